"""What the parts of one patrol share: the gate it asks, the keeper it feeds, what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from scrapy import Request
from scrapy.exceptions import IgnoreRequest
from scrapy.utils.httpobj import urlparse_cached

from spaniel.collect.frontier import Frontier, Waiting
from spaniel.collect.links import LinkRule
from spaniel.errors import Refused
from spaniel.ports import Clock, Gate, Keeper, Screen
from spaniel.types import Grant, Response, Source, Technique

__all__ = ["BEYOND", "CrawlTally", "NotAsked", "Patrol", "waiting_of"]

BEYOND = "robots.txt is beyond the authority"
_SETTLE_EVERY = 50
"""Responses between two flushes: what a kill can cost is asked for again."""

_FAILURES = 20
"""So many addresses in a row without any response: not they have failed, but the way to them."""


@dataclass(slots=True)
class CrawlTally:
    """What became of a patrol.

    Attributes:
        fetched: responses by HTTP status, those of robots.txt and of repeated requests included.
        refused: requests the authority refused.
        failed: addresses of which not everything could be had, and why.
        not_fetched: what was left alone on purpose: bodies by media type, addresses that
            robots.txt disallows, onion addresses without Tor, links beyond what a patrol holds.
        resumed: the patrol went on where an earlier one stopped.
        stopped: why it ended before its frontier was empty; empty if it did not.
    """

    fetched: Counter[int] = field(default_factory=Counter)
    refused: int = 0
    failed: dict[str, str] = field(default_factory=dict)
    not_fetched: Counter[str] = field(default_factory=Counter)
    resumed: bool = False
    stopped: str = ""


class NotAsked(IgnoreRequest):  # type: ignore[misc]
    """An address was not asked for; ``state`` is what becomes of it in the frontier."""

    def __init__(self, why: str, state: str = "refused") -> None:
        super().__init__(why)
        self.state = state


@dataclass(slots=True)
class Patrol:
    """One patrol.

    Attributes:
        entries: those that were granted.
        budget_left: addresses that may still be asked for.
        fault: what stops the patrol with an error: nothing is asked for any more.
        ended: why nothing is asked for any more, without an error.
        failures: addresses that failed since the last response.
        open_to: host and port pairs that the gate has granted.
    """

    source: Source
    gate: Gate
    screen: Screen
    keeper: Keeper
    clock: Clock
    frontier: Frontier
    rule: LinkRule
    progress: Callable[[int, int], None]
    technique: Technique = Technique.OPEN_SOURCE
    tally: CrawlTally = field(default_factory=CrawlTally)
    entries: list[str] = field(default_factory=list)
    unsettled: list[tuple[Waiting, str]] = field(default_factory=list)
    failures: list[Waiting] = field(default_factory=list)
    kept: int = 0
    budget_left: int = 0
    fault: Exception | None = None
    ended: str = ""
    open_to: set[tuple[str, int]] = field(default_factory=set)

    @property
    def stopping(self) -> bool:
        """Whether nothing is to be asked for any more."""
        return self.fault is not None or bool(self.ended)

    def guard(self, act: Callable[[], Any]) -> Any:
        """Do what the patrol cannot go on without: if it fails, stop.

        Raises:
            NotAsked: it failed.
        """
        try:
            return act()
        except NotAsked:
            raise
        except Exception as fault:
            self.fault = self.fault or fault
            raise NotAsked(str(fault), "waiting") from fault

    def asked(self, request: Request) -> Grant:
        """Return the grant for a request.

        Raises:
            NotAsked: the authority refuses it, or the patrol is stopping.
        """
        if self.stopping:
            raise NotAsked("the patrol is stopping", "waiting")
        parts = urlparse_cached(request)
        host = (parts.hostname or "").rstrip(".")
        if host.endswith(".onion") and self.source.network != "tor":
            # Asking the ordinary resolver for an onion name would tell it what is being watched.
            self.tally.not_fetched["onion address, but the source's network is not tor"] += 1
            raise NotAsked("an onion address needs a source with `network: tor`")
        grant = self.granted(request.url, robots=waiting_of(request) is None)
        port = parts.port or {"http": 80, "https": 443}[parts.scheme]
        self.open_to.add(((parts.hostname or "").strip("[]"), port))
        return grant

    def granted(self, url: str, *, robots: bool = False) -> Grant:
        """Return the gate's grant for an address.

        Raises:
            NotAsked: the authority refuses it, or the ledger cannot be written.
        """
        grant: Grant = self.guard(lambda: self._ask(url, robots=robots))
        return grant

    def still_granted(self, request: Request, grant: Grant) -> Grant:
        """Return a living grant for what has arrived: a slow answer may outlive the one it had.

        Raises:
            NotAsked: the authority has ended meanwhile; what arrived is not kept.
        """
        return grant if self.gate.issued(grant) else self.granted(request.url)

    def keep(self, response: Response) -> None:
        """Hand a response to the keeper."""
        self.keeper.put(response)
        self.tally.fetched[response.status or 0] += 1
        self.kept += 1
        self.settle_failures()

    def failed(self, waiting: Waiting, why: str) -> None:
        """Note an address that gave no response; stop where nothing gives one any more."""
        self.tally.failed[waiting.url] = why[:200]
        self.failures.append(waiting)
        if len(self.failures) >= _FAILURES:
            self.ended = f"{_FAILURES} addresses in a row gave no response; they and the rest wait"

    def settle_failures(self) -> None:
        """Give up the addresses that failed, for others did not."""
        self.unsettled += [(waiting, "failed") for waiting in self.failures]
        self.failures.clear()

    def settle_address(self, waiting: Waiting, state: str) -> None:
        """Note what became of an address; the frontier is told after the next flush."""
        self.unsettled.append((waiting, state))
        if self.kept >= _SETTLE_EVERY or len(self.unsettled) >= _SETTLE_EVERY:
            self.guard(self.settle)

    def settle(self) -> None:
        """Make responses durable, then tell the frontier."""
        self.keeper.flush()
        self.kept = 0
        self.frontier.settle(self.unsettled)
        self.unsettled.clear()
        self.progress(sum(self.tally.fetched.values()), self.frontier.count("waiting"))

    def _ask(self, url: str, *, robots: bool) -> Grant:
        try:
            return self.gate.grant(self.technique, url)
        except Refused as fault:
            self.tally.refused += 1
            if not any(self.gate.allows(self.technique, entry) for entry in self.entries):
                # Not this address but the authority has come to its end: what waits may be gone
                # on with under a new one, and is not to be asked and refused one by one.
                self.ended = f"{fault.what}; what was not yet asked for waits"
                raise NotAsked(str(fault), "waiting") from fault
            if robots:
                self.tally.not_fetched[BEYOND] += 1
            raise NotAsked(str(fault)) from fault


def waiting_of(request: Request) -> Waiting | None:
    """Return the frontier's word for a request, ``None`` for robots.txt."""
    found: Waiting | None = request.meta.get("spaniel")
    return found
