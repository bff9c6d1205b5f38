"""Everything derived is made again from the evidence, equal in every column."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from fakes import source
from lakes import (
    LineReader,
    assert_whole,
    filled,
    held,
    new_lake,
    page,
    rows_of,
    source_of,
    verified,
    writing,
)
from spaniel.errors import Busy, LakeError
from spaniel.lake import Lake, commit, promote, read_captures, rebuild, record_definitions
from spaniel.lake.lease import lease
from spaniel.lake.schema import KINDS

UNITS = ("order-17", "order-18")


def tables(lake: Lake) -> dict[str, list[dict[str, Any]]]:
    return {kind: rows_of(lake, kind) for kind in KINDS}


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    made = filled(tmp_path / "lake", units=UNITS)
    promote(made, LineReader().name(source()), who="a", why="b")
    commit(made)
    return made


def drop_derived(root: Path) -> None:
    for pattern in ("units/*/index.sqlite*", "catalogue.sqlite*", "versions/*", "committer.*"):
        for path in root.glob(pattern):
            path.unlink()
    for path in root.glob("units/*/tables"):
        shutil.rmtree(path)


def test_all_tables_come_back_equal(lake: Lake) -> None:
    before = tables(lake)
    assert all(before[kind] for kind in ("capture", "reading", "promotion", "listing"))
    lake.close()
    drop_derived(lake.root)
    again = new_lake(lake.root)
    tally = rebuild(again, [LineReader()], source_of)
    assert (tally.captures, tally.readings, tally.lost) == (16, 16, [])
    assert tally.observations == len(before["listing"])
    assert tables(again) == before
    assert_whole(again, set())


def test_rebuilding_twice_is_the_same(lake: Lake) -> None:
    before = tables(lake)
    for _ in range(2):
        number = lake.version().number
        rebuild(lake, [LineReader()], source_of)
        assert lake.version().number == number + 1
        assert tables(lake) == before


def test_the_lake_goes_on_after_a_rebuild(lake: Lake) -> None:
    rebuild(lake, [LineReader()], source_of)
    with writing(lake) as writer:
        kept = writer.keep([("http://shop.example/0", page(0)), ("http://x.example/9", page(9))])
        assert len(kept) == 1
    assert read_captures(lake, "order-17", source(), [LineReader()]).readings == 1
    commit(lake)
    assert_whole(lake, {("order-17", kept[0].id)})


def test_what_waits_in_spools_comes_with_the_next_commit(lake: Lake) -> None:
    with writing(lake) as writer:
        (kept,) = writer.keep([("http://x.example/9", page(9))])
        rebuild(lake, [LineReader()], source_of)
        assert len(rows_of(lake, "capture")) == 16
        commit(lake)
    assert len(rows_of(lake, "capture")) == 17
    assert_whole(lake, {("order-17", kept.id)})


def test_a_reading_that_comes_out_different_is_named_and_left_out(lake: Lake) -> None:
    tally = rebuild(lake, [LineReader(said="!")], source_of)
    assert len(tally.lost) == 16
    assert all(line.endswith("reads differently now") for line in tally.lost)
    assert (tally.readings, rows_of(lake, "listing")) == (0, [])


def test_a_reader_that_is_not_at_hand_is_named(lake: Lake) -> None:
    tally = rebuild(lake, [LineReader(version="2")], source_of)
    assert len(tally.lost) == 16
    assert "reader lines@1 with its hints is not at hand" in tally.lost[0]


def test_a_source_that_was_changed_since_is_read_as_it_stood(tmp_path: Path) -> None:
    lake = filled(tmp_path / "lake")
    before = tables(lake)
    record_definitions(lake, held(), source(language="de"))
    assert rebuild(lake, [LineReader()], source_of).lost == []
    assert tables(lake) == before
    read_captures(lake, "order-17", source(language="de"), [LineReader()])
    commit(lake)
    both = tables(lake)
    assert len(both["reading"]) == 2 * len(before["reading"])
    assert rebuild(lake, [LineReader()], source_of).lost == []
    assert tables(lake) == both


class FallingReader(LineReader):
    """Has a fault since it read these pages."""

    def read(self, capture: Any, payload: bytes, source: Any) -> Any:
        raise RecursionError


def test_a_reader_that_fails_is_named(lake: Lake) -> None:
    tally = rebuild(lake, [FallingReader()], source_of)
    assert len(tally.lost) == 16
    assert tally.lost[0].endswith("its reader failed: RecursionError")


def test_a_missing_segment_is_named_and_the_rest_comes_back(lake: Lake) -> None:
    segment = sorted(lake.layout.unit("order-17").warc.iterdir())[0]
    segment.unlink()
    tally = rebuild(lake, [LineReader()], source_of)
    assert 0 < len(tally.lost) < 8
    assert tally.captures == 16
    assert "cannot be read" in tally.lost[0]
    assert not verified(lake).sound


def test_beside_a_committer_it_is_refused(lake: Lake) -> None:
    with lease(new_lake(lake.root), 0), pytest.raises(Busy):
        rebuild(lake, [LineReader()], source_of)


def test_a_rebuild_that_was_killed_is_no_empty_lake(
    lake: Lake, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tables(lake)

    class Crash(BaseException):
        pass

    def crash(*_: object) -> None:
        raise Crash

    with monkeypatch.context() as patch, pytest.raises(Crash):
        patch.setattr("spaniel.lake.tables.Tables.append", crash)
        rebuild(lake, [LineReader()], source_of)
    with writing(lake) as writer:
        (kept,) = writer.keep([("http://x.example/9", page(9))])
    for attempt in (lambda: commit(lake), lake.engine):
        with pytest.raises(LakeError, match="spaniel rebuild"):
            attempt()
    assert verified(lake).sound
    assert rebuild(lake, [LineReader()], source_of).lost == []
    assert tables(lake) == before
    commit(lake)
    assert_whole(lake, {("order-17", kept.id)})
