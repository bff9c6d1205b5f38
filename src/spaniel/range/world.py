"""The simulated world: seeded, day by day, with its truth beside it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

from spaniel.errors import InputError, UnknownName
from spaniel.range._money import CURRENCIES, rate_usd
from spaniel.range._offers import Calendar, Offers
from spaniel.range._page import Page
from spaniel.range._population import Population, Vendor, invent_vendors
from spaniel.range._services import SERVICES, Service
from spaniel.range._site import Site
from spaniel.range._truth import Changes, Outage, TruthListing, TruthVendor

__all__ = ["World", "build_world"]

_LARGEST_SCALE = 200.0
_MOST_DAYS = 3660
_PAGES_KEPT = 20_000


class World:
    """Several simulated services over some days; made by :func:`build_world`.

    Everything is a function of the arguments it was built with: the same in every process. What
    is asked for is made when it is asked for.
    """

    def __init__(
        self, seed: int, scale: float, calendar: Calendar, services: Mapping[str, Service]
    ) -> None:
        self.seed = seed
        self.scale = scale
        self.first_day = calendar.first
        self.days = calendar.days
        self.quiet_days = calendar.quiet
        self.services = services
        self._calendar = calendar
        self._vendors = _invent_all_vendors(seed, scale, services)
        self._site = lru_cache(maxsize=None)(self._make_site)
        self._pages: dict[tuple[str, int, str, str], Page] = {}

    def __repr__(self) -> str:
        return f"<simulated World seed={self.seed} scale={self.scale} days={self.days}>"

    def _make_site(self, service_id: str) -> Site:
        service = self._service(service_id)
        count = round(service.listings * self.scale)
        population = Population(
            self.seed, service, self._vendors[service_id], count, self._calendar.days
        )
        return Site(Offers(self.seed, population, self._calendar))

    def _service(self, service_id: str) -> Service:
        if service_id not in self.services:
            known = ", ".join(self.services)
            raise UnknownName("no such simulated service", where=service_id, do=f"use {known}")
        return self.services[service_id]

    def _offers(self, service_id: str) -> Offers:
        self._service(service_id)
        return self._site(service_id).offers

    def _check_day(self, day: int) -> None:
        if not 0 <= day < self.days:
            raise InputError(
                f"the simulated world has no day {day}", do=f"use 0 to {self.days - 1}"
            )

    def date(self, day: int) -> date:
        """Return the date of a day (0 is the first).

        Raises:
            InputError: the world has no such day; so everywhere below.
        """
        self._check_day(day)
        return self._calendar.date(day)

    # ------------------------------------------------------------------ pages

    def page(
        self, service_id: str, day: int, path: str, query: str = "", *, visit: int = 0
    ) -> Page:
        """Return what a service answers to GET on a day: the same bytes for the same arguments.

        Args:
            service_id: one of ``services``.
            day: 0 to ``days`` - 1.
            path: percent-encoded path, as in the request line.
            query: percent-encoded query without the question mark.
            visit: how often this client has been at this address before; matters only to services
                with ``nonce`` or ``wait``.

        Raises:
            UnknownName: no such service.
        """
        service = self._service(service_id)
        self._check_day(day)
        if service.nonce or service.wait:
            return self._site(service_id).page(day, path, query, visit)
        asked = (service_id, day, path, query)
        page = self._pages.get(asked)
        if page is None:
            page = self._site(service_id).page(day, path, query, 0)
            if len(self._pages) >= _PAGES_KEPT:
                self._pages.clear()
            self._pages[asked] = page
        return page

    def result_addresses(self, service_id: str, day: int) -> tuple[str, ...]:
        """Return the addresses of a service's result pages on a day, also of those that fail."""
        self._check_day(day)
        offers = self._offers(service_id)
        return tuple(page.address for page in offers.result_pages(self._calendar.state(day)))

    # ------------------------------------------------------------------ truth

    def iter_truth(self, day: int, service_id: str) -> Iterator[TruthListing]:
        """Yield the truth of one service's listings on a day, in order of its result pages."""
        self._check_day(day)
        return self._offers(service_id).truth(day)

    def truth_listings(self, day: int) -> list[TruthListing]:
        """Return the truth of all listings on a day, service by service."""
        self._check_day(day)
        return [truth for service in self.services for truth in self.iter_truth(day, service)]

    def count_listings(self, day: int, service_id: str) -> int:
        """Return how many listings a service has on a day."""
        self._check_day(day)
        sections = self._offers(service_id).population.sections(self._calendar.state(day))
        return sum(map(len, sections.values()))

    def count_vendors(self, day: int, service_id: str) -> int:
        """Return how many accounts of a service have a listing on a day."""
        self._check_day(day)
        return len(self._offers(service_id).population.of_vendor(self._calendar.state(day)))

    def truth_vendors(self, day: int) -> list[TruthVendor]:
        """Return the accounts that have a listing on a day, service by service."""
        self._check_day(day)
        return [row for service in self.services for row in self._vendor_rows(day, service)]

    def _vendor_rows(self, day: int, service_id: str) -> Iterator[TruthVendor]:
        population = self._offers(service_id).population
        for slot, spines in population.of_vendor(self._calendar.state(day)).items():
            vendor = population.vendors[slot]
            yield TruthVendor(
                day=day,
                date=self._calendar.date(day),
                service=service_id,
                vendor=vendor.handle,
                entity=f"entity-{vendor.entity}",
                ships_from=vendor.country,
                listings=len(spines),
            )

    def truth_changes(self, day: int) -> list[Changes]:
        """Return what came and went since the day before, by service; nothing on day 0."""
        self._check_day(day)
        return [self._changes(day, service) for service in self.services]

    def _changes(self, day: int, service_id: str) -> Changes:
        population = self._offers(service_id).population
        now, before = (self._calendar.state(when) for when in (day, max(day - 1, 0)))
        pairs = [(s.key, s.stands(before), s.stands(now)) for s in population.spines]
        return Changes(
            day=day,
            date=self._calendar.date(day),
            service=service_id,
            new=tuple(key for key, was, is_now in pairs if is_now and not was),
            vanished=tuple(key for key, was, is_now in pairs if was and not is_now),
        )

    def outages(self, day: int) -> list[Outage]:
        """Return whose result pages fail on a day. The first page of a section never does."""
        self._check_day(day)
        found = (self._offers(service).outage(day) for service in self.services)
        return [outage for outage in found if outage is not None and outage.addresses]

    def rate(self, currency: str, day: int) -> Decimal:
        """Return the simulated value of one unit of a currency in US dollars on a day.

        Raises:
            UnknownName: no service uses that currency.
        """
        self._check_day(day)
        if currency not in CURRENCIES:
            known = ", ".join(CURRENCIES)
            raise UnknownName("no simulated rate for it", where=currency, do=f"use {known}")
        return rate_usd(self.seed, currency, self._calendar.state(day))


def build_world(
    seed: int = 1,
    *,
    scale: float = 1.0,
    first_day: date = date(2026, 3, 2),
    days: int = 14,
    quiet_days: Collection[int] = (),
    nonce: Collection[str] = (),
    wait: Collection[str] = (),
) -> World:
    """Build a simulated world; cheap, since services are filled when first looked at.

    Args:
        seed: equal seeds (and other arguments) give equal worlds.
        scale: factor on the number of listings; vendors grow with its power 0.75.
        first_day: date of day 0.
        days: how many days there are.
        quiet_days: days on which nothing changes, page for page, against the day before.
        nonce: ids of services that put a changing token into every page.
        wait: ids of services that answer some first visits with a waiting page.

    Raises:
        InputError: scale or days out of range, or a quiet day the world does not have.
        UnknownName: ``nonce`` or ``wait`` name a service there is not.
    """
    if not 0 < scale <= _LARGEST_SCALE:
        raise InputError(f"scale {scale} is out of range", do=f"use up to {_LARGEST_SCALE:g}")
    if not 1 <= days <= _MOST_DAYS:
        raise InputError(f"{days} days are out of range", do=f"use 1 to {_MOST_DAYS}")
    if any(not 0 < day < days for day in quiet_days):
        raise InputError("a quiet day is not one of the days after the first", where="quiet_days")
    for name in sorted({*nonce, *wait} - {service.id for service in SERVICES}):
        raise UnknownName("no such simulated service", where=name)
    services = {
        service.id: replace(service, nonce=service.id in nonce, wait=service.id in wait)
        for service in SERVICES
    }
    return World(seed, scale, Calendar(first_day, days, frozenset(quiet_days)), services)


def _invent_all_vendors(
    seed: int, scale: float, services: Mapping[str, Service]
) -> dict[str, list[Vendor]]:
    """Invent every service's accounts; those of the first service may sell on the others too."""
    invented: dict[str, list[Vendor]] = {}
    elders: list[Vendor] = []
    first_entity = 1
    for service in services.values():
        count = max(3, round(service.vendors * scale**0.75)) if service.vendor else service.vendors
        invented[service.id] = invent_vendors(seed, service, count, first_entity, elders)
        elders = elders or invented[service.id]
        first_entity += count
    return invented
