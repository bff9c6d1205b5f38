"""The demo: patrol the simulated world for some days and hold the result against its truth.

Everything it makes says "simulated". It does what a user would do, by the same functions: it
writes an authority and a source file per service, patrols, reports and verifies.
"""

from __future__ import annotations

import time as stopwatch
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from http import HTTPStatus
from pathlib import Path
from typing import Any

from spaniel import pipeline
from spaniel.definitions import read_authority, read_source
from spaniel.lake import Lake
from spaniel.measure import current_listings
from spaniel.preserve import Verification, write_atomically
from spaniel.range import (
    World,
    authority_yaml,
    build_world,
    export_truth,
    serve,
    source_yaml,
    walk,
)
from spaniel.range.exam import Mark, mark_found

__all__ = ["DayClock", "DemoResult", "run_demo"]

Tell = Callable[[str], None]


class DayClock:
    """A clock that stands on a day of the simulated world and goes on from eight o'clock."""

    def __init__(self, day: date) -> None:
        self.set(day)

    def set(self, day: date) -> None:
        """Go to eight o'clock UTC of a day."""
        self._start = datetime.combine(day, time(8), tzinfo=UTC)
        self._since = stopwatch.monotonic()

    def now(self) -> datetime:
        """Return the simulated moment."""
        return self._start + timedelta(seconds=stopwatch.monotonic() - self._since)


@dataclass(slots=True)
class DemoResult:
    """What came of it.

    Attributes:
        folder: where lake, truth, source files and report lie.
        marks: found against truth on the last day, by service.
        captures, new_payloads: by day.
        verification: of the evidence.
        report: the page.
        seconds: how long it took.
    """

    folder: Path
    marks: list[Mark] = field(default_factory=list)
    captures: list[int] = field(default_factory=list)
    new_payloads: list[int] = field(default_factory=list)
    verification: Verification = field(default_factory=Verification)
    report: Path = Path()
    seconds: float = 0.0


def run_demo(
    folder: Path, *, seed: int = 1, days: int = 4, tell: Tell = lambda _: None
) -> DemoResult:
    """Run the demo in a new folder below ``folder``; nothing that is there is touched.

    Args:
        folder: where the run's own folder is made.
        seed: of the simulated world; the same seed gives the same world.
        days: how many days are patrolled.
        tell: told in words what happens.
    """
    began = stopwatch.monotonic()
    result = DemoResult(_next_free(folder))
    world = build_world(seed)
    clock = DayClock(world.date(0))
    lake = Lake.create(result.folder / "lake", clock)
    export_truth(world, result.folder / "truth")
    with serve(world) as running:
        tell(f"the range serves {len(running.addresses)} simulated services on loopback")
        for path, text in _files(result.folder, world, running.addresses):
            write_atomically(path, text.encode())
        for day in range(days):
            running.set_day(day)
            clock.set(world.date(day))
            _patrol_all(lake, result, tell, world.date(day))
    last = days - 1
    result.marks = mark_found(
        world.truth_listings(last), _seen_on(lake, world.date(last)), _reached(world, last)
    )
    tell("writing the report")
    result.report = _report(lake, result.folder)
    tell("verifying the evidence")
    result.verification, _ = pipeline.verify(lake)
    lake.close()
    result.seconds = stopwatch.monotonic() - began
    return result


def _next_free(folder: Path) -> Path:
    number = 1
    while (folder / f"run-{number}").exists():
        number += 1
    made = folder / f"run-{number}"
    (made / "sources").mkdir(parents=True)
    return made


def _files(folder: Path, world: World, addresses: Any) -> Iterator[tuple[Path, str]]:
    yield folder / "authority.yaml", authority_yaml(world, addresses)
    for service, address in addresses.items():
        yield folder / "sources" / f"{service}.yaml", source_yaml(world, service, address)


def _patrol_all(lake: Lake, result: DemoResult, tell: Tell, day: date) -> None:
    authority = read_authority(result.folder / "authority.yaml")
    captures = payloads = listings = 0
    for path in sorted((result.folder / "sources").glob("*.yaml")):
        outcome = pipeline.patrol(lake, authority, read_source(path))
        captures += outcome.new
        payloads += outcome.new_payloads
        listings += outcome.read.observations
    result.captures.append(captures)
    result.new_payloads.append(payloads)
    tell(
        f"{day}: {captures:,} captures ({payloads:,} with new content), {listings:,} listings read"
    )


def _reached(world: World, day: int) -> dict[str, set[str]]:
    """Return by service the addresses that a patrol of that day could have had."""
    return {
        service: {path for path, page in walk(world, service, day) if page.status == HTTPStatus.OK}
        for service in world.services
    }


def _seen_on(lake: Lake, day: date) -> list[dict[str, Any]]:
    listings = current_listings(lake.engine())
    columns = ["id", "service", "listing_key", "vendor", "price_amount", "price_currency"]
    found = listings.filter(listings.seen.date() == day)
    rows: list[dict[str, Any]] = (
        found.select([*columns, "grams", "ships_from"]).to_pyarrow().to_pylist()
    )
    return rows


def _report(lake: Lake, folder: Path) -> Path:
    coins = [(p.stem.rpartition("_")[2].upper(), p) for p in (folder / "truth").glob("rates*.csv")]
    page, _ = pipeline.report(
        lake, rates=pipeline.rate_table(sorted(coins)), title="The simulated world"
    )
    path = folder / "report.html"
    write_atomically(path, page)
    return path
