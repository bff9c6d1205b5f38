"""OpenPGP keys of a page, read from its markup: a tree's texts have lost their line ends."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from ..key import FoundKey, find_keys
from ._tree import TEXT, Tree

__all__ = ["find_armored"]

_MARK = "PGP"


def find_armored(tree: Tree, most: int) -> list[tuple[FoundKey, int]]:
    """Return the keys of a page and the blocks refused, each with the text entry it begins in.

    Keys stand in ``pre`` and ``textarea``, but as often in paragraphs, line by line, with tags
    between; so each is read from the smallest element that holds its first and last line.

    Args:
        tree: the page.
        most: how many are read at most.
    """
    if _MARK not in "\n".join(tree.texts):
        return []
    begins, ends = _marks(tree)
    return list(islice(_found(tree, begins, ends), most))


def _marks(tree: Tree) -> tuple[list[int], list[int]]:
    """Return the texts in which blocks begin, once for each, and those in which blocks end."""
    begins: list[int] = []
    ends: list[int] = []
    for entry, text in enumerate(tree.texts):
        if _MARK in text:
            begins += [entry] * text.count("BEGIN")
            ends += [entry] * ("END" in text)
    return begins, ends


def _found(
    tree: Tree, begins: Sequence[int], ends: Sequence[int]
) -> Iterator[tuple[FoundKey, int]]:
    done = -1
    for at, begin in enumerate(begins):
        if begin <= done:
            continue
        root = _holder(tree, begin, ends)
        done = tree.ends[root] - 1
        raw = _raw(tree, root)
        inside = begins[at : bisect_right(begins, done)]
        places = _begins_in(raw)
        for key in find_keys(raw):
            nth = min(bisect_right(places, key.start + _SLACK) - 1, len(inside) - 1)
            yield key, inside[max(nth, 0)]


_SLACK = 12
"""Characters between where a block begins, with its dashes, and its word ``BEGIN``."""


def _holder(tree: Tree, begin: int, ends: Sequence[int]) -> int:
    """Return the smallest element that holds a block; of one without end the element it is in."""
    at = bisect_left(ends, begin)
    around = tree.parents[begin]
    if at == len(ends):
        return around
    while around and tree.ends[around] <= ends[at]:
        around = tree.parents[around]
    return around


def _raw(tree: Tree, root: int) -> str:
    element = tree.elements[root]
    if element is None or tree.tags[root] == TEXT:
        return tree.texts[root]
    return element.text(deep=True, separator="\n") or ""


def _begins_in(raw: str) -> list[int]:
    places = []
    at = raw.find("BEGIN")
    while at >= 0:
        places.append(at)
        at = raw.find("BEGIN", at + 5)
    return places
