"""Claim: what a taught page costs, from payload to observations; the aim is four times parsing it.

Prints, for the Cypher result pages where the real data folder is there (``SPANIEL_REAL_DATA``) and
for the result pages of the invented sites of the tests, read by a profile learned from the first
of them: bare lexbor parsing, reading with the profile into finished observations, and their ratio
(best of all rounds, in turns); the share of records and fields that are the same without the
profile; and where the time goes. ``first`` is the ratio when every page is read for the first
time, and no text has been seen before. With ``--memory`` the Cypher pages are read 100,000 times
and the memory is printed on the way. Run: ``python -m benchmarks.fast_path``.
"""

from __future__ import annotations

import gc
import importlib
import os
import pkgutil
import random
import resource
import sys
import tarfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from time import perf_counter

import tests.sites
from selectolax.lexbor import LexborHTMLParser

from spaniel.extract.page import PageReader
from spaniel.extract.payload import decode
from spaniel.extract.taught import Agreement, ReadBefore, TaughtReader, compare, learn
from spaniel.extract.wrapper import run_template
from spaniel.ports import ReadPage
from spaniel.substances import WordLexicon
from spaniel.types import Capture, Handle, Key, ReaderName, Reading, SiteProfile, Source, digest

_BESIDE = Path(__file__).parent.parent.parent / "shared" / "data"
_DATA = Path(os.environ.get("SPANIEL_REAL_DATA", _BESIDE)) / "market-pages"
_CYPHER = _DATA / "cypher-2020-09-17.tar.gz"
_BAR = 4.0
_SEEDS = range(4)
_ROUNDS = 15
_READS = 100_000

Page = tuple[Capture, bytes]


@dataclass(frozen=True)
class Site:
    """Result pages of one template, and the source they are from, with a profile."""

    name: str
    pages: Sequence[Page]
    source: Source
    profile: SiteProfile
    zero: Sequence[ReadPage]


def main(arguments: Sequence[str]) -> None:
    lexicon = WordLexicon()
    page = PageReader(lexicon)
    real, made_up = _cypher(page, lexicon), _made_up(page, lexicon)
    sites = [*real, *made_up]
    gc.freeze()  # what is kept here for comparing is no part of what reading costs
    print(f"{'site':<22}{'pages':>6}{'KB':>5}{'bare':>9}{'read':>9}{'ratio':>7}{'first':>7}"
          f"{'zero-shot':>11}{'records':>9}{'fields':>8}")  # fmt: skip
    for site in sites:
        _tell(site, page, lexicon)
    print(f"{len(made_up)} of {len(_names())} invented sites yield a profile of their result pages")
    for site in sites[:1]:
        _tell_stages(site, lexicon)
        if "--memory" in arguments:
            _tell_memory(site, TaughtReader(page, lexicon))


# --------------------------------------------------------------------------- pages


def _cypher(page: PageReader, lexicon: WordLexicon) -> list[Site]:
    if not _CYPHER.exists():
        print("Cypher: skipped, the real data folder is not there")
        return []
    with tarfile.open(_CYPHER) as tar:
        members = sorted((one for one in tar.getmembers() if one.isfile()), key=lambda m: m.name)
        bodies = [file.read() for one in members if (file := tar.extractfile(one))]
    captures = [(_capture(n, body, f"import:x!{n}", None), body) for n, body in enumerate(bodies)]
    source = Source(id="cypher", service="cypher")
    found = _learned("Cypher (real)", captures, source, page, lexicon)
    return [*map(_without_handles, found), *found]


def _without_handles(site: Site) -> Site:
    """Return the pages that name no handle: those that do are read by the other reader as well."""
    kept = [n for n, read in enumerate(site.zero)
            if not any(isinstance(one, Handle | Key) for one in read.observations)]  # fmt: skip
    pages, zero = [site.pages[n] for n in kept], [site.zero[n] for n in kept]
    return replace(site, name="Cypher, no handles", pages=pages, zero=zero)


def _made_up(page: PageReader, lexicon: WordLexicon) -> list[Site]:
    found = []
    for module in _names():
        site = importlib.import_module(f"tests.sites.{module}").SITE
        seen = datetime.fromisoformat(site.seen)
        seen = seen if seen.tzinfo else seen.replace(tzinfo=UTC)
        made = [one for seed in _SEEDS for one in site.pages(random.Random(seed))]
        pages = [
            (_capture(number, body := one.html.encode(), f"http://x.example{one.path}", seen), body)
            for number, one in enumerate(made)
            if one.kind == "results"
        ]
        source = Source(id=site.name, service=site.name, language=site.language)
        found += _learned(site.name, pages, source, page, lexicon)
    return found


def _names() -> list[str]:
    names = sorted(one.name for one in pkgutil.iter_modules(tests.sites.__path__))
    return [name for name in names if not name.startswith("test_")]


def _learned(
    name: str, pages: Sequence[Page], source: Source, page: PageReader, lexicon: WordLexicon
) -> list[Site]:
    """Return the pages that a profile learned from three of them fits, with that profile."""
    zero = [page.read(capture, body, source) for capture, body in pages]
    before = [ReadBefore(*one, read) for one, read in zip(pages, zero, strict=True)]
    full = [one for one in before if len(one.read.listings) >= 5]
    profile = learn(full[:3], source=source, lexicon=lexicon)
    if profile is None:
        return []
    template = profile.templates[0]
    fitting = [n for n, (_, body) in enumerate(pages)
               if not run_template(template, LexborHTMLParser(body)).faults]  # fmt: skip
    source = replace(source, profile=profile)
    return [Site(name, [pages[n] for n in fitting], source, profile, [zero[n] for n in fitting])]


def _capture(number: int, body: bytes, address: str, seen: datetime | None) -> Capture:
    return Capture(
        id=f"cap-{number}", authority="bench", marking="TLP:AMBER", retain_until=date.max,
        owning_unit="bench", source="s", service="s", address=address, seen=seen, seen_until=seen,
        seen_text="", captured=datetime(2026, 1, 1, tzinfo=UTC), payload_digest=digest(body),
        payload_bytes=len(body), media_type="text/html", content_encoding="", status=200,
        technique="evidence_import", grant="", origin="", depth=0, simulated=False, record_id="",
        file="", offset=0, length=0, record_sha256="",
    )  # fmt: skip


# --------------------------------------------------------------------------- what it costs


def _tell(site: Site, page: PageReader, lexicon: WordLexicon) -> None:
    pages, source = site.pages, site.source
    fresh = TaughtReader(page, lexicon)
    fresh.name(source)
    first = _seconds(lambda: [fresh.read(*one, source) for one in pages])
    bare, read = _best(
        lambda: [LexborHTMLParser(body) for _, body in pages],
        lambda: [fresh.read(*one, source) for one in pages],
    )
    few = pages[:5]
    slow = _seconds(lambda: [page.read(*one, source) for one in few]) / len(few) * len(pages)
    same = _same(site, [fresh.read(*one, source) for one in pages])
    count = max(1, len(pages))
    print(f"{site.name:<22}{count:>6}{sum(len(b) for _, b in pages) / count / 1000:>5.0f}"
          f"{bare / count * 1e3:>9.3f}{read / count * 1e3:>9.3f}{read / bare:>7.2f}"
          f"{first / bare:>7.1f}{slow / bare:>11.1f}{same.of_records:>9.3f}{same.of_fields:>8.3f}"
          f"{'' if read <= _BAR * bare else '  over the bar'}")  # fmt: skip


def _same(site: Site, taught: Sequence[ReadPage]) -> Agreement:
    pairs = [(a.observations, b.observations) for a, b in zip(taught, site.zero, strict=True)]
    return compare("listing", pairs)


def _seconds(run: Callable[[], object]) -> float:
    begun = perf_counter()
    run()
    return perf_counter() - begun


def _best(*runs: Callable[[], object]) -> list[float]:
    """Time some runs in turns, so that a busy moment of the machine falls on all alike."""
    rounds = [[_seconds(run) for run in runs] for _ in range(_ROUNDS)]
    return [min(column) for column in zip(*rounds, strict=True)]


def _tell_stages(site: Site, lexicon: WordLexicon) -> None:
    from spaniel.extract.taught._contacts import ContactHints
    from spaniel.extract.taught._grammar import Grammar
    from spaniel.extract.taught._observe import Observer
    from spaniel.extract.taught._reading import made_reading

    template, source = site.profile.templates[0], site.source
    observer, hints = Observer(template, source, Grammar(lexicon, source)), ContactHints()
    name, best = ReaderName(name="taught", version="1", profile="0" * 12), Counter[str]()
    for turn in range(_ROUNDS):
        times = Counter[str]()
        at = 0.0

        def lap(stage: str, times: Counter[str] = times) -> None:
            nonlocal at
            now = perf_counter()
            times[stage] += now - at  # type: ignore[assignment]
            at = now

        for capture, body in site.pages:
            at = perf_counter()
            html = decode(body, "").html
            lap("decode")
            parser = LexborHTMLParser(html)
            lap("parse")
            records = run_template(template, parser).records
            lap("run the template")
            id_ = Reading.identify(capture.id, "content", name)
            found = observer.observe(records, capture, id_)
            lap("observations")
            hints.on(html, parser)
            lap("look for handles")
            made_reading(capture, name, ("results", ""), found, "")
            lap("reading")
            del parser, records, found
            lap("free")
        best = times if not turn else Counter({s: min(best[s], t) for s, t in times.items()})
    total = sum(best.values())
    for stage, seconds in best.items():
        print(f"  {stage:<20}{seconds / len(site.pages) * 1e6:>8.1f} µs  {seconds / total:>6.1%}")


def _tell_memory(site: Site, reader: TaughtReader) -> None:
    for number in range(_READS):
        reader.read(*site.pages[number % len(site.pages)], site.source)
        if number + 1 in (_READS // 10, _READS):
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            print(f"  after {number + 1:>7,} pages: {peak / 1024:.0f} MiB at most")


if __name__ == "__main__":
    main(sys.argv[1:])
