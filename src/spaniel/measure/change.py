"""What came and what went between crawls, where the crawls allow it to be said."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import ibis

from spaniel.measure.crawl import DAY, EXPECTED, SERVICE, coverage, dated_evidence, presence, spans
from spaniel.measure.registry import Measure, Parameter, Settings, count, day, remark, share
from spaniel.measure.tables import Tables, beside

if TYPE_CHECKING:
    import ibis.expr.types as ir

__all__ = ["NEW_AND_VANISHED"]

_BY = ["service", "day"]
_ITEM = ["service", "item"]
_BY_ITEM = ["service", "item", "day"]


def new_and_vanished(tables: Tables, settings: Settings) -> ir.Table:
    """Return new and vanished listings per service and crawl day; null where not estimable."""
    pairs = _compared_days(tables, settings)
    counted = _every_crawl_day(tables, settings, pairs)
    for part in (_counts(tables, pairs), _vanished_counts(tables, pairs)):
        counted = beside(counted, part, _BY)
    known = counted.reason == ""
    new, kept, vanished = (
        known.ifelse(counted[name].fill_null(0), ibis.null("int64"))
        for name in ("new", "kept", "vanished")
    )
    return counted.select(
        *_BY,
        "compared_with",
        "listings",
        "coverage",
        "compared_coverage",
        kept=kept,
        new_low=_at_least(new, kept, counted.compared_coverage),
        new=new,
        vanished_low=_at_least(vanished, kept, counted.coverage),
        vanished=vanished,
        reason=counted.reason,
    )


def _at_least(found: ir.Value, kept: ir.Value, reached: ir.Value) -> ir.Value:
    """Take away those that a crawl of this coverage may merely have missed.

    A crawl that reaches the share c, and reached ``kept`` of the listings there on both days,
    missed about kept (1 - c) / c of them.
    """
    missed = (kept * (1 - reached) / reached).ceil().cast("int64")
    # Not greatest(): engines leave nulls out of it.
    return (found < missed).ifelse(0, found - missed).cast("int64")


# --------------------------------------------------------------------------- which days compare


def _compared_days(tables: Tables, settings: Settings) -> ir.Table:
    """The days whose coverage suffices, each beside the last such day before it."""
    days = coverage(tables, settings)
    days = days.filter(_suffices(days, settings))
    in_order = ibis.window(group_by="service", order_by="day")
    days = days.select(
        *_BY,
        "listings",
        compared_with=days.day.lag().over(in_order),
        compared_coverage=days.coverage.lag().over(in_order),
        compared_listings=days.listings.lag().over(in_order),
    )
    return days.mutate(alike=_alike(days, settings))


def _suffices(days: ir.Table, settings: Settings) -> ir.BooleanValue:
    enough = (days.basis == "expected count") | (
        days.bracketed >= cast(int, settings["minimum_bracketed"])
    )
    return enough & (days.coverage >= cast(float, settings["minimum_coverage"]))


def _alike(days: ir.Table, settings: Settings) -> ir.BooleanValue:
    growth = cast(float, settings["maximum_growth"])
    here = days.listings.cast("float64")
    there = days.compared_listings.cast("float64")
    return ((here <= there * growth) & (there <= here * growth)).fill_null(False)


def _every_crawl_day(tables: Tables, settings: Settings, pairs: ir.Table) -> ir.Table:
    days = coverage(tables, settings).select(
        *_BY, "listings", "bracketed", "coverage", "basis", why="reason"
    )
    compared = pairs.select(
        *_BY, "compared_with", "compared_coverage", "alike", suffices=ibis.literal(True)
    )
    joined = days.left_join(compared, _BY)
    return joined.select(
        *_BY,
        "listings",
        "coverage",
        "compared_with",
        "compared_coverage",
        reason=_reason(joined, settings),
    )


def _reason(days: ir.Table, settings: Settings) -> ir.Value:
    """Why a day's change cannot be said; empty where it can."""
    minimum = f"{cast(float, settings['minimum_coverage']):.0%}"
    growth = f"{cast(float, settings['maximum_growth']):g}"
    return ibis.cases(
        (days.coverage.isnull(), ibis.literal("coverage not estimable: ") + days.why),
        (
            days.coverage < cast(float, settings["minimum_coverage"]),
            f"partial crawl: coverage below {minimum}",
        ),
        (days.suffices.isnull(), "coverage rests on too few listings"),
        (days.compared_with.isnull(), "no earlier crawl whose coverage suffices"),
        (~days.alike, f"the two crawls reached numbers of listings more than {growth} times apart"),
        else_="",
    )


# --------------------------------------------------------------------------- counting


def _present(tables: Tables, pairs: ir.Table) -> ir.Table:
    """Listings on the days that compare: ``first``, ``last``, ``compared_with``, ``seen_then``."""
    seen = presence(tables)
    on_days = seen.inner_join(pairs.select(*_BY, "compared_with", "alike"), _BY)
    known = on_days.inner_join(spans(seen), _ITEM)
    before = known.day.lag().over(ibis.window(group_by=_ITEM, order_by="day"))
    return known.mutate(seen_then=(before == known.compared_with).fill_null(False))


def _counts(tables: Tables, pairs: ir.Table) -> ir.Table:
    present = _present(tables, pairs)
    return present.group_by(_BY).agg(
        new=_is_new(present).cast("int64").sum().cast("int64"),
        kept=present.seen_then.cast("int64").sum().cast("int64"),
    )


def _is_new(present: ir.Table) -> ir.BooleanValue:
    return (present["first"] > present.compared_with).fill_null(False)


def _vanished(tables: Tables, pairs: ir.Table) -> ir.Table:
    """Listings seen on ``day``, with which ``left`` is compared, and not on ``left`` nor since."""
    seen = presence(tables)
    step = pairs.filter(pairs.alike).select("service", left="day", day="compared_with")
    then = seen.inner_join(step, _BY).inner_join(spans(seen), _ITEM)
    gone = then.filter(then["last"] < then.left)
    return gone.select(*_BY_ITEM, "left")


def _vanished_counts(tables: Tables, pairs: ir.Table) -> ir.Table:
    gone = _vanished(tables, pairs)
    return gone.group_by(service=gone.service, day=gone.left).agg(vanished=gone.count())


def _evidence(tables: Tables, settings: Settings) -> ir.Table:
    """Where new listings stood on the day, and vanished ones on the day compared with.

    Of a day on which nothing came or went, or that cannot be compared, all that was seen on it.
    """
    pairs = _compared_days(tables, settings)
    present = _present(tables, pairs)
    new = present.filter(_is_new(present) & present.alike).select(*_BY_ITEM)
    gone = _vanished(tables, pairs)
    rows = tables.listings.select(*_BY_ITEM, "capture", "place")
    came = rows.semi_join(new, _BY_ITEM).select(*_BY, "capture", "place")
    went = rows.inner_join(gone, _BY_ITEM).select("service", "capture", "place", day="left")
    moved = came.union(went.select(came.columns))
    still = dated_evidence(tables, settings).anti_join(moved, _BY)
    return moved.union(still.select(came.columns))


NEW_AND_VANISHED = Measure(
    name="new_and_vanished",
    title="New and vanished listings",
    method="A crawl day is compared with the last crawl before it whose coverage suffices, and "
    "only if its own coverage suffices: a partial crawl would make thousands seem to vanish and, "
    "the next time, to be new. New: seen on the day and never on or before the day compared with. "
    "Vanished: seen on the day compared with, and neither on the day nor later. Both are upper "
    "bounds, because even a good crawl misses some; beside each stands what remains when as many "
    "as a crawl of that coverage may have missed are taken away. Where two crawls reached very "
    "different numbers of listings, the crawler's reach has changed rather than the market, and "
    "nothing is said. Of the first day and, without an expected count, of the last day, nothing "
    "can be said. New listings may be old ones under a new address.",
    keys=("service", "day"),
    columns=(
        SERVICE,
        DAY,
        day(
            "compared_with",
            "Compared with",
            "The last earlier crawl whose coverage suffices.",
            missing="–",
        ),
        count("listings", "Listings", "Different listings seen on the day."),
        share("coverage", "Coverage", "Of this day's crawl.", missing="–"),
        share("compared_coverage", "Coverage then", "Of the crawl compared with.", missing="–"),
        count("kept", "Seen on both", "Listings seen on both days.", missing="–"),
        count(
            "new_low", "New, at least", "Less those the crawl before may have missed.", missing="–"
        ),
        count("new", "New, at most", "First seen since the day compared with.", missing="–"),
        count(
            "vanished_low",
            "Vanished, at least",
            "Less those this day's crawl may have missed.",
            missing="–",
        ),
        count(
            "vanished", "Vanished, at most", "Seen then, and not on the day nor later.", missing="–"
        ),
        remark("reason", "Why not estimable", "Empty where there are figures."),
    ),
    figures=new_and_vanished,
    evidence=_evidence,
    parameters=(
        Parameter(
            name="minimum_coverage",
            default=0.8,
            description="A crawl that reached a smaller share is not compared.",
        ),
        Parameter(
            name="minimum_bracketed",
            default=5,
            description="Listings on which an estimate of coverage has to rest at least.",
        ),
        Parameter(
            name="maximum_growth",
            default=1.5,
            description="Crawls whose numbers of listings differ by a greater factor are not "
            "compared.",
        ),
        EXPECTED,
    ),
)
