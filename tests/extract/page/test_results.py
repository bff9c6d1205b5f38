"""Result pages of many templates: each listing found, each field that the page shows right."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from spaniel.types import KeyRule, Source

TEMPLATES = ["cards", "table", "two_rows", "flat", "definitions", "russian", "paragraphs", "shop"]
VENDORLESS = {"shop"}
SAY_ALL = {"cards", "table", "two_rows", "flat", "definitions", "russian"}


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("count", [2, 3, 9, 40])
def test_every_listing_is_found_once_in_order(
    pages: Any, read: Any, template: str, count: int
) -> None:
    offers = pages.make_offers(count)
    result = read(pages.RESULTS[template](offers))
    assert [found.title for found in result.listings] == [offer.title for offer in offers]
    assert result.reading.page_kind in ("results", "index")
    assert result.reading.observations == count
    assert not result.reading.problem


@pytest.mark.parametrize("template", TEMPLATES)
def test_prices(pages: Any, read: Any, template: str) -> None:
    offers = pages.make_offers()
    wanted = {
        "two_rows": [(Decimal(f"0.{o.number}"), "XMR") for o in offers],
        "paragraphs": [(Decimal(f"0.0{o.number}"), "BTC") for o in offers],
        "cards": [(Decimal(o.price), "USD") for o in offers],
        "russian": [(Decimal(o.price), "RUB") for o in offers],
    }.get(template, [(Decimal(o.price), "EUR") for o in offers])
    found = read(pages.RESULTS[template](offers)).listings
    assert [(f.price_amount, f.price_currency) for f in found] == wanted
    assert all(f.price_text for f in found)


@pytest.mark.parametrize("template", [t for t in TEMPLATES if t not in VENDORLESS])
def test_vendors(pages: Any, read: Any, template: str) -> None:
    offers = pages.make_offers()
    found = read(pages.RESULTS[template](offers)).listings
    assert [f.vendor for f in found] == [o.vendor for o in offers]
    if template != "table":
        assert all(f.vendor_link.endswith(f.vendor) for f in found)


@pytest.mark.parametrize("template", sorted(SAY_ALL))
def test_stock_category_and_origin(pages: Any, read: Any, template: str) -> None:
    offers = pages.make_offers()
    found = read(pages.RESULTS[template](offers)).listings
    assert [f.stock for f in found] == [o.stock for o in offers]
    assert [f.category for f in found] == [o.category for o in offers]
    codes = {"Germany": "DE", "Netherlands": "NL", "Spain": "ES"}
    assert [f.ships_from for f in found] == [codes[o.ships_from] for o in offers]
    assert [f.ships_from_text for f in found] == [o.ships_from for o in offers]


def test_quantity_and_substance_come_from_the_title(pages: Any, read: Any) -> None:
    found = read(pages.cards(pages.make_offers())).listings
    assert [f.grams for f in found] == [Decimal(n) for n in range(1, 10)]
    assert found[0].substance == "cannabis resin"
    assert found[0].substance_text == "Hash"
    assert found[1].substance == ""


def test_a_shop_is_a_shop_and_a_market_is_a_market(pages: Any, read: Any) -> None:
    offers = pages.make_offers()
    assert read(pages.cards(offers)).reading.site_kind == "market"
    assert read(pages.shop(offers)).reading.site_kind == "shop"
    seeds = pages.shop(offers).replace("Top thing", "Feminized seeds autoflower")
    assert read(seeds).reading.site_kind == "seed_shop"


def test_the_side_bar_is_left_out(pages: Any, read: Any) -> None:
    titles = [f.title for f in read(pages.shop(pages.make_offers())).listings]
    assert not any(title.startswith("Top thing") for title in titles)


def test_a_listing_shown_twice_is_one(pages: Any, read: Any) -> None:
    offers = pages.make_offers()
    found = read(pages.cards([*offers, offers[0]])).listings
    assert [f.title for f in found] == [o.title for o in offers]


def test_a_missing_field_does_not_shift_the_others(pages: Any, read: Any) -> None:
    offers = pages.make_offers()
    html = pages.cards(offers).replace(f"<p>Stock: <b>{offers[4].stock}</b></p>", "")
    found = read(html).listings
    assert [f.stock for f in found] == [o.stock if i != 4 else None for i, o in enumerate(offers)]
    assert [f.vendor for f in found] == [o.vendor for o in offers]


def test_price_on_request_is_no_price(pages: Any, read: Any) -> None:
    offers = pages.make_offers()
    html = pages.russian(offers)
    asked = f"{offers[2].price.replace('.', ',')} руб."
    found = read(html.replace(asked, "по запросу")).listings
    assert [f.price_amount is None for f in found] == [i == 2 for i in range(len(offers))]
    assert len(found) == len(offers)


def test_a_bare_sign_means_what_the_source_says(pages: Any, read: Any) -> None:
    source = Source(id="s", service="s", currencies={"$": "AUD"})
    found = read(pages.cards(pages.make_offers()), source).listings
    assert {f.price_currency for f in found} == {"AUD"}


def test_key_by_rule_and_by_default(pages: Any, read: Any) -> None:
    html = pages.cards(pages.make_offers(3)).replace('href="/item/', 'href="http://a.example/item/')
    assert [f.listing_key for f in read(html).listings] == [
        "/item/4100",
        "/item/4107",
        "/item/4114",
    ]
    source = Source(id="s", service="s", listing_key=KeyRule(regex=r"/item/(\d+)"))
    assert [f.listing_key for f in read(html, source).listings] == ["4100", "4107", "4114"]


def test_sessions_and_tracking_are_no_part_of_a_key(pages: Any, read: Any) -> None:
    html = pages.table(pages.make_offers(3))
    other = html.replace("view.php?id=", "./view.php?sid=abc12345&utm_source=x&id=")
    keys = [f.listing_key for f in read(html).listings]
    assert keys == [f.listing_key for f in read(other).listings]
    assert len(set(keys)) == 3


@pytest.mark.parametrize("template", TEMPLATES)
def test_places_are_unique_and_point_into_the_page(pages: Any, read: Any, template: str) -> None:
    from selectolax.lexbor import LexborHTMLParser

    html = pages.RESULTS[template](pages.make_offers())
    found = read(html).listings
    assert len({f.place for f in found}) == len({f.id for f in found}) == len(found)
    parser = LexborHTMLParser(html)
    for listing in found:
        (element,) = parser.css(listing.place)
        assert element.text()
