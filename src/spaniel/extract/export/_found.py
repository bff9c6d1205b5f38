"""What a format finds, before it is tied to a capture; and the account of what it could not read.

A format yields :class:`LoggedRequest` or :class:`Message`; their fields are those of the types
``LogEntry`` and ``Post``. Everything taken in is read, passed over (blank lines, directives, the
further lines of one message) or refused for a reason: :class:`Account` keeps the three apart, so
that the sum can be checked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any

__all__ = ["Account", "Found", "LoggedRequest", "Message", "clean"]

_MOST_TEXT = 1_000_000
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedRequest:
    """One line of a log; the fields are those of ``spaniel.types.LogEntry``.

    Attributes:
        place: ``line:<number from 1>``.
    """

    place: str
    confidence: float = 0.99
    at: datetime | None = None
    at_until: datetime | None = None
    at_text: str = ""
    address: str = ""
    address_kind: str = ""
    attributable: bool | None = None
    method: str = ""
    target: str = ""
    host: str = ""
    status: int | None = None
    size: int | None = None
    referrer: str = ""
    agent: str = ""
    browser: str = ""
    system: str = ""
    account: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message of a chat or mailbox; the fields are those of ``spaniel.types.Post``.

    Attributes:
        place: ``line:<number>`` of its first line, or ``message:<id or number from 1>``.
    """

    place: str
    confidence: float = 0.99
    channel: str
    thread: str = ""
    author: str = ""
    author_id: str = ""
    recipients: tuple[str, ...] = ()
    at: datetime | None = None
    at_until: datetime | None = None
    at_text: str = ""
    text: str = ""
    quotes: tuple[str, ...] = ()
    message_id: str = ""
    reply_to: str = ""
    attachments: tuple[str, ...] = ()


Found = LoggedRequest | Message
_NAMES = {kind: tuple(f.name for f in fields(kind)) for kind in (LoggedRequest, Message)}


def clean(found: Found) -> dict[str, Any]:
    """Return the fields by name, with texts that a table can hold.

    NUL and lone surrogates, which no UTF-8 column takes, become U+FFFD; a text longer than a
    million characters is cut. The bytes as they were are in the capture.
    """
    return {name: _storable(getattr(found, name)) for name in _NAMES[type(found)]}


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        short = value if len(value) <= _MOST_TEXT else value[:_MOST_TEXT]
        return short if short.isascii() and "\0" not in short else _UNSTORABLE.sub("\ufffd", short)
    if isinstance(value, tuple):
        return tuple(_storable(part) for part in value)
    return value


@dataclass(slots=True)
class Account:
    """What was taken in, and what became of it: ``taken = read + passed_over + refused``.

    Attributes:
        unit: what is counted: ``line`` or ``message``.
        taken: how many came in.
        read: how many became an entry or a post.
        passed_over: blank lines, directives, further lines of a message, stanzas without words.
        refused: how many were not read, by reason.
        notes: what else is to be known: where reading ended early, what could not be decided.
    """

    unit: str = "line"
    taken: int = 0
    read: int = 0
    passed_over: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)
    _first: dict[str, str] = field(default_factory=dict)

    def refuse(self, reason: str, place: str) -> None:
        """Count one as refused; the place of the first for each reason is kept."""
        self.refused[reason] += 1
        self._first.setdefault(reason, place)

    def note(self, sentence: str) -> None:
        """Add a note once, in order."""
        if sentence not in self.notes:
            self.notes.append(sentence)

    @property
    def problem(self) -> str:
        """What was not read and what is doubtful, in sentences; empty if nothing was."""
        return " ".join(self._sentences())

    def _sentences(self) -> Iterator[str]:
        lost = self.refused.total()
        if lost:
            reasons = ", ".join(
                f"{count} {reason} (first at {self._first[reason]})"
                for reason, count in sorted(self.refused.items())
            )
            yield (
                f"Of {self.taken} {self.unit}s {self.read} were read, {self.passed_over} are no "
                f"entry of their own, {lost} were refused: {reasons}."
            )
        yield from self.notes
