"""Where the page repeats itself: candidate records, grouped into regions, the best one first.

The idea is that of mining data records by structure (Liu, Grossman, Zhai: "Mining data records in
Web pages", KDD 2003; Miao et al.: "Extracting data records from the Web using tag path
clustering", WWW 2009), turned round: instead of comparing subtrees, we take what each listing must
have one of its own (the address of its page, or its price) as *anchors* and let each record grow
to the largest subtree that holds no other record's anchor. Rows of cards, tables, lists, records
of several sibling elements and definition lists come out alike, in linear time, and a field that
one record lacks changes nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from ._grown import extended, grown
from ._labels import plain
from ._links import followable, leads_to, normal, pattern
from ._money import Money, is_price_line
from ._record import Record, Region
from ._repeats import repeats, signature
from ._tree import Line, Link, Tree
from ._words import ACTIONS, FEEDBACK_HINT

__all__ = ["Record", "Region", "completed", "find_regions"]

_BASKET = re.compile(
    r"^\W*\d*\W*(?:cart|basket|bag|wallet|balance|orders?|messages?|корзина|carrito|warenkorb|panier|koszyk)\W*\d*\W*$",
    re.I,
)
_MOST_PATTERNS = 24
_GOOD_ENOUGH = 0.8
"""Score per record from which no other way to part the same anchors is tried."""
_LONGEST_RECORD = 60
"""Lines: what is longer is a column or a page, not a record."""


def find_regions(tree: Tree, priced: Sequence[Line], money: Money) -> list[Region]:
    """Return the regions that may be lists of listings, best first.

    Args:
        tree: the page.
        priced: the lines with prices in them, in order.
        money: finds prices.
    """
    starts = [line.start for line in priced]
    found = list(_by_link(tree, starts))
    best = max((region.score / len(region.records) for region in found), default=0.0)
    if best < _GOOD_ENOUGH and starts:
        found += _judged_all(tree, _by_heading(tree, starts), starts)
        found += _judged_all(tree, _by_sibling(tree, starts), starts)
    if best < _GOOD_ENOUGH:
        found += [
            region
            for group in _by_price(tree, priced, money)
            for region in _judged_all(tree, group, starts)
        ]
    found.sort(key=lambda region: (-region.score, region.records[0].start))
    return _outer_first(found)


def _outer_first(found: list[Region]) -> list[Region]:
    """Put whole listings before their parts: each pack size of a list may have its own button."""
    if not found:
        return found
    first = found[0]
    mean = first.score / len(first.records)
    for other in found[1:12]:
        fewer = 1 < len(other.records) < len(first.records)
        better = other.score / len(other.records) > max(1.25 * mean, _ENOUGH)
        if fewer and better and _holds(other, first):
            return [other, *(region for region in found if region is not other)]
    return found


def _holds(outer: Region, inner: Region) -> bool:
    ranges = [(record.start, record.end) for record in outer.records]
    within = sum(1 for r in inner.records if any(a <= r.root < b for a, b in ranges))
    return within * 10 >= len(inner.records) * 8


_ENOUGH = 0.6
"""Score per record from which records that hold others are believed."""


# --------------------------------------------------------------------------- anchors


def _by_link(tree: Tree, starts: Sequence[int]) -> Iterable[Region]:
    by_pattern: dict[str, list[Link]] = {}
    for link in tree.links:
        if followable(link.href) and normal(link.href) != "/":
            by_pattern.setdefault(pattern(link.href), []).append(link)
    likely = [
        (shape, links)
        for shape, links in by_pattern.items()
        if leads_to(links[0].href) != "service" and _has_prices_between(links, starts)
    ]
    likely.sort(key=lambda item: (-len(item[1]), item[0]))
    for shape, links in likely[:_MOST_PATTERNS]:
        regions = _judged_all(tree, _regions(tree, links, shape), starts)
        yield from regions
        if all(region.score / len(region.records) < _GOOD_ENOUGH for region in regions):
            for path_links in _apart_by_path(tree, links):
                yield from _judged_all(tree, _regions(tree, path_links, shape), starts)


def _has_prices_between(links: Sequence[Link], starts: Sequence[int]) -> bool:
    """Whether prices stand near the links: cheap, and rules out menus before any growing.

    On a page without any price every link may still lead to a listing.
    """
    if not starts or len(links) == 1:
        return True
    places = [bisect_left(starts, link.entry) for link in links]
    near = sum(1 for a, b in pairwise([0, *places, len(starts)]) if b > a)
    distinct = len({link.href for link in links})
    return near * 5 >= distinct * 2


def _apart_by_path(tree: Tree, links: Sequence[Link]) -> list[list[Link]]:
    """Part links of one pattern by where they stand: all of a site's may be ``/some-name``."""
    by_path: dict[str, list[Link]] = {}
    for link in links:
        by_path.setdefault(tree.tag_path(link.entry), []).append(link)
    return [some for some in by_path.values() if len(some) > 1] if 1 < len(by_path) <= 6 else []


def _judged_all(tree: Tree, regions: Iterable[Region], starts: Sequence[int]) -> list[Region]:
    judged = [_judged(tree, region, starts) for region in regions if region.records]
    return [region for region in judged if region.records and region.score > 0]


def _by_price(tree: Tree, priced: Sequence[Line], money: Money) -> Iterable[Iterable[Region]]:
    by_path: dict[str, list[Link]] = {}
    for line in priced:
        if money.prices(line.text) and not is_price_line(line, money):
            continue
        unique = Link(line.leaves[0], f"#{line.start}", "")
        by_path.setdefault(tree.tag_path(line.block), []).append(unique)
    for anchors in by_path.values():
        if len(anchors) > 1:
            yield _regions(tree, anchors, "")


def _regions(tree: Tree, anchors: Sequence[Link], shape: str) -> Iterable[Region]:
    records = grown(tree, anchors)
    if not shape:
        records = [record._replace(links=_own_links(tree, record)) for record in records]
    groups: dict[tuple[str, str], list[Record]] = {}
    for record in records:
        groups.setdefault(_template(tree, record.root), []).append(record)
    for group in groups.values():
        yield Region(tuple(extended(tree, group)), shape)


def _by_heading(tree: Tree, starts: Sequence[int]) -> Iterable[Region]:
    """Yield records without an element of their own: a heading and what follows it."""
    by_place: dict[tuple[int, str], list[int]] = {}
    for entry, tag in enumerate(tree.tags):
        if tag in _HEADING_TAGS:
            by_place.setdefault((tree.parents[entry], tag), []).append(entry)
    for (parent, tag), heads in by_place.items():
        if len(heads) < _LEAST_UNLINKED:
            continue
        above = [
            e
            for e in tree.children(parent)
            if tree.tags[e] in _HEADING_TAGS and tree.tags[e] <= tag
        ]
        records = []
        for head in heads:
            end = next((e for e in above if e > head), tree.ends[parent])
            if end > tree.ends[head]:
                records.append(Record(head, end, head, _own_links_in(tree, head, end)))
        priced = sum(1 for record in records if _count(starts, record))
        if priced * 4 >= len(records) * 3:
            yield Region(tuple(records), "")


def _by_sibling(tree: Tree, starts: Sequence[int]) -> Iterable[Region]:
    """Yield siblings of one look most of which hold prices: messages, cards without links."""
    for repeat in repeats(tree, least=_LEAST_UNLINKED):
        ranges = [(a, b) for a, b in repeat.ranges if not tree.in_margin(a)]
        priced = sum(1 for a, b in ranges if bisect_left(starts, b) > bisect_left(starts, a))
        if (
            len(ranges) >= _LEAST_UNLINKED
            and priced * 4 >= len(ranges) * 3
            and _alike(tree, ranges)
        ):
            yield Region(tuple(Record(a, b, a, _own_links_in(tree, a, b)) for a, b in ranges), "")


def _alike(tree: Tree, ranges: Sequence[tuple[int, int]]) -> bool:
    """Whether the ranges are of one size: the panels of a page are not."""
    sizes = [len(tree.lines_in(a, b)) for a, b in ranges]
    middle = median(sizes)
    near = sum(1 for size in sizes if middle / 2 <= size <= middle * 2)
    return middle > 1 and near * 4 >= len(sizes) * 3


def _own_links_in(tree: Tree, start: int, end: int) -> tuple[Link, ...]:
    return _own_links(tree, Record(start, end, start, ()))


_HEADING_TAGS = frozenset({"h2", "h3", "h4", "h5", "dt"})
_LEAST_UNLINKED = 4


def _own_links(tree: Tree, record: Record) -> tuple[Link, ...]:
    named = [
        link
        for link in tree.links_in(record.start, record.end)
        if followable(link.href) and leads_to(link.href) in ("item", "")
    ]
    first = normal(named[0].href) if named else ""
    return tuple(link for link in named if normal(link.href) == first)


def _template(tree: Tree, root: int) -> tuple[str, str]:
    """Return what roots of one region share: their tags and the nearest named thing above."""
    named = (tree.classes(above) for above in tree.ancestors(root))
    nearest = next((name for name in named if name), "")
    return tree.tag_path(root), nearest.split()[0] if nearest else ""


# --------------------------------------------------------------------------- what was missed


def completed(tree: Tree, region: Region, starts: Sequence[int]) -> Region:
    """Take in siblings that look like the region's records but were reached by other links.

    A site may put the category into each address; then no one pattern fits all.
    """
    parents = Counter(tree.parents[record.root] for record in region.records)
    known = {record.root for record in region.records}
    wide = any(record.end > tree.ends[record.root] for record in region.records)
    looks = Counter(signature(tree, record.root) for record in region.records)
    if wide or not known or not looks:
        return region
    look = min(looks, key=lambda item: (-looks[item], item))
    added = [
        Record(child, tree.ends[child], child, _own_links_in(tree, child, tree.ends[child]))
        for parent in sorted(parents)
        for child in tree.children(parent)
        if child not in known
        and tree.tags[child] == tree.tags[region.records[0].root]
        and signature(tree, child) == look
        and (_count(starts, Record(child, tree.ends[child], child, ())) or not region.priced)
    ]
    if not added or len(added) > _MOST_ADDED * len(region.records):
        return region
    records = tuple(sorted((*region.records, *added), key=lambda record: record.start))
    return replace(region, records=records, score=region.score * len(records) / len(region.records))


_MOST_ADDED = 12

# --------------------------------------------------------------------------- judging


def _judged(tree: Tree, region: Region, price_starts: Sequence[int]) -> Region:
    records = [r for r in region.records if _size(tree, r) <= _LONGEST_RECORD]
    if not records:
        return replace(region, records=())
    prices = [_count(price_starts, r) for r in records]
    priced = sum(1 for count in prices if 0 < count <= 8) / len(records)
    common = _common_lines(tree, records)
    names = [_name(tree, record, common) for record in records]
    headed = tree.tags[records[0].root] in _HEADING_TAGS
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
    )  # fmt: skip
    return replace(region, records=tuple(records), score=round(score, 6), priced=priced)


def _size(tree: Tree, record: Record) -> int:
    return len(tree.lines_in(record.start, record.end))


def _count(starts: Sequence[int], record: Record) -> int:
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
    if len(records) < _LEAST_UNLINKED:
        return frozenset()
    counted: Counter[str] = Counter()
    for record in records[:40]:
        counted.update({line.text for line in tree.lines_in(record.start, record.end)[:8]})
    return frozenset(t for t, n in counted.items() if n * 2 > min(len(records), 40))


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
