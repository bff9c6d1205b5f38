# ruff: noqa: E501
# fmt: off
"""Nebelmarkt: a German market in a table with two rows per listing and one heading above both.

Peculiar: amounts as ``1.299,00 €``, dates as ``12.03.2023, 14:05 Uhr``, links with a session id,
a spacer row between records, vendors with a rank picture, reductions as "statt", one advert of
somebody who wants to buy, the way of delivery as a small picture beside the title.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from html import escape
from typing import Any, NamedTuple

from tests.sites import SitePage, TestSite

__all__ = ["SITE"]

_SEEN = datetime(2023, 3, 19, 20, 30, tzinfo=UTC)
_SID = "5e0c9d41b7"
_PER_PAGE = 18
_TARGETS = {"Deutschland": ["DE"], "DE, AT, CH": ["AT", "CH", "DE"], "EU-weit": ["EU"], "weltweit": ["WW"], "weltweit außer USA": ["WW", "-US"], "–": None}
_COUNTRIES = {"Deutschland": "DE", "Österreich": "AT", "Niederlande": "NL", "Schweiz": "CH", "k. A.": None}
# Vendor, rank, sales.
_VENDORS = (("Nachtfalter", "Gold", 1844), ("kräuterhexe", "Silber", 312), ("Postbote_Kalle", "Neu", 4), ("Herr-Specht", "Gold", 2290), ("moorleiche", "Bronze", 87), ("Zimt&Zucker", "Silber", 501))
# Title, category, amount unit grams pieces, euros.
_GOODS = (
    ("5g Amnesia Haze | INDOOR | Top-Qualität", "Cannabis > Blüten", "5 g 5", 50),
    ("Gras 10 Gramm (Outdoor, gut getrocknet)", "Cannabis > Blüten", "10 g 10", 62),
    ("100 gr. Haze – Großhandelspreis!", "Cannabis > Blüten", "100 g 100", 549),
    ("1 kg Haze, nur für Stammkunden", "Cannabis > Blüten", "1 kg 1000", 4250),
    ("Marokkaner Standard, 25g Platte", "Cannabis > Haschisch", "25 g 25", 110),
    ("Ein halbes Kilo Hasch \"Schwarzer Afghane\"", "Cannabis > Haschisch", "0.5 kg 500", 1899),
    ("Pep / Amphetamin Paste 10 g, feucht", "Aufputschmittel > Speed", "10 g 10", 45),
    ("50g Speed ★★★ Holland ★★★ inkl. Versand", "Aufputschmittel > Speed", "50 g 50", 145),
    ("Koks 1,0g – 85 % – ungestreckt", "Aufputschmittel > Kokain", "1 g 1", 78),
    ("Kokain 0,5 Gramm zum Probieren", "Aufputschmittel > Kokain", "0.5 g 0.5", 35),
    ("20x Teile „Blaue Laterne“ à 220mg", "Ecstasy > Pillen", "220 mg 4.4 20", 95),
    ("MDMA Kristalle 2,5g champagner", "Ecstasy > MDMA", "2.5 g 2.5", 49),
    ("LSD Pappen 10 x 150µg", "Psychedelika > LSD", "150 ug 0.0015 10", 75),
    ("Zauberpilze getrocknet 7g (im Ganzen getrocknet)", "Psychedelika > Pilze", "7 g 7", 55),
    ("Ketamin 1g Nadeln S-Iso", "Sonstiges > Ketamin", "1 g 1", 34),
    ("Tilidin 100 Stück Blister – ohne Rezept", "Apotheke > Schmerzmittel", "100 piece", 240),
    ("SUCHE: Shiba-Hash, kleine Mengen", "Gesuche > Cannabis", "", 40),
)
# What vendors hang on a title; says nothing of how much.
_TAILS = ("", "", "", " (neue Charge)", " – blitzschnell", " + Tracking", " ### Restposten ###", " | seit 2019 dabei")
_TEXTS = ("Schnell da, Stealth top, gerne wieder!", "Ware gut, aber 0,3g zu wenig drin", "Nach 12 Tagen immer noch nichts …", "Alles bestens, netter Kontakt", "Qualität wie beschrieben. Danke & Gruß")


class _Offer(NamedTuple):
    number: int
    title: str
    category: str
    size: str
    euros: float
    before: float
    vendor: str
    rank: str
    deals: int
    start: str
    end: str
    sales: int
    since: datetime
    way: str

    @property
    def url(self) -> str:
        return f"index.php?seite=angebot&nr={self.number}&sid={_SID}"


def _money(euros: float) -> str:
    return f"{euros:,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".")


def _offers(rng: random.Random) -> list[_Offer]:
    made = []
    for place in range(2 * _PER_PAGE + 3):
        title, category, size, euros = rng.choice(_GOODS)
        title += rng.choice(_TAILS)
        paid = round(euros * rng.uniform(0.93, 1.08), 2)
        before = round(paid * 1.2, 2) if rng.random() < 0.15 else 0.0
        start, end, way = rng.choice(list(_COUNTRIES)), rng.choice(list(_TARGETS)), rng.choice(("", "", "Brief", "DHL Paket", "Einschreiben"))
        since = _SEEN - timedelta(days=rng.randint(1, 300), minutes=rng.randint(0, 1200))
        made.append(_Offer(31007 + place * 17, title, category, size, paid, before, *rng.choice(_VENDORS), start, end, rng.choice((0, 3, 41, 260, 1210)), since, way))
    return made


def _claims(offer: _Offer) -> list[str]:
    found = {"discount"} if offer.before else set()
    found |= {"no_prescription"} if "ohne Rezept" in offer.title else set()
    return sorted(found | ({"sample"} if "zum Probieren" in offer.title else set()))


def _truth(offer: _Offer, **more: Any) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "title": offer.title,
        "url": offer.url,
        "vendor": offer.vendor,
        "price": {"amount": f"{offer.euros:.2f}", "currency": "EUR"},
        "quantity": dict(zip(("amount", "unit", "grams", "pieces"), offer.size.split(), strict=False)),
        "ships_from": _COUNTRIES[offer.start],
        "ships_to": _TARGETS[offer.end],
        "sales": offer.sales,
        "listed_at": offer.since.strftime("%Y-%m-%dT%H:%M:00Z"),
        "delivery": ["post"] if offer.way in ("Brief", "DHL Paket", "Einschreiben") else [],
        "marketing": _claims(offer),
        "offer_kind": "wanted" if offer.title.startswith("SUCHE") else "sale",
    }
    return {name: value for name, value in {**fields, **more}.items() if value not in (None, "", [], {})}


def _rows(offer: _Offer, place: int) -> str:
    before = f'<s>statt {_money(offer.before)} €</s> ' if offer.before else ""
    way = f' <img src="img/{"post" if offer.way == "Brief" else "dhl"}.gif" alt="{offer.way}" title="Versand: {offer.way}">' if offer.way else ""
    tone = "hell" if place % 2 else "dunkel"
    return f"""<tr class="{tone} kopf"><td rowspan="2" class="bild"><img src="img/klein/{offer.number}.jpg" width="80" alt=""></td><td colspan="6"><a href="{escape(offer.url)}" class="titel">{escape(offer.title)}</a>{way}</td></tr>
<tr class="{tone} daten"><td class="preis">{before}<strong>{_money(offer.euros)}&nbsp;€</strong></td><td><a href="index.php?seite=profil&amp;name={escape(offer.vendor)}&amp;sid={_SID}">{escape(offer.vendor)}</a> <img src="img/rang_{offer.rank.lower()}.gif" alt="{offer.rank}"></td><td>{offer.start}</td><td>{offer.end}</td><td align="right">{_money(offer.sales)[:-3]}</td><td class="datum">{offer.since:%d.%m.%Y, %H:%M} Uhr</td></tr>
<tr class="luecke"><td colspan="7"><div style="height:4px"></div></td></tr>
"""


def _table(offers: Sequence[_Offer]) -> str:
    heads = "".join(f"<th>{name}</th>" for name in ("", "Preis", "Händler", "Versand aus", "Versand nach", "Verkauft", "Eingestellt am"))
    return f'<table class="angebote" cellspacing="0"><thead><tr>{heads}</tr></thead><tbody>\n{"".join(_rows(o, n) for n, o in enumerate(offers))}</tbody></table>'


def _frame(heading: str, body: str) -> str:
    tops = " | ".join(f'<a href="index.php?seite=rubrik&amp;r={n}&amp;sid={_SID}">{name} <small>({count})</small></a>' for n, (name, count) in enumerate((("Cannabis", 1204), ("Aufputschmittel", 866), ("Ecstasy", 402), ("Psychedelika", 215), ("Apotheke", 129), ("Gesuche", 31))))
    return f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"><title>Nebelmarkt - {escape(heading)}</title></head>
<body><div id="kopf"><h1><a href="index.php?sid={_SID}">NEBELMARKT</a></h1><p>Angemeldet als <b>gast_201</b> | Guthaben: 0,00000000 BTC | <a href="index.php?seite=post&amp;sid={_SID}">Postfach (0 neue)</a> | <a href="index.php?seite=raus&amp;sid={_SID}">Abmelden</a></p><div id="rubriken">{tops}</div></div>
<form id="suche" method="get"><input type="hidden" name="sid" value="{_SID}">Suche: <input name="q"> Preis von <input name="von" size="5"> bis <input name="bis" size="5"> € <select name="aus"><option>Versand aus: egal</option><option>Deutschland</option><option>Österreich</option><option>Schweiz</option></select> <input type="submit" value="Los"></form>
<div id="inhalt"><h2>{escape(heading)}</h2>
{body}</div>
<div id="fuss">Kurs: 1 BTC = 25.871,40 € | 1 XMR = 143,02 € | Stand 19.03.2023 | <a href="index.php?seite=regeln">Regeln</a> · <a href="index.php?seite=treuhand">Treuhand</a></div></body></html>"""


def _results(offers: Sequence[_Offer], number: int, last: int) -> SitePage:
    links = " ".join(f"[{n}]" if n == number else f'<a href="index.php?seite=alle&amp;s={n}&amp;sid={_SID}">{n}</a>' for n in range(1, last + 1))
    body = f'<p>Treffer 39, Seite {links} <a href="index.php?seite=alle&amp;s={min(number + 1, last)}&amp;sid={_SID}">weiter »</a></p>{_table(offers)}<p>Seite {links}</p>'
    return SitePage(f"/index.php?seite=alle&s={number}&sid={_SID}", _frame("Alle Angebote", body), "results", [_truth(o) for o in offers])


def _remarks(rng: random.Random, vendor: str, offers: Sequence[_Offer]) -> tuple[str, list[dict[str, Any]]]:
    rows, truths = [], []
    for offer in offers:
        mark, text = rng.choice((("positiv", "+"), ("positiv", "+"), ("neutral", "o"), ("negativ", "-"))), rng.choice(_TEXTS)
        at, buyer = _SEEN - timedelta(days=rng.randint(2, 80)), f"{rng.choice('bhkst')}*****{rng.choice('aelr')}"
        rows.append(f'<tr><td class="b_{mark[0]}"><b>{mark[1]}</b> {mark[0]}</td><td>{escape(text)}</td><td>{escape(offer.title)}</td><td>{_money(offer.euros)} €</td><td>{buyer}</td><td>{at:%d.%m.%Y}</td></tr>')
        truth = {"vendor": vendor, "rating": mark[0], "text": text, "buyer": buyer, "at": at.date().isoformat(), "listing": offer.title}
        truths.append(truth | {"amount": {"amount": f"{offer.euros:.2f}", "currency": "EUR"}})
    heads = "".join(f"<th>{name}</th>" for name in ("Bewertung", "Kommentar", "Angebot", "Betrag", "Käufer", "Datum"))
    return f'<table class="bew"><tr>{heads}</tr>{"".join(rows)}</table>', truths


def _detail(rng: random.Random, offer: _Offer) -> SitePage:
    text = f"Angebot von {offer.vendor}: frisch abgepackt, doppelt verschweißt. Bitte Adresse verschlüsseln. Kein Versand am Wochenende."
    html, feedback = _remarks(rng, offer.vendor, [offer] * 4)
    top, sub = offer.category.split(" > ")
    stock, way = rng.choice((2, 15, 400)), offer.way or "nach Absprache"
    before = f'<s>statt {_money(offer.before)} €</s>' if offer.before else ""
    facts = (("Händler", f'<a href="index.php?seite=profil&amp;name={escape(offer.vendor)}&amp;sid={_SID}">{escape(offer.vendor)}</a> ({offer.rank})'), ("Preis", f"<strong>{_money(offer.euros)} €</strong> {before}"), ("Rubrik", f"{top} &gt; {sub}"), ("Versand aus", offer.start), ("Versand nach", offer.end), ("Versandart", way), ("Auf Lager", f"{stock} Stück"), ("Verkauft", offer.sales), ("Eingestellt am", f"{offer.since:%d.%m.%Y, %H:%M} Uhr"), ("Bezahlung", "Bitcoin, Monero (Treuhand)"))
    rows = "".join(f"<tr><th align='left'>{name}:</th><td>{value}</td></tr>" for name, value in facts)
    body = f"""<table class="einzel"><tr><td valign="top"><img src="img/gross/{offer.number}.jpg" alt="Bild"></td><td valign="top"><table>{rows}</table><form method="post"><input type="hidden" name="nr" value="{offer.number}">Menge <input name="menge" value="1" size="3"> <input type="submit" value="Kaufen"></form></td></tr></table>
<h3>Beschreibung</h3><div class="text">{escape(text)}</div><h3>Bewertungen</h3>{html}"""
    truth = _truth(offer, category=[top, sub], description=text, stock=stock, payment=["BTC", "XMR"], escrow="escrow")
    return SitePage(f"/{offer.url}", _frame(offer.title, body), "listing", [truth], feedback=feedback)


def _threema(name: str) -> str:
    return f"NEB{len(name) * 10487 % 100000:05d}"


def _vendor(name: str, rank: str, deals: int, offers: Sequence[_Offer]) -> SitePage:
    about = f"Moin, hier {name}. Seit Jahren im Geschäft, ein Mann, ein Wort. Threema: {_threema(name)}"
    body = f"""<div class="profil"><h3>{escape(name)} <img src="img/rang_{rank.lower()}.gif" alt="{rank}"></h3><ul><li>Rang: {rank}</li><li>Verkäufe: {_money(deals)[:-3]}</li><li>Bewertung: 4,87 von 5</li><li>Mitglied seit: 02.11.2021</li><li>Zuletzt online: vor 2 Tagen</li><li>Versendet aus: Deutschland</li></ul><p class="text">{escape(about)}</p></div>
<h3>Angebote</h3>{_table(offers)}"""
    truth = {"name": name, "level": rank, "sales": deals, "rating": "4.87", "ships_from": "DE", "member_since": "2021-11-02", "last_seen": "2023-03-17", "description": about}
    handle = {"kind": "threema", "value": _threema(name), "account": name}
    return SitePage(f"/index.php?seite=profil&name={name}&sid={_SID}", _frame(f"Profil von {name}", body), "vendor", [_truth(o) for o in offers], [truth], handles=[handle])


def _plain() -> list[SitePage]:
    home = '<div class="neu"><h3>Neuigkeiten</h3><p><b>11.03.2023</b> Wartung am Sonntag ab 3:00 Uhr.</p><p><b>27.02.2023</b> Neue Händlergebühr: 150,00 €.</p></div><p>Wähle oben eine Rubrik.</p>'
    login = '<html><head><title>Nebelmarkt - Anmeldung</title></head><body><form method="post" action="index.php?seite=anmelden"><table><tr><td>Benutzername</td><td><input name="name"></td></tr><tr><td>Passwort</td><td><input type="password" name="pw"></td></tr><tr><td>Zeichen im Bild</td><td><img src="zeichen.php" alt=""><input name="z"></td></tr><tr><td></td><td><input type="submit" value="Anmelden"></td></tr></table><p>Noch kein Konto? <a href="index.php?seite=neu">Registrieren</a></p></form></body></html>'
    fault = "<html><head><title>Fehler</title></head><body><h1>Fehler 502</h1><p>Der Server ist gerade überlastet. Bitte in ein paar Minuten noch einmal versuchen.</p></body></html>"
    faq = "<h3>Was ist Treuhand?</h3><p>Das Geld liegt beim Markt, bis der Käufer den Empfang bestätigt, höchstens 14 Tage.</p><h3>Was kostet das?</h3><p>Der Markt nimmt 4 % je Verkauf, mindestens 1,50 €.</p>"
    return [
        SitePage("/index.php", _frame("Willkommen", home), "index"),
        SitePage("/index.php?q=gartenzwerg", _frame("Suche: gartenzwerg", "<p>Keine Treffer.</p>"), "results"),
        SitePage("/index.php?seite=anmelden", login, "login"),
        SitePage("/index.php?seite=kaputt", fault, "error"),
        SitePage("/index.php?seite=treuhand", _frame("Häufige Fragen", faq), "other"),
    ]


def _pages(rng: random.Random) -> list[SitePage]:
    offers = _offers(rng)
    chunks = [offers[start : start + _PER_PAGE] for start in range(0, len(offers), _PER_PAGE)]
    pages = [_results(chunk, number, len(chunks)) for number, chunk in enumerate(chunks, start=1)]
    pages += [_detail(rng, offers[place]) for place in (4, 13, 21)]
    stocked = {vendor: [o for o in offers if o.vendor == vendor[0]] for vendor in _VENDORS}
    vendors = [vendor for vendor in _VENDORS if stocked[vendor]][:2]
    pages += [_vendor(*vendor, stocked[vendor]) for vendor in vendors]
    html, feedback = _remarks(rng, vendors[0][0], [rng.choice(stocked[vendors[0]]) for _ in range(15)])
    pages.append(SitePage(f"/index.php?seite=bew&name={vendors[0][0]}", _frame(f"Bewertungen für {vendors[0][0]}", html), "feedback", feedback=feedback))
    return pages + _plain()


SITE = TestSite("nebelmarkt", "market", "de", _SEEN.strftime("%Y-%m-%dT%H:%M:%SZ"), _pages)
