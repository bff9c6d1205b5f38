"""Claim: real pages of two closed markets are read without a parser written for them.

Reads the Empire and Dream pages of the real data folder (``SPANIEL_REAL_DATA`` or
``../shared/data``) and holds what was read against labels made by hand. The labels hold words of
real pages and are not part of the repository: ``SPANIEL_LABELS`` names their folder
(``empire.json``, ``dream.json``). Pages saved twice are counted once.
Run: ``python -m benchmarks.labelled_pages [--wrong KIND.FIELD] [--only empire]``.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tarfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from benchmarks.zero_shot import print_score
from scoring import Score, score_page
from sites import SitePage
from spaniel.extract.contract import as_objects
from spaniel.extract.page import PageReader
from spaniel.substances import WordLexicon
from spaniel.types import Capture, Source, digest

DATA = Path(os.environ.get("SPANIEL_REAL_DATA", "../shared/data")) / "market-pages"
LABELS = Path(os.environ.get("SPANIEL_LABELS", "../labels"))


_UNLABELLED = ("handle", "key")


def pages(market: str) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of each different page of a market."""
    seen = set()
    with tarfile.open(DATA / f"{market}.tar.gz") as archive:
        for member in sorted(archive.getmembers(), key=lambda m: m.name):
            file = archive.extractfile(member) if member.isfile() else None
            payload = file.read() if file else b""
            if file and digest(payload) not in seen:
                seen.add(digest(payload))
                yield member.name, payload


def as_page(path: str, label: dict[str, Any], read_kind: str) -> SitePage:
    """Return a label as the truth of a page; a kind as good as the labelled one is right."""
    kind = label["page_kind"]
    kind = read_kind if read_kind in label.get("page_kind_also", []) else kind
    aside = {
        name: [*label.get(name, []), *({**r, "aside": True} for r in label.get(f"{name}_also", []))]
        for name in ("listings", "vendors", "feedback")
    }
    return SitePage(path=path, html="", kind=kind, **aside)


def capture_of(market: str, path: str, payload: bytes, seen: str) -> Capture:
    """Return a page of an archive as a capture; nobody says when it was seen but the page."""
    when = datetime.fromisoformat(seen).replace(tzinfo=UTC) if seen else None
    return Capture(
        id=path, authority="benchmark", marking="TLP:AMBER", retain_until=date(2100, 1, 1),
        owning_unit="benchmark", source=market, service=market, address=f"import:x!{path}",
        seen=when, seen_until=when, seen_text="", captured=datetime(2020, 1, 1, tzinfo=UTC),
        payload_digest=digest(payload), payload_bytes=len(payload), media_type="text/html",
        content_encoding="", status=None, technique="evidence_import", grant="", origin=path,
        depth=0, simulated=False, record_id="", file="", offset=0, length=0, record_sha256="",
    )  # fmt: skip


def score_market(market: str, reader: PageReader) -> Score:
    """Read a market's pages with no hints and hold them against their labels."""
    labels = json.loads((LABELS / f"{market}.json").read_text(encoding="utf-8"))
    total, source = Score(), Source(id=market, service=market)
    for path, payload in pages(market):
        label = labels.get(path)
        if label is None:
            continue
        capture = capture_of(market, path, payload, str(label.get("seen") or ""))
        found = reader.read(capture, payload, source)
        truth = as_page(path, label, found.reading.page_kind)
        said = [one for one in as_objects(found, path) if one["kind"] not in _UNLABELLED]
        total.merge(score_page(said, truth))
    return total


def main() -> None:
    """Read, score, print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--wrong", default="")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    if not DATA.is_dir() or not LABELS.is_dir():
        sys.exit(f"needs the real pages ({DATA}) and their labels ({LABELS})")
    reader, total = PageReader(WordLexicon()), Score()
    for market in ("empire", "dream"):
        if options.only in ("", market):
            total.merge(score_market(market, reader))
    if options.wrong:
        for page, kind, name, read, true in total.wrong:
            if options.wrong in ("all", f"{kind}.{name}", kind):
                print(f"{page} {kind}.{name}: {str(read)[:110]!r} | {str(true)[:110]!r}")
    print_score(total)


if __name__ == "__main__":
    main()
