"""Claim: two marked pages teach the rest; a changed template is noticed at once and recovered.

Prints, for the sixteen invented templates of the tests (eight seeds) and, where the real data
folder is there (``SPANIEL_REAL_DATA``), for the Cypher result pages taught with two of them: the
share of fields read right on the pages not taught with, how often a change of template (every class
renamed, records wrapped once more, fields reordered, tags changed) was noticed on its first page,
the share of fields recovered without a person, and the time of parsing and running as a ratio to
bare lexbor parsing. Run: ``python -m benchmarks.taught``.
"""

from __future__ import annotations

import csv
import gzip
import io
import os
import random
import re
import tarfile
import timeit
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser
from tests.extract.wrapper.changed_pages import changed
from tests.extract.wrapper.made_pages import DETAILS, LISTS, MadePage, made_pages

from spaniel.extract.wrapper import MarkedPage, induce, repair, run_template
from spaniel.types import Template

_BESIDE = Path(__file__).parent.parent.parent / "shared" / "data"
_DATA = Path(os.environ.get("SPANIEL_REAL_DATA", _BESIDE)) / "market-pages"
_SEEDS = range(8)
_TAGS = {"h4": "h5", "p": "section", "strong": "em", "span": "b"}

Values = Mapping[str, str]


def main() -> None:
    print(f"{'template':<22}{'taught':>9}{'noticed':>9}{'recovered':>11}")
    for name in [*LISTS, *DETAILS]:
        _tell(name, [_made(name, seed) for seed in _SEEDS])
    if (_DATA / "cypher-2020-09-17.tar.gz").exists():
        pages = _cypher()
        _tell("Cypher (real)", [_real(pages, seed) for seed in range(3)])
        _speed(pages)
    else:
        print("Cypher (real)         skipped: the real data folder is not there")


def _tell(name: str, runs: Sequence[tuple[list[bool], bool, list[bool]]]) -> None:
    taught = [one for run in runs for one in run[0]]
    recovered = [one for run in runs for one in run[2]]
    noticed = [run[1] for run in runs]
    print(f"{name:<22}{_share(taught):>9}{_share(noticed):>9}{_share(recovered):>11}")


def _share(some: Sequence[bool]) -> str:
    return f"{sum(some) / max(1, len(some)):.4f}"


def _score(template: Template | None, html: bytes, truth: Sequence[Values]) -> Iterator[bool]:
    read = run_template(template, LexborHTMLParser(html)).records if template else ()
    for at, wanted in enumerate(truth):
        values = read[at].values if at < len(read) else {}
        names = template.fields if template else wanted
        for name in (set(wanted) | set(values)) & set(names):
            yield wanted.get(name) == values.get(name)
    yield from (False for _ in read[len(truth) :])


# --------------------------------------------------------------------------- invented pages


def _made(name: str, seed: int) -> tuple[list[bool], bool, list[bool]]:
    counts = [20, 24, 20, 13, 24, 1] if name in LISTS else [1] * 8
    pages, rng = made_pages(name, seed, counts), random.Random(seed)
    template = induce([_marked(page, rng) for page in pages[:2]])
    taught = [one for page in pages[2:] for one in _score(template, page.html, page.truth)]
    new = [changed(page, seed) for page in pages[2:]]
    noticed = _noticed(template, new[0].html, new[0].truth)
    mended = repair(template, new[0].html)
    recovered = [one for page in new for one in _score(mended, page.html, page.truth)]
    return taught, noticed, recovered


def _marked(page: MadePage, rng: random.Random) -> MarkedPage:
    return MarkedPage(page.html, rng.sample(list(page.truth), min(3, len(page.truth))))


def _noticed(template: Template, html: bytes, truth: Sequence[Values]) -> bool:
    """Whether a page has a fault, or else is still read without a mistake."""
    is_right = all(_score(template, html, truth))
    return bool(run_template(template, LexborHTMLParser(html)).faults) or is_right


# --------------------------------------------------------------------------- real pages


def _cypher() -> list[tuple[bytes, list[dict[str, str]]]]:
    """Return pages with their truth, in page order by the address of each record."""
    rows = _truth()
    pages = []
    with tarfile.open(_DATA / "cypher-2020-09-17.tar.gz") as tar:
        for member in sorted(tar.getmembers(), key=lambda one: one.name):
            file = tar.extractfile(member) if member.isfile() else None
            html = file.read() if file else b""
            links = (
                a.attributes.get("href") or "" for a in LexborHTMLParser(html or b" ").css("a")
            )
            found = [rows[link] for link in dict.fromkeys(links) if link in rows]
            if found:
                pages.append((html, found))
    return pages


def _truth() -> dict[str, dict[str, str]]:
    rows = {}
    with gzip.open(_DATA / "cypher-2020-09-17-truth.csv.gz", "rb") as file:
        for row in csv.DictReader(io.TextIOWrapper(file, "utf-8-sig", newline="")):
            rows[row["Product URL"]] = {
                "title": " ".join(row["Product"].split()),
                "url": row["Product URL"],
                "vendor": row["Vendor"],
                "vendor_url": row["Vendor URL"],
                "category": row["Category"],
                "price": f"{Decimal(row['Price in AUD']).normalize():f} $",
                "stock": f"{Decimal(row['Quantity']):.0f}",
            }
    return rows


def _real(
    pages: Sequence[tuple[bytes, list[dict[str, str]]]], seed: int
) -> tuple[list[bool], bool, list[bool]]:
    rng = random.Random(seed)
    two = rng.sample(range(len(pages)), 2)
    rest = [page for at, page in enumerate(pages) if at not in two]
    marked = [
        MarkedPage(html, rng.sample(rows, min(2, len(rows))))
        for html, rows in (pages[at] for at in two)
    ]
    template = induce(marked)
    taught = [one for html, rows in rest for one in _score(template, html, rows)]
    new = [(_rewritten(html), rows) for html, rows in rest[::10]]
    noticed = _noticed(template, *new[0])
    mended = repair(template, new[0][0])
    return taught, noticed, [one for html, rows in new for one in _score(mended, html, rows)]


def _rewritten(html: bytes) -> bytes:
    """Rename every class, change tags, wrap each card once more."""
    text = html.decode("utf-8", "replace").replace('<div class="card">', '<div class="card"><div>')
    text = text.replace('<div class="card-footer', '</div><div class="card-footer')
    for tag, other in _TAGS.items():
        text = re.sub(rf"<(/?){tag}\b", rf"<\1{other}", text)

    def renamed(found: re.Match[str]) -> str:
        names = [f"z{random.Random(name).randrange(16**6):x}" for name in found[1].split()]
        return f'class="{" ".join(names)}"'

    return re.sub(r'class="([^"]*)"', renamed, text).encode()


def _speed(pages: Sequence[tuple[bytes, list[dict[str, str]]]]) -> None:
    template = induce([MarkedPage(html, rows[:2]) for html, rows in pages[:2]])
    some = [html for html, _ in pages[2:150:6]]

    def parse() -> None:
        for html in some:
            LexborHTMLParser(html)

    def run() -> None:
        for html in some:
            run_template(template, LexborHTMLParser(html))

    # In turns, so that a busy moment of the machine falls on both alike.
    pairs = [(timeit.timeit(parse, number=2), timeit.timeit(run, number=2)) for _ in range(25)]
    bare, both = (min(column) / 2 / len(some) * 1000 for column in zip(*pairs, strict=True))
    kilobytes = sum(map(len, some)) / len(some) / 1000
    print(f"parsing {kilobytes:.0f} KB: {bare:.3f} ms; parsing and running {len(template.fields)} "
          f"fields: {both:.3f} ms; ratio {both / bare:.2f}")  # fmt: skip


if __name__ == "__main__":
    main()
