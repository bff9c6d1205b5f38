"""The pure decision: may this technique be used on this target at this time?

Deny by default: each question has to be answered with yes by a line of the authority. What is
decided on is one plain spelling of an address, on which no two parsers can disagree; everything
else is refused. An address is split before it is matched, host against host and path against
path, so that no pattern can be talked into another host (``http://shop.example.evil.test/``,
``http://shop.example@evil.test/``).
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from datetime import datetime
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from urllib.parse import unquote

from spaniel.types import Authority, Scope, Technique

__all__ = ["Decision", "decide"]

_FILE_TECHNIQUES = frozenset({Technique.EVIDENCE_IMPORT, Technique.DISCLOSURE})
_LONGEST = 8_192
_URL = re.compile(
    r"(?i:(https?))://([A-Za-z0-9_.-]{1,254}|\[[0-9A-Fa-f:.]{2,45}\])(?::([0-9]{1,5}))?"
    r"(?:(/[!-\[\]-~]*)|([?#][!-\[\]-~]*))?"
)
"""Printable ASCII without backslash: what a browser, a library and a server read alike."""

_PORTS = {"http": 80, "https": 443}
_NUMBER = re.compile(r"(?i)[0-9]+|0x[0-9a-f]*")


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


@dataclass(frozen=True, slots=True)
class _Address:
    scheme: str
    host: str
    port: int
    path: str
    """With the query, as it stands in the request line."""

    @property
    def origin(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}"


def decide(authority: Authority, technique: Technique, target: str, at: datetime) -> Decision:
    """Decide; never raises.

    In ``scope.patterns`` only ``*`` stands for something else (any characters, none included);
    ``?`` and brackets mean themselves, since addresses are full of them.

    Args:
        authority: what was given in writing.
        technique: what is to be done.
        target: a URL for techniques on the network, a resolved path for files handed over.
        at: the moment, with a time zone.
    """
    try:
        reason = _time_refusal(authority, technique, at)
        if technique in _FILE_TECHNIQUES:
            place, origin = _file_refusal(authority, target), target
        else:
            place, origin = _url_refusal(authority, target)
        reason = reason or place
    except (ValueError, TypeError, AttributeError, ArithmeticError) as fault:
        # An authority put together by hand may hold anything; what cannot be judged is refused.
        reason, origin = f"it cannot be judged ({type(fault).__name__})", str(target)
    return Decision(allowed=not reason, reason=reason, origin=_storable(origin))


def _time_refusal(authority: Authority, technique: Technique, at: datetime) -> str:
    if technique not in authority.techniques:
        return f"authority `{authority.id}` does not name the technique `{technique}`"
    if at < authority.valid_from:
        return f"authority `{authority.id}` begins on {authority.valid_from:%Y-%m-%d %H:%M} UTC"
    if at >= authority.valid_until:
        return f"authority `{authority.id}` expired on {authority.valid_until:%Y-%m-%d %H:%M} UTC"
    if at.date() > authority.retain_until:
        return f"what authority `{authority.id}` keeps had to be gone by {authority.retain_until}"
    return ""


# --------------------------------------------------------------------------- addresses


def _url_refusal(authority: Authority, target: str) -> tuple[str, str]:
    address = _address(target)
    if address is None:
        return "the target is not a plain http or https address", target
    if _in_scope(address, authority.scope):
        return "", address.origin
    return f"it is outside the scope of authority `{authority.id}`", address.origin


def _address(url: str) -> _Address | None:
    found = _URL.fullmatch(url) if len(url) <= _LONGEST else None
    if found is None:
        return None
    scheme, host = found[1].lower(), _host(found[2])
    port = int(found[3] or _PORTS[scheme])
    if not host or not 0 < port < 65_536:
        return None
    rest = (found[4] or f"/{found[5] or ''}").partition("#")[0]
    return _Address(scheme, host, port, rest)


def _host(text: str) -> str:
    """Return the one spelling of a host, empty if it is not one."""
    if text.startswith("["):
        return str(ipaddress.IPv6Address(text[1:-1])) if _is_ip(text[1:-1]) else ""
    host = text.lower().removesuffix(".")
    labels = host.split(".")
    if any(not 0 < len(label) < 64 or "-" in (label[0], label[-1]) for label in labels):
        return ""
    # What ends in a number is an address in one of a dozen old spellings (127.1, 2130706433,
    # 0177.0.0.1, 0x7f.1): only the plain one is taken, for clients disagree on the others.
    return host if not _NUMBER.fullmatch(labels[-1]) or (_is_ip(host) and text == host) else ""


def _is_ip(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _in_scope(address: _Address, scope: Scope) -> bool:
    return (
        any(_host_matches(address.host, pattern) for pattern in scope.hosts)
        or any(_in_network(address.host, network) for network in scope.networks)
        or any(_pattern_matches(address, pattern) for pattern in scope.patterns)
    )


def _host_matches(host: str, pattern: str) -> bool:
    wanted = pattern.lower()
    if wanted.startswith("*.") and len(wanted) > 2:
        return not _is_ip(host) and (host.endswith(wanted[1:]) or host == wanted[2:])
    return host == wanted


def _in_network(host: str, network: str) -> bool:
    return _is_ip(host) and ipaddress.ip_address(host) in ipaddress.ip_network(network)


def _pattern_matches(address: _Address, pattern: str) -> bool:
    scheme, _, rest = pattern.partition("://")
    place, slash, path = rest.partition("/")
    name, colon, port = place.rpartition(":") if ":" in place else (place, "", "")
    if not slash or address.scheme != scheme.lower() or address.host != name.lower():
        return False
    if port != "*" and address.port != (int(port) if colon else _PORTS[address.scheme]):
        return False
    return path == "*" or (
        not _wanders(address.path.partition("?")[0]) and _glob(address.path, f"/{path}")
    )


def _wanders(path: str) -> bool:
    """Whether a server might take the path for another one than the one that was matched."""
    for _ in range(4):
        if re.search(r"[\x00-\x1f\\]", path):
            return True
        if any(part.partition(";")[0] in {".", ".."} for part in path.split("/")):
            return True
        plain = unquote(path, errors="replace")
        if plain == path:
            return False
        path = plain
    return True


def _glob(text: str, pattern: str) -> bool:
    """Whether the text matches; in linear time, whatever a hostile site asks it to match."""
    first, *others = pattern.split("*")
    if not others:
        return text == pattern
    if not text.startswith(first):
        return False
    at = len(first)
    for piece in others[:-1]:
        found = text.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return len(text) - at >= len(others[-1]) and text.endswith(others[-1])


# --------------------------------------------------------------------------- files


def _file_refusal(authority: Authority, target: str) -> str:
    if not target.startswith("/") or "\0" in target or ".." in target.split("/"):
        return "the target is not a resolved path of a file or folder"
    if any(_path_matches(target, pattern) for pattern in authority.scope.files):
        return ""
    return f"it is outside the scope of authority `{authority.id}`"


def _path_matches(path: str, pattern: str) -> bool:
    parts, wanted = PurePosixPath(path).parts, PurePosixPath(pattern).parts
    if not wanted:
        return False
    if not PurePosixPath(pattern).is_absolute():
        wanted = ("**", *wanted)
    # reached: how many of `wanted` may be used up, one part of the path after the other.
    reached = _past_stars({0}, wanted)
    for part in parts:
        stepped = {n for n in reached if n < len(wanted) and wanted[n] == "**"}
        stepped |= {n + 1 for n in reached if n < len(wanted) and _part_matches(part, wanted[n])}
        reached = _past_stars(stepped, wanted)
    return len(wanted) in reached


def _past_stars(reached: set[int], wanted: tuple[str, ...]) -> set[int]:
    for n in range(len(wanted)):
        if n in reached and wanted[n] == "**":
            reached.add(n + 1)
    return reached


def _part_matches(part: str, wanted: str) -> bool:
    return wanted != "**" and fnmatchcase(part, wanted)


def _storable(text: str) -> str:
    """Return the text as the ledger can hold it: names of files may not be UTF-8."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
