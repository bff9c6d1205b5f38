"""Making the derived parts again from the evidence: index, catalogue, tables, lake versions.

What is evidence (ledger, acts, segments) is read and left as it is. Captures and promotions come
back from their acts. Readings are made again by the readers at hand and held against what their
ledger entries committed to; a reading whose reader is not at hand, or that comes out different,
is named.
"""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from spaniel.errors import SpanielError
from spaniel.lake.committer import forget_pending
from spaniel.lake.lake import Lake
from spaniel.lake.lease import lease
from spaniel.lake.readings import reading_act
from spaniel.lake.schema import arrow_table
from spaniel.lake.version import LakeVersion
from spaniel.ports import Reader
from spaniel.preserve import Unit, UnitIndex, payload, write_atomically
from spaniel.preserve.ledger import read_acts
from spaniel.types import Source

__all__ = ["RebuildTally", "rebuild"]

SourceOf = Callable[[dict[str, Any]], Source]

_CHUNK = 200_000


@dataclass(slots=True)
class RebuildTally:
    """What was made again.

    Attributes:
        captures, readings, observations: how many.
        lost: readings that could not be made again as they were, with the reason.
    """

    captures: int = 0
    readings: int = 0
    observations: int = 0
    lost: list[str] = field(default_factory=list)


def rebuild(lake: Lake, readers: Sequence[Reader], source_of: SourceOf) -> RebuildTally:
    """Make index, catalogue and tables again; earlier lake versions are gone afterwards.

    Args:
        lake: a lake with a sound ledger (run verify first).
        readers: the readers at hand.
        source_of: makes a source of its recorded plain values.

    Raises:
        Busy: a committer is at work.
    """
    from spaniel.lake.tables import refused_by_tables  # noqa: PLC0415 - slow to import

    tally = RebuildTally()
    with lease(lake, 0.0), refused_by_tables("cannot be rebuilt", lake.root):
        number = lake.latest_number() + 1
        size, head = lake.ledger.head()
        # From here until the end there are no tables to read or to go on from.
        write_atomically(lake.rebuilding, b"")
        _clear(lake)
        snapshots: dict[str, int] = {}
        for unit in lake.layout.units():
            with lake.index(unit.authority) as index:
                rows = _Rebuilt(unit, index, size, readers, source_of, tally)
                for chunk, (kind, table) in enumerate(rows.tables()):
                    snapshots[f"{unit.authority}/{kind}"] = lake.tables.append(
                        unit.authority, kind, table, f"rebuild-{number}-{chunk}"
                    )
        at = lake.clock.now().isoformat()
        lake.keep_version(LakeVersion(number, at, size, head, snapshots, lake.digests(snapshots)))
        lake.rebuilding.unlink()
    return tally


def _clear(lake: Lake) -> None:
    lake.close()
    # What a crash left half entered is either in the ledger, and comes back from there, or still
    # in its spool, and the next commit takes it.
    forget_pending(lake)
    for unit in lake.layout.units():
        shutil.rmtree(unit.tables, ignore_errors=True)
        with unit.locked():
            for path in unit.root.glob("index.sqlite*"):
                path.unlink()
    for path in lake.root.glob("catalogue.sqlite*"):
        path.unlink()
    for path in (lake.root / "versions").glob("*.json"):
        path.unlink()


@dataclass(slots=True)
class _Rebuilt:
    """Rows of one unit, from its acts, in the order of the ledger."""

    unit: Unit
    index: UnitIndex
    size: int
    readers: Sequence[Reader]
    source_of: SourceOf
    tally: RebuildTally
    definitions: dict[str, list[Source]] = field(default_factory=dict)

    def tables(self) -> Iterator[tuple[str, Any]]:
        """Yield (kind, table), in chunks that fit in memory."""
        rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for act, _ in read_acts(self.unit.acts):
            if act["seq"] >= self.size:  # a crash's orphan
                break
            for kind, row in self._rows_of(act):
                rows[kind].append({**row, "recorded": act["at"], "ledger_seq": act["seq"]})
                if len(rows[kind]) >= _CHUNK:
                    yield kind, arrow_table(kind, rows.pop(kind))
        for kind, left in sorted(rows.items()):
            yield kind, arrow_table(kind, left)

    def _rows_of(self, act: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
        if act["kind"] in {"capture", "promotion"}:
            self.tally.captures += act["kind"] == "capture"
            yield act["kind"], act["body"]
        elif act["kind"] == "source":
            self._define(act)
        elif act["kind"] == "reading":
            lost = yield from self._read_again(act["body"])
            if lost:
                self.tally.lost.append(f"{act['id']}: {lost}")

    def _define(self, act: dict[str, Any]) -> None:
        try:
            source = self.source_of(act["body"])
        except SpanielError as fault:
            self.tally.lost.append(f"source {act['body'].get('id')}: {fault}")
            return
        self.definitions.setdefault(source.id, []).append(source)

    def _read_again(self, body: dict[str, Any]) -> Generator[tuple[str, dict[str, Any]], None, str]:
        """Yield the rows of a reading; return why it is lost, empty if it is not."""
        hand = self._hand(body)
        capture = self.index.capture(body["capture"])
        if hand is None or capture is None:
            name = f"{body['reader']}@{body['version']}"
            return f"reader {name} with its hints is not at hand" if capture else "has no capture"
        reader, source = hand
        try:
            page = reader.read(capture, payload(self.unit, self.index, capture), source)
            made, rows = reading_act(page)
        except SpanielError as fault:
            return str(fault)
        except Exception as fault:  # readers meet hostile pages
            return f"its reader failed: {type(fault).__name__}"
        if made.body["rows_sha256"] != body["rows_sha256"]:
            return "reads differently now"
        self.tally.readings += 1
        self.tally.observations += sum(
            len(found) for kind, found in rows.items() if kind != "reading"
        )
        yield from ((kind, dict(row)) for kind, found in rows.items() for row in found)
        return ""

    def _hand(self, body: dict[str, Any]) -> tuple[Reader, Source] | None:
        """Find the reader, and the source as it stood, that together give the recorded name."""
        wanted = (body["reader"], body["version"], body["profile"])
        for source in reversed(self.definitions.get(body["source"], [])):
            for reader in self.readers:
                name = reader.name(source)
                if (name.name, name.version, name.profile) == wanted:
                    return reader, source
        return None
