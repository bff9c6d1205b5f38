"""From the records that a template found to finished observations: the hot path.

What is the same on a whole page is laid out once. What a record says is worked out once for the
same texts, whatever page or day shows them; a page adds the record's place and identity. See
``benchmarks/fast_path.py`` for what each of these costs.
"""

from __future__ import annotations

import hashlib
import json
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from itertools import chain, repeat
from operator import call
from typing import Any, NamedTuple

from spaniel.types import (
    Capture,
    KeyRule,
    Listing,
    Observation,
    PageKind,
    Post,
    Source,
    Template,
    Tier,
    canonical_json,
)

from ..listing_key import key_of, normal
from ..sealing import Sealing
from ..wrapper import RecordFound
from ._grammar import Grammar, Said
from ._kinds import BASE, KINDS, Kind

__all__ = ["Observer", "identities", "now_of"]

_SUREST = 0.99
_MOST_KNOWN = 10_000
_LONGEST_KNOWN = 1_000
"""Characters of a record that is remembered: with a description it hardly comes again."""
_OF_CAPTURE = frozenset(field.name for field in fields(Capture)) - {"id"}
_quoted = json.encoder.encode_basestring


def now_of(capture: Capture) -> datetime:
    """Return the moment that "yesterday" counts from: when a page was seen, else taken in."""
    return capture.seen or capture.captured


class _Read(NamedTuple):
    """What a record says, wherever it stands.

    Attributes:
        own: the values of the kind's own fields, in their order.
        sure: 0 to 1.
        same: by what the page's showing it once more is known; ``None`` where only by its place.
    """

    own: tuple[Any, ...]
    sure: float
    same: str | None


class Observer:
    """Makes the observations of the records of one template of one source.

    A record without what makes it one (a listing without a title) is left out, and so is a listing
    that the page shows once more. Texts are sealed before an observation holds them.

    Args:
        template: of a kind in :data:`KINDS`; fields that no grammar is for are passed over.
        source: whose pages they are.
        grammar: the source's.
    """

    def __init__(self, template: Template, source: Source, grammar: Grammar) -> None:
        self.template = template
        self._kind, self._source = KINDS[template.observes], source
        self._grammar = grammar
        known = grammar.fields(template.observes)
        self._texts = {name: known[name] for name in template.fields if name in known}
        self._times = {n: stem for n, stem in self._kind.times.items() if n in template.fields}
        self._required = frozenset(n for n, rule in template.fields.items() if rule.required)
        self._names = (*self._texts, *self._times)
        self._is_own = template.page_kind == PageKind.LISTING.value
        self._known: dict[tuple[Any, ...], _Read | None] = {}

    def observe(
        self, records: Sequence[RecordFound], capture: Capture, reading: str
    ) -> tuple[Observation, ...]:
        """Make the observations of a page's records, in their order.

        Args:
            records: from a run of the template without faults.
            capture: the page.
            reading: id of the reading.
        """
        now = now_of(capture) if self._times else None
        address = capture.address if self._is_own else ""
        own = address if address.startswith(("http://", "https://")) else ""
        distinct: dict[object, tuple[_Read, str]] = {}
        for record in records:
            read = self._read(record.values, now, own)
            if read is not None:
                place = record.place
                distinct.setdefault(read.same or place, (read, place))
        kept = list(distinct.values())
        if self._kind.made is Post:
            kept = _sealed_talk(self._kind, kept)
        return tuple(_made(self._kind, kept, capture, reading))

    # ------------------------------------------------------------------ what a record says

    def _read(self, values: Mapping[str, str], now: datetime | None, own: str) -> _Read | None:
        key = (now, own, *map(values.get, self._names))
        try:
            return self._known[key]
        except KeyError:
            read = self._read_anew(values, now, own)
        if sum(map(len, values.values())) <= _LONGEST_KNOWN:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[key] = read
        return read

    def _read_anew(self, values: Mapping[str, str], now: datetime | None, own: str) -> _Read | None:
        row: dict[str, Any] = {}
        sure = _SUREST
        for name, said in self._said(values, now):
            _add(row, said.values)
            if said.sure < sure and (said.values or name in self._required):
                sure = said.sure
        if not any(row.get(name) for name in self._kind.needs):
            return None
        _take_first_step(row)
        same = _address(row, own, self._source.listing_key) if self._kind.made is Listing else None
        if self._kind.made is not Post:  # posts are sealed together
            row = Sealing().fields(row)
        ours = {**self._kind.blank, **row}
        return _Read(tuple(ours[name] for name in self._kind.own), sure, same)

    def _said(self, values: Mapping[str, str], now: datetime | None) -> Iterator[tuple[str, Said]]:
        """Yield what each field says; a title first, since another field may say it better."""
        for name in sorted(values, key=lambda name: name != "title"):
            if name in self._texts:
                yield name, self._texts[name][values[name]]
            elif name in self._times:
                yield name, self._grammar.time(self._times[name], values[name], now)


def _add(row: dict[str, Any], values: Mapping[str, Any]) -> None:
    """Add what a field says; of techniques of marketing each may say some."""
    before = row.get("marketing", ())
    row.update(values)
    if before and "marketing" in values:
        row["marketing"] = tuple(sorted({*before, *values["marketing"]}))


def _sealed_talk(kind: Kind, kept: Sequence[tuple[_Read, str]]) -> list[tuple[_Read, str]]:
    """Seal the posts of a page as parts of one text, which they are."""
    rows = [dict(zip(kind.own, read.own, strict=True)) for read, _ in kept]
    sealing = Sealing()
    sealing.judged([text for row in rows for text in (*row["quotes"], row["text"])])
    shown = [sealing.fields(row) for row in rows]
    return [
        (read._replace(own=tuple(row[name] for name in kind.own)), place)
        for (read, place), row in zip(kept, shown, strict=True)
    ]


def _take_first_step(row: dict[str, Any]) -> None:
    """Let the first step of a price list say what the price buys, if it is an amount of goods."""
    steps: Sequence[Tier] = row.get("tiers", ())
    if not steps:
        return
    step = steps[0]
    if row.get("price_amount") is None:
        row |= {"price_amount": step.price_amount, "price_currency": step.price_currency,
                "price_text": step.text}  # fmt: skip
    is_goods = step.quantity_amount is not None and step.quantity_unit not in ("", "piece")
    if is_goods and row["price_amount"] == step.price_amount:
        row |= {"quantity_amount": step.quantity_amount, "quantity_unit": step.quantity_unit,
                "quantity_text": step.text, "grams": step.grams}  # fmt: skip


def _address(row: dict[str, Any], own: str, rule: KeyRule) -> str | None:
    """Give a listing its address and key, and return what tells it from others on its page.

    Args:
        row: the listing's fields; the address and key are entered.
        own: the page's address where it is the listing's own page.
        rule: the source's, for the key.
    """
    link = row.get("link") or own
    row["link"], row["listing_key"] = link, key_of(own or link, rule)
    if not link:
        return None
    price = row.get("price_amount")
    named = (normal(link), row.get("title"), row.get("vendor"))
    return repr((*named, None if price is None else f"{price.normalize():f}"))


# --------------------------------------------------------------------------- observations


def _made(
    kind: Kind, kept: Sequence[tuple[_Read, str]], capture: Capture, reading: str
) -> Iterator[Observation]:
    """Yield observations.

    A frozen type's own constructor takes twice as long for its fifty fields as setting their slots.
    """
    shared = {name: getattr(capture, name) for name in BASE if name in _OF_CAPTURE}
    shared |= {"capture": capture.id, "reading": reading}
    setters, new = _SETTERS[kind.made], object.__new__
    ids = identities(reading, kind.made, [place for _, place in kept])
    for (read, place), id_ in zip(kept, ids, strict=True):
        shared["id"], shared["place"], shared["confidence"] = id_, place, read.sure
        made = new(kind.made)
        values = chain(map(shared.__getitem__, BASE), read.own)
        deque(map(call, setters, repeat(made), values), maxlen=0)
        yield made


_SETTERS: Mapping[type[Observation], tuple[Callable[[Any, Any], None], ...]] = {
    kind.made: tuple(getattr(kind.made, name).__set__ for name in (*BASE, *kind.own))
    for kind in KINDS.values()
}


def identities(reading: str, kind: type[Observation], places: Sequence[str]) -> list[str]:
    """Return what ``kind.identify(reading, place)`` does for each place, in one go."""
    start = canonical_json([reading, kind.__name__.lower()])[:-1] + b","
    begun = hashlib.sha256(start)
    ids = []
    for place in places:
        one = begun.copy()
        one.update(f"{_quoted(place)}]".encode())
        ids.append(f"obs-{one.hexdigest()[:32]}")
    return ids
