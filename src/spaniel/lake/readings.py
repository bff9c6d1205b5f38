"""Reading captures into observations, acknowledged like everything else: spool first.

A reading's ledger entry commits to its rows, so that tables made again from the evidence can be
held against the ones that were there.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

from spaniel.errors import EvidenceError
from spaniel.lake.lake import Lake
from spaniel.lake.schema import OBSERVED, fitted
from spaniel.ports import Reader, ReadPage
from spaniel.preserve import Spool, Unit, UnitIndex, payload
from spaniel.preserve.disk import refused_by_disk
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
        partial: readings of pages of which nothing or not all could be read.
        problems: readings that say something was wrong, by what; captures whose payload or page
            could not be read at all, and so have no reading, are counted here too.
        pages: readings by kind of page.
        listings, vendors: different listings (by the site's id, else by place) and vendors read.
    """

    readings: int = 0
    observations: int = 0
    partial: int = 0
    problems: Counter[str] = field(default_factory=Counter)
    pages: Counter[str] = field(default_factory=Counter)
    listings: set[str] = field(default_factory=set)
    vendors: set[str] = field(default_factory=set)

    def add(self, page: ReadPage, problem: str) -> None:
        """Count one reading."""
        self.readings += 1
        self.observations += page.reading.observations
        self.pages[page.reading.page_kind] += 1
        self.listings.update(found.listing_key or found.id for found in page.listings)
        self.vendors.update(found.vendor for found in page.listings if found.vendor)
        if problem:
            self.partial += 1
            self.problems[problem] += 1

    def merge(self, other: ReadTally) -> None:
        """Add another tally."""
        self.readings += other.readings
        self.observations += other.observations
        self.partial += other.partial
        self.problems += other.problems
        self.pages += other.pages
        self.listings |= other.listings
        self.vendors |= other.vendors


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
        StorageError: the disk refused.
    """
    tally = ReadTally()
    unit = lake.layout.unit(authority)
    with lake.index(authority) as index:
        todo = list(_unread(index, source, readers))
        with refused_by_disk("no reading can be kept", unit.root), ExitStack() as stack:
            waiting: list[tuple[Act, _Rows]] = []
            spool = _spool(unit, stack) if todo else None
            for number, (reader, capture) in enumerate(todo, 1):
                act = _read(reader, capture, source, unit, index, tally)
                waiting += [act] if act else []
                if spool and (len(waiting) >= _BATCH or number == len(todo)):
                    with index.exclusive():
                        spool.append(waiting)
                    waiting.clear()
                    progress(number, len(todo) - number)
    return tally


def _spool(unit: Unit, stack: ExitStack) -> Spool:
    spool = Spool(unit.spool)
    stack.callback(spool.close)
    return spool


def _read(
    reader: Reader, capture: Capture, source: Source, unit: Unit, index: UnitIndex, tally: ReadTally
) -> tuple[Act, _Rows] | None:
    """Read one capture; one that cannot be read must not keep the others from being read.

    It is counted as a problem, has no reading, and is tried again by the next run.
    """
    try:
        page = reader.read(capture, payload(unit, index, capture), source)
    except EvidenceError as fault:
        tally.problems[f"evidence: {fault.what}"] += 1
        return None
    except Exception as fault:  # readers meet hostile pages
        tally.problems[f"reader {reader.name(source)} failed: {type(fault).__name__}"] += 1
        return None
    act, rows = reading_act(page)
    tally.add(page, act.body["problem"])
    return act, rows


def reading_act(page: ReadPage) -> tuple[Act, _Rows]:
    """Return the act of a reading, which commits to its rows, and the rows.

    Values that a column cannot hold are left out, and the reading's problem says so.
    """
    reading, lost = fitted("reading", _plain(page.reading))
    rows: dict[str, list[dict[str, Any]]] = {}
    for found in page.observations:
        kind = OBSERVED[type(found)]
        row, columns = fitted(kind, _plain(found))
        rows.setdefault(kind, []).append(row)
        lost += columns
    if lost:
        said = "; ".join(filter(None, [reading["problem"], _left_out(lost)]))
        reading["problem"] = said
    names = ("capture", "kind", "reader", "version", "profile", "source", "observations", "problem")
    sealed = hashlib.sha256(canonical_json(rows)).hexdigest()
    body = {**{name: reading[name] for name in names}, "rows_sha256": sealed}
    act = Act(kind="reading", unit=page.reading.authority, id=reading["id"], body=body)
    return act, {"reading": [reading], **rows}


def _left_out(columns: Sequence[str]) -> str:
    counts = sorted(Counter(columns).items())
    return "values that fit no column were left out: " + ", ".join(f"{n} {c}" for c, n in counts)


def _unread(
    index: UnitIndex, source: Source, readers: Sequence[Reader]
) -> Iterator[tuple[Reader, Capture]]:
    for reader in readers:
        name = reader.name(source)
        for id_ in index.unread(source.id, reader.kind, name.name, name.version, name.profile):
            capture = index.capture(id_)
            if capture is not None and reader.reads(capture, source):
                yield reader, capture


def _plain(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in row.__dataclass_fields__}
