"""What is found of a handle."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Candidate", "FoundHandle"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundHandle:
    """A handle in a text.

    Attributes:
        kind: ``email``, ``xmpp``, ``telegram``, ``wickr``, ``signal``, ``session``, ``threema``,
            ``whatsapp``, ``skype``, ``icq``, ``phone``, ``onion_v2``, ``onion_v3``, ``btc``,
            ``xmr``, ``ltc``, ``eth``, ``bch``, ``doge``, ``dash``, ``zec``, ``trx``, ``usdt``, and
            ``tox``, ``matrix``, ``discord``, ``instagram``, ``snapchat``, ``kik``, ``wire``,
            ``viber``.
        value: normalised: names and addresses in lower case without ``@``, numbers as E.164,
            Threema ids in capitals, ``<address>.onion`` without host and path, Ethereum addresses
            with their EIP-55 capitals, Bitcoin Cash with its prefix, links to groups as
            ``host/path``.
        text: as written.
        start, end: ``[start, end)`` in code points of the text given.
        checked: ``True`` where a checksum holds; ``None`` where the kind or spelling has none.
        confidence: 0 to 1: that it is a handle of this kind.
    """

    kind: str
    value: str
    text: str
    start: int
    end: int
    checked: bool | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible handle in the folded text, before the strongest of overlapping ones is chosen."""

    kind: str
    value: str
    start: int
    end: int
    confidence: float
    checked: bool | None = None
