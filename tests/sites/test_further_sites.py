"""Nothing is true of the further made-up sites that their pages do not say."""

from __future__ import annotations

import importlib
import random
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from html.parser import HTMLParser
from itertools import chain
from typing import Any

import pytest
from tests.sites import SitePage, TestSite

NAMES = (
    "adverts_preview",
    "bottega_ombra",
    "comptoir_lune",
    "forum_mybb_es",
    "forum_smf",
    "kestrel",
    "labware_ru",
    "nps_radio_de",
    "pharmacy_centered",
    "quayhouse",
    "seeds_dutch",
    "tallow_road",
    "tikhiy_les",
)
KINDS = set(
    "results listing vendor feedback index thread login captcha wait error other".split()  # noqa: SIM905
)
UNITS = set("g mg ug kg oz lb ml l piece seed blotter tablet".split())  # noqa: SIM905
PLACES = {
    "AU": "Australia",
    "BE": "Belgi|BE\\b",
    "CA": "Canada",
    "CH": "Suisse|Svizzera|Switzerland|CH\\b",
    "DE": "Allemagne|Germany|Deutschland|Germania|DE\\b",
    "ES": "España|Espagne|Spagna|Spain|ES\\b",
    "EU": "Union europ|Unione europ|EU\\b|Europ|Евро",
    "FR": "France|Francia|FR\\b",
    "GB": "United Kingdom|UK|Regno Unito|GB\\b",
    "IN": "India",
    "IT": "Italia|Italy|IT\\b",
    "NL": "Pays-Bas|Netherlands|NL\\b|Nederland|Paesi Bassi",
    "PL": "Poland|Polonia|PL\\b",
    "RU": "Росси",
    "US": "United States|USA|US\\b|America",
    "WW": "Worldwide|WW\\b|World|worldwide|Mondo|Monde",
}
PAYMENT = {
    "BTC": "bitcoin|btc|биткоин",
    "XMR": "monero|xmr",
    "LTC": "litecoin|ltc",
    "USDT": "usdt",
    "bank_transfer": "bank|überweisung|счёт|vorkasse|overboeking",
    "card": "visa|card|карт",
    "cash": "cash|nachnahme|наличн|contant",
    "paypal": "paypal",
    "western_union": "western union",
}
PLAIN = re.compile(r"(?<!\d)[.,]?\d[\d.,']*")
GROUPED = re.compile(r"(?<!\d)\d{1,3}(?:\s\d{3})+(?!\d)(?:[.,]\d+)?")
RELATIVE = re.compile(
    r"today|yesterday|hier|ieri|oggi|ayer|hoy|вчера|сегодня|gestern|heute|gisteren|vandaag"
)


class _Seen(HTMLParser):
    """Texts, and attribute values, of a page, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.values: list[str] = []

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.values += [value for _, value in attrs if value]


def _squeeze(text: str) -> str:
    return " ".join(text.split())


@cache
def _shown(html: str) -> tuple[str, frozenset[str], frozenset[Decimal]]:
    """All text, all attribute values, all numbers of a page."""
    seen = _Seen()
    seen.feed(html)
    attributes = frozenset(_squeeze(value) for value in seen.values)
    parts = [_squeeze("".join(seen.texts)), _squeeze(" ".join(seen.texts))]
    text = "\n".join([*parts, *sorted(attributes)])
    return text, attributes, frozenset(_numbers(" ".join(parts + sorted(attributes))))


def _numbers(text: str) -> Iterator[Decimal]:
    yield from (Decimal(1) / Decimal(d) for d in re.findall(r"\b1/(\d{1,2})\b", text))
    if "½" in text or re.search(r"\bhalf\b|mezz[oa]|полкило", text.lower()):
        yield Decimal("0.5")
    yield from (Decimal(n) * 1000 for n in re.findall(r"(\d+(?:\.\d)?)K\b", text))
    for found in chain(PLAIN.findall(text), GROUPED.findall(text)):
        yield from _readings(re.sub(r"[\s']", "", found).rstrip(".,"))


def _readings(digits: str) -> Iterator[Decimal]:
    digits = f"0{digits}" if digits[0] in ".," else digits
    for grouping, point in ((",", "."), (".", ",")):
        plain = digits.replace(grouping, "").replace(point, ".")
        if re.fullmatch(r"\d+(\.\d+)?", plain):
            yield Decimal(plain)


@cache
def _site(name: str) -> tuple[TestSite, tuple[SitePage, ...]]:
    site: TestSite = importlib.import_module(f"tests.sites.{name}").SITE
    return site, tuple(site.pages(random.Random(7)))


def _all_pages() -> list[tuple[str, SitePage]]:
    return [(name, page) for name in NAMES for page in _site(name)[1]]


def _facts(page: SitePage) -> Iterator[Mapping[str, Any]]:
    return chain(page.listings, page.vendors, page.feedback, page.posts, page.handles)


def _money(fact: Mapping[str, Any]) -> Iterator[Mapping[str, str]]:
    yield from (fact[key] for key in ("price", "price_also", "amount") if key in fact)
    yield from (tier["price"] for tier in fact.get("tiers", ()))


@pytest.mark.parametrize("name", NAMES)
def test_the_same_seed_makes_the_same_pages(name: str) -> None:
    site, pages = _site(name)
    assert tuple(site.pages(random.Random(7))) == pages
    assert tuple(site.pages(random.Random(8))) != pages
    assert datetime.fromisoformat(site.seen).tzinfo is not None


@pytest.mark.parametrize("name", NAMES)
def test_a_site_has_its_kinds_of_pages(name: str) -> None:
    site, pages = _site(name)
    kinds = {page.kind for page in pages}
    assert kinds <= KINDS
    assert len({page.path for page in pages}) == len(pages)
    assert kinds & {"login", "captcha", "wait", "error", "other"}
    if site.kind != "forum":
        results = [page for page in pages if page.kind == "results"]
        assert 2 <= len(results) <= 5
        records = [sum("aside" not in fact for fact in page.listings) for page in results]
        assert any(1 <= count <= 3 for count in records)
        assert any(8 <= count <= 40 for count in records)
        assert sum(page.kind == "listing" for page in pages) == 3


@pytest.mark.parametrize("name", NAMES)
def test_words_of_the_truth_stand_on_the_page(name: str) -> None:
    for page in _site(name)[1]:
        text, values, _ = _shown(page.html)
        for fact in _facts(page):
            for key in ("title", "vendor", "name", "author", "text", "description", "thread"):
                if key in fact:
                    assert fact[key], (page.path, key)
                    assert _squeeze(fact[key]) in text, (page.path, key, fact[key])
            for key in ("rating", "level", "buyer", "listing"):
                assert key not in fact or _squeeze(fact[key]) in text, (page.path, key, fact)
            for step in [*fact.get("category", ()), *fact.get("quotes", ())]:
                assert step in text, (page.path, step)
            if "url" in fact:
                assert fact["url"] in values or f'"{fact["url"]}"' in text, (page.path, fact["url"])


@pytest.mark.parametrize("name", NAMES)
def test_numbers_of_the_truth_stand_on_the_page(name: str) -> None:
    for page in _site(name)[1]:
        numbers = _shown(page.html)[2]
        for fact in _facts(page):
            for price in _money(fact):
                assert Decimal(price["amount"]) in numbers, (page.path, price, fact)
                assert re.fullmatch(r"[A-Z]{3,4}", price["currency"])
            for key in ("stock", "sales", "views"):
                assert key not in fact or Decimal(fact[key]) in numbers, (page.path, key, fact)


@pytest.mark.parametrize("name", NAMES)
def test_quantities_of_the_truth_stand_on_the_page(name: str) -> None:
    for page in _site(name)[1]:
        numbers = _shown(page.html)[2]
        for listing in page.listings:
            sold = [t["quantity"] for t in listing.get("tiers", ())]
            for quantity in [*sold, *([listing["quantity"]] if "quantity" in listing else [])]:
                assert Decimal(quantity["amount"]) in numbers, (page.path, quantity)
                assert quantity["unit"] in UNITS
                assert "pieces" not in quantity or Decimal(quantity["pieces"]) in numbers
                assert "grams" not in quantity or Decimal(quantity["grams"]) > 0


@pytest.mark.parametrize("name", NAMES)
def test_places_and_payments_of_the_truth_stand_on_the_page(name: str) -> None:
    for page in _site(name)[1]:
        text = _shown(page.html)[0]
        for fact in chain(page.listings, page.vendors):
            codes = [
                *([fact["ships_from"]] if "ships_from" in fact else []),
                *fact.get("ships_to", ()),
            ]
            for code in codes:
                assert re.search(PLACES[code.lstrip("-")], text), (page.path, code)
            for means in fact.get("payment", ()):
                assert re.search(PAYMENT[means], text.lower()), (page.path, means)
            assert list(fact.get("payment", ())) == sorted(fact.get("payment", ()))


@pytest.mark.parametrize("name", NAMES)
def test_dates_of_the_truth_stand_on_the_page(name: str) -> None:
    site, pages = _site(name)
    seen = datetime.fromisoformat(site.seen).date()
    for page in pages:
        text, _, numbers = _shown(page.html)
        for fact in _facts(page):
            for key in ("listed_at", "at", "member_since", "last_seen"):
                if key in fact:
                    assert _date_shown(fact[key], seen, text, numbers), (page.path, key, fact)


def _date_shown(value: str, seen: date, text: str, numbers: frozenset[Decimal]) -> bool:
    if len(value) == 7:
        return value[:4] in text
    when = date.fromisoformat(value[:10])
    age = (seen - when).days
    assert age >= 0
    if re.search(rf"\b{when.day:02d}[./-]{when.month:02d}|{when.isoformat()}", text):
        return True
    if re.search(rf"\b0?{when.day}\b", text) and str(when.year) in text:
        return True
    return bool(RELATIVE.search(text.lower())) if age <= 1 else Decimal(age) in numbers


def test_no_listing_is_twice_in_the_truth_of_a_page() -> None:
    for name, page in _all_pages():
        if urls := [fact["url"] for fact in page.listings if "url" in fact]:
            assert len(urls) == len(set(urls)), (name, page.path)


def test_gates_and_talk_have_no_listings() -> None:
    for name, page in _all_pages():
        if page.kind in {"login", "captcha", "wait", "error", "other"}:
            assert not page.listings, (name, page.path)


def test_handles_are_on_their_page_and_nobody_can_be_reached() -> None:
    for name, page in _all_pages():
        for handle in page.handles:
            text = _shown(page.html)[0]
            if handle["kind"] == "phone":  # the truth is +44..., the page may say 07700 900 ...
                text = re.sub(r"[\s().-]", "", text)
            assert handle["value"][-9:] in text, (name, page.path, handle)
        for host in re.findall(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)", page.html):
            assert re.search(r"example(\.(com|org|net))?$", host), (name, page.path, host)
