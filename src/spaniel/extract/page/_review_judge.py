"""What a place in records of feedback holds: the comment, what was bought, or who bought it."""

from __future__ import annotations

import re
from math import log2

from ..links import followable, leads_to
from ..quantity import find_quantity
from ._review_pieces import Records, Slot
from ._review_words import spoken_share
from ._tree import Tree

__all__ = ["Judge", "link_of"]

_SAMPLE = 20
_FEW, _OF_RECURRING = 4, 1.5
"""What is sold is named again and again; comments are not."""
_SAYS = {
    "text": re.compile(
        r"comment|text|body|message|content|review(?!er|ed)|desc|quote|opinion|said", re.I),
    "item": re.compile(r"item|product|listing|title|goods|what|order|offer|article", re.I),
    "buyer": re.compile(
        r"author|buyer|user|name|nick|who|customer|reviewer|client|owner|cite", re.I),
    "date": re.compile(r"date|time|when|ago", re.I),
    "noise": re.compile(
        r"button|btn|useful|helpful|verif|badge|label|vote|reply|action|icon|avatar|rating"
        r"|star|dash", re.I),
}  # fmt: skip
_TAGS = {
    "text": {"q": 2.0, "blockquote": 2.0, "p": 0.7, "dd": 0.3},
    "item": {"a": 0.3, "small": 0.5, "i": 0.2},
    "buyer": {"cite": 1.5, "b": 0.5, "strong": 0.5, "h4": 0.4, "h5": 0.4, "h6": 0.4, "h3": 0.4},
}


def link_of(tree: Tree, leaf: int) -> str:
    for _ in range(4):
        leaf = tree.parents[leaf]
        if tree.tags[leaf] == "a":
            href = tree.attribute(leaf, "href")
            return href if followable(href) else ""
    return ""


def _is_named(text: str) -> bool:
    """Whether a text reads as what is sold: an amount in it, or its words written large."""
    if len(text) > 160:
        return False
    words = [word for word in text.split() if word[:1].isalpha()]
    large = sum(word[:1].isupper() for word in words)
    return find_quantity(text) is not None or (len(words) > 2 and large * 4 >= 3 * len(words))


class Judge:
    """How well a place of the records suits each role."""

    def __init__(self, tree: Tree, slot: Slot, records: Records) -> None:
        self._tree, self._slot, self._records = tree, slot, records
        self._leaf = slot.pieces[0].leaf
        self._hrefs = [link_of(tree, piece.leaf) for piece in slot.pieces[:40]]
        texts = [piece.text for piece in slot.pieces]
        self._words = sum(len(text.split()) for text in texts) / len(texts)
        self._same = len(texts) > 2 and len(set(texts)) == 1
        some = texts[:_SAMPLE]
        self._speech = sum(map(spoken_share, some)) / len(some)
        self._named = sum(_is_named(text) for text in some) / len(some)
        self._known = sum(text.casefold() in records.titles for text in texts) / len(texts)
        self._filled = len(texts) / len(records.ranges)
        self._recurring = 1 - len(set(texts)) / len(texts) if len(texts) > _FEW else 0.0

    def share(self, role: str) -> float:
        """Return how many of the pieces a label or heading gives the role."""
        return sum(piece.role == role for piece in self._slot.pieces) / len(self._slot.pieces)

    def _linked(self, kind: str) -> float:
        other = 0.7 if kind == "item" else 0.0
        worth = {kind: 1.0, "": other}
        return sum(worth.get(leads_to(h), 0.0) for h in self._hrefs if h) / len(self._hrefs)

    def _hint(self, role: str) -> float:
        above = self._tree.parents[self._leaf]
        tags = _TAGS.get(role, {}).get(self._tree.tags[above], 0.0)
        classes = self._tree.classes(above)
        if not classes and self._tree.tags[above] not in ("td", "li"):
            classes = self._tree.classes(self._tree.parents[above]) if above else ""
        return tags + bool(_SAYS[role].search(classes)) if role in _SAYS else tags

    def score(self, role: str) -> float:
        """Return the place's worth for a role; more is better."""
        if self.share("other") > 0.5 or self.share("amount") > 0.5 or self.share("rating") > 0.5:
            return -1.0
        return {"text": self._as_text, "item": self._as_item, "buyer": self._as_buyer}[role]()

    def _as_text(self) -> float:
        worth = 0.8 * log2(1 + self._words) + 1.2 * self._hint("text") + 0.5 * self._filled
        worth += 3 * self.share("comment") + 1.5 * self.share("either") - 3 * self.share("item")
        worth -= 3 * self._linked("item") + 2 * self._linked("vendor") + 2.5 * self._known
        worth -= 3 * self.share("buyer") + 3 * self.share("date") + 1.2 * self._hint("noise")
        worth -= 0.8 * self._hint("buyer") + 0.8 * self._hint("item") + 3 * self.share("vendor")
        worth += 2.5 * self._speech - 1.5 * self._named
        worth -= 0.7 * (":" in self._slot.name.split("#")[-1])
        return worth - 2.5 * self._same

    def _as_item(self) -> float:
        worth = 2.5 * self._linked("item") + 3 * self.share("item") + 2.5 * self._known
        worth += 1.4 * self._hint("item") - 3 * self.share("comment") - 2 * self.share("buyer")
        worth += 1.5 * self._named - 2 * self._speech + 0.5 * (self._words > 2)
        worth += _OF_RECURRING * self._recurring * self._named
        worth -= 1.2 * self._hint("text") + self._hint("buyer") + 2 * self._linked("vendor")
        return worth - 1.0 * self._hint("noise") - 0.6 * (self._words < 1.5)

    def _as_buyer(self) -> float:
        if self._words > 3.5 or max(len(p.text) for p in self._slot.pieces) > 40:
            return -1.0
        worth = 3 * self.share("buyer") + 1.5 * self._linked("vendor") + 1.3 * self._hint("buyer")
        worth += 0.7 * (self._words < 2.5) + 0.5 * self._filled - 2.5 * self._linked("item")
        worth -= 3 * (self.share("item") + self.share("comment") + self.share("date"))
        worth -= 1.5 * self._hint("noise") + 1.2 * self._same + 1.0 * self._hint("text")
        numbers = sum(p.text.strip().isdigit() for p in self._slot.pieces) / len(self._slot.pieces)
        return worth - 2 * numbers
