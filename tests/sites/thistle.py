"""Thistle: an English market written by hand, small type, no labels, many currencies (all invented)."""
# ruff: noqa: E501

from __future__ import annotations

import base64
import random
from datetime import datetime, timedelta
from decimal import Decimal
from html import escape
from typing import Any

from tests.sites import SitePage, TestSite

__all__ = ["SITE"]

Row = dict[str, Any]

SEEN = "2020-11-30T07:05:00Z"
NOW = datetime.fromisoformat(SEEN)
DOT = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="
MASS = {"ug": "0.000001", "mg": "0.001", "g": "1", "oz": "28.349523125", "kg": "1000"}
SIGNS = {"GBP": "£{}", "EUR": "{} €", "AUD": "A${}", "CAD": "CA${}", "USD": "$ {}"}
PER_POUND = {"GBP": "1", "EUR": "1.12", "AUD": "1.81", "CAD": "1.73", "USD": "1.33"}

# title, section, and steps: words=quantity=pounds
GOODS = (
    (
        "Lemon Haze, Scottish grown, no sprays",
        "weed",
        "1/8 oz=0.125 oz=30;1/4 oz=0.25 oz=55;1 oz=1 oz=190",
    ),
    ("Stardawg popcorn", "weed", "3.5g=3.5 g=22;7g=7 g=40;28g=28 g=140"),
    ("Bush weed, sun dried, honest weight", "weed", "14g=14 g=75;28g=28 g=130"),
    ("Edibles: salted caramel 50mg squares", "weed", "4 pieces=4 piece=18;10 pieces=10 piece=40"),
    ('Temple ball charas ("the black one")', "hash", "2g=2 g=20;5g=5 g=45;10g=10 g=80"),
    ("Ketama gold slates", "hash", "28g=28 g=110;100g=100 g=320;1kg=1 kg=2,400"),
    ("Ket shards // dry // not racemic", "ket", "1g=1 g=28;3.5g=3.5 g=85;7g=7 g=155"),
    ("Mandy, beige chunks", "mdma", "1g=1 g=18;5g=5 g=70;28g=28 g=300"),
    (
        "\u2620 Skull pills 230mg \u2620 bright orange",
        "mdma",
        "5 pills=5 tablet=25;20 pills=20 tablet=80",
    ),
    (
        "Bicycle tabs 100\u00b5g, fresh sheet",
        "acid",
        "5 x 100\u00b5g=5x100 ug=20;25 x 100\u00b5g=25x100 ug=75",
    ),
    ("LSD liquid, 150ug a drop", "acid", "1ml=1 ml=140;5ml=5 ml=600"),
    ("Liberty caps 2020 harvest \U0001f344", "shrooms", "7g=7 g=25;14g=14 g=45"),
    (
        "Golden Teacher (chocolate bar 3.5g inside)",
        "shrooms",
        "1 piece=1 piece=24;3 pieces=3 piece=66",
    ),
    ("Flake for grown-ups", "coke", "0.5g=0.5 g=45;1g=1 g=85;3.5g=3.5 g=270"),
    ("Crack stones, washed today", "coke", "0.4g=0.4 g=40;1g=1 g=90"),
    ("Etizolam 1mg strips", "benzos", "50 tablets=50 tablet=40;100 tablets=100 tablet=70"),
    (
        "Dexies 5mg (script, not pressed)",
        "speed",
        "28 tablets=28 tablet=60;56 tablets=56 tablet=110",
    ),
    ("Base, wet, 70-ish", "speed", "7g=7 g=35;28g=28 g=110"),
)
VENDORS = {  # name: from sentence, code, to sentence, codes, currency, sold, score
    "haarlinemill": ("the UK", "GB", "the UK only", ["GB"], "GBP", 412, "4.9"),
    "Sgian": ("Scotland, United Kingdom", "GB", "anywhere in Europe", ["EU"], "GBP", 88, "4.6"),
    "bottlebrush": ("Australia", "AU", "Australia only", ["AU"], "AUD", 1033, "4.95"),
    "pied.crow": ("Ireland", "IE", "Ireland and the UK", ["GB", "IE"], "EUR", 204, "4.7"),
    "tamarack_co": ("Canada", "CA", "worldwide, but not the US", ["WW", "-US"], "CAD", 3210, "4.8"),
    "Ink&Brine": ("the Netherlands", "NL", "worldwide", ["WW"], "EUR", 19, "5"),
}
SAID = (
    "Lovely stuff, here in two days.",
    "smells a bit of hay still",
    "10/10 vac pack inside a birthday card :)",
    "Late but sound",
    "Weighed 3.4 on mine.",
    "do NOT skip the encryption, he will cancel",
    "cheers m8",
)


def _quantity(code: str) -> Row:
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


def _steps(text: str, currency: str) -> list[Row]:
    steps = []
    for option in text.split(";"):
        words, code, pounds = option.split("=")
        amount = (Decimal(pounds.replace(",", "")) * Decimal(PER_POUND[currency])).quantize(
            Decimal("0.01")
        )
        steps.append({"words": words, "quantity": _quantity(code), "amount": amount})
    return steps


def _show(amount: Decimal, currency: str) -> str:
    return SIGNS[currency].format(
        f"{amount:,.2f}" if amount % 1 or amount > 999 else f"{amount:.0f}"
    )


def _items(rng: random.Random) -> list[Row]:
    items: list[Row] = []
    for copy in range(2):
        for title, section, text in GOODS:
            vendor = rng.choice(sorted(VENDORS))
            currency = VENDORS[vendor][4]
            key = base64.b64encode(f"l:{rng.randint(1000, 99999)}".encode()).decode()
            name = (
                title
                if not copy
                else rng.choice(("* {} *", "{} [2nd batch]", "{} / bulk", "{}")).format(title)
            )
            item: Row = {
                "title": name,
                "section": section,
                "vendor": vendor,
                "currency": currency,
                "steps": _steps(text, currency),
                "url": f"?l={key}",
            }
            item |= {
                "days": rng.randint(1, 300),
                "sales": rng.choice((None, None, rng.randint(1, 99))),
                "gone": rng.random() < 0.08,
            }
            items.append(item)
    rng.shuffle(items)
    return items


def _money(amount: Decimal, currency: str) -> Row:
    text = f"{amount:.2f}" if amount % 1 or amount > 999 else f"{amount:.0f}"
    return {"amount": text, "currency": currency}


def _truth(item: Row, *, url: bool = True) -> Row:
    _, code, _, codes, _, _, _ = VENDORS[item["vendor"]]
    first = item["steps"][0]
    found: Row = {
        "title": item["title"],
        "vendor": item["vendor"],
        "price": _money(first["amount"], item["currency"]),
        "quantity": first["quantity"],
        "ships_from": code,
        "ships_to": codes,
        "category": [item["section"]],
    }
    found["tiers"] = [
        {
            "quantity": {k: s["quantity"][k] for k in ("amount", "unit")},
            "price": _money(s["amount"], item["currency"]),
        }
        for s in item["steps"]
    ]
    if url:
        found["url"] = item["url"]
    if item["sales"] is not None:
        found["sales"] = item["sales"]
    if item["gone"]:
        found["stock"] = 0
    return found


def _page(title: str, content: str) -> str:
    nav = " ".join(
        f'<a href="?s={n}">{n}</a><sup>{c}</sup>'
        for n, c in (
            ("weed", 91),
            ("hash", 40),
            ("ket", 22),
            ("mdma", 63),
            ("acid", 31),
            ("shrooms", 18),
            ("coke", 77),
            ("benzos", 25),
            ("speed", 29),
        )
    )
    return f"""<!DOCTYPE html><html><head><meta charset=utf-8><title>thistle: {escape(title)}</title>
<style>body{{font:14px/1.5 monospace;max-width:62em;margin:auto;background:#fbfaf5}}article{{display:grid;grid-template-columns:5em 1fr 12em;border-top:1px dotted #999;padding:.6em 0}}.r{{text-align:right}}q{{font-style:italic}}</style>
<body><header><a href="?"><b>thistle</b></a> &nbsp; <small>no wallets, no accounts, no javascript. direct pay, BTC &amp; XMR.</small><nav>{nav}</nav></header>
<!-- {DOT[:20]} -->
<main>{content}</main>
<footer><hr><small>1 XMR = &pound;97.10 / &euro;108.40 &mdash; 1 BTC = &pound;13,780 &mdash; last mirror check 30 Nov 2020 06:58</small></footer>"""


def _record(item: Row) -> str:
    origin, _, target, _, _, sold, score = VENDORS[item["vendor"]]
    prices = "<br>".join(
        f"{s['words']} <b>{_show(s['amount'], item['currency'])}</b>" for s in item["steps"]
    )
    avatar = f'<a href="?v={escape(item["vendor"])}"><img src="{DOT}" width=48 height=48 alt="{escape(item["vendor"])}"></a>'
    sold_here = f" {item['sales']} sold." if item["sales"] is not None else ""
    gone = " <em>out of stock</em>" if item["gone"] else ""
    return f"""
<article>
{avatar}
<section><h3><a href="{item["url"]}">{escape(item["title"])}</a></h3>
<p>Sent from {origin} to {target}.{sold_here}{gone}
<p><small><a href="?s={item["section"]}">{item["section"]}</a>, {score} of 5 after {sold} deals</small></section>
<section class=r>{prices}</section>
</article>"""


def _results(items: list[Row], path: str, title: str, more: str) -> SitePage:
    link = f'<p><a href="{more}">older &rarr;</a>' if more else "<p>that is all."
    body = f"<h1>{title}</h1><p><small>sorted by last change. <a href='?o=price'>by price</a></small></p>{''.join(map(_record, items))}{link}"
    return SitePage(path, _page(title, body), "results", listings=[_truth(i) for i in items])


def _comments(rng: random.Random, item: Row, count: int, *, named: bool) -> tuple[str, list[Row]]:
    blocks, truth = [], []
    for days in sorted(rng.sample(range(1, 90), count)):
        text, score = rng.choice(SAID), rng.choice((5, 5, 4, 3))
        at = NOW - timedelta(days=days)
        about = f" on <a href='{item['url']}'>{escape(item['title'])}</a>" if named else ""
        blocks.append(f"<p>{at:%Y-%m-%d}{about} &mdash; {score}/5 <q>{escape(text)}</q>")
        entry = {
            "vendor": item["vendor"],
            "rating": str(score),
            "text": text,
            "at": f"{at:%Y-%m-%d}",
        }
        truth.append(entry | ({"listing": item["title"]} if named else {}))
    return "\n".join(blocks), truth


def _detail(rng: random.Random, item: Row) -> SitePage:
    origin, _, target, _, _, sold, score = VENDORS[item["vendor"]]
    lines = [
        "Grown or sourced by people I know by name.",
        "Royal post, flat pack, no return address.",
        "Ask me first if you want more than the list says.",
    ]
    radios = "".join(
        f"<label><input type=radio name=n value={n}> {s['words']} for {_show(s['amount'], item['currency'])}</label><br>"
        for n, s in enumerate(item["steps"])
    )
    said, feedback = _comments(rng, item, rng.randint(3, 5), named=False)
    sold_here = f"<p>{item['sales']} sold." if item["sales"] is not None else ""
    gone = "<p><em>out of stock</em>" if item["gone"] else ""
    at = NOW - timedelta(days=item["days"])
    body = f"""<small><a href="?">thistle</a> / <a href="?s={item["section"]}">{item["section"]}</a></small>
<h1>{escape(item["title"])}</h1><p>offered by <a href="?v={escape(item["vendor"])}">{escape(item["vendor"])}</a>, {score} of 5 after {sold} deals, since {at.day} {at:%b %Y}.{sold_here}{gone}
<form method=post>{radios}<textarea name=addr placeholder="your address, encrypted"></textarea><select name=coin><option>XMR<option>BTC</select><button>pay</button></form>
<p>Sent from {origin} to {target}. Escrow is held for ten days.
<div class=d>{"<br>".join(escape(x) for x in lines)}</div>
<h2>what people said</h2>{said}"""
    truth = _truth(item, url=False) | {
        "description": " ".join(lines),
        "listed_at": f"{at:%Y-%m-%d}",
        "payment": ["BTC", "XMR"],
        "escrow": "escrow",
    }
    return SitePage(
        f"/{item['url']}",
        _page(item["title"], body),
        "listing",
        listings=[truth],
        feedback=feedback,
    )


def _vendor(rng: random.Random, name: str, items: list[Row]) -> SitePage:
    origin, code, target, _, _, sold, score = VENDORS[name]
    lines = [
        "Selling here since the first week.",
        "I answer in the evening.",
        "If it is late, wait ten days, then write.",
    ]
    said, feedback = _comments(rng, items[0], 4, named=True)
    plain = name.replace(".", "").replace("&", "").lower()
    body = f"""<h1>{escape(name)}</h1><img src="{DOT}" width=120 alt="">
<p>{score} of 5 after {sold} deals. Joined in April 2019, last here 29 Nov 2020. Sends from {origin} to {target}.
<blockquote>{"<br>".join(map(escape, lines))}</blockquote><p>wickr: {plain}box &middot; mail: {plain} [at] post.example
{"".join(map(_record, items))}
<h2>what people said</h2>{said}"""
    vendor = {
        "name": name,
        "sales": sold,
        "rating": score,
        "ships_from": code,
        "member_since": "2019-04",
        "last_seen": "2020-11-29",
        "description": " ".join(lines),
    }
    handles = [
        {"kind": "wickr", "value": f"{plain}box", "account": name},
        {"kind": "email", "value": f"{plain}@post.example", "account": name},
    ]
    return SitePage(
        f"/?v={name}",
        _page(name, body),
        "vendor",
        listings=[_truth(i) for i in items],
        vendors=[vendor],
        feedback=feedback,
        handles=handles,
    )


def _pages(rng: random.Random) -> list[SitePage]:
    items = _items(rng)
    results = [
        _results(items[:19], "/?p=1", "everything", "?p=2"),
        _results(items[19:33], "/?p=2", "everything", "?p=3"),
        _results(items[33:36], "/?p=3", "everything", ""),
    ]
    details = [_detail(rng, i) for i in items[:3]]
    own = {v: [i for i in items if i["vendor"] == v][:6] for v in sorted(VENDORS)}
    vendors = [_vendor(rng, v, own[v]) for v in sorted(own, key=lambda v: (-len(own[v]), v))[:2]]
    index = "".join(
        f"<li><a href='?s={s}'>{s}</a> &mdash; {n} offers from {v} people"
        for s, n, v in (
            ("weed", 91, 20),
            ("hash", 40, 11),
            ("ket", 22, 9),
            ("mdma", 63, 14),
            ("acid", 31, 8),
        )
    )
    home = _page(
        "home",
        f"<h1>hello</h1><p>Read the <a href='?faq'>faq</a> first. 438 offers from 71 people.<ul>{index}</ul><h2>latest words</h2><p>24 Nov 2020: a phishing copy is about. Check the key.",
    )
    faq = _page(
        "faq",
        "<h1>faq</h1><p><b>do I need an account?</b> no. keep your order's secret link.<p><b>what does it cost?</b> 5% is added to the vendor's price, £1 at least.<p><b>it did not come</b> write to the vendor, then to us, within ten days.",
    )
    error = "<!DOCTYPE html><title>404</title><h1>nothing here</h1><p>this offer was taken down or never was."
    return [
        *results,
        *details,
        *vendors,
        SitePage("/?", home, "index"),
        SitePage("/?faq", faq, "other"),
        SitePage("/?l=gone", error, "error"),
    ]


SITE = TestSite("thistle", "market", "en", SEEN, _pages)
