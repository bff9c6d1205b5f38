"""WARC 1.1 records (ISO 28500:2017), one gzip member each, with SHA-256 digests.

A payload is kept once per authority; the same bytes seen again become a ``revisit`` record
(profile *identical-payload-digest*) that refers to the record holding them.
"""

from __future__ import annotations

import gzip
import io
import uuid
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus

from fastwarc.warc import ArchiveIterator, WarcRecordType
from warcio.recordbuilder import RecordBuilder
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import BufferWARCWriter

from spaniel.errors import EvidenceError
from spaniel.types import Capture, Response, digest

__all__ = ["Written", "info_record", "payload_of", "record", "revisit"]

_LEVEL = 6
_NO_HEADERS = StatusAndHeaders("", [], is_http_request=False)


@dataclass(frozen=True, slots=True)
class Written:
    """A record's compressed bytes, its id, and the SHA-256 of its headers (WARC and HTTP)."""

    data: bytes
    record_id: str
    headers_sha256: str


def info_record(file: str, software: str, authority: str) -> Written:
    """Return the ``warcinfo`` record that opens a segment."""
    builder = RecordBuilder(warc_version="1.1")
    made = builder.create_warcinfo_record(
        file,
        {
            "software": software,
            "format": "WARC File Format 1.1",
            "isPartOf": f"authority {authority}",
        },
    )
    return _written(made)


def record(capture_id: str, response: Response, authority: str) -> Written:
    """Return the record that holds a response's payload.

    An HTTP response becomes a ``response`` record, a file handed over a ``resource`` record.
    """
    headers = _common(capture_id, response, authority)
    if response.status is None:
        kind, http = "resource", None
        content_type = response.media_type or "application/octet-stream"
    else:
        kind, http, content_type = "response", _http(response), "application/http;msgtype=response"
    made = RecordBuilder(warc_version="1.1").create_warc_record(
        response.address,
        kind,
        payload=io.BytesIO(response.payload),
        length=len(response.payload),
        warc_content_type=content_type,
        warc_headers_dict=headers,
        http_headers=http,
    )
    return _written(made)


def revisit(capture_id: str, response: Response, authority: str, holder: Capture) -> Written:
    """Return the record of seeing again what ``holder`` keeps."""
    headers = _common(capture_id, response, authority)
    headers["WARC-Refers-To"] = holder.record_id
    made = RecordBuilder(warc_version="1.1").create_revisit_record(
        response.address,
        response.payload_digest,
        holder.address,
        _date(holder.captured),
        http_headers=None if response.status is None else _http(response),
        warc_headers_dict=headers,
    )
    return _written(made)


def payload_of(data: bytes, where: str) -> bytes:
    """Return the payload of the one record in ``data`` (compressed bytes).

    Raises:
        EvidenceError: the bytes are not one whole record with payload.
    """
    try:
        stream = io.BytesIO(gzip.decompress(data))
        for found in ArchiveIterator(stream, parse_http=True, auto_decode="none"):
            if found.record_type != WarcRecordType.revisit:
                return bytes(found.reader.read())
    except (OSError, EOFError, ValueError, zlib.error) as fault:
        raise EvidenceError("the record cannot be read", where=where, do="run verify") from fault
    raise EvidenceError("holds no record with a payload", where=where, do="run verify")


def _common(capture_id: str, response: Response, authority: str) -> dict[str, str]:
    headers = {
        "WARC-Date": _date(response.captured),
        "WARC-Record-ID": f"<urn:uuid:{uuid.uuid4()}>",
        "WARC-Payload-Digest": response.payload_digest,
        "Spaniel-Capture": capture_id,
        "Spaniel-Authority": authority,
        "Spaniel-Source": response.source,
        "Spaniel-Grant": response.grant.id,
    }
    if response.seen is not None:
        headers["Spaniel-Seen"] = response.seen.isoformat()
    if response.origin:
        headers["Spaniel-Origin"] = response.origin
    return headers


def _http(response: Response) -> StatusAndHeaders:
    code = response.status or 0
    try:
        reason = HTTPStatus(code).phrase
    except ValueError:
        reason = "Unknown"
    # A header value with a line break would end the block early and make the rest payload.
    clean = [(_one_line(name), _one_line(value)) for name, value in response.headers]
    return StatusAndHeaders(f"{code} {reason}", clean, protocol="HTTP/1.1")


def _one_line(text: str) -> str:
    return text.replace("\r", " ").replace("\n", " ")


def _date(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _written(made: object) -> Written:
    writer = BufferWARCWriter(gzip=False, warc_version="1.1")
    writer.write_record(made)
    plain = writer.get_contents()
    head = plain.partition(b"\r\n\r\n")[0]
    headers = getattr(made, "rec_headers", _NO_HEADERS)
    http = getattr(made, "http_headers", None)
    block = http.to_bytes() if http else b""
    return Written(
        data=gzip.compress(plain, _LEVEL, mtime=0),
        record_id=headers.get_header("WARC-Record-ID"),
        headers_sha256=digest(head + b"\r\n\r\n" + block),
    )
