# ruff: noqa: E501
# fmt: off
"""Tallow Road: an English market of the look of 2012: category tree, picture list, bare words.

Peculiar: three lines of text per listing ("seller: x(97)", "ships from: ..."), bitcoin only with its
sign, absolute addresses, facts of the seller said in one sentence, feedback as lines and as a table,
postage as a select with prices, a basket page with prices that is no offer. Everything here is invented.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from html import escape
from typing import Any

from tests.sites import SitePage, TestSite

_SEEN = date(2012, 11, 18)
_HOST = "http://tallowroad2q7exy.onion"
_GIF = "data:image/jpeg;base64,/9j/4AAQSkZJRgABAQEASABIAAD/2w=="
_GRAMS = {"g": "1", "mg": "0.001", "ug": "0.000001", "kg": "1000", "oz": "28.349523125", "lb": "453.59237"}
_FROM = (("United States of America", "US"), ("United Kingdom", "GB"), ("Canada", "CA"), ("Netherlands", "NL"), ("Australia", "AU"), ("Germany", "DE"))
_TO: tuple[tuple[str, list[str]], ...] = (("Worldwide", ["WW"]), ("United States of America", ["US"]), ("Worldwide except Australia", ["WW", "-AU"]), ("Europe", ["EU"]), ("anywhere", []))
_SELLERS = ("mistletoe_co", "Old Harbour", "Quill", "greenfinch", "PoorRichard", "tin_soldier")
_TREE = (("Drugs", 0, 3391), ("Cannabis", 1, 711), ("Hash", 2, 120), ("Seeds", 2, 31), ("Dissociatives", 1, 98), ("Ecstasy", 1, 402), ("Opioids", 1, 202), ("Psychedelics", 1, 518), ("Stimulants", 1, 433), ("Apparel", 0, 98), ("Books", 0, 611), ("Lab Supplies", 0, 24), ("Lotteries & games", 0, 77))
# title, category, amount, unit, pieces, bitcoin
_GOODS: tuple[tuple[str, str, str, str, int, str], ...] = (
    ("1/8 oz Blue Dream - top shelf buds", "Cannabis", "0.125", "oz", 1, "4.1"),
    ("1 oz outdoor kush **ECONOMY**", "Cannabis", "1", "oz", 1, "16.5"),
    ("3.5g Sour Diesel [vac sealed]", "Cannabis", "3.5", "g", 1, "4.75"),
    ("Half pound - trim for edibles", "Cannabis", "0.5", "lb", 1, "21"),
    ("28 grams of Ketama hash, soft & dark", "Hash", "28", "g", 1, "14.2"),
    ("7g bubble hash (full melt)", "Hash", "7", "g", 1, "9.3"),
    ("1g #4 heroin, uncut & stealthy", "Opioids", "1", "g", 1, "13.8"),
    ("10 x oxycodone 30mg (blue)", "Opioids", "30", "mg", 10, "19.99"),
    ("0.5g Peruvian flake ~ 85%", "Stimulants", "0.5", "g", 1, "5.61"),
    ("5 gr. speed paste, wet", "Stimulants", "5", "g", 1, "6.02"),
    ("20x 100mcg LSD blotter, 'Owls'", "Psychedelics", "100", "ug", 20, "11.4"),
    ("100 mg DMT freebase - sampler", "Psychedelics", "100", "mg", 1, "2.2"),
    ("14g cubensis, cracker dry", "Psychedelics", "14", "g", 1, "6.66"),
    ("MDMA crystal 1g >80% <3", "Ecstasy", "1", "g", 1, "7.4"),
    ("25 pills - Yellow Stars 150mg", "Ecstasy", "150", "mg", 25, "27.5"),
    ("S-ketamine 2g, needles", "Dissociatives", "2", "g", 1, "12.05"),
)


@dataclass(frozen=True)
class _Item:
    code: str
    title: str
    category: str
    quantity: dict[str, Any]
    coins: Decimal
    seller: str
    score: int
    source: tuple[str, str] | None
    target: tuple[str, list[str]]


def _quantity(amount: str, unit: str, pieces: int = 1) -> dict[str, Any]:
    grams = Decimal(amount) * Decimal(_GRAMS[unit]) * pieces
    truth: dict[str, Any] = {"amount": amount, "unit": unit, "grams": f"{grams.normalize():f}"}
    return truth | ({"pieces": pieces} if pieces > 1 else {})


def _items(rng: random.Random) -> list[_Item]:
    items = []
    for number in range(43):
        title, category, amount, unit, pieces, coins = _GOODS[number % len(_GOODS)]
        tail = rng.choice(("", "", " | FREE SHIP", " ~fast~", " (new batch)", " !!!", " - " + rng.choice(("lot A", "lot B"))))
        place = number % len(_SELLERS)
        items.append(_Item(
            f"{rng.randrange(16**10):010x}", title + tail, category, _quantity(amount, unit, pieces), (Decimal(coins) * rng.randrange(90, 112) / 100).quantize(Decimal("0.01")),
            _SELLERS[place], 88 + place * 2, _FROM[place] if rng.random() < 0.9 else None, rng.choice(_TO),
        ))
    return items


def _href(item: _Item) -> str:
    return f"{_HOST}/tallow/item/{item.code}"


def _user(item: _Item) -> str:
    return f'seller: <a href="{_HOST}/tallow/user/{item.seller.replace(" ", "+")}">{item.seller}</a>({item.score})'


def _row(item: _Item) -> str:
    source = item.source[0] if item.source else "undeclared"
    return f"""<div class="list_item">
<div class="list_image"><a href="{_href(item)}"><img src="{_GIF}" border=0></a></div>
<div class="list_text"><div class="h2"><a href="{_href(item)}">{escape(item.title, quote=False)}</a></div>{_user(item)}<br>
ships from: {source}<br>ships to: {item.target[0]}<br></div>
<div class="price_big">&#3647;{item.coins}</div><a class="add" href="{_HOST}/tallow/cart/add/{item.code}">add to cart</a><div class="clear"></div></div>
"""


def _truth(item: _Item) -> dict[str, Any]:
    truth: dict[str, Any] = {"title": item.title, "url": _href(item), "vendor": item.seller, "price": {"amount": f"{item.coins}", "currency": "BTC"}, "quantity": item.quantity}
    if item.source:
        truth["ships_from"] = item.source[1]
    if item.target[1]:
        truth["ships_to"] = item.target[1]
    if "sampler" in item.title:
        truth["marketing"] = ["sample"]
    return truth


def _frame(title: str, body: str, tree: bool = True) -> str:
    links = "".join(f'<div class="cat" style="padding-left:{depth * 12}px"><a href="{_HOST}/tallow/category/{n + 11}">{name}</a> {count:,}</div>\n' for n, (name, depth, count) in enumerate(_TREE))
    left = f'<td id="left" valign=top width=190><b>Shop by category</b>{links}<br><b>news:</b> <a href="{_HOST}/tallow/news">who is who this autumn</a></td>' if tree else ""
    return f"""<html><head><title>{title} - Tallow Road</title><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head>
<body bgcolor="#ffffff"><div id="top"><a href="{_HOST}/tallow"><img src="{_GIF}" alt="Tallow Road anonymous bazaar"></a>
<span>messages(0) | orders(1) | account(&#3647;0.00)</span> <form action="{_HOST}/tallow/search" method=post><input name=q size=30><input type=submit value="Go"></form> <a href="{_HOST}/tallow/cart">cart (2)</a> hi, dormouse <a href="{_HOST}/logout">logout</a></div>
<table width="100%"><tr>{left}<td valign=top>{body}</td></tr></table><div id="foot">&#3647;1 = $11.62 <a href="{_HOST}/tallow/wiki">wiki</a> <a href="{_HOST}/forum">community forums</a></div></body></html>"""


def _results(items: Sequence[_Item], page: int) -> SitePage:
    more = " ".join(f'<a href="{_HOST}/tallow/category/11/{n}">{n}</a>' if n != page else f"<b>{n}</b>" for n in (1, 2, 3))
    sort = '<form>sort by: <select name=sort><option>bestselling<option>price low<option>newest</select> <input type=checkbox name=dom> domestic only</form>'
    return SitePage(f"/tallow/category/11/{page}", _frame("Drugs", f"<h1>Drugs</h1>{sort}{''.join(map(_row, items))}<div class=pages>{more}</div>"), "results", [_truth(i) for i in items])


_REMARKS = ("came in 4 days, well hidden. thank you", "a little underweight but good stuff", "NEVER arrived, was refunded half", "5/5 as always", "stealth was funny :) very happy")


def _remarks(rng: random.Random, seller: str, count: int) -> list[tuple[int, str, int, str]]:
    return [(rng.choice((1, 4, 5, 5, 5)), rng.choice(_REMARKS), rng.randrange(2, 60), seller) for _ in range(count)]


def _fact(remark: tuple[int, str, int, str], of: int = 5) -> dict[str, Any]:
    score, text, age, seller = remark
    return {"vendor": seller, "rating": f"{score}/{of}" if of else str(score), "text": text, "at": (_SEEN - timedelta(days=age)).isoformat()}


def _postage(item: _Item) -> str:
    return f'postage options: <select name="post"><option value="1">standard - &#3647;0.35</option><option value="2">express, tracked - &#3647;{Decimal("1.10") if item.score > 90 else Decimal("1.45")}</option></select>'


def _detail(rng: random.Random, item: _Item, others: Sequence[_Item]) -> SitePage:
    said = "All orders before noon leave the same day. Double wrapped, no signature. Please encrypt your address & do not finalize early unless asked."
    remarks = _remarks(rng, item.seller, 6)
    lines = "".join(f'<div class="review">{score}/5 &nbsp; {text} <i>{age} days ago</i></div>\n' for score, text, age, _ in remarks)
    also = "".join(f'<td align=center><a href="{_href(o)}"><img src="{_GIF}"><br>{escape(o.title, quote=False)}</a><br>&#3647;{o.coins}</td>' for o in others)
    parents = [name for name, depth, _ in _TREE if depth == 1]
    path = ["Drugs", item.category] if item.category in parents else ["Drugs", "Cannabis", item.category]
    crumbs = " &gt; ".join(f'<a href="{_HOST}/tallow/category/{n}">{name}</a>' for n, name in enumerate(path))
    body = f"""<div id="crumbs">{crumbs}</div><h2>{escape(item.title, quote=False)}</h2><img src="{_GIF}" width=300 align=left><div id="iteminfo"><span class="price_big">&#3647;{item.coins}</span><br>{_user(item)}<br>
ships from: {item.source[0] if item.source else "undeclared"}<br>ships to: {item.target[0]}<br>{_postage(item)}<br><form action="{_HOST}/tallow/cart/add/{item.code}" method=post><input type=hidden name=_t value="{item.code[::-1]}"><input type=submit value="add to cart"></form> <a href="{_HOST}/tallow/bookmark/{item.code}">bookmark</a></div><br clear=all>
<h3>description</h3><div id=desc>{said.replace("&", "&amp;")}</div><h3>reviews</h3>{lines}<h3>people also looked at</h3><table><tr>{also}</tr></table>"""
    truth = {k: v for k, v in _truth(item).items() if k != "url"} | {"category": path, "description": said}
    asides = [{"title": o.title, "url": _href(o), "price": {"amount": f"{o.coins}", "currency": "BTC"}, "quantity": o.quantity, "aside": True} for o in others]
    return SitePage(f"/tallow/item/{item.code}", _frame("item", body), "listing", [truth, *asides], feedback=[_fact(r) for r in remarks])


def _vendor(rng: random.Random, seller: str, items: Sequence[_Item]) -> SitePage:
    own = [i for i in items if i.seller == seller][:7]
    remarks = _remarks(rng, seller, 8)
    about = f"We are a family of bakers who turned to other flowers. Support by tormail is gone, write to {seller.lower()}@example.net or stay on site."
    rows = "".join(f'<tr><td><a href="{_href(i)}">{escape(i.title, quote=False)}</a></td><td>&#3647;{i.coins}</td><td>{i.target[0]}</td></tr>\n' for i in own)
    lines = "".join(f"<tr><td>{score} of 5<td>{text}<td>{age} days ago</tr>\n" for score, text, age, _ in remarks)
    key = "-----BEGIN PGP PUBLIC KEY BLOCK-----\nVersion: GnuPG v1.4.11\n\n" + "\n".join("".join(rng.choice("ABCDEFabcdef0123456789+/") for _ in range(64)) for _ in range(5)) + "\n=aB3d\n-----END PGP PUBLIC KEY BLOCK-----"
    body = f"""<h1>{seller}</h1><p id="stats">{seller} has been a seller since <b>March 2, 2012</b>, was last seen <b>2 days ago</b>, is ranked in the <b>top 4%</b> of sellers with <b>97.3%</b> positive feedback from more than <b>300</b> transactions and ships from {own[0].source[0] if own[0].source else "Germany"}.</p>
<p><a href="{_HOST}/tallow/message/{seller}">send a message</a> | <a href="{_HOST}/tallow/fan">become a fan</a> (41)</p><div class="about">{about}</div><h3>PGP key</h3><textarea rows=8 cols=66 readonly>{key}</textarea>
<h3>listings</h3><table width="90%" border=0>{rows}</table><h3>feedback</h3><table id="feedback"><tr><th>rating<th>feedback<th>freshness</tr>
{lines}</table>"""
    source = own[0].source[1] if own[0].source else "DE"
    vendor = {"name": seller, "level": "top 4%", "sales": 300, "rating": "97.3%", "ships_from": source, "member_since": "2012-03-02", "last_seen": (_SEEN - timedelta(days=2)).isoformat(), "description": about}
    listings = [{k: v for k, v in _truth(i).items() if k != "ships_from"} | {"vendor": seller} for i in own]
    feedback = [_fact(r) | {"rating": f"{r[0]} of 5"} for r in remarks]
    return SitePage(f"/tallow/user/{seller}", _frame(seller, body), "vendor", listings, [vendor], feedback, handles=[{"kind": "email", "value": f"{seller.lower()}@example.net", "account": seller}])


def _all_feedback(rng: random.Random, seller: str, items: Sequence[_Item]) -> SitePage:
    remarks = _remarks(rng, seller, 18)
    own = [i for i in items if i.seller == seller]
    sold = [rng.choice(own) for _ in remarks]
    rows = "".join(f'<tr><td>{r[0]} of 5<td>{r[1]}<td><a href="{_href(i)}">{escape(i.title, quote=False)}</a><td>{r[2]} days ago</tr>\n' for r, i in zip(remarks, sold, strict=True))
    body = f'<h1>feedback for <a href="{_HOST}/tallow/user/{seller}">{seller}</a></h1><table id="feedback"><tr><th>rating<th>feedback<th>item<th>freshness</tr>\n{rows}</table><a href="{_HOST}/tallow/user/{seller}/feedback/2">next</a>'
    return SitePage(f"/tallow/user/{seller}/feedback", _frame("feedback", body), "feedback", feedback=[_fact(r) | {"rating": f"{r[0]} of 5", "listing": i.title} for r, i in zip(remarks, sold, strict=True)])


def _home(items: Sequence[_Item]) -> SitePage:
    cells = [f'<td align=center width="33%"><a href="{_href(i)}"><img src="{_GIF}" border=0></a><br><a href="{_href(i)}">{escape(i.title, quote=False)}</a><br>&#3647;{i.coins}</td>' for i in items]
    grid = "".join(f"<tr>{''.join(cells[n:n + 3])}</tr>" for n in range(0, len(cells), 3))
    truth = [{"title": i.title, "url": _href(i), "price": {"amount": f"{i.coins}", "currency": "BTC"}, "quantity": i.quantity} for i in items]
    return SitePage("/tallow", _frame("home", f"<h1>Welcome, dormouse</h1><table>{grid}</table><h3>News</h3><p>11/12: fees are now 6.2%. Orders over &#3647;50 pay less.</p>"), "index", truth)


def _pages(rng: random.Random) -> list[SitePage]:
    items = _items(rng)
    basket = f'<h1>cart</h1><table><tr><td>2 x {items[4].title}<td>&#3647;{items[4].coins * 2}<tr><td>postage<td>&#3647;0.35<tr><td><b>total</b><td><b>&#3647;{items[4].coins * 2 + Decimal("0.35")}</b></table><form><textarea name=addr>encrypt your address</textarea><input type=submit value="place order"></form>'
    login = f'<center><h1>login</h1><form method=post>user <input name=u><br>pass <input type=password name=p><br><img src="{_GIF}" alt="captcha"><br>captcha: <input name=c size=6><br><input type=submit value=login></form><a href="{_HOST}/register">click here to join</a></center>'
    missing = "<h1>page not found</h1><p>The item you were looking for has been removed by its seller or never was. Try the categories on the left.</p>"
    news = "<h1>who is who this autumn</h1><p>November 12, 2012</p><p>Two sellers asked for higher limits. From now on orders above &#3647;100 are hedged, and the commission on them is 1.5%.</p><p>Write to us on the forums.</p>"
    return [
        _home(items[5:14]), _results(items[:21], 1), _results(items[21:42], 2), _results(items[42:], 3), *(_detail(rng, items[n], items[n + 2:n + 8]) for n in (0, 10, 23)),
        _vendor(rng, "mistletoe_co", items), _vendor(rng, "greenfinch", items), _all_feedback(rng, "Quill", items),
        SitePage("/tallow/cart", _frame("cart", basket), "other"), SitePage("/login", _frame("login", login, tree=False), "login"),
        SitePage("/tallow/item/0000000000", _frame("not found", missing), "error"), SitePage("/tallow/news", _frame("news", news), "other"),
    ]


SITE = TestSite("tallow_road", "market", "en", "2012-11-18T16:00:00+00:00", _pages)
