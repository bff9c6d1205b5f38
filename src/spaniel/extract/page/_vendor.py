"""Whose page it is: the account that a vendor's page, or a page of its feedback, is about."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

from ..labels import label_role, plain
from ..links import leads_to, slug
from ..quantity import find_quantity
from ..remembered import saying
from ._facts import Fact
from ._sizes import is_large
from ._tree import Line, Link, Tree
from ._words import ACTIONS, GENERIC_HEADINGS, class_role

__all__ = ["Name", "is_at_vendor", "page_vendor", "vendor_named"]

_LEAST = 1.45
_LONGEST = 40
_NAME = r"(?P<name>\S(?:.{0,38}\S)?)"
_OWNED = re.compile(
    rf"^{_NAME}(?:'s|’s|s'|s’)\s+(?:\w+ )?(?:profile|store|shop|page|listings|feedback|reviews"
    rf"|items|products|ratings)\b",
    re.I,
)
_TITLED = tuple(
    re.compile(rf"^(?:{words})\s*[:：\-–—|]?\s+{_NAME}$", re.I)
    for words in (
        r"(?:vendor|seller|user|shop|store|member|merchant)(?: profile| page| information"
        r"| details)?(?: (?:of|for))?",
        r"(?:view(?:ing)? )?(?:vendor |seller |user |shop |public )?profile(?: (?:of|for))?"
        r"|about(?: the)?(?: (?:vendor|seller|shop))?",
        r"(?:all |latest |recent |vendor |buyer |customer )?(?:feedbacks?|reviews?|ratings?"
        r"|listings?|items|products|offers?|comments)(?: left)? (?:of|for|by|from|about"
        r"|on)(?: (?:vendor|seller|shop))?",
        r"(?:what )?(?:buyers|customers|people|others)(?: \w+)? (?:said|say|think)(?: (?:of"
        r"|about))(?: (?:vendor|seller|shop))?",
        r"(?:продавец|магазин|пользователь|профиль(?: (?:продавца|магазина|пользователя))?"
        r"|просмотр профиля|товары(?: (?:продавца|магазина))?|отзывы(?: (?:о|об|на"
        r"|про))?(?: (?:продавце|магазине|продавца|магазин))?|предложения(?: \w+)?|витрина)",
        r"(?:vendedora?|tienda|usuario|perfil|anuncios|productos|ofertas|opiniones"
        r"|valoraciones|comentarios|reseñas)(?: (?:de|del|sobre|para))?(?: (?:la tienda"
        r"|el vendedor|vendedor))?",
        r"(?:verkäufer|händler|shop|benutzer|(?:händler|verkäufer|benutzer)?profil|angebote"
        r"|artikel|bewertungen|kommentare|rezensionen)(?: (?:von|für|über|des))?(?: (?:händler"
        r"|verkäufer))?",
        r"(?:vendeur|boutique|utilisateur|profil|offres|annonces|produits|avis|commentaires"
        r"|évaluations)(?: (?:de|du|sur|pour|d[’']))?(?: (?:la boutique|vendeur))?",
        r"(?:sprzedawca|sklep|użytkownik|profil|oferty|produkty|opinie|komentarze"
        r"|oceny)(?: (?:o|od|dla|użytkownika|sprzedawcy))?",
        r"(?:venditore|negozio|utente|profilo|offerte|annunci|prodotti|recensioni|opinioni"
        r"|feedback)(?: (?:di|del|su|per))?",
        r"(?:vendedor|loja|usuário|perfil|anúncios|produtos|avaliações|comentários)(?: (?:de"
        r"|do|da|sobre))?",
    )
)  # fmt: skip
_AFTER = re.compile(
    rf"^{_NAME}(?:\s+[|–—:-]\s+|\s*[|:]\s*)(?:(?:user|vendor|seller|shop) )?(?:profile|store"
    rf"|shop|feedback|reviews?|отзывы|профиль|perfil|profil|profilo)$",
    re.I,
)
_TAIL = re.compile(
    r"\s*[(\[][^()\[\]]{0,30}[)\]]|\s+(?:online|offline|\d+(?:[.,]\d+)?\s?%?|★.*|⭐.*)$", re.I
)
_PARTS = re.compile(r"\s+[|·•—–\-:»«>]+\s+|\s*::\s*|\s+@\s+|\s*[|»]\s*")
_HEADINGS = {"h1": 0.8, "h2": 0.7, "h3": 0.5, "h4": 0.4}
_LOUD = re.compile(
    r"(?:^|[\s_-])(?:user-?name|vendor-?name|seller-?name|shop-?name|profile-?name"
    r"|nick(?:name)?|title|heading|display-?name|card-title)(?:$|[\s_-])"
)
_AT_VENDOR = re.compile(
    r"vendor|seller|merchant|utente|utilisateur|usuario|usuário|benutzer|nutzer|uzytkownik"
    r"|vendedor|tienda|verk(?:ae|ä)ufer|h(?:ae|ä)ndler|boutique|vendeur"
    r"|sklep|sprzedaw|negozio|"
    r"venditore|loja|prodav|/(?:member|profile?|perfil|profilo|user|u|v)s?[/-]",
    re.I,
)
_AT_SHOP = re.compile(r"/(?:shop|store)s?[/-]", re.I)
_ASKED = {"vendor": 1.6, "shop": 0.8, "": 0.8, "service": 0.8}
_MOST_LINES = 120
_MOST_NAMES = 60
_EXTENSION = re.compile(r"\.(?:html?|php|aspx?|jsp)$", re.I)


@dataclass(frozen=True, slots=True)
class Name:
    """Whose page it seems to be, and how much speaks for it; 1.45 and more is believed."""

    text: str = ""
    worth: float = 0.0


def page_vendor(tree: Tree, address: str) -> str:
    """Return the handle of the account the page is about, empty where it does not say."""
    name = vendor_named(tree, address, tree.lines, ())
    return name.text if name.worth >= _LEAST else ""


def vendor_named(
    tree: Tree,
    address: str,
    lines: Sequence[Line],
    facts: Sequence[Fact],
    taken: Sequence[tuple[int, int]] = (),
) -> Name:
    """Return the likeliest name of the account that the page is about.

    Headings, the page's title, its address, a label and the listings' vendor are asked; what
    several
    of them say is the name.

    Args:
        tree: the page.
        address: the page's own, may be empty.
        lines: those that may say something of the account.
        facts: what labels say on the page.
        taken: ranges that are listings; their common vendor is the page's.
    """
    worth: defaultdict[str, float] = defaultdict(float)
    shown: dict[str, str] = {}
    owned: set[str] = set()
    for text, much, telling in _candidates(tree, lines, facts, taken):
        name = _as_name(text)
        key = name.casefold()
        if name and (len(shown) < _MOST_NAMES or key in shown):
            shown.setdefault(key, name)
            worth[key] += much
            owned |= {key} if telling else set()
    at_vendor = _where(address)
    asked = _asked_for(address)
    for key in shown:
        if _flat(key) in asked:
            worth[key] += _ASKED.get(at_vendor, -1.0)
            owned |= {key} if at_vendor == "vendor" else set()
    site = _site_name(tree)
    alone = {"vendor": -0.3, "shop": 0.6}.get(at_vendor, 1.2)
    for key in shown:
        worth[key] -= 1.5 * (key in site) + alone * (key not in owned)
        worth[key] -= 1.0 * (find_quantity(key) is not None)
    best = max(worth, key=lambda key: (worth[key], key), default="")
    return Name(shown[best], round(worth[best], 2)) if best else Name()


def _where(address: str) -> str:
    """Return what an address leads to; ``shop`` where that may be a vendor's or a category."""
    if _AT_VENDOR.search(address[:2_000]):
        return "vendor"
    return "shop" if _AT_SHOP.search(address[:2_000]) else leads_to(address)


def _candidates(
    tree: Tree, lines: Sequence[Line], facts: Sequence[Fact], taken: Sequence[tuple[int, int]]
) -> Iterator[tuple[str, float, bool]]:
    """Yield texts that may be the name, how much speaks for each, and whether for a vendor's."""
    for line in [line for line in lines if not tree.in_margin(line.block)][:_MOST_LINES]:
        loud = _loudness(tree, line)
        if loud:
            yield from _of_heading(tree, line, loud)
    for fact in facts:
        if fact.role == "name":
            yield re.split(r"\s*[(\[|,]|\s{2,}", fact.text)[0], 1.5, True
    *parts, whole = _title_parts(tree)
    for part in parts or [whole]:
        inner = _unwrapped(part)
        yield (inner, 1.1, True) if inner else (part, 0.4, False)
    yield _unwrapped(whole), 0.4, False
    sellers = Counter(
        link.text
        for start, end in taken[:60]
        for link in {link.href: link for link in tree.links_in(start, end)}.values()
        if 0 < len(link.text) <= _LONGEST and _names_vendor(tree, link)
    )
    for text, count in sellers.most_common(1):
        if count > 1 and count * 2 >= min(len(taken), 60):
            yield text, 1.2, True


def _names_vendor(tree: Tree, link: Link) -> bool:
    """Whether a link leads to a vendor by its words or class, or ends in its own text."""
    leads = leads_to(link.href)
    if class_role(tree.attribute(link.entry, "class")) == "vendor":
        return True
    return leads == "vendor" or (not leads and _flat(slug(link.href)) == _flat(link.text) != "")


def _of_heading(tree: Tree, line: Line, loud: float) -> Iterator[tuple[str, float, bool]]:
    inner = _unwrapped(line.text)
    if inner:
        yield inner, loud + 0.7, True
        return
    yield line.text, loud, False
    first = tree.texts[line.leaves[0]]
    if first != line.text:
        yield first, loud, False
        inner = _unwrapped(first)
        if inner:
            yield inner, loud + 0.5, True
    bare = _TAIL.sub("", line.text)
    if bare not in (line.text, first):
        yield bare, loud, False


_is_loud = saying(_LOUD)


def _loudness(tree: Tree, line: Line) -> float:
    """Return how much a line is set as a heading, 0 for running text."""
    if len(line.text) > 100:
        return 0.0
    above = tree.parents[line.leaves[0]]
    around = (above, tree.parents[above], line.block, tree.parents[line.block])
    best = max((_HEADINGS.get(tree.tags[e], 0.0) for e in around), default=0.0)
    if not best and any(is_large(tree, entry) for entry in around[:3]):
        best = 0.6
    if not best and any(_is_loud(tree.classes(e)) for e in around[:3] if e):
        best = 0.5
    return best


def _unwrapped(text: str) -> str:
    """Return the name in ``Feedback for NAME`` and the like, empty where nothing is around it."""
    for look in (_OWNED, *_TITLED, _AFTER):
        found = look.match(text.strip())
        if found:
            return found["name"]
    return ""


def _title_parts(tree: Tree) -> list[str]:
    body = tree.elements[0]
    page = body.parent if body is not None else None
    title = page.css_first("title") if page is not None else None
    text = " ".join(title.text().split())[:300] if title is not None else ""
    parts = [part for part in _PARTS.split(text) if part]
    return [*parts, text] if len(parts) > 1 else [text]


def _as_name(text: str) -> str:
    """Return a text as a handle, empty where it can not be one."""
    name = _TAIL.sub("", " ".join(text.split())).strip(' :;,.|·•»«-–—"“”„@')
    if not 1 < len(name) <= _LONGEST or len(name.split()) > 5 or not any(map(str.isalpha, name)):
        return ""
    words = plain(name)
    if words in GENERIC_HEADINGS or words in ACTIONS or label_role(name):
        return ""
    return "" if words in _NEVER or name[-1] in "?!…" else name


_NEVER = frozenset(
    """search, results, feedback, reviews, profile, vendor profile, user profile, about, about us,
        contact, login, sign in, register, home, index, market, marketplace, welcome, faq, rules,
        help, support, news, forum, members, messages, categories, all listings, listings, items,
    products, vendors, sellers, shops, stores, markets, best, sort by, filter, versand, lieferung,
    zahlung, kasse, warenkorb, профиль, отзывы, вход, регистрация, правила, поиск, каталог,
    товары, магазины, продавцы, магазине, магазина, продавце, продавца, пользователя, нас,
    компании,
    perfil, opiniones, buscar, vendedores, tiendas, profil, avis, recherche, boutiques, vendeurs,
    opinie, sklepy, profilo, recensioni, negozi, avaliações, lojas, not found, error, 404, shop,
    store, checkout, cart, refund policy, terms, pgp, description, details""".replace(
        "\n    ", " "
    ).split(", ")
)


def _asked_for(address: str) -> set[str]:
    """Return what a page's address names: its steps and values, flattened."""
    try:
        parts = urlsplit(address[:2_000])
    except ValueError:
        return set()
    values = [value for _, value in parse_qsl(parts.query)]
    steps = [_EXTENSION.sub("", unquote(step)) for step in parts.path.split("/") if step]
    cut = [step.partition("-")[2] for step in steps]
    return {_flat(text) for text in (*values, *steps, *cut)} - {""}


def _flat(text: str) -> str:
    """Return letters and figures only, as addresses write names."""
    return "".join(c for c in text.casefold() if c.isalnum())


def _site_name(tree: Tree) -> set[str]:
    """Return what the page calls the site: the texts of links to its front page."""
    homes = (
        "/",
        "./",
        "index.php",
        "/index.php",
        "./index.php",
        "index.html",
        "/index.html",
        "/home",
        "#",
    )
    found = (link.text.casefold() for link in tree.links[:40] if link.href.split("?")[0] in homes)
    return {text for text in found if text}


def is_at_vendor(tree: Tree, address: str) -> bool:
    """Whether the address ends in the page's own heading, as vendors' pages do."""
    wanted = slug(address).casefold()
    if len(wanted) <= 2 or leads_to(address) not in ("vendor", ""):
        return False
    headed = (line for line in tree.lines if tree.tags[line.block] in _HEADINGS)
    return any(line.text.casefold() == wanted for line in headed)
