"""Prices in short texts: amount and currency as seen, never converted.

The grammar is our own: libraries for prices know neither coins nor the spellings of markets. A
price is a number with a currency beside it; a number alone is never a price here (a table that
says the currency of a column reads its bare numbers with :func:`parse_amount`).

How a number is read, where one separator could be either:

* Both separators: the last one is the decimal one (``1,234.50``, ``1.234,50``).
* One separator twice or more groups thousands (``1,234,567``, ``1.234.567``).
* After a leading zero, or with other than three digits behind it, it is decimal (``0,123``,
  ``12,5``, ``1.2345``).
* One separator and exactly three digits (``1,234``, ``1.234``): in money of states it groups,
  because no such price has three decimals. In coins and bare numbers a point is decimal and a
  comma groups, unless the language writes them the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from spaniel.types import Price

__all__ = ["PriceFound", "find_prices", "locate_prices", "parse_amount"]

_COIN_LIST = "BTC XMR LTC ETH DASH BCH ZEC DOGE USDT USDC XRP TRX BNB SOL TON"
_ISO_LIST = """
USD EUR GBP AUD CAD NZD HKD SGD TWD MXN BRL ARS CLP COP PEN CHF SEK NOK DKK ISK PLN CZK HUF RON
BGN RSD UAH RUB BYN KZT UZS GEL AMD AZN MDL ILS TRY INR PKR THB VND IDR MYR PHP KRW JPY CNY ZAR
NGN KES EGP MAD AED SAR IRR
"""
_COINS = frozenset(_COIN_LIST.split())
_CODES = frozenset(_ISO_LIST.split()) | _COINS
_WORDS_TOO = frozenset({"TRY", "RON", "SOL", "TON", "DASH", "ARS", "MAD", "SAR", "COP", "PEN"})
"""Codes that are also words in lower case."""


class PriceFound(NamedTuple):
    """A price and where it stands: ``text[start:end] == price.text``, in code points."""

    price: Price
    start: int
    end: int


class _Currency(NamedTuple):
    code: str
    confidence: float


_SIGNS: Mapping[str, tuple[str, float]] = {
    "$": ("USD", 0.85), "US$": ("USD", 1), "$US": ("USD", 1), "AU$": ("AUD", 1),
    "A$": ("AUD", 0.9), "C$": ("CAD", 0.9), "CA$": ("CAD", 1), "CDN$": ("CAD", 1),
    "NZ$": ("NZD", 1), "HK$": ("HKD", 1), "S$": ("SGD", 0.9), "NT$": ("TWD", 1),
    "MX$": ("MXN", 1), "R$": ("BRL", 1), "€": ("EUR", 1), "£": ("GBP", 0.95),
    "¥": ("JPY", 0.5), "円": ("JPY", 1), "元": ("CNY", 1), "₽": ("RUB", 1), "₴": ("UAH", 1),
    "₸": ("KZT", 1), "₺": ("TRY", 1), "₹": ("INR", 1), "₪": ("ILS", 1), "₩": ("KRW", 1),
    "₫": ("VND", 1), "₾": ("GEL", 1), "₱": ("PHP", 0.9), "₦": ("NGN", 1),
    "₿": ("BTC", 1), "฿": ("BTC", 0.8), "Ƀ": ("BTC", 1), "Ł": ("LTC", 0.9), "Ξ": ("ETH", 0.9),
    "ɱ": ("XMR", 1),
}  # fmt: skip
"""Signs that need no word boundary: currency and confidence.

``฿`` is the baht's sign, and was bitcoin's on markets before Unicode had one (2017)."""

_WORDS: Mapping[str, tuple[str, float]] = {
    "euro": ("EUR", 1), "euros": ("EUR", 1), "евро": ("EUR", 1),
    "dollar": ("USD", 0.85), "dollars": ("USD", 0.85), "dólares": ("USD", 0.85),
    "dollari": ("USD", 0.85), "dolarów": ("USD", 0.85), "dólar": ("USD", 0.85),
    "доллар": ("USD", 0.85), "доллара": ("USD", 0.85), "долларов": ("USD", 0.85),
    "доларів": ("USD", 0.85), "bucks": ("USD", 0.85), "quid": ("GBP", 0.95),
    "руб": ("RUB", 0.98), "рублей": ("RUB", 0.98), "рубля": ("RUB", 0.98),
    "р": ("RUB", 0.9), "rur": ("RUB", 1), "грн": ("UAH", 1), "гривен": ("UAH", 1),
    "гривень": ("UAH", 1), "гривны": ("UAH", 1), "рубль": ("RUB", 1),
    "eur": ("EUR", 1), "euri": ("EUR", 0.9), "євро": ("EUR", 1), "rubel": ("RUB", 1),
    "złoty": ("PLN", 1), "złote": ("PLN", 1), "złotych": ("PLN", 1), "forint": ("HUF", 1),
    "franken": ("CHF", 1), "francs": ("CHF", 0.7), "франков": ("CHF", 0.9), "baht": ("THB", 1),
    "reais": ("BRL", 1), "kronor": ("SEK", 1), "kroner": ("NOK", 0.6), "сум": ("UZS", 1),
    "лей": ("MDL", 0.7), "tenge": ("KZT", 1), "rubles": ("RUB", 1), "roubles": ("RUB", 1),
    "zł": ("PLN", 1), "zl": ("PLN", 0.9), "kč": ("CZK", 1), "kc": ("CZK", 0.8),
    "lei": ("RON", 0.7), "лв": ("BGN", 0.9), "kr": ("SEK", 0.4),
    "тенге": ("KZT", 1), "тг": ("KZT", 0.9), "rs": ("INR", 0.6),
    "rmb": ("CNY", 1), "nis": ("ILS", 1), "sfr": ("CHF", 1), "fr": ("CHF", 0.5), "xbt": ("BTC", 1),
    "btc": ("BTC", 1), "bitcoin": ("BTC", 1), "bitcoins": ("BTC", 1),
    "биткоин": ("BTC", 1), "биткоинов": ("BTC", 1), "бтк": ("BTC", 0.8),
    "monero": ("XMR", 1), "litecoin": ("LTC", 1), "litecoins": ("LTC", 1), "ether": ("ETH", 0.9),
    "mbtc": ("mBTC", 1), "m฿": ("mBTC", 1), "mɃ": ("mBTC", 1), "mƀ": ("mBTC", 1),
    "ubtc": ("uBTC", 1), "μbtc": ("uBTC", 1), "satoshi": ("sat", 1), "satoshis": ("sat", 1),
    "sats": ("sat", 0.9),
}  # fmt: skip
_CASED: Mapping[str, tuple[str, float]] = {
    "Ft": ("HUF", 0.8), "Br": ("BYN", 0.8), "TL": ("TRY", 0.8),
}  # fmt: skip
"""Words that mean something else in another case (feet)."""

_PARTS: Mapping[str, tuple[str, Decimal]] = {
    "mBTC": ("BTC", Decimal("0.001")),
    "uBTC": ("BTC", Decimal("0.000001")),
    "sat": ("BTC", Decimal("0.00000001")),
}
"""Named parts of a coin: written as the coin itself, which is exact and no conversion."""

_BY_LANGUAGE = {
    ("kr", "da"): "DKK", ("kr", "nb"): "NOK", ("kr", "no"): "NOK", ("kr", "nn"): "NOK",
    ("kr", "sv"): "SEK", ("kr", "is"): "ISK", ("¥", "ja"): "JPY", ("¥", "zh"): "CNY",
    ("฿", "th"): "THB", ("$", "en-au"): "AUD", ("$", "en-ca"): "CAD",
}  # fmt: skip

_COMMA_LANGUAGES = """
de es fr it pt nl pl cs sk sl hr sr ru uk be bg ro hu el tr da sv nb nn no fi is et lv lt id vi
"""
_COMMA_DECIMAL = frozenset(_COMMA_LANGUAGES.split())
"""Languages that write the decimals behind a comma (CLDR number symbols)."""

_SPACE = "[ \u00a0\u2009\u202f]"
_START = re.compile(r"(?<![\d.,])(?:[.,](?=\d))?\d")
_SPACED = re.compile(rf"\d{{1,3}}(?:{_SPACE}\d{{3}}(?!\d)){{1,5}}(?:[.,]\d{{1,12}})?(?![.,]?\d)")
_PLAIN = re.compile(
    r"""\d{1,3}(?:[.,'’]\d{2,3}){2,6}(?:[.,]\d{1,12})?(?![.,'’]?\d)
      | \d{1,3}['’]\d{3}(?:[.,]\d{1,12})?(?![.,'’]?\d)
      | \d{1,18}(?:[.,]\d{1,30})?(?![.,]?\d)
      | [.,]\d{1,30}(?![.,]?\d)""",
    re.VERBOSE,
)
_EXPONENT = re.compile(r"\d{1,18}(?:\.\d{1,18})?[eE][+-]?\d{1,2}(?!\w)")
_SIGN_CHARACTERS = "".join(sorted({c for sign in _SIGNS for c in sign if not c.isascii()}))
_TOKEN = (
    rf"[mM][฿Ƀ]|(?:US|AU|CA|NZ) \$|[A-Za-z]{{0,3}}\$(?:US\b)?|[{_SIGN_CHARACTERS}]"
    r"|[^\W\d_]{1,12}\.?"
)
_BEFORE = re.compile(rf"(?:(?<![^\W\d_])|(?=[{_SIGN_CHARACTERS}$]))({_TOKEN}){_SPACE}{{0,2}}\Z")
_THOUSAND = r"k(?!\w)|[ \u00a0]?(?:тыс(?:яч)?\.?(?!\w)|т\.?(?= ?р\.?(?!\w)))"
_AFTER = re.compile(
    rf"({_THOUSAND})?(?:[.,][-–—]{{1,2}})?{_SPACE}{{0,2}}({_TOKEN}|%)?", re.IGNORECASE
)
_DIGIT = re.compile(r"\d")
_DASH = re.compile(rf"{_SPACE}?[-–—]{_SPACE}?")
_ENDS_NUMBER = re.compile(rf"{_SPACE}*(?:\Z|[/|,;)\]\n])")
_NEAR = 16
"""How far before its number a currency is looked for, in characters."""

_UNIT_LIST = """
x g gr gram grams gramm mg kg kilo kilos oz ounce ounces lb lbs ml l pill pills tab tabs tablet
tablets hit hits seed seeds blotter blotters pcs г гр кг мг шт
"""
_UNITS = frozenset(_UNIT_LIST.split())
"""Words after a number that make ``BTC 5 g`` goods and no price."""


@dataclass(slots=True)
class _Number:
    start: int
    end: int
    text: str
    sign: _Currency | None = None
    thousand: bool = False
    sign_before: bool = False


def parse_amount(text: str, language: str = "") -> Decimal | None:
    """Return the number that ``text`` is, or ``None`` if it is not one number and nothing else.

    Args:
        text: ``1,234.50``, ``1.234,50``, ``1 234,50``, ``1'234.50``, ``0.00266844``, ``1e-04``
            (as statistics packages write small numbers), ``-5``.
        language: ISO 639-1; decides what ``1,234`` and ``1.234`` mean (see the module).
    """
    stripped = text.strip()
    number = stripped.removeprefix("-")
    if _EXPONENT.fullmatch(number) or _SPACED.fullmatch(number) or _PLAIN.fullmatch(number):
        amount = _to_decimal(number, _decimal_sign(language))
    else:
        return None
    return -amount if amount is not None and number != stripped else amount


def find_prices(
    text: str, *, currencies: Mapping[str, str] = {}, language: str = ""
) -> tuple[Price, ...]:
    """Return the prices in a short text, in order.

    Args:
        text: ``From: 3 $``, ``USD 45.00 / 0.0034 BTC``, ``£10-£20`` (two), ``12 000 руб.``
        currencies: what a bare sign or word means on this site, as ``{"$": "AUD"}``. A bare ``$``
            is otherwise USD with confidence 0.7, other shared signs likewise.
        language: ISO 639-1; decides between readings of a number and of ``kr`` or ``¥``.
    """
    found = locate_prices(text, currencies=currencies, language=language)
    return tuple(one.price for one in found)


def locate_prices(
    text: str, *, currencies: Mapping[str, str] = {}, language: str = ""
) -> tuple[PriceFound, ...]:
    """Return what :func:`find_prices` returns, and where each price stands in the text."""
    if _DIGIT.search(text) is None:
        return ()
    numbers = list(_numbers(text, _Tokens(currencies, language)))
    _share_ranges(text, numbers)
    found = (_price(text, number, language) for number in numbers)
    return tuple(one for one in found if one is not None)


class _Tokens:
    """What a sign or word beside a number means on this site."""

    def __init__(self, currencies: Mapping[str, str], language: str) -> None:
        self._site = {token.casefold(): code for token, code in currencies.items()}
        self._language = language.casefold()

    def get(self, token: str) -> _Currency | None:
        bare = token.rstrip(".")
        folded = bare.casefold()
        if folded in self._site:
            return _Currency(self._site[folded], 1.0)
        if (folded, self._language) in _BY_LANGUAGE:
            return _Currency(_BY_LANGUAGE[folded, self._language], 0.9)
        return _lookup(bare)


@lru_cache(maxsize=4096)
def _lookup(token: str) -> _Currency | None:
    token = token.replace(" ", "")
    upper = token.upper()
    sign = upper if upper in _SIGNS else token
    if token.endswith("$") and sign not in _SIGNS:
        if upper[:-1] in _CODES:  # USD$ 5
            return _Currency(upper[:-1], 1.0)
        sign = "$"  # "only$5": the letters are no part of the sign
    if sign in _SIGNS:
        return _Currency(*_SIGNS[sign])
    if token in _CASED:
        return _Currency(*_CASED[token])
    if upper in _CODES and (token == upper or upper not in _WORDS_TOO):
        return _Currency(upper, 1.0)
    known = _WORDS.get(token.casefold())
    return _Currency(*known) if known else None


def _numbers(text: str, tokens: _Tokens) -> Iterator[_Number]:
    """Yield every number of the text with the currency that stands beside it, if any."""
    position = taken = 0
    while start := _START.search(text, position):
        before = _BEFORE.search(text[max(taken, start.start() - _NEAR) : start.start()])
        # "TL 3" is a level of trust; lira stand behind the number.
        lira = before is not None and before.group(1).strip() == "TL"
        left = tokens.get(before.group(1)) if before and not lira else None
        match = _number_at(text, start.start(), left, tokens)
        if match is None:  # a run of digits and signs that is no number: a version, a date
            position = _skip_run(text, start.end())
            continue
        number = _Number(start.start(), match.end(), match.group(), left)
        glued_word = before is not None and before.group(1)[-1].isalpha()
        _look_after(text, number, tokens, glued_word=glued_word)
        if left is not None and before is not None:
            number.start -= len(before.group())
            number.sign_before = True
        yield number
        position = taken = number.end


def _number_at(
    text: str, start: int, left: _Currency | None, tokens: _Tokens
) -> re.Match[str] | None:
    """Match the number; groups set apart by spaces count only where no other reading is near."""
    spaced = _SPACED.match(text, start)
    if spaced:
        after = _AFTER.match(text, spaced.end())
        right = after and after.group(2)
        closes = left is not None and _ENDS_NUMBER.match(text, spaced.end())
        if closes or (left is None and right and tokens.get(right)):
            return spaced
    return _EXPONENT.match(text, start) or _PLAIN.match(text, start)


def _look_after(text: str, number: _Number, tokens: _Tokens, *, glued_word: bool) -> None:
    """Take the currency behind the number, or let it decide what a shared sign before it means."""
    after = _AFTER.match(text, number.end)
    if after is None:
        return
    if after.group(1) is not None:
        number.thousand, number.end = True, after.end(1)
    word = after.group(2) or ""
    right = tokens.get(word) if word else None
    number_follows = text[after.end() : after.end() + 2].strip()[:1].isdigit()
    if number.sign is None:
        directly = text[after.end() : after.end() + 1].isdigit()
        if right is not None and not directly:
            number.sign, number.end = right, after.end()
    elif right is not None and number.sign.confidence < 1 and not number_follows:
        if right.confidence > number.sign.confidence:
            number.sign, number.end = right, after.end()
    elif glued_word and (word == "%" or word.casefold().rstrip(".") in _UNITS):
        number.sign = None


def _share_ranges(text: str, numbers: list[_Number]) -> None:
    """Give both ends of ``$10-20`` and ``10-20 €`` the currency that stands at one of them."""
    for first, second in pairwise(numbers):
        if not _DASH.fullmatch(text, first.end, second.start):
            continue
        after = text[second.end : second.end + 1]
        if first.sign is None and not second.sign_before:  # "5 - $40" is five for forty
            first.sign = second.sign
        elif second.sign is None and not (after.isalnum() or after == "%"):
            second.sign = first.sign


def _price(text: str, number: _Number, language: str) -> PriceFound | None:
    if number.sign is None:
        return None
    code = number.sign.code
    style = _decimal_sign(language) if code in _COINS or code in _PARTS else ""
    amount = _to_decimal(number.text, style)
    if amount is None:
        return None
    if number.thousand:
        amount *= 1000
    code, part = _PARTS.get(code, (code, Decimal(1)))
    start, end = _trimmed(text, number.start, number.end)
    price = Price(
        amount=amount if part == 1 else amount * part,
        currency=code,
        text=text[start:end],
        confidence=float(number.sign.confidence),
    )
    return PriceFound(price, start, end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    original = text[start:end]
    return start + len(original) - len(original.lstrip()), start + len(original.rstrip())


def _decimal_sign(language: str) -> str:
    return "," if language.casefold().split("-")[0] in _COMMA_DECIMAL else "."


def _to_decimal(number: str, decimal_sign: str) -> Decimal | None:
    """Read a number; ``decimal_sign`` settles ``1,234``, and empty means that it groups."""
    if "e" in number.casefold():
        return Decimal(format(Decimal(number), "f"))
    compact = _GROUPERS.sub("", number)
    grouped = compact != number
    signs = [c for c in compact if c in ".,"]
    if len(signs) > 1 and signs[-1] in signs[:-1]:  # 1,234,567
        return _joined(compact) if len(set(signs)) == 1 else None
    if len(signs) > 1:
        return _split_at(compact, signs[-1])
    if not signs:
        return Decimal(compact)
    whole, _, rest = compact.partition(signs[0])
    could_group = len(rest) == 3 and 1 <= len(whole) <= 3 and whole[0] != "0" and not grouped
    if could_group and signs[0] != decimal_sign:
        return Decimal(whole + rest)
    return _split_at(compact, signs[0])


def _joined(compact: str) -> Decimal | None:
    groups = re.split("[.,]", compact)
    if len(groups[-1]) != 3 or any(len(g) not in (2, 3) for g in groups[1:]):
        return None
    return Decimal("".join(groups))


def _split_at(compact: str, sign: str) -> Decimal:
    whole, _, rest = compact.rpartition(sign)
    whole = whole.replace(".", "").replace(",", "")
    return Decimal(f"{whole or '0'}.{rest}")


def _skip_run(text: str, position: int) -> int:
    run = _RUN.match(text, position)
    return run.end() if run else position


_GROUPERS = re.compile(rf"{_SPACE}|['’]")
_RUN = re.compile(r"[\d.,'’]*")
