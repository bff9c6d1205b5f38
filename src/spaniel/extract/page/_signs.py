"""What a page shows at first sight: its words, forms, headings, counted.

Words are counted in the lower-cased text, spaces around it; a word that must stand alone is
written with its spaces (`` rx ``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ._tree import Tree

__all__ = ["FORUM", "SHOP", "Signs", "has_any", "main_error", "signs_of", "times_of", "times_said"]

_MOST_TEXT = 40_000

_CAPTCHA = (
    "captcha", "капч", "prove you are human", "not a robot", "are you human", "не робот",
    "kein roboter", "no soy un robot",
)  # fmt: skip
_WAIT = (
    "ddos", "please wait", "checking your browser", "in the queue", "in queue", "queue position",
    "one moment", "be redirected", "being redirected", "redirecting", "verifying your",
    "подождите", "очеред", "espere", "un momento", "bitte warten", "warteschlange",
)  # fmt: skip
_LOGIN = (
    "log in", "login", "log-in", "sign in", "password", "войти", "вход", "парол", "iniciar sesi",
    "contrase", "anmeld", "passwort",
)  # fmt: skip
_ERROR = (
    " 404 ", " 403 ", " 500 ", " 502 ", " 503 ", "not found", "does not exist", "doesn't exist",
    "no longer available", "no longer exists", "forbidden", "internal error", "server error",
    "bad gateway", "unavailable", "an error occurred", "something went wrong", "не найден",
    "ошибка", "недоступ", "no encontrad", "no existe", "error interno", "nicht gefunden", "fehler",
)  # fmt: skip
_THREAD = (
    "posts:", "replies", "reply with quote", "posted by", "joined:", "post subject", " re: ",
    " quote", "viewtopic", "thread", " topic", "moderator", "wrote:", "last edited", "сообщени",
    "ответить", "цитата", "тема", "форум", "писал", "responder", "mensajes:", "escribió",
    "beiträge", "beitrag", "antworten", "zitat", "schrieb",
)  # fmt: skip
_VENDOR = (
    "member since", "last seen", "last online", "last active", "vendor level", "trust level",
    "join date", "joined", "'s profile", "'s store", "'s shop", "user profile", "contact vendor",
    "vendor profile", "about the vendor", "about vendor", "pgp public key", "pgp key",
    "view store", "send message", "contact seller", "seller profile",
    "о продавце", "профиль продавца", "написать продавцу", "на сайте с",
    "miembro desde", "perfil del vendedor", "contactar vendedor", "sobre el vendedor",
    "mitglied seit", "verkäuferprofil", "über den verkäufer", "verkäufer kontaktieren",
)  # fmt: skip
_FEEDBACK = ("feedback", "review", "rating", "отзыв", "opiniones", "valoraci", "bewertung")
SHOP = (
    " cart", "basket", "checkout", "корзин", "оформить", "carrito", "warenkorb", "zur kasse",
    "wishlist",
)  # fmt: skip
FORUM = (
    "phpbb", "vbulletin", "xenforo", "mybb", "viewtopic", "viewforum", "last post", "board index",
    "forum", "форум", "темы", "foro ", "foren",
)  # fmt: skip


_WELCOME = (
    "welcome", "featured listings", "featured products", "добро пожаловать", "bienvenid",
    "willkommen", "рекомендуем", "destacados", "empfohlene",
)  # fmt: skip
_PAGES = (
    " next ", "next page", "showing ", "results", "sort by", "page 1", "следующая", "siguiente",
    "nächste", "weiter ", "resultados", "ergebnisse", "результат",
)  # fmt: skip
_VENDOR_TITLE = ("vendor", "seller", "profile", "store", "продав", "профиль", "vendedor", "perfil", "verkäufer", "vendeur", "profil", "sprzedaw")
_SEARCH = ("search", "results for", "поиск", "búsqueda", "buscar", "resultados", "suche", "ergebnis", "recherche", "wyniki", "szukaj", "ricerca")
_HEADINGS = frozenset({"h1", "h2", "h3"})
_TIME = re.compile(r"\b\d{1,2}:\d\d\b")
_NAMED = ("username", "user name", "логин", "usuario", "benutzername", "nutzername", "login name")


@dataclass(frozen=True, slots=True)
class Signs:
    """What the page shows at first sight.

    Attributes:
        text: visible text with the title before it, lower case, shortened, a space at each end.
        title: of the head, lower case.
        words, links: how many.
        inputs: form fields; password, captcha: such ones seen.
        refresh: the head sends the browser on.
        status: HTTP status, 0 where unknown.
        headings: their texts, lower case.
        paged: there is a pager.
        dated, spoken: lines with a time of day, and lines of running text.
        missing: a line in the middle says that something was not found.
    """

    text: str
    title: str
    headings: str
    words: int
    links: int
    inputs: int
    password: bool
    captcha: bool
    refresh: bool
    status: int
    paged: bool
    dated: int
    spoken: int
    missing: bool


def signs_of(tree: Tree, title: str, *, refresh: bool, password: bool, status: int | None) -> Signs:
    """Collect the signs from the page."""
    text = " \n ".join([line.text for line in tree.lines])[:_MOST_TEXT]
    inputs = [entry for entry, tag in enumerate(tree.tags) if tag == "input"][:200]
    words = len(text.split())
    captcha = words < 500 and (
        has_any(_CAPTCHA, text.lower()) or any(map(_is_captcha, _form_words(tree, inputs)))
    )
    return Signs(
        text=f" {title} \n {text} ".lower(),
        title=f" {title} ".lower(),
        words=words,
        links=len(tree.links),
        inputs=len(inputs),
        password=password,
        captcha=captcha,
        refresh=refresh,
        status=status or 0,
        headings=" \n ".join(_headings(tree)).lower(),
        paged=any(link.text == "2" for link in tree.links) or has_any(_PAGES, text.lower()),
        dated=sum(1 for line in tree.lines if ":" in line.text and _TIME.search(line.text)),
        spoken=sum(1 for line in tree.lines if len(line.text) > 40 and line.text[-1] in ".?!"),
        missing=main_error(tree),
    )


def _headings(tree: Tree) -> list[str]:
    return [
        line.text
        for line in tree.lines
        if any(tree.tags[e] in _HEADINGS for e in (line.block, tree.parents[line.leaves[0]]))
    ]


def _form_words(tree: Tree, inputs: Sequence[int]) -> list[str]:
    pictures = [entry for entry, tag in enumerate(tree.tags) if tag == "img"][:200]
    names = ("name", "alt", "src", "title", "placeholder", "class", "id")
    return [tree.attribute(i, name)[:500] for i in (*inputs, *pictures) for name in names]


def _is_captcha(name: str) -> bool:
    return "captcha" in name.lower()


def has_any(phrases: Sequence[str], text: str) -> bool:
    return any(phrase in text for phrase in phrases)


def _kinds_of(phrases: Sequence[str], text: str) -> int:
    return sum(phrase in text for phrase in phrases)


def times_said(phrases: Sequence[str], text: str) -> int:
    return sum(text.count(phrase) for phrase in phrases)


def times_of(signs: Signs) -> dict[str, float]:
    """Return how much the page speaks the language of each kind, as numbers from 0 to 1."""
    text = signs.text
    title = signs.title
    counted = {
        "say_captcha": _kinds_of(_CAPTCHA, text) / 2,
        "say_wait": _kinds_of(_WAIT, text) / 3,
        "say_login": _kinds_of(_LOGIN, text) / 3,
        "say_error": _kinds_of(_ERROR, text) / 3,
        "say_thread": _kinds_of(_THREAD, text) / 5,
        "say_vendor": _kinds_of(_VENDOR, text) / 4,
        "say_feedback": times_said(_FEEDBACK, text) / 10,
        "say_welcome": _kinds_of(_WELCOME, text) / 2,
        "say_forum": times_said(FORUM, text) / 8,
        "say_cart": _kinds_of(SHOP, text) / 3,
        "title_error": float(has_any(_ERROR, title)),
        "title_login": float(has_any(_LOGIN, title)),
        "title_captcha": float(has_any(_CAPTCHA, title)),
        "title_wait": float(has_any(_WAIT, title)),
        "title_feedback": float(has_any(_FEEDBACK, title)),
        "title_vendor": float(has_any(_VENDOR_TITLE, title)),
        "title_search": float(has_any(_SEARCH, title) or has_any(_SEARCH, signs.headings)),
        "heading_feedback": float(has_any(_FEEDBACK, signs.headings)),
        "words_few": float(signs.words < 60),
        "words_little": float(60 <= signs.words < 200),
        "words_many": min(signs.words, 1500) / 1500,
        "links_few": float(signs.links < 6),
        "links_many": min(signs.links, 100) / 100,
        "inputs": min(signs.inputs, 6) / 6,
        "password": float(signs.password),
        "captcha": float(signs.captcha),
        "refresh": float(signs.refresh),
        "status_error": float(signs.status >= 400),
        "main_error": float(signs.missing),
        "paged": float(signs.paged),
        "dated": min(signs.dated, 8) / 8,
        "spoken": min(signs.spoken, 10) / 10,
        "quiet": float(signs.words > 60 and signs.spoken == 0),
    }
    return {name: min(value, 1.0) for name, value in counted.items()}


def main_error(tree: Tree) -> bool:
    """Whether a page says "not found" in the middle of all its navigation."""
    return any(
        len(line.text) < 60
        and has_any(_ERROR, f" {line.text.lower()} ")
        and not any(tree.tags[a] == "a" for a in (line.block, tree.parents[line.leaves[0]]))
        for line in tree.lines
    )
