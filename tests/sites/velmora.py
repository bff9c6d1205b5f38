# ruff: noqa: E501
# fmt: off
"""Velmora: a market of 2022 with its own style sheet, cards, euros beside Monero (made up)."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from html import escape
from typing import Any

from tests.sites import SitePage, TestSite

__all__ = ["SITE"]

_TODAY = date(2022, 3, 14)
_RATE = Decimal("159.20")
_CODES = {"Germany": "DE", "Netherlands": "NL", "United Kingdom": "GB", "Spain": "ES", "Poland": "PL", "France": "FR", "Switzerland": "CH", "Worldwide": "WW", "Europe": "EU", "Austria": "AT", "Sweden": "SE"}
_MASS = {"g": Decimal(1), "mg": Decimal("0.001"), "ug": Decimal("0.000001"), "kg": Decimal(1000)}


@dataclass(frozen=True)
class _Item:
    ident: str
    title: str
    vendor: str
    eur: str
    qty: str
    cat: tuple[str, ...]
    src: str
    dst: tuple[str, ...]
    stock: str
    sold: int
    rating: str
    fe: bool = False
    options: tuple[tuple[str, str, str], ...] = ()


_COKE, _MDMA, _WEED, _HASH = (("Stimulants", "Cocaine"), ("Ecstasy", "MDMA"), ("Cannabis", "Buds & Flowers"), ("Cannabis", "Hash"))
_PILL, _SPEED, _LSD, _KET = (("Ecstasy", "Pills"), ("Stimulants", "Speed"), ("Psychedelics", "LSD"), ("Dissociatives", "Ketamine"))
_GUIDE, _BENZO, _SHROOM = (("Digital", "Guides & Tutorials"), ("Benzos", "Pills"), ("Psychedelics", "Mushrooms"))
_V = {"nordlichtapotheke": ("8", "98.9"), "TulpenBote": ("6", "97.2"), "casa_blanca77": ("4", "94.8"), "GrueneMinna": ("7", "99.3"), "lowlandlab": ("9", "99.1"), "paperclipper": ("2", "100"), "Mr.Bricolage": ("3", "91.5")}
_E, _W = ("Europe",), ("Worldwide",)
_ITEMS = (
    _Item("b3f9c1e2", "Colombian Cocaine ❄️ 89% Fishscale ❄️ lab tested", "casa_blanca77", "42.00", "", _COKE, "Spain", _E, "Unlimited", 318, "4.82", False, (("0.5 g", "0.5 g", "42.00"), ("1 g", "1 g", "74.00"), ("2 g", "2 g", "142.00"), ("5 g", "5 g", "335.00"), ("10 g", "10 g", "620.00"))),
    _Item("77ad0c54", "50x Orange Tesla XTC 240mg MDMA - pressed with love", "lowlandlab", "85.00", "50*240 mg", _PILL, "Netherlands", _W, "Unlimited", 1204, "4.93"),
    _Item("0e9d4a61", "100g Speed Paste 70%+ | Amphetamine Sulphate | Wet & Smelly", "TulpenBote", "189.00", "100 g", _SPEED, "Netherlands", _E, "34", 97, "4.71"),
    _Item("c85511fa", "Amnesia Haze AAA+ Indoor", "GrueneMinna", "35.00", "", _WEED, "Germany", ("Germany", "Austria"), "Unlimited", 866, "4.95"),
    _Item("4d27e90b", "25 x 150µg LSD Blotter 'Paper Boats' - needlepoint", "paperclipper", "95.00", "25*150 ug", _LSD, "Germany", _W, "140", 22, "5.00"),
    _Item("91bb2c3d", "5 gr. S-Ketamine Needles ★ India import ★ [sneaky stealth]", "nordlichtapotheke", "115.00", "5 g", _KET, "Germany", _E, "Unlimited", 451, "4.88"),
    _Item("e60a7f18", "MDMA Champagne Crystals 84%", "lowlandlab", "14.00", "", _MDMA, "Netherlands", _W, "Unlimited", 2077, "4.96"),
    _Item("3fc2b745", 'Moroccan Dry Sift Hash "La Mousse" 25g', "Mr.Bricolage", "130.00", "25 g", _HASH, "France", _E, "Sold out", 61, "4.40"),
    _Item("a1187d9e", "Bromazolam 2mg bars x 100 (not pressed in a bath tub)", "nordlichtapotheke", "79.00", "100*2 mg", _BENZO, "Germany", _E, "12", 140, "4.66"),
    _Item("58d0ce37", "The Quiet Parcel - A Beginner's Guide to Stealth Mail (PDF, 64 pages)", "paperclipper", "9.50", "", _GUIDE, "Worldwide", _W, "Unlimited", 38, "3.90", True),
    _Item("d7f3a09c", "1KG Polish Amphetamine Paste - BULK - FE for trusted buyers", "TulpenBote", "1,150.00", "1 kg", _SPEED, "Poland", _E, "5", 8, "", True),
    _Item("2ba64e80", "Golden Teacher dried mushrooms 28g", "GrueneMinna", "145.00", "28 g", _SHROOM, "Austria", _E, "Unlimited", 73, "4.79"),
    _Item("6c9e15d3", "SAMPLE 0.3g Cocaine Peruvian Flake (1 per customer!)", "casa_blanca77", "19.90", "0.3 g", _COKE, "Spain", _E, "57", 203, "4.63"),
    _Item("f0417b2a", "10 GRAMM SUPER LEMON HAZE | -15% SPRING SALE", "GrueneMinna", "81.60", "10 g", _WEED, "Germany", ("Germany",), "Unlimited", 512, "4.91"),
    _Item("8e3cd650", "250 x Pink Porsche 220 mg (bulk price)", "lowlandlab", "310.00", "250*220 mg", _PILL, "Netherlands", _W, "Unlimited", 190, "4.90"),
    _Item("17f8ab4c", "Pregabalin 300mg - 56 caps - pharmacy blister", "nordlichtapotheke", "48.00", "56*300 mg", ("Prescription", "Pregabalin"), "Sweden", _E, "Unlimited", 33, ""),
    _Item("bd5092e7", "Ice-O-Lator 73µ full melt 3 g", "Mr.Bricolage", "54.00", "3 g", _HASH, "France", ("France", "Switzerland"), "9", 17, "4.20"),
    _Item("c43e61f9", "Cocaine Brick Pieces - wholesale from 50 g", "casa_blanca77", "2,650.00", "50 g", _COKE, "Spain", _E, "Unlimited", 14, "4.75", True, (("50 g", "50 g", "2,650.00"), ("100 g", "100 g", "4,900.00"), ("250 g", "250 g", "11,500.00"), ("500 g", "500 g", "21,900.00"))),
)
_BY = {item.ident: item for item in _ITEMS}


def _plain(number: str) -> str:
    return number.replace(",", "")


def _xmr(eur: str) -> str:
    return f"{Decimal(_plain(eur)) / _RATE:.4f}"


def _quantity(spec: str) -> dict[str, Any]:
    head, unit = spec.split()
    pieces, _, amount = head.rpartition("*")
    found: dict[str, Any] = {"amount": amount, "unit": unit}
    if pieces:
        found["pieces"] = int(pieces)
    if unit in _MASS:
        grams = Decimal(amount) * _MASS[unit] * Decimal(pieces or 1)
        found["grams"] = f"{grams.normalize():f}"
    return found


def _pixel(rng: random.Random) -> str:
    return "data:image/webp;base64,UklGR" + "".join(rng.choices("ABCDEFGHabcdefgh0123+/", k=26)) + "=="


def _hearts(rating: str) -> str:
    full = int(Decimal(rating) + Decimal("0.5"))
    marks = '<i class="heart heart--full"></i>' * full + '<i class="heart heart--empty"></i>' * (5 - full)
    return f'<span class="hearts">{marks}</span>'


def _truth(item: _Item, **more: Any) -> dict[str, Any]:
    found: dict[str, Any] = {
        "title": item.title, "url": f"/product/{item.ident}", "vendor": item.vendor,
        "price": {"amount": _plain(item.eur), "currency": "EUR"}, "price_also": {"amount": _xmr(item.eur), "currency": "XMR"},
        "category": list(item.cat), "ships_to": [_CODES[word] for word in item.dst], "sales": item.sold,
        "escrow": "fe" if item.fe else "escrow",
    }  # fmt: skip
    if item.cat != _GUIDE:
        found["ships_from"] = _CODES[item.src]
    else:
        found.pop("ships_to")
    if item.qty:
        found["quantity"] = _quantity(item.qty)
    if item.stock != "Unlimited":
        found["stock"] = 0 if item.stock == "Sold out" else int(item.stock)
    if item.rating:
        found["rating"] = item.rating
    for word, tag in (("SAMPLE", "sample"), ("SALE", "discount")):
        if word in item.title:
            found["marketing"] = [tag]
    return {**found, **more}


def _route(item: _Item) -> str:
    if item.cat == _GUIDE:
        return '<div class="product-card__ship digital">Digital delivery</div>'
    flag = f'<img class="flag" src="/static/flags/{_CODES[item.src].lower()}.svg" alt="{item.src}" title="{item.src}">'
    return f'<div class="product-card__ship">{flag}<span class="arrow">&rarr;</span>{", ".join(item.dst)}</div>'


def _card(item: _Item, rng: random.Random) -> str:
    cut = item.title if len(item.title) <= 44 else item.title[:41].rstrip() + "..."
    level, score = _V[item.vendor]
    badge = '<span class="badge badge--fe" title="Finalize early">FE</span>' if item.fe else '<span class="badge badge--escrow">Escrow</span>'
    stars = f"{_hearts(item.rating)}<em>{item.rating}</em>" if item.rating else '<em class="muted">No reviews</em>'
    start = '<span class="from">from</span> ' if item.options and not item.qty else ""
    stock = '<span class="stock stock--none">Sold out</span>' if item.stock == "Sold out" else f'<span class="stock">Stock <b>{item.stock.replace("Unlimited", "&infin;")}</b></span>'
    return f"""
<div class="product-card">
  <div class="product-card__media"><a href="/product/{item.ident}" style="background-image:url({_pixel(rng)})"></a>{badge}</div>
  <div class="product-card__body">
    <div class="product-card__cat">{escape(item.cat[0])} <span>&rsaquo;</span> {escape(item.cat[1])}</div>
    <a class="product-card__title" href="/product/{item.ident}" title="{escape(item.title)}">{escape(cut)}</a>
    <div class="product-card__vendor"><img class="avatar avatar--xs" src="{_pixel(rng)}" alt=""><a href="/vendor/{item.vendor}">{item.vendor}</a> <span class="lvl" title="Vendor level">{level}</span> <span class="pos">{score}%</span></div>
    {_route(item)}
    <div class="product-card__meta">{stock}<span class="sold">Sold <b>{item.sold:,}</b></span><span class="rate">{stars}</span></div>
    <div class="product-card__foot"><div class="price">{start}<b>{item.eur} &euro;</b><small>{_xmr(item.eur)} XMR</small></div><a class="btn btn--sm" href="/product/{item.ident}">View</a></div>
  </div>
</div>"""


def _menu() -> str:
    rows = ""
    for name, count, subs in (("Cannabis", 4211, (("Buds & Flowers", 2870), ("Hash", 901))), ("Stimulants", 2904, (("Cocaine", 1312), ("Speed", 877))), ("Ecstasy", 1660, (("Pills", 904), ("MDMA", 611))), ("Psychedelics", 1207, (("LSD", 402), ("Mushrooms", 318))), ("Benzos", 690, ()), ("Digital", 512, ())):
        inner = "".join(f'<li><a href="/category/{escape(sub.split()[0].lower())}">{escape(sub)}<span>{n}</span></a></li>' for sub, n in subs)
        rows += f'<li class="cats__item"><a href="/category/{name.lower()}">{name}<span>{count:,}</span></a><ul>{inner}</ul></li>'
    return f'<aside class="sidebar"><h4>Categories</h4><ul class="cats">{rows}</ul><div class="rates"><h4>Rates</h4><div><b>XMR</b> 159.20 &euro;</div><div><b>XMR</b> 174.81 $</div></div><div class="topv"><h4>Top vendors</h4><a href="/vendor/lowlandlab"><img class="avatar avatar--xs" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">lowlandlab <em>99.1%</em></a><a href="/vendor/GrueneMinna"><img class="avatar avatar--xs" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">GrueneMinna <em>99.3%</em></a></div></aside>'


def _page(title: str, body: str, side: bool = True) -> str:
    aside = _menu() if side else ""
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(title)} - Velmora</title><link rel="stylesheet" href="/static/velmora.css?v=31"><link rel="icon" href="data:,"></head>
<body class="theme-dark"><header class="top"><div class="wrap"><a class="logo" href="/">Velm<span>ora</span></a><form class="search" action="/search" method="get"><input type="text" name="q" placeholder="Search 12,480 products"><button>&#128269;</button></form>
<nav><a href="/orders">Orders <span class="cnt">2</span></a><a href="/messages">Messages <span class="cnt">0</span></a><a href="/cart">Cart <span class="cnt">1</span></a><a href="/wallet">0.0418 XMR <small>&asymp; 6.65 &euro;</small></a><div class="drop"><span>teekanne_22</span><div class="drop__list"><a href="/settings">Settings</a><a href="/favorites">Favorites</a><a href="/logout">Sign out</a></div></div></nav></div></header>
<main class="wrap layout">{aside}<section class="content">{body}</section></main>
<footer class="bottom"><div class="wrap"><a href="/canary">Canary</a> <a href="/pgp.txt">PGP</a> <a href="/mirrors">Mirrors</a> <a href="/rules">Rules</a> <a href="/bug-bounty">Bug bounty</a><p>Velmora &copy; 2021-2022. Server time 14.03.2022 09:20 UTC. Always check the address bar.</p></div></footer></body></html>"""


def _results(path: str, head: str, items: Sequence[_Item], rng: random.Random, page: int) -> SitePage:
    pager = "".join(f'<a class="pager__n{" is-active" if n == page else ""}" href="/category/all?page={n}">{n}</a>' for n in (1, 2, 3))
    filters = '<form class="filters" method="get"><select name="from"><option value="">Ships from: any</option><option>Germany</option><option>Netherlands</option></select><select name="to"><option value="">Ships to: any</option><option>Europe</option></select><input name="min" placeholder="min &euro;"><input name="max" placeholder="max &euro;"><select name="sort"><option>Most sold</option><option>Price: low to high</option></select><label><input type="checkbox" name="escrow"> Escrow only</label><button class="btn">Apply</button></form>'
    body = f'<h1>{head} <small>{len(items) + 18 * (page - 1)} of 39 products</small></h1>{filters}<div class="grid grid--products">{"".join(_card(item, rng) for item in items)}</div><div class="pager">{pager}</div>'
    return SitePage(path, _page(head, body), "results", [_truth(item) for item in items])


_REVIEWS = ("Fast as always, 3 days to Berlin. Stealth 10/10", "Good stuff but communication was slow", "Arrived after reship, vendor is honest.", "Top quality, will order again &amp; again", "NDD!! Thanks bro", "a bit underweight (-0.1) but overall ok", "No comment left.", "Hammer Zeug, gerne wieder")


def _reviews(vendor: str, items: Sequence[_Item], rng: random.Random, count: int, named: bool) -> tuple[str, list[dict[str, Any]]]:
    html, truth = "", []
    for number in range(count):
        item, stars, ago = rng.choice(items), rng.choice((5, 5, 5, 4, 3)), 2 + number * 2
        label, _, eur = rng.choice(item.options) if item.options else ("", "", item.eur)
        buyer, text = rng.choice("abkmtwz") + "***" + rng.choice("aeiou79"), rng.choice(_REVIEWS)
        product = f'<a class="review__product" href="/product/{item.ident}">{escape(item.title)}</a>' if named else ""
        variant = f'<span class="review__variant">Variant: {label}</span>' if label else ""
        html += f"""<div class="review"><div class="review__head"><img class="avatar avatar--xs" src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><span class="review__user">{buyer}</span><span class="review__orders" title="Orders of this customer">{3 + number * 4} orders</span>{_hearts(str(stars))}<span class="review__score">{stars}/5</span><time>{ago} days ago</time></div>{product}<div class="review__what">{variant}<span class="review__paid">{eur} &euro;</span></div><p class="review__text">{text}</p></div>"""
        truth.append({"vendor": vendor, "listing": item.title, "rating": str(stars), "text": text.replace("&amp;", "&"), "buyer": buyer, "at": (_TODAY - timedelta(days=ago)).isoformat(), "amount": {"amount": _plain(eur), "currency": "EUR"}})
    return f'<div class="reviews">{html}</div>', truth


_TEXTS = {
    "b3f9c1e2": "Straight from the brick, never re-pressed. Shiny flakes, strong smell, HPLC 89.3%. Reagent sheet on request. Orders before 11:00 go out the same day except Sundays.",
    "77ad0c54": "Orange Tesla, 240 mg MDMA each, thick and hard press with score line. Please start low: take half, wait, drink water. Packed in mylar inside a normal letter.",
    "58d0ce37": "64 pages of what I have learned in six years of post. English, no pictures. Link is sent automatically after payment.",
    "c43e61f9": "Pieces cut from the brick with stamp, for resellers only. No samples of this one. FE only for accounts with more than 20 orders.",
}  # fmt: skip


def _buy_box(item: _Item) -> str:
    first = item.options[0][0] if item.options else ""
    options = "".join(f'<option value="{n}">{label} - {eur} &euro; ({_xmr(eur)} XMR)</option>' for n, (label, _, eur) in enumerate(item.options))
    choose = f'<label>Amount</label><select name="variant">{options}</select>' if options else ""
    ship = '<label>Shipping</label><select name="shipping"><option>Letter, untracked (2-5 days) - 4.00 &euro;</option><option>Tracked parcel (1-3 days) - 9.50 &euro;</option></select>' if item.cat != _GUIDE else ""
    per = f' <span class="buy__per">/ {first}</span>' if first else ""
    return f'<form class="buy" method="post" action="/cart/add"><input type="hidden" name="_token" value="q8Zr1tY0"><input type="hidden" name="product" value="{item.ident}"><div class="buy__price"><b>{item.eur} &euro;</b>{per}<small>{_xmr(item.eur)} XMR</small></div>{choose}{ship}<label>Quantity</label><input type="number" name="qty" value="1" min="1"><button class="btn btn--primary">Add to cart</button> <button class="btn" name="fav">&#9825; Favorite</button></form>'


def _detail(ident: str, rng: random.Random, others: Sequence[str]) -> SitePage:
    item = _BY[ident]
    level, score = _V[item.vendor]
    reviews, rows = _reviews(item.vendor, [item], rng, 6, False) if item.rating else ("", [])
    crumbs = f'<div class="crumbs"><a href="/">Home</a> / <a href="/category/{item.cat[0].lower()}">{escape(item.cat[0])}</a> / <a href="/category/x">{escape(item.cat[1])}</a></div>'
    facts = [("Payment", '<span class="coin coin--xmr">Monero (XMR)</span>'), ("Type", "Finalize early" if item.fe else "Escrow"), ("Stock", item.stock), ("Sold", f"{item.sold:,}")]
    if item.cat != _GUIDE:
        facts = [("Ships from", item.src), ("Ships to", ", ".join(item.dst)), *facts]
    grid = "".join(f'<div class="fact"><span class="fact__k">{key}</span><span class="fact__v">{value}</span></div>' for key, value in facts)
    table = ""
    if len(item.options) and item.qty:
        table = '<h3>Bulk prices</h3><table class="bulk"><thead><tr><th>Amount</th><th>EUR</th><th>XMR</th></tr></thead><tbody>' + "".join(f"<tr><td>{label}</td><td>{eur} &euro;</td><td>{_xmr(eur)}</td></tr>" for label, _, eur in item.options) + "</tbody></table>"
    more = "".join(_card(_BY[other], rng) for other in others)
    body = f"""{crumbs}<div class="product"><div class="product__gallery"><input type="radio" id="g1" name="g" checked><label for="g1"><img src="{_pixel(rng)}"></label><input type="radio" id="g2" name="g"><label for="g2"><img src="{_pixel(rng)}"></label></div>
<div class="product__info"><h1>{escape(item.title)}</h1><div class="product__vendor"><img class="avatar" src="{_pixel(rng)}"><a href="/vendor/{item.vendor}">{item.vendor}</a> <span class="lvl">{level}</span> <span class="pos">{score}% positive</span> <a class="btn btn--xs" href="/messages/new?to={item.vendor}">Message</a></div>
<div class="product__rate">{_hearts(item.rating)} <b>{item.rating}</b> <a href="#reviews">{len(rows) * 7} reviews</a></div><div class="facts">{grid}</div>{_buy_box(item)}</div></div>
<div class="tabs"><input type="radio" name="t" id="t1" checked><label for="t1">Description</label><input type="radio" name="t" id="t2"><label for="t2">Reviews</label><input type="radio" name="t" id="t3"><label for="t3">Refund policy</label>
<div class="tab tab1"><div class="md"><p>{_TEXTS[ident]}</p></div>{table}</div><div class="tab tab2" id="reviews">{reviews}</div><div class="tab tab3"><p>50% reship for customers with more than five orders. No refund for a wrong address.</p></div></div>
<h3 class="more">More from {item.vendor}</h3><div class="grid grid--products">{more}</div>"""
    extra: dict[str, Any] = {"description": _TEXTS[ident], "payment": ["XMR"]}
    if item.options:
        extra["quantity"] = _quantity(item.options[0][1])
        extra["tiers"] = [{"quantity": _quantity(spec), "price": {"amount": _plain(eur), "currency": "EUR"}} for _, spec, eur in item.options]
    truth = _truth(item, **extra)
    truth.pop("url")
    return SitePage(f"/product/{ident}", _page(item.title, body), "listing", [truth, *(_truth(_BY[other], aside=True) for other in others)], (), rows)


_PROFILES = {
    "lowlandlab": ("Germany and NL customers: letters go out Mon-Fri. Family business since many harvests, we answer within 24 h.", "Netherlands", "1,482", "4.94", "June 2021", 3, (("Halcyon", "4.91"), ("Marrow Bay", "4.88"))),
    "casa_blanca77": ("Hola! Small team on the coast. We only sell what we would take ourselves. Write in English, Spanish or French.", "Spain", "535", "4.77", "November 2021", 1, ()),
}  # fmt: skip


def _vendor(name: str, rng: random.Random) -> SitePage:
    about, src, orders, rating, since, ago, markets = _PROFILES[name]
    mine = [item for item in _ITEMS if item.vendor == name]
    reviews, rows = _reviews(name, mine, rng, 5, True)
    stats = (("Vendor level", _V[name][0]), ("Orders completed", orders), ("Rating", f"{rating}"), ("Positive", f"{_V[name][1]}%"), ("Disputes lost", "2"), ("Ships from", src), ("Member since", since), ("Last seen", f"{ago} days ago" if ago > 1 else "1 day ago"))
    grid = "".join(f'<div class="stat"><span class="stat__value">{value}</span><span class="stat__label">{label}</span></div>' for label, value in stats)
    imported = "".join(f'<li><b>{market}</b> <span>{score}/5</span> <i class="ok" title="Verified import">&#10004;</i></li>' for market, score in markets)
    imports = f'<div class="imports"><h4>Imported feedback</h4><ul>{imported}</ul></div>' if markets else ""
    key = "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmDMEYexampleFakeKeyNotReal0000\n=AAAA\n-----END PGP PUBLIC KEY BLOCK-----"
    body = f"""<div class="profile"><img class="avatar avatar--xl" src="{_pixel(rng)}"><div><h1>{name}</h1><span class="role">Vendor</span> <a class="btn btn--xs" href="/messages/new?to={name}">Message</a> <a class="btn btn--xs" href="/report/{name}">Report</a></div></div><div class="stats">{grid}</div>{imports}
<div class="tabs"><input type="radio" name="t" id="t1" checked><label for="t1">About</label><input type="radio" name="t" id="t2"><label for="t2">Products ({len(mine)})</label><input type="radio" name="t" id="t3"><label for="t3">Reviews</label><input type="radio" name="t" id="t4"><label for="t4">PGP</label>
<div class="tab tab1 md"><p>{about}</p></div><div class="tab tab2"><div class="grid grid--products">{"".join(_card(item, rng) for item in mine)}</div></div><div class="tab tab3">{reviews}<a href="/vendor/{name}/reviews">All reviews</a></div><div class="tab tab4"><pre class="pgp">{key}</pre></div></div>"""
    truth: dict[str, Any] = {"name": name, "level": _V[name][0], "sales": int(_plain(orders)), "rating": rating, "ships_from": _CODES[src], "member_since": {"June 2021": "2021-06", "November 2021": "2021-11"}[since], "last_seen": (_TODAY - timedelta(days=ago)).isoformat(), "description": about}
    if markets:
        truth["markets"] = [{"market": market, "rating": score} for market, score in markets]
    return SitePage(f"/vendor/{name}", _page(name, body), "vendor", [_truth(item) for item in mine], [truth], rows)


def _feedback(name: str, rng: random.Random) -> SitePage:
    html, rows = _reviews(name, [item for item in _ITEMS if item.vendor == name], rng, 14, True)
    body = f'<div class="crumbs"><a href="/">Home</a> / <a href="/vendor/{name}">{name}</a> / Reviews</div><h1>Reviews of {name}</h1>{html}<div class="pager"><a class="pager__n is-active" href="?page=1">1</a><a class="pager__n" href="?page=2">2</a></div>'
    return SitePage(f"/vendor/{name}/reviews", _page("Reviews", body), "feedback", (), (), rows)


def _pages(rng: random.Random) -> Sequence[SitePage]:
    login = '<div class="auth"><h1>Sign in</h1><form method="post"><label>Username</label><input name="username"><label>Password</label><input type="password" name="password"><div class="captcha"><p>Set the clock to the time shown in the picture</p><img src="data:image/png;base64,iVBORw0KGgo="><select name="h"><option>01</option><option>02</option></select>:<select name="m"><option>00</option><option>05</option></select></div><button class="btn btn--primary">Sign in</button></form><a href="/register">Create account</a></div>'
    empty = '<h1>Search: &quot;etonitazene&quot; <small>0 of 0 products</small></h1><div class="empty"><p>We could not find any products. Try fewer filters.</p></div>'
    featured = [_BY[ident] for ident in ("e60a7f18", "c85511fa", "77ad0c54", "91bb2c3d", "f0417b2a", "4d27e90b")]
    news = '<div class="news"><h3>News</h3><article><time>11.03.2022</time><h4>New mirrors</h4><p>Three private mirrors were added for accounts older than 30 days.</p></article><article><time>02.03.2022</time><h4>Vendor bond is now 2.5 XMR</h4><p>Vendors with proof from elsewhere pay nothing.</p></article></div>'
    home = f'<h1>Welcome back, teekanne_22</h1>{news}<h2>Featured products</h2><div class="grid grid--products">{"".join(_card(item, rng) for item in featured)}</div>'
    return [
        SitePage("/", _page("Home", home), "index", [_truth(item) for item in featured]),
        _results("/category/all?page=1", "All products", _ITEMS, rng, 1),
        _results("/search?q=g&page=2", "Search: &quot;g&quot;", _ITEMS[2:15], rng, 2),
        _results("/category/all?page=3", "All products", _ITEMS[7:10], rng, 3),
        SitePage("/search?q=etonitazene", _page("Search", empty), "results"),
        _detail("b3f9c1e2", rng, ("6c9e15d3",)),
        _detail("77ad0c54", rng, ("e60a7f18", "8e3cd650")),
        _detail("58d0ce37", rng, ("4d27e90b",)),
        _detail("c43e61f9", rng, ()),
        _vendor("lowlandlab", rng),
        _vendor("casa_blanca77", rng),
        _feedback("lowlandlab", rng),
        SitePage("/login", _page("Sign in", login, side=False), "login"),
    ]


SITE = TestSite("velmora", "market", "en", "2022-03-14T09:20:00Z", _pages)
