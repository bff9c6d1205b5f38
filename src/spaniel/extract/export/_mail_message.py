"""One mail: from its bytes to a message. Nothing in a mail is believed to be well made.

The standard library's parser is used with its oldest policy, which keeps what it does not
understand; headers are decoded here (RFC 2047, 2231), each within a bound, since the library's
decoders need quadratic time for some hostile ones.
"""

from __future__ import annotations

import email
import email.header
import email.message
import email.utils
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TypeVar
from zoneinfo import ZoneInfo

from ._clock import Interval, local, offset_named
from ._found import Message
from ._markup import text_of_markup
from ._quoted import parted
from ._streams import decoded

__all__ = ["message_of"]

_Mail = email.message.Message
_T = TypeVar("_T")

_LONGEST_HEADER = 10_000
_LONGEST_BODY = 1_000_000
_DEEPEST = 20
_MOST_PARTS = 1_000
_MOST_BOUNDARIES = 100
_WRONG = (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError)
_BOUNDARY = re.compile(rb"boundary", re.IGNORECASE)
_OFFSET = re.compile(r"\d\d:\d\d(?::\d\d)? {1,5}([+-]\d{4}|[A-Za-z]{1,5})\b", re.ASCII)
_ID = re.compile(r"<([^<>\s]{1,500})>")


def message_of(raw: bytes, place: str, zone: ZoneInfo | None) -> Message | None:
    """Read one mail; ``None`` where it holds more parts within parts than any mail does.

    Args:
        raw: header and body.
        place: ``message:<number>``.
        zone: where the clock of a ``Date`` without an offset stood.
    """
    if len(_BOUNDARY.findall(raw)) > _MOST_BOUNDARIES:
        return None
    mail = _safely(partial(email.message_from_bytes, raw), None)
    if mail is None:
        return None
    at_text = _header(mail, "Date")
    at = _date(at_text, zone)
    plain, attachments = _content(mail)
    text, quotes = parted(plain)
    author, author_id = _author(mail)
    return Message(
        place=place,
        confidence=0.99 if at else 0.9,
        channel="mail",
        thread=_header(mail, "Subject"),
        author=author,
        author_id=author_id,
        recipients=_recipients(mail),
        at=at[0] if at else None,
        at_until=at[1] if at else None,
        at_text=at_text,
        text=text,
        quotes=quotes,
        message_id=_identity(_header(mail, "Message-ID")),
        reply_to=_identity(_header(mail, "In-Reply-To")),
        attachments=attachments,
    )


# --------------------------------------------------------------------------- headers


def _header(mail: _Mail, name: str) -> str:
    return _unfolded(_words(next(iter(_raw(mail, name)), "")))


def _raw(mail: _Mail, name: str) -> list[str]:
    """Return the headers of a name as they came: bytes beyond ASCII are lone surrogates."""
    return [
        str(value)[:_LONGEST_HEADER]
        for found, value in mail.raw_items()
        if found.lower() == name.lower()
    ][:10]


def _unfolded(text: str) -> str:
    return " ".join(text.split())


def _words(value: str) -> str:
    """Decode encoded words; bytes that no header may hold are taken for UTF-8 or a near guess."""
    if not value.isascii():
        value = decoded(value.encode("utf-8", "surrogateescape"))
    if "=?" not in value:
        return value
    parts = _safely(partial(email.header.decode_header, value), [(value, None)])
    return "".join(_word(part, charset) for part, charset in parts)


def _word(part: bytes | str, charset: str | None) -> str:
    if isinstance(part, str):
        return part
    return _safely(partial(part.decode, charset or "utf-8"), "") or decoded(part)


def _identity(text: str) -> str:
    match = _ID.search(text)
    return match[1] if match else text.strip("<> ")[:500]


def _author(mail: _Mail) -> tuple[str, str]:
    pairs = _addresses(mail, ("From",)) or _addresses(mail, ("Sender",))
    if not pairs:
        return _header(mail, "From"), ""
    name, address = pairs[0]
    return name or address, address


def _recipients(mail: _Mail) -> tuple[str, ...]:
    pairs = _addresses(mail, ("To", "Cc", "Bcc"))
    return tuple(dict.fromkeys(address or name for name, address in pairs))


def _addresses(mail: _Mail, names: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return pairs of name and address; taken apart first, for a decoded name may hold a comma."""
    found: list[tuple[str, str]] = []
    for name in names:
        found += _safely(partial(email.utils.getaddresses, _raw(mail, name)), [])
    decoded_pairs = ((_unfolded(_words(name)), address.strip()) for name, address in found)
    return [pair for pair in decoded_pairs if any(pair)]


def _date(text: str, zone: ZoneInfo | None) -> Interval | None:
    """Read a ``Date`` (RFC 5322, 3.3); ``-0000`` is UTC by a sender who tells no zone of his.

    The library takes a zone it does not know for UTC; here nobody has told the zone then.
    """
    parts = _safely(lambda: email.utils.parsedate(text[:200]), None)
    if parts is None:
        return None
    told = _OFFSET.search(text[:200])
    ahead = offset_named(told[1]) if told else None
    try:
        clock = datetime(*parts[:6], tzinfo=UTC)
        if ahead is None:
            return local(clock.replace(tzinfo=None), zone, timedelta(seconds=1))
        moment = clock - ahead
    except (ValueError, OverflowError, TypeError):
        return None
    return moment, moment


# --------------------------------------------------------------------------- body


def _content(mail: _Mail) -> tuple[str, tuple[str, ...]]:
    """Return the text of the parts that are shown, plain before HTML, and attachments' names."""
    plain: list[str] = []
    markup: list[str] = []
    attachments: list[str] = []
    for part in _parts(mail):
        name = _name(part)
        kind = _safely(part.get_content_type, "text/plain")
        if name or _safely(part.get_content_disposition, None) == "attachment":
            attachments.append(name or kind)
        elif kind == "text/plain":
            plain.append(_body(part))
        elif kind == "text/html":
            markup.append(_body(part))
        else:
            attachments.append(kind)
    texts = [text for text in plain if text.strip()] or [text_of_markup(m) for m in markup]
    return "\n".join(texts), tuple(attachments)


def _parts(mail: _Mail) -> Iterator[_Mail]:
    """Yield the parts that hold something, in order. A mail within the mail is an attachment."""
    waiting: list[tuple[_Mail, int]] = [(mail, 0)]
    given = 0
    while waiting and given < _MOST_PARTS:
        part, depth = waiting.pop()
        kind = _safely(part.get_content_maintype, "")
        payload = part.get_payload() if kind == "multipart" else None
        if isinstance(payload, list) and depth < _DEEPEST:
            inner = [item for item in payload if isinstance(item, _Mail)]
            waiting += [(item, depth + 1) for item in reversed(inner)]
            continue
        given += 1
        yield part


def _name(part: _Mail) -> str:
    said = [*_raw(part, "Content-Disposition"), *_raw(part, "Content-Type")]
    if sum(map(len, said)) >= _LONGEST_HEADER:
        return ""
    name = _safely(part.get_filename, None)
    return _unfolded(_words(str(name))) if name else ""


def _body(part: _Mail) -> str:
    raw = _safely(partial(_unpacked, part), b"")[:_LONGEST_BODY]
    charset = _safely(part.get_content_charset, None) or "us-ascii"
    if charset in {"us-ascii", "ascii"}:
        return decoded(raw)
    text = _safely(partial(raw.decode, charset, "replace"), None)
    return decoded(raw) if text is None else text


def _unpacked(part: _Mail) -> bytes:
    payload: object = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _safely(step: Callable[[], _T], otherwise: _T) -> _T:
    """Take a step of the library's that may fail on a hostile mail in any of its ways."""
    try:
        return step()
    except _WRONG:
        return otherwise
