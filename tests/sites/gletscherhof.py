# ruff: noqa: E501
# fmt: off
"""Gletscherhof: an invented seller's own onion shop in German and English, weights in a select."""

from __future__ import annotations

import random
from collections.abc import Sequence
from decimal import Decimal
from html import escape
from typing import Any, NamedTuple

from tests.sites import SitePage, TestSite

__all__ = ["SITE"]

_PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAMLCwgAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw=="
_ONION = "hxjzftac2czebx4vnzjqmmmdgkwpxeb5wl5hamlkawj5el5srxyopkad.onion"
_SESSION = "05d4a381d0cc650a30b6f59418b3c1da4c191ba5ecdeb230aaaaf1fcbaf6d021df"
_JABBER = {"kind": "xmpp", "value": "gletscherhof@jabber.example.net"}
_GRAMS = {"g": "1", "kg": "1000", "mg": "0.001", "ug": "0.000001"}
_DE = {"from": "Versand aus", "to": "Lieferung nach", "start": "ab", "cart": "In den Warenkorb", "more": "Details &raquo;", "out": "ausverkauft", "in": "sofort lieferbar", "rate": "Bewertung",
       "reviews": "Bewertungen", "pay": "Zahlung", "home": "Startseite", "basket": "Warenkorb", "items": "Artikel", "contact": "Kontakt", "faq": "Fragen", "choose": "Menge wählen", "stock": "Verfügbarkeit",
       "text": "Beschreibung", "also": "Das könnte Sie auch interessieren", "ship": "Versandart", "since": "Im Sortiment seit", "no": "Noch keine Bewertungen.", "write": "Bewertung schreiben", "kinds": "Sortiment", "each": "Preis"}  # fmt: skip
_EN = {"from": "Ships from", "to": "Ships to", "start": "from", "cart": "Add to cart", "more": "Details &raquo;", "out": "sold out", "in": "in stock", "rate": "Rating",
       "reviews": "Reviews", "pay": "Payment", "home": "Home", "basket": "Cart", "items": "items", "contact": "Contact", "faq": "FAQ", "choose": "Choose amount", "stock": "Availability",
       "text": "Description", "also": "You may also like", "ship": "Shipping", "since": "Available since", "no": "No reviews yet.", "write": "Write a review", "kinds": "Products", "each": "Price"}  # fmt: skip
_KINDS = {1: ("Stimulanzien", "Stimulants"), 2: ("Cannabis", "Cannabis"), 3: ("Psychedelika", "Psychedelics"), 4: ("Apotheke", "Pharmacy"), 5: ("Empathogene", "Empathogens")}


class _Ware(NamedTuple):
    """One article: steps as ``"amount unit=price"`` parted by ``;`` (``x`` for an amount without unit)."""

    title: str
    kind: int
    steps: str
    dst: str = "EU"
    rating: str = ""
    votes: int = 0
    old: str = ""
    out: bool = False


_GOODS = {
    11: _Ware("Speedpaste (feucht, ca. 70 %)", 1, "5 g=35,00;10 g=60,00;25 g=125,00;50 g=220,00;100 g=390,00;1000 g=2.400,00", "EU", "4.8", 112),
    12: _Ware("Kokain Bolivien ungestreckt 89%", 1, "0.5 g=42,00;1 g=80,00;2 g=155,00;5 g=370,00;10 g=710,00", "DE", "4.9", 204),
    13: _Ware("Kokain „Alltag“ 62%", 1, "1 g=55,00;5 g=250,00", "DE", "4.1", 37),
    14: _Ware("Amphetamin-Pulver trocken", 1, "1 g=9,00;5 g=40,00;25 g=150,00", "EU"),
    15: _Ware("4-MMC Kristalle 1g", 1, "1 g=24,00", "EU", "4.6", 18),
    16: _Ware("3-MMC groß & klar", 1, "1 g=18,00;5 g=75,00;10 g=130,00;100 g=980,00", "EU", "4.7", 61, "22,00"),
    17: _Ware("Crystal (tschechisch) – nur für Stammkunden", 1, "1 g=70,00;5 g=310,00", "DE", "", 0, "", True),
    18: _Ware("Koks Probe 0,3g", 1, "0.3 g=25,00", "DE", "4.9", 340),
    19: _Ware("Medikinet adult 20 mg Kapseln", 1, "10 piece=45,00;30 piece=120,00", "DE", "5.0", 4),
    20: _Ware("Kombi: Speed + Teile (Wochenende)", 1, "x=49,00", "EU", "4.3", 15),
    31: _Ware("Lemon Haze Indoor", 2, "5 g=50,00;10 g=95,00;25 g=225,00;50 g=430,00", "DE AT CH", "4.7", 88),
    32: _Ware("Outdoor South Tyrol 2020 harvest", 2, "10 g=60,00;50 g=270,00;100 g=500,00", "EU", "4.2", 29),
    33: _Ware("Hash „Black Afghan“", 2, "2 g=20,00;5 g=46,00;10 g=88,00", "EU", "4.5", 40),
    34: _Ware("CBD flowers (lab report included)", 2, "10 g=30,00", "EU"),
    35: _Ware("Dry Sift 120u", 2, "1 g=14,00;5 g=62,00", "DE AT", "4.8", 9, "17,00"),
    36: _Ware("Rosin, pressed to order", 2, "1 g=45,00;3 g=125,00", "DE", "", 0, "", True),
    37: _Ware("Cookies 100mg THC each", 2, "2 piece=18,00;6 piece=48,00;20 piece=140,00", "DE", "4.4", 21),
    38: _Ware("Super Silver Haze 1 kg [wholesale]", 2, "1 kg=4.900,00", "DE", "5.0", 2),
    39: _Ware("Trim 100g", 2, "100 g=80,00", "DE"),
    40: _Ware("Pollinator Hash Block", 2, "100 g=520,00;250 g=1.200,00;500 g=2.250,00;1 kg=4.200,00", "EU", "4.9", 13),
    51: _Ware("LSD-Pappen „Edelweiß“ 120µg", 3, "5 piece=35,00;10 piece=60,00;25 piece=130,00;100 piece=420,00", "WW", "4.9", 77),
    52: _Ware("Spitzkegelige Kahlköpfe, getrocknet", 3, "2 g=25,00;5 g=55,00", "DE", "4.6", 12),
    53: _Ware("DMT Vape 0,5ml", 3, "0.5 ml=60,00", "EU"),
    61: _Ware("Diazepam 10mg Blister à 20 Stk.", 4, "1 x=30,00;5 x=130,00", "DE", "4.8", 31),
    71: _Ware("MDMA-Kristalle 83 % Reinheit", 5, "1 g=22,00;5 g=90,00;10 g=165,00;50 g=700,00", "EU", "4.9", 150),
    72: _Ware("Anleitung: Sicherer Einkauf im Darknet (PDF, 41 Seiten)", 4, "x=5,00", "WW", "3.9", 8),
}


def _words(lang: str) -> dict[str, str]:
    return _EN if lang == "en" else _DE


def _url(number: int, lang: str) -> str:
    return f"produkt.php?id={number}" + ("&lang=en" if lang == "en" else "")


def _steps(ware: _Ware) -> list[tuple[str, str, str]]:
    found = []
    for step in ware.steps.split(";"):
        size, _, price = step.partition("=")
        amount, _, unit = size.rpartition(" ")
        found.append((amount, unit, price))
    return found


def _number(text: str) -> str:
    return text.replace(".", "").replace(",", ".")


def _label(amount: str, unit: str, lang: str) -> str:
    shown = amount if lang == "en" else amount.replace(".", ",")
    if unit == "piece":
        return f"{shown} {'pcs' if lang == 'en' else 'Stück'}"
    return f"{shown} Blister" if unit == "x" and amount else ("1 Stk." if unit == "x" else f"{shown}{unit}")


def _coin(price: str) -> tuple[str, str]:
    euros = Decimal(_number(price))
    return f"{euros / 9180:.5f}", f"{euros / 81:.3f}"


def _truth(number: int, lang: str, **more: Any) -> dict[str, Any]:
    ware = _GOODS[number]
    steps = _steps(ware)
    amount, unit, price = steps[0]
    found: dict[str, Any] = {"title": ware.title, "url": _url(number, lang), "price": {"amount": _number(price), "currency": "EUR"}, "price_also": {"amount": _coin(price)[0], "currency": "BTC"},
                             "ships_from": "DE", "ships_to": ware.dst.split()}  # fmt: skip
    if unit != "x":
        found["quantity"] = {"amount": amount, "unit": unit}
        if unit in _GRAMS:
            found["quantity"]["grams"] = f"{(Decimal(amount) * Decimal(_GRAMS[unit])).normalize():f}"
    if len(steps) > 1 and unit != "x":
        found["tiers"] = [{"quantity": {"amount": a, "unit": u}, "price": {"amount": _number(p), "currency": "EUR"}} for a, u, p in steps]
    if ware.rating:
        found["rating"] = ware.rating
    if ware.out:
        found["stock"] = 0
    if number == 61:  # its title says what one blister holds
        found["quantity"] = {"amount": "10", "unit": "mg", "pieces": 20, "grams": "0.2"}
    if ware.old:
        found["marketing"] = ["discount"]
    if "Probe" in ware.title:
        found["marketing"] = ["sample"]
    return found | more


def _select(ware: _Ware, lang: str) -> str:
    words = _words(lang)
    options = "".join(f'<option value="{n}">{_label(a, u, lang)} - {p} &euro;</option>' for n, (a, u, p) in enumerate(_steps(ware), 1))
    return f'<label>{words["choose"]}: <select name="menge">{options}</select></label>'


def _price(ware: _Ware, lang: str) -> str:
    steps = _steps(ware)
    old = f'<s class="alt">{ware.old} &euro;</s> <span class="aktion">{"SALE" if lang == "en" else "AKTION"}</span> ' if ware.old else ""
    start = _words(lang)["start"] + " " if len(steps) > 1 else ""
    btc, xmr = _coin(steps[0][2])
    return f'{old}<span class="preis">{start}<b>{steps[0][2]} &euro;</b></span><br><span class="coin">{btc} BTC | {xmr} XMR</span>'


def _lands(ware: _Ware, lang: str) -> str:
    return ", ".join({"WW": "weltweit" if lang == "de" else "worldwide"}.get(c, c) for c in ware.dst.split())


def _stars(rating: str) -> str:
    full = round(float(rating))
    return f'<span class="sterne">{"★" * full}{"☆" * (5 - full)}</span>'


def _item(number: int, lang: str) -> str:
    ware, words, link = _GOODS[number], _words(lang), escape(_url(number, lang))
    rated = f'{_stars(ware.rating)} {ware.rating}/5 ({ware.votes} {words["reviews"]})' if ware.rating else f'<i>{words["no"]}</i>'
    buy = f'<b class="rot">{words["out"]}</b>' if ware.out else f'<form action="warenkorb.php" method="post"><input type="hidden" name="artikel" value="{number}">{_select(ware, lang)} <input type="submit" value="{words["cart"]}"></form>'
    if ware.out:
        buy = _select(ware, lang).replace("<select", "<select disabled") + " " + buy
    return f"""
<li class="artikel" id="a{number}">
<table cellpadding="4" width="100%"><tr>
<td width="120" valign="top"><a href="{link}"><img src="{_PIXEL}" width="110" alt="{escape(ware.title)}"></a></td>
<td valign="top"><h3><a href="{link}">{escape(ware.title)}</a></h3>
<p class="klein">{words["from"]}: <b>DE</b> &nbsp; {words["to"]}: <b>{_lands(ware, lang)}</b><br>{rated}</p>
{buy}</td>
<td width="150" align="right" valign="top">{_price(ware, lang)}<br><br><a class="mehr" href="{link}">{words["more"]}</a></td>
</tr></table>
</li>"""


def _page(title: str, body: str, lang: str = "de", bare: bool = False) -> str:
    words = _words(lang)
    tail = "&amp;lang=en" if lang == "en" else ""
    counts = {1: 10, 2: 10, 3: 3, 4: 2, 5: 1}
    menu = "".join(f'<li><a href="shop.php?kat={n}{tail}">{names[lang == "en"]}</a> ({counts[n]})</li>' for n, names in _KINDS.items())
    box = f'<td class="links" width="180" valign="top"><h4>{words["kinds"]}</h4><ul>{menu}</ul><h4>{words["basket"]}</h4><p>0 {words["items"]}<br>0,00 &euro;</p><h4>Kurs</h4><p>1 BTC = 9.180,00 &euro;<br>1 XMR = 81,00 &euro;</p></td>'
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html lang="{lang}"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{escape(title)} | Gletscherhof</title>
<style type="text/css">body{{font:13px Verdana,sans-serif;background:#eef1f3}}li.artikel{{list-style:none;border-bottom:1px dotted #999}}.preis b{{color:#274b6d;font-size:18px}}.rot{{color:#a00}}</style></head>
<body><div id="kopf"><h1><a href="index.php">Gletscherhof</a></h1><small>seit 2018 &ndash; {"Qualität aus den Bergen" if lang == "de" else "quality from the mountains"}</small>
<div id="nav"><a href="index.php">{words["home"]}</a> | <a href="bewertungen.php">{words["reviews"]}</a> | <a href="faq.php">{words["faq"]}</a> | <a href="kontakt.php">{words["contact"]}</a> | <a href="?lang=de">DE</a> <a href="?lang=en">EN</a></div></div>
<table id="rahmen" width="960" align="center"><tr>{"" if bare else box}<td valign="top">{body}</td></tr></table>
<div id="fuss" align="center"><font size="1">Jabber (OTR/OMEMO): {_JABBER["value"]} &middot; BTC &amp; XMR &middot; &copy; Gletscherhof</font></div></body></html>"""


def _results(path: str, heading: str, numbers: Sequence[int], lang: str) -> SitePage:
    found = f"{len(numbers)} {'products' if lang == 'en' else 'Artikel'}"
    sort = '<form method="get"><select name="sort"><option>A-Z</option><option>Preis aufsteigend</option><option>Beliebtheit</option></select><input type="submit" value="OK"></form>'
    body = f'<h2>{escape(heading)}</h2><p>{found}</p>{sort}<ul class="liste">{"".join(_item(n, lang) for n in numbers)}</ul><p class="seiten">&laquo; <b>1</b> &raquo;</p>'
    return SitePage(path, _page(heading, body, lang), "results", listings=[_truth(n, lang) for n in numbers], handles=[_JABBER])


def _iso(day: str) -> str:
    return "-".join(reversed(day.split(".")))


def _detail(number: int, lang: str, text: str, since: str, reviews: Sequence[tuple[str, int, str, str]], also: Sequence[int]) -> SitePage:
    ware, words = _GOODS[number], _words(lang)
    kind = _KINDS[ware.kind][lang == "en"]
    said = "".join(f'<div class="bew"><b>{who}</b> <span class="sterne" title="{n}/5">{"★" * n}{"☆" * (5 - n)}</span> {n}/5 <span class="datum">{day}</span><p>{escape(words_)}</p></div>' for who, n, day, words_ in reviews)
    steps = _steps(ware)
    table = f'<table border="1" class="staffel" cellspacing="0"><tr><th>{"Menge" if lang == "de" else "Amount"}</th><th>{words["each"]}</th><th>BTC</th><th>XMR</th></tr>' + "".join(f'<tr><td>{_label(a, u, lang)}</td><td align="right">{p} &euro;</td><td>{_coin(p)[0]}</td><td>{_coin(p)[1]}</td></tr>' for a, u, p in steps) + "</table>" if len(steps) > 1 else ""
    similar = "".join(f'<td align="center"><a href="{escape(_url(n, lang))}"><img src="{_PIXEL}" width="60" alt=""><br>{escape(_GOODS[n].title)}</a><br>{_steps(_GOODS[n])[0][2]} &euro;</td>' for n in also)
    rated = f'<tr><td>{words["rate"]}:</td><td>{_stars(ware.rating)} {ware.rating}/5 ({ware.votes})</td></tr>' if ware.rating else ""
    body = f"""<p class="pfad"><a href="index.php">{words["home"]}</a> &raquo; <a href="shop.php?kat={ware.kind}">{kind}</a> &raquo; {escape(ware.title)}</p>
<h2>{escape(ware.title)}</h2><table><tr><td valign="top"><img src="{_PIXEL}" width="300" alt="{escape(ware.title)}"></td><td valign="top"><p>{_price(ware, lang)}</p>
<table class="daten"><tr><td>{words["from"]}:</td><td>DE</td></tr><tr><td>{words["to"]}:</td><td>{_lands(ware, lang)}</td></tr><tr><td>{words["stock"]}:</td><td>{words["out"] if ware.out else words["in"]}</td></tr><tr><td>{words["pay"]}:</td><td>BTC, XMR</td></tr>{rated}<tr><td>{words["since"]}:</td><td>{since}</td></tr></table>
<form action="warenkorb.php" method="post">{_select(ware, lang)}<br><label>{words["ship"]}: <select name="versand"><option>Brief (+ 0,00 &euro;)</option><option>Einschreiben (+ 4,50 &euro;)</option><option>Express (+ 15,00 &euro;)</option></select></label><br><input type="submit" value="{words["cart"]}"></form></td></tr></table>
{table}<h3>{words["text"]}</h3><div class="text">{escape(text)}</div>
<h3>{words["reviews"]}</h3>{said or f'<p><i>{words["no"]}</i></p>'}<p><a href="bewerten.php?id={number}">{words["write"]}</a></p>
<h3>{words["also"]}</h3><table><tr>{similar}</tr></table>"""
    own = _truth(number, lang, description=text, category=[kind], payment=["BTC", "XMR"], listed_at=_iso(since))
    own.pop("url")
    asides: list[dict[str, Any]] = [{"title": _GOODS[n].title, "url": _url(n, lang), "price": {"amount": _number(_steps(_GOODS[n])[0][2]), "currency": "EUR"}, "aside": True} for n in also]
    voices = [{"listing": ware.title, "rating": str(n), "text": words_, "buyer": who, "at": _iso(day)} for who, n, day, words_ in reviews]
    return SitePage("/" + _url(number, lang), _page(ware.title, body, lang), "listing", listings=[own, *asides], feedback=voices, handles=[_JABBER])


def _details() -> list[SitePage]:
    return [
        _detail(11, "de", "Frisch, feucht und kräftig. Vor Gebrauch trocknen, Gewichtsverlust ist bei Paste normal und schon eingerechnet. Wir versiegeln doppelt und verschicken Montag bis Freitag.", "14.01.2019", [("K***1", 5, "02.09.2020", "Wie immer top, nach zwei Tagen da"), ("m***z", 4, "29.08.2020", "Gute Ware, Verpackung könnte besser sein"), ("Anonym", 5, "20.08.2020", "stark!")], [14, 71]),
        _detail(61, "de", "Original verschweißt aus deutscher Apotheke. Preis je Blister zu 20 Tabletten.", "03.05.2020", [("s***f", 5, "11.08.2020", "Echt, Chargennummer stimmt")], [19, 72]),
        _detail(40, "en", "Pressed from fresh resin, soft and dark. Blocks of one hundred grams, stamped with a small mountain. Larger amounts on request only.", "01.03.2020", [("t***o", 5, "05.09.2020", "Smells like 1998. Perfect"), ("h***8", 3, "17.07.2020", "nice hash but came late")], [33, 38]),
        _detail(72, "de", "Für Einsteiger: Tails, PGP, Adressen, erste Bestellung. Wird nach der Zahlung als Link verschickt.", "20.06.2020", [], [61, 51]),
    ]


def _board() -> SitePage:
    rows = [("b***t", 5, "08.09.2020", "Ultra schnell, gerne wieder", 12), ("J***", 2, "06.09.2020", "Ein Gramm fehlte, Nachlieferung wurde versprochen", 16), ("o***n", 5, "04.09.2020", "Great tabs, stealth 10/10", 51), ("K***1", 5, "02.09.2020", "Wie immer top, nach zwei Tagen da", 11),
            ("r***9", 4, "31.08.2020", "schmeckt gut, etwas trocken", 31), ("w***i", 1, "22.08.2020", "Brief kam leer an", 18)]  # fmt: skip
    html = "".join(f'<tr bgcolor="{"#ffffff" if k % 2 else "#e4e9ee"}"><td>{day}</td><td>{who}</td><td><a href="{_url(n, "de")}">{escape(_GOODS[n].title)}</a></td><td nowrap>{"★" * stars}{"☆" * (5 - stars)} {stars}/5</td><td>{escape(text)}</td></tr>' for k, (who, stars, day, text, n) in enumerate(rows))
    body = f'<h2>Bewertungen unserer Kunden</h2><p>Durchschnitt: 4.8/5 aus 1.391 Bewertungen</p><table width="100%" cellpadding="5"><tr><th>Datum</th><th>Kunde</th><th>Artikel</th><th>Note</th><th>Kommentar</th></tr>{html}</table>'
    voices = [{"listing": _GOODS[n].title, "rating": str(stars), "text": text, "buyer": who, "at": _iso(day)} for who, stars, day, text, n in rows]
    return SitePage("/bewertungen.php", _page("Bewertungen", body), "feedback", feedback=voices, handles=[_JABBER])


def _contact() -> SitePage:
    mail, wickr, threema = "gletscherhof@post.example.org", "gletscherhof18", "8KTRW2ZP"
    body = f"""<h2>Kontakt</h2><p>Wir antworten meist am selben Tag. Bitte immer mit PGP verschl&uuml;sseln.</p>
<table class="daten"><tr><td>E-Mail:</td><td><a href="mailto:{mail}">{mail}</a></td></tr><tr><td>Wickr Me:</td><td>{wickr}</td></tr><tr><td>Threema-ID:</td><td>{threema}</td></tr><tr><td>Session:</td><td style="word-break:break-all">{_SESSION}</td></tr><tr><td>Spiegel:</td><td>http://{_ONION}</td></tr></table>
<p>PGP-Fingerabdruck: 5C1E 90AB 47D2 66F0 3B8A  E1D4 77C9 0F2A 8D13 B6E5</p>"""
    handles = [_JABBER, {"kind": "email", "value": mail}, {"kind": "wickr", "value": wickr}, {"kind": "threema", "value": threema}, {"kind": "session", "value": _SESSION}, {"kind": "onion_v3", "value": _ONION}]
    return SitePage("/kontakt.php", _page("Kontakt", body), "other", handles=handles)


def _pages(rng: random.Random) -> list[SitePage]:
    del rng
    tops = [12, 51, 71]
    home = f'<h2>Willkommen auf dem Gletscherhof</h2><p class="news"><b>07.09.2020:</b> Neue Charge Speedpaste ist da. Bestellungen bis 12 Uhr gehen am selben Tag raus.</p><h2>Beliebt</h2><ul class="liste">{"".join(_item(n, "de") for n in tops)}</ul>'
    cart = '<h2>Warenkorb</h2><p>Ihr Warenkorb ist leer.</p><form><label>Bestellnummer: <input name="nr"></label><input type="submit" value="Status abfragen"></form>'
    gate = f'<h2>Einen Moment</h2><form method="post"><img src="{_PIXEL}" alt="Captcha"><br>Bitte geben Sie die Zeichen ein / please enter the characters:<br><input name="code" size="8"><input type="submit" value="Weiter"></form>'
    login = '<h2>Kundenkonto</h2><form method="post" action="login.php"><table><tr><td>Benutzername:</td><td><input name="user"></td></tr><tr><td>Passwort:</td><td><input type="password" name="pw"></td></tr></table><input type="submit" value="Anmelden"></form><p>Bestellen geht auch ohne Konto.</p>'
    none = '<h2>Suche: &bdquo;ketamin&ldquo;</h2><p>Leider keine Artikel gefunden.</p><p><a href="index.php">Zur&uuml;ck zur Startseite</a></p>'
    foot = [_JABBER]
    return [
        SitePage("/index.php", _page("Startseite", home), "index", listings=[_truth(n, "de", aside=True) for n in tops], handles=foot),
        _results("/shop.php?kat=1", "Stimulanzien", list(range(11, 21)), "de"), _results("/shop.php?kat=2&lang=en", "Cannabis", list(range(31, 41)), "en"), _results("/shop.php?kat=3", "Psychedelika", [51, 52, 53], "de"),
        *_details(), _board(), _contact(),
        SitePage("/suche.php?q=ketamin", _page("Suche", none), "results", handles=foot), SitePage("/warenkorb.php", _page("Warenkorb", cart), "other", handles=foot),
        SitePage("/login.php", _page("Anmelden", login, bare=True), "login", handles=foot), SitePage("/captcha.php", _page("Captcha", gate, bare=True), "captcha", handles=foot),
    ]  # fmt: skip


SITE = TestSite("gletscherhof", "shop", "de", "2020-09-09T11:00:00Z", _pages)
