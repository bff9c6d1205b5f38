# ruff: noqa: E501
"""Ashlar Court: an invented Monero-only market of 2020, list rows with picture, middle and price box."""

from __future__ import annotations

import random
from collections.abc import Sequence
from decimal import Decimal
from html import escape
from typing import Any, NamedTuple

from tests.sites import SitePage, TestSite

__all__ = ["SITE"]

_PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
_RATE = Decimal("121.32")
_GRAMS = {
    "g": "1",
    "kg": "1000",
    "mg": "0.001",
    "ug": "0.000001",
    "oz": "28.349523125",
    "lb": "453.59237",
}
_LAND = {"DE": "Germany", "NL": "Netherlands", "GB": "United Kingdom", "US": "United States", "AU": "Australia",
         "FR": "France", "ES": "Spain", "CA": "Canada", "WW": "Worldwide", "EU": "Europe", "PL": "Poland"}  # fmt: skip
_CATS = {"coke": ("Stimulants", "Cocaine"), "speed": ("Stimulants", "Amphetamine"), "meth": ("Stimulants", "Methamphetamine"),
         "xtc": ("Ecstasy", "Pills"), "mdma": ("Ecstasy", "MDMA"), "lsd": ("Psychedelics", "LSD"), "hash": ("Cannabis", "Hash"),
         "weed": ("Cannabis", "Flowers"), "her": ("Opioids", "Heroin"), "rx": ("Prescription", "Benzos"), "ket": ("Dissociatives", "Ketamine"),
         "book": ("Digital", "Guides")}  # fmt: skip
_VENDORS = {"quietharbour": ("99.2%", "1.2k"), "MossyOak_DE": ("98.7%", "3.4k"), "PaperLantern22": ("100%", "87"),
            "northbyrail": ("96.1%", "412"), "DrHollow": ("", ""), "kleinestadt": ("99.9%", "6.1k"),
            "TallGrassUK": ("97.4%", "950"), "bluebottle-nl": ("98%", "2k"), "SundaySpecials": ("91.3%", "46")}  # fmt: skip


class _Offer(NamedTuple):
    """One offer: quantity as ``"amount unit"`` or ``"pieces*amount unit"``; sold -1 is not shown."""

    title: str
    qty: str
    vendor: str
    usd: str
    src: str
    dst: str
    sold: int
    cat: str
    trust: str = "Escrow"
    stock: int = -1


_STIM = [
    _Offer(
        "Colombian Flake 1g uncut 88-91% ★ lab tested",
        "1 g",
        "quietharbour",
        "89.00",
        "DE",
        "EU",
        312,
        "coke",
    ),
    _Offer(
        "[3.5g] Fishscale Cocaine - top shelf - stealth A+",
        "3.5 g",
        "TallGrassUK",
        "268.00",
        "GB",
        "GB",
        57,
        "coke",
    ),
    _Offer(
        "Speed Paste 100g | 72% Amph. | washed & wet | Made in NL",
        "100 g",
        "bluebottle-nl",
        "240.00",
        "NL",
        "EU WW",
        1033,
        "speed",
    ),
    _Offer(
        "10G COCAINE BOLIVIAN - FREE TRACKING",
        "10 g",
        "MossyOak_DE",
        "689.00",
        "DE",
        "EU",
        19,
        "coke",
        "FE",
    ),
    _Offer(
        "Crystal Meth Ice Shards 7 g (Long clear shards, no MSM)",
        "7 g",
        "northbyrail",
        "215.00",
        "US",
        "US",
        88,
        "meth",
    ),
    _Offer(
        "0.5g Cocaine sample (1 per customer!!)",
        "0.5 g",
        "quietharbour",
        "45.00",
        "DE",
        "EU",
        640,
        "coke",
    ),
    _Offer(
        "1 KG SPEED PASTE ✔ bulk ✔ direct from the kitchen",
        "1 kg",
        "bluebottle-nl",
        "1,450.00",
        "NL",
        "EU",
        6,
        "speed",
        "Multisig",
    ),
    _Offer(
        "Cocaine 5 Gram - Peruvian - 85%+ - NDD",
        "5 g",
        "TallGrassUK",
        "365.00",
        "GB",
        "GB",
        141,
        "coke",
    ),
    _Offer(
        "Adderall IR 30mg x 20 (US pharma, sealed bottle)",
        "20*30 mg",
        "northbyrail",
        "179.99",
        "US",
        "US",
        12,
        "speed",
    ),
    _Offer(
        "Amphetamine sulphate powder dry 25g, fine white, smells like it should and does what it should too",
        "25 g",
        "MossyOak_DE",
        "95.00",
        "DE",
        "EU WW",
        275,
        "speed",
    ),
    _Offer("ICE 1oz (28g)", "28 g", "SundaySpecials", "520.00", "AU", "AU", -1, "meth", "FE"),
    _Offer(
        "Crack 1g, rocked up this morning", "1 g", "TallGrassUK", "110.00", "GB", "GB", 9, "coke"
    ),
    _Offer(
        "2g Coke Wk-end special / Prix choc",
        "2 g",
        "PaperLantern22",
        "150.00",
        "FR",
        "FR EU",
        31,
        "coke",
    ),
    _Offer(
        "50g HQ Speed Crystal (not paste) ✈ WW",
        "50 g",
        "kleinestadt",
        "310.00",
        "DE",
        "WW",
        2087,
        "speed",
    ),
    _Offer("Meth 1g tester", "1 g", "northbyrail", "38.50", "US", "US", 163, "meth"),
    _Offer(
        "100 g Cocaine pressed brick w/ stamp (escrow accepted)",
        "100 g",
        "kleinestadt",
        "5,200.00",
        "NL",
        "EU",
        3,
        "coke",
    ),
    _Offer("4-FMA 10 grams crystalline", "10 g", "DrHollow", "99.00", "NL", "WW", -1, "speed"),
    _Offer(
        "Dexamphetamin Tabletten 5mg x30",
        "30*5 mg",
        "kleinestadt",
        "60.00",
        "DE",
        "DE",
        44,
        "speed",
    ),
    _Offer(
        "Fish Scale 14g (half oz) 90%",
        "14 g",
        "quietharbour",
        "980.00",
        "DE",
        "EU",
        22,
        "coke",
        "Escrow",
        0,
    ),
    _Offer(
        "Ritalin 10 mg – 50 pills – blister",
        "50*10 mg",
        "SundaySpecials",
        "120.00",
        "AU",
        "AU",
        1,
        "speed",
    ),
    _Offer(
        "Amph oil - ask before you order",
        "",
        "bluebottle-nl",
        "700.00",
        "NL",
        "EU",
        4,
        "speed",
        "FE",
    ),
    _Offer("250mg coke trial", "", "PaperLantern22", "27.00", "FR", "FR", 77, "coke"),
    _Offer(
        "Mexican Meth 112g QP ~ pure glass",
        "112 g",
        "northbyrail",
        "1,190.00",
        "US",
        "US CA",
        8,
        "meth",
    ),
]
_STIM[21] = _STIM[21]._replace(qty="250 mg")
_SEARCH = [
    _Offer(
        "MDMA Champagne 84% 5g — rocks", "5 g", "bluebottle-nl", "75.00", "NL", "EU WW", 811, "mdma"
    ),
    _Offer(
        "100x Blue Punisher 250mg MDMA",
        "100*250 mg",
        "bluebottle-nl",
        "270.00",
        "NL",
        "EU",
        202,
        "xtc",
    ),
    _Offer("1g MDMA sugar (sample)", "1 g", "kleinestadt", "19.90", "DE", "EU", 1740, "mdma"),
    _Offer(
        "Orange Tesla 230mg // 10 pcs", "10*230 mg", "TallGrassUK", "55.00", "GB", "GB", 36, "xtc"
    ),
    _Offer(
        "MDMA + LSD candyflip pack (2 pills, 2 tabs)",
        "",
        "PaperLantern22",
        "42.00",
        "FR",
        "EU",
        5,
        "xtc",
    ),
    _Offer("28g MDMA 'Dutch Brown'", "28 g", "DrHollow", "260.00", "NL", "WW", -1, "mdma", "FE"),
    _Offer("MDMA - A SAFE DOSING GUIDE (PDF)", "", "SundaySpecials", "3.00", "", "WW", 15, "book"),
    _Offer(
        "1 KG MDMA CHRYSTALS WHOLESALE ONLY!!!",
        "1 kg",
        "bluebottle-nl",
        "3,900.00",
        "NL",
        "EU",
        2,
        "mdma",
        "Multisig",
    ),
    _Offer("MDMA 0,5 Gramm Probe", "0.5 g", "MossyOak_DE", "12.00", "DE", "DE", 98, "mdma"),
    _Offer(
        "500x Red Bull XTC 200mg - big pressed pills",
        "500*200 mg",
        "kleinestadt",
        "890.00",
        "DE",
        "EU",
        11,
        "xtc",
    ),
    _Offer("MDMA caps 125mg *25", "25*125 mg", "northbyrail", "230.00", "US", "US", 29, "mdma"),
]
_MORE = [
    _Offer("Afghan Heroin #3 1g", "1 g", "TallGrassUK", "52.00", "GB", "GB", 410, "her"),
    _Offer(
        "Moroccan Dry Sift 50g - blonde - 2020 season",
        "50 g",
        "MossyOak_DE",
        "255.00",
        "DE",
        "DE EU",
        66,
        "hash",
    ),
    _Offer(
        "Alprazolam 2mg bars x100 (pressed)",
        "100*2 mg",
        "northbyrail",
        "140.00",
        "US",
        "US",
        501,
        "rx",
    ),
    _Offer(
        "10 x 150ug LSD blotter 'Stained Glass'",
        "10*150 ug",
        "PaperLantern22",
        "58.00",
        "FR",
        "WW",
        73,
        "lsd",
    ),
]
_ALL = _STIM + _SEARCH + _MORE


def _url(offer: _Offer) -> str:
    return f"/listing/{(_ALL.index(offer) * 7919 + 46657) % 999983:06x}"


def _quantity(code: str) -> dict[str, Any]:
    pieces, star, rest = code.rpartition("*")
    amount, unit = rest.split()
    found: dict[str, Any] = {"amount": amount, "unit": unit}
    if star:
        found["pieces"] = int(pieces)
    if unit in _GRAMS:
        total = Decimal(amount) * Decimal(_GRAMS[unit]) * (int(pieces) if star else 1)
        found["grams"] = f"{total.normalize():f}"
    return found


def _money(text: str, currency: str = "USD") -> dict[str, str]:
    return {"amount": text.replace(",", ""), "currency": currency}


def _coin(usd: str) -> str:
    return f"{Decimal(usd.replace(',', '')) / _RATE:.4f}"


def _truth(offer: _Offer, **more: Any) -> dict[str, Any]:
    found: dict[str, Any] = {"title": offer.title, "url": _url(offer), "vendor": offer.vendor, "price": _money(offer.usd),
                             "price_also": _money(_coin(offer.usd), "XMR"), "category": list(_CATS[offer.cat]),
                             "ships_to": offer.dst.split(), "escrow": offer.trust.lower()}  # fmt: skip
    if offer.src:
        found["ships_from"] = offer.src
    if offer.qty:
        found["quantity"] = _quantity(offer.qty)
    if offer.sold >= 0:
        found["sales"] = offer.sold
    if offer.stock >= 0:
        found["stock"] = offer.stock
    if any(word in offer.title for word in ("sample", "tester", "trial", "Probe")):
        found["marketing"] = ["sample"]
    return found | more


def _row(offer: _Offer, own_page: bool = False) -> str:
    percent, deals = _VENDORS[offer.vendor]
    shown = offer.title if len(offer.title) < 70 else offer.title[:62] + "..."
    by = (
        ""
        if own_page
        else f'<div class="listing__by">by <a class="vname" href="/vendor/{offer.vendor}">{offer.vendor}</a> <span class="muted">({f"{percent} · {deals}" if percent else "new"})</span></div>'
    )
    tags = [
        f'<span class="tag tag--{offer.trust.lower()}" title="Payment protection">{offer.trust}</span>'
    ]
    road = f"{_LAND[offer.src]} → " if offer.src else "Ships to: "
    tags.append(
        f'<span class="tag"><i class="ico ico-truck"></i> {road}{", ".join(_LAND[c] for c in offer.dst.split())}</span>'
    )
    if offer.sold >= 0:
        tags.append(f'<span class="tag tag--grey">{offer.sold:,} sold</span>')
    if offer.stock == 0:
        tags.append('<span class="tag tag--red">Sold out</span>')
    path = " › ".join(f'<a href="/category/{escape(c.lower())}">{c}</a>' for c in _CATS[offer.cat])
    return f"""
    <div class="listing{" listing--off" if offer.stock == 0 else ""}">
      <div class="listing__left"><a href="{_url(offer)}"><img class="listing__img" src="{_PIXEL}" alt="" width="110" height="110"></a></div>
      <div class="listing__mid">
        <a class="listing__title" href="{_url(offer)}" title="{escape(offer.title)}">{escape(shown)}</a>
        {by}
        <div class="listing__cat">{path}</div>
        <div class="listing__tags">{" ".join(tags)}</div>
      </div>
      <div class="listing__right">
        <div class="pricebox"><span class="pricebox__fiat">${offer.usd}</span><span class="pricebox__xmr">{_coin(offer.usd)} XMR</span></div>
        <a class="button button--small" href="{_url(offer)}">Details</a>
      </div>
    </div>"""


def _side() -> str:
    counts = [
        ("Cannabis", 1804),
        ("Dissociatives", 311),
        ("Ecstasy", 902),
        ("Opioids", 440),
        ("Prescription", 618),
        ("Psychedelics", 705),
        ("Stimulants", 1377),
        ("Digital", 233),
    ]
    cats = "".join(
        f'<li class="menu__item"><a href="/category/{n.lower()}">{n}</a> <span class="menu__count">{c}</span></li>'
        for n, c in counts
    )
    return f"""<div class="side"><div class="side__box"><div class="side__head">Browse</div><ul class="menu">{cats}</ul></div>
  <form class="side__box" action="/search" method="get"><div class="side__head">Filter</div>
    <label>Ships from <select name="from"><option value="">Any</option><option>Germany</option><option>Netherlands</option><option>United States</option></select></label>
    <label>Price <input name="min" size="4" placeholder="min"> - <input name="max" size="4" placeholder="max"> USD</label>
    <label><input type="checkbox" name="escrow" value="1"> No FE</label><button class="button">Apply</button></form>
  <div class="side__box"><div class="side__head">Exchange rate</div><table class="rates"><tr><td>XMR/USD</td><td>121.32</td></tr><tr><td>XMR/EUR</td><td>103.27</td></tr><tr><td>XMR/GBP</td><td>93.58</td></tr></table></div></div>"""


def _page(title: str, body: str, inside: bool = True) -> str:
    bar = (
        '<div class="top__user">Hi <b>reedcutter</b> | <a href="/messages">Messages (0)</a> | <a href="/orders">Orders (2)</a> | <a href="/cart">Cart (0)</a> | <a href="/wallet">0.0000 XMR <small>($0.00)</small></a> | <a href="/logout">Logout</a></div>'
        if inside
        else ""
    )
    search = (
        '<form class="top__search" action="/search"><input type="text" name="q" value="" placeholder="Search 6,390 listings"><button>Go</button></form>'
        if inside
        else ""
    )
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{escape(title)} :: Ashlar Court</title><link rel="stylesheet" href="/assets/main.css?v=14"></head>
<body><div class="top"><a class="top__logo" href="/">Ashlar <em>Court</em></a>{search}{bar}</div>
<div class="wrap">{_side() if inside else ""}<div class="main">{body}</div></div>
<div class="foot"><a href="/faq">FAQ</a> · <a href="/rules">Rules</a> · <a href="/pgp">Market PGP</a> · <a href="/canary">Canary (2020-10-12)</a> · No JavaScript · XMR only</div></body></html>"""


def _results(
    path: str, title: str, offers: Sequence[_Offer], total: int, page: int, last: int
) -> SitePage:
    joint = "&amp;" if "?q" in path else "?"
    base = path.replace("&page=2", "").replace("?page=2", "").replace("&", "&amp;")
    pager = "".join(
        f'<a class="pager__no{" pager__no--on" if n == page else ""}" href="{base}{joint}page={n}">{n}</a>'
        for n in range(1, last + 1)
    )
    body = f"""<h1 class="h1">{escape(title)} <small>{total} listings</small></h1>
    <form class="sort"><select name="sort"><option>Most sold</option><option>Newest</option><option>Price: low to high</option></select><button>Sort</button></form>
    <div class="listings">{"".join(_row(o) for o in offers)}</div><div class="pager">{pager}</div>"""
    return SitePage(path, _page(title, body), "results", listings=[_truth(o) for o in offers])


def _review(
    score: str, text: str, buyer: str, when: str, offer: _Offer, usd: str, on_listing: bool
) -> tuple[str, dict[str, Any]]:
    about = "" if on_listing else f'<td><a href="{_url(offer)}">{escape(offer.title)}</a></td>'
    html = f'<tr class="fb fb--{score.lower()}"><td><span class="tag">{score}</span></td><td class="fb__text">{escape(text)}</td>{about}<td>{buyer}</td><td>${usd}</td><td>{when}</td></tr>'
    return html, {
        "vendor": offer.vendor,
        "listing": offer.title,
        "rating": score,
        "text": text,
        "buyer": buyer,
        "at": when,
        "amount": _money(usd),
    }


def _reviews(rows: Sequence[tuple[str, dict[str, Any]]], on_listing: bool) -> str:
    about = "" if on_listing else "<th>Listing</th>"
    return f'<table class="fbs"><thead><tr><th>Rating</th><th>Comment</th>{about}<th>Buyer</th><th>Paid</th><th>Date</th></tr></thead><tbody>{"".join(h for h, _ in rows)}</tbody></table>'


def _detail(
    offer: _Offer,
    text: str,
    stock: int,
    tiers: Sequence[tuple[str, str, str]],
    posts: Sequence[tuple[str, dict[str, Any]]],
    also: _Offer,
) -> SitePage:
    percent, deals = _VENDORS[offer.vendor]
    crumbs = " <b>›</b> ".join(f'<a href="/category/{c.lower()}">{c}</a>' for c in _CATS[offer.cat])
    bulk = "".join(f"<tr><td>{label}</td><td>${usd}</td></tr>" for label, _, usd in tiers)
    table = (
        f'<table class="bulk"><caption>Price list</caption><tr><th>Amount</th><th>Price</th></tr>{bulk}</table>'
        if tiers
        else ""
    )
    origin = (
        f"<dt>Ships from</dt><dd>{_LAND[offer.src]}</dd>"
        if offer.src
        else "<dt>Type</dt><dd>Digital item</dd>"
    )
    dest = ", ".join(_LAND[c] for c in offer.dst.split())
    left = "Unlimited" if stock < 0 else f"{stock:,} available"
    body = f"""<div class="crumbs"><a href="/">Home</a> <b>›</b> {crumbs}</div>
    <div class="item"><div class="item__gallery"><img src="{_PIXEL}" alt=""><img class="thumb" src="{_PIXEL}" alt=""></div>
    <div class="item__info"><h1 class="item__title">{escape(offer.title)}</h1>
      <div class="item__by">by <a class="vname" href="/vendor/{offer.vendor}">{offer.vendor}</a> <span class="muted">({f"{percent} · {deals}" if percent else "new"})</span></div>
      <dl class="facts">{origin}<dt>Ships to</dt><dd>{dest}</dd><dt>Stock</dt><dd>{left}</dd><dt>Sold</dt><dd>{max(offer.sold, 0)}</dd><dt>Payment</dt><dd>XMR, {offer.trust}</dd></dl></div>
    <div class="item__buy"><div class="pricebox"><span class="pricebox__fiat">${offer.usd}</span><span class="pricebox__xmr">{_coin(offer.usd)} XMR</span></div>
      <form method="post" action="/order/new"><input type="hidden" name="_t" value="b41c9e07"><label>Shipping<select name="ship"><option value="1">Standard tracked - $4.00 (3-5 days)</option><option value="2">Express - $15.00 (1-2 days)</option></select></label>
      <label>Qty <input name="qty" value="1" size="3"></label><button class="button">Buy now</button></form><a href="/report">Report listing</a></div></div>
    {table}<div class="tabs"><a class="on" href="#d">Description</a><a href="#t">Refund policy</a><a href="#f">Feedback ({len(posts)})</a></div>
    <div class="item__text" id="d">{escape(text)}</div><div class="item__terms" id="t">No refund for wrong addresses. Reship of 50% after 14 working days.</div>
    <div id="f">{_reviews(posts, True) if posts else "<p>No feedback yet.</p>"}</div>
    <h3>Similar listings</h3><div class="listings">{_row(also)}</div>"""
    own = _truth(offer, description=text, payment=["XMR"], sales=max(offer.sold, 0))
    own.pop("url")
    if stock >= 0:
        own["stock"] = stock
    if tiers:
        own["tiers"] = [
            {
                "quantity": {k: v for k, v in _quantity(q).items() if k in ("amount", "unit")},
                "price": _money(usd),
            }
            for _, q, usd in tiers
        ]
    return SitePage(
        _url(offer),
        _page(offer.title, body),
        "listing",
        listings=[own, _truth(also, aside=True)],
        feedback=[t for _, t in posts],
    )


def _vendor(
    name: str,
    level: str,
    facts: Sequence[str],
    about: str,
    offers: Sequence[_Offer],
    rows: Sequence[tuple[str, dict[str, Any]]],
    imported: Sequence[tuple[str, str, int]],
) -> SitePage:
    percent, deals = _VENDORS[name]
    joined, seen, sales = facts
    old = "".join(
        f'<li class="import"><b>{m}</b> {r} <span class="muted">({n} deals)</span></li>'
        for m, r, n in imported
    )
    body = f"""<div class="vhead"><img class="avatar" src="{_PIXEL}" alt=""><h1 class="vhead__name">{name}</h1> <span class="tag tag--level">{level}</span>
    <span class="muted">({percent} · {deals})</span><ul class="vfacts"><li>Joined: <b>{joined}</b></li><li>Last online: <b>{seen}</b></li><li>Completed orders: <b>{sales}</b></li><li>Disputes: <b>2 won / 1 lost</b></li><li>Positive feedback: <b>{percent}</b></li></ul>
    <a class="button" href="/message/{name}">Message</a> <a class="button" href="/fav/{name}">Add to favourites</a></div>
    <table class="months"><tr><th></th><th>1 month</th><th>6 months</th><th>12 months</th></tr><tr><td>Positive</td><td>41</td><td>288</td><td>570</td></tr><tr><td>Neutral</td><td>0</td><td>3</td><td>5</td></tr><tr><td>Negative</td><td>1</td><td>2</td><td>4</td></tr></table>
    <h3>About</h3><div class="vabout">{escape(about)}</div><h3>Verified elsewhere</h3><ul class="imports">{old}</ul>
    <h3>Listings</h3><div class="listings">{"".join(_row(o, own_page=True) for o in offers)}</div><h3>Latest feedback</h3>{_reviews(rows, False)}"""
    who = {"name": name, "level": level, "sales": int(sales.replace(",", "")), "rating": percent, "member_since": joined, "last_seen": seen, "description": about,
           "markets": [{"market": m, "rating": r} for m, r, _ in imported]}  # fmt: skip
    return SitePage(
        f"/vendor/{name}",
        _page(name, body),
        "vendor",
        listings=[_truth(o) for o in offers],
        vendors=[who],
        feedback=[t for _, t in rows],
    )


def _door(title: str, path: str, kind: str) -> SitePage:
    cipher = "hQIMA3s0Yx8kLr1EARAAm0Qz\nd1cNw0Jv7t5Kk2oPq9aZ4uYb\n=q7Lm"
    login = f'<h1>Login</h1><p>Decrypt the message with your key and enter the code. There are no passwords here.</p><textarea readonly rows="8">-----BEGIN PGP MESSAGE-----\n\n{cipher}\n-----END PGP MESSAGE-----</textarea><form method="post" action="/login"><input name="code" placeholder="Code"><button>Login</button></form><p>New? <a href="/register">Register with your public key</a></p>'
    gate = f'<form class="gate" method="post" action="/gate"><h2>Are you human?</h2><img src="{_PIXEL}" alt="captcha"><p>Type the characters inside the circle. Session expires in 01:30.</p><input name="captcha" maxlength="6"><button>Enter</button></form>'
    return SitePage(path, _page(title, login if kind == "login" else gate, inside=False), kind)


def _details() -> list[SitePage]:
    coke, pills, guide, kilo = _STIM[0], _SEARCH[1], _SEARCH[6], _SEARCH[7]
    first = [_review("Positive", "Arrived in 3 days, packed like a birthday card. Will be back", "k***n", "2020-10-02", coke, "89.00", True),
             _review("Neutral", "good stuff but 0.05 under", "a***7", "2020-09-27", coke, "178.00", True),
             _review("Positive", "10/10", "s***y", "2020-09-21", coke, "89.00", True)]  # fmt: skip
    return [
        _detail(
            coke,
            "Straight from the block, never re-pressed. We send every working day before noon, letters go out vacuum sealed. Please read the profile before you order & do not ask for tracking before day 7.",
            43,
            [
                ("1g", "1 g", "89.00"),
                ("2g", "2 g", "172.00"),
                ("5g", "5 g", "415.00"),
                ("10g", "10 g", "790.00"),
            ],
            first,
            _STIM[5],
        ),
        _detail(
            pills,
            "Two-layer press, clean break line, 250 mg tested in September. Start with half of one, drink water, do not take alone.",
            1200,
            [],
            [
                _review(
                    "Negative",
                    "never came, vendor blames the post",
                    "r***2",
                    "2020-08-30",
                    pills,
                    "270.00",
                    True,
                )
            ],
            _SEARCH[9],
        ),
        _detail(
            guide,
            "24 pages about dosing, breaks and first aid, written by a nurse. Delivered automatically after payment.",
            -1,
            [],
            [],
            _SEARCH[2],
        ),
        _detail(
            kilo,
            "Wholesale offer for known buyers. Prices below are for one drop; ask for more.",
            9,
            [
                ("250 grams", "250 g", "1,150.00"),
                ("500 grams", "500 g", "2,100.00"),
                ("1 KG", "1 kg", "3,900.00"),
                ("2 KG", "2 kg", "7,400.00"),
            ],
            [],
            _SEARCH[0],
        ),
    ]


def _pages(rng: random.Random) -> list[SitePage]:
    del rng
    picks = [_STIM[2], _MORE[3], _MORE[0], _MORE[2]]
    home = f'<div class="news"><h2>News</h2><p><b>2020-10-10</b> Withdrawals are back to normal.</p><p><b>2020-09-29</b> Reminder: 2-of-3 is open for vendors above 500 orders.</p></div><h2>Featured</h2><div class="listings">{"".join(_row(o) for o in picks)}</div><div class="stats">6,390 listings · 812 vendors · 91,204 users</div>'
    harbour = [_review("Positive", "Fast as ever", "m***o", "2020-10-11", _STIM[0], "89.00", False), _review("Positive", "Nice sample, thanks!", "t***k", "2020-10-09", _STIM[5], "45.00", False),
               _review("Negative", "Seized. No reship offered", "w***1", "2020-09-30", _STIM[18], "980.00", False)]  # fmt: skip
    rail = [
        _review(
            "Positive",
            "Shards are the real thing",
            "j***p",
            "2020-10-12",
            _STIM[4],
            "215.00",
            False,
        ),
        _review("Neutral", "slow, 11 days", "d***d", "2020-10-01", _MORE[2], "140.00", False),
    ]
    more = [
        _review(s, t, b, w, o, o.usd, False)
        for s, t, b, w, o in [
            ("Positive", "Perfect weight", "e***a", "2020-10-13", _STIM[13]),
            ("Positive", "A+ pills, friends happy", "o***9", "2020-10-08", _SEARCH[9]),
            ("Positive", "schnell & sauber", "h***s", "2020-10-03", _SEARCH[2]),
            ("Neutral", "Two days late", "l***4", "2020-09-19", _STIM[17]),
        ]
    ]
    empty = '<h1 class="h1">Search: &quot;ayahuasca&quot; <small>0 listings</small></h1><p class="none">Nothing found. Try fewer words or clear the filter.</p>'
    return [
        SitePage("/", _page("Home", home), "index", listings=[_truth(o, aside=True) for o in picks]),
        _results("/category/stimulants", "Stimulants", _STIM[:20], 23, 1, 2), _results("/category/stimulants?page=2", "Stimulants", _STIM[20:], 23, 2, 2),
        _results("/search?q=mdma", "Search: mdma", _SEARCH, 11, 1, 1), *_details(),
        _vendor("quietharbour", "Level 5", ("2019-11-04", "2020-10-13", "1,214"), "Three of us by the sea. We sell one thing and we sell it well. Orders before 11:00 CET leave the same day; never on Sunday.", [_STIM[0], _STIM[5], _STIM[18]], harbour, [("Fogbank", "4.94/5", 811), ("Millrace Market", "99%", 203)]),
        _vendor("northbyrail", "Level 3", ("2020-03-21", "2020-10-12", "412"), "US to US only, priority mail. Refunds by the market's rules and nothing else.", [_STIM[4], _STIM[8], _STIM[14], _STIM[22], _SEARCH[10], _MORE[2]], rail, [("Fogbank", "4.71/5", 96)]),
        SitePage("/vendor/kleinestadt/feedback", _page("Feedback of kleinestadt", f'<h1 class="h1">Feedback of <a href="/vendor/kleinestadt">kleinestadt</a></h1>{_reviews(more, False)}'), "feedback", feedback=[t for _, t in more]),
        SitePage("/search?q=ayahuasca", _page("Search", empty), "results"), _door("Login", "/login", "login"), _door("Gate", "/gate", "captcha"),
    ]  # fmt: skip


SITE = TestSite("ashlar_court", "market", "en", "2020-10-14T09:30:00Z", _pages)
