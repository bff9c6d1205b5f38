"""New and vanished listings: said where it can be, and only there."""

from __future__ import annotations

from datetime import date
from typing import Any

from spaniel.measure import measure

DAY = date(2020, 1, 1)
MANY = "abcdefghijklmnopqrst"


def change(lake: Any, seen: dict[int, str], **parameters: Any) -> dict[int, Any]:
    for day, letters in seen.items():
        for letter in letters:
            lake.listing(day=day, listing_key=letter)
    found = measure(lake.engine(), "new_and_vanished", parameters=parameters, captures_per_row=0)
    return {(row["day"] - DAY).days: row for row in found.rows}


def test_new_and_vanished_are_counted_between_good_crawls(lake: Any) -> None:
    rows = change(lake, {0: MANY, 1: MANY, 2: MANY[2:] + "XYZ", 3: MANY[2:] + "XYZ"})
    assert (rows[2]["new"], rows[2]["vanished"], rows[2]["kept"]) == (3, 2, 18)
    assert (rows[2]["new_low"], rows[2]["vanished_low"]) == (3, 2)
    assert rows[2]["compared_with"] == date(2020, 1, 2)
    assert rows[2]["reason"] == ""


def test_the_edges_are_not_estimable(lake: Any) -> None:
    rows = change(lake, {0: MANY, 1: MANY, 2: MANY})
    assert [rows[day]["new"] for day in (0, 1, 2)] == [None, None, None]
    assert [rows[day]["vanished_low"] for day in (0, 1, 2)] == [None, None, None]
    assert "first crawl day" in rows[0]["reason"]
    assert "no earlier crawl" in rows[1]["reason"]
    assert "last crawl day" in rows[2]["reason"]


def test_an_expected_count_opens_the_edges(lake: Any) -> None:
    rows = change(lake, {0: MANY, 1: MANY[1:] + "X"}, expected_listings={"Bazaar": 20})
    assert (rows[1]["new"], rows[1]["vanished"]) == (1, 1)
    assert "no earlier crawl" in rows[0]["reason"]


def test_a_partial_crawl_makes_nothing_vanish(lake: Any) -> None:
    rows = change(lake, {0: MANY, 1: MANY, 2: MANY[:4], 3: MANY[1:] + "X", 4: MANY[1:] + "X"})
    assert (rows[2]["vanished"], rows[2]["new"]) == (None, None)
    assert "below 80%" in rows[2]["reason"]
    # The next good crawl is compared with the good one before, not with the partial one.
    assert rows[3]["compared_with"] == date(2020, 1, 2)
    assert (rows[3]["new"], rows[3]["vanished"]) == (1, 1)


def test_a_listing_that_comes_back_has_not_vanished(lake: Any) -> None:
    rows = change(lake, {0: MANY, 1: MANY, 2: MANY[1:], 3: MANY, 4: MANY})
    assert (rows[2]["vanished"], rows[3]["new"]) == (0, 0)


def test_what_a_crawl_may_have_missed_is_taken_from_the_lower_bound(lake: Any) -> None:
    # Day 2 reached 18 of 20; two that it missed for good would look vanished.
    rows = change(lake, {0: MANY + "Z", 1: MANY + "Z", 2: MANY[2:], 3: MANY, 4: MANY})
    assert (rows[2]["vanished"], rows[2]["vanished_low"]) == (1, 0)


def test_crawls_of_very_different_reach_are_not_compared(lake: Any) -> None:
    more = MANY + MANY.upper()
    rows = change(lake, {0: MANY, 1: MANY, 2: more, 3: more, 4: more})
    assert rows[2]["new"] is None
    assert "1.5 times apart" in rows[2]["reason"]
    assert rows[3]["new"] == 0
    trusting = change(type(lake)(), {0: MANY, 1: MANY, 2: more, 3: more}, maximum_growth=3)
    assert trusting[2]["new"] == 20


def test_coverage_from_too_few_listings_is_not_trusted(lake: Any) -> None:
    rows = change(lake, {0: "ab", 1: "ab", 2: "ab", 3: "ab"})
    assert "too few" in rows[2]["reason"]
    assert (
        change(type(lake)(), {0: "ab", 1: "ab", 2: "ab", 3: "ab"}, minimum_bracketed=1)[2]["new"]
        == 0
    )


def test_the_threshold_can_be_chosen(lake: Any) -> None:
    seen = {0: MANY, 1: MANY, 2: MANY[:10], 3: MANY, 4: MANY}
    assert change(lake, seen, minimum_coverage=0.4, maximum_growth=2)[2]["vanished"] == 0


def test_the_order_of_rows_does_not_matter(lake: Any) -> None:
    seen = {0: MANY, 1: MANY, 2: MANY[2:] + "XYZ", 3: MANY[2:] + "XYZ"}
    whole = change(lake, seen)
    assert change(lake.shuffled(5), {}) == whole
