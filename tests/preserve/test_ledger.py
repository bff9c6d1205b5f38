"""The ledger's file: chain, crashes, texts that fit nowhere, damage that is not tidied away."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fakes import FakeClock
from lakes import STEP
from spaniel.errors import EvidenceError, StorageError
from spaniel.preserve import FileLedger, Layout, verify_evidence
from spaniel.preserve.ledger import parse_act, read_acts, read_note, write_note
from spaniel.types import Act, canonical_json


def opened(root: Path) -> FileLedger:
    return FileLedger(Layout(root, "id"), FakeClock(step=STEP))


def act(number: int = 0, unit: str = "order-17", **body: object) -> Act:
    return Act(kind="grant", unit=unit, id=f"grant-{number}", body={"n": number} | body)


def sound(root: Path) -> bool:
    return verify_evidence(Layout(root, "id")).sound


@pytest.fixture
def ledger(tmp_path: Path) -> FileLedger:
    made = opened(tmp_path)
    made.append([act(0), act(1, "order-18"), act(2, "")])
    made.append([act(3), act(4, "order-18"), act(5)])
    return made


def test_nothing_appended_is_nothing_written(tmp_path: Path) -> None:
    assert opened(tmp_path).append([]) == []
    assert list(tmp_path.iterdir()) == []


def test_bodies_lie_in_their_units_and_entries_tell_nothing(
    ledger: FileLedger, tmp_path: Path
) -> None:
    entries = (tmp_path / "ledger" / "entries.jsonl").read_text()
    assert "order-17" not in entries and "grant-0" not in entries
    bodies = [a["body"]["n"] for a, _ in read_acts(tmp_path / "units" / "order-17" / "acts.jsonl")]
    assert bodies == [0, 3, 5]
    assert [entry.seq for entry in ledger.entries(2)] == [2, 3, 4, 5]


def test_equal_acts_have_unequal_commitments(tmp_path: Path) -> None:
    made = opened(tmp_path).append([act(1), act(1)])
    assert made[0].commitment != made[1].commitment


numbers = st.one_of(st.integers(), st.floats(allow_nan=False))
bodies = st.dictionaries(
    st.text(max_size=5),
    st.recursive(st.one_of(st.none(), st.booleans(), numbers, st.text(max_size=20)), st.lists),
    max_size=4,
)


@settings(max_examples=60, deadline=None)
@given(body=bodies)
def test_every_plain_body_survives(tmp_path_factory: pytest.TempPathFactory, body: object) -> None:
    root = tmp_path_factory.mktemp("ledger")
    made = opened(root)
    made.append([Act(kind="source", unit="u", id="a", body={"body": body})])
    assert sound(root)
    ((found, _),) = read_acts(root / "units" / "u" / "acts.jsonl")
    assert canonical_json(found["body"]) == canonical_json({"body": body})


@pytest.mark.parametrize("value", ["\ud800 a", 10**40, float("nan"), float("inf"), "a\0\r\n\u2028"])
def test_strange_values_do_not_poison_the_ledger(tmp_path: Path, value: object) -> None:
    made = opened(tmp_path)
    made.append([act(1, value=value)])
    made.append([Act(kind="grant", unit="order-17", id="\udfff", body={"list": [value, {"k": 1}]})])
    assert opened(tmp_path).size == 2
    assert len(list(read_acts(made.acts_path("order-17")))) == 2
    assert sound(tmp_path)


def test_acts_longer_than_any_block(ledger: FileLedger, tmp_path: Path) -> None:
    ledger.append([act(6, text="x" * 300_000), act(7, "order-18", text="y" * 70_000)])
    ledger.append([act(8)])
    assert sound(tmp_path)
    assert ledger.size == 9


# --------------------------------------------------------------------------- crashes


def crashed(root: Path, keep_entries: int, *, torn: bool, keep_acts: int | None = None) -> None:
    """Leave what a crash leaves of an append of two acts in two units."""
    before = (root / "ledger" / "entries.jsonl").read_bytes()
    made = opened(root)
    size = made.size
    made.append([act(10), act(11, "order-18")])
    added = (root / "ledger" / "entries.jsonl").read_bytes()[len(before) :].splitlines(True)
    kept = b"".join(added[:keep_entries]) + (added[keep_entries][:20] if torn else b"")
    (root / "ledger" / "entries.jsonl").write_bytes(before + kept)
    if keep_acts is not None:
        path = made.acts_path("order-18")
        os.truncate(path, path.stat().st_size - keep_acts)
    handle = os.open(root / "ledger" / "lock", os.O_RDWR)
    write_note(handle, size)
    os.close(handle)


@pytest.mark.parametrize("keep", [0, 1])
@pytest.mark.parametrize("torn", [False, True])
@pytest.mark.parametrize("cut", [None, 7])
def test_a_crash_leaves_a_sound_ledger_that_goes_on(
    ledger: FileLedger, tmp_path: Path, keep: int, torn: bool, cut: int | None
) -> None:
    if keep == 1 and cut:
        cut = None  # bodies are on disk before the first entry is
    crashed(tmp_path, keep, torn=torn, keep_acts=cut)
    assert sound(tmp_path)
    again = opened(tmp_path)
    assert again.size == 6 + keep
    again.append([act(12, "order-19")])
    assert sound(tmp_path)
    again.append([act(13), act(14, "order-18")])
    assert sound(tmp_path)
    assert again.size == 9 + keep


def test_a_note_is_gone_after_every_append(ledger: FileLedger, tmp_path: Path) -> None:
    handle = os.open(tmp_path / "ledger" / "lock", os.O_RDONLY)
    assert read_note(handle) is None
    os.close(handle)


# --------------------------------------------------------------------------- damage


def test_a_ledger_cut_short_is_not_gone_on_with(ledger: FileLedger, tmp_path: Path) -> None:
    path = tmp_path / "ledger" / "entries.jsonl"
    path.write_bytes(b"".join(path.read_bytes().splitlines(True)[:-1]))
    acts = ledger.acts_path("order-17").read_bytes()
    with pytest.raises(EvidenceError, match="5 entries, but there was an entry 5"):
        ledger.append([act(9)])
    assert ledger.acts_path("order-17").read_bytes() == acts, "nothing was tidied away"


@pytest.mark.parametrize("file", ["ledger/entries.jsonl", "units/order-17/acts.jsonl"])
@pytest.mark.parametrize("how", ["torn", "garbage", "binary"])
def test_a_damaged_end_is_not_gone_on_with(
    ledger: FileLedger, tmp_path: Path, file: str, how: str
) -> None:
    path = tmp_path / file
    whole = path.read_bytes()
    path.write_bytes(
        {"torn": whole[:-9], "garbage": whole + b"x\n", "binary": whole + b"\xff\0\n"}[how]
    )
    damaged = path.read_bytes()
    with pytest.raises(EvidenceError):
        ledger.append([act(9)])
    assert path.read_bytes() == damaged
    assert not sound(tmp_path)


def test_damage_within_is_named_by_reading(ledger: FileLedger, tmp_path: Path) -> None:
    path = tmp_path / "ledger" / "entries.jsonl"
    lines = path.read_bytes().splitlines(True)
    path.write_bytes(b"".join([lines[0], b"{}\n", *lines[2:]]))
    with pytest.raises(EvidenceError, match="entry 1"):
        list(ledger.entries())
    with pytest.raises(EvidenceError, match="byte 0"):
        acts = ledger.acts_path("order-18")
        acts.write_bytes(b"[1]\n" + acts.read_bytes())
        list(read_acts(acts))


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b'{"seq":"1","at":"","kind":"","id":"","salt":"","body":{}}',
        b'{"seq":true,"at":"","kind":"","id":"","salt":"","body":{}}',
        b'{"seq":1,"at":"","kind":"","id":[],"salt":"","body":{}}',
        b'{"seq":1,"at":"","kind":"","id":"","salt":"","body":[]}',
        b"[" * 100_000,
        b"\xff\xfe",
    ],
)
def test_what_is_no_act_is_none(line: bytes) -> None:
    assert parse_act(line) is None


def test_a_disk_that_refuses_is_one_sentence(tmp_path: Path) -> None:
    made = opened(tmp_path)
    made.append([act(0)])
    shutil.rmtree(tmp_path / "units")
    (tmp_path / "units").write_text("a file where a folder should be")
    with pytest.raises(StorageError, match="the ledger cannot be written"):
        made.append([act(1)])
    assert json.loads((tmp_path / "ledger" / "entries.jsonl").read_text())["seq"] == 0
