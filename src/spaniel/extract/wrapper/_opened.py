"""From the bytes of a saved page to a page laid out: encodings undone, hostile markup cut."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from ._sheet import Sheet

__all__ = ["open_page", "open_sheet"]


def open_page(html: bytes) -> LexborHTMLParser:
    """Parse a saved page, in whatever encoding it is."""
    return LexborHTMLParser(_readable(html))


def open_sheet(html: bytes) -> Sheet:
    """Lay a saved page out for teaching."""
    return Sheet(_readable(html))


def _readable(html: bytes) -> bytes:
    # Imported late: the package it lives in needs more than a template does.
    from ..page._payload import decode  # noqa: PLC0415

    return decode(html, "").html or b"<html></html>"
