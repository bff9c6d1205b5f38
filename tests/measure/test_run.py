"""Every row leads to its captures; every measure says what it is; wrong questions are refused."""

from __future__ import annotations

from typing import Any

import pytest

from spaniel.errors import InputError, UnknownName
from spaniel.measure import MEASURES, captures_behind, measure


@pytest.mark.parametrize("name", MEASURES)
def test_every_row_has_evidence_and_comes_out_the_same_again(
    name: str, market: Any, market_engine: Any, rates: Any
) -> None:
    result = measure(market_engine, name, rates=rates)
    assert len(result.rows) == len(result.evidence) > 0
    for evidence in result.evidence:
        assert evidence.captures == len(evidence.first) > 0
        assert evidence.observations == sum(cited.observations for cited in evidence.first)
        assert all(len(c.places) == min(3, c.observations) for c in evidence.first)
    assert measure(market.shuffled(7).engine(), name, rates=rates) == result


@pytest.mark.parametrize("name", ["listings_per_day", "new_and_vanished", "holding_prices"])
def test_the_captures_behind_a_row_are_those_it_cites(
    name: str, market_engine: Any, rates: Any
) -> None:
    result = measure(market_engine, name, rates=rates)
    row, evidence = result.rows[-1], result.evidence[-1]
    behind = captures_behind(market_engine, name, row, rates=rates).to_pyarrow().to_pylist()
    for cited in evidence.first:
        places = {line["place"] for line in behind if line["capture"] == cited.capture}
        assert set(cited.places) <= places
    assert evidence.observations == sum(1 for line in behind if line["place"])
    assert evidence.captures == len({line["capture"] for line in behind})


@pytest.mark.parametrize("name", MEASURES)
def test_a_measure_says_what_it_is(name: str) -> None:
    chosen = MEASURES[name]
    assert chosen.title
    assert len(chosen.method) > 80
    assert set(chosen.keys) <= {column.name for column in chosen.columns}
    assert all(column.title and column.description for column in chosen.columns)
    assert all(parameter.description for parameter in chosen.parameters)


def test_the_citations_are_capped_and_the_total_told(market_engine: Any) -> None:
    result = measure(market_engine, "categories", captures_per_row=2)
    whole = next(evidence for evidence in result.evidence if evidence.captures > 10)
    assert len(whole.first) == 2
    assert [cited.capture for cited in whole.first] == sorted(c.capture for c in whole.first)


def test_places_are_in_the_order_of_the_table(lake: Any) -> None:
    for _ in range(12):
        lake.listing(capture="cap-table")
    (evidence,) = measure(lake.engine(), "listings_per_day").evidence
    assert evidence.first[0].places == ("row:0", "row:1", "row:2")
    assert evidence.first[0].observations == 12


def test_hostile_texts_are_values_like_any_other(lake: Any) -> None:
    for title in ("'; DROP TABLE listing; --", "<script>", "\u202egnp.exe", "x" * 100_000, "\x00"):
        lake.listing(title, vendor=title, category=title, ships_from_text=title)
    engine = lake.engine()
    for name in ("categories", "ships_from"):
        measure(engine, name)
    assert measure(engine, "listings_per_day").rows[0]["listings"] == 5


@pytest.mark.parametrize(
    ("name", "parameters", "error"),
    [
        ("no_such_measure", {}, UnknownName),
        ("categories", {"minimum_coverage": 1}, UnknownName),
        ("new_and_vanished", {"minimum_coverge": 1}, UnknownName),
        ("new_and_vanished", {"minimum_coverage": "much"}, InputError),
        ("new_and_vanished", {"minimum_coverage": -1}, InputError),
        ("new_and_vanished", {"minimum_coverage": float("nan")}, InputError),
        ("new_and_vanished", {"minimum_coverage": True}, InputError),
        ("coverage_per_day", {"expected_listings": 5}, InputError),
        ("coverage_per_day", {"expected_listings": {"Bazaar": 0}}, InputError),
        ("coverage_per_day", {"expected_listings": {"Bazaar": "5"}}, InputError),
    ],
)
def test_wrong_questions_are_refused(lake: Any, name: str, parameters: Any, error: Any) -> None:
    with pytest.raises(error):
        measure(lake.engine(), name, parameters=parameters)


def test_a_row_without_its_keys_leads_nowhere(lake: Any) -> None:
    with pytest.raises(InputError, match="'day'"):
        captures_behind(lake.engine(), "listings_per_day", {"service": "Bazaar"})


def test_the_rate_version_is_named_where_money_was_converted(
    market_engine: Any, rates: Any
) -> None:
    engine = market_engine
    assert measure(engine, "price_per_gram", rates=rates).rate_version == "rates-fixed"
    assert measure(engine, "categories", rates=rates).rate_version == ""
