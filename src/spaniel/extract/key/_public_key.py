"""Key packets of versions 2 to 6: fingerprint, key id, algorithm, numbers.

Sources: RFC 1991 and 4880 (versions 2, 3), RFC 4880 (4), LibrePGP draft 02 (5), RFC 9580 (6), and
draft-ietf-openpgp-pqc for the names of post-quantum algorithms.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from spaniel.extract.key._found import Fault
from spaniel.extract.key._packets import Octets

__all__ = ["PublicKey", "read_public_key"]

RSA = frozenset({1, 2, 3})
_CURVES: Mapping[str, str] = {
    "2a8648ce3d030107": "NIST P-256",
    "2b81040022": "NIST P-384",
    "2b81040023": "NIST P-521",
    "2b2403030208010107": "brainpoolP256r1",
    "2b240303020801010b": "brainpoolP384r1",
    "2b240303020801010d": "brainpoolP512r1",
    "2b8104000a": "secp256k1",
    "2b06010401da470f01": "Ed25519",
    "2b6570": "Ed25519",
    "2b6571": "Ed448",
    "2b060104019755010501": "Curve25519",
    "2b656e": "Curve25519",
    "2b656f": "X448",
}
"""Curve names by object identifier in hex (RFC 9580, table 20; LibrePGP, section 9.5)."""
_NATIVE: Mapping[int, tuple[str, int]] = {
    25: ("X25519", 32),
    26: ("X448", 56),
    27: ("Ed25519", 32),
    28: ("Ed448", 57),
    30: ("ML-DSA-65+Ed25519", 1984),
    31: ("ML-DSA-87+Ed448", 2649),
    32: ("SLH-DSA-SHAKE-128s", 32),
    33: ("SLH-DSA-SHAKE-128f", 32),
    34: ("SLH-DSA-SHAKE-256s", 64),
    35: ("ML-KEM-768+X25519", 1216),
    36: ("ML-KEM-1024+X448", 1624),
}
"""Algorithms whose key is so many octets and nothing else."""
_NUMBERS: Mapping[int, tuple[str, int]] = {16: ("ElGamal", 3), 20: ("ElGamal", 3), 17: ("DSA", 4)}
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicKey:
    """A public key or subkey as its packet says it.

    Attributes:
        body: the packet's body.
        created: UTC.
        algorithm: the number; ``name`` in words with the length in bits where it has one.
        numbers: multiprecision integers; ``point``: octets of a native or curve key.
        fingerprint: upper-case hex; ``key_id``: 8 octets.
    """

    version: int
    body: bytes
    created: datetime
    algorithm: int
    name: str
    numbers: tuple[int, ...]
    point: bytes
    fingerprint: str
    key_id: bytes

    @property
    def hashed(self) -> bytes:
        """How the key enters a signature's hash (RFC 9580, section 5.2.4; LibrePGP 5.2.4)."""
        return _framed(self.version, self.body)


@dataclass(frozen=True, slots=True)
class _Material:
    name: str
    numbers: tuple[int, ...] = ()
    point: bytes = b""


def read_public_key(body: bytes) -> PublicKey:
    """Read the body of a public key or public subkey packet.

    Raises:
        Fault: an unknown version, or the packet is cut short.
    """
    octets = Octets(body)
    version = octets.number(1)
    if version not in range(2, 7):
        raise Fault(f"The key is of version {version}, which no standard defines.")
    created = _EPOCH + timedelta(seconds=octets.number(4))
    if version < 4:
        octets.take(2)  # days of validity
    algorithm = octets.number(1)
    if version > 4 and octets.number(4) != octets.left:
        raise Fault("The key is damaged: the stated length of its numbers is not theirs.")
    material = _material(octets, algorithm)
    if octets.left and material.name != _unknown(algorithm):
        raise Fault("The key is damaged: its packet is longer than its numbers.")
    fingerprint = _fingerprint(version, body, material.numbers)
    return PublicKey(
        version=version,
        body=body,
        created=created,
        algorithm=algorithm,
        name=material.name,
        numbers=material.numbers,
        point=material.point,
        fingerprint=fingerprint.hex().upper(),
        key_id=_key_id(version, fingerprint, material.numbers),
    )


def _material(octets: Octets, algorithm: int) -> _Material:
    if algorithm in RSA:
        modulus, exponent = octets.mpi(), octets.mpi()
        return _Material(f"RSA {modulus.bit_length()}", (modulus, exponent))
    if algorithm in _NUMBERS:
        name, count = _NUMBERS[algorithm]
        numbers = tuple(octets.mpi() for _ in range(count))
        return _Material(f"{name} {numbers[0].bit_length()}", numbers)
    if algorithm in {18, 19, 22}:
        return _on_curve(octets, algorithm)
    if algorithm in _NATIVE:
        name, length = _NATIVE[algorithm]
        return _Material(name, point=octets.take(length))
    return _Material(_unknown(algorithm))


def _on_curve(octets: Octets, algorithm: int) -> _Material:
    identifier = octets.take(octets.number(1)).hex()
    length = (octets.number(2) + 7) // 8
    point = octets.take(length)
    if algorithm == 18:
        octets.take(octets.number(1))  # parameters of the key derivation
    return _Material(_CURVES.get(identifier, f"curve {identifier}"), point=point)


def _unknown(algorithm: int) -> str:
    return f"algorithm {algorithm}"


def _framed(version: int, body: bytes) -> bytes:
    if version <= 4:
        return b"\x99" + (len(body) & 0xFFFF).to_bytes(2, "big") + body
    return (b"\x9a" if version == 5 else b"\x9b") + len(body).to_bytes(4, "big") + body


def _fingerprint(version: int, body: bytes, numbers: tuple[int, ...]) -> bytes:
    if version < 4:
        octets = b"".join(n.to_bytes((n.bit_length() + 7) // 8, "big") for n in numbers)
        return hashlib.md5(octets, usedforsecurity=False).digest()
    if version == 4:
        return hashlib.sha1(_framed(4, body), usedforsecurity=False).digest()
    return hashlib.sha256(_framed(version, body)).digest()


def _key_id(version: int, fingerprint: bytes, numbers: tuple[int, ...]) -> bytes:
    if version < 4:
        return (numbers[0] & (1 << 64) - 1).to_bytes(8, "big") if numbers else b""
    return fingerprint[-8:] if version == 4 else fingerprint[:8]
