# ruff: noqa: E501
"""A portal: markets and shops with links, votes and uptime, reviews, and offers of those shops.

Peculiar: the directory sells nothing (its rows are resources, in the truth as asides among the
vendors), long onion addresses in ``<code>`` and ``<input>``, votes as percent, an offers page of
``dl`` records with the shop as vendor. Everything is invented; the addresses are random keys with
a right checksum, of which nobody has the secret half.
"""

from __future__ import annotations

import base64
import hashlib
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from html import escape
from typing import Any

from tests.sites import SitePage, TestSite

__all__ = ["SITE"]

_COUNTRIES = {"DE": "Germany", "NL": "Netherlands", "GB": "UK", "US": "USA", "AU": "Australia"}
_MARKETS = ("Lantern Row", "Quayside", "Bellweather", "Saffron Gate", "Old Ferry", "Nine Lamps")
_SHOPS = ("Mossgarden", "Tin Kettle", "Blue Heron Farm", "K-Corner", "Pale Moth", "Dune Post")
_OFFERS = (
    ("3.5g Sour Apple Haze 🍏 indoor AAA", "Cannabis", "3.5", "g", 1),
    ("1/8 oz Purple Urkel – smalls", "Cannabis", "0.125", "oz", 1),
    ("10x 200ug Marble Blotters", "Psychedelics", "200", "ug", 10),
    ("1 gram uncut flake >> 88%", "Stimulants", "1", "g", 1),
    ("5g Ketamine (S) shards | FREE SHIP", "Dissociatives", "5", "g", 1),
    ("50 x 250mg Gold Bars XTC", "Stimulants", "250", "mg", 50),
    ("100 Diazepam 10mg blisters", "Pharma", "10", "mg", 100),
    ("28g Amphetamine paste", "Stimulants", "28", "g", 1),
    ("7 g Penis Envy (dried)", "Psychedelics", "7", "g", 1),
    ("0.5g Black Tar sample", "Opioids", "0.5", "g", 1),
    ("14g Pressed Dry Sift", "Cannabis", "14", "g", 1),
    ("1 kg Trim – outdoor", "Cannabis", "1", "kg", 1),
)
_REVIEWS = (
    ("anon-4471", "Three orders, three arrivals. Stealth could be better."),
    ("ferrycat", "Withdrawal stuck for two days, then support fixed it."),
    ("d***k", "Mirror list in the footer is out of date, otherwise fine."),
    ("quietus", "Slow since the last attack. Use the rotating links."),
    ("old.salt", "Best escrow I have seen in years."),
)
_GRAMS = {
    "g": Decimal(1),
    "mg": Decimal("0.001"),
    "ug": Decimal("0.000001"),
    "kg": Decimal(1000),
    "oz": Decimal("28.349523125"),
}


@dataclass(frozen=True)
class _Place:
    name: str
    slug: str
    onion: str
    votes: str
    country: str
    uptime: str
    since: date
    checked: int
    products: int

    def handle(self) -> dict[str, Any]:
        return {"kind": "onion_v3", "value": self.onion, "account": self.name}


def _onion(rng: random.Random) -> str:
    """Return a version 3 address of a random key; checksum by rend-spec-v3, section 6."""
    key = rng.randbytes(32)
    check = hashlib.sha3_256(b".onion checksum" + key + b"\x03").digest()[:2]
    return base64.b32encode(key + check + b"\x03").decode().lower() + ".onion"


def _places(rng: random.Random, names: Sequence[str]) -> list[_Place]:
    return [
        _Place(
            name,
            name.lower().replace(" ", "-"),
            _onion(rng),
            f"{rng.randrange(310, 492) / 100:.2f}",
            rng.choice(list(_COUNTRIES)),
            f"{rng.randrange(8100, 9999) / 100:.2f}",
            date(2020, 1, 10) + timedelta(days=rng.randrange(900)),
            rng.randrange(2, 50),
            rng.randrange(40, 31000),
        )
        for name in names
    ]


def _layout(title: str, body: str) -> str:
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} | The Lighthouse Directory</title><style>.badge-success{{background:#28a745}}.text-truncate{{overflow:hidden;text-overflow:ellipsis}}</style></head><body class="bg-light">
<nav class="navbar navbar-expand-lg navbar-dark bg-dark"><a class="navbar-brand" href="/">💡 Lighthouse</a><ul class="navbar-nav mr-auto"><li class="nav-item"><a class="nav-link" href="/markets">Markets <span class="badge badge-pill badge-secondary">6</span></a></li><li class="nav-item"><a class="nav-link" href="/shops">Vendor shops <span class="badge badge-pill badge-secondary">6</span></a></li><li class="nav-item"><a class="nav-link" href="/offers">Offers</a></li><li class="nav-item"><a class="nav-link" href="/news">News</a></li></ul><span class="navbar-text small">BTC $29,411 &middot; XMR $158.20</span></nav>
<div class="alert alert-warning mb-0" role="alert"><strong>Careful!</strong> Check every link against the signed list. We never ask for your mnemonic.</div>
<div class="container mt-3">{body}</div><footer class="container text-muted small py-4">Lighthouse is a directory. We do not sell and do not endorse. <a href="/advertise">Advertise</a></footer></body></html>"""


def _status(place: _Place) -> str:
    if float(place.uptime) > 90:
        return '<span class="badge badge-success">Online</span>'
    return '<span class="badge badge-danger">Unstable</span>'


def _place_row(place: _Place, rank: int) -> str:
    return f"""<tr><th scope="row">{rank}</th><td><a href="/place/{place.slug}"><strong>{place.name}</strong></a><br>{_status(place)} <small class="text-muted">{place.uptime}% uptime</small></td>
<td class="text-truncate" style="max-width:260px"><code>http://{place.onion}/</code><button class="btn btn-sm btn-outline-secondary" data-clipboard="{place.onion}">copy</button></td>
<td class="text-center"><span title="{place.votes} of 5"><i class="fas fa-star text-warning"></i> {place.votes}</span></td><td>{place.products:,}</td><td>{place.checked} min ago</td></tr>"""


def _as_vendor(place: _Place) -> dict[str, Any]:
    return {"name": place.name, "rating": place.votes, "aside": True}


def _directory(title: str, path: str, places: Sequence[_Place]) -> SitePage:
    rows = "".join(_place_row(place, rank) for rank, place in enumerate(places, 1))
    body = f'<h1 class="h3">{title}</h1><p class="lead">Ranked by the votes of our members. Updated every hour.</p><table class="table table-sm table-hover bg-white"><thead class="thead-light"><tr><th>#</th><th>Name</th><th>Main link</th><th>Votes</th><th>Products</th><th>Checked</th></tr></thead><tbody>{rows}</tbody></table>'
    return SitePage(
        path,
        _layout(title, body),
        "index",
        vendors=[_as_vendor(place) for place in places],
        handles=[place.handle() for place in places],
    )


def _quantity(amount: str, unit: str, pieces: int) -> dict[str, Any]:
    found: dict[str, Any] = {"amount": amount, "unit": unit}
    if pieces > 1:
        found["pieces"] = pieces
    grams = Decimal(amount) * _GRAMS[unit] * pieces
    return found | {"grams": format(grams.normalize(), "f")}


def _offer(
    rng: random.Random, row: tuple[str, str, str, str, int], shop: _Place
) -> tuple[str, dict[str, Any]]:
    title, category, amount, unit, pieces = row
    price, code = rng.randrange(900, 39900), rng.randrange(10000, 99999)
    coin = f"{price / 100 / 158.2:.4f}"
    kind = "sample" if "sample" in title else ""
    flag = '<span class="badge badge-info">SAMPLE</span>' if kind else ""
    html = f"""<div class="card mb-2 shadow-sm"><div class="card-body py-2"><dl class="row mb-0"><dt class="col-12"><a href="/out?o={code}" rel="nofollow noopener">{escape(title)}</a> {flag}</dt>
<dd class="col-md-3 mb-0"><span class="text-success">$ {price / 100:,.2f}</span> <small class="text-muted">{coin} XMR</small></dd><dd class="col-md-3 mb-0">at <a href="/place/{shop.slug}">{shop.name}</a></dd><dd class="col-md-3 mb-0">{category}</dd><dd class="col-md-3 mb-0"><i class="fas fa-plane"></i> {_COUNTRIES[shop.country]}</dd></dl></div></div>
"""
    truth: dict[str, Any] = {
        "title": title,
        "url": f"/out?o={code}",
        "vendor": shop.name,
        "price": {"amount": f"{price / 100:.2f}", "currency": "USD"},
        "price_also": {"amount": coin, "currency": "XMR"},
        "quantity": _quantity(amount, unit, pieces),
        "category": [category],
        "ships_from": shop.country,
    }
    return html, truth | ({"marketing": ["sample"]} if kind else {})


def _offers(path: str, made: Sequence[tuple[str, dict[str, Any]]], total: int) -> SitePage:
    search = '<form class="form-inline mb-3" action="/offers"><input class="form-control mr-2" name="q" placeholder="strain, product, vendor"><select class="custom-select mr-2" name="from"><option>Any country</option><option>Germany</option><option>UK</option></select><button class="btn btn-primary">Search</button></form>'
    body = f'<h1 class="h3">Offers of listed shops</h1>{search}<p>{total} offers found</p>{"".join(html for html, _ in made)}<nav><ul class="pagination"><li class="page-item active"><span class="page-link">1</span></li><li class="page-item"><a class="page-link" href="/offers?page=2">2</a></li></ul></nav>'
    return SitePage(path, _layout("Offers", body), "results", [truth for _, truth in made])


def _no_offers() -> SitePage:
    body = '<h1 class="h3">Offers of listed shops</h1><p>0 offers found</p><div class="alert alert-info">No offers match <em>moonfruit</em>. Try fewer words.</div>'
    return SitePage("/offers?q=moonfruit", _layout("Offers", body), "results")


def _offer_page(html: str, truth: dict[str, Any], shop: _Place) -> SitePage:
    price, coin, code = truth["price"]["amount"], truth["price_also"]["amount"], truth["url"][-5:]
    text = f"This offer was read from {shop.name} and may have changed since. Always compare with the shop itself."
    body = f"""<nav aria-label="breadcrumb"><ol class="breadcrumb"><li class="breadcrumb-item"><a href="/offers">Offers</a></li><li class="breadcrumb-item">{truth["category"][0]}</li></ol></nav><h1 class="h4">{escape(truth["title"])}</h1>
<p>{text}</p><ul class="list-group"><li class="list-group-item">Price: <b>${Decimal(price):,}</b> ({coin} XMR)</li><li class="list-group-item">Sold by: <a href="/place/{shop.slug}">{shop.name}</a></li><li class="list-group-item">Shipping from: {_COUNTRIES[shop.country]}</li><li class="list-group-item">First seen: {shop.since.isoformat()}</li></ul>"""
    detail = {key: value for key, value in truth.items() if key not in ("url", "marketing")}
    detail |= {"description": text, "listed_at": shop.since.isoformat()}
    return SitePage(f"/offer/{code}", _layout(escape(truth["title"]), body), "listing", [detail])


def _reviews(rng: random.Random, place: _Place) -> tuple[str, list[dict[str, Any]]]:
    blocks, truth = [], []
    for name, text in _REVIEWS:
        day = date(2023, 7, 20) - timedelta(days=rng.randrange(200))
        stars = rng.randrange(1, 6)
        filled = '<i class="fas fa-star"></i>' * stars + '<i class="far fa-star"></i>' * (5 - stars)
        blocks.append(
            f'<div class="media border-bottom py-2"><div class="media-body"><h6 class="mt-0">{name} <span class="text-warning" title="{stars}/5">{filled}</span> <small class="text-muted float-right">{day:%d %b %Y}</small></h6>{text}</div></div>'
        )
        truth.append(
            {
                "vendor": place.name,
                "rating": str(stars),
                "text": text,
                "buyer": name,
                "at": day.isoformat(),
            }
        )
    return "".join(blocks), truth


def _place_page(rng: random.Random, place: _Place, others: Sequence[_Place]) -> SitePage:
    reviews, feedback = _reviews(rng, place)
    mirror, days = _onion(rng), rng.randrange(2, 7)
    text = f"{place.name} takes orders on its own pages, without a wallet, and answers mostly within a day."
    standings = [
        {"market": one.name, "rating": f"{rng.randrange(400, 500) / 100:.2f}"} for one in others
    ]
    rows = "".join(
        f"<tr><td>{one['market']}</td><td>{one['rating']}/5</td></tr>" for one in standings
    )
    body = f"""<div class="row"><div class="col-md-8"><h1 class="h3">{place.name} {_status(place)}</h1><p>{text}</p><h5>Links</h5><div class="input-group mb-1"><input class="form-control" readonly value="http://{place.onion}"></div><div class="input-group mb-1"><input class="form-control" readonly value="http://{mirror}"></div>
<h5>Reviews (5)</h5>{reviews}</div><div class="col-md-4"><div class="card"><div class="card-header">Facts</div><table class="table table-sm mb-0"><tr><th>Votes</th><td>{place.votes} / 5 (211)</td></tr><tr><th>Ships from</th><td>{_COUNTRIES[place.country]}</td></tr><tr><th>Listed since</th><td>{place.since:%d %b %Y}</td></tr><tr><th>Last online</th><td>{days} days ago</td></tr><tr><th>Coins</th><td>BTC, XMR</td></tr></table></div>
<div class="card mt-2"><div class="card-header">Also seen on</div><table class="table table-sm mb-0"><tr><th>Market</th><th>Rating</th></tr>{rows}</table></div></div></div>"""
    vendor = {
        "name": place.name,
        "last_seen": (date(2023, 7, 22) - timedelta(days=days)).isoformat(),
        "rating": place.votes,
        "ships_from": place.country,
        "member_since": place.since.isoformat(),
        "description": text,
        "markets": standings,
    }
    handles = [place.handle(), {"kind": "onion_v3", "value": mirror, "account": place.name}]
    return SitePage(
        f"/place/{place.slug}",
        _layout(place.name, body),
        "vendor",
        vendors=[vendor],
        feedback=feedback,
        handles=handles,
    )


def _home(markets: Sequence[_Place], shops: Sequence[_Place]) -> SitePage:
    tiles = "".join(
        f'<div class="col-md-4"><div class="card mb-3"><div class="card-body"><h5 class="card-title"><a href="/place/{one.slug}">{one.name}</a></h5><p class="card-text small text-break">{one.onion}</p><span class="badge badge-light">★ {one.votes}</span></div></div></div>'
        for one in (*markets[:3], *shops[:3])
    )
    body = f'<div class="jumbotron py-4"><h1>Find your way</h1><p>Links of markets and vendor shops, checked day and night.</p></div><div class="row">{tiles}</div><h5>News</h5><ul><li>21 Jul 2023 &ndash; Old Ferry back after maintenance</li><li>17 Jul 2023 &ndash; phishing copies of Quayside removed</li></ul>'
    shown = (*markets[:3], *shops[:3])
    return SitePage(
        "/",
        _layout("Home", body),
        "index",
        vendors=[_as_vendor(one) for one in shown],
        handles=[one.handle() for one in shown],
    )


def _captcha() -> SitePage:
    body = '<div class="text-center"><h1 class="h4">Are you human?</h1><p>Type the letters you see in the picture. Expires in 180 seconds.</p><img src="data:image/png;base64,iVBORw0KGgo=" alt="captcha" width="200" height="60"><form method="post" action="/gate"><input type="hidden" name="token" value="3f9a"><input name="captcha" autocomplete="off" maxlength="6" class="form-control"><button class="btn btn-primary">Enter</button></form></div>'
    return SitePage("/gate", _layout("Captcha", body), "captcha")


def _pages(rng: random.Random) -> Sequence[SitePage]:
    markets, shops = _places(rng, _MARKETS), _places(rng, _SHOPS)
    sellers = [rng.choice(shops) for _ in _OFFERS]
    made = [_offer(rng, row, shop) for row, shop in zip(_OFFERS, sellers, strict=True)]
    return [
        _home(markets, shops),
        _directory("Markets", "/markets", markets),
        _directory("Vendor shops", "/shops", shops),
        _offers("/offers", made[:10], len(made)),
        _offers("/offers?page=2", made[10:], len(made)),
        _no_offers(),
        *(_offer_page(*made[at], sellers[at]) for at in (0, 2, 4)),
        _place_page(rng, shops[0], markets[:3]),
        _place_page(rng, shops[3], markets[2:4]),
        _captcha(),
    ]


SITE = TestSite("portal_links", "portal", "en", "2023-07-22T06:45:00Z", _pages)
