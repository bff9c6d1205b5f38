"""One buyer's word read from each of several records of one look.

What the values in the same place of all records look like says what the place holds; so ``ok``
is a comment where the other comments stand, and a date within a comment is no date of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from math import log2

from spaniel.types import Price

from ._columns import Heading, under_headings
from ._links import followable, leads_to
from ._money import Money
from ._review_words import MASKED, join_role, masked_in, review_role, without_join
from ._stars import Rating, rating_of_text, ratings_in
from ._tree import TEXT, Tree
from ._when import Times, When
from ._words import ACTIONS

__all__ = ["Records", "Review", "read_reviews"]

_LONGEST_MIXED = 240
_MOST_TEXT = 20_000
_CHANGING = re.compile(
    r"\d+|[\w-]*(?:positiv|negativ|neutral|success|danger|warning|secondary|odd|even|first|last|alt)[\w-]*", re.I)  # fmt: skip
_SAYS = {
    "text": re.compile(r"comment|text|body|message|content|review(?!er|ed)|desc|quote|opinion|said", re.I),
    "item": re.compile(r"item|product|listing|title|goods|what|order|offer|article", re.I),
    "buyer": re.compile(r"author|buyer|user|name|nick|who|customer|reviewer|client|owner|cite", re.I),
    "date": re.compile(r"date|time|when|ago", re.I),
    "noise": re.compile(r"button|btn|useful|helpful|verif|badge|label|vote|reply|action|icon|avatar|rating|star|dash", re.I),
}  # fmt: skip
_TAGS = {
    "text": {"q": 2.0, "blockquote": 2.0, "p": 0.7, "dd": 0.3},
    "item": {"a": 0.3},
    "buyer": {"cite": 1.5, "b": 0.5, "strong": 0.5, "h4": 0.4, "h5": 0.4, "h6": 0.4, "h3": 0.4},
}
_AGE = re.compile(
    r"^(\d{1,4})\s*\+?\s*(?:(min|мин)|(h|hours?|std|stunden?|час\w{0,2}|horas?|heures?|ore?|godzin\w?)|"
    r"(d|days?|tage?n?|дн\w{0,2}|день|días?|jours?|dni|dzień|giorn[io]|dias?)|(w|weeks?|wochen?|недел\w|semanas?|"
    r"semaines?|tygodni\w?|settiman[ae])|(months?|monate?n?|мес\w{0,5}|mes(?:es)?|mois|miesi\w{1,5}|mes[ei]))\b", re.I)  # fmt: skip
_UNITS = ("minutes", "hours", "days", "weeks", "months")
_QUOTES = "\"“”„«»‘’"


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


@dataclass(frozen=True, slots=True)
class Records:
    """What is to be read: ranges of one look, the headings above them, and titles known.

    Attributes:
        titles: texts, case folded, that name listings elsewhere on the page.
    """

    ranges: Sequence[tuple[int, int]]
    headings: Sequence[Heading]
    titles: frozenset[str]


@dataclass(slots=True)
class _Piece:
    """A part of a record: a text or what is left of one when dates and the like are cut out."""

    record: int
    slot: str
    text: str
    leaf: int
    kind: str = "rest"
    role: str = ""
    when: When | None = None
    price: Price | None = None


@dataclass(slots=True)
class _Slot:
    """The pieces in one place of all records."""

    name: str
    pieces: list[_Piece] = field(default_factory=list)


def read_reviews(tree: Tree, records: Records, money: Money, times: Times) -> list[Review]:
    """Return a review per record, in order; any of its fields may be missing."""
    reviews = [Review(start) for start, _ in records.ranges]
    rated = _read_ratings(tree, records, reviews)
    pieces = [
        piece
        for slot in _slots(_texts(tree, records, rated))
        for piece in _cut_slot(slot, money, times)
    ]
    _read_times(tree, records, reviews, pieces, times)
    _read_amounts(reviews, pieces, money)
    _read_roles(tree, records, reviews, pieces)
    return reviews


# --------------------------------------------------------------------------- ratings


def _read_ratings(tree: Tree, records: Records, reviews: Sequence[Review]) -> set[int]:
    """Read each record's rating from where most records have one; return the texts it took."""
    found: list[list[tuple[str, Rating]]] = []
    votes: dict[str, list[float]] = {}
    for start, end in records.ranges:
        own = [(_rating_place(tree, rating, start), rating) for rating in ratings_in(tree, start, end)]
        found.append(own)
        for place, rating in {place: rating for place, rating in reversed(own)}.items():
            votes.setdefault(place, []).append(_weight(rating))
    order = sorted(votes, key=lambda place: (-sum(votes[place]), place))
    used: set[int] = set()
    for review, own in zip(reviews, found, strict=True):
        best = min(own, key=lambda pair: order.index(pair[0]), default=None) if order else None
        if best and (best[1].alone or best[1].way != "scale" or len(order) == 1):
            review.rating, review.rating_text = best[1].number, best[1].text
        for _, rating in own:
            if rating.alone:
                used.update(range(rating.entry, tree.ends[rating.entry]))
    return used


def _weight(rating: Rating) -> float:
    by_way = {"scale": 1.3, "said": 1.25, "icons": 1.2, "word": 1.1}[rating.way]
    return by_way if rating.alone else 0.4


def _rating_place(tree: Tree, rating: Rating, start: int) -> str:
    return f"{_path(tree, rating.entry, start)} {rating.way}"


# --------------------------------------------------------------------------- places


def _path(tree: Tree, entry: int, start: int) -> str:
    steps = []
    while entry > start or (entry == start and tree.tags[entry] != TEXT):
        if tree.tags[entry] != TEXT:
            names = _CHANGING.sub("", tree.attribute(entry, "class")).split()
            cell = _column(tree, entry) if tree.tags[entry] in ("td", "th") else ""
            steps.append(f"{tree.tags[entry]}{cell}.{'.'.join(names[:2])}")
        if entry == start:
            break
        entry = tree.parents[entry]
    return "/".join(reversed(steps))


def _column(tree: Tree, cell: int) -> str:
    row = tree.parents[cell]
    for i, child in enumerate(tree.children(row)):
        if child == cell or i > 30:
            return str(i)
    return ""


def _texts(tree: Tree, records: Records, used: set[int]) -> list[_Piece]:
    """Return the texts of all records with their places and what announces them."""
    found: list[_Piece] = []
    for number, (start, end) in enumerate(records.ranges):
        lines = tree.lines_in(start, end)
        columns = under_headings(tree, start, end, lines, records.headings)
        counts: dict[str, int] = {}
        label = ""
        for line in lines:
            for leaf in line.leaves:
                text = tree.texts[leaf]
                path = _path(tree, leaf, start)
                counts[path] = counts.get(path, 0) + 1
                role = columns.get(line.start, ("", ""))[0] or label
                if leaf in used:
                    continue
                label = _as_label(text)
                if not label and any(c.isalnum() for c in text):
                    found.append(_Piece(number, f"{path}#{counts[path]}", text, leaf, role=role))
    return found


def _as_label(text: str) -> str:
    """Return the role of a text that is a label with its colon, empty for any other."""
    return review_role(text) if text.endswith((":", "：")) and len(text) < 30 else ""


def _slots(pieces: Sequence[_Piece]) -> list[_Slot]:
    slots: dict[str, _Slot] = {}
    for piece in pieces:
        slots.setdefault(piece.slot, _Slot(piece.slot)).pieces.append(piece)
    return list(slots.values())


# --------------------------------------------------------------------------- mixed texts


def _cut_slot(slot: _Slot, money: Money, times: Times) -> Iterator[_Piece]:
    """Cut dates, prices and masked names out where the texts of a place mostly hold them."""
    cuts = [_Cuts(piece, money, times) for piece in slot.pieces]
    usual = {
        kind
        for kind in ("date", "masked", "price")
        if sum(cut.fits(kind) for cut in cuts) * 10 >= 6 * len(cuts)
    }
    for cut in cuts:
        yield from cut.pieces(usual)


class _Cuts:
    """The spans of one text that are values in themselves."""

    def __init__(self, piece: _Piece, money: Money, times: Times) -> None:
        self._piece = piece
        self._spans: dict[str, tuple[int, int]] = {}
        self._when: When | None = None
        self._price: Price | None = None
        if len(piece.text) <= _LONGEST_MIXED:
            self._look(piece.text, money, times)

    def _look(self, text: str, money: Money, times: Times) -> None:
        masked = masked_in(text) or (MASKED.fullmatch(text) if any(map(str.isalpha, text)) else None)
        if masked:
            self._spans["masked"] = masked.span()
        self._when = times.find(text) if len(text) <= 160 else None
        if self._when is None and self._piece.role == "date":
            self._when = _age(text, times)
        if self._when is not None:
            at = max(text.find(self._when.text), 0)
            self._spans["date"] = (at, at + len(self._when.text))
        for price in money.prices(text):
            at = text.find(price.text)
            if at >= 0 and price.amount:
                self._price = price
                self._spans["price"] = (at, at + len(price.text))
                break

    def fits(self, kind: str) -> bool:
        """Whether a span of a kind stands apart from what is around it, as in no sentence."""
        if kind not in self._spans:
            return False
        start, end = self._spans[kind]
        text = self._piece.text
        before, after = text[:start].rstrip(), text[end:].lstrip()
        if kind == "price":
            return not after.strip(" .)") or len(text) < 60
        if kind == "masked":
            return not before or before[-1] in ",:;—–-|·(" or len(before.split()) <= 3
        apart = (not before or before[-1] in ",:;—–-|·([" or len(before.split()) <= 2) and (
            not after or after[0] in ",:;—–-|·)]" or len(after.split()) <= 3)  # fmt: skip
        return apart or len(text.split()) <= 6

    def pieces(self, kinds: set[str]) -> Iterator[_Piece]:
        """Yield the spans of the kinds, and what is left between them."""
        spans = sorted((self._spans[kind], kind) for kind in kinds if kind in self._spans)
        at, text, own = 0, self._piece.text, self._piece
        for i, ((start, end), kind) in enumerate(spans):
            if start < at:
                continue
            yield from self._rest(text[at:start], i, mixed=True)
            yield _Piece(own.record, f"{own.slot}:{kind}", text[start:end], own.leaf, kind, own.role,
                         self._when, self._price)  # fmt: skip
            at = end
        yield from self._rest(text[at:], len(spans), mixed=bool(spans))

    def _rest(self, text: str, number: int, *, mixed: bool) -> Iterator[_Piece]:
        own = self._piece
        stripped = text.strip(" ,;|·•-–—()[]") if mixed else text.strip()
        role = own.role
        if mixed or len(stripped) < 120:
            role = role or _joined(stripped, mixed=mixed)
        shown = without_join(stripped) if mixed or role in ("buyer", "item") else stripped
        if any(c.isalnum() for c in shown) and not (mixed and review_role(shown)):
            slot = f"{own.slot}:{number}" if mixed else own.slot
            yield _Piece(own.record, slot, shown, own.leaf, role=role)


def _joined(text: str, *, mixed: bool) -> str:
    """Return what a text's first words announce; in a text alone, only a label or ``by``."""
    role = join_role(text)
    labelled = ":" in text[:25]
    if mixed or labelled or not role:
        return role
    return "buyer" if role == "buyer" and len(text.split()) <= 4 else ""


def _age(text: str, times: Times) -> When | None:
    """Read ``28 days`` in a column that says how long ago."""
    found = _AGE.match(text.strip())
    if not found:
        return None
    unit = next(name for name, group in zip(_UNITS, found.groups()[1:], strict=True) if group)
    when = times.find(f"{found[1]} {unit} ago")
    return When(when.start, when.until, found[0]) if when else None


# --------------------------------------------------------------------------- times and amounts


def _read_times(
    tree: Tree, records: Records, reviews: Sequence[Review], pieces: Sequence[_Piece], times: Times
) -> None:
    dated = [piece for piece in pieces if piece.kind == "date"]
    shares: dict[str, int] = {}
    for piece in dated:
        shares[piece.slot] = shares.get(piece.slot, 0) + 1 + 2 * (piece.role == "date")
    for piece in sorted(dated, key=lambda p: (p.record, -shares[p.slot], p.leaf)):
        reviews[piece.record].when = reviews[piece.record].when or piece.when
    for review, (start, end) in zip(reviews, records.ranges, strict=True):
        review.when = times.marked(tree, start, end) or review.when


def _read_amounts(reviews: Sequence[Review], pieces: Sequence[_Piece], money: Money) -> None:
    for piece in pieces:
        review = reviews[piece.record]
        if piece.kind == "price" and review.amount is None:
            review.amount = piece.price
        elif piece.role == "amount" and review.amount is None:
            review.amount = money.under(piece.role, piece.text)


# --------------------------------------------------------------------------- comment, item, buyer


def _read_roles(
    tree: Tree, records: Records, reviews: Sequence[Review], pieces: Sequence[_Piece]
) -> None:
    for piece in pieces:
        review = reviews[piece.record]
        if piece.kind == "masked" and not review.buyer:
            review.buyer = piece.text.strip("[]()\"'“”@,")
    rest = [piece for piece in pieces if piece.kind == "rest" and not _is_noise(tree, piece)]
    judges = {slot.name: _Judge(tree, slot, records) for slot in _slots(rest)}
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
            review.buyer = piece.text.strip("\"'“”@ ,")
        elif piece.slot == texts or piece.slot in family:
            review.text = f"{review.text}\n{piece.text}".strip()[:_MOST_TEXT]
    for review, (start, end) in zip(reviews, records.ranges, strict=True):
        review.text = review.text.strip(f" {_QUOTES}")
        review.listing_link = review.listing_link or _any_item_link(tree, start, end)


def _kin(name: str, other: str) -> bool:
    """Whether two places differ only in number: paragraphs, or lines of one text."""
    return bool(other) and name.split("#")[0] == other.split("#")[0] and ":" not in name.split("#")[-1]


def _best(judges: Mapping[str, _Judge], role: str, taken: set[str]) -> str:
    least = {"text": 0.0, "item": 1.3, "buyer": 0.8}[role]
    known = [(judge.score(role), name) for name, judge in judges.items() if name not in taken]
    best = max(known, default=(least, ""), key=lambda pair: (pair[0], pair[1]))
    return best[1] if best[0] > least else ""


def _is_noise(tree: Tree, piece: _Piece) -> bool:
    text = piece.text.strip(" .:()[]").lower()
    if text in ACTIONS or rating_of_text(piece.text, piece.leaf) is not None and len(text) < 12:
        return piece.role not in ("comment", "item")
    return bool(review_role(piece.text)) and piece.role not in ("comment", "either", "buyer")


def _link_of(tree: Tree, leaf: int) -> str:
    for _ in range(4):
        leaf = tree.parents[leaf]
        if tree.tags[leaf] == "a":
            href = tree.attribute(leaf, "href")
            return href if followable(href) else ""
    return ""


def _item_link(tree: Tree, leaf: int) -> str:
    href = _link_of(tree, leaf)
    return href if leads_to(href) in ("item", "") else ""


def _any_item_link(tree: Tree, start: int, end: int) -> str:
    links = (link.href for link in tree.links_in(start, end) if followable(link.href))
    return next((href for href in links if leads_to(href) == "item"), "")


class _Judge:
    """How well a place of the records suits each role."""

    def __init__(self, tree: Tree, slot: _Slot, records: Records) -> None:
        self._tree, self._slot, self._records = tree, slot, records
        self._leaf = slot.pieces[0].leaf
        self._hrefs = [_link_of(tree, piece.leaf) for piece in slot.pieces[:40]]
        texts = [piece.text for piece in slot.pieces]
        self._words = sum(len(text.split()) for text in texts) / len(texts)
        self._same = len(texts) > 2 and len(set(texts)) == 1
        self._known = sum(text.casefold() in records.titles for text in texts) / len(texts)
        self._filled = len(texts) / len(records.ranges)

    def share(self, role: str) -> float:
        """Return how many of the pieces a label or heading gives the role."""
        return sum(piece.role == role for piece in self._slot.pieces) / len(self._slot.pieces)

    def _linked(self, kind: str) -> float:
        return sum(bool(h) and leads_to(h) == kind for h in self._hrefs) / len(self._hrefs)

    def _hint(self, role: str) -> float:
        above = self._tree.parents[self._leaf]
        tags = _TAGS.get(role, {}).get(self._tree.tags[above], 0.0)
        classes = self._tree.classes(above)
        if not classes and self._tree.tags[above] not in ("td", "li"):
            classes = self._tree.classes(self._tree.parents[above]) if above else ""
        return tags + bool(_SAYS[role].search(classes)) if role in _SAYS else tags

    def score(self, role: str) -> float:
        """Return the place's worth for a role; more is better."""
        if self.share("other") > 0.5 or self.share("amount") > 0.5 or self.share("rating") > 0.5:
            return -1.0
        return {"text": self._as_text, "item": self._as_item, "buyer": self._as_buyer}[role]()

    def _as_text(self) -> float:
        worth = 0.8 * log2(1 + self._words) + 1.2 * self._hint("text") + 0.5 * self._filled
        worth += 3 * self.share("comment") + 1.5 * self.share("either") - 3 * self.share("item")
        worth -= 3 * self._linked("item") + 2 * self._linked("vendor") + 2.5 * self._known
        worth -= 3 * self.share("buyer") + 3 * self.share("date") + 1.2 * self._hint("noise")
        worth -= 0.8 * self._hint("buyer") + 0.8 * self._hint("item") + 3 * self.share("vendor")
        worth -= 0.7 * (":" in self._slot.name.split("#")[-1])
        return worth - 2.5 * self._same

    def _as_item(self) -> float:
        worth = 2.5 * self._linked("item") + 3 * self.share("item") + 2.5 * self._known
        worth += 1.4 * self._hint("item") - 3 * self.share("comment") - 2 * self.share("buyer")
        worth -= 1.2 * self._hint("text") + self._hint("buyer") + 2 * self._linked("vendor")
        return worth - 1.0 * self._hint("noise") - 0.6 * (self._words < 1.5)

    def _as_buyer(self) -> float:
        if self._words > 3.5 or max(len(p.text) for p in self._slot.pieces) > 40:
            return -1.0
        worth = 3 * self.share("buyer") + 1.5 * self._linked("vendor") + 1.3 * self._hint("buyer")
        worth += 0.7 * (self._words < 2.5) + 0.5 * self._filled - 2.5 * self._linked("item")
        worth -= 3 * (self.share("item") + self.share("comment") + self.share("date"))
        worth -= 1.5 * self._hint("noise") + 2 * self._same + 1.0 * self._hint("text")
        numbers = sum(p.text.strip().isdigit() for p in self._slot.pieces) / len(self._slot.pieces)
        return worth - 2 * numbers
