"""Amounts said in words: ``half an ounce``, ``two grams``, ``8-ball``, ``полкило``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from .unit_words import FRACTIONS, NUMBER_WORDS, PIECES, TRADE, UNITS

__all__ = ["Worded", "may_hold_amount", "worded_items"]


class Worded(NamedTuple):
    """An amount in words at ``[start, end)`` of the folded text."""

    start: int
    end: int
    amount: Decimal
    unit: str
    confidence: float


_UNNUMBERED = frozenset(
    {"gram", "gramm", "oz", "lb", "ounce", "kilo", "pound", "zip", "eighth", "8th", "quarter"}
)
"""Units and fractions that need no number: ``gram of``, ``an eighth of``, ``oz kush``."""
_CUES = (
    frozenset(NUMBER_WORDS)
    | frozenset(FRACTIONS)
    | frozenset(TRADE)
    | _UNNUMBERED
    | {"ball", "balls"}
)
_APART = {ord(c): " " for c in "-–—/()[]{}.,;:!?*+|~_\"“”=<>#&@'’\t\n\u00a0"}
_DIGIT = re.compile(r"[\d½¼¾⅛⅓⅔⅜]")

_NUMBER_OR_FRACTION = "|".join(
    re.escape(word)
    for word in sorted({*NUMBER_WORDS, *FRACTIONS}, key=lambda word: (-len(word), word))
)
_WORDED = re.compile(rf"(?<![\w/.])(?:{_NUMBER_OR_FRACTION})(?!\w)(?:s(?!\w))?")
_UNIT_AFTER = re.compile(
    r"(?:\)?[ -](?:of[ -]an?[ -]|of[ -]|an?[ -]|de |di |d['’]|una? |uma? |einem? |einer )?)"
    r"([^\W\d_]+)"
)
_SPECIAL = re.compile(
    r"(?<![^\W\d]|[/.])(?:(?<!\d)(?:8|eight)[- ]?balls?|"
    + "|".join(sorted(TRADE, reverse=True))
    + r")(?!\w)"
)
_EIGHTH = re.compile(r"(?<![\w/.,-])1/8(?:ths?)?(?!\w|[ ]?(?:oz|ou|lb|p|g|k|un)|[/.,]\d)")
_BARE_OF = re.compile(r"(?<![\w])(?:gram|ounce|kilo|pound|zip)(?=[- ]of\b)")
_EIGHTHS = re.compile(
    r"(?<![\w/.])(?:8th|eighths?|quarter)(?=[- ]of\b(?![- ]an?[- ](?:oz|ou|lb|p|g|k)))"
)
_NUMBER_BEFORE = re.compile(r"(?<![\w.,/#-])((?:\d{1,4}[.,/])?\d{1,4}[½¼¾⅛]?|[½¼¾⅛])[ -]?\Z")
_COMPUTING = re.compile(
    r"\dlr\b|\dmm\b|laptop|notebook|printer|ink|"
    r"elite ?book|pro ?book|pavilion|compaq|envy|server|windows|jet\b"
)
_HALF_POUND_OF = re.compile(r" (?:of|og)\b")
_VULGAR = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "⅛": Decimal("0.125")}
_NEAR = 12
_ARTICLES = ("un ", "ein ", "een ", "une ")
_LEADING = re.compile(
    r"\A[^\w$£€]*(eighth|zip|ounce|oz|gram|gramm|kilo|lb)"
    r"(?!\s+(?:files?|code|lock|hoodie|scales?|edition|notes?|tool|ties|up)\b)(?= [^\W\d]|\W*\Z)"
)
_LAST = re.compile(r"[(\[\-–|,/] ?(eighth|zip|ounce|gram)\W{0,4}\Z")


def may_hold_amount(folded: str) -> bool:
    """Whether a folded text has a digit or a word that may say a number: cheap, before all else."""
    return _DIGIT.search(folded) is not None or _has_cue(folded)


def _has_cue(folded: str) -> bool:
    return not _CUES.isdisjoint(folded.translate(_APART).split())


def worded_items(folded: str) -> list[Worded]:
    """Return the amounts that a folded text says in words, none overlapping, in order."""
    if not _has_cue(folded):
        return _apart([*_eighths(folded)]) if "1/8" in folded else []
    return _apart([*_specials(folded), *_counted_units(folded), *_eighths(folded), *_of(folded)])


def _apart(found: list[Worded]) -> list[Worded]:
    """Keep of those that overlap the first and longest."""
    kept: list[Worded] = []
    for one in sorted(found, key=lambda w: (w.start, -w.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _specials(folded: str) -> Iterator[Worded]:
    for match in _SPECIAL.finditer(folded):
        word = match.group()
        unit, amount = TRADE.get(word, ("oz", Decimal("0.125")))
        confidence = 0.93
        if word == "hp" and not _HALF_POUND_OF.match(folded, match.end()):
            confidence = 0.75
            if _COMPUTING.search(folded):  # a make of computer
                continue
        start, times = _number_before(folded, match.start())
        one = folded[max(0, start - 4) : start].endswith(_ARTICLES)
        if unit == "g" and amount >= 100 and not (times or one):  # "pond" and "livre" are words
            continue
        yield Worded(start, match.end(), amount * (times or 1), unit, confidence)


def _number_before(folded: str, start: int) -> tuple[int, Decimal | None]:
    """Return where the number before ``start`` begins, and the number; else ``start, None``."""
    begin = max(0, start - _NEAR)
    match = _NUMBER_BEFORE.search(folded[begin:start])
    if match is None:
        return start, None
    number = _simple_number(match.group(1))
    return (start, None) if not number else (begin + match.start(), number)


def _simple_number(text: str) -> Decimal | None:
    vulgar = _VULGAR.get(text[-1], Decimal(0))
    digits = text.rstrip("".join(_VULGAR)).replace(",", ".")
    above, _, below = digits.partition("/")
    if below:
        return Decimal(above) / Decimal(below) if int(below) and "." not in above else None
    return Decimal(digits or 0) + vulgar


def _counted_units(folded: str) -> Iterator[Worded]:
    """Yield ``half a gram``, ``two ounces``, ``five pills``, ``un gramo``."""
    for match in _WORDED.finditer(folded):
        after = _UNIT_AFTER.match(folded, match.end())
        if after is None:
            continue
        word, said = after.group(1), match.group().removesuffix("s")
        number = NUMBER_WORDS.get(match.group(), FRACTIONS.get(match.group(), FRACTIONS.get(said)))
        if number is None or word == "cc" or (len(word) < 2 and word != "g"):
            continue
        if word in FRACTIONS and number == 1:  # an eighth, one quarter of
            yield from _fraction(folded, match.start(), after.end(), word)
        elif word in UNITS:
            start, times = _number_before(folded, match.start())
            amount = number * (times or 1) if match.group() in FRACTIONS else number
            yield Worded(start, after.end(), amount, UNITS[word], 0.96)
        elif word in PIECES and number == int(number):
            yield Worded(match.start(), after.end(), number, PIECES[word], 0.85)


def _fraction(folded: str, start: int, end: int, word: str) -> Iterator[Worded]:
    """Read what follows ``an eighth``: a unit of its own, or an ounce understood."""
    unit = _UNIT_AFTER.match(folded, end)
    if unit is not None and unit.group(1) in UNITS:
        yield Worded(start, unit.end(), FRACTIONS[word], UNITS[unit.group(1)], 0.96)
    elif word in ("eighth", "8th", "quarter"):
        yield Worded(start, end, FRACTIONS[word], "oz", 0.85)


def _eighths(folded: str) -> Iterator[Worded]:
    for match in _EIGHTH.finditer(folded):
        yield Worded(match.start(), match.end(), Decimal("0.125"), "oz", 0.96)


def _of(folded: str) -> Iterator[Worded]:
    """Yield ``gram of``, ``eighth of``: one, unless a number stands before it."""
    for match in _BARE_OF.finditer(folded):
        if _number_before(folded, match.start())[1] is None:
            yield Worded(match.start(), match.end(), Decimal(1), UNITS[match.group()], 0.85)
    for match in filter(None, (_LEADING.match(folded), _LAST.search(folded[-16:]))):
        start = match.start(1) + (max(0, len(folded) - 16) if match.re is _LAST else 0)
        word = match.group(1)
        unit, amount = ("oz", Decimal("0.125")) if word == "eighth" else (UNITS[word], Decimal(1))
        yield Worded(start, start + len(word), amount, unit, 0.75)
    for match in _EIGHTHS.finditer(folded):
        start, times = _number_before(folded, match.start())
        amount = FRACTIONS[match.group().removesuffix("s")] * (times or 1)
        yield Worded(start, match.end(), amount, "oz", 0.9)
