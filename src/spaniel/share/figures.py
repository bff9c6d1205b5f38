"""What a report is made of: plain, frozen, and complete before anything is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from spaniel.types import Authority, Capture, ReaderName

__all__ = ["Citation", "Column", "Figure", "KeyNumber", "ReaderUsed", "Report", "Row"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a figure's table.

    Attributes:
        kind: ``text``, ``day``, ``count``, ``share`` (0 to 1, shown in per cent), ``amount``, or
            ``remark``: a sentence that stands on a line of its own below the row.
        unit: of an amount.
        missing: what stands in an empty cell.
    """

    name: str
    title: str
    kind: str = "text"
    description: str = ""
    unit: str = ""
    missing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A capture behind a row, with how many of its observations, and where the first stand."""

    capture: str
    observations: int = 0
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: plain values by column name, and what it rests on.

    Attributes:
        captures, observations: how many in all; ``citations`` may list fewer captures.
    """

    values: Mapping[str, object]
    captures: int = 0
    observations: int = 0
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A table with its method, drawn where its kind of figure has a drawing.

    Attributes:
        name: of the measure, unique in a report; the drawing is chosen by it.
        method: how it was computed, one paragraph.
        parameters: with which settings.
        keys: the columns that name a row.
        rate_version: of the exchange rates used; empty where nothing was converted.
    """

    name: str
    title: str
    method: str
    keys: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    parameters: Mapping[str, object] = field(default_factory=dict)
    rate_version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyNumber:
    """A number for the top of the page, leading to the figure it was taken from."""

    label: str
    value: str
    note: str = ""
    figure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderUsed:
    """A reader whose readings were measured.

    Attributes:
        problems: captures that it could not read whole.
    """

    source: str
    reader: ReaderName
    captures: int
    observations: int
    problems: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything a report page says, but for its marking.

    Attributes:
        made_at: when the page was made; stands outside the compared bytes.
        lake_version: the state of the tables that was read.
        ledger_size: entries in the ledger at that state.
        rate_version, rate_source: of the exchange rates, and where they come from, in words.
        simulated: something in it comes from the range; the page says so large.
        assumptions: what the reader has to grant, one sentence each.
        warnings: what was left aside or went wrong, one sentence each.
        captures: those that rows cite.
        table_versions: Iceberg table to the snapshot that was read, pinned under a tag.
    """

    title: str
    made_at: datetime
    lake_version: str
    ledger_size: int
    software_version: str
    figures: tuple[Figure, ...]
    captures: tuple[Capture, ...]
    authorities: tuple[Authority, ...] = ()
    readers: tuple[ReaderUsed, ...] = ()
    key_numbers: tuple[KeyNumber, ...] = ()
    rate_version: str = ""
    rate_source: str = ""
    simulated: bool = False
    assumptions: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    table_versions: Mapping[str, int] = field(default_factory=dict)
