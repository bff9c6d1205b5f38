"""The page as flat arrays in document order, so that everything after parsing is array work.

An entry is an element or a text node; its number is its place in document order, and the subtree
of entry ``i`` is exactly ``range(i, ends[i])``. Records, regions and lines are such ranges.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ..remembered import remembered
from ._lines import TEXT, Attributes, Line, Link, lines_of, links_of
from ._words import class_role, is_side

__all__ = ["TEXT", "Line", "Link", "Tree", "grow"]

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
_SMALL = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "a", "span", "b", "strong", "th", "dt"})
_HEADER = re.compile(r"\bhead(?:er)?\b")
_MARGIN_TAGS = frozenset({"nav", "aside", "footer", "header"})
_HIDDEN = re.compile("display: ?none", re.I | re.A)
_STRUCK = frozenset({"del", "s", "strike"})
_MAY_STRIKE = frozenset({"span", "small", "div", "p", "b", "i", "em", "font", "td"})
_CROSSED = re.compile(
    r"line-?through|old-?price|price-?old|was-?price|price-?was|price--?compare|strike|crossed|(?:^|\s)(?:old|was|before)(?:$|\s)",
    re.I,
)
_PLAIN_NAME = re.compile(r"[a-z][a-z0-9-]*")
_DIGITS = re.compile(r"\d+")


@dataclass(slots=True)
class Tree:
    """See the module. All lists are parallel, one item per entry; entry 0 is ``body``.

    Attributes:
        tags: tag names, ``-text`` for texts.
        parents, ends: the tree.
        texts: of text nodes, white space collapsed; empty for elements.
        elements: the parser's nodes; ``None`` for texts.
        attributes: of elements, as the parser has them; empty for texts.
        whole: whether the page was read to its end.
        struck: text entries that the page crosses out.
    """

    tags: list[str]
    parents: list[int]
    ends: list[int]
    texts: list[str]
    elements: list[LexborNode | None]
    attributes: list[Attributes]
    whole: bool = True
    lines: list[Line] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    struck: frozenset[int] = frozenset()
    _line_starts: list[int] = field(default_factory=list)
    _link_starts: list[int] = field(default_factory=list)
    _nths: dict[int, int] = field(default_factory=dict)
    _paths: dict[int, str] = field(default_factory=dict)
    _places: dict[int, str] = field(default_factory=dict)
    _names: list[str] = field(default_factory=list)
    _margins: list[bool] = field(default_factory=list)
    _roles: list[str] = field(default_factory=list)
    _looks: dict[int, int] = field(default_factory=lambda: {0: 0})
    _look_ids: dict[tuple[int, str, str], int] = field(default_factory=dict)

    def attribute(self, entry: int, name: str) -> str:
        """Return an element's attribute, empty where it has none."""
        return self.attributes[entry].get(name) or ""

    def classes(self, entry: int) -> str:
        """Return an element's class and id, lower case, digits taken out (they number things)."""
        return self._names[entry]

    def named_role(self, entry: int) -> str:
        """Return the role that an element's own class or property hints at, often none."""
        return self._roles[entry]

    def styles_in(self, start: int, end: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the :meth:`classes` and :meth:`named_role` of the entries of a range."""
        return tuple(self._names[start:end]), tuple(self._roles[start:end])

    def in_margin(self, entry: int) -> bool:
        """Whether the entry stands in navigation, a side bar, a header or a footer."""
        return self._margins[entry]

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
        path = self._paths.get(entry)
        if path is None:  # no page is read so deep that this were too deep
            above = f"{self.tag_path(self.parents[entry])}/" if entry else ""
            path = self._paths[entry] = above + self.tags[entry]
        return path

    def look(self, entry: int) -> int:
        """Return a number that entries share whose tags and first classes from ``body`` are alike.

        Links are left out: of the titles of one list some may be links and others not.
        """
        look = self._looks.get(entry)
        if look is not None:
            return look
        look, tag = self.look(self.parents[entry]), self.tags[entry]
        if tag != "a":
            key = (look, tag, self._names[entry].partition(" ")[0])
            look = self._look_ids.setdefault(key, len(self._look_ids) + 1)
        self._looks[entry] = look
        return look

    def css_path(self, entry: int) -> str:
        """Return the entry's place, ``body>div:nth-child(3)>p:nth-child(2)``; a text's element."""
        element = self.elements[self.parents[entry] if self.tags[entry] == TEXT else entry]
        waiting: list[LexborNode] = []
        place: str | None = None
        while place is None and element is not None and element.tag != "body":
            place = self._places.get(element.mem_id)
            if place is None:
                waiting.append(element)
                element = element.parent
        place = place or "body"
        for item in reversed(waiting):
            # A page may name its elements as it likes; a selector may not.
            name = item.tag if _PLAIN_NAME.fullmatch(item.tag or "") else "*"
            place = self._places[item.mem_id] = f"{place}>{name}:nth-child({self._nth(item)})"
        return place

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

    def _read_styles(self) -> None:
        """Go once over all entries for names, roles, margins and what is crossed out.

        One pass for all, because a page has some thousand entries and each pass costs more
        than what it does.
        """
        body = _style_in(self.attributes[0])
        names, roles, margins, crossed = [body.names], [body.role], [False], list[int]()
        entries = zip(self.tags, self.parents, self.attributes, strict=True)
        for entry, (tag, parent, own) in enumerate(islice(entries, 1, None), 1):
            if not own:  # a text, mostly
                names.append("")
                roles.append("")
                margins.append(margins[parent] or tag in _MARGIN_TAGS)
                if tag in _STRUCK:
                    crossed.append(entry)
                continue
            style = _style_in(own)
            names.append(style.names)
            roles.append(style.role)
            side = style.side and (tag not in _SMALL or style.side_named)
            margins.append(margins[parent] or side or tag in _MARGIN_TAGS)
            if tag in _STRUCK or (
                tag in _MAY_STRIKE and (style.crossed or "line-through" in (own.get("style") or ""))
            ):
                crossed.append(entry)
        self._names, self._roles, self._margins = names, roles, margins
        within = [i for entry in crossed for i in range(entry, self.ends[entry]) if self.texts[i]]
        self.struck = frozenset(within)

    def settle(self) -> None:
        """Compute what is derived from the entries: how they are set, lines and links."""
        self._read_styles()
        self.lines = lines_of(self.tags, self.parents, self.texts)
        self._line_starts = [line.start for line in self.lines]
        self.links = links_of(self.tags, self.ends, self.texts, self.attributes)
        self._link_starts = [link.entry for link in self.links]


class _Style(NamedTuple):
    """What class and id say of an element: both in lower case without digits, and its role."""

    names: str
    role: str
    side: bool
    side_named: bool
    crossed: bool


_APART = "\0"
"""Between class and id: the parser leaves none of it in either."""


@remembered
def _style_of(class_and_id: str) -> _Style:
    names = _DIGITS.sub("", class_and_id.replace(_APART, " ")).lower().strip()
    crossed = _CROSSED.search(class_and_id.partition(_APART)[0]) is not None
    # A card's title may be its header; a page's header is no link and no heading.
    side = is_side(names)
    role = class_role(f"{class_and_id.partition(_APART)[0]} ")
    return _Style(names, role, side, side and is_side(_HEADER.sub(" ", names)), crossed)


@remembered
def _style_of_class(names: str) -> _Style:
    return _style_of(names + _APART)


_UNSTYLED = _style_of(_APART)


def _style_in(own: Attributes) -> _Style:
    if "id" in own:
        style = _style_of(f"{own.get('class') or ''}{_APART}{own['id'] or ''}")
    else:
        style = _style_of_class(own["class"] or "") if "class" in own else _UNSTYLED
    if "itemprop" in own:
        role = class_role(f"{own.get('class') or ''} {own['itemprop'] or ''}")
        style = style._replace(role=role)
    return style


def grow(parser: LexborHTMLParser) -> Tree:
    """Walk the parsed page once and return it as a :class:`Tree`.

    A page with more than 150,000 entries is read up to there (``whole`` is false); what nests
    deeper than 200 elements is kept as if it stood at that depth.
    """
    body = parser.body
    attributes = body.attributes if body is not None else {}
    tree = Tree(["body"], [0], [0], [""], [body], [attributes])
    if body is not None:
        _walk(tree, body)
    _close(tree)
    tree.settle()
    return tree


def _walk(tree: Tree, body: LexborNode) -> None:
    """Enter every node whose parent was entered; so a part left out is left out whole."""
    tags, parents, texts = tree.tags, tree.parents, tree.texts
    elements, attributes = tree.elements, tree.attributes
    where, depths = {body.mem_id: 0}, [0]
    nothing: Attributes = {}
    for node in body.traverse(include_text=True, skip_empty=True):
        tag = node.tag
        above = node.parent
        parent = where.get(above.mem_id) if above is not None else None
        if parent is None or tag in _UNREAD or tag is None:
            continue
        element: LexborNode | None = None
        if tag == TEXT:
            own, depth = nothing, 0
            text = " ".join((node.text_content or "")[:_MOST_TEXT].split())
        else:
            text, element = "", node
            own, depth = node.attributes, depths[parent] + 1
            if own and ("hidden" in own or ("style" in own and _is_hidden(own["style"]))):
                continue
            if tag != "svg":  # of a picture its own label is read, what it is drawn of is not
                where[node.mem_id] = len(tags) if depth <= _MOST_DEPTH else parent
        if len(tags) >= _MOST_ENTRIES:
            tree.whole = False
            break
        tags.append(tag)
        parents.append(parent)
        texts.append(text)
        elements.append(element)
        attributes.append(own)
        depths.append(depth)


def _is_hidden(style: str | None) -> bool:
    return style is not None and _HIDDEN.search(style) is not None


def _close(tree: Tree) -> None:
    """Let each element end where its last child ends; backwards, so that the child has ended."""
    parents = tree.parents
    tree.ends = ends = list(range(1, len(parents) + 1))
    for entry in range(len(ends) - 1, 0, -1):
        parent = parents[entry]
        if ends[parent] == parent + 1:  # no later child has been met
            ends[parent] = ends[entry]
