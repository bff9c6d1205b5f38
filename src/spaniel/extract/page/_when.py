"""When something on a page happened: machine-readable attributes first, then the words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timezone
from functools import lru_cache

from ..moment import find_moment, parse_moment
from ..remembered import remembered
from ._tree import Line, Tree

__all__ = ["Times", "When"]

_STAMPED = ("datetime", "data-datetime", "data-date", "data-time", "data-timestamp", "title")
_STAMPS = frozenset(_STAMPED)
_STAMPED_TAGS = frozenset({"time", "abbr", "span", "a", "relative-time", "div", "td"})
_LONGEST, _LONGEST_ALONE = 160, 60


@dataclass(frozen=True, slots=True)
class When:
    """An interval in UTC, equal where the moment is known, and the page's words for it."""

    start: datetime
    until: datetime
    text: str


@lru_cache(maxsize=4)
def _finder(
    now: datetime | None, language: str, zone: timezone, order: str
) -> Callable[[str], When | None]:
    """Return what finds times in the texts of pages seen at one time, and remembers them."""

    @remembered
    def find(text: str) -> When | None:
        found = find_moment(text, now=now, language=language, zone=zone, order=order)
        return When(found.start, found.until, found.text) if found else None

    return find


class Times:
    """Reads times the way one page writes them.

    Args:
        now: when the page was seen: relative times count from here; ``None`` where nobody knows.
        language: ISO 639-1 code, empty where unknown.
        zone: where the page's clock stands, by its own word.
        order: ``dmy`` or ``mdy`` where other dates of the page decide it.
    """

    def __init__(
        self, now: datetime | None, language: str, zone: timezone = UTC, order: str = ""
    ) -> None:
        self._now, self._language, self._zone, self._order = now, language, zone, order
        self._find = _finder(now, language, zone, order)

    def find(self, text: str) -> When | None:
        """Return the first time in a short text."""
        return self._find(text) if len(text) <= _LONGEST else None

    def alone(self, text: str) -> When | None:
        """Return the time that a short text is, and hardly anything else."""
        when = self._find(text) if len(text) < _LONGEST_ALONE else None
        return when if when is not None and len(when.text) * 2 >= len(text) else None

    def marked(self, tree: Tree, start: int, end: int) -> When | None:
        """Return the time that an element's attribute gives in a range, with the text it shows."""
        for entry, own in enumerate(tree.attributes[start:end], start):
            if not own or _STAMPS.isdisjoint(own) or (tag := tree.tags[entry]) not in _STAMPED_TAGS:
                continue
            for name in _STAMPED if tag != "a" else ("title",):
                value = tree.attribute(entry, name)
                if value and len(value) < 60 and any(c.isdigit() for c in value):
                    when = self._from_attribute(value, tag, name)
                    if when is not None:
                        shown = " ".join(t for t in tree.texts[entry : tree.ends[entry]] if t)
                        return When(when[0], when[1], shown or value)
        return None

    def _from_attribute(self, value: str, tag: str, name: str) -> tuple[datetime, datetime] | None:
        if value.isdigit():
            seconds = {10: "%s", 13: "%ms"}.get(len(value)) if name.startswith("data-t") else None
            return parse_moment(value, format=seconds) if seconds else None
        if name == "title" and tag not in ("time", "abbr", "span", "a"):
            return None
        found = find_moment(
            value, now=self._now, language=self._language, zone=self._zone, order=self._order
        )
        if found is None or (name == "title" and len(found.text) < 0.6 * len(value)):
            return None
        return found.start, found.until

    def first(self, lines: Sequence[Line]) -> tuple[When, Line] | None:
        """Return the first time in the lines, and its line."""
        for line in lines:
            when = self.find(line.text) if any(c.isdigit() for c in line.text) else None
            if when is not None:
                return when, line
        return None
