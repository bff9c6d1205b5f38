# ruff: noqa: E501
# fmt: off
"""Comptoir de la Lune: a French market, cards in a CSS grid, every label an icon with ``aria-label``.

Peculiar: no visible label at all, titles cut with the whole in ``title``, ``1 299,00 €`` with thin and
no-break spaces, old prices in ``del``, monero in small print, stars as one ``role="img"``, weights
as buttons with ``data-prix``, a queue page that looks like the market. Everything here is invented.
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

_SEEN = date(2023, 5, 22)
_GRAMS = {"g": "1", "mg": "0.001", "ug": "0.000001", "kg": "1000"}
_GIF = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="
_PLACES = (("France", "FR"), ("Belgique", "BE"), ("Pays-Bas", "NL"), ("Espagne", "ES"), ("Suisse", "CH"), ("Allemagne", "DE"))
_TARGETS = (("Union européenne", ["EU"]), ("Monde entier", ["WW"]), ("France, Belgique, Suisse", ["FR", "BE", "CH"]), ("France", ["FR"]))
_SELLERS = ("Lucioles", "PapillonGris", "LeMoulin_92", "brume-du-soir", "Docteur Tilleul", "NORDSUD")
# name, category, unit, packs, euros for one unit, word after the amount
_GOODS = (
    ("Amnesia Haze indoor 🌿", ("Cannabis", "Herbe"), "g", ("2", "5", "10", "25"), "9", ""),
    ("Résine mousseux triple filtre [Maroc]", ("Cannabis", "Résine"), "g", ("10", "25", "50", "100"), "6", ""),
    ("Cocaïne écaille — non coupée", ("Stimulants", "Cocaïne"), "g", ("0.5", "1", "3.5", "10"), "72", ""),
    ("Speed pâte 70 %", ("Stimulants", "Amphétamine"), "g", ("5", "20", "100"), "5", ""),
    ("Kétamine aiguille (S-isomère)", ("Dissociatifs", "Kétamine"), "g", ("1", "5", "14"), "28", ""),
    ("MDMA cristaux champagne", ("Ecstasy", "MDMA"), "g", ("1", "3", "5", "1000"), "24", ""),
    ("Truffes « Dragon vert »", ("Psychédéliques", "Champignons"), "g", ("15", "30"), "2", ""),
)
_STAMPED = (
    ("Buvards « Petit Prince »", ("Psychédéliques", "LSD"), "ug", ("120", "150"), (5, 10, 25, 100), "7"),
    ("Ecsta ★ Nain jaune ★", ("Ecstasy", "Comprimés"), "mg", ("180", "220"), (10, 20, 50), "6"),
)


@dataclass(frozen=True)
class _Offer:
    number: int
    title: str
    slug: str
    category: tuple[str, str]
    quantity: dict[str, Any]
    euros: Decimal
    old: Decimal | None
    seller: str
    source: tuple[str, str]
    target: tuple[str, list[str]]
    stock: int | None
    sales: int
    age: int
    escrow: bool
    tiers: tuple[tuple[str, Decimal], ...]


def _quantity(amount: str, unit: str, pieces: int = 1) -> dict[str, Any]:
    grams = Decimal(amount) * Decimal(_GRAMS[unit]) * pieces
    truth: dict[str, Any] = {"amount": amount, "unit": unit, "grams": f"{grams.normalize():f}"}
    return truth | ({"pieces": pieces} if pieces > 1 else {})


def _money(amount: Decimal) -> str:
    whole, cents = f"{amount:.2f}".split(".")
    return f"{int(whole):,}".replace(",", "\u202f") + f",{cents}"


def _comma(text: str) -> str:
    return text.replace(".", ",")


def _named(rng: random.Random) -> tuple[str, tuple[str, str], dict[str, Any], Decimal, tuple[tuple[str, Decimal], ...]]:
    if rng.random() < 0.25:
        name, category, unit, strengths, counts, each = rng.choice(_STAMPED)
        strength, count = rng.choice(strengths), rng.choice(counts)
        title = rng.choice(("{c}x {n} {s}{u}", "{n} | {c} x {s} {u} | envoi suivi")).format(c=count, n=name, s=strength, u={"ug": "µg", "mg": "mg"}[unit])
        return title, category, _quantity(strength, unit, count), Decimal(each) * count, ()
    name, category, unit, packs, each, _ = rng.choice(_GOODS)
    pack = rng.choice(packs)
    shown = "1 kg" if pack == "1000" else f"{_comma(pack)} {unit}" if rng.random() < 0.6 else f"{_comma(pack)}{unit}"
    title = rng.choice(("{q} {n}", "{n} - {q}", "✅ {q} ✅ {n} ✈ livraison discrète et suivie", "[PROMO] {n} // {q}")).format(q=shown, n=name)
    tiers = tuple((p, _cost(each, p)) for p in packs if p != "1000")
    return title, category, _quantity(*(("1", "kg") if pack == "1000" else (pack, unit))), _cost(each, pack), tiers


def _cost(each: str, pack: str) -> Decimal:
    cut = Decimal("0.6") if Decimal(pack) >= 100 else Decimal("0.9") if Decimal(pack) >= 10 else Decimal(1)
    return (Decimal(each) * Decimal(pack) * cut).quantize(Decimal("0.01"))


def _offers(rng: random.Random) -> list[_Offer]:
    offers = []
    for number in range(52):
        title, category, quantity, euros, tiers = _named(rng)
        seller = _SELLERS[number % len(_SELLERS)]
        offers.append(_Offer(
            4100 + number * 7, title, f"{category[1].lower().replace('é', 'e').replace('ï', 'i')}-{rng.randrange(16**6):06x}", category, quantity, euros,
            (euros * Decimal("1.2")).quantize(Decimal("0.01")) if rng.random() < 0.2 else None, seller, _PLACES[number % 5 if seller != "NORDSUD" else 5],
            rng.choice(_TARGETS), rng.randrange(1, 400) if rng.random() < 0.8 else None, rng.randrange(0, 1800), rng.randrange(1, 28), rng.random() < 0.7, tiers,
        ))
    return offers


def _icon(sign: str, label: str, value: str) -> str:
    return f'<li class="info"><svg class="ico ico-{sign}" role="img" aria-label="{label}" viewBox="0 0 24 24"><use href="#i-{sign}"/></svg><span>{value}</span></li>'


def _days(age: int) -> str:
    return {1: "hier", 2: "avant-hier"}.get(age, f"il y a {age} jours")


def _href(offer: _Offer) -> str:
    return f"/offre/{offer.number}/{offer.slug}"


def _cut(title: str, width: int = 34) -> str:
    return escape(title if len(title) <= width else title[:width].rstrip() + "…")


def _price_html(offer: _Offer) -> str:
    old = f"<del>{_money(offer.old)} €</del> " if offer.old else ""
    coin = f"{offer.euros / Decimal('142.31'):.4f}".replace(".", ",")
    return f'<p class="prix">{old}<strong>{_money(offer.euros)}\u00a0€</strong> <small>≈ {coin} XMR</small></p>'


def _card(offer: _Offer) -> str:
    infos = [_icon("user", "Vendeur", f'<a href="/boutique/{escape(offer.seller.replace(" ", "%20"))}">{escape(offer.seller)}</a>'),
             _icon("tag", "Catégorie", f"{offer.category[0]} › {offer.category[1]}"),
             _icon("plane-up", "Expédié depuis", offer.source[0]), _icon("plane-down", "Expédié vers", offer.target[0])]
    if offer.stock is not None:
        infos.append(_icon("box", "En stock", str(offer.stock)))
    infos.append(_icon("cart", "Ventes", f"{offer.sales:,}".replace(",", "\u202f")))
    badge = '<span class="pastille pastille--vert" title="Séquestre">S</span>' if offer.escrow else '<span class="pastille pastille--rouge" title="Paiement anticipé (FE)">FE</span>'
    return f"""
  <div class="carte">
    <a class="carte__img" href="{_href(offer)}" tabindex="-1" aria-hidden="true"><img src="{_GIF}" alt="" width="160" height="120" loading="lazy"></a>{badge}
    <h3 class="carte__titre"><a href="{_href(offer)}" title="{escape(offer.title)}">{_cut(offer.title)}</a></h3>
    {_price_html(offer)}
    <ul class="infos">{''.join(infos)}</ul>
    <form action="/panier/ajout" method="post"><input type="hidden" name="jeton" value="c{offer.number:05d}9f"><input type="hidden" name="offre" value="{offer.number}"><button class="btn">Ajouter</button></form>
  </div>"""


def _truth(offer: _Offer) -> dict[str, Any]:
    truth: dict[str, Any] = {
        "title": offer.title, "url": _href(offer), "vendor": offer.seller, "price": {"amount": f"{offer.euros}", "currency": "EUR"},
        "price_also": {"amount": f"{offer.euros / Decimal('142.31'):.4f}", "currency": "XMR"}, "quantity": offer.quantity, "category": list(offer.category),
        "ships_from": offer.source[1], "ships_to": offer.target[1], "sales": offer.sales, "escrow": "escrow" if offer.escrow else "fe",
    }
    if offer.stock is not None:
        truth["stock"] = offer.stock
    if offer.old or "PROMO" in offer.title:
        truth["marketing"] = ["discount"]
    return truth


def _frame(title: str, body: str, side: bool = True) -> str:
    menu = "".join(f'<li><a href="/c/{n}">{name}</a> <span class="nb">{(n + 3) * 37}</span></li>' for n, name in enumerate(("Cannabis", "Stimulants", "Ecstasy", "Psychédéliques", "Dissociatifs", "Contrefaçons", "Services")))
    aside = f'<aside class="menu"><h2>Rayons</h2><ul>{menu}</ul><div class="cours"><b>Cours</b> XMR 142,31 € · BTC 24 987,10 €</div></aside>' if side else ""
    return f"""<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>{escape(title)} — Comptoir de la Lune</title>
<style>.grille{{display:grid;grid-template-columns:repeat(auto-fill,minmax(180px,1fr));gap:1rem}}</style></head><body>
<header class="haut"><a class="logo" href="/">Comptoir de la Lune</a><form action="/recherche"><input type="search" name="q" placeholder="Rechercher une offre"><button>Ok</button></form>
<nav><a href="/commandes">Commandes</a> <a href="/messages">Messages <sup>2</sup></a> <a href="/portefeuille">0,0000 XMR</a> <a href="/sortie">Déconnexion</a></nav></header>
<main>{aside}<section class="page">{body}</section></main><footer>Miroirs vérifiés chaque lundi · <a href="/regles">Règles</a> · <a href="/aide">Aide</a></footer></body></html>"""


def _results(offers: Sequence[_Offer], page: int, last: int) -> SitePage:
    links = " ".join(f'<a href="/offres?p={n}"{" aria-current=page" if n == page else ""}>{n}</a>' for n in range(1, last + 1))
    body = f'<h1>Toutes les offres</h1><p class="compte">52 offres, page {page} sur {last}</p><div class="grille">{"".join(map(_card, offers))}\n</div><nav class="pages" aria-label="Pagination">{links}</nav>'
    return SitePage(f"/offres?p={page}", _frame("Offres", body), "results", [_truth(o) for o in offers])


_SAID = ("Reçu en deux jours, rien à redire.", "Très bon, un peu léger sur la pesée (4,8 au lieu de 5).", "Colis perdu, remboursé à moitié…", "Top communication ! 🙏", "Conforme, je reprendrai.")


def _reviews(rng: random.Random, seller: str, count: int, titles: Sequence[str]) -> tuple[str, list[dict[str, Any]]]:
    cards, truth = [], []
    for _ in range(count):
        stars, age, said, buyer, title = rng.randrange(2, 6), rng.randrange(3, 26), rng.choice(_SAID), f"{rng.choice('abdfklmrst')}***{rng.choice('aeiouy')}", rng.choice(titles)
        shown = f'<p class="achat">{_cut(title, 90)}</p>' if len(titles) > 1 else ""
        cards.append(f'<div class="avis"><span role="img" aria-label="{stars} sur 5">{"★" * stars}{"☆" * (5 - stars)}</span> <b>{buyer}</b> <time>{_days(age)}</time>{shown}<p>{said}</p></div>')
        fact = {"vendor": seller, "rating": str(stars), "text": said, "buyer": buyer, "at": (_SEEN - timedelta(days=age)).isoformat()}
        truth.append(fact | ({"listing": title} if shown else {}))
    return "".join(cards), truth


def _detail(rng: random.Random, offer: _Offer, others: Sequence[_Offer]) -> SitePage:
    said = f"Qualité constante depuis trois ans. {'Commande avant 11 h, départ le jour même.' if offer.escrow else 'Paiement anticipé pour les comptes de plus de 10 achats.'} Pas d’envoi le dimanche."
    buttons = "".join(f'<button type="button" class="poids" data-prix="{price}">{_comma(pack)} g<br><b>{_money(price)} €</b></button>' for pack, price in offer.tiers)
    cards, feedback = _reviews(rng, offer.seller, 5, [offer.title])
    body = f"""<nav class="fil"><a href="/">Accueil</a> / <a href="/c/1">{offer.category[0]}</a> / <a href="/c/1-2">{offer.category[1]}</a></nav>
<h1>{escape(offer.title)}</h1><img src="{_GIF}" alt="photo 1 sur 3" width="320">{_price_html(offer)}<div class="paliers">{buttons}</div>
<ul class="infos infos--large">{_icon("user", "Vendeur", f'<a href="/boutique/{escape(offer.seller)}">{escape(offer.seller)}</a>')}{_icon("plane-up", "Expédié depuis", offer.source[0])}{_icon("plane-down", "Expédié vers", offer.target[0])}{_icon("coin", "Paiements", "Bitcoin, Monero")}{_icon("clock", "Mise en ligne", _days(offer.age))}</ul>
<h2>Description</h2><div class="texte"><p>{said}</p></div>
<h2>Avis ({len(feedback)})</h2>{cards}<h2>Offres semblables</h2><div class="grille grille--mini">{"".join(_mini(o) for o in others)}</div>"""
    truth = {k: v for k, v in _truth(offer).items() if k not in ("stock", "sales", "escrow")}
    truth |= {"url": _href(offer), "description": said, "listed_at": (_SEEN - timedelta(days=offer.age)).isoformat(), "payment": ["BTC", "XMR"]}
    if offer.tiers:
        truth["tiers"] = [{"quantity": {"amount": pack, "unit": "g"}, "price": {"amount": f"{price}", "currency": "EUR"}} for pack, price in offer.tiers]
    html = _frame(offer.title, body).replace("</head>", f'<link rel="canonical" href="{_href(offer)}"></head>')
    return SitePage(_href(offer), html, "listing", [truth, *(_mini_truth(o) for o in others)], feedback=feedback)


def _mini(offer: _Offer) -> str:
    return f'<div class="mini"><a href="{_href(offer)}" title="{escape(offer.title)}">{_cut(offer.title, 24)}</a><b>{_money(offer.euros)} €</b></div>'


def _mini_truth(offer: _Offer, aside: bool = True) -> dict[str, Any]:
    truth: dict[str, Any] = {"title": offer.title, "url": _href(offer), "price": {"amount": f"{offer.euros}", "currency": "EUR"}, "quantity": offer.quantity}
    return truth | ({"aside": True} if aside else {})


def _shop(rng: random.Random, seller: str, offers: Sequence[_Offer]) -> SitePage:
    own = [o for o in offers if o.seller == seller][:8]
    cards, feedback = _reviews(rng, seller, 6, [o.title for o in own])
    about = f"Petite équipe sérieuse. Questions : {seller.lower().strip()[:6]}.lune@example.org ou Session. Pas de revente aux mineurs."
    sales = sum(o.sales for o in own)
    body = f"""<h1>{escape(seller)} <span class="rang">Vendeur or</span></h1><dl class="fiche"><dt>Membre depuis</dt><dd>14 mars 2021</dd><dt>Vu pour la dernière fois</dt><dd>{_days(2)}</dd><dt>Ventes</dt><dd>{sales}</dd><dt>Note</dt><dd>4,83 / 5</dd><dt>Expédie depuis</dt><dd>{own[0].source[0]}</dd></dl>
<h2>Présentation</h2><p class="bio">{about}</p><h2>Offres</h2><div class="grille">{"".join(map(_card, own))}</div><h2>Derniers avis</h2>{cards}"""
    vendor = {"name": seller, "level": "Vendeur or", "sales": sales, "rating": "4,83", "ships_from": own[0].source[1], "member_since": "2021-03-14", "last_seen": (_SEEN - timedelta(days=2)).isoformat(), "description": about}
    handle = {"kind": "email", "value": f"{seller.lower()[:6]}.lune@example.org", "account": seller}
    return SitePage(f"/boutique/{seller}", _frame(seller, body), "vendor", [_truth(o) for o in own], [vendor], feedback, handles=[handle])


def _home(offers: Sequence[_Offer]) -> SitePage:
    tiles = "".join(f'<a class="rayon" href="/c/{n}"><b>{a}</b> <i>{b}</i><span>{(n + 1) * 53} offres</span></a>' for n, (a, b) in enumerate((("Cannabis", "Herbe, Résine"), ("Stimulants", "Cocaïne, Speed"), ("Psychédéliques", "LSD, Truffes"), ("Services", "Guides"))))
    body = f'<p class="info">20/05 : nouvelle clef du comptoir en ligne. Méfiez-vous des copies.</p><h2>Rayons</h2><div class="rayons">{tiles}</div><h2>À la une</h2><div class="grille grille--mini">{"".join(map(_mini, offers))}</div>'
    return SitePage("/", _frame("Accueil", body), "index", [_mini_truth(o, aside=False) for o in offers])


def _pages(rng: random.Random) -> list[SitePage]:
    offers = _offers(rng)
    empty = '<h1>Recherche : « pastèque »</h1><p class="vide">Aucune offre ne correspond. Essayez un autre mot.</p><div class="grille"></div>'
    login = '<form class="acces" method="post"><h1>Connexion</h1><label>Pseudo <input name="pseudo"></label><label>Mot de passe <input type="password" name="mdp"></label><img alt="captcha" src="' + _GIF + '"><label>Recopiez les lettres <input name="lettres"></label><button>Entrer</button><a href="/inscription">Créer un compte</a></form>'
    queue = '<h1>File d’attente</h1><p>Trop de visiteurs pour le moment. Votre place : 214. Temps estimé : 3 minutes. La page se recharge toute seule, ne la fermez pas.</p><progress max="300" value="86"></progress>'
    rules = "<h1>Règles</h1><h2>Qu’est-ce que le séquestre ?</h2><p>L’argent attend 14 jours. Frais : 4 %.</p><h2>Puis-je vendre ?</h2><p>Caution de 300,00 €, rendue au bout de 50 ventes.</p>"
    return [
        _home(offers[3:11]), _results(offers[:25], 1, 3), _results(offers[25:50], 2, 3), _results(offers[50:], 3, 3),
        SitePage("/recherche?q=past%C3%A8que", _frame("Recherche", empty), "results"),
        *(_detail(rng, offers[n], offers[n + 3:n + 10]) for n in (2, 17, 30)), _shop(rng, "Lucioles", offers), _shop(rng, "LeMoulin_92", offers),
        SitePage("/connexion", _frame("Connexion", login, side=False), "login"), SitePage("/attente", _frame("Patience", queue, side=False).replace("<head>", '<head><meta http-equiv="refresh" content="10">'), "wait"),
        SitePage("/regles", _frame("Règles", rules), "other"),
    ]


SITE = TestSite("comptoir_lune", "market", "fr", "2023-05-22T09:00:00+00:00", _pages)
