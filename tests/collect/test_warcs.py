"""WARC files that others made: whole or refused, every record accounted for."""

from __future__ import annotations

import base64
import bz2
import gzip
import hashlib
import io
import random
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from fakes import FakeClock, FakeGate, source, unseen
from spaniel.collect import HandedOver, take_over
from spaniel.collect.http_block import parse
from spaniel.collect.warcs import _date
from spaniel.errors import DamagedInput
from spaniel.types import Response, Technique

HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nX-A: 1\r\nX-A: 2\r\n\r\n"


def record(
    number: int,
    block: bytes = HTTP + b"<p>page",
    *,
    kind: str = "response",
    length: object = None,
    extra: str = "",
    version: str = "WARC/1.0",
    address: str | None = None,
    content_type: str = "application/http; msgtype=response",
    digest: bool = True,
    date: str = "2020-01-01T00:00:00Z",
) -> bytes:
    lines = [
        version,
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <urn:uuid:{number:032d}>",
        f"WARC-Date: {date}",
        f"WARC-Target-URI: {f'http://a.example/{number}' if address is None else address}",
        f"Content-Type: {content_type}",
    ]
    if digest:
        lines.append(f"WARC-Block-Digest: {sha1(block)}")
    lines.append(f"Content-Length: {len(block) if length is None else length}")
    head = "\r\n".join(lines) + "\r\n" + extra + "\r\n"
    return head.encode() + block + b"\r\n\r\n"


def sha1(data: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(data, usedforsecurity=False).digest()).decode()


def each_packed(*records: bytes) -> bytes:
    return b"".join(gzip.compress(item, mtime=0) for item in records)


def one_stream(*records: bytes) -> bytes:
    return gzip.compress(b"".join(records), mtime=0)


def plain(*records: bytes) -> bytes:
    return b"".join(records)


def bzipped(*records: bytes) -> bytes:
    return bz2.compress(b"".join(records))


FORMS = [plain, each_packed, one_stream, bzipped]


def taken(path: Path) -> tuple[list[Response], HandedOver]:
    gate = FakeGate()
    handed = take_over(path, gate, Technique.EVIDENCE_IMPORT)
    return list(handed.responses(source(), gate, FakeClock(), unseen)), handed


def read(folder: Path, data: bytes, name: str = "a.warc") -> tuple[list[Response], Counter[str]]:
    path = folder / name
    path.write_bytes(data)
    responses, handed = taken(path)
    assert handed.kind == "warc"
    return responses, handed.passed_over


def refused(folder: Path, data: bytes) -> str:
    with pytest.raises(DamagedInput) as caught:
        read(folder, data)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("form", FORMS)
def test_a_response_as_its_maker_wrote_it(tmp_path: Path, form: Callable[..., bytes]) -> None:
    (first, second), passed_over = read(tmp_path, form(record(1), record(2)))
    assert first.address == "http://a.example/1"
    assert (first.payload, first.status, first.media_type) == (b"<p>page", 200, "text/html")
    assert first.headers == (
        ("Content-Type", "text/html; charset=utf-8"), ("X-A", "1"), ("X-A", "2"),
    )  # fmt: skip
    assert first.seen == first.seen_until == datetime(2020, 1, 1, tzinfo=UTC)
    assert first.seen_text == "2020-01-01T00:00:00Z"
    assert first.origin != second.origin
    assert passed_over == {}


@pytest.mark.parametrize("form", FORMS)
def test_every_record_is_accounted_for(tmp_path: Path, form: Callable[..., bytes]) -> None:
    payload = sha1(b"<p>page")
    named = f"WARC-Payload-Digest: {payload}\r\n"
    data = form(
        record(1, b"software: x\r\n", kind="warcinfo", content_type="application/warc-fields"),
        record(2, b"GET / HTTP/1.1\r\n\r\n", kind="request"),
        record(3, extra=named),
        record(4, b"a: b\r\n", kind="metadata"),
        record(5, HTTP, kind="revisit", extra=named),
        record(6, HTTP, kind="revisit", extra="WARC-Payload-Digest: sha1:AAAA\r\n"),
        record(7, b"text", kind="conversion", content_type="text/plain"),
        record(8, b"more", kind="continuation"),
        record(9, b"<html>", kind="resource", content_type="text/html"),
        record(10, b"??", kind="Weird/One"),
        record(11, extra="WARC-Segment-Number: 1\r\n"),
    )
    responses, passed_over = read(tmp_path, data)
    assert [r.address.rpartition("/")[2] for r in responses] == ["3", "5", "9"]
    assert [r.payload for r in responses] == [b"<p>page", b"<p>page", b"<html>"]
    assert [r.status for r in responses] == [200, 200, None]
    assert passed_over == {
        "warcinfo record": 1,
        "request record": 1,
        "metadata record": 1,
        "conversion record": 1,
        "continuation record": 1,
        "unknown record": 1,
        "part of a segmented record": 1,
        "revisit of a payload that is not in the file": 1,
    }
    assert len(responses) + passed_over.total() == 11


@pytest.mark.parametrize("form", FORMS)
def test_a_revisit_is_given_the_right_payload(tmp_path: Path, form: Callable[..., bytes]) -> None:
    rng = random.Random(5)
    bodies = [rng.randbytes(rng.randrange(1, 90_000)) for _ in range(8)]
    named = [f"WARC-Payload-Digest: {sha1(body)}\r\n" for body in bodies]
    records = [record(n, HTTP + body, extra=named[n]) for n, body in enumerate(bodies)]
    order = [rng.randrange(8) for _ in range(12)]
    records += [
        record(100 + n, HTTP, kind="revisit", extra=named[which]) for n, which in enumerate(order)
    ]
    responses, _ = read(tmp_path, form(*records))
    assert [r.payload for r in responses] == bodies + [bodies[which] for which in order]


def test_a_revisit_of_a_lie_is_not_believed(tmp_path: Path) -> None:
    lie = f"WARC-Payload-Digest: {sha1(b'something else')}\r\n"
    data = plain(record(1, extra=lie), record(2, HTTP, kind="revisit", extra=lie))
    responses, passed_over = read(tmp_path, data)
    assert len(responses) == passed_over.total() == 1


def test_several_records_in_a_gzip_member(tmp_path: Path) -> None:
    named = f"WARC-Payload-Digest: {sha1(b'two')}\r\n"
    data = one_stream(record(1)) + one_stream(
        record(2, HTTP + b"one"), record(3, HTTP + b"two", extra=named)
    ) + one_stream(record(4, HTTP, kind="revisit", extra=named))  # fmt: skip
    responses, _ = read(tmp_path, data)
    assert [r.payload for r in responses] == [b"<p>page", b"one", b"two", b"two"]
    assert len({r.origin for r in responses}) == 4


@pytest.mark.parametrize("form", FORMS)
def test_cut_short_anywhere(tmp_path: Path, form: Callable[..., bytes]) -> None:
    records = [record(n, HTTP + bytes([n]) * 400) for n in range(4)]
    data = form(*records)
    # Cut between two records, nothing shows that more was there.
    whole = {len(form(*records[:n])) for n in range(5)} if form in (plain, each_packed) else set()
    for cut in random.Random(4).sample(range(1, len(data) - 4), 60):
        if cut not in whole:
            try:
                responses, _ = read(tmp_path, data[:cut], "a.warc.gz")
            except DamagedInput:
                continue
            raise AssertionError(f"{cut} of {len(data)} gave {len(responses)} responses")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (plain(record(1), record(2, HTTP + b"x" * 300, length=100), record(3)), "record 2"),
        (plain(record(1), record(2, HTTP + b"x" * 300, length=400), record(3)), "record 2"),
        (plain(record(1), record(2, length=10**17)), "record 2: is cut short"),
        (plain(record(1), record(2, length=10**30)), "does not say how long"),
        (plain(record(1), record(2, length=-5)), "does not say how long"),
        (plain(record(1), record(2, length="ten")), "does not say how long"),
        (plain(record(1), record(2, length="")), "does not say how long"),
        (plain(record(1), record(2, length="٣")), "does not say how long"),
        (plain(record(1), record(2).replace(b"Content-Length", b"Length")), "how long"),
        (plain(record(1), record(2).replace(b"<p>page", b"<p>PAGE")), "digest"),
        (plain(record(1), b"GARBAGE" * 30, record(2)), "record 2"),
        (plain(record(1), b"\0" * 600), "record 2: has no whole header"),
        (plain(record(1), record(2, version="WARC/9.9")), "WARC 1.0 or 1.1"),
        (plain(record(1), record(2).replace(b"WARC-Date", b"WARC-Day")), "no date or no id"),
        (plain(record(1), record(2).replace(b"WARC-Record-ID", b"WARC-ID")), "no date or no id"),
        (record(1).replace(b"\r\n", b"\n"), "has no whole header"),
        (b"WARC/1.0\r\n\r\n", "does not say how long"),
        (b"WARC/1.0\r\n" + b"x" * 3_000_000, "has no whole header"),
        (b"", "holds no WARC record"),
        (b"\r\n\r\n", "holds no WARC record"),
        (each_packed(record(1)) + b"GARBAGE" * 50 + each_packed(record(2)), "to its end"),
        (each_packed(record(1)) + bytes(100), "to its end"),
        (b"\x1f\x8b", "to its end"),
    ],
    ids=range(23),
)
def test_what_is_no_whole_warc_is_refused(tmp_path: Path, data: bytes, says: str) -> None:
    assert says in refused(tmp_path, data)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from([plain, each_packed, one_stream]), st.floats(0, 1), st.integers(1, 255))
def test_a_flipped_byte_is_refused_or_outside_the_payloads(
    tmp_path: Path, form: Callable[..., bytes], share: float, flip: int
) -> None:
    data = bytearray(form(record(1, HTTP + b"x" * 300), record(2, HTTP + b"y" * 300)))
    data[min(len(data) - 1, int(share * len(data)))] ^= flip
    path = tmp_path / "a.warc"
    path.write_bytes(data)
    try:
        responses, handed = taken(path)
    except DamagedInput:
        return
    assert handed.kind == "warc"
    assert len(responses) + handed.passed_over.total() == 2
    assert all(r.payload in {b"x" * 300, b"y" * 300} or r.status is None for r in responses)


def test_both_versions_and_makers_other_than_us(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=True, warc_version="1.1")
    writer.write_record(writer.create_warcinfo_record("a", {"software": "x"}))
    for number in range(3):
        made = writer.create_warc_record(
            f"http://a.example/{number}",
            "response",
            payload=io.BytesIO(b"page"),
            http_headers=StatusAndHeaders("404 Not Found", [("A", "b")], protocol="HTTP/1.0"),
        )
        writer.write_record(made)
    responses, passed_over = read(tmp_path, buffer.getvalue() + each_packed(record(9)))
    assert [r.status for r in responses] == [404, 404, 404, 200]
    assert passed_over == {"warcinfo record": 1}


@pytest.mark.parametrize("address", ["", "<>", "http://a/\x1b[2J", "urn:x:y", "<http://a/b>"])
def test_odd_addresses(tmp_path: Path, address: str) -> None:
    data = plain(record(1, address=address))
    (response,), _ = read(tmp_path, data)
    (again,), _ = read(tmp_path, data, "other-name.warc")
    assert response.address
    assert response.address.isprintable()
    assert again.address == response.address


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("2020-02-03T04:05:06Z", (2020, 2, 3, 4, 5, 6), (2020, 2, 3, 4, 5, 6)),
        ("2020-02-03T04:05:06.123456789Z", (2020, 2, 3, 4, 5, 6, 123456), None),
        ("2020-02-03T04:05Z", (2020, 2, 3, 4, 5), (2020, 2, 3, 4, 5)),
        ("2020-02-03", (2020, 2, 3), (2020, 2, 4)),
        ("2020-12", (2020, 12, 1), (2021, 1, 1)),
        ("2020", (2020, 1, 1), (2021, 1, 1)),
    ],
)
def test_dates(text: str, since: tuple[int, ...], until: tuple[int, ...] | None) -> None:
    first, last = _date(text)
    assert first == datetime(*since, tzinfo=UTC)  # type: ignore[misc, arg-type]
    if until:
        assert last == datetime(*until, tzinfo=UTC)  # type: ignore[misc, arg-type]


@pytest.mark.parametrize(
    "text", ["", "soon", "2020-13", "20201", "0001-01-01T00:00:00+23:59", "2020-02-30", "0000"]
)
def test_what_is_no_date_is_unknown(tmp_path: Path, text: str) -> None:
    assert _date(text) == (None, None)
    if text:
        (response,), _ = read(tmp_path, plain(record(1, date=text)))
        assert (response.seen, response.seen_text) == (None, text)


def test_the_last_year_has_no_end() -> None:
    assert _date("9999")[1] is None


# --------------------------------------------------------------------------- HTTP


@pytest.mark.parametrize(
    ("block", "status", "body"),
    [
        (b"HTTP/1.1 200 OK\r\nA: b\r\n\r\nbody", 200, b"body"),
        (b"HTTP/1.1 200 OK\nA: b\n\nbody", 200, b"body"),
        (b"HTTP/1.1 200 OK\r\nA: b\n\nbody\r\n\r\nrest", 200, b"body\r\n\r\nrest"),
        (b"HTTP/2 204\r\nA: b\r\n\r\n", 204, b""),
        (b"HTTP/1.1 200 OK\r\nA: b", 200, b""),
        (b"HTTP/1.1 abc\r\n\r\nbody", None, b"body"),
        (b"HTTP/1.1 20000 OK\r\n\r\nbody", None, b"body"),
        (b"no response\r\n\r\nbody", None, b"no response\r\n\r\nbody"),
        (b"", None, b""),
    ],
)
def test_http_blocks(block: bytes, status: int | None, body: bytes) -> None:
    assert (parse(block)[0], parse(block)[2]) == (status, body)


CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize(
    ("body", "together"),
    [
        (b"5\r\nhello\r\n6;x=y\r\n world\r\n0\r\n\r\n", b"hello world"),
        (b"5\r\nhello\r\n0\r\nTrailer: x\r\n\r\n", b"hello"),
        (b"5\r\nhello\r\n50\r\n cut", b"hello cut"),
        (b"5\r\nhello\r\n", b"hello"),
        (b"<html>put together already", b"<html>put together already"),
        (b"5\r\nhello\r\nzz\r\nworld", b"5\r\nhello\r\nzz\r\nworld"),
        (b"5\r\nhelloworld\r\n", b"5\r\nhelloworld\r\n"),
        (b"abc\r\nis how this page begins, and it is not in chunks" * 90, None),
        (b"0\r\n\r\n", b""),
        (b"", b""),
    ],
)
def test_bodies_in_chunks(body: bytes, together: bytes | None) -> None:
    assert parse(CHUNKED + body)[2] == (body if together is None else together)
    assert parse(CHUNKED + body, raw=True)[2] == body


@given(st.binary(max_size=200), st.booleans())
def test_any_block(block: bytes, http: bool) -> None:
    parse((b"HTTP/1.1 200 OK\r\n" if http else b"") + block)
