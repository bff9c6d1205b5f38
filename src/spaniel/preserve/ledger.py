"""The ledger: append-only, hash-chained, and silent about what it proves.

An entry holds a salted commitment to an act; the act's body and salt lie in its retention unit.
When the unit is deleted the entry remains, and proves only that something stood there. Many
processes may append: each takes the lock, mends a torn tail, writes bodies, then entries, and
returns after both are on disk. (A signed Merkle log takes this file's place later; everything
else knows only :class:`spaniel.ports.Ledger`.)
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson

from spaniel.errors import EvidenceError, StorageError
from spaniel.ports import Clock
from spaniel.preserve.layout import Layout, sync_folder
from spaniel.types import Act, Entry, canonical_json

__all__ = ["GENESIS", "FileLedger", "commitment", "entry_hash", "read_acts"]

GENESIS = "0" * 64
"""What the first entry names as the one before it."""

_TAIL = 65_536


def commitment(salt: str, kind: str, id_: str, body: Any) -> str:
    """Return SHA-256(salt, canonical act) in hex: without the salt the act cannot be guessed."""
    act = canonical_json({"kind": kind, "id": id_, "body": body})
    return hashlib.sha256(bytes.fromhex(salt) + act).hexdigest()


def entry_hash(seq: int, at: str, kind: str, unit: str, commitment_: str, previous: str) -> str:
    """Return the link of the chain: SHA-256 over the entry with the hash of the one before it."""
    return hashlib.sha256(canonical_json([seq, at, kind, unit, commitment_, previous])).hexdigest()


class FileLedger:
    """The ledger of one lake, in ``ledger/entries.jsonl`` and the units' ``acts.jsonl``.

    Args:
        layout: the lake's folder.
        clock: dates the entries.
    """

    def __init__(self, layout: Layout, clock: Clock) -> None:
        self._layout = layout
        self._clock = clock
        self._path = layout.ledger / "entries.jsonl"
        layout.ledger.mkdir(parents=True, exist_ok=True)

    def append(self, acts: Sequence[Act]) -> list[Entry]:
        """Enter acts; durable when it returns.

        Raises:
            StorageError: the disk refused; nothing was entered.
            EvidenceError: the ledger's last line is not an entry.
        """
        if not acts:
            return []
        with self._locked():
            size, head = self._mended_head()
            entries, bodies = self._chain(acts, size, head)
            self._write(entries, bodies, size)
        return entries

    def entries(self, start: int = 0) -> Iterator[Entry]:
        """Yield the entries from ``start`` on.

        Raises:
            EvidenceError: a line is not an entry.
        """
        if not self._path.exists():
            return
        with self._path.open("rb") as file:
            for number, line in enumerate(file):
                if number >= start and line.endswith(b"\n"):
                    yield _entry(line, number)

    @property
    def size(self) -> int:
        """Number of entries."""
        return self.head()[0]

    def head(self) -> tuple[int, str]:
        """Return size and hash of the last entry (:data:`GENESIS` of an empty ledger)."""
        if not self._path.exists():
            return 0, GENESIS
        with self._path.open("rb") as file:
            length = file.seek(0, os.SEEK_END)
            file.seek(max(0, length - _TAIL))
            lines = file.read().rpartition(b"\n")[0].splitlines()
        if not lines:
            return 0, GENESIS
        last = _entry(lines[-1], -1)
        return last.seq + 1, last.hash

    def acts_path(self, authority: str) -> Path:
        """Where the bodies of an authority's acts lie (the installation's for an empty name)."""
        if not authority:
            return self._layout.ledger / "acts.jsonl"
        return self._layout.unit(authority).acts

    # ------------------------------------------------------------------ inside the lock

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with (self._layout.ledger / "lock").open("ab") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _mended_head(self) -> tuple[int, str]:
        _cut_torn_line(self._path)
        return self.head()

    def _chain(
        self, acts: Sequence[Act], size: int, head: str
    ) -> tuple[list[Entry], dict[str, list[bytes]]]:
        entries: list[Entry] = []
        bodies: dict[str, list[bytes]] = {}
        for seq, act in enumerate(acts, size):
            salt = secrets.token_hex(16)
            now = self._clock.now()
            sealed = commitment(salt, act.kind, act.id, act.body)
            unit = self._layout.key(act.unit)
            link = entry_hash(seq, now.isoformat(), act.kind, unit, sealed, head)
            entries.append(
                Entry(
                    seq=seq,
                    at=now,
                    kind=act.kind,
                    unit=unit,
                    commitment=sealed,
                    previous=head,
                    hash=link,
                )
            )
            head = link
            line = {
                "seq": seq,
                "at": now.isoformat(),
                "kind": act.kind,
                "id": act.id,
                "salt": salt,
                "body": act.body,
            }
            bodies.setdefault(act.unit, []).append(canonical_json(line) + b"\n")
        return entries, bodies

    def _write(self, entries: list[Entry], bodies: dict[str, list[bytes]], size: int) -> None:
        undo: list[tuple[Path, int]] = []
        try:
            for unit, lines in bodies.items():
                path = self.acts_path(unit)
                _cut_orphans(path, size)
                undo.append((path, _length(path)))
                _append(path, b"".join(lines))
            undo.append((self._path, _length(self._path)))
            _append(self._path, b"".join(_line(entry) for entry in entries))
        except OSError as fault:
            for path, length in reversed(undo):
                if path.exists():
                    os.truncate(path, length)
            raise StorageError(
                f"the ledger cannot be written ({fault.strerror})",
                where=str(self._path),
                do="free some space and run again; nothing was lost",
            ) from fault


def read_acts(path: Path, start: int = 0) -> Iterator[tuple[dict[str, Any], int]]:
    """Yield the acts in an ``acts.jsonl`` and where each ends, from byte ``start`` on.

    An act has ``seq``, ``at``, ``kind``, ``id``, ``salt`` and ``body``. A torn last line is left out: it
    was never acknowledged.

    Raises:
        EvidenceError: a line is not an act.
    """
    if not path.exists():
        return
    with path.open("rb") as file:
        file.seek(start)
        for line in file:
            if not line.endswith(b"\n"):
                return
            where, start = start, start + len(line)
            yield _act(line, f"{path}, byte {where}"), start


def _act(line: bytes, where: str) -> dict[str, Any]:
    try:
        act: dict[str, Any] = orjson.loads(line)
        known = {"seq", "at", "kind", "id", "salt", "body"} <= act.keys()
    except (ValueError, AttributeError):
        known = False
    if not known:
        raise EvidenceError("is not an act", where=where, do="run `spaniel verify`")
    return act


def _entry(line: bytes, number: int) -> Entry:
    try:
        data = orjson.loads(line)
        return Entry(**{**data, "at": datetime.fromisoformat(data["at"])})
    except (ValueError, TypeError, KeyError) as fault:
        place = f"ledger entry {number}" if number >= 0 else "the ledger's last entry"
        raise EvidenceError("is not an entry", where=place, do="run `spaniel verify`") from fault


def _line(entry: Entry) -> bytes:
    data = {name: getattr(entry, name) for name in Entry.__dataclass_fields__}
    return orjson.dumps({**data, "at": entry.at.isoformat()}) + b"\n"


def _length(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _append(path: Path, data: bytes) -> None:
    fresh = not path.exists()
    with path.open("ab") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if fresh:
        sync_folder(path.parent)


def _cut_torn_line(path: Path) -> None:
    """Drop what a crash left behind the last whole line: it was never acknowledged."""
    if not path.exists():
        return
    with path.open("rb+") as file:
        length = file.seek(0, os.SEEK_END)
        start = max(0, length - _TAIL)
        file.seek(start)
        tail = file.read()
        whole = start + tail.rfind(b"\n") + 1
        if whole < length and (start == 0 or whole > start):
            file.truncate(whole)


def _cut_orphans(path: Path, size: int) -> None:
    """Drop bodies whose entries a crash prevented: bodies are written before entries."""
    _cut_torn_line(path)
    if not path.exists():
        return
    keep = _length(path)
    for offset, line in _lines_from_the_end(path):
        try:
            orphan = orjson.loads(line)["seq"] >= size
        except (ValueError, KeyError, TypeError):
            return
        if not orphan:
            break
        keep = offset
    os.truncate(path, keep)


def _lines_from_the_end(path: Path) -> Iterator[tuple[int, bytes]]:
    with path.open("rb") as file:
        end, block = file.seek(0, os.SEEK_END), 1 << 20
        rest = b""
        while end > 0:
            start = max(0, end - block)
            file.seek(start)
            data = file.read(end - start) + rest
            lines = data.splitlines(keepends=True)
            rest = lines.pop(0) if start > 0 else b""
            position = start + len(data)
            for line in reversed(lines):
                position -= len(line)
                yield position, line
            end = start
