"""Tables follow from types: one table per kind, a column per field, and two of the committer's.

The derived schemas are committed as ``schemas.json`` and a test shows any change. Columns are only
added, nullable, at the end; never renamed, retyped or dropped.
"""

from __future__ import annotations

import math
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_EVEN, Context, Decimal
from functools import cache
from typing import Any

import pyarrow as pa

from spaniel.preserve.legible import legible
from spaniel.types import (
    Account,
    Capture,
    Feedback,
    Handle,
    Key,
    Listing,
    LogEntry,
    Observation,
    Post,
    Promotion,
    Reading,
)

__all__ = ["KINDS", "OBSERVED", "arrow_schema", "arrow_table", "describe", "fitted"]

KINDS: Mapping[str, type] = {
    "capture": Capture,
    "reading": Reading,
    "promotion": Promotion,
    "listing": Listing,
    "account": Account,
    "feedback": Feedback,
    "post": Post,
    "handle": Handle,
    "key": Key,
    "log_entry": LogEntry,
}
"""Kind (and table) name to its type."""
OBSERVED: Mapping[type, str] = {
    cls: kind for kind, cls in KINDS.items() if issubclass(cls, Observation)
}
"""Type of observation to its kind."""

_DIGITS = 38
_PLACES = 18
_LAST_PLACE = Decimal(1).scaleb(-_PLACES)
_WIDE = Context(prec=80)
_MONEY = pa.decimal128(_DIGITS, _PLACES)
_MOMENT = pa.timestamp("us", tz="UTC")
_COLUMNS: Mapping[Any, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    Decimal: _MONEY,
    datetime: _MOMENT,
    date: pa.date32(),
    tuple[str, ...]: pa.list_(pa.string()),
}
_PARSE: Mapping[pa.DataType, Callable[[str], Any]] = {
    _MONEY: Decimal,
    _MOMENT: lambda text: datetime.fromisoformat(text).astimezone(UTC),
    pa.date32(): date.fromisoformat,
}
"""Columns whose plain values are texts."""
_BY_COMMITTER = (pa.field("recorded", _MOMENT), pa.field("ledger_seq", pa.int64()))


def arrow_schema(kind: str) -> pa.Schema:
    """Return the schema of a kind's table; every column is nullable, so that more can be added."""
    cls = KINDS[kind]
    hints = typing.get_type_hints(cls)
    columns = [pa.field(f.name, _column(_plain_hint(hints[f.name]))) for f in fields(cls)]
    return pa.schema([*columns, *_BY_COMMITTER])


def arrow_table(kind: str, rows: Sequence[Mapping[str, Any]]) -> pa.Table:
    """Return rows of plain values (ISO dates, decimal texts) as a table of the kind's schema.

    Rows are made to fit before they are acknowledged (:func:`fitted`); should one not fit all the
    same, it loses the value that does not, and all others go on.
    """
    try:
        return _arrow_table(kind, rows)
    except (ValueError, TypeError, ArithmeticError, pa.ArrowException):
        return _arrow_table(kind, [fitted(kind, row)[0] for row in rows])


def fitted(kind: str, row: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Return a row of plain values that the kind's columns can hold, and the columns that lost one.

    A hostile page may show a price of 10^30. What does not fit becomes ``None`` (its original text
    stands beside it) and decimals are rounded to the column's 18 places; one such value must not
    keep a whole batch from being committed. Lone surrogates in texts are written out as escapes.
    """
    kept = dict(row)
    lost: list[str] = []
    for name, fit in _fitters(kind):
        value = row.get(name)
        if value is not None:
            try:
                kept[name] = value = fit(value)
            except (ValueError, TypeError, ArithmeticError, AttributeError):
                kept[name] = value = None
            if value is None:
                lost.append(name)
    return kept, lost


def describe() -> dict[str, dict[str, str]]:
    """Return all schemas as plain values: kind to column to type."""
    return {kind: {f.name: str(f.type) for f in arrow_schema(kind)} for kind in KINDS}


def _column(hint: Any) -> pa.DataType:
    """Return the column of a type; a tuple of a value type becomes a list of structs."""
    if hint in _COLUMNS:
        return _COLUMNS[hint]
    parts = typing.get_type_hints(_item_of(hint))
    return pa.list_(pa.struct([(n, _COLUMNS[_plain_hint(part)]) for n, part in parts.items()]))


def _item_of(hint: Any) -> Any:
    item = typing.get_args(hint)[0] if typing.get_origin(hint) is tuple else None
    if not is_dataclass(item):
        raise TypeError(f"no column is defined for {hint}")
    return item


def _plain_hint(hint: Any) -> Any:
    if typing.get_origin(hint) in {types.UnionType, typing.Union}:
        (hint,) = [arg for arg in typing.get_args(hint) if arg is not type(None)]
    return hint


def _arrow_table(kind: str, rows: Sequence[Mapping[str, Any]]) -> pa.Table:
    schema = arrow_schema(kind)
    arrays = [pa.array(_values(rows, column), column.type) for column in schema]
    return pa.Table.from_arrays(arrays, schema=schema)


def _values(rows: Sequence[Mapping[str, Any]], column: pa.Field) -> list[Any]:
    return _parsed([row.get(column.name) for row in rows], column.type)


def _parsed(values: list[Any], column: pa.DataType) -> list[Any]:
    if pa.types.is_list(column) and pa.types.is_struct(column.value_type):
        return [value and _structs(value, column.value_type) for value in values]
    parse = _PARSE.get(column)
    if parse is None:
        return values
    return [parse(value) if isinstance(value, str) else value for value in values]


def _structs(items: Sequence[Mapping[str, Any]], struct: pa.StructType) -> list[dict[str, Any]]:
    names = [part.name for part in struct]
    columns = [_parsed([item.get(p.name) for item in items], p.type) for p in struct]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


# --------------------------------------------------------------------------- fitting


@cache
def _fitters(kind: str) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    hints = typing.get_type_hints(KINDS[kind])
    return tuple((f.name, _fitter(_plain_hint(hints[f.name]))) for f in fields(KINDS[kind]))


def _fitter(hint: Any) -> Callable[[Any], Any]:
    if hint in _FIT:
        return _FIT[hint]
    parts = typing.get_type_hints(_item_of(hint))
    fits = {name: _FIT[_plain_hint(part)] for name, part in parts.items()}

    def fit(items: Sequence[Any]) -> tuple[dict[str, Any], ...]:
        return tuple({n: _fit_part(item, n, f) for n, f in fits.items()} for item in items)

    return fit


def _fit_part(item: Any, name: str, fit: Callable[[Any], Any]) -> Any:
    """Fit one value of a struct; the original text stands beside what does not fit."""
    value = item.get(name) if isinstance(item, Mapping) else getattr(item, name)
    try:
        return None if value is None else fit(value)
    except (ValueError, TypeError, ArithmeticError, AttributeError):
        return None


def _fit_text(value: str) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value if value.isascii() else legible(value)


def _fit_integer(value: int) -> int | None:
    return value if isinstance(value, int) and -(2**63) <= value < 2**63 else None


def _fit_number(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _fit_decimal(value: Decimal | str) -> str | None:
    number = Decimal(value)
    if not number.is_finite():
        return None
    if int(number.as_tuple().exponent) < -_PLACES:
        number = number.quantize(_LAST_PLACE, ROUND_HALF_EVEN, _WIDE)
    if not number:
        return "0"
    return format(number, "f") if number.adjusted() < _DIGITS - _PLACES else None


def _fit_moment(value: datetime | str) -> str:
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _fit_day(value: date | str) -> str:
    return (date.fromisoformat(value) if isinstance(value, str) else value).isoformat()


def _fit_texts(value: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(_fit_text, value))


_FIT: Mapping[Any, Callable[[Any], Any]] = {
    str: _fit_text,
    int: _fit_integer,
    float: _fit_number,
    bool: bool,
    Decimal: _fit_decimal,
    datetime: _fit_moment,
    date: _fit_day,
    tuple[str, ...]: _fit_texts,
}
