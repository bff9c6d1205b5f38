"""The one committer: moves spools into the ledger and the tables, in batches.

What a batch takes from which spool is written down first. A crash at any later moment leaves that
note, and the next committer does the same batch again: the ledger skips acts it has, a table skips
a batch it has, and only then do the spools count as consumed. Nothing is lost and nothing doubles.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spaniel.errors import LakeError
from spaniel.lake.lake import Lake
from spaniel.lake.lease import lease
from spaniel.lake.schema import KINDS, arrow_table
from spaniel.lake.version import LakeVersion
from spaniel.preserve import UnitIndex, write_atomically
from spaniel.preserve.disk import cut
from spaniel.preserve.spool import (
    SpoolLine,
    damaged_lines,
    read_spool,
    retiring,
    segment_end,
    spool_end,
)
from spaniel.types import Act, canonical_json

__all__ = ["commit", "forget_pending", "lease"]

_BATCH_BYTES = 32_000_000


@dataclass(frozen=True, slots=True)
class _Batch:
    """What is being committed: spool (``<unit>/<file>``) to from and to, in bytes.

    ``ledger_size`` is that of the lake version before. Acts of spools are entered by committers
    alone, so those from there on are in no table yet.
    """

    id: str
    version: int
    ledger_size: int
    spools: dict[str, tuple[int, int]]


def commit(lake: Lake, *, wait: float = 0.0) -> LakeVersion:
    """Enter everything acknowledged into ledger and tables; return the lake version.

    Args:
        lake: the lake.
        wait: seconds to wait for another committer to finish.

    Raises:
        Busy: another committer holds the lease.
        StorageError: the disk refused; the next commit goes on from here.
        LakeError: the lake is being rebuilt, or its committer's notes cannot be read.
    """
    from spaniel.lake.tables import refused_by_tables  # noqa: PLC0415 - slow to import

    with lease(lake, wait):
        lake.check_whole()
        with refused_by_tables("nothing can be committed", lake.root):
            _Committer(lake, _read_state(lake)).run()
    return lake.version()


def forget_pending(lake: Lake) -> None:
    """Drop the note of an unfinished batch; its lines stay in their spools. Needs the lease."""
    try:
        consumed = _read_state(lake)["consumed"]
    except LakeError:
        consumed = {}  # every line is taken again; the ledger knows those it has
    _Committer(lake, {"consumed": consumed, "pending": None}).forget_pending()


def _read_state(lake: Lake) -> dict[str, Any]:
    path = lake.root / "committer.json"
    try:
        state = json.loads(path.read_text(encoding="utf-8"))
        return {"consumed": dict(state["consumed"]), "pending": state["pending"]}
    except FileNotFoundError:
        return {"consumed": {}, "pending": None}
    except (ValueError, KeyError, TypeError) as fault:
        raise LakeError(
            "the committer's notes cannot be read",
            where=str(path),
            do="run `spaniel rebuild`, which does without them",
        ) from fault


class _Committer:
    def __init__(self, lake: Lake, state: dict[str, Any]) -> None:
        self._lake = lake
        self._path = lake.root / "committer.json"
        self._consumed: dict[str, int] = state["consumed"]
        self._pending = _Batch(**state["pending"]) if state["pending"] else None

    def run(self) -> None:
        batch = self._pending or self._next_batch()
        while batch is not None:
            self._note(batch)
            self._apply(batch)
            self._consumed.update({name: end for name, (_, end) in batch.spools.items()})
            self._note(None)
            batch = self._next_batch()
        self._retire_spools()

    def forget_pending(self) -> None:
        self._note(None)

    # ------------------------------------------------------------------ choosing

    def _next_batch(self) -> _Batch | None:
        spools: dict[str, tuple[int, int]] = {}
        room = _BATCH_BYTES
        for unit in self._lake.layout.units():
            # Under the unit's lock no line is there that may yet be undone.
            with unit.locked():
                for path in sorted(unit.spool.glob("*.spool")):
                    name = f"{unit.authority}/{path.name}"
                    start = self._consumed.get(name, 0)
                    end = spool_end(path, start, room) if room > 0 else start
                    if end > start:
                        spools[name] = (start, end)
                        room -= end - start
        if not spools:
            return None
        before = self._lake.version()
        plain = [before.number + 1, before.ledger_hash, spools]
        id_ = hashlib.sha256(canonical_json(plain)).hexdigest()[:32]
        return _Batch(id_, before.number + 1, before.ledger_size, spools)

    def _spools(self) -> Iterator[tuple[str, Path]]:
        for unit in self._lake.layout.units():
            for path in sorted(unit.spool.glob("*.spool")):
                yield f"{unit.authority}/{path.name}", path

    # ------------------------------------------------------------------ applying

    def _apply(self, batch: _Batch) -> None:
        lines = [line for name, span in batch.spools.items() for line in self._lines(name, span)]
        units = sorted({line.act.unit for line in lines})
        with ExitStack() as stack:
            indexes = {unit: stack.enter_context(self._lake.index(unit)) for unit in units}
            self._enter_acts(lines, indexes)
            tables = _rows(lines, indexes, batch.ledger_size)
        before = self._lake.version(batch.version - 1)
        snapshots = dict(before.tables)
        for (unit, kind), rows in sorted(tables.items()):
            table = arrow_table(kind, rows)
            snapshots[f"{unit}/{kind}"] = self._lake.tables.append(unit, kind, table, batch.id)
        if self._lake.has_version(batch.version):
            return  # it was whole when the crash came, and stays what it is
        size, head = self._lake.ledger.head()
        at = self._lake.clock.now().isoformat()
        digests = self._lake.digests(snapshots, before)
        self._lake.keep_version(LakeVersion(batch.version, at, size, head, snapshots, digests))

    def _lines(self, name: str, span: tuple[int, int]) -> Iterator[SpoolLine]:
        authority, _, file = name.partition("/")
        for line in read_spool(self._lake.layout.unit(authority).spool / file, span[0]):
            yield line
            if line.end >= span[1]:
                return

    def _enter_acts(self, lines: list[SpoolLine], indexes: dict[str, UnitIndex]) -> None:
        new: dict[tuple[str, str, str], Act] = {}
        for line in lines:
            act = line.act
            if indexes[act.unit].entered(act.kind, act.id) is None:
                new.setdefault((act.unit, act.kind, act.id), act)
        self._lake.ledger.append(list(new.values()))
        for index in indexes.values():
            index.catch_up(self._lake.ledger.size)

    # ------------------------------------------------------------------ state

    def _note(self, pending: _Batch | None) -> None:
        plain = None
        if pending is not None:
            plain = {name: getattr(pending, name) for name in _Batch.__dataclass_fields__}
        state = {"consumed": self._consumed, "pending": plain}
        write_atomically(self._path, json.dumps(state).encode())

    def _retire_spools(self) -> None:
        """Remove spools of writers that are gone, after cutting what they never acknowledged.

        A spool with lines that cannot be read is set aside instead, with all of its segment: what
        a failing disk has taken from it may still be found there.
        """
        gone = False
        for name, path in list(self._spools()):
            with retiring(path) as over:
                start = self._consumed.get(name, 0)
                if not over or spool_end(path, start, 1) > start:
                    continue
                if damaged_lines(path):
                    path.replace(path.with_suffix(".damaged"))
                else:
                    self._cut_segment(name.partition("/")[0], path.stem)
                    path.unlink()
            gone = self._consumed.pop(name, None) is not None or gone
        if gone:
            self._note(None)

    def _cut_segment(self, authority: str, writer: str) -> None:
        unit = self._lake.layout.unit(authority)
        segment = unit.warc / f"{writer}.warc.gz"
        end = segment_end(unit, segment.name)
        if end:
            cut(segment, end)
        else:
            segment.unlink(missing_ok=True)


def _rows(
    lines: list[SpoolLine], indexes: dict[str, UnitIndex], first: int
) -> dict[tuple[str, str], list[dict[str, Any]]]:
    """Collect table rows of the acts that this batch brought into the ledger (``first`` on)."""
    tables: dict[tuple[str, str], list[dict[str, Any]]] = {}
    done: set[tuple[str, str, str]] = set()
    for line in lines:
        act = line.act
        entered = indexes[act.unit].entered(act.kind, act.id)
        key = (act.unit, act.kind, act.id)
        if entered is None or entered[0] < first or key in done:
            continue
        done.add(key)
        recorded = {"recorded": entered[1], "ledger_seq": entered[0]}
        own = {act.kind: [act.body]} if act.kind in {"capture", "promotion"} else {}
        for kind, rows in {**own, **line.rows}.items():
            if kind in KINDS:
                target = tables.setdefault((act.unit, kind), [])
                target.extend({**row, **recorded} for row in rows)
    return tables
