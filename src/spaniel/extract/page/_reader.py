"""The reader at the seam: a capture in, a reading and its listings out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from spaniel.ports import Lexicon, ReadPage
from spaniel.types import (
    Account,
    Capture,
    Feedback,
    Listing,
    Observation,
    PageKind,
    Post,
    ReaderName,
    Reading,
    Source,
    canonical_json,
    digest,
)

from ..quantity import find_quantity
from ._account import Profile
from ._feedback import Review
from ._links import key_of
from ._listings import Found
from ._look import Look, look
from ._posts import Message
from ._terms import business_in, offer_in
from ._when import When

__all__ = ["PageReader"]

_MEDIA_TYPES = frozenset(
    {"text/html", "application/xhtml+xml", "application/octet-stream", "text/plain", ""}
)
_KEPT = frozenset(field.name for field in fields(Observation)) & frozenset(
    field.name for field in fields(Capture)
)


class PageReader:
    """Reads listings from any site's pages; implements :class:`spaniel.ports.Reader`.

    Args:
        lexicon: knows words for substances.
    """

    _NAME, _VERSION = "page", "1"

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    @property
    def kind(self) -> str:
        """``content``."""
        return "content"

    def name(self, source: Source) -> ReaderName:
        """Return the name with a digest of what the source hints at and of the word list."""
        rule = source.listing_key
        hints = [
            [rule.column, rule.regex],
            dict(source.currencies),
            source.language,
            self._lexicon.version,
        ]
        profile = digest(canonical_json(hints)).removeprefix("sha256:")[:12]
        return ReaderName(name=self._NAME, version=self._VERSION, profile=profile)

    def reads(self, capture: Capture, source: Source) -> bool:  # noqa: ARG002 - any source
        """Whether the capture may be a page: HTML, or of a type that nobody knew."""
        return capture.media_type.partition(";")[0].strip().lower() in _MEDIA_TYPES

    def read(self, capture: Capture, payload: bytes, source: Source) -> ReadPage:
        """Read one capture's listings, in document order.

        Broken, hostile or empty pages give a reading with a ``problem`` and whatever could be
        read; nothing is raised.
        """
        try:
            seen = look(payload, capture, source)
        except (ValueError, ArithmeticError, LookupError, RecursionError, MemoryError) as fault:
            problem = f"the page could not be read ({type(fault).__name__}: {fault})"
            seen = Look(PageKind.OTHER, 0.0, problem=problem[:300])
        reading = self._reading(capture, source, seen)
        listings = [
            self._listing(capture, source, reading, seen, place, found)
            for place, found in zip(seen.places, seen.listings, strict=True)
        ]
        return ReadPage(
            reading=reading,
            observations=(*listings, *self._people(capture, reading, seen)),
        )

    def _reading(self, capture: Capture, source: Source, seen: Look) -> Reading:
        name = self.name(source)
        return Reading(
            id=Reading.identify(capture.id, self.kind, name),
            authority=capture.authority,
            marking=capture.marking,
            retain_until=capture.retain_until,
            owning_unit=capture.owning_unit,
            source=capture.source,
            service=capture.service,
            capture=capture.id,
            kind=self.kind,
            reader=name.name,
            version=name.version,
            profile=name.profile,
            page_kind=seen.kind.value,
            page_kind_confidence=seen.confidence,
            site_kind=seen.site.value,
            observations=len(seen.listings)
            + len(seen.accounts)
            + len(seen.reviews)
            + len(seen.messages),
            problem=seen.problem,
            simulated=capture.simulated,
        )

    def _listing(
        self,
        capture: Capture,
        source: Source,
        reading: Reading,
        seen: Look,
        place: str,
        found: Found,
    ) -> Listing:
        kept = {name: getattr(capture, name) for name in _KEPT - {"id"}}
        own = seen.own_link or _address(capture) if seen.kind is PageKind.LISTING else found.link
        return Listing(
            **kept,
            id=Listing.identify(reading.id, place),
            capture=capture.id,
            reading=reading.id,
            place=place,
            confidence=_confidence(seen, found),
            listing_key=key_of(own, source.listing_key),
            title=found.title,
            link=found.link or own,
            **self._values(found),
        )

    def _people(self, capture: Capture, reading: Reading, seen: Look) -> Iterator[Observation]:
        """Yield the accounts, feedback and posts of a page."""
        if seen.tree is None:
            return
        kept = {name: getattr(capture, name) for name in _KEPT - {"id"}}
        kept |= {"capture": capture.id, "reading": reading.id}
        address = _address(capture)
        for account in seen.accounts:
            place = seen.tree.css_path(account.root)
            yield Account(**kept, **_account_values(account, address),
                          id=Account.identify(reading.id, place), place=place,
                          confidence=seen.confidence)  # fmt: skip
        for review in seen.reviews:
            place = seen.tree.css_path(review.root)
            yield Feedback(**kept, **_review_values(review),
                           id=Feedback.identify(reading.id, place), place=place,
                           confidence=round(review.sure, 3))  # fmt: skip
        for message in seen.messages:
            place = seen.tree.css_path(message.root)
            yield Post(**kept, **_message_values(message, seen.thread),
                       id=Post.identify(reading.id, place), place=place,
                       confidence=round(message.sure, 3))  # fmt: skip

    def _values(self, found: Found) -> dict[str, Any]:
        read = found.fields
        quantity = read.quantity or find_quantity(found.title) or read.seeming_quantity
        mention = next(iter(self._lexicon.find(found.title)), None)
        price = read.price
        same = ("vendor", "vendor_link", "category", "ships_from", "ships_from_text", "ships_to",
                "ships_to_text", "stock", "sales", "views", "rating", "rating_text",
                "description", "tiers", "payment", "shipping", "delivery", "escrow",
                "marketing")  # fmt: skip
        return {name: getattr(read, name) for name in same} | {
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


def _interval(name: str, when: When | None) -> dict[str, Any]:
    if when is None:
        return {}
    return {name: when.start, f"{name}_until": when.until, f"{name}_text": when.text}


def _account_values(account: Profile, address: str) -> dict[str, Any]:
    same = ("name", "level", "sales", "rating", "rating_text", "standings", "ships_from",
            "ships_from_text", "ships_to", "ships_to_text", "description", "terms",
            "languages")  # fmt: skip
    return {
        **{name: getattr(account, name) for name in same},
        **_interval("member_since", account.member_since),
        **_interval("last_seen", account.last_seen),
        "link": address,
    }


def _review_values(review: Review) -> dict[str, Any]:
    same = ("vendor", "rating", "rating_text", "text", "buyer", "listing", "listing_link")
    amount = review.amount
    return {
        **{name: getattr(review, name) for name in same},
        **_interval("at", review.when),
        "amount": amount.amount if amount else None,
        "amount_currency": amount.currency if amount else "",
        "amount_text": amount.text if amount else "",
    }


def _message_values(message: Message, thread: str) -> dict[str, Any]:
    return {
        "channel": "forum",
        "thread": thread,
        "author": message.author,
        "author_id": message.author_link,
        "text": message.text,
        "quotes": message.quotes,
        **_interval("at", message.when),
    }


def _address(capture: Capture) -> str:
    return capture.address if capture.address.startswith(("http://", "https://")) else ""


def _confidence(seen: Look, found: Found) -> float:
    """Half for the place in the page, half for what was found there."""
    price = found.fields.price
    told = 0.6 * (price.confidence if price else 0.0) + 0.2 * bool(found.fields.vendor)
    told += 0.2 * bool(found.link or seen.kind is PageKind.LISTING)
    return round(min(0.99, 0.5 * seen.sure + 0.5 * told), 3)
