"""A small report; everything in it is invented."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from spaniel.share import Citation, Column, Figure, KeyNumber, ReaderUsed, Report, Row
from spaniel.types import Authority, Capture, Marking, ReaderName, Scope, Technique, Tlp

MOMENT = datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC)


def a_capture(name: str = "cap-0001", **more: Any) -> Capture:
    values: dict[str, Any] = {
        "authority": "unit-a", "marking": "TLP:AMBER", "retain_until": date(2030, 1, 1),
        "owning_unit": "unit", "source": "src", "service": "Bazaar",
        "address": f"http://shop.example/{name}", "seen": MOMENT, "seen_until": MOMENT,
        "seen_text": "", "captured": MOMENT, "payload_digest": "sha256:00", "payload_bytes": 1,
        "media_type": "text/html", "content_encoding": "", "status": 200,
        "technique": "open_source", "grant": "g", "origin": "", "depth": 0, "simulated": False,
        "record_id": "r", "file": "seg-a.warc.gz", "offset": 4096, "length": 512,
        "record_sha256": "sha256:feed",
    }  # fmt: skip
    return Capture(id=name, **{**values, **more})


def a_row(values: dict[str, Any], *captures: str) -> Row:
    cited = tuple(Citation(capture=name, observations=2, places=("row:1",)) for name in captures)
    return Row(values=values, captures=len(cited), observations=2 * len(cited), citations=cited)


def listings_figure(*rows: Row, **more: Any) -> Figure:
    values: dict[str, Any] = {
        "name": "listings_per_day",
        "title": "Listings per crawl day",
        "method": "Counted by hand.",
        "keys": ("service", "day"),
        "columns": (
            Column(name="service", title="Service"),
            Column(name="day", title="Day", kind="day", missing="not stated"),
            Column(name="listings", title="Listings", kind="count", description="Different ones."),
        ),
    }
    return Figure(rows=rows, **{**values, **more})


def a_report(*figures: Figure, **more: Any) -> Report:
    day = date(2020, 1, 2)
    row = a_row({"service": "Bazaar", "day": day, "listings": 1234}, "cap-0001")
    values: dict[str, Any] = {
        "title": "Grüße, Отчёт",
        "made_at": MOMENT,
        "lake_version": "lake-7",
        "ledger_size": 99,
        "software_version": "0.1",
        "captures": (a_capture(),),
        "readers": (
            ReaderUsed(
                source="src",
                reader=ReaderName(name="page", version="3"),
                captures=1,
                observations=2,
            ),
        ),
        "key_numbers": (KeyNumber(label="listings", value="1,234", figure="listings_per_day"),),
        "authorities": (
            Authority(
                id="unit-a",
                issuing_body="A court",
                legal_basis="An order",
                purpose="Monitoring",
                owning_unit="unit",
                techniques=(Technique.OPEN_SOURCE,),
                scope=Scope(),
                valid_from=MOMENT,
                valid_until=MOMENT,
                retain_until=day,
            ),
        ),
        "rate_version": "rates-1",
        "assumptions": ("Words are taken for substances.",),
    }
    return Report(figures=figures or (listings_figure(row),), **{**values, **more})


@pytest.fixture
def make_report() -> Callable[..., Report]:
    return a_report


@pytest.fixture
def make_figure() -> Callable[..., Figure]:
    return listings_figure


@pytest.fixture
def make_row() -> Callable[..., Row]:
    return a_row


@pytest.fixture
def make_capture() -> Callable[..., Capture]:
    return a_capture


@pytest.fixture
def marking() -> Marking:
    return Marking(tlp=Tlp.AMBER_STRICT, caveats=("Only for the unit",))
