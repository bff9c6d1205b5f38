"""Found against truth: what a patrol of the simulated world got right. All of it is simulated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from spaniel.range._truth import TruthListing

__all__ = ["FIELDS", "Mark", "mark_found"]

_IN_TRUTH = {
    "price": "price",
    "vendor": "vendor",
    "grams": "quantity",
    "ships_from": "ships_from",
}
FIELDS = tuple(_IN_TRUTH)
"""The fields that are held against the truth."""

_GRAMS_AGREE = Decimal("0.001")


@dataclass(slots=True)
class Mark:
    """How well one service was read on one day.

    Attributes:
        service: which.
        there: listings of the day.
        true: those on a page that answered and that links lead to.
        found: distinct listing keys observed.
        right: of these, how many are true.
        exact: by field (``price``, ``vendor``, ``grams``, ``ships_from``): of the right ones whose
            result page shows the field, how many have the true value.
        shown: by field: how many that are.
    """

    service: str
    there: int = 0
    true: int = 0
    found: int = 0
    right: int = 0
    exact: Counter[str] = field(default_factory=Counter)
    shown: Counter[str] = field(default_factory=Counter)

    @property
    def precision(self) -> float:
        """Share of what was found that is true; 1 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of what is true that was found; 1 where there was nothing."""
        return self.right / self.true if self.true else 1.0

    @property
    def shares(self) -> dict[str, float | None]:
        """Share exactly right by field, ``None`` where no page shows the field."""
        return {
            name: self.exact[name] / self.shown[name] if self.shown[name] else None
            for name in FIELDS
        }


def mark_found(
    truth: Iterable[TruthListing],
    found: Iterable[Mapping[str, Any]],
    reached: Mapping[str, Set[str]],
) -> list[Mark]:
    """Hold observed listings of one day against the truth of that day, service by service.

    Args:
        truth: the day's listings.
        found: rows with ``service``, ``listing_key``, ``vendor``, ``price_amount``,
            ``price_currency``, ``grams``, ``ships_from``. Several observations of one listing count
            once, the one with the most values.
        reached: by service the addresses that answered and that links lead to. What stood only
            elsewhere, since pages were down, nobody could have found.
    """
    truth = list(truth)
    wanted = {
        (row.service, row.listing_key): row
        for row in truth
        if reached[row.service] & set(row.pages)
    }
    best: dict[tuple[str, str], Mapping[str, Any]] = {}
    for row in found:
        key = (row["service"], row["listing_key"])
        if key not in best or _filled(row) > _filled(best[key]):
            best[key] = row
    marks: dict[str, Mark] = {}
    for listing in truth:
        marks.setdefault(listing.service, Mark(listing.service)).there += 1
    for service, _ in wanted:
        marks.setdefault(service, Mark(service)).true += 1
    for found_key, row in best.items():
        mark = marks.setdefault(found_key[0], Mark(found_key[0]))
        mark.found += 1
        if found_key in wanted:
            _compare(mark, wanted[found_key], row)
    return [marks[service] for service in sorted(marks)]


def _compare(mark: Mark, true: TruthListing, row: Mapping[str, Any]) -> None:
    mark.right += 1
    found = {
        "price": (row["price_amount"], row["price_currency"] or true.price_currency)
        == (true.price_amount, true.price_currency),
        "vendor": row["vendor"] == true.vendor,
        "grams": _agree(row["grams"], true.grams),
        "ships_from": row["ships_from"] == true.ships_from,
    }
    for name, right in found.items():
        if _IN_TRUTH[name] in true.shown and not (name == "grams" and true.grams is None):
            mark.shown[name] += 1
            mark.exact[name] += right


def _agree(found: Decimal | None, true: Decimal | None) -> bool:
    return found is not None and true is not None and abs(found / true - 1) < _GRAMS_AGREE


def _filled(row: Mapping[str, Any]) -> tuple[int, str]:
    return sum(value not in (None, "") for value in row.values()), str(row.get("id", ""))
