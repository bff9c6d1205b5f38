"""The gate: every answer is in the ledger before it is given."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from fakes import NOW, FakeClock, MemoryRecorder, authority
from spaniel.authority import AuthorityGate
from spaniel.errors import Refused, StorageError
from spaniel.types import Grant, Technique

WEB = Technique.OPEN_SOURCE
URL = "http://shop.example/"


def gate(recorder: MemoryRecorder, clock: FakeClock, **changes: object) -> AuthorityGate:
    return AuthorityGate(authority(hosts=["shop.example"], **changes), recorder, clock)


def test_a_grant_is_in_the_ledger_and_names_technique_target_and_time(
    recorder: MemoryRecorder, clock: FakeClock
) -> None:
    given = gate(recorder, clock).grant(WEB, URL)
    (act,) = recorder.acts
    assert (act.kind, act.id, act.unit) == ("grant", given.id, "order-17")
    assert act.body == {
        "technique": "open_source",
        "target": "http://shop.example:80",
        "since": NOW.isoformat(),
        "until": (NOW + timedelta(hours=1)).isoformat(),
    }


def test_one_grant_stands_for_an_origin_and_not_for_another(
    recorder: MemoryRecorder, clock: FakeClock
) -> None:
    door = gate(recorder, clock)
    first = door.grant(WEB, URL)
    assert door.grant(WEB, "http://shop.example/other?page=2") == first
    assert door.grant(WEB, "http://shop.example:81/") != first
    assert door.grant(WEB, "https://shop.example/") != first
    assert len(recorder.bodies("grant")) == 3


def test_every_url_is_judged_even_where_its_origin_has_a_grant(
    recorder: MemoryRecorder, clock: FakeClock
) -> None:
    door = AuthorityGate(authority(patterns=["http://a.example/open/*"]), recorder, clock)
    door.grant(WEB, "http://a.example/open/1")
    with pytest.raises(Refused):
        door.grant(WEB, "http://a.example/closed")


def test_a_refusal_is_in_the_ledger_once_for_each_target_and_reason(
    recorder: MemoryRecorder, clock: FakeClock
) -> None:
    door = gate(recorder, clock)
    for _ in range(3):
        with pytest.raises(Refused, match="outside the scope"):
            door.grant(WEB, "http://evil.test/")
    clock.forward(days=400)
    with pytest.raises(Refused, match="expired"):
        door.grant(WEB, "http://evil.test/")
    first, second = recorder.bodies("refusal")
    assert first["target"] == second["target"] == "http://evil.test/"
    assert "outside the scope" in first["reason"]
    assert "expired" in second["reason"]


def test_two_long_targets_with_one_beginning_are_two_refusals(
    recorder: MemoryRecorder, clock: FakeClock
) -> None:
    door = gate(recorder, clock)
    for end in "ab":
        with pytest.raises(Refused):
            door.grant(WEB, "http://evil.test/" + "x" * 5_000 + end)
    assert len(recorder.bodies("refusal")) == 2
    assert len(recorder.bodies("refusal")[0]["target"]) == 2_000


def test_a_refusal_shows_nothing_that_a_terminal_would_obey(
    recorder: MemoryRecorder, clock: FakeClock
) -> None:
    with pytest.raises(Refused) as caught:
        gate(recorder, clock).grant(WEB, "http://evil.test/\x1b[2J\u202e\udcff")
    assert str(caught.value).isprintable()


def test_without_the_ledger_there_is_no_grant(recorder: MemoryRecorder, clock: FakeClock) -> None:
    door = gate(recorder, clock)
    recorder.full = True
    with pytest.raises(StorageError):
        door.grant(WEB, URL)
    recorder.full = False
    given = door.grant(WEB, URL)
    assert [act.id for act in recorder.acts] == [given.id]


def test_before_and_after_its_dates_an_authority_grants_nothing(recorder: MemoryRecorder) -> None:
    clock = FakeClock(NOW - timedelta(days=400))
    door = gate(recorder, clock)
    with pytest.raises(Refused, match="begins on 2026-01-01"):
        door.grant(WEB, URL)
    assert not door.allows(WEB, URL)
    clock.forward(days=400)
    assert door.grant(WEB, URL)
    clock.forward(days=400)
    with pytest.raises(Refused, match="expired on 2027-01-01"):
        door.grant(WEB, URL)


def test_a_grant_ends_with_its_authority(recorder: MemoryRecorder, clock: FakeClock) -> None:
    door = gate(recorder, clock, valid_until=NOW + timedelta(minutes=5))
    given = door.grant(WEB, URL)
    assert given.until == NOW + timedelta(minutes=5)
    assert door.grant(WEB, URL) == given
    clock.forward(minutes=5)
    assert not door.issued(given)
    with pytest.raises(Refused):
        door.grant(WEB, URL)


def test_a_grant_is_renewed_before_it_runs_out(recorder: MemoryRecorder, clock: FakeClock) -> None:
    door = gate(recorder, clock)
    first = door.grant(WEB, URL)
    clock.forward(minutes=50)
    second = door.grant(WEB, URL)
    assert second != first
    assert door.issued(first)
    clock.forward(minutes=11)
    assert not door.issued(first)
    assert door.issued(second)


def test_allows_records_nothing(recorder: MemoryRecorder, clock: FakeClock) -> None:
    door = gate(recorder, clock)
    assert door.allows(WEB, URL)
    assert not door.allows(WEB, "http://evil.test/")
    assert not recorder.acts


@dataclass(frozen=True, slots=True, kw_only=True)
class Forged(Grant):
    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = None  # type: ignore[assignment]


def test_a_forged_grant_is_not_issued(recorder: MemoryRecorder, clock: FakeClock) -> None:
    door = gate(recorder, clock)
    real = door.grant(WEB, URL)
    values = {name: getattr(real, name) for name in Grant.__dataclass_fields__}
    assert door.issued(replace(real))
    for false in (
        replace(real, target="http://evil.test:80"),
        replace(real, technique=Technique.TEST_PURCHASE),
        replace(real, until=real.until + timedelta(days=1)),
        replace(real, id="grant-" + "0" * 32),
        replace(real, id=["unhashable"]),
        Forged(**values),
        None,
        "grant",
    ):
        assert not door.issued(false)  # type: ignore[arg-type]


def test_another_gates_grant_is_not_issued(recorder: MemoryRecorder, clock: FakeClock) -> None:
    other = gate(recorder, clock).grant(WEB, URL)
    assert not gate(recorder, clock).issued(other)


def test_grant_ids_cannot_be_guessed(recorder: MemoryRecorder, clock: FakeClock) -> None:
    ids = {gate(recorder, clock).grant(WEB, URL).id for _ in range(50)}
    assert len(ids) == 50
    assert all(len(id_) == len("grant-") + 32 for id_ in ids)
