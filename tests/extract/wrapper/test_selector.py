"""The plain subset of CSS: what templates may say, and what would keep a parser busy."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spaniel.definitions import profile_from
from spaniel.errors import InputError, SourceInvalid
from spaniel.extract.wrapper._selector import steps_of

ALLOWED = [
    "div", ".card", "div.card-body", 'a[href*="/vendor/"]', "td:nth-child(2n+1)", "ul>li",
    "tr + tr", "div.a span.b", "#results>li", "p:nth-of-type(3)", "*", "section[data-kind]",
    'h4[itemprop="name"]>a', "table.offers>tbody>tr:nth-child(odd)",
]  # fmt: skip
REFUSED = [
    "", " ", ":has(a)", "div:has(> div:has(> div))", "a:not(b)", "a, b", "div >> p", "p::before",
    "a b c d e", "div[", 'a[href="x', "a ~ b", "div:nth-child(n of p)", "x" * 500, "a>" * 40 + "a",
    "a:is(b)", '[a="\\"]', "a\\:b", "div{}", ">", "a>", "1a",
]  # fmt: skip


def profile(record: str) -> dict[str, object]:
    rule = {"path": ">a"}
    template = {"observes": "listing", "record": record, "fields": {"title": rule}}
    return {"site": "made-up", "templates": [template]}


@pytest.mark.parametrize("selector", ALLOWED)
def test_plain_selectors_are_taken_apart_and_pass_in_a_profile(selector: str) -> None:
    steps = steps_of(selector)
    assert "".join(step.by + step.what for step in steps).strip().replace(" ", "") == (
        selector.replace(" ", "")
    )
    assert profile_from(profile(selector), where="p.yaml").templates[0].record == selector


@pytest.mark.parametrize("selector", REFUSED)
def test_all_else_is_refused_in_one_sentence(selector: str) -> None:
    with pytest.raises(InputError):
        steps_of(selector)
    if selector:
        with pytest.raises(SourceInvalid) as told:
            profile_from(profile(selector), where="p.yaml")
        assert str(told.value).startswith("p.yaml: templates.0.record")
        assert "\n" not in str(told.value)


@given(st.text(alphabet='ab.#>+ []="*:()nth-child12,~', max_size=40))
def test_the_profile_and_the_runner_allow_the_same(selector: str) -> None:
    def allowed(what: object) -> bool:
        try:
            what()  # type: ignore[operator]
        except InputError:
            return False
        return True

    starts_bound = selector.strip()[:1] in (">", "+")
    if selector.strip() and not starts_bound:
        as_profile = allowed(lambda: profile_from(profile(selector), where="p"))
        assert as_profile == allowed(lambda: steps_of(selector))
