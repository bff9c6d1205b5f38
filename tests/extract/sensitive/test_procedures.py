"""Harmless procedures are found, in many styles and four languages; other texts are left.

All texts are invented.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from importlib.resources import files
from itertools import pairwise

import pytest
from benchmarks.sealing import fit, prepare
from benchmarks.sealing_corpus import Sample, load_corpus, load_first_contact
from hypothesis import given, settings
from hypothesis import strategies as st

from spaniel.extract.sensitive import find_procedures
from spaniel.extract.sensitive._features import FEATURES

CORPUS = load_corpus()

STEPS = (
    "Melt 400 g of wax at 75 °C in a double boiler.",
    "Stir in 30 ml of oil and cool to 60 °C.",
    "Pour into the jars and leave for 24 hours.",
)


def covered(text: str, part: str) -> float:
    """Return the share of a part of a text that is found."""
    start = text.index(part)
    spans = find_procedures(text)
    inside = [min(s.end, start + len(part)) - max(s.start, start) for s in spans]
    return sum(length for length in inside if length > 0) / len(part)


def is_found(sample: Sample) -> bool:
    return covered(sample.text, sample.text[sample.start : sample.end]) > 0.5


def test_the_corpus_is_large_enough_to_say_anything() -> None:
    procedures = [sample for sample in CORPUS if sample.is_procedure]
    others = [sample for sample in CORPUS if not sample.is_procedure]
    assert len(procedures) >= 120
    assert len(others) >= 240
    assert sum(sample.style == "written" for sample in procedures) >= 40
    assert sum(sample.style == "written" for sample in others) >= 80


def test_procedures_of_the_corpus_are_found() -> None:
    procedures = [sample for sample in CORPUS if sample.is_procedure]
    missed = [sample.text for sample in procedures if not is_found(sample)]
    assert len(missed) <= len(procedures) * 0.01


def test_what_is_no_procedure_is_left() -> None:
    others = [sample for sample in CORPUS if not sample.is_procedure]
    sealed = [sample.text for sample in others if find_procedures(sample.text)]
    assert len(sealed) <= len(others) * 0.015


def test_texts_never_fitted_to_hold_as_well() -> None:
    later = load_first_contact()
    assert sum(not is_found(one) for one in later if one.is_procedure) <= 1
    assert sum(bool(find_procedures(one.text)) for one in later if not one.is_procedure) == 0


def test_the_published_weights_are_those_of_the_corpus() -> None:
    table = files("spaniel.extract.sensitive").joinpath("weights.csv").read_text(encoding="utf-8")
    published = {row["feature"]: float(row["weight"]) for row in csv.DictReader(table.splitlines())}
    again = dict(zip(FEATURES, fit([prepare(sample) for sample in CORPUS]), strict=True))
    assert published == pytest.approx(again, abs=0.0015)


def test_a_craft_left_out_of_the_fit_is_found_all_the_same() -> None:
    from benchmarks.sealing import measured, sealed_by

    texts = [prepare(sample) for sample in CORPUS]
    weights = fit([text for text in texts if text.sample.group != "baking"])
    held = [text for text in texts if text.sample.group == "baking"]
    assert measured(held, lambda text: sealed_by(weights, text)).missed == 0


def test_only_the_procedure_of_a_long_post_is_found() -> None:
    before = "Hello everybody, my sister came to visit and we looked at old photos.\n\n"
    after = "\n\nThe moderator said the board would be back on Friday, thank you all."
    text = before + " ".join(STEPS) + after
    (span,) = find_procedures(text)
    assert text[span.start : span.end] == " ".join(STEPS)
    assert span.kind == "synthesis"
    assert 0.5 < span.confidence <= 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n\n",
        "stir",
        "How to make soap - complete PDF guide with pictures, 40 pages",
        "10g dried and filtered, 92% pure, free shipping",
        "Start low: take 20 mg, wait two hours, drink some water.",
        "Add to cart, press buy, wait 20 minutes and check your wallet.",
    ],
)
def test_short_texts_that_stay(text: str) -> None:
    assert find_procedures(text) == ()


@pytest.mark.parametrize(
    "disguise",
    [
        pytest.param(str.upper, id="upper case"),
        pytest.param(lambda text: text.replace("e", "e\u00ad"), id="soft hyphens"),
        pytest.param(lambda text: text.replace("i", "i\u200b"), id="zero width spaces"),
        pytest.param(lambda text: text.replace("o", "o\u0301"), id="combining marks"),
        pytest.param(lambda text: text.replace(" ", "\u00a0"), id="no-break spaces"),
        pytest.param(lambda text: "> " + text.replace("\n", "\n> "), id="quoted"),
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="carriage returns"),
        pytest.param(
            lambda text: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text),
            id="full width letters",
        ),
    ],
)
def test_a_disguise_does_not_help(disguise: Callable[[str], str]) -> None:
    text = disguise("\n".join(STEPS))
    spans = find_procedures(text)
    assert sum(span.end - span.start for span in spans) > 0.9 * len(text)


def test_a_place_is_a_place_in_the_original_text() -> None:
    talk = "Зд\u0301равствуйте\u200b, \u200bэто пи\u00adшу я, сегодня пятница и всё хорошо.\n\n"
    text = talk + "\n".join(STEPS)
    (span,) = find_procedures(text)
    assert text[span.start : span.end] == "\n".join(STEPS)


def test_spans_stand_in_order_and_apart() -> None:
    talk = "\n\n".join(["My friend said thanks, he loved the old photos of the dog."] * 8)
    text = f"\n\n{talk}\n\n".join([" ".join(STEPS)] * 3)
    spans = find_procedures(text)
    assert len(spans) == 3
    assert all(one.end < other.start for one, other in pairwise(spans))


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from([*STEPS, "talk of the day", "5 g", "\n", "\u200b", "stir melt"])))
def test_spans_lie_within_the_text_whatever_it_is(parts: list[str]) -> None:
    text = " ".join(parts)
    last = 0
    for span in find_procedures(text):
        assert last <= span.start < span.end <= len(text)
        assert 0 <= span.confidence <= 1
        last = span.end


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(max_size=400))
def test_any_text_is_read_without_an_error(text: str) -> None:
    find_procedures(text)


@pytest.mark.parametrize(
    "text",
    [
        "add 5 g, stir, filter. " * 20_000,
        "stir melt " * 40_000,
        "1.1," * 100_000,
        "\u200b" * 400_000,
        ". " * 200_000,
        "a" * 500_000,
        "\n" * 300_000,
        "°" * 100_000 + " stir melt",
        "$1-1" * 50_000 + " stir melt",
    ],
    ids=range(9),
)
def test_a_hostile_text_is_read_to_its_end(text: str) -> None:
    assert all(span.end <= len(text) for span in find_procedures(text))
