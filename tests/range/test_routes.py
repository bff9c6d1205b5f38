"""Addresses are built and read by one rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spaniel.range._routes import Route, read_number, read_query

WORDS = st.text(min_size=1).filter(lambda text: "/" not in text)
WORDS = WORDS.filter(lambda text: text.isprintable())


@given(handle=WORDS, page=st.integers(1, 10**6))
def test_what_is_built_is_read_back(handle: str, page: int) -> None:
    route = Route("/vendor/{handle}?page={page}")
    path, _, query = route.build(handle=handle, page=page).partition("?")
    assert route.match(path, read_query(query)) == {"handle": handle, "page": str(page)}


def test_a_missing_or_other_query_is_no_match() -> None:
    route = Route("/angebot.php?nr={key}&ansicht=voll")
    assert route.match("/angebot.php", {"nr": "1"}) is None
    assert route.match("/angebot.php", {"nr": "1", "ansicht": "kurz"}) is None
    assert route.match("/angebot.php", {"nr": "1", "ansicht": "voll", "x": "y"}) == {"key": "1"}
    assert route.match("/angebotXphp", {"nr": "1", "ansicht": "voll"}) is None


@pytest.mark.parametrize("text", ["", "-1", "1.5", "+1", "١", "²", "9" * 10, "0x1"])
def test_only_small_plain_numbers_are_numbers(text: str) -> None:
    assert read_number(text) is None


def test_the_first_of_two_values_counts() -> None:
    assert read_query("a=1&a=2") == {"a": "1"}
    assert read_query("&".join("a" * 99)) == {}
