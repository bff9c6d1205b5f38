"""The made-up markets say what their truth says: every true value stands on its page."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser
from tests.sites import (
    SitePage,
    TestSite,
    coppergate,
    dockside,
    driftwood,
    harborline,
    lanternbay,
    nebelmarkt,
    plaza_brisa,
    saltmarsh,
    severny_sad,
)

_MODULES = (
    dockside,
    lanternbay,
    harborline,
    saltmarsh,
    severny_sad,
    nebelmarkt,
    plaza_brisa,
    driftwood,
    coppergate,
)
_SITES = [module.SITE for module in _MODULES]
_SEED = 20

_PLACES = {
    "AT": ("Austria", "AT", "Österreich"),
    "AU": ("Australia",),
    "BE": ("Belgium",),
    "CA": ("Canada",),
    "CH": ("Switzerland", "CH", "Schweiz"),
    "CN": ("China",),
    "CO": ("Colombia",),
    "CZ": ("Czech Republic",),
    "DE": ("Germany", "Deutschland", "DE"),
    "ES": ("Spain", "España"),
    "EU": ("European Union", "EU", "Europa", "EU-weit"),
    "FI": ("Finland",),
    "FR": ("France",),
    "GB": ("United Kingdom", "UK"),
    "MX": ("México",),
    "NL": ("Netherlands", "Niederlande", "Países Bajos"),
    "NZ": ("New Zealand",),
    "PL": ("Poland",),
    "PT": ("Portugal",),
    "RU": ("по РФ",),
    "SE": ("Sweden",),
    "US": ("United States", "USA", "U.S.A.", "Estados Unidos"),
    "WW": ("Worldwide", "weltweit", "todo el mundo", "anywhere", "everywhere"),
}
_SIGNS = {
    "AUD": "AU$",
    "BTC": "฿",
    "EUR": "€",
    "RUB": "руб",
    "USD": "$",
}
# What a title may say instead of the number.
_IN_WORDS = {
    "0.5": ("half", "halbes", "media", "1/2"),
    "0.25": ("1/4",),
    "0.125": ("1/8",),
    "10": ("ten",),
}
_NAMED = {
    "BTC": ("btc", "bitcoin"),
    "XMR": ("xmr", "monero"),
    "card": ("карта",),
    "cash": ("cash",),
    "escrow": ("escrow", "treuhand", "гарант"),
    "fe": ("fe", "finalize early"),
    "multisig": ("multisig",),
    "hidden_place": ("прикоп", "тайник", "магнит"),
    "post": ("почта", "brief", "dhl", "einschreiben"),
    "discount": ("-20%", "statt", "акция", "oferta", "intro offer"),
    "sample": ("sample", "trial", "проба", "zum probieren", "muestra"),
    "no_prescription": ("no prescription", "no script", "ohne rezept", "sin receta"),
    "youth_appeal": ("gummy bears",),
}
_LISTING_FIELDS = frozenset(
    [
        "title",
        "url",
        "vendor",
        "price",
        "price_also",
        "tiers",
        "quantity",
        "quantity_also",
        "category",
        "ships_from",
        "ships_to",
        "stock",
        "sales",
        "views",
        "rating",
        "payment",
        "description",
        "listed_at",
        "offer_kind",
        "escrow",
        "marketing",
        "delivery",
        "aside",
    ]
)
_VENDOR_FIELDS = frozenset(
    [
        "name",
        "level",
        "sales",
        "rating",
        "ships_from",
        "member_since",
        "last_seen",
        "description",
        "markets",
    ]
)
_FEEDBACK_FIELDS = frozenset(["vendor", "rating", "text", "buyer", "at", "amount", "listing"])


class _Shown:
    """What a reader could find on a page: its words and attributes, and the numbers in them."""

    def __init__(self, html: str) -> None:
        tree = LexborHTMLParser(html)
        values = [v for node in tree.css("*") for v in node.attributes.values() if v]
        self.links = {node.attributes.get("href") for node in tree.css("a")}
        self.raw = (tree.text(separator=" ") or "") + " " + " ".join(values)
        self.words = _squeezed(self.raw)
        self.numbers = set(_numbers(self.raw))
        self.whole = {int(digits) for digits in re.findall(r"\d+", self.raw)}

    def says(self, text: str) -> bool:
        return _squeezed(text) in self.words

    def counts(self, amount: object) -> bool:
        return Decimal(str(amount)) in self.numbers


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _numbers(text: str) -> Iterator[Decimal]:
    for token in re.findall(r"\d[\d.,\u00a0]*", text):
        bare = token.replace("\u00a0", "").rstrip(".,")
        for decimal, group in ((".", ","), (",", ".")):
            plain = bare.replace(group, "").replace(decimal, ".")
            if plain.count(".") <= 1:
                yield Decimal(plain)


def _pages(site: TestSite) -> list[SitePage]:
    return list(site.pages(random.Random(_SEED)))


def _money_is_shown(shown: _Shown, money: Mapping[str, str]) -> bool:
    sign = _SIGNS.get(money["currency"], money["currency"])
    named = sign in shown.raw or money["currency"] in shown.raw
    return named and shown.counts(money["amount"])


def _place_is_shown(shown: _Shown, code: str) -> bool:
    return any(shown.says(name) for name in _PLACES[code.removeprefix("-")])


def _day_is_shown(shown: _Shown, site: TestSite, moment: str) -> bool:
    at = datetime.fromisoformat(moment[:10])
    if {at.year, at.day} <= shown.whole:
        return True
    ago = (datetime.fromisoformat(site.seen[:10]) - at).days
    return ago in shown.whole or ago <= 1


def _amount_is_shown(shown: _Shown, amount: str) -> bool:
    lower = shown.words.lower()
    return shown.counts(amount) or any(word in lower for word in _IN_WORDS.get(amount, ()))


def _unnamed(shown: _Shown, truth: Mapping[str, Any]) -> list[str]:
    codes = [code for name in ("payment", "delivery", "marketing") for code in truth.get(name, ())]
    codes += [truth["escrow"]] if "escrow" in truth else []
    lower = shown.words.lower()
    return [code for code in codes if not any(word in lower for word in _NAMED[code])]


def _wrong_in_listing(shown: _Shown, site: TestSite, truth: Mapping[str, Any]) -> list[str]:
    texts = ["title", "vendor", "description"]
    counts = ["stock", "sales", "views", "rating"]
    wrong = [name for name in texts if name in truth and not shown.says(truth[name])]
    wrong += [name for name in counts if name in truth and not shown.counts(truth[name])]
    moneys = [truth[name] for name in ("price", "price_also") if name in truth]
    moneys += [tier["price"] for tier in truth.get("tiers", ())]
    wrong += [f"money {money}" for money in moneys if not _money_is_shown(shown, money)]
    places = [*truth.get("ships_to", ()), *([truth["ships_from"]] if "ships_from" in truth else [])]
    wrong += [f"place {code}" for code in places if not _place_is_shown(shown, code)]
    wrong += [f"category {part}" for part in truth.get("category", ()) if not shown.says(part)]
    if "listed_at" in truth and not _day_is_shown(shown, site, truth["listed_at"]):
        wrong.append("listed_at")
    quantities = [truth[name] for name in ("quantity", "quantity_also") if name in truth]
    quantities += [tier["quantity"] for tier in truth.get("tiers", ())]
    amounts = [q[name] for q in quantities for name in ("amount", "pieces") if name in q]
    wrong += [f"amount {amount}" for amount in amounts if not _amount_is_shown(shown, amount)]
    return wrong + _unnamed(shown, truth) + sorted(set(truth) - _LISTING_FIELDS)


def _wrong_in_feedback(shown: _Shown, site: TestSite, truth: Mapping[str, Any]) -> list[str]:
    texts = ("vendor", "text", "buyer", "listing", "rating")
    wrong = [name for name in texts if name in truth and not shown.says(truth[name])]
    if "amount" in truth and not _money_is_shown(shown, truth["amount"]):
        wrong.append("amount")
    if not _day_is_shown(shown, site, truth["at"]):
        wrong.append("at")
    return wrong + sorted(set(truth) - _FEEDBACK_FIELDS)


def _wrong_in_vendor(shown: _Shown, site: TestSite, truth: Mapping[str, Any]) -> list[str]:
    wrong = [name for name in ("name", "level") if name in truth and not shown.says(truth[name])]
    wrong += [
        name for name in ("sales", "rating") if name in truth and not shown.counts(truth[name])
    ]
    wrong += [] if shown.says(truth["description"]) else ["description"]
    days = [name for name in ("member_since", "last_seen") if name in truth]
    wrong += [name for name in days if not _day_is_shown(shown, site, truth[name])]
    for standing in truth.get("markets", ()):
        wrong += [] if shown.says(standing["market"]) else ["markets"]
    return wrong + sorted(set(truth) - _VENDOR_FIELDS)


@pytest.mark.parametrize("site", _SITES, ids=lambda site: site.name)
def test_every_true_value_stands_on_its_page(site: TestSite) -> None:
    for page in _pages(site):
        shown = _Shown(page.html)
        for listing in page.listings:
            assert not _wrong_in_listing(shown, site, listing), (page.path, listing)
        for feedback in page.feedback:
            assert not _wrong_in_feedback(shown, site, feedback), (page.path, feedback)
        for vendor in page.vendors:
            assert not _wrong_in_vendor(shown, site, vendor), (page.path, vendor)


@pytest.mark.parametrize("site", _SITES, ids=lambda site: site.name)
def test_every_listing_in_a_list_has_its_link_and_stands_in_the_truth_once(site: TestSite) -> None:
    for page in _pages(site):
        links = [listing["url"] for listing in page.listings]
        assert len(links) == len(set(links)), page.path
        if page.kind in ("results", "vendor"):
            assert set(links) <= _Shown(page.html).links, page.path


@pytest.mark.parametrize("site", _SITES, ids=lambda site: site.name)
def test_grams_agree_with_amount_unit_and_pieces(site: TestSite) -> None:
    mass = {
        "ug": "0.000001",
        "mg": "0.001",
        "g": "1",
        "kg": "1000",
        "oz": "28.349523125",
        "lb": "453.59237",
    }
    quantities = [
        quantity
        for page in _pages(site)
        for listing in page.listings
        for quantity in (
            listing.get("quantity", {}),
            *(tier["quantity"] for tier in listing.get("tiers", ())),
        )
        if quantity
    ]
    assert quantities
    for quantity in quantities:
        assert ("grams" in quantity) == (quantity["unit"] in mass), quantity
        if "grams" in quantity:
            pieces = Decimal(quantity.get("pieces", "1"))
            meant = Decimal(quantity["amount"]) * Decimal(mass[quantity["unit"]]) * pieces
            assert Decimal(quantity["grams"]) == meant, quantity


@pytest.mark.parametrize("site", _SITES, ids=lambda site: site.name)
def test_a_site_has_the_pages_a_reader_is_judged_by(site: TestSite) -> None:
    pages = _pages(site)
    kinds = [page.kind for page in pages]
    full = [len(page.listings) for page in pages if page.kind == "results" and page.listings]
    assert 2 <= len(full) <= 4
    assert all(8 <= count <= 40 for count in full[:-1])
    assert sum(1 for x in pages[len(full) - 1].listings if not x.get("aside")) <= 3
    assert kinds.count("listing") >= 3
    assert {"index", "vendor", "feedback"} <= set(kinds)
    assert {"login", "captcha", "wait", "error"} & set(kinds)
    assert len({page.path for page in pages}) == len(pages)


@pytest.mark.parametrize("site", _SITES, ids=lambda site: site.name)
def test_the_same_seed_makes_the_same_pages_and_another_seed_others(site: TestSite) -> None:
    assert _pages(site) == _pages(site)
    assert _pages(site) != list(site.pages(random.Random(_SEED + 1)))


@pytest.mark.parametrize("site", _SITES, ids=lambda site: site.name)
@pytest.mark.parametrize("seed", range(5))
def test_any_seed_makes_a_site(site: TestSite, seed: int) -> None:
    pages = site.pages(random.Random(seed))
    assert all(page.html.strip() for page in pages)
    assert sum(len(page.listings) for page in pages) > 25
