"""The page as flat arrays in document order, so that everything after parsing is array work.

An entry is an element or a text node; its number is its place in document order, and the subtree
of entry ``i`` is exactly ``range(i, ends[i])``. Records, regions and lines are such ranges.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ._words import is_side

__all__ = ["TEXT", "Line", "Link", "Tree", "grow"]

TEXT = "-text"

_MOST_ENTRIES = 150_000
_MOST_DEPTH = 200
_MOST_TEXT = 20_000

_UNREAD = frozenset(
    [
        "script",
        "style",
        "template",
        "math",
        "iframe",
        "object",
        "embed",
        "noframes",
        "canvas",
        "audio",
        "video",
        "map",
        "-comment",
        "-doctype",
        "head",
    ]
)
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
_MARGIN_TAGS = frozenset({"nav", "aside", "footer", "header"})
_HIDDEN = '[hidden],[style*="display:none" i],[style*="display: none" i]'
_STRUCK = frozenset({"del", "s", "strike"})
_MAY_STRIKE = frozenset({"span", "small", "div", "p", "b", "i", "em", "font", "td"})
_CROSSED = re.compile(
    r"line-?through|old-?price|price-?old|was-?price|price-?was|price--?compare|strike|crossed|(?:^|\s)(?:old|was|before)(?:$|\s)",
    re.I,
)
_PLAIN_NAME = re.compile(r"[a-z][a-z0-9-]*")
_DIGITS = re.compile(r"\d+")


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


@dataclass(slots=True)
class Tree:
    """See the module. All lists are parallel, one item per entry; entry 0 is ``body``.

    Attributes:
        tags: tag names, ``-text`` for texts.
        parents, ends: the tree.
        texts: of text nodes, white space collapsed; empty for elements.
        elements: the parser's nodes, for attributes.
        whole: whether the page was read to its end.
    """

    tags: list[str]
    parents: list[int]
    ends: list[int]
    texts: list[str]
    elements: list[LexborNode | None]
    whole: bool = True
    lines: list[Line] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    _line_starts: list[int] = field(default_factory=list)
    _link_starts: list[int] = field(default_factory=list)
    _attributes: dict[int, dict[str, str | None]] = field(default_factory=dict)
    _nths: dict[int, int] = field(default_factory=dict)
    _classes: dict[int, str] = field(default_factory=dict)
    _margins: dict[int, bool] = field(default_factory=dict)
    _paths: dict[int, str] = field(default_factory=dict)
    _struck: frozenset[int] | None = None
    _looks: dict[int, int] = field(default_factory=dict)
    _look_ids: dict[tuple[int, str, str], int] = field(default_factory=dict)

    def attribute(self, entry: int, name: str) -> str:
        """Return an element's attribute, empty where it has none."""
        known = self._attributes.get(entry)
        if known is None:
            element = self.elements[entry]
            known = self._attributes[entry] = element.attributes if element is not None else {}
        return known.get(name) or ""

    def classes(self, entry: int) -> str:
        """Return an element's class and id, lower case, digits taken out (they number things)."""
        known = self._classes.get(entry)
        if known is None:
            words = f"{self.attribute(entry, 'class')} {self.attribute(entry, 'id')}"
            known = self._classes[entry] = _DIGITS.sub("", words).lower().strip()
        return known

    def in_margin(self, entry: int) -> bool:
        """Whether the entry stands in navigation, a side bar, a header or a footer."""
        path = []
        while entry and entry not in self._margins:
            path.append(entry)
            entry = self.parents[entry]
        margin = self._margins.get(entry, False)
        for item in reversed(path):
            margin = margin or self._is_margin(item)
            self._margins[item] = margin
        return margin

    def _is_margin(self, entry: int) -> bool:
        tag = self.tags[entry]
        if tag in _MARGIN_TAGS:
            return True
        return tag != TEXT and is_side(self.classes(entry))

    @property
    def struck(self) -> frozenset[int]:
        """Text entries that the page crosses out."""
        if self._struck is None:
            found: set[int] = set()
            for entry, tag in enumerate(self.tags):
                if tag in _STRUCK or (tag in _MAY_STRIKE and self._is_crossed(entry)):
                    found.update(i for i in range(entry, self.ends[entry]) if self.texts[i])
            self._struck = frozenset(found)
        return self._struck

    def _is_crossed(self, entry: int) -> bool:
        style = self.attribute(entry, "style")
        return ("line-through" in style if style else False) or (
            _CROSSED.search(self.attribute(entry, "class")) is not None
        )

    def ancestors(self, entry: int) -> Iterator[int]:
        """Yield the entry's ancestors, nearest first, ``body`` last."""
        while entry:
            entry = self.parents[entry]
            yield entry

    def children(self, entry: int) -> Iterator[int]:
        """Yield the entry's children in order."""
        child, end = entry + 1, self.ends[entry]
        while child < end:
            yield child
            child = self.ends[child]

    def tag_path(self, entry: int) -> str:
        """Return the tags from ``body`` down to the entry, as ``body/div/ul/li``."""
        waiting: list[int] = []
        while entry not in self._paths:
            waiting.append(entry)
            if entry == 0:
                break
            entry = self.parents[entry]
        for item in reversed(waiting):
            above = f"{self._paths[self.parents[item]]}/" if item else ""
            self._paths[item] = above + self.tags[item]
        return self._paths[waiting[0] if waiting else entry]

    def look(self, entry: int) -> int:
        """Return a number that entries share whose tags and first classes from ``body`` are alike.

        Links are left out: of the titles of one list some may be links and others not.
        """
        known = self._looks.get(entry)
        if known is not None:
            return known
        if entry == 0:
            return self._looks.setdefault(0, 0)
        above = self.look(self.parents[entry])
        tag = self.tags[entry]
        if tag == "a":
            return self._looks.setdefault(entry, above)
        names = self.classes(entry) if tag != TEXT else ""
        key = (above, tag, names.partition(" ")[0])
        return self._looks.setdefault(
            entry, self._look_ids.setdefault(key, len(self._look_ids) + 1)
        )

    def css_path(self, entry: int) -> str:
        """Return the entry's place, ``body>div:nth-child(3)>p:nth-child(2)``; a text's element."""
        steps = []
        element = self.elements[self.parents[entry] if self.tags[entry] == TEXT else entry]
        while element is not None and element.tag != "body":
            # A page may name its elements as it likes; a selector may not.
            name = element.tag if _PLAIN_NAME.fullmatch(element.tag or "") else "*"
            steps.append(f"{name}:nth-child({self._nth(element)})")
            element = element.parent
        return ">".join(["body", *reversed(steps)])

    def _nth(self, element: LexborNode) -> int:
        """Count as CSS does, from 1. Going back only to a counted sibling keeps it linear."""
        waiting = [element]
        known = self._nths.get(element.mem_id, 0)
        while not known:
            before = waiting[-1].prev
            while before is not None and (before.tag or "-").startswith("-"):
                before = before.prev
            if before is None:
                break
            known = self._nths.get(before.mem_id, 0)
            if not known:
                waiting.append(before)
        if element.mem_id not in self._nths:
            for item in reversed(waiting):
                known += 1
                self._nths[item.mem_id] = known
        return self._nths[element.mem_id]

    def lines_in(self, start: int, end: int) -> list[Line]:
        """Return the lines that begin in ``range(start, end)``."""
        first = bisect_left(self._line_starts, start)
        return self.lines[first : bisect_left(self._line_starts, end, first)]

    def links_in(self, start: int, end: int) -> list[Link]:
        """Return the links that begin in ``range(start, end)``."""
        first = bisect_left(self._link_starts, start)
        return self.links[first : bisect_left(self._link_starts, end, first)]

    def text_in(self, start: int, end: int) -> str:
        """Return the text of a range, lines parted by line feeds."""
        return "\n".join(line.text for line in self.lines_in(start, end))

    def settle(self) -> None:
        """Compute what is derived from the entries: lines and links."""
        self.lines = _lines_of(self)
        self._line_starts = [line.start for line in self.lines]
        self.links = _links_of(self)
        self._link_starts = [link.entry for link in self.links]


def grow(parser: LexborHTMLParser) -> Tree:
    """Walk the parsed page once and return it as a :class:`Tree`.

    A page with more than 150,000 entries is read up to there (``whole`` is false); what nests
    deeper than 200 elements is kept as if it stood at that depth.
    """
    body = parser.body
    tree = Tree(["body"], [0], [0], [""], [body])
    if body is not None:
        _walk(tree, body, {node.mem_id for node in parser.css(_HIDDEN)})
    _close(tree)
    tree.settle()
    return tree


def _walk(tree: Tree, body: LexborNode, hidden: set[int]) -> None:
    """Enter every node whose parent was entered; so a part left out is left out whole."""
    tags, parents, texts, elements = tree.tags, tree.parents, tree.texts, tree.elements
    where, depths = {body.mem_id: 0}, [0]
    known = where.get
    for node in body.traverse(include_text=True, skip_empty=True):
        tag = node.tag
        if tag is None or tag in _UNREAD:
            continue
        above = node.parent
        parent = known(above.mem_id) if above is not None else None
        if parent is None:
            continue
        entry = len(tags)
        if entry >= _MOST_ENTRIES:
            tree.whole = False
            return
        if tag == TEXT:
            tags.append(tag)
            text = node.text_content or ""
            texts.append(
                " ".join(text.split() if len(text) < _MOST_TEXT else text[:_MOST_TEXT].split())
            )
            elements.append(None)
        elif hidden and node.mem_id in hidden:
            continue
        else:
            tags.append(tag)
            texts.append("")
            elements.append(node)
            if tag == "svg":
                parents.append(parent)
                depths.append(depths[parent] + 1)
                continue  # a picture: its own label is read, what it is drawn of is not
            where[node.mem_id] = entry if depths[parent] < _MOST_DEPTH else parent
        parents.append(parent)
        depths.append(depths[parent] + 1)


def _close(tree: Tree) -> None:
    ends, parents = tree.ends, tree.parents
    ends[:] = range(1, len(parents) + 1)
    for entry in range(len(ends) - 1, 0, -1):
        parent = parents[entry]
        ends[parent] = max(ends[parent], ends[entry])


def _lines_of(tree: Tree) -> list[Line]:
    lines: list[Line] = []
    blocks, leaves, breaks = [0] * len(tree.tags), list[int](), 0
    place = (0, 0)
    for entry, tag in enumerate(tree.tags):
        block = blocks[tree.parents[entry]]
        if tag == TEXT and tree.tags[tree.parents[entry]] in _APART:
            continue
        if tag == TEXT:
            if leaves and place != (block, breaks):
                lines.append(_line(tree, leaves, place[0]))
                leaves = []
            place = (block, breaks)
            leaves.append(entry)
        elif tag not in _INLINE:
            breaks += 1
            block = entry
        blocks[entry] = block
    if leaves:
        lines.append(_line(tree, leaves, place[0]))
    return lines


def _line(tree: Tree, leaves: list[int], block: int) -> Line:
    text = " ".join([tree.texts[leaf] for leaf in leaves])
    return Line(leaves[0], leaves[-1] + 1, tuple(leaves), text, block)


def _pictured(tree: Tree, entry: int) -> str:
    """Return what the picture of a link without text is said to show."""
    for inner in range(entry + 1, tree.ends[entry]):
        if tree.tags[inner] == "img":
            return " ".join(
                (tree.attribute(inner, "alt") or tree.attribute(inner, "title")).split()
            )
    return ""


def _links_of(tree: Tree) -> list[Link]:
    links = []
    for entry, tag in enumerate(tree.tags):
        if tag == "a":
            href = tree.attribute(entry, "href").strip()
            if href:
                texts = [text for text in tree.texts[entry : tree.ends[entry]] if text]
                links.append(Link(entry, href, " ".join(texts) or _pictured(tree, entry)))
    return links
