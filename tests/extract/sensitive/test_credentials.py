"""What opens something is found; what is public is left. All secrets are invented or published.

The seed phrases and private keys are the test vectors of their standards.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spaniel.extract.sensitive import find_credentials

SEED = "legal winner thank year wave sausage worth useful legal winner thank yellow"
"""BIP-39's own second test vector."""
WIF = "5KYZdUEo39z3FPrtuX2QbbwGnNP5zTd7yyr2SC1j299sBCnWjss"
WIF_SHORT = "L1aW4aubDFB7yfras2S1mN3bqg9nwySY8nkoLmJebSLD5BWv3ENZ"
"""Published examples of Wallet Import Format."""
XPRV = (
    "xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRN"
    "NU3TGtRBeJgk33yuGBxrMPHi"
)
"""BIP-32's first test vector."""
JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJub2JvZHkifQ.c2lnbmF0dXJlLW9mLW5vYm9keQ"


def secrets(text: str) -> list[str]:
    return [text[span.start : span.end] for span in find_credentials(text)]


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("login: bob42 pass: hunter2x", "hunter2x"),
        ("login: bob42 pass: hunter2x", "bob42"),
        ("Login: alice\nPassword: correct-horse", "correct-horse"),
        ("user=carol;pwd=s3cr3t!!", "s3cr3t!!"),
        ("логин: vasya пароль: kotik2020", "kotik2020"),
        ("usuario: pepe contraseña: tortilla1", "tortilla1"),
        ("Benutzer: uli Passwort: brezel77", "brezel77"),
        ("the password is 'swordfish'", "swordfish"),
        ("das Passwort lautet brezel77", "brezel77"),
        ("api_key=abcdef123456", "abcdef123456"),
        ('"client_secret": "Zx81-spectrum"', "Zx81-spectrum"),
        (
            "view ok, spend key: 0f0e0d0c0b0a09080706050403020100ff",
            "0f0e0d0c0b0a09080706050403020100ff",
        ),
        ("bob@shop.example:Secret99", "bob@shop.example:Secret99"),
        ("bob@shop.example|Secret99", "bob@shop.example|Secret99"),
        ("ftp://bob:geheim@files.example/x", "bob:geheim"),
        ("key AKIAIOSFODNN7EXAMPLE here", "AKIAIOSFODNN7EXAMPLE"),
        ("token " + JWT, JWT),
        ("bot 123456789:AAF" + "x" * 32, "123456789:AAF" + "x" * 32),
        (f"sweep {WIF} now", WIF),
        (f"sweep {WIF_SHORT} now", WIF_SHORT),
        (XPRV, XPRV),
        (f"seed: {SEED}", SEED),
        (SEED.upper(), SEED.upper()),
        (SEED.replace(" ", "\n"), SEED.replace(" ", "\n")),
        (SEED.replace(" ", ", "), SEED.replace(" ", ", ")),
        ("4242 4242 4242 4242 12/27 123", "4242 4242 4242 4242 12/27 123"),
        ("4242424242424242|12|27|123", "4242424242424242|12|27|123"),
        ("amex 378282246310005", "378282246310005"),
        ("Cookie: a=b; c=d", "a=b; c=d"),
        ("GET / HTTP/1.1\r\nAuthorization: Basic Ym9iOnB3\r\n", "Basic Ym9iOnB3\r"),
        ("?PHPSESSID=0a1b2c3d4e5f&page=2", "0a1b2c3d4e5f"),
        ("curl -H Bearer abcdefghijklmnopqrst", "abcdefghijklmnopqrst"),
    ],
)
def test_a_secret_is_found(text: str, secret: str) -> None:
    assert secret in secrets(text)


def test_numbered_seed_words_are_a_seed() -> None:
    text = " ".join(f"{n}. {word}" for n, word in enumerate(SEED.split(), 1))
    (span,) = find_credentials(text)
    assert text[span.start : span.end] == text[3:]
    assert span.confidence == 1


def test_a_seed_with_a_fault_is_found_with_less_confidence() -> None:
    text = SEED.replace("yellow", "zebra")
    (span,) = find_credentials(text)
    assert span.confidence < 1


@pytest.mark.parametrize(
    "kind", ["RSA PRIVATE KEY", "OPENSSH PRIVATE KEY", "PGP PRIVATE KEY BLOCK"]
)
def test_a_private_key_block_is_found_whole(kind: str) -> None:
    block = f"-----BEGIN {kind}-----\nVersion: 1\n\nbm90IGEga2V5\nYXQgYWxs\n-----END {kind}-----"
    assert secrets(f"mine:\n{block}\nregards")[0] == block


def test_a_private_key_block_cut_off_is_found_as_far_as_it_looks_like_one() -> None:
    block = "-----BEGIN RSA PRIVATE KEY-----\nbm90IGEga2V5\nYXQgYWxs"
    assert secrets(f"{block}\n\nso that was it, regards to all")[0].startswith(block)
    assert "regards" not in secrets(f"{block}\n\nso that was it, regards to all")[0]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "bob@shop.example",
        "mail bob@shop.example or xmpp bob@chat.example:5222",
        "bob@shop.example;carol@shop.example;dave@shop.example",
        "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nbm90IGEga2V5IGF0IGFsbA==\n=abcd\n"
        "-----END PGP PUBLIC KEY BLOCK-----",
        "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2",
        "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
        "4" + "8" * 94,
        "order 4242424242424242",
        "Tracking number: 4242 4242 4242 4242",
        "4242 4242 4242 4243",
        "password: required",
        "Password: will be sent after payment",
        "pass: 5/5",
        "token: BTC",
        "Key: bulk only",
        "PIN: none",
        "login: bob42",
        "Lost password? Reset your password: https://shop.example/reset",
        "Price: 10 | Stock: 5 | Ships: EU",
        "the password is needed to open it",
        "https://shop.example/item?id=1234567890123456",
        "sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "my friend wrote that the parcel came late but everything inside was fine and well packed",
        SEED.rsplit(" ", 1)[0],
        WIF[:-1] + "t",
    ],
)
def test_what_is_public_or_no_secret_is_left(text: str) -> None:
    assert secrets(text) == []


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(max_size=300))
def test_any_text_is_read_without_an_error(text: str) -> None:
    for span in find_credentials(text):
        assert 0 <= span.start < span.end <= len(text)
        assert span.kind == "credential"


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text("abcdefghijkmnpqrstuvwxyz0123456789!#%&", min_size=6, max_size=40))
def test_whatever_is_called_a_password_beside_a_login_is_one(value: str) -> None:
    found = secrets(f"login: bob pass: {value} bye")
    assert value in found or set(value) <= set("x")


@pytest.mark.parametrize(
    "unit",
    ["pass: ", "login: x ", "eyJ", "eyJaaaaaaaaa.", "4242 ", "a@b.", "a@a.a.a:bbbb", "Cookie: \n",
     "5", "legal ", "https://a:b", "-----BEGIN RSA PRIVATE KEY-----\n", "BEGIN A A ", "-",
     "password is "],
)  # fmt: skip
def test_a_hostile_text_is_read_to_its_end(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    assert all(span.end <= len(text) for span in find_credentials(text))
