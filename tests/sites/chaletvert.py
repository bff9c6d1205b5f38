"""A made-up cannabis market of 2020 in French and Italian Switzerland: francs, weights in list items, avis clients."""
# ruff: noqa: E501

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from html import escape
from typing import Any

from tests.sites import SitePage, TestSite

__all__ = ["SITE"]

_EUR = Decimal("0.943")
_PNG = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
_FROM = {"la Suisse": "CH", "l'Italie": "IT", "la France": "FR", "l'Espagne": "ES"}
_TO = {
    "Suisse": ["CH"],
    "Suisse uniquement": ["CH"],
    "Suisse, Liechtenstein": ["CH", "LI"],
    "Suisse, Italie": ["CH", "IT"],
    "Suisse, France, Belgique": ["CH", "FR", "BE"],
    "Europe": ["EU"],
    "Monde entier": ["WW"],
    "Europe, Suisse": ["EU", "CH"],
}
_CATS = {
    "f": ("Cannabis", "Fleurs", "Indoor"),
    "o": ("Cannabis", "Fleurs", "Outdoor"),
    "h": ("Cannabis", "Haschich", "Dry sift"),
    "e": ("Cannabis", "Extraits", "Huiles et gélules"),
    "c": ("Cannabis", "Comestibles", "Chocolat"),
    "n": ("Numérique", "Guides", "PDF"),
}
# title ~ vendor ~ steps "weight=price" in CHF (or one price) ~ quantity of a single offer ~ category ~ from ~ to ~ stock
_ROWS = """Mango Skunk indoor bio – séchage lent 3 semaines~alpenkraut~5g=58,10g=110,25g=255,50g=480~~f~la Suisse~Suisse, Liechtenstein~64
Zkittlez "Lausanne cut" | top têtes~alpenkraut~3g=42,5g=65,10g=124~~f~la Suisse~Suisse uniquement~31
Purple Lémanic, petite série (n°4)~alpenkraut~2g=30,5g=70~~f~la Suisse~Suisse uniquement~0
Gorilla Ticino – coltivata in serra~ilmontanaro~5g=45,10g=86,50g=390,100g=720~~f~la Suisse~Suisse, Italie~110
ERBA LIGHT NO! Critical 20% THC ★★★~ilmontanaro~5g=40,20g=150~~f~l'Italie~Europe, Suisse~75
Outdoor Val Verzasca, raccolto 2019~ilmontanaro~10g=60,50g=270,100g=500,500g=2'150~~o~la Suisse~Suisse, Italie~18
25g Haze extérieure du Jura, odeur agrumes~Mere_Prune~160~25g~o~la Suisse~Suisse, France, Belgique~22
100 g Trim / petites têtes pour cuisine~Mere_Prune~210~100g~o~la Suisse~Suisse, France, Belgique~9
Haschich « double zéro » filtré 90µ~refuge2000~5g=62,10g=118,25g=280~~h~l'Espagne~Europe~140
Static sift 5 étoiles – FULL MELT~refuge2000~1g=38,3g=108~~h~l'Espagne~Europe~26
Pollen jaune pressé main (Rif)~refuge2000~10g=70,50g=310,100g=580~~h~l'Espagne~Europe, Suisse~88
Échantillon 1g pollen jaune – 1 par client~refuge2000~9~1g~h~l'Espagne~Europe, Suisse~300
30x gélules THC 10mg, huile de coco~Mere_Prune~95~30x10mg~e~la Suisse~Suisse~40
60 x gélules CBD/THC 5mg douceur~Mere_Prune~140~60x5mg~e~la Suisse~Suisse~12
Huile RSO 10ml pipette verre~Mere_Prune~185~10ml~e~la Suisse~Suisse, France, Belgique~15
Cire dorée (wax) 1g~wax_bernois~75~1g~e~la Suisse~Suisse uniquement~33
Live rosin 2 g – petite presse, grand goût~wax_bernois~172~2g~e~la Suisse~Suisse uniquement~7
Rosin 5g “fin de mois”~wax_bernois~389~5g~e~la Suisse~Suisse uniquement~4
Tablette chocolat noir 200mg THC (10 carrés)~ilmontanaro~48~~c~l'Italie~Europe, Suisse~50
Truffes x12 au lait – 12x15mg~Mere_Prune~66~12x15mg~c~la Suisse~Suisse~21
GUIDE – Emballer sans odeur, 38 pages (PDF)~plumeverte~7.50~~n~la Suisse~Monde entier~
Le carnet du jardinier discret – e-book~plumeverte~12~~n~la Suisse~Monde entier~
GROS : hasch pressé par plaque de 100 g (tarif dégressif)~refuge2000~540~100g~h~l'Espagne~Europe~35
GROS – Mango Skunk 250g vrac, sous vide~alpenkraut~1'980~250g~f~la Suisse~Suisse uniquement~3
Mezzo chilo outdoor Ticino 500g~ilmontanaro~1'890~500g~o~la Suisse~Suisse, Italie~2
1 kg Outdoor Jura – revendeurs~Mere_Prune~3'250.50~1kg~o~la Suisse~Suisse, France, Belgique~1"""
_VENDORS = {
    "alpenkraut": (
        "la Suisse",
        "4.94",
        318,
        "Or",
        "02.05.2019",
        "Nous cultivons en montagne, sous lampe et sans pesticides. Courrier A, sous double vide.",
    ),
    "ilmontanaro": (
        "la Suisse",
        "4.71",
        187,
        "Argent",
        "18.08.2019",
        "Spedizione da Lugano ogni martedì e venerdì. Scrivete in italiano o in francese.",
    ),
    "Mere_Prune": ("la Suisse", "4.88", 402, "Or", "11.04.2019", "Petite maison, cuisine soignée."),
    "refuge2000": ("l'Espagne", "4.62", 950, "Platine", "23.03.2019", "Du Rif aux Alpes."),
    "wax_bernois": ("la Suisse", "4.99", 76, "Bronze", "04.11.2019", "Presse à froid."),
    "plumeverte": ("la Suisse", "4.10", 9, "Nouveau", "20.01.2020", "Textes."),
}
_MASS = {"g": Decimal(1), "mg": Decimal("0.001"), "kg": Decimal(1000)}
_AVIS = [
    "Reçu en deux jours à Genève, rien ne sentait. Merci !",
    "Bon poids, bon goût, je recommande",
    "Spedizione lenta ma merce buona",
    "Un peu sec mais correct pour le prix",
    "Comme toujours impeccable",
    "Colis abîmé, le vendeur a renvoyé sans discuter",
    "Tutto perfetto, grazie",
]


def _quantity(spec: str) -> dict[str, Any]:
    pieces, _, rest = spec.rpartition("x")
    number = rest.rstrip("gmkl")
    unit = rest[len(number) :]
    out: dict[str, Any] = {"amount": number, "unit": unit}
    if pieces:
        out["pieces"] = pieces
    if unit in _MASS:
        out["grams"] = format(
            (Decimal(number) * Decimal(pieces or 1) * _MASS[unit]).normalize(), "f"
        )
    return out


def _show(amount: Decimal) -> str:
    return f"{amount:,.2f}".replace(",", "'")


def _amount(text: str) -> Decimal:
    return Decimal(text.replace("'", "")).quantize(Decimal("0.01"))


def _slug(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40]


def _offers(rng: random.Random) -> list[dict[str, Any]]:
    offers = []
    for number, row in enumerate(_ROWS.splitlines(), 1471):
        title, vendor, prices, spec, cat, source, goal, stock = row.split("~")
        steps = (
            [(s.split("=")[0], _amount(s.split("=")[1])) for s in prices.split(",")]
            if "=" in prices
            else []
        )
        chf = steps[0][1] if steps else _amount(prices)
        offers.append(
            {
                "title": title,
                "vendor": vendor,
                "steps": steps,
                "chf": chf,
                "eur": (chf * _EUR).quantize(Decimal("0.01")),
                "spec": steps[0][0] if steps else spec,
                "cat": _CATS[cat],
                "from": source,
                "to": goal,
                "stock": stock,
                "sold": rng.randint(1, 190),
                "avis": rng.randint(1, 60),
                "note": f"{rng.randint(41, 50) / 10:.1f}",
                "url": f"/produit/{number}/{_slug(title)}",
            }
        )
    return offers


def _tiers(offer: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {"quantity": _quantity(w), "price": {"amount": str(p), "currency": "CHF"}}
        for w, p in offer["steps"]
    ]


def _truth(offer: dict[str, Any], *, link: bool = True) -> dict[str, Any]:
    record: dict[str, Any] = {
        "title": offer["title"],
        "vendor": offer["vendor"],
        "price": {"amount": str(offer["chf"]), "currency": "CHF"},
        "price_also": {"amount": str(offer["eur"]), "currency": "EUR"},
        "ships_from": _FROM[offer["from"]],
        "ships_to": _TO[offer["to"]],
        "sales": offer["sold"],
        "rating": offer["note"],
    }
    if link:
        record["url"] = offer["url"]
    if offer["spec"]:
        record["quantity"] = _quantity(offer["spec"])
    if offer["steps"]:
        record["tiers"] = _tiers(offer)
    if offer["stock"]:
        record["stock"] = int(offer["stock"])
    return record


def _weight(spec: str) -> str:
    return re.sub(r"(\d)(k?g)$", r"\1 \2", spec)


def _card(offer: dict[str, Any], *, by: bool = True) -> str:
    _, note, sales, rank, _, _ = _VENDORS[offer["vendor"]]
    items = "".join(
        f'<li><span class="w">{_weight(w)}</span><span class="p">CHF {_show(p)}</span></li>'
        for w, p in offer["steps"]
    )
    weights = f'<ul class="poids">{items}</ul>' if items else ""
    start = (
        f"dès <b>CHF {_show(offer['chf'])}</b> / {_weight(offer['spec'])}"
        if items
        else f"<b>CHF {_show(offer['chf'])}</b>"
    )
    stock = (
        ""
        if not offer["stock"]
        else '<span class="epuise">Épuisé</span>'
        if offer["stock"] == "0"
        else f"En stock&nbsp;: {offer['stock']}"
    )
    seller = (
        f'<p class="vendeur">par <a href="/vendeur/{offer["vendor"]}">{offer["vendor"]}</a> <em title="note du vendeur">[{note}]</em> <sup class="rang {rank.lower()}">{rank}</sup> <small>{sales} ventes</small></p>'
        if by
        else ""
    )
    return f"""<li class="produit"><article>
<a class="vignette" href="{offer["url"]}" style="background-image:url({_PNG})"></a>
<h3><a href="{offer["url"]}">{escape(offer["title"])}</a></h3>
{seller}<div class="prix">{start} <i>&asymp; {_show(offer["eur"])} EUR</i></div>
{weights}
<p class="expe"><img src="/f/{_FROM[offer["from"]].lower()}.png" alt=""> Expédié depuis {offer["from"]} &middot; vers&nbsp;: {offer["to"]}</p>
<p class="infos"><span class="note">&#9733; {offer["note"]}/5</span> ({offer["avis"]} avis) &middot; vendu {offer["sold"]} fois &middot; {stock}</p>
</article>
"""


def _list(offers: Sequence[dict[str, Any]], *, by: bool = True) -> str:
    return f'<ul class="produits">\n{"".join(_card(o, by=by) for o in offers)}</ul>'


def _page(head: str, body: str, *, user: bool = True) -> str:
    menu = "".join(
        f'<li><a href="/cat/{_slug(c[1])}">{c[1]} &rsaquo; {c[2]}</a> <span>({n * 17})</span></li>'
        for n, c in enumerate(_CATS.values(), 3)
    )
    account = (
        '<ul class="compte"><li><a href="/messages">Messages <b>1</b></a></li><li><a href="/panier">Panier (0)</a></li><li><a href="/moi">petitlac</a></li><li>Solde : CHF 0.00 | 0.00000 BTC</li><li><a href="/sortie">Déconnexion</a></li></ul>'
        if user
        else ""
    )
    best = "".join(
        f'<li>{i}. <a href="/vendeur/{n}">{n}</a> ({v[2]})</li>'
        for i, (n, v) in enumerate(list(_VENDORS.items())[:4], 1)
    )
    side = (
        f"""<aside id="cote"><h4>Catégories</h4><ul class="menu">{menu}</ul><h4>Filtrer</h4><form action="/recherche"><input name="q" placeholder="Rechercher…"><select name="d"><option>Expédié depuis…</option><option>Suisse</option><option>Italie</option><option>Espagne</option></select><label><input type="checkbox" name="s"> Séquestre seulement</label><button>OK</button></form><h4>Meilleurs vendeurs</h4><ol>{best}</ol><h4>Cours du jour</h4><table class="cours"><tr><td>1 BTC</td><td>6'391.20 CHF</td></tr><tr><td>1 BTC</td><td>6'026.90 EUR</td></tr><tr><td>1 XMR</td><td>43.85 CHF</td></tr></table></aside>"""
        if user
        else ""
    )
    return f"""<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>{escape(head)} | Chalet Vert</title><style>.produits{{list-style:none;display:flex;flex-wrap:wrap}}.produit{{width:31%}}.poids li{{display:flex}}</style></head><body>
<header><a class="logo" href="/">Chalet<span>Vert</span></a><nav><a href="/cat">Marché</a> <a href="/commandes">Commandes</a> <a href="/aide">Aide</a> <select name="monnaie"><option selected>CHF</option><option>EUR</option><option>BTC</option></select> <select name="langue"><option selected>Français</option><option>Italiano</option><option>Deutsch</option></select></nav>{account}</header>
<div id="tout">{side}<main>{body}</main></div>
<footer><a href="/canari">Canari PGP (mis à jour le 20.03.2020)</a> &middot; <a href="/regles">Règlement</a> &middot; &copy; Chalet Vert 2019–2020</footer></body></html>"""


def _results(offers: Sequence[dict[str, Any]], page: int, total: int) -> SitePage:
    links = " ".join(
        f"<b>{n}</b>" if n == page else f'<a href="/cat?page={n}">{n}</a>' for n in (1, 2, 3)
    )
    body = f'<div class="fil"><a href="/">Accueil</a> / Marché</div><h1>Tous les produits</h1><p class="total">{total} produits, page {page} sur 3</p><p>Trier par : <a href="?t=prix">Prix</a> <a href="?t=note">Note</a> <a href="?t=ventes">Ventes</a></p>{_list(offers)}<div class="pages">{links}</div>'
    return SitePage(
        f"/cat?page={page}", _page("Marché", body), "results", [_truth(o) for o in offers]
    )


def _avis(
    rng: random.Random, offer: dict[str, Any], count: int, *, titled: bool
) -> tuple[str, list[dict[str, Any]]]:
    items, truth = [], []
    for _ in range(count):
        stars, day, month = rng.choice("5555543"), rng.randint(1, 28), rng.randint(1, 2)
        weight, price = rng.choice(offer["steps"] or [(offer["spec"], offer["chf"])])
        text, buyer = rng.choice(_AVIS), rng.choice("aelmnpv") + "***" + rng.choice("27eoxi")
        bought = f"{_weight(weight)} – " if weight else ""
        name = f'<a href="{offer["url"]}">{escape(offer["title"])}</a> ' if titled else ""
        on = '<i class="e on"></i>' * int(stars) + '<i class="e"></i>' * (5 - int(stars))
        items.append(
            f'<li class="avis"><span class="etoiles">{on}</span> <b>{stars}/5</b> <q>{escape(text)}</q><div class="pied">{name}<cite>{buyer}</cite>, le <time>{day:02d}.{month:02d}.2020</time> &mdash; {bought}CHF {_show(price)}</div></li>'
        )
        truth.append(
            {
                "vendor": offer["vendor"],
                "listing": offer["title"],
                "rating": stars,
                "text": text,
                "buyer": buyer,
                "at": f"2020-{month:02d}-{day:02d}",
                "amount": {"amount": str(price), "currency": "CHF"},
            }
        )
    return "".join(items), truth


_TEXT = {
    0: "Une mangue mûre, un fond poivré, des têtes denses. Séchée trois semaines au noir puis affinée en bocal. Envoi par courrier A avant midi.",
    12: "Gélules végétales dosées à dix milligrammes, préparées avec une huile de coco infusée. Une gélule suffit pour commencer. Se garde six mois au frais.",
    20: "Trente-huit pages sur les sachets, les doublures et les odeurs. Lien de téléchargement remis juste après le paiement.",
    22: "Plaques scellées de cent grammes, marquées au couteau. Le tarif baisse avec le nombre de plaques, voir le tableau.",
}
_BULK = (("100 g", "540"), ("300 g", "1'500"), ("500 g", "2'300"), ("1 kg", "4'250"))


def _bulk() -> tuple[str, list[dict[str, Any]]]:
    rows = "".join(f"<tr><td>{w}</td><td>CHF {_show(_amount(p))}</td></tr>" for w, p in _BULK)
    tiers = [
        {
            "quantity": _quantity(w.replace(" ", "")),
            "price": {"amount": str(_amount(p)), "currency": "CHF"},
        }
        for w, p in _BULK
    ]
    return (
        f'<table class="gros"><caption>Tarif de gros</caption><tr><th>Poids</th><th>Prix</th></tr>{rows}</table>',
        tiers,
    )


def _detail(rng: random.Random, offers: Sequence[dict[str, Any]], index: int) -> SitePage:
    offer = offers[index]
    items, feedback = _avis(rng, offer, 4 if index != 20 else 1, titled=False)
    record = _truth(offer, link=False) | {
        "category": list(offer["cat"]),
        "description": _TEXT[index],
        "payment": ["BTC", "XMR"],
        "escrow": "escrow",
    }
    weights = "".join(
        f'<li><label><input type="radio" name="poids" value="{n}"> {_weight(w)} <b>CHF {_show(p)}</b></label></li>'
        for n, (w, p) in enumerate(offer["steps"])
    )
    choice = f'<h4>Choisir le poids</h4><ul class="poids">{weights}</ul>' if weights else ""
    if index == 22:
        choice, record["tiers"] = _bulk()
    _, note, sales, rank, _, _ = _VENDORS[offer["vendor"]]
    per = f" / {_weight(offer['spec'])}" if offer["steps"] else ""
    stock = (
        f"<dt>En stock</dt><dd>{offer['stock']}</dd>"
        if offer["stock"]
        else "<dt>En stock</dt><dd>Illimité</dd>"
    )
    fil = " / ".join(f'<a href="/cat/{_slug(c)}">{c}</a>' for c in offer["cat"])
    others = [o for o in offers if o["cat"][1] == offer["cat"][1] and o is not offer][:3]
    body = f"""<div class="fil"><a href="/">Accueil</a> / {fil}</div><section class="fiche"><div class="images"><img src="{_PNG}" alt="photo 1"><img src="{_PNG}" alt="photo 2"></div>
<div class="droite"><h1>{escape(offer["title"])}</h1><p class="vendeur">Vendeur : <a href="/vendeur/{offer["vendor"]}">{offer["vendor"]}</a> [{note}] <sup class="rang">{rank}</sup> <small>{sales} ventes</small></p>
<div class="prix grand">CHF {_show(offer["chf"])}{per} <i>&asymp; {_show(offer["eur"])} EUR</i></div>{choice}
<dl class="faits"><dt>Expédié depuis</dt><dd>{offer["from"]}</dd><dt>Livre vers</dt><dd>{offer["to"]}</dd>{stock}<dt>Vendu</dt><dd>{offer["sold"]} fois</dd><dt>Note</dt><dd>{offer["note"]}/5 ({offer["avis"]} avis)</dd><dt>Paiement</dt><dd>BTC, XMR</dd><dt>Protection</dt><dd>Séquestre</dd></dl>
<form method="post"><input type="hidden" name="jeton" value="c81e728d9d"><select name="envoi"><option>Courrier B (3-5 jours) CHF 0.00</option><option>Courrier A (1-2 jours) +CHF 4.00</option><option>Recommandé +CHF 9.50</option></select><button>Ajouter au panier</button></form></div></section>
<div class="onglets"><a href="#d" class="actif">Description</a><a href="#a">Avis clients ({len(feedback)})</a><a href="#c">Conditions</a></div>
<section id="d"><p>{escape(_TEXT[index])}</p></section><section id="a"><h2>Avis clients</h2><ul class="lesavis">{items}</ul></section><section id="c"><h2>Conditions du vendeur</h2><p>Renvoi à moitié une seule fois après vingt jours ouvrables.</p></section>
<section class="voisins"><h2>Dans le même rayon</h2>{_list(others)}</section>"""
    return SitePage(
        offer["url"],
        _page(offer["title"], body),
        "listing",
        [record, *({**_truth(o), "aside": True} for o in others)],
        feedback=feedback,
    )


def _vendor(rng: random.Random, name: str, offers: Sequence[dict[str, Any]]) -> SitePage:
    source, note, sales, rank, since, about = _VENDORS[name]
    own = [o for o in offers if o["vendor"] == name]
    parts = [_avis(rng, o, 1, titled=True) for o in own[:3]]
    d, m, y = since.split(".")
    body = f"""<section class="profil"><img class="avatar" src="{_PNG}" alt=""><h1>{name}</h1><span class="rang {rank.lower()}">Vendeur {rank}</span>
<ul class="chiffres"><li><b>{note}</b> / 5 note moyenne</li><li><b>{sales}</b> ventes</li><li>Membre depuis le {since}</li><li>Dernière connexion : il y a 2 jours</li><li>Expédié depuis {source}</li></ul>
<table class="periodes"><tr><th></th><th>1 mois</th><th>6 mois</th><th>12 mois</th></tr><tr><td>Positifs</td><td>{sales // 9}</td><td>{sales // 2}</td><td>{sales - 8}</td></tr><tr><td>Neutres</td><td>1</td><td>3</td><td>5</td></tr><tr><td>Négatifs</td><td>0</td><td>1</td><td>3</td></tr></table><a class="bouton" href="/messages/nouveau?a={name}">Écrire</a></section>
<div class="onglets"><a class="actif">À propos</a><a href="#p">Produits</a><a href="/vendeur/{name}/avis">Avis clients</a><a href="/vendeur/{name}/pgp">Clé PGP</a></div>
<section class="apropos"><p>{escape(about)}</p></section><section id="p"><h2>Produits de {name}</h2>{_list(own, by=False)}</section><section><h2>Derniers avis</h2><ul class="lesavis">{"".join(p[0] for p in parts)}</ul></section>"""
    vendor = {
        "name": name,
        "level": rank,
        "sales": sales,
        "rating": note,
        "ships_from": _FROM[source],
        "member_since": f"{y}-{m}-{d}",
        "last_seen": "2020-03-22",
        "description": about,
    }
    return SitePage(
        f"/vendeur/{name}",
        _page(name, body),
        "vendor",
        [_truth(o) for o in own],
        [vendor],
        [f for p in parts for f in p[1]],
    )


def _avis_page(rng: random.Random, offers: Sequence[dict[str, Any]]) -> SitePage:
    parts = [_avis(rng, o, 5, titled=True) for o in offers if o["vendor"] == "refuge2000"]
    body = f'<div class="fil"><a href="/">Accueil</a> / <a href="/vendeur/refuge2000">refuge2000</a> / Avis clients</div><h1>Avis clients sur refuge2000</h1><p>950 ventes, note moyenne 4.62</p><ul class="lesavis">{"".join(p[0] for p in parts)}</ul><div class="pages"><b>1</b> <a href="?page=2">2</a> <a href="?page=3">3</a> …</div>'
    return SitePage(
        "/vendeur/refuge2000/avis",
        _page("Avis clients", body),
        "feedback",
        feedback=[f for p in parts for f in p[1]],
    )


def _others(offers: Sequence[dict[str, Any]]) -> list[SitePage]:
    chosen = [offers[n] for n in (1, 9, 16)]
    tiles = "".join(
        f'<a class="tuile" href="/cat/{_slug(c[1])}"><b>{c[1]}</b><br>{c[2]}<br><small>{n * 17} produits</small></a>'
        for n, c in enumerate(_CATS.values(), 3)
    )
    home = f'<div class="alerte">Attention aux copies : vérifiez la signature du miroir.</div><h1>Bienvenue au chalet, petitlac</h1><div class="tuiles">{tiles}</div><section><h2>Coups de cœur</h2>{_list(chosen)}</section><section><h2>Nouvelles</h2><p><b>18.03.2020</b> La poste est plus lente ces jours-ci. Attendez dix jours avant un litige.</p></section>'
    empty = '<h1>Recherche : « edelweiss »</h1><p class="rien">Aucun produit ne correspond à votre recherche.</p>'
    login = f'<form class="entree" method="post"><h1>Connexion</h1><label>Pseudo <input name="p"></label><label>Mot de passe <input type="password" name="m"></label><p>Recopiez les lettres vertes :</p><img src="{_PNG}" alt="captcha"><input name="captcha"><button>Entrer</button> <a href="/inscription">Créer un compte</a></form>'
    return [
        SitePage("/", _page("Accueil", home), "index", [_truth(o) for o in chosen]),
        SitePage("/recherche?q=edelweiss", _page("Recherche", empty), "results"),
        SitePage("/entree", _page("Connexion", login, user=False), "login"),
    ]


def _pages(rng: random.Random) -> list[SitePage]:
    offers = _offers(rng)
    pages = [
        _results(cut, n, len(offers))
        for n, cut in enumerate((offers[:12], offers[12:23], offers[23:]), 1)
    ]
    pages += [_detail(rng, offers, n) for n in (0, 12, 20, 22)]
    pages += [
        _vendor(rng, "alpenkraut", offers),
        _vendor(rng, "ilmontanaro", offers),
        _avis_page(rng, offers),
    ]
    return pages + _others(offers)


SITE = TestSite(
    name="chaletvert", kind="market", language="fr", seen="2020-03-24T18:00:00Z", pages=_pages
)
