"""A saved page laid out for teaching: elements in document order, and where a value stands.

An element is known by its number; the subtree of element ``i`` is ``range(i, ends[i])``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ._text import UNSEEN, beside, line_round, visible_text

__all__ = ["Sheet", "Site", "collapsed"]

_MOST_ELEMENTS = 50_000
_MOST_SITES = 300
_LONGEST_VALUE = 20_000
_LONGEST_ROW = 600
_SPACE = re.compile(r"\s+")


class Site(NamedTuple):
    """Where a value stands: an element, and what is taken of it (``text`` or ``@name``)."""

    element: int
    take: str


def collapsed(text: str) -> str:
    """Return a text with its white space collapsed, as it is shown."""
    return " ".join(text.split())


class Sheet:
    """See the module.

    Attributes:
        parser: the parsed page.
        nodes, tags, parents, ends: parallel lists, one item per element.
        number: element's number by its node's ``mem_id``.
        whole: whether the page was laid out to its end.
    """

    def __init__(self, html: bytes, most: int = _MOST_ELEMENTS) -> None:
        """Lay a page out, up to so many of its elements."""
        self._most = most
        self.parser = LexborHTMLParser(html)
        self.nodes: list[LexborNode] = []
        self.tags: list[str] = []
        self.parents: list[int] = []
        self.number: dict[int, int] = {}
        self.whole = True
        self._leaves: list[int] = []
        self._starts: list[int] = []
        self._letters = ""
        self._texts: dict[int, str] = {}
        self._attributes: dict[int, Mapping[str, str | None]] = {}
        self._lay_out()
        self.ends = list(range(1, len(self.nodes) + 1))
        for element in range(len(self.nodes) - 1, 0, -1):
            above = self.parents[element]
            self.ends[above] = max(self.ends[above], self.ends[element])
        self._by_attribute = self._index_attributes()

    def _lay_out(self) -> None:
        root = self.parser.root
        pieces: list[str] = []
        length = 0
        for node in root.traverse(include_text=True) if root is not None else ():
            above = node.parent
            parent = self.number.get(above.mem_id, -1) if above is not None else -1
            if node.tag == "-text":
                letters = _SPACE.sub("", node.text_content or "")
                if letters and parent >= 0 and self.tags[parent] not in UNSEEN:
                    self._leaves.append(parent)
                    self._starts.append(length)
                    pieces.append(letters)
                    length += len(letters)
            elif node.is_element_node and (parent >= 0 or not self.nodes):
                if len(self.nodes) >= self._most:
                    self.whole = False
                    break
                self.number[node.mem_id] = len(self.nodes)
                self.nodes.append(node)
                self.tags.append(node.tag or "")
                self.parents.append(parent)
        self._letters = "".join(pieces)

    def _index_attributes(self) -> dict[str, list[Site]]:
        index: dict[str, list[Site]] = defaultdict(list)
        for element in range(len(self.nodes)):
            for name, value in self.attributes(element).items():
                if value and name not in ("class", "style", "id") and len(value) < _LONGEST_VALUE:
                    index[value.strip()].append(Site(element, f"@{name}"))
        return dict(index)

    def attributes(self, element: int) -> Mapping[str, str | None]:
        """Return an element's attributes."""
        known = self._attributes.get(element)
        if known is None:
            known = self._attributes[element] = self.nodes[element].attributes
        return known

    def text(self, element: int) -> str:
        """Return an element's visible text."""
        known = self._texts.get(element)
        if known is None:
            known = self._texts[element] = visible_text(self.nodes[element])
        return known

    def shows(self, site: Site) -> str:
        """Return what stands at a site."""
        if site.take == "text":
            return self.text(site.element)
        if site.take == "line":
            return line_round(self.nodes[site.element])
        if site.take == "beside":
            return beside(self.nodes[site.element])
        return (self.attributes(site.element).get(site.take[1:]) or "").strip()

    def up(self, element: int) -> Iterator[int]:
        """Yield an element and its ancestors, nearest first."""
        while element >= 0:
            yield element
            element = self.parents[element]

    def children(self, element: int) -> Iterator[int]:
        """Yield an element's children in order."""
        child = element + 1
        while child < self.ends[element]:
            yield child
            child = self.ends[child]

    def holds(self, outer: int, inner: int) -> bool:
        """Whether one element is the other or has it below."""
        return outer <= inner < self.ends[outer]

    def css(self, selector: str) -> list[int]:
        """Return the elements that a selector finds, in page order."""
        found = (self.number.get(node.mem_id, -1) for node in self.parser.css(selector))
        return [element for element in dict.fromkeys(found) if element >= 0]

    def find(self, value: str) -> list[Site]:
        """Return where a value stands: whole texts and attributes, else parts of some."""
        if not value or len(value) > _LONGEST_VALUE:
            return []
        texts = [Site(element, "text") for element in self._find_text(value)]
        whole = [site for site in texts if self.text(site.element) == value]
        whole += self._by_attribute.get(value, [])
        return sorted((whole or texts or self._find_in_attributes(value))[:_MOST_SITES])

    def find_parts(self, value: str) -> list[Site]:
        """Return where a value stands as a part of a longer text."""
        texts = [Site(element, "text") for element in self._find_text(value)]
        parts = [site for site in texts if self.text(site.element) != value]
        return (parts or self._find_in_attributes(value))[:_MOST_SITES]

    def _find_text(self, value: str) -> list[int]:
        letters = _SPACE.sub("", value)
        found: dict[int, None] = {}
        at = self._letters.find(letters)
        while at >= 0 and len(found) < _MOST_SITES:
            first = bisect_right(self._starts, at) - 1
            last = bisect_right(self._starts, at + len(letters) - 1) - 1
            for element in self._around(self._leaves[first], self._leaves[last]):
                if value in self.text(element):
                    found[element] = None
                    break
            at = self._letters.find(letters, at + max(1, len(letters)))
        return list(found)

    def _around(self, first: int, last: int) -> list[int]:
        for element in self.up(first):
            if self.holds(element, last):
                return [element]
        return []

    def _find_in_attributes(self, value: str) -> list[Site]:
        if len(value) < 3:
            return []
        found = [sites for text, sites in self._by_attribute.items() if value in text]
        return sorted(site for sites in found for site in sites)

    def links(self) -> Iterator[tuple[Site, str]]:
        """Yield the addresses in the page, in page order."""
        found = [(site, text) for text, sites in self._by_attribute.items() for site in sites]
        yield from sorted(pair for pair in found if pair[0].take in ("@href", "@action"))

    def rows_around(self, element: int) -> Iterator[int]:
        """Yield the element and what is round it, as long as it could be one labelled row."""
        for above in self.up(element):
            if above <= 0 or len(self.text(above)) > _LONGEST_ROW:
                return
            yield above
