"""What was found on a page as fields of its observations: nothing is read here."""

from __future__ import annotations

from operator import attrgetter
from typing import Any

from spaniel.ports import Lexicon

from ..terms import business_in, offer_in
from ..title import quantity_in_title
from ._account import Profile
from ._contacts import Contact, PageKey
from ._feedback import Review
from ._listings import Found
from ._posts import Message
from ._when import When

__all__ = ["account_row", "feedback_row", "handle_row", "key_row", "listing_row", "post_row"]


def listing_row(found: Found, lexicon: Lexicon) -> dict[str, Any]:
    """Return a listing's fields, but for its addresses."""
    read = found.fields
    titled = quantity_in_title(found.title)
    quantity = read.quantity or titled or read.seeming_quantity
    if titled and quantity and titled.pieces == quantity.amount and not quantity.grams:
        quantity = titled  # 250 pieces, of which the title says how strong they are
    mention = next(iter(lexicon.find(found.title)), None)
    price = read.price
    return {
        **dict(zip(_SAME, _same(read), strict=True)),
        "title": found.title,
        "price_amount": price.amount if price else None,
        "price_currency": price.currency if price else "",
        "price_text": price.text if price else "",
        "quantity_amount": quantity.amount if quantity else None,
        "quantity_unit": quantity.unit if quantity else "",
        "quantity_text": quantity.text if quantity else "",
        "grams": quantity.grams if quantity else None,
        **_interval("listed", read.listed),
        "offer": offer_in(found.title),
        "business": business_in(found.title),
        "substance": mention.substance if mention else "",
        "substance_text": mention.text if mention else "",
    }


_SAME = ("vendor", "vendor_link", "category", "ships_from", "ships_from_text", "ships_to",
         "ships_to_text", "stock", "sales", "views", "rating", "rating_text", "description",
         "tiers", "payment", "shipping", "delivery", "escrow", "marketing")  # fmt: skip
_same = attrgetter(*_SAME)


def account_row(account: Profile, address: str) -> dict[str, Any]:
    """Return an account's fields."""
    same = ("name", "level", "sales", "rating", "rating_text", "standings", "ships_from",
            "ships_from_text", "ships_to", "ships_to_text", "description", "terms",
            "languages")  # fmt: skip
    return {
        **{name: getattr(account, name) for name in same},
        **_interval("member_since", account.member_since),
        **_interval("last_seen", account.last_seen),
        "link": address,
    }


def feedback_row(review: Review) -> dict[str, Any]:
    """Return a review's fields."""
    same = ("vendor", "rating", "rating_text", "text", "buyer", "listing", "listing_link")
    amount = review.amount
    return {
        **{name: getattr(review, name) for name in same},
        **_interval("at", review.when),
        "amount": amount.amount if amount else None,
        "amount_currency": amount.currency if amount else "",
        "amount_text": amount.text if amount else "",
    }


def post_row(message: Message, thread: str) -> dict[str, Any]:
    """Return a post's fields."""
    return {
        "channel": "forum",
        "thread": thread,
        "author": message.author,
        "author_id": message.author_link,
        "text": message.text,
        "quotes": message.quotes,
        **_interval("at", message.when),
    }


def handle_row(contact: Contact) -> dict[str, Any]:
    """Return a handle's fields."""
    found = contact.found
    return {
        "handle_kind": found.kind,
        "value": found.value,
        "text": found.text,
        "checked": found.checked,
        "account": contact.account,
        "confidence": found.confidence,
    }


def key_row(key: PageKey) -> dict[str, Any]:
    """Return a key's fields; one that is refused has only the reason."""
    same = ("fingerprint", "version", "algorithm", "created", "user_ids", "subkeys", "refused")
    return {
        **{name: getattr(key.found, name) for name in same},
        "account": key.account,
        "confidence": _REFUSED if key.found.refused else _READ,
    }


_READ, _REFUSED = 0.99, 0.9
"""A key's packets and signatures hold, or do not; whether it stands there is hardly in doubt."""


def _interval(name: str, when: When | None) -> dict[str, Any]:
    if when is None:
        return {}
    return {name: when.start, f"{name}_until": when.until, f"{name}_text": when.text}
