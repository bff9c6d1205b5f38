"""Teaching, on sixteen made-up templates: two pages teach the rest; changes are noticed, mended."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from selectolax.lexbor import LexborHTMLParser
from tests.extract.wrapper.changed_pages import changed
from tests.extract.wrapper.made_pages import DETAILS, LISTS, MadePage, made_pages

from spaniel.errors import InputError
from spaniel.extract.wrapper import MarkedPage, induce, propose, repair, run_template, teach
from spaniel.types import SiteProfile, Template

SEEDS = (0, 1)
EVERY = [(name, seed) for name in [*LISTS, *DETAILS] for seed in SEEDS]


def marked(page: MadePage, rng: random.Random, count: int = 3) -> MarkedPage:
    some = sorted(rng.sample(range(len(page.truth)), min(count, len(page.truth))))
    return MarkedPage(page.html, [page.truth[at] for at in some])


def pages_of(name: str, seed: int) -> list[MadePage]:
    return made_pages(name, seed, [20, 24, 18, 7, 1] if name in LISTS else [1] * 6)


def taught(name: str, seed: int) -> tuple[Template, list[MadePage]]:
    pages, rng = pages_of(name, seed), random.Random(seed)
    return induce([marked(page, rng) for page in pages[:2]]), pages[2:]


def right(template: Template, page: MadePage) -> Iterator[bool]:
    read = run_template(template, LexborHTMLParser(page.html)).records
    assert len(read) <= len(page.truth)
    for at, truth in enumerate(page.truth):
        values = read[at].values if at < len(read) else {}
        for name in sorted((set(truth) | set(values)) & set(template.fields)):
            yield truth.get(name) == values.get(name)


def share(some: list[bool]) -> float:
    return sum(some) / len(some)


@pytest.mark.parametrize(("name", "seed"), EVERY)
def test_two_marked_pages_teach_the_rest_of_the_template(name: str, seed: int) -> None:
    template, rest = taught(name, seed)
    assert share([one for page in rest for one in right(template, page)]) >= 0.99
    assert [run_template(template, LexborHTMLParser(page.html)).faults for page in rest] == (
        [()] * len(rest)
    )


@pytest.mark.parametrize("name", LISTS)
def test_one_marked_record_is_enough_where_its_neighbours_repeat_it(name: str) -> None:
    page, other = made_pages(name, 3, [12, 12])
    fullest = max(page.truth, key=len)
    template = induce([MarkedPage(page.html, [fullest])])
    assert share(list(right(template, other))) >= 0.9


@pytest.mark.parametrize(("name", "seed"), EVERY)
def test_a_changed_template_is_noticed_on_its_first_page(name: str, seed: int) -> None:
    template, rest = taught(name, seed)
    page = changed(rest[0], seed)
    run = run_template(template, LexborHTMLParser(page.html))
    is_right = len(run.records) == len(page.truth) and all(right(template, page))
    assert run.faults or is_right


def test_a_changed_template_is_recovered_without_a_person() -> None:
    found: list[bool] = []
    for name, seed in EVERY:
        template, rest = taught(name, seed)
        pages = [changed(page, seed) for page in rest]
        mended = repair(template, pages[0].html)
        assert mended is not None, name
        found += [one for page in pages for one in right(mended, page)]
    assert share(found) >= 0.95


def test_a_changed_template_with_no_known_value_left_is_recovered_by_shapes() -> None:
    found: list[bool] = []
    for name in LISTS:
        template = taught(name, 0)[0]
        pages = [changed(page, 5) for page in made_pages(name, 9, [20, 20], strangers=True)]
        mended = repair(template, pages[0].html)
        assert mended is not None, name
        found += [one for page in pages for one in right(mended, page)]
    assert share(found) >= 0.9


def test_a_repair_is_a_proposal_that_says_so() -> None:
    template, rest = taught("microdata", 0)
    profile = SiteProfile(site="made-up", version=4, taught="by hand", templates=(template,))
    proposal = propose(profile, 0, changed(rest[0], 1).html)
    assert proposal is not None
    assert proposal.version == 5
    assert proposal.taught.startswith("proposed: ")
    assert proposal.templates[0].record != template.record


@pytest.mark.parametrize(
    "html", [b"", b"<p>We are down for maintenance</p>", b"<a href=/l/1>x</a>"]
)
def test_a_page_that_says_too_little_is_not_repaired_from(html: bytes) -> None:
    for name in ("microdata", "detail_table"):
        assert repair(taught(name, 0)[0], html) is None


def test_teaching_twice_gives_the_same_template() -> None:
    assert taught("labelled_lines", 1)[0] == taught("labelled_lines", 1)[0]


def test_every_mark_comes_back_exactly() -> None:
    for name, seed in EVERY:
        pages, rng = pages_of(name, seed), random.Random(seed)
        some = [marked(page, rng) for page in pages[:2]]
        template = induce(some)
        for one in some:
            read = run_template(template, LexborHTMLParser(one.html)).records
            for record in one.records:
                assert any(record.items() <= found.values.items() for found in read)


def test_classes_that_a_build_tool_made_are_not_relied_on() -> None:
    template = taught("built_list", 0)[0]
    used = template.record + "".join(rule.path for rule in template.fields.values())
    assert "css-" not in used
    assert "sc-" not in used


def test_labels_are_preferred_to_positions() -> None:
    template = taught("definition_lists", 0)[0]
    assert template.fields["ships_from"].after == "Ships from"
    assert "nth" not in template.fields["ships_from"].path


# --------------------------------------------------------------------------- hostile marks


def test_a_mark_that_is_nowhere_is_said_with_its_page_and_field() -> None:
    page = made_pages("microdata", 0, [5])[0]
    with pytest.raises(InputError, match=r"page 1: the value `nothing such` marked as `title`"):
        induce([MarkedPage(page.html, [{"title": "nothing such"}])])


@pytest.mark.parametrize("records", [[], [{}], [{"title": "  "}]])
def test_no_marks_at_all_are_refused(records: list[dict[str, str]]) -> None:
    page = made_pages("microdata", 0, [5])[0]
    with pytest.raises(InputError, match="no value is marked"):
        induce([MarkedPage(page.html, records)])


def test_an_ambiguous_text_is_settled_by_the_values_that_stand_with_it() -> None:
    page = b"""<body><ul class=menu><li>Herbs</li><li>Resin</li></ul><p>12 $</p>
    <ul class=goods><li><b>One</b> <i>Herbs</i> <u>12 $</u></li>
    <li><b>Two</b> <i>Resin</i> <u>12 $</u></li>
    <li><b>Three</b> <i>Herbs</i> <u>9 $</u></li></ul>"""
    marks = [{"title": "Two", "category": "Resin", "price": "12 $"}]
    read = run_template(induce([MarkedPage(page, marks)]), LexborHTMLParser(page)).records
    assert [one.values["category"] for one in read] == ["Herbs", "Resin", "Herbs"]


def test_values_of_two_kinds_of_record_are_refused() -> None:
    page = b"<div><p class=a>One</p></div><table><tr><td>Two</td></tr></table><h1>Two Three</h1>"
    with pytest.raises(InputError, match="no rule gives all"):
        induce([MarkedPage(page, [{"title": "One"}, {"title": "Two"}])])


def test_the_same_page_in_another_encoding_teaches_the_same() -> None:
    text = "<meta charset={}><ul>" + "".join(
        f"<li class=r><b>Товар {n}</b><i>{n} руб</i></li>" for n in range(1, 9)
    )
    templates = [
        induce([MarkedPage(text.format(c).encode(c), [{"title": "Товар 3", "price": "3 руб"}])])
        for c in ("utf-8", "windows-1251")
    ]
    assert templates[0] == templates[1]


def test_a_page_of_eight_megabytes_is_refused() -> None:
    row = b"<li class=row><a href=/l/%d>Thing %d</a><i>%d $</i></li>"
    page = b"<ul>" + b"".join(row % (n, n, n) for n in range(160_000)) + b"</ul>"
    assert len(page) > 8_000_000
    with pytest.raises(InputError, match="too large to teach with"):
        induce([MarkedPage(page, [{"title": "Thing 7", "url": "/l/7"}])])
    assert repair(taught("microdata", 0)[0], page) is None


def test_the_story_beneath_the_command_shows_what_would_be_read() -> None:
    pages = made_pages("cards_in_rows", 0, [9, 9, 9])
    other = made_pages("two_rows", 0, [9])[0]
    done = teach([pages[0].html, pages[1].html], [pages[0].truth[:2], pages[1].truth[:2]],
                 site="made-up", others=[pages[2].html, other.html])  # fmt: skip
    assert [len(run.records) for run in done.preview] == [9, 9, 9, 0]
    assert [fault[:7] for fault in done.faults] == ["Page 4:"]
    assert done.profile.site == "made-up"


def test_marks_for_more_pages_than_there_are_are_refused() -> None:
    with pytest.raises(InputError, match="marks for 2 pages"):
        teach([b"<p>x</p>"], [[{"title": "x"}], []], site="made-up")
