"""What a retention unit already holds, for quick look-up.

Derived: delete or damage it, and it is made anew from the ledger's acts and the spools. Nothing is
ever cut, removed or acknowledged on its word.
"""

from __future__ import annotations

import json
import os
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import date, datetime
from typing import Any

from spaniel.errors import StorageError
from spaniel.preserve.disk import length, refused_by_disk
from spaniel.preserve.layout import Unit
from spaniel.preserve.ledger import read_acts
from spaniel.preserve.spool import read_spool
from spaniel.types import Act, Capture, ReaderName, canonical_json

__all__ = ["UnitIndex", "capture_from"]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS capture (
    id TEXT PRIMARY KEY, source TEXT NOT NULL, media_type TEXT NOT NULL, body BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS payload (digest TEXT PRIMARY KEY, capture TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS reading (
    capture TEXT NOT NULL, kind TEXT NOT NULL, reader TEXT NOT NULL, version TEXT NOT NULL,
    profile TEXT NOT NULL, id TEXT NOT NULL,
    PRIMARY KEY (capture, kind, reader, version, profile)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS act (
    kind TEXT NOT NULL, id TEXT NOT NULL, seq INTEGER NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (kind, id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS definition (
    kind TEXT NOT NULL, name TEXT NOT NULL, body BLOB NOT NULL, PRIMARY KEY (kind, name)
    ) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
"""


_PRAGMAS = "PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=NORMAL;"
"""No write-ahead log: its file is found by name, and an index that was replaced while somebody had
the old one open would lose it. All writing is done under the unit's lock anyway."""


class UnitIndex:
    """The index of one unit; any number of processes may have it open.

    Where the unit cannot be written (a read-only medium), the index is made in memory.

    Args:
        unit: the retention unit.
        ledger_size: acts from here on are a crash's orphans and do not count.

    Raises:
        StorageError: the disk refused.
        EvidenceError: an act cannot be read.
    """

    def __init__(self, unit: Unit, ledger_size: int) -> None:
        self._unit = unit
        self._size = ledger_size
        self._writable = os.access(unit.root, os.W_OK)
        with refused_by_disk("the index cannot be opened", unit.index), self._locked():
            try:
                self._open()
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError:
                self._discard()
                self._open()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Hold the unit's lock: between look-up and acknowledgement nobody else may write.

        Raises:
            StorageError: the disk refused.
        """
        with self._locked():
            with refused_by_disk("the index cannot be read", self._unit.index):
                self._reopen_if_replaced()
                self._take_spools()
            yield
            # What is acknowledged is so whatever becomes of the index: it catches up next time.
            with suppress(sqlite3.Error, OSError):
                self._take_spools()

    def catch_up(self, ledger_size: int) -> None:
        """Take in what the index has not seen: acts that the ledger has, then the spools' lines.

        Raises:
            StorageError: the disk refused.
            EvidenceError: an act cannot be read.
        """
        with refused_by_disk("the index cannot be written", self._unit.index), self._locked():
            self._size = ledger_size
            self._take_acts()
            self._take_spools()

    # ------------------------------------------------------------------ the file

    def _locked(self) -> AbstractContextManager[None]:
        return self._unit.locked(shared=not self._writable)

    def _open(self) -> None:
        self._db = _connected(str(self._unit.index) if self._writable else ":memory:")
        self._inode = self._unit.index.stat().st_ino if self._writable else 0
        try:
            if not self._follows_evidence():
                self._forget()
            self._take_acts()
            self._forget_removed_spools()
            self._take_spools()
        except BaseException:
            self._db.close()
            raise

    def _forget(self) -> None:
        with self._transaction():
            for table in ("capture", "payload", "reading", "act", "definition", "state"):
                self._db.execute(f"DELETE FROM {table}")  # noqa: S608 - one of ours

    def _discard(self) -> None:
        for path in self._unit.root.glob("index.sqlite*"):
            path.unlink()

    def _reopen_if_replaced(self) -> None:
        """Somebody may have rebuilt the lake: what we hold open then is a file without a name."""
        if self._inode:
            with suppress(FileNotFoundError):
                if self._unit.index.stat().st_ino == self._inode:
                    return
            self.close()
            self._open()

    def _follows_evidence(self) -> bool:
        """Whether the last act taken in still stands there: a copy may have been put back."""
        start, end = self._state("acts_last"), self._state("acts_offset")
        if end == 0:
            return True
        if end > length(self._unit.acts):
            return False
        with self._unit.acts.open("rb") as file:
            file.seek(start)
            return zlib.crc32(file.read(end - start)) == self._state("acts_check")

    # ------------------------------------------------------------------ catching up

    def _take_acts(self) -> None:
        start = self._state("acts_offset")
        if length(self._unit.acts) == start:
            return
        with self._transaction():
            last = end = start
            for act, next_ in read_acts(self._unit.acts, start):
                known = Act(kind=act["kind"], unit="", id=act["id"], body=act["body"])
                if act["seq"] >= self._size:
                    # Perhaps a crash's orphan, perhaps newer than the size we know: what it is
                    # about has been seen, but that the ledger has it is not for us to say.
                    self._enter_seen(known)
                    continue
                self._enter(known)
                self._db.execute(
                    "INSERT OR IGNORE INTO act VALUES (?, ?, ?, ?)",
                    (act["kind"], act["id"], act["seq"], act["at"]),
                )
                last, end = end, next_
            if end > start:
                self._note_acts(last, end)

    def _note_acts(self, last: int, end: int) -> None:
        with self._unit.acts.open("rb") as file:
            file.seek(last)
            check = zlib.crc32(file.read(end - last))
        for name, value in (("acts_last", last), ("acts_offset", end), ("acts_check", check)):
            self._set_state(name, value)

    def _take_spools(self) -> None:
        for path in sorted(self._unit.spool.glob("*.spool")):
            # Of a spool that the committer has removed, everything is in the acts.
            name = f"spool:{path.stem}"
            start = self._state(name)
            if length(path) <= start:
                continue
            with self._transaction():
                for line in read_spool(path, start):
                    self._enter(line.act)
                    start = line.end
                self._set_state(name, start)

    def _forget_removed_spools(self) -> None:
        there = {f"spool:{path.stem}" for path in self._unit.spool.glob("*.spool")}
        noted = self._db.execute("SELECT name FROM state WHERE name LIKE 'spool:%'").fetchall()
        gone = [row for row in noted if row[0] not in there]
        if gone:
            with self._transaction():
                self._db.executemany("DELETE FROM state WHERE name=?", gone)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            with suppress(sqlite3.Error):
                self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    # ------------------------------------------------------------------ looking up

    def entered(self, kind: str, id_: str) -> tuple[int, str] | None:
        """Return sequence and time of an act's ledger entry, ``None`` if it has none."""
        row = self._one("SELECT seq, at FROM act WHERE kind=? AND id=?", kind, id_)
        return (int(row[0]), str(row[1])) if row else None

    def has_capture(self, id_: str) -> bool:
        """Whether the act of seeing is known."""
        return self._one("SELECT 1 FROM capture WHERE id=?", id_) is not None

    def capture(self, id_: str) -> Capture | None:
        """Return a capture by its id."""
        row = self._one("SELECT body FROM capture WHERE id=?", id_)
        return capture_from(self._body(row[0])) if row else None

    def payload_holder(self, payload_digest: str) -> Capture | None:
        """Return the capture whose record holds a payload."""
        row = self._one("SELECT capture FROM payload WHERE digest=?", payload_digest)
        return self.capture(row[0]) if row else None

    def definition(self, kind: str, name: str) -> dict[str, Any] | None:
        """Return the latest recorded definition of an ``authority`` or ``source``."""
        row = self._one("SELECT body FROM definition WHERE kind=? AND name=?", kind, name)
        return dict(self._body(row[0])) if row else None

    def sources(self) -> list[str]:
        """Return the ids of the sources recorded here."""
        rows = self._rows("SELECT name FROM definition WHERE kind='source' ORDER BY name")
        return [row[0] for row in rows]

    def has_reading(self, id_: str) -> bool:
        """Whether a reading is known."""
        return self._one("SELECT 1 FROM reading WHERE id=?", id_) is not None

    def unread(self, source: str, kind: str, reader: str, version: str, profile: str) -> list[str]:
        """Return ids of a source's captures that this reader has not read, oldest first."""
        rows = self._rows(
            "SELECT id FROM capture c WHERE source=? AND NOT EXISTS (SELECT 1 FROM reading r"
            " WHERE r.capture=c.id AND r.kind=? AND reader=? AND version=? AND profile=?)"
            " ORDER BY rowid",
            source,
            kind,
            reader,
            version,
            profile,
        )
        return [row[0] for row in rows]

    def was_read_by(self, reader: ReaderName, kind: str, source: str = "") -> bool:
        """Whether a reader has read any capture here (of a source, where one is named)."""
        row = self._one(
            "SELECT 1 FROM reading r JOIN capture c ON c.id = r.capture WHERE r.kind=? AND"
            " reader=? AND version=? AND profile=? AND (?='' OR c.source=?) LIMIT 1",
            kind,
            reader.name,
            reader.version,
            reader.profile,
            source,
            source,
        )
        return row is not None

    def readers(self) -> list[tuple[ReaderName, str, int]]:
        """Return (reader, kind, captures read) of every reader that has read here."""
        rows = self._rows(
            "SELECT reader, version, profile, kind, count(*) FROM reading"
            " GROUP BY reader, version, profile, kind ORDER BY reader, version, profile, kind"
        )
        return [(ReaderName(name=n, version=v, profile=p), k, c) for n, v, p, k, c in rows]

    def captures(self) -> Iterator[Capture]:
        """Yield all captures, oldest first."""
        for (body,) in self._rows("SELECT body FROM capture ORDER BY rowid"):
            yield capture_from(self._body(body))

    def _enter(self, act: Act) -> None:
        self._enter_seen(act)
        if act.kind in {"authority", "source"}:
            self._db.execute(
                "INSERT OR REPLACE INTO definition VALUES (?, ?, ?)",
                (act.kind, act.body["id"], canonical_json(act.body)),
            )

    def _enter_seen(self, act: Act) -> None:
        if act.kind == "capture":
            self._enter_capture(act.body)
        elif act.kind == "reading":
            self._enter_reading(act.id, act.body)

    def _enter_capture(self, body: Any) -> None:
        self._db.execute(
            "INSERT OR IGNORE INTO capture VALUES (?, ?, ?, ?)",
            (body["id"], body["source"], body["media_type"], canonical_json(body)),
        )
        if not body["same_as"]:
            self._db.execute(
                "INSERT OR IGNORE INTO payload VALUES (?, ?)", (body["payload_digest"], body["id"])
            )

    def _enter_reading(self, id_: str, body: Any) -> None:
        columns = ("capture", "kind", "reader", "version", "profile")
        self._db.execute(
            "INSERT OR IGNORE INTO reading VALUES (?, ?, ?, ?, ?, ?)",
            (*(body[name] for name in columns), id_),
        )

    def _rows(self, query: str, *values: str) -> list[Any]:
        with refused_by_disk("the index cannot be read", self._unit.index):
            return self._db.execute(query, values).fetchall()

    def _one(self, query: str, *values: str) -> Any:
        return next(iter(self._rows(query, *values)), None)

    def _body(self, data: bytes) -> Any:
        try:
            return json.loads(data)
        except ValueError as fault:
            raise StorageError(
                "holds something that was never entered",
                where=str(self._unit.index),
                do="run `spaniel rebuild`, which makes it again from the evidence",
            ) from fault

    def _state(self, name: str) -> int:
        row = self._db.execute("SELECT value FROM state WHERE name=?", (name,)).fetchone()
        return int(row[0]) if row else 0

    def _set_state(self, name: str, value: int) -> None:
        self._db.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (name, value))


def _connected(path: str) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=120, isolation_level=None)
    try:
        db.executescript(_PRAGMAS + _SCHEMA)
    except sqlite3.Error:
        db.close()
        raise
    return db


def capture_from(body: Any) -> Capture:
    """Return the capture that a ledger act's body describes."""
    values = {name: body[name] for name in Capture.__dataclass_fields__}
    for name in ("seen", "seen_until", "captured"):
        values[name] = datetime.fromisoformat(values[name]) if values[name] else None
    values["retain_until"] = date.fromisoformat(values["retain_until"])
    return Capture(**values)
