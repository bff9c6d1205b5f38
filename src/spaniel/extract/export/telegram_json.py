"""Telegram Desktop's export in JSON: ``result.json`` of one chat or of an account.

Source: "Telegram Data Export Schema", core.telegram.org/import-export. ``date_unixtime`` is a
moment; the older exports have only ``date``, by the clock of the computer that exported.

A service message (a member invited, a call) becomes a message whose text is its action in square
brackets. A forwarded message is by another author than the one who sent it: ``quotes`` says
``forwarded from <name>``. Of a link beneath other words the address follows in ``<>``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ._clock import Interval, iso, since_1970
from ._format import Job
from ._found import Message
from ._json_stream import Broken, JsonStream
from ._streams import Head

__all__ = ["read", "recognises"]

_CHAT = re.compile(
    r'"type"\s{0,20}:\s{0,20}"(?:personal_chat|bot_chat|saved_messages|replies|verification_codes'
    r'|(?:private|public)_(?:group|supergroup|channel))"'
)
_MESSAGES = re.compile(r'"messages"\s{0,20}:\s{0,20}\[')
_ACCOUNT = re.compile(r'\{\s{0,20}"about"\s{0,20}:\s{0,20}"[^"]{0,300}Telegram')
_ABSENT = "(File "
_FILES = ("file", "photo", "contact_vcard")
_PARTS = ("members", "title", "discard_reason", "duration_seconds", "inviter", "message_id")


def recognises(head: Head) -> bool:
    """Whether it begins like an export: an account's introduction, or a chat of a known type."""
    if not head.text.lstrip().startswith("{"):
        return False
    if _ACCOUNT.match(head.text.lstrip()[:2_000]):
        return True
    return bool(_CHAT.search(head.text[:4_000]) and _MESSAGES.search(head.text[:8_000]))


def read(job: Job) -> Iterator[Message]:
    """Yield a message per message, of all chats in order; what breaks off is read up to there."""
    document = JsonStream(job.stream, job.account)
    try:
        yield from _within(document, job, {}, depth=0)
    except Broken as fault:
        job.account.note(
            f"The JSON was read up to character {fault.offset}, where {fault.why}; what follows "
            "is lost."
        )


def _within(
    document: JsonStream, job: Job, chat: dict[str, Any], *, depth: int, several: bool = False
) -> Iterator[Message]:
    """Walk an object that may be a chat, or hold chats in ``chats``, ``left_chats``, ``list``."""
    for key in document.members():
        opening = document.peek()
        if key == "messages" and opening == "[":
            yield from _messages(document, job, chat, several)
        elif key in {"chats", "left_chats"} and opening == "{" and depth == 0:
            yield from _within(document, job, {}, depth=1, several=True)
        elif key == "list" and opening == "[" and depth == 1:
            for _ in document.elements():
                if document.peek() == "{":
                    yield from _within(document, job, {}, depth=2, several=True)
                else:
                    document.value()
        else:
            value = document.value()
            if key in {"name", "id", "type"}:
                chat[key] = _plain(value)


def _messages(
    document: JsonStream, job: Job, chat: Mapping[str, str], several: bool
) -> Iterator[Message]:
    for number in document.elements():
        row = document.value()
        job.account.taken += 1
        told = _plain(row.get("id")) if isinstance(row, dict) else ""
        place = f"message:{told or number + 1}"
        if several:
            place = f"chat:{chat.get('id', '')}/{place}"
        if not isinstance(row, dict) or not ({"text", "action", "date"} & row.keys()):
            job.account.refuse("not a message", place)
            continue
        job.account.read += 1
        yield _message(row, job, chat, place)


def _message(row: Mapping[str, Any], job: Job, chat: Mapping[str, str], place: str) -> Message:
    at, at_text = _time(row, job)
    text = _action(row) if row.get("type") == "service" else _words(row.get("text"))
    forwarded = _plain(row.get("forwarded_from"))
    return Message(
        place=place,
        confidence=0.99 if at else 0.8,
        channel="telegram",
        thread=chat.get("name", ""),
        author=_plain(row.get("from")) or _plain(row.get("actor")),
        author_id=_plain(row.get("from_id")) or _plain(row.get("actor_id")),
        at=at[0] if at else None,
        at_until=at[1] if at else None,
        at_text=at_text,
        text=text or _poll(row.get("poll")),
        quotes=(f"forwarded from {forwarded}",) if forwarded else (),
        message_id=_plain(row.get("id")),
        reply_to=_plain(row.get("reply_to_message_id")),
        attachments=tuple(_attachments(row)),
    )


def _time(row: Mapping[str, Any], job: Job) -> tuple[Interval | None, str]:
    shown, seconds = _plain(row.get("date")), _plain(row.get("date_unixtime"))
    at = since_1970(seconds) or iso(shown, job.zone)
    if at is None:
        job.account.note("Some messages have no date that is understood.")
    return at, shown or seconds


def _words(text: Any) -> str:
    """Join a text, which is a string or a list of strings and entities."""
    if isinstance(text, list):
        return "".join(_entity(part) for part in text)
    return text if isinstance(text, str) else ""


def _entity(part: Any) -> str:
    if isinstance(part, dict):
        shown, link = _plain(part.get("text")), _plain(part.get("href"))
        return f"{shown} <{link}>" if link and link != shown else shown
    return part if isinstance(part, str) else ""


def _action(row: Mapping[str, Any]) -> str:
    said = [_plain(row.get("action"))]
    for name in _PARTS:
        value = row.get(name)
        told = value if isinstance(value, list) else [value]
        said += [_plain(part) for part in told if _plain(part)]
    words = _words(row.get("text"))
    return f"[{' '.join(filter(None, said))}]" + (f" {words}" if words else "")


def _poll(poll: Any) -> str:
    if not isinstance(poll, dict):
        return ""
    answers = poll.get("answers")
    rows = answers if isinstance(answers, list) else []
    texts = [_entity(row.get("text")) for row in rows if isinstance(row, dict)]
    return "\n".join([_entity(poll.get("question")), *texts])


def _attachments(row: Mapping[str, Any]) -> Iterator[str]:
    """Yield the names of files; of one that was not exported the name it had, or its kind."""
    for key in _FILES:
        path = _plain(row.get(key))
        if path and not path.startswith(_ABSENT):
            yield path
        elif path:
            yield _plain(row.get("file_name")) or _plain(row.get("media_type")) or key


def _plain(value: Any) -> str:
    """Return a string or number as text, nothing for the rest."""
    if isinstance(value, str):
        return value
    is_count = isinstance(value, int) and not isinstance(value, bool)
    return str(value) if is_count and abs(value) < 10**30 else ""
