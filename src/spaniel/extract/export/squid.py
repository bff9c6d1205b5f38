"""Squid's native access log: ``time elapsed client code/status bytes method URL user peer type``.

Source: Squid wiki, "Squid LogFormat", the ``squid`` format: time in seconds since 1970 UTC with
milliseconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ._clock import since_1970
from ._format import Job, Told, host_of, request
from ._found import LoggedRequest
from ._streams import Head, lines_of

__all__ = ["read", "recognises"]

_LINE = re.compile(
    r" {0,20}(?P<at>\d{9,11}\.\d{3}) +(?:-?\d+|-) +(?P<client>\S+) +[A-Z_]+/(?P<status>\d{3})"
    r" +(?P<size>\d+) +(?P<method>\S+) +(?P<target>\S+) +(?P<account>\S+) +\S+/\S+ +\S+",
    re.ASCII,
)


def recognises(head: Head) -> bool:
    """Whether nine of ten of the first lines are of this kind."""
    lines = head.lines[:20]
    fitting = sum(_LINE.match(line) is not None for line in lines)
    return bool(lines) and fitting * 10 >= len(lines) * 9


def read(job: Job) -> Iterator[LoggedRequest]:
    """Yield an entry per line."""
    for line in lines_of(job.stream, job.account):
        if line.whole and not line.text.strip():
            job.account.passed_over += 1
            continue
        match = _LINE.match(line.text)
        at = since_1970(match["at"]) if match else None
        if match is None or at is None:
            reason = "not in the log's format" if line.whole else "longer than a million bytes"
            job.account.refuse(reason, line.place)
            continue
        yield request(job, line.place, at, match["at"], _told(match))


def _told(match: re.Match[str]) -> Told:
    return Told(
        address=match["client"],
        account=match["account"],
        method=match["method"],
        target=match["target"],
        host=host_of(match["method"], match["target"]),
        status=match["status"],
        size=match["size"],
    )
