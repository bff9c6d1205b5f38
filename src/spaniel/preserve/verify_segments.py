"""Verification of WARC segments against the acts that stand for their records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from spaniel.errors import EvidenceError
from spaniel.preserve import warc
from spaniel.preserve.findings import Verification
from spaniel.preserve.moment import Held
from spaniel.preserve.spool import RECORD_KINDS
from spaniel.types import Act, digest, short_id

__all__ = ["check_segments"]


class _Record(NamedTuple):
    """Where a record lies and what it holds; ``capture`` is empty for a segment's first record."""

    offset: int
    length: int
    sha256: str
    capture: str
    same_as: str
    payload_digest: str


def check_segments(held: Held, acts: Sequence[Act], result: Verification, root: Path) -> None:
    """Check every byte of a unit's segments, committed or waiting."""
    segments = _Segments(held, result, root)
    committed = [act for act in acts if act.kind in RECORD_KINDS]
    known = {(act.kind, act.id) for act in committed}
    waiting = [act for act in held.waiting if (act.kind, act.id) not in known]
    for act in [*committed, *waiting]:
        segments.expect(act)
    result.waiting += sum(act.kind == "capture" for act in waiting)
    segments.check()


class _Segments:
    def __init__(self, held: Held, result: Verification, root: Path) -> None:
        self._held, self._result, self._root = held, result, root
        self._records: dict[str, dict[int, _Record]] = {}
        self._holders: dict[str, str] = {}

    def expect(self, act: Act) -> None:
        """Take an act in that stands for a record."""
        record = _record(act)
        if record is None:
            where = f"{self._named(self._held.unit.acts)}, {act.kind} {act.id}"
            self._result.note("changed", where, "does not say which record it stands for")
            return
        of_file = self._records.setdefault(str(act.body["file"]), {})
        if record.offset in of_file:
            where = f"{self._path(act.body['file'])}, byte {record.offset}"
            self._result.note("added", where, "two acts stand for one record")
        of_file[record.offset] = record
        if record.capture and not record.same_as:
            self._holders[record.capture] = record.payload_digest

    def check(self) -> None:
        """Check all files, and that there are no others."""
        for path, number in self._held.damaged.items():
            what = f"{number} acknowledged lines cannot be read"
            self._result.note("changed", self._named(path), what)
        for name in sorted(self._held.segments.keys() - self._records.keys()):
            if _writer(name) not in self._held.writers:
                self._result.note("added", self._path(name), "the ledger knows no such file")
        for name, records in sorted(self._records.items()):
            self._check_file(name, records)

    def _check_file(self, name: str, records: Mapping[int, _Record]) -> None:
        path = self._held.unit.warc / name
        try:
            with path.open("rb") as file:
                self._result.segments += 1
                end = self._check_records(file, name, records)
        except FileNotFoundError:
            self._result.note("missing", self._path(name), f"{len(records)} records are gone")
            return
        except OSError as fault:
            self._result.note("missing", self._path(name), f"cannot be read ({fault.strerror})")
            return
        known = self._held.segments.get(name, 0)
        if _writer(name) not in self._held.writers and min(known, path.stat().st_size) > end:
            where = f"{self._path(name)}, from byte {end}"
            self._result.note("added", where, "is in no ledger entry")

    def _check_records(self, file: BinaryIO, name: str, records: Mapping[int, _Record]) -> int:
        position = 0
        for offset, record in sorted(records.items()):
            if offset > position:
                where = f"{self._path(name)}, bytes {position}-{offset}"
                self._result.note("added", where, "is in no ledger entry")
            file.seek(offset)
            end = offset + record.length
            where = f"{self._path(name)}, bytes {offset}-{end}"
            self._check_record(file.read(record.length), record, where)
            position = max(position, end)
        return position

    def _check_record(self, data: bytes, record: _Record, where: str) -> None:
        self._result.captures += bool(record.capture)
        name = f"{where} (capture {record.capture})" if record.capture else where
        if len(data) < record.length:
            gone = record.length - len(data)
            self._result.note("missing", name, f"{gone} of its bytes are gone")
        elif digest(data) != record.sha256:
            self._result.note("changed", name, "is not the record that the ledger committed to")
        elif record.capture:
            self._check_content(data, record, name)

    def _check_content(self, data: bytes, record: _Record, where: str) -> None:
        """Check that the record, although unchanged, says what its capture says."""
        try:
            if warc.capture_of(data, where) != record.capture:
                self._result.note("changed", where, "the record is not of this capture")
            if record.same_as:
                if self._holders.get(record.same_as) != record.payload_digest:
                    what = f"its payload ({record.same_as}) is not kept"
                    self._result.note("missing", where, what)
                return
            self._result.payloads += 1
            if digest(warc.payload_of(data, where)) != record.payload_digest:
                self._result.note("changed", where, "the payload does not have its digest")
        except EvidenceError as fault:
            self._result.note("changed", where, fault.what)

    def _path(self, name: object) -> str:
        return self._named(self._held.unit.warc / str(name))

    def _named(self, path: Path) -> str:
        return str(path.relative_to(self._root))


def _record(act: Act) -> _Record | None:
    """Return the record that an act stands for, ``None`` if it names none: it may be forged."""
    body: Mapping[str, Any] = act.body
    file, sha256 = body.get("file"), body.get("record_sha256")
    offset, length = body.get("offset"), body.get("length")
    if not (isinstance(file, str) and Path(file).name == file and isinstance(sha256, str)):
        return None
    if not (isinstance(offset, int) and isinstance(length, int) and min(offset, length) >= 0):
        return None
    if act.kind == "segment":
        return _Record(offset, length, sha256, "", "", "") if act.id == file else None
    parts = [body.get(name) for name in ("source", "address", "seen", "payload_digest")]
    if not act.id == body.get("id") == short_id("cap", *parts):
        return None
    return _Record(offset, length, sha256, act.id, str(body.get("same_as")), str(parts[3]))


def _writer(segment: str) -> str:
    return segment.removesuffix(".warc.gz")
