"""Pages of the invented sites with what was read of them, and a small teachable shop."""

from __future__ import annotations

import importlib
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache

from hostile_pages import capture_of
from spaniel.extract.page import PageReader
from spaniel.extract.taught import ReadBefore, learn
from spaniel.extract.wrapper import teach
from spaniel.ports import ReadPage
from spaniel.substances import WordLexicon
from spaniel.types import Capture, SiteProfile, Source

LEXICON = WordLexicon()
PAGE = PageReader(LEXICON)


@dataclass(frozen=True)
class Saved:
    """A page, what kind it truly is, and what is read of it without a profile."""

    kind: str
    capture: Capture
    payload: bytes

    @property
    def before(self) -> ReadBefore:
        return ReadBefore(self.capture, self.payload, self.zero)

    @property
    def zero(self) -> ReadPage:
        return _zero(self)


@cache
def _zero(saved: Saved) -> ReadPage:
    return PAGE.read(saved.capture, saved.payload, source_of(saved.capture.source))


@cache
def source_of(name: str) -> Source:
    if name == "shop":
        return Source(id=name, service=name, currencies={"$": "USD"})
    site = importlib.import_module(f"tests.sites.{name}").SITE
    return Source(id=name, service=name, language=site.language)


@cache
def saved_pages(name: str, seed: int = 7) -> tuple[Saved, ...]:
    site = importlib.import_module(f"tests.sites.{name}").SITE
    seen = datetime.fromisoformat(site.seen)
    seen = seen if seen.tzinfo else seen.replace(tzinfo=UTC)
    return tuple(
        Saved(one.kind, capture_of(
            one.html.encode(), id=f"cap-{seed}-{number}", source=name, service=name, seen=seen,
            seen_until=seen, address=f"http://invented.example{one.path}"), one.html.encode())
        for number, one in enumerate(site.pages(random.Random(seed)))
    )  # fmt: skip


@cache
def learned(name: str) -> SiteProfile | None:
    """Return what three list pages teach, held against the site's other pages."""
    pages = [*saved_pages(name, 7), *saved_pages(name, 8)]
    full = [one for one in pages if one.kind == "results" and len(one.zero.listings) >= 5]
    return learn(
        [one.before for one in full[:3]],
        source=source_of(name),
        lexicon=LEXICON,
        others=[one.before for one in pages],
    )


# --------------------------------------------------------------------------- a small shop

ROW = (
    '<li class="offer"><h3><a href="/item/{n}">{title}</a></h3><p>Sold by '
    '<a class="seller" href="/user/{seller}">{seller}</a></p><span class="cost">{cents} $</span>'
    '<em class="left">{n} left</em></li>'
)
HEAD = "<html><head><title>Shop</title></head><body><h1>All teapots</h1>"


def shop_page(numbers: Sequence[int], *, extra: str = "", row: str = ROW) -> bytes:
    rows = "".join(
        row.format(n=n, title=f"Teapot no. {n}", seller=f"otter{n % 5}", cents=f"{n}.50")
        for n in numbers
    )
    return f'{HEAD}<ul class="offers">{rows}</ul>{extra}</body></html>'.encode()


@cache
def shop_profile() -> SiteProfile:
    pages = [shop_page(range(1, 13)), shop_page(range(20, 32))]
    marks = [
        [
            {"title": f"Teapot no. {n}", "url": f"/item/{n}", "vendor": f"otter{n % 5}",
             "vendor_url": f"/user/otter{n % 5}", "price": f"{n}.50 $", "stock": str(n)}
            for n in some
        ]
        for some in ((3, 4), (21, 25))
    ]  # fmt: skip
    return replace(teach(pages, marks, site="teapots").profile, version=2)


def shop(profile: SiteProfile | None = None) -> Source:
    return replace(source_of("shop"), profile=profile or shop_profile())


def shop_capture(payload: bytes) -> Capture:
    return capture_of(payload, source="shop", service="shop", address="https://shop.example/all")
