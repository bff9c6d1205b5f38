"""What a format is to the reader, and what it is given to work with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO
from zoneinfo import ZoneInfo

from spaniel.types import PageKind

from ._agent import claims
from ._clock import Interval
from ._found import Account, Found, LoggedRequest
from ._lists import AddressLists
from ._streams import Head

__all__ = ["Format", "Job", "Told", "host_of", "number", "request", "split_request"]


@dataclass(frozen=True, slots=True)
class Job:
    """One file to read.

    Attributes:
        stream: seekable, at its start, unpacked.
        account: takes down what becomes of every line or message.
        lists: what the user knows of addresses.
        zone: where clocks stood that do not say; ``None`` if nobody told.
        language: ISO 639-1, helps to tell day from month; empty if nobody told.
        address: the file's name: some chats say their date only there.
    """

    stream: BinaryIO
    account: Account = field(default_factory=Account)
    lists: AddressLists = field(default_factory=AddressLists)
    zone: ZoneInfo | None = None
    language: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Format:
    """One row of the registry.

    Attributes:
        name: as told to people: ``apache``, ``telegram-json``.
        page_kind: ``table`` for logs, ``thread`` for messages.
        unit: what its account counts.
        recognises: whether a file that begins so is surely of this format.
        read: yields what is found, in the file's order, with flat memory.
    """

    name: str
    page_kind: PageKind
    unit: str
    recognises: Callable[[Head], bool]
    read: Callable[[Job], Iterator[Found]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The parts of a log line as its format tells them, before they are understood."""

    address: str = ""
    account: str = ""
    method: str = ""
    target: str = ""
    host: str = ""
    status: str = ""
    size: str = ""
    referrer: str = ""
    agent: str = ""


def request(job: Job, place: str, at: Interval, at_text: str, told: Told) -> LoggedRequest:
    """Understand the parts that all logs share: address, agent, numbers; count it as read."""
    standing = job.lists.standing(told.address, at)
    agent = _said(told.agent)
    browser, system = claims(agent) if agent else ("", "")
    job.account.read += 1
    return LoggedRequest(
        place=place,
        at=at[0],
        at_until=at[1],
        at_text=at_text,
        address=_said(told.address),
        address_kind=standing.kind,
        attributable=standing.attributable,
        method=told.method,
        target=told.target,
        host=_said(told.host),
        status=number(told.status),
        size=number(told.size),
        referrer=_said(told.referrer),
        agent=agent,
        browser=browser,
        system=system,
        account=_said(told.account),
    )


def split_request(line: str) -> tuple[str, str, str]:
    """Return method, target and host of ``GET /path HTTP/1.1``.

    What is no request line (a scanner's bytes, ``-``) is kept whole as the target.
    """
    method, _, rest = line.partition(" ")
    target, _, protocol = rest.rpartition(" ")
    if not (target and protocol.startswith("HTTP/") and method.isalpha() and method.isupper()):
        return "", _said(line), ""
    return method, target, host_of(method, target)


def host_of(method: str, target: str) -> str:
    """Return the host that a proxy's target names; empty for a path."""
    if method == "CONNECT":
        return target.rpartition(":")[0] or target
    scheme, separator, rest = target[:2_000].partition("://")
    if not separator or not scheme.isalnum():
        return ""
    authority = rest.partition("/")[0].partition("?")[0]
    return authority.rpartition("@")[2]


def number(text: str) -> int | None:
    """Return a count of at most 18 digits, ``None`` for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else None


def _said(text: str) -> str:
    return "" if text == "-" else text
