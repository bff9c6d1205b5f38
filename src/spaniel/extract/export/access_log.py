"""Apache's and nginx's access logs: common, combined, and combined with the virtual host first.

Sources: Apache HTTP Server, mod_log_config (``%h %l %u %t "%r" %>s %b "%{Referer}i"
"%{User-Agent}i"``; ``vhost_combined`` puts ``%v:%p`` before it); nginx, ngx_http_log_module
(``combined``). Further columns after these are left in the evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ._address import parsed
from ._clock import clf
from ._format import Job, Told, request, split_request
from ._found import LoggedRequest
from ._streams import Head, Line, lines_of

__all__ = ["read", "recognises"]

# Each quoted part is "no quote or backslash, or an escaped anything", which can match in one way
# only; the part before the bracket can not hold the bracket of a date: linear in the line.
_QUOTED = r'"([^"\\]*(?:\\.[^"\\]*)*)"'
_LINE = re.compile(
    r"(?P<who>[^\[\"]{1,2000}) "
    r"\[(?P<at>\d\d/[A-Z][a-z]{2}/\d{4}:\d\d:\d\d:\d\d [+-]\d{4})\] "
    rf"{_QUOTED} (?P<status>\d{{3}}|-) (?P<size>\d+|-)"
    rf"(?: {_QUOTED} {_QUOTED})?(?= |$)",
    re.ASCII | re.DOTALL,
)
_ESCAPED = re.compile(r"\\(x[0-9A-Fa-f]{2}|.)", re.DOTALL)
_SHORT = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "v": "\v", "f": "\f"}
_HOST_PORT = re.compile(r"([^:\s]{1,253}):\d{1,5}")


def recognises(head: Head) -> bool:
    """Whether nine of ten of the first lines are of this kind."""
    lines = head.lines[:20]
    fitting = sum(_LINE.match(line) is not None for line in lines)
    return bool(lines) and fitting * 10 >= len(lines) * 9


def read(job: Job) -> Iterator[LoggedRequest]:
    """Yield an entry per line."""
    for line in lines_of(job.stream, job.account):
        if found := _entry(job, line):
            yield found


def _entry(job: Job, line: Line) -> LoggedRequest | None:
    if not line.whole:
        job.account.refuse("longer than a million bytes", line.place)
        return None
    if not line.text.strip():
        job.account.passed_over += 1
        return None
    match = _LINE.match(line.text)
    if match is None:
        job.account.refuse("not in the log's format", line.place)
        return None
    at = clf(match["at"])
    if at is None:
        job.account.refuse("with an impossible date", line.place)
        return None
    return request(job, line.place, at, match["at"], _told(match))


def _told(match: re.Match[str]) -> Told:
    host, address, account = _who(match["who"])
    method, target, named = split_request(_plain(match[3]))
    return Told(
        address=address,
        account=account,
        method=method,
        target=target,
        host=host or named,
        status=match["status"],
        size=match["size"],
        referrer=_plain(match[6] or ""),
        agent=_plain(match[7] or ""),
    )


def _who(text: str) -> tuple[str, str, str]:
    """Return virtual host, client and account: of ``[host[:port]] client ident user``."""
    first, _, rest = text.partition(" ")
    second, _, _ = rest.partition(" ")
    with_port = _HOST_PORT.fullmatch(first)
    has_host = with_port or (parsed(second) is not None and parsed(first) is None)
    if has_host and rest.count(" ") >= 2:
        return (with_port[1] if with_port else first), *_client(rest)
    return "", *_client(text)


def _client(text: str) -> tuple[str, str]:
    address, _, rest = text.partition(" ")
    return address, rest.partition(" ")[2]


def _plain(text: str) -> str:
    """Undo the log's escapes; bytes that it wrote as hexadecimal are taken for UTF-8."""
    if "\\" not in text:
        return text
    raw = _ESCAPED.sub(_unescaped, text)
    return raw.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _unescaped(match: re.Match[str]) -> str:
    code = match[1]
    if len(code) == 3:
        return bytes([int(code[1:], 16)]).decode("utf-8", "surrogateescape")
    return _SHORT.get(code, code)
