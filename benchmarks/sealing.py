"""Claim: procedures are sealed, and what is none stays, also in crafts and languages not learnt.

Fits the model of ``spaniel.extract.sensitive`` to the invented corpus with a whole craft, a whole
language or a whole kind of other text left out, and counts on what was left out: procedures missed,
their characters left to read, texts sealed that had to stay, and talk sealed beside a procedure.
Beside it stands a plain rule (three verbs of making and two measures within six pieces), and the
weights as published on texts written after they were fitted. Times a short title.

Run: python -m benchmarks.sealing            (the tables)
     python -m benchmarks.sealing --fit      (also writes src/spaniel/extract/sensitive/weights.csv)
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.sealing_corpus import Sample, load_corpus, load_first_contact
from spaniel.extract.sensitive import find_procedures
from spaniel.extract.sensitive._features import FEATURES, Look, features, look_at
from spaniel.extract.sensitive._fold import fold
from spaniel.extract.sensitive._procedures import LIMITS, judge
from spaniel.extract.sensitive._segments import segments

WEIGHTS = Path(__file__).parent.parent / "src/spaniel/extract/sensitive/weights.csv"
RIDGE = 2.0
STEPS = 25
WRITTEN_COUNTS = 2.0
Array = npt.NDArray[np.float64]
Spans = list[tuple[int, int]]


@dataclass(frozen=True)
class Prepared:
    """A sample cut into pieces, with the numbers and the truth of each."""

    sample: Sample
    pieces: Spans
    looks: list[Look]
    rows: Array
    truth: Array


@dataclass
class Score:
    """What came of a set of texts."""

    procedures: int = 0
    missed: int = 0
    characters: int = 0
    left: int = 0
    others: int = 0
    oversealed: int = 0
    talk: int = 0
    talk_sealed: int = 0
    names: list[str] = field(default_factory=list)

    def row(self, name: str) -> str:
        """Return a line of the table."""
        return (
            f"| {name} | {self.missed} of {self.procedures} | {_share(self.left, self.characters)} "
            f"| {self.oversealed} of {self.others} | {_share(self.talk_sealed, self.talk)} |"
        )


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "-"


def prepare(sample: Sample) -> Prepared:
    folded = fold(sample.text)
    pieces = segments(folded.text)
    looks = [look_at(folded.text[a:b]) for a, b in pieces]
    places = [(folded.origin(a), folded.origin(b)) for a, b in pieces]
    inside = [2 * _shared((a, b), (sample.start, sample.end)) > b - a for a, b in places]
    return Prepared(sample, places, looks, np.array(features(looks)), np.array(inside, float))


def _shared(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def fit(texts: Sequence[Prepared]) -> tuple[float, ...]:
    """Return the weights of a ridge logistic regression by Newton's method, at three digits."""
    rows = np.vstack([text.rows for text in texts])
    truth = np.concatenate([text.truth for text in texts])
    counts = np.concatenate(
        [np.full(len(t.truth), WRITTEN_COUNTS if t.sample.style == "written" else 1) for t in texts]
    )
    penalty = np.eye(rows.shape[1]) * RIDGE
    penalty[0, 0] = 0
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        guess = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (counts * (guess - truth)) + penalty @ weights
        bend = (rows.T * (counts * np.maximum(guess * (1 - guess), 1e-6))) @ rows + penalty
        weights = weights - np.linalg.solve(bend, slope)
    return tuple(round(float(weight), 3) + 0.0 for weight in weights)


def sealed_by(weights: tuple[float, ...], text: Prepared) -> Spans:
    found = judge(text.pieces, text.looks, weights, LIMITS)
    return [(text.pieces[run.start][0], text.pieces[run.stop - 1][1]) for run, _ in found]


def sealed_by_rule(text: Prepared) -> Spans:
    """The plain rule: three different verbs and two measures within six pieces."""
    at = {name: FEATURES.index(name) for name in ("amount", "temperature", "time", "unit")}
    taken = []
    for place in range(len(text.looks)):
        window = slice(max(0, place - 2), place + 4)
        verbs = frozenset[str]().union(*(look.verbs for look in text.looks[window]))
        measures = sum(text.rows[window, column].sum() for column in at.values())
        if len(verbs) >= 3 and measures >= 2 and text.looks[place].verbs:
            taken.append(text.pieces[place])
    return taken


def count(score: Score, sample: Sample, spans: Spans) -> None:
    if not sample.is_procedure:
        score.others += 1
        score.oversealed += bool(spans)
        score.names += [f"sealed: {sample.text[:90]!r}"] if spans else []
        return
    truth = (sample.start, sample.end)
    covered = sum(_shared(span, truth) for span in spans)
    length = sample.end - sample.start
    score.procedures += 1
    score.missed += 2 * covered < length
    score.names += [f"missed: {sample.group} {sample.style} {sample.text[:60]!r}"] * (
        2 * covered < length
    )
    score.characters += length
    score.left += length - covered
    score.talk += len(sample.text) - length
    score.talk_sealed += sum(b - a for a, b in spans) - covered


def measured(texts: Sequence[Prepared], sealed: Callable[[Prepared], Spans]) -> Score:
    score = Score()
    for text in texts:
        count(score, text.sample, sealed(text))
    return score


def left_out(
    texts: Sequence[Prepared], key: Callable[[Sample], str]
) -> Iterator[tuple[str, Score]]:
    """Yield what a model fitted without a group says of it."""
    for name in sorted({key(text.sample) for text in texts}):
        rest = [text for text in texts if key(text.sample) != name]
        held = [text for text in texts if key(text.sample) == name]
        weights = fit(rest)
        yield name, measured(held, lambda text, w=weights: sealed_by(w, text))  # type: ignore[misc]


def write_weights(weights: tuple[float, ...]) -> None:
    rows = [f"{name},{weight}" for name, weight in zip(FEATURES, weights, strict=True)]
    WEIGHTS.write_text("feature,weight\n" + "\n".join(rows) + "\n", encoding="utf-8")


def microseconds(text: str, rounds: int = 20_000) -> float:
    find_procedures(text)
    best = min(_timed(text, rounds // 10) for _ in range(10))
    return 1e6 * best / (rounds // 10)


def _timed(text: str, rounds: int) -> float:
    began = time.perf_counter()
    for _ in range(rounds):
        find_procedures(text)
    return time.perf_counter() - began


def _published(text: Prepared) -> Spans:
    return [(span.start, span.end) for span in find_procedures(text.sample.text)]


def main() -> None:
    texts = [prepare(sample) for sample in load_corpus()]
    if "--fit" in sys.argv:
        write_weights(fit(texts))
    written = [text for text in texts if text.sample.style == "written"]
    later = [prepare(sample) for sample in load_first_contact()]
    print("| Tested on | Procedures missed | Their text left | Others sealed | Talk sealed |")
    print("| --- | --- | --- | --- | --- |")
    names = []
    for title, key in (("craft or kind", _group), ("language", _language)):
        for name, score in left_out(texts, key):
            print(score.row(f"{title} left out: {name}"))
            names += score.names
    print(measured(texts, _published).row("all, as published"))
    print(measured(written, _published).row("written by hand, as published"))
    print(measured(texts, sealed_by_rule).row("all, plain rule"))
    first = measured(later, _published)
    print(first.row("written after fitting"))
    print(measured(later, sealed_by_rule).row("written after fitting, plain rule"))
    if "--names" in sys.argv:
        print("\n".join([*names, "-- after fitting", *first.names]))
    title = "10g Pure Colombian 92% lab tested - free tracked shipping EU"
    print(f"\n{microseconds(title):.1f} µs for a title of {len(title)} characters")
    million = "and then somebody said something to somebody else again. " * 3_500
    began = time.perf_counter()
    find_procedures(million)
    print(f"{time.perf_counter() - began:.2f} s for {len(million):,} characters of talk")


def _group(sample: Sample) -> str:
    return sample.group


def _language(sample: Sample) -> str:
    return sample.language


if __name__ == "__main__":
    main()
