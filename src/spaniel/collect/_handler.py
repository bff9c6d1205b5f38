"""The one place where a connection is opened, behind the gate."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from scrapy import Request
from scrapy.core.downloader.handlers._httpx import HttpxDownloadHandler
from scrapy.exceptions import DownloadTimeoutError

from spaniel.collect._patrol import NotAsked, Patrol, waiting_of
from spaniel.types import Grant, Response

__all__ = ["RETRIES", "GrantedHandler", "media_type"]

RETRIES = 2
_SECRET = {"cookie", "authorization", "proxy-authorization"}


class GrantedHandler(HttpxDownloadHandler):  # type: ignore[misc]
    """Scrapy's httpx handler behind the gate.

    Every request comes through here: entries, links, redirects, retries and robots.txt. Every
    response whose body was received goes to the keeper, errors and redirects included.
    """

    async def download_request(self, request: Request) -> Any:
        """Ask the gate, fetch, hand the response to the keeper.

        Raises:
            NotAsked: the authority refuses the address, or the patrol is stopping.
            DownloadTimeoutError: it took longer than the source's timeout, all in all.
        """
        patrol = self._patrol
        grant = patrol.asked(request)
        if patrol.source.proxy:
            request.meta["proxy"] = patrol.source.proxy
        # A body cut short is asked for again; the last time, what came is kept.
        request.meta["download_fail_on_dataloss"] = request.meta.get("retry_times", 0) < RETRIES
        response = await self._within_time(request)
        grant = patrol.still_granted(request, grant)
        patrol.guard(lambda: patrol.keep(_response(patrol, grant, request, response)))
        if "dataloss" in response.flags:
            patrol.tally.failed[request.url] = "cut short by the site; what came was kept"
        return response

    @property
    def _patrol(self) -> Patrol:
        patrol: Patrol = self.crawler.spider.patrol
        return patrol

    async def _within_time(self, request: Request) -> Any:
        # httpx counts the time of each read: a site that sends a byte a minute would hold us.
        seconds = self._patrol.source.politeness.timeout
        try:
            async with asyncio.timeout(seconds):
                return await super().download_request(request)
        except TimeoutError as fault:
            raise DownloadTimeoutError(f"took longer than {seconds:g} seconds") from fault

    @asynccontextmanager
    async def _make_request(self, request: Request, timeout: float) -> AsyncIterator[Any]:
        async with super()._make_request(request, timeout) as response:
            # As they went over the wire: Scrapy's own are sorted into a dictionary.
            request.meta["spaniel_sent"] = response.request.headers.raw
            request.meta["spaniel_received"] = response.headers.raw
            yield response

    def _make_client(self, proxy_url: str | None = None) -> Any:
        client = super()._make_client(proxy_url)
        pool = client._transport._pool  # there is no public way to hand over a backend
        if not hasattr(pool, "_network_backend"):
            raise RuntimeError("this version of httpx2 cannot be stood guard over")
        if proxy_url is None:
            pool._network_backend = _Door(pool._network_backend, self)
        return client


class _Door:
    """The network as httpx sees it: opens only what the gate has granted.

    A name in scope is the word of whoever runs its name server: one that leads to an address
    which is not public (the machine itself, the office network) is followed only where the
    authority reaches that address too. The address that was judged is the one connected to.
    """

    def __init__(self, network: Any, handler: GrantedHandler) -> None:
        self._network, self._handler = network, handler

    async def connect_tcp(self, host: str, port: int, **options: Any) -> Any:
        patrol = self._handler._patrol
        if (host, port) not in patrol.open_to:
            raise NotAsked(f"nothing was granted for {host}:{port}")
        if _is_ip(host):
            return await self._network.connect_tcp(host, port, **options)
        return await self._connect_name(patrol, host, port, options)

    async def _connect_name(
        self, patrol: Patrol, host: str, port: int, options: dict[str, Any]
    ) -> Any:
        loop = asyncio.get_running_loop()
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        for number, address in enumerate(addresses, 1):
            _check_address(patrol, host, address, port)
            try:
                return await self._network.connect_tcp(address, port, **options)
            except Exception:
                if number == len(addresses):
                    raise
        raise OSError(f"{host} has no address")

    async def connect_unix_socket(self, path: str, **_options: Any) -> Any:
        raise NotAsked(f"nothing was granted for {path}")

    async def sleep(self, seconds: float) -> None:
        await self._network.sleep(seconds)


def _check_address(patrol: Patrol, host: str, address: str, port: int) -> None:
    ip = ipaddress.ip_address(address.partition("%")[0])
    if ip.is_global or host == "localhost":
        return
    shown = f"[{ip}]" if ip.version == 6 else str(ip)
    patrol.granted(f"http://{shown}:{port}/")


def _is_ip(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _response(patrol: Patrol, grant: Grant, request: Request, response: Any) -> Response:
    waiting = waiting_of(request)
    now = patrol.clock.now()
    return Response(
        source=patrol.source.id,
        grant=grant,
        address=request.url,
        payload=response.body,
        seen=now,
        seen_until=now,
        seen_text="",
        captured=now,
        media_type=media_type(response.headers.get("Content-Type")),
        status=response.status,
        headers=_text(request.meta.pop("spaniel_received", ())),
        request_headers=tuple(
            (name, value)
            for name, value in _text(request.meta.pop("spaniel_sent", ()))
            if name.lower() not in _SECRET
        ),
        depth=waiting.depth if waiting else 0,
    )


def media_type(value: bytes | None) -> str:
    """Return the essence of a Content-Type header's value, empty if there is none."""
    return (value or b"").decode("latin-1").partition(";")[0].strip().lower()


def _text(raw: Any) -> tuple[tuple[str, str], ...]:
    return tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in raw)
