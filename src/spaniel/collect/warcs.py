"""Reading WARC files that others made (ISO 28500, versions 1.0 and 1.1)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from fastwarc.warc import ArchiveIterator, WarcRecordType

from spaniel.errors import DamagedInput

__all__ = ["Found", "check", "records"]

_PAYLOAD = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.revisit
_REST = "revisit of a payload that is not in the file"


@dataclass(frozen=True, slots=True)
class Found:
    """A record with a payload, as its maker wrote it."""

    address: str
    payload: bytes
    date: datetime | None
    date_text: str
    media_type: str
    status: int | None
    headers: tuple[tuple[str, str], ...]
    offset: int


def check(path: Path) -> None:
    """Read every record and hold it against its own length and digest.

    Raises:
        DamagedInput: a record is cut short, has a wrong digest, or there is none at all.
    """
    count = 0
    with path.open("rb") as file:
        for record in ArchiveIterator(file, parse_http=False):
            count += 1
            where = f"{path}, record {count}"
            date, target = record.headers.get("WARC-Date"), record.headers.get("WARC-Record-ID")
            if not date or not target:
                raise _damaged(where, "has no date or no id")
            if "WARC-Block-Digest" in record.headers and not record.verify_block_digest():
                raise _damaged(where, "does not have the digest it names")
            if len(record.reader.read()) != record.content_length:
                raise _damaged(where, "is cut short")
    if not count:
        raise _damaged(str(path), "holds no WARC record")


def records(path: Path, passed_over: Counter[str]) -> Iterator[Found]:
    """Yield the records that hold a payload; count the others in ``passed_over`` by reason.

    A revisit takes its payload from an earlier record of the file with the same digest.
    """
    known: dict[str, int] = {}
    with path.open("rb") as file:
        for record in ArchiveIterator(file, parse_http=True, auto_decode="none"):
            if not record.record_type & _PAYLOAD:
                passed_over[f"{record.record_type.name} record"] += 1
                continue
            payload = record.reader.read()
            digest = record.headers.get("WARC-Payload-Digest", "")
            if record.record_type == WarcRecordType.revisit:
                if digest not in known:
                    passed_over[_REST] += 1
                    continue
                payload = _payload_at(path, known[digest])
            elif digest:
                known.setdefault(digest, record.stream_pos)
            yield _found(record, payload)


def _payload_at(path: Path, offset: int) -> bytes:
    with path.open("rb") as file:
        file.seek(offset)
        for record in ArchiveIterator(file, parse_http=True, auto_decode="none"):
            return bytes(record.reader.read())
    return b""


def _found(record: object, payload: bytes) -> Found:
    headers = getattr(record, "headers", {})
    http = getattr(record, "http_headers", None)
    text = headers.get("WARC-Date", "")
    declared = http.get("Content-Type", "") if http is not None else headers.get("Content-Type", "")
    return Found(
        address=headers.get("WARC-Target-URI", "").strip("<>"),
        payload=payload,
        date=_date(text),
        date_text=text,
        media_type=declared.partition(";")[0].strip().lower(),
        status=http.status_code if http is not None else None,
        headers=tuple(http.items()) if http is not None else (),
        offset=getattr(record, "stream_pos", 0),
    )


def _date(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return None
    return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)


def _damaged(where: str, what: str) -> DamagedInput:
    return DamagedInput(what, where=where, do="ask for an undamaged copy; nothing was taken in")
