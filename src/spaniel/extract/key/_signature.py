"""Signature packets of versions 2 to 6 and what they are computed over (RFC 9580, section 5.2)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from Crypto.Hash import RIPEMD160

from spaniel.extract.key._found import Fault
from spaniel.extract.key._packets import Octets

__all__ = ["Signature", "read_signature"]

_HASHES: Mapping[int, str] = {
    1: "md5", 2: "sha1", 3: "ripemd160", 8: "sha256", 9: "sha384", 10: "sha512", 11: "sha224",
    12: "sha3_256", 14: "sha3_512",
}  # fmt: skip
_KEY_ID, _FINGERPRINT = 16, 33


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A signature packet.

    Attributes:
        kind: its type: 0x10-0x13 over a user id, 0x18 a subkey, 0x1F the key itself, ...
        algorithm: of the signing key.
        hash_name: as :mod:`hashlib` knows it, empty for an unknown one.
        issuers: key ids that it claims as its maker's; empty if it claims none.
        trailer: what is hashed behind the signed octets; ``salt`` before them (version 6).
        left: the first two octets of the hash.
        material: the signature itself.
    """

    version: int
    kind: int
    algorithm: int
    hash_name: str
    issuers: tuple[bytes, ...]
    trailer: bytes
    salt: bytes
    left: bytes
    material: bytes

    def claims(self, key_id: bytes) -> bool:
        """Whether it may be the key's: it names the key, or nobody."""
        return not self.issuers or key_id in self.issuers

    def digest(self, signed: bytes) -> bytes | None:
        """Return the hash over ``signed``, or ``None`` where no standard names the hash."""
        octets = self.salt + signed + self.trailer
        if self.hash_name == "ripemd160":  # OpenSSL may be built without it
            return bytes(RIPEMD160.new(octets).digest())
        if not self.hash_name:
            return None
        return hashlib.new(self.hash_name, octets, usedforsecurity=False).digest()


def read_signature(body: bytes) -> Signature:
    """Read the body of a signature packet.

    Raises:
        Fault: an unknown version, or the packet is cut short.
    """
    octets = Octets(body)
    version = octets.number(1)
    if version in {2, 3}:
        return _old(octets, version)
    if version in {4, 5, 6}:
        return _new(octets, version)
    raise Fault(f"The key holds a signature of version {version}, which no standard defines.")


def _old(octets: Octets, version: int) -> Signature:
    length = octets.number(1)
    if length != 5:
        raise Fault("The key holds a damaged signature.")
    trailer = octets.take(length)
    issuer = octets.take(8)
    algorithm, hash_number = octets.number(1), octets.number(1)
    return Signature(
        version=version,
        kind=trailer[0],
        algorithm=algorithm,
        hash_name=_HASHES.get(hash_number, ""),
        issuers=(issuer,),
        trailer=trailer,
        salt=b"",
        left=octets.take(2),
        material=octets.take(octets.left),
    )


def _new(octets: Octets, version: int) -> Signature:
    kind, algorithm, hash_number = octets.number(1), octets.number(1), octets.number(1)
    width = 4 if version == 6 else 2
    hashed = octets.take(octets.number(width))
    covered = octets.since(0)
    unhashed = octets.take(octets.number(width))
    left = octets.take(2)
    salt = octets.take(octets.number(1)) if version == 6 else b""
    count = len(covered).to_bytes(8 if version == 5 else 4, "big")
    return Signature(
        version=version,
        kind=kind,
        algorithm=algorithm,
        hash_name=_HASHES.get(hash_number, ""),
        issuers=tuple(sorted({*_issuers(hashed), *_issuers(unhashed)})),
        trailer=covered + bytes([version, 0xFF]) + count,
        salt=salt,
        left=left,
        material=octets.take(octets.left),
    )


def _issuers(area: bytes) -> Iterator[bytes]:
    """Yield the key ids of the issuer subpackets (sections 5.2.3.12 and 5.2.3.35)."""
    octets = Octets(area)
    while octets.left:
        content = octets.take(_subpacket_length(octets))
        kind = content[0] & 0x7F if content else -1
        if kind == _KEY_ID and len(content) == 9:
            yield content[1:]
        elif kind == _FINGERPRINT and len(content) in {22, 34}:
            yield content[-8:] if content[1] == 4 else content[2:10]


def _subpacket_length(octets: Octets) -> int:
    first = octets.number(1)
    if first < 192:
        return first
    if first < 255:
        return ((first - 192) << 8) + octets.number(1) + 192
    return octets.number(4)
