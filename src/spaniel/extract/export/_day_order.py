"""Day before month, or month before day? Decided over a whole chat, whose messages are in order.

``13/2`` and ``2/13`` decide at once. Where no number is above twelve, the order counts under
which time runs backwards less often; then the writing (dots, zero-padding with a 24-hour clock),
then the language. Where nothing decides, a date is the interval of both readings.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

__all__ = ["DayOrder", "Order"]

_LANGUAGES = (
    "ar bg ca cs da de el es et fi fr he hr id it lv ms nb nl no pl pt ro ru sk sl sq sr th tr uk "
    "vi"
)
_DAY_FIRST = frozenset(_LANGUAGES.split())


@dataclass(frozen=True, slots=True)
class Order:
    """What was decided: ``day_first``, and ``sure`` unless both readings have to stand."""

    day_first: bool
    sure: bool = True
    why: str = ""


@dataclass(slots=True)
class DayOrder:
    """Sees every date of a file once and then says how they are written."""

    _day_only: int = 0
    _month_only: int = 0
    _seen: int = 0
    _dots: int = 0
    _backwards: dict[bool, int] = field(default_factory=lambda: {True: 0, False: 0})
    _last: dict[bool, date | None] = field(default_factory=lambda: {True: None, False: None})

    def see(self, first: int, second: int, year: int, separator: str) -> None:
        """Take in one date; the parts may be impossible."""
        self._seen += 1
        self._dots += separator == "."
        self._day_only += 12 < first <= 31 and second <= 12
        self._month_only += 12 < second <= 31 and first <= 12
        for day_first in (True, False):
            day, month = (first, second) if day_first else (second, first)
            self._run(day_first, _date(year, month, day))

    def decided(self, language: str) -> Order:
        """Return the order, from the strongest reason there is to the weakest."""
        if self._day_only or self._month_only:
            day_first = self._day_only >= self._month_only
            mixed = bool(self._day_only and self._month_only)
            return Order(day_first, sure=not mixed, why="numbers above twelve")
        if self._backwards[True] != self._backwards[False]:
            return Order(self._backwards[True] < self._backwards[False], why="the messages' order")
        if self._dots:
            return Order(True, why="dots")
        if language[:2].lower() in _DAY_FIRST:
            return Order(True, why="the language")
        return Order(True, sure=False)

    def _run(self, day_first: bool, day: date | None) -> None:
        before = self._last[day_first]
        if day is None:
            return
        if before is not None and day < before:
            self._backwards[day_first] += 1
        self._last[day_first] = day


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
