# ruff: noqa: E501
# fmt: off
"""Oak Hollow: a market of 2015 on Bootstrap 2, thumbnails in spans, bitcoin with dollars in the tooltip (made up)."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from html import escape
from typing import Any

from tests.sites import SitePage, TestSite

__all__ = ["SITE"]

_NOW = datetime(2015, 2, 20, 14, 5, tzinfo=UTC)
_RATE = Decimal("243.60")
_MASS = {"g": Decimal(1), "mg": Decimal("0.001"), "ug": Decimal("0.000001"), "kg": Decimal(1000), "oz": Decimal("28.349523125"), "lb": Decimal("453.59237")}
_WORDS = {"Australia": "AU", "United States": "US", "Germany": "DE", "United Kingdom": "GB", "Netherlands": "NL", "Worldwide": "WW", "European Union": "EU", "Canada": "CA", "Sweden": "SE"}
_VENDORS = {"AussieAnvil": (3, 98, 211), "petrichor": (5, 99, 1904), "DrBluebell": (4, 96, 655), "The_Cooper": (2, 91, 74), "hansemann": (5, 98, 1377), "pineneedle": (1, 100, 9)}


@dataclass(frozen=True)
class _Good:
    number: int
    title: str
    vendor: str
    usd: str
    qty: str
    path: tuple[str, ...]
    src: str
    dst: str
    escrow: str = "escrow"


_WEED, _COKE, _LSD, _MDMA, _RX = (("Drugs", "Cannabis", "Weed"), ("Drugs", "Stimulants", "Cocaine"), ("Drugs", "Psychedelics", "LSD"), ("Drugs", "Ecstasy", "MDMA"), ("Drugs", "Prescription"))
_PILL, _HERO, _BOOK, _SPEED = (("Drugs", "Ecstasy", "Pills"), ("Drugs", "Opioids", "Heroin"), ("Digital Goods", "E-Books"), ("Drugs", "Stimulants", "Speed"))
_GOODS = (
    _Good(10433, "1/8 oz (3.5 g) Lemon Skunk - top shelf", "The_Cooper", "48.00", "0.125 oz", _WEED, "United States", "United States"),
    _Good(11802, "5g Pure Cocaine >>> 88% <<< AUS to AUS", "AussieAnvil", "1,310.00", "5 g", _COKE, "Australia", "Australia"),
    _Good(11990, "10x 120ug LSD blotter - White Heron", "petrichor", "62.00", "10*120 ug", _LSD, "Netherlands", "Worldwide"),
    _Good(12077, "MDMA 10 grams | Dutch crystal | 83 %", "hansemann", "225.00", "10 g", _MDMA, "Germany", "European Union"),
    _Good(12113, "Xanax (Alprazolam) 2 mg bars x 30", "DrBluebell", "75.00", "30*2 mg", _RX, "United Kingdom", "Worldwide", "multisig"),
    _Good(12254, "100 Yellow Hexagons XTC pills 180mg", "hansemann", "260.00", "100*180 mg", _PILL, "Germany", "Worldwide"),
    _Good(12301, "How I Built a Grow Box in a Wardrobe (eBook)", "pineneedle", "3.00", "", _BOOK, "Worldwide", "Worldwide"),
    _Good(12340, "QP (112g) Outdoor Blueberry, vac sealed", "The_Cooper", "520.00", "112 g", _WEED, "United States", "United States", "fe"),
    _Good(12388, "Heroin #3 Brown 1g, good for smoking", "DrBluebell", "79.90", "1 g", _HERO, "United Kingdom", "United Kingdom"),
    _Good(12417, "** SALE ** 50 g Amphetamine paste (Speed)", "hansemann", "165.00", "50 g", _SPEED, "Germany", "European Union"),
    _Good(12450, "Diazepam 10mg x 100 - Pharma grade blister", "DrBluebell", "88.00", "100*10 mg", _RX, "United Kingdom", "Worldwide"),
    _Good(12499, "Psilocybin chocolate 2 bars", "pineneedle", "44.00", "2 piece", ("Drugs", "Psychedelics", "Mushrooms"), "Canada", "Canada"),
    _Good(12533, "1 POUND Platinum Cookies (indoor, trimmed)", "The_Cooper", "2,450.00", "1 lb", _WEED, "United States", "United States", "fe"),
    _Good(12561, "LSD Liquid 10ml dropper, approx. 100 drops", "petrichor", "640.00", "10 ml", _LSD, "Netherlands", "Worldwide"),
    _Good(12602, "Cocaine 1 g uncut from the block - Stockholm", "AussieAnvil", "96.00", "1 g", _COKE, "Sweden", "European Union"),
    _Good(12640, "Bulk LSD blotters from 100 to 1000", "petrichor", "420.00", "", _LSD, "Netherlands", "Worldwide"),
)
_BY = {good.number: good for good in _GOODS}


def _plain(number: str) -> str:
    return number.replace(",", "")


def _btc(usd: str) -> str:
    return f"{Decimal(_plain(usd)) / _RATE:.4f}"


def _quantity(spec: str) -> dict[str, Any]:
    head, unit = spec.split()
    pieces, _, amount = head.rpartition("*")
    found: dict[str, Any] = {"amount": amount, "unit": unit}
    if pieces:
        found["pieces"] = int(pieces)
    if unit in _MASS:
        found["grams"] = f"{(Decimal(amount) * _MASS[unit] * Decimal(pieces or 1)).normalize():f}"
    return found


def _truth(good: _Good, **more: Any) -> dict[str, Any]:
    found: dict[str, Any] = {
        "title": good.title, "url": f"/listing/{good.number}", "vendor": good.vendor, "ships_from": _WORDS[good.src], "ships_to": [_WORDS[good.dst]],
        "price": {"amount": _btc(good.usd), "currency": "BTC"}, "price_also": {"amount": _plain(good.usd), "currency": "USD"}, "escrow": good.escrow,
    }  # fmt: skip
    if good.qty:
        found["quantity"] = _quantity(good.qty)
    if "SALE" in good.title:
        found["marketing"] = ["discount"]
    return {**found, **more}


_ESCROW = {"escrow": '<span class="label label-success">Escrow</span>', "fe": '<span class="label label-important" title="Finalize early">FE</span>', "multisig": '<span class="label label-info">Multisig</span>'}


def _bar(percent: int) -> str:
    return f'<div class="progress progress-success" style="height:12px;margin-bottom:4px" title="{percent}% positive vendor feedback" data-toggle="tooltip"><div class="bar" style="width: {percent}%;"></div></div>'


def _thumb(good: _Good) -> str:
    level, percent, _ = _VENDORS[good.vendor]
    cut = good.title if len(good.title) < 40 else good.title[:36].rstrip() + "&hellip;"
    name = cut.replace("&hellip;", "\0")
    return f"""
      <li class="span4">
        <div class="thumbnail">
          <a href="/listing/{good.number}"><img src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUg{good.number}AAC=" alt="" style="width: 220px; height: 150px;"></a>
          <div class="caption">
            <h5><a href="/listing/{good.number}" title="{escape(good.title)}">{escape(name).replace(chr(0), "&hellip;")}</a></h5>
            <p><i class="icon-user"></i> <a href="/vendor/{good.vendor}">{good.vendor}</a> <span class="badge badge-info" title="Vendor level">{level}</span></p>
            {_bar(percent)}
            <p class="muted"><small><strong>Ships from:</strong> {good.src}<br><strong>Ships to:</strong> {good.dst}</small></p>
            <p><span class="lead" title="USD {good.usd}" data-toggle="tooltip">{_btc(good.usd)} <i class="icon-btc"></i>BTC</span> {_ESCROW[good.escrow]} <a href="/listing/{good.number}" class="btn btn-mini btn-primary pull-right">View</a></p>
          </div>
        </div>
      </li>"""


def _grid(goods: Sequence[_Good]) -> str:
    rows = [goods[start : start + 3] for start in range(0, len(goods), 3)]
    return "".join(f'<div class="row-fluid"><ul class="thumbnails">{"".join(_thumb(good) for good in row)}\n</ul></div>' for row in rows)


_TREE = (("Drugs", 9120, (("Cannabis", 2911), ("Ecstasy", 1204), ("Opioids", 688), ("Prescription", 1411), ("Psychedelics", 1020), ("Stimulants", 1602))), ("Digital Goods", 2205, (("E-Books", 1190),)), ("Drug paraphernalia", 211, ()), ("Services", 340, ()), ("Miscellaneous", 127, ()))


def _page(title: str, body: str, signed: bool = True) -> str:
    items = ""
    for name, count, subs in _TREE:
        items += f'<li class="nav-header"><a href="/category/{name.split()[0].lower()}">{name} <span class="badge pull-right">{count}</span></a></li>'
        items += "".join(f'<li><a href="/category/{sub.lower()}"><i class="icon-chevron-right"></i> {sub} <span class="badge pull-right">{n}</span></a></li>' for sub, n in subs)
    side = f'<div class="span3"><div class="well sidebar-nav"><ul class="nav nav-list">{items}</ul></div><div class="well well-small"><small>1 BTC = <b>$243.60</b> / &euro;214.02 / &pound;158.10</small></div><div class="well well-small"><strong>Top vendors</strong><ol><li><a href="/vendor/petrichor">petrichor</a> <small>99%</small></li><li><a href="/vendor/hansemann">hansemann</a> <small>98%</small></li></ol></div></div>'
    user = '<ul class="nav pull-right"><li><a href="/messages"><i class="icon-envelope icon-white"></i> <span class="badge badge-warning">3</span></a></li><li><a href="/cart"><i class="icon-shopping-cart icon-white"></i> 0</a></li><li><a href="/wallet" title="USD 20.31" data-toggle="tooltip">0.0834 BTC</a></li><li class="dropdown"><a class="dropdown-toggle" href="/account">mossy_brick <b class="caret"></b></a></li><li><a href="/logout">Logout</a></li></ul>'
    search = '<form class="navbar-search pull-left" action="/search"><input type="text" name="q" class="search-query span2" placeholder="Search"></form>'
    main = f'<div class="row-fluid">{side}<div class="span9">{body}</div></div>' if signed else body
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{escape(title)} | Oak Hollow</title><link href="/assets/css/bootstrap.min.css" rel="stylesheet"><link href="/assets/css/bootstrap-responsive.min.css" rel="stylesheet"><style>body {{ padding-top: 60px; }} .thumbnails h5 {{ height: 38px; }}</style></head>
<body><div class="navbar navbar-inverse navbar-fixed-top"><div class="navbar-inner"><div class="container-fluid"><a class="brand" href="/">Oak Hollow</a>{f'<ul class="nav"><li class="active"><a href="/">Market</a></li><li><a href="/orders">Orders</a></li><li><a href="/faq">FAQ</a></li></ul>{search}{user}' if signed else ""}</div></div></div>
<div class="container-fluid">{main}<hr><footer><p class="muted">&copy; Oak Hollow 2015 &middot; <a href="/faq">FAQ</a> &middot; <a href="/pgp">Our PGP key</a> &middot; Fri, 20 Feb 2015 14:05 UTC</p></footer></div></body></html>"""


def _results(path: str, head: str, goods: Sequence[_Good], page: int) -> SitePage:
    pager = '<div class="pagination pagination-centered"><ul><li class="disabled"><a href="#">&laquo;</a></li>' + "".join(f'<li{" class=active" if n == page else ""}><a href="?page={n}">{n}</a></li>' for n in (1, 2, 3)) + '<li><a href="?page=3">&raquo;</a></li></ul></div>'
    sort = '<form class="form-inline well well-small"><select name="sf" class="input-medium"><option>Ships from...</option><option>Australia</option><option>Germany</option></select> <select name="st" class="input-medium"><option>Ships to...</option><option>Worldwide</option></select> <select name="o" class="input-small"><option>Newest</option><option>Price</option></select> <button class="btn">Filter</button></form>'
    body = f'<div class="page-header"><h3>{head} <small>page {page} of 3</small></h3></div>{sort}{_grid(goods)}{pager}'
    return SitePage(path, _page(head, body), "results", [_truth(good) for good in goods])


_SAID = (("Positive", "Perfect stealth, perfect weight. Cheers mate"), ("Positive", "Quick and friendly"), ("Positive", "Arrived day 6 to the states, thank you!"), ("Neutral", "Product fine, packaging was smelly"), ("Negative", "No package after 5 weeks, no answer"), ("Positive", "my go-to shop now"))


def _feed(vendor: str, goods: Sequence[_Good], rng: random.Random, count: int, named: bool) -> tuple[str, list[dict[str, Any]]]:
    rows, truth = "", []
    style = {"Positive": "success", "Neutral": "warning", "Negative": "important"}
    for number in range(count):
        good, (mark, text) = rng.choice(goods), rng.choice(_SAID)
        at = _NOW - timedelta(days=1 + 4 * number, minutes=rng.randrange(600))
        buyer = rng.choice("acegkpr") + "*****" + rng.choice("dlnxy4")
        item = f'<td><a href="/listing/{good.number}">{escape(good.title)}</a></td>' if named else ""
        rows += f'<tr><td><span class="label label-{style[mark]}">{mark}</span></td><td>{text}</td>{item}<td>{buyer}</td><td><span title="USD {good.usd}">{_btc(good.usd)} BTC</span></td><td>{at:%d %b %Y %H:%M}</td></tr>\n'
        truth.append({"vendor": vendor, "listing": good.title, "rating": mark, "text": text, "buyer": buyer, "at": f"{at:%Y-%m-%dT%H:%M:00Z}", "amount": {"amount": _btc(good.usd), "currency": "BTC"}})
    head = "<th>Listing</th>" if named else ""
    return (f'<table class="table table-striped table-condensed"><thead><tr><th>Rating</th><th>Comment</th>{head}<th>Buyer</th><th>Value</th><th>Date (UTC)</th></tr></thead><tbody>\n{rows}</tbody></table>', truth)


_TEXTS = {  # description, stock, sales, item feedback, views, listed
    12077: ("Real Dutch crystal, brownish big stones. Marquis goes black in one second. Ordered before noon, posted today. We do not ship to addresses with errors.", "Unlimited", 482, "97%", 3120, "12 Nov 2014"),
    12254: ("Yellow hexagon press, lab sheet says 180 mg. Bag of one hundred. Please read the harm reduction page before you take a whole one.", "40", 166, "99%", 1904, "03 Jan 2015"),
    12301: ("Forty pages with photos of a small wardrobe build, light, fan and filter. You get a download link by message.", "Unlimited", 9, "100%", 88, "30 Jan 2015"),
    12640: ("For groups and resellers. White Heron print, 120 ug, laid by a chemist with years behind him. Choose the number of blotters below.", "3", 21, "95%", 671, "09 Dec 2014"),
}  # fmt: skip
_LADDER = (("100", "420.00"), ("250", "925.00"), ("500", "1,650.00"), ("1000", "2,900.00"))
_KEY = "-----BEGIN PGP PUBLIC KEY BLOCK-----\nVersion: GnuPG v1.4\n\nmQENBFexampleNotARealKey0000000000\n=ab12\n-----END PGP PUBLIC KEY BLOCK-----"


def _tabs(*names: str) -> str:
    return '<ul class="nav nav-tabs">' + "".join(f'<li{" class=active" if not n else ""}><a href="#tab{n}" data-toggle="tab">{name}</a></li>' for n, name in enumerate(names)) + "</ul>"


def _detail(number: int, rng: random.Random) -> SitePage:
    good = _BY[number]
    text, stock, sales, share, views, listed = _TEXTS[number]
    level, percent, deals = _VENDORS[good.vendor]
    table, rows = _feed(good.vendor, [good], rng, 6, False)
    crumbs = '<ul class="breadcrumb"><li><a href="/">Market</a> <span class="divider">/</span></li>' + "".join(f'<li><a href="/category/{part.split()[0].lower()}">{part}</a> <span class="divider">/</span></li>' for part in good.path) + f'<li class="active">{escape(good.title)}</li></ul>'
    ladder = number == 12640
    bulk = (
        '<h4>Price list</h4><table class="table table-bordered table-condensed" style="width:60%"><tr><th>Blotters</th><th>BTC</th></tr>' + "".join(f'<tr><td>{amount} blotters</td><td><span title="USD {usd}" data-toggle="tooltip">{_btc(usd)} BTC</span></td></tr>' for amount, usd in _LADDER) + "</table>"
        if ladder
        else ""
    )
    ship = "" if good.path == _BOOK else f'<select name="ship"><option>Regular mail (+{_btc("6.00")} BTC)</option><option>Registered (+{_btc("17.00")} BTC)</option></select>'
    facts = (
        ("Vendor", f'<a href="/vendor/{good.vendor}">{good.vendor}</a> <span class="badge badge-info">Level {level}</span> <small>({deals:,} deals, {percent}% positive)</small>'),
        ("Ships from", good.src),
        ("Ships to", good.dst),
        ("In stock", stock),
        ("Sold", f"{sales} times"),
        ("Viewed", f"{views:,} times"),
        ("Listed", listed),
        ("Payment", _ESCROW[good.escrow]),
    )
    rows_dl = "".join(f"<dt>{key}:</dt><dd>{value}</dd>" for key, value in facts)
    body = f"""{crumbs}<div class="row-fluid"><div class="span5"><img class="img-polaroid" src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUg{number}AAC="></div>
<div class="span7"><h3>{escape(good.title)}</h3><dl class="dl-horizontal">{rows_dl}</dl><p>Item feedback:</p><div class="progress progress-success"><div class="bar" style="width: {share};">{share}</div></div>
<h2><span title="USD {good.usd}" data-toggle="tooltip">{_btc(good.usd)} BTC</span></h2><form class="form-inline" method="post" action="/buy/{number}"><input type="hidden" name="token" value="c0ffee51"><input class="input-mini" name="n" value="1"> {ship} <button class="btn btn-success">Buy now</button> <a class="btn" href="/report/{number}"><i class="icon-flag"></i> Report</a></form></div></div>
{_tabs("Description", "Feedback", "Vendor terms", "PGP")}<div class="tab-content"><div class="tab-pane active" id="tab0"><p>{text}</p>{bulk}</div><div class="tab-pane" id="tab1">{table}</div><div class="tab-pane" id="tab2"><p>Check your address twice. No refunds for seized parcels without a letter.</p></div><div class="tab-pane" id="tab3"><pre>{_KEY}</pre></div></div>"""
    when = datetime.strptime(listed, "%d %b %Y").date().isoformat()  # noqa: DTZ007
    extra: dict[str, Any] = {"category": list(good.path), "sales": sales, "views": views, "rating": share, "listed_at": when, "description": text}
    if stock != "Unlimited":
        extra["stock"] = int(stock)
    if ladder:
        extra["tiers"] = [{"quantity": {"amount": amount, "unit": "blotter"}, "price": {"amount": _btc(usd), "currency": "BTC"}, "price_also": {"amount": _plain(usd), "currency": "USD"}} for amount, usd in _LADDER]
    truth = _truth(good, **extra)
    truth.pop("url")
    return SitePage(f"/listing/{number}", _page(good.title, body), "listing", [truth], (), rows)


_PROFILES = {
    "hansemann": ("Germany", "14 Oct 2013", "19 Feb 2015", "Moin! We ship from the north of Germany since 2013. No pickup, no cash, no phone.", (("Halcyon", "4.9"), ("Marrow Bay", "98%")), ("41 / 1 / 0", "402 / 9 / 4", "901 / 17 / 12")),
    "DrBluebell": ("United Kingdom", "02 Jun 2014", "20 Feb 2015", "Everything is from a real pharmacy and comes in its blister. Royal post, first class.", (), ("22 / 0 / 2", "310 / 8 / 9", "633 / 11 / 14")),
}  # fmt: skip


def _iso(day: str) -> str:
    return datetime.strptime(day, "%d %b %Y").date().isoformat()  # noqa: DTZ007


def _vendor(name: str, rng: random.Random) -> SitePage:
    src, since, seen, about, markets, months = _PROFILES[name]
    level, percent, deals = _VENDORS[name]
    mine = [good for good in _GOODS if good.vendor == name]
    table, rows = _feed(name, mine, rng, 5, True)
    other = ", ".join(f"{market} ({score})" for market, score in markets)
    facts = [("Vendor level", str(level)), ("Total deals", f"{deals:,}"), ("Feedback", f"{percent}% positive"), ("Ships from", src), ("Member since", since), ("Last seen", seen)]
    if markets:
        facts.append(("Other markets", other))
    lines = "".join(f"<tr><th>{key}</th><td>{value}</td></tr>" for key, value in facts)
    score = "".join(f"<td>{cell}</td>" for cell in months)
    body = f"""<div class="page-header"><h3><i class="icon-user"></i> {name} <small>vendor</small></h3></div><div class="row-fluid"><div class="span6"><table class="table table-condensed">{lines}</table></div><div class="span6">{_bar(percent)}<table class="table table-bordered"><tr><th>1 m</th><th>6 m</th><th>12 m</th></tr><tr>{score}</tr></table><a class="btn btn-small" href="/messages/new/{name}">Send message</a> <a class="btn btn-small" href="/follow/{name}">Follow</a></div></div>
{_tabs("About", f"Listings ({len(mine)})", "Feedback", "PGP")}<div class="tab-content"><div class="tab-pane active" id="tab0"><p>{about}</p></div><div class="tab-pane" id="tab1">{_grid(mine)}</div><div class="tab-pane" id="tab2">{table}<a href="/vendor/{name}/feedback">All feedback</a></div><div class="tab-pane" id="tab3"><pre>{_KEY}</pre></div></div>"""
    truth: dict[str, Any] = {"name": name, "level": str(level), "sales": deals, "rating": f"{percent}%", "ships_from": _WORDS[src], "member_since": _iso(since), "last_seen": _iso(seen), "description": about}
    if markets:
        truth["markets"] = [{"market": market, "rating": rate} for market, rate in markets]
    return SitePage(f"/vendor/{name}", _page(name, body), "vendor", [_truth(good) for good in mine], [truth], rows)


def _feedback(name: str, rng: random.Random) -> SitePage:
    table, rows = _feed(name, [good for good in _GOODS if good.vendor == name], rng, 15, True)
    body = f'<ul class="breadcrumb"><li><a href="/vendor/{name}">{name}</a> <span class="divider">/</span></li><li class="active">Feedback</li></ul><h3>Feedback for {name}</h3>{table}<ul class="pager"><li class="next"><a href="?page=2">Older &rarr;</a></li></ul>'
    return SitePage(f"/vendor/{name}/feedback", _page(f"Feedback {name}", body), "feedback", (), (), rows)


def _pages(rng: random.Random) -> Sequence[SitePage]:
    login = '<div class="row"><div class="span4 offset4"><form class="form-signin well" method="post" action="/login"><h2>Please sign in</h2><div class="alert alert-error">Your session has expired.</div><input type="text" class="input-block-level" name="user" placeholder="Username"><input type="password" class="input-block-level" name="pass" placeholder="Password"><img src="data:image/png;base64,iVBORw0KGgo=" alt="captcha"><input type="text" class="input-small" name="code"><button class="btn btn-large btn-primary">Sign in</button> <a href="/register">Register</a></form></div></div>'
    empty = '<div class="page-header"><h3>Search results for "salvia 20x"</h3></div><div class="alert alert-info">Nothing was found. Try other words.</div>'
    picks = [_BY[number] for number in (12077, 11990, 10433, 12450, 12417, 12602)]
    home = (
        f'<div class="hero-unit" style="padding:20px"><h2>Welcome to Oak Hollow</h2><p>Deposits need two confirmations. Vendor bond is 1.5 BTC until March.</p></div><div class="alert"><strong>16 Feb 2015:</strong> Multisig orders can be released from the order page again.</div><h4>Featured listings</h4>{_grid(picks)}'
    )
    return [
        SitePage("/", _page("Market", home), "index", [_truth(good) for good in picks]),
        _results("/category/drugs?page=1", "Drugs", [good for good in _GOODS if good.path[0] == "Drugs"], 1),
        _results("/search?q=g&page=2", "Search results", _GOODS[1:14], 2),
        _results("/category/drugs?page=3", "Drugs", [_BY[12602], _BY[12388]], 3),
        SitePage("/search?q=salvia+20x", _page("Search", empty), "results"),
        _detail(12077, rng),
        _detail(12254, rng),
        _detail(12301, rng),
        _detail(12640, rng),
        _vendor("hansemann", rng),
        _vendor("DrBluebell", rng),
        _feedback("hansemann", rng),
        SitePage("/login", _page("Login", login, signed=False), "login"),
    ]


SITE = TestSite("oakhollow", "market", "en", "2015-02-20T14:05:00Z", _pages)
