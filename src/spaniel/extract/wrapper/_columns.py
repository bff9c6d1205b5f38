"""A page's repeated records found without marks, and what stands in them, as columns.

A column is one place within the records (tags from the record down, and which of several alike);
its cells are what the records show there. Which column is which field is for :mod:`._repair`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from spaniel.types import FieldRule

from ._sheet import Sheet, Site
from ._text import cut, shown_after

__all__ = ["Column", "Rows", "columns_of", "repeated_rows"]

_LONGEST_CELL = 2_000
_MOST_ROWS = 8
_MOST_IN_RECORD = 1_500
_MOST_RECORDS = 300
_ATTRIBUTES = ("href", "title", "alt", "content", "datetime", "value")


@dataclass(frozen=True, slots=True)
class Rows:
    """Repeated records: the first element of each, and how many siblings each takes up."""

    elements: tuple[int, ...]
    span: int


@dataclass(slots=True)
class Column:
    """One place within the records.

    Attributes:
        take: what is taken there.
        after, before: what was cut away, as an earlier rule did it.
        is_cut: whether words that all cells share were cut away.
        cells: number of the record to what it shows.
        elements: number of the record to the element.
    """

    take: str
    after: str = ""
    before: str = ""
    is_cut: bool = False
    cells: dict[int, str] = field(default_factory=dict)
    elements: dict[int, int] = field(default_factory=dict)


def repeated_rows(sheet: Sheet, pivots: Sequence[tuple[int, str]]) -> Rows | None:
    """Return the records that hold one pivot each.

    A record is the largest element with no other pivot's value in it; of several kinds of such
    elements the most frequent are the records.

    Args:
        sheet: the page.
        pivots: (element, value) of what each record has one of, in page order.
    """
    ordered = sorted(set(pivots))
    elements = [element for element, _ in ordered]
    tops: dict[int, None] = {}
    for element, value in ordered:
        top = element
        for above in sheet.up(element):
            first, last = bisect_left(elements, above), bisect_left(elements, sheet.ends[above])
            if last - first > _MOST_IN_RECORD or any(v != value for _, v in ordered[first:last]):
                break
            top = above
        if top > 0:
            tops[top] = None
    kinds = Counter((sheet.tags[top], _depth(sheet, top)) for top in tops)
    if not kinds:
        return None
    kind = max(kinds, key=lambda one: (kinds[one], -one[1]))
    found = [top for top in tops if (sheet.tags[top], _depth(sheet, top)) == kind]
    found.sort()
    return Rows(tuple(found), _span(sheet, found)) if len(found) > 1 else None


def _depth(sheet: Sheet, element: int) -> int:
    return sum(1 for _ in sheet.up(element))


def _span(sheet: Sheet, elements: Sequence[int]) -> int:
    gaps: Counter[int] = Counter()
    for one, other in pairwise(elements):
        if sheet.parents[one] == sheet.parents[other]:
            sibling, gap = sheet.ends[one], 1
            while sibling < other and gap <= _MOST_ROWS:
                sibling, gap = sheet.ends[sibling], gap + 1
            gaps[gap] += 1
    if not gaps:
        return 1
    gap, times = gaps.most_common(1)[0]
    return gap if gap <= _MOST_ROWS and 2 * times > len(elements) - 1 else 1


def columns_of(sheet: Sheet, rows: Rows, rules: Mapping[str, FieldRule]) -> list[Column]:
    """Return all columns of some records.

    Args:
        sheet: the page.
        rows: its records.
        rules: the rules of the earlier template: what they cut at is tried again.
    """
    columns: dict[tuple[str, ...], Column] = {}
    cuts = sorted({(rule.after, rule.before) for rule in rules.values()} - {("", "")})
    for number, element in enumerate(rows.elements[:_MOST_RECORDS]):
        times: Counter[tuple[str, str]] = Counter()
        for path, site, shown in _cells(sheet, element, rows.span):
            nth = times[path, site.take]
            times[path, site.take] += 1
            for after, before, value in _versions(sheet, site, shown, cuts) if shown else ():
                named = (path, site.take, "" if after else str(nth), after, before)
                column = columns.setdefault(named, Column(site.take, after, before))
                if number not in column.cells:
                    column.cells[number] = value
                    column.elements[number] = site.element
    return [*columns.values(), *(s for column in columns.values() if (s := _stripped(column)))]


def _cells(sheet: Sheet, element: int, span: int) -> Iterator[tuple[str, Site, str]]:
    """Yield (path from the record, site, what it shows) of everything in a record."""
    top = element
    for row in range(span):
        if row:
            top = sheet.ends[top]
            if top >= len(sheet.nodes) or sheet.parents[top] != sheet.parents[element]:
                return
        paths = {top: str(row)}
        for inner in range(top, min(sheet.ends[top], top + _MOST_IN_RECORD)):
            if inner != top:
                paths[inner] = f"{paths[sheet.parents[inner]]}/{sheet.tags[inner]}"
            # By its class too: where a class says which is which, a missing one shifts no other.
            named = f"{paths[inner]}.{sheet.attributes(inner).get('class') or ''}"
            for path in dict.fromkeys((paths[inner], named)):
                yield from ((path, site, shown) for site, shown in _shown(sheet, inner))


def _shown(sheet: Sheet, element: int) -> Iterator[tuple[Site, str]]:
    text = sheet.text(element)
    # Empty ones are told too, so that those after them keep their number.
    yield Site(element, "text"), text if len(text) <= _LONGEST_CELL else ""
    for name, value in sheet.attributes(element).items():
        if value and (name in _ATTRIBUTES or name.startswith("data-")):
            yield Site(element, f"@{name}"), value.strip()


def _versions(
    sheet: Sheet, site: Site, shown: str, cuts: Sequence[tuple[str, str]]
) -> Iterator[tuple[str, str, str]]:
    """Yield (after, before, value): all that is shown, and what earlier rules would cut of it."""
    yield "", "", shown
    if site.take != "text":
        return
    for after, before in cuts:
        if after and shown == after:
            yield after, "", shown_after(sheet.nodes[site.element])
        value = cut(shown, after, before)
        if value and value != shown:
            yield after, before, value


def _stripped(column: Column) -> Column | None:
    """Return a text column without the words that all its cells begin or end with."""
    values = list(column.cells.values())
    if column.take != "text" or column.after or len(set(values)) < 2:
        return None
    head, tail = _shared(values, lambda words: words), _shared(values, lambda words: words[::-1])
    cells = {
        number: " ".join(value.split(" ")[head : len(value.split(" ")) - tail])
        for number, value in column.cells.items()
    }
    first, last = {value[:1] for value in cells.values()}, {value[-1:] for value in cells.values()}
    if len(first) == 1 and not "".join(first).isalnum():
        cells = {number: value[1:].strip() for number, value in cells.items()}
    if len(last) == 1 and not "".join(last).isalnum():
        cells = {number: value[:-1].strip() for number, value in cells.items()}
    return replace(column, cells=cells, is_cut=True) if cells != column.cells else None


def _shared(values: Sequence[str], turn: Callable[[list[str]], list[str]]) -> int:
    """Return how many words, counted from one end, all values share; never all of a value."""
    split = [turn(value.split(" ")) for value in values]
    least = min(map(len, split)) - 1
    count = 0
    while count < least and len({words[count] for words in split}) == 1:
        count += 1
    return count
