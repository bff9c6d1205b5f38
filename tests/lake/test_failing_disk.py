"""A crash or a full disk at every step of keeping, reading and committing."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from failing import CHANGES, WRITES, Crash, FailingDisk, no_space
from fakes import NOW, authority, source
from lakes import LineReader, Writer, assert_whole, filled, new_lake, page, verified, writing

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
    """Do everything a patrol does, in two units, and say after each step what comes next."""
    with writing(lake, segment_bytes=4_000) as writer:
        for number in range(3):
            keep(writer, "order-17", 100 + number, acks)
            yield "flush"
    lake.ledger.append([Act(kind="grant", unit="order-18", id=f"g{len(acks)}", body={"a": 1})])
    yield "ledger"
    with writing(lake, authority(id="order-18")) as writer:
        keep(writer, "order-18", 200, acks)
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


def fill_at(sound: Path, root: Path, disk: FailingDisk, number: int) -> None:
    """The disk is full from one step on; then there is space, and the same objects go on."""
    shutil.copytree(sound, root)
    acks: Acks = set()
    lake = new_lake(root)
    with disk.failing_at(number), pytest.raises(StorageError) as refusal:
        list(steps(lake, acks))
    assert "No space left" in str(refusal.value) or "disk" in str(refusal.value)
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
        fill_at(sound, tmp_path / "lake", disk, number)
