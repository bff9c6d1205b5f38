"""How much would-be records look like offers: their region's score."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from ..labels import plain
from ..links import leads_to
from ._menus import is_menu
from ._record import Record, Region
from ._tree import Tree
from ._words import ACTIONS, FEEDBACK_HINT

__all__ = ["HEADING_TAGS", "LEAST_UNLINKED", "counted", "judged"]

HEADING_TAGS = frozenset({"h2", "h3", "h4", "h5", "dt"})
LEAST_UNLINKED = 4
"""Records without links from which they are believed to be a list."""
_LONGEST_RECORD = 60
"""Lines: what is longer is a column or a page, not a record."""
_BASKET = re.compile(
    r"^\W*\d*\W*(?:cart|basket|bag|wallet|balance|orders?|messages?|корзина|carrito|warenkorb|"
    r"panier|koszyk)\W*\d*\W*$",
    re.I,
)


def judged(tree: Tree, region: Region, price_starts: Sequence[int]) -> Region:
    """Return the region with its score, without what is too long to be a record.

    Args:
        tree: the page.
        region: would-be records.
        price_starts: where lines with prices begin, in order.
    """
    records = [r for r in region.records if _size(tree, r) <= _LONGEST_RECORD]
    if not records:
        return replace(region, records=())
    prices = [counted(price_starts, r) for r in records]
    priced = sum(1 for count in prices if 0 < count <= 8) / len(records)
    common = _common_lines(tree, records)
    names = [_name(tree, record, common) for record in records]
    headed = tree.tags[records[0].root] in HEADING_TAGS
    linked = sum(1 for record in records if _linked_name(record) or headed)
    named = (linked + 0.75 * len({name for name in names if name})) / (1.75 * len(records))
    rich = 1 + min(median(_size(tree, record) for record in records), 10) / 12
    own = len({tuple(link.href for link in r.links[:1]) for r in records}) / len(records)
    crowded = 1.0 if headed or median(prices) <= 3 else 0.5 if region.pattern else 0.8
    if not _may_be_so_few(region.pattern, records):
        return replace(region, records=())
    score = (
        len(records) * (0.1 + 0.9 * priced) * (0.2 + 0.8 * named) * crowded
        * (own if region.pattern else 0.75) * rich
        * _wordiness(names) * _hint(records[0]) * _surroundings(tree, records)
        * (_MENU if len(records) <= _FEW and any(_is_menu(tree, r) for r in records) else 1.0)
    )  # fmt: skip
    return replace(region, records=tuple(records), score=round(score, 6), priced=priced)


def _is_menu(tree: Tree, record: Record) -> bool:
    """Whether a would-be record is the head of a page, or a column of categories."""
    lines = tree.lines_in(record.start, record.end)
    if len(lines) < _LINKS_OF_MENU and all(is_menu(tree, line) for line in lines):
        return True
    kinds = Counter(leads_to(link.href) for link in tree.links_in(record.start, record.end))
    aside = kinds["service"] + kinds["category"]
    return aside >= _LINKS_OF_MENU and aside * 2 > kinds.total()


_FEW = 3
_MENU = 0.2
_LINKS_OF_MENU = 4


def _size(tree: Tree, record: Record) -> int:
    return len(tree.lines_in(record.start, record.end))


def counted(starts: Sequence[int], record: Record) -> int:
    """Return how many of the starts, in order, stand in the record."""
    return bisect_left(starts, record.end) - bisect_left(starts, record.start)


def _may_be_so_few(shape: str, records: Sequence[Record]) -> bool:
    """Whether one or two records are worth believing: prices alone prove nothing then."""
    if not shape:
        return len(records) > 2
    if len(records) > 1:
        return True
    if _BASKET.search(_linked_name(records[0])):
        return False
    kind = leads_to(records[0].links[0].href)
    return kind == "item" or (not kind and len(_linked_name(records[0]).split()) > 1)


def _linked_name(record: Record) -> str:
    texts = [
        link.text
        for link in record.links
        if plain(link.text) not in ACTIONS and any(c.isalpha() for c in link.text)
    ]
    return max(texts, key=len, default="")


def _common_lines(tree: Tree, records: Sequence[Record]) -> frozenset[str]:
    """Return the lines that half of the records have: a button, the one seller's name."""
    if len(records) < LEAST_UNLINKED:
        return frozenset()
    seen: Counter[str] = Counter()
    for record in records[:40]:
        seen.update({line.text for line in tree.lines_in(record.start, record.end)[:8]})
    return frozenset(t for t, n in seen.items() if n * 2 > min(len(records), 40))


def _name(tree: Tree, record: Record, common: frozenset[str]) -> str:
    """Return what the record may be called: its link's text, else its longest line of words."""
    linked = _linked_name(record)
    if linked and linked not in common:
        return linked
    lines = (line.text for line in tree.lines_in(record.start, record.end)[:8])
    return max(
        (t for t in lines if sum(map(str.isalpha, t)) * 2 > len(t) > 3 and t not in common),
        key=len,
        default="",
    )


def _wordiness(names: Sequence[str]) -> float:
    """Titles have words; names of vendors, categories and currencies mostly have one."""
    words = [len(name.split()) for name in names if name]
    return 0.5 + min(sum(words) / len(words), 4.0) / 8 if words else 0.6


def _hint(record: Record) -> float:
    kind = leads_to(record.links[0].href) if record.links else ""
    return {"vendor": 0.5, "category": 0.4, "item": 1.3}.get(kind, 1.0)


def _surroundings(tree: Tree, records: Sequence[Record]) -> float:
    middle = records[len(records) // 2]
    factor = 0.25 if tree.in_margin(middle.root) else 1.0
    above = (middle.root, *tree.ancestors(middle.root))
    if any(FEEDBACK_HINT.search(tree.classes(entry)) for entry in above):
        factor *= 0.3
    return factor
