"""Lists of addresses that stand for many people: exit relays, VPN, shared access points.

The lists are the user's own: Spaniel brings none and fetches none. A request's address is held
against them at the request's time, because a relay of today need not have been one then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from pathlib import Path

from spaniel.errors import DamagedInput, UnknownName
from spaniel.types import canonical_json, digest

from ..moment import parse_moment
from ._address import Address, kind_of, parsed
from ._clock import Interval

__all__ = ["KINDS", "AddressLists", "AddressRange", "Standing", "load_address_list"]

KINDS = ("exit_relay", "vpn", "shared")
"""What a list may say of an address; the first that holds is told."""

_BROADEST = {4: 8, 6: 16}
_HEADINGS = frozenset({"network", "address", "cidr", "ip", "prefix"})
_NOT_RELAYS = ("ExitNode ", "Published ", "LastStatus ", "@type ")
_ENTRY = "a line is an address or a network like 198.51.100.0/24, or network,kind,from,until"
_MANY_OR_NOBODY = frozenset({"private", "loopback", "link_local", "reserved", *KINDS})
_Network = IPv4Network | IPv6Network


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressRange:
    """One line of a list: this network was of this kind in this time.

    Attributes:
        network: one address (``/32``, ``/128``) or many.
        kind: ``exit_relay``, ``vpn`` or ``shared`` (an access point, a provider's gateway).
        since: from when it is known to hold; ``None``: from always.
        until: exclusive end; ``None``: for ever.
        list: the list's name, for whoever asks why.
    """

    network: _Network
    kind: str
    since: datetime | None = None
    until: datetime | None = None
    list: str = ""

    def holds(self, at: Interval | None) -> bool:
        """Whether it may have held at a time. A time that nobody knows may be any."""
        if at is None:
            return True
        start, end = at
        begun = self.since is None or self.since <= start or self.since < end
        return begun and (self.until is None or start < self.until)


@dataclass(frozen=True, slots=True)
class Standing:
    """What an address is, and whether it may lead to one person.

    Attributes:
        kind: as ``LogEntry.address_kind``.
        attributable: ``False`` if it stands for many or nobody; ``None``: nobody said.
        list: the name of the list that says so, if one does.
    """

    kind: str
    attributable: bool | None = None
    list: str = ""


_Index = Mapping[int, Mapping[tuple[int, int], Sequence[AddressRange]]]


@dataclass(frozen=True, slots=True)
class AddressLists:
    """Any number of lists, as one value. Equal content gives equal readings.

    Args:
        ranges: in any order; they are sorted.
    """

    ranges: tuple[AddressRange, ...] = ()
    _index: _Index = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        ordered = tuple(sorted(self.ranges, key=_order))
        object.__setattr__(self, "ranges", ordered)
        object.__setattr__(self, "_index", _indexed(ordered))

    def __or__(self, other: AddressLists) -> AddressLists:
        return AddressLists(self.ranges + other.ranges)

    @property
    def version(self) -> str:
        """Names the content: part of the reader's profile."""
        rows = [[str(r.network), r.kind, r.since, r.until, r.list] for r in self.ranges]
        return digest(canonical_json(rows)).removeprefix("sha256:")[:12]

    def standing(self, address: str, at: Interval | None) -> Standing:
        """Return what an address as logged was at a time; the lists go before the registries."""
        known = parsed(address)
        listed = self._listed(known, at) if known is not None and self.ranges else None
        if listed is not None:
            return Standing(listed.kind, False, listed.list)
        kind = kind_of(address)
        return Standing(kind, False if kind in _MANY_OR_NOBODY else None)

    def _listed(self, address: Address, at: Interval | None) -> AddressRange | None:
        number, bits = int(address), address.max_prefixlen
        for length, networks in self._index.items():
            if length > bits:
                continue
            key = (address.version, number >> (bits - length))
            for candidate in networks.get(key, ()):
                if candidate.holds(at):
                    return candidate
        return None


def load_address_list(
    path: Path, *, kind: str = "", since: datetime | None = None, until: datetime | None = None
) -> AddressLists:
    """Read one list from a text or CSV file.

    A line is an address or a network (``198.51.100.7``, ``2001:db8::/32``), after ``#`` a comment;
    or ``network,kind,from,until``, of which the last two or three may be missing (dates in ISO
    8601, ``until`` exclusive, a heading is passed over); or ``ExitAddress <address> <time>`` of
    the Tor Project's exit lists, which holds on that day.

    Args:
        path: the file.
        kind: of all lines that do not say theirs: ``exit_relay``, ``vpn``, ``shared``.
        since: from when the lines hold that do not say so.
        until: exclusive end, likewise.

    Raises:
        UnknownName: the kind is none.
        DamagedInput: the file cannot be read, or a line of it is none of these.
    """
    if kind and kind not in KINDS:
        raise UnknownName(
            f"'{kind}' is no kind of address", where=str(path), do=f"say one of {', '.join(KINDS)}"
        )
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        raise DamagedInput(
            f"cannot be read ({type(fault).__name__})", where=str(path), do="check the file"
        ) from fault
    rest = AddressRange(
        network=IPv4Network("0.0.0.0/32"), kind=kind, since=since, until=until, list=path.name
    )
    return AddressLists(tuple(_ranges(text, rest, str(path))))


def _ranges(text: str, rest: AddressRange, where: str) -> Iterator[AddressRange]:
    for number, line in enumerate(text.splitlines(), start=1):
        content = line.partition("#")[0].strip()
        first = content.partition(",")[0].strip().lower()
        if not content or content.startswith((";", *_NOT_RELAYS)) or first in _HEADINGS:
            continue
        yield _range(content, rest, f"{where}, line {number}")


def _range(content: str, rest: AddressRange, where: str) -> AddressRange:
    if content.startswith("ExitAddress "):
        return _exit_address(content, rest, where)
    cells = [cell.strip() for cell in content.split(",")]
    network, kind, since, until, *more = [*cells, *[""] * (4 - len(cells))]
    if any(more):
        raise DamagedInput("has more than four cells", where=where, do=_ENTRY)
    found = AddressRange(
        network=_network(network, where),
        kind=kind or rest.kind,
        since=_date(since, where) or rest.since,
        until=_date(until, where) or rest.until,
        list=rest.list,
    )
    if found.kind not in KINDS:
        what = f"'{kind}' is no kind of address" if kind else "says no kind"
        raise DamagedInput(what, where=where, do=f"say one of {', '.join(KINDS)}")
    if found.since and found.until and found.until <= found.since:
        raise DamagedInput("ends before it begins", where=where, do="correct the dates")
    return found


def _exit_address(content: str, rest: AddressRange, where: str) -> AddressRange:
    _, address, *stamp = content.split(" ")
    when = _date(" ".join(stamp), where)
    if when is None:
        raise DamagedInput("says no time", where=where, do=_ENTRY)
    day = when.replace(hour=0, minute=0, second=0, microsecond=0)
    return AddressRange(
        network=_network(address, where),
        kind="exit_relay",
        since=day,
        until=day + timedelta(days=1),
        list=rest.list,
    )


def _network(text: str, where: str) -> _Network:
    try:
        found = ip_network(text, strict=False) if "/" in text else ip_network(ip_address(text))
    except ValueError as fault:
        raise DamagedInput(
            f"'{text[:60]}' is no address or network", where=where, do=_ENTRY
        ) from fault
    if found.prefixlen < _BROADEST[found.version]:
        raise DamagedInput(
            f"'{text}' covers a great part of the Internet", where=where, do="name its parts"
        )
    return found


def _date(text: str, where: str) -> datetime | None:
    if not text:
        return None
    found = parse_moment(text)
    if found is None:
        raise DamagedInput(f"'{text[:60]}' is no date", where=where, do="write it like 2023-03-12")
    return found[0]


def _order(entry: AddressRange) -> tuple[object, ...]:
    network = entry.network
    since = "" if entry.since is None else entry.since.isoformat()
    until = "" if entry.until is None else entry.until.isoformat()
    return (
        KINDS.index(entry.kind) if entry.kind in KINDS else len(KINDS),
        network.version,
        int(network.network_address),
        network.prefixlen,
        since,
        until,
        entry.list,
    )


def _indexed(ranges: Iterable[AddressRange]) -> _Index:
    """Group by prefix length and leading bits: a look-up costs as many steps as there are lengths.

    Kinds come in the order of ``KINDS`` within one network; a longer prefix goes first.
    """
    found: dict[int, dict[tuple[int, int], list[AddressRange]]] = {}
    for entry in ranges:
        network = entry.network
        lead = int(network.network_address) >> (network.max_prefixlen - network.prefixlen)
        group = found.setdefault(network.prefixlen, {})
        group.setdefault((network.version, lead), []).append(entry)
    return dict(sorted(found.items(), reverse=True))
