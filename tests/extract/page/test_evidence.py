"""What a page tells of its kind: phrases, zones, forms, and the numbers made of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from spaniel.extract.page._evidence import Evidence, features_of
from spaniel.extract.page._forms import forms_of
from spaniel.extract.page._kinds import kind_of, shares_of
from spaniel.extract.page._phrases import Phrases, normal_text, phrases
from spaniel.extract.page._signs import Signs, signs_of
from spaniel.extract.page._sites import site_features, site_kind
from spaniel.extract.page._tree import Tree, grow
from spaniel.extract.page._zones import zones_of
from spaniel.types import PageKind, SiteKind


def seen(html: str, title: str = "", status: int | None = None) -> tuple[Tree, Signs]:
    tree = grow(LexborHTMLParser(html))
    return tree, signs_of(tree, title, refresh=False, password=False, status=status)


def numbers(html: str, title: str = "", status: int | None = None) -> Mapping[str, float]:
    tree, signs = seen(html, title, status)
    return features_of(tree, Evidence(signs))


# --------------------------------------------------------------------------- phrases


def test_a_phrase_begins_at_a_word_and_is_open_at_its_end() -> None:
    known = Phrases({"sea": ["sail", "high tide"]})
    assert known.kinds(normal_text(["Sailing at HIGH-TIDES"])) == {"sea": 2}
    assert known.kinds(normal_text(["assailant"])) == {}


def test_a_phrase_with_a_closed_end_ends_there() -> None:
    known = Phrases({"reply": ["re_"]})
    assert known.kinds(normal_text(["Re: tides"])) == {"reply": 1}
    assert known.kinds(normal_text(["really"])) == {}


def test_a_phrase_does_not_run_over_two_lines() -> None:
    known = Phrases({"sea": ["high tide"]})
    assert known.kinds(normal_text(["so high", "tide tables"])) == {}


def test_kinds_counts_phrases_and_times_counts_their_uses() -> None:
    known = Phrases({"sea": ["sail", "tide"]})
    kinds, times = known.kinds_and_times(normal_text(["sail sails tide"]))
    assert (kinds["sea"], times["sea"]) == (2, 3)


@pytest.mark.parametrize("of", ["pages", "sites"])
def test_every_phrase_that_is_shipped_can_be_found(of: str) -> None:
    known = phrases(of)
    words = {said for some in known._by_key.values() for said, _ in some}
    assert len(words) > 500
    for said in sorted(words):
        assert known.kinds(normal_text([said])), said


def test_the_reader_speaks_nine_languages_on_every_topic() -> None:
    import json
    from importlib.resources import files

    text = (files("spaniel.extract.page") / "page_words.json").read_text(encoding="utf-8")
    for topics in json.loads(text).values():
        for topic, languages in topics.items():
            assert set(languages) == {"en", "ru", "es", "de", "fr", "pl", "it", "pt", "nl"}, topic


# --------------------------------------------------------------------------- zones and forms


MENU = "".join(f"<li><a href=/{n}>Group {n}</a> ({n})</li>" for n in range(1, 8))


def test_a_run_of_links_is_a_menu_with_its_heading_and_without_class_names() -> None:
    tree, signs = seen(f"<div>Groups</div><ul>{MENU}</ul><p>Here is the matter itself.</p>")
    zones = zones_of(tree, signs, [])
    assert zones.menu[0] == "Groups"
    assert len(zones.menu) == 8
    assert zones.middle == ["Here is the matter itself."]


def test_few_links_in_a_row_are_no_menu() -> None:
    tree, signs = seen("<p>Before it all</p><p><a href=/1>One</a></p><p><a href=/2>Two</a></p>")
    assert zones_of(tree, signs, []).menu == []


def test_what_repeats_stands_apart() -> None:
    tree, signs = seen("<h1>Top</h1><p>first</p><p>second</p><p>rest</p>")
    first, second = (entry for entry, tag in enumerate(tree.tags) if tag == "p" and entry < 7)
    zones = zones_of(tree, signs, [(first, tree.ends[first]), (second, tree.ends[second])])
    assert (zones.inside, zones.middle) == (["first", "second"], ["Top", "rest"])
    assert 0 < zones.repeated < zones.letters


def test_fields_are_counted_by_what_they_ask() -> None:
    tree, _ = seen(
        "<form><input name=who><input type=PASSWORD name=pass><input type=hidden name=t>"
        "<textarea></textarea><select><option>1<option>2</select>"
        "<input type=radio><img src=/captcha.png><input type=submit value=Go></form>"
    )
    forms = forms_of(tree)
    assert (forms.asked, forms.passwords, forms.areas, forms.selects) == (1, 1, 1, 1)
    assert (forms.options, forms.radios, forms.buttons, forms.captchas) == (2, 1, 1, 1)
    assert "Go" in (forms.words or [])


# --------------------------------------------------------------------------- numbers


def test_a_title_that_is_only_the_sites_name_is_told_from_one_of_its_own() -> None:
    page = "<div>Otter Shop</div><h1>Teapots</h1><p>Words.</p><p>More.</p><p>End.</p>"
    assert numbers(page, "Otter Shop")["title_site"] == 1.0
    own = numbers(page, "Teapots - Otter Shop")
    assert (own["title_site"], own["title_headed"]) == (0.0, 1.0)


@pytest.mark.parametrize("said", ["Page 2 of 9", "28 items", "3/3", "Seite 1", "показано 20"])
def test_a_line_that_numbers_a_list_is_noticed(said: str) -> None:
    assert numbers(f"<p>{said}</p>")["numbered"] == 1.0


@pytest.mark.parametrize("link", ["2", "[3]", "Next »", "older »", "следующая", "weiter >"])
def test_a_link_further_on_is_noticed(link: str) -> None:
    assert numbers(f"<p><a href='?p=2'>{link}</a></p>")["paged"] == 1.0


def test_a_path_that_ends_in_the_page_itself_is_noticed() -> None:
    page = "<p><a href=/>Home</a> &gt; <a href=/t>Teas</a> &gt; Green</p><h1>Green</h1>"
    assert numbers(page, "Green")["crumbs_end"] == 1.0
    assert numbers(page.replace("<h1>Green", "<h1>Black"), "Black")["crumbs_end"] == 0.0


def test_a_status_is_evidence() -> None:
    assert numbers("<p>Hello</p>", status=404)["status_error"] == 1.0
    assert numbers("<p>Hello</p>", status=200)["status_error"] == 0.0


HOSTILE = [
    "",
    "<p>",
    "<p> </p>",
    "<a href=x></a>" * 500,
    "<input type=password>" * 500,
    "<select>" + "<option>a" * 3_000,
    f"<h1>{'x' * 50_000}</h1>",
    f"<p>{'- ' * 20_000}</p>",
    f"<p>{'1/' * 20_000}</p>",
    f"<p>{'page ' * 20_000}</p>",
    "<div>" * 3_000 + "deep",
    "<p>\x00\ufffd\u202e ; | | |</p>",
]


@pytest.mark.parametrize("html", HOSTILE)
@pytest.mark.parametrize("title", ["", "x" * 500, " - | : " * 70, "::" * 200])
def test_hostile_pages_give_numbers_between_nought_and_one(html: str, title: str) -> None:
    for name, value in numbers(html, title).items():
        assert 0.0 <= value <= 1.0, name


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<table><tr><td>", "<a href=/1>next", "</a>", "<h1>", "5 items", "€9",
             "<form>", "<input type=password>", "<nav>", "</nav>", "Please wait", "©", "<li>"]
        ),
        max_size=40,
    ),
    st.text(max_size=60),
)  # fmt: skip
def test_any_page_gives_numbers_between_nought_and_one(parts: list[str], title: str) -> None:
    found = numbers("".join(parts), title)
    assert all(0.0 <= value <= 1.0 for value in found.values())
    best, sure, shares = kind_of(found)
    assert shares[best] == sure == max(shares.values())
    assert sum(shares.values()) == pytest.approx(1.0)


def test_the_same_page_gives_the_same_numbers_in_the_same_order() -> None:
    page = f"<ul>{MENU}</ul><h1>Welcome</h1><p>Please wait</p>"
    assert list(numbers(page).items()) == list(numbers(page).items())


def test_what_the_model_does_not_know_counts_nothing() -> None:
    assert kind_of({"one": 1.0, "never heard of": 9.0}) == kind_of({"one": 1.0})


def test_every_number_of_the_model_is_one_that_pages_give() -> None:
    from spaniel.extract.page._kinds import _model

    assert _model("page_kinds").weights.keys() >= numbers("<p>Hello</p>").keys()
    assert set(_model("page_kinds").kinds) == {
        kind.value for kind in PageKind if kind not in (PageKind.EMPTY, PageKind.TABLE)
    }


# --------------------------------------------------------------------------- sites


WORDS = {
    SiteKind.PHARMACY: "Online pharmacy. No prescription. Tablets, dosage, side effects, generic.",
    SiteKind.SEED_SHOP: "Seed bank: feminized seeds, autoflower strains, flowering time, yield.",
    SiteKind.FORUM: "Board index. Topics, posts, last post, replies, moderator, forum, threads.",
}


@pytest.mark.parametrize("kind", sorted(WORDS))
def test_a_site_is_told_by_its_words(kind: SiteKind) -> None:
    _, signs = seen(f"<h1>Welcome</h1><p>{WORDS[kind]}</p>")
    assert site_kind(signs, (), PageKind.INDEX) is kind


def test_a_page_that_says_nothing_is_of_no_known_site() -> None:
    _, signs = seen("<p>ok</p>")
    shares = shares_of("site_kinds", site_features(signs, (), PageKind.CAPTCHA))
    assert sum(shares.values()) == pytest.approx(1.0)
    assert max(shares.values()) < 0.9


def test_saying_one_word_a_thousand_times_is_bounded() -> None:
    _, signs = seen("<p>" + "seeds " * 5_000 + "</p>")
    found: dict[str, Any] = dict(site_features(signs, (), PageKind.OTHER))
    assert all(0.0 <= value <= 1.0 for value in found.values())
