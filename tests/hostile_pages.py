"""Pages made hostile: edits of invented pages, as data that can be shrunk and told again.

Whatever is done to a page, it is a list of :class:`Edit`; so hypothesis can shrink what fails, the
soak can print it, and either can be done again from the numbers alone.
"""

from __future__ import annotations

import gzip
import importlib
import json
import pkgutil
import random
import re
import signal
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cache
from types import FrameType
from typing import Any, NamedTuple

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from hostile_texts import BOMBS
from spaniel.extract.contract import as_objects
from spaniel.ports import Reader, ReadPage
from spaniel.types import Capture, Source, digest

SOURCE = Source(id="invented", service="invented")
_SEVERAL = re.compile(r"#\d+$")
"""What tells apart the observations of one element."""
_CHARSET = re.compile(rb"charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]+)", re.I)


def capture_of(payload: bytes, **changed: Any) -> Capture:
    """Return an invented capture of a payload."""
    values: dict[str, Any] = {
        "id": "cap-1", "authority": "test", "marking": "TLP:AMBER", "owning_unit": "unit",
        "retain_until": date(2031, 1, 1), "source": "invented", "service": "invented",
        "address": "import:sha256:00!page.html", "seen": None, "seen_until": None,
        "seen_text": "", "captured": datetime(2026, 1, 2, tzinfo=UTC),
        "payload_digest": digest(payload), "payload_bytes": len(payload),
        "media_type": "text/html", "content_encoding": "", "status": None,
        "technique": "evidence_import", "grant": "g", "origin": "", "depth": 0,
        "simulated": False, "record_id": "r", "file": "f", "offset": 0, "length": 0,
        "record_sha256": "",
    }  # fmt: skip
    return Capture(**{**values, **changed})


# --------------------------------------------------------------------------- seeds


def site_names() -> list[str]:
    """Return the modules of the invented sites."""
    folder = importlib.import_module("tests.sites").__path__
    names = sorted(found.name for found in pkgutil.iter_modules(folder))
    return [name for name in names if not name.startswith("test_")]


def site_pages(name: str, seed: int) -> list[bytes]:
    """Return the pages of an invented site."""
    site = importlib.import_module(f"tests.sites.{name}").SITE
    return [page.html.encode() for page in site.pages(random.Random(seed))]


@cache
def seeds(most_bytes: int = 24_000) -> tuple[bytes, ...]:
    """Return one page of each kind of each site, so far as they are small."""
    found: list[bytes] = []
    for name in site_names():
        site = importlib.import_module(f"tests.sites.{name}").SITE
        kinds: dict[str, bytes] = {}
        for page in site.pages(random.Random(7)):
            payload = page.html.encode()
            if len(payload) <= most_bytes:
                kinds.setdefault(page.kind, payload)
        found += [kinds[kind] for kind in sorted(kinds)]
    return tuple(found)


_TALK = "\n".join(
    f"[12.03.23, 14:{n:02}:33] Tin Trombone: {n} teapots for $5, mail otter@paper.example"
    for n in range(30)
).encode()
_LOG = "\n".join(
    f'203.0.113.{n} - otter [12/Mar/2023:14:05:{n:02} +0100] "GET /item/{n} HTTP/1.1" 200 512 '
    '"http://shop.example/" "Mozilla/5.0 (X11; Linux x86_64)"'
    for n in range(30)
).encode()
_MAIL = (
    b"From a@b.example Sun Mar 12 14:05:33 2023\nFrom: Paper Otter <a@b.example>\nTo: c@d.example\n"
    b"Date: Sun, 12 Mar 2023 14:05:33 +0100\nSubject: =?utf-8?q?tea=C3=A9?=\nMIME-Version: 1.0\n"
    b"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/html\n\n<p>one</p>\n"
    b"--x\nContent-Type: text/plain; charset=utf-8\n\n> two\nthree\n--x--\n"
) * 4
_CHAT = (
    b'{"name":"Teapots","type":"private_supergroup","id":1,"messages":['
    + b",".join(
        b'{"id":%d,"type":"message","date":"2023-03-12T14:05:33","from":"Otter","from_id":"user1",'
        b'"text":["five ",{"type":"bold","text":"teapots"}]}' % n
        for n in range(20)
    )
    + b"]}"
)
EXPORTS = (_TALK, _LOG, _MAIL, _CHAT)

# --------------------------------------------------------------------------- edits


class Edit(NamedTuple):
    """One change to a page.

    Attributes:
        what: a name of :data:`EDITS`.
        at: where, as a share of the page.
        size: how much: of bytes, of repetitions, or which of several.
    """

    what: str
    at: float
    size: int


def apply(page: bytes, edits: Sequence[Edit]) -> bytes:
    """Return a page with the edits done, one after the other."""
    for edit in edits:
        page = EDITS[edit.what](page, min(int(edit.at * len(page)), len(page)), edit.size)
    return page


def random_edits(rng: random.Random) -> list[Edit]:
    """Return one to six edits."""
    return [
        Edit(rng.choice(_NAMES), rng.random(), rng.choice((0, 1, 2, 3, 10, 100, 1_000)))
        for _ in range(rng.randint(1, 6))
    ]


def _tag(page: bytes, at: int) -> int:
    """Return where the next tag begins, or the end."""
    found = page.find(b"<", at)
    return found if found >= 0 else len(page)


def _subtree(page: bytes, at: int, size: int) -> tuple[int, int]:
    """Return a stretch of markup from the next tag on, of about ``size`` tags."""
    start = end = _tag(page, at)
    for _ in range(size % 60 + 1):
        end = _tag(page, end + 1)
    return start, end


def _text(page: bytes, at: int) -> tuple[int, int]:
    """Return the next text between two tags."""
    start = page.find(b">", at) + 1
    return start, _tag(page, start)


def _flip(page: bytes, at: int, size: int) -> bytes:
    return page[:at] + bytes([size * 37 % 256]) + page[at + 1 :]


def _truncate(page: bytes, at: int, _: int) -> bytes:
    return page[:at]


def _delete(page: bytes, at: int, size: int) -> bytes:
    start, end = _subtree(page, at, size)
    return page[:start] + page[end:]


def _duplicate(page: bytes, at: int, size: int) -> bytes:
    start, end = _subtree(page, at, size)
    return page[:end] + page[start:end] * (size % 12 + 1) + page[end:]


def _move(page: bytes, at: int, size: int) -> bytes:
    start, end = _subtree(page, at, size)
    to = _tag(page, (at * 7 + size) % (len(page) + 1))
    part, rest = page[start:end], page[:start] + page[end:]
    return rest[:to] + part + rest[to:]


def _soup(page: bytes, at: int, size: int) -> bytes:
    rng = random.Random(size)
    return page[:at] + b"".join(rng.choices(_SOUP, k=size % 80 + 1)) + page[at:]


_SOUP = tuple(
    piece.encode("utf-8", "surrogatepass")
    for piece in (
        "<div>", "</div>", "<table>", "<tr>", "<td>", "</table>", "<a href='/item/1'>", "</a>",
        "<b>", "<i>", "</b>", "<font color=red>", "<p>", "</p>", "<br>", "<ul>", "<li>", "<dl>",
        "<dt>", "<dd>", "<h1>", "</h1>", "<form>", "<select>", "<option>", "<svg>", "<math>",
        "<template>", "</template>", "<script>", "</script>", "<style>", "<!--", "-->", "<![CDATA[",
        "<?php", "<", ">", "&", "&amp;", "&#0;", "&#x110000;", "&#xD800;", "&notit;", "\x00",
        "<plaintext>", "<noscript>", "<iframe>", "<textarea>", "<title>", "<body>", "</body>",
        "<html>", "<head>", "<frameset>", "<base href=//[>", "<a href='javascript:1'>",
        "<a href=//[>", "<a href='http://[::1'>", "<a href='\x00'>", "<meta charset=utf-7>",
        "$5.00", "0.1 BTC", "Vendor:", "Price:", "Ships from: Germany", "5 stars", "2 days ago",
        "\u202e", "\u200f", "\ufeff", "\ud800", "\U0001f1e9\U0001f1ea", " = ", '"', "'",
    )
)  # fmt: skip


def _attributes(page: bytes, at: int, size: int) -> bytes:
    bomb = b"<a " + b" ".join(b"x%d=1" % n for n in range(size)) + b">"
    return page[: (to := _tag(page, at))] + bomb + page[to:]


def _entities(page: bytes, at: int, size: int) -> bytes:
    return page[:at] + b"&lt;&#9999999999;&CounterClockwiseContourIntegral&#x" * size + page[at:]


def _nul(page: bytes, at: int, size: int) -> bytes:
    return page[:at] + b"\x00" * size + page[at:]


def _surrogate(page: bytes, at: int, size: int) -> bytes:
    return page[:at] + b"\xed\xa0\x80\xf4\x90\x80\x80\xc0\xaf"[size % 9 :] + page[at:]


def _number(page: bytes, at: int, size: int) -> bytes:
    """Make a number that stands there longer than any number is."""
    start, end = _text(page, at)
    text = page[start:end]
    digits = next((n for n, byte in enumerate(text) if 48 <= byte <= 57), len(text))
    return page[: start + digits] + b"9" * size * 10 + page[start + digits :]


def _bomb(page: bytes, at: int, size: int) -> bytes:
    start, end = _text(page, at)
    text = BOMBS[sorted(BOMBS)[size * 31 % len(BOMBS)]].encode("utf-8", "surrogatepass")
    return page[:start] + text + page[end:]


def _charset(page: bytes, _: int, size: int) -> bytes:
    name = CODECS[size * 41 % len(CODECS)].encode()
    return b"<meta charset='%b'>" % name + page.replace(b"charset", b"x")


def _really_in_charset(page: bytes, _: int, size: int) -> bytes:
    """Write the page in a charset and declare it, where the charset can."""
    name = CODECS[size * 41 % len(CODECS)]
    text = f"<meta charset='{name}'>" + page.decode("utf-8", "replace").replace("charset", "x")
    try:
        return text.encode(name, "replace")
    except (LookupError, ValueError, TypeError):
        return _charset(page, 0, size)


def _unclosed(page: bytes, at: int, size: int) -> bytes:
    fonts = b"".join(b"<font color=c%d><b><i>" % n for n in range(size))
    return page[: (to := _tag(page, at))] + fonts + page[to:]


def _nested(page: bytes, at: int, size: int) -> bytes:
    wrap = (b"<div>", b"<table><tr><td>", b"<ul><li>", b"<blockquote>")[size % 4]
    return page[: (to := _tag(page, at))] + wrap * size + page[to:]


def _unended(page: bytes, at: int, size: int) -> bytes:
    return page[:at] + page[at:].replace(b"</", b"<", size)


_CODEC_NAMES = """
ascii big5 big5hkscs cp037 cp1026 cp1140 cp1250 cp1251 cp1252 cp1255 cp1256 cp437 cp500 cp737
cp864 cp866 cp874 cp932 cp949 cp950 euc_jis_2004 euc_jp euc_kr gb18030 gb2312 gbk hz idna
iso2022_jp iso2022_jp_2004 iso2022_kr iso8859_1 iso8859_15 iso8859_5 iso8859_8 johab koi8_r
koi8_u latin_1 mac_cyrillic mac_roman palmos ptcp154 punycode raw_unicode_escape rot_13
shift_jis shift_jisx0213 tis_620 undefined unicode_escape utf_16 utf_16_be utf_16_le utf_32
utf_32_be utf_7 utf_8 utf_8_sig uu_codec zlib_codec bz2_codec hex_codec base64_codec mbcs
nonsense x-user-defined
"""
CODECS = tuple(_CODEC_NAMES.split())

EDITS: Mapping[str, Callable[[bytes, int, int], bytes]] = {
    "attributes": _attributes, "bomb": _bomb, "charset": _charset, "delete": _delete,
    "duplicate": _duplicate, "entities": _entities, "flip": _flip, "move": _move,
    "nested": _nested, "nul": _nul, "number": _number, "really in charset": _really_in_charset,
    "soup": _soup, "surrogate": _surrogate, "truncate": _truncate, "unclosed": _unclosed,
    "unended": _unended,
}  # fmt: skip
_NAMES = sorted(EDITS)


# --------------------------------------------------------------------------- huge pages


def _many(piece: bytes, count: int) -> Callable[[], bytes]:
    return lambda: b"<h1>Shop</h1>" + piece * count


RECORD = b'<div class=r><a href="/i/1">Blue teapot 5 g</a> <b>$5.00</b> by <i>v</i></div>'
HUGE: Mapping[str, Callable[[], bytes]] = {
    "a million nested": _many(b"<div>", 1_000_000),
    "a million nested that pretend to close": _many(b"<div></x>", 1_000_000),
    "a million nested behind comments": _many(b"<div><!--</div>-->", 1_000_000),
    "a million siblings": _many(b"<p>x</p>", 1_000_000),
    "a million records": _many(RECORD, 1_000_000),
    "a million attributes": lambda: (
        b"<h1>Shop</h1><a " + b" ".join(b"x%d" % n for n in range(1_000_000)) + b">here</a>"
    ),
    "a 100 MB attribute": lambda: b"<h1>Shop</h1><a href='" + b"A" * 100_000_000 + b"'>here</a>",
    "10 MB of one text": _many(b"price $5 from: ", 700_000),
    "a deep table": _many(b"<table><tr><td>", 300_000),
    "formatting left open": lambda: (
        b"".join(b"<font color=c%d>" % n for n in range(100_000)) + b"<p>x" * 100_000
    ),
    "entities": _many(b"&notin;&#9999999999;", 500_000),
    "a gzip bomb": lambda: gzip.compress(b"<p>x</p>" * 5_000_000, 1),
    "a deflate bomb": lambda: zlib.compress(RECORD * 1_000_000, 1),
    "wide characters": lambda: ("\ufeff" + "<div>x" * 1_000_000).encode("utf-16-le"),
    "a million nested in quotations": _many(b"<div><a title='</a></div>'>", 500_000),
    "a million nested past data": _many(b"<div><svg><![CDATA[</div>]]></svg>", 300_000),
    "cells in a picture": lambda: b"<svg>" + b"<td>" * 1_000_000,
    "formulas": lambda: b"<math>" + b"<mi><mrow>" * 500_000,
    "tags that are text": _many(b"<plaintext><div>", 500_000),
    "tags in a script": lambda: b"<script>" + b"<div>" * 2_000_000,
    "letters that are none": _many(b"<div>\0</d\0iv>\0", 1_000_000),
    "wider characters": lambda: ("<div>x" * 500_000).encode("utf-32-le"),
    "broken characters": _many(b"<div>\xed\xa0\x80\xff\xc0", 1_000_000),
    "Japanese in seven bits": lambda: (
        b"<meta charset=iso-2022-jp>" + "<div>急須".encode("iso-2022-jp") * 1_000_000
    ),
    "Chinese": lambda: b"<meta charset=gb18030>" + "<div>茶壶".encode("gb18030") * 1_000_000,
    "a charset that is another": lambda: (
        b"<meta charset=gb18030>" + "<div>чайник".encode("cp1251") * 1_000_000
    ),
    "a table around all": lambda: b"<table>" + b"x<div>" * 1_000_000,
    "a million left open": _many(b"<a><div><b>", 300_000),
    "blocks around formatting": lambda: b"<b>" * 500 + b"<div>" * 400 + b"</b>" * 1_000_000,
    "a million choices": lambda: b"<select>" + b"<option>x" * 1_000_000,
    "a million attributes in quotations": lambda: b"<p>x<a " + b"x='>' " * 1_000_000 + b">",
    "seven bits": lambda: b"<meta charset=utf-7>" + b"+ADw-div+AD4-" * 500_000,
}

# --------------------------------------------------------------------------- the law


@contextmanager
def watched(seconds: int) -> Iterator[None]:
    """End what goes back on itself for ever; no measure of speed."""

    def bark(_: int, __: FrameType | None) -> None:
        raise AssertionError(f"not done after {seconds} s: time is not bounded")

    before = signal.signal(signal.SIGALRM, bark)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def assert_lawful(reader: Reader, payload: bytes, **changed: Any) -> ReadPage:
    """Read twice: nothing raised, twice the same, sound, and every place is on the page."""
    capture = capture_of(payload, **changed)
    read = reader.read(capture, payload, SOURCE)
    assert reader.read(capture, payload, SOURCE) == read
    assert read.reading.observations == len(read.observations)
    assert len({found.id for found in read.observations}) == len(read.observations)
    assert all(0 <= found.confidence <= 1 for found in read.observations)
    assert 0 <= read.reading.page_kind_confidence <= 1
    for said in as_objects(read, "page"):
        line = json.dumps(said, allow_nan=False, ensure_ascii=False)
        assert json.loads(line) == said
        line.encode("utf-8")
    return read


def assert_on_page(read: ReadPage, payload: bytes) -> None:
    """Hold every place against the page as any parser sees it, where all parsers see the same."""
    if read.reading.problem or not _is_plain(payload):
        return
    parser = LexborHTMLParser(payload)
    # Of several in one element the later ones have a number: ``p:nth-child(2)#2``.
    for place in sorted({found.place.partition("#")[0] for found in read.observations}):
        assert _stands_at(parser, place), place


def _stands_at(parser: LexborHTMLParser, place: str) -> bool:
    try:
        return parser.css_first(_SEVERAL.sub("", place)) is not None
    except SelectolaxError:
        return False


def _is_plain(payload: bytes) -> bool:
    charsets = {name.lower() for name in _CHARSET.findall(payload, 0, 5_000)}
    try:
        payload.decode("utf-8")
    except UnicodeDecodeError:
        return False
    # UTF-16 and UTF-32 of ASCII are UTF-8 too, with a NUL at every other byte.
    wide = payload[:400].count(0) * 3 > len(payload[:400])
    return charsets <= {b"utf-8"} and payload[:2] != b"\x1f\x8b" and not wide
