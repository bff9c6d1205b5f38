"""An HTTP response as a WARC record holds it: headers and body in one block."""

from __future__ import annotations

import re

__all__ = ["parse"]

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? +(\d{3})(?: |$)")
_END = re.compile(rb"\r?\n\r?\n")
_SIZE = re.compile(rb"([0-9a-fA-F]{1,15})[ \t]*(?:;[^\r\n]*)?\r\n")

Parsed = tuple[int | None, tuple[tuple[str, str], ...], bytes]


def parse(block: bytes, *, raw: bool = False) -> Parsed:
    """Return status, headers in order, and body.

    A body in chunks is put together, unless ``raw``; one that only says that it is (many archivers
    put it together and leave the header) is taken as it is. What does not begin like a response is
    all body.
    """
    if not block.startswith(b"HTTP/"):
        return None, (), block
    found = _END.search(block)
    head, body = (block[: found.start()], block[found.end() :]) if found else (block, b"")
    first, *lines = head.replace(b"\r\n", b"\n").split(b"\n")
    status = _STATUS.match(first)
    headers = _headers(lines)
    chunked = any(n.lower() == "transfer-encoding" and "chunked" in v.lower() for n, v in headers)
    if chunked and not raw:
        body = _put_together(body)
    return (int(status[1]) if status else None), headers, body


def _headers(lines: list[bytes]) -> tuple[tuple[str, str], ...]:
    headers: list[tuple[str, str]] = []
    for line in lines:
        text = line.decode("latin-1")
        if text[:1] in {" ", "\t"} and headers:
            name, value = headers[-1]
            headers[-1] = name, f"{value} {text.strip()}"
        elif ":" in text:
            name, _, value = text.partition(":")
            headers.append((name.strip(), value.strip()))
    return tuple(headers)


def _put_together(body: bytes) -> bytes:
    parts: list[bytes] = []
    at = 0
    while found := _SIZE.match(body, at):
        size = int(found[1], 16)
        if size == 0:
            return b"".join(parts)
        at = found.end() + size + 2
        parts.append(body[found.end() : found.end() + size])
        if body[at - 2 : at] != b"\r\n":
            # Cut short: what came is the page as far as it goes. Anything else: not in chunks.
            return b"".join(parts) if at - 2 >= len(body) else body
    return b"".join(parts) if parts and at >= len(body) else body
