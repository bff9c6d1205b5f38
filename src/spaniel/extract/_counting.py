"""Counts: a number without a unit beside it, and what says that it counts pieces."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from .unit_words import BARE_PIECES, CHEMICAL_TAILS, CONTAINERS, DOSES, GRADE_WORDS, GRAMS, PIECES

__all__ = ["CROSSES", "Item", "counted", "is_grade", "is_year", "kind_named"]

_NO_COUNTS = frozenset({"32", "64", "86"})
"""Directly after an ``x``: processors."""
_LOOSE = "lollipop lollipops candy candies brownie brownies cookie cookies edibles"
_LOOSE_NOUNS = frozenset(_LOOSE.split())
"""Nouns that need no brand to be goods: ``10 strong candies``."""

_WORD_BEFORE = re.compile(r"([^\W\d_]+|[№×°])[\s\-–_.:()\[\]]{0,3}\Z")
_DIMENSION = re.compile(r"\s*\d+(?:[.,]\d+)?\s*(?:cm|mm|in\b|[\"”]|/\s|[x×]\s*\d)")
"""What follows the first ``x`` of ``50 x 50 cm`` and ``9x19``: no counts."""
_LENGTH = re.compile(r"\s*(?:cm|mm|in\b|[\"”])")
_CROSS_AFTER = re.compile(r"[ \-_.+\t\n\u00a0)]{0,2}(?:[xх](?![^\W\d_])|×|\*(?!\*))")
_BOX_OF = re.compile(r"([^\W\d_]+)(?: (?:of|à|a|zu|de|по|da|po|von))? ?[(\[]?\Z")
_NOUN_CROSS = re.compile(r"([^\W\d_]+)[ \-]{0,2}[xх×] ?\Z")
_CROSS_STANDS = re.compile(r"(?:[\W_]|\A|\d\s?(?:[uμ]g|mcg|mg|g|gr|tabs?|pills?)|\d)\Z")
_DOSE_BEFORE = re.compile(r"\d\s?(?:[uμ]g|mcg|mg|g|gr|tabs?|pills?)\s?\Z")
_BARE_CROSS = re.compile(
    r"[xх×]\d+(?:[.,]\d+)?(?![.,]?\d| ?[^\W\d_]| ?[(\[]?\d)|[xх×]\d+ (?!reg)(?:nato|r)"
)
_CALIBRE = re.compile(r"\d\.\d+\s?\Z|\d\Z")
"""Before an ``x`` and a number that has no unit: ``7.62 x 39``, ``9x19``."""
_BRACKET_BEFORE = re.compile(r"\d ?(?:mg|mcg|[uμ]g|мг|мкг) ?[(\[]\Z")
_WORDS = re.compile(r"[^\W\d_]+")
_COUNT_WORDS = frozenset(
    {"qty", "quantity", "quanity", "count", "anzahl", "cantidad", "количество", "кол"}
)
_NOUN_NEAR = re.compile(r"[)\]]?(?:[ ]+[^\W\d_][\w'’]*){1,4}")
_OF_NAME = re.compile(r" ?(?:[)\]-] ?)?[-–]? ?[^\W\d_]| +\d+(?:[.,]\d+)? ?m?[uμmc]?g\b")


CROSSES = "x×х"
"""The third is Cyrillic."""
_YEAR_NOUNS = frozenset({"box", "film", "films", "pack", "packs", "unit", "piece", "pieces", "bar"})
"""Nouns before which a year is a year: ``2014 pack``."""


@dataclass(slots=True)
class Item:
    """A mass, a volume or a count (``unit`` is then a kind of piece) found in a text.

    ``times`` says that the count multiplies what stands beside it; ``per_ml`` that the mass is a
    concentration; ``each`` that it is of one piece; ``leads`` that it is a bare first number, a
    count only if a dose follows.
    """

    start: int
    end: int
    amount: Decimal
    unit: str
    confidence: float
    times: bool = False
    per_ml: bool = False
    each: bool = False
    leads: bool = False

    @property
    def is_count(self) -> bool:
        """Whether it counts pieces."""
        return self.unit not in GRAMS and not self.is_volume

    @property
    def is_volume(self) -> bool:
        """Whether it is millilitres or litres."""
        return self.unit in ("ml", "l")

    @property
    def is_dose(self) -> bool:
        """Whether it is so small a mass that one piece may hold it."""
        return self.unit in DOSES


def counted(text: str, start: int, end: int, amount: Decimal) -> Item | None:
    """Read a number without a unit as a count: ``10 x``, ``x 10``, ``box of 10``, ``(10) hits``."""
    if amount != amount.to_integral_value() or amount >= 1_000_000 or "/" in text[start:end]:
        return None
    cross = _CROSS_AFTER.match(text, end)
    if cross is not None:
        if _DIMENSION.match(text, cross.end()) or _BARE_CROSS.match(text, end):
            return None
        return Item(start, cross.end(), amount, "piece", 0.98, times=True)
    if _BRACKET_BEFORE.search(text[max(0, start - 8) : start]) and text[end : end + 1] in (
        ")",
        "]",
    ):
        return Item(start - 1, end, amount, "piece", 0.85)  # 10mg (50)
    return (
        _count_after(text, start, end, amount)
        or _count_of_noun(text, start, end, amount)
        or _leading(text, start, end, amount)
    )


def _count_after(text: str, start: int, end: int, amount: Decimal) -> Item | None:
    """Read ``x 10``, ``pills x10``, ``box of 10``; not ``7.62 x 39``, and not ``x64``."""
    begin = max(0, start - 24)
    window = text[begin:start]
    box = _BOX_OF.search(window)
    if box is not None and PIECES.get(box.group(1)) in CONTAINERS and window != box.group(1):
        return Item(start, end, amount, "piece", 0.85)
    before = _WORD_BEFORE.search(window)
    if before is None:
        return None
    if before.group(1) in _COUNT_WORDS:
        return Item(begin + before.start(), end, amount, "piece", 0.9)
    cross = before.group(1)[-1]
    if cross not in CROSSES or not _crosses(text, begin + before.end(1), end, amount):
        return None
    noun = _NOUN_CROSS.search(window)
    if noun is not None and noun.group(1) in PIECES:
        kind = PIECES[noun.group(1)]
        return Item(begin + noun.start(), end, amount, kind, 0.97, times=True)
    return Item(begin + before.end(1) - 1, end, amount, "piece", 0.97, times=True)


def _crosses(text: str, cross_end: int, end: int, amount: Decimal) -> bool:
    """Whether the ``x`` that ends at ``cross_end`` multiplies: no calibre, length or processor."""
    before = text[max(0, cross_end - 12) : cross_end - 1]
    if not _CROSS_STANDS.search(before):
        return False
    glued = text[cross_end : cross_end + 1].isdigit()
    processor = glued and str(amount) in _NO_COUNTS and not _DOSE_BEFORE.search(before)
    calibre = _CALIBRE.search(before) is not None
    return not (processor or calibre or _LENGTH.match(text, end) or text[end : end + 1].isalpha())


def _count_of_noun(text: str, start: int, end: int, amount: Decimal) -> Item | None:
    """Read ``200 round pills``, and of a leading number ``25 brand 2mg bars``."""
    if text[start - 1 : start] == "-" or is_year(amount, "pack", end - start):
        return None
    near = _NOUN_NEAR.match(text, end)
    words = near.group().split() if near else []
    if words and words[0] not in CHEMICAL_TAILS:
        for word in words[1:]:
            kind = PIECES.get(word)
            if kind in BARE_PIECES or word in _LOOSE_NOUNS:
                return Item(start, end, amount, kind or "piece", 0.95)
    return None


def _leading(text: str, start: int, end: int, amount: Decimal) -> Item | None:
    """Read the first number of a title, which may count what the rest names."""
    if text[:start].strip(" (*[-~►★•|") or is_year(amount, "pack", end - start):
        return None
    if not _OF_NAME.match(text, end):
        return None
    words = _WORDS.findall(text, end, end + 80)[:9]
    if not words or words[0] in CHEMICAL_TAILS or text[end] == "-":
        return None
    for word in words:
        if PIECES.get(word) in BARE_PIECES or word in _LOOSE_NOUNS:
            return Item(start, end, amount, PIECES[word], 0.93)
    return Item(start, end, amount, "piece", 0.93, leads=True)


def is_year(amount: Decimal, word: str, digits: int) -> bool:
    return digits == 4 and 1900 <= amount <= 2035 and word in _YEAR_NOUNS


def is_grade(text: str, start: int) -> bool:
    """Whether ``no``, ``grade`` or the like stands before the number and makes it a name."""
    if text[start - 1 : start] not in (" ", ".", "°"):
        return False
    word = _WORD_BEFORE.search(text[max(0, start - 16) : start])
    return word is not None and word.group(1) in GRADE_WORDS


def kind_named(folded: str) -> str:
    """Return the one kind of piece that a text names (``tablet``), or the empty string."""
    kinds = {PIECES[word] for word in _WORDS.findall(folded) if word in PIECES} & BARE_PIECES
    return kinds.pop() if len(kinds) == 1 else ""
