"""What is on sale and from where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from spaniel.measure.registry import Measure, Settings, count, share, text
from spaniel.measure.tables import LISTING_IDENTITY, Tables

if TYPE_CHECKING:
    import ibis.expr.types as ir

__all__ = ["CATEGORIES", "SHIPS_FROM"]

_PATH_SEPARATOR = " > "
_SERVICE = text("service", "Service", "Market or shop, as its source says.")
_LISTINGS = count("listings", "Listings", "Different listings ever shown so.")
_VENDORS = count("vendors", "Vendors", "Different vendor names.")
_OBSERVATIONS = count("observations", "Observations", "Times a listing was shown so.")
_SHARE = share("share_of_listings", "Share", "Of all different listings of the service.")


def _counted(rows: ir.Table, keys: list[str], listings: ir.Table) -> ir.Table:
    """Count listings, vendors and observations by ``keys``, and the share of the service's."""
    counted = rows.group_by(keys).agg(
        listings=rows["item"].nunique(),
        vendors=rows.vendor.nullif("").nunique(),
        observations=rows.count(),
    )
    total = listings.group_by("service").agg(total=listings["item"].nunique())
    joined = counted.inner_join(total, "service")
    share_of_listings = (joined.listings / joined.total).round(6)
    return joined.select(*counted.columns, share_of_listings=share_of_listings)


# --------------------------------------------------------------------------- categories


def categories(tables: Tables, _: Settings) -> ir.Table:
    """Return listings and vendors per category: the top level, and the path of two levels."""
    keys = ["service", "top", "category"]
    return _counted(_two_levels(tables), keys, tables.listings)


def _two_levels(tables: Tables) -> ir.Table:
    """Each observation under its top level (``category`` empty), and under its second, if any."""
    rows = tables.listings
    top, rest = _first_step(rows.category)
    second, _ = _first_step(rest)
    plain = ["service", "item", "vendor", "capture", "place"]
    upper = rows.select(*plain, top=top, category=ibis.literal(""))
    lower = rows.select(*plain, top=top, category=second)
    return upper.union(lower.filter(lower.category != "").select(upper.columns))


def _first_step(path: ir.StringValue) -> tuple[ir.StringValue, ir.StringValue]:
    # Not split()[1]: engines disagree on what lies beyond the end of an array.
    at = path.find(_PATH_SEPARATOR)
    more = at >= 0
    rest = path.substr(at + len(_PATH_SEPARATOR))
    return more.ifelse(path.substr(0, at), path), more.ifelse(rest, "")


def _category_evidence(tables: Tables, _: Settings) -> ir.Table:
    return _two_levels(tables).select("service", "top", "category", "capture", "place")


CATEGORIES = Measure(
    name="categories",
    title="Categories",
    method="Different listings and vendors under each category of the service's own scheme, at its "
    "top level and at the second. A listing that was moved counts under each category it was ever "
    f"shown in, so shares may add up to more than one. {LISTING_IDENTITY}",
    keys=("service", "top", "category"),
    columns=(
        _SERVICE,
        text("top", "Category", "Top level, as the site names it.", missing="none shown"),
        text("category", "Second level", "Empty in the row of the whole top level.", missing="all"),
        _LISTINGS,
        _SHARE,
        _VENDORS,
        _OBSERVATIONS,
    ),
    figures=categories,
    evidence=_category_evidence,
)


# --------------------------------------------------------------------------- ships from


def ships_from(tables: Tables, _: Settings) -> ir.Table:
    """Return listings per country of dispatch, and how many origins could be read."""
    return _counted(_origins(tables), ["service", "country", "origin"], tables.listings)


def _origins(tables: Tables) -> ir.Table:
    rows = tables.listings
    origin = ibis.cases(
        (rows.ships_from != "", "read"),
        (rows.ships_from_text.strip() != "", "not a country"),
        else_="not shown",
    )
    return rows.select(
        "service", "item", "vendor", "capture", "place", country="ships_from", origin=origin
    )


def _origin_evidence(tables: Tables, _: Settings) -> ir.Table:
    return _origins(tables).select("service", "country", "origin", "capture", "place")


SHIPS_FROM = Measure(
    name="ships_from",
    title="Countries of dispatch",
    method="Different listings and vendors by the country they say they are sent from. Listings "
    "that name something else than a country, and those that name nothing, have rows of their own, "
    "so that the share that could be read is seen. It is what vendors claim; a listing that "
    f"changed its claim counts under each. {LISTING_IDENTITY}",
    keys=("service", "country", "origin"),
    columns=(
        _SERVICE,
        text("country", "Ships from", "ISO 3166-1 alpha-2.", missing="–"),
        text("origin", "Origin", "Whether a country could be read."),
        _LISTINGS,
        _SHARE,
        _VENDORS,
        _OBSERVATIONS,
    ),
    figures=ships_from,
    evidence=_origin_evidence,
)
