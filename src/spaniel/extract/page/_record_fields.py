"""What was read from one record, and what its region says of every record."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from spaniel.types import Price, Quantity, Tier

from ._when import When

__all__ = ["Fields", "Hints"]


@dataclass(frozen=True, slots=True)
class Hints:
    """What the region and the page say about each of its records.

    Attributes:
        vendor_pattern, category_pattern: patterns of addresses that lead to vendors, categories.
        categories: texts of the page's navigation, lower case.
        page_category: what the whole page is filed under, for records that say nothing.
    """

    vendor_pattern: str = ""
    category_pattern: str = ""
    categories: frozenset[str] = frozenset()
    page_category: str = ""


@dataclass(slots=True)
class Fields:
    """What was read from one record; the fields of a listing under their names there."""

    vendor: str = ""
    vendor_link: str = ""
    price: Price | None = None
    quantity: Quantity | None = None
    seeming_quantity: Quantity | None = None
    category: str = ""
    ships_from: str = ""
    ships_from_text: str = ""
    ships_to: tuple[str, ...] = ()
    ships_to_text: str = ""
    stock: int | None = None
    sales: int | None = None
    views: int | None = None
    rating: Decimal | None = None
    rating_text: str = ""
    description: str = ""
    tiers: tuple[Tier, ...] = ()
    payment: tuple[str, ...] = ()
    shipping: tuple[str, ...] = ()
    delivery: tuple[str, ...] = ()
    escrow: str = ""
    listed: When | None = None
    marketing: tuple[str, ...] = ()
    roles: set[str] = field(default_factory=set)
