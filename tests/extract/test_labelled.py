"""Lines cut into what they announce, and what short texts count, buy and name."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spaniel.extract.bought import goods_bought
from spaniel.extract.counts import is_sold_out, times_said
from spaniel.extract.labelled import pieces_of
from spaniel.extract.links import categories_linked
from spaniel.extract.name import vendor_name
from spaniel.extract.price import find_prices


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("From: Norway To: everywhere but Chad 6 left",
         {"from": "Norway", "to": "everywhere but Chad", "stock": "6"}),
        ("Vendido por otter88; quedan 12; teteras de barro", {"vendor": "otter88", "stock": "12"}),
        ("431 sales", {"sales": "431"}),
        ("a teapot", {}),
        ("", {}),
    ],
)  # fmt: skip
def test_a_line_says_what_its_labels_announce(line: str, said: dict[str, str]) -> None:
    assert {one.role: one.text for one in pieces_of(line) if one.said} == said


@given(st.text(max_size=600))
def test_no_piece_holds_what_does_not_stand_in_the_line(line: str) -> None:
    for piece in pieces_of(line):
        assert all(word in line for word in piece.text.split())


def test_a_price_says_what_it_is_for_only_right_behind_it() -> None:
    def bought(text: str) -> tuple[Decimal, str] | None:
        found = goods_bought(text, find_prices(text, currencies={"$": "USD"}))
        return None if found is None else (found.amount, found.unit)

    assert bought("$0.93 per pill") == (Decimal(1), "tablet")
    assert bought("$20 / 10g") == (Decimal(10), "g")
    assert bought("$20 for 10g") is None
    assert bought("$20 per order of our 10g bags, which we send on Mondays and on Fridays") is None


def test_counts_said_in_words() -> None:
    assert is_sold_out("SOLD OUT!")
    assert not is_sold_out("never sold out for long, and we have more")
    assert times_said("seen 467 times") == ("views", 467)
    assert times_said("otter - 12 sold since May") == ("sales", 12)
    assert times_said("a teapot") == ("sales", None)


def test_names_and_categories_are_freed_of_what_stands_round_them() -> None:
    assert vendor_name("by @otter_8 (312), since May") == "otter_8"
    assert vendor_name("12 345") == ""
    links = [("/category/4", "Tea pots (12)"), ("/user/otter", "otter")]
    assert categories_linked(links) == {"tea pots"}
