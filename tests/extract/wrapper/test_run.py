"""Running templates: what is read, what stays missing, and which assertions break."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from spaniel.errors import InputError
from spaniel.extract.wrapper import check_run, run_template
from spaniel.types import FieldRule, Template

PAGE = b"""<html><body><div id=x><ul class=list>
<li class=row><h4><a href="/l/1">One</a></h4><p>From: <b>10</b> $ - Herbs -</p><i>Stock: 5</i></li>
<li class=row><h4><a href="/l/2">Two</a></h4><p>From: 12 $ - Resin -</p></li>
<li class=row><h4></h4></li>
<li class=row><h4><a href="/l/3">Three<br>more</a></h4><p>no price</p><i>Sold: 9</i>
<i>Stock: 7</i></li>
</ul></div></body></html>"""
FIELDS = {
    "title": FieldRule(path="h4>a", required=True),
    "url": FieldRule(path="h4>a", take="@href"),
    "price": FieldRule(path="p", after="From: ", before=" -"),
    "stock": FieldRule(path="i", after="Stock:"),
}


def template(**changes: object) -> Template:
    values = {"observes": "listing", "record": "li.row", "fields": FIELDS} | changes
    return Template(**values)  # type: ignore[arg-type]


def values(page: bytes, one: Template) -> list[dict[str, str]]:
    return [dict(record.values) for record in run_template(one, LexborHTMLParser(page)).records]


def test_records_are_read_and_what_is_missing_stays_missing() -> None:
    assert values(PAGE, template()) == [
        {"title": "One", "url": "/l/1", "price": "10 $", "stock": "5"},
        {"title": "Two", "url": "/l/2", "price": "12 $"},
        {"title": "Three more", "url": "/l/3", "stock": "7"},
    ]


def test_a_place_is_the_css_place_of_the_record() -> None:
    parser = LexborHTMLParser(PAGE)
    for record in run_template(template(), parser).records:
        found = parser.css(record.place)
        assert len(found) == 1
        link = found[0].css_first("a")
        assert link is not None
        assert link.text(deep=True).startswith(record.values["title"].split()[0])


def test_the_last_and_the_nth_of_several_are_counted_within_their_record() -> None:
    fields = {"last": FieldRule(path="i", nth=-1), "second": FieldRule(path="i", nth=1)}
    assert values(PAGE, template(fields=fields)) == [
        {"last": "Stock: 5"},
        {"last": "Stock: 7", "second": "Stock: 7"},
    ]


def test_rows_that_follow_a_record_belong_to_it() -> None:
    page = b"""<table><tr class=a><td>One</td></tr><tr><td>by <b>x</b></td></tr>
    <tr class=a><td>Two</td></tr><tr><td>by <b>y</b></td></tr></table>"""
    fields = {"title": FieldRule(path=">td"), "vendor": FieldRule(path="+tr b")}
    read = values(page, template(record="tr.a", fields=fields))
    assert read == [{"title": "One", "vendor": "x"}, {"title": "Two", "vendor": "y"}]


def test_a_value_beside_its_label_is_found_in_any_order() -> None:
    rule = FieldRule(path="dt", take="next", after="Ships from")
    one = template(record="", fields={"ships_from": rule})
    for page in (
        b"<dl><dt>Ships from</dt><dd>Poland</dd><dt>Price</dt><dd>3</dd></dl>",
        b"<dl><dt>Price</dt><dd>3</dd><dt>Ships from</dt> <dd><b>Po</b>land</dd></dl>",
    ):
        assert values(page, one) == [{"ships_from": "Poland"}]
    assert values(b"<dl><dt>Price</dt><dd>3</dd></dl>", one) == []


def test_scripts_and_hidden_elements_are_no_text() -> None:
    page = (
        b"<li class=row><h4><a>One<script>x()</script>"
        b"<span style='display: none'>trap</span></a></h4></li>"
    )
    assert values(page, template()) == [{"title": "One"}]


KNOWN = tuple(
    {"title": f"Thing number {n}", "url": f"/l/{n}", "price": f"{n} $"} for n in range(1, 9)
)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"record": "li.other"}, "at least 1"),
        ({"most": 2}, "at most 2"),
        ({"fields": FIELDS | {"price": FieldRule(path="p.cost", required=True)}}, "`price` is req"),
        ({"fields": FIELDS | {"price": FieldRule(path="h4>a")}, "known": KNOWN}, "prices"),
        ({"fields": FIELDS | {"url": FieldRule(path="h4>a")}, "known": KNOWN}, "links"),
        ({"sign": "div.shop"}, "sign"),
    ],
)
def test_each_broken_assertion_is_one_sentence(change: dict[str, object], word: str) -> None:
    faults = run_template(template(**change), LexborHTMLParser(PAGE)).faults
    assert len(faults) == 1
    assert word in faults[0]
    assert faults[0].endswith(".")


def test_records_that_are_all_alike_are_noticed() -> None:
    page = b"<ul>" + b"<li class=row><h4><a href=/l/1>Buy</a></h4></li>" * 6 + b"</ul>"
    run = run_template(template(known=KNOWN), LexborHTMLParser(page))
    assert any("the same in all 6" in fault for fault in run.faults)
    assert check_run(template(known=KNOWN), run.records) == run.faults


def test_a_page_as_taught_has_no_fault() -> None:
    assert run_template(template(known=KNOWN), LexborHTMLParser(PAGE)).faults == ()


@pytest.mark.parametrize("page", [b"", b"<html>", b"\x00\xff\xfe", b"<" * 5000, b"<li class=row>"])
def test_empty_and_broken_pages_have_a_fault_and_no_records(page: bytes) -> None:
    run = run_template(template(), LexborHTMLParser(page or b" "))
    assert run.records == ()
    assert run.faults


def test_a_hundred_thousand_records_are_cut_and_said_to_be_too_many() -> None:
    page = b"<ul>" + b"<li class=row><h4><a href=/l/1>Buy</a></h4></li>" * 100_000
    run = run_template(template(most=100), LexborHTMLParser(page))
    assert len(run.records) == 20_000
    assert "at most 100" in run.faults[0]


def test_a_selector_that_could_keep_the_parser_busy_is_refused() -> None:
    with pytest.raises(InputError, match="plain CSS"):
        run_template(template(record="div:has(div:has(div))"), LexborHTMLParser(PAGE))
