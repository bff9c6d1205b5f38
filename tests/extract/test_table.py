"""The table reader. Every table here is made up for these tests."""

import csv
import gzip
import io
import json
import os
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spaniel.errors import DamagedInput, SourceInvalid
from spaniel.extract.table import TableReader, check_table
from spaniel.types import (
    Capture,
    ColumnRule,
    KeyRule,
    Mention,
    PageKind,
    ReaderName,
    Reading,
    SeenRule,
    Source,
    TableMapping,
    digest,
)

HEADER = ["page", "day", "seller", "product", "price", "cat", "sub", "notes", "from", "to"]
SOURCE = Source(
    id="made-up",
    service="made-up-market",
    table=TableMapping(
        fields={
            "title": ColumnRule(column="product"),
            "vendor": ColumnRule(column="seller"),
            "price": ColumnRule(column="price", currency="BTC"),
            "category": ColumnRule(column="cat"),
            "category_2": ColumnRule(column="sub", optional=True),
            "ships_from": ColumnRule(column="from", split="from_to"),
            "ships_to": ColumnRule(column="to"),
        },
        ignored=("notes",),
    ),
    listing_key=KeyRule(column="page", regex=r"__(.+)\.html"),
    seen=SeenRule(column="day"),
)
ROW = [
    "x__a1.html",
    "2030-01-02",
    "robot",
    "5g Robot weed",
    "0.05",
    "Drugs",
    "Hemp",
    "n",
    "UK",
    "EU",
]


class WordsOfTheTest:
    """A lexicon of two words, one of them ambiguous."""

    version = "test-1"

    def find(self, text: str) -> tuple[Mention, ...]:
        known = {"weed": ("cannabis", False), "ice": ("methamphetamine", True)}
        found = []
        for word, (substance, ambiguous) in known.items():
            start = text.casefold().find(word)
            if start >= 0:
                end = start + len(word)
                found.append(
                    Mention(
                        substance=substance,
                        text=text[start:end],
                        start=start,
                        end=end,
                        ambiguous=ambiguous,
                    )
                )
        return tuple(sorted(found, key=lambda mention: mention.start))


READER = TableReader(WordsOfTheTest())


def as_csv(*rows: list[str], header: list[str] = HEADER) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows([header, *rows])
    return text.getvalue().encode()


def row(**cells: str) -> list[str]:
    return [cells.get(name, cell) for name, cell in zip(HEADER, ROW, strict=True)]


def capture(payload: bytes, name: str = "goods.csv", media_type: str = "text/csv") -> Capture:
    return Capture(
        id="cap-1",
        authority="test",
        marking="TLP:AMBER",
        retain_until=date(2040, 1, 1),
        owning_unit="unit",
        source="made-up",
        service="made-up-market",
        address=f"import:sha256:00!{name}",
        seen=None,
        seen_until=None,
        seen_text="",
        captured=datetime(2030, 2, 1, tzinfo=UTC),
        payload_digest=digest(payload),
        payload_bytes=len(payload),
        media_type=media_type,
        content_encoding="",
        status=None,
        technique="evidence_import",
        grant="grant",
        origin="",
        depth=0,
        simulated=True,
        record_id="r",
        file="f",
        offset=0,
        length=0,
        record_sha256="",
    )


def read(payload: bytes, source: Source = SOURCE, name: str = "goods.csv", **kwargs: str):  # type: ignore[no-untyped-def]  # noqa: ANN201
    return READER.read(capture(payload, name, **kwargs), payload, source)


def with_fields(**fields: ColumnRule) -> Source:
    assert SOURCE.table is not None
    table = replace(SOURCE.table, fields={**SOURCE.table.fields, **fields})
    return replace(SOURCE, table=table)


def test_a_row_becomes_a_listing() -> None:
    page = read(as_csv(ROW))
    (listing,) = page.listings
    assert (listing.listing_key, listing.title, listing.vendor) == ("a1", "5g Robot weed", "robot")
    assert (listing.price_amount, listing.price_currency) == (Decimal("0.05"), "BTC")
    assert (listing.quantity_amount, listing.quantity_unit, listing.grams) == (5, "g", 5)
    assert (listing.ships_from, listing.ships_to) == ("GB", ("EU",))
    assert listing.category == "Drugs > Hemp"
    assert (listing.substance, listing.substance_text) == ("cannabis", "weed")
    assert (listing.seen, listing.seen_until) == (
        datetime(2030, 1, 2, tzinfo=UTC),
        datetime(2030, 1, 3, tzinfo=UTC),
    )
    assert (listing.place, listing.simulated, listing.authority) == ("row:1", True, "test")


def test_the_reading_says_who_read_what() -> None:
    page = read(as_csv(ROW, ROW))
    assert (page.reading.observations, page.reading.problem) == (2, "")
    assert page.reading.page_kind == PageKind.TABLE
    name = ReaderName(name="table", version="1", profile=page.reading.profile)
    assert READER.name(SOURCE) == name
    assert page.reading.id == Reading.identify("cap-1", "content", name)
    assert len({listing.id for listing in page.listings}) == 2


def test_the_profile_follows_the_hints_and_nothing_else() -> None:
    again = replace(SOURCE, expected={"listings": 3})
    other = replace(SOURCE, language="de")
    assert READER.name(again) == READER.name(SOURCE) != READER.name(other)
    assert 8 <= len(READER.name(SOURCE).profile) <= 12


def test_reading_twice_gives_the_same() -> None:
    payload = as_csv(ROW, row(price="?"), row(seller="NA"))
    assert read(payload) == read(payload)


def test_embedded_destinations_fill_only_an_empty_cell() -> None:
    embedded = "\n  From: Germany\n\n To:  Worldwide except USA "
    first, second = read(
        as_csv(row(**{"from": embedded, "to": "NA"}), row(**{"from": embedded}))
    ).listings
    assert (first.ships_from_text, first.ships_to_text) == ("Germany", "Worldwide except USA")
    assert (first.ships_from, first.ships_to) == ("DE", ("WW", "-US"))
    assert second.ships_to == ("EU",)


def test_cells_over_several_lines_count_as_one_row() -> None:
    page = read(as_csv(row(notes='many\nlines, "and" quotes\n'), row(product="two\nlines")))
    assert [listing.place for listing in page.listings] == ["row:1", "row:2"]
    assert page.listings[1].title == "two lines"


def test_missing_texts_are_nothing() -> None:
    (listing,) = read(as_csv(row(seller="NA", price="", sub="NA", to=" NA ", day="NA"))).listings
    assert (listing.vendor, listing.price_amount, listing.category) == ("", None, "Drugs")
    assert (listing.ships_to, listing.seen) == ((), None)


def test_an_optional_column_may_be_missing() -> None:
    header = [name for name in HEADER if name != "sub"]
    cells = [cell for name, cell in zip(HEADER, ROW, strict=True) if name != "sub"]
    payload = as_csv(cells, header=header)
    check_table(payload, SOURCE, "goods.csv")
    assert read(payload).listings[0].category == "Drugs"


def test_prices_with_their_currency_in_the_cell() -> None:
    source = replace(with_fields(price=ColumnRule(column="price")), currencies={"$": "AUD"})
    first, second, third = read(
        as_csv(row(price="From: 3 $"), row(price="£4"), row(price="5")), source
    ).listings
    assert (first.price_amount, first.price_currency, first.confidence) == (3, "AUD", 1.0)
    assert (second.price_currency, second.price_text) == ("GBP", "£4")
    assert (third.price_amount, third.price_text) == (None, "5")


def test_a_quantity_column_goes_before_the_title() -> None:
    source = with_fields(quantity=ColumnRule(column="notes"))
    first, second = read(as_csv(row(notes="2 kg"), row(notes="")), source).listings
    assert (first.quantity_unit, first.grams, first.quantity_text) == ("kg", 2000, "2 kg")
    assert second.grams == 5


def test_counters_are_whole_numbers() -> None:
    source = with_fields(stock=ColumnRule(column="notes"))
    page = read(as_csv(row(notes="1,200"), row(notes="plenty")), source)
    assert [listing.stock for listing in page.listings] == [1200, None]
    assert "stock is no whole number in 1 of 2 rows, first in row 2" in page.reading.problem


def test_an_ambiguous_word_needs_an_amount() -> None:
    with_amount, without = read(as_csv(row(product="ice 1g"), row(product="ice machine"))).listings
    assert (with_amount.substance, without.substance) == ("methamphetamine", "")


def test_faults_of_rows_are_counted_and_the_rows_kept() -> None:
    page = read(
        as_csv(ROW, row(price="ask me"), row(price="??"), row(page="no id"), row(day="soon 5"))
    )
    assert page.reading.observations == 5
    assert "price not understood in 2 of 5 rows, first in row 2" in page.reading.problem
    assert "no listing key in 1 of 5 rows, first in row 4" in page.reading.problem
    assert "date not understood in 1 of 5 rows, first in row 5" in page.reading.problem
    assert page.listings[1].price_text == "ask me"


# --------------------------------------------------------------------------- JSON and gzip


def as_objects() -> list[dict[str, object]]:
    return [
        dict(zip(HEADER, ROW, strict=True)),
        dict(zip(HEADER, row(page="x__b2.html"), strict=True)),
    ]


@pytest.mark.parametrize("name", ["goods.json", "goods.jsonl", "goods.json.gz", "goods.csv.gz"])
def test_forms_of_one_table_give_the_same_listings(name: str) -> None:
    expected = read(as_csv(ROW, row(page="x__b2.html")))
    if ".csv" in name:
        payload = as_csv(ROW, row(page="x__b2.html"))
    elif ".jsonl" in name:
        payload = b"\n".join(json.dumps(o).encode() for o in as_objects()) + b"\n"
    else:
        payload = json.dumps(as_objects(), indent=1).encode()
    payload = gzip.compress(payload, mtime=0) if name.endswith(".gz") else payload
    media = "application/gzip" if name.endswith(".gz") else "application/json"
    check_table(payload, SOURCE, name)
    assert read(payload, name=name, media_type=media) == expected


def test_numbers_of_json_keep_their_digits_and_paths_may_be_nested() -> None:
    source = with_fields(price=ColumnRule(column="cost.amount", currency="BTC"))
    first, second = as_objects()
    for value in (first, second):
        del value["price"]
    first["cost"] = {"amount": 1}
    second |= {"cost": {"amount": 1}, "notes": {"any": ["thing"]}}
    text = json.dumps([first, second]).replace('"amount": 1', '"amount": 0.10000000000000000001')
    page = read(text.encode(), source, "goods.json", media_type="application/json")
    assert page.reading.problem == ""
    assert page.listings[0].price_amount == Decimal("0.10000000000000000001")


def test_a_byte_order_mark_and_other_encodings() -> None:
    assert SOURCE.table is not None
    windows = replace(SOURCE, table=replace(SOURCE.table, encoding="windows-1251"))
    cyrillic = as_csv(row(product="гашиш 2 г"))
    marked = b"\xef\xbb\xbf" + cyrillic
    recoded = cyrillic.decode().encode("windows-1251")
    assert read(marked).listings[0].title == read(recoded, windows).listings[0].title == "гашиш 2 г"


@pytest.mark.parametrize(
    ("media_type", "name", "wanted"),
    [
        ("text/csv", "x", True),
        ("application/json", "x", True),
        ("application/x-ndjson", "x", True),
        ("application/gzip", "x.csv.gz", True),
        ("application/gzip", "x.jsonl.gz", True),
        ("application/gzip", "x.tar.gz", False),
        ("application/gzip", "x.csv", False),
        ("text/html", "x.csv", False),
        ("", "x", False),
    ],
)
def test_what_it_reads(media_type: str, name: str, wanted: bool) -> None:
    found = capture(b"", name, media_type)
    assert READER.reads(found, SOURCE) is wanted
    assert not READER.reads(found, replace(SOURCE, table=None))


# --------------------------------------------------------------------------- broken input


def without(column: str) -> bytes:
    cells = [cell for name, cell in zip(HEADER, ROW, strict=True) if name != column]
    return as_csv(cells, header=[name for name in HEADER if name != column])


BROKEN = {
    "column missing": (without("product"), "column 'product' is missing"),
    "key column missing": (without("page"), "column 'page' is missing"),
    "date column missing": (without("day"), "column 'day' is missing"),
    "column undeclared": (
        as_csv([*ROW, "?"], header=[*HEADER, "new"]),
        "column 'new' is not declared",
    ),
    "column twice": (as_csv([*ROW, "?"], header=[*HEADER, "to"]), "column 'to' is there twice"),
    "gzip truncated": (gzip.compress(as_csv(*[ROW] * 99))[:-20], "breaks off or is damaged"),
    "gzip damaged": (b"\x1f\x8bnot at all", "breaks off or is damaged"),
    "broken encoding": (as_csv(ROW) + b"\xff\xfe", "is not utf-8"),
    "ragged row": (as_csv(ROW, ROW[:4]), "row 2 has 4 cells where the header has 10"),
    "open quote": (as_csv(ROW) + b'x,"never closed', "row 2 opens a quote"),
    "open quote in the last cell": (as_csv(ROW)[:-4] + b'"EU', "row 1 opens a quote"),
    "empty": (b"", "is empty"),
    "cut inside the header": (b'"page","da', "column"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_table_is_refused_in_one_sentence(case: str) -> None:
    payload, fault = BROKEN[case]
    with pytest.raises(DamagedInput, match=fault) as caught:
        check_table(payload, SOURCE, "goods.csv.gz")
    assert str(caught.value).startswith("goods.csv.gz: ")
    assert caught.value.do


@pytest.mark.parametrize("case", set(BROKEN) - {"ragged row"})
def test_reading_a_broken_table_is_a_problem_and_no_exception(case: str) -> None:
    payload, fault = BROKEN[case]
    page = read(payload)
    assert fault in page.reading.problem
    assert page.reading.observations == len(page.listings)


def test_ragged_rows_are_passed_over_with_a_count() -> None:
    page = read(as_csv(ROW, ROW[:4], ROW))
    assert [listing.place for listing in page.listings] == ["row:1", "row:3"]
    assert "another length than the header in 1 of 3 rows, first in row 2" in page.reading.problem


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[{", "array or lines"),
        ("[1, 2]", "row 1 is no object"),
        ('{"page": NaN}', "NaN is no JSON"),
        ('[{"page": "x"}]', "column 'product' is missing"),
        ('[{"other": {"deep": 1}}]', "column 'other.deep' is not declared"),
        ("[" * 100_000, "array or lines"),
        ('{"a":' * 100_000, "array or lines"),
    ],
)
def test_broken_json_is_refused(text: str, fault: str) -> None:
    with pytest.raises(DamagedInput, match=fault):
        check_table(text.encode(), SOURCE, "goods.json")
    page = read(text.encode(), name="goods.json", media_type="application/json")
    assert fault in page.reading.problem


def test_mappings_that_cannot_hold_are_refused() -> None:
    assert SOURCE.table is not None
    wrong = [
        replace(SOURCE, table=None),
        with_fields(colour=ColumnRule(column="cat")),
        with_fields(ships_to=ColumnRule(column="to", split="by_magic")),
        replace(SOURCE, listing_key=KeyRule(column="page", regex="(")),
        replace(SOURCE, listing_key=KeyRule(column="page", regex="no group")),
        replace(SOURCE, seen=SeenRule(column="day", format="%Q")),
        replace(SOURCE, table=replace(SOURCE.table, encoding="no-such-code")),
        replace(SOURCE, table=replace(SOURCE.table, delimiter="ab")),
    ]
    undated = replace(SOURCE.table, ignored=("notes", "day"))
    wrong.append(replace(SOURCE, table=undated, seen=SeenRule(column="seller")))
    dated = row(seller="robot 5")
    for source in wrong:
        with pytest.raises(SourceInvalid):
            check_table(as_csv(dated), source, "goods.csv")
        read(as_csv(dated), source)


def test_a_line_without_end_is_stopped() -> None:
    bomb = gzip.compress(as_csv(ROW) + b'"' + b"a" * 40_000_000, compresslevel=1)
    with pytest.raises(DamagedInput):
        check_table(bomb, SOURCE, "goods.csv.gz")
    assert len(read(bomb).listings) == 1


def test_a_header_alone_is_an_empty_table() -> None:
    check_table(as_csv(), SOURCE, "goods.csv")
    assert read(as_csv()).reading.problem == ""


texts = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=30)


@given(st.lists(st.lists(texts, min_size=10, max_size=10), max_size=5))
def test_any_cells_are_survived_one_listing_a_row(rows: list[list[str]]) -> None:
    page = read(as_csv(*rows))
    assert len(page.listings) == len(rows)


@given(st.binary(max_size=200))
def test_any_bytes_are_survived(payload: bytes) -> None:
    read(payload)
    read(payload, media_type="application/json")
    read(b"\x1f\x8b\x08" + payload, name="x.json.gz", media_type="application/gzip")


# --------------------------------------------------------------------------- the real thing

REAL_DATA = Path(
    os.environ.get("SPANIEL_REAL_DATA") or Path(__file__).parents[3] / "shared" / "data"
)
AGORA = sorted((REAL_DATA / "agora-2014").glob("products-*.csv.gz"))
AGORA_SOURCE = Source(
    id="agora",
    service="agora",
    table=TableMapping(
        fields={
            "title": ColumnRule(column="product"),
            "vendor": ColumnRule(column="vendor"),
            "price": ColumnRule(column="price", currency="BTC"),
            "category": ColumnRule(column="cat"),
            "category_2": ColumnRule(column="subcat"),
            "category_3": ColumnRule(column="subsubcat", optional=True),
            "ships_from": ColumnRule(column="from", split="from_to"),
            "ships_to": ColumnRule(column="to"),
        },
        ignored=("feedback",),
    ),
    listing_key=KeyRule(column="list", regex=r"__(.+)\.html"),
    seen=SeenRule(column="date"),
)


@pytest.mark.real_data
@pytest.mark.skipif(not AGORA, reason=f"no Agora tables under {REAL_DATA}")
def test_agora_is_read_whole() -> None:
    listings = []
    for file in AGORA:
        payload = file.read_bytes()
        check_table(payload, AGORA_SOURCE, file.name)
        page = read(payload, AGORA_SOURCE, file.name)
        assert page.reading.problem == ""
        listings += page.listings
    assert len(listings) == 29_427
    assert len({listing.listing_key for listing in listings}) == 9_606
    assert len({listing.vendor for listing in listings}) == 749
    days = Counter(listing.seen for listing in listings)
    assert (len(days), min(days.values()), max(days.values())) == (11, 228, 6_889)
    assert all(listing.price_amount is not None for listing in listings)
    drugs = [listing for listing in listings if listing.category.startswith("Drugs")]
    assert sum(listing.grams is not None for listing in drugs) > 0.85 * len(drugs)
