"""Words that are no labels: of buttons and headings, and the hints of addresses and class names.

In English, Russian, Spanish and German; lower case.
"""

from __future__ import annotations

import re

from ..links import CATEGORY_HINT, ITEM_HINT, SERVICE_HINT, VENDOR_HINT
from ..remembered import remembered

__all__ = [
    "ACTIONS",
    "CATEGORY_HINT",
    "FEEDBACK_HINT",
    "GENERIC_HEADINGS",
    "ITEM_HINT",
    "SERVICE_HINT",
    "VENDOR_HINT",
    "class_role",
    "is_side",
]


def _phrases(text: str) -> tuple[str, ...]:
    """Cut a list of phrases at its commas."""
    return tuple(" ".join(phrase.split()) for phrase in text.split(","))


ACTIONS = frozenset(
    _phrases("""
        add, add to basket, add to cart, add to wishlist, ansehen, anterior, anzeigen, añadir,
        añadir al carrito, back, bestellen, buy, buy now, checkout, click here, compare,
        comprar, comprar ahora, contact, contact seller, contact vendor, contactar, details,
        details ansehen, detalles, favorite, first, go, here, in den warenkorb, info, jetzt
        bestellen, jetzt kaufen, kaufen, kontakt, last, learn more, leer más, link, mehr, mehr
        erfahren, message, more, more info, next, open, ordenar, order, order now, pedir, pm,
        previous, purchase, quick view, quote, read more, reply, report, see all, see details,
        see more, select options, send message, show, siguiente, ver, ver detalles, ver más, ver
        oferta, ver producto, view, view all, view details, view item, view items, view listing,
        view offer, view product, view store, visit, visit store, warenkorb, weiter, wishlist,
        zum angebot, zum produkt, zurück, быстрый просмотр, в корзину, далее, добавить в
        корзину, заказ, заказать, купить, назад, написать, открыть, перейти, подробнее,
        подробно, просмотр, смотреть
    """)
)
"""Texts of links and buttons that do something and name nothing."""

GENERIC_HEADINGS = frozenset(
    _phrases("""
        all listings, all products, angebote, beschreibung, bewertungen, browse categories,
        buscar, cart, categories, categorías, descripción, description, details, featured
        listings, feedback, filter, home, inicio, kategorien, listings, login, menu, navigation,
        neuigkeiten, news, noticias, ofertas, offers, opiniones, product description, productos,
        products, produkte, ratings, related products, reviews, search, shop, startseite, suche,
        welcome, все товары, каталог, категории, корзина, меню, новости, описание, отзывы,
        поиск, предложения, товары
    """)
)
"""Headings that name a part of a page, never a listing."""

_SIDE_HINT = re.compile(
    r"(^|[\s_-])(side-?bar|nav(bar|igation|i)?|menu|footer|topbar|bread-?crumbs?|"
    r"exchange\w*|rates?|mirrors?|pagination|pager|social|login)($|[\s_-])"
    r"|(^|[\s_-])(mini|shopping|site|header|my)[_-]?(cart|basket)($|[\s_-])"
    r"|(^|\s)(?<!\bui )(?<!\bsub )((site|main|top|global|shop|app)[_-])?head(er)?"
    r"([_-](top|bar|nav|wrap|wrapper|inner|main|container|area))?($|\s)"
    r"|(^|\s)(widgets?|filters?)($|[\s_-])", re.I)  # fmt: skip
FEEDBACK_HINT = re.compile(
    r"(feed-?back|(?<!p)reviews?($|[\s_-])|rating-?table|ratingtext|comments?($|[\s_-])|testimonial)",
    re.I,
)

_CLASS_ROLES = tuple(
    (role, re.compile(rf"(^|[\s_-])({words.replace('-?', '[-_]?')})", re.I))
    for role, words in (
        ("old", r"old-?price|price-?old|was($|-)|(regular|normal|list)-?price|strike|crossed"),
        ("shipping", r"shipping-?(cost|price|fee)|postage"),
        ("ships_from", r"ships?-?(ping)?-?from|origin|from-?country|dispatch|location"),
        ("ships_to", r"ships?-?(ping)?-?to|dest(ination)?|to-?country"),
        ("vendor", r"vendor|seller|merchant|vendedor|h(ae|ä)ndler|shop-?name|store-?name|prodav"),
        ("price", r"price|preis|precio|cost|cena|amount-?usd"),
        ("rating", r"rating|rate($|[\s_-])|stars?($|[\s_-])|score|reputation"),
        ("category", r"categor|kategor|cat($|[\s_-])|breadcrumb"),
        ("stock", r"stock|avail|inventory|left($|[\s_-])"),
        ("sales", r"sales|sold"),
        ("views", r"views|hits"),
        ("quantity", r"qty|quantity|weight|menge|cantidad|unit"),
        ("date", r"date|time|ago|posted"),
        ("description", r"desc|excerpt|summary|teaser"),
    )
)  # fmt: skip

_DIGITS = re.compile(r"\d+")


@remembered
def class_role(names: str) -> str:
    """Return the role that an element's class names hint at, empty where they hint at none."""
    plain_names = _DIGITS.sub("", names)
    return next((role for role, words in _CLASS_ROLES if words.search(plain_names)), "")


@remembered
def is_side(names: str) -> bool:
    """Whether class names say navigation, side bar, header or footer."""
    return _SIDE_HINT.search(names) is not None
