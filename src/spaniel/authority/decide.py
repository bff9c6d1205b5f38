"""The pure decision: may this technique be used on this target at this time?

Deny by default: each question has to be answered with yes by a line of the authority. A URL is
split before it is matched, host against host and path against path, so that no pattern can be
talked into another host (``http://shop.example.evil.test/``, ``http://shop.example@evil.test/``).
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from datetime import datetime
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from urllib.parse import SplitResult, urlsplit

from spaniel.types import Authority, Scope, Technique

__all__ = ["Decision", "decide"]

_FILE_TECHNIQUES = frozenset({Technique.EVIDENCE_IMPORT, Technique.DISCLOSURE})
_UNSAFE = re.compile(r"[\x00-\x20\x7f\\]")
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Allowed or not, why not, and what a grant would name.

    Attributes:
        reason: one clause; empty if allowed.
        origin: ``scheme://host:port`` of a URL, or the path of a file.
    """

    allowed: bool
    reason: str
    origin: str


def decide(authority: Authority, technique: Technique, target: str, at: datetime) -> Decision:
    """Decide; never raises.

    Args:
        authority: what was given in writing.
        technique: what is to be done.
        target: a URL for techniques on the network, a resolved path for files handed over.
        at: the moment, UTC.
    """
    on_files = technique in _FILE_TECHNIQUES
    origin = target if on_files else _origin(target)
    reason = _refusal(authority, technique, target, origin, at, on_files=on_files)
    return Decision(allowed=not reason, reason=reason, origin=origin or target)


def _refusal(
    authority: Authority,
    technique: Technique,
    target: str,
    origin: str,
    at: datetime,
    *,
    on_files: bool,
) -> str:
    if technique not in authority.techniques:
        return f"authority `{authority.id}` does not name the technique `{technique}`"
    if at < authority.valid_from:
        return f"authority `{authority.id}` begins on {authority.valid_from:%Y-%m-%d %H:%M} UTC"
    if at >= authority.valid_until:
        return f"authority `{authority.id}` expired on {authority.valid_until:%Y-%m-%d %H:%M} UTC"
    if on_files:
        reached = any(_path_matches(target, pattern) for pattern in authority.scope.files)
    elif not origin:
        return "the target is not a plain http or https address"
    else:
        reached = _url_in(urlsplit(target), authority.scope)
    return "" if reached else f"it is outside the scope of authority `{authority.id}`"


def _origin(url: str) -> str:
    if _UNSAFE.search(url):
        return ""
    try:
        parts = urlsplit(url)
        port = parts.port or _PORTS.get(parts.scheme, 0)
    except ValueError:
        return ""
    if parts.scheme not in _PORTS or not parts.hostname or "@" in parts.netloc:
        return ""
    return f"{parts.scheme}://{_bracketed(parts.hostname)}:{port}"


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _url_in(url: SplitResult, scope: Scope) -> bool:
    host = (url.hostname or "").rstrip(".")
    return (
        any(_host_matches(host, pattern.lower()) for pattern in scope.hosts)
        or any(_in_network(host, network) for network in scope.networks)
        or any(_pattern_matches(url, host, pattern) for pattern in scope.patterns)
    )


def _host_matches(host: str, pattern: str) -> bool:
    if pattern.startswith("*."):
        return host.endswith(pattern[1:]) or host == pattern[2:]
    return host == pattern


def _in_network(host: str, network: str) -> bool:
    try:
        return ipaddress.ip_address(host) in ipaddress.ip_network(network)
    except ValueError:
        return False


def _pattern_matches(url: SplitResult, host: str, pattern: str) -> bool:
    scheme, _, rest = pattern.partition("://")
    place, _, path = rest.partition("/")
    name, _, port = place.partition(":")
    if url.scheme != scheme or host != name.lower():
        return False
    if port != "*" and (url.port or _PORTS[url.scheme]) != int(port or _PORTS[scheme]):
        return False
    asked = (url.path or "/") + (f"?{url.query}" if url.query else "")
    # Dot segments are resolved by servers and clients at will: a path that needs resolving is
    # not the path that was matched.
    if "/../" in f"{url.path}/" or "%2e" in url.path.lower():
        return path == "*"
    return fnmatchcase(asked, f"/{path}")


def _path_matches(path: str, pattern: str) -> bool:
    parts, wanted = PurePosixPath(path).parts, PurePosixPath(pattern).parts
    if not PurePosixPath(pattern).is_absolute():
        wanted = ("**", *wanted)
    return _parts_match(parts, wanted)


def _parts_match(parts: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    if not wanted:
        return not parts
    if wanted[0] == "**":
        return _parts_match(parts, wanted[1:]) or (bool(parts) and _parts_match(parts[1:], wanted))
    return bool(parts) and fnmatchcase(parts[0], wanted[0]) and _parts_match(parts[1:], wanted[1:])
