"""The one committer: moves spools into the ledger and the tables, in batches.

What a batch takes from which spool is written down first. A crash at any later moment leaves that
note, and the next committer does the same batch again: the ledger skips acts it has, a table skips
a batch it has, and only then do the spools count as consumed. Nothing is lost and nothing doubles.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from spaniel.errors import Busy, StorageError
from spaniel.lake.lake import Lake, LakeVersion
from spaniel.lake.schema import KINDS, arrow_table
from spaniel.preserve import UnitIndex, write_atomically
from spaniel.preserve.spool import SpoolLine, read_spool, writer_lives
from spaniel.types import Act, canonical_json

__all__ = ["commit", "forget_pending", "lease"]

_BATCH_BYTES = 64_000_000


@dataclass(frozen=True, slots=True)
class _Batch:
    """What is being committed: spool (``<unit>/<file>``) to from and to, in bytes.

    ``ledger_size`` is the size of the ledger before: acts entered from there on are of this batch.
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
    """
    with lease(lake, wait):
        try:
            _Committer(lake).run()
        except OSError as fault:
            raise StorageError(
                f"cannot be committed ({fault.strerror or fault})",
                where=str(lake.root),
                do="free some space and run `spaniel commit`; what was acknowledged is safe",
            ) from fault
    return lake.version()


def forget_pending(lake: Lake) -> None:
    """Drop the note of an unfinished batch; its lines stay in their spools. Needs the lease."""
    _Committer(lake).forget_pending()


class _Committer:
    def __init__(self, lake: Lake) -> None:
        self._lake = lake
        self._path = lake.root / "committer.json"
        self._consumed: dict[str, int] = {}
        self._pending: _Batch | None = None
        if self._path.exists():
            state = json.loads(self._path.read_text(encoding="utf-8"))
            self._consumed = state["consumed"]
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
        for name, path in self._spools():
            start = self._consumed.get(name, 0)
            end = start
            for line in read_spool(path, start):
                end = line.end
                if end - start >= room:
                    break
            if end > start:
                spools[name] = (start, end)
                room -= end - start
            if room <= 0:
                break
        if not spools:
            return None
        size = self._lake.ledger.size
        number = self._lake.version().number + 1
        id_ = hashlib.sha256(canonical_json([number, size, spools])).hexdigest()[:32]
        return _Batch(id_, number, size, spools)

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
        """Remove spools of writers that are gone, after cutting what they never acknowledged."""
        for name, path in list(self._spools()):
            if writer_lives(path):
                continue
            consumed = self._consumed.get(name, 0)
            if any(True for _ in read_spool(path, consumed)):
                continue
            authority = name.partition("/")[0]
            self._cut_segment(authority, path.stem)
            path.unlink()
            self._consumed.pop(name, None)
        self._note(None)

    def _cut_segment(self, authority: str, writer: str) -> None:
        segment = self._lake.layout.unit(authority).warc / f"{writer}.warc.gz"
        if not segment.exists():
            return
        with self._lake.index(authority) as index:
            end = index.segment_end(segment.name)
        if end == 0:
            segment.unlink()
        elif end < segment.stat().st_size:
            os.truncate(segment, end)


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


@contextmanager
def lease(lake: Lake, wait: float) -> Iterator[None]:
    """Be the committer while the context lasts.

    Raises:
        Busy: another one is, and did not finish within ``wait`` seconds.
    """
    with (lake.root / "committer.lock").open("a+", encoding="utf-8") as file:
        _take(file, lake, wait)
        file.seek(0)
        file.truncate()
        file.write(f"process {os.getpid()} since {lake.clock.now():%Y-%m-%d %H:%M:%S} UTC")
        file.flush()
        yield


def _take(file: TextIO, lake: Lake, wait: float) -> None:
    until = time.monotonic() + wait
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() < until:
                time.sleep(0.05)
                continue
        file.seek(0)
        holder = file.read().strip() or "another process"
        raise Busy(
            f"another committer is at work ({holder})",
            where=str(lake.root),
            do="let it finish; what was kept is safe, and the next commit enters it",
        )
