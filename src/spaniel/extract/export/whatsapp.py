"""WhatsApp's "export chat": a text file, in the words and dates of the telephone's language.

The file is read twice: once to learn whether day or month stands first, once for the messages.
It says no time zone: without a zone told to the reader, a time is the interval of all that it may
mean on Earth. A line without an author is the app's own word (a member joined, a key changed).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from ._clock import Interval, local
from ._day_order import DayOrder, Order
from ._format import Job
from ._found import Account, Message
from ._streams import Head, Line, lines_of
from ._whatsapp_lines import Stamped, author_of, media_of, stamped

__all__ = ["read", "recognises"]

_LONGEST_TEXT = 1_000_000
_MINUTE, _SECOND = timedelta(minutes=1), timedelta(seconds=1)


def recognises(head: Head) -> bool:
    """Whether the first line begins a message and some message has an author."""
    if not head.lines or stamped(head.lines[0]) is None:
        return False
    found = [begun for line in head.lines[:200] if (begun := stamped(line))]
    return all(begun.sure for begun in found) and any(author_of(begun.rest)[0] for begun in found)


def read(job: Job) -> Iterator[Message]:
    """Yield a message per message, the app's own lines included."""
    order = _order(job)
    job.stream.seek(0)
    if not order.sure:
        job.account.note(
            "Whether day or month stands first could not be decided over the whole file; dates "
            "are the interval of both readings: say the source's language."
        )
    begun: _Begun | None = None
    for line in lines_of(job.stream, job.account):
        stamp = stamped(line.text) if line.whole else None
        if stamp is None:
            _go_on(job.account, line, begun)
            continue
        if begun:
            yield _message(job, order, begun)
        begun = _Begun(line.place, stamp, [stamp.rest])
    if begun:
        yield _message(job, order, begun)


@dataclass(slots=True)
class _Begun:
    """A message whose further lines are still to come."""

    place: str
    stamp: Stamped
    lines: list[str]
    length: int = 0

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def _go_on(account: Account, line: Line, begun: _Begun | None) -> None:
    """Add a line to the message at hand."""
    if not line.whole:
        account.refuse("longer than a million bytes", line.place)
    elif begun is None:
        if line.text.strip():
            account.refuse("before the first message", line.place)
        else:
            account.passed_over += 1
    elif begun.length > _LONGEST_TEXT:
        account.refuse("beyond the millionth character of a message", line.place)
    else:
        account.passed_over += 1
        begun.lines.append(line.text)
        begun.length += len(line.text) + 1


def _order(job: Job) -> Order:
    found = DayOrder()
    for line in lines_of(job.stream, Account()):
        stamp = stamped(line.text) if line.whole else None
        if stamp and len(stamp.first) < 3:
            year = _year(stamp.third)
            found.see(int(stamp.first), int(stamp.second), year, stamp.separator)
    return found.decided(job.language)


def _message(job: Job, order: Order, begun: _Begun) -> Message:
    at = _interval(begun.stamp, order, job)
    author, text = author_of(begun.text)
    words, media = media_of(text) if author else (text, ())
    if at is None:
        job.account.note("Some messages have an impossible date.")
    job.account.read += 1
    return Message(
        place=begun.place,
        confidence=_confidence(at, order, author),
        channel="whatsapp",
        author=author,
        at=at[0] if at else None,
        at_until=at[1] if at else None,
        at_text=begun.stamp.text,
        text=words.strip(),
        attachments=media,
    )


def _confidence(at: Interval | None, order: Order, author: str) -> float:
    if at is None:
        return 0.7
    return (0.99 if order.sure else 0.9) if author else 0.9


def _interval(stamp: Stamped, order: Order, job: Job) -> Interval | None:
    """Return when, by both readings of the date where neither is ruled out."""
    readings = [_reading(stamp, order.day_first, job)]
    if not order.sure or readings[0] is None:
        readings.append(_reading(stamp, not order.day_first, job))
    known = [found for found in readings if found is not None]
    if not known:
        return None
    return min(start for start, _ in known), max(end for _, end in known)


def _reading(stamp: Stamped, day_first: bool, job: Job) -> Interval | None:
    first, second, third = int(stamp.first), int(stamp.second), int(stamp.third)
    if len(stamp.first) > 2:
        year, month, day = first, second, third
    else:
        year = _year(stamp.third)
        day, month = (first, second) if day_first else (second, first)
    try:
        clock = datetime(
            year, month, day, stamp.hour, stamp.minute, stamp.second_of_minute or 0, tzinfo=UTC
        ).replace(tzinfo=None)
    except ValueError:
        return None
    return local(clock, job.zone, _MINUTE if stamp.second_of_minute is None else _SECOND)


def _year(text: str) -> int:
    return int(text) + (2000 if len(text) <= 2 else 0)
