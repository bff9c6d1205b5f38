"""What any engine has to do with a lake version: the same rows, the same sums."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import ibis
import pytest

from fakes import source
from lakes import LineReader, filled, new_lake, page, writing
from spaniel.lake import Lake, LakeVersion, commit, read_captures
from spaniel.lake.schema import KINDS, arrow_schema
from spaniel.ports import Engine

Open = Callable[[Lake, LakeVersion | None], Engine]

ENGINES: dict[str, Open] = {"duckdb": lambda lake, version: lake.engine(version)}


@pytest.fixture(params=ENGINES)
def opened(request: pytest.FixtureRequest) -> Open:
    return ENGINES[request.param]


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_lake_has_every_table(opened: Open, tmp_path: Path, kind: str) -> None:
    table = opened(new_lake(tmp_path / "lake"), None).table(kind)
    assert table.schema() == ibis.schema(arrow_schema(kind))
    assert table.count().to_pyarrow().as_py() == 0


@pytest.mark.parametrize("kind", ["capture", "reading", "listing"])
def test_tables_have_their_types(opened: Open, tmp_path: Path, kind: str) -> None:
    table = opened(filled(tmp_path / "lake"), None).table(kind)
    assert table.schema() == ibis.schema(arrow_schema(kind))
    assert table.count().to_pyarrow().as_py() > 0


def test_all_units_are_one_table(opened: Open, tmp_path: Path) -> None:
    lake = filled(tmp_path / "lake", units=("order-17", "order-18"))
    found = opened(lake, None).table("capture").group_by("authority").agg(n=ibis._.count())
    assert sorted(map(tuple, map(dict.values, found.to_pyarrow().to_pylist()))) == [
        ("order-17", 8),
        ("order-18", 8),
    ]


def test_a_version_is_read_as_it_was(opened: Open, tmp_path: Path) -> None:
    lake = filled(tmp_path / "lake")
    engine = opened(lake, lake.version(1))
    assert engine.table("capture").count().to_pyarrow().as_py() == 6
    assert engine.table("listing").count().to_pyarrow().as_py() == 0
    assert opened(lake, None).table("capture").count().to_pyarrow().as_py() == 8


def test_decimals_sum_exactly_and_times_are_utc(opened: Open, tmp_path: Path) -> None:
    lake = new_lake(tmp_path / "lake")
    lines = b"\n".join(b"item %d;0.000000000000000001" % n for n in range(1_000))
    with writing(lake) as writer:
        seen = datetime(2026, 3, 1, 23, 59, 59, 999_999, tzinfo=UTC)
        writer.keep([("http://shop.example/1", lines), ("http://a.example/2", b"x;10")], seen=seen)
    read_captures(lake, "order-17", source(), [LineReader()])
    commit(lake)
    listings = opened(lake, None).table("listing")
    total = listings.price_amount.sum().to_pyarrow().as_py()
    assert total == Decimal("10.000000000000001")
    days = listings.seen.date().to_pyarrow().to_pylist()
    assert set(days) == {date(2026, 3, 1)}
    assert listings.seen.max().to_pyarrow().as_py() == seen


def test_a_table_of_rows_can_be_joined(opened: Open, tmp_path: Path) -> None:
    lake = filled(tmp_path / "lake")
    engine = opened(lake, None)
    schema = ibis.schema({"title": "string", "word": "string", "rate": "decimal(38, 18)"})
    rows = [{"title": "item 1-0", "word": "ein", "rate": Decimal("0.1")}, {"title": "none"}]
    words = engine.memory_table("words", rows, schema)
    joined = engine.table("listing").inner_join(words, "title").select("title", "word", "rate")
    assert joined.to_pyarrow().to_pylist() == [
        {"title": "item 1-0", "word": "ein", "rate": Decimal("0.1")}
    ]
    empty = engine.memory_table("nothing", [], schema)
    assert empty.count().to_pyarrow().as_py() == 0
    other = engine.memory_table("words", rows[:1], schema)
    assert (words.count().to_pyarrow().as_py(), other.count().to_pyarrow().as_py()) == (2, 1)


def test_strange_texts_come_back(opened: Open, tmp_path: Path) -> None:
    lake = new_lake(tmp_path / "lake")
    strange = "a\0b \u202e \U0001f48a 'quoted\" %s {} \\"
    with writing(lake) as writer:
        writer.keep([("http://shop.example/1", strange.encode()), ("http://a.example/2", page(1))])
    read_captures(lake, "order-17", source(), [LineReader()])
    commit(lake)
    listings = opened(lake, None).table("listing")
    assert listings.filter(listings.title == strange).count().to_pyarrow().as_py() == 1
