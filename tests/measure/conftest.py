"""A lake in memory: rows by hand, an engine over DuckDB. Everything in it is invented."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal, localcontext
from typing import Any

import ibis
import pyarrow as pa
import pytest

from spaniel.lake.schema import arrow_schema
from spaniel.measure import measure
from spaniel.ports import Rate
from spaniel.types import Capture, Listing, Promotion, Reading

KINDS: Mapping[str, type] = {
    "listing": Listing,
    "capture": Capture,
    "reading": Reading,
    "promotion": Promotion,
}
START = datetime(2020, 1, 1, 12, tzinfo=UTC)
OWNED = {
    "authority": "unit-a",
    "marking": "TLP:AMBER",
    "retain_until": date(2030, 1, 1),
    "owning_unit": "unit",
}


class LakeInMemory:
    """Collects rows; ``engine()`` opens them."""

    def __init__(self) -> None:
        self.rows: dict[str, list[tuple[Any, int]]] = {kind: [] for kind in KINDS}
        self._seq = 0

    def _add(self, kind: str, row: Any) -> Any:
        self._seq += 1
        self.rows[kind].append((row, self._seq))
        return row

    def capture(self, name: str, *, day: int | None = 0, **more: Any) -> Capture:
        seen = None if day is None else START + timedelta(days=day)
        row = Capture(
            **{**OWNED, "source": "src", "service": "Bazaar", "technique": "open_source", **more},
            id=name, address=f"http://shop.example/{name}", seen=seen, seen_until=seen,
            seen_text="", captured=START, payload_digest="sha256:00", payload_bytes=1,
            media_type="text/html", content_encoding="", status=200, grant="g", origin="", depth=0,
            simulated=False, record_id="r", file="a.warc.gz", offset=0, length=1,
            record_sha256="sha256:00",
        )  # fmt: skip
        return self._add("capture", row)

    def reading(
        self, capture: str, *, reader: str = "reader", version: str = "1", **more: Any
    ) -> Any:
        row = Reading(
            **{**OWNED, "source": "src", "service": "Bazaar", "kind": "content", **more},
            id=f"rdg-{capture}-{reader}-{version}", capture=capture, reader=reader, version=version,
            profile="", page_kind="results", page_kind_confidence=1.0, site_kind="market",
            observations=0, problem="", simulated=False,
        )  # fmt: skip
        return self._add("reading", row)

    def promote(self, version: str, **more: Any) -> Promotion:
        row = Promotion(
            **{**OWNED, "source": "", "kind": "content", "reader": "reader", "profile": "", **more},
            id=f"prm-{self._seq}", version=version, who="an analyst", why="better", at=START,
        )  # fmt: skip
        return self._add("promotion", row)

    def listing(self, title: str = "thing", *, day: int | None = 0, **more: Any) -> Listing:
        """Add an observation; its capture and reading too, if they are not there yet."""
        capture = more.pop("capture", f"cap-{'x' if day is None else day}")
        version = more.pop("version", "1")
        self._see(capture, day, version, more)
        seen = None if day is None else START + timedelta(days=day)
        number = len(self.rows["listing"])
        values = {
            **OWNED, "source": "src", "service": "Bazaar", "place": f"row:{number}", "seen": seen,
            "seen_until": seen, "seen_text": "", "captured": START, "confidence": 1.0,
            "simulated": False, "listing_key": "", "title": title, "link": "",
            "id": f"obs-{number:06d}",
        }  # fmt: skip
        reading = f"rdg-{capture}-reader-{version}"
        return self._add("listing", Listing(**{**values, **more}, capture=capture, reading=reading))

    def _see(self, capture: str, day: int | None, version: str, more: Mapping[str, Any]) -> None:
        known = {k: more[k] for k in ("authority", "source", "service") if k in more}
        if all(row.id != capture for row, _ in self.rows["capture"]):
            self.capture(capture, day=day, **known)
        reading = f"rdg-{capture}-reader-{version}"
        if all(row.id != reading for row, _ in self.rows["reading"]):
            self.reading(capture, version=version, **known)

    def shuffled(self, seed: int) -> LakeInMemory:
        other = LakeInMemory()
        for kind, rows in self.rows.items():
            other.rows[kind] = random.Random(seed).sample(rows, len(rows))
        return other

    def engine(self) -> EngineInMemory:
        return EngineInMemory(self.rows)


class EngineInMemory:
    """Implements ports.Engine over DuckDB, whose session is in UTC as an engine's has to be."""

    def __init__(self, rows: Mapping[str, Sequence[tuple[Any, int]]]) -> None:
        self._backend = ibis.duckdb.connect()
        self._backend.raw_sql("SET TimeZone='UTC'")
        self._backend.raw_sql("SET threads=2")
        self._tables = {kind: self._open(kind, found) for kind, found in rows.items()}

    def _open(self, kind: str, found: Sequence[tuple[Any, int]]) -> Any:
        schema = arrow_schema(kind)
        plain = [
            {
                **{f.name: getattr(row, f.name) for f in fields(row)},
                "recorded": START,
                "ledger_seq": n,
            }
            for row, n in found
        ]
        for row in plain:
            row.update({k: _exact(v) for k, v in row.items() if isinstance(v, Decimal)})
        self._backend.con.register(kind, pa.Table.from_pylist(plain, schema=schema))
        return self._backend.table(kind)

    def table(self, kind: str) -> Any:
        return self._tables[kind]

    def memory_table(self, name: str, rows: Sequence[Mapping[str, object]], schema: Any) -> Any:
        data = pa.Table.from_pylist([dict(row) for row in rows], schema=schema.to_pyarrow())
        return ibis.memtable(data)


def _exact(value: Decimal) -> Decimal:
    with localcontext() as context:
        context.prec = 60
        return value.quantize(Decimal(1).scaleb(-18))


class FixedRates:
    """One euro is two dollars, one COIN is ten euros; known in the first hundred days only."""

    version = "rates-fixed"
    known: Mapping[str, tuple[str, str]] = {
        "EUR": ("1", "2"),
        "USD": ("0.5", "1"),
        "COIN": ("10", "20"),
    }

    def table(self, currencies: Any, first: date, last: date) -> list[Rate]:
        return [
            Rate(
                currency=name,
                day=first + timedelta(days=n),
                eur=Decimal(self.known[name][0]),
                usd=Decimal(self.known[name][1]),
                rate_day=first + timedelta(days=n),
            )
            for name in sorted(set(currencies) & set(self.known))
            for n in range((last - first).days + 1)
            if first + timedelta(days=n) < START.date() + timedelta(days=100)
        ]


@pytest.fixture
def lake() -> LakeInMemory:
    return LakeInMemory()


@pytest.fixture
def figures() -> Callable[..., Any]:
    """Runs a measure for its rows alone."""

    def run(lake: LakeInMemory, name: str, rates: Any = None, **parameters: Any) -> Any:
        engine = lake.engine()
        return measure(engine, name, rates=rates, parameters=parameters, captures_per_row=0).rows

    return run


@pytest.fixture(scope="module")
def market() -> LakeInMemory:
    """Five days, two services, a partial crawl, a holding price, an undated row, a login page."""
    lake = LakeInMemory()
    letters = "abcdefgh"
    for day in range(5):
        for number, letter in enumerate(letters[:2] if day == 2 else letters):
            lake.listing(
                day=day, listing_key=letter, capture=f"cap-{day}-{number % 3}", vendor=letter,
                price_amount=Decimal(9000 if letter == "a" else 10), price_currency="EUR",
                grams=Decimal(1), substance="sugar", category="Sweets > Sugar",
                ships_from="DE" if number % 2 else "",
            )  # fmt: skip
    lake.listing(day=None, listing_key="undated")
    lake.listing(service="Other", capture="cap-other", listing_key="a", day=1)
    lake.capture("cap-login", day=3)
    return lake


@pytest.fixture(scope="module")
def market_engine(market: LakeInMemory) -> EngineInMemory:
    return market.engine()


@pytest.fixture
def new_lake() -> Callable[[], LakeInMemory]:
    """For hypothesis, which wants a fresh one per example."""
    return LakeInMemory


@pytest.fixture
def rates() -> FixedRates:
    return FixedRates()


@pytest.fixture
def changed() -> Callable[..., Any]:
    return replace
