# ruff: noqa: E501
# fmt: off
"""Harborline: rows of nested divs with ``Label: value`` lines, absolute links, each seller's own currency.

Peculiar: a sponsored row on top that is also in the list, a line is left out where nothing is known,
seller and category share a line, amounts as ``CAD 1,299.00``, views beside sales, dates with a
time, ratings carried over from other markets on the vendor page.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from html import escape
from typing import Any, NamedTuple

from tests.sites import SitePage, TestSite

__all__ = ["SITE"]

_SEEN = datetime(2021, 6, 18, 21, 5, tzinfo=UTC)
_HOST = "http://harborline.example"
_PER_PAGE = 15

_PLACES = {"United Kingdom": "GB", "Canada": "CA", "Poland": "PL", "United States": "US", "Sweden": "SE"}
_TARGETS = {
    "Worldwide": ["WW"],
    "Europe (EU)": ["EU"],
    "Canada, United States": ["CA", "US"],
    "United Kingdom": ["GB"],
    "Poland, Germany, Czech Republic": ["CZ", "DE", "PL"],
}
_MONEY = {"GBP": ("0.52", "BTC"), "CAD": ("1.25", "BTC"), "PLN": ("2.9", "XMR"), "USD": ("1", "BTC")}
# Seller, feedback count, place, currency.
_VENDORS = (
    ("Brass_Monkey", 1312, "United Kingdom", "GBP"),
    ("MapleTreeLane", 208, "Canada", "CAD"),
    ("wisla24", 77, "Poland", "PLN"),
    ("PorchLight", 4091, "United States", "USD"),
    ("zimorodek", 15, "Poland", "PLN"),
    ("SirGadwall", 640, "United Kingdom", "GBP"),
)
# Title, category path, amount unit grams pieces, dollars.
_GOODS = (
    ("[NEW BATCH] 1g Peruvian Flake Cocaine 88%", "Drugs & Chemicals/Stimulants/Cocaine", "1 g 1", 95),
    ("7 Grams Cocaine - Block Cut - Next Day Delivery", "Drugs & Chemicals/Stimulants/Cocaine", "7 g 7", 520),
    ("Speed / Amphetamine sulphate, 100g, wet", "Drugs & Chemicals/Stimulants/Speed", "100 g 100", 380),
    ("4-MMC mephedrone shards 5G", "Drugs & Chemicals/Stimulants/4-MMC", "5 g 5", 72),
    ("OZ (28g) Stardawg // cali genetics //", "Drugs & Chemicals/Cannabis/Buds & Flowers", "28 g 28", 185),
    ("Half a kilo of outdoor bud - trade price", "Drugs & Chemicals/Cannabis/Buds & Flowers", "0.5 kg 500", 1450),
    ("Nepalese temple ball 3.5 g", "Drugs & Chemicals/Cannabis/Hash", "3.5 g 3.5", 44),
    ("Disposable THC pen 0.5ml, mango", "Drugs & Chemicals/Cannabis/Vapes", "0.5 ml", 28),
    ("50x 'Lighthouse' pills 190mg MDMA", "Drugs & Chemicals/Ecstasy/Pills", "190 mg 9.5 50", 165),
    ("MDMA 1/8 oz tan sugar", "Drugs & Chemicals/Ecstasy/MDMA", "0.125 oz 3.543690390625", 68),
    ("LSD-25 tabs 20 x 125ug - white on white", "Drugs & Chemicals/Psychedelics/LSD", "125 ug 0.0025 20", 96),
    ("DMT 500mg \u2014 yellow, waxy", "Drugs & Chemicals/Psychedelics/DMT", "500 mg 0.5", 55),
    ("1KG Ketamine (R/S) \u2605 bulk only \u2605", "Drugs & Chemicals/Dissociatives/Ketamine", "1 kg 1000", 9900),
    ("Zopiclone 7.5mg strip", "Drugs & Chemicals/Prescription/Sedatives", "", 19),
    ("FREE sample: 0.2g weed, pay postage only", "Drugs & Chemicals/Cannabis/Buds & Flowers", "0.2 g 0.2", 4),
    ("Parcel tracking check, we ask the carrier for you", "Services/Other", "", 12),
)
# What vendors hang on a title; says nothing of how much.
_TAILS = ("", "", "", " | top 1% seller", " [UK to UK]", " ~ double boxed ~", " ★★★", " - batch no. 7", " & fast")
_TEXTS = ("landed next day, spot on", "nice lad, good weight, bit crumbly", "Still waiting :( will update", "szybko i bezpiecznie, polecam", "5* as always")


class _Offer(NamedTuple):
    number: int
    title: str
    category: str
    size: str
    money: str
    code: str
    coin: str
    ticker: str
    vendor: str
    deals: int
    start: str
    end: str
    views: int
    sales: int
    left: int | None
    since: datetime

    @property
    def url(self) -> str:
        return f"{_HOST}/listing.php?id={self.number}&amp;ref=cat"


def _offers(rng: random.Random) -> list[_Offer]:
    made = []
    for place in range(3 * _PER_PAGE + 2):
        title, category, size, dollars = _GOODS[(place * 7 + rng.randint(0, 3)) % len(_GOODS)]
        title += rng.choice(_TAILS)
        vendor, deals, start, code = rng.choice(_VENDORS)
        factor, ticker = _MONEY[code]
        money = dollars * float(factor) * rng.uniform(0.92, 1.1)
        coin = f"{dollars / (36000 if ticker == 'BTC' else 260):.5f}"
        end, left = rng.choice([*_TARGETS, ""]), rng.choice((None, None, 3, 48, 120))
        since = _SEEN - timedelta(days=rng.randint(3, 400), minutes=rng.randint(0, 1439))
        counts = rng.randint(40, 9000), rng.randint(0, 700)
        made.append(_Offer(88021 + place * 59, title, category, size, f"{money:,.2f}", code, coin, ticker, vendor, deals, start, end, *counts, left, since))
    return made


def _truth(offer: _Offer, **more: Any) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "title": offer.title,
        "url": offer.url.replace("&amp;", "&"),
        "vendor": offer.vendor,
        "price": {"amount": offer.money.replace(",", ""), "currency": offer.code},
        "price_also": {"amount": offer.coin, "currency": offer.ticker},
        "quantity": dict(zip(("amount", "unit", "grams", "pieces"), offer.size.split(), strict=False)),
        "category": offer.category.split("/"),
        "ships_from": _PLACES[offer.start],
        "ships_to": _TARGETS.get(offer.end),
        "views": offer.views,
        "sales": offer.sales,
        "stock": offer.left,
        "listed_at": offer.since.strftime("%Y-%m-%dT%H:%M:00Z"),
        "marketing": ["sample"] if "sample" in offer.title else [],
        "offer_kind": "service" if offer.category.startswith("Services") else "sale",
    }
    return {name: value for name, value in {**fields, **more}.items() if value not in (None, "", [], {})}


def _line(label: str, value: object) -> str:
    return f'<div class="ln"><span class="lb">{label}:</span> <span class="vl">{value}</span></div>\n' if value not in (None, "") else ""


def _row(offer: _Offer, *, sponsored: bool = False) -> str:
    path = " / ".join(f'<a href="{_HOST}/category.php?n={len(part)}">{escape(part)}</a>' for part in offer.category.split("/"))
    left = "Unlimited" if offer.left is None else f"{offer.left} items"
    flag = '<div class="adv">Sponsored listing</div>' if sponsored else ""
    return f"""<div class="row {"hl" if sponsored else "std"}">{flag}
  <div class="c1"><div class="pic"><a href="{offer.url}"><img src="{_HOST}/im.php?x={offer.number}" alt="listing image"></a></div></div>
  <div class="c2">
    <div class="tt"><a class="bold" href="{offer.url}">{escape(offer.title)}</a></div>
    <div class="ln sub">Item # {offer.number} - {path} - <a class="seller" href="{_HOST}/user.php?id={offer.vendor}">{offer.vendor}</a> ({offer.deals})</div>
    <div class="two"><div class="l">{_line("Views", offer.views)}{_line("Sold", offer.sales)}{_line("Quantity left", left)}</div>
    <div class="r">{_line("Ships from", offer.start)}{_line("Ships to", escape(offer.end))}{_line("Listed", offer.since.strftime("%Y-%m-%d %H:%M"))}</div></div>
  </div>
  <div class="c3"><div class="ln pr"><span class="lb">Price:</span> <span class="vl"><b>{offer.code} {offer.money}</b></span></div><div class="ln">({offer.coin} {offer.ticker})</div>
    <div class="bt"><a class="btn" href="{offer.url}">Buy now</a> <a class="fav" href="#" onclick="return fav({offer.number})">&#9825;</a></div></div>
  <div class="clear"></div></div>
"""


def _frame(heading: str, body: str) -> str:
    tops = "".join(f'<div class="cat"><input type="checkbox" name="c[]" value="{n}"> <a href="{_HOST}/category.php?n={n}">{escape(name)}</a> <span class="cnt">{count}</span></div>' for n, (name, count) in enumerate((("Fraud", 20113), ("Drugs & Chemicals", 101882), ("Guides & Tutorials", 5211), ("Services", 3020), ("Jewels & Gold", 811))))
    rates = "".join(f'<div class="rt">{code} <span>{36000 * float(_MONEY[code][0]):,.2f}</span></div>' for code in _MONEY)
    return f"""<!DOCTYPE html>
<html><head><meta charset="UTF-8"><title>{escape(heading)} | Harborline</title><link rel="stylesheet" type="text/css" href="{_HOST}/s/main.css?v=14"></head>
<body><div id="wrap"><div id="top"><div class="logo"></div><div class="nav"><a href="{_HOST}/home.php">HOME</a> <a href="{_HOST}/sales.php">SALES</a> <a href="{_HOST}/messages.php">MESSAGES (0)</a> <a href="{_HOST}/balance.php">BALANCE: 0.00000 BTC</a> <a href="{_HOST}/logout.php?k=81ab">LOGOUT</a></div></div>
<div id="left"><div class="box"><div class="bh">Browse categories</div><form method="get">{tops}<input type="submit" value="Search"></form></div><div class="box"><div class="bh">Exchange rates (BTC)</div>{rates}</div></div>
<div id="main"><h1>{escape(heading)}</h1>
{body}</div>
<div id="foot">Harborline 2021 - <a href="{_HOST}/pgp.txt">our key</a> - <a href="{_HOST}/mirrors.php">mirrors</a> - Current time: 2021-06-18 21:05 UTC</div></div></body></html>"""


def _results(offers: Sequence[_Offer], number: int, last: int) -> SitePage:
    links = "".join(f'<a class="{"pg on" if n == number else "pg"}" href="{_HOST}/category.php?n=1&amp;pg={n}">{n}</a>' for n in range(1, last + 1))
    form = '<form class="sort"><select name="s"><option>Price: low to high</option><option>Price: high to low</option><option>Newest</option></select></form>'
    top = _row(offers[4], sponsored=True) if number == 1 else ""
    body = f'<div class="crumbs">Home / Drugs &amp; Chemicals</div>{form}<div class="list">{top}{"".join(_row(o) for o in offers)}</div><div class="pager">{links}</div>'
    return SitePage(f"/category.php?n=1&pg={number}", _frame("Drugs & Chemicals", body), "results", [_truth(o) for o in offers])


def _remarks(rng: random.Random, vendor: str, titles: Sequence[str]) -> tuple[str, list[dict[str, Any]]]:
    rows, truths = [], []
    for title in titles:
        mark, text = rng.choice((("Positive", "pos"), ("Positive", "pos"), ("Negative", "neg"))), rng.choice(_TEXTS)
        at, buyer = _SEEN - timedelta(days=rng.randint(2, 90), minutes=rng.randint(0, 1000)), f"{rng.choice('ajprs')}...{rng.choice('lnty')}"
        rows.append(f'<div class="fb"><div class="ic {mark[1]}">{mark[0]}</div><div class="tx">{escape(text)}<div class="it">{escape(title)}</div></div><div class="who">Buyer: {buyer}<br>{at:%Y-%m-%d %H:%M}</div></div>')
        truths.append({"vendor": vendor, "rating": mark[0], "text": text, "buyer": buyer, "at": at.strftime("%Y-%m-%dT%H:%M:00Z"), "listing": title})
    return f'<div class="fbs">{"".join(rows)}</div>', truths


def _detail(rng: random.Random, offer: _Offer) -> SitePage:
    each = float(offer.money.replace(",", ""))
    steps = [(count, f"{each * count * share:,.2f}") for count, share in ((5, 0.95), (10, 0.9))]
    bulk = "".join(f"<tr><td>{count} items</td><td>{offer.code} {money}</td></tr>" for count, money in steps)
    text = f"Listing of {offer.vendor}. Packed on the day of the order; post leaves Mon to Fri. No returns. Contact {offer.vendor.lower()}@jabber.example.net (XMPP) for stock questions."
    html, feedback = _remarks(rng, offer.vendor, [offer.title] * 4)
    left = "Unlimited" if offer.left is None else offer.left
    body = f"""<div class="item"><div class="big"><img src="{_HOST}/im.php?x={offer.number}&amp;b=1" alt=""></div><div class="info"><div class="tt">{escape(offer.title)}</div>
<p>Sold by <a href="{_HOST}/user.php?id={offer.vendor}">{offer.vendor}</a> ({offer.deals}) - {offer.sales} sold since {offer.since:%Y-%m-%d %H:%M} - {offer.views} views</p>
<table class="feat"><tr><th>Features</th><th></th><th>Features</th><th></th></tr><tr><td>Product class</td><td>Physical package</td><td>Origin country</td><td>{offer.start}</td></tr><tr><td>Quantity left</td><td>{left}</td><td>Ships to</td><td>{escape(offer.end) or "-"}</td></tr><tr><td>Ends in</td><td>Never</td><td>Payment</td><td>Escrow</td></tr></table>
<form method="post"><select name="post"><option>Default - 1 day - {offer.code} +0.00 / item</option><option>Tracked - 2 days - {offer.code} +6.00 / item</option></select></form>
<div class="buy">Purchase price: <b>{offer.code} {offer.money}</b><br>{offer.coin} {offer.ticker}</div><table class="bulk"><caption>Bulk pricing</caption>{bulk}</table></div></div>
<div class="tabs"><a class="on">Description</a><a>Feedback</a><a>Refund policy</a></div><div class="desc">{escape(text)}</div>{html}"""
    truth = _truth(offer, category=None, description=text, escrow="escrow")
    truth["tiers"] = [{"quantity": {"amount": str(count), "unit": "piece"}, "price": {"amount": money.replace(",", ""), "currency": offer.code}} for count, money in steps]
    handle = {"kind": "xmpp", "value": f"{offer.vendor.lower()}@jabber.example.net", "account": offer.vendor}
    path = f"/listing.php?id={offer.number}&ref=cat"
    return SitePage(path, _frame(offer.title, body), "listing", [truth], feedback=feedback, handles=[handle])


def _vendor(name: str, deals: int, offers: Sequence[_Offer]) -> SitePage:
    about = f"Hello, {name} here. UK & EU welcome, we answer within a day. Jabber: {name.lower()}@jabber.example.net"
    facts = _line("Vendor level", 6) + _line("Trust level", 5) + _line("Orders completed", f"{deals:,}") + _line("Positive feedback", "98.4%")
    facts += _line("Member since", "2020-02-11") + _line("Last online", "2021-06-17") + _line("Ships from", offers[0].start)
    body = f"""<div class="prof"><div class="pic"></div><div class="pi"><h2>{name}</h2>{facts}</div></div><div class="ext"><div class="bh">Imported feedback</div><table><tr><th>Market</th><th>Rating</th><th>Deals</th></tr><tr><td>Gullwing</td><td>4.92</td><td>812</td></tr><tr><td>Second Pier</td><td>4.80</td><td>66</td></tr></table></div>
<div class="tabs"><a class="on">About</a><a>PGP</a><a>Listings</a></div><div class="desc">{escape(about)}</div><div class="list">{"".join(_row(o) for o in offers)}</div>"""
    truth = {"name": name, "level": "6", "sales": deals, "rating": "98.4", "ships_from": _PLACES[offers[0].start], "member_since": "2020-02-11", "last_seen": "2021-06-17", "description": about}
    truth["markets"] = [{"market": "Gullwing", "rating": "4.92"}, {"market": "Second Pier", "rating": "4.80"}]
    handle = {"kind": "xmpp", "value": f"{name.lower()}@jabber.example.net", "account": name}
    return SitePage(f"/user.php?id={name}", _frame(f"Profile of {name}", body), "vendor", [_truth(o) for o in offers], [truth], handles=[handle])


def _feedback(rng: random.Random, vendor: str, offers: Sequence[_Offer]) -> SitePage:
    html, truths = _remarks(rng, vendor, [rng.choice(offers).title for _ in range(18)])
    body = f'<div class="prof"><h2>{vendor}</h2></div><div class="tabs"><a>About</a><a class="on">Feedback</a></div>{html}'
    return SitePage(f"/user.php?id={vendor}&tab=4", _frame(f"Feedback for {vendor}", body), "feedback", feedback=truths)


def _plain() -> list[SitePage]:
    captcha = '<!DOCTYPE html><html><head><title>Harborline</title></head><body><form method="post"><div class="cap"><p>Find the broken circle and click in it</p><input type="image" src="/cap.php?i=3c1d" name="xy"><p>or type the characters</p><input type="text" name="code" maxlength="6" autocomplete="off"><input type="submit" value="Verify"></div><p class="m">Check that the address is harborline.example</p></form></body></html>'
    login = '<!DOCTYPE html><html><head><title>Login - Harborline</title></head><body><div class="login"><form method="post" action="/login.php"><label>Username</label><input name="username"><label>Password</label><input type="password" name="pw"><label>Session length</label><select><option>30 minutes</option><option>4 hours</option></select><button>Sign in</button></form><a href="/register.php">Register</a> <a href="/recover.php">Forgot password?</a></div></body></html>'
    home = '<div class="news"><h3>Latest news</h3><div>2021-06-11: wallet maintenance is done.</div><div>2021-05-30: two new mirrors, see the signed message.</div></div><div class="cats"><h3>Drugs &amp; Chemicals (101882)</h3><a href="#">Cannabis (31022)</a> <a href="#">Stimulants (25441)</a> <a href="#">Ecstasy (18201)</a> <a href="#">Psychedelics (9940)</a></div>'
    return [
        SitePage("/home.php", _frame("Welcome, guest", home), "index"),
        SitePage("/cap.php", captcha, "captcha"),
        SitePage("/login.php", login, "login"),
    ]


def _pages(rng: random.Random) -> list[SitePage]:
    offers = _offers(rng)
    chunks = [offers[start : start + _PER_PAGE] for start in range(0, len(offers), _PER_PAGE)]
    pages = [_results(chunk, number, len(chunks)) for number, chunk in enumerate(chunks, start=1)]
    pages += [_detail(rng, offers[place]) for place in (2, 16, 33)]
    first, second = sorted({(o.vendor, o.deals) for o in offers})[:2]
    pages += [_vendor(name, deals, [o for o in offers if o.vendor == name]) for name, deals in (first, second)]
    pages.append(_feedback(rng, first[0], [o for o in offers if o.vendor == first[0]]))
    return pages + _plain()


SITE = TestSite("harborline", "market", "en", _SEEN.strftime("%Y-%m-%dT%H:%M:%SZ"), _pages)
