"""What the tests of exports share. Every log and talk in this folder is invented."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from spaniel.extract.export import Account, ExportReader, LoggedRequest, Message, stream_export
from spaniel.ports import ReadPage
from spaniel.types import Capture, Source, digest

CAPTURED = datetime(2031, 5, 6, 7, 8, 9, tzinfo=UTC)


def make_source(**changes: Any) -> Source:
    return Source(**{"id": "handed-over", "service": "made-up", **changes})


def make_capture(payload: bytes, address: str, media_type: str) -> Capture:
    return Capture(
        id=Capture.identify("handed-over", address, None, digest(payload)),
        authority="order-1",
        marking="TLP:AMBER",
        retain_until=date(2040, 1, 1),
        owning_unit="unit-1",
        source="handed-over",
        service="made-up",
        address=address,
        seen=None,
        seen_until=None,
        seen_text="",
        captured=CAPTURED,
        payload_digest=digest(payload),
        payload_bytes=len(payload),
        media_type=media_type,
        content_encoding="",
        status=None,
        technique="evidence_import",
        grant="grant-1",
        origin="",
        depth=0,
        simulated=False,
        record_id="<urn:uuid:1>",
        file="a.warc.gz",
        offset=0,
        length=1,
        record_sha256="sha256:0",
    )


class Told:
    """What a stream gave, and its account."""

    def __init__(self, payload: bytes, **hints: Any) -> None:
        self.account = Account()
        self.found = list(stream_export(io.BytesIO(payload), account=self.account, **hints))

    @property
    def requests(self) -> list[LoggedRequest]:
        assert all(isinstance(f, LoggedRequest) for f in self.found)
        return [f for f in self.found if isinstance(f, LoggedRequest)]

    @property
    def messages(self) -> list[Message]:
        assert all(isinstance(f, Message) for f in self.found)
        return [f for f in self.found if isinstance(f, Message)]

    def adds_up(self) -> bool:
        account = self.account
        kept = account.read + account.passed_over + account.refused.total()
        return account.taken == kept and account.read == len(self.found)


Tell = Callable[..., Told]
Read = Callable[..., ReadPage]


@pytest.fixture
def tell() -> Tell:
    def of(payload: bytes | str, **hints: Any) -> Told:
        return Told(payload.encode() if isinstance(payload, str) else payload, **hints)

    return of


@pytest.fixture
def read() -> Read:
    def of(
        payload: bytes | str,
        *,
        address: str = "import:1!export.txt",
        media_type: str = "text/plain",
        source: Source | None = None,
        reader: ExportReader | None = None,
    ) -> ReadPage:
        raw = payload.encode() if isinstance(payload, str) else payload
        capture = make_capture(raw, address, media_type)
        return (reader or ExportReader()).read(capture, raw, source or make_source())

    return of
