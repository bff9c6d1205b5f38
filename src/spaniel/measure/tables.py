"""What measures are given: current listings with their identity, captures and rates, by day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import ibis

from spaniel.measure.current import current_listings
from spaniel.ports import Rate
from spaniel.types import short_id

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from spaniel.ports import Engine, Rates

__all__ = ["LISTING_IDENTITY", "Tables", "beside", "open_tables"]

LISTING_IDENTITY = (
    "A listing is told apart, within its service, by the site's own id; where a page shows none, "
    "by the address of its page as written; where there is neither, by title and vendor together."
)

_RATE_SCHEMA = ibis.schema(
    {
        "currency": "string",
        "day": "date",
        "eur": "decimal(38, 18)",
        "usd": "decimal(38, 18)",
        "rate_day": "date",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """The tables a measure may use; all are Ibis expressions on one engine.

    Attributes:
        listings: observations of current readings, and beside their own columns ``day`` (UTC date
            of ``seen``, null where nobody said) and ``item`` (the listing's identity within its
            service, see :data:`LISTING_IDENTITY`).
        captures: all captures, and ``day``.
        rates: ``currency, day, eur, usd, rate_day``; empty without a rate table.
    """

    listings: ir.Table
    captures: ir.Table
    rates: ir.Table


def open_tables(engine: Engine, rates: Rates | None = None) -> Tables:
    """Return the tables of a lake version. The engine's session has to be in UTC.

    Args:
        engine: a lake version.
        rates: exchange rates; asked only for the currencies and days that occur.
    """
    listings = _with_item(_with_day(current_listings(engine)))
    return Tables(
        listings=listings,
        captures=_with_day(engine.table("capture")),
        rates=_rate_table(engine, listings, rates),
    )


def beside(left: ir.Table, right: ir.Table, by: Sequence[str]) -> ir.Table:
    """Return ``left`` with the other columns of ``right`` beside it, null where it has no row.

    A null in ``by`` finds nothing. Columns that both have are those of ``left``.
    """
    joined = left.left_join(right, list(by))
    added = [name for name in right.columns if name not in left.columns]
    return joined.select(*left.columns, *added)


def _with_day(table: ir.Table) -> ir.Table:
    return table.mutate(day=table.seen.date())


def _with_item(listings: ir.Table) -> ir.Table:
    # A bare "#" or a script call leads nowhere and would make all listings of a site one listing.
    leads = ~(
        (listings.link == "")
        | listings.link.startswith("#")
        | listings.link.startswith("javascript:")
    )
    by_text = ibis.literal("text:") + listings.title + " / " + listings.vendor
    item = ibis.cases(
        (listings.listing_key != "", ibis.literal("key:") + listings.listing_key),
        (leads, ibis.literal("link:") + listings.link),
        else_=by_text,
    )
    return listings.mutate(item=item)


def _rate_table(engine: Engine, listings: ir.Table, rates: Rates | None) -> ir.Table:
    rows: list[dict[str, object]] = []
    if rates is not None:
        rows = _rate_rows(listings, rates)
    # Named after its content: two runs with different rates on one engine must not share a table.
    return engine.memory_table(short_id("rates", rows).replace("-", "_"), rows, _RATE_SCHEMA)


def _rate_rows(listings: ir.Table, rates: Rates) -> list[dict[str, object]]:
    priced = listings.filter(listings.price_amount.notnull(), listings.day.notnull())
    spans = priced.group_by("price_currency").agg(first=priced.day.min(), last=priced.day.max())
    found = sorted(spans.to_pyarrow().to_pylist(), key=lambda span: str(span["price_currency"]))
    names = [field.name for field in fields(Rate)]
    return [
        {name: getattr(rate, name) for name in names}
        for span in found
        for rate in rates.table([span["price_currency"]], span["first"], span["last"])
    ]
