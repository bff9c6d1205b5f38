"""What is found of a key, and the fault that keeps a key from being believed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

__all__ = ["Fault", "FoundKey", "PrivateKeyFault"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundKey:
    """A transferable public key (RFC 9580, section 10.1), or why a block is not one.

    Attributes:
        start, end: the block in the text, ``[start, end)`` in code points (bytes for bytes); keys
            of one block share it.
        fingerprint: of the primary key, upper-case hex: 32 digits (MD5) for versions 2 and 3, 40
            (SHA-1) for 4, 64 (SHA-256) for 5 and 6. Empty for a key that is refused.
        version: 2, 3, 4, 5 (LibrePGP) or 6.
        algorithm: of the primary key: ``RSA 4096``, ``Ed25519``, ``NIST P-256``, ``DSA 1024``.
        created: creation time of the primary key, UTC.
        user_ids: as written, in order.
        subkeys: fingerprints, in order.
        self_signed: ``True`` where every user id and subkey is signed by the primary key; ``None``
            where that could not be checked (an algorithm nobody here knows, a version 3 key
            without self-signatures, which its time did not require). Never ``False``: such a key
            is refused.
        revoked: the primary key revokes itself.
        private: the block holds secret key material, which is neither read nor kept: whoever
            stores the text around has to cut ``[start, end)`` out of it.
        refused: why the block is not believed, as one sentence; empty where it holds.
    """

    start: int
    end: int
    fingerprint: str = ""
    version: int | None = None
    algorithm: str = ""
    created: datetime | None = None
    user_ids: tuple[str, ...] = ()
    subkeys: tuple[str, ...] = ()
    self_signed: bool | None = None
    revoked: bool = False
    private: bool = False
    refused: str = ""


class Fault(Exception):
    """Why a block is not believed; never leaves this package."""


class PrivateKeyFault(Fault):
    """The block holds secret key material."""

    def __init__(self) -> None:
        super().__init__("The block holds a private key, which is neither read nor kept.")
