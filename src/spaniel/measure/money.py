"""Prices as seen, converted at the day's rate; one value per listing and day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from spaniel.measure.tables import Tables

if TYPE_CHECKING:
    import ibis.expr.types as ir

__all__ = ["CONVERSION", "converted", "one_per_listing_and_day"]

CONVERSION = (
    "Prices are converted at the rate of the day on which they were seen, or the last rate before "
    "it; what was seen on an unknown day, or in a currency without a rate, is left out and counted."
)

_GREATEST_AMOUNT = 10**10
_GREATEST_RATE = 10**7


def converted(tables: Tables) -> ir.Table:
    """Return the listings with ``eur`` and ``usd``: the price in each, null without a rate.

    Amounts are taken to 8 decimals below 10**10, rates to 12 decimals below 10**7, so that their
    product fits 38 digits on every engine; it is rounded to 6 decimals. An amount or rate beyond
    that has no conversion. Prices of zero or less are no prices.
    """
    rates = tables.rates.rename(price_currency="currency")
    joined = tables.listings.left_join(rates, ["price_currency", "day"])
    amount = _below(joined.price_amount, _GREATEST_AMOUNT, "decimal(18, 8)")
    return joined.select(
        *tables.listings.columns,
        eur=_product(amount, joined.eur),
        usd=_product(amount, joined.usd),
    )


def _below(value: ir.Value, limit: int, dtype: str) -> ir.Value:
    # Bounded before the cast: an absurd price would otherwise stop the query, not just the row.
    return ((value > 0) & (value < limit)).ifelse(value, ibis.null()).cast(dtype)


def _product(amount: ir.Value, rate: ir.Value) -> ir.Value:
    return (amount * _below(rate, _GREATEST_RATE, "decimal(19, 12)")).cast("decimal(24, 6)")


def one_per_listing_and_day(observations: ir.Table) -> ir.Table:
    """Return the first observation of each listing on each day (by time seen, then id)."""
    first = ibis.window(
        group_by=["service", "item", "day"], order_by=[observations.seen, observations.id]
    )
    ranked = observations.mutate(rank=ibis.row_number().over(first))
    return ranked.filter(ranked["rank"] == 0).drop("rank")
