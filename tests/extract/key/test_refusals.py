"""What is not believed: forged, damaged, private, cut. Every reason is one sentence."""

from __future__ import annotations

import re
from typing import Any

import pysequoia
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spaniel.extract.key import FoundKey, find_keys, parse_key

SENTENCE = re.compile(r"The (?:key|block)[^\n]{10,200}\.")


def made(user_id: str = "Nobody <nobody@example.org>") -> pysequoia.Tsk:
    return pysequoia.Tsk.generate(user_id=user_id)


CERTIFICATE = bytes(made().extract_certificate())


def only(found: Any) -> FoundKey:
    (key,) = found
    return key  # type: ignore[no-any-return]


def refusal(material: str | bytes) -> str:
    key = only(parse_key(material))
    assert key.refused and SENTENCE.fullmatch(key.refused), key
    assert (key.fingerprint, key.user_ids, key.subkeys, key.created) == ("", (), (), None)
    return key.refused


def test_a_user_id_that_the_key_did_not_sign(maker: Any) -> None:
    assert "'Somebody Else' is not signed" in refusal(
        CERTIFICATE + maker.packet(13, b"Somebody Else")
    )


def test_a_user_id_signed_by_another_key(maker: Any) -> None:
    victim, forger = maker.edwards(4), maker.edwards(4)
    octets = maker.packet(6, victim.body) + maker.user_id(forger, "Forged")
    assert "'Forged' is not signed" in refusal(octets)


def test_a_signature_moved_to_another_user_id(maker: Any) -> None:
    octets = maker.key(maker.edwards(4), "Real One").replace(b"Real One", b"Fake One")
    assert "signature on its user id 'Fake One' does not hold" in refusal(octets)


def test_a_signature_with_an_unknown_hash_proves_nothing(maker: Any) -> None:
    primary = maker.edwards(4)
    signature = bytearray(maker.signature(primary, b"anything"))
    signature[3] = 99
    octets = (
        maker.packet(6, primary.body) + maker.packet(13, b"X") + maker.packet(2, bytes(signature))
    )
    assert "does not hold" in refusal(octets)


def test_a_subkey_that_the_key_did_not_bind(maker: Any) -> None:
    octets = maker.key(maker.edwards(4)) + maker.packet(14, maker.edwards(4).body)
    assert "subkey" in refusal(octets)


def test_a_bare_key_packet_is_nobodys_word(maker: Any) -> None:
    assert "stripped" in refusal(maker.packet(6, maker.edwards(4).body))


def test_a_bad_version_3_self_signature(maker: Any) -> None:
    octets = maker.key(maker.rsa3(), "Real", name="md5").replace(b"Real", b"Fake")
    assert "does not hold" in refusal(octets)


@pytest.mark.parametrize("position", range(3, len(CERTIFICATE), 97))
def test_a_flipped_bit_never_gives_another_key(position: int) -> None:
    octets = bytearray(CERTIFICATE)
    octets[position] ^= 4
    whole = only(parse_key(CERTIFICATE))
    for key in parse_key(bytes(octets)):
        assert key.refused or key.fingerprint == whole.fingerprint
        assert key.refused or key.user_ids == whole.user_ids


def test_a_wrong_checksum(maker: Any) -> None:
    armored = maker.armor(CERTIFICATE)
    crc = re.search(r"\n=(....)\n", armored)
    assert crc is not None
    assert "checksum" in refusal(armored.replace(crc[1], "AAAA" if crc[1] != "AAAA" else "BBBB"))


def test_a_missing_checksum_is_allowed(maker: Any) -> None:
    assert only(parse_key(maker.armor(CERTIFICATE, crc=False))).refused == ""


def test_a_block_cut_short(maker: Any) -> None:
    text = maker.armor(CERTIFICATE)
    cut = "\n".join(text.splitlines()[:6])
    assert "cut short" in refusal(cut)
    assert "cut short" in refusal(cut + "\n-----END PGP PUBLIC KEY BLOCK-----")
    assert "cut short" in refusal(CERTIFICATE[:200])


def test_a_private_key_is_refused_and_nothing_of_it_is_told(maker: Any) -> None:
    secret = made("Very Secret <secret@example.org>")
    for material in (str(secret), bytes(secret), maker.armor(bytes(secret))):
        key = only(parse_key(material))
        assert key.private
        assert "private key" in key.refused
        assert "Secret <" not in repr(key)
        assert key.fingerprint == ""
        text = str(material)
        assert not any(text[i : i + 40] in repr(key) for i in range(0, len(text) - 40, 40))


def test_a_private_key_among_public_ones_refuses_the_block() -> None:
    assert only(parse_key(CERTIFICATE + bytes(made()))).private


@pytest.mark.parametrize(
    "body",
    [
        "",
        "\n\n",
        "hello",
        "mQ==",
        "A" * 500,
        "====",
        "\x00",
        "mQENBF" + "A" * 4000,
        "é" * 50,
        "<br>" * 99,
    ],
)
def test_rubbish_in_a_block(body: str) -> None:
    text = f"-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n{body}\n-----END PGP PUBLIC KEY BLOCK-----"
    key = only(find_keys(text))
    assert SENTENCE.fullmatch(key.refused), key.refused


def test_messages_and_signatures_are_no_keys() -> None:
    secret = made()
    public = secret.extract_certificate()
    message = pysequoia.encrypt(recipients=[public], bytes=b"hello").decode()
    signed = pysequoia.sign(secret.signer(), b"hello", mode=pysequoia.SignatureMode.CLEAR).decode()
    assert find_keys(message) == ()
    assert find_keys(signed) == ()


def test_a_key_packet_inside_a_message_mark_is_not_looked_for(maker: Any) -> None:
    assert find_keys(maker.armor(CERTIFICATE, kind="MESSAGE")) == ()


def test_too_many_packets_are_a_reason() -> None:
    assert "more than" in refusal(CERTIFICATE + b"\xca\x03PGP" * 6000)


def test_a_partial_length_is_a_reason() -> None:
    assert "partial" in refusal(b"\xc6\xe5" + b"\x04" * 40)


def test_a_flood_of_false_signatures_is_cut(maker: Any) -> None:
    primary = maker.edwards(4)
    bad = bytearray(maker.signature(primary, b"other"))
    octets = (
        maker.packet(6, primary.body) + maker.packet(13, b"X") + maker.packet(2, bytes(bad)) * 1500
    )
    assert "does not hold" in refusal(octets)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.binary(max_size=400))
def test_no_octets_raise(octets: bytes) -> None:
    for key in parse_key(b"\x99" + octets) + parse_key(octets):  # type: ignore[operator]
        assert key.refused or key.fingerprint


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.integers(0, len(CERTIFICATE) - 1), st.binary(max_size=8))
def test_no_damage_raises(position: int, patch: bytes) -> None:
    octets = CERTIFICATE[:position] + patch + CERTIFICATE[position + len(patch) :]
    for key in parse_key(octets):
        assert key.refused or len(key.fingerprint) in {32, 40, 64}
