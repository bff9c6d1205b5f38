"""Records are standard WARC 1.1, whatever a hostile server or file name puts into them."""

from __future__ import annotations

import gzip
import io
from datetime import timedelta
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator as FastIterator
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from fakes import NOW
from lakes import filled, new_lake, response, verified, writing
from spaniel.errors import EvidenceError, InputError, Refused
from spaniel.lake import commit
from spaniel.preserve import payload, warc
from spaniel.types import digest

text = st.text(max_size=40)
hostile = st.one_of(
    text,
    st.sampled_from(
        ["\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", "a\r\nWARC-Type: revisit", "\ud800", "a\0b", "\x85 "]
    ),
)


def segments(root: Path) -> list[Path]:
    return sorted(root.glob("units/*/warc/*.warc.gz"))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    body=st.one_of(
        st.binary(max_size=300), st.just(b"\r\n\r\n"), st.just(b"\n\r\n\r\nWARC/1.1\r\n")
    ),
    headers=st.lists(st.tuples(hostile, hostile), max_size=5),
    status=st.one_of(st.none(), st.integers(100, 999)),
    address=hostile,
    media_type=hostile,
)
def test_payloads_come_back_whatever_is_around_them(
    body: bytes,
    headers: list[tuple[str, str]],
    status: int | None,
    address: str,
    media_type: str,
) -> None:
    made = response(
        address,
        body,
        headers=tuple(headers),
        status=status,
        media_type=media_type,
        origin=address,
    )
    written = warc.record("cap-1", made, "order-17")
    assert warc.payload_of(written.data, "here") == body
    assert warc.capture_of(written.data, "here") == "cap-1"
    found = next(iter(FastIterator(io.BytesIO(written.data), parse_http=False)))
    assert found.record_id == written.record_id
    assert found.verify_block_digest()
    assert found.content_length == len(found.reader.read())


def test_segments_are_standard(tmp_path: Path) -> None:
    lake = filled(tmp_path / "lake")
    found = segments(lake.root)
    assert len(found) == 3, "two of the first writer, one of the second"
    checker = Checker(Options([str(path) for path in found]))
    checker.process_all()
    assert checker.exit_value == 0
    for path in found:
        with path.open("rb") as file:
            for record in ArchiveIterator(file, check_digests="raise"):
                record.content_stream().read()
        kinds = []
        with path.open("rb") as file:
            for record in FastIterator(file, parse_http=False):
                assert record.record_id.startswith("<urn:uuid:")
                assert record.verify_block_digest()
                kinds.append(record.headers["WARC-Type"])
        assert kinds[0] == "warcinfo"
        assert set(kinds[1:]) <= {"response", "revisit"}


class Options:
    """What warcio's command line would hand its checker."""

    verbose = True

    def __init__(self, inputs: list[str]) -> None:
        self.inputs = inputs


def test_no_header_stands_twice(tmp_path: Path) -> None:
    lake = filled(tmp_path / "lake")
    for path in segments(lake.root):
        with path.open("rb") as file:
            for record in ArchiveIterator(file):
                names = [name.lower() for name, _ in record.rec_headers.headers]
                assert len(names) == len(set(names))
                assert record.rec_headers.protocol == "WARC/1.1"


def test_a_revisit_leads_to_its_payload(tmp_path: Path) -> None:
    lake = new_lake(tmp_path / "lake")
    with writing(lake) as writer:
        (first,) = writer.keep([("http://shop.example/a b", b"the same")])
        later = NOW + timedelta(days=1)
        (second,) = writer.keep([("http://shop.example/2", b"the same")], seen=later)
        assert second.same_as == first.id
    (path,) = segments(lake.root)
    with path.open("rb") as file:
        records = {r.rec_headers.get_header("WARC-Record-ID"): r for r in ArchiveIterator(file)}
    again = records[second.record_id].rec_headers
    held = records[again.get_header("WARC-Refers-To")].rec_headers
    assert again.get_header("WARC-Payload-Digest") == held.get_header("WARC-Payload-Digest")
    assert again.get_header("WARC-Refers-To-Target-URI") == held.get_header("WARC-Target-URI")
    assert again.get_header("WARC-Refers-To-Date") == held.get_header("WARC-Date")
    assert again.get_header("WARC-Profile").endswith("warc/1.1/revisit/identical-payload-digest")
    assert " " not in held.get_header("WARC-Target-URI")


def test_a_chunked_response_is_not_unchunked_twice(tmp_path: Path) -> None:
    made = response(payload=b"5\r\nhello", headers=(("Transfer-Encoding", "chunked"),))
    written = warc.record("cap-1", made, "order-17")
    record = next(ArchiveIterator(io.BytesIO(written.data)))
    assert record.content_stream().read() == b"5\r\nhello"


def test_the_same_response_gives_the_same_block() -> None:
    made = response()
    blocks = {
        gzip.decompress(warc.record("cap-1", made, "a").data).partition(b"\r\n\r\n")[2]
        for _ in range(3)
    }
    assert len(blocks) == 1


@pytest.mark.parametrize("data", [b"", b"\x1f\x8b", gzip.compress(b""), gzip.compress(b"WARC/1.1")])
def test_what_is_no_record_is_refused(data: bytes) -> None:
    with pytest.raises(EvidenceError):
        warc.payload_of(data, "here")


def test_hostile_texts_are_kept(tmp_path: Path) -> None:
    lake = new_lake(tmp_path / "lake")
    address = "import:abc!dir\ud800/a\r\nWARC-Type: revisit\r\n\r\nb\0\u2028.html"
    with writing(lake) as writer:
        writer.put(address, b"x", origin=address, media_type="text/\udcffhtml", status=None)
        writer.put("http://shop.example/" + "a" * 200_000, b"y", seen_text="\ud800")
        kept = writer.archive.flush()
        assert len({capture.id for capture in kept}) == 2
    assert verified(lake).sound
    commit(lake)
    assert verified(lake).sound
    with lake.index("order-17") as index:
        for capture in kept:
            unit = lake.layout.unit("order-17")
            assert digest(payload(unit, index, capture)) == capture.payload_digest
            assert index.capture(capture.id) == capture


def test_a_damaged_payload_is_never_handed_out(tmp_path: Path) -> None:
    lake = new_lake(tmp_path / "lake")
    with writing(lake) as writer:
        (capture,) = writer.keep([("http://shop.example/1", b"true")])
    path = lake.layout.unit("order-17").warc / capture.file
    data = bytearray(path.read_bytes())
    record = gzip.decompress(bytes(data[capture.offset :]))
    data[capture.offset :] = gzip.compress(record.replace(b"true", b"fake"), mtime=0)
    path.write_bytes(data)
    with lake.index("order-17") as index, pytest.raises(EvidenceError):
        payload(lake.layout.unit("order-17"), index, capture)
    path.unlink()
    with lake.index("order-17") as index, pytest.raises(EvidenceError, match="cannot be read"):
        payload(lake.layout.unit("order-17"), index, capture)


def test_a_response_without_a_living_grant_is_refused(tmp_path: Path) -> None:
    lake = new_lake(tmp_path / "lake")
    with writing(lake) as writer:
        with pytest.raises(Refused):
            writer.archive.put(writer.source, response())
        made = response(gate=writer.gate)
        writer.gate.dead.add(made.grant.id)
        with pytest.raises(Refused):
            writer.archive.put(writer.source, made)
        assert writer.archive.flush() == ()


def test_a_payload_that_fits_no_record_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("spaniel.preserve.archive._LARGEST", 10)
    with writing(new_lake(tmp_path / "lake")) as writer:
        writer.put(payload=b"x" * 10)
        with pytest.raises(InputError, match="larger than 10 bytes"):
            writer.put(payload=b"x" * 11)
        assert len(writer.archive.flush()) == 1
