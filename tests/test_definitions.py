"""What people write down: right, wrong, and meant to break the reader."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes import authority, source
from spaniel.authority import decide
from spaniel.definitions import (
    as_plain,
    authority_from,
    read_authority,
    read_source,
    source_from,
)
from spaniel.errors import AuthorityInvalid, InputError, SourceInvalid
from spaniel.types import (
    Authority,
    Budget,
    ColumnRule,
    KeyRule,
    Marking,
    Politeness,
    Scope,
    SeenRule,
    Source,
    TableMapping,
    Technique,
    Tlp,
)

AUTHORITY = """
id: order-17
issuing_body: Invented Court
legal_basis: Invented Act, section 1
purpose: tests
owning_unit: unit 1
techniques: [open_source]
scope: {hosts: [shop.example]}
valid_from: 2026-01-01
valid_until: 2026-12-31
retain_until: 2030-01-01
"""
SOURCE = """
id: shop-a
service: Shop A
entries: ["http://shop.example/"]
"""


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "file.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def one_sentence(fault: InputError) -> str:
    text = str(fault)
    assert text.endswith(".")
    assert "\n" not in text
    assert fault.what
    assert fault.do
    return text


# --------------------------------------------------------------------------- right


def test_a_date_is_the_whole_day(tmp_path: Path) -> None:
    read = read_authority(written(tmp_path, AUTHORITY))
    assert read.valid_from == datetime(2026, 1, 1, tzinfo=UTC)
    assert read.valid_until == datetime(2027, 1, 1, tzinfo=UTC)
    assert read.retain_until == date(2030, 1, 1)


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-01T08:00:00+01:00",
        "2026-03-01 08:00:00+01:00",
        '"2026-03-01T08:00:00+01:00"',
        "2026-03-01T07:00:00Z",
        "2026-03-01t07:00Z",
    ],
)
def test_times_are_utc(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, AUTHORITY.replace("valid_from: 2026-01-01", f"valid_from: {text}"))
    assert read_authority(path).valid_from == datetime(2026, 3, 1, 7, tzinfo=UTC)


def test_words_of_yaml_1_1_are_words(tmp_path: Path) -> None:
    read = read_source(written(tmp_path, SOURCE + "seen: {on: 2014-05-01}\nlanguage: no\n"))
    assert read.seen.on == "2014-05-01"
    assert read.language == "no"


def test_a_byte_order_mark_is_nothing(tmp_path: Path) -> None:
    assert read_source(written(tmp_path, b"\xef\xbb\xbf" + SOURCE.strip().encode())).id == "shop-a"


# --------------------------------------------------------------------------- broken files


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "holds no fields"),
        ("# nothing\n", "holds no fields"),
        ("- a\n- b\n", "holds no fields"),
        ("just words", "holds no fields"),
        ("null", "holds no fields"),
        (b"id: \xff\xfe", "is not UTF-8"),
        ("id: a".encode("utf-16"), "is not UTF-8"),
        ("id: a\0b", "is not valid YAML"),
        ("id: [a", "is not valid YAML"),
        ("id: a\n\tservice: b", "is not valid YAML"),
        ("a: 1\n---\nb: 2\n", "is not valid YAML"),
        ("[" * 3_000, "is not valid YAML"),
        ("id: a\nid: b\n", "`id` is given twice"),
        ("id: a\npoliteness: {delay: 1, delay: 2}\n", "`delay` is given twice"),
        ("id: &x a\nservice: *x\n", "an alias"),
        ("a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n", "an alias"),
        ("a: &a [*a]\n", "an alias"),
        ("id: !!python/object/apply:os.system [true]\n", "is not valid YAML"),
        ("id: !!int x\n", "is not a value"),
        ("id: !!timestamp x\n", "is not a value"),
        ("id: !!bool maybe\n", "is not a value"),
        ("id: 2026-13-45\n", "is not a value"),
        ("id: " + "9" * 5_000, "is not a value"),
        ("id: " + "9" * 100, "far too large"),
        ("id: !!binary aGk=\n", "holds a bytes"),
        ("id: !!set {a, b}\n", "holds a set"),
        ("id: .nan\n", "is not a finite number"),
        ("1: a\n", "has a key that is not a word"),
        ("? [a]\n: b\n", "is not valid YAML"),
        ("null: a\n", "has a key that is not a word"),
        ('id: "a\\0b"\n', "holds a control character"),
        ('id: "a\\x1b[31m"\n', "holds a control character"),
        ('id: "\\ud800"\n', "holds a control character"),
        ("x" * 1_000_001, "larger than a definition"),
    ],
    ids=lambda value: repr(value[:20]),
)
@pytest.mark.parametrize("read", [read_authority, read_source])
def test_a_broken_file_is_one_sentence(
    tmp_path: Path, read: Callable[[Path], Any], text: str | bytes, says: str
) -> None:
    path = written(tmp_path, text)
    with pytest.raises(InputError) as caught:
        read(path)
    expected = AuthorityInvalid if read is read_authority else SourceInvalid
    assert type(caught.value) is expected
    assert says in one_sentence(caught.value)
    assert str(path) in str(caught.value)


def test_the_line_is_named(tmp_path: Path) -> None:
    path = written(tmp_path, "id: a\nservice: b\nservice: c\n")
    with pytest.raises(SourceInvalid, match=re.escape(f"{path}:3")):
        read_source(path)


def test_what_is_not_a_file_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for name in ("missing", ".", "pipe", "loop", "x" * 300):
        with pytest.raises(SourceInvalid) as caught:
            read_source(tmp_path / name)
        one_sentence(caught.value)
    for path in (Path("/dev/zero"), Path("a\0b")):
        with pytest.raises(AuthorityInvalid):
            read_authority(path)


# --------------------------------------------------------------------------- wrong values


def put(data: dict[str, Any], field: str, value: Any) -> dict[str, Any]:
    *path, last = field.split(".")
    place = data
    for name in path:
        place = place.setdefault(name, {})
    place[last] = value
    return data


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("id", "Order 17", "field `id`"),
        ("id", "../up", "field `id`"),
        ("id", "a" * 64, "field `id`"),
        ("id", "", "field `id`"),
        ("id", 17, "valid string"),
        ("id", None, "valid string"),
        ("issuing_body", " ", "issuing_body"),
        ("legal_basis", "", "legal_basis"),
        ("techniques", [], "names none"),
        ("techniques", ["hacking"], "techniques.0"),
        ("techniques", "open_source", "should be a list"),
        ("techniques", [None], "techniques.0"),
        ("scope", {}, "`scope` is empty"),
        ("scope", ["shop.example"], "`scope`"),
        ("scope", None, "`scope`"),
        ("scope.hosts", "shop.example", "should be a list"),
        ("scope.hosts", ["a", None], "scope.hosts.1"),
        ("scope.hosts", ["*"], "not a host name"),
        ("scope.hosts", ["*.1"], "not a host name"),
        ("scope.hosts", ["127.1"], "not a host name"),
        ("scope.hosts", ["http://shop.example"], "not a host name"),
        ("scope.hosts", ["shop.example:80"], "not a host name"),
        ("scope.hosts", ["läden.example"], "xn--"),
        ("scope.hosts", ["a..b"], "not a host name"),
        ("scope.hosts", ["a." * 200 + "b"], "not a host name"),
        ("scope.patterns", ["http://*/"], "scope.patterns"),
        ("scope.patterns", ["http://*.example/*"], "scope.patterns"),
        ("scope.patterns", ["http://shop.example"], "scope.patterns"),
        ("scope.patterns", ["http://shop.example*"], "scope.patterns"),
        ("scope.patterns", ["http://a@shop.example/"], "scope.patterns"),
        ("scope.patterns", ["http://a:b:80/"], "scope.patterns"),
        ("scope.patterns", ["http://a:0/"], "scope.patterns"),
        ("scope.patterns", ["http://a:99999/"], "scope.patterns"),
        ("scope.patterns", ["ftp://a/"], "scope.patterns"),
        ("scope.patterns", ["http://a/ b"], "scope.patterns"),
        ("scope.networks", ["10.0.0.1/8"], "not a CIDR"),
        ("scope.networks", ["ten"], "not a CIDR"),
        ("scope.networks", ["0.0.0.0/0"], "every address"),
        ("scope.networks", ["::/0"], "every address"),
        ("scope.files", ["**/*"], "every file"),
        ("scope.files", ["/"], "every file"),
        ("scope.files", ["?*"], "every file"),
        ("scope.files", [""], "every file"),
        ("scope.files", ["../evidence"], "can match nothing"),
        ("scope.files", ["~/evidence"], "can match nothing"),
        ("scope.folders", ["x"], "not a field"),
        ("valid_from", "2026-01-01T08:00:00", "without a time zone"),
        ("valid_from", "yesterday", "not a date or time"),
        ("valid_from", 20260101, "not a date or time"),
        ("valid_from", "1700000000", "not a date or time"),
        ("valid_from", None, "not a date or time"),
        ("valid_from", [], "not a date or time"),
        ("valid_from", "0001-01-01T00:00:00+14:00", "not a date or time"),
        ("valid_until", "9999-12-31", "not a date or time"),
        ("valid_until", "2026-01-01T00:00:00Z", "not after"),
        ("retain_until", "2025-01-01", "retain_until"),
        ("retain_until", "soon", "retain_until"),
        ("retain_until", "2026-01-01T00:00:00", "retain_until"),
        ("marking", {"tlp": "TLP:PURPLE"}, "marking.tlp"),
        ("marking.caveats", "eyes only", "should be a list"),
        ("media", "image/png", "should be a list"),
        ("colour", "red", "is not a field of this kind of file"),
    ],
    ids=str,
)
def test_a_wrong_authority_is_one_sentence(field: str, value: Any, says: str) -> None:
    data = as_plain(authority(hosts=["shop.example"]))
    if field.startswith("scope."):
        data["scope"] = {}
    with pytest.raises(AuthorityInvalid) as caught:
        authority_from(put(data, field, value), where="order.yaml")
    text = one_sentence(caught.value)
    assert says in text
    assert text.startswith("order.yaml")


@pytest.mark.parametrize(
    "field", [f.name for f in fields(Authority) if f.name not in {"marking", "media"}]
)
def test_what_an_authority_leaves_out_is_named(field: str) -> None:
    data = as_plain(authority(hosts=["shop.example"]))
    del data[field]
    with pytest.raises(AuthorityInvalid, match=f"field `{field}`: is missing"):
        authority_from(data, where="order.yaml")


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("service", "", "`service` is empty"),
        ("entries", "http://a/", "should be a list"),
        ("entries", ["a"], "not an http"),
        ("entries", ["ftp://a/"], "not an http"),
        ("entries", ["http:///a"], "not an http"),
        ("entries", ["http://[::1/"], "not an http"),
        ("entries", ["http://a:99999/"], "not an http"),
        ("entries", ["http://abc.onion/"], "network: tor"),
        ("entries", ["http://ABC.ONION./"], "network: tor"),
        ("network", "i2p", "neither"),
        ("network", "tor", "`proxy` is empty"),
        ("proxy", "127.0.0.1:9050", "not like socks5h"),
        ("proxy", "socks4://127.0.0.1:9050", "not like socks5h"),
        ("proxy", "socks5h://", "not like socks5h"),
        ("politeness.delay", -1, "delay is at least 0"),
        ("politeness.delay", float("nan"), "not a finite number"),
        ("politeness.delay", float("inf"), "not a finite number"),
        ("politeness.delay", 10**400, "far too large"),
        ("politeness.delay", 1e6, "more than 86,400"),
        ("politeness.delay", "1", "valid number"),
        ("politeness.concurrency", 0, "concurrency at least 1"),
        ("politeness.concurrency", 1000, "more than 64"),
        ("politeness.concurrency", True, "valid integer"),
        ("politeness.timeout", 0, "timeout above 0"),
        ("politeness.robots", "no", "true or false"),
        ("politeness.robots", 0, "true or false"),
        ("politeness.robots", False, "robots_reason"),
        ("politeness.user_agent", "a\r\nHost: b", "user_agent"),
        ("politeness.user_agent", "", "user_agent"),
        ("budget.pages", 0, "pages at least 1"),
        ("budget.pages", 1.5, "valid integer"),
        ("budget.pages", "10", "valid integer"),
        ("budget.pages", 10**30, "far too large"),
        ("budget.depth", -1, "depth at least 0"),
        ("budget.bytes_per_page", 10**10, "more than 512,000,000"),
        ("follow", ["("], "cannot be compiled"),
        ("leave", ["a{99999999999999}"], "cannot be compiled"),
        ("listing_key", {"regex": "abc"}, "has no group"),
        ("seen.regex", "[", "cannot be compiled"),
        ("expected", {"pages": -1}, "negative"),
        ("expected", {"pages": "many"}, "expected.pages"),
        ("expected", [1], "`expected`"),
        ("currencies", {1: "USD"}, "key that is not a word"),
        ("language", "english", "two-letter"),
        ("table", {"fields": {}}, "table.fields"),
        ("table", {}, "table.fields"),
        ("table", {"fields": {"price": "p"}}, "table.fields.price"),
        ("table", {"fields": {"price": {"column": "p"}}, "delimiter": ";;"}, "one character"),
        ("table", {"fields": {"price": {"column": "p"}}, "encoding": "x"}, "encoding"),
        ("simulated", "yes", "true or false"),
        ("entry", ["http://a/"], "is not a field of this kind of file"),
    ],
    ids=str,
)
def test_a_wrong_source_is_one_sentence(field: str, value: Any, says: str) -> None:
    data = {"id": "shop-a", "service": "Shop A"}
    with pytest.raises(SourceInvalid) as caught:
        source_from(put(data, field, value), where="shop.yaml")
    assert says in one_sentence(caught.value)


@pytest.mark.parametrize("data", [None, [], "text", 1, {1: 2}])
def test_what_is_not_a_mapping_is_refused(data: Any) -> None:
    with pytest.raises(SourceInvalid):
        source_from(data, where="x")
    with pytest.raises(AuthorityInvalid):
        authority_from(data, where="x")


def test_endless_nesting_is_refused() -> None:
    data: dict[str, Any] = {"id": "a"}
    data["service"] = data
    with pytest.raises(SourceInvalid, match="nested too deep"):
        source_from(data, where="x")


def test_the_values_handed_over_are_left_alone() -> None:
    data = as_plain(authority(hosts=["a"])) | {"valid_from": date(2026, 1, 1)}
    before = dict(data)
    authority_from(data, where="x")
    assert data == before


# --------------------------------------------------------------------------- laws

words = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=12
)
filled = words.filter(str.strip)
slugs = st.from_regex(r"[a-z0-9][a-z0-9-]{0,20}", fullmatch=True)
hosts = st.from_regex(r"(\*\.)?[a-z][a-z0-9]{0,8}(\.[a-z]{2,6}){1,2}", fullmatch=True)
moments = st.datetimes(
    datetime(1990, 1, 1),  # noqa: DTZ001 - the strategy adds the zone
    datetime(2090, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)


@st.composite
def authorities(draw: Callable[[Any], Any]) -> Authority:
    start = draw(moments)
    return Authority(
        id=draw(slugs),
        issuing_body=draw(filled),
        legal_basis=draw(filled),
        purpose=draw(filled),
        owning_unit=draw(filled),
        techniques=tuple(draw(st.lists(st.sampled_from(list(Technique)), min_size=1, max_size=3))),
        scope=Scope(hosts=tuple(draw(st.lists(hosts, min_size=1, max_size=3)))),
        valid_from=start,
        valid_until=start + draw(st.timedeltas(timedelta(seconds=1), timedelta(days=4000))),
        retain_until=start.date() + timedelta(days=draw(st.integers(0, 9000))),
        marking=Marking(tlp=draw(st.sampled_from(list(Tlp))), caveats=(draw(words),)),
        media=tuple(draw(st.lists(words, max_size=2))),
    )


@st.composite
def sources(draw: Callable[[Any], Any]) -> Source:
    table = TableMapping(
        fields={"price": ColumnRule(column=draw(words), optional=draw(st.booleans()))},
        delimiter=draw(st.sampled_from(",;\t|\x1f")),
        encoding=draw(st.sampled_from(["utf-8", "latin-1", "cp1251"])),
    )
    return Source(
        id=draw(slugs),
        service=draw(filled),
        entries=tuple(f"http://{host.removeprefix('*.')}/" for host in draw(st.lists(hosts))),
        politeness=Politeness(
            delay=draw(st.floats(0, 86_400)), timeout=draw(st.floats(0.001, 3_600))
        ),
        budget=Budget(pages=draw(st.integers(1, 10**9)), depth=draw(st.integers(0, 100))),
        expected=draw(st.dictionaries(words, st.integers(0, 10**9), max_size=3)),
        listing_key=KeyRule(regex=draw(st.sampled_from(["", "(a)", r"/item/(\d+)"]))),
        seen=SeenRule(on=draw(st.sampled_from(["", "2014-01-01"]))),
        currencies=draw(st.dictionaries(words, words, max_size=2)),
        table=draw(st.sampled_from([None, table])),
    )


@given(authorities())
def test_an_authority_made_plain_is_read_again(value: Authority) -> None:
    assert authority_from(as_plain(value), where="x") == value


@given(sources())
def test_a_source_made_plain_is_read_again(value: Source) -> None:
    assert source_from(as_plain(value), where="x") == value


@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats()
        | st.text()
        | st.binary()
        | st.dates(),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.text() | st.integers(), inner, max_size=3)
        ),
        max_leaves=8,
    ),
    st.sampled_from(sorted(Source.__dataclass_fields__)),
)
def test_no_value_whatever_is_a_traceback(value: Any, field: str) -> None:
    try:
        source_from({"id": "a", "service": "b", field: value}, where="x")
    except SourceInvalid as fault:
        one_sentence(fault)


@given(hosts.map(lambda host: host.removeprefix("*.")), st.integers(1, 65_535), st.booleans())
def test_every_pattern_that_is_taken_can_match(host: str, port: int, any_port: bool) -> None:
    pattern = f"http://{host}:{'*' if any_port else port}/a/*"
    made = authority_from(as_plain(authority(patterns=[pattern])), where="x")
    target = f"http://{host}:{port}/a/b"
    assert decide(made, Technique.OPEN_SOURCE, target, made.valid_from).allowed


def test_a_source_for_python_is_not_spared() -> None:
    with pytest.raises(SourceInvalid):
        source_from(as_plain(replace(source(), network="tor")), where="x")
