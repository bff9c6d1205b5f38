"""Cobalt: a late English market of cards and icons, dollars and monero (all invented)."""
# ruff: noqa: E501

from __future__ import annotations

import random
from datetime import datetime, timedelta
from decimal import Decimal
from html import escape
from typing import Any

from tests.sites import SitePage, TestSite

__all__ = ["SITE"]

Row = dict[str, Any]

SEEN = "2023-06-05T21:10:00Z"
NOW = datetime.fromisoformat(SEEN)
XMR = Decimal("152.60")
MASS = {"ug": "0.000001", "mg": "0.001", "g": "1", "oz": "28.349523125", "kg": "1000"}
SVG = "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciLz4="

# title | category | words=quantity=dollars; ...  (the first is what the card's price buys)
GOODS = (
    (
        "🔥 Pink Label Peruvian Flake 🔥 92% lab",
        "Stimulants/Cocaine",
        "1g=1 g=79.00;3.5g=3.5 g=249.00;7g=7 g=470.00",
    ),
    ("Mephedrone (4-MMC) shards // EU stock", "Stimulants/4-MMC", "5g=5 g=65.00;25g=25 g=210.00"),
    (
        "★ A-grade amphetamine paste ★ 74% ★",
        "Stimulants/Amphetamine",
        "10g=10 g=34.99;50g=50 g=129.99;100g=100 g=219.99;1kg=1 kg=1,150.00",
    ),
    ("Crystal Meth - glass shards - from 1g", "Stimulants/Meth", "1g=1 g=38.50;3.5g=3.5 g=105.00"),
    (
        "Bubba Kush | indoor | hand trimmed",
        "Cannabis/Flower",
        "3.5g=3.5 g=32.00;14g=14 g=110.00;28g=28 g=195.00",
    ),
    ("HHC-free Cali Carts 1ml ✈ discreet", "Cannabis/Vapes", "1ml=1 ml=27.00"),
    ("Dry sift 90u [CBD 2% / THC 41%]", "Cannabis/Hash", "2g=2 g=25.00;10g=10 g=99.00"),
    (
        "1P-LSD & LSD-25 'Fractal Owl' tabs 220ug",
        "Psychedelics/LSD",
        "5 x 220ug=5x220 ug=45.00;10 x 220ug=10x220 ug=80.00;100 x 220ug=100x220 ug=520.00",
    ),
    (
        "2C-B 20mg pellets (pink)",
        "Psychedelics/2C-B",
        "10 x 20mg=10x20 mg=49.00;50 x 20mg=50x20 mg=189.00",
    ),
    ("Changa ready-to-smoke blend", "Psychedelics/DMT", "1g=1 g=60.00"),
    (
        '⚡ 280mg MDMA "Blue Tram" XTC pressed in NL',
        "Ecstasy/Pills",
        "5 pills=5 tablet=22.50;25 pills=25 tablet=87.00",
    ),
    (
        "MDMA Crystal — brown/cola — 84%",
        "Ecstasy/MDMA",
        "1g=1 g=14.50;10g=10 g=99.50;28g=28 g=239.00",
    ),
    ("S-Ketamine from India, sealed foil", "Dissociatives/Ketamine", "1g=1 g=35.00;5g=5 g=150.00"),
    ("O-PCE freebase powder", "Dissociatives/Other", "250mg=250 mg=40.00"),
    (
        "Bromazolam pellets 3mg blister",
        "Benzos/RC",
        "50 tablets=50 tablet=55.00;200 tablets=200 tablet=160.00",
    ),
    ("Heroin #4 white [NO FENT, tested]", "Opioids/Heroin", "0.5g=0.5 g=48.00;1g=1 g=89.00"),
    ("Tramadol 100 mg, box of 100", "Opioids/Pharma", "100 tablets=100 tablet=95.00"),
    ("Anavar 10mg 🏋 100 tablets tub", "Steroids/Oral", "100 tablets=100 tablet=59.00"),
)
TAILS = ("", "", " | TRACKED", " ✅", " - limited", " (stealth++)", " @@ new menu @@")
COUNTRIES = {
    "de": ("Germany", "DE"),
    "nl": ("Netherlands", "NL"),
    "us": ("United States", "US"),
    "gb": ("United Kingdom", "GB"),
    "pl": ("Poland", "PL"),
    "es": ("Spain", "ES"),
}
VENDORS = {  # name: flag, to, codes, stars, reviews, level
    "velvetmole": ("de", "Worldwide", ["WW"], "4.97", 1820, "Legendary"),
    "PolarPantry": ("nl", "Europe", ["EU"], "4.81", 640, "Gold"),
    "tram4": ("us", "United States", ["US"], "4.66", 91, "Silver"),
    "GreyPierogi": ("pl", "Europe", ["EU"], "4.92", 377, "Gold"),
    "sundial_uk": ("gb", "United Kingdom, Ireland", ["GB", "IE"], "4.38", 52, "Bronze"),
    "OcasoLab": ("es", "Europe, United States, Canada", ["EU", "US", "CA"], "5.00", 9, "New"),
}
OPINIONS = (
    "Perfect as always, thank you 🙏",
    "NDD with smell proof bags",
    "Product 9/10, shipping 10/10",
    "Slow (12 days) but it landed",
    "meh. caps were damp",
    "not as described, dispute open",
    "Great value!",
    "First order here & not the last",
)


def _quantity(code: str) -> Row:
    pieces, _, rest = code.rpartition("x")
    amount, unit = rest.split()
    found: Row = {"amount": amount, "unit": unit}
    if pieces:
        found["pieces"] = pieces
    if unit in MASS:
        found["grams"] = (
            f"{(Decimal(amount) * Decimal(MASS[unit]) * int(pieces or 1)).normalize():f}"
        )
    return found


def _options(text: str) -> list[Row]:
    parts = [option.split("=") for option in text.split(";")]
    return [{"words": w, "quantity": _quantity(q), "usd": p} for w, q, p in parts]


def _items(rng: random.Random) -> list[Row]:
    items: list[Row] = []
    for copy in range(3):
        for title, category, text in GOODS:
            options = _options(text)[copy and rng.randrange(2) :] or _options(text)
            item: Row = {
                "title": title + (rng.choice(TAILS) if copy else ""),
                "category": category.split("/"),
                "options": options,
            }
            item |= {
                "vendor": rng.choice(sorted(VENDORS)),
                "sales": rng.randint(0, 900),
                "escrow": rng.choice(("escrow", "escrow", "multisig", "fe")),
            }
            item |= {
                "stars": rng.choice((None, "4.9", "4.7", "5.0", "3.8")),
                "stock": rng.choice((None, 7, 33, 410)),
                "off": copy == 1 and rng.random() < 0.4,
            }
            item["url"] = f"/product/{rng.getrandbits(32):08x}-{rng.getrandbits(16):04x}"
            items.append(item)
    rng.shuffle(items)
    return items


def _coin(item: Row) -> str:
    return f"{Decimal(item['options'][0]['usd'].replace(',', '')) / XMR:.5f}"


def _money(text: str) -> Row:
    return {"amount": text.replace(",", ""), "currency": "USD"}


def _truth(item: Row, *fields: str) -> Row:
    flag, _, codes, _, _, _ = VENDORS[item["vendor"]]
    first = item["options"][0]
    found = {k: item[k] for k in ("title", "vendor", *fields) if item.get(k) is not None}
    found |= {
        "price": _money(first["usd"]),
        "price_also": {"amount": _coin(item), "currency": "XMR"},
        "quantity": first["quantity"],
    }
    found |= {"ships_from": COUNTRIES[flag][1], "ships_to": codes, "escrow": item["escrow"]}
    if item["off"]:
        found["marketing"] = ["discount"]
    if item["stars"] and "url" in fields:
        found["rating"] = item["stars"]
    return found


def _stars(value: str) -> str:
    full = int(float(value))
    half = '<i class="fas fa-star-half-alt"></i>' if float(value) - full >= 0.5 else ""
    return (
        '<i class="fas fa-star"></i>' * full
        + half
        + '<i class="far fa-star"></i>' * (5 - full - bool(half))
    )


def _page(title: str, content: str) -> str:
    menu = "".join(
        f'<a class="list-group-item list-group-item-action d-flex justify-content-between" href="/c/{n.lower()}">{n}<span class="badge rounded-pill bg-secondary">{c}</span></a>'
        for n, c in (
            ("Stimulants", 4123),
            ("Cannabis", 6012),
            ("Psychedelics", 2210),
            ("Ecstasy", 1904),
            ("Dissociatives", 733),
            ("Benzos", 1290),
            ("Opioids", 880),
            ("Steroids", 641),
            ("Digital", 3320),
        )
    )
    return f"""<!doctype html>
<html lang="en" data-bs-theme="dark">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{escape(title)} | COBALT</title>
    <link href="/static/bootstrap.min.css" rel="stylesheet"><link href="/static/fa/all.min.css" rel="stylesheet">
  </head>
  <body class="d-flex flex-column">
    <header class="navbar navbar-expand-lg sticky-top"><div class="container-fluid"><a class="navbar-brand" href="/"><img src="{SVG}" alt=""> COBALT</a>
      <ul class="navbar-nav me-auto"><li class="nav-item"><a class="nav-link" href="/orders"><i class="fas fa-box"></i> Orders</a></li><li class="nav-item"><a class="nav-link" href="/inbox"><i class="fas fa-envelope"></i></a></li><li class="nav-item dropdown"><a class="nav-link dropdown-toggle">USD</a><ul class="dropdown-menu"><li>USD</li><li>EUR</li><li>GBP</li></ul></li></ul>
      <span class="navbar-text small">XMR <b>$152.60</b> <span class="text-danger">-1.4%</span> &nbsp; BTC <b>$25,744</b> <span class="text-danger">-5.0%</span></span></div></header>
    <main class="container-xxl"><div class="row g-4"><aside class="col-lg-2"><div class="list-group list-group-flush">{menu}</div>
      <div class="alert alert-warning mt-3 small">Always check the mirror's PGP signature before you log in.</div></aside>
      <section class="col-lg-10">
{content}
      </section></div></main>
    <footer class="mt-auto py-3 text-muted small"><a href="/canary">Canary</a> · <a href="/rules">Rules</a> · <a href="/bounty">Bug bounty</a> · block 2,901,774</footer>
  </body>
</html>"""


def _card(item: Row) -> str:
    flag, target, _, stars, reviews, level = VENDORS[item["vendor"]]
    first = item["options"][0]
    colour = {"escrow": "success", "multisig": "primary", "fe": "danger"}[item["escrow"]]
    old = (
        f'<del class="text-muted small">${float(first["usd"].replace(",", "")) * 1.2:,.2f}</del> '
        if item["off"]
        else ""
    )
    ribbon = (
        '<span class="position-absolute badge bg-warning text-dark">-17% OFF</span>'
        if item["off"]
        else ""
    )
    mine = (
        f'<div class="text-warning small" title="{item["stars"]} / 5">{_stars(item["stars"])}</div>'
        if item["stars"]
        else '<div class="text-muted small">no ratings yet</div>'
    )
    stock = (
        f'<span class="small"><i class="fas fa-cubes"></i> {item["stock"]} in stock</span>'
        if item["stock"] is not None
        else ""
    )
    return f"""        <div class="col">
          <div class="card h-100 shadow-sm">{ribbon}
            <a href="{item["url"]}"><img src="{SVG}" class="card-img-top" alt="{escape(item["title"])}" loading="lazy"></a>
            <div class="card-body p-2">
              <h6 class="card-title text-truncate"><a class="stretched-link text-decoration-none" href="{item["url"]}" title="{escape(item["title"])}">{escape(item["title"])}</a></h6>
              <div class="small"><a href="/v/{item["vendor"]}">@{item["vendor"]}</a> <span class="text-warning">★ {stars}</span> <span class="text-muted">({reviews})</span></div>
              {mine}
              <div class="d-flex justify-content-between"><div>{old}<span class="fs-5 fw-bold">${first["usd"]}</span><br><span class="text-muted small">{_coin(item)} XMR / {first["words"]}</span></div>
              <div class="text-end"><span class="badge bg-{colour}">{ {"escrow": "Escrow", "multisig": "Multisig", "fe": "FE"}[item["escrow"]] }</span><br>{stock}</div></div>
            </div>
            <div class="card-footer small"><span class="fi fi-{flag}" title="{COUNTRIES[flag][0]}"></span> <i class="fas fa-long-arrow-alt-right"></i> <span title="Ships to">{target}</span> <span class="badge bg-dark" title="{level} vendor">{level[0]}</span> <span class="float-end">{item["sales"]} sales</span></div>
          </div>
        </div>
"""


def _results(items: list[Row], number: int, last: int) -> SitePage:
    pages = "".join(
        f'<li class="page-item{" active" if n == number else ""}"><a class="page-link" href="/search?p={n}">{n}</a></li>'
        for n in range(1, last + 1)
    )
    form = '<form class="row g-2 mb-3"><div class="col-auto"><input class="form-control form-control-sm" name="q" placeholder="Search products"></div><div class="col-auto"><select class="form-select form-select-sm" name="from"><option>Ships from: any</option><option value="de">Germany</option><option value="us">United States</option></select></div><button class="btn btn-sm btn-primary col-auto">Filter</button></form>'
    grid = f'<div class="row row-cols-1 row-cols-md-4 g-3">\n{"".join(map(_card, items))}</div>'
    body = form + grid + f'<nav><ul class="pagination justify-content-center">{pages}</ul></nav>'
    return SitePage(
        f"/search?p={number}",
        _page("Search", body),
        "results",
        listings=[_truth(i, "url", "sales", "stock") for i in items],
    )


def _reviews(rng: random.Random, item: Row, count: int, *, named: bool) -> tuple[str, list[Row]]:
    blocks, truth = [], []
    for hours in sorted(rng.sample(range(30, 1400), count)):
        stars, text = rng.choice((5, 5, 4, 5, 2, 1)), rng.choice(OPINIONS)
        buyer = f"{rng.choice('bdmrtw')}***{rng.choice('aekz')}"
        at = NOW - timedelta(hours=hours)
        what = f'<a class="small" href="{item["url"]}">{escape(item["title"])}</a>' if named else ""
        usd = item["options"][0]["usd"]
        blocks.append(
            f'<div class="border-bottom py-2"><div class="d-flex"><span class="text-warning me-2">{_stars(str(stars))}</span><b>{buyer}</b><span class="ms-auto text-muted small" title="{at:%Y-%m-%d %H:%M} UTC">{at:%d %b %Y}</span></div><p class="mb-1">{escape(text)}</p>{what} <span class="badge bg-secondary">${usd}</span></div>'
        )
        entry = {
            "vendor": item["vendor"],
            "rating": str(stars),
            "text": text,
            "buyer": buyer,
            "at": f"{at:%Y-%m-%dT%H:%M:00Z}",
            "amount": _money(usd),
        }
        truth.append(entry | ({"listing": item["title"]} if named else {}))
    return "".join(blocks), truth


def _detail(rng: random.Random, item: Row, others: list[Row]) -> SitePage:
    flag, target, _, stars, reviews, level = VENDORS[item["vendor"]]
    lines = [
        "Tested with Marquis and Ehrlich, report on my profile.",
        "Packed with gloves in three layers.",
        "Cut-off 14:00 CET; no tracking without a reason.",
    ]
    options = "".join(
        f'<option value="{n}">{o["words"]} &mdash; ${o["usd"]}</option>'
        for n, o in enumerate(item["options"])
    )
    crumbs = "".join(
        f'<li class="breadcrumb-item"><a href="/c/{c.lower()}">{c}</a></li>'
        for c in item["category"]
    )
    blocks, feedback = _reviews(rng, item, rng.randint(2, 5), named=False)
    similar = "".join(
        f'<div class="col-3"><a href="{o["url"]}">{escape(o["title"])}</a><div class="fw-bold">${o["options"][0]["usd"]}</div></div>'
        for o in others
    )
    body = f"""<nav><ol class="breadcrumb"><li class="breadcrumb-item"><a href="/">Home</a></li>{crumbs}</ol></nav>
<div class="row"><div class="col-md-5"><img class="img-fluid rounded" src="{SVG}" alt=""></div><div class="col-md-7"><h1 class="h4">{escape(item["title"])}</h1>
<p>by <a href="/v/{item["vendor"]}">@{item["vendor"]}</a> <span class="badge bg-dark">{level}</span> <span class="text-warning">★ {stars}</span> ({reviews})</p>
<p><span class="display-6">${item["options"][0]["usd"]}</span> <span class="text-muted">{_coin(item)} XMR</span></p>
<ul class="list-unstyled"><li><i class="fas fa-plane-departure" title="Ships from"></i> {COUNTRIES[flag][0]}</li><li><i class="fas fa-map-marked-alt" title="Ships to"></i> {target}</li><li><i class="fas fa-shield-alt" title="Payment type"></i> { {"escrow": "Escrow", "multisig": "Multisig 2/3", "fe": "Finalize early"}[item["escrow"]] }</li><li><i class="fab fa-monero" title="Accepted coins"></i> XMR</li><li><i class="fas fa-chart-line" title="Sold"></i> {item["sales"]}</li></ul>
<form method="post" action="/cart"><input type="hidden" name="_token" value="q8Zk1v"><select class="form-select" name="variant">{options}</select><select class="form-select" name="ship"><option>Standard (3-7 days) +$6.00</option><option>Express +$18.00</option></select><div class="input-group"><input type="number" class="form-control" value="1"><button class="btn btn-success">Add to cart</button></div></form></div></div>
<ul class="nav nav-tabs mt-3"><li class="nav-item"><a class="nav-link active">Description</a></li><li class="nav-item"><a class="nav-link">Reviews</a></li><li class="nav-item"><a class="nav-link">Terms</a></li></ul>
<div class="tab-pane active"><p>{"</p><p>".join(escape(x) for x in lines)}</p></div><div class="tab-pane" id="reviews">{blocks}</div>
<h5 class="mt-4">Similar products</h5><div class="row">{similar}</div>"""
    truth = _truth(item, "category", "sales") | {"description": " ".join(lines), "payment": ["XMR"]}
    truth.pop("marketing", None)
    if len(item["options"]) > 1:
        truth["tiers"] = [
            {
                "quantity": {k: o["quantity"][k] for k in ("amount", "unit")},
                "price": _money(o["usd"]),
            }
            for o in item["options"]
        ]
    aside = [
        {
            "title": o["title"],
            "url": o["url"],
            "price": _money(o["options"][0]["usd"]),
            "aside": True,
        }
        for o in others
    ]
    return SitePage(
        item["url"],
        _page(item["title"], body),
        "listing",
        listings=[truth, *aside],
        feedback=feedback,
    )


def _vendor(rng: random.Random, name: str, items: list[Row]) -> SitePage:
    flag, target, _, stars, reviews, level = VENDORS[name]
    lines = [
        "Small crew, careful work.",
        "Orders in before 2pm CET go out the same day.",
        "No refunds to addresses with typos.",
    ]
    claims = [("Basalt", "99.1"), ("Old Quay", "98")]
    tiles = "".join(
        f'<div class="col"><div class="text-muted small">{k}</div><div class="h5">{v}</div></div>'
        for k, v in (
            ("Level", level),
            ("Sales", f"{reviews * 2:,}"),
            ("Rating", f"{stars} / 5"),
            ("Disputes lost", "0.4%"),
            ("Joined", "11 Feb 2022"),
            ("Last seen", "yesterday"),
        )
    )
    blocks, feedback = _reviews(rng, items[0], 5, named=True)
    claimed = "".join(f'<span class="badge bg-info me-1">{m}: {r}%</span>' for m, r in claims)
    about = f'<div class="card card-body mb-3"><p>{"</p><p>".join(map(escape, lines))}</p></div><p>Session: 05{name.encode().hex()[:8]}... on request &middot; Telegram <a href="https://t.me/{name}_shop">@{name}_shop</a></p>'
    body = f'<div class="d-flex align-items-center"><img class="rounded-circle" src="{SVG}" width="96"><div><h2>@{name}</h2><span class="fi fi-{flag}" title="{COUNTRIES[flag][0]}"></span> ships to {target}</div></div><div class="row my-3">{tiles}</div><p>Imported reputation: {claimed}</p>{about}<h5>Products</h5><div class="row row-cols-md-4 g-3">{"".join(map(_card, items))}</div><h5>Reviews</h5>{blocks}'
    vendor = {
        "name": name,
        "level": level,
        "sales": reviews * 2,
        "rating": stars,
        "ships_from": COUNTRIES[flag][1],
        "member_since": "2022-02-11",
        "last_seen": "2023-06-04",
        "description": " ".join(lines),
        "markets": [{"market": m, "rating": r} for m, r in claims],
    }
    return SitePage(
        f"/v/{name}",
        _page(name, body),
        "vendor",
        listings=[_truth(i, "url", "sales", "stock") for i in items],
        vendors=[vendor],
        feedback=feedback,
        handles=[{"kind": "telegram", "value": f"{name}_shop", "account": name}],
    )


def _pages(rng: random.Random) -> list[SitePage]:
    items = _items(rng)
    results = [
        _results(items[:28], 1, 3),
        _results(items[28:51], 2, 3),
        _results(items[51:54], 3, 3),
    ]
    details = [_detail(rng, i, rng.sample(items[20:], 3)) for i in items[:3]]
    own = {v: [i for i in items if i["vendor"] == v][:8] for v in sorted(VENDORS)}
    vendors = [_vendor(rng, v, own[v]) for v in sorted(own, key=lambda v: -len(own[v]))[:2]]
    home = f'<h2 class="h5">Popular today</h2><div class="row row-cols-md-4 g-3">{"".join(map(_card, items[6:14]))}</div><h2 class="h5 mt-4">Announcements</h2><div class="list-group"><a class="list-group-item" href="/news/14">New vendor bond: $1,000 from July</a><a class="list-group-item" href="/news/13">Fixed: withdrawals stuck for some accounts</a></div>'
    wait = '<!doctype html><html><head><meta http-equiv="refresh" content="12"><title>Please wait</title></head><body><div class="box"><h1>COBALT</h1><p>You are in the queue. Checking your browser, estimated wait: 24 seconds.</p><div class="loader"></div><p>Do not refresh this page, or you will lose your place.</p></div></body></html>'
    captcha = f'<!doctype html><html><head><title>Security check</title></head><body><form method="post"><h3>Prove that you are human</h3><p>Click the clock which shows 4:35</p><input type="image" name="pos" src="{SVG}"><input type="hidden" name="cid" value="77ab"><p>Or type the 6 characters: <input name="captcha" maxlength="6"></p><button>Verify</button></form></body></html>'
    front = [_truth(i, "url", "sales", "stock") for i in items[6:14]]
    return [
        *results,
        *details,
        *vendors,
        SitePage("/", _page("Home", home), "index", listings=front),
        SitePage("/queue", wait, "wait"),
        SitePage("/gate", captcha, "captcha"),
    ]


SITE = TestSite("cobalt", "market", "en", SEEN, _pages)
