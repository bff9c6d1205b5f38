"""robots.txt, obeyed as RFC 9309 says."""

from __future__ import annotations

from typing import Any

from scrapy import Request
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest, StopDownload
from scrapy.utils.httpobj import urlparse_cached

from spaniel.collect._patrol import NotAsked, Patrol

__all__ = ["ObeyedRobots"]


class ObeyedRobots(RobotsTxtMiddleware):  # type: ignore[misc]
    """Scrapy's, but a site whose robots.txt cannot be had is left alone (RFC 9309, 2.3.1.4).

    One that answers 4xx has no rules (2.3.1.3). One that the authority does not reach is not
    asked for; that is in the ledger as a refusal, and the site is patrolled without it.
    """

    async def process_request(self, request: Request) -> None:
        """Let a request pass or not.

        Raises:
            NotAsked: robots.txt or the authority disallows the address.
            IgnoreRequest: robots.txt could not be had.
        """
        if request.meta.get("dont_obey_robotstxt"):
            return
        patrol: Patrol = self.crawler.spider.patrol
        patrol.asked(request)  # what is refused is no reason to ask for a robots.txt
        rules = await self.robot_parser(request)
        why = self._unreachable.get(urlparse_cached(request).netloc)
        if why:
            raise IgnoreRequest(f"robots.txt could not be had ({why}), so nothing was asked for")
        if rules is not None and not rules.allowed(request.url, self._default_useragent):
            patrol.tally.not_fetched["disallowed by robots.txt"] += 1
            raise NotAsked("disallowed by robots.txt")

    def __init__(self, crawler: Any) -> None:
        super().__init__(crawler)
        self._unreachable: dict[str, str] = {}

    async def _parse_robots(self, response: Any, netloc: str, request: Request) -> None:
        if response.status >= 500:
            self._unreachable[netloc] = f"status {response.status}"
        await super()._parse_robots(response, netloc, request)

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        if not isinstance(exc, IgnoreRequest | StopDownload):
            self._unreachable[netloc] = str(exc) or type(exc).__name__
        super()._robots_error(exc, netloc)
