"""From measures to a report: what a page about one lake version says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from spaniel import __version__
from spaniel.definitions import authority_from
from spaniel.lake import Lake, LakeVersion, recorded_sources
from spaniel.measure import (
    MEASURES,
    MeasureResult,
    RateTable,
    find_measure,
    measure,
    readers_used,
)
from spaniel.ports import Engine
from spaniel.share import Citation, Column, Figure, KeyNumber, ReaderUsed, Report, Row
from spaniel.types import Authority, Capture, Marking, ReaderName, Tlp

__all__ = ["build_report", "known_parameters", "strictest"]

_ASSUMPTIONS = (
    "What a page showed is what stood there: a listing is not a sale, and a shown price is not a "
    "price paid.",
    "A listing is told by the site's own id; a vendor is told by the account's name on one site.",
    "Grams are what the title says; purity is not known, so prices are per gram as sold.",
    "The substance is the first word for one in the title; the word list is a first one, and a "
    "word may be used for something else.",
    "Days are days of the time seen, in UTC.",
)


def build_report(lake: Lake, version: LakeVersion, rates: RateTable, *, title: str) -> Report:
    """Run every measure over a lake version and gather what the page has to say.

    Raises:
        UnknownName: the lake version holds nothing.
    """
    engine = lake.engine(version)
    results = [
        measure(engine, name, rates=rates, parameters=known_parameters(lake, name))
        for name in MEASURES
    ]
    cited = {c.capture for result in results for found in result.evidence for c in found.first}
    authorities = _authorities(lake)
    readers = _readers(engine)
    captures = _captures(lake, cited)
    return Report(
        title=title,
        made_at=lake.clock.now(),
        lake_version=str(version.number),
        ledger_size=version.ledger_size,
        software_version=__version__,
        figures=tuple(_figure(result) for result in results),
        captures=tuple(captures),
        authorities=tuple(authorities),
        readers=tuple(readers),
        key_numbers=tuple(_key_numbers(results)),
        rate_version=rates.version,
        rate_source=rates.description,
        simulated=any(capture.simulated for capture in captures),
        assumptions=_ASSUMPTIONS,
        warnings=(*rates.warnings, *_reading_problems(readers)),
        table_versions=dict(version.tables),
    )


def known_parameters(lake: Lake, name: str) -> dict[str, object]:
    """Return what the recorded sources say that a measure can use: expected listings by service."""
    if all(parameter.name != "expected_listings" for parameter in find_measure(name).parameters):
        return {}
    expected: Counter[str] = Counter()
    for authority in lake.authorities():
        for source in recorded_sources(lake, authority):
            expected[source.service] += source.expected.get("listings", 0)
    return {"expected_listings": {name: count for name, count in expected.items() if count > 0}}


def strictest(authorities: Iterable[Authority]) -> Marking:
    """Return the marking of what rests on several authorities: strictest label, all caveats."""
    markings = [authority.marking for authority in authorities]
    order = list(Tlp)
    label = min((m.tlp for m in markings), key=order.index, default=Tlp.AMBER)
    return Marking(tlp=label, caveats=tuple(sorted({c for m in markings for c in m.caveats})))


def _figure(result: MeasureResult) -> Figure:
    return Figure(
        name=result.name,
        title=result.title,
        method=result.method,
        keys=result.keys,
        columns=tuple(
            Column(
                name=c.name,
                title=c.title,
                kind=c.kind,
                description=c.description,
                unit=c.unit,
                missing=c.missing,
            )
            for c in result.columns
        ),
        rows=tuple(
            Row(
                values=values,
                captures=found.captures,
                observations=found.observations,
                citations=tuple(
                    Citation(capture=c.capture, observations=c.observations, places=c.places)
                    for c in found.first
                ),
            )
            for values, found in zip(result.rows, result.evidence, strict=True)
        ),
        parameters=result.parameters,
        rate_version=result.rate_version,
    )


def _key_numbers(results: Sequence[MeasureResult]) -> list[KeyNumber]:
    by_name = {result.name: result for result in results}
    days = by_name["listings_per_day"].rows
    categories = by_name["categories"].rows
    numbers = [
        KeyNumber(
            label="observations",
            value=f"{sum(_number(row, 'observations') for row in days):,}",
            note="a listing seen on a day, on a page",
            figure="listings_per_day",
        ),
        KeyNumber(
            label="services",
            value=f"{len({row['service'] for row in days}):,}",
            figure="listings_per_day",
        ),
        KeyNumber(
            label="crawl days",
            value=f"{len({row['day'] for row in days if row['day'] is not None}):,}",
            figure="listings_per_day",
        ),
    ]
    if categories:
        numbers.append(
            KeyNumber(
                label="categories",
                value=f"{len({(r['service'], r.get('category')) for r in categories}):,}",
                figure="categories",
            )
        )
    return numbers


def _number(row: Any, name: str) -> int:
    return int(row.get(name) or 0)


def _authorities(lake: Lake) -> list[Authority]:
    found = []
    for name in lake.authorities():
        with lake.index(name) as index:
            plain = index.definition("authority", name)
        if plain is not None:
            found.append(authority_from(plain, where="the ledger"))
    return found


def _readers(engine: Engine) -> list[ReaderUsed]:
    return [
        ReaderUsed(
            source=row["source"],
            reader=ReaderName(name=row["reader"], version=row["version"], profile=row["profile"]),
            captures=row["captures"],
            observations=row["observations"],
            problems=row["problems"],
        )
        for row in readers_used(engine).to_pyarrow().to_pylist()
    ]


def _reading_problems(readers: Iterable[ReaderUsed]) -> list[str]:
    return [
        f"{used.problems:,} of {used.captures:,} captures of {used.source} could not be read whole "
        f"by {used.reader}."
        for used in readers
        if used.problems
    ]


def _captures(lake: Lake, wanted: set[str]) -> list[Capture]:
    found = []
    for name in lake.authorities():
        with lake.index(name) as index:
            found += [c for c in map(index.capture, sorted(wanted)) if c is not None]
    return found
