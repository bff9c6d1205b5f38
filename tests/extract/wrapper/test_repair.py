"""What repairing may cost, and which titles are no dates."""

from __future__ import annotations

from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser
from tests.extract.taught.taught_sites import ROW, shop_page, shop_profile

from hostile_pages import watched
from spaniel.extract.wrapper import propose, run_template, shape_of

CHANGED = ROW.replace('class="offer"', 'class="z1"').replace('class="cost"', 'class="z2"')


def test_of_a_long_page_the_head_is_looked_at_and_the_proposal_says_so() -> None:
    profile = shop_profile()
    profile = replace(profile, templates=(replace(profile.templates[0], most=0),))
    page = shop_page(range(40, 2_540), row=CHANGED)
    with watched(120):
        proposed = propose(profile, 0, page)
    assert proposed is not None
    assert "from the first 6,000 elements of a page and values known to" in proposed.taught
    run = run_template(proposed.templates[0], LexborHTMLParser(page))
    assert (len(run.records), run.faults) == (2_500, ())


def test_of_an_ordinary_page_all_is_looked_at() -> None:
    proposed = propose(shop_profile(), 0, shop_page(range(40, 60), row=CHANGED))
    assert proposed is not None
    assert "elements" not in proposed.taught


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (["7 g Juniper Moss - new batch 51", "1g Juniper Haze (tested) 67"], "text"),
        (["2 Marble Paste", "5g Augustine", "Decorum 3"], "text"),
        (["6 Apr 2021", "25 Feb 2021", "1 juin 2020"], "moment"),
        (["12 сентября 2022", "3 мая", "Mar 4"], "moment"),
        (["3 de dezembro 2020", "14. März", "2 janvier 2019"], "moment"),
    ],
)
def test_titles_that_begin_like_months_are_no_dates(values: list[str], kind: str) -> None:
    shape = shape_of(values)
    assert shape is not None
    assert shape.kind == kind
