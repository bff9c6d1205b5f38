# ruff: noqa: E501
"""A market in the manner of 2014: one table of products, coin prices, ratings by bands of deals."""

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

_SEEN = date(2014, 10, 21)
_IMG = "data:image/jpeg;base64,/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBg=="
_GRAMS = {"g": "1", "mg": "0.001", "ug": "0.000001", "kg": "1000", "oz": "28.349523125"}

# title | short text | coins | cell of the shipping column | from | to | vendor | quantity
_OFFERS = """
(1g) Pure Bolivian Flake - uncut 92%|Straight off the brick, tested by two labs in Spain and one of our own. Vac sealed x2 with MBB and|0.21477312|NL > Worldwide|NL|WW|TulipFreight|1 g
14 grams - OG Kush - Indoor - Grade A+|Smells of lemon and diesel, cured 5 weeks, hand trimmed. Stealth is|0.33120551|USA > USA|US|US|appalachian_attic|14 g
5 x 100ug LSD blotters "Paper Boats"|Clean, fluffed properly, laid by people who care. Limit of 2 packs for new buye|0.09514800|UK > Worldwide|GB|WW|inkwell&co|5x100 ug
100 Pink Tortoises 160mg XTC|These are the REAL ones. Beware of copies from Poland. Reagent pictures on|0.71400990|Germany > EU|DE|EU|kranichzug|100x160 mg
Sildenafil 100mg - 40 tabs - no script needed|Indian generic from a licensed plant, foil strips, 2017 expiry date.|0.08012345|India > Worldwide|IN|WW|MonsoonMeds|40x100 mg
How to Stay Quiet - the OPSEC Handbook v3|Instant delivery. 112 pages of what they don't want you to|0.01100000||||quillpen|
1 oz Mexican Brown Tar *NEW BATCH*|Strong, sticky and dark. Same source as last spring, many came back for it|2.10449812|USA > USA|US|US|dust_and_chrome|1 oz
250g Amphetamine Sulphate - washed - 70%+|White, slightly damp. Vendors welcome. Price for one is price for all.|1.40007741|NL > Worldwide, except USA|NL|WW -US|TulipFreight|250 g
10g Pink Himalaya Salt MDMA (champagne rocks)|Lab 83%. Large rocks with little powder. We ship Mon-Fri|0.40102234|Germany > Worldwide|DE|WW|kranichzug|10 g
3.5g Golden Teacher dried|Homegrown, cracker dry, silica packed. Trip safe people|0.06990000|Canada > Canada|CA|CA|northern_spore|3.5 g
Ketamine 1 gram - Rhombic shards|Not for the faint. From the pharma bottle, cooked once, never mixed|0.10840000|UK > EU|GB|EU|inkwell&co|1 g
30x Oxycodone 20mg (UK pharmacy boxed)|Sealed boxes, PIL included. Signed-for only.|0.78801100|UK > UK|GB|GB|CopperKettle|30x20 mg
1 gram "Ice" crystal meth from Sydney with love|Shards. No dust no cut no talk.|0.90500000|Australia > Australia|AU|AU|southern_cross_rd|1 g
50g Afghan black hash - stamped|Soft, oily, three strikes of the stamp. Smoke sample in every first order|0.62200000|Spain > EU|ES|EU|sombra_alta|50 g
2C-B 20mg x 10 pills 'pink bees'|Pressed by us, dosed with care. 20mg +/- 1mg|0.13950000|Poland > Worldwide|PL|WW|bursztyn|10x20 mg
1 kg Amnesia Haze OUTDOOR - bulk|For resellers. 1 kg vacuum block.|7.99100000|Spain > EU|ES|EU|sombra_alta|1 kg
Netflix premium lifetime acc. (warranty 3 mth)|Logins that last. Change the password and lose it. Random country|0.00900000||||quillpen|
Alprazolam 1mg (bulk: 500 bars)|500 count, made to order, strong press. Also 2k and 10k on request|0.55500000|USA > USA|US|US|dust_and_chrome|500x1 mg
5-MeO-DMT 500 mg, freebase|Off-white powder, test dose first, please.|0.15330000|Canada > Worldwide|CA|WW|northern_spore|500 mg
Codeine phosphate 30mg - 100 tabs|Box of 100, blistered. From the chemist's counter|0.11870000|UK > Worldwide|GB|WW|CopperKettle|100x30 mg
7g Super Lemon Haze <Outdoor '14>|First cut of the year, dried slow in the barn|0.14400000|USA > USA|US|US|appalachian_attic|7 g
20 tabs of 1P on 150mcg "Owl" paper|Legal in some places, not in yours. Check.|0.15010000|UK > Worldwide, except USA, Australia|GB|WW -US -AU|inkwell&co|20x150 ug
Speed paste 50 gr. - wet - FE only for 50+ deals|Smells like it should. Keep cold|0.27440000|NL > EU|NL|EU|TulipFreight|50 g
""".strip().splitlines()

_VENDORS = {
    "TulipFreight": ("4.93/5", "200~250"), "appalachian_attic": ("4.8/5", "60~80"), "inkwell&co": ("4.97/5", "300~500"),
    "kranichzug": ("4.88/5", "100~150"), "MonsoonMeds": ("4.61/5", "25~35"), "quillpen": ("4.7/5", "500~1000"),
    "dust_and_chrome": ("4.75/5", "40~60"), "northern_spore": ("5.0/5", "15~25"), "CopperKettle": ("4.9/5", "80~100"),
    "southern_cross_rd": ("", ""), "sombra_alta": ("4.82/5", "35~50"), "bursztyn": ("4.5/5", "5~10"),
}  # fmt: skip


@dataclass(frozen=True)
class _Offer:
    key: str
    title: str
    text: str
    coins: str
    cell: str
    origin: str
    to: str
    vendor: str
    quantity: str


def _offers(rng: random.Random) -> list[_Offer]:
    letters = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"
    return [_Offer("".join(rng.choices(letters, k=10)), *line.split("|")) for line in _OFFERS]


def _quantity(spec: str) -> dict[str, str]:
    size, unit = spec.split()
    pieces, _, amount = size.rpartition("x")
    grams = Decimal(amount) * Decimal(pieces or 1) * Decimal(_GRAMS[unit])
    known = {"amount": amount, "unit": unit, "grams": f"{grams.normalize():f}"}
    return known | ({"pieces": pieces} if pieces else {})


def _truth(offer: _Offer, **more: Any) -> dict[str, Any]:
    told: dict[str, Any] = {
        "title": offer.title,
        "url": f"/p/{offer.key}",
        "price": {"amount": offer.coins, "currency": "BTC"},
        "vendor": offer.vendor,
    }
    if offer.quantity:
        told["quantity"] = _quantity(offer.quantity)
    if offer.origin:
        told |= {"ships_from": offer.origin, "ships_to": offer.to.split()}
    if "no script" in offer.title:
        told["marketing"] = ["no_prescription"]
    return told | more


_MENU = """
<ul class="menu-cat"><li class="top"><a href="/c/drugs">Drugs</a> <span>14202</span><ul><li><a href="/c/drugs/cannabis">Cannabis</a> <span>3210</span></li><li><a href="/c/drugs/ecstasy">Ecstasy</a> <span>2144</span></li><li><a href="/c/drugs/opioids">Opioids</a> <span>901</span></li><li><a href="/c/drugs/prescription">Prescription</a> <span>2609</span></li><li><a href="/c/drugs/psychedelics">Psychedelics</a> <span>1330</span></li><li><a href="/c/drugs/stimulants">Stimulants</a> <span>2788</span></li></ul>
<li class="top"><a href="/c/information">Information</a> <span>2011</span><ul><li><a href="/c/information/ebooks">eBooks</a> <span>733</span></li><li><a href="/c/information/guides">Guides</a> <span>904</span></li></ul>
<li class="top"><a href="/c/services">Services</a> <span>640</span><li class="top"><a href="/c/jewelry">Jewelry</a> <span>122</span><li class="top"><a href="/c/tobacco">Tobacco</a> <span>214</span></ul>
"""


def _page(body: str, title: str = "Basilica") -> str:
    return f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>{title}</title><link rel="stylesheet" href="/static/style.css?7"><link rel="icon" href="/static/favicon.ico"></head>
<body><div id="top"><div id="top-logo"><a href="/"><img src="{_IMG}" alt="Basilica"></a></div>
<div id="top-user">Hello, <a href="/settings">plain_oat</a>! &nbsp;<a href="/messages">Messages <b>(1)</b></a> <a href="/orders">Orders (0)</a> <a href="/wallet">Wallet: <b>0.00000000 BTC</b></a> <a href="/logout">Logout</a></div>
<div id="top-rates"><table><tr><td>1 BTC =</td><td>383.11 USD</td><td>299.46 EUR</td><td>237.02 GBP</td><td>436.75 AUD</td></tr></table></div>
<form id="search" action="/srch" method="get"><input name="q" placeholder="Search..." /><select name="from"><option value="">Ships from: any</option><option value="US">USA</option><option value="UK">UK</option></select><select name="to"><option>Ships to: any</option></select><button>Search</button></form></div>
<table id="layout"><tr><td id="left" valign="top">{_MENU}</td><td id="main" valign="top">{body}</td></tr></table>
<div id="foot"><a href="/info/rules">Rules</a> &middot; <a href="/info/fees">Fees: 4%</a> &middot; <a href="/info/pgp">PGP key of the market</a> &middot; page made in 0.231 s</div></body></html>"""


def _stars(vendor: str) -> str:
    rating, deals = _VENDORS[vendor]
    if not rating:
        return '<span class="gen-user-ratings none">no deals</span>'
    return f'<span class="gen-user-ratings"><img src="/static/star.png" width="12" height="12"> {rating}, {deals} deals</span>'


def _vendor(vendor: str) -> str:
    return f'<a class="gen-user-link" href="/vendor/{escape(vendor)}">{escape(vendor)}</a><br>{_stars(vendor)}'


def _ship(offer: _Offer) -> str:
    if not offer.cell:
        return ""
    origin, to = offer.cell.split(" > ")
    return f'<img class="product-item-to-from-image" src="/static/flags/{offer.origin.lower()}.png" width="16" height="11"> {origin} <i class="ico-arrow"></i> {to}'


def _row(offer: _Offer, vendor: bool = True) -> str:
    cell = f'<td class="vend">{_vendor(offer.vendor)}</td>' if vendor else ""
    return f"""<tr class="products-list-item"><td style="width:70px;text-align:center"><a href="/p/{offer.key}"><img src="{_IMG}" style="max-width:64px;max-height:64px"></a></td>
<td class="column-name"><a href="/p/{offer.key}">{escape(offer.title)}</a><br><span style="font-size:11px;color:#555">{escape(offer.text)}...</span></td>
<td style="white-space:nowrap">{offer.coins} BTC</td><td>{_ship(offer)}</td>{cell}</tr>
"""


def _table(offers: Sequence[_Offer], vendor: bool = True) -> str:
    head = "<th></th><th>Product</th><th>Price</th><th>Shipping</th>" + (
        "<th>Vendor</th>" if vendor else ""
    )
    return f'<table class="products-list" cellspacing="0"><tr>{head}</tr>{"".join(_row(o, vendor) for o in offers)}</table>'


def _results(path: str, heading: str, offers: Sequence[_Offer], pages: str) -> SitePage:
    sort = '<div class="sorts">Order by: <a href="?o=pop">popularity</a> | <a href="?o=price">price &uarr;</a> | <a href="?o=-price">price &darr;</a> | <b>newest</b></div>'
    body = f'<h2>{heading}</h2>{sort}{_table(offers)}<div class="pager">{pages}</div>'
    told = [_truth(o, description=f"{o.text}...") for o in offers]
    return SitePage(path, _page(body, heading), "results", listings=told)


_SAID = [
    (5, "excellent stealth, 3 days to Sweden", 2), (5, "no message left", 3), (4, "Product on point - shipping took 12 days", 4),
    (5, "<3 this vendor", 7), (0, "Selective scammer. 0.4 BTC gone", 8), (5, "Fast as lightning, great comms.", 11),
    (5, "10/10 taste and strength", 13), (3, "0.9 of a gram, not 1.0. He offered a reship.", 17), (5, "Legend", 24),
    (2, "Weak batch, sorry", 29),
]  # fmt: skip


def _votes(
    rng: random.Random, vendor: str, count: int, own: Sequence[_Offer] = ()
) -> tuple[str, list[dict[str, Any]]]:
    """Rows of feedback; on a vendor's page each names what was bought."""
    rows, told = [], []
    for stars, text, days in sorted(rng.sample(_SAID, count), key=lambda s: s[2]):
        said = {
            "vendor": vendor, "rating": str(stars), "text": text,
            "at": (_SEEN - timedelta(days=days)).isoformat(),
        }  # fmt: skip
        cell = ""
        if own:
            bought = rng.choice(list(own))
            said["listing"] = bought.title
            cell = f'<td><a href="/p/{bought.key}">{escape(bought.title)}</a></td>'
        told.append(said)
        who = f"anon, {rng.choice(['5~10', '10~15', '25~35'])} deals, {rng.choice(['4.9', '5.0', '4.6'])}/5"
        rows.append(
            f'<tr><td><b>{stars}/5</b></td><td class="fb-text">{escape(text)}</td>{cell}<td>{days} days ago</td><td><small>{who}</small></td></tr>\n'
        )
    return (
        f'<div class="embedded-feedback-list"><h3>Feedback ({count})</h3><table>{"".join(rows)}</table></div>',
        told,
    )


def _tiers(steps: Sequence[tuple[str, str]]) -> str:
    rows = "".join(
        f"<tr><td>{size.replace(' ', '')}</td><td>{coins} BTC</td></tr>" for size, coins in steps
    )
    return f'<table class="bulk"><tr><th>Quantity</th><th>Price</th></tr>{rows}</table>'


def _detail(
    rng: random.Random,
    offer: _Offer,
    path: Sequence[str],
    text: str,
    steps: Sequence[tuple[str, str]] = (),
    similar: Sequence[_Offer] = (),
) -> SitePage:
    votes, said = _votes(rng, offer.vendor, 5)
    crumbs = " &raquo; ".join(
        f'<a href="/c/{"/".join(path[: n + 1]).lower()}">{c}</a>' for n, c in enumerate(path)
    )
    prose = "".join(f"<p>{escape(p)}</p>" for p in text.split("\n"))
    more = "".join(
        f'<div class="sim"><a href="/p/{s.key}"><img src="{_IMG}" width="90"></a><br><a href="/p/{s.key}">{escape(s.title)}</a><br>{s.coins} BTC</div>'
        for s in similar
    )
    shipping = (
        '<select name="ship"><option value="0">Regular post - 0.00 BTC</option><option value="1">Tracked &amp; signed - 0.02611100 BTC</option></select>'
        if offer.cell
        else ""
    )
    ship = f'<div class="product-page-ship">{_ship(offer)}</div>' if offer.cell else ""
    body = f"""<div id="single-product"><div class="crumbs">{crumbs}</div><h1>{escape(offer.title)}</h1>
<div class="left" style="float:left;margin-right:12px"><img src="{_IMG}" width="250"></div>
<div class="product-page-price">{offer.coins} BTC</div>{ship}<div>Brought to you by: {_vendor(offer.vendor)}</div>
<div>Escrow: yes &nbsp; <a href="/info/fees">what is this?</a></div><form method="post" action="/buy/{offer.key}">{shipping} Quantity: <input name="n" value="1" size="3"><button>Buy</button></form><div style="clear:both"></div>
<div class="product-page-description">{prose}</div>{_tiers(steps) if steps else ""}</div>{votes}{f'<h3>More like this</h3><div class="simbox">{more}</div>' if more else ""}"""
    told = _truth(offer, category=list(path), escrow="escrow", description=text)
    del told["url"]
    if steps:
        told["tiers"] = [
            {"quantity": _quantity(s), "price": {"amount": c, "currency": "BTC"}} for s, c in steps
        ]
    asides = [_aside(s) for s in similar]
    return SitePage(
        f"/p/{offer.key}",
        _page(body, escape(offer.title)),
        "listing",
        listings=[told, *asides],
        feedback=said,
    )


def _aside(offer: _Offer) -> dict[str, Any]:
    told = _truth(offer, aside=True)
    return {k: v for k, v in told.items() if k not in ("vendor", "ships_from", "ships_to")}


def _vendor_page(
    rng: random.Random, offers: Sequence[_Offer], facts: dict[str, Any], seen: str
) -> SitePage:
    name = facts["name"]
    own = [o for o in offers if o.vendor == name]
    votes, said = _votes(rng, name, 8, own)
    key = "-----BEGIN PGP PUBLIC KEY BLOCK-----\nVersion: GnuPG v2\n\nmQINBFNotAKeyOnlyATestOfThePageAAAAAAAAAAAAAAAAA\n=Zz0q\n-----END PGP PUBLIC KEY BLOCK-----"
    body = f"""<div class="vendor-head"><h1>{escape(name)}</h1> {_stars(name)} <span class="vendor-seen">Last seen {seen} ago.</span> <a href="/messages/new?to={escape(name)}">Send message</a></div>
<div class="vendor-tabs"><a class="on" href="#">Profile</a> <a href="#products">Products ({len(own)})</a> <a href="#fb">Feedback</a></div>
<div class="vendorbio-text"><p>{escape(facts["description"])}</p><pre class="vendorbio-pgp">{key}</pre></div><a name="products"></a>{_table(own, vendor=False)}<a name="fb"></a>{votes}"""
    handles = (
        [{"kind": "email", "value": "kranichzug@example.org", "account": name}]
        if "@" in facts["description"]
        else []
    )
    listings = [_truth(o, description=f"{o.text}...") for o in own]
    return SitePage(
        f"/vendor/{name}",
        _page(body, escape(name)),
        "vendor",
        listings=listings,
        vendors=[facts],
        feedback=said,
        handles=handles,
    )


def _index(offers: Sequence[_Offer]) -> SitePage:
    cells = "".join(
        f'<td valign="top" align="center" width="25%"><a href="/p/{o.key}"><img src="{_IMG}" width="110"><br>{escape(o.title)}</a><br><b>{o.coins} BTC</b><br><a class="gen-user-link" href="/vendor/{escape(o.vendor)}">{escape(o.vendor)}</a></td>'
        for o in offers
    )
    body = f'<h2>Welcome to Basilica</h2><p>Check the address you came by. We will never ask for your PIN.</p><div class="news"><b>19 Oct</b> Deposits are slow today, they will arrive.<br><b>11 Oct</b> Vendor bond is now 1.5 BTC.</div><h3>Random picks</h3><table class="random"><tr>{cells}</tr></table>'
    drop = ("ships_from", "ships_to")
    told = [{k: v for k, v in _truth(o, aside=True).items() if k not in drop} for o in offers]
    return SitePage("/", _page(body), "index", listings=told)


def _others() -> list[SitePage]:
    login = f'<!DOCTYPE html><html><head><title>Login</title></head><body><form method="post" action="/login"><table align="center"><tr><td>Login:</td><td><input name="login"></td></tr><tr><td>Password:</td><td><input type="password" name="pw"></td></tr><tr><td><img src="{_IMG}" width="150" height="40"></td><td><input name="captcha" autocomplete="off"></td></tr><tr><td colspan="2"><button>Login</button> Registration is by invitation only.</td></tr></table></form></body></html>'
    empty = '<h2>Search: &quot;mescaline tea bags&quot;</h2><p class="none">Nothing found that ships from <b>UK</b> to <b>any</b>.</p>'
    return [
        SitePage("/login", login, "login"),
        SitePage("/srch?q=mescaline+tea+bags&from=UK", _page(empty, "Search"), "results"),
    ]


def _pages(rng: random.Random) -> list[SitePage]:
    offers = _offers(rng)
    europe = [o for o in offers if o.origin in ("GB", "NL", "DE", "ES", "PL")]
    crystals = "Champagne rocks with a light sassafras smell.\nReships once for buyers with more than five deals."
    pills = "A hundred presses, each of them weighed.\nDo not take two."
    guide = "How to keep machines, mail and mouth shut.\nDelivered as a message within the hour."
    flake = "Straight off the brick, tested by two labs in Spain and one of our own. Vac sealed x2 with MBB and a decoy."
    steps = [
        ("10 g", "0.40102234"),
        ("25 g", "0.92200000"),
        ("50 g", "1.71300000"),
        ("100 g", "3.10000000"),
    ]
    german = {"name": "kranichzug", "rating": "4.88", "last_seen": "2014-10-21", "description": "Zuverlässig seit 2012. We answer in German and English. Wholesale: kranichzug@example.org (PGP only)."}  # fmt: skip
    inky = {"name": "inkwell&co", "rating": "4.97", "last_seen": "2014-10-19", "description": "Family business. Two parcels a day, no more. Ask about art prints."}  # fmt: skip
    return [
        _index(offers[4:8]),
        _results(
            "/c/drugs",
            "Drugs",
            offers[:20],
            '<b>1</b> <a href="/c/drugs?page=2">2</a> <a href="/c/drugs?page=2">&gt;</a>',
        ),
        _results(
            "/c/drugs?page=2",
            "Drugs",
            offers[20:],
            '<a href="/c/drugs">&lt;</a> <a href="/c/drugs">1</a> <b>2</b>',
        ),
        _results("/srch?q=&from=Europe", f"Search: Europe ({len(europe)})", europe, ""),
        _detail(rng, offers[0], ["Drugs", "Stimulants", "Cocaine"], flake, similar=offers[7:9]),
        _detail(rng, offers[3], ["Drugs", "Ecstasy", "Pills"], pills),
        _detail(rng, offers[5], ["Information", "Guides"], guide),
        _detail(rng, offers[8], ["Drugs", "Ecstasy", "MDMA"], crystals, steps, offers[3:4]),
        _vendor_page(rng, offers, german, "7 hours"),
        _vendor_page(rng, offers, inky, "2 days"),
        *_others(),
    ]


SITE = TestSite("basilica", "market", "en", "2014-10-21T16:00:00Z", _pages)
