"""A little web server on loopback that answers as the test says, however badly."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Self

Answer = Callable[["Asked"], "bytes | None"]


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: ``target`` is path and query; ``line`` is where the answer goes."""

    target: str
    headers: dict[str, str]
    line: socket.socket


def page(body: str | bytes = "", status: int = 200, kind: str = "text/html", **more: str) -> bytes:
    """Return a whole response."""
    data = body.encode() if isinstance(body, str) else body
    head = [f"HTTP/1.1 {status} Said", f"Content-Length: {len(data)}", "Connection: close"]
    if kind:
        head.append(f"Content-Type: {kind}")
    head += [f"{name.replace('_', '-')}: {value}" for name, value in more.items()]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + data


def links(*targets: str) -> bytes:
    """Return a page of links."""
    return page("<!doctype html>" + "".join(f'<a href="{target}">x</a>' for target in targets))


def moved(target: str, status: int = 302) -> bytes:
    """Return a redirect."""
    return page(f"moved to {target}", status, Location=target)


class Loopback:
    """Serves ``routes`` by path (without query), everything else by ``otherwise``.

    Attributes:
        asked: what was asked for, in order.
        connections: how many were opened.
    """

    def __init__(
        self, routes: dict[str, bytes | Answer], otherwise: bytes | Answer | None = None
    ) -> None:
        self._routes = {"/robots.txt": page("", 404)} | routes
        self._otherwise = otherwise or page("nothing here", 404)
        self.asked: list[Asked] = []
        self.connections = 0
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._listening.settimeout(0.05)
        self.port = self._listening.getsockname()[1]
        self._closing = False
        self._thread = threading.Thread(target=self._serve, daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def targets(self) -> list[str]:
        """Return what was asked for, without robots.txt."""
        return [asked.target for asked in self.asked if asked.target != "/robots.txt"]

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _fault: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._closing = True
        self._thread.join()
        self._listening.close()

    def _serve(self) -> None:
        while not self._closing:
            with contextlib.suppress(TimeoutError):
                line, _ = self._listening.accept()
                self.connections += 1
                threading.Thread(target=self._talk, args=(line,), daemon=True).start()

    def _talk(self, line: socket.socket) -> None:
        with line, contextlib.suppress(OSError):
            line.settimeout(10)
            asked = self._read(line)
            if asked is None:
                return
            self.asked.append(asked)
            answer = self._routes.get(asked.target.partition("?")[0], self._otherwise)
            data = answer if isinstance(answer, bytes) else answer(asked)
            if data is not None:
                line.sendall(data)
            line.shutdown(socket.SHUT_WR)
            while line.recv(65_536):  # a close with unread bytes would cut the answer short
                pass

    @staticmethod
    def _read(line: socket.socket) -> Asked | None:
        data = b""
        while b"\r\n\r\n" not in data:
            more = line.recv(65_536)
            if not more:
                return None
            data += more
        first, *rest = data.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
        headers = dict(item.split(": ", 1) for item in rest)
        lower = {name.lower(): value for name, value in headers.items()}
        return Asked(first.split(" ")[1], lower, line)


class Socks(Loopback):
    """A SOCKS 5 proxy that answers for every host itself.

    Attributes:
        led_to: (address type, host, port) of every connection asked for; 3 is a name.
    """

    def __init__(
        self, routes: dict[str, bytes | Answer], otherwise: bytes | Answer | None = None
    ) -> None:
        super().__init__(routes, otherwise)
        self.led_to: list[tuple[int, str, int]] = []

    def _talk(self, line: socket.socket) -> None:
        with contextlib.suppress(OSError):
            line.settimeout(10)
            _, methods = line.recv(2)
            line.recv(methods)
            line.sendall(b"\x05\x00")
            kind = line.recv(4)[3]
            host = line.recv(line.recv(1)[0]).decode() if kind == 3 else line.recv(4).hex(".")
            self.led_to.append((kind, host, int.from_bytes(line.recv(2), "big")))
            line.sendall(b"\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x00")
            super()._talk(line)
