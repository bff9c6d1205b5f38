"""From the bytes of a capture to bytes a parser may safely be given, in UTF-8."""

from __future__ import annotations

import codecs
import re
import zlib
from dataclasses import dataclass

from ._harm import Bearable, share, where_harmful

__all__ = ["Decoded", "decode"]

_MOST_BYTES = 8_000_000
_WIDE = (((4, 0), "utf-32-le"), ((4, 3), "utf-32-be"), ((2, 0), "utf-16-le"), ((2, 1), "utf-16-be"))
"""Octets of a character and which of them is not 0 where it is ASCII."""
_WIDE_WITHIN = 32
_BEARABLE = Bearable()

_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    # Begins as that of UTF-16 does.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The page's bytes in UTF-8, and what had to be left out of them.

    Attributes:
        html: as a parser may be given it.
        problem: what was left out and why, in a sentence; empty where nothing was.
    """

    html: bytes
    problem: str = ""


def decode(payload: bytes, content_encoding: str) -> Decoded:
    """Undo the content coding, find the charset, cut what would hurt the parser.

    Args:
        payload: the body as received.
        content_encoding: of the response; gzip is recognised without it.
    """
    body, problem = _uncoded(payload, content_encoding)
    html, problems = _in_utf8(body[:_MOST_BYTES]), [problem]
    if len(body) > _MOST_BYTES:
        problems.append(f"the page is longer than {_MOST_BYTES:,} bytes and was cut there")
    harm = where_harmful(html, _BEARABLE)
    if harm:
        part = share(harm.place, len(html))
        problems.append(
            f"the page {harm.what} and was read up to byte {harm.place:,} ({part} of its bytes)"
        )
        html = html[: harm.place]
    return Decoded(html, "; ".join(filter(None, problems)))


# --------------------------------------------------------------------------- content coding


def _uncoded(payload: bytes, content_encoding: str) -> tuple[bytes, str]:
    coding = content_encoding.strip().lower()
    if payload[:2] == b"\x1f\x8b":
        return _inflated(payload, 31, "gzip")
    if coding == "deflate":
        # RFC 9110 means zlib's format; some servers send the bare stream instead.
        body, problem = _inflated(payload, 15, "deflate")
        return (body, problem) if body else _inflated(payload, -15, "deflate")
    if coding in ("", "identity", "gzip", "x-gzip"):
        return payload, ""
    return payload, "" if _looks_like_markup(payload) else f"content coding {coding} is not read"


def _inflated(payload: bytes, window: int, name: str) -> tuple[bytes, str]:
    inflater = zlib.decompressobj(window)
    try:
        body = inflater.decompress(payload, _MOST_BYTES + 1)
    except zlib.error:
        return b"", f"the {name} content coding is damaged"
    whole = inflater.eof or len(body) > _MOST_BYTES
    return body, "" if whole else f"the {name} content coding ends too early"


def _looks_like_markup(payload: bytes) -> bool:
    return b"<" in payload[:2_000] and b"\x00" not in payload[:2_000]


# --------------------------------------------------------------------------- charset


def _in_utf8(body: bytes) -> bytes:
    for mark, charset in _BOMS:
        if body.startswith(mark):
            return body.decode(charset, "replace").encode("utf-8", "replace")
    for width, charset in _WIDE:
        if _is_wide(body[: 4 * _WIDE_WITHIN], *width):
            return body.decode(charset, "replace").encode("utf-8", "replace")
    declared = _META_CHARSET.search(body, 0, 4_096)
    charset = _known(declared[1]) if declared else ""
    if charset in ("", "utf-8", "ascii"):
        return body if _is_utf8(body) else _of_unknown_charset(body)
    # A page that says windows-1251 and is valid UTF-8 beyond ASCII was re-saved by a browser.
    if not body.isascii() and _is_utf8(body):
        return body
    return body.decode(charset, "replace").encode("utf-8", "replace")


def _is_wide(head: bytes, width: int, at: int) -> bool:
    """Whether a page begins as markup does when each character takes several octets."""
    if b"\x00" not in head:
        return False
    units = [head[n : n + width] for n in range(0, len(head) - width + 1, width)]
    plain = sum(1 for unit in units if unit[at] and unit.count(0) == width - 1)
    return len(units) > 1 and b"<" in head and plain * 10 > len(units) * 9


def _known(name: bytes) -> str:
    try:
        info = codecs.lookup(name.decode("ascii", "replace"))
    except LookupError:
        return ""
    # Not every codec is a charset (rot13, zip), and pages in UTF-16 cannot say so in ASCII.
    return "" if info.name.startswith("utf-16") or not info._is_text_encoding else info.name


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError as fault:
        return fault.start > len(body) - 4
    return True


def _of_unknown_charset(body: bytes) -> bytes:
    mostly_utf8 = body.decode("utf-8", "replace")
    if mostly_utf8.count("\ufffd") * 200 < len(mostly_utf8):
        return mostly_utf8.encode()
    high = [byte for byte in body[:50_000] if byte > 0x7F]
    cyrillic = sum(byte >= 0xC0 for byte in high) > 0.8 * len(high) and len(high) > len(body) / 20
    return body.decode("cp1251" if cyrillic else "cp1252", "replace").encode("utf-8", "replace")
