"""Invented pages of invented shops in many templates. Nobody and nothing here exists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from html import escape
from typing import Any

import pytest

from spaniel.extract.page import PageReader
from spaniel.ports import ReadPage
from spaniel.types import Capture, Mention, Source, digest


@dataclass(frozen=True)
class Offer:
    """An invented offer: what a template prints, and what has to be read from it."""

    number: int
    title: str
    price: str
    vendor: str
    stock: int
    category: str
    ships_from: str


_THINGS = ("Blue Teapot Hash", "Walrus Flower", "Marble Paste", "Harbour Blotters", "Foggy Crystal")
_VENDORS = ("PaperOtter", "quiet_ladle", "TinTrombone")
_CATEGORIES = ("Cannabis", "Stimulants", "Psychedelics")
_COUNTRIES = ("Germany", "Netherlands", "Spain")


def make_offers(count: int = 9) -> list[Offer]:
    return [
        Offer(
            number=4_100 + 7 * i,
            title=f"{_THINGS[i % 5]} {i + 1} g no. {i} & friends",
            price=f"{12 + 3 * i}.50",
            vendor=_VENDORS[i % 3],
            stock=11 + i,
            category=_CATEGORIES[i % 3],
            ships_from=_COUNTRIES[i % 3],
        )
        for i in range(count)
    ]


class FakeLexicon:
    """Knows two words."""

    version = "fake-1"

    def find(self, text: str) -> Sequence[Mention]:
        found = []
        for word, name in (("hash", "cannabis resin"), ("crystal", "methamphetamine")):
            at = text.lower().find(word)
            if at >= 0:
                end = at + len(word)
                found.append(Mention(substance=name, text=text[at:end], start=at, end=end))
        return sorted(found, key=lambda mention: mention.start)


def make_capture(payload: bytes, **changed: Any) -> Capture:
    values: dict[str, Any] = {
        "id": "cap-1", "authority": "test", "marking": "TLP:AMBER", "owning_unit": "unit",
        "retain_until": date(2031, 1, 1), "source": "invented", "service": "invented",
        "address": "import:sha256:00!page.html", "seen": None, "seen_until": None,
        "seen_text": "", "captured": datetime(2026, 1, 2, tzinfo=UTC),
        "payload_digest": digest(payload), "payload_bytes": len(payload),
        "media_type": "text/html", "content_encoding": "", "status": None,
        "technique": "evidence_import", "grant": "g", "origin": "", "depth": 0,
        "simulated": False, "record_id": "r", "file": "f", "offset": 0, "length": 0,
        "record_sha256": "",
    }  # fmt: skip
    return Capture(**{**values, **changed})


def page(body: str, title: str = "Invented place") -> str:
    """Put a body between navigation, exchange rates and a footer, as markets do."""
    links = "".join(f'<li><a href="/category/{c.lower()}">{c} (12)</a></li>' for c in _CATEGORIES)
    rates = "".join(f"<tr><td>{c}</td><td>1 BTC = {c} 40000.00</td></tr>" for c in ("USD", "EUR"))
    return (
        f"<!doctype html><html><head><meta charset=utf-8><title>{title}</title></head><body>"
        f'<nav><a href="/">Home</a> <a href="/login">Sign in</a> <a href="/cart">Cart $0.00</a>'
        f'</nav><div class="sidebar"><ul>{links}</ul><table class=rates>{rates}</table></div>'
        f"<div id=middle>{body}</div>"
        f'<footer><a href="/help">Help</a> <a href="/news">News</a></footer></body></html>'
    )


# --------------------------------------------------------------------------- result templates


def cards(offers: Sequence[Offer]) -> str:
    """Rows of three cards; image, title and button lead to the listing; obfuscated classes."""
    rows = []
    for i in range(0, len(offers), 3):
        cells = "".join(
            f'<div class=x1><div><a href="/item/{o.number}"><img src=p.png></a>'
            f'<h4><a href="/item/{o.number}">{escape(o.title)}</a></h4>'
            f"<p>From: <b>${o.price}</b> - {o.category} -</p><p>Stock: <b>{o.stock}</b></p>"
            f'<p>by <a href="/vendor/{o.vendor}">{o.vendor}</a></p><p>Ships from {o.ships_from}</p>'
            f'<a href="/item/{o.number}">Buy now</a></div></div>'
            for o in offers[i : i + 3]
        )
        rows.append(f"<div class=r1>{cells}</div>")
    return page("<h1>All listings</h1>" + "".join(rows) + '<p><a href="?page=2">2</a></p>')


def table(offers: Sequence[Offer]) -> str:
    """A table whose headings say what its cells are, the currency of the price among them."""
    rows = "".join(
        f'<tr><td>{i}</td><td><a href="view.php?id={o.number}">{escape(o.title)}</a></td>'
        f"<td>{o.vendor}</td><td>{o.price}</td><td>{o.stock}</td><td>{o.category}</td>"
        f"<td>{o.ships_from}</td></tr>"
        for i, o in enumerate(offers)
    )
    heads = "<th>#<th>Listing<th>Vendor<th>Price (EUR)<th>In stock<th>Category<th>Ships from"
    return page(f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>")


def two_rows(offers: Sequence[Offer]) -> str:
    """A table in which a listing takes two rows."""
    rows = "".join(
        f'<tr><td colspan=2><a href="/listing/{o.number}">{escape(o.title)}</a></td></tr>'
        f'<tr><td>XMR 0.{o.number}</td><td>Seller: <a href="/user/{o.vendor}">{o.vendor}</a> '
        f"Left: {o.stock} Category: {o.category} From: {o.ships_from}</td></tr>"
        for o in offers
    )
    return page(f"<table>{rows}</table>")


def flat(offers: Sequence[Offer]) -> str:
    """Headings and paragraphs in one flat row, nothing around a listing, price before title."""
    parts = "".join(
        f'<p>{o.price} €</p><h3><a href="/p/{o.number}-{o.vendor}">{escape(o.title)}</a></h3>'
        f'<p>Vendor: <a href="/u/{o.vendor}">{o.vendor}</a>, Stock: {o.stock}, '
        f"Category: {o.category}, Ships from: {o.ships_from}</p>"
        for o in offers
    )
    return page(f"<div>{parts}</div>")


def definitions(offers: Sequence[Offer]) -> str:
    """A Spanish definition list, flat."""
    parts = "".join(
        f'<dt><a href="/oferta/{o.number}.html">{escape(o.title)}</a></dt>'
        f"<dd>{o.price.replace('.', ',')} €</dd>"
        f'<dd>Vendedor: <a href="/tienda/{o.vendor}">{o.vendor}</a></dd>'
        f"<dd>Disponibles: {o.stock}</dd><dd>Categoría: {o.category}</dd>"
        f"<dd>Origen: {o.ships_from}</dd>"
        for o in offers
    )
    return page(f"<h1>Ofertas</h1><dl>{parts}</dl>")


def russian(offers: Sequence[Offer]) -> str:
    """Russian list items with labels in spans."""
    parts = "".join(
        f'<li><h3><a href="/tovar/{o.number}/">{escape(o.title)}</a></h3>'
        f"<div><span>Цена:</span> <b>{o.price.replace('.', ',')} руб.</b></div>"
        f'<div><span>Продавец:</span> <a href="/prodavec/{o.vendor}">{o.vendor}</a></div>'
        f"<div><span>В наличии:</span> {o.stock} шт</div><div>Категория: {o.category}</div>"
        f"<div>Откуда: {o.ships_from}</div></li>"
        for o in offers
    )
    return page(f"<ul>{parts}</ul>")


def paragraphs(offers: Sequence[Offer]) -> str:
    """One sentence per listing, broken by br, no element around it."""
    parts = "".join(
        f'<a href="/l/{o.number:x}">{escape(o.title)}</a> - 0.0{o.number} BTC - '
        f"by <a href=/seller/{o.vendor}>{o.vendor}</a> from {o.ships_from}<br>"
        for o in offers
    )
    return page(f"<div>{parts}</div>")


def shop(offers: Sequence[Offer]) -> str:
    """A shop in the style of the usual shop software: struck old price, image link, widget."""
    parts = "".join(
        f'<article class="product-miniature"><a href="/{o.number}-some-thing.html"><img></a>'
        f'<h2 class="product-title"><a href="/{o.number}-some-thing.html">{escape(o.title)}</a>'
        f"</h2>"
        f'<div class="product-price"><span class="regular-price">99,00 €</span> '
        f'<span class="price">{o.price.replace(".", ",")} €</span></div>'
        f"<button>Add to cart</button></article>"
        for o in offers
    )
    top = "".join(
        f'<li><a href="/{n}-best.html">Top thing {n}</a> <span>9,00 €</span></li>' for n in range(5)
    )
    return page(f"<section>{parts}</section><aside><h4>Best</h4><ul>{top}</ul></aside>")


RESULTS: dict[str, Callable[[Sequence[Offer]], str]] = {
    f.__name__: f for f in (cards, table, two_rows, flat, definitions, russian, paragraphs, shop)
}


# --------------------------------------------------------------------------- other pages


def detail(offer: Offer) -> str:
    """A listing's own page, with feedback, and other listings beneath."""
    more = "".join(
        f'<div class=m><a href="/item/{n}">Other thing {n} of note</a><p>$5.00</p></div>'
        for n in range(4)
    )
    said = "".join(
        f"<tr><td>good weight, fast</td><td>k***{n}</td><td>2026-01-0{n}</td><td>$12.00</td></tr>"
        for n in range(1, 6)
    )
    facts = (
        f'<tr><th>Vendor</th><td><a href="/vendor/{offer.vendor}">{offer.vendor}</a> (44)</td></tr>'
        f"<tr><th>Price</th><td>${offer.price} (0.0001 BTC)</td></tr>"
        f"<tr><th>Quantity left</th><td>{offer.stock}</td></tr>"
        f"<tr><th>Ships from</th><td>{offer.ships_from}</td></tr>"
        f"<tr><th>Ships to</th><td>Worldwide</td></tr>"
        f"<tr><th>Category</th><td>{offer.category}</td></tr>"
    )
    return page(
        f"<h1>{escape(offer.title)}</h1><table>{facts}</table>"
        f"<form><input name=n><input type=submit value='Buy now'></form>"
        f"<div><h3>Description</h3><p>An invented thing, lovingly described at some length, with "
        f"no instructions in it at all.</p></div>"
        f"<h3>Feedback</h3><table class=feedback>{said}</table>{more}",
        title=f"{escape(offer.title)} - Invented place",
    )


def vendor_page(vendor: str, offers: Sequence[Offer]) -> str:
    """A vendor's page that lists its offers without naming the vendor again."""
    parts = "".join(
        f'<div class=o><a href="/item/{o.number}">{escape(o.title)}</a><p>${o.price}</p></div>'
        for o in offers
    )
    return page(
        f"<h2>{vendor}'s profile</h2><p>Member since: May 2025</p><p>Last seen: today</p>{parts}"
    )


def feedback() -> str:
    """Feedback with prices and links to the items, which must not become listings."""
    rows = "".join(
        f"<tr><td>arrived in {n} days, good stuff</td><td>b***{n}<br>USD {40 + n}.00</td>"
        f'<td>Sep 2{n}, 2025 20:4{n}<br><a href="/product/{n}">View item</a></td></tr>'
        for n in range(8)
    )
    return page(f"<h2>Feedback</h2><table><tr><th>Comment<th>Buyer<th>Date</tr>{rows}</table>")


def thread() -> str:
    """A forum thread in the style of old board software, prices and substances spoken of."""
    posts = "".join(
        f'<div class="post"><p class="author">Posted by: <a href="memberlist.php?u={n}">Reader{n}'
        f"</a></p><p>Joined: 2024 Posts: {n}</p><p>Re: what did you pay? 0{n}:15</p><div>I paid "
        f'${20 + n} for a gram of crystal last year, would not again.</div><a href="viewtopic.php?'
        f'p={n}#p{n}">Quote</a></div>'
        for n in range(1, 9)
    )
    return page(f"<h2>What did you pay?</h2>{posts}", title="Board - What did you pay?")


def login() -> str:
    return page(
        "<form><label>Username</label><input name=u><label>Password</label>"
        "<input type=password name=p><input type=submit value=Login></form>",
        title="Login",
    )


def captcha() -> str:
    return "<body><form><img src=/captcha.png><input name=captcha><input type=submit></form>Solve"


def waiting() -> str:
    return "<html><head><meta http-equiv=refresh content=5></head><body>Please wait, queue: 12"


def missing() -> str:
    return page("<h1>Listing not found</h1>")


# --------------------------------------------------------------------------- fixtures

Read = Callable[..., ReadPage]


@pytest.fixture
def read() -> Read:
    """Read a page: ``read(html, source=..., **changes to the capture)``."""
    reader = PageReader(FakeLexicon())

    def read_it(html: str | bytes, source: Source | None = None, **changed: Any) -> ReadPage:
        payload = html.encode() if isinstance(html, str) else html
        source = source or Source(id="invented", service="invented")
        return reader.read(make_capture(payload, **changed), payload, source)

    return read_it


@pytest.fixture
def pages() -> Any:
    """This module: templates and makers, for tests that cannot import it."""
    import types

    return types.SimpleNamespace(**globals())
