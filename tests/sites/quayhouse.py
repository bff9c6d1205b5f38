# ruff: noqa: E501
# fmt: off
"""Quayhouse: an English market of table rows, three facts to a cell, euros with bitcoin in brackets.

Peculiar: a cell holds vendor, price and shipping parted by ``<br>``, "NL -> EU, UK" for the way of
the parcel, two headings for six facts, ratings of other markets as badges with numbers, a gate that
asks for a word of a sentence, an error page with the whole navigation. Everything here is invented.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from html import escape
from typing import Any

from tests.sites import SitePage, TestSite

_SEEN = date(2017, 6, 9)
_RATE = Decimal("2540.11")
_GRAMS = {"g": "1", "mg": "0.001", "ug": "0.000001", "kg": "1000"}
_WAYS = (("NL", "EU", ["EU"]), ("DE", "Worldwide", ["WW"]), ("UK", "UK", ["GB"]), ("PL", "EU, UK", ["EU", "GB"]), ("ES", "Worldwide, not US", ["WW", "-US"]), ("FR", "FR, BE, CH", ["FR", "BE", "CH"]))
_SELLERS = (("NightHeron", 5), ("CaptainBirdseed", 4), ("lady_of_the_lamp", 7), ("Bricklayer", 2), ("0din's.garden", 3), ("SUNDAYMARKET", 6))
_CATEGORIES = ("Cannabis", "Stimulants", "Psychedelics", "Ecstasy", "Prescription", "Steroids", "Fraud")
_NAMES: tuple[tuple[str, str, str, tuple[str, ...], int], ...] = (
    ("Cocaine HQ Colombian - washed", "Stimulants", "g", ("0.5", "1", "2.5", "5", "10"), 68),
    ("Amphetamine paste 75%", "Stimulants", "g", ("10", "50", "250", "1000"), 4),
    ("Amnesia Haze AAA+", "Cannabis", "g", ("2", "5", "10", "50", "1000"), 8),
    ("Moroccan pollen (dry sift)", "Cannabis", "g", ("5", "25", "100"), 6),
    ("MDMA Rocks - Dutch 84%", "Ecstasy", "g", ("1", "3", "7", "28"), 17),
    ("Ketamine shards", "Psychedelics", "g", ("1", "3.5", "5"), 26),
)
_STAMPED: tuple[tuple[str, str, str, tuple[str, ...], tuple[int, ...], int], ...] = (
    ("XTC \u2018Blue Owls\u2019", "Ecstasy", "mg", ("200", "240"), (5, 25, 100, 500), 4),
    ("LSD blotters", "Psychedelics", "ug", ("110", "200"), (10, 50, 100), 5),
    ("Alprazolam bars", "Prescription", "mg", ("2",), (30, 60, 100), 2),
)


@dataclass(frozen=True)
class _Lot:
    number: int
    title: str
    category: str
    quantity: dict[str, Any]
    euros: Decimal
    seller: str
    level: int
    way: tuple[str, str, list[str]]
    escrow: str
    sold: int
    views: int
    listed: date


def _quantity(amount: str, unit: str, pieces: int = 1) -> dict[str, Any]:
    grams = Decimal(amount) * Decimal(_GRAMS[unit]) * pieces
    truth: dict[str, Any] = {"amount": amount, "unit": unit, "grams": f"{grams.normalize():f}"}
    return truth | ({"pieces": pieces} if pieces > 1 else {})


def _named(rng: random.Random) -> tuple[str, str, dict[str, Any], Decimal]:
    if rng.random() < 0.35:
        name, category, unit, strengths, counts, each = rng.choice(_STAMPED)
        strength, count = rng.choice(strengths), rng.choice(counts)
        title = rng.choice(("{c} x {s}{u} {n}", "{n} {s}{u} x{c}", "\u2605 {c}x {n} - {s} {u} \u2605")).format(c=count, s=strength, u=rng.choice(("ug", "mcg")) if unit == "ug" else unit, n=name)
        return title, category, _quantity(strength, unit, count), Decimal(each * count) * Decimal("0.95")
    name, category, unit, packs, each = rng.choice(_NAMES)
    pack = rng.choice(packs)
    shown = rng.choice(("1KG", "1 kilo")) if pack == "1000" else pack + rng.choice(("g", "g", " grams", "gr", " G"))
    title = rng.choice(("{q} {n}", "{n} {q}", "{n} | {q} | FREE SHIPPING", "[NEW] {q} {n} <uncut>", "{q} - {n} - tracked")).format(q=shown, n=name)
    return title, category, _quantity(*(("1", "kg") if pack == "1000" else (pack, "g"))), Decimal(pack) * each * (Decimal("0.5") if Decimal(pack) > 99 else 1)


def _lots(rng: random.Random) -> list[_Lot]:
    lots = []
    for number in range(57):
        title, category, quantity, euros = _named(rng)
        seller, level = _SELLERS[number % 6]
        lots.append(_Lot(
            12830 + number * 13, title, category, quantity, euros.quantize(Decimal("0.01")), seller, level, _WAYS[number % 6],
            rng.choice(("escrow", "escrow", "fe", "multisig", "")), rng.randrange(0, 900), rng.randrange(900, 20000), _SEEN - timedelta(days=rng.randrange(3, 400)),
        ))
    return lots


def _href(lot: _Lot) -> str:
    return f"viewlisting.php?id={lot.number}&cat={_CATEGORIES.index(lot.category) + 1}"


def _coins(lot: _Lot) -> str:
    return f"{lot.euros / _RATE:.5f}"


def _day(when: date) -> str:
    return f"{when.day} {when:%b %Y}"


_BADGE = {"escrow": '<span class="label label-success">Escrow</span>', "fe": '<span class="label label-danger">Finalize Early</span>', "multisig": '<span class="label label-info">Multisig 2/3</span>', "": ""}


def _row(lot: _Lot, number: int) -> str:
    shade = "#eee" if number % 2 else "#fff"
    return f"""<tr bgcolor="{shade}"><td width="40"><img src="img/{lot.number}_t.jpg" width="40" height="40"></td>
<td><a href="{escape(_href(lot))}"><b>{escape(lot.title)}</b></a><br /><small><i>in</i> {lot.category} <i>since</i> {_day(lot.listed)}</small><br />{_BADGE[lot.escrow]}</td>
<td nowrap><a href="profile.php?u={escape(lot.seller)}">{escape(lot.seller)}</a> (Level {lot.level})<br />&euro;{lot.euros:,} ({_coins(lot)} BTC)<br />{lot.way[0]} -&gt; {lot.way[1]}</td>
<td align="right">{lot.sold} sold<br />{lot.views:,} views</td></tr>
"""


def _truth(lot: _Lot) -> dict[str, Any]:
    truth: dict[str, Any] = {
        "title": lot.title, "url": _href(lot), "vendor": lot.seller, "price": {"amount": f"{lot.euros}", "currency": "EUR"}, "price_also": {"amount": _coins(lot), "currency": "BTC"},
        "quantity": lot.quantity, "category": [lot.category], "ships_from": "GB" if lot.way[0] == "UK" else lot.way[0], "ships_to": lot.way[2],
        "sales": lot.sold, "views": lot.views, "listed_at": lot.listed.isoformat(),
    }
    return truth | ({"escrow": lot.escrow} if lot.escrow else {})


def _frame(title: str, body: str) -> str:
    menu = "".join(f'<li><a href="search.php?cat={n + 1}">{name} <span class="badge">{(n * 71 + 13) % 997}</span></a></li>' for n, name in enumerate(_CATEGORIES))
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html><head><title>Quayhouse :: {escape(title)}</title><link rel="stylesheet" href="style.css?v=3" /></head><body>
<table width="980" align="center" cellpadding="4"><tr><td colspan="2" class="head"><a href="index.php"><b>QUAYHOUSE</b></a> &nbsp; Balance: 0.0000 BTC (&euro;0.00) &nbsp; | &nbsp; 1 BTC = &euro;{_RATE:,} &nbsp;|&nbsp; <a href="logout.php">Logout</a></td></tr>
<tr><td width="180" valign="top"><ul class="nav">{menu}</ul><b>Quick search</b><form action="search.php"><input name="q" /><select name="from"><option>Any country</option><option>NL</option><option>DE</option><option>UK</option></select><input type="submit" value="Find" /></form></td>
<td valign="top">{body}</td></tr></table><center><small>Quayhouse v2.11 | server time {_SEEN.day} {_SEEN:%b %Y} 12:00 UTC | <a href="faq.php">FAQ</a></small></center></body></html>"""


def _table(lots: Sequence[_Lot]) -> str:
    rows = "".join(_row(lot, n) for n, lot in enumerate(lots))
    return f'<table width="100%" cellspacing="0" cellpadding="5" class="list"><tr><th>&nbsp;</th><th>Listing</th><th>Offer</th><th>Popularity</th></tr>\n{rows}</table>'


def _results(lots: Sequence[_Lot], page: int) -> SitePage:
    pager = " | ".join(f'<a href="search.php?q=&amp;p={n}">{n}</a>' if n != page else f"<b>[{n}]</b>" for n in (1, 2, 3))
    return SitePage(f"/search.php?q=&p={page}", _frame("Search", f"<h2>57 results</h2>{_table(lots)}<p align=center>{pager}</p>"), "results", [_truth(lot) for lot in lots])


_WORDS = ("quick and clean, thanks", "good weight (5.1)", "slow post but fine", "not what I ordered!!", "solid vendor, will return")


def _feedback(rng: random.Random, seller: str, lots: Sequence[_Lot]) -> tuple[str, list[dict[str, Any]]]:
    rows, truth = "", []
    for lot in lots:
        mark, text, buyer = rng.choice(("Positive", "Positive", "Neutral", "Negative")), rng.choice(_WORDS), f"{rng.choice('bcdgmnps')}***{rng.randrange(10)}"
        when = datetime(2017, rng.randrange(1, 6), rng.randrange(1, 28), rng.randrange(24), rng.randrange(60))  # noqa: DTZ001
        rows += f'<tr><td><font color="{"green" if mark == "Positive" else "gray"}">{mark}</font></td><td>{text}<br /><small>{escape(lot.title)}</small></td><td>{buyer}<br />&euro;{lot.euros:,}</td><td>{_day(when)} {when:%H:%M}</td></tr>\n'
        truth.append({"vendor": seller, "rating": mark, "text": text, "buyer": buyer, "amount": {"amount": f"{lot.euros}", "currency": "EUR"}, "listing": lot.title, "at": f"{when.isoformat()}+00:00"})
    return f'<table width="100%" border="1" class="fb"><tr><th>Rating</th><th>Comment</th><th>Buyer</th><th>Date</th></tr>\n{rows}</table>', truth


def _detail(lot: _Lot, others: Sequence[_Lot]) -> SitePage:
    said = "Straight from the press, tested by two labs. We answer within a day. No drama, no discounts for first orders."
    extra = "".join(f'<tr><td><a href="{escape(_href(o))}">{escape(o.title)}</a></td><td>&euro;{o.euros:,}</td></tr>' for o in others)
    steps = [(n, (lot.euros * n * (100 - n) / 100).quantize(Decimal("0.01"))) for n in (1, 3, 8)]
    bulk = "".join(f"<tr><td>{n} x</td><td>&euro;{price:,}</td></tr>" for n, price in steps)
    body = f"""<h2>{escape(lot.title)}</h2><ul class="tabs"><li class="on"><a href="#d">Details</a></li><li><a href="feedback.php?u={escape(lot.seller)}">Feedback</a></li><li><a href="refund.php">Refund policy</a></li></ul>
<table width="100%"><tr><td rowspan="2" width="220"><img src="img/{lot.number}.jpg" width="200" /></td><td><b>Sold by</b> <a href="profile.php?u={escape(lot.seller)}">{escape(lot.seller)}</a> (Level {lot.level})<br /><b>Price</b> <font size="5">&euro;{lot.euros:,}</font> ({_coins(lot)} BTC)<br /><b>Category</b> {lot.category}<br /><b>Route</b> {lot.way[0]} -&gt; {lot.way[1]}<br /><b>Listed</b> {_day(lot.listed)}<br /><b>Sold</b> {lot.sold} <b>Viewed</b> {lot.views:,}</td></tr>
<tr><td><b>Payment</b> {_BADGE[lot.escrow]} Bitcoin<form action="order.php" method="post"><input type="hidden" name="csrf" value="9c1{lot.number}" />Qty <input name="qty" value="1" size="3" /><select name="ship"><option>Letter - &euro;4.00</option><option>Tracked - &euro;9.50</option></select><input type="submit" value="Buy now" /></form></td></tr></table>
<h3>Description</h3><div class="desc">{said}</div><h3>Bulk</h3><table class="bulk">{bulk}</table><h3>More from other vendors</h3><table>{extra}</table>"""
    truth = {k: v for k, v in _truth(lot).items() if k != "url"} | {"description": said, "payment": ["BTC"]}
    asides = [{"title": o.title, "url": _href(o), "price": {"amount": f"{o.euros}", "currency": "EUR"}, "quantity": o.quantity, "aside": True} for o in others]
    return SitePage("/" + _href(lot), _frame(lot.title, body), "listing", [truth, *asides])


def _vendor(place: int, lots: Sequence[_Lot]) -> SitePage:
    seller, level = _SELLERS[place]
    own = [lot for lot in lots if lot.seller == seller][:9]
    sales = sum(lot.sold for lot in own)
    about = f"Hello and welcome. Orders are packed on weekdays. Contact me on Jabber {seller.lower().replace(chr(39), '')}@xmpp.example.org with OTR only."
    markets = [("Gullwing Market", "4.91"), ("The Pier", "98%"), ("Old Exchange", "4.7")][: 1 + place % 3]
    badges = "".join(f'<span class="badge">{name} <b>{score}</b></span> ' for name, score in markets)
    body = f"""<h2>{escape(seller)} <small>Vendor Level {level}</small></h2><p><span class="badge">{sales} sales</span> <span class="badge">98.{place}% positive</span> <span class="badge">Member since 4 Oct 2015</span> <span class="badge">Last active {_day(_SEEN - timedelta(days=3))}</span> <span class="badge">Ships from {own[0].way[0]}</span></p>
<p>Imported feedback: {badges}</p><div class="tab-content"><h3>About</h3><pre>{escape(about)}</pre></div><h3>Listings of this vendor</h3>{_table(own)}"""
    vendor = {
        "name": seller, "level": f"Level {level}", "sales": sales, "rating": f"98.{place}%", "ships_from": "GB" if own[0].way[0] == "UK" else own[0].way[0], "member_since": "2015-10-04",
        "last_seen": (_SEEN - timedelta(days=3)).isoformat(), "description": about, "markets": [{"market": name, "rating": score} for name, score in markets],
    }
    handle = {"kind": "xmpp", "value": f"{seller.lower().replace(chr(39), '')}@xmpp.example.org", "account": seller}
    return SitePage(f"/profile.php?u={seller}", _frame(seller, body), "vendor", [_truth(lot) for lot in own], [vendor], handles=[handle])


def _home(lots: Sequence[_Lot]) -> SitePage:
    cells = "".join(f'<td align="center"><a href="{escape(_href(o))}"><img src="img/{o.number}_t.jpg" /><br />{escape(o.title)}</a><br /><b>&euro;{o.euros:,}</b><br />{_coins(o)} BTC<br />by {escape(o.seller)}</td>' for o in lots)
    truth = [{k: v for k, v in _truth(o).items() if k in ("title", "url", "vendor", "price", "price_also", "quantity")} for o in lots]
    index = "".join(f"<li><b>{name}</b> ({(n * 71 + 13) % 997})<ul><li>Subgroup A ({n + 2})</li><li>Subgroup B ({n + 9})</li></ul></li>" for n, name in enumerate(_CATEGORIES))
    return SitePage("/index.php", _frame("Home", f"<h2>Welcome back</h2><table><tr>{cells}</tr></table><h3>All groups</h3><ul>{index}</ul>"), "index", truth)


def _pages(rng: random.Random) -> list[SitePage]:
    lots = _lots(rng)
    rows, truth = _feedback(rng, "lady_of_the_lamp", [rng.choice(lots[2::6]) for _ in range(20)])
    gate = '<html><head><title>One moment</title></head><body><center><h3>Are you a person?</h3><p>Read the sentence and type its <b>fourth</b> word below: <i>the ferry leaves before breakfast on Mondays</i></p><form method="post"><input name="w" autocomplete="off" /><input type="submit" value="Let me in" /></form><p>This page is valid for 60 seconds.</p></center></body></html>'
    error = "<h2>Something went wrong</h2><p>Error 500. The listing could not be loaded. Our staff has been told; go back to the <a href='index.php'>front page</a>.</p>"
    faq = "<h2>FAQ</h2><p><b>What does it cost to sell?</b> A bond of &euro;250.00 and 4% of each sale.</p><p><b>What is multisig?</b> Two of three keys move the coins.</p>"
    return [
        _home(lots[8:13]), _results(lots[:28], 1), _results(lots[28:55], 2), _results(lots[55:], 3),
        SitePage("/search.php?q=zzz", _frame("Search", "<h2>0 results</h2><p>Nothing found for <b>zzz</b>. Try fewer words or another country.</p>"), "results"),
        *(_detail(lots[n], lots[n + 1:n + 8]) for n in (3, 20, 41)), _vendor(1, lots), _vendor(2, lots),
        SitePage("/feedback.php?u=lady_of_the_lamp", _frame("Feedback", f"<h2>Feedback for lady_of_the_lamp</h2>{rows}"), "feedback", feedback=truth),
        SitePage("/gate.php", gate, "captcha"), SitePage("/viewlisting.php?id=1", _frame("Error", error), "error"), SitePage("/faq.php", _frame("FAQ", faq), "other"),
    ]


SITE = TestSite("quayhouse", "market", "en", "2017-06-09T12:00:00+00:00", _pages)
