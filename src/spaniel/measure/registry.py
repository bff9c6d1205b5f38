"""What a measure is: a function from tables to a table, and everything a report says about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spaniel.measure.tables import Tables

if TYPE_CHECKING:
    import ibis.expr.types as ir

__all__ = [
    "Column",
    "Measure",
    "Parameter",
    "Settings",
    "Table",
    "amount",
    "count",
    "day",
    "remark",
    "share",
    "text",
]

Settings = Mapping[str, object]
"""The parameters of one run, every one of the measure's own, checked."""

Table = Callable[[Tables, Settings], "ir.Table"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a measure's rows.

    Attributes:
        kind: ``text``, ``day``, ``count``, ``share`` (0 to 1), ``amount``, or ``remark`` (why a row
            says no more than it does).
        unit: of an amount: ``EUR/g``.
        missing: what an empty cell means, in words.
    """

    name: str
    title: str
    kind: str
    description: str
    unit: str = ""
    missing: str = ""


def text(name: str, title: str, description: str, *, missing: str = "") -> Column:
    """Return a column of words."""
    return Column(name, title, "text", description, missing=missing)


def remark(name: str, title: str, description: str) -> Column:
    """Return a column of sentences that say why a row says no more than it does."""
    return Column(name, title, "remark", description)


def day(name: str, title: str, description: str, *, missing: str = "") -> Column:
    """Return a column of dates, UTC."""
    return Column(name, title, "day", description, missing=missing)


def count(name: str, title: str, description: str, *, missing: str = "") -> Column:
    """Return a column of whole numbers."""
    return Column(name, title, "count", description, missing=missing)


def share(name: str, title: str, description: str, *, missing: str = "") -> Column:
    """Return a column of shares, 0 to 1, six digits."""
    return Column(name, title, "share", description, missing=missing)


def amount(name: str, title: str, description: str, *, unit: str, missing: str = "") -> Column:
    """Return a column of amounts in ``unit``."""
    return Column(name, title, "amount", description, unit=unit, missing=missing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One thing a measure lets its reader choose; its type is that of the default."""

    name: str
    default: object
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One function from tables to a table, and everything a report has to say about it.

    Attributes:
        name: as in ``spaniel measure NAME``.
        method: one paragraph in plain language, with the source of the method where there is one.
        keys: the columns that name a row.
        figures: the rows: ``keys`` and figures.
        evidence: what the rows rest on: a row per observation with ``keys``, ``capture``, ``place``
            (an empty place stands for a capture as a whole).
        converts: needs exchange rates.
    """

    name: str
    title: str
    method: str
    keys: tuple[str, ...]
    columns: tuple[Column, ...]
    figures: Table
    evidence: Table
    parameters: tuple[Parameter, ...] = ()
    converts: bool = False
