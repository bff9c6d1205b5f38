"""Iceberg tables that can be moved, grow columns, stay few files, and keep what is tagged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import make_dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from spaniel.errors import LakeError, StorageError
from spaniel.lake import LakeVersion, schema
from spaniel.lake.duck import DuckEngine
from spaniel.lake.schema import arrow_schema, arrow_table
from spaniel.lake.tables import Tables, refused_by_tables, to_path

UNIT = "order-17"


def rows(*titles: str) -> pa.Table:
    return arrow_table("listing", [{"title": title, "price_amount": "1.5"} for title in titles])


def titles(tables: Tables, snapshot: int | None = None) -> list[Any]:
    found: list[Any] = []
    for path in tables.files(UNIT, "listing", snapshot):
        found += pq.ParquetFile(path).read(columns=["title"]).column("title").to_pylist()
    return sorted(found)


def test_a_batch_is_appended_once(tmp_path: Path) -> None:
    tables = Tables(tmp_path)
    first = tables.append(UNIT, "listing", rows("a"), "batch-1")
    second = tables.append(UNIT, "listing", rows("b"), "batch-2")
    assert tables.append(UNIT, "listing", rows("a"), "batch-1") == first
    assert tables.append(UNIT, "listing", rows("b"), "batch-2") == second
    assert titles(tables) == ["a", "b"]
    assert titles(tables, first) == ["a"]


def test_many_small_commits_stay_few_files_and_old_snapshots_stay(tmp_path: Path) -> None:
    tables = Tables(tmp_path)
    made: list[int] = []
    for number in range(72):
        made.append(tables.append(UNIT, "listing", rows(f"{number:03d}"), f"batch-{number}"))
        if number == 50:
            tables.tag(UNIT, "listing", made[20], "lake-21")
    assert len(tables.files(UNIT, "listing")) <= 65
    assert len(set(made)) == 72
    for number in (0, 20, 63, 64, 65, 71):
        assert titles(tables, made[number]) == [f"{n:03d}" for n in range(number + 1)]
    assert tables.tags(UNIT, "listing") == {"lake-21": made[20]}
    assert tables.append(UNIT, "listing", rows("064"), "batch-64") == made[64]
    metadata = list((tmp_path / "units" / UNIT / "tables" / "listing" / "metadata").iterdir())
    assert sum(path.name.endswith(".metadata.json") for path in metadata) <= 25


def test_a_type_that_has_grown_a_column_reads_old_rows_as_null(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before: list[tuple[str, Any]] = [("id", str), ("title", str)]
    after = [*before, ("colour", str | None), ("weight", schema.Decimal | None)]

    def listing_is(fields: Sequence[tuple[str, Any]]) -> None:
        monkeypatch.setattr(schema, "KINDS", {"listing": make_dataclass("Listing", fields)})

    tables = Tables(tmp_path)
    listing_is(before)
    old = tables.append(UNIT, "listing", arrow_table("listing", [{"title": "old"}]), "1")
    listing_is(after)
    new_row = {"title": "new", "colour": "red", "weight": "0.5"}
    new = tables.append(UNIT, "listing", arrow_table("listing", [new_row]), "2")
    monkeypatch.setattr("spaniel.lake.tables._SMALL", 4)
    for number in range(6):  # and through compaction
        new = tables.append(UNIT, "listing", arrow_table("listing", [new_row]), f"{number}+")
    found = tables._table(UNIT, "listing").scan(snapshot_id=new).to_arrow().to_pylist()
    assert {(row["title"], row["colour"], str(row["weight"])) for row in found} == {
        ("old", None, "None"),
        ("new", "red", "0.500000000000000000"),
    }
    assert len(found) == 8
    assert titles(tables, old) == ["old"]


def test_an_engine_reads_columns_that_older_files_do_not_have(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = arrow_schema("listing")
    fewer = pa.schema([column for column in whole if column.name not in {"offer", "grams"}])
    tables = Tables(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr("spaniel.lake.tables.arrow_schema", lambda _kind: fewer)
        old = rows("old").select(fewer.names)
        first = tables.append(UNIT, "listing", old, "1")
    version = LakeVersion(1, "", 0, "", {f"{UNIT}/listing": first}, {})
    found = DuckEngine(tables, version).table("listing").to_pyarrow().to_pylist()
    assert [(row["title"], row["grams"], row["offer"]) for row in found] == [("old", None, None)]
    second = tables.append(UNIT, "listing", rows("new"), "2")
    version = LakeVersion(2, "", 0, "", {f"{UNIT}/listing": second}, {})
    found = DuckEngine(tables, version).table("listing").to_pyarrow().to_pylist()
    assert sorted(row["title"] for row in found) == ["new", "old"]


def test_tables_of_units_share_no_file(tmp_path: Path) -> None:
    tables = Tables(tmp_path)
    for unit in ("order-17", "order-18"):
        tables.append(unit, "listing", rows(unit), "batch")
        for path in tables.files(unit, "listing"):
            assert path.is_relative_to(tmp_path / "units" / unit / "tables")
    assert list(tables.known()) == [("order-17", "listing"), ("order-18", "listing")]


@pytest.mark.parametrize(
    "location", ["lake:///../outside", "file:///etc/passwd", "/etc/passwd", "lake:////etc/passwd"]
)
def test_no_location_leads_out_of_the_lake(tmp_path: Path, location: str) -> None:
    (tmp_path / "lake").mkdir()
    with pytest.raises(ValueError, match="not a location in the lake"):
        to_path(tmp_path / "lake", location)


@pytest.mark.parametrize("what", ["catalogue", "metadata", "manifest"])
def test_damaged_tables_are_one_sentence(tmp_path: Path, what: str) -> None:
    tables = Tables(tmp_path)
    tables.append(UNIT, "listing", rows("a"), "batch")
    tables.close()
    metadata = tmp_path / "units" / UNIT / "tables" / "listing" / "metadata"
    files = {
        "catalogue": [tmp_path / "catalogue.sqlite"],
        "metadata": sorted(metadata.glob("*.metadata.json")),
        "manifest": sorted(metadata.glob("*.avro")),
    }[what]
    for path in files:
        path.write_bytes(b"x" * 5_000)
    with pytest.raises(LakeError, match="spaniel rebuild"):
        Tables(tmp_path).files(UNIT, "listing")


def test_errors_of_this_house_pass_through(tmp_path: Path) -> None:
    with (
        pytest.raises(StorageError, match="as it was"),
        refused_by_tables("cannot be read", tmp_path),
    ):
        raise StorageError("as it was")
