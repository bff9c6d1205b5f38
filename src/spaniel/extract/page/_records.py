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

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from ..links import followable, leads_to, normal, pattern
from ._grown import extended, grown
from ._money import Money, is_price_line
from ._record import Record, Region
from ._repeats import repeats, signature
from ._tree import Line, Link, Tree
from ._worth import HEADING_TAGS, LEAST_UNLINKED, counted, judged

__all__ = ["Record", "Region", "completed", "find_regions"]

_MOST_PATTERNS = 24
_GOOD_ENOUGH = 0.8
"""Score per record from which no other way to part the same anchors is tried."""


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
        for shape, links in [*by_pattern.items(), *_wider(by_pattern).items()]
        if leads_to(links[0].href) != "service" and _has_prices_between(links, starts)
    ]
    likely.sort(key=lambda item: (-len(item[1]), item[0]))
    for shape, links in likely[:_MOST_PATTERNS]:
        regions = _judged_all(tree, _regions(tree, links, shape), starts)
        yield from regions
        if all(region.score / len(region.records) < _GOOD_ENOUGH for region in regions):
            for path_links in _apart_by_path(tree, links):
                yield from _judged_all(tree, _regions(tree, path_links, shape), starts)


def _wider(by_pattern: Mapping[str, list[Link]]) -> dict[str, list[Link]]:
    """Return the links of patterns that differ in one step: ``/user/NAME/item/*`` of each NAME."""
    merged: dict[str, list[tuple[str, list[Link]]]] = {}
    for shape, links in by_pattern.items():
        path, mark, query = shape.partition("?")
        steps = path.split("/")
        for at in range(1, len(steps) - 1) if len(steps) > _FEWEST_STEPS else ():
            if steps[at] != "#":
                wide = "/".join([*steps[:at], "#", *steps[at + 1 :]]) + mark + query
                merged.setdefault(wide, []).append((shape, links))
    return {
        wide: sorted((link for _, links in some for link in links), key=lambda link: link.entry)
        for wide, some in merged.items()
        if len(some) >= _LEAST_NAMES and wide not in by_pattern
    }


_FEWEST_STEPS, _LEAST_NAMES = 3, 3


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
    scored = [judged(tree, region, starts) for region in regions if region.records]
    return [region for region in scored if region.records and region.score > 0]


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
        for alike in _of_one_look(tree, group):
            yield Region(tuple(extended(tree, alike)), shape)


def _of_one_look(tree: Tree, records: list[Record]) -> list[list[Record]]:
    """Part records that only stand alike: a table of offers, and one of reviews of these offers."""
    if len(records) < LEAST_UNLINKED:
        return [records]
    looks = [_looks(tree, record) for record in records]
    common = Counter(look for some in looks for look in some)
    usual = {look for look, count in common.items() if count * 3 > len(records)}
    held = Counter(tree.parents[record.root] for record in records)
    parts: list[_Part] = []
    for record, some in zip(records, looks, strict=True):
        parent = tree.parents[record.root]
        apart = held[parent] >= _LEAST_APART
        near = next((part for part in parts if part.is_like(some, parent, apart=apart)), None)
        if near is None:
            parts.append(_Part(set(some), {parent}, [record]))
        else:
            near.looks.update(some & usual)
            near.parents.add(parent)
            near.records.append(record)
    return [part.records for part in parts]


@dataclass(slots=True)
class _Part:
    """Records of one look so far; those of a list of their own must be more alike than siblings."""

    looks: set[str]
    parents: set[int]
    records: list[Record]

    def is_like(self, looks: set[str], parent: int, *, apart: bool) -> bool:
        both = len(self.looks & looks)
        if apart and parent not in self.parents:
            return both >= _ALIKE_APART * len(self.looks | looks)
        return both >= _ALIKE * max(1, min(len(self.looks), len(looks)))


def _looks(tree: Tree, record: Record) -> set[str]:
    """Return the ways from a record's root to its first lines; odd and even roots are alike."""
    found = set()
    depth = tree.tag_path(record.root).count("/") + 1
    for line in tree.lines_in(record.start, record.end)[:_LOOKED_AT]:
        above = tree.parents[line.start]
        name = tree.classes(above).partition(" ")[0] if above > record.root else ""
        way = tree.tag_path(above).split("/", depth)[depth:]
        found.add(f"{way[0] if way else ''}.{name}")
    return found


_ALIKE, _ALIKE_APART, _LEAST_APART = 0.3, 0.4, 2
_LOOKED_AT = 20


def _by_heading(tree: Tree, starts: Sequence[int]) -> Iterable[Region]:
    """Yield records without an element of their own: a heading and what follows it."""
    by_place: dict[tuple[int, str], list[int]] = {}
    for entry, tag in enumerate(tree.tags):
        if tag in HEADING_TAGS:
            by_place.setdefault((tree.parents[entry], tag), []).append(entry)
    for (parent, tag), heads in by_place.items():
        if len(heads) < LEAST_UNLINKED:
            continue
        above = [
            e for e in tree.children(parent) if tree.tags[e] in HEADING_TAGS and tree.tags[e] <= tag
        ]
        records = []
        for head in heads:
            end = next((e for e in above if e > head), tree.ends[parent])
            if end > tree.ends[head]:
                records.append(Record(head, end, head, _own_links_in(tree, head, end)))
        priced = sum(1 for record in records if counted(starts, record))
        if priced * 4 >= len(records) * 3:
            yield Region(tuple(records), "")


def _by_sibling(tree: Tree, starts: Sequence[int]) -> Iterable[Region]:
    """Yield siblings of one look most of which hold prices: messages, cards without links."""
    for repeat in repeats(tree, least=LEAST_UNLINKED):
        ranges = [(a, b) for a, b in repeat.ranges if not tree.in_margin(a)]
        priced = sum(1 for a, b in ranges if bisect_left(starts, b) > bisect_left(starts, a))
        if len(ranges) >= LEAST_UNLINKED and priced * 4 >= len(ranges) * 3 and _alike(tree, ranges):
            yield Region(tuple(Record(a, b, a, _own_links_in(tree, a, b)) for a, b in ranges), "")


def _alike(tree: Tree, ranges: Sequence[tuple[int, int]]) -> bool:
    """Whether the ranges are of one size: the panels of a page are not."""
    sizes = [len(tree.lines_in(a, b)) for a, b in ranges]
    middle = median(sizes)
    near = sum(1 for size in sizes if middle / 2 <= size <= middle * 2)
    return middle > 1 and near * 4 >= len(sizes) * 3


def _own_links_in(tree: Tree, start: int, end: int) -> tuple[Link, ...]:
    return _own_links(tree, Record(start, end, start, ()))


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
        and (counted(starts, Record(child, tree.ends[child], child, ())) or not region.priced)
    ]
    if not added or len(added) > _MOST_ADDED * len(region.records):
        return region
    records = tuple(sorted((*region.records, *added), key=lambda record: record.start))
    return replace(region, records=records, score=region.score * len(records) / len(region.records))


_MOST_ADDED = 12
