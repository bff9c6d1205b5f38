# ruff: noqa: E501
# fmt: off
"""A German shop for "Forschungschemikalien" on xt:Commerce 3: tables, tax notes, options as radios.

Peculiar: "ab 12,90 EUR", a price per gram in brackets below every price, "statt ... nur ...", tax and
shipping notes in every record, delivery time as a picture, weights as radio buttons on the item page
only, "nicht zum Verzehr geeignet" everywhere, reviews by ``alt`` of star pictures. All invented.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from html import escape
from typing import Any

from tests.sites import SitePage, TestSite

_SEEN = date(2014, 5, 20)
_MONTHS = ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember")
# name, path, unit, steps of amount and euros, blurb
_GOODS: tuple[tuple[str, tuple[str, str], str, tuple[tuple[str, str], ...], str], ...] = (
    ("3-MMC Kristalle", ("Cathinone", "Kristallin"), "g", (("0.5", "12.90"), ("1", "19.90"), ("5", "79.00"), ("25", "299.00")), "Reinheit laut Analyse über 98 %."),
    ("3-MMC Pulver", ("Cathinone", "Pulver"), "g", (("1", "17.90"), ("5", "69.00"), ("10", "119.00")), "Feines, weißes Pulver."),
    ("Pentedron", ("Cathinone", "Kristallin"), "g", (("1", "15.50"), ("5", "59.90")), "Kleine Nadeln."),
    ("MXE – Methoxetamin", ("Arylcyclohexylamine", "Pulver"), "mg", (("250", "14.90"), ("500", "24.90"), ("1000", "39.90")), "Referenzsubstanz für das Labor."),
    ("1P-LSD Blotter 100 µg", ("Lysergamide", "Blotter"), "blotter", (("1", "7.90"), ("5", "34.50"), ("10", "59.00")), "Vakuumverpackt, lichtgeschützt."),
    ("AL-LAD Blotter 150 µg", ("Lysergamide", "Blotter"), "blotter", (("2", "17.90"), ("10", "74.00")), "Bogen mit Motiv „Bienenstock“."),
    ("Etizolam Pellets 1 mg", ("Benzodiazepine", "Pellets"), "tablet", (("10", "9.90"), ("50", "39.90"), ("100", "69.90")), "Gepresst, mit Bruchkerbe."),
    ("Flubromazolam Pellets 0,25 mg", ("Benzodiazepine", "Pellets"), "tablet", (("20", "19.90"), ("100", "79.90")), "Rund, blau."),
    ("6-APB", ("Benzofurane", "Pulver"), "mg", (("100", "9.90"), ("500", "37.50")), "Bräunliches Pulver, trocken lagern."),
    ("Räuchermischung „Nordlicht“ 3 g", ("Räucherwerk", "Mischungen"), "g", (("3", "24.90"),), "Aromatischer Raumduft."),
    ("Badesalz „Küstennebel“ 500 mg", ("Räucherwerk", "Badesalz"), "mg", (("500", "18.90"),), "Für das entspannende Wannenbad."),
    ("4-HO-MET Fumarat", ("Tryptamine", "Pulver"), "mg", (("100", "16.90"), ("250", "34.90"), ("500", "59.90")), "Dunkel lagern."),
)


@dataclass(frozen=True)
class _Article:
    number: int
    name: str
    path: tuple[str, str]
    unit: str
    steps: tuple[tuple[str, Decimal], ...]
    blurb: str
    old: Decimal | None
    stock: int | None


def _articles(rng: random.Random) -> list[_Article]:
    articles = []
    for number, (name, path, unit, steps, blurb) in enumerate(_GOODS * 2):
        second = number >= len(_GOODS)
        shown = name.replace(" Blotter", " Blotter „B-Ware“").replace("Pulver", "Pulver Charge 07") if second else name
        shown = f"{shown} (Neu!)" if second and shown == name else shown
        priced = tuple((a, (Decimal(p) * (rng.randrange(90, 111) if second else 100) / 100).quantize(Decimal("0.01"))) for a, p in steps)
        articles.append(_Article(41 + number, shown, path, unit, priced, blurb, (priced[0][1] * Decimal("1.25")).quantize(Decimal("0.01")) if rng.random() < 0.25 else None, rng.randrange(2, 300) if rng.random() < 0.6 else None))
    return articles


def _money(amount: Decimal) -> str:
    return f"{amount:,.2f}".translate(str.maketrans(",.", ".,")) + " EUR"


def _sold(unit: str, amount: str) -> str:
    word = {"g": "g", "mg": "mg", "blotter": "Blotter", "tablet": "Pellets"}[unit]
    return f"{amount.replace('.', ',')} {word}"


def _quantity(unit: str, amount: str) -> dict[str, Any]:
    if unit not in ("g", "mg"):
        return {"amount": amount, "unit": unit}
    grams = Decimal(amount) * (Decimal("0.001") if unit == "mg" else 1)
    return {"amount": amount, "unit": unit, "grams": f"{grams.normalize():f}"}


def _base_price(article: _Article) -> str:
    amount, price = article.steps[-1]
    factor = {"g": Decimal(1), "mg": Decimal(1000)}.get(article.unit)
    if factor is None:
        return ""
    return f'<br /><span class="vpe">({_money((price * factor / Decimal(amount)).quantize(Decimal("0.01")))} pro g)</span>'


def _href(article: _Article) -> str:
    slug = "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in article.name).split())
    return f"product_info.php?info=p{article.number}_{slug}.html&XTCsid=8f1c2ab07"


def _price_html(article: _Article) -> str:
    several = "ab " if len(article.steps) > 1 else ""
    if article.old:
        return f'<span class="productOldPrice"><small>Unser bisheriger Preis</small> {_money(article.old)}</span><br />Jetzt nur {several}{_money(article.steps[0][1])}'
    return f"{several}{_money(article.steps[0][1])}"


def _row(article: _Article) -> str:
    stock = f'<br />Lagerbestand: {article.stock} Stück' if article.stock is not None else ""
    return f"""<tr><td width="110" rowspan="1" align="center"><a href="{escape(_href(article))}"><img src="images/product_images/thumbnail_images/{article.number}_0.jpg" alt="" width="90" /></a></td>
<td valign="top"><h3><a href="{escape(_href(article))}">{article.name}</a></h3><p>{article.blurb} <strong>Nicht zum Verzehr geeignet!</strong></p><span class="shippingtime">Lieferzeit: <img src="images/gruen.gif" alt="1-2 Tage" /> 1-2 Tage</span>{stock}</td>
<td width="190" align="right" class="productPrice">{_price_html(article)}{_base_price(article)}<br /><span class="taxandshippinginfo">inkl. 19 % MwSt. zzgl. <a href="popup_content.php?coID=1">Versandkosten</a></span><br /><a href="{escape(_href(article))}"><img src="templates/buttons/details.gif" alt="Details" /></a></td></tr>
<tr><td colspan="3"><hr /></td></tr>
"""


def _truth(article: _Article) -> dict[str, Any]:
    truth: dict[str, Any] = {"title": article.name, "url": _href(article), "price": {"amount": f"{article.steps[0][1]}", "currency": "EUR"}}
    truth |= {"quantity": _quantity(article.unit, article.steps[0][0])} if len(article.steps) == 1 else {}
    truth |= {"stock": article.stock} if article.stock is not None else {}
    return truth | ({"marketing": ["discount"]} if article.old else {})


def _frame(title: str, body: str) -> str:
    groups = sorted({a[1][0] for a in _GOODS})
    menu = "".join(f'<a class="menuitem" href="index.php?cat=c{n}_{name}.html">{name}</a> ({n + 2})<br />' for n, name in enumerate(groups, 1))
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" dir="ltr" xml:lang="de"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>{escape(title)} - Molekülstube</title><base href="http://molekuelstube.example/" /></head><body>
<table width="950" align="center"><tr><td colspan="3" class="headerNavigation"><a href="index.php">Startseite</a> &raquo; <a href="account.php">Ihr Konto</a> | <a href="shopping_cart.php">Warenkorb</a> | <a href="checkout_shipping.php">Kasse</a></td></tr>
<tr><td width="160" valign="top" id="left"><div class="boxhead">Kategorien</div>{menu}<div class="boxhead">Newsletter</div><form action="newsletter.php"><input name="email" size="14" /><input type="image" src="go.gif" alt="Los" /></form></td><td valign="top">{body}</td>
<td width="160" valign="top"><div class="boxhead">Warenkorb</div>Ihr Warenkorb ist leer.<div class="boxhead">Hinweis</div><p>Alle Artikel dienen nur der Forschung. Abgabe nur an Personen ab 18 Jahren. Nicht zum Verzehr!</p></td></tr></table>
<div class="copyright">Molekülstube &copy; 2014 &middot; <a href="shop_content.php?coID=4">Impressum</a> &middot; <a href="shop_content.php?coID=3">AGB</a></div></body></html>"""


def _results(articles: Sequence[_Article], page: int) -> SitePage:
    pager = "&nbsp;".join(f"<b>{n}</b>" if n == page else f'<a href="products_new.php?page={n}">[{n}]</a>' for n in (1, 2, 3))
    body = f'<h1>Neue Artikel</h1><table width="100%" border="0" cellspacing="0" cellpadding="4">{"".join(map(_row, articles))}</table><div class="smallText">Zeige Seite {page} von 3 &nbsp; Seiten: {pager}</div>'
    return SitePage(f"/products_new.php?page={page}", _frame("Neue Artikel", body), "results", [_truth(a) for a in articles])


_SAID = ("Schnelle Lieferung, ordentlich verpackt.", "Die Probe entsprach der Analyse.", "Leider drei Tage länger unterwegs als angegeben…", "Gerne wieder, netter Kontakt.")


def _reviews(rng: random.Random) -> tuple[str, list[dict[str, Any]]]:
    rows, truth = [], []
    for _ in range(3):
        stars, said, day, buyer = rng.randrange(2, 6), rng.choice(_SAID), _SEEN - timedelta(days=rng.randrange(8, 300)), f"{rng.choice(('Jonas', 'Petra', 'Kai', 'Uwe'))} {rng.choice('BKMW')}."
        rows.append(f'<tr><td><b>Autor:</b> {buyer}<br /><b>Datum:</b> {day.day:02d}. {_MONTHS[day.month - 1]} {day.year}</td><td><img src="templates/img/stars_{stars}.gif" alt="{stars} von 5 Sternen!" /><br />{said}</td></tr>')
        truth.append({"rating": str(stars), "text": said, "buyer": buyer, "at": day.isoformat()})
    return f'<h2>Kundenrezensionen</h2><table class="reviews">{"".join(rows)}</table>', truth


def _detail(rng: random.Random, article: _Article, others: Sequence[_Article]) -> SitePage:
    radios = "<br />\n".join(f'<input type="radio" name="id[1]" value="{n}"{" checked=checked" if n == 0 else ""} /> {_sold(article.unit, a)} &nbsp; {_money(p)}' for n, (a, p) in enumerate(article.steps))
    said = f"{article.blurb} Nur für Forschungszwecke, nicht zum Verzehr geeignet. Von Kindern fernhalten."
    reviews, feedback = _reviews(rng)
    also = "".join(f'<td align="center" width="25%"><a href="{escape(_href(o))}">{o.name}</a><br />{"ab " if len(o.steps) > 1 else ""}{_money(o.steps[0][1])}<br /><small>inkl. 19 % MwSt.</small></td>' for o in others)
    options = f'<table class="options"><tr><td><b>Menge:</b></td><td>{radios}</td></tr></table>' if len(article.steps) > 1 else ""
    body = f"""<div class="crumb"><a href="index.php">Katalog</a> &raquo; <a href="index.php?cat=c1">{article.path[0]}</a> &raquo; <a href="index.php?cat=c1_2">{article.path[1]}</a></div><form id="cart_quantity" action="{escape(_href(article))}&amp;action=add_product" method="post">
<table width="100%"><tr><td><h1>{article.name}</h1></td><td align="right" class="productPrice">{_price_html(article)}<br /><small>inkl. 19 % MwSt. zzgl. Versandkosten</small></td></tr></table><table width="100%"><tr><td valign="top">{options}<b>Art.Nr.:</b> MS-{article.number:04d}<br /><b>Versand aus:</b> Deutschland<br /><b>Versand nach:</b> Europa<br /><b>Zahlung:</b> Vorkasse (Überweisung), Nachnahme, Bitcoin</td><td><img src="images/product_images/info_images/{article.number}_0.jpg" alt="{escape(article.name)}" /></td></tr></table>
<input type="text" name="products_qty" value="1" size="3" /><input type="hidden" name="products_id" value="{article.number}" /><input type="image" src="in_den_warenkorb.gif" alt="In den Warenkorb" /></form>
<h2>Produktbeschreibung</h2><div class="productdesc">{said}</div>{reviews}<h2>Kunden, die diesen Artikel kauften, haben auch folgende Artikel bestellt:</h2><table><tr>{also}</tr></table>"""
    truth = {k: v for k, v in _truth(article).items() if k not in ("url", "stock")} | {"category": list(article.path), "description": said, "ships_from": "DE", "ships_to": ["EU"], "payment": ["BTC", "bank_transfer", "cash"]}
    if len(article.steps) > 1:
        truth["tiers"] = [{"quantity": {"amount": a, "unit": article.unit}, "price": {"amount": f"{p}", "currency": "EUR"}} for a, p in article.steps]
    asides = [{"title": o.name, "url": _href(o), "price": {"amount": f"{o.steps[0][1]}", "currency": "EUR"}, "aside": True} for o in others]
    return SitePage(f"/{_href(article)}", _frame(article.name, body), "listing", [truth, *asides], feedback=feedback)


def _home(articles: Sequence[_Article]) -> SitePage:
    boxes = [f'<td width="33%" align="center" class="box"><a href="{escape(_href(a))}"><img src="images/{a.number}.jpg" alt="" /></a><br /><a href="{escape(_href(a))}"><b>{a.name}</b></a><br />{"ab " if len(a.steps) > 1 else ""}{_money(a.steps[0][1])}</td>' for a in articles]
    groups = "".join(f'<td align="center"><a href="index.php?cat=c{n}"><img src="images/categories/{n}.gif" alt="" /><br />{name}</a></td>' for n, name in enumerate(sorted({a[1][0] for a in _GOODS}), 1))
    body = f'<h1>Herzlich Willkommen</h1><p>Ab 60,00 EUR liefern wir versandkostenfrei.</p><table><tr>{groups}</tr></table><h2>Empfehlungen</h2><table width="100%"><tr>{"".join(boxes[:3])}</tr><tr>{"".join(boxes[3:])}</tr></table>'
    return SitePage("/index.php", _frame("Startseite", body), "index", [{k: v for k, v in _truth(a).items() if k in ("title", "url", "price", "quantity")} for a in articles])


def _pages(rng: random.Random) -> list[SitePage]:
    articles = _articles(rng)
    empty = "<h1>Suchergebnis</h1><p>Es wurde kein Artikel gefunden, der zu <b>Regenschirm</b> passt.</p><form action='advanced_search_result.php'><input name=keywords /><input type=submit value='Suchen' /></form>"
    login = "<h1>Willkommen, bitte melden Sie sich an.</h1><table><tr><td><b>Neuer Kunde</b><br /><a href='create_account.php'>Konto eröffnen</a></td><td><form method='post'><b>Bereits Kunde</b><br />eMail-Adresse: <input name='email_address' /><br />Passwort: <input type='password' name='password' /><br /><a href='password_double_opt.php'>Passwort vergessen?</a> <input type='submit' value='Anmelden' /></form></td></tr></table>"
    terms = "<h1>AGB</h1><p>§ 1 Der Käufer bestätigt, dass er die Ware nicht zum Verzehr verwendet.</p><p>§ 2 Versandkosten: 4,90 EUR im Inland, 9,90 EUR in der EU.</p>"
    return [
        _home(articles[3:9]), _results(articles[:12], 1), _results(articles[12:22], 2), _results(articles[22:], 3), SitePage("/advanced_search_result.php?keywords=Regenschirm", _frame("Suche", empty), "results"),
        *(_detail(rng, articles[n], articles[n + 1:n + 7]) for n in (0, 6, 9)), SitePage("/login.php", _frame("Anmelden", login), "login"), SitePage("/shop_content.php?coID=3", _frame("AGB", terms), "other"),
    ]


SITE = TestSite("nps_radio_de", "nps_shop", "de", "2014-05-20T10:00:00+00:00", _pages)
