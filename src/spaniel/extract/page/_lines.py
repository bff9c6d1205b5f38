"""The lines and links of a page's entries: see :mod:`._tree`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

__all__ = ["TEXT", "Line", "Link", "lines_of", "links_of"]

TEXT = "-text"

_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "button",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "svg",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
_APART = frozenset({"option", "textarea"})
"""Their texts are no lines: choices, and what is to be copied."""


class Line(NamedTuple):
    """Text that a browser would set on one line: the texts between two block boundaries.

    Attributes:
        start, end: entries from the first text to just after the last.
        leaves: the entries of its texts.
        text: the texts, joined with single spaces.
        block: the block element it stands in.
    """

    start: int
    end: int
    leaves: tuple[int, ...]
    text: str
    block: int


class Link(NamedTuple):
    """An anchor element with an address, its visible text, and its address as written."""

    entry: int
    href: str
    text: str


Attributes = Mapping[str, str | None]


def lines_of(tags: Sequence[str], parents: Sequence[int], texts: Sequence[str]) -> list[Line]:
    """Return the lines of a page, in order."""
    lines: list[Line] = []
    blocks, breaks = [0] * len(tags), 0
    leaves: list[int] = []
    place = (0, 0)
    for entry, tag in enumerate(tags):
        if tag == TEXT:
            parent = parents[entry]
            if tags[parent] in _APART:
                continue
            here = (blocks[parent], breaks)
            if leaves and place != here:
                lines.append(_line(texts, leaves, place[0]))
                leaves = []
            place = here
            leaves.append(entry)
        elif tag in _INLINE:
            blocks[entry] = blocks[parents[entry]]
        else:
            breaks += 1
            blocks[entry] = entry
    if leaves:
        lines.append(_line(texts, leaves, place[0]))
    return lines


def _line(texts: Sequence[str], leaves: list[int], block: int) -> Line:
    text = " ".join([texts[leaf] for leaf in leaves]) if len(leaves) > 1 else texts[leaves[0]]
    return Line(leaves[0], leaves[-1] + 1, tuple(leaves), text, block)


def links_of(
    tags: Sequence[str],
    ends: Sequence[int],
    texts: Sequence[str],
    attributes: Sequence[Attributes],
) -> list[Link]:
    """Return the links of a page, in order."""
    links = []
    for entry, tag in enumerate(tags):
        if tag == "a":
            href = (attributes[entry].get("href") or "").strip()
            if href:
                end = ends[entry]
                shown = " ".join(filter(None, texts[entry:end]))
                shown = shown or _pictured(range(entry + 1, end), tags, attributes)
                links.append(Link(entry, href, shown))
    return links


def _pictured(inside: range, tags: Sequence[str], attributes: Sequence[Attributes]) -> str:
    """Return what the picture of a link without text is said to show."""
    for entry in inside:
        if tags[entry] == "img":
            of = attributes[entry].get
            return " ".join((of("alt") or of("title") or "").split())
    return ""
