"""What the values of a field look like, learned from values known to be right.

A shape is deliberately coarse: it has to tell a price from a name and a vendor's link from a
listing's, on a site whose next page has values that nobody has seen before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import median

__all__ = ["Shape", "kind_of", "link_pattern", "shape_of"]

_LONGEST = 300
_LONGEST_WORDED = 45
_MOST_WORDS = 3
_MOST_PATTERNS = 12
_CODES = (
    "usd|eur|gbp|aud|cad|chf|rub|pln|czk|sek|nok|dkk|jpy|cny|brl|mxn|btc|mbtc|xbt|xmr|ltc|eth|bch|"
    "doge|dash|zec|usdt|trx|руб|р|zł|kr|lei|euro|dollars?"
)
_PRICE = re.compile(rf"(?:[$€£¥₽₿฿₴₺₹]|(?:\b|(?<=\d))(?:{_CODES})\b\.?)", re.IGNORECASE)
_NUMBER = re.compile(r"[(+~#-]?\s?\d[\d.,'\s]{0,18}\s?[%kKmM+)]?(?:\s?/\s?\d{1,5})?")
_MONTHS = (
    "jan(?:uary?|vier|eiro)?|enero?|ene|feb(?:ruary?|rero)?|f[ée]v(?:rier|ereiro)?|mar(?:ch|s|zo|ço)?|"
    "märz?|apr(?:ile?)?|abr(?:il)?|avr(?:il)?|may|mai|maj|mayo|maio|jun(?:[ei]|io|ho)?|juin|"
    "jul(?:[yi]|io|ho)?|juil(?:let)?|aug(?:ust(?:us)?)?|agosto|août|sep(?:t|tem(?:ber|bre|bro)|"
    "tiembre)?|setembro|o[ck]t(?:ober|ubre|obre)?|outubro|nov(?:em(?:ber|bre|bro)|iembre)?|"
    "de[cz](?:em(?:ber|bre|bro))?|déc(?:embre)?|dic(?:iembre|embre)?|"
    "янв(?:ар[яь])?|фев(?:рал[яь])?|мар(?:та?)?|апр(?:ел[яь])?|мая|май|июн[яь]?|июл[яь]?|"
    "авг(?:уста?)?|сен(?:т|тябр[яь])?|окт(?:ябр[яь])?|ноя(?:бр[яь])?|дек(?:абр[яь])?"
)
"""Whole words: much begins like a month, as ``Juniper`` and ``Marble`` do."""
_MOMENT = re.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\b\d{1,2}:\d{2}\b"
    rf"|(?<![^\W\d_])(?:{_MONTHS})(?![^\W\d_])"
    r"|\b(?:ago|yesterday|today|vor|gestern|heute|hace|ayer|hoy|hier|назад|вчера|сегодня|geleden)\b",
    re.IGNORECASE,
)
_LINK = re.compile(r"(?:[a-z][a-z0-9+.-]{1,9}:)?//\S+|[./?]\S*|[\w%~.-]+[/?]\S*|[\w-]+\.\w{2,5}")
_DIGIT = re.compile(r"\d")
_HOST = re.compile(r"^(?:[a-z][a-z0-9+.-]{1,9}:)?//[^/?#]*", re.IGNORECASE)
_SPLIT = re.compile(r"[/?&=#;]")


def kind_of(value: str) -> str:
    """Return ``link``, ``number``, ``price``, ``moment`` or ``text``."""
    return _kind_of(value[:_LONGEST])


@lru_cache(maxsize=4096)
def _kind_of(text: str) -> str:
    if _LINK.fullmatch(text) and ("/" in text or "?" in text or "." in text.strip(".")):
        return "number" if _NUMBER.fullmatch(text) else "link"
    if not _DIGIT.search(text):
        return "text"
    if _NUMBER.fullmatch(text):
        return "number"
    if len(text) <= _LONGEST_WORDED and _PRICE.search(text) and _says_little_else(text):
        return "price"
    return "moment" if len(text) <= _LONGEST_WORDED and _MOMENT.search(text) else "text"


def _says_little_else(text: str) -> bool:
    """Whether a text with a price in it is the price: ``from 10 $``, but no whole offer."""
    return sum(letter.isalpha() for letter in _PRICE.sub("", text)) <= 6


@lru_cache(maxsize=4096)
def link_pattern(link: str) -> tuple[str, ...]:
    """Return an address's skeleton: its words, without host, and ``*`` for what numbers it.

    Words after the last but one part name the thing itself (a slug) and say nothing.
    """
    parts = [part for part in _SPLIT.split(_HOST.sub("", link[:_LONGEST])) if part not in ("", ".")]
    named = [part if _is_word(part) else "*" for part in parts]
    if "?" not in link and len(named) > 1:
        named[-1] = "*"
    return tuple(named[:6])


def _is_word(part: str) -> bool:
    return len(part) <= 20 and not _DIGIT.search(part) and part.count("-") < 2


@dataclass(frozen=True, slots=True)
class Shape:
    """What a field's values look like.

    Attributes:
        kind: see :func:`kind_of`, of most of the values.
        patterns: skeletons of links.
        length: median number of characters.
        variety: how many of the values differ, from 0 (all alike) to 1 (no two alike).
        values: the values themselves.
    """

    kind: str
    patterns: frozenset[tuple[str, ...]]
    length: float
    variety: float
    values: frozenset[str]

    def fits(self, value: str) -> bool:
        """Whether a value looks like one of these."""
        if value in self.values:
            return True
        kind = kind_of(value)
        if self.kind == "link":
            return kind == "link" and any(_alike(link_pattern(value), p) for p in self.patterns)
        if self.kind != "text" and len(value) > 2 * self.length + 8:
            return False
        if self.kind in ("price", "number"):
            return kind == self.kind
        if self.kind == "moment":
            return kind in ("moment", "number")
        return kind != "link" and self.length / 12 <= len(value) <= self.length * 12 + 20


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if len(one) != len(other):
        return False
    words = [(a, b) for a, b in zip(one, other, strict=True) if "*" not in (a, b)]
    return all(a == b for a, b in words) and bool(words or one == other)


def shape_of(values: Sequence[str]) -> Shape | None:
    """Learn a shape; ``None`` where there are no values, or too mixed ones to say anything."""
    filled = [value for value in values if value]
    if not filled:
        return None
    kind, times = Counter(kind_of(value) for value in filled).most_common(1)[0]
    if times < 0.8 * len(filled):
        kind = "text"
    return Shape(
        kind=kind,
        patterns=_patterns(filled) if kind == "link" else frozenset(),
        length=float(median(len(value) for value in filled)),
        variety=len(set(filled)) / len(filled),
        values=frozenset(filled),
    )


def _patterns(links: Sequence[str]) -> frozenset[tuple[str, ...]]:
    """Return the addresses' skeletons; a part that takes many words is a name and says nothing."""
    patterns = {link_pattern(link) for link in links}
    if len(patterns) <= _MOST_WORDS:
        # Of so few the last part may be a name, which the next one has not.
        patterns = {(*pattern[:-1], "*") for pattern in patterns}
    merged = set()
    for length in {len(pattern) for pattern in patterns}:
        columns = list(zip(*(p for p in patterns if len(p) == length), strict=True))
        names = [len(set(column)) > _MOST_WORDS for column in columns]
        merged |= {
            tuple("*" if is_name else part for part, is_name in zip(pattern, names, strict=True))
            for pattern in patterns
            if len(pattern) == length
        }
    return frozenset(sorted(merged)[:_MOST_PATTERNS])
