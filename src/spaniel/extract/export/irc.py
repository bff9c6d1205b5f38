"""Logs of IRC: irssi, HexChat, ZNC and WeeChat.

``10:00 < alice> text`` after ``--- Log opened``, ``Mar 14 10:00:00 <alice> text`` after ``****
BEGIN LOGGING AT``, ``[10:00:00] <alice> text`` in a file named by its day, ``2023-03-14 10:00:00
<tab>alice<tab>text``. What is not said by somebody (joins, modes) is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ..moment import parse_moment
from ._clock import Interval
from ._format import Job
from ._found import Message
from ._spoken import RunningClock, day_in_name, time_of_day
from ._streams import Head, Line, lines_of

__all__ = ["read", "recognises"]

_SAID = re.compile(
    r"(?:\[(?P<boxed>\d\d:\d\d(?::\d\d)?)\]|(?P<bare>(?:[A-Z][a-z]{2} \d\d )?\d\d:\d\d(?::\d\d)?))"
    r" (?:<[ @+%&~]?(?P<name>[^<>\s]{1,64})>|\* (?P<actor>[^\s*]{1,64}))\s(?P<text>.*)",
    re.ASCII | re.DOTALL,
)
_TABBED = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d) (?P<time>\d\d:\d\d:\d\d)\t"
    r"[ @+%&~]?(?P<name>[^\t]{0,64})\t(?P<text>.*)",
    re.ASCII | re.DOTALL,
)
_NOTICE = re.compile(
    r"(?:\[?\d\d:\d\d(?::\d\d)?\]?|[A-Z][a-z]{2} \d\d \d\d:\d\d:\d\d) (?:-!-|\*{1,3}|-)\s?\S",
    re.ASCII,
)
_OPENED = re.compile(
    r"(?:--- (?:Log opened|Day changed)|\*{4} BEGIN LOGGING AT) "
    r"(?P<at>\w{3} \w{3} +\d{1,2} .{4,20})",
    re.ASCII,
)
_MARKER = re.compile(r"(?:--- (?:Log|Day) |\*{4} (?:BEGIN|ENDING) LOGGING)")
_NOT_NAMES = frozenset({"--", "-->", "<--", "", " *", "*", "=!="})
_FEWEST = 2
_CODES = re.compile(r"[\x02\x0f\x11\x16\x1d\x1e\x1f]|\x03(?:\d{1,2}(?:,\d{1,2})?)?")


def recognises(head: Head) -> bool:
    """Whether most of the first lines are said by somebody, or are the program's own."""
    lines = head.lines[:40]
    said = sum(bool(_SAID.match(line) or _tabbed(line)) for line in lines)
    own = sum(bool(_NOTICE.match(line) or _MARKER.match(line)) for line in lines)
    own += sum(_tabs(line) and not _tabbed(line) for line in lines)
    return said >= _FEWEST and (said + own) * 10 >= len(lines) * 9


def read(job: Job) -> Iterator[Message]:
    """Yield a message per line that somebody said."""
    clock = RunningClock(day_in_name(job.address), None, job.zone)
    year = clock.day.year if clock.day else 0
    for line in lines_of(job.stream, job.account):
        opened = _OPENED.match(line.text)
        if opened:
            clock.begin(_day(opened["at"]))
            year = clock.day.year if clock.day else year
        found = _message(line, clock, year, job) if line.whole else None
        if found is not None:
            job.account.read += 1
            yield found
        elif not line.text.strip() or opened or _NOTICE.match(line.text) or _tabs(line.text):
            _pass_over(job, line)
        elif _MARKER.match(line.text):
            job.account.passed_over += 1
        else:
            job.account.refuse("not in the log's format", line.place)


def _pass_over(job: Job, line: Line) -> None:
    if line.whole:
        job.account.passed_over += 1
    else:
        job.account.refuse("longer than a million bytes", line.place)


def _message(line: Line, clock: RunningClock, year: int, job: Job) -> Message | None:
    tabbed, said = _tabbed(line.text), _SAID.fullmatch(line.text)
    if tabbed:
        clock.begin(_day(tabbed["day"]))
        stamp, name, text = f"{tabbed['day']} {tabbed['time']}", tabbed["name"], tabbed["text"]
        at = _at(tabbed["time"], clock)
    elif said:
        stamp = said["boxed"] or said["bare"]
        name = said["name"] or said["actor"]
        text = said["text"] if said["name"] else f"* {said['text']}"
        at = _at(_time_after_day(stamp, clock, year), clock)
    else:
        return None
    if at is None:
        job.account.note("The log tells no day: its messages have no date.")
    return Message(
        place=line.place,
        confidence=0.95 if at else 0.8,
        channel="irc",
        author=name.strip(),
        at=at[0] if at else None,
        at_until=at[1] if at else None,
        at_text=stamp,
        text=_CODES.sub("", text).strip(),
    )


def _time_after_day(stamp: str, clock: RunningClock, year: int) -> str:
    """Take the day off ``Mar 14 10:00:00``, whose year the log's heading tells."""
    if not stamp[:1].isalpha():
        return stamp
    day = _day(f"{stamp[:6]} {year}") if year else None
    clock.begin(day)
    return stamp[7:]


def _at(text: str, clock: RunningClock) -> Interval | None:
    shown = time_of_day(text)
    return clock.at(shown[0], seconds=shown[1]) if shown else None


def _day(words: str) -> date | None:
    moment = parse_moment(words, language="en")
    return moment[0].date() if moment else None


def _tabbed(text: str) -> re.Match[str] | None:
    match = _TABBED.fullmatch(text)
    return match if match and match["name"].strip() not in _NOT_NAMES else None


def _tabs(text: str) -> bool:
    """Whether it is a line of WeeChat's, by whomever."""
    return _TABBED.fullmatch(text) is not None
