"""What a profile reads is what is read without one, on templates that nobody wrote it for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.extract.taught.taught_sites import (
    LEXICON,
    PAGE,
    Saved,
    learned,
    saved_pages,
    shop,
    shop_capture,
    shop_page,
    source_of,
)

from spaniel.extract.taught import FastReader, TaughtReader, compare, is_drift
from spaniel.ports import Reader, ReadPage
from spaniel.types import Handle, Source

SITES = [
    "bottega_ombra", "coppergate", "dockside", "nps_opencart", "pharmacy_pack_table",
    "portal_links", "quayhouse", "seeds_prestashop",
]  # fmt: skip


def read_all(reader: Reader, pages: list[Saved], source: Source) -> list[ReadPage]:
    return [reader.read(one.capture, one.payload, source) for one in pages]


@pytest.mark.parametrize("name", SITES)
def test_a_learned_profile_reads_the_rest_of_its_template_as_it_is_read_without(name: str) -> None:
    profile = learned(name)
    assert profile is not None
    pages = [one for one in saved_pages(name, 9) if one.kind == "results" and one.zero.listings]
    source = replace(source_of(name), profile=profile)
    taught = read_all(TaughtReader(PAGE, LEXICON), pages, source)
    by_template = [
        (got.observations, page.zero.observations)
        for got, page in zip(taught, pages, strict=True)
        if got.observations[0].confidence != page.zero.observations[0].confidence
    ]
    assert by_template
    agreed = compare("listing", by_template)
    assert agreed.of_records >= 0.98
    assert agreed.of_fields >= 0.98


@pytest.mark.parametrize("name", SITES)
def test_pages_of_other_kinds_are_read_as_if_there_were_no_profile(name: str) -> None:
    pages = [one for one in saved_pages(name, 9) if one.kind not in ("results", "index")]
    source = replace(source_of(name), profile=learned(name))
    for got, page in zip(read_all(TaughtReader(PAGE, LEXICON), pages, source), pages, strict=True):
        assert not is_drift(got.reading.problem)
        assert got.reading.page_kind == page.zero.reading.page_kind
        assert [type(one) for one in got.observations] == [
            type(one) for one in page.zero.observations
        ]


@pytest.mark.parametrize("name", ["dockside", "quayhouse"])
def test_every_observation_has_the_id_and_place_that_say_where_it_stands(name: str) -> None:
    page = next(one for one in saved_pages(name, 9) if one.kind == "results")
    got = TaughtReader(PAGE, LEXICON).read(
        page.capture, page.payload, replace(source_of(name), profile=learned(name))
    )
    assert [(one.title, one.place) for one in got.listings] == [
        (one.title, one.place) for one in page.zero.listings
    ]
    assert got.reading.observations == len(got.observations) > 0
    for one in got.listings:
        assert one.id == type(one).identify(got.reading.id, one.place)
        assert one.reading == got.reading.id
        assert one.confidence <= 0.99


def test_a_whole_run_read_fast_loses_no_page_of_any_kind() -> None:
    pages = [one for seed in (7, 8, 9) for one in saved_pages("dockside", seed)]
    reader = FastReader(PAGE, LEXICON)
    fast = read_all(reader, pages, source_of("dockside"))
    assert reader.counts.by_template >= 3
    for got, page in zip(fast, pages, strict=True):
        assert got.reading.page_kind == page.zero.reading.page_kind
        assert len(got.observations) == len(page.zero.observations)
    (profile,) = reader.profiles()
    assert profile.templates[0].sign


# --------------------------------------------------------------------------- seals and handles

STEPS = (
    "Melt 400 g of wax at 75 °C in a double boiler. Stir in 30 ml of oil and cool to 60 °C. "
    "Pour into the jars and leave for 24 hours."
)


def test_what_only_the_evidence_may_show_is_sealed_by_a_profile_too() -> None:
    payload = shop_page(range(1, 13)).replace(b"Teapot no. 7<", f"Teapot. {STEPS}<".encode())
    got = TaughtReader(PAGE, LEXICON).read(shop_capture(payload), payload, shop())
    assert len(got.listings) == 12
    sealed = got.listings[6]
    assert "title" in sealed.sealed
    assert "double boiler" not in repr(got)


@pytest.mark.parametrize(
    "extra",
    [
        "<footer>Mail: otter@post.org</footer>",
        "<p>Write to otter [at] post [dot] org</p>",
        '<a href="mailto:otter@post.org">write to us</a>',
        "<table><tr><th>E-mail</th><td>otter@post.org</td></tr></table>",
        "<p>E-mail</p><textarea readonly>otter@post.org</textarea>",
        "<p>otter<b>@</b>post.org or otter@post.org</p>",
    ],
)
def test_handles_stand_in_no_template_and_are_read_nevertheless(extra: str) -> None:
    payload = shop_page(range(1, 13), extra=extra)
    capture = shop_capture(payload)
    zero = PAGE.read(capture, payload, replace(shop(), profile=None))
    got = TaughtReader(PAGE, LEXICON).read(capture, payload, shop())
    assert "otter@post.org" in {one.value for one in got.observations if isinstance(one, Handle)}
    for mine, other in zip(handles(got), handles(zero), strict=True):
        assert (mine.value, mine.account, mine.place) == (other.value, other.account, other.place)
        assert mine.id == Handle.identify(got.reading.id, mine.place)


def handles(read: ReadPage) -> list[Handle]:
    return [one for one in read.observations if isinstance(one, Handle)]
