"""Where goods come from and go to: ``DE → WW``, ``From: Germany To: Worldwide``, in words."""

from __future__ import annotations

import re

from ..region import parse_region, parse_regions, split_from_to
from ..remembered import remembered
from ._record_fields import Fields

__all__ = [
    "add_destination",
    "read_destination",
    "read_origin",
    "read_route",
    "read_route_in_words",
]

_ARROW = re.compile(r"\s*(?:→|➔|➜|⇒|->|=>|»)\s*")
_WHENCE = re.compile(
    r"\b(?:from|desde|из|aus|von)\s+(.{2,60}?)(?:\s+(?:to|a|hasta|в|nach)\s+(.{2,120}))?$", re.I
)
_WHITHER = re.compile(r"^(?:to|a|hasta|в|nach)\s+(.{2,120})$", re.I)


_GOES_TO = re.compile(r"\s+(?:to|a|nach|в|до|vers|do|til|naar|→|->|=>)\s+", re.I)


def route_of(text: str) -> tuple[str, str]:
    """Split ``Spain to Europe``, where both are places."""
    parts = _GOES_TO.split(text, maxsplit=1)
    if len(parts) == 2 and parse_region(parts[0]) and parse_regions(parts[1]):
        return parts[0], parts[1]
    return split_from_to(text)


def read_origin(fields: Fields, text: str, *, sure: bool) -> None:
    route = route_of(text)
    if route[1]:
        read_destination(fields, route[1], sure=True)
        text = route[0]
    code = parse_region(text)
    if code or (sure and 0 < len(text) < 80):
        fields.ships_from, fields.ships_from_text = code, text


def read_destination(fields: Fields, text: str, *, sure: bool) -> None:
    codes = parse_regions(text)
    if codes or (sure and 0 < len(text) < 300):
        fields.ships_to, fields.ships_to_text = codes, text


def add_destination(fields: Fields, text: str) -> None:
    """Take in one more flag: a listing may have several."""
    codes = parse_regions(text)
    if codes and not set(codes) <= set(fields.ships_to):
        fields.ships_to = tuple(sorted({*fields.ships_to, *codes}))
        fields.ships_to_text = f"{fields.ships_to_text}, {text}"


def read_route(fields: Fields, text: str) -> None:
    """Read ``DE → WW`` and ``From: Germany To: Worldwide``."""
    start, arrow, goal = (*_ARROW.split(text, maxsplit=1), "", "")[:3]
    if arrow and len(text) < 120:
        goal = arrow
    else:
        start, goal = split_from_to(text) if len(text) < 200 else ("", "")
    if not goal or not (parse_region(start) or parse_regions(goal)):
        return
    if not fields.ships_from_text:
        read_origin(fields, start, sure=True)
    if not fields.ships_to_text:
        read_destination(fields, goal, sure=True)


@remembered
def _may_say_places(text: str) -> bool:
    looks = (_ARROW.search, _WHENCE.search, _WHITHER.match)
    return any(look(text) for look in looks)


def read_route_in_words(fields: Fields, text: str) -> None:
    """Read places that no label with a colon announces: ``by bob from Spain to Europe``."""
    if not _may_say_places(text):
        return
    if _ARROW.search(text):
        read_route(fields, text)
    whence = _WHENCE.search(text)
    if whence and not fields.ships_from_text and parse_region(whence[1]):
        fields.ships_from, fields.ships_from_text = parse_region(whence[1]), whence[1]
        if whence[2] and not fields.ships_to_text:
            read_destination(fields, whence[2], sure=False)
    whither = _WHITHER.match(text)
    if whither and not fields.ships_to_text:
        read_destination(fields, whither[1], sure=False)
