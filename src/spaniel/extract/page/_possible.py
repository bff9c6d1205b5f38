"""Which kinds a page can be after what was found on it, and which of these it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from spaniel.types import PageKind

from ..links import leads_to, normal
from ._evidence import Evidence

__all__ = ["possible_kind"]


def _is_of_a_list(evidence: Evidence, address: str) -> bool:
    """Whether what looks like the page's own offer is the only row of a list, under its heading."""
    if evidence.detail is None or len(evidence.listings) != 1:
        return False
    own, row = evidence.detail.found, evidence.listings[0]
    same_price = (
        own.fields.price is not None
        and row.fields.price is not None
        and own.fields.price.text == row.fields.price.text
    )
    return same_price and own.title != row.title and normal(row.link) not in ("/", normal(address))


def _offers_nothing(evidence: Evidence) -> bool:
    """Whether a price is only spoken of: no button, no labelled field, nothing like an offer."""
    detail = evidence.detail
    return detail is not None and (
        not detail.buy and not detail.found.fields.roles and detail.likeness < _LEAST_OFFER
    )


_LEAST_OFFER = 0.5


def _is_talk(features: Mapping[str, float]) -> bool:
    """Whether what repeats has the words of posts around it, and prices only in what is said."""
    return features.get("inside_posts", 0.0) > 0.8 and features.get("list_score", 0.0) < 0.5


def possible_kind(
    shares: Mapping[PageKind, float], evidence: Evidence, address: str
) -> tuple[PageKind, float]:
    """Return the likeliest kind that what was found allows, and its share of what is left."""
    found = len(evidence.listings)
    if evidence.signs.status >= _BAD_STATUS and not found and evidence.detail is None:
        return PageKind.ERROR, max(0.9, shares.get(PageKind.ERROR, 0.0))
    ruled_out = {
        PageKind.LISTING: (
            _offers_nothing(evidence) or _is_of_a_list(evidence, address)
            if evidence.detail
            else found != 1
        ),
        PageKind.THREAD: not evidence.messages and shares.get(PageKind.THREAD, 0.0) < _SURELY,
        PageKind.FEEDBACK: not evidence.reviews,
        PageKind.LOGIN: found > _FEW,
        PageKind.CAPTCHA: found > _FEW,
        PageKind.WAIT: found > _FEW,
    }
    left = {kind: share for kind, share in shares.items() if not ruled_out.get(kind)}
    best = max(left, key=lambda kind: (left[kind], kind.value))
    if best is PageKind.VENDOR and len(evidence.reviews) > _FEW and not found:
        asked = urlsplit(address[:2_000])
        if _OF_FEEDBACK.search(f"{asked.path}?{asked.query}"):
            return PageKind.FEEDBACK, max(left.get(PageKind.FEEDBACK, 0.0), 0.6)
    if evidence.unpriced >= _LISTED and not found and sum(left.values()) < _HARDLY:
        return PageKind.RESULTS, 0.5  # what it looked like most can not be: a list without prices
    if best is PageKind.OTHER and evidence.at_vendor and leads_to(address) == "vendor":
        return PageKind.VENDOR, 0.6
    if best is PageKind.RESULTS and _is_talk(evidence.features):
        return PageKind.THREAD, 0.6
    return best, left[best] / max(sum(left.values()), 1e-9)


_OF_FEEDBACK = re.compile(
    r"feed-?back|reviews?|ratings?|opinion|bewertung|otzyv|recension|avis\b|tab=(?:fb|f)\b", re.I
)
_BAD_STATUS = 400
_SURELY, _HARDLY = 0.35, 0.5
_LISTED = 5
_FEW = 2
