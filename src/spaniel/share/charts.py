"""Drawings as vector graphics: Altair describes, vl-convert draws, nothing asks the network.

The colours are ordinary hexadecimal ones, and the page's style sheet replaces the neutral ones in
the dark. Text is measured with the typeface that vl-convert brings along, and identifiers are
numbered anew, so that the same figure is the same bytes everywhere.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import altair as alt
import vl_convert
from markupsafe import Markup, escape

from spaniel.share.cells import visible
from spaniel.share.figures import Figure

__all__ = ["GRID", "INK", "MUTED", "SERIES", "draw"]

INK = "#1c2733"
MUTED = "#5d6975"
GRID = "#dfe3e8"
SERIES = ("#0b6fa4", "#c7601a", "#2e8b57", "#9a4f96", "#a8862b", "#b5404f", "#4f8fa8", "#7d7d7d")
"""Tell apart by lightness too, and carry enough contrast on both backgrounds."""

_WIDTH = 860
_MOST_BARS = 20
_MOST_LINES = len(SERIES)
_LABEL = 40
_DAY = 86_400_000
"""Milliseconds; without it an axis of three days names each of them twice."""

_Values = Sequence[Mapping[str, Any]]


def draw(figure: Figure, prefix: str) -> Markup | None:
    """Return the figure as an ``<svg>`` element, or ``None`` where there is nothing to draw.

    Args:
        figure: its ``name`` chooses the drawing.
        prefix: makes the element's identifiers unique in the page.
    """
    drawing = _DRAWINGS.get(figure.name)
    values = [{key: _plain(v) for key, v in row.values.items()} for row in figure.rows]
    chart = drawing(values) if drawing else None
    return _svg(chart, figure, prefix) if chart is not None else None


def _plain(value: object) -> object:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    return visible(value, _LABEL) if isinstance(value, str) else value


# --------------------------------------------------------------------------- drawings


def _listings(values: _Values) -> Any:
    rows = [row for row in values if row["day"] is not None]
    if not rows:
        return None
    base = alt.Chart(alt.Data(values=_busiest(rows, "listings"))).encode(
        x=_day_axis(),
        y=alt.Y("listings:Q", title="Listings seen"),
        color=_colour(rows),
    )
    return _sized(base.mark_line() + base.mark_point(filled=True, size=45, opacity=1), height=240)


def _coverage(values: _Values) -> Any:
    rows = [row for row in values if row["coverage"] is not None]
    if not rows:
        return None
    base = alt.Chart(alt.Data(values=_busiest(rows, "listings"))).encode(
        x=_day_axis(), color=_colour(rows)
    )
    percent = alt.Axis(format=".0%")
    points = base.mark_point(filled=True, size=55, opacity=1).encode(
        y=alt.Y("coverage:Q", title="Share reached", axis=percent, scale=alt.Scale(domain=[0, 1]))
    )
    interval = base.mark_rule(strokeWidth=2).encode(y=alt.Y("low:Q", axis=percent), y2="high:Q")
    return _sized(interval + points, height=220)


def _change(values: _Values) -> Any:
    rows = [
        {**row, "what": what, "low": sign * row[f"{name}_low"], "high": sign * row[name]}
        for row in values
        for name, what, sign in (("new", "New", 1), ("vanished", "Vanished", -1))
        if row["reason"] == ""
    ]
    if not rows:
        return None
    colour = alt.Color("what:N", title=None, scale=alt.Scale(range=[SERIES[0], SERIES[1]]))
    base = alt.Chart(alt.Data(values=rows)).encode(x=_day_axis(), color=colour)
    axis = alt.Y("high:Q", title="Listings", axis=alt.Axis(format="d"))
    faint = base.mark_bar(size=16, opacity=0.35).encode(y=axis)
    solid = base.mark_bar(size=16).encode(y=alt.Y("low:Q"))
    if len({row["service"] for row in rows}) == 1:
        return _sized(faint + solid, height=220)
    layered = _sized(faint + solid, height=110)
    return layered.facet(row=alt.Row("service:N", title=None))


def _prices(values: _Values) -> Any:
    rows = [
        {**row, "label": f"{row['substance']} ({row['listings']:,})"}
        for row in values
        if row["country"] == "all" and (row["p25_eur"] or 0) > 0
    ]
    rows = sorted(rows, key=lambda row: (-row["listings"], row["substance"]))[:_MOST_BARS]
    if not rows:
        return None
    order = [row["label"] for row in sorted(rows, key=lambda r: (-r["median_eur"], r["label"]))]
    base = alt.Chart(alt.Data(values=rows)).encode(y=alt.Y("label:N", sort=order, title=None))
    scale = alt.Scale(type="log", nice=True)
    span = base.mark_bar(height=9, cornerRadius=4, color=SERIES[0], opacity=0.4).encode(
        x=alt.X(
            "p25_eur:Q", scale=scale, title="EUR per gram, logarithmic", axis=_powers_of_ten(rows)
        ),
        x2="p75_eur:Q",
    )
    median = base.mark_tick(thickness=3, size=18, color=SERIES[0], opacity=1).encode(
        x=alt.X("median_eur:Q", scale=scale)
    )
    return _sized(span + median, height=alt.Step(24))


def _powers_of_ten(rows: _Values) -> Any:
    """Mark powers of ten alone: labels between them would be written over each other."""
    lowest = math.floor(math.log10(min(row["p25_eur"] for row in rows)))
    highest = math.ceil(math.log10(max(row["p75_eur"] for row in rows)))
    values = [10.0**power for power in range(lowest, highest + 1)]
    return alt.Axis(values=values, format=",~r")


def _categories(values: _Values) -> Any:
    rows = [row for row in values if row["category"] == ""]
    return _bars(rows, lambda row: row["top"] or "none shown")


def _countries(values: _Values) -> Any:
    return _bars(values, lambda row: row["country"] or row["origin"])


_DRAWINGS: Mapping[str, Callable[[_Values], Any]] = {
    "listings_per_day": _listings,
    "coverage_per_day": _coverage,
    "new_and_vanished": _change,
    "price_per_gram": _prices,
    "categories": _categories,
    "ships_from": _countries,
}


# --------------------------------------------------------------------------- parts of drawings


def _bars(rows: _Values, label: Callable[[Mapping[str, Any]], str]) -> Any:
    several = len({row["service"] for row in rows}) > 1
    named = [
        {**row, "label": f"{row['service']} · {label(row)}" if several else label(row)}
        for row in rows
    ]
    most = sorted(named, key=lambda row: (-row["listings"], row["label"]))[:_MOST_BARS]
    if not most:
        return None
    base = alt.Chart(alt.Data(values=most)).encode(
        y=alt.Y("label:N", sort=[row["label"] for row in most], title=None),
        x=alt.X("listings:Q", title="Different listings"),
    )
    bars = base.mark_bar(height=14, cornerRadiusEnd=2, color=SERIES[0])
    written = base.mark_text(align="left", dx=5, color=INK, fontSize=11).encode(
        text=alt.Text("listings:Q", format=",")
    )
    return _sized(bars + written, height=alt.Step(22))


def _day_axis() -> Any:
    # In UTC: drawn in local time, midnight would fall on the day before west of Greenwich.
    return alt.X(
        "day:T",
        title=None,
        scale=alt.Scale(type="utc", padding=18),
        axis=alt.Axis(
            format="%-d %b %Y", labelOverlap=True, tickCount=8, tickMinStep=_DAY, grid=False
        ),
    )


def _colour(rows: _Values) -> Any:
    services = sorted({row["service"] for row in rows})
    legend = alt.Legend(title=None, orient="top", columns=4) if len(services) > 1 else None
    return alt.Color("service:N", legend=legend, scale=alt.Scale(range=list(SERIES)))


def _busiest(rows: _Values, by: str) -> list[Mapping[str, Any]]:
    """Rows of the services that show most, so that no two lines share a colour."""
    greatest: dict[str, int] = {}
    for row in rows:
        greatest[row["service"]] = max(greatest.get(row["service"], 0), row[by])
    shown = sorted(greatest, key=lambda service: (-greatest[service], service))[:_MOST_LINES]
    return [row for row in rows if row["service"] in shown]


def _sized(chart: Any, *, height: Any) -> Any:
    return chart.properties(width=_WIDTH, height=height)


# --------------------------------------------------------------------------- to SVG


def _svg(chart: Any, figure: Figure, prefix: str) -> Markup:
    svg = vl_convert.vegalite_to_svg(_styled(chart).to_dict(), allowed_base_urls=[])
    head, body = svg.split(">", 1)
    size = re.search(r'viewBox="([\d. -]+)"', head)
    box = size[1] if size else f"0 0 {_WIDTH} 300"
    title = f'<title id="{prefix}-title">{escape(visible(figure.title))}</title>'
    described = f'<desc id="{prefix}-desc">{escape(_description(figure))}</desc>'
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" viewBox="{box}" '
        f'style="max-width:{float(box.split()[2]):.0f}px" '
        f'aria-labelledby="{prefix}-title {prefix}-desc">'
    )
    return Markup(opening + title + described + _renumbered(body, prefix))  # noqa: S704


def _description(figure: Figure) -> str:
    return f"Drawing of {len(figure.rows):,} rows; the table below holds the same values."


def _styled(chart: Any) -> Any:
    text = {"labelColor": INK, "titleColor": MUTED, "labelFontSize": 11, "titleFontSize": 11}
    return chart.configure(
        # Carried by vl-convert itself: a system's own font would change widths, and bytes.
        font="Liberation Sans",
        background="transparent",
        aria=False,
        axis=alt.AxisConfig(
            **text,
            gridColor=GRID,
            domainColor=MUTED,
            tickColor=MUTED,
            labelLimit=260,
            titleFontWeight="normal",
        ),
        legend=alt.LegendConfig(labelColor=INK, labelFontSize=11, labelLimit=220),
        header=alt.HeaderConfig(labelColor=INK, labelFontSize=11),
        view=alt.ViewConfig(stroke=None),
    )


def _renumbered(svg: str, prefix: str) -> str:
    """Number identifiers anew: the drawing library counts on from one drawing to the next."""
    names = dict.fromkeys(re.findall(r'\bid="([^"]+)"', svg))
    for number, name in enumerate(names):
        fresh = f"{prefix}-{number}"
        svg = svg.replace(f'id="{name}"', f'id="{fresh}"').replace(
            f"url(#{name})", f"url(#{fresh})"
        )
    return svg
