"""What a price says it is for: ``$0.93 per pill``, ``0.65 XMR / 10g``."""

from __future__ import annotations

import re
from collections.abc import Iterable

from spaniel.types import Price, Quantity

from .quantity import find_quantity

__all__ = ["LONGEST_BOUGHT", "PER_UNIT", "goods_bought"]

LONGEST_BOUGHT = 60
"""Characters of a text that is looked at: a longer one tells of more than a price."""
PER_UNIT = re.compile(r"^\s*(?:/|per\b|pro\b|por\b|за)\s*\w", re.I)


def goods_bought(text: str, prices: Iterable[Price]) -> Quantity | None:
    """Return how much of the goods a price in a text is for, if it says so right behind it.

    Args:
        text: with the prices.
        prices: those found in it.
    """
    if len(text) > LONGEST_BOUGHT:
        return None
    for price in prices:
        after = text[text.find(price.text) + len(price.text) :]
        unit = PER_UNIT.match(after)
        goods = after[unit.end() - 1 :].strip(" )]") if unit else ""
        if goods:
            found = find_quantity(goods if goods[0].isdigit() else f"1 {goods}")
            if found is not None and len(found.text) + 2 >= len(goods):
                return found
    return None
