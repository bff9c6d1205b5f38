"""What a reading says, pointed out on its page: observations as an analyst would mark them.

An observation keeps the page's words for most of its fields; these are marks as they are. Where it
keeps a value only (a counter, a kind of escrow), the place in the records is looked for whose
texts a grammar reads as just these values.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from selectolax.lexbor import LexborHTMLParser, LexborNode

from spaniel.types import Observation

from ..terms import marketing_in
from ..wrapper import line_round, visible_text
from ._agreement import plain
from ._counting import count_in
from ._grammar import Grammar
from ._kinds import KINDS, Kind

__all__ = ["FIELDS", "Marked", "Marks", "Spot", "mark"]

_MOST_RECORDS = 200
_MOST_ELEMENTS = 120
_LONGEST = 200
_LONGEST_SHOWN = 5_000
_LONGEST_PRICE = 30
_ATTRIBUTES = ("title", "alt", "datetime")
_LEAST_SHARE = 0.05
"""Of the records that say a field: below it two or three pages do not teach it."""
_LEAST_READ = 0.98
_MOST_KINDS = 2
"""A class that a smaller part of the records has tells them not apart: ``post-812``, ``odd``."""
_NUMBER = re.compile(
    r"(?<![\d.,])\d{1,12}(?:[.,\u00a0 ]\d{3}(?!\d))*(?:[.,]\d+)?k?\b", re.IGNORECASE
)

_STEP = r"(?:/|>|»|›|→|::)"

_WAS = "price_was"

FIELDS: Mapping[str, Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "listing": {
        "title": ("title", ("title",)),
        "url": ("link", ("link",)),
        "price": ("price_text", ("price_amount", "price_currency")),
        "vendor": ("vendor", ("vendor",)),
        "vendor_url": ("vendor_link", ("vendor_link",)),
        "category": ("category", ("category",)),
        "stock": ("", ("stock",)),
        "ships_from": ("ships_from_text", ("ships_from", "ships_from_text")),
        "ships_to": ("ships_to_text", ("ships_to", "ships_to_text")),
        "sales": ("", ("sales",)),
        "views": ("", ("views",)),
        "rating": ("rating_text", ("rating_text",)),
        "escrow": ("", ("escrow",)),
        "quantity": ("quantity_text", ("quantity_amount", "quantity_unit", "grams")),
        "listed_at": ("listed_text", ("listed", "listed_until")),
        "payment": ("", ("payment",)),
        "delivery": ("", ("delivery",)),
        _WAS: ("", ("marketing",)),
        "marketing": ("", ("marketing",)),
        "tiers": ("", ("tiers",)),
        "description": ("description", ("description",)),
    },
    "account": {
        "name": ("name", ("name",)),
        "url": ("link", ("link",)),
        "level": ("level", ("level",)),
        "sales": ("", ("sales",)),
        "rating": ("rating_text", ("rating_text",)),
    },
    "feedback": {
        "text": ("text", ("text",)),
        "buyer": ("buyer", ("buyer",)),
        "rating": ("rating_text", ("rating_text",)),
        "at": ("at_text", ("at", "at_until")),
        "amount": ("amount_text", ("amount", "amount_currency")),
        "listing": ("listing", ("listing",)),
        "listing_url": ("listing_link", ("listing_link",)),
        "vendor": ("vendor", ("vendor",)),
    },
    "post": {
        "author": ("author", ("author",)),
        "text": ("text", ("text",)),
        "author_url": ("author_id", ("author_id",)),
        "at": ("at_text", ("at", "at_until")),
        "message_id": ("message_id", ("message_id",)),
    },
}
"""Field of a template to the field with the page's words, if any, and the fields it is read to."""


Spot = tuple[int, int]
"""A record: page and number on the page."""
Marks = Mapping[Spot, str]


@dataclass(frozen=True, slots=True)
class Marked:
    """The records of some pages, marked.

    Attributes:
        ways: for each field that can be marked wherever it is said, in order of weight, one or
            more ways to mark it: the page's words, or the whole of a place that holds them.
        said: for each of these fields the records that say it.
        alike: the records whose elements are of the commonest kind, by page.
        places: CSS place of each record's element.
    """

    ways: Mapping[str, Sequence[Marks]]
    said: Mapping[str, frozenset[Spot]]
    alike: Sequence[Sequence[Spot]]
    places: Mapping[Spot, str]


@dataclass(frozen=True, slots=True)
class _Record:
    """A record on its page: what was read of it, and what its elements show, by their place."""

    spot: Spot
    now: datetime
    read: Observation
    kind: str
    shown: str
    cells: Mapping[str, str]
    attributes: frozenset[str]


def mark(
    observes: str,
    grammar: Grammar,
    pages: Sequence[tuple[datetime, LexborHTMLParser, Sequence[Observation]]],
) -> Marked:
    """Mark the observations of some pages.

    Args:
        observes: kind of the observations, as a template names it.
        grammar: the source's.
        pages: each with the moment its times count from, and what was read from it.
    """
    kind = KINDS[observes]
    records = [
        record
        for page, (now, parser, some) in enumerate(pages)
        for at, one in enumerate(some[:_MOST_RECORDS])
        if isinstance(one, kind.made)
        and (record := _record((page, at), now, parser, one)) is not None
    ]
    ways: dict[str, Sequence[Marks]] = {}
    said: dict[str, frozenset[Spot]] = {}
    for name in _names(observes, kind, grammar, records):
        field = _Field(observes, name, kind, grammar, next(iter(ways.get(_WAS, ())), {}))
        found = field.ways(records)
        if found:
            ways[name] = found
            is_sure = name == _WAS  # what else tells of a discount is another field's
            said[name] = frozenset(
                found[0] if is_sure else (one.spot for one in records if field.is_said(one))
            )
    places = {record.spot: _place(record.read) for record in records}
    return Marked(ways, said, _alike(records, len(pages)), places)


def _names(
    observes: str, kind: Kind, grammar: Grammar, records: Sequence[_Record]
) -> Iterator[str]:
    """Yield the fields to mark; an earlier price only where no words say what it says."""
    for name in FIELDS[observes]:
        is_said = name == _WAS and _Field(observes, "marketing", kind, grammar, {}).ways(records)
        if not is_said:
            yield name


def _alike(records: Sequence[_Record], pages: int) -> list[list[Spot]]:
    """Return the spots of the commonest kind of record: a page's featured ones are made apart."""
    often = Counter(name for record in records for name in record.kind.split(" "))
    least = len(records) / _MOST_KINDS
    kinds = [
        " ".join(name for name in record.kind.split(" ") if often[name] > least)
        for record in records
    ]
    commonest = max(sorted(set(kinds)), key=kinds.count, default="")
    pairs = zip(records, kinds, strict=True)
    spots = [record.spot for record, kind in pairs if kind == commonest]
    return [[spot for spot in spots if spot[0] == page] for page in range(pages)]


def _place(read: Observation) -> str:
    return read.place.partition("#")[0]


def _record(
    spot: Spot, now: datetime, parser: LexborHTMLParser, read: Observation
) -> _Record | None:
    element = parser.css_first(_place(read)) if read.place else None
    if element is None:
        return None
    nodes = [element, *element.css("[href], [title], [datetime], [alt]")[:_MOST_ELEMENTS]]
    values = (value for node in nodes for value in node.attributes.values())
    said = frozenset((value or "").strip() for value in values)
    kind = " ".join([f"<{element.tag}>", *(element.attributes.get("class") or "").split()])
    shown = visible_text(element)
    # Each element's text is read by itself: of a long record that takes its depth times as long.
    cells = dict(_cells(element)) if len(shown) <= _LONGEST_SHOWN else {}
    return _Record(spot, now, read, kind, shown, cells, said)


def _cells(record: LexborNode) -> Iterator[tuple[str, str]]:
    """Yield each element's place below its record, by tags and classes, and what it shows."""
    paths = {record.mem_id: ""}
    times: dict[str, int] = {}
    for count, node in enumerate(record.traverse()):
        if count > _MOST_ELEMENTS:
            return
        above = node.parent
        lead = paths.get(above.mem_id, "") if above is not None else ""
        path = f"{lead}>{node.tag}.{node.attributes.get('class') or ''}"
        paths[node.mem_id] = path
        times[path] = times.get(path, 0) + 1
        text = visible_text(node)
        if 0 < len(text) <= _LONGEST:
            yield f"{path}#{times[path]}", text
        line = line_round(node)
        if line != text and 0 < len(line) <= _LONGEST:
            yield f"{path}#{times[path]}@line", line
        for name in _ATTRIBUTES:
            value = " ".join((node.attributes.get(name) or "").split())
            if 0 < len(value) <= _LONGEST:
                yield f"{path}#{times[path]}@{name}", value


def _as_shown(words: str, text: str) -> str:
    """Return words as they stand in a text, which may space them, or part steps, otherwise."""
    pieces = words.split()
    if not pieces or len(words) > _LONGEST_SHOWN:
        return ""
    joined = " ".join(pieces)
    if joined in text:
        return joined
    if len(words) > _LONGEST:
        return ""
    between = (_STEP if piece == ">" else re.escape(piece) for piece in pieces)
    found = re.search(r"\s*".join(between), text[:_LONGEST_SHOWN])
    return found[0] if found else ""


class _Field:
    """One field of a kind, and how it could be marked."""

    def __init__(self, observes: str, name: str, kind: Kind, grammar: Grammar, was: Marks) -> None:
        self._name, self._kind, self._grammar = name, kind, grammar
        self._was = was
        self._texts = grammar.fields(observes).get(name)
        self._words, self._read_to = FIELDS[observes][name]

    def is_said(self, record: _Record) -> bool:
        """Whether the record says the field, and not only its title."""
        read = record.read
        if self._name == _WAS:
            return "discount" in self._marketing(record)
        if self._name == "marketing":
            return bool(self._wanted(record))
        if self._name == "quantity" and getattr(read, "quantity_text", "") in read.title:  # type: ignore[attr-defined]
            return False
        return any(getattr(read, field) != self._kind.blank[field] for field in self._read_to)

    def _marketing(self, record: _Record) -> frozenset[str]:
        """Return what a record says to sell better, but for what its title says."""
        read = record.read
        said = frozenset(getattr(read, "marketing", ()))
        return said - frozenset(marketing_in(getattr(read, "title", "")))

    def _wanted(self, record: _Record) -> frozenset[str]:
        """Return of this what no earlier price says."""
        said = self._marketing(record)
        return said - {"discount"} if record.spot in self._was else said

    def _says_marketing(self, record: _Record, text: str) -> bool:
        texts = self._grammar.fields("listing")
        if self._name == _WAS:
            price = texts["price"][text].values.get("price_amount")
            is_another = price not in (None, getattr(record.read, "price_amount", None))
            return is_another and len(text) <= _LONGEST_PRICE
        found = frozenset(texts["marketing"][text].values.get("marketing", ()))
        said = frozenset(getattr(record.read, "marketing", ()))
        return bool(found) and self._wanted(record) <= found <= said

    def ways(self, records: Sequence[_Record]) -> list[Marks]:
        """Return the ways to mark it, none where it is said too seldom or not to be found."""
        said = [record for record in records if self.is_said(record)]
        if not said or len(said) < _LEAST_SHARE * len(records):
            return []
        place = self._place(said)
        tried = (
            {one.spot: text for one in said if (text := self._by_words(one))},
            {one.spot: text for one in said if (text := self._counted(one))},
            {one.spot: text for one in said if self._says(one, text := one.cells.get(place, ""))},
        )
        if self._name == _WAS:
            return [tried[2]] if self._is_only_there(place, records, tried[2]) else []
        distinct: list[Marks] = []
        for marks in tried:
            if len(marks) >= _LEAST_READ * len(said) and marks not in distinct:
                distinct.append(marks)
        return distinct

    def _is_only_there(self, place: str, records: Sequence[_Record], marks: Marks) -> bool:
        """Whether a place shows a price in marked records alone, and in enough of them."""
        has = {one.spot for one in records if one.cells.get(place)}
        return len(marks) > _LEAST_SHARE * len(records) and has == marks.keys()

    def _by_words(self, record: _Record) -> str:
        """Return the page's words, as they were kept, if they stand in the record."""
        words = getattr(record.read, self._words) if self._words else ""
        text = next((found for some in (record.shown, *sorted(record.attributes))
                     if (found := _as_shown(words, some))), "")  # fmt: skip
        return text if self._says(record, text) else ""

    def _counted(self, record: _Record) -> str:
        """Return how a counter is written in its record: ``1,204``; empty where it is none."""
        count = getattr(record.read, self._read_to[0])
        if not isinstance(count, int) or len(self._read_to) > 1:
            return ""
        said = (record.shown, *sorted(record.attributes))
        numbers = (text for some in said for text in _NUMBER.findall(some[:_LONGEST_SHOWN]))
        found = (text for text in numbers if count_in(text) == count)
        return next(found, "")

    def _place(self, said: Sequence[_Record]) -> str:
        """Return the place whose whole texts say the field most often."""
        right: dict[str, int] = {}
        length: dict[str, int] = {}
        for record in said:
            for place, text in record.cells.items():
                if self._says(record, text):
                    right[place] = right.get(place, 0) + 1
                    length[place] = length.get(place, 0) + len(text)
        return min(right, key=lambda place: (-right[place], length[place], place), default="")

    def _says(self, record: _Record, text: str) -> bool:
        """Whether a grammar reads a text to what was read of the record."""
        if not text:
            return False
        if self._name in (_WAS, "marketing"):
            return self._says_marketing(record, text)
        if self._texts is not None:
            values = self._texts[text].values
        else:
            stem = self._kind.times[self._name]
            values = self._grammar.time(stem, text, record.now).values
        return all(
            plain(values.get(field, self._kind.blank[field])) == plain(getattr(record.read, field))
            for field in self._read_to
        )
