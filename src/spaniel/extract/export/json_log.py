"""Logs of one JSON object per line: nginx, Caddy, Traefik, Cloudflare, Elastic Common Schema.

There is one table of names, not one per program: a server's administrator names nginx's fields as
he likes, and the names of the others are distinct. Where a proxy tells both who connected and
whom it believes to be the client (Caddy's ``client_ip``), the latter counts.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from ._address import parsed, without_port
from ._clock import Interval, clf, iso, since_1970
from ._format import Job, Told, host_of, request, split_request
from ._found import LoggedRequest
from ._streams import Head, Line, lines_of

__all__ = ["read", "recognises"]

_PATHS = {
    "at": (
        "ts", "msec", "time_iso8601", "time_local", "StartUTC", "StartLocal", "EdgeStartTimestamp",
        "@timestamp", "timestamp", "time", "date",
    ),
    "address": (
        "request.client_ip", "request.remote_ip", "request.remote_addr", "remote_addr",
        "remote_ip", "ClientHost", "ClientAddr", "ClientIP", "client.ip", "source.ip",
        "httpRequest.remoteIp", "client_ip", "clientip", "client_addr", "client",
    ),
    "account": ("user_id", "remote_user", "ClientUsername", "user.name", "user"),
    "method": (
        "request.method", "request_method", "RequestMethod", "ClientRequestMethod",
        "http.request.method", "httpRequest.requestMethod", "method", "verb",
    ),
    "target": (
        "request.uri", "request_uri", "RequestPath", "ClientRequestURI", "url.original",
        "url.path", "httpRequest.requestUrl", "uri", "url", "path",
    ),
    "host": (
        "request.host", "host", "http_host", "RequestHost", "ClientRequestHost", "url.domain",
        "server_name", "vhost",
    ),
    "status": (
        "status", "DownstreamStatus", "EdgeResponseStatus", "http.response.status_code",
        "httpRequest.status", "status_code", "response",
    ),
    "size": (
        "body_bytes_sent", "bytes_sent", "DownstreamContentSize", "EdgeResponseBytes",
        "http.response.body.bytes", "httpRequest.responseSize", "size", "bytes",
    ),
    "referrer": (
        "http_referer", "http_referrer", "request.headers.Referer", "request_Referer",
        "ClientRequestReferer", "http.request.referrer", "httpRequest.referer", "referer",
        "referrer",
    ),
    "agent": (
        "http_user_agent", "request.headers.User-Agent", "request_User-Agent",
        "ClientRequestUserAgent", "user_agent.original", "httpRequest.userAgent", "user_agent",
        "agent",
    ),
}  # fmt: skip
_SPLIT = {name: tuple(path.split(".") for path in paths) for name, paths in _PATHS.items()}
_LONGEST_VALUE = 100_000


def recognises(head: Head) -> bool:
    """Whether nine of ten of the first lines are objects with a client, a time and a request."""
    lines = head.lines[:20]
    if not lines or not lines[0].startswith("{"):
        return False
    fitting = sum(_is_entry(line) for line in lines)
    return fitting * 10 >= len(lines) * 9


def read(job: Job) -> Iterator[LoggedRequest]:
    """Yield an entry per line."""
    for line in lines_of(job.stream, job.account):
        if line.whole and not line.text.strip():
            job.account.passed_over += 1
        elif found := _entry(job, line):
            yield found


def _is_entry(line: str) -> bool:
    row = _object(line)
    if row is None or parsed(without_port(_value(row, "address"))) is None:
        return False
    asked = _value(row, "method") or split_request(_value(row, "request"))[0]
    return bool(asked) and _time(_value(row, "at"), None) is not None


def _entry(job: Job, line: Line) -> LoggedRequest | None:
    row = _object(line.text) if line.whole else None
    if row is None:
        reason = "not a JSON object" if line.whole else "longer than a million bytes"
        job.account.refuse(reason, line.place)
        return None
    at_text = _value(row, "at")
    at = _time(at_text, job.zone)
    if at is None:
        job.account.refuse("with no time that is understood", line.place)
        return None
    return request(job, line.place, at, at_text, _told(row))


def _told(row: Mapping[str, Any]) -> Told:
    names = ("account", "method", "target", "host", "status", "size", "referrer", "agent")
    values = {name: _value(row, name) for name in names}
    if not values["method"]:
        asked = _value(row, "request")
        values["method"], values["target"], named = split_request(asked)
        values["host"] = values["host"] or named
    values["host"] = values["host"] or host_of(values["method"], values["target"])
    return Told(address=without_port(_value(row, "address")), **values)


def _object(text: str) -> Mapping[str, Any] | None:
    try:
        # Numbers stay as written: a float would not keep the microseconds of a time.
        row = json.loads(text, parse_float=str, parse_int=str)
    except (ValueError, RecursionError):
        return None
    return row if isinstance(row, dict) else None


def _value(row: Mapping[str, Any], name: str) -> str:
    """Return the first value there is under the names a field goes by, as text."""
    for path in _SPLIT.get(name, ([name],)):
        found = _at_path(row, path)
        if found:
            return found
    return ""


def _at_path(row: Mapping[str, Any], path: list[str]) -> str:
    value: Any = row.get(".".join(path))
    if value is None and len(path) > 1:
        value = row
        for step in path:
            value = value.get(step) if isinstance(value, dict) else None
    if isinstance(value, list) and value:
        value = value[0]
    return value[:_LONGEST_VALUE] if isinstance(value, str) else ""


def _time(text: str, zone: ZoneInfo | None) -> Interval | None:
    return since_1970(text) or iso(text, zone) or clf(text)
