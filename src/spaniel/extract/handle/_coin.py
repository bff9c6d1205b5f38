"""Which coins' addresses a string of characters is, by its checksum; arithmetic by ``bip-utils``.

Sources: Base58Check; BIP 173, 350 (Bech32, Bech32m) and 141; the Cash Address specification of
Bitcoin Cash; the CryptoNote address format with Keccak-256; EIP-55; ZIP 173, 316 and the Zcash
protocol specification, section 5.6; version octets of SLIP-44 coins as in their ``chainparams``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib import import_module
from typing import Any, NamedTuple

__all__ = ["Address", "has_shape", "read_address"]

_BASE58 = "1-9A-HJ-NP-Za-km-z"
_BECH32 = "ac-hj-np-z02-9"
_SHAPES = (
    re.compile(rf"[13LMDAX79Tt][{_BASE58}]{{24,34}}"),
    re.compile(rf"[48][{_BASE58}]{{94}}|4[{_BASE58}]{{105}}"),
    re.compile(
        rf"(?:bc|ltc)1[{_BECH32}]{{11,87}}|zs1[{_BECH32}]{{75}}|u1[{_BECH32}]{{60,500}}", re.I
    ),
    re.compile(rf"(?:bitcoincash:)?[qp][{_BECH32}]{{41}}", re.IGNORECASE),
    re.compile(r"0x[0-9a-fA-F]{40}"),
)
_VERSIONS: Mapping[bytes, tuple[str, ...]] = {
    b"\x00": ("btc", "bch"),
    b"\x05": ("btc", "bch", "ltc"),
    b"\x30": ("ltc",),
    b"\x32": ("ltc",),
    b"\x1e": ("doge",),
    b"\x16": ("doge",),
    b"\x4c": ("dash",),
    b"\x10": ("dash",),
    b"\x41": ("trx",),
    b"\x1c\xb8": ("zec",),
    b"\x1c\xbd": ("zec",),
}
"""Version octets to the coins that use them, the likeliest first."""
_MONERO_LENGTHS = {0x12: 65, 0x2A: 65, 0x13: 73}
"""Standard, subaddress, integrated: length of network octet, keys and payment id."""
_BECH32M = 0x2BC830A3


class Address(NamedTuple):
    """A wallet's address.

    Attributes:
        kinds: coins it may be of, the likeliest first.
        value: normalised.
        checked: ``None`` where the spelling carries no checksum (Ethereum in one case).
    """

    kinds: tuple[str, ...]
    value: str
    checked: bool | None


def has_shape(token: str) -> bool:
    """Whether the token has the letters and length of some coin's address."""
    return any(shape.fullmatch(token) for shape in _SHAPES)


def read_address(token: str) -> Address | None:
    """Return the address a token is, or ``None`` where no checksum holds."""
    try:
        if token[:2] == "0x":
            return _ethereum(token)
        if token[:1] in "48" and len(token) > 90:
            return _monero(token)
        if _SHAPES[0].fullmatch(token):
            return _base58(token)
        return _bech32(token)
    except (ValueError, _coins().Base58ChecksumError, _coins().Bech32ChecksumError):
        return None


def _coins() -> Any:
    """Return the library; its third of a second of imports is paid by the first candidate."""
    return import_module("bip_utils")


def _base58(token: str) -> Address | None:
    payload = _coins().Base58Decoder.CheckDecode(token)
    kinds = _VERSIONS.get(payload[:-20]) if len(payload) > 20 else None
    return Address(kinds, token, checked=True) if kinds else None


def _monero(token: str) -> Address | None:
    data = _coins().Base58XmrDecoder.Decode(token)
    body, stated = data[:-4], data[-4:]
    if (
        _MONERO_LENGTHS.get(body[0]) != len(body)
        or _coins().Kekkak256.QuickDigest(body)[:4] != stated
    ):
        return None
    return Address(("xmr",), token, checked=True)


def _bech32(token: str) -> Address | None:
    low = token.lower()
    if low.startswith("zs1"):
        payload = _coins().Bech32Decoder.Decode("zs", token)
        return Address(("zec",), low, checked=True) if len(payload) == 43 else None
    if low.startswith("u1") and len(token) > 62:
        return Address(("zec",), low, checked=True) if _holds_bech32m(token) else None
    for prefix, kind in (("bc", "btc"), ("ltc", "ltc")):
        if low.startswith(f"{prefix}1"):
            _coins().SegwitBech32Decoder.Decode(prefix, token)
            return Address((kind,), low, checked=True)
    return _cash(token)


def _cash(token: str) -> Address | None:
    if token != token.lower() and token != token.upper():
        return None
    low = token.lower()
    full = low if ":" in low else f"bitcoincash:{low}"
    version, payload = _coins().BchBech32Decoder.Decode("bitcoincash", full)
    known = version in {b"\x00", b"\x08"} and len(payload) == 20
    return Address(("bch",), full, checked=True) if known else None


def _holds_bech32m(token: str) -> bool:
    """Whether a unified address's checksum holds: ZIP 316 lifts the length limit of BIP 350."""
    bech32 = import_module("bip_utils.bech32.bech32").Bech32Utils
    letters = import_module("bip_utils.bech32.bech32_base").Bech32BaseConst.CHARSET
    if token != token.lower() and token != token.upper():
        return False
    prefix, data = "u", token.lower()[2:]
    values = [letters.index(c) for c in data]
    return bool(bech32.PolyMod(bech32.HrpExpand(prefix) + values) == _BECH32M)


def _ethereum(token: str) -> Address | None:
    digits = token[2:]
    if digits in {digits.lower(), digits.upper()}:
        if len(set(digits.lower())) < 6:
            return None  # the zero address and other fillings
        hashed = _coins().Kekkak256.QuickDigest(digits.lower().encode()).hex()
        value = "".join(
            c.upper() if int(h, 16) > 7 else c for c, h in zip(digits.lower(), hashed, strict=False)
        )
        return Address(("eth",), f"0x{value}", checked=None)
    _coins().EthAddrDecoder.DecodeAddr(token)
    return Address(("eth",), token, checked=True)
