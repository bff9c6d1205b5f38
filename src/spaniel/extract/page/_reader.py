"""The reader at the seam: a capture in, a reading and its observations out."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from typing import Any, TypeVar

from spaniel.ports import Lexicon, ReadPage
from spaniel.types import (
    Account,
    Capture,
    Feedback,
    Handle,
    Key,
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

from ..links import key_of
from ..sealing import Sealing
from ._contacts import Contacts, find_contacts
from ._listings import Found
from ._look import Look, look
from ._rows import account_row, feedback_row, handle_row, key_row, listing_row, post_row
from ._sure import sure_of

__all__ = ["PageReader"]

_MEDIA_TYPES = frozenset(
    {"text/html", "application/xhtml+xml", "application/octet-stream", "text/plain", ""}
)
_KEPT = frozenset(field.name for field in fields(Observation)) & frozenset(
    field.name for field in fields(Capture)
)
_WRONG = (
    ValueError, ArithmeticError, LookupError, TypeError, AttributeError, RecursionError,
    MemoryError,
)  # fmt: skip
_Made = TypeVar("_Made", bound=Observation)


class PageReader:
    """Reads what any site's pages show; implements :class:`spaniel.ports.Reader`.

    Observations are listings, then accounts, feedback, posts, handles and keys, each in document
    order. Their texts are sealed (:mod:`spaniel.extract.sensitive`) before they exist.

    Args:
        lexicon: knows words for substances.
    """

    _NAME, _VERSION = "page", "2"

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
        """Read one capture.

        Broken, hostile or empty pages give a reading with a ``problem`` and whatever could be
        read; nothing is raised. A problem quotes nothing of the page.
        """
        with _undisturbed():
            return self._read(capture, payload, source)

    def _read(self, capture: Capture, payload: bytes, source: Source) -> ReadPage:
        seen, contacts = _seen(payload, capture, source)
        name = self.name(source)
        page = _Page(capture, Reading.identify(capture.id, self.kind, name), seen)
        observations: list[Observation] = []
        try:
            observations.extend(self._observations(page, contacts, source))
        except _WRONG as fault:
            observations.clear()
            seen = _with(seen, f"what was read could not be kept ({type(fault).__name__})")
        reading = _reading(capture, name, seen, len(observations))
        return ReadPage(reading=reading, observations=tuple(observations))

    def _observations(
        self, page: _Page, contacts: Contacts, source: Source
    ) -> Iterator[Observation]:
        seen = page.seen
        page.sealing.judged([t for m in seen.messages for t in (*m.quotes, m.text)])
        for place, found, known in zip(seen.places, seen.listings, seen.sureness, strict=True):
            row = {**self._listing(page, found, source), "confidence": sure_of(known)}
            yield page.made(Listing, place, row)
        if seen.tree is None:
            return
        path = seen.tree.css_path
        for account in seen.accounts:
            row = {**account_row(account, page.address), "confidence": seen.confidence}
            yield page.made(Account, path(account.root), row)
        for review in seen.reviews:
            row = {**feedback_row(review), "confidence": round(review.sure, 3)}
            yield page.made(Feedback, path(review.root), row)
        for message in seen.messages:
            row = {**post_row(message, seen.thread), "confidence": round(message.sure, 3)}
            yield page.made(Post, path(message.root), row)
        for contact in contacts.handles:
            yield page.made(Handle, path(contact.entry), handle_row(contact))
        for key in contacts.keys:
            yield page.made(Key, path(key.entry), key_row(key))

    def _listing(self, page: _Page, found: Found, source: Source) -> dict[str, Any]:
        seen = page.seen
        own = seen.own_link or page.address if seen.kind is PageKind.LISTING else found.link
        return listing_row(found, self._lexicon) | {
            "listing_key": key_of(own, source.listing_key),
            "link": found.link or own,
        }


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Hold the collector of cyclic garbage back while one page is read.

    A page's tree is thousands of objects that live until it is read and make no cycles. The
    collector would visit them several times in vain, which takes a tenth of the whole time.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


class _Page:
    """Makes the observations of one page: identity, place and seal."""

    def __init__(self, capture: Capture, reading: str, seen: Look) -> None:
        self.seen = seen
        self.sealing = Sealing()
        self.address = _address(capture)
        self._kept: dict[str, Any] = {name: getattr(capture, name) for name in _KEPT - {"id"}}
        self._kept |= {"capture": capture.id, "reading": reading}
        self._reading = reading
        self._places: Counter[tuple[type[Observation], str]] = Counter()

    def made(self, kind: type[_Made], place: str, row: dict[str, Any]) -> _Made:
        """Return an observation with its texts sealed.

        Of several in one element the later ones are told apart by a number: ``p:nth-child(2)#2``.
        """
        self._places[kind, place] += 1
        count = self._places[kind, place]
        place = place if count == 1 else f"{place}#{count}"
        values = self.sealing.fields(row)
        if "sealed" not in kind.__dataclass_fields__:
            del values["sealed"]
        values |= self._kept
        values["id"], values["place"] = kind.identify(self._reading, place), place
        return kind(**values)


def _seen(payload: bytes, capture: Capture, source: Source) -> tuple[Look, Contacts]:
    """Look at a page and for its contacts; what was seen before a fault is kept."""
    if not capture.content_encoding and _is_binary(payload[:_HEAD]):
        return Look(PageKind.OTHER, 0.5, problem="the payload is no text, so no page"), Contacts()
    try:
        seen = look(payload, capture, source)
    except _WRONG as fault:
        # The fault's own words may quote the page, and with it what is to be sealed.
        problem = f"the page could not be read ({type(fault).__name__})"
        return Look(PageKind.OTHER, 0.0, problem=problem), Contacts()
    if seen.tree is None:
        return seen, Contacts()
    try:
        contacts = find_contacts(seen.tree, seen, _address(capture))
    except _WRONG as fault:
        return _with(seen, f"its handles could not be read ({type(fault).__name__})"), Contacts()
    if not contacts.whole:
        seen = _with(seen, "the page has more handles or keys than are read")
    return seen, contacts


_HEAD = 4_096
_TEXT_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\x1f\x8b")
"""Byte order marks, and gzip, which is undone."""
_CONTROLS = bytes(sorted({*range(0x20), 0x7F} - set(b"\t\n\r\f\v\x1b")))


def _is_binary(head: bytes) -> bool:
    """Whether more than a fiftieth of the first octets are controls, which no page's text has."""
    if head.startswith(_TEXT_MARKS) or b"<\x00" in head or b"\x00<" in head:
        return False
    return (len(head) - len(head.translate(None, _CONTROLS))) * 50 > len(head)


def _with(seen: Look, problem: str) -> Look:
    return replace(seen, problem="; ".join(filter(None, (seen.problem, problem))))


def _reading(capture: Capture, name: ReaderName, seen: Look, observations: int) -> Reading:
    return Reading(
        id=Reading.identify(capture.id, "content", name),
        authority=capture.authority,
        marking=capture.marking,
        retain_until=capture.retain_until,
        owning_unit=capture.owning_unit,
        source=capture.source,
        service=capture.service,
        capture=capture.id,
        kind="content",
        reader=name.name,
        version=name.version,
        profile=name.profile,
        page_kind=seen.kind.value,
        page_kind_confidence=seen.confidence,
        site_kind=seen.site.value,
        observations=observations,
        problem=seen.problem,
        simulated=capture.simulated,
    )


def _address(capture: Capture) -> str:
    return capture.address if capture.address.startswith(("http://", "https://")) else ""
