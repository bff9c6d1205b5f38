"""A vendor's own page: who it is and what the account says of itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from spaniel.types import Standing

from ..region import parse_region, parse_regions, split_from_to
from ._labels import label_role, plain
from ._segments import Segment, segments_of
from ._stars import rating_in, rating_number
from ._tree import Line, Tree
from ._vendor import page_vendor
from ._when import Times, When
from ._words import ACTIONS, FEEDBACK_HINT

__all__ = ["Profile", "read_account"]

_COUNT = re.compile(r"\d+(?:[.,\s\u00a0]\d{3})+(?!\d)|\d+")
_LEVEL = re.compile(
    r"\b(?:vendor |trust |seller )?(?:level|lvl|rank|уровень|nivel|stufe|niveau|poziom)\s*[:.]?\s*"
    r"(\d{1,3})(?!\d)|\bTL\s?(\d{1,2})\b", re.I)  # fmt: skip
_SALES = re.compile(
    r"(\d[\d.,\s]{0,9}\d|\d)\s*(?:\+\s*)?(?:completed |successful |finalized |total )?(?:sales?\b|deals?\b|"
    r"orders?\b|transactions?\b|trades?\b|сделок|сделки|продаж|ventas\b|verkäufe\b|transacciones\b|"
    r"ventes\b|sprzeda\w+)", re.I)  # fmt: skip
_ABOUT = re.compile(
    r"^(?:about(?: (?:us|me|the vendor|vendor|the shop|\S+))?|profile|description|bio|vendor "
    r"description|описание|о продавце|о магазине|о нас|sobre (?:mí|nosotros|el vendedor)|descripción|perfil|"
    r"beschreibung|über (?:uns|mich|den verkäufer)|profil|présentation|à propos|opis|o mnie)$", re.I)  # fmt: skip
_TERMS = re.compile(
    r"^(?:terms(?: (?:and|&) conditions| of service)?|refund policy|policy|policies|rules|t&c|"
    r"shipping policy|условия|правила|términos(?: y condiciones)?|condiciones|bedingungen|agb|regeln|"
    r"regulamin|conditions)$", re.I)  # fmt: skip
_MARKETS = re.compile(r"market|bazaar|mart\b|road\b|market rating|verified|imported", re.I)
_STANDING = re.compile(
    r"^(?P<market>[A-Z][\w '.-]{2,30}?)\s*[:\-–—(]*\s*(?P<rating>\d{1,3}(?:[.,]\d+)?\s?(?:%|/\s?(?:5|10|100))?)"
    r"(?:[\s,;|/(]+(?P<sales>\d[\d.,]*)\s*(?:sales?|deals?|orders?|feedbacks?|reviews?|votes?)?\)?)?", re.I)  # fmt: skip
_LONGEST = 20_000


@dataclass(slots=True)
class Profile:
    """What a vendor's page says of its account; fields as in :class:`spaniel.types.Account`."""

    root: int = 0
    name: str = ""
    level: str = ""
    sales: int | None = None
    rating: Decimal | None = None
    rating_text: str = ""
    standings: tuple[Standing, ...] = ()
    ships_from: str = ""
    ships_from_text: str = ""
    ships_to: tuple[str, ...] = ()
    ships_to_text: str = ""
    member_since: When | None = None
    last_seen: When | None = None
    description: str = ""
    terms: str = ""
    languages: tuple[str, ...] = ()


def read_account(
    tree: Tree, address: str, times: Times, taken: Sequence[tuple[int, int]]
) -> Profile:
    """Read the account that a vendor's page is about.

    Args:
        tree: the page.
        address: the page's own.
        times: reads times.
        taken: ranges that are listings or feedback, and say nothing of the account itself.
    """
    lines = [
        line
        for line in tree.lines
        if not any(a <= line.start < b for a, b in taken) and not tree.in_margin(line.block)
    ]
    profile = Profile(name=page_vendor(tree, address))
    facts = [line for line in lines if len(line.text) < 400]
    segments = segments_of(tree, facts)
    for segment in segments:
        _read_fact(profile, segment, times)
    _read_by_looks(tree, profile, facts, times)
    _read_texts(tree, profile, lines)
    profile.standings = _standings(tree, facts)
    profile.root = _place(tree, profile, lines)
    return profile


def _place(tree: Tree, profile: Profile, lines: Sequence[Line]) -> int:
    named = [line for line in lines if profile.name and profile.name in line.text]
    return named[0].leaves[0] if named else 0


# --------------------------------------------------------------------------- labelled facts


def _read_fact(profile: Profile, segment: Segment, times: Times) -> None:
    role, text = segment.role, segment.text.strip()
    if not segment.said or not text or text in ("-", "–", "—", "n/a", "N/A"):
        return
    if role in ("member_since", "last_seen"):
        if getattr(profile, role) is None:
            setattr(profile, role, times.find(text[:80]))
    elif role == "level" and not profile.level and len(text) < 40:
        number = _COUNT.search(text)
        profile.level = number[0] if number else text
    elif role == "sales" and profile.sales is None:
        profile.sales = _count(text)
    elif role == "rating" and not profile.rating_text and len(text) < 60:
        if any(c.isdigit() for c in text) or "★" in text:
            profile.rating, profile.rating_text = rating_number(text), text
    elif role in ("ships_from", "ships_to", "shipping"):
        _read_places(profile, role, text)
    elif role == "languages" and not profile.languages:
        profile.languages = _languages(text)
    elif role == "description" and len(text) > len(profile.description):
        profile.description = text
    elif role == "terms" and not profile.terms:
        profile.terms = text


def _count(text: str) -> int | None:
    found = _COUNT.search(text)
    return int(re.sub(r"\D", "", found[0])[:15]) if found else None


def _read_places(profile: Profile, role: str, text: str) -> None:
    if len(text) > 200:
        return
    start, goal = split_from_to(text)
    if role == "shipping" and not goal:
        return
    if role != "ships_to" and not profile.ships_from_text:
        where = start or text
        code = parse_region(where)
        if code:
            profile.ships_from, profile.ships_from_text = code, where
    goal = goal or (text if role == "ships_to" else "")
    if goal and not profile.ships_to_text:
        profile.ships_to, profile.ships_to_text = parse_regions(goal), goal


_LANGUAGES = {
    "en": "english английский inglés englisch anglais angielski inglese",
    "ru": "russian русский ruso russisch russe rosyjski",
    "es": "spanish испанский español spanisch espagnol hiszpański castellano",
    "de": "german немецкий alemán deutsch allemand niemiecki tedesco",
    "fr": "french французский francés französisch français francuski",
    "it": "italian итальянский italiano italienisch italien włoski",
    "pt": "portuguese португальский portugués portugiesisch português",
    "pl": "polish польский polaco polnisch polonais polski",
    "nl": "dutch нидерландский голландский holandés niederländisch nederlands",
    "uk": "ukrainian украинский ucraniano ukrainisch українська",
}
_LANGUAGE_OF = {name: code for code, names in _LANGUAGES.items() for name in names.split()}


def _languages(text: str) -> tuple[str, ...]:
    words = re.findall(r"\w+", text.lower())
    codes = [_LANGUAGE_OF.get(word, word if word in _LANGUAGES else "") for word in words]
    return tuple(dict.fromkeys(code for code in codes if code))


# --------------------------------------------------------------------------- by looks


def _read_by_looks(tree: Tree, profile: Profile, lines: Sequence[Line], times: Times) -> None:
    for line in lines[:120]:
        if len(line.text) > 160:
            continue
        level = _LEVEL.search(line.text)
        if level and not profile.level:
            profile.level = level[1] or level[2]
        sales = _SALES.search(line.text) if profile.sales is None else None
        if sales:
            profile.sales = _count(sales[1])
        _read_spoken_times(profile, line.text, times)
    if not profile.rating_text:
        start = profile.root or (lines[0].start if lines else 0)
        end = lines[min(len(lines), 60) - 1].end if lines else 0
        found = rating_in(tree, start, end)
        if found and found[0] is not None and not _is_feedback(tree, found[2]):
            profile.rating, profile.rating_text = found[0], found[1]


_SINCE = re.compile(r"(?:member|vendor|seller|trading|here|active|joined|registered|на сайте|с нами|miembro|mitglied|dabei|membre)\b[^.\d]{0,16}(?:since|on|с|desde|seit|depuis|in)?\s+(.{4,40})", re.I)
_SEEN = re.compile(r"(?:last (?:seen|online|active|login|visit)|был[аи]? (?:в сети|онлайн)|visto|zuletzt (?:gesehen|online|aktiv)|dernière connexion|ostatnio)\b\s*[:–-]?\s*(.{2,40})", re.I)


def _read_spoken_times(profile: Profile, text: str, times: Times) -> None:
    for name, look in (("member_since", _SINCE), ("last_seen", _SEEN)):
        if getattr(profile, name) is None:
            found = look.search(text)
            when = times.find(found[1]) if found else None
            if when is not None:
                setattr(profile, name, when)


def _is_feedback(tree: Tree, entry: int) -> bool:
    return any(FEEDBACK_HINT.search(tree.classes(e)) for e in (entry, *tree.ancestors(entry)) if tree.tags[e] != "-text")


# --------------------------------------------------------------------------- texts


def _read_texts(tree: Tree, profile: Profile, lines: Sequence[Line]) -> None:
    """Take the text under "About" and "Terms"; without such headings the longest text there is."""
    under: dict[str, list[str]] = {"": [], "about": [], "terms": [], "other": []}
    part = ""
    for line in lines:
        words = plain(line.text)
        heading = len(line.text) < 40 and (_is_heading(tree, line) or words in ("pgp", "feedback"))
        if len(line.text) < 40 and _ABOUT.match(words):
            part = "about"
        elif len(line.text) < 40 and _TERMS.match(words):
            part = "terms"
        elif heading:
            part = "other" if part else ""
        elif words not in ACTIONS and not label_role(line.text):
            under[part].append(line.text)
    about, terms = "\n".join(under["about"]), "\n".join(under["terms"])
    if len(about) > len(profile.description):
        profile.description = about
    profile.terms = profile.terms or terms[:_LONGEST]
    if not profile.description:
        profile.description = _longest(tree, lines)
    profile.description = _without_keys(profile.description)[:_LONGEST]


def _is_heading(tree: Tree, line: Line) -> bool:
    around = (line.block, tree.parents[line.leaves[0]])
    return any(tree.tags[e] in ("h1", "h2", "h3", "h4", "h5", "h6", "legend", "th", "dt") for e in around)


def _longest(tree: Tree, lines: Sequence[Line]) -> str:
    blocks: dict[int, list[str]] = {}
    for line in lines:
        block = line.block
        while tree.tags[block] in ("p", "li", "ul", "ol") and tree.parents[block]:
            block = tree.parents[block]
        if not _is_feedback(tree, block):
            blocks.setdefault(block, []).append(line.text)
    texts = ("\n".join(t for t in some if len(t) > 30) for some in blocks.values())
    return max((t for t in texts if len(t) > 60), key=len, default="")


def _without_keys(text: str) -> str:
    return re.sub(r"-----BEGIN PGP [^-]+-----.*?(?:-----END PGP [^-]+-----|\Z)", "", text, flags=re.S).strip()


# --------------------------------------------------------------------------- other markets


def _standings(tree: Tree, lines: Sequence[Line]) -> tuple[Standing, ...]:
    """Read the ratings carried over from other markets: names with a number each, together."""
    found: list[Standing] = []
    announced = False
    for line in lines:
        if label_role(line.text) == "standing":
            announced = True
            continue
        match = _STANDING.match(line.text) if len(line.text) < 90 else None
        if match and (announced or _MARKETS.search(match["market"])) and not label_role(match["market"]):
            sales = _count(match["sales"]) if match["sales"] else None
            found.append(Standing(market=match["market"].strip(), rating_text=match["rating"].strip(), sales=sales))
        elif announced and found:
            announced = False
    return tuple(found[:20])
