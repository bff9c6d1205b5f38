"""Walks a simulated service in the process, as a patrol would over the wire."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from html import unescape
from urllib.parse import urljoin, urlsplit

from spaniel.range._page import Page
from spaniel.range._site import CLOSED_PATHS
from spaniel.range.world import World

__all__ = ["walk"]

_HERE = "http://range.invalid"
_LINK = re.compile(r"""<a\b[^>]*?\shref="([^"]*)\"""")


def walk(world: World, service_id: str, day: int, *, leave: str = "") -> Iterator[tuple[str, Page]]:
    """Yield every page a patrol can reach from the entry, breadth first, with its address.

    Obeys robots.txt, follows links and redirects within the service, and skips addresses in which
    the regular expression ``leave`` is found.

    Raises:
        UnknownName: no such service.
        InputError: no such day.
    """
    shunned = re.compile(leave) if leave else None
    waiting, seen = deque(["/"]), {"/"}
    while waiting:
        address = waiting.popleft()
        path, _, query = address.partition("?")
        page = world.page(service_id, day, path, query, visit=1)
        yield address, page
        for found in _followed(address, page):
            if found not in seen and not (shunned and shunned.search(found)):
                seen.add(found)
                waiting.append(found)


def _followed(address: str, page: Page) -> Iterator[str]:
    written = [page.location] if page.location else _LINK.findall(page.body.decode())
    for link in written:
        parts = urlsplit(urljoin(_HERE + address, unescape(link)))
        if f"{parts.scheme}://{parts.netloc}" == _HERE and not parts.path.startswith(CLOSED_PATHS):
            yield parts.path + (f"?{parts.query}" if parts.query else "")
