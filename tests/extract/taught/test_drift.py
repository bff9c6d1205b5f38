"""A profile that no longer fits is said so on the first page, read round, and repaired."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.extract.taught.taught_sites import (
    HEAD,
    LEXICON,
    PAGE,
    ROW,
    learned,
    saved_pages,
    shop,
    shop_capture,
    shop_page,
    shop_profile,
    source_of,
)

from spaniel.extract.taught import Proposal, TaughtReader, is_drift
from spaniel.ports import ReadPage
from spaniel.types import SiteProfile, Source

RENAMED = re.sub(r'class="(\w+)"', lambda found: f'class="z-{found[1][::-1]}"', ROW)
WRAPPED = f"<div class=wrap>{RENAMED}</div>".replace("<li", "<section").replace("/li>", "/section>")
NO_PRICE = ROW.replace("{cents} $", "")
OTHER_PLACE = ROW.replace("{cents} $", "ask").replace("{n} left", "{cents} $")


def read(
    payload: bytes, source: Source | None = None, reader: TaughtReader | None = None
) -> ReadPage:
    reader = reader or TaughtReader(PAGE, LEXICON)
    return reader.read(shop_capture(payload), payload, source or shop())


@pytest.mark.parametrize("row", [RENAMED, WRAPPED, NO_PRICE, OTHER_PLACE])
def test_a_changed_template_is_told_of_on_its_first_page(row: str) -> None:
    payload = shop_page(range(40, 60), row=row)
    got = read(payload)
    assert is_drift(got.reading.problem)
    assert "the profile teapots version 2 no longer fits: " in got.reading.problem
    assert "Teapot" not in got.reading.problem
    without = PAGE.read(shop_capture(payload), payload, replace(shop(), profile=None))
    assert [one.title for one in got.listings] == [one.title for one in without.listings]
    assert {one.reading for one in got.observations} <= {got.reading.id}


@pytest.mark.parametrize("row", [RENAMED, WRAPPED])
def test_what_is_proposed_reads_the_changed_pages(row: str) -> None:
    told: list[Proposal] = []
    reader = TaughtReader(PAGE, LEXICON, told.append)
    for start in (40, 70, 100):
        read(shop_page(range(start, start + 20), row=row), reader=reader)
    (proposal,) = reader.proposals
    assert told == [proposal]
    assert list(reader.profiles()) == [proposal.profile]
    assert (proposal.source, proposal.capture) == ("shop", "cap-1")
    assert is_drift(proposal.problem)
    assert proposal.profile.version == 3
    assert proposal.profile.taught.startswith("proposed:")
    right = 0
    rest = range(130, 170)
    got = read(shop_page(rest, row=row), shop(proposal.profile))
    assert got.reading.problem == ""
    for n, one in zip(rest, got.listings, strict=True):
        said = (one.title, one.link, one.vendor, one.price_amount, one.stock)
        wanted = (f"Teapot no. {n}", f"/item/{n}", f"otter{n % 5}", n + 0.5, n)
        right += sum(a == b for a, b in zip(said, wanted, strict=True))
    assert right >= 0.95 * 5 * len(rest)


def test_a_template_that_cannot_be_repaired_is_not_tried_for_ever() -> None:
    reader = TaughtReader(PAGE, LEXICON)
    for start in range(40, 50):
        assert is_drift(
            read(shop_page(range(start, start + 9), row=NO_PRICE), reader=reader).reading.problem
        )
    assert reader.proposals == []


def test_repairs_of_several_templates_end_in_one_profile() -> None:
    profile = shop_profile()
    second = replace(
        profile.templates[0],
        record="div.card",
        known=[{**one, "url": one["url"].replace("item", "thing")}
               for one in profile.templates[0].known],
        fields={n: replace(r, path=r.path.replace("h3", "h5"))
                for n, r in profile.templates[0].fields.items()},
    )  # fmt: skip
    source = shop(replace(profile, templates=(*profile.templates, second)))
    reader = TaughtReader(PAGE, LEXICON)
    read(shop_page(range(40, 60), row=RENAMED), source, reader)
    read(shop_page(range(40, 60), row=RENAMED.replace("/item/", "/thing/")), source, reader)
    assert len(reader.proposals) == 2
    last = reader.proposals[-1].profile
    assert last.version == 3
    assert last.templates[0] == reader.proposals[0].profile.templates[0]
    assert last.templates[1].record != "div.card"


def quiet_pages() -> Sequence[bytes]:
    one = (
        "<h1>Teapot no. 4</h1><p>Sold by <a class=seller href=/user/otter1>otter1</a></p>"
        "<p>Price: 4.50 $</p><p>In stock: 3</p><p>A fine teapot, hardly used, holds a litre.</p>"
    )
    form = '<form method=post><input name="user"><input type=password name="pw"></form>'
    return [
        f"{HEAD}{one}</body></html>".encode(),
        f"{HEAD}<h1>Sign in</h1>{form}</body></html>".encode(),
        f"{HEAD}<p>Nothing was found.</p></body></html>".encode(),
        shop_page([]),
        b"",
        b"\x00\x01" * 50,
    ]


@pytest.mark.parametrize("payload", quiet_pages())
def test_a_page_of_another_kind_is_no_drift(payload: bytes) -> None:
    assert not is_drift(read(payload).reading.problem)


@pytest.mark.parametrize("name", ["dockside", "quayhouse"])
def test_a_profile_of_another_site_says_nothing(name: str) -> None:
    reader = TaughtReader(PAGE, LEXICON)
    source = replace(source_of("kestrel"), profile=learned(name))
    for page in saved_pages("kestrel", 9)[::2]:
        got = reader.read(page.capture, page.payload, source)
        assert not is_drift(got.reading.problem)
        assert len(got.observations) == len(page.zero.observations)
    assert reader.proposals == []


def test_values_that_only_the_evidence_may_show_are_in_no_profile() -> None:
    from spaniel.extract.wrapper import teach

    secret = "otter@post.org:hunter2secret"
    page = shop_page(range(1, 13)).replace(b"Teapot no. 5<", f"Teapot {secret}<".encode())
    taught = teach(
        [page],
        [[{"title": f"Teapot no. {n}", "url": f"/item/{n}"} for n in (3, 4)]],
        site="teapots",
    ).profile
    assert len(taught.templates[0].known) >= 3
    assert "hunter2" not in repr(SiteProfile(site="x", templates=taught.templates))
