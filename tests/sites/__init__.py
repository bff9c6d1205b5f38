"""Web sites made up for the tests, each in a template of its own, with the truth of every page.

No page, name, handle or text here is of a real site. Each module writes one site the way its kind
of software writes pages, without a look at how Spaniel reads them: a reader is judged by leaving
whole templates out, and a template written for the reader would judge nothing.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

__all__ = ["SitePage", "TestSite"]


@dataclass(frozen=True)
class SitePage:
    """One page and what stands on it.

    Attributes:
        path: the page's path on its site, as ``/cat/12?page=2``.
        html: the page.
        kind: ``results``, ``listing``, ``vendor``, ``feedback``, ``index``, ``thread``, ``login``,
            ``captcha``, ``wait``, ``error``, ``other``.
        listings, vendors, feedback, posts, handles: the truth as ``spaniel read --json`` would say
            it; a field that the page does not show is absent.
    """

    path: str
    html: str
    kind: str
    listings: Sequence[Mapping[str, Any]] = field(default=())
    vendors: Sequence[Mapping[str, Any]] = field(default=())
    feedback: Sequence[Mapping[str, Any]] = field(default=())
    posts: Sequence[Mapping[str, Any]] = field(default=())
    handles: Sequence[Mapping[str, Any]] = field(default=())


@dataclass(frozen=True)
class TestSite:
    """One site.

    Attributes:
        name: slug.
        kind: ``portal``, ``shop``, ``market``, ``pharmacy``, ``nps_shop``, ``seed_shop``,
            ``chemicals_shop``, ``forum``, ``advert``.
        language: ISO 639-1 code of its pages.
        seen: ISO 8601 time at which the pages are seen: relative dates count from here.
        pages: makes its pages; the same seed makes the same pages.
    """

    __test__ = False

    name: str
    kind: str
    language: str
    seen: str
    pages: Callable[[random.Random], Sequence[SitePage]]
