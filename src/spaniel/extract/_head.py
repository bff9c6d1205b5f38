"""How much there is in a payload, and its head: scans that are linear whatever stands in it.

Nothing here makes a page of it. What is not ordinary is read apart; what is ordinary is nearly
harmless by its counts alone, and :mod:`spaniel.extract.payload` cuts what is not.
"""

from __future__ import annotations

import codecs
import re
import zlib
from collections.abc import Iterator
from itertools import islice

from ._bounds import Limits
from ._harm import Bearable, share, where_harmful

__all__ = ["head_of", "is_opaque", "is_ordinary", "unpacked"]

_SEPARATORS = b" \t\n\f\r/\"'"
_MARKS = b"/\"'"
_CHARSET = re.compile(rb"charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{2,40})", re.I)
_DECLARED_WITHIN = 4_096
_WIDE = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_WIDE_WITHIN = 128
_PROBE = b"<+ADw-\\u003c\\x3c"
"""Reads as itself in a charset that writes ``<`` as the byte 3C and in no other way."""


def unpacked(payload: bytes, content_encoding: str, most: int) -> tuple[bytes, bool]:
    """Undo gzip and deflate up to ``most`` bytes.

    Returns:
        The body, one byte longer than ``most`` where there is more of it, and whether it is all.
        What cannot be undone stays as it is: saying so is the reader's business.
    """
    if payload[:2] == b"\x1f\x8b":
        windows: tuple[int, ...] = (31,)
    elif content_encoding.strip().lower() == "deflate":
        # RFC 9110 means zlib's format; some servers send the bare stream instead.
        windows = (15, -15)
    else:
        return payload, True
    for window in windows:
        try:
            body = zlib.decompressobj(window).decompress(payload, most + 1)
        except zlib.error:
            continue
        return body, len(body) <= most
    return payload, True


def is_ordinary(body: bytes, limits: Limits, *, opaque: bool) -> bool:
    """Whether no parser of HTML can be hurt by this page, whatever stands in it."""
    if opaque:
        return len(body) <= limits.opaque_bytes
    return (
        len(body) <= limits.ordinary_bytes
        and body.count(b"<") <= limits.ordinary_tags
        and _has_few_separators(body, limits.ordinary_separators)
    )


def _has_few_separators(body: bytes, most: int) -> bool:
    """Whether at most so many places of a page may have an attribute's name behind them.

    A run of white space is one such place: indentation makes up half of many a page.
    """
    if len(body) - len(body.translate(None, _SEPARATORS)) <= most:
        return True
    marks = len(body) - len(body.translate(None, _MARKS))
    return marks + len(body.split()) <= most


def is_opaque(body: bytes, media_type: str) -> bool:
    """Whether the page may be in a charset in which its ``<`` cannot be counted.

    A charset is taken at its word wherever one is declared: who reads the page may do so too.
    """
    if body.startswith(_WIDE) or b"\0" in body[:_WIDE_WITHIN]:
        return True
    said = b"%b %b" % (media_type.encode("ascii", "replace"), body[:_DECLARED_WITHIN])
    return not all(_writes_markup_plainly(found[1].decode()) for found in _CHARSET.finditer(said))


def _writes_markup_plainly(charset: str) -> bool:
    try:
        return _PROBE.decode(charset) == _PROBE.decode("ascii")
    except LookupError:
        return True  # no charset at all: nobody can decode by it
    except ValueError:
        return False


def head_of(body: bytes, limits: Limits, *, whole: bool, opaque: bool) -> tuple[bytes, str]:
    """Return what may be read of a page, and in words what may not (empty where all may).

    Args:
        body: the page; one byte more than the limit where it goes on after that.
        limits: where to cut.
        whole: whether this is all of the page.
        opaque: see :func:`is_opaque`; only the bytes are then counted.
    """
    stops = list(_stops(body, limits, whole=whole, opaque=opaque))
    if not stops:
        return body, ""
    end, problem = min(stops)
    if whole:
        problem += f" ({share(end, len(body))} of its bytes)"
    return body[:end], problem


def _stops(body: bytes, limits: Limits, *, whole: bool, opaque: bool) -> Iterator[tuple[int, str]]:
    """Yield where the page has to be cut, and why."""
    if len(body) > limits.bytes:
        end = _boundary(body, limits.bytes, opaque=opaque)
        size = f"has {len(body):,} bytes" if whole else f"unpacks to over {limits.bytes:,} bytes"
        yield end, f"the page {size} and was read up to byte {end:,}"
    if opaque:
        return
    end, tags = len(body), body.count(b"<")
    if tags > limits.tags:
        end = next(islice(re.finditer(b"<", body), limits.tags, None)).start()
        count = f"{tags:,}" if whole else f"at least {tags:,}"
        yield end, f"the page has {count} tags and was read up to tag {limits.tags:,}"
    bearable = Bearable(depth=limits.depth, unlooked_tags=limits.depth)
    harm = where_harmful(body[: min(end, limits.bytes)], bearable)
    if harm:
        yield harm.place, f"the page {harm.what} and was read up to byte {harm.place:,}"


def _boundary(body: bytes, most: int, *, opaque: bool) -> int:
    """Return the last place up to ``most`` that is in no tag and in no character."""
    if opaque:
        return most - most % 4
    tag = body.rfind(b"<", 0, most)
    if tag > body.rfind(b">", 0, most):
        return tag
    end = most
    while end > most - 4 and body[end] & 0xC0 == 0x80:
        end -= 1
    return end
