"""W3C extended log files (``#Fields:``): IIS, CloudFront.

Source: W3C Working Draft WD-logfile-960323: times are in UTC; ``-`` means nothing. IIS writes a
``+`` for a space in the user agent, CloudFront percent-encodes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from ._address import without_port
from ._clock import iso, since_1970
from ._format import Job, Told, host_of, request
from ._found import LoggedRequest
from ._streams import Head, Line, lines_of

__all__ = ["read", "recognises"]

_NAMES = {
    "address": ("c-ip",),
    "account": ("cs-username",),
    "method": ("cs-method",),
    "target": ("cs-uri", "cs-uri-stem"),
    "host": ("x-host-header", "cs-host", "cs(host)"),
    "status": ("sc-status",),
    "size": ("sc-bytes",),
    "referrer": ("cs(referer)",),
    "agent": ("cs(user-agent)",),
}


def recognises(head: Head) -> bool:
    """Whether the directives at the beginning name a date or time and a request."""
    for line in head.lines[:20]:
        if not line.startswith("#"):
            return False
        if line.lower().startswith("#fields:"):
            columns = line[8:].lower().split()
            return "time" in columns and not {"cs-method", "cs-uri", "cs-uri-stem"}.isdisjoint(
                columns
            )
    return False


def read(job: Job) -> Iterator[LoggedRequest]:
    """Yield an entry per line; a later ``#Fields:`` counts from there."""
    columns: list[str] = []
    day = ""
    for line in lines_of(job.stream, job.account):
        if line.text.startswith("#") or (line.whole and not line.text.strip()):
            job.account.passed_over += 1
            name, _, said = line.text.partition(":")
            columns = said.lower().split() if name.lower() == "#fields" else columns
            day = said.strip()[:10] if name.lower() == "#date" else day
        elif found := _entry(job, line, columns, day):
            yield found


def _entry(job: Job, line: Line, columns: list[str], day: str) -> LoggedRequest | None:
    cells = line.text.split("\t") if "\t" in line.text else line.text.split()
    if not line.whole:
        job.account.refuse("longer than a million bytes", line.place)
        return None
    if len(cells) != len(columns):
        job.account.refuse("of another width than #Fields says", line.place)
        return None
    row = dict(zip(columns, cells, strict=True))
    at_text = f"{row.get('date', day)} {row.get('time', '')}".strip()
    at = iso(f"{at_text}Z", None) or since_1970(row.get("timestamp", ""))
    if at is None:
        job.account.refuse("with an impossible date", line.place)
        return None
    return request(job, line.place, at, at_text, _told(row))


def _told(row: Mapping[str, str]) -> Told:
    values = {name: _first(row, columns) for name, columns in _NAMES.items()}
    query = _first(row, ("cs-uri-query",))
    if query and "?" not in values["target"]:
        values["target"] += f"?{query}"
    values["agent"] = _spaced(values["agent"])
    values["host"] = values["host"] or host_of(values["method"], values["target"])
    values["address"] = without_port(values["address"])
    return Told(**values)


def _first(row: Mapping[str, str], columns: tuple[str, ...]) -> str:
    found = (row.get(column, "-") for column in columns)
    return next((cell for cell in found if cell != "-"), "")


def _spaced(agent: str) -> str:
    """Undo the writing of spaces; CloudFront encodes twice."""
    if "%" in agent:
        return unquote(unquote(agent))
    return agent.replace("+", " ")
