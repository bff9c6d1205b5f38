"""Ratings as pages show them: numbers on a scale, words, stars as signs, icons or widths."""

from __future__ import annotations

import re
from decimal import Decimal

from ._tree import TEXT, Tree

__all__ = ["rating_in", "rating_number"]

_SCALED = re.compile(r"(?<![\d.,/])(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:/|of|out of|из|de|von|sur)\s*(5|10|100)(?![\d.,/])", re.I)
_PERCENT = re.compile(r"(?<![\d.,])(\d{1,3}(?:[.,]\d{1,2})?)\s?%")
_STARRED = re.compile(r"(?<![\d.,])(\d(?:[.,]\d{1,2})?)\s*(?:★|⭐|☆|stars?\b|звезд\w*|sterne?\b|estrellas?\b)|[★⭐]\s*(\d(?:[.,]\d{1,2})?)(?![\d/])", re.I)
_FULL = re.compile(r"[★⭐🌟]")
_ALONE = re.compile(r"^\(?([0-5](?:[.,]\d{1,2})?)\)?$")
_WORDS = re.compile(
    r"\b(positive|negative|neutral|excellent|good|bad|положительн\w*|отрицательн\w*|"
    r"нейтральн\w*|positiv[ao]?|negativ[ao]?|positivo|negativo|neutro)\b", re.I)  # fmt: skip
_STAR_CLASS = re.compile(r"(?:^|[\s_-])(?:fa-|glyphicon-|bi-|icon-|mdi-)?star(?:$|[\s_-])|^star|rating-star", re.I)
_NOT_FULL = re.compile(r"empty|star-o\b|(?:^|[\s_-])(?:o|off|gr[ae]y|muted|inactive|none|outline)(?:$|[\s_-])|far\b|fa-regular", re.I)
_HALF = re.compile(r"half", re.I)
_WIDTH = re.compile(r"width:\s*(\d{1,3}(?:\.\d+)?)%")


def rating_number(text: str) -> Decimal | None:
    """Return the number that a rating's text says, on its own scale; ``None`` for words."""
    for found in (_SCALED.search(text), _STARRED.search(text), _PERCENT.search(text)):
        if found:
            return _number(next(group for group in found.groups() if group))
    full = len(_FULL.findall(text))
    if full:
        return Decimal(full) if "☆" in text or full <= 5 else None
    alone = _ALONE.match(text.strip())
    return _number(alone[1]) if alone else None


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


def rating_in(tree: Tree, start: int, end: int) -> tuple[Decimal | None, str, int] | None:
    """Return (number, text, entry) of the first rating shown in a range, ``None`` without one.

    Args:
        tree: the page.
        start, end: the range of entries.
    """
    for entry in range(start, end):
        if tree.tags[entry] == TEXT:
            text = tree.texts[entry]
            if len(text) < 60 and (_SCALED.search(text) or _STARRED.search(text) or _FULL.search(text)):
                return rating_number(text), text, entry
    return _by_icons(tree, start, end) or _by_words(tree, start, end)


def _by_icons(tree: Tree, start: int, end: int) -> tuple[Decimal | None, str, int] | None:
    total, first, any_star = Decimal(0), 0, False
    for entry in range(start, end):
        tag = tree.tags[entry]
        if tag not in ("i", "span", "img", "li", "div", "em"):
            continue
        names = tree.attribute(entry, "class")
        if tag == "img":
            names = f"{names} {tree.attribute(entry, 'alt')} {tree.attribute(entry, 'src')[-60:]}"
        said = tree.attribute(entry, "title") or tree.attribute(entry, "aria-label") or (
            tree.attribute(entry, "alt") if tag == "img" else "")  # fmt: skip
        if said and len(said) < 60 and (_SCALED.search(said) or _STARRED.search(said)):
            return rating_number(said), said, entry
        if "star" in names.lower() or "rating" in names.lower():
            width = _WIDTH.search(tree.attribute(entry, "style"))
            if width:
                return Decimal(width[1]) / 20, f"{width[1]}%", entry
        if _STAR_CLASS.search(names) and not tree.texts[entry]:
            any_star, first = True, first or entry
            if not _NOT_FULL.search(names):
                total += Decimal("0.5") if _HALF.search(names) else 1
    return (total, f"{total} stars", first) if any_star and 0 <= total <= 10 else None


def _by_words(tree: Tree, start: int, end: int) -> tuple[Decimal | None, str, int] | None:
    for entry in range(start, end):
        if tree.tags[entry] == TEXT:
            text = tree.texts[entry]
            if len(text) < 24 and _WORDS.search(text):
                return None, text, entry
        elif tree.tags[entry] in ("img", "i", "span", "td", "div"):
            said = tree.attribute(entry, "alt") or tree.attribute(entry, "title")
            word = _WORDS.search(f"{said} {tree.attribute(entry, 'class')}".replace("-", " ").replace("_", " "))
            if word and len(said) < 40:
                return None, said or word[0], entry
    return None
