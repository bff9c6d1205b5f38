"""WARC 1.1 records (ISO 28500:2017), one gzip member each, with SHA-256 digests.

A payload is kept once per authority; the same bytes seen again become a ``revisit`` record
(profile *identical-payload-digest*) that refers to the record holding them.

Records are put together here and not by a library: a header line of a hostile server or file must
not be able to end the header early, and the same response must always give the same block.
"""

from __future__ import annotations

import gzip
import uuid
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus

from spaniel.errors import EvidenceError
from spaniel.preserve.legible import one_line
from spaniel.types import Capture, Response, digest

__all__ = ["Written", "capture_of", "info_record", "payload_of", "record", "revisit"]

_LEVEL = 6
_END = b"\r\n\r\n"
_SAME = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
_HTTP = "application/http;msgtype=response"

_Headers = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Written:
    """A record's compressed bytes, its id, and the SHA-256 of its headers (WARC and HTTP)."""

    data: bytes
    record_id: str
    headers_sha256: str


def info_record(file: str, software: str, authority: str, made: datetime) -> Written:
    """Return the ``warcinfo`` record that opens a segment."""
    lines = (
        ("software", software),
        ("format", "WARC File Format 1.1"),
        ("conformsTo", "http://iipc.github.io/warc-specifications/specifications/warc-format/"),
        ("isPartOf", f"authority {authority}"),
    )
    headers = (
        ("WARC-Type", "warcinfo"),
        ("WARC-Date", _date(made)),
        ("WARC-Filename", file),
        ("Content-Type", "application/warc-fields"),
    )
    return _written(headers, b"", _lines(lines))


def record(capture_id: str, response: Response, authority: str) -> Written:
    """Return the record that holds a response's payload.

    An HTTP response becomes a ``response`` record, a file handed over a ``resource`` record.
    """
    if response.status is None:
        kind, content_type = "resource", response.media_type or "application/octet-stream"
    else:
        kind, content_type = "response", _HTTP
    headers = (
        ("WARC-Type", kind),
        *_common(capture_id, response, authority),
        ("Content-Type", content_type),
    )
    return _written(headers, _http(response), response.payload)


def revisit(capture_id: str, response: Response, authority: str, holder: Capture) -> Written:
    """Return the record of seeing again what ``holder`` keeps."""
    headers = (
        ("WARC-Type", "revisit"),
        ("WARC-Profile", _SAME),
        *_common(capture_id, response, authority),
        ("WARC-Refers-To", holder.record_id),
        ("WARC-Refers-To-Target-URI", _uri(holder.address)),
        ("WARC-Refers-To-Date", _date(holder.captured)),
        ("Content-Type", _HTTP if response.status is not None else "application/octet-stream"),
    )
    return _written(headers, _http(response), b"")


def payload_of(data: bytes, where: str) -> bytes:
    """Return the payload of the one record in ``data`` (compressed bytes).

    Raises:
        EvidenceError: the bytes are not one whole record with payload.
    """
    head, block = _taken_apart(data, where)
    if b"\r\nWARC-Type: revisit\r\n" in head:
        raise EvidenceError("holds no record with a payload", where=where, do="run verify")
    if b"\r\nWARC-Type: response\r\n" in head:
        return block.partition(_END)[2]
    return block


def capture_of(data: bytes, where: str) -> str:
    """Return the id of the capture that the one record in ``data`` is of.

    Raises:
        EvidenceError: the bytes are not one whole record.
    """
    for line in _taken_apart(data, where)[0].split(b"\r\n"):
        name, _, value = line.partition(b": ")
        if name == b"Spaniel-Capture":
            return value.decode(errors="replace")
    return ""


def _taken_apart(data: bytes, where: str) -> tuple[bytes, bytes]:
    """Return a record's header (with the last line's end) and its block."""
    try:
        head, _, rest = gzip.decompress(data).partition(_END)
    except (OSError, EOFError, zlib.error) as fault:
        raise EvidenceError("the record cannot be read", where=where, do="run verify") from fault
    if not head.startswith(b"WARC/1.1\r\n") or not rest.endswith(_END):
        raise EvidenceError("is not one whole record", where=where, do="run verify")
    return head + b"\r\n", rest[: -len(_END)]


def _common(capture_id: str, response: Response, authority: str) -> _Headers:
    headers = [
        ("WARC-Target-URI", _uri(response.address)),
        ("WARC-Date", _date(response.captured)),
        ("WARC-Payload-Digest", response.payload_digest),
        ("Spaniel-Capture", capture_id),
        ("Spaniel-Authority", authority),
        ("Spaniel-Source", response.source),
        ("Spaniel-Grant", response.grant.id),
    ]
    if response.seen is not None:
        headers.append(("Spaniel-Seen", response.seen.isoformat()))
    if response.origin:
        headers.append(("Spaniel-Origin", response.origin))
    return headers


def _http(response: Response) -> bytes:
    """Return status line and headers as a block's head, empty for a file handed over."""
    if response.status is None:
        return b""
    try:
        reason = HTTPStatus(response.status).phrase
    except ValueError:
        reason = "Unknown"
    status = f"HTTP/1.1 {response.status:03d} {reason}\r\n".encode()
    return status + _lines([(_as_kept(name), value) for name, value in response.headers]) + b"\r\n"


def _uri(address: str) -> str:
    # A member of an archive may have spaces in its name, and indexes of WARC files end there.
    return address.replace(" ", "%20")


def _as_kept(name: str) -> str:
    # The payload came out of its transfer coding; a reader that saw the header would undo it twice.
    return f"X-Archive-Orig-{name}" if name.lower() == "transfer-encoding" else name


def _lines(headers: _Headers) -> bytes:
    return "".join(f"{one_line(n)}: {one_line(v)}\r\n" for n, v in headers).encode()


def _date(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _written(headers: _Headers, http: bytes, payload: bytes) -> Written:
    block = http + payload
    record_id = f"<urn:uuid:{uuid.uuid4()}>"
    head = b"WARC/1.1\r\n" + _lines(
        [
            ("WARC-Record-ID", record_id),
            *headers,
            ("WARC-Block-Digest", digest(block)),
            ("Content-Length", str(len(block))),
        ]
    )
    return Written(
        data=gzip.compress(head + b"\r\n" + block + _END, _LEVEL, mtime=0),
        record_id=record_id,
        headers_sha256=digest(head + b"\r\n" + http),
    )
