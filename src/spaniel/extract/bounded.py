"""Bounded reading: no page costs more than is allowed, and what was not read is said.

Ordinary pages, by counts that take no time, are read where we are. Any other is cut to its head
and read in a process of its own under limits of memory and time; if that dies, hangs or swells,
there is a reading that says so. See ``docs/explanation/hostile-pages.md``.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from spaniel.ports import Reader, ReadPage
from spaniel.types import Capture, PageKind, ReaderName, Reading, SiteKind, Source

from ._apart import packed, read_apart
from ._bounds import Limits
from ._head import head_of, is_opaque, is_ordinary, unpacked

__all__ = ["BoundedReader", "Limits"]

_OF_CAPTURE = frozenset(field.name for field in fields(Reading)) & frozenset(
    field.name for field in fields(Capture)
) - {"id"}


class BoundedReader:
    """Puts bounds around a reader of pages; implements :class:`spaniel.ports.Reader`.

    What was not read is the reading's ``problem``, before any of the reader's own: ``the page has
    1,204,311 tags and was read up to tag 150,000 (12 % of its bytes)``. Readings keep the reader's
    name, because those of ordinary pages are the reader's own.

    Args:
        reader: reads HTML; picklable, its classes importable from another process. It is sent as
            it is now: what it learns later, a page that is read apart does not profit from.
        limits: the defaults of :class:`Limits` where ``None``.

    Raises:
        TypeError: the reader cannot be sent to another process.
    """

    def __init__(self, reader: Reader, limits: Limits | None = None) -> None:
        self._reader = reader
        self._limits = limits or Limits()
        self._packed = packed(reader)

    @property
    def kind(self) -> str:
        """The reader's."""
        return self._reader.kind

    def name(self, source: Source) -> ReaderName:
        """Return the reader's name."""
        return self._reader.name(source)

    def reads(self, capture: Capture, source: Source) -> bool:
        """Whether the capture is the reader's business."""
        return self._reader.reads(capture, source)

    def read(self, capture: Capture, payload: bytes, source: Source) -> ReadPage:
        """Read one capture, or its head. A page that cannot be read in bounds gives a problem."""
        limits = self._limits
        body, whole = unpacked(payload, capture.content_encoding, limits.bytes)
        opaque = is_opaque(body, capture.media_type)
        if whole and is_ordinary(body, limits, opaque=opaque):
            return self._reader.read(capture, payload, source)
        head, cut = head_of(body, limits, whole=whole, opaque=opaque)
        seen, part = (replace(capture, content_encoding=""), head) if cut else (capture, payload)
        read = read_apart(self._packed, seen, part, source, limits)
        if isinstance(read, str):
            return self._unread(capture, source, _joined(cut, f"the page was not read: {read}"))
        return replace(
            read, reading=replace(read.reading, problem=_joined(cut, read.reading.problem))
        )

    def _unread(self, capture: Capture, source: Source, problem: str) -> ReadPage:
        name = self.name(source)
        of_capture: dict[str, Any] = {field: getattr(capture, field) for field in _OF_CAPTURE}
        reading = Reading(
            **of_capture,
            id=Reading.identify(capture.id, self.kind, name),
            capture=capture.id,
            kind=self.kind,
            reader=name.name,
            version=name.version,
            profile=name.profile,
            page_kind=PageKind.OTHER.value,
            page_kind_confidence=0.0,
            site_kind=SiteKind.UNKNOWN.value,
            observations=0,
            problem=problem,
        )
        return ReadPage(reading=reading, observations=())


def _joined(*problems: str) -> str:
    return "; ".join(problem for problem in problems if problem)
