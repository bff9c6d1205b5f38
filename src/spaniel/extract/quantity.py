"""Quantities of drugs as sold: ``5g``, ``10 x 200µg``, ``1/8 oz``, ``100 pills 200mg``.

What one price buys, from a title. A text is cut into *masses*, *volumes* and *counts*, which are
then put together:

* A count beside a dose (micrograms or milligrams) is so many pieces: ``100 pills 200mg`` is
  100 tablets, and ``grams`` is the **total active mass**, 20 g. They need not touch
  (``Xanax 1 mg (1000 pills)``).
* A count directly beside a package (a gram or more) multiplies: ``5 x 1g`` is 5 g in 5 pieces.
* Of several masses the first is what is sold; the next is the same amount said again
  (``28g (1 oz)``), a bonus (``5g + 1g free``) or a reason for lower confidence (``1g 2g 5g``).
* Of a range (``150-170ug``) the lower end is taken, with lower confidence.
* A dose alone (``oxycodone 30mg``) may be one piece or a bag of powder: lower confidence.

``confidence`` is the share of titles read in the same manner whose amount, unit, pieces and grams
are all right, on hand-checked titles (``docs/reference/values.md``).

Grams: international avoirdupois ounce 28.349523125 g and pound 453.59237 g (exact by the
International Yard and Pound Agreement, 1959). Words of the trade: an *eighth* is 1/8 oz, a
*quarter* of nothing else 1/4 oz, *QP* and *HP* a quarter and half pound, an *8-ball* 1/8 oz, a
*teenth* 1/16 oz, a *zip* 1 oz. Sellers round these (3.5 g, 28 g); we keep the exact mass of the
unit that they name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from spaniel.types import Quantity

from ._counting import Item, kind_named
from ._folding import fold_in_place
from ._worded import may_hold_amount
from .amounts import find_items
from .unit_words import CONTAINERS, DOSES, GRAMS

__all__ = [
    "QuantityFound",
    "find_quantities",
    "find_quantity",
    "locate_quantities",
    "locate_quantity",
]

_LONGEST = 2000
"""Characters of a text that are read: what is longer is no title."""
_MOST_ITEMS = 60
"""Amounts of a text that are put together: what holds more is a price list or an attack."""
_ROUNDING = Decimal("0.15")
"""Sellers write ``1 oz (30 g)``: two masses this near are one, said twice."""
_LONE_DOSE = 0.9
"""Most say the amount of a powder, some the strength of a pill."""
_POTENCY = re.compile(r"\s?(?:of )?(?:thca?|cbd|cbg|edible|infused)\b")
_BONUS = re.compile(r"\s*(?:\+|plus\b|und gratis|with|and)\s*$")
_CROSSES = ("x", "×", "х", "*")


class QuantityFound(NamedTuple):
    """A quantity and where it stands: ``text[start:end] == quantity.text``, in code points."""

    quantity: Quantity
    start: int
    end: int


def find_quantity(text: str) -> Quantity | None:
    """Return what one price buys by the words of a title, or ``None`` if it does not say.

    Args:
        text: a short text in one of the languages of :mod:`spaniel.extract.unit_words`; of a long
            one the first 2,000 characters are read.
    """
    found = locate_quantity(text)
    return None if found is None else found.quantity


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Return every quantity that a text names, in order; see the module for the rules."""
    return tuple(found.quantity for found in locate_quantities(text))


def locate_quantity(text: str) -> QuantityFound | None:
    """Return what :func:`find_quantity` returns, and where it stands in the text."""
    found = locate_quantities(text)
    if len(found) < 2:
        return found[0] if found else None
    best = _sold(text, found)
    quantity = best.quantity
    others = [f.quantity.grams for f in found if f is not best and _is_mass(f.quantity)]
    sold = quantity.grams if _is_mass(quantity) else None
    if not sold or all(_same_mass(grams, sold) for grams in others):
        return best
    return _less_sure(best, 0.85 if _is_bonus(text, best, found) else 0.6)


def locate_quantities(text: str) -> tuple[QuantityFound, ...]:
    """Return what :func:`find_quantities` returns, and where each stands in the text."""
    text = text[:_LONGEST]
    folded = fold_in_place(text)
    if not may_hold_amount(folded):
        return ()
    items = find_items(folded)[:_MOST_ITEMS]
    if not items:
        return ()
    if len(items) == 1:
        only = items[0]
        return () if only.per_ml or only.leads else (_found_one(text, folded, only),)
    groups = _pair_doses(_group(folded, items))
    return tuple(_found(text, folded, group) for group in groups if not _says_nothing(group))


def _says_nothing(group: Sequence[Item]) -> bool:
    """A concentration without its volume, a first number without a dose."""
    return len(group) == 1 and (group[0].per_ml or group[0].leads)


# --------------------------------------------------------------------------- which is sold


def _sold(text: str, found: Sequence[QuantityFound]) -> QuantityFound:
    """Choose what is sold: the first, unless it is only a part of what a later one says."""
    first = found[0]
    for other in found[1:]:
        if _is_part_of(text, first, other.quantity):
            return other
    return first


def _is_part_of(text: str, found: QuantityFound, other: Quantity) -> bool:
    first = found.quantity
    if first.unit in DOSES and first.pieces is None:
        if other.unit in ("ml", "l"):  # 300 mg x 10 ml: a strength and its bottle
            return True
        if other.pieces is not None and other.grams is not None:  # 20mg of 20mg x 10
            return True
        potency = _POTENCY.match(text.lower(), found.end)
        return potency is not None and _is_mass(other)
    contains = first.unit in CONTAINERS or first.unit == "strip"
    if contains and first.pieces == 1 and other.pieces is not None and other.pieces > 1:
        return True  # 1 box (30 pills)
    if first.grams is not None or other.grams is None:
        return False
    wrapping = first.pieces in (None, 1) or first.unit in CONTAINERS
    return first.pieces == other.pieces or (wrapping and _is_mass(other))


def _is_bonus(text: str, best: QuantityFound, found: Sequence[QuantityFound]) -> bool:
    """Whether all that differs comes behind a plus: ``5g + 1g free``."""
    later = [other for other in found if other.start >= best.end]
    return bool(later) and _BONUS.search(text[best.end : later[0].start].lower()) is not None


def _same_mass(grams: Decimal | None, than: Decimal) -> bool:
    return grams is not None and abs(grams / than - 1) < _ROUNDING


def _is_mass(quantity: Quantity) -> bool:
    return quantity.grams is not None and quantity.unit in GRAMS and quantity.unit not in DOSES


# --------------------------------------------------------------------------- items to quantities


def _group(folded: str, items: Sequence[Item]) -> list[list[Item]]:
    """Put together what stands side by side and multiplies."""
    groups: list[list[Item]] = []
    for item in items:
        if groups and _multiplies(folded, groups[-1], item):
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def _multiplies(folded: str, group: Sequence[Item], item: Item) -> bool:
    last = group[-1]
    between = folded[last.end : item.start]
    gap = between.strip(" \t\n\u00a0()[]-–@.,|:")
    if len(between) > 6 or gap not in _JOINS:
        return False
    measured = [i for i in group if not i.is_count]
    if measured and len(group) > len(measured) and not last.times:  # 50 pills x 10mg, 5x blister
        return False
    if item.is_count and last.is_count:
        return last.times or item.times or (last.unit in CONTAINERS and gap in ("of", "x", "à"))
    if last.is_count:
        return not measured and _counts(last, item, gap, between)
    return item.is_count and (item.times or last.is_dose or gap in _CROSSES)


_JOINS = frozenset({"", "of", "à", "a", "по", "je", "zu", "de", "da", "po", "each", *_CROSSES})


def _counts(count: Item, measured: Item, gap: str, between: str) -> bool:
    """Whether a count multiplies the amount right behind it."""
    if count.leads:
        return measured.is_dose
    if count.times or gap or measured.is_dose or measured.each:
        return True
    return measured.is_volume and count.unit in _VESSELS and "," not in between


_VESSELS = frozenset({"vial", "ampoule", "bottle", "cartridge", "syringe"})


def _pair_doses(groups: list[list[Item]]) -> list[list[Item]]:
    """Pair a lone dose, or a concentration, with the count or volume it belongs to elsewhere."""
    doses = [group for group in groups if len(group) == 1 and group[0].is_dose]
    for dose in doses:
        partners = [group for group in groups if _completes(group, dose[0])]
        partner = next((g for g in partners if not g[0].leads), partners[0] if partners else None)
        if partner is not None:
            partner.extend(dose)
            groups.remove(dose)
            partner[0].confidence = min(partner[0].confidence, 0.96)
            break
    return groups


def _completes(group: Sequence[Item], dose: Item) -> bool:
    if dose.per_ml:
        return all(item.is_volume or item.is_count for item in group) and group[0] is not dose
    return all(item.is_count for item in group)


def _found_one(text: str, folded: str, item: Item) -> QuantityFound:
    """Return the quantity of one item by itself: most titles have no more."""
    grams, pieces, unit, confidence = None, None, item.unit, item.confidence
    if item.is_count:
        pieces, unit = item.amount, _kind(folded, (item,))
    elif unit in GRAMS:
        grams = item.amount * GRAMS[unit]
        confidence = min(confidence, _LONE_DOSE) if unit in DOSES else confidence
    start, end = _trimmed(text, item.start, item.end)
    quantity = Quantity(
        amount=item.amount,
        unit=unit,
        grams=grams,
        text=text[start:end],
        pieces=pieces,
        confidence=round(confidence, 3),
    )
    return QuantityFound(quantity, start, end)


def _found(text: str, folded: str, group: Sequence[Item]) -> QuantityFound:
    counts = [item for item in group if item.is_count]
    measured = [item for item in group if not item.is_count]
    pieces = _product(item.amount for item in counts) if counts else None
    amount, unit, grams = _measure(folded, measured, counts, pieces)
    confidence = min(item.confidence for item in group)
    if len(group) == 1 and group[0].is_dose:
        confidence = min(confidence, _LONE_DOSE)
    start, end = _trimmed(text, min(i.start for i in group), max(i.end for i in group))
    quantity = Quantity(
        amount=amount,
        unit=unit,
        grams=grams,
        text=text[start:end],
        pieces=pieces,
        confidence=round(confidence, 3),
    )
    return QuantityFound(quantity, start, end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " ()[]":
        start += 1
    while start < end and text[end - 1] in " ()[]":
        end -= 1
    return start, end


def _measure(
    folded: str, measured: Sequence[Item], counts: Sequence[Item], pieces: Decimal | None
) -> tuple[Decimal, str, Decimal | None]:
    """Return amount, unit and grams of a group."""
    times = pieces if pieces is not None else Decimal(1)
    volume = next((item for item in measured if item.is_volume), None)
    mass = next((item for item in measured if not item.is_volume), None)
    if volume is not None:
        millilitres = volume.amount * times * (1000 if volume.unit == "l" else 1)
        strength = mass.amount * GRAMS[mass.unit] if mass is not None and mass.per_ml else None
        grams = None if strength is None else strength * millilitres
        return volume.amount * times, volume.unit, grams
    if mass is None:
        return times, _kind(folded, counts), None
    grams = mass.amount * GRAMS[mass.unit] * times
    if counts and mass.is_dose:
        return times, _kind(folded, counts), grams
    return mass.amount * times, mass.unit, grams


def _kind(folded: str, counts: Sequence[Item]) -> str:
    """Say what kind of piece is counted: by the counts' own nouns, else by the title's only one."""
    kinds = [item.unit for item in counts if item.unit != "piece"]
    inner = [kind for kind in kinds if kind not in CONTAINERS]
    if inner:
        return inner[-1]
    if kinds and not (
        len(counts) == 1 and counts[0].amount > 1 and _is_singular(folded, counts[0])
    ):
        return kinds[-1]
    return kind_named(folded) or (kinds[-1] if kinds else "piece")


def _is_singular(folded: str, count: Item) -> bool:
    """``5 pack`` is a pack of five, ``5 packs`` are five packs."""
    return folded[count.start : count.end].endswith(("pack", "packet"))


def _product(numbers: Iterable[Decimal]) -> Decimal:
    total = Decimal(1)
    for number in numbers:
        total *= number
    return total


def _less_sure(found: QuantityFound, confidence: float) -> QuantityFound:
    quantity = found.quantity
    lower = replace(quantity, confidence=min(quantity.confidence, confidence))
    return found._replace(quantity=lower)
