"""What a listing says of itself: title, amount, price, dispatch; and what it leaves out."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from spaniel.range._dice import Dice
from spaniel.range._goods import GOODS_BY_ID, Good
from spaniel.range._money import print_number
from spaniel.range._population import Spine, Vendor
from spaniel.range._services import Service
from spaniel.range._words import PRAISE, TEMPLATES, TRAPS, UNITS

__all__ = ["Sheet", "make_sheet", "usd_on"]

_OUNCE = Decimal("28.3495")
_BULK = 0.88
"""Exponent by which a price grows with the amount: twice as much costs 1.84 times as much."""
_PLAIN_UNITS = {"g": "g", "tablet": " tablets", "blotter": " blotters", "ml": " ml"}
_FACTORS = {"halberd": 1.0, "kupol": 0.8, "siebenkraut": 0.9, "candil": 0.75, "quillmart": 1.1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The part of a listing that stays the same from day to day.

    Attributes:
        amount, unit: as printed (``1 oz``, ``500 mg``); ``grams`` is the true mass.
        usd: price on the first day in simulated US dollars, by the model.
        missing: fields this seller left out.
        held: the printed price is absurd, so that nobody buys.
        bundles: how many of the same one may buy at a lower price each.
    """

    title: str
    slug: str
    good: Good
    amount: Decimal
    unit: str
    amount_text: str
    pieces: Decimal | None
    grams: Decimal | None
    purity: int | None
    usd: float
    missing: frozenset[str]
    held: float
    sold_out: bool
    bundles: tuple[int, ...]
    stock: int


def make_sheet(seed: int, service: Service, spine: Spine, vendor: Vendor) -> Sheet:
    """Write the sheet of a listing; a repeated listing has that of the one it repeats."""
    dice = Dice(seed, service.id, "sheet", spine.number if spine.twin < 0 else spine.twin)
    good = GOODS_BY_ID[spine.good]
    size = _choose_size(dice, good)
    amount, unit, grams = _choose_unit(dice, service, good, size)
    missing = _leave_out(dice, service)
    amount_text = _print_amount(dice, service, amount, unit)
    said = "" if "quantity" in missing else amount_text
    title, purity = _write_title(dice, service, good, said)
    return Sheet(
        title=title,
        slug=_slug(title),
        good=good,
        amount=amount,
        unit=unit,
        amount_text=amount_text,
        pieces=None if good.unit in {"g", "ml"} else size,
        grams=grams,
        purity=purity,
        usd=_price(dice, service, good, size, vendor),
        missing=missing,
        held=_hold(dice, service),
        sold_out=dice.chance(0.04),
        bundles=(2, 5, 10)[: dice.between(1, 3)] if dice.chance(_bundling(service)) else (),
        stock=dice.between(1, 400),
    )


def usd_on(seed: int, service: Service, spine: Spine, sheet: Sheet, day: int) -> float:
    """Return the price in US dollars on a day: sellers change theirs every few weeks."""
    dice = Dice(seed, service.id, "drift", spine.number if spine.twin < 0 else spine.twin)
    usd = sheet.usd
    for _ in range(day):
        if dice.chance(0.05):
            usd *= dice.lognormal(0.06)
    return usd


def _choose_size(dice: Dice, good: Good) -> Decimal:
    # Small amounts are listed more often than large ones.
    last = len(good.sizes)
    return good.sizes[min(dice.below(last), dice.below(last))]


def _choose_unit(
    dice: Dice, service: Service, good: Good, size: Decimal
) -> tuple[Decimal, str, Decimal | None]:
    grams = None if good.dose is None else good.dose * size
    if good.unit != "g" or not service.vendor or not dice.chance(0.5):
        return size, good.unit, grams
    if service.language == "en" and size == 28:
        return Decimal(1), "oz", _OUNCE
    if size < 1:
        return (size * 1000).quantize(Decimal(1)), "mg", grams
    return size, "g", grams


def _print_amount(dice: Dice, service: Service, amount: Decimal, unit: str) -> str:
    language = service.language
    number = print_number(
        amount.normalize() if amount % 1 else amount.quantize(Decimal(1)), language
    )
    if unit == "oz":
        return dice.pick(("1oz", "1 oz", "1 OZ"))
    if unit == "mg":
        return f"{number} мг" if language == "ru" else f"{number}mg"
    if not service.vendor and unit in _PLAIN_UNITS and language == "en":
        return f"{number}{_PLAIN_UNITS[unit]}"
    return f"{number}{dice.pick(UNITS[unit][language])}"


def _write_title(dice: Dice, service: Service, good: Good, amount: str) -> tuple[str, int | None]:
    language = service.language
    pattern = dice.pick(service.titles or TEMPLATES[language]) if amount else "{name} {praise}"
    purity = dice.between(40, 96) if good.purity and dice.chance(0.4) else None
    if "{percent}" not in pattern:
        purity = None
    title = pattern.format(
        amount=amount,
        name=dice.pick(good.names[language]),
        praise=dice.pick(PRAISE[language]),
        trap=dice.pick(TRAPS[language]),
        percent="" if purity is None else f"{purity}% ",
    )
    if service.vendor and "µ" not in title and dice.chance(0.08):
        title = title.upper()
    return re.sub(r"[\s,|–-]+(?=[|(–]|$)|\[\]", " ", " ".join(title.split())).strip(), purity


def _leave_out(dice: Dice, service: Service) -> frozenset[str]:
    if not service.vendor:
        return frozenset()
    odds = {"quantity": 0.04, "ships_from": 0.06, "ships_to": 0.08, "price": 0.015}
    return frozenset(name for name, odd in odds.items() if dice.chance(odd))


def _hold(dice: Dice, service: Service) -> float:
    """Return by how much a holding price is above the usual one, 0 for an honest price."""
    return dice.between(40, 400) * 1.0 if service.vendor and dice.chance(0.025) else 0.0


def _bundling(service: Service) -> float:
    return {"synthcorner": 1.0, "halberd": 0.3, "candil": 0.3}.get(service.id, 0.1)


def _price(dice: Dice, service: Service, good: Good, size: Decimal, vendor: Vendor) -> float:
    reference = float(good.sizes[min(2, len(good.sizes) - 1)])
    usual = good.price * reference * (float(size) / reference) ** _BULK
    spread = dice.lognormal(good.sigma if service.vendor else good.sigma / 3)
    return float(usual * spread * vendor.price_factor * _FACTORS.get(service.id, 1.0))


def _slug(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:48].strip("-") or "x"
