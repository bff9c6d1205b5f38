"""What a retention unit already holds, for quick look-up. Derived: delete it, and it is made anew
from the spools and the ledger's acts.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

import orjson

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


class UnitIndex:
    """The index of one unit. One process may hold several; writes go through :meth:`exclusive`."""

    def __init__(self, unit: Unit, ledger_size: int) -> None:
        self._unit = unit
        self._db = sqlite3.connect(unit.index, timeout=120, isolation_level=None)
        self._db.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;" + _SCHEMA)
        self.catch_up(ledger_size)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Hold the unit's write lock: between look-up and entry nobody else may write."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def catch_up(self, ledger_size: int) -> None:
        """Take in what the index has not seen: acts that the ledger has, then the spools' lines.

        Args:
            ledger_size: acts from here on are a crash's orphans and do not count.
        """
        with self.exclusive():
            offset = self._state("acts_offset")
            for act, end in read_acts(self._unit.acts, offset):
                if act["seq"] >= ledger_size:
                    break
                known = Act(kind=act["kind"], unit="", id=act["id"], body=act["body"])
                self.enter(known)
                self._db.execute(
                    "INSERT OR IGNORE INTO act VALUES (?, ?, ?, ?)",
                    (act["kind"], act["id"], act["seq"], act["at"]),
                )
                offset = end
            self._set_state("acts_offset", offset)
            for path in sorted(self._unit.spool.glob("*.spool")):
                for line in read_spool(path):
                    self.enter(line.act)

    def enter(self, act: Act) -> None:
        """Take an act in, if it is a capture or a reading; idempotent."""
        if act.kind == "capture":
            self._enter_capture(act.body)
        elif act.kind == "reading":
            self._enter_reading(act.id, act.body)
        elif act.kind in {"authority", "source"}:
            self._db.execute(
                "INSERT OR REPLACE INTO definition VALUES (?, ?, ?)",
                (act.kind, act.body["id"], canonical_json(act.body)),
            )
        elif act.kind == "segment":
            self._set_state(f"segment:{act.id}", act.body["length"])

    def entered(self, kind: str, id_: str) -> tuple[int, str] | None:
        """Return sequence and time of an act's ledger entry, ``None`` if it has none."""
        row = self._db.execute(
            "SELECT seq, at FROM act WHERE kind=? AND id=?", (kind, id_)
        ).fetchone()
        return (int(row[0]), str(row[1])) if row else None

    def has_capture(self, id_: str) -> bool:
        """Whether the act of seeing is known."""
        return self._one("SELECT 1 FROM capture WHERE id=?", id_) is not None

    def capture(self, id_: str) -> Capture | None:
        """Return a capture by its id."""
        row = self._one("SELECT body FROM capture WHERE id=?", id_)
        return capture_from(orjson.loads(row[0])) if row else None

    def payload_holder(self, payload_digest: str) -> Capture | None:
        """Return the capture whose record holds a payload."""
        row = self._one("SELECT capture FROM payload WHERE digest=?", payload_digest)
        return self.capture(row[0]) if row else None

    def definition(self, kind: str, name: str) -> dict[str, Any] | None:
        """Return the latest recorded definition of an ``authority`` or ``source``."""
        row = self._db.execute(
            "SELECT body FROM definition WHERE kind=? AND name=?", (kind, name)
        ).fetchone()
        return dict(orjson.loads(row[0])) if row else None

    def sources(self) -> list[str]:
        """Return the ids of the sources recorded here."""
        rows = self._db.execute("SELECT name FROM definition WHERE kind='source' ORDER BY name")
        return [row[0] for row in rows]

    def segment_end(self, file: str) -> int:
        """Return where the last acknowledged record of a segment ends, 0 if it has none."""
        row = self._one(
            "SELECT max(json_extract(body, '$.offset') + json_extract(body, '$.length'))"
            " FROM capture WHERE json_extract(body, '$.file')=?",
            file,
        )
        return max(int(row[0] or 0), self._state(f"segment:{file}"))

    def has_reading(self, id_: str) -> bool:
        """Whether a reading is known."""
        return self._one("SELECT 1 FROM reading WHERE id=?", id_) is not None

    def unread(self, source: str, kind: str, reader: str, version: str, profile: str) -> list[str]:
        """Return ids of a source's captures that this reader has not read, oldest first."""
        rows = self._db.execute(
            "SELECT id FROM capture c WHERE source=? AND NOT EXISTS (SELECT 1 FROM reading r"
            " WHERE r.capture=c.id AND r.kind=? AND reader=? AND version=? AND profile=?)"
            " ORDER BY rowid",
            (source, kind, reader, version, profile),
        )
        return [row[0] for row in rows]

    def was_read_by(self, reader: ReaderName, kind: str, source: str = "") -> bool:
        """Whether a reader has read any capture here (of a source, where one is named)."""
        row = self._db.execute(
            "SELECT 1 FROM reading r JOIN capture c ON c.id = r.capture WHERE r.kind=? AND"
            " reader=? AND version=? AND profile=? AND (?='' OR c.source=?) LIMIT 1",
            (kind, reader.name, reader.version, reader.profile, source, source),
        ).fetchone()
        return row is not None

    def readers(self) -> list[tuple[ReaderName, str, int]]:
        """Return (reader, kind, captures read) of every reader that has read here."""
        rows = self._db.execute(
            "SELECT reader, version, profile, kind, count(*) FROM reading"
            " GROUP BY reader, version, profile, kind ORDER BY reader, version, profile, kind"
        )
        return [(ReaderName(name=n, version=v, profile=p), k, c) for n, v, p, k, c in rows]

    def captures(self) -> Iterator[Capture]:
        """Yield all captures, oldest first."""
        for (body,) in self._db.execute("SELECT body FROM capture ORDER BY rowid"):
            yield capture_from(orjson.loads(body))

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

    def _one(self, query: str, value: str) -> Any:
        return self._db.execute(query, (value,)).fetchone()

    def _state(self, name: str) -> int:
        row = self._one("SELECT value FROM state WHERE name=?", name)
        return int(row[0]) if row else 0

    def _set_state(self, name: str, value: int) -> None:
        self._db.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (name, value))


def capture_from(body: Any) -> Capture:
    """Return the capture that a ledger act's body describes."""
    values = {name: body[name] for name in Capture.__dataclass_fields__}
    for name in ("seen", "seen_until", "captured"):
        values[name] = datetime.fromisoformat(values[name]) if values[name] else None
    values["retain_until"] = date.fromisoformat(values["retain_until"])
    return Capture(**values)
