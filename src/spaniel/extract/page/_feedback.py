"""What buyers said: which records of a page are feedback.

A record of feedback shows a rating, a masked name, a date, a comment; a listing shows a price and a
title. So groups of siblings are looked for around masked names and ratings on a scale, and, where
the page announces feedback (a class, a heading, a column), around icons, words and dates too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from ..links import leads_to
from ..remembered import remembered, saying
from ._columns import Heading
from ._money import Money
from ._repeats import Repeat, Spans, repeats_around
from ._review import Records, Review, read_reviews
from ._review_pieces import is_age
from ._review_words import MASKED, TOLD, masked_in, review_role
from ._stars import is_rating, ratings_in
from ._tree import Line, Tree
from ._when import Times
from ._words import FEEDBACK_HINT

__all__ = ["Review", "find_reviews"]

_LEAST = 1.4
_SAMPLE = 12
_MOST_LINES = 16
_MOST_ENTRIES = 1_500
_MOST_MARKS = 6_000
_BLOCKS = frozenset(
    {"div", "ul", "ol", "li", "table", "tbody", "section", "article", "tr", "dl", "p"}
)
_LOUD = frozenset(
    {
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "legend",
        "caption",
        "th",
        "summary",
        "dt",
        "td",
        "b",
        "strong",
        "font",
        "u",
        "center",
    }
)
_HINT = re.compile(
    r"testimonial|opinion|otzyv|bewertung|valoraci|comment-?list|rv(?:$|\s)|(?:^|\s)fbs?(?:$"
    r"|\s)",
    re.I,
)
_NAMED = re.compile(
    r"testimonial|review|feedback|opinion|otzyv|bewertung|rezension|recensi|avis(?:$|[\s_-])"
    r"|avaliac",
    re.I,
)
_NOT_SAID = re.compile(r"(?:^|[\s_-])(?:post|message|thread|topic|forum)(?:$|[\s_-]|bit)", re.I)
_MAYBE = re.compile(r"[*●•·█…~★⭐☆✩/_]|\. ?\.|--|\d\s?(?:[^\W\d_]{2,6}\s){1,2}\d|\d\s?[^\W\d_]{4}")
"""What every masked name and rating has, so that other texts need no second look."""
_CELLS = frozenset({"td", "th"})


@dataclass(frozen=True, slots=True)
class _Candidate:
    repeat: Repeat
    score: float
    headings: list[Heading]


def find_reviews(
    tree: Tree, money: Money, times: Times, taken: Sequence[tuple[int, int]] = ()
) -> list[Review]:
    """Return the reviews of the page, in order; none where nothing on it looks like feedback.

    Args:
        tree: the page.
        money: reads prices.
        times: reads times.
        taken: ranges of entries that are listings.
    """
    listed = Spans(taken)
    lines = [line for line in tree.lines if not listed.holds(line.start)]
    zones = Spans(_zones(tree, lines))
    marks = [mark for mark in _marks(tree, lines, zones, times) if not listed.holds(mark)]
    if not marks:
        return []
    best: list[_Candidate] = []
    for repeat in repeats_around(tree, marks[:_MOST_MARKS]):
        if not listed.meets(repeat.ranges[0][0], repeat.ranges[-1][1]):
            candidate = _judged(tree, repeat, zones, times)
            if candidate.score >= _LEAST and not _overlaps(best, candidate):
                best = [c for c in best if not _touch(c.repeat, repeat)]
                best.append(candidate)
    titles = _titles(tree) if best else frozenset()
    return [
        review
        for candidate in sorted(best, key=lambda c: c.repeat.ranges[0])
        for review in _read(tree, candidate, titles, money, times)
        if _says_something(review)
    ]


def _says_something(review: Review) -> bool:
    told = (review.rating_text, review.text, review.buyer, review.when)
    return sum(map(bool, told)) >= 2


def _read(
    tree: Tree, candidate: _Candidate, titles: frozenset[str], money: Money, times: Times
) -> list[Review]:
    records = Records(candidate.repeat.ranges, candidate.headings, titles)
    found = read_reviews(tree, records, money, times)
    for review in found:
        told = sum(map(bool, (review.rating_text, review.text, review.buyer, review.when)))
        review.sure = min(0.98, 0.35 + candidate.score / 8 + 0.08 * told)
    return found


def _titles(tree: Tree) -> frozenset[str]:
    """Return what names listings on the page: headings, and links that lead to items."""
    headed = (line.text for line in tree.lines if tree.tags[line.block] in ("h1", "h2"))
    linked = (link.text for link in tree.links if leads_to(link.href) == "item")
    return frozenset(text.casefold() for text in (*headed, *linked) if len(text) > 5)


# --------------------------------------------------------------------------- where feedback may be


def _zones(tree: Tree, lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Return the ranges that a class name, a heading or a table's columns announce as feedback."""
    found = []
    for entry, tag in enumerate(tree.tags):
        if tag in _BLOCKS:
            names = tree.classes(entry)
            if len(names) > 1 and _hints(names):
                found.append((entry, tree.ends[entry]))
    for line in lines:
        if len(line.text) < 60 and _announces(tree, line):
            found.append((line.end, _section_end(tree, line)))
    return found


@remembered
def _hints(names: str) -> bool:
    return bool(FEEDBACK_HINT.search(names) or _HINT.search(names))


_tells, _may_be_review = map(saying, (TOLD, _MAYBE))


def _announces(tree: Tree, line: Line) -> bool:
    """Whether a line is a heading over feedback, or a column of it."""
    near = {tree.tags[above] for above in _near(tree, line)}
    if "a" in near or not (near & _LOUD or line.text.endswith(":")):
        return False
    if not _tells(line.text):
        return False
    return tree.tags[line.block] not in _CELLS or bool(_columns(tree, tree.parents[line.block]))


def _near(tree: Tree, line: Line) -> tuple[int, ...]:
    above = tree.parents[line.leaves[0]]
    return above, tree.parents[above], line.block


def _section_end(tree: Tree, line: Line) -> int:
    """Return where what a heading is over ends: with the box that holds more than the heading."""
    entry = line.block
    while entry and tree.ends[entry] <= line.end + 2:
        entry = tree.parents[entry]
    return tree.ends[tree.parents[entry] if tree.tags[entry] in (*_CELLS, "tr", "thead") else entry]


def _marks(tree: Tree, lines: Sequence[Line], zones: Spans, times: Times) -> list[int]:
    """Return the texts and elements that a review would hold, sorted."""
    found = set()
    for line in lines:
        for leaf in line.leaves:
            text = tree.texts[leaf]
            if not _may_be_review(text):
                continue
            if (
                len(text) < 200
                and (_is_masked(text) or is_rating(text))
                and not tree.in_margin(leaf)
            ):
                found.add(leaf)
    for start, end in zones:
        if not tree.in_margin(start):
            found.update(rating.entry for rating in ratings_in(tree, start, end))
            for line in tree.lines_in(start, end):
                if len(line.text) < 100 and times.find(line.text) is not None:
                    found.add(line.start)
    return sorted(found)


def _is_masked(text: str) -> bool:
    if masked_in(text) is not None:
        return True
    return len(text) < 30 and bool(MASKED.fullmatch(text)) and any(map(str.isalpha, text))


# --------------------------------------------------------------------------- which records


def _touch(one: Repeat, other: Repeat) -> bool:
    return one.ranges[0][0] < other.ranges[-1][1] and other.ranges[0][0] < one.ranges[-1][1]


def _overlaps(best: Sequence[_Candidate], candidate: _Candidate) -> bool:
    """Whether better records stand in the same place; the more records of one look, the better."""
    return any(
        _touch(candidate.repeat, other.repeat) and _worth(other) >= _worth(candidate)
        for other in best
    )


def _worth(candidate: _Candidate) -> float:
    return candidate.score * sqrt(len(candidate.repeat.ranges))


def _judged(tree: Tree, repeat: Repeat, zones: Spans, times: Times) -> _Candidate:
    nothing = _Candidate(repeat, 0.0, [])
    root = repeat.ranges[0][0]
    names = tree.classes(root)
    if tree.in_margin(root) or (_NOT_SAID.search(names) and not _NAMED.search(names)):
        return nothing
    headings = _headings_above(tree, root) if tree.tags[root] == "tr" else []
    sample = repeat.ranges[:: len(repeat.ranges) // _SAMPLE + 1]
    seen = [_seen(tree, start, end, times) for start, end in sample]
    if sum(one.lines > _MOST_LINES or one.crowded for one in seen) * 2 > len(seen):
        return nothing
    announced = zones.holds(root) + bool(_NAMED.search(tree.classes(root)))
    score = _score(seen, announced=announced, columns=bool(headings), alone=len(sample) == 1)
    if score < _LEAST:
        return nothing
    usual = [i for i in range(4) if _share(seen, i) >= 0.75]
    kept = tuple(some for some in repeat.ranges if _fits(_seen(tree, *some, times), usual))
    return _Candidate(Repeat(repeat.parent, kept), score, headings) if kept else nothing


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a record shows of feedback.

    Attributes:
        signs: rated, dated, masked, spoken.
        whole: the rating is a whole number or a word: an average has decimals.
        quoted: something stands in quotation marks or is set as a quotation.
        crowded: several masked names or dates: several reviews, not one.
    """

    signs: tuple[bool, bool, bool, bool]
    whole: bool
    quoted: bool
    lines: int
    crowded: bool


def _seen(tree: Tree, start: int, end: int, times: Times) -> _Seen:
    lines = tree.lines_in(start, end) if end - start < _MOST_ENTRIES else []
    if not lines or len(lines) > _MOST_LINES:
        return _Seen(
            (False, False, False, False), whole=False, quoted=False, lines=len(lines), crowded=False
        )
    texts = [tree.texts[leaf] for line in lines for leaf in line.leaves]
    rating = next(ratings_in(tree, start, end), None)
    short = [line.text for line in lines if len(line.text) < 100]
    dates = sum(times.find(text) is not None for text in short)
    # Of ages there is one in a review; 1 month, 6 months, 12 months are columns of a summary.
    dates = dates or sum(map(is_age, short)) == 1
    dated = dates > 0 or times.marked(tree, start, end) is not None
    masked = sum(map(_is_masked, texts))
    spoken = any(map(_is_said, texts))
    number = rating.number if rating else None
    whole = rating is not None and (number is None or number == number.to_integral_value())
    crowded = masked > 2 or (dates > 3 and len(lines) > 8)
    quoted = any(_is_quoted(tree, leaf) for line in lines for leaf in line.leaves)
    signs = (rating is not None, dated, masked > 0, spoken)
    return _Seen(signs, whole, quoted, len(lines), crowded)


def _is_quoted(tree: Tree, leaf: int) -> bool:
    set_so = tree.tags[tree.parents[leaf]] in ("q", "i", "em", "blockquote")
    return len(tree.texts[leaf]) > 12 and (set_so or tree.texts[leaf][0] in '"“„«‘')


def _is_said(text: str) -> bool:
    """Whether a text may be a comment, and not who left it and when."""
    if len(text) <= 12 or " " not in text or masked_in(text) is not None:
        return False
    return len(text) > 30 or not any(map(str.isdigit, text))


def _share(seen: Sequence[_Seen], sign: int) -> float:
    return sum(one.signs[sign] for one in seen) / len(seen)


def _fits(one: _Seen, usual: Sequence[int]) -> bool:
    return sum(one.signs[sign] for sign in usual) * 2 >= len(usual) and any(one.signs[:3])


def _score(seen: Sequence[_Seen], *, announced: int, columns: bool, alone: bool) -> float:
    """Return how much records look like feedback; 0 where they can be none.

    Args:
        seen: what a sample of the records shows.
        announced: 0, 1 where a zone holds them, 2 where their own class names say so too.
        columns: the headings above are those of feedback.
        alone: there is one record only.
    """
    rated, dated, masked, spoken = (_share(seen, i) for i in range(4))
    whole = sum(one.whole for one in seen) / len(seen)
    quoted = sum(one.quoted for one in seen) / len(seen)
    told = rated + dated + masked
    if alone and not (announced and told >= 2):
        return 0.0
    if announced or columns:
        enough = told >= (1.0 if columns or announced > 1 else 1.4) or min(whole, spoken) > 0.6
        enough = enough or min(dated, spoken, quoted) > 0.8
    elif masked >= 0.5:
        enough = rated + dated >= 0.8
    else:
        # Averages, places and items are rated too: only marks given by one person count here.
        enough = min(whole, dated, spoken) >= 0.8
    known = 0.5 * bool(announced) + 0.1 * (announced > 1) + 0.6 * columns
    signs = 0.5 * rated + 0.2 * whole + 0.6 * dated + 0.8 * masked + 0.3 * spoken
    return (signs + known) * enough


# --------------------------------------------------------------------------- columns


def _headings_above(tree: Tree, row: int) -> list[Heading]:
    """Return what the headings of the table that a row stands in say of feedback."""
    table = next((above for above in tree.ancestors(row) if tree.tags[above] == "table"), None)
    if table is None:
        return []
    rows = [entry for entry in range(table, min(row + 1, table + 400)) if tree.tags[entry] == "tr"]
    for candidate in (*rows[:2], *reversed(rows[-3:])):
        headings = _columns(tree, candidate)
        if headings:
            return headings
    return []


def _columns(tree: Tree, row: int) -> list[Heading]:
    """Return a row's cells as headings if they are those of feedback, else nothing."""
    if tree.tags[row] != "tr":
        return []
    cells = [child for child in tree.children(row) if tree.tags[child] in _CELLS][:20]
    texts = [tree.text_in(cell, tree.ends[cell]) for cell in cells]
    roles = [review_role(text) for text in texts]
    told = set(roles) - {"", "other", "amount", "item", "vendor", "date"}
    known = sum(bool(role) for role in roles)
    return (
        list(zip(roles, texts, strict=True))
        if told and known > 1 and known * 2 >= len(cells)
        else []
    )
