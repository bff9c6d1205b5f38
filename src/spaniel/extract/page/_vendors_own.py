"""What is said of the vendor beside each offer, and not of the offer: told by all of a list's.

``bob · 4.9 · 312 deals`` looks like the rating and the sales of an offer. Where several vendors
have several offers each, a value that is the same on all offers of one vendor, and another for
another, is the vendor's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from ._record_fields import Fields

__all__ = ["drop_vendors_own"]

_LEAST_VENDORS, _LEAST_OFFERS = 2, 4


def drop_vendors_own(read: Sequence[Fields]) -> None:
    """Take ratings and sales that are the vendors' from the offers of one list.

    What a label says is believed.
    """
    rated = [one for one in read if "rating" not in one.roles]
    if _is_vendors((one.vendor, one.rating) for one in rated):
        for one in rated:
            one.rating, one.rating_text = None, ""
    sold = list(read)
    if _is_vendors((one.vendor, one.sales) for one in sold):
        for one in sold:
            one.sales = None


def _is_vendors(said: Iterable[tuple[str, object]]) -> bool:
    """Whether values change with the vendor alone; those with one offer say nothing of it."""
    by_vendor: defaultdict[str, list[object]] = defaultdict(list)
    for vendor, value in said:
        if vendor and value is not None:
            by_vendor[vendor].append(value)
    several = [values for values in by_vendor.values() if len(values) > 1]
    if len(several) < _LEAST_VENDORS or sum(map(len, several)) < _LEAST_OFFERS:
        return False
    distinct = {values[0] for values in several}
    return len(distinct) > 1 and all(len(set(values)) == 1 for values in several)
