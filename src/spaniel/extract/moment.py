"""Dates and times as sources write them, to intervals in UTC.

A moment that is not fully said is an interval: a date is its whole day, ``2014-01`` its month,
``2014`` its year. The end is exclusive; a time stamp has no length. A time without an offset is
taken as UTC, because markets seldom say where their clock stands.

:func:`parse_moment` reads a whole text that a source's rule or column says is a date; a relative
time (``2 days ago``) is nothing there, and ``03/04/2014`` is nothing without a language or a
format.
:func:`find_moment` looks for a date in the words of a page, given when the page was seen; there
``03/04/2014`` is an interval that holds both readings, unless the language, or the other dates of
the page (:func:`date_order`), decide.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from typing import NamedTuple

from spaniel.errors import SourceInvalid
from spaniel.types import SeenRule

from ._folding import fold_in_place
from ._when import Span, find_when, may_say_when, numeric_parts
from .remembered import remembered

__all__ = ["Moment", "date_order", "find_moment", "parse_moment", "seen_by_rule"]

_Interval = tuple[datetime, datetime]
_Length = Callable[[datetime], datetime]

_ISO_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)|(\d{4})(\d\d)(\d\d)")
_ISO_TIME = re.compile(r"\d{4}-?\d\d-?\d\d[T ]\d\d:?\d\d.*")
_YEAR_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMERIC = re.compile(
    r"(\d{1,4})([./-])(\d{1,2})\2(\d{4}|\d{1,2})(?:,?\s+(\d{1,2}):(\d\d)(?::(\d\d))?(?:\s*UTC)?)?\.?"
)
_CLOCK = re.compile(r"\b\d{1,2}:\d\d|\b\d{1,2}\s?[ap]\.?m\b", re.IGNORECASE)
_HALF_DAY = re.compile(r"\b\d{1,2}:\d\d(?::\d\d)?\s?[ap]\.?m\b", re.IGNORECASE)
_WHOLE_DAY = re.compile(
    r"\b(?:0\d|1[3-9]|2[0-3]):\d\d(?!\d|(?::\d\d)?\s?[ap]\.?m\b)", re.IGNORECASE
)
_OFFSET = re.compile(r"(?<=\d)\s*(?:UTC|GMT)$", re.IGNORECASE)
_DAY_FIRST = frozenset(["ru", "uk", "be", "de", "es", "fr", "it", "pt", "pl", "nl", "cs", "fi"])
_DAY_DIRECTIVES = re.compile(r"%[-#]?[djxDFUWV]")
_TIME_DIRECTIVES = re.compile(r"%[-#]?[HIcXsTR]")
_MONTH_DIRECTIVES = re.compile(r"%[-#]?[mbB]")
_EPOCHS = {"epoch": 1, "epoch_ms": 1000}


def parse_moment(
    text: str, *, format: str = "", language: str = ""
) -> tuple[datetime, datetime] | None:
    """Return start and exclusive end in UTC, or ``None`` if the text says no moment.

    Args:
        text: ``2014-01-01``, ``2014-01-01T10:30:00+02:00``, ``17.09.2020 12:00``,
            ``17 September 2020``, ``2014-01``.
        format: a ``strptime`` format, or ``epoch`` or ``epoch_ms`` for seconds or milliseconds
            since 1970; nothing else is then read.
        language: ISO 639-1; names of months, and day before month or not.

    Raises:
        SourceInvalid: the format is none, or has no year.
    """
    folded = " ".join(text.split())
    if len(folded) > 80 or not any(c.isdigit() for c in folded):
        return None
    try:
        if format:
            return _by_format(folded, format)
        return _iso(folded) or _numeric(folded, language) or _in_words(folded, language)
    except (ValueError, OverflowError):  # 31 February, the year 0, an offset beyond the calendar
        return None


class Moment(NamedTuple):
    """A moment read from a page: an interval in UTC with its words.

    ``until`` is exclusive, and equals ``start`` where the moment is known; ``text`` stands at
    ``[begin, end)`` of what was read, in code points.
    """

    start: datetime
    until: datetime
    text: str
    confidence: float
    begin: int
    end: int


def find_moment(
    text: str,
    *,
    now: datetime | None = None,
    language: str = "",
    order: str = "",
    zone: timezone = UTC,
) -> Moment | None:
    """Return the date or time that a short text says, in one of ten languages, or ``None``.

    Args:
        text: ``Listed: 2 days ago``, ``вчера в 14:05``, ``12 Mar 2023 14:05 GMT+3``,
            ``March 2023``. Of more than 300 characters the first are read.
        now: when the page was seen; without it relative times and dates without a year are none.
        language: ISO 639-1; decides between day and month.
        order: ``dmy`` or ``mdy``, as :func:`date_order` found; goes before the language.
        zone: where the page's clock stands, for times that do not say it.

    Relative times: ``2 days ago`` is that calendar day. Of other units the interval holds both ways
    in which counters round: ``3 hours ago`` is from four to two and a half hours before ``now``.
    """
    if not text or not _may_say(text[:_LONGEST]):
        return None
    return _found(text[:_LONGEST], now, language[:2].casefold(), order, zone)


_OWN = frozenset(["en", "ru", "es", "de", "fr", "it", "pt", "pl", "nl", "uk"])
"""Languages of the grammar here; for others the library is asked."""
_LONGEST = 300
"""Characters of a page's text in which a date is looked for."""


@remembered
def _may_say(text: str) -> bool:
    """Whether a text has a digit or a word of time at all: most of a page's have neither."""
    return may_say_when(fold_in_place(text))


@lru_cache(maxsize=16_384)
def _found(
    text: str, now: datetime | None, language: str, order: str, zone: timezone
) -> Moment | None:
    by_language = "dmy" if language in _DAY_FIRST else ""
    when = find_when(fold_in_place(text), Span(now, order or by_language, zone))
    if when is None:
        interval = (
            None if language in _OWN or not language else parse_moment(text, language=language)
        )
        return None if interval is None else Moment(*interval, text, 0.8, 0, len(text))
    begin, end = when.begin, when.end
    words = text[begin:end]
    begin += len(words) - len(words.lstrip())
    end = begin + len(words.strip())
    return Moment(when.start, when.until, text[begin:end], when.confidence, begin, end)


def date_order(texts: Iterable[str], *, language: str = "") -> str:
    """Return the order of numeric dates of a page, decided once by all of them.

    Args:
        texts: every text of the page that may hold a date.
        language: ISO 639-1; decides only if no date does.

    Returns:
        ``dmy`` or ``mdy``; empty where nothing or contradicting things decide.
    """
    dated = [text for text in texts if numeric_parts(text) is not None]
    pairs = [pair for pair in map(numeric_parts, dated) if pair is not None]
    day_first = any(first > 12 >= second for first, second in pairs)
    month_first = any(second > 12 >= first for first, second in pairs)
    if day_first != month_first:
        return "dmy" if day_first else "mdy"
    halved = any(_HALF_DAY.search(text) for text in dated)
    if not day_first and halved != any(_WHOLE_DAY.search(text) for text in dated):
        # Who counts hours to twelve writes the month first; who counts to 24, the day.
        return "mdy" if halved else "dmy"
    return "dmy" if not day_first and language[:2].casefold() in _DAY_FIRST else ""


def seen_by_rule(rule: SeenRule, *, member: str) -> tuple[datetime | None, datetime | None, str]:
    """Return when a member of an import was seen, by ``on`` or ``regex``, and the words for it.

    The rule's ``column`` is the table reader's business. A member that the expression does not
    match was seen nobody knows when: ``(None, None, "")``.

    Raises:
        SourceInvalid: the rule contradicts itself, its expression or format is none, or what it
            finds is no date.
    """
    if rule.on and rule.regex:
        raise SourceInvalid(
            "'seen' has both 'on' and 'regex'", where="seen", do="keep one of the two"
        )
    found = rule.on or _first_group(rule.regex, member)
    if not found:
        return None, None, ""
    interval = parse_moment(found, format="" if rule.on else rule.format)
    if interval is None:
        raise SourceInvalid(
            f"'{found}' is no date or time",
            where="seen.on" if rule.on else f"seen.regex on {member}",
            do="write it as ISO 8601 (2020-09-17), or say its 'format'",
        )
    return (*interval, found)


def _first_group(regex: str, member: str) -> str:
    if not regex:
        return ""
    try:
        pattern = re.compile(regex)
    except re.error as fault:
        raise SourceInvalid(
            f"'{regex}' is no regular expression ({fault})", where="seen.regex", do="correct it"
        ) from fault
    if not pattern.groups:
        raise SourceInvalid(
            f"'{regex}' has no group",
            where="seen.regex",
            do="put the part that is the date in parentheses",
        )
    match = pattern.search(member)
    return (match.group(1) or "") if match else ""


def _by_format(text: str, format: str) -> _Interval | None:
    if format in _EPOCHS:
        seconds = int(text) if text.isdigit() else None
        start = None if seconds is None else _since_1970(seconds, _EPOCHS[format])
        return (start, start) if start else None
    length = _length_of_format(format)
    start = _utc(datetime.strptime(text, format))  # noqa: DTZ007 - an offset is UTC where absent
    return start, length(start)


@lru_cache(maxsize=256)
def _length_of_format(format: str) -> _Length:
    """Return how long a moment in this format lasts, having tried the format on a known one."""
    sample = datetime(2014, 12, 31, 23, 58, 59, tzinfo=UTC)
    try:
        read = datetime.strptime(sample.strftime(format), format)  # noqa: DTZ007
    except (ValueError, re.error) as fault:
        raise SourceInvalid(
            f"'{format}' is no strptime format ({fault})", where="seen.format", do="correct it"
        ) from fault
    if read.year != sample.year:
        raise SourceInvalid(f"'{format}' has no year", where="seen.format", do="add %Y")
    if _TIME_DIRECTIVES.search(format):
        return _no_time
    if _DAY_DIRECTIVES.search(format):
        return _day
    return _month if _MONTH_DIRECTIVES.search(format) else _year


def _iso(text: str) -> _Interval | None:
    if _ISO_DATE.fullmatch(text):
        return _lasting(datetime.fromisoformat(text), _day)
    if _ISO_TIME.fullmatch(text):
        moment = datetime.fromisoformat(_OFFSET.sub("+00:00", text))
        return _lasting(moment, _no_time)
    if match := _YEAR_MONTH.fullmatch(text):
        return _lasting(datetime(int(match[1]), int(match[2]), 1, tzinfo=UTC), _month)
    if _YEAR.fullmatch(text):
        return _lasting(datetime(int(text), 1, 1, tzinfo=UTC), _year)
    return None


def _numeric(text: str, language: str) -> _Interval | None:
    match = _NUMERIC.fullmatch(text)
    if match is None:
        return None
    first, sign, second, third, hour, minute, second_of_minute = match.groups()
    if len(first) == 4:
        year, month, day = int(first), int(second), int(third)
    else:
        day_month = _day_and_month(int(first), int(second), sign, language)
        if day_month is None or len(first) > 2:
            return None
        day, month = day_month
        year = int(third) + (2000 if len(third) <= 2 else 0)
    if hour is None:
        return _lasting(datetime(year, month, day, tzinfo=UTC), _day)
    clock = int(hour), int(minute), int(second_of_minute or 0)
    return _lasting(datetime(year, month, day, *clock, tzinfo=UTC), _no_time)


def _day_and_month(first: int, second: int, sign: str, language: str) -> tuple[int, int] | None:
    if first > 12 or sign == "." or first == second or language in _DAY_FIRST:
        return first, second
    return (second, first) if second > 12 else None


def _in_words(text: str, language: str) -> _Interval | None:
    """Read dates with names of months. The library is slow and heavy: loaded at the first need."""
    if not re.search(r"[^\W\d_]{3}", text):
        return None
    when = find_when(fold_in_place(text), Span(None, "", UTC))
    if when is not None and text[: when.begin] + text[when.end :] == "":
        return when.start, when.until
    parsed = _dateparser(text, language, ("day", "month", "year"))
    if parsed is not None:
        return _lasting(parsed, _no_time if _CLOCK.search(text) else _day)
    parsed = _dateparser(text, language, ("month", "year"))
    return None if parsed is None else _lasting(parsed.replace(day=1), _month)


@lru_cache(maxsize=4096)
def _dateparser(text: str, language: str, parts: tuple[str, ...]) -> datetime | None:
    import dateparser  # noqa: PLC0415

    parsed: datetime | None = dateparser.parse(
        text,
        languages=[language[:2]] if language else ["en", "ru", "es", "de"],
        settings={
            "PARSERS": ["absolute-time"],
            "REQUIRE_PARTS": list(parts),
            "TIMEZONE": "UTC",
            "RETURN_AS_TIMEZONE_AWARE": True,
        },
    )
    return parsed


def _since_1970(count: int, per_second: int) -> datetime:
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=count) / per_second


def _lasting(moment: datetime, length: _Length) -> _Interval:
    start = _utc(moment)
    return start, length(start)


def _utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _no_time(start: datetime) -> datetime:
    return start


def _day(start: datetime) -> datetime:
    return start + timedelta(days=1)


def _month(start: datetime) -> datetime:
    return (start.replace(day=1) + timedelta(days=32)).replace(day=1)


def _year(start: datetime) -> datetime:
    return start.replace(year=start.year + 1, month=1, day=1)
