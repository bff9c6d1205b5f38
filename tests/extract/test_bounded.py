"""No page costs more than is allowed, and what was not read is said."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import threading
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hostile_pages import capture_of
from misbehaving import MisbehavingReader, PlainReader, TroubledReader
from spaniel.extract._head import head_of, is_opaque, is_ordinary, unpacked
from spaniel.extract.bounded import BoundedReader, Limits
from spaniel.ports import ReadPage
from spaniel.types import Handle, Reading, Source

SOURCE = Source(id="invented", service="invented")
SMALL = Limits(ordinary_bytes=2_000, ordinary_tags=50, bytes=10_000, tags=400, depth=30)
TIGHT = replace(SMALL, ordinary_tags=0, cpu_seconds=1, wall_seconds=60, memory_bytes=1 << 29)


def read(payload: bytes, reader: Any = None, limits: Limits = SMALL, **changed: Any) -> ReadPage:
    capture = capture_of(payload, **changed)
    return BoundedReader(reader or PlainReader(), limits).read(capture, payload, SOURCE)


def told(page: ReadPage) -> dict[str, str]:
    return {
        found.handle_kind: found.value for found in page.observations if isinstance(found, Handle)
    }


def was_read_here(page: ReadPage) -> bool:
    return told(page)["here"] == str(os.getpid())


# --------------------------------------------------------------------------- ordinary pages


@pytest.mark.parametrize("payload", [b"", b"\x00", b"<p>hello", b"<p>x</p>" * 25])
def test_an_ordinary_page_is_read_here_and_untouched(payload: bytes) -> None:
    page = read(payload)
    assert was_read_here(page)
    assert page == PlainReader().read(capture_of(payload), payload, SOURCE)


def test_it_answers_for_its_reader() -> None:
    bounded = BoundedReader(PlainReader())
    assert (bounded.kind, bounded.name(SOURCE).name) == ("content", "plain")
    assert bounded.reads(capture_of(b""), SOURCE)
    assert not bounded.reads(capture_of(b"", media_type="text/csv"), SOURCE)


def test_a_reader_that_cannot_be_sent_is_refused_at_once() -> None:
    reader = PlainReader()
    reader.lock = threading.Lock()  # type: ignore[attr-defined]
    with pytest.raises(TypeError, match="cannot be sent to another process"):
        BoundedReader(reader)


def test_a_page_that_is_only_not_ordinary_is_read_apart_and_whole() -> None:
    payload = b"<i></i>" * 100
    page = read(payload)
    assert not was_read_here(page)
    assert page.reading.problem == ""
    assert told(page)["told"] == f"700 bytes, 200 tags, {payload[-6:]!r}"


@pytest.mark.parametrize("separator", [b" ", b"\n", b"/", b"''", b'""'])
def test_what_may_be_many_attributes_is_read_apart(separator: bytes) -> None:
    limits = replace(SMALL, ordinary_separators=200)
    payload = b"<a" + (separator + b"x=1") * 250 + b">y"
    assert not was_read_here(read(payload, limits=limits))
    assert was_read_here(read(payload.replace(separator, b"-"), limits=limits))


def test_reading_apart_changes_nothing_but_the_process() -> None:
    payload = b"<i></i>" * 100
    apart, here = read(payload), PlainReader().read(capture_of(payload), payload, SOURCE)
    assert apart.reading == here.reading
    for one, other in zip(apart.observations, here.observations, strict=True):
        if one.place != "here":
            assert one == other


# --------------------------------------------------------------------------- cutting


def test_too_many_tags_are_cut_at_a_tag_and_counted() -> None:
    page = read(b"<b>x</b>" * 1_000)
    assert page.reading.problem == (
        "the page has 2,000 tags and was read up to tag 400 (20 % of its bytes)"
    )
    assert told(page)["told"] == "1600 bytes, 400 tags, b'>x</b>'"


def test_too_many_bytes_are_cut_between_tags() -> None:
    page = read(b"<p>" + b"a" * 9_990 + b"<img src=" + b"b" * 2_000 + b">")
    assert told(page)["told"] == "9993 bytes, 1 tags, b'aaaaaa'"
    assert page.reading.problem == (
        "the page has 12,003 bytes and was read up to byte 9,993 (83 % of its bytes)"
    )


def test_an_attribute_that_fills_the_page_leaves_nothing_to_read() -> None:
    page = read(b'<a href="' + b"A" * 3_000_000 + b'">')
    assert "read up to byte 0 (less than 1 % of its bytes)" in page.reading.problem
    assert told(page)["told"] == "0 bytes, 0 tags, b''"


def test_no_character_is_cut_in_two() -> None:
    head, _ = head_of("é".encode() * 6_000, replace(SMALL, bytes=9_999), whole=True, opaque=False)
    assert head.decode() == "é" * 4_999


@pytest.mark.parametrize("close", [b"", b"</x>", b"<!--</div>-->", b"</br>", b"</DIVE>"])
def test_nesting_is_cut_whatever_pretends_to_close_it(close: bytes) -> None:
    page = read((b"<div>" + close) * 100)
    assert "nests more than 30 elements deep" in page.reading.problem
    assert told(page)["told"].split()[2] == str((b"<div>" + close).count(b"<") * 30)


def test_elements_that_close_are_not_nested() -> None:
    payload = b"<div><b>x</B></DIV ><p>y<br><li>z" * 50
    assert read(payload).reading.problem == ""


def test_the_earliest_of_several_limits_is_named() -> None:
    page = read(b"<div>" * 30 + b"<i></i>" * 100 + b"<div>" + b"x" * 20_000)
    assert page.reading.problem.startswith("the page nests more than 30 elements deep")


def test_what_the_reader_says_comes_after_what_was_cut() -> None:
    page = read(b"<b>x</b>" * 1_000, TroubledReader())
    assert page.reading.problem.endswith("(20 % of its bytes); a trouble of its own")


# --------------------------------------------------------------------------- content codings


def codings(body: bytes) -> dict[str, bytes]:
    raw = zlib.compressobj(wbits=-15)
    return {
        "gzip": gzip.compress(body),
        "": gzip.compress(body),
        "deflate": zlib.compress(body),
        "Deflate ": raw.compress(body) + raw.flush(),
    }


@pytest.mark.parametrize("coding", ["gzip", "", "deflate", "Deflate "])
def test_a_bomb_is_unpacked_no_further_than_it_is_read(coding: str) -> None:
    bomb = codings(b"x" * 5_000_000)[coding]
    page = read(bomb, content_encoding=coding)
    assert page.reading.problem == (
        "the page unpacks to over 10,000 bytes and was read up to byte 10,000"
    )
    assert told(page) | {"here": ""} == {
        "coding": "", "here": "", "told": "10000 bytes, 0 tags, b'xxxxxx'",
    }  # fmt: skip


@pytest.mark.parametrize("coding", ["gzip", "", "deflate", "Deflate "])
def test_a_packed_page_that_is_not_cut_stays_as_it_was(coding: str) -> None:
    for body in (b"<p>x", b"<i></i>" * 100):
        payload = codings(body)[coding]
        page = read(payload, content_encoding=coding)
        assert was_read_here(page) == (len(body) < 100)
        assert told(page)["coding"] == coding
        assert told(page)["told"].startswith(f"{len(payload)} bytes")


@pytest.mark.parametrize(
    ("coding", "payload"),
    [("gzip", b"\x1f\x8bdamaged"), ("deflate", b"\x07damaged"), ("br", b"\x00\x01"), ("gzip", b"")],
)
def test_a_damaged_coding_is_the_readers_business(coding: str, payload: bytes) -> None:
    assert unpacked(payload, coding, 100) == (payload, True)
    assert told(read(payload, content_encoding=coding))["coding"] == coding


def test_a_packed_page_with_too_many_tags_does_not_claim_to_know_its_size() -> None:
    page = read(gzip.compress(b"<b>x</b>" * 100_000))
    assert page.reading.problem == "the page has at least 2,501 tags and was read up to tag 400"


# --------------------------------------------------------------------------- charsets


@pytest.mark.parametrize(
    ("charset", "opaque"),
    [
        ("utf-8", False), ("windows-1251", False), ("koi8-r", False), ("shift_jis", False),
        ("gb18030", False), ("iso-2022-jp", False), ("nonsense", False), ("", False),
        ("utf-7", True), ("cp037", True), ("cp500", True), ("unicode_escape", True),
        ("raw_unicode_escape", True), ("utf-16", True), ("utf-32-be", True), ("punycode", True),
    ],
)  # fmt: skip
def test_markup_is_counted_only_where_it_is_written_plainly(charset: str, opaque: bool) -> None:
    declared = f'<html><meta charset = "{charset}">'.encode()
    assert is_opaque(declared, "text/html") == opaque
    assert is_opaque(b"<html>", f"text/html; charset={charset}") == opaque


def test_wide_charsets_are_known_by_their_mark() -> None:
    for charset in ("utf-16", "utf-32"):
        assert is_opaque("<p>".encode(charset), "")


def test_every_codec_that_hides_markup_is_seen_through() -> None:
    """Whatever a codec makes of markup that is not there in ASCII, it is opaque."""
    from encodings.aliases import aliases

    hidden = "<div>"
    for charset in sorted(set(aliases.values())):
        try:
            written = hidden.encode(charset)
        except (LookupError, UnicodeError):
            continue
        plain = written == hidden.encode()
        assert plain or is_opaque(b"", f"text/html; charset={charset}"), charset


def test_an_opaque_page_is_read_here_only_while_it_is_small() -> None:
    limits = replace(SMALL, opaque_bytes=100)
    small, large = ("<p>".encode("utf-16") + b"x\0" * n for n in (10, 100))
    assert was_read_here(read(small, limits=limits))
    assert not was_read_here(read(large, limits=limits))
    huge = read(
        "\ufeff<p>".encode("utf-16-le") + b"x\0" * 10_000, limits=replace(limits, bytes=9_999)
    )
    assert told(huge)["told"] == "9996 bytes, 1 tags, b'x\\x00x\\x00x\\x00'"


# --------------------------------------------------------------------------- misbehaviour


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail if a read leaves a file, a process or an open pipe behind."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    before = _descriptors()
    yield
    assert list(tmp_path.iterdir()) == []
    assert _descriptors() == before
    assert _children() == []


def _descriptors() -> int:
    return len(list(Path("/dev/fd").iterdir()))


def _children() -> list[str]:
    mine = Path(f"/proc/{os.getpid()}/task")
    if not mine.is_dir():
        pytest.skip("no /proc here to count processes in")
    return [n for task in mine.iterdir() for n in (task / "children").read_text().split()]


@pytest.mark.parametrize(
    ("does", "problem"),
    [
        ("spin", "it took more than 1 s of processor time"),
        ("swell", "it needs more than 512 MiB of memory"),
        ("crash", "the process that read it was ended by signal 11"),
        ("leave", "the process that read it gave no answer (exit status 7)"),
        ("garble", "the process that read it gave no answer (exit status 0)"),
        ("raise", "the reader failed (AssertionError)"),
        ("smuggle", "the process that read it gave no answer (exit status 0)"),
    ],
)
@pytest.mark.usefixtures("alone")
def test_a_reader_that_fails_is_a_reading_with_a_problem(does: str, problem: str) -> None:
    page = read(b"<p>hello", MisbehavingReader(does), TIGHT)
    assert page.reading.problem == f"the page was not read: {problem}"
    assert page.observations == ()


def test_nothing_can_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    page = read(b"<p>", MisbehavingReader("write"), TIGHT)
    assert page.reading.problem == "the page was not read: the reader failed (OSError)"
    assert (tmp_path / "written-by-the-page").read_bytes() == b""


@pytest.mark.parametrize("does", ["hang", "deaf"])
@pytest.mark.usefixtures("alone")
def test_a_reader_that_hangs_is_ended(does: str) -> None:
    page = read(b"<p>", MisbehavingReader(does), replace(TIGHT, wall_seconds=0.7))
    assert page.reading.problem == "the page was not read: it was not done within 0.7 s"


@pytest.mark.usefixtures("alone")
def test_a_result_that_is_too_large_is_not_taken_in() -> None:
    page = read(b"<p>", MisbehavingReader("flood"), replace(TIGHT, result_bytes=1 << 20))
    assert page.reading.problem == "the page was not read: what it holds is larger than 1 MiB"
    assert len(read(b"<p>", MisbehavingReader("flood"), TIGHT).observations) == 3_001


@pytest.mark.usefixtures("alone")
def test_what_a_reader_prints_does_not_spoil_the_answer() -> None:
    assert told(read(b"<p>", MisbehavingReader("chatter"), TIGHT))["told"].startswith("3 bytes")


def test_a_page_that_was_not_read_says_also_what_was_cut() -> None:
    page = read(b"<b>x</b>" * 1_000, MisbehavingReader("crash"), TIGHT)
    assert page.reading.problem.startswith("the page has 2,000 tags")
    assert page.reading.problem.endswith("; the page was not read: the process that read it was "
                                         "ended by signal 11")  # fmt: skip


def test_the_reading_of_an_unread_page_is_as_whole_as_any() -> None:
    capture = capture_of(b"<p>", owning_unit="unit 9", simulated=True)
    bounded = BoundedReader(MisbehavingReader("crash"), TIGHT)
    reading = bounded.read(capture, b"<p>", SOURCE).reading
    expected = PlainReader().read(capture, b"<p>", SOURCE).reading
    assert reading.id == Reading.identify(capture.id, "content", bounded.name(SOURCE))
    differing = {
        f.name for f in fields(Reading) if getattr(reading, f.name) != getattr(expected, f.name)
    }
    assert differing == {"observations", "page_kind_confidence", "problem"}


def test_no_interpreter_no_exception(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "gone"))
    page = read(b"<p>", limits=TIGHT)
    assert "no process could be started to read it (No such file" in page.reading.problem


# --------------------------------------------------------------------------- wherever it is called


def test_from_many_threads_at_once() -> None:
    payloads = [b"<i></i>" * (60 + n) for n in range(8)]
    with ThreadPoolExecutor(4) as threads:
        pages = list(threads.map(read, payloads))
    assert [told(page)["told"].split()[0] for page in pages] == [str(len(p)) for p in payloads]
    assert len({told(page)["here"] for page in pages} - {str(os.getpid())}) == 8


def test_from_a_program_that_has_no_file() -> None:
    program = (
        "from misbehaving import PlainReader\n"
        "from hostile_pages import capture_of\n"
        "from spaniel.extract.bounded import BoundedReader, Limits\n"
        "from spaniel.types import Source\n"
        "payload = b'<i></i>' * 30\n"
        "bounded = BoundedReader(PlainReader(), Limits(ordinary_tags=1))\n"
        "for found in bounded.read(capture_of(payload), payload, Source(id='a', service='a'))"
        ".observations: print(found.handle_kind, found.value)\n"
    )
    done = subprocess.run(
        [sys.executable, "-"], input=program, capture_output=True, text=True, timeout=60,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}, check=False,
    )  # fmt: skip
    assert done.stderr == ""
    assert "told 210 bytes, 60 tags" in done.stdout


# --------------------------------------------------------------------------- laws

_PIECES = st.sampled_from(
    [b"<div>", b"</div>", b"<p", b">", b'"', b"<!--", b"-->", b"text", b"\xc3", b"\xa9", b" a=1",
     b"</b>", b"<b>", b"<br>", b"\x00"]
)  # fmt: skip
_LITTLE = Limits(
    ordinary_bytes=40, ordinary_tags=4, ordinary_separators=6, bytes=120, tags=12, depth=4
)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(_PIECES, max_size=60).map(b"".join), st.booleans())
def test_a_head_is_a_head_within_the_limits(body: bytes, opaque: bool) -> None:
    head, problem = head_of(body, _LITTLE, whole=True, opaque=opaque)
    assert body.startswith(head)
    assert bool(problem) == (head != body)
    assert len(head) <= _LITTLE.bytes
    assert opaque or head.count(b"<") <= _LITTLE.tags
    assert head_of(head, _LITTLE, whole=True, opaque=opaque) == (head, "")


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(_PIECES, max_size=40).map(b"".join))
def test_no_part_of_an_ordinary_page_is_more_than_ordinary(body: bytes) -> None:
    if is_ordinary(body, _LITTLE, opaque=False):
        for end in range(len(body)):
            assert is_ordinary(body[:end], _LITTLE, opaque=False)


def test_indentation_makes_no_page_extraordinary() -> None:
    limits = Limits(ordinary_separators=100)
    indented = b"<ul>" + b"<li>\n          tea</li>" * 20
    assert is_ordinary(indented, limits, opaque=False)
    assert not is_ordinary(b"<ul " + b"a \n" * 101 + b">", limits, opaque=False)
    assert not is_ordinary(b"<ul " + b"a='b'" * 51 + b">", limits, opaque=False)
