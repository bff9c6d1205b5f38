"""Armor as pages set it. The key is made while the tests run; the texts around it are invented."""

from __future__ import annotations

import html
from typing import Any

import pysequoia
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spaniel.extract.key import find_blocks, find_keys, parse_key

KEY = pysequoia.Tsk.generate(user_id="Nobody <nobody@example.org>").extract_certificate()
ARMORED = str(KEY).strip()
WITH_HEADERS = ARMORED.replace(
    "BLOCK-----\n", "BLOCK-----\nVersion: GnuPG v2.0.22 (GNU/Linux)\nComment: my great key\n", 1
)
FINGERPRINT = KEY.fingerprint.upper()


def quoted(prefix: str, text: str = ARMORED) -> str:
    return "\n".join(prefix + line for line in text.splitlines())


MANGLED = {
    "plain": ARMORED,
    "headers": WITH_HEADERS,
    "windows lines": WITH_HEADERS.replace("\n", "\r\n"),
    "indented": quoted("    "),
    "tabs": quoted("\t"),
    "quoted": quoted("> ", WITH_HEADERS),
    "quoted twice": quoted(">> > "),
    "br": ARMORED.replace("\n", "<br>"),
    "br and line ends": WITH_HEADERS.replace("\n", "<br />\n"),
    "br in capitals": ARMORED.replace("\n", "<BR>\r\n"),
    "paragraphs": "<p>" + ARMORED.replace("\n", "</p>\n<p>") + "</p>",
    "spans with attributes": ARMORED.replace("\n", '</span>\n<span class="x y">'),
    "one line": " ".join(ARMORED.split()),
    "one line with headers": " ".join(WITH_HEADERS.split()),
    "blank lines between": ARMORED.replace("\n", "\n\n"),
    "entities": html.escape(ARMORED)
    .replace("+", "&#43;")
    .replace("/", "&#x2F;")
    .replace("=", "&#61;"),
    "nbsp": ARMORED.replace("BEGIN PGP", "BEGIN&nbsp;PGP").replace("\n", "&nbsp;\n"),
    "no-break spaces": quoted("\u00a0\u00a0"),
    "zero width": ARMORED.replace("a", "a\u200b"),
    "dash-escaped": ARMORED.replace("-----BEGIN", "- -----BEGIN").replace("-----END", "- -----END"),
    "long dashes": ARMORED.replace("-----", "—–—"),
    "few dashes": ARMORED.replace("-----", "----"),
    "in a text": f"Hello, my key is\n\n{ARMORED}\n\nwrite me",
    "in a line": f"key: {ARMORED} thanks",
    "never closed": ARMORED.partition("-----END")[0] + "\n\nThanks for reading, my friends!",
    "never closed at the end": ARMORED.partition("-----END")[0],
    "two backslashes": "\\\\" + ARMORED,
}


@pytest.mark.parametrize("how", sorted(MANGLED))
def test_mangled_armor_is_read(how: str) -> None:
    text = MANGLED[how]
    (key,) = find_keys(text)
    assert (key.refused, key.fingerprint) == ("", FINGERPRINT)
    assert "BEGIN" in text[key.start : key.end]


def test_bare_base64_is_read() -> None:
    body = "\n".join(ARMORED.splitlines()[2:-2])
    (key,) = parse_key(body)
    assert key.fingerprint == FINGERPRINT


def test_several_keys_in_one_block_and_several_blocks(maker: Any) -> None:
    other = pysequoia.Tsk.generate(user_id="Other").extract_certificate()
    both = find_keys(maker.armor(bytes(KEY) + bytes(other)))
    assert [key.fingerprint for key in both] == [FINGERPRINT, other.fingerprint.upper()]
    assert both[0].start == both[1].start
    apart = find_keys(f"{ARMORED}\nand\n{other}")
    assert [key.fingerprint for key in apart] == [FINGERPRINT, other.fingerprint.upper()]
    assert apart[0].end <= apart[1].start


def test_one_bad_key_does_not_take_the_good_one_with_it(maker: Any) -> None:
    bad = maker.packet(6, maker.edwards(4).body)
    first, second = find_keys(maker.armor(bytes(KEY) + bad))
    assert (first.fingerprint, first.refused) == (FINGERPRINT, "")
    assert second.refused and not second.fingerprint


def test_a_key_inside_a_signed_message_is_found() -> None:
    secret = pysequoia.Tsk.generate(user_id="Signer")
    text = pysequoia.sign(
        secret.signer(), f"my key\n{ARMORED}\n".encode(), mode=pysequoia.SignatureMode.CLEAR
    ).decode()
    (key,) = find_keys(text)
    assert key.fingerprint == FINGERPRINT
    assert [block.kind for block in find_blocks(text)] == ["signed_message", "public", "signature"]


def test_an_opening_line_before_another_block_costs_only_itself() -> None:
    text = f"-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nnothing\n{ARMORED}"
    first, second = find_keys(text)
    assert first.refused and second.fingerprint == FINGERPRINT


@pytest.mark.parametrize(
    "text", ["", "PGP", "BEGIN PGP", "-----BEGIN PGP", "no key here", "-" * 9999]
)
def test_texts_without_blocks(text: str) -> None:
    assert find_keys(text) == ()
    assert find_blocks(text) == ()


def test_the_end_of_an_open_block_leaves_the_text_behind_it() -> None:
    text = MANGLED["never closed"]
    (block,) = find_blocks(text)
    assert not block.closed
    assert "Thanks" not in text[block.start : block.end]


@pytest.mark.parametrize(
    "text",
    [
        "-----BEGIN PGP PUBLIC KEY BLOCK-----\n" * 4000,
        "-----BEGIN PGP PUBLIC KEY BLOCK-----"
        + "<" * 100_000
        + "-----END PGP PUBLIC KEY BLOCK-----",
        "-----BEGIN PGP PUBLIC KEY BLOCK-----"
        + "m " * 50_000
        + "-----END PGP PUBLIC KEY BLOCK-----",
        "-----BEGIN PGP PUBLIC KEY BLOCK-----\n" + "mQ==\n" * 20_000,
        "-----BEGIN PGP PUBLIC KEY BLOCK-----\n" + ">" * 100_000,
        "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n"
        + "A" * 2_100_000
        + "-----END PGP PUBLIC KEY BLOCK-----",
    ],
    ids=["openings", "tags", "letters", "short lines", "quotes", "too long"],
)
def test_hostile_blocks_are_refused(text: str) -> None:
    found = find_keys(text)
    assert found and all(key.refused for key in found)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text(alphabet="ABmQx+/=\n<>&;:- \t>", max_size=300))
def test_no_body_raises(body: str) -> None:
    for text in (f"-----BEGIN PGP PUBLIC KEY BLOCK-----{body}", body):
        for key in (*find_keys(text), *parse_key(text)):
            assert key.refused or key.fingerprint


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.lists(
        st.sampled_from(["<br>", "\n", "\r\n", " ", "<p>", "\n> ", "\n    ", "&nbsp;"]), min_size=1
    )
)
def test_any_line_ends_give_the_same_key(ends: list[str]) -> None:
    head, *body, tail = ARMORED.split("\n")
    joined = head + "".join(ends[n % len(ends)] + line for n, line in enumerate(body))
    (key,) = find_keys(f"{joined}\n{tail}")
    assert (key.refused, key.fingerprint) == ("", FINGERPRINT)
