"""Texts made to hurt: long, repeated, odd. Nothing raises, every span holds, all come to an end."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spaniel.extract.handle import find_handles

LONG = 60_000
REPEATED = [
    "@", "a@", "a@a.", "4 ", "4", "+1", "+1 ", "1 ", "+ 1 ", "wickr ", "wickr:", "wickr-", "tg/",
    "t.me/",
    "telegram: @aaaaa ", "a at ", "a dot ", "a at b dot c dot ", "(at)", "(", " ", "\n", "x ",
    "&#64;", "&",
    "\u200b", "аa", "-----BEGIN PGP ", "skype:aaaaa", "tg://resolve?", "a.", "@_", "@aaaaaa ",
    "<a ", "@a:",
    "discord a.", "tel 8 9", "00", "icq 1", "0x", "bitcoincash:", "signal.me/#", "wa.me/", "İ",
    "ß", "\ud800",
]  # fmt: skip


@pytest.mark.parametrize("unit", REPEATED)
def test_repetition_comes_to_an_end(unit: str) -> None:
    text = unit * (LONG // len(unit))
    for handle in find_handles(text)[:50]:
        assert text[handle.start : handle.end] == handle.text


@pytest.mark.parametrize(
    "text",
    [
        "+" + "1 " * 30_000,
        "a" + " " * LONG + "@b.com",
        "wickr" + " " * LONG + ": dog",
        "a@" + "a." * 30_000 + "com",
        "tel " + "8 9" * 20_000,
        ("1" * 34 + " ") * 1_500,
        ("bc1" + "q" * 80 + " ") * 700,
        ("0x" + "aB" * 20 + " ") * 1_000,
        ("a" * 56 + ".onion ") * 900,
        "4" + "A \n" * 20_000,
        "t . " * 15_000 + "me / dog_dog",
    ],
)
def test_bait_comes_to_an_end(text: str) -> None:
    assert all(not handle.checked for handle in find_handles(text))


PIECES = [
    "wickr", "telegram", "тг", "jabber", ":", " ", "\n", "@", "dog", "dog_1", "example.org",
    " at ", " dot ",
    "[at]", "&#64;", "\u200b", "ｄ", "а", "+1 202 555 0143", "0x", "t.me/", "/", "(", ")", ".",
    ",", "05",
    "-----BEGIN PGP PUBLIC KEY BLOCK-----", "1A1z", "icq 12345", "é", "😀", "or", "=",
    "d o g @ e x . o r g",
]  # fmt: skip


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_any_mixture_keeps_its_spans(pieces: list[str]) -> None:
    text = "".join(pieces)
    handles = find_handles(text)
    for handle in handles:
        assert text[handle.start : handle.end] == handle.text != ""
    assert list(handles) == sorted(handles, key=lambda h: (h.start, h.end, h.kind))
    assert find_handles(text) == handles


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    for handle in find_handles(text):
        assert text[handle.start : handle.end] == handle.text


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.from_regex(r"[a-z][a-z0-9]{2,12}_[a-z0-9]{2,6}", fullmatch=True))
def test_what_is_found_alone_is_found_among_words(name: str) -> None:
    inside = find_handles(f"Hello there\n\nWickr: {name}\nThank you for your order")
    assert [(handle.kind, handle.value) for handle in inside] == [("wickr", name)]
