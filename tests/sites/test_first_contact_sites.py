"""The sites that the reader was first held against unseen: nothing of their truth is off the page.

Their authors had the contract of a site and no look at the reader; what the reader made of them on
first contact, and at which commit, stands in ``docs/performance.md``.
"""

from __future__ import annotations

import html
import importlib
import random
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache
from typing import Any

import pytest
from tests.sites import SitePage, TestSite

NAMES = (
    "ashlar_court", "azafran", "basilica", "caravan_steps", "chaletvert", "cinnabar_wharf",
    "cobalt", "corvara", "fernhill_depot", "gletscherhof", "granary", "graphite_quay",
    "greyhaven", "harrowgate", "heronry", "juniper_hall", "kastellmarkt", "kontor", "lamp_room",
    "lantern_square", "lanternfish", "lotos_gorod", "malwa", "oakhollow", "obsidiana",
    "pipistrel", "polder_green", "saltmarsh_boards", "solstice_market", "tarnwick", "thistle",
    "velmora", "wellbridge", "zimnik",
)  # fmt: skip
WORDS = {
    "listing": ("title", "vendor"),
    "vendor": ("name",),
    "feedback": ("buyer", "text"),
    "post": ("author",),
}


@cache
def _site(name: str) -> tuple[TestSite, tuple[SitePage, ...]]:
    site: TestSite = importlib.import_module(f"tests.sites.{name}").SITE
    return site, tuple(site.pages(random.Random(7)))


@cache
def _shown(markup: str) -> str:
    """Return what a page shows or says in an attribute, without white space or case."""
    said = " ".join(re.findall(r'="([^"]*)"', markup))
    return _flat(f"{re.sub(r'<[^<>]*>', ' ', markup)} {said}")


def _flat(text: str) -> str:
    return "".join(html.unescape(text).casefold().split())


def _facts(page: SitePage) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield from (("listing", fact) for fact in page.listings)
    yield from (("vendor", fact) for fact in page.vendors)
    yield from (("feedback", fact) for fact in page.feedback)
    yield from (("post", fact) for fact in page.posts)


@pytest.mark.parametrize("name", NAMES)
def test_the_same_seed_makes_the_same_pages(name: str) -> None:
    site, pages = _site(name)
    assert tuple(site.pages(random.Random(7))) == pages
    assert len({page.path for page in pages}) == len(pages)
    assert datetime.fromisoformat(site.seen).tzinfo is not None


@pytest.mark.parametrize("name", NAMES)
def test_names_of_the_truth_stand_on_the_page(name: str) -> None:
    for page in _site(name)[1]:
        shown = _shown(page.html)
        for kind, fact in _facts(page):
            for field in WORDS[kind]:
                for part in str(fact.get(field) or "").split("\n"):
                    assert _flat(part) in shown, (page.path, kind, field, part)
