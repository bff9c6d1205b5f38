# ruff: noqa: E501
# fmt: off
"""Bottega Ombra: an Italian market on Bootstrap 3, a panel per listing with a ``dl`` of facts inside.

Peculiar: ``dt``/``dd`` whose rows are left out where nothing is known, ``1.299,00 €`` or bitcoin by
the seller's taste, dates as ``12/03/2019 14:05`` or "ieri", "Cerco" adverts, delivery by hand, the
seller described in a sentence with his marks at other markets in a list, reviews as plain lines, a
cart. Everything here is invented.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from html import escape
from typing import Any

from tests.sites import SitePage, TestSite

_SEEN = datetime(2019, 10, 4, 18, 0)  # noqa: DTZ001  the server's clock is UTC, as its foot says
_GRAMS = {"g": "1", "mg": "0.001", "ug": "0.000001", "kg": "1000"}
_FROM = (("Italia", "IT"), ("Spagna", "ES"), ("Germania", "DE"), ("Paesi Bassi", "NL"), ("Svizzera", "CH"))
_TO: tuple[tuple[str, list[str]], ...] = (("Italia", ["IT"]), ("Unione europea", ["EU"]), ("Tutto il mondo (Mondo)", ["WW"]), ("Italia, Svizzera", ["IT", "CH"]))
_SELLERS = ("Il Lattaio", "zafferano77", "Cantina_Vecchia", "MANOLESTA", "dott.corvo")
# title, path, amount, unit, pieces, price in euros, kind
_GOODS: tuple[tuple[str, tuple[str, ...], str, str, int, str, str], ...] = (
    ("5g Erba Gelato #33 – cime compatte", ("Cannabis", "Erba"), "5", "g", 1, "45", "sale"),
    ("Hashish Ketama 0,0 | 10 gr", ("Cannabis", "Hashish"), "10", "g", 1, "70", "sale"),
    ("Mezzo chilo di fumo commerciale", ("Cannabis", "Hashish"), "0.5", "kg", 1, "1150", "sale"),
    ("100 gr. Amnesia (serra) *prezzo trattabile*", ("Cannabis", "Erba"), "100", "g", 1, "560", "sale"),
    ("Bamba pura 1g [scaglia di pesce]", ("Stimolanti", "Cocaina"), "1", "g", 1, "78", "sale"),
    ("0,5 gr di coca - provala!", ("Stimolanti", "Cocaina"), "0.5", "g", 1, "42", "sale"),
    ("Speed bagnata 25 g", ("Stimolanti", "Anfetamina"), "25", "g", 1, "110", "sale"),
    ("20 x francobolli LSD 120µg «Pinocchio»", ("Psichedelici", "LSD"), "120", "ug", 20, "150", "sale"),
    ("10 pastiglie da 210 mg «Vespa rossa» 🛵", ("Empatogeni", "Ecstasy"), "210", "mg", 10, "75", "sale"),
    ("MD in cristalli, 3 g, cucchiaino in omaggio", ("Empatogeni", "MDMA"), "3", "g", 1, "96", "sale"),
    ("Keta 2 g racemica", ("Dissociativi", "Ketamina"), "2", "g", 1, "64", "sale"),
    ("Cerco 50 g di haze, zona Milano", ("Cannabis", "Erba"), "50", "g", 1, "300", "wanted"),
    ("Tartufi magici 15g", ("Psichedelici", "Tartufi"), "15", "g", 1, "25", "sale"),
)


@dataclass(frozen=True)
class _Notice:
    number: int
    title: str
    path: tuple[str, ...]
    quantity: dict[str, Any]
    price: dict[str, str]
    kind: str
    seller: str
    source: tuple[str, str] | None
    target: tuple[str, list[str]]
    stock: int | None
    sales: int | None
    listed: datetime
    by_hand: bool


def _quantity(amount: str, unit: str, pieces: int = 1) -> dict[str, Any]:
    grams = Decimal(amount) * Decimal(_GRAMS[unit]) * pieces
    truth: dict[str, Any] = {"amount": amount, "unit": unit, "grams": f"{grams.normalize():f}"}
    return truth | ({"pieces": pieces} if pieces > 1 else {})


def _priced(rng: random.Random, euros: str, coins: bool) -> dict[str, str]:
    amount = Decimal(euros) * rng.randrange(85, 120) / 100
    if coins:
        return {"amount": f"{amount / 7400:.4f}", "currency": "BTC"}
    return {"amount": f"{amount:.2f}", "currency": "EUR"}


def _notices(rng: random.Random) -> list[_Notice]:
    notices = []
    for number in range(39):
        title, path, amount, unit, pieces, euros, kind = _GOODS[number % len(_GOODS)]
        tail = rng.choice(("", "", " - SPEDIZIONE INCLUSA", " ✔", " (lotto nuovo)", " >> leggere bene <<"))
        place = number % len(_SELLERS)
        notices.append(_Notice(
            700 + number * 3, title + (tail if kind == "sale" else ""), path, _quantity(amount, unit, pieces), _priced(rng, euros, coins=place == 3), kind, _SELLERS[place],
            None if kind == "wanted" else _FROM[place], rng.choice(_TO), rng.randrange(1, 90) if rng.random() < 0.6 else None, rng.randrange(1, 700) if rng.random() < 0.8 else None,
            _SEEN - timedelta(days=rng.randrange(1, 90), minutes=rng.randrange(0, 900)), kind == "sale" and rng.random() < 0.2,
        ))
    return notices


def _comma(amount: str) -> str:
    return amount.translate(str.maketrans(",.", ".,"))


def _euro_or_coin(price: dict[str, str]) -> str:
    shown = f"{Decimal(price['amount']):,}"
    return f"{_comma(shown)} {'BTC' if price['currency'] == 'BTC' else '€'}"


def _moment(when: datetime) -> str:
    days = (_SEEN.date() - when.date()).days
    return f"ieri alle {when:%H:%M}" if days == 1 else f"{when:%d/%m/%Y %H:%M}"


def _href(notice: _Notice) -> str:
    words = "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in notice.title.lower()).split())
    return f"/annuncio/{words}_{notice.number}.html"


def _pairs(notice: _Notice) -> list[tuple[str, str]]:
    pairs = [("Venditore" if notice.kind == "sale" else "Inserzionista", f'<a href="/utente/{notice.seller.replace(" ", "_")}.html">{notice.seller}</a>')]
    pairs += [("Categoria", " / ".join(notice.path))]
    pairs += [("Spedito da", notice.source[0])] if notice.source else []
    pairs += [("Spedisce in", notice.target[0])] if notice.kind == "sale" else []
    pairs += [("Consegna", "anche a mano")] if notice.by_hand else []
    pairs += [("Disponibili", str(notice.stock))] if notice.stock is not None else []
    pairs += [("Venduti", f"{notice.sales} volte")] if notice.sales is not None else []
    return [*pairs, ("Inserito", _moment(notice.listed))]


def _panel(notice: _Notice) -> str:
    facts = "".join(f"<dt>{label}</dt><dd>{value}</dd>" for label, value in _pairs(notice))
    ribbon = '<span class="label label-warning pull-right">CERCO</span>' if notice.kind == "wanted" else '<span class="label label-success pull-right">VENDO</span>'
    return f"""
<div class="panel panel-default"><div class="panel-heading">{ribbon}<h4 class="panel-title"><a href="{_href(notice)}">{escape(notice.title)}</a></h4></div>
 <div class="panel-body"><div class="row"><div class="col-xs-3"><img class="img-thumbnail" src="/foto/{notice.number}s.jpg" alt=""></div>
 <div class="col-xs-6"><dl class="dl-horizontal">{facts}</dl></div><div class="col-xs-3 text-right"><span class="prezzo">{_euro_or_coin(notice.price)}</span><br><a class="btn btn-xs btn-primary" href="{_href(notice)}">Dettagli</a></div></div></div></div>"""


def _truth(notice: _Notice) -> dict[str, Any]:
    truth: dict[str, Any] = {"title": notice.title, "url": _href(notice), "vendor": notice.seller, "price": notice.price, "quantity": notice.quantity, "category": list(notice.path), "offer_kind": notice.kind, "listed_at": f"{notice.listed.isoformat(timespec='minutes')}+00:00"}
    truth |= {"ships_from": notice.source[1]} if notice.source else {}
    truth |= {"ships_to": notice.target[1]} if notice.kind == "sale" else {}
    truth |= {"stock": notice.stock} if notice.stock is not None else {}
    truth |= {"sales": notice.sales} if notice.sales is not None else {}
    truth |= {"delivery": ["pickup"]} if notice.by_hand else {}
    return truth


def _frame(title: str, body: str, bare: bool = False) -> str:
    side = "".join(f'<a class="list-group-item" href="/sezione/{n}.html"><span class="badge">{n * 17 % 90 + 4}</span>{name}</a>' for n, name in enumerate(("Cannabis", "Stimolanti", "Empatogeni", "Psichedelici", "Dissociativi", "Documenti"), 1))
    nav = '<nav class="navbar navbar-inverse"><div class="container"><a class="navbar-brand" href="/">Bottega Ombra</a><ul class="nav navbar-nav"><li><a href="/annunci.html">Annunci</a></li><li><a href="/carrello.html">Carrello (1)</a></li><li><a href="/messaggi.html">Messaggi</a></li></ul><p class="navbar-text">1 BTC = 7.400,00 €</p></div></nav>'
    inner = body if bare else f'<div class="row"><div class="col-md-3"><div class="list-group">{side}</div></div><div class="col-md-9">{body}</div></div>'
    return f"""<!doctype html>
<html lang="it"><head><meta charset="utf-8"><title>{escape(title)} | Bottega Ombra</title><link rel="stylesheet" href="/css/bootstrap.min.css"></head><body>{'' if bare else nav}<div class="container">{inner}</div><footer class="text-center text-muted">Ora del server: UTC · <a href="/regolamento.html">Regolamento</a></footer></body></html>"""


def _results(notices: Sequence[_Notice], page: int) -> SitePage:
    pages = "".join(f'<li{" class=active" if n == page else ""}><a href="/annunci-{n}.html">{n}</a></li>' for n in (1, 2, 3))
    return SitePage(f"/annunci-{page}.html", _frame("Annunci", f'<h3>Annunci recenti</h3>{"".join(map(_panel, notices))}<ul class="pagination">{pages}</ul>'), "results", [_truth(n) for n in notices])


_SAID = ("Arrivato in 3 giorni, perfetto.", "Un po' caro ma buono", "Peso esatto. Torno!", "Mai arrivato, nessuna risposta", "Gentile e veloce :)")


def _lines(rng: random.Random, seller: str, count: int) -> tuple[str, list[dict[str, Any]]]:
    lines, truth = [], []
    for _ in range(count):
        score, said, buyer, when = rng.randrange(1, 6), rng.choice(_SAID), f"{rng.choice('abcglmprt')}****{rng.choice('aeio')}", _SEEN - timedelta(days=rng.randrange(2, 80))
        lines.append(f"{when:%d/%m/%Y} - {buyer} ha dato {score}/5: {escape(said, quote=False)}<br>\n")
        truth.append({"vendor": seller, "rating": f"{score}/5", "text": said, "buyer": buyer, "at": when.date().isoformat()})
    return "".join(lines), truth


def _detail(rng: random.Random, notice: _Notice, others: Sequence[_Notice]) -> SitePage:
    said = "Prodotto selezionato da noi, foto vere. Spediamo dal lunedì al venerdì in busta doppia. Per quantità maggiori scrivete in privato."
    lines, feedback = _lines(rng, notice.seller, 4)
    facts = "".join(f"<tr><th>{label}</th><td>{value}</td></tr>" for label, value in _pairs(notice))
    also = "".join(f'<div class="col-xs-4"><div class="thumbnail"><a href="{_href(o)}">{escape(o.title)}</a><p>{_euro_or_coin(o.price)}</p></div></div>' for o in others)
    body = f"""<ol class="breadcrumb"><li><a href="/">Inizio</a></li><li>{notice.path[0]}</li><li class="active">{notice.path[1]}</li></ol><div class="page-header"><h2>{escape(notice.title)} <small>annuncio n. {notice.number}</small></h2></div>
<div class="row"><div class="col-md-5"><img src="/foto/{notice.number}.jpg" class="img-responsive" alt="foto"></div><div class="col-md-7"><p class="lead">{_euro_or_coin(notice.price)}</p><table class="table table-condensed">{facts}</table><p>Garanzia: deposito (escrow). Si paga in Bitcoin o Litecoin.</p><form method="post" action="/carrello.html"><input type="hidden" name="a" value="{notice.number}"><input name="q" value="1" size="2"><button class="btn btn-success">Compra</button></form></div></div>
<h3>Descrizione</h3><div class="well">{said}</div><h3>Commenti</h3><p>{lines}</p><h3>Potrebbe interessarti</h3><div class="row">{also}</div>"""
    truth = {k: v for k, v in _truth(notice).items() if k not in ("url", "offer_kind")} | {"description": said, "escrow": "escrow", "payment": ["BTC", "LTC"]}
    asides = [{"title": o.title, "url": _href(o), "price": o.price, "quantity": o.quantity, "aside": True} for o in others]
    return SitePage(_href(notice), _frame(notice.title, body), "listing", [truth, *asides], feedback=feedback)


def _vendor(rng: random.Random, place: int, notices: Sequence[_Notice]) -> SitePage:
    seller, (country, code) = _SELLERS[place], _FROM[place]
    lines, feedback = _lines(rng, seller, 7)
    own = [n for n in notices if n.seller == seller and n.kind == "sale"][:8]
    rows = "".join(f'<tr><td><a href="{_href(o)}">{escape(o.title)}</a></td><td class="text-right">{_euro_or_coin(o.price)}</td></tr>' for o in own)
    about = f"Lavoriamo con calma e pulizia. Wickr: {seller.lower().replace(' ', '').replace('_', '').replace('.', '')}ombra. Rispondo la sera."
    body = f"""<h2>{seller}</h2><p>{seller} è iscritto dal <b>09/02/2018</b>, vende da <b>{country}</b>, è <b>Venditore esperto</b> e ha concluso <b>{place * 113 + 214}</b> vendite con un voto medio di <b>4,{place + 5}</b>. Ultimo accesso: <b>02/10/2019</b>.</p>
<ul class="list-inline"><li>Mercato Gatto: 4,8/5</li><li>La Darsena: 96%</li></ul><div class="well">{about}</div><h3>I suoi annunci</h3><table class="table table-striped">{rows}</table><h3>Giudizi ricevuti</h3><p>{lines}</p>"""
    vendor = {"name": seller, "level": "Venditore esperto", "sales": place * 113 + 214, "rating": f"4,{place + 5}", "ships_from": code, "member_since": "2018-02-09", "last_seen": "2019-10-02", "description": about,
              "markets": [{"market": "Mercato Gatto", "rating": "4,8/5"}, {"market": "La Darsena", "rating": "96%"}]}
    listings = [{"title": o.title, "url": _href(o), "vendor": seller, "price": o.price, "quantity": o.quantity} for o in own]
    handle = {"kind": "wickr", "value": f"{seller.lower().replace(' ', '').replace('_', '').replace('.', '')}ombra", "account": seller}
    return SitePage(f"/utente/{seller.replace(' ', '_')}.html", _frame(seller, body), "vendor", listings, [vendor], feedback, handles=[handle])


def _home(notices: Sequence[_Notice]) -> SitePage:
    tree = "".join(f'<div class="col-sm-4"><h4><a href="/sezione/{n}.html">{a}</a> <small>({n * 31})</small></h4><ul>{"".join(f"<li>{b} ({n + m})</li>" for m, b in enumerate(c))}</ul></div>' for n, (a, c) in enumerate((("Cannabis", ("Erba", "Hashish", "Semi")), ("Stimolanti", ("Cocaina", "Anfetamina")), ("Psichedelici", ("LSD", "Tartufi"))), 1))
    top = "".join(f'<div class="col-xs-3"><div class="thumbnail"><img src="/foto/{o.number}s.jpg" alt=""><div class="caption"><a href="{_href(o)}">{escape(o.title)}</a><p>di {o.seller}</p><strong>{_euro_or_coin(o.price)}</strong></div></div></div>' for o in notices)
    truth = [{"title": o.title, "url": _href(o), "vendor": o.seller, "price": o.price, "quantity": o.quantity} for o in notices]
    return SitePage("/", _frame("Inizio", f'<div class="jumbotron"><h1>Benvenuti</h1><p>Commissione al 3% fino al 31 ottobre.</p></div><h3>In vetrina</h3><div class="row">{top}</div><h3>Sezioni</h3><div class="row">{tree}</div>'), "index", truth)


def _pages(rng: random.Random) -> list[SitePage]:
    notices = _notices(rng)
    login = '<div class="col-md-4 col-md-offset-4"><form class="form-signin" method="post"><h2>Accedi</h2><input class="form-control" name="nome" placeholder="Nome utente"><input class="form-control" type="password" name="parola" placeholder="Password"><img src="/codice.png" alt="codice di sicurezza"><input class="form-control" name="codice" placeholder="Scrivi il codice"><button class="btn btn-block">Entra</button></form></div>'
    cart = f'<h2>Carrello</h2><table class="table"><tr><th>Articolo</th><th>Quantità</th><th>Totale</th></tr><tr><td>{escape(notices[2].title)}</td><td>1</td><td>{_euro_or_coin(notices[2].price)}</td></tr><tr><td>Spese</td><td></td><td>7,00 €</td></tr></table><button class="btn btn-success">Procedi al pagamento</button>'
    error = '<div class="alert alert-danger"><strong>Errore 403.</strong> Non hai il permesso di vedere questa pagina oppure la sessione è scaduta. <a href="/accedi.html">Accedi di nuovo</a></div>'
    empty = '<h3>Ricerca: "ombrello"</h3><p class="text-muted">Nessun annuncio trovato.</p>'
    return [
        _home(notices[13:17]), _results(notices[:18], 1), _results(notices[18:36], 2), _results(notices[37:], 3), SitePage("/cerca.html?q=ombrello", _frame("Ricerca", empty), "results"),
        *(_detail(rng, notices[n], notices[n + 2:n + 8]) for n in (1, 7, 22)), _vendor(rng, 1, notices), _vendor(rng, 3, notices),
        SitePage("/accedi.html", _frame("Accedi", login, bare=True), "login"), SitePage("/carrello.html", _frame("Carrello", cart), "other"), SitePage("/riservato.html", _frame("Errore", error), "error"),
    ]


SITE = TestSite("bottega_ombra", "market", "it", "2019-10-04T18:00:00+00:00", _pages)
