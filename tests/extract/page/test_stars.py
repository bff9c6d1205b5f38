"""Ratings in all their shapes."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from spaniel.extract.page._stars import is_rating, rating_in, rating_number
from spaniel.extract.page._tree import grow


def rating_of(html: str) -> tuple[Decimal | None, str] | None:
    tree = grow(LexborHTMLParser(f"<body>{html}</body>"))
    found = rating_in(tree, 0, len(tree.tags))
    return found[:2] if found else None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("5/5", "5"), ("4.93 of 5", "4.93"), ("4,8 sobre 5", "4.8"), ("98 из 100", "98"),
        ("Rated 4 out of 5", "4"), ("97.3%", "97.3"), ("★ 4.92", "4.92"), ("4.9★", "4.9"),
        ("3 stars", "3"), ("★★★★☆", "4"), ("(4)", "4"), ("4 von 5 Sternen", "4"),
        ("Positive", None), ("24/7", None), ("12.05.2024", None), ("", None),
    ],
)  # fmt: skip
def test_numbers(text: str, number: str | None) -> None:
    assert rating_number(text) == (Decimal(number) if number else None)


@pytest.mark.parametrize(
    ("html", "number"),
    [
        ("<span aria-label='Rated 3 out of 5'></span>", "3"),
        ("<i class='fa fa-star'></i>" * 4 + "<i class='fa fa-star-o'></i>", "4"),
        ("<i class='fas fa-star'></i>" * 2 + "<i class='far fa-star'></i>" * 3, "2"),
        (
            "<i class='bi bi-star-fill'></i><i class='bi bi-star-half'></i><i "
            "class='bi bi-star'></i>", None),
        ("<div class='rating-stars'><div class=stars style='width: 60%'></div></div>", "3"),
        ("<img src='/img/stars_4.gif' alt='4 of 5 Stars!'>", "4"),
        ("<img src='/i/rating-5.png'>", "5"),
        ("<span class='stars stars-4'></span>", "4"),
        ("<span data-rating='4.5'></span>", "4.5"),
    ],
)  # fmt: skip
def test_icons(html: str, number: str | None) -> None:
    found = rating_of(html)
    assert found is not None
    if number is not None:
        assert found[0] == Decimal(number)


@pytest.mark.parametrize(
    "html",
    ["", "<p>text</p>", "<p>5 g of tea, 2 x 5</p>", "<a class=start>go</a>", "<p>1/10/2023</p>"],
)
def test_none(html: str) -> None:
    assert rating_of(html) is None


@pytest.mark.parametrize(
    ("text", "alone"),
    [("5/5", True), ("[4 of 5 Stars!]", True), ("10/10 would order again", False), ("★★★★★", True),
     ("★ 500x Blue Owls ★", False)],
)  # fmt: skip
def test_a_rating_alone_says_nothing_else(text: str, alone: bool) -> None:
    assert is_rating(text) is alone


@given(st.integers(0, 5), st.sampled_from(["/", " of ", " out of ", " von ", " из "]))
def test_whatever_the_word_between_a_scale_is_a_scale(number: int, between: str) -> None:
    assert rating_number(f"{number}{between}5") == number
