"""No page with a handle is passed over: a hint is cheap, a lost handle is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser
from tests.extract.taught.taught_sites import saved_pages, shop_page

from hostile_pages import site_names
from spaniel.extract.handle import NONE, find_handles, hint_in
from spaniel.extract.taught._contacts import ContactHints
from spaniel.types import Handle, Key

HANDLES = (
    "otter@post.org", "telegram: otter_walrus", "@otter_walrus (tg)", "Wickr me: otterpot",
    "+49 170 1234567", "call 07700 900123", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
    "otter (at) post (dot) org", "jabber otter@jabber.example.org", "t.me/otter_walrus",
    "вотсап +7 912 345-67-89", "ICQ 123456789",
)  # fmt: skip


def may_be_on(hints: ContactHints, html: bytes) -> bool:
    return hints.on(html, LexborHTMLParser(html))


@pytest.mark.parametrize("name", site_names())
def test_no_page_of_the_invented_sites_with_a_handle_is_passed_over(name: str) -> None:
    hints = ContactHints()
    for page in saved_pages(name, 9)[::3]:
        has = any(isinstance(one, Handle | Key) for one in page.zero.observations)
        assert may_be_on(hints, page.payload) or not has


def test_a_page_without_any_is_known_by_a_look() -> None:
    assert not may_be_on(ContactHints(), shop_page(range(1, 40)))
    assert not may_be_on(ContactHints(), b"")


@given(st.sampled_from(HANDLES), st.text(max_size=60), st.text(max_size=60))
def test_where_a_handle_is_found_there_is_a_hint(handle: str, before: str, after: str) -> None:
    text = f"{before} {handle} {after}"
    if find_handles(text):
        assert hint_in(text) != NONE


@pytest.mark.parametrize("handle", HANDLES)
def test_one_handle_anywhere_in_a_page_is_noticed_after_many_pages_without(handle: str) -> None:
    hints = ContactHints()
    for start in range(3):
        assert not may_be_on(hints, shop_page(range(start, 30)))
    assert may_be_on(hints, shop_page(range(30), extra=f"<div>{handle}</div>"))
    title = shop_page(range(30)).replace(b"Teapot no. 7<", f"Teapot {handle}<".encode())
    assert may_be_on(hints, title)


def test_armored_keys_and_links_are_noticed() -> None:
    hints = ContactHints()
    for extra in (
        "<pre>-----BEGIN PGP PUBLIC KEY BLOCK-----\nxx\n-----END PGP PUBLIC KEY BLOCK-----</pre>",
        '<a href="https://t.me/otter_walrus">talk</a>',
        '<a href="tel:+491701234567">talk</a>',
        '<a href="http://abcdefghijklmnop.onion/">mirror</a>',
    ):
        assert may_be_on(hints, shop_page(range(9), extra=extra)), extra


def test_links_of_a_hidden_site_to_itself_are_none() -> None:
    links = "".join(f'<a href="http://abcdefghijklmnop.onion/{n}">x</a>' for n in range(9))
    assert not may_be_on(ContactHints(), shop_page(range(9), extra=links))
