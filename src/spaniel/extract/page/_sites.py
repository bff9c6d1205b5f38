"""What a site is for, from one page (the kinds of the OSCE report, 2013).

One page often does not say: a login form, a captcha, a waiting room look alike everywhere. Where no
kind is likelier than all others together, the answer is ``shop`` if the kinds of shops together
are, and else ``unknown``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from spaniel.types import PageKind, SiteKind

from ..remembered import saying
from ._kinds import shares_of
from ._listings import Found
from ._phrases import normal_text, phrases
from ._signs import Signs

__all__ = ["site_features", "site_kind"]

_LEAST = 0.5
_NARROW = ("chemicals_shop", "nps_shop", "pharmacy", "seed_shop")
_CHEMICAL = re.compile(r"\b\d[a-z]{0,3}-[a-z0-9]{2,}", re.I)
_SEEDS = re.compile(
    r"\b(?:seeds?|feminized|samen|semillas?|graines?|nasion|семян|sem[ei]ntes?|zaden)\b", re.I
)
_TABLETS = re.compile(r"\b\d+ ?mg\b.{0,40}\b(?:tab|pill|caps|compr|табл)", re.I)


def site_kind(signs: Signs, listings: Sequence[Found], kind: PageKind) -> SiteKind:
    """Return the kind of site, ``unknown`` where the page does not say."""
    shares = shares_of("site_kinds", site_features(signs, listings, kind))
    best = max(shares, key=lambda name: (shares[name], name))
    if shares[best] >= _LEAST:
        return SiteKind(best)
    selling = sum(shares.get(name, 0.0) for name in ("shop", *_NARROW))
    return SiteKind.SHOP if selling >= _LEAST else SiteKind.UNKNOWN


def site_features(signs: Signs, listings: Sequence[Found], kind: PageKind) -> dict[str, float]:
    """Return what a page tells of its site as named numbers between 0 and 1.

    Args:
        signs: of the page.
        listings: those that the page shows.
        kind: what the page was taken for.
    """
    known = phrases("sites")
    kinds, times = known.kinds_and_times(signs.text)
    named = known.kinds(normal_text([signs.title]))
    found = {"one": 1.0, f"page_{kind.value}": 1.0, **_of_listings(listings)}
    most = max([kinds[topic] for topic in known.topics], default=0) or 1
    narrow = max(kinds[topic] for topic in _NARROW)
    found["narrow_none"] = float(narrow == 0)
    found["narrow_little"] = float(0 < narrow <= 2)
    for topic in known.topics:
        found[f"say_{topic}"] = min(kinds[topic], 8) / 8
        found[f"often_{topic}"] = min(times[topic] * 30 / max(signs.text.count(" "), 60), 1.0)
        found[f"most_{topic}"] = kinds[topic] / most
        found[f"title_{topic}"] = float(named[topic] > 0)
    return found


_says_chemical, _says_seeds, _says_tablets = map(saying, (_CHEMICAL, _SEEDS, _TABLETS))


def _of_listings(listings: Sequence[Found]) -> dict[str, float]:
    vendors = {found.fields.vendor.lower() for found in listings} - {""}
    titles = [found.title for found in listings]
    count = max(len(titles), 1)
    return {
        "listings": min(len(listings), 10) / 10,
        "vendor_one": float(len(vendors) == 1),
        "vendors": float(len(vendors) > 1),
        "vendors_none": float(bool(listings) and not vendors),
        "chemical": sum(map(_says_chemical, titles)) / count,
        "seeds": sum(map(_says_seeds, titles)) / count,
        "tablets": sum(map(_says_tablets, titles)) / count,
    }
