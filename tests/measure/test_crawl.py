"""Listings per day and coverage, held against a plain count."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

DAY = date(2020, 1, 1)


def by_day(rows: Any) -> dict[Any, Any]:
    return {row["day"] and (row["day"] - DAY).days: row for row in rows}


def crawled(lake: Any, seen: dict[int, str], **more: Any) -> Any:
    for day, letters in seen.items():
        if not letters:
            lake.capture(f"cap-{day}", day=day)
        for letter in letters:
            lake.listing(day=day, listing_key=letter, **more)
    return lake


def test_nothing_gives_nothing(lake: Any, figures: Any) -> None:
    for name in ("listings_per_day", "coverage_per_day", "new_and_vanished"):
        assert figures(lake, name) == ()


def test_listings_vendors_observations_and_captures_are_counted(lake: Any, figures: Any) -> None:
    lake.listing(listing_key="1", vendor="ann")
    lake.listing(listing_key="1", vendor="ann", capture="cap-again")
    lake.listing(listing_key="2", vendor="")
    lake.listing(listing_key="1", vendor="ann", service="Other", capture="cap-other")
    rows = figures(lake, "listings_per_day")
    assert [tuple(row.values()) for row in rows] == [
        ("Bazaar", DAY, 2, 1, 3, 2),
        ("Other", DAY, 1, 1, 1, 1),
    ]


def test_an_unknown_day_has_its_own_row_and_stands_last(lake: Any, figures: Any) -> None:
    lake.listing(day=3)
    lake.listing(day=None)
    rows = figures(lake, "listings_per_day")
    assert [row["day"] for row in rows] == [DAY + timedelta(days=3), None]
    assert len(figures(lake, "coverage_per_day")) == 1


def test_a_capture_without_listings_is_a_capture_of_its_day(lake: Any, figures: Any) -> None:
    lake.listing(day=0)
    lake.capture("cap-login", day=1)
    rows = by_day(figures(lake, "listings_per_day"))
    assert (rows[1]["listings"], rows[1]["captures"]) == (0, 1)
    assert rows[0]["captures"] == 1


def test_the_day_is_that_of_utc(lake: Any, figures: Any, changed: Any) -> None:
    row, seq = (lake.listing(day=0), 1)
    late = changed(row, id="late", seen=row.seen.replace(hour=23, minute=59))
    lake.rows["listing"].append((late, seq))
    assert set(by_day(figures(lake, "listings_per_day"))) == {0}


PAIRS: tuple[tuple[dict[str, str], dict[str, str], bool], ...] = (
    ({"listing_key": "1", "link": "/a"}, {"listing_key": "1", "link": "/b"}, True),
    ({"listing_key": "1"}, {"listing_key": "2"}, False),
    ({"link": "/a", "title": "x"}, {"link": "/a", "title": "y"}, True),
    ({"link": "/a"}, {"link": "/b"}, False),
    ({"link": "#", "title": "x"}, {"link": "#", "title": "y"}, False),
    ({"link": "javascript:go()", "title": "x"}, {"link": "javascript:go()", "title": "x"}, True),
    ({"title": "x", "vendor": "ann"}, {"title": "x", "vendor": "ann"}, True),
    ({"title": "x", "vendor": "ann"}, {"title": "x", "vendor": "bob"}, False),
)


def test_what_makes_a_listing_the_same(lake: Any, figures: Any) -> None:
    for number, pair in enumerate(PAIRS):
        for half in pair[:2]:
            lake.listing(service=f"service {number}", capture=f"cap-{number}", **half)
    counted = [row["listings"] for row in figures(lake, "listings_per_day")]
    assert counted == [1 if same else 2 for _, _, same in PAIRS]


def test_coverage_is_the_share_seen_between_before_and_after(lake: Any, figures: Any) -> None:
    crawled(lake, {0: "abcd", 1: "abcx", 2: "abcdx", 3: "abcd"})
    rows = by_day(figures(lake, "coverage_per_day"))
    assert (rows[1]["bracketed"], rows[1]["seen_again"], rows[1]["coverage"]) == (4, 3, 0.75)
    assert (rows[2]["bracketed"], rows[2]["coverage"]) == (4, 1.0)
    assert rows[0]["coverage"] is None
    assert "first" in rows[0]["reason"]
    assert "last" in rows[3]["reason"]


def test_the_interval_is_wilsons(lake: Any, figures: Any) -> None:
    letters = "abcdefghij"
    crawled(lake, {0: letters, 1: letters[:8], 2: letters})
    row = by_day(figures(lake, "coverage_per_day"))[1]
    # 8 of 10, worked by hand and in many textbooks.
    assert (row["low"], row["high"]) == (
        pytest.approx(0.490162, abs=1e-6),
        pytest.approx(0.943318, abs=1e-6),
    )


def test_a_day_on_which_nothing_could_be_read_has_coverage_nought(lake: Any, figures: Any) -> None:
    rows = by_day(figures(crawled(lake, {0: "ab", 1: "", 2: "ab"}), "coverage_per_day"))
    assert (rows[1]["coverage"], rows[1]["low"]) == (0.0, 0.0)


def test_one_crawl_says_nothing_unless_a_count_is_expected(lake: Any, figures: Any) -> None:
    crawled(lake, {0: "abc"})
    (row,) = figures(lake, "coverage_per_day")
    assert (row["coverage"], row["reason"]) == (None, "only crawl day")
    given = {"Bazaar": 4, "Other": 9}
    (row,) = figures(lake, "coverage_per_day", expected_listings=given)
    assert (row["coverage"], row["low"], row["basis"]) == (0.75, None, "expected count")
    (row,) = figures(lake, "coverage_per_day", expected_listings={"Bazaar": 2})
    assert row["coverage"] == 1.0


crawls = st.dictionaries(
    st.integers(0, 6), st.text("abcdef", max_size=6).map(lambda t: "".join(sorted(set(t)))),
    min_size=1, max_size=5,
)  # fmt: skip


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seen=crawls)
def test_coverage_equals_a_plain_count(new_lake: Any, figures: Any, seen: dict[int, str]) -> None:
    rows = by_day(figures(crawled(new_lake(), seen), "coverage_per_day"))
    assert set(rows) == set(seen)
    for day, letters_then in seen.items():
        before = set("".join(letters for d, letters in seen.items() if d < day))
        after = set("".join(letters for d, letters in seen.items() if d > day))
        both = before & after
        assert rows[day]["bracketed"] == len(both)
        assert rows[day]["seen_again"] == len(both & set(letters_then))
        assert rows[day]["listings"] == len(set(letters_then))
