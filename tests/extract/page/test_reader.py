"""The reader at its seam: names, profiles, media types, what a reading carries."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from spaniel.extract.contract import as_objects
from spaniel.extract.page import PageReader, _reader
from spaniel.ports import ReadPage
from spaniel.types import Handle, Key, KeyRule, Listing, Source

STEPS = (
    "Melt 400 g of wax at 75 °C in a double boiler. Stir in 30 ml of oil and cool to 60 °C. "
    "Pour into the jars and leave for 24 hours."
)
SECRET = "login: bob42 pass: hunter2x"


def said(page: ReadPage) -> str:
    """Return everything that is told of a page."""
    told = json.dumps(list(as_objects(page, "p")), ensure_ascii=False)
    return told + repr(page)


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
    assert (result.reading.reader, result.reading.version) == ("page", "2")


# --------------------------------------------------------------------------- handles and keys


def test_handles_and_keys_are_observations_with_places_of_their_own(read: Any) -> None:
    page = read(
        "<h1>Contact</h1><p>Mail: otter@post.org, walrus@post.org</p>"
        "<pre>-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmQENBF\n-----END PGP PUBLIC KEY BLOCK-----"
        "</pre>"
    )
    handles = [one for one in page.observations if isinstance(one, Handle)]
    (key,) = [one for one in page.observations if isinstance(one, Key)]
    place = "body>p:nth-child(2)"
    assert [(one.value, one.place) for one in handles] == [
        ("otter@post.org", place), ("walrus@post.org", f"{place}#2"),
    ]  # fmt: skip
    assert key.refused
    assert key.fingerprint == ""
    assert len({one.id for one in page.observations}) == 3
    assert page.reading.observations == 3


def test_a_page_with_more_contacts_than_are_read_says_so(read: Any) -> None:
    page = read("".join(f"<p>otter{n}@post.org</p>" for n in range(5_100)))
    assert "more handles or keys than are read" in page.reading.problem


# --------------------------------------------------------------------------- seals


@pytest.mark.parametrize("hidden", [STEPS, SECRET])
def test_nothing_sealed_is_told_wherever_a_page_says_it(pages: Any, read: Any, hidden: str) -> None:
    offer = replace(pages.make_offers(1)[0], title=f"Pots {hidden}")
    plain = "An invented thing, lovingly described at some length, with no instructions in it"
    bodies = [
        pages.detail(pages.make_offers(1)[0]).replace(plain, hidden),
        pages.detail(offer),
        pages.vendor_page("PaperOtter", [offer] * 3).replace("</p>", f"</p><p>{hidden}</p>", 1),
        pages.cards([replace(o, title=f"{o.title} {hidden}") for o in pages.make_offers(6)]),
        pages.feedback().replace("good", hidden),
        f"<title>{hidden}</title><h1>{hidden}</h1>"
        + f"<div class=post><a href=/u/ann class=author>Ann</a> 2024-01-02 10:00<p>{hidden}</p>"
        f"<blockquote>{hidden}</blockquote></div>" * 4,
    ]
    for body in bodies:
        told = said(read(body))
        assert "hunter2x" not in told
        assert "double boiler" not in told
        assert "Stir in 30 ml" not in told


def test_a_sealed_listing_names_its_sealed_fields(pages: Any, read: Any) -> None:
    offers = [replace(o, title=f"{o.title}, {SECRET}") for o in pages.make_offers(6)]
    found = read(pages.cards(offers)).listings
    assert len(found) == 6
    assert all(one.sealed == ("title",) and "[redacted" in one.title for one in found)
    plain = read(pages.cards(pages.make_offers(6))).listings
    assert all(one.sealed == () for one in plain)


def test_values_are_the_same_with_and_without_a_seal(pages: Any, read: Any) -> None:
    def values(one: Listing) -> tuple[Any, ...]:
        return one.price_amount, one.price_currency, one.vendor, one.stock, one.link

    offers = pages.make_offers(6)
    hidden = [replace(o, title=f"{o.title}, {SECRET}") for o in offers]
    first, second = read(pages.cards(offers)), read(pages.cards(hidden))
    assert [values(one) for one in first.listings] == [values(one) for one in second.listings]


# --------------------------------------------------------------------------- faults


@pytest.mark.parametrize("step", ["look", "find_contacts", "listing_row"])
def test_a_fault_is_a_problem_that_quotes_nothing(
    pages: Any, read: Any, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def stumble(*_: Any) -> Any:
        raise ValueError(STEPS)

    body = pages.cards(pages.make_offers(6))
    monkeypatch.setattr(_reader, step, stumble)
    page = read(body)
    assert "ValueError" in page.reading.problem
    assert "wax" not in page.reading.problem
    assert page.reading.observations == len(page.observations)
    assert len(page.listings) == (6 if step == "find_contacts" else 0)


@pytest.mark.parametrize("payload", [bytes(range(256)) * 20, b"\x00" * 500, b"MZ\x90\x00" * 90])
def test_what_is_no_text_is_no_page(read: Any, payload: bytes) -> None:
    page = read(payload)
    assert (page.reading.page_kind, page.observations) == ("other", ())
    assert page.reading.problem == "the payload is no text, so no page"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "cp1251", "latin-1"])
def test_text_in_any_encoding_is_text(pages: Any, read: Any, encoding: str) -> None:
    body = pages.cards(pages.make_offers(6)).encode(encoding, "replace")
    assert "no text" not in read(body).reading.problem
