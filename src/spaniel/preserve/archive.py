"""The archive: one writer's WARC segment and spool in one retention unit.

A response is *acknowledged* when :meth:`WarcArchive.flush` has returned its capture: record and
spool line are on disk (fsync). What a crash leaves beyond the last spool line was never
acknowledged; the committer cuts it off.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from spaniel import __version__
from spaniel.errors import EvidenceError, Refused, StorageError
from spaniel.ports import Gate
from spaniel.preserve import warc
from spaniel.preserve.index import UnitIndex
from spaniel.preserve.layout import Unit, sync_folder
from spaniel.preserve.spool import Spool
from spaniel.types import (
    Act,
    Authority,
    Capture,
    RecordPlace,
    Response,
    ScreenMatch,
    Source,
    canonical_json,
    digest,
)

__all__ = ["WarcArchive", "payload"]

_BATCH_BYTES = 8_000_000
_BATCH_COUNT = 200
_SEGMENT_BYTES = 900_000_000
"""WARC files stay under 1 GB, so that they can be moved and looked through."""

_LARGEST = 512_000_000


class WarcArchive:
    """Keeps responses of one authority; any number of archives may write beside each other.

    Args:
        unit: the retention unit's folder.
        index: what the unit already holds.
        authority: under which is kept; marks every capture.
        gate: has to have issued each response's grant.
        segment_bytes: a new segment begins when one is this long.
    """

    def __init__(
        self,
        unit: Unit,
        index: UnitIndex,
        authority: Authority,
        gate: Gate,
        *,
        segment_bytes: int = _SEGMENT_BYTES,
    ) -> None:
        self._unit, self._index, self._authority, self._gate = unit, index, authority, gate
        self._segment_bytes = segment_bytes
        self._spool: Spool | None = None
        self._waiting: list[tuple[Source, Response]] = []
        self._waiting_bytes = 0
        self._file = ""
        self._offset = 0

    @property
    def full(self) -> bool:
        """Whether enough is waiting that a flush is due."""
        return self._waiting_bytes >= _BATCH_BYTES or len(self._waiting) >= _BATCH_COUNT

    def put(self, source: Source, response: Response) -> None:
        """Take a response in; it is safe only once :meth:`flush` has returned its capture.

        Raises:
            Refused: no living grant of this archive's gate covers the response.
            StorageError: the payload is larger than a record may be.
        """
        if not self._gate.issued(response.grant):
            raise Refused("came without a living grant", where=response.address, do="ask the gate")
        if len(response.payload) > _LARGEST:
            raise StorageError(
                f"is larger than {_LARGEST:,} bytes", where=response.address, do="split the file"
            )
        self._waiting.append((source, response))
        self._waiting_bytes += len(response.payload)

    def flush(self) -> Sequence[Capture]:
        """Make everything put so far durable and return the captures that are new.

        Raises:
            StorageError: the disk refused; nothing of this batch is there.
        """
        if not self._waiting:
            return ()
        with self._index.exclusive():
            lines: list[tuple[Act, dict[str, Any]]] = []
            data: list[bytes] = []
            captures = self._records(data, lines)
            self._write(b"".join(data), lines)
            for act, _ in lines:
                self._index.enter(act)
        self._waiting, self._waiting_bytes = [], 0
        return captures

    def note_match(self, match: ScreenMatch) -> None:
        """Enter what the screen held back: digest, address, time, and a task; nothing else."""
        body = {
            "rule": match.rule,
            "payload_digest": match.payload_digest,
            "address": match.address,
            "captured": match.captured.isoformat(),
            "task": "tell the competent unit",
        }
        id_ = digest(canonical_json(body))
        self._ready_spool().append(
            [(Act(kind="screened", unit=self._authority.id, id=id_, body=body), {})]
        )

    def close(self) -> None:
        """Let go of the spool; what was not flushed is not kept."""
        if self._spool is not None:
            self._spool.close()
            self._spool = None

    # ------------------------------------------------------------------ within a flush

    def _records(self, data: list[bytes], lines: list[tuple[Act, dict[str, Any]]]) -> list[Capture]:
        self._begin_segment_if_due(data, lines)
        captures: dict[str, Capture] = {}
        holders: dict[str, Capture] = {}
        for source, response in self._waiting:
            payload_digest = response.payload_digest
            id_ = Capture.identify(response.source, response.address, response.seen, payload_digest)
            if id_ in captures or self._index.has_capture(id_):
                continue
            holder = holders.get(payload_digest) or self._index.payload_holder(payload_digest)
            capture, written = self._kept(id_, source, response, payload_digest, holder)
            holders.setdefault(payload_digest, holder or capture)
            captures[id_] = capture
            data.append(written.data)
            lines.append((_act(capture, written), {}))
        return list(captures.values())

    def _kept(
        self,
        id_: str,
        source: Source,
        response: Response,
        payload_digest: str,
        holder: Capture | None,
    ) -> tuple[Capture, warc.Written]:
        if holder is None:
            written = warc.record(id_, response, self._authority.id)
        else:
            written = warc.revisit(id_, response, self._authority.id, holder)
        place = self._place(written)
        same_as = holder.id if holder else ""
        capture = self._capture(id_, source, response, payload_digest, written, place, same_as)
        return capture, written

    def _capture(
        self,
        id_: str,
        source: Source,
        response: Response,
        payload_digest: str,
        written: warc.Written,
        place: RecordPlace,
        same_as: str,
    ) -> Capture:
        authority = self._authority
        return Capture(
            id=id_,
            authority=authority.id,
            marking=str(authority.marking),
            retain_until=authority.retain_until,
            owning_unit=authority.owning_unit,
            source=response.source,
            service=source.service,
            address=response.address,
            seen=response.seen,
            seen_until=response.seen_until,
            seen_text=response.seen_text,
            captured=response.captured,
            payload_digest=payload_digest,
            payload_bytes=len(response.payload),
            media_type=response.media_type,
            content_encoding=_header(response, "content-encoding"),
            status=response.status,
            technique=response.grant.technique.value,
            grant=response.grant.id,
            origin=response.origin,
            depth=response.depth,
            simulated=source.simulated,
            record_id=written.record_id,
            file=place.file,
            offset=place.offset,
            length=place.length,
            record_sha256=place.sha256,
            same_as=same_as,
        )

    def _place(self, written: warc.Written) -> RecordPlace:
        place = RecordPlace(
            file=self._file,
            offset=self._offset,
            length=len(written.data),
            sha256=digest(written.data),
        )
        self._offset += len(written.data)
        return place

    def _begin_segment_if_due(
        self, data: list[bytes], lines: list[tuple[Act, dict[str, Any]]]
    ) -> None:
        if self._file and self._offset + self._waiting_bytes < self._segment_bytes:
            return
        if self._file:
            self.close()
        self._file = f"{self._ready_spool().path.stem}.warc.gz"
        self._offset = 0
        software = f"spaniel/{__version__}"
        written = warc.info_record(self._file, software, self._authority.id)
        place = self._place(written)
        body = {
            "file": place.file,
            "offset": 0,
            "length": place.length,
            "record_sha256": place.sha256,
        }
        data.append(written.data)
        lines.append((Act(kind="segment", unit=self._authority.id, id=place.file, body=body), {}))

    def _write(self, data: bytes, lines: list[tuple[Act, dict[str, Any]]]) -> None:
        path = self._unit.warc / self._file
        before = self._offset - len(data)
        try:
            with path.open("ab") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            if before == 0:
                sync_folder(path.parent)
            self._ready_spool().append(lines)
        except OSError as fault:
            self._undo(path, before)
            raise StorageError(
                f"cannot be written ({fault.strerror})",
                where=str(path),
                do="free some space and run again; what was acknowledged is safe",
            ) from fault

    def _undo(self, path: "os.PathLike[str]", before: int) -> None:
        if os.path.exists(path):  # noqa: PTH110 - a PathLike
            os.truncate(path, before)
        self._offset = before
        if before == 0:
            self._file = ""
            self.close()

    def _ready_spool(self) -> Spool:
        if self._spool is None:
            self._spool = Spool(self._unit.spool, Spool.new_writer())
        return self._spool


def payload(unit: Unit, index: UnitIndex, capture: Capture) -> bytes:
    """Return what a capture saw, from its own record or the one that it repeats.

    Raises:
        EvidenceError: the record is gone or damaged.
    """
    holder = index.capture(capture.same_as) if capture.same_as else capture
    where = f"capture {capture.id}"
    if holder is None:
        raise EvidenceError("the record of its payload is not known", where=where, do="run verify")
    try:
        with (unit.warc / holder.file).open("rb") as file:
            file.seek(holder.offset)
            data = file.read(holder.length)
    except OSError as fault:
        raise EvidenceError(
            f"its segment cannot be read ({fault.strerror})", where=where, do="run verify"
        ) from fault
    return warc.payload_of(data, where)


def _act(capture: Capture, written: warc.Written) -> Act:
    plain = {name: getattr(capture, name) for name in Capture.__dataclass_fields__}
    body = {**plain, "headers_sha256": written.headers_sha256}
    return Act(kind="capture", unit=capture.authority, id=capture.id, body=body)


def _header(response: Response, name: str) -> str:
    for key, value in response.headers:
        if key.lower() == name:
            return value.strip().lower()
    return ""
