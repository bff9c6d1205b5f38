"""Every value in the truth of the made-up shops, forums and adverts stands on its page."""

from __future__ import annotations

import importlib
import random
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser
from tests.sites import SitePage, TestSite

_SITES = (
    "pharmacy_pack_table",
    "pharmacy_woocommerce",
    "nps_opencart",
    "nps_shopify",
    "seeds_prestashop",
    "chemicals_oscommerce",
    "anchor_price_list",
    "portal_links",
    "forum_phpbb",
    "forum_vbulletin_ru",
    "forum_xenforo_de",
    "board_nested",
    "adverts_channel",
)
_FORUMS = {"forum_phpbb", "forum_vbulletin_ru", "forum_xenforo_de", "board_nested"}
_KINDS = {
    *("results", "listing", "vendor", "feedback", "index", "thread"),
    *("login", "captcha", "wait", "error", "other"),
}
_LISTING = {
    *("title", "url", "vendor", "price", "price_also", "tiers", "quantity", "category"),
    *("ships_from", "ships_to", "stock", "sales", "views", "rating", "payment", "description"),
    *("listed_at", "offer_kind", "escrow", "marketing", "delivery", "aside"),
}
_VENDOR = {
    *("name", "level", "sales", "rating", "ships_from", "member_since", "last_seen"),
    *("description", "markets", "aside"),
}
_FEEDBACK = {"vendor", "rating", "text", "buyer", "at", "amount", "listing"}
_UNITS = {"g", "mg", "ug", "kg", "oz", "lb", "ml", "l", "piece", "seed", "blotter", "tablet"}
_GRAMS = {"g": "1", "mg": "0.001", "ug": "0.000001", "kg": "1000", "oz": "28.349523125"}
_PLACES = {
    "AU": "Australia Australien",
    "BE": "Belgium Belgien",
    "CA": "Canada",
    "CN": "China",
    "CZ": "Czech Czechia",
    "DE": "Germany Deutschland Niemiec",
    "ES": "España Spain",
    "EU": "EU Europe Europa",
    "GB": "UK United.Kingdom",
    "IN": "India",
    "NL": "Netherlands NL Holandii",
    "NO": "Norway",
    "PL": "Poland Polsce Polski PL",
    "RU": "Россия России РФ",
    "SE": "Sweden",
    "US": "USA US United.States",
    "WW": "worldwide Worldwide world-wide Weltweit",
}
_RELATIVE = re.compile(r"\d(minute|hour|day)s?ago|Сегодня|Вчера|justnow")
_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre"
    " diciembre",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
}
_PAYMENTS = {
    "BTC": "Bitcoin|BTC",
    "XMR": "Monero|XMR",
    "LTC": "Litecoin",
    "bank_transfer": "banktransfer|transferenciabancaria",
    "card": "Visa|Tarjeta",
    "cash": "gotówka",
    "paypal": "PayPal",
    "western_union": "WesternUnion",
}
_DELIVERY = {
    "courier": "courier|kurier",
    "hidden_place": "клады|skrytki",
    "pickup": "Odbiórosobisty",
    "post": "airmail|bytrackedpost|normalpost|Wysyłka",
}
_MARKETING = {
    "discount": "Sale|offer|oferta|PROMOCJA|price-old|productSpecialPrice|--on-sale|line-through",
    "no_prescription": r"[Nn]o\w*prescription|NOPRESCRIPTION",
    "sample": "[Ss]ample",
}
_CLOSED = {"payment": _PAYMENTS, "delivery": _DELIVERY, "marketing": _MARKETING}


def _site(name: str) -> TestSite:
    found = importlib.import_module(f"tests.sites.{name}").SITE
    assert isinstance(found, TestSite)
    return found


def _squash(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _words(page: SitePage) -> str:
    """All that the page says, in text and attributes, without white space."""
    tree = LexborHTMLParser(page.html)
    tree.strip_tags(["script", "style"])
    assert tree.root is not None
    said = [tree.root.text(deep=True, separator="")]
    for node in tree.root.traverse():
        said += [value for value in node.attributes.values() if value]
    return _squash("\n".join(said))


def _renderings(amount: str) -> Iterator[str]:
    value = Decimal(amount)
    plain = format(value.normalize(), "f")
    yield plain
    yield plain.replace(".", ",")
    for digits in (0, 1, 2):
        if round(value, digits) == value:
            english = f"{value:,.{digits}f}"
            yield english
            yield english.translate(str.maketrans(",.", ".,"))
            yield english.replace(",", "")
            yield english.replace(",", "").replace(".", ",")


def _shows_amount(words: str, amount: str) -> bool:
    return any(form in words for form in _renderings(amount))


def _date_forms(day: date) -> Iterator[str]:
    for form in ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y"):
        yield day.strftime(form)
    for names in _MONTHS.values():
        month = names.split()[day.month - 1]
        for name in (month, month[:3]):
            yield from (f"{day.day}{name}{day.year}", f"{day.day:02}{name}{day.year}")
            yield from (f"{name}{day.day},{day.year}", f"{name}{day.day:02},{day.year}")
            yield from (f"{day.day:02}{name},{day.year}", f"{day.day}.{name}{day.year}")
            yield f"{day.day}de{name}de{day.year}"


def _shows_moment(words: str, moment: str) -> bool:
    """Whether the page shows the moment's date, in UTC or as late as three hours east of it."""
    at = datetime.fromisoformat(moment.replace("Z", "+00:00"))
    days = sorted({at.date(), (at + timedelta(hours=3)).date()})
    shown = any(form in words for day in days for form in _date_forms(day))
    return shown or bool(_RELATIVE.search(words))


def _shows_place(words: str, code: str) -> bool:
    code = code.lstrip("-")
    return any(_squash(word.replace(".", " ")) in words for word in _PLACES[code].split())


def _quantity_holds(words: str, quantity: Mapping[str, Any]) -> None:
    pieces = quantity.get("pieces", 1)
    amount, unit = str(quantity["amount"]), quantity["unit"]
    fraction = {"0.125": "1/8", "0.25": "1/4", "0.5": "half"}.get(amount, amount)
    assert unit in _UNITS
    assert _shows_amount(words, amount) or fraction in words, quantity
    assert str(pieces) in words or pieces == 1, quantity
    assert ("grams" in quantity) == (unit in _GRAMS), quantity
    if unit in _GRAMS:
        grams = Decimal(amount) * Decimal(_GRAMS[unit]) * pieces
        assert abs(Decimal(quantity["grams"]) - grams) <= grams * Decimal("0.001"), quantity


def _money_holds(words: str, money: Mapping[str, Any]) -> None:
    assert set(money) == {"amount", "currency"}
    assert _shows_amount(words, money["amount"]), money


def _listing_holds(words: str, listing: Mapping[str, Any]) -> None:
    assert set(listing) <= _LISTING
    for name in ("title", "url", "vendor", "description"):
        if name in listing:
            assert _squash(listing[name]) in words, listing[name]
    for name in ("price", "price_also"):
        if name in listing:
            _money_holds(words, listing[name])
    for tier in listing.get("tiers", ()):
        _quantity_holds(words, tier["quantity"])
        _money_holds(words, tier["price"])
    if "quantity" in listing:
        _quantity_holds(words, listing["quantity"])
    for step in listing.get("category", ()):
        assert _squash(step) in words, step
    for code in [*listing.get("ships_to", ()), *filter(None, [listing.get("ships_from")])]:
        assert _shows_place(words, code), code
    for name in ("stock", "sales", "views", "rating"):
        if name in listing:
            assert isinstance(listing[name], str if name == "rating" else int)
            short = f"{int(listing[name]) / 1000:.1f}K" if name == "views" else "-"
            assert _shows_amount(words, str(listing[name])) or short in words, (name, listing)
    for name, forms in _CLOSED.items():
        for code in listing.get(name, ()):
            assert re.search(forms[code], words), (code, listing)
        assert list(listing.get(name, ())) == sorted(listing.get(name, ())), listing
    if "listed_at" in listing:
        assert _shows_moment(words, listing["listed_at"]), listing


def _vendor_holds(words: str, vendor: Mapping[str, Any]) -> None:
    assert set(vendor) <= _VENDOR
    for name in ("name", "level", "description"):
        if name in vendor:
            assert _squash(vendor[name]) in words, vendor[name]
    for name in ("sales", "rating"):
        if name in vendor:
            assert _shows_amount(words, str(vendor[name])), (name, vendor)
    for name in ("member_since", "last_seen"):
        if name in vendor:
            assert _shows_moment(words, vendor[name]), (name, vendor)
    for standing in vendor.get("markets", ()):
        assert _squash(standing["market"]) in words
        assert _squash(standing["rating"]) in words
    if "ships_from" in vendor:
        assert _shows_place(words, vendor["ships_from"])


def _feedback_holds(words: str, feedback: Mapping[str, Any]) -> None:
    assert set(feedback) <= _FEEDBACK
    for name in ("vendor", "text", "buyer", "listing", "rating"):
        if name in feedback:
            assert _squash(feedback[name]) in words, feedback[name]
    if "at" in feedback:
        assert _shows_moment(words, feedback["at"]), feedback
    if "amount" in feedback:
        _money_holds(words, feedback["amount"])


def _post_holds(words: str, post: Mapping[str, Any]) -> None:
    assert set(post) <= {"thread", "author", "at", "text", "quotes"}
    for said in (post["thread"], post["author"], post["text"], *post.get("quotes", ())):
        assert _squash(said) in words, said
    assert _shows_moment(words, post["at"]), post


def _handle_holds(words: str, handle: Mapping[str, Any]) -> None:
    assert set(handle) <= {"kind", "value", "account"}
    for part in re.split(r"[@.]", handle["value"]):
        assert _squash(part) in words or part in re.sub(r"[^a-z0-9]", "", words.lower()), handle
    assert _squash(handle.get("account", "")) in words


@pytest.mark.parametrize("name", _SITES)
def test_every_truth_stands_on_its_page(name: str) -> None:
    for page in _site(name).pages(random.Random(1)):
        words = _words(page)
        for listing in page.listings:
            _listing_holds(words, listing)
        for vendor in page.vendors:
            _vendor_holds(words, vendor)
        for feedback in page.feedback:
            _feedback_holds(words, feedback)
        for post in page.posts:
            _post_holds(words, post)
        for handle in page.handles:
            _handle_holds(words, handle)


@pytest.mark.parametrize("name", _SITES)
def test_the_same_seed_makes_the_same_pages_and_another_seed_others(name: str) -> None:
    site = _site(name)
    assert site.pages(random.Random(7)) == site.pages(random.Random(7))
    assert site.pages(random.Random(7)) != site.pages(random.Random(8))


@pytest.mark.parametrize("name", _SITES)
def test_a_site_has_the_pages_it_promises(name: str) -> None:
    site = _site(name)
    pages = site.pages(random.Random(1))
    kinds = [page.kind for page in pages]
    assert site.name == name
    assert datetime.fromisoformat(site.seen.replace("Z", "+00:00")).tzinfo is not None
    assert set(kinds) <= _KINDS
    assert len({page.path for page in pages}) == len(pages)
    assert "index" in kinds
    assert {"login", "captcha", "wait", "error", "other"} & set(kinds)
    if name in _FORUMS:
        assert kinds.count("thread") >= 3
        return
    main = [
        sum("aside" not in one for one in page.listings) for page in pages if page.kind == "results"
    ]
    assert 2 <= len(main) <= 4
    assert max(main) >= 8
    assert any(1 <= count <= 3 for count in main)
    assert kinds.count("listing") == 3


@pytest.mark.parametrize("name", _SITES)
def test_a_listing_is_in_the_truth_of_a_page_once(name: str) -> None:
    for page in _site(name).pages(random.Random(1)):
        main = [one["url"] for one in page.listings if "url" in one and "aside" not in one]
        assert len(set(main)) == len(main), page.path


@pytest.mark.parametrize(
    "change",
    [
        {"title": "a title that stands on no page"},
        {"price": {"amount": "98765.43", "currency": "USD"}},
        {"quantity": {"amount": "5", "unit": "g", "grams": "50"}},
        {"ships_from": "AU"},
        {"listed_at": "1999-12-31"},
        {"payment": ["XMR"]},
        {"colour": "green"},
    ],
)
def test_a_truth_that_is_not_on_the_page_is_noticed(change: dict[str, Any]) -> None:
    page = next(
        page
        for page in _site("pharmacy_pack_table").pages(random.Random(1))
        if page.kind == "listing"
    )
    _listing_holds(_words(page), page.listings[0])
    with pytest.raises(AssertionError):
        _listing_holds(_words(page), {**page.listings[0], **change})
