"""The texts of records of feedback by where they stand, with dates, prices and names cut out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spaniel.types import Price

from ..quantity import find_quantity
from ..remembered import remembered
from ._columns import Heading, under_headings
from ._money import Money
from ._review_words import (
    DATING,
    MASKED,
    join_role,
    masked_in,
    review_role,
    trimmed,
    without_join,
)
from ._stars import rating_span
from ._tree import TEXT, Tree
from ._when import Times, When

__all__ = ["Piece", "Records", "Slot", "cut_slot", "is_age", "pieces_of", "place_in", "slots_of"]

_LONGEST_MIXED = 240
_CHANGING = re.compile(
    r"\d+|[\w-]*(?:positiv|negativ|neutral|success|danger|warning|secondary|odd|even|first"
    r"|last|alt)[\w-]*",
    re.I,
)
_AGE = re.compile(
    r"^(\d{1,4})\s*\+?\s*(?:(min|мин)|(h|hours?|std|stunden?|час\w{0,2}|horas?|heures?|ore?"
    r"|godzin\w?)|"
    r"(d|days?|tage?n?|дн\w{0,2}|день|días?|jours?|dni|dzień|giorn[io]|dias?)|(w|weeks?"
    r"|wochen?|недел\w|semanas?|"
    r"semaines?|tygodni\w?|settiman[ae])|(months?|monate?n?|мес\w{0,5}|mes(?:es)?|mois"
    r"|miesi\w{1,5}|mes[ei]))\b",
    re.I,
)
_UNITS = ("minutes", "hours", "days", "weeks", "months")


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
class Piece:
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
class Slot:
    """The pieces in one place of all records."""

    name: str
    pieces: list[Piece] = field(default_factory=list)


def place_in(tree: Tree, entry: int, start: int) -> str:
    steps = []
    while entry > start or (entry == start and tree.tags[entry] != TEXT):
        if tree.tags[entry] != TEXT:
            names = _lasting(tree.attribute(entry, "class"))
            cell = _column(tree, entry) if tree.tags[entry] in ("td", "th") else ""
            steps.append(f"{tree.tags[entry]}{cell}.{names}")
        if entry == start:
            break
        entry = tree.parents[entry]
    return "/".join(reversed(steps))


@remembered
def _lasting(classes: str) -> str:
    return ".".join(_CHANGING.sub("", classes).split()[:2])


def _column(tree: Tree, cell: int) -> str:
    row = tree.parents[cell]
    for i, child in enumerate(tree.children(row)):
        if child == cell or i > 30:
            return str(i)
    return ""


def pieces_of(tree: Tree, records: Records, used: set[int]) -> list[Piece]:
    """Return the texts of all records with their places and what announces them."""
    found: list[Piece] = []
    for number, (start, end) in enumerate(records.ranges):
        lines = tree.lines_in(start, end)
        columns = under_headings(tree, start, end, lines, records.headings)
        counts: dict[str, int] = {}
        first: dict[Heading, str] = {}
        label = ""
        for line in lines:
            for leaf in line.leaves:
                text = tree.texts[leaf]
                path = place_in(tree, leaf, start)
                counts[path] = counts.get(path, 0) + 1
                if leaf in used:
                    continue
                heading = columns.get(line.start, ("", ""))
                # A heading is about what its cell says first, not what is small beneath it.
                led = first.setdefault(heading, path) == path
                role = (heading[0] if led else "") or label
                label = _as_label(text)
                if not label and any(c.isalnum() for c in text):
                    found.append(Piece(number, f"{path}#{counts[path]}", text, leaf, role=role))
    return found


def _as_label(text: str) -> str:
    """Return the role of a text that is a label with its colon, empty for any other."""
    return review_role(text) if text.endswith((":", "：")) and len(text) < 30 else ""


def slots_of(pieces: Sequence[Piece]) -> list[Slot]:
    slots: dict[str, Slot] = {}
    for piece in pieces:
        slots.setdefault(piece.slot, Slot(piece.slot)).pieces.append(piece)
    return list(slots.values())


def cut_slot(slot: Slot, money: Money, times: Times) -> Iterator[Piece]:
    """Cut dates, prices and masked names out where the texts of a place mostly hold them."""
    cuts = [_Cuts(piece, money, times) for piece in slot.pieces]
    usual = {
        kind
        for kind in ("date", "masked", "price", "rating")
        if sum(cut.fits(kind) for cut in cuts) * 10 >= 6 * len(cuts)
    }
    for cut in cuts:
        yield from cut.pieces(usual)


class _Cuts:
    """The spans of one text that are values in themselves."""

    def __init__(self, piece: Piece, money: Money, times: Times) -> None:
        self._piece = piece
        self._spans: dict[str, tuple[int, int]] = {}
        self._when: When | None = None
        self._price: Price | None = None
        if len(piece.text) <= _LONGEST_MIXED:
            self._look(piece.text, money, times)

    def _look(self, text: str, money: Money, times: Times) -> None:
        masked = masked_in(text) or (
            MASKED.fullmatch(text) if any(map(str.isalpha, text)) else None
        )
        if masked:
            self._spans["masked"] = masked.span()
        self._when = times.find(text) if len(text) <= 160 else None
        if self._when is None and (self._piece.role == "date" or is_age(text)):
            self._when = _age(text, times)
        if self._when is not None:
            at = max(text.find(self._when.text), 0)
            self._spans["date"] = (at, at + len(self._when.text))
        rating = rating_span(text)
        if rating is not None:
            self._spans["rating"] = rating
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
        if kind == "rating":
            return True
        if kind == "masked":
            return not before or before[-1] in ",:;—–-|·(" or len(before.split()) <= 3
        led = not before or before[-1] in ",:;—–-|·([" or DATING.search(before) is not None
        followed = not after or after[0] in ",:;—–-|·)]" or len(after.split()) <= 3
        apart = (led or len(before.split()) <= 2) and followed
        return apart or len(text.split()) <= 6

    def pieces(self, kinds: set[str]) -> Iterator[Piece]:
        """Yield the spans of the kinds, and what is left between them."""
        spans = sorted((self._spans[kind], kind) for kind in kinds if kind in self._spans)
        at, text, own = 0, self._piece.text, self._piece
        for i, ((start, end), kind) in enumerate(spans):
            if start < at:
                continue
            yield from self._rest(text[at:start], i, mixed=True, sold="price" in kinds)
            yield Piece(own.record, f"{own.slot}:{kind}", text[start:end], own.leaf, kind, own.role,
                         self._when, self._price)  # fmt: skip
            at = end
        sold = "price" in kinds and bool(spans)
        yield from self._rest(text[at:], len(spans), mixed=bool(spans), sold=sold)

    def _rest(self, text: str, number: int, *, mixed: bool, sold: bool) -> Iterator[Piece]:
        own = self._piece
        stripped = trimmed(text) if mixed else text.strip()
        role = own.role
        if mixed or len(stripped) < 120:
            role = role or _joined(stripped, mixed=mixed)
        shown = without_join(stripped) if mixed or role in ("buyer", "item") else stripped
        if sold:
            role, shown = role or ("item" if " " in shown else ""), _unmeasured(shown)
        if any(c.isalnum() for c in shown) and not (mixed and review_role(shown)):
            slot = f"{own.slot}:{number}" if mixed else own.slot
            yield Piece(own.record, slot, shown, own.leaf, role=role)


def _unmeasured(text: str) -> str:
    """Drop what was bought of it: ``Green tea, 10 g`` before a price is ``Green tea``."""
    name, comma, amount = text.rpartition(", ")
    found = find_quantity(amount) if comma and len(amount) < 20 else None
    return name.strip() if found and len(found.text) * 2 >= len(amount.strip()) else text


def _joined(text: str, *, mixed: bool) -> str:
    """Return what a text's first words announce; in a text alone, only a label or ``by``."""
    role = join_role(text)
    labelled = ":" in text[:25]
    if mixed or labelled or not role:
        return role
    return "buyer" if role == "buyer" and len(text.split()) <= 4 else ""


def is_age(text: str) -> bool:
    """Whether a text says how long ago and nothing else: ``28 days``."""
    found = _AGE.match(text) if len(text) < _LONGEST_AGE else None
    return found is not None and found.end() == len(text)


_LONGEST_AGE = 20


def _age(text: str, times: Times) -> When | None:
    """Read ``28 days`` in a column that says how long ago."""
    found = _AGE.match(text.strip())
    if not found:
        return None
    unit = next(name for name, group in zip(_UNITS, found.groups()[1:], strict=True) if group)
    when = times.find(f"{found[1]} {unit} ago")
    return When(when.start, when.until, found[0]) if when else None
