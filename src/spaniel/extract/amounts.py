"""The amounts in a title: masses, volumes and counts, each by itself.

:mod:`spaniel.extract.quantity` puts them together. The scan goes from number to number and looks
only at what stands beside each, because most of a title is names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ._worded import worded_items
from .unit_words import (
    BARE_PIECES,
    CHEMICAL_TAILS,
    CONTAINERS,
    DOSES,
    GRADE_WORDS,
    GRAMS,
    PIECES,
    UNITS,
)

__all__ = ["Item", "find_items", "kind_named"]

_CROSSES = "x×х"
"""The third is Cyrillic."""
_NO_COUNTS = frozenset({"32", "64", "86"})
"""Directly after an ``x``: processors."""
_ORDINALS = frozenset({"th", "ths", "st", "nd", "rd"})
_YEAR_NOUNS = frozenset("box film films pack packs unit piece pieces edition bar".split())
"""Nouns before which a year is a year: ``2014 pack``."""
_LOOSE_NOUNS = frozenset(
    "lollipop lollipops candy candies brownie brownies cookie cookies edibles".split()
)
"""Nouns that need no brand to be goods: ``10 strong candies``."""

_VULGAR = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅛": "1/8", "⅓": "1/3", "⅔": "2/3", "⅜": "3/8"}
_FRACTION_SIGNS = "".join(_VULGAR)
_SIGNS = "$€£¥₽₴₿฿"
_NUMBER = re.compile(
    rf"""
      (?P<skip> [#№]\s?\d+(?!\s?(?:tabs?|pills?)\b) | [{_SIGNS}]\s?\d[\d.,]{{0,15}}
        | \d[\d.,]{{0,15}}\s?(?:[{_SIGNS}](?!\d)|%)
        | \d{{1,4}}([./-])\d{{1,2}}\2(?:\d{{4}}|\d\d)(?!\d) )
    | (?P<number>
          (?:(?<![\w.,/-])\d{{1,3}}[ -]?)?
          (?:[{_FRACTION_SIGNS}] | (?<![\d/])(?<!\d[.,])\d{{1,2}}[/⁄]\d{{1,2}}(?![/\d.,]))
        | \d{{1,3}}(?:[ \u00a0]000){{1,3}}(?!\d)
        | \d{{1,3}}(?:,\d{{3}}){{1,3}}(?:\.\d{{1,6}})?(?!\d)
        | \d{{1,3}}(?:\.\d{{3}}){{2,3}}(?!\d)
        | \d{{1,9}}(?:[.,]\d{{1,6}})?(?!\d)
        | (?<![\w.,])[.,]\d{{1,6}}(?![\d/⁄]) )
    | \d+
    """,
    re.VERBOSE,
)
_START = re.compile(rf"[\d#№{_SIGNS}{_FRACTION_SIGNS}]")
_PLAIN = re.compile(r"\d{1,9}")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
_POINT_GROUPED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_RANGE = re.compile(r"(?:[-–—]| (?:-|–|—|to|bis|до|à) )")
_WORD_AFTER = re.compile(r"[ \-_.+\t\n\u00a0)]{0,2}([^\W\d_]+)")
_WORD_BEFORE = re.compile(r"([^\W\d_]+|[№×°])[\s\-–_.:()\[\]]{0,3}\Z")
_GLUED_CROSS = re.compile(r"(?:(?:[\W\d_]|\A)|\d\s?(?:[uμ]g|mcg|mg|g|gr|tabs?|pills?))[xх]\Z")
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
_PER_HOUR = re.compile(r"\s?/\s?h(?:r|our)?\b")
_PER_ML = re.compile(r"\s?/\s?ml\b")
_EACH = re.compile(
    r"\s?(?:/|per |pro |each\b|ea\b|каждая|cada|cadauno|par |por )\s?(?:tab|pill|cap|blot|hit|p\b)?"
)
_NOUN_NEAR = re.compile(r"[)\]]?(?:[ ]+[^\W\d_][\w'’]*){1,4}")
_OF_NAME = re.compile(r" ?(?:[)\]-] ?)?[-–]? ?[^\W\d_]| +\d+(?:[.,]\d+)? ?m?[uμmc]?g\b")


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


def find_items(folded: str) -> list[Item]:
    """Return the amounts of a text in order of position.

    Args:
        folded: the text through ``fold_in_place``.
    """
    items = [Item(*worded) for worded in worded_items(folded)]
    said = [(item.start, item.end) for item in items]
    items.extend(_numbered_items(folded, said))
    items.sort(key=lambda item: item.start)
    return items


def kind_named(folded: str) -> str:
    """Return the one kind of piece that a text names (``tablet``), or the empty string."""
    kinds = {PIECES[word] for word in _WORDS.findall(folded) if word in PIECES} & BARE_PIECES
    return kinds.pop() if len(kinds) == 1 else ""


# --------------------------------------------------------------------------- from number to number


def _numbered_items(folded: str, said: list[tuple[int, int]]) -> Iterator[Item]:
    """Yield the items that a number begins, but those already said in words."""
    position = 0
    while found := _START.search(folded, position):
        start = found.start()
        if start > position and folded[start - 1] in ".,":  # .5 g
            start -= 1
        match = _NUMBER.match(folded, start) or _NUMBER.match(folded, found.start())
        if match is None:
            position = found.end()
            continue
        start, position = match.span()
        if match.lastgroup != "number" or (said and any(a <= start < b for a, b in said)):
            continue
        item = _item_at(folded, start, position, _to_decimal(match.group()))
        if item is not None and not any(a < item.end and item.start < b for a, b in said):
            position = max(position, item.end)
            yield item


def _item_at(text: str, start: int, end: int, amount: Decimal | None) -> Item | None:
    """Read the number at ``[start, end)`` with what stands beside it."""
    if not amount:
        return None
    bound = _bound(text, start)
    if bound == "name":
        return None
    item = _measured(text, start, end, amount)
    if _is_grade(text, start):
        return item if item is not None and not item.is_count else None
    if item is not None:
        return item
    item = _upper_end(text, start, end, amount)
    if item is not None or bound == "weak":
        return item
    return _counted(text, start, end, amount)


def _bound(text: str, start: int) -> str:
    """Say whether a number hangs on a name: ``JWH018`` is one, ``Vigora-100`` weakly."""
    if not start:
        return ""
    last = text[start - 1]
    if last.isalpha():
        glued = last in _CROSSES and _GLUED_CROSS.search(text[max(0, start - 8) : start])
        return "" if glued else "name"
    earlier = text[start - 2 : start - 1]
    if last in "/.," and earlier.isdigit():
        return "name"
    return "weak" if last == "-" and earlier.isalnum() else ""


def _is_grade(text: str, start: int) -> bool:
    """Whether ``no``, ``grade`` or the like stands before the number and makes it a name."""
    if text[start - 1 : start] not in (" ", ".", "°"):
        return False
    word = _WORD_BEFORE.search(text[max(0, start - 16) : start])
    return word is not None and word.group(1) in GRADE_WORDS


def _upper_end(text: str, start: int, end: int, amount: Decimal) -> Item | None:
    """Read ``1-10g``: the lower end, less surely."""
    dash = _RANGE.match(text, end)
    if dash is None:
        return None
    high = _NUMBER.match(text, dash.end())
    if high is None or high.lastgroup != "number":
        return None
    upper = _to_decimal(high.group())
    if upper is None or upper <= amount:
        return None
    item = _measured(text, start, high.end(), amount)
    if item is not None:
        item.confidence *= 0.97 if item.is_dose else 0.85
    return item


def _measured(text: str, start: int, end: int, amount: Decimal) -> Item | None:
    """Read an amount with the unit or the kind of piece behind ``end``."""
    after = _WORD_AFTER.match(text, end)
    if after is None:
        return None
    word, word_end = after.group(1), after.end()
    glued = after.start(1) == end
    if word not in UNITS and word not in PIECES and glued:
        amount, word, word_end = _beyond_suffix(text, start, end, amount, after)
    if word in UNITS:
        return _unit_item(text, start, word_end, amount, word)
    if word not in PIECES or (word == "st" and glued and amount % 10 == 1):  # 1st quality
        return None
    if "." in text[start:end] and _POINT_GROUPED.fullmatch(text[start:end]):
        amount = Decimal(text[start:end].replace(".", ""))  # 1.000 Stück: pieces have no decimals
    if amount != amount.to_integral_value() or _is_year(amount, word, end - start):
        return None
    return Item(start, word_end, amount, PIECES[word], 0.98)


def _beyond_suffix(
    text: str, start: int, end: int, amount: Decimal, after: re.Match[str]
) -> tuple[Decimal, str, int]:
    """Look behind ``th`` (``1/8th oz``), ``k`` (``1k pills``) and before ``x`` (``5mgx10``)."""
    word = after.group(1)
    if word in _ORDINALS and ("/" in text[start:end] or text[end - 1] in _FRACTION_SIGNS):
        following = _WORD_AFTER.match(text, after.end())
    elif word == "k":
        following = _WORD_AFTER.match(text, after.end())
        if following is None or following.group(1) not in PIECES:
            return amount, "", after.end()
        amount *= 1000
    elif word[-1] in _CROSSES and text[after.end() : after.end() + 1].isdigit():
        return amount, word[:-1], after.end() - 1
    else:
        following = None
    if following is None:
        return amount, "", after.end()
    return amount, following.group(1), following.end()


def _unit_item(text: str, start: int, end: int, amount: Decimal, word: str) -> Item | None:
    if word == "г" and _is_year(amount, "pack", 4):
        return None
    if word == "gr" and text[end : end + 1].isdigit():  # gr8
        return None
    if word == "cc" and text[end - 3 : end - 2] == " ":  # 1 cc is a credit card
        return None
    if text[end : end + 4].strip()[:1] == "/":
        if _PER_HOUR.match(text, end):  # the rate of a patch is no mass
            return None
        if UNITS[word] in DOSES and (per := _PER_ML.match(text, end)):
            return Item(start, per.end(), amount, UNITS[word], 0.985, per_ml=True)
    each = _EACH.match(text, end) is not None
    return Item(start, end, amount, UNITS[word], 0.985, each=each)


def _is_year(amount: Decimal, word: str, digits: int) -> bool:
    return digits == 4 and 1900 <= amount <= 2035 and word in _YEAR_NOUNS


# --------------------------------------------------------------------------- counts


def _counted(text: str, start: int, end: int, amount: Decimal) -> Item | None:
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
    if cross not in _CROSSES or not _crosses(text, begin + before.end(1), end, amount):
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
    if text[start - 1 : start] == "-" or _is_year(amount, "pack", end - start):
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
    if text[:start].strip(" (*[-~►★•|") or _is_year(amount, "pack", end - start):
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


def _to_decimal(text: str) -> Decimal | None:
    """Read ``3,5``, ``1,000``, ``1 1/2``, ``2½``; a comma before three digits groups."""
    if _PLAIN.fullmatch(text):
        return Decimal(text)
    for sign, fraction in _VULGAR.items():
        text = text.replace(sign, f" {fraction}")
    text = text.replace("⁄", "/").replace("\u00a0", " ").strip()
    if "/" in text:
        whole, _, fraction = re.sub(r"[ -]+", " ", text).rpartition(" ")
        above, below = fraction.split("/")
        if not int(below) or int(above) >= int(below):
            return None
        return Decimal(whole or 0) + Decimal(above) / Decimal(below)
    text = text.replace(" ", "")
    if _GROUPED.fullmatch(text):
        return Decimal(text.replace(",", ""))
    if text.count(".") > 1:
        return Decimal(text.replace(".", "")) if _POINT_GROUPED.fullmatch(text) else None
    return Decimal(text.replace(",", ".")) if text.count(",") < 2 else None
