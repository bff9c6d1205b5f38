"""Claim: pages of sites never seen are read without a parser written for the site.

Reads every page of the made-up sites in ``tests/sites`` (or, with ``--sites FOLDER``, of another
folder of such modules) with no profile, and prints precision and recall per kind and field, the
page kinds, and the calibration error of the confidences; ``--by-site`` prints a row per template.
Run: ``python -m benchmarks.zero_shot [--by-site] [--wrong KIND.FIELD] [--only NAME]``.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import random
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from scoring import FIELDS, Score, score_page
from sites import SitePage, TestSite
from spaniel.extract.contract import as_objects
from spaniel.extract.page import PageReader
from spaniel.substances import WordLexicon
from spaniel.types import Capture, Source, digest

SEED = 20261123


def sites(folder: Path | None) -> Iterator[TestSite]:
    """Yield the sites of a folder of modules, in order of name."""
    if folder is not None:
        sys.path.insert(0, str(folder.parent))
    package = importlib.import_module(folder.name if folder else "sites")
    for module in sorted(pkgutil.iter_modules(package.__path__), key=lambda m: m.name):
        if module.name.startswith("test_"):
            continue
        site = getattr(importlib.import_module(f"{package.__name__}.{module.name}"), "SITE", None)
        if site is not None:
            yield site


def capture_of(site: TestSite, page: SitePage) -> Capture:
    """Return a made-up page as a capture."""
    payload = page.html.encode()
    seen = datetime.fromisoformat(site.seen)
    seen = seen if seen.tzinfo else seen.replace(tzinfo=UTC)
    return Capture(
        id=f"{site.name}:{page.path}", authority="benchmark", marking="TLP:AMBER",
        retain_until=date(2100, 1, 1), owning_unit="benchmark", source=site.name,
        service=site.name, address=f"http://{site.name}.example{page.path}", seen=seen,
        seen_until=seen, seen_text="", captured=seen, payload_digest=digest(payload),
        payload_bytes=len(payload), media_type="text/html", content_encoding="", status=None,
        technique="evidence_import", grant="", origin="", depth=0, simulated=True,
        record_id="", file="", offset=0, length=0, record_sha256="",
    )  # fmt: skip


def score_site(site: TestSite, reader: PageReader) -> Score:
    """Read all pages of a site, with no hints, and hold them against their truth."""
    total = Score()
    source = Source(id=site.name, service=site.name)
    for page in site.pages(random.Random(SEED)):
        capture = capture_of(site, page)
        found = reader.read(capture, page.html.encode(), source)
        score = score_page(as_objects(found, page.path), page)
        score.wrong = [(f"{site.name}{p}", *rest) for p, *rest in score.wrong]  # type: ignore[misc]
        total.merge(score)
    return total


def _percent(value: float | None) -> str:
    return "    -" if value is None else f"{100 * value:5.1f}"


def print_score(score: Score) -> None:
    """Print a row per kind and field."""
    print(f"{'kind.field':24} {'right':>6} {'read':>6} {'there':>6} {'prec':>6} {'rec':>6}")
    for kind, names in FIELDS.items():
        for name in ("record", *names):
            key = (kind, name)
            if score.there[key] or score.read[key]:
                print(
                    f"{kind + '.' + name:24} {score.right[key]:6} {score.read[key]:6} "
                    f"{score.there[key]:6} {_percent(score.precision(*key)):>6} "
                    f"{_percent(score.recall(*key)):>6}"
                )
    same = sum(n for (a, b), n in score.kinds.items() if a == b)
    print(f"page kinds: {same} of {score.kinds.total()} right;", end=" ")
    print(", ".join(f"{a}→{b} {n}" for (a, b), n in sorted(score.kinds.items()) if a != b))
    print(f"calibration error {score.calibration_error():.3f} over {len(score.sure)} records")


def _row(site: TestSite, score: Score) -> str:
    shown = [
        ("listing", n) for n in ("record", "title", "vendor", "price", "quantity", "ships_from")
    ]
    shown += [("vendor", "name"), ("feedback", "record"), ("post", "record")]
    cells = " ".join(f"{_percent(score.least(*key)):>7}" for key in shown)
    same = sum(n for (a, b), n in score.kinds.items() if a == b)
    return f"{site.name:26} {site.kind:14} {cells} {same:3}/{score.kinds.total()}"


def main() -> None:
    """Read, score, print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sites", type=Path)
    parser.add_argument("--by-site", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--wrong", default="", help="show what went wrong: KIND.FIELD or 'all'")
    options = parser.parse_args()
    reader, total = PageReader(WordLexicon()), Score()
    if options.by_site:
        columns = "rec   title  vendor   price   quant    from   vname    feed    post  kinds"
        print(f"{'site':26} {'kind':14}   {columns}")
    for site in sites(options.sites):
        if options.only and options.only not in site.name:
            continue
        score = score_site(site, reader)
        total.merge(score)
        if options.by_site:
            print(_row(site, score))
    if options.wrong:
        for page, kind, name, read, true in total.wrong:
            if options.wrong in ("all", f"{kind}.{name}", kind):
                print(f"{page} {kind}.{name}: {str(read)[:110]!r} | {str(true)[:110]!r}")
    print_score(total)


if __name__ == "__main__":
    main()
