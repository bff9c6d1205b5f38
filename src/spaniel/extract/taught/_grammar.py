"""From the texts of a template's fields to the fields of observations, by the value grammars.

The same grammars and the same rules by which pages are read without a template: which reader read
a page must not show in its figures.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from spaniel.ports import Lexicon
from spaniel.types import Price, Quantity, Source

from ..bought import goods_bought
from ..counts import is_sold_out, times_said
from ..labelled import pieces_of
from ..moment import find_moment
from ..name import vendor_name
from ..price import find_prices, parse_amount
from ..quantity import find_quantity
from ..region import parse_region, parse_regions, split_from_to
from ..terms import business_in, delivery_in, escrow_in, marketing_in, offer_in, payment_in
from ..tiers import find_tiers
from ..title import quantity_in_title
from ._counting import category_path, count_in, handle_in, rating_in
from ._remembered import Remembered

__all__ = ["Grammar", "Said"]

_LONGEST_PRICE = 300
_DIGIT = re.compile(r"\d")
_SURE, _BARE, _UNREAD = 1.0, 0.3, 0.5


class Said(NamedTuple):
    """What one text says.

    Attributes:
        values: fields of the observation.
        sure: 0 to 1; below 1 where the grammar had to choose, or where it read nothing.
    """

    values: Mapping[str, Any]
    sure: float = _SURE


_Read = Callable[[str], Said]
_NOTHING = Said({}, _UNREAD)


class Grammar:
    """Reads the field texts of one source and remembers what they said.

    Args:
        lexicon: knows words for substances.
        source: what a bare sign means there, and its language.
    """

    def __init__(self, lexicon: Lexicon, source: Source) -> None:
        self._lexicon = lexicon
        self._currencies, self._language = dict(source.currencies), source.language
        fields = {
            "listing": self._of_listings(), "account": self._of_accounts(),
            "feedback": self._of_feedback(), "post": self._of_posts(),
        }  # fmt: skip
        self._remembered = {
            kind: {name: Remembered(read) for name, read in readers.items()}
            for kind, readers in fields.items()
        }

    def fields(self, observes: str) -> Mapping[str, Mapping[str, Said]]:
        """Return for each field of a kind what its texts say, but for its times."""
        return self._remembered.get(observes, {})

    def time(self, name: str, text: str, now: datetime | None) -> Said:
        """Read a time; relative ones count from ``now``."""
        found = find_moment(text, now=now, language=self._language)
        if found is None:
            return _NOTHING
        values = {name: found.start, f"{name}_until": found.until, f"{name}_text": found.text}
        return Said(values, found.confidence)

    # ------------------------------------------------------------------ fields of each kind

    def _of_listings(self) -> dict[str, _Read]:
        return {
            "title": self._title, "url": _kept("link"), "link": _kept("link"),
            "vendor": _labelled(("vendor",), _vendor), "vendor_url": _kept("vendor_link"),
            "vendor_link": _kept("vendor_link"), "price": self._price,
            "price_was": _price_was, "quantity": self._quantity,
            "category": _labelled(("category",), _category),
            "ships_from": _labelled(("ships_from", "from"), _ships_from),
            "ships_to": _labelled(("ships_to", "to"), _ships_to),
            "stock": _labelled(("stock",), _stock), "sales": _labelled(("sales",), _count("sales")),
            "views": _labelled(("views",), _count("views")), "rating": _rating,
            "description": _kept("description"),
            "tiers": self._tiers, "escrow": _escrow, "payment": _codes("payment", payment_in),
            "delivery": _codes("delivery", delivery_in),
            "marketing": _codes("marketing", marketing_in), "shipping": _shipping,
        }  # fmt: skip

    def _of_accounts(self) -> dict[str, _Read]:
        return {
            "name": _kept("name", handle_in), "url": _kept("link"), "link": _kept("link"),
            "level": _kept("level"), "sales": _count("sales"), "rating": _rating,
            "ships_from": _ships_from, "ships_to": _ships_to,
            "description": _kept("description"), "terms": _kept("terms"),
        }  # fmt: skip

    def _of_feedback(self) -> dict[str, _Read]:
        return {
            "vendor": _kept("vendor", handle_in), "rating": _rating, "text": _kept("text"),
            "buyer": _kept("buyer"), "amount": self._amount, "listing": _kept("listing"),
            "listing_url": _kept("listing_link"), "listing_link": _kept("listing_link"),
        }  # fmt: skip

    def _of_posts(self) -> dict[str, _Read]:
        return {
            "thread": _kept("thread"), "author": _kept("author"), "text": _kept("text"),
            "author_url": _kept("author_id"), "author_id": _kept("author_id"),
            "message_id": _kept("message_id"), "reply_to": _kept("reply_to"),
        }  # fmt: skip

    # ------------------------------------------------------------------ what needs the source

    def _title(self, text: str) -> Said:
        mention = next(iter(self._lexicon.find(text)), None)
        quantity = quantity_in_title(text)
        values = {"title": text, "offer": offer_in(text), "business": business_in(text),
                  "marketing": marketing_in(text)}  # fmt: skip
        if mention is not None:
            values |= {"substance": mention.substance, "substance_text": mention.text}
        return Said(values | _as_quantity(quantity))

    def _price(self, text: str) -> Said:
        price = self._money(text)
        if price is None:
            return _NOTHING
        values = {"price_amount": price.amount, "price_currency": price.currency,
                  "price_text": price.text}  # fmt: skip
        return Said(values | _as_quantity(self._bought(text)), price.confidence)

    def _quantity(self, text: str) -> Said:
        found = self._bought(text) or find_quantity(text)
        return _NOTHING if found is None else Said(_as_quantity(found), found.confidence)

    def _bought(self, text: str) -> Quantity | None:
        found = find_prices(text[:_LONGEST_PRICE], currencies=self._currencies,
                            language=self._language)  # fmt: skip
        return goods_bought(text, found)

    def _amount(self, text: str) -> Said:
        price = self._money(text)
        if price is None:
            return _NOTHING
        values = {"amount": price.amount, "amount_currency": price.currency,
                  "amount_text": price.text}  # fmt: skip
        return Said(values, price.confidence)

    def _money(self, text: str) -> Price | None:
        if len(text) > _LONGEST_PRICE:
            return None
        found = find_prices(text, currencies=self._currencies, language=self._language)
        first = next((price for price in found if price.amount), None)
        if first is not None or found:
            return first or found[0]
        bare = parse_amount(text, self._language)
        return None if bare is None else Price(amount=bare, currency="", text=text,
                                               confidence=_BARE)  # fmt: skip

    def _tiers(self, text: str) -> Said:
        found = find_tiers(text, currencies=self._currencies, language=self._language)
        return Said({"tiers": tuple(found)}) if found else _NOTHING


# --------------------------------------------------------------------------- readers of a text


def _kept(name: str, cut: Callable[[str], str] = str) -> _Read:
    return lambda text: Said({name: cut(text)})


def _labelled(roles: tuple[str, ...], read: _Read) -> _Read:
    """Return a reader of a line that may announce other values too: ``From: US To: EU 6 left``."""

    def within(text: str) -> Said:
        pieces = pieces_of(text)
        ours = next((one.text for one in pieces if one.role in roles and one.text), "")
        return read(ours or text)

    return within


def _count(name: str) -> _Read:
    def read(text: str) -> Said:
        role, count = times_said(text)
        if role != name or count is None:
            count = count_in(text)
        return _NOTHING if count is None else Said({name: count})

    return read


def _codes(name: str, find: Callable[[str], tuple[str, ...]]) -> _Read:
    def read(text: str) -> Said:
        found = find(text[:_LONGEST_PRICE])
        return Said({name: found}) if found else _NOTHING

    return read


def _stock(text: str) -> Said:
    count = 0 if is_sold_out(text) else count_in(text)
    return _NOTHING if count is None else Said({"stock": count})


def _price_was(text: str) -> Said:
    """Say that a price is reduced, where an earlier one is shown."""
    return Said({"marketing": ("discount",)}) if _DIGIT.search(text) else _NOTHING


def _vendor(text: str) -> Said:
    return Said({"vendor": vendor_name(text)})


def _category(text: str) -> Said:
    return Said({"category": category_path(text)})


def _rating(text: str) -> Said:
    return Said({"rating": rating_in(text), "rating_text": text})


def _escrow(text: str) -> Said:
    found = escrow_in(text[:_LONGEST_PRICE])
    return Said({"escrow": found}) if found else _NOTHING


def _shipping(text: str) -> Said:
    return Said({"shipping": (text,)})


def _as_quantity(found: Quantity | None) -> dict[str, Any]:
    if found is None:
        return {}
    return {"quantity_amount": found.amount, "quantity_unit": found.unit,
            "quantity_text": found.text, "grams": found.grams}  # fmt: skip


def _ships_from(text: str) -> Said:
    start, goal = split_from_to(text)
    values: dict[str, Any] = {"ships_from": parse_region(start), "ships_from_text": start}
    if goal:
        values |= {"ships_to": parse_regions(goal), "ships_to_text": goal}
    return Said(values)


def _ships_to(text: str) -> Said:
    goal = split_from_to(text)[1] or text
    return Said({"ships_to": parse_regions(goal), "ships_to_text": goal})
