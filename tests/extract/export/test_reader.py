"""The reader at the seam. Everything it reads here is invented."""

from __future__ import annotations

import io
import json
from dataclasses import fields, replace
from datetime import UTC, datetime
from ipaddress import ip_network
from typing import Any

import pytest

from spaniel.errors import SourceInvalid
from spaniel.extract.export import (
    FORMATS,
    AddressLists,
    AddressRange,
    ExportReader,
    recognises,
    stream_export,
)
from spaniel.ports import Reader
from spaniel.types import (
    ColumnRule,
    LogEntry,
    Observation,
    PageKind,
    Post,
    Reading,
    TableMapping,
)

from .conftest import CAPTURED, Read, make_capture, make_source

LINE = '8.9.10.11 - - [12/Mar/2023:14:05:33 +0100] "GET / HTTP/1.1" 200 5 "-" "curl/8.0"\n'
CHAT = "[12/03/2023, 14:05:33] Otter: new pots\n[13/03/2023, 14:05:33] Walrus: yes\n"


def test_it_is_a_reader() -> None:
    reader: Reader = ExportReader()
    assert reader.kind == "content"


def test_a_log_becomes_entries(read: Read) -> None:
    page = read(LINE * 2, address="import:1!access.log")
    first, second = page.observations
    assert isinstance(first, LogEntry)
    assert page.reading.page_kind == PageKind.TABLE
    assert page.reading.observations == 2
    assert page.reading.problem == ""
    assert (first.place, second.place) == ("line:1", "line:2")
    assert first.id != second.id
    assert first.id == LogEntry.identify(page.reading.id, "line:1")
    assert (first.reading, first.capture) == (page.reading.id, page.reading.capture)
    assert (first.authority, first.marking, first.owning_unit) == ("order-1", "TLP:AMBER", "unit-1")
    assert (first.captured, first.seen) == (CAPTURED, None)
    assert first.attributable is None


def test_a_chat_becomes_posts(read: Read) -> None:
    page = read(CHAT)
    assert page.reading.page_kind == PageKind.THREAD
    assert [(p.author, p.text) for p in page.observations if isinstance(p, Post)] == [
        ("Otter", "new pots"),
        ("Walrus", "yes"),
    ]


def test_the_same_again_is_the_same(read: Read) -> None:
    assert read(CHAT) == read(CHAT)


def test_lists_zone_language_and_limit_name_the_reading(read: Read) -> None:
    lists = AddressLists((AddressRange(network=ip_network("8.9.10.11/32"), kind="vpn"),))
    readers = [
        ExportReader(),
        ExportReader(lists),
        ExportReader(zones={"handed-over": "Europe/Madrid"}),
        ExportReader(most=7),
    ]
    names = [reader.name(make_source()) for reader in readers]
    names.append(ExportReader().name(make_source(language="es")))
    assert len(set(names)) == 5
    assert ExportReader(zones={"another": "Asia/Tokyo"}).name(make_source()) == names[0]
    (entry,) = read(LINE, reader=readers[1]).observations
    assert isinstance(entry, LogEntry)
    assert (entry.address_kind, entry.attributable) == ("vpn", False)


def test_the_zone_of_a_source(read: Read) -> None:
    reader = ExportReader(zones={"handed-over": "Asia/Tokyo"})
    first = read(CHAT, reader=reader).observations[0]
    assert isinstance(first, Post)
    assert first.at == first.at_until == datetime(2023, 3, 12, 5, 5, 33, tzinfo=UTC)


@pytest.mark.parametrize("zone", ["Europe/Atlantis", "../etc/passwd", "\x00"])
def test_a_zone_that_is_none(zone: str) -> None:
    with pytest.raises(SourceInvalid, match="is no time zone"):
        ExportReader(zones={"x": zone})


@pytest.mark.parametrize(
    "payload",
    [
        b"<html><body><table><tr><td>Blue teapot<td>3 USD</table></body></html>",
        b'[{"title": "teapot", "price": 3}]',
        b"title,price\nteapot,3\n",
        b"just a text\n",
        b"\x00\x01\x02" * 1000,
        b"\x1f\x8b broken gzip",
        b"\x1f\x8b",
        b"PK\x03\x04" + bytes(100),
        b"-----BEGIN PGP MESSAGE-----\n\nabc\n",
    ],
)
def test_what_it_does_not_know_is_other_and_no_problem(read: Read, payload: bytes) -> None:
    assert not recognises(payload, "access.log")
    page = read(payload, address="import:1!access.log")
    assert page.reading.page_kind == PageKind.OTHER
    assert (page.observations, page.reading.problem) == ((), "")


@pytest.mark.parametrize("payload", [b"", b"\n\n  \n"])
def test_nothing_is_empty(read: Read, payload: bytes) -> None:
    page = read(payload)
    assert page.reading.page_kind == PageKind.EMPTY
    assert (page.observations, page.reading.problem) == ((), "")


def test_what_lies_beyond_the_limit_is_told(read: Read) -> None:
    page = read(LINE * 50, reader=ExportReader(most=20))
    assert page.reading.observations == len(page.observations) == 20
    assert page.reading.problem == (
        "Reading stopped at line:21, after 20 observations; what follows was not read."
    )
    assert read(LINE * 20, reader=ExportReader(most=20)).reading.problem == ""


def test_ids_that_a_service_gives_twice_are_two_places(read: Read) -> None:
    row = {"id": 1, "type": "message", "date_unixtime": "1678626333", "from": "A", "text": "x"}
    chat = {"name": "n", "type": "personal_chat", "id": 2, "messages": [row, row, row]}
    page = read(json.dumps(chat), media_type="application/json")
    assert [o.place for o in page.observations] == ["message:1", "message:1#2", "message:1#3"]
    assert len({o.id for o in page.observations}) == 3


def test_no_text_holds_what_a_table_cannot(read: Read) -> None:
    page = read(LINE.replace("curl", "c\x00url") + LINE.replace("GET /", r"GET /\xed\xa0\x80"))
    for entry in page.observations:
        assert isinstance(entry, LogEntry)
        for text in (entry.agent, entry.target):
            assert "\x00" not in text
            text.encode("utf-8")


@pytest.mark.parametrize(
    ("media_type", "address", "reads"),
    [
        ("text/plain", "a", True),
        ("application/json; charset=utf-8", "a", True),
        ("text/html", "messages.html", True),
        ("application/gzip", "access.log.gz", True),
        ("message/rfc822", "a.eml", True),
        ("application/x-unknown", "box.mbox", True),
        ("image/png", "a.png", False),
        ("text/csv", "a.csv", False),
    ],
)
def test_reads_by_type_or_name(media_type: str, address: Any, reads: bool) -> None:
    capture = make_capture(b"", address, media_type)
    assert ExportReader().reads(capture, make_source()) is reads


def test_a_table_with_a_mapping_is_the_table_readers() -> None:
    table = TableMapping(fields={"title": ColumnRule(column="t")})
    capture = make_capture(b"", "a.json", "application/json")
    assert not ExportReader().reads(capture, make_source(table=table))


def test_formats_are_named_once() -> None:
    names = [row.name for row in FORMATS]
    assert len(set(names)) == len(names)
    assert list(stream_export(open_nothing(), format="no-such")) == []


def open_nothing() -> io.BytesIO:
    return io.BytesIO(b"")


def test_every_field_of_the_types_can_be_told() -> None:
    from spaniel.extract.export import LoggedRequest, Message

    own = {f.name for f in fields(Observation)}
    beside = {"sealed"}  # decided elsewhere, from the text
    for found, kind in ((LoggedRequest, LogEntry), (Message, Post)):
        told = {f.name for f in fields(found)} - own
        assert told == {f.name for f in fields(kind)} - own - beside


def test_the_reading_is_of_the_capture(read: Read) -> None:
    page = read(CHAT)
    reader = ExportReader()
    assert page.reading.id == Reading.identify(
        page.reading.capture, "content", reader.name(make_source())
    )
    assert replace(page.reading, problem="x").site_kind == "unknown"
