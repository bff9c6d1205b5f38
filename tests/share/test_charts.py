"""Drawings: valid, self-contained, the same again, and none where there is nothing."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from datetime import date, timedelta
from typing import Any

import pytest

from spaniel.share.charts import draw

DAY = date(2020, 1, 1)
SVG = "{http://www.w3.org/2000/svg}"

ROWS: dict[str, list[dict[str, Any]]] = {
    "listings_per_day": [
        {"service": s, "day": DAY + timedelta(days=d), "listings": d * 10}
        for s in "ab" for d in range(3)
    ],
    "coverage_per_day": [
        {"service": "a", "day": DAY, "listings": 1, "coverage": 0.5, "low": 0.4, "high": 0.6},
        {"service": "b", "day": DAY, "listings": 1, "coverage": 0.5, "low": None, "high": None},
    ],
    "new_and_vanished": [
        {"service": s, "day": DAY, "new": 5, "new_low": 3, "vanished": 2, "vanished_low": 0,
         "reason": ""}
        for s in "ab"
    ],
    "price_per_gram": [
        {"substance": "sugar", "country": "all", "listings": 3, "p25_eur": 0.5, "median_eur": 1.0,
         "p75_eur": 2000.0}
    ],
    "categories": [{"service": "a", "top": "Sweets", "category": "", "listings": 3}],
    "ships_from": [{"service": "a", "country": "DE", "origin": "read", "listings": 3}],
}  # fmt: skip


def figure_of(make_figure: Any, make_row: Any, name: str, rows: list[dict[str, Any]]) -> Any:
    return make_figure(*(make_row(values) for values in rows), name=name)


@pytest.mark.parametrize("name", ROWS)
def test_a_drawing_is_valid_accessible_and_the_same_again(
    name: str, make_figure: Any, make_row: Any
) -> None:
    figure = figure_of(make_figure, make_row, name, ROWS[name])
    svg = draw(figure, "f1")
    assert svg is not None
    root = ET.fromstring(svg)
    assert root.get("role") == "img"
    titles = [root.find(f"{SVG}{tag}") for tag in ("title", "desc")]
    assert root.get("aria-labelledby") == " ".join(t.get("id") for t in titles if t is not None)
    assert draw(figure, "f1") == svg


@pytest.mark.parametrize("name", ROWS)
def test_a_drawing_asks_for_nothing_and_runs_nothing(
    name: str, make_figure: Any, make_row: Any
) -> None:
    svg = str(draw(figure_of(make_figure, make_row, name, ROWS[name]), "f1"))
    without_namespaces = re.sub(r'xmlns(:\w+)?="[^"]*"', "", svg)
    assert "http" not in without_namespaces
    assert "<script" not in svg
    assert "NaN" not in svg


@pytest.mark.parametrize("name", [*ROWS, "no_such_drawing"])
def test_where_there_is_nothing_nothing_is_drawn(name: str, make_figure: Any) -> None:
    assert draw(make_figure(name=name), "f1") is None


def test_identifiers_are_unique_between_drawings(make_figure: Any, make_row: Any) -> None:
    figure = figure_of(make_figure, make_row, "listings_per_day", ROWS["listings_per_day"])
    both = [
        set(re.findall(r'\bid="([^"]+)"', str(draw(figure, prefix)))) for prefix in ("f1", "f2")
    ]
    assert not both[0] & both[1]


def test_hostile_names_stay_text(make_figure: Any, make_row: Any) -> None:
    rows = [
        {"service": "a", "top": top, "category": "", "listings": 3}
        for top in ('<script>alert("x")</script>', "\u202egnp", "x" * 10_000, "a & b ]]>", "\x00")
    ]
    svg = draw(figure_of(make_figure, make_row, "categories", rows), "f1")
    assert svg is not None
    assert len(svg) < 60_000
    assert "\u202e" not in svg
    assert not list(ET.fromstring(svg).iter(f"{SVG}script"))


def test_unknown_days_and_prices_of_nought_do_not_stop_a_drawing(
    make_figure: Any, make_row: Any
) -> None:
    undated = [*ROWS["listings_per_day"], {"service": "a", "day": None, "listings": 5}]
    assert draw(figure_of(make_figure, make_row, "listings_per_day", undated), "f1")
    held = {**ROWS["price_per_gram"][0], "p25_eur": None, "median_eur": None, "p75_eur": None}
    assert draw(figure_of(make_figure, make_row, "price_per_gram", [held]), "f1") is None


def test_of_many_services_the_busiest_are_drawn(make_figure: Any, make_row: Any) -> None:
    rows = [{"service": f"s{n:02}", "day": DAY, "listings": n} for n in range(20)]
    svg = str(draw(figure_of(make_figure, make_row, "listings_per_day", rows), "f1"))
    assert ">s19<" in svg
    assert ">s05<" not in svg
