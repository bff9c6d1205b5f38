"""A writer's spool: what is acknowledged and waits for the committer.

One line per act, with the table rows that follow from it: ``<crc32> <json>``. A line is whole or
it does not count: the checksum tells a torn tail from a record. The writer holds a lock on its
spool while it lives, so that the committer knows whose tail may still grow.
"""

from __future__ import annotations

import fcntl
import os
import secrets
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from spaniel.preserve.layout import sync_folder
from spaniel.types import Act, canonical_json

__all__ = ["Spool", "SpoolLine", "read_spool", "writer_lives"]


@dataclass(frozen=True, slots=True)
class SpoolLine:
    """An act, the rows that follow from it by table, and where the next line begins."""

    act: Act
    rows: Mapping[str, Sequence[Mapping[str, Any]]]
    end: int


class Spool:
    """Append side; one per writer.

    Args:
        folder: the unit's spool folder.
        writer: unique name of the writer; the file is ``<writer>.spool``.
    """

    def __init__(self, folder: Path, writer: str) -> None:
        self.path = folder / f"{writer}.spool"
        self._file = self.path.open("xb")
        fcntl.flock(self._file, fcntl.LOCK_EX)
        sync_folder(folder)

    @staticmethod
    def new_writer() -> str:
        """Return a name no other writer has."""
        return f"{os.getpid():x}-{secrets.token_hex(6)}"

    def append(
        self, lines: Iterable[tuple[Act, Mapping[str, Sequence[Mapping[str, Any]]]]]
    ) -> None:
        """Write lines; durable when it returns, and nothing of them is there if it raises."""
        start = self._file.tell()
        try:
            self._file.write(b"".join(_framed(act, rows) for act, rows in lines))
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError:
            os.truncate(self.path, start)
            self._file.seek(start)
            raise

    def close(self) -> None:
        """Let go: the committer may consume the file to its end and remove it."""
        self._file.close()


def read_spool(path: Path, start: int = 0) -> Iterator[SpoolLine]:
    """Yield the whole lines from byte ``start`` on; stop at a torn one."""
    with path.open("rb") as file:
        file.seek(start)
        for line in file:
            start += len(line)
            check, _, data = line.rstrip(b"\n").partition(b" ")
            if not line.endswith(b"\n") or check != _checksum(data):
                return
            value = orjson.loads(data)
            act = value["act"]
            yield SpoolLine(
                Act(kind=act["kind"], unit=act["unit"], id=act["id"], body=act["body"]),
                value["rows"],
                start,
            )


def writer_lives(path: Path) -> bool:
    """Whether some process still holds the spool."""
    with path.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def _framed(act: Act, rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> bytes:
    body = {"kind": act.kind, "unit": act.unit, "id": act.id, "body": act.body}
    data = canonical_json({"act": body, "rows": rows})
    return _checksum(data) + b" " + data + b"\n"


def _checksum(data: bytes) -> bytes:
    return b"%08x" % zlib.crc32(data)
