"""Templates told apart from pages of other kinds that show the same records."""

from __future__ import annotations

from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser
from tests.extract.taught.taught_sites import HEAD, shop_page, shop_profile

from spaniel.definitions import as_plain, profile_from
from spaniel.extract.wrapper import mistaken, run_template, signed, teach
from spaniel.types import SiteProfile

TEMPLATE = shop_profile().templates[0]
LISTS = [
    shop_page(range(n, n + 9), extra='<p class="pager"><a href="?p=2">2</a></p>') for n in (1, 30)
]
VENDORS = [
    shop_page(range(n, n + 5)).replace(b"<ul", b'<div class="about">Since 2019</div><ul')
    for n in (50, 70)
]


def parsed(pages: list[bytes]) -> list[LexborHTMLParser]:
    return [LexborHTMLParser(page) for page in pages]


def test_a_sign_is_on_all_its_pages_and_on_no_other() -> None:
    assert len(mistaken(TEMPLATE, parsed(VENDORS))) == 2
    apart = signed(TEMPLATE, parsed(LISTS), parsed(VENDORS))
    assert apart is not None
    assert all(not run_template(apart, page).faults for page in parsed(LISTS))
    assert mistaken(apart, parsed(VENDORS)) == []
    profile = SiteProfile(site="teapots", templates=(apart,))
    assert profile_from(as_plain(profile), where="the test") == profile


def test_a_template_that_needs_no_sign_gets_none() -> None:
    other = [f"{HEAD}<h1>Sign in</h1></body></html>".encode()]
    assert signed(TEMPLATE, parsed(LISTS), parsed(other)) is TEMPLATE
    assert signed(TEMPLATE, [], []) is TEMPLATE


def test_pages_that_nothing_tells_apart_are_told_of() -> None:
    alike = [shop_page(range(60, 70), extra='<p class="pager"><a href="?p=3">3</a></p>')]
    assert signed(TEMPLATE, parsed(LISTS), parsed(alike)) is None
    marks = [[{"title": f"Teapot no. {n}", "url": f"/item/{n}"} for n in (2, 3)]]
    taught = teach(LISTS, marks, site="teapots", unlike=alike)
    assert taught.profile.templates[0].sign == ""
    assert taught.faults == ("It also fits 1 of 1 pages that are of another kind.",)
    taught = teach(LISTS, marks, site="teapots", unlike=VENDORS)
    assert taught.profile.templates[0].sign
    assert taught.faults == ()


def test_hostile_names_end_in_no_sign() -> None:
    odd = LISTS[0].replace(b"pager", b'x"]{}&quot;)(*><+~').replace(b"<p ", b'<p id="a b.c#d" ')
    apart = signed(replace(TEMPLATE), parsed([odd]), parsed(VENDORS))
    assert apart is not None
    assert profile_from(as_plain(SiteProfile(site="x", templates=(apart,))), where="the test")
