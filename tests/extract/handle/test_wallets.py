"""Wallets, made by bip-utils from random keys while the tests run."""

from __future__ import annotations

import hashlib
import string
from collections.abc import Callable

import bip_utils as bip
import pytest
from bip_utils.bech32.bech32 import Bech32Encodings, Bech32Utils
from bip_utils.bech32.bech32_base import Bech32BaseConst
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from spaniel.extract.handle import FoundHandle, find_handles


def public(seed: bytes) -> bip.IPublicKey:
    return bip.Secp256k1PrivateKey.FromBytes(hashlib.sha256(seed).digest()).PublicKey()


def base58(version: bytes) -> Callable[[bytes], str]:
    return lambda seed: bip.Base58Encoder.CheckEncode(version + hashlib.sha256(seed).digest()[:20])


def monero(seed: bytes) -> bip.Monero:
    return bip.Monero.FromSeed(hashlib.sha256(seed).digest())


def unified(seed: bytes) -> str:
    data = [octet & 31 for octet in hashlib.shake_256(seed).digest(160)]
    data += Bech32Utils.ComputeChecksum("u", data, Bech32Encodings.BECH32M)
    return "u1" + "".join(Bech32BaseConst.CHARSET[value] for value in data)


MAKERS: dict[str, tuple[str, Callable[[bytes], str]]] = {
    "btc p2pkh": ("btc", lambda s: bip.P2PKHAddrEncoder.EncodeKey(public(s), net_ver=b"\x00")),
    "btc p2sh": ("btc", lambda s: bip.P2SHAddrEncoder.EncodeKey(public(s), net_ver=b"\x05")),
    "btc segwit": ("btc", lambda s: bip.P2WPKHAddrEncoder.EncodeKey(public(s), hrp="bc")),
    "btc taproot": ("btc", lambda s: bip.P2TRAddrEncoder.EncodeKey(public(s), hrp="bc")),
    "ltc": ("ltc", lambda s: bip.P2PKHAddrEncoder.EncodeKey(public(s), net_ver=b"\x30")),
    "ltc p2sh": ("ltc", base58(b"\x32")),
    "ltc segwit": ("ltc", lambda s: bip.P2WPKHAddrEncoder.EncodeKey(public(s), hrp="ltc")),
    "doge": ("doge", base58(b"\x1e")),
    "doge p2sh": ("doge", base58(b"\x16")),
    "dash": ("dash", base58(b"\x4c")),
    "dash p2sh": ("dash", base58(b"\x10")),
    "zec t1": ("zec", base58(b"\x1c\xb8")),
    "zec t3": ("zec", base58(b"\x1c\xbd")),
    "zec zs": ("zec", lambda s: bip.Bech32Encoder.Encode("zs", hashlib.shake_256(s).digest(43))),
    "zec u1": ("zec", unified),
    "trx": ("trx", lambda s: bip.TrxAddrEncoder.EncodeKey(public(s))),
    "eth": ("eth", lambda s: bip.EthAddrEncoder.EncodeKey(public(s))),
    "bch": (
        "bch",
        lambda s: bip.BchP2PKHAddrEncoder.EncodeKey(public(s), hrp="bitcoincash", net_ver=b"\x00"),
    ),
    "xmr": ("xmr", lambda s: monero(s).PrimaryAddress()),
    "xmr subaddress": ("xmr", lambda s: monero(s).Subaddress(3, 1)),
    "xmr integrated": ("xmr", lambda s: monero(s).IntegratedAddress(s[:8].ljust(8, b"x"))),
}


def only(text: str) -> FoundHandle:
    (handle,) = find_handles(text)
    return handle


@pytest.mark.parametrize("name", sorted(MAKERS))
@settings(max_examples=12, deadline=None, derandomize=True)
@given(seed=st.binary(min_size=8, max_size=32))
def test_every_wallet_is_found_with_its_kind(name: str, seed: bytes) -> None:
    kind, make = MAKERS[name]
    address = make(seed)
    handle = only(f"Send it to {address}.")
    assert (handle.kind, handle.value, handle.text, handle.checked) == (
        kind,
        address,
        address,
        True,
    )


@pytest.mark.parametrize("name", sorted(MAKERS))
@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    seed=st.binary(min_size=8, max_size=32),
    place=st.integers(0, 1000),
    letter=st.sampled_from(string.ascii_letters + string.digits),
)
def test_one_changed_character_is_never_believed(
    name: str, seed: bytes, place: int, letter: str
) -> None:
    address = MAKERS[name][1](seed)
    place %= len(address)
    assume(address[place] != letter)
    changed = address[:place] + letter + address[place + 1 :]
    for handle in find_handles(f"Send it to {changed}."):
        assert handle.checked is not True


ADDRESS = {name: make(b"one fixed seed") for name, (_, make) in MAKERS.items()}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"USDT (TRC20): {ADDRESS['trx']}", "usdt"),
        (f"USDT-ERC20 {ADDRESS['eth']}", "usdt"),
        (f"Tether\n{ADDRESS['trx']}", "usdt"),
        (f"{ADDRESS['trx']} (USDT)", "usdt"),
        (f"TRC-20 {ADDRESS['trx']}", "usdt"),
        (f"TRX: {ADDRESS['trx']}", "trx"),
        (f"USDC {ADDRESS['eth']}", "eth"),
        (f"ETH: {ADDRESS['eth']}", "eth"),
        (f"BCH: {ADDRESS['btc p2pkh']}", "bch"),
        (f"Bitcoin Cash (legacy): {ADDRESS['btc p2sh']}", "bch"),
        (f"Bitcoin: {ADDRESS['btc p2pkh']}", "btc"),
        (f"litecoin {ADDRESS['btc p2sh']}", "ltc"),
        (f"LTC: {ADDRESS['btc p2pkh']}", "btc"),
        (f"биткоин {ADDRESS['btc segwit'].upper()}", "btc"),
    ],
)
def test_words_nearby_tell_coins_apart_that_share_a_form(text: str, kind: str) -> None:
    assert only(text).kind == kind


def test_a_word_speaks_for_the_next_address_only() -> None:
    text = f"USDT {ADDRESS['trx']}\nTRX {ADDRESS['trx']} and {ADDRESS['eth']}"
    assert [handle.kind for handle in find_handles(text)] == ["usdt", "trx", "eth"]


def test_a_contradicting_word_costs_confidence() -> None:
    said = only(f"BTC: {ADDRESS['btc p2pkh']}")
    unsaid = only(ADDRESS["btc p2pkh"])
    contradicted = only(f"DOGE: {ADDRESS['btc p2pkh']}")
    assert contradicted.confidence < unsaid.confidence < said.confidence


def test_ethereum_in_one_case_has_no_checksum_but_one_value() -> None:
    mixed, lower = only(ADDRESS["eth"]), only(ADDRESS["eth"].lower())
    assert (mixed.checked, lower.checked) == (True, None)
    assert mixed.value == lower.value == ADDRESS["eth"]
    assert find_handles(ADDRESS["eth"].swapcase().replace("0X", "0x")) == ()


def test_cash_addresses_have_one_value_with_and_without_prefix() -> None:
    full = ADDRESS["bch"]
    bare = full.partition(":")[2]
    assert {only(text).value for text in (full, bare, bare.upper(), full.upper())} == {full}


def test_cases_are_not_mixed_in_bech32() -> None:
    address = ADDRESS["btc segwit"]
    assert only(address.upper()).value == address
    assert find_handles(address[:20].upper() + address[20:]) == ()


def test_a_monero_address_may_be_cut_by_a_line_end_or_hidden_marks() -> None:
    address = ADDRESS["xmr"]
    for text in (
        address[:50] + "\n" + address[50:],
        "\n".join([address[:48], address[48:70], address[70:]]),
        address[:9] + "\u200b" + address[9:],
    ):
        handle = only(f"XMR: {text} thanks")
        assert (handle.value, handle.text, handle.checked) == (address, text, True)


def test_a_spaced_address_is_read() -> None:
    address = ADDRESS["btc p2pkh"]
    assert only("BTC " + " ".join(address)).value == address


@pytest.mark.parametrize("name", sorted(set(MAKERS) - {"bch"}))
def test_part_of_a_longer_word_is_no_address(name: str) -> None:
    assert find_handles(f"x{ADDRESS[name]}") == ()
    assert find_handles(f"{ADDRESS[name]}x") == ()


def test_testnets_are_not_reported() -> None:
    seed = b"test"
    assert find_handles(bip.P2PKHAddrEncoder.EncodeKey(public(seed), net_ver=b"\x6f")) == ()
    assert find_handles(bip.P2WPKHAddrEncoder.EncodeKey(public(seed), hrp="tb")) == ()
