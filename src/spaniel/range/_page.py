"""A page as the server hands it out, and the few that are the same on every service."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass, field

from spaniel.types import digest

__all__ = [
    "FORBIDDEN_DIGEST",
    "FORBIDDEN_PATH",
    "FORBIDDEN_STANDIN",
    "Page",
    "picture",
    "redirect",
    "text_page",
]

FORBIDDEN_PATH = "/notice/stand-in.html"
FORBIDDEN_STANDIN = (
    b"<!doctype html><title>Simulated</title><p>Simulated stand-in for a forbidden file: harmless, "
    b"and listed by its digest so that the screen can be tried.</p>\n"
)
FORBIDDEN_DIGEST = digest(FORBIDDEN_STANDIN)


@dataclass(frozen=True, slots=True)
class Page:
    """What a simulated service answers: status, headers in order, body."""

    status: int
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = field(default=b"", repr=False)

    @property
    def media_type(self) -> str:
        """Essence of the declared media type, as ``text/html``."""
        declared = dict(self.headers).get("Content-Type", "")
        return declared.partition(";")[0].strip()

    @property
    def location(self) -> str:
        """Where a redirect leads, else empty."""
        return dict(self.headers).get("Location", "")


def text_page(body: str | bytes, media_type: str = "text/html", status: int = 200) -> Page:
    """Return a page with this body, saying that it is simulated."""
    data = body.encode() if isinstance(body, str) else body
    declared = f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
    return Page(status, (("Content-Type", declared), ("X-Simulated", "yes")), data)


def redirect(location: str, status: int = 302) -> Page:
    """Return a redirect."""
    body = b"<!doctype html><title>Simulated</title><p>Simulated: moved.</p>\n"
    headers = (
        ("Content-Type", "text/html; charset=utf-8"),
        ("X-Simulated", "yes"),
        ("Location", location),
    )
    return Page(status, headers, body)


def picture(colour: bytes) -> bytes:
    """Return a PNG of one pixel (ISO/IEC 15948) in the first three bytes' colour.

    The deflate stream is a stored block written by hand, because two builds of zlib may compress
    the same picture to different bytes.
    """
    line = b"\x00" + colour[:3]
    stored = b"\x01" + struct.pack("<HH", len(line), len(line) ^ 0xFFFF) + line
    data = b"\x78\x01" + stored + struct.pack(">I", zlib.adler32(line))
    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    chunks = (
        (b"IHDR", header),
        (b"tEXt", b"Comment\x00simulated"),
        (b"IDAT", data),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, content) for name, content in chunks)


def _chunk(name: bytes, content: bytes) -> bytes:
    checksum = struct.pack(">I", zlib.crc32(name + content))
    return struct.pack(">I", len(content)) + name + content + checksum
