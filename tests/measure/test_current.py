"""Which reading's observations count."""

from __future__ import annotations

from typing import Any

import pytest

from spaniel.measure import current_listings, current_readings, readers_used


def titles(lake: Any) -> list[str]:
    return sorted(current_listings(lake.engine()).title.to_pyarrow().to_pylist())


@pytest.fixture
def read_twice(lake: Any) -> Any:
    lake.listing("as v1 saw it", capture="cap-1", version="1")
    lake.listing("as v2 saw it", capture="cap-1", version="2")
    lake.listing("and one more", capture="cap-1", version="2")
    return lake


def test_an_empty_lake_has_no_current_listings(lake: Any) -> None:
    assert titles(lake) == []
    assert readers_used(lake.engine()).to_pyarrow().num_rows == 0


def test_without_a_promotion_the_earliest_reading_is_current(read_twice: Any) -> None:
    assert titles(read_twice) == ["as v1 saw it"]


def test_reading_again_changes_nothing_until_somebody_says_so(read_twice: Any) -> None:
    before = titles(read_twice)
    read_twice.listing("as v3 saw it", capture="cap-1", version="3")
    assert titles(read_twice) == before
    read_twice.promote("3")
    assert titles(read_twice) == ["as v3 saw it"]


def test_the_latest_promotion_wins_and_can_be_taken_back(read_twice: Any) -> None:
    read_twice.promote("2")
    assert titles(read_twice) == ["and one more", "as v2 saw it"]
    read_twice.promote("1")
    assert titles(read_twice) == ["as v1 saw it"]


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"source": "another"},
        {"authority": "unit-b"},
        {"kind": "feedback"},
        {"reader": "another"},
        {"profile": "another"},
    ],
)
def test_a_promotion_of_something_else_changes_nothing(read_twice: Any, elsewhere: Any) -> None:
    read_twice.promote("2", **elsewhere)
    assert titles(read_twice) == ["as v1 saw it"]


def test_a_promotion_for_one_source_leaves_the_others(read_twice: Any) -> None:
    read_twice.listing("other v1", capture="cap-2", version="1", source="other")
    read_twice.listing("other v2", capture="cap-2", version="2", source="other")
    read_twice.promote("2", source="other")
    assert titles(read_twice) == ["as v1 saw it", "other v2"]


def test_a_capture_the_promoted_reader_never_read_keeps_its_own(read_twice: Any) -> None:
    read_twice.listing("only v1", capture="cap-3", version="1")
    read_twice.promote("2")
    assert titles(read_twice) == ["and one more", "as v2 saw it", "only v1"]


def test_a_capture_kept_under_two_authorities_is_one_act_of_seeing(lake: Any) -> None:
    lake.listing("seen once", capture="cap-1")
    lake.reading("cap-1", authority="unit-b")
    lake.listing("seen once", capture="cap-1", authority="unit-b")
    assert titles(lake) == ["seen once"]


def test_one_reading_is_current_however_the_rows_lie(read_twice: Any) -> None:
    read_twice.promote("2")
    whole = titles(read_twice)
    for seed in range(3):
        other = read_twice.shuffled(seed)
        assert titles(other) == whole
        assert current_readings(other.engine()).to_pyarrow().num_rows == 1


def test_the_readers_are_named(read_twice: Any) -> None:
    read_twice.promote("2")
    used = readers_used(read_twice.engine()).to_pyarrow().to_pylist()
    assert [(row["reader"], row["version"], row["captures"]) for row in used] == [
        ("reader", "2", 1)
    ]
