"""From anchors to records: each grows to the largest element that holds no other's anchor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from ..links import normal
from ._record import Record
from ._tree import TEXT, Link, Tree

__all__ = ["extended", "grown"]

_LARGEST_ALONE = 12
_HOLDERS = frozenset({"main", "section", "tbody", "table"})


# --------------------------------------------------------------------------- growing


def grown(tree: Tree, anchors: Sequence[Link]) -> list[Record]:
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
            records[-1] = before._replace(end=max(before.end, tree.ends[root]), links=links)
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
    root, last = anchors[0].entry, anchors[-1].entry
    for above in tree.ancestors(root):
        size = len(tree.lines_in(above, tree.ends[above]))
        is_whole = last < tree.ends[root]
        if above == 0 or size > _LARGEST_ALONE or (is_whole and tree.tags[above] in _HOLDERS):
            break
        root = above
    return root


# --------------------------------------------------------------------------- records of siblings


def extended(tree: Tree, records: list[Record]) -> list[Record]:
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
        widened.append(record._replace(start=starts[i], end=max(end, record.end)))
    return widened
