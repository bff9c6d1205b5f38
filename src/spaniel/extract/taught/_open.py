"""A capture's payload opened for templates: decoded, made safe, parsed."""

from __future__ import annotations

from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from spaniel.types import Capture

from ..payload import decode

__all__ = ["Opened", "opened"]


class Opened(NamedTuple):
    """A page as its templates see it.

    Attributes:
        html: in UTF-8, without what would hurt the parser.
        problem: what was left out, or empty.
    """

    html: bytes
    parser: LexborHTMLParser
    problem: str


def opened(capture: Capture, payload: bytes) -> Opened | None:
    """Open a payload; ``None`` where there is nothing on the page."""
    readable = decode(payload, capture.content_encoding)
    if not readable.html or readable.html.isspace():
        return None
    return Opened(readable.html, LexborHTMLParser(readable.html), readable.problem)
