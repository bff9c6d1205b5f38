"""Prices in lines, found the way one source writes them, and remembered."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from spaniel.types import Price

from ..price import find_prices, parse_amount
from ..remembered import remembered
from ._tree import Line

__all__ = ["Money", "is_price_line"]

_LONGEST = 300
_DIGIT = re.compile(r"\d")
_CURRENCY = re.compile(r"[A-Z]{3,4}\b|[€$£₽₿฿]")
_BARE_NUMBER = re.compile(r"[\d.,'\s\u00a0]+")


_Finder = Callable[[str], tuple[Price, ...]]


@lru_cache(maxsize=64)
def _finder(currencies: tuple[tuple[str, str], ...], language: str) -> _Finder:
    """Return what finds prices in texts of a source, and remembers them."""
    meant = dict(currencies)

    @remembered
    def find(text: str) -> tuple[Price, ...]:
        if not _DIGIT.search(text):
            return ()
        return find_prices(text, currencies=meant, language=language)

    return find


class Money:
    """Finds prices the way one source writes them.

    Pages of one site say the same lines again and again, so what was found is remembered.
    """

    def __init__(self, currencies: Mapping[str, str], language: str) -> None:
        self._currencies, self._language = tuple(sorted(currencies.items())), language
        self._find = _finder(self._currencies, language)

    @property
    def currencies(self) -> Mapping[str, str]:
        """What a bare symbol means on this source."""
        return dict(self._currencies)

    @property
    def language(self) -> str:
        """How numbers are written."""
        return self._language

    def prices(self, text: str) -> tuple[Price, ...]:
        """Return the prices in the text, in order; a long text is no price's place."""
        return self._find(text) if len(text) <= _LONGEST else ()

    def under(self, heading: str, text: str) -> Price | None:
        """Return a bare number's price, its currency taken from the heading or label."""
        number = _BARE_NUMBER.fullmatch(text)
        amount = parse_amount(text, self._language) if number else None
        if amount is None:
            return None
        for sign in _CURRENCY.findall(heading):
            for price in self.prices(f"{amount} {sign}"):
                return Price(
                    amount=price.amount, currency=price.currency, text=text, confidence=0.8
                )
        return Price(amount=amount, currency="", text=text, confidence=0.3)


def is_price_line(line: Line, money: Money) -> bool:
    """Whether a line is a price, and not a text in which money is spoken of."""
    return any(
        price.amount and (len(price.text) * 4 >= len(line.text) or _opens(line.text, price.text))
        for price in money.prices(line.text)
    )


def _opens(text: str, price: str) -> bool:
    return len(text) < 60 and text.startswith(price)
