"""Packets (RFC 9580, section 4): octets into tags and bodies, nothing more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spaniel.extract.key._found import Fault

__all__ = [
    "ATTRIBUTE",
    "PUBLIC_KEY",
    "PUBLIC_SUBKEY",
    "SECRET_KEYS",
    "SIGNATURE",
    "USER_ID",
    "Octets",
    "Packet",
    "read_packets",
]

SIGNATURE, PUBLIC_KEY, USER_ID, PUBLIC_SUBKEY, ATTRIBUTE = 2, 6, 13, 14, 17
SECRET_KEYS = frozenset({5, 7})
_MOST_PACKETS = 5_000
_CUT = "The key is cut short: its last packet is not all there."


@dataclass(frozen=True, slots=True)
class Packet:
    """A packet's tag and body."""

    tag: int
    body: bytes


class Octets:
    """A reader of big-endian numbers and stretches of octets that knows where it stands."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.at = 0

    @property
    def left(self) -> int:
        """How many octets are left."""
        return len(self._data) - self.at

    def take(self, count: int) -> bytes:
        """Return the next ``count`` octets.

        Raises:
            Fault: there are fewer.
        """
        if count > self.left:
            raise Fault(_CUT)
        self.at += count
        return self._data[self.at - count : self.at]

    def number(self, count: int) -> int:
        """Return the next ``count`` octets as an unsigned number."""
        return int.from_bytes(self.take(count), "big")

    def mpi(self) -> int:
        """Return a multiprecision integer (section 3.2)."""
        return int.from_bytes(self.take((self.number(2) + 7) // 8), "big")

    def since(self, start: int) -> bytes:
        """Return what was taken since the position ``start``."""
        return self._data[start : self.at]


def read_packets(data: bytes) -> Iterator[Packet]:
    """Yield the packets of ``data``.

    Raises:
        Fault: a packet is cut short, in parts (which keys may not be), or none at all; or there
            are more than five thousand.
    """
    octets = Octets(data)
    for _ in range(_MOST_PACKETS):
        if not octets.left:
            return
        yield _packet(octets)
    if octets.left:
        raise Fault(f"The key holds more than {_MOST_PACKETS} packets.")


def _packet(octets: Octets) -> Packet:
    first = octets.number(1)
    if not first & 0x80:
        raise Fault("The key block is damaged: it holds no OpenPGP packet where one should begin.")
    if first & 0x40:
        return Packet(first & 0x3F, octets.take(_new_length(octets)))
    tag, kind = (first >> 2) & 0xF, first & 3
    length = octets.left if kind == 3 else octets.number(1 << kind)
    return Packet(tag, octets.take(length))


def _new_length(octets: Octets) -> int:
    first = octets.number(1)
    if first < 192:
        return first
    if first < 224:
        return ((first - 192) << 8) + octets.number(1) + 192
    if first == 255:
        return octets.number(4)
    raise Fault("The key block is damaged: a packet of a key has a partial length.")
