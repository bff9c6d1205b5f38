"""A market of 2019 after an Alderbay clone with a style sheet of its own: three columns of cards."""
# ruff: noqa: E501
# fmt: off

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from decimal import Decimal
from html import escape
from typing import Any

from tests.sites import SitePage, TestSite

__all__ = ["SITE"]

_MASS = {"ug": "0.000001", "mg": "0.001", "g": "1", "kg": "1000", "oz": "28.349523125", "lb": "453.59237"}
_RATE = Decimal("8123.44")
_PIX = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
_LAND = {"United States": "US", "United Kingdom": "GB", "Germany": "DE", "Netherlands": "NL", "Italy": "IT", "Spain": "ES", "France": "FR", "Canada": "CA", "Australia": "AU", "Worldwide": "WW", "World Wide": "WW", "Europe": "EU", "Poland": "PL"}

# title, quantity, dollars, category, from, to, vendor, sold, since (day of 2019), left, views, escrow
_OFFERS: list[tuple[str, str, str, str, str, str, str, int, str, str, int, str]] = [
    ("★ 1G COCAINE ★ PERU FISHSCALE 92% ★ UNCUT ★", "1g", "85.00", "Stimulants / Cocaine", "Netherlands", "Worldwide", "TulipaNera", 412, "May 04", "Unlimited", 9120, "escrow"),
    ("3.5g Bolivian Flake [AAA+] NEXT DAY DELIVERY", "3.5g", "249.99", "Stimulants / Cocaine", "United Kingdom", "United Kingdom", "BrickLaneBilly", 77, "Jun 17", "Unlimited", 2310, "escrow"),
    ("50x Gold Bars 220mg MDMA", "50x220mg", "139.00", "Ecstasy / Pills", "Germany", "Europe", "rheingold_express", 59, "Jul 29", "Unlimited", 1877, "escrow"),
    ("100 x BLUE PUNISHER 250MG MDMA PILLS !!!", "100x250mg", "215.50", "Ecstasy / Pills", "Netherlands", "Worldwide", "TulipaNera", 133, "May 04", "Unlimited", 4022, "escrow"),
    ("28g MDMA Champagne Crystals 84% lab tested", "28g", "310.00", "Ecstasy / MDMA", "Germany", "Worldwide", "rheingold_express", 41, "Jul 30", "12", 990, "escrow"),
    ("5g Ketamine S-Isomer Needles - Pharma Grade", "5g", "120.00", "Dissociatives / Ketamine", "United Kingdom", "World Wide", "BrickLaneBilly", 208, "Apr 22", "Unlimited", 5101, "escrow"),
    ("OZ of Lemon Haze &ndash; Cali indoor", "1oz", "190.00", "Cannabis & Hashish / Buds & Flowers", "United States", "United States", "PacificParcel", 14, "Aug 19", "6", 402, "fe"),
    ("100g Dry Sift Hash Ketama 2019 harvest", "100g", "295.00", "Cannabis & Hashish / Hash", "Spain", "Europe", "costa.calida", 66, "Jun 02", "Unlimited", 1740, "escrow"),
    ("10 tabs LSD 150ug Shiva print", "10x150ug", "45.00", "Psychedelics / LSD", "Germany", "Worldwide", "rheingold_express", 190, "Apr 28", "Unlimited", 3888, "escrow"),
    ("1000mg THC Distillate Cart (5 flavours)", "1000mg", "32.00", "Cannabis & Hashish / Vape", "United States", "United States", "PacificParcel", 0, "Oct 01", "40", 88, "escrow"),
    ("Alprazolam Bars 2mg x 100 | R039 | press", "100x2mg", "99.00", "Benzos / Pills", "Canada", "Worldwide", "MapleMortar", 301, "May 15", "Unlimited", 6012, "escrow"),
    ("HEROIN #4 AFGHAN WHITE 0.5G SAMPLE", "0.5g", "28.00", "Opiates / Heroin", "Netherlands", "Europe", "TulipaNera", 97, "Jun 09", "Unlimited", 2754, "fe"),
    ("[PROMO -20%] 10g SPEED PASTE 74% base", "10g", "52.00", "Stimulants / Speed", "Poland", "Europe", "wisla_wolf", 28, "Sep 03", "Unlimited", 655, "escrow"),
    ("How to stay anonymous online 2019 - ebook collection", "", "4.99", "Guides & Tutorials / Other", "Worldwide", "Worldwide", "paperback_jim", 512, "Apr 11", "Unlimited", 8040, "escrow"),
    ("7g Golden Teacher shrooms, dried", "7g", "48.00", "Psychedelics / Mushrooms", "Canada", "Canada", "MapleMortar", 35, "Aug 07", "Unlimited", 911, "escrow"),
    ("250g AMPHETAMINE PASTE *WHOLESALE*", "250g", "560.00", "Stimulants / Speed", "Poland", "Worldwide", "wisla_wolf", 9, "Sep 05", "Unlimited", 377, "escrow"),
    ("1kg Moroccan Hash Slab \"Rolex\" stamp", "1kg", "1,850.00", "Cannabis & Hashish / Hash", "Spain", "Europe", "costa.calida", 4, "Jul 14", "3", 501, "fe"),
    ("Diazepam 10mg x 50 (Galenika blister)", "50x10mg", "40.00", "Benzos / Pills", "United Kingdom", "United Kingdom", "BrickLaneBilly", 148, "May 23", "Unlimited", 3120, "escrow"),
    ("25x LSD blotter 110mcg FRACTAL", "25x110ug", "88.00", "Psychedelics / LSD", "France", "Europe", "mistral_22", 17, "Aug 30", "Unlimited", 460, "escrow"),
    ("1g 4-HO-MET fumarate 99%", "1g", "55.00", "RCs / Other", "France", "Worldwide", "mistral_22", 3, "Sep 21", "8", 140, "escrow"),
    ("14 grams Gorilla Glue #4 AAAA", "14g", "105.00", "Cannabis & Hashish / Buds & Flowers", "Canada", "Canada", "MapleMortar", 82, "Jun 26", "Unlimited", 1504, "escrow"),
    ("Netflix lifetime account warranty", "", "3.50", "Digital Products / Other", "Worldwide", "Worldwide", "paperback_jim", 940, "Apr 11", "Unlimited", 11230, "escrow"),
    ("2g Colombian \"La Reina\" - tracked DPD", "2g", "165.00", "Stimulants / Cocaine", "Germany", "Germany", "rheingold_express", 61, "Jul 30", "Unlimited", 1210, "escrow"),
    ("30x Oxycodone 20mg *no prescription*", "30x20mg", "390.00", "Opiates / Pills", "United States", "United States", "PacificParcel", 6, "Aug 25", "2", 733, "fe"),
    ("1/8 oz Amnesia - Amsterdam coffeeshop", "0.125oz", "39.00", "Cannabis & Hashish / Buds & Flowers", "Netherlands", "Worldwide", "TulipaNera", 222, "May 06", "Unlimited", 4100, "escrow"),
    ("5g CRYSTAL METH (ice shards) express AU", "5g", "900.00", "Stimulants / Meth", "Australia", "Australia", "SouthernCrosser", 31, "Jun 30", "Unlimited", 1999, "escrow"),
    ("20 x Ritalin 10mg brand tabs", "20x10mg", "36.00", "Stimulants / Prescription", "Italy", "Europe", "farmacia_luna", 11, "Sep 10", "Unlimited", 284, "escrow"),
    ("0.2g DMT spice freebase -- yellow", "0.2g", "24.00", "Psychedelics / DMT", "Italy", "Worldwide", "farmacia_luna", 53, "Jul 08", "Unlimited", 1320, "escrow"),
    ("1 lb Mendocino Outdoor (QP available)", "1lb", "1,150.00", "Cannabis & Hashish / Buds & Flowers", "United States", "United States", "PacificParcel", 2, "Sep 28", "5", 611, "fe"),
    ("500g Ketamine Rocks Wholesale Deal", "500g", "6,900.00", "Dissociatives / Ketamine", "Germany", "Worldwide", "rheingold_express", 1, "Sep 30", "1", 340, "fe"),
    ("Sildenafil 100mg - 40 tablets", "40x100mg", "35.00", "Other / Pharma", "Italy", "Worldwide", "farmacia_luna", 20, "Aug 02", "Unlimited", 702, "escrow"),
    ("10g Pink Cocaine (2C-B mix) 🌸 tusi", "10g", "430.00", "Stimulants / Cocaine", "Spain", "Europe", "costa.calida", 7, "Sep 17", "Unlimited", 289, "escrow"),
]
# name, vendor level, trust level, deals, positive, joined, last seen, land
_VENDORS = {
    "TulipaNera": (7, 6, 1244, "98.7%", "April 20, 2019", "October 14, 2019", "Netherlands"),
    "rheingold_express": (5, 5, 611, "99.2%", "April 26, 2019", "October 15, 2019", "Germany"),
}
_SAID = ["Arrived in 3 days, stealth was perfect", "good gear, a bit slow this time", "never arrived, vendor refunds 50%", "A+++ as always", "Top quality, will be back for more!", "ok", "Clean product & great comms. 10/10", "Package was opened by my neighbor, but everything there", "half weight?? waiting for answer", "Super fast, T+2 to Belgium", "No comment", "best on the market imho"]
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct"]


def _quantity(code: str) -> dict[str, Any] | None:
    found = re.fullmatch(r"(?:(\d+)x)?([\d.]+)([a-z]+)", code)
    if not found:
        return None
    many, amount, unit = found.groups()
    made: dict[str, Any] = {"amount": amount, "unit": unit, "grams": format((Decimal(amount) * Decimal(_MASS[unit]) * int(many or 1)).normalize(), "f")}
    return made | ({"pieces": int(many)} if many else {})


def _btc(dollars: str) -> str:
    return f"{Decimal(dollars.replace(',', '')) / _RATE:.4f}"


def _day(text: str) -> str:
    month, day = text.split()
    return f"2019-{_MONTHS.index(month) + 1:02}-{day}"


def _title(offer: tuple[Any, ...]) -> str:
    return str(offer[0]).replace("&ndash;", "–")


def _shown(offer: tuple[Any, ...]) -> str:
    return escape(_title(offer), quote=True).replace("–", "&ndash;")


def _truth(offer: tuple[Any, ...], number: int, *, where: str) -> dict[str, Any]:
    _, code, dollars, path, origin, to, vendor, sold, since, left, views, escrow = offer
    row: dict[str, Any] = {"title": _title(offer), "vendor": vendor, "price": {"amount": dollars.replace(",", ""), "currency": "USD"}, "price_also": {"amount": _btc(dollars), "currency": "BTC"}}
    if where != "detail":
        row["url"] = f"listing.php?ls_id={number}"
    if quantity := _quantity(code):
        row["quantity"] = quantity
    if where == "side":
        return row | {"aside": True}
    row |= {"category": path.split(" / "), "sales": sold, "listed_at": _day(since), "escrow": escrow, "views": views}
    if left != "Unlimited":
        row["stock"] = int(left)
    if where == "detail" or number % 4:
        row |= {"ships_from": _LAND[origin], "ships_to": [_LAND[to]]}
    low = _title(offer).lower()
    marks = [mark for mark, words in (("discount", "promo"), ("no_prescription", "no prescription"), ("sample", "sample")) if words in low]
    return row | ({"marketing": marks} if marks else {})


def _frame(inner: str, *, title: str, side: bool = True) -> str:
    counts = [("Benzos", 844), ("Cannabis &amp; Hashish", 5120), ("Dissociatives", 610), ("Ecstasy", 2433), ("Opiates", 1190), ("Psychedelics", 1877), ("Stimulants", 4402)]
    other = [("Fraud", 6120), ("Digital Products", 3911), ("Guides &amp; Tutorials", 4300), ("Counterfeit Items", 702)]
    tree = "".join(f'<li class="sub"><input type="checkbox" name="cat[]" value="{i}"><a href="search.php?cat={i}">{n}</a> <span class="cnt">{c}</span></li>' for i, (n, c) in enumerate(counts, 11))
    tree += "".join(f'<li class="top"><a href="search.php?cat={i}">{n}</a> <span class="cnt">{c}</span></li>' for i, (n, c) in enumerate(other, 2))
    bar = f"""<div class="col_left"><div class="box"><div class="box_h">Browse Categories</div><ul class="cats"><li class="top"><a href="search.php?cat=1"><b>Drugs &amp; Chemicals</b></a> <span class="cnt">16476</span></li>{tree}</ul></div>
<form action="search.php" method="get"><div class="box"><div class="box_h">Search Options</div><input type="text" name="q" placeholder="Search terms"><br>
Price range: <input name="pmin" size="4"> to <input name="pmax" size="4"> USD<br>Origin country: <select name="from"><option>All countries</option><option>Germany</option><option>Netherlands</option><option>United States</option></select>
Product type: <label><input type="radio" name="t" checked> All</label><label><input type="radio" name="t"> Physical</label><label><input type="radio" name="t"> Digital</label><input type="submit" value="Search" class="btn_s"></div></form>
<div class="box"><div class="box_h">Exchange Rates</div><table class="rates"><tr><td>BTC/USD</td><td>8123.44</td></tr><tr><td>LTC/USD</td><td>54.10</td></tr><tr><td>XMR/USD</td><td>53.87</td></tr></table></div></div>"""
    return f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>Solstice Market - {title}</title><link rel="stylesheet" href="css/main.css"><style>.prod{{width:32%;float:left;margin:3px}}.cnt{{float:right;color:#999}}</style></head>
<body><div id="topbar"><div class="in"><a href="home.php" class="logo"><img src="{_PIX}" alt="Solstice"></a><ul class="nav"><li><a href="home.php">Home</a></li><li><a href="sales.php">Sales</a></li><li><a href="messages.php">Messages <span class="bdg">0</span></a></li><li><a href="orders.php">Orders</a></li><li><a href="listings.php">Listings</a></li><li><a href="balance.php">Balance</a></li><li><a href="feedback.php">Feedback</a></li><li><a href="forums.php">Forums</a></li><li><a href="support.php">Support</a></li></ul>
<div class="usr">Logged in as <b>greyotter77</b> | <span title="Bitcoin">BTC 0.0000</span> | USD 0.00 | <a href="cart.php">Cart (0)</a> | <a href="logout.php">Logout</a></div></div></div>
<div class="wrap">{bar if side else ''}<div class="col_main">{inner}</div><div style="clear:both"></div></div>
<div class="foot">&copy; 2019 Solstice Market &middot; <a href="canary.txt">PGP Canary</a> &middot; <a href="mirrors.php">Mirrors</a> &middot; Server time: Oct 15, 2019 11:42 UTC</div></body></html>"""


def _card(offer: tuple[Any, ...], number: int) -> str:
    _, _, dollars, path, origin, to, vendor, sold, since, left, views, escrow = offer
    whole = _shown(offer)
    level, trusted = _VENDORS[vendor][:2] if vendor in _VENDORS else (len(vendor) % 6 + 2, len(vendor) % 6 + 1)
    cut = whole if len(_title(offer)) <= 40 else escape(_title(offer)[:37].rstrip()) + "..."
    pay = '<span class="lb lb_e">Escrow</span>' if escrow == "escrow" else '<span class="lb lb_f" title="Finalize Early">FE</span>'
    road = f'<p class="sm">Ships from: <b>{origin}</b> &nbsp; Ships to: <b>{to}</b></p>' if number % 4 else ""
    trust = f'<span class="tl tl{trusted}">Trust Level {trusted}</span>' if number % 5 else ""
    return f"""<div class="prod"><div class="prod_in">
<div class="prod_t"><a href="listing.php?ls_id={number}" title="{whole}">{cut}</a></div>
<div class="prod_i"><a href="listing.php?ls_id={number}"><img src="{_PIX}" width="120" height="90" alt=""></a>{pay}</div>
<p class="sm"><i># {number} - {escape(path)}</i></p>
<p>Sold by <a class="v" href="user.php?u_id={vendor}">{vendor}</a> - {sold} sold since {since}, 2019</p><p><span class="vl vl{level}">Vendor Level {level}</span> {trust}</p>
{road}<p class="sm">Views: {views} | {left} items left</p>
<div class="prod_p"><b>USD {dollars}</b> <span class="btc">(<i class="fa fa-btc"></i> {_btc(dollars)} BTC)</span><a class="btn_b" href="listing.php?ls_id={number}">Buy Now</a></div>
</div></div>"""


def _results(cards: Sequence[tuple[tuple[Any, ...], int]], *, page: int, heading: str) -> str:
    pager = "".join(f'<li{" class=act" if n == page else ""}><a href="search.php?cat=1&amp;pg={n}">{n}</a></li>' for n in (1, 2, 3))
    grid = "\n".join(_card(offer, number) + ('<div class="clr"></div>' if i % 3 == 2 else "") for i, (offer, number) in enumerate(cards))
    none = '<div class="msg_i">No listings found for your query. Try other search terms.</div>'
    return _frame(f'<h1 class="pg_h">{heading}</h1><div class="sort">Sort by: <a href="?s=1">Popularity</a> | <a href="?s=2">Price ascending</a> | <a href="?s=3">Newest</a></div>{grid or none}<ul class="pager">{pager if grid else ""}</ul>', title=heading)


def _notes(rng: random.Random, vendor: str, offers: Sequence[tuple[Any, ...]], *, shown: bool) -> tuple[str, list[dict[str, Any]]]:
    rows, truth = [], []
    for _ in range(9 if shown else 5):
        offer, text = rng.choice(offers), rng.choice(_SAID)
        word = "Negative" if "never" in text or "half" in text else "Neutral" if text in ("ok", "good gear, a bit slow this time") else "Positive"
        buyer, day, time = rng.choice("abdkmsz") + "***" + rng.choice("1379xyk"), rng.randint(1, 14), f"{rng.randint(10, 23)}:{rng.randint(10, 59)}"
        item = f'<br><a href="listing.php?ls_id={7000 + _OFFERS.index(offer)}" class="sm">{_shown(offer)}</a>' if shown else ""
        rows.append(f'<tr><td><img src="img/{word.lower()}.png" alt="{word}" title="{word}"></td><td>{escape(text)}{item}</td><td>{buyer}<br><span class="sm">USD {offer[2]}</span></td><td>Oct {day:02}, 2019 {time}</td></tr>')
        truth.append({"vendor": vendor, "rating": word, "text": text, "buyer": buyer, "at": f"2019-10-{day:02}T{time}:00Z", "amount": {"amount": offer[2].replace(",", ""), "currency": "USD"}, "listing": _title(offer)})
    return '<table class="fb"><tr><th></th><th>Comment</th><th>Buyer / Price</th><th>Date</th></tr>' + "".join(rows) + "</table>", truth


_ABOUT = {
    0: ("Best Peru flake of the lowlands, straight from the block. Every order is double vacuum sealed and leaves us within 24 hours, Monday to Friday. Please encrypt your address.", ["1-3 days Priority NL - USD +6.00", "4-9 days Worldwide tracked - USD +18.50"], []),
    2: ("The well known Gold Bars: pressed in Germany, every batch tested by an independent lab. Start low, they are strong. 50 pills per order.", ["Default - 1 days - USD +0.00", "DHL Express - 1 days - USD +22.00"], []),
    13: ("A collection of 14 ebooks about privacy for beginners, in PDF and EPUB. Delivered automatically after payment. No refunds for digital goods.", ["Default - 1 days - USD +0.00"], []),
    15: ("Wet paste, 250 g in one bag, smell proof. Discounts for more bags, see the table. Reship 50% only with a proven order history.", ["Standard EU - 7 days - USD +15.00"], [("2", "3", "530.00"), ("4", "9", "495.00"), ("10", "20", "450.00")]),
}


def _detail(rng: random.Random, which: int, near: Sequence[tuple[tuple[Any, ...], int]]) -> SitePage:
    offer, number = _OFFERS[which], 7000 + which
    _, _, dollars, path, origin, to, vendor, sold, since, left, views, escrow = offer
    text, ways, bulk = _ABOUT[which]
    level, trust = _VENDORS[vendor][:2] if vendor in _VENDORS else (len(vendor) % 6 + 2, len(vendor) % 6 + 1)
    table, feedback = _notes(rng, vendor, [offer], shown=False)
    digital = which == 13
    discount = "".join(f"<tr><td>{a}</td><td>{b}</td><td>USD {p}</td></tr>" for a, b, p in bulk)
    steps = f'<div class="box_h">Bulk Discounts</div><table class="feat"><tr><th>From qty</th><th>To qty</th><th>Price per item</th></tr>{discount}</table>' if bulk else ""
    alike = "".join(f'<div class="sim"><a href="listing.php?ls_id={n}">{_shown(o)}</a><br>USD {o[2]} ({_btc(o[2])} BTC)<br>by <a href="user.php?u_id={o[6]}">{o[6]}</a></div>' for o, n in near)
    options = "".join(f'<option value="{i}">{w} / item</option>' for i, w in enumerate(ways))
    html = _frame(f"""<div class="crumb"><a href="home.php">Home</a> &raquo; <a href="search.php?cat=1">{escape(path.split(" / ")[0])}</a> &raquo; <a href="search.php?cat=4">{escape(path.split(" / ")[1])}</a></div>
<div class="ls"><div class="ls_img"><img src="{_PIX}" width="280"><div class="thumbs"><img src="{_PIX}" width="60"></div></div><div class="ls_r"><h2>{_shown(offer)}</h2>
<p>Sold by <a href="user.php?u_id={vendor}"><b>{vendor}</b></a> - {sold} sold since {since}, 2019 <span class="vl vl5">Vendor Level {level}</span> <span class="tl tl{trust}">Trust Level {trust}</span></p>
<table class="feat"><tr><th></th><th>Features</th><th></th><th>Features</th></tr>
<tr><td>Product class</td><td>{"Digital goods" if digital else "Physical package"}</td><td>Origin country</td><td>{origin}</td></tr>
<tr><td>Quantity left</td><td>{left}</td><td>Ships to</td><td>{to}</td></tr><tr><td>Ends in</td><td>Never</td><td>Payment</td><td>{"Escrow" if escrow == "escrow" else "Finalize Early"}</td></tr><tr><td>Item #</td><td>{number}</td><td>Views</td><td>{views}</td></tr></table>{steps}
<form action="order.php" method="post"><input type="hidden" name="tok" value="f3a91c"><select name="ship">{options}</select>
<p class="pp">Purchase price: <span class="big">USD {dollars}</span></p><p>Qty: <input name="qty" value="1" size="3"> <button name="pay" value="btc">Buy with BTC</button> <button name="pay" value="ltc">Buy with LTC</button> <button name="pay" value="xmr">Buy with XMR</button></p><p class="sm">{_btc(dollars)} BTC</p></form></div></div>
<div class="tabs"><input type="radio" id="t1" name="tab" checked><label for="t1">Product Description</label><input type="radio" id="t2" name="tab"><label for="t2">Feedback</label><input type="radio" id="t3" name="tab"><label for="t3">Refund Policy</label>
<div class="tab t1"><p>{text}</p></div><div class="tab t2">{table}</div><div class="tab t3"><p>We refund nothing without a dispute opened within 14 days.</p></div></div><div class="box_h">Similar listings</div>{alike}""", title=_shown(offer))
    row = _truth(offer, number, where="detail") | {"description": text, "payment": ["BTC", "LTC", "XMR"]}
    if bulk:
        row["tiers"] = [{"quantity": {"amount": a, "unit": ""}, "price": {"amount": p, "currency": "USD"}} for a, _, p in bulk]
    return SitePage(f"/listing.php?ls_id={number}", html, "listing", listings=[row, *(_truth(o, n, where="side") for o, n in near)], feedback=feedback)


def _vendor(rng: random.Random, name: str, *, tab: str) -> SitePage:
    level, trust, deals, good, joined, seen, land = _VENDORS[name]
    own = [(o, 7000 + i) for i, o in enumerate(_OFFERS) if o[6] == name]
    table, feedback = _notes(rng, name, [o for o, _ in own], shown=True)
    about = f"Welcome to the shop of {name}. We answer within a day, except Sundays. Read the listing before you order, no drama please."
    body = f"<p>{about}</p>" + "".join(_card(o, n) for o, n in own) if tab == "about" else table
    html = _frame(f"""<div class="prof"><div class="prof_l"><img src="{_PIX}" width="90"><h2>{name} ({deals})</h2><p><span class="vl vl{level}">Vendor Level {level}</span> <span class="tl tl{trust}">Trust Level {trust}</span></p>
<table class="feat"><tr><td>Member since:</td><td>{joined}</td></tr><tr><td>Last active:</td><td>{seen}</td></tr><tr><td>Positive feedback:</td><td>{good}</td></tr><tr><td>Ships from:</td><td>{land}</td></tr><tr><td>Autofinalize / disputes:</td><td>3 / 1 won</td></tr></table><p>Verified: <span class="lb" title="imported by PGP">Drowse Market 4.91/5 (820 deals)</span> <span class="lb">Wharf Street Market 98%</span></p></div>
<table class="stat"><tr><th>Feedback</th><th>1 month</th><th>6 months</th><th>12 months</th></tr><tr><td><img src="img/positive.png" alt=""> Positive</td><td>88</td><td>402</td><td>590</td></tr><tr><td>Neutral</td><td>1</td><td>4</td><td>6</td></tr><tr><td>Negative</td><td>0</td><td>3</td><td>5</td></tr></table></div>
<ul class="utabs"><li><a href="user.php?u_id={name}">About / Listings</a></li><li><a href="user.php?u_id={name}&amp;tab=feedback">Feedback</a></li><li><a href="user.php?u_id={name}&amp;tab=pgp">PGP</a></li></ul>{body}""", title=name)
    vendor: dict[str, Any] = {"name": name, "level": f"Vendor Level {level}", "sales": deals, "rating": good, "ships_from": _LAND[land], "member_since": f"2019-04-{joined[6:8]}", "last_seen": f"2019-10-{seen[8:10]}", "markets": [{"market": "Drowse Market", "rating": "4.91"}, {"market": "Wharf Street Market", "rating": "98%"}]}
    if tab == "about":
        return SitePage(f"/user.php?u_id={name}", html, "vendor", vendors=[vendor | {"description": about}], listings=[_truth(o, n, where="row") for o, n in own])
    return SitePage(f"/user.php?u_id={name}&tab=feedback", html, "feedback", vendors=[vendor], feedback=feedback)


def _pages(rng: random.Random) -> Sequence[SitePage]:
    items = [(offer, 7000 + i) for i, offer in enumerate(_OFFERS)]
    cuts = [items[:15], items[15:30], items[30:]]
    out = [SitePage(f"/search.php?cat=1&pg={n}", _results(cut, page=n, heading="Drugs &amp; Chemicals"), "results", listings=[_truth(o, i, where="row") for o, i in cut]) for n, cut in enumerate(cuts, 1)]
    out.append(SitePage("/search.php?q=xylophone", _results([], page=1, heading="Search results"), "results"))
    out += [_detail(rng, which, rng.sample([x for x in items if x[1] != 7000 + which], 3)) for which in _ABOUT]
    out += [_vendor(rng, "TulipaNera", tab="about"), _vendor(rng, "rheingold_express", tab="about"), _vendor(rng, "TulipaNera", tab="feedback")]
    star = items[3:9]
    news = '<div class="box"><div class="box_h">Welcome, greyotter77</div><p>Your personal phrase: <b>copper kettle rain</b>. Always check the URL of the page. Multisig is back since Oct 10, 2019.</p></div>'
    out.append(SitePage("/home.php", _frame(news + '<h1 class="pg_h">Featured Listings</h1>' + "".join(_card(o, n) for o, n in star), title="Home"), "index", listings=[_truth(o, n, where="row") for o, n in star]))
    door = f'<div class="login"><h1>Login</h1><form method="post" action="login.php"><label>Username</label><input name="user"><label>Password</label><input type="password" name="pass"><label>Captcha</label><img src="{_PIX}" alt="captcha"><input name="cap" maxlength="6"><input type="submit" value="Login"></form><a href="register.php">Register</a> | <a href="recover.php">Forgot password?</a></div>'
    out.append(SitePage("/login.php", f'<!DOCTYPE html><html><head><title>Solstice Market - Login</title></head><body class="lg">{door}<div class="foot">Verify our PGP signed mirrors before you log in.</div></body></html>', "login"))
    return out


SITE = TestSite(name="solstice_market", kind="market", language="en", seen="2019-10-15T11:42:00Z", pages=_pages)
