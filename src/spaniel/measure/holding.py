"""The rule ``holding-price/1``: which prices are there to keep a listing, not to sell."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, cast

import ibis

from spaniel.errors import InputError
from spaniel.measure.money import converted, one_per_listing_and_day
from spaniel.measure.registry import Parameter, Settings
from spaniel.measure.tables import Tables, beside

if TYPE_CHECKING:
    import ibis.expr.types as ir

__all__ = ["HOLDING_RULE", "RULE", "RULE_PARAMETERS", "gram_prices"]

RULE = "holding-price/1"

HOLDING_RULE = (
    f"Rule {RULE}: vendors who are out of stock often raise a price beyond reason to keep the "
    "listing and its feedback (a holding price: Soska & Christin, USENIX Security 2015). A "
    "price per gram is taken for one if it is more than 10 times (holding_ratio) the median of its "
    "substance, and more than 4 (holding_deviations) robust standard deviations above that median "
    "on a logarithmic scale (1.4826 times the median absolute deviation); more than 100 times the "
    "median (holding_ceiling) it is one in any case. The rule also removes prices that look absurd "
    "because a quantity was misread. It does not notice a price raised less than that, and never "
    "removes a low price."
)

RULE_PARAMETERS = (
    Parameter(
        name="holding_ratio",
        default=10.0,
        description="How many times its substance's median a holding price is at least.",
    ),
    Parameter(
        name="holding_deviations",
        default=4.0,
        description="How many robust standard deviations above the median, in logarithms.",
    ),
    Parameter(
        name="holding_ceiling",
        default=100.0,
        description="How many times the median is a holding price however wide the prices spread.",
    ),
)

_MAD_TO_SIGMA = 1.4826
_DIGITS = 6


def gram_prices(tables: Tables, settings: Settings) -> ir.Table:
    """Return one row per listing and day with a substance, a mass and a converted price.

    Beside the listing's columns: ``eur_per_gram``, ``usd_per_gram`` (six digits),
    ``held_above`` (USD per gram, the rule's limit for the substance), ``held`` (a holding price).
    """
    rows = one_per_listing_and_day(_with_gram_price(tables))
    limits = _limits(rows, settings)
    joined = beside(rows, limits, ["substance"])
    return joined.mutate(held=joined.usd_per_gram > joined.held_above)


def _with_gram_price(tables: Tables) -> ir.Table:
    rows = converted(tables)
    rows = rows.filter(rows.usd > 0, rows.eur > 0, rows.grams > 0, rows.substance != "")
    grams = rows.grams.cast("float64")
    rows = rows.mutate(
        eur_per_gram=(rows.eur.cast("float64") / grams).round(_DIGITS),
        usd_per_gram=(rows.usd.cast("float64") / grams).round(_DIGITS),
    )
    # A price that rounds to nothing has no logarithm.
    return rows.filter(rows.usd_per_gram > 0, rows.eur_per_gram > 0)


def _limits(rows: ir.Table, settings: Settings) -> ir.Table:
    """Per substance, the price per gram in USD above which the rule holds."""
    logs = rows.select("substance", log=rows.usd_per_gram.ln().round(9))
    middle = logs.group_by("substance").agg(middle=logs["log"].quantile(0.5))
    off = logs.inner_join(middle, "substance")
    off = off.mutate(off=(off["log"] - off.middle).abs())
    spread = off.group_by("substance").agg(middle=off.middle.max(), mad=off.off.quantile(0.5))
    reach = spread.mad * (_MAD_TO_SIGMA * cast(float, settings["holding_deviations"]))
    lowest, highest = _log(settings, "holding_ratio"), _log(settings, "holding_ceiling")
    reach = ibis.cases((reach < lowest, lowest), (reach > highest, highest), else_=reach)
    return spread.select("substance", held_above=(spread.middle + reach).exp().round(_DIGITS))


def _log(settings: Settings, name: str) -> float:
    ratio = cast(float, settings[name])
    if ratio < 1:
        raise InputError(f"parameter {name} is {ratio:g}", do="give a number of at least 1")
    return math.log(ratio)
