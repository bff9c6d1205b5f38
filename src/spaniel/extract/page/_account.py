"""A vendor's own page: who it is and what the account says of itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from spaniel.types import Standing

from ..region import parse_region, parse_regions, split_from_to
from ._account_looks import read_by_looks
from ._account_texts import read_texts
from ._account_words import LANGUAGE_OF, fact_role
from ._facts import Fact, facts_in
from ._menus import is_menu
from ._profile import Profile, count_in, take_level, take_rating
from ._standings import read_standings
from ._tree import Line, Tree
from ._vendor import vendor_named
from ._when import Times

__all__ = ["Profile", "read_account"]

_REPUTATION = re.compile(r"reput|karma|репутац|рэпутац", re.I)
_LONGEST_VALUE = 120
_NOTHING = frozenset({"", "-", "–", "—", "n/a", "N/A", "?"})
_MOST_LINES = 400
_NAMED = 1.45
_NAMED_WITH_FACTS = 0.7


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
    lines = _free_lines(tree, taken)
    profile = Profile()
    profile.standings, profile.used = read_standings(tree, lines)
    profile.standings = profile.standings or _titled_standings(tree, lines)
    facts = list(facts_in(tree, [line for line in lines if line.start not in profile.used]))
    name = vendor_named(tree, address, lines, facts, taken)
    for fact in facts:
        if _read_fact(profile, fact, times):
            profile.used.update(fact.lines)
    enough = sum(
        map(bool, (profile.sales, profile.rating_text, profile.member_since, profile.last_seen))
    )
    if name.worth >= (_NAMED_WITH_FACTS if enough > 1 else _NAMED):
        profile.name = name.text
        profile.root = next((line.leaves[0] for line in lines if name.text in line.text), 0)
        _read_standing(profile, lines)
    read_by_looks(tree, profile, lines, taken, times)
    read_texts(tree, profile, lines)
    profile.sure = round(min(1.0, name.worth / 4 + 0.12 * enough), 3)
    return profile


_BRACKETED = re.compile(
    r"^\s*[(\[]\s*(\d[\d,. ]*)\s*[)\]](?:\s*[(\[]\s*(\d[.,]\d{1,2})\s*★?\s*[)\]])?"
)
_POSITIVE = re.compile(
    r"positive (?:feedback|rating|reviews?)[^:%]{0,30}:?\s*(\d{1,3}(?:[.,]\d+)?)\s?%", re.I
)


def _read_standing(profile: Profile, lines: Sequence[Line]) -> None:
    """Read the counters in brackets behind the name: ``bob (5800) (4.70)``, and the share liked."""
    for line in lines:
        if line.text.startswith(profile.name) and profile.sales is None:
            found = _BRACKETED.match(line.text[len(profile.name) :])
            if found and "." not in found[1]:
                profile.sales = int(re.sub(r"\D", "", found[1])[:12])
                if found[2] and not profile.rating_text:
                    profile.rating_text = found[2]
                    profile.rating = Decimal(found[2].replace(",", "."))
        liked = _POSITIVE.search(line.text) if not profile.rating_text else None
        if liked:
            profile.rating_text, profile.rating = liked[0], Decimal(liked[1].replace(",", "."))


_TITLED = re.compile(
    r"^(?:(?i:verified|imported|external) )?(?P<market>[A-Z][\w' ]{2,30}?) "
    r"(?:vendor rating|rating|feedback|(?:successful )?sales)\b"
)
_GENERIC = frozenset(
    {"average", "vendor", "seller", "user", "buyer", "total", "market", "successful"}
)


def _titled_standings(tree: Tree, lines: Sequence[Line]) -> tuple[Standing, ...]:
    """Read standings whose market is named only in a title: of a badge, beside a picture."""
    found: dict[str, Standing] = {}
    for entry in sorted({tree.parents[leaf] for line in lines[:80] for leaf in line.leaves}):
        named = _TITLED.match(tree.attribute(entry, "title"))
        shown = " ".join(t for t in tree.texts[entry : tree.ends[entry]] if t)
        if named and named["market"].lower() not in _GENERIC and any(c.isdigit() for c in shown):
            market = named["market"].strip()
            found.setdefault(market, Standing(market=market, rating_text=shown[:40]))
    return tuple(found.values())


def _free_lines(tree: Tree, taken: Sequence[tuple[int, int]]) -> list[Line]:
    """Return the lines that are neither taken nor of navigation."""
    ranges = sorted(taken)
    free, at = [], 0
    for line in tree.lines:
        while at < len(ranges) and ranges[at][1] <= line.start:
            at += 1
        within = at < len(ranges) and ranges[at][0] <= line.start
        aside = tree.in_margin(line.block) or is_menu(tree, line)
        if line.text and not within and not aside:
            free.append(line)
            if len(free) >= _MOST_LINES:
                break
    return free


def _read_fact(profile: Profile, fact: Fact, times: Times) -> bool:
    """Take a fact in, if nothing said it before and it is what its label says."""
    role, text = fact.role, fact.text.strip()
    if text in _NOTHING or (fact_role(text) and role != "level"):
        return False
    if role in ("member_since", "last_seen"):
        return _read_time(profile, role, text, times)
    if role in ("ships_from", "ships_to", "shipping"):
        return _read_places(profile, role, text)
    if role == "rating" and _REPUTATION.search(fact.label):
        return take_rating(profile, text, points=True)
    read = _READERS.get(role)
    return read(profile, text) if read else False


def _read_time(profile: Profile, role: str, text: str, times: Times) -> bool:
    if getattr(profile, role) is None and len(text) < _LONGEST_VALUE:
        setattr(profile, role, times.find(text[:80]) or times.find(f"{text[:60]} ago"))
    return getattr(profile, role) is not None


def _read_sales(profile: Profile, text: str) -> bool:
    if profile.sales is None and len(text) < _LONGEST_VALUE:
        profile.sales = count_in(text)
    return profile.sales is not None


def _read_languages(profile: Profile, text: str) -> bool:
    words = re.findall(r"\w+", text.lower()[:200])
    known = tuple(dict.fromkeys(LANGUAGE_OF[word] for word in words if word in LANGUAGE_OF))
    profile.languages = profile.languages or known
    return bool(known)


def _read_description(profile: Profile, text: str) -> bool:
    if len(text) > max(20, len(profile.description)):
        profile.description = text
    return profile.description == text


def _read_terms(profile: Profile, text: str) -> bool:
    if len(text) > max(20, len(profile.terms)):
        profile.terms = text
    return profile.terms == text


_READERS: dict[str, Callable[[Profile, str], bool]] = {
    "level": take_level,
    "sales": _read_sales,
    "rating": take_rating,
    "languages": _read_languages,
    "description": _read_description,
    "terms": _read_terms,
}


def _read_places(profile: Profile, role: str, text: str) -> bool:
    if len(text) > 200:
        return False
    start, goal = split_from_to(text)
    if role == "shipping" and not goal:
        return False
    if role != "ships_to" and not profile.ships_from_text:
        where = start or text
        code = parse_region(where)
        if code:
            profile.ships_from, profile.ships_from_text = code, where
    goal = goal or (text if role == "ships_to" else "")
    if goal and not profile.ships_to_text:
        profile.ships_to, profile.ships_to_text = parse_regions(goal), goal
    return bool(profile.ships_from_text or profile.ships_to_text)
