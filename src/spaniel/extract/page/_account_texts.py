"""What an account says of itself in its own words: description and terms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import sqrt

from ..labels import plain
from ._account_words import ABOUT, OTHER_PART, TERMS
from ._profile import Profile
from ._review_words import spoken_share
from ._tree import Line, Tree
from ._words import ACTIONS, FEEDBACK_HINT

__all__ = ["read_texts"]

_LONGEST = 20_000
_PGP = re.compile(r"-----BEGIN PGP [^-]{1,40}-----.*?(?:-----END PGP [^-]{1,40}-----|\Z)", re.S)
_ASIDE = re.compile(
    r"alert|notice|warning|announce|news|foot|copyright|breadcrumb|pagination|banner|captcha"
    r"|phish",
    re.I,
)
_TOLD = re.compile(
    r"(?:^|[\s_-])(?:desc\w*|about\w*|bio|introduction|presentation|profile-?text|vendor-?text"
    r"|user-?text|lead|tx|text|info-?text)(?:$|[\s_-])",
    re.I,
)
_PANES = {
    "about": re.compile(
        r"(?:^|[\s_-])(?:about\w*|desc\w*|bio|profile-?text|introduction)(?:$|[\s_-])"
    ),
    "terms": re.compile(
        r"(?:^|[\s_-])(?:terms\w*|refund\w*|polic(?:y|ies)|rules|tos|conditions)(?:$|[\s_-])"
    ),
}


def read_texts(tree: Tree, profile: Profile, lines: Sequence[Line]) -> None:
    """Take the texts under "About" and "Terms"; without such headings the one that reads so."""
    under: dict[str, list[str]] = {"": [], "about": [], "terms": [], "other": []}
    part = ""
    for line in lines:
        words = plain(line.text) if len(line.text) < 50 else ""
        headed = _is_heading(tree, line)
        if words and ABOUT.match(words):
            part = "about"
        elif words and TERMS.match(words):
            part = "terms"
        elif words and (headed or OTHER_PART.match(words)):
            part = "other"
        elif line.start not in profile.used and words not in ACTIONS:
            under[_pane(tree, line) or part].append(line.text)
    about, terms = _PGP.sub("", "\n".join(under["about"])), "\n".join(under["terms"])
    if len(about.strip()) > max(15, len(profile.description)):
        profile.description = about
    profile.terms = profile.terms or terms[:_LONGEST].strip()
    if not profile.description:
        profile.description = _likeliest_text(tree, profile, lines)
    profile.description = _PGP.sub("", profile.description).strip()[:_LONGEST]


def _is_heading(tree: Tree, line: Line) -> bool:
    around = (line.block, tree.parents[line.leaves[0]])
    return any(
        tree.tags[e] in ("h1", "h2", "h3", "h4", "h5", "h6", "legend", "th", "dt") for e in around
    )


def _pane(tree: Tree, line: Line) -> str:
    """Return which text the box of a line is named to hold."""
    for entry in (line.block, tree.parents[line.block]):
        names = tree.classes(entry)
        for part, look in _PANES.items() if names else ():
            if look.search(names):
                return part
    return ""


def _likeliest_text(tree: Tree, profile: Profile, lines: Sequence[Line]) -> str:
    """Return the running text nearest to the name that no fact, notice or review is."""
    boxes: dict[int, list[Line]] = {}
    for line in lines:
        if (
            line.start > profile.root
            and line.start not in profile.used
            and not _is_figure(tree, line)
        ):
            box = line.block
            while (
                tree.tags[box] in ("p", "li", "ul", "ol")
                and tree.parents[box] > 0
                and _alike(tree, box)
            ):
                box = tree.parents[box]
            boxes.setdefault(box, []).append(line)
    best, worth = "", 0.0
    for order, (box, some) in enumerate(boxes.items()):
        text = "\n".join(line.text for line in some if len(line.text) > 12)
        linked = sum(len(k.text) for line in some for k in tree.links_in(line.start - 1, line.end))
        value = _worth_of_text(tree, box, text, order) if linked * 2 <= len(text) else 0.0
        if value > worth:
            best, worth = text, value
    return best


def _is_figure(tree: Tree, line: Line) -> bool:
    """Whether a line is a count or the value of a term, and no running text."""
    return tree.tags[line.block] == "dd" or bool(
        re.fullmatch(r"[^:]{1,40}:\s*[\d.,%\s]+", line.text)
    )


def _alike(tree: Tree, box: int) -> bool:
    """Whether a paragraph stands among paragraphs only, so that they are one text."""
    return all(
        tree.tags[child] in ("p", "li", "ul", "ol", "br", "-text")
        for child in tree.children(tree.parents[box])
    )


def _worth_of_text(tree: Tree, box: int, text: str, order: int) -> float:
    words = len(text.split())
    if words < 4 or len(text) < 25 or not re.search(r"[.!?…,]", text):
        return 0.0
    names = [tree.classes(e) for e in (box, *list(tree.ancestors(box))[:4])]
    if any(_ASIDE.search(n) or FEEDBACK_HINT.search(n) for n in names):
        return 0.0
    sentence = words > 5 and re.search(r"[^\W\d_]{2,}[.!?](?:\s|$)", text)
    if (spoken_share(text) < 0.08 and not sentence) or re.search(
        r"\d\s*(?:BTC|XMR|USD|EUR|€|\$)\s*=|=\s*(?:US)?\$|©|powered by|"
        r"\brates?\b.{0,40}\b(?:updated|average|exchange)|weighted average",
        text,
        re.I,
    ):
        return 0.0
    told = 2.0 if any(_TOLD.search(n) for n in names[:2]) else 1.0
    return told * sqrt(min(words, 120)) * (0.5 + spoken_share(text)) / (1 + 0.08 * order)
