"""Keys made while the tests run: by pysequoia, and packet by packet for what it does not make."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed, decode_dss_signature

CREATED = 1_400_000_000
"""2014-05-13 16:53:20 UTC."""


def number(value: int) -> bytes:
    octets = value.to_bytes((value.bit_length() + 7) // 8, "big")
    return value.bit_length().to_bytes(2, "big") + octets


def packet(tag: int, body: bytes) -> bytes:
    return bytes([0xC0 | tag, 0xFF]) + len(body).to_bytes(4, "big") + body


def old_packet(tag: int, body: bytes) -> bytes:
    return bytes([0x80 | tag << 2 | 1]) + len(body).to_bytes(2, "big") + body


def crc24(data: bytes) -> bytes:
    crc = 0xB704CE
    for octet in data:
        crc ^= octet << 16
        for _ in range(8):
            crc <<= 1
            if crc & 0x1000000:
                crc ^= 0x1864CFB
    return (crc & 0xFFFFFF).to_bytes(3, "big")


def armor(
    data: bytes, *, kind: str = "PUBLIC KEY BLOCK", headers: str = "", crc: bool = True
) -> str:
    text = base64.b64encode(data).decode()
    lines = [text[start : start + 64] for start in range(0, len(text), 64)]
    if crc:
        lines.append("=" + base64.b64encode(crc24(data)).decode())
    body = "\n".join(lines)
    return f"-----BEGIN PGP {kind}-----\n{headers}\n{body}\n-----END PGP {kind}-----\n"


@dataclass(frozen=True)
class Primary:
    """A primary key's packet body and how it signs a hash."""

    version: int
    body: bytes
    algorithm: int
    sign: Callable[[bytes, str], bytes]
    key_id: bytes

    @property
    def framed(self) -> bytes:
        if self.version < 5:
            return b"\x99" + len(self.body).to_bytes(2, "big") + self.body
        return b"\x9a" + len(self.body).to_bytes(4, "big") + self.body


_HASHES = {
    "md5": (1, hashes.MD5),
    "sha1": (2, hashes.SHA1),
    "ripemd160": (3, None),
    "sha256": (8, hashes.SHA256),
}
_RIPEMD160_INFO = bytes.fromhex("3021300906052b2403020105000414")


def _rsa_signing(private: rsa.RSAPrivateKey) -> Callable[[bytes, str], bytes]:
    def sign(digest: bytes, name: str) -> bytes:
        kind = _HASHES[name][1]
        if kind is None:
            return number(_raw_rsa(private, _RIPEMD160_INFO + digest))
        made = private.sign(digest, padding.PKCS1v15(), Prehashed(kind()))
        return number(int.from_bytes(made, "big"))

    return sign


def _raw_rsa(private: rsa.RSAPrivateKey, info: bytes) -> int:
    length = (private.key_size + 7) // 8
    padded = b"\x00\x01" + b"\xff" * (length - len(info) - 3) + b"\x00" + info
    modulus = private.public_key().public_numbers().n
    return pow(int.from_bytes(padded, "big"), private.private_numbers().d, modulus)


def _identified(version: int, body: bytes) -> bytes:
    if version == 4:
        framed = b"\x99" + len(body).to_bytes(2, "big") + body
        return hashlib.sha1(framed).digest()[-8:]
    return hashlib.sha256(b"\x9a" + len(body).to_bytes(4, "big") + body).digest()[:8]


class KeyMaker:
    """Makes keys of all versions, and lets them sign well or badly."""

    packet = staticmethod(packet)
    old_packet = staticmethod(old_packet)
    armor = staticmethod(armor)
    number = staticmethod(number)

    def __init__(self) -> None:
        self._rsa = rsa.generate_private_key(65537, 1024)

    def rsa3(self) -> Primary:
        numbers = self._rsa.public_key().public_numbers()
        material = number(numbers.n) + number(numbers.e)
        body = b"\x03" + CREATED.to_bytes(4, "big") + b"\x00\x00\x01" + material
        key_id = (numbers.n & (1 << 64) - 1).to_bytes(8, "big")
        return Primary(3, body, 1, _rsa_signing(self._rsa), key_id)

    def rsa4(self) -> Primary:
        numbers = self._rsa.public_key().public_numbers()
        body = (
            b"\x04" + CREATED.to_bytes(4, "big") + b"\x01" + number(numbers.n) + number(numbers.e)
        )
        return Primary(4, body, 1, _rsa_signing(self._rsa), _identified(4, body))

    def dsa4(self) -> Primary:
        private = dsa.generate_private_key(1024)
        public = private.public_key().public_numbers()
        q = public.parameter_numbers
        body = b"\x04" + CREATED.to_bytes(4, "big") + b"\x11"
        body += b"".join(map(number, (q.p, q.q, q.g, public.y)))

        def sign(digest: bytes, name: str) -> bytes:
            made = private.sign(digest, Prehashed(_HASHES[name][1]()))
            return b"".join(map(number, decode_dss_signature(made)))

        return Primary(4, body, 17, sign, _identified(4, body))

    def koblitz4(self) -> Primary:
        private = ec.generate_private_key(ec.SECP256K1())
        public = private.public_key().public_numbers()
        point = b"\x04" + public.x.to_bytes(32, "big") + public.y.to_bytes(32, "big")
        body = b"\x04" + CREATED.to_bytes(4, "big") + b"\x13\x05\x2b\x81\x04\x00\x0a"
        body += number(int.from_bytes(point, "big"))

        def sign(digest: bytes, name: str) -> bytes:
            made = private.sign(digest, ec.ECDSA(Prehashed(_HASHES[name][1]())))
            return b"".join(map(number, decode_dss_signature(made)))

        return Primary(4, body, 19, sign, _identified(4, body))

    def edwards(self, version: int) -> Primary:
        """An Ed25519 key with the algorithm number 22, of version 4 or 5 (LibrePGP)."""
        private = ed25519.Ed25519PrivateKey.generate()
        point = b"\x40" + private.public_key().public_bytes_raw()
        material = b"\x09\x2b\x06\x01\x04\x01\xda\x47\x0f\x01" + number(
            int.from_bytes(point, "big")
        )
        count = len(material).to_bytes(4, "big") if version == 5 else b""
        body = bytes([version]) + CREATED.to_bytes(4, "big") + b"\x16" + count + material

        def sign(digest: bytes, name: str) -> bytes:
            made = private.sign(digest)
            return b"".join(number(int.from_bytes(half, "big")) for half in (made[:32], made[32:]))

        return Primary(version, body, 22, sign, _identified(version, body))

    def signature(
        self, key: Primary, signed: bytes, *, kind: int = 0x13, name: str = "sha256"
    ) -> bytes:
        """A signature packet's body, of the key's own version (2 to 3: version 3)."""
        hash_number = _HASHES[name][0]
        if key.version == 3:
            trailer = bytes([kind]) + CREATED.to_bytes(4, "big")
            digest = _digest(name, signed + trailer)
            head = b"\x03\x05" + trailer + key.key_id + bytes([key.algorithm, hash_number])
            return head + digest[:2] + key.sign(digest, name)
        hashed = b"\x05\x02" + CREATED.to_bytes(4, "big")
        head = bytes([key.version, kind, key.algorithm, hash_number])
        head += len(hashed).to_bytes(2, "big") + hashed
        width = 8 if key.version == 5 else 4
        trailer = head + bytes([key.version, 0xFF]) + len(head).to_bytes(width, "big")
        digest = _digest(name, signed + trailer)
        unhashed = b"\x09\x10" + key.key_id
        tail = len(unhashed).to_bytes(2, "big") + unhashed + digest[:2]
        return head + tail + key.sign(digest, name)

    def user_id(self, key: Primary, user_id: str, **kwargs: str) -> bytes:
        """A user id packet and its self-signature packet."""
        body = user_id.encode()
        framed = body if key.version == 3 else b"\xb4" + len(body).to_bytes(4, "big") + body
        made = self.signature(key, key.framed + framed, name=kwargs.get("name", "sha256"))
        return packet(13, body) + packet(2, made)

    def key(
        self, primary: Primary, user_id: str = "Nobody <nobody@example.org>", **kwargs: str
    ) -> bytes:
        return packet(6, primary.body) + self.user_id(primary, user_id, **kwargs)


def _digest(name: str, data: bytes) -> bytes:
    if name == "ripemd160":
        from Crypto.Hash import RIPEMD160

        return RIPEMD160.new(data).digest()
    return hashlib.new(name, data).digest()


@pytest.fixture(scope="session")
def maker() -> KeyMaker:
    return KeyMaker()
