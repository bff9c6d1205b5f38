"""A patrol of a live site: Scrapy does the crawling, the gate stands in its last door.

Every request, be it an entry, a link, a redirect, a retry or robots.txt, goes through
:class:`GrantedHandler`, which asks the gate and only then lets Scrapy's handler open a connection.
Every response, errors and redirects included, is handed to the keeper as it arrives. The frontier
is told that an address is done only after the keeper has made its response durable.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter, deque
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any

import scrapy
from scrapy import signals
from scrapy.core.downloader.handlers._httpx import HttpxDownloadHandler
from scrapy.core.scheduler import BaseScheduler
from scrapy.crawler import AsyncCrawlerRunner, Crawler
from scrapy.exceptions import IgnoreRequest, StopDownload

from spaniel.collect.frontier import Frontier
from spaniel.collect.links import LinkRule, links_of
from spaniel.errors import Refused, SpanielError
from spaniel.ports import Clock, Gate, Keeper, Screen
from spaniel.types import Response, Source, Technique

__all__ = ["CrawlTally", "crawl"]

_SETTLE_EVERY = 50
"""Responses between two flushes: what a kill can cost is asked for again."""

_SECRET = {b"cookie", b"authorization", b"proxy-authorization"}


@dataclass(slots=True)
class CrawlTally:
    """What became of a patrol.

    Attributes:
        fetched: responses by HTTP status.
        refused: requests the authority refused.
        failed: addresses without a response, and why.
        not_fetched: bodies left unfetched by media type.
        resumed: the patrol went on where an earlier one stopped.
        stopped: why it ended before its frontier was empty; empty if it did not.
    """

    fetched: Counter[int] = field(default_factory=Counter)
    refused: int = 0
    failed: dict[str, str] = field(default_factory=dict)
    not_fetched: Counter[str] = field(default_factory=Counter)
    resumed: bool = False
    stopped: str = ""


@dataclass(slots=True)
class _Patrol:
    """What the parts of one crawl share."""

    source: Source
    gate: Gate
    screen: Screen
    keeper: Keeper
    clock: Clock
    frontier: Frontier
    rule: LinkRule
    technique: Technique
    progress: Callable[[int, int], None]
    tally: CrawlTally = field(default_factory=CrawlTally)
    unsettled: list[tuple[str, str, int]] = field(default_factory=list)
    budget_left: int = 0
    fault: SpanielError | None = None

    def keep(self, response: Response) -> None:
        """Hand a response to the keeper and settle the frontier now and then."""
        self.keeper.put(response)
        self.tally.fetched[response.status or 0] += 1
        self.unsettled.append((response.address, "done", response.depth))
        if len(self.unsettled) >= _SETTLE_EVERY:
            self.settle()

    def settle(self) -> None:
        """Make responses durable, then tell the frontier."""
        self.keeper.flush()
        self.frontier.settle(self.unsettled)
        self.unsettled.clear()
        self.progress(sum(self.tally.fetched.values()), self.frontier.count("waiting"))


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
        StorageError: the keeper could not keep; what it acknowledged before is safe.
    """
    technique = Technique.OPEN_SOURCE
    rule = LinkRule(source, lambda url: gate.allows(technique, url))
    patrol = _Patrol(
        source, gate, screen, keeper, clock, frontier, rule, technique, progress,
        budget_left=source.budget.pages - frontier.count("done"),
    )  # fmt: skip
    patrol.tally.resumed = frontier.resumed
    frontier.add(_granted_entries(source, gate, technique), 0)
    try:
        asyncio.run(_run(patrol))
    except KeyboardInterrupt:
        patrol.settle()
        patrol.tally.stopped = "interrupted; the same command goes on from here"
        return patrol.tally
    if patrol.fault is not None:
        raise patrol.fault
    patrol.settle()
    frontier.finish(clock.now().isoformat())
    return patrol.tally


def _granted_entries(source: Source, gate: Gate, technique: Technique) -> list[str]:
    granted, refusal = [], None
    for url in source.entries:
        try:
            gate.grant(technique, url)
            granted.append(url)
        except Refused as fault:
            refusal = fault
    if not granted:
        raise refusal or Refused(
            "has no entry addresses", where=f"source {source.id}", do="add `entries` to its file"
        )
    return granted


async def _run(patrol: _Patrol) -> None:
    logging.getLogger("scrapy").setLevel(logging.CRITICAL)
    runner = AsyncCrawlerRunner(_settings(patrol))
    crawler = runner.create_crawler(_PatrolSpider)
    crawler.signals.connect(_watch_types(patrol), signals.headers_received, weak=False)
    await runner.crawl(crawler, patrol=patrol)


def _settings(patrol: _Patrol) -> dict[str, Any]:
    polite = patrol.source.politeness
    handler = f"{__name__}.GrantedHandler"
    return {
        "TWISTED_REACTOR_ENABLED": False,
        "DOWNLOAD_HANDLERS": {"http": handler, "https": handler},
        "SCHEDULER": f"{__name__}.FrontierScheduler",
        "ROBOTSTXT_OBEY": polite.robots,
        "DOWNLOAD_DELAY": polite.delay,
        "RANDOMIZE_DOWNLOAD_DELAY": False,
        "CONCURRENT_REQUESTS": polite.concurrency,
        "CONCURRENT_REQUESTS_PER_DOMAIN": polite.concurrency,
        "DOWNLOAD_TIMEOUT": polite.timeout,
        "DOWNLOAD_MAXSIZE": patrol.source.budget.bytes_per_page,
        "USER_AGENT": polite.user_agent,
        "RETRY_TIMES": 2,
        "COMPRESSION_ENABLED": False,
        "HTTPPROXY_ENABLED": False,
        "METAREFRESH_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "EXTENSIONS": {"scrapy.extensions.logstats.LogStats": None},
        "HTTPERROR_ALLOW_ALL": True,
        "LOG_ENABLED": False,
    }


def _watch_types(patrol: _Patrol) -> Callable[..., None]:
    def headers_received(headers: Any, request: scrapy.Request, **_: Any) -> None:
        media_type = _media_type(headers)
        if not patrol.screen.wants(media_type):
            patrol.tally.not_fetched[media_type] += 1
            patrol.unsettled.append((request.url, "refused", _depth(request)))
            raise StopDownload(fail=True)

    return headers_received


class GrantedHandler(HttpxDownloadHandler):  # type: ignore[misc]
    """Scrapy's httpx handler behind the gate: the one place where a connection is opened."""

    async def download_request(self, request: scrapy.Request) -> Any:
        """Ask the gate, fetch, hand the response to the keeper.

        Raises:
            IgnoreRequest: the authority refuses the address, or the budget is spent.
        """
        patrol: _Patrol = self.crawler.spider.patrol
        grant = _asked(patrol, request)
        if patrol.source.proxy:
            request.meta["proxy"] = patrol.source.proxy
        response = await super().download_request(request)
        now = patrol.clock.now()
        _guarded(
            patrol,
            lambda: patrol.keep(
                Response(
                    source=patrol.source.id,
                    grant=grant,
                    address=request.url,
                    payload=response.body,
                    seen=now,
                    seen_until=now,
                    seen_text="",
                    captured=now,
                    media_type=_media_type(response.headers),
                    status=response.status,
                    headers=_headers(response.headers),
                    request_headers=_headers(request.headers),
                    depth=_depth(request),
                )
            ),
        )
        return response


def _asked(patrol: _Patrol, request: scrapy.Request) -> Any:
    if patrol.fault is not None:
        raise IgnoreRequest("the patrol is stopping")
    onion = (scrapy.utils.httpobj.urlparse_cached(request).hostname or "").endswith(".onion")
    if onion and patrol.source.network != "tor":
        # Asking the ordinary resolver for an onion name would tell it what is being watched.
        raise IgnoreRequest("an onion address needs a source with `network: tor`")
    try:
        return patrol.gate.grant(patrol.technique, request.url)
    except Refused as fault:
        patrol.tally.refused += 1
        patrol.unsettled.append((request.url, "refused", _depth(request)))
        raise IgnoreRequest(str(fault)) from fault


def _guarded(patrol: _Patrol, act: Callable[[], None]) -> None:
    """Stop the whole patrol if what is fetched cannot be kept: nothing is seen unpreserved."""
    try:
        act()
    except SpanielError as fault:
        patrol.fault = fault
        raise IgnoreRequest(str(fault)) from fault


class FrontierScheduler(BaseScheduler):  # type: ignore[misc]
    """Hands Scrapy what waits in the frontier; redirects and retries wait in memory."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._again: deque[scrapy.Request] = deque()
        self._peeked: scrapy.Request | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> FrontierScheduler:
        """Make a scheduler, as Scrapy asks for it."""
        return cls(crawler)

    def has_pending_requests(self) -> bool:
        """Whether anything waits."""
        if self._again:
            return True
        self._peeked = self._peeked or self._from_frontier()
        return self._peeked is not None

    def enqueue_request(self, request: scrapy.Request) -> bool:
        """Take a redirect or a retry."""
        self._again.append(request)
        return True

    def next_request(self) -> scrapy.Request | None:
        """Return what is to be asked for next."""
        if self._again:
            return self._again.popleft()
        request, self._peeked = self._peeked or self._from_frontier(), None
        return request

    def _from_frontier(self) -> scrapy.Request | None:
        patrol: _Patrol = self._crawler.spider.patrol
        if patrol.fault is not None:
            return None
        waiting = patrol.frontier.next()
        if waiting is None:
            return None
        if patrol.budget_left <= 0:
            patrol.tally.stopped = f"the budget of {patrol.source.budget.pages:,} pages is spent"
            return None
        patrol.budget_left -= 1
        return scrapy.Request(
            waiting.url,
            meta={"spaniel_depth": waiting.depth, "handle_httpstatus_all": False},
            errback=self._crawler.spider.failed,
            callback=self._crawler.spider.parse,
            dont_filter=True,
        )


class _PatrolSpider(scrapy.Spider):  # type: ignore[misc]
    """Finds links; everything else happens in the handler and the frontier."""

    name = "patrol"

    def __init__(self, patrol: _Patrol, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.patrol = patrol

    async def start(self) -> AsyncIterator[Any]:
        """Yield nothing: the scheduler feeds from the frontier."""
        nothing: tuple[scrapy.Request, ...] = ()
        for request in nothing:
            yield request

    def parse(self, response: Any) -> None:
        """Add the page's links to the frontier."""
        patrol = self.patrol
        depth = _depth(response.request) + 1
        if depth <= patrol.source.budget.depth and _is_page(response):
            found = links_of(response.body, response.url)
            patrol.frontier.add([url for url in found if patrol.rule(url)], depth)

    def failed(self, failure: Any) -> None:
        """Note an address that gave no response."""
        request, fault = failure.request, failure.value
        if isinstance(fault, StopDownload | IgnoreRequest):
            return
        self.patrol.tally.failed[request.url] = f"{type(fault).__name__}: {fault}"[:200]
        self.patrol.unsettled.append((request.url, "failed", _depth(request)))


def _is_page(response: Any) -> bool:
    return _media_type(response.headers) in {"", "text/html", "application/xhtml+xml"}


def _depth(request: scrapy.Request) -> int:
    return int(request.meta.get("spaniel_depth", 0))


def _media_type(headers: Any) -> str:
    value = headers.get("Content-Type") or b""
    return str(value.decode("latin-1").partition(";")[0].strip().lower())


def _headers(headers: Any) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, values in headers.items()
        if name.lower() not in _SECRET
        for value in values
    )
