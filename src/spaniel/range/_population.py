"""Who sells in a simulated service, and which listings are there from day to day."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import accumulate
from math import log
from typing import NamedTuple

from spaniel.range._dice import Dice
from spaniel.range._goods import GOODS_BY_ID
from spaniel.range._services import Service
from spaniel.range._words import invent_handle

__all__ = ["Population", "Spine", "Vendor", "invent_vendors"]

_HAZARD = 0.045
"""Share of listings that vanish from one day to the next, and of new ones that come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vendor:
    """A selling account; ``entity`` is the same number for one seller's accounts everywhere."""

    slot: int
    entity: int
    handle: str
    country: str
    goods: tuple[str, ...]
    weight: float
    price_factor: float
    ships_to: tuple[str, ...]


class Spine(NamedTuple):
    """The little of a listing that is needed to know when and where it stands.

    ``born`` is the first day, ``dies`` the first day without it, ``away`` days in between
    ``[away_from, away_until)`` on which it is off; ``twin`` is the listing it repeats, or -1.
    """

    number: int
    key: str
    born: int
    dies: int
    away_from: int
    away_until: int
    vendor: int
    good: str
    twin: int
    rank: int

    def stands(self, day: int) -> bool:
        """Whether it is on the service on that day."""
        return self.born <= day < self.dies and not self.away_from <= day < self.away_until


def invent_vendors(
    seed: int, service: Service, count: int, first_entity: int, elders: Sequence[Vendor]
) -> list[Vendor]:
    """Return the service's accounts; some belong to ``elders``, sellers of the first service."""
    fitting = [elder for elder in elders if elder.country in service.from_weights]
    known = Dice(seed, service.id, "elders").shuffled(fitting)
    vendors = []
    for slot in range(count):
        dice = Dice(seed, service.id, "vendor", slot)
        elder = known.pop() if known and dice.chance(service.shared) else None
        vendors.append(_invent_vendor(dice, service, slot, first_entity + slot, elder))
    return vendors


def _invent_vendor(
    dice: Dice, service: Service, slot: int, entity: int, elder: Vendor | None
) -> Vendor:
    handle = invent_handle(entity, service.language, dice)
    country = list(service.from_weights)[dice.weigh(list(service.from_weights.values()))]
    factor = round(dice.lognormal(0.12), 4)
    if elder is not None:
        written = (elder.handle, elder.handle, elder.handle, elder.handle.lower())
        entity, handle = elder.entity, dice.pick(written)
        country, factor = elder.country, elder.price_factor
    return Vendor(
        slot=slot,
        entity=entity,
        handle=handle if service.vendor else service.name,
        country=country,
        goods=tuple(service.goods) if not service.vendor else _choose_goods(dice, service),
        weight=round(dice.lognormal(0.8), 4),
        price_factor=factor,
        ships_to=service.ships_to or _choose_destinations(dice, country),
    )


def _choose_goods(dice: Dice, service: Service) -> tuple[str, ...]:
    names, weights = list(service.goods), list(service.goods.values())
    first = names[dice.weigh(weights)]
    group = GOODS_BY_ID[first].group
    chosen = [first]
    for _ in range(dice.between(0, 3)):
        other = names[dice.weigh(weights)]
        if other not in chosen and (GOODS_BY_ID[other].group == group or dice.chance(0.5)):
            chosen.append(other)
    return tuple(chosen)


def _choose_destinations(dice: Dice, country: str) -> tuple[str, ...]:
    if country in {"RU", "KZ"}:
        return (country,)
    if country in {"US", "AU", "CA"}:
        return (country,) if dice.chance(0.6) else ("WW",)
    choices = (("WW",), ("EU",), (country,), (country, "EU"), (country, "AT", "FR"))
    return choices[dice.weigh((35, 30, 20, 10, 5))]


class Population:
    """All listings a service ever has in the world's days, and who stands there on which.

    Only spines are made at once; what a listing says is made when somebody looks.
    """

    def __init__(
        self, seed: int, service: Service, vendors: Sequence[Vendor], count: int, days: int
    ) -> None:
        self.service = service
        self.vendors = tuple(vendors)
        self._seed = seed
        self._days = days
        self._shares = list(accumulate(vendor.weight for vendor in vendors))
        self._good_weights = list(service.goods.values())
        self.spines: list[Spine] = []
        for born in self._births(count, days):
            self.spines.append(self._grow(len(self.spines), born))
        self.by_key: Mapping[str, Spine] = {spine.key: spine for spine in self.spines}
        self.by_handle: Mapping[str, Vendor] = {vendor.handle: vendor for vendor in vendors}
        self.sections = lru_cache(maxsize=4)(self._sections)
        self.of_vendor = lru_cache(maxsize=4)(self._of_vendor)

    def standing(self, day: int) -> list[Spine]:
        """Return the listings that stand on a day, in order of their number."""
        return [spine for spine in self.spines if spine.stands(day)]

    def section_of(self, spine: Spine) -> str:
        """Return the slug of the section of the result pages in which a listing stands."""
        good = GOODS_BY_ID[spine.good]
        if self.service.sections == "group":
            return good.group
        return good.substance[:1] if self.service.sections == "letter" else "all"

    def _sections(self, day: int) -> dict[str, list[Spine]]:
        """Return the standing listings by section, each section in the order of its pages."""
        sections: dict[str, list[Spine]] = {}
        for spine in sorted(self.standing(day), key=self._order):
            sections.setdefault(self.section_of(spine), []).append(spine)
        return dict(sorted(sections.items()))

    def _of_vendor(self, day: int) -> dict[int, list[Spine]]:
        """Return the standing listings by the slot of their vendor, vendors in order."""
        sellers: dict[int, list[Spine]] = {}
        for spine in self.standing(day):
            sellers.setdefault(spine.vendor, []).append(spine)
        return dict(sorted(sellers.items()))

    def _order(self, spine: Spine) -> tuple[str | int, ...]:
        if self.service.order == "newest":
            return (-spine.born, spine.number)
        if self.service.order == "name":
            return (GOODS_BY_ID[spine.good].substance, spine.number)
        return (spine.rank, spine.number)

    def _births(self, count: int, days: int) -> list[int]:
        """Return a day of birth per listing, 0 standing for "on day 0 or before"."""
        births = [0] * count
        for day in range(1, days):
            dice = Dice(self._seed, self.service.id, "births", day)
            births += [day] * round(_HAZARD * count * dice.lognormal(0.25))
        return births

    def _grow(self, number: int, born: int) -> Spine:
        dice = Dice(self._seed, self.service.id, "spine", number)
        age, life = (int(log(1.0 - dice.unit()) / log(1.0 - _HAZARD)) for _ in range(2))
        away = dice.between(1, self._days) if dice.chance(0.04) else 0
        back = away + dice.between(1, 3) if away else 0
        rank = dice.bits()
        if number and dice.chance(0.04):
            earlier = self.spines[number - 1 - dice.below(min(number, 20))]
            twin = earlier.number if earlier.twin < 0 else earlier.twin
            vendor, good = earlier.vendor, earlier.good
        else:
            twin = -1
            vendor = min(
                bisect(self._shares, dice.unit() * self._shares[-1]), len(self.vendors) - 1
            )
            good = self._choose_good(dice, self.vendors[vendor])
        return Spine(
            number=number,
            key=self._key(number, good),
            born=born or -age,
            dies=born + 1 + life,
            away_from=away,
            away_until=back,
            vendor=vendor,
            good=good,
            twin=twin,
            rank=rank,
        )

    def _choose_good(self, dice: Dice, vendor: Vendor) -> str:
        if not self.service.vendor:
            return vendor.goods[dice.weigh(self._good_weights)]
        # The lesser of two draws: a seller has more listings of what stands first with them.
        size = len(vendor.goods)
        return vendor.goods[min(dice.below(size), dice.below(size))]

    def _key(self, number: int, good: str) -> str:
        named = blake2b(f"{self._seed}/{self.service.id}/{number}".encode(), digest_size=8)
        if self.service.key_style == "hex":
            return named.hexdigest()[:12]
        if self.service.key_style == "sku":
            return f"{GOODS_BY_ID[good].substance[:3].upper()}-{number:04d}"
        # Numbers grow with gaps, as an id shared with things one does not see would.
        return str(20_000 + number * 7 + int(named.hexdigest(), 16) % 7)
