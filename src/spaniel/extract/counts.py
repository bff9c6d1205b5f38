"""Counts that are said in words: ``sold out`` is none, ``seen 467 times`` is 467 views."""

from __future__ import annotations

import re

from .labels import COUNTED
from .remembered import remembered, saying

__all__ = ["LONGEST_SOLD_OUT", "first_count", "is_sold_out", "times_said"]

LONGEST_SOLD_OUT = 30
_COUNT = re.compile(r"\d+(?:[.,\s\u00a0]\d{3})+(?!\d)|\d+")
_SOLD_OUT = re.compile(
    r"^\W*(?:sold[ -]?out|out of stock|not in stock|agotad[oa]|sin stock|esgotado|ausverkauft|"
    r"nicht (?:auf lager|verfügbar)|vergriffen|rupture de stock|épuisé|esaurit[oa]|non disponibile|"
    r"wyprzedan[eyo]\w*|brak w magazynie|niedostępn\w+|нет в наличии|распродан\w*|закончил\w+|"
    r"uitverkocht|niet op voorraad)\W*$", re.I)  # fmt: skip
_TIMES_SAID = re.compile(
    r"\b(?:(?P<sales>bought|sold|purchased|vendido|verkauft|gekauft|vendu|venduto|sprzedano|kupiono|"
    r"продано|куплено)|(?P<views>viewed|seen|visto|vista|gesehen|angesehen|vue?|visualizzato|"
    r"wyświetlono|просмотрено))\s+(?P<count>\d[\d.,]*)\s*(?:times|veces|mal|fois|volte|raz|razy|"
    r"раз\w?|x)\b", re.I)  # fmt: skip

_says_sold_out = saying(_SOLD_OUT)


def is_sold_out(text: str) -> bool:
    """Whether a short text says that nothing is left."""
    return len(text) < LONGEST_SOLD_OUT and _says_sold_out(text)


def first_count(text: str) -> int | None:
    """Return the first whole number in a text: ``1,204 sold`` is 1204."""
    found = _COUNT.search(text)
    return int(re.sub(r"\D", "", found[0])[:15]) if found else None


@remembered
def times_said(text: str) -> tuple[str, int | None]:
    """Return what ``bob - 12 sold since May`` and ``seen 467 times`` count, and how many."""
    times = _TIMES_SAID.search(text)
    if times:
        return "sales" if times["sales"] else "views", first_count(times["count"])
    counted = COUNTED.search(text)
    return "sales", first_count(counted["count"]) if counted and counted["sales"] else None
