"""The reader at its seam: names, profiles, media types, what a reading carries."""

from __future__ import annotations

from typing import Any

import pytest

from spaniel.extract.page import PageReader
from spaniel.types import KeyRule, Source


@pytest.fixture
def reader(pages: Any) -> PageReader:
    return PageReader(pages.FakeLexicon())


def test_it_reads_pages_and_what_may_be_one(pages: Any, reader: PageReader) -> None:
    source = Source(id="s", service="s")
    for media_type in ("text/html", "application/xhtml+xml", "text/html; charset=utf-8", ""):
        assert reader.reads(pages.make_capture(b"", media_type=media_type), source)
    for media_type in ("text/csv", "application/json", "image/png"):
        assert not reader.reads(pages.make_capture(b"", media_type=media_type), source)


def test_the_profile_follows_the_hints_and_nothing_else(pages: Any, reader: PageReader) -> None:
    plain = Source(id="a", service="a")
    profiles = [
        reader.name(source).profile
        for source in (
            plain,
            Source(id="a", service="a", listing_key=KeyRule(regex="x")),
            Source(id="a", service="a", currencies={"$": "AUD"}),
            Source(id="a", service="a", language="ru"),
        )
    ]
    assert len(set(profiles)) == 4
    assert reader.name(Source(id="b", service="b", entries=("x",))).profile == profiles[0]
    other = pages.FakeLexicon()
    other.version = "fake-2"
    assert PageReader(other).name(plain).profile != profiles[0]


def test_what_the_capture_says_is_carried_over(pages: Any, read: Any) -> None:
    result = read(pages.cards(pages.make_offers(3)), simulated=True, authority="op-x")
    assert result.reading.simulated
    assert {f.authority for f in result.listings} == {"op-x"}
    assert all(f.simulated and f.capture == "cap-1" for f in result.listings)
    assert {f.reading for f in result.listings} == {result.reading.id}
    assert (result.reading.reader, result.reading.version) == ("page", "1")
