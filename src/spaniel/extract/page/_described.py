"""The description of a listing on its own page: what stands under a heading that says so."""

from __future__ import annotations

from collections.abc import Sequence

from ..labels import OPENING_LABEL, label_role, labels_in
from ._sizes import is_large
from ._tree import Line, Tree
from ._words import FEEDBACK_HINT, class_role

__all__ = ["described", "is_feedback"]

_LONGEST, _SHORTEST = 20_000, 12
_LONGEST_FIELD = 150
_PGP = "-----BEGIN PGP"
_LONGEST_LABEL = 40
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "legend", "summary"})


def described(tree: Tree, title: Line, taken: Sequence[tuple[int, int]]) -> str:
    """Return the text under a heading that says so, else the longest run of text.

    Args:
        tree: the page.
        title: the listing's, which is no part of it.
        taken: ranges that are other listings' or reviews.
    """
    free = [
        line
        for line in tree.lines
        if line is not title and not _inside(line.start, taken) and not tree.in_margin(line.block)
    ]
    after = [line for line in free if line.start > title.start]
    return (_headed(tree, after) or _longest(tree, free))[:_LONGEST]


def _inside(entry: int, ranges: Sequence[tuple[int, int]]) -> bool:
    return any(start <= entry < end for start, end in ranges)


def _headed(tree: Tree, lines: Sequence[Line]) -> str:
    """Return the lines from the heading to the next of its kind, or to the end of what holds it."""
    for at, line in enumerate(lines):
        if len(line.text) < _LONGEST_LABEL and label_role(line.text) == "description":
            text = "\n".join(_section(tree, line, lines[at + 1 :]))
            if len(text) >= _SHORTEST and any(map(str.isalpha, text)):
                return text
    return ""


def _section(tree: Tree, heading: Line, lines: Sequence[Line]) -> list[str]:
    look = tree.look(tree.parents[heading.leaves[0]])
    path = tree.tag_path(tree.parents[heading.leaves[0]])
    named = bool(tree.classes(tree.parents[heading.leaves[0]]).strip())
    tagged = not path.endswith(("/p", "/div", "/td", "/span"))
    end = _holder_end(tree, heading, lines[0].start if lines else 0)
    found: list[str] = []
    for line in lines:
        above = tree.parents[line.leaves[0]]
        same = (named and tree.look(above) == look) or (tagged and tree.tag_path(above) == path)
        is_heading = tree.tags[line.block] in _HEADINGS or same or is_large(tree, above)
        if line.start >= end or (is_heading and tree.tags[above] != "td"):
            break
        short = len(line.text) < _LONGEST_LABEL
        if short and label_role(line.text) not in ("", "description", "title"):
            break
        found.append(line.text)
    return found


def _holder_end(tree: Tree, heading: Line, following: int) -> int:
    """Return where the element ends that holds the heading and what comes next."""
    for above in tree.ancestors(heading.leaves[0]):
        if tree.ends[above] > following:
            return tree.ends[above]
    return 0


def _longest(tree: Tree, lines: Sequence[Line]) -> str:
    blocks: dict[int, list[str]] = {}
    bonus: dict[int, float] = {}
    for line in lines:
        block = line.block
        while _is_part(tree, block) and not _is_described(tree, block) and tree.parents[block]:
            block = tree.parents[block]
        if _PGP in line.text:
            continue
        if len(line.text) > 1 and not _is_labelled(line.text) and not _is_linked(tree, line):
            blocks.setdefault(block, []).append(line.text)
            bonus[block] = 2.0 if _is_described(tree, block) else 1.0
    best, size = "", 40.0
    for block in sorted(blocks):
        texts = [t for t in blocks[block] if len(t) > 25]
        text = "\n".join(texts)
        if len(text) * bonus[block] > size and not is_feedback(tree, block):
            best, size = text, len(text) * bonus[block]
    return best


def _is_part(tree: Tree, entry: int) -> bool:
    return tree.tags[entry] in ("p", "li", "ul", "ol", "pre")


def _is_described(tree: Tree, entry: int) -> bool:
    """Whether an element is called a description."""
    names = f"{tree.attribute(entry, 'class')} {tree.attribute(entry, 'id')}"
    return class_role(names) == "description"


def _is_linked(tree: Tree, line: Line) -> bool:
    """Whether a line is mostly links: a menu, or the foot of the page."""
    linked = sum(len(link.text) for link in tree.links_in(line.start - 1, line.end))
    return linked * 2 > len(line.text)


def _is_labelled(text: str) -> bool:
    """Whether a line is a field with its label; a long one only has a colon in it."""
    return len(text) < _LONGEST_FIELD and bool(labels_in(text) or OPENING_LABEL.match(text))


def is_feedback(tree: Tree, entry: int) -> bool:
    """Whether an element stands where feedback does, by what the elements around it are called."""
    around = (entry, *tree.ancestors(entry))
    return any(FEEDBACK_HINT.search(tree.classes(above)) for above in around)
