"""One self-contained HTML page in which every figure leads to its captures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from decimal import Decimal
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from spaniel.errors import InputError, Refused
from spaniel.share.cells import cell, moment, visible
from spaniel.share.charts import GRID, INK, MUTED, SERIES, draw
from spaniel.share.figures import Citation, Figure, Report, Row
from spaniel.types import Capture, Marking

__all__ = ["MOST_CAPTURES", "MOST_ROWS", "comparable", "render_report"]

MOST_ROWS = 150
"""Rows of one figure that the page shows; of more, those that count most."""

MOST_CAPTURES = 2_000
"""Captures that the page lists."""

_TEMPLATES = Path(__file__).parent / "templates"
_MADE_AT = re.compile(rb'<time id="made-at"[^>]*>[^<]*</time>')


def render_report(report: Report, marking: Marking) -> bytes:
    """Return the report as one HTML page in UTF-8.

    It holds no script and asks for nothing outside itself; a content security policy says so to
    the browser. Texts from pages and vendors are escaped, cut, and their invisible characters
    shown. The same report and marking give the same bytes, but for :attr:`Report.made_at`, which
    :func:`comparable` takes out.

    Raises:
        Refused: without a marking nothing is said.
        InputError: two figures have the same name.
    """
    if not isinstance(marking, Marking):
        raise Refused("a report needs a marking", do="give a TLP label and caveats")
    names = [figure.name for figure in report.figures]
    if len(set(names)) < len(names):
        raise InputError("two figures of the report have the same name", do="name each once")
    listed = _listed_captures(report)
    figures = [
        _drawn(figure, number, listed) for number, figure in enumerate(report.figures, start=1)
    ]
    page = _environment().get_template("report.html.j2")
    return page.render(
        report=report,
        marking=marking,
        figures=figures,
        captures=[(f"c{n}", capture) for n, capture in enumerate(listed.values(), start=1)],
        unlisted=_cited(report.figures) - len(listed),
        style=Markup(_style()),  # noqa: S704
        anchors={figure.figure.name: figure.anchor for figure in figures},
        made_at=report.made_at.astimezone(UTC),
    ).encode("utf-8", "backslashreplace")


def comparable(html: bytes) -> bytes:
    """Return the page without the time of making, for comparing a report with one made again.

    Raises:
        InputError: the page is not a report of ours.
    """
    stripped, found = _MADE_AT.subn(b'<time id="made-at"></time>', html)
    if found != 1:
        raise InputError("the page is not one of Spaniel's reports", do="give a report as written")
    return stripped


# --------------------------------------------------------------------------- what the page shows


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A row as written: (kind, text) by column, remarks below it, the anchor of its captures."""

    row: Row
    anchor: str
    name: str
    cells: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...]
    cited: tuple[tuple[Citation, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Drawn:
    """A figure as shown: the drawing and those of its rows that are shown."""

    figure: Figure
    number: int
    anchor: str
    chart: Markup | None
    lines: tuple[_Line, ...]
    parameters: str


def _drawn(figure: Figure, number: int, listed: Mapping[str, Capture]) -> _Drawn:
    anchors = {capture: f"c{n}" for n, capture in enumerate(listed, start=1)}
    anchor = f"figure-{number}"
    return _Drawn(
        figure=figure,
        number=number,
        anchor=anchor,
        chart=draw(figure, f"f{number}"),
        lines=tuple(
            _line(row, figure, f"f{number}-r{n}", anchors)
            for n, row in enumerate(_shown_rows(figure), start=1)
        ),
        parameters=", ".join(
            f"{name} = {_parameter(value)}" for name, value in sorted(figure.parameters.items())
        ),
    )


def _line(row: Row, figure: Figure, anchor: str, anchors: Mapping[str, str]) -> _Line:
    columns = {column.name: column for column in figure.columns}
    written = [(column, cell(row.values.get(column.name), column)) for column in figure.columns]
    named = [cell(row.values.get(key), columns[key]) or "–" for key in figure.keys]
    return _Line(
        row=row,
        anchor=anchor,
        name=" · ".join(named),
        cells=tuple((c.kind, text) for c, text in written if c.kind != "remark"),
        remarks=tuple(text for c, text in written if c.kind == "remark" and text),
        cited=tuple((cited, anchors.get(cited.capture, "")) for cited in row.citations),
    )


def _shown_rows(figure: Figure) -> Sequence[Row]:
    """All rows, or those with the greatest counts, in the order in which they came."""
    if len(figure.rows) <= MOST_ROWS:
        return figure.rows
    weight = next((column.name for column in figure.columns if column.kind == "count"), "")
    by_weight = sorted(
        range(len(figure.rows)), key=lambda n: (-_count(figure.rows[n].values.get(weight)), n)
    )
    return [figure.rows[n] for n in sorted(by_weight[:MOST_ROWS])]


def _count(value: object) -> Decimal:
    return Decimal(value) if isinstance(value, int) else Decimal(0)


def _parameter(value: object) -> str:
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{visible(k)}: {visible(v)}" for k, v in sorted(value.items()))
        return f"{{{pairs}}}" if pairs else "none"
    return f"{value:g}" if isinstance(value, float) else visible(value)


# --------------------------------------------------------------------------- captures


def _listed_captures(report: Report) -> dict[str, Capture]:
    """The captures that shown rows cite, first citations first, then by time seen and id."""
    known = {capture.id: capture for capture in report.captures}
    shown = (row for figure in report.figures for row in _shown_rows(figure))
    wanted = [cited for cited in _by_turn(shown) if cited in known][:MOST_CAPTURES]
    return {
        capture.id: capture
        for capture in sorted((known[name] for name in wanted), key=_by_time_seen)
    }


def _by_turn(rows: Iterable[Row]) -> list[str]:
    """Cited captures, every row's first before any row's second: a cut takes from all alike."""
    turns = [(turn, cited.capture) for row in rows for turn, cited in enumerate(row.citations)]
    return list(dict.fromkeys(capture for _, capture in sorted(turns, key=lambda t: t[0])))


def _by_time_seen(capture: Capture) -> tuple[bool, str, str]:
    return (capture.seen is None, moment(capture.seen), capture.id)


def _cited(figures: Iterable[Figure]) -> int:
    rows = (row for figure in figures for row in figure.rows)
    return len({cited.capture for row in rows for cited in row.citations})


# --------------------------------------------------------------------------- the template


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(visible=visible, moment=moment)
    return environment


def _style() -> str:
    style = (_TEMPLATES / "report.css").read_text("utf-8")
    colours = {"INK": INK, "MUTED": MUTED, "GRID": GRID, "FIRST": SERIES[0]}
    for name, colour in colours.items():
        style = style.replace(f"$CHART_{name}", colour)
    return style
