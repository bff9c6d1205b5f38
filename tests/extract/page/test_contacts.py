"""Handles and keys of pages, and whose they are. Nobody and nothing here exists."""

from __future__ import annotations

from typing import Any

import pysequoia
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from spaniel.extract.page._account import Profile
from spaniel.extract.page._contacts import Contacts, find_contacts
from spaniel.extract.page._feedback import Review
from spaniel.extract.page._fields import Fields
from spaniel.extract.page._listings import Found
from spaniel.extract.page._look import Look
from spaniel.extract.page._posts import Message
from spaniel.extract.page._tree import Tree, grow
from spaniel.types import PageKind

ONION = "2gzyxa5ihm7nsggfxnu52rck2vv4rvmdlkiu3zzui5du4xyclen53wid.onion"
OTHER = "vww6ybal4bd7szmgncyruucpgfkqahzddi37ktceo3ah7ngmcopnpyyd.onion"
SESSION = "05" + "0123456789abcdef" * 4
KEY = str(
    pysequoia.Tsk.generate(user_id="Paper Otter <otter@post.example.org>").extract_certificate()
)
SECRET = KEY.replace("PUBLIC KEY", "PRIVATE KEY")


def tree_of(body: str) -> Tree:
    return grow(LexborHTMLParser(f"<html><body>{body}</body></html>".encode()))


def contacts(
    body: str, kind: PageKind = PageKind.OTHER, address: str = "", **seen: Any
) -> Contacts:
    tree = tree_of(body)
    return find_contacts(tree, Look(kind, 1.0, tree=tree, **seen), address)


def handles(body: str, **more: Any) -> set[tuple[str, str]]:
    return {(one.found.kind, one.found.value) for one in contacts(body, **more).handles}


def owners(found: Contacts) -> dict[str, str]:
    return {one.found.value: one.account for one in found.handles}


def entry_of(tree: Tree, name: str) -> int:
    return next(i for i, tag in enumerate(tree.tags) if tree.attribute(i, "id") == name and tag)


# --------------------------------------------------------------------------- where they stand


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("<dl><dt>Wickr</dt><dd>paperotter7</dd></dl>", ("wickr", "paperotter7")),
        ("<table><tr><th>Telegram<td>@paper_otter</table>", ("telegram", "paper_otter")),
        ("<div><div>Wickr Me</div><div>paperotter7</div></div>", ("wickr", "paperotter7")),
        ("<p>Session ID:<br><code>" + SESSION + "</code></p>", ("session", SESSION)),
        ("<p>Telegram: <b>@paper_otter</b></p>", ("telegram", "paper_otter")),
        ("<p>write to otter (at) post (dot) org</p>", ("email", "otter@post.org")),
        ("<p>жаба otter@jabber.example.org</p>", ("xmpp", "otter@jabber.example.org")),
        ("<p>Call or text: +49 1512 3456789</p>", ("phone", "+4915123456789")),
        ("<p>Тел: 8 912 345 67 89</p>", ("phone", "+79123456789")),
        ("<p>ｗｉｃｋｒ: paperotter7</p>", ("wickr", "paperotter7")),
        ("<a href='mailto:otter@post.org?subject=tea'>Write</a>", ("email", "otter@post.org")),
        ("<a href='https://t.me/paper_otter'>Channel</a>", ("telegram", "paper_otter")),
        ("<a href='tg://resolve?domain=paper_otter'>us</a>", ("telegram", "paper_otter")),
        ("<a href='xmpp:otter@post.org'>Chat</a>", ("xmpp", "otter@post.org")),
        ("<a href='tel:+4915123456789'>Ring</a>", ("phone", "+4915123456789")),
        ("<a href='https://wa.me/4915123456789'>W</a>", ("whatsapp", "+4915123456789")),
        ("<a href='viber://chat?number=%2B4915123456789'>V</a>", ("viber", "+4915123456789")),
        (f"<a href='http://{ONION}/'>Our friends</a>", ("onion_v3", ONION)),
        (f"<textarea>http://{ONION}/</textarea>", ("onion_v3", ONION)),
        (f"<input readonly value='http://{ONION}'>", ("onion_v3", ONION)),
        ("<label>Wickr</label><input readonly value='paperotter7'>", ("wickr", "paperotter7")),
        ("<p><i class='fa fa-telegram'></i> @paper_otter</p>", ("telegram", "paper_otter")),
        ("<p><img src=x alt='Telegram'> @paper_otter</p>", ("telegram", "paper_otter")),
        (
            "<div class='tgme_page'><div class=tgme_page_title>Tea</div><p>@paper_otter</p></div>",
            ("telegram", "paper_otter"),
        ),
        (
            "<table><tr><th>Name<th>Wickr<tr><td>Otter<td>paperotter7</table>",
            ("wickr", "paperotter7"),
        ),
    ],
)  # fmt: skip
def test_a_handle_is_read_where_it_stands(body: str, wanted: tuple[str, str]) -> None:
    assert wanted in handles(f"<h1>Teapots</h1>{body}<p>We answer within a day.</p>")


def hidden(address: str, key: int = 0x5A) -> str:
    return bytes([key, *(octet ^ key for octet in address.encode())]).hex()


def test_what_a_proxy_hides_from_harvesters_is_read() -> None:
    code = hidden("otter@post.org")
    wanted = {("email", "otter@post.org")}
    assert handles(f"<a href='/cdn-cgi/l/email-protection#{code}'>[protected]</a>") == wanted
    link = f"<a href='/cdn-cgi/l/email-protection' data-cfemail='{code}'>[email protected]</a>"
    assert handles(link) == wanted
    for broken in ("", "zz", "5", "5a"):
        assert handles(f"<a href='/cdn-cgi/l/email-protection#{broken}'>x</a>") == set()


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<p>Nothing at all to see.</p>",
        "<ul><li>Mail</li><li>Profile</li><li>Wickr</li><li>Threema</li><li>Basket</li></ul>",
        "<ul><li><a href=/>Telegram</a><li><a href=/x>Otterpots7</a><li>Teapots<li>Cups</ul>",
        "<p>Ask by signal</p><p>Parcels leave daily</p><p>a</p><p>b</p>",
        "<a href='https://t.me/share/url?url=x'>Share</a>",
        "<a href='javascript:alert(1)'>x</a><a href='#'>y</a>",
        "<input value='otter@post.org'><input type=password value=x>",
        "<script>var mail = 'otter@post.org'</script><!-- otter@post.org -->",
        "<p>Rated 5 @ 10 g, 3 left @ 20 EUR</p>",
    ],
)
def test_what_is_no_handle_is_none(body: str) -> None:
    assert contacts(body) == Contacts()


def test_a_value_has_the_kind_that_a_label_gives_it_not_its_link() -> None:
    body = "<p>Jabber: <a href='mailto:otter@post.org'>otter@post.org</a></p>"
    assert handles(body) == {("xmpp", "otter@post.org")}


def test_the_place_is_that_of_the_words() -> None:
    tree = tree_of("<div><p>Hello there</p><p>Mail: <b>otter@post.org</b></p></div>")
    (one,) = find_contacts(tree, Look(PageKind.OTHER, 1.0, tree=tree)).handles
    assert tree.css_path(one.entry) == "body>div:nth-child(1)>p:nth-child(2)>b:nth-child(1)"


# --------------------------------------------------------------------------- what is none of ours


@pytest.mark.parametrize(
    "body",
    [
        "<p>Logged in as patrol (patrol@post.org)</p>",
        "<header>Welcome, patrol@post.org</header>",
        "<p>Your deposit address: <code>1KFHE7w8BhaENAswwryaoccDb6qcT6DbYY</code></p>",
        "<p>Your wallet address</p><input readonly value='1KFHE7w8BhaENAswwryaoccDb6qcT6DbYY'>",
        "<p>Enter your address, e.g. paula@post.org</p>",
        "<p>Write it like name@example.com</p>",
        "<p>Genesis: 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa</p>",
        "<p>fresh: otter@post.org:hunter2abc</p>",
    ],
)
def test_the_visitors_own_examples_and_stolen_logins_are_left_out(body: str) -> None:
    assert handles(body) == set()


def test_a_vendor_who_greets_is_no_visitor() -> None:
    assert handles("<p>Welcome, write to otter@post.org</p>") == {("email", "otter@post.org")}


# --------------------------------------------------------------------------- whose they are

VENDOR_PAGE = """<header>Admin: admin@market.org</header>
<h1>PaperOtter</h1><p>Mail: otter@post.org</p>
<div id=r1><p>great, also try walrus@post.org</p></div>
<div class=footer>Support: help@market.org</div>"""


def test_a_vendors_page_speaks_for_the_vendor_and_not_for_site_or_buyers() -> None:
    tree = tree_of(VENDOR_PAGE)
    seen = Look(
        PageKind.VENDOR, 1.0, tree=tree, accounts=(Profile(name="PaperOtter"),),
        reviews=(Review(entry_of(tree, "r1")),),
    )  # fmt: skip
    assert owners(find_contacts(tree, seen)) == {
        "admin@market.org": "",
        "otter@post.org": "PaperOtter",
        "walrus@post.org": "",
        "help@market.org": "",
    }


def found(root: int, vendor: str) -> Found:
    fields = Fields()
    fields.vendor = vendor
    return Found(root, "A teapot", "/t", fields)


def test_a_listings_page_speaks_for_its_vendor_in_its_own_part_and_boxes() -> None:
    tree = tree_of(
        "<article><h1 id=t>Teapot</h1><p>Mail: otter@post.org</p>"
        "<aside>Tel: +49 1512 3456789</aside></article><aside>Help: help@market.org</aside>"
    )
    listing = found(entry_of(tree, "t"), "PaperOtter")
    seen = Look(PageKind.LISTING, 1.0, tree=tree, listings=(listing,), places=("x",))
    assert owners(find_contacts(tree, seen)) == {
        "otter@post.org": "PaperOtter",
        "+4915123456789": "PaperOtter",
        "help@market.org": "",
    }


@pytest.mark.parametrize(
    ("box", "account"),
    [
        ("<h4>Kontakt</h4><p>Zosia B.<br>tel. +49 1512 3456789</p>", "Zosia B."),
        ("<h4>Contact seller:</h4><div>Otter<br>+49 1512 3456789</div>", "Otter"),
        ("<h4>Contact</h4><p>tel. +49 1512 3456789<br>Zosia</p>", ""),
        ("<h4>Contact</h4><p>Write to us any time you like<br>+49 1512 3456789</p>", ""),
        ("<h4>Delivery</h4><p>Courier<br>+49 1512 3456789</p>", ""),
    ],
)
def test_a_notice_names_whose_telephone_it_is(box: str, account: str) -> None:
    tree = tree_of(f"<article><h1 id=t>Teapot</h1>{box}</article>")
    listing = found(entry_of(tree, "t"), "")
    seen = Look(PageKind.LISTING, 1.0, tree=tree, listings=(listing,), places=("x",))
    assert owners(find_contacts(tree, seen)) == {"+4915123456789": account}


def test_in_a_list_it_is_the_records_vendor() -> None:
    rows = "".join(f"<div id=r{n}><h3>Pot {n}</h3><p>otter{n}@post.org</p></div>" for n in range(4))
    tree = tree_of(f"<p>Admin: a@market.org</p>{rows}")
    roots = [entry_of(tree, f"r{n}") for n in range(4)]
    seen = Look(
        PageKind.RESULTS, 1.0, tree=tree,
        listings=tuple(found(root, f"V{n}") for n, root in enumerate(roots) if n != 2),
        ranges=tuple((root, tree.ends[root]) for root in roots),
    )  # fmt: skip
    wanted = {f"otter{n}@post.org": f"V{n}" for n in (0, 1, 3)}
    assert owners(find_contacts(tree, seen)) == wanted | {"otter2@post.org": "", "a@market.org": ""}


def thread(body: str, *authors: str) -> Contacts:
    tree = tree_of(body)
    messages = [Message(entry_of(tree, f"m{n}"), name) for n, name in enumerate(authors)]
    return find_contacts(tree, Look(PageKind.THREAD, 1.0, tree=tree, messages=tuple(messages)))


def test_in_a_post_it_is_the_authors_also_where_answers_stand_inside() -> None:
    told = thread(
        "<p>board@post.org</p><div id=m0><p>a@post.org</p><div id=m1><p>b@post.org</p></div>"
        "<p>c@post.org</p></div>", "Ann", "Bob",
    )  # fmt: skip
    assert owners(told) == {
        "board@post.org": "", "a@post.org": "Ann", "b@post.org": "Bob", "c@post.org": "Ann",
    }  # fmt: skip


def test_a_post_goes_on_behind_any_number_of_answers() -> None:
    answers = "".join(f"<div id=m{n}>no</div>" for n in range(1, 40))
    told = thread(f"<div id=m0>{answers}<p>a@post.org</p></div>", "Ann", *["Bob"] * 39)
    assert owners(told) == {"a@post.org": "Ann"}


def test_what_a_post_quotes_is_not_its_authors() -> None:
    told = thread(
        "<div id=m0><p>a@post.org</p></div><div id=m1><blockquote>a@post.org or z@post.org"
        "</blockquote><p>no</p></div>", "Ann", "Bob",
    )  # fmt: skip
    assert owners(told) == {"a@post.org": "Ann", "z@post.org": ""}


def test_each_stands_once_per_kind_value_and_account() -> None:
    told = thread(
        "<div id=m0><p>a@post.org a@post.org</p><a href='mailto:a@post.org'>me</a></div>"
        "<div id=m1><p>his is a@post.org</p></div>", "Ann", "Bob",
    )  # fmt: skip
    assert [(one.found.value, one.account) for one in told.handles] == [
        ("a@post.org", "Ann"), ("a@post.org", "Bob"),
    ]  # fmt: skip


def directory(*rows: tuple[str, str]) -> str:
    lines = "".join(
        f"<tr><th>{n}<td><a href=/p/{n}><strong>{name}</strong></a> Online<td><code>http://{onion}"
        f"</code> <a href='http://{onion}'>go</a></tr>"
        for n, (name, onion) in enumerate(rows)
    )
    return f"<h1>Places</h1><table>{lines}</table>"


def test_in_a_directory_it_is_the_rows() -> None:
    told = contacts(directory(("Moss Garden", ONION), ("Quay", OTHER)), PageKind.INDEX)
    assert owners(told) == {ONION: "Moss Garden", OTHER: "Quay"}
    assert len(told.handles) == 2


def test_mirrors_are_nobodys() -> None:
    mirrors = directory(("Mirror 1", ONION), ("Official link", OTHER))
    assert owners(contacts(mirrors, PageKind.INDEX)) == {ONION: "", OTHER: ""}


def test_a_sites_links_to_itself_are_no_handles() -> None:
    links = "".join(f"<a href='http://{ONION}/item/{n}'>Pot {n}</a>" for n in range(9))
    assert handles(links) == set()
    body = f"<a href='http://{ONION}/'>Home</a><a href='http://{OTHER}/'>Friends</a>"
    assert handles(body, address=f"http://{ONION}/x") == {("onion_v3", OTHER)}


def test_the_sites_own_address_on_a_vendors_page_is_not_the_vendors() -> None:
    body = f"<h1>PaperOtter</h1><p>Only at {ONION}, mine is {OTHER}</p>"
    account = (Profile(name="PaperOtter"),)
    told = contacts(body, PageKind.VENDOR, f"http://{ONION}/u/PaperOtter", accounts=account)
    assert owners(told) == {ONION: "", OTHER: "PaperOtter"}


# --------------------------------------------------------------------------- hostile

HOSTILE = {
    "at signs": "<p>" + "@" * 100_000 + "</p>",
    "spaced at signs": "<p>" + "a @ " * 20_000 + "</p>",
    "many in one line": "<p>" + "<b>otter@post.org</b> " * 20_000 + "</p>",
    "many in one box": "<div>" + "<p>wickr</p>" * 20_000 + "</div>",
    "one address again": f"<i>{OTHER}</i><div>" + f"<p>{ONION}</p>" * 4_000 + "</div>",
    "labels": "<p>" + "telegram: " * 10_000 + "</p>",
    "label lines": "<p>telegram</p>" * 5_000,
    "openings": "<div>-----BEGIN PGP PUBLIC KEY BLOCK-----" * 3_000,
    "openings in lines": "<p>-----BEGIN PGP PUBLIC KEY BLOCK-----</p>" * 5_000,
    "closings": "<p>-----END PGP PUBLIC KEY BLOCK-----</p>" * 5_000,
    "links": "<a href='http://a.b.c.d.e.f.onion/'>x</a>" * 10_000,
    "long link": f"<a href='mailto:{'a.' * 200_000}@b.org'>x</a>",
    "line ends in links": "<a href='/a\nb\r\nc\nmailto:x@y.org'>x</a>" * 50,
    "columns": "<table>" + "<tr><th>Wickr<th>Mail<th>ICQ</tr>" * 2_000 + "</table>",
    "capital I with a dot": "İ" * 5_000 + "<p>otter@post.org</p>",
    "boxes": "<textarea>a@b</textarea><input readonly value='@'>" * 3_000,
    "onions": "".join(f"<p><a href='http://{'a' * 55}{c}.onion'>{c}</a>" for c in "abcdefg" * 300),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_are_read_to_their_end(name: str) -> None:
    assert contacts(HOSTILE[name], PageKind.INDEX).whole in (True, False)


def test_a_pasted_list_is_cut_and_says_so() -> None:
    told = contacts("".join(f"<p>otter{n}@post.org</p>" for n in range(5_100)))
    assert not told.whole
    assert len(told.handles) == 5_000


PIECES = st.sampled_from(
    ["<p>", "</p>", "<div>", "</div>", "<br>", "<blockquote>", "<th>", "<table><tr>", "Wickr: ",
     "otter@post.org", "@paper_otter ", "Telegram", ONION, SESSION, "-----BEGIN PGP", KEY[:90],
     " PUBLIC KEY BLOCK-----", "-----END PGP PUBLIC KEY BLOCK-----", "<a href='mailto:x@y.org'>",
     "\u200b", "İ", "<textarea>", "</textarea>", "<footer>", ":", "e.g. ", "+49 1512 3456789"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=25).map("".join))
@settings(max_examples=150, deadline=None)
def test_no_page_raises_and_reading_again_gives_the_same(body: str) -> None:
    first = contacts(body)
    assert first == contacts(body)
    keys = [(one.found.kind, one.found.value, one.account) for one in first.handles]
    assert len(keys) == len(set(keys))
    entries = [one.entry for one in first.handles]
    assert entries == sorted(entries)
