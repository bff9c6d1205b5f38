# ruff: noqa: E501
# fmt: off
"""Dockside: a table of rows as PHP wrote it around 2013, in bitcoin only.

Peculiar: cells and rows never closed, column headings instead of labels, the vendor's standing in
brackets after the name, ages instead of dates, a search form full of countries, a ticker.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import escape
from typing import Any

from tests.sites import SitePage, TestSite

__all__ = ["SITE"]

_SEEN = datetime(2013, 9, 14, 18, 0, tzinfo=UTC)
_RATE = 127.43
_PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
_PER_PAGE = 20

_COUNTRIES = {"Netherlands": "NL", "Germany": "DE", "United Kingdom": "GB", "United States": "US", "Canada": "CA", "Australia": "AU", "undeclared": None}
_TARGETS = {
    "Worldwide": ["WW"],
    "European Union": ["EU"],
    "Worldwide except Australia": ["WW", "-AU"],
    "United States only": ["US"],
    "USA, Canada": ["CA", "US"],
    "&nbsp;": None,
}
_CATEGORIES = {
    "Cannabis": ("Weed", "Hash", "Edibles"),
    "Stimulants": ("Cocaine", "Speed"),
    "Ecstasy": ("MDMA", "Pills"),
    "Psychedelics": ("LSD", "Mushrooms", "2C"),
    "Opioids": ("Heroin",),
    "Prescription": ("Benzos",),
}
# Title, category, what one price buys (amount unit grams pieces, "-" for none), dollars.
_GOODS = (
    ("3.5g Amnesia Haze - AAA+ indoor", "Cannabis/Weed", "3.5 g 3.5", 38),
    ("1 oz Outdoor Shake (budget!!)", "Cannabis/Weed", "1 oz 28.349523125", 95),
    ("1/4 oz *** Blue Tarn Kush ***", "Cannabis/Weed", "0.25 oz 7.08738078125", 88),
    ("Dry sift hash 10 grams", "Cannabis/Hash", "10 g 10", 74),
    ("Moroccan slate, 100g bar", "Cannabis/Hash", "100 g 100", 410),
    ("Peanut butter cookies (strong)", "Cannabis/Edibles", "", 24),
    ("1g Cocaine 84% uncut [escrow]", "Stimulants/Cocaine", "1 g 1", 92),
    ("5g ... Uncut fishscale ... FREE SHIP", "Stimulants/Cocaine", "5 g 5", 399),
    ("Amphetamine paste 50g -- Dutch", "Stimulants/Speed", "50 g 50", 168),
    ("Speed paste 1kg bulk & fresh", "Stimulants/Speed", "1 kg 1000", 1520),
    ("MDMA crystal 1 gram", "Ecstasy/MDMA", "1 g 1", 41),
    ("28g MDMA <crystal> champagne", "Ecstasy/MDMA", "28 g 28", 560),
    ("10 x 200mg 'Paper Boats' XTC", "Ecstasy/Pills", "200 mg 2 10", 66),
    ("5 x 110ug LSD blotters \u2665 Tide Table print", "Psychedelics/LSD", "110 ug 0.00055 5", 31),
    ("100x 100ug LSD, crossed paddles", "Psychedelics/LSD", "100 ug 0.01 100", 380),
    ("14g dried mushrooms, cubensis", "Psychedelics/Mushrooms", "14 g 14", 79),
    ("2C-B 500mg powder", "Psychedelics/2C", "500 mg 0.5", 58),
    ("Heroin #4 0.5g stamp bag", "Opioids/Heroin", "0.5 g 0.5", 77),
    ("Diazepam 10mg, blister, ask for bulk", "Prescription/Benzos", "", 45),
)
# What vendors hang on a title; says nothing of how much.
_TAILS = ("", "", "", " (restock)", " :: ships Mon-Fri", " [no FE]", " -- est. 2011", " - vendor pick", " ~ new batch ~")
_VENDORS = (
    ("greyheron_nl", 99),
    ("TallPines", 97),
    ("MrSaltwater", 100),
    ("oldmill", 94),
    ("Kittiwake77", 98),
    ("the-lamplighter", 89),
    ("SugarBarn", 96),
    ("quiet.river", 100),
)
_COMMENTS = (
    "Fast and stealthy, 4 days to the door, will be back",
    "as described. good weight",
    "Took two weeks but it came. vendor answered every message",
    "Not what I expected, crumbs at the bottom of the bag",
    "A++",
    "Arrived on a Tuesday; double sealed & no smell",
)


@dataclass(frozen=True)
class _Offer:
    number: int
    title: str
    category: str
    size: str
    btc: str
    vendor: str
    standing: int
    ships_from: str
    ships_to: str
    blurb: str

    @property
    def url(self) -> str:
        return f"item.php?id={self.number}"

    @property
    def target(self) -> str:
        return "" if self.ships_to == "&nbsp;" else escape(self.ships_to)


def _offers(rng: random.Random) -> list[_Offer]:
    chosen = [rng.choice(_GOODS) for _ in range(2 * _PER_PAGE + 3)]
    made = []
    for place, (name, category, size, dollars) in enumerate(chosen):
        title = name + rng.choice(_TAILS)
        vendor, standing = rng.choice(_VENDORS)
        btc = f"{dollars * rng.uniform(0.9, 1.15) / _RATE:.4f}"
        blurb = rng.choice(("Stock from this week, vacuum...", "Please read my page first...", ""))
        start, end = rng.choice(list(_COUNTRIES)), rng.choice(list(_TARGETS))
        number = 10418 + place * 37
        made.append(_Offer(number, title, category, size, btc, vendor, standing, start, end, blurb))
    return made


def _truth(offer: _Offer, **more: Any) -> dict[str, Any]:
    size = dict(zip(("amount", "unit", "grams", "pieces"), offer.size.split(), strict=False))
    fields = {
        "title": offer.title,
        "url": offer.url,
        "vendor": offer.vendor,
        "price": {"amount": offer.btc, "currency": "BTC"},
        "quantity": size,
        "ships_from": _COUNTRIES[offer.ships_from],
        "ships_to": _TARGETS[offer.ships_to],
        "description": offer.blurb,
        "offer_kind": "sale",
    }
    return {name: value for name, value in {**fields, **more}.items() if value}


def _row(offer: _Offer, place: int) -> str:
    return f"""<tr bgcolor="{"#f4f1ea" if place % 2 else "#ffffff"}">
<td align=center width=66><a href="{offer.url}"><img src="{_PIXEL}" width=60 height=60 border=0 alt=""></a>
<td><a href="{offer.url}" class="item">{escape(offer.title)}</a><br><span class="sm">{offer.blurb}</span>
<td nowrap align=right class="pr">&#3647;{offer.btc}
<td><a href="user.php?u={offer.vendor}">{offer.vendor}</a> <span class="sm">({offer.standing})</span>
<td class="sm">{offer.ships_from}
<td class="sm">{offer.target or "&nbsp;"}
"""


def _table(offers: Sequence[_Offer]) -> str:
    rows = "".join(_row(offer, place) for place, offer in enumerate(offers))
    return f"""<table width="100%" cellpadding="4" cellspacing="0" border="0" class="items">
<tr bgcolor="#3a5a78"><th>&nbsp;<th align=left><a href="?sort=t">Item</a><th><a href="?sort=p">Price</a><th align=left>Vendor<th align=left>Ships from<th align=left>Ships to
{rows}</table>"""


def _menu() -> str:
    lines = []
    for number, (top, below) in enumerate(_CATEGORIES.items(), start=1):
        lines.append(f'<li><a href="cat.php?c={number}">{top}</a> <span class="n">({120 * number + 7})</span>\n<ul>')
        lines += [f'<li><a href="cat.php?c={number}{n}">{sub}</a> ({17 * number + n})' for n, sub in enumerate(below)]
        lines.append("</ul>")
    return "<ul id=cats>" + "\n".join(lines) + "</ul>"


def _frame(heading: str, body: str) -> str:
    options = "".join(f'<option value="{code}">{name}' for name, code in _COUNTRIES.items() if code)
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html><head><title>Dockside :: {escape(heading)}</title><meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<style type="text/css">body{{font:12px Verdana}} .sm{{color:#777;font-size:10px}} .pr{{font-weight:bold}}</style></head>
<body><div id="head"><a href="index.php"><img src="{_PIXEL}" alt="Dockside"></a>
<div id="me">hello <b>visitor_4471</b> | <a href="msg.php">messages(0)</a> | <a href="orders.php">orders(0)</a> | <a href="acct.php">account &#3647;0.0000</a> | <a href="logout.php?t=9f31ac">logout</a></div>
<form action="search.php" method="get"><input type="text" name="q" value=""><select name="from"><option value="">ships from: any{options}</select><input type=submit value="Go"></form></div>
<table width="100%"><tr><td valign=top width=170>{_menu()}<p class="sm">1 BTC = ${_RATE}<br>1 BTC = &euro;95.88<br>1 BTC = &pound;80.21</p></td>
<td valign=top><h2>{escape(heading)}</h2>
{body}
</td></tr></table><div id="foot" class="sm">page made in 0.0312 s | <a href="wiki.php">seller's guide</a> | <a href="support.php">support</a></div></body></html>"""


def _results(offers: Sequence[_Offer], number: int, last: int) -> SitePage:
    links = " ".join(str(n) if n == number else f'<a href="cat.php?c=0&page={n}">{n}</a>' for n in range(1, last + 1))
    body = f'<p class="sm">page {links} &nbsp; 43 items</p>{_table(offers)}<p>page {links}</p>'
    return SitePage(f"/cat.php?c=0&page={number}", _frame("All items", body), "results", listings=[_truth(o) for o in offers])


def _remarks(rng: random.Random, offer: _Offer, count: int) -> tuple[str, list[dict[str, Any]]]:
    rows, truths = [], []
    for _ in range(count):
        stars, text, days = rng.choice((5, 5, 5, 4, 2)), rng.choice(_COMMENTS), rng.randint(2, 60)
        rows.append(f'<tr><td>{stars} of 5<td>{escape(text)}<td class="sm">{days} days')
        at = (_SEEN - timedelta(days=days)).date().isoformat()
        truths.append({"vendor": offer.vendor, "rating": str(stars), "text": text, "at": at, "listing": offer.title})
    table = f"<table class=fb border=0 cellpadding=3><tr><th>Rating<th>Feedback<th>Age\n{''.join(rows)}</table>"
    return table, truths


def _detail(rng: random.Random, offer: _Offer, others: Sequence[_Offer]) -> SitePage:
    top, sub = offer.category.split("/")
    stock, dollars = rng.randint(2, 90), f"{float(offer.btc) * _RATE:,.2f}"
    fe = rng.random() < 0.4
    text = f"{offer.title}. Clean and dry, kept in the dark. Vacuum sealed twice. Orders leave on weekdays."
    table, feedback = _remarks(rng, offer, 4)
    more = "".join(f'<li><a href="{o.url}">{escape(o.title)}</a> &#3647;{o.btc}' for o in others)
    body = f"""<div class="crumb"><a href="index.php">home</a> &raquo; <a href="cat.php?c=1">{top}</a> &raquo; <a href="cat.php?c=11">{sub}</a></div>
<table cellpadding=3><tr><td rowspan=8><img src="{_PIXEL}" width=220 height=220>
<tr><td class=l>vendor:<td><a href="user.php?u={offer.vendor}">{offer.vendor}</a>({offer.standing})
<tr><td class=l>price:<td><b>&#3647;{offer.btc}</b> <span class=sm>(${dollars})</span>
<tr><td class=l>ships from:<td>{offer.ships_from}
<tr><td class=l>ships to:<td>{offer.target or "&nbsp;"}
<tr><td class=l>in stock:<td>{stock}
<tr><td class=l>payment:<td>{"finalize early" if fe else "escrow"}
<tr><td colspan=2><form action="cart.php" method=post><input type=hidden name=id value={offer.number}><input type=hidden name=tok value="c2FsdA=="><select name=ship><option>regular mail +&#3647;0.0300<option>tracked +&#3647;0.0700</select> <input type=submit value="add to cart"></form>
</table><h3>Description</h3><p>{escape(text)}</p><h3>Feedback</h3>{table}
<h3>Others looked at</h3><ul>{more}</ul><p class=sm><a href="report.php?id={offer.number}">report this item</a></p>"""
    truth = _truth(
        offer, price_also={"amount": dollars.replace(",", ""), "currency": "USD"}, stock=stock, escrow="fe" if fe else "escrow", category=[top, sub], description=text
    )
    blank = dict.fromkeys(("vendor", "ships_from", "ships_to", "description"))
    asides = [_truth(other, **blank, aside=True) for other in others]
    return SitePage(f"/{offer.url}", _frame(offer.title, body), "listing", listings=[truth, *asides], feedback=feedback)


def _vendor(name: str, standing: int, offers: Sequence[_Offer]) -> SitePage:
    mail = f"{name.lower()}@mail.example.org"
    text = f"Small crew, two people. No messages on Sundays. Write to {mail} if the site is down."
    body = f"""<table cellpadding=3><tr><td class=l>rank:<td>top 5% of sellers<tr><td class=l>rating:<td>{standing} of 100
<tr><td class=l>transactions:<td>412<tr><td class=l>member since:<td>Feb 3, 2012<tr><td class=l>last seen:<td>3 days ago
<tr><td class=l>ships from:<td>Netherlands</table><p><a href="msg.php?to={name}">send message</a> | <a href="fb.php?u={name}">all feedback</a></p>
<h3>Description</h3><p>{escape(text)}</p><h3>Items</h3>{_table(offers)}"""
    vendor = {"name": name, "level": "top 5% of sellers", "rating": str(standing), "sales": 412, "member_since": "2012-02-03"}
    vendor |= {"last_seen": "2013-09-11", "ships_from": "NL", "description": text}
    handle = {"kind": "email", "value": mail, "account": name}
    return SitePage(f"/user.php?u={name}", _frame(name, body), "vendor", [_truth(o) for o in offers], [vendor], handles=[handle])


def _feedback(rng: random.Random, offers: Sequence[_Offer]) -> SitePage:
    vendor, rows, truths = offers[0].vendor, [], []
    for offer in [*offers, *offers, *offers]:
        stars, text, days = rng.choice((5, 5, 4, 1)), rng.choice(_COMMENTS), rng.randint(2, 90)
        buyer = f"{rng.choice('abdkmr')}***{rng.choice('0479x')}"
        rows.append(f'<tr><td>{stars} of 5<td>{escape(text)}<td><a href="{offer.url}">{escape(offer.title)}</a><td>{buyer}<td class="sm">{days} days')
        at = (_SEEN - timedelta(days=days)).date().isoformat()
        truths.append({"vendor": vendor, "rating": str(stars), "text": text, "buyer": buyer, "at": at, "listing": offer.title})
    table = f"<table class=fb><tr><th>Rating<th>Feedback<th>Item<th>Buyer<th>Age\n{''.join(rows)}</table>"
    return SitePage(f"/fb.php?u={vendor}", _frame(f"Feedback for {vendor}", table), "feedback", feedback=truths)


def _plain() -> list[SitePage]:
    news = '<div class=news><b>News</b><br>Sep 10, 2013: withdrawals are slow, do not panic.<br>Sep 2, 2013: <a href="wiki.php">new rules</a> for resolution of disputes.</div>'
    login = """<html><head><title>Dockside</title></head><body><center><form action="login.php" method="post">username<br><input type="text" name="user"><br>password<br><input type="password" name="pass"><br>
<img src="captcha.php?r=81231" alt="captcha"><br><input name="cap" size=6><br><input type="submit" value="login"></form><a href="register.php">click here to join</a></center></body></html>"""
    fault = """<br /><b>Warning</b>:  mysql_connect(): Too many connections in <b>/var/www/inc/db.php</b> on line <b>14</b><br />Database error. Try again in a few minutes."""
    empty = '<p>Nothing found for <i>"sealing wax"</i>. <a href="index.php">Back</a></p>'
    return [
        SitePage("/index.php", _frame("Welcome", news + "<p>Pick a category on the left.</p>"), "index"),
        SitePage("/search.php?q=sealing+wax", _frame("Search", empty), "results"),
        SitePage("/login.php", login, "login"),
        SitePage("/cat.php?c=3", fault, "error"),
    ]


def _pages(rng: random.Random) -> list[SitePage]:
    offers = _offers(rng)
    chunks = [offers[start : start + _PER_PAGE] for start in range(0, len(offers), _PER_PAGE)]
    pages = [_results(chunk, number, len(chunks)) for number, chunk in enumerate(chunks, start=1)]
    pages += [_detail(rng, offers[place], offers[place + 1 : place + 4]) for place in (0, 7, 22)]
    sellers = sorted({o.vendor: o.standing for o in offers}.items())[:2]
    of = {name: [o for o in offers if o.vendor == name] for name, _ in sellers}
    pages += [_vendor(name, standing, of[name]) for name, standing in sellers]
    pages.append(_feedback(rng, of[sellers[0][0]][:4]))
    return pages + _plain()


SITE = TestSite("dockside", "market", "en", _SEEN.strftime("%Y-%m-%dT%H:%M:%SZ"), _pages)
