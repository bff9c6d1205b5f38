"""Run a measure: check its parameters, fetch its rows, and find the captures behind each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import ibis

from spaniel.errors import InputError, UnknownName
from spaniel.measure.change import NEW_AND_VANISHED
from spaniel.measure.crawl import COVERAGE_PER_DAY, LISTINGS_PER_DAY
from spaniel.measure.goods import CATEGORIES, SHIPS_FROM
from spaniel.measure.prices import HOLDING_PRICES, PRICE_BASIS, PRICE_PER_GRAM
from spaniel.measure.registry import Column, Measure, Settings
from spaniel.measure.tables import Tables, open_tables

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from spaniel.ports import Engine, Rates

__all__ = [
    "CITED_CAPTURES",
    "MEASURES",
    "CaptureCited",
    "MeasureResult",
    "RowEvidence",
    "captures_behind",
    "find_measure",
    "measure",
]

MEASURES: Mapping[str, Measure] = {
    found.name: found
    for found in (
        LISTINGS_PER_DAY,
        COVERAGE_PER_DAY,
        NEW_AND_VANISHED,
        PRICE_PER_GRAM,
        HOLDING_PRICES,
        PRICE_BASIS,
        CATEGORIES,
        SHIPS_FROM,
    )
}
"""All measures, in the order in which a report shows them."""

CITED_CAPTURES = 25
"""How many captures a row lists unless told otherwise; their number is always given."""

_CITED_PLACES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureCited:
    """One capture behind a row.

    Attributes:
        observations: how many observations of it went into the row; 0 for a capture without any.
        places: the first few of their places in the capture (``row:17``).
    """

    capture: str
    observations: int
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowEvidence:
    """What one row rests on.

    Attributes:
        captures: how many captures in all.
        observations: how many observations in all.
        first: the first of the captures, by id.
    """

    captures: int = 0
    observations: int = 0
    first: tuple[CaptureCited, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureResult:
    """The rows of a measure, and what it takes to judge them.

    Attributes:
        rows: plain values by column name, sorted by the keys (empty keys last).
        evidence: for each row, in the same order, what it rests on.
        rate_version: of the rates used; empty where nothing was converted.
    """

    name: str
    title: str
    method: str
    parameters: Mapping[str, object]
    keys: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[Mapping[str, Any], ...]
    evidence: tuple[RowEvidence, ...]
    rate_version: str


def measure(
    engine: Engine,
    name: str,
    *,
    rates: Rates | None = None,
    parameters: Mapping[str, object] | None = None,
    captures_per_row: int = CITED_CAPTURES,
) -> MeasureResult:
    """Run the measure ``name`` over a lake version.

    Args:
        engine: the lake version.
        name: of the measure.
        rates: needed where the measure converts money; without them such rows are left out.
        parameters: those that differ from the measure's defaults.
        captures_per_row: how many captures each row lists; with 0 none are looked for, which takes
            half the time.

    Raises:
        UnknownName: no such measure, or the measure has no such parameter.
        InputError: a parameter is not of its default's type.
    """
    chosen = find_measure(name)
    settings = _settings(chosen, parameters or {})
    tables = open_tables(engine, rates if chosen.converts else None)
    names = [column.name for column in chosen.columns]
    rows = _sorted(chosen.figures(tables, settings).select(names).to_pyarrow().to_pylist(), chosen)
    evidence = _evidence(chosen, tables, settings, captures_per_row) if captures_per_row else {}
    return MeasureResult(
        name=chosen.name,
        title=chosen.title,
        method=chosen.method,
        parameters=settings,
        keys=chosen.keys,
        columns=chosen.columns,
        rows=tuple(rows),
        evidence=tuple(evidence.get(_key(row, chosen), RowEvidence()) for row in rows),
        rate_version=rates.version if rates and chosen.converts else "",
    )


def find_measure(name: str) -> Measure:
    """Return the measure called ``name``.

    Raises:
        UnknownName: there is none.
    """
    if name not in MEASURES:
        raise UnknownName(f"there is no measure '{name}'", do=f"use one of {', '.join(MEASURES)}")
    return MEASURES[name]


def captures_behind(
    engine: Engine,
    name: str,
    row: Mapping[str, object],
    *,
    rates: Rates | None = None,
    parameters: Mapping[str, object] | None = None,
) -> ir.Table:
    """Return all of what one row rests on: ``capture``, ``place``, sorted.

    Args:
        engine: the lake version.
        name: of the measure.
        row: the row, or its keys alone.
        rates: as they were for :func:`measure`.
        parameters: as they were for :func:`measure`.

    Raises:
        UnknownName, InputError: as :func:`measure`; the row lacks a key.
    """
    chosen = find_measure(name)
    settings = _settings(chosen, parameters or {})
    found = chosen.evidence(open_tables(engine, rates if chosen.converts else None), settings)
    for key in chosen.keys:
        if key not in row:
            raise InputError(f"a row of {name} has no '{key}'", do="give all of its keys")
        value = row[key]
        found = found.filter(found[key].isnull() if value is None else found[key] == value)
    return found.select("capture", "place").order_by(["capture", "place"])


# --------------------------------------------------------------------------- parameters


def _settings(chosen: Measure, given: Mapping[str, object]) -> Settings:
    known = {parameter.name: parameter.default for parameter in chosen.parameters}
    for name in given:
        if name not in known:
            raise UnknownName(
                f"measure {chosen.name} has no parameter '{name}'",
                do=f"use {', '.join(known) or 'none: it has no parameters'}",
            )
    return {
        name: _typed(name, given[name], default) if name in given else default
        for name, default in known.items()
    }


def _typed(name: str, value: object, default: object) -> object:
    if isinstance(default, Mapping):
        return _counts(name, value)
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not number or value != value or value < 0:  # type: ignore[operator]  # noqa: PLR0124
        raise InputError(f"parameter {name} is {value!r}", do="give a number, zero or more")
    return type(default)(value)  # type: ignore[call-arg]


def _counts(name: str, value: object) -> Mapping[str, int]:
    well_formed = isinstance(value, Mapping) and all(
        isinstance(number, int) and number > 0 for number in value.values()
    )
    if not isinstance(value, Mapping) or not well_formed:
        raise InputError(f"parameter {name} is {value!r}", do="give {service: number above zero}")
    return {str(service): int(number) for service, number in sorted(value.items())}


# --------------------------------------------------------------------------- rows


def _sorted(rows: Sequence[dict[str, Any]], chosen: Measure) -> list[dict[str, Any]]:
    # Here and not in the engine: engines sort text and nulls by rules of their own.
    return sorted(rows, key=lambda row: [(v is None, v) for v in _key(row, chosen)])


def _key(row: Mapping[str, Any], chosen: Measure) -> tuple[Any, ...]:
    return tuple(row[key] for key in chosen.keys)


def _evidence(
    chosen: Measure, tables: Tables, settings: Settings, limit: int
) -> dict[tuple[Any, ...], RowEvidence]:
    found = _first_captures(chosen.evidence(tables, settings), chosen.keys, limit)
    by_row: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for line in found.to_pyarrow().to_pylist():
        by_row.setdefault(_key(line, chosen), []).append(line)
    return {key: _row_evidence(lines) for key, lines in by_row.items()}


def _first_captures(observed: ir.Table, keys: Sequence[str], limit: int) -> ir.Table:
    """Per row and capture: the first places and the totals, for the first captures of the row."""
    by_capture = [*keys, "capture"]
    # row:9 before row:10: shorter first, then by text.
    in_order = ibis.window(group_by=by_capture, order_by=[observed.place.length(), observed.place])
    placed = observed.mutate(
        at=ibis.row_number().over(in_order), real=(observed.place != "").cast("int64")
    )
    per = placed.group_by(by_capture).agg(observations=placed.real.sum().cast("int64"))
    within = ibis.window(group_by=list(keys))
    per = per.mutate(
        rank=ibis.row_number().over(ibis.window(group_by=list(keys), order_by="capture")),
        captures=per.count().over(within),
        row_observations=per.observations.sum().over(within).cast("int64"),
    )
    first = placed.filter(placed["at"] < _CITED_PLACES).select(*by_capture, "place", "at")
    per = per.filter(per["rank"] < limit)
    same = [first[name].identical_to(per[name]) for name in by_capture]
    joined = per.inner_join(first, same)
    return joined.select(*(per[name] for name in per.columns), first.place, first["at"])


def _row_evidence(lines: Sequence[Mapping[str, Any]]) -> RowEvidence:
    by_capture: dict[str, list[Mapping[str, Any]]] = {}
    for line in sorted(lines, key=lambda line: (line["capture"], line["at"])):
        by_capture.setdefault(line["capture"], []).append(line)
    return RowEvidence(
        captures=lines[0]["captures"],
        observations=lines[0]["row_observations"],
        first=tuple(_cited(capture, found) for capture, found in by_capture.items()),
    )


def _cited(capture: str, found: Sequence[Mapping[str, Any]]) -> CaptureCited:
    return CaptureCited(
        capture=capture,
        observations=found[0]["observations"],
        places=tuple(line["place"] for line in found if line["place"]),
    )
