"""A transferable public key: its packets in groups, and whether the primary key signed them all.

An unsigned user id or subkey refuses the whole key: anybody can append one to somebody's key, and
what is registered under a fingerprint has to be the word of whoever holds the key.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spaniel.extract.key._found import Fault, FoundKey, PrivateKeyFault
from spaniel.extract.key._packets import (
    ATTRIBUTE,
    PUBLIC_KEY,
    PUBLIC_SUBKEY,
    SECRET_KEYS,
    SIGNATURE,
    USER_ID,
    Packet,
)
from spaniel.extract.key._public_key import PublicKey, read_public_key
from spaniel.extract.key._signature import Signature, read_signature
from spaniel.extract.key._verify import verify

__all__ = ["read_certificate", "split_certificates"]

_CERTIFICATION = frozenset(range(0x10, 0x14))
_BINDING, _DIRECT, _REVOCATION, _SUBKEY_REVOCATION = 0x18, 0x1F, 0x20, 0x28
_MOST_CHECKS = 2_000
_MOST_TRIED = 30
"""Signatures by the key itself that are tried on one user id; floods of them are an old attack."""


@dataclass(slots=True)
class _Part:
    """A key, user id, attribute or subkey and the signatures that follow it."""

    tag: int
    body: bytes
    signatures: list[bytes] = field(default_factory=list)


def split_certificates(packets: Sequence[Packet]) -> Iterator[Sequence[Packet]]:
    """Yield the packets of one key after the other.

    Raises:
        PrivateKeyFault: one of them is secret.
        Fault: there are packets, but no public key.
    """
    if any(packet.tag in SECRET_KEYS for packet in packets):
        raise PrivateKeyFault
    starts = [n for n, packet in enumerate(packets) if packet.tag == PUBLIC_KEY]
    if not starts:
        raise Fault("The block holds OpenPGP packets, but no public key.")
    for start, end in zip(starts, [*starts[1:], len(packets)], strict=True):
        yield packets[start:end]


def read_certificate(packets: Sequence[Packet], start: int, end: int) -> FoundKey:
    """Read one key whose first packet is its primary key.

    Raises:
        Fault: it is damaged, or a user id or subkey is not signed by the primary key.
    """
    primary, *parts = _parts(packets)
    key = read_public_key(primary.body)
    signed = [_check(key, part) for part in parts if part.tag != ATTRIBUTE]
    direct = _best(key, _signatures(primary), frozenset({_DIRECT}), key.hashed)
    _require_one(key, [*signed, direct])
    return FoundKey(
        start=start,
        end=end,
        fingerprint=key.fingerprint,
        version=key.version,
        algorithm=key.name,
        created=key.created,
        user_ids=tuple(_text(part.body) for part in parts if part.tag == USER_ID),
        subkeys=tuple(
            read_public_key(part.body).fingerprint for part in parts if part.tag == PUBLIC_SUBKEY
        ),
        self_signed=True if all(signed) and (signed or direct) else None,
        revoked=bool(_best(key, _signatures(primary), frozenset({_REVOCATION}), key.hashed)),
    )


def _parts(packets: Sequence[Packet]) -> list[_Part]:
    """Group packets; markers, trust, padding and what nobody knows stand for nothing."""
    parts: list[_Part] = []
    for packet in packets:
        if packet.tag == SIGNATURE:
            parts[-1].signatures.append(packet.body)
        elif packet.tag in {PUBLIC_KEY, USER_ID, PUBLIC_SUBKEY, ATTRIBUTE}:
            parts.append(_Part(packet.tag, packet.body))
    if sum(len(part.signatures) for part in parts) > _MOST_CHECKS:
        raise Fault(f"The key holds more than {_MOST_CHECKS} signatures.")
    return parts


def _signatures(part: _Part) -> Iterator[Signature]:
    return (read_signature(body) for body in part.signatures)


def _check(key: PublicKey, part: _Part) -> bool | None:
    """Return whether the part is the primary key's; ``None`` if that cannot be said.

    Raises:
        Fault: it is not.
    """
    if part.tag == USER_ID:
        kinds, what = _CERTIFICATION, f"user id '{_shown(part.body)}'"
    else:
        subkey = read_public_key(part.body)
        kinds = frozenset({_BINDING, _SUBKEY_REVOCATION})
        what = f"subkey {subkey.fingerprint}"
    signatures = [s for s in _signatures(part) if s.kind in kinds and s.claims(key.key_id)]
    if not signatures:
        if key.version < 4:
            return None  # PGP 2 did not require a self-signature
        raise Fault(f"The key is forged or stripped: its {what} is not signed by the primary key.")
    verdicts = {verify(key, s, _signed(key, part, s)) for s in signatures[:_MOST_TRIED]}
    if True in verdicts:
        return True
    if None in verdicts:
        return None
    raise Fault(f"The key is forged or damaged: the signature on its {what} does not hold.")


def _best(
    key: PublicKey, signatures: Iterator[Signature], kinds: frozenset[int], signed: bytes
) -> bool | None:
    own = [s for s in signatures if s.kind in kinds and s.claims(key.key_id)][:_MOST_TRIED]
    verdicts = [verify(key, signature, signed) for signature in own]
    return next((verdict for verdict in verdicts if verdict is not False), False)


def _require_one(key: PublicKey, verdicts: Sequence[bool | None]) -> None:
    if key.version >= 4 and all(verdict is False for verdict in verdicts):
        raise Fault("The key is stripped: nothing in it is signed by the primary key.")


def _signed(key: PublicKey, part: _Part, signature: Signature) -> bytes:
    if part.tag == PUBLIC_SUBKEY:
        return key.hashed + read_public_key(part.body).hashed
    if signature.version < 4:
        return key.hashed + part.body
    return key.hashed + b"\xb4" + len(part.body).to_bytes(4, "big") + part.body


def _text(user_id: bytes) -> str:
    """Return a user id's words: UTF-8, or Latin-1, in which PGP 2 wrote them."""
    try:
        return user_id.decode()
    except UnicodeDecodeError:
        return user_id.decode("latin-1")


def _shown(user_id: bytes) -> str:
    text = "".join(c if c.isprintable() else "?" for c in _text(user_id))
    return text if len(text) <= 60 else text[:59] + "…"
