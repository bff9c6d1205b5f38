"""What repeats on a page without being a list of listings: feedback, posts.

Siblings of one tag and class are records; a record may span several siblings (two rows of a table),
when what stands between two of a kind always looks alike. Source of the idea: mining data records
by repeated siblings (Liu, Grossman, Zhai: MDR, KDD 2003), here over the flat tree.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..remembered import remembered
from ._tree import TEXT, Tree

__all__ = ["Repeat", "Spans", "repeats", "repeats_around", "signature"]

_MOST_PARENTS = 4_000
_MOST_RECORDS = 2_000
_MOST_PARTS = 8
_SKIPPED = frozenset({TEXT, "br", "hr", "script", "style", "input", "img", "wbr", "option"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_CHANGING = re.compile(r"\b(?:odd|even|first|last|alt|row|bg|color|op|own|new|unread|stripe)\b|\d+")


@dataclass(frozen=True, slots=True)
class Repeat:
    """Records of one parent: their ranges of entries, in order."""

    parent: int
    ranges: tuple[tuple[int, int], ...]


class Spans:
    """Ranges of entries, asked for what lies in them; overlapping ones are one.

    Args:
        ranges: (start, end) in any order.
    """

    def __init__(self, ranges: Iterable[tuple[int, int]]) -> None:
        self._ranges: list[tuple[int, int]] = []
        for start, end in sorted(ranges):
            if self._ranges and start <= self._ranges[-1][1]:
                self._ranges[-1] = (self._ranges[-1][0], max(end, self._ranges[-1][1]))
            else:
                self._ranges.append((start, end))

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return iter(self._ranges)

    def holds(self, entry: int) -> bool:
        """Whether an entry lies in one of them."""
        return self.meets(entry, entry + 1)

    def meets(self, start: int, end: int) -> bool:
        """Whether a range has an entry in common with one of them."""
        at = bisect_left(self._ranges, (end, 0))
        return at > 0 and self._ranges[at - 1][1] > start


def repeats(tree: Tree, *, least: int = 2) -> Iterator[Repeat]:
    """Yield the groups of siblings that look alike and hold text, in document order."""
    parents = sorted({tree.parents[line.block] for line in tree.lines} | _above(tree))
    for parent in parents[:_MOST_PARENTS]:
        children = [c for c in tree.children(parent) if tree.tags[c] not in _SKIPPED]
        if len(children) >= least:
            yield from _groups(tree, parent, children[:_MOST_RECORDS], least)


def _above(tree: Tree) -> set[int]:
    """Return every element above a line: a record may be many blocks deep."""
    found: set[int] = set()
    for line in tree.lines:
        entry = line.block
        while entry and entry not in found:
            found.add(entry)
            entry = tree.parents[entry]
    return found | {0}


_SET = re.compile(r"([a-z-]{3,30})\s*:")


def signature(tree: Tree, entry: int) -> str:
    """Return what siblings of one look share: tag and the first classes that do not change."""
    names = _lasting(tree.attribute(entry, "class"))
    if not names:
        # Pages of old have no classes: what is set alike is of one look, whatever its colour.
        names = _set_so(tree.attribute(entry, "style"))
    return f"{tree.tags[entry]}.{names}"


@remembered
def _set_so(style: str) -> str:
    return ".".join(_SET.findall(style[:300].lower()))


@remembered
def _lasting(classes: str) -> str:
    classes = classes.lower().replace("-", " ").replace("_", " ")
    return ".".join(_CHANGING.sub(" ", classes).split()[:2])


def _groups(tree: Tree, parent: int, children: list[int], least: int) -> Iterator[Repeat]:
    by_kind: dict[str, list[int]] = {}
    for child in children:
        if tree.lines_in(child, tree.ends[child]):
            by_kind.setdefault(signature(tree, child), []).append(child)
    spanning = [kind for kind, some in by_kind.items() if len(some) >= least]
    for kind in spanning:
        yield Repeat(parent, tuple((c, tree.ends[c]) for c in by_kind[kind]))
    if len(spanning) > 1:
        starts = by_kind[spanning[0]]
        widened = _widened(tree, children, starts)
        if widened:
            yield Repeat(parent, widened)


def _widened(tree: Tree, children: list[int], starts: list[int]) -> tuple[tuple[int, int], ...]:
    """Let each record run up to the next of its kind, if all then have the same parts."""
    at = {child: i for i, child in enumerate(children)}
    bounds = [*(at[s] for s in starts), len(children)]
    runs = [children[a:b] for a, b in itertools.pairwise(bounds)]
    shapes = {tuple(signature(tree, c) for c in run) for run in runs[:-1]} or {()}
    usual = next(iter(shapes))
    if len(shapes) != 1 or not 1 < len(usual) <= 4:
        return ()
    return tuple((run[0], tree.ends[run[: len(usual)][-1]]) for run in runs)


# --------------------------------------------------------------------------- around marks


def repeats_around(tree: Tree, marks: Sequence[int]) -> Iterator[Repeat]:
    """Yield the siblings of one look that hold a mark, in document order.

    Also what repeats without an element of its own: siblings between two of a kind, what stands
    between rules, and lines of one block parted by line breaks.

    Args:
        tree: the page.
        marks: entries, sorted, of which every record would hold one or more.
    """
    for parent in _parents_of(tree, marks)[:_MOST_PARENTS]:
        children = list(tree.children(parent))
        shown = [c for c in children if tree.tags[c] not in _SKIPPED]
        yield from _marked_groups(tree, parent, shown[:_MOST_RECORDS], marks)
        if len(children) > len(shown) > 0:
            yield from _between_rules(tree, parent, children, marks)
        if any(tree.tags[c] == TEXT for c in children):
            yield from _broken_lines(tree, parent, marks)


def _parents_of(tree: Tree, marks: Sequence[int]) -> list[int]:
    found: set[int] = set()
    for mark in marks:
        entry = tree.parents[mark]
        while entry not in found:
            found.add(entry)
            entry = tree.parents[entry]
    return sorted(found)


def _holds(marks: Sequence[int], start: int, end: int) -> bool:
    at = bisect_left(marks, start)
    return at < len(marks) and marks[at] < end


def _marked_groups(
    tree: Tree, parent: int, children: Sequence[int], marks: Sequence[int]
) -> Iterator[Repeat]:
    by_kind: dict[str, list[int]] = {}
    for child in children:
        by_kind.setdefault(signature(tree, child), []).append(child)
    for some in by_kind.values():
        ranges = ((child, tree.ends[child]) for child in some)
        marked = tuple((start, end) for start, end in ranges if _holds(marks, start, end))
        if marked:
            yield Repeat(parent, marked)
    if len(by_kind) > 1:
        yield from _runs(tree, parent, children, by_kind, marks)


def _runs(
    tree: Tree,
    parent: int,
    children: Sequence[int],
    by_kind: dict[str, list[int]],
    marks: Sequence[int],
) -> Iterator[Repeat]:
    """Let records run from one of a kind to before the next, as ``dt`` and ``dd`` do."""
    starts = [some for some in by_kind.values() if len(some) > 1][:3]
    at = {child: i for i, child in enumerate(children)}
    for some in starts:
        bounds = [*(at[child] for child in some), len(children)]
        runs = [children[a:b] for a, b in itertools.pairwise(bounds)]
        sizes = sorted(len(run) for run in runs[:-1])
        usual = sizes[len(sizes) // 2]
        if not 1 < usual <= _MOST_PARTS or sizes[-1] > 2 * _MOST_PARTS:
            continue
        ranges = [(run[0], tree.ends[run[: max(usual, 1)][-1]]) for run in runs[-1:]]
        ranges[:0] = [(run[0], tree.ends[run[-1]]) for run in runs[:-1]]
        if sum(_holds(marks, *some) for some in ranges) * 2 >= len(ranges):
            yield Repeat(parent, tuple(ranges))


def _between_rules(
    tree: Tree, parent: int, children: Sequence[int], marks: Sequence[int]
) -> Iterator[Repeat]:
    rules = [i for i, child in enumerate(children) if tree.tags[child] == "hr"]
    if not rules:
        return
    bounds = [-1, *rules, len(children)]
    runs = [children[a + 1 : b] for a, b in itertools.pairwise(bounds)]
    unheaded = [_unheaded(tree, run) for run in runs]
    ranges = [(run[0], tree.ends[run[-1]]) for run in unheaded if run]
    found = tuple(some for some in ranges if _holds(marks, *some))
    if len(found) > 1:
        yield Repeat(parent, found)


def _unheaded(tree: Tree, run: Sequence[int]) -> Sequence[int]:
    """Drop what stands before the last heading of a run, and the heading."""
    last = max((i for i, child in enumerate(run) if tree.tags[child] in _HEADINGS), default=-1)
    return run[last + 1 :]


def _broken_lines(tree: Tree, block: int, marks: Sequence[int]) -> Iterator[Repeat]:
    """Yield the lines that stand in a block itself: each alone, and between blank lines."""
    within = tree.lines_in(block, tree.ends[block])
    lines = [line for line in within[: 4 * _MOST_RECORDS] if line.block == block][:_MOST_RECORDS]
    if len(lines) < 2:
        return
    alone = tuple((line.start, line.end) for line in lines if _holds(marks, line.start, line.end))
    if len(alone) > 1:
        yield Repeat(block, alone)
    starts, before = [lines[0].start], lines[0].end
    for line in lines[1:]:
        if sum(tree.tags[entry] == "br" for entry in range(before, line.start)) > 1:
            starts.append(line.start)
        before = line.end
    ends = [*starts[1:], lines[-1].end]
    apart = tuple(some for some in zip(starts, ends, strict=True) if _holds(marks, *some))
    if len(apart) > 1:
        yield Repeat(block, apart)
