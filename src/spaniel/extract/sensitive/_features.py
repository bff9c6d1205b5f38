"""What a piece of text looks like, as numbers: its own words and measures, and its neighbours'.

No word for any drug, precursor or product is looked at: only how people write down how something
is made, and how they write of prices, doses, first aid, tests, orders and plants.
"""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from spaniel.extract.sensitive._fold import fold_word
from spaniel.extract.sensitive._words import CLASSES, kinds_of

__all__ = ["FEATURES", "Look", "features", "look_at"]

_MEASURES = ("amount", "temperature", "time", "dosed", "money", "number")
_COUNTED = (*CLASSES, "unit", *_MEASURES)
FEATURES = (
    "bias", *_COUNTED, *(f"near_{name}" for name in _COUNTED),
    "verbs_around", "deeds", "measures_together", "measured_step",
    "begins_with_verb", "list_mark", "length", "alone",
)  # fmt: skip
"""Names of the numbers that :func:`features` gives, in their order."""

_TELLING = tuple(
    _COUNTED.index(name)
    for name in ("verb", "act", "ware", "stuff", "unit", "amount", "temperature", "time")
)
_MOST = 4
"""A piece that says a kind of word five times says no more than one that says it four times."""
_AROUND = 3
"""Pieces to each side that are looked at."""
_TOKEN = re.compile(r"[^\W\d_]{2,24}")
_NUMBER = re.compile(
    r"([$€£₽]\s?)?\d[\d.,/]{0,10}(?:\s?[-–x]\s?\d[\d.,]{0,6})?\s{0,2}(%|°\s?[cfс]?|[$€£₽]|[^\W\d_]{1,12})?"
)
_MARK = re.compile(r"\W{0,3}(?:\d{1,2}\s?[.):\]/]|[-*•–—+]\s)")


@dataclass(frozen=True, slots=True)
class Look:
    """One piece: how often each kind of word stands in it, and which verbs.

    ``verbs`` are those of making (stir, melt), ``deeds`` these and the common ones (put, leave).
    """

    counts: tuple[int, ...]
    verbs: frozenset[str]
    deeds: frozenset[str]
    begins_with_verb: bool
    list_mark: bool
    length: int

    @property
    def tells(self) -> bool:
        """Whether anything of making stands in it: a verb, a measure, a vessel or a material."""
        return any(self.counts[place] for place in _TELLING)


@dataclass(slots=True)
class _Tally:
    """What is counted while the words of a piece go by."""

    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(_COUNTED, 0))
    verbs: set[str] = field(default_factory=set)
    deeds: set[str] = field(default_factory=set)
    first: str = ""

    def word(self, token: str) -> None:
        kinds = kinds_of(token)
        for kind, entry in kinds:
            self.counts[kind] += 1
            if kind == "verb":
                self.verbs.add(entry)
            if kind in ("verb", "act"):
                self.deeds.add(entry)
        names = {kind for kind, _ in kinds}
        if self.first in ("", "order"):
            making = bool(names & {"verb", "act"})
            self.first = "verb" if making else "order" if "order" in names else "other"


@cache
def _units() -> dict[str, str]:
    table = files(__package__).joinpath("units.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(table.splitlines())
    return {fold_word(word): row["kind"] for row in rows for word in row["words"].split()}


def _measure(match: re.Match[str]) -> str:
    if match[1]:
        return "money"
    unit = (match[2] or "").replace(" ", "")
    return _units().get(unit, "number")


def look_at(piece: str) -> Look:
    """Return the look of a folded piece; linear in its length."""
    tally = _Tally()
    mark = _MARK.match(piece)
    body = piece[mark.end() :] if mark else piece
    for token in _TOKEN.findall(body):
        tally.word(token)
    for match in _NUMBER.finditer(body):
        tally.counts[_measure(match)] += 1
    counts = tuple(min(tally.counts[name], _MOST) for name in _COUNTED)
    verbs, deeds = frozenset(tally.verbs), frozenset(tally.deeds)
    return Look(counts, verbs, deeds, tally.first == "verb", mark is not None, len(piece))


_AT = {name: place for place, name in enumerate(_COUNTED)}


def features(looks: Sequence[Look]) -> list[list[float]]:
    """Return one row per piece, in the order of :data:`FEATURES`."""
    return [_row(looks, place) for place in range(len(looks))]


def _row(looks: Sequence[Look], place: int) -> list[float]:
    own = looks[place]
    around = [*looks[max(0, place - _AROUND) : place], *looks[place + 1 : place + 1 + _AROUND]]
    near = [sum(column) / (2 * _AROUND) for column in zip(*(x.counts for x in around), strict=True)]
    verbs = own.verbs.union(*(other.verbs for other in around))
    return [
        1.0,
        *map(float, own.counts),
        *(near or [0.0] * len(_COUNTED)),
        min(len(verbs), 8) / 2,
        float(min(len(own.deeds), 6)),
        _measures_together([own, *around]),
        _measured_step(own),
        float(own.begins_with_verb),
        float(own.list_mark),
        math.log2(1 + own.length / 30),
        float(len(around) < 2),
    ]


def _measures_together(looks: Sequence[Look]) -> float:
    """Of amounts, temperatures, times: one is in any offer, all three are in a procedure."""
    names = ("amount", "temperature", "time")
    kinds = sum(any(look.counts[_AT[name]] for look in looks) for name in names)
    return float(kinds * kinds) / 3


def _measured_step(look: Look) -> float:
    """Verbs of making beside measures, together: neither alone is a step."""
    verbs = look.counts[_AT["verb"]] + look.counts[_AT["act"]] / 2
    measures = sum(look.counts[_AT[name]] for name in ("amount", "temperature", "time", "unit"))
    return math.sqrt(min(verbs, 4) * min(measures, 4))
