"""What a page is for, and what a site is for, from content alone.

Words are counted in the lower-cased text, spaces around it; a word that must stand alone is
written with its spaces (`` rx ``).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from spaniel.types import PageKind, SiteKind

from ._listings import Found
from ._tree import Tree

__all__ = [
    "Signs",
    "blocked_kind",
    "is_thread",
    "is_vendor_page",
    "list_kind",
    "quiet_kind",
    "signs_of",
    "site_kind",
]

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
_PHARMACY = (
    "pharmac", " rx ", "prescription", "drugstore", "generic viagra", "apothek", "apothec",
    "аптек", "farmacia", "medication", "rezeptfrei", "sin receta", "без рецепта", "tablets",
    "лекарств", "medicament", "arzneimittel",
)  # fmt: skip
_NPS = (
    "research chemical", "legal high", "not for human consumption", "designer drug", "bath salts",
    "herbal incense", "novel psychoactive", "plant food", "реактив", "миксы", "соль для ванн",
    "químicos de investigación", "productos químicos", "forschungschemikali", "räuchermischung",
    "badesalz", "не для употребления", "nicht für den menschlichen", "no apto para el consumo",
)  # fmt: skip
_SEEDS = (
    "feminized", "feminised", "autoflower", "auto-flower", "seed bank", "seedbank",
    "cannabis seeds", "marijuana seeds", "семена", "семян", "semillas", "feminizad", "hanfsamen",
    "samenbank", "feminisiert", "seeds",
)  # fmt: skip
_SHOP = (
    " cart", "basket", "checkout", "корзин", "оформить", "carrito", "warenkorb", "zur kasse",
    "wishlist",
)  # fmt: skip
_MARKET = (
    " vendor", " seller", "escrow", " market", "become a vendor", "продавц", "продавец",
    "vendedor", "verkäufer", "treuhand", "гарант", "маркет",
)  # fmt: skip
_FORUM = (
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


def signs_of(tree: Tree, title: str, *, refresh: bool, password: bool, status: int | None) -> Signs:
    """Collect the signs from the page."""
    text = " \n ".join([line.text for line in tree.lines])[:_MOST_TEXT]
    inputs = [entry for entry, tag in enumerate(tree.tags) if tag == "input"][:200]
    words = len(text.split())
    captcha = words < 500 and (
        _any(_CAPTCHA, text.lower()) or any(map(_is_captcha, _form_words(tree, inputs)))
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
        paged=any(link.text == "2" for link in tree.links) or _any(_PAGES, text.lower()),
        dated=sum(1 for line in tree.lines if ":" in line.text and _TIME.search(line.text)),
        spoken=sum(1 for line in tree.lines if len(line.text) > 40 and line.text[-1] in ".?!"),
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


def _any(phrases: Sequence[str], text: str) -> bool:
    return any(phrase in text for phrase in phrases)


def _kinds_of(phrases: Sequence[str], text: str) -> int:
    return sum(phrase in text for phrase in phrases)


def _times(phrases: Sequence[str], text: str) -> int:
    return sum(text.count(phrase) for phrase in phrases)


def blocked_kind(signs: Signs) -> tuple[PageKind, float] | None:
    """Return the kind of a page that stands before the content: login, captcha, wait, error."""
    if signs.words == 0:
        return (PageKind.WAIT, 0.8) if signs.refresh else (PageKind.EMPTY, 0.9)
    asks = signs.password or (signs.inputs > 1 and _any(_NAMED, signs.text))
    if asks and signs.words < 400 and signs.links < 100 and _any(_LOGIN, signs.text):
        return PageKind.LOGIN, 0.95 if signs.password else 0.8
    if signs.captcha and signs.words < 400 and signs.links < 60:
        return PageKind.CAPTCHA, 0.9
    if signs.words < 150 and (signs.refresh or _any(_WAIT, signs.text)):
        return PageKind.WAIT, 0.85
    if signs.status >= 400 or _any(_ERROR, signs.title):
        return PageKind.ERROR, 0.95 if signs.status >= 400 else 0.8
    return None


def quiet_kind(tree: Tree, signs: Signs, *, feedback: bool) -> tuple[PageKind, float]:
    """Return the kind of a page on which no listings were found."""
    talk = is_thread(signs) or (signs.dated >= 2 and signs.spoken >= 2)
    guesses = (
        (_kinds_of(_VENDOR, signs.text) >= 2, PageKind.VENDOR, 0.75),
        (feedback, PageKind.FEEDBACK, 0.7),
        (talk or _times(_THREAD, signs.text) >= 4, PageKind.THREAD, 0.7),
        (_main_error(tree), PageKind.ERROR, 0.7),
        (_any(_FEEDBACK, signs.title), PageKind.FEEDBACK, 0.5),
        (signs.links >= 15, PageKind.INDEX, 0.5),
    )
    fitting = ((kind, sure) for fits, kind, sure in guesses if fits)
    return next(fitting, (PageKind.OTHER, 0.4))


def _main_error(tree: Tree) -> bool:
    """Whether a page says "not found" in the middle of all its navigation."""
    return any(
        len(line.text) < 60
        and _any(_ERROR, f" {line.text.lower()} ")
        and not any(tree.tags[a] == "a" for a in (line.block, tree.parents[line.leaves[0]]))
        for line in tree.lines
    )


def list_kind(signs: Signs, listings: int, vendors: Collection[str]) -> PageKind:
    """Return what a page with a list of listings is for."""
    if is_vendor_page(signs) and len(vendors) == 1:
        return PageKind.VENDOR
    if listings <= 12 and _any(_WELCOME, signs.headings) and not signs.paged:
        return PageKind.INDEX
    return PageKind.RESULTS


def is_vendor_page(signs: Signs) -> bool:
    """Whether the page is about one account that sells."""
    return _kinds_of(_VENDOR, signs.text) >= 2


def is_thread(signs: Signs) -> bool:
    """Whether the page is a discussion."""
    return _kinds_of(_THREAD, signs.text) >= 3 and _times(_THREAD, signs.text) >= 6


def site_kind(signs: Signs, listings: Sequence[Found]) -> SiteKind:
    """Return the kind of site: many vendors, or one, and then of the OSCE report's kinds."""
    text = signs.text
    vendors = {found.fields.vendor.lower() for found in listings if found.fields.vendor}
    if len(vendors) > 1:
        return SiteKind.MARKET
    market = _times(_MARKET, text)
    if not listings and (is_thread(signs) or _times(_FORUM, text) >= 3 + market):
        return SiteKind.FORUM
    narrow = (
        (_times(_SEEDS, text), SiteKind.SEED_SHOP),
        (_times(_NPS, text), SiteKind.NPS_SHOP),
        (_times(_PHARMACY, text), SiteKind.PHARMACY),
    )
    most, kind = max(narrow, key=lambda pair: pair[0])
    if most >= 3 and most > market:
        return kind
    if vendors or market >= 2:
        return SiteKind.MARKET
    return SiteKind.SHOP if listings or _any(_SHOP, text) else SiteKind.UNKNOWN
