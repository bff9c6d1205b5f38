"""Mailboxes (``mbox``, RFC 4155) and single mails (``.eml``, RFC 5322).

The mailbox is cut into mails here, because the library's own needs a file with a name and an index
of it; each mail is then read alone. Attachments give only their names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ._format import Job
from ._found import Message
from ._mail_message import message_of
from ._streams import Head, raw_lines

__all__ = ["read_mail", "read_mailbox", "recognises_mail", "recognises_mailbox"]

_LARGEST = 25_000_000
"""Of one mail; what follows is mostly the end of an attachment, and is left out."""
_FROM = re.compile(
    rb"From (?:\S.{0,300} )?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? .{0,60}\d{4}.{0,12}$", re.DOTALL
)
_ESCAPED_FROM = re.compile(rb">+From ")
_HEADER = re.compile(r"([!-9;-~]{1,76}):(?: |\t|$)")
_KNOWN = frozenset(
    {"from", "to", "date", "subject", "received", "message-id", "mime-version", "return-path"}
    | {"delivered-to", "reply-to", "cc", "content-type", "x-original-to", "dkim-signature"}
)


def recognises_mailbox(head: Head) -> bool:
    """Whether it begins with a ``From`` line and a mail."""
    lines = head.text.lstrip("\r\n").split("\n", 1)
    first = lines[0].rstrip("\r").encode("utf-8", "replace")
    return len(lines) == 2 and bool(_FROM.match(first)) and _is_mail(lines[1])


def recognises_mail(head: Head) -> bool:
    """Whether it begins with a mail's header."""
    return _is_mail(head.text)


def read_mailbox(job: Job) -> Iterator[Message]:
    """Yield a message per mail, ``message:1`` the first."""
    for number, (raw, whole) in enumerate(_mails(job), start=1):
        yield from _message(job, raw, number, whole)


def read_mail(job: Job) -> Iterator[Message]:
    """Yield the one message."""
    raw, whole = bytearray(), True
    for line, uncut in raw_lines(job.stream, job.account):
        whole = _take(raw, line) and uncut and whole
    yield from _message(job, bytes(raw), 1, whole)


def _message(job: Job, raw: bytes, number: int, whole: bool) -> Iterator[Message]:
    job.account.taken += 1
    place = f"message:{number}"
    found = message_of(raw, place, job.zone)
    if found is None:
        job.account.refuse("with more parts than a mail has", place)
        return
    if not whole:
        job.account.note(
            f"Of mails longer than {_LARGEST} bytes, and of lines longer than a million, only the "
            f"beginning was read, first of {place}."
        )
    if found.at is None:
        job.account.note("Some mails have no date that is understood.")
    job.account.read += 1
    yield found


def _mails(job: Job) -> Iterator[tuple[bytes, bool]]:
    mail = bytearray()
    begun, whole, after_blank = False, True, True
    for line, uncut in raw_lines(job.stream, job.account):
        if after_blank and line.startswith(b"From ") and _FROM.match(line.rstrip(b"\r\n")):
            if begun:
                yield bytes(mail), whole
            mail, begun, whole = bytearray(), True, True
            after_blank = False
            continue
        after_blank = not line.strip()
        plain = line[1:] if line.startswith(b">") and _ESCAPED_FROM.match(line) else line
        whole = _take(mail, plain) and uncut and whole
    if begun:
        yield bytes(mail), whole


def _take(mail: bytearray, line: bytes) -> bool:
    """Add a line while the mail is not too long."""
    if len(mail) > _LARGEST:
        return False
    mail += line
    return True


def _is_mail(text: str) -> bool:
    """Whether every line up to the first blank one is a header's, and enough of them are known."""
    names: set[str] = set()
    for line in text.split("\n")[:400]:
        bare = line.rstrip("\r")
        if not bare:
            break
        if names and bare.startswith((" ", "\t")):
            continue
        match = _HEADER.match(bare)
        if match is None:
            return False
        names.add(match[1].lower())
    return "from" in names and len(names & _KNOWN) >= 3
