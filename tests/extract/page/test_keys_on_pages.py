"""Keys of pages: read however a page has set them, refused with their reason."""

from __future__ import annotations

import pysequoia
import pytest
from selectolax.lexbor import LexborHTMLParser

from spaniel.extract.page._account import Profile
from spaniel.extract.page._contacts import Contacts, find_contacts
from spaniel.extract.page._look import Look
from spaniel.extract.page._posts import Message
from spaniel.extract.page._tree import grow
from spaniel.types import PageKind

KEY = str(
    pysequoia.Tsk.generate(user_id="Paper Otter <otter@post.example.org>").extract_certificate()
)
SECRET = KEY.replace("PUBLIC KEY", "PRIVATE KEY")


def contacts(body: str, kind: PageKind = PageKind.OTHER, vendor: str = "") -> Contacts:
    tree = grow(LexborHTMLParser(f"<html><body>{body}</body></html>".encode()))
    accounts = (Profile(name=vendor),) if vendor else ()
    return find_contacts(tree, Look(kind, 1.0, tree=tree, accounts=accounts))


def thread(body: str, *authors: str) -> Contacts:
    tree = grow(LexborHTMLParser(f"<html><body>{body}</body></html>".encode()))
    roots = [entry for entry, _ in enumerate(tree.tags) if tree.attribute(entry, "id")]
    messages = tuple(Message(root, name) for root, name in zip(roots, authors, strict=True))
    return find_contacts(tree, Look(PageKind.THREAD, 1.0, tree=tree, messages=messages))


def in_lines(key: str) -> str:
    return "<br>".join(key.splitlines())


def in_paragraphs(key: str) -> str:
    return "<div>" + "".join(f"<p>{line}</p>" for line in key.splitlines()) + "</div>"


@pytest.mark.parametrize(
    "body",
    [f"<pre>{KEY}</pre>", f"<textarea>{KEY}</textarea>", f"<p>{in_lines(KEY)}</p>",
     in_paragraphs(KEY), f"<div><b>PGP</b><span>{KEY}</span></div>"],
    ids=["pre", "textarea", "br", "paragraphs", "span"],
)  # fmt: skip
def test_a_key_is_read_however_it_is_set(body: str) -> None:
    told = contacts(f"<h1>PaperOtter</h1>{body}<p>Bye</p>", PageKind.VENDOR, "PaperOtter")
    (key,) = told.keys
    assert key.found.fingerprint == pysequoia.Cert.from_bytes(KEY.encode()).fingerprint.upper()
    assert key.found.user_ids == ("Paper Otter <otter@post.example.org>",)
    assert key.account == "PaperOtter"
    assert told.handles == ()


def test_keys_of_a_thread_are_each_their_authors() -> None:
    second = str(pysequoia.Tsk.generate(user_id="Bob").extract_certificate())
    told = thread(
        f"<div id=m0><pre>{KEY}</pre></div><div id=m1><pre>{second}</pre></div>", "A", "B"
    )
    assert [(key.found.user_ids[0][:3], key.account) for key in told.keys] == [
        ("Pap", "A"), ("Bob", "B"),
    ]  # fmt: skip


def test_a_private_key_is_refused_and_nothing_of_it_is_told() -> None:
    (key,) = contacts(f"<pre>{SECRET}</pre>").keys
    assert "private key" in key.found.refused
    assert (key.found.fingerprint, key.found.user_ids) == ("", ())


@pytest.mark.parametrize("cut", [40, 200, len(KEY) // 2, len(KEY) * 3 // 4])
def test_a_cut_key_is_refused_with_its_reason(cut: int) -> None:
    told = contacts(f"<p>Hello</p><pre>{KEY[:cut]}</pre><p>mail: otter@post.org</p>")
    assert all(key.found.refused and not key.found.fingerprint for key in told.keys)
    assert [one.found.value for one in told.handles] == ["otter@post.org"]
