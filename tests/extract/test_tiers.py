"""Price lists. All texts are invented."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spaniel.extract.price import find_prices, locate_prices
from spaniel.extract.tiers import find_tiers
from spaniel.types import Tier


def _rows() -> list[dict[str, str]]:
    with (Path(__file__).parent / "prices.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _plain(tier: Tier) -> str:
    amount = tier.quantity_amount
    assert amount is not None
    return (
        f"{amount.normalize():f} {tier.quantity_unit or '-'} "
        f"{tier.price_amount.normalize():f} {tier.price_currency}"
    )


def _is_right(row: dict[str, str]) -> bool:
    prices = [f"{p.amount.normalize():f} {p.currency}" for p in find_prices(row["text"])]
    tiers = [_plain(tier) for tier in find_tiers(row["text"])]
    return ";".join(prices) == row["prices"] and ";".join(tiers) == row["tiers"]


def test_prices_and_price_lists_in_many_spellings_are_read() -> None:
    rows = _rows()
    assert len(rows) >= 150
    wrong = [row["text"] for row in rows if not _is_right(row)]
    assert len(wrong) <= 0.03 * len(rows), wrong


def test_the_confidence_of_prices_is_near_the_share_that_is_right() -> None:
    pairs = []
    for row in _rows():
        wanted = row["prices"].split(";")
        for price in find_prices(row["text"]):
            is_right = f"{price.amount.normalize():f} {price.currency}" in wanted
            pairs.append((price.confidence, is_right))
    assert len(pairs) > 150
    error = abs(sum(c for c, _ in pairs) - sum(right for _, right in pairs)) / len(pairs)
    assert error <= 0.05


def test_a_step_has_grams_and_its_own_words() -> None:
    steps = find_tiers("Robot dust: 5g - 40€, 1 oz - 200€")
    assert [step.text for step in steps] == ["5g - 40€", "1 oz - 200€"]
    assert [step.grams for step in steps] == [Decimal(5), Decimal("28.349523125")]


def test_a_site_says_what_its_signs_mean() -> None:
    (step,) = find_tiers("5g - 40 $", currencies={"$": "AUD"})
    assert step.price_currency == "AUD"
    (coin,) = find_tiers("5g - 1,234 BTC", language="de")
    assert coin.price_amount == Decimal("1.234")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "5g",
        "$5",
        "from $20",
        "1g - 15",
        "The parcel weighs 50g. We ask $5",
        "10g left in stock, price $30",
        "we sold 100 pills last year and then the price was 5$",
        "Option 1: $5, Option 2: $7",
    ],
)
def test_what_is_no_price_list_has_no_steps(text: str) -> None:
    assert find_tiers(text) == ()


@given(
    st.lists(st.tuples(st.integers(1, 999), st.integers(1, 9999)), min_size=1, max_size=6),
    st.sampled_from(["{}g - {}€", "{}g={}€", "{} g: {} EUR", "{}g {}€", "{}€/{}g"]),
    st.sampled_from([", ", "; ", "\n", " | "]),
)
def test_a_price_list_is_read_back(pairs: list[tuple[int, int]], form: str, separator: str) -> None:
    price_first = form.startswith("{}€")
    written = separator.join(form.format(*(p[::-1] if price_first else p)) for p in pairs)
    steps = [(step.grams, step.price_amount) for step in find_tiers(written)]
    assert steps == [(Decimal(grams), Decimal(price)) for grams, price in pairs]


@given(st.text(alphabet="0159 gx€$,.-/\n()kmBTC½", max_size=80))
def test_any_text_is_survived_and_prices_stand_where_they_say(text: str) -> None:
    for found in locate_prices(text):
        assert text[found.start : found.end] == found.price.text
    for step in find_tiers(text):
        assert step.quantity_amount is not None
        assert step.quantity_amount > 0


@pytest.mark.parametrize("piece", ["5g 5€ ", "1g=", "$1", "5g - ", "x 5€", "(", "...", "1g\n1€\n"])
def test_hostile_repetition_ends(piece: str) -> None:
    find_tiers(piece * (200_000 // len(piece)))
