# ruff: noqa: E501
"""Fernhill Depot: an invented small market of 2020 on Laravel and Bootstrap 4, cards with footers."""

from __future__ import annotations

import random
from collections.abc import Sequence
from decimal import Decimal
from html import escape
from typing import Any, NamedTuple

from tests.sites import SitePage, TestSite

__all__ = ["SITE"]

_PIXEL = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="
_GRAMS = {"g": "1", "kg": "1000", "mg": "0.001", "ug": "0.000001", "oz": "28.349523125"}
_UNIT = {"g": "gram", "piece": "piece", "ml": "bottle"}
_LAND = {"DE": "Germany", "NL": "Netherlands", "GB": "United Kingdom", "US": "United States", "CA": "Canada", "SE": "Sweden",
         "WW": "Worldwide", "EU": "Europe", "BE": "Belgium", "NO": "Norway", "CH": "Switzerland", "AT": "Austria"}  # fmt: skip
_LEVEL = {
    "greenlane": 7,
    "Tante_Emma": 12,
    "fjordpost": 3,
    "OakAndAsh": 5,
    "mr.bumble": 1,
    "sixthfloor": 9,
}
_STAR, _HOLLOW = (
    '<i class="fas fa-star text-warning"></i>',
    '<i class="far fa-star text-warning"></i>',
)


class _Good(NamedTuple):
    """A product: quantity as ``"amount unit"``, with ``/`` in front where only the price's unit says it."""

    title: str
    qty: str
    vendor: str
    eur: str
    src: str
    dst: str
    cat: str
    stock: int
    coins: str = "BTC XMR"
    kind: str = "Escrow"
    sold: int = -1


_CANNABIS = [
    _Good(
        "Amnesia Haze (indoor, hand trimmed)",
        "/1 g",
        "greenlane",
        "9.50",
        "NL",
        "EU",
        "Flowers",
        999,
    ),
    _Good("5g Lemon Skunk", "5 g", "greenlane", "42.00", "NL", "EU", "Flowers", 999, sold=211),
    _Good(
        "Maroc Hasch Gold 25g - frisch 2020",
        "25 g",
        "Tante_Emma",
        "130.00",
        "DE",
        "DE AT CH",
        "Hash",
        40,
        "XMR",
    ),
    _Good(
        'Vape cart 1ml Distillate 92% "Blueberry"',
        "1 ml",
        "OakAndAsh",
        "38.00",
        "US",
        "US",
        "Concentrates",
        61,
        "BTC",
    ),
    _Good(
        "Ketama Pollen | 100g plate | vacuum",
        "100 g",
        "fjordpost",
        "610.00",
        "SE",
        "SE NO",
        "Hash",
        5,
        "BTC XMR",
        "FE",
        7,
    ),
    _Good("HOUSE SHAKE 50 GRAM bargain", "50 g", "mr.bumble", "95.00", "GB", "GB", "Flowers", 1),
    _Good(
        "Edible gummies 10 x 20mg THC",
        "10*20 mg",
        "OakAndAsh",
        "27.00",
        "US",
        "US",
        "Edibles",
        999,
        "BTC",
    ),
    _Good(
        "Gorilla Glue #4 - 28g - top colas",
        "28 g",
        "greenlane",
        "198.00",
        "NL",
        "EU",
        "Flowers",
        999,
        sold=64,
    ),
    _Good(
        "Critical Kush 112g (QP)",
        "112 g",
        "mr.bumble",
        "640.00",
        "GB",
        "GB",
        "Flowers",
        3,
        "BTC",
        "FE",
    ),
    _Good("Bubble hash, full melt", "/1 g", "sixthfloor", "22.00", "CH", "EU WW", "Hash", 150),
    _Good(
        "Indoor Mix 1 KG",
        "1 kg",
        "greenlane",
        "4,150.00",
        "NL",
        "EU",
        "Flowers",
        2,
        "XMR",
        "Multisig",
    ),
    _Good(
        "Pre-rolls x 20 (0.7g each)",
        "20*0.7 g",
        "OakAndAsh",
        "85.00",
        "US",
        "US",
        "Flowers",
        0,
        "BTC",
    ),
    _Good(
        "Shatter 3.5g amber",
        "3.5 g",
        "sixthfloor",
        "115.00",
        "CH",
        "WW",
        "Concentrates",
        18,
        sold=2,
    ),
    _Good("Outdoor Polm 10gr.", "10 g", "Tante_Emma", "48.00", "DE", "DE", "Hash", 999, "XMR"),
]
_SEARCH = [
    _Good(
        "LSD 110ug blotter 'paper boats' x 10",
        "10*110 ug",
        "sixthfloor",
        "70.00",
        "CH",
        "WW",
        "LSD",
        999,
        sold=540,
    ),
    _Good("1P-LSD 100mcg 25 tabs", "25*100 ug", "fjordpost", "90.00", "SE", "EU", "LSD", 200),
    _Good("LSD gel tabs 200ug (5)", "5*200 ug", "sixthfloor", "62.50", "CH", "WW", "LSD", 80),
    _Good(
        "Single trip - 1x 150µg", "1*150 ug", "Tante_Emma", "9.00", "DE", "DE AT", "LSD", 34, "XMR"
    ),
    _Good(
        "LSD crystal 100mg [resellers]",
        "100 mg",
        "sixthfloor",
        "1,050.00",
        "CH",
        "WW",
        "LSD",
        4,
        "XMR",
        "FE",
        11,
    ),
    _Good(
        "Liquid LSD 10ml vial 100ug/drop",
        "10 ml",
        "mr.bumble",
        "820.00",
        "GB",
        "GB EU",
        "LSD",
        1,
        "BTC",
        "FE",
    ),
    _Good(
        "Dried Cubensis 14g + 1 LSD tab free",
        "14 g",
        "OakAndAsh",
        "75.00",
        "US",
        "US CA",
        "Mushrooms",
        22,
        "BTC",
    ),
    _Good(
        "LSD Blotters (per piece, any amount)",
        "/1 piece",
        "fjordpost",
        "5.40",
        "SE",
        "EU",
        "LSD",
        999,
    ),
    _Good("How to store LSD - ebook", "", "mr.bumble", "2.00", "", "WW", "E-Books", 999, "BTC"),
    _Good(
        '100 x LSD 125ug - "Night Train"',
        "100*125 ug",
        "sixthfloor",
        "390.00",
        "CH",
        "WW",
        "LSD",
        999,
        sold=88,
    ),
]
_OTHER = [
    _Good(
        "Speed 10g paste 65%", "10 g", "Tante_Emma", "55.00", "DE", "DE", "Amphetamine", 999, "XMR"
    ),
    _Good("Xanax 1mg x 60 (blister)", "60*1 mg", "mr.bumble", "99.00", "GB", "GB", "Benzos", 12),
    _Good("MDMA 1g", "1 g", "greenlane", "16.00", "NL", "EU WW", "MDMA", 999, sold=902),
    _Good(
        "XTC 'Silver Bars' 240 mg - choose your amount",
        "/1 piece",
        "greenlane",
        "4.50",
        "NL",
        "EU WW",
        "Pills",
        999,
    ),
]
_ALL = _CANNABIS + _SEARCH + _OTHER
_TOP = {"Flowers": "Cannabis", "Hash": "Cannabis", "Concentrates": "Cannabis", "Edibles": "Cannabis", "LSD": "Psychedelics", "Mushrooms": "Psychedelics",
        "Amphetamine": "Stimulants", "Benzos": "Prescription", "MDMA": "Empathogens", "Pills": "Empathogens", "E-Books": "Digital"}  # fmt: skip


def _url(good: _Good) -> str:
    number = (_ALL.index(good) + 3) * 2654435761 % 2**48
    return f"/product/{number % 2**32:08x}-{number >> 40:04x}-4b1e-9c02-{number:012x}"


def _coins(good: _Good) -> str:
    euros = Decimal(good.eur.replace(",", ""))
    shown = {
        "BTC": f"{euros / Decimal('11720.40'):.6f} BTC",
        "XMR": f"{euros / Decimal('104.55'):.4f} XMR",
    }
    return " / ".join(shown[c] for c in good.coins.split())


def _quantity(code: str) -> dict[str, Any]:
    pieces, star, rest = code.lstrip("/").rpartition("*")
    amount, unit = rest.split()
    found: dict[str, Any] = {"amount": amount, "unit": unit}
    if star:
        found["pieces"] = int(pieces)
    if unit in _GRAMS:
        found["grams"] = (
            f"{(Decimal(amount) * Decimal(_GRAMS[unit]) * (int(pieces) if star else 1)).normalize():f}"
        )
    return found


def _truth(good: _Good, **more: Any) -> dict[str, Any]:
    other, coin = _coins(good).split(" / ")[0].split()
    found: dict[str, Any] = {"title": good.title, "url": _url(good), "vendor": good.vendor, "price": {"amount": good.eur.replace(",", ""), "currency": "EUR"},
                             "price_also": {"amount": other, "currency": coin}, "category": [good.cat], "stock": good.stock,
                             "payment": sorted(good.coins.split()), "escrow": good.kind.lower()}  # fmt: skip
    if good.src:
        found["ships_from"] = good.src
    if good.qty:
        found["quantity"] = _quantity(good.qty)
    if good.sold >= 0:
        found["sales"] = good.sold
    return found | more


def _per(good: _Good) -> str:
    return f" <small>/ {_UNIT[good.qty.split()[1]]}</small>" if good.qty.startswith("/") else ""


def _card(good: _Good) -> str:
    badges = "".join(
        f'<span class="badge badge-pill badge-light border">{c}</span>\n'
        for c in good.coins.split()
    )
    trust = f'<span class="badge badge-pill badge-{"danger" if good.kind == "FE" else "success"}">{good.kind}</span>'
    sold = f"<br>Sold: {good.sold}" if good.sold >= 0 else ""
    src = (
        f"<br>Ships from: <strong>{_LAND[good.src]}</strong>"
        if good.src
        else '<br><span class="badge badge-pill badge-dark">Digital</span>'
    )
    stock = (
        f"In stock: {good.stock}" if good.stock else '<span class="text-danger">Out of stock</span>'
    )
    return f"""
        <div class="col-lg-4 col-md-6 col-12 my-2">
            <div class="card h-100">
                <a href="{_url(good)}"><img class="card-img-top" src="{_PIXEL}" alt="{escape(good.title)}"></a>
                <div class="card-body">
                    <a href="{_url(good)}"><h5 class="card-title">{escape(good.title)}</h5></a>
                    <p class="card-text mb-1">Vendor: <a href="/vendor/{good.vendor}">{good.vendor}</a> <span class="badge badge-pill badge-primary">Level {_LEVEL[good.vendor]}</span></p>
                    <p class="card-text small text-muted">Category: <a href="/category/{good.cat.lower()}">{good.cat}</a>{src}<br>{stock}{sold}</p>
                    {trust} {badges}
                </div>
                <div class="card-footer d-flex justify-content-between">
                    <span><strong>{good.eur} €</strong>{_per(good)}<br><small class="text-muted">{_coins(good)}</small></span>
                    <a href="{_url(good)}" class="btn btn-sm btn-outline-primary align-self-center">Buy now</a>
                </div>
            </div>
        </div>"""


def _side() -> str:
    tree = {
        "Cannabis": (412, "Flowers Hash Concentrates Edibles"),
        "Empathogens": (120, "MDMA Pills"),
        "Prescription": (77, "Benzos"),
        "Psychedelics": (141, "LSD Mushrooms"),
        "Stimulants": (188, "Amphetamine"),
        "Digital": (39, "E-Books"),
    }
    items = "".join(
        f'<a class="list-group-item list-group-item-action d-flex justify-content-between" href="/category/{n.lower()}">{n} <span class="badge badge-pill badge-secondary">{c}</span></a>'
        + "".join(
            f'<a class="list-group-item list-group-item-action pl-5 py-1 small" href="/category/{s.lower()}">{s}</a>'
            for s in subs.split()
        )
        for n, (c, subs) in tree.items()
    )
    rising = "".join(
        f'<li class="list-group-item py-1"><a href="/vendor/{n}">{n}</a> <span class="badge badge-pill badge-primary float-right">Level {_LEVEL[n]}</span></li>'
        for n in ("Tante_Emma", "sixthfloor", "greenlane")
    )
    return f'<div class="col-md-3"><h4>Categories</h4><div class="list-group">{items}</div><h4 class="mt-3">Top vendors</h4><ul class="list-group">{rising}</ul></div>'


def _page(title: str, main: str, inside: bool = True) -> str:
    user = (
        '<ul class="navbar-nav ml-auto"><li class="nav-item"><a class="nav-link" href="/profile">oddsocks</a></li><li class="nav-item"><a class="nav-link" href="/profile/messages">Messages <span class="badge badge-pill badge-warning">1</span></a></li><li class="nav-item"><a class="nav-link" href="/profile/cart">Cart (0)</a></li><li class="nav-item"><form action="/auth/signout" method="POST"><input type="hidden" name="_token" value="pZ0rVd7Yk2QwN8sTq1Lm"><button class="btn btn-link nav-link">Sign out</button></form></li></ul>'
        if inside
        else '<ul class="navbar-nav ml-auto"><li class="nav-item"><a class="nav-link" href="/auth/signin">Sign in</a></li></ul>'
    )
    rates = (
        '<div class="bg-light small text-right px-3">1 BTC = 11,720.40 EUR &nbsp;|&nbsp; 1 XMR = 104.55 EUR</div>'
        if inside
        else ""
    )
    content = (
        f'<div class="row">{_side()}<div class="col-md-9">{main}</div></div>' if inside else main
    )
    return f"""<!doctype html>
<html lang="en">
<head>
    <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="csrf-token" content="pZ0rVd7Yk2QwN8sTq1Lm">
    <title>{escape(title)} - Fernhill Depot</title>
    <link href="/css/app.css" rel="stylesheet"><link href="/css/all.min.css" rel="stylesheet">
</head>
<body>
<nav class="navbar navbar-expand navbar-dark bg-dark"><a class="navbar-brand" href="/">Fernhill Depot</a>
<form class="form-inline" action="/search" method="GET"><input class="form-control form-control-sm" name="query" placeholder="Search products"><button class="btn btn-sm btn-primary">Search</button></form>{user}</nav>{rates}
<div class="container-fluid mt-3">
{content}
</div>
<footer class="footer text-center text-muted mt-5 py-3"><small>Fernhill Depot &copy; 2020 - <a href="/help">Help</a> - <a href="/canary">Canary</a> - Page generated in 0.041 s</small></footer>
</body>
</html>"""


def _pager(base: str, page: int, last: int) -> str:
    if last == 1:
        return ""
    before = (
        '<li class="page-item disabled" aria-disabled="true" aria-label="&laquo; Previous"><span class="page-link" aria-hidden="true">&lsaquo;</span></li>'
        if page == 1
        else f'<li class="page-item"><a class="page-link" href="{base}?page={page - 1}" rel="prev">&lsaquo;</a></li>'
    )
    numbers = "".join(
        f'<li class="page-item active" aria-current="page"><span class="page-link">{n}</span></li>'
        if n == page
        else f'<li class="page-item"><a class="page-link" href="{base}?page={n}">{n}</a></li>'
        for n in range(1, last + 1)
    )
    after = (
        '<li class="page-item disabled" aria-disabled="true"><span class="page-link" aria-hidden="true">&rsaquo;</span></li>'
        if page == last
        else f'<li class="page-item"><a class="page-link" href="{base}?page={page + 1}" rel="next">&rsaquo;</a></li>'
    )
    return f'<nav><ul class="pagination" role="navigation">{before}{numbers}{after}</ul></nav>'


def _results(
    path: str, title: str, goods: Sequence[_Good], total: int, page: int, last: int
) -> SitePage:
    main = f'<nav aria-label="breadcrumb"><ol class="breadcrumb"><li class="breadcrumb-item"><a href="/">Products</a></li><li class="breadcrumb-item active" aria-current="page">{escape(title)}</li></ol></nav><p class="text-muted">{total} results</p><div class="row">{"".join(_card(g) for g in goods)}\n</div>{_pager(path.split("?", maxsplit=1)[0], page, last)}'
    return SitePage(path, _page(title, main), "results", listings=[_truth(g) for g in goods])


def _stars(count: int) -> str:
    return _STAR * count + _HOLLOW * (5 - count)


def _reviews(
    rows: Sequence[tuple[int, str, str, str]], good: _Good
) -> tuple[str, list[dict[str, Any]]]:
    html = "".join(
        f'<tr><td class="text-nowrap">{_stars(n)}</td><td>{escape(text)}</td><td>{buyer}</td><td class="text-muted">{when}</td></tr>'
        for n, text, buyer, when in rows
    )
    truth = [
        {
            "vendor": good.vendor,
            "listing": good.title,
            "rating": str(n),
            "text": text,
            "buyer": buyer,
            "at": when.replace(" ", "T") + "Z",
        }
        for n, text, buyer, when in rows
    ]
    return (
        f'<table class="table table-sm table-striped"><thead><tr><th>Rating</th><th>Comment</th><th>Buyer</th><th>Time</th></tr></thead><tbody>{html}</tbody></table>',
        truth,
    )


def _shipping(good: _Good) -> str:
    if not good.src:
        return '<p class="alert alert-info">Automatic delivery after payment.</p>'
    return '<table class="table"><thead><tr><th>Name</th><th>Duration</th><th>Price</th><th>Min. quantity</th><th>Max. quantity</th></tr></thead><tbody><tr><td>Letter, untracked</td><td>3-7 days</td><td>3.00 €</td><td>1</td><td>20</td></tr><tr><td>Registered</td><td>2-5 days</td><td>8.50 €</td><td>1</td><td>500</td></tr></tbody></table>'


def _detail(
    good: _Good,
    text: str,
    steps: Sequence[tuple[str, str, str]],
    rows: Sequence[tuple[int, str, str, str]],
) -> SitePage:
    table, said = _reviews(rows, good)
    offers = (
        '<h5>Offers</h5><table class="table table-bordered table-sm"><thead><tr><th>Quantity</th><th>Price</th></tr></thead><tbody>'
        + "".join(f"<tr><td>{label}</td><td>{eur} €</td></tr>" for label, _, eur in steps)
        + "</tbody></table>"
        if steps
        else ""
    )
    dest = ", ".join(_LAND[c] for c in good.dst.split())
    road = (
        f"<tr><td>Ships from</td><td>{_LAND[good.src]}</td></tr><tr><td>Ships to</td><td>{dest}</td></tr>"
        if good.src
        else "<tr><td>Type</td><td>Digital product</td></tr>"
    )
    main = f"""<nav aria-label="breadcrumb"><ol class="breadcrumb"><li class="breadcrumb-item"><a href="/">Products</a></li><li class="breadcrumb-item"><a href="/category/{_TOP[good.cat].lower()}">{_TOP[good.cat]}</a></li><li class="breadcrumb-item"><a href="/category/{good.cat.lower()}">{good.cat}</a></li><li class="breadcrumb-item active" aria-current="page">{escape(good.title)}</li></ol></nav>
<div class="row"><div class="col-md-5"><img class="img-fluid img-thumbnail" src="{_PIXEL}" alt="{escape(good.title)}"></div>
<div class="col-md-7"><h2>{escape(good.title)}</h2><hr>
<p>Price: <span class="h4 font-weight-bold">{good.eur} €</span>{_per(good)} <span class="text-muted">{_coins(good)}</span></p>
<table class="table table-sm"><tbody><tr><td>Vendor</td><td><a href="/vendor/{good.vendor}">{good.vendor}</a> <span class="badge badge-pill badge-primary">Level {_LEVEL[good.vendor]}</span></td></tr>{road}
<tr><td>In stock</td><td>{good.stock}</td></tr><tr><td>Payment type</td><td><span class="badge badge-pill badge-success">{good.kind}</span></td></tr><tr><td>Coins</td><td>{" ".join(f'<span class="badge badge-pill badge-light border">{c}</span>' for c in good.coins.split())}</td></tr></tbody></table>{offers}
<form action="/profile/cart/add{_url(good)[8:]}" method="POST"><input type="hidden" name="_token" value="pZ0rVd7Yk2QwN8sTq1Lm"><div class="form-row"><div class="col"><select class="form-control" name="delivery"><option>Letter, untracked - 3.00 €</option><option>Registered - 8.50 €</option></select></div><div class="col"><input type="number" class="form-control" name="amount" value="1" min="1"></div><div class="col"><button class="btn btn-primary">Add to cart</button></div></div></form></div></div>
<ul class="nav nav-tabs mt-4"><li class="nav-item"><a class="nav-link active" href="#details">Details</a></li><li class="nav-item"><a class="nav-link" href="#rules">Rules</a></li><li class="nav-item"><a class="nav-link" href="#delivery">Delivery</a></li><li class="nav-item"><a class="nav-link" href="#feedback">Feedback ({len(rows)})</a></li></ul>
<div class="tab-content border border-top-0 p-3"><div id="details">{"<br />".join(escape(line) for line in text.splitlines())}</div><div id="rules" class="mt-4"><h5>Rules</h5><p>Encrypt your address. Unencrypted orders are cancelled.</p></div><div id="delivery" class="mt-4">{_shipping(good)}</div><div id="feedback" class="mt-4">{table if rows else '<div class="alert alert-warning">There is no feedback yet!</div>'}</div></div>"""
    own = _truth(good, description=text, category=[_TOP[good.cat], good.cat])
    for hidden in ("url", "sales"):
        own.pop(hidden, None)
    if good.src:
        own["ships_to"] = good.dst.split()
    if steps:
        own["tiers"] = [
            {
                "quantity": {"amount": q.split()[0], "unit": q.split()[1]},
                "price": {"amount": eur.replace(",", ""), "currency": "EUR"},
            }
            for _, q, eur in steps
        ]
    return SitePage(_url(good), _page(good.title, main), "listing", listings=[own], feedback=said)


def _head(name: str, facts: tuple[str, str, str, str], tab: str) -> str:
    since, seen, sales, score = facts
    tabs = "".join(
        f'<li class="nav-item"><a class="nav-link{" active" if t == tab else ""}" href="/vendor/{name}{"" if t == "About" else "/" + t.lower()}">{t}</a></li>'
        for t in ("About", "Products", "Reviews", "PGP")
    )
    return f"""<div class="card"><div class="card-body"><h3>{name} <span class="badge badge-pill badge-primary">Level {_LEVEL[name]}</span> <span class="badge badge-pill badge-success">Trusted</span></h3>
<div class="row"><div class="col"><small class="text-muted">Vendor since</small><br>{since}</div><div class="col"><small class="text-muted">Last seen</small><br>{seen}</div><div class="col"><small class="text-muted">Completed orders</small><br>{sales}</div><div class="col"><small class="text-muted">Rating</small><br>{score} / 5 {_STAR}</div></div></div></div><ul class="nav nav-tabs mt-3">{tabs}</ul>"""


def _who(name: str, facts: tuple[str, str, str, str]) -> dict[str, Any]:
    since, seen, sales, score = facts
    return {
        "name": name,
        "level": f"Level {_LEVEL[name]}",
        "member_since": since,
        "last_seen": seen,
        "sales": int(sales),
        "rating": score,
    }


def _vendor(
    name: str, facts: tuple[str, str, str, str], about: str, handles: Sequence[tuple[str, str]]
) -> SitePage:
    goods = [g for g in _ALL if g.vendor == name][:6]
    main = f'{_head(name, facts, "About")}<div class="p-3">{"<br />".join(escape(line) for line in about.splitlines())}</div><h4>Newest products</h4><div class="row">{"".join(_card(g) for g in goods)}</div>'
    return SitePage(f"/vendor/{name}", _page(name, main), "vendor", listings=[_truth(g) for g in goods], vendors=[_who(name, facts) | {"description": about}],
                    handles=[{"kind": kind, "value": value, "account": name} for kind, value in handles])  # fmt: skip


def _vendor_reviews(
    name: str, facts: tuple[str, str, str, str], rows: Sequence[tuple[int, str, str, str, _Good]]
) -> SitePage:
    html = "".join(
        f'<div class="media border-bottom py-2"><div class="media-body"><div class="d-flex justify-content-between"><span>{_stars(n)}</span><small class="text-muted">{when}</small></div><p class="mb-0">{escape(text)}</p><small>{buyer} bought <a href="{_url(g)}">{escape(g.title)}</a></small></div></div>'
        for n, text, buyer, when, g in rows
    )
    said = [
        {
            "vendor": name,
            "listing": g.title,
            "rating": str(n),
            "text": text,
            "buyer": buyer,
            "at": when.replace(" ", "T") + "Z",
        }
        for n, text, buyer, when, g in rows
    ]
    return SitePage(
        f"/vendor/{name}/reviews",
        _page(
            f"Reviews of {name}", _head(name, facts, "Reviews") + f'<div class="p-3">{html}</div>'
        ),
        "feedback",
        vendors=[_who(name, facts)],
        feedback=said,
    )


def _doors() -> list[SitePage]:
    login = f'<div class="row justify-content-center"><div class="col-md-4"><div class="card"><div class="card-header">Sign in</div><div class="card-body"><form method="POST" action="/auth/signin"><input type="hidden" name="_token" value="pZ0rVd7Yk2QwN8sTq1Lm"><input class="form-control mb-2" name="username" placeholder="Username"><input class="form-control mb-2" type="password" name="password" placeholder="Password"><img src="{_PIXEL}" alt="captcha"><input class="form-control mb-2" name="captcha" placeholder="Captcha"><button class="btn btn-block btn-primary">Sign in</button></form></div><div class="card-footer"><a href="/auth/forgotpassword">Forgot password</a></div></div></div></div>'
    error = '<div class="text-center"><h1>419</h1><p>Page Expired</p><a href="/">Go home</a></div>'
    none = '<p class="text-muted">0 results</p><div class="alert alert-warning">No products found for <strong>iboga</strong>.</div>'
    return [
        SitePage("/auth/signin", _page("Sign in", login, inside=False), "login"),
        SitePage("/profile/cart/expired", _page("Page Expired", error, inside=False), "error"),
        SitePage("/search?query=iboga", _page("Search", none), "results"),
    ]


def _pages(rng: random.Random) -> list[SitePage]:
    del rng
    emma, sixth = (
        ("2019-06-18", "2020-11-20", "2310", "4.92"),
        ("2020-01-09", "2020-11-21", "884", "4.85"),
    )
    shown = [_OTHER[2], _CANNABIS[1], _SEARCH[0]]
    home = f'<div class="jumbotron py-4"><h1>Welcome back!</h1><p>Bonds are half price until the end of November.</p></div><h4>Featured products</h4><div class="row">{"".join(_card(g) for g in shown)}</div>'
    reviews = [
        (5, "Top Ware, wie immer.", "b***9", "2020-11-18 10:22:41", _CANNABIS[2]),
        (4, "Took a week but weight is spot on", "f***s", "2020-11-12 21:03:10", _OTHER[0]),
        (5, "sauber verpackt", "t***x", "2020-11-02 07:45:00", _CANNABIS[13]),
        (1, "nothing came, no answer to my messages", "l***e", "2020-10-25 16:30:09", _SEARCH[3]),
    ]
    return [
        SitePage("/", _page("Home", home), "index", listings=[_truth(g, aside=True) for g in shown]),
        _results("/category/cannabis", "Cannabis", _CANNABIS[:12], 14, 1, 2), _results("/category/cannabis?page=2", "Cannabis", _CANNABIS[12:], 14, 2, 2),
        _results("/search?query=lsd", "Search: lsd", _SEARCH, 10, 1, 1),
        _detail(_CANNABIS[1], "Citrus nose, dense buds, grown under LED.\nDouble sealed in mylar. Order before 14:00 for same day dispatch.", [], [(5, "smells through my whole flat", "p***a", "2020-11-15 18:20:33"), (3, "a bit dry this time", "n***1", "2020-11-01 09:12:54")]),
        _detail(_OTHER[1], "Sealed UK blisters, expiry 2023. I have no more than twelve boxes.\nNo reship to people without history.", [], []),
        _detail(_SEARCH[8], "Nine pages: light, heat, air and how long it keeps.", [], [(4, "short but ok", "w***o", "2020-09-30 12:00:01")]),
        _detail(_OTHER[3], "Pressed in house, 240 mg each, tested twice this year. The more you take the less you pay.", [("from 10 pieces", "10 piece", "4.20"), ("from 50 pieces", "50 piece", "3.60"), ("from 250 pieces", "250 piece", "2.95"), ("from 1,000 pieces", "1000 piece", "2.30")], [(5, "strong!! half is enough", "c***t", "2020-11-19 23:58:12")]),
        _vendor("Tante_Emma", emma, "Kleiner Laden, große Auswahl. Versand montags bis freitags, nur innerhalb der genannten Länder.\nFragen per Wickr: tanteemma77 oder Jabber tante_emma@xmpp.example.net", [("wickr", "tanteemma77"), ("xmpp", "tante_emma@xmpp.example.net")]),
        _vendor("sixthfloor", sixth, "Swiss made. We answer within a day.\nTelegram: @sixthfloor_ch (only for questions, no sales there)", [("telegram", "sixthfloor_ch")]),
        _vendor_reviews("Tante_Emma", emma, reviews), *_doors(),
    ]  # fmt: skip


SITE = TestSite("fernhill_depot", "market", "en", "2020-11-21T20:15:00Z", _pages)
