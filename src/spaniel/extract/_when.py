"""The grammar of dates: one search in a folded text, by kinds in order of how much they say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta, timezone
from typing import NamedTuple

from ._moment_words import (
    AGO_AFTER,
    AGO_BEFORE,
    DAYS,
    JUST_NOW,
    LAST,
    MONTHS,
    NUMBERS,
    SPANS,
    ZONES,
)

__all__ = ["Span", "When", "find_when", "numeric_parts"]


class When(NamedTuple):
    """An interval in UTC, how sure it is, and where it stands in the text."""

    start: datetime
    until: datetime
    confidence: float
    begin: int
    end: int


class Span(NamedTuple):
    """What the reader is told: the moment of seeing, the order of numeric dates, the clock."""

    now: datetime | None
    order: str
    zone: timezone


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


_MONTH = rf"({_any_of(MONTHS)})(?![^\W\d_])\.?"
_YEAR = r"((?:19|20)\d\d)(?!\d|[.,]\d)"
_FOUR_DIGITS = rf"(?<![\d.,/$€£-]){_YEAR}"
_ISO = re.compile(r"(?<![\d.,/-])((?:19|20)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?![\d/-]|\.\d)")
_NUMERIC = re.compile(
    r"(?<![\w.,/$€£+-])(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d|\d\d)"
    r"(?![\d/-]|[.,]\d|[ \xa0]?[$€£%₽])"
)
_HALF_DAY = re.compile(r"\b\d{1,2}:\d\d(?::\d\d)?\s?[ap]\.?m\b", re.I)
_DAY_MONTH = re.compile(
    rf"(?<![\d.,/$€£-])(\d{{1,2}})(?:st|nd|rd|th|er|º|ª|°|-го|-е)?[.,]?[ /\-]{{0,2}}"
    rf"(?:of |de |di |d['’])?(?<![^\W\d_]){_MONTH}"
    rf"(?:,?[ /\-]{{0,2}}(?:of |de |del |do |di )?(?:{_YEAR}|['’](\d\d)"
    r"|(?<=[-/ ])(\d\d)(?![\d:.,]|\s?[^\W\d_]))?)?"
)
_MONTH_DAY = re.compile(
    rf"(?<![^\W\d_]){_MONTH}[ \-]{{1,2}}(\d{{1,2}})(?:st|nd|rd|th)?(?![\d.:]\d|\d|[^\W\d_])"
    rf"(?:(?:,| |-){{1,2}}(?:{_YEAR}|['’](\d\d)))?"
)
_MONTH_YEAR = re.compile(rf"(?<![^\W\d_]){_MONTH},?(?: |-|/)?(?:de |del |do |of )?{_YEAR}")
_TIME = (
    r"(\d{1,2})(?:[:h](\d\d)(?!\d)(?::(\d\d)(?:\.\d{1,9})?)?|h(?![^\W\d_])"
    r"|(?= ?[ap]\.?m\b)|(?= uhr\b))"
    r"(?: ?([ap])\.?m\b\.?| ?uhr\b)?"
)
_JOIN = (
    r"(?:[,\s|·–—:-]|t(?=\d)){0,3}"
    r"(?:(?:at|um|kl\.?|à|a las|a la|alle(?: ore)?|ore|às|as|o|om|в|о|об|@)"
    r"\s)?\s?"
)
_CLOCK_AFTER = re.compile(_JOIN + _TIME)
_CLOCK_BEFORE = re.compile(
    _TIME + r"(?:\s?(?:utc|gmt|msk|мск|cet|cest))?[,\s|-]{1,3}(?:on |am |le |el |il )?\Z"
)
_ZONE = re.compile(
    rf"\s?\(?(?:({_any_of(ZONES)})(?![^\W\d_]))?\s?(?:([+-])(\d{{1,2}})(?::?([0-5]\d))?(?!\d))?"
)
_GOODS = re.compile(r"\s?[^\W\d_]")
_OPEN_END = re.compile(r"\s*(?:\Z|[^\w\s]|\d|(?:at|um|à|a las|alle|às|o|om|в|о)\s\d)")
_YEAR_MARK = re.compile(r"\s?(?:г\.|г(?!\w)|года|року|р\.|r\.|roku)")
_COUNT = rf"(\d{{1,4}}|{_any_of(NUMBERS)})"
_SPAN_WORD = rf"({_any_of(SPANS)})(?![^\W\d_])\.?"
_STEPS = (
    rf"{_COUNT}\s?{_SPAN_WORD}(?:,? (?:and |und |y |et |e |i |и |і |en )?\d{{1,2}}\s?{_SPAN_WORD})?"
)
_AGO = re.compile(rf"(?<![\w.,])(?:{_STEPS})\s(?:{_any_of(AGO_AFTER)})(?!\w)")
_SINCE = re.compile(rf"(?<![^\W\d_])(?:{_any_of(AGO_BEFORE)})\s(?:{_STEPS})(?![^\W\d_])")
_ONE_AGO = re.compile(
    r"(?<![^\W\d_])(неделю|месяц|год|час|день|минуту|тиждень|місяць|рік|годину|хвилину)\s(?:назад|тому)(?!\w)"
)
_DAY_WORD = re.compile(rf"(?<![^\W\d_])({_any_of(DAYS)})(?![^\W\d_])")
_DAY_BEFORE = re.compile(r"(?<![^\W\d_])(?:the )?day before $")
_JUST_NOW = re.compile(rf"(?<![^\W\d_])(?:{_any_of(JUST_NOW)}|now\Z)(?![^\W\d_])")
_LAST = re.compile(rf"(?<![^\W\d_])({_any_of(LAST)})(?![^\W\d_])")
_RELATIVE_HINT = re.compile(
    r"(?<![^\W\d_])(?:"
    + _any_of({*AGO_AFTER, *AGO_BEFORE, *DAYS, *JUST_NOW, *LAST, "now"})
    + r")(?![^\W\d_])"
)
_DIGIT = re.compile(r"\d")
_ONE_STEP = {
    "second": timedelta(seconds=1), "minute": timedelta(minutes=1), "hour": timedelta(hours=1),
    "day": timedelta(days=1), "week": timedelta(days=7),
}  # fmt: skip


def find_when(text: str, told: Span) -> When | None:
    """Return the first date or time that a folded text says, or ``None``.

    A date that is not one (31 February) is passed over, and the next kind is tried.
    """
    if _DIGIT.search(text):
        for read in (_iso, _numeric, _day_month, _month_day, _month_year):
            found = _tried(read, text, told)
            if found is not None:
                return found
    if told.now is None or not _RELATIVE_HINT.search(text):
        return None
    for read in (_ago, _day_word, _just_now, _last_one):
        found = _tried(read, text, told)
        if found is not None:
            return found
    return None


def may_say_when(text: str) -> bool:
    """Whether :func:`find_when` could find anything in a folded text."""
    return bool(_DIGIT.search(text) or _RELATIVE_HINT.search(text))


def numeric_parts(text: str) -> tuple[int, int] | None:
    """Return the first two numbers of ``03/04/2023``, where their order is open."""
    match = _NUMERIC.search(text)
    return None if match is None or match[2] == "." else (int(match[1]), int(match[3]))


def _tried(read: Callable[[str, Span], When | None], text: str, told: Span) -> When | None:
    try:
        return read(text, told)
    except (ValueError, OverflowError):  # 31 February, the year 10000
        return None


# --------------------------------------------------------------------------- absolute


def _iso(text: str, told: Span) -> When | None:
    match = _ISO.search(text)
    if match is None:
        return None
    day = datetime(int(match[1]), int(match[3]), int(match[4]), tzinfo=told.zone)
    return _with_clock(text, day, match.start(), match.end(), told, 0.98)


def _numeric(text: str, told: Span) -> When | None:
    match = _NUMERIC.search(text)
    if match is None:
        return None
    first, second, year = int(match[1]), int(match[3]), _full_year(match[4])
    if len(match[4]) == 2 and match[2] != "/" and not (len(match[1]) == len(match[3]) == 2):
        return None  # 1.2.14 and 2-3-10 are versions and goods
    if len(match[4]) == 2 and match[2] == "-" and _GOODS.match(text, match.end()):
        return None  # 10-12-20 pills
    order = "dmy" if match[2] == "." or first > 12 else "mdy" if second > 12 else told.order
    if order == "" and first != second:
        return _either(text, match, first, second, year, told)
    day, month = (second, first) if order == "mdy" else (first, second)
    start = datetime(year, month, day, tzinfo=told.zone)
    sure = 0.97 if len(match[4]) == 4 else 0.9
    return _with_clock(text, start, match.start(), match.end(), told, sure)


def _either(
    text: str, match: re.Match[str], first: int, second: int, year: int, told: Span
) -> When:
    """Return an interval that holds both readings; if one lies ahead of seeing, the other."""
    one = datetime(year, second, first, tzinfo=told.zone)
    other = datetime(year, first, second, tzinfo=told.zone)
    if _HALF_DAY.search(text, match.end()):  # 11-08-2014, 11:43 PM
        return _with_clock(text, other, match.start(), match.end(), told, 0.85)
    early, late = min(one, other), max(one, other)
    if told.now is not None and late > told.now + timedelta(days=1) >= early:
        return _with_clock(text, early, match.start(), match.end(), told, 0.9)
    until = (late + timedelta(days=1)).astimezone(UTC)
    return When(early.astimezone(UTC), until, 0.9, match.start(), match.end())


def _day_month(text: str, told: Span) -> When | None:
    match = _DAY_MONTH.search(text)
    if match is None:
        return None
    year = match[3] or match[4] or match[5]
    return _of_words(text, match, int(match[1]), MONTHS[match[2]], year, told)


def _month_day(text: str, told: Span) -> When | None:
    match = _MONTH_DAY.search(text)
    if match is None:
        return None
    return _of_words(text, match, int(match[2]), MONTHS[match[1]], match[3] or match[4], told)


def _of_words(
    text: str, match: re.Match[str], day: int, month: int, year: str | None, told: Span
) -> When | None:
    if year is not None:
        start = datetime(_full_year(year), month, day, tzinfo=told.zone)
        return _with_clock(text, start, match.start(), match.end(), told, 0.98)
    if told.now is None or not _OPEN_END.match(text, match.end()):  # you may 10 times
        return None
    start = datetime(told.now.year, month, day, tzinfo=told.zone)
    if start > told.now + timedelta(days=1):  # no page tells of the future
        start = start.replace(year=start.year - 1)
    return _with_clock(text, start, match.start(), match.end(), told, 0.93)


def _month_year(text: str, told: Span) -> When | None:
    match = _MONTH_YEAR.search(text)
    if match is None:
        return None
    start = datetime(int(match[2]), MONTHS[match[1]], 1, tzinfo=told.zone)
    until = (start + timedelta(days=32)).replace(day=1)
    return When(start.astimezone(UTC), until.astimezone(UTC), 0.97, match.start(), match.end())


def _full_year(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)


# --------------------------------------------------------------------------- the clock


def _with_clock(
    text: str, day: datetime, begin: int, end: int, told: Span, confidence: float
) -> When:
    """Return the day, or the moment where a clock stands behind or before it."""
    if mark := _YEAR_MARK.match(text, end):
        end = mark.end()
    clock = _CLOCK_AFTER.match(text, end)
    if clock is not None:
        end = clock.end()
    else:
        clock = _CLOCK_BEFORE.search(text[max(0, begin - 24) : begin])
        begin -= 0 if clock is None else len(clock.group())
    if clock is None:
        until = day + timedelta(days=1)
        return When(day.astimezone(UTC), until.astimezone(UTC), confidence, begin, end)
    zone = told.zone
    if clock.re is _CLOCK_AFTER:
        zone, end = _zone_after(text, end, told, bare=clock[3] is not None)
    else:
        zone, _ = _zone_after(
            text, begin + clock.end(4 if clock[4] else 2 if clock[2] else 1), told
        )
    start = _at(day, clock).replace(tzinfo=zone).astimezone(UTC)
    return When(start, start, confidence, begin, end)


def _at(day: datetime, clock: re.Match[str]) -> datetime:
    hour, half = int(clock[1]), clock[4]
    if half is not None and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return day.replace(hour=hour, minute=int(clock[2] or 0), second=int(clock[3] or 0))


def _zone_after(text: str, end: int, told: Span, *, bare: bool = False) -> tuple[timezone, int]:
    """Read ``MSK``, ``GMT+3``; a bare offset only where no ``10:00-12:00`` can be meant."""
    match = _ZONE.match(text, end)
    if match is None or not match.group().strip(" ("):
        return told.zone, end
    if not match[1] and not bare and not match.group()[0].isspace():
        return told.zone, end
    minutes = ZONES[match[1]] if match[1] else 0
    if match[2]:
        offset = int(match[3]) * 60 + int(match[4] or 0)
        minutes += -offset if match[2] == "-" else offset
    if abs(minutes) > 14 * 60:
        return told.zone, end
    return timezone(timedelta(minutes=minutes)), match.end()


# --------------------------------------------------------------------------- relative


def _ago(text: str, told: Span) -> When | None:
    match = _AGO.search(text) or _SINCE.search(text)
    if match is None:
        one = _ONE_AGO.search(text)
        return None if one is None else _back(1, SPANS[one[1]], one, told)
    count = int(match[1]) if match[1].isdigit() else NUMBERS[match[1]]
    return _back(count, SPANS[match[2]], match, told)


def _back(count: int, span: str, match: re.Match[str], told: Span) -> When | None:
    """Return the whole unit that lies so many units back: a day is its calendar day.

    Other units hold both ways in which counters round: ``3 hours ago`` is said of what lies four
    (cut) to two and a half hours (rounded) back.
    """
    now = told.now
    if now is None:
        return None
    local = now.astimezone(told.zone)
    if span == "day":
        start = _midnight(local) - timedelta(days=count)
        until = start + timedelta(days=1)
    elif span in _ONE_STEP:
        start = local - (count + 1) * _ONE_STEP[span]
        until = start + _ONE_STEP[span] * 3 / 2
    else:
        months = count * (12 if span == "year" else 1)
        start = _months_back(local, months + (12 if span == "year" else 1))
        until = _months_back(local, months) + timedelta(days=182 if span == "year" else 15)
    until = until if span == "day" else min(until, local)
    return When(start.astimezone(UTC), until.astimezone(UTC), 0.95, match.start(), match.end())


def _months_back(moment: datetime, count: int) -> datetime:
    total = moment.year * 12 + moment.month - 1 - count
    return moment.replace(year=total // 12, month=total % 12 + 1, day=min(moment.day, 28))


def _midnight(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def _day_word(text: str, told: Span) -> When | None:
    match = _DAY_WORD.search(text)
    if match is None or told.now is None:
        return None
    before = _DAY_BEFORE.search(text[: match.start()][-20:])
    back = DAYS[match[1]] + (before is not None)
    begin = match.start() - (len(before.group()) if before else 0)
    day = _midnight(told.now.astimezone(told.zone)) - timedelta(days=back)
    return _with_clock(text, day, begin, match.end(), told, 0.97)


def _just_now(text: str, told: Span) -> When | None:
    match = _JUST_NOW.search(text)
    if match is None or told.now is None:
        return None
    start = (told.now - timedelta(minutes=1)).astimezone(UTC)
    return When(start, told.now.astimezone(UTC), 0.9, match.start(), match.end())


def _last_one(text: str, told: Span) -> When | None:
    """Read ``last week``: the calendar week, month or year before this one."""
    match = _LAST.search(text)
    if match is None or told.now is None:
        return None
    today = _midnight(told.now.astimezone(told.zone))
    if LAST[match[1]] == "week":
        until = today - timedelta(days=today.weekday())
        start = until - timedelta(days=7)
    elif LAST[match[1]] == "month":
        until = today.replace(day=1)
        start = (until - timedelta(days=1)).replace(day=1)
    else:
        until = today.replace(month=1, day=1)
        start = until.replace(year=until.year - 1)
    return When(start.astimezone(UTC), until.astimezone(UTC), 0.85, match.start(), match.end())
