"""Small lakes with invented content, and what tests ask of any lake."""

from __future__ import annotations

import os
import random
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from fakes import NOW, FakeClock, FakeGate, authority, grant, source
from spaniel.definitions import source_from
from spaniel.errors import Busy
from spaniel.lake import Lake, commit, promote, read_captures, rebuild, record_definitions
from spaniel.ports import ReadPage
from spaniel.preserve import Verification, WarcArchive, payload, verify_evidence
from spaniel.preserve.ledger import read_acts
from spaniel.types import Authority, Capture, Listing, ReaderName, Reading, Response, Source

STEP = timedelta(milliseconds=1)


class LineReader:
    """Reads each line ``title;price`` of a page as a listing; ``said`` goes into each title."""

    kind = "content"

    def __init__(self, version: str = "1", said: str = "") -> None:
        self.version, self.said = version, said
        self.times = 0

    def name(self, source: Source) -> ReaderName:
        return ReaderName(name="lines", version=self.version, profile=source.language)

    def reads(self, capture: Capture, source: Source) -> bool:
        return True

    def read(self, capture: Capture, payload: bytes, source: Source) -> ReadPage:
        self.times += 1
        name = self.name(source)
        reading = _reading(capture, name, self.kind)
        lines = payload.decode(errors="replace").splitlines()
        listings = [self._listing(capture, reading, n, line) for n, line in enumerate(lines)]
        return ReadPage(reading=replace(reading, observations=len(listings)), observations=listings)

    def _listing(self, capture: Capture, reading: Reading, number: int, line: str) -> Listing:
        title, _, price = line.partition(";")
        place = f"line:{number}"
        return listing(
            capture,
            reading,
            place,
            title=title + self.said,
            price_amount=Decimal(price) if price else None,
            price_currency="EUR" if price else "",
            price_text=price,
        )


def _reading(capture: Capture, name: ReaderName, kind: str) -> Reading:
    return Reading(
        id=Reading.identify(capture.id, kind, name),
        **_owned(capture),
        capture=capture.id,
        kind=kind,
        reader=name.name,
        version=name.version,
        profile=name.profile,
        page_kind="results",
        page_kind_confidence=1.0,
        site_kind="market",
        observations=0,
        problem="",
    )


def listing(capture: Capture, reading: Reading, place: str, **values: Any) -> Listing:
    """Return a listing read from a capture."""
    return Listing(
        **{
            "id": Listing.identify(reading.id, place),
            **_owned(capture),
            "capture": capture.id,
            "reading": reading.id,
            "place": place,
            "seen": capture.seen,
            "seen_until": capture.seen_until,
            "seen_text": capture.seen_text,
            "captured": capture.captured,
            "confidence": 1.0,
            "listing_key": place,
            "title": "",
            **values,
        }
    )


def _owned(capture: Capture) -> dict[str, Any]:
    names = ("authority", "marking", "retain_until", "owning_unit", "source", "service")
    return {name: getattr(capture, name) for name in (*names, "simulated")}


def page(number: int, *, lines: int = 3) -> bytes:
    """Return an invented page with some listings."""
    return "\n".join(f"item {number}-{line};{number}.{line}" for line in range(lines)).encode()


def response(
    address: str = "http://shop.example/1",
    payload: bytes = b"item;1",
    *,
    seen: datetime | None = NOW,
    gate: FakeGate | None = None,
    **changes: Any,
) -> Response:
    """Return an invented response with a grant of ``gate``."""
    given = grant()
    if gate is not None:
        gate.given.append(given)
    values: dict[str, Any] = {
        "source": "shop-a",
        "grant": given,
        "address": address,
        "payload": payload,
        "seen": seen,
        "seen_until": seen,
        "seen_text": "",
        "captured": NOW,
        "media_type": "text/html",
        "status": 200,
        "headers": (("Content-Type", "text/html"), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")),
    }
    return Response(**(values | changes))


class Writer:
    """One writer under one authority: puts pages and flushes."""

    def __init__(self, archive: WarcArchive, gate: FakeGate, watched: Source) -> None:
        self.archive, self.gate, self.source = archive, gate, watched

    def put(
        self, address: str = "http://shop.example/1", payload: bytes = b"item;1", **changes: Any
    ) -> None:
        self.archive.put(self.source, response(address, payload, gate=self.gate, **changes))

    def keep(self, pages: Sequence[tuple[str, bytes]], **changes: Any) -> list[Capture]:
        for address, body in pages:
            self.put(address, body, **changes)
        return list(self.archive.flush())


@contextmanager
def writing(lake: Lake, given: Authority | None = None, **options: Any) -> Iterator[Writer]:
    """Open an archive as a patrol would."""
    given = given or held()
    watched = source()
    record_definitions(lake, given, watched)
    gate = FakeGate()
    with lake.index(given.id) as index:
        archive = WarcArchive(lake.layout.unit(given.id), index, given, gate, **options)
        try:
            yield Writer(archive, gate, watched)
        finally:
            archive.close()


def held(unit: str = "order-17") -> Authority:
    """Return an invented authority for a unit."""
    return authority(id=unit, hosts=("shop.example",))


def new_lake(root: Path, clock: FakeClock | None = None) -> Lake:
    """Make a lake, or open the one that is there."""
    return Lake.create(root, clock or FakeClock(step=STEP))


def filled(root: Path, *, pages: int = 6, units: Sequence[str] = ("order-17",)) -> Lake:
    """Make a lake with pages, repeats, readings and two versions, all committed."""
    lake = new_lake(root)
    for unit in units:
        given = held(unit)
        half = pages // 2
        with writing(lake, given, segment_bytes=1_500) as writer:
            writer.keep([(f"http://shop.example/{n}", page(n)) for n in range(half)])
            writer.keep([(f"http://shop.example/{n}", page(n)) for n in range(half, pages)])
        commit(lake)
        with writing(lake, given) as writer:
            again = [("http://shop.example/0", page(0)), ("http://shop.example/new", b"new;9")]
            writer.keep(again, seen=NOW + timedelta(days=1))
        read_captures(lake, unit, source(), [LineReader()])
        commit(lake)
    return lake


def verified(lake: Lake) -> Verification:
    """Verify the evidence."""
    return verify_evidence(lake.layout)


def rows_of(lake: Lake, kind: str, version: int | None = None) -> list[dict[str, Any]]:
    """Return a table's rows, sorted."""
    engine = lake.engine(lake.version(version))
    found = engine.table(kind).to_pyarrow().to_pylist()
    return sorted(found, key=lambda row: (str(row["id"]), str(row["authority"])))


def ledger_ids(lake: Lake, kind: str) -> Counter[tuple[str, str]]:
    """Return how often each act of a kind is in the ledger, by unit and id."""
    size = lake.ledger.size
    return Counter(
        (unit.authority, act["id"])
        for unit in lake.layout.units()
        for act, _ in read_acts(unit.acts)
        if act["kind"] == kind and act["seq"] < size
    )


def assert_whole(lake: Lake, acknowledged: set[tuple[str, str]]) -> None:
    """Assert that a committed lake is sound and holds what was acknowledged, each once."""
    found = verified(lake)
    assert found.sound, [str(finding) for finding in found.findings]
    assert found.waiting == 0
    assert lake.changed_tables() == []
    entered = ledger_ids(lake, "capture")
    assert set(entered.values()) <= {1}
    assert acknowledged <= entered.keys()
    rows = Counter((row["authority"], row["id"]) for row in rows_of(lake, "capture"))
    assert rows == entered
    holders = [row for row in rows_of(lake, "capture") if not row["same_as"]]
    once = Counter((row["authority"], row["payload_digest"]) for row in holders)
    assert set(once.values()) <= {1}, "a payload is kept twice in one unit"
    read = Counter((row["authority"], row["id"]) for row in rows_of(lake, "reading"))
    assert read == ledger_ids(lake, "reading")
    listings = Counter((row["authority"], row["id"]) for row in rows_of(lake, "listing"))
    assert set(listings.values()) <= {1}
    wanted = sum(row["observations"] for row in rows_of(lake, "reading"))
    assert listings.total() == wanted


def walk(root: Path, seed: int, acks: int, *, rounds: int = 10_000) -> None:
    """Put, flush, read and commit at random, and write each acknowledged capture to ``acks``."""
    dice = random.Random(seed)
    lake = new_lake(root)
    for _ in range(rounds):
        unit = dice.choice(("order-17", "order-18"))
        with writing(lake, held(unit), segment_bytes=dice.choice((3_000, 10**9))) as writer:
            for _ in range(dice.randint(1, 4)):
                pages = [dice.randrange(60) for _ in range(dice.randint(1, 6))]
                day = NOW + timedelta(days=dice.randrange(400))
                kept = writer.keep([(f"http://shop.example/{n}", page(n)) for n in pages], seen=day)
                os.write(acks, "".join(f"{unit} {capture.id}\n" for capture in kept).encode())
        if dice.random() < 0.5:
            read_captures(lake, unit, source(), [LineReader(version=str(dice.randint(1, 2)))])
        if dice.random() < 0.6:
            with suppress(Busy):
                commit(lake)


def keep_some(root: Path, seed: int, commits: bool) -> list[tuple[str, str]]:
    """Keep pages that other writers keep too, and return what was acknowledged here."""
    lake = new_lake(root)
    acknowledged = []
    with writing(lake) as writer:
        for number in range(20):
            pages = [(seed * 3 + number * 2 + n) % 40 for n in range(5)]
            kept = writer.keep([(f"http://shop.example/{n}", page(n)) for n in pages])
            kept += writer.keep([(f"http://{seed}.example/{number}", page(number))])
            acknowledged += [("order-17", capture.id) for capture in kept]
            if commits and number % 5 == 0:
                commit(lake, wait=60)
    lake.close()
    return acknowledged


def make_at_once(root: Path) -> str:
    """Make a lake, or open it, and return its id."""
    return new_lake(root).layout.lake_id


def look_at_read_only(root: Path, as_nobody: bool) -> dict[str, Any]:
    """Do with a read-only lake what can be done, and try what cannot; in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        # Once as we are, so that everything is imported that nobody may not read.
        made = filled(Path(folder) / "lake")
        rows_of(made, "capture")
        made.changed_tables()
    if as_nobody:
        os.setgid(65534)
        os.setuid(65534)
    lake = Lake(root, FakeClock())
    found = verified(lake)
    with lake.index("order-17") as index:
        captures = list(index.captures())
        told = payload(lake.layout.unit("order-17"), index, captures[-1])
    refused = []
    for attempt in (
        lambda: commit(lake),
        lambda: _keep_one(lake),
        lambda: promote(lake, LineReader().name(source()), who="a", why="b"),
        lambda: rebuild(lake, [], source_of),
    ):
        try:
            attempt()
        except Exception as fault:
            refused.append(f"{type(fault).__name__}: {fault}")
    return {
        "sound": found.sound,
        "waiting": found.waiting,
        "captures": len(captures),
        "payload": told,
        "rows": len(rows_of(lake, "capture")),
        "changed": lake.changed_tables(),
        "refused": refused,
    }


def _keep_one(lake: Lake) -> None:
    with writing(lake) as writer:
        writer.keep([("http://shop.example/more", b"more")])


def source_of(plain: dict[str, Any]) -> Source:
    """Return the source that a recorded definition describes."""
    return source_from(plain, where="the ledger")


__all__ = [
    "LineReader",
    "Writer",
    "assert_whole",
    "filled",
    "held",
    "keep_some",
    "ledger_ids",
    "listing",
    "look_at_read_only",
    "make_at_once",
    "new_lake",
    "page",
    "response",
    "rows_of",
    "source_of",
    "verified",
    "walk",
    "writing",
]
