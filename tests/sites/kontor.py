"""Kontor: a German market of lists and definition lists, euros with a comma (all invented)."""
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

SEEN = "2018-03-22T11:00:00Z"
NOW = datetime.fromisoformat(SEEN)
RATE = Decimal("7241.60")
MASS = {"ug": "0.000001", "mg": "0.001", "g": "1", "kg": "1000"}
PIX = "data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw=="
MONTHS = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)

# title | category | quantity | euros
GOODS = (
    ("1g Kokain, ungestreckt, Schuppe (88%)", "Drogen/Kokain", "1 g", "79.90"),
    ("5 Gramm Koks >>Hafenware<< inkl. Versand", "Drogen/Kokain", "5 g", "349.00"),
    ("100g Kokain Großhandel – nur Stammkunden", "Drogen/Kokain", "100 g", "4899.00"),
    ("10g Speed Paste feucht 70%+", "Drogen/Amphetamin", "10 g", "39.50"),
    ("50g Pep / Speed **trocken** gewaschen", "Drogen/Amphetamin", "50 g", "149.00"),
    ("1 kg Amphetamin-Paste (Wholesale)", "Drogen/Amphetamin", "1 kg", "1299.00"),
    ("10 x 180µg LSD Pappen „Alpenglühen“", "Drogen/LSD", "10x180 ug", "59.00"),
    ("25 Stück LSD-Filze 120µg, frisch gelegt", "Drogen/LSD", "25x120 ug|25 blotter", "109.00"),
    ("3,5g Haze Outdoor Süddeutschland", "Drogen/Cannabis/Blüten", "3.5 g", "29.90"),
    ("20g Amnesia ★ Trocken & gelagert ★", "Drogen/Cannabis/Blüten", "20 g", "159.00"),
    ("Ein Kilo CBD-Gras <0,2% THC", "Drogen/Cannabis/Blüten", "1 kg", "2150.00"),
    ("5g Schimmelafghane (kein Schimmel ;)", "Drogen/Cannabis/Haschisch", "5 g", "42.00"),
    ("25g Marok Standard 00", "Drogen/Cannabis/Haschisch", "25 g", "125.00"),
    ("20x Ecstasy „Blaue Straßenbahn“", "Drogen/Ecstasy/Pillen", "20 tablet", "79.00"),
    ("100 Pillen XTC – Mischkarton", "Drogen/Ecstasy/Pillen", "100 tablet", "299.00"),
    ("2g MDMA Kristalle 83,7% (Labor)", "Drogen/Ecstasy/MDMA", "2 g", "34.00"),
    ("0,5 Gramm Heroin braun, Afghanistan", "Drogen/Opiate", "0.5 g", "25.00"),
    ("Tilidin 50/4 retard – 50 Tabletten", "Apotheke/Schmerzmittel", "50 tablet", "89.00"),
    ("Lorazepam 2,5mg 20 Tabletten OVP", "Apotheke/Beruhigung", "20 tablet|20x2.5 mg", "49.95"),
    ("1g Ketamin rein racemisch", "Drogen/Dissoziativa", "1 g", "35.00"),
    ("250ml GBL Felgenreiniger, Glasflasche", "Drogen/Sonstiges", "250 ml", "45.00"),
    ("7g getrocknete Spitzkegelige", "Drogen/Psychedelika/Pilze", "7 g", "38.00"),
    ("Packstation-Zugang, 3 Monate", "Dienste", "", "180.00"),
    ("SUCHE: 10g Meth, zahle sofort", "Gesuche", "10 g", "650.00"),
)
VENDORS = {  # name: from text, code, to text, codes, score, count, level
    "Kranfuehrer": (
        "Deutschland",
        "DE",
        "Deutschland, Österreich, Schweiz",
        ["DE", "AT", "CH"],
        "4,9",
        1312,
        "Großhändler",
    ),
    "DonauPerle": ("Österreich", "AT", "EU", ["EU"], "4,7", 208, "Händler"),
    "De_Kaasboer": ("Niederlande", "NL", "Weltweit", ["WW"], "4,8", 4120, "Großhändler"),
    "nebelwald.eu": ("Deutschland", "DE", "EU", ["EU"], "4,2", 37, "Neuling"),
    "TellsApfel": ("Schweiz", "CH", "Schweiz", ["CH"], "5,0", 11, "Neuling"),
}
WORTE = (
    "Schnell und sicher, gerne wieder.",
    "Ware top, Verpackung geht besser",
    "Nach 3 Tagen da. Gewicht stimmt genau",
    "Leider nichts angekommen, Erstattung 50%",
    "alles bestens!!!",
    "Kommunikation freundlich & flott",
    "naja, hab schon Besseres gehabt",
)


def _quantity(code: str) -> Row | None:
    if not code:
        return None
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


def _euro(value: Decimal) -> str:
    return f"{value:,.2f}".translate(str.maketrans(",.", ".,")) + " €"


def _coin(item: Row) -> str:
    return f"{item['eur'] / RATE:.6f}"


def _items(rng: random.Random) -> list[Row]:
    items: list[Row] = []
    for copy in range(2):
        for title, category, code, euros in GOODS:
            item: Row = {
                "title": title
                + (rng.choice((" – neu", " (Restposten)", " !!! AKTION !!!", "")) if copy else ""),
                "category": category.split("/"),
                "quantity": _quantity(code.partition("|")[0]),
                "quantity_also": _quantity(code.partition("|")[2]),
            }
            number = 310 + 17 * len(items) + rng.randint(0, 9)
            slug = "".join(c if c.isalnum() and c.isascii() else "-" for c in title.lower()).strip(
                "-"
            )
            item |= {
                "eur": Decimal(euros) + copy,
                "vendor": rng.choice(sorted(VENDORS)),
                "url": f"/angebot/{number}/{slug}",
                "number": number,
            }
            item |= {
                "stock": rng.choice((None, 3, 25, 120)),
                "sales": rng.randint(0, 400),
                "listed": NOW - timedelta(days=rng.randint(3, 500)),
                "multisig": rng.random() < 0.3,
            }
            items.append(item)
    rng.shuffle(items)
    return items


def _truth(item: Row, *, url: bool = True) -> Row:
    _, code, _, codes, _, _, _ = VENDORS[item["vendor"]]
    found: Row = {
        "title": item["title"],
        "vendor": item["vendor"],
        "category": item["category"],
        "ships_from": code,
        "ships_to": codes,
    }
    found |= {
        "price": {"amount": f"{item['eur']:.2f}", "currency": "EUR"},
        "price_also": {"amount": _coin(item), "currency": "BTC"},
    }
    found |= {
        k: item[k] for k in ("quantity", "quantity_also", "stock", "sales") if item[k] is not None
    }
    found["listed_at"] = f"{item['listed']:%Y-%m-%d}"
    if item["multisig"]:
        found["escrow"] = "multisig"
    if "AKTION" in item["title"]:
        found["marketing"] = ["discount"]
    kind = {"Dienste": "service", "Gesuche": "wanted"}.get(item["category"][0])
    if kind:
        found["offer_kind"] = kind
    if url:
        found["url"] = item["url"]
    return found


def _page(title: str, content: str) -> str:
    shelves = "".join(
        f'<li class="kat{" offen" if n == "Drogen" else ""}"><a href="/kategorie/{n.lower()}">{n} <span>[{c}]</span></a>'
        for n, c in (
            ("Drogen", "3.412"),
            ("Apotheke", "390"),
            ("Betrug", "1.204"),
            ("Dienste", "117"),
            ("Gesuche", "64"),
            ("Sonstiges", "255"),
        )
    )
    return f"""<!DOCTYPE html>
<html lang="de"><head><meta charset="utf-8"><title>{escape(title)} · Kontor</title><meta name="robots" content="noindex"><link rel="stylesheet" href="/stil.css?20180201"></head>
<body id="oben"><div id="kopf"><a id="marke" href="/">KONTOR<small>seit 2015</small></a><ul id="leiste"><li><a href="/kasse">Wallet: 0,0000 BTC</a></li><li><a href="/post">Nachrichten (0)</a></li><li><a href="/bestellungen">Bestellungen</a></li><li><a href="/abmelden">Abmelden</a></li></ul></div>
<div id="links"><h4>Kategorien</h4><ul>{shelves}</ul><h4>Kurs</h4><p>1 BTC = 7.241,60 €<br>1 XMR = 176,20 €<h4>Neues</h4><p><b>19.03.2018</b> Wartung am Sonntag von 4 bis 6 Uhr.</p></div>
<div id="mitte">
{content}
</div><div id="fuss"><a href="/regeln">Regeln</a> | <a href="/hilfe">Hilfe</a> | Zeit: 22.03.2018 11:00 UTC</div></body></html>"""


def _record(item: Row) -> str:
    origin, _, target, _, score, count, _ = VENDORS[item["vendor"]]
    stock = "" if item["stock"] is None else f"<dt>Auf Lager:<dd>{item['stock']}"
    multi = ' <abbr title="Multisig-Treuhand">MS</abbr>' if item["multisig"] else ""
    return f"""<li class="angebot" id="a{item["number"]}">
<a class="bild" href="{item["url"]}"><img src="{PIX}" alt="Bild" width="90"></a>
<h3><a href="{item["url"]}">{escape(item["title"])}</a>{multi}</h3>
<div class="von">von <a href="/haendler/{item["vendor"]}">{item["vendor"]}</a> ({score} / {count} Bewertungen)</div>
<dl><dt>Kategorie:<dd>{" › ".join(item["category"])}<dt>Versand aus:<dd>{origin}<dt>Versand nach:<dd>{target}{stock}<dt>Verkauft:<dd>{item["sales"]}<dt>Eingestellt:<dd>{item["listed"]:%d.%m.%Y}</dl>
<div class="preis"><strong>{_euro(item["eur"])}</strong> <span>{_coin(item).replace(".", ",")} BTC</span></div></li>
"""


def _results(items: list[Row], number: int) -> SitePage:
    order = '<form class="sortieren">Sortieren nach <select name="s"><option>Preis aufsteigend</option><option>Datum</option></select> <label><input type="checkbox"> nur Inland</label> <button>OK</button></form>'
    pages = f'<p class="seiten">Seite {number} von 3 — <a href="/kategorie/alle/1">«</a> <a href="/kategorie/alle/3">»</a></p>'
    body = f'<h1>Alle Angebote</h1>{order}<ul class="angebote">{"".join(map(_record, items))}</ul>{pages}'
    return SitePage(
        f"/kategorie/alle/{number}",
        _page("Alle Angebote", body),
        "results",
        listings=[_truth(i) for i in items],
    )


def _reviews(rng: random.Random, item: Row, count: int, *, named: bool) -> tuple[str, list[Row]]:
    rows, truth = [], []
    for days in sorted(rng.sample(range(1, 200), count)):
        stars, text, buyer = (
            rng.choice((5, 5, 4, 2)),
            rng.choice(WORTE),
            f"{rng.choice('bdhkmu')}...{rng.choice('rnte')}",
        )
        at = NOW - timedelta(days=days, minutes=days * 7)
        what = (
            f'<td><a href="{item["url"]}">{escape(item["title"])}</a><td>{_euro(item["eur"])}'
            if named
            else ""
        )
        rows.append(
            f'<tr><td><span class="sterne s{stars}" title="{stars} von 5 Sternen"></span><td>{escape(text)}<td>{buyer}{what}<td>{at:%d.%m.%Y, %H:%M} Uhr'
        )
        entry = {
            "vendor": item["vendor"],
            "rating": str(stars),
            "text": text,
            "buyer": buyer,
            "at": f"{at:%Y-%m-%dT%H:%M:00Z}",
        }
        truth.append(
            entry
            | (
                {
                    "listing": item["title"],
                    "amount": {"amount": f"{item['eur']:.2f}", "currency": "EUR"},
                }
                if named
                else {}
            )
        )
    extra = "<th>Angebot<th>Preis" if named else ""
    return (
        f'<table class="bew"><tr><th>Note<th>Kommentar<th>Käufer{extra}<th>Datum{"".join(rows)}</table>',
        truth,
    )


def _detail(rng: random.Random, item: Row) -> SitePage:
    origin, _, target, _, score, count, level = VENDORS[item["vendor"]]
    lines = [
        "Beste Ware zum fairen Kurs.",
        "Wir versenden werktags bis 15 Uhr, doppelt vakuumiert.",
        "Bei Verlust: 50 % Ersatz, Stammkunden 100 %.",
    ]
    table, feedback = _reviews(rng, item, rng.randint(2, 5), named=False)
    stock = (
        ""
        if item["stock"] is None
        else f"<tr><th>Auf Lager</th><td>{item['stock']} Stück</td></tr>"
    )
    escrow = "Treuhand, Multisig (2 von 3)" if item["multisig"] else "Treuhand"
    crumbs = " › ".join(f'<a href="/kategorie/{c.lower()}">{c}</a>' for c in item["category"])
    body = f"""<p class="pfad"><a href="/">Start</a> › {crumbs}</p><h1>{escape(item["title"])}</h1><div class="zwei"><img src="{PIX}" width="320" alt="">
<div><p class="gross">{_euro(item["eur"])}</p><p class="klein">entspricht {_coin(item).replace(".", ",")} BTC</p><form method="post" action="{item["url"]}/kaufen"><input type="hidden" name="schutz" value="ab37f0"><select name="versand"><option>Brief (1-3 Tage) + 4,50 €</option><option>Paket + 9,90 €</option></select> <input name="menge" value="1" size="2"> <button>Kaufen</button></form></div></div>
<table class="daten"><tr><th>Händler</th><td><a href="/haendler/{item["vendor"]}">{item["vendor"]}</a> ({level}, {score} bei {count} Bewertungen)</td></tr><tr><th>Versand aus</th><td>{origin}</td></tr><tr><th>Versand nach</th><td>{target}</td></tr>{stock}<tr><th>Verkauft</th><td>{item["sales"]}</td></tr><tr><th>Zahlungsart</th><td>{escrow}; Bitcoin, Monero</td></tr><tr><th>Eingestellt am</th><td>{item["listed"].day}. {MONTHS[item["listed"].month - 1]} {item["listed"].year}</td></tr></table>
<h2>Beschreibung</h2><div class="text">{"<br>".join(escape(x) for x in lines)}</div><h2>Bewertungen</h2>{table}"""
    truth = _truth(item, url=False) | {
        "description": " ".join(lines),
        "escrow": "multisig" if item["multisig"] else "escrow",
        "payment": ["BTC", "XMR"],
    }
    return SitePage(
        item["url"], _page(item["title"], body), "listing", listings=[truth], feedback=feedback
    )


def _vendor(rng: random.Random, name: str, items: list[Row]) -> SitePage:
    origin, code, target, _, score, count, level = VENDORS[name]
    lines = [
        "Moin und willkommen.",
        "Seit Jahren dabei, immer ehrlich.",
        "Urlaub vom 1. bis 8. April!",
    ]
    nick = name.lower().replace(".", "_")
    since, claims = "04.09.2016", [("Speicherstadt", "4,8"), ("Hafenbasar", "4,95")]
    facts = (
        ("Rang", level),
        ("Verkäufe", f"{count * 2:,}".replace(",", ".")),
        ("Bewertung", f"{score} von 5"),
        ("Mitglied seit", since),
        ("Zuletzt online", "vor 3 Tagen"),
        ("Versand aus", origin),
        ("Versand nach", target),
    )
    table, feedback = _reviews(rng, items[0], 5, named=True)
    body = f'<h1>{name}</h1><dl class="profil">{"".join(f"<dt>{k}<dd>{v}" for k, v in facts)}</dl><div class="text">{"<br>".join(lines)}</div><p>Andere Märkte: {"; ".join(f"{m} {r}" for m, r in claims)}</p><p>Threema nach Absprache, Mail: {nick}(at)brief.example</p><h2>Angebote ({len(items)})</h2><ul class="angebote">{"".join(map(_record, items))}</ul><h2>Bewertungen</h2>{table}'
    vendor = {
        "name": name,
        "level": level,
        "sales": count * 2,
        "rating": score.replace(",", "."),
        "ships_from": code,
        "member_since": "2016-09-04",
        "last_seen": "2018-03-19",
        "description": " ".join(lines),
        "markets": [{"market": m, "rating": r.replace(",", ".")} for m, r in claims],
    }
    return SitePage(
        f"/haendler/{name}",
        _page(name, body),
        "vendor",
        listings=[_truth(i) for i in items],
        vendors=[vendor],
        feedback=feedback,
        handles=[{"kind": "email", "value": f"{nick}@brief.example", "account": name}],
    )


def _feedback_page(rng: random.Random, name: str, items: list[Row]) -> SitePage:
    rows, feedback = "", []
    for item in items[:5]:
        table, more = _reviews(rng, item, 3, named=True)
        rows += f"<h3>{item['number']}</h3>{table}"
        feedback += more
    return SitePage(
        f"/haendler/{name}/bewertungen",
        _page(f"Bewertungen von {name}", f"<h1>Bewertungen von {name}</h1>{rows}"),
        "feedback",
        feedback=feedback,
    )


def _pages(rng: random.Random) -> list[SitePage]:
    items = _items(rng)
    results = [_results(items[:23], 1), _results(items[23:45], 2), _results(items[45:48], 3)]
    details = [_detail(rng, i) for i in items[:3]]
    own = {v: [i for i in items if i["vendor"] == v][:8] for v in sorted(VENDORS)}
    names = sorted(own, key=lambda v: (-len(own[v]), v))
    vendors = [_vendor(rng, v, own[v]) for v in names[:2]]
    home = _page(
        "Start",
        f'<h1>Willkommen im Kontor</h1><p>4.442 Angebote von 213 Händlern.</p><h2>Neu eingestellt</h2><ul class="angebote">{"".join(map(_record, items[5:11]))}</ul>',
    )
    login = '<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>Anmelden · Kontor</title></head><body><form method="post" action="/anmelden"><fieldset><legend>Anmelden</legend><p><label>Benutzername <input name="name"></label><p><label>Passwort <input type="password" name="wort"></label><p><label>Sicherheitsabfrage: 7 + 5 = <input name="summe" size="2"></label><p><button>Anmelden</button> <a href="/neu">Konto anlegen</a></fieldset></form></body></html>'
    error = _page("Fehler", "<h1>Fehler 404</h1><p>Die Seite wurde nicht gefunden.</p>")
    front = SitePage("/", home, "index", listings=[_truth(i) for i in items[5:11]])
    return [
        *results,
        *details,
        *vendors,
        _feedback_page(rng, names[0], own[names[0]]),
        front,
        SitePage("/anmelden", login, "login"),
        SitePage("/weg", error, "error"),
    ]


SITE = TestSite("kontor", "market", "de", SEEN, _pages)
