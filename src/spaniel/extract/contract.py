"""Observations as ``spaniel read --json`` says them: one plain object each, absent means absent.

Amounts are JSON numbers, countries ISO 3166-1 codes (or ``EU``, ``WW``), times ISO 8601 in UTC: a
day or month that is known no nearer is written as ``2023-03-12`` or ``2023-03``. ``original`` has
the page's own words for the fields that were normalised.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from spaniel.ports import ReadPage
from spaniel.types import (
    Account,
    Feedback,
    Handle,
    Key,
    Listing,
    LogEntry,
    Observation,
    Post,
    Reading,
    Standing,
    Tier,
)

__all__ = ["as_objects"]


def as_objects(read: ReadPage, page: str) -> Iterator[dict[str, Any]]:
    """Yield the page's own object, then one per observation.

    Args:
        read: the reading.
        page: path or address of the page, as the caller knows it.
    """
    yield _kept({"kind": "page", "page": page, **_page(read.reading)})
    for found in read.observations:
        kind, say = _SAY[type(found)]
        place = {"locator": found.place, "confidence": found.confidence}
        yield _kept({"kind": kind, "page": page, **place, **say(found)})


def _kept(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "", [], {}, ())}


# --------------------------------------------------------------------------- values


def number(value: Decimal | None) -> int | float | None:
    """Return a decimal as a JSON number."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def moment(start: datetime | None, until: datetime | None = None, text: str = "") -> str:
    """Return an interval as the ISO 8601 text of the precision it is known to.

    Of an interval for both readings of ``10/12/2017``, the day is taken to stand first, as in most
    of the world; ``original`` has the page's words.
    """
    if start is None:
        return ""
    start = start.astimezone(UTC)
    day = _day_first(start, until, text)
    if day:
        return day
    length = until - start if until else timedelta(0)
    midnight = start.time() == datetime.min.time()
    if midnight and length == timedelta(days=1):
        return start.date().isoformat()
    if midnight and start.day == 1 and timedelta(days=28) <= length <= timedelta(days=31):
        return f"{start:%Y-%m}"
    if midnight and (start.month, start.day) == (1, 1) and length >= timedelta(days=365):
        return f"{start:%Y}"
    if length:
        # "3 hours ago" is an interval from one hour more to half an hour less: its nominal moment
        # is two thirds in.
        start += length * 2 / 3
    return start.isoformat(timespec="seconds").replace("+00:00", "Z")


def _day_first(start: datetime, until: datetime | None, text: str) -> str:
    """Return the reading of a date with the day first, where the interval holds both readings."""
    found = _NUMERIC_DATE.search(text)
    if found is None or until is None or until - start <= timedelta(days=1):
        return ""
    last = (until.astimezone(UTC) - timedelta(days=1)).date()
    if (start.month, start.day) != (last.day, last.month):
        return ""
    first = int(found[1])
    return (last if last.day == first else start.date()).isoformat()


_NUMERIC_DATE = re.compile(r"(\d{1,2})[/-]\d{1,2}[/-]\d{2,4}")


def _price(amount: Decimal | None, currency: str, text: str) -> dict[str, Any]:
    if amount is None:
        return {}
    return _kept({"amount": number(amount), "currency": currency, "text": text})


def _quantity(
    amount: Decimal | None, unit: str, grams: Decimal | None, text: str
) -> dict[str, Any]:
    if amount is None:
        return {}
    values = {"amount": number(amount), "unit": unit, "grams": number(grams), "text": text}
    return _kept(values)


def _tier(tier: Tier) -> dict[str, Any]:
    quantity = _quantity(tier.quantity_amount, tier.quantity_unit, tier.grams, "")
    price = _price(tier.price_amount, tier.price_currency, "")
    return _kept({"quantity": quantity, "price": price, "text": tier.text})


def _standing(standing: Standing) -> dict[str, Any]:
    return _kept(
        {"market": standing.market, "rating": standing.rating_text, "sales": standing.sales}
    )


def _rating(value: Decimal | None, text: str) -> int | float | str | None:
    return number(value) if value is not None else text or None


# --------------------------------------------------------------------------- kinds


def _page(reading: Reading) -> dict[str, Any]:
    return {
        "page_kind": reading.page_kind,
        "site_kind": reading.site_kind,
        "confidence": reading.page_kind_confidence,
        "reader": f"{reading.reader}@{reading.version}",
        "observations": reading.observations,
        "partial": reading.partial or None,
        "problem": reading.problem,
    }


def _listing(found: Listing) -> dict[str, Any]:
    f = found
    original = {
        "price": f.price_text, "quantity": f.quantity_text, "category": f.category,
        "ships_from": f.ships_from_text, "ships_to": f.ships_to_text, "rating": f.rating_text,
        "listed_at": f.listed_text, "substance": f.substance_text,
    }  # fmt: skip
    return {
        "title": f.title,
        "url": f.link,
        "vendor": f.vendor,
        "vendor_url": f.vendor_link,
        "price": _price(f.price_amount, f.price_currency, f.price_text),
        "tiers": [_tier(tier) for tier in f.tiers],
        "quantity": _quantity(f.quantity_amount, f.quantity_unit, f.grams, f.quantity_text),
        "category": f.category.split(" > ") if f.category else [],
        "ships_from": f.ships_from,
        "ships_to": list(f.ships_to),
        "stock": f.stock,
        "sales": f.sales,
        "views": f.views,
        "rating": _rating(f.rating, f.rating_text),
        "payment": list(f.payment),
        "escrow": f.escrow,
        "shipping": list(f.shipping),
        "delivery": list(f.delivery),
        "description": f.description,
        "listed_at": moment(f.listed, f.listed_until, f.listed_text),
        "offer_kind": f.offer,
        "business": f.business,
        "marketing": list(f.marketing),
        "substance": f.substance,
        "sealed": list(f.sealed),
        "original": _kept(original),
    }


def _vendor(found: Account) -> dict[str, Any]:
    f = found
    original = {
        "rating": f.rating_text, "ships_from": f.ships_from_text, "ships_to": f.ships_to_text,
        "member_since": f.member_since_text, "last_seen": f.last_seen_text,
    }  # fmt: skip
    return {
        "name": f.name,
        "url": f.link,
        "level": f.level,
        "sales": f.sales,
        "rating": _rating(f.rating, f.rating_text),
        "ships_from": f.ships_from,
        "ships_to": list(f.ships_to),
        "member_since": moment(f.member_since, f.member_since_until, f.member_since_text),
        "last_seen": moment(f.last_seen, f.last_seen_until, f.last_seen_text),
        "description": f.description,
        "terms": f.terms,
        "languages": list(f.languages),
        "markets": [_standing(standing) for standing in f.standings],
        "sealed": list(f.sealed),
        "original": _kept(original),
    }


def _feedback(found: Feedback) -> dict[str, Any]:
    f = found
    original = {"rating": f.rating_text, "at": f.at_text, "amount": f.amount_text}
    return {
        "vendor": f.vendor,
        "rating": _rating(f.rating, f.rating_text),
        "text": f.text,
        "buyer": f.buyer,
        "at": moment(f.at, f.at_until, f.at_text),
        "amount": _price(f.amount, f.amount_currency, f.amount_text),
        "listing": f.listing,
        "listing_url": f.listing_link,
        "sealed": list(f.sealed),
        "original": _kept(original),
    }


def _post(found: Post) -> dict[str, Any]:
    f = found
    return {
        "channel": f.channel,
        "thread": f.thread,
        "author": f.author,
        "author_id": f.author_id,
        "recipients": list(f.recipients),
        "at": moment(f.at, f.at_until, f.at_text),
        "text": f.text,
        "quotes": list(f.quotes),
        "message_id": f.message_id,
        "reply_to": f.reply_to,
        "attachments": list(f.attachments),
        "sealed": list(f.sealed),
        "original": _kept({"at": f.at_text}),
    }


def _handle(found: Handle) -> dict[str, Any]:
    return {
        "handle_kind": found.handle_kind,
        "value": found.value,
        "account": found.account,
        "checked": found.checked,
        "original": _kept({"value": found.text}),
    }


def _key(found: Key) -> dict[str, Any]:
    return {
        "fingerprint": found.fingerprint,
        "version": found.version,
        "algorithm": found.algorithm,
        "created": moment(found.created),
        "user_ids": list(found.user_ids),
        "subkeys": list(found.subkeys),
        "account": found.account,
        "refused": found.refused,
    }


def _log_entry(found: LogEntry) -> dict[str, Any]:
    f = found
    names = ("address", "address_kind", "attributable", "method", "target", "host", "status",
             "size", "referrer", "agent", "browser", "system", "account")  # fmt: skip
    said = {name: getattr(f, name) for name in names}
    return {"at": moment(f.at, f.at_until, f.at_text), **said, "original": _kept({"at": f.at_text})}


_SAY: Mapping[type[Observation], tuple[str, Callable[[Any], dict[str, Any]]]] = {
    Listing: ("listing", _listing),
    Account: ("vendor", _vendor),
    Feedback: ("feedback", _feedback),
    Post: ("post", _post),
    Handle: ("handle", _handle),
    Key: ("key", _key),
    LogEntry: ("log_entry", _log_entry),
}
