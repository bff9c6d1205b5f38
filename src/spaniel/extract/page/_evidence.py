"""What speaks for which kind of page, as named numbers between 0 and 1; weighed by :mod:`._kinds`.

Three sources: what the page says in which zone (:mod:`._zones`), what it asks for
(:mod:`._forms`), and what the readers of listings, reviews, posts and accounts found on it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ._account import Profile
from ._detail import Detail
from ._feedback import Review
from ._further import is_further
from ._listings import Found
from ._phrases import normal_text, phrases
from ._posts import Message
from ._records import Region
from ._signs import Signs
from ._tree import Tree
from ._zones import Zones, zones_of

__all__ = ["Evidence", "features_of"]

_COUNTED = re.compile(r"\D[\s\[(]\d[\d.,]*[\])]?$")
_COUNT_AT_END = re.compile(r"\s*[\[(]?\d[\d.,]*[\])]?$")
_DATED = re.compile(r"\b\d{1,2}:\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b(?:19|20)\d\d\b")
_PAGE = "|".join(
    [
        "pages?",
        "seiten?",
        "páginas?",
        "pagin[ae]",
        "страниц\\w*",
        "стр",
        "strona",
        "stron",
        "showing",
        "displaying",
        "viewing",
        "zeige",
        "angezeigt",
        "mostrando",
        "exibindo",
        "показано",
        "показаны",
        "affich\\w+",
        "wyświetl\\w+",
        "pokazan\\w*",
        "toon",
        "items",
        "results?",
        "products",
        "treffer",
        "artikel",
        "ergebnisse",
        "résultats?",
        "resultados?",
        "risultat\\w*",
        "wynik\\w*",
        "товар\\w*",
        "produkt\\w*",
        "producten",
        "productos",
        "produtos",
        "prodotti",
        "articles",
        "artículos",
        "articoli",
        "resultaten",
        "listings",
        "offers",
        "offerte",
        "ofert\\w*",
        "anuncios",
        "anúncios",
        "annunci",
        "annonces",
        "adverts",
        "ogłosze\\w*",
        "найдено",
        "gefunden",
        "found",
        "trovat\\w*",
    ]
)
_NUMBERED = re.compile(
    rf"\b(?:{_PAGE})\b\W{{0,3}}\d|\d\W{{0,3}}\b(?:{_PAGE})\b|^\W*\d+ ?/ ?\d+\W*$", re.I
)
_PARTS = re.compile(r"\s+[|·•—–:»>/-]+\s+|\s*::\s*|: ")
_SPOKEN = {
    "named": ("captcha", "wait", "login", "error", "nothing", "search", "posts", "board",
              "profile", "member", "feedback", "buy", "welcome", "info", "directory", "sort"),
    "lead": ("captcha", "wait", "login", "error", "nothing", "search", "posts", "board",
             "profile", "member", "feedback", "welcome", "info", "directory", "sort"),
    "heads": ("feedback", "related", "welcome", "detail", "info", "board", "member", "profile",
              "nothing"),
    "middle": ("captcha", "wait", "login", "error", "nothing", "search", "sort", "posts", "board",
               "profile", "member", "feedback", "buy", "detail", "welcome", "related", "info",
               "directory"),
    "said": ("captcha", "wait", "login", "error", "nothing", "info"),
    "menu": ("sort", "login", "board"),
    "inside": ("buy", "board", "posts", "detail", "feedback"),
    "form": ("captcha", "login", "search", "buy", "posts", "sort"),
}  # fmt: skip


@dataclass(slots=True)
class Evidence:
    """Everything that was seen on a page before its kind is decided."""

    signs: Signs
    region: Region | None = None
    listings: Sequence[Found] = ()
    detail: Detail | None = None
    reviews: Sequence[Review] = ()
    messages: Sequence[Message] = ()
    account: Profile | None = None
    at_vendor: bool = False
    features: Mapping[str, float] = field(default_factory=dict)


def features_of(tree: Tree, seen: Evidence) -> dict[str, float]:
    """Return the page's evidence as named numbers between 0 and 1."""
    zones = zones_of(tree, seen.signs, _records(tree, seen))
    found = {
        "one": 1.0,
        **_of_words(seen.signs, zones),
        **_of_size(tree, seen.signs, zones),
        **_of_title(tree, seen.signs, zones),
        **_of_forms(seen.signs),
        **_of_list(tree, seen),
        **_of_detail(tree, seen),
        **_of_people(tree, seen),
    }
    return {**found, **_joined(found)}


def _records(tree: Tree, seen: Evidence) -> list[tuple[int, int]]:
    """Return what repeats, in order, none within another."""
    roots = [review.root for review in seen.reviews] + [message.root for message in seen.messages]
    ranges = [(root, tree.ends[root]) for root in roots]
    if seen.region is not None and len(seen.listings) > 1:
        ranges += [(record.start, record.end) for record in seen.region.records]
    kept: list[tuple[int, int]] = []
    for start, end in sorted(ranges, key=lambda r: (r[0], -r[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _few(count: float, most: float) -> float:
    return min(count, most) / most


def _more(count: int) -> float:
    """Each further sign halves the doubt that is left."""
    return 1.0 - 0.5**count


def _joined(found: Mapping[str, float]) -> dict[str, float]:
    """Return what only means something together: a password field beside posts is a menu's."""
    told = found.get
    topics = {topic for zone in _LOUD for topic in _SPOKEN[zone]}
    said = {topic: max(told(f"{zone}_{topic}", 0.0) for zone in _LOUD) for topic in sorted(topics)}
    listed, posted = told("list_size", 0.0) > 0.05, found["messages_any"] > 0
    full = listed or posted or found["reviews_any"] > 0 or told("detail_high", 0.0) > 0
    form = found["asked_middle"] + found["selects"] + found["radios"] + found["area"] > 0
    form = form or found["password"] > 0
    brief = found["middle_few"] > 0
    paged = found["paged"] > 0 or found["numbered"] > 0
    return {
        **{f"say_{topic}": share for topic, share in said.items()},
        "full": float(full),
        "password_alone": float(found["password"] > 0 and not full),
        "password_brief": float(found["password"] > 0 and brief and not full),
        "form_brief": float(form and brief and not full and not found["password"]),
        "formless_brief": float(not form and brief and not full),
        "captcha_form": said["captcha"] * form * (not found["password"]),
        "wait_formless": said["wait"] * (not form),
        "nothing_alone": said["nothing"] * (not full),
        "error_alone": said["error"] * (not full),
        "search_alone": said["search"] * (not full),
        "list_paged": float(listed and paged),
        "list_unpaged": float(listed and not paged),
        "welcome_paged": said["welcome"] * listed * paged,
        "welcome_unpaged": said["welcome"] * listed * (not paged),
        "posts_many": said["posts"] * found["messages"],
        "board_quiet": said["board"] * (not posted),
        "profile_facts": said["profile"] * found["account_facts"],
        "site_listed": float(listed and found["title_site"] > 0),
        "site_unlisted": float(not full and found["title_site"] > 0),
    }


_LOUD = ("named", "lead", "heads", "middle", "said")

# --------------------------------------------------------------------------- words


def _of_words(signs: Signs, zones: Zones) -> dict[str, float]:
    known = phrases("pages")
    texts = zones.texts()
    texts["form"] = normal_text(dict.fromkeys(signs.forms.words or ()))
    found = {}
    for zone, topics in _SPOKEN.items():
        counts = known.kinds(texts[zone])
        for topic in topics:
            if counts[topic]:
                found[f"{zone}_{topic}"] = _more(counts[topic])
    return found


def _of_size(tree: Tree, signs: Signs, zones: Zones) -> dict[str, float]:
    middle = sum(text.count(" ") + 1 for text in (*zones.middle, *zones.said))
    counted, counted_menu = _counts(tree, signs)
    heads = [*zones.named[1:], *zones.heads]
    numbered = sum(1 for t in zones.middle if len(t) < 60 and _NUMBERED.search(t))
    return {
        "words_few": float(signs.words < 60),
        "words_little": float(60 <= signs.words < 200),
        "words_many": _few(signs.words, 1500),
        "middle_tiny": float(middle < 12),
        "middle_few": float(middle < 40),
        "middle_words": _few(middle, 300),
        "links_few": float(signs.links < 6),
        "links_many": _few(signs.links, 100),
        "menu_none": float(not zones.menu),
        "share_repeated": zones.repeated / max(zones.letters, 1),
        "long_lines": _few(len(zones.said), 8),
        "heads": _few(len(heads), 10),
        "heads_none": float(not heads),
        "asking": _few(sum(head.endswith("?") for head in heads), 3),
        "counted": _few(counted, 8),
        "counted_menu": _few(counted_menu, 8),
        "paged": float(any(is_further(link.text) for link in tree.links)),
        "numbered": float(0 < numbered <= 3),
        "numbered_many": float(numbered > 3),
        "dated": _few(sum(1 for t in zones.middle if len(t) < 60 and _DATED.search(t)), 8),
        "refresh": float(signs.refresh),
        "status_error": float(signs.status >= 400),
    }


def _of_title(tree: Tree, signs: Signs, zones: Zones) -> dict[str, float]:
    """Tell what the page is called, once the site's own name is taken from its title."""
    edges = {line.text.casefold() for line in (*tree.lines[:3], *tree.lines[-1:])}
    edges |= {part for text in list(edges) for part in _PARTS.split(text)}
    parts = [part.strip().casefold() for part in _PARTS.split(signs.title) if part.strip()]
    own = [part for part in parts if part not in edges]
    linked = {_COUNT_AT_END.sub("", link.text).casefold() for link in tree.links}
    heads = {text.casefold() for text in zones.named[1:]}
    first = next(iter(zones.named[1:]), next(iter(zones.lead), "")).casefold()
    return {
        "title_none": float(not parts),
        "title_site": float(bool(parts) and not own),
        "title_linked": float(any(part in linked for part in own)),
        "title_headed": float(any(part in heads for part in own)),
        "title_apart": float(bool(own) and not any(p in heads or p in linked for p in own)),
        "head_linked": float(first in linked),
        "head_site": float(bool(first) and first in parts and first not in own),
    }


def _counts(tree: Tree, signs: Signs) -> tuple[int, int]:
    """Return how many links of the middle, and of menus, are followed by a count: ``Teas (12)``."""
    found = [0, 0]
    for at, line in enumerate(tree.lines):
        if (
            0 < len(line.text) < 60
            and line.text[-1] in "0123456789)]"
            and _COUNTED.search(line.text)
        ) and (signs.linked[at] or len(line.leaves) == 2):
            found[signs.navigation[at]] += 1
    return found[0], found[1]


def _of_forms(signs: Signs) -> dict[str, float]:
    forms = signs.forms
    return {
        "password": float(forms.passwords == 1),
        "passwords": float(forms.passwords > 1),
        "password_middle": float(forms.passwords_middle > 0),
        "asked": _few(forms.asked, 5),
        "asked_middle": _few(forms.asked_middle, 5),
        "asked_one": float(forms.asked == 1),
        "asked_none": float(forms.asked == 0 and forms.areas == 0),
        "area": float(forms.areas > 0),
        "selects": _few(forms.selects, 3),
        "radios": _few(forms.radios, 4),
        "buttons": _few(forms.buttons, 10),
        "button_one": float(forms.buttons == 1),
        "picture": float(forms.pictures > 0 and forms.passwords == 0 and forms.asked > 0),
        "captcha": float(forms.captchas > 0),
    }


# --------------------------------------------------------------------------- what was read


def _of_list(tree: Tree, seen: Evidence) -> dict[str, float]:
    region, listings = seen.region, seen.listings
    if region is None or not listings:
        return {"list_none": 1.0}
    vendors = {found.fields.vendor for found in listings} - {""}
    first = region.records[0].start
    before = [line for line in tree.lines_in(0, first) if not tree.in_margin(line.block)]
    after = tree.lines_in(region.records[-1].end, len(tree.tags))
    headed = phrases("pages").kinds(_above(tree, seen.signs, first))
    count = len(listings)
    return {
        "list_score": _few(region.score / len(region.records), 2.0),
        "list_one": float(count == 1),
        "list_few": float(1 < count <= 4),
        "list_some": float(4 < count <= 9),
        "list_many": float(count > 9),
        "list_size": _few(count, 25),
        "list_vendor_one": float(len(vendors) == 1 and count > 1),
        "list_vendors": float(len(vendors) > 1),
        "list_related": float(headed["related"] > 0),
        "list_welcome": float(headed["welcome"] > 0),
        "list_headed": _more(headed["sort"]),
        "list_late": _few(len(before), 30),
        "list_last": float(len([line for line in after if not tree.in_margin(line.block)]) < 5),
        "list_priced": region.priced,
    }


def _above(tree: Tree, signs: Signs, first: int) -> str:
    """Return the last lines before the records, and the last heading before them."""
    before = tree.lines_in(0, first)
    at = len(before)
    near = [line.text for line in before[-4:] if len(line.text) < 60]
    headings = [before[i].text for i in range(at - 1, max(-1, at - 40), -1) if signs.headings[i]]
    return normal_text(dict.fromkeys([*near, *headings[:1]]))


def _of_detail(tree: Tree, seen: Evidence) -> dict[str, float]:
    detail = seen.detail
    if detail is None:
        return {"detail_none": 1.0}
    region = seen.region
    fields, title = detail.found.fields, detail.found.title
    before = region is not None and detail.found.root < region.records[0].start
    menu = {link.text.casefold() for link in tree.links if tree.in_margin(link.entry)}
    listed = {found.title.casefold() for found in seen.listings}
    return {
        "detail": detail.likeness,
        "detail_high": float(detail.likeness > 0.75),
        "detail_before": float(before),
        "detail_in_nav": float(title.casefold() in menu),
        "detail_in_list": float(title.casefold() in listed),
        "detail_in_title": float(title.casefold()[:30] in seen.signs.title.casefold()),
        "detail_words": _few(len(title.split()), 6),
        "detail_digits": float(any(c.isdigit() for c in title)),
        "detail_told": _few(len(fields.roles), 6),
        "detail_described": _few(len(fields.description), 300),
        "detail_priced": float(fields.price is not None),
        "detail_alone": float(region is None),
        "detail_buy": float(detail.buy),
        "detail_named": float(detail.named),
    }


def _of_people(tree: Tree, seen: Evidence) -> dict[str, float]:
    account = seen.account
    facts = 0
    if account is not None:
        told = (account.level, account.sales, account.rating_text, account.member_since,
                account.last_seen, account.standings, account.terms, account.languages)  # fmt: skip
        facts = sum(bool(value) for value in told)
    long = sum(1 for message in seen.messages if len(message.text) > 60)
    said = [len(review.text) for review in seen.reviews]
    covered = sum(tree.ends[review.root] - review.root for review in seen.reviews)
    posted = sum(tree.ends[message.root] - message.root for message in seen.messages)
    whole = max(len(tree.tags), 1)
    return {
        "reviews": _few(len(seen.reviews), 10),
        "reviews_any": float(bool(seen.reviews)),
        "reviews_share": min(1.0, covered / whole * 2),
        "reviews_rated": float(sum(bool(r.rating_text) for r in seen.reviews) * 2 > len(said) > 0),
        "reviews_long": float(bool(said) and sum(said) > 120 * len(said)),
        "messages": _few(len(seen.messages), 6),
        "messages_any": float(bool(seen.messages)),
        "messages_long": _few(long, 4),
        "messages_share": min(1.0, posted / whole * 2),
        "account_facts": _few(facts, 5),
        "account_sales": float(account is not None and account.sales is not None),
        "account_named": float(account is not None and bool(account.name)),
        "at_vendor": float(seen.at_vendor),
    }
