"""What a file handed over is, told by its bytes first and its name second."""

from __future__ import annotations

import re

__all__ = ["media_type"]

_HTML = re.compile(
    rb"(?i)<(!doctype\s+html|html|head|body|title|meta|div|table|p|h[1-6]|center|script|link)\b"
)
_MAGIC = {
    b"\x1f\x8b": "application/gzip",
    b"\x28\xb5\x2f\xfd": "application/zstd",
    b"WARC/1.": "application/warc",
}
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_NAMES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".csv": "text/csv",
    ".tsv": "text/csv",
    ".json": "application/json",
    ".jsonl": "application/x-ndjson",
    ".ndjson": "application/x-ndjson",
    ".xml": "application/xml",
    ".txt": "text/plain",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".mp4": "video/mp4",
    ".zip": "application/zip",
    ".tar": "application/x-tar",
    ".pdf": "application/pdf",
}


def media_type(payload: bytes, name: str) -> str:
    """Return the essence of a payload's media type.

    ``application/octet-stream`` where neither bytes nor name tell: the screen holds that back.
    """
    for magic, told in _MAGIC.items():
        if payload.startswith(magic):
            return told
    if payload[257:262] == b"ustar":
        return "application/x-tar"
    head = payload[:4096].removeprefix(b"\xef\xbb\xbf")
    if head.startswith(_UTF_16):
        head = head.decode("utf-16", "ignore").encode()
    if _HTML.match(_past_comments(head)):
        return "text/html"
    by_name = _NAMES.get(_ending(name), "")
    if by_name:
        return by_name
    if not payload or _is_text(head):
        return "text/plain"
    return "application/octet-stream"


def _past_comments(head: bytes) -> bytes:
    # No regular expression: a hostile page makes one try its comments in every combination.
    head = head.lstrip()
    if head[:5].lower() == b"<?xml":
        head = head.partition(b">")[2].lstrip()
    while head.startswith(b"<!--"):
        head = head.partition(b"-->")[2].lstrip()
    return head


def _ending(name: str) -> str:
    last = name.rpartition("/")[2].lower()
    return last[last.rfind(".") :] if "." in last else ""


def _is_text(head: bytes) -> bool:
    if b"\0" in head:
        return False
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as fault:
        # The head may end within a character.
        return len(head) > 4_000 and fault.start > len(head) - 4
    return True
