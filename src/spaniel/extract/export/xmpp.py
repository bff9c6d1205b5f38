"""XMPP archives: any XML that holds ``<message>`` stanzas with bodies and delays.

Sources: XEP-0227 (portable export), XEP-0313 and XEP-0297 (archived and forwarded messages, as
Prosody and ejabberd export them), XEP-0203 and XEP-0091 (when it was sent, UTC), XEP-0136
(collections of ``<from>`` and ``<to>`` with seconds), and Adium's chat logs, which are alike.
Stanzas without words (typing, receipts) are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from ._clock import Interval, iso
from ._format import Job
from ._found import Message
from ._stanzas import Element, Refusal, stanzas
from ._streams import Head, blocks

__all__ = ["read", "recognises"]

_WANTED = frozenset({"message", "result", "forwarded", "from", "to"})
_ANY = re.compile(
    r"urn:xmpp:(?:pie|mam|forward|delay|archive)|jabber:(?:client|server)|ulf/ns/0\.4"
    r"|http://jabber\.org/protocol"
)
_MESSAGE = re.compile(r"<(?:[a-z]{1,20}:)?(?:message|result|forwarded|chat)[\s>]")
_DIRECT = re.compile(r"\s{0,1000}<(?:[a-z]{1,20}:)?message\s[^<>]{0,2000}(?:from|to)=")
_SECONDS = re.compile(r"\d{1,9}", re.ASCII)


def recognises(head: Head) -> bool:
    """Whether it is XML with stanzas: XMPP's names, or messages straight away."""
    text = head.text.lstrip()
    if not text.startswith("<") or re.match(r"(?i)<(?:!doctype\s+html|html)", text):
        return False
    if _DIRECT.match(text) and "<body" in text:
        return True
    return bool(_ANY.search(text) and _MESSAGE.search(text))


def read(job: Job) -> Iterator[Message]:
    """Yield a message per stanza with words."""
    collection = _Collection()
    try:
        for element, around in stanzas(blocks(job.stream, job.account), _WANTED):
            job.account.taken += 1
            if element.name in {"from", "to"}:
                found = collection.message(element, around, job)
            else:
                found = _stanza(element, around, job)
            if found is None:
                job.account.passed_over += 1
                continue
            job.account.read += 1
            yield found
    except Refusal as fault:
        job.account.note(f"The XML was read up to {fault}; what follows is lost.")


def _innermost(element: Element) -> tuple[str, str, Element | None]:
    """Return archive id, time and stanza; of results and forwarded ones what is within them."""
    identity, stamp = "", ""
    at: Element | None = element
    message: Element | None = None
    while at is not None:
        if at.name == "message":
            message = at
            stamp = _delay(at) or stamp
        identity = at.attributes.get("id", "") if at.name == "result" else identity
        stamp = (_delay(at) or stamp) if at.name == "forwarded" else stamp
        if at.name == "message" and at.first("body") is not None:
            break
        names = ("result", "sent", "received", "forwarded", "message")
        at = next((inner for name in names if (inner := at.first(name)) is not None), None)
    return identity, stamp, message


def _delay(element: Element) -> str:
    for child in element.children:
        if child.name in {"delay", "x"} and "stamp" in child.attributes:
            return child.attributes["stamp"]
    return ""


def _stanza(element: Element, around: Element, job: Job) -> Message | None:
    identity, stamp, message = _innermost(element)
    if message is None:
        return None
    told = message.attributes
    body = message.first("body")
    in_adium = body is None and "sender" in told
    text = message.all_text() if in_adium else (body.all_text() if body else "")
    if not text.strip():
        return None
    stamp = stamp or told.get("time", "") or told.get("stamp", "")
    sender = told.get("from") or told.get("sender", "")
    bare, _, nick = sender.partition("/")
    in_room = told.get("type") == "groupchat"
    name = nick if in_room else told.get("alias", "") or bare
    to = told.get("to", "").partition("/")[0]
    subject = message.first("subject")
    at = _time(stamp, job)
    return Message(
        place=_place(job),
        confidence=0.99 if at else 0.8,
        channel=_channel(around),
        thread=(subject.all_text().strip() if subject else "") or (bare if in_room else ""),
        author=name,
        author_id=sender,
        recipients=(to,) if to and not in_room else (),
        at=at[0] if at else None,
        at_until=at[1] if at else None,
        at_text=stamp,
        text=text.strip(),
        message_id=told.get("id", "") or identity,
        reply_to=_reply(message),
    )


def _reply(message: Element) -> str:
    reply = message.first("reply")  # XEP-0461
    return reply.attributes.get("id", "") if reply else ""


class _Collection:
    """Reads ``<chat with= start=>`` of XEP-0136, whose messages say seconds since the one before.

    One collection is open at a time; its clock is kept between its messages.
    """

    def __init__(self) -> None:
        self._chat: Element | None = None
        self._clock: Interval | None = None

    def message(self, element: Element, chat: Element, job: Job) -> Message | None:
        """Return the message, ``None`` if it has no words or is not within a chat."""
        if chat.name != "chat":
            return None
        start = chat.attributes.get("start", "")
        if chat is not self._chat:
            self._chat, self._clock = chat, _time(start, job)
        self._clock = _later(self._clock, element)
        body = element.first("body")
        text = body.all_text().strip() if body else ""
        stamp = element.attributes.get("utc", "")
        at = (_time(stamp, job) if stamp else None) or self._clock
        return _collected(element, chat, job, text, stamp or start, at) if text else None


def _collected(
    element: Element, chat: Element, job: Job, text: str, at_text: str, at: Interval | None
) -> Message:
    told, other = element.attributes, chat.attributes.get("with", "")
    incoming = element.name == "from"
    return Message(
        place=_place(job),
        confidence=0.95 if at else 0.8,
        channel="xmpp",
        thread=chat.attributes.get("subject", ""),
        author=(told.get("name", "") or told.get("jid", "") or other) if incoming else "",
        author_id=(told.get("jid", "") or other) if incoming else "",
        recipients=() if incoming else (other,),
        at=at[0] if at else None,
        at_until=at[1] if at else None,
        at_text=at_text,
        text=text,
    )


def _later(clock: Interval | None, child: Element) -> Interval | None:
    """Return the time of the next: seconds count from the one before (XEP-0136, 1.4)."""
    seconds = child.attributes.get("secs", "")
    if clock is None or _SECONDS.fullmatch(seconds) is None:
        return clock
    try:
        return clock[0] + timedelta(seconds=int(seconds)), clock[1] + timedelta(
            seconds=int(seconds)
        )
    except OverflowError:
        return None


def _time(stamp: str, job: Job) -> Interval | None:
    """Read a stamp; the old form without an offset is UTC (XEP-0091)."""
    is_old = len(stamp) == 17 and stamp[:8].isdigit()
    at = iso(f"{stamp}Z" if is_old else stamp, job.zone)
    if at is None:
        job.account.note("Some messages have no time that is understood.")
    return at


def _channel(around: Element) -> str:
    service = around.attributes.get("service", "").lower()
    return "xmpp" if service in {"", "jabber", "xmpp", "gtalk"} else service


def _place(job: Job) -> str:
    return f"message:{job.account.taken}"
