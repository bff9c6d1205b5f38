"""What buyers said: records with a rating, a comment, a masked name, a date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from spaniel.types import Price

from ._columns import Heading, headings_above, under_headings
from ._labels import label_role, plain
from ._links import followable, leads_to
from ._money import Money, is_price_line
from ._repeats import Repeat, repeats
from ._segments import Segment, segments_of
from ._stars import rating_in, rating_number
from ._tree import Line, Tree
from ._when import Times, When
from ._words import ACTIONS, FEEDBACK_HINT

__all__ = ["Review", "find_reviews"]

_MASKED = re.compile(r"^\W?\w?\w?[*•·.]{2,}\w{0,3}\W?$|^\w(?: ?[*.] ?){2,}\w?$")
_LEAST = 1.35
_SAMPLE = 12
_HEADED = re.compile(
    r"feedback|review|rating|testimonial|comment|отзыв|оценк|bewertung|rezension|opinion|"
    r"valoraci|reseñ|comentario|avis\b|opinie|avalia", re.I)  # fmt: skip
_BY = re.compile(r"^(?:by|from|buyer|от|von|por|de|par|покупатель)\s*:?\s+(?=\S)", re.I)


@dataclass(slots=True)
class Review:
    """One buyer's word."""

    root: int
    rating: Decimal | None = None
    rating_text: str = ""
    text: str = ""
    buyer: str = ""
    when: When | None = None
    amount: Price | None = None
    listing: str = ""
    listing_link: str = ""
    vendor: str = ""
    sure: float = 0.0
    used: set[int] = field(default_factory=set)


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
        money, times: read values.
        taken: ranges of entries that are listings.
    """
    best: list[_Candidate] = []
    for repeat in repeats(tree, least=1):
        if _inside(repeat, taken):
            continue
        candidate = _judged(tree, repeat, money, times)
        if candidate.score >= _LEAST and not _overlaps(tree, best, candidate):
            best = [c for c in best if not _within(c.repeat, repeat)]
            best.append(candidate)
    found = [
        _read(tree, start, end, candidate, money, times)
        for candidate in sorted(best, key=lambda c: c.repeat.ranges[0])
        for start, end in candidate.repeat.ranges
    ]
    return [review for review in found if _says_something(review)]


def _says_something(review: Review) -> bool:
    told = (review.rating_text, review.text, review.buyer, review.when)
    return sum(map(bool, told)) >= 2  # noqa: PLR2004 - one sign alone is a label or a heading


# --------------------------------------------------------------------------- which records


def _inside(repeat: Repeat, taken: Sequence[tuple[int, int]]) -> bool:
    start, end = repeat.ranges[0][0], repeat.ranges[-1][1]
    return any(a <= start < b or start <= a < end for a, b in taken)


def _within(inner: Repeat, outer: Repeat) -> bool:
    return outer.ranges[0][0] <= inner.ranges[0][0] < outer.ranges[-1][1]


def _overlaps(tree: Tree, best: Sequence[_Candidate], candidate: _Candidate) -> bool:
    """Whether better records stand in the same place; the more records of one look, the better."""
    for other in best:
        if _within(candidate.repeat, other.repeat) or _within(other.repeat, candidate.repeat):
            mine = candidate.score * len(candidate.repeat.ranges) ** 0.5
            theirs = other.score * len(other.repeat.ranges) ** 0.5
            if theirs >= mine:
                return True
    return False


def _judged(tree: Tree, repeat: Repeat, money: Money, times: Times) -> _Candidate:
    ranges = repeat.ranges
    root = ranges[0][0]
    lines = len(tree.lines_in(*ranges[len(ranges) // 2]))
    if tree.in_margin(root) or lines > 14 or lines < 1:
        return _Candidate(repeat, 0.0, [])
    headings = headings_above(tree, root) if tree.tags[root] == "tr" else []
    roles = {role for role, _ in headings}
    hinted = any(FEEDBACK_HINT.search(tree.classes(e)) for e in (root, *tree.ancestors(root)))
    headed = _HEADED.search(_heading_before(tree, root)) is not None
    sample = ranges[:: len(ranges) // _SAMPLE + 1]
    signs = [_signs(tree, start, end, times) for start, end in sample]
    rated, dated, masked, spoken = (sum(s[i] for s in signs) / len(signs) for i in range(4))
    named = 0.5 * bool({"buyer", "date"} & roles and {"rating", "buyer"} & roles)
    known = 0.55 * hinted + 0.35 * headed + named
    score = 0.7 * rated + 0.6 * dated + 0.8 * masked + 0.3 * spoken + known
    if roles & {"stock", "vendor", "ships_from", "price"} and not roles & {"buyer"}:
        score = 0.0
    if not (rated or masked or named) or (len(ranges) == 1 and not (hinted or headed)):
        score = 0.0
    if rated + dated + masked < 1.0 and not (hinted and spoken):
        score *= 0.5
    return _Candidate(repeat, score, headings)


def _signs(tree: Tree, start: int, end: int, times: Times) -> tuple[bool, bool, bool, bool]:
    lines = tree.lines_in(start, end)
    texts = [tree.texts[leaf] for line in lines for leaf in line.leaves]
    rated = rating_in(tree, start, end) is not None
    dated = times.marked(tree, start, end) is not None or times.first(tree, lines) is not None
    masked = any(_MASKED.match(text) for text in texts)
    spoken = any(len(text) > 12 and " " in text for text in texts)
    return rated, dated, masked, spoken


def _heading_before(tree: Tree, root: int) -> str:
    """Return the texts of the last heading-like lines before an entry."""
    before = tree.lines_in(0, root)[-6:]
    return " ".join(line.text for line in before if len(line.text) < 60)


# --------------------------------------------------------------------------- reading one


def _read(
    tree: Tree, start: int, end: int, candidate: _Candidate, money: Money, times: Times
) -> Review:
    review = Review(start, sure=min(0.98, 0.5 + candidate.score / 4))
    lines = tree.lines_in(start, end)
    columns = under_headings(tree, start, end, lines, candidate.headings)
    segments = segments_of(tree, lines, columns=columns)
    _read_rating(tree, review, start, end, segments)
    _read_when(tree, review, start, end, lines, times)
    _read_listing(tree, review, start, end, segments)
    _read_buyer(tree, review, start, end, segments)
    _read_amount(review, segments, money)
    _read_text(tree, review, lines, segments, money)
    return review


def _read_rating(
    tree: Tree, review: Review, start: int, end: int, segments: Sequence[Segment]
) -> None:
    found = rating_in(tree, start, end)
    if found:
        review.rating, review.rating_text = found[0], found[1]
        review.used.add(found[2])
        return
    for segment in segments:
        number = rating_number(segment.text) if segment.role == "rating" else None
        if number is not None:
            review.rating, review.rating_text = number, segment.text
            review.used.update(segment.leaves)
            return


def _read_when(
    tree: Tree, review: Review, start: int, end: int, lines: Sequence[Line], times: Times
) -> None:
    review.when = times.marked(tree, start, end)
    shown = review.when.text if review.when else ""
    for line in lines:
        for leaf in line.leaves:
            text = tree.texts[leaf]
            when = times.find(text) if len(text) < 60 else None
            if when is None or (shown and when.text not in shown and shown not in text):
                continue
            review.when = review.when or when
            if len(when.text) * 2 >= len(text.strip(" ,.;-–|()")):
                review.used.add(leaf)
            return
    if review.when is None:
        found = times.first(tree, [line for line in lines if len(line.text) < 80])
        if found:
            review.when = found[0]


def _read_listing(
    tree: Tree, review: Review, start: int, end: int, segments: Sequence[Segment]
) -> None:
    for segment in segments:
        if segment.role == "title" and segment.text:
            review.listing = segment.text
            review.used.update(segment.leaves)
            break
    for link in tree.links_in(start, end):
        kind = leads_to(link.href)
        if followable(link.href) and link.text and plain(link.text) not in ACTIONS:
            if kind == "item" or (kind == "" and len(link.text.split()) > 2):
                review.listing = review.listing or link.text
                review.listing_link = link.href
                review.used.update(range(link.entry, tree.ends[link.entry]))
                return


def _read_buyer(
    tree: Tree, review: Review, start: int, end: int, segments: Sequence[Segment]
) -> None:
    leaves = [leaf for line in tree.lines_in(start, end) for leaf in line.leaves]
    for leaf in leaves:
        text = _BY.sub("", tree.texts[leaf]).strip(" ,:;-–")
        if leaf not in review.used and _MASKED.match(text):
            review.buyer = text
            review.used.add(leaf)
            return
    for segment in segments:
        short = len(segment.text.split()) <= 3 and len(segment.text) < 30
        if segment.role in ("buyer", "from", "vendor") and segment.text and short:
            review.buyer = segment.text
            review.used.update(segment.leaves)
            return
    for link in tree.links_in(start, end):
        if leads_to(link.href) == "vendor" and 0 < len(link.text) < 40:
            review.buyer = link.text
            review.used.update(range(link.entry, tree.ends[link.entry]))
            return
    _read_buyer_by_look(tree, review, leaves)


def _read_buyer_by_look(tree: Tree, review: Review, leaves: Sequence[int]) -> None:
    for leaf in leaves:
        text = tree.texts[leaf]
        names = f"{tree.classes(tree.parents[leaf])} {tree.tags[tree.parents[leaf]]}"
        by = _BY.match(text)
        if leaf in review.used or len(text) > 40 or len(text.split()) > 4:
            continue
        if by or re.search(r"author|buyer|user|customer|nick|(?:^| )name|cite$", names):
            name = _BY.sub("", text).strip(" ,:;-–")
            if name and not label_role(name):
                review.buyer = name
                review.used.add(leaf)
                return


def _read_amount(review: Review, segments: Sequence[Segment], money: Money) -> None:
    for segment in segments:
        if len(segment.text) < 40 and not set(segment.leaves) & review.used:
            prices = money.prices(segment.text)
            if prices and len(prices[0].text) * 2 >= len(segment.text):
                review.amount = prices[0]
                review.used.update(segment.leaves)
                return


def _read_text(
    tree: Tree, review: Review, lines: Sequence[Line], segments: Sequence[Segment], money: Money
) -> None:
    """Take the longest of what is left for the comment; of several lines of one block, all."""
    blocks: dict[int, list[str]] = {}
    for line in lines:
        kept = [
            tree.texts[leaf]
            for leaf in line.leaves
            if leaf not in review.used and plain(tree.texts[leaf]) not in ACTIONS
        ]
        text = " ".join(kept).strip(" ,;|·•-–—\"“”«»")
        alone = plain(text.rstrip(":"))
        if len(text) > 1 and not label_role(alone) and not is_price_line(line, money):
            blocks.setdefault(line.block, []).append(text)
    best = max(blocks.values(), key=lambda texts: sum(map(len, texts)), default=[])
    review.text = "\n".join(best)
    for segment in segments:
        if segment.role in ("buyer", "description") and segment.said and len(segment.text) > 15:
            review.text = segment.text
