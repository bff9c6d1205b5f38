"""The frontier: which addresses a patrol has seen, and which wait. Survives a kill.

An address is *waiting* until its response is acknowledged and its links are in, so what was in the
air when the process died is asked for again, and nothing that was found is forgotten. Each patrol
is a run; a run that was not finished is gone on with.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from w3lib.url import canonicalize_url

from spaniel.errors import StorageError

__all__ = ["Frontier", "Waiting"]

_FORMAT = 2
_SCHEMA = f"""
CREATE TABLE IF NOT EXISTS run (
    id INTEGER PRIMARY KEY, source TEXT NOT NULL, began TEXT NOT NULL, ended TEXT);
CREATE TABLE IF NOT EXISTS address (
    number INTEGER PRIMARY KEY, run INTEGER NOT NULL, key TEXT NOT NULL, url TEXT NOT NULL,
    depth INTEGER NOT NULL, hops INTEGER NOT NULL, state TEXT NOT NULL, UNIQUE (run, key));
CREATE INDEX IF NOT EXISTS address_waiting ON address (run, state, number);
PRAGMA user_version={_FORMAT};
"""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An address to ask for.

    Attributes:
        number: of its row.
        depth: how many links from an entry it was found.
        hops: how many redirects led to it from the last link.
    """

    number: int
    url: str
    depth: int
    hops: int = 0


class Frontier:
    """The addresses of one source's patrols.

    Args:
        path: the SQLite file of the retention unit; made if it is not there.
        source: id of the source.
        began: when a new run is said to begin (ISO 8601).
        fresh: begin a new run even if the last one was not finished.

    Raises:
        StorageError: the file cannot be written, or is not a frontier (every method).
    """

    def __init__(self, path: Path, source: str, began: str, *, fresh: bool = False) -> None:
        self._path = path
        with self._writing():
            self._db = sqlite3.connect(path, timeout=60, isolation_level=None)
            self._prepare()
            row = self._db.execute(
                "SELECT id FROM run WHERE source=? AND ended IS NULL ORDER BY id DESC", (source,)
            ).fetchone()
            self.resumed = row is not None and not fresh
            self._run = int(row[0]) if self.resumed else self._begin(source, began)
        self._last = 0
        self._ready: list[Waiting] = []
        self.size = sum(self.counts().values())
        """Addresses of the run, in any state."""

    def add(self, urls: Iterable[str], depth: int) -> None:
        """Add addresses that were not seen in this run."""
        self._insert([(self._run, _key(url), url, depth, 0) for url in urls])

    def add_redirect(self, url: str, from_: Waiting) -> None:
        """Add where an address led to.

        It may be the same address once: sites set a cookie that way, or put parameters in order.
        """
        key = _key(url)
        if key == _key(from_.url):
            key = f"again:{url}"
        self._insert([(self._run, key, url, from_.depth, from_.hops + 1)])

    def next(self) -> Waiting | None:
        """Return the next waiting address, each at most once per process."""
        if not self._ready:
            with self._writing():
                rows = self._db.execute(
                    "SELECT number, url, depth, hops FROM address"
                    " WHERE run=? AND state='waiting' AND number>? ORDER BY number LIMIT 200",
                    (self._run, self._last),
                ).fetchall()
            self._ready = [Waiting(*row) for row in reversed(rows)]
            self._last = rows[-1][0] if rows else self._last
        return self._ready.pop() if self._ready else None

    def settle(self, states: Iterable[tuple[Waiting, str]]) -> None:
        """Record what became of addresses.

        States are ``done``; ``unfetched`` by media type; ``refused`` before it was asked for;
        ``failed``.
        """
        rows = [(state, waiting.number) for waiting, state in states]
        with self._writing():
            self._all("UPDATE address SET state=? WHERE number=?", rows)

    def count(self, state: str) -> int:
        """Return how many addresses of the run are in a state."""
        return self.counts().get(state, 0)

    def counts(self) -> dict[str, int]:
        """Return how many addresses of the run are in each state."""
        with self._writing():
            rows = self._db.execute(
                "SELECT state, count(*) FROM address WHERE run=? GROUP BY state ORDER BY state",
                (self._run,),
            ).fetchall()
        return {str(state): int(number) for state, number in rows}

    def finish(self, ended: str) -> None:
        """End the run."""
        with self._writing():
            self._db.execute("UPDATE run SET ended=? WHERE id=?", (ended, self._run))

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    # ------------------------------------------------------------------ inside

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as fault:
            raise StorageError(
                f"cannot be used ({fault})",
                where=str(self._path),
                do="free some space, or move the file away and patrol anew; captures are safe",
            ) from fault

    def _prepare(self) -> None:
        self._db.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;")
        if self._db.execute("PRAGMA user_version").fetchone()[0] != _FORMAT:
            self._db.executescript("DROP TABLE IF EXISTS address; DROP TABLE IF EXISTS run;")
        self._db.executescript(_SCHEMA)

    def _begin(self, source: str, began: str) -> int:
        """Begin a run, and drop the addresses of earlier ones: the captures are the record."""
        self._db.execute(
            "DELETE FROM address WHERE run IN (SELECT id FROM run WHERE source=?)", (source,)
        )
        self._db.execute(
            "UPDATE run SET ended='given up' WHERE source=? AND ended IS NULL", (source,)
        )
        cursor = self._db.execute("INSERT INTO run (source, began) VALUES (?, ?)", (source, began))
        return int(cursor.lastrowid or 0)

    def _insert(self, rows: Sequence[tuple[object, ...]]) -> None:
        with self._writing():
            before = self._db.total_changes
            self._all(
                "INSERT OR IGNORE INTO address (run, key, url, depth, hops, state)"
                " VALUES (?, ?, ?, ?, ?, 'waiting')",
                rows,
            )
            self.size += self._db.total_changes - before

    def _all(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        """Run a statement for all rows or for none."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            self._db.executemany(statement, rows)
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")


def _key(url: str) -> str:
    """Return what two spellings of one address have in common: parameters in any order."""
    try:
        return str(canonicalize_url(url))
    except ValueError:
        return url
