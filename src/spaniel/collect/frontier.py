"""The frontier: which addresses a patrol has seen, and which wait. Survives a kill.

An address is *waiting* until its response is acknowledged, so what was in the air when the process
died is asked for again. Each patrol is a run; a run that was not finished is gone on with.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from w3lib.url import canonicalize_url

__all__ = ["Frontier", "Waiting"]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS run (
    id INTEGER PRIMARY KEY, source TEXT NOT NULL, began TEXT NOT NULL, ended TEXT);
CREATE TABLE IF NOT EXISTS address (
    number INTEGER PRIMARY KEY, run INTEGER NOT NULL, key TEXT NOT NULL, url TEXT NOT NULL,
    depth INTEGER NOT NULL, state TEXT NOT NULL, UNIQUE (run, key));
CREATE INDEX IF NOT EXISTS address_waiting ON address (run, state, number);
"""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An address to ask for, and how many links from an entry it was found."""

    url: str
    depth: int


class Frontier:
    """The addresses of one source's patrols.

    Args:
        path: the SQLite file of the retention unit; made if it is not there.
        source: id of the source.
        began: when a new run is said to begin (ISO 8601).
        fresh: begin a new run even if the last one was not finished.
    """

    def __init__(self, path: Path, source: str, began: str, *, fresh: bool = False) -> None:
        self._db = sqlite3.connect(path, timeout=60, isolation_level=None)
        self._db.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;" + _SCHEMA)
        row = self._db.execute(
            "SELECT id FROM run WHERE source=? AND ended IS NULL ORDER BY id DESC", (source,)
        ).fetchone()
        self.resumed = row is not None and not fresh
        if self.resumed:
            self._run = int(row[0])
        else:
            self._forget(source)
            cursor = self._db.execute(
                "INSERT INTO run (source, began) VALUES (?, ?)", (source, began)
            )
            self._run = int(cursor.lastrowid or 0)
        self._last = 0
        self._ready: list[Waiting] = []

    def add(self, urls: Iterable[str], depth: int) -> None:
        """Add addresses that were not seen in this run."""
        rows = [(self._run, _key(url), url, depth) for url in urls]
        self._db.execute("BEGIN")
        self._db.executemany(
            "INSERT OR IGNORE INTO address (run, key, url, depth, state)"
            " VALUES (?, ?, ?, ?, 'waiting')",
            rows,
        )
        self._db.execute("COMMIT")

    def next(self) -> Waiting | None:
        """Return the next waiting address, each at most once per process."""
        if not self._ready:
            rows = self._db.execute(
                "SELECT number, url, depth FROM address"
                " WHERE run=? AND state='waiting' AND number>? ORDER BY number LIMIT 200",
                (self._run, self._last),
            ).fetchall()
            self._ready = [Waiting(url, depth) for _, url, depth in reversed(rows)]
            self._last = rows[-1][0] if rows else self._last
        return self._ready.pop() if self._ready else None

    def settle(self, states: Iterable[tuple[str, str, int]]) -> None:
        """Record what became of addresses: (url, ``done``/``failed``/``refused``, depth)."""
        self._db.execute("BEGIN")
        self._db.executemany(
            "INSERT INTO address (run, key, url, depth, state) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (run, key) DO UPDATE SET state=excluded.state",
            [(self._run, _key(url), url, depth, state) for url, state, depth in states],
        )
        self._db.execute("COMMIT")

    def count(self, state: str) -> int:
        """Return how many addresses of the run are in a state."""
        row = self._db.execute(
            "SELECT count(*) FROM address WHERE run=? AND state=?", (self._run, state)
        ).fetchone()
        return int(row[0])

    def finish(self, ended: str) -> None:
        """End the run."""
        self._db.execute("UPDATE run SET ended=? WHERE id=?", (ended, self._run))

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def _forget(self, source: str) -> None:
        """Drop the addresses of ended or given-up runs: the captures are the record."""
        self._db.execute(
            "DELETE FROM address WHERE run IN (SELECT id FROM run WHERE source=?)", (source,)
        )
        self._db.execute(
            "UPDATE run SET ended='given up' WHERE source=? AND ended IS NULL", (source,)
        )


def _key(url: str) -> str:
    return str(canonicalize_url(url))
