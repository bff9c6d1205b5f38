# ruff: noqa: E501
# fmt: off
"""Kestrel: Bootstrap 5 cards with microdata, JSON-LD beside them; monero first, dollars below.

Peculiar: ``itemprop`` on some fields only, machine prices in ``meta content`` and words beside them,
``ItemList`` and ``Product`` as JSON-LD (whose prices are dollars), ``data-`` attributes, toasts,
off-canvas menus, badges, the vendor's facts as badges with numbers, reviews as cards of ``<i>`` stars,
a gate of rotating pictures. Everything here is invented.
"""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from html import escape
from typing import Any

from tests.sites import SitePage, TestSite

_SEEN = date(2024, 2, 19)
_RATE = Decimal("121.4")
_GRAMS = {"g": "1", "mg": "0.001", "ug": "0.000001", "kg": "1000", "oz": "28.349523125", "lb": "453.59237"}
_FROM = (("Germany", "DE"), ("United Kingdom", "GB"), ("United States", "US"), ("Netherlands", "NL"), ("Canada", "CA"), ("Poland", "PL"))
_TO: tuple[tuple[str, list[str]], ...] = (("Worldwide", ["WW"]), ("Europe", ["EU"]), ("United States, Canada", ["US", "CA"]), ("United Kingdom", ["GB"]))
_VENDORS = (("HollowOak", "Diamond"), ("papercranes", "Gold"), ("MrFinch", "Silver"), ("TheSaltCellar", "Gold"), ("nova.scotia", "Bronze"))
_GOODS: tuple[tuple[str, str, str, str, int, int], ...] = (
    ("Wedding Cake indoor 1oz 🍰", "Buds & Flowers", "1", "oz", 1, 170), ("QP Gorilla Glue — 1/4 lb", "Buds & Flowers", "0.25", "lb", 1, 520), ("14g Static sift", "Hash", "14", "g", 1, 95),
    ("Live rosin | 2 g jar", "Concentrates", "2", "g", 1, 88), ("7g Cocaine [Bolivian, 90%+]", "Cocaine", "7", "g", 1, 455), ("Cocaine – .5g baggie", "Cocaine", "0.5", "g", 1, 41),
    ("Heroin #3 brown 1g", "Heroin", "1", "g", 1, 60), ("Adderall IR 30mg x 20", "Adderall", "30", "mg", 20, 160), ("60x 1mg Xanax (pharma, blister)", "Benzos", "1", "mg", 60, 99),
    ("50 tabs × 105ug LSD ‘Mandala’", "LSD", "105", "ug", 50, 180), ("1g DMT – orange, fluffy", "DMT", "1", "g", 1, 70), ("MDMA 84% champagne — 28 grams", "MDMA", "28", "g", 1, 390),
    ("100 x 220mg Punisher XTC pills", "Pills", "220", "mg", 100, 260), ("Ketamine R/S 3.5g", "Ketamine", "3.5", "g", 1, 98), ("1 KG speed paste (wholesale)", "Speed", "1", "kg", 1, 1650),
)
_PARENTS = {"Buds & Flowers": "Cannabis", "Hash": "Cannabis", "Concentrates": "Cannabis", "Cocaine": "Stimulants", "Adderall": "Prescription", "Speed": "Stimulants", "Heroin": "Opioids", "Benzos": "Prescription", "LSD": "Psychedelics", "DMT": "Psychedelics", "MDMA": "Ecstasy", "Pills": "Ecstasy", "Ketamine": "Dissociatives"}


@dataclass(frozen=True)
class _Product:
    code: str
    title: str
    group: str
    quantity: dict[str, Any]
    dollars: Decimal
    vendor: str
    rank: str
    source: tuple[str, str]
    target: tuple[str, list[str]]
    rating: str
    votes: int
    stock: int | None
    escrow: bool


def _quantity(amount: str, unit: str, pieces: int = 1) -> dict[str, Any]:
    grams = Decimal(amount) * Decimal(_GRAMS[unit]) * pieces
    truth: dict[str, Any] = {"amount": amount, "unit": unit, "grams": f"{grams.normalize():f}"}
    return truth | ({"pieces": pieces} if pieces > 1 else {})


def _products(rng: random.Random) -> list[_Product]:
    products = []
    for number in range(50):
        title, group, amount, unit, pieces, dollars = _GOODS[number % len(_GOODS)]
        tail = rng.choice(("", "", " • NDD", " ⚡fast", " | EXPRESS", " (restock)", " ~ lab tested"))
        vendor, rank = _VENDORS[number % 5]
        products.append(_Product(
            f"{rng.randrange(36**8):08x}", title + tail, group, _quantity(amount, unit, pieces), (Decimal(dollars) * rng.randrange(88, 118) / 100).quantize(Decimal("0.01")),
            vendor, rank, _FROM[number % 5], rng.choice(_TO), f"{rng.randrange(380, 500) / 100:.2f}", rng.randrange(3, 1400), rng.randrange(1, 500) if rng.random() < 0.5 else None, rng.random() < 0.8,
        ))
    return products


def _coins(product: _Product) -> str:
    return f"{product.dollars / _RATE:.4f}"


def _href(product: _Product) -> str:
    slug = "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in product.title.lower()).split())
    return f"/p/{slug}-{product.code}"


def _stars(score: float) -> str:
    return "".join(f'<i class="bi bi-star{"-fill" if n < round(score) else ""} text-warning"></i>' for n in range(5))


def _card(product: _Product) -> str:
    stock = f'<span class="badge rounded-pill bg-light text-dark">{product.stock} left</span>' if product.stock is not None else ""
    kind = '<span class="badge bg-success">Escrow</span>' if product.escrow else '<span class="badge bg-danger">FE</span>'
    return f"""<div class="col"><div class="card h-100 shadow-sm" itemscope itemtype="https://schema.org/Product" data-sku="{product.code}">
<a href="{_href(product)}" itemprop="url"><img class="card-img-top" itemprop="image" src="/media/{product.code}/md.webp" alt="{escape(product.title)}"></a><div class="position-absolute top-0 end-0 p-1">{kind} {stock}</div>
<div class="card-body"><h6 class="card-title text-truncate" itemprop="name" title="{escape(product.title)}">{escape(product.title)}</h6>
<div itemprop="offers" itemscope itemtype="https://schema.org/Offer"><meta itemprop="priceCurrency" content="XMR"><meta itemprop="price" content="{_coins(product)}"><link itemprop="availability" href="https://schema.org/InStock"><span class="fs-5 fw-bold">ɱ {_coins(product)}</span><div class="small text-muted">${product.dollars:,} USD</div></div>
<p class="card-text small mb-1"><i class="bi bi-shop"></i> <a href="/v/{product.vendor}">{product.vendor}</a> <span class="badge bg-secondary">{product.rank}</span></p>
<p class="card-text small mb-1"><i class="bi bi-send" title="Ships from"></i> {product.source[0]} <i class="bi bi-arrow-right"></i> {product.target[0]}</p>
<div class="small" itemprop="aggregateRating" itemscope itemtype="https://schema.org/AggregateRating">{_stars(float(product.rating))} <span itemprop="ratingValue">{product.rating}</span> (<span itemprop="reviewCount">{product.votes}</span>)</div></div>
<div class="card-footer d-grid"><button class="btn btn-sm btn-outline-primary" data-bs-toggle="modal" data-bs-target="#buy" data-id="{product.code}">Quick buy</button></div></div></div>
"""


def _truth(product: _Product) -> dict[str, Any]:
    truth: dict[str, Any] = {
        "title": product.title, "url": _href(product), "vendor": product.vendor, "price": {"amount": _coins(product), "currency": "XMR"}, "price_also": {"amount": f"{product.dollars}", "currency": "USD"},
        "quantity": product.quantity, "ships_from": product.source[1], "ships_to": product.target[1], "rating": product.rating, "escrow": "escrow" if product.escrow else "fe",
    }
    return truth | ({"stock": product.stock} if product.stock is not None else {})


def _small(product: _Product, aside: bool) -> dict[str, Any]:
    truth = {k: v for k, v in _truth(product).items() if k in ("title", "url", "price", "price_also", "quantity")}
    return truth | ({"aside": True} if aside else {})


def _frame(title: str, body: str, linked: object = None, side: str = "") -> str:
    data = f'<script type="application/ld+json">{json.dumps(linked, ensure_ascii=False)}</script>' if linked else ""
    groups: dict[str, list[str]] = {}
    for group, parent in _PARENTS.items():
        groups.setdefault(parent, []).append(group)
    menu = "".join(f'<li class="nav-item dropdown"><a class="nav-link dropdown-toggle" data-bs-toggle="dropdown" href="#">{a}</a><ul class="dropdown-menu">{"".join(f"<li><a class=dropdown-item href=/g/{a.lower()}/{n}>{escape(b)} <span class=text-muted>{len(b) * 17}</span></a></li>" for n, b in enumerate(c))}</ul></li>' for a, c in groups.items())
    return f"""<!doctype html><html lang="en" data-bs-theme="dark"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(title)} · Kestrel</title><link href="/assets/bootstrap.min.css" rel="stylesheet"><meta property="og:site_name" content="Kestrel">{data}</head><body>
<nav class="navbar navbar-expand-lg sticky-top"><div class="container-xxl"><a class="navbar-brand" href="/">Kestrel</a><ul class="navbar-nav">{menu}</ul><span class="navbar-text small">XMR/USD {_RATE} <i class="bi bi-caret-up-fill text-success"></i> 1.2%</span><a class="btn btn-sm" href="/cart"><i class="bi bi-bag"></i> <span class="badge bg-danger">0</span></a></div></nav>
<div class="container-xxl py-3"><div class="row"><main class="col-lg-9">{body}</main><aside class="col-lg-3">{side}</aside></div></div>
<div class="toast-container"><div class="toast"><div class="toast-body">Check the signed mirror list every week.</div></div></div><footer class="border-top small text-muted">© Kestrel 2021–2024 · <a href="/pgp">PGP</a> · <a href="/canary">Canary</a></footer></body></html>"""


def _best(products: Sequence[_Product]) -> str:
    rows = "".join(f'<a href="{_href(p)}" class="list-group-item list-group-item-action d-flex justify-content-between"><span class="text-truncate" title="{escape(p.title)}">{escape(p.title)}</span><span>ɱ&nbsp;{_coins(p)}</span></a>' for p in products)
    return f'<h6>Best sellers this week</h6><div class="list-group list-group-flush small">{rows}</div>'


def _results(products: Sequence[_Product], best: Sequence[_Product], page: int) -> SitePage:
    linked = {"@context": "https://schema.org", "@type": "ItemList", "itemListElement": [{"@type": "ListItem", "position": n, "url": _href(p)} for n, p in enumerate(products, 1)]}
    pager = "".join(f'<li class="page-item{" active" if n == page else ""}"><a class="page-link" href="/browse?page={n}&amp;sort=new">{n}</a></li>' for n in (1, 2, 3))
    body = f'<div class="d-flex justify-content-between"><h1 class="h4">Browse</h1><select class="form-select w-auto"><option>Newest</option><option>Price ↑</option></select></div><div class="row row-cols-1 row-cols-md-4 g-3">{"".join(map(_card, products))}</div><nav><ul class="pagination">{pager}</ul></nav>'
    asides = [_small(p, aside=True) for p in best if p not in products]
    truth = [_truth(p) for p in products] + [{k: v for k, v in a.items() if k != "price_also"} for a in asides]
    return SitePage(f"/browse?page={page}&sort=new", _frame("Browse", body, linked, _best(best)), "results", truth)


_SAID = ("Landed in 3 days, DD stealth 10/10", "ok quality, late answer", "best i had in years 🔥", "missing half a gram, vendor reshipped", "avoid. never came")


def _reviews(rng: random.Random, vendor: str, sold: Sequence[_Product]) -> tuple[str, list[dict[str, Any]]]:
    cards, truth = [], []
    for product in sold:
        score, said, buyer, when = rng.randrange(1, 6), rng.choice(_SAID), f"{rng.choice('abcdfhkst')}•••{rng.choice('eimnrxy')}", _SEEN - timedelta(days=rng.randrange(4, 300))
        cards.append(f'<div class="card mb-2"><div class="card-body p-2"><span class="visually-hidden">{score} out of 5</span>{_stars(score)} <strong>{buyer}</strong> <span class="text-muted small">{when:%d %b %Y} · {escape(product.title)} · ${product.dollars:,}</span><p class="mb-0">{said}</p></div></div>')
        truth.append({"vendor": vendor, "rating": str(score), "text": said, "buyer": buyer, "at": when.isoformat(), "listing": product.title, "amount": {"amount": f"{product.dollars}", "currency": "USD"}})
    return "".join(cards), truth


def _detail(rng: random.Random, product: _Product, others: Sequence[_Product]) -> SitePage:
    said = "Fresh batch from the same hands as always. Vacuum sealed twice, moisture barrier, printed label. Reship 50% for trusted accounts only."
    linked = {"@context": "https://schema.org", "@type": "Product", "name": product.title, "sku": product.code, "description": said, "brand": {"@type": "Brand", "name": product.vendor}, "offers": {"@type": "Offer", "price": f"{product.dollars}", "priceCurrency": "USD", "availability": "https://schema.org/InStock"}, "aggregateRating": {"@type": "AggregateRating", "ratingValue": product.rating, "reviewCount": product.votes}}
    reviews, feedback = _reviews(rng, product.vendor, [product] * 5)
    steps = [(n, (product.dollars * n * (100 - 2 * n) / 100).quantize(Decimal("0.01"))) for n in (2, 5, 10)]
    bulk = "".join(f"<li class=list-group-item>{n} × <b>${price:,}</b></li>" for n, price in steps)
    also = "".join(f'<div class="col"><div class="card"><a class="stretched-link" href="{_href(o)}">{escape(o.title)}</a><span>ɱ {_coins(o)}</span><small>${o.dollars:,}</small></div></div>' for o in others)
    parent = _PARENTS[product.group]
    body = f"""<nav aria-label="breadcrumb"><ol class="breadcrumb"><li class="breadcrumb-item"><a href="/">Home</a></li><li class="breadcrumb-item"><a href="/g">{parent}</a></li><li class="breadcrumb-item active">{escape(product.group)}</li></ol></nav>
<div class="row"><div class="col-5"><img class="img-fluid" src="/media/{product.code}/lg.webp" alt=""></div><div class="col-7"><h1 class="h3">{escape(product.title)}</h1><p class="fs-3">ɱ {_coins(product)} <span class="fs-6 text-muted">${product.dollars:,} USD</span></p>
<table class="table table-sm"><tr><th>Vendor</th><td><a href="/v/{product.vendor}">{product.vendor}</a> <span class="badge bg-secondary">{product.rank}</span></td></tr><tr><th>Ships from</th><td>{product.source[0]}</td></tr><tr><th>Ships to</th><td>{product.target[0]}</td></tr><tr><th>Payment</th><td>{'Escrow' if product.escrow else 'Finalize early'}, Monero only</td></tr><tr><th>Rating</th><td>{product.rating} ({product.votes} reviews)</td></tr></table><ul class="list-group">{bulk}</ul><button class="btn btn-primary">Buy now</button></div></div>
<ul class="nav nav-tabs"><li class="nav-item"><button class="nav-link active">Description</button></li><li class="nav-item"><button class="nav-link">Reviews</button></li></ul><div class="tab-content"><div class="tab-pane active"><p>{said}</p></div><div class="tab-pane">{reviews}</div></div><h2 class="h5">Similar products</h2><div class="row row-cols-4">{also}</div>"""
    truth = {k: v for k, v in _truth(product).items() if k not in ("url", "stock")} | {"category": [parent, product.group], "description": said, "payment": ["XMR"]}
    return SitePage(_href(product), _frame(product.title, body, linked), "listing", [truth, *(_small(o, aside=True) for o in others)], feedback=feedback)


def _vendor(rng: random.Random, place: int, products: Sequence[_Product]) -> SitePage:
    vendor, rank = _VENDORS[place]
    own = [p for p in products if p.vendor == vendor][:8]
    cards, feedback = _reviews(rng, vendor, own[:6])
    session = "05" + "".join(rng.choice("0123456789abcdef") for _ in range(64))
    about = f"Small batches, honest weights, no chatter. Session: {session} for support only."
    deals = sum(p.votes for p in own)
    body = f"""<div class="card"><div class="card-body"><h1 class="h4">{vendor} <span class="badge bg-secondary">{rank}</span></h1><div class="d-flex gap-2"><span class="badge text-bg-light">Sales <b>{deals:,}</b></span><span class="badge text-bg-light">Rating <b>4.{place}7</b></span><span class="badge text-bg-light">Joined <b>11 Jan 2022</b></span><span class="badge text-bg-light">Last online <b>{place + 2} days ago</b></span><span class="badge text-bg-light">Ships from <b>{own[0].source[0]}</b></span></div><p class="mt-2">{about}</p></div></div>
<h2 class="h5">Products</h2><div class="row row-cols-4 g-3">{"".join(map(_card, own))}</div><h2 class="h5">Latest reviews</h2>{cards}"""
    truth = {"name": vendor, "level": rank, "sales": deals, "rating": f"4.{place}7", "member_since": "2022-01-11", "last_seen": (_SEEN - timedelta(days=place + 2)).isoformat(), "ships_from": own[0].source[1], "description": about}
    return SitePage(f"/v/{vendor}", _frame(vendor, body), "vendor", [_truth(p) for p in own], [truth], feedback, handles=[{"kind": "session", "value": session, "account": vendor}])


def _home(products: Sequence[_Product]) -> SitePage:
    tiles = "".join(f'<div class="col"><a class="btn btn-outline-light w-100" href="/g/{n}">{escape(name)} <span class="badge">{len(name) * 17}</span></a></div>' for n, name in enumerate(_PARENTS))
    slides = "".join(f'<div class="carousel-item{" active" if not n else ""}"><a href="{_href(p)}"><h5>{escape(p.title)}</h5></a><p>ɱ {_coins(p)} <small>${p.dollars:,}</small></p></div>' for n, p in enumerate(products))
    return SitePage("/", _frame("Home", f'<div id="top" class="carousel slide"><div class="carousel-inner">{slides}</div></div><h2 class="h5">Categories</h2><div class="row row-cols-4 g-2">{tiles}</div><div class="alert alert-info">18 Feb: new mirror keys. Bond is now $400.</div>'), "index", [_small(p, aside=False) for p in products])


def _pages(rng: random.Random) -> list[SitePage]:
    products = _products(rng)
    gate = '<!doctype html><html><head><title>Security check</title></head><body class="text-center"><form method="post" class="card"><h1 class="h5">Turn each dial until the bird looks up</h1><div class="d-flex"><img src="/gate/1.png" alt=""><img src="/gate/2.png" alt=""><img src="/gate/3.png" alt=""></div><select name="a"><option>0°</option><option>90°</option></select><select name="b"><option>0°</option></select><button class="btn">Continue</button><p class="small">You have 45 seconds before the pictures change.</p></form></body></html>'
    empty = '<h1 class="h4">Results for “umbrella”</h1><div class="alert alert-secondary">No products match your filters.</div>'
    canary = "<h1>Canary</h1><p>All keys are with their owners as of 14 February 2024. The next note is due in 14 days.</p>"
    return [
        _home(products[21:25]), _results(products[:24], products[30:35], 1), _results(products[24:48], products[30:35], 2), _results(products[48:], products[30:35], 3), SitePage("/browse?q=umbrella", _frame("Search", empty), "results"),
        *(_detail(rng, products[n], products[n + 1:n + 9]) for n in (4, 9, 33)), _vendor(rng, 0, products), _vendor(rng, 3, products), SitePage("/gate", gate, "captcha"), SitePage("/canary", _frame("Canary", canary), "other"),
    ]


SITE = TestSite("kestrel", "market", "en", "2024-02-19T10:00:00+00:00", _pages)
