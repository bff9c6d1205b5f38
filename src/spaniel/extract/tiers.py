"""Price lists: ``5g - 40€, 10g - 70€``, ``1g=15$ 2g=28$``, ``$30/g``, ``10 for $80``.

A step is a quantity and the price that belongs to it. A line has one order for all its steps:
where a quantity stands before the first price, each price belongs to the last quantity before it;
otherwise to the quantity behind it. A price directly behind another one (``30 USD / 27 EUR``,
``40€ (8€/g)``) says the same again and is passed over; of ``20-50 €`` the lower end is taken.
A quantity and a price farther apart than a few words are a sentence and no step.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from spaniel.types import Tier

from ._folding import fold_in_place
from .price import PriceFound, locate_prices
from .quantity import QuantityFound, locate_quantities
from .unit_words import GRAMS, PIECES, UNITS

__all__ = ["find_tiers"]

_LONGEST_TEXT = 20_000
_LONGEST_LINE = 600
_BREAK = re.compile(r"[\n\r;|•·]+")
_SAME_AGAIN = re.compile(r"[\s(\[/=~≈\-–—,]*(?:or|oder|o|ou|или|lub|of|ca\.?)?[\s(\[~≈]*\Z")
_PER_UNIT = re.compile(
    r"\s?(?:/|(?:per|pro|je|par|por|al|le|la|za|за|à|a|the|an?|each|ea)\s)"
    r"\s?(?:1\s?)?([^\W\d_]+)"
)
_EACH = re.compile(r"\s?(?:each|ea|apiece|p/p|cadauno|l'unité)\b")
_BARE_COUNT = re.compile(
    r"(?:\A|[\s,(])(\d{1,6})(?:\s?[-–]\s?\d{1,6})?\s?\+?\s?"
    r"(?:x|×|х|for|za|за|für|por|pour|per|voor|=|:|@|->|→|=>|[-–—])\s?\Z"
)
_LABELS = re.compile(
    r"\b(?:options?|tiers?|steps?|levels?|no|nr|prices?|only|vol|listing|reviews?|sales?)\s?\Z"
)
_LEADERS = re.compile(r"\.{3,}|_{2,}|…+")
_TIMES = re.compile(r"\d+\s?[xX×хХ*]|[xX×хХ]\s?\d+")
_WORDS_BETWEEN = 3
_BETWEEN = re.compile(r"[^\W\d_]+")
_FAR = 30
_SENTENCE_END = re.compile(r"[.!?]\s+[^\W\d_]|[,;]\s*\Z")
_BEHIND_END = re.compile(r"[,;.!?+]")
_CEILING = re.compile(r"\b(?:min(?:imum)?|max(?:imum)?|stock|left|free|bonus|gratis)\b")


class _Bought(NamedTuple):
    amount: Decimal
    unit: str
    grams: Decimal | None
    start: int
    end: int


def find_tiers(
    text: str, *, currencies: Mapping[str, str] = {}, language: str = ""
) -> tuple[Tier, ...]:
    """Return the steps of the price list that a text is, in order; empty if it is none.

    Args:
        text: one or several lines; of more than 20,000 characters the first are read.
        currencies: as for :func:`spaniel.extract.price.find_prices`.
        language: ISO 639-1; how numbers are written.

    Returns:
        Each step with what it buys (a bare count has an empty unit) and what it costs.
    """
    steps: list[Tier] = []
    earlier = ""
    for whole in _BREAK.split(text[:_LONGEST_TEXT]):
        line = whole[:_LONGEST_LINE]
        prices = locate_prices(_without_leaders(line), currencies=currencies, language=language)
        if not prices:
            earlier = line.strip()
            continue
        if earlier and _only_price(line, prices) and (joined := f"{earlier} - {line.strip()}"):
            found = locate_prices(joined, currencies=currencies, language=language)
            steps.extend(_steps(joined, found))
        else:
            steps.extend(_steps(line, prices))
        earlier = ""
    return tuple(steps)


def _without_leaders(line: str) -> str:
    """Blank the dots of ``1g......15€``, which are no decimal point."""
    return _LEADERS.sub(lambda dots: " " * len(dots.group()), line)


def _only_price(line: str, prices: Sequence[PriceFound]) -> bool:
    return len(prices) == 1 and len(line.strip()) <= prices[0].end - prices[0].start + 2


def _steps(line: str, prices: Sequence[PriceFound]) -> Iterator[Tier]:
    """Yield the steps of a line in the one of the two orders that explains more prices."""
    plain = _without_leaders(line)
    folded = fold_in_place(plain)
    prices = _told_once(folded, [price for price in prices if price.end <= len(line)])
    ends = [0, *(price.end for price in prices)]
    starts = [*(price.start for price in prices[1:]), len(line)]
    before = [_before(plain, folded, ends[i], price.start) for i, price in enumerate(prices)]
    behind = [_behind(plain, price.end, starts[i]) for i, price in enumerate(prices)]
    chosen = before if _count(before) >= _count(behind) else behind
    for price, bought in zip(prices, chosen, strict=True):
        step = _per_unit(folded, price.end) or bought
        if step is not None:
            yield _tier(line, step, price)


def _count(found: Sequence[_Bought | None]) -> int:
    return sum(one is not None for one in found)


def _told_once(folded: str, prices: Sequence[PriceFound]) -> list[PriceFound]:
    """Leave out prices that say an earlier one again, in another currency or for a unit."""
    kept: list[PriceFound] = []
    end = 0
    for price in prices:
        if not kept or not _SAME_AGAIN.match(folded[end : price.start]):
            kept.append(price)
        end = price.end
    return kept


def _tier(line: str, bought: _Bought, price: PriceFound) -> Tier:
    start, end = min(bought.start, price.start), max(bought.end, price.end)
    start -= line[max(0, start - 1) : start] in ("(", "[")
    end += line[end : end + 1] in (")", "]")
    return Tier(
        quantity_amount=bought.amount,
        quantity_unit=bought.unit,
        grams=bought.grams,
        price_amount=price.price.amount,
        price_currency=price.price.currency,
        text=line[start:end].strip(),
    )


def _before(line: str, folded: str, begin: int, end: int) -> _Bought | None:
    """Return the last quantity of ``[begin, end)`` if it stands near the price behind it."""
    found = locate_quantities(line[begin:end])
    count = _BARE_COUNT.search(folded[max(begin, end - _FAR) : end])
    if count is not None and not (found and begin + found[-1].end >= end - 4):
        start = max(begin, end - _FAR) + count.start(1)
        if not _LABELS.search(folded[max(0, start - 12) : start]) and int(count.group(1)):
            return _Bought(Decimal(count.group(1)), "", None, start, start + len(count.group(1)))
    if not found:
        return None
    last = found[-1]
    between = folded[begin + last.end : end]
    if len(found) > 1 and _is_bonus(folded[begin + found[-2].end : begin + last.start]):
        last = found[-2]
    elif _CEILING.search(between):
        return None
    return _bought(last, begin) if _is_near(between) else None


def _bought(found: QuantityFound, begin: int) -> _Bought:
    quantity = found.quantity
    unit = "" if _TIMES.fullmatch(quantity.text) else quantity.unit
    start, end = begin + found.start, begin + found.end
    return _Bought(quantity.amount, unit, quantity.grams, start, end)


def _is_bonus(between: str) -> bool:
    return between.strip(" ()") in ("+", "plus")


def _is_near(between: str) -> bool:
    words = _BETWEEN.findall(between)
    short = len(" ".join(between.split())) <= _FAR and len(words) <= _WORDS_BETWEEN
    return short and not _SENTENCE_END.search(between)


def _behind(line: str, begin: int, end: int) -> _Bought | None:
    """Return the first quantity of ``[begin, end)`` if it stands directly behind the price."""
    for found in locate_quantities(line[begin:end])[:1]:
        between = line[begin : begin + found.start]
        if len(between) > 16 or len(_BETWEEN.findall(between)) > 2 or _BEHIND_END.search(between):
            return None
        return _bought(found, begin)
    return None


def _per_unit(folded: str, end: int) -> _Bought | None:
    """Read ``/g``, ``per gram``, ``за грамм``, ``each`` behind a price: one of them."""
    if each := _EACH.match(folded, end):
        return _Bought(Decimal(1), "piece", None, end, each.end())
    match = _PER_UNIT.match(folded, end)
    if match is None:
        return None
    word = match.group(1)
    if word in UNITS:
        unit = UNITS[word]
        return _Bought(Decimal(1), unit, GRAMS.get(unit), match.start(1), match.end())
    if word in PIECES:
        return _Bought(Decimal(1), PIECES[word], None, match.start(1), match.end())
    return None
