"""Keys of every version and algorithm, made while the tests run. No key of anybody is here."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import Any

import pysequoia
import pytest

from spaniel.extract.key import FoundKey, find_keys, parse_key

SUITES = [
    ("RFC4880", "Cv25519", 4, "Ed25519"),
    ("RFC4880", "P256", 4, "NIST P-256"),
    ("RFC4880", "P384", 4, "NIST P-384"),
    ("RFC4880", "P521", 4, "NIST P-521"),
    ("RFC4880", "RSA2k", 4, "RSA 2048"),
    ("RFC4880", "Cv448", 4, "Ed448"),
    ("RFC9580", "Cv25519", 6, "Ed25519"),
    ("RFC9580", "Cv448", 6, "Ed448"),
    ("RFC9580", "P256", 6, "NIST P-256"),
    ("RFC9580", "MLDSA65_Ed25519", 6, "ML-DSA-65+Ed25519"),
]


def certificate(profile: str, suite: str, user_id: str | None = "Nobody") -> pysequoia.Cert:
    return pysequoia.Tsk.generate(
        user_id=user_id,
        profile=getattr(pysequoia.Profile, profile),
        cipher_suite=getattr(pysequoia.CipherSuite, suite),
    ).extract_certificate()


def only(found: Any) -> FoundKey:
    (key,) = found
    return key  # type: ignore[no-any-return]


@pytest.mark.parametrize(("profile", "suite", "version", "algorithm"), SUITES)
def test_agrees_with_sequoia(profile: str, suite: str, version: int, algorithm: str) -> None:
    made = certificate(profile, suite, "Nobody <nobody@example.org>")
    key = only(find_keys(f"My key:\n{made}\nbye"))
    assert key.refused == ""
    assert key.fingerprint == made.fingerprint.upper()
    assert (key.version, key.algorithm) == (version, algorithm)
    assert key.user_ids == ("Nobody <nobody@example.org>",)
    assert len(key.subkeys) == 2
    assert key.self_signed is True
    assert not key.revoked
    assert key.created is not None and key.created.tzinfo is UTC


def test_octets_and_armor_give_the_same_key() -> None:
    made = certificate("RFC4880", "Cv25519")
    binary, armored = only(parse_key(bytes(made))), only(parse_key(str(made)))
    assert binary.fingerprint == armored.fingerprint == made.fingerprint.upper()


def test_a_version_6_key_without_user_ids_is_held_by_its_direct_signature() -> None:
    key = only(parse_key(bytes(certificate("RFC9580", "Cv25519", None))))
    assert (key.user_ids, key.self_signed, key.refused) == ((), True, "")


def test_a_version_3_key_has_an_md5_fingerprint(maker: Any) -> None:
    primary = maker.rsa3()
    key = only(parse_key(maker.key(primary, name="md5")))
    material = primary.body[8:]
    size = (int.from_bytes(material[:2], "big") + 7) // 8
    expected = hashlib.md5(material[2 : 2 + size] + b"\x01\x00\x01").hexdigest().upper()
    assert key.fingerprint == expected
    assert (key.version, key.algorithm, key.self_signed) == (3, "RSA 1024", True)
    assert key.created == datetime(2014, 5, 13, 16, 53, 20, tzinfo=UTC)


def test_a_version_3_key_needs_no_self_signature_but_is_not_called_signed(maker: Any) -> None:
    octets = maker.old_packet(6, maker.rsa3().body) + maker.old_packet(13, b"Nobody")
    key = only(parse_key(octets))
    assert (key.refused, key.self_signed, key.user_ids) == ("", None, ("Nobody",))


@pytest.mark.parametrize("name", ["md5", "sha1", "ripemd160", "sha256"])
def test_old_hashes_hold_as_what_they_were(maker: Any, name: str) -> None:
    key = only(parse_key(maker.key(maker.rsa4(), name=name)))
    assert (key.refused, key.self_signed) == ("", True)


@pytest.mark.parametrize(
    ("make", "algorithm"),
    [("dsa4", "DSA 1024"), ("koblitz4", "secp256k1"), ("rsa4", "RSA 1024")],
)
def test_other_algorithms(maker: Any, make: str, algorithm: str) -> None:
    key = only(parse_key(maker.key(getattr(maker, make)())))
    assert (key.algorithm, key.self_signed, key.refused) == (algorithm, True, "")


def test_a_version_5_key_has_a_sha256_fingerprint(maker: Any) -> None:
    primary = maker.edwards(5)
    key = only(parse_key(maker.key(primary)))
    assert key.fingerprint == hashlib.sha256(primary.framed).hexdigest().upper()
    assert (key.version, key.algorithm, key.self_signed) == (5, "Ed25519", True)


def test_a_revoked_key_says_so(maker: Any) -> None:
    primary = maker.edwards(4)
    revocation = maker.signature(primary, primary.framed, kind=0x20)
    octets = maker.packet(6, primary.body) + maker.packet(2, revocation)
    key = only(parse_key(octets + maker.user_id(primary, "Nobody")))
    assert (key.revoked, key.refused) == (True, "")


def test_latin_1_user_ids_of_old_keys_are_read(maker: Any) -> None:
    primary = maker.rsa3()
    key = only(
        parse_key(maker.packet(6, primary.body) + maker.packet(13, "Jürgen".encode("latin-1")))
    )
    assert key.user_ids == ("Jürgen",)


def test_an_algorithm_nobody_knows_is_left_open(maker: Any) -> None:
    body = b"\x04" + (1).to_bytes(4, "big") + b"\x63" + b"\x00" * 40
    key_id = hashlib.sha1(b"\x99" + len(body).to_bytes(2, "big") + body).digest()[-8:]
    signature = b"\x04\x13\x63\x08\x00\x00\x00\x0a\x09\x10" + key_id + b"\x00\x00" + b"\x00" * 20
    octets = maker.packet(6, body) + maker.packet(13, b"Nobody") + maker.packet(2, signature)
    key = only(parse_key(octets))
    assert key.self_signed is None or key.refused
    assert key.self_signed is not True
