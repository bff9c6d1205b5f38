"""What stands in the same place of every record, where no label says what it is.

Unlabelled values are told by their whole column: a place in which nearly every record has the name
of a country is where goods are sent from (the second such place, where to), one with a date in each
is when it was listed, one with short names of which some recur is the vendor's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from ..labels import OPENING_LABEL, label_role, labels_in
from ..region import parse_regions
from ..remembered import remembered
from ._columns import Heading
from ._money import Money
from ._records import Record
from ._tree import Line, Tree
from ._when import Times
from ._words import ACTIONS

__all__ = ["roles_by_place"]

_LEAST_RECORDS = 3
_MOSTLY = 0.8
_LEAST_SHARE = 0.5
_COUNTED = re.compile(r"\S\s*[(\[]\s*\d[\d.,k]*\s*[)\]]|[★⭐]")
_HANDLE = re.compile(r"^[\w.@$!*'’&-]{2,30}$")
_LED = re.compile(r"^(?:by|at|from|von|bei|от|у|por|de|par|chez|od|da)\s+\S", re.I)
_ARROW = re.compile(r"→|➔|➜|⇒|->|=>")
_AFTER = re.compile(r"\s*[(\[].*$", re.S)


@dataclass(slots=True)
class _Column:
    place: tuple[int, int]
    lines: list[tuple[int, Line]]
    first: int

    @property
    def texts(self) -> list[str]:
        return [line.text for _, line in self.lines]


def roles_by_place(  # noqa: PLR0913 - what the region and the page already say of its records
    tree: Tree,
    records: Sequence[Record],
    taken: Sequence[Collection[int]],
    money: Money,
    times: Times,
    *,
    vendor_known: bool,
    flagged: bool = False,
    categories: Collection[str] = (),
) -> Mapping[int, Heading]:
    """Return line starts to (role, "") for what the records' columns say.

    Args:
        tree: the page.
        records: of one region.
        taken: per record, the texts that are its title.
        money: finds prices.
        times: finds times.
        vendor_known: links or labels already say who sells.
        flagged: flags say where goods come from.
        categories: texts of the site's navigation, lower case.
    """
    if len(records) < _LEAST_RECORDS:
        return {}
    columns = _columns(tree, records, taken, money)
    found: dict[int, Heading] = {}
    regions = int(flagged)
    vendor: tuple[float, _Column] | None = None
    for column in columns:
        share = len({number for number, _ in column.lines}) / len(records)
        if share < _LEAST_SHARE:
            continue
        role = ""
        if _share(column, _is_place) >= _MOSTLY and all(_alone(line) for _, line in column.lines):
            role = ("ships_from", "ships_to", "")[min(regions, 2)]
            regions += 1
        elif _share(column, lambda text: _is_date(text, times)) >= _MOSTLY:
            role = "date"
        elif len(set(column.texts)) > 1 and (
            _share(column, lambda text: text.lower() in categories) >= _MOSTLY
        ):
            role = "category"
        elif not vendor_known:
            likeness = _vendor_likeness(column, share)
            if likeness > (vendor[0] if vendor else 0.75):
                vendor = (likeness, column)
        if role:
            found.update({line.start: (role, "") for _, line in column.lines})
    if vendor is not None:
        found.update({line.start: ("vendor", "") for _, line in vendor[1].lines})
    return found


def _columns(
    tree: Tree, records: Sequence[Record], taken: Sequence[Collection[int]], money: Money
) -> list[_Column]:
    by_place: dict[tuple[int, int], _Column] = {}
    for number, record in enumerate(records):
        counted: dict[int, int] = {}
        labelled = False
        for line in tree.lines_in(record.start, record.end):
            after_label, labelled = labelled, bool(label_role(line.text))
            if after_label or line.leaves[0] in taken[number] or not _is_open(tree, line, money):
                continue
            look = tree.look(tree.parents[line.leaves[0]])
            counted[look] = counted.get(look, 0) + 1
            place = (look, counted[look])
            column = by_place.get(place)
            if column is None:
                column = by_place[place] = _Column(place, [], line.start - record.start)
            column.lines.append((number, line))
    return sorted(by_place.values(), key=lambda column: (column.first, column.place))


def _is_open(tree: Tree, line: Line, money: Money) -> bool:
    """Whether nothing says yet what a line is."""
    if not _may_be_value(line.text) or tree.named_role(tree.parents[line.leaves[0]]):
        return False
    return not money.prices(line.text)


@remembered
def _may_be_value(text: str) -> bool:
    if not 1 < len(text) <= 80 or text.lower() in ACTIONS or label_role(text) or labels_in(text):
        return False
    return not OPENING_LABEL.match(text)


def _share(column: _Column, fits: Callable[[str], object]) -> float:
    texts = column.texts
    return sum(1 for text in texts if fits(text)) / len(texts)


def _alone(line: Line) -> bool:
    return len(line.leaves) == 1 or _ARROW.search(line.text) is not None


def _is_place(text: str) -> bool:
    return (
        len(text) < 60
        and not any(c.isdigit() for c in text)
        and bool(parse_regions(text))
        and len(text.split()) <= 6
    )


def _is_date(text: str, times: Times) -> bool:
    when = times.find(text)
    return when is not None and len(when.text) * 2 >= len(text)


def _vendor_likeness(column: _Column, share: float) -> float:
    names = [_AFTER.sub("", text).strip() for text in column.texts]
    if len(set(names)) < 2 or any(len(name.split()) > 4 for name in names):
        return 0.0
    if any(not any(c.isalpha() for c in name) for name in names):
        return 0.0
    codes = sum(1 for name in names if any(c.isdigit() for c in name) and name.upper() == name)
    if codes * 2 > len(names):
        return 0.0
    counted = sum(1 for text in column.texts if _COUNTED.search(text)) / len(names)
    led = sum(1 for text in column.texts if _LED.match(text)) / len(names)
    handles = sum(1 for name in names if _HANDLE.match(name) and not name.isdigit()) / len(names)
    odd = sum(1 for name in names if re.search(r"[a-z][A-Z]|[_\d]", name)) / len(names)
    spread = min(len(set(names)) / len(names) * 2, 1.0)
    if len(names) > 7 and len(set(names)) == len(names) and not (counted or led):
        spread = 0.3  # who sells, sells more than once
    return share * (0.8 * counted + 0.7 * led + 0.4 * handles + 0.5 * odd) * (0.4 + 0.6 * spread)
