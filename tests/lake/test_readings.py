"""Readings: twice is once, the earlier stays current, hostile values poison nothing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from fakes import source
from lakes import LineReader, assert_whole, filled, listing, new_lake, page, rows_of, writing
from spaniel.lake import Lake, commit, promote, read_captures
from spaniel.measure.current import current_listings
from spaniel.ports import ReadPage
from spaniel.types import Capture, Source


def current_titles(lake: Lake) -> list[str]:
    rows = current_listings(lake.engine()).to_pyarrow().to_pylist()
    return sorted(row["title"] for row in rows)


def test_reading_twice_adds_nothing(tmp_path: Path) -> None:
    lake = filled(tmp_path / "lake")
    before = rows_of(lake, "listing")
    reader = LineReader()
    tally = read_captures(lake, "order-17", source(), [reader])
    assert (tally.readings, reader.times) == (0, 0)
    assert commit(lake).number == 2
    assert rows_of(lake, "listing") == before


def test_a_newer_readers_readings_wait_for_a_person(tmp_path: Path) -> None:
    lake = filled(tmp_path / "lake")
    before, rows = current_titles(lake), len(rows_of(lake, "listing"))
    newer = LineReader(version="2", said=" (better)")
    assert read_captures(lake, "order-17", source(), [newer]).readings == 8
    commit(lake)
    assert len(rows_of(lake, "listing")) == 2 * rows
    assert current_titles(lake) == before
    promote(lake, newer.name(source()), who="head of unit", why="reads better")
    assert current_titles(lake) == before, "not before it is committed"
    commit(lake)
    assert current_titles(lake) == [f"{title} (better)" for title in before]
    assert rows_of(lake, "listing", 2) == [
        row for row in rows_of(lake, "listing") if "better" not in row["title"]
    ]
    assert_whole(lake, set())


PRICES = {
    "a fair price": "12.50",
    "absurd": "1" + "0" * 30,
    "negative": "-1E+25",
    "no number": "NaN",
    "endless": "-Infinity",
    "long": "0." + "3" * 40,
    "largest": "99999999999999999999.999999999999999999",
}


def test_an_absurd_price_loses_itself_and_nothing_else(tmp_path: Path) -> None:
    lake = new_lake(tmp_path / "lake")
    text = "\n".join(f"{title};{price}" for title, price in PRICES.items())
    with writing(lake) as writer:
        writer.keep([("http://shop.example/1", text.encode()), ("http://shop.example/2", page(2))])
    tally = read_captures(lake, "order-17", source(), [LineReader()])
    assert tally.observations == len(PRICES) + 3
    ((problem, count),) = tally.problems.items()
    assert tally.partial == 1
    assert (problem, count) == (
        "values that fit no column were left out: 4 price_amount",
        1,
    )
    commit(lake)
    assert_whole(lake, set())
    rows = {row["title"]: row for row in rows_of(lake, "listing")}
    assert rows["a fair price"]["price_amount"] == Decimal("12.5")
    assert rows["absurd"]["price_amount"] is None
    assert rows["absurd"]["price_text"] == PRICES["absurd"], "the original stands beside it"
    assert rows["long"]["price_amount"] == Decimal("0." + "3" * 18)
    assert rows["largest"]["price_amount"] == Decimal(PRICES["largest"])
    (reading,) = [row for row in rows_of(lake, "reading") if row["problem"]]
    assert reading["observations"] == len(PRICES)
    shown = lake.engine().table("listing").price_amount.max().to_pyarrow().as_py()
    assert shown == Decimal(PRICES["largest"])


class HostileReader(LineReader):
    """Says what a hostile page may make a reader say."""

    def read(self, capture: Capture, payload: bytes, source: Source) -> ReadPage:
        made = super().read(capture, payload, source)
        strange = listing(
            capture,
            made.reading,
            "strange\0",
            title="\ud83d lone \udc00 and \0 and \u202e and \U0010ffff",
            description="x" * 500_000,
            ships_to=("DE", "\udfff"),
            stock=10**40,
            confidence=float("nan"),
        )
        reading = replace(made.reading, problem="half \ud800", observations=1)
        return ReadPage(reading=reading, observations=[strange])


def test_hostile_texts_and_numbers_reach_every_store(tmp_path: Path) -> None:
    lake = new_lake(tmp_path / "lake")
    with writing(lake) as writer:
        writer.keep([("http://shop.example/1", b"x")])
    read_captures(lake, "order-17", source(), [HostileReader()])
    commit(lake)
    assert_whole(lake, set())
    (row,) = rows_of(lake, "listing")
    assert row["title"] == "\\ud83d lone \\udc00 and \0 and \u202e and \U0010ffff"
    assert row["ships_to"] == ["DE", "\\udfff"]
    assert (row["stock"], row["confidence"]) == (None, None)
    (reading,) = rows_of(lake, "reading")
    assert reading["problem"].startswith("half \\ud800; values that fit no column")


class FailingReader(LineReader):
    """Fails on some pages, as readers do."""

    def read(self, capture: Capture, payload: bytes, source: Source) -> ReadPage:
        if b"item 1-" in payload:
            raise RecursionError("too deep")
        return super().read(capture, payload, source)


def test_a_page_that_fells_a_reader_does_not_keep_the_others_from_being_read(
    tmp_path: Path,
) -> None:
    lake = new_lake(tmp_path / "lake")
    with writing(lake) as writer:
        writer.keep([(f"http://shop.example/{n}", page(n)) for n in range(3)])
    tally = read_captures(lake, "order-17", source(), [FailingReader()])
    assert tally.readings == 2
    assert tally.problems == {"reader lines@1 failed: RecursionError": 1}
    assert read_captures(lake, "order-17", source(), [LineReader()]).readings == 1
    commit(lake)
    assert_whole(lake, set())


def test_a_damaged_capture_does_not_keep_the_others_from_being_read(tmp_path: Path) -> None:
    lake = new_lake(tmp_path / "lake")
    with writing(lake) as writer:
        kept = writer.keep([(f"http://shop.example/{n}", page(n)) for n in range(3)])
    path = lake.layout.unit("order-17").warc / kept[1].file
    whole = path.read_bytes()
    data = bytearray(whole)
    data[kept[1].offset + 40] ^= 1
    path.write_bytes(data)
    tally = read_captures(lake, "order-17", source(), [LineReader()])
    assert tally.readings == 2
    assert [name.startswith("evidence: ") for name in tally.problems] == [True]
    path.write_bytes(whole)  # restored from a copy
    assert read_captures(lake, "order-17", source(), [LineReader()]).readings == 1


def test_reading_can_be_stopped_and_gone_on_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("spaniel.lake.readings._BATCH", 2)
    lake = new_lake(tmp_path / "lake")
    with writing(lake) as writer:
        writer.keep([(f"http://shop.example/{n}", page(n)) for n in range(7)])

    def stop(done: int, left: int) -> None:
        if done == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_captures(lake, "order-17", source(), [LineReader()], stop)
    assert read_captures(lake, "order-17", source(), [LineReader()]).readings == 3
    commit(lake)
    assert_whole(lake, set())
    assert len(rows_of(lake, "reading")) == 7
