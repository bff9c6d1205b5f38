"""Simulated exchange rates, the rounding of sellers, and how amounts are written."""

from __future__ import annotations

from decimal import Decimal

from spaniel.range._dice import Dice

__all__ = ["CURRENCIES", "print_money", "print_number", "rate_usd", "round_price"]

_BASE = {
    "USD": Decimal("1"),
    "EUR": Decimal("1.16"),
    "GBP": Decimal("1.34"),
    "RUB": Decimal("0.0125"),
    "BTC": Decimal("68000"),
    "XMR": Decimal("330"),
}
CURRENCIES: tuple[str, ...] = tuple(sorted(_BASE))
_SIGMA = {"BTC": 0.015, "XMR": 0.02}
_STEP = {
    "USD": (Decimal("0.5"), Decimal(1), Decimal(5)),
    "EUR": (Decimal("0.5"), Decimal(1), Decimal(5)),
    "GBP": (Decimal("0.5"), Decimal("0.5"), Decimal(1)),
    "RUB": (Decimal(10), Decimal(50), Decimal(500)),
}
_CHEAP, _DEAR = Decimal(60), Decimal(600)
_SIGNS = {"$": "USD", "£": "GBP"}
_AFTER = {"EUR": "€", "RUB": "руб.", "BTC": "BTC", "XMR": "XMR"}


def rate_usd(seed: int, currency: str, day: int) -> Decimal:
    """Return what one unit of the currency is worth in US dollars on a day of the world.

    Ordinary money stands still; coins walk at random. All of it is simulated.
    """
    value = _BASE[currency]
    if currency not in _SIGMA:
        return value
    dice = Dice(seed, "rate", currency)
    for _ in range(day):
        value = (value * Decimal(repr(dice.lognormal(_SIGMA[currency])))).quantize(Decimal("0.01"))
    return value


def round_price(amount: Decimal, currency: str, usd: Decimal) -> Decimal:
    """Round as a seller would: to steps that grow with the price; coins to four digits."""
    if currency not in _STEP:
        digits = Decimal("0.00001") if currency == "BTC" else Decimal("0.0001")
        return max(amount.quantize(digits), digits)
    small, middle, large = _STEP[currency]
    step = small if usd < _CHEAP else middle if usd < _DEAR else large
    rounded = max((amount / step).quantize(Decimal(1)) * step, step)
    return rounded.quantize(Decimal(1) if currency == "RUB" else Decimal("0.01"))


def print_number(amount: Decimal, language: str) -> str:
    """Write a number as the language does: ``1,234.50``, ``1.234,50``, ``1 234,50``."""
    english = f"{amount:,f}"
    if language == "en":
        return english
    group = "\u00a0" if language == "ru" else "."
    return english.replace(",", "\x00").replace(".", ",").replace("\x00", group)


def print_money(amount: Decimal, currency: str, language: str) -> str:
    """Write an amount of money with its sign or code where the language puts it."""
    number = print_number(amount, language)
    for sign, code in _SIGNS.items():
        if code == currency:
            return f"{sign}{number}"
    return f"{number} {_AFTER[currency]}"
