"""Every reader against whatever comes: no exception, the same twice, bounded, places that resolve.

A seeded sample; ``make soak`` does thousands. Every page, export and table here is invented.
"""

from __future__ import annotations

import gzip
import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from hostile_pages import (
    CODECS,
    EDITS,
    EXPORTS,
    HUGE,
    SOURCE,
    Edit,
    apply,
    assert_lawful,
    assert_on_page,
    capture_of,
    seeds,
    watched,
)
from hostile_texts import BOMBS
from spaniel.errors import InputError, SpanielError
from spaniel.extract.bounded import BoundedReader
from spaniel.extract.export import ExportReader
from spaniel.extract.handle import find_handles
from spaniel.extract.key import find_keys, parse_key
from spaniel.extract.moment import date_order, find_moment, parse_moment
from spaniel.extract.page import PageReader
from spaniel.extract.price import find_prices, parse_amount
from spaniel.extract.quantity import find_quantities, find_quantity
from spaniel.extract.region import parse_region, parse_regions, split_from_to
from spaniel.extract.sensitive import seal
from spaniel.extract.table import TableReader, check_table
from spaniel.extract.tiers import find_tiers
from spaniel.extract.wrapper import MarkedPage, induce, repair, run_template
from spaniel.substances import WordLexicon
from spaniel.types import ColumnRule, Source, TableMapping

LEXICON = WordLexicon()
PAGES = PageReader(LEXICON)
NOW = datetime(2026, 1, 2, tzinfo=UTC)
fuzzed = settings(
    max_examples=120, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)


@pytest.fixture(autouse=True)
def watchdog() -> Iterator[None]:
    with watched(60):
        yield


edits = st.lists(
    st.builds(
        Edit,
        st.sampled_from(sorted(EDITS)),
        st.floats(0, 1),
        st.one_of(st.integers(0, 100), st.sampled_from([1_000, 3_000])),
    ),
    max_size=5,
)

# --------------------------------------------------------------------------- pages


@fuzzed
@given(st.integers(0, len(seeds()) - 1), edits)
def test_edited_pages(page: int, changes: list[Edit]) -> None:
    payload = apply(seeds()[page], changes)
    read = assert_lawful(PAGES, payload)
    assert_on_page(read, payload)


@pytest.mark.parametrize("page", range(0, len(seeds()), 5))
def test_unedited_pages_have_places(page: int) -> None:
    payload = seeds()[page]
    read = assert_lawful(PAGES, payload)
    assert read.reading.problem == ""
    assert_on_page(read, payload)


def test_truncated_at_every_place() -> None:
    page = min(seeds(), key=len)
    for end in range(0, len(page), max(1, len(page) // 150)):
        assert_lawful(PAGES, page[:end])


@pytest.mark.parametrize("codec", CODECS)
def test_every_charset_declared_and_meant(codec: str) -> None:
    number = next(n for n in range(len(CODECS)) if CODECS[n * 41 % len(CODECS)] == codec)
    page = seeds()[number % len(seeds())]
    for what in ("charset", "really in charset"):
        assert_lawful(PAGES, apply(page, [Edit(what, 0, number)]))


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd", "nonsense", "gzip, gzip"])
def test_content_codings_that_lie(coding: str) -> None:
    for page in seeds()[:3]:
        assert_lawful(PAGES, page, content_encoding=coding)
        assert_lawful(PAGES, gzip.compress(page, mtime=0), content_encoding=coding)


def test_packed_pages_truncated_and_damaged() -> None:
    packed = gzip.compress(min(seeds(), key=len), mtime=0)
    for at in range(0, len(packed), max(1, len(packed) // 60)):
        assert_lawful(PAGES, packed[:at], content_encoding="gzip")
        assert_lawful(PAGES, packed[:at] + b"\xff" + packed[at + 1 :], content_encoding="gzip")


@pytest.mark.parametrize("name", HUGE)
def test_huge_pages_are_read_in_part_or_not_at_all_and_say_so(name: str) -> None:
    payload = HUGE[name]()
    coding = "deflate" if "deflate" in name else ""
    capture = capture_of(payload, content_encoding=coding)
    read = BoundedReader(PAGES).read(capture, payload, SOURCE)
    assert read.reading.problem
    assert "was not read: " not in read.reading.problem


# --------------------------------------------------------------------------- wrappers

SHOP = b"<title>Shop</title><h1>Teapots</h1><div id=list>" + b"".join(
    b'<div class=card><a class=name href="/i/%d">Teapot no. %d</a> <b class=price>$%d.50</b> by '
    b"<i class=by>otter%d</i></div>" % (n, n, 10 + n, n)
    for n in range(12)
) + b"</div><p>Page 1 of 3</p>"  # fmt: skip
MARKS = [
    {"title": f"Teapot no. {n}", "price": f"${10 + n}.50", "vendor": f"otter{n}"} for n in (1, 4)
]
TEMPLATE = induce([MarkedPage(SHOP, MARKS)])


@settings(parent=fuzzed, max_examples=50)
@given(edits)
def test_wrappers_on_edited_pages(changes: list[Edit]) -> None:
    payload = apply(SHOP, changes)
    first, second = (run_template(TEMPLATE, LexborHTMLParser(payload)) for _ in range(2))
    told = [[(r.place, dict(r.values)) for r in run.records] for run in (first, second)]
    assert (told[0], first.faults) == (told[1], second.faults)


@settings(parent=fuzzed, max_examples=15)
@given(edits)
def test_repair_from_edited_pages(changes: list[Edit]) -> None:
    payload = apply(SHOP, changes)
    assert repair(TEMPLATE, payload) == repair(TEMPLATE, payload)


@settings(parent=fuzzed, max_examples=60)
@given(edits)
def test_teaching_edited_pages(changes: list[Edit]) -> None:
    marked = [MarkedPage(apply(SHOP, changes), MARKS)]
    outcomes = []
    for _ in range(2):
        try:
            outcomes.append(str(induce(marked)))
        except InputError as fault:
            outcomes.append(str(fault))
    assert outcomes[0] == outcomes[1]


# --------------------------------------------------------------------------- exports and tables

TABLE = b"title,price,vendor\n" + b"Teapot 5 g,$5.00,Otter\n" * 40
TABLES = Source(
    id="invented",
    service="invented",
    table=TableMapping(
        fields={name: ColumnRule(column=name) for name in ("title", "price", "vendor")}
    ),
)


@fuzzed
@given(st.sampled_from(EXPORTS), edits)
def test_edited_exports(payload: bytes, changes: list[Edit]) -> None:
    assert_lawful(ExportReader(), apply(payload, changes), media_type="text/plain")


@pytest.mark.parametrize("bomb", BOMBS)
def test_exports_of_bombs(bomb: str) -> None:
    text = BOMBS[bomb].encode("utf-8", "surrogatepass")
    for payload in EXPORTS:
        middle = len(payload) // 2
        assert_lawful(ExportReader(), payload[:middle] + text + payload[middle:])


@fuzzed
@given(edits)
def test_edited_tables(changes: list[Edit]) -> None:
    payload = apply(TABLE, changes)
    reader = TableReader(LEXICON)
    capture = capture_of(payload, media_type="text/csv", address="import:sha256:0!t.csv")
    outcomes = []
    for _ in range(2):
        try:
            check_table(payload, TABLES, "t.csv")
            outcomes.append(str(reader.read(capture, payload, TABLES)))
        except SpanielError as fault:
            outcomes.append(str(fault))
    assert outcomes[0] == outcomes[1]


# --------------------------------------------------------------------------- grammars

GRAMMARS: dict[str, Callable[[str], Any]] = {
    "find_prices": lambda text: find_prices(text, currencies={"$": "AUD"}, language="de"),
    "parse_amount": parse_amount,
    "find_quantity": find_quantity,
    "find_quantities": find_quantities,
    "find_tiers": find_tiers,
    "parse_region": parse_region,
    "parse_regions": lambda text: parse_regions(text, home="DE"),
    "split_from_to": split_from_to,
    "parse_moment": parse_moment,
    "find_moment": lambda text: find_moment(text, now=NOW, language="ru"),
    "find_moment in any language": lambda text: find_moment(text, now=NOW, language="tr"),
    "date_order": lambda text: date_order([text, text]),
    "find_handles": find_handles,
    "find_keys": find_keys,
    "parse_key": parse_key,
    "seal": seal,
    "lexicon": LEXICON.find,
}


@pytest.mark.parametrize("grammar", GRAMMARS)
def test_bombs(grammar: str) -> None:
    find = GRAMMARS[grammar]
    for text in BOMBS.values():
        assert find(text) == find(text)


_WORDS = """$5 €1.234,56 0.1 BTC 5g 10x200µg 1/8 oz half kilo from to Germany EU except → 2 days
ago вчера 12.03.2023 14:05 a@b.example [at] telegram: @otter +49 30 1234567 -----BEGIN PGP PUBLIC
KEY BLOCK----- password: = : , . - ( ) \n \t | / ½ ² ٣ 9 99 -1 1e9 heat stir add 20 °C"""
words = st.lists(
    st.one_of(
        st.sampled_from(_WORDS.split(" ")),
        st.text(max_size=4),
    ),
    max_size=14,
)


@pytest.mark.parametrize("grammar", GRAMMARS)
@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(words)
@example([])
def test_any_words(grammar: str, said: list[str]) -> None:
    for text in ("".join(said), " ".join(said)):
        assert GRAMMARS[grammar](text) == GRAMMARS[grammar](text)


def test_binary_keys_of_any_octets() -> None:
    rng = random.Random(1)
    for length in (0, 1, 2, 7, 60, 4_000):
        for _ in range(20):
            octets = bytes([0x99 | rng.getrandbits(1)]) + rng.randbytes(length)
            assert parse_key(octets) == parse_key(octets)
