"""Links of hostile pages, and which of them a patrol may follow."""

from __future__ import annotations

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes import source
from spaniel.authority.decide import _address
from spaniel.collect.links import MOST_LINKS, LinkRule, decoded, links_of, plain_url

BASE = "http://shop.example/list/page"


def found(html: str, base: str = BASE) -> list[str]:
    return list(links_of(html.encode("utf-8", "surrogatepass"), base))


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("item", "http://shop.example/list/item"),
        ("/item#top", "http://shop.example/item"),
        ("?page=2", "http://shop.example/list/page?page=2"),
        ("//other.example", "http://other.example/"),
        ("  /a b\n", "http://shop.example/a%20b"),
        ("/ä?q=ü", "http://shop.example/%C3%A4?q=%C3%BC"),
        ("http://BÜCHER.example:80/", "http://xn--bcher-kva.example/"),
        ("HTTPS://A.example:443", "https://a.example/"),
        ("https://a.example:80/", "https://a.example:80/"),
        ("ht\ntp://a.example/", "http://a.example/"),
    ],
)
def test_one_spelling(href: str, url: str) -> None:
    assert found(f'<a href="{href}">x</a>') == [url]


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:x",
        "mailto:a@b.example",
        "data:text/html,<a href=/x>",
        "tel:1",
        "file:///etc/passwd",
        "ftp://a/",
        "http://user:pw@a.example/",
        "http://[::1/",
        "http://a:99999/",
        "/" + "x" * 3_000,
    ],
)
def test_what_is_not_an_address_of_the_web(href: str) -> None:
    assert found(f'<a href="{href}">x</a>') == []


def test_all_ways_to_lead_on() -> None:
    html = """<base href="/b/"><a href=1><map><area href=2></map><frameset><frame src=3></frameset>
    <iframe src=4></iframe><a>none</a><a href>empty</a><a href=1#again>
    <meta http-equiv=REFRESH content="0; URL='5'"><meta http-equiv=refresh content="5;6">
    <meta http-equiv=refresh content="3"><meta http-equiv=refresh>"""
    assert {url.rpartition("/")[2] for url in found(html)} >= {"1", "2", "4", "5", "6"}
    assert all(url.startswith("http://shop.example/b/") for url in found(html))


def test_a_refresh_in_a_language_where_lower_case_is_longer() -> None:
    html = '<meta http-equiv=refresh content="0;İİİ url=/İ">'
    assert all(url.startswith("http://shop.example/") for url in found(html))


def test_a_base_that_is_no_address_changes_nothing() -> None:
    assert found('<base href="javascript:x"><a href="a">') == ["http://shop.example/list/a"]


def test_a_page_of_many_links_is_cut() -> None:
    html = "".join(f"<a href=/{n}>" for n in range(MOST_LINKS + 50))
    assert len(found(html)) == MOST_LINKS


@pytest.mark.parametrize(
    "dirt",
    [
        "<div>" * 200_000,
        "<table><tr><td>" * 100_000,
        "".join(f"<b id={n}><p>" for n in range(50_000)),
        "<p " + " ".join(f"a{n}" for n in range(100_000)) + ">",
        "<a " + " ".join(f"a{n}=1" for n in range(100_000)) + ">",
        "<a" * 100_000 + ">",
        "<!-- -->" * 100_000,
        "<script></script>" * 50_000,
        "<a href='" * 50_001 + "'>",
    ],
    ids=lambda dirt: dirt[:12],
)
def test_pages_made_to_burst_a_parser_cost_no_time(dirt: str) -> None:
    assert "http://shop.example/after" in found(dirt + "<a href=/after>")


def test_text_that_only_looks_like_a_link() -> None:
    html = """<!-- <a href=/1> --><script>"<a href=/2>"</SCRIPT><style><a href=/3></style>
    <title><a href=/4></title><textarea><a href=/5></textarea><b title="<a href=/6>">
    &lt;a href=/7&gt;<abbr href=/8><a data-href=/9 title='href=/10'><!--> <a href=/in>
    <a title=">" href="/x?a=1&amp;b=2" href=/second>"""
    assert found(html) == [
        "http://shop.example/6",  # in an attribute of a tag that is not looked into
        "http://shop.example/in",
        "http://shop.example/x?a=1&b=2",
    ]


def test_dirt_does_no_harm() -> None:
    assert list(links_of(b"\xff\xfe\x00<a href=/x>" * 10, BASE)) == ["http://shop.example/x"]
    assert list(links_of(b"", BASE)) == []
    assert list(links_of(b"\0" * 100_000, BASE)) == []


@given(st.binary(max_size=300))
def test_any_bytes(body: bytes) -> None:
    for url in links_of(b"<a href='" + body + b"'>x</a>" + body, BASE):
        assert url.isascii()


@given(st.text(max_size=60))
def test_a_plain_url_is_its_own_plain_url(text: str) -> None:
    plain = plain_url(text, BASE)
    assert plain_url(plain) == plain
    if plain:
        assert len(plain) <= 2_000


@given(st.text(st.sampled_from("abc.:/?#[]@!$&'()*+,;=%20 ~-_é"), max_size=40))
def test_the_gate_can_judge_a_plain_url_or_refuses_it(text: str) -> None:
    plain = plain_url(f"http://{text}")
    address = _address(plain)
    if address is not None:
        assert plain_url(plain) == plain


@pytest.mark.parametrize(
    ("body", "coding", "charset"),
    [
        (gzip.compress(b"page"), "gzip", ""),
        (zlib.compress(b"page"), "deflate", "utf-8"),
        (b"page", "gzip", ""),
        (b"page", "br", ""),
        ("page".encode("utf-16"), "", ""),
        ("page".encode("utf-16-le"), "", "utf-16-le"),
        (b"page", "", "no-such-charset"),
        (b"page", "", "base64"),
        (b"page", "", "\0"),
        (b"page", "", "idna" * 100),
    ],
)
def test_decoding(body: bytes, coding: str, charset: str) -> None:
    assert decoded(body, coding, charset) == b"page"


def test_a_bomb_is_cut() -> None:
    assert len(decoded(gzip.compress(bytes(100_000_000)), "gzip", "")) == 64_000_000


@pytest.mark.parametrize(
    "path",
    [
        "/logout",
        "/user/log-out/",
        "/x?action=sign_out",
        "/cart/add-to-cart?id=1",
        "/item/1/delete",
        "/checkout",
        "/buy-now/3",
        "/post/5/upvote",
        "/picture.JPG",
        "/a.tar",
    ],
)
def test_what_acts_or_is_media_is_left(path: str) -> None:
    rule = LinkRule(source(), lambda _: True)
    assert not rule(f"http://shop.example{path}")
    assert not rule.reads(f"http://shop.example{path}")


@pytest.mark.parametrize(
    "path", ["/", "/buy/flowers", "/removed-listings", "/deleted.html?a.png=1"]
)
def test_what_only_reads_is_followed(path: str) -> None:
    assert LinkRule(source(), lambda _: True)(f"http://shop.example{path}")


def test_follow_leave_and_scope() -> None:
    rule = LinkRule(source(follow=("/item/",), leave=("/item/9",)), lambda url: "shop" in url)
    assert rule("http://shop.example/item/1")
    assert not rule("http://shop.example/list")
    assert not rule("http://shop.example/item/9")
    assert not rule("http://other.example/item/1")
    assert rule.reads("http://other.example/list")
