"""Claim: quantities, prices, dates and places are read from the words that sellers use.

Prints, for the titles of Agora in the real data folder (``SPANIEL_REAL_DATA`` or
``../shared/data``; not part of the repository): the share of titles with a digit or a word for a
unit in which a quantity is found, and the time per title. Then, for the fixtures in
``tests/extract``, which are in invented words: the share read right, and the calibration error of
the confidences. ``--sample SEED COUNT`` prints distinct titles with their readings, to be checked
by hand. Run: ``python -m benchmarks.value_grammars``.
"""

from __future__ import annotations

import csv
import gzip
import io
import random
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from benchmarks.real_data import folder
from spaniel.extract.moment import find_moment
from spaniel.extract.price import find_prices
from spaniel.extract.quantity import find_quantity
from spaniel.extract.region import DOMESTIC, parse_region, parse_regions
from spaniel.extract.tiers import find_tiers
from spaniel.extract.unit_words import PIECES, UNITS

_FIXTURES = Path(__file__).parent.parent / "tests" / "extract"
_NOW = datetime(2023, 3, 15, 16, 30, tzinfo=UTC)
_WORD = re.compile(r"[^\W\d_]{3,}")
_LONG_WORDS = {word for word in (*UNITS, *PIECES) if len(word) > 2}

_Judged = tuple[bool, float | None]
"""Whether a row was read right, and how sure the reader was where it read anything."""


def _titles() -> list[str]:
    found = []
    for path in sorted(folder("agora-2014").glob("products-*.csv.gz")):
        with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
            rows = csv.DictReader(io.StringIO(file.read()))
            found += [" ".join(row["product"].split()) for row in rows]
    return found


def _may_say(title: str) -> bool:
    digit = re.search(r"\d", title) is not None
    return digit or not _LONG_WORDS.isdisjoint(_WORD.findall(title.lower()))


def _coverage(titles: Sequence[str]) -> None:
    likely = [title for title in titles if _may_say(title)]
    found = sum(find_quantity(title) is not None for title in likely)
    distinct = sorted(set(likely))
    found_distinct = sum(find_quantity(title) is not None for title in distinct)
    print(f"{len(titles)} titles, {len(likely)} with a digit or a word for a unit")
    print(f"a quantity in {found / len(likely):.3f} of them, ", end="")
    print(f"{found_distinct / len(distinct):.3f} of the {len(distinct)} distinct")


def _microseconds(read: Callable[[str], object], texts: Sequence[str]) -> float:
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        for text in texts:
            read(text)
        best = min(best, time.perf_counter() - start)
    return best / len(texts) * 1e6


def _rows(name: str) -> list[dict[str, str]]:
    with (_FIXTURES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _number(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"


def _quantities() -> Iterator[_Judged]:
    for row in _rows("titles.csv"):
        found = find_quantity(row["title"])
        wanted = tuple(row[key] for key in ("amount", "unit", "pieces", "grams"))
        if found is None:
            yield not any(wanted), None
            continue
        read = (_number(found.amount), found.unit, _number(found.pieces), _number(found.grams))
        yield read == wanted, found.confidence


def _prices() -> Iterator[_Judged]:
    for row in _rows("prices.csv"):
        prices = find_prices(row["text"])
        read = ";".join(f"{_number(price.amount)} {price.currency}" for price in prices)
        tiers = ";".join(
            f"{_number(t.quantity_amount)} {t.quantity_unit or '-'} "
            f"{_number(t.price_amount)} {t.price_currency}"
            for t in find_tiers(row["text"])
        )
        sure = min((price.confidence for price in prices), default=None)
        yield (read, tiers) == (row["prices"], row["tiers"]), sure


def _dates() -> Iterator[_Judged]:
    for row in _rows("dates.csv"):
        found = find_moment(row["text"], now=_NOW, language=row["language"])
        if found is None:
            yield not row["start"], None
            continue
        read = (f"{found.start:%Y-%m-%dT%H:%M:%S}", f"{found.until:%Y-%m-%dT%H:%M:%S}")
        yield read == (row["start"], row["until"]), found.confidence


def _places() -> Iterator[_Judged]:
    for row in _rows("destinations.csv"):
        read = (parse_region(row["text"]), " ".join(parse_regions(row["text"], home=DOMESTIC)))
        yield read == (row["from"], row["to"]), None


def _report(name: str, judged: Sequence[_Judged]) -> None:
    right = sum(is_right for is_right, _ in judged)
    bins: dict[int, list[tuple[bool, float]]] = defaultdict(list)
    for is_right, sure in judged:
        if sure is not None:
            bins[min(int(sure * 10), 9)].append((is_right, sure))
    count = sum(map(len, bins.values()))
    error = sum(abs(sum(c for _, c in one) - sum(r for r, _ in one)) for one in bins.values())
    calibration = f"{error / count:.3f}" if count else "-"
    print(f"{name:11} {len(judged):5} {right / len(judged):7.3f} {calibration:>12}")


def _sample(titles: Sequence[str], seed: int, count: int) -> None:
    for title in random.Random(seed).sample(sorted(set(titles)), count):
        q = find_quantity(title)
        said = "-"
        if q is not None:
            said = f"{_number(q.amount)} {q.unit} x{_number(q.pieces)} ={_number(q.grams)} g"
        print(f"{said:40} {title[:100]}")


def main() -> None:
    titles = _titles()
    if sys.argv[1:2] == ["--sample"]:
        _sample(titles, int(sys.argv[2]), int(sys.argv[3]))
        return
    _coverage(titles)
    print(
        f"find_quantity {_microseconds(find_quantity, titles):.1f} microseconds a title, ", end=""
    )
    print(f"find_prices {_microseconds(find_prices, titles):.1f}")
    print(f"{'fixture':11} {'rows':>5} {'right':>7} {'calibration':>12}")
    for name, read in (
        ("quantities", _quantities), ("prices", _prices), ("dates", _dates), ("places", _places),
    ):  # fmt: skip
        _report(name, list(read()))


if __name__ == "__main__":
    main()
