"""One reader for what was captured: exports and logs, pages, and no licensed pharmacies.

A capture does not say what it is: a chat's export is HTML, a log may be of no type at all. So the
payload decides, and the readers of both stand behind one name.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, islice

from spaniel.ports import Reader, ReadPage
from spaniel.types import (
    Capture,
    LogEntry,
    Observation,
    Post,
    ReaderName,
    Reading,
    SiteKind,
    Source,
    canonical_json,
    digest,
)

from .export import ExportReader
from .register import LicensedPharmacies
from .sealing import Sealing

__all__ = ["ContentReader"]


class ContentReader:
    """Reads pages, logs and chats; implements :class:`spaniel.ports.Reader`.

    Its readings are all named ``content``, not after the part that read. The lake asks a reader's
    name before it reads, to know which captures that name has not read, and once more to make a
    reading again; both would be answered wrongly by a name that only the payload decides. The
    profile digests the names of both parts and the register, so that a change to any of them gives
    new readings and none is counted twice.

    A page of a licensed pharmacy has a reading with its page kind, the site kind
    ``licensed_pharmacy`` and no observations. That is no problem, so no problem is told of it.

    Args:
        page: reads pages.
        exports: reads logs, chats and mail.
        register: licensed pharmacies.
    """

    _NAME, _VERSION = "content", "1"

    def __init__(
        self, page: Reader, exports: ExportReader, register: LicensedPharmacies | None = None
    ) -> None:
        self._page = page
        self._exports = exports
        self._register = register

    @property
    def kind(self) -> str:
        """``content``."""
        return "content"

    def name(self, source: Source) -> ReaderName:
        """Return the name with a digest of both parts' names and of the register.

        Of a source with a site profile its site and version stand before: ``hansa.2.0123456789ab``.
        """
        names = [part.name(source) for part in (self._page, self._exports)]
        hints = [*map(str, names), self._register.version if self._register else ""]
        short = digest(canonical_json(hints)).removeprefix("sha256:")[:12]
        taught, parted, _ = names[0].profile.rpartition(".")
        return ReaderName(
            name=self._NAME, version=self._VERSION, profile=f"{taught}{parted}{short}"
        )

    def reads(self, capture: Capture, source: Source) -> bool:
        """Whether the capture may be a page, or an export; tables with a mapping are neither."""
        if source.table is not None:
            return False
        return self._page.reads(capture, source) or self._exports.reads(capture, source)

    def read(self, capture: Capture, payload: bytes, source: Source) -> ReadPage:
        """Read one capture by the part whose it is; nothing is raised."""
        licensed = self._register is not None and self._register.covers(
            capture.address, capture.seen or capture.captured
        )
        part = self._part(capture, payload, source)
        found = part.read(capture, payload, source)
        name = self.name(source)
        reading = replace(
            found.reading,
            id=Reading.identify(capture.id, self.kind, name),
            reader=name.name,
            version=name.version,
            profile=name.profile,
        )
        if licensed:
            kind = SiteKind.LICENSED_PHARMACY.value
            return ReadPage(
                reading=replace(reading, site_kind=kind, observations=0), observations=()
            )
        shown = _sealed(found.observations) if part is self._exports else found.observations
        return ReadPage(reading=reading, observations=tuple(_renamed(shown, reading.id)))

    def _part(self, capture: Capture, payload: bytes, source: Source) -> Reader:
        exported = self._exports.reads(capture, source) and self._exports.recognises(
            payload, capture.address
        )
        is_page = self._page.reads(capture, source) or _is_packed_markup(payload)
        return self._page if is_page and not exported else self._exports


def _is_packed_markup(payload: bytes) -> bool:
    """Whether it is a page saved with gzip, of whose type the file's name says nothing."""
    if payload[:2] != b"\x1f\x8b":
        return False
    try:
        head = zlib.decompressobj(31).decompress(payload, _HEAD)
    except zlib.error:
        return False
    return b"<" in head and b"\0" not in head


_HEAD = 2_000


def _renamed(observations: Iterable[Observation], reading: str) -> Iterator[Observation]:
    for one in observations:
        yield replace(one, id=type(one).identify(reading, one.place), reading=reading)


# --------------------------------------------------------------------------- the seal on exports

_TOGETHER = 500
"""Posts that are judged as one talk: memory stays flat, and few talks are cut in two."""
_OF_POST = ("thread", "author", "text", "quotes", "attachments", "at_text")
_OF_REQUEST = ("target", "referrer")


def _sealed(observations: Sequence[Observation]) -> Iterator[Observation]:
    """Yield what an export says without what only the evidence may show (pages are sealed)."""
    for is_talk, some in groupby(observations, key=lambda one: isinstance(one, Post)):
        if is_talk:
            yield from _sealed_talk(one for one in some if isinstance(one, Post))
        else:
            yield from map(_sealed_request, some)


def _sealed_talk(posts: Iterable[Post]) -> Iterator[Post]:
    for _, talk in groupby(posts, key=lambda post: post.thread):
        while some := list(islice(talk, _TOGETHER)):
            sealing = Sealing()
            sealing.judged([text for post in some for text in (*post.quotes, post.text)])
            for post in some:
                shown = sealing.fields({name: getattr(post, name) for name in _OF_POST})
                yield replace(post, **shown) if shown["sealed"] else post


def _sealed_request(one: Observation) -> Observation:
    """Return a log's entry with the secrets cut out of its addresses, where logs have them."""
    if not isinstance(one, LogEntry) or "=" not in one.target + one.referrer:
        return one
    shown = Sealing().fields({name: getattr(one, name) for name in _OF_REQUEST})
    return replace(one, **{name: shown[name] for name in _OF_REQUEST}) if shown["sealed"] else one
