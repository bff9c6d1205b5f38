"""A market of 2019 in a dark Bootstrap 4 theme: rows with picture, trust level, several coins, autoshop."""
# ruff: noqa: E501
# fmt: off

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from decimal import Decimal
from html import escape
from typing import Any

from tests.sites import SitePage, TestSite

__all__ = ["SITE"]

_MASS = {"ug": "0.000001", "mg": "0.001", "g": "1", "kg": "1000", "oz": "28.349523125", "lb": "453.59237"}
_RATES = {"BTC": ("8290.15", 6), "LTC": ("56.92", 4), "XMR": ("57.30", 4)}
_LAND = {"us": ("United States", "US"), "gb": ("United Kingdom", "GB"), "de": ("Germany", "DE"), "nl": ("Netherlands", "NL"), "at": ("Austria", "AT"), "be": ("Belgium", "BE"), "se": ("Sweden", "SE"), "au": ("Australia", "AU"), "ca": ("Canada", "CA"), "eu": ("European Union", "EU"), "ww": ("Worldwide", "WW"), "ie": ("Ireland", "IE"), "nz": ("New Zealand", "NZ")}
_PIX = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"

# title, quantity, dollars, category, from, to, vendor, coins, deal, stock, day listed
_OFFERS: list[tuple[str, str, str, str, str, str, str, str, str, str, str]] = [
    ("[1g] Cocaine HCl 89% - Antwerp docks direct", "1g", "72.00", "Drugs/Stimulants/Cocaine", "be", "ww", "ScheldeSnow", "BTC LTC XMR", "Escrow", "", "2019-08-30"),
    ("3,5g Cocaine HCl 89% - Antwerp docks direct", "3.5g", "238.00", "Drugs/Stimulants/Cocaine", "be", "ww", "ScheldeSnow", "BTC LTC XMR", "Escrow", "", "2019-08-30"),
    ("🔥 250 x Pharaoh 260mg XTC 🔥 bulk", "250x260mg", "395.00", "Drugs/Ecstasy/Pills", "nl", "ww", "polderpress", "BTC XMR", "Multisig", "", "2019-07-12"),
    ("10x Pharaoh 260mg XTC", "10x260mg", "33.00", "Drugs/Ecstasy/Pills", "nl", "ww", "polderpress", "BTC XMR", "Escrow", "", "2019-07-12"),
    ("UK>UK 7g Cheese, proper stinky", "7g", "60.00", "Drugs/Cannabis/Buds", "gb", "gb", "mersey_greens", "BTC", "FE", "14", "2019-09-19"),
    ("28 Grams Sour Diesel | Colorado dispensary", "28g", "185.00", "Drugs/Cannabis/Buds", "us", "us", "FrontRange420", "BTC LTC", "Escrow", "9", "2019-10-01"),
    ("Generic Adderall 30mg IR (20 pills)", "20x30mg", "96.00", "Drugs/Stimulants/Prescription", "us", "us", "corner_apothecary", "BTC XMR", "Escrow", "", "2019-06-27"),
    ("5x LSD 105ug blotter * Bicycle Day print", "5x105ug", "27.50", "Drugs/Psychedelics/LSD", "at", "eu", "alpenglow", "XMR", "Escrow", "", "2019-05-03"),
    ("100ml GBL 99.9% - cleaner, technical", "100ml", "39.00", "Drugs/Other", "se", "eu", "norrsken.lab", "BTC", "Escrow", "33", "2019-09-02"),
    ("50g Amphetamine Paste 75+ free ship DE", "50g", "145.00", "Drugs/Stimulants/Speed", "de", "de", "kohlenpott", "BTC LTC XMR", "Escrow", "", "2019-04-15"),
    ("Bestseller ebooks: 300 novels EPUB (autoshop)", "", "2.00", "Digital/E-Books", "ww", "ww", "shelfwarmer", "BTC LTC XMR", "Auto", "211", "2019-03-22"),
    ("1oz Penis Envy mushrooms", "1oz", "155.00", "Drugs/Psychedelics/Mushrooms", "ca", "ww", "fraser.fungi", "BTC", "Escrow", "", "2019-09-09"),
    ("0.1g sample: Heroin East Asian #4", "0.1g", "15.00", "Drugs/Opioids/Heroin", "de", "eu", "kohlenpott", "BTC LTC XMR", "FE", "", "2019-04-15"),
    ("Xanax 2mg bars - x200 - press (etizolam)", "200x2mg", "140.00", "Drugs/Benzos", "ca", "us", "fraser.fungi", "BTC", "Escrow", "", "2019-09-12"),
    ("1/2 oz Blue Dream AAA+", "0.5oz", "98.00", "Drugs/Cannabis/Buds", "us", "us", "FrontRange420", "BTC LTC", "Escrow", "3", "2019-10-03"),
    ("2 g Ketamine 'Diamond' R-isomer", "2g", "58.00", "Drugs/Dissociatives/Ketamine", "gb", "ww", "mersey_greens", "BTC", "Escrow", "", "2019-09-20"),
    ("NZ ONLY: 1g Meth, glassy", "1g", "420.00", "Drugs/Stimulants/Meth", "nz", "nz", "kea_post", "XMR", "FE", "6", "2019-08-08"),
    ("1kg MDMA Crystal -- for resellers", "1kg", "5,400.00", "Drugs/Ecstasy/MDMA", "nl", "ww", "polderpress", "BTC XMR", "Multisig", "2", "2019-07-13"),
    ("Tramadol 100mg SR, 60 tabs, blisters", "60x100mg", "54.00", "Drugs/Opioids/Pills", "ie", "eu", "liffeyside", "BTC LTC", "Escrow", "", "2019-09-27"),
    ("Premium VPN account 1 year | autoshop", "", "4.50", "Digital/Accounts", "ww", "ww", "shelfwarmer", "BTC LTC XMR", "Auto", "58", "2019-03-25"),
    ("10g Afghan Black hash, soft", "10g", "74.00", "Drugs/Cannabis/Hash", "ie", "ie", "liffeyside", "BTC LTC", "Escrow", "", "2019-09-27"),
    ("20x 2C-B 18mg 'Heineken green'", "20x18mg", "69.00", "Drugs/Psychedelics/2C", "nl", "ww", "polderpress", "BTC XMR", "Escrow", "", "2019-07-20"),
    ("25g Amphetamine Paste 75+ HALLOWEEN SALE -15%", "25g", "68.00", "Drugs/Stimulants/Speed", "de", "eu", "kohlenpott", "BTC LTC XMR", "Escrow", "", "2019-10-14"),
    ("1g Cocaine for AU, local stock!", "1g", "260.00", "Drugs/Stimulants/Cocaine", "au", "au", "gumleaf", "BTC", "Escrow", "11", "2019-09-01"),
    ("500mg Alprazolam powder", "500mg", "85.00", "Drugs/Benzos", "ca", "ww", "fraser.fungi", "BTC", "Escrow", "", "2019-08-28"),
    ("QUARTER POUND (4oz) Durban Poison outdoor", "4oz", "480.00", "Drugs/Cannabis/Buds", "us", "us", "FrontRange420", "BTC LTC", "Escrow", "1", "2019-10-10"),
    ("Pregabalin 300mg x56 Lyrica original", "56x300mg", "61.00", "Drugs/Prescription", "gb", "eu", "mersey_greens", "BTC", "Escrow", "20", "2019-08-19"),
    ("DMT vape cart 1ml", "1ml", "120.00", "Drugs/Psychedelics/DMT", "at", "eu", "alpenglow", "XMR", "Escrow", "4", "2019-10-05"),
]
_VENDORS = {  # trust level, sales, positive/neutral/negative, percent, member since, last online, from, claims
    "ScheldeSnow": (6, 1873, (1540, 21, 17), "97.6%", "2019-03-12", "2019-10-20", "be", [("Drowse Market", "4.88"), ("Wall Street", "4.7")]),
    "polderpress": (5, 940, (803, 6, 9), "98.2%", "2019-05-01", "2019-10-19", "nl", [("Emberfold", "99.1%")]),
    "mersey_greens": (3, 214, (188, 5, 3), "95.9%", "2019-06-22", "2019-10-20", "gb", []),
    "shelfwarmer": (4, 5120, (2990, 60, 31), "97.0%", "2019-03-01", "2019-10-18", "ww", []),
}
_WORDS = {
    0: "Pressed block broken by hand, no cut. We weigh 1.02 g to be safe. Orders in before 14:00 CET ship the same day, in Belgium delivered tomorrow.",
    2: "Our own Pharaoh press, 260 mg on average over 12 tests. Sold by the bag of 250 and up, no samples in bulk. One pill is too much for most.",
    10: "Three hundred novels in EPUB, delivered at once by the autoshop. The link works for 72 hours, download it on a computer.",
    26: "Original boxes of 56 capsules, batch and date shown on the picture. Sent first class in plain packaging.",
}
_STEPS = {2: [("250x260mg", "250 pcs", "395.00"), ("500x260mg", "500 pcs", "730.00"), ("1000x260mg", "1000 pcs", "1,340.00"), ("5000x260mg", "5000 pcs", "6,100.00")]}
_SAID = [("Positive", "All good, NDD as promised"), ("Positive", "stealth 5/5, product 5/5"), ("Positive", "Landed! thx mate"), ("Neutral", "Took 16 days but arrived."), ("Negative", "No reply since two weeks, autofinalized on me"), ("Positive", "strong stuff. be careful folks"), ("Neutral", "bit dusty"), ("Positive", "Wow, overweight again"), ("Negative", "0.7 instead of 1. Not cool"), ("Positive", "10/10 will order again")]
_ICON = {"Positive": "fa-plus-circle text-success", "Neutral": "fa-dot-circle text-warning", "Negative": "fa-minus-circle text-danger"}


def _quantity(code: str) -> dict[str, Any] | None:
    found = re.fullmatch(r"(?:(\d+)x)?([\d.]+)([a-z]+)", code)
    if not found:
        return None
    many, amount, unit = found.groups()
    made: dict[str, Any] = {"amount": amount, "unit": unit}
    if unit in _MASS:
        made["grams"] = format((Decimal(amount) * Decimal(_MASS[unit]) * int(many or 1)).normalize(), "f")
    return made | ({"pieces": int(many)} if many else {})


def _coin(dollars: str, coin: str) -> str:
    rate, places = _RATES[coin]
    return f"{Decimal(dollars.replace(',', '')) / Decimal(rate):.{places}f}"


def _money(dollars: str) -> dict[str, str]:
    return {"amount": dollars.replace(",", ""), "currency": "USD"}


def _truth(index: int, *, where: str) -> dict[str, Any]:
    title, code, dollars, path, origin, to, vendor, coins, deal, stock, day = _OFFERS[index]
    first = coins.split()[0]
    row: dict[str, Any] = {"title": title, "vendor": vendor, "price": _money(dollars)}
    if where != "detail":
        row["url"] = f"/product/{index + 1400}"
    if quantity := _quantity(code):
        row["quantity"] = quantity
    if where == "side":
        return row | {"aside": True}
    row |= {"price_also": {"amount": _coin(dollars, first), "currency": first}, "category": path.split("/"), "ships_from": _LAND[origin][1], "ships_to": [_LAND[to][1]], "payment": sorted(coins.split()), "listed_at": day}
    row["escrow"] = {"Escrow": "escrow", "Auto": "escrow", "FE": "fe", "Multisig": "multisig"}[deal]
    if stock:
        row["stock"] = int(stock)
    marks = [mark for mark, word in (("discount", "sale -15"), ("sample", "sample")) if word in title.lower()]
    return row | ({"marketing": marks} if marks else {})


def _flag(code: str) -> str:
    name = _LAND[code][0]
    return f'<i class="fas fa-globe" data-toggle="tooltip" title="{name}"></i>' if code == "ww" else f'<span class="flag-icon flag-icon-{code}" data-toggle="tooltip" title="{name}"></span>'


def _seller(name: str) -> str:
    level, sales = _VENDORS[name][:2] if name in _VENDORS else (len(name) % 5 + 1, len(name) * 37)
    return f'<a href="/vendor/{name}" class="text-info">{name}</a><br><span class="badge badge-primary" title="Trust level">TL {level}</span> <span class="badge badge-secondary" title="Sales">{sales} sales</span>'


def _prices(dollars: str, coins: str) -> str:
    names = {"BTC": "fab fa-bitcoin", "LTC": "cc LTC", "XMR": "fab fa-monero"}
    return f'<h5 class="mb-0 text-warning">${dollars}</h5>' + "".join(f'<div class="text-nowrap small"><i class="{names[c]}" title="{c}"></i> {_coin(dollars, c)} {c}</div>' for c in coins.split())


def _row(index: int) -> str:
    title, _, dollars, path, origin, to, vendor, coins, deal, stock, day = _OFFERS[index]
    badge = {"Escrow": '<span class="badge badge-success">Escrow</span>', "FE": '<span class="badge badge-danger">FE</span>', "Multisig": '<span class="badge badge-info">Multisig 2/3</span>', "Auto": '<span class="badge badge-success">Escrow</span> <span class="badge badge-warning"><i class="fas fa-bolt"></i> Autoshop</span>'}[deal]
    left = f'<br><small>In stock: {stock}</small>' if stock else '<br><small>In stock: &infin;</small>'
    crumbs = " &rsaquo; ".join(path.split("/"))
    return f"""
<tr>
 <td class="align-middle" style="width:110px"><a href="/product/{index + 1400}"><img src="{_PIX}" class="img-thumbnail bg-dark" width="96" height="96"></a></td>
 <td><a href="/product/{index + 1400}" class="font-weight-bold text-light">{escape(title)}</a><br><small class="text-muted">{crumbs}</small><br>{badge}<br><small class="text-muted"><i class="far fa-clock"></i> {day}</small></td>
 <td>{_seller(vendor)}</td>
 <td class="text-center text-nowrap">{_flag(origin)} <i class="fas fa-long-arrow-alt-right"></i> {_flag(to)}{left}</td>
 <td class="text-right">{_prices(dollars, coins)}</td>
 <td class="align-middle"><a class="btn btn-sm btn-outline-success" href="/product/{index + 1400}/buy"><i class="fas fa-shopping-cart"></i></a> <a class="btn btn-sm btn-outline-secondary" href="/favorite/{index + 1400}"><i class="far fa-heart"></i></a></td>
</tr>"""


def _table(numbers: Sequence[int]) -> str:
    head = "<thead class=\"thead-dark\"><tr><th></th><th>Product</th><th>Vendor</th><th>Shipping</th><th class=\"text-right\">Price</th><th></th></tr></thead>"
    return f'<table class="table table-dark table-striped table-hover table-sm">{head}<tbody>{"".join(map(_row, numbers))}</tbody></table>'


def _frame(inner: str, *, title: str, side: bool = True) -> str:
    tree = "".join(f'<a href="/category/{i}" class="list-group-item list-group-item-action bg-dark text-light py-1">{n} <span class="badge badge-pill badge-secondary float-right">{c}</span></a>' for i, (n, c) in enumerate((("Drugs", 14022), ("&nbsp;&nbsp;Benzos", 911), ("&nbsp;&nbsp;Cannabis", 4410), ("&nbsp;&nbsp;Dissociatives", 502), ("&nbsp;&nbsp;Ecstasy", 2100), ("&nbsp;&nbsp;Opioids", 870), ("&nbsp;&nbsp;Psychedelics", 1633), ("&nbsp;&nbsp;Stimulants", 3596), ("Digital", 5120), ("Fraud", 3977), ("Services", 401)), 1))
    top = "".join(f'<li><a href="/vendor/{n}">{n}</a> <small>TL {v[0]}</small></li>' for n, v in _VENDORS.items())
    left = f'<div class="col-md-3 col-xl-2"><div class="list-group mb-3">{tree}</div><div class="card bg-dark mb-3"><div class="card-header">Exchange rates</div><ul class="list-unstyled p-2 small"><li>1 BTC = $8,290.15</li><li>1 LTC = $56.92</li><li>1 XMR = $57.30</li></ul></div><div class="card bg-dark"><div class="card-header">Top vendors</div><ol class="p-2 pl-4 small">{top}</ol></div></div>'
    bar = """<nav class="navbar navbar-expand-lg navbar-dark bg-dark"><a class="navbar-brand" href="/"><img src="/img/anchor.svg" height="28" alt=""> Graphite Quay</a><form class="form-inline" action="/search"><input class="form-control form-control-sm" name="q" placeholder="Search products"><button class="btn btn-sm btn-secondary"><i class="fas fa-search"></i></button></form>
<ul class="navbar-nav ml-auto"><li class="nav-item"><a class="nav-link" href="/cart"><i class="fas fa-shopping-cart"></i> <span class="badge badge-light">0</span></a></li><li class="nav-item"><a class="nav-link" href="/messages"><i class="fas fa-envelope"></i> <span class="badge badge-danger">2</span></a></li><li class="nav-item"><a class="nav-link" href="/wallet">BTC 0.000000 | LTC 0.0000 | XMR 0.0000</a></li><li class="nav-item dropdown"><a class="nav-link dropdown-toggle" href="/account">slow_heron</a></li><li class="nav-item"><a class="nav-link" href="/logout">Logout</a></li></ul></nav>"""
    body = f'<div class="row">{left}<div class="col">{inner}</div></div>' if side else inner
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/css/bootstrap-dark.min.css"><link rel="stylesheet" href="/css/all.css"><title>{title} - Graphite Quay</title></head>
<body class="bg-secondary text-light">{bar if side else ""}<div class="container-fluid mt-3">{body}</div>
<footer class="text-center small text-muted py-3">Graphite Quay &copy; 2019 &bull; <a href="/canary">Canary (signed 2019-10-14)</a> &bull; <a href="/rules">Rules</a> &bull; <a href="/faq">FAQ</a> &bull; Blocks: BTC 600112, XMR 1948220</footer></body></html>"""


def _results(numbers: Sequence[int], page: int, heading: str) -> str:
    form = '<form class="form-row mb-2"><div class="col"><select class="custom-select custom-select-sm" name="from"><option>Ships from</option><option>Belgium</option><option>Sweden</option></select></div><div class="col"><select class="custom-select custom-select-sm" name="to"><option>Ships to</option><option>Worldwide</option></select></div><div class="col"><select class="custom-select custom-select-sm"><option>Any coin</option><option>BTC</option><option>XMR</option></select></div><div class="col"><div class="custom-control custom-checkbox"><input type="checkbox" class="custom-control-input" id="au"><label class="custom-control-label" for="au">Autoshop only</label></div></div></form>'
    links = "".join(f'<li class="page-item{" active" if n == page else ""}"><a class="page-link" href="/category/1?page={n}">{n}</a></li>' for n in (1, 2, 3))
    body = _table(numbers) + f'<nav><ul class="pagination pagination-sm justify-content-center">{links}</ul></nav>' if numbers else '<div class="alert alert-info">Your search returned 0 products.</div>'
    return _frame(f'<h4>{heading}</h4>{form}{body}', title=heading)


def _notes(rng: random.Random, vendor: str, items: Sequence[int], count: int) -> tuple[str, list[dict[str, Any]]]:
    rows, truth = [], []
    for _ in range(count):
        (word, text), index = rng.choice(_SAID), rng.choice(items)
        buyer, at = f"{rng.choice('aeghnrw')}{'*' * 5}{rng.choice('bdlty348')}", f"2019-10-{rng.randint(1, 19):02} {rng.randint(0, 23):02}:{rng.randint(0, 59):02}"
        title, dollars = _OFFERS[index][0], _OFFERS[index][2]
        product = f'<a href="/product/{index + 1400}">{escape(title)}</a>' if len(items) > 1 else escape(title)
        rows.append(f'<tr><td><i class="fas {_ICON[word]}" title="{word}"></i></td><td>{text}</td><td class="small">{product}</td><td class="text-nowrap">${dollars}</td><td>{buyer}</td><td class="text-nowrap small">{at}</td></tr>')
        truth.append({"vendor": vendor, "rating": word, "text": text, "buyer": buyer, "at": at.replace(" ", "T") + ":00Z", "amount": _money(dollars), "listing": title})
    head = "<thead><tr><th></th><th>Feedback</th><th>Product</th><th>Price</th><th>Buyer</th><th>Date</th></tr></thead>"
    return f'<table class="table table-sm table-dark">{head}<tbody>{"".join(rows)}</tbody></table>', truth


def _detail(rng: random.Random, index: int, near: Sequence[int]) -> SitePage:
    title, _, dollars, path, origin, to, vendor, coins, deal, stock, day = _OFFERS[index]
    table, feedback = _notes(rng, vendor, [index], 5)
    auto = deal == "Auto"
    steps = "".join(f"<tr><td>{n}</td><td>${p}</td><td>{_coin(p, 'BTC')} BTC</td></tr>" for _, n, p in _STEPS.get(index, ()))
    bulk = f'<h6>Bulk prices</h6><table class="table table-sm table-bordered table-dark"><tr><th>Amount</th><th>Price</th><th></th></tr>{steps}</table>' if steps else ""
    ways = '<option>Autoshop, instant - $0.00</option>' if auto else '<option>Standard letter (2-4 days) - $4.50</option><option>Tracked parcel (3-9 days) - $14.00</option>'
    pay = "".join(f'<div class="custom-control custom-radio custom-control-inline"><input type="radio" class="custom-control-input" name="coin" id="c{c}"><label class="custom-control-label" for="c{c}">{c} {_coin(dollars, c)}</label></div>' for c in coins.split())
    crumbs = "".join(f'<li class="breadcrumb-item"><a href="/category/{i}">{p}</a></li>' for i, p in enumerate(path.split("/"), 1))
    facts = [("Vendor", _seller(vendor)), ("Ships from", f"{_flag(origin)} {_LAND[origin][0]}"), ("Ships to", f"{_flag(to)} {_LAND[to][0]}"), ("Payment type", {"Auto": "Escrow", "FE": "Finalize early", "Multisig": "Multisig"}.get(deal, deal)), ("In stock", stock or "Unlimited"), ("Type", "Digital (autoshop)" if auto else "Physical"), ("Listed", day)]
    alike = "".join(f'<div class="card bg-dark col-3"><a href="/product/{i + 1400}"><img class="card-img-top" src="{_PIX}"></a><div class="card-body p-2"><a href="/product/{i + 1400}">{escape(_OFFERS[i][0])}</a><br><small>{_OFFERS[i][6]}</small><br><b>${_OFFERS[i][2]}</b></div></div>' for i in near)
    html = _frame(f"""<nav><ol class="breadcrumb bg-dark"><li class="breadcrumb-item"><a href="/"><i class="fas fa-home"></i></a></li>{crumbs}</ol></nav>
<div class="card bg-dark"><div class="card-body"><div class="row"><div class="col-md-4"><img src="{_PIX}" class="img-fluid"></div><div class="col-md-8"><h3>{escape(title)}</h3><table class="table table-sm table-borderless text-light">{"".join(f"<tr><th>{a}</th><td>{b}</td></tr>" for a, b in facts)}</table>
{_prices(dollars, coins)}{bulk}<form method="post" action="/product/{index + 1400}/buy"><input type="hidden" name="_token" value="qV8sZ1"><div class="form-row"><input type="number" class="form-control col-2" name="amount" value="1" min="1"><select class="custom-select col-6" name="shipping">{ways}</select></div>{pay}<button class="btn btn-success">Add to cart</button></form></div></div></div></div>
<ul class="nav nav-tabs mt-3"><li class="nav-item"><a class="nav-link active" href="#d">Description</a></li><li class="nav-item"><a class="nav-link" href="#f">Feedback</a></li><li class="nav-item"><a class="nav-link" href="#t">Terms</a></li></ul>
<div class="tab-content"><div class="tab-pane active" id="d">{_WORDS[index]}</div><div class="tab-pane" id="f">{table}</div><div class="tab-pane" id="t">No refund without tracking. By ordering you agree.</div></div><h5 class="mt-3">You may also like</h5><div class="row">{alike}</div>""", title=escape(title))
    row = _truth(index, where="detail") | {"description": _WORDS[index]}
    if steps:
        row["tiers"] = [{"quantity": _quantity(c), "price": _money(p)} for c, _, p in _STEPS[index]]
    return SitePage(f"/product/{index + 1400}", html, "listing", listings=[row, *(_truth(i, where="side") for i in near)], feedback=feedback)


def _vendor(rng: random.Random, name: str, tab: str) -> SitePage:
    level, sales, (good, so, bad), percent, since, seen, origin, claims = _VENDORS[name]
    own = [i for i, o in enumerate(_OFFERS) if o[6] == name]
    table, feedback = _notes(rng, name, own, 12)
    about = f"{name}: small crew, big care. Working days are Monday to Saturday. Reship policy on request."
    known = "".join(f'<li class="list-inline-item"><span class="badge badge-dark border" title="verified by PGP">{m} <i class="fas fa-star text-warning"></i> {r}</span></li>' for m, r in claims)
    body = table if tab == "feedback" else f'<div class="card bg-dark mb-2"><div class="card-body">{about}</div></div>{_table(own)}'
    html = _frame(f"""<div class="card bg-dark"><div class="card-body"><div class="media"><img src="{_PIX}" class="mr-3 rounded-circle" width="80"><div class="media-body"><h3>{name} <span class="badge badge-primary">Trust level {level}</span></h3>
<p><span class="badge badge-secondary">{sales} sales</span> <i class="fas fa-plus-circle text-success"></i> {good} <i class="fas fa-dot-circle text-warning"></i> {so} <i class="fas fa-minus-circle text-danger"></i> {bad} &mdash; {percent} positive</p><dl class="row small"><dt class="col-3">Member since</dt><dd class="col-9">{since}</dd><dt class="col-3">Last online</dt><dd class="col-9">{seen}</dd><dt class="col-3">Ships from</dt><dd class="col-9">{_flag(origin)} {_LAND[origin][0]}</dd><dt class="col-3">Disputes</dt><dd class="col-9">12 won / 3 lost</dd></dl><ul class="list-inline">{known}</ul></div></div></div></div>
<ul class="nav nav-tabs my-2"><li class="nav-item"><a class="nav-link" href="/vendor/{name}">Products <span class="badge badge-light">{len(own)}</span></a></li><li class="nav-item"><a class="nav-link" href="/vendor/{name}/feedback">Feedback <span class="badge badge-light">{good + so + bad}</span></a></li><li class="nav-item"><a class="nav-link" href="/vendor/{name}/pgp">PGP</a></li></ul>{body}""", title=name)
    fact: dict[str, Any] = {"name": name, "level": f"Trust level {level}", "sales": sales, "rating": percent, "member_since": since, "last_seen": seen, "ships_from": _LAND[origin][1]}
    if claims:
        fact["markets"] = [{"market": m, "rating": r} for m, r in claims]
    if tab == "feedback":
        return SitePage(f"/vendor/{name}/feedback", html, "feedback", vendors=[fact], feedback=feedback)
    return SitePage(f"/vendor/{name}", html, "vendor", vendors=[fact | {"description": about}], listings=[_truth(i, where="row") for i in own])


def _pages(rng: random.Random) -> Sequence[SitePage]:
    order = list(range(len(_OFFERS)))
    rng.shuffle(order)
    cuts = [order[:14], order[14:26], order[26:]]
    out = [SitePage(f"/category/1?page={n}", _results(cut, n, "Drugs"), "results", listings=[_truth(i, where="row") for i in cut]) for n, cut in enumerate(cuts, 1)]
    out.append(SitePage("/search?q=tuba", _results([], 1, "Search: tuba"), "results"))
    out += [_detail(rng, i, rng.sample([x for x in order if x != i], 3)) for i in _WORDS]
    out += [_vendor(rng, "ScheldeSnow", "products"), _vendor(rng, "polderpress", "products"), _vendor(rng, "polderpress", "feedback")]
    news = '<div class="alert alert-warning"><b>2019-10-18</b> Wallet maintenance is over. Deposits of XMR need 10 confirmations.</div><div class="jumbotron bg-dark py-3"><h4>Welcome back, slow_heron</h4><p>Your last login: 2019-10-17 08:12. Phrase: <i>umbrella dentist nine</i></p></div>'
    out.append(SitePage("/", _frame(f"{news}<h4>Latest products</h4>{_table(order[5:11])}", title="Home"), "index", listings=[_truth(i, where="row") for i in order[5:11]]))
    gate = f'<div class="text-center mt-5"><h4>Anti-DDoS</h4><p>Click on the circle that is open to enter Graphite Quay.</p><form method="post"><input type="image" src="{_PIX}" alt="captcha" width="300" height="200"><p class="small">Session ends in 120 seconds</p></form></div>'
    out.append(SitePage("/captcha", _frame(gate, title="Security check", side=False), "captcha"))
    return out


SITE = TestSite(name="graphite_quay", kind="market", language="en", seen="2019-10-20T09:30:00Z", pages=_pages)
