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
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from ._labels import plain
from ._links import followable, leads_to, normal, pattern
from ._money import Money, is_price_line
from ._repeats import repeats, signature
from ._tree import TEXT, Line, Link, Tree
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


@dataclass(frozen=True, slots=True)
class Record:
    """Entries that seem to be one listing, its element, and the links that led to it."""

    start: int
    end: int
    root: int
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """Records of one template.

    Attributes:
        pattern: of the addresses the records were found by; empty where it was by their prices.
        score: how much it looks like a list of listings; sums over its records.
        priced: share of records that hold a price.
    """

    records: tuple[Record, ...]
    pattern: str
    score: float = 0.0
    priced: float = 0.0


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
    records = _grown(tree, anchors)
    if not shape:
        records = [replace(record, links=_own_links(tree, record)) for record in records]
    groups: dict[tuple[str, str], list[Record]] = {}
    for record in records:
        groups.setdefault(_template(tree, record.root), []).append(record)
    for group in groups.values():
        yield Region(tuple(_extended(tree, group)), shape)


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


# --------------------------------------------------------------------------- growing


def _grown(tree: Tree, anchors: Sequence[Link]) -> list[Record]:
    """Let each anchor grow, and merge neighbours that lead to the same page."""
    keys = [normal(anchor.href) if anchor.href[:1] != "#" else anchor.href for anchor in anchors]
    if len(set(keys)) == 1:
        root = _lone_root(tree, anchors)
        return [Record(root, tree.ends[root], root, tuple(anchors))]
    chains = _chains(tree, anchors, keys)
    usual = _usual_path(tree, [chain[-1] for chain in chains])
    roots = [_at_path(tree, chain, usual) for chain in chains]
    records: list[Record] = []
    last_key = ""
    for anchor, key, root in zip(anchors, keys, roots, strict=True):
        before = records[-1] if records else None
        same = before is not None and key == last_key
        if same and before is not None and tree.parents[before.root] == tree.parents[root]:
            links = (*before.links, anchor)
            records[-1] = replace(before, end=max(before.end, tree.ends[root]), links=links)
        else:
            records.append(Record(root, tree.ends[root], root, (anchor,)))
        last_key = key
    return records


def _chains(tree: Tree, anchors: Sequence[Link], keys: Sequence[str]) -> list[list[int]]:
    """Return for each anchor the ancestors it may grow to, itself first."""
    size = len(anchors)
    before, after = [-1] * size, [len(tree.tags)] * size
    for i in range(1, size):
        before[i] = before[i - 1] if keys[i] == keys[i - 1] else anchors[i - 1].entry
        j = size - 1 - i
        after[j] = after[j + 1] if keys[j] == keys[j + 1] else anchors[j + 1].entry
    chains = []
    for anchor, low, high in zip(anchors, before, after, strict=True):
        chain = [anchor.entry]
        for above in tree.ancestors(anchor.entry):
            if above == 0 or above <= low or tree.ends[above] > high:
                break
            chain.append(above)
        chains.append(chain)
    return chains


def _usual_path(tree: Tree, roots: Sequence[int]) -> str:
    counted = Counter(tree.tag_path(root) for root in roots)
    return min(counted, key=lambda path: (-counted[path], path))


def _at_path(tree: Tree, chain: Sequence[int], path: str) -> int:
    """Return the link of the chain that stands where most records stand, else its last.

    The only card of a last row would otherwise grow to be the row.
    """
    wanted = path.count("/") - tree.tag_path(chain[0]).count("/")
    level = -wanted
    if 0 <= level < len(chain) and tree.tag_path(chain[level]) == path:
        return chain[level]
    return chain[-1]


def _lone_root(tree: Tree, anchors: Sequence[Link]) -> int:
    """Return the element of a record that has no neighbour to bound it: small, and whole."""
    root = anchors[0].entry
    for above in tree.ancestors(root):
        size = len(tree.lines_in(above, tree.ends[above]))
        if above == 0 or size > 12 or tree.tags[above] in ("main", "section", "tbody", "table"):
            break
        root = above
    return root


# --------------------------------------------------------------------------- records of siblings


def _extended(tree: Tree, records: list[Record]) -> list[Record]:
    """Take in what stands between records, where the page always has something between them."""
    gaps = [
        _between(tree, a.end, b.start)
        for a, b in pairwise(records)
        if tree.parents[a.root] == tree.parents[b.root]
    ]
    filled = [gap for gap in gaps if gap and TEXT in tree.tags[gap[0] : tree.ends[gap[-1]]]]
    if not gaps or len(filled) < 0.6 * len(gaps):
        return records
    shapes = Counter(tuple(tree.tags[item] for item in gap) for gap in filled)
    shape = min(shapes, key=lambda item: (-shapes[item], item))
    trailing = _matching_after(tree, records[-1], shape)
    leading = len(shape) - trailing
    if leading and not _matches_before(tree, records[0], shape[-leading:]):
        leading = 0
    return _with_gaps(tree, records, leading, shape)


def _between(tree: Tree, start: int, end: int) -> list[int]:
    found = []
    while start < end:
        found.append(start)
        start = tree.ends[start]
    return found


def _matching_after(tree: Tree, record: Record, shape: Sequence[str]) -> int:
    entry, limit, count = record.end, tree.ends[tree.parents[record.root]], 0
    while entry < limit and count < len(shape) and tree.tags[entry] == shape[count]:
        count += 1
        entry = tree.ends[entry]
    return count


def _siblings_before(tree: Tree, record: Record) -> list[int]:
    return _between(tree, tree.parents[record.root] + 1, record.start)


def _matches_before(tree: Tree, record: Record, shape: Sequence[str]) -> bool:
    tags = [tree.tags[item] for item in _siblings_before(tree, record)]
    return tags[-len(shape) :] == list(shape)


def _with_gaps(
    tree: Tree, records: list[Record], leading: int, shape: Sequence[str]
) -> list[Record]:
    starts = []
    for i, record in enumerate(records):
        lowest = records[i - 1].end if i else 0
        near = [item for item in _siblings_before(tree, record)[-leading:] if item >= lowest]
        starts.append(near[0] if leading and near else record.start)
    widened = []
    for i, record in enumerate(records):
        parent_end = tree.ends[tree.parents[record.root]]
        if i + 1 < len(records) and records[i + 1].start < parent_end:
            end = starts[i + 1]
        else:
            rest = _between(tree, record.end, parent_end)[: _matching_after(tree, record, shape)]
            end = tree.ends[rest[-1]] if rest else record.end
        widened.append(replace(record, start=starts[i], end=max(end, record.end)))
    return widened


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
