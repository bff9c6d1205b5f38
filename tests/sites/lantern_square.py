"""A market after the Go-written ones of 2017-2019: Semantic UI cards, packages with flags, four currencies."""
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

_MASS = {"ug": "0.000001", "mg": "0.001", "g": "1", "kg": "1000", "oz": "28.349523125"}
_RATES = {"BTC": Decimal("6402.11"), "BCH": Decimal("452.80"), "ETH": Decimal("204.37")}
_LAND = {"us": ("United States", "US"), "gb": ("United Kingdom", "GB"), "de": ("Germany", "DE"), "nl": ("Netherlands", "NL"), "ru": ("Russia", "RU"), "fi": ("Finland", "FI"), "se": ("Sweden", "SE"), "ua": ("Ukraine", "UA"), "au": ("Australia", "AU"), "ca": ("Canada", "CA"), "eu": ("European Union", "EU"), "ww": ("Worldwide", "WW"), "be": ("Belgium", "BE"), "cz": ("Czech Republic", "CZ")}
_SEEN = "2018-10-21T18:20:00Z"

# title, category, vendor, from, to, way, smallest package (code, its name), dollars, stars, blurb
_ITEMS: list[tuple[str, str, str, str, str, str, str, str, str, str, str]] = [
    ("Cocaine Colombian Fishscale 90%", "Cocaine", "amber_fox", "nl", "ww", "Mail", "0.5g", "0.5 g", "44.00", "4.9", "Not stepped on. Free of levamisole by our own tests."),
    ("MDMA crystal 84%", "MDMA", "amber_fox", "nl", "eu", "Mail", "1g", "1 gram", "12.50", "4.8", "Big brown shards, made in NL."),
    ("Amnesia Haze", "Buds", "hempel-und-sohn", "de", "eu", "Mail", "5g", "5g", "49.00", "5.0", "Indoor, well dried, no stems."),
    ("LSD 220ug Hofmann 2018", "LSD", "blotterhaus", "de", "ww", "Mail", "5x220ug", "5 blotters 220 ug", "35.00", "4.7", "Needlepoint, laid in Germany. Sent as a greeting card."),
    ("Mephedrone Crystal [Helsinki centre]", "Mephedrone", "kuusi", "fi", "fi", "Drop", "1g", "1g magnet", "60.00", "4.6", "Instant drop in Kallio and Pasila. Coordinates and photo after payment."),
    ("Amphetamine Speed 70% (Tampere)", "Amphetamine", "kuusi", "fi", "fi", "Drop", "2g", "2 g", "40.00", "4.5", "Buried, 10 cm, in plastic."),
    ("Alprazolam 1mg Xanax PFIZER", "Benzos", "Dr.Marmalade", "gb", "ww", "Mail", "30x1mg", "30 x 1mg blister", "42.00", "4.9", "Original blisters, expiry 2021."),
    ("Hash Super Polm", "Hash", "hempel-und-sohn", "de", "de", "Mail", "10g", "10 g", "68.00", "", "Soft, dark, one press."),
    ("Ketamine Racemic -- sugar", "Ketamine", "amber_fox", "nl", "ww", "Mail", "1g", "1g", "25.00", "4.4", "Vet grade, dried in house."),
    ("Heroin #3 Brown", "Heroin", "rustcoat", "be", "eu", "Mail", "0.25g", "0.25g tester", "14.00", "4.1", "Testers only one for each buyer."),
    ("2C-B pills 20mg \"Pink Bees\"", "2C-B", "blotterhaus", "de", "ww", "Mail", "10x20mg", "10 pills a 20mg", "48.00", "4.8", "Pressed with care; each weighs 200 mg."),
    ("Mushrooms Psilocybe Cubensis B+", "Mushrooms", "Moss&Fern", "cz", "eu", "Mail", "7g", "7 g dried", "55.00", "5.0", "Home grown, cracker dry."),
    ("Guide: bitcoin for your grandmother", "Guides", "papermill", "ww", "ww", "Digital", "", "PDF, 40 pages", "3.00", "3.9", "All you have to know in large letters."),
    ("Oxycodone 80mg OC", "Opioids", "Dr.Marmalade", "gb", "gb", "Mail", "5x80mg", "5 tablets 80 mg", "110.00", "4.6", "Old formula."),
    ("Cocaine «Снег» Москва", "Cocaine", "snegir", "ru", "ru", "Drop", "0.5g", "0.5 г тайник", "85.00", "4.3", "САО, ЮЗАО, ВАО. Магниты, фото, координаты."),
    ("Methadone street 98", "Methadone", "snegir", "ru", "ru", "Drop", "1g", "1г прикоп", "77.00", "", "Spb, all districts."),
    ("AK-47 weed from Kyiv", "Buds", "chestnut_city", "ua", "ua", "Drop", "2g", "2 g", "22.00", "4.2", "Pechersk, Obolon."),
    ("XTC Tesla 240mg orange", "Ecstasy", "amber_fox", "nl", "ww", "Mail", "10x240mg", "10 pills 240 mg", "39.00", "4.9", "Do not take a whole one."),
    ("Crystal Meth Czech \"Pervitin\"", "Meth", "Moss&Fern", "cz", "eu", "Mail", "1g", "1 gr", "58.00", "4.0", "White, dry, long shards."),
    ("DMT freebase orange", "DMT", "Moss&Fern", "cz", "ww", "Mail", "1g", "1g", "90.00", "4.7", "Mimosa, cleaned twice."),
    ("Canna butter cookies", "Edibles", "mapleroot", "ca", "ca", "Mail", "4 piece", "4 pieces", "20.00", "4.5", "Chocolate, 25 mg in each."),
    ("Viagra generic 100 mg", "Prescription", "Dr.Marmalade", "gb", "ww", "Mail", "20x100mg", "20 x 100 mg", "18.00", "4.2", "Made in India."),
    ("Shatter Blueberry", "Concentrates", "mapleroot", "ca", "ww", "Mail", "3.5g", "3.5g", "95.00", "", "BHO, purged for two days."),
    ("Gelato #33 AU grown", "Buds", "wattlebird", "au", "au", "Mail", "1oz", "1 oz", "310.00", "4.8", "Express Post only."),
]
_MORE = {  # packages after the first, for items shown whole: (code, name, dollars, from, to, way, left)
    0: [("1g", "1 g", "82.00", "nl", "ww", "Mail", "26"), ("3.5g", "3.5 g", "269.00", "nl", "ww", "Mail", "8"), ("10g", "10 g", "720.00", "nl", "eu", "Mail", "2")],
    17: [("25x240mg", "25 pills 240 mg", "88.00", "nl", "ww", "Mail", "14"), ("100x240mg", "100 pills 240 mg", "290.00", "nl", "ww", "Mail", "5"), ("1000x240mg", "1000 pills 240 mg", "2150.00", "nl", "eu", "Preorder", "1")],
    4: [("2g", "2g magnet", "110.00", "fi", "fi", "Drop", "3"), ("5g", "5g buried", "240.00", "fi", "fi", "Drop", "1")],
    12: [],
}
_HOUSE = {  # level, deals, registered, login, words, score, languages
    "amber_fox": ("Gold account", 1312, "12.02.2017", "today", "We are a small team from Brabant. Orders before noon leave the same day. Wickr: no. Only messages here.", "4.87"),
    "kuusi": ("Silver account", 288, "30.09.2017", "3 days ago", "Drops in Helsinki, Tampere, Turku. Not found? Send the photo of the place within 12 hours and we look at it together.", "4.55"),
}
_SAID = [(5, "Perfect deal, third time here. Came in 4 days to Austria."), (5, "Quality 10/10, packing 10/10"), (4, "Good but the weight was 0.93"), (5, "спасибо, всё на месте"), (1, "Nothing there. Moderator did not help."), (3, "Average stuff, quick seller"), (5, "Found in two minutes!"), (2, "Wet product, smells of acetone"), (5, "tnx bro"), (4, "A day late, rest is fine")]
_AGO = [("2 hours ago", "2018-10-21"), ("a day ago", "2018-10-20"), ("3 days ago", "2018-10-18"), ("a week ago", "2018-10-14"), ("2 weeks ago", "2018-10-07")]


def _id(index: int) -> str:
    mixed = (index * 2654435761 + 40503) % 4294967296
    return f"{mixed:08x}-{(mixed >> 7) % 65536:04x}-4{index:03x}-9a{index % 90 + 10}-{mixed * 7919 % 16**12:012x}"


def _quantity(code: str) -> dict[str, Any] | None:
    found = re.fullmatch(r"(?:(\d+)x)?([\d.]+) ?([a-z]+)", code)
    if not found:
        return None
    many, amount, unit = found.groups()
    made: dict[str, Any] = {"amount": amount, "unit": unit}
    if unit in _MASS:
        made["grams"] = format((Decimal(amount) * Decimal(_MASS[unit]) * int(many or 1)).normalize(), "f")
    return made | ({"pieces": int(many)} if many else {})


def _coin(dollars: str, coin: str) -> str:
    return f"{Decimal(dollars) / _RATES[coin]:.{5 if coin == 'BTC' else 4}f}"


def _href(index: int) -> str:
    return f"/user/{escape(_ITEMS[index][2])}/item/{_id(index)}"


def _way(way: str) -> str:
    return {"Mail": "post", "Drop": "hidden_place"}.get(way, "")


def _truth(index: int, *, where: str) -> dict[str, Any]:
    title, path, vendor, origin, to, way, code, _, dollars, stars, blurb = _ITEMS[index]
    row: dict[str, Any] = {"title": title, "vendor": vendor, "price": {"amount": dollars, "currency": "USD"}, "price_also": {"amount": _coin(dollars, "BTC"), "currency": "BTC"}}
    if where != "detail":
        row["url"] = f"/user/{vendor}/item/{_id(index)}"
    if where == "side":
        return row | {"aside": True}
    if quantity := _quantity(code):
        row["quantity"] = quantity
    row |= {"category": ["Drugs", path] if path != "Guides" else ["Digital", path], "ships_to": [_LAND[to][1]], "ships_from": _LAND[origin][1], "description": blurb}
    if _way(way):
        row["delivery"] = [_way(way)]
    if "tester" in _ITEMS[index][7]:
        row["marketing"] = ["sample"]
    if stars and where == "row":
        row["rating"] = stars
    return row


def _flag(code: str) -> str:
    name = _LAND[code][0]
    return f'<i class="world icon" data-tooltip="{name}" title="{name}"></i>' if code == "ww" else f'<i class="{code} flag" data-tooltip="{name}" title="{name}"></i>'


def _prices(dollars: str) -> str:
    return f'<span class="ui green label">{dollars} USD</span> <span class="ui basic label">{_coin(dollars, "BTC")} BTC</span> <span class="ui basic label">{_coin(dollars, "BCH")} BCH</span> <span class="ui basic label">{_coin(dollars, "ETH")} ETH</span>'


def _card(index: int) -> str:
    title, path, vendor, origin, to, way, _, name, dollars, stars, blurb = _ITEMS[index]
    group = "Drugs" if path != "Guides" else "Digital"
    star = f'<div class="ui small right floated label"><i class="yellow star icon"></i>{stars}</div>' if stars else '<div class="ui small right floated label">New</div>'
    icon = {"Mail": "mail", "Drop": "map marker", "Digital": "download"}[way]
    picture = f'<a class="image" href="{_href(index)}"><img class="ui image" src="/item-image/{_id(index)}?size=500x500"></a>' if index % 6 else '<a class="ui placeholder image"></a>'
    return f"""<div class="ui card">
  {picture}
  <div class="content">
    <a class="header" href="{_href(index)}">{escape(title, quote=False)}</a>
    <div class="meta"><a href="/marketplace/?category={path}">{group} / {path}</a>{star}</div>
    <div class="meta"><a href="/user/{escape(vendor)}"><i class="user icon"></i>@{escape(vendor)}</a> <span class="ui mini {"yellow" if index % 3 else "grey"} label">{"Gold" if index % 3 else "Free"}</span></div>
    <div class="description"> {escape(blurb)} </div>
  </div>
  <div class="extra content"><i class="{icon} icon" title="{way}"></i> {way} {_flag(origin)} <i class="right arrow icon"></i> {_flag(to)}
    <div class="right floated">{escape(name)}</div></div>
  <div class="extra content">{_prices(dollars)}</div>
</div>"""


def _row(index: int) -> str:
    """The same item in the list view of a vendor's page: an item of an item group."""
    title, path, _, origin, to, way, _, name, dollars, stars, blurb = _ITEMS[index]
    group = "Drugs" if path != "Guides" else "Digital"
    star = f'<span class="right floated"><i class="star icon"></i> {stars}</span>' if stars else ""
    return f"""<div class="item"><div class="ui tiny image"><a href="{_href(index)}"><img src="/item-image/{_id(index)}?size=100x100"></a></div>
<div class="content"><a class="header" href="{_href(index)}">{escape(title, quote=False)}</a><div class="meta">{group} / {path} {star}</div><div class="description"><p>{escape(blurb)}</p></div>
<div class="extra"><span class="ui label">{way}</span>{_flag(origin)} &rarr; {_flag(to)} <b>{escape(name)}</b> {_prices(dollars)}</div></div></div>"""


def _frame(inner: str, *, title: str, user: bool = True) -> str:
    tree = "".join(f'<a class="item" href="/marketplace/?category={n}">{n}<div class="ui small label">{c}</div></a>' for n, c in (("Amphetamine", 201), ("Benzos", 133), ("Buds", 904), ("Cocaine", 377), ("Ecstasy", 290), ("Hash", 211), ("Heroin", 88), ("Ketamine", 97), ("LSD", 164), ("MDMA", 180), ("Mephedrone", 73), ("Mushrooms", 51)))
    menu = """<div class="ui inverted fixed menu"><div class="ui container"><a class="header item" href="/marketplace/"><img class="logo" src="/static/logo.png" alt="">Lantern Square</a><a class="item" href="/marketplace/">Market</a><a class="item" href="/vendors/">Sellers</a><a class="item" href="/board/">Board</a><a class="item" href="/messages"><i class="mail icon"></i> <div class="ui red circular mini label">1</div></a>
<div class="right menu"><a class="item" href="/wallet"><i class="bitcoin icon"></i> 0.00000 BTC</a><a class="item" href="/wallet/eth">0.0000 ETH</a><a class="item" href="/user/quietpike">quietpike</a><a class="item" href="/auth/logout"><i class="sign out icon"></i></a></div></div></div>"""
    side = f'<div class="four wide column"><div class="ui vertical fluid menu"><div class="header item">Categories</div><a class="item" href="/marketplace/">All<div class="ui small label">2769</div></a>{tree}</div><div class="ui segment"><h5>Rates</h5><div class="ui list"><div class="item">BTC 6402.11 USD</div><div class="item">BCH 452.80 USD</div><div class="item">ETH 204.37 USD</div></div></div></div>'
    body = f'<div class="ui grid">{side}<div class="twelve wide column">{inner}</div></div>' if user else inner
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title} | Lantern Square</title><link rel="stylesheet" type="text/css" href="/static/semantic/semantic.min.css"></head>
<body>{menu if user else ""}<div class="ui main container">{body}</div>
<div class="ui vertical footer segment"><div class="ui center aligned container"><a href="/help">Help</a> | <a href="/verify.txt">PGP canary</a> | <a href="/stats/1.png">Statistics</a><p>Lantern Square, free marketplace, 2015-2018. Page made in 0.03 s</p></div></div></body></html>"""


def _results(numbers: Sequence[int], page: int) -> str:
    filters = '<form class="ui form segment" method="get"><div class="three fields"><div class="field"><input name="query" placeholder="Search"></div><div class="field"><select name="shipping-from"><option>Ships from: any</option><option>Germany</option><option>Russia</option></select></div><div class="field"><select name="sortby"><option>Popularity</option><option>Rating</option><option>Price</option></select></div></div><button class="ui button">Filter</button></form><div class="ui secondary menu"><a class="item active">All</a><a class="item">Mail</a><a class="item">Drop</a><a class="item">Preorder</a><a class="item">Digital</a></div>'
    pager = '<div class="ui pagination menu">' + "".join(f'<a class="{"active " if n == page else ""}item" href="/marketplace/?page={n}">{n}</a>' for n in (1, 2, 3)) + "</div>"
    cards = f'<div class="ui three stackable cards">{"".join(map(_card, numbers))}</div>' if numbers else '<div class="ui warning message"><div class="header">Nothing was found</div><p>There are no items for these filters.</p></div>'
    return _frame(filters + cards + (pager if numbers else ""), title="Marketplace")


def _notes(rng: random.Random, vendor: str, items: Sequence[int], count: int) -> tuple[str, list[dict[str, Any]]]:
    shown, truth = [], []
    for _ in range(count):
        (stars, text), (ago, day) = rng.choice(_SAID), rng.choice(_AGO)
        buyer, item = rng.choice(["b******r", "q**k", "s*****9", "m***y", "th****t"]), rng.choice(items)
        lit = '<i class="yellow star icon"></i>' * stars + '<i class="empty star icon"></i>' * (5 - stars)
        about = f'<a href="{_href(item)}">{escape(_ITEMS[item][0])}</a>' if len(items) > 1 else ""
        shown.append(f'<div class="comment"><a class="avatar"><img src="/user-avatar/none"></a><div class="content"><a class="author">{buyer}</a><div class="metadata"><span class="date">{ago}</span><div class="rating" title="{stars}/5">{lit}</div></div><div class="text">{text}</div><div class="actions">{about}</div></div></div>')
        truth.append({"vendor": vendor, "rating": str(stars), "text": text, "buyer": buyer, "at": day, "listing": _ITEMS[item][0]})
    return '<div class="ui comments"><h3 class="ui dividing header">Reviews</h3>' + "".join(shown) + "</div>", truth


def _detail(rng: random.Random, index: int, near: Sequence[int]) -> SitePage:
    title, path, vendor, origin, to, way, code, name, dollars, _, blurb = _ITEMS[index]
    packages = [(code, name, dollars, origin, to, way, "31"), *_MORE[index]]
    lines = "".join(f'<tr><td>{escape(n)}</td><td><span class="ui label">{w}</span></td><td>{_flag(f)} <i class="right arrow icon"></i> {_flag(t)}</td><td><b>{d} USD</b></td><td>{_coin(d, "BTC")} BTC</td><td>{_coin(d, "BCH")} BCH</td><td>{_coin(d, "ETH")} ETH</td><td>{left}</td><td><a class="ui mini green button" href="/user/{vendor}/item/{_id(index)}/package/{k}/book">Buy</a></td></tr>' for k, (_, n, d, f, t, w, left) in enumerate(packages))
    comments, feedback = _notes(rng, vendor, [index], 4)
    alike = "".join(f'<div class="item"><div class="content"><a class="header" href="{_href(i)}">{escape(_ITEMS[i][0])}</a><div class="meta"><a href="/user/{escape(_ITEMS[i][2])}">@{escape(_ITEMS[i][2])}</a></div>from {_ITEMS[i][8]} USD / {_coin(_ITEMS[i][8], "BTC")} BTC</div></div>' for i in near)
    group = "Drugs" if path != "Guides" else "Digital"
    html = _frame(f"""<div class="ui breadcrumb"><a class="section" href="/marketplace/?category={group}">{group}</a><i class="right chevron icon divider"></i><a class="section" href="/marketplace/?category={path}">{path}</a></div>
<h1 class="ui header">{escape(title)}<div class="sub header">by <a href="/user/{vendor}">@{vendor}</a></div></h1>
<div class="ui grid"><div class="six wide column"><img class="ui fluid image" src="/item-image/{_id(index)}?size=500x500"></div><div class="ten wide column"><p>{escape(blurb)}</p><div class="ui list"><div class="item"><i class="calendar icon"></i>Seller registered: {_HOUSE.get(vendor, ("", 0, "04.07.2018"))[2]}</div><div class="item"><i class="clock icon"></i>Last login: a day ago</div><div class="item"><i class="shield icon"></i>Escrow, automatic release in 10 days</div></div></div></div>
<table class="ui celled table fluid"><thead><tr><th>Package</th><th>Type</th><th>Shipping</th><th colspan="4">Price</th><th>Left</th><th></th></tr></thead><tbody>{lines}</tbody></table>
{comments}<h4 class="ui header">Other items</h4><div class="ui divided items">{alike}</div>""", title=escape(title))
    row = _truth(index, where="detail") | {"escrow": "escrow"}
    if len(packages) > 1:
        row["tiers"] = [{"quantity": _quantity(c), "price": {"amount": d, "currency": "USD"}} for c, _, d, *_ in packages]
        row["ships_to"] = sorted({_LAND[p[4]][1] for p in packages})
    else:
        row["stock"] = 31
    return SitePage(f"/user/{vendor}/item/{_id(index)}", html, "listing", listings=[row, *(_truth(i, where="side") for i in near)], feedback=feedback)


def _vendor(rng: random.Random, name: str, tab: str) -> SitePage:
    level, deals, joined, seen, words, score = _HOUSE[name]
    own = [i for i, item in enumerate(_ITEMS) if item[2] == name]
    comments, feedback = _notes(rng, name, own, 9)
    main = comments if tab == "reviews" else f'<div class="ui segment"><p>{words}</p></div><div class="ui divided items">{"".join(map(_row, own))}</div>'
    html = _frame(f"""<div class="ui segment"><h2 class="ui header"><img class="ui circular image" src="/user-avatar/{name}"><div class="content">@{name} <span class="ui yellow label">{level}</span><div class="sub header"><i class="star icon"></i> {score} &middot; {deals} deals</div></div></h2>
<table class="ui very basic table"><tr><td>Registration date</td><td>{joined}</td></tr><tr><td>Last login date</td><td>{seen}</td></tr><tr><td>Languages</td><td>English</td></tr><tr><td>Warnings</td><td>0</td></tr></table></div>
<div class="ui top attached tabular menu"><a class="{"active " if tab != "reviews" else ""}item" href="/user/{name}">Items <div class="ui label">{len(own)}</div></a><a class="{"active " if tab == "reviews" else ""}item" href="/user/{name}/reviews">Reviews <div class="ui label">{deals // 3}</div></a><a class="item" href="/user/{name}/warnings">Warnings</a><a class="item" href="/user/{name}/pgp">PGP</a><a class="item" href="/messages/{name}">Message</a></div><div class="ui bottom attached segment">{main}</div>""", title=f"@{name}")
    day = {"today": "2018-10-21", "3 days ago": "2018-10-18"}[seen]
    fact: dict[str, Any] = {"name": name, "level": level, "sales": deals, "rating": score, "member_since": "-".join(reversed(joined.split("."))), "last_seen": day}
    if tab == "reviews":
        return SitePage(f"/user/{name}/reviews", html, "feedback", vendors=[fact], feedback=feedback)
    return SitePage(f"/user/{name}", html, "vendor", vendors=[fact | {"description": words}], listings=[_truth(i, where="row") for i in own])


def _pages(rng: random.Random) -> Sequence[SitePage]:
    order = list(range(len(_ITEMS)))
    rng.shuffle(order)
    cuts = [order[:12], order[12:22], order[22:]]
    out = [SitePage(f"/marketplace/?page={n}", _results(cut, n), "results", listings=[_truth(i, where="row") for i in cut]) for n, cut in enumerate(cuts, 1)]
    out.append(SitePage("/marketplace/?query=zeppelin", _results([], 1), "results"))
    out += [_detail(rng, i, rng.sample([x for x in order if x != i], 2)) for i in _MORE]
    out += [_vendor(rng, "amber_fox", "items"), _vendor(rng, "kuusi", "items"), _vendor(rng, "amber_fox", "reviews")]
    tiles = "".join(f'<a class="ui card" href="/marketplace/?category={n}"><div class="content"><div class="header">{n}</div><div class="meta">{c} items</div></div></a>' for n, c in (("Drugs", 2512), ("Digital", 190), ("Documents", 44), ("Jewelry", 23)))
    news = '<div class="ui info message"><div class="header">News, 19.10.2018</div><p>BCH deposits need one confirmation now. Drops in Prague are open for sellers.</p></div>'
    out.append(SitePage("/", _frame(f'{news}<div class="ui four cards">{tiles}</div><div class="ui segment"><h4>Top sellers</h4><div class="ui list"><a class="item" href="/user/amber_fox">@amber_fox</a><a class="item" href="/user/blotterhaus">@blotterhaus</a><a class="item" href="/user/snegir">@snegir</a></div></div>', title="Home"), "index"))
    gate = '<div class="ui middle aligned center aligned grid"><div class="column"><h2 class="ui header">Sign in</h2><form class="ui large form" method="post" action="/auth/login"><div class="field"><input name="username" placeholder="Username"></div><div class="field"><input name="passphrase" type="password" placeholder="Passphrase"></div><div class="field"><img src="/captcha/x81.png" alt="captcha"><input name="captcha" placeholder="Captcha"></div><button class="ui fluid teal button">Login</button></form><a href="/auth/register">Register</a></div></div>'
    out.append(SitePage("/auth/login", _frame(gate, title="Login", user=False), "login"))
    return out


SITE = TestSite(name="lantern_square", kind="market", language="en", seen=_SEEN, pages=_pages)
