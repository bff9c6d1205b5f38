"""The truth as tables on disk."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeAlias

from spaniel.errors import StorageError
from spaniel.range._truth import Changes, Outage, TruthListing, TruthVendor
from spaniel.range.world import World

__all__ = ["export_truth"]

_SERVICE_COLUMNS = ("simulated", "service", "name", "kind", "language", "currency", "listings")
_RATE_COLUMNS = ("simulated", "date", "price")
_UNQUOTED = ("BTC", "RUB", "XMR")
"""What the European Central Bank quotes no (longer a) rate for."""

_Table: TypeAlias = tuple[tuple[str, ...], Iterable[Iterable[object]]]
"""Names of the columns, and rows."""


def export_truth(world: World, folder: Path) -> list[Path]:
    """Write the world's truth as CSV tables (UTF-8, one header line) and return their paths.

    ``listings.csv`` (a row per listing and day), ``vendors.csv`` (account and day),
    ``changes.csv`` (service and day), ``outages.csv``, ``services.csv``, and ``rates_BTC.csv`` and
    so on for each currency that the European Central Bank does not quote (US dollars per unit and
    day). The first column of each says ``simulated``. Several values in a cell are joined by a
    space; what is not known is empty.

    Raises:
        StorageError: the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return [_write(folder / f"{name}.csv", *table) for name, table in _tables(world).items()]
    except OSError as error:
        raise StorageError(
            f"the truth tables could not be written ({error.strerror})",
            where=str(folder),
            do="name a folder that can be written",
        ) from error


def _tables(world: World) -> dict[str, _Table]:
    days = range(world.days)
    vendors = (_cells(row) for day in days for row in world.truth_vendors(day))
    changes = (_cells(row) for day in days for row in world.truth_changes(day))
    outages = (_cells(row) for day in days for row in world.outages(day))
    return {
        "listings": (_columns(TruthListing, "price_per_gram"), _listing_rows(world)),
        "vendors": (_columns(TruthVendor), vendors),
        "changes": (_columns(Changes), changes),
        "outages": (_columns(Outage), outages),
        "services": (_SERVICE_COLUMNS, _service_rows(world)),
        **{f"rates_{code}": (_RATE_COLUMNS, _rate_rows(world, code)) for code in _UNQUOTED},
    }


def _write(path: Path, columns: tuple[str, ...], rows: Iterable[Iterable[object]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([_cell(value) for value in row] for row in rows)
    return path


def _columns(row_type: Any, *more: str) -> tuple[str, ...]:
    return (*(field.name for field in fields(row_type)), *more)


def _cells(row: Any) -> list[object]:
    """Return a row's values; the first, the flag, becomes the word "simulated"."""
    return ["simulated", *(getattr(row, field.name) for field in fields(row)[1:])]


def _cell(value: object) -> str:
    if value is None:
        return ""
    if value is True or value is False:
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    return " ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _listing_rows(world: World) -> Iterator[list[object]]:
    for day in range(world.days):
        for service in world.services:
            for truth in world.iter_truth(day, service):
                yield [*_cells(truth), truth.price_per_gram]


def _service_rows(world: World) -> Iterator[list[object]]:
    for service in world.services.values():
        listings = round(service.listings * world.scale)
        kind, language = service.kind.value, service.language
        yield ["simulated", service.id, service.name, kind, language, service.currency, listings]


def _rate_rows(world: World, currency: str) -> Iterator[list[object]]:
    for day in range(world.days):
        yield ["simulated", world.date(day), world.rate(currency, day)]
