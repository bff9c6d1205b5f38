"""The one reader of pages and exports: what it hands to whom, and under which name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

import pytest

from spaniel.extract.content import ContentReader
from spaniel.extract.export import AddressLists, ExportReader
from spaniel.extract.page import PageReader
from spaniel.extract.register import LicensedPharmacies, LicensedPharmacy
from spaniel.ports import Reader, ReadPage
from spaniel.types import (
    Capture,
    ColumnRule,
    Listing,
    LogEntry,
    Mention,
    Post,
    Reading,
    Source,
    TableMapping,
    digest,
)

PAGE = """<html><head><title>Teapots</title></head><body><h1>All teapots</h1>{rows}</body></html>"""
ROWS = "".join(
    f"<div class=item><h3><a href='/item/{n}'>Blue teapot no. {n}</a></h3><p>Price: $1{n}.50</p>"
    f"<p>Seller: <a href='/vendor/otter{n}'>otter{n}</a></p><p>Stock: {n}</p></div>"
    for n in range(1, 9)
)
LOG = '8.9.10.11 - - [12/Mar/2023:14:05:33 +0100] "GET /x?{} HTTP/1.1" 200 5 "-" "curl/8.0"\n'
CHAT = "[12/03/2023, 14:05:33] Otter: {}\n[13/03/2023, 14:05:33] Walrus: {}\n"
STEPS = (
    "Melt 400 g of wax at 75 °C in a double boiler. Stir in 30 ml of oil and cool to 60 °C. "
    "Pour into the jars and leave for 24 hours."
)
SOURCE = Source(id="invented", service="invented")


class NoWords:
    """Knows no substance."""

    version = "none"

    def find(self, text: str) -> Sequence[Mention]:
        return ()


def capture(payload: bytes, **changed: Any) -> Capture:
    values: dict[str, Any] = {
        "id": "cap-1", "authority": "test", "marking": "TLP:AMBER", "owning_unit": "unit",
        "retain_until": date(2031, 1, 1), "source": "invented", "service": "invented",
        "address": "https://teapots.example/all", "seen": None, "seen_until": None,
        "seen_text": "", "captured": datetime(2026, 1, 2, tzinfo=UTC),
        "payload_digest": digest(payload), "payload_bytes": len(payload),
        "media_type": "text/html", "content_encoding": "", "status": None,
        "technique": "evidence_import", "grant": "g", "origin": "", "depth": 0,
        "simulated": False, "record_id": "r", "file": "f", "offset": 0, "length": 0,
        "record_sha256": "",
    }  # fmt: skip
    return Capture(**{**values, **changed})


def reader(register: LicensedPharmacies | None = None) -> ContentReader:
    return ContentReader(PageReader(NoWords()), ExportReader(), register)


def read(text: str, register: LicensedPharmacies | None = None, **changed: Any) -> ReadPage:
    payload = text.encode()
    return reader(register).read(capture(payload, **changed), payload, SOURCE)


def licensed(**changed: Any) -> LicensedPharmacies:
    return LicensedPharmacies((LicensedPharmacy(**{"host": "teapots.example", **changed}),))


def test_it_is_a_reader() -> None:
    one: Reader = reader()
    assert one.kind == "content"


def test_pages_and_exports_are_told_apart_by_what_they_hold() -> None:
    assert all(isinstance(one, Listing) for one in read(PAGE.format(rows=ROWS)).observations)
    assert len(read(PAGE.format(rows=ROWS)).observations) == 8
    log = read(LOG.format("a") * 2)
    assert [type(one) for one in log.observations] == [LogEntry, LogEntry]
    assert log.reading.page_kind == "table"
    chat = read(CHAT.format("new pots", "yes"), media_type="text/plain")
    assert [type(one) for one in chat.observations] == [Post, Post]


@pytest.mark.parametrize("text", [PAGE.format(rows=ROWS), LOG.format("a") * 3, "", "nothing"])
def test_every_reading_has_the_name_that_was_told_before(text: str) -> None:
    page = read(text)
    name = reader().name(SOURCE)
    reading = page.reading
    assert (reading.reader, reading.version, reading.profile) == (
        name.name, name.version, name.profile,
    )  # fmt: skip
    assert reading.id == Reading.identify("cap-1", "content", name)
    assert reading.observations == len(page.observations)
    for one in page.observations:
        assert (one.reading, one.id) == (reading.id, type(one).identify(reading.id, one.place))
    assert len({one.id for one in page.observations}) == len(page.observations)


def test_the_profile_follows_both_parts_and_the_register() -> None:
    page, words = PageReader(NoWords()), NoWords()
    words.version = "other"
    lists = ExportReader(AddressLists(), most=7)
    names = {
        str(one.name(SOURCE))
        for one in (
            reader(), ContentReader(PageReader(words), ExportReader()),
            ContentReader(page, lists), reader(licensed()), reader(licensed(name="A")),
        )
    }  # fmt: skip
    assert len(names) == 5
    assert reader().name(SOURCE) == reader().name(Source(id="x", service="y"))
    assert reader(LicensedPharmacies()).name(SOURCE) != reader(licensed()).name(SOURCE)


def test_a_source_with_a_table_is_not_its_business() -> None:
    table = Source(
        id="t", service="t", table=TableMapping(fields={"title": ColumnRule(column="a")})
    )
    assert not reader().reads(capture(b""), table)
    for media_type in ("text/html", "application/json", "text/plain", "application/mbox", ""):
        assert reader().reads(capture(b"", media_type=media_type), SOURCE)
    assert not reader().reads(capture(b"", media_type="image/png"), SOURCE)


def test_json_of_no_known_format_is_read_as_nothing_and_not_as_a_page() -> None:
    page = read('{"a": ["<p>Blue teapot $5</p>"]}', media_type="application/json")
    assert (page.reading.page_kind, page.observations) == ("other", ())


# --------------------------------------------------------------------------- licensed pharmacies


def test_a_licensed_pharmacy_is_no_finding_and_no_problem() -> None:
    plain, page = read(PAGE.format(rows=ROWS)), read(PAGE.format(rows=ROWS), licensed())
    assert page.observations == ()
    assert page.reading.site_kind == "licensed_pharmacy"
    assert (page.reading.observations, page.reading.problem) == (0, "")
    assert page.reading.page_kind == plain.reading.page_kind
    assert plain.reading.site_kind != "licensed_pharmacy"


def test_a_page_that_only_claims_to_be_one_is_read() -> None:
    for address in ("https://teapots.example.evil.example/all", "import:sha256:0!teapots.example"):
        page = read(PAGE.format(rows=ROWS), licensed(), address=address)
        assert len(page.observations) == 8


def test_the_licence_has_to_hold_when_the_page_was_seen() -> None:
    register = licensed(until=date(2025, 1, 1))
    assert len(read(PAGE.format(rows=ROWS), register).observations) == 8
    seen = datetime(2024, 6, 1, tzinfo=UTC)
    assert read(PAGE.format(rows=ROWS), register, seen=seen).observations == ()


# --------------------------------------------------------------------------- seals of exports


def test_posts_of_a_chat_are_sealed() -> None:
    page = read(CHAT.format(STEPS, "login: bob42 pass: hunter2x"), media_type="text/plain")
    first, second = page.observations
    assert isinstance(first, Post)
    assert isinstance(second, Post)
    assert first.text.startswith("[sealed: synthesis")
    assert "hunter2x" not in second.text
    assert (first.sealed, second.sealed) == (("text",), ("text",))


def test_steps_told_in_several_posts_are_sealed() -> None:
    steps = STEPS.split(". ")
    lines = "".join(f"[12/03/2023, 14:05:3{n}] Otter: {step}.\n" for n, step in enumerate(steps))
    shown = " ".join(one.text for one in read(lines, media_type="text/plain").observations
                     if isinstance(one, Post))  # fmt: skip
    assert not any(step in shown for step in steps)


def test_secrets_in_the_addresses_of_a_log_are_redacted() -> None:
    page = read(LOG.format("user=bob&password=hunter2x") + LOG.format("q=tea"))
    first, second = page.observations
    assert isinstance(first, LogEntry)
    assert isinstance(second, LogEntry)
    assert "hunter2x" not in first.target
    assert second.target == "/x?q=tea"
