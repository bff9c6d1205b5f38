"""Verification: names every changed, missing, added or reordered piece of evidence.

Works from the files alone: ledger, acts and WARC segments. It needs no index, no catalogue and no
table, and changes nothing.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from spaniel.errors import EvidenceError
from spaniel.preserve import warc
from spaniel.preserve.layout import Layout, Unit
from spaniel.preserve.ledger import GENESIS, commitment, entry_hash
from spaniel.preserve.spool import read_spool
from spaniel.types import canonical_json, digest

__all__ = ["Finding", "Verification", "verify_evidence"]

_FIELDS = {"seq", "at", "kind", "unit", "commitment", "previous", "hash"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not what the ledger says.

    Attributes:
        kind: ``changed``, ``missing``, ``added``, ``reordered``.
        where: file and place.
        what: one clause.
    """

    kind: str
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.where}: {self.what}"


@dataclass(slots=True)
class Verification:
    """What was checked and what was found.

    Attributes:
        entries, captures, payloads, segments: how many were checked.
        waiting: acknowledged captures not yet committed (checked like the others).
        findings: empty if all evidence is what the ledger says.
    """

    entries: int = 0
    captures: int = 0
    payloads: int = 0
    segments: int = 0
    waiting: int = 0
    findings: list[Finding] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        """Whether nothing was found."""
        return not self.findings

    def note(self, kind: str, where: str, what: str) -> None:
        """Add a finding."""
        self.findings.append(Finding(kind, where, what))


def verify_evidence(layout: Layout) -> Verification:
    """Check the whole ledger, every act and every record of every segment."""
    result = Verification()
    entries = _check_chain(layout.ledger / "entries.jsonl", result)
    _check_acts(layout.ledger / "acts.jsonl", "", entries, result, layout.root)
    for unit in layout.units():
        key = layout.key(unit.authority)
        acts = _check_acts(unit.acts, key, entries, result, layout.root)
        _check_segments(unit, acts, result, layout.root)
    _check_all_have_bodies(entries, result)
    return result


# --------------------------------------------------------------------------- ledger


def _check_chain(path: Path, result: Verification) -> dict[int, dict[str, Any]]:
    """Check the chain and return the sound entries by sequence (each to lose its body later)."""
    entries: dict[int, dict[str, Any]] = {}
    previous = GENESIS
    for number, line in enumerate(_lines(path)):
        where = f"ledger entry {number}"
        entry = _parsed(line, _FIELDS)
        if entry is None:
            result.note("changed", where, "is not an entry")
            previous = ""
            continue
        result.entries += 1
        _check_link(entry, number, previous, where, result)
        previous = str(entry["hash"])
        if orjson.dumps({name: entry[name] for name in entry}) + b"\n" != line:
            result.note("changed", where, "is not written as it was")
        entries[int(entry["seq"]) if isinstance(entry["seq"], int) else number] = entry
    return entries


def _check_link(
    entry: dict[str, Any], number: int, previous: str, where: str, result: Verification
) -> None:
    if entry["seq"] != number:
        result.note("reordered", where, f"carries the number {entry['seq']}")
    link = entry_hash(*(entry[n] for n in ("seq", "at", "kind", "unit", "commitment", "previous")))
    if link != entry["hash"]:
        result.note("changed", where, "does not have the content its hash was made from")
    if previous and entry["previous"] != previous:
        result.note("changed", where, "does not follow the entry before it")


def _check_acts(
    path: Path, key: str, entries: dict[int, dict[str, Any]], result: Verification, root: Path
) -> list[dict[str, Any]]:
    acts: list[dict[str, Any]] = []
    last = -1
    for number, line in enumerate(_lines(path), 1):
        where = f"{path.relative_to(root)}, line {number}"
        act = _parsed(line, {"seq", "at", "kind", "id", "salt", "body"})
        if act is None or not isinstance(act["seq"], int):
            result.note("changed", where, "is not an act")
            continue
        if act["seq"] <= last:
            result.note("reordered", where, f"act {act['seq']} stands after act {last}")
        last = max(last, act["seq"])
        if _check_body(act, line, key, entries, where, result):
            acts.append(act)
    return acts


def _check_body(
    act: dict[str, Any],
    line: bytes,
    key: str,
    entries: dict[int, dict[str, Any]],
    where: str,
    result: Verification,
) -> bool:
    entry = entries.get(act["seq"])
    if entry is None or entry["unit"] != key:
        result.note("added", where, f"no ledger entry {act['seq']} stands for it")
        return False
    entry["bodies"] = entry.get("bodies", 0) + 1
    if entry["bodies"] > 1:
        result.note("added", where, f"ledger entry {act['seq']} already has its act")
    try:
        sealed = commitment(act["salt"], act["kind"], act["id"], act["body"])
    except (ValueError, TypeError):
        sealed = ""
    rewritten = canonical_json(act) + b"\n" != line or act["at"] != entry["at"]
    if sealed != entry["commitment"] or act["kind"] != entry["kind"] or rewritten:
        result.note("changed", where, f"is not what ledger entry {act['seq']} committed to")
        return False
    return True


def _check_all_have_bodies(entries: dict[int, dict[str, Any]], result: Verification) -> None:
    for seq, entry in sorted(entries.items()):
        if not entry.get("bodies"):
            result.note("missing", f"ledger entry {seq}", f"its act ({entry['kind']}) is gone")


# --------------------------------------------------------------------------- segments


def _check_segments(
    unit: Unit, acts: list[dict[str, Any]], result: Verification, root: Path
) -> None:
    records: dict[str, dict[int, dict[str, Any]]] = {}
    bodies = [act["body"] for act in acts if act["kind"] in {"capture", "segment"}]
    bodies += _waiting(unit, {body.get("id") or body["file"] for body in bodies}, result)
    captures = {body["id"]: body for body in bodies if "id" in body}
    for body in bodies:
        records.setdefault(body["file"], {})[body["offset"]] = body
    found = {p.name for p in unit.warc.iterdir()} if unit.warc.is_dir() else set()
    open_writers = {p.stem for p in unit.spool.glob("*.spool")} if unit.spool.is_dir() else set()
    for name in sorted(found - records.keys()):
        if name.removesuffix(".warc.gz") not in open_writers:
            where = str((unit.warc / name).relative_to(root))
            result.note("added", where, "the ledger knows no such file")
    for name, wanted in sorted(records.items()):
        path = unit.warc / name
        if name not in found:
            result.note("missing", str(path.relative_to(root)), f"{len(wanted)} records are gone")
            continue
        result.segments += 1
        unfinished = name.removesuffix(".warc.gz") in open_writers
        _check_segment(path, wanted, captures, result, root, unfinished=unfinished)


def _waiting(unit: Unit, known: set[str], result: Verification) -> list[dict[str, Any]]:
    bodies = []
    for path in sorted(unit.spool.glob("*.spool")) if unit.spool.is_dir() else []:
        for line in read_spool(path):
            if line.act.kind in {"capture", "segment"} and line.act.id not in known:
                bodies.append(dict(line.act.body))
                result.waiting += line.act.kind == "capture"
    return bodies


def _check_segment(
    path: Path,
    wanted: dict[int, dict[str, Any]],
    captures: dict[str, dict[str, Any]],
    result: Verification,
    root: Path,
    *,
    unfinished: bool,
) -> None:
    position = 0
    name = str(path.relative_to(root))
    with path.open("rb") as file:
        for offset, body in sorted(wanted.items()):
            where = f"{name}, bytes {offset}-{offset + body['length']}"
            if offset > position:
                result.note("added", f"{name}, bytes {position}-{offset}", "is in no ledger entry")
            file.seek(offset)
            data = file.read(body["length"])
            _check_record(data, body, captures, where, result)
            position = offset + body["length"]
        file.seek(position)
        if not unfinished and file.read(1):
            result.note("added", f"{name}, from byte {position}", "is in no ledger entry")


def _check_record(
    data: bytes,
    body: dict[str, Any],
    captures: dict[str, dict[str, Any]],
    where: str,
    result: Verification,
) -> None:
    is_capture = "id" in body
    result.captures += is_capture
    name = f"{where} (capture {body['id']})" if is_capture else where
    if len(data) < body["length"]:
        result.note("missing", name, f"{body['length'] - len(data)} of its bytes are gone")
    elif digest(data) != body["record_sha256"]:
        result.note("changed", name, "is not the record that the ledger committed to")
    elif is_capture:
        _check_content(data, body, captures, name, result)


def _check_content(
    data: bytes,
    body: dict[str, Any],
    captures: dict[str, dict[str, Any]],
    where: str,
    result: Verification,
) -> None:
    """Check that the record, although unchanged, says what its capture says."""
    try:
        head = gzip.decompress(data).partition(b"\r\n\r\n")[0]
        if f"Spaniel-Capture: {body['id']}".encode() not in head:
            result.note("changed", where, "the record is not of this capture")
        if body["same_as"]:
            holder = captures.get(body["same_as"], {})
            if holder.get("payload_digest") != body["payload_digest"]:
                result.note("missing", where, f"its payload ({body['same_as']}) is not kept")
            return
        result.payloads += 1
        if digest(warc.payload_of(data, where)) != body["payload_digest"]:
            result.note("changed", where, "the payload does not have its digest")
    except (OSError, EOFError, zlib.error, EvidenceError):
        result.note("changed", where, "the record cannot be read")


# --------------------------------------------------------------------------- lines


def _lines(path: Path) -> Iterator[bytes]:
    if path.exists():
        with path.open("rb") as file:
            yield from file


def _parsed(line: bytes, fields: set[str]) -> dict[str, Any] | None:
    try:
        value = orjson.loads(line)
    except ValueError:
        return None
    return value if isinstance(value, dict) and value.keys() == fields else None
