# ruff: noqa: E501
# fmt: off
"""A Dutch seed shop on Magento 1: every strain carries its own table of pack sizes in the list.

Peculiar: a table of packs inside each ``li``, "€ 7,50" with the sign first, "Uitverkocht" in place of
a price, facts of the strain as icons with words, THC in percent, free seeds ("2 gratis"), a layered
navigation full of counts, reviews as ``dl``, a basket in the header. Everything here is invented.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from html import escape
from typing import Any

from tests.sites import SitePage, TestSite

_SEEN = date(2016, 3, 30)
_MONTHS = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december")
_FIRST = ("Zilveren", "Purple", "Polder", "Oma's", "Critical", "Wilde", "Northern", "Super", "Blauwe", "Amsterdam")
_SECOND = ("Reiger", "Haze", "Kush", "Bes", "Diesel", "Molen", "Skunk #1", "Kaas", "Nevel")
_KINDS = (("Gefeminiseerd", "feminized"), ("Autoflower", "auto"), ("Regulier", "regular"))


@dataclass(frozen=True)
class _Strain:
    number: int
    title: str
    slug: str
    kind: str
    packs: tuple[tuple[int, Decimal], ...]
    gone: frozenset[int]
    thc: int
    weeks: int
    votes: int
    discount: bool


def _strains(rng: random.Random) -> list[_Strain]:
    names = rng.sample([f"{a} {b}" for a in _FIRST for b in _SECOND], 34)
    strains = []
    for number, name in enumerate(names):
        kind, code = _KINDS[number % 3]
        each = Decimal(rng.randrange(9, 24)) / 2
        sizes = rng.choice(((1, 3, 5, 10), (3, 5, 10), (5, 10), (10,), (5, 10, 25, 100)))
        packs = tuple((n, (each * n * (100 - min(n, 25)) / 100).quantize(Decimal("0.05")).quantize(Decimal("0.01"))) for n in sizes)
        gone = frozenset({sizes[-1]}) if len(sizes) > 2 and rng.random() < 0.25 else frozenset()
        title = f"{name} {rng.choice((kind, f'({kind})', f'- {kind}'))}" + (f" {sizes[0]} zaden" if len(sizes) == 1 else "")
        slug = "-".join("".join(c if c.isalnum() else " " for c in name.lower()).split())
        strains.append(_Strain(1200 + number, title, f"{slug}-{code}", kind, packs, gone, rng.randrange(12, 27), rng.randrange(7, 12), rng.randrange(0, 60), rng.random() < 0.2))
    return strains


def _money(amount: Decimal) -> str:
    return "€ " + f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))


def _href(strain: _Strain) -> str:
    return f"http://www.zaadpolder.example/cannabiszaden/{strain.slug}.html"


def _pack_rows(strain: _Strain) -> str:
    rows = []
    for size, price in strain.packs:
        shown = '<span class="availability out-of-stock">Uitverkocht</span>' if size in strain.gone else f'<span class="price">{_money(price)}</span>'
        free = ' <em class="gratis">+ 2 gratis</em>' if size >= 10 else ""
        rows.append(f'<tr><td class="a-left">{size} {"zaad" if size == 1 else "zaden"}{free}</td><td class="a-right">{shown}</td><td><input type="text" name="super_group[{strain.number}{size}]" class="input-text qty" value="0" maxlength="4" /></td></tr>')
    return "\n".join(rows)


def _stars(strain: _Strain) -> str:
    if not strain.votes:
        return '<p class="no-rating"><a href="#review-form">Schrijf de eerste beoordeling</a></p>'
    return f'<div class="ratings"><div class="rating-box"><div class="rating" style="width:{60 + strain.votes % 40}%"></div></div><span class="amount"><a href="#">{strain.votes} beoordeling(en)</a></span></div>'


def _item(strain: _Strain) -> str:
    badge = '<span class="sale-label">Actie: 15% korting</span>' if strain.discount else ""
    return f"""<li class="item"><a href="{_href(strain)}" title="{escape(strain.title)}" class="product-image"><img src="/media/catalog/product/cache/1/small_image/135x/{strain.number}.jpg" width="135" height="135" alt="{escape(strain.title)}" /></a>{badge}
<div class="product-shop"><div class="f-fix"><h2 class="product-name"><a href="{_href(strain)}" title="{escape(strain.title)}">{escape(strain.title)}</a></h2>{_stars(strain)}
<ul class="kenmerken"><li class="i-thc">THC {strain.thc}%</li><li class="i-bloei">Bloei {strain.weeks} weken</li><li>{strain.kind}</li></ul>
<table class="data-table grouped-items-table"><col /><col /><col width="1" /><thead><tr><th>Verpakking</th><th class="a-right">Prijs</th><th>Aantal</th></tr></thead><tbody>
{_pack_rows(strain)}</tbody></table><button type="button" class="button btn-cart"><span><span>In winkelwagen</span></span></button><ul class="add-to-links"><li><a href="/wishlist/add/{strain.number}" class="link-wishlist">Verlanglijst</a></li></ul></div></div></li>
"""


def _buyable(strain: _Strain) -> list[tuple[int, Decimal]]:
    return [(size, price) for size, price in strain.packs if size not in strain.gone]


def _truth(strain: _Strain, url: bool = True) -> dict[str, Any]:
    packs = _buyable(strain)
    truth: dict[str, Any] = {"title": strain.title, "price": {"amount": f"{packs[0][1]}", "currency": "EUR"}}
    truth |= {"url": _href(strain)} if url else {}
    if len(packs) > 1:
        truth["tiers"] = [{"quantity": {"amount": str(size), "unit": "seed"}, "price": {"amount": f"{price}", "currency": "EUR"}} for size, price in packs]
    else:
        truth["quantity"] = {"amount": str(packs[0][0]), "unit": "seed"}
    return truth | ({"marketing": ["discount"]} if strain.discount else {})


def _frame(title: str, body: str, popular: Sequence[_Strain] = ()) -> str:
    layers = "".join(f'<li><a href="?soort={n}">{kind}</a> ({n * 7 + 11})</li>' for n, (kind, _) in enumerate(_KINDS, 1))
    box = "".join(f'<li class="item"><p class="product-name"><a href="{_href(s)}">{escape(s.title)}</a></p><span class="price">{_money(_buyable(s)[0][1])}</span></li>' for s in popular)
    side = f'<div class="block block-best"><div class="block-title"><strong>Populair</strong></div><ol class="mini-products-list">{box}</ol></div>' if box else ""
    return f"""<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8" /><title>{escape(title)} - Zaadpolder</title><script>var BLANK_URL='http://www.zaadpolder.example/js/blank.html';</script></head><body class="catalog-category-view"><div class="wrapper"><div class="page"><div class="header-container"><a class="logo" href="http://www.zaadpolder.example/">Zaadpolder</a><ul class="links"><li><a href="/customer/account">Mijn account</a></li><li><a href="/checkout/cart" class="top-link-cart">Winkelwagen (0 artikelen: € 0,00)</a></li></ul><form action="/catalogsearch/result/"><input name="q" placeholder="Zoek in de hele winkel..." /></form></div>
<div class="main col2-left-layout"><div class="col-main">{body}</div><div class="col-left sidebar"><div class="block block-layered-nav"><dl><dt>Soort</dt><dd><ol>{layers}</ol></dd><dt>Prijs</dt><dd><ol><li><a href="?p=0">€ 0,00 - € 9,99</a> (18)</li><li><a href="?p=1">€ 10,00 en hoger</a> (16)</li></ol></dd></dl></div>{side}</div></div>
<div class="footer">Zaden zijn bedoeld als souvenir. Kiemen is in veel landen strafbaar. Klantenservice: <a href="mailto:info@zaadpolder.example">info@zaadpolder.example</a></div></div></div></body></html>"""


def _results(strains: Sequence[_Strain], popular: Sequence[_Strain], page: int) -> SitePage:
    toolbar = f'<div class="toolbar"><p class="amount">Artikelen op pagina {page}, totaal 34</p><div class="pages"><ol>{"".join(f"<li><a href=?p={n}>{n}</a></li>" for n in (1, 2, 3))}</ol></div></div>'
    body = f'<div class="page-title"><h1>Cannabiszaden</h1></div>{toolbar}<ol class="products-list" id="products-list">{"".join(map(_item, strains))}</ol>{toolbar}'
    asides = [_aside(s) for s in popular if s not in strains]
    return SitePage(f"/cannabiszaden.html?p={page}", _frame("Cannabiszaden", body, popular), "results", [*map(_truth, strains), *asides])


def _aside(strain: _Strain) -> dict[str, Any]:
    return {"title": strain.title, "url": _href(strain), "price": {"amount": f"{_buyable(strain)[0][1]}", "currency": "EUR"}, "aside": True}


_SAID = ("Alles gekiemd, snel geleverd.", "8 van de 10 kwamen op", "Discrete envelop, prima soort!", "Pakket was open, maar netjes opgelost.")


def _reviews(rng: random.Random) -> tuple[str, list[dict[str, Any]]]:
    parts, truth = [], []
    for _ in range(4):
        score, said, buyer, day = rng.randrange(2, 6), rng.choice(_SAID), rng.choice(("Joost", "M. de W.", "tuinkabouter", "Ria")), _SEEN - timedelta(days=rng.randrange(6, 500))
        parts.append(f'<dt><a href="#">{buyer}</a> gaf {score} van de 5 sterren</dt><dd><p>{said}</p><small class="date">(Geplaatst op {day.day} {_MONTHS[day.month - 1]} {day.year})</small></dd>')
        truth.append({"rating": str(score), "text": said, "buyer": buyer, "at": day.isoformat()})
    return f'<div class="box-collateral box-reviews"><h2>Klantbeoordelingen</h2><dl>{"".join(parts)}</dl></div>', truth


def _detail(rng: random.Random, strain: _Strain, others: Sequence[_Strain]) -> SitePage:
    said = f"Een {strain.kind.lower()} soort met een frisse geur. Bloeit in {strain.weeks} weken. Geschikt voor binnen en kas."
    reviews, feedback = _reviews(rng)
    also = "".join(f'<li class="item"><a href="{_href(o)}" class="product-image"><img src="/media/{o.number}.jpg" alt="" /></a><h3 class="product-name"><a href="{_href(o)}">{escape(o.title)}</a></h3><div class="price-box">Vanaf <span class="price">{_money(_buyable(o)[0][1])}</span></div></li>' for o in others)
    badge = '<span class="sale-label">Actie: 15% korting</span>' if strain.discount else ""
    body = f"""<div class="breadcrumbs"><ul><li class="home"><a href="/">Home</a> <span>/ </span></li><li><a href="/cannabiszaden.html">Cannabiszaden</a> <span>/ </span></li><li><a href="/k.html">{strain.kind}</a> <span>/ </span></li><li><strong>{escape(strain.title)}</strong></li></ul></div>
<div class="product-view"><div class="product-shop"><div class="product-name"><h1>{escape(strain.title)}</h1></div>{badge}<p class="availability in-stock">Beschikbaarheid: <span>Op voorraad</span></p><table class="data-table grouped-items-table"><tbody>{_pack_rows(strain)}</tbody></table><p>Betaling: PayPal, bankoverboeking, Bitcoin. Verzending vanuit Nederland naar de hele EU.</p><div class="add-to-cart"><button class="button btn-cart"><span>In winkelwagen</span></button></div></div><div class="product-img-box"><img src="/media/{strain.number}_l.jpg" alt="{escape(strain.title)}" /></div></div>
<div class="box-collateral"><h2>Details</h2><div class="std">{said}</div></div><div class="box-collateral"><h2>Extra informatie</h2><table class="data-table" id="product-attribute-specs-table"><tbody><tr><th class="label">THC</th><td class="data">{strain.thc}%</td></tr><tr><th class="label">Bloeitijd</th><td class="data">{strain.weeks} weken</td></tr><tr><th class="label">Opbrengst</th><td class="data">450 g/m²</td></tr></tbody></table></div>
{reviews}<div class="box-collateral box-up-sell"><h2>Ook interessant</h2><ul class="products-grid">{also}</ul></div>"""
    truth = _truth(strain, url=False) | {"category": ["Cannabiszaden", strain.kind], "description": said, "payment": ["BTC", "bank_transfer", "paypal"], "ships_from": "NL", "ships_to": ["EU"]}
    return SitePage(_href(strain).partition(".example")[2], _frame(strain.title, body), "listing", [truth, *map(_aside, others)], feedback=feedback)


def _home(strains: Sequence[_Strain]) -> SitePage:
    tiles = "".join(f'<li class="item"><a href="{_href(s)}" title="{escape(s.title)}"><img src="/media/{s.number}.jpg" alt="" /></a><h3 class="product-name"><a href="{_href(s)}">{escape(s.title)}</a></h3><span class="vanaf">Vanaf</span> <span class="price">{_money(_buyable(s)[0][1])}</span></li>' for s in strains)
    groups = "".join(f'<li><a href="/k{n}.html">{kind}e zaden</a> <span class="count">({n * 7 + 11})</span></li>' for n, (kind, _) in enumerate(_KINDS, 1))
    body = f'<div class="std"><h1>Welkom in de polder</h1><p>Sinds 1999 de mooiste souvenirzaden. Gratis verzending vanaf € 40,00.</p></div><ul class="categories">{groups}</ul><h2 class="subtitle">Nieuw binnen</h2><ul class="products-grid">{tiles}</ul>'
    truth = [{k: v for k, v in _aside(s).items() if k != "aside"} for s in strains]
    return SitePage("/", _frame("Home", body), "index", truth)


def _pages(rng: random.Random) -> list[SitePage]:
    handle = {"kind": "email", "value": "info@zaadpolder.example"}  # in the foot of every page
    return [replace(page, handles=[handle]) for page in _drawn(rng)]


def _drawn(rng: random.Random) -> list[SitePage]:
    strains = _strains(rng)
    empty = "<div class='page-title'><h1>Zoekresultaten voor 'paraplu'</h1></div><p class='note-msg'>Uw zoekopdracht levert geen resultaten op.</p>"
    missing = "<div class='page-title'><h1>Oeps, onze fout...</h1></div><dl><dt>De gevraagde pagina is niet gevonden. Hoe kan dat?</dt><dd><ul><li>U heeft het adres verkeerd getypt.</li><li>De link is verouderd.</li></ul></dd></dl>"
    cart = f"<h1>Winkelwagen</h1><table class='data-table cart-table'><tr><th>Productnaam</th><th>Stukprijs</th><th>Aantal</th><th>Subtotaal</th></tr><tr><td>{escape(strains[2].title)}</td><td>{_money(strains[2].packs[0][1])}</td><td>2</td><td>{_money(strains[2].packs[0][1] * 2)}</td></tr></table><p>Verzendkosten {_money(Decimal('4.95'))}</p><button class='button btn-checkout'>Naar de kassa</button>"
    return [
        _home(strains[5:11]), _results(strains[:16], strains[20:24], 1), _results(strains[16:32], strains[20:24], 2), _results(strains[32:], strains[20:24], 3), SitePage("/catalogsearch/result/?q=paraplu", _frame("Zoeken", empty), "results"),
        *(_detail(rng, strains[n], strains[n + 1:n + 7]) for n in (1, 12, 25)), SitePage("/oud.html", _frame("404", missing), "error"), SitePage("/checkout/cart", _frame("Winkelwagen", cart), "other"),
    ]


SITE = TestSite("seeds_dutch", "seed_shop", "nl", "2016-03-30T12:00:00+00:00", _pages)
