"""What any archive has to do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from fakes import NOW, FakeGate, MemoryArchive, source
from lakes import new_lake, response, writing
from spaniel.errors import Refused
from spaniel.ports import Archive

Opened = tuple[Archive, FakeGate]


@pytest.fixture(params=["warc", "memory"])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Opened]:
    if request.param == "memory":
        gate = FakeGate()
        yield MemoryArchive(gate), gate
        return
    with writing(new_lake(tmp_path / "lake")) as writer:
        yield writer.archive, writer.gate


def test_nothing_put_is_nothing_kept(opened: Opened) -> None:
    assert list(opened[0].flush()) == []


def test_a_capture_says_what_the_response_said(opened: Opened) -> None:
    archive, gate = opened
    given = response(gate=gate, depth=3, origin="o", media_type="text/plain", status=404)
    archive.put(source(), given)
    (capture,) = archive.flush()
    for name in ("source", "address", "seen", "seen_until", "captured", "media_type", "status"):
        assert getattr(capture, name) == getattr(given, name)
    assert (capture.depth, capture.origin, capture.grant) == (3, "o", given.grant.id)
    assert (capture.payload_digest, capture.payload_bytes) == (given.payload_digest, 6)
    assert (capture.authority, capture.service) == ("order-17", "Shop A")
    assert list(archive.flush()) == []


def test_only_the_same_act_again_adds_nothing(opened: Opened) -> None:
    archive, gate = opened
    acts = [
        {},
        {},
        {"address": "http://shop.example/2"},
        {"seen": NOW + timedelta(days=1)},
        {"seen": None},
        {"payload": b"other"},
        {"captured": NOW + timedelta(hours=1)},
        {"source": "shop-b"},
    ]
    for changes in acts:
        archive.put(source(), response(gate=gate, **changes))
    kept = list(archive.flush())
    assert len(kept) == 6
    assert [bool(capture.same_as) for capture in kept] == [False, True, True, True, False, True]
    assert {capture.same_as for capture in kept} == {"", kept[0].id}
    for changes in acts:
        archive.put(source(), response(gate=gate, **changes))
    assert list(archive.flush()) == []


def test_no_grant_no_capture(opened: Opened) -> None:
    archive, gate = opened
    with pytest.raises(Refused):
        archive.put(source(), response())
    dead = response(gate=gate)
    gate.dead.add(dead.grant.id)
    with pytest.raises(Refused):
        archive.put(source(), dead)
    assert list(archive.flush()) == []


def test_simulated_is_said(opened: Opened) -> None:
    archive, gate = opened
    archive.put(source(simulated=True), response(gate=gate))
    assert [capture.simulated for capture in archive.flush()] == [True]


def test_an_empty_payload_is_a_payload(opened: Opened) -> None:
    archive, gate = opened
    archive.put(source(), response(payload=b"", gate=gate))
    archive.put(source(), response("http://shop.example/2", b"", gate=gate))
    kept = list(archive.flush())
    assert [capture.payload_bytes for capture in kept] == [0, 0]
    assert kept[1].same_as == kept[0].id
