"""Tables follow from types: one table per kind, a column per field, and two of the committer's.

The derived schemas are committed as ``schemas.json`` and a test shows any change. Columns are only
added, nullable, at the end; never renamed, retyped or dropped.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pyarrow as pa

from spaniel.types import Capture, Listing, Promotion, Reading

__all__ = ["KINDS", "arrow_schema", "arrow_table", "describe"]

KINDS: Mapping[str, type] = {
    "capture": Capture,
    "reading": Reading,
    "promotion": Promotion,
    "listing": Listing,
}
"""Kind (and table) name to its type."""

_MONEY = pa.decimal128(38, 18)
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
_BY_COMMITTER = (pa.field("recorded", _MOMENT), pa.field("ledger_seq", pa.int64()))


def arrow_schema(kind: str) -> pa.Schema:
    """Return the schema of a kind's table; every column is nullable, so that more can be added."""
    cls = KINDS[kind]
    hints = typing.get_type_hints(cls)
    columns = [pa.field(f.name, _column(hints[f.name])) for f in fields(cls)]
    return pa.schema([*columns, *_BY_COMMITTER])


def arrow_table(kind: str, rows: Sequence[Mapping[str, Any]]) -> pa.Table:
    """Return rows of plain values (ISO dates, decimal texts) as a table of the kind's schema.

    Raises:
        pyarrow.ArrowInvalid: a value does not fit its column.
    """
    schema = arrow_schema(kind)
    arrays = [
        pa.array([_value(row.get(column.name), column.type) for row in rows], column.type)
        for column in schema
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


def describe() -> dict[str, dict[str, str]]:
    """Return all schemas as plain values: kind to column to type."""
    return {kind: {f.name: str(f.type) for f in arrow_schema(kind)} for kind in KINDS}


def _column(hint: Any) -> pa.DataType:
    if typing.get_origin(hint) in {types.UnionType, typing.Union}:
        (hint,) = [arg for arg in typing.get_args(hint) if arg is not type(None)]
    return _COLUMNS[hint]


def _value(value: Any, column: pa.DataType) -> Any:
    if not isinstance(value, str) or pa.types.is_string(column):
        return value
    if pa.types.is_decimal(column):
        return Decimal(value)
    if pa.types.is_timestamp(column):
        return datetime.fromisoformat(value).astimezone(UTC)
    return date.fromisoformat(value)
