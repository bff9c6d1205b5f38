"""Which of a record's prices is asked, and for how much of the goods it says it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spaniel.types import Price, Quantity

from ..bought import LONGEST_BOUGHT, PER_UNIT, goods_bought
from ._money import Money
from ._segments import Segment

__all__ = ["asked_price", "bought", "without_price"]

_DIGIT = re.compile(r"\d")
_ASKED_PRICE = {
    "price": 3.0,
    "from": 2.5,
    "": 1.0,
    "quantity": 0.8,
    "description": 0.3,
    "old": 0.05,
}
_NO_PRICE = frozenset({
    "shipping", "ignored", "sales", "date", "title", "buyer", "rating", "member_since",
    "last_seen", "level", "languages", "payment", "escrow", "terms", "standing", "listed",
})  # fmt: skip


def asked_price(segments: Sequence[Segment], money: Money) -> tuple[Price | None, int]:
    """Return a record's price and the number of the segment it stands in, -1 without one."""
    asked = [segment for segment in segments if segment.role == "price" and segment.said]
    silent = asked and not _DIGIT.search(asked[0].text)
    told = [segment for segment in segments if segment.role in ("price", "old")]
    if silent and not any(money.prices(segment.text) for segment in told):
        return None, -1  # "Price: ask the vendor"; what else looks like one is something else
    best, where, weight = None, -1, 0.0
    for i, segment in enumerate(segments):
        if segment.role in _NO_PRICE or not segment.text:
            continue
        price = _first_price(segment, money)
        if price is None:
            continue
        worth = _ASKED_PRICE.get(segment.role, 0.5) * (1.0 if segment.said else 0.9)
        worth *= _in_aside(segment.text, price) * (1.0 if price.currency else 0.2)
        if worth > weight:
            best, where, weight = price, i, worth
    return best, where


def _first_price(segment: Segment, money: Money) -> Price | None:
    for price in money.prices(segment.text):
        if price.amount:
            return price
    if segment.role == "price":
        return money.under(segment.label, segment.text)
    return None


def bought(segments: Sequence[Segment], money: Money) -> Quantity | None:
    """Return what a price says it is for: ``$0.93 per pill``, ``0.65 XMR / 10g``."""
    for segment in segments:
        if segment.role in _NO_PRICE or len(segment.text) > LONGEST_BOUGHT:
            continue
        found = goods_bought(segment.text, money.prices(segment.text))
        if found is not None:
            return found
    return None


def _in_aside(text: str, price: Price) -> float:
    """Weigh down what stands in brackets (the same in another currency) or is per unit."""
    start = text.find(price.text)
    before, after = text[: max(start, 0)], text[start + len(price.text) :]
    factor = 0.5 if before.rstrip().endswith(("(", "[", "≈", "~")) else 1.0
    return factor * (0.6 if PER_UNIT.match(after) else 1.0) * (0.4 if before.endswith("+") else 1)


def without_price(segments: Sequence[Segment], at: int, price: Price | None) -> list[Segment]:
    """Return the segments without the price; what else stands beside it stays."""
    rest = [segment for i, segment in enumerate(segments) if i != at]
    if price is not None:
        left = segments[at].text.replace(price.text, " ", 1).strip(" /|,;•·–-()")
        if left:
            rest.insert(at, Segment("", left, leaves=segments[at].leaves))
    return rest
