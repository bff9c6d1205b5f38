# ruff: noqa: E501
# fmt: off
"""Plaza Brisa: a Spanish market by hand: text broken by ``<br>``, facts said in sentences.

Peculiar: no class on any field, the vendor is plain text, the price stands after the title behind a
dash, "Quedan 12" for the stock, dates as "12 de marzo de 2023" and "hace 3 días", ``1.299,00 €`` or
``US$`` by the vendor's taste, a rule between records, latin entities.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from html import escape
from typing import Any, NamedTuple

from tests.sites import SitePage, TestSite

__all__ = ["SITE"]

_SEEN = datetime(2023, 4, 2, 16, 20, tzinfo=UTC)
_PER_PAGE = 10
_COUNTRIES = {"España": "ES", "Países Bajos": "NL", "Colombia": "CO", "México": "MX", "": None}
_TARGETS = {
    "a toda Europa": ["EU"],
    "a todo el mundo": ["WW"],
    "solo a España": ["ES"],
    "a todo el mundo excepto Estados Unidos": ["WW", "-US"],
    "a España y Portugal": ["ES", "PT"],
    "": None,
}
_VENDORS = ("Gaviota_Sur", "elAfilador", "LaTiaPepa", "brujula88", "Don Percebe", "viento-norte")
_MONTHS = ("", "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre")
# Title, category, amount unit grams pieces, price, currency.
_GOODS = (
    ("Marihuana Critical 10 gramos, interior", "Cannabis/Marihuana", "10 g 10", 65, "EUR"),
    ("Cogollos 5g Amnesia ¡¡oferta de abril!!", "Cannabis/Marihuana", "5 g 5", 38, "EUR"),
    ("Media libra de Critical (exterior)", "Cannabis/Marihuana", "0.5 lb 226.796185", 790, "EUR"),
    ("Hachís dry 25gr. calidad doble cero", "Cannabis/Hachís", "25 g 25", 120, "EUR"),
    ("Bellota 12 g, mejor del puerto", "Cannabis/Hachís", "12 g 12", 84, "EUR"),
    ("Cocaína 1 gr. ala de mosca 89%", "Estimulantes/Cocaína", "1 g 1", 60, "EUR"),
    ("Perico 5 gramos + muestra gratis", "Estimulantes/Cocaína", "5 g 5", 270, "EUR"),
    ("1 kilo de coca, escama, solo mayoristas", "Estimulantes/Cocaína", "1 kg 1000", 31500, "USD"),
    ("Speed 20 g pasta húmeda", "Estimulantes/Speed", "20 g 20", 110, "EUR"),
    ("Tusi rosa 2C-B 1g", "Estimulantes/Tusi", "1 g 1", 70, "USD"),
    ("Pastillas «Farolillo» 10 x 230mg", "Éxtasis/Pastillas", "230 mg 2.3 10", 75, "EUR"),
    ("MDMA cristal 3,5g", "Éxtasis/MDMA", "3.5 g 3.5", 85, "EUR"),
    ("Tripis 5 x 180µg dibujo de la luna", "Psicodélicos/LSD", "180 ug 0.0009 5", 48, "EUR"),
    ("Setas secas golden 1/4 oz", "Psicodélicos/Setas", "0.25 oz 7.08738078125", 55, "USD"),
    ("Diazepam 10 mg sin receta, caja", "Farmacia/Ansiolíticos", "", 25, "EUR"),
)
# What vendors hang on a title; says nothing of how much.
_TAILS = ("", "", "", " (recién llegado)", " ***envío discreto***", " ¡pregunta sin miedo!", " - lote nuevo & limpio")
_TEXTS = ("Todo perfecto, llegó en cinco días", "Buen peso y buena gente, repetiré", "Tardó bastante & el sobre venía abierto", "no contesta a los mensajes", "Calidad-precio inmejorable")


class _Offer(NamedTuple):
    number: int
    title: str
    category: str
    size: str
    price: float
    code: str
    vendor: str
    start: str
    end: str
    stock: int | None
    sales: int
    days: int

    @property
    def url(self) -> str:
        letters = "".join(c if c.isascii() and c.isalnum() else "-" for c in self.title.lower())
        return f"./anuncio-{'-'.join(part for part in letters.split('-') if part)[:32]}-{self.number}.html"


def _money(offer: _Offer) -> str:
    text = f"{offer.price:,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    return f"{text} &euro;" if offer.code == "EUR" else f"US$ {text}"


def _offers(rng: random.Random) -> list[_Offer]:
    made = []
    for place in range(3 * _PER_PAGE + 1):
        title, category, size, usual, code = rng.choice(_GOODS)
        title += rng.choice(_TAILS)
        start, end = rng.choice(list(_COUNTRIES)), rng.choice(list(_TARGETS))
        price = round(usual * rng.uniform(0.9, 1.1), rng.choice((0, 1, 2)))
        made.append(_Offer(811 + place * 7, title, category, size, price, code, rng.choice(_VENDORS), start, end, rng.choice((None, 1, 12, 60)), rng.choice((0, 2, 33, 410)), rng.choice((1, 3, 9, 21, 150))))
    return made


def _claims(title: str) -> list[str]:
    words = {"oferta": "discount", "muestra gratis": "sample", "sin receta": "no_prescription"}
    return sorted(kind for word, kind in words.items() if word in title)


def _truth(offer: _Offer, **more: Any) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "title": offer.title,
        "url": offer.url,
        "vendor": offer.vendor,
        "price": {"amount": f"{offer.price:.2f}", "currency": offer.code},
        "quantity": dict(zip(("amount", "unit", "grams", "pieces"), offer.size.split(), strict=False)),
        "ships_from": _COUNTRIES[offer.start],
        "ships_to": _TARGETS[offer.end],
        "stock": offer.stock,
        "sales": offer.sales or None,
        "listed_at": (_SEEN - timedelta(days=offer.days)).date().isoformat(),
        "marketing": _claims(offer.title),
        "offer_kind": "sale",
    }
    return {name: value for name, value in {**fields, **more}.items() if value not in (None, "", [], {})}


def _day(days: int) -> str:
    at = _SEEN - timedelta(days=days)
    return "ayer" if days == 1 else f"hace {days} d&iacute;as" if days < 10 else f"{at.day} de {_MONTHS[at.month]} de {at.year}"


def _sentence(offer: _Offer) -> str:
    words = [f"Vendido por {offer.vendor}"]
    if offer.start or offer.end:
        words.append(f"; se env&iacute;a{' desde ' + offer.start if offer.start else ''}{' ' + offer.end if offer.end else ''}")
    words.append(".")
    words += [f" Quedan {offer.stock}."] if offer.stock else []
    words += [f" {offer.sales} ventas."] if offer.sales else [" Sin ventas todav&iacute;a."]
    return "".join(words)


def _block(offer: _Offer) -> str:
    return f"""<div>
<img src="fotos/{offer.number}.jpg" width="90" align="left" hspace="8">
<a href="{offer.url}"><b>{escape(offer.title)}</b></a> &mdash; {_money(offer)}<br>
{_sentence(offer)}<br>
<i>Publicado {_day(offer.days)}</i> &middot; <a href="comprar.php?n={offer.number}">comprar</a> &middot; <a href="favorito.php?n={offer.number}">guardar</a>
<br clear="all"></div><hr size="1">
"""


def _frame(heading: str, body: str) -> str:
    return f"""<!DOCTYPE html>
<html lang="es"><head><meta charset="utf-8"><title>{escape(heading)} | Plaza Brisa</title>
<style>body{{max-width:900px;margin:auto;font-family:Georgia}} #menu a{{margin-right:1em}}</style></head><body>
<div id="cab"><h1><a href="./">Plaza Brisa</a></h1><small>la plaza de todos, desde 2021</small></div>
<div id="menu"><a href="cannabis.html">Cannabis [212]</a><a href="estimulantes.html">Estimulantes [187]</a><a href="extasis.html">&Eacute;xtasis [66]</a><a href="psicodelicos.html">Psicod&eacute;licos [51]</a><a href="farmacia.html">Farmacia [40]</a><a href="ayuda.html">Ayuda</a></div>
<p>Hola, invitado_93. Tu saldo es 0,0000 BTC (0,00 &euro;). <a href="salir.php">salir</a></p>
<h2>{escape(heading)}</h2>
{body}
<p><small>Cambio de hoy: 1 BTC = 26.020,11 &euro; = US$ 28.270,00 &middot; <a href="contacto.html">contacto</a></small></p></body></html>"""


def _results(offers: Sequence[_Offer], number: int, last: int) -> SitePage:
    pager = f'{"" if number == 1 else f"<a href=todo-{number - 1}.html>&laquo; anterior</a> "}P&aacute;gina {number} de {last}{"" if number == last else f" <a href=todo-{number + 1}.html>siguiente &raquo;</a>"}'
    body = f'<p>{pager}</p><hr size="1">\n{"".join(_block(o) for o in offers)}<p>{pager}</p>'
    return SitePage(f"/todo-{number}.html", _frame("Todos los anuncios", body), "results", [_truth(o) for o in offers])


def _remarks(rng: random.Random, vendor: str, offers: Sequence[_Offer]) -> tuple[str, list[dict[str, Any]]]:
    parts, truths = [], []
    for offer in offers:
        stars, text, days = rng.choice((5, 5, 4, 2)), rng.choice(_TEXTS), rng.choice((3, 8, 15, 44))
        buyer = f"{rng.choice('aclmp')}***{rng.choice('aeo')}"
        parts.append(f"<p><b>{stars}/5</b> &ldquo;{escape(text)}&rdquo;<br><small>{buyer}, {_day(days)}, sobre {escape(offer.title)}</small></p>")
        at = (_SEEN - timedelta(days=days)).date().isoformat()
        truths.append({"vendor": vendor, "rating": str(stars), "text": text, "buyer": buyer, "at": at, "listing": offer.title})
    return "".join(parts), truths


def _detail(rng: random.Random, offer: _Offer) -> SitePage:
    text = f"Producto fresco de {offer.vendor}. Se empaqueta al vac\u00edo y sale en 24 horas. No hago env\u00edos los domingos."
    html, feedback = _remarks(rng, offer.vendor, [offer] * 3)
    top, sub = offer.category.split("/")
    body = f"""<p><a href="./">Inicio</a> &gt; <a href="{top.lower()}.html">{top}</a> &gt; {sub}</p><img src="fotos/{offer.number}_g.jpg" alt="">
<p><big>{_money(offer)}</big></p><p>{_sentence(offer)}</p><p>Publicado {_day(offer.days)}. Se paga con Bitcoin o Monero, con garant&iacute;a (escrow).</p>
<form method="post" action="comprar.php"><input type="hidden" name="n" value="{offer.number}"><input name="cant" value="1" size="2"> <input type="submit" value="Comprar"></form>
<h3>Descripci&oacute;n</h3><p>{escape(text)}</p><h3>Opiniones</h3>{html}"""
    truth = _truth(offer, category=[top, sub], description=text, payment=["BTC", "XMR"], escrow="escrow")
    return SitePage("/" + offer.url.removeprefix("./"), _frame(offer.title, body), "listing", [truth], feedback=feedback)


def _vendor(rng: random.Random, name: str, offers: Sequence[_Offer]) -> SitePage:
    mail = f"{name.lower().replace(' ', '')}@correo.example.com"
    about = f"Atiendo en espa\u00f1ol y en ingl\u00e9s. Para pedidos grandes escribe a {mail}."
    html, feedback = _remarks(rng, name, offers[:3])
    body = f"""<p><b>{name}</b> vende aqu&iacute; desde el 5 de enero de 2022 y lleva 812 ventas con una nota media de 4,8 sobre 5. &Uacute;ltima visita: hace 2 d&iacute;as. Env&iacute;a desde Espa&ntilde;a.</p>
<p>{escape(about)}</p><h3>Sus anuncios</h3><hr size="1">{"".join(_block(o) for o in offers)}<h3>Opiniones</h3>{html}"""
    truth = {"name": name, "sales": 812, "rating": "4.8", "ships_from": "ES", "member_since": "2022-01-05", "last_seen": "2023-03-31", "description": about}
    handle = {"kind": "email", "value": mail, "account": name}
    return SitePage(f"/vendedor-{name.lower()}.html", _frame(name, body), "vendor", [_truth(o) for o in offers], [truth], feedback, handles=[handle])


def _plain() -> list[SitePage]:
    home = "<p>Elige una secci&oacute;n en el men&uacute;.</p><ul><li>28 de marzo de 2023: cambiamos de servidor.</li><li>2 de marzo de 2023: <a href=ayuda.html>nuevas normas</a> para vendedores.</li></ul>"
    captcha = '<html lang="es"><head><meta charset="utf-8"><title>Verificaci&oacute;n</title></head><body><form method="post"><p>&iquest;Eres humano? Escribe las letras de la imagen:</p><img src="letras.php?z=91" alt="captcha"><input name="letras" size="6"><input type="submit" value="Entrar"></form></body></html>'
    wait = '<html lang="es"><head><meta charset="utf-8"><meta http-equiv="refresh" content="15"><title>Espera</title></head><body><h1>Espera un momento</h1><p>Estamos comprobando tu navegador (protecci&oacute;n contra ataques DDoS). La p&aacute;gina se cargar&aacute; sola en 15 segundos.</p></body></html>'
    return [
        SitePage("/", _frame("Bienvenido", home), "index"),
        SitePage("/buscar.php?q=botijo", _frame("Buscar: botijo", "<p>No hay anuncios que coincidan con tu b&uacute;squeda.</p>"), "results"),
        SitePage("/entrar.php", captcha, "captcha"),
        SitePage("/espera.html", wait, "wait"),
    ]


def _pages(rng: random.Random) -> list[SitePage]:
    offers = _offers(rng)
    chunks = [offers[start : start + _PER_PAGE] for start in range(0, len(offers), _PER_PAGE)]
    pages = [_results(chunk, number, len(chunks)) for number, chunk in enumerate(chunks, start=1)]
    pages += [_detail(rng, offers[place]) for place in (5, 12, 28)]
    names = sorted({o.vendor for o in offers})[:2]
    of = {name: [o for o in offers if o.vendor == name] for name in names}
    pages += [_vendor(rng, name, of[name]) for name in names]
    html, feedback = _remarks(rng, names[0], [rng.choice(of[names[0]]) for _ in range(16)])
    pages.append(SitePage(f"/opiniones-{names[0].lower()}.html", _frame(f"Opiniones sobre {names[0]}", html), "feedback", feedback=feedback))
    return pages + _plain()


SITE = TestSite("plaza_brisa", "market", "es", _SEEN.strftime("%Y-%m-%dT%H:%M:%SZ"), _pages)
