"""Verification: names every changed, missing, added or reordered piece of evidence.

Works from the files alone: ledger, acts and WARC segments. It needs no index, no catalogue and no
table, changes nothing, and can be run beside writers and on a read-only medium. Lake versions are
asked as witnesses: each says how long the ledger was when it was made, and where it ended.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import orjson

from spaniel.preserve.findings import Finding, Verification
from spaniel.preserve.layout import Layout
from spaniel.preserve.ledger import GENESIS, commitment, entry_hash, parse_act
from spaniel.preserve.moment import Moment, lines_of, moment_of
from spaniel.preserve.verify_segments import check_segments
from spaniel.types import Act, canonical_json

__all__ = ["Finding", "Verification", "verify_evidence"]

_FIELDS = ("seq", "at", "kind", "unit", "commitment", "previous", "hash")


def verify_evidence(layout: Layout) -> Verification:
    """Check the whole ledger, every act and every record of every segment."""
    result = Verification()
    moment = moment_of(layout)
    chain = _Chain(layout, moment, result)
    chain.read()
    chain.check_witnesses()
    chain.check_acts(layout.ledger / "acts.jsonl", "")
    for held in moment.held:
        acts = chain.check_acts(held.unit.acts, layout.key(held.unit.authority))
        check_segments(held, acts, result, layout.root)
    chain.check_all_have_bodies()
    return result


@dataclass(slots=True)
class _Entry:
    """What an act is held against."""

    at: str
    kind: str
    unit: str
    commitment: str
    hash: str
    bodies: int = 0


class _Chain:
    def __init__(self, layout: Layout, moment: Moment, result: Verification) -> None:
        self._root, self._moment, self._result = layout.root, moment, result
        self._path = layout.ledger / "entries.jsonl"
        self._entries: dict[int, _Entry] = {}
        self._size = 0

    # ------------------------------------------------------------------ entries

    def read(self) -> None:
        """Check the chain and keep its entries."""
        expected, previous = 0, GENESIS
        for number, line in self._lines(self._path):
            where = f"{self._named(self._path)}, line {number}"
            entry = _parsed(line)
            if entry is None:
                self._result.note("changed", where, "is not an entry")
                previous = ""
                continue
            self._result.entries += 1
            seq = entry["seq"]
            self._check_entry(entry, line, f"{where} (entry {seq})")
            if seq in self._entries:
                self._result.note("added", where, f"entry {seq} stands there already")
                continue
            if seq < expected:
                self._result.note("reordered", where, f"entry {seq} stands after {expected - 1}")
            elif seq == expected and previous and entry["previous"] != previous:
                self._result.note("changed", where, f"entry {seq} does not follow the one before")
            self._entries[seq] = _Entry(
                entry["at"], entry["kind"], entry["unit"], entry["commitment"], entry["hash"]
            )
            expected, previous = max(expected, seq + 1), entry["hash"]
        self._size = expected
        self._check_none_missing()

    def _check_entry(self, entry: dict[str, Any], line: bytes, where: str) -> None:
        if entry_hash(*(entry[name] for name in _FIELDS[:6])) != entry["hash"]:
            self._result.note("changed", where, "does not have the content its hash was made from")
        elif orjson.dumps({name: entry[name] for name in _FIELDS}) + b"\n" != line:
            self._result.note("changed", where, "is not written as it was")

    def _check_none_missing(self) -> None:
        absent = [seq for seq in range(self._size) if seq not in self._entries]
        for first, last in _runs(absent):
            self._result.note("missing", _entries(first, last), "is not in the ledger")

    def check_witnesses(self) -> None:
        """Hold the ledger against what lake versions say of it."""
        for witness in self._moment.witnesses:
            said = f"lake version {int(witness.version)} was made of it"
            last = self._entries.get(witness.size - 1)
            if witness.size > self._size:
                where = _entries(self._size, witness.size - 1)
                self._result.note("missing", where, f"is not in the ledger, but {said}")
            elif last is not None and last.hash != witness.hash:
                where = f"ledger entry {witness.size - 1}"
                self._result.note("changed", where, f"is another than when {said}")

    # ------------------------------------------------------------------ acts

    def check_acts(self, path: Path, key: str) -> list[Act]:
        """Hold the acts of a unit against their entries and return those that are sound."""
        acts: list[Act] = []
        last = -1
        for number, line in self._lines(path):
            where = f"{self._named(path)}, line {number}"
            act = parse_act(line)
            if act is None:
                self._result.note("changed", where, "is not an act")
                continue
            if self._orphaned(act["seq"]):
                continue
            if act["seq"] <= last:
                self._result.note("reordered", where, f"act {act['seq']} stands after act {last}")
            last = max(last, act["seq"])
            if self._check_body(act, line, key, where):
                acts.append(Act(kind=act["kind"], unit="", id=act["id"], body=act["body"]))
        return acts

    def _orphaned(self, seq: int) -> bool:
        """Whether an act never got its entry because a crash cut the append short."""
        unfinished = self._moment.unfinished
        return unfinished is not None and seq >= self._size >= unfinished

    def _check_body(self, act: dict[str, Any], line: bytes, key: str, where: str) -> bool:
        seq = act["seq"]
        entry = self._entries.get(seq)
        if seq >= self._size:
            said = f"is not in the ledger, but {where} is its act"
            self._result.note("missing", f"ledger entry {seq}", said)
            return False
        if entry is None or entry.unit != key:
            self._result.note("added", where, f"no ledger entry {seq} stands for it")
            return False
        entry.bodies += 1
        if entry.bodies > 1:
            self._result.note("added", where, f"ledger entry {seq} already has its act")
            return False
        try:
            sealed = commitment(act["salt"], act["kind"], act["id"], act["body"])
            # Hexadecimal digits may be written in two ways, and only one was.
            as_made = bytes.fromhex(act["salt"]).hex() == act["salt"]
            same = sealed == entry.commitment and canonical_json(act) + b"\n" == line and as_made
        except (ValueError, TypeError):
            same = False
        if not same or act["kind"] != entry.kind or act["at"] != entry.at:
            self._result.note("changed", where, f"is not what ledger entry {seq} committed to")
            return False
        return True

    def check_all_have_bodies(self) -> None:
        """Name the entries whose acts are gone."""
        bare = [seq for seq, entry in sorted(self._entries.items()) if not entry.bodies]
        for kind, group in groupby(bare, key=lambda seq: self._entries[seq].kind):
            for first, last in _runs(list(group)):
                self._result.note("missing", _entries(first, last), f"its act ({kind}) is gone")

    # ------------------------------------------------------------------ lines

    def _lines(self, path: Path) -> Iterator[tuple[int, bytes]]:
        """Yield number and bytes of the whole lines; a torn one is a crash's, or a finding."""
        number = 0
        try:
            for number, line in enumerate(lines_of(path, self._moment.lengths[path]), 1):
                if line.endswith(b"\n"):
                    yield number, line
                elif self._moment.unfinished is None:
                    where = f"{self._named(path)}, line {number}"
                    self._result.note("missing", where, "is cut short")
        except OSError as fault:
            where = f"{self._named(path)}, after line {number}"
            self._result.note("missing", where, f"cannot be read ({fault.strerror})")

    def _named(self, path: Path) -> str:
        return str(path.relative_to(self._root))


def _parsed(line: bytes) -> dict[str, Any] | None:
    try:
        value = orjson.loads(line)
    except ValueError:
        return None
    if not isinstance(value, dict) or value.keys() != set(_FIELDS):
        return None
    texts = all(isinstance(value[name], str) for name in _FIELDS[1:])
    return value if texts and type(value["seq"]) is int and value["seq"] >= 0 else None


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Yield first and last of each run of consecutive numbers."""
    for _, group in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        run = [number for _, number in group]
        yield run[0], run[-1]


def _entries(first: int, last: int) -> str:
    return f"ledger entry {first}" if first == last else f"ledger entries {first} to {last}"
