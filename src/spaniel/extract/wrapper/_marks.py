"""Marked pages: the values that an analyst pointed out, and where on the page they stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ._sheet import Sheet, Site, collapsed

__all__ = ["Located", "MarkedPage", "Marks", "locate"]


@dataclass(frozen=True, slots=True)
class MarkedPage:
    """A saved page and some of what stands on it.

    Attributes:
        html: the page, as saved; UTF-8, or in an encoding that it declares.
        records: field to value for each marked record: a text as shown, or an attribute's value.
        places: CSS places of the records' elements in the same order, where they are known: a list
            of favourites beside the records shows the same values once more.
    """

    html: bytes
    records: Sequence[Mapping[str, str]]
    places: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Located:
    """One marked record found: the smallest element that holds all its values."""

    page: int
    element: int
    values: Mapping[str, str]
    sites: Mapping[str, Sequence[Site]]


@dataclass(frozen=True, slots=True)
class Marks:
    """All pages laid out, their marked records, and the values that stand nowhere."""

    sheets: tuple[Sheet, ...]
    located: tuple[Located, ...]
    missing: tuple[tuple[int, str, str], ...]


def locate(
    sheets: Sequence[Sheet],
    records: Sequence[Sequence[Mapping[str, str]]],
    places: Sequence[Sequence[str]] = (),
) -> Marks:
    """Find the records marked on each page, at their places where these are known.

    A value that stands nowhere is told as (page, field, value) and its record goes without it.
    """
    located: list[Located] = []
    missing: list[tuple[int, str, str]] = []
    for page, (sheet, marked) in enumerate(zip(sheets, records, strict=True)):
        taken: list[int] = []
        known = places[page] if page < len(places) else ()
        for number, record in enumerate(marked):
            values = {name: collapsed(text) for name, text in record.items() if text.strip()}
            sites: dict[str, Sequence[Site]] = {
                name: _sites(sheet, text) for name, text in values.items()
            }
            if number < len(known):
                sites = _at(sheet, known[number], sites)
            missing += [(page, name, values[name]) for name, found in sites.items() if not found]
            sites = {name: found for name, found in sites.items() if found}
            if sites:
                element = _smallest(sheet, sites, taken)
                taken.append(element)
                held = {name: values[name] for name in sites}
                located.append(Located(page, element, held, sites))
    return Marks(tuple(sheets), tuple(located), tuple(missing))


def _at(sheet: Sheet, place: str, sites: Mapping[str, Sequence[Site]]) -> dict[str, Sequence[Site]]:
    """Return of each field's places those in the record's element, else the next after it.

    A record may be several elements, of which the first is known.
    """
    element = next(iter(sheet.css(place)), None) if place else None
    if element is None:
        return dict(sites)
    end = sheet.ends[element]
    kept: dict[str, Sequence[Site]] = {}
    for name, found in sites.items():
        later = [site for site in found if site.element >= element]
        inside = [site for site in later if site.element < end]
        kept[name] = inside or [one for one in later if one.element == later[0].element] or found
    return kept


def _sites(sheet: Sheet, value: str) -> list[Site]:
    """Return the value's places, whole ones and parts: either may be the one that repeats."""
    return sorted({*sheet.find(value), *sheet.find_parts(value)})


def _smallest(sheet: Sheet, sites: Mapping[str, Sequence[Site]], taken: Sequence[int]) -> int:
    """Return the smallest element that holds a place of each field and is no earlier record."""
    places = {name: sorted({s.element for s in found}) for name, found in sites.items()}
    rarest = min(places.values(), key=len)
    best, smallest = 0, len(sheet.nodes) + 1
    for place in rarest:
        for above in sheet.up(place):
            end = sheet.ends[above]
            if end - above >= smallest:
                break
            if all(_has_any(found, above, end) for found in places.values()):
                if not any(sheet.holds(above, one) or sheet.holds(one, above) for one in taken):
                    best, smallest = above, end - above
                break
    return best if smallest <= len(sheet.nodes) else _holding_all(sheet, places)


def _holding_all(sheet: Sheet, places: Mapping[str, Sequence[int]]) -> int:
    """Return the smallest element for records that share theirs, as rows of one table do."""
    first = min(places.values(), key=len)[0]
    for above in sheet.up(first):
        if all(_has_any(found, above, sheet.ends[above]) for found in places.values()):
            return above
    return 0


def _has_any(places: Sequence[int], start: int, end: int) -> bool:
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end
