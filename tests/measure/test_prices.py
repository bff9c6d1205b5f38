"""Prices per gram: converted exactly, one per listing and day, holding prices set apart."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from spaniel.errors import InputError
from spaniel.measure import measure


def offer(lake: Any, key: str, price: str, grams: str | None = "1", **more: Any) -> None:
    more.setdefault("substance", "sugar")
    lake.listing(
        listing_key=key,
        price_amount=Decimal(price),
        price_currency=more.pop("currency", "EUR"),
        grams=None if grams is None else Decimal(grams),
        **more,
    )


def prices(lake: Any, rates: Any, **parameters: Any) -> dict[tuple[str, str], Any]:
    found = measure(
        lake.engine(), "price_per_gram", rates=rates, parameters=parameters, captures_per_row=0
    )
    return {(row["substance"], row["country"]): row for row in found.rows}


def test_without_prices_or_without_rates_there_are_no_rows(lake: Any, rates: Any) -> None:
    assert prices(lake, rates) == {}
    offer(lake, "1", "10")
    assert prices(lake, None) == {}
    assert measure(lake.engine(), "price_per_gram").rate_version == ""


def test_a_price_is_divided_by_its_grams_and_converted(lake: Any, rates: Any) -> None:
    offer(lake, "1", "3", "2.5", currency="COIN", ships_from="DE")
    row = prices(lake, rates)["sugar", "DE"]
    assert (row["median_eur"], row["median_usd"]) == (12.0, 24.0)
    assert (row["listings"], row["listing_days"], row["held"]) == (1, 1, 0)


def test_quartiles_are_interpolated(lake: Any, rates: Any) -> None:
    for number in range(1, 6):
        offer(lake, str(number), str(number * 10))
    row = prices(lake, rates)["sugar", "all"]
    assert (row["p25_eur"], row["median_eur"], row["p75_eur"]) == (20.0, 30.0, 40.0)


def test_countries_add_up_to_all_and_unknown_ones_are_kept(lake: Any, rates: Any) -> None:
    offer(lake, "1", "10", ships_from="DE")
    offer(lake, "2", "10", ships_from="NL")
    offer(lake, "3", "10")
    found = prices(lake, rates)
    assert {country for _, country in found} == {"DE", "NL", "", "all"}
    assert found["sugar", "all"]["listings"] == 3


def test_being_shown_on_many_pages_adds_no_weight(lake: Any, rates: Any) -> None:
    for page in range(5):
        offer(lake, "1", "10", capture=f"cap-{page}")
    offer(lake, "2", "20")
    row = prices(lake, rates)["sugar", "all"]
    assert (row["listing_days"], row["median_eur"]) == (2, 15.0)
    offer(lake, "2", "20", day=1)
    assert prices(lake, rates)["sugar", "all"]["listing_days"] == 3


LACKING: tuple[dict[str, Any], ...] = (
    {"grams": None},
    {"grams": "0"},
    {"price": "0"},
    {"price": "-5"},
    {"currency": ""},
    {"currency": "XYZ"},
    {"substance": ""},
    {"day": None},
    {"day": 200},
    {"price": "99999999999999999999"},
    {"price": "0.000000001"},
)


def test_what_lacks_something_is_left_out(lake: Any, rates: Any) -> None:
    offer(lake, "good", "10")
    for number, lacking in enumerate(LACKING):
        offer(lake, f"bad {number}", **{"price": "10", **lacking})
    row = prices(lake, rates)["sugar", "all"]
    assert (row["listings"], row["held"], row["median_eur"]) == (1, 0, 10.0)


def test_tiny_and_huge_masses_stop_nothing(lake: Any, rates: Any) -> None:
    offer(lake, "1", "10", "0.000000000000000001")
    offer(lake, "2", "10", "99999999999999999999")
    offer(lake, "3", "9999999999.99999999", "0.001")
    assert prices(lake, rates)["sugar", "all"]["listing_days"] >= 1


def test_a_holding_price_is_excluded_and_its_effect_shown(lake: Any, rates: Any) -> None:
    for number in range(9):
        offer(lake, str(number), str(10 + number), ships_from="DE")
    offer(lake, "held", "5000", ships_from="DE")
    row = prices(lake, rates)["sugar", "DE"]
    assert (row["listings"], row["held"], row["median_eur"]) == (9, 1, 14.0)
    assert row["median_eur_with_held"] == 14.5
    (one, total) = measure(lake.engine(), "holding_prices", rates=rates, captures_per_row=0).rows[
        ::-1
    ]
    assert (one["held"], one["sum_eur"], one["sum_eur_kept"]) == (1, 5126, 126)
    assert one["sum_share"] == pytest.approx(1 - 126 / 5126, abs=1e-6)
    assert (total["substance"], total["sum_eur"], total["median_eur"]) == ("all", 5126, None)


def test_ten_times_the_median_is_not_enough_where_prices_spread(lake: Any, rates: Any) -> None:
    for number, price in enumerate(["1", "3", "10", "30", "100", "300"]):
        offer(lake, str(number), price)
    assert prices(lake, rates)["sugar", "all"]["held"] == 0
    offer(lake, "beyond", "90000")
    assert prices(lake, rates)["sugar", "all"]["held"] == 1


def test_low_prices_are_never_removed(lake: Any, rates: Any) -> None:
    for number in range(9):
        offer(lake, str(number), "100")
    offer(lake, "cheap", "0.01")
    assert prices(lake, rates)["sugar", "all"]["held"] == 0


def test_two_prices_alone_accuse_nobody(lake: Any, rates: Any) -> None:
    offer(lake, "1", "10")
    offer(lake, "2", "900")
    assert prices(lake, rates)["sugar", "all"]["held"] == 0


def test_one_price_for_all_is_no_spread_but_still_a_limit(lake: Any, rates: Any) -> None:
    for number in range(5):
        offer(lake, str(number), "10")
    offer(lake, "double", "20")
    assert prices(lake, rates)["sugar", "all"]["held"] == 0
    assert prices(lake, rates, holding_ratio=1.5)["sugar", "all"]["held"] == 1


def test_a_ratio_below_one_is_refused(lake: Any, rates: Any) -> None:
    offer(lake, "1", "10")
    with pytest.raises(InputError, match="holding_ratio"):
        prices(lake, rates, holding_ratio=0.5)


def test_sums_are_exact_decimals(lake: Any, rates: Any) -> None:
    for number in range(30):
        offer(lake, str(number), "0.1")
    row = measure(lake.engine(), "holding_prices", rates=rates, captures_per_row=0).rows[0]
    assert row["sum_eur"] == Decimal("3.000000")
    assert isinstance(row["sum_eur"], Decimal)


def test_each_step_of_the_basis_is_part_of_the_one_before(lake: Any, rates: Any) -> None:
    offer(lake, "1", "10")
    offer(lake, "1", "10", None, capture="cap-first", id="obs-0")  # the results page says no mass
    offer(lake, "2", "10", None)
    offer(lake, "3", "10", substance="")
    offer(lake, "4", "10", day=None)
    offer(lake, "5", "0")
    offer(lake, "6", "10", currency="XYZ")
    rows = measure(lake.engine(), "price_basis", rates=rates, captures_per_row=0).rows
    steps = ("listing_days", "priced", "dated", "rated", "weighed", "named", "held")
    assert [tuple(row[step] for step in steps) for row in rows] == [
        (5, 4, 3, 3, 2, 1, 0),
        (1, 1, 1, 0, 0, 0, 0),
    ]
    for row in rows:
        counts = [row[step] for step in steps]
        assert counts == sorted(counts, reverse=True)


def test_the_conversion_is_asked_for_the_days_that_occur(lake: Any, rates: Any) -> None:
    asked: list[tuple[tuple[str, ...], date, date]] = []

    class Watched(type(rates)):  # type: ignore[misc]
        def table(self, currencies: Any, first: date, last: date) -> Any:
            asked.append((tuple(currencies), first, last))
            return super().table(currencies, first, last)

    offer(lake, "1", "10", day=2)
    offer(lake, "2", "10", day=5)
    prices(lake, Watched())
    assert asked == [(("EUR",), date(2020, 1, 3), date(2020, 1, 6))]


def test_the_effect_leads_to_what_was_excluded_or_to_all(lake: Any, rates: Any) -> None:
    for number in range(6):
        offer(lake, str(number), "10")
        offer(lake, f"salt {number}", "10", substance="salt")
    offer(lake, "held", "5000", capture="cap-held")
    result = measure(lake.engine(), "holding_prices", rates=rates)
    behind = {
        row["substance"]: ([cited.capture for cited in found.first], found.observations)
        for row, found in zip(result.rows, result.evidence, strict=True)
    }
    assert behind["sugar"] == behind["all"] == (["cap-held"], 1)
    assert behind["salt"] == (["cap-0"], 6)
