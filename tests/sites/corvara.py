"""A made-up market of 2019 in a Bulma theme: cards in columns, levels, tags, product tabs, euros first."""
# ruff: noqa: E501

from __future__ import annotations

import random
from collections.abc import Sequence
from decimal import Decimal
from html import escape
from typing import Any

from tests.sites import SitePage, TestSite

__all__ = ["SITE"]

_RATE = Decimal("6684.12")
_GIF = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
_ISO = {
    "Germany": "DE",
    "Netherlands": "NL",
    "United Kingdom": "GB",
    "Spain": "ES",
    "Italy": "IT",
    "Belgium": "BE",
    "Worldwide": "WW",
    "European Union": "EU",
    "Poland": "PL",
    "France": "FR",
}
_CATS = {
    "coc": ("Drugs", "Stimulants", "Cocaine"),
    "spd": ("Drugs", "Stimulants", "Speed"),
    "xtc": ("Drugs", "Ecstasy", "Pills"),
    "mdm": ("Drugs", "Ecstasy", "MDMA"),
    "wee": ("Drugs", "Cannabis", "Buds and Flowers"),
    "has": ("Drugs", "Cannabis", "Hash"),
    "lsd": ("Drugs", "Psychedelics", "LSD"),
    "ket": ("Drugs", "Dissociatives", "Ketamine"),
    "ben": ("Drugs", "Benzos", "Pills"),
    "dig": ("Digital Goods", "Guides", "Security"),
}
# title | vendor | EUR | quantity | category | from | to | stock | E(scrow) or F(E)
_ROWS = """1g Cocaine Fishscale 88%+ *** Lab tested ***|NordlichtExpress|72.00|1g|coc|Germany|European Union|140|E
3.5 gr COLOMBIAN flake - washed, no cut|NordlichtExpress|229.50|3.5g|coc|Germany|European Union|40|E
5g Cocaine HQ "the usual" + free tracking|tulpenboer|310.00|5g|coc|Netherlands|Worldwide||F
[SAMPLE] 0.3g coke - one per customer|tulpenboer|21.00|0.3g|coc|Netherlands|Worldwide|9|E
Speed paste 10g wet >70% amphetamine - Direct from the kitchen, NDD available|tulpenboer|38.00|10g|spd|Netherlands|Worldwide||E
50g Speed Paste // dry // Dutch quality|PolderPost|115.90|50g|spd|Netherlands|European Union,United Kingdom|22|E
100 GRAMM Speed Paste, frisch aus dem Kuhlschrank|NordlichtExpress|199.00|100g|spd|Germany|Germany|18|F
10x Blue Lantern 220mg XTC pills|PolderPost|34.50|10x220mg|xtc|Netherlands|Worldwide||E
25 x Orange Tractor XTC - 250mg - NEW BATCH!!|PolderPost|69.00|25x250mg|xtc|Netherlands|Worldwide|310|E
100 XTC pills Pink Windmill|tulpenboer|190.00|100pc|xtc|Netherlands|European Union|55|F
MDMA crystals 84% | 5g | champagne|PolderPost|47.00|5g|mdm|Netherlands|Worldwide||E
1 oz MDMA - sugar shards|Lady_Saffron|215.00|1oz|mdm|United Kingdom|United Kingdom|12|E
3.5g Lemon Cookies (indoor) vacuum sealed x2|Lady_Saffron|38.40|3.5g|wee|United Kingdom|United Kingdom,European Union|66|E
Amnesia 10g * cali style * stealth AAA|VerdeBosco|88.00|10g|wee|Spain|European Union|30|E
28g Critical Outdoor - budget smoke|VerdeBosco|124.00|28g|wee|Spain|European Union||E
Moroccan dry sift 25 g <<Ketama 2019>>|VerdeBosco|96.00|25g|has|Spain|Worldwide|44|E
5g Charas cream rolled by hand|VerdeBosco|61.20|5g|has|Spain|Worldwide|0|E
10 tabs LSD 150ug "Owl" blotters|mirrorlake|52.00|10x150ug|lsd|Belgium|Worldwide|200|E
100x 110ug LSD blotter art - fresh needlepoint|mirrorlake|329.00|100x110ug|lsd|Belgium|Worldwide|16|E
Ketamine S-isomer needles 1g|mirrorlake|36.00|1g|ket|Belgium|European Union|75|E
Ketamine racemic 7g - sugar - reship once|Lady_Saffron|148.00|7g|ket|United Kingdom|United Kingdom|8|F
Alprazolam 2mg x 50 (green hulks)|Lady_Saffron|59.00|50x2mg|ben|United Kingdom|United Kingdom,European Union|90|E
100 x Diazepam 10 mg - blister - pharmacy|mirrorlake|84.75|100x10mg|ben|Belgium|European Union|35|E
Stay Quiet - opsec handbook 2019 (PDF, 143 pages)|inkwellpress|4.99||dig|Worldwide|Worldwide||E
The lazy guide to full disk encryption [instant delivery]|inkwellpress|2.50||dig|Worldwide|Worldwide||E
BULK cocaine 10g - 500g (price list inside) 1 unit = 10 gr|NordlichtExpress|590.00|10g|coc|Germany|European Union|60|E
250 g speed paste wholesale|PolderPost|385.00|250g|spd|Netherlands|European Union|14|F
1 KG Speed paste - resellers only -|PolderPost|1,290.00|1kg|spd|Netherlands|European Union|5|F"""
_VENDORS = {
    "NordlichtExpress": ("Germany", "4.91", 842, "5", "2018-11-03", "03 Nov 2018"),
    "tulpenboer": ("Netherlands", "4.78", 1306, "6", "2018-09-21", "21 Sep 2018"),
    "PolderPost": ("Netherlands", "4.86", 415, "4", "2019-02-11", "11 Feb 2019"),
    "Lady_Saffron": ("United Kingdom", "4.97", 233, "3", "2019-03-30", "30 Mar 2019"),
    "VerdeBosco": ("Spain", "4.69", 97, "2", "2019-07-01", "01 Jul 2019"),
    "mirrorlake": ("Belgium", "5.00", 51, "2", "2019-08-19", "19 Aug 2019"),
    "inkwellpress": ("Worldwide", "4.40", 12, "1", "2019-10-05", "05 Oct 2019"),
}
_MASS = {
    "g": Decimal(1),
    "mg": Decimal("0.001"),
    "ug": Decimal("0.000001"),
    "kg": Decimal(1000),
    "oz": Decimal("28.35"),
}
_WORDS = [
    "Second order, landed in 3 days, stealth is on point",
    "good stuff as always",
    "Took 9 days but arrived. Vendor answered every message",
    "A bit under weight (0.1) but he made it right",
    "perfect 10/10 will be back",
    "Never arrived :( got 50% reship",
    "FE'd with no regrets",
]


def _quantity(spec: str) -> dict[str, Any]:
    if not spec:
        return {}
    pieces, _, rest = spec.rpartition("x")
    number = rest.rstrip("gmukozpc")
    unit = {"pc": "piece"}.get(rest[len(number) :], rest[len(number) :])
    out: dict[str, Any] = {"amount": number, "unit": unit}
    if pieces:
        out["pieces"] = pieces
    if unit in _MASS:
        out["grams"] = format(
            (Decimal(number) * Decimal(pieces or 1) * _MASS[unit]).normalize(), "f"
        )
    return out


def _offers(rng: random.Random) -> list[dict[str, Any]]:
    offers = []
    for row in _ROWS.splitlines():
        title, vendor, price, spec, cat, source, goal, stock, kind = row.replace(
            "% | 5g | ch", "% \x00 5g \x00 ch"
        ).split("|")
        code = "".join(rng.choice("abcdefghkmnpqrstuvwxyzABCDEFGHJK23456789") for _ in range(14))
        offers.append(
            {
                "title": title.replace("\x00", "|"),
                "vendor": vendor,
                "eur": price,
                "btc": str((Decimal(price.replace(",", "")) / _RATE).quantize(Decimal("0.000001"))),
                "spec": spec,
                "cat": _CATS[cat],
                "from": source,
                "to": goal.split(","),
                "stock": stock,
                "kind": kind,
                "sold": rng.randint(0, 240),
                "views": rng.randint(300, 9000),
                "url": f"?c=listings&a=product&code={code}",
            }
        )
    return offers


def _truth(offer: dict[str, Any], *, link: bool = True) -> dict[str, Any]:
    record = {
        "title": offer["title"],
        "vendor": offer["vendor"],
        "price": {"amount": offer["eur"].replace(",", ""), "currency": "EUR"},
        "price_also": {"amount": offer["btc"], "currency": "BTC"},
        "ships_to": [_ISO[c] for c in offer["to"]],
        "sales": offer["sold"],
        "views": offer["views"],
        "escrow": "escrow" if offer["kind"] == "E" else "fe",
        "ships_from": _ISO[offer["from"]],
    }
    if link:
        record["url"] = offer["url"]
    if offer["spec"]:
        record["quantity"] = _quantity(offer["spec"])
    return record


def _card(offer: dict[str, Any], *, by: bool = True) -> str:
    title = offer["title"]
    shown = title if len(title) < 46 else title[:42] + "..."
    url = escape(offer["url"])
    _, rating, sales, level, _, _ = _VENDORS[offer["vendor"]]
    tag = (
        '<span class="tag is-success" title="Funds are held by the market">Escrow</span>'
        if offer["kind"] == "E"
        else '<span class="tag is-danger" title="Finalize Early">FE</span>'
    )
    kind = "Digital" if offer["cat"][0] == "Digital Goods" else "Physical"
    seller = (
        f'<a href="?c=users&amp;a=profile&amp;u={offer["vendor"]}">{offer["vendor"]}</a>&nbsp;<small class="has-text-grey" title="Sales and rating of the vendor">({sales}) ({rating}<i class="fas fa-star fa-xs"></i>)</small>&nbsp;<span class="tag is-rounded is-dark">Lvl {level}</span>'
        if by
        else f'<span class="tag is-light">{offer["cat"][-1]}</span>'
    )
    return f"""<div class="column is-half-tablet is-one-third-desktop is-one-quarter-widescreen">
<div class="card">
  <div class="card-image"><a href="{url}"><figure class="image is-4by3" style="overflow:hidden"><img src="{_GIF}" alt="Placeholder image"></figure></a></div>
  <div class="card-content" style="padding:.75rem">
    <p class="title is-6"><a href="{url}" title="{escape(title)}">{escape(shown)}</a></p>
    <div class="tags" style="margin-bottom:0">{tag}<span class="tag is-info">{kind}</span></div>
    <nav class="level is-mobile"><div class="level-left"><div class="level-item"><span class="is-size-7">{seller}</span></div></div></nav>
    <nav class="level is-mobile"><div class="level-left"><div class="level-item"><strong class="is-size-5">&euro; {offer["eur"]}</strong></div></div><div class="level-right"><div class="level-item is-size-7 has-text-grey"><i class="fab fa-btc"></i> {offer["btc"]} BTC</div></div></nav>
    <p class="is-size-7"><span class="icon is-small"><i class="fas fa-plane-departure"></i></span> {offer["from"]} <span class="icon is-small"><i class="fas fa-long-arrow-alt-right"></i></span> {", ".join(offer["to"])}</p>
  </div>
  <footer class="card-footer is-size-7"><span class="card-footer-item"><i class="fas fa-eye"></i>&nbsp;{offer["views"]} views</span><span class="card-footer-item">{offer["sold"]} sold</span></footer>
</div></div>
"""


def _menu() -> str:
    out = ['<aside class="menu"><p class="menu-label">Categories</p><ul class="menu-list">']
    last = ""
    for number, path in enumerate(_CATS.values(), 11):
        if path[0] != last:
            out.append(
                f'<li><a href="?c=listings&amp;cat={path[0][:4].lower()}"><b>{path[0]}</b> <span class="tag is-rounded is-pulled-right">{number * 173}</span></a></li>'
            )
            last = path[0]
        out.append(
            f'<li><a href="?c=listings&amp;cat={number}" style="padding-left:1.6em">{path[-1]} <small>({path[1]})</small><span class="tag is-rounded is-light is-pulled-right">{number * 31}</span></a></li>'
        )
    out.append("""</ul><p class="menu-label">Exchange rates</p><table class="table is-narrow is-fullwidth is-size-7"><tr><td>BTC/EUR</td><td>6,684.12</td></tr><tr><td>BTC/USD</td><td>7,402.88</td></tr><tr><td>XMR/EUR</td><td>47.31</td></tr><tr><td>LTC/EUR</td><td>40.06</td></tr></table>
<p class="menu-label">Filter</p><form method="get"><div class="field"><div class="control"><div class="select is-small is-fullwidth"><select name="from"><option>Ships from any</option><option>Germany</option><option>Netherlands</option><option>Spain</option></select></div></div></div><div class="field has-addons"><div class="control"><input class="input is-small" name="min" placeholder="Min &euro;"></div><div class="control"><input class="input is-small" name="max" placeholder="Max &euro;"></div></div><label class="checkbox is-size-7"><input type="checkbox" name="esc"> Escrow only</label><button class="button is-small is-link is-fullwidth">Apply</button></form></aside>""")
    return "\n".join(out)


def _page(head: str, body: str, *, menu: bool = True) -> str:
    side = f'<div class="column is-one-fifth">{_menu()}</div>' if menu else ""
    return f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(head)} :: Corvara</title><link rel="stylesheet" href="css/bulma.min.css"><link rel="stylesheet" href="css/fa.css"><style>.dropdown:hover .dropdown-menu{{display:block}}.tab-pane{{display:none}}.tab-pane:target{{display:block}}</style></head><body>
<nav class="navbar is-dark" role="navigation"><div class="navbar-brand"><a class="navbar-item" href="?c=home"><img src="{_GIF}" height="28" alt="Corvara"></a></div>
<div class="navbar-menu is-active"><div class="navbar-start"><a class="navbar-item" href="?c=home">Home</a><a class="navbar-item" href="?c=listings">Listings</a><a class="navbar-item" href="?c=orders">Orders <span class="tag is-rounded">0</span></a><a class="navbar-item" href="?c=messages">Messages <span class="tag is-rounded is-danger">2</span></a><a class="navbar-item" href="?c=tickets">Support</a></div>
<div class="navbar-end"><div class="navbar-item has-dropdown is-hoverable"><a class="navbar-link">EUR</a><div class="navbar-dropdown"><a class="navbar-item" href="?cur=EUR">EUR</a><a class="navbar-item" href="?cur=USD">USD</a><a class="navbar-item" href="?cur=GBP">GBP</a><a class="navbar-item" href="?cur=AUD">AUD</a></div></div><div class="navbar-item">BTC 0.00000000 | &euro; 0.00</div><div class="navbar-item has-dropdown is-hoverable"><a class="navbar-link">quietfox77</a><div class="navbar-dropdown is-right"><a class="navbar-item" href="?c=settings">Settings</a><a class="navbar-item" href="?c=logout">Logout</a></div></div></div></div></nav>
<section class="section"><div class="container is-fluid"><div class="columns">{side}<div class="column">{body}</div></div></div></section>
<footer class="footer"><div class="content has-text-centered"><p><strong>Corvara</strong> &copy; 2019 &middot; <a href="?c=canary">Canary</a> &middot; <a href="?c=pgp">Market PGP</a> &middot; Server time: 12 Dec 2019 09:41 UTC</p></div></footer></body></html>"""


def _crumbs(path: Sequence[str]) -> str:
    items = "".join(f'<li><a href="?c=listings&amp;cat={escape(p)}">{p}</a></li>' for p in path)
    return f'<nav class="breadcrumb is-small" aria-label="breadcrumbs"><ul><li><a href="?c=home">Home</a></li>{items}</ul></nav>'


def _results(offers: Sequence[dict[str, Any]], page: int, total: int) -> SitePage:
    body = (
        f'<h1 class="title is-4">All listings</h1><p class="subtitle is-6">{total} products found</p><div class="field is-grouped"><div class="select is-small"><select name="s"><option>Newest</option><option>Price low - high</option><option>Most sold</option></select></div></div><div class="columns is-multiline">'
        + "".join(map(_card, offers))
        + f'</div><nav class="pagination is-centered is-small"><a class="pagination-previous" href="?c=listings&amp;p={page - 1}">Previous</a><ul class="pagination-list">'
        + "".join(
            f'<li><a class="pagination-link{" is-current" if n == page else ""}" href="?c=listings&amp;p={n}">{n}</a></li>'
            for n in (1, 2, 3)
        )
        + "</ul></nav>"
    )
    return SitePage(
        f"/?c=listings&p={page}", _page("Listings", body), "results", [_truth(o) for o in offers]
    )


def _feedback(
    rng: random.Random, offer: dict[str, Any], count: int
) -> tuple[str, list[dict[str, Any]]]:
    rows, truth = [], []
    for number in range(count):
        word = rng.choice(["Positive"] * 6 + ["Neutral", "Negative"])
        day, hour = rng.randint(1, 28), rng.randint(0, 23)
        text = rng.choice(_WORDS)
        buyer = rng.choice("abdfkmrtz") + "*****" + rng.choice("0479xeny")
        css = {"Positive": "is-success", "Neutral": "is-warning", "Negative": "is-danger"}[word]
        name = escape(offer["title"])
        rows.append(
            f'<tr><td><span class="tag {css}">{word}</span></td><td>{escape(text)}<br><small class="has-text-grey">{name}</small></td><td>{buyer}</td><td>&euro; {offer["eur"]}</td><td>{day:02d} {("Oct", "Nov")[number % 2]} 2019 {hour:02d}:15</td></tr>'
        )
        truth.append(
            {
                "vendor": offer["vendor"],
                "rating": word,
                "text": text,
                "buyer": buyer,
                "amount": {"amount": offer["eur"].replace(",", ""), "currency": "EUR"},
                "listing": offer["title"],
                "at": f"2019-{(10, 11)[number % 2]}-{day:02d}T{hour:02d}:15:00",
            }
        )
    return "".join(rows), truth


_FB_HEAD = '<table class="table is-striped is-fullwidth is-size-7"><thead><tr><th>Rating</th><th>Comment</th><th>Buyer</th><th>Price</th><th>Date</th></tr></thead><tbody>'
_TEXT = {
    0: "Straight from the block, no rocks pressed twice. Sent in three layers, decoy inside. Orders before 11:00 leave the same day, weekends excluded.",
    8: "Fresh batch, tested at 248 - 253 mg. Start low, wait two hours. We are not responsible for customs.",
    23: "One hundred and forty three pages about keeping your mouth shut. Delivered automatically after payment. No refunds on digital goods.",
    25: "One unit equals ten gram. Larger orders see the list below. New buyers from 50 gr escrow only.",
}
_BULK = [("1", "4", "590.00"), ("5", "9", "560.00"), ("10", "24", "529.00"), ("25", "50", "488.00")]


def _detail(rng: random.Random, offers: Sequence[dict[str, Any]], index: int) -> SitePage:
    offer = offers[index]
    rows, feedback = _feedback(rng, offer, 5 if index in (0, 8) else 2)
    rating = f"{rng.randint(460, 499) / 100:.2f}"
    _, vrating, sales, level, _, _ = _VENDORS[offer["vendor"]]
    stock = offer["stock"] or "Unlimited"
    day = rng.randint(10, 28)
    fields = [
        (
            "Vendor",
            f'<a href="?c=users&amp;a=profile&amp;u={offer["vendor"]}">{offer["vendor"]}</a> ({sales}) <span class="tag is-warning">{vrating} <i class="fas fa-star"></i></span> <span class="tag is-dark">Level {level}</span>',
        ),
        ("Class", "Digital" if index == 23 else "Physical Package"),
        ("Ships from", offer["from"]),
        ("Ships to", ", ".join(offer["to"])),
        ("Quantity left", stock),
        ("Sold", str(offer["sold"])),
        ("Views", str(offer["views"])),
        ("Payment", "Escrow" if offer["kind"] == "E" else "Finalize Early"),
        ("Product rating", f'<i class="fas fa-star"></i> {rating}'),
        (
            "Accepts",
            '<span class="tag">BTC</span> <span class="tag">LTC</span> <span class="tag">XMR</span>',
        ),
        ("Listed on", f"{day} Sep 2019"),
    ]
    table = "".join(
        f'<tr><th class="has-text-weight-normal has-text-grey">{k}</th><td>{v}</td></tr>'
        for k, v in fields
    )
    bulk = ""
    record = _truth(offer, link=False) | {
        "category": list(offer["cat"]),
        "rating": rating,
        "payment": ["BTC", "LTC", "XMR"],
        "description": _TEXT[index],
        "listed_at": f"2019-09-{day}",
    }
    if offer["stock"]:
        record["stock"] = int(offer["stock"])
    if index == 25:
        steps = "".join(
            f"<tr><td>{a} - {b}</td><td>&euro; {p}</td><td>{(Decimal(p) / _RATE):.6f} BTC</td></tr>"
            for a, b, p in _BULK
        )
        bulk = f'<h2 class="subtitle is-6">Bulk prices</h2><table class="table is-bordered is-narrow"><thead><tr><th>Quantity</th><th>Price per unit</th><th></th></tr></thead><tbody>{steps}</tbody></table>'
        record["tiers"] = [
            {"quantity": {"amount": a, "unit": ""}, "price": {"amount": p, "currency": "EUR"}}
            for a, _, p in _BULK
        ]
    others = [o for o in offers if o["vendor"] == offer["vendor"] and o is not offer][:2]
    body = f"""{_crumbs(offer["cat"])}<div class="columns"><div class="column is-4"><figure class="image"><img src="{_GIF}" alt=""></figure></div><div class="column is-8"><div class="box"><h1 class="title is-4">{escape(offer["title"])}</h1>
<nav class="level"><div class="level-left"><div class="level-item"><span class="title is-3 has-text-link">&euro; {offer["eur"]}</span></div></div><div class="level-right"><div class="level-item"><span class="tag is-medium">{offer["btc"]} BTC</span></div></div></nav>
<table class="table is-narrow is-fullwidth">{table}</table>{bulk}<form method="post" action="?c=orders&amp;a=new"><input type="hidden" name="csrf" value="9f31c0aa7de2"><div class="field has-addons"><div class="control"><input class="input" type="number" name="q" value="1"></div><div class="control"><div class="select"><select name="ship"><option value="1">Standard letter (3-6 days) - &euro; 0.00</option><option value="2">Tracked (2-4 days) + &euro; 9.00</option></select></div></div><div class="control"><button class="button is-link">Buy now</button></div></div></form><a class="button is-small" href="?c=fav">Add to favorites</a> <a class="button is-small" href="?c=report">Report</a></div></div></div>
<div class="tabs is-boxed"><ul><li class="is-active"><a href="#desc">Description</a></li><li><a href="#terms">Terms</a></li><li><a href="#feedback">Feedback ({len(feedback)})</a></li><li><a href="#pgp">PGP</a></li></ul></div>
<div id="desc" class="content"><p>{escape(_TEXT[index])}</p></div><div id="terms" class="tab-pane content"><p>Reship policy: 50% once for buyers with more than 5 orders.</p></div><div id="feedback" class="tab-pane">{_FB_HEAD}{rows}</tbody></table></div>
<div id="pgp" class="tab-pane"><pre>-----BEGIN PGP PUBLIC KEY BLOCK-----
mQENBFmadeupmadeupmadeup
-----END PGP PUBLIC KEY BLOCK-----</pre></div><h3 class="subtitle">More from this vendor</h3><div class="columns is-multiline">{"".join(_card(o) for o in others)}</div>"""
    return SitePage(
        "/" + offer["url"],
        _page(offer["title"], body),
        "listing",
        [record, *({**_truth(o), "aside": True} for o in others)],
        feedback=feedback,
    )


def _vendor(name: str, offers: Sequence[dict[str, Any]]) -> SitePage:
    source, rating, sales, level, since, since_shown = _VENDORS[name]
    own = [o for o in offers if o["vendor"] == name]
    about = f"We are {name}, a small team that reads every message. Mail is sent Monday to Friday."
    vacation = (
        '<div class="notification is-warning"><button class="delete"></button>Vendor is on vacation until 18 Dec 2019. Orders are disabled.</div>'
        if name == "PolderPost"
        else ""
    )
    body = f"""{vacation}<div class="notification is-info">This vendor has enabled <b>Finalize Early</b>. Please read <a href="?c=faq">the rules</a> first.</div>
<div class="box"><article class="media"><figure class="media-left"><p class="image is-128x128"><img src="{_GIF}" alt="avatar"></p></figure><div class="media-content"><h1 class="title is-4">{name} <span class="tag is-success is-medium">Vendor</span></h1><div class="tags has-addons"><span class="tag is-dark">Level</span><span class="tag is-info">{level}</span></div><div class="tags has-addons"><span class="tag is-dark">Sales</span><span class="tag is-info">{sales}</span></div><div class="tags has-addons"><span class="tag is-dark">Rating</span><span class="tag is-info">{rating}</span></div></div>
<div class="media-right is-size-7"><p>Member since: {since_shown}</p><p>Last seen: 11 Dec 2019</p><p>Ships from: {source}</p><a class="button is-small is-link" href="?c=messages&amp;a=new&amp;to={name}">Send message</a></div></article></div>
<div class="columns"><div class="column"><h2 class="subtitle">Feedback</h2><table class="table is-narrow"><thead><tr><th></th><th>1 m</th><th>6 m</th><th>12 m</th></tr></thead><tr><td>Positive</td><td>{sales // 12}</td><td>{sales // 3}</td><td>{sales // 2}</td></tr><tr><td>Neutral</td><td>0</td><td>3</td><td>4</td></tr><tr><td>Negative</td><td>1</td><td>2</td><td>5</td></tr></table><a href="?c=users&amp;a=feedback&amp;u={name}">All feedback</a></div>
<div class="column"><h2 class="subtitle">Verified on other markets</h2><table class="table is-narrow"><tr><td>Dream</td><td>4.88</td><td>(1120)</td></tr><tr><td>Wall Street</td><td>97%</td><td>(240)</td></tr></table></div></div>
<div class="tabs"><ul><li class="is-active"><a>About</a></li><li><a href="#pgp">PGP</a></li></ul></div><div class="content"><p>{about}</p></div><h2 class="subtitle">Listings ({len(own)})</h2><div class="columns is-multiline">{"".join(_card(o, by=False) for o in own)}</div>"""
    vendor = {
        "name": name,
        "level": level,
        "sales": sales,
        "rating": rating,
        "ships_from": _ISO[source],
        "member_since": since,
        "last_seen": "2019-12-11",
        "description": about,
        "markets": [
            {"market": "Dream", "rating": "4.88"},
            {"market": "Wall Street", "rating": "97%"},
        ],
    }
    listings = [_truth(o) | {"category": [o["cat"][-1]]} for o in own]
    return SitePage(
        f"/?c=users&a=profile&u={name}", _page(name, body), "vendor", listings, [vendor]
    )


def _feedback_page(rng: random.Random, offers: Sequence[dict[str, Any]]) -> SitePage:
    parts = [_feedback(rng, o, 4) for o in offers if o["vendor"] == "tulpenboer"]
    body = f'<h1 class="title is-4">Feedback of <a href="?c=users&amp;a=profile&amp;u=tulpenboer">tulpenboer</a></h1><div class="tabs is-small"><ul><li class="is-active"><a>All</a></li><li><a href="?f=pos">Positive</a></li><li><a href="?f=neg">Negative</a></li></ul></div>{_FB_HEAD}{"".join(p[0] for p in parts)}</tbody></table>'
    return SitePage(
        "/?c=users&a=feedback&u=tulpenboer",
        _page("Feedback of tulpenboer", body),
        "feedback",
        feedback=[f for p in parts for f in p[1]],
    )


def _others(offers: Sequence[dict[str, Any]]) -> list[SitePage]:
    featured = [offers[n] for n in (2, 8, 13, 17)]
    home = f'<div class="notification is-primary">Welcome back, <b>quietfox77</b>. Your last login was 11 Dec 2019 20:02.</div><article class="message is-warning"><div class="message-header"><p>News: new withdrawal limits</p></div><div class="message-body">From Monday on withdrawals below 0.0005 BTC are queued until the next day. Posted on 09 Dec 2019 by staff.</div></article><h2 class="title is-4">Featured listings</h2><div class="columns is-multiline">{"".join(map(_card, featured))}</div>'
    empty = '<h1 class="title is-4">Search results for "harmonica"</h1><div class="notification is-light">No listings match your search. Try fewer filters.</div>'
    login = f'<div class="columns is-centered"><div class="column is-4"><div class="box"><h1 class="title is-4 has-text-centered">Login</h1><form method="post"><div class="field"><label class="label">Username</label><input class="input" name="user"></div><div class="field"><label class="label">Password</label><input class="input" type="password" name="pass"></div><div class="field"><label class="label">Captcha</label><img src="{_GIF}" alt="captcha"><input class="input" name="cap" autocomplete="off"></div><button class="button is-link is-fullwidth">Login</button></form><p class="is-size-7">No account? <a href="?c=register">Register</a>. Check the address for phishing.</p></div></div></div>'
    return [
        SitePage("/?c=home", _page("Home", home), "index", [_truth(o) for o in featured]),
        SitePage("/?c=listings&q=harmonica", _page("Search", empty), "results"),
        SitePage(
            "/?c=login", _page("Login", login, menu=False).replace("quietfox77", "Guest"), "login"
        ),
    ]


def _pages(rng: random.Random) -> list[SitePage]:
    offers = _offers(rng)
    cuts = (offers[:14], offers[14:26], offers[26:])
    pages = [_results(cut, n, len(offers)) for n, cut in enumerate(cuts, 1)]
    pages += [_detail(rng, offers, n) for n in (0, 8, 23, 25)]
    pages += [
        _vendor("NordlichtExpress", offers),
        _vendor("PolderPost", offers),
        _feedback_page(rng, offers),
    ]
    return pages + _others(offers)


SITE = TestSite(
    name="corvara", kind="market", language="en", seen="2019-12-12T09:41:00Z", pages=_pages
)
