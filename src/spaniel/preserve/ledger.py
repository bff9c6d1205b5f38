"""The ledger: append-only, hash-chained, and silent about what it proves.

An entry holds a salted commitment to an act; the act's body and salt lie in its retention unit.
When the unit is deleted the entry remains, and proves only that something stood there. Many
processes may append: each takes the lock, notes from which size on it appends, writes bodies, then
entries, clears the note, and returns after all is on disk. A note left by a crash says which
bodies never got their entries; bodies without entries *and* without a note are a ledger cut short,
which is for a person to look at and not for us to tidy away. (A signed Merkle log takes this
file's place later; everything else knows only :class:`spaniel.ports.Ledger`.)
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson

from spaniel.errors import EvidenceError
from spaniel.ports import Clock
from spaniel.preserve.disk import append_durably, cut, length, locked, make_folder, refused_by_disk
from spaniel.preserve.layout import Layout
from spaniel.preserve.legible import legible, legible_values
from spaniel.types import Act, Entry, canonical_json

__all__ = [
    "GENESIS",
    "FileLedger",
    "commitment",
    "entry_hash",
    "parse_act",
    "read_acts",
    "read_note",
    "write_note",
]

GENESIS = "0" * 64
"""What the first entry names as the one before it."""

_ACT_FIELDS = frozenset({"seq", "at", "kind", "id", "salt", "body"})

_BLOCK = 65_536


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
        self._lock = layout.ledger / "lock"

    def append(self, acts: Sequence[Act]) -> list[Entry]:
        """Enter acts; durable when it returns.

        Raises:
            StorageError: the disk refused; nothing was entered.
            EvidenceError: the ledger's last line is not an entry, or the ledger is shorter than
                the acts say.
        """
        if not acts:
            return []
        with refused_by_disk("the ledger cannot be written", self._path):
            make_folder(self._layout.ledger)
            with self._locked() as lock:
                self._recover(lock)
                size, head = self._head()
                entries, bodies = self._chain(acts, size, head)
                self._write(lock, entries, bodies)
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
        """Return size and hash of the last entry (:data:`GENESIS` of an empty ledger).

        Waits for an append under way: it may yet be undone.
        """
        with locked(self._lock, shared=True):
            return self._head()

    def _head(self) -> tuple[int, str]:
        for _, line in _lines_from_the_end(self._path):
            if line.endswith(b"\n"):
                last = _entry(line, -1)
                return last.seq + 1, last.hash
        return 0, GENESIS

    def acts_path(self, authority: str) -> Path:
        """Where the bodies of an authority's acts lie (the installation's for an empty name)."""
        if not authority:
            return self._layout.ledger / "acts.jsonl"
        return self._layout.unit(authority).acts

    # ------------------------------------------------------------------ inside the lock

    @contextmanager
    def _locked(self) -> Iterator[int]:
        with locked(self._lock) as handle:
            yield handle

    def _recover(self, lock: int) -> None:
        """Cut off what a crash left of an append that was never acknowledged."""
        note = read_note(lock)
        if note is None:
            _check_ends_whole(self._path)
            return
        _cut_torn_line(self._path)
        size = self._head()[0]
        if size < note:
            raise _cut_short(size, note - 1, self._path)
        for path in [self.acts_path(""), *(unit.acts for unit in self._layout.units())]:
            _cut_acts_from(path, size)
        os.ftruncate(lock, 0)

    def _chain(
        self, acts: Sequence[Act], size: int, head: str
    ) -> tuple[list[Entry], dict[str, list[bytes]]]:
        entries: list[Entry] = []
        bodies: dict[str, list[bytes]] = {}
        for seq, act in enumerate(map(_legible, acts), size):
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

    def _write(self, lock: int, entries: list[Entry], bodies: dict[str, list[bytes]]) -> None:
        first = entries[0].seq
        for unit in bodies:
            _check_follows(self.acts_path(unit), first)
        write_note(lock, first)
        undo: list[tuple[Path, int]] = []
        try:
            for unit, lines in bodies.items():
                path = self.acts_path(unit)
                undo.append((path, length(path)))
                append_durably(path, b"".join(lines))
            append_durably(self._path, b"".join(_line(entry) for entry in entries))
        except OSError:
            # If this is refused too, the note stays, and the next append does it.
            for path, before in reversed(undo):
                cut(path, before)
            os.ftruncate(lock, 0)
            raise
        with suppress(OSError):
            os.ftruncate(lock, 0)


def read_note(lock: int) -> int | None:
    """Return from which size on an append was under way, ``None`` if none was."""
    text = os.pread(lock, 32, 0)
    return int(text) if text.endswith(b"\n") and text[:-1].isdigit() else None


def write_note(lock: int, size: int) -> None:
    """Say, durably and before anything else, that an append from ``size`` on begins."""
    os.ftruncate(lock, 0)
    os.pwrite(lock, b"%d\n" % size, 0)
    os.fsync(lock)


def read_acts(path: Path, start: int = 0) -> Iterator[tuple[dict[str, Any], int]]:
    """Yield the acts in an ``acts.jsonl`` and where each ends, from byte ``start`` on.

    An act has ``seq``, ``at``, ``kind``, ``id``, ``salt`` and ``body``. A torn last line is left
    out: it was never acknowledged.

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


def parse_act(line: bytes) -> dict[str, Any] | None:
    """Return the act that a line holds, ``None`` if it holds none.

    By the standard library's parser: what it reads it writes again to the byte, huge numbers too.
    """
    try:
        act: dict[str, Any] = json.loads(line)
    except (ValueError, RecursionError):
        return None
    whole = isinstance(act, dict) and act.keys() == _ACT_FIELDS and type(act["seq"]) is int
    texts = whole and all(isinstance(act[name], str) for name in ("at", "kind", "id", "salt"))
    return act if texts and isinstance(act["body"], dict) else None


def _act(line: bytes, where: str) -> dict[str, Any]:
    act = parse_act(line)
    if act is None:
        raise EvidenceError("is not an act", where=where, do="run `spaniel verify`")
    return act


def _legible(act: Act) -> Act:
    try:
        canonical_json([act.id, act.body])
    except UnicodeEncodeError:
        return replace(act, id=legible(act.id), body=legible_values(act.body))
    return act


def _entry(line: bytes, number: int) -> Entry:
    try:
        data = orjson.loads(line)
        return Entry(**{**data, "seq": int(data["seq"]), "at": datetime.fromisoformat(data["at"])})
    except (ValueError, TypeError, KeyError) as fault:
        place = f"ledger entry {number}" if number >= 0 else "the ledger's last entry"
        raise EvidenceError("is not an entry", where=place, do="run `spaniel verify`") from fault


def _line(entry: Entry) -> bytes:
    data = {name: getattr(entry, name) for name in Entry.__dataclass_fields__}
    return orjson.dumps({**data, "at": entry.at.isoformat()}) + b"\n"


def _cut_torn_line(path: Path) -> None:
    """Drop what a crash left behind the last whole line: it was never acknowledged."""
    for offset, line in _lines_from_the_end(path):
        if not line.endswith(b"\n"):
            cut(path, offset)
        return


def _check_ends_whole(path: Path) -> None:
    """Refuse what no crash of ours leaves: half an entry, and no note of an append under way."""
    for _, line in _lines_from_the_end(path):
        if not line.endswith(b"\n"):
            raise EvidenceError(
                "the last entry is cut short",
                where=str(path),
                do="run `spaniel verify`, and restore the ledger from a copy",
            )
        return


def _cut_acts_from(path: Path, size: int) -> None:
    """Drop bodies whose entries a crash prevented: bodies are written before entries."""
    keep = length(path)
    for offset, line in _lines_from_the_end(path):
        if line.endswith(b"\n") and _act(line, f"{path}, byte {offset}")["seq"] < size:
            break
        keep = offset
    cut(path, keep)


def _check_follows(path: Path, size: int) -> None:
    for offset, line in _lines_from_the_end(path):
        last = _act(line, f"{path}, byte {offset}")["seq"]
        if last >= size:
            raise _cut_short(size, last, path)
        return


def _cut_short(size: int, last: int, path: Path) -> EvidenceError:
    return EvidenceError(
        f"the ledger has {size} entries, but there was an entry {last}",
        where=str(path),
        do="run `spaniel verify`, and restore the ledger from a copy",
    )


def _lines_from_the_end(path: Path) -> Iterator[tuple[int, bytes]]:
    """Yield offset and bytes of the lines of a file, the last one first."""
    end = length(path)
    if end == 0:
        return
    with path.open("rb") as file:
        rest = b""
        while end > 0:
            start = max(0, end - _BLOCK)
            file.seek(start)
            data = file.read(end - start) + rest
            lines = [line + b"\n" for line in data.split(b"\n")]
            lines[-1] = lines[-1][:-1]
            position = start + len(data)
            rest = lines.pop(0) if start > 0 else b""
            for line in reversed(lines):
                position -= len(line)
                if line:
                    yield position, line
            end = start
