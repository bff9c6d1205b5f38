"""The listings of one service: what each says on a day, and on which pages it says it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from spaniel.range._dice import Dice
from spaniel.range._goods import GROUPS
from spaniel.range._money import rate_usd, round_price
from spaniel.range._population import Population, Spine, Vendor
from spaniel.range._routes import Route
from spaniel.range._services import Service
from spaniel.range._sheets import Sheet, make_sheet, usd_on
from spaniel.range._truth import Outage, TruthListing

__all__ = ["Calendar", "Offers", "ResultPage"]

_OUTAGE_ODDS = 0.06
_SURE_OUTAGE = ("halberd", 3)
"""Whoever watches four days or more meets a partial crawl, whatever the seed."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The world's days. On a quiet day everything is as on the day before."""

    first: date
    days: int
    quiet: frozenset[int]

    def state(self, day: int) -> int:
        """Return how many times the world has changed by this day."""
        return day - sum(1 for quiet in self.quiet if quiet <= day)

    def date(self, day: int) -> date:
        """Return the date of a day."""
        return date.fromordinal(self.first.toordinal() + day)

    def day_of_state(self, state: int) -> int:
        """Return the first day in that state."""
        if state <= 0:
            return state
        return next(day for day in range(self.days) if self.state(day) == state)


@dataclass(frozen=True, slots=True)
class ResultPage:
    """One page of results: its section, number (from 1), address and listings in order."""

    section: str
    number: int
    address: str
    spines: Sequence[Spine]


class Offers:
    """One service's listings, told by day."""

    def __init__(self, seed: int, population: Population, calendar: Calendar) -> None:
        self.seed = seed
        self.population = population
        self.calendar = calendar
        self.service: Service = population.service
        self.first_route = Route(self.service.first)
        self.results_route = Route(self.service.results)
        self.detail_route = Route(self.service.detail)
        self.vendor_route = Route(self.service.vendor)
        self.sheet = lru_cache(maxsize=20_000)(self._sheet)
        self.outage = lru_cache(maxsize=4)(self._outage)
        self.rate = lru_cache(maxsize=512)(self._rate)

    def _sheet(self, spine: Spine) -> Sheet:
        return make_sheet(self.seed, self.service, spine, self.vendor(spine))

    def _rate(self, currency: str, state: int) -> Decimal:
        return rate_usd(self.seed, currency, state)

    def vendor(self, spine: Spine) -> Vendor:
        """Return who sells it."""
        return self.population.vendors[spine.vendor]

    def usd(self, spine: Spine, state: int) -> Decimal:
        """Return the honest price in simulated US dollars, to the cent."""
        usd = usd_on(self.seed, self.service, spine, self.sheet(spine), state)
        return Decimal(repr(usd)).quantize(Decimal("0.01"))

    def price(self, spine: Spine, state: int, *, times: int = 1) -> Decimal:
        """Return the printed price in the service's currency (of ``times`` of the same)."""
        sheet = self.sheet(spine)
        usd = self.usd(spine, state) * Decimal(repr(round((sheet.held or 1.0) * times**0.9, 6)))
        currency = self.service.currency
        return round_price(usd / self.rate(currency, state), currency, usd)

    def in_second_currency(self, amount: Decimal, state: int) -> Decimal:
        """Return a printed price in the currency printed beside it."""
        usd = amount * self.rate(self.service.currency, state)
        second = self.service.second_currency
        return round_price(usd / self.rate(second, state), second, usd)

    def category(self, spine: Spine) -> str:
        """Return the category's name on this service, empty where it has none."""
        if "category" not in {*self.service.results_show, *self.service.detail_show}:
            return ""
        return GROUPS[self.sheet(spine).good.group][self.service.language]

    # ------------------------------------------------------------------ where

    def result_address(self, section: str, number: int) -> str:
        """Return the address of a section's ``number``-th page."""
        if number == 1:
            return self.first_route.build(section=section)
        page = (number - 1) * self.service.page_size if self.service.step else number
        return self.results_route.build(section=section, page=page)

    def detail_address(self, spine: Spine) -> str:
        """Return the address of a listing's own page."""
        return self.detail_route.build(key=spine.key, slug=self.sheet(spine).slug)

    def vendor_address(self, vendor: Vendor) -> str:
        """Return the address of a vendor's page, empty where the service has none."""
        return self.vendor_route.build(handle=vendor.handle) if self.service.vendor else ""

    def result_pages(self, state: int) -> Iterator[ResultPage]:
        """Yield the result pages, section by section."""
        size = self.service.page_size
        for section, spines in self.population.sections(state).items():
            for number, start in enumerate(range(0, len(spines), size), start=1):
                address = self.result_address(section, number)
                yield ResultPage(section, number, address, spines[start : start + size])

    def _outage(self, day: int) -> Outage | None:
        """Return which result pages fail on a day. The first of a section never does."""
        # A quiet day repeats the day before, its outage included.
        first = self.calendar.day_of_state(self.calendar.state(day))
        dice = Dice(self.seed, self.service.id, "outage", first)
        sure = (self.service.id, first) == _SURE_OUTAGE
        if first == 0 or not (dice.chance(_OUTAGE_ODDS) or sure):
            return None
        status, share = dice.pick((500, 503)), 0.2 + 0.4 * dice.unit()
        pages = [page for page in self.result_pages(self.calendar.state(day)) if page.number > 1]
        addresses = tuple(page.address for page in pages if dice.chance(share))
        return Outage(
            day=day,
            date=self.calendar.date(day),
            service=self.service.id,
            status=status,
            addresses=addresses,
        )

    # ------------------------------------------------------------------ truth

    def truth(self, day: int) -> Iterator[TruthListing]:
        """Yield the truth of every listing that stands on a day, in order of the result pages."""
        state = self.calendar.state(day)
        outage = self.outage(day)
        down = frozenset(outage.addresses) if outage else frozenset[str]()
        for page in self.result_pages(state):
            for spine in page.spines:
                yield self._truth(spine, day, state, "" if page.address in down else page.address)

    def _truth(self, spine: Spine, day: int, state: int, result: str) -> TruthListing:
        sheet, vendor, service = self.sheet(spine), self.vendor(spine), self.service
        hidden = "price" in sheet.missing
        return TruthListing(
            day=day,
            date=self.calendar.date(day),
            service=service.id,
            listing_key=spine.key,
            title=sheet.title,
            vendor=vendor.handle,
            price_amount=None if hidden else self.price(spine, state),
            price_currency=service.currency,
            quantity_amount=sheet.amount,
            quantity_unit=sheet.unit,
            pieces=sheet.pieces,
            grams=sheet.grams,
            substance=sheet.good.substance,
            category=self.category(spine),
            ships_from=vendor.country,
            ships_to=vendor.ships_to,
            holding=bool(sheet.held) and not hidden,
            sold_out=sheet.sold_out,
            usd=self.usd(spine, state),
            repeats="" if spine.twin < 0 else self.population.spines[spine.twin].key,
            first_day=self.calendar.day_of_state(spine.born),
            shown=tuple(name for name in service.results_show if name not in sheet.missing),
            shown_on_detail=tuple(
                name for name in service.detail_show if name not in sheet.missing
            ),
            pages=self._pages(spine, result),
            visible=bool(result),
        )

    def _pages(self, spine: Spine, result: str) -> tuple[str, ...]:
        lists = self.service.vendor_lists and self.vendor_address(self.vendor(spine))
        pages = (result, lists or "", self.detail_address(spine))
        return tuple(address for address in pages if address)
