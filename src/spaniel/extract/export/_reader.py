"""The reader at the seam, and its two parts for files that no capture could hold."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any, BinaryIO
from zoneinfo import ZoneInfo

from spaniel.ports import ReadPage
from spaniel.types import (
    Capture,
    LogEntry,
    Observation,
    PageKind,
    Post,
    ReaderName,
    Reading,
    SiteKind,
    Source,
    canonical_json,
    digest,
)

from ._clock import zone_named
from ._format import Format, Job
from ._found import Account, Found, LoggedRequest, clean
from ._lists import AddressLists
from ._registry import FORMATS
from ._streams import head_of, unpacked

__all__ = ["ExportReader", "recognises", "sniff", "stream_export"]

_TYPE_NAMES = (
    "application/json application/x-ndjson application/jsonl text/plain text/x-log text/html "
    "text/xml application/xml application/xhtml+xml application/mbox message/rfc822 "
    "application/octet-stream application/gzip application/x-gzip"
)
_MEDIA_TYPES = frozenset(_TYPE_NAMES.split()) | {""}
_ENDINGS = (".log", ".mbox", ".mbx", ".eml", ".chatlog", ".xml", ".json", ".jsonl", ".txt")
_KEPT = frozenset(field.name for field in fields(Observation)) & frozenset(
    field.name for field in fields(Capture)
)
_WRONG = (
    ValueError, ArithmeticError, LookupError, TypeError, AttributeError, AssertionError,
    RecursionError, MemoryError,
)  # fmt: skip


def sniff(payload: bytes, address: str = "") -> str:
    """Return the name of the format that a payload surely is of, empty for none.

    The first 64 KiB decide, unpacked if it is gzip; the address never decides.
    """
    found = _format_of(io.BytesIO(payload), address)
    return found.name if found else ""


def recognises(payload: bytes, address: str = "") -> bool:
    """Whether the payload is surely an export or a log: then it is no page."""
    return bool(sniff(payload, address))


def stream_export(
    stream: BinaryIO,
    *,
    format: str = "",
    account: Account | None = None,
    lists: AddressLists | None = None,
    zone: str = "",
    language: str = "",
    address: str = "",
) -> Iterator[Found]:
    """Yield what a file holds, in its order, with flat memory: for files of any length.

    Args:
        stream: seekable, opened in binary; gzip is undone.
        format: a name of ``FORMATS``; by content where empty. Of none, nothing is yielded.
        account: is told what was read and what not; read its ``problem`` at the end.
        lists: what is known of addresses.
        zone: IANA name of where clocks stood that do not say.
        language: ISO 639-1: helps to tell day from month.
        address: the file's name.

    Raises:
        SourceInvalid: there is no such zone.
    """
    where = zone_named(zone)
    known = {row.name: row for row in FORMATS}
    chosen = known.get(format) if format else _format_of(stream, address)
    if chosen is None:
        return
    stream.seek(0)
    job = Job(
        stream=unpacked(stream),
        account=account or Account(),
        lists=lists or AddressLists(),
        zone=where,
        language=language,
        address=address,
    )
    job.account.unit = chosen.unit
    yield from _guarded(chosen, job)


class ExportReader:
    """Reads logs, chats and mail; implements :class:`spaniel.ports.Reader`.

    Observations are ``LogEntry`` and ``Post``; ``at`` is when something was asked for or written,
    ``seen`` the capture's own. A payload of no known format gives a reading of kind ``other``
    without observations and without a problem.

    Args:
        lists: what the user knows of addresses; without any, no public address is told from
            another.
        zones: source id to IANA zone name, of clocks that do not say where they stood.
        most: observations made of one capture; what lies beyond is told in the problem.

    Raises:
        SourceInvalid: a zone is none.
    """

    _NAME, _VERSION = "export", "1"

    def __init__(
        self,
        lists: AddressLists | None = None,
        *,
        zones: Mapping[str, str] | None = None,
        most: int = 1_000_000,
    ) -> None:
        self._lists = lists or AddressLists()
        self._lists_version = self._lists.version
        self._zones = dict(zones or {})
        self._most = most
        for zone in self._zones.values():
            zone_named(zone)

    @property
    def kind(self) -> str:
        """``content``."""
        return "content"

    def name(self, source: Source) -> ReaderName:
        """Return the name with a digest of the lists, the zone, the language and the limit."""
        zone = self._zones.get(source.id, "")
        hints = [self._lists_version, zone, source.language, self._most]
        profile = digest(canonical_json(hints)).removeprefix("sha256:")[:12]
        return ReaderName(name=self._NAME, version=self._VERSION, profile=profile)

    def reads(self, capture: Capture, source: Source) -> bool:
        """Whether the capture may be an export, by its type or name; see :meth:`recognises`.

        A source whose tables have a mapping is the table reader's.
        """
        if source.table is not None:
            return False
        media_type = capture.media_type.partition(";")[0].strip().lower()
        address = capture.address.lower().removesuffix(".gz")
        return media_type in _MEDIA_TYPES or address.endswith(_ENDINGS)

    def recognises(self, payload: bytes, address: str) -> bool:
        """Whether the payload surely is an export or a log, whatever its type and name say."""
        return recognises(payload, address)

    def read(self, capture: Capture, payload: bytes, source: Source) -> ReadPage:
        """Read one capture, in the file's order. Nothing is raised.

        What could not be read, and why, with counts, is the reading's ``problem``.
        """
        name = self.name(source)
        reading = Reading.identify(capture.id, self.kind, name)
        chosen = _format_of(io.BytesIO(payload), capture.address)
        account = Account(unit=chosen.unit if chosen else "line")
        found: list[Observation] = []
        if chosen:
            job = self._job(payload, capture, source, account)
            found = self._observations(_guarded(chosen, job), capture, reading, account)
        kind = chosen.page_kind if chosen else _nothing(payload)
        return ReadPage(
            reading=Reading(
                **_of_capture(capture),
                id=reading,
                capture=capture.id,
                kind=self.kind,
                reader=name.name,
                version=name.version,
                profile=name.profile,
                page_kind=kind.value,
                page_kind_confidence=0.99 if chosen else 0.5,
                site_kind=SiteKind.UNKNOWN.value,
                observations=len(found),
                problem=account.problem,
            ),
            observations=tuple(found),
        )

    def _job(self, payload: bytes, capture: Capture, source: Source, account: Account) -> Job:
        zone: ZoneInfo | None = zone_named(self._zones.get(source.id, ""))
        stream = unpacked(io.BytesIO(payload))
        return Job(stream, account, self._lists, zone, source.language, capture.address)

    def _observations(
        self, read: Iterator[Found], capture: Capture, reading: str, account: Account
    ) -> list[Observation]:
        shared = _of_capture(capture) | {
            name: getattr(capture, name) for name in _KEPT - _READING_ONLY
        }
        places: dict[str, int] = {}
        observations: list[Observation] = []
        for found in read:
            if len(observations) >= self._most:
                account.note(
                    f"Reading stopped at {found.place}, after {self._most} observations; what "
                    "follows was not read."
                )
                break
            values = clean(found)
            values["place"] = _own_place(values["place"], places)
            observations.append(_observation(found, values, shared, capture, reading))
        return observations


_READING_ONLY = frozenset({"id"})
_OF_READING = frozenset(field.name for field in fields(Reading))


def _of_capture(capture: Capture) -> dict[str, Any]:
    names = _OF_READING & frozenset(field.name for field in fields(Capture))
    return {name: getattr(capture, name) for name in names - _READING_ONLY}


def _observation(
    found: Found, values: dict[str, Any], shared: dict[str, Any], capture: Capture, reading: str
) -> Observation:
    kind = LogEntry if isinstance(found, LoggedRequest) else Post
    return kind(
        id=kind.identify(reading, values["place"]),
        capture=capture.id,
        reading=reading,
        **shared,
        **values,
    )


def _own_place(place: str, places: dict[str, int]) -> str:
    """Return a place that nothing else of the capture has: services' ids need not be unique."""
    count = places.get(place, 0) + 1
    places[place] = count
    return place if count == 1 else f"{place}#{count}"


def _guarded(chosen: Format, job: Job) -> Iterator[Found]:
    """Yield what a format finds; of a fault of ours, too, remains what was read before."""
    try:
        yield from chosen.read(job)
    except _WRONG as fault:
        why = f"{type(fault).__name__}: {fault}"[:200]
        job.account.note(f"Reading broke off after {job.account.taken} {chosen.unit}s ({why}).")


def _format_of(stream: BinaryIO, address: str) -> Format | None:
    head = head_of(unpacked(stream), address)
    if not head.lines and not head.text.strip():
        return None
    return next((row for row in FORMATS if row.recognises(head)), None)


def _nothing(payload: bytes) -> PageKind:
    return PageKind.OTHER if payload.strip() else PageKind.EMPTY
