"""Addresses with a checksum: onion version 3 and Tox. Made while the tests run."""

from __future__ import annotations

import base64
import hashlib

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from spaniel.extract.handle import find_handles


def onion(key: bytes, version: int = 3) -> str:
    octet = bytes([version])
    checksum = hashlib.sha3_256(b".onion checksum" + key + octet).digest()[:2]
    return base64.b32encode(key + checksum + octet).decode().lower() + ".onion"


def tox(body: bytes) -> str:
    folded = [0, 0]
    for index, octet in enumerate(body):
        folded[index % 2] ^= octet
    return (body + bytes(folded)).hex().upper()


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.binary(min_size=32, max_size=32))
def test_every_version_3_address_is_found(key: bytes) -> None:
    address = onion(key)
    (handle,) = find_handles(f"mirror: http://forum.{address}/index.php")
    assert (handle.kind, handle.value, handle.checked) == ("onion_v3", address, True)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    st.binary(min_size=32, max_size=32),
    st.integers(0, 55),
    st.sampled_from("abcdefghijklmnopqrstuvwxyz234567"),
)
def test_a_changed_letter_is_never_an_address(key: bytes, place: int, letter: str) -> None:
    address = onion(key)
    assume(address[place] != letter)
    assert find_handles(address[:place] + letter + address[place + 1 :]) == ()


@pytest.mark.parametrize("version", [0, 1, 2, 4, 255])
def test_another_version_is_no_address(version: int) -> None:
    assert find_handles(onion(b"k" * 32, version)) == ()


@settings(max_examples=50, deadline=None, derandomize=True)
@given(st.binary(min_size=36, max_size=36), st.integers(0, 75), st.sampled_from("0123456789ABCDEF"))
def test_tox_ids_hold_by_their_checksum(body: bytes, place: int, digit: str) -> None:
    assume(any(body))
    address = tox(body)
    (handle,) = find_handles(f"tox {address}")
    assert (handle.kind, handle.value, handle.checked) == ("tox", address, True)
    assume(address[place] != digit)
    assert find_handles(address[:place] + digit + address[place + 1 :]) == ()


def test_the_host_of_a_mail_address_is_not_a_handle_of_its_own() -> None:
    (handle,) = find_handles(f"dog@{onion(b'k' * 32)}")
    assert handle.kind == "email"
