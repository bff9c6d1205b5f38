"""Pidgin's logs, as text and as HTML: a heading with the day, then ``(10:00:05) name: text``.

Source: libpurple, ``log.c``. The day and the offset from UTC stand in the file's name
(``2023-03-14.100000+0100CET.html``); the heading, written in the user's language, is the second
choice. A line without a name is the program's own word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..moment import parse_moment
from ._clock import offset_named
from ._format import Job
from ._found import Message
from ._markup import text_of_markup
from ._spoken import RunningClock, day_in_name, time_of_day
from ._streams import Head, Line, lines_of

__all__ = ["read", "recognises"]

_HEADING = re.compile(
    r"Conversation with (?P<other>.{1,300}?) at (?P<at>.{8,80}) on (?P<own>\S{1,300}) "
    r"\((?P<service>[a-z-]{2,20})\)"
)
_LINE = re.compile(r"\((?P<at>[^()]{4,40})\) (?P<rest>.*)", re.DOTALL)
_BY = re.compile(r"(?P<name>[^:\n]{1,200}(?::[^:\s]{1,100})?): (?P<text>.*)", re.DOTALL)
_IN_NAME = re.compile(r"\d{4}-\d\d-\d\d\.\d{6}([+-]\d{4})")
_ZONE_NAME = re.compile(r"\s([A-Z]{2,5})$")
_FULL = re.compile(r"(?P<day>\S{6,12}) (?P<time>\d{1,2}:\d\d:\d\d.{0,4})")
_LONGEST_TEXT = 1_000_000
_LONGEST_MARKUP = 1_000_000


def recognises(head: Head) -> bool:
    """Whether it begins with Pidgin's heading."""
    start = text_of_markup(head.text[:4_000]) if head.text[:1] == "<" else head.text[:2_000]
    heading = re.search(r"<title>([^<]{1,800})</title>", head.text[:4_000])
    return bool(_HEADING.match(heading[1] if heading else start))


@dataclass(slots=True)
class _Begun:
    """A message whose further lines are still to come."""

    place: str
    stamp: str
    lines: list[str] = field(default_factory=list)
    length: int = 0


@dataclass(slots=True)
class _Talk:
    """What the heading and the file's name tell of all lines."""

    clock: RunningClock
    thread: str = ""
    channel: str = "xmpp"


def read(job: Job) -> Iterator[Message]:
    """Yield a message per line that is stamped, with the lines that belong to it."""
    talk = _Talk(_clock(job))
    begun: _Begun | None = None
    for line in lines_of(job.stream, job.account):
        text = _shown(line)
        if line.number <= 2 and (heading := _HEADING.match(text)):
            _introduce(talk, heading)
            job.account.passed_over += 1
            continue
        stamped = _LINE.fullmatch(text) if line.whole else None
        if stamped and any(char.isdigit() for char in stamped["at"]):
            if begun:
                yield _message(begun, talk, job)
            begun = _Begun(line.place, stamped["at"], [stamped["rest"]])
        else:
            _go_on(job, line, text, begun)
    if begun:
        yield _message(begun, talk, job)


def _shown(line: Line) -> str:
    """Return a line's text; of HTML what stands between the tags."""
    if "<" not in line.text:
        return line.text
    heading = re.search(r"<title>([^<]{1,800})</title>", line.text[:4_000])
    if heading:
        return heading[1]
    # A name in a text log may stand in angle brackets; Pidgin's HTML begins with its tags.
    return text_of_markup(line.text) if line.text.lstrip().startswith("<") else line.text


def _go_on(job: Job, line: Line, text: str, begun: _Begun | None) -> None:
    if not line.whole:
        job.account.refuse("longer than a million bytes", line.place)
    elif begun is not None and begun.length > _LONGEST_TEXT:
        job.account.refuse("beyond the millionth character of a message", line.place)
    elif begun is None and text.strip():
        job.account.refuse("before the first message", line.place)
    else:
        job.account.passed_over += 1
        if begun is not None:
            begun.lines.append(text)
            begun.length += len(text) + 1


def _clock(job: Job) -> RunningClock:
    told = _IN_NAME.search(job.address[-500:])
    ahead = offset_named(told[1]) if told else None
    return RunningClock(day_in_name(job.address) if told else None, ahead, job.zone)


def _introduce(talk: _Talk, heading: re.Match[str]) -> None:
    service = heading["service"]
    talk.thread = heading["other"]
    talk.channel = "xmpp" if service in {"jabber", "xmpp"} else service.removeprefix("prpl-")
    if talk.clock.day is not None:
        return
    words = heading["at"]
    named = _ZONE_NAME.search(words)
    if named and named[1] not in {"AM", "PM"}:
        talk.clock.ahead = offset_named(named[1])
        words = words[: named.start()]
    moment = parse_moment(words)
    talk.clock.begin(moment[0].date() if moment else None)


def _message(begun: _Begun, talk: _Talk, job: Job) -> Message:
    full = _FULL.fullmatch(begun.stamp)
    shown = time_of_day(full["time"] if full else begun.stamp)
    if full and (moment := parse_moment(full["day"])):
        talk.clock.begin(moment[0].date())
    at = talk.clock.at(shown[0], seconds=shown[1]) if shown else None
    if at is None:
        job.account.note("Some messages have no date that is understood.")
    said = "\n".join(begun.lines).strip()
    by = _BY.fullmatch(said)
    job.account.read += 1
    return Message(
        place=begun.place,
        confidence=0.95 if at and by else 0.8,
        channel=talk.channel,
        thread=talk.thread,
        author=by["name"].strip() if by else "",
        at=at[0] if at else None,
        at_until=at[1] if at else None,
        at_text=begun.stamp,
        text=by["text"].strip() if by else said,
    )
