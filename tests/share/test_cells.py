"""How numbers and other people's texts are written."""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spaniel.share import Column
from spaniel.share.cells import cell, moment, number, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("  much \n\t space ", "much space"),
        ("gnp.\u202eexe", "gnp.⟨U+202E⟩exe"),
        ("a\u200bb\ufeffc", "a⟨U+200B⟩b⟨U+FEFF⟩c"),
        ("\x1b[31mred\x00", "⟨U+001B⟩[31mred⟨U+0000⟩"),
        ("\ud800", "⟨U+D800⟩"),
        ("Süßes, Сахар, 糖 👩\u200d🔬", "Süßes, Сахар, 糖 👩\u200d🔬"),
        (17, "17"),
    ],
)
def test_what_is_hidden_becomes_visible(text: object, shown: str) -> None:
    assert visible(text) == shown


def test_long_texts_are_cut_and_the_cut_is_counted() -> None:
    assert visible("x" * 10_160) == "x" * 160 + " … [10,000 more characters]"


@given(st.text(max_size=400))
def test_nothing_that_hides_is_left(text: str) -> None:
    shown = visible(text)
    hidden = {c for c in shown if unicodedata.category(c) in {"Cc", "Cf", "Cs"}}
    assert hidden <= {"\u200c", "\u200d"}
    shown.encode("utf-8")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (12345.678, "12,346"),
        (123.456, "123.5"),
        (1.5, "1.50"),
        (0.012345, "0.0123"),
        (Decimal("0.000000001"), "0.00000000"),
        (7.0, "7"),
        (Decimal("-2500.5"), "-2,500"),
        (10**30, "1," + ",".join(["000"] * 10)),
    ],
)
def test_numbers_have_as_many_decimals_as_they_deserve(value: float, written: str) -> None:
    assert number(value) == written


@pytest.mark.parametrize(
    ("value", "column", "written"),
    [
        (None, Column(name="x", title="X", missing="not estimable"), "not estimable"),
        ("", Column(name="x", title="X", missing="unknown"), "unknown"),
        (0, Column(name="x", title="X", kind="count", missing="none"), "0"),
        (1234, Column(name="x", title="X", kind="count"), "1,234"),
        (0.9486, Column(name="x", title="X", kind="share"), "94.9 %"),
        (0, Column(name="x", title="X", kind="share"), "0.0 %"),
        (0.0001, Column(name="x", title="X", kind="share"), "<0.1 %"),
        (True, Column(name="x", title="X"), "yes"),
        (date(2020, 1, 2), Column(name="x", title="X", kind="day"), "2020-01-02"),
        (
            datetime(2020, 1, 2, tzinfo=UTC),
            Column(name="x", title="X", kind="day"),
            "2020-01-02 00:00:00 UTC",
        ),
    ],
)
def test_cells_are_written_by_their_columns(value: object, column: Column, written: str) -> None:
    assert cell(value, column) == written


def test_an_unknown_moment_is_said_to_be_unknown() -> None:
    assert moment(None) == "not stated"
