"""From the bytes of a capture to bytes a parser may safely be given, in UTF-8."""

from __future__ import annotations

import codecs
import re
import zlib
from dataclasses import dataclass

__all__ = ["Decoded", "decode"]

_MOST_BYTES = 8_000_000
_MOST_DEPTH = 1_000
_MOST_OPEN_FORMATS = 200
_TAGS_WORTH_SCANNING = 3_000

_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WHOLE_TAG = re.compile(rb"<[a-zA-Z][^>]*")
_LONG_TAG = 10_000
_MOST_ATTRIBUTES = 2_000
_FORMATS = frozenset(b"a b big code em font i nobr s small strike strong tt u".split())
_CLOSE_THEMSELVES = frozenset(
    b"area base br col embed hr img input link meta param source track wbr p li dt dd tr td th "
    b"thead tbody tfoot option optgroup".split()
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
    html, longer = _in_utf8(body[:_MOST_BYTES]), len(body) > _MOST_BYTES
    if longer:
        problem = problem or f"the page is longer than {_MOST_BYTES} bytes and was cut there"
    for what, where in (
        ("nests too deeply", _where_nesting_gets_hostile),
        ("has a tag with too many attributes", _where_attributes_get_hostile),
    ):
        cut = where(html)
        if cut < len(html):
            html = html[:cut]
            problem = problem or f"the page {what} and was cut at byte {cut}"
    return Decoded(html, problem)


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
    declared = _META_CHARSET.search(body, 0, 4_096)
    charset = _known(declared[1]) if declared else ""
    if charset in ("", "utf-8", "ascii"):
        return body if _is_utf8(body) else _of_unknown_charset(body)
    # A page that says windows-1251 and is valid UTF-8 beyond ASCII was re-saved by a browser.
    if not body.isascii() and _is_utf8(body):
        return body
    return body.decode(charset, "replace").encode("utf-8", "replace")


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


# --------------------------------------------------------------------------- hostile markup


def _where_attributes_get_hostile(html: bytes) -> int:
    """Return where a tag begins that has more attributes than any page needs.

    A parser holds each attribute against all before it. A long tag alone is no harm: a picture
    may stand in one as text.
    """
    if not _may_hold_long_tag(html):
        return len(html)
    for found in _WHOLE_TAG.finditer(html):
        if found.end() - found.start() < _LONG_TAG:
            continue
        if len(found[0].split(None, _MOST_ATTRIBUTES)) > _MOST_ATTRIBUTES:
            return found.start()
    return len(html)


def _may_hold_long_tag(html: bytes) -> bool:
    """Whether some stretch has no tag's end: a long tag covers one of half its length whole.

    Looking at each tag of an ordinary page takes longer than all the rest of making it readable.
    """
    stretch = _LONG_TAG // 2
    starts = range(0, len(html) - stretch + 1, stretch)
    return any(html.find(b">", start, start + stretch) < 0 for start in starts)


def _where_nesting_gets_hostile(html: bytes) -> int:
    """Return where the page has to be cut, its length where it has not.

    An HTML parser needs quadratic time for deep nesting, and quadratic memory for many formatting
    elements left open (each is made again in each new paragraph).
    """
    if html.count(b"<") < _TAGS_WORTH_SCANNING:
        return len(html)
    depth = formats = 0
    for found in _TAG.finditer(html):
        name = found[2].lower()
        if name in _CLOSE_THEMSELVES:
            continue
        step = -1 if found[1] else 1
        depth = max(0, depth + step)
        if name in _FORMATS:
            formats = max(0, formats + step)
        if depth > _MOST_DEPTH or formats > _MOST_OPEN_FORMATS:
            return found.start()
    return len(html)
