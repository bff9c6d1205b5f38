# ruff: noqa: E501
"""A market in the manner of 2016-2019: item lines with numbers, levels, features table, tabs, buyers masked."""

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

_SEEN = datetime(2017, 5, 22, 12, tzinfo=UTC)
_PIC = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
_GRAMS = {
    "g": "1",
    "mg": "0.001",
    "ug": "0.000001",
    "kg": "1000",
    "oz": "28.349523125",
    "lb": "453.59237",
}
_LANDS = {
    "DE": "Germany", "NL": "Netherlands", "US": "United States", "GB": "United Kingdom", "CA": "Canada", "FR": "France",
    "AU": "Australia", "BE": "Belgium", "PL": "Poland", "SG": "Singapore", "WW": "Worldwide", "EU": "Europe",
}  # fmt: skip

# title | vendor | usd | from | to | category | quantity | left | views | sold | badge
_OFFERS = """
✯ 1G COLOMBIAN COCAINE 88-92% ✯ LAB TESTED ✯|FrostPelican|78.00|NL|WW|Cocaine|1 g||4120|356|E
[FE 100%] 3.5g Cookies & Cream - top shelf indoor (free tracking)|hollowpine|34.99|US|US|Buds & Flowers|3.5 g|41|911|87|F
100x PURPLE ZEPPELIN 220MG XTC - DUTCH QUALITY|polderprins|249.00|NL|EU|Pills|100x220 mg||6650|512|E
250 GRAMS OF A+ SPEED PASTE (BULK PRICE INSIDE)|polderprins|410.00|NL|EU|Speed|250 g||1204|63|F
25 x LSD 150ug tabs *fresh crystal*|Cinnamon_Wick|95.00|GB|WW|LSD|25x150 ug|200|890|44|E
HQ Scottish Driving Licence Template PSD + Guide|parchmentpony|9.99|||Fraud Guides|||2290|310|E
1oz Gorilla Glue #4 Smalls - USA DOMESTIC|hollowpine|155.00|US|US|Buds & Flowers|1 oz|12|1503|120|E
Xanax "G3722" bars 2mg x 200|sleepyharbor|320.00|US|US|Benzos|200x2 mg||3301|205|M
Afghan #4 heroin 0.5g [sample]|tinderbox88|42.50|DE|EU|Heroin|0.5 g|9|377|18|E
Tramadol 225mg SR x60|GangesDirect2|58.00|SG|WW|Pills|60x225 mg||120|3|F
MDMA CRYSTALS 84% 28G ~ HUGE SHARDS|polderprins|310.00|NL|EU|MDMA|28 g||2977|143|E
½ kg Ketamine - R/S - Indian import|Cinnamon_Wick|6,900.00|GB|EU|Ketamine|0.5 kg|2|455|1|M
[NEW] 14g Moroccan Primero Hash|LaVieuxPort|61.00|FR|EU|Hash|14 g||166|6|E
10g Penis Envy dried mushrooms|mapleorbit|70.00|CA|CA|Shrooms|10 g|30|702|51|E
1LB Outdoor mixed strains vac sealed|mapleorbit|1,150.00|CA|WW|Buds & Flowers|1 lb||540|12|F
Make Your First $500 Online - no nonsense eBook|parchmentpony|2.50|||Fraud Guides|||8114|1022|F
5g Crystal Meth - clear shards - NSW only|saltlakesue|1,050.00|AU|AU|Meth|5 g||344|22|E
50 x 10mg Diazepam (Roche, boxed)|sleepyharbor|90.00|US|US|Benzos|50x10 mg|25|688|39|E
2C-B 10 x 22mg "honey cubes"|polderprins|48.00|NL|EU|2C-B|10x22 mg||993|77|E
Fentanyl-free OxyContin 40mg x 5 (tested)|FrostPelican|140.00|NL|WW|Opioids|5x40 mg|6|512|9|E
1g Amnesia shatter / BHO|LaVieuxPort|45.00|FR|EU|Concentrates|1 g||220|14|E
7G BLUE DREAM ★ THANK YOU SALE -15% ★|hollowpine|58.65|US|US|Buds & Flowers|7 g|18|333|25|E
Buprenorphine 8mg x 7 Belgian boxes|gildedheron|66.00|BE|EU|Opioids|7x8 mg||98|4|E
""".strip().splitlines()

_VENDORS = {
    "FrostPelican": (1204, 7, 7), "hollowpine": (645, 6, 6), "polderprins": (3410, 9, 8), "Cinnamon_Wick": (212, 4, 5), "parchmentpony": (5120, 10, 9),
    "sleepyharbor": (402, 5, 6), "tinderbox88": (57, 2, 4), "GangesDirect2": (3, 1, 3), "LaVieuxPort": (44, 2, 4), "mapleorbit": (190, 4, 5),
    "saltlakesue": (88, 3, 4), "gildedheron": (12, 1, 4),
}  # fmt: skip
_HOLD = {"E": ("Escrow", "escrow"), "F": ("Finalize Early", "fe"), "M": ("Multisig", "multisig")}


@dataclass(frozen=True)
class _Offer:
    number: int
    since: datetime
    title: str
    vendor: str
    usd: str
    origin: str
    to: str
    category: str
    quantity: str
    left: str
    views: str
    sold: str
    hold: str

    @property
    def link(self) -> str:
        return f"listing.php?id={self.number}"

    @property
    def coins(self) -> str:
        return f"{Decimal(self.usd.replace(',', '')) / 2080:.4f}"


def _offers(rng: random.Random) -> list[_Offer]:
    return [
        _Offer(
            rng.randrange(21000, 390000),
            _SEEN - timedelta(days=rng.randrange(5, 400)),
            *line.split("|"),
        )
        for line in _OFFERS
    ]


def _quantity(spec: str) -> dict[str, str]:
    size, unit = spec.split()
    pieces, _, amount = size.rpartition("x")
    if unit not in _GRAMS:
        return {"amount": amount, "unit": unit}
    grams = Decimal(amount) * Decimal(pieces or 1) * Decimal(_GRAMS[unit])
    known = {"amount": amount, "unit": unit, "grams": f"{grams.normalize():f}"}
    return known | ({"pieces": pieces} if pieces else {})


def _price(usd: str) -> dict[str, str]:
    return {"amount": usd.replace(",", ""), "currency": "USD"}


def _brief(offer: _Offer, **more: Any) -> dict[str, Any]:
    told: dict[str, Any] = {
        "title": offer.title,
        "url": offer.link,
        "price": _price(offer.usd),
        "price_also": {"amount": offer.coins, "currency": "BTC"},
    }
    if offer.quantity:
        told["quantity"] = _quantity(offer.quantity)
    if "sample" in offer.title:
        told["marketing"] = ["sample"]
    if "SALE" in offer.title:
        told["marketing"] = ["discount"]
    return told | more


def _full(offer: _Offer, **more: Any) -> dict[str, Any]:
    told = _brief(offer, vendor=offer.vendor, views=int(offer.views), escrow=_HOLD[offer.hold][1])
    if offer.origin:
        told |= {"ships_from": offer.origin, "ships_to": [offer.to]}
    if offer.left:
        told["stock"] = int(offer.left)
    return told | more


def _link(offer: _Offer, text: str = "") -> str:
    return f'<a class="bstd" href="{offer.link}" title="{escape(offer.title)}">{escape(text or offer.title)}</a>'


def _who(vendor: str) -> str:
    return f'<a class="bstd" href="user.php?id={vendor}">{vendor}</a> ({_VENDORS[vendor][0]})'


_CATS = [("Fraud", 24012, ()), ("Drugs &amp; Chemicals", 131877, ("Benzos 9210", "Cannabis &amp; Hashish 40112", "Dissociatives 3811", "Ecstasy 17290", "Opioids 10233", "Psychedelics 9904", "Stimulants 20871")), ("Guides &amp; Tutorials", 13440, ()), ("Counterfeit Items", 6803, ()), ("Digital Products", 15509, ()), ("Jewels &amp; Gold", 1310, ())]  # fmt: skip


def _side() -> str:
    items = ""
    for name, count, subs in _CATS:
        inner = "".join(
            f'<li><input type="checkbox" name="sub[]"> {s.rpartition(" ")[0]} <span class="cnt">{s.rpartition(" ")[2]}</span></li>'
            for s in subs
        )
        items += f'<li><a href="search.php?cat={count % 9}">{name}</a> <span class="cnt">{count}</span>{f"<ul>{inner}</ul>" if inner else ""}</li>'
    lands = "".join(f'<option value="{c}">{n}</option>' for c, n in _LANDS.items())
    return f"""<div class="sidebar"><div class="box"><div class="boxhead">BROWSE CATEGORIES</div><ul class="cats">{items}</ul></div>
<div class="box"><div class="boxhead">SEARCH OPTIONS</div><form action="search.php"><b>Search terms:</b><input name="q"><br><b>Type:</b> <select><option>All</option><option>Auction</option><option>Fixed price</option></select><br><b>Price range:</b> USD <input size="4" value="0.00"> to <input size="4" value="0.00"><br><b>Origin:</b><select name="o"><option>Any</option>{lands}</select><br><b>Vendor level:</b> <select><option>0</option><option>5</option></select><input type="submit" value="Search"></form></div>
<div class="box"><div class="boxhead">EXCHANGE RATES</div><table class="rates"><tr><td>Bitcoin (BTC)</td></tr><tr><td>United States Dollar (USD)</td><td>2080.00</td></tr><tr><td>Euro (EUR)</td><td>1855.13</td></tr><tr><td>Monero (XMR)</td></tr><tr><td>United States Dollar (USD)</td><td>40.12</td></tr></table></div></div>"""


def _page(body: str) -> str:
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="UTF-8"/><title>Harrowgate Market</title><link href="css/main.css" rel="stylesheet"/></head><body>
<div class="topnav"><a href="index.php"><img src="{_PIC}" class="logo" alt="Harrowgate"></a><ul><li><a href="index.php">HOME</a></li><li><a href="sales.php">SALES</a></li><li><a href="messages.php">MESSAGES <span class="badge">1</span></a></li><li><a href="index.php?l">LISTINGS</a></li><li><a href="balance.php">BALANCE</a></li><li><a href="orders.php">ORDERS <span class="badge">0</span></a></li><li><a href="forum.php">FORUMS</a></li></ul></div>
<div class="userbar">Welcome, <b>brassfiddle4</b> [<a href="logout.php">Logout</a>] &nbsp; Personal phrase: <i>seven wet cats</i><br>BTC: <b>0.0000</b> | XMR: <b>0.0000</b> | USD 0.00</div>
<div class="container">{_side()}<div class="content">{body}</div></div>
<div class="footer">Harrowgate &copy; 2015-2017 &middot; <a href="canary.txt">Canary</a> (signed 14 May 2017) &middot; Server time: May 22, 2017 12:00 UTC &middot; Fees 4%</div></body></html>"""


def _row(offer: _Offer) -> str:
    ship = (
        f"Ships from: {_LANDS[offer.origin]}<br/>Ships to: {_LANDS[offer.to]}"
        if offer.origin
        else "Digital goods"
    )
    _, level, trust = _VENDORS[offer.vendor]
    return f"""<div class="listing"><div class="pic"><a href="{offer.link}"><img src="{_PIC}" width="90" height="90"/></a></div>
<div class="mid"><div class="title">{_link(offer)}</div>
<p>Item # {offer.number} - <a href="search.php?c={len(offer.category)}">{escape(offer.category)}</a> - {_who(offer.vendor)}</p>
<p><span class="lvl">Level {level}</span> <span class="trust">Trust level {trust}</span> <span class="tag tag-{offer.hold}">{_HOLD[offer.hold][0]}</span></p>
<p>Views: {offer.views} / Bids: Fixed price<br/>Quantity left: {offer.left or "Unlimited"}</p><p class="ship">{ship}</p></div>
<div class="right"><span class="lbl">Buy price</span><br/><b>USD {offer.usd}</b><br/><span class="coin">({offer.coins} BTC)</span><br/><a class="btn" href="{offer.link}&amp;buy=1">Buy now</a></div></div>
"""


def _card(offer: _Offer) -> str:
    short = offer.title if len(offer.title) < 31 else offer.title[:28].rstrip() + "..."
    return f"""<div class="gcard"><a href="{offer.link}"><img src="{_PIC}" width="140" height="120"></a><div class="gt">{_link(offer, short)}</div>
<div>by {_who(offer.vendor)}</div><div>Sold: {offer.sold} since {offer.since:%b %d, %Y}</div><div class="gp">USD {offer.usd} <small>({offer.coins} BTC)</small></div></div>
"""


def _cards(offers: Sequence[_Offer]) -> str:
    return f'<div class="grid">{"".join(map(_card, offers))}<br clear="all"></div>'


def _carded(offer: _Offer, **more: Any) -> dict[str, Any]:
    when = f"{offer.since:%Y-%m-%d}"
    return _brief(offer, vendor=offer.vendor, sales=int(offer.sold), listed_at=when, **more)


def _results(path: str, offers: Sequence[_Offer], pages: str, total: int) -> SitePage:
    body = f'<h1>SEARCH RESULTS</h1><div class="sub">{total} results found. Save search | Sort by: <select><option>Popularity</option><option>Price: low</option></select></div>{"".join(map(_row, offers))}<div class="pages">{pages}</div>'
    listings = [_full(o, category=[o.category]) for o in offers]
    return SitePage(path, _page(body), "results", listings=listings)


def _grid(path: str, offers: Sequence[_Offer]) -> SitePage:
    body = f'<h1>SEARCH RESULTS</h1><div class="sub">View: <a href="?v=list">list</a> | <b>grid</b></div>{_cards(offers)}'
    return SitePage(path, _page(body), "results", listings=[_carded(o) for o in offers])


_SAID = [
    ("Positive", "Top bloke, arrived in two days", "h**s", "78.00"), ("Positive", "No comment", "b***9", "156.00"), ("Neutral", "Good but slow, 14 days to UK", "m**a", "78.00"),
    ("Positive", "stealth 10/10 product 9/10", "k**8", "390.00"), ("Negative", "Half weight & no answer since", "t**r", "78.00"), ("Positive", "WOW!!!", "e**e", "1,170.00"),
    ("Positive", "second order, just as good", "p**o", "34.99"), ("Positive", "FE'd with trust, delivered", "z**1", "249.00"),
]  # fmt: skip


def _votes(
    rng: random.Random, vendor: str, count: int, own: Sequence[_Offer] = ()
) -> tuple[str, list[dict[str, Any]]]:
    """A table of feedback, newest first; with ``own``, each row names its item."""
    at, rows, told = _SEEN, "", []
    for rating, text, buyer, usd in rng.sample(_SAID, count):
        at -= timedelta(minutes=rng.randrange(500, 9000))
        said = {"vendor": vendor, "rating": rating, "text": text, "buyer": buyer, "at": f"{at:%Y-%m-%dT%H:%M:00Z}", "amount": _price(usd)}  # fmt: skip
        item = ""
        if own:
            bought = rng.choice(list(own))
            said["listing"] = bought.title
            item = f"<br><small>Item: {_link(bought)}</small>"
        told.append(said)
        rows += f'<tr><td><img src="img/{rating.lower()}.png" alt="{rating}" title="{rating}" width="16"></td><td>{escape(text)}{item}</td><td>Buyer: {buyer}<br>USD {usd}</td><td>{at:%b %d, %Y %H:%M}</td></tr>\n'
    return (
        f'<table class="fb"><tr><th></th><th>Comment</th><th>Buyer / Price</th><th>Date</th></tr>{rows}</table>',
        told,
    )


def _options(steps: Sequence[tuple[str, str, str]]) -> str:
    rows = "".join(
        f"<tr><td>{shown}</td><td>USD {usd}</td><td>{Decimal(usd) / 2080:.4f} BTC</td></tr>"
        for shown, _, usd in steps
    )
    return f'<table class="bulk"><tr><th>Amount</th><th>Price</th><th></th></tr>{rows}</table>'


def _detail(
    rng: random.Random,
    offer: _Offer,
    path: Sequence[str],
    text: str,
    steps: Sequence[tuple[str, str, str]] = (),
    similar: Sequence[_Offer] = (),
) -> SitePage:
    count, level, trust = _VENDORS[offer.vendor]
    kind = "Physical package" if offer.origin else "Digital goods"
    origin, to = _LANDS.get(offer.origin, "N/A"), _LANDS.get(offer.to, "N/A")
    feedback, said = _votes(rng, offer.vendor, 4)
    xmr = f"{Decimal(offer.usd.replace(',', '')) / Decimal('40.12'):.4f}"
    crumbs = " / ".join(f'<a href="search.php?c={n}">{escape(c)}</a>' for n, c in enumerate(path))
    body = f"""<div class="crumb"><a href="index.php">Home</a> / {crumbs}</div>
<div class="lleft"><img src="{_PIC}" width="240"></div><div class="lright"><h1>{escape(offer.title)}</h1>
<p>Sold by {_who(offer.vendor)} - {offer.sold} sold since {offer.since:%b %d, %Y} <span class="lvl">Vendor Level {level}</span> <span class="trust">Trust Level {trust}</span></p>
<table class="features"><tr><th></th><th>Features</th><th></th><th>Features</th></tr><tr><td>Product class</td><td>{kind}</td><td>Origin country</td><td>{origin}</td></tr><tr><td>Quantity left</td><td>{offer.left or "Unlimited"}</td><td>Ships to</td><td>{to}</td></tr><tr><td>Ends in</td><td>Never</td><td>Payment</td><td>{_HOLD[offer.hold][0]}</td></tr></table>
<form method="post"><select name="ship"><option>Default - 1 days - USD +0.00 / item</option><option>Express - 2 days - USD +15.00 / item</option></select><p>Purchase price: <b>USD {offer.usd}</b></p><p>Qty: <input name="q" value="1" size="2"> <input type="submit" value="Buy Now"> <input type="submit" value="Queue"></p><p class="coin">{offer.coins} BTC / {xmr} XMR</p></form></div><br clear="all">
<ul class="tabs"><li class="on">Description</li><li>Bids</li><li>Feedback ({count})</li><li>Refund Policy</li></ul>
<div class="tab"><h3>Product Description</h3><p>{escape(text)}</p>{_options(steps) if steps else ""}</div><div class="tab">{feedback}</div><div class="tab"><h3>Refund policy</h3>None for lost untracked post.</div>
{f"<h2>OTHERS ALSO VIEWED</h2>{_cards(similar)}" if similar else ""}"""
    told = _full(
        offer,
        category=list(path),
        sales=int(offer.sold),
        listed_at=f"{offer.since:%Y-%m-%d}",
        description=text,
    )
    del told["url"], told["views"]
    if steps:
        told["tiers"] = [
            {"quantity": _quantity(spec), "price": _price(usd)} for _, spec, usd in steps
        ]
    return SitePage(
        f"/{offer.link}",
        _page(body),
        "listing",
        listings=[told, *(_carded(s, aside=True) for s in similar)],
        feedback=said,
    )


def _profile(
    rng: random.Random,
    offers: Sequence[_Offer],
    facts: dict[str, Any],
    counts: Sequence[str],
    dates: str,
) -> SitePage:
    name = facts["name"]
    _, level, trust = _VENDORS[name]
    own = [o for o in offers if o.vendor == name]
    feedback, said = _votes(rng, name, 6, own)
    scores = "".join(
        f'<tr><td><img src="img/{label.lower()}.png"> {label}</td>{"".join(f"<td>{n}</td>" for n in row.split())}</tr>'
        for label, row in zip(("Positive", "Neutral", "Negative"), counts, strict=True)
    )
    away = "".join(
        f"<tr><td>{m['market']}</td><td>{m['rating']}/5</td><td>imported</td></tr>"
        for m in facts["markets"]
    )
    body = f"""<div class="uhead"><h1>{name}</h1> <span class="lvl">Vendor Level {level}</span> <span class="trust">Trust Level {trust}</span><p>{dates}</p><p>Total sales: <b>{facts["sales"]:,}</b> &nbsp; Positive feedback: <b>{facts["rating"]}%</b> &nbsp; Stealth 4.95/5 | Quality 4.91/5 | Value 4.88/5</p><a href="msg.php?to={name}">Message</a> | <a href="fav.php?u={name}">Favourite</a> | <a href="#">Report</a></div>
<table class="score"><tr><th>Feedback ratings</th><th>1 month</th><th>6 months</th><th>12 months</th></tr>{scores}</table>
<table class="ext"><tr><th colspan="3">Ratings on other markets</th></tr>{away}</table>
<ul class="tabs"><li class="on">About</li><li>PGP</li><li>Listings ({len(own)})</li><li>Positive</li><li>Neutral</li><li>Negative</li></ul><div class="about">{escape(facts["description"])}</div><h2>LISTINGS</h2>{_cards(own)}<h2>FEEDBACK</h2>{feedback}"""
    handles = (
        [{"kind": "xmpp", "value": "polder@example.net", "account": name}]
        if "@" in facts["description"]
        else []
    )
    return SitePage(
        f"/user.php?id={name}",
        _page(body),
        "vendor",
        listings=[_carded(o) for o in own],
        vendors=[facts],
        feedback=said,
        handles=handles,
    )


def _others(rng: random.Random, offers: Sequence[_Offer]) -> list[SitePage]:
    feedback, said = _votes(rng, "hollowpine", 8, [o for o in offers if o.vendor == "hollowpine"])
    tab = f'<div class="uhead"><h1>hollowpine</h1> <span class="lvl">Vendor Level 6</span></div><h2>POSITIVE, NEUTRAL AND NEGATIVE FEEDBACK</h2>{feedback}<div class="pages">1 <a href="?p=2">2</a> <a href="?p=81">81</a></div>'
    captcha = f'<!DOCTYPE html><html><head><title>Harrowgate - DDoS protection</title></head><body><center><h2>Prove that you are human</h2><form method="post"><img src="{_PIC}" width="180" height="60"><br>Enter the six characters: <input name="cap" maxlength="6"><br><button>Continue</button></form><p>Our only addresses are on the signed list.</p></center></body></html>'
    empty = '<h1>SEARCH RESULTS</h1><div class="sub">0 results found.</div><p>Your search for <b>ayahuasca kit</b> matched nothing. Tick more categories.</p>'
    news = f'<h1>WELCOME BRASSFIDDLE4</h1><div class="news"><b>May 18, 2017</b> - Monero withdrawals are on again.<br><b>May 2, 2017</b> - Fentanyl and its kin are banned. Level 1 vendors lose their bond.</div><h2>FEATURED LISTINGS</h2>{_cards(offers[1:9:2])}'
    return [
        SitePage("/user.php?id=hollowpine&tab=fb", _page(tab), "feedback", feedback=said),
        SitePage(
            "/index.php",
            _page(news),
            "index",
            listings=[_carded(o, aside=True) for o in offers[1:9:2]],
        ),
        SitePage("/captcha.php", captcha, "captcha"),
        SitePage("/search.php?q=ayahuasca+kit", _page(empty), "results"),
    ]


def _pages(rng: random.Random) -> list[SitePage]:
    offers = _offers(rng)
    drugs = "Drugs & Chemicals"
    coke = "Pressed in small blocks, vacuum sealed and scent free. Orders leave every weekday before noon."
    pills = "Hard pressed and shiny. Half is enough, wait two hours. Prices for larger packs below."
    psd = "All layers open, fonts included. The guide tells you which printer not to buy. Automatic delivery."
    bars = "From the pharmacy shelf to your door. Multisig welcome, keys by message."
    steps = [("100 pills", "100 tablet", "249.00"), ("250 pills", "250 tablet", "560.00"), ("500 pills", "500 tablet", "1040.00"), ("1000 pills", "1000 tablet", "1890.00")]  # fmt: skip
    dutch = {"name": "polderprins", "level": "9", "sales": 3410, "rating": "99.1", "member_since": "2015-09-03", "last_seen": "2017-05-21", "description": "Since the old days. One rule: no rush. Support over jabber polder@example.net, OTR only.", "markets": [{"market": "Tidewater", "rating": "4.93"}, {"market": "Old Exchange", "rating": "4.88"}]}  # fmt: skip
    pine = {"name": "hollowpine", "level": "6", "sales": 645, "rating": "98.2", "member_since": "2016-02-19", "last_seen": "2017-05-22", "description": "Domestic only. USPS priority, dropped daily but Sunday.", "markets": [{"market": "Tidewater", "rating": "4.79"}]}  # fmt: skip
    return [
        _results(
            "/search.php?cat=2",
            offers[:20],
            '<b>1</b> <a href="search.php?cat=2&amp;pg=2">2</a> <a href="search.php?cat=2&amp;pg=2">Next &raquo;</a>',
            23,
        ),
        _results(
            "/search.php?cat=2&pg=2", offers[20:], '<a href="search.php?cat=2">1</a> <b>2</b>', 23
        ),
        _grid(
            "/search.php?o=EU&v=grid",
            [o for o in offers if o.origin in ("NL", "GB", "DE", "FR", "BE")],
        ),
        _detail(rng, offers[0], [drugs, "Stimulants", "Cocaine"], coke, similar=offers[19:21]),
        _detail(rng, offers[2], [drugs, "Ecstasy", "Pills"], pills, steps),
        _detail(rng, offers[5], ["Fraud", "Fraud Guides"], psd),
        _detail(rng, offers[7], [drugs, "Benzos"], bars, similar=offers[17:18]),
        _profile(
            rng,
            offers,
            dutch,
            ("121 804 1702", "2 11 29", "1 9 17"),
            "Member since: Sep 03, 2015 | Last active: May 21, 2017",
        ),
        _profile(
            rng,
            offers,
            pine,
            ("33 190 402", "0 4 8", "1 3 7"),
            "Member since: Feb 19, 2016 | Last active: Today",
        ),
        *_others(rng, offers),
    ]


SITE = TestSite("harrowgate", "market", "en", "2017-05-22T12:00:00Z", _pages)
