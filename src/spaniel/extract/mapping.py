"""One row of a table to the fields of a listing, by the mapping that its source declares."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

from spaniel.errors import SourceInvalid
from spaniel.extract.mention import choose_mention
from spaniel.extract.moment import parse_moment
from spaniel.extract.price import find_prices, parse_amount
from spaniel.extract.quantity import find_quantity
from spaniel.extract.region import parse_region, parse_regions, split_from_to
from spaniel.extract.rows import Row, key_column
from spaniel.ports import Lexicon
from spaniel.types import Capture, Price, Quantity, Source, TableMapping

__all__ = ["Faults", "RowReader"]

_FIELD_LIST = """
title vendor vendor_link price quantity category category_2 category_3 ships_from ships_to stock
sales views rating_text description link offer
"""
_FIELDS = frozenset(_FIELD_LIST.split())
_SPLITS = frozenset({"", "from_to"})
_SURE_ENOUGH = 0.5
"""A quantity less sure than this is not taken from a title."""


class Faults:
    """Counts what could not be read in single rows; ``row`` is the one being read, from 1."""

    def __init__(self) -> None:
        self.row = 0
        self._count: Counter[str] = Counter()
        self._first: dict[str, int] = {}

    def add(self, what: str) -> None:
        """Note a fault of the present row."""
        self._count[what] += 1
        self._first.setdefault(what, self.row)

    def __str__(self) -> str:
        return "; ".join(
            f"{what} in {count} of {self.row} rows, first in row {self._first[what]}"
            for what, count in sorted(self._count.items())
        )


class RowReader:
    """Turns one row into the fields of a listing, by one source's mapping.

    Raises:
        SourceInvalid: the mapping, or the rule of the listing's key or of the time seen, cannot
            hold.
    """

    def __init__(self, source: Source, lexicon: Lexicon | None) -> None:
        if source.table is None:
            raise SourceInvalid("has no 'table'", where=f"source {source.id}", do="map its columns")
        _check_mapping(source.table, source.id)
        self._source = source
        self._lexicon = lexicon
        self._fields = source.table.fields
        self._missing = frozenset(source.table.missing) | {""}
        self._key_column = key_column(source)
        self._key = _pattern(source.listing_key.regex)
        if source.seen.format:  # refuse a bad format now, not in the first row
            parse_moment("0", format=source.seen.format)

    def read(self, row: Row, capture: Capture, faults: Faults) -> dict[str, Any]:
        """Return the listing's own fields; what could not be read is noted in ``faults``."""
        title = self._cell(row, "title")
        category = self._category(row)
        price = self._price(row, faults)
        return {
            "listing_key": self._listing_key(row, faults),
            "title": title,
            "category": category,
            "confidence": price.confidence if price else 1.0,
            **{
                name: self._cell(row, name)
                for name in ("vendor", "vendor_link", "link", "rating_text", "offer")
            },
            "description": self._cell(row, "description", fold=False),
            **_price_fields(price, self._cell(row, "price")),
            **_quantity_fields(self._quantity(row, title)),
            **self._shipping(row),
            **self._substance(title, category),
            **{name: self._counter(row, name, faults) for name in ("stock", "sales", "views")},
            **self._seen(row, capture, faults),
        }

    def _cell(self, row: Row, name: str, *, fold: bool = True) -> str:
        rule = self._fields.get(name)
        return self._text(row, rule.column, fold=fold) if rule else ""

    def _text(self, row: Row, column: str, *, fold: bool = True) -> str:
        text = row.get(column, "")
        folded = " ".join(text.split())
        if folded in self._missing:
            return ""
        return folded if fold else text.strip()

    def _category(self, row: Row) -> str:
        path = (self._cell(row, name) for name in ("category", "category_2", "category_3"))
        return " > ".join(filter(None, path))

    def _listing_key(self, row: Row, faults: Faults) -> str:
        if not self._key_column:
            return ""
        text = self._text(row, self._key_column)
        if self._key is None:
            return text
        match = self._key.search(text)
        if match is None or not match.group(1):
            faults.add("no listing key")
            return ""
        return match.group(1)

    def _price(self, row: Row, faults: Faults) -> Price | None:
        text = self._cell(row, "price")
        if not text:
            return None
        language = self._source.language
        currency = self._fields["price"].currency
        amount = parse_amount(text, language) if currency else None
        if amount is not None and amount >= 0:
            return Price(amount=amount, currency=currency, text=text)
        prices = find_prices(text, currencies=self._source.currencies, language=language)
        if not prices:
            faults.add("price not understood")
            return None
        return prices[0]

    def _quantity(self, row: Row, title: str) -> Quantity | None:
        text = self._cell(row, "quantity")
        if text:
            found = find_quantity(text)
            amount = parse_amount(text, self._source.language)
            if found is None and amount is not None and amount >= 0:
                return Quantity(amount=amount, unit="", grams=None, text=text)
            return found
        found = find_quantity(title)
        return found if found and found.confidence >= _SURE_ENOUGH else None

    def _shipping(self, row: Row) -> dict[str, Any]:
        from_text, to_text = self._cell(row, "ships_from"), self._cell(row, "ships_to")
        if from_text and self._fields["ships_from"].split == "from_to":
            from_text, embedded = split_from_to(from_text)
            to_text = to_text or embedded
        elif to_text and self._fields["ships_to"].split == "from_to":
            embedded, to_text = split_from_to(to_text)
            from_text = from_text or embedded
        return {
            "ships_from": _region(from_text),
            "ships_from_text": from_text,
            "ships_to": parse_regions(to_text),
            "ships_to_text": to_text,
        }

    def _substance(self, title: str, category: str) -> dict[str, str]:
        if self._lexicon is None:
            return {}
        mention = choose_mention(self._lexicon, title, category)
        return {"substance": mention.substance, "substance_text": mention.text} if mention else {}

    def _counter(self, row: Row, name: str, faults: Faults) -> int | None:
        text = self._cell(row, name)
        if not text:
            return None
        amount = parse_amount(text, self._source.language)
        if amount is None or amount < 0 or amount != amount.to_integral_value():
            faults.add(f"{name} is no whole number")
            return None
        return int(amount)

    def says_when(self, row: Row) -> bool | None:
        """Whether the row's date was understood; ``None`` where it has none."""
        rule = self._source.seen
        text = self._text(row, rule.column) if rule.column else ""
        return _moment(text, rule.format, self._source.language) is not None if text else None

    def _seen(self, row: Row, capture: Capture, faults: Faults) -> dict[str, Any]:
        rule = self._source.seen
        text = self._text(row, rule.column) if rule.column else ""
        interval = _moment(text, rule.format, self._source.language) if text else None
        if interval is None:
            if text:
                faults.add("date not understood")
            return {
                "seen": capture.seen,
                "seen_until": capture.seen_until,
                "seen_text": capture.seen_text,
            }
        return {"seen": interval[0], "seen_until": interval[1], "seen_text": text}


def _check_mapping(table: TableMapping, source: str) -> None:
    for name, rule in table.fields.items():
        if name not in _FIELDS:
            raise SourceInvalid(
                f"'{name}' is no field of a listing",
                where=f"source {source}, table.fields",
                do=f"use one of {', '.join(sorted(_FIELDS))}",
            )
        if rule.split not in _SPLITS:
            raise SourceInvalid(
                f"'{rule.split}' is no form of an embedded value",
                where=f"source {source}, table.fields.{name}.split",
                do="use from_to, or leave it out",
            )


def _pattern(regex: str) -> re.Pattern[str] | None:
    if not regex:
        return None
    try:
        pattern = re.compile(regex)
    except re.error as fault:
        raise SourceInvalid(
            f"'{regex}' is no regular expression ({fault})", where="listing_key", do="correct it"
        ) from fault
    if not pattern.groups:
        raise SourceInvalid(
            f"'{regex}' has no group", where="listing_key", do="put the id in parentheses"
        )
    return pattern


def _price_fields(price: Price | None, text: str) -> Mapping[str, Any]:
    if price is None:
        return {"price_text": text}
    return {
        "price_amount": price.amount,
        "price_currency": price.currency,
        "price_text": text,
    }


def _quantity_fields(quantity: Quantity | None) -> Mapping[str, Any]:
    if quantity is None:
        return {}
    return {
        "quantity_amount": quantity.amount,
        "quantity_unit": quantity.unit,
        "quantity_text": quantity.text,
        "grams": quantity.grams,
    }


@lru_cache(maxsize=4096)
def _region(text: str) -> str:
    return parse_region(text)


@lru_cache(maxsize=4096)
def _moment(text: str, format: str, language: str) -> tuple[datetime, datetime] | None:
    return parse_moment(text, format=format, language=language)
