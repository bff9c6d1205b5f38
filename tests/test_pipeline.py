"""The whole walk, on small pages and tables that are all invented."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from spaniel import pipeline
from spaniel.definitions import authority_from, source_from
from spaniel.errors import Busy, DamagedInput, InputError, Refused, UnknownName
from spaniel.lake import Lake, commit
from spaniel.lake.committer import lease
from spaniel.ports import Reader, ReadPage
from spaniel.range import authority_yaml, build_world, serve, source_yaml
from spaniel.types import Authority, Capture, ReaderName, Reading, Source, Technique


class Clock:
    """Stands still until it is told to move."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 3, 2, 8, tzinfo=UTC)

    def now(self) -> datetime:
        self.moment += timedelta(milliseconds=1)
        return self.moment


def authority(**changes: Any) -> Authority:
    plain: dict[str, Any] = {
        "id": "order-17",
        "issuing_body": "A court that does not exist",
        "legal_basis": "An order made up for this test",
        "purpose": "testing",
        "owning_unit": "tests",
        "techniques": ["evidence_import"],
        "scope": {"files": ["handed-over/*", "handed-over"]},
        "valid_from": "2026-01-01",
        "valid_until": "2026-12-31",
        "retain_until": "2030-01-01",
    }
    return authority_from(plain | changes, where="the test")


def table_source(**changes: Any) -> Source:
    plain: dict[str, Any] = {
        "id": "table",
        "service": "invented-market",
        "listing_key": {"column": "page", "regex": "(item[0-9]+)"},
        "seen": {"column": "day"},
        "table": {
            "fields": {
                "title": {"column": "product"},
                "vendor": {"column": "vendor"},
                "price": {"column": "price", "currency": "BTC"},
                "ships_from": {"column": "from", "split": "from_to"},
                "ships_to": {"column": "to", "optional": True},
                "category": {"column": "cat"},
            },
            "ignored": ["page", "day", "notes"],
        },
    }
    return source_from(plain | changes, where="the test")


HEAD = ["page", "day", "vendor", "product", "price", "cat", "from", "to", "notes"]


def csv_bytes(rows: Sequence[Sequence[str]], head: Sequence[str] = HEAD) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([head, *rows])
    return out.getvalue().encode()


ANNA = ["invented-anna", "3.5g Cannabis", "0.05", "Drugs", "Germany", "", ""]
BOB = [
    "invented-bob",
    "1g MDMA",
    "0.02",
    "Drugs",
    "From: Netherlands\n   To: Worldwide",
    "",
    "a\nb",
]
ROWS = [
    ["item1.html", "2026-02-01", *ANNA],
    ["item2.html", "2026-02-01", *BOB],
    ["item1.html", "2026-02-02", *ANNA],
]


@pytest.fixture
def handed_over(tmp_path: Path) -> Path:
    folder = tmp_path / "handed-over"
    folder.mkdir()
    return folder


@pytest.fixture
def lake(tmp_path: Path) -> Iterator[Lake]:
    opened = Lake.create(tmp_path / "lake", Clock())
    yield opened
    opened.close()


def rows_of(lake: Lake, kind: str = "listing", version: int | None = None) -> list[dict[str, Any]]:
    found = lake.engine(lake.version(version)).table(kind).to_pyarrow().to_pylist()
    return sorted(found, key=lambda row: row["id"])


def measured(lake: Lake, name: str, version: int | None = None) -> list[dict[str, Any]]:
    result, _ = pipeline.measure(lake, name, rates=pipeline.rate_table(), version=version)
    return [dict(row) for row in result.rows]


# --------------------------------------------------------------------------- tables


def test_a_table_becomes_one_observation_per_row(lake: Lake, handed_over: Path) -> None:
    (handed_over / "a.csv").write_bytes(csv_bytes(ROWS))
    outcome = pipeline.import_files(lake, authority(), table_source(), [handed_over / "a.csv"])
    assert (outcome.taken, outcome.new, outcome.read.observations) == (1, 1, 3)
    rows = rows_of(lake)
    assert {row["listing_key"] for row in rows} == {"item1", "item2"}
    second = next(row for row in rows if row["listing_key"] == "item2")
    assert (second["ships_from"], second["ships_to"]) == ("NL", ["WW"])
    assert second["place"] == "row:2"
    days = measured(lake, "listings_per_day")
    assert [row["listings"] for row in days] == [2, 1]


def test_importing_again_adds_nothing(lake: Lake, handed_over: Path, tmp_path: Path) -> None:
    (handed_over / "a.csv").write_bytes(csv_bytes(ROWS))
    pipeline.import_files(lake, authority(), table_source(), [handed_over / "a.csv"])
    before, segments = rows_of(lake), list((lake.root / "units").rglob("*.warc.gz"))
    elsewhere = tmp_path / "again" / "handed-over"
    elsewhere.mkdir(parents=True)
    shutil.copy(handed_over / "a.csv", elsewhere / "a.csv")
    outcome = pipeline.import_files(lake, authority(), table_source(), [elsewhere / "a.csv"])
    assert (outcome.new, outcome.known, outcome.read.readings) == (0, 1, 0)
    assert rows_of(lake) == before
    assert list((lake.root / "units").rglob("*.warc.gz")) == segments


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (csv_bytes([row[:3] + row[4:] for row in ROWS], HEAD[:3] + HEAD[4:]), "product"),
        (csv_bytes([[*row, "x"] for row in ROWS], [*HEAD, "surprise"]), "surprise"),
        (b"", "a.csv"),
        (b"\x1f\x8b\x08\x00" + b"\x00" * 20, "a.csv"),
    ],
)
def test_a_table_that_is_not_as_the_source_says_leaves_nothing(
    lake: Lake, handed_over: Path, data: bytes, says: str
) -> None:
    (handed_over / "good.csv").write_bytes(csv_bytes(ROWS))
    (handed_over / "a.csv").write_bytes(data)
    paths = [handed_over / "good.csv", handed_over / "a.csv"]
    with pytest.raises(InputError, match=says):
        pipeline.import_files(lake, authority(), table_source(), paths)
    assert list((lake.root / "units").rglob("*.warc.gz")) == []
    assert pipeline.verify(lake)[0].sound
    outcome = pipeline.import_files(lake, authority(), table_source(), paths[:1])
    assert outcome.read.observations == 3


def test_a_crawl_short_of_what_its_source_expects_says_so(lake: Lake, handed_over: Path) -> None:
    (handed_over / "a.csv").write_bytes(csv_bytes(ROWS))
    source = table_source(expected={"listings": 10, "vendors": 2, "pages": 1})
    outcome = pipeline.import_files(lake, authority(), source, [handed_over / "a.csv"])
    assert outcome.short == {"listings": (10, 2)}


def test_a_table_in_a_folder_of_pages_is_kept_and_not_read(lake: Lake, handed_over: Path) -> None:
    (handed_over / "a.csv").write_bytes(csv_bytes(ROWS))
    outcome = pipeline.import_files(lake, authority(), table_source(table=None), [handed_over])
    assert (outcome.new, outcome.read.readings) == (1, 0)


def test_a_missing_file_is_named(lake: Lake, handed_over: Path) -> None:
    with pytest.raises(DamagedInput, match="absent"):
        pipeline.import_files(lake, authority(), table_source(), [handed_over / "absent.csv"])


# --------------------------------------------------------------------------- authority


@pytest.mark.parametrize(
    "changes",
    [
        {"techniques": ["open_source"]},
        {"scope": {"files": ["elsewhere/*"]}},
        {"valid_until": "2026-02-01"},
        {"valid_from": "2026-06-01"},
    ],
)
def test_what_an_authority_does_not_cover_is_refused_and_recorded(
    lake: Lake, handed_over: Path, changes: dict[str, Any]
) -> None:
    path = handed_over / "a.csv"
    path.write_bytes(csv_bytes(ROWS))
    with pytest.raises(Refused):
        pipeline.import_files(lake, authority(**changes), table_source(), [path])
    kinds = [entry.kind for entry in lake.ledger.entries()]
    assert kinds.count("refusal") == 1
    assert "grant" not in kinds
    assert "capture" not in kinds


def test_the_ledger_tells_nothing_about_what_it_proves(lake: Lake, handed_over: Path) -> None:
    (handed_over / "a.csv").write_bytes(csv_bytes(ROWS))
    pipeline.import_files(lake, authority(), table_source(), [handed_over / "a.csv"])
    entries = (lake.root / "ledger" / "entries.jsonl").read_text()
    for word in ("order-17", "a.csv", "invented", "handed-over", "table"):
        assert word not in entries


# --------------------------------------------------------------------------- moving, rebuilding


def test_a_copied_lake_opens_verifies_and_reports_the_same(
    lake: Lake, handed_over: Path, tmp_path: Path
) -> None:
    (handed_over / "a.csv").write_bytes(csv_bytes(ROWS))
    pipeline.import_files(lake, authority(), table_source(), [handed_over / "a.csv"])
    rates = pipeline.rate_table()
    page, _ = pipeline.report(lake, rates=rates, title="t")
    lake.close()
    shutil.copytree(lake.root, tmp_path / "moved" / "lake")
    shutil.rmtree(lake.root)
    moved = Lake(tmp_path / "moved" / "lake", Clock())
    assert pipeline.verify(moved) == (pipeline.verify(moved)[0], [])
    assert pipeline.verify(moved)[0].sound
    again, _ = pipeline.report(moved, rates=rates, title="t")
    assert pipeline.comparable(again) == pipeline.comparable(page)
    (handed_over / "b.csv").write_bytes(csv_bytes([["item9.html", "2026-02-03", *ROWS[0][2:]]]))
    pipeline.import_files(moved, authority(), table_source(), [handed_over / "b.csv"])
    assert len(rows_of(moved)) == 4
    moved.close()


def test_tables_can_be_made_again_from_the_evidence(lake: Lake, handed_over: Path) -> None:
    (handed_over / "a.csv").write_bytes(csv_bytes(ROWS))
    pipeline.import_files(lake, authority(), table_source(), [handed_over / "a.csv"])
    before = {kind: rows_of(lake, kind) for kind in ("capture", "reading", "listing")}
    lake.close()
    (lake.root / "catalogue.sqlite").unlink()
    shutil.rmtree(lake.root / "units" / "order-17" / "tables")
    (lake.root / "units" / "order-17" / "index.sqlite").unlink()
    tally = pipeline.rebuild(lake)
    assert (tally.captures, tally.readings, tally.observations, tally.lost) == (1, 1, 3, [])
    assert {kind: rows_of(lake, kind) for kind in before} == before


def test_a_report_pins_its_tables(lake: Lake, handed_over: Path) -> None:
    (handed_over / "a.csv").write_bytes(csv_bytes(ROWS))
    pipeline.import_files(lake, authority(), table_source(), [handed_over / "a.csv"])
    _, version = pipeline.report(lake, rates=pipeline.rate_table(), title="t")
    snapshot = version.tables["order-17/listing"]
    assert lake.tables.tags("order-17", "listing") == {f"lake-{version.number}": snapshot}


def test_a_second_committer_is_refused(lake: Lake) -> None:
    with lease(lake, 0.0), pytest.raises(Busy, match="another committer"):
        commit(Lake(lake.root))


# --------------------------------------------------------------------------- readings


@dataclass(frozen=True)
class Newer:
    """A later version of a reader, which reads one listing fewer in each table."""

    old: Reader
    kind: str = "content"

    def name(self, source: Source) -> ReaderName:
        return replace(self.old.name(source), version="99")

    def reads(self, capture: Capture, source: Source) -> bool:
        return self.old.reads(capture, source)

    def read(self, capture: Capture, payload: bytes, source: Source) -> ReadPage:
        page = self.old.read(capture, payload, source)
        id_ = Reading.identify(capture.id, "content", self.name(source))
        kept = [
            replace(listing, reading=id_, id=listing.identify(id_, listing.place))
            for listing in page.listings[1:]
        ]
        reading = replace(page.reading, id=id_, version="99", observations=len(kept))
        return ReadPage(reading=reading, observations=kept)


def test_a_newer_reading_counts_only_once_it_is_made_current(lake: Lake, handed_over: Path) -> None:
    (handed_over / "a.csv").write_bytes(csv_bytes(ROWS))
    source = table_source()
    first = pipeline.import_files(lake, authority(), source, [handed_over / "a.csv"]).version
    before = measured(lake, "listings_per_day")
    newer = [Newer(reader) for reader in pipeline.readers()]
    assert pipeline.read(lake, using=newer).observations == 2
    assert pipeline.read(lake, using=newer).readings == 0
    assert measured(lake, "listings_per_day") == before
    name = newer[0].name(source)
    after = pipeline.make_current(lake, name, who="a tester", why="to see").number
    assert sum(row["observations"] for row in measured(lake, "listings_per_day")) == 2
    assert measured(lake, "listings_per_day", first) == before
    old = pipeline.readers()[0].name(source)
    pipeline.make_current(lake, old, who="a tester", why="and back")
    assert measured(lake, "listings_per_day") == before
    assert sum(r["observations"] for r in measured(lake, "listings_per_day", after)) == 2


def test_a_reader_that_has_read_nothing_cannot_be_made_current(lake: Lake) -> None:
    with pytest.raises(UnknownName):
        pipeline.make_current(lake, ReaderName(name="x", version="1"), who="w", why="y")


# --------------------------------------------------------------------------- patrols of the range


def test_an_unchanged_day_gives_new_captures_and_no_new_payload(tmp_path: Path) -> None:
    world = build_world(3, scale=0.1, quiet_days=(1,))
    clock = Clock()
    lake = Lake.create(tmp_path / "lake", clock)
    with serve(world) as running:
        allowed = authority_from(
            yaml.safe_load(authority_yaml(world, running.addresses)), where="the range"
        )
        text = source_yaml(world, "quillmart", running.addresses["quillmart"])
        source = source_from(yaml.safe_load(text), where="the range")
        first = pipeline.patrol(lake, allowed, source)
        running.set_day(1)
        clock.moment += timedelta(days=1)
        second = pipeline.patrol(lake, allowed, source)
    assert first.new > 5
    assert first.read.observations > 5
    assert (second.new, second.new_payloads) == (first.new, 0)
    assert second.read.observations == first.read.observations
    kinds = [entry.kind for entry in lake.ledger.entries()]
    assert "refusal" in kinds  # the range redirects out of scope
    assert pipeline.verify(lake)[0].sound
    days = measured(lake, "listings_per_day")
    assert [row["listings"] for row in days] == [days[0]["listings"]] * 2
    lake.close()


def test_a_patrol_without_authority_for_its_entries_asks_for_nothing(lake: Lake) -> None:
    source = source_from(
        {"id": "s", "service": "s", "entries": ["http://127.0.0.1:9/"]}, where="the test"
    )
    allowed = authority(techniques=["open_source"], scope={"hosts": ["other.example"]})
    with pytest.raises(Refused):
        pipeline.patrol(lake, allowed, source)
    assert [entry.kind for entry in lake.ledger.entries()][-1] == "refusal"
    assert allowed.techniques == (Technique.OPEN_SOURCE,)
