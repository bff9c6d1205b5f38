"""Values that are no element's text: beside a picture, on a line, in the page's heading."""

from __future__ import annotations

from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser

from spaniel.errors import InputError
from spaniel.extract.wrapper import MarkedPage, induce, run_template
from spaniel.extract.wrapper._marks import locate
from spaniel.extract.wrapper._opened import open_sheet
from spaniel.types import FieldRule

PLACES = ["Norway", "Chad", "Peru", "Fiji"]


def page(*, heading: str = "Tea pots", aside: str = "") -> bytes:
    rows = "".join(
        f'<div class="card"><a href="/item/{n}">Teapot {n}</a><p><i class="plane"></i> {place} '
        f'<i class="arrow"></i> {PLACES[-n - 1]}</p>'
        f"<div>was 9 <b>{n}.50 $</b> per cup<br><em>new</em></div></div>"
        for n, place in enumerate(PLACES)
    )
    html = f'<h1>{heading}</h1>{aside}<main>{rows}</main><a href="/category/4">Tea pots</a>'
    return f"<html><body>{html}</body></html>".encode()


def marks(n: int) -> dict[str, str]:
    return {"title": f"Teapot {n}", "url": f"/item/{n}", "from": PLACES[n], "to": PLACES[-n - 1],
            "line": f"was 9 {n}.50 $ per cup"}  # fmt: skip


def test_what_follows_a_picture_and_what_stands_on_a_line_is_learned() -> None:
    template = induce([MarkedPage(page(), [marks(0), marks(2)])])
    read = [record.values for record in run_template(template, LexborHTMLParser(page())).records]
    assert read == [marks(n) for n in range(4)]


def test_what_the_page_says_is_said_of_each_record() -> None:
    template = induce([MarkedPage(page(), [marks(0), marks(2)])])
    wide = replace(template, fields={**template.fields, "category": FieldRule(path=":root h1")})
    run = run_template(wide, LexborHTMLParser(page()))
    assert [record.values["category"] for record in run.records] == ["Tea pots"] * 4
    silent = run_template(wide, LexborHTMLParser(page().replace(b"h1>", b"h5>")))
    assert not any("category" in record.values for record in silent.records)


def test_a_record_is_marked_where_it_stands_and_not_where_it_is_shown_once_more() -> None:
    rows = "".join(f'<p><a href="/item/{n}">Teapot {n}</a> <b>{n}.50 $</b></p>' for n in range(4))
    html = page(aside=f"<aside>{rows}</aside>")
    some = [{"title": f"Teapot {n}", "url": f"/item/{n}", "price": f"{n}.50 $"} for n in (0, 2)]
    places = [f"body>main>div:nth-child({n + 1})" for n in (0, 2)]
    sheet = open_sheet(html)
    for known, tag in (((), "p"), (places, "div")):
        found = locate([sheet], [some], [known]).located
        assert [sheet.tags[one.element] for one in found] == [tag] * 2


@pytest.mark.parametrize("path", [":root", ":root li:has(a)", ":root " + "a " * 9])
def test_a_path_from_the_page_is_of_the_plain_subset_too(path: str) -> None:
    template = induce([MarkedPage(page(), [marks(0)])])
    wide = replace(template, fields={**template.fields, "category": FieldRule(path=path)})
    with pytest.raises(InputError):
        run_template(wide, LexborHTMLParser(page()))
