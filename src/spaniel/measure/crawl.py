"""What the crawls saw: listings per day, and how much of what was there each crawl reached."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import ibis

from spaniel.measure.registry import (
    Measure,
    Parameter,
    Settings,
    count,
    day,
    remark,
    share,
    text,
)
from spaniel.measure.tables import LISTING_IDENTITY, Tables, beside

if TYPE_CHECKING:
    import ibis.expr.types as ir

__all__ = [
    "COVERAGE_PER_DAY",
    "DAY",
    "EXPECTED",
    "LISTINGS_PER_DAY",
    "SERVICE",
    "coverage",
    "dated_evidence",
    "presence",
    "spans",
]

_N = "not estimable"

_Z95 = 1.959963984540054
"""0.975 quantile of the standard normal distribution."""

_BY = ["service", "day"]

EXPECTED = Parameter(
    name="expected_listings",
    default={},
    description="How many listings a service is known to have, as {service: number}; used where "
    "coverage cannot be estimated from the crawls themselves.",
)

SERVICE = text("service", "Service", "Market or shop, as its source says.")
DAY = day(
    "day",
    "Crawl day",
    "UTC date on which the page or row was seen, by the source's own word.",
    missing="not stated",
)


# --------------------------------------------------------------------------- listings per day


def listings_per_day(tables: Tables, _: Settings) -> ir.Table:
    """Return listings, vendors, observations and captures per service and crawl day."""
    seen = _seen(tables)
    return seen.group_by(_BY).agg(
        listings=seen["item"].nunique(),
        vendors=seen.vendor.nullif("").nunique(),
        observations=seen["item"].count(),
        captures=seen.capture.nunique(),
    )


def _seen(tables: Tables) -> ir.Table:
    """Observations, and captures without any: to have looked and read nothing is a finding too."""
    shown = tables.listings.select(*_BY, "item", "vendor", "capture", "place")
    captures = tables.captures.select(*_BY, capture="id").distinct()
    bare = captures.anti_join(shown, "capture")
    nothing = {name: ibis.null("string") for name in ("item", "vendor")}
    return shown.union(bare.mutate(**nothing, place=ibis.literal("")).select(shown.columns))


def _all_evidence(tables: Tables, _: Settings) -> ir.Table:
    return _seen(tables).select(*_BY, "capture", "place")


LISTINGS_PER_DAY = Measure(
    name="listings_per_day",
    title="Listings per crawl day",
    method="For every service and every day on which it was seen, the number of different "
    "listings, of different vendor names, of observations (one listing shown once on one page or "
    f"row) and of captures. {LISTING_IDENTITY} Days are UTC. What nobody dated stands in a row of "
    "its own. These are counts of what was reached, not of what was there: see coverage.",
    keys=("service", "day"),
    columns=(
        SERVICE,
        DAY,
        count("listings", "Listings", "Different listings."),
        count("vendors", "Vendors", "Different vendor names."),
        count("observations", "Observations", "Times a listing was shown."),
        count("captures", "Captures", "Pages or files seen, those without a listing too."),
    ),
    figures=listings_per_day,
    evidence=_all_evidence,
)


# --------------------------------------------------------------------------- coverage


def presence(tables: Tables) -> ir.Table:
    """Return ``service, item, day``: which listing was seen on which (known) day."""
    dated = tables.listings.filter(tables.listings.day.notnull())
    return dated.select("service", "item", "day").distinct()


def spans(seen: ir.Table) -> ir.Table:
    """Return ``service, item, first, last``: the days between which a listing is known."""
    return seen.group_by(["service", "item"]).agg(first=seen.day.min(), last=seen.day.max())


def coverage(tables: Tables, settings: Settings) -> ir.Table:
    """Return coverage per service and crawl day; see :data:`COVERAGE_PER_DAY` for the columns."""
    counted = _bracketed(tables)
    counted = counted.mutate(expected=_expected(counted.service, settings))
    by_crawls = counted.bracketed > 0
    estimable = by_crawls | (counted.expected > 0).fill_null(False)
    again = counted.seen_again / counted.bracketed.nullif(0)
    by_count = _at_most_one(counted.listings / counted.expected)
    low, high = _wilson(again, counted.bracketed.nullif(0))
    return counted.select(
        *_BY,
        "listings",
        "bracketed",
        "seen_again",
        coverage=by_crawls.ifelse(again, by_count).round(6),
        low=low,
        high=high,
        basis=ibis.cases((by_crawls, "crawls"), (estimable, "expected count"), else_=""),
        reason=estimable.ifelse("", _why_not(counted)),
    )


def _bracketed(tables: Tables) -> ir.Table:
    """Count, per crawl day, listings known before and after it, and those of them seen on it.

    Counted from cumulative sums: (first seen before d) less (last seen on d or before), to which
    those are given back that were seen on d alone. A join of days with spans would grow with their
    product.
    """
    seen = presence(tables)
    span = spans(seen)
    days = _crawl_days(tables)
    for part in (_born(span), _died(span), _on_day(seen, span)):
        days = beside(days, part, _BY)
    days = days.fill_null(dict.fromkeys(("born", "alone", "died", "listings", "seen_again"), 0))
    so_far = ibis.cumulative_window(group_by="service", order_by="day")
    known_before = days.born.sum().over(so_far) - days.born
    ended = days.died.sum().over(so_far) - days.alone
    return days.mutate(
        bracketed=(known_before - ended).cast("int64"),
        is_first=days.day == days.day.min().over(ibis.window(group_by="service")),
        is_last=days.day == days.day.max().over(ibis.window(group_by="service")),
    )


def _crawl_days(tables: Tables) -> ir.Table:
    seen = _seen(tables).select(_BY)
    return seen.filter(seen.day.notnull()).distinct()


def _born(span: ir.Table) -> ir.Table:
    alone = (span["first"] == span["last"]).cast("int64").sum()
    return span.group_by(service=span.service, day=span["first"]).agg(
        born=span.count(), alone=alone.cast("int64")
    )


def _died(span: ir.Table) -> ir.Table:
    return span.group_by(service=span.service, day=span["last"]).agg(died=span.count())


def _on_day(seen: ir.Table, span: ir.Table) -> ir.Table:
    joined = seen.inner_join(span, ["service", "item"])
    inside = (joined["first"] < joined.day) & (joined.day < joined["last"])
    return joined.group_by(_BY).agg(
        listings=joined.count(), seen_again=inside.cast("int64").sum().cast("int64")
    )


def _expected(service: ir.StringColumn, settings: Settings) -> ir.Value:
    known = settings[EXPECTED.name]
    assert isinstance(known, Mapping)
    cases = [(service == name, ibis.literal(int(known[name]))) for name in sorted(known)]
    unknown = ibis.null("int64")
    return ibis.cases(*cases, else_=unknown).cast("int64") if cases else unknown


def _wilson(p: ir.Value, n: ir.Value) -> tuple[ir.Value, ir.Value]:
    """Wilson (1927), the score interval: holds its level for small counts and near 0 and 1."""
    z2 = _Z95 * _Z95
    middle = p + z2 / (n * 2)
    reach = ((p * (1 - p) / n + z2 / (n * n * 4)).sqrt()) * _Z95
    scale = z2 / n + 1
    # Rounding alone could carry the ends past 0 and 1, by less than the sixth digit.
    return ((middle - reach) / scale).round(6), _at_most_one((middle + reach) / scale).round(6)


def _at_most_one(value: ir.Value) -> ir.Value:
    return (value > 1).ifelse(1.0, value)  # not least(): engines leave nulls out of it


def _why_not(counted: ir.Table) -> ir.Value:
    return ibis.cases(
        (counted.is_first & counted.is_last, "only crawl day"),
        (counted.is_first, "first crawl day: nothing was seen before it"),
        (counted.is_last, "last crawl day: nothing was seen after it"),
        else_="no listing was seen both before and after it",
    )


def dated_evidence(tables: Tables, settings: Settings) -> ir.Table:
    """Return everything seen on known days, keyed by service and day."""
    return _all_evidence(tables, settings).filter(lambda t: t.day.notnull())


COVERAGE_PER_DAY = Measure(
    name="coverage_per_day",
    title="Coverage of each crawl",
    method="How much of what was there a crawl reached. For a day between the first and the last "
    "crawl: among the listings seen both before and after it, the share seen on it, with Wilson's "
    "95 % interval (Wilson 1927). It assumes that a listing seen before and after was there in "
    "between, and it speaks only of listings that our crawls reach at all: listings no crawl ever "
    "saw do not lower it. Of the first and the last day it cannot speak, unless the number of "
    "listings that the service has is known and given (then there is no interval).",
    keys=("service", "day"),
    columns=(
        SERVICE,
        DAY,
        count("listings", "Listings", "Different listings seen on the day."),
        count("bracketed", "Seen before and after", "Listings seen both before and after the day."),
        count("seen_again", "of these on the day", "Of those, how many were seen on the day."),
        share(
            "coverage", "Coverage", "Share of what was there that the crawl reached.", missing=_N
        ),
        share("low", "from", "Lower end of the 95 % interval."),
        share("high", "to", "Upper end of the 95 % interval."),
        text("basis", "Basis", "From the crawls before and after, or from an expected count."),
        remark("reason", "Why not estimable", "Empty where there is an estimate."),
    ),
    figures=coverage,
    evidence=dated_evidence,
    parameters=(EXPECTED,),
)
