"""The evidence as it stood at one moment, so that it can be verified while writers write.

The order matters. What is acknowledged is looked at first, under each unit's lock; the ledger
after that, under its own. Whatever the committer moves in between is then in the ledger's part.
What comes later is not looked at.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spaniel.preserve.disk import length, locked
from spaniel.preserve.layout import Layout, Unit
from spaniel.preserve.ledger import read_note
from spaniel.preserve.spool import RECORD_KINDS, damaged_lines, read_spool
from spaniel.types import Act

__all__ = ["Held", "Moment", "Witness", "lines_of", "moment_of"]


@dataclass(frozen=True, slots=True)
class Held:
    """What one unit holds beside its acts.

    Attributes:
        segments: length in bytes of the files in the unit's WARC folder, by name.
        waiting: acts of records that are acknowledged.
        writers: names of writers whose spools are there: the tails of their segments may be
            unacknowledged.
        damaged: spools with lines that cannot be read, and how many.
    """

    unit: Unit
    segments: dict[str, int]
    waiting: list[Act]
    writers: frozenset[str]
    damaged: dict[Path, int]


@dataclass(frozen=True, slots=True)
class Witness:
    """What a lake version says of the ledger: its size, and the hash of its last entry then."""

    version: str
    size: int
    hash: str


@dataclass(frozen=True, slots=True)
class Moment:
    """Everything that can be verified.

    Attributes:
        held: by unit.
        lengths: of entries and acts, in bytes.
        unfinished: the size of the ledger from which on a crash cut an append short, if one did.
        witnesses: what lake versions say of the ledger.
    """

    held: list[Held]
    lengths: dict[Path, int]
    unfinished: int | None
    witnesses: list[Witness]


def moment_of(layout: Layout) -> Moment:
    """Look at a lake; a unit that is made meanwhile lets it look again."""
    while True:
        units = layout.units()
        held = [_held(unit) for unit in units]
        witnesses = _witnesses(layout)
        with locked(layout.ledger / "lock", shared=True) as lock:
            if layout.units() != units:
                continue
            paths = [layout.ledger / "entries.jsonl", layout.ledger / "acts.jsonl"]
            lengths = {path: length(path) for path in [*paths, *(unit.acts for unit in units)]}
            unfinished = read_note(lock) if lock >= 0 else None
        return Moment(held, lengths, unfinished, witnesses)


def lines_of(path: Path, size: int) -> Iterator[bytes]:
    """Yield the lines in the first ``size`` bytes of a file, each with its line end if it has one.

    Raises:
        OSError: the file cannot be read.
    """
    if size == 0:
        return
    with path.open("rb") as file:
        while size > 0 and (line := file.readline(size)):
            size -= len(line)
            yield line


def _held(unit: Unit) -> Held:
    with unit.locked(shared=True):
        spools = sorted(unit.spool.glob("*.spool"))
        damaged = {path: damaged_lines(path) for path in spools}
        damaged |= {path: damaged_lines(path) for path in unit.spool.glob("*.damaged")}
        waiting = [
            line.act
            for path in spools
            for line in read_spool(path)
            if line.act.kind in RECORD_KINDS
        ]
        segments = {path.name: length(path) for path in sorted(unit.warc.glob("*"))}
    return Held(
        unit,
        segments,
        waiting,
        frozenset(path.stem for path in [*spools, *damaged]),
        {path: number for path, number in sorted(damaged.items()) if number},
    )


def _witnesses(layout: Layout) -> list[Witness]:
    found = []
    for path in sorted((layout.root / "versions").glob("*.json")):
        try:
            data: dict[str, Any] = json.loads(path.read_bytes())
            found.append(Witness(path.stem, int(data["ledger_size"]), str(data["ledger_hash"])))
        except (OSError, ValueError, KeyError, TypeError):
            continue  # derived, and named where derived files are checked
    return found
