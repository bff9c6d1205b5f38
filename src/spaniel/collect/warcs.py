"""Reading WARC files that others made (ISO 28500, versions 1.0 and 1.1).

Records are framed here and not by a library: those at hand take what is cut short, or has a wrong
length, for the end of the file. Plain files, a gzip member per record, and one gzip stream over
all are read.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import BinaryIO

from spaniel.collect.http_block import parse
from spaniel.collect.warc_stream import Record, WarcDamaged, framed, reopened

__all__ = ["Found", "WarcDamaged", "check", "records"]

_PAYLOAD = {"response", "resource", "revisit"}
_ORPHAN = "revisit of a payload that is not in the file"


@dataclass(frozen=True, slots=True)
class Found:
    """A record with a payload, as its maker wrote it.

    Attributes:
        address: the target, empty if the record names none.
        date, date_until: when it was captured; apart where its maker wrote only a year or a day.
        media_type: as declared, empty where nobody did.
        place: offset of the record (of its gzip member) and its number in the file.
    """

    address: str
    payload: bytes
    date: datetime | None
    date_until: datetime | None
    date_text: str
    media_type: str
    status: int | None
    headers: tuple[tuple[str, str], ...]
    place: str


def check(file: BinaryIO) -> None:
    """Read every record and hold it against its own length and digest.

    Raises:
        WarcDamaged: a record is cut short, has a wrong digest, or there is none at all.
        EOFError, OSError, zlib.error: the compression is damaged.
    """
    count = 0
    for record in framed(file, largest=0):
        count = record.number
        if not record.headers.get("warc-date") or not record.headers.get("warc-record-id"):
            raise WarcDamaged(record.number, "has no date or no id")
        if not record.digest_holds:
            raise WarcDamaged(record.number, "does not have the digest it names")
    if not count:
        raise WarcDamaged(0, "holds no WARC record")


def records(file: BinaryIO, passed_over: Counter[str], *, largest: int) -> Iterator[Found]:
    """Yield the records that hold a payload; count the others in ``passed_over`` by reason.

    A revisit takes its payload from an earlier record of the file with the same digest.
    """
    known: dict[str, tuple[int, int]] = {}
    for record in framed(file, largest=largest):
        kind = record.headers.get("warc-type", "").lower()
        why = _left_out(record, kind)
        if why:
            passed_over[why] += 1
            continue
        found = _found(record, record.block)
        digest = record.headers.get("warc-payload-digest", "")
        if kind != "revisit":
            if digest and _is_digest_of(digest, (found.payload, parse(record.block, raw=True)[2])):
                known.setdefault(digest, (record.offset, record.index))
            yield found
        elif digest in known:
            holder = reopened(file, *known[digest], largest=largest)
            yield _found(record, record.block, _found(holder, holder.block))
        else:
            passed_over[_ORPHAN] += 1


def _left_out(record: Record, kind: str) -> str:
    if kind not in _PAYLOAD:
        return f"{kind if kind.isalpha() and kind.isascii() else 'unknown'} record"
    if "warc-segment-number" in record.headers:
        return "part of a segmented record"
    return "larger than 512 MB" if record.left_out else ""


def _found(record: Record, block: bytes, holder: Found | None = None) -> Found:
    headers = record.headers
    declared = headers.get("content-type", "")
    status: int | None = None
    http: tuple[tuple[str, str], ...] = ()
    payload = block
    if declared.lower().startswith("application/http"):
        status, http, payload = parse(block)
        declared = next((value for name, value in http if name.lower() == "content-type"), "")
    if holder is not None:
        payload, declared = holder.payload, declared or holder.media_type
    since, until = _date(headers.get("warc-date", ""))
    return Found(
        address=headers.get("warc-target-uri", "").strip("<>"),
        payload=payload,
        date=since,
        date_until=until,
        date_text=headers.get("warc-date", ""),
        media_type=declared.partition(";")[0].strip().lower(),
        status=status if holder is None or status is not None else holder.status,
        headers=http,
        place=f"{record.offset}#{record.number}",
    )


def _is_digest_of(named: str, payloads: tuple[bytes, ...]) -> bool:
    """Whether a digest is the payload's own: else a revisit would be given another's bytes."""
    algorithm, _, value = named.partition(":")
    name = algorithm.lower().replace("-", "")
    if name not in hashlib.algorithms_guaranteed or name.startswith("shake"):
        return False
    sums = [hashlib.new(name, payload, usedforsecurity=False).digest() for payload in payloads]
    texts = {text for raw in sums for text in (raw.hex(), base64.b32encode(raw).decode().lower())}
    return value.lower() in texts | {text.rstrip("=") for text in texts}


def _date(text: str) -> tuple[datetime | None, datetime | None]:
    """Return a WARC date as an interval: WARC 1.1 allows a year, a month or a day."""
    for form, size in (("%Y", 4), ("%Y-%m", 7), ("%Y-%m-%d", 10)):
        if len(text) == size:
            try:
                start = datetime.strptime(text, form).replace(tzinfo=UTC)
            except ValueError:
                return None, None
            return start, _end_of(start, size)
    try:
        moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
        moment = moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError):
        return None, None
    return moment, moment


def _end_of(start: datetime, size: int) -> datetime | None:
    try:
        if size == 4:
            return start.replace(year=start.year + 1)
        if size == 7:
            return (start + timedelta(days=31)).replace(day=1)
        return start + timedelta(days=1)
    except (ValueError, OverflowError):
        return None
