"""Whose a client's address may be: its kind by the IANA registries and by the user's own lists.

Nothing here says that an address *is* somebody's. ``attributable`` is ``False`` where it stands
for many people or nobody (private, loopback, link-local, shared, reserved, exit relay, VPN), and
``None`` where nothing speaks against it: whether a public address leads to a person is for the
access provider to say, under an order.

Source of the ranges: IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890, RFC 8190),
RFC 6598 (100.64.0.0/10, shared by a provider's customers).
"""

from __future__ import annotations

import ipaddress
import re
from bisect import bisect_right
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_network

__all__ = ["Address", "kind_of", "parsed", "without_port"]

Address = IPv4Address | IPv6Address

_RANGES = tuple(
    (ip_network(block), kind)
    for block, kind in (
        ("10.0.0.0/8", "private"),
        ("172.16.0.0/12", "private"),
        ("192.168.0.0/16", "private"),
        ("127.0.0.0/8", "loopback"),
        ("169.254.0.0/16", "link_local"),
        ("100.64.0.0/10", "shared"),
        ("0.0.0.0/8", "reserved"),
        ("192.0.0.0/24", "reserved"),
        ("192.0.2.0/24", "reserved"),
        ("192.88.99.0/24", "reserved"),
        ("198.18.0.0/15", "reserved"),
        ("198.51.100.0/24", "reserved"),
        ("203.0.113.0/24", "reserved"),
        ("224.0.0.0/3", "reserved"),
        ("::1/128", "loopback"),
        ("fe80::/10", "link_local"),
        ("fc00::/7", "private"),
        ("2001:db8::/32", "reserved"),
        ("3fff::/20", "reserved"),
    )
)


def _table(version: int) -> tuple[list[int], list[tuple[int, str]]]:
    """Return the ranges' first addresses, in order, and beside them last address and kind."""
    rows = sorted(
        (int(network.network_address), int(network.broadcast_address), kind)
        for network, kind in _RANGES
        if network.version == version
    )
    return [first for first, _, _ in rows], [(last, kind) for _, last, kind in rows]


_TABLE = {version: _table(version) for version in (4, 6)}
_GLOBAL_V6 = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")
_NAME = re.compile(r"(?=[^a-z]{0,253}[a-z])[a-z0-9_](?:[a-z0-9_.-]{0,252})", re.IGNORECASE)
_PORT = re.compile(r"\[([^\]]{2,60})\](?::\d{1,5})?|([^:]{1,253}):\d{1,5}")
_NOBODY = frozenset({"", "-", "unknown"})


def kind_of(text: str) -> str:
    """Return the kind of an address or name as logged; empty where it is neither."""
    if text in _NOBODY:
        return ""
    address = parsed(text)
    if address is None:
        return "name" if _NAME.fullmatch(text) else ""
    return _kind(address)


@lru_cache(maxsize=1 << 15)
def parsed(text: str) -> Address | None:
    """Return the address a text says, an IPv4 address in IPv6 clothes as itself."""
    if len(text) > 60:
        return None
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return None
    if isinstance(address, IPv4Address):
        return address
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    return IPv4Address(int(address) & 0xFFFFFFFF) if address in _NAT64 else address


def without_port(text: str) -> str:
    """Return ``host`` of ``host:port`` and ``[v6]:port``; a bare IPv6 address stays whole."""
    match = _PORT.fullmatch(text)
    return (match[1] or match[2]) if match else text


@lru_cache(maxsize=1 << 15)
def _kind(address: Address) -> str:
    starts, ranges = _TABLE[address.version]
    at = bisect_right(starts, int(address)) - 1
    if at >= 0 and int(address) <= ranges[at][0]:
        return ranges[at][1]
    if isinstance(address, IPv6Address) and address not in _GLOBAL_V6:
        return "reserved"
    return "public"
