# ruff: noqa: E501
"""A late market without scripts: CSS grid, radio-button tabs, vendor levels, Monero first, shipping profiles, auto-dispatch."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from html import escape
from typing import Any

from tests.sites import SitePage, TestSite

__all__ = ["SITE"]

_XMR = Decimal("271.35")
_BTC = Decimal("61870.00")
_PIC = "data:image/webp;base64,UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA"
_PLACES = {
    "NL": "Netherlands",
    "DE": "Germany",
    "GB": "United Kingdom",
    "US": "United States",
    "CA": "Canada",
    "AU": "Australia",
    "CH": "Switzerland",
    "WW": "Worldwide",
    "EU": "Europe",
    "-AU": "excl. Australia",
    "-US": "excl. United States",
}
_MASS = {
    "g": Decimal(1),
    "mg": Decimal("0.001"),
    "ug": Decimal("0.000001"),
    "kg": Decimal(1000),
    "lb": Decimal("453.59237"),
}
# name: level, sales, rating, country, since, last online, won, lost
_VENDORS: dict[str, tuple[int, str, str, str, str, str, int, int]] = {
    "alpenglow": (9, "1,893", "4.92", "CH", "2020-03-14", "2021-11-03", 14, 2),
    "MapleMint": (6, "734", "4.85", "CA", "2020-12-01", "2021-11-04", 5, 0),
    "Deepwell_Chem": (8, "2,410", "4.77", "NL", "2019-12-20", "2021-11-01", 31, 9),
    "tenpence": (3, "88", "4.61", "GB", "2021-06-09", "2021-10-28", 1, 1),
    "Ozark.Supply": (5, "402", "4.96", "US", "2021-01-17", "2021-11-04", 2, 0),
    "paperplanes": (2, "31", "5.00", "DE", "2021-08-30", "2021-11-02", 0, 0),
}

# title, vendor, category, dollars, quantity "amount unit pieces", to, left, sold, since, escrow, coins
_OFFERS: list[tuple[str, str, str, str, str, str, str, str, str, str, str]] = [
    (
        "Alpine Cocaine | 1g | washed twice, lab 94%",
        "alpenglow",
        "Stimulants \u203a Cocaine",
        "118.00",
        "1 g",
        "EU",
        "34",
        "212",
        "May 2020",
        "escrow",
        "XMR BTC",
    ),
    (
        "\u2744\ufe0f 28 GRAMS \u2744\ufe0f ICE WATER HASH \u2013 6 STAR \u2013 SINGLE SOURCE, LATE AUTUMN HARVEST",
        "MapleMint",
        "Cannabis \u203a Hash",
        "265.00",
        "28 g",
        "CA US",
        "\u221e",
        "41",
        "Feb 2021",
        "escrow",
        "XMR",
    ),
    (
        "Speed paste 100g - [Deepwell]",
        "Deepwell_Chem",
        "Stimulants \u203a Amphetamine",
        "210.50",
        "100 g",
        "WW -AU",
        "7",
        "530",
        "Jan 2020",
        "escrow",
        "XMR BTC",
    ),
    (
        "10x 200\u00b5g LSD \u2013 Paper Planes (fluff)",
        "paperplanes",
        "Psychedelics \u203a LSD",
        "62.00",
        "200 ug 10",
        "WW",
        "120",
        "19",
        "Sep 2021",
        "multisig",
        "XMR BTC",
    ),
    (
        "MDMA 5g Champagne Shards \u2728 tested 83%",
        "Deepwell_Chem",
        "Ecstasy \u203a MDMA",
        "74.90",
        "5 g",
        "WW -AU",
        "60",
        "611",
        "Jan 2020",
        "escrow",
        "XMR BTC",
    ),
    (
        "Xanax bars (pressed) 2mg x 100 - FE accepted",
        "Ozark.Supply",
        "Benzos \u203a Xanax",
        "140.00",
        "2 mg 100",
        "US",
        "15",
        "77",
        "Mar 2021",
        "fe",
        "XMR",
    ),
    (
        "1lb Blue Dream - West coast outdoor, light dep",
        "Ozark.Supply",
        "Cannabis \u203a Flower",
        "1,150.00",
        "1 lb",
        "US",
        "4",
        "9",
        "Jun 2021",
        "escrow",
        "XMR BTC",
    ),
    (
        "Ketamine R-isomer 3.5g \U0001f40e",
        "tenpence",
        "Dissociatives \u203a Ketamine",
        "132.00",
        "3.5 g",
        "GB",
        "11",
        "23",
        "Jul 2021",
        "escrow",
        "XMR",
    ),
    (
        "DMT vape cart 1ml / 800mg",
        "MapleMint",
        "Psychedelics \u203a DMT",
        "155.00",
        "",
        "CA",
        "9",
        "58",
        "Jan 2021",
        "escrow",
        "XMR",
    ),
    (
        "How I stay small: a vendor's notebook [PDF] [instant]",
        "tenpence",
        "Digital \u203a Guides",
        "12.00",
        "",
        "WW",
        "\u221e",
        "66",
        "Jun 2021",
        "escrow",
        "XMR BTC",
    ),
    (
        "250 x Orange Domino 230mg pressed pills (NL)",
        "Deepwell_Chem",
        "Ecstasy \u203a Pills",
        "405.00",
        "230 mg 250",
        "EU",
        "50",
        "144",
        "Apr 2020",
        "escrow",
        "XMR BTC",
    ),
    (
        "Adderall IR 30mg 30ct, sealed bottle, no script required",
        "Ozark.Supply",
        "Stimulants \u203a Prescription",
        "310.00",
        "30 mg 30",
        "US",
        "2",
        "12",
        "Oct 2021",
        "escrow",
        "XMR",
    ),
    (
        "7g APE penis envy cracker dry",
        "MapleMint",
        "Psychedelics \u203a Mushrooms",
        "68.00",
        "7 g",
        "CA US",
        "\u221e",
        "97",
        "Dec 2020",
        "escrow",
        "XMR BTC",
    ),
    (
        "0.5g Cocaine sample pack (one per buyer) *alpenglow*",
        "alpenglow",
        "Stimulants \u203a Cocaine",
        "63.00",
        "0.5 g",
        "EU",
        "10",
        "301",
        "May 2020",
        "escrow",
        "XMR BTC",
    ),
    (
        "50g Ketamine needles, stealth decoy incl., welcome back discount for old customers of ours",
        "Deepwell_Chem",
        "Dissociatives \u203a Ketamine",
        "640.00",
        "50 g",
        "WW -AU",
        "5",
        "37",
        "Mar 2020",
        "escrow",
        "XMR BTC",
    ),
    (
        "2C-B HCl 1000mg",
        "paperplanes",
        "Psychedelics \u203a 2C",
        "58.00",
        "1000 mg",
        "EU",
        "22",
        "4",
        "Oct 2021",
        "multisig",
        "XMR",
    ),
    (
        "Heroin #3 brown - 1 gram",
        "tenpence",
        "Opioids \u203a Heroin",
        "71.50",
        "1 g",
        "GB",
        "",
        "6",
        "Aug 2021",
        "escrow",
        "XMR",
    ),
    (
        "Crystal meth 14g, clear long shards",
        "Ozark.Supply",
        "Stimulants \u203a Meth",
        "260.00",
        "14 g",
        "US",
        "8",
        "51",
        "Feb 2021",
        "fe",
        "XMR",
    ),
    (
        "Alpine hash \u2013 pick your weight",
        "alpenglow",
        "Cannabis \u203a Hash",
        "58.00",
        "",
        "WW -US",
        "\u221e",
        "188",
        "Jun 2020",
        "escrow",
        "XMR BTC",
    ),
    (
        "Premium streaming account, 12 months [autoshop]",
        "paperplanes",
        "Digital \u203a Accounts",
        "6.50",
        "",
        "WW",
        "240",
        "15",
        "Sep 2021",
        "escrow",
        "XMR BTC",
    ),
    (
        "Pure CBD isolate 1kg",
        "alpenglow",
        "Cannabis \u203a Concentrates",
        "990.00",
        "1 kg",
        "EU",
        "3",
        "2",
        "Sep 2021",
        "escrow",
        "XMR",
    ),
]
_DIGITAL = {9, 19}
_VARIANTS = {18: [("5", "58.00"), ("10", "105.00"), ("50", "455.00"), ("100", "830.00")]}


def _number(text: str) -> str:
    return text.replace(",", "")


def _coin(usd: str, rate: Decimal, places: str) -> str:
    return str((Decimal(_number(usd)) / rate).quantize(Decimal(places)))


def _xmr(usd: str) -> str:
    return _coin(usd, _XMR, "0.00001")


def _quantity(spec: str) -> dict[str, str]:
    amount, unit, pieces = [*spec.split(), ""][:3]
    out = {"amount": amount, "unit": unit, **({"pieces": pieces} if pieces else {})}
    return {
        **out,
        "grams": f"{(Decimal(amount) * Decimal(pieces or 1) * _MASS[unit]).normalize():f}",
    }


def _link(index: int) -> str:
    return f"/l/{(index * 7919 + 524287) * 104729 % 4294967296:08x}"


def _marketing(title: str) -> list[str]:
    words = {"discount": "discount", "no_prescription": "no script", "sample": "sample"}
    return [name for name, word in words.items() if word in title]


def _truth(index: int, *, link: bool = True) -> dict[str, Any]:
    title, vendor, path, usd, spec, to, left, sold, _, escrow, coins = _OFFERS[index]
    out: dict[str, Any] = {
        "title": title,
        "vendor": vendor,
        "category": path.split(" \u203a "),
        "price": {"amount": _number(usd), "currency": "USD"},
        "price_also": {"amount": _xmr(usd), "currency": "XMR"},
        "sales": int(sold),
        "escrow": escrow,
        "payment": sorted(coins.split()),
    }
    if index not in _DIGITAL:
        out |= {"ships_from": _VENDORS[vendor][3], "ships_to": to.split()}
    if spec:
        out["quantity"] = _quantity(spec)
    if left.isdigit():
        out["stock"] = int(left)
    if _marketing(title):
        out["marketing"] = _marketing(title)
    return {**out, "url": _link(index)} if link else out


def _places(codes: str) -> str:
    return ", ".join(_PLACES[code] for code in codes.split()).replace(", excl.", " excl.")


def _vendor_tag(vendor: str) -> str:
    level, sales, rating, *_ = _VENDORS[vendor]
    return f"""<a class="vtag__name" href="/v/{vendor}">{vendor}</a>
  <span class="lvl lvl--{level}" title="Vendor level {level}">L{level}</span>
  <span class="vtag__stat">{rating} <small>({sales})</small></span>"""


def _badges(index: int) -> str:
    escrow = {"escrow": "Escrow", "fe": "FE", "multisig": "Multisig 2/3"}[_OFFERS[index][9]]
    auto = '<span class="bdg bdg--auto">Auto-dispatch</span>' if index in _DIGITAL else ""
    return f'<span class="bdg bdg--{_OFFERS[index][9]}">{escrow}</span>{auto}'


def _article(index: int) -> str:
    title, vendor, path, usd, _, to, left, sold, since, _, coins = _OFFERS[index]
    shown = title if len(title) < 52 else title[:48].rstrip() + "\u2026"
    hint = f' title="{escape(title)}"' if shown != title else ""
    route = (
        "Digital delivery"
        if index in _DIGITAL
        else f'{_PLACES[_VENDORS[vendor][3]]} <span aria-hidden="true">\u2192</span> {_places(to)}'
    )
    stock = f"<div><dt>Left</dt><dd>{left}</dd></div>" if left else ""
    whence = '<span class="from">from</span> ' if index in _VARIANTS else ""
    coin_icons = "".join(
        f'<i class="coin coin--{c.lower()}" title="{c}"></i>' for c in coins.split()
    )
    return f"""<article class="lst">
<a class="lst__pic" href="{_link(index)}" style="background-image:url({_PIC})" tabindex="-1"></a>
<div class="lst__main"><h3 class="lst__ttl"><a href="{_link(index)}"{hint}>{escape(shown)}</a></h3>
<div class="lst__crumb">{path}</div><div class="vtag">{_vendor_tag(vendor)}</div>
<div class="lst__route">{route}</div></div>
<dl class="lst__nums"><div><dt>Sold</dt><dd>{sold} <small>since {since}</small></dd></div>{stock}</dl>
<div class="lst__buy"><div class="amt">{whence}USD {usd}</div><div class="amt amt--sub">{_xmr(usd)} XMR</div><div class="coins">{coin_icons}</div><div class="lst__bdg">{_badges(index)}</div>
<form method="post" action="/wish"><input type="hidden" name="csrf" value="b7e1"><button class="ico" name="l" value="{index}" title="Add to wishlist">\u2661</button><button class="ico" formaction="/report" name="r" value="{index}" title="Report">\u2691</button></form></div>
</article>
"""


def _page(title: str, body: str) -> str:
    groups: dict[str, list[str]] = {}
    for offer in _OFFERS:
        head, leaf = offer[2].split(" \u203a ")
        if leaf not in groups.setdefault(head, []):
            groups[head].append(leaf)
    tree = "".join(
        f'<input type="checkbox" class="tree__t" id="c{n}"><label class="tree__h" for="c{n}">{head}<span>{n * 1313:,}</span></label><ul class="tree__l">{"".join(f"<li><a href=/c/{leaf.lower()}>{leaf}</a><span>{m * 97 + n:,}</span></li>" for m, leaf in enumerate(leaves, 3))}</ul>'
        for n, (head, leaves) in enumerate(groups.items(), 1)
    )
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)} \u00b7 Greyhaven</title><style>body{{display:grid;grid-template-columns:15rem 1fr}}.top,.ft{{grid-column:1/-1}}.lst{{display:grid;grid-template-columns:96px 1fr auto 10rem}}.tabs>input{{display:none}}.pnl{{display:none}}#t1:checked~.pnl--1,#t2:checked~.pnl--2,#t3:checked~.pnl--3,#t4:checked~.pnl--4{{display:block}}</style></head>
<body><header class="top"><a class="top__logo" href="/">greyhaven</a><form action="/s" class="top__s"><input name="q" placeholder="Search listings or vendors"><select name="cur"><option>USD</option><option>EUR</option></select><button>Search</button></form>
<nav class="top__n"><a href="/inbox">Inbox <b>0</b></a><a href="/orders">Orders <b>1</b></a><a href="/wish">Wishlist <b>4</b></a><a href="/me">soft_static</a></nav>
<div class="top__bal"><span>XMR 0.000000000000</span><span>BTC 0.00000000</span><span>\u2248 USD 0.00</span></div></header>
<aside class="side"><section><h4>Categories</h4>{tree}</section><section><h4>Rates</h4><table><tr><td>XMR/USD<td>271.35<tr><td>BTC/USD<td>61,870.00<tr><td>XMR/EUR<td>234.90</table></section>
<section><h4>Notice</h4><p>Always check the domain against our signed list. Session ends in 29 min.</p></section></aside>
<main class="main">{body}</main><footer class="ft">greyhaven 2.4.1 \u00b7 <a href="/canary">canary 2021-11-01</a> \u00b7 <a href="/pgp.txt">pgp</a> \u00b7 <a href="/bounty">bug bounty</a></footer></body></html>"""


def _results(
    path: str, head: str, indexes: Sequence[int], *, sponsored: Sequence[int] = (), now: int = 1
) -> SitePage:
    promo = "".join(
        f'<a class="promo" href="{_link(n)}"><span class="promo__t">{escape(_OFFERS[n][0])}</span><span class="promo__p">USD {_OFFERS[n][3]}</span></a>'
        for n in sponsored
    )
    body = f"""<div class="bar"><h1>{escape(head)}</h1><form class="sort"><label><input type="radio" name="o" value="rel" checked>Relevance</label><label><input type="radio" name="o" value="price">Price</label><label><input type="radio" name="o" value="new">New</label><label><input type="radio" name="coin" value="xmr">XMR only</label><button>Apply</button></form></div>
{f'<div class="promos"><small>Sponsored</small>{promo}</div>' if promo else ""}<div class="lsts">{"".join(_article(n) for n in indexes)}</div>
<nav class="pg"><a href="/c/all?p=1"{' class="is"' if now == 1 else ""}>1</a><a href="/c/all?p=2"{' class="is"' if now == 2 else ""}>2</a></nav>"""
    return SitePage(path, _page(head, body), "results", listings=[_truth(n) for n in indexes])


_DETAILS: Mapping[int, Mapping[str, Any]] = {
    2: {
        "views": 9120,
        "listed": "2020-01-11",
        "text": "Wet paste, vacuum packed. Weigh after drying.\nDaily drop at 15:00, never on Sundays. Replies within a day.",
        "rows": [
            ("Letter EU", "EU", "3-7 days", "8.00"),
            ("Letter world", "WW -AU", "7-21 days", "14.00"),
        ],
    },
    10: {
        "views": 3308,
        "listed": "2020-04-02",
        "text": "Domino of the autumn press. Strong: start low. We publish test results each month.",
        "rows": [("Letter EU", "EU", "3-7 days", "8.00")],
    },
    9: {
        "views": 702,
        "listed": "2021-06-12",
        "text": "Forty pages of mistakes I made, so you need not. Key and link arrive at once after payment.",
        "rows": [],
    },
    18: {
        "views": 5644,
        "listed": "2020-06-03",
        "text": "Mountain hash in any weight. Choose your weight below. Ten orders or more: ask for the house price.",
        "rows": [
            ("Priority post", "EU", "2-4 days", "6.00"),
            ("Registered post", "WW -US", "6-14 days", "18.00"),
        ],
    },
}
# time, score, buyer, text, dollars, offer
_REVIEWS: list[tuple[str, str, str, str, str, int]] = [
    (
        "2021-11-02T18:21",
        "Positive",
        "c***4",
        "Arrived in 3 working days. Quality is what it says.",
        "118.00",
        0,
    ),
    ("2021-10-30T14:02", "Positive", "r***o", "<3", "455.00", 18),
    (
        "2021-10-22T07:45",
        "Neutral",
        "y***x",
        "Good hash, but the parcel smelled a little",
        "58.00",
        18,
    ),
    (
        "2021-10-09T21:10",
        "Positive",
        "b***b",
        "second time, same as the first \u2013 great",
        "63.00",
        13,
    ),
    (
        "2021-09-17T11:33",
        "Negative",
        "u***n",
        "Dispute won, never got it. Vendor polite though.",
        "105.00",
        18,
    ),
]


def _review(row: tuple[str, str, str, str, str, int]) -> str:
    when, score, buyer, text, usd, offer = row
    return f"""<div class="fb"><div class="fb__s fb__s--{score[:3].lower()}">{score}</div><div class="fb__b"><q>{escape(text)}</q><div class="fb__l"><a href="{_link(offer)}">{escape(_OFFERS[offer][0])}</a></div></div><div class="fb__u">{buyer}<br><small>USD {usd}</small></div><time class="fb__t" datetime="{when}Z">{when.replace("T", " ")} UTC</time></div>
"""


def _review_truth(row: tuple[str, str, str, str, str, int]) -> dict[str, Any]:
    when, score, buyer, text, usd, offer = row
    return {
        "vendor": _OFFERS[offer][1],
        "rating": score,
        "buyer": buyer,
        "text": text,
        "at": f"{when}:00Z",
        "amount": {"amount": usd, "currency": "USD"},
        "listing": _OFFERS[offer][0],
    }


def _profile_table(vendor: str, rows: Sequence[tuple[str, str, str, str]]) -> str:
    if not rows:
        return '<p class="auto">Dispatched automatically after payment.</p>'
    cells = "".join(
        f"<tr><td><label><input type=radio name=ship value={n}> {name}</label></td><td>{_PLACES[_VENDORS[vendor][3]]}</td><td>{_places(to)}</td><td>{days}</td><td>USD {usd}</td></tr>"
        for n, (name, to, days, usd) in enumerate(rows)
    )
    return f'<table class="ship"><caption>Shipping profile</caption><thead><tr><th>Option</th><th>From</th><th>To</th><th>Time</th><th>Fee</th></tr></thead><tbody>{cells}</tbody></table>'


def _variant_box(index: int) -> tuple[str, list[dict[str, Any]]]:
    html, truth = "", []
    for n, (amount, usd) in enumerate(_VARIANTS.get(index, ())):
        html += f'<input type="radio" name="variant" id="va{n}"{" checked" if not n else ""}><label class="var" for="va{n}"><span>{amount} g</span><b>USD {usd}</b></label>'
        truth.append(
            {
                "quantity": {"amount": amount, "unit": "g", "grams": amount},
                "price": {"amount": usd, "currency": "USD"},
            }
        )
    return (
        f'<fieldset class="vars"><legend>Weight</legend>{html}</fieldset>' if html else ""
    ), truth


def _detail(index: int) -> SitePage:
    title, vendor, path, usd, _, to, left, sold, since, _, coins = _OFFERS[index]
    more = _DETAILS[index]
    chosen = [row for row in _REVIEWS if row[5] == index]
    variants, tiers = _variant_box(index)
    head, leaf = path.split(" \u203a ")
    btc = _coin(usd, _BTC, "0.000001")
    route = (
        ""
        if index in _DIGITAL
        else f"<div><dt>Ships from</dt><dd>{_PLACES[_VENDORS[vendor][3]]}</dd></div><div><dt>Ships to</dt><dd>{_places(to)}</dd></div>"
    )
    pay = "".join(
        f'<label><input type="radio" name="coin" value="{c.lower()}"{" checked" if c == "XMR" else ""}> {c}</label>'
        for c in coins.split()
    )
    body = f"""<nav class="crumb"><a href="/">Home</a> / <a href="/c/{head.lower()}">{head}</a> / <a href="/c/{leaf.lower()}">{leaf}</a></nav>
<section class="item"><div class="item__pics"><input type="radio" name="pic" id="p1" checked><label for="p1"><img src="{_PIC}" alt=""></label><input type="radio" name="pic" id="p2"><label for="p2"><img src="{_PIC}" alt=""></label></div>
<div class="item__info"><h1>{escape(title)}</h1><div class="vtag">{_vendor_tag(vendor)} {_badges(index)}</div>
<dl class="kv"><div><dt>Sold</dt><dd>{sold} since {since}</dd></div><div><dt>Views</dt><dd>{more["views"]:,}</dd></div><div><dt>Listed</dt><dd>{more["listed"]}</dd></div><div><dt>Quantity left</dt><dd>{left.replace(chr(0x221E), "Unlimited")}</dd></div>{route}</dl></div>
<form class="item__buy" method="post" action="/cart"><div class="amt">USD {usd}</div><div class="amt amt--sub">{_xmr(usd)} XMR<br>{btc} BTC</div>{variants}<fieldset><legend>Pay with</legend>{pay}</fieldset><label>Units <input name="n" value="1" size="3"></label><button>Add to cart</button><button formaction="/wish">\u2661 Wishlist</button><button formaction="/report">Report</button></form></section>
<div class="tabs"><input type="radio" name="t" id="t1" checked><label for="t1">Description</label><input type="radio" name="t" id="t2"><label for="t2">Shipping</label><input type="radio" name="t" id="t3"><label for="t3">Feedback ({len(chosen)})</label><input type="radio" name="t" id="t4"><label for="t4">Refund policy</label>
<div class="pnl pnl--1"><div class="md">{escape(more["text"]).replace(chr(10), "<br/>")}</div></div><div class="pnl pnl--2">{_profile_table(vendor, more["rows"])}</div><div class="pnl pnl--3">{"".join(_review(r) for r in chosen) or "No feedback yet"}</div><div class="pnl pnl--4">Half back if the parcel shows no movement after 21 days.</div></div>"""
    truth = {
        **_truth(index, link=False),
        "views": more["views"],
        "listed_at": more["listed"],
        "description": more["text"],
    }
    if tiers:
        truth |= {"tiers": tiers, "quantity": tiers[0]["quantity"]}
    return SitePage(
        _link(index),
        _page(title, body),
        "listing",
        listings=[truth],
        feedback=[_review_truth(r) for r in chosen],
    )


_ABOUT: Mapping[str, tuple[str, list[tuple[str, str, str]], str]] = {
    "alpenglow": (
        "Two friends, one mountain. We sell what we would take ourselves. Contact only through the inbox; our old Wickr alpenglowch is dead.",
        [
            ("Emberfold", "1,120", "4.90"),
            ("Whitethorn House", "640", "4.97"),
            ("Darkmoor", "55", "4.81"),
        ],
        "",
    ),
    "paperplanes": (
        "Small runs of paper. Backup contact: paperplanes@mailhost.example (PGP only).",
        [],
        "paperplanes@mailhost.example",
    ),
}


def _day(iso: str) -> str:
    when = date.fromisoformat(iso)
    return f"{when:%b} {when.day}, {when.year}"


def _vendor(vendor: str) -> SitePage:
    level, sales, rating, home, since, online, won, lost = _VENDORS[vendor]
    text, elsewhere, mail = _ABOUT[vendor]
    own = [n for n, offer in enumerate(_OFFERS) if offer[1] == vendor]
    rows = _REVIEWS if elsewhere else []
    other = (
        f'<table class="ext"><caption>Imported reputation</caption><tr><th>Market</th><th>Sales</th><th>Rating</th></tr>{"".join(f"<tr><td>{m}</td><td>{n}</td><td>{r}</td></tr>" for m, n, r in elsewhere)}</table>'
        if elsewhere
        else ""
    )
    body = f"""<section class="vend"><div class="vend__av" style="background-image:url({_PIC})"></div><h1>{vendor} <span class="lvl lvl--{level}">Level {level}</span></h1>
<dl class="kv"><div><dt>Sales</dt><dd>{sales}</dd></div><div><dt>Rating</dt><dd>{rating} / 5.00</dd></div><div><dt>Vendor since</dt><dd>{_day(since)}</dd></div><div><dt>Last online</dt><dd>{_day(online)}</dd></div><div><dt>Ships from</dt><dd>{_PLACES[home]}</dd></div><div><dt>Disputes won / lost</dt><dd>{won} / {lost}</dd></div></dl>
<table class="per"><tr><th></th><th>1 m</th><th>6 m</th><th>12 m</th></tr><tr><th>Positive</th><td>22</td><td>140</td><td>302</td></tr><tr><th>Neutral</th><td>1</td><td>4</td><td>9</td></tr><tr><th>Negative</th><td>0</td><td>2</td><td>6</td></tr></table>{other}</section>
<div class="tabs"><input type="radio" name="t" id="t1" checked><label for="t1">About</label><input type="radio" name="t" id="t2"><label for="t2">Listings ({len(own)})</label><input type="radio" name="t" id="t3"><label for="t3">Feedback ({len(rows)})</label><input type="radio" name="t" id="t4"><label for="t4">PGP</label>
<div class="pnl pnl--1"><div class="md">{escape(text)}</div></div><div class="pnl pnl--2"><div class="lsts">{"".join(_article(n) for n in own)}</div></div><div class="pnl pnl--3">{"".join(_review(r) for r in rows)}</div><div class="pnl pnl--4"><pre>-----BEGIN PGP PUBLIC KEY BLOCK-----

xjMEYinventednotakeyinvented
=nOpE
-----END PGP PUBLIC KEY BLOCK-----</pre></div></div>"""
    truth: dict[str, Any] = {
        "name": vendor,
        "level": f"Level {level}",
        "sales": int(_number(sales)),
        "rating": rating,
        "ships_from": home,
        "member_since": since,
        "last_seen": online,
        "description": text,
    }
    if elsewhere:
        truth["markets"] = [{"market": m, "rating": r} for m, _, r in elsewhere]
    handles = (
        [{"kind": "email", "value": mail, "account": vendor}]
        if mail
        else [{"kind": "wickr", "value": "alpenglowch", "account": vendor}]
    )
    return SitePage(
        f"/v/{vendor}",
        _page(vendor, body),
        "vendor",
        listings=[_truth(n) for n in own],
        vendors=[truth],
        feedback=[_review_truth(r) for r in rows],
        handles=handles,
    )


def _plain() -> list[SitePage]:
    login = f'<!doctype html><html><head><meta charset="utf-8"><title>Sign in</title></head><body><main class="gate"><h1>greyhaven</h1><form method="post"><input name="user" placeholder="Username"><input type="password" name="pw" placeholder="Password"><img src="{_PIC}" alt="captcha"><input name="cap" size="6" placeholder="Captcha"><button>Sign in</button></form><p>Anti-phishing: type the missing letters of the address.</p></main></body></html>'
    empty = '<div class="bar"><h1>\u201cthe moon\u201d</h1></div><p class="nil">0 listings found. 0 vendors found.</p>'
    reviews = f'<h1>Feedback for <a href="/v/alpenglow">alpenglow</a></h1><div class="fbs">{"".join(_review(r) for r in _REVIEWS)}</div>'
    return [
        SitePage(
            "/v/alpenglow/feedback",
            _page("Feedback", reviews),
            "feedback",
            feedback=[_review_truth(r) for r in _REVIEWS],
        ),
        SitePage("/s?q=the+moon", _page("Search", empty), "results"),
        SitePage("/signin", login, "login"),
    ]


def _pages(rng: random.Random) -> Sequence[SitePage]:
    order = rng.sample(range(20), 20)
    search = [n for n in order if "XMR BTC" in _OFFERS[n][10]]
    home = (
        '<div class="hello"><h1>Good evening, soft_static</h1><p>Your last sign-in was 2 days ago.</p></div><h2>Rising listings</h2><div class="lsts">'
        + "".join(_article(n) for n in order[:6])
        + "</div>"
    )
    return [
        SitePage("/", _page("Home", home), "index", listings=[_truth(n) for n in order[:6]]),
        _results("/c/all?p=1", "All listings", order, sponsored=order[4:6]),
        _results("/s?q=fast&coin=btc", "\u201cfast\u201d", search),
        _results("/c/all?p=2", "All listings", [20], now=2),
        *[_detail(n) for n in _DETAILS],
        *[_vendor(name) for name in _ABOUT],
        *_plain(),
    ]


SITE = TestSite("greyhaven", "market", "en", "2021-11-04T15:00:00Z", _pages)
