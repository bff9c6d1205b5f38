"""The index is derived: whatever happens to its file, it says what the evidence says."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from lakes import assert_whole, filled, held, new_lake, page, writing
from spaniel.errors import StorageError
from spaniel.lake import Lake, commit


def known(lake: Lake) -> tuple[list[str], list[str], list[str]]:
    with lake.index("order-17") as index:
        captures = [capture.id for capture in index.captures()]
        readers = [f"{name} {kind} {n}" for name, kind, n in index.readers()]
        return captures, index.sources(), readers


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return filled(tmp_path / "lake")


def path_of(lake: Lake) -> Path:
    return lake.layout.unit("order-17").index


def test_a_deleted_index_is_made_again(lake: Lake) -> None:
    before = known(lake)
    path_of(lake).unlink()
    assert known(lake) == before


@pytest.mark.parametrize(
    "data", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 5000, b"\0" * 9000]
)
def test_a_file_that_is_no_index_is_made_again(lake: Lake, data: bytes) -> None:
    before = known(lake)
    path_of(lake).write_bytes(data)
    assert known(lake) == before


def test_a_damaged_index_is_made_again_or_says_so(lake: Lake) -> None:
    before, whole = known(lake), path_of(lake).read_bytes()
    dice = random.Random(5)
    for _ in range(40):
        data = bytearray(whole)
        start = dice.randrange(len(data))
        data[start : start + dice.randint(1, 3000)] = dice.randbytes(dice.randint(1, 3000))
        path_of(lake).write_bytes(data)
        try:
            known(lake)
            with writing(lake) as writer:
                writer.keep([("http://shop.example/0", page(0))])
        except StorageError as fault:
            assert "spaniel rebuild" in str(fault) or "index" in str(fault)
        path_of(lake).unlink(missing_ok=True)
    assert known(lake) == before
    commit(lake)
    assert lake.ledger.size


def test_an_index_from_another_state_of_the_lake_is_made_again(lake: Lake, tmp_path: Path) -> None:
    older = tmp_path / "older"
    shutil.copytree(lake.root, older)
    with writing(lake) as writer:
        writer.keep([("http://shop.example/later", b"later")])
    commit(lake)
    newer = path_of(lake).read_bytes()
    restored = new_lake(older)
    before = known(restored)
    path_of(restored).write_bytes(newer)
    assert known(restored) == before
    with writing(restored) as writer:
        assert len(writer.keep([("http://shop.example/later", b"later")])) == 1
    commit(restored)
    assert_whole(restored, set())


def test_what_a_killed_writer_acknowledged_is_known_to_live_ones(tmp_path: Path) -> None:
    """Its spool line is there, its index entry is not: the payload must not be kept twice."""
    lake = new_lake(tmp_path / "lake")
    with writing(lake) as living:
        living.keep([("http://shop.example/0", b"zero")])
        before = path_of(lake).read_bytes()
        with writing(lake) as killed:
            (first,) = killed.keep([("http://shop.example/1", b"one")])
        path_of(lake).write_bytes(before)  # the same file, as if the entry had never been made
        assert living.keep([("http://shop.example/1", b"one")]) == []
        (other,) = living.keep([("http://shop.example/2", b"one")])
        assert other.same_as == first.id
    commit(lake)
    assert_whole(lake, {("order-17", first.id), ("order-17", other.id)})


def test_orphans_are_not_taken_for_recorded_definitions(tmp_path: Path) -> None:
    lake = filled(tmp_path / "lake")
    with lake.index("order-17") as index:
        assert index.definition("authority", "order-17") is not None
    entries = lake.root / "ledger" / "entries.jsonl"
    entries.write_bytes(entries.read_bytes().splitlines(True)[0])
    path_of(lake).unlink()
    with lake.index("order-17") as index:
        assert index.definition("authority", "order-17") is not None
        assert index.definition("source", "shop-a") is None
        assert len(list(index.captures())) == 8, "seen is seen, entered or not"


def test_indexes_of_units_are_apart(tmp_path: Path) -> None:
    lake = filled(tmp_path / "lake", units=("order-17", "order-18"))
    with writing(lake, held("order-18")) as writer:
        writer.keep([("http://shop.example/only", b"only here")])
    with lake.index("order-17") as index:
        assert len(list(index.captures())) == 8
    with lake.index("order-18") as index:
        assert len(list(index.captures())) == 9
