"""Dates and times as sources write them."""

import csv
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spaniel.errors import SourceInvalid
from spaniel.extract.moment import date_order, find_moment, parse_moment, seen_by_rule
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


NOW = at(2023, 3, 15, 16, 30)


def _dates() -> list[dict[str, str]]:
    with (Path(__file__).parent / "dates.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _said(row: dict[str, str]) -> tuple[str, str]:
    found = find_moment(row["text"], now=NOW, language=row["language"])
    if found is None:
        return "", ""
    return f"{found.start:%Y-%m-%dT%H:%M:%S}", f"{found.until:%Y-%m-%dT%H:%M:%S}"


def test_dates_in_ten_languages_are_read() -> None:
    rows = _dates()
    assert len(rows) >= 150
    wrong = [row["text"] for row in rows if _said(row) != (row["start"], row["until"])]
    assert len(wrong) <= 0.03 * len(rows), wrong


def test_the_confidence_of_dates_is_near_the_share_that_is_right() -> None:
    pairs = []
    for row in _dates():
        found = find_moment(row["text"], now=NOW, language=row["language"])
        if found is not None:
            pairs.append((found.confidence, _said(row) == (row["start"], row["until"])))
    error = abs(sum(c for c, _ in pairs) - sum(right for _, right in pairs)) / len(pairs)
    assert len(pairs) > 100
    assert error <= 0.05


def test_relative_times_need_the_moment_of_seeing() -> None:
    assert find_moment("2 days ago") is None
    assert find_moment("12 Mar") is None
    found = find_moment("Listed: 2 days ago", now=NOW)
    assert found is not None
    assert (found.start, found.until) == (at(2023, 3, 13), at(2023, 3, 14))
    assert found.text == "2 days ago"


def test_a_counter_that_cuts_and_one_that_rounds_are_both_held() -> None:
    for back in (timedelta(hours=2, minutes=31), timedelta(hours=3, minutes=59)):
        found = find_moment("3 hours ago", now=NOW)
        assert found is not None
        assert found.start <= NOW - back < found.until


def test_the_clock_of_the_page_is_where_it_is_said_to_be() -> None:
    moscow = timezone(timedelta(hours=3))
    found = find_moment("вчера в 01:00", now=NOW, zone=moscow)
    assert found is not None
    assert found.start == at(2023, 3, 13, 22)
    said = find_moment("12.03.2023 14:05 GMT+5", now=NOW, zone=moscow)
    assert said is not None
    assert said.start == at(2023, 3, 12, 9, 5)


def test_the_dates_of_a_page_decide_their_order_together() -> None:
    assert date_order(["03/04/2022", "25/12/2022"]) == "dmy"
    assert date_order(["03/04/2022", "12/25/2022"]) == "mdy"
    assert date_order(["25/12/2022", "12/25/2022"], language="de") == ""
    assert date_order(["03/04/2022"]) == ""
    assert date_order(["no date", "03/04/2022"], language="fr") == "dmy"
    one = find_moment("03/04/2022", order="mdy")
    assert one is not None
    assert one.start == at(2022, 3, 4)


def test_an_open_order_is_an_interval_or_what_is_past() -> None:
    both = find_moment("03/04/2022", now=NOW)
    assert both is not None
    assert (both.start, both.until) == (at(2022, 3, 4), at(2022, 4, 4))
    past = find_moment("03/04/2023", now=NOW)
    assert past is not None
    assert (past.start, past.until) == (at(2023, 3, 4), at(2023, 3, 5))


def test_other_languages_are_left_to_the_library() -> None:
    found = find_moment("17 září 2020", now=NOW, language="cs")
    assert found is not None
    assert found.start == at(2020, 9, 17)


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2023, 3, 14)))
def test_a_day_is_read_back_from_every_usual_form(day: date) -> None:
    forms = ["%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%B %d, %Y", "%d-%b-%Y", "%a, %d %b %Y"]
    for form in forms:
        found = find_moment(f"Joined: {day.strftime(form)}", now=NOW)
        assert found is not None
        assert (found.start.date(), found.until - found.start) == (day, timedelta(days=1))


@given(st.text(max_size=60), st.booleans())
def test_any_text_is_survived_and_a_moment_is_where_it_says(text: str, known: bool) -> None:
    found = find_moment(text, now=NOW if known else None)
    if found is not None:
        assert text[found.begin : found.end] == found.text
        assert found.start <= found.until


@pytest.mark.parametrize("piece", ["12.", "1 jan ", "03/04/", "2 days ", "12:", "1-", "yesterday "])
def test_hostile_repetition_ends(piece: str) -> None:
    find_moment(piece * (200_000 // len(piece)), now=NOW)
