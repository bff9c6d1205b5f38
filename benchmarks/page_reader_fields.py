"""Claim: the page reader finds every listing of market result pages, and reads its fields.

Measures, on the Cypher result pages in the real data folder (``SPANIEL_REAL_DATA`` or
``../shared/data``; not part of the repository), precision and recall of listings by address and of
each field of the truth, and the time per page as a ratio to bare lexbor parsing of the same pages
in the same run. Run: ``python benchmarks/page_reader_fields.py``.
"""

from __future__ import annotations

import csv
import gzip
import io
import os
import sys
import tarfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from spaniel.extract.page import PageReader
from spaniel.types import Capture, Listing, Mention, Source, digest

_DATA = Path(os.environ.get("SPANIEL_REAL_DATA", "../shared/data")) / "market-pages"
_SOURCE = Source(id="cypher", service="cypher", currencies={"$": "AUD"})


class _NoWords:
    """A lexicon that knows no words: substances are not what is measured here."""

    version = "none"

    def find(self, text: str) -> Sequence[Mention]:  # noqa: ARG002
        return ()


def _pages() -> Iterator[tuple[str, bytes]]:
    with tarfile.open(_DATA / "cypher-2020-09-17.tar.gz") as pages:
        for member in sorted(pages.getmembers(), key=lambda m: m.name):
            file = pages.extractfile(member) if member.isfile() else None
            if file is not None:
                yield member.name, file.read()


def _truth() -> dict[str, list[dict[str, str]]]:
    by_address = defaultdict(list)
    with gzip.open(_DATA / "cypher-2020-09-17-truth.csv.gz", "rb") as file:
        for row in csv.DictReader(io.TextIOWrapper(file, "utf-8-sig", newline="")):
            by_address[row["Product URL"]].append(row)
    return by_address


def _capture(name: str, payload: bytes) -> Capture:
    return Capture(
        id=name, authority="benchmark", marking="TLP:AMBER", retain_until=date(2100, 1, 1),
        owning_unit="benchmark", source=_SOURCE.id, service=_SOURCE.service,
        address=f"import:benchmark!{name}", seen=None, seen_until=None, seen_text="",
        captured=datetime(2020, 9, 17, tzinfo=UTC), payload_digest=digest(payload),
        payload_bytes=len(payload), media_type="text/html", content_encoding="", status=None,
        technique="evidence_import", grant="", origin=name, depth=0, simulated=False,
        record_id="", file="", offset=0, length=0, record_sha256="",
    )  # fmt: skip


def _number(text: object) -> Decimal | None:
    try:
        return Decimal(str(text))
    except InvalidOperation:
        return None


def _words(text: object) -> str:
    return " ".join(str(text).split())


_FIELDS: dict[str, tuple[str, Callable[[Listing], object], Callable[[object], object]]] = {
    "title": ("Product", lambda x: x.title, _words),
    "vendor": ("Vendor", lambda x: x.vendor, _words),
    "vendor_link": ("Vendor URL", lambda x: x.vendor_link, _words),
    "price": ("Price in AUD", lambda x: x.price_amount, _number),
    "category": ("Category", lambda x: x.category, _words),
    "stock": ("Quantity", lambda x: x.stock, _number),
}


def _scores(
    found: Sequence[Listing], truth: dict[str, list[dict[str, str]]]
) -> list[tuple[str, int, int, int]]:
    """Return per field how many were right, read, and there to be read."""
    rows = {address: list(some) for address, some in truth.items()}
    pairs = [(one, rows[one.link].pop(0)) for one in found if rows.get(one.link)]
    table = [("listing", len(pairs), len(found), sum(map(len, truth.values())))]
    for name, (column, read, plain) in _FIELDS.items():
        both = [(plain(read(one)), plain(row[column])) for one, row in pairs]
        right = sum(1 for a, b in both if a == b and b not in (None, ""))
        read_count = sum(1 for one in found if read(one) not in (None, ""))
        there = sum(1 for some in truth.values() for row in some if row[column] not in ("", "NA"))
        table.append((name, right, read_count, there))
        if "-v" in sys.argv:
            for a, b in [pair for pair in both if pair[0] != pair[1]][:8]:
                print(f"  {name}: read {a!r}, truth {b!r}")
    return table


def _seconds(work: Callable[[], object], times: int = 3) -> float:
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def main() -> None:
    if not _DATA.is_dir():
        sys.exit(f"no real data at {_DATA}: set SPANIEL_REAL_DATA")
    pages = [(_capture(name, payload), payload) for name, payload in _pages()]
    reader = PageReader(_NoWords())
    readings = [reader.read(capture, payload, _SOURCE) for capture, payload in pages]
    found = [listing for reading in readings for listing in reading.listings]
    print(f"{len(pages)} pages, {len(found)} listings read")
    print(f"{'field':12} {'right':>6} {'read':>6} {'truth':>6} {'precision':>10} {'recall':>8}")
    for name, right, read, there in _scores(found, _truth()):
        precision, recall = right / max(read, 1), right / max(there, 1)
        print(f"{name:12} {right:6} {read:6} {there:6} {precision:10.4f} {recall:8.4f}")
    bare = _seconds(lambda: [LexborHTMLParser(payload) for _, payload in pages])
    full = _seconds(lambda: [reader.read(capture, payload, _SOURCE) for capture, payload in pages])
    print(f"per page: bare lexbor {bare / len(pages) * 1e3:.2f} ms, ", end="")
    print(f"reader {full / len(pages) * 1e3:.2f} ms, ratio {full / bare:.1f}")


if __name__ == "__main__":
    main()
