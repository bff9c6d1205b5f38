"""One committer: batches, leases, versions that stay what they are, readers that never wait."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from fakes import NOW, source
from lakes import (
    LineReader,
    assert_whole,
    filled,
    held,
    ledger_ids,
    new_lake,
    page,
    rows_of,
    source_of,
    verified,
    writing,
)
from spaniel.errors import Busy, LakeError, StorageError
from spaniel.lake import Lake, commit, promote, read_captures, rebuild
from spaniel.lake.lease import lease
from spaniel.types import ReaderName


def keep(lake: Lake, *numbers: int, unit: str = "order-17") -> None:
    with writing(lake, held(unit)) as writer:
        writer.keep([(f"http://shop.example/{n}", page(n)) for n in numbers])


# --------------------------------------------------------------------------- lease


def test_a_second_committer_is_refused_by_one_sentence(tmp_path: Path) -> None:
    lake, other = new_lake(tmp_path / "lake"), new_lake(tmp_path / "lake")
    with lease(lake, 0), pytest.raises(Busy, match=r"another committer is at work \(process \d+"):
        commit(other)
    commit(other)


def test_a_second_committer_waits_when_told_to(tmp_path: Path) -> None:
    lake = new_lake(tmp_path / "lake")
    keep(lake, 1)
    done = threading.Event()

    def hold() -> None:
        with lease(new_lake(tmp_path / "lake"), 0):
            held.set()
            done.wait(10)

    held = threading.Event()
    holder = threading.Thread(target=hold)
    holder.start()
    held.wait(10)
    with pytest.raises(Busy):
        commit(lake, wait=0.1)
    threading.Timer(0.2, done.set).start()
    assert commit(lake, wait=30).number == 1
    holder.join()


HOLD = """
import sys, time
from pathlib import Path
from spaniel.lake import Lake
from spaniel.lake.lease import lease
with lease(Lake(Path(sys.argv[1])), 0):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_killed_committer_leaves_no_lease(tmp_path: Path) -> None:
    lake = new_lake(tmp_path / "lake")
    command = [sys.executable, "-c", HOLD, str(lake.root)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as holder:
        assert holder.stdout and holder.stdout.readline() == b"held\n"
        with pytest.raises(Busy, match=f"process {holder.pid} "):
            commit(lake)
        holder.kill()
        holder.wait()
        commit(lake)


# --------------------------------------------------------------------------- batches


def test_nothing_to_commit_makes_no_version(tmp_path: Path) -> None:
    lake = new_lake(tmp_path / "lake")
    assert commit(lake).number == 0
    keep(lake, 1)
    assert commit(lake).number == 1
    assert commit(lake).number == 1


def test_small_batches_give_the_same_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lake = new_lake(tmp_path / "lake")
    for unit in ("order-17", "order-18"):
        keep(lake, *range(9), unit=unit)
        read_captures(lake, unit, source(), [LineReader()])
    shutil.copytree(lake.root, tmp_path / "other")
    monkeypatch.setattr("spaniel.lake.committer._BATCH_BYTES", 2_000)
    assert commit(lake).number > 5
    assert_whole(lake, set())
    monkeypatch.undo()
    other = new_lake(tmp_path / "other")
    assert commit(other).number == 1
    for kind in ("capture", "reading", "listing"):
        found, wanted = rows_of(lake, kind), rows_of(other, kind)
        for row in [*found, *wanted]:
            row.pop("recorded"), row.pop("ledger_seq")
        assert found == wanted


def test_versions_stay_what_they_are(tmp_path: Path) -> None:
    lake = new_lake(tmp_path / "lake")
    seen = {}
    for number in range(1, 6):
        keep(lake, number)
        read_captures(lake, "order-17", source(), [LineReader()])
        made = commit(lake).number
        seen[made] = rows_of(lake, "listing")
        assert len(seen[made]) == 3 * number
    opened = new_lake(lake.root)
    for number, rows in seen.items():
        assert rows_of(opened, "listing", number) == rows
    assert [version.number for version in lake.versions()] == [1, 2, 3, 4, 5]
    assert lake.version(0).tables == {}


def test_a_reader_on_an_old_version_sees_it_through_commits(tmp_path: Path) -> None:
    lake = filled(tmp_path / "lake")
    engine = lake.engine()
    listings = engine.table("listing")
    before = listings.count().to_pyarrow().as_py()
    writer_side = new_lake(lake.root)
    for number in range(70, 140):  # and through a compaction
        keep(writer_side, number)
        if number % 10 == 0:
            commit(writer_side)
    assert listings.count().to_pyarrow().as_py() == before
    late = engine.table("capture").count().to_pyarrow().as_py()
    assert late == 8, "a table opened later is of the same version"


def test_the_same_reading_from_two_processes_is_entered_once(tmp_path: Path) -> None:
    """Both read before either acknowledged."""
    lake = new_lake(tmp_path / "lake")
    keep(lake, 1, 2)
    unit = lake.layout.unit("order-17")
    before = unit.index.read_bytes()
    spools = set(unit.spool.iterdir())
    read_captures(lake, "order-17", source(), [LineReader()])
    (first,) = set(unit.spool.iterdir()) - spools
    aside = first.rename(tmp_path / first.name)
    unit.index.write_bytes(before)
    read_captures(lake, "order-17", source(), [LineReader()])
    aside.rename(first)
    commit(lake)
    assert_whole(lake, set())
    assert ledger_ids(lake, "reading").total() == 2


def test_a_live_writers_spool_is_committed_and_kept(tmp_path: Path) -> None:
    lake = new_lake(tmp_path / "lake")
    with writing(lake) as writer:
        writer.keep([("http://shop.example/1", page(1))])
        commit(lake)
        assert len(list(lake.layout.unit("order-17").spool.iterdir())) == 1
        writer.keep([("http://shop.example/2", page(2))])
        commit(lake)
        assert len(rows_of(lake, "capture")) == 2
    commit(lake)
    assert list(lake.layout.unit("order-17").spool.iterdir()) == []
    assert_whole(lake, set())


def test_unacknowledged_bytes_are_cut_off(tmp_path: Path) -> None:
    lake = new_lake(tmp_path / "lake")
    with writing(lake) as writer:
        (capture,) = writer.keep([("http://shop.example/1", page(1))])
    unit = lake.layout.unit("order-17")
    segment, (spool,) = unit.warc / capture.file, unit.spool.iterdir()
    whole = segment.read_bytes()
    segment.write_bytes(whole + b"\x1f\x8b half a record")
    spool.write_bytes(spool.read_bytes() + b"0123abcd {half a line")
    (unit.warc / "never.warc.gz").write_bytes(b"x")
    (unit.spool / "never.spool").write_bytes(b"")
    assert verified(lake).sound
    commit(lake)
    assert segment.read_bytes() == whole
    assert [path.name for path in unit.warc.iterdir()] == [segment.name]
    assert_whole(lake, {("order-17", capture.id)})


def test_what_was_acknowledged_after_the_last_batch_is_never_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A writer that flushes and ends while the committer is already tidying up."""
    lake = filled(tmp_path / "lake")
    with monkeypatch.context() as patch:
        patch.setattr("spaniel.lake.committer._Committer._next_batch", lambda _: None)
        with writing(lake) as writer:
            (kept,) = writer.keep([("http://shop.example/late", page(9))])
        commit(lake)
    assert verified(lake).waiting == 1
    commit(lake)
    assert_whole(lake, {("order-17", kept.id)})


# --------------------------------------------------------------------------- damage


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"consumed": 1}', b"\xff"])
def test_notes_that_cannot_be_read_are_one_sentence_and_rebuild_mends(
    tmp_path: Path, data: bytes
) -> None:
    lake = filled(tmp_path / "lake")
    keep(lake, 77)
    (lake.root / "committer.json").write_bytes(data)
    with pytest.raises(LakeError, match="spaniel rebuild"):
        commit(lake)
    assert rebuild(lake, [LineReader()], source_of).lost == []
    commit(lake)
    assert_whole(lake, set())
    assert len(rows_of(lake, "capture")) == 9


def test_lost_notes_lose_and_double_nothing(tmp_path: Path) -> None:
    lake = new_lake(tmp_path / "lake")
    with writing(lake) as writer:
        writer.keep([("http://shop.example/1", page(1))])
        read_captures(lake, "order-17", source(), [LineReader()])
        commit(lake)
        writer.keep([("http://shop.example/2", page(2))])
        (lake.root / "committer.json").unlink()
        commit(lake)
    assert_whole(lake, set())


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b"\xff"])
def test_a_version_that_cannot_be_read_is_one_sentence(tmp_path: Path, data: bytes) -> None:
    lake = filled(tmp_path / "lake")
    (lake.root / "versions" / "00000002.json").write_bytes(data)
    with pytest.raises(LakeError, match="spaniel rebuild"):
        lake.version()
    keep(lake, 77)
    with pytest.raises(LakeError, match="spaniel rebuild"):
        commit(lake)
    assert any("00000002" in line for line in lake.changed_tables())
    assert verified(lake).sound
    rebuild(lake, [LineReader()], source_of)
    commit(lake)
    assert_whole(lake, set())


def test_a_damaged_catalogue_is_one_sentence(tmp_path: Path) -> None:
    lake = filled(tmp_path / "lake")
    lake.close()
    (lake.root / "catalogue.sqlite").write_bytes(b"no catalogue" * 1000)
    keep(lake, 77)
    with pytest.raises((LakeError, StorageError), match="spaniel rebuild"):
        commit(lake)
    with pytest.raises((LakeError, StorageError), match="spaniel rebuild"):
        lake.engine().table("listing")
    assert lake.changed_tables()
    rebuild(lake, [LineReader()], source_of)
    commit(lake)
    assert_whole(lake, set())


@pytest.mark.parametrize("gone", ["data", "metadata"])
def test_a_table_whose_files_are_gone_is_one_sentence(tmp_path: Path, gone: str) -> None:
    lake = filled(tmp_path / "lake")
    shutil.rmtree(lake.layout.unit("order-17").tables / "listing" / gone)
    with pytest.raises(LakeError, match="spaniel rebuild"):
        lake.engine().table("listing")
    assert lake.changed_tables()


# --------------------------------------------------------------------------- decisions


def test_a_promotion_is_a_row_and_an_act(tmp_path: Path) -> None:
    lake = filled(tmp_path / "lake")
    reader = ReaderName(name="lines", version="1")
    (made,) = promote(lake, reader, who="head\ud800", why="reads better\0", source="shop-a")
    assert made.at > NOW - timedelta(days=1)
    commit(lake)
    (row,) = rows_of(lake, "promotion")
    assert (row["reader"], row["who"], row["why"]) == ("lines", "head\\ud800", "reads better\0")
    assert set(ledger_ids(lake, "promotion")) == {("order-17", row["id"])}
    assert_whole(lake, set())
