"""Making the derived parts again from the evidence: index, catalogue, tables, lake versions.

What is evidence (ledger, acts, segments) is read and left as it is. Captures and promotions come
back from their acts. Readings are made again by the readers at hand and held against what their
ledger entries committed to; a reading whose reader is not at hand, or that comes out different,
is named.
"""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from spaniel.errors import SpanielError
from spaniel.lake.committer import forget_pending, lease
from spaniel.lake.lake import Lake, LakeVersion
from spaniel.lake.readings import reading_act
from spaniel.lake.schema import arrow_table
from spaniel.ports import Reader
from spaniel.preserve import Unit, UnitIndex, payload
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
    tally = RebuildTally()
    with lease(lake, 0.0):
        number = lake.version().number + 1
        _clear(lake)
        snapshots: dict[str, int] = {}
        for unit in lake.layout.units():
            with lake.index(unit.authority) as index:
                rows = _Rebuilt(unit, index, readers, source_of, tally)
                for chunk, (kind, table) in enumerate(rows.tables()):
                    snapshots[f"{unit.authority}/{kind}"] = lake.tables.append(
                        unit.authority, kind, table, f"rebuild-{number}-{chunk}"
                    )
        size, head = lake.ledger.head()
        at = lake.clock.now().isoformat()
        lake.keep_version(LakeVersion(number, at, size, head, snapshots, lake.digests(snapshots)))
    return tally


def _clear(lake: Lake) -> None:
    lake.close()
    # What a crash left half entered is either in the ledger, and comes back from there, or still
    # in its spool, and the next commit takes it.
    forget_pending(lake)
    for unit in lake.layout.units():
        shutil.rmtree(unit.tables, ignore_errors=True)
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
    readers: Sequence[Reader]
    source_of: SourceOf
    tally: RebuildTally

    def tables(self) -> Iterator[tuple[str, Any]]:
        """Yield (kind, table), in chunks that fit in memory."""
        rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for act, _ in read_acts(self.unit.acts):
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
        elif act["kind"] == "reading":
            try:
                yield from self._read_again(act)
            except SpanielError as fault:
                self.tally.lost.append(f"{act['id']}: {fault}")

    def _read_again(self, act: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
        body = act["body"]
        capture = self.index.capture(body["capture"])
        plain = self.index.definition("source", body["source"])
        for reader in self.readers:
            if capture is None or plain is None:
                break
            source = self.source_of(plain)
            name = reader.name(source)
            if (name.name, name.version, name.profile) != (
                body["reader"],
                body["version"],
                body["profile"],
            ):
                continue
            made, rows = reading_act(
                reader.read(capture, payload(self.unit, self.index, capture), source)
            )
            if made.body["rows_sha256"] != body["rows_sha256"]:
                self.tally.lost.append(f"{act['id']}: reads differently now")
                return
            self.tally.readings += 1
            self.tally.observations += len(rows["listing"])
            yield from ((kind, dict(row)) for kind, found in rows.items() for row in found)
            return
        self.tally.lost.append(
            f"{act['id']}: reader {body['reader']}@{body['version']} with its hints is not at hand"
        )
