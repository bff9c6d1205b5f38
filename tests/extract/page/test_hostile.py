"""Broken, hostile, huge and empty pages: a reading, perhaps a problem, never an exception."""

from __future__ import annotations

import gzip
import zlib
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spaniel.types import KeyRule, Listing, Source


@pytest.mark.parametrize("payload", [b"", b"   \n\t ", b"\xef\xbb\xbf"])
def test_nothing_is_an_empty_page(read: Any, payload: bytes) -> None:
    result = read(payload)
    assert (result.reading.page_kind, result.listings) == ("empty", ())


@pytest.mark.parametrize("depth", [500, 60_000])
def test_deep_nesting_is_cut(pages: Any, read: Any, depth: int) -> None:
    html = pages.cards(pages.make_offers()).replace("</body>", "<div>" * depth + "x")
    result = read(html)
    assert len(result.listings) == 9
    assert bool(result.reading.problem) == (depth > 1_000)


def test_records_below_the_depth_that_is_kept_have_places_of_their_own(
    pages: Any, read: Any
) -> None:
    body = pages.cards(pages.make_offers())
    deep = body.replace("<div id=middle>", "<div id=middle>" + "<div>" * 400)
    found = read(deep).listings
    assert len({f.place for f in found}) == len(found) == 9


def test_formatting_elements_left_open_do_not_multiply(read: Any) -> None:
    html = "".join(f"<font color=c{n}>" for n in range(4_000)) + "<p>x" * 4_000
    assert "nests more than 1,000 elements deep" in read(html).reading.problem


def test_a_page_of_very_many_elements_is_read_in_part(read: Any) -> None:
    result = read("<p><i>a</i></p>" * 120_000)
    assert "more elements" in result.reading.problem


def test_many_listings_on_one_page(pages: Any, read: Any) -> None:
    offers = pages.make_offers(2_000)
    assert len(read(pages.table(offers)).listings) == 2_000


def test_one_enormous_text(read: Any) -> None:
    assert read("<h1>a</h1><p>" + "price $5 from: " * 200_000).listings == ()


def test_gzip_and_deflate_are_undone(pages: Any, read: Any) -> None:
    html = pages.cards(pages.make_offers()).encode()
    raw = zlib.compressobj(wbits=-15)
    bodies = {
        "gzip": gzip.compress(html),
        "deflate": zlib.compress(html),
        "deflate ": raw.compress(html) + raw.flush(),
        "": html,
    }
    for coding, body in bodies.items():
        assert len(read(body, content_encoding=coding).listings) == 9, coding


def test_a_truncated_gzip_is_read_as_far_as_it_goes(pages: Any, read: Any) -> None:
    body = gzip.compress(pages.table(pages.make_offers(200)).encode())
    result = read(body[: len(body) // 2], content_encoding="gzip")
    assert "ends too early" in result.reading.problem
    assert 0 < len(result.listings) < 200


def test_an_unknown_content_coding_is_a_problem(read: Any) -> None:
    result = read(b"\x00\x01\x02" * 50, content_encoding="br")
    assert "br" in result.reading.problem


def test_charsets(pages: Any, read: Any) -> None:
    html = pages.russian(pages.make_offers())
    declared = html.replace("charset=utf-8", "charset=windows-1251")
    bare = html.replace("<meta charset=utf-8>", "")
    for payload in (
        declared.encode("cp1251"),
        declared.encode(),
        bare.encode(),
        bare.encode("utf-16"),
        html.encode("utf-8-sig"),
    ):
        found = read(payload).listings
        assert [f.vendor for f in found] == [f.vendor for f in read(html).listings]
        assert found[0].price_currency == "RUB"


@pytest.mark.parametrize("regex", ["(", "(a+)+$x", "nowhere"])
def test_a_key_rule_that_does_not_fit_leaves_the_key_empty(
    pages: Any, read: Any, regex: str
) -> None:
    source = Source(id="s", service="s", listing_key=KeyRule(regex=regex))
    found = read(pages.cards(pages.make_offers()), source).listings
    assert {f.listing_key for f in found} == {""}


def test_hidden_listings_are_not_shown(pages: Any, read: Any) -> None:
    html = pages.cards(pages.make_offers(9))
    trap = '<div class=r1 style="display:none"><div class=x1><a href="/item/1">Trap</a> $1.00</div>'
    result = read(html.replace("<h1>All listings</h1>", f"<h1>All listings</h1>{trap}</div>"))
    assert "Trap" not in [f.title for f in result.listings]
    assert len(result.listings) == 9


_PIECES = st.sampled_from(
    [
        "<div>",
        "</div>",
        "<a href='/item/1'>",
        "<a href='?x=1'>",
        "</a>",
        "<table>",
        "<tr>",
        "<td>",
        "$5.00",
        "0.1 BTC",
        "Vendor:",
        "Price:",
        "<b>",
        "</b>",
        "<br>",
        "<dl>",
        "<dt>",
        "<dd>",
        "title of things",
        "<h1>",
        "</h1>",
        "<!--",
        "-->",
        "<script>",
        "&#0;",
        "<a href=//[>",
        "Ships from: Germany",
        "→",
        "<ul><li>",
        "<form>",
        "<svg>",
        "<template>",
        "\x00",
    ]
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)
@given(st.lists(_PIECES, max_size=60))
def test_any_soup_is_read_the_same_twice(read: Any, pieces: list[str]) -> None:
    html = "".join(pieces)
    first, second = read(html), read(html)
    assert first == second
    assert first.reading.observations == len(first.listings)
    assert len({f.place for f in first.listings}) == len(first.listings)
    assert all(0 <= f.confidence <= 1 for f in first.listings)


@settings(
    max_examples=100, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)
@given(st.binary(max_size=300))
def test_any_bytes_are_read(read: Any, payload: bytes) -> None:
    assert read(payload).reading.reader == "page"


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(order=st.permutations(range(9)))
def test_order_on_the_page_changes_no_listing(pages: Any, read: Any, order: list[int]) -> None:
    offers = pages.make_offers(9)
    plain = {f.listing_key: _told(f) for f in read(pages.cards(offers)).listings}
    mixed = read(pages.cards([offers[i] for i in order])).listings
    assert {f.listing_key: _told(f) for f in mixed} == plain


def _told(listing: Listing) -> Listing:
    return replace(listing, id="", place="", confidence=0.0)


def test_a_tag_with_too_many_attributes_is_cut(read: Any) -> None:
    tag = "<a " + " ".join(f"x{n}=1" for n in range(80_000)) + ">hi</a>"
    assert "more than 2,000 attributes" in read(f"<html><body>{tag}").reading.problem
    picture = f'<html><body><img src="data:image/png;base64,{"A" * 500_000}">'
    assert read(picture).reading.problem == ""
