"""The page: marked, self-contained, safe, the same again, and every row leads to its captures."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest

from spaniel.errors import InputError, Refused
from spaniel.share import comparable, render_report
from spaniel.share.report import MOST_CAPTURES, MOST_ROWS
from spaniel.types import Marking, Tlp

VOID = {"meta", "link", "br", "img", "hr", "input"}


class Page(HTMLParser):
    """Collects tags, anchors and links, and notices what is not closed."""

    def __init__(self, html: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(html.decode("utf-8"))

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: Any) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open
        assert self.open.pop() == tag

    def all(self, attribute: str) -> list[str]:
        return [value for _, attrs in self.tags if (value := attrs.get(attribute)) is not None]

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]


def test_without_a_marking_nothing_is_said(make_report: Any) -> None:
    for nothing in (None, "TLP:CLEAR"):
        with pytest.raises(Refused):
            render_report(make_report(), nothing)  # type: ignore[arg-type]


@pytest.mark.parametrize("tlp", Tlp)
def test_the_marking_stands_at_top_and_bottom(make_report: Any, tlp: Tlp) -> None:
    html = render_report(make_report(), Marking(tlp=tlp, caveats=("For <us>",))).decode()
    assert html.count(f"<strong>{tlp.value}</strong>") == 2
    assert html.count("For &lt;us&gt;") == 2
    body = html[html.index("<body>") :]
    assert body.index(tlp.value) < body.index("<h1>")
    assert body.rindex(tlp.value) > body.index("</footer>")


def test_the_page_is_well_formed_and_every_link_arrives(make_report: Any, marking: Marking) -> None:
    page = Page(render_report(make_report(), marking))
    assert page.open == []
    ids = page.all("id")
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in page.all("href")} <= set(ids)
    for attribute in ("aria-labelledby", "aria-describedby"):
        for value in page.all(attribute):
            assert set(value.split()) <= set(ids)


def test_nothing_is_asked_for_from_outside(make_report: Any, marking: Marking) -> None:
    page = Page(render_report(make_report(), marking))
    assert page.all("src") == []
    assert all(link.startswith("#") for link in page.all("href"))
    tags = {tag for tag, _ in page.tags}
    assert not tags & {"script", "link", "iframe", "img", "object", "embed", "base", "form"}
    policy = next(
        attrs["content"] for attrs in page.named("meta")
        if attrs.get("http-equiv") == "Content-Security-Policy"
    )  # fmt: skip
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:")
    html = render_report(make_report(), marking).decode()
    assert not re.search(r"@import|url\(\s*['\"]?http", html)


def test_the_page_can_be_read_by_a_screen_reader(make_report: Any, marking: Marking) -> None:
    page = Page(render_report(make_report(), marking))
    assert page.named("html")[0]["lang"] == "en"
    assert len(page.named("caption")) == len(page.named("table"))
    assert all(attrs.get("scope") in {"row", "col"} for attrs in page.named("th"))
    assert len(page.named("main")) == len(page.named("h1")) == 1
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_figure_says_what_it_rests_on(
    make_report: Any, make_figure: Any, marking: Any
) -> None:
    figure = make_figure(rate_version="rates-1", parameters={"limit": 0.8, "known": {"a": 1}})
    html = render_report(make_report(figure), marking).decode()
    section = html[html.index('id="figure-1"') : html.index('id="basis"')]
    for word in ("Counted by hand.", "lake-7", "rates-1", "page@3", "limit = 0.8", "{a: 1}"):
        assert word in section
    assert "no observation in the lake" in section


def test_every_row_leads_to_its_captures(make_report: Any, marking: Marking) -> None:
    html = render_report(make_report(), marking).decode()
    assert '<a href="#f1-r1">1 capture' in html
    behind = html[html.index('<dt id="f1-r1">') :]
    assert '<a href="#c1">cap-0001</a>' in behind
    assert "row:1" in behind
    shown = html[html.index('<tr id="c1">') :]
    for word in ("cap-0001", "http://shop.example/cap-0001", "seg-a.warc.gz", "offset 4,096",
                 "512 bytes", "sha256:feed", "2020-01-02 03:04:05 UTC"):  # fmt: skip
        assert word in shown
    assert "spaniel show CAPTURE --lake LAKE" in html


def test_a_cited_capture_that_is_not_there_is_named_and_counted(
    make_report: Any, marking: Marking
) -> None:
    html = render_report(make_report(captures=()), marking).decode()
    assert "<code>cap-0001</code>" in html
    assert "1 further captures that rows cite are not listed" in html


def test_captures_are_cut_evenly_and_the_cut_is_told(
    make_report: Any, make_figure: Any, make_row: Any, make_capture: Any, marking: Marking
) -> None:
    many = [f"cap-{n:05}" for n in range(MOST_CAPTURES + 10)]
    rows = [
        make_row({"service": "a", "day": None, "listings": 1}, *many),
        make_row({"service": "b", "day": None, "listings": 1}, "cap-last"),
    ]
    captures = tuple(make_capture(name) for name in [*many, "cap-last"])
    html = render_report(make_report(make_figure(*rows), captures=captures), marking).decode()
    assert "11 further captures" in html
    assert '<a href="#c2000">cap-last</a>' in html


def test_of_very_many_rows_those_that_count_most_are_shown(
    make_report: Any, make_figure: Any, make_row: Any, marking: Marking
) -> None:
    rows = [
        make_row({"service": f"s{n:03}", "day": date(2020, 1, 1), "listings": n})
        for n in range(MOST_ROWS + 50)
    ]
    html = render_report(make_report(make_figure(*rows)), marking).decode()
    assert f"{MOST_ROWS} of {MOST_ROWS + 50} rows" in html
    assert "<bdi>s199</bdi>" in html
    assert "<bdi>s049</bdi>" not in html


def test_simulated_data_say_so(make_report: Any, marking: Marking) -> None:
    assert (
        "simulated"
        not in render_report(make_report(), marking).decode().split("</style>")[1].lower()
    )
    html = render_report(make_report(simulated=True), marking).decode()
    assert html.count("SIMULATED DATA") == 2
    assert html.index("SIMULATED DATA") < html.index("<h1>")
    assert "(simulated data)</title>" in html


HOSTILE = (
    "<script>alert(1)</script>",
    "</style></title><img src=x onerror=alert(1)>",
    "\" onmouseover='alert(1)' x=\"",
    "{{ 7*7 }}{% raw %}",
    "\u202egnp.exe\u2066",
    "]]><!--",
    "x" * 10_000,
    "\x00\x1b[2J\ud800",
    '<time id="made-at">never</time>',
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_texts_wherever_they_stand(
    make_report: Any, make_figure: Any, make_row: Any, make_capture: Any, text: str
) -> None:
    row = make_row({"service": text, "day": date(2020, 1, 1), "listings": 1}, text)
    figure = make_figure(row, title=text, method=text, parameters={"p": text})
    plain = make_report()
    report = make_report(
        figure,
        title=text,
        lake_version=text,
        captures=(make_capture(text, address=text, seen_text=text, file=text),),
        assumptions=(text,),
        warnings=(text,),
        key_numbers=(replace(plain.key_numbers[0], label=text, value=text, note=text),),
        authorities=(replace(plain.authorities[0], legal_basis=text, purpose=text),),
    )
    html = render_report(report, Marking(caveats=(text,)))
    page = Page(html)
    assert page.open == []
    tags = {tag for tag, _ in page.tags}
    assert not tags & {"script", "img"}
    assert not any("on" in name[:2] for _, attrs in page.tags for name in attrs)
    decoded = html.decode("utf-8")
    assert not {"\u202e", "\u2066", "\x00", "\x1b"} & set(decoded)
    assert "xxx" * 1400 not in decoded
    comparable(html)


def test_the_same_report_is_the_same_bytes_but_for_the_time_of_making(
    make_report: Any, marking: Marking
) -> None:
    report = make_report()
    later = replace(report, made_at=report.made_at + timedelta(days=1))
    once, again = render_report(report, marking), render_report(later, marking)
    assert once == render_report(report, marking)
    assert once != again
    assert comparable(once) == comparable(again)
    assert comparable(comparable(once)) == comparable(once)
    other = render_report(replace(report, ledger_size=100), marking)
    assert comparable(other) != comparable(once)


def test_a_page_that_is_not_ours_cannot_be_compared() -> None:
    with pytest.raises(InputError):
        comparable(b"<html></html>")


def test_two_figures_of_one_name_are_refused(
    make_report: Any, make_figure: Any, marking: Any
) -> None:
    with pytest.raises(InputError):
        render_report(make_report(make_figure(), make_figure()), marking)


def test_a_report_without_anything_is_still_a_page(make_report: Any, marking: Marking) -> None:
    empty = make_report(captures=(), readers=(), key_numbers=(), authorities=(), assumptions=())
    page = Page(render_report(replace(empty, figures=()), marking))
    assert page.open == []
