"""Quantities of drugs as sold: ``5g``, ``10 x 200µg``, ``1/8 oz``, ``100 pills 200mg``.

What one price buys, from a title. A text is cut into *masses*, *volumes* and *counts*, which are
then put together:

* A count beside a dose (micrograms or milligrams) is so many pieces: ``100 pills 200mg`` is
  100 tablets, and ``grams`` is the **total active mass**, 20 g. They need not touch
  (``Xanax 1 mg (1000 pills)``).
* A count directly beside a package (a gram or more) multiplies: ``5 x 1g`` is 5 g in 5 pieces.
* Of several masses the first is what is sold; the next is the same amount said again
  (``28g (1 oz)``) or a reason for lower confidence (``1/2 oz + 1/8 wax``, ``1g 2g 5g``).
* Of a range (``150-170ug``) the lower end is taken, with lower confidence.
* A dose alone (``oxycodone 30mg``) may be one piece or a bag of powder: confidence 0.6.

Grams: international avoirdupois ounce 28.349523125 g and pound 453.59237 g (exact by the
International Yard and Pound Agreement, 1959). Words of the trade: an *eighth* is 1/8 oz, a
*quarter* of nothing else 1/4 oz, *QP* and *HP* a quarter and half pound, an *8-ball* 1/8 oz, a
*teenth* 1/16 oz, a *zip* 1 oz. Sellers round these (3.5 g, 28 g); we keep the exact mass of the
unit that they name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from spaniel.extract.amounts import Item, find_items
from spaniel.extract.unit_words import DOSES, GRAMS
from spaniel.types import Quantity

__all__ = ["find_quantities", "find_quantity"]

_LONGEST = 2000
"""Characters of a text that are read: what is longer is no title."""
_ROUNDING = Decimal("0.15")
"""Sellers write ``1 oz (30 g)``: two masses this near are one, said twice."""


def find_quantity(text: str) -> Quantity | None:
    """Return what one price buys by the words of a title, or ``None`` if it does not say.

    Args:
        text: a short text in English, Russian, Spanish or German.
    """
    found = find_quantities(text)
    if not found:
        return None
    best = _sold(found)
    others = [q.grams for q in found if _is_mass(q) and q is not best and q.grams]
    if best.grams and _is_mass(best) and others:
        same = all(abs(grams / best.grams - 1) < _ROUNDING for grams in others)
        return best if same else _less_sure(best, 0.5)
    return best


def _sold(found: Sequence[Quantity]) -> Quantity:
    """Choose what is sold: the first, unless it is only a part of what a later one says."""
    first = found[0]
    lone_dose = first.unit in DOSES and first.pieces is None
    for other in found[1:]:
        if lone_dose and other.unit in ("ml", "l"):  # 300 mg x 10 ml: a strength and its bottle
            return other
        if first.unit in ("box", "strip") and first.pieces == 1 and other.pieces is not None:
            return other  # 1 box (30 pills)
        if first.grams is None and other.grams is not None:
            said_again = first.pieces == other.pieces
            wrapping = first.pieces in (None, 1) or first.unit == "box"
            if said_again or (wrapping and _is_mass(other)):
                return other
    return first


def _is_mass(quantity: Quantity) -> bool:
    return quantity.grams is not None and quantity.unit in GRAMS and quantity.unit not in DOSES


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Return every quantity that a text names, in order; see the module for the rules."""
    text = text[:_LONGEST]
    groups = _pair_doses(_group(text, find_items(text)))
    quantities = (_quantity(text, group) for group in groups)
    return tuple(quantity for quantity in quantities if quantity is not None)


# --------------------------------------------------------------------------- items to quantities


def _group(text: str, items: Sequence[Item]) -> list[list[Item]]:
    """Put together what stands side by side and multiplies."""
    groups: list[list[Item]] = []
    for item in items:
        if groups and _multiplies(text, groups[-1], item):
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def _multiplies(text: str, group: Sequence[Item], item: Item) -> bool:
    last = group[-1]
    gap = text[last.end : item.start].casefold().strip(" \t\n\u00a0()[]-–@")
    if len(text[last.end : item.start]) > 6 or gap not in ("", "x", "×", "х", "*", "of", "à", "a"):
        return False
    measured = [i for i in group if not i.is_count]
    if (
        measured and len(group) > len(measured) and not last.times
    ):  # 50 pills x 10mg, 5x blister packs
        return False
    if item.is_count and last.is_count:
        return last.times or item.times or (last.unit == "box" and gap in ("of", "x"))
    if last.is_count:
        return not measured and (last.times or gap != "" or item.is_dose)
    return item.is_count and (item.times or last.is_dose or gap in ("x", "×", "х", "*"))


def _pair_doses(groups: list[list[Item]]) -> list[list[Item]]:
    """Pair a lone dose, or a concentration, with the count or volume it belongs to elsewhere."""
    doses = [g for g in groups if len(g) == 1 and g[0].is_dose]
    for dose in doses:
        partner = next((g for g in groups if _completes(g, dose[0])), None)
        if partner is not None:
            partner.extend(dose)
            groups.remove(dose)
            partner[0].confidence = min(partner[0].confidence, 0.85)
            break
    return [g for g in groups if not (len(g) == 1 and g[0].per_ml)]


def _completes(group: Sequence[Item], dose: Item) -> bool:
    if dose.per_ml:
        return all(item.is_volume or item.is_count for item in group) and group[0] is not dose
    return all(item.is_count for item in group)


def _quantity(text: str, group: Sequence[Item]) -> Quantity | None:
    counts = [item for item in group if item.is_count]
    measured = [item for item in group if not item.is_count]
    pieces = _product(item.amount for item in counts) if counts else None
    amount, unit, grams = _measure(measured, counts, pieces)
    confidence = min(item.confidence for item in group)
    if len(group) == 1 and group[0].is_dose:
        confidence = min(confidence, 0.6)
    start, end = min(i.start for i in group), max(i.end for i in group)
    return Quantity(
        amount=amount,
        unit=unit,
        grams=grams,
        text=text[start:end].strip(" ()[]"),
        pieces=pieces,
        confidence=round(confidence, 3),
    )


def _measure(
    measured: Sequence[Item], counts: Sequence[Item], pieces: Decimal | None
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
        kinds = [item.unit for item in counts if item.unit not in ("piece", "box")]
        return times, (kinds[-1] if kinds else counts[-1].unit), None
    grams = mass.amount * GRAMS[mass.unit] * times
    if counts and mass.is_dose:
        kinds = [item.unit for item in counts if item.unit != "piece"]
        return times, (kinds[-1] if kinds else "piece"), grams
    return mass.amount * times, mass.unit, grams


def _product(numbers: Iterable[Decimal]) -> Decimal:
    total = Decimal(1)
    for number in numbers:
        total *= number
    return total


def _less_sure(quantity: Quantity, confidence: float) -> Quantity:
    return replace(quantity, confidence=min(quantity.confidence, confidence))
