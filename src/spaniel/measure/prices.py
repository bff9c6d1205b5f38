"""What a gram costs, by substance word and country of dispatch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from spaniel.measure.holding import HOLDING_RULE, RULE_PARAMETERS, gram_prices
from spaniel.measure.money import CONVERSION, converted
from spaniel.measure.registry import Measure, Settings, amount, count, share, text
from spaniel.measure.tables import Tables, beside

if TYPE_CHECKING:
    import ibis.expr.types as ir

__all__ = ["EVERYWHERE", "HOLDING_PRICES", "PRICE_BASIS", "PRICE_PER_GRAM"]

EVERYWHERE = "all"
"""Stands for all countries, and for all substances, in a row that sums them up."""

_DIGITS = 6


def _with_total(rows: ir.Table, column: str) -> ir.Table:
    """Each row twice: once under its own value of ``column``, once under ``all``."""
    total = rows.mutate(**{column: ibis.literal(EVERYWHERE)}).select(rows.columns)
    return rows.union(total)


# --------------------------------------------------------------------------- price per gram


def price_per_gram(tables: Tables, settings: Settings) -> ir.Table:
    """Return the distribution of prices per gram by substance and country of dispatch."""
    rows = _by_country(tables, settings)
    kept = ~rows.held
    return rows.group_by(["substance", "country"]).agg(
        listings=rows.identity.nunique(where=kept),
        listing_days=rows.count(where=kept),
        **{
            f"{name}_{unit}": rows[f"{unit}_per_gram"].quantile(q, where=kept).round(_DIGITS)
            for unit in ("eur", "usd")
            for name, q in (("p25", 0.25), ("median", 0.5), ("p75", 0.75))
        },
        held=rows.count(where=rows.held),
        median_eur_with_held=rows.eur_per_gram.quantile(0.5).round(_DIGITS),
    )


def _by_country(tables: Tables, settings: Settings) -> ir.Table:
    rows = gram_prices(tables, settings)
    rows = rows.select(
        "substance",
        "capture",
        "place",
        "held",
        "eur_per_gram",
        "usd_per_gram",
        identity=rows.service + " " + rows["item"],
        country=rows.ships_from,
    )
    return _with_total(rows, "country")


def _gram_evidence(tables: Tables, settings: Settings) -> ir.Table:
    return _by_country(tables, settings).select("substance", "country", "capture", "place")


_SUBSTANCE = text("substance", "Substance word", "The lexicon's name of the word in the listing.")

PRICE_PER_GRAM = Measure(
    name="price_per_gram",
    title="Price per gram",
    method="Asking price divided by the mass that it buys, for listings that name a substance and "
    "a mass: median and quartiles (interpolated, six digits). Each listing counts once for each "
    "day on which it was seen, with what it showed first that day, so that being shown on many "
    f"pages adds no weight. {CONVERSION} Grams are as advertised, not pure grams, and small and "
    f"large quantities are taken together. {HOLDING_RULE} The medians with the excluded prices "
    "left in stand beside. The word found in a listing is what is claimed, not what is sent.",
    keys=("substance", "country"),
    columns=(
        _SUBSTANCE,
        text("country", "Ships from", "ISO 3166-1; 'all' for all together.", missing="unknown"),
        count("listings", "Listings", "Different listings that count."),
        count("listing_days", "Listing-days", "Listings times the days each was seen on."),
        amount("p25_eur", "Lower quartile", "A quarter asks less.", unit="EUR/g"),
        amount("median_eur", "Median", "Half ask less.", unit="EUR/g"),
        amount("p75_eur", "Upper quartile", "A quarter asks more.", unit="EUR/g"),
        amount("p25_usd", "Lower quartile", "A quarter asks less.", unit="USD/g"),
        amount("median_usd", "Median", "Half ask less.", unit="USD/g"),
        amount("p75_usd", "Upper quartile", "A quarter asks more.", unit="USD/g"),
        count("held", "Excluded", "Listing-days excluded as holding prices."),
        amount(
            "median_eur_with_held", "Median, all", "Of all prices, nothing excluded.", unit="EUR/g"
        ),
    ),
    figures=price_per_gram,
    evidence=_gram_evidence,
    parameters=RULE_PARAMETERS,
    converts=True,
)


# --------------------------------------------------------------------------- the rule's effect


def holding_prices(tables: Tables, settings: Settings) -> ir.Table:
    """Return, per substance, what the rule excludes and what that does to sum and median."""
    rows = _by_substance(tables, settings)
    kept = rows.eur.sum(where=~rows.held).cast("decimal(38, 6)")
    all_of_it = rows.eur.sum().cast("decimal(38, 6)")
    summed = rows.group_by("substance").agg(
        listing_days=rows.count(),
        held=rows.count(where=rows.held),
        held_above_usd=rows.held_above.max(),
        sum_eur=all_of_it,
        sum_eur_kept=kept.fill_null(0),
        median_eur=rows.eur_per_gram.quantile(0.5).round(_DIGITS),
        median_eur_kept=rows.eur_per_gram.quantile(0.5, where=~rows.held).round(_DIGITS),
    )
    every = summed.substance == EVERYWHERE
    removed = 1 - summed.sum_eur_kept.cast("float64") / summed.sum_eur.cast("float64")
    return summed.mutate(
        # One limit, one median for different substances would mean nothing.
        held_above_usd=every.ifelse(ibis.null("float64"), summed.held_above_usd),
        median_eur=every.ifelse(ibis.null("float64"), summed.median_eur),
        median_eur_kept=every.ifelse(ibis.null("float64"), summed.median_eur_kept),
        sum_share=removed.round(_DIGITS),
    )


def _by_substance(tables: Tables, settings: Settings) -> ir.Table:
    rows = gram_prices(tables, settings).select(
        "substance", "capture", "place", "held", "held_above", "eur", "eur_per_gram"
    )
    return _with_total(rows, "substance")


def _holding_evidence(tables: Tables, settings: Settings) -> ir.Table:
    """The excluded prices; of a substance of which none is excluded, all prices."""
    rows = _by_substance(tables, settings)
    held = rows.filter(rows.held)
    untouched = rows.anti_join(held, "substance")
    return held.union(untouched).select("substance", "capture", "place")


HOLDING_PRICES = Measure(
    name="holding_prices",
    title="Holding prices and their effect",
    method=f"{HOLDING_RULE} For every substance: how many listing-days the rule excludes from the "
    "prices per gram, and the sum of asking prices and the median before and after. The captures "
    "are those of the excluded prices; where none is excluded, those of all.",
    keys=("substance",),
    columns=(
        _SUBSTANCE,
        count("listing_days", "Listing-days", "With substance, mass and converted price."),
        count("held", "Excluded", "Of those, taken for holding prices."),
        amount("held_above_usd", "Limit", "Prices above it are excluded.", unit="USD/g"),
        amount("sum_eur", "Sum of prices", "Asking prices summed, nothing excluded.", unit="EUR"),
        amount("sum_eur_kept", "Sum after", "The same without the excluded.", unit="EUR"),
        share("sum_share", "Sum removed", "Share of the sum that the rule removes."),
        amount("median_eur", "Median", "Per gram, nothing excluded.", unit="EUR/g"),
        amount("median_eur_kept", "Median after", "Per gram, without the excluded.", unit="EUR/g"),
    ),
    figures=holding_prices,
    evidence=_holding_evidence,
    parameters=RULE_PARAMETERS,
    converts=True,
)


# --------------------------------------------------------------------------- what prices rest on


def price_basis(tables: Tables, settings: Settings) -> ir.Table:
    """Return, per service and currency, how many listing-days have what a price per gram needs."""
    by = ["service", "currency"]
    steps = _steps(converted(tables).rename(currency="price_currency"))
    counted = steps.group_by(by).agg(
        listing_days=steps.count(),
        **{name: steps[name].cast("int64").sum().cast("int64") for name in _STEPS},
    )
    used = gram_prices(tables, settings).rename(currency="price_currency")
    held = used.filter(used.held).group_by(by).agg(held=lambda t: t.count())
    return beside(counted, held, by).fill_null({"held": 0})


_STEPS = ("priced", "dated", "rated", "weighed", "named")


def _steps(rows: ir.Table) -> ir.Table:
    """Per listing-day, whether any of its observations has what each step asks."""
    priced = rows.price_amount > 0
    rated = rows.eur > 0
    weighed = rated & (rows.grams > 0)
    asked = (priced, priced & rows.day.notnull(), rated, weighed, weighed & (rows.substance != ""))
    return rows.group_by(["service", "currency", "item", "day"]).agg(
        **{name: has.fill_null(False).any() for name, has in zip(_STEPS, asked, strict=True)}
    )


def _basis_evidence(tables: Tables, _: Settings) -> ir.Table:
    rows = tables.listings
    return rows.select("service", "capture", "place", currency="price_currency")


PRICE_BASIS = Measure(
    name="price_basis",
    title="What the prices rest on",
    method="How many listing-days (a listing on a day on which it was seen) have what a price per "
    f"gram needs, step by step; each step is part of the one before. {CONVERSION}",
    keys=("service", "currency"),
    columns=(
        text("service", "Service", "Market or shop, as its source says."),
        text("currency", "Currency", "ISO 4217 code or ticker, as seen.", missing="none shown"),
        count("listing_days", "Listing-days", "All of them; those of unknown day count once."),
        count("priced", "with a price", "Price above zero."),
        count("dated", "and a day", "The day on which it was seen is known."),
        count("rated", "and a rate", "There is an exchange rate for that day."),
        count("weighed", "and a mass", "The text names a mass."),
        count("named", "and a substance", "The text names a substance the lexicon knows."),
        count("held", "of these excluded", "Holding prices."),
    ),
    figures=price_basis,
    evidence=_basis_evidence,
    parameters=RULE_PARAMETERS,
    converts=True,
)
