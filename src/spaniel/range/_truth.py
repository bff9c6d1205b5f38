"""What is true in the simulated world, as rows: the answer sheet of tests and training."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

__all__ = ["Changes", "Outage", "TruthListing", "TruthVendor"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TruthListing:
    """A simulated listing as it stands on one day.

    Attributes:
        day, date: number and date of the day.
        listing_key: the service's own id, as the rule in its source file reads it.
        title, vendor: as printed; a shop's only vendor is the shop.
        price_amount, price_currency: as printed on the page; the amount is ``None`` where the page
            says that one has to ask.
        quantity_amount, quantity_unit: as printed in the title (``1``, ``oz``).
        pieces: tablets, blotters, seeds; ``None`` for goods sold by mass or volume.
        grams: true mass of what one price buys (dose times pieces); ``None`` where not a mass.
        substance: plain English name, empty for other goods; ``category`` as the service calls it.
        ships_from: ISO 3166-1 alpha-2, true even where the page does not say.
        ships_to: ISO codes, ``WW``, ``EU``.
        holding: the printed price is absurd, put up so that nobody buys.
        sold_out: printed as sold out.
        usd: the honest price in simulated US dollars (also behind a holding or hidden price).
        repeats: key of the listing by the same vendor that this one repeats word for word.
        first_day: the day it first stood there (negative: before the world's days).
        shown: fields readable on the result page; ``shown_on_detail`` on its own page.
        pages: addresses that answer on this day and show it: its result page, the page of its
            vendor where that lists it, its own page. Promoted copies elsewhere are not counted.
        visible: it stands on a result page that answers on this day.
    """

    simulated: bool = True
    day: int
    date: date
    service: str
    listing_key: str
    title: str
    vendor: str
    price_amount: Decimal | None
    price_currency: str
    quantity_amount: Decimal
    quantity_unit: str
    pieces: Decimal | None
    grams: Decimal | None
    substance: str
    category: str
    ships_from: str
    ships_to: tuple[str, ...]
    holding: bool
    sold_out: bool
    usd: Decimal
    repeats: str
    first_day: int
    shown: tuple[str, ...]
    shown_on_detail: tuple[str, ...]
    pages: tuple[str, ...]
    visible: bool

    @property
    def price_per_gram(self) -> Decimal | None:
        """Printed price per true gram, in ``price_currency``, to six decimals."""
        if self.price_amount is None or not self.grams:
            return None
        return (self.price_amount / self.grams).quantize(Decimal("0.000001"))


@dataclass(frozen=True, slots=True, kw_only=True)
class TruthVendor:
    """A simulated selling account with at least one listing on a day.

    ``entity`` is the same for accounts of one seller on several services.
    """

    simulated: bool = True
    day: int
    date: date
    service: str
    vendor: str
    entity: str
    ships_from: str
    listings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outage:
    """Result pages of a simulated service that fail on one day."""

    simulated: bool = True
    day: int
    date: date
    service: str
    status: int
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Keys of the listings that came and went between the day before and this day."""

    simulated: bool = True
    day: int
    date: date
    service: str
    new: tuple[str, ...]
    vanished: tuple[str, ...]
