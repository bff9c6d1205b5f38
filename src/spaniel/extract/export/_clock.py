"""Times of logs and chats, to intervals in UTC.

A stamp with an offset is a moment. A stamp without one was read off a clock that stood somewhere
on Earth: where nobody says in which zone, it is the interval of all that it may mean, from
UTC+14 (Kiribati) to UTC-12 (Baker Island). A stamp without seconds lasts a minute.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

from spaniel.errors import SourceInvalid

__all__ = ["Interval", "clf", "iso", "local", "offset_named", "since_1970", "zone_named"]

Interval = tuple[datetime, datetime]
"""Start and exclusive end in UTC; equal where the moment is known."""

_SECOND, _MINUTE = timedelta(seconds=1), timedelta(minutes=1)
_EASTMOST, _WESTMOST = timedelta(hours=14), timedelta(hours=12)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_CLF = re.compile(
    r"(\d\d)/([A-Z][a-z]{2})/(\d{4}):(\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d)", re.ASCII
)
_ISO = re.compile(
    r"(\d{4}-?\d\d-?\d\d)[T ](\d\d:?\d\d(?::?\d\d)?)(?:[.,](\d{1,9}))? ?(Z|UTC|[+-]\d\d:?\d\d)?",
    re.ASCII | re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,19}(?:\.\d{1,9})?", re.ASCII)
_NAMED_OFFSETS = {
    **{"UT": 0, "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "WEST": 1, "CET": 1, "CEST": 2},
    **{"EET": 2, "EEST": 3, "EST": -5, "EDT": -4, "CDT": -5, "MST": -7, "MDT": -6},
    **{"CST": -6, "PST": -8, "PDT": -7},  # RFC 5322, 4.3
}
_NAMES = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
_MONTHS = {name: number for number, name in enumerate(_NAMES.split(), 1)}


def offset_named(name: str) -> timedelta | None:
    """Return how far a zone is ahead of UTC, of ``+0130`` or a name that has one meaning only."""
    if name[:1] in {"+", "-"} and name[1:].isdigit() and len(name) == 5:
        ahead = timedelta(hours=int(name[1:3]), minutes=int(name[3:]))
        return ahead if name[0] == "+" else -ahead
    hours = _NAMED_OFFSETS.get(name.upper())
    return None if hours is None else timedelta(hours=hours)


def clf(text: str) -> Interval | None:
    """Read the time of the common log format: ``12/Mar/2023:14:05:33 +0100``."""
    match = _CLF.fullmatch(text)
    if match is None or match[2] not in _MONTHS:
        return None
    day, _, year, hour, minute, second, sign, off_hours, off_minutes = match.groups()
    ahead = timedelta(hours=int(off_hours), minutes=int(off_minutes))
    try:
        moment = datetime(
            int(year), _MONTHS[match[2]], int(day), int(hour), int(minute), int(second), tzinfo=UTC
        )
        moment -= ahead if sign == "+" else -ahead
    except (ValueError, OverflowError):
        return None
    return moment, moment


def iso(text: str, zone: ZoneInfo | None) -> Interval | None:
    """Read ISO 8601 with a time; ``zone`` counts only where the text has no offset."""
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    date, time, fraction, offset = match.groups()
    try:
        moment = datetime.fromisoformat(f"{date}T{time}")
        moment = moment.replace(microsecond=int((fraction or "0")[:6].ljust(6, "0")))
        if offset:
            moment = moment.replace(tzinfo=_offset(offset)).astimezone(UTC)
            return moment, moment
    except (ValueError, OverflowError):
        return None
    return local(moment, zone, _SECOND if len(time) > 5 else _MINUTE)


def since_1970(value: str) -> Interval | None:
    """Read a count since 1970 of seconds or, by its size, of milli-, micro- or nanoseconds."""
    if _NUMBER.fullmatch(value) is None:
        return None
    count = Decimal(value)
    for limit, per_second in ((10**17, 10**9), (10**14, 10**6), (10**11, 10**3)):
        if count >= limit:
            count /= per_second
            break
    try:
        moment = _EPOCH + timedelta(microseconds=int(count * 1_000_000))
    except OverflowError:
        return None
    return moment, moment


def local(clock: datetime, zone: ZoneInfo | None, lasting: timedelta) -> Interval | None:
    """Return what a clock's time means in UTC, in a zone or in none that anybody told.

    Args:
        clock: without a zone.
        zone: where the clock stood; in the hour that autumn has twice, both count.
        lasting: the stamp's last digit: a second or a minute. A second in a known zone counts as
            a moment.
    """
    length = lasting if lasting > _SECOND else timedelta()
    try:
        if zone is None:
            start = clock.replace(tzinfo=UTC)
            return start - _EASTMOST, start + _WESTMOST + lasting
        first = clock.replace(tzinfo=zone).astimezone(UTC)
        again = clock.replace(tzinfo=zone, fold=1).astimezone(UTC)
        # In the hour that spring leaves out the second reading is the earlier one; both are wrong.
        return (first, again + lasting) if again > first else (first, first + length)
    except (ValueError, OverflowError):
        return None


@lru_cache(maxsize=256)
def zone_named(name: str) -> ZoneInfo | None:
    """Return a zone by its IANA name; nobody told where the name is empty.

    Raises:
        SourceInvalid: there is no such zone.
    """
    if not name:
        return None
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, LookupError) as fault:
        raise SourceInvalid(
            f"'{name}' is no time zone", where="zone", do="write it like Europe/Madrid"
        ) from fault


@lru_cache(maxsize=256)
def _offset(text: str) -> timezone:
    if text.upper() in {"Z", "UTC"}:
        return UTC
    digits = text[1:].replace(":", "")
    ahead = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(ahead if text[0] == "+" else -ahead)
