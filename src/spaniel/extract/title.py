"""What a listing's title says one price buys: one rule for whoever reads the title."""

from __future__ import annotations

from decimal import Decimal

from spaniel.types import Quantity

from .quantity import find_quantity
from .remembered import remembered

__all__ = ["quantity_in_title"]

_STRENGTH = Decimal("0.1")
"""Grams up to which a dose alone is the strength of a pill and not what one price buys."""


@remembered
def quantity_in_title(title: str) -> Quantity | None:
    """Return what a title says one price buys; ``Alprazolam 2mg`` says only how strong it is."""
    quantity = find_quantity(title)
    if quantity is None or quantity.pieces is not None or quantity.unit not in ("mg", "ug"):
        return quantity
    strength = quantity.grams is not None and quantity.grams <= _STRENGTH
    return None if strength else quantity
