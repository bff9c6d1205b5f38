"""Find procedures: how something is made, step by step, whatever it is.

Each piece of a text (sentence, line) gets a probability from a logistic model over what stands in
it and around it; runs of likely pieces are joined, and a run counts only where it has the parts of
a procedure. The weights are in ``weights.csv``, by name, fitted by
``python -m benchmarks.sealing --fit`` to harmless crafts (soap, baking, dyeing, ...) and nothing
else.
"""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from spaniel.extract.sensitive._features import FEATURES, Look, features, look_at
from spaniel.extract.sensitive._fold import fold
from spaniel.extract.sensitive._segments import segments
from spaniel.extract.sensitive._span import SYNTHESIS, Sealed
from spaniel.extract.sensitive._words import PREFIX, kinds_of, verb_prefixes

__all__ = ["Limits", "find_procedures", "judge"]

_WORD = re.compile(r"[^\W\d_]{3,24}")
_Weights = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """Where a piece begins to count, and what a run of pieces needs.

    Attributes:
        likely: probability from which a piece is taken.
        kept: probability from which a piece is taken that touches one taken.
        bridged: pieces below it between two that are taken which are taken with them.
        deeds: different verbs that a run has at least, one of them a verb of making.
        shortest: characters that a run has at least.
        sure: probability that the best piece of a run reaches.
    """

    likely: float = 0.35
    kept: float = 0.15
    bridged: int = 2
    deeds: int = 2
    shortest: int = 40
    sure: float = 0.6


LIMITS = Limits()


def find_procedures(text: str) -> Sequence[Sealed]:
    """Return the parts of a text that say step by step how something is made.

    What is made is not asked: a recipe for bread is found like any other. Linear in the length of
    the text; a text without a verb of making and another verb is left after one look at its words.

    Args:
        text: plain text of any length, in English, German, Spanish or Russian.

    Returns:
        Spans of kind ``synthesis`` in order, none overlapping. The confidence is the mean
        probability of the pieces taken.
    """
    folded = fold(text)
    if not _could_be(folded.text):
        return ()
    pieces = segments(folded.text)
    looks = [look_at(folded.text[start:end]) for start, end in pieces]
    found = []
    for run, confidence in judge(pieces, looks, _weights(), LIMITS):
        start, end = folded.origin(pieces[run.start][0]), folded.origin(pieces[run.stop - 1][1])
        found.append(Sealed(start=start, end=end, kind=SYNTHESIS, confidence=confidence))
    return tuple(found)


def judge(
    pieces: Sequence[tuple[int, int]], looks: Sequence[Look], weights: _Weights, limits: Limits
) -> Iterator[tuple[range, float]]:
    """Yield the runs of pieces that are a procedure, each with its confidence.

    Args:
        pieces: ``[start, end)`` of each, in order.
        looks: one per piece.
        weights: one per name of ``FEATURES``.
        limits: what a run needs.
    """
    scores = [_probability(row, weights) for row in features(looks)]
    for run in _runs(scores, looks, limits):
        taken = [scores[place] for place in run if scores[place] >= limits.likely]
        if max(taken) >= limits.sure and _has_the_parts(run, pieces, looks, limits):
            yield run, round(sum(taken) / len(taken), 3)


def _could_be(folded: str) -> bool:
    """Whether a verb of making and another verb stand in a text: most titles end here."""
    begins = verb_prefixes()
    words = set(_WORD.findall(folded))
    if not any(word[:PREFIX] in begins for word in words):
        return False
    found = [pair for word in words for pair in kinds_of(word)]
    deeds = {entry for kind, entry in found if kind in ("verb", "act")}
    return len(deeds) >= LIMITS.deeds and any(kind == "verb" for kind, _ in found)


@cache
def _weights() -> _Weights:
    """Return the fitted weights in the order of ``FEATURES``."""
    table = files(__package__).joinpath("weights.csv").read_text(encoding="utf-8")
    by_name = {row["feature"]: float(row["weight"]) for row in csv.DictReader(table.splitlines())}
    return tuple(by_name[name] for name in FEATURES)


def _probability(row: Sequence[float], weights: _Weights) -> float:
    total = sum(value * weight for value, weight in zip(row, weights, strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def _runs(scores: Sequence[float], looks: Sequence[Look], limits: Limits) -> Iterator[range]:
    """Yield runs of likely pieces, short doubts between them and steps beside them included."""
    start = last = -1
    done = 0
    for place, score in enumerate(scores):
        if score < limits.likely or not looks[place].tells:
            continue
        if start >= 0 and place - last > limits.bridged + 1:
            run = _widened(range(start, last + 1), range(done, place), scores, looks)
            yield run
            start, done = place, run.stop
        start, last = (place if start < 0 else start), place
    if start >= 0:
        yield _widened(range(start, last + 1), range(done, len(scores)), scores, looks)


def _widened(run: range, room: range, scores: Sequence[float], looks: Sequence[Look]) -> range:
    """Take in the pieces that touch a run, tell of making, and may still belong to it."""
    first, stop = run.start, run.stop
    while first > room.start and scores[first - 1] >= LIMITS.kept and looks[first - 1].verbs:
        first -= 1
    while stop < room.stop and scores[stop] >= LIMITS.kept and looks[stop].verbs:
        stop += 1
    return range(first, stop)


def _has_the_parts(
    run: range, pieces: Sequence[tuple[int, int]], looks: Sequence[Look], limits: Limits
) -> bool:
    length = pieces[run.stop - 1][1] - pieces[run.start][0]
    deeds = frozenset[str]().union(*(looks[place].deeds for place in run))
    making = any(looks[place].verbs for place in run)
    return length >= limits.shortest and making and len(deeds) >= limits.deeds
