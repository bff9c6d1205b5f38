"""What the records of a page could be: sets of elements, each named by one selector."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ._marks import Located
from ._paths import Choice, record_choices
from ._sheet import Sheet

__all__ = ["RecordSet", "record_sets"]

_MOST_SETS = 14
_MOST_LEVELS = 12
_MOST_RECORDS = 20_000
_MOST_SPAN = 8
_LOOKED_AT = 60


@dataclass(frozen=True, slots=True)
class RecordSet:
    """One way to say what the records are.

    Attributes:
        selector: finds them; empty where each page is one record.
        cost: see :mod:`._paths`.
        elements: per page, the records' (first) elements in order.
        homes: for each located record its page and number there.
        rows: how many siblings one record takes up.
    """

    selector: str
    cost: float
    elements: tuple[tuple[int, ...], ...]
    homes: tuple[tuple[int, int], ...]
    rows: int = 1

    @property
    def total(self) -> int:
        """Number of records on all pages."""
        return sum(map(len, self.elements))


def record_sets(sheets: Sequence[Sheet], located: Sequence[Located]) -> list[RecordSet]:
    """Return the sets that hold each located record in an element of its own, likeliest first."""
    found: dict[tuple[tuple[int, ...], ...], RecordSet] = {}
    for choice, heads, rows in _hypotheses(sheets, located):
        made = _made(sheets, located, choice, heads, rows)
        if made is not None:
            known = found.get(made.elements)
            if known is None or made.cost < known.cost:
                found[made.elements] = made
    whole = _whole_pages(sheets, located)
    ranked = sorted(found.values(), key=lambda one: (-_likeness(sheets, one), one.cost))
    return ranked[:_MOST_SETS] + ([whole] if whole else [])


def _whole_pages(sheets: Sequence[Sheet], located: Sequence[Located]) -> RecordSet | None:
    if len({one.page for one in located}) < len(located):
        return None
    homes = tuple((one.page, 0) for one in located)
    return RecordSet("", 0.0, tuple((0,) for _ in sheets), homes)


def _hypotheses(
    sheets: Sequence[Sheet], located: Sequence[Located]
) -> Iterator[tuple[Choice, list[int], int]]:
    """Yield (selector, the located records' elements, rows): one element each, or several."""
    pivot = located[0]
    sheet = sheets[pivot.page]
    others = [one.element for one in located[1:] if one.page == pivot.page]
    elements = [one.element for one in located]
    for level, element in enumerate(sheet.up(pivot.element)):
        is_shared = any(sheet.holds(element, other) for other in others)
        if is_shared or element <= 1 or level > _MOST_LEVELS:
            break
        for choice in record_choices(sheet, element):
            yield choice, elements, 1
    runs = _runs(sheets, located)
    if runs:
        heads, rows = runs
        for choice in _head_choices(sheet, heads[0], rows):
            yield choice, heads, rows


def _head_choices(sheet: Sheet, head: int, rows: int) -> Iterator[Choice]:
    for choice in record_choices(sheet, head):
        yield Choice(choice.cost + 1, choice.selector)
        if choice.selector.endswith(f">{sheet.tags[head]}"):
            number = list(sheet.children(sheet.parents[head])).index(head) + 1
            for period in range(rows, min(rows + 3, _MOST_SPAN)):
                start = (number - 1) % period + 1
                numbered = f"{choice.selector}:nth-child({period}n+{start})"
                yield Choice(choice.cost + 3, numbered)


def _runs(sheets: Sequence[Sheet], located: Sequence[Located]) -> tuple[list[int], int] | None:
    """Return the first element of each record, and how many siblings a record takes up.

    A value that a neighbour shares stands nearer there than here, maybe; but from record to record
    only its own place has the same distance from the place of the title.
    """
    columns = [list(sheets[one.page].children(one.element)) for one in located]
    if not all(2 <= len(some) <= _MOST_RECORDS for some in columns):
        return None
    places = [
        _places(sheets[one.page], one, some) for one, some in zip(located, columns, strict=True)
    ]
    shared = [name for name in places[0] if all(found.get(name) for found in places)]
    if not shared:
        return None
    pivot = min(shared, key=lambda name: max(len(found[name]) for found in places))
    anchors = [min(found[pivot]) for found in places]
    offsets = [0]
    for name in dict.fromkeys(name for found in places for name in found):
        told = Counter(
            place - at
            for found, at in zip(places, anchors, strict=True)
            for place in found.get(name, ())
            if abs(place - at) < _MOST_SPAN
        )
        if not told:
            return None
        offsets.append(max(told, key=lambda offset: (told[offset], -abs(offset), offset)))
    first, rows = min(offsets), max(offsets) - min(offsets) + 1
    if not 1 < rows <= _MOST_SPAN or any(at + first < 0 for at in anchors):
        return None
    return [some[at + first] for some, at in zip(columns, anchors, strict=True)], rows


def _places(sheet: Sheet, one: Located, columns: Sequence[int]) -> dict[str, set[int]]:
    """Return for each field in which of an element's children its value stands."""
    position = {child: at for at, child in enumerate(columns)}
    held = {
        name: {_child_of(sheet, one.element, site.element) for site in sites}
        for name, sites in one.sites.items()
    }
    return {
        name: {position[child] for child in some if child in position}
        for name, some in held.items()
    }


def _child_of(sheet: Sheet, outer: int, inner: int) -> int:
    if not sheet.holds(outer, inner) or inner == outer:
        return -1
    while sheet.parents[inner] != outer:
        inner = sheet.parents[inner]
    return inner


def _made(
    sheets: Sequence[Sheet],
    located: Sequence[Located],
    choice: Choice,
    heads: Sequence[int],
    rows: int,
) -> RecordSet | None:
    elements = []
    for sheet in sheets:
        found = sheet.css(choice.selector)
        if len(found) > _MOST_RECORDS or _nests(sheet, found) or _overlap(sheet, found, rows):
            return None
        elements.append(tuple(found))
    homes: list[tuple[int, int]] = []
    for one, head in zip(located, heads, strict=True):
        number = _number_of(sheets[one.page], elements[one.page], head, exactly=rows > 1)
        if number is None or (one.page, number) in homes:
            return None
        homes.append((one.page, number))
    return RecordSet(choice.selector, choice.cost, tuple(elements), tuple(homes), rows)


def _nests(sheet: Sheet, elements: Sequence[int]) -> bool:
    return any(sheet.ends[one] > other for one, other in pairwise(elements))


def _overlap(sheet: Sheet, elements: Sequence[int], rows: int) -> bool:
    """Whether a record of several siblings would reach into the next one."""
    for one, other in pairwise(elements):
        sibling = one
        for _ in range(rows - 1):
            sibling = sheet.ends[sibling]
            if sibling >= len(sheet.nodes):
                break
            if sibling >= other and sheet.parents[one] == sheet.parents[other]:
                return True
    return False


def _number_of(sheet: Sheet, elements: Sequence[int], inner: int, *, exactly: bool) -> int | None:
    for number, element in enumerate(elements):
        if element == inner or (not exactly and sheet.holds(element, inner)):
            return number
    return None


def _likeness(sheets: Sequence[Sheet], one: RecordSet) -> float:
    """Say how many records look like the marked ones: how many of their tag paths they have."""
    wanted: set[str] | None = None
    for page, number in one.homes:
        paths = _tag_paths(sheets[page], one.elements[page][number])
        wanted = paths if wanted is None else wanted & paths
    if not wanted:
        return 0.0
    score = 0.0
    for sheet, elements in zip(sheets, one.elements, strict=True):
        looked_at = elements[:_LOOKED_AT]
        if not looked_at:  # a page without marks may be without records
            continue
        alike = sum(len(wanted & _tag_paths(sheet, e)) / len(wanted) for e in looked_at)
        score += (2 * alike - len(looked_at)) * len(elements) / len(looked_at)
    return round(score, 6)


def _tag_paths(sheet: Sheet, element: int) -> set[str]:
    paths = {element: sheet.tags[element]}
    for inner in range(element + 1, min(sheet.ends[element], element + 500)):
        paths[inner] = f"{paths[sheet.parents[inner]]}/{sheet.tags[inner]}"
    return set(paths.values())
