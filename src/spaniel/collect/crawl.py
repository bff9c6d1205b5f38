"""A patrol of a live site: Scrapy does the crawling, the gate stands in its last door.

Every request, be it an entry, a link, a redirect, a retry or robots.txt, goes through
:class:`~spaniel.collect._handler.GrantedHandler`, which asks the gate and only then lets a
connection be opened. Every response whose body was received is handed to the keeper as it arrives:
redirects, errors, each of several tries, and robots.txt. What is not: bodies of media types that
the screen does not want (the connection is closed at the headers), bodies longer than the budget
allows, and what arrives after the authority has ended. The frontier is told that an address is
done only after the keeper has made its response durable and its links are in the frontier.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import contextmanager, suppress
from typing import Any

import scrapy
from scrapy import signals
from scrapy.crawler import AsyncCrawlerRunner
from scrapy.exceptions import StopDownload
from scrapy.utils.reactor import is_reactor_installed

from spaniel.collect._handler import RETRIES, media_type
from spaniel.collect._patrol import CrawlTally, NotAsked, Patrol, waiting_of
from spaniel.collect.frontier import Frontier, Waiting
from spaniel.collect.links import MOST_LINKS, LinkRule, decoded, links_of, plain_url
from spaniel.errors import Refused, SourceInvalid, SpanielError
from spaniel.ports import Clock, Gate, Keeper, Screen
from spaniel.types import Source, Technique

__all__ = ["CrawlTally", "crawl"]

_MOST_HOPS = 20
"""Redirects in a row, as browsers have it."""

_INTERRUPTED = "interrupted; the same command goes on from here"
_PAGES = {"", "text/html", "application/xhtml+xml"}
_MOVED = {301, 302, 303, 307, 308}


def crawl(
    source: Source,
    *,
    gate: Gate,
    screen: Screen,
    keeper: Keeper,
    clock: Clock,
    frontier: Frontier,
    progress: Callable[[int, int], None] = lambda _done, _waiting: None,
) -> CrawlTally:
    """Patrol a source within its authority's scope and its own budget.

    May be called from a running event loop (a notebook), which stands still meanwhile.

    Args:
        source: entries, politeness, budget, what to follow.
        gate: grants or refuses every request.
        screen: says which media types are fetched at all.
        keeper: screens and preserves every response.
        clock: dates the captures.
        frontier: where the patrol stands; gone on with after a kill.
        progress: told of responses so far and addresses waiting.

    Raises:
        Refused: the authority refuses every entry; nothing was asked for.
        SourceInvalid: the source cannot be patrolled as it is.
        StorageError: the keeper could not keep; what it acknowledged before is safe.
    """
    _check(source)
    rule = LinkRule(source, lambda url: gate.allows(Technique.OPEN_SOURCE, url))
    patrol = Patrol(source, gate, screen, keeper, clock, frontier, rule, progress)
    patrol.entries = _granted_entries(patrol)
    counts = frontier.counts()
    asked = sum(counts.get(state, 0) for state in ("done", "failed", "unfetched"))
    patrol.budget_left = source.budget.pages - asked
    patrol.tally.resumed = frontier.resumed
    frontier.add(patrol.entries, 0)
    try:
        _run_to_end(patrol)
    except KeyboardInterrupt:
        patrol.ended = _INTERRUPTED
    return _concluded(patrol)


def _check(source: Source) -> None:
    if source.network == "tor" and not source.proxy:
        raise SourceInvalid(
            "a Tor source without a proxy would be looked up in the open",
            where=f"source {source.id}",
            do="add `proxy: socks5h://127.0.0.1:9050` to its file",
        )
    if is_reactor_installed():
        raise SpanielError(
            "a Twisted reactor is installed in this process, beside which no patrol can run",
            do="run the patrol in a process of its own",
        )


def _granted_entries(patrol: Patrol) -> list[str]:
    granted, refusal = [], None
    for entry in patrol.source.entries:
        url = plain_url(entry) or entry
        try:
            patrol.gate.grant(patrol.technique, url)
            granted.append(url)
        except Refused as fault:
            patrol.tally.refused += 1
            refusal = fault
    if not granted:
        raise refusal or Refused(
            "has no entry addresses",
            where=f"source {patrol.source.id}",
            do="add `entries` to its file",
        )
    return granted


def _concluded(patrol: Patrol) -> CrawlTally:
    if patrol.fault is not None:
        # What the keeper still takes is kept; the first fault is the one to tell.
        with suppress(Exception):
            patrol.settle()
        raise patrol.fault
    if patrol.ended:
        patrol.settle()
        patrol.tally.stopped = patrol.ended
        return patrol.tally
    patrol.settle_failures()
    patrol.settle()
    if patrol.frontier.count("waiting") and patrol.budget_left > 0:
        patrol.tally.stopped = "ended too early; the same command goes on from here"
        return patrol.tally
    if patrol.frontier.count("waiting"):
        pages = patrol.source.budget.pages
        patrol.tally.stopped = f"the budget of {pages:,} pages is spent"
    patrol.frontier.finish(patrol.clock.now().isoformat())
    return patrol.tally


# --------------------------------------------------------------------------- Scrapy


def _run_to_end(patrol: Patrol) -> None:
    with _no_loop_running():
        asyncio.run(_run(patrol))


@contextmanager
def _no_loop_running() -> Any:
    """Let a loop of our own run inside another one's step, as in a notebook's cell."""
    outer = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    try:
        yield
    finally:
        asyncio._set_running_loop(outer)


async def _run(patrol: Patrol) -> None:
    logging.getLogger("scrapy").setLevel(logging.CRITICAL)
    runner = AsyncCrawlerRunner(_settings(patrol))
    crawler = runner.create_crawler(_PatrolSpider)
    crawler.signals.connect(_watch_types(patrol), signals.headers_received, weak=False)
    await runner.crawl(crawler, patrol=patrol)
    task = asyncio.current_task()
    if task is not None and task.cancelling():
        patrol.ended = _INTERRUPTED  # Scrapy takes a Ctrl-C for an end like any other


def _settings(patrol: Patrol) -> dict[str, Any]:
    polite = patrol.source.politeness
    room = __name__.rpartition(".")[0]
    handler = f"{room}._handler.GrantedHandler"
    theirs = "scrapy.downloadermiddlewares"
    return {
        "TWISTED_REACTOR_ENABLED": False,
        "DOWNLOAD_HANDLERS": {
            "http": handler,
            "https": handler,
            **dict.fromkeys(("data", "file", "ftp", "s3")),
        },
        "DOWNLOADER_MIDDLEWARES": {
            f"{theirs}.robotstxt.RobotsTxtMiddleware": None,
            f"{room}._robots.ObeyedRobots": 100,
            f"{theirs}.cookies.CookiesMiddleware": None,
            f"{room}._cookies.HostCookies": 700,
        },
        "SCHEDULER": f"{room}._scheduler.FrontierScheduler",
        "ROBOTSTXT_OBEY": polite.robots,
        "REDIRECT_MAX_TIMES": 5,
        "DOWNLOAD_DELAY": polite.delay,
        "DOWNLOAD_DELAY_JITTER": 0.0,
        "CONCURRENT_REQUESTS": polite.concurrency,
        "CONCURRENT_REQUESTS_PER_DOMAIN": polite.concurrency,
        "DOWNLOAD_TIMEOUT": polite.timeout,
        "DOWNLOAD_MAXSIZE": patrol.source.budget.bytes_per_page,
        "USER_AGENT": polite.user_agent,
        "RETRY_TIMES": RETRIES,
        "COMPRESSION_ENABLED": False,
        "HTTPPROXY_ENABLED": False,
        "METAREFRESH_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "EXTENSIONS": {"scrapy.extensions.logstats.LogStats": None},
        "HTTPERROR_ALLOW_ALL": True,
        "LOG_ENABLED": False,
    }


def _watch_types(patrol: Patrol) -> Callable[..., None]:
    def headers_received(headers: Any, **_: Any) -> None:
        try:
            unwanted = _unwanted(patrol, headers)
        except Exception as fault:
            # Scrapy would swallow it and fetch the body.
            patrol.fault = patrol.fault or fault
            raise StopDownload(fail=True) from fault
        if unwanted is not None:
            patrol.tally.not_fetched[unwanted] += 1
            raise StopDownload(fail=True)

    return headers_received


def _unwanted(patrol: Patrol, headers: Any) -> str | None:
    """Return the first media type, of however many a response claims, that is not wanted."""
    types = [media_type(value) for value in headers.getlist("Content-Type")]
    return next((name for name in types or [""] if not patrol.screen.wants(name)), None)


class _PatrolSpider(scrapy.Spider):  # type: ignore[misc]
    """Finds links; everything else happens in the handler and the frontier."""

    name = "patrol"

    def __init__(self, patrol: Patrol, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.patrol = patrol

    async def start(self) -> AsyncIterator[Any]:
        """Yield nothing: the scheduler feeds from the frontier."""
        nothing: tuple[scrapy.Request, ...] = ()
        for request in nothing:
            yield request

    def parse(self, response: Any) -> None:
        """Add the page's links to the frontier, then call it done."""
        waiting = waiting_of(response.request)
        assert waiting is not None
        with suppress(NotAsked):  # the patrol is stopping, and says why at its end
            _follow(self.patrol, waiting, response)
            self.patrol.settle_address(waiting, "done")

    def failed(self, failure: Any) -> None:
        """Note an address that gave no response."""
        waiting = waiting_of(failure.request)
        assert waiting is not None
        patrol, fault = self.patrol, failure.value
        if isinstance(fault, NotAsked):
            state = fault.state
        elif isinstance(fault, StopDownload):
            state = "unfetched"
        else:
            patrol.failed(waiting, str(fault) or type(fault).__name__)
            return
        if state == "waiting" or patrol.stopping:
            return
        patrol.budget_left += state == "refused"
        with suppress(NotAsked):
            patrol.settle_address(waiting, state)


def _follow(patrol: Patrol, waiting: Waiting, response: Any) -> None:
    """Put what a response leads to into the frontier."""
    if response.status in _MOVED and response.headers.get("Location"):
        target = response.headers["Location"].decode("utf-8", "replace")
        _follow_redirect(patrol, waiting, plain_url(target, waiting.url))
        return
    depth = waiting.depth + 1
    if (
        depth > patrol.source.budget.depth
        or media_type(response.headers.get("Content-Type")) not in _PAGES
    ):
        return
    try:
        found = _found(patrol, response)
    except Exception as fault:
        patrol.tally.failed[waiting.url] = f"its links could not be read ({fault})"[:200]
        return
    patrol.guard(lambda: patrol.frontier.add(found, depth))


def _follow_redirect(patrol: Patrol, waiting: Waiting, target: str) -> None:
    # Out of scope or not, it goes into the frontier: the gate's refusal is to be in the ledger.
    if not target:
        patrol.tally.failed[waiting.url] = "leads to what is not an http or https address"
    elif waiting.hops >= _MOST_HOPS:
        patrol.tally.failed[waiting.url] = f"more than {_MOST_HOPS} redirects in a row"
    elif patrol.rule.reads(target):
        patrol.guard(lambda: patrol.frontier.add_redirect(target, waiting))


def _found(patrol: Patrol, response: Any) -> list[str]:
    coding = (response.headers.get("Content-Encoding") or b"").decode("latin-1").strip().lower()
    kind = (response.headers.get("Content-Type") or b"").decode("latin-1").lower()
    charset = kind.partition("charset=")[2].partition(";")[0].strip(" \"'")
    links = list(links_of(decoded(response.body, coding, charset), response.url))
    if len(links) >= MOST_LINKS:
        patrol.tally.not_fetched[f"links beyond {MOST_LINKS:,} on a page"] += 1
    found = [url for url in links if patrol.rule(url)]
    room = max(0, _most_addresses(patrol) - patrol.frontier.size)
    if len(found) > room:
        patrol.tally.not_fetched["links beyond what a patrol holds"] += len(found) - room
    return found[:room]


def _most_addresses(patrol: Patrol) -> int:
    """Return how many addresses are worth remembering: a maze has no end, and a disk has."""
    return 20 * patrol.source.budget.pages + MOST_LINKS
