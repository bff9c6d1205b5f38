"""Lanternfish: an early English market of loose divs, priced in coin alone (all invented)."""
# ruff: noqa: E501

from __future__ import annotations

import random
from datetime import datetime, timedelta
from decimal import Decimal
from html import escape
from typing import Any

from tests.sites import SitePage, TestSite

__all__ = ["SITE"]

Row = dict[str, Any]

SEEN = "2012-10-14T18:20:00Z"
NOW = datetime.fromisoformat(SEEN)
GIF = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
MASS = {"ug": "0.000001", "mg": "0.001", "g": "1", "oz": "28.349523125", "kg": "1000"}

# name | category | text=quantity=price in BTC; ...
GOODS = (
    ("Moroccan pollen hash", "Cannabis/Hash", "2g=2 g=1.42;5g=5 g=3.10;10 g=10 g=5.89"),
    (
        "Outdoor Blueberry",
        "Cannabis/Weed",
        "1/8 oz=0.125 oz=3.95;1/4 oz=0.25 oz=7.20;1 oz=1 oz=23.6",
    ),
    ('"Northern Slope" buds, cured 8 wks', "Cannabis/Weed", "3.5g=3.5 g=4.11;7g=7 g=7.9"),
    (
        "Hofmann 2012 blotter",
        "Psychedelics/LSD",
        "5 x 110ug=5x110 ug=2.44;10 x 110ug=10x110 ug=4.61;25 x 110ug=25x110 ug=10.08",
    ),
    (
        "Mexican cubensis, cracker dry",
        "Psychedelics/Mushrooms",
        "7 grams=7 g=2.95;14 grams=14 g=5.10",
    ),
    ("N,N-DMT, off-white", "Psychedelics/DMT", "500mg=500 mg=3.85;1g=1 g=6.90"),
    ("MDMA rocks (84%, lab tested)", "Ecstasy/MDMA", "0.5g=0.5 g=2.18;1g=1 g=3.99;5g=5 g=17.70"),
    (
        "Green Anchor pressed pills",
        "Ecstasy/Pills",
        "10 pills=10 tablet=5.15;50 pills=50 tablet=21.3",
    ),
    (
        "Peruvian flake ~uncut~",
        "Stimulants/Cocaine",
        "0.5g=0.5 g=5.66;1 gram=1 g=10.92;3.5 grams=3.5 g=34.8",
    ),
    ("Speed paste 60%+", "Stimulants/Speed", "5g=5 g=2.85;25g=25 g=11.40"),
    ("#4 white, fluffy", "Opioids/Heroin", "0.25g=0.25 g=3.33;1g=1 g=12.10"),
    (
        "Diazepam 10mg (Teva)",
        "Prescription/Benzos",
        "30 tablets=30 tablet|30x10 mg=2.75;100 tablets=100 tablet|100x10 mg=7.95",
    ),
    ("Modafinil 200mg sealed strips", "Prescription/Stimulants", "20 tabs=20 tablet|20x200 mg=2.3"),
    ("Ketamine needles", "Dissociatives/Ketamine", "1g=1 g=4.70;2 g=2 g=8.99"),
)
PATTERNS = (
    "{q} {n}",
    "{n} - {q}",
    "{n} ({q})",
    "{q} of {n} *priority ship*",
    "** {q} ** {n}",
    "{n}, {q}",
)
PLAIN = (
    ("Stealth packing walkthrough w/ pictures", "Digital goods/Guides", "0.45"),
    ("CUSTOM listing for bramblefoot", "Other", "18.2"),
    ("[Sample] one dose, 1st time buyers only", "Psychedelics/LSD", "0.31"),
)
CATEGORIES = (
    ("Drugs", 2310),
    ("Cannabis", 588),
    ("Dissociatives", 61),
    ("Ecstasy", 240),
    ("Opioids", 151),
    ("Prescription", 512),
    ("Psychedelics", 431),
    ("Stimulants", 202),
)
MORE = (
    ("Apparel", 12),
    ("Books", 431),
    ("Digital goods", 188),
    ("Electronics", 19),
    ("Lab Supplies", 24),
    ("Writing", 3),
)
# name: feedback score, from text, from, to text, to
VENDORS: dict[str, tuple[int, str, str, str, list[str]]] = {
    "tinlizard": (99, "United States of America", "US", "United States of America", ["US"]),
    "Marzipan Jack": (97, "Netherlands", "NL", "Worldwide", ["WW"]),
    "oldharbour": (100, "United Kingdom", "GB", "United Kingdom", ["GB"]),
    "nine.lamps": (94, "Canada", "CA", "Worldwide except Australia", ["WW", "-AU"]),
    "quiet_alpaca": (98, "Germany", "DE", "European Union", ["EU"]),
    "driftwood77": (91, "undeclared", "", "Worldwide", ["WW"]),
}
COMMENTS = (
    "Fast and stealthy, will be back",
    "arrived in 4 days to the west coast, weight on point",
    "Communication a bit slow but he made it right.",
    "good",
    "product is great &amp; the packing better than before",
    "Took 17 days. Not his fault I think, customs",
    "5/5 as always!!",
    "Half a gram short, resent without a word.",
)


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
    for name, category, options in GOODS:
        for option in options.split(";"):
            text, code, price = option.split("=")
            title = rng.choice(PATTERNS).format(q=text, n=name)
            items.append(
                {
                    "title": title,
                    "category": category.split("/"),
                    "quantity": _quantity(code.partition("|")[0]),
                    "quantity_also": _quantity(code.partition("|")[2]),
                    "price": price,
                }
            )
    items += [
        {"title": t, "category": c.split("/"), "price": p, "quantity": None} for t, c, p in PLAIN
    ]
    items[-1]["marketing"] = ["sample"]
    rng.shuffle(items)
    for item in items:
        vendor = rng.choice(sorted(VENDORS))
        item |= {"vendor": vendor, "url": f"/lantern/item/{rng.getrandbits(40):010x}"}
    return items


def _truth(item: Row, *, url: bool = True, category: bool = False) -> Row:
    _, _, origin, _, targets = VENDORS[item["vendor"]]
    found = {
        k: item[k]
        for k in ("title", "vendor", "quantity", "quantity_also", "marketing")
        if item.get(k)
    }
    found["price"] = {"amount": item["price"], "currency": "BTC"}
    found["ships_to"] = targets
    if origin:
        found["ships_from"] = origin
    if url:
        found["url"] = item["url"]
    if category:
        found["category"] = item["category"]
    return found


def _user_link(name: str) -> str:
    return f"/lantern/user/{name.lower().replace(' ', '').replace('.', '')}"


def _page(title: str, content: str) -> str:
    shelves = "\n".join(
        f'<li><a href="/lantern/cat/{n.lower()}">{n}</a> ({c:,})' for n, c in CATEGORIES[1:]
    )
    rest = "\n".join(
        f'<li><a href="/lantern/cat/{n.lower().replace(" ", "-")}">{n}</a> ({c})' for n, c in MORE
    )
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>Lanternfish &bull; {escape(title)}</title><link rel="stylesheet" type="text/css" href="/style.css?v=31">
<style>.item_image{{width:110px;height:110px;float:left}} .price_big{{font-size:15px;color:#070}}</style></head><body>
<div id="header"><a href="/lantern/home"><img src="{GIF}" alt="Lanternfish anonymous market" border="0"></a>
<div class="nav"><a href="/lantern/messages">messages 0</a> <a href="/lantern/orders">orders 0</a> <a href="/lantern/account">account &#3647;0.00</a> <a href="/lantern/settings">settings</a> <a href="/lantern/logout">log out</a></div>
<form action="/lantern/search" method="post"><input name="q" size="24"><input type="hidden" name="tok" value="8e1f0a55c2"><input type="submit" value="Go"></form></div>
<div id="left"><b>Shop by category:</b><ul><li><a href="/lantern/cat/drugs">Drugs</a> ({CATEGORIES[0][1]:,})<ul>
{shelves}</ul>
{rest}</ul>
<p class="rate">1 BTC = $11.87<br><small>weighted, updated 9 min ago</small></div>
<div id="content">
{content}
</div><br clear="all"><div id="footer"><a href="/lantern/wiki">community wiki</a> | <a href="/lantern/wiki/fees">fees</a> | <a href="/lantern/contact">contact us</a><br><small>page made in 0.0931 s</small></div>
</body></html>"""


def _record(item: Row) -> str:
    score, origin, _, target, _ = VENDORS[item["vendor"]]
    return f"""<div class="item">
<a href="{item["url"]}"><div class="item_image" style="background-image:url({GIF})"></div></a>
<div class="item_title"><a href="{item["url"]}">{escape(item["title"])}</a></div>
<div class="item_details">seller: <a href="{_user_link(item["vendor"])}">{escape(item["vendor"])}</a>({score})<br>
ships from: {origin}<br>
ships to: {target}
<form action="{item["url"]}/bookmark" method="post"><input type="submit" class="btn" value="bookmark"></form></div>
<div class="price_big">&#3647;{item["price"]}</div>
<div class="clear"></div></div>
"""


def _results(items: list[Row], number: int, last: int) -> SitePage:
    pager = " ".join(
        f"<b>{n}</b>" if n == number else f'<a href="/lantern/cat/drugs?page={n}">{n}</a>'
        for n in range(1, last + 1)
    )
    order = '<div class="sort">Sort by: <select name="sort"><option>bestselling<option>most recent<option>price, low to high</select> <input type="checkbox" name="dom"> domestic only</div>'
    body = (
        "<h1>Drugs</h1>"
        + order
        + "".join(map(_record, items))
        + f'<div class="pages">page {pager}</div>'
    )
    return SitePage(
        f"/lantern/cat/drugs?page={number}",
        _page("Drugs", body),
        "results",
        listings=[_truth(i) for i in items],
    )


def _feedback(rng: random.Random, item: Row, count: int, *, named: bool) -> tuple[str, list[Row]]:
    rows, truth = [], []
    for days in sorted(rng.sample(range(2, 60), count)):
        score, text = rng.choice((5, 5, 5, 4, 3)), rng.choice(COMMENTS)
        what = f'<td><a href="{item["url"]}">{escape(item["title"])}</a></td>' if named else ""
        rows.append(f"<tr><td>{score} of 5</td><td>{text}</td>{what}<td>{days} days</td></tr>")
        entry = {
            "vendor": item["vendor"],
            "rating": str(score),
            "text": text.replace("&amp;", "&"),
            "at": f"{NOW - timedelta(days=days):%Y-%m-%d}",
        }
        truth.append(entry | ({"listing": item["title"]} if named else {}))
    extra = "<th>item</th>" if named else ""
    return (
        f'<table class="fb"><tr><th>rating</th><th>feedback</th>{extra}<th>freshness</th></tr>{"".join(rows)}</table>',
        truth,
    )


def _detail(rng: random.Random, item: Row, others: list[Row]) -> SitePage:
    score, origin, _, target, _ = VENDORS[item["vendor"]]
    lines = [
        "Our best batch so far.",
        "Sealed twice, sent within 24 hours of payment, no weekends.",
        "Please read my page before you order & encrypt your address.",
    ]
    table, feedback = _feedback(rng, item, rng.randint(3, 6), named=False)
    crumbs = " &gt; ".join(f'<a href="/lantern/cat/{c.lower()}">{c}</a>' for c in item["category"])
    similar = "".join(
        f'<li><a href="{o["url"]}">{escape(o["title"])}</a> &#3647;{o["price"]}' for o in others
    )
    body = f"""<div class="crumbs"><a href="/lantern/home">home</a> &gt; {crumbs}</div>
<div class="itempage"><h2>{escape(item["title"])}</h2><img src="{GIF}" width="300" align="left">
<div class="price_big">&#3647;{item["price"]}</div> seller: <a href="{_user_link(item["vendor"])}">{escape(item["vendor"])}</a> {score}<br>ships from: {origin}<br>ships to: {target}<br>
<form action="/lantern/cart/add" method="post"><input type="hidden" name="id" value="{item["url"][-10:]}">postage option:<br><select name="post"><option value="1">standard - &#3647;0.42</option><option value="2">express - &#3647;1.9</option></select><input type="submit" value="add to cart"></form>
<h3>description</h3><p>{"<br>".join(escape(x) for x in lines)}</p></div>
<div class="rec"><b>people who bought this also bought</b><ul>{similar}</ul></div>
<h3>recent feedback</h3>{table}"""
    aside = [
        {
            "title": o["title"],
            "url": o["url"],
            "price": {"amount": o["price"], "currency": "BTC"},
            "aside": True,
        }
        for o in others
    ]
    main = _truth(item, url=False, category=True) | {"description": " ".join(lines)}
    return SitePage(
        item["url"],
        _page(item["title"], body),
        "listing",
        listings=[main, *aside],
        feedback=feedback,
    )


def _vendor(rng: random.Random, name: str, items: list[Row]) -> SitePage:
    score, origin, code, target, _ = VENDORS[name]
    lines = [
        "Hello & welcome.",
        "We are two people who grew tired of bad weight.",
        "Orders before noon leave the same day. No FE asked, ever.",
    ]
    table, feedback = _feedback(rng, items[0], 7, named=True)
    body = f"""<div class="userpage"><h1>{escape(name)} <span class="s">({score})</span></h1><p><a href="/lantern/messages/new">send a message</a> | <a href="#">add to favorites</a></p>
<p>has been a member for 9 months<br>was last seen: 2 days ago<br>ships from: {origin}<br>ships to: {target}<br>has {score * 3} transactions</p>
<div class="desc">{"<br><br>".join(escape(x) for x in lines)}<br><br>reach me at {name.replace(" ", "")}@mail.example if the site is down</div>
<h3>PGP public key</h3><pre>-----BEGIN PGP PUBLIC KEY BLOCK-----
Version: GnuPG v1.4.11 (GNU/Linux)

{"".join(rng.choice("ABCDEFGHabcdefgh0123456789+/") for _ in range(64))}
=aB3d
-----END PGP PUBLIC KEY BLOCK-----</pre></div>
<h3>{len(items)} listings</h3>{"".join(map(_record, items))}<h3>feedback</h3>{table}"""
    vendor = {
        "name": name,
        "rating": str(score),
        "sales": score * 3,
        "ships_from": code,
        "member_since": "2012-01",
        "last_seen": "2012-10-12",
        "description": " ".join(lines)
        + f" reach me at {name.replace(' ', '')}@mail.example if the site is down",
    }
    handle = {
        "kind": "email",
        "value": f"{name.replace(' ', '')}@mail.example".lower(),
        "account": name,
    }
    return SitePage(
        _user_link(name),
        _page(name, body),
        "vendor",
        listings=[_truth(i) for i in items],
        vendors=[{k: v for k, v in vendor.items() if v}],
        feedback=feedback,
        handles=[handle],
    )


def _pages(rng: random.Random) -> list[SitePage]:
    items = _items(rng)
    shown, last = items[:30], items[30:32]
    results = [_results(shown[:15], 1, 3), _results(shown[15:], 2, 3), _results(last, 3, 3)]
    empty = SitePage(
        "/lantern/search?q=xanadu",
        _page("search", '<h1>search: "xanadu"</h1><p>Sorry, nothing matched. Try fewer words.</p>'),
        "results",
    )
    details = [_detail(rng, i, rng.sample(items[10:], 2)) for i in items[:3]]
    sellers = [v for v in sorted(VENDORS) if VENDORS[v][2]][:2]
    vendors = [
        _vendor(rng, v, [i for i in items if i["vendor"] == v][:9] or [{**items[0], "vendor": v}])
        for v in sellers
    ]
    news = '<h1>Welcome</h1><div class="news"><b>Oct 9</b> Withdrawals are back. Orders of more than &#3647;50 take up to six hours.<br><b>Sep 30</b> New forum, see the wiki.</div>'
    front = items[32:38]
    home = SitePage(
        "/lantern/home",
        _page("home", news + "".join(map(_record, front))),
        "index",
        listings=[_truth(i) for i in front],
    )
    form = '<html><head><title>Lanternfish</title></head><body><center><form method="post" action="/login"><p>username <input name="u"><p>password <input type="password" name="p"><p><img src="/captcha.png?8812" alt="captcha"> <input name="c" size="6"><p><input type="submit" value="Login"> or <a href="/register">join</a></form></center></body></html>'
    broken = "<html><body><h1>502 Bad Gateway</h1><hr><center>nginx/1.0.5</center></body></html>"
    return [
        *results,
        empty,
        *details,
        *vendors,
        home,
        SitePage("/login", form, "login"),
        SitePage("/lantern/item/none", broken, "error"),
    ]


SITE = TestSite("lanternfish", "market", "en", SEEN, _pages)
