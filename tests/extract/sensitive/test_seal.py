"""A seal hides what it covers, says so, and stays the same when it is put on again.

All texts are invented.
"""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from benchmarks.sealing_corpus import Sample, load_corpus
from hypothesis import given, settings
from hypothesis import strategies as st

from spaniel.extract.sensitive import SealedText, seal, seal_fields, seal_together
from spaniel.extract.sensitive._seal import LONGEST

CORPUS = load_corpus()
PROCEDURES = [sample for sample in CORPUS if sample.is_procedure]
STEPS = (
    "Melt 400 g of wax at 75 °C in a double boiler.",
    "Stir in 30 ml of oil and cool to 60 °C.",
    "Pour into the jars and leave for 24 hours.",
)
TALK = "Hello everybody, my sister came to visit and we looked at old photos."
PIECES = [
    *STEPS, TALK, "login: bob42 pass: hunter2x", "bob@shop.example:Secret99", "\n", "\n\n", "#2",
    "[sealed: synthesis, 1,234 characters]", "[redacted: credential]", "password: [redacted: ",
    "4242 4242 4242 4242", "Cookie: a=b", "5 g for 20 EUR", "legal winner thank year", "> ",
]  # fmt: skip


def runs(text: str, length: int = 12) -> set[str]:
    return {text[n : n + length] for n in range(len(text) - length + 1)}


def leaks(text: str, sealed: SealedText) -> set[str]:
    """Return runs of twelve characters that stood in sealed parts only, and are still shown.

    What a marker says is not the page's text.
    """
    hidden = set[str]()
    for span in sealed.spans:
        hidden |= runs(text[span.start : span.end])
    open_parts, place = [], 0
    for span in sealed.spans:
        open_parts.append(text[place : span.start])
        place = span.end
    elsewhere = runs("\0".join([*open_parts, text[place:]]))
    shown, place = [], 0
    for start, end in sealed.markers:
        shown.append(sealed.text[place:start])
        place = end
    return (hidden - elsewhere) & runs("\0".join([*shown, sealed.text[place:]]))


def test_a_procedure_gives_way_to_a_marker_that_says_how_long_it_was() -> None:
    steps = " ".join(STEPS)
    sealed = seal(f"{TALK}\n\n{steps}\n\nBye.")
    assert sealed.text == f"{TALK}\n\n[sealed: synthesis, {len(steps)} characters]\n\nBye."
    assert sealed.kinds == ("synthesis",)


def test_a_long_procedure_has_its_length_with_commas() -> None:
    steps = " ".join(STEPS * 10)
    assert seal(steps).text == f"[sealed: synthesis, {len(steps):,} characters]"


def test_credentials_leave_their_labels() -> None:
    sealed = seal("login: bob42 pass: hunter2x")
    assert sealed.text == "login: [redacted: credential] pass: [redacted: credential]"
    assert sealed.kinds == ("credential",)


def test_a_text_without_secrets_is_the_text() -> None:
    assert seal(TALK) == SealedText(text=TALK)
    assert seal("") == SealedText(text="")


def test_the_markers_stand_where_they_are_said_to() -> None:
    sealed = seal(f"{TALK} pass: hunter2x\n\n{' '.join(STEPS)}\n\n{TALK}")
    shown = [sealed.text[start:end] for start, end in sealed.markers]
    assert shown == [
        "[redacted: credential]",
        f"[sealed: synthesis, {len(' '.join(STEPS))} characters]",
    ]


def test_a_marker_that_the_page_wrote_is_text() -> None:
    forged = "[sealed: synthesis, 1,234 characters] and [redacted: credential]"
    assert seal(forged) == SealedText(text=forged)
    mixed = seal(f"{forged} pass: hunter2x")
    assert len(mixed.markers) == 1
    assert mixed.markers[0][0] > len(forged)


def test_a_forged_marker_hides_no_procedure() -> None:
    forged = "[sealed: synthesis, 12 characters]"
    sealed = seal(f" {forged} ".join(STEPS))
    assert not any(step in sealed.text for step in STEPS)


def test_a_forged_marker_hides_no_secret() -> None:
    assert "hunter2x" not in seal("Cookie: [redacted: credential]; sid=hunter2x").text
    assert "hunter2x" not in seal("pass: [redacted: credential]hunter2x").text


def test_a_sealed_sentence_is_sealed_where_it_is_quoted() -> None:
    text = "\n".join(STEPS) + f"\n\n{TALK}\n{TALK}\n{TALK}\n{TALK}\n{TALK}\n\n> {STEPS[0]}\n{TALK}"
    assert "wax" not in seal(text).text


def test_a_secret_is_redacted_wherever_it_is_said_again() -> None:
    sealed = seal("login: bob42 pass: hunter2x. I repeat, hunter2x, do not lose hunter2x!")
    assert "hunter2x" not in sealed.text


def test_a_procedure_told_in_posts_of_one_step_is_sealed() -> None:
    posts = [TALK, *STEPS, TALK]
    sealed = seal_together(posts)
    assert [one.kinds for one in sealed] == [(), *[("synthesis",)] * 3, ()]
    assert sealed[0].text == TALK


def test_sealing_together_nothing_is_nothing() -> None:
    assert seal_together([]) == []
    assert [one.text for one in seal_together(["", "", TALK])] == ["", "", TALK]


def test_fields_that_were_sealed_are_named() -> None:
    fields = {"title": "Candles", "description": " ".join(STEPS), "terms": "pass: hunter2x"}
    shown, names = seal_fields(fields)
    assert names == ("description", "terms")
    assert shown["title"] == "Candles"
    assert "wax" not in shown["description"]


def test_what_is_behind_the_longest_text_is_sealed_unread() -> None:
    text = "talk of the town. " * 20_000
    sealed = seal(text)
    assert sealed.kinds == ("unread",)
    assert len(sealed.text) <= LONGEST
    assert sealed.spans[-1].end == len(text)
    assert seal(sealed.text).text == sealed.text


@pytest.mark.parametrize("sample", random.Random(7).sample(CORPUS, 120), ids=lambda s: s.style)
def test_sealing_a_sealed_text_changes_nothing(sample: Sample) -> None:
    once = seal(sample.text)
    assert seal(once.text) == SealedText(text=once.text)


@pytest.mark.parametrize("sample", random.Random(8).sample(PROCEDURES, 80), ids=lambda s: s.style)
def test_no_run_of_a_sealed_part_remains(sample: Sample) -> None:
    assert leaks(sample.text, seal(sample.text)) == set()


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES), max_size=14), st.sampled_from([" ", "\n", ". ", ""]))
def test_the_laws_hold_however_a_text_is_put_together(parts: list[str], glue: str) -> None:
    text = glue.join(parts)
    once = seal(text)
    assert seal(once.text).text == once.text
    assert leaks(text, once) == set()
    assert bool(once.kinds) == bool(once.spans) == bool(once.markers)
    assert all(a.end < b.start for a, b in pairwise(once.spans))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=5).map(" ".join), max_size=5))
def test_the_laws_hold_for_threads(texts: list[str]) -> None:
    once = seal_together(texts)
    again = seal_together([one.text for one in once])
    assert [one.text for one in again] == [one.text for one in once]
    for text, one in zip(texts, once, strict=True):
        assert leaks(text, one) == set()


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(max_size=300))
def test_any_text_can_be_sealed(text: str) -> None:
    once = seal(text)
    assert seal(once.text).text == once.text
