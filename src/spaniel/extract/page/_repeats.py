"""What repeats on a page without being a list of listings: feedback, posts.

Siblings of one tag and class are records; a record may span several siblings (two rows of a table),
when what stands between two of a kind always looks alike. Source of the idea: mining data records
by repeated siblings (Liu, Grossman, Zhai: MDR, KDD 2003), here over the flat tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ._tree import TEXT, Tree

__all__ = ["Repeat", "repeats", "signature"]

_MOST_PARENTS = 4_000
_MOST_RECORDS = 2_000
_SKIPPED = frozenset({TEXT, "br", "hr", "script", "style", "input", "img", "wbr", "option"})
_CHANGING = re.compile(r"\b(?:odd|even|first|last|alt|row|bg|color|op|own|new|unread|stripe)\b|\d+")


@dataclass(frozen=True, slots=True)
class Repeat:
    """Records of one parent: their ranges of entries, in order."""

    parent: int
    ranges: tuple[tuple[int, int], ...]


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


def signature(tree: Tree, entry: int) -> str:
    """Return what siblings of one look share: tag and the first classes that do not change."""
    classes = tree.attribute(entry, "class").lower().replace("-", " ").replace("_", " ")
    names = [name for name in _CHANGING.sub(" ", classes).split() if name]
    return f"{tree.tags[entry]}.{'.'.join(names[:2])}"


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
    runs = [children[a:b] for a, b in zip(bounds, bounds[1:], strict=False)]
    shapes = {tuple(signature(tree, c) for c in run) for run in runs[:-1]} or {()}
    usual = next(iter(shapes))
    if len(shapes) != 1 or not 1 < len(usual) <= 4:
        return ()
    return tuple((run[0], tree.ends[run[: len(usual)][-1]]) for run in runs)
