# ruff: noqa: E501
# fmt: off
"""Tarnwick: a market of 2019 that copies an older one's pages: a side bar with plus signs, rows without tables (made up)."""

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

_TODAY = date(2019, 10, 21)
_RATE = Decimal(8240)
_MASS = {"g": Decimal(1), "mg": Decimal("0.001"), "ug": Decimal("0.000001"), "kg": Decimal(1000), "oz": Decimal("28.349523125"), "lb": Decimal("453.59237")}
_STEPS = {"p1": (("1", "19.00"), ("5", "18.00"), ("10", "16.50"), ("25", "15.00"))}
_FLAGS = {"DE": "Germany", "NL": "Netherlands", "GB": "United Kingdom", "US": "United States", "AU": "Australia", "CA": "Canada", "BE": "Belgium", "WW": "Worldwide", "EU": "Europe"}


@dataclass(frozen=True)
class _Offer:
    ident: str
    title: str
    vendor: str
    usd: str
    qty: str
    src: str
    dst: str
    escrow: str = "escrow"


_VENDORS = {  # deals, score, imports
    "KaltesKlaros": ("1,230", "4.91", (("Halcyon", "812", "4.88"), ("Ferrous", "2,300", "4.93"))),
    "dutchhaven_og": ("5,870", "4.86", (("Ferrous", "4,150", "4.85"),)),
    "brummiebudz": ("312", "4.97", ()),
    "StarsNStrips": ("96", "4.62", (("Marrow Bay", "410", "4.7"),)),
    "koalapost": ("41", "5.0", ()),
    "MapleMonk": ("744", "4.79", (("Halcyon", "1,020", "4.81"),)),
    "libri_mortui": ("2,018", "4.55", ()),
}  # fmt: skip
_OFFERS = (
    _Offer("a7Qk21", "3.5g #4 Heroin - Uncut Afghan - Very Strong - NEXT DAY", "brummiebudz", "140.00", "3.5 g", "GB", "GB"),
    _Offer("a7Qk9f", "1g Bolivian Cocaine 92% *** Flake *** Free shipping", "dutchhaven_og", "71.50", "1 g", "NL", "WW"),
    _Offer("c02mP1", "100 x 200mg XTC Pills 'Blue Owl' -- high quality", "dutchhaven_og", "205.00", "100*200 mg", "NL", "WW"),
    _Offer("c0Ld73", "[MS] 1 oz Gorilla Kush Indoor AAAA", "StarsNStrips", "215.00", "1 oz", "US", "US"),
    _Offer("d9x0Ue", "KETAMINE 7g Rocks / S-Isomer / lab tested", "KaltesKlaros", "168.00", "7 g", "DE", "EU"),
    _Offer("e1Bv55", "Alprazolam 1mg x 200 Green Hulks", "MapleMonk", "122.00", "200*1 mg", "CA", "WW"),
    _Offer("f4TT08", "10 Tabs LSD 110ug - Lucid Fish print", "koalapost", "98.00", "10*110 ug", "AU", "AU"),
    _Offer("g66Wqa", "1/4 lb Girl Scout Biscuit outdoor smalls", "StarsNStrips", "410.00", "0.25 lb", "US", "US", "fe"),
    _Offer("h0oP3z", "2019 Complete Cashout Manual + bonus chapter", "libri_mortui", "4.99", "", "WW", "WW"),
    _Offer("j8sDk4", "5 Gram Pure MDMA Shards 86% (Dutch)", "KaltesKlaros", "64.00", "5 g", "DE", "EU"),
    _Offer("k3mN7b", "Speed paste 50 gr wet, 73% amphetamine base", "KaltesKlaros", "118.00", "50 g", "DE", "EU"),
    _Offer("m1Xr90", "14g Moroccan Pollen Hash Zero-Zero", "brummiebudz", "104.00", "14 g", "GB", "EU"),
    _Offer("n5Yy12", "DMT Vape Cartridge 1ml - deep purple", "MapleMonk", "150.00", "1 ml", "CA", "US"),
    _Offer("p1Zs88", "BULK | Orange Soundcloud 280mg MDMA | from 1 up to 25 pcs", "dutchhaven_og", "19.00", "", "NL", "WW", "fe"),
    _Offer("q7Ff31", "1 KG Amphetamine paste, for resellers", "KaltesKlaros", "1,690.00", "1 kg", "DE", "EU", "fe"),
    _Offer("r2Hj64", "Psilocybe cubensis B+ / 1 ounce dried", "koalapost", "230.00", "1 oz", "AU", "AU"),
    _Offer("s9Uu10", "Modafinil 200mg x 100 (India generics)", "MapleMonk", "89.00", "100*200 mg", "CA", "WW"),
    _Offer("t4Kw27", "0.5g Colombian Coke sample - new customers only", "dutchhaven_og", "29.00", "0.5 g", "NL", "WW"),
    _Offer("u0Pl59", "How to read a Blood Test (ebook epub+pdf)", "libri_mortui", "2.50", "", "WW", "WW"),
    _Offer("w6Ce03", "28g Crystal Meth - Shards - D-isomer only", "StarsNStrips", "560.00", "28 g", "US", "US"),
)
_BY = {offer.ident: offer for offer in _OFFERS}


def _plain(number: str) -> str:
    return number.replace(",", "")


def _btc(usd: str) -> str:
    return f"{Decimal(_plain(usd)) / _RATE:.6f}"


def _quantity(spec: str) -> dict[str, Any]:
    head, unit = spec.split()
    pieces, _, amount = head.rpartition("*")
    found: dict[str, Any] = {"amount": amount, "unit": unit}
    if pieces:
        found["pieces"] = int(pieces)
    if unit in _MASS:
        found["grams"] = f"{(Decimal(amount) * _MASS[unit] * Decimal(pieces or 1)).normalize():f}"
    return found


def _truth(offer: _Offer, **more: Any) -> dict[str, Any]:
    found: dict[str, Any] = {
        "title": offer.title, "url": f"./viewProduct?offer={offer.ident}", "vendor": offer.vendor, "escrow": offer.escrow,
        "price": {"amount": _btc(offer.usd), "currency": "BTC"}, "price_also": {"amount": _plain(offer.usd), "currency": "USD"},
        "ships_from": offer.src, "ships_to": [offer.dst],
    }  # fmt: skip
    if offer.qty:
        found["quantity"] = _quantity(offer.qty)
    if "sample" in offer.title:
        found["marketing"] = ["sample"]
    return {**found, **more}


def _imports(name: str) -> str:
    return "".join(f'<img class="imp" src="/img/imp_{market[0].lower()}.png" alt="" title="Verified import: {market}, {deals} deals, {score}/5">' for market, deals, score in _VENDORS[name][2])


def _seller(name: str) -> str:
    deals, score, _ = _VENDORS[name]
    return f'<a href="./contactMember?member={name}">{name}</a> <span class="deals">({deals})</span> <span class="vscore">({score}<span class="st">&#9733;</span>)</span> {_imports(name)}'


def _row(offer: _Offer, odd: bool) -> str:
    mark = '<span class="oEsc" title="Escrow">E</span>' if offer.escrow == "escrow" else '<span class="oFe" title="Finalize Early">FE</span>'
    return f"""
  <div class="shopItem{" odd" if odd else ""}">
    <div class="oImage"><a href="./viewProduct?offer={offer.ident}"><img width="90" height="68" src="data:image/jpeg;base64,/9j/4AAQSkZJRgABAQ{offer.ident}AAD/2w==" alt=""></a></div>
    <div class="oOfferBody"><div class="oTitle"><a href="./viewProduct?offer={offer.ident}">{escape(offer.title)}</a></div>
      <div class="oVendor">{_seller(offer.vendor)}</div>
      <div class="oShips">{_FLAGS[offer.src]} &#8594; {_FLAGS[offer.dst]}</div></div>
    <div class="oRight"><div class="oPrice">&#3647;{_btc(offer.usd)}<br><span class="fiat">${offer.usd}</span></div>{mark}</div>
    <div class="clear"></div>
  </div>"""


_TREE = (("Drugs", 41822, (("Cannabis", 11290), ("Ecstasy", 6120), ("Stimulants", 8844), ("Opioids", 2901), ("Psychedelics", 4077), ("Dissociatives", 1310), ("Benzos", 2512))), ("Digital Goods", 18110, (("E-Books", 7012), ("Fraud", 5208))), ("Services", 2204, ()), ("Other", 1880, ()))


def _left() -> str:
    out = ""
    for name, count, subs in _TREE:
        out += f'<div class="category depth0"><a class="plus" href="./?open={name[:3].lower()}">+</a> <a href="./?category={len(name) * 11}">{name}</a><span class="amount">{count}</span></div>'
        out += "".join(f'<div class="category depth1"><a class="plus" href="./?open={sub[:3].lower()}">+</a> <a href="./?category={len(sub) * 17}">{sub}</a><span class="amount">{n}</span></div>' for sub, n in subs)
    return f"""<div class="sidebar left"><div class="box"><div class="boxTitle">Browse by category</div>{out}</div>
<div class="box"><div class="boxTitle">Search</div><form method="get" action="./"><input type="text" name="query" value=""><br>Ships to: <select name="country"><option value="">Any</option><option value="us">United States</option><option value="de">Germany</option></select><br>Price: <input size="4" name="min"> - <input size="4" name="max"><br><input type="checkbox" name="esc" value="1"> Escrow only <br><input type="submit" value="Search"></form></div></div>"""


_RIGHT = """<div class="sidebar right"><div class="box"><div class="boxTitle">Exchange rates</div><div class="rates"><div class="r"><span>Bitcoin (BTC)</span><b>1.0</b></div><div class="r"><span>mBTC</span><b>1000.0</b></div><div class="r"><span>Bitcoin Cash (BCH)</span><b>36.71</b></div><div class="r"><span>Monero (XMR)</span><b>147.9</b></div><div class="r"><span>US Dollar (USD)</span><b>8240.0</b></div><div class="r"><span>Euro (EUR)</span><b>7389.1</b></div><div class="r"><span>British Pound (GBP)</span><b>6352.4</b></div><div class="r"><span>Australian Dollar (AUD)</span><b>11998.3</b></div></div></div>
<div class="box"><div class="boxTitle">Official mirrors</div><div class="mono">shown after login, <a href="./mirrors">signed list</a></div></div></div>"""


def _page(title: str, body: str, side: bool = True) -> str:
    columns = f"{_left()}{_RIGHT}" if side else ""
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>Tarnwick - {escape(title)}</title><link rel="stylesheet" type="text/css" href="./main.css"></head><body>
<div class="head"><div class="logo"><a href="./"><img src="data:image/png;base64,iVBORw0KGgoAAAANS=" alt="Tarnwick"></a></div><div class="headNav"><a class="selected" href="./">Shop</a><a href="./messages">Messages <b>(0)</b></a><a href="./orders">Orders <b>(1)</b></a><a href="./account">Account</a><a href="./forum">Forum</a><a href="./support">Support</a></div>
<div class="headRight">Hello <b>quietplum</b> | <a href="./wallet">&#3647;0.000412</a> <span class="small">$3.39</span> | <a href="./logout">Logout</a></div></div>
<div class="main">{columns}<div class="content">{body}</div><div class="clear"></div></div>
<div class="footer"><a href="./terms">Terms</a> - <a href="./canary">Canary (signed 2019-10-02)</a> - <a href="./pgp">Market PGP key</a><br>2019-10-21 18:04:55 UTC &nbsp; page in 0.04 s</div></body></html>"""


def _results(path: str, head: str, offers: Sequence[_Offer], pages: str) -> SitePage:
    rows = "".join(_row(offer, number % 2 == 1) for number, offer in enumerate(offers))
    sort = '<div class="sort">Sort by: <a href="?sort=pop">Popularity</a> | <a href="?sort=cheap">Lowest price</a> | <a href="?sort=new">Newest</a> <span style="float:right">Currency: <a href="?cur=usd">USD</a> <a href="?cur=eur">EUR</a></span></div>'
    pager = '<div class="pager">' + " ".join(f'<a href="./?category=55&amp;page={n}">{n}</a>' for n in pages.split()) + "</div>"
    return SitePage(path, _page(head, f'<div class="bread">Browsing: <b>{head}</b></div>{sort}{pager}<div class="shopItems">{rows}\n</div>{pager}'), "results", [_truth(offer) for offer in offers])


_WORDS = ("Landed in 2 days, great stealth, A+", "good product, a little late due to customs", "FE'd for this guy many times, never let me down", "didnt arrive, got 50% refund", "5/5 will be back :)", "Enjoy your coffee", "ok. weight was on point 1.02")


def _ratings(vendor: str, offers: Sequence[_Offer], rng: random.Random, count: int, named: bool) -> tuple[str, list[dict[str, Any]]]:
    rows, truth = "", []
    for number in range(count):
        offer, stars, ago = rng.choice(offers), rng.choice((5, 5, 5, 4, 2)), 1 + number * 3
        buyer, text = rng.choice("bdfhjs") + "***" + rng.choice("0239ky"), rng.choice(_WORDS)
        images = '<img src="/img/star.png" alt="*">' * stars + '<img src="/img/star_off.png" alt="">' * (5 - stars)
        link = f'<div class="rItem"><a href="./viewProduct?offer={offer.ident}">{escape(offer.title)}</a></div>' if named else ""
        rows += f'<div class="rating"><div class="rAge">{ago}d</div><div class="rStars" title="{stars}.00">{images}</div><div class="rText">{escape(text)}{link}</div><div class="rUser">{buyer}</div><div class="rSum">~${offer.usd}</div><div class="clear"></div></div>\n'
        truth.append({"vendor": vendor, "listing": offer.title, "rating": f"{stars}.00", "text": text, "buyer": buyer, "at": (_TODAY - timedelta(days=ago)).isoformat(), "amount": {"amount": _plain(offer.usd), "currency": "USD"}})
    return (f'<div class="ratings"><div class="rating rHead"><div class="rAge">Age</div><div class="rStars">Rating</div><div class="rText">Comment</div><div class="rUser">Buyer</div><div class="rSum">Value</div><div class="clear"></div></div>\n{rows}</div>', truth)


_TEXTS = {
    "d9x0Ue": ("Drugs > Dissociatives > Ketamine", "Unlimited", 1711, 254, "Mar 2019", "2019-03-04", "Big clean rocks of pure S-isomer, no MSM, no cut. Tested in Spain in August, sheet in our profile."),
    "c02mP1": ("Drugs > Ecstasy > Pills", "38", 4020, 871, "Nov 2018", "2018-11-19", "Blue Owl, 200mg of MDMA in every pill, hard press. Half one first! Vacuum sealed twice and sent from another country."),
    "h0oP3z": ("Digital Goods > E-Books", "Unlimited", 390, 25, "Jul 2019", "2019-07-30", "Everything in one file. No support, no refunds once the link was sent."),
    "p1Zs88": ("Drugs > Ecstasy > Pills", "900", 2266, 133, "Jan 2019", "2019-01-08", "Orange Soundclouds at bulk price: the more you take, the less you pay per pill. Only finalize early for accounts with history."),
}  # fmt: skip


def _detail(ident: str, rng: random.Random) -> SitePage:
    offer = _BY[ident]
    path, left, views, sold, since, added, text = _TEXTS[ident]
    ratings, rows = _ratings(offer.vendor, [offer], rng, 7, False)
    escrow = "Yes" if offer.escrow == "escrow" else "No, Finalize Early"
    coins = "".join(f'<img src="/img/{coin.lower()}.png" title="{coin}" alt="{coin}"> ' for coin in ("BTC", "BCH", "XMR"))
    pairs = (
        ("Vendor", _seller(offer.vendor)),
        ("Price", f'&#3647;{_btc(offer.usd)} <span class="fiat">(${offer.usd})</span>'),
        ("Category", " &gt; ".join(f'<a href="./?category=9">{part}</a>' for part in path.split(" > "))),
        ("Ships from", _FLAGS[offer.src]),
        ("Ships to", _FLAGS[offer.dst]),
        ("Escrow", escrow),
        ("Pay with", coins),
        ("Quantity left", left),
        ("Sold", f"{sold} since {since}"),
        ("Views", f"{views}"),
        ("Added", added),
    )
    details = "".join(f'<div class="tr"><label>{key}</label><span>{value}</span></div>\n' for key, value in pairs)
    steps = "".join(f'<div class="tr"><span class="bq">{amount} {"pc" if amount == "1" else "pcs"}</span><span class="bp">&#3647;{_btc(usd)} each</span><span class="bf">${usd}</span></div>' for amount, usd in _STEPS.get(ident[:2], ()))
    bulk = f'<div class="box bulk"><div class="boxTitle">Bulk prices</div><div class="tr th"><span class="bq">From</span><span class="bp">Price</span><span class="bf">USD</span></div>{steps}</div>' if steps else ""
    post = "" if offer.src == "WW" else f'<select name="postage"><option value="1">Standard letter - 2 days - &#3647;{_btc("5.00")}</option><option value="2">Tracked parcel - 1 day - &#3647;{_btc("14.00")}</option></select>'
    body = f"""<div class="bread"><a href="./">Shop</a> &raquo; {" &raquo; ".join(f'<a href="./?category=9">{part}</a>' for part in path.split(" > "))}</div>
<div class="viewProduct"><h1 class="pTitle">{escape(offer.title)}</h1><div class="pImage"><img src="data:image/jpeg;base64,/9j/4AAQSkZJRgABAQ{ident}=="></div><div class="tabularDetails">{details}</div>
<form method="post" action="./order"><input type="hidden" name="offer" value="{ident}"><input type="hidden" name="csrf" value="5e0c77ab19"><div class="orderBox">Amount: <input type="text" size="3" name="amount" value="1"> {post} <input type="submit" value="Order now"> <input type="submit" name="fav" value="Bookmark"></div></form>{bulk}
<div class="tabs"><span class="sel">Description</span><a href="?offer={ident}&amp;t=terms">Terms &amp; conditions</a><a href="?offer={ident}&amp;t=pgp">PGP</a></div><div class="pDesc" style="white-space:pre-wrap">{escape(text)}</div>
<div class="boxTitle">Ratings of this offer</div>{ratings}</div>"""
    extra: dict[str, Any] = {"category": path.split(" > "), "sales": sold, "views": views, "listed_at": added, "description": text, "payment": ["BCH", "BTC", "XMR"]}
    if left != "Unlimited":
        extra["stock"] = int(left)
    if steps:
        extra["tiers"] = [{"quantity": {"amount": amount, "unit": "piece"}, "price": {"amount": _btc(usd), "currency": "BTC"}, "price_also": {"amount": usd, "currency": "USD"}} for amount, usd in _STEPS[ident[:2]]]
    truth = _truth(offer, **extra)
    truth.pop("url")
    return SitePage(f"/viewProduct?offer={ident}", _page(offer.title, body), "listing", [truth], (), rows)


_PROFILE = {
    "KaltesKlaros": ("2017-08-11", "2019-10-20", "5", "DE", "Wir liefern nur aus Deutschland. English welcome. We are two people with a day job, please give us 48 hours.", "312 / 4 / 3", "klaros@jabber.example"),
    "brummiebudz": ("2018-12-02", "2019-10-21", "3", "GB", "UK based, UK only for the brown. Post goes Monday to Friday before 2pm. Be nice and we are nice.", "61 / 0 / 1", ""),
}  # fmt: skip


def _vendor(name: str, rng: random.Random) -> SitePage:
    since, seen, level, src, text, month, xmpp = _PROFILE[name]
    deals, score, imports = _VENDORS[name]
    mine = [offer for offer in _OFFERS if offer.vendor == name]
    ratings, rows = _ratings(name, mine, rng, 5, True)
    table = "".join(f'<div class="tr"><span>{market}</span><span>{n}</span><span>{rate}/5</span><img src="/img/ok.png" title="verified"></div>' for market, n, rate in imports)
    boxed = f'<div class="box imports"><div class="boxTitle">Verified imports</div><div class="tr th"><span>Market</span><span>Deals</span><span>Rating</span></div>{table}</div>' if imports else ""
    pairs = (("Username", f"{name} {_imports(name)}"), ("Status", '<span class="green">Verified vendor</span>'), ("Trust level", level), ("Deals", deals), ("Rating", f"{score} / 5"), ("Ships from", _FLAGS[src]), ("Joined", since), ("Last active", seen))
    details = "".join(f'<div class="tr"><label>{key}</label><span>{value}</span></div>\n' for key, value in pairs)
    months = f'<div class="months"><div class="tr th"><span></span><span>1 month</span><span>6 months</span><span>12 months</span></div><div class="tr"><span>+ / o / -</span><span>{month}</span><span>640 / 9 / 8</span><span>1180 / 21 / 19</span></div></div>'
    contact = f"<br>\nJabber: {xmpp} (OTR only)" if xmpp else ""
    body = f"""<div class="viewMember"><h1>{name}</h1><div class="tabularDetails">{details}</div>{months}{boxed}
<div class="tabs"><a class="sel" href="./contactMember?member={name}">Profile</a><a href="./contactMember?member={name}&amp;tab=ratings">Ratings ({deals})</a><a href="./contactMember?member={name}&amp;tab=pgp">Public key</a><a href="./messageCompose?member={name}">Send message</a></div>
<div class="pDesc">{text}{contact}</div><div class="boxTitle">Latest ratings</div>{ratings}
<div class="boxTitle">Offers by {name}</div><div class="shopItems">{"".join(_row(offer, False) for offer in mine)}</div></div>"""
    truth: dict[str, Any] = {"name": name, "level": level, "sales": int(_plain(deals)), "rating": score, "ships_from": src, "member_since": since, "last_seen": seen, "description": text}
    if imports:
        truth["markets"] = [{"market": market, "rating": rate} for market, _, rate in imports]
    handles = [{"kind": "xmpp", "value": xmpp, "account": name}] if xmpp else []
    return SitePage(f"/contactMember?member={name}", _page(name, body), "vendor", [_truth(offer) for offer in mine], [truth], rows, (), handles)


def _feedback(name: str, rng: random.Random) -> SitePage:
    html, rows = _ratings(name, [offer for offer in _OFFERS if offer.vendor == name], rng, 16, True)
    body = f'<div class="viewMember"><h1>{name}</h1><div class="tabs"><a href="./contactMember?member={name}">Profile</a><a class="sel" href="./contactMember?member={name}&amp;tab=ratings">Ratings</a></div>{html}<div class="pager"><a href="&amp;page=2">next &raquo;</a></div></div>'
    return SitePage(f"/contactMember?member={name}&tab=ratings", _page(name, body), "feedback", (), (), rows)


def _pages(rng: random.Random) -> Sequence[SitePage]:
    captcha = '<div class="ddos"><h2>One moment, please</h2><p>Please type the six letters inside the circle that is not closed.</p><form method="post" action="./ddos"><img src="data:image/jpeg;base64,/9j/4AAQSkZJRg=="><br><input type="text" name="captcha" maxlength="6"><input type="submit" value="Enter"></form><p class="small">You are queued since 18:04:31 UTC</p></div>'
    empty = '<div class="bread">Search: <b>carfentanyl 10kg</b></div><div class="shopItems"><div class="noItems">No offers found.</div></div>'
    picks = [_BY[ident] for ident in ("a7Qk9f", "e1Bv55", "j8sDk4", "f4TT08", "c0Ld73", "m1Xr90", "s9Uu10", "r2Hj64")]
    news = '<div class="box news"><div class="boxTitle">News</div><div class="n"><span class="small">2019-10-14</span> <b>Two factor login is now needed for vendors</b><br>You have until the end of the month.</div><div class="n"><span class="small">2019-09-29</span> <b>Rate of escrow time</b><br>Auto-finalize went from 14 to 12 days.</div></div>'
    home = f'{news}<div class="boxTitle">Random offers</div><div class="shopItems">{"".join(_row(offer, False) for offer in picks)}</div>'
    return [
        SitePage("/", _page("Shop", home), "index", [_truth(offer) for offer in picks]),
        _results("/?category=55", "Drugs", _OFFERS, "1 2 3 4 5"),
        _results("/?query=g&page=2", "Search: g", _OFFERS[3:16], "1 2"),
        _results("/?category=119&page=7", "E-Books", [_BY["u0Pl59"], _BY["h0oP3z"]], "5 6 7"),
        SitePage("/?query=carfentanyl+10kg", _page("Search", empty), "results"),
        _detail("d9x0Ue", rng),
        _detail("c02mP1", rng),
        _detail("h0oP3z", rng),
        _detail("p1Zs88", rng),
        _vendor("KaltesKlaros", rng),
        _vendor("brummiebudz", rng),
        _feedback("KaltesKlaros", rng),
        SitePage("/ddos", _page("Please wait", captcha, side=False), "captcha"),
    ]


SITE = TestSite("tarnwick", "market", "en", "2019-10-21T18:05:00Z", _pages)
