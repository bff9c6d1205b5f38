"""The reader of taught sites at its seam: names, bounds, hostile pages, no profile at all."""

from __future__ import annotations

import pickle
import random
from dataclasses import replace

import pytest
from tests.extract.taught.taught_sites import (
    LEXICON,
    PAGE,
    learned,
    saved_pages,
    shop,
    shop_capture,
    shop_page,
    shop_profile,
    source_of,
)

from hostile_pages import HUGE, apply, assert_lawful, random_edits, watched
from spaniel.extract.bounded import BoundedReader
from spaniel.extract.content import ContentReader
from spaniel.extract.export import ExportReader
from spaniel.extract.taught import TaughtReader
from spaniel.ports import Reader, ReadPage
from spaniel.types import Capture, ReaderName, SiteProfile, Source


def reader() -> TaughtReader:
    return TaughtReader(PAGE, LEXICON)


def content() -> ContentReader:
    return ContentReader(BoundedReader(reader()), ExportReader())


class For:
    """Reads whatever it is given as a page of one source."""

    kind = "content"

    def __init__(self, reader: Reader, source: Source) -> None:
        self._reader, self._source = reader, source

    def name(self, _: Source) -> ReaderName:
        return self._reader.name(self._source)

    def reads(self, capture: Capture, _: Source) -> bool:
        return self._reader.reads(capture, self._source)

    def read(self, capture: Capture, payload: bytes, _: Source) -> ReadPage:
        return self._reader.read(capture, payload, self._source)


# --------------------------------------------------------------------------- names


def test_the_name_tells_the_profile_and_changes_with_all_that_it_says() -> None:
    profile = shop_profile()
    name = reader().name(shop())
    site, version, short = name.profile.split(".")
    assert (name.name, name.version, site, version) == ("taught", "1", "teapots", "2")
    assert len(short) == 12
    template = profile.templates[0]
    others = [
        replace(profile, version=3),
        replace(profile, templates=(replace(template, least=2),)),
        replace(profile, templates=(replace(template, known=template.known[1:]),)),
    ]
    names = {reader().name(shop(one)).profile for one in others}
    names.add(reader().name(replace(shop(), currencies={"$": "AUD"})).profile)
    assert len(names) == 4
    assert name.profile not in names
    assert reader().name(shop(replace(profile))).profile == name.profile


def test_readings_of_the_one_reader_of_content_tell_it_too() -> None:
    payload = shop_page(range(1, 13))
    got = content().read(shop_capture(payload), payload, shop())
    assert len(got.listings) == 12
    assert got.reading.profile.startswith("teapots.2.")
    assert got.reading.profile == content().name(shop()).profile
    assert "." not in content().name(source_of("shop")).profile


@pytest.mark.parametrize("profile", [None, SiteProfile(site="teapots")])
def test_without_templates_it_is_as_if_it_were_not_there(profile: SiteProfile | None) -> None:
    source = replace(shop(), profile=profile)
    payload = shop_page(range(1, 13))
    assert reader().name(source) == PAGE.name(source)
    assert reader().read(shop_capture(payload), payload, source) == PAGE.read(
        shop_capture(payload), payload, source
    )


# --------------------------------------------------------------------------- what it reads


def test_a_page_reads_the_same_whatever_was_read_before() -> None:
    pages = [shop_page(range(n, n + 12)) for n in range(1, 120, 6)]
    used = reader()
    orders = [pages, pages[::-1], pages]
    seen = [{page: used.read(shop_capture(page), page, shop()) for page in some} for some in orders]
    assert seen[0] == seen[1] == seen[2]
    assert seen[0][pages[3]] == reader().read(shop_capture(pages[3]), pages[3], shop())
    sent = pickle.loads(pickle.dumps(used))
    assert seen[0][pages[3]] == sent.read(shop_capture(pages[3]), pages[3], shop())


def test_prices_are_read_by_the_sources_hints() -> None:
    payload = shop_page(range(1, 13))
    for currencies, code in (({"$": "AUD"}, "AUD"), ({"$": "USD"}, "USD")):
        source = replace(shop(), currencies=currencies)
        got = reader().read(shop_capture(payload), payload, source)
        assert {one.price_currency for one in got.listings} == {code}


def test_ten_thousand_records_are_read_in_bounds() -> None:
    template = shop_profile().templates[0]
    long = replace(shop_profile(), templates=(replace(template, most=0),))
    payload = shop_page(range(10_000))
    with watched(60):
        got = reader().read(shop_capture(payload), payload, shop(long))
    assert len(got.listings) == 10_000
    assert len({one.id for one in got.listings}) == 10_000


def test_a_page_out_of_the_ordinary_is_read_apart_by_the_profile() -> None:
    template = shop_profile().templates[0]
    long = shop(replace(shop_profile(), templates=(replace(template, most=0),)))
    payload = shop_page(range(3_000))
    got = BoundedReader(reader()).read(shop_capture(payload), payload, long)
    assert len(got.listings) == 3_000
    assert got.reading.profile == reader().name(long).profile
    assert got == reader().read(shop_capture(payload), payload, long)


# --------------------------------------------------------------------------- hostile pages


@pytest.mark.parametrize("name", ["dockside", "quayhouse", "portal_links"])
def test_hostile_pages_of_a_taught_site_are_read_lawfully(name: str) -> None:
    rng = random.Random(name)
    pages = [one.payload for one in saved_pages(name, 9) if one.kind == "results"]
    lawful = For(reader(), replace(source_of(name), profile=learned(name)))
    for _ in range(12):
        with watched(60):
            assert_lawful(lawful, apply(rng.choice(pages), random_edits(rng)))


@pytest.mark.parametrize("name", ["a deep table", "a gzip bomb"])
def test_huge_pages_of_a_taught_site_stay_in_bounds(name: str) -> None:
    payload = HUGE[name]()
    record = replace(shop_profile().templates[0], record="div.r", fields={
        name: replace(rule, path="a" if name != "price" else "b", required=False)
        for name, rule in shop_profile().templates[0].fields.items()
    })  # fmt: skip
    source = shop(replace(shop_profile(), templates=(record,)))
    with watched(120):
        got = BoundedReader(reader()).read(shop_capture(payload), payload, source)
    assert got.reading.problem


@pytest.mark.parametrize(
    "selector", ["li:has(a)", "li > ~ a", "li, body", "::-x", "li" * 3000, "a[b='\x00']"]
)
def test_a_profile_that_cannot_be_run_is_a_problem_and_no_exception(selector: str) -> None:
    bad = replace(shop_profile().templates[0], record=selector)
    payload = shop_page(range(1, 13))
    source = shop(replace(shop_profile(), templates=(bad,)))
    got = reader().read(shop_capture(payload), payload, source)
    assert len(got.listings) == 12
    assert "the profile teapots cannot be used" in got.reading.problem


def test_a_template_that_observes_nothing_known_is_a_problem() -> None:
    bad = replace(shop_profile().templates[0], observes="weather")
    payload = shop_page(range(1, 13))
    source = shop(replace(shop_profile(), templates=(bad,)))
    got = reader().read(shop_capture(payload), payload, source)
    assert "observes `weather`" in got.reading.problem
    assert len(got.listings) == 12
