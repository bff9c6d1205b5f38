"""The amounts in a title: masses, volumes and counts, each by itself.

:mod:`spaniel.extract.quantity` puts them together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from spaniel.extract.unit_words import (
    BARE_PIECES,
    CHEMICAL_TAILS,
    DOSES,
    GRAMS,
    PIECES,
    TRADE,
    UNITS,
)

__all__ = ["Item", "find_items"]

_TRADE_WORD = re.compile(
    r"(?<![\w/.])(?:" + "|".join(f"({pattern})" for pattern, _, _ in TRADE) + r")(?!\w)",
    re.IGNORECASE,
)
_TRADE_HINT = re.compile(
    r"ball|th\b|1/8|teen|qp|half|quarter|medi[oa] |halbe|пол|\b(?:an?|one|full|un|una|eine?)[- ]|"
    r" of\b",
    re.IGNORECASE,
)


_TIMES = frozenset("x×х*")  # the third is Cyrillic
_CROSSES = _TIMES - {"*"}
_DIMENSION = re.compile(r"\s*\d+(?:[.,]\d+)?\s*(?:cm|mm|in\b|[\"”]|/\s|[x×]\s*\d)", re.IGNORECASE)
"""What follows the first ``x`` of ``50 x 50 cm`` and ``9x19``: no counts."""
_LENGTH = re.compile(r"\s*(?:cm|mm|in\b|[\"”])", re.IGNORECASE)
_NO_COUNTS = frozenset({"32", "64", "86"})
"""Directly after an ``x``: processors."""
_ORDINALS = frozenset({"th", "ths", "st", "nd", "rd"})

_VULGAR = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅛": "1/8", "⅓": "1/3", "⅔": "2/3", "⅜": "3/8"}
_SIGNS = "$€£¥₽₴₿฿"
_LEXEME = re.compile(
    rf"""
      (?P<skip> \#\d+(?!\s?(?:tabs?|pills?)\b)
        | [{_SIGNS}]\s?\d[\d.,]{{0,15}} | \d[\d.,]{{0,15}}\s?[{_SIGNS}%])
    | (?P<number>
          (?:(?<![\w.,/-])\d{{1,3}}[ -]?)?
          (?:[{"".join(_VULGAR)}] | (?<![\d/])(?<!\d[.,])\d{{1,2}}[/⁄]\d{{1,2}}(?![/\d.,]))
        | \d{{1,3}}(?:[ \u00a0]000){{1,3}}(?!\d)
        | \d{{1,3}}(?:,\d{{3}}){{1,3}}(?:\.\d{{1,6}})?(?!\d)
        | \d{{1,9}}(?:[.,]\d{{1,6}})?(?!\d)
        | (?<![\w.,])[.,]\d{{1,6}}(?![\d/⁄]) )
    | (?P<word> (?:[uµμ]g|mcg|mg|g|gr)(?=[x×]\d) | [^\W\d_]+ | × | (?<!\*)\*(?!\*) )
    | \d+
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CLOSE = re.compile(r"[\s\-–_.:()\[\]]{0,3}")
_PER_HOUR = re.compile(r"\s?/\s?h(?:r|our)?\b", re.IGNORECASE)
_COUNT_WORDS = frozenset({"qty", "quantity", "anzahl", "cantidad"})
_DASH = re.compile(r"[-–—]|\s(?:-|–|—|to)\s", re.IGNORECASE)
_NUMBER_BEFORE = re.compile(
    rf"(?<![\w.,/#-])((?:\d{{1,4}}[.,/⁄])?\d{{1,4}}[{''.join(_VULGAR)}]?|[{''.join(_VULGAR)}])[\s-]?\Z"
)


@dataclass(slots=True)
class _Lexeme:
    start: int
    end: int
    text: str
    number: Decimal | None = None


@dataclass(slots=True)
class Item:
    """A mass, a volume or a count (``unit`` is then a kind of piece) found in a text.

    ``times`` says that the count multiplies what stands beside it; ``per_ml`` that the mass is a
    concentration.
    """

    start: int
    end: int
    amount: Decimal
    unit: str
    confidence: float
    times: bool = False
    per_ml: bool = False

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


def find_items(text: str) -> list[Item]:
    """Return the amounts of a text in order of position."""
    trade = _trade_items(text)
    lexemes = [
        lexeme
        for lexeme in _lexemes(text)
        if not any(t.start < lexeme.end and lexeme.start < t.end for t in trade)
    ]
    items = [*trade, *_numbered_items(text, lexemes)]
    return sorted(items, key=lambda item: item.start)


def _trade_items(text: str) -> list[Item]:
    if not _TRADE_HINT.search(text):
        return []
    items = []
    for match in _TRADE_WORD.finditer(text):
        _, unit, amount = TRADE[(match.lastindex or 1) - 1]
        start = match.start()
        if number := _NUMBER_BEFORE.search(text[:start]):
            if match.group().casefold() in UNITS:  # 5 gram of: the number has its unit already
                continue
            times = _to_decimal(number.group(1))
            start, amount = number.start(), amount * (times or 1)
        items.append(Item(start, match.end(), amount, unit, 0.8))
    return items


def _lexemes(text: str) -> Iterator[_Lexeme]:
    for match in _LEXEME.finditer(text):
        if match.lastgroup == "word":
            yield _Lexeme(match.start(), match.end(), match.group().casefold())
        elif match.lastgroup == "number":
            number = _to_decimal(match.group())
            if number is not None:
                yield _Lexeme(match.start(), match.end(), match.group(), number)


def _numbered_items(text: str, lexemes: Sequence[_Lexeme]) -> Iterator[Item]:
    """Yield the items that a number begins, walking the lexemes once."""
    index = 0
    while index < len(lexemes):
        item, used = None, 1
        if lexemes[index].number is not None:
            item, used = _item_at(text, lexemes, index)
        if item is not None and item.amount > 0:
            yield item
        index += used


def _item_at(text: str, lexemes: Sequence[_Lexeme], index: int) -> tuple[Item | None, int]:
    """Read the number at ``index`` with what follows; return the item and the lexemes it took."""
    number = lexemes[index]
    bound = _bound(text, lexemes, index)
    if bound == "name":
        return None, 1
    upper = _upper_end(text, lexemes, index)
    if upper:
        item, used = _measured(text, number, lexemes, index + upper)
        if item is not None:
            item.confidence *= 0.6
            return item, used + upper
    item, used = _measured(text, number, lexemes, index)
    if item is not None or bound == "weak":
        return item, used
    return _counted(text, lexemes, index), 1


def _bound(text: str, lexemes: Sequence[_Lexeme], index: int) -> str:
    """Say whether a number hangs on a name: ``JWH018`` is one, ``Vigora-100`` weakly."""
    start = lexemes[index].start
    before = text[start - 1 : start] if start else ""
    if before.isalpha() and index and lexemes[index - 1].text not in _TIMES:
        return "name"
    if before in ("/", ".", ",") and text[start - 2 : start - 1].isdigit():
        return "name"
    hangs = before == "-" and text[start - 2 : start - 1].isalnum()
    return "weak" if hangs else ""


def _upper_end(text: str, lexemes: Sequence[_Lexeme], index: int) -> int:
    """Return how many lexemes lie between the number and the upper end of its range, or 0."""
    for step in (1, 2):  # "to" is a lexeme of its own
        if index + step >= len(lexemes):
            return 0
        low, high = lexemes[index], lexemes[index + step]
        if low.number is None or high.number is None or low.number >= high.number:
            continue
        if _DASH.fullmatch(text, low.end, high.start):
            return step
    return 0


def _measured(
    text: str, number: _Lexeme, lexemes: Sequence[_Lexeme], index: int
) -> tuple[Item | None, int]:
    """Read ``number`` with the unit or the kind of piece behind the lexeme at ``index``."""
    amount, step = number.number or Decimal(0), 1
    word = _close_word(text, lexemes, index + step)
    glued = index + 1 < len(lexemes) and lexemes[index].end == lexemes[index + 1].start
    if word in _ORDINALS and glued:
        if "/" not in number.text:  # 8th Edition, 1st quality
            return None, 2
        step += 1
        word = _close_word(text, lexemes, index + step)
    elif word == "k" and glued and _close_word(text, lexemes, index + 2) in PIECES:
        amount, step = amount * 1000, step + 1
        word = _close_word(text, lexemes, index + step)
    if not word or _looks_like_year(number, word):
        return None, 1
    end = lexemes[index + step].end
    if word in UNITS:
        if _PER_HOUR.match(text, end):  # the rate of a patch is no mass
            return None, step + 1
        item = Item(number.start, end, amount, UNITS[word], 0.95)
        item.per_ml = item.is_dose and bool(re.match(r"\s?/\s?ml\b", text[end:], re.IGNORECASE))
        return item, step + (2 if item.per_ml else 1)
    if word in PIECES and amount == amount.to_integral_value():
        return Item(number.start, end, amount, PIECES[word], 0.9), step + 1
    return None, 1


def _counted(text: str, lexemes: Sequence[_Lexeme], index: int) -> Item | None:
    """Read a number without a unit as a count: ``10 x``, ``x 10``, ``box of 10``, ``(10) hits``."""
    number = lexemes[index]
    amount = number.number or Decimal(0)
    if amount != amount.to_integral_value() or amount >= 1_000_000 or "/" in number.text:
        return None
    if _close_word(text, lexemes, index + 1) in _TIMES:
        end = lexemes[index + 1].end
        dimension = _DIMENSION.match(text, end)
        return None if dimension else Item(number.start, end, amount, "piece", 0.9, times=True)
    return _count_after(text, lexemes, index, amount) or _leading_count(text, lexemes, index)


def _count_after(text: str, lexemes: Sequence[_Lexeme], index: int, amount: Decimal) -> Item | None:
    """Read ``x 10`` and ``box of 10``; not ``7.62 x 39``, and not ``x64``."""
    number = lexemes[index]
    if index == 0 or not _CLOSE.fullmatch(text, lexemes[index - 1].end, number.start):
        return None
    word = lexemes[index - 1]
    earlier = lexemes[index - 2] if index > 1 else None
    if word.text in _COUNT_WORDS:
        return Item(word.start, number.end, amount, "piece", 0.8)
    if word.text == "of" and earlier is not None and PIECES.get(earlier.text) == "box":
        return Item(number.start, number.end, amount, "piece", 0.8)
    calibre = earlier is not None and earlier.number is not None and "." in earlier.text
    dimension = calibre or _LENGTH.match(text, number.end)
    dosed = earlier is not None and earlier.text in UNITS
    processor = number.text in _NO_COUNTS and word.end == number.start and not dosed
    named = processor or text[number.end : number.end + 1].isalpha()
    if word.text not in _CROSSES or dimension or named:
        return None
    return Item(word.start, number.end, amount, "piece", 0.9, times=True)


def _leading_count(text: str, lexemes: Sequence[_Lexeme], index: int) -> Item | None:
    """Read ``25 Pfizer 2mg Xanax bars``: a first number, and further on what it counts."""
    number = lexemes[index]
    if index or text[: number.start].strip(" (*[-~") or index + 1 >= len(lexemes):
        return None
    following = lexemes[1]
    apart = text[number.end : following.start]
    if not apart.strip(")]") or "-" in apart or following.text in CHEMICAL_TAILS:
        return None
    for lexeme in lexemes[1:9]:
        if PIECES.get(lexeme.text) in BARE_PIECES:
            amount = number.number or Decimal(0)
            return Item(number.start, number.end, amount, PIECES[lexeme.text], 0.7)
    return None


def _close_word(text: str, lexemes: Sequence[_Lexeme], index: int) -> str:
    """Return the word at ``index`` if nothing but space or a hyphen parts it from the last one."""
    if index >= len(lexemes) or lexemes[index].number is not None:
        return ""
    gap = text[lexemes[index - 1].end : lexemes[index].start]
    return lexemes[index].text if len(gap) < 3 and not gap.strip(" -_.+\t\n\u00a0)") else ""


def _looks_like_year(number: _Lexeme, word: str) -> bool:
    return word == "г" and len(number.text) == 4 and number.text[:2] in ("19", "20")


def _to_decimal(text: str) -> Decimal | None:
    """Read ``3,5``, ``1,000``, ``1 1/2``, ``2½``; a comma before three digits groups."""
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
    if re.fullmatch(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?", text):
        return Decimal(text.replace(",", ""))
    return Decimal(text.replace(",", ".")) if text.count(",") < 2 else None
