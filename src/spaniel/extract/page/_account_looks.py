"""What a page says of its account without a label: beside the name, in badges, icons, sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from ..labels import plain
from ..region import parse_region
from ._account_words import (
    ABOUT,
    FROM,
    LEVEL_SAID,
    LEVELS,
    OTHER_PART,
    RATED,
    SALES,
    SEEN,
    SINCE,
    TERMS,
    fact_role,
)
from ._facts import said_in_attributes
from ._profile import Profile, count_in, take_level, take_rating
from ._review_words import spoken_share
from ._stars import rating_of_text
from ._tree import Line, Tree
from ._when import Times
from ._words import ACTIONS

__all__ = ["read_by_looks"]

_LONGEST_BADGE = 25
_LONGEST_CLAUSE = 300
_BARE_COUNT = re.compile(r"\d{1,3}(?:[.,]\d{3})*|\d+")
_AFTER_PLACE = re.compile(r"[.,;|·(]| (?:to|and|a|y|nach|und|в|и|vers|et|do|i|verso|e|para) ")
_STATE = re.compile(
    r"^(?:online|offline|active|inactive|unstable|stable|down|up|banned|away|on vacation"
    r"|vacation|closed|open|unknown|follow|в сети|не в сети|онлайн|"
    r"conectado|desconectado|activo|inactivo|abwesend|aktiv|inaktiv|hors ligne|en ligne|absent"
    r"|dostępny|niedostępny)$",
    re.I,
)
_CLAUSES = re.compile(r"\s*[|·•]\s+|(?<=[^\W\d_]{3})\.\s+|\s+[—–]\s+")


def read_by_looks(
    tree: Tree,
    profile: Profile,
    lines: Sequence[Line],
    taken: Sequence[tuple[int, int]],
    times: Times,
) -> None:
    """Read what no label announces: ``312 sales``, ``joined Aug 2022``, badges beside the name."""
    if not profile.name:
        return
    at = next((i for i, line in enumerate(lines) if profile.name in line.text), 0)
    near = lines[at : at + 40]
    counted = 0
    for line in near[:6]:
        if profile.name in line.text and len(line.text) < 120:
            counted = counted or _read_beside_name(tree, profile, line)
    if len(near) > 1 and not profile.level and near[0].text == profile.name:
        _read_under_name(tree, profile, near[0], near[1])
    stop = min((start for start, _ in taken if start > profile.root), default=len(tree.tags))
    ends = [line.end for line in near[:25] if line.end < stop]
    start = max(profile.root - 12, 0)
    for _, said in said_in_attributes(tree, [(start, max(ends, default=profile.root) + 12)]):
        _read_said(profile, said, times, level=False)
    for line in near:
        if len(line.text) > 300:
            continue
        texts = [tree.texts[leaf] for leaf in line.leaves] if len(line.leaves) > 1 else []
        whole = len(line.text) < 60
        told = [
            _read_said(profile, clause, times, level=len(clause) < 60 and (leaf or whole))
            for leaf, clauses in ((True, texts), (False, _CLAUSES.split(line.text)))
            for clause in clauses
        ]
        if (any(told) and spoken_share(line.text) < 0.35) or sum(told) > 1:
            profile.used.add(line.start)
    # Words say how many deals: where they tell of more than the count beside the name.
    if counted and (profile.sales or 0) < counted:
        profile.sales = counted


def _read_beside_name(tree: Tree, profile: Profile, line: Line) -> int:
    """Read ``NAME (312) (4.9★) Level 9``; return the count, which is mostly of deals."""
    counted = 0
    rest = [tree.texts[leaf] for leaf in line.leaves if tree.texts[leaf] != profile.name]
    if len(line.leaves) == 1:
        rest = re.findall(r"[(\[][^()\[\]]{1,20}[)\]]", line.text.partition(profile.name)[2])
    for text in rest:
        bare = text.strip("()[] ")
        rated = rating_of_text(bare, 0)
        if rated is not None and rated.number is not None:
            take_rating(profile, bare)
        elif _BARE_COUNT.fullmatch(bare):
            counted = counted or count_in(bare) or 0
        elif (not fact_role(bare) and (LEVEL_SAID.fullmatch(bare) or LEVELS.match(bare))) or (
            len(rest) == 1 and len(line.leaves) == 2 and _may_be_title(bare)
        ):
            take_level(profile, bare)
    return counted


def _may_be_title(text: str) -> bool:
    """Whether a badge may be a rank: no button, and not whether somebody is there."""
    words = plain(text)
    named = text[:1].isupper() and len(text) < _LONGEST_BADGE and len(words.split()) <= 3
    return named and ":" not in text and words not in ACTIONS and not _STATE.match(words)


def _read_under_name(tree: Tree, profile: Profile, name: Line, after: Line) -> None:
    """Take a title set under the name in the same box: ``<h1>NAME</h1><h2>Senior vendor</h2>``."""
    words = plain(after.text)
    beside = tree.parents[name.block] == tree.parents[after.block]
    titled = tree.tags[after.block] in ("h2", "h3", "h4", "h5") or re.search(
        r"rank|title|level|badge|group", tree.classes(after.block)
    )
    part = ABOUT.match(words) or TERMS.match(words) or OTHER_PART.match(words)
    if beside and titled and not part and _may_be_title(after.text):
        take_level(profile, after.text)


def _read_said(profile: Profile, text: str, times: Times, *, level: bool) -> bool:
    """Read one clause or badge; return whether it said something."""
    before = _told(profile)
    if len(text) > _LONGEST_CLAUSE:
        return False
    sales = SALES.search(text) if profile.sales is None else None
    if sales:
        profile.sales = count_in(sales[1])
    rated = RATED.search(text) if not profile.rating_text else None
    if rated:
        number = next(group for group in rated.groups() if group)
        profile.rating, profile.rating_text = Decimal(number.replace(",", ".")), rated[0]
    for name, look in (("member_since", SINCE), ("last_seen", SEEN)):
        found = look.search(text) if getattr(profile, name) is None else None
        if found:
            setattr(profile, name, times.find(found[1]))
    _read_origin(profile, text)
    _read_rank(profile, text, badge=level)
    return before != _told(profile)


def _told(profile: Profile) -> tuple[object, ...]:
    return (
        profile.sales,
        profile.rating_text,
        profile.member_since,
        profile.last_seen,
        profile.level,
        profile.ships_from_text,
    )


def _read_origin(profile: Profile, text: str) -> None:
    found = FROM.search(text) if not profile.ships_from_text else None
    if found:
        where = _AFTER_PLACE.split(text[found.end() : found.end() + 40])[0].strip()
        code = parse_region(where)
        if code:
            profile.ships_from, profile.ships_from_text = code, where


def _read_rank(profile: Profile, text: str, *, badge: bool) -> None:
    if profile.level or fact_role(text):
        return
    said = LEVEL_SAID.search(text)
    if said and (badge or said[0][:3].lower() == "top"):
        take_level(profile, said[0])
    elif badge and LEVELS.match(text.strip(" ()[]")):
        take_level(profile, text.strip(" ()[]"))
