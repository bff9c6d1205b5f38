"""Which text of each record is its title: chosen for the whole region at once.

A record's texts are cut into units that a reader would take as one (a link's words on one line, a
heading, a cell). Units that stand in the same place of their records compete as columns do: a
title is there in every record, differs from record to record, has words, is big or a link, and is
no price, label, date, vendor or category.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..labels import label_role, labels_in, plain
from ..links import followable, leads_to, normal
from ..remembered import remembered
from ._builds import build_of
from ._columns import Heading
from ._money import Money
from ._records import Record, Region
from ._tree import TEXT, Line, Link, Tree
from ._words import ACTIONS, VENDOR_HINT

__all__ = ["Title", "titles_of"]

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_STRONG = frozenset({"b", "strong", "big", "dt"})
_CUT_SHORT = re.compile(r"\s*(?:\.\.\.|…)$")
_TITLED = re.compile(
    r"(?:^|[\s_-])(?:title|name|product-?name|heading|subject|caption|item-?link)(?:$|[\s_-])|titl",
    re.I,
)
_NOT_TITLE = frozenset(
    {
        "price",
        "old",
        "rating",
        "shipping",
        "stock",
        "sales",
        "views",
        "date",
        "ships_from",
        "ships_to",
        "vendor",
        "category",
    }
)
_DATE = re.compile(
    r"\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{4}-\d\d-\d\d\b|\bago\b|назад"
    r"|^\d{1,2}\.? [^\W\d_]{3,9}\.? \d{4}\b|^[^\W\d_]{3,9} \d{1,2}, \d{4}\b",
    re.I,
)
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Title:
    """A title, the texts it is made of, and the address it leads to."""

    text: str
    leaves: frozenset[int]
    link: str


class _Unit(NamedTuple):
    leaves: tuple[int, ...]
    text: str
    link: Link | None
    place: tuple[int, str]
    rank: float


def titles_of(
    tree: Tree, region: Region, columns: Mapping[int, Mapping[int, Heading]], money: Money
) -> list[Title | None]:
    """Return the title of each record of the region, ``None`` where a record has none.

    Args:
        tree: the page.
        region: the records.
        columns: record root to (line start to the heading it stands under), for tables.
        money: finds prices.
    """
    hrefs = {normal(link.href) for record in region.records for link in record.links}
    known: dict[Hashable, _Plan] = {}
    units = [
        _units(tree, record, hrefs, columns.get(record.root, {}), money, known)
        for record in region.records
    ]
    order = _ranked_places(units)
    return [
        _chosen(tree, record, some, order)
        for record, some in zip(region.records, units, strict=True)
    ]


def _chosen(
    tree: Tree, record: Record, units: Sequence[_Unit], order: Mapping[tuple[int, str], float]
) -> Title | None:
    best = max(
        units,
        key=lambda unit: (
            order.get(unit.place, 0.0) + 0.15 * unit.rank,
            len(unit.text),
            -unit.leaves[0],
        ),
        default=None,
    )
    link = record.links[0].href if record.links else ""
    if best is None or best.rank <= 0:
        return _of_picture(tree, record, link)
    text = _uncut(tree, best)
    if best.link is not None and leads_to(best.link.href) != "vendor":
        link = link or best.link.href
    return Title(text, frozenset(best.leaves), link)


# --------------------------------------------------------------------------- units


class _Part(NamedTuple):
    """Texts of a line that are taken as one, and what their place alone says of them.

    Attributes:
        leaves: as distances from the record's start, as all places of a plan.
        whole: whether they are all texts of the line.
        link: number of the link around them, -1 if there is none.
        told: whether a class says what they are, and so that they are no title.
        look: of the first of them.
        set_out: how much the elements around them set them out as a title.
        named: how much these are named like a title.
    """

    leaves: tuple[int, ...]
    whole: bool
    link: int
    told: bool
    look: int
    set_out: float
    named: float


_Plan = list[list[_Part]]
"""The parts of each line of a record, in order."""


def _units(
    tree: Tree,
    record: Record,
    hrefs: Collection[str],
    columns: Mapping[int, Heading],
    money: Money,
    known: dict[Hashable, _Plan],
) -> list[_Unit]:
    links = [ln for ln in tree.links_in(record.start, record.end) if followable(ln.href)]
    lines = tree.lines_in(record.start, record.end)
    build = build_of(tree, record, lines, links)
    plan = known.get(build) if build is not None else None
    if plan is None:
        plan = _planned(tree, record, lines, links)
        if build is not None:
            known[build] = plan
    found, start = [], record.start
    for line, parts in zip(lines, plan, strict=True):
        heading = columns[line.start][0] if line.start in columns else ""
        for part in parts:
            leaves = tuple([start + leaf for leaf in part.leaves])
            text = line.text if part.whole else " ".join([tree.texts[leaf] for leaf in leaves])
            link = links[part.link] if part.link >= 0 else None
            rank = (
                _rank(part, text, link, hrefs, heading, money)
                if not part.told and heading in ("", "title") and _may_name(text)
                else 0.0
            )
            found.append(_Unit(leaves, text, link, (part.look, heading), rank))
    return found


def _planned(tree: Tree, record: Record, lines: Sequence[Line], links: Sequence[Link]) -> _Plan:
    around = [(link.entry, tree.ends[link.entry], at) for at, link in enumerate(links)]
    plan = []
    for line in lines:
        groups = _groups(tree, line.leaves, around)
        plan.append([
            _Part(
                tuple([leaf - record.start for leaf in leaves]),
                len(leaves) == len(line.leaves),
                link,
                bool(role),
                tree.look(tree.parents[leaves[0]]),
                *_standing(tree, record, leaves[0], links[link].entry if link >= 0 else 0),
            )
            for leaves, link, role in groups
        ])  # fmt: skip
    return plan


def _groups(
    tree: Tree, leaves: Sequence[int], around: Sequence[tuple[int, int, int]]
) -> list[tuple[list[int], int, str]]:
    """Cut a line where a link begins or ends, and around texts whose class says what they are."""
    groups: list[tuple[list[int], int, str]] = []
    for leaf in leaves:
        link = -1
        for start, end, held in around:
            if start < leaf < end:
                link = held
                break
        role = _own_role(tree, leaf)
        if groups and not role and groups[-1][1:] == (link, role):
            groups[-1][0].append(leaf)
        else:
            groups.append(([leaf], link, role))
    return groups


def _own_role(tree: Tree, leaf: int) -> str:
    above = tree.parents[leaf]
    role = ""
    if tree.tags[above] != "a" and tree.ends[above] - above <= 6:
        role = tree.named_role(above)
    return (
        role
        if role in _NOT_TITLE
        else ("badge" if tree.tags[above] in ("small", "sup", "del", "s") else "")
    )


def _standing(tree: Tree, record: Record, leaf: int, link: int) -> tuple[float, float]:
    """Return how the elements around a text set it out, and how they are named."""
    above = [tree.parents[leaf], tree.parents[tree.parents[leaf]]]
    if link:
        above += [link, tree.parents[link]]
    tags = {tree.tags[entry] for entry in above if entry >= record.start}
    names = " ".join([tree.classes(entry) for entry in above[:3] if entry >= record.root])
    return 1.0 * bool(tags & _HEADINGS) + 0.3 * bool(tags & _STRONG), _named(names)


def _rank(
    part: _Part,
    text: str,
    link: Link | None,
    hrefs: Collection[str],
    heading: str,
    money: Money,
) -> float:
    if link is None and text.rstrip().endswith(":"):
        return 0.0
    prices = money.prices(text)
    if prices and len(prices[0].text) * 2 > len(text):
        return 0.0
    words, faults = _worded(text)
    rank = 0.6 + 1.6 * (heading == "title") + words
    if link is not None:
        leads = normal(link.href) in hrefs
        rank += 0.7 if leads else -0.5 * (leads_to(link.href) in ("vendor", "category"))
        rank += 0.2 * (not leads and leads_to(link.href) == "item")
    rank += part.set_out
    rank += part.named
    rank -= faults + 0.3 * bool(prices)
    return max(rank, 0.05)


@remembered
def _worded(text: str) -> tuple[float, float]:
    """Return how far the words of a text speak for a title, and how far against it."""
    return min(len(text.split()), 6) / 10, 0.7 * bool(labels_in(text)) + 0.5 * (len(text) > 140)


@remembered
def _may_name(text: str) -> bool:
    """Whether the words of a text may be a title: no label, no date, no button's."""
    short = plain(text)
    if not 1 < len(short) <= _LONGEST or short in ACTIONS or not any(c.isalpha() for c in short):
        return False
    return not (label_role(text) or (_DATE.search(text) and len(text) < 40))


@remembered
def _named(names: str) -> float:
    """Weigh the class names around a text: of titles, of vendors."""
    return 0.8 * bool(_TITLED.search(names)) - 0.6 * bool(VENDOR_HINT.search(names))


# --------------------------------------------------------------------------- places


def _ranked_places(units: Sequence[Sequence[_Unit]]) -> dict[tuple[int, str], float]:
    """Return for each place how well its units serve as titles over all records."""
    by_place: dict[tuple[int, str], list[tuple[int, _Unit]]] = {}
    for number, some in enumerate(units):
        for unit in some:
            if unit.rank > 0:
                by_place.setdefault(unit.place, []).append((number, unit))
    count = max(len(units), 1)
    ranked = {}
    for place, found in by_place.items():
        covered = len({number for number, _ in found}) / count
        texts = [unit.text for _, unit in found]
        distinct = len(set(texts)) / len(texts) if count > 2 else 1.0
        once = count * covered / len(found)
        mean = sum(unit.rank for _, unit in found) / len(found)
        ranked[place] = mean * (0.25 + 0.75 * covered) * (0.3 + 0.7 * distinct) * (0.5 + 0.5 * once)
    return ranked


# --------------------------------------------------------------------------- the text


def _of_picture(tree: Tree, record: Record, link: str) -> Title | None:
    for entry in range(record.start, record.end):
        if tree.tags[entry] == "img":
            text = tree.attribute(entry, "alt") or tree.attribute(entry, "title")
            if len(text) > 4 and any(c.isalpha() for c in text) and plain(text) not in ACTIONS:
                return Title(" ".join(text.split())[:_LONGEST], frozenset(), link)
    return None


def _uncut(tree: Tree, unit: _Unit) -> str:
    """Return the text, whole where the page cuts it but keeps it in a title attribute."""
    shown = _CUT_SHORT.sub("", unit.text)
    if shown == unit.text:
        return unit.text
    above = tree.parents[unit.leaves[0]]
    for entry in (above, tree.parents[above], *((unit.link.entry,) if unit.link else ())):
        for name in ("title", "data-title", "aria-label", "data-original-title"):
            whole = " ".join(tree.attribute(entry, name).split())
            if tree.tags[entry] != TEXT and whole.startswith(shown):
                return whole
    return unit.text
