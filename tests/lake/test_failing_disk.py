"""A crash or a full disk at every step of keeping, reading and committing."""

from __future__ import annotations

import os
import random
import resource
import shutil
import subprocess
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from failing import CHANGES, WRITES, Crash, FailingDisk, no_space
from fakes import NOW, source
from lakes import LineReader, Writer, assert_whole, filled, held, new_lake, page, verified, writing
from spaniel.errors import StorageError
from spaniel.lake import Lake, commit, read_captures
from spaniel.types import Act

Acks = set[tuple[str, str]]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("sound") / "lake"
    filled(root).close()
    return root


def steps(lake: Lake, acks: Acks) -> Iterator[str]:
    """Do everything a patrol does, in two units, with new pages; say what was done after each."""
    with writing(lake, segment_bytes=4_000) as writer:
        for number in range(3):
            keep(writer, "order-17", 100 + number + len(acks), acks)
            yield "flush"
    lake.ledger.append([Act(kind="grant", unit="order-18", id=f"g{len(acks)}", body={"a": 1})])
    yield "ledger"
    with writing(lake, held("order-18")) as writer:
        keep(writer, "order-18", 100 + len(acks), acks)
    yield "unit"
    read_captures(lake, "order-17", source(), [LineReader()])
    yield "read"
    commit(lake)
    yield "commit"


def keep(writer: Writer, unit: str, number: int, acks: Acks) -> None:
    pages = [(f"http://shop.example/{number}", page(number)), ("http://shop.example/0", page(0))]
    kept = writer.keep(pages, seen=NOW + timedelta(days=number))
    acks |= {(unit, capture.id) for capture in kept}


def count_steps(sound: Path, tmp_path: Path, disk: FailingDisk) -> int:
    shutil.copytree(sound, tmp_path / "count")
    lake = new_lake(tmp_path / "count")
    disk.count = 0
    list(steps(lake, set()))
    lake.close()
    return disk.count


def crash_at(sound: Path, root: Path, disk: FailingDisk, number: int) -> None:
    shutil.copytree(sound, root)
    acks: Acks = set()
    lake = new_lake(root)
    with disk.failing_at(number), pytest.raises(Crash):
        list(steps(lake, acks))
    lake.close()
    lake = new_lake(root)
    found = verified(lake)
    assert found.sound, [disk.failed_in, *map(str, found.findings)]
    commit(lake)
    assert_whole(lake, acks)
    lake.close()
    shutil.rmtree(root)


def fill_at(sound: Path, root: Path, disk: FailingDisk, number: int, fails: str = "") -> None:
    """The disk is full from one step on; then there is space, and the same objects go on."""
    shutil.copytree(sound, root)
    acks: Acks = set()
    lake = new_lake(root)
    refusal = ""
    with disk.failing_at(number):
        try:
            list(steps(lake, acks))
        except StorageError as fault:
            refusal = str(fault)
        # Of all that is written, only the name of the lease's holder may stay unwritten.
        assert "No space left" in refusal or disk.failed_in == fails, disk.failed_in
    assert verified(lake).sound
    list(steps(lake, acks))
    assert_whole(lake, acks)
    lake.close()
    other = new_lake(root)
    commit(other)
    assert_whole(other, acks)
    other.close()
    shutil.rmtree(root)


def sample(total: int, size: int, seed: int) -> list[int]:
    return sorted(random.Random(seed).sample(range(total), size))


def test_a_crash_at_a_sample_of_steps(
    sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = FailingDisk(monkeypatch, Crash, CHANGES)
    for number in sample(count_steps(sound, tmp_path, disk), 12, seed=1):
        crash_at(sound, tmp_path / "lake", disk, number)


def test_a_full_disk_at_a_sample_of_steps(
    sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = FailingDisk(monkeypatch, no_space, WRITES)
    for number in sample(count_steps(sound, tmp_path, disk), 10, seed=2):
        fill_at(sound, tmp_path / "lake", disk, number)


@pytest.mark.soak
def test_a_crash_at_every_step(
    sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = FailingDisk(monkeypatch, Crash, CHANGES)
    for number in range(count_steps(sound, tmp_path, disk)):
        crash_at(sound, tmp_path / "lake", disk, number)


@pytest.mark.soak
@pytest.mark.parametrize("lasting", [True, False])
def test_a_full_disk_at_every_step(
    sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lasting: bool
) -> None:
    disk = FailingDisk(monkeypatch, no_space, WRITES, lasting=lasting)
    for number in range(count_steps(sound, tmp_path, disk)):
        fill_at(sound, tmp_path / "lake", disk, number, fails="" if lasting else "pwrite")


# --------------------------------------------------------------------------- real limits


@pytest.mark.parametrize("room", [200, 3_000, 6_000, 12_000, 30_000, 45_000, 60_000])
def test_a_limit_on_the_size_of_files(sound: Path, tmp_path: Path, room: int) -> None:
    """The kernel refuses whatever makes any file longer than so much: SQLite's and Arrow's too."""
    lake = new_lake(shutil.copytree(sound, tmp_path / "lake"))
    acks: Acks = set()
    unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)
    refusals = []
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, unlimited[1]))
    try:
        with pytest.raises(StorageError) as refusal:
            for _ in range(60):
                list(steps(lake, acks))
        refusals.append(str(refusal.value))
        with pytest.raises(StorageError):
            for _ in range(60):
                list(steps(lake, acks))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)
    assert "acknowledged is safe" in refusals[0]
    assert verified(lake).sound
    list(steps(lake, acks))
    assert_whole(lake, acks)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("needs leave to mount a small disk")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.mark.parametrize("seed", range(3))
def test_a_disk_that_is_full(sound: Path, small_disk: Path, seed: int) -> None:
    dice = random.Random(seed)
    lake = new_lake(shutil.copytree(sound, small_disk / "lake"))
    acks: Acks = set()
    ballast = small_disk / "ballast"
    for _ in range(3):
        free = os.statvfs(small_disk).f_bavail * 4096
        ballast.write_bytes(b"x" * max(0, free - dice.randrange(0, 120_000)))
        with pytest.raises(StorageError, match="acknowledged is safe"):
            for _ in range(100):
                list(steps(lake, acks))
        assert verified(lake).sound
        ballast.unlink()
        commit(lake)
        assert_whole(lake, acks)
    opened = new_lake(lake.root)
    assert_whole(opened, acks)
