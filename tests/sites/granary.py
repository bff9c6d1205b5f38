"""Granary: an English market of the middle years, two table rows a record (all invented)."""
# ruff: noqa: E501

from __future__ import annotations

import random
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from html import escape
from typing import Any

from tests.sites import SitePage, TestSite

__all__ = ["SITE"]

Row = dict[str, Any]

SEEN = "2016-08-21T09:45:00Z"
NOW = datetime.fromisoformat(SEEN)
RATE = Decimal("581.22")
PNG = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
MASS = {
    "ug": "0.000001",
    "mg": "0.001",
    "g": "1",
    "oz": "28.349523125",
    "lb": "453.59237",
    "kg": "1000",
}

# title | category | quantity | dollars
GOODS = (
    (
        "1G COLOMBIAN 90%+ FISHSCALE ❄ STRAIGHT OFF THE BRICK ❄ ESCROW",
        "Drugs & Chemicals/Stimulants/Cocaine",
        "1 g",
        "78.00",
    ),
    (
        "3.5g Uncut Flake | Free Express | In Stock",
        "Drugs & Chemicals/Stimulants/Cocaine",
        "3.5 g",
        "245.00",
    ),
    (
        "28g (1 OZ) Bolivian, bulk price, tracked",
        "Drugs & Chemicals/Stimulants/Cocaine",
        "28 g",
        "1,640.00",
    ),
    (
        "10x 200ug SWIRLY MANDALA LSD blotters (needlepoint)",
        "Drugs & Chemicals/Psychedelics/LSD",
        "10x200 ug",
        "68.50",
    ),
    (
        "100x 105ug LSD Sheet - Tested - Free Ship World",
        "Drugs & Chemicals/Psychedelics/LSD",
        "100x105 ug",
        "420.00",
    ),
    (
        "QP AAA+ Sour Diesel Indoor (113g)",
        "Drugs & Chemicals/Cannabis & Hashish/Buds & Flowers",
        "113 g",
        "689.99",
    ),
    (
        "1/2 oz Girl Scout Cookies {TOP SHELF} indoor",
        "Drugs & Chemicals/Cannabis & Hashish/Buds & Flowers",
        "0.5 oz",
        "119.00",
    ),
    (
        "1 LB Outdoor Trim for Extraction",
        "Drugs & Chemicals/Cannabis & Hashish/Shake & Trim",
        "1 lb",
        "215.00",
    ),
    (
        "[SALE -25%] 5g Ice-O-Lator hash, 6★ melt",
        "Drugs & Chemicals/Cannabis & Hashish/Hash",
        "5 g",
        "52.00",
    ),
    (
        "50 x ORANGE TOUCANS XTC pills from NL",
        "Drugs & Chemicals/Ecstasy/Pills",
        "50 tablet",
        "189.00",
    ),
    (
        "5 Gram MDMA Champagne Crystal ♥ Dutch Quality ♥",
        "Drugs & Chemicals/Ecstasy/MDMA",
        "5 g",
        "72.90",
    ),
    (
        "1 KG MDMA BIG ROCKS **NO TIME WASTERS**",
        "Drugs & Chemicals/Ecstasy/MDMA",
        "1 kg",
        "4,950.00",
    ),
    (
        "Alprazolam 2mg Bars x 500 (pressed)",
        "Drugs & Chemicals/Benzos/Pills",
        "500x2 mg|500 tablet",
        "375.00",
    ),
    (
        "30 tablets Clonazepam 2mg — PHARMA GRADE",
        "Drugs & Chemicals/Benzos/Pills",
        "30 tablet|30x2 mg",
        "44.00",
    ),
    ("0.5G #3 Afghan Brown - smokes great", "Drugs & Chemicals/Opioids/Heroin", "0.5 g", "41.00"),
    (
        '2g HIGH PURITY #4 "Snow Leopard" & freebie',
        "Drugs & Chemicals/Opioids/Heroin",
        "2 g",
        "230.00",
    ),
    (
        "Oxycodone 30mg IR (blues) - 10 tablets",
        "Drugs & Chemicals/Opioids/Pills",
        "10 tablet|10x30 mg",
        "265.00",
    ),
    (
        "7g Ketamine S-Isomer Sugar <lab report inside>",
        "Drugs & Chemicals/Dissociatives/Ketamine",
        "7 g",
        "210.00",
    ),
    ("GBL 250ml 99.9% wheel cleaner", "Drugs & Chemicals/Other", "250 ml", "39.00"),
    (
        "14g Psilocybe Cubensis 'Penis Envy' whole caps",
        "Drugs & Chemicals/Psychedelics/Mushrooms & Truffles",
        "14 g",
        "85.00",
    ),
    (
        "Sample: 0.2g Crystal Meth - one per customer",
        "Drugs & Chemicals/Stimulants/Meth",
        "0.2 g",
        "14.00",
    ),
    ("25g Speed Paste 72% (dry)", "Drugs & Chemicals/Stimulants/Speed", "25 g", "64.00"),
    ("500 mg 4-AcO-DMT fumarate", "Drugs & Chemicals/Psychedelics/Others", "500 mg", "59.00"),
    ("Reship service, USA drop to EU (per parcel)", "Services/Other", "", "45.00"),
    ("Testosterone Enanthate 250mg/ml 10ml vial", "Drugs & Chemicals/Steroids", "10 ml", "38.00"),
    (
        "3g Amnesia Haze, vac sealed x2 (FREE SHIP)",
        "Drugs & Chemicals/Cannabis & Hashish/Buds & Flowers",
        "3 g",
        "31.50",
    ),
)
VENDORS = {  # name: level, trust, positive, from, to
    "TheRyeField": (6, 7, 812, "United States", "US", "United States", ["US"]),
    "NoordzeeCo": (8, 9, 2440, "Netherlands", "NL", "Worldwide", ["WW"]),
    "mossgarden": (3, 4, 97, "United Kingdom", "GB", "Europe, United States", ["EU", "US"]),
    "Dr_Pelican": (5, 5, 318, "India", "IN", "Worldwide", ["WW"]),
    "Kestrel-AU": (4, 6, 153, "Australia", "AU", "Australia", ["AU"]),
}
REVIEWS = (
    "Excellent stealth.",
    "A+ will order again",
    "Landed day 6 in the Midwest. Clean.",
    "Smaller rocks than in the picture, otherwise fine",
    "no comment",
    "Vendor did not answer for 5 days, then reshipped. Thanks!",
    "Never arrived, refunded 50%",
    "top top top",
)
COINS = (("Bitcoin (BTC)", "581.22"), ("Monero (XMR)", "4.67"))


def _quantity(code: str) -> Row | None:
    if not code:
        return None
    pieces, _, rest = code.rpartition("x")
    amount, unit = rest.split()
    found: Row = {"amount": amount, "unit": unit}
    if pieces:
        found["pieces"] = pieces
    if unit in MASS:
        found["grams"] = (
            f"{(Decimal(amount) * Decimal(MASS[unit]) * int(pieces or 1)).normalize():f}"
        )
    return found


def _items(rng: random.Random) -> list[Row]:
    items: list[Row] = []
    for copy in range(2):
        for title, category, code, price in GOODS:
            name = (
                title
                if not copy
                else f"{title} ({rng.choice(('new batch', 'restocked', 'reup', 'weekend post'))})"
            )
            dollars = Decimal(price.replace(",", "")) + copy * rng.randint(1, 9)
            items.append(
                {
                    "title": name,
                    "category": category.split("/"),
                    "quantity": _quantity(code.partition("|")[0]),
                    "quantity_also": _quantity(code.partition("|")[2]),
                    "usd": dollars,
                }
            )
    rng.shuffle(items)
    for number, item in enumerate(items):
        key = 41000 + number * 37 + rng.randint(0, 30)
        item |= {
            "id": key,
            "url": f"listing.php?id={key}",
            "vendor": rng.choice(sorted(VENDORS)),
            "views": rng.randint(40, 9000),
            "sales": rng.randint(0, 700),
        }
        item |= {
            "stock": rng.choice((None, None, 4, 18, 250)),
            "escrow": rng.choice(("escrow", "escrow", "fe", None)),
            "listed": NOW - timedelta(days=rng.randint(9, 400)),
        }
        item["btc"] = (item["usd"] / RATE).quantize(Decimal("0.0001"), ROUND_HALF_UP)
    return items


def _truth(item: Row, *fields: str) -> Row:
    found = {k: item[k] for k in ("title", "vendor", *fields) if item.get(k) is not None}
    found["price"] = {"amount": str(item["usd"]), "currency": "USD"}
    found["price_also"] = {"amount": str(item["btc"]), "currency": "BTC"}
    found |= {k: item[k] for k in ("quantity", "quantity_also") if item[k]}
    if "Reship" in item["title"]:
        found["offer_kind"] = "service"
    marks = [m for m, word in (("discount", "SALE"), ("sample", "Sample")) if word in item["title"]]
    return found | ({"marketing": marks} if marks else {})


def _page(title: str, content: str) -> str:
    rates = "".join(f"<tr><td>{n}</td><td align=right>${v}</td></tr>" for n, v in COINS)
    tree = "".join(
        f'<div class="catrow"><input type="checkbox" name="c[]" value="{i}"> <a href="search.php?cat={i}">{escape(n)}</a> <span class="cnt">{c}</span></div>'
        for i, (n, c) in enumerate(
            (
                ("Fraud", 18320),
                ("Drugs & Chemicals", 121734),
                ("Guides & Tutorials", 9024),
                ("Services", 3911),
                ("Jewels & Gold", 1320),
            ),
            1,
        )
    )
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="UTF-8"><title>{escape(title)} - Granary Market</title><link rel="stylesheet" href="css/bootstrap.min.css"><link rel="icon" href="{PNG}"></head>
<body><nav class="navbar navbar-default"><div class="container"><ul class="nav navbar-nav"><li><a href="index.php">Home</a></li><li><a href="sales.php">Sales</a></li><li><a href="messages.php">Messages <span class="badge">2</span></a></li><li><a href="balance.php">Balance: 0.0000 BTC</a></li><li><a href="orders.php">Orders</a></li><li><a href="/forum">Forums</a></li></ul></div></nav>
<div class="container"><div class="row"><div class="col-md-3">
<div class="panel panel-default"><div class="panel-heading"><b>BROWSE CATEGORIES</b></div><div class="panel-body">{tree}</div></div>
<div class="panel panel-default"><div class="panel-heading"><b>SEARCH OPTIONS</b></div><div class="panel-body"><form method="get" action="search.php"><input name="q" class="form-control"><label>Price range: </label> <input name="lo" size="5"> to <input name="hi" size="5"> USD<br><select name="from"><option>Any country</option><option>United States</option><option>Netherlands</option><option>Germany</option></select><input type="hidden" name="csrf" value="b64aGVsbG8="><button class="btn btn-primary">Search</button></form></div></div>
<div class="panel panel-default"><div class="panel-heading"><b>EXCHANGE RATES</b></div><table class="table">{rates}</table></div></div>
<div class="col-md-9">{content}</div></div></div>
<footer class="text-center">Granary &copy; 2014 - 2016 &middot; <a href="tos.php">Terms</a> &middot; Server time: 2016-08-21 09:45 UTC</footer></body></html>"""


def _record(item: Row) -> str:
    level, trust, positive, origin, _, _, _ = VENDORS[item["vendor"]]
    cut = item["title"] if len(item["title"]) <= 46 else item["title"][:43].rstrip() + "..."
    left = "Unlimited" if item["stock"] is None else str(item["stock"])
    modes = {"escrow": "Escrow", "fe": "Finalize Early", None: ""}[item["escrow"]]
    return f"""<tr class="lst"><td rowspan="2" width="90"><a href="{item["url"]}"><img src="{PNG}" width="80" height="80"></a></td>
<td colspan="2"><a href="{item["url"]}" title="{escape(item["title"])}" style="font-weight:bold">{escape(cut)}</a> <span class="label label-info">{modes}</span><br>Item # {item["id"]} - {escape(" / ".join(item["category"]))}</td>
<td rowspan="2" align="right" nowrap><b>Buy price</b><br><span class="p">USD {item["usd"]:,}</span><br><small>({item["btc"]} BTC)</small></td></tr>
<tr class="lst2"><td>Views: {item["views"]} / Bids: Fixed price<br>Quantity left: {left}</td><td>Seller: <a href="user.php?id={item["vendor"]}">{item["vendor"]}</a> ({positive}) <span class="vl">Vendor Level {level}</span> <span class="tl">Trust Level {trust}</span><br>Ships from: {origin}</td></tr>
"""


def _listing(item: Row) -> Row:
    return _truth(item, "url", "category", "views", "stock", "escrow") | {
        "ships_from": VENDORS[item["vendor"]][4]
    }


def _results(items: list[Row], number: int, last: int, total: int) -> SitePage:
    pages = "".join(
        f'<li{" class=active" if n == number else ""}><a href="search.php?cat=2&amp;pg={n}">{n}</a></li>'
        for n in range(1, last + 1)
    )
    head = f'<h3>Search Results</h3><p>Found <b>{total}</b> items, showing page {number} of {last}.</p><p>Sort: <a href="?s=p">price</a> <a href="?s=n">newest</a></p>'
    promo = items[0]
    banner = (
        f'<div class="well well-sm"><span class="glyphicon glyphicon-star"></span> <b>Featured:</b> <a href="{promo["url"]}">{escape(promo["title"])}</a> by {promo["vendor"]} USD {promo["usd"]:,}</div>'
        if number == 1
        else ""
    )
    table = f'{banner}<table class="table table-condensed" cellpadding="2"><tbody>{"".join(map(_record, items))}</tbody></table><ul class="pagination">{pages}</ul>'
    return SitePage(
        f"/search.php?cat=2&pg={number}",
        _page("Search", head + table),
        "results",
        listings=[_listing(i) for i in items],
    )


def _detail(item: Row) -> SitePage:
    level, trust, _, origin, code, target, codes = VENDORS[item["vendor"]]
    lines = [
        "Straight from the source, tested by two labs.",
        "Vacuum sealed, decoy on request.",
        "Refund or reship 50% after 21 days if you have 10+ orders.",
    ]
    left = "Unlimited" if item["stock"] is None else f"{item['stock']} items"
    made = f"{item['listed']:%b %d, %Y}"
    crumbs = " &raquo; ".join(
        f'<a href="search.php?cat={n}">{escape(c)}</a>' for n, c in enumerate(item["category"])
    )
    body = f"""<ol class="breadcrumb"><li><a href="index.php">Home</a> &raquo; {crumbs}</li></ol><h2>{escape(item["title"])}</h2><div class="row"><div class="col-md-4"><img src="{PNG}"></div><div class="col-md-8">
<p>Sold by <a href="user.php?id={item["vendor"]}">{item["vendor"]}</a> - <b>{item["sales"]}</b> sold since {made} <span class="label label-success">Vendor Level {level}</span> <span class="label label-success">Trust Level {trust}</span></p>
<table class="table"><tr><th>Features</th><th></th><th>Features</th><th></th></tr><tr><td>Product class</td><td>Physical package</td><td>Origin country</td><td>{origin}</td></tr><tr><td>Quantity left</td><td>{left}</td><td>Ships to</td><td>{target}</td></tr><tr><td>Ends in</td><td>Never</td><td>Payment</td><td>{"Escrow" if item["escrow"] == "escrow" else "FE Listing (100%)"}</td></tr></table>
<form action="buy.php" method="post"><select name="ship"><option value="1">Regular - 1 days - USD +0.00 / item</option><option value="2">Express - 2 days - USD +14.50 / item</option></select><p>Purchase price: <b>USD {item["usd"]:,}</b></p>Qty: <input name="qty" value="1" size="3"> <button>Buy Now</button> <button name="queue">Queue</button></form><p><small>{item["btc"]} BTC / {(item["usd"] / Decimal("4.67")).quantize(Decimal("0.0001"))} XMR</small></p></div></div>
<ul class="nav nav-tabs"><li class="active"><a href="#d">Description</a></li><li><a href="{item["url"]}&amp;tab=2">Bids</a></li><li><a href="{item["url"]}&amp;tab=3">Feedback</a></li><li><a href="{item["url"]}&amp;tab=4">Refund Policy</a></li></ul>
<div class="tab-content"><p><b>Product Description</b></p><p>{"<br />".join(escape(x) for x in lines)}</p></div>"""
    truth = _truth(item, "category", "stock", "sales") | {
        "ships_from": code,
        "ships_to": codes,
        "description": " ".join(lines),
        "listed_at": f"{item['listed']:%Y-%m-%d}",
        "escrow": "escrow" if item["escrow"] == "escrow" else "fe",
    }
    return SitePage(f"/{item['url']}", _page(item["title"], body), "listing", listings=[truth])


def _reviews(rng: random.Random, name: str, items: list[Row], count: int) -> tuple[str, list[Row]]:
    rows, truth = [], []
    for days in sorted(rng.sample(range(1, 120), count)):
        item, text, mood = (
            rng.choice(items),
            rng.choice(REVIEWS),
            rng.choice(("Positive", "Positive", "Positive", "Neutral", "Negative")),
        )
        buyer = f"{rng.choice('abkmsz')}..{rng.choice('aenrt')}"
        at = NOW - timedelta(days=days, minutes=rng.randint(0, 900))
        icon = {
            "Positive": "plus text-success",
            "Neutral": "adjust",
            "Negative": "minus text-danger",
        }[mood]
        rows.append(
            f'<tr><td><span class="glyphicon glyphicon-{icon}" title="{mood}"></span></td><td>{escape(text)}<br><small><a href="{item["url"]}">{escape(item["title"])}</a></small></td><td>{buyer} <small>[Level {rng.randint(1, 3)}]</small></td><td>USD {item["usd"]:,}</td><td>{at:%b %d, %Y %H:%M}</td></tr>'
        )
        truth.append(
            {
                "vendor": name,
                "rating": mood,
                "text": text,
                "buyer": buyer,
                "at": f"{at:%Y-%m-%dT%H:%M:00Z}",
                "listing": item["title"],
                "amount": {"amount": str(item["usd"]), "currency": "USD"},
            }
        )
    return "<tr><th></th><th>Comment</th><th>Buyer</th><th>Price</th><th>Time</th></tr>" + "".join(
        rows
    ), truth


def _vendor(rng: random.Random, name: str, items: list[Row], *, tab: bool) -> SitePage:
    level, trust, positive, origin, code, _, _ = VENDORS[name]
    rows, feedback = _reviews(rng, name, items, 14 if tab else 3)
    head = f'<h3>{name} <small>({positive})</small></h3><ul class="nav nav-tabs"><li><a href="user.php?id={name}">Profile</a></li><li><a href="user.php?id={name}&amp;tab=3">Feedback</a></li></ul>'
    table = f'<table class="table table-striped">{rows}</table>'
    if tab:
        return SitePage(
            f"/user.php?id={name}&tab=3",
            _page(f"{name} feedback", head + table),
            "feedback",
            feedback=feedback,
        )
    about = [
        "Family run since the old days.",
        "We ship Monday to Friday, packs leave before 4pm.",
        f"Jabber for big orders: {name.lower()}@jabber.example (OTR only).",
    ]
    claims = [("Barley Row", "4.91"), ("Tallow Street", "4.7")]
    facts = (
        ("Vendor Level", level),
        ("Trust Level", trust),
        ("Positive feedback", f"98.{trust}%"),
        ("Sales", f"{positive + 40:,}"),
        ("Member since", "March 14, 2015"),
        ("Last active", "August 20, 2016"),
        ("Ships from", origin),
    )
    body = (
        head
        + '<table class="table">'
        + "".join(f"<tr><td><b>{k}:</b></td><td>{v}</td></tr>" for k, v in facts)
        + "</table>"
    )
    body += (
        "<p><b>Verified on other markets:</b> "
        + ", ".join(f"{m} ({r}/5)" for m, r in claims)
        + "</p>"
    )
    body += f'<div class="panel"><h4>About</h4><p>{"<br>".join(escape(x) for x in about)}</p></div><h4>Recent feedback</h4>{table}<h4>Listings of this vendor</h4><table class="table">{"".join(map(_record, items))}</table>'
    vendor = {
        "name": name,
        "level": str(level),
        "sales": positive + 40,
        "rating": f"98.{trust}",
        "ships_from": code,
        "member_since": "2015-03-14",
        "last_seen": "2016-08-20",
        "description": " ".join(about),
        "markets": [{"market": m, "rating": r} for m, r in claims],
    }
    handle = {"kind": "xmpp", "value": f"{name.lower()}@jabber.example", "account": name}
    return SitePage(
        f"/user.php?id={name}",
        _page(name, body),
        "vendor",
        listings=[_listing(i) for i in items],
        vendors=[vendor],
        feedback=feedback,
        handles=[handle],
    )


def _pages(rng: random.Random) -> list[SitePage]:
    items = _items(rng)
    results = [
        _results(items[:24], 1, 3, 50),
        _results(items[24:48], 2, 3, 50),
        _results(items[48:50], 3, 3, 50),
    ]
    own = {v: [i for i in items if i["vendor"] == v][:8] for v in sorted(VENDORS)}
    names = sorted(own, key=lambda v: -len(own[v]))[:2]
    vendors = [
        _vendor(rng, names[0], own[names[0]], tab=False),
        _vendor(rng, names[1], own[names[1]], tab=False),
        _vendor(rng, names[0], own[names[0]], tab=True),
    ]
    boxes = "".join(
        f'<div class="col-sm-3 feat"><a href="{i["url"]}"><img src="{PNG}"><br>{escape(i["title"])}</a><br>{i["vendor"]}<br>USD {i["usd"]:,}</div>'
        for i in items[4:12]
    )
    home = _page(
        "Home",
        f'<div class="alert alert-info">Welcome, <b>guest_4471</b>. Your last login was 2 days ago.</div><h4>FEATURED LISTINGS</h4><div class="row">{boxes}</div><h4>NEWS</h4><p>Aug 14, 2016 - Multisig is now open to all vendors of level 3.</p>',
    )
    front = [{k: v for k, v in _truth(i, "url").items() if k != "price_also"} for i in items[4:12]]
    login = '<!DOCTYPE html><html><head><title>Login - Granary Market</title></head><body><div class="container"><form method="post"><h4>Login</h4><div class="form-group"><label>Username</label><input class="form-control" name="user"></div><div class="form-group"><label>Password</label><input type="password" class="form-control" name="pass"></div><div class="form-group"><label>Session</label><select name="s"><option>30 minutes</option><option>1 day</option></select></div><img src="captcha.php"><input name="captcha"><button>Login</button></form><p><a href="register.php">Register</a> | <a href="recover.php">Recover</a></p></div></body></html>'
    faq = _page(
        "FAQ",
        "<h2>Frequently Asked Questions</h2><h4>What is the fee?</h4><p>Buyers pay nothing; vendors pay 2 to 4% of every sale.</p><h4>How long is escrow?</h4><p>Orders finalize after 14 days. You may extend once by 7 days.</p><h4>What does a vendor bond cost?</h4><p>USD 250, refundable.</p>",
    )
    return [
        *results,
        *(_detail(i) for i in items[:3]),
        *vendors,
        SitePage("/index.php", home, "index", listings=front),
        SitePage("/login.php", login, "login"),
        SitePage("/faq.php", faq, "other"),
    ]


SITE = TestSite("granary", "market", "en", SEEN, _pages)
