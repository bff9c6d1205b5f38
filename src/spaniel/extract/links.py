"""Addresses: which of them follow one pattern, and the key an address makes for a listing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import parse_qsl, unquote, urlsplit

from .listing_key import key_of, normal
from .remembered import remembered

__all__ = [
    "CATEGORY_HINT",
    "ITEM_HINT",
    "SERVICE_HINT",
    "VENDOR_HINT",
    "categories_linked",
    "followable",
    "key_of",
    "leads_to",
    "normal",
    "pattern",
    "slug",
    "uncounted",
]

_ID = re.compile(r"^(?=.*\d)[0-9a-f]{6,}$|^[0-9a-f]{8}-[0-9a-f-]{20,}$|^\d+$", re.I)
_NUMBERED = re.compile(r"^\d+[-_.]")
_ROUTERS = frozenset(
    [
        "page",
        "p",
        "act",
        "action",
        "do",
        "mod",
        "module",
        "route",
        "view",
        "controller",
        "option",
        "cmd",
        "section",
        "op",
        "r",
        "m",
        "task",
    ]
)
_EXTENSION = re.compile(r"\.(?:html?|php|aspx?|jsp|cgi)$", re.I)
_SCRIPTS = frozenset({"php", "asp", "aspx", "jsp", "cgi", "pl", "py", "do"})
"""Endings of one page that shows many things by its query; others are a page for each thing."""
_LONGEST = 2_000
ITEM_HINT = re.compile(
    r"(product|produkt|producto|tovar|товар|item|listing|offer|goods|artikel|articulo|article|"
    r"angebot|oferta|view_?product|pid|lot)s?(?![a-z]*-?categor)|/p/", re.I)  # fmt: skip
VENDOR_HINT = re.compile(
    r"(vendor|seller|vendedor|prodav|verk(ae|ä)ufer|h(ae|ä)ndler|merchant|member|store|shop|"
    r"profile?|user|account|tienda|magazin|supplier|usuario|utente|venditore|negozio|boutique|vendeur|utilisateur|"
    r"nutzer|benutzer|laden|uzytkownik|sprzedawca|sklep|gebruiker|verkoper|winkel|"
    r"polzovatel|trader|dealer)s?(?![a-z])|/(u|v|s|m)/",
    re.I,
)
CATEGORY_HINT = re.compile(
    r"(categor|kategor|section|rubri[ck]|/cat/|/c/|\?(c(at)?|kat|cid|cpath)$|/tag/|/collections?/|raz[db]el|"
    r"department|browse)", re.I)  # fmt: skip
SERVICE_HINT = re.compile(
    r"(log-?(in|out)|sign-?(in|up|out)|register|cart|basket|warenkorb|carrito|korzin|checkout|"
    r"sort|order_?by|page=|/page/|currency|lang=|search|feedback|review|rating|message|inbox|"
    r"wishlist|favou?rite|compare|report|contact|help|faq|news|support|ticket|wallet|balance|"
    r"setting|forum|javascript:|mailto:|share|print|rss)", re.I)  # fmt: skip
_KINDS = (
    ("category", CATEGORY_HINT),
    ("item", ITEM_HINT),
    ("vendor", VENDOR_HINT),
    ("service", SERVICE_HINT),
)


@remembered
def followable(href: str) -> bool:
    """Whether the address leads to another page of the site at all."""
    start = href[:12].lower()
    return bool(href) and not start.startswith(("#", "javascript:", "mailto:", "data:", "tel:"))


@remembered
def pattern(href: str) -> str:
    """Return what addresses of one kind of page share: ``/product/*``, ``?offer``.

    Host and values are dropped; the last step of the path and steps that are ids are wildcards.
    """
    try:
        parts = urlsplit(href[:_LONGEST])
    except ValueError:
        return ""
    steps = [step for step in parts.path.split("/") if step not in ("", ".", "..")]
    query = [_query_shape(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True)]
    path = [_step_shape(step) for step in steps[:-1]]
    if steps:
        path.append(_last_shape(steps[-1], literal=bool(query)))
    return "/" + "/".join(path) + ("?" + "&".join(sorted(query)) if query else "")


def _step_shape(step: str) -> str:
    if _ID.match(step):
        return "#"
    return "#-" if _NUMBERED.match(step) else step.lower()


def _last_shape(step: str, *, literal: bool) -> str:
    name, dot, extension = step.rpartition(".")
    if literal and (extension.lower() in _SCRIPTS if dot else step.isalpha()):
        return step.lower()
    shape = "*"
    return f"{shape}.{extension.lower()}" if dot and name and extension.isalnum() else shape


def _query_shape(key: str, value: str) -> str:
    named = value.replace("/", "").replace("_", "").isalpha()
    return f"{key}={value}" if key.lower() in _ROUTERS and named else key


@remembered
def leads_to(href: str) -> str:
    """Return what an address leads to by its words: ``item``, ``vendor``, ... or nothing."""
    shape = pattern(href)
    for kind, hint in _KINDS:
        if hint.search(shape):
            return kind
    return ""


def slug(href: str) -> str:
    """Return the last value of an address, where sites put names: ``/u/bob`` → ``bob``."""
    try:
        parts = urlsplit(href[:_LONGEST])
    except ValueError:
        return ""
    values = [value for _, value in parse_qsl(parts.query)]
    steps = [unquote(step) for step in parts.path.split("/") if step]
    return _EXTENSION.sub("", (values or steps or [""])[-1])


_COUNTED = re.compile(r"\s*[\[(]?\d[\d.,]*[\])]?$")


@remembered
def uncounted(text: str) -> str:
    """Return a link's text without the counter behind it: ``Seeds (12)`` is ``Seeds``."""
    return _COUNTED.sub("", text)


def categories_linked(links: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Return the texts, in lower case, of those links (address, text) that lead to categories.

    A page whose heading is one of them shows what is filed there.
    """
    found = (uncounted(text).lower() for href, text in links if leads_to(href) == "category")
    return frozenset(found)
