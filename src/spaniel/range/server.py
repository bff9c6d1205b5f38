"""Serves a simulated world on this machine, each service on a port of its own."""

from __future__ import annotations

import socket
from collections import Counter
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from types import TracebackType
from typing import Any, ClassVar

from spaniel.errors import InputError, StorageError
from spaniel.range._loopback import is_loopback
from spaniel.range._page import Page
from spaniel.range.world import World

__all__ = ["RunningRange", "serve"]


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], running: RunningRange, service_id: str) -> None:
        self.running = running
        self.service_id = service_id
        self._open: set[socket.socket] = set()
        if ":" in address[0]:
            self.address_family = socket.AF_INET6
        super().__init__(address, _Handler)

    def server_bind(self) -> None:
        # The base class asks the name server for this machine's name: slow, and nobody's business.
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = "range.invalid", self.server_address[1]

    def process_request(self, request: Any, client_address: Any) -> None:
        self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self._open.discard(request)
        super().shutdown_request(request)

    def hang_up(self) -> None:
        """End the connections that clients keep alive, so that a closed range is silent."""
        for connection in list(self._open):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: clients that hang up are ordinary."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = 60
    server_version, sys_version = "simulated", ""
    error_message_format = "<!doctype html><title>Simulated</title><p>Simulated: %(code)d.</p>\n"
    server: _Server
    _reasons: ClassVar[dict[int, str]] = {status.value: status.phrase for status in HTTPStatus}

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def _answer(self, *, with_body: bool) -> None:
        target = self.path.partition("#")[0]
        if target.startswith(("http://", "https://")):
            target = "/" + target.split("/", 3)[3] if target.count("/") >= 3 else "/"
        path, _, query = target.partition("?")
        page = self.server.running.page(self.server.service_id, path, query)
        # One write, so that a page leaves in as few packets as it can. No Date: no clocks.
        self.wfile.write(self._head(page) + (page.body if with_body else b""))

    def _head(self, page: Page) -> bytes:
        lines = [f"HTTP/1.1 {page.status} {self._reasons.get(page.status, 'Simulated')}"]
        lines += [f"{name}: {value}" for name, value in page.headers]
        lines += [f"Content-Length: {len(page.body)}", "", ""]
        return "\r\n".join(lines).encode("latin-1")

    def log_message(self, format: str, *args: Any) -> None:
        """Keep quiet."""


class RunningRange:
    """A world being served; a context manager that stops serving at its end.

    Attributes:
        world: what is served.
        addresses: service id to base URL, as ``http://127.0.0.1:40123``.
    """

    def __init__(self, world: World, host: str, port: int, day: int) -> None:
        self.world = world
        self.addresses: dict[str, str] = {}
        self._day = day
        self._lock = Lock()
        self._visits: Counter[tuple[str, str, str]] = Counter()
        self._servers: list[_Server] = []
        try:
            for number, service_id in enumerate(world.services):
                self._open(host, port + number if port else 0, service_id)
        except OSError as error:
            self.close()
            raise StorageError(
                f"cannot listen ({error.strerror})",
                where=f"{host}:{port}",
                do="use port 0 to be given free ports",
            ) from error

    def _open(self, host: str, port: int, service_id: str) -> None:
        server = _Server((host, port), self, service_id)
        self._servers.append(server)
        shown = f"[{host}]" if ":" in host else host
        self.addresses[service_id] = f"http://{shown}:{server.server_port}"
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()

    @property
    def day(self) -> int:
        """The day that is served."""
        return self._day

    def set_day(self, day: int) -> None:
        """Serve another day from now on.

        Raises:
            InputError: the world has no such day.
        """
        self.world.date(day)
        with self._lock:
            self._day = day
            self._visits.clear()

    def page(self, service_id: str, path: str, query: str) -> Page:
        """Return what the service answers today, counting the visits."""
        service = self.world.services[service_id]
        visit = 0
        if service.nonce or service.wait:
            with self._lock:
                visit = self._visits[service_id, path, query]
                self._visits[service_id, path, query] += 1
        return self.world.page(service_id, self._day, path, query, visit=visit)

    def close(self) -> None:
        """Stop serving; closing twice does no harm."""
        servers, self._servers = self._servers, []
        for server in servers:
            server.shutdown()
            server.server_close()
            server.hang_up()

    def __enter__(self) -> RunningRange:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def serve(world: World, *, host: str = "127.0.0.1", port: int = 0, day: int = 0) -> RunningRange:
    """Serve the world over HTTP/1.1 on this machine, each service on its own port.

    Args:
        world: what to serve.
        host: a loopback address; no other is possible.
        port: of the first service, the others following; 0 for free ones.
        day: the day to begin with.

    Raises:
        InputError: the host is not loopback, or the world has no such day.
        StorageError: the port is taken.
    """
    if not is_loopback(host):
        raise InputError("the range is served on this machine only", where=host, do="use 127.0.0.1")
    if not 0 <= port <= 65535 - len(world.services):
        raise InputError(f"there is no port {port}", where="port", do="use 0 for free ports")
    world.date(day)
    return RunningRange(world, "127.0.0.1" if host == "localhost" else host, port, day)
