"""Exchange rates from invented files, and the one the package brings."""

from __future__ import annotations

import io
import zipfile
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spaniel.errors import DamagedInput, InputError
from spaniel.measure import RateTable, load_coin_rates, load_ecb_rates

ECB = """Date,USD,JPY,AUD,RUB,
2020-03-06,1.25,120.5,1.6,N/A,
2020-03-05,1.20,120,1.5,80,
2020-01-02,1.10,121,1.5,70,
"""
"""Invented numbers in the ECB's form: newest first, a comma at the end."""


def zipped(text: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("eurofxref-hist.csv", text)
    return target.getvalue()


@pytest.fixture
def ecb(tmp_path: Path) -> Any:
    path = tmp_path / "ecb.zip"
    path.write_bytes(zipped(ECB))
    return load_ecb_rates(path)


def coin_file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "coin.csv"
    path.write_text(text, "utf-8")
    return path


def on(table: RateTable, currency: str, day: date) -> Any:
    found = table.table([currency], day, day)
    return found[0] if found else None


def test_a_currency_is_converted_through_the_euro(ecb: Any) -> None:
    rate = on(RateTable(ecb), "AUD", date(2020, 3, 6))
    assert (rate.eur, rate.usd) == (Decimal("0.625000000000"), Decimal("0.781250000000"))
    assert rate.rate_day == date(2020, 3, 6)


def test_the_euro_and_the_dollar_are_worth_themselves(ecb: Any) -> None:
    table = RateTable(ecb)
    assert on(table, "EUR", date(2020, 3, 6)).eur == 1
    assert on(table, "EUR", date(2020, 3, 6)).usd == Decimal("1.25")
    assert on(table, "USD", date(2020, 3, 6)).usd == 1
    assert on(table, "USD", date(2020, 3, 6)).eur == Decimal("0.8")


def test_the_last_rate_before_stands_in_and_says_so(ecb: Any) -> None:
    rate = on(RateTable(ecb), "USD", date(2020, 3, 8))
    assert rate.day == date(2020, 3, 8)
    assert rate.rate_day == date(2020, 3, 6)


def test_a_missing_value_is_not_a_rate_of_the_day(ecb: Any) -> None:
    assert on(RateTable(ecb), "RUB", date(2020, 3, 6)).rate_day == date(2020, 3, 5)


def test_no_rate_before_the_first_nor_long_after_the_last(ecb: Any) -> None:
    table = RateTable(ecb)
    assert on(table, "USD", date(2020, 1, 1)) is None
    assert on(table, "USD", date(2020, 2, 2)).rate_day == date(2020, 1, 2)
    assert on(table, "USD", date(2020, 2, 3)) is None
    assert on(RateTable(ecb, maximum_age=60), "USD", date(2020, 2, 3)) is not None


def test_an_unknown_currency_has_no_rows(ecb: Any) -> None:
    table = RateTable(ecb)
    assert table.table(["XXX", "", "XMR"], date(2020, 3, 5), date(2020, 3, 6)) == []


def test_rows_are_one_per_currency_and_day_in_order(ecb: Any) -> None:
    rows = RateTable(ecb).table(["USD", "AUD", "USD"], date(2020, 3, 5), date(2020, 3, 7))
    assert [(row.currency, row.day.day) for row in rows] == [
        ("AUD", 5), ("AUD", 6), ("AUD", 7), ("USD", 5), ("USD", 6), ("USD", 7),
    ]  # fmt: skip


def test_a_coin_is_chained_through_its_quote(ecb: Any, tmp_path: Path) -> None:
    coin = load_coin_rates(coin_file(tmp_path, "Date,Price\n2020-03-05,100\n"), "BTC")
    rate = on(RateTable(ecb, [coin]), "BTC", date(2020, 3, 6))
    assert rate.usd == 100
    assert rate.eur == 80  # by the ECB's rate of the 6th
    assert rate.rate_day == date(2020, 3, 5)  # the older of the two


def test_a_coin_quoted_in_another_currency(ecb: Any, tmp_path: Path) -> None:
    coin = load_coin_rates(coin_file(tmp_path, "day,close\n2020-03-06,160\n"), "BTC", "AUD")
    rate = on(RateTable(ecb, [coin]), "BTC", date(2020, 3, 6))
    assert (rate.eur, rate.usd) == (100, 125)


def test_footer_lines_are_named_not_dropped_in_silence(tmp_path: Path) -> None:
    text = 'Date,"Close Price"\n"2020-03-05 00:00:00",9.5\n"2020-03-06 18:07:00",10\n\n"A note."\nhttp://x.example/\n'
    coin = load_coin_rates(coin_file(tmp_path, text), "BTC")
    assert coin.prices.days == (date(2020, 3, 5), date(2020, 3, 6))
    assert coin.warnings == (
        "coin.csv, line 5: not a rate: A note.",
        "coin.csv, line 6: not a rate: http://x.example/",
    )


STRANGE = (
    "a note",
    "2020-03-06,",
    "2020-03-06,-1",
    "2020-03-06,0",
    "2020-13-06,5",
    "2020-03-06,NaN",
    "2020-03-06,Infinity",
)


@pytest.mark.parametrize("strange", STRANGE)
def test_a_strange_line_in_the_middle_stops_the_reading(tmp_path: Path, strange: str) -> None:
    text = f"Date,Price\n2020-03-05,9\n{strange}\n2020-03-07,9\n"
    with pytest.raises(DamagedInput, match="line 3"):
        load_coin_rates(coin_file(tmp_path, text), "BTC")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no date column"),
        ("When,Price\n2020-03-05,9\n", "no date column"),
        ("Date,Amount\n2020-03-05,9\n", "no price column"),
        ("Date,Price\n", "no price"),
        ("Date,Price\nnothing,here\n", "no price"),
    ],
)
def test_a_file_without_prices_is_refused(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(DamagedInput, match=says):
        load_coin_rates(coin_file(tmp_path, text), "BTC")


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "coin.csv"
    path.write_bytes(b"Date,Price\n\xff\xfe\x00,1\n")
    with pytest.raises(DamagedInput, match="UTF-8"):
        load_coin_rates(path, "BTC")
    with pytest.raises(InputError, match="cannot be read"):
        load_coin_rates(tmp_path / "absent.csv", "BTC")


def test_order_in_the_file_does_not_matter_and_the_last_of_a_day_counts(tmp_path: Path) -> None:
    text = "Date,Price\n2020-03-06,3\n2020-03-05 01:00,1\n2020-03-05 23:00,2\n"
    coin = load_coin_rates(coin_file(tmp_path, text), "BTC")
    assert coin.prices.values == (Decimal(2), Decimal(3))


def test_coins_that_cannot_be_chained_are_refused(ecb: Any, tmp_path: Path) -> None:
    path = coin_file(tmp_path, "Date,Price\n2020-03-05,9\n")
    for coins in (
        [load_coin_rates(path, "BTC", "XYZ")],
        [load_coin_rates(path, "USD")],
        [load_coin_rates(path, "BTC"), load_coin_rates(path, "BTC")],
    ):
        with pytest.raises(InputError):
            RateTable(ecb, coins)


def test_the_version_names_the_content(ecb: Any, tmp_path: Path) -> None:
    one = load_coin_rates(coin_file(tmp_path, "Date,Price\n2020-03-05,9\n"), "BTC")
    other = load_coin_rates(coin_file(tmp_path, "Date,Price\n2020-03-05,8\n"), "BTC")
    versions = [
        RateTable(ecb).version,
        RateTable(ecb, [one]).version,
        RateTable(ecb, [other]).version,
        RateTable(ecb, [one], maximum_age=7).version,
    ]
    assert len(set(versions)) == 4
    assert RateTable(ecb, [one]).version == versions[1]


@pytest.mark.parametrize("broken", [b"", b"PK\x03\x04", zipped("When,USD\n"), zipped(""),
                                    zipped("Date,USD,\n2020-03-05,much,\n")])  # fmt: skip
def test_a_broken_ecb_file_is_refused(tmp_path: Path, broken: bytes) -> None:
    path = tmp_path / "broken.zip"
    path.write_bytes(broken)
    with pytest.raises(DamagedInput):
        load_ecb_rates(path)


@given(
    st.sampled_from(["USD", "GBP", "AUD", "JPY", "CHF"]),
    st.dates(date(2000, 1, 1), date(2024, 12, 31)),
)
def test_the_packaged_history_agrees_with_itself(currency: str, day: date) -> None:
    table = RateTable(PACKAGED)
    own, euro = on(table, currency, day), on(table, "EUR", day)
    assert own.rate_day <= day
    assert day - own.rate_day < timedelta(days=8)
    assert abs(own.eur * euro.usd - own.usd) < Decimal("1e-9")


PACKAGED = load_ecb_rates()


def test_the_packaged_history_holds_a_known_rate() -> None:
    # ECB, 3 January 2014: 1 EUR = 1.3634 USD.
    assert on(RateTable(PACKAGED), "EUR", date(2014, 1, 3)).usd == Decimal("1.3634")


def test_a_file_stands_in_where_the_ecb_has_stopped(tmp_path: Path) -> None:
    roubles = load_coin_rates(
        coin_file(tmp_path, "Date,Price\n2020-01-02,9\n2024-01-02,0.01\n"), "RUB"
    )
    table = RateTable(PACKAGED, [roubles])
    assert on(table, "RUB", date(2024, 1, 2)).usd == Decimal("0.01")
    assert on(table, "RUB", date(2020, 1, 2)) == on(RateTable(PACKAGED), "RUB", date(2020, 1, 2))
    with pytest.raises(InputError, match="GBP"):
        RateTable(PACKAGED, [load_coin_rates(tmp_path / "coin.csv", "GBP")])
