"""Lines of chat logs that tell only the time of day, and days from elsewhere.

Pidgin, irssi, HexChat and ZNC write a day once (in a heading, or in the file's name) and then only
the clock. A clock that jumps back by more than half a day has passed midnight.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from ._clock import Interval, local

__all__ = ["RunningClock", "day_in_name", "time_of_day"]

_TIME = re.compile(r"(\d{1,2}):(\d\d)(?::(\d\d))?(?: ?([APap])\.?[Mm]\.?)?", re.ASCII)
_DAY_IN_NAME = re.compile(r"(?<!\d)(\d{4})-?(\d\d)-?(\d\d)(?!\d)", re.ASCII)
_SECOND, _MINUTE, _DAY = timedelta(seconds=1), timedelta(minutes=1), timedelta(days=1)


@dataclass(slots=True)
class RunningClock:
    """Where a log stands in time.

    Attributes:
        day: of the last line; ``None`` if nobody told.
        ahead: how far the clock is ahead of UTC, where the log tells.
        zone: where it stood otherwise.
    """

    day: date | None = None
    ahead: timedelta | None = None
    zone: ZoneInfo | None = None
    _last: time | None = None

    def begin(self, day: date | None) -> None:
        """Take in a day that the log tells."""
        self.day, self._last = day, None

    def at(self, clock: time, *, seconds: bool) -> Interval | None:
        """Return when a line was written that shows this time of day."""
        if self.day is None:
            return None
        if self._last is not None and _hours(self._last) - _hours(clock) > 12:
            self.day = self.day + _DAY if self.day < date.max else None
        self._last = clock
        return self._interval(clock, seconds) if self.day else None

    def _interval(self, clock: time, seconds: bool) -> Interval | None:
        assert self.day is not None
        shown = datetime.combine(self.day, clock)
        if self.ahead is None:
            return local(shown, self.zone, _SECOND if seconds else _MINUTE)
        try:
            moment = shown.replace(tzinfo=UTC) - self.ahead
            return moment, moment + (timedelta() if seconds else _MINUTE)
        except OverflowError:
            return None


def time_of_day(text: str) -> tuple[time, bool] | None:
    """Return the time of day a text says, and whether it says the second."""
    match = _TIME.fullmatch(text.replace("\u202f", " ").strip())
    if match is None:
        return None
    hour, half = int(match[1]), (match[4] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return time(hour, int(match[2]), int(match[3] or 0)), match[3] is not None
    except ValueError:
        return None


def day_in_name(address: str) -> date | None:
    """Return the last day that a file's name tells: ``2023-03-14``, ``20230314``."""
    for match in reversed(list(_DAY_IN_NAME.finditer(address[-500:]))):
        try:
            return date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            continue
    return None


def _hours(clock: time) -> float:
    return clock.hour + clock.minute / 60
