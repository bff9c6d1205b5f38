"""A writer's spool: what is acknowledged and waits for the committer.

One line per act, with the table rows that follow from it: ``<crc32> <json>``. A line is whole or
it does not count: the checksum tells a torn tail from a record. The writer holds a lock on its
spool while it lives, so that the committer knows whose tail may still grow; and it appends only
while it holds the unit's lock, so that the committer never takes a line that is then undone.
"""

from __future__ import annotations

import fcntl
import os
import secrets
import time
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from spaniel.preserve.disk import sync_folder, write_all
from spaniel.preserve.layout import Unit
from spaniel.types import Act, canonical_json

__all__ = [
    "RECORD_KINDS",
    "Spool",
    "SpoolLine",
    "damaged_lines",
    "read_spool",
    "retiring",
    "segment_end",
    "spool_end",
]

RECORD_KINDS = frozenset({"capture", "segment"})
"""Kinds of acts that stand for a record in a segment."""

Lines = Iterable[tuple[Act, Mapping[str, Sequence[Mapping[str, Any]]]]]


@dataclass(frozen=True, slots=True)
class SpoolLine:
    """An act, the rows that follow from it by table, and where the next line begins."""

    act: Act
    rows: Mapping[str, Sequence[Mapping[str, Any]]]
    end: int


class Spool:
    """Append side; one per writer.

    Args:
        folder: the unit's spool folder. The file is ``<writer>.spool``, with a name no other has.

    Attributes:
        path: the file.
    """

    def __init__(self, folder: Path) -> None:
        self._handle, self.path = _made(folder)

    @property
    def writer(self) -> str:
        """The writer's name, also that of its WARC segment."""
        return self.path.stem

    def append(self, lines: Lines) -> None:
        """Write lines; durable when it returns, and nothing of them is there if it raises.

        The caller holds the unit's lock.

        Raises:
            OSError: the disk refused.
        """
        data = b"".join(_framed(act, rows) for act, rows in lines)
        start = os.fstat(self._handle).st_size
        try:
            write_all(self._handle, data)
            os.fsync(self._handle)
        except BaseException:
            os.ftruncate(self._handle, start)
            raise

    def close(self) -> None:
        """Let go: the committer may consume the file to its end and remove it."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


def read_spool(path: Path, start: int = 0) -> Iterator[SpoolLine]:
    """Yield the whole lines from byte ``start`` on.

    A torn last line was never acknowledged. A damaged line is passed over here, and named by
    :func:`damaged_lines`: it must not hide the lines after it.
    """
    for data, end in _frames(path, start):
        if data is not None:
            value = orjson.loads(data)
            act = value["act"]
            yield SpoolLine(
                Act(kind=act["kind"], unit=act["unit"], id=act["id"], body=act["body"]),
                value["rows"],
                end,
            )


def spool_end(path: Path, start: int, room: int) -> int:
    """Return where the whole lines end that follow ``start``, at most about ``room`` bytes on."""
    whole = start
    for data, end in _frames(path, start):
        if data is not None:
            whole = end
        if end - start >= room:
            break
    return whole


def damaged_lines(path: Path) -> int:
    """Return how many lines of a spool are there to their end and do not have their checksum."""
    return sum(data is None for data, _ in _frames(path, 0))


def segment_end(unit: Unit, file: str) -> int:
    """Return where the last acknowledged record of a writer's segment ends, by its spool alone."""
    path = unit.spool / f"{file.removesuffix('.warc.gz')}.spool"
    records = (line.act.body for line in read_spool(path) if line.act.kind in RECORD_KINDS)
    return max((body["offset"] + body["length"] for body in records), default=0)


@contextmanager
def retiring(path: Path) -> Iterator[bool]:
    """Hold a spool for removal; yields whether its writer is gone."""
    with path.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True


def _made(folder: Path) -> tuple[int, Path]:
    flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
    while True:
        # The time first, so that spools are committed in the order in which they were begun.
        path = folder / f"{time.time_ns():016x}-{secrets.token_hex(6)}.spool"
        handle = os.open(path, flags, 0o644)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            sync_folder(folder)
        except BaseException:
            os.close(handle)
            raise
        # A committer may have taken the still unlocked file for one left behind, and removed it.
        if path.exists():
            return handle, path
        os.close(handle)


def _frames(path: Path, start: int) -> Iterator[tuple[bytes | None, int]]:
    """Yield each ended line's JSON (``None`` if it does not have its checksum) and its end.

    A spool that the committer has removed meanwhile has no lines left.
    """
    try:
        file = path.open("rb")
    except FileNotFoundError:
        return
    with file:
        file.seek(start)
        for line in file:
            if not line.endswith(b"\n"):
                return
            start += len(line)
            check, _, data = line[:-1].partition(b" ")
            yield (data if check == _checksum(data) else None), start


def _framed(act: Act, rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> bytes:
    body = {"kind": act.kind, "unit": act.unit, "id": act.id, "body": act.body}
    data = canonical_json({"act": body, "rows": rows})
    return _checksum(data) + b" " + data + b"\n"


def _checksum(data: bytes) -> bytes:
    return b"%08x" % zlib.crc32(data)
