"""From a record's segments to the fields of a listing, by what values look like and where."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from ..counts import first_count, is_sold_out, times_said
from ..labels import label_role, plain
from ..links import pattern, slug
from ..name import vendor_name
from ..quantity import find_quantity
from ..region import parse_region, parse_regions
from ..remembered import remembered, saying
from ..terms import delivery_in, escrow_in, marketing_in, payment_in
from ._asked import asked_price, bought, without_price
from ._category import read_category
from ._money import Money
from ._record_fields import Fields, Hints
from ._routes import (
    add_destination,
    read_destination,
    read_origin,
    read_route,
    read_route_in_words,
)
from ._segments import Segment
from ._stars import rating_number
from ._tree import Link, Tree
from ._when import Times
from ._words import ACTIONS, CATEGORY_HINT, SERVICE_HINT, VENDOR_HINT

__all__ = ["Fields", "Hints", "read_fields", "vendor_by_standing", "vendor_likeness"]

_DIGIT = re.compile(r"\d")
_STARS = re.compile(
    r"[★☆⭐]|^\(?\s*\d+(?:[.,]\d+)?\s*/\s*(?:5|10|100)\b(?!\s*[mµ]?[lgc]\w?)|^\(?\d+(?:[.,]\d+)?\s?%\)?$"
)
_LISTED = re.compile(
    r"publi|list|posted|added|добав|размещ|eingestellt|online seit|ajout|dodan|"
    r"sold since|sales since|since \d|aggiunto|geplaatst",
    re.I,
)
_SURELY_VENDOR = 1.0
"""A link with a vendor's word in its address that ends in its own text."""
_SCALED = re.compile(
    r"\d(?:[.,]\d+)?\s*(?:/|of|out of|из|von|de|sur|z)\s*(?:5|10|100)\b(?!\s*[mµ]?[lgc]\w?)|"
    r"^\d(?:[.,]\d+)?\s*(?:stars?|★)|rat(?:ed|ing)\D{0,6}\d[.,]\d",
    re.I,
)


def read_fields(
    tree: Tree,
    segments: Sequence[Segment],
    links: Sequence[Link],
    hints: Hints,
    money: Money,
    times: Times,
) -> Fields:
    """Read what the segments of one record, without its title, say."""
    fields = Fields()
    fields.roles.update(s.role for s in segments if s.said and s.role)
    fields.price, at = asked_price(segments, money)
    fields.quantity = bought(segments, money)
    rest = without_price(segments, at, fields.price)
    _read_vendor(tree, fields, rest, links, hints)
    _read_labelled(fields, rest, money)
    read_category(fields, rest, links, hints)
    _read_by_looks(fields, rest)
    _read_flags(fields, rest)
    _read_listed(fields, rest, times)
    _read_terms(fields, segments)
    return fields


def _read_flags(fields: Fields, segments: Sequence[Segment]) -> None:
    """Read flags and bare names of places: the first is whence, the others whither."""
    places = [(s.text, parse_regions(s.text)) for s in segments if s.role == "flag"]
    places = places or [
        (s.text, (code,))
        for s in segments
        if s.role == "whisper" and len(s.text) < _LONGEST_PLACE and (code := parse_region(s.text))
    ]
    places = [(text, codes) for text, codes in places if codes]
    if not places:
        return
    if not fields.ships_from_text:
        code = parse_region(places[0][0])
        if code:
            fields.ships_from, fields.ships_from_text = code, places[0][0]
            places = places[1:]
    beside = [(s.text, parse_regions(s.text)) for s in segments if _is_place_alone(s)]
    places += [(text, codes) for text, codes in beside if codes]
    distinct = [(t, c) for t, c in places if c != (fields.ships_from,)]
    flags = {s.entry: s.text for s in segments if s.role == "flag" and parse_regions(s.text)}
    if not distinct and len(flags) == _FROM_AND_TO:  # from Sweden to Sweden
        distinct = places[-1:]
    if distinct and not fields.ships_to_text:
        codes = sorted({code for _, some in distinct for code in some})
        fields.ships_to = tuple(codes)
        fields.ships_to_text = ", ".join(dict.fromkeys(text for text, _ in distinct))


def _is_place_alone(segment: Segment) -> bool:
    """Whether a text beside flags may be where goods go: ``Worldwide``."""
    text = segment.text
    return not (segment.said or segment.entry or segment.role) and len(text) < _LONGEST_PLACE


_FROM_AND_TO = 2
_LONGEST_PLACE = 30


def _read_listed(fields: Fields, segments: Sequence[Segment], times: Times) -> None:
    said = [s for s in segments if s.said and s.role in ("listed", "date", "member_since")]
    looks = [
        s
        for s in segments
        if s.role in ("", "date", "whisper", "vendor") and len(s.text) < 90
        if s.role == "vendor" or not s.said
    ]
    for segment in (*said, *looks):
        if not segment.said and not _says_listed(segment.text):
            continue
        when = times.find(segment.text)
        if when is not None:
            fields.listed = when
            return


_says_listed = saying(_LISTED)


def _read_terms(fields: Fields, segments: Sequence[Segment]) -> None:
    """Read payment, escrow, delivery and marketing from what labels and short texts say."""
    payment: set[str] = set()
    delivery: set[str] = set()
    marketing: set[str] = set()
    for segment in segments:
        text = segment.text
        if segment.role == "payment" and segment.said:
            payment.update(payment_in(text))
        if segment.role in ("shipping", "delivery") or (
            segment.role in ("", "whisper") and len(text) < 60
        ):
            delivery.update(delivery_in(text))
        if len(text) < 60:
            if not fields.escrow:
                label = segment.label if segment.role == "escrow" and segment.label != text else ""
                fields.escrow = escrow_in(f"{label}: {text}" if label else text)
            marketing.update(marketing_in(text))
        if segment.role == "whisper" and len(text) < _LONGEST_COIN:
            payment.update(code for code in payment_in(text) if code.isupper())
        if segment.role == "old" and _DIGIT.search(segment.text):
            marketing.add("discount")
    fields.payment, fields.delivery = tuple(sorted(payment)), tuple(sorted(delivery))
    fields.marketing = tuple(sorted(marketing))


_LONGEST_COIN = 16
"""An icon's title that names a coin, and says no more: ``Monero (XMR)``."""

# --------------------------------------------------------------------------- vendor and category


def _read_vendor(
    tree: Tree, fields: Fields, segments: Sequence[Segment], links: Sequence[Link], hints: Hints
) -> None:
    by_leaf = {link.entry: link for link in links}
    for segment in segments:
        if segment.entry and _ranked(segment.text):
            continue  # Vendor level 9; Vendor asks for finalize early
        if segment.role == "vendor" or (segment.role == "from" and not segment.text[:1].isdigit()):
            link = _link_around(tree, segment, by_leaf)
            if segment.role == "from" and (link is None or parse_region(segment.text)):
                continue
            name = vendor_name(
                link.text if link and plain(link.text) not in ACTIONS else segment.text
            )
            if name:
                fields.vendor = name
                fields.vendor_link = link.href if link else ""
                return
    for link in links:
        known = hints.vendor_pattern and pattern(link.href) == hints.vendor_pattern
        if known or vendor_likeness(link) >= _SURELY_VENDOR:
            name = vendor_name(link.text)
            if name and plain(name) not in ACTIONS:
                fields.vendor, fields.vendor_link = name, link.href
                return


def _ranked(text: str) -> bool:
    """Whether a badge says something about a vendor, and not who it is."""
    return len(text.split()) > _LONGEST_BADGE_NAME or _RANK.match(text) is not None


_LONGEST_BADGE_NAME = 2
_RANK = re.compile(
    r"(?:trust(?:ed)?|vendor|seller|user)?\s*(?:level|rank|tier|уровень|nivel|stufe|niveau|poziom)\b"
    r"|verified|trusted|top\b|pro\b",
    re.I,
)


_STANDING = re.compile(
    r"^(?P<name>[\w.@$!*'’&-]{2,30}(?: [\w.&'-]{2,20}){0,2})\s*[(\[]\s*\d[\d.,k]*\s*[)\]]", re.I
)


def vendor_by_standing(texts: Sequence[str]) -> str:
    """Return the name that a count or rating in brackets follows: ``bob (312) (4.9★)``."""
    for text in texts:
        found = _STANDING.match(text) if len(text) < 80 else None
        named = found is not None and any(c.isalpha() for c in found["name"])
        if (
            found
            and named
            and plain(found["name"]) not in ACTIONS
            and not label_role(found["name"])
        ):
            return found["name"]
    return ""


def _link_around(tree: Tree, segment: Segment, by_entry: Mapping[int, Link]) -> Link | None:
    found = []
    for leaf in segment.leaves:
        for above in tree.ancestors(leaf):
            if above in by_entry:
                found.append(by_entry[above])
                break
            if leaf - above > 6:
                break
    good = [link for link in found if VENDOR_HINT.search(link.href)]
    return next(iter(good or found), None)


# --------------------------------------------------------------------------- the labelled rest


def _read_labelled(fields: Fields, segments: Sequence[Segment], money: Money) -> None:
    for segment in segments:
        role, text = segment.role, segment.text
        if role in ("stock", "sales", "views"):
            if getattr(fields, role) is None and not money.prices(text):
                setattr(fields, role, first_count(text))
        elif role in ("ships_from", "from") and not fields.ships_from_text:
            read_origin(fields, text, sure=role == "ships_from" and segment.said)
        elif role == "ships_to" and segment.entry and fields.ships_to:
            add_destination(fields, text)
        elif role in ("ships_to", "to") and not fields.ships_to_text:
            read_destination(fields, text, sure=role == "ships_to" and segment.said)
        elif role == "shipping":
            read_route(fields, text)
        elif role == "quantity":
            _read_quantity(fields, text)
        elif role == "rating" and not fields.rating_text and _is_rating(text):
            fields.rating_text, fields.rating = text, rating_number(text)
        elif role == "description" and not fields.description:
            fields.description = text


def _is_rating(text: str) -> bool:
    return len(text) < 40 and (_STARS.search(text) is not None or rating_number(text) is not None)


def _read_quantity(fields: Fields, text: str) -> None:
    quantity = find_quantity(text)
    if quantity is not None and fields.quantity is None:
        fields.quantity = quantity
    elif quantity is None and fields.stock is None and text.strip().isdigit():
        fields.stock = first_count(text)


# --------------------------------------------------------------------------- by looks alone


def _read_by_looks(fields: Fields, segments: Sequence[Segment]) -> None:
    for segment in segments:
        text = segment.text
        if segment.role in ("", "vendor") and len(text) < 120:
            _read_sales(fields, _unbracketed(text) if segment.role else text)
        if segment.entry and _is_scaled(text) and rating_number(text) is not None:
            fields.rating_text, fields.rating = text, rating_number(text)
        if fields.stock is None and is_sold_out(text):
            fields.stock = 0
        if segment.said or not text or segment.entry:
            continue
        if len(text) >= 80 and not fields.description:
            fields.description = text
        if len(text) > 120:
            continue
        if len(text) < _LONGEST_ROUTE and not (fields.ships_to_text and fields.ships_from_text):
            read_route_in_words(fields, text)
        if fields.seeming_quantity is None and text[:1].isdigit() and len(text) < 30:
            quantity = find_quantity(text)
            if quantity is not None and _is_mostly(quantity.text, text):
                fields.seeming_quantity = quantity
        if not fields.rating_text and _is_scaled(text) and len(text) < 40 and text[0] not in "([":
            fields.rating_text, fields.rating = text, rating_number(text)


_IN_BRACKETS = re.compile(r"\([^()]{0,60}\)")
"""``bob (312 deals)``: a count in brackets behind a name is of the name."""
_LONGEST_ROUTE = 70
"""A longer text tells a story: "beware of copies from Poland"."""


def _is_mostly(goods: str, text: str) -> bool:
    """Whether a short text says how much and little else: ``0.25g tester``."""
    behind = text.removeprefix(goods)
    return len(goods) * 2 > len(text) or (behind != text and len(behind.split()) <= _WORDS_BEHIND)


_WORDS_BEHIND = 2


@remembered
def _unbracketed(text: str) -> str:
    return _IN_BRACKETS.sub(" ", text)


_is_scaled = saying(_SCALED)


def _read_sales(fields: Fields, text: str) -> None:
    """Read ``bob - 12 sold since May`` and ``seen 467 times``."""
    role, count = times_said(text)
    if count is not None and getattr(fields, role) is None:
        setattr(fields, role, count)


def _bare(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


def vendor_likeness(link: Link) -> float:
    """Return how much a link looks as if it led to a vendor, from its address and text."""
    short = len(link.href) + len(link.text) <= _LONGEST_KNOWN
    return (_known_likeness if short else _likeness)(link.href, link.text)


_LONGEST_KNOWN = 400


def _likeness(href: str, text: str) -> float:
    name = vendor_name(text)
    if not name or plain(name) in ACTIONS or CATEGORY_HINT.search(pattern(href)):
        return 0.0
    likeness = 0.7 if VENDOR_HINT.search(pattern(href)) else 0.0
    likeness -= 0.2 if SERVICE_HINT.search(href) else 0.0
    likeness += 0.35 if _bare(slug(href)) == _bare(name) else 0.0
    return likeness + (0.1 if len(name.split()) == 1 else 0.0)


_known_likeness = lru_cache(maxsize=20_000)(_likeness)
