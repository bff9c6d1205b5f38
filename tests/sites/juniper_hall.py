# ruff: noqa: E501
"""A market of oOf boxes: coin price first, fiat in brackets, (sales) (rating) behind the vendor, imported ratings."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from html import escape
from typing import Any

from tests.sites import SitePage, TestSite

__all__ = ["SITE"]

_SEEN = date(2018, 3, 14)
_RATE = Decimal("9127.4")
_PIC = "data:image/jpeg;base64,/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//AAAA/8AACwgAAQABAQERAP/EABQAAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AfwD/2Q=="
_STAR = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII="
_GRAMS = {
    "g": Decimal(1),
    "mg": Decimal("0.001"),
    "ug": Decimal("0.000001"),
    "kg": Decimal(1000),
    "oz": Decimal("28.349523125"),
}
_PLACES = {
    "NL": "Netherlands",
    "DE": "Germany",
    "GB": "United Kingdom",
    "US": "United States",
    "FR": "France",
    "CA": "Canada",
    "AU": "Australia",
    "WW": "Worldwide",
    "EU": "European Union",
    "FI": "Finland",
    "SE": "Sweden",
    "-US": "Except United States",
    "-AU": "Except Australia",
}
_VENDORS = {
    "TulipExpress4U": ("520", "4.94"),
    "kaamos_apteekki": ("1310", "4.88"),
    "OldMillBrothers": ("76", "4.71"),
    "mrPicknick": ("2400", "4.97"),
    "Snowplough": ("19", "5.00"),
    "labyrinth.eu": ("208", "4.63"),
    "QuietPostman": ("0", ""),
}

# title, vendor, dollars, quantity "amount unit pieces", from, to, times bought, escrow
_OFFERS: list[tuple[str, str, str, str, str, str, str, str]] = [
    (
        "5g Afghani Black Hash \u2605 hand rubbed \u2605",
        "TulipExpress4U",
        "44.00",
        "5 g",
        "NL",
        "WW",
        "25",
        "escrow",
    ),
    (
        "Speed paste 10 gr  **72% tested** fresh from NL",
        "TulipExpress4U",
        "38.50",
        "10 g",
        "NL",
        "WW -US",
        "112",
        "escrow",
    ),
    (
        "1 gram Bolivian flake - uncut - FREE SHIPPING",
        "OldMillBrothers",
        "92",
        "1 g",
        "DE",
        "EU",
        "7",
        "fe",
    ),
    (
        "100 x Blue Punisher XTC pills 220mg",
        "mrPicknick",
        "310.00",
        "220 mg 100",
        "NL",
        "WW",
        "341",
        "escrow",
    ),
    (
        "25x LSD blotters 150ug [GammaGoblet art]",
        "labyrinth.eu",
        "118.75",
        "150 ug 25",
        "FR",
        "WW",
        "64",
        "escrow",
    ),
    (
        "3.5g  Super Lemon Kush (indoor, AAA+)",
        "kaamos_apteekki",
        "51.20",
        "3.5 g",
        "FI",
        "FI SE",
        "88",
        "escrow",
    ),
    ("MDMA crystals 84% - 28g", "mrPicknick", "402.00", "28 g", "NL", "WW -AU", "90", "escrow"),
    (
        "Alprazolam 1mg x 50 (Galenika style bars, blister)",
        "QuietPostman",
        "65.00",
        "1 mg 50",
        "GB",
        "GB",
        "0",
        "escrow",
    ),
    (
        "Ketamine S-isomer needles 1g \u2744 Snowplough \u2744",
        "Snowplough",
        "36.99",
        "1 g",
        "GB",
        "WW",
        "12",
        "fe",
    ),
    (
        "7g dried mushrooms (Golden Teacher) home grown & clean",
        "kaamos_apteekki",
        "57.10",
        "7 g",
        "FI",
        "EU",
        "41",
        "escrow",
    ),
    (
        "DMT 500mg freebase, white/yellow",
        "labyrinth.eu",
        "49.90",
        "500 mg",
        "FR",
        "EU",
        "33",
        "escrow",
    ),
    (
        "1/2 oz Amnesia haze <<NEW BATCH>>",
        "OldMillBrothers",
        "131.00",
        "0.5 oz",
        "DE",
        "DE",
        "3",
        "escrow",
    ),
    (
        "Coke 0.5g SAMPLE - only 1 per customer",
        "Snowplough",
        "41.00",
        "0.5 g",
        "GB",
        "GB",
        "58",
        "fe",
    ),
    (
        "2C-B pills 20mg, pink \u2665 , 10 pcs",
        "mrPicknick",
        "37.40",
        "20 mg 10",
        "NL",
        "WW",
        "205",
        "escrow",
    ),
    (
        "50g Dutch amphetamine paste *** 15% OFF this week ***",
        "TulipExpress4U",
        "129.00",
        "50 g",
        "NL",
        "WW -US",
        "19",
        "escrow",
    ),
    (
        "Viagra generic 100mg x 20 - no prescription needed",
        "QuietPostman",
        "29.00",
        "100 mg 20",
        "GB",
        "WW",
        "2",
        "escrow",
    ),
    (
        "Heroin #4 - 1g - Helmand, no cut",
        "OldMillBrothers",
        "78.25",
        "1 g",
        "DE",
        "EU",
        "15",
        "escrow",
    ),
    (
        "How to stay quiet online \u2013 the winter 2018 handbook (PDF)",
        "QuietPostman",
        "3.99",
        "",
        "WW",
        "WW",
        "149",
        "escrow",
    ),
    (
        "Cannabis oil cartridge 1ml Blueberry 78% THC",
        "kaamos_apteekki",
        "45.00",
        "1 ml",
        "FI",
        "FI",
        "10",
        "escrow",
    ),
    (
        "2g Cocaine 88-91% + free gift \U0001f381",
        "labyrinth.eu",
        "176.00",
        "2 g",
        "FR",
        "EU",
        "20",
        "fe",
    ),
    ("Moroccan pollen 100g BULK", "TulipExpress4U", "365.00", "100 g", "NL", "WW", "14", "escrow"),
    (
        "Tramadol 50mg x 100 caps",
        "QuietPostman",
        "72.00",
        "50 mg 100",
        "GB",
        "WW -US",
        "5",
        "escrow",
    ),
    ("1kg Crystal MDMA - trusted buyers", "mrPicknick", "6150.00", "1 kg", "NL", "EU", "1", "fe"),
    ("Lemon Haze shatter 1g", "kaamos_apteekki", "48.60", "1 g", "FI", "SE", "6", "escrow"),
    (
        "Ritalin 10mg  30 tabs, original box",
        "OldMillBrothers",
        "54.00",
        "10 mg 30",
        "DE",
        "EU",
        "9",
        "escrow",
    ),
    ("200 ug LSD drops - vial 10ml", "labyrinth.eu", "690.00", "", "FR", "WW", "4", "escrow"),
]
_TREE: list[tuple[int, str, int, int]] = [
    (1, "Drugs", 100, 41872),
    (2, "Cannabis", 101, 11204),
    (3, "Hash", 111, 2650),
    (3, "Buds", 112, 6804),
    (2, "Stimulants", 102, 10118),
    (3, "Cocaine", 121, 4402),
    (3, "Speed", 122, 3981),
    (2, "Ecstasy", 103, 5903),
    (3, "MDMA", 131, 1870),
    (3, "Pills", 132, 3711),
    (2, "Psychedelics", 104, 4120),
    (2, "Opioids", 105, 2984),
    (2, "Prescription", 106, 4409),
    (1, "Digital Goods", 200, 9921),
    (2, "E-Books", 201, 3340),
    (1, "Services", 300, 2874),
    (1, "Other", 400, 1120),
]


def _coin(usd: str) -> str:
    return str((Decimal(usd) / _RATE).quantize(Decimal("0.00001")))


def _quantity(spec: str) -> dict[str, Any]:
    amount, unit, pieces = [*spec.split(), ""][:3]
    out: dict[str, Any] = {"amount": amount, "unit": unit}
    if pieces:
        out["pieces"] = pieces
    if unit in _GRAMS:
        out["grams"] = f"{(Decimal(amount) * Decimal(pieces or 1) * _GRAMS[unit]).normalize():f}"
    return out


def _link(index: int) -> str:
    return f"./viewOffer?offer={48210 + index * 37}"


def _marketing(title: str) -> list[str]:
    low = title.lower()
    words = {"discount": "% off", "sample": "sample", "no_prescription": "no prescription"}
    return [name for name, word in words.items() if word in low]


def _truth(index: int, *, link: bool = True) -> dict[str, Any]:
    title, vendor, usd, spec, origin, to, bought, escrow = _OFFERS[index]
    out: dict[str, Any] = {
        "title": " ".join(title.split()),
        "vendor": vendor,
        "price": {"amount": _coin(usd), "currency": "BTC"},
        "price_also": {"amount": usd, "currency": "USD"},
        "ships_to": to.split(),
        "escrow": escrow,
        "ships_from": origin,
    }
    if link:
        out["url"] = _link(index)
    if int(bought):
        out["sales"] = int(bought)
    if spec:
        out["quantity"] = _quantity(spec)
    if _marketing(title):
        out["marketing"] = _marketing(title)
    return out


def _member(vendor: str) -> str:
    sales, rating = _VENDORS[vendor]
    stars = f" ({rating}\u2605)" if rating else ""
    trusted = (
        f' <img class="oOfTr" src="{_STAR}" title="Trusted seller" alt="">'
        if int(sales) > 1000
        else ""
    )
    verified = (
        ' <span class="oOfVer" title="Identity verified on 2 other markets">V</span>'
        if int(sales) > 200
        else ""
    )
    return f'<a href="./viewMember?member={vendor}&amp;tab=1" class="oOfMem">{vendor}</a> <span class="gen-user-ratings">({sales}){stars}</span>{trusted}{verified}'


def _places(codes: str) -> str:
    return ", ".join(_PLACES[code] for code in codes.split())


def _box(index: int) -> str:
    title, vendor, usd, _, origin, to, bought, escrow = _OFFERS[index]
    mark = (
        '<span class="oOfE" title="Escrow protected">Escrow</span>'
        if escrow == "escrow"
        else '<span class="oOfFe" title="Vendor asks for finalize early">FE</span>'
    )
    return f"""<div class="oOf"><div class="oOfI">
<div class="oOfPic"><a href="{_link(index)}"><img src="{_PIC}" class="oOfThumb" width="90" height="90" alt=""/></a></div>
<div class="oOfO">
  <div class="oOfTitle"><a href="{_link(index)}">{escape(title)}</a></div>
  <div class="oOfP">&#3647;{_coin(usd)} <span class="oOfFiat">(${usd})</span></div>
  <div class="oOfV">{_member(vendor)}</div>
  <div class="oOfB">{f"bought {bought} times" if int(bought) else "not bought yet"} &nbsp;{mark}</div>
  <div class="osod"><span class="osodLabel">Ships from</span> <b>{_places(origin)}</b>   <span class="osodLabel">to</span> <b>{_places(to)}</b></div>
</div>
</div><div class="clear"></div></div>
"""


def _side() -> str:
    tree = "".join(
        f'<div class="category depth{depth}"><a href="./?category={number}"><span class="plus">{"+" if depth < 3 else ""}</span>{escape(name)}</a> <div class="num">{count}</div></div>\n'
        for depth, name, number, count in _TREE
    )
    rates = "".join(
        f'<tr><td>{code}</td><td class="r">{value}</td></tr>'
        for code, value in (
            ("BTC", "1.0"),
            ("mBTC", "1000.0"),
            ("BCH", "8.84"),
            ("XMR", "34.91"),
            ("USD", "9127.4"),
            ("EUR", "7379.8"),
            ("GBP", "6531.2"),
            ("CAD", "11822.0"),
        )
    )
    top = "".join(
        f'<li><a href="./viewMember?member={name}">{name}</a> <small>({count})</small>'
        for name, (count, _) in list(_VENDORS.items())[:4]
    )
    return f"""<div class="sidebar"><div class="box"><div class="boxHead">Browse by category</div>
<div class="categories">{tree}</div></div>
<div class="box"><div class="boxHead">Exchange</div><table class="rates" cellspacing=0><tr><th colspan=2>Bitcoin (BTC)</th></tr>{rates}</table></div>
<div class="box"><div class="boxHead">Top vendors</div><ol class="topv">{top}</ol></div>
<div class="box"><div class="boxHead">Filter</div><form method="get" action="./"><input type="hidden" name="category" value="100">
<label>Search</label><input type="text" name="q" value=""><br><label>Price ฿</label> <input name="pmin" size=4> - <input name="pmax" size=4><br>
<select name="from"><option value="">Ships from any</option><option>Netherlands</option><option>Germany</option><option>United Kingdom</option><option>Finland</option></select>
<label><input type="checkbox" name="esc" value="1"> Escrow</label> <input type="submit" value="Apply filter"></form></div></div>"""


def _page(title: str, body: str) -> str:
    return f"""<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"/><title>{escape(title)} - Juniper Hall</title>
<link rel="stylesheet" type="text/css" href="/r/style.css?v=31"/><meta name="referrer" content="no-referrer"></head><body>
<div class="head"><div class="logo"><a href="./">Juniper Hall</a></div>
<div class="navi"><ul class="navElements"><li><a href="./">Shop</a></li><li><a href="./messages">Messages <span class="cnt">0</span></a></li><li><a href="./orders">Orders <span class="cnt">2</span></a></li><li><a href="./wallet">&#3647;0.0000</a> <small>($0.00)</small></li><li><a href="./support">Support</a></li></ul></div>
<div class="who">Hello <a href="./account">plum_tart81</a> | <a href="./logout?t=9f31c2">Logout</a></div></div>
<div class="content">{_side()}
<div class="main">{body}</div><div class="clear"></div></div>
<div class="foot">Juniper Hall since 2014 &bull; <a href="./pgp.txt">signed mirror list</a> &bull; Canary: 2018-03-01 08:00 UTC &bull; Page rendered in 0.21 s</div>
</body></html>"""


def _pager(current: int, last: int) -> str:
    return (
        '<div class="pagination">'
        + " ".join(
            f'<span class="cur">{n}</span>'
            if n == current
            else f'<a href="./?category=100&amp;page={n}">{n}</a>'
            for n in range(1, last + 1)
        )
        + "</div>"
    )


def _results(path: str, head: str, indexes: Sequence[int], pager: str) -> SitePage:
    body = f'<h1>{head}</h1><div class="sortbar">Sort by <a href="?o=1">Bestmatch</a> | <a href="?o=2">Price</a> | <a href="?o=3">Newest</a></div><div class="oOfs">{"".join(_box(n) for n in indexes)}</div>{pager}'
    return SitePage(path, _page(head, body), "results", listings=[_truth(n) for n in indexes])


_DETAILS: Mapping[int, Mapping[str, Any]] = {
    1: {
        "category": ["Drugs", "Stimulants", "Speed"],
        "views": 1904,
        "stock": 61,
        "description": "Fresh paste, still wet. Dry it before you weigh it. Sent in two sealed bags, no smell. Orders before noon leave the same day.",
        "methods": [("Letter, no tracking (2-6 days)", "0"), ("Registered, signature", "14.00")],
    },
    3: {
        "category": ["Drugs", "Ecstasy", "Pills"],
        "views": 8120,
        "stock": 40,
        "description": "Our well known blue skulls. Start with a half, wait two hours. Lab report on request.",
        "methods": [("Standard air mail", "5.50"), ("Express courier", "28.00")],
    },
    17: {
        "category": ["Digital Goods", "E-Books"],
        "views": 640,
        "description": "A handbook of 94 pages for the beginner: mail, browsers, habits. Delivered by message within a day. No resale, please.",
        "methods": [("Message", "0")],
    },
    20: {
        "category": ["Drugs", "Cannabis", "Hash"],
        "views": 311,
        "stock": 8,
        "description": "Soft blond pollen of the last harvest, pressed in 100 gram plates. Larger orders: see the prices for bulk.",
        "methods": [("Parcel with tracking", "19.00")],
        "tiers": [("100", "365.00"), ("250", "830.00"), ("500", "1540.00"), ("1000", "2890.00")],
    },
}
_REVIEWS: list[tuple[int, str, str, str, str, int]] = [
    (2, "5", "came in four days, well packed, weight on point", "b***9", "40", 1),
    (3, "5", "\U0001f44d", "m***r", "310", 1),
    (6, "4", "good stuff but a slow answer to my message", "k***a", "45", 0),
    (11, "5", "third order, never a problem. thanks T.", "0***x", "130", 14),
    (19, "1", "nothing here after 30 days, refund refused", "s***s", "40", 1),
    (25, "5", "Top!", "l***e", "365", 20),
    (31, "5", "", "p***7", "44", 0),
]


def _review_rows(rows: Sequence[tuple[int, str, str, str, str, int]]) -> str:
    out = []
    for days, stars, text, buyer, usd, _ in rows:
        images = f'<img src="{_STAR}" alt="*" class="st">' * int(stars)
        out.append(
            f'<tr><td class="age" title="{_SEEN - timedelta(days=days)}">{days}d</td><td class="rate" title="{stars}/5">{images}</td><td class="fbText">{escape(text)}</td><td>{buyer}</td><td class="am">~${usd}</td></tr>'
        )
    return f'<table class="hoverable fb"><tr><th>Age</th><th>Rating</th><th>Text</th><th>Buyer</th><th>Spent</th></tr>{"".join(out)}</table>'


def _review_truth(
    vendor: str, rows: Sequence[tuple[int, str, str, str, str, int]]
) -> list[dict[str, Any]]:
    out = []
    for days, stars, text, buyer, usd, _ in rows:
        item: dict[str, Any] = {
            "vendor": vendor,
            "rating": stars,
            "buyer": buyer,
            "at": str(_SEEN - timedelta(days=days)),
            "amount": {"amount": usd, "currency": "USD"},
        }
        out.append({**item, "text": text} if text else item)
    return out


def _tiers(more: Mapping[str, Any]) -> tuple[str, list[dict[str, Any]]]:
    rows, truth = "", []
    for amount, usd in more.get("tiers", ()):
        rows += f"<tr><td>{amount} g</td><td>&#3647;{_coin(usd)}</td><td>${usd}</td></tr>"
        truth.append(
            {
                "quantity": {"amount": amount, "unit": "g", "grams": amount},
                "price": {"amount": _coin(usd), "currency": "BTC"},
                "price_also": {"amount": usd, "currency": "USD"},
            }
        )
    return (
        f'<h3>Bulk prices</h3><table class="bulk"><tr><th>Quantity</th><th>Price</th><th>USD</th></tr>{rows}</table>'
        if rows
        else ""
    ), truth


def _detail(index: int) -> SitePage:
    title, vendor, usd, _, origin, to, bought, escrow = _OFFERS[index]
    more = _DETAILS[index]
    options = "".join(
        f"<option value={n}>{escape(name)} - &#3647;{_coin(cost)} (${cost})</option>"
        for n, (name, cost) in enumerate(more["methods"])
    )
    bulk, tiers = _tiers(more)
    stock = (
        f"<div><label>In stock</label><span>{more['stock']} left</span></div>"
        if "stock" in more
        else ""
    )
    reviews = [row for row in _REVIEWS if row[5] == index]
    crumbs = " &raquo; ".join(
        f'<a href="./?category={n}">{escape(c)}</a>' for n, c in enumerate(more["category"], 100)
    )
    fb = (
        f"<h3>Ratings of this offer</h3>{_review_rows(reviews)}"
        if reviews
        else '<h3>Ratings of this offer</h3><p class="none">No ratings yet.</p>'
    )
    body = f"""<div class="crumbs"><a href="./">Shop</a> &raquo; {crumbs}</div><div class="viewOffer"><div class="title">{escape(title)}</div>
<div class="photos"><img src="{_PIC}" width="300"/></div><div class="tabularDetails">
<div><label>Vendor</label><span>{_member(vendor)}</span></div><div><label>Price</label><span>&#3647;{_coin(usd)} (${usd})</span></div>
<div><label>Bought</label><span>{bought} times</span></div><div><label>Views</label><span>{more["views"]}</span></div>{stock}
<div><label>Ships from</label><span>{_places(origin)}</span></div><div><label>Ships to</label><span>{_places(to)}</span></div>
<div><label>Escrow</label><span>{"Yes" if escrow == "escrow" else "No, finalize early"}</span></div>
<div><label>Accepts</label><span><i class="coin">BTC</i> <i class="coin">BCH</i> <i class="coin">XMR</i></span></div></div>
<form method="post" action="./order"><input type="hidden" name="offer" value="{index}"><select name="shipping">{options}</select> Qty <input name="n" value="1" size=2><button type="submit">Buy it</button> <a href="./fav?o={index}">&#9829; favourite</a></form>{bulk}
<h3>Description</h3><div class="productDescription"><p>{escape(more["description"])}</p></div>{fb}</div>
<div class="also"><h3>Customers also bought</h3>{_mini(5)}{_mini(13)}</div>"""
    keep = {key: more[key] for key in ("category", "views", "stock", "description") if key in more}
    truth = {**_truth(index, link=False), **keep, "payment": ["BCH", "BTC", "XMR"]}
    if tiers:
        truth["tiers"] = tiers
    return SitePage(
        _link(index)[1:],
        _page(title, body),
        "listing",
        listings=[truth, _mini_truth(5), _mini_truth(13)],
        feedback=_review_truth(vendor, reviews),
    )


def _mini(index: int) -> str:
    title, _, usd, *_ = _OFFERS[index]
    return f'<div class="mini"><a href="{_link(index)}"><img src="{_PIC}" width=40 alt=""></a><br><a href="{_link(index)}">{escape(title)}</a><br>${usd}</div>'


def _mini_truth(index: int) -> dict[str, Any]:
    whole = _truth(index)
    return {
        "title": whole["title"],
        "url": whole["url"],
        "price": whole["price_also"],
        "quantity": whole["quantity"],
        "aside": True,
    }


_PROFILES: Mapping[str, Mapping[str, Any]] = {
    "TulipExpress4U": {
        "joined": "2015-11-02",
        "active": "2018-03-13",
        "text": "Hello friends! We are a small family business, active since the old days. We ship Monday to Friday. Write to us at tulipexpress@mailbox.example if the market is down.",
        "markets": [
            ("Alderbay", "4.92", "612"),
            ("Hanseatic Row", "4.97", "203"),
            ("Nuthatch", "4.85", "44"),
        ],
        "rows": _REVIEWS,
        "mail": "tulipexpress@mailbox.example",
    },
    "QuietPostman": {
        "joined": "2018-02-27",
        "active": "2018-03-14",
        "text": "New here, old elsewhere. Stealth is my trade.",
        "markets": [],
        "rows": [],
        "mail": "",
    },
}


def _profile(vendor: str) -> SitePage:
    facts = _PROFILES[vendor]
    sales, rating = _VENDORS[vendor]
    own = [n for n, offer in enumerate(_OFFERS) if offer[1] == vendor]
    other = "".join(
        f'<div class="impRate"><b>{name}</b> <span class="ok">verified</span> {value}/5.00 <small>({count} deals)</small></div>'
        for name, value, count in facts["markets"]
    )
    months = (
        '<table class="period"><tr><th></th><th>1 month</th><th>6 months</th><th>All</th></tr><tr><td>Positive</td><td>41</td><td>230</td><td>498</td></tr><tr><td>Neutral</td><td>0</td><td>6</td><td>15</td></tr><tr><td>Negative</td><td>1</td><td>3</td><td>7</td></tr></table>'
        if facts["rows"]
        else ""
    )
    body = f"""<h1>Member</h1><div class="memberBox"><div class="tabularDetails"><div><label>Username</label><span>{_member(vendor)}</span></div>
<div><label>FE enabled</label><span>{"Yes" if facts["rows"] else "No"}</span></div><div><label>Join date</label><span>{facts["joined"]}</span></div><div><label>Last active</label><span>{facts["active"]}</span></div>
<div><label>Ratings elsewhere</label><span>{other or "none imported"}</span></div></div>{months}
<div class="tabs"><a class="on" href="?tab=1">Info</a> <a href="?tab=2">Offers ({len(own)})</a> <a href="?tab=3">Ratings</a> <a href="?tab=4">PGP</a></div>
<div class="terms"><pre>{escape(facts["text"])}</pre></div></div>
<textarea readonly class="pgp" rows=6 cols=64>-----BEGIN PGP PUBLIC KEY BLOCK-----

mQENBFexampleexampleexampleNOTAREALKEYexample
=ExMp
-----END PGP PUBLIC KEY BLOCK-----</textarea><h2>Offers</h2>{"".join(_box(n) for n in own)}{_review_rows(facts["rows"][:3]) if facts["rows"] else "<p>No ratings yet.</p>"}"""
    truth: dict[str, Any] = {
        "name": vendor,
        "sales": int(sales),
        "member_since": facts["joined"],
        "last_seen": facts["active"],
        "description": facts["text"],
    }
    if rating:
        truth["rating"] = rating
    if facts["markets"]:
        truth["markets"] = [
            {"market": name, "rating": value} for name, value, _ in facts["markets"]
        ]
    handles = (
        [{"kind": "email", "value": facts["mail"], "account": vendor}] if facts["mail"] else []
    )
    return SitePage(
        f"/viewMember?member={vendor}&tab=1",
        _page(vendor, body),
        "vendor",
        listings=[_truth(n) for n in own],
        vendors=[truth],
        feedback=_review_truth(vendor, facts["rows"][:3]),
        handles=handles,
    )


def _ratings() -> SitePage:
    vendor = "TulipExpress4U"
    body = f'<h1>Ratings of {_member(vendor)}</h1><div class="tabs"><a href="?tab=1">Info</a> <a href="?tab=2">Offers</a> <a class="on" href="?tab=3">Ratings</a></div>{_review_rows(_REVIEWS)}'
    return SitePage(
        f"/viewMember?member={vendor}&tab=3",
        _page("Ratings", body),
        "feedback",
        feedback=_review_truth(vendor, _REVIEWS),
    )


def _plain() -> list[SitePage]:
    login = """<html><head><title>Login</title></head><body><div class="loginBox"><h1>Juniper Hall</h1><form method="post" action="./login"><input type="hidden" name="csrf" value="d41d8c">
<label>Username</label><input name="u"><br><label>Password</label><input type="password" name="p"><br><img src="./captcha?i=31" alt="captcha" width=180><br><input name="c" placeholder="letters of the picture"><br><input type="submit" value="Login"> <a href="./register">Register</a></form></div></body></html>"""
    empty = '<h1>Search: "blue lotus resin"</h1><p class="none">No offers found. Try fewer words or another category.</p>'
    faq = "<h1>Help</h1><h3>What is escrow?</h3><p>We hold the coins until you confirm. Orders finalize by themselves after 14 days. The fee is 4%; a vendor bond costs 0.1 BTC ($910).</p><h3>My deposit is missing</h3><p>Wait for 3 confirmations.</p>"
    return [
        SitePage("/login", login, "login"),
        SitePage("/?q=blue+lotus+resin", _page("Search", empty), "results"),
        SitePage("/support", _page("Help", faq), "other"),
    ]


def _pages(rng: random.Random) -> Sequence[SitePage]:
    order = rng.sample(range(len(_OFFERS) - 2), len(_OFFERS) - 2)
    home = (
        '<h1>Welcome back, plum_tart81</h1><div class="news"><b>2018-03-11</b> New mirrors are up, check the signature.</div><h2>Hot offers</h2>'
        + "".join(_box(n) for n in order[3:9])
    )
    search = [n for n in order if _OFFERS[n][4] in {"NL", "DE", "FR"}]
    return [
        SitePage("/", _page("Shop", home), "index", listings=[_truth(n) for n in order[3:9]]),
        _results("/?category=100&page=1", "Drugs", order, _pager(1, 2)),
        _results("/?q=quality&from=eu", 'Search: "quality"', search, ""),
        _results("/?category=100&page=2", "Drugs", [24, 25], _pager(2, 2)),
        *[_detail(n) for n in _DETAILS],
        *[_profile(name) for name in _PROFILES],
        _ratings(),
        *_plain(),
    ]


SITE = TestSite("juniper_hall", "market", "en", "2018-03-14T11:30:00Z", _pages)
