"""Dates and times as sources write them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spaniel.errors import SourceInvalid
from spaniel.extract.moment import parse_moment, seen_by_rule
from spaniel.types import SeenRule


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc, arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "2020-09-17T10:30:00",
        "2020-09-17 10:30:00 UTC",
        "2020-09-17T10:30:00Z",
        "2020-09-17T12:30:00+02:00",
        "17.09.2020 10:30",
        "Sep 17, 2020 10:30 AM",
    ],
)
def test_a_time_stamp_has_no_length(text: str) -> None:
    assert parse_moment(text) == (at(2020, 9, 17, 10, 30), at(2020, 9, 17, 10, 30))


@pytest.mark.parametrize(
    "text",
    [
        "2020-09-17",
        "20200917",
        "17.09.2020",
        "17/09/2020",
        "09/17/2020",
        "2020/9/17",
        "17 September 2020",
        "17 сентября 2020",
        "17. September 2020",
        "17 de septiembre de 2020",
    ],
)
def test_a_date_is_its_day(text: str) -> None:
    assert parse_moment(text) == (at(2020, 9, 17), at(2020, 9, 18))


def test_months_and_years() -> None:
    assert parse_moment("2014-01") == (at(2014, 1, 1), at(2014, 2, 1))
    assert parse_moment("2014-12") == (at(2014, 12, 1), at(2015, 1, 1))
    assert parse_moment("September 2020") == (at(2020, 9, 1), at(2020, 10, 1))
    assert parse_moment("2014") == (at(2014, 1, 1), at(2015, 1, 1))


def test_day_and_month_are_not_guessed() -> None:
    assert parse_moment("03/04/2014") is None
    assert parse_moment("03/04/2014", language="de") == (at(2014, 4, 3), at(2014, 4, 4))
    assert parse_moment("03/04/2014", format="%m/%d/%Y") == (at(2014, 3, 4), at(2014, 3, 5))


def test_formats_say_how_long_it_lasts() -> None:
    assert parse_moment("2014 01", format="%Y %m") == (at(2014, 1, 1), at(2014, 2, 1))
    assert parse_moment("01Jan14 10h", format="%d%b%y %Hh") == (at(2014, 1, 1, 10),) * 2
    assert parse_moment("1388534400", format="epoch") == (at(2014, 1, 1),) * 2
    assert parse_moment("1388534400000", format="epoch_ms") == (at(2014, 1, 1),) * 2
    assert parse_moment("no date 1", format="%Y") is None


@pytest.mark.parametrize("format", ["%Q", "%d.%m.", "%", "no directive"])
def test_a_format_that_is_none_is_refused(format: str) -> None:
    with pytest.raises(SourceInvalid, match=r"seen\.format"):
        parse_moment("2014-01-01", format=format)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2 days ago",
        "yesterday",
        "12:30",
        "2014-02-31",
        "0000-01-01",
        "9999-12-31",
        "5 grams",
        "version 2014",
        "1" * 400,
        "2014-01-01T99:00:00",
    ],
)
def test_what_says_no_moment_is_none(text: str) -> None:
    assert parse_moment(text) is None


@given(st.datetimes(min_value=datetime(1, 1, 2), max_value=datetime(9998, 12, 30)))  # noqa: DTZ001
def test_iso_is_read_back(moment: datetime) -> None:
    expected = moment.replace(tzinfo=UTC)
    assert parse_moment(moment.isoformat()) == (expected, expected)


@given(st.dates(min_value=date(1970, 1, 1), max_value=date(2100, 1, 1)))
def test_a_day_lasts_a_day(day: date) -> None:
    interval = parse_moment(day.isoformat())
    assert interval is not None
    assert interval[1] - interval[0] == timedelta(days=1)
    assert interval[0].date() == day


def test_a_rule_reads_the_path_of_a_member() -> None:
    rule = SeenRule(regex=r"(\d{4}-\d\d-\d\d)")
    assert seen_by_rule(rule, member="crawl/2014-01-09/p.html") == (
        at(2014, 1, 9),
        at(2014, 1, 10),
        "2014-01-09",
    )
    assert seen_by_rule(rule, member="crawl/index.html") == (None, None, "")


def test_a_rule_may_hold_for_all_or_say_nothing() -> None:
    assert seen_by_rule(SeenRule(on="2014-01"), member="x")[2] == "2014-01"
    assert seen_by_rule(SeenRule(), member="2014-01-01") == (None, None, "")
    assert seen_by_rule(SeenRule(column="date"), member="2014-01-01") == (None, None, "")


@pytest.mark.parametrize(
    ("rule", "fault"),
    [
        (SeenRule(regex="("), "no regular expression"),
        (SeenRule(regex=r"\d+"), "has no group"),
        (SeenRule(on="some day 5"), "no date"),
        (SeenRule(regex=r"(\d+)"), "no date"),
        (SeenRule(on="2014", regex="(x)"), "both"),
        (SeenRule(regex=r"(\d+)", format="%m"), "no year"),
    ],
)
def test_a_rule_that_cannot_hold_is_refused(rule: SeenRule, fault: str) -> None:
    with pytest.raises(SourceInvalid, match=fault):
        seen_by_rule(rule, member="crawl/99999/p.html")
