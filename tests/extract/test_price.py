"""Prices in short texts. All texts are invented."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spaniel.extract.price import find_prices, parse_amount


def amounts(text: str, **kwargs: object) -> list[tuple[str, str]]:
    return [(str(p.amount), p.currency) for p in find_prices(text, **kwargs)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("From: 3 $", [("3", "USD")]),
        ("$1,234.50", [("1234.50", "USD")]),
        ("1.234,50 €", [("1234.50", "EUR")]),
        ("0.0123 BTC", [("0.0123", "BTC")]),
        ("฿0.5", [("0.5", "BTC")]),
        ("XMR 1.2", [("1.2", "XMR")]),
        ("BTC0.5", [("0.5", "BTC")]),
        ("1e-4 BTC", [("0.0001", "BTC")]),
        ("12 000 руб.", [("12000", "RUB")]),
        ("120\u00a0000,50\u202f₽", [("120000.50", "RUB")]),
        ("USD 45.00 / 0.0034 BTC", [("45.00", "USD"), ("0.0034", "BTC")]),
        ("45.00 USD 0.0034 BTC", [("45.00", "USD"), ("0.0034", "BTC")]),
        ("AU$20", [("20", "AUD")]),
        ("$20 AUD", [("20", "AUD")]),
        ("£10-£20", [("10", "GBP"), ("20", "GBP")]),
        ("$10-20", [("10", "USD"), ("20", "USD")]),
        ("10–20 €", [("10", "EUR"), ("20", "EUR")]),
        ("45 Br", [("45", "BYN")]),
        ("20 zł", [("20", "PLN")]),
        ("₴300", [("300", "UAH")]),
        ("R$ 50", [("50", "BRL")]),
        ("5,- €", [("5", "EUR")]),
        ("$5k", [("5000", "USD")]),
        ("1'234.50 CHF", [("1234.50", "CHF")]),
        ("1,00,000 Rs", [("100000", "INR")]),
        ("5$ 10$", [("5", "USD"), ("10", "USD")]),
        ("mBTC 5", [("0.005", "BTC")]),
    ],
)
def test_reads_prices_as_markets_write_them(text: str, expected: list[tuple[str, str]]) -> None:
    assert amounts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "5g",
        "BTC 5g",
        "24h",
        "5 ft",
        "2C-B",
        "12.03.2014",
        "100%",
        "1.2.3.4 $",
        "try 5",
        "€",
        "$",
    ],
)
def test_finds_no_price_where_there_is_none(text: str) -> None:
    assert find_prices(text) == ()


def test_quantities_beside_a_price_do_not_run_into_it() -> None:
    assert amounts("$5 100 pills") == [("5", "USD")]
    assert amounts("1 $5.00") == [("5.00", "USD")]
    assert amounts("$5-10g") == [("5", "USD")]


def test_a_site_says_what_its_signs_mean() -> None:
    (price,) = find_prices("From: 3 $", currencies={"$": "AUD"})
    assert (price.currency, price.confidence) == ("AUD", 1.0)
    (bare,) = find_prices("From: 3 $")
    assert (bare.currency, bare.confidence) == ("USD", 0.85)
    assert amounts("12 credits", currencies={"credits": "XMR"}) == [("12", "XMR")]


def test_language_decides_between_shared_words_and_between_separators() -> None:
    assert amounts("500 kr", language="da") == [("500", "DKK")]
    assert amounts("1,234 BTC") == [("1234", "BTC")]
    assert amounts("1,234 BTC", language="de") == [("1.234", "BTC")]


def test_three_digits_group_in_money_of_states_and_are_decimals_in_coins() -> None:
    assert amounts("1.234 €") == [("1234", "EUR")]
    assert amounts("1,234 €") == [("1234", "EUR")]
    assert amounts("1.234 BTC") == [("1.234", "BTC")]
    assert amounts("0,123 €") == [("0.123", "EUR")]


def test_text_is_the_original() -> None:
    text = "only USD 1,200.00 today"
    (price,) = find_prices(text)
    assert price.text == "USD 1,200.00"


@pytest.mark.parametrize(
    ("text", "plain", "german"),
    [
        ("1,234.50", "1234.50", "1234.50"),
        ("1.234,50", "1234.50", "1234.50"),
        ("1 234,50", "1234.50", "1234.50"),
        ("1,234", "1234", "1.234"),
        ("1.234", "1.234", "1234"),
        ("0.00266844", "0.00266844", "0.00266844"),
        ("1e-04", "0.0001", "0.0001"),
        ("-5", "-5", "-5"),
        ("1,234,567", "1234567", "1234567"),
    ],
)
def test_bare_numbers(text: str, plain: str, german: str) -> None:
    assert parse_amount(text) == Decimal(plain)
    assert parse_amount(text, "de") == Decimal(german)


@pytest.mark.parametrize(
    "text", ["", "NA", "nan", "Infinity", "1,2,3", "1..2", "5g", "9" * 5000, "--5"]
)
def test_what_is_no_number_is_none(text: str) -> None:
    assert parse_amount(text) is None


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_an_amount_written_in_any_usual_way_is_read_back(amount: Decimal) -> None:
    english = f"{amount:,.2f}"
    german = english.translate(str.maketrans(",.", ".,"))
    russian = english.replace(",", " ").replace(".", ",")
    for written in (english, german, russian):
        assert parse_amount(written) == amount
        (price,) = find_prices(f"{written} €")
        assert (price.amount, price.currency) == (amount, "EUR")


@given(st.text(max_size=60))
def test_any_text_is_survived_and_the_words_of_a_price_are_in_it(text: str) -> None:
    for price in find_prices(text):
        assert price.text in text
        assert price.amount >= 0


@pytest.mark.parametrize("piece", ["1,000", "$", "1 000 ", "1.", "$1-", "9"])
def test_hostile_repetition_ends(piece: str) -> None:
    find_prices(piece * (50_000 // len(piece)))
