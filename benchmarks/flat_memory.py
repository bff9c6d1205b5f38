"""Claim: reading needs no more memory after 100,000 pages than after 10,000.

Reads pages of the invented sites (``tests/sites``), made anew with another seed in each round, and
prints the resident memory after 10 %, 50 % and 100 % of them, their ratio, and what the caches of
Spaniel hold by then. ``--long`` gives every page texts, links and class names that are long and
never seen before: a cache that counts its entries, but not how long they are, shows there.

Run: python -m benchmarks.flat_memory [--pages 100000] [--long]
"""

from __future__ import annotations

import argparse
import gc
import importlib
import pkgutil
import random
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import count, islice
from typing import Any

from spaniel.extract.bounded import BoundedReader
from spaniel.extract.page import PageReader
from spaniel.substances import WordLexicon
from spaniel.types import Capture, Source, digest

SHARES = (0.1, 0.5, 1.0)
LONG = 20_000
_SOURCE = Source(id="invented", service="invented")
_PAGE = 4_096


def main() -> None:
    said = argparse.ArgumentParser()
    said.add_argument("--pages", type=int, default=5_000)
    said.add_argument("--long", action="store_true")
    args = said.parse_args()
    marks = {max(1, round(share * args.pages)): share for share in SHARES}
    reader = BoundedReader(PageReader(WordLexicon()))
    observations, resident = 0, list[float]()
    for number, payload in enumerate(islice(_pages(args.long), args.pages), start=1):
        observations += len(reader.read(_capture(number, payload), payload, _SOURCE).observations)
        if number in marks:
            gc.collect()
            resident.append(_resident_mib())
            print(f"{marks[number]:4.0%}  {number:7,} pages  {resident[-1]:7.1f} MiB", flush=True)
    print(f"{observations:,} observations; last to first: {resident[-1] / resident[0]:.3f}")
    _print_caches()


def _pages(long: bool) -> Iterator[bytes]:
    """Yield pages of all sites, without end, no two rounds alike."""
    folder = importlib.import_module("tests.sites").__path__
    names = sorted(m.name for m in pkgutil.iter_modules(folder) if not m.name.startswith("test_"))
    sites = [importlib.import_module(f"tests.sites.{name}").SITE for name in names]
    for seed in count():
        for site in sites:
            for page in site.pages(random.Random(seed)):
                html = page.html.encode()
                yield _with_long_words(html, random.Random(f"{seed} {page.path}")) if long else html


def _with_long_words(html: bytes, rng: random.Random) -> bytes:
    word = f"{rng.getrandbits(64):016x}".translate(str.maketrans("0123456789", "ghijklmnop"))
    long = (word * (LONG // len(word))).encode()
    record = (
        b"<div class='%b row'><a href='/item/%b'>Teapot %b</a> <b>$5.00</b> by "
        b"<a href='/vendor/%b'>otter %b</a><span>Ships from: %b</span></div>"
    ) % (long, long, long, long, long, long)
    return html.replace(b"</body>", record * 3 + b"</body>")


def _capture(number: int, payload: bytes) -> Capture:
    values: dict[str, Any] = dict.fromkeys(
        ("address", "service", "seen_text", "content_encoding", "origin", "record_id", "file",
         "record_sha256", "technique", "grant"), "",
    )  # fmt: skip
    return Capture(
        **values, id=f"cap-{number}", authority="benchmark", marking="TLP:AMBER",
        retain_until=date(2100, 1, 1), owning_unit="benchmark", source=_SOURCE.id, seen=None,
        seen_until=None, captured=datetime(2026, 1, 2, tzinfo=UTC), payload_digest=digest(payload),
        payload_bytes=len(payload), media_type="text/html", status=None, depth=0, simulated=False,
        offset=0, length=0,
    )  # fmt: skip


def _resident_mib() -> float:
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - no file of ours
        return int(file.read().split()[1]) * _PAGE / (1 << 20)


def _print_caches() -> None:
    """Print each cache that has a thousand entries or holds a mebibyte of texts."""
    for cache in sorted(_caches(), key=lambda one: (one.__module__, one.__qualname__)):
        info = cache.cache_info()
        held = sum(map(_text_bytes, gc.get_referents(cache))) / (1 << 20)
        if info.currsize >= 1_000 or held >= 1:
            most = "no limit" if info.maxsize is None else f"of {info.maxsize:,}"
            name = f"{cache.__module__}.{cache.__qualname__}"
            print(f"{name:50} {info.currsize:7,} {most:10} keys of {held:7.1f} MiB")


def _caches() -> list[Any]:
    modules = [m for name, m in sys.modules.items() if name.startswith("spaniel")]
    found = [value for m in modules for value in vars(m).values() if hasattr(value, "cache_info")]
    return list({id(cache): cache for cache in found}.values())


def _text_bytes(held: object) -> int:
    """Return the size of the texts that are, or are in the keys of, a cache's table."""
    if not isinstance(held, dict):
        return 0
    parts = (part for key in held for part in (key if isinstance(key, tuple) else (key,)))
    return sum(sys.getsizeof(part) for part in parts if isinstance(part, str))


if __name__ == "__main__":
    main()
