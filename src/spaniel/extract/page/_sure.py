"""How sure a listing is read rightly: a logistic model over what is known when it was read.

The confidence is the probability that the record is a listing of the page and its title, vendor and
price are as the page says. The weights are data (``listing_sure.json``), fitted by
``benchmarks/train_sureness.py`` on made-up sites; how honest the figure is on sites never seen is
measured there by leaving whole sites out (expected calibration error, Guo et al., ICML 2017).
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from ._listings import Found

__all__ = ["features_of_listings", "sure_of"]

_MOST = 0.985
"""No reading of an unknown page is surer."""


def features_of_listings(
    listings: Sequence[Found], *, score: float, detail: bool, kind: float
) -> list[dict[str, float]]:
    """Return for each listing the numbers that its confidence is made of.

    Args:
        listings: of one page.
        score: of the region per record, or the likeness of a listing's own page.
        detail: whether the page is a listing's own.
        kind: probability of the page's kind.
    """
    count = len(listings)
    with_vendor = sum(1 for found in listings if found.fields.vendor) / max(count, 1)
    with_price = sum(1 for found in listings if found.fields.price) / max(count, 1)
    titles = [found.title for found in listings]
    alone = len(set(titles)) / max(count, 1)
    return [
        {
            "one": 1.0,
            "detail": float(detail),
            "score": min(score, 2.0) / 2,
            "few": float(count < 3 and not detail),
            "many": float(count > 9),
            "price": found.fields.price.confidence if found.fields.price else 0.0,
            "no_price": float(found.fields.price is None),
            "price_odd": float(found.fields.price is None and with_price > 0.7),
            "currency": float(bool(found.fields.price and found.fields.price.currency)),
            "vendor": float(bool(found.fields.vendor)),
            "vendor_odd": abs(float(bool(found.fields.vendor)) - with_vendor),
            "link": float(bool(found.link) or detail),
            "words": min(len(found.title.split()), 5) / 5,
            "short": float(len(found.title) < 6),
            "unlike": alone,
            "kind": kind,
        }
        for found in listings
    ]


def sure_of(features: Mapping[str, float]) -> float:
    """Return the probability that a listing with these features is read rightly."""
    weights = _weights()
    score = sum([weights.get(name, 0.0) * value for name, value in features.items()])
    return round(min(_MOST, 1 / (1 + math.exp(-score))), 3)


@cache
def _weights() -> dict[str, float]:
    text = (files("spaniel.extract.page") / "listing_sure.json").read_text(encoding="utf-8")
    return dict(json.loads(text)["weights"])
