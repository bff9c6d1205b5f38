# ruff: noqa: E501
# fmt: off
"""Lantern Bay: Bootstrap 4 cards in a grid, dollars first and bitcoin below.

Peculiar: titles cut with the whole in ``title``, old prices struck through, a featured carousel that
repeats listings of the grid, stars of ``<i>`` with the number only in a ``title``, badges, icons
between the countries, detail pages with tabs, shipping options with prices of their own.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from html import escape
from typing import Any, NamedTuple

from tests.sites import SitePage, TestSite

__all__ = ["SITE"]

_SEEN = datetime(2020, 11, 2, 9, 30, tzinfo=UTC)
_PER_PAGE = 24
_BLANK = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk"
_COUNTRIES = {"Germany": "DE", "Netherlands": "NL", "United States": "US", "Poland": "PL", "Belgium": "BE", "Spain": "ES"}
_TARGETS = {"Worldwide": ["WW"], "EU": ["EU"], "United States": ["US"], "Worldwide, except USA": ["WW", "-US"], "Germany, Austria, Switzerland": ["AT", "CH", "DE"]}
_VENDORS = ("PaperKite", "DrWillowbark", "NordicLantern", "cobble_street", "FrostyPenguin", "Mme-Absinthe")
_LEVELS = {"PaperKite": 9, "DrWillowbark": 4, "NordicLantern": 7, "cobble_street": 1, "FrostyPenguin": 3, "Mme-Absinthe": 6}
# Title, category path, amount unit grams pieces, dollars.
_GOODS = (
    ("🔥 7g Gorilla Glue #4 🔥 indoor, hand trimmed, free tracked shipping from 14g", "Cannabis/Flowers", "7 g 7", "62.00"),
    ("1/2 OZ Lemon Haze | AAA | vacuum sealed", "Cannabis/Flowers", "0.5 oz 14.1747615625", "105.00"),
    ("Bubble Hash 5 gr - 6* full melt", "Cannabis/Hash", "5 g 5", "58.50"),
    ("THC Vape Cart 1ml (90%) Blueberry", "Cannabis/Vapes", "1 ml", "34.99"),
    ("Gummy Bears 10 x 25mg THC – same taste as the kiosk", "Cannabis/Edibles", "25 mg 0.25 10", "29.90"),
    ("3g Colombian Cocaine [92% lab tested] *ESCROW* ships same day before noon", "Stimulants/Cocaine", "3 g 3", "249.00"),
    ("0.5g Coke ★ trial offer for new customers ★", "Stimulants/Cocaine", "0.5 g 0.5", "39.00"),
    ("25 Grams Speed Paste / Amphetamine / 70%+", "Stimulants/Speed", "25 g 25", "115.00"),
    ("100x Punisher 240mg XTC", "Ecstasy/Pills", "240 mg 24 100", "310.00"),
    ("MDMA 84% Champagne Rocks | 10g |", "Ecstasy/MDMA", "10 g 10", "138.00"),
    ("25x LSD 150µg Blotter (Needlepoint)", "Psychedelics/LSD", "150 ug 0.00375 25", "145.00"),
    ("1P-LSD 10 x 100mcg (legal in many places)", "Psychedelics/LSD", "100 ug 0.001 10", "61.00"),
    ("Golden Teacher 1/4 lb dried", "Psychedelics/Shrooms", "0.25 lb 113.3980925", "480.00"),
    ("Ketamine S-Isomer Needles 2.5g", "Dissociatives/Ketamine", "2.5 g 2.5", "99.95"),
    ("1 kg Ketamine bulk >> wholesale <<", "Dissociatives/Ketamine", "1 kg 1000", "11,900.00"),
    ("Alprazolam 2mg bars, pharma, NO PRESCRIPTION needed", "Benzos/Pills", "", "54.00"),
)
# What vendors hang on a title; says nothing of how much.
_TAILS = ("", "", "", " ✅", " [RESTOCKED]", " | A+++ stealth", " — from the lab & back", " (24h dispatch)", " *limited*")
_FACES = ("Great comms, landed in 6 days", "10/10 would order again!", "underweight by 0.2, vendor refunded", "Stealth could be better tbh", "Very clean 👍")


class _Offer(NamedTuple):
    number: int
    title: str
    category: str
    size: str
    usd: str
    old: str
    vendor: str
    rating: str
    sales: int
    stock: int
    start: str
    end: str
    fe: bool

    @property
    def url(self) -> str:
        slug = "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in self.title).lower().split())
        return f"/listing/{self.number}/{slug[:40]}"

    @property
    def btc(self) -> str:
        return f"{Decimal(self.usd.replace(',', '')) / Decimal('13552'):.5f}"

    @property
    def short(self) -> str:
        return self.title if len(self.title) < 42 else self.title[:38].rstrip() + "..."


def _offers(rng: random.Random) -> list[_Offer]:
    made = []
    for place in range(2 * _PER_PAGE + 1):
        title, category, size, usual = rng.choice(_GOODS)
        title += rng.choice(_TAILS)
        usd = f"{Decimal(usual.replace(',', '')) * rng.randint(90, 112) / 100:,.2f}"
        old = f"{Decimal(usd.replace(',', '')) * Decimal('1.25'):,.2f}" if rng.random() < 0.2 else ""
        rating = f"{rng.uniform(3.9, 5):.2f}" if rng.random() < 0.8 else ""
        start, end = rng.choice(list(_COUNTRIES)), rng.choice(list(_TARGETS))
        counts = rng.randint(0, 900), rng.choice((0, 4, 50, 999))
        offer = _Offer(2209 + place * 13, title, category, size, usd, old, rng.choice(_VENDORS), rating, *counts, start, end, rng.random() < 0.3)
        made.append(offer)
    return made


def _truth(offer: _Offer, **more: Any) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "title": offer.title,
        "url": offer.url,
        "vendor": offer.vendor,
        "price": {"amount": offer.usd.replace(",", ""), "currency": "USD"},
        "price_also": {"amount": offer.btc, "currency": "BTC"},
        "quantity": dict(zip(("amount", "unit", "grams", "pieces"), offer.size.split(), strict=False)),
        "rating": offer.rating,
        "sales": offer.sales,
        "stock": offer.stock,
        "ships_from": _COUNTRIES[offer.start],
        "ships_to": _TARGETS[offer.end],
        "escrow": "fe" if offer.fe else "escrow",
        "marketing": sorted(_claims(offer.title) | ({"discount"} if offer.old else set())),
        "offer_kind": "sale",
    }
    return {name: value for name, value in {**fields, **more}.items() if value not in (None, "", [], {})}


def _claims(title: str) -> set[str]:
    found = {"no_prescription"} if "NO PRESCRIPTION" in title else set()
    found |= {"sample"} if "trial offer" in title else set()
    return found | ({"youth_appeal"} if "Gummy Bears" in title else set())


def _stars(rating: str) -> str:
    if not rating:
        return '<div class="mb-2 text-muted small">No ratings yet</div>'
    full = int(float(rating))
    icons = '<i class="fas fa-star"></i>' * full + '<i class="far fa-star"></i>' * (5 - full)
    return f'<div class="mb-2 text-warning" title="{rating} / 5">{icons}</div>'


def _card(offer: _Offer) -> str:
    old = f'<del class="text-muted small">${offer.old}</del> ' if offer.old else ""
    cut = '<span class="badge badge-danger position-absolute m-2">-20%</span>' if offer.old else ""
    pay = '<span class="badge badge-warning">FE</span>' if offer.fe else '<span class="badge badge-info">Escrow</span>'
    return f"""
          <div class="col-lg-4 col-md-6 mb-4">
            <div class="card h-100 shadow-sm">
              {cut}<a href="{offer.url}"><img class="card-img-top lazy" src="{_BLANK}" data-src="/storage/l/{offer.number}_t.webp" alt="{escape(offer.title)}"></a>
              <div class="card-body d-flex flex-column">
                <h5 class="card-title"><a href="{offer.url}" title="{escape(offer.title)}" class="text-dark">{escape(offer.short)}</a></h5>
                <p class="card-text small mb-1">by <a href="/vendor/{offer.vendor}">{offer.vendor}</a> <span class="badge badge-pill badge-success">Level {_LEVELS[offer.vendor]}</span> {pay}</p>
                {_stars(offer.rating)}
                <div class="mt-auto">{old}<span class="h5 text-primary">${offer.usd}</span><br><small class="text-muted"><i class="fab fa-bitcoin"></i> {offer.btc} BTC</small></div>
              </div>
              <ul class="list-group list-group-flush small">
                <li class="list-group-item"><i class="fas fa-plane-departure"></i> {offer.start} <i class="fas fa-long-arrow-alt-right"></i> {offer.end}</li>
                <li class="list-group-item d-flex justify-content-between"><span>{offer.sales} sold</span><span>{offer.stock} in stock</span></li>
              </ul>
              <div class="card-footer"><form action="/cart/add" method="post" class="form-inline"><input type="hidden" name="_token" value="Qm9hdHMgYXJlIG5pY2U"><input type="number" name="qty" value="1" min="1" class="form-control form-control-sm w-25"><button class="btn btn-sm btn-outline-primary ml-auto" type="submit">Add to cart</button></form></div>
            </div>
          </div>"""


def _featured(offers: Sequence[_Offer]) -> str:
    slides = "".join(
        f'<div class="carousel-item"><a href="{o.url}"><img src="{_BLANK}" alt=""><div class="carousel-caption"><h6>{escape(o.title)}</h6><p>${o.usd}</p></div></a></div>'
        for o in offers
    )
    return f'<div id="featured" class="carousel slide mb-4"><h4>Featured listings</h4><div class="carousel-inner">{slides}</div></div>'


def _menu() -> str:
    tops = sorted({category.split("/")[0] for _, category, *_ in _GOODS})
    lines = "".join(
        f'<a href="/category/{top.lower()}" class="list-group-item list-group-item-action d-flex justify-content-between align-items-center py-1">{top}<span class="badge badge-secondary badge-pill">{(n + 3) * 211}</span></a>'
        for n, top in enumerate(tops)
    )
    return f'<div class="list-group mb-3">{lines}</div>'


def _frame(heading: str, body: str) -> str:
    countries = "".join(f'<option value="{code}">{name}</option>' for name, code in _COUNTRIES.items())
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="csrf-token" content="Qm9hdHMgYXJlIG5pY2U"><title>{escape(heading)} - Lantern Bay Market</title><link rel="stylesheet" href="/css/app.css?id=2d0a9"></head>
<body class="bg-light">
<nav class="navbar navbar-expand-lg navbar-dark bg-dark"><a class="navbar-brand" href="/">Lantern Bay</a><ul class="navbar-nav mr-auto"><li class="nav-item"><a class="nav-link" href="/orders">Orders</a></li><li class="nav-item"><a class="nav-link" href="/messages">Messages <span class="badge badge-light">2</span></a></li></ul><span class="navbar-text">BTC: $13,552.00 &nbsp; XMR: $124.18</span></nav>
<div class="container-fluid mt-3"><div class="row">
  <div class="col-md-3 col-xl-2">{_menu()}
    <form class="card card-body p-2" action="/search"><input class="form-control form-control-sm" name="q" placeholder="Search"><label class="small mt-2">Ships from</label><select class="custom-select custom-select-sm" name="from"><option value="">Any</option>{countries}</select><label class="small mt-2">Price</label><div class="d-flex"><input class="form-control form-control-sm" name="min" placeholder="0.00"><input class="form-control form-control-sm" name="max" placeholder="1000.00"></div><button class="btn btn-sm btn-primary mt-2">Filter</button></form></div>
  <div class="col-md-9 col-xl-10"><h3>{escape(heading)}</h3>{body}
  </div></div></div>
<footer class="text-center text-muted small py-4">&copy; Lantern Bay 2020 &middot; <a href="/pgp">PGP</a> &middot; <a href="/faq">FAQ</a> &middot; Server time: 2020-11-02 09:30</footer></body></html>"""


def _results(offers: Sequence[_Offer], extra: Sequence[_Offer], number: int, last: int) -> SitePage:
    items = "".join(
        f'<li class="page-item{" active" if n == number else ""}"><a class="page-link" href="/category/all?page={n}">{n}</a></li>' for n in range(1, last + 1)
    )
    grid = "".join(_card(offer) for offer in offers)
    top = _featured([*extra, *offers[:2]]) if number == 1 else ""
    body = f'<p class="text-muted">Showing page {number} of {last}</p>{top}<div class="row">{grid}</div><nav><ul class="pagination">{items}</ul></nav>'
    aside = [_aside(offer) for offer in extra] if number == 1 else []
    return SitePage(f"/category/all?page={number}", _frame("All listings", body), "results", [_truth(o) for o in offers] + aside)


def _aside(offer: _Offer) -> dict[str, Any]:
    whole = _truth(offer, marketing=sorted(_claims(offer.title)))
    return {name: whole[name] for name in ("title", "url", "price", "quantity", "marketing", "offer_kind") if name in whole} | {"aside": True}


def _ratings(rng: random.Random, offer: _Offer, count: int, *, item: bool) -> tuple[str, list[dict[str, Any]]]:
    rows, truths = [], []
    for _ in range(count):
        mark, text = (rng.choice((("Positive", "success"), ("Positive", "success"), ("Neutral", "secondary"), ("Negative", "danger"))), rng.choice(_FACES))
        day, buyer, paid = (rng.randint(10, 28), f"{rng.choice('bcgtw')}****{rng.choice('aeiou')}", f"{rng.randint(20, 400)}.00")
        cell = f'<td><a href="{offer.url}">{escape(offer.title)}</a></td>' if item else ""
        rows.append(
            f'<tr><td><span class="badge badge-{mark[1]}">{mark[0]}</span></td><td>{escape(text)}</td>{cell}<td>{buyer}</td><td>${paid}</td><td>{day} Oct 2020</td></tr>'
        )
        truths.append(
            {
                "vendor": offer.vendor,
                "rating": mark[0],
                "text": text,
                "buyer": buyer,
                "at": f"2020-10-{day}",
                "amount": {"amount": paid, "currency": "USD"},
                "listing": offer.title,
            }
        )
    head = f"<tr><th>Rating</th><th>Comment</th>{'<th>Listing</th>' if item else ''}<th>Buyer</th><th>Paid</th><th>Date</th></tr>"
    return (f'<table class="table table-sm table-striped"><thead>{head}</thead><tbody>{"".join(rows)}</tbody></table>', truths)


def _detail(rng: random.Random, offer: _Offer, similar: Sequence[_Offer]) -> SitePage:
    top, sub = offer.category.split("/")
    text = f"Fresh batch of {sub.lower()}, sealed in two bags and a box. Please encrypt your address. We reship once when tracking says lost."
    table, feedback = _ratings(rng, offer, 5, item=False)
    old = f"<del>${offer.old}</del> <small>-20%</small>" if offer.old else ""
    cards = "".join(_card(o) for o in similar)
    facts = {"Category": f"{top} &rsaquo; {sub}", "Ships from": offer.start, "Ships to": offer.end, "Sold": offer.sales, "In stock": offer.stock}
    facts |= {"Listed": "12 Mar 2020", "Payment": "Finalize Early" if offer.fe else "Escrow", "Accepts": "BTC, XMR"}
    rows = "".join(f"<dt class='col-sm-4'>{name}</dt><dd class='col-sm-8'>{value}</dd>" for name, value in facts.items())
    body = f"""<nav><ol class="breadcrumb"><li class="breadcrumb-item"><a href="/">Home</a></li><li class="breadcrumb-item"><a href="/category/{top.lower()}">{top}</a></li><li class="breadcrumb-item active">{sub}</li></ol></nav>
<div class="row"><div class="col-md-5"><img class="img-fluid" src="{_BLANK}" alt="main"></div><div class="col-md-7"><h2>{escape(offer.title)}</h2><p>Sold by <a href="/vendor/{offer.vendor}">{offer.vendor}</a> <span class="badge badge-success">Level {_LEVELS[offer.vendor]}</span></p>{_stars(offer.rating)}
<p class="display-4">{old} ${offer.usd}</p><p class="text-muted">{offer.btc} BTC</p><dl class="row">{rows}</dl>
<form method="post" action="/order"><select class="custom-select" name="ship"><option>Standard mail - 7 days - $4.50</option><option>Tracked &amp; insured - 3 days - $14.00</option></select><input type="number" value="1"><button class="btn btn-success">Buy now</button></form></div></div>
<ul class="nav nav-tabs"><li class="nav-item"><a class="nav-link active" href="#desc">Description</a></li><li class="nav-item"><a class="nav-link" href="#fb">Feedback (5)</a></li><li class="nav-item"><a class="nav-link" href="#terms">Refund policy</a></li></ul>
<div class="tab-content"><div class="tab-pane active" id="desc"><p>{escape(text)}</p></div><div class="tab-pane" id="fb">{table}</div><div class="tab-pane" id="terms"><p>Half back for customers with more than three orders.</p></div></div>
<h4>Similar listings</h4><div class="row">{cards}</div>"""
    truth = _truth(offer, category=[top, sub], description=text, listed_at="2020-03-12", payment=["BTC", "XMR"])
    return SitePage(offer.url, _frame(offer.title, body), "listing", [truth, *(_truth(o, aside=True) for o in similar)], feedback=feedback)


def _vendor(name: str, offers: Sequence[_Offer]) -> SitePage:
    about = f"{name} ships every weekday from a small town. Questions are answered in English, German and Dutch."
    body = f"""<div class="jumbotron py-3"><h1>{name} <small class="badge badge-success">Level {_LEVELS[name]}</small></h1><p class="lead">{about}</p><p>Wickr: <code>{name.lower()}bay</code></p></div>
<table class="table table-bordered w-50"><tbody><tr><th>Total sales</th><td>1,204</td></tr><tr><th>Rating</th><td>4.87 / 5</td></tr><tr><th>Member since</th><td>04 Jun 2019</td></tr><tr><th>Last online</th><td>31 Oct 2020</td></tr><tr><th>Ships from</th><td>Germany</td></tr></tbody></table>
<h4>Verified on other markets</h4><ul><li>Old Harbour Exchange: 4.91/5 (310 deals)</li><li>Tin Whistle: 98%</li></ul><h4>Listings</h4><div class="row">{"".join(_card(o) for o in offers)}</div>"""
    truth = {
        "name": name,
        "level": f"Level {_LEVELS[name]}",
        "sales": 1204,
        "rating": "4.87",
        "ships_from": "DE",
        "member_since": "2019-06-04",
        "last_seen": "2020-10-31",
        "description": about,
    }
    truth["markets"] = [{"market": "Old Harbour Exchange", "rating": "4.91"}, {"market": "Tin Whistle", "rating": "98"}]
    handle = {"kind": "wickr", "value": f"{name.lower()}bay", "account": name}
    return SitePage(f"/vendor/{name}", _frame(f"Vendor {name}", body), "vendor", [_truth(o) for o in offers], [truth], handles=[handle])


def _feedback(rng: random.Random, offers: Sequence[_Offer]) -> SitePage:
    made = [_ratings(rng, offer, 6, item=True) for offer in offers]
    body = (
        f'<ul class="nav nav-pills"><li class="nav-item"><a class="nav-link" href="/vendor/{offers[0].vendor}">Profile</a></li></ul>{"".join(table for table, _ in made)}'
    )
    return SitePage(f"/vendor/{offers[0].vendor}/feedback", _frame(f"Feedback of {offers[0].vendor}", body), "feedback", feedback=[t for _, ts in made for t in ts])


def _plain() -> list[SitePage]:
    tiles = "".join(
        f'<div class="col-md-3"><div class="card text-center mb-3"><div class="card-body"><i class="fas fa-{icon} fa-2x"></i><h5><a href="/category/{icon}">{name}</a></h5><p class="text-muted">{count:,} listings</p></div></div></div>'
        for name, icon, count in (("Cannabis", "cannabis", 4218), ("Stimulants", "bolt", 2967), ("Ecstasy", "heart", 1804), ("Psychedelics", "eye", 933))
    )
    wait = '<!doctype html><html><head><title>Please wait</title><meta http-equiv="refresh" content="9"></head><body><div style="margin:20% auto;width:30em"><h1>DDoS protection</h1><p>You have been placed in a queue, awaiting forwarding to the platform. Your estimated wait time is 1 minute.</p></div></body></html>'
    faq = "<h4>How does escrow work?</h4><p>Your coins are held until you confirm the order or 14 days pass.</p><h4>What does it cost to become a vendor?</h4><p>The bond is $250.00, waived for vendors with 500 sales elsewhere.</p>"
    none = '<div class="alert alert-info">No listings match your search.</div>'
    return [
        SitePage("/", _frame("Welcome to Lantern Bay", f'<div class="row">{tiles}</div>'), "index"),
        SitePage("/search?q=umbrella", _frame("Search: umbrella", none), "results"),
        SitePage("/queue", wait, "wait"),
        SitePage("/faq", _frame("FAQ", faq), "other"),
    ]


def _pages(rng: random.Random) -> list[SitePage]:
    offers = _offers(rng)
    last, extra = 3, offers[-3:-1]
    chunks = [offers[start : start + _PER_PAGE] for start in range(0, len(offers), _PER_PAGE)]
    pages = [_results(chunk, extra, number, last) for number, chunk in enumerate(chunks, start=1)]
    pages += [_detail(rng, offers[place], offers[place + 1 : place + 4]) for place in (1, 11, 30)]
    mine = [o for o in offers if o.vendor == offers[0].vendor]
    return [*pages, _vendor(offers[0].vendor, mine), _feedback(rng, mine[:2]), *_plain()]


SITE = TestSite("lanternbay", "market", "en", _SEEN.strftime("%Y-%m-%dT%H:%M:%SZ"), _pages)
