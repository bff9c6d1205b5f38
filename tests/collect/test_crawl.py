"""A patrol against sites that are careless, slow, endless and hostile."""

from __future__ import annotations

import asyncio
import gzip
import socket
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from fakes import (
    FakeClock,
    FakeGate,
    FakeScreen,
    MemoryKeeper,
    MemoryRecorder,
    authority,
    source,
)
from loopback import Asked, Loopback, Socks, links, moved, page
from spaniel.authority import AuthorityGate
from spaniel.collect import Frontier
from spaniel.collect.crawl import CrawlTally, crawl
from spaniel.errors import Refused, SourceInvalid, StorageError
from spaniel.types import Budget, Politeness, Source

POLITE = Politeness(delay=0, concurrency=1, timeout=5)


class Run:
    """What one patrol needs, and what came of it."""

    def __init__(self, folder: Path, site: Loopback, **changes: Any) -> None:
        self.keeper = changes.pop("keeper", None) or MemoryKeeper()
        self.screen = changes.pop("screen", FakeScreen())
        self.clock = changes.pop("clock", FakeClock())
        self.recorder = MemoryRecorder()
        allowed = authority(
            patterns=changes.pop("patterns", [f"{site.url}/*"]), **changes.pop("order", {})
        )
        self.gate = changes.pop("gate", None) or AuthorityGate(allowed, self.recorder, self.clock)
        self.progress: list[tuple[int, int]] = []
        entries = changes.pop("entries", ("/",))
        self.source: Source = source(
            **{
                "entries": tuple(e if "://" in e else f"{site.url}{e}" for e in entries),
                "politeness": POLITE,
            }
            | changes
        )
        self.path = folder / "frontier.sqlite"
        self.tally = CrawlTally()

    def __call__(self, *, fresh: bool = False) -> CrawlTally:
        frontier = Frontier(self.path, self.source.id, "2026", fresh=fresh)
        try:
            self.tally = crawl(
                self.source,
                gate=self.gate,
                screen=self.screen,
                keeper=self.keeper,
                clock=self.clock,
                frontier=frontier,
                progress=lambda done, waiting: self.progress.append((done, waiting)),
            )
        finally:
            self.states = frontier.counts()
            frontier.close()
        return self.tally


def pages(run: Run) -> list[str]:
    return [path for path in run.keeper.paths() if path != "/robots.txt"]


# --------------------------------------------------------------------------- the ordinary


def test_links_are_followed_breadth_first_and_once(tmp_path: Path) -> None:
    routes = {
        "/": links("/a", "/b", "/?x=1&y=2", "/?y=2&x=1", "#top"),
        "/a": links("/c", "/b"),
        "/b": links("/", "/a#x"),
        "/c": links(),
    }
    with Loopback(routes) as site:
        run = Run(tmp_path, site)
        tally = run()
        assert site.targets == ["/", "/a", "/b", "/?x=1&y=2", "/c"]
    assert tally.fetched == {200: 5, 404: 1}  # robots.txt
    assert [r.depth for r in run.keeper.acknowledged][1:] == [0, 1, 1, 1, 2]
    assert (tally.stopped, tally.failed, tally.refused, tally.resumed) == ("", {}, 0, False)
    assert run.states == {"done": 5}


def test_a_response_says_what_went_over_the_wire(tmp_path: Path) -> None:
    answer = (
        b"HTTP/1.1 200 OK\r\nsERVER: x\r\nSet-Cookie: a=1\r\nX-B: 1\r\nSet-Cookie: b=2\r\n"
        b"Content-Type: Text/HTML; charset=x\r\nX-\xff: \xe9\r\nContent-Length: 2\r\n\r\nhi"
    )
    with Loopback({"/": answer.replace(b"X-\xff", b"X-F")}) as site:
        run = Run(tmp_path, site)
        run()
        asked = site.asked[-1]
    response = run.keeper.acknowledged[-1]
    assert response.headers == (
        ("sERVER", "x"), ("Set-Cookie", "a=1"), ("X-B", "1"), ("Set-Cookie", "b=2"),
        ("Content-Type", "Text/HTML; charset=x"), ("X-F", "\xe9"), ("Content-Length", "2"),
    )  # fmt: skip
    assert response.media_type == "text/html"
    assert (response.payload, response.status, response.depth) == (b"hi", 200, 0)
    assert response.seen == response.seen_until == response.captured == run.clock.now()
    assert {n.lower(): v for n, v in response.request_headers} == asked.headers
    assert run.gate.issued(response.grant)
    assert asked.headers["user-agent"] == run.source.politeness.user_agent


def test_cookies_are_sent_back_and_never_kept(tmp_path: Path) -> None:
    routes: dict[str, Any] = {"/": page('<a href="/a">', Set_Cookie="sid=secret"), "/a": page("a")}
    with Loopback(routes) as site:
        run = Run(tmp_path, site)
        run()
        assert site.asked[-1].headers["cookie"] == "sid=secret"
    assert "secret" not in repr([r.request_headers for r in run.keeper.acknowledged])


def test_errors_and_redirects_are_kept_too(tmp_path: Path) -> None:
    routes = {"/": links("/gone", "/moved", "/busy"), "/moved": moved("/there"),
              "/there": page("t"), "/busy": page("b", 503), "/gone": page("g", 410)}  # fmt: skip
    with Loopback(routes) as site:
        run = Run(tmp_path, site)
        tally = run()
    assert tally.fetched == {404: 1, 200: 2, 410: 1, 302: 1, 503: 3}
    assert sorted(set(pages(run))) == ["/", "/busy", "/gone", "/moved", "/there"]
    assert pages(run).count("/busy") == 3
    assert run.states == {"done": 5}


# --------------------------------------------------------------------------- the gate


def test_no_entry_granted_and_nothing_is_asked(tmp_path: Path) -> None:
    with Loopback({}) as site:
        for patterns in (["http://other.example/*"], []):
            run = Run(tmp_path, site, patterns=patterns, order={"files": ["x"]})
            with pytest.raises(Refused):
                run()
        assert site.connections == 0
    assert [act.kind for act in run.recorder.acts] == ["refusal"]


def test_no_entries_is_one_sentence(tmp_path: Path) -> None:
    with Loopback({}) as site, pytest.raises(Refused, match="no entry addresses"):
        Run(tmp_path, site, entries=())()


def test_links_and_redirects_out_of_scope_are_not_asked_for(tmp_path: Path) -> None:
    with Loopback({}) as outside:
        routes = {
            "/": links(f"{outside.url}/link", "/moved", "/frame", "/refresh", "http://[::1]/"),
            "/moved": moved(f"{outside.url}/redirect"),
            "/frame": page(f"<iframe src={outside.url}/f></iframe><img src={outside.url}/i>"),
            "/refresh": page(f"<meta http-equiv=refresh content='0;url={outside.url}/r'>"),
        }
        with Loopback(routes) as site:
            run = Run(tmp_path, site)
            tally = run()
            assert site.targets == ["/", "/moved", "/frame", "/refresh"]
        assert outside.connections == 0
    assert tally.refused == 1
    (refusal,) = run.recorder.bodies("refusal")
    assert refusal["target"] == f"{outside.url}/redirect"
    assert run.states == {"done": 4, "refused": 1}


def test_a_redirect_within_the_host_but_out_of_the_path_is_refused(tmp_path: Path) -> None:
    routes = {
        "/market/": moved("/admin"),
        "/admin": page("secret"),
        "/market/..%2fadmin": page("x"),
    }
    with Loopback(routes) as site:
        patterns = [f"{site.url}/market/*"]
        run = Run(tmp_path, site, patterns=patterns, entries=("/market/",))
        tally = run()
        assert [asked.target for asked in site.asked] == ["/market/"]
    assert tally.refused == 2  # robots.txt lies beyond the authority as well
    assert tally.not_fetched == {"robots.txt is beyond the authority": 1}


def test_an_authority_that_ends_ends_the_patrol_and_what_waits_waits(tmp_path: Path) -> None:
    clock, ends = FakeClock(), ["/9"]

    def tenth(asked: Asked) -> bytes:
        if asked.target in ends:
            clock.forward(days=400)
            ends.clear()
        return links(*(f"/{n}" for n in range(30)))

    with Loopback({}, tenth) as site:
        run = Run(tmp_path, site, clock=clock)
        tally = run()
        asked = len(site.targets)
        assert "/10" not in site.targets
        acknowledged = len(run.keeper.acknowledged)
        states = run.states
        clock.forward(days=-400)
        assert run().resumed is True
    assert "expired" in tally.stopped
    assert acknowledged == asked  # robots.txt was kept, and the page that came too late was not
    assert len(run.recorder.bodies("refusal")) == 1
    assert states == {"done": 10, "waiting": 21}
    assert sorted(pages(run)) == sorted(["/", *(f"/{n}" for n in range(30))])


def test_an_authority_that_begins_later_asks_nothing(tmp_path: Path) -> None:
    with Loopback({}) as site:
        run = Run(tmp_path, site, order={"valid_from": FakeClock().now() + timedelta(seconds=1)})
        with pytest.raises(Refused, match="begins on"):
            run()
        assert site.connections == 0


def test_a_patrol_longer_than_a_grant_asks_again(tmp_path: Path) -> None:
    clock = FakeClock(step=timedelta(minutes=3))
    with Loopback({}, links(*(f"/{n}" for n in range(40)))) as site:
        run = Run(tmp_path, site, clock=clock)
        run()
    assert len(run.recorder.bodies("grant")) > 5
    assert len(pages(run)) == 41


def test_an_answer_slower_than_its_grant_gets_a_new_one(tmp_path: Path) -> None:
    clock = FakeClock()

    def slow(_: Asked) -> bytes:
        clock.forward(hours=2)
        return page("late")

    with Loopback({"/": slow}) as site:
        run = Run(tmp_path, site, clock=clock)
        run()
    assert run.gate.issued(run.keeper.acknowledged[-1].grant)


def test_a_ledger_that_cannot_be_written_stops_the_patrol(tmp_path: Path) -> None:
    clock = FakeClock(step=timedelta(minutes=20))
    recorder: list[MemoryRecorder] = []

    def fill(_: Asked) -> bytes:
        recorder[0].full = True
        return links("/a", "/b")

    with Loopback({"/": fill}, page("x")) as site:
        run = Run(tmp_path, site, clock=clock)
        recorder.append(run.recorder)
        with pytest.raises(StorageError, match="No space"):
            run()
        assert site.targets in (["/"], ["/", "/a"])


def test_a_gate_that_breaks_stops_the_patrol(tmp_path: Path) -> None:
    class Broken(FakeGate):
        def grant(self, technique: Any, target: str) -> Any:
            if "robots" in target:
                raise ZeroDivisionError("broken")
            return super().grant(technique, target)

    with Loopback({}) as site:
        with pytest.raises(ZeroDivisionError):
            Run(tmp_path, site, gate=Broken())()
        assert site.connections == 0


# --------------------------------------------------------------------------- names and proxies


def test_an_onion_address_without_tor_is_never_looked_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_up: list[Any] = []
    monkeypatch.setattr("socket.getaddrinfo", lambda *a, **k: looked_up.append(a) or [])
    name = "abcdefghij.onion"
    with Loopback({"/": links(f"http://{name}/", f"http://x.{name.upper()}./")}) as site:
        run = Run(
            tmp_path, site, entries=("/", f"http://{name}/direct"),
            gate=FakeGate(),
        )  # fmt: skip
        tally = run()
    assert looked_up == []
    assert tally.not_fetched == {"onion address, but the source's network is not tor": 3}
    assert run.states == {"done": 1, "refused": 3}


@pytest.mark.parametrize("scheme", ["socks5h", "socks5"])
def test_every_request_goes_through_the_proxy_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scheme: str
) -> None:
    looked_up: list[str] = []
    before = socket.getaddrinfo

    def listening(host: Any, *rest: Any, **more: Any) -> Any:
        looked_up.append(str(host))
        return before(host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", listening)
    host = "abcdefghij.onion"
    routes = {"/robots.txt": page("User-agent: *\nDisallow: /no"), "/": links("/a", "/no", "/gone"),
              "/a": moved(f"http://x.{host}/b"), "/b": page("b")}  # fmt: skip
    with Socks(routes, page("busy", 503)) as proxy:
        run = Run(
            tmp_path, proxy, network="tor", proxy=f"{scheme}://127.0.0.1:{proxy.port}",
            patterns=[f"http://{host}/*", f"http://x.{host}/*"], entries=(f"http://{host}/",),
        )  # fmt: skip
        tally = run()
    assert tally.failed == {}
    assert {(kind, name) for kind, name, _ in proxy.led_to} == {(3, host), (3, f"x.{host}")}
    assert len(proxy.asked) == proxy.connections == len(proxy.led_to)
    assert [a.target for a in proxy.asked].count("/robots.txt") == 2
    assert [a.target for a in proxy.asked].count("/gone") == 3
    assert all("onion" not in name for name in looked_up)
    assert {body["target"] for body in run.recorder.bodies("grant")} == {
        f"http://{host}:80", f"http://x.{host}:80",
    }  # fmt: skip


def test_a_proxy_that_is_gone_fails_and_is_not_gone_round(tmp_path: Path) -> None:
    with Loopback({"/": page("x")}) as site:
        with Socks({}) as proxy:
            pass
        run = Run(tmp_path, site, proxy=f"socks5h://127.0.0.1:{proxy.port}")
        tally = run()
        assert site.connections == 0
    assert list(tally.failed) == [f"{site.url}/"]


def test_tor_without_a_proxy_is_refused(tmp_path: Path) -> None:
    with Loopback({}) as site:
        with pytest.raises(SourceInvalid, match="without a proxy"):
            Run(tmp_path, site, network="tor")()
        assert site.connections == 0


def test_a_name_that_leads_to_a_private_address_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def rebound(_: Any, host: str, port: int, **__: Any) -> list[Any]:
        return [(2, 1, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr("asyncio.base_events.BaseEventLoop.getaddrinfo", rebound)
    with Loopback({"/": page("inside")}) as site:
        pattern = f"http://market.example:{site.port}/*"
        entry = f"http://market.example:{site.port}/"
        run = Run(tmp_path, site, patterns=[pattern], entries=(entry,))
        tally = run()
        assert site.connections == 0
        assert tally.refused >= 1
        assert {body["target"] for body in run.recorder.bodies("refusal")} == {f"{site.url}/"}
        named = Run(
            tmp_path, site, patterns=[pattern], entries=(entry,),
            order={"networks": ["127.0.0.0/8"]},
        )  # fmt: skip
        named()
        assert [r.payload for r in named.keeper.acknowledged][-1] == b"inside"


def test_an_unreachable_host_is_one_failed_address(tmp_path: Path) -> None:
    with Loopback({}) as site:
        pass
    run = Run(tmp_path, site)
    tally = run()
    assert list(tally.failed) == [f"{site.url}/"]
    assert tally.fetched == {}
    assert run.states == {"failed": 1}
    free = Run(tmp_path, site, politeness=Politeness(delay=0, robots=False, robots_reason="x"))
    assert list(free().failed) == [f"{site.url}/"]


def test_a_line_that_breaks_ends_the_patrol_and_what_waits_waits(tmp_path: Path) -> None:
    breaks, broken = ["/20"], [False]

    def answer(asked: Asked) -> bytes:
        broken[0] = broken[0] or asked.target in breaks
        return b"" if broken[0] else links(*(f"/{n}" for n in range(60)))

    with Loopback({}, answer) as site:
        run = Run(tmp_path, site)
        tally = run()
        assert run.states == {"done": 21, "waiting": 40}
        breaks.clear()
        broken.clear()
        broken.append(False)
        assert run().resumed
    assert tally.stopped == "20 addresses in a row gave no response; they and the rest wait"
    assert len(tally.failed) == 20
    assert run.states == {"done": 61}


def test_a_few_failures_are_given_up(tmp_path: Path) -> None:
    bad = {f"/{n}" for n in range(0, 40, 2)} | {f"/{n}" for n in range(3, 20)}

    def answer(asked: Asked) -> bytes:
        return b"" if asked.target in bad else links(*(f"/{n}" for n in range(41)))

    with Loopback({}, answer) as site:
        run = Run(tmp_path, site)
        tally = run()
    assert tally.stopped == ""
    assert len(tally.failed) == run.states["failed"] == len(bad)


def test_an_unknown_name_is_one_failed_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def unknown(*_: Any, **__: Any) -> list[Any]:
        raise OSError("Name or service not known")

    monkeypatch.setattr("asyncio.base_events.BaseEventLoop.getaddrinfo", unknown)
    with Loopback({}) as site:
        run = Run(
            tmp_path,
            site,
            patterns=["http://nowhere.example/*"],
            entries=("http://nowhere.example/",),
        )
        assert list(run().failed) == ["http://nowhere.example/"]


# --------------------------------------------------------------------------- endless and slow


def test_a_maze_ends_with_the_budget(tmp_path: Path) -> None:
    def maze(asked: Asked) -> bytes:
        return links(*(f"{asked.target.rstrip('/')}/{n}" for n in range(3)))

    with Loopback({}, maze) as site:
        run = Run(tmp_path, site, budget=Budget(pages=25, depth=1_000))
        tally = run()
        assert len(site.targets) == 25
    assert tally.stopped == "the budget of 25 pages is spent"
    assert run.states["done"] == 25


def test_a_maze_ends_with_the_depth(tmp_path: Path) -> None:
    def maze(asked: Asked) -> bytes:
        return links(*(f"{asked.target.rstrip('/')}/{n}" for n in range(2)))

    for depth in (0, 1, 3):
        with Loopback({}, maze) as site:
            run = Run(tmp_path, site, budget=Budget(depth=depth))
            assert run(fresh=True).stopped == ""
            assert len(site.targets) == 2 ** (depth + 1) - 1


def test_the_budget_holds_over_several_runs(tmp_path: Path) -> None:
    def maze(asked: Asked) -> bytes:
        return links(*(f"{asked.target.rstrip('/')}/{n}" for n in range(3)))

    budget = Budget(pages=20, depth=99)
    with Loopback({}, maze) as site:
        first = Run(tmp_path, site, budget=budget, keeper=MemoryKeeper(fail_after=9))
        with pytest.raises(StorageError):
            first()
        assert len(first.keeper.acknowledged) == 9
        second = Run(tmp_path, site, budget=budget)
        second()
    assert len(pages(first)) + len(pages(second)) == 20


def test_refused_addresses_do_not_use_up_the_budget(tmp_path: Path) -> None:
    with Loopback({}) as outside:
        routes = {"/": links(*(f"/out/{n}" for n in range(5)), "/a", "/b")}
        with Loopback(
            routes | {"/a": page("a"), "/b": page("b")},
            lambda asked: moved(f"{outside.url}{asked.target}"),
        ) as site:
            run = Run(tmp_path, site, budget=Budget(pages=9))
            tally = run()
    assert tally.refused == 5
    assert {"/a", "/b"} <= set(pages(run))
    assert tally.stopped == ""


def test_endless_redirects_end(tmp_path: Path) -> None:
    def on(asked: Asked) -> bytes:
        return moved(f"/r?n={int(asked.target.partition('=')[2] or 0) + 1}")

    with Loopback({"/": moved("/"), "/a": moved("/b"), "/b": moved("/a"), "/r": on}) as site:
        run = Run(tmp_path, site, entries=("/", "/a", "/r"))
        tally = run()
        assert site.targets.count("/") == 2  # once more: a site may set a cookie that way
        assert site.targets.count("/a") == site.targets.count("/b") == 1
        assert sum(target.startswith("/r") for target in site.targets) == 21
    assert list(tally.failed.values()) == ["more than 20 redirects in a row"]


@pytest.mark.parametrize(
    "location",
    ["file:///etc/passwd", "javascript:x", "", "http://", "http://[::1/", "http://u:p@h/", "\xff"],
)
def test_redirects_to_nowhere(tmp_path: Path, location: str) -> None:
    with Loopback({"/": moved(location)}) as site:
        run = Run(tmp_path, site)
        tally = run()
        assert set(site.targets) <= {"/", "/%C3%BF"}
    assert tally.stopped == ""


def test_a_redirect_does_not_act(tmp_path: Path) -> None:
    with Loopback({"/": moved("/logout")}) as site:
        Run(tmp_path, site)()
        assert site.targets == ["/"]


def test_a_site_that_drips_is_given_up(tmp_path: Path) -> None:
    def drip(asked: Asked) -> None:
        asked.line.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while True:
            asked.line.sendall(b"x")
            time.sleep(0.02)

    with Loopback({"/": drip}) as site:
        run = Run(tmp_path, site, politeness=Politeness(delay=0, timeout=0.15))
        tally = run()
        assert len(site.targets) == 3
    assert tally.failed == {f"{site.url}/": "took longer than 0.15 seconds"}


def test_a_site_that_says_nothing_is_given_up(tmp_path: Path) -> None:
    with Loopback({"/": lambda _: time.sleep(0.6)}) as site:
        tally = Run(tmp_path, site, politeness=Politeness(delay=0, timeout=0.1))()
    assert list(tally.failed) == [f"{site.url}/"]


# --------------------------------------------------------------------------- bodies


def test_a_body_over_the_budget_is_not_taken(tmp_path: Path) -> None:
    sent: list[int] = []

    def endless(asked: Asked) -> None:
        asked.line.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        sent.append(0)
        while True:
            asked.line.sendall(bytes(65_536))
            sent[-1] += 65_536

    routes = {"/": links("/said", "/endless"), "/said": page(bytes(200_000)), "/endless": endless}
    with Loopback(routes) as site:
        run = Run(tmp_path, site, budget=Budget(bytes_per_page=100_000))
        tally = run()
    assert sorted(tally.failed) == [f"{site.url}/endless", f"{site.url}/said"]
    assert pages(run) == ["/"]
    assert max(sent) < 20_000_000


def test_a_body_of_an_unwanted_type_is_not_fetched(tmp_path: Path) -> None:
    sent: list[int] = []

    def picture(asked: Asked) -> None:
        asked.line.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n")
        time.sleep(0.1)
        sent.append(0)
        while sent[-1] < 200_000_000:
            asked.line.sendall(bytes(65_536))
            sent[-1] += 65_536

    two = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Type: text/html\r\n\r\nx"
    with Loopback({"/": links("/p", "/q"), "/p": picture, "/q": two}) as site:
        run = Run(tmp_path, site, screen=FakeScreen("image/png"))
        tally = run()
    assert tally.not_fetched == {"image/png": 2}
    assert pages(run) == ["/"]
    assert run.states == {"done": 1, "unfetched": 2}
    assert max(sent, default=0) < 20_000_000


def test_a_screen_that_breaks_lets_nothing_through(tmp_path: Path) -> None:
    class Broken(FakeScreen):
        def wants(self, media_type: str) -> bool:
            raise ZeroDivisionError

    with Loopback({"/": page("x")}) as site:
        run = Run(tmp_path, site, screen=Broken())
        with pytest.raises(ZeroDivisionError):
            run()
    assert run.keeper.put_in == []


CHUNKS = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize(
    ("answer", "kept"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort", b"short"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nlonger", b"lo"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\nbody", None),
        (b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nbody", None),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nbody", None),
        (CHUNKS + b"5\r\nhello\r\n0\r\n\r\n", b"hello"),
        (CHUNKS + b"5\r\nhello\r\nzz\r\n", None),
        (CHUNKS + b"5\r\nhel", b"hel"),
        (b"HTTP/1.1 200 OK\r\n\r\nuntil the end", b"until the end"),
        (b"HTTP/1.1 200\r\n\r\nno reason", b"no reason"),
        (b"HTTP/1.1 999 Odd\r\n\r\nodd", b"odd"),
        (b"HTTP/1.1 204 None\r\n\r\n", b""),
        (b"HTTP/9.9 200 OK\r\n\r\nx", b"x"),
        (b"garbage\r\n\r\n", None),
        (b"\x00\xff" * 500, None),
        (b"", None),
        (b"HTTP/1.1 200 OK\r\nNo colon\r\n\r\nx", None),
        (b"HTTP/1.1 200 OK\r\nA: " + b"x" * 500_000 + b"\r\n\r\nx", None),
        (b"HTTP/1.1 200 OK\r\nContent-Type: \xff\xfe\r\n\r\nx", b"x"),
        (
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=\xff\r\n\r\n<a href=/>",
            b"<a href=/>",
        ),
        (b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n", b""),
        (b"HTTP/1.1 304 Not Modified\r\n\r\n", b""),
    ],
    ids=range(22),
)
def test_answers_that_are_wrong(tmp_path: Path, answer: bytes, kept: bytes | None) -> None:
    with Loopback({"/": answer}) as site:
        run = Run(tmp_path, site)
        tally = run()
    bodies = [r.payload for r in run.keeper.acknowledged if not r.address.endswith("robots.txt")]
    if kept is None:
        assert bodies == []
        assert list(tally.failed) == [f"{site.url}/"]
    else:
        assert bodies[-1] == kept
    if kept in {b"short", b"hel"}:
        assert len(site.targets) == 3
        assert "cut short" in tally.failed[f"{site.url}/"]


@pytest.mark.parametrize(
    ("body", "more"),
    [
        (gzip.compress(b"<a href=/next>"), {"Content_Encoding": "gzip"}),
        ("<a href=/next>".encode("utf-16"), {}),
        (b"\x89PNG\r\n\x1a\n <a href=/next>", {}),
        (b"<base href=/sub/><a href=../next>", {}),
        (
            b"<a href='javascript:x'><a href='mailto:a@b'><a href='data:text/html,x'><a href=next>",
            {},
        ),
        (b"<div>" * 60_000 + b"<a href=/next>", {}),
    ],
    ids=range(6),
)
def test_links_are_found_in_odd_pages(tmp_path: Path, body: bytes, more: dict[str, str]) -> None:
    with Loopback({"/": page(body, **more), "/next": page("n")}) as site:
        run = Run(tmp_path, site)
        assert run().failed == {}
        assert site.targets == ["/", "/next"]
    assert run.keeper.acknowledged[-2].payload == body


def test_only_pages_are_searched_for_links(tmp_path: Path) -> None:
    with Loopback({"/": page("<a href=/next>", kind="application/json")}) as site:
        Run(tmp_path, site)()
        assert site.targets == ["/"]


def test_ten_thousand_links_on_a_page(tmp_path: Path) -> None:
    with Loopback({"/": links(*(f"/{n}" for n in range(10_000)))}) as site:
        run = Run(tmp_path, site, budget=Budget(pages=3))
        run()
    assert run.states["waiting"] == 9_998


def test_a_patrol_does_not_hoard_addresses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("spaniel.collect.crawl._most_addresses", lambda _: 50)
    with Loopback(
        {}, lambda asked: links(*(f"{asked.target.rstrip('/')}/{n}" for n in range(40)))
    ) as site:
        run = Run(tmp_path, site, budget=Budget(pages=10))
        tally = run()
    assert sum(run.states.values()) == 50
    assert tally.not_fetched["links beyond what a patrol holds"] > 0


def test_a_page_that_breaks_the_search_for_links_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(body: bytes, base: str) -> list[str]:
        if base.endswith("/bad"):
            raise ZeroDivisionError("by the page")
        return [base + "bad", base + "good"]

    monkeypatch.setattr("spaniel.collect.crawl.links_of", broken)
    with Loopback({}, page("x")) as site:
        run = Run(tmp_path, site, budget=Budget(depth=1))
        run.source = source(
            **{
                "entries": run.source.entries,
                "politeness": POLITE,
                "budget": Budget(depth=2),
                "leave": ("badbad", "goodbad", "goodgood", "badgood"),
            }
        )
        tally = run()
        assert {"/", "/bad", "/good"} <= set(site.targets)
    assert tally.failed == {f"{site.url}/bad": "its links could not be read (by the page)"}
    assert "/bad" in pages(run)


# --------------------------------------------------------------------------- robots and politeness


def robots(text: str, **more: Any) -> Callable[[Any], Any]:
    return lambda rest: {"/robots.txt": page(text, kind="text/plain", **more)} | rest


REST = {"/": links("/open", "/closed/a"), "/open": page("o"), "/closed/a": page("c")}
RULES = "User-agent: *\nDisallow: /closed/\n"


def test_robots_txt_is_obeyed_and_kept(tmp_path: Path) -> None:
    with Loopback(robots(RULES)(REST)) as site:
        run = Run(tmp_path, site)
        tally = run()
        assert site.targets == ["/", "/open"]
        assert site.asked[0].target == "/robots.txt"
    assert tally.not_fetched == {"disallowed by robots.txt": 1}
    assert run.keeper.paths() == ["/robots.txt", "/", "/open"]
    assert run.states == {"done": 2, "refused": 1}


def test_robots_txt_set_aside_is_not_asked_for(tmp_path: Path) -> None:
    aside = Politeness(delay=0, robots=False, robots_reason="order 17")
    with Loopback(robots(RULES)(REST)) as site:
        Run(tmp_path, site, politeness=aside)()
        assert [asked.target for asked in site.asked] == ["/", "/open", "/closed/a"]


@pytest.mark.parametrize("status", [500, 503])
def test_a_robots_txt_that_cannot_be_had_closes_the_site(tmp_path: Path, status: int) -> None:
    with Loopback(robots("", status=status)(REST)) as site:
        run = Run(tmp_path, site)
        tally = run()
        assert site.targets == []
    assert f"status {status}" in tally.failed[f"{site.url}/"]


@pytest.mark.parametrize(
    "answer",
    [
        page("x", 403),
        page("<a>", 200),
        page(b"\xff\0" * 99),
        b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx",
    ],
)
def test_a_robots_txt_without_rules_closes_nothing(tmp_path: Path, answer: bytes) -> None:
    with Loopback(REST | {"/robots.txt": answer}) as site:
        Run(tmp_path, site, screen=FakeScreen("image/png"))()
        assert site.targets == ["/", "/open", "/closed/a"]


def test_robots_txt_may_be_elsewhere_within_scope(tmp_path: Path) -> None:
    with Loopback({"/rules": page(RULES)} | REST | {"/robots.txt": moved("/rules")}) as site:
        Run(tmp_path, site)()
        assert site.targets == ["/rules", "/", "/open"]


def test_robots_txt_out_of_scope_is_refused(tmp_path: Path) -> None:
    with Loopback({}) as outside:
        with Loopback(REST | {"/robots.txt": moved(f"{outside.url}/robots.txt")}) as site:
            run = Run(tmp_path, site)
            run()
        assert outside.connections == 0
    assert [b["target"] for b in run.recorder.bodies("refusal")] == [f"{outside.url}/robots.txt"]


def test_one_at_a_time_means_one_at_a_time(tmp_path: Path) -> None:
    open_now: list[int] = [0, 0]

    def counted(_: Asked) -> bytes:
        open_now[0] += 1
        open_now[1] = max(open_now)
        time.sleep(0.005)
        open_now[0] -= 1
        return links(*(f"/{n}" for n in range(12)))

    with Loopback({}, counted) as site:
        Run(tmp_path, site)()
    assert open_now == [0, 1]


def test_the_delay_is_handed_to_the_downloader(tmp_path: Path) -> None:
    from spaniel.collect.crawl import _settings

    class Stub:
        source = source(politeness=Politeness(delay=2.5, concurrency=3, timeout=7))

    settings = _settings(Stub())  # type: ignore[arg-type]
    assert settings["DOWNLOAD_DELAY"] == 2.5
    assert settings["DOWNLOAD_DELAY_JITTER"] == 0
    assert settings["CONCURRENT_REQUESTS_PER_DOMAIN"] == 3


# --------------------------------------------------------------------------- stopping and going on


@pytest.mark.parametrize("on", ["put", "flush"])
def test_a_keeper_that_fails_stops_the_patrol(tmp_path: Path, on: str) -> None:
    keeper = MemoryKeeper(fail_after=60, fail_on=on)
    with Loopback({}, links(*(f"/{n}" for n in range(120)))) as site:
        run = Run(tmp_path, site, keeper=keeper)
        with pytest.raises(StorageError, match="No space"):
            run()
        assert len(site.targets) <= 101
        acknowledged = {r.address for r in keeper.acknowledged}
        done = run.states.get("done", 0)
        assert done <= len(acknowledged)
        again = Run(tmp_path, site)
        again()
    seen = acknowledged | {r.address for r in again.keeper.acknowledged}
    assert len(seen - {f"{site.url}/robots.txt"}) == 121


def test_a_keeper_that_breaks_in_any_way_stops_the_patrol(tmp_path: Path) -> None:
    class Broken(MemoryKeeper):
        def put(self, response: Any) -> None:
            if self.put_in:
                raise OSError("disk on fire")
            super().put(response)

    with Loopback({}, links(*(f"/{n}" for n in range(50)))) as site:
        run = Run(tmp_path, site, keeper=Broken())
        with pytest.raises(OSError, match="on fire"):
            run()
        assert len(site.targets) == 1
    assert len(run.keeper.acknowledged) == 1


def test_a_frontier_that_cannot_be_written_stops_the_patrol(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = Frontier.next
    calls: list[int] = []

    def full(self: Frontier) -> Any:
        calls.append(1)
        if len(calls) > 3:
            raise StorageError("cannot be used (database or disk is full)", where="frontier")
        return before(self)

    monkeypatch.setattr(Frontier, "next", full)
    with Loopback({}, links(*(f"/{n}" for n in range(50)))) as site:
        with pytest.raises(StorageError, match="disk is full"):
            Run(tmp_path, site)()
        assert len(site.targets) <= 3


def test_a_progress_line_that_breaks_loses_nothing(tmp_path: Path) -> None:
    with Loopback({}, links("/a")) as site:
        run = Run(tmp_path, site)

        class Broken(list[Any]):
            def append(self, _: Any) -> None:
                raise BrokenPipeError

        run.progress = Broken()
        with pytest.raises(BrokenPipeError):
            run()
    assert len(run.keeper.acknowledged) == 3
    assert run.states == {"done": 2}


def test_progress_is_told(tmp_path: Path) -> None:
    with Loopback({}, links(*(f"/{n}" for n in range(120)))) as site:
        run = Run(tmp_path, site)
        run()
    assert [done for done, _ in run.progress] == sorted(done for done, _ in run.progress)
    assert run.progress[-1] == (122, 0)
    assert run.keeper.flushes >= 3


def test_two_patrols_in_one_process(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        with Loopback({"/": links("/a"), "/a": page("a")}) as site:
            assert Run(tmp_path / name, site)().fetched == {200: 2, 404: 1}


def test_a_patrol_from_a_notebook(tmp_path: Path) -> None:
    async def cell() -> CrawlTally:
        await asyncio.sleep(0)
        with Loopback({"/": links("/a"), "/a": page("a")}) as site:
            tally = Run(tmp_path, site)()
        await asyncio.sleep(0)
        assert asyncio.get_running_loop().is_running()
        return tally

    assert asyncio.run(cell()).fetched == {200: 2, 404: 1}


def test_a_finished_patrol_begins_anew(tmp_path: Path) -> None:
    with Loopback({"/": page("x")}) as site:
        for _ in range(2):
            run = Run(tmp_path, site)
            assert run().resumed is False
        assert site.targets == ["/", "/"]
