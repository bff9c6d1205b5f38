"""The range on the wire: this machine only, the same bytes as in the process, day after day."""

import http.client
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

import pytest

from spaniel.errors import InputError, StorageError
from spaniel.range import RunningRange, build_world, serve, walk

WORLD = build_world(seed=2, scale=0.1, days=5)


@pytest.fixture
def running() -> Iterator[RunningRange]:
    with serve(WORLD) as served:
        yield served


_connections: list[HTTPConnection] = []


@pytest.fixture(autouse=True)
def _hang_up() -> Iterator[None]:
    yield
    while _connections:
        _connections.pop().close()


def connect(running: RunningRange, service: str) -> HTTPConnection:
    netloc = urlsplit(running.addresses[service]).netloc
    _connections.append(HTTPConnection(netloc, timeout=10))
    return _connections[-1]


def get(
    connection: HTTPConnection, path: str, method: str = "GET", **more: Any
) -> tuple[int, dict[str, str], bytes]:
    connection.request(method, path, **more)
    answer = connection.getresponse()
    return answer.status, dict(answer.getheaders()), answer.read()


def test_every_page_is_served_byte_for_byte_over_one_connection(running: RunningRange) -> None:
    for service in WORLD.services:
        connection = connect(running, service)
        for address, page in walk(WORLD, service, 0):
            status, headers, body = get(connection, address)
            assert (status, body) == (page.status, page.body)
            assert headers["X-Simulated"] == "yes"
            assert "Date" not in headers
        connection.close()


def test_each_service_has_a_port_of_its_own(running: RunningRange) -> None:
    assert list(running.addresses) == list(WORLD.services)
    assert len(set(running.addresses.values())) == len(WORLD.services)
    assert all(url.startswith("http://127.0.0.1:") for url in running.addresses.values())


@pytest.mark.parametrize(
    "host", ["0.0.0.0", "::", "192.168.1.1", "example.com", "", "127.0.0.1.evil.test"]
)
def test_no_host_but_this_machine(host: str) -> None:
    with pytest.raises(InputError, match="this machine only"):
        serve(WORLD, host=host)


def test_a_port_that_is_taken_or_impossible() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as taken,
        pytest.raises(StorageError, match="listen"),
    ):
        serve(WORLD, port=taken.getsockname()[1])
    with pytest.raises(InputError, match="no port"):
        serve(WORLD, port=70_000)


def test_the_day_can_be_switched_and_held(running: RunningRange) -> None:
    connection = connect(running, "quillmart")
    first = get(connection, "/")[2]
    running.set_day(3)
    assert running.day == 3
    assert get(connection, "/")[2] == WORLD.page("quillmart", 3, "/").body != first
    running.set_day(0)
    assert get(connection, "/")[2] == first
    with pytest.raises(InputError, match="no day"):
        running.set_day(5)
    assert get(connection, "/")[2] == first


def test_head_has_the_length_and_no_body(running: RunningRange) -> None:
    connection = connect(running, "halberd")
    status, headers, body = get(connection, "/category/cannabis", "HEAD")
    assert (status, body) == (200, b"")
    assert int(headers["Content-Length"]) == len(get(connection, "/category/cannabis")[2])


def test_redirects_are_sent_not_followed(running: RunningRange) -> None:
    status, headers, _ = get(connect(running, "candil"), "/go/partner")
    assert (status, headers["Location"]) == (302, "http://outside.invalid/partner")


def test_other_methods_are_declined(running: RunningRange) -> None:
    status, _, body = get(connect(running, "halberd"), "/login", "POST", body=b"name=x")
    assert status == 501
    assert b"imulated" in body


def test_a_request_through_a_proxy_and_a_fragment_are_understood(running: RunningRange) -> None:
    connection = connect(running, "halberd")
    assert get(connection, running.addresses["halberd"] + "/help")[2] == get(connection, "/help")[2]
    assert get(connection, "/help#top")[0] == 200


def test_clients_that_hang_up_or_talk_nonsense_do_no_harm(
    running: RunningRange, capfd: pytest.CaptureFixture[str]
) -> None:
    address = ("127.0.0.1", urlsplit(running.addresses["halberd"]).port)
    for words in (
        b"",
        b"GET",
        b"GET / HTTP/1.1\r\n\r\n",
        b"\x00\xff\r\n\r\n",
        b"GET /" + b"a" * 70_000,
    ):
        with socket.create_connection(address) as client:
            client.sendall(words)
    assert get(connect(running, "halberd"), "/help")[0] == 200
    assert capfd.readouterr().err == ""


def test_many_clients_at_once_get_what_one_gets(running: RunningRange) -> None:
    addresses = list(WORLD.result_addresses("halberd", 0)) * 4
    with ThreadPoolExecutor(8) as pool:
        bodies = list(pool.map(lambda a: get(connect(running, "halberd"), a)[2], addresses))
    expected = [WORLD.page("halberd", 0, *(a.partition("?")[::2])).body for a in addresses]
    assert bodies == expected


def test_visits_are_counted_for_nonce_and_wait() -> None:
    world = build_world(seed=2, scale=0.5, days=2, nonce=["kupol"], wait=["halberd"])
    with serve(world) as running:
        kupol = connect(running, "kupol")
        assert get(kupol, "/help")[2] != get(kupol, "/help")[2]
        halberd = connect(running, "halberd")
        addresses = world.result_addresses("halberd", 0)
        assert {get(halberd, address)[0] for address in addresses} == {200, 503}
        assert {get(halberd, address)[0] for address in addresses} == {200}


def test_after_the_end_nobody_answers_not_even_on_an_open_connection() -> None:
    with serve(WORLD) as running:
        connection = connect(running, "halberd")
        assert get(connection, "/help")[0] == 200
        port = urlsplit(running.addresses["halberd"]).port
    with pytest.raises((http.client.HTTPException, OSError)):
        connection.auto_open = 0
        get(connection, "/help")
    with pytest.raises(OSError):
        socket.create_connection(("127.0.0.1", port), timeout=2)
    running.close()
