# ruff: noqa: E501
"""A Spanish seed shop on PrestaShop's classic theme, prices as "1.299,00 €".

Peculiar: absolute addresses, titles cut at thirty signs with the whole in ``title``, pack sizes
(3, 5, 10 seeds) as a select whose prices stand beside it in a table, data sheet as dt/dd, ratings
in a tab with Spanish dates, "unidades" in stock. Everything here is invented.
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

__all__ = ["SITE"]

_HOST = "https://huertofino.example"
_JPG = "data:image/jpeg;base64,/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////"
_MONTHS = (
    *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
    *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
)
_GOODS = (
    ("Limonada Brava Feminizada (3 semillas)", "feminizadas", 3),
    ("Niebla del Norte Feminizada - 5 semillas", "feminizadas", 5),
    ("Reina de Cádiz XXL feminizada x 10 semillas", "feminizadas", 10),
    ("Auto Pantera Rosa (5 uds)", "autoflorecientes", 5),
    ("Auto Relámpago #2 – 3+1 semillas de regalo", "autoflorecientes", 0),
    ("Auto Mango Perezoso (10 uds)", "autoflorecientes", 10),
    ("Gran Vía Kush Feminizada (1 semilla)", "feminizadas", 1),
    ("CBD Calma 1:1 feminizada (3 semillas)", "cbd", 3),
    ("CBD Siesta Auto (5 semillas)", "cbd", 5),
    ("Pack Surtido Verano (12 semillas)", "packs", 12),
    ("Pack Campeonas 2019 (6 semillas)", "packs", 6),
    ("Haze del Faro Regular (10 semillas)", "regulares", 10),
    ("Ruderalis de los Pirineos (10 semillas)", "regulares", 10),
    ("Ciruela Negra Feminizada - ¡NOVEDAD! (3 semillas)", "feminizadas", 3),
    ("Tarta de Queso feminizada (5 semillas)", "feminizadas", 5),
    ("Volcán Dulce Feminizada (100 semillas a granel)", "feminizadas", 100),
    ("Diésel de Lavapiés (3 semillas)", "feminizadas", 3),
    ("Menta y Humo Auto (3 semillas)", "autoflorecientes", 3),
    ("Cactus San Pedro (50 semillas)", "etnobotanica", 50),
    ("Ipomoea violácea (100 semillas)", "etnobotanica", 100),
)
_OPINIONS = (
    ("Nuria C.", "Germinaron todas en tres días. Envío rápido y discreto."),
    ("el_abuelo", "Una de cinco no salió, lo demás perfecto."),
    ("Toño", "Buena genética, planta baja y muy aromática."),
    ("Maite R.", "Me llegó el regalo equivocado pero lo arreglaron enseguida."),
)


@dataclass(frozen=True)
class _Seed:
    number: int
    title: str
    category: str
    count: int
    price: Decimal
    percent: int

    @property
    def slug(self) -> str:
        plain = self.title.lower().translate(str.maketrans("áéíóúñç", "aeiounc"))
        kept = "".join(sign if sign.isascii() and sign.isalnum() else " " for sign in plain)
        return "-".join(kept.split())

    @property
    def url(self) -> str:
        return f"{_HOST}/es/{self.category}/{self.number}-{self.slug}.html"

    def truth(self) -> dict[str, Any]:
        found: dict[str, Any] = {
            "title": self.title,
            "url": self.url,
            "price": {"amount": str(self.price), "currency": "EUR"},
        }
        if self.count:
            found["quantity"] = {"amount": str(self.count), "unit": "seed"}
        if self.percent:
            found["marketing"] = ["discount"]
        return found


def _seeds(rng: random.Random) -> list[_Seed]:
    made = []
    for at, (title, category, count) in enumerate(_GOODS):
        price = Decimal(rng.randrange(550, 900) * max(count, 3)) / 100
        made.append(
            _Seed(112 + at * 5, title, category, count, price, rng.choice((10, 20)) * (at % 4 == 1))
        )
    return made


def _money(amount: Decimal) -> str:
    return f"{amount:,.2f}".translate(str.maketrans(",.", ".,")) + "&nbsp;€"


def _cut(title: str) -> str:
    return title if len(title) <= 30 else title[:27] + "..."


def _spanish(day: date) -> str:
    return f"{day.day} de {_MONTHS[day.month - 1]} de {day.year}"


def _price(seed: _Seed) -> str:
    old = ""
    if seed.percent:
        was = _money(seed.price * 100 / (100 - seed.percent))
        old = f'<span class="regular-price" aria-label="Precio base">{was}</span><span class="discount-percentage discount-product">-{seed.percent}%</span>'
    return f'<div class="product-price-and-shipping">{old}<span class="price" aria-label="Precio">{_money(seed.price)}</span></div>'


def _card(seed: _Seed) -> str:
    flags = '<li class="product-flag discount">En oferta</li>' if seed.percent else ""
    flags += '<li class="product-flag new">Nuevo</li>' if "NOVEDAD" in seed.title else ""
    title = escape(seed.title)
    return f"""<div class="js-product product col-xs-12 col-sm-6 col-xl-4"><article class="product-miniature js-product-miniature" data-id-product="{seed.number}" data-id-product-attribute="0">
  <div class="thumbnail-container"><div class="thumbnail-top"><a href="{seed.url}" class="thumbnail product-thumbnail" title="{title}"><img src="{_JPG}" alt="{title}" loading="lazy" data-full-size-image-url="{_HOST}/{seed.number}-large_default/{seed.slug}.jpg" width="250" height="250" /></a>
  <div class="highlighted-informations no-variants"><a class="quick-view js-quick-view" href="#" data-link-action="quickview"><i class="material-icons search">&#xE8B6;</i> Vista rápida</a></div></div>
  <div class="product-description"><h2 class="h3 product-title"><a href="{seed.url}" title="{title}">{escape(_cut(seed.title))}</a></h2>{_price(seed)}<div class="product-list-reviews" data-id="{seed.number}"></div></div><ul class="product-flags js-product-flags">{flags}</ul></div></article></div>
"""


def _layout(title: str, body: str, page_id: str) -> str:
    return f"""<!doctype html>
<html lang="es-ES"><head><meta charset="utf-8"><meta http-equiv="x-ua-compatible" content="ie=edge"><title>{title} - Huerto Fino</title><script type="text/javascript">var prestashop = {{"cart":{{"products":[],"totals":{{"total":{{"amount":0,"value":"0,00\\u00a0\\u20ac"}}}}}}}};</script></head>
<body id="{page_id}" class="lang-es country-es currency-eur layout-left-column page-{page_id} tax-display-enabled"><main><header id="header"><nav class="header-nav"><div class="container"><div id="contact-link"><a href="{_HOST}/es/contactenos">Contacte con nosotros</a></div><div class="blockcart cart-preview inactive"><i class="material-icons shopping-cart">shopping_cart</i><span class="hidden-sm-down">Carrito</span><span class="cart-products-count">(0)</span></div><div class="user-info"><a href="{_HOST}/es/mi-cuenta" title="Acceda a su cuenta de cliente"><i class="material-icons">&#xE7FF;</i><span>Iniciar sesión</span></a></div></div></nav>
<div class="header-top"><a href="{_HOST}/"><img class="logo" src="{_JPG}" alt="Huerto Fino"></a><ul class="top-menu" id="top-menu" data-depth="0"><li class="category" id="category-3"><a class="dropdown-item" href="{_HOST}/es/3-feminizadas" data-depth="0">Feminizadas</a></li><li class="category"><a class="dropdown-item" href="{_HOST}/es/4-autoflorecientes">Autoflorecientes</a></li><li class="category"><a href="{_HOST}/es/5-cbd">CBD</a></li><li><a href="{_HOST}/es/6-etnobotanica">Etnobotánica</a></li></ul></div></header>
<section id="wrapper"><div class="container">{body}</div></section>
<footer id="footer"><div class="block_newsletter"><p>Suscríbase y llévese un 5% en su primera compra</p><input name="email" type="email" value="" placeholder="Su dirección de correo electrónico"></div><p class="text-sm-center">Semillas de colección. Venta solo a mayores de 18 años. © 2019 Huerto Fino</p></footer></main></body></html>"""


def _results(seeds: Sequence[_Seed], page: int, total: int) -> SitePage:
    first = 1 if page == 1 else total - len(seeds) + 1
    pager = f'<nav class="pagination"><div class="col-md-4">Mostrando {first}-{first + len(seeds) - 1} de {total} artículo(s)</div><div class="col-md-6 offset-md-2 pr-0"><ul class="page-list clearfix text-sm-center"><li class="current"><a rel="nofollow" href="{_HOST}/es/2-semillas" class="disabled js-search-link">{page}</a></li><li><a rel="next" href="{_HOST}/es/2-semillas?page=2" class="next js-search-link">Siguiente<i class="material-icons">&#xE315;</i></a></li></ul></div></nav>'
    left = '<div id="left-column" class="col-xs-12 col-sm-4 col-md-3"><div class="block-categories"><ul class="category-top-menu"><li><a class="text-uppercase h6" href="#">Semillas</a></li></ul></div><div id="search_filters"><p class="text-uppercase h6">Filtrar por</p><section class="facet clearfix"><p class="h6 facet-title">Banco</p><ul><li><label class="facet-label">Faro Seeds <span class="magnitude">(9)</span></label></li><li><label>La Huerta <span class="magnitude">(11)</span></label></li></ul></section></div></div>'
    body = f'<nav data-depth="2" class="breadcrumb"><ol><li><a href="{_HOST}/"><span>Inicio</span></a></li><li><span>Semillas</span></li></ol></nav>{left}<div id="content-wrapper" class="col-sm-8 col-md-9"><section id="main"><h1 class="h1">Semillas</h1><section id="products"><div id="js-product-list-top" class="row products-selection"><p>Hay {total} productos.</p><span class="sort-by">Ordenar por:</span><button class="btn-unstyle select-title">Relevancia</button></div><div id="js-product-list"><div class="products row">{"".join(map(_card, seeds))}</div>{pager}</div></section></section></div>'
    return SitePage(
        f"/es/2-semillas?page={page}",
        _layout("Semillas", body, "category"),
        "results",
        [one.truth() for one in seeds],
    )


def _no_results() -> SitePage:
    body = '<section id="main"><h1 class="h1">Resultados de la búsqueda</h1><section id="content" class="page-content page-not-found"><h4 id="product-search-no-matches">No se han encontrado resultados para su búsqueda «girasolina»</h4><p>Pruebe con otras palabras para describir mejor lo que busca.</p></section></section>'
    return SitePage("/es/busqueda?s=girasolina", _layout("Buscar", body, "search"), "results")


def _packs(seed: _Seed) -> tuple[str, list[dict[str, Any]]]:
    rows, tiers = [], []
    each = seed.price / seed.count
    for count, share in ((3, "1"), (5, "0.92"), (10, "0.8")):
        price = (each * count * Decimal(share)).quantize(Decimal("0.01"))
        rows.append(f"<tr><td>{count} semillas</td><td>{_money(price)}</td></tr>")
        tiers.append(
            {
                "quantity": {"amount": str(count), "unit": "seed"},
                "price": {"amount": str(price), "currency": "EUR"},
            }
        )
    return (
        f'<table class="table-product-discounts"><thead><tr><th>Pack</th><th>Precio</th></tr></thead><tbody>{"".join(rows)}</tbody></table>',
        tiers,
    )


def _opinions(rng: random.Random, seed: _Seed) -> tuple[str, list[dict[str, Any]]]:
    blocks, truth = [], []
    for name, text in rng.sample(_OPINIONS, 3):
        day = date(2019, 9, 20) - timedelta(days=rng.randrange(200))
        grade = rng.randrange(2, 6)
        blocks.append(
            f'<div class="product-comment-list-item row"><div class="col-md-3 comment-infos"><div class="grade-stars small-stars" data-grade="{grade}"></div><div class="comment-date">{_spanish(day)}</div><div class="comment-author">Por {name}</div></div><div class="col-md-9 comment-content"><p class="h4">{grade}/5</p><p>{text}</p><div class="comment-buttons"><a class="useful-review"><i class="material-icons thumb_up">thumb_up</i><span class="useful-review-value">0</span></a></div></div></div>'
        )
        truth.append(
            {
                "rating": str(grade),
                "text": text,
                "buyer": name,
                "at": day.isoformat(),
                "listing": seed.title,
            }
        )
    return f'<div id="product-comments-list">{"".join(blocks)}</div>', truth


def _listing(rng: random.Random, seed: _Seed, others: Sequence[_Seed]) -> SitePage:
    table, tiers = _packs(seed)
    opinions, feedback = _opinions(rng, seed)
    stock, title = rng.randrange(4, 120), escape(seed.title)
    text = "Variedad vigorosa de interior y exterior, sabor intenso y buen rendimiento. Producto de coleccionismo."
    body = f"""<nav data-depth="3" class="breadcrumb"><ol><li><a href="{_HOST}/"><span>Inicio</span></a></li><li><a href="#"><span>Semillas</span></a></li><li><a href="#"><span>{seed.category.capitalize()}</span></a></li><li><span>{title}</span></li></ol></nav>
<section id="main"><div class="row product-container js-product-container"><div class="col-md-6"><div class="product-cover"><img class="js-qv-product-cover img-fluid" src="{_JPG}" alt="{title}"></div></div><div class="col-md-6"><h1 class="h1">{title}</h1>
<div class="product-prices js-product-prices"><div class="product-price h5"><div class="current-price"><span class="current-price-value" content="{seed.price}">{_money(seed.price)}</span></div></div><div class="tax-shipping-delivery-label">Impuestos incluidos <span class="delivery-information">Entrega 24-48 h</span></div></div>
<div class="product-information"><div class="product-description"><p>{text}</p></div><div class="product-actions"><form action="{_HOST}/es/carrito" method="post"><input type="hidden" name="token" value="7be1"><div class="product-variants"><span class="control-label">Pack: </span><select class="form-control form-control-select" id="group_1" name="group[1]"><option value="1" title="3 uds" selected>3 uds</option><option value="2" title="5 uds">5 uds</option><option value="3" title="10 uds">10 uds</option></select></div>{table}<button class="btn btn-primary add-to-cart" type="submit"><i class="material-icons shopping-cart">&#xE547;</i> Añadir al carrito</button></form></div></div></div></div>
<div class="tabs"><ul class="nav nav-tabs"><li class="nav-item"><a class="nav-link" href="#product-details">Detalles del producto</a></li><li><a class="nav-link active" href="#comments">Comentarios (3)</a></li></ul><div class="tab-pane" id="product-details"><div class="product-manufacturer"><label class="label">Marca</label> <span><a href="#">Faro Seeds</a></span></div><div class="product-reference"><label class="label">Referencia </label><span>HF-{seed.number}</span></div><div class="product-quantities"><label class="label">En stock</label> <span data-stock="{stock}" data-allow-oosp="0">{stock} Artículos</span></div><section class="product-features"><p class="h6">Ficha técnica</p><dl class="data-sheet"><dt class="name">Floración</dt><dd class="value">9 semanas</dd><dt class="name">THC</dt><dd class="value">19%</dd><dt class="name">Envío desde</dt><dd class="value">España</dd><dt class="name">Formas de pago</dt><dd class="value">Tarjeta, PayPal, transferencia bancaria</dd></dl></section></div>
<div class="tab-pane active" id="comments">{opinions}</div></div>
<section class="featured-products clearfix mt-3"><h2>4 otros productos en la misma categoría:</h2><div class="products">{"".join(map(_card, others))}</div></section></section>"""
    truth = seed.truth() | {
        "tiers": tiers,
        "stock": stock,
        "category": ["Semillas", seed.category.capitalize()],
        "ships_from": "ES",
        "payment": ["bank_transfer", "card", "paypal"],
        "description": text,
    }
    truth.pop("url")
    truth.pop("marketing", None)
    return SitePage(
        seed.url.removeprefix(_HOST),
        _layout(title, body, "product"),
        "listing",
        [truth, *(one.truth() | {"aside": True} for one in others)],
        feedback=feedback,
    )


def _home(seeds: Sequence[_Seed]) -> SitePage:
    body = f'<section id="content" class="page-home"><div id="carousel" class="carousel slide"><figure><figcaption class="caption"><h2 class="display-1 text-uppercase">Temporada de siembra</h2></figcaption></figure></div><section class="featured-products clearfix"><h2 class="h2 products-section-title text-uppercase">Productos destacados</h2><div class="products row">{"".join(map(_card, seeds))}</div><a class="all-product-link" href="{_HOST}/es/2-semillas">Todos los productos</a></section></section>'
    return SitePage(
        "/es/",
        _layout("Inicio", body, "index"),
        "index",
        [one.truth() | {"aside": True} for one in seeds],
    )


def _login() -> SitePage:
    body = '<header class="page-header"><h1>Iniciar sesión en su cuenta</h1></header><section id="content" class="page-content card card-block"><form id="login-form" action="/es/iniciar-sesion" method="post"><input type="hidden" name="back" value="my-account"><label class="col-md-3 form-control-label required">Dirección de correo electrónico</label><input class="form-control" name="email" type="email" value="" required><label>Contraseña</label><input class="form-control js-child-focus" name="password" type="password" value=""><button type="button" data-action="show-password">Mostrar</button><div class="forgot-password"><a href="/es/recuperar">¿Olvidó su contraseña?</a></div><button id="submit-login" class="btn btn-primary" type="submit">Iniciar sesión</button></form><div class="no-account"><a href="#">¿No tiene una cuenta? Cree una aquí</a></div></section>'
    return SitePage(
        "/es/iniciar-sesion", _layout("Iniciar sesión", body, "authentication"), "login"
    )


def _error() -> SitePage:
    body = '<section id="content" class="page-content page-not-found"><h1>Esta página no se encuentra disponible</h1><h4>Lo sentimos, la página que busca no existe.</h4><p>Realice una nueva búsqueda</p></section>'
    return SitePage("/es/999-nada.html", _layout("Error 404", body, "pagenotfound"), "error")


def _pages(rng: random.Random) -> Sequence[SitePage]:
    seeds = _seeds(rng)
    return [
        _home(seeds[10:14]),
        _results(seeds[:18], 1, len(seeds)),
        _results(seeds[18:], 2, len(seeds)),
        _no_results(),
        *(_listing(rng, seeds[at], seeds[at + 2 : at + 6]) for at in (0, 7, 13)),
        _login(),
        _error(),
    ]


SITE = TestSite("seeds_prestashop", "seed_shop", "es", "2019-09-25T16:00:00Z", _pages)
