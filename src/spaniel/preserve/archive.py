"""The archive: one writer's WARC segment and spool in one retention unit.

A response is *acknowledged* when :meth:`WarcArchive.flush` has returned its capture: record and
spool line are on disk (fsync). What a crash leaves beyond the last spool line was never
acknowledged; the committer cuts it off.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from spaniel import __version__
from spaniel.errors import EvidenceError, InputError, Refused
from spaniel.ports import Gate
from spaniel.preserve import warc
from spaniel.preserve.disk import append_durably, cut, length, refused_by_disk
from spaniel.preserve.index import UnitIndex
from spaniel.preserve.layout import Unit
from spaniel.preserve.legible import legible
from spaniel.preserve.spool import Spool, segment_end
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


@dataclass(slots=True)
class _Batch:
    """What one flush is about to write: records for the segment, acts for the spool."""

    file: str
    offset: int
    data: list[bytes] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)
    captures: dict[str, Capture] = field(default_factory=dict)
    holders: dict[str, Capture] = field(default_factory=dict)

    def place(self, written: warc.Written) -> RecordPlace:
        """Take a record in and return where it will lie."""
        size = len(written.data)
        place = RecordPlace(
            file=self.file, offset=self.offset, length=size, sha256=digest(written.data)
        )
        self.data.append(written.data)
        self.offset += size
        return place


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
        self._offset = 0

    @property
    def full(self) -> bool:
        """Whether enough is waiting that a flush is due."""
        return self._waiting_bytes >= _BATCH_BYTES or len(self._waiting) >= _BATCH_COUNT

    def put(self, source: Source, response: Response) -> None:
        """Take a response in; it is safe only once :meth:`flush` has returned its capture.

        Raises:
            Refused: no living grant of this archive's gate covers the response.
            InputError: the payload is larger than a record may be.
        """
        if not self._gate.issued(response.grant):
            raise Refused("came without a living grant", where=response.address, do="ask the gate")
        if len(response.payload) > _LARGEST:
            raise InputError(
                f"is larger than {_LARGEST:,} bytes", where=response.address, do="split the file"
            )
        self._waiting.append((source, _legible(response)))
        self._waiting_bytes += len(response.payload)

    def flush(self) -> Sequence[Capture]:
        """Make everything put so far durable and return the captures that are new.

        Raises:
            StorageError: the disk refused; nothing of this batch is there, and the same flush can
                be tried again.
        """
        if not self._waiting:
            return ()
        with refused_by_disk("nothing can be kept", self._unit.root), self._index.exclusive():
            batch = self._drafted()
            if batch.captures:
                self._write(batch)
        self._waiting, self._waiting_bytes = [], 0
        return list(batch.captures.values())

    def note_match(self, match: ScreenMatch) -> None:
        """Enter what the screen held back: digest, address, time, and a task; nothing else.

        Raises:
            StorageError: the disk refused.
        """
        body = {
            "rule": match.rule,
            "payload_digest": match.payload_digest,
            "address": legible(match.address),
            "captured": match.captured.isoformat(),
            "task": "tell the competent unit",
        }
        id_ = digest(canonical_json(body))
        act = Act(kind="screened", unit=self._authority.id, id=id_, body=body)
        with refused_by_disk("nothing can be kept", self._unit.root), self._index.exclusive():
            self._append([act])

    def close(self) -> None:
        """Let go of the spool; what was not flushed is not kept."""
        if self._spool is not None:
            self._spool.close()
            self._spool = None
        self._offset = 0

    # ------------------------------------------------------------------ within a flush

    def _drafted(self) -> _Batch:
        if self._offset and self._offset + self._waiting_bytes >= self._segment_bytes:
            self.close()
        batch = _Batch(self._segment() if self._offset else "", self._offset)
        for source, response in self._waiting:
            payload_digest = response.payload_digest
            id_ = Capture.identify(response.source, response.address, response.seen, payload_digest)
            if id_ in batch.captures or self._index.has_capture(id_):
                continue
            if batch.offset == 0:
                self._begin_segment(batch, response)
            self._draft(batch, id_, source, response, payload_digest)
        return batch

    def _begin_segment(self, batch: _Batch, first: Response) -> None:
        batch.file = self._segment()
        software = f"spaniel/{__version__}"
        unit = self._authority.id
        place = batch.place(warc.info_record(batch.file, software, unit, first.captured))
        body = {
            "file": place.file,
            "offset": place.offset,
            "length": place.length,
            "record_sha256": place.sha256,
        }
        batch.acts.append(Act(kind="segment", unit=unit, id=place.file, body=body))

    def _draft(
        self, batch: _Batch, id_: str, source: Source, response: Response, payload_digest: str
    ) -> None:
        holder = batch.holders.get(payload_digest) or self._index.payload_holder(payload_digest)
        if holder is None:
            written = warc.record(id_, response, self._authority.id)
        else:
            written = warc.revisit(id_, response, self._authority.id, holder)
        place = batch.place(written)
        same_as = holder.id if holder else ""
        capture = self._capture(id_, source, response, payload_digest, written, place, same_as)
        batch.holders.setdefault(payload_digest, holder or capture)
        batch.captures[id_] = capture
        batch.acts.append(_act(capture, written))

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

    def _write(self, batch: _Batch) -> None:
        path = self._unit.warc / batch.file
        try:
            if length(path) != self._offset:
                raise OSError(f"{path.name} is not as long as this writer left it")
            before = append_durably(path, b"".join(batch.data))
            try:
                self._append(batch.acts)
            except OSError:
                # A line that could not be taken back keeps its record.
                cut(path, max(before, segment_end(self._unit, batch.file)))
                raise
        except BaseException:
            # What is left of this segment and spool is the committer's to tidy away.
            self.close()
            raise
        self._offset = batch.offset

    def _append(self, acts: Sequence[Act]) -> None:
        try:
            self._ready_spool().append([(act, {}) for act in acts])
        except BaseException:
            self.close()
            raise

    def _segment(self) -> str:
        return f"{self._ready_spool().writer}.warc.gz"

    def _ready_spool(self) -> Spool:
        if self._spool is None:
            self._spool = Spool(self._unit.spool)
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
    found = warc.payload_of(data, where)
    if digest(found) != capture.payload_digest:
        raise EvidenceError("its payload is not what was captured", where=where, do="run verify")
    return found


def _legible(response: Response) -> Response:
    """Return the response with texts that every store can hold; the payload as it is."""
    return replace(
        response,
        address=legible(response.address),
        origin=legible(response.origin),
        seen_text=legible(response.seen_text),
        media_type=legible(response.media_type),
    )


def _act(capture: Capture, written: warc.Written) -> Act:
    plain = {name: getattr(capture, name) for name in Capture.__dataclass_fields__}
    body = {**plain, "headers_sha256": written.headers_sha256}
    return Act(kind="capture", unit=capture.authority, id=capture.id, body=body)


def _header(response: Response, name: str) -> str:
    for key, value in response.headers:
        if key.lower() == name:
            return legible(value.strip().lower())
    return ""
