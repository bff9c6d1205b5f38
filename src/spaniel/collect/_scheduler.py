"""Hands Scrapy what waits in the frontier."""

from __future__ import annotations

from collections import deque

from scrapy import Request
from scrapy.core.scheduler import BaseScheduler
from scrapy.crawler import Crawler

from spaniel.collect._patrol import NotAsked, Patrol
from spaniel.collect.frontier import Waiting

__all__ = ["FrontierScheduler"]


class FrontierScheduler(BaseScheduler):  # type: ignore[misc]
    """Addresses come from the frontier; only what is asked for again waits in memory."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._again: deque[Request] = deque()
        self._peeked: Waiting | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> FrontierScheduler:
        """Make a scheduler, as Scrapy asks for it."""
        return cls(crawler)

    @property
    def _patrol(self) -> Patrol:
        patrol: Patrol = self._crawler.spider.patrol
        return patrol

    def has_pending_requests(self) -> bool:
        """Whether anything may still be asked for."""
        return not self._patrol.stopping and (bool(self._again) or self._peek() is not None)

    def enqueue_request(self, request: Request) -> bool:
        """Take a request that is to be made again."""
        self._again.append(request)
        return True

    def next_request(self) -> Request | None:
        """Return what is to be asked for next."""
        if self._patrol.stopping:
            return None
        if self._again:
            return self._again.popleft()
        waiting = self._peek()
        if waiting is None:
            return None
        self._peeked = None
        self._patrol.budget_left -= 1
        return self._request(waiting)

    def _peek(self) -> Waiting | None:
        patrol = self._patrol
        if patrol.budget_left <= 0:
            return None
        if self._peeked is None:
            try:
                self._peeked = patrol.guard(patrol.frontier.next)
            except NotAsked:  # the patrol is stopping; an exception here would leave Scrapy waiting
                return None
        return self._peeked

    def _request(self, waiting: Waiting) -> Request:
        spider = self._crawler.spider
        # Redirects go through the frontier, so that a kill does not lose them.
        meta = {"spaniel": waiting, "dont_redirect": True}
        return Request(
            waiting.url, meta=meta, callback=spider.parse, errback=spider.failed, dont_filter=True
        )
