"""The figures of the real data folder, where it is at hand. None of it is in the repository."""

from __future__ import annotations

import csv
import gzip
import io
import os
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from spaniel import pipeline
from spaniel.definitions import authority_from, read_source
from spaniel.lake import Lake
from test_pipeline import Newer

ROOT = Path(__file__).parent.parent
DATA = Path(os.environ.get("SPANIEL_REAL_DATA", ROOT.parent / "shared" / "data"))
pytestmark = [
    pytest.mark.real_data,
    pytest.mark.skipif(
        not DATA.is_dir(), reason="needs the real data folder: set SPANIEL_REAL_DATA"
    ),
]


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Lake:
    return Lake.create(tmp_path_factory.mktemp("real") / "lake")


def imported(lake: Lake, name: str, *paths: Path) -> pipeline.Outcome:
    plain = yaml.safe_load((ROOT / "examples" / "authority.yaml").read_text())
    authority = authority_from(plain, where="examples/authority.yaml")
    source = read_source(ROOT / "examples" / f"{name}.yaml")
    return pipeline.import_files(lake, authority, source, list(paths))


def plain_rows(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(io.StringIO(file.read())))


def test_agora_is_read_to_the_row(lake: Lake) -> None:
    paths = sorted((DATA / "agora-2014").glob("products-*.csv.gz"))
    rows = [row for path in paths for row in plain_rows(path)]
    outcome = imported(lake, "agora-2014", *paths)
    assert outcome.read.observations == len(rows) == 29_427
    listings = lake.engine().table("listing").filter(lambda t: t.source == "agora-2014")
    found = listings.select("listing_key", "vendor", "seen").to_pyarrow().to_pydict()
    keys = {re.sub(r".*__(.+)\.html$", r"\1", row["list"]) for row in rows}
    assert set(found["listing_key"]) == keys
    assert len(keys) == 9_606
    assert len(set(found["vendor"])) == 749
    per_day = Counter(f"{moment:%Y-%m-%d}" for moment in found["seen"])
    assert per_day == Counter(row["date"] for row in rows)
    assert len(per_day) == 11
    again = imported(lake, "agora-2014", *paths)
    assert (again.new, again.read.readings) == (0, 0)


def test_agora_is_measured_in_euros_and_dollars(lake: Lake) -> None:
    rates = pipeline.rate_table([("BTC", DATA / "agora-2014" / "btc-usd-coindesk.csv")])
    result, _ = pipeline.measure(lake, "price_per_gram", rates=rates)
    assert {"EUR/g", "USD/g"} <= {column.unit for column in result.columns}
    assert len(result.rows) > 20


def test_a_newer_reader_of_cypher_changes_no_count_until_it_is_current(tmp_path: Path) -> None:
    lake = Lake.create(tmp_path / "lake")
    path = DATA / "market-pages" / "cypher-2020-09-17.tar.gz"
    imported(lake, "cypher", path)
    rates = pipeline.rate_table()

    def figures() -> list[dict[str, Any]]:
        names = ("listings_per_day", "categories", "ships_from", "price_basis")
        results = [pipeline.measure(lake, name, rates=rates)[0] for name in names]
        return [dict(row) for result in results for row in result.rows]

    before = figures()
    newer = [Newer(reader) for reader in pipeline.readers()]
    tally = pipeline.read(lake, using=newer)
    assert tally.readings == 194
    assert figures() == before
    name = newer[1].name(read_source(ROOT / "examples" / "cypher.yaml"))
    pipeline.make_current(lake, name, who="a tester", why="to see")
    assert figures() != before
    assert pipeline.verify(lake)[0].sound


def test_saved_pages_are_252_captures_of_247_contents(lake: Lake) -> None:
    outcomes = [
        imported(lake, name, DATA / "market-pages" / f"{file}.tar.gz")
        for name, file in (
            ("cypher", "cypher-2020-09-17"),
            ("empire", "empire"),
            ("dream", "dream"),
        )
    ]
    assert sum(outcome.new for outcome in outcomes) == 252
    assert sum(outcome.new_payloads for outcome in outcomes) == 247
    assert outcomes[0].read.observations >= 4_400
    verification, tables = pipeline.verify(lake)
    assert verification.sound
    assert tables == []
    assert verification.captures == 256
