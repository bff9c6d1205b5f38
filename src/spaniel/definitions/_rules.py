"""The rules that an authority and a source have to keep, beyond their types."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import SplitResult, urlsplit

from spaniel.types import Authority, Scope, Source, TableMapping

__all__ = ["authority_faults", "source_faults"]

_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")
_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_HOST = re.compile(rf"(?:\*\.)?(?:{_LABEL}\.)*{_LABEL}")
_PATTERN = re.compile(
    rf"(?i:https?)://((?i:{_LABEL})(?:\.(?i:{_LABEL}))*)(?::(\d{{1,5}}|\*))?/[!-~]*"
)
_PROXY = re.compile(r"(socks5h?|https?)://([^/@\s]+@)?[^/@:\s]+:\d{1,5}/?")
_LANGUAGE = re.compile(r"[a-z]{2}")
_MOST = {
    "politeness.delay": 86_400,
    "politeness.concurrency": 64,
    "politeness.timeout": 3_600,
    "budget.depth": 1_000_000,
    "budget.pages": 1_000_000_000,
    "budget.bytes_per_page": 512_000_000,
}
"""Beyond these a number is a slip of the pen; a record of the archive holds 512 MB."""


def authority_faults(authority: Authority) -> list[str]:
    """Return what cannot hold in an authority, one clause each."""
    scope, faults = authority.scope, []
    if not _SLUG.fullmatch(authority.id):
        faults.append("field `id` must be lower-case letters, digits and hyphens, at most 63")
    for name in ("issuing_body", "legal_basis", "purpose", "owning_unit"):
        if not getattr(authority, name).strip():
            faults.append(f"field `{name}` is empty, but an authority has to say it in words")
    if not authority.techniques:
        faults.append("field `techniques` names none, so nothing would be allowed")
    if authority.valid_until <= authority.valid_from:
        faults.append("field `valid_until` is not after `valid_from`")
    if authority.retain_until < authority.valid_from.date():
        faults.append("field `retain_until` lies before `valid_from`, so nothing could be kept")
    if not (scope.hosts or scope.patterns or scope.networks or scope.files):
        faults.append("field `scope` is empty, so nothing would be in reach")
    return faults + _scope_faults(scope)


def _scope_faults(scope: Scope) -> list[str]:
    faults = [
        f"scope.hosts: `{h}` is not a host name (write a name with other letters as `xn--...`)"
        for h in scope.hosts
        if not _is_host(h)
    ]
    faults += [
        f"scope.patterns: `{p}` must begin with http(s)://, a host without wildcards, and a /"
        for p in scope.patterns
        if not _is_pattern(p)
    ]
    for network in scope.networks:
        if _no_cidr(network):
            faults.append(f"scope.networks: `{network}` is not a CIDR block")
        elif ipaddress.ip_network(network).prefixlen == 0:
            faults.append(f"scope.networks: `{network}` would reach every address")
    for pattern in scope.files:
        if not pattern.strip("*?[]!/. "):
            faults.append(f"scope.files: `{pattern}` would reach every file")
        elif ".." in pattern.split("/") or pattern.startswith("~"):
            faults.append(f"scope.files: `{pattern}` can match nothing; write the path in full")
    return faults


def source_faults(source: Source) -> list[str]:
    """Return what cannot hold in a source, one clause each."""
    faults = []
    if not _SLUG.fullmatch(source.id):
        faults.append("field `id` must be lower-case letters, digits and hyphens, at most 63")
    if not source.service.strip():
        faults.append("field `service` is empty")
    if source.language and not _LANGUAGE.fullmatch(source.language):
        faults.append(f"field `language`: `{source.language}` is not a two-letter code as `en`")
    faults += [
        f"field `expected.{name}` is negative"
        for name, number in sorted(source.expected.items())
        if number < 0
    ]
    faults += _network_faults(source) + _number_faults(source) + _rule_faults(source)
    return faults + (_table_faults(source.table) if source.table else [])


def _network_faults(source: Source) -> list[str]:
    faults = []
    if source.network not in {"web", "tor"}:
        faults.append(f"field `network`: `{source.network}` is neither `web` nor `tor`")
    if source.network == "tor" and not source.proxy:
        faults.append("field `proxy` is empty, but a Tor source needs one (socks5h://host:port)")
    if source.network == "tor" and source.proxy and not source.proxy.startswith("socks5"):
        faults.append("field `proxy` has to be socks5h://host:port for a Tor source")
    if source.proxy and not _PROXY.fullmatch(source.proxy):
        faults.append("field `proxy` is not like socks5h://host:port")
    for entry in source.entries:
        parts = _split(entry)
        if parts is None or parts.scheme not in {"http", "https"} or not parts.hostname:
            faults.append(f"entries: `{entry}` is not an http or https address")
        elif parts.hostname.rstrip(".").endswith(".onion") and source.network != "tor":
            faults.append(f"entries: `{entry}` is an onion address; it needs `network: tor`")
    return faults


def _number_faults(source: Source) -> list[str]:
    polite, budget, faults = source.politeness, source.budget, []
    if polite.delay < 0 or polite.concurrency < 1 or polite.timeout <= 0:
        faults.append(
            "field `politeness`: delay is at least 0, concurrency at least 1, timeout above 0"
        )
    if not polite.robots and not polite.robots_reason.strip():
        faults.append("field `politeness.robots_reason` is empty, but robots.txt is set aside")
    if not polite.user_agent.strip() or not re.fullmatch(r"[ -~]*", polite.user_agent):
        faults.append("field `politeness.user_agent` is not one line of plain ASCII")
    if budget.pages < 1 or budget.depth < 0 or budget.bytes_per_page < 1:
        faults.append("field `budget`: pages at least 1, depth at least 0, bytes at least 1")
    for name, most in _MOST.items():
        part, _, field = name.partition(".")
        if getattr(getattr(source, part), field) > most:
            faults.append(f"field `{name}` is more than {most:,}")
    return faults


def _rule_faults(source: Source) -> list[str]:
    one_group = {"listing_key.regex": source.listing_key.regex, "seen.regex": source.seen.regex}
    faults = [
        f"regular expression `{text}` cannot be compiled"
        for text in (*source.follow, *source.leave, *one_group.values())
        if not _compiles(text)
    ]
    return faults + [
        f"field `{name}` has no group; put ( ) round the part that is meant"
        for name, text in one_group.items()
        if text and _compiles(text) and re.compile(text).groups < 1
    ]


def _table_faults(table: TableMapping) -> list[str]:
    faults = []
    if not table.fields:
        faults.append("field `table.fields` is empty, so no row could be read")
    if len(table.delimiter) != 1:
        faults.append("field `table.delimiter` must be one character")
    if _fails(lambda: "".encode(table.encoding)):
        faults.append(f"field `table.encoding`: `{table.encoding}` is not known")
    return faults


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        return parts if parts.port != 0 else None
    except ValueError:
        return None


def _is_host(text: str) -> bool:
    if len(text) > 253 or not _HOST.fullmatch(text.lower()):
        return False
    if not text.rpartition(".")[2].isdigit():
        return True
    # A host that ends in a number is an address: whole, or it is none.
    return not _fails(lambda: ipaddress.IPv4Address(text))


def _is_pattern(text: str) -> bool:
    found = _PATTERN.fullmatch(text)
    if found is None or not _is_host(found[1]):
        return False
    return found[2] in {None, "*"} or 0 < int(found[2]) < 65_536


def _no_cidr(text: str) -> bool:
    return _fails(lambda: ipaddress.ip_network(text))


def _compiles(text: str) -> bool:
    return not _fails(lambda: re.compile(text))


def _fails(attempt: Callable[[], Any]) -> bool:
    try:
        attempt()
    except (ValueError, LookupError, re.error, OverflowError, RecursionError):
        return True
    return False
