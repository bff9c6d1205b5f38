"""From the bytes of a saved page to a page laid out: encodings undone, hostile markup cut."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from ..payload import decode
from ._sheet import Sheet

__all__ = ["open_page", "open_sheet"]


def open_page(html: bytes) -> LexborHTMLParser:
    """Parse a saved page, in whatever encoding it is."""
    return LexborHTMLParser(_readable(html))


def open_sheet(html: bytes, most: int | None = None) -> Sheet:
    """Lay a saved page out for teaching, up to so many of its elements (none: all it can hold)."""
    return Sheet(_readable(html)) if most is None else Sheet(_readable(html), most)


def _readable(html: bytes) -> bytes:
    return decode(html, "").html or b"<html></html>"
