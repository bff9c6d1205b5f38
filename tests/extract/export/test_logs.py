"""Server and proxy logs. Addresses are of the blocks kept for documentation, or made up."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime
from typing import Any

import pytest

from spaniel.extract.export import sniff

from .conftest import Tell

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:115.0) Gecko/20100101 Firefox/115.0"
COMBINED = (
    '203.0.113.7 - ann [12/Mar/2023:14:05:33 +0100] "GET /tea?pot=1 HTTP/1.1" 200 512 '
    f'"https://forum.example/t/1" "{FIREFOX}"\n'
)
COMMON = '10.1.2.3 - - [12/Mar/2023:14:05:33 -0730] "POST /tea HTTP/1.0" 404 -\n'
SQUID = (
    "1678626333.123    250 10.0.0.9 TCP_MISS/200 1024 CONNECT kettle.example:443 - "
    "HIER_DIRECT/203.0.113.1 -\n"
    "1678626334.000      3 10.0.0.9 TCP_DENIED/407 99 GET http://pot.example/a?b=http://c ann "
    "HIER_NONE/- text/html\n"
)


def test_combined(tell: Tell) -> None:
    told = tell(COMBINED)
    (entry,) = told.requests
    assert entry.at == entry.at_until == datetime(2023, 3, 12, 13, 5, 33, tzinfo=UTC)
    assert entry.at_text == "12/Mar/2023:14:05:33 +0100"
    assert (entry.address, entry.account) == ("203.0.113.7", "ann")
    assert (entry.method, entry.target, entry.status, entry.size) == ("GET", "/tea?pot=1", 200, 512)
    assert entry.referrer == "https://forum.example/t/1"
    assert (entry.agent, entry.browser, entry.system) == (
        FIREFOX,
        "Firefox 115.0",
        "Windows 10 or 11",
    )
    assert entry.place == "line:1"
    assert told.account.problem == ""


def test_common_has_no_agent_and_a_zone_of_half_hours(tell: Tell) -> None:
    (entry,) = tell(COMMON).requests
    assert entry.at == datetime(2023, 3, 12, 21, 35, 33, tzinfo=UTC)
    assert (entry.size, entry.agent, entry.browser, entry.referrer) == (None, "", "", "")
    assert (entry.address_kind, entry.attributable) == ("private", False)


@pytest.mark.parametrize("first", ["shop.example:443 203.0.113.7", "shop.example 203.0.113.7"])
def test_virtual_host_first(tell: Tell, first: Any) -> None:
    (entry,) = tell(COMBINED.replace("203.0.113.7", first)).requests
    assert (entry.host, entry.address, entry.account) == ("shop.example", "203.0.113.7", "ann")


def test_an_account_with_spaces_and_a_name_for_a_client(tell: Tell) -> None:
    line = COMBINED.replace("203.0.113.7 - ann", "dial-up.isp.example - ann b. c")
    (entry,) = tell(line).requests
    assert (entry.address, entry.account, entry.host) == ("dial-up.isp.example", "ann b. c", "")
    assert (entry.address_kind, entry.attributable) == ("name", None)


def test_escapes_and_further_columns(tell: Tell) -> None:
    line = COMBINED.replace(FIREFOX, r"a \"b\" \xd0\xbf\xd1\x80 \\").replace("\n", ' "-" 0.01\n')
    (entry,) = tell(line).requests
    assert entry.agent == 'a "b" пр \\'


def test_what_is_no_request_line_is_kept_whole(tell: Tell) -> None:
    line = COMBINED.replace("GET /tea?pot=1 HTTP/1.1", r"\x16\x03\x01")
    (entry,) = tell(line).requests
    assert (entry.method, entry.target, entry.status) == ("", "\x16\x03\x01", 200)


def test_ipv6(tell: Tell) -> None:
    (entry,) = tell(COMBINED.replace("203.0.113.7", "2a02:1234::9")).requests
    assert (entry.address, entry.address_kind, entry.host) == ("2a02:1234::9", "public", "")


def test_lines_are_accounted_for(tell: Tell) -> None:
    broken = COMBINED.replace("12/Mar", "31/Feb")
    told = tell(COMBINED * 40 + "\n" + "an error happened\n" + broken + COMMON)
    assert told.adds_up()
    assert (told.account.taken, told.account.read, told.account.passed_over) == (44, 41, 1)
    assert told.account.problem == (
        "Of 44 lines 41 were read, 1 are no entry of their own, 2 were refused: 1 not in the log's "
        "format (first at line:42), 1 with an impossible date (first at line:43)."
    )


def test_squid(tell: Tell) -> None:
    told = tell(SQUID)
    first, second = told.requests
    assert first.at == datetime(2023, 3, 12, 13, 5, 33, 123000, tzinfo=UTC)
    assert (first.method, first.host, first.status, first.size) == (
        "CONNECT", "kettle.example", 200, 1024,
    )  # fmt: skip
    assert (second.host, second.account, second.status) == ("pot.example", "ann", 407)
    assert second.attributable is False
    assert told.adds_up()


JSON_LINES: dict[str, dict[str, Any]] = {
    "nginx": {
        "time_iso8601": "2023-03-12T14:05:33+01:00",
        "remote_addr": "198.18.0.5",
        "request": "GET /tea HTTP/2.0",
        "status": "200",
        "body_bytes_sent": "7",
        "http_user_agent": "curl/7.88.1",
        "http_host": "shop.example",
    },
    "caddy": {
        "level": "info",
        "ts": 1678626333.0,
        "request": {
            "remote_ip": "10.0.0.1",
            "client_ip": "198.18.0.5",
            "method": "GET",
            "host": "shop.example",
            "uri": "/tea",
            "headers": {"User-Agent": ["curl/7.88.1"]},
        },
        "size": 7,
        "status": 200,
    },
    "traefik": {
        "ClientHost": "198.18.0.5",
        "ClientAddr": "198.18.0.5:51234",
        "RequestMethod": "GET",
        "RequestPath": "/tea",
        "RequestHost": "shop.example",
        "DownstreamStatus": 200,
        "DownstreamContentSize": 7,
        "StartUTC": "2023-03-12T13:05:33.000000001Z",
        "request_User-Agent": "curl/7.88.1",
    },
    "cloudflare": {
        "ClientIP": "198.18.0.5",
        "ClientRequestMethod": "GET",
        "ClientRequestURI": "/tea",
        "ClientRequestHost": "shop.example",
        "EdgeStartTimestamp": 1678626333000000000,
        "EdgeResponseStatus": 200,
        "EdgeResponseBytes": 7,
        "ClientRequestUserAgent": "curl/7.88.1",
    },
    "elastic": {
        "@timestamp": "2023-03-12T13:05:33Z",
        "source": {"ip": "198.18.0.5"},
        "http": {
            "request": {"method": "GET"},
            "response": {"status_code": 200, "body": {"bytes": 7}},
        },
        "url": {"path": "/tea", "domain": "shop.example"},
        "user_agent": {"original": "curl/7.88.1"},
    },
}  # fmt: skip


@pytest.mark.parametrize("program", JSON_LINES)
def test_json_lines_of_five_programs_say_the_same(tell: Tell, program: str) -> None:
    (entry,) = tell(json.dumps(JSON_LINES[program]) + "\n").requests
    assert entry.at == datetime(2023, 3, 12, 13, 5, 33, tzinfo=UTC)
    assert (entry.address, entry.method, entry.target) == ("198.18.0.5", "GET", "/tea")
    assert (entry.host, entry.status, entry.size) == ("shop.example", 200, 7)
    assert (entry.agent, entry.browser) == ("curl/7.88.1", "curl 7.88")


def test_a_json_time_keeps_its_microseconds(tell: Tell) -> None:
    row = JSON_LINES["caddy"] | {"ts": 0}
    line = json.dumps(row).replace('"ts": 0', '"ts": 1678626333.123457')
    (entry,) = tell(line + "\n").requests
    assert entry.at is not None
    assert entry.at.microsecond == 123457
    assert entry.at_text == "1678626333.123457"


def test_json_lines_that_are_damaged_are_counted(tell: Tell) -> None:
    good = json.dumps(JSON_LINES["nginx"])
    late = json.dumps(JSON_LINES["nginx"] | {"time_iso8601": "yesterday"})
    deep = "[" * 5000
    told = tell("\n".join([*[good] * 40, good[:-9], "[1, 2]", late, deep, ""]))
    assert told.adds_up()
    assert len(told.requests) == 40
    assert dict(told.account.refused) == {
        "not a JSON object": 3,
        "with no time that is understood": 1,
    }


def test_json_lines_of_a_market_are_no_log() -> None:
    row = {"title": "blue teapot", "price": "3", "time": "2023-03-12T13:05:33Z", "url": "/x"}
    assert sniff((json.dumps(row) + "\n").encode() * 5) == ""


def test_w3c_of_iis(tell: Tell) -> None:
    told = tell(
        "#Software: Made up\n#Version: 1.0\n#Date: 2023-03-12 00:00:00\n"
        "#Fields: date time c-ip cs-username cs-method cs-uri-stem cs-uri-query sc-status "
        "cs(User-Agent) cs(Referer)\n"
        "2023-03-12 13:05:33 198.18.0.5 - GET /tea pot=1 200 curl/7.88+(x) -\n"
        "2023-03-12 13:05 too short\n"
    )
    (entry,) = told.requests
    assert entry.at == datetime(2023, 3, 12, 13, 5, 33, tzinfo=UTC)
    assert (entry.target, entry.agent, entry.account) == ("/tea?pot=1", "curl/7.88 (x)", "")
    assert told.adds_up()
    assert told.account.refused == {"of another width than #Fields says": 1}


def test_w3c_of_cloudfront(tell: Tell) -> None:
    told = tell(
        "#Version: 1.0\n#Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host) "
        "cs-uri-stem sc-status cs(Referer) cs(User-Agent) cs-uri-query x-host-header\n"
        "2023-03-12\t13:05:33\tMAD51\t7\t198.18.0.5\tGET\td1.example\t/tea\t200\t-\t"
        "Mozilla%252F5.0\t-\tshop.example\n"
    )
    (entry,) = told.requests
    assert (entry.host, entry.size, entry.agent) == ("shop.example", 7, "Mozilla/5.0")


def test_gzip_is_undone_and_told_by_content(tell: Tell) -> None:
    packed = gzip.compress(COMBINED.encode() * 3)
    assert sniff(packed, "nothing.bin") == "apache"
    assert len(tell(packed).requests) == 3


def test_a_gzip_cut_off_gives_what_is_whole(tell: Tell) -> None:
    lines = "".join(COMBINED.replace("512", str(n)) for n in range(9000))
    told = tell(gzip.compress(lines.encode())[:-200])
    assert 0 < len(told.found) < 9000
    assert "The file is damaged" in told.account.problem


@pytest.mark.parametrize("charset", ["utf-16", "utf-8-sig"])
def test_other_encodings(tell: Tell, charset: str) -> None:
    assert len(tell((COMBINED * 2).encode(charset)).requests) == 2
