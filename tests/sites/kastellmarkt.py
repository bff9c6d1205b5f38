# ruff: noqa: E501
"""A market in the manner of 2017-2019: Bootstrap 3 panels, dl-horizontal, labels, euros with two coins."""

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

_SEEN = datetime(2018, 11, 9, 18, 30, tzinfo=UTC)
_PNG = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII="
_GRAMS = {"g": "1", "mg": "0.001", "ug": "0.000001", "kg": "1000"}
_LANDS = {
    "DE": "Germany", "NL": "Netherlands", "AT": "Austria", "CH": "Switzerland", "GB": "United Kingdom", "ES": "Spain",
    "US": "United States", "PL": "Poland", "CZ": "Czech Republic", "EU": "European Union", "WW": "Worldwide",
}  # fmt: skip

# title | vendor | euro | from | to | category | quantity | stock | sold | rating | labels
_OFFERS = """
5g Haze - Top Qualität - Blitzversand aus DE|KrautUndRabe|52.50|DE|DE AT CH|Cannabis/Weed|5 g|140|88|4.9|EBX
25g Speed Paste, feucht, 75% Reinheit|bergziege_1|75.00|DE|EU|Stimulants/Speed|25 g||211|4.8|EBX
50 Stück "Rote Laterne" XTC 180mg|bergziege_1|165.00|DE|EU|Ecstasy/Pills|50x180 mg|35|64|4.7|EBX
1g Kokain - unverschnitten - direkt vom Block|NordseeExpress|79.90|DE|DE|Stimulants/Cocaine|1 g|60|402|5.0|FX
10 x 105ug LSD Art Blotter "Green Kettle"|paperkraken|68.00|NL|WW|Psychedelics/LSD|10x105 ug|300|37|4.9|EBX
Bromazepam 6 mg, 100 Tabl. Originalblister|ApothekeUnterTage|110.00|DE|DE AT|Benzos/Pills|100x6 mg|12|19|4.6|EB
MDMA Champagne 10g - EU stealth|grachtgold|95.00|NL|EU|Ecstasy/MDMA|10 g||156|4.9|EBX
Ketamin S-Isomer 5 g Nadeln|grachtgold|135.00|NL|EU|Dissociatives/Ketamine|5 g|8|23|4.8|EX
100g Amnesia Outdoor ´18 - SONDERPREIS|KrautUndRabe|430.00|DE|DE AT CH|Cannabis/Weed|100 g|4|9|4.5|EB
VPN & Router Leitfaden fuer Anfaenger (ebook)|leseratte|4.99|||Digital/Guides||999|640|4.4|BX
Brown Heroin 1g from Birmingham|brassgate|48.00|GB|GB|Opiates/Heroin|1 g|25|77|4.7|EB
Tilidin 100/8 retard, 50 Tabletten|ApothekeUnterTage|89.00|DE|DE|Opiates/Pills||20|31|4.9|EB
1 kg Speed (dry) for resellers only|bergziege_1|1,290.00|DE|EU|Stimulants/Speed|1 kg|2|5|5.0|FX
Psilo Truffles 15g fresh, "Hollandia"|paperkraken|16.50|NL|EU|Psychedelics/Mushrooms|15 g|75|101|4.6|EBX
Polish Meth shards 3,5g|bialaroza|140.00|PL|EU|Stimulants/Meth|3.5 g||14|4.3|EX
2g Dry Sift / Trockensieb Hasch|sierra_humo|21.00|ES|EU|Cannabis/Hash|2 g|50|43|4.8|EBX
Bulk Hash 250 g, olive wrapped|sierra_humo|990.00|ES|EU|Cannabis/Hash|250 g|3|6|4.9|EX
Methadone 40mg x 20 wafers|prairie_dr|160.00|US|US|Opiates/Pills|20x40 mg|10|8|4.2|B
20 Tabs 2C-B 18mg Elefanten *neu im Shop*|grachtgold|72.00|NL|EU|Psychedelics/2C-B|20x18 mg|150|29|4.9|EBX
4-FMP 1g Probe|bialaroza|9.00|PL|WW|Stimulants/Other|1 g|||–|EX
DHL packing station login - fresh|leseratte|38.00|||Digital/Accounts||5|58|4.1|BX
Hydroponic Critical+ 1g|mrspindle|10.00|CZ|EU|Cannabis/Weed|1 g|90|12|4.7|EBX
""".strip().splitlines()

_VENDORS = {
    "KrautUndRabe": (312, 4), "bergziege_1": (871, 6), "NordseeExpress": (1430, 2), "paperkraken": (226, 3), "ApothekeUnterTage": (97, 5),
    "grachtgold": (654, 8), "leseratte": (1204, 61), "brassgate": (140, 9), "bialaroza": (21, 2), "sierra_humo": (88, 0), "prairie_dr": (9, 1), "mrspindle": (12, 0),
}  # fmt: skip


@dataclass(frozen=True)
class _Offer:
    key: str
    put_up: datetime
    views: int
    title: str
    vendor: str
    euro: str
    origin: str
    to: str
    category: str
    quantity: str
    stock: str
    sold: str
    rating: str
    labels: str

    def coins(self, rate: str) -> str:
        return f"{Decimal(self.euro.replace(',', '')) / Decimal(rate):.5f}"

    @property
    def path(self) -> list[str]:
        return self.category.split("/")


def _offers(rng: random.Random) -> list[_Offer]:
    return [
        _Offer(f"{rng.randrange(1000, 99000)}", _SEEN - timedelta(days=rng.randrange(3, 300)), rng.randrange(200, 900), *line.split("|"))
        for line in _OFFERS
    ]  # fmt: skip


def _quantity(spec: str) -> dict[str, str]:
    size, unit = spec.split()
    pieces, _, amount = size.rpartition("x")
    grams = Decimal(amount) * Decimal(pieces or 1) * Decimal(_GRAMS[unit])
    known = {"amount": amount, "unit": unit, "grams": f"{grams.normalize():f}"}
    return known | ({"pieces": pieces} if pieces else {})


def _price(euro: str) -> dict[str, str]:
    return {"amount": euro.replace(",", ""), "currency": "EUR"}


def _brief(offer: _Offer, **more: Any) -> dict[str, Any]:
    """What every way of showing an offer has."""
    told: dict[str, Any] = {
        "title": offer.title,
        "url": f"/listing/{offer.key}",
        "price": _price(offer.euro),
        "price_also": {"amount": offer.coins("5650"), "currency": "BTC"},
        "vendor": offer.vendor,
    }
    if offer.quantity:
        told["quantity"] = _quantity(offer.quantity)
    if "SONDERPREIS" in offer.title:
        told["marketing"] = ["discount"]
    if "Probe" in offer.title:
        told["marketing"] = ["sample"]
    return told | more


def _labelled(offer: _Offer, **more: Any) -> dict[str, Any]:
    told = _brief(offer)
    told["payment"] = [code for mark, code in (("B", "BTC"), ("X", "XMR")) if mark in offer.labels]
    told |= {"escrow": "escrow"} if "E" in offer.labels else {}
    told |= {"escrow": "fe"} if "F" in offer.labels else {}
    if offer.origin:
        told |= {"ships_from": offer.origin, "ships_to": offer.to.split()}
    return told | more


def _labels(offer: _Offer) -> str:
    shown = {
        "E": ("success", "Escrow"),
        "F": ("danger", "FE"),
        "B": ("warning", "BTC"),
        "X": ("default", "XMR"),
    }
    return " ".join(
        f'<span class="label label-{shown[c][0]}">{shown[c][1]}</span>' for c in offer.labels
    )


def _stars(rating: str) -> str:
    if not rating[0].isdigit():
        return '<small class="text-muted">not rated yet</small>'
    full = int(float(rating) + 0.5)
    icons = '<i class="fa fa-star"></i>' * full + '<i class="fa fa-star-o"></i>' * (5 - full)
    return f'<span class="rating" data-toggle="tooltip" title="{rating}/5">{icons}</span>'


def _vendor(name: str) -> str:
    up, down = _VENDORS[name]
    return f'<a href="/u/{name}"><i class="fa fa-user"></i> {name}</a> <span class="text-success">+{up}</span>/<span class="text-danger">-{down}</span>'


def _flag(code: str) -> str:
    return f'<span class="flag-icon flag-icon-{code.lower()}" title="{_LANDS[code]}"></span>'


_CATS = [("Cannabis", 4411), ("Stimulants", 3920), ("Ecstasy", 2013), ("Psychedelics", 1502), ("Benzos", 877), ("Opiates", 693), ("Dissociatives", 301), ("Digital", 1876), ("Other", 204)]  # fmt: skip


def _page(body: str, title: str = "Kastell") -> str:
    cats = "".join(
        f'<a href="/category/{n.lower()}" class="list-group-item"><span class="badge">{c}</span>{n}</a>'
        for n, c in _CATS
    )
    top = "".join(
        f'<li><a href="/u/{n}">{n}</a> <small>{up} orders</small></li>'
        for n, (up, _) in list(_VENDORS.items())[:4]
    )
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title><link href="/css/bootstrap.min.css" rel="stylesheet"><link href="/css/font-awesome.min.css" rel="stylesheet"></head><body>
<nav class="navbar navbar-inverse navbar-fixed-top"><div class="container"><div class="navbar-header"><a class="navbar-brand" href="/">KASTELL</a></div><ul class="nav navbar-nav"><li class="active"><a href="/">Market</a></li><li><a href="/orders">Orders <span class="badge">0</span></a></li><li><a href="/messages">Inbox <span class="badge">3</span></a></li><li><a href="/support">Support</a></li></ul>
<ul class="nav navbar-nav navbar-right"><li><a href="/wallet"><i class="fa fa-btc"></i> 0.00000</a></li><li><a href="/wallet/xmr">XMR 0.00000</a></li><li class="dropdown"><a href="#" class="dropdown-toggle">tinroof_22 <b class="caret"></b></a></li></ul></div></nav>
<div class="container" style="margin-top:70px"><div class="row"><div class="col-md-3"><form action="/search" class="well well-sm"><div class="input-group"><input type="text" class="form-control" name="q" placeholder="Search"><span class="input-group-btn"><button class="btn btn-default"><i class="fa fa-search"></i></button></span></div></form>
<div class="list-group">{cats}</div><div class="panel panel-default"><div class="panel-heading">Top vendors</div><div class="panel-body"><ul class="list-unstyled">{top}</ul></div></div>
<div class="panel panel-default"><div class="panel-heading">Rates</div><table class="table table-condensed"><tr><td>BTC/EUR</td><td>5,650.00</td></tr><tr><td>XMR/EUR</td><td>93.40</td></tr><tr><td>EUR/USD</td><td>1.1336</td></tr></table></div></div>
<div class="col-md-9">{body}</div></div><hr><footer><p class="text-muted">&copy; Kastell 2018 | <a href="/canary">Canary</a> | <a href="/faq">FAQ</a> | <a href="/pgp">PGP</a> | <i class="fa fa-lock"></i> Your anti-phishing word: <code>tugboat</code></p></footer></div></body></html>"""


def _media(offer: _Offer) -> str:
    to = ", ".join(_LANDS[c] for c in offer.to.split())
    ship = (
        f'<div class="small">Ships from {_flag(offer.origin)} {_LANDS[offer.origin]} to {to}</div>'
        if offer.origin
        else '<div class="small"><i class="fa fa-bolt"></i> Autodispatch</div>'
    )
    sold = f'<span class="text-muted">{offer.sold} sold</span>' if offer.sold else ""
    return f"""<div class="panel panel-default"><div class="panel-body"><div class="media"><div class="media-left"><a href="/listing/{offer.key}"><img class="media-object img-thumbnail" src="{_PNG}" style="width:96px" alt=""></a></div>
<div class="media-body"><h4 class="media-heading"><a href="/listing/{offer.key}">{escape(offer.title)}</a></h4><div>{_stars(offer.rating)} {sold}</div><div>{_vendor(offer.vendor)}</div>{ship}<div>{_labels(offer)}</div></div>
<div class="media-right text-right" style="white-space:nowrap"><strong>&euro; {offer.euro}</strong><br><small><i class="fa fa-btc"></i> {offer.coins("5650")}</small><br><small>{offer.coins("93.40")} XMR</small><br><a class="btn btn-xs btn-primary" href="/listing/{offer.key}">View</a></div></div></div></div>
"""


def _in_media(offer: _Offer) -> dict[str, Any]:
    told = _labelled(offer)
    told |= {"sales": int(offer.sold)} if offer.sold else {}
    return told | ({"rating": offer.rating} if offer.rating[0].isdigit() else {})


def _tile(offer: _Offer) -> str:
    cut = escape(offer.title if len(offer.title) < 26 else offer.title[:24] + "…")
    return f"""<div class="col-sm-4"><div class="thumbnail"><a href="/listing/{offer.key}"><img src="{_PNG}" alt="{escape(offer.title)}"></a><div class="caption"><h5><a href="/listing/{offer.key}" title="{escape(offer.title)}">{cut}</a></h5><p><a href="/u/{offer.vendor}">{offer.vendor}</a> {_flag(offer.origin) if offer.origin else ""}</p><p><b>{offer.euro} EUR</b> <small class="text-muted">{offer.coins("5650")} BTC</small></p></div></div></div>
"""


def _tiled(offer: _Offer, **more: Any) -> dict[str, Any]:
    told = _brief(offer, **more)
    return told | ({"ships_from": offer.origin} if offer.origin else {})


def _results(path: str, heading: str, offers: Sequence[_Offer], page: int) -> SitePage:
    pages = "".join(
        f'<li{" class=active" if n == page else ""}><a href="?page={n}">{n}</a></li>'
        for n in (1, 2)
    )
    body = f"""<ol class="breadcrumb"><li><a href="/">Market</a></li><li class="active">{heading}</li></ol><form class="form-inline well well-sm"><label>Ships to</label> <select class="form-control input-sm"><option>Any</option><option>Germany</option><option>Netherlands</option></select> <label>Price</label> <input class="form-control input-sm" size="3" placeholder="0"> <label><input type="checkbox"> Escrow only</label> <button class="btn btn-sm btn-default">Filter</button></form>
{"".join(map(_media, offers))}<ul class="pagination">{pages}</ul>"""
    return SitePage(path, _page(body, heading), "results", listings=[_in_media(o) for o in offers])


def _tiles(path: str, heading: str, offers: Sequence[_Offer]) -> SitePage:
    rows = "".join(
        f'<div class="row">{"".join(map(_tile, offers[n : n + 3]))}</div>'
        for n in range(0, len(offers), 3)
    )
    body = f'<h3>{heading}</h3><ul class="nav nav-tabs"><li><a href="#">List</a></li><li class="active"><a href="#">Tiles</a></li></ul>{rows}'
    return SitePage(path, _page(body, "Search"), "results", listings=[_tiled(o) for o in offers])


_SAID = [
    ("5", "Alles bestens, nach 2 Tagen im Kasten", "k***r"), ("5", "Super Ware, gerne wieder!", "s***3"), ("4", "Gut, aber Tarnung ausbaufähig", "m***e"),
    ("5", "fast to UK, strong stuff", "j***n"), ("1", "Nichts angekommen, Dispute offen", "h***l"), ("5", "", "t***8"),
    ("3", "0,2g zu wenig - wurde nachgeliefert", "f***x"), ("5", "Immer wieder <3", "o***o"), ("2", "dry and old", "w***7"),
]  # fmt: skip


def _votes(
    rng: random.Random, vendor: str, count: int, own: Sequence[_Offer] = ()
) -> tuple[str, list[dict[str, Any]]]:
    """Rows of a striped table; on a vendor's page with the item and what it cost."""
    at, rows, told = _SEEN, "", []
    for stars, text, buyer in rng.sample(_SAID, count):
        at -= timedelta(days=rng.randrange(1, 9))
        said: dict[str, Any] = {
            "vendor": vendor,
            "rating": stars,
            "buyer": buyer,
            "at": f"{at:%Y-%m-%d}",
        }
        said |= {"text": text} if text else {}
        item = ""
        if own:
            bought = rng.choice(list(own))
            said |= {"listing": bought.title, "amount": _price(bought.euro)}
            item = f'<td><a href="/listing/{bought.key}">{escape(bought.title)}</a><br><small>&euro; {bought.euro}</small></td>'
        told.append(said)
        rows += f'<tr><td style="white-space:nowrap">{_stars(stars)}</td><td>{escape(text) or "<em></em>"}</td>{item}<td>{buyer}</td><td>{at:%d.%m.%Y}</td></tr>\n'
    item = "<th>Item</th>" if own else ""
    return (
        f'<table class="table table-striped table-condensed"><thead><tr><th>Rating</th><th>Comment</th>{item}<th>Buyer</th><th>Date</th></tr></thead><tbody>{rows}</tbody></table>',
        told,
    )


def _facts(rows: Sequence[tuple[str, str]]) -> str:
    return f'<dl class="dl-horizontal">{"".join(f"<dt>{k}</dt><dd>{v}</dd>" for k, v in rows if v)}</dl>'


def _detail(
    rng: random.Random,
    offer: _Offer,
    text: str,
    steps: Sequence[tuple[str, str, str]] = (),
    similar: Sequence[_Offer] = (),
) -> SitePage:
    votes, said = _votes(rng, offer.vendor, 4)
    to = ", ".join(_LANDS[c] for c in offer.to.split())
    bulk = "".join(f"<tr><td>{shown}</td><td>&euro; {euro}</td></tr>" for shown, _, euro in steps)
    accepted = " ".join(
        f'<span class="label label-info">{name}</span>'
        for mark, name in (("B", "BTC"), ("X", "XMR"))
        if mark in offer.labels
    )
    facts = _facts([("Vendor", _vendor(offer.vendor)), ("Category", " &raquo; ".join(offer.path)), ("Ships from", offer.origin and f"{_flag(offer.origin)} {_LANDS[offer.origin]}"), ("Ships to", to), ("Stock", offer.stock), ("Sold", offer.sold), ("Views", str(offer.views)), ("Listed on", f"{offer.put_up:%d.%m.%Y}"), ("Payment", accepted), ("Payment type", "Finalize Early" if "F" in offer.labels else "Escrow" if "E" in offer.labels else "Direct"), ("Rating", _stars(offer.rating) + f" {offer.rating}/5")])  # fmt: skip
    select = (
        '<select class="form-control" name="shipping"><option>Briefpost DE (&euro; 2.50)</option><option>Einschreiben (&euro; 5.90)</option><option>EU tracked (&euro; 12.00)</option></select>'
        if offer.origin
        else ""
    )
    body = f"""<div class="panel panel-primary"><div class="panel-heading"><h3 class="panel-title">{escape(offer.title)}</h3></div><div class="panel-body"><div class="row"><div class="col-sm-5"><img class="img-responsive" src="{_PNG}"></div><div class="col-sm-7"><h3 style="margin-top:0">&euro; {offer.euro} <small><i class="fa fa-btc"></i> {offer.coins("5650")} / {offer.coins("93.40")} XMR</small></h3>{facts}
<form method="post" action="/buy/{offer.key}"><input type="hidden" name="_token" value="q8LzS0vKd2">{select}<div class="input-group"><input class="form-control" name="qty" value="1"><span class="input-group-btn"><button class="btn btn-success">Buy</button></span></div></form></div></div></div></div>
<ul class="nav nav-tabs"><li class="active"><a href="#d">Description</a></li><li><a href="#t">Terms &amp; conditions</a></li><li><a href="#f">Feedback</a></li></ul><div class="tab-content"><div id="d" class="tab-pane active"><p>{escape(text)}</p>{f'<table class="table table-bordered"><tr><th>Amount</th><th>Price</th></tr>{bulk}</table>' if bulk else ""}</div><div id="t" class="tab-pane">No refund without tracking. Kein Versand an Packstationen.</div><div id="f" class="tab-pane">{votes}</div></div>
{f'<h4>Similar</h4><div class="row">{"".join(map(_tile, similar))}</div>' if similar else ""}"""
    told = _labelled(offer, category=offer.path, views=offer.views, listed_at=f"{offer.put_up:%Y-%m-%d}", description=text, stock=int(offer.stock or 0), sales=int(offer.sold), rating=offer.rating)  # fmt: skip
    for absent in ("url", *(() if offer.stock else ("stock",))):
        told.pop(absent)
    if steps:
        told["tiers"] = [
            {"quantity": _quantity(spec), "price": _price(euro)} for _, spec, euro in steps
        ]
    return SitePage(f"/listing/{offer.key}", _page(body, escape(offer.title)), "listing", listings=[told, *(_tiled(s, aside=True) for s in similar)], feedback=said)  # fmt: skip


def _profile(
    rng: random.Random,
    offers: Sequence[_Offer],
    facts: dict[str, Any],
    rows: Sequence[tuple[str, str]],
) -> SitePage:
    name = facts["name"]
    own = [o for o in offers if o.vendor == name]
    votes, said = _votes(rng, name, 5, own)
    away = "".join(
        f'<li>{m["market"]} <span class="badge">{m["rating"]}</span></li>'
        for m in facts.get("markets", ())
    )
    body = f"""<div class="panel panel-default"><div class="panel-heading"><strong>{name}</strong> <span class="label label-primary">Level {facts["level"]}</span> <a class="btn btn-xs btn-default pull-right" href="/messages/new/{name}">Message</a></div><div class="panel-body"><div class="row"><div class="col-sm-6">{_facts(rows)}</div><div class="col-sm-6"><table class="table table-condensed"><tr><th></th><th>1 m</th><th>6 m</th><th>12 m</th></tr><tr class="success"><td>Positive</td><td>21</td><td>140</td><td>297</td></tr><tr><td>Neutral</td><td>0</td><td>3</td><td>6</td></tr><tr class="danger"><td>Negative</td><td>0</td><td>1</td><td>4</td></tr></table>{f"<b>Verified on</b><ul>{away}</ul>" if away else ""}</div></div><p>{escape(facts["description"])}</p></div></div>
<ul class="nav nav-tabs"><li class="active"><a>Listings</a></li><li><a>Feedback</a></li><li><a>PGP</a></li></ul><div class="row">{"".join(map(_tile, own))}</div>{votes}<pre>-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmQENBFpNoKeyJustAnExampleInATest0000000000000000\n=k2Qp\n-----END PGP PUBLIC KEY BLOCK-----</pre>"""
    handles = (
        [{"kind": "wickr", "value": "rabenpost", "account": name}]
        if "Wickr" in facts["description"]
        else []
    )
    return SitePage(f"/u/{name}", _page(body, name), "vendor", listings=[_tiled(o) for o in own], vendors=[facts], feedback=said, handles=handles)  # fmt: skip


def _others(rng: random.Random, offers: Sequence[_Offer]) -> list[SitePage]:
    votes, said = _votes(rng, "grachtgold", 9, [o for o in offers if o.vendor == "grachtgold"])
    wait = '<!DOCTYPE html><html><head><title>Kastell</title><meta http-equiv="refresh" content="8"></head><body><h3>Please wait</h3><p>You are number 41 in the queue. The page reloads by itself, do not press F5.</p></body></html>'
    hero = '<div class="jumbotron"><h2>Willkommen / Welcome</h2><p>No tumblers, no talk. Escrow for everyone.</p></div><div class="alert alert-info">01.11.2018: Bonds are paid in Monero from now on.</div>'
    home = f'{hero}<h4>Featured</h4><div class="row">{"".join(map(_tile, offers[3:6]))}</div>'
    alert = '<h3>0 results for &bdquo;Ayahuasca&ldquo;</h3><div class="alert alert-warning">Nothing matches your filter.</div>'
    login = f'<div class="panel panel-default"><div class="panel-heading">Sign in</div><div class="panel-body"><form method="post"><input class="form-control" name="user" placeholder="Username"><input class="form-control" type="password" name="pass" placeholder="Password"><img src="{_PNG}" width="140"><input class="form-control" name="captcha" placeholder="Captcha"><button class="btn btn-primary">Sign in</button></form></div></div>'
    return [
        SitePage("/u/grachtgold/feedback", _page(f'<h3>Feedback for <a href="/u/grachtgold">grachtgold</a></h3>{votes}'), "feedback", feedback=said),
        SitePage("/", _page(home), "index", listings=[_tiled(o, aside=True) for o in offers[3:6]]),
        SitePage("/wait", wait, "wait"),
        SitePage("/search?q=ayahuasca", _page(alert), "results"),
        SitePage("/login", f'<!DOCTYPE html><html><head><title>Kastell</title></head><body><div class="container">{login}</div></body></html>', "login"),
    ]  # fmt: skip


def _pages(rng: random.Random) -> list[SitePage]:
    offers = _offers(rng)
    haze = "Indoor, sauber getrimmt, kein Brix. Versand Mo-Fr bis 15 Uhr, Luftpolster und doppelt vakuumiert."
    paste = "Kühl lagern und trocknen lassen. Mengenpreise siehe unten, ab 1 kg bitte anschreiben."
    pills = "Frische Pressung vom Oktober. Lab result on request. Bitte nicht mehr als eine halbe."
    guide = (
        "78 pages, German only. How to set up a router and not to leak. Sent at once after payment."
    )
    steps = [("25 g", "25 g", "75.00"), ("50 g", "50 g", "135.00"), ("100 g", "100 g", "240.00"), ("500 g", "500 g", "990.00")]  # fmt: skip
    raven = {"name": "KrautUndRabe", "level": "5", "sales": 312, "rating": "4.88", "ships_from": "DE", "member_since": "2018-01-02", "last_seen": "2018-11-08", "description": "Deutscher Händler, nur Gras. Rückfragen bitte über Wickr: rabenpost. No FE, no pickup.", "markets": [{"market": "Lindwurm", "rating": "4.91"}, {"market": "Grand Arcade", "rating": "97%"}]}  # fmt: skip
    kraken = {"name": "paperkraken", "level": "3", "sales": 226, "rating": "4.80", "ships_from": "NL", "member_since": "2018-04-17", "last_seen": "2018-11-09", "description": "Two people, one printer. We answer within a day."}  # fmt: skip

    def rows(facts: dict[str, Any], since: str, online: str) -> list[tuple[str, str]]:
        return [("Rating", f"{facts['rating']} / 5"), ("Finished orders", str(facts["sales"])), ("Disputes won/lost", "3/1"), ("Ships from", _LANDS[facts["ships_from"]]), ("Registered", since), ("Last online", online)]  # fmt: skip

    return [
        _results("/category/all", "All", offers[:20], 1),
        _results("/category/all?page=2", "All", offers[20:], 2),
        _tiles("/search?q=stimulants", "Stimulants", [o for o in offers if "Stimulants" in o.category or "Psych" in o.category]),
        _detail(rng, offers[0], haze, similar=offers[8:9]),
        _detail(rng, offers[1], paste, steps, [offers[12], offers[14]]),
        _detail(rng, offers[2], pills),
        _detail(rng, offers[9], guide),
        _profile(rng, offers, raven, rows(raven, "02.01.2018", "1 day ago")),
        _profile(rng, offers, kraken, rows(kraken, "17.04.2018", "2 hours ago")),
        *_others(rng, offers),
    ]  # fmt: skip


SITE = TestSite("kastellmarkt", "market", "en", "2018-11-09T18:30:00Z", _pages)
