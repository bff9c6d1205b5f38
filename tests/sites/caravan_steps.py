# ruff: noqa: E501
"""A market in the manner of the first big ones (2011-2014): floated divs, coin prices, no classes."""

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

_SEEN = date(2013, 7, 15)
_HOST = "http://caravanstepsx7qd.onion"
_GIF = "data:image/gif;base64,R0lGODlhAQABAIAAAMLCwgAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw=="
_GRAMS = {
    "g": "1",
    "mg": "0.001",
    "ug": "0.000001",
    "kg": "1000",
    "oz": "28.349523125",
    "lb": "453.59237",
}
_NAMES = {
    "DE": "Germany", "NL": "Netherlands", "US": "United States", "GB": "United Kingdom", "CA": "Canada",
    "AU": "Australia", "SE": "Sweden", "PL": "Poland", "IN": "India", "CN": "China", "WW": "Worldwide",
    "EU": "European Union", "WW -US": "Worldwide except United States",
    "WW -AU -NZ": "Worldwide except Australia, New Zealand", "": "undeclared",
}  # fmt: skip

# title | seller | coins | from | to | category | quantity
_OFFERS = """
1g Afghan Brown #3 - clean, no cut|nordlys7|0.82|NL|WW|Opioids|1 g
3.5g Blue Cheese [UK ONLY] NDD|dr.Pangolin|0.51|GB|GB|Cannabis|3.5 g
MDMA crystal 84% - 5 GRAMS - free shipping|orangewindmill|1.34|NL|WW|Ecstasy|5 g
10x 120ug "Hoffman Bike" blotter|lysergamide_lane|0.89|SE|WW -AU -NZ|Psychedelics|10x120 ug
1/8 oz Sour Diesel *AAA indoor*|GreenTollbooth|0.47|US|US|Cannabis|0.125 oz
Xanax 2mg bars (generic) x 50|pillbridge|1.15|US|US|Prescription|50x2 mg
1 gram Peruvian fishscale, 90+|el_tambor|1.02|US|US|Stimulants|1 g
Amphetamine paste (speed) 10g ~~ sale ~~|kielerSprotte|0.64|DE|EU|Stimulants|10 g
28g Dried cubensis mushrooms|mossy.cap|1.21|CA|WW|Psychedelics|28 g
The Beginner's Guide to Stealth Mailboxes (PDF)|paperlantern|0.03||WW|Digital goods|
100 x 10mg Diazepam (Valium) blister packed|pillbridge|0.98|IN|WW|Prescription|100x10 mg
2g Moroccan zero-zero hash|GreenTollbooth|0.29|US|US|Cannabis|2 g
0.5g Ketamine S-isomer needles|orangewindmill|0.36|NL|WW -US|Dissociatives|0.5 g
25 red rockets, 140mg - pressed pills|orangewindmill|1.55|NL|WW|Ecstasy|25x140 mg
!!SAMPLE!! 0.2g Colombian|el_tambor|0.24|US|US|Stimulants|0.2 g
Oxycodone 30mg (M box) x10|harborlight|2.11|US|US|Opioids|10x30 mg
1 oz outdoor Oregon bud - shake &amp; smalls|GreenTollbooth|1.24|US|US|Cannabis|1 oz
DMT 1 gram, white/yellowish|mossy.cap|1.31|CA|WW|Psychedelics|1 g
250mg Methylone crystals|kielerSprotte|0.14|DE|EU|Stimulants|250 mg
5 strips Suboxone 8mg|harborlight|0.86|US|US|Opioids|5x8 mg
7 grams Amnesia Haze from A'dam coffeeshop|nordlys7|0.93|NL|EU|Cannabis|7 g
Modafinil 200mg x 30 tabs|ganges_apothecary|0.41|IN|WW|Prescription|30x200 mg
50g Kratom powder, Maeng Da|mossy.cap|0.32|CA|WW|Other|50 g
Fake utility bill template (UK)|paperlantern|0.11||WW|Digital goods|
1 gram Afghan Brown - reship for K. only|nordlys7|0.4|NL|NL|Opioids|1 g
""".strip().splitlines()

_SELLERS = {
    "nordlys7": "98", "dr.Pangolin": "94", "orangewindmill": "100", "lysergamide_lane": "99", "GreenTollbooth": "97",
    "pillbridge": "88", "el_tambor": "95", "kielerSprotte": "99", "mossy.cap": "100", "paperlantern": "91",
    "harborlight": "new", "ganges_apothecary": "93",
}  # fmt: skip


@dataclass(frozen=True)
class _Offer:
    key: str
    title: str
    seller: str
    coins: str
    origin: str
    to: str
    category: str
    quantity: str

    @property
    def link(self) -> str:
        return f"{_HOST}/caravan/item/{self.key}"


def _offers(rng: random.Random) -> list[_Offer]:
    made = []
    for line in _OFFERS:
        cells = line.replace("&amp;", "&").split("|")
        made.append(_Offer(f"{rng.getrandbits(40):010x}", *cells))
    return made


def _quantity(spec: str) -> dict[str, str]:
    size, unit = spec.split()
    pieces, _, amount = size.rpartition("x")
    grams = Decimal(amount) * Decimal(pieces or 1) * Decimal(_GRAMS[unit])
    known = {"amount": amount, "unit": unit, "grams": f"{grams.normalize():f}"}
    return known | ({"pieces": pieces} if pieces else {})


def _truth(offer: _Offer, **more: Any) -> dict[str, Any]:
    told: dict[str, Any] = {
        "title": offer.title,
        "url": offer.link,
        "price": {"amount": offer.coins, "currency": "BTC"},
    }
    if offer.quantity:
        told["quantity"] = _quantity(offer.quantity)
    if "SAMPLE" in offer.title:
        told["marketing"] = ["sample"]
    if "sale ~" in offer.title:
        told["marketing"] = ["discount"]
    return told | more


def _full(offer: _Offer, **more: Any) -> dict[str, Any]:
    told = _truth(offer, vendor=offer.seller, ships_to=offer.to.split())
    if offer.origin:
        told["ships_from"] = offer.origin
    return told | more


def _header(user: str = "quietferry") -> str:
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>Caravan Steps anonymous market</title><link rel="stylesheet" type="text/css" href="/caravan/style.css" /></head>
<body style="margin:0;background:#fff;font-family:Arial"><div id="wrap" style="width:960px;margin:0 auto">
<div style="float:left;width:220px"><a href="{_HOST}/caravan/home"><img src="{_GIF}" width="200" height="60" border="0" /></a></div>
<div style="float:right;text-align:right;font-size:12px">Welcome {user}! <a href="{_HOST}/caravan/messages">messages(2)</a> | <a href="{_HOST}/caravan/orders">orders(0)</a> | <a href="{_HOST}/caravan/account">account(&#3647;0.00)</a> | <a href="{_HOST}/caravan/settings">settings</a> | <a href="{_HOST}/caravan/logout">log out</a><br />
<form action="{_HOST}/caravan/search" method="post" style="display:inline"><input type="text" name="q" size="30" /><input type="submit" value="Go" /></form> <a href="{_HOST}/caravan/cart"><img src="{_GIF}" alt="cart" />(0)</a></div>
<div style="clear:both"></div>
"""


_MENU = [("Drugs", 8412), ("Cannabis", 2031), ("Dissociatives", 143), ("Ecstasy", 877), ("Opioids", 512), ("Other", 98), ("Prescription", 1544), ("Psychedelics", 1066), ("Stimulants", 1208), ("Apparel", 187), ("Books", 733), ("Digital goods", 441), ("Lab Supplies", 61), ("Money", 203)]  # fmt: skip


def _side() -> str:
    rows = "".join(
        f'<div style="padding:2px 0 2px {0 if name in ("Drugs", "Apparel", "Books", "Digital goods", "Lab Supplies", "Money") else 12}px"><a href="{_HOST}/caravan/category/{name.lower().replace(" ", "-")}">{name}</a> {count}</div>\n'
        for name, count in _MENU
    )
    return f'<div style="float:left;width:160px;font-size:13px"><b>Shop by category:</b>\n{rows}</div>\n'


def _footer() -> str:
    return """<div style="clear:both"></div><div style="text-align:center;font-size:11px;color:#777;padding:20px">
<a href="/caravan/guide">buyer's guide</a> | <a href="/caravan/sellersguide">seller's guide</a> | community forums | wiki | support<br />1 BTC = $97.40 (updated 9 minutes ago)</div></div></body></html>"""


def _page(body: str) -> str:
    return f'{_header()}{_side()}<div style="float:right;width:780px">{body}</div>{_footer()}'


def _seller_line(offer: _Offer) -> str:
    return f'seller: <a href="{_HOST}/caravan/user/{escape(offer.seller)}">{escape(offer.seller)}</a>({_SELLERS[offer.seller]})'


def _row(offer: _Offer) -> str:
    return f"""<div style="clear:both;padding:8px 0;border-bottom:1px solid #ddd">
<div style="float:left;width:90px"><a href="{offer.link}"><img src="{_GIF}" width="80" height="60" border="0" /></a></div>
<div style="float:left;width:440px"><a href="{offer.link}" style="font-size:15px">{escape(offer.title)}</a><br />
<span style="font-size:12px;color:#666">{_seller_line(offer)}<br />ships from: {_NAMES[offer.origin]}<br />ships to: {_NAMES[offer.to]}</span></div>
<div style="float:right;width:120px;text-align:right"><span style="font-size:20px;color:#393">&#3647;{offer.coins}</span><br /><a href="{_HOST}/caravan/add_to_cart/{offer.key}">add to cart</a></div>
<div style="clear:both"></div></div>
"""


def _pager(path: str, page: int) -> str:
    links = " ".join(
        f"<b>{n}</b>" if n == page else f'<a href="{_HOST}{path}/{n}">{n}</a>' for n in (1, 2, 3)
    )
    return f'<div style="text-align:center;padding:12px">{links} <a href="{_HOST}{path}/{page + 1}">Next</a></div>'


def _results(path: str, heading: str, offers: Sequence[_Offer], page: int = 1) -> SitePage:
    sort = '<div style="float:right;font-size:12px">Sort by: <select name="sort"><option>Bestselling</option><option>Lowest price</option><option>Highest price</option><option>Newest</option></select> <input type="checkbox" name="dom" /> domestic only</div>'
    rows = "".join(_row(o) for o in offers)
    body = f'{sort}<div style="font-size:22px">{heading}</div>{rows}{_pager(path, page)}'
    return SitePage(path, _page(body), "results", listings=[_full(o) for o in offers])


def _home(offers: Sequence[_Offer]) -> SitePage:
    cells = "".join(
        f'<div style="float:left;width:180px;height:190px;text-align:center;padding:5px"><a href="{o.link}"><img src="{_GIF}" width="140" height="105" border="0" /></a><br /><a href="{o.link}">{escape(o.title)}</a><br />&#3647;{o.coins}</div>\n'
        for o in offers
    )
    news = '<div style="clear:both"></div><div style="font-size:18px">News:</div><div style="font-size:12px"><a href="#">New rules on feedback</a><br /><a href="#">Who&#039;s your favourite?</a><br /><a href="#">A note on the outage of last Friday</a></div>'
    return SitePage(
        "/caravan/home", _page(cells + news), "index", listings=[_truth(o) for o in offers]
    )


_WORDS = [
    (5, "Arrived in 4 days, stealth better than my bank's.", 2), (5, "", 3), (4, "good product, slow post - not his fault", 5),
    (5, "A+ as always", 6), (1, "never came. no reply to 3 messages", 9), (5, "FE'd, landed in 2 days. thanks mate", 12),
    (3, "weight was .2 under", 16), (5, "5/5 would order again", 21), (5, "fast, fair &amp; friendly", 25),
]  # fmt: skip


def _votes(
    rng: random.Random, seller: str, count: int, offers: Sequence[_Offer] = ()
) -> tuple[str, list[dict[str, Any]]]:
    """The list of what buyers said; on a seller's page with the item bought."""
    rows, told = [], []
    for stars, text, days in sorted(rng.sample(_WORDS, count), key=lambda w: w[2]):
        said: dict[str, Any] = {
            "vendor": seller,
            "rating": str(stars),
            "at": (_SEEN - timedelta(days=days)).isoformat(),
        }
        said |= {"text": text.replace("&amp;", "&")} if text else {}
        item = ""
        if offers:
            bought = rng.choice(list(offers))
            said["listing"] = bought.title
            item = f'<div style="float:left;width:220px"><a href="{bought.link}">{escape(bought.title)}</a></div>'
        told.append(said)
        rows.append(
            f'<div style="clear:both;border-top:1px solid #eee;padding:4px"><div style="float:left;width:70px">{stars} of 5</div><div style="float:left;width:330px">{text or "&nbsp;"}</div>{item}<div style="float:left;width:80px">{days} days</div></div>\n'
        )
    item_head = '<div style="float:left;width:220px">item</div>'
    heads = f'<div style="clear:both;font-weight:bold"><div style="float:left;width:70px">rating</div><div style="float:left;width:330px">feedback</div>{item_head if offers else ""}<div style="float:left;width:80px">freshness</div></div>'
    return heads + "".join(rows), told


def _detail(
    rng: random.Random,
    offer: _Offer,
    text: str,
    path: Sequence[str],
    votes: int,
    **more: Any,
) -> SitePage:
    feedback, said = _votes(rng, offer.seller, votes)
    crumbs = " &gt; ".join(
        f'<a href="{_HOST}/caravan/category/{c.lower().replace(" ", "-")}">{c}</a>' for c in path
    )
    body = f"""<div style="font-size:11px">{crumbs}</div><div style="font-size:24px">{escape(offer.title)}</div>
<div style="float:left;width:310px"><img src="{_GIF}" width="300" height="225" /></div>
<div style="float:left;width:300px;padding-left:15px"><span style="font-size:28px;color:#393">&#3647;{offer.coins}</span><br />
{_seller_line(offer)}<br />ships from: {_NAMES[offer.origin]}<br />ships to: {_NAMES[offer.to]}<br /><br />
<form action="{_HOST}/caravan/add_to_cart/{offer.key}" method="post">Postage option: <select name="post"><option value="1">Standard mail (free)</option><option value="2">Tracked &#3647;0.15</option></select><br /><input type="submit" value="add to cart" /></form>
<a href="#">bookmark this item</a> &nbsp; <a href="#">report this item</a></div><div style="clear:both"></div>
<div style="font-size:16px;padding-top:10px">Description:</div><div style="font-size:13px">{text.replace(chr(10), "<br />" + chr(10))}</div>
<div style="font-size:16px;padding-top:10px">Feedback:</div>{feedback}"""
    told = _full(offer, category=list(path), **more)
    del told["url"]
    return SitePage(
        offer.link[len(_HOST) :], _page(body), "listing", listings=[told], feedback=said
    )


def _seller(
    rng: random.Random, offers: Sequence[_Offer], facts: dict[str, Any], prose: str
) -> SitePage:
    name = facts["name"]
    own = [o for o in offers if o.seller == name]
    feedback, said = _votes(rng, name, 6, own)
    items = "".join(
        f'<div style="clear:both;padding:5px"><div style="float:left;width:70px"><a href="{o.link}"><img src="{_GIF}" width="60" height="45" border="0" /></a></div><div style="float:left;width:400px"><a href="{o.link}">{escape(o.title)}</a><br />ships to: {_NAMES[o.to]}</div><div style="float:left;width:90px">&#3647;{o.coins}</div><div style="float:left"><a href="{_HOST}/caravan/add_to_cart/{o.key}">add to cart</a></div></div>\n'
        for o in own
    )
    key = "-----BEGIN PGP PUBLIC KEY BLOCK-----<br />Version: GnuPG v1.4.12<br /><br />mQENBFGxTESTKEYmadeUpForNoUse0000000000000000000<br />=AbCd<br />-----END PGP PUBLIC KEY BLOCK-----"
    body = f"""<div style="font-size:24px">{escape(name)}</div><div style="float:right"><a href="#">send a message</a><br /><a href="#">become a fan</a></div>
{prose}<br /><br /><b>seller's description:</b><br />{escape(facts["description"])}<br /><br />
<div style="font-size:18px">Items for sale</div>{items}<div style="clear:both"></div>
<div style="font-size:18px">Recent feedback</div>{feedback}<div style="clear:both"></div><a href="{_HOST}/caravan/user/{escape(name)}/feedback">all feedback</a>
<div style="font-size:18px">PGP key</div><div style="font-family:monospace;font-size:10px">{key}</div>"""
    listings = [_truth(o, vendor=name, ships_to=o.to.split()) for o in own]
    return SitePage(
        f"/caravan/user/{name}",
        _page(body),
        "vendor",
        listings=listings,
        vendors=[facts],
        feedback=said,
    )


def _texts() -> list[tuple[int, str, list[str], int, dict[str, Any]]]:
    tiers = [("5 g", "1.34"), ("10 g", "2.45"), ("25 g", "5.60"), ("50 g", "10.20")]
    lines = "\n".join(f"{size.replace(' ', '')} = &#3647;{coins}" for size, coins in tiers)
    steps = [
        {"quantity": _quantity(s), "price": {"amount": c, "currency": "BTC"}} for s, c in tiers
    ]
    bulk = f"Big shards, marquis tested by three reviewers.\n\nPrices:\n{lines}\n\nMessage me for more than 50g. No FE for new buyers."
    paper = "Forty pages, no pictures. How mail is sorted and why boxes are better than doors.\nSent to your inbox as PDF within 24 hours. No refunds."
    brown = "Straight from the press. Vacuum sealed twice, printed label.\nOrders before 13:00 go out the same day."
    bars = "Factory sealed bottle, never loose. We count them twice.\nReship 50% if tracking shows it lost."
    return [
        (0, brown, ["Drugs", "Opioids"], 5, {"description": brown}),
        (2, bulk, ["Drugs", "Ecstasy"], 6, {"tiers": steps}),
        (9, paper, ["Digital goods"], 3, {"description": paper}),
        (5, bars, ["Drugs", "Prescription"], 0, {"description": bars}),
    ]


def _sellers(rng: random.Random, offers: Sequence[_Offer]) -> list[SitePage]:
    first = {"name": "nordlys7", "rating": "98", "sales": 312, "last_seen": "2013-07-15", "description": "We are a small crew and answer once a day. Read the listing before you ask."}  # fmt: skip
    second = {"name": "mossy.cap", "rating": "100", "sales": 87, "last_seen": "2013-07-12", "description": "Grown with love on the wet coast. All orders leave in 48 hours."}  # fmt: skip
    prose = "has been a member for 10 months<br />was last seen: {}<br />Ranked in the top {} of sellers with {}% positive feedback from {} transactions.<br />Has {} fans."
    return [
        _seller(rng, offers, first, prose.format("today", "7%", 98, 312, 141)),
        _seller(rng, offers, second, prose.format("3 days ago", "2%", 100, 87, 66)),
    ]


def _others(rng: random.Random, offers: Sequence[_Offer]) -> list[SitePage]:
    feedback, said = _votes(
        rng, "orangewindmill", 9, [o for o in offers if o.seller == "orangewindmill"]
    )
    all_said = f'<div style="font-size:20px"><a href="{_HOST}/caravan/user/orangewindmill">orangewindmill</a>(100) - feedback</div>{feedback}<div style="clear:both;padding:10px"><b>1</b> <a href="?page=2">2</a></div>'
    empty = '<div style="font-size:22px">Search: 2cb tablets</div><br />No results were found. Try fewer words.'
    login = f'<html><head><title>Caravan Steps</title></head><body><div style="text-align:center;padding-top:80px"><img src="{_GIF}" /><form action="/caravan/login" method="post">username<br /><input type="text" name="u" /><br />password<br /><input type="password" name="p" /><br /><img src="/captcha.php?s=21" /><br /><input type="text" name="c" size="6" /><br /><input type="submit" value="log in" /></form><a href="/caravan/register">click here to join</a></div></body></html>'
    guide = '<div style="font-size:22px">Buyer&#039;s guide</div><p>Release the escrow only when the parcel is in your hands. Never give your address in clear text.</p><p>A seller whose name is followed by (new) has had no sale yet.</p>'
    return [
        SitePage(
            "/caravan/user/orangewindmill/feedback", _page(all_said), "feedback", feedback=said
        ),
        SitePage("/caravan/search?q=2cb+tablets", _page(empty), "results"),
        SitePage("/caravan/login", login, "login"),
        SitePage("/caravan/guide", _page(guide), "other"),
    ]


def _pages(rng: random.Random) -> list[SitePage]:
    offers = _offers(rng)
    grams = [o for o in offers if o.quantity.endswith(" g")]
    pages = [
        _home(rng.sample(offers, 12)),
        _results("/caravan/category/drugs", "Drugs", offers[:22]),
        _results("/caravan/category/drugs/2", "Drugs", offers[22:], 2),
        _results("/caravan/search?q=gram", "Search: gram", grams),
    ]
    details = [
        _detail(rng, offers[n], text, path, votes, **more)
        for n, text, path, votes, more in _texts()
    ]
    return pages + details + _sellers(rng, offers) + _others(rng, offers)


SITE = TestSite("caravan_steps", "market", "en", "2013-07-15T14:00:00Z", _pages)
