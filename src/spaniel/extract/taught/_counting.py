"""Small values as shown: counters, ratings, names and category paths."""

from __future__ import annotations

import re
from decimal import Decimal

__all__ = ["category_path", "count_in", "handle_in", "rating_in"]

_LONGEST = 400
_THOUSANDS = re.compile(r"(?<![\d.,])(\d{1,4}(?:[.,]\d)?)\s?k\b", re.I)
_COUNT = re.compile(r"\d+(?:[.,\s\u00a0]\d{3})+(?!\d)|\d+")
_NUMBER = r"(?<![\d.,/])(\d{1,3}(?:[.,]\d{1,2})?)"
_SCALED = re.compile(rf"{_NUMBER}\s*(?:/|of|out of|из|de|von|sur|su|na)\s*(?:5|10|100)(?!\d)", re.I)
_PERCENT = re.compile(rf"{_NUMBER}\s?%")
_ALONE = re.compile(r"^\(?([0-5](?:[.,]\d{1,2})?)\)?$")
_FULL_STAR = re.compile("[★⭐🌟✮✭]")
_AFTER_NAME = re.compile(r"\s*[(\[|]")
_COUNTED_AFTER = re.compile(r"\s+\(?\d+\)?$|\s*\(\d+\)$")
_STEPS = re.compile(r"\s*(?:/|>|»|›|→|::)\s*")


def count_in(text: str) -> int | None:
    """Return the first whole number in a text: ``1,204 sold`` is 1204, ``1.2k`` is 1200."""
    text = text[:_LONGEST]
    thousands = _THOUSANDS.search(text)
    if thousands:
        return int(Decimal(thousands[1].replace(",", ".")) * 1000)
    found = _COUNT.search(text)
    return int(re.sub(r"\D", "", found[0])[:15]) if found else None


def rating_in(text: str) -> Decimal | None:
    """Return a rating's number on its own scale: ``4.8/5``, ``97 %``, ``★★★☆☆``, but no words."""
    text = text[:_LONGEST]
    for found in (_SCALED.search(text), _PERCENT.search(text), _ALONE.match(text.strip())):
        if found:
            return Decimal(found[1].replace(",", "."))
    full = len(_FULL_STAR.findall(text))
    return Decimal(full) if full > 0 and ("☆" in text or full <= 5) else None


def handle_in(text: str) -> str:
    """Return an account's handle without what stands behind it in brackets: ``bob (44)``."""
    if len(text) > _LONGEST:
        return ""
    return _AFTER_NAME.split(text, maxsplit=1)[0].strip(" ,;:-–·•")


def category_path(text: str) -> str:
    """Return a category's steps joined by ``>``, without a counter behind the last."""
    if len(text) > _LONGEST:
        return ""
    text = _COUNTED_AFTER.sub("", text)
    return " > ".join(step for step in _STEPS.split(text.strip(" -–—|•·")) if step)
