"""The decision: deny by default, and no trick of spelling talks it into another place."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from urllib.parse import quote

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes import NOW, authority
from spaniel.authority import decide
from spaniel.types import Authority, Scope, Technique

WEB = Technique.OPEN_SOURCE
SHOP = authority(
    hosts=["shop.example", "*.mirror.example", "127.0.0.1"],
    patterns=[
        "http://paths.example/market/*",
        "https://ports.example:8443/*",
        "http://any.example:*/x",
    ],
    networks=["10.0.0.0/24", "2001:db8::/64"],
    files=["/evidence/**", "cases/*/pages"],
)


def allowed(target: str, given: Authority = SHOP, technique: Technique = WEB) -> bool:
    return decide(given, technique, target, NOW).allowed


@pytest.mark.parametrize(
    ("target", "origin"),
    [
        ("http://shop.example/", "http://shop.example:80"),
        ("HTTP://SHOP.EXAMPLE", "http://shop.example:80"),
        ("https://shop.example:444/a?b=http://evil.test", "https://shop.example:444"),
        ("http://shop.example./", "http://shop.example:80"),
        ("http://shop.example?a=@evil.test", "http://shop.example:80"),
        ("http://shop.example#@evil.test", "http://shop.example:80"),
        ("http://a.b.mirror.example/", "http://a.b.mirror.example:80"),
        ("http://mirror.example/", "http://mirror.example:80"),
        ("http://127.0.0.1:8000/", "http://127.0.0.1:8000"),
        ("http://10.0.0.255/", "http://10.0.0.255:80"),
        ("http://[2001:DB8::1]:81/", "http://[2001:db8::1]:81"),
        ("http://paths.example/market/", "http://paths.example:80"),
        ("http://paths.example/market/a?b=../c", "http://paths.example:80"),
        ("https://ports.example:8443/../x", "https://ports.example:8443"),
        ("http://any.example:9/x", "http://any.example:9"),
    ],
)
def test_in_scope(target: str, origin: str) -> None:
    assert decide(SHOP, WEB, target, NOW).origin == origin
    assert allowed(target)


@pytest.mark.parametrize(
    "target",
    [
        "http://shop.example.evil.test/",
        "http://shop.example@evil.test/",
        "http://evil.test/shop.example",
        "http://evil.test\\@shop.example/",
        "http://evil.test\\.shop.example/",
        "http://user:pw@shop.example/",
        "http://@shop.example/",
        "http://shop.example:80@evil.test/",
        "http://shop.example:0/",
        "http://shop.example:/",
        "http://shop.example:65536/",
        "http://shop.example:80x/",
        "http://shop.example:٨٠/",
        "http:///shop.example/",
        "http:/shop.example/",
        "http:shop.example",
        "//shop.example/",
        "shop.example",
        "ftp://shop.example/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://shop.example /",
        "http://shop.example/a b",
        "http://shop.example/\r\nHost: evil.test",
        " http://shop.example/",
        "http://shop.example/\n",
        "http://shop.example\x00.evil.test/",
        "http://shop.example\t/",
        "http://shop%2eexample/",
        "http://shop.example%2f@evil.test/",
        "http://ｓhop.example/",
        "http://shop。example/",
        "http://shop.example/ü",
        "http://xn--shop-example.evil.test/",
        "http://..shop.example/",
        "http://.shop.example/",
        "http://shop.example../",
        "http://shop..example/",
        "http://notmirror.example/",
        "http://-a.mirror.example/",
        "http://shop.example/" + "a" * 10_000,
        "http://" + "a." * 5_000 + "mirror.example/",
        "",
        "http://",
        # 127.0.0.1 and 10.0.0.1 in old spellings
        "http://2130706433/",
        "http://127.1/",
        "http://0x7f.0.0.1/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://127.0.0.01/",
        "http://127.0.0.1./",
        "http://167772161/",
        "http://010.0.0.1/",
        "http://[::ffff:10.0.0.1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[2001:db8::1%25eth0]/",
        "http://[2001:db8::1%eth0]/",
        "http://[2001:db8::1/",
        "http://2001:db8::1/",
        "http://[10.0.0.1]/",
        "http://10.0.1.0/",
        # paths
        "http://paths.example/marketplace",
        "http://paths.example/market",
        "http://paths.example/market/../admin",
        "http://paths.example/market/..",
        "http://paths.example/market/..;/admin",
        "http://paths.example/market/%2e%2e/admin",
        "http://paths.example/market/..%2fadmin",
        "http://paths.example/market/%252e%252e%252fadmin",
        "http://paths.example/market/..%5cadmin",
        "http://paths.example/market/a%00/../b",
        "http://paths.example/%6darket/",
        "http://paths.example/a?/market/",
        "https://paths.example/market/",
        "http://paths.example:81/market/",
        "https://ports.example/",
        "http://ports.example:8443/",
        "http://any.example/x/y",
    ],
)
def test_out_of_scope_or_not_plain(target: str) -> None:
    decision = decide(SHOP, WEB, target, NOW)
    assert not decision.allowed
    assert decision.reason


@pytest.mark.parametrize(
    ("pattern", "target", "reached"),
    [
        ("http://a.example/list?x=*", "http://a.example/list?x=1", True),
        ("http://a.example/list?x=*", "http://a.example/list/x=1", False),
        ("http://a.example/q[a]=*", "http://a.example/q[a]=1", True),
        ("http://a.example/q[a]=*", "http://a.example/qa=1", False),
        ("http://A.example/*", "http://a.EXAMPLE/x", True),
        ("http://a.example/*a*b", "http://a.example/xxaxxb", True),
        ("http://a.example/*a*b", "http://a.example/xxbxxa", False),
        ("http://a.example/ab*ba", "http://a.example/aba", False),
        ("http://a:b:c/*", "http://a/", False),
        ("http://a.example:x/*", "http://a.example/", False),
        ("not a pattern", "http://a.example/", False),
        ("", "http://a.example/", False),
        ("http://a.example", "http://a.example/", False),
        ("*", "http://a.example/", False),
        ("http://*/", "http://a.example/", False),
    ],
)
def test_patterns(pattern: str, target: str, reached: bool) -> None:
    assert allowed(target, authority(patterns=[pattern])) is reached


@pytest.mark.parametrize(
    ("hosts", "target"),
    [
        (["*."], "http://a./"),
        (["*"], "http://a.example/"),
        (["*.0.0.1"], "http://127.0.0.1/"),
        ([""], "http://a.example/"),
        (["*.*"], "http://a.example/"),
    ],
)
def test_careless_hosts_reach_nothing(hosts: list[str], target: str) -> None:
    assert not allowed(target, authority(hosts=hosts))


def test_a_hostile_path_is_matched_in_linear_time() -> None:
    given_ = authority(patterns=["http://a.example/" + "*a" * 60 + "*b"])
    assert not allowed("http://a.example/" + "a" * 8_000, given_)
    deep = authority(files=["**/" * 40 + "x"])
    assert not allowed("/" + "a/" * 400 + "y", deep, Technique.EVIDENCE_IMPORT)


@pytest.mark.parametrize(
    ("path", "reached"),
    [
        ("/evidence", True),
        ("/evidence/a/b.html", True),
        ("/evidences", False),
        ("/other/evidence/a", False),
        ("/x/cases/7/pages", True),
        ("/x/cases/7/8/pages", False),
        ("/x/cases/7/pages/a", False),
        ("/evidence/../etc/passwd", False),
        ("evidence/a", False),
        ("", False),
        ("/evidence/\0", False),
        ("http://other.example/evidence", False),
    ],
)
def test_files(path: str, reached: bool) -> None:
    assert allowed(path, SHOP, Technique.EVIDENCE_IMPORT) is reached
    assert not allowed(path, SHOP, WEB)


def test_an_address_is_not_a_file_and_a_file_is_not_an_address() -> None:
    loose = authority(hosts=["shop.example"], files=["**/*"])
    assert not allowed("http://shop.example/a", loose, Technique.EVIDENCE_IMPORT)
    assert not allowed("/shop.example", loose, WEB)


def test_techniques_are_off_unless_named() -> None:
    only = authority(hosts=["shop.example"], techniques=(Technique.OPEN_SOURCE,), files=["/**"])
    assert allowed("http://shop.example/", only)
    for technique in set(Technique) - {WEB}:
        for target in ("http://shop.example/", "/evidence"):
            decision = decide(only, technique, target, NOW)
            assert not decision.allowed
            assert technique.value in decision.reason


def test_dates_are_half_open_and_retention_ends_collecting() -> None:
    until = datetime(2026, 6, 1, tzinfo=UTC)
    given_ = authority(
        hosts=["a"], valid_from=NOW, valid_until=until, retain_until=date(2026, 4, 1)
    )
    tick = timedelta(microseconds=1)
    moments = {
        NOW - tick: False,
        NOW: True,
        datetime(2026, 4, 1, 23, 59, tzinfo=UTC): True,
        datetime(2026, 4, 2, tzinfo=UTC): False,
        until: False,
    }
    for moment, expected in moments.items():
        assert decide(given_, WEB, "http://a/", moment).allowed is expected
    kept = authority(hosts=["a"], valid_from=NOW, valid_until=until)
    assert decide(kept, WEB, "http://a/", until - tick).allowed
    assert not decide(kept, WEB, "http://a/", until).allowed


def test_what_cannot_be_judged_is_refused() -> None:
    naive = authority(hosts=["a"], valid_from=datetime(2026, 1, 1))  # noqa: DTZ001
    assert not allowed("http://a/", naive)
    assert not decide(SHOP, WEB, "http://shop.example/", datetime(2026, 3, 1)).allowed  # noqa: DTZ001
    broken = authority(networks=["nonsense"])
    assert not allowed("http://10.0.0.1/", broken)
    none = authority(techniques=None, hosts=["a"])
    assert not allowed("http://a/", none)


def test_an_empty_scope_reaches_nothing() -> None:
    assert not allowed("http://shop.example/", authority())
    assert not allowed("/evidence", authority(), Technique.EVIDENCE_IMPORT)


def test_names_that_are_not_utf8_can_be_written_down() -> None:
    decision = decide(SHOP, Technique.EVIDENCE_IMPORT, "/evidence/\udcff", NOW)
    assert decision.allowed
    assert decision.origin == "/evidence/\\udcff"


parts = st.text(
    st.sampled_from("abcshopexampleevil.test@:/\\?#%[]0127 \t\n\0ü。٣"), max_size=30
) | st.sampled_from(["shop.example", "evil.test", "@", "://", "%2e", "127.0.0.1", "[::1]"])


@given(
    st.sampled_from(["http://", "https://", "HTTP://", "http:", ""]), st.lists(parts, max_size=6)
)
def test_what_is_allowed_is_what_the_client_would_connect_to(
    scheme: str, pieces: list[str]
) -> None:
    target = scheme + "".join(pieces)
    decision = decide(SHOP, WEB, target, NOW)
    if decision.allowed:
        url = httpx2.URL(target)
        host = url.host.rstrip(".")
        port = url.port or {"http": 80, "https": 443}[url.scheme]
        shown = f"[{host}]" if ":" in host else host
        assert decision.origin == f"{url.scheme}://{shown}:{port}"


@given(
    st.text(),
    st.sampled_from(list(Technique)),
    st.builds(
        lambda *a: Scope(hosts=a[0], patterns=a[1], networks=a[2], files=a[3]),
        *[st.tuples(st.text())] * 4,
    ),
)
def test_never_raises(target: str, technique: Technique, scope: Scope) -> None:
    decide(authority(scope=scope), technique, target, NOW)


@given(st.text(st.characters(codec="utf-8", exclude_characters="/"), min_size=1, max_size=20))
def test_no_segment_leaves_a_path_pattern(segment: str) -> None:
    target = f"http://paths.example/market/{quote(segment, safe='')}/secret"
    if allowed(target):
        assert str(httpx2.URL(target).raw_path.decode()).startswith("/market/")
