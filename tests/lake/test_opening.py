"""Lakes that were moved, copied, made at once by two, are on read-only media, or are none."""

from __future__ import annotations

import json
import multiprocessing
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from fakes import source
from lakes import (
    LineReader,
    assert_whole,
    filled,
    look_at_read_only,
    make_at_once,
    new_lake,
    page,
    rows_of,
    source_of,
    verified,
    writing,
)
from spaniel.errors import LakeError, StorageError, UnknownName
from spaniel.lake import Lake, commit, read_captures, rebuild


def test_a_moved_lake_goes_on(tmp_path: Path) -> None:
    filled(tmp_path / "lake").close()
    before = rows_of(new_lake(tmp_path / "lake"), "listing")
    moved = (tmp_path / "lake").rename(tmp_path / "näch 'ste\" $(x) folder")
    lake = new_lake(moved)
    assert rows_of(lake, "listing") == before
    assert rows_of(lake, "capture", 1) != rows_of(lake, "capture", 2)
    with writing(lake) as writer:
        (kept,) = writer.keep([("http://shop.example/later", page(9))])
        assert writer.keep([("http://shop.example/0", page(0))]) == []
    read_captures(lake, "order-17", source(), [LineReader()])
    commit(lake)
    assert_whole(lake, {("order-17", kept.id)})
    assert rebuild(lake, [LineReader()], source_of).lost == []


def test_a_copied_lake_and_its_original_are_apart(tmp_path: Path) -> None:
    lake = filled(tmp_path / "lake")
    copy = new_lake(shutil.copytree(lake.root, tmp_path / "copy"))
    shutil.rmtree(lake.root / "units")
    assert_whole(copy, set())
    with writing(copy) as writer:
        writer.keep([("http://shop.example/later", page(9))])
    commit(copy)
    assert_whole(copy, set())
    for path in copy.root.rglob("*.json"):
        assert str(tmp_path).encode() not in path.read_bytes()


def test_a_lake_with_waiting_spools_can_be_copied(tmp_path: Path) -> None:
    lake = filled(tmp_path / "lake")
    with writing(lake) as writer:
        (kept,) = writer.keep([("http://shop.example/later", page(9))])
        copy = new_lake(shutil.copytree(lake.root, tmp_path / "copy"))
    commit(copy)
    assert_whole(copy, {("order-17", kept.id)})


def test_a_lake_through_a_symbolic_link(tmp_path: Path) -> None:
    filled(tmp_path / "lake").close()
    (tmp_path / "link").symlink_to(tmp_path / "lake")
    assert_whole(new_lake(tmp_path / "link"), set())


# --------------------------------------------------------------------------- what is no lake


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (None, "is not a lake"),
        ("", "cannot be read"),
        ("[]", "cannot be read"),
        ("{}", "cannot be read"),
        ('{"format": 1}', "cannot be read"),
        ('{"format": "1", "id": "x"}', "cannot be read"),
        ('{"format": 1, "id": ""}', "cannot be read"),
        ('{"format": 2, "id": "x"}', "has format 2, and this version knows 1"),
        ("\ud800", "cannot be read"),
    ],
)
def test_what_is_no_lake_is_one_sentence(tmp_path: Path, data: str | None, says: str) -> None:
    if data is not None:
        (tmp_path / "lake.json").write_bytes(data.encode("utf-8", "surrogatepass"))
    with pytest.raises(LakeError, match=says):
        Lake(tmp_path)


def test_a_path_that_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for path in (tmp_path / "file", tmp_path / "file" / "lake", tmp_path / "absent"):
        with pytest.raises(LakeError, match="is not a lake"):
            Lake(path)
    for path in (tmp_path / "file", tmp_path / "file" / "lake"):
        with pytest.raises(StorageError):
            Lake.create(path)


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("x")
    with pytest.raises(LakeError, match="not empty"):
        Lake.create(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_what_a_crash_leaves_of_the_making_is_made_whole(tmp_path: Path) -> None:
    (tmp_path / "lake.json.99.partial").write_text("{")
    (tmp_path / "committer.lock").write_text("")
    assert Lake.create(tmp_path).version().number == 0


def test_a_lake_made_by_many_at_once_is_one_lake(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    with context.Pool(3) as pool:
        ids = pool.map(make_at_once, [tmp_path / "a" / "lake"] * 6, 1)
    assert len(set(ids)) == 1
    assert json.loads((tmp_path / "a" / "lake" / "lake.json").read_text())["id"] == ids[0]


def test_an_unknown_version_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match="has no version 7"):
        new_lake(tmp_path / "lake").version(7)


# --------------------------------------------------------------------------- read-only


@pytest.fixture
def read_only() -> Iterator[Path]:
    """A lake in a folder that nobody may write to, except root."""
    parent = Path(tempfile.mkdtemp())
    parent.chmod(0o755)
    lake = filled(parent / "lake")
    with writing(lake) as writer:
        writer.keep([("http://shop.example/waiting", page(50))])
    lake.close()
    for path in [parent / "lake", *(parent / "lake").rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    yield parent / "lake"
    for path in [parent / "lake", *(parent / "lake").rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
    shutil.rmtree(parent)


def test_a_read_only_lake_can_be_verified_and_read(read_only: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in sorted(read_only.rglob("*"))}
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        told = pool.apply(look_at_read_only, (read_only, os.getuid() == 0))
    assert told["sound"] is True
    assert told["waiting"] == 1
    assert (told["captures"], told["rows"], told["changed"]) == (9, 8, [])
    assert told["payload"] == page(50)
    for refusal in told["refused"]:
        assert refusal.startswith("StorageError: "), refusal
        assert "Permission denied" in refusal or "readonly" in refusal
    assert len(told["refused"]) == 4
    assert {path: path.stat().st_mtime_ns for path in sorted(read_only.rglob("*"))} == before


def test_verifying_a_lake_that_nobody_has_written_to(tmp_path: Path) -> None:
    assert verified(new_lake(tmp_path / "lake")).sound
