"""How far two readings of one page say the same: field by field of the same records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from spaniel.types import Observation

from ._kinds import KINDS, Kind

__all__ = ["ENOUGH", "Agreement", "compare", "is_enough"]

ENOUGH = 0.98
"""Share of records, and of each field's values, that have to be the same as before."""
_SELDOM = 0.2
"""Share of the records: a field that fewer say may be left out, but not said otherwise."""
_WEIGHTY = frozenset({
    "title", "link", "vendor", "price_amount", "price_currency", "quantity_amount",
    "quantity_unit", "grams", "category", "ships_from", "ships_to", "stock", "name", "text",
    "author", "buyer", "at",
})  # fmt: skip
"""What is never left out, however few say it."""

_LEFT_OPEN = frozenset({"offer", "business", "rating"})
"""What a grammar works out and a reader may leave open without contradicting it."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What two readings have in common.

    Attributes:
        records: how many the longer reading of each page has, in all.
        same: records that both have.
        told: field to the number of these in which one of the two says something.
        equal: field to the number in which both say the same.
        left_out: field to the number in which the first says nothing and the other does.
    """

    records: int = 0
    same: int = 0
    told: Mapping[str, int] = field(default_factory=dict)
    equal: Mapping[str, int] = field(default_factory=dict)
    left_out: Mapping[str, int] = field(default_factory=dict)

    @property
    def of_records(self) -> float:
        """Share of the records that both readings have; 1 where neither has any."""
        return self.same / self.records if self.records else 1.0

    @property
    def of_fields(self) -> float:
        """Share of the fields said by either in which both say the same."""
        told = sum(self.told.values())
        return sum(self.equal.values()) / told if told else 1.0

    def of(self, names: Iterable[str]) -> float:
        """Return the share over some of the fields, the worst of them."""
        return min(
            (self.equal.get(n, 0) / self.told[n] for n in names if self.told.get(n)), default=1.0
        )


def is_enough(agreed: Agreement) -> bool:
    """Whether a template, compared first, reads what was read without it.

    It may leave out a field that few records say and that no figure hangs on (how a rare offer is
    advertised); it may say nothing else than what was read.
    """
    if agreed.of_records < ENOUGH:
        return False
    for name, told in agreed.told.items():
        equal, silent = agreed.equal.get(name, 0), agreed.left_out.get(name, 0)
        if equal >= ENOUGH * told:
            continue
        may_lack = name not in _WEIGHTY and told < _SELDOM * agreed.same
        if not may_lack or equal < ENOUGH * (told - silent):
            return False
    return True


def compare(
    observes: str, pairs: Iterable[tuple[Sequence[Observation], Sequence[Observation]]]
) -> Agreement:
    """Compare readings page by page.

    Args:
        observes: kind of the observations that count, as a template names it; others are passed
            over.
        pairs: for each page what one reader and what the other read.
    """
    kind = KINDS[observes]
    told: Counter[str] = Counter()
    equal: Counter[str] = Counter()
    silent: Counter[str] = Counter()
    records = same = 0
    for one, other in pairs:
        first, second = (_by_name(kind, some) for some in (one, other))
        records += max(len(first), len(second))
        for name in first.keys() & second.keys():
            same += 1
            _count(kind, (first[name], second[name]), told, equal, silent)
    counts = (dict(sorted(some.items())) for some in (told, equal, silent))
    return Agreement(records, same, *counts)


def _by_name(kind: Kind, some: Sequence[Observation]) -> dict[tuple[Any, ...], Observation]:
    """Return observations by what names them; of several alike each has its number."""
    found: dict[tuple[Any, ...], Observation] = {}
    times: Counter[tuple[Any, ...]] = Counter()
    for one in some:
        if isinstance(one, kind.made):
            name = tuple(plain(getattr(one, field)) for field in kind.names)
            times[name] += 1
            found[(*name, times[name])] = one
    return found


def _count(
    kind: Kind,
    pair: tuple[Observation, Observation],
    told: Counter[str],
    equal: Counter[str],
    silent: Counter[str],
) -> None:
    one, other = pair
    sealed = {*getattr(one, "sealed", ()), *getattr(other, "sealed", ())}
    for name, blank in kind.blank.items():
        if name == "sealed" or name in sealed:
            continue
        left, right = plain(getattr(one, name)), plain(getattr(other, name))
        if left == right == blank:
            continue
        if blank in (left, right) and (name in _LEFT_OPEN or _is_unread(kind, name, one, other)):
            continue
        told[name] += 1
        equal[name] += left == right or _is_same_value(kind, name, one, other)
        silent[name] += left == blank


def _is_unread(kind: Kind, name: str, one: Observation, other: Observation) -> bool:
    """Whether it is the words of a value that neither could read: ``ships from: not told``."""
    value = name.removesuffix("_text")
    if value == name or value not in kind.blank:
        return False
    return all(getattr(some, value) == kind.blank[value] for some in (one, other))


def _is_same_value(kind: Kind, name: str, one: Observation, other: Observation) -> bool:
    """Whether it is the words, other ones, of a value that both read the same.

    ``3 days ago`` and the moment in its tag, ``1 g`` and the line of a price list that says it.
    """
    value = _VALUE_OF.get(name, name.removesuffix("_text"))
    if (
        value == name
        or value not in kind.blank
        or not (getattr(one, name) and getattr(other, name))
    ):
        return False
    said = getattr(one, value)
    return bool(said != kind.blank[value] and said == getattr(other, value))


_VALUE_OF = {"listed_text": "listed", "at_text": "at", "quantity_text": "quantity_amount"}


def plain(value: Any) -> Any:
    """Return a value as it is compared: of texts the white space does not count.

    What stands in two elements side by side one reader joins with a space and another without.
    """
    return "".join(value.split()) if isinstance(value, str) else value
