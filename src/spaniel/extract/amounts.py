"""The amounts in a title: masses, volumes and counts, each by itself.

:mod:`spaniel.extract.quantity` puts them together. The scan goes from number to number and looks
only at what stands beside each, because most of a title is names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ._counting import CROSSES, Item, counted, is_grade, is_year
from ._worded import worded_items
from .unit_words import (
    DOSES,
    PIECES,
    UNITS,
)

__all__ = ["Item", "find_items"]

_ORDINALS = frozenset({"th", "ths", "st", "nd", "rd"})
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
_EASY = re.compile(rf"(?P<number>\d{{1,5}}(?:[.,]\d{{1,2}})?)(?= ?[^\W\d_{_FRACTION_SIGNS}])")
"""Most numbers: behind a space, with a word behind them."""
_PLAIN = re.compile(r"\d{1,9}")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
_POINT_GROUPED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_RANGE = re.compile(r"(?:[-–—]| (?:-|–|—|to|bis|до|à) )")
_WORD_AFTER = re.compile(r"[ \-_.+\t\n\u00a0)]{0,2}([^\W\d_]+)")
_GLUED_CROSS = re.compile(r"(?:(?:[\W\d_]|\A)|\d\s?(?:[uμ]g|mcg|mg|g|gr|tabs?|pills?))[xх]\Z")
_PER_HOUR = re.compile(r"\s?/\s?h(?:r|our)?\b")
_PER_ML = re.compile(r"\s?/\s?ml\b")
_EACH = re.compile(
    r"\s?(?:/|per |pro |each\b|ea\b|каждая|cada|cadauno|par |por )\s?(?:tab|pill|cap|blot|hit|p\b)?"
)


def find_items(folded: str) -> list[Item]:
    """Return the amounts of a text in order of position.

    Args:
        folded: the text through ``fold_in_place``.
    """
    items = [Item(*worded) for worded in worded_items(folded)]
    if not items:
        return list(_numbered_items(folded, []))
    said = [(item.start, item.end) for item in items]
    items.extend(_numbered_items(folded, said))
    items.sort(key=lambda item: item.start)
    return items


# --------------------------------------------------------------------------- from number to number


def _numbered_items(folded: str, said: list[tuple[int, int]]) -> Iterator[Item]:
    """Yield the items that a number begins, but those already said in words."""
    position = 0
    while found := _START.search(folded, position):
        match = _number_from(folded, found.start(), position)
        if match is None:
            position = found.end()
            continue
        start, position = match.span()
        if match.lastgroup != "number" or _is_said(said, start, start + 1):
            continue
        item = _item_at(folded, start, position, _to_decimal(match.group()))
        if item is not None and not _is_said(said, item.start, item.end):
            position = max(position, item.end)
            yield item


def _number_from(folded: str, start: int, position: int) -> re.Match[str] | None:
    """Match the number, price, percentage or date whose first sign or digit is at ``start``."""
    before = folded[start - 1] if start > position else " "
    if before == " " and (easy := _EASY.match(folded, start)):
        return easy
    if before in ".,":  # .5 g
        return _NUMBER.match(folded, start - 1) or _NUMBER.match(folded, start)
    return _NUMBER.match(folded, start)


def _is_said(said: list[tuple[int, int]], start: int, end: int) -> bool:
    return bool(said) and any(a < end and start < b for a, b in said)


def _item_at(text: str, start: int, end: int, amount: Decimal | None) -> Item | None:
    """Read the number at ``[start, end)`` with what stands beside it."""
    if not amount:
        return None
    bound = _bound(text, start)
    if bound == "name":
        return None
    item = _measured(text, start, end, amount)
    if item is not None and not item.is_count:
        return item
    if is_grade(text, start):
        return None
    item = item or _upper_end(text, start, end, amount)
    return item if item is not None or bound == "weak" else counted(text, start, end, amount)


def _bound(text: str, start: int) -> str:
    """Say whether a number hangs on a name: ``JWH018`` is one, ``Vigora-100`` weakly."""
    if not start:
        return ""
    last = text[start - 1]
    if last.isalpha():
        glued = last in CROSSES and _GLUED_CROSS.search(text[max(0, start - 8) : start])
        return "" if glued else "name"
    earlier = text[start - 2 : start - 1]
    if last in "/.," and earlier.isdigit():
        return "name"
    return "weak" if last == "-" and earlier.isalnum() else ""


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
    if amount != amount.to_integral_value() or is_year(amount, word, end - start):
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
    elif word[-1] in CROSSES and text[after.end() : after.end() + 1].isdigit():
        return amount, word[:-1], after.end() - 1
    else:
        following = None
    if following is None:
        return amount, "", after.end()
    return amount, following.group(1), following.end()


def _unit_item(text: str, start: int, end: int, amount: Decimal, word: str) -> Item | None:
    if word == "г" and is_year(amount, "pack", 4):
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
