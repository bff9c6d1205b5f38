# ruff: noqa: E501
"""A small market of Bootstrap 4 cards: price steps on the card, flags, direct-deal and escrow badges, vendor terms."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from html import escape
from typing import Any

from tests.sites import SitePage, TestSite

__all__ = ["SITE"]

_SEEN = date(2020, 6, 18)
_PIC = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
_PLACES = {
    "NL": "Netherlands",
    "DE": "Germany",
    "GB": "United Kingdom",
    "ES": "Spain",
    "FR": "France",
    "PL": "Poland",
    "BE": "Belgium",
    "EU": "Europe",
    "WW": "Worldwide",
}
# name: sales, rating, country, level, joined, days since last seen
_VENDORS: dict[str, tuple[int, str, str, str, str, int]] = {
    "Boerenkool": (1204, "4.91", "NL", "Gold", "2019-03-14", 0),
    "SierraVerde": (388, "4.78", "ES", "Silver", "2019-09-02", 1),
    "bavarian_greenhouse": (97, "4.95", "DE", "Bronze", "2020-01-21", 3),
    "Kwiatkowska": (41, "4.60", "PL", "New", "2020-04-30", 1),
    "MistyLoft": (655, "4.83", "GB", "Gold", "2019-05-08", 6),
}

# title, vendor, category, steps "amount unit price; ...", to, stock, sold, stars, deal
_OFFERS: list[tuple[str, str, str, str, str, str, str, str, str]] = [
    (
        "Amnesia Haze",
        "Boerenkool",
        "Cannabis / Buds",
        "1 g 10; 5 g 45; 10 g 80",
        "EU",
        "140",
        "312",
        "4.9",
        "escrow",
    ),
    (
        "Dry Sift Hash \u2013 Ketama Gold",
        "SierraVerde",
        "Cannabis / Hash",
        "5 g 35; 10 g 62.50; 50 g 270; 100 g 490",
        "EU",
        "60",
        "88",
        "4.7",
        "escrow",
    ),
    (
        "Lemon Skunk (organic, slow cured)",
        "bavarian_greenhouse",
        "Cannabis / Buds",
        "2 g 22; 5 g 50",
        "DE",
        "9",
        "14",
        "5.0",
        "direct",
    ),
    (
        "Girl Scout Cookies \U0001f36a indoor",
        "MistyLoft",
        "Cannabis / Buds",
        "3.5 g 40; 7 g 75; 14 g 140; 28 g 265",
        "GB",
        "",
        "201",
        "4.8",
        "escrow",
    ),
    (
        "Amfetamina - moist paste",
        "Kwiatkowska",
        "Stimulants / Speed",
        "10 g 55; 25 g 120; 100 g 390",
        "WW",
        "30",
        "6",
        "",
        "escrow",
    ),
    (
        "XTC Orange Tesla",
        "Boerenkool",
        "Ecstasy / Pills",
        "10 tablet 30; 50 tablet 125; 100 tablet 220",
        "EU",
        "500",
        "77",
        "4.6",
        "escrow",
    ),
    (
        "Golden Teacher, dried",
        "Boerenkool",
        "Psychedelics / Mushrooms",
        "7 g 38; 14 g 70",
        "EU",
        "22",
        "49",
        "4.9",
        "escrow",
    ),
    (
        "THC Gummies (10 x 25mg)",
        "MistyLoft",
        "Cannabis / Edibles",
        "25 mg 28",
        "GB",
        "45",
        "120",
        "4.4",
        "direct",
    ),
    (
        "Moonrocks 1.5g",
        "SierraVerde",
        "Cannabis / Concentrates",
        "1.5 g 34.00",
        "EU",
        "",
        "19",
        "4.5",
        "escrow",
    ),
    (
        "Stardawg - UK grown cheese cross | tracked 24h",
        "MistyLoft",
        "Cannabis / Buds",
        "1 g 12; 3.5 g 38; 7 g 70",
        "GB",
        "80",
        "95",
        "4.7",
        "escrow",
    ),
    (
        "Cocaine Colombian 92%+",
        "bavarian_greenhouse",
        "Stimulants / Cocaine",
        "0.5 g 45; 1 g 85; 5 g 390; 10 g 740",
        "DE EU",
        "3",
        "22",
        "4.9",
        "direct",
    ),
    (
        "Pre-rolls 0.8g, box of 5",
        "Boerenkool",
        "Cannabis / Joints",
        "",
        "EU",
        "16",
        "11",
        "",
        "escrow",
    ),
    (
        "LSD 1P blotter 120ug",
        "Kwiatkowska",
        "Psychedelics / LSD",
        "5 blotter 25; 10 blotter 45; 25 blotter 100",
        "WW",
        "200",
        "34",
        "4.8",
        "escrow",
    ),
    (
        "Full grow guide for balconies (PDF, 61 pages)",
        "bavarian_greenhouse",
        "Digital / Guides",
        "",
        "WW",
        "",
        "203",
        "4.2",
        "direct",
    ),
    (
        "Wedding Cake B-grade *SALE -30%*",
        "SierraVerde",
        "Cannabis / Buds",
        "10 g 48; 50 g 200",
        "EU",
        "11",
        "61",
        "4.1",
        "escrow",
    ),
    (
        "MDMA champagne rocks",
        "Kwiatkowska",
        "Ecstasy / MDMA",
        "1 g 18; 5 g 75; 10 g 130",
        "WW",
        "90",
        "18",
        "4.9",
        "escrow",
    ),
    (
        "Polm Hash 100g slab & more",
        "SierraVerde",
        "Cannabis / Hash",
        "100 g 420; 500 g 1,850; 1000 g 3,400",
        "EU",
        "5",
        "8",
        "5.0",
        "escrow",
    ),
    (
        "Bubble Hash Full Melt",
        "Boerenkool",
        "Cannabis / Hash",
        "1 g 22; 5 g 100",
        "EU",
        "0",
        "57",
        "4.8",
        "escrow",
    ),
    (
        "Ketamine sugar",
        "MistyLoft",
        "Dissociatives / Ketamine",
        "1 g 30; 3.5 g 95; 7 g 180",
        "GB",
        "40",
        "70",
        "4.6",
        "escrow",
    ),
    (
        "Distillate cart Pineapple 1ml",
        "bavarian_greenhouse",
        "Cannabis / Vapes",
        "",
        "DE",
        "25",
        "4",
        "",
        "direct",
    ),
    (
        "Silver Haze 0.5g sample",
        "Boerenkool",
        "Cannabis / Buds",
        "0.5 g 4",
        "EU",
        "60",
        "140",
        "4.5",
        "escrow",
    ),
]
_FLAT = {11: ("26.00", {}), 13: ("7.50", {}), 19: ("38.00", {"amount": "1", "unit": "ml"})}
_MASS = {"g": Decimal(1), "mg": Decimal("0.001")}
_UNITS = {"tablet": " pills", "blotter": " tabs"}


def _steps(index: int) -> list[tuple[str, str, str]]:
    return [
        (a, u, p)
        for a, u, p in (step.split() for step in _OFFERS[index][3].split(";") if step.strip())
    ]


def _quantity(amount: str, unit: str) -> dict[str, Any]:
    out: dict[str, Any] = {"amount": amount, "unit": unit}
    if unit in _MASS:
        out["grams"] = f"{(Decimal(amount) * _MASS[unit]).normalize():f}"
    return out


def _euros(price: str) -> dict[str, str]:
    return {"amount": price.replace(",", ""), "currency": "EUR"}


def _url(index: int) -> str:
    words = "".join(c if c.isalnum() and c.isascii() else "-" for c in _OFFERS[index][0].lower())
    return f"/listing/{731 + index * 11}/{'-'.join(filter(None, words.split('-')))}"


def _truth(index: int, *, link: bool = True) -> dict[str, Any]:
    title, vendor, category, _, to, stock, sold, stars, deal = _OFFERS[index]
    out: dict[str, Any] = {
        "title": title,
        "vendor": vendor,
        "category": category.split(" / "),
        "ships_from": _VENDORS[vendor][2],
        "ships_to": to.split(),
        "sales": int(sold),
        "escrow": "escrow" if deal == "escrow" else "fe",
    }
    steps = _steps(index)
    if steps:
        out["price"] = _euros(steps[0][2])
        out["quantity"] = _quantity(*steps[0][:2])
    if index == 7:
        out["quantity"] = {"amount": "25", "unit": "mg", "pieces": "10", "grams": "0.25"}
    if len(steps) > 1:
        out["tiers"] = [{"quantity": _quantity(a, u), "price": _euros(p)} for a, u, p in steps]
    if index in _FLAT:
        out["price"] = _euros(_FLAT[index][0])
        out |= {"quantity": _FLAT[index][1]} if _FLAT[index][1] else {}
    if stock:
        out["stock"] = int(stock)
    if stars:
        out["rating"] = stars
    if "SALE" in title or "sample" in title:
        out["marketing"] = ["discount" if "SALE" in title else "sample"]
    return {**out, "url": _url(index)} if link else out


def _flag(code: str) -> str:
    name = _PLACES[code]
    if code in {"EU", "WW"}:
        return f'<span class="badge badge-light" title="{name}">{name}</span>'
    return f'<img src="/static/flags/{code.lower()}.svg" class="flag" width="18" alt="{code}" title="{name}">'


def _stars(value: str) -> str:
    if not value:
        return '<small class="text-muted">not rated yet</small>'
    full = round(float(value))
    return (
        '<span class="text-warning">'
        + "\u2605" * full
        + "\u2606" * (5 - full)
        + f"</span> <small>{value}</small>"
    )


def _deal(kind: str) -> str:
    if kind == "escrow":
        return '<span class="badge badge-success" title="Funds are held until you finalize">Escrow</span>'
    return '<span class="badge badge-warning" data-toggle="tooltip" title="Direct deal: you pay the vendor at once, no escrow">Direct Deal</span>'


def _price_line(index: int) -> str:
    steps = _steps(index)
    if not steps:
        return f'<h5 class="price mb-1">&euro;{_FLAT[index][0]}</h5>'
    if len(steps) == 1:
        return f'<h5 class="price mb-1">&euro;{steps[0][2]}</h5>'
    return (
        '<p class="card-text tiers mb-1">'
        + " &middot; ".join(f"{a}{_UNITS.get(u, u)} &euro;{p}" for a, u, p in steps)
        + "</p>"
    )


def _card(index: int) -> str:
    title, vendor, category, _, to, stock, sold, stars, deal = _OFFERS[index]
    sales, rating, home, *_ = _VENDORS[vendor]
    left = (
        ""
        if not stock
        else (
            f'<span class="text-muted">Stock: {stock}</span>'
            if int(stock)
            else '<span class="text-danger">Stock: 0</span>'
        )
    )
    return f"""    <div class="col-12 col-md-6 col-lg-4 mb-3">
      <div class="card h-100 shadow-sm">
        <a href="{_url(index)}"><img class="card-img-top" src="{_PIC}" alt="Card image cap"></a>
        <div class="card-body p-2">
          <small class="text-uppercase text-muted">{category}</small>
          <h6 class="card-title mb-1"><a class="text-dark" href="{_url(index)}">{escape(title)}</a></h6>
          {_price_line(index)}
          <div>{_stars(stars)} <small class="text-muted">{sold} sold</small></div>
        </div>
        <ul class="list-group list-group-flush small">
          <li class="list-group-item p-2">{_flag(home)} <i class="fas fa-arrow-right"></i> {" ".join(_flag(code) for code in to.split())} <span class="float-right">{left}</span></li>
        </ul>
        <div class="card-footer p-2"><a href="/vendor/{vendor}">{vendor}</a> <small>({sales}) {rating}&#9733;</small><span class="float-right">{_deal(deal)}</span></div>
      </div>
    </div>
"""


def _page(title: str, body: str) -> str:
    groups: dict[str, list[str]] = {}
    for offer in _OFFERS:
        head, leaf = offer[2].split(" / ")
        groups.setdefault(head, []).append(leaf)
    menu = "".join(
        f'<a href="/category/{head.lower()}" class="list-group-item list-group-item-action d-flex justify-content-between align-items-center py-1">{head}<span class="badge badge-pill badge-secondary">{len(leaves) * 17}</span></a>'
        for head, leaves in groups.items()
    )
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, shrink-to-fit=no">
<title>{escape(title)} | PolderGreen</title>
<link rel="stylesheet" href="/static/css/bootstrap.min.css"><link rel="stylesheet" href="/static/css/custom.css">
</head>
<body class="bg-light">
<nav class="navbar navbar-expand navbar-dark bg-success"><a class="navbar-brand" href="/">PolderGreen</a>
<ul class="navbar-nav mr-auto"><li class="nav-item"><a class="nav-link" href="/orders">Orders <span class="badge badge-light">1</span></a></li><li class="nav-item"><a class="nav-link" href="/messages">Messages <span class="badge badge-light">0</span></a></li><li class="nav-item"><a class="nav-link" href="/cart">Cart (0)</a></li></ul>
<span class="navbar-text mr-3">1 BTC = &euro;8,392.11 &nbsp; 1 XMR = &euro;58.40</span><span class="navbar-text">fietsbel22 | <b>0.00000000 BTC</b></span></nav>
<div class="container-fluid mt-3"><div class="row">
<aside class="col-md-2"><div class="list-group mb-3">{menu}</div>
<div class="card mb-3"><div class="card-header py-1">Refine</div><div class="card-body p-2"><form action="/search" method="get"><input class="form-control form-control-sm mb-1" name="q" placeholder="Search..."><select class="custom-select custom-select-sm mb-1" name="from"><option value="">Ships from</option><option value="nl">Netherlands</option><option value="de">Germany</option><option value="es">Spain</option></select><div class="custom-control custom-checkbox"><input type="checkbox" class="custom-control-input" id="dd"><label class="custom-control-label" for="dd">Direct Deal</label></div><button class="btn btn-sm btn-success btn-block">Go</button></form></div></div></aside>
<main class="col-md-10">{body}</main>
</div></div>
<footer class="text-center text-muted small py-3">PolderGreen 2019-2020 &middot; <a href="/canary">Canary</a> &middot; <a href="/pgp">PGP</a> &middot; no fentanyl, no weapons, no exceptions</footer>
</body>
</html>"""


def _pager(now: int, last: int, base: str) -> str:
    items = "".join(
        f'<li class="page-item{" active" if n == now else ""}"><a class="page-link" href="{base}page={n}">{n}</a></li>'
        for n in range(1, last + 1)
    )
    return f'<nav aria-label="pages"><ul class="pagination pagination-sm justify-content-center">{items}</ul></nav>'


def _results(path: str, head: str, indexes: Sequence[int], pager: str = "") -> SitePage:
    body = f'<div class="d-flex justify-content-between"><h4>{escape(head)}</h4><small>{len(indexes)} shown</small></div><div class="row">\n{"".join(_card(n) for n in indexes)}</div>{pager}'
    return SitePage(path, _page(head, body), "results", listings=[_truth(n) for n in indexes])


_TEXTS: dict[int, tuple[str, int]] = {
    0: (
        "Our classic sativa, ten weeks of flowering, hand trimmed. Vacuum sealed twice.\nReship 50% once if you have ten or more deals here.",
        4011,
    ),
    5: (
        "Pressed in our own house, tested by a lab in April.\nNever take more than one at a time. Drink water, not too much.",
        1720,
    ),
    13: (
        "Sixty-one pages with photos: pots, light, neighbours and the law. Sent as a link within 12 hours. No refunds for files.",
        655,
    ),
    16: (
        "Slabs straight from the farm. Only for people who know us: ask before you order a kilo.",
        240,
    ),
}
# days ago, stars, buyer, text, offer, step
_REVIEWS: list[tuple[int, str, str, str, int, int]] = [
    (1, "5", "f***e", "2 days to BE, smells through three rooms. Perfect.", 0, 1),
    (4, "5", "a***7", "Quick & stealthy, thanks kool!", 0, 2),
    (9, "4", "h***n", "Weight 4.8 instead of 5, still fair price", 0, 1),
    (15, "5", "w***k", "Nice pills, clean night", 5, 0),
    (30, "2", "d***d", "Came late and one was broken", 5, 1),
    (44, "5", "z***o", "alles top", 6, 0),
]


def _review(row: tuple[int, str, str, str, int, int]) -> str:
    days, stars, buyer, text, offer, step = row
    when = _SEEN - timedelta(days=days)
    amount, unit, price = _steps(offer)[step]
    return f"""<div class="media border-bottom py-2"><div class="media-body"><h6 class="mt-0 mb-0">{buyer} <small class="text-muted">{when.day} {when:%b %Y}</small> <span class="float-right">{_stars(stars)}</span></h6>
<p class="mb-0">{escape(text)}</p><small class="text-muted"><a href="{_url(offer)}">{escape(_OFFERS[offer][0])}</a> {amount}{_UNITS.get(unit, unit)} for &euro;{price}</small></div></div>"""


def _review_truth(row: tuple[int, str, str, str, int, int]) -> dict[str, Any]:
    days, stars, buyer, text, offer, step = row
    return {
        "vendor": "Boerenkool",
        "rating": stars,
        "buyer": buyer,
        "text": text,
        "at": str(_SEEN - timedelta(days=days)),
        "amount": _euros(_steps(offer)[step][2]),
        "listing": _OFFERS[offer][0],
    }


_METHODS = '<table class="table table-sm"><thead><tr><th>Shipping</th><th>Time</th><th>Price</th></tr></thead><tbody><tr><td>Letter post, untracked</td><td>2-4 days</td><td>&euro;2.00</td></tr><tr><td>Parcel post, tracked</td><td>1-3 days</td><td>&euro;9.50</td></tr></tbody></table>'


def _detail(index: int) -> SitePage:
    title, vendor, category, _, to, stock, sold, stars, deal = _OFFERS[index]
    text, views = _TEXTS[index]
    digital = category.startswith("Digital")
    steps = _steps(index)
    rows = "".join(
        f"<tr><td>{a}{_UNITS.get(u, u)}</td><td>&euro;{p}</td><td class='text-muted'>&euro;{float(p.replace(',', '')) / float(a):.2f}/{'g' if u == 'g' else 'pc'}</td></tr>"
        for a, u, p in steps
    )
    prices = (
        f'<table class="table table-sm table-striped"><thead><tr><th>Amount</th><th>Price</th><th></th></tr></thead><tbody>{rows}</tbody></table>'
        if steps
        else f'<h4 class="text-success">&euro;{_FLAT[index][0]}</h4>'
    )
    choice = "".join(
        f'<option value="{n}">{a}{_UNITS.get(u, u)} - &euro;{p}</option>'
        for n, (a, u, p) in enumerate(steps)
    )
    chosen = [row for row in _REVIEWS if row[4] == index]
    crumbs = "".join(
        f'<li class="breadcrumb-item"><a href="/category/{part.lower()}">{part}</a></li>'
        for part in category.split(" / ")
    )
    body = f"""<nav aria-label="breadcrumb"><ol class="breadcrumb py-1">{crumbs}</ol></nav>
<div class="card mb-3"><div class="card-body"><div class="row"><div class="col-md-5"><img class="img-fluid rounded" src="{_PIC}" alt=""></div>
<div class="col-md-7"><h3>{escape(title)}</h3><p>by <a href="/vendor/{vendor}">{vendor}</a> <small>({_VENDORS[vendor][0]}) {_VENDORS[vendor][1]}&#9733;</small> {_deal(deal)}</p>
<p>{_stars(stars)} <small>{sold} sold &middot; {views} views{f" &middot; {stock} in stock" if stock else ""}</small></p>
<dl class="row mb-0 small"><dt class="col-4">Ships from</dt><dd class="col-8">{_flag(_VENDORS[vendor][2])}</dd><dt class="col-4">Ships to</dt><dd class="col-8">{" ".join(_flag(c) for c in to.split())}</dd><dt class="col-4">Payment</dt><dd class="col-8">BTC, XMR</dd></dl>
{prices}{"" if digital else _METHODS}
<form method="post" action="/order/{index}"><div class="input-group input-group-sm">{f'<select name="step" class="custom-select">{choice}</select>' if choice else ""}<select name="coin" class="custom-select"><option>BTC</option><option>XMR</option></select><div class="input-group-append"><button class="btn btn-success">Order</button></div></div></form></div></div></div></div>
<ul class="nav nav-tabs"><li class="nav-item"><a class="nav-link active" href="#d">Description</a></li><li class="nav-item"><a class="nav-link" href="#f">Feedback ({len(chosen)})</a></li></ul>
<div class="tab-content bg-white border border-top-0 p-3"><div class="tab-pane show active" id="d">{escape(text).replace(chr(10), "<br>")}</div><div class="tab-pane" id="f">{"".join(_review(r) for r in chosen)}</div></div>"""
    truth = {
        **_truth(index, link=False),
        "views": views,
        "description": text,
        "payment": ["BTC", "XMR"],
    }
    if not digital:
        truth["delivery"] = ["post"]
    return SitePage(
        _url(index),
        _page(title, body),
        "listing",
        listings=[truth],
        feedback=[_review_truth(r) for r in chosen],
    )


_TERMS: Mapping[str, tuple[str, str]] = {
    "Boerenkool": (
        "Greetings from the land of cabbage. We send every working day at 16:00. Address in one line, encrypted. No FE from new buyers.",
        "boerenkool@chat.example",
    ),
    "Kwiatkowska": (
        "Flowers and more from the east. Slow but sure: allow two weeks outside Poland.",
        "",
    ),
}


def _vendor(vendor: str) -> SitePage:
    sales, rating, home, level, joined, idle = _VENDORS[vendor]
    text, jabber = _TERMS[vendor]
    own = [n for n, offer in enumerate(_OFFERS) if offer[1] == vendor]
    rows = _REVIEWS[:4] if vendor == "Boerenkool" else []
    seen = ["today", "yesterday"][idle] if idle < 2 else f"{idle} days ago"
    since = date.fromisoformat(joined)
    contact = (
        f'<dt class="col-5">Jabber (OTR)</dt><dd class="col-7">{jabber}</dd>' if jabber else ""
    )
    body = f"""<div class="card mb-3"><div class="card-header"><h4 class="mb-0">{vendor} <span class="badge badge-info">{level}</span></h4></div><div class="card-body row"><div class="col-md-5"><dl class="row">
<dt class="col-5">Sales</dt><dd class="col-7">{sales:,}</dd><dt class="col-5">Rating</dt><dd class="col-7">{_stars(rating)} / 5</dd><dt class="col-5">Ships from</dt><dd class="col-7">{_flag(home)}</dd>
<dt class="col-5">Member since</dt><dd class="col-7">{since.day} {since:%B %Y}</dd><dt class="col-5">Last seen</dt><dd class="col-7">{seen}</dd>{contact}</dl></div>
<div class="col-md-7"><h6>Terms &amp; conditions</h6><p class="vendor-terms">{escape(text)}</p><h6>PGP</h6><pre class="small bg-light">-----BEGIN PGP PUBLIC KEY BLOCK-----
mDMEXinventedinventedinvented
=inVt
-----END PGP PUBLIC KEY BLOCK-----</pre></div></div></div><h5>Listings ({len(own)})</h5><div class="row">{"".join(_card(n) for n in own)}</div><h5>Latest feedback</h5>{"".join(_review(r) for r in rows) or '<p class="text-muted">Nothing yet.</p>'}"""
    truth = {
        "name": vendor,
        "sales": sales,
        "rating": rating,
        "ships_from": home,
        "level": level,
        "member_since": joined,
        "last_seen": str(_SEEN - timedelta(days=idle)),
        "description": text,
    }
    handles = [{"kind": "xmpp", "value": jabber, "account": vendor}] if jabber else []
    return SitePage(
        f"/vendor/{vendor}",
        _page(vendor, body),
        "vendor",
        listings=[_truth(n) for n in own],
        vendors=[truth],
        feedback=[_review_truth(r) for r in rows],
        handles=handles,
    )


def _plain() -> list[SitePage]:
    captcha = '<!doctype html><html><head><title>Are you human?</title></head><body class="text-center bg-light"><form class="form-signin" method="post" action="/gate"><h1 class="h3 mb-3">PolderGreen</h1><p>Click the clock that shows 10:25</p><input type="image" name="grid" src="/gate/picture?4f" width="300"><p class="text-muted">Session valid for 120 seconds</p></form></body></html>'
    empty = '<h4>&quot;salvia cuttings&quot;</h4><div class="alert alert-info">Your search did not match any listing.</div>'
    feedback = f"<h4>All feedback for <a href='/vendor/Boerenkool'>Boerenkool</a></h4>{''.join(_review(r) for r in _REVIEWS)}{_pager(1, 9, '?')}"
    return [
        SitePage(
            "/vendor/Boerenkool/feedback",
            _page("Feedback", feedback),
            "feedback",
            feedback=[_review_truth(r) for r in _REVIEWS],
        ),
        SitePage("/search?q=salvia+cuttings", _page("Search", empty), "results"),
        SitePage("/gate", captcha, "captcha"),
    ]


def _pages(rng: random.Random) -> Sequence[SitePage]:
    order = rng.sample(range(18), 18)
    buds = [n for n in rng.sample(range(21), 21) if _OFFERS[n][2].startswith("Cannabis")]
    home = (
        '<div class="jumbotron py-3"><h3>Welcome to PolderGreen</h3><p class="mb-0">Small by choice: 212 vendors, invitation only.</p></div><h5>Newest</h5><div class="row">'
        + "".join(_card(n) for n in order[:6])
        + "</div>"
    )
    return [
        SitePage("/", _page("Home", home), "index", listings=[_truth(n) for n in order[:6]]),
        _results("/listings?page=1", "All listings", order, _pager(1, 2, "/listings?")),
        _results("/category/cannabis", "Cannabis", buds),
        _results("/listings?page=2", "All listings", [18, 19, 20], _pager(2, 2, "/listings?")),
        *[_detail(n) for n in _TEXTS],
        *[_vendor(name) for name in _TERMS],
        *_plain(),
    ]


SITE = TestSite("polder_green", "market", "en", "2020-06-18T09:00:00Z", _pages)
