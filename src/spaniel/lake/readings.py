"""Reading captures into observations, acknowledged like everything else: spool first.

A reading's ledger entry commits to its rows, so that tables made again from the evidence can be
held against the ones that were there.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from spaniel.lake.lake import Lake
from spaniel.ports import Reader, ReadPage
from spaniel.preserve import Spool, UnitIndex, payload
from spaniel.types import Act, Capture, Source, canonical_json

__all__ = ["ReadTally", "read_captures", "reading_act"]

_BATCH = 100

_Rows = Mapping[str, Sequence[Mapping[str, Any]]]


@dataclass(slots=True)
class ReadTally:
    """What was read.

    Attributes:
        readings: captures read now; those read before by the same reader are not read again.
        observations: how many observations came of it.
        problems: readings that say something was wrong, by what.
        pages: readings by kind of page.
    """

    readings: int = 0
    observations: int = 0
    problems: Counter[str] = field(default_factory=Counter)
    pages: Counter[str] = field(default_factory=Counter)

    def add(self, page: ReadPage) -> None:
        """Count one reading."""
        self.readings += 1
        self.observations += page.reading.observations
        self.pages[page.reading.page_kind] += 1
        if page.reading.problem:
            self.problems[page.reading.problem] += 1

    def merge(self, other: ReadTally) -> None:
        """Add another tally."""
        self.readings += other.readings
        self.observations += other.observations
        self.problems += other.problems
        self.pages += other.pages


def read_captures(
    lake: Lake,
    authority: str,
    source: Source,
    readers: Sequence[Reader],
    progress: Callable[[int, int], None] = lambda _done, _left: None,
) -> ReadTally:
    """Read what each reader has not read yet of a source's captures.

    Can be stopped at any moment: readings acknowledged so far are not made again.

    Raises:
        EvidenceError: a capture's payload cannot be read.
        StorageError: the disk refused.
    """
    tally = ReadTally()
    unit = lake.layout.unit(authority)
    with lake.index(authority) as index:
        todo = list(_unread(index, source, readers))
        spool = Spool(unit.spool, Spool.new_writer()) if todo else None
        waiting: list[tuple[Act, _Rows]] = []
        try:
            for number, (reader, capture) in enumerate(todo, 1):
                page = reader.read(capture, payload(unit, index, capture), source)
                waiting.append(reading_act(page))
                tally.add(page)
                if spool and (len(waiting) >= _BATCH or number == len(todo)):
                    spool.append(waiting)
                    waiting.clear()
                    progress(number, len(todo) - number)
        finally:
            if spool:
                spool.close()
    return tally


def reading_act(page: ReadPage) -> tuple[Act, _Rows]:
    """Return the act of a reading, which commits to its rows, and the rows."""
    reading = page.reading
    listings = [_plain(listing) for listing in page.listings]
    body = {
        "capture": reading.capture,
        "kind": reading.kind,
        "reader": reading.reader,
        "version": reading.version,
        "profile": reading.profile,
        "source": reading.source,
        "observations": reading.observations,
        "problem": reading.problem,
        "rows_sha256": hashlib.sha256(canonical_json(listings)).hexdigest(),
    }
    act = Act(kind="reading", unit=reading.authority, id=reading.id, body=body)
    return act, {"reading": [_plain(reading)], "listing": listings}


def _unread(
    index: UnitIndex, source: Source, readers: Sequence[Reader]
) -> Iterator[tuple[Reader, Capture]]:
    for reader in readers:
        name = reader.name(source)
        for id_ in index.unread(source.id, reader.kind, name.name, name.version, name.profile):
            capture = index.capture(id_)
            if capture is not None and reader.reads(capture):
                yield reader, capture


def _plain(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in row.__dataclass_fields__}
