"""Which records are built alike, so that what was worked out for one holds for the other."""

from __future__ import annotations

from collections.abc import Hashable

import pytest
from selectolax.lexbor import LexborHTMLParser

from spaniel.extract.page._builds import build_of
from spaniel.extract.page._record import Record
from spaniel.extract.page._tree import grow

_CARD = (
    '<div class="card"><a class="name" href="/item/1">Green tea</a><p>Price: <b>$5</b></p></div>'
)


def _builds(first: str, second: str, *, around: str = "div") -> list[Hashable | None]:
    """Return the builds of two records that stand side by side."""
    page = f"<body><{around}>{first}{second}</{around}></body>"
    tree = grow(LexborHTMLParser(page))
    return [
        build_of(
            tree,
            Record(root, tree.ends[root], root, ()),
            tree.lines_in(root, tree.ends[root]),
            tree.links_in(root, tree.ends[root]),
        )
        for root in list(tree.children(1))[:2]
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Green tea", "A very black tea that is much longer"),
        ("/item/1", "/vendor/bob"),
        ("$5", "7 left"),
        ('class="card"', 'class="card" title="said"'),
        ('class="card"', 'class="card" id="7"'),
    ],
)
def test_texts_addresses_and_numbers_do_not_matter(old: str, new: str) -> None:
    one, other = _builds(_CARD, _CARD.replace(old, new))
    assert one == other is not None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<b>$5</b>", "$5"),
        ("<b>", "<i>"),
        ("<b>", '<b class="vendor">'),
        ("<b>", '<b itemprop="price">'),
        ('class="name"', 'class="title"'),
        (' href="/item/1"', ""),
        ("<p>", "<br><p>"),
        ("<p>Price: <b>$5</b></p>", "<p>Price: </p><b>$5</b>"),
        ('class="card"', 'class="card" id="featured"'),
    ],
)
def test_tags_nesting_classes_roles_and_links_do(old: str, new: str) -> None:
    one, other = _builds(_CARD, _CARD.replace(old, new))
    assert one != other


def test_what_a_record_stands_in_matters() -> None:
    page = f'<body><div>{_CARD}</div><div class="side-bar">{_CARD}</div></body>'
    tree = grow(LexborHTMLParser(page))
    roots = [entry for entry in range(len(tree.tags)) if tree.classes(entry) == "card"]
    one, other = (build_of(tree, Record(at, tree.ends[at], at, ()), (), ()) for at in roots)
    assert one != other


def test_a_line_that_runs_on_makes_a_record_like_no_other() -> None:
    one, other = _builds("<span>Green tea</span>", "<span>Black tea</span>")
    assert (one, other is None) == (None, False)
