"""What repeats around marks, and ranges asked for what lies in them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from spaniel.extract.page._repeats import Spans, repeats_around
from spaniel.extract.page._tree import grow

RANGES = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=12)


def shapes_of(html: str, mark: str = "5/5") -> list[list[str]]:
    tree = grow(LexborHTMLParser(f"<body>{html}</body>"))
    marks = [entry for entry, text in enumerate(tree.texts) if mark in text]
    return [
        [tree.text_in(*some).replace("\n", " ") for some in repeat.ranges]
        for repeat in repeats_around(tree, marks)
    ]


@given(RANGES)
def test_spans_hold_what_any_of_their_ranges_holds(sized: list[tuple[int, int]]) -> None:
    ranges = [(start, start + size) for start, size in sized]
    spans = Spans(ranges)
    for entry in range(90):
        assert spans.holds(entry) == any(a <= entry < b for a, b in ranges)
        assert spans.meets(entry, entry + 3) == any(a < entry + 3 and entry < b for a, b in ranges)


@given(RANGES)
def test_spans_are_the_same_in_any_order(sized: list[tuple[int, int]]) -> None:
    ranges = [(start, start + size) for start, size in sized]
    assert list(Spans(ranges)) == list(Spans(reversed(ranges)))


def test_siblings_without_a_mark_are_left_out() -> None:
    assert ["a 5/5", "b 5/5"] in shapes_of("<p>a 5/5</p><p>about us</p><p>b 5/5</p>")


def test_terms_and_their_definitions_are_one_record() -> None:
    assert ["a 5/5 fine", "b 5/5 good"] in shapes_of("<dl><dt>a 5/5<dd>fine<dt>b 5/5<dd>good</dl>")


def test_between_rules_without_the_heading_above() -> None:
    assert ["5/5 a", "5/5 b"] in shapes_of(
        "<h3>Said</h3><b>5/5</b> <p>a</p><hr><b>5/5</b> <p>b</p>"
    )


def test_lines_parted_by_breaks() -> None:
    assert ["5/5 a", "5/5 b"] in shapes_of("<div>5/5 a<br>5/5 b<br>else</div>")
    assert ["5/5 a and more", "5/5 b and more"] in shapes_of(
        "<div>5/5 a<br>and more<br><br>5/5 b<br>and more</div>"
    )


def test_nothing_repeats_where_nothing_is_marked() -> None:
    assert shapes_of("<p>a</p><p>b</p>") == []
