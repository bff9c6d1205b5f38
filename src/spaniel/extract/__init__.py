"""Capture → Observations: site kind, listing, price, quantity, region, moment.

``spaniel.extract.page`` reads HTML; it is imported by whoever needs it, because parsing pages
needs a library that tables do not.
"""

from spaniel.extract.mention import choose_mention
from spaniel.extract.moment import parse_moment, seen_by_rule
from spaniel.extract.price import find_prices, parse_amount
from spaniel.extract.quantity import find_quantities, find_quantity
from spaniel.extract.region import parse_region, parse_regions, split_from_to
from spaniel.extract.table import TableReader, check_table

__all__ = [
    "TableReader",
    "check_table",
    "choose_mention",
    "find_prices",
    "find_quantities",
    "find_quantity",
    "parse_amount",
    "parse_moment",
    "parse_region",
    "parse_regions",
    "seen_by_rule",
    "split_from_to",
]
