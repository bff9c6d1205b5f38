"""Telegram Desktop's export in HTML: ``messages.html`` and the pages after it.

Each message is cut out and parsed alone, so that a page of any length needs little memory and a
hostile message harms only itself. ``joined`` messages are by the author of the one before. The
time stands in a ``title``, with the offset from UTC in exports since 2021.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ._clock import Interval, local
from ._format import Job
from ._found import Message
from ._markup import text_of_markup
from ._streams import Head, blocks, decoded

__all__ = ["read", "recognises"]

_START = re.compile(rb'<div class="message (default|service)[a-z ]{0,40}" id="message(-?\d{1,20})')
_LONGEST_START = 120
_LONGEST = 256_000
_MOST_TAGS = 5_000
_LONG_TAG = re.compile(rb"<[^<>]{20000}")
_TITLE = re.compile(
    r"(\d\d)\.(\d\d)\.(\d{4}) (\d\d):(\d\d):(\d\d)(?: UTC([+-])(\d\d):(\d\d))?", re.ASCII
)
_REPLY = re.compile(r"#go_to_message(\d{1,20})")
_MEDIA = "a.media, a.photo_wrap, a.video_file_wrap, a.animated_wrap, a.sticker_wrap, .media"


@dataclass(frozen=True, slots=True)
class _Piece:
    """One message's markup, or (kind empty) what stands before the first."""

    kind: str
    number: str
    markup: bytes
    cut: bool = False


def recognises(head: Head) -> bool:
    """Whether the page is one that Telegram Desktop makes: its words and its classes."""
    text = head.text
    return "<" in text[:100] and (
        'class="page_wrap' in text
        and ('class="history"' in text or 'class="message default' in text)
        and ("Exported Data" in text or 'id="message' in text)
    )


def read(job: Job) -> Iterator[Message]:
    """Yield a message per message; the lines between days are passed over."""
    thread = author = ""
    for piece in _pieces(job):
        if not piece.kind:
            thread = _thread(piece)
            continue
        job.account.taken += 1
        place = f"message:{piece.number}"
        if piece.number.startswith("-"):
            job.account.passed_over += 1
            continue
        reason = _hostile(piece)
        if reason:
            job.account.refuse(reason, place)
            continue
        found = _message(piece, job, thread, author)
        author = found.author if piece.kind == "default" else author
        job.account.read += 1
        yield found


def _pieces(job: Job) -> Iterator[_Piece]:
    """Cut the page where messages begin; of a piece too long only the beginning is held."""
    pending, kind, number, cut = b"", "", "", False
    for block in blocks(job.stream, job.account):
        pending += block
        start = 0
        # The mark of the piece at hand stands at 0 and is not to be found again.
        for mark in _START.finditer(pending, 1 if kind else 0):
            yield _Piece(kind, number, pending[start : mark.start()], cut)
            kind, number, cut, start = mark[1].decode(), mark[2].decode(), False, mark.start()
        pending = pending[start:]
        if len(pending) > _LONGEST:
            # The end is kept, for a message may begin in it.
            pending, cut = pending[:100] + pending[-_LONGEST_START:], True
    yield _Piece(kind, number, pending, cut)


def _hostile(piece: _Piece) -> str:
    if piece.cut or len(piece.markup) > _LONGEST:
        return f"longer than {_LONGEST} bytes"
    if piece.markup.count(b"<") > _MOST_TAGS or _LONG_TAG.search(piece.markup):
        return "with more markup than a message has"
    return ""


def _thread(piece: _Piece) -> str:
    if _hostile(piece):
        return ""
    header = LexborHTMLParser(piece.markup).css_first(".page_header .text")
    return header.text(strip=True) if header else ""


def _message(piece: _Piece, job: Job, thread: str, author: str) -> Message:
    tree = LexborHTMLParser(decoded(piece.markup).encode("utf-8", "replace"))
    body = tree.css_first(".message > .body")
    if body is None or piece.kind == "service":
        return Message(
            place=f"message:{piece.number}",
            confidence=0.9 if body else 0.3,
            channel="telegram",
            thread=thread,
            text=_text(body) if body else "",
            message_id=piece.number,
        )
    forwarded = body.css_first(".forwarded.body")
    at_text, at = _time(body, job)
    name = next((child for child in body.iter() if _has(child, "from_name")), None)
    return Message(
        place=f"message:{piece.number}",
        confidence=0.99 if at else 0.8,
        channel="telegram",
        thread=thread,
        author=_own_text(name) if name else author,
        at=at[0] if at else None,
        at_until=at[1] if at else None,
        at_text=at_text,
        text=_text(body.css_first(".text")),
        quotes=_forwarded(forwarded),
        message_id=piece.number,
        reply_to=_reply(body),
        attachments=tuple(_attachments(body)),
    )


def _time(body: LexborNode, job: Job) -> tuple[str, Interval | None]:
    for node in body.css(".date"):
        title = node.attributes.get("title") or ""
        if not _has(node.parent, "from_name") and title:
            return title, _interval(title, job)
    return "", None


def _interval(title: str, job: Job) -> Interval | None:
    match = _TITLE.fullmatch(title.strip())
    if match is None:
        return None
    day, month, year, hour, minute, second, sign, off_hours, off_minutes = match.groups()
    try:
        clock = datetime(  # noqa: DTZ001 - the zone is told apart, or by nobody
            int(year), int(month), int(day), int(hour), int(minute), int(second)
        )
        if sign is None:
            return local(clock, job.zone, timedelta(seconds=1))
        ahead = timedelta(hours=int(off_hours), minutes=int(off_minutes))
        moment = clock.replace(tzinfo=UTC) - (ahead if sign == "+" else -ahead)
    except (ValueError, OverflowError):
        return None
    return moment, moment


def _forwarded(node: LexborNode | None) -> tuple[str, ...]:
    name = node.css_first(".from_name") if node else None
    return (f"forwarded from {_own_text(name)}",) if name else ()


def _reply(body: LexborNode) -> str:
    link = body.css_first(".reply_to a")
    match = _REPLY.search((link.attributes.get("href") or "")[:500]) if link else None
    return match[1] if match else ""


def _attachments(body: LexborNode) -> Iterator[str]:
    seen: set[str] = set()
    for node in body.css(_MEDIA):
        link = node.attributes.get("href") or ""
        title = node.css_first(".title")
        name = link or (title.text(strip=True) if title else "")
        if name and name not in seen and not link.startswith(("http://", "https://")):
            seen.add(name)
            yield name


def _text(node: LexborNode | None) -> str:
    return text_of_markup(node.html or "") if node else ""


def _own_text(node: LexborNode) -> str:
    """Return a name without what stands in it beside (the date of what was forwarded, a bot)."""
    return node.text(deep=False).strip()


def _has(node: LexborNode | None, name: str) -> bool:
    return node is not None and name in (node.attributes.get("class") or "").split()
