"""Pages that are no result pages: own pages of listings, vendors, feedback, threads, walls."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest


def test_a_listings_own_page_gives_one_listing(pages: Any, read: Any) -> None:
    offer = pages.make_offers()[0]
    address = f"http://market.example/item/{offer.number}"
    result = read(pages.detail(offer), address=address)
    assert result.reading.page_kind == "listing"
    (found,) = result.listings
    assert found.title == offer.title
    assert (found.price_amount, found.price_currency) == (Decimal(offer.price), "USD")
    assert (found.vendor, found.vendor_link) == (offer.vendor, f"/vendor/{offer.vendor}")
    assert (found.stock, found.ships_from, found.ships_to) == (offer.stock, "DE", ("WW",))
    assert found.category == offer.category
    assert found.description.startswith("An invented thing")


def test_the_same_listing_has_the_same_key_in_both_places(pages: Any, read: Any) -> None:
    offer = pages.make_offers()[0]
    (own,) = read(
        pages.detail(offer), address=f"https://mirror.example/item/{offer.number}?utm_source=a"
    ).listings
    listed = read(pages.cards(pages.make_offers())).listings[0]
    assert own.listing_key == listed.listing_key == f"/item/{offer.number}"


def test_a_canonical_address_is_the_pages_own(pages: Any, read: Any) -> None:
    html = pages.detail(pages.make_offers()[0]).replace(
        "<head>", '<head><link rel=canonical href="http://x.example/item/777">'
    )
    (found,) = read(html).listings
    assert found.listing_key == "/item/777"


def test_without_an_address_the_own_page_has_no_key(pages: Any, read: Any) -> None:
    (found,) = read(pages.detail(pages.make_offers()[0])).listings
    assert found.listing_key == ""


def test_listings_of_a_vendors_page_are_the_vendors(pages: Any, read: Any) -> None:
    offers = pages.make_offers(6)
    result = read(pages.vendor_page("PaperOtter", offers))
    assert result.reading.page_kind == "vendor"
    assert [f.title for f in result.listings] == [o.title for o in offers]
    assert {f.vendor for f in result.listings} == {"PaperOtter"}


def test_a_vendors_page_is_known_by_its_address(pages: Any, read: Any) -> None:
    html = pages.page("<h1>PaperOtter</h1><p>Likes the sea.</p>")
    result = read(html, address="http://market.example/u/PaperOtter")
    assert (result.reading.page_kind, result.listings) == ("vendor", ())


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("feedback", "feedback"),
        ("thread", "thread"),
        ("login", "login"),
        ("captcha", "captcha"),
        ("waiting", "wait"),
        ("missing", "error"),
    ],
)
def test_pages_without_listings_give_none(pages: Any, read: Any, name: str, kind: str) -> None:
    result = read(getattr(pages, name)())
    assert result.reading.page_kind == kind
    assert result.listings == ()
    assert 0 < result.reading.page_kind_confidence <= 1


def test_navigation_and_exchange_rates_alone_are_no_listings(pages: Any, read: Any) -> None:
    assert read(pages.page("<h1>Welcome</h1><p>News follow.</p>")).listings == ()


def test_a_thread_is_of_a_forum(pages: Any, read: Any) -> None:
    assert read(pages.thread()).reading.site_kind == "forum"


def test_an_answer_with_an_error_status_is_an_error(pages: Any, read: Any) -> None:
    result = read(pages.page("<p>" + "Nothing to see. " * 60), status=503)
    assert result.reading.page_kind == "error"
