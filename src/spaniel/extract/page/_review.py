"""One buyer's word read from each of several records of one look.

What the values in the same place of all records look like says what the place holds; so ``ok``
is a comment where the other comments stand, and a date within a comment is no date of it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from spaniel.types import Price

from ..links import followable, leads_to
from ._money import Money
from ._review_judge import Judge, link_of
from ._review_pieces import Piece, Records, cut_slot, pieces_of, place_in, slots_of
from ._review_words import review_role
from ._stars import Rating, rating_number, rating_of_text, rating_span, ratings_in
from ._tree import Tree
from ._when import Times, When
from ._words import ACTIONS

__all__ = ["Records", "Review", "read_reviews"]

_MOST_TEXT = 20_000
_QUOTES = '"“”„«»‘’'


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


def read_reviews(tree: Tree, records: Records, money: Money, times: Times) -> list[Review]:
    """Return a review per record, in order; any of its fields may be missing."""
    reviews = [Review(start) for start, _ in records.ranges]
    rated = _read_ratings(tree, records, reviews)
    pieces = [
        piece
        for slot in slots_of(pieces_of(tree, records, rated))
        for piece in cut_slot(slot, money, times)
    ]
    _read_times(tree, records, reviews, pieces, times)
    _read_times_beside(tree, records, reviews, rated, times)
    _read_amounts(reviews, pieces, money)
    _read_labelled_ratings(reviews, pieces)
    _read_roles(tree, records, reviews, pieces)
    return reviews


def _read_ratings(tree: Tree, records: Records, reviews: Sequence[Review]) -> set[int]:
    """Read each record's rating from where most records have one; return the texts it took."""
    found: list[list[tuple[str, Rating]]] = []
    votes: dict[str, list[float]] = {}
    for start, end in records.ranges:
        own = [
            (_rating_place(tree, rating, start), rating) for rating in ratings_in(tree, start, end)
        ]
        found.append(own)
        for place, rating in dict(reversed(own)).items():
            votes.setdefault(place, []).append(_weight(rating))
    stands = _standing(tree, records)
    order = sorted(votes, key=lambda place: (-sum(votes[place]), place))
    used: set[int] = set()
    for review, own in zip(reviews, found, strict=True):
        best = min(own, key=lambda pair: order.index(pair[0]), default=None) if order else None
        usual = best is not None and len(votes[best[0]]) * 10 >= 6 * len(records.ranges)
        if best and (usual or best[1].alone or best[1].way != "scale"):
            review.rating, review.rating_text = best[1].number, best[1].text
        for place, rating in own:
            # "good" is a mark in a column of marks, and a comment among comments.
            marks = 2 * len(votes[place]) > stands[place.rpartition(" ")[0]]
            if rating.alone and (rating.way != "word" or marks):
                used.update(range(rating.entry, tree.ends[rating.entry]))
    return used


def _standing(tree: Tree, records: Records) -> Counter[str]:
    """Return in how many records each place has a text."""
    found: Counter[str] = Counter()
    for start, end in records.ranges:
        leaves = (leaf for line in tree.lines_in(start, end) for leaf in line.leaves)
        found.update({place_in(tree, leaf, start) for leaf in leaves})
    return found


def _weight(rating: Rating) -> float:
    by_way = {"scale": 1.3, "said": 1.25, "icons": 1.2, "word": 1.1}[rating.way]
    return by_way if rating.alone else 0.4


def _rating_place(tree: Tree, rating: Rating, start: int) -> str:
    return f"{place_in(tree, rating.entry, start)} {rating.way}"


def _read_times(
    tree: Tree, records: Records, reviews: Sequence[Review], pieces: Sequence[Piece], times: Times
) -> None:
    dated = [piece for piece in pieces if piece.kind == "date"]
    shares: dict[str, int] = {}
    for piece in dated:
        shares[piece.slot] = shares.get(piece.slot, 0) + 1 + 2 * (piece.role == "date")
    for piece in sorted(dated, key=lambda p: (p.record, -shares[p.slot], p.leaf)):
        reviews[piece.record].when = reviews[piece.record].when or piece.when
    for review, (start, end) in zip(reviews, records.ranges, strict=True):
        review.when = times.marked(tree, start, end) or review.when


def _read_times_beside(
    tree: Tree, records: Records, reviews: Sequence[Review], rated: set[int], times: Times
) -> None:
    """Read the time that stands in one text with the rating: ``2020-11-10 - 5/5``."""
    entries = sorted(rated)
    for review, (start, end) in zip(reviews, records.ranges, strict=True):
        if review.when is None:
            own = entries[bisect_left(entries, start) : bisect_left(entries, end)]
            texts = (tree.texts[entry] for entry in own)
            found = (times.find(text) for text in texts if len(text) > _LONGEST_MARK)
            review.when = next(filter(None, found), None)


def _read_labelled_ratings(reviews: Sequence[Review], pieces: Sequence[Piece]) -> None:
    """Read ``Rating: 5``, whose scale nothing says."""
    for piece in pieces:
        review = reviews[piece.record]
        number = rating_number(piece.text) if piece.role == "rating" else None
        if number is not None and not review.rating_text:
            review.rating, review.rating_text = number, piece.text


def _read_amounts(reviews: Sequence[Review], pieces: Sequence[Piece], money: Money) -> None:
    for piece in pieces:
        review = reviews[piece.record]
        if piece.kind == "price" and review.amount is None:
            review.amount = piece.price
        elif piece.role == "amount" and review.amount is None:
            review.amount = money.under(piece.role, piece.text)


def _read_roles(
    tree: Tree, records: Records, reviews: Sequence[Review], pieces: Sequence[Piece]
) -> None:
    for piece in pieces:
        review = reviews[piece.record]
        if piece.kind == "masked" and not review.buyer:
            review.buyer = piece.text.strip("[]()\"'“”@,")
    rest = [piece for piece in pieces if piece.kind == "rest" and not _is_noise(piece)]
    judges = {slot.name: Judge(tree, slot, records) for slot in slots_of(rest)}
    texts = _best(judges, "text", taken=set())
    family = {name for name in judges if _kin(name, texts) and judges[name].score("text") > 0}
    items = _best(judges, "item", taken={texts})
    family.discard(items)
    buyers = "" if any(r.buyer for r in reviews) else _best(judges, "buyer", taken={texts, items})
    family.discard(buyers)
    vendors = {name for name, judge in judges.items() if judge.share("vendor") > 0.5}
    for piece in rest:
        review = reviews[piece.record]
        if piece.slot in vendors:
            review.vendor = review.vendor or piece.text
        elif piece.slot == items and not review.listing:
            review.listing, review.listing_link = piece.text, _item_link(tree, piece.leaf)
        elif piece.slot == buyers and not review.buyer:
            # Opinion written by: Ola
            review.buyer = piece.text.rpartition(": ")[2].strip("\"'“”@ ,")
        elif piece.slot == texts or piece.slot in family:
            review.text = f"{review.text}\n{piece.text}".strip()[:_MOST_TEXT]
    for review, (start, end) in zip(reviews, records.ranges, strict=True):
        review.text = review.text.strip(f" {_QUOTES}")
        review.listing_link = review.listing_link or _any_item_link(tree, start, end)


def _kin(name: str, other: str) -> bool:
    """Whether two places differ only in number: paragraphs, or lines of one text."""
    return (
        bool(other)
        and name.split("#", maxsplit=1)[0] == other.split("#", maxsplit=1)[0]
        and ":" not in name.rsplit("#", maxsplit=1)[-1]
    )


def _best(judges: Mapping[str, Judge], role: str, taken: set[str]) -> str:
    least = {"text": 0.0, "item": 1.3, "buyer": 0.8}[role]
    known = [(judge.score(role), name) for name, judge in judges.items() if name not in taken]
    best = max(known, default=(least, ""), key=lambda pair: (pair[0], pair[1]))
    return best[1] if best[0] > least else ""


def _is_noise(piece: Piece) -> bool:
    text = piece.text.strip(" .:()[]").lower()
    if text in ACTIONS or _is_mark(piece, text):
        return piece.role not in ("comment", "item")
    return bool(review_role(piece.text)) and piece.role not in ("comment", "either", "buyer")


def _is_mark(piece: Piece, text: str) -> bool:
    """Whether a text is a rating and nothing else: ``10/10``, and not ``10/10 perfect``."""
    rating = rating_of_text(piece.text, piece.leaf) if len(text) < _LONGEST_MARK else None
    if rating is None or rating.way == "word":
        return False
    start, end = rating_span(text) or (0, len(text))
    return not any(c.isalpha() for c in text[:start] + text[end:])


_LONGEST_MARK = 12


def _item_link(tree: Tree, leaf: int) -> str:
    href = link_of(tree, leaf)
    return href if leads_to(href) in ("item", "") else ""


def _any_item_link(tree: Tree, start: int, end: int) -> str:
    links = (link.href for link in tree.links_in(start, end) if followable(link.href))
    return next((href for href in links if leads_to(href) == "item"), "")
