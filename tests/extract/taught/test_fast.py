"""Reading many pages of one run: what is learned, when it is dropped, and what it remembers."""

from __future__ import annotations

from dataclasses import replace

from tests.extract.taught.taught_sites import (
    LEXICON,
    PAGE,
    ROW,
    shop_capture,
    shop_page,
    source_of,
)

from spaniel.extract.taught import FastReader, ReadBefore, compare, learn
from spaniel.extract.taught._observe import identities
from spaniel.ports import ReadPage
from spaniel.types import Capture, Listing, Source

SHOP = source_of("shop")


class TwoFaced:
    """Reads as the page's own reader does, but for prices once it is told to."""

    kind = "content"
    name = staticmethod(PAGE.name)
    reads = staticmethod(PAGE.reads)

    def __init__(self) -> None:
        self.changed = False
        self.times = 0

    def read(self, capture: Capture, payload: bytes, source: Source) -> ReadPage:
        self.times += 1
        read = PAGE.read(capture, payload, source)
        if not self.changed:
            return read
        other = [replace(one, price_currency="EUR") for one in read.listings]
        return replace(read, observations=other)


def pages(count: int) -> list[bytes]:
    return [shop_page(range(n, n + 12)) for n in range(1, 12 * count, 12)]


def test_after_three_pages_the_others_are_read_by_what_was_learned() -> None:
    page = TwoFaced()
    reader = FastReader(page, LEXICON)
    for payload in pages(20):
        got = reader.read(shop_capture(payload), payload, SHOP)
        assert len(got.listings) == 12
        assert (got.reading.reader, got.reading.page_kind) == ("fast", "results")
    assert (reader.counts.by_template, reader.counts.learned, page.times) == (17, 1, 3)
    (profile,) = reader.profiles()
    assert (profile.site, profile.taught) == ("shop", "learned from 3 pages")


def test_a_page_that_does_not_fit_is_read_without_and_taught_anew() -> None:
    page = TwoFaced()
    reader = FastReader(page, LEXICON)
    changed = ROW.replace('class="offer"', 'class="z1"').replace('class="cost"', 'class="z2"')
    some = [*pages(6), *(shop_page(range(n, n + 12), row=changed) for n in range(1, 70, 12))]
    for payload in some:
        got = reader.read(shop_capture(payload), payload, SHOP)
        zero = PAGE.read(shop_capture(payload), payload, SHOP)
        agreed = compare("listing", [(got.observations, zero.observations)])
        assert min(agreed.of_records, agreed.of_fields) == 1.0
    assert (reader.counts.learned, page.times) == (2, 6)


def test_what_comes_to_mean_something_else_is_not_used_again() -> None:
    page = TwoFaced()
    reader = FastReader(page, LEXICON)
    for number, payload in enumerate(pages(60)):
        page.changed = number > 30
        reader.read(shop_capture(payload), payload, SHOP)
    assert (reader.counts.checked, reader.counts.differing) == (1, 1)
    last = shop_page(range(900, 912))
    got = reader.read(shop_capture(last), last, SHOP)
    assert {one.price_currency for one in got.listings} == {"EUR"}


def test_pages_of_which_nothing_can_be_learned_yield_no_profile() -> None:
    def before(payload: bytes) -> ReadBefore:
        return ReadBefore(
            shop_capture(payload), payload, PAGE.read(shop_capture(payload), payload, SHOP)
        )

    for payloads in (
        [],
        [b""] * 3,
        [b"<p>nothing here</p>"] * 3,
        [b"\xff\x00\x01" * 100] * 3,
        [shop_page([1]), shop_page([2])],
    ):
        assert learn([before(one) for one in payloads], source=SHOP, lexicon=LEXICON) is None
    wrong = [replace(before(one), payload=b"<p>another page</p>") for one in pages(3)]
    assert learn(wrong, source=SHOP, lexicon=LEXICON) is None


def test_ids_made_at_once_are_those_made_one_by_one() -> None:
    places = ["body>p", 'a"b\\c', "ü☃\U0001f600", "\u2028\x7f", ""]
    assert identities("rdg-1", Listing, places) == [
        Listing.identify("rdg-1", place) for place in places
    ]
