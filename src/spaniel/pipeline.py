"""The whole story, in the order in which data walks through the house.

::

    source ─collect▶ response ─preserve▶ capture ─extract▶ listing ─measure▶ table ─share▶ report

Every arrow stands under an authority: the gate grants or refuses, and the ledger has its answer
before a byte moves. Captures and readings are first acknowledged in a writer's own files; the one
committer enters them into the ledger and the tables. Measures read a lake version, which stays
what it is. The rooms do not know each other; they meet here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path

from spaniel.authority import AuthorityGate
from spaniel.collect import Frontier, HandedOver, take_over
from spaniel.definitions import source_from
from spaniel.extract import TableReader, check_table, seen_by_rule
from spaniel.extract.bounded import BoundedReader
from spaniel.extract.content import ContentReader
from spaniel.extract.export import ExportReader
from spaniel.extract.page import PageReader
from spaniel.extract.register import LicensedPharmacies
from spaniel.extract.taught import TaughtReader
from spaniel.lake import (
    Lake,
    LakeVersion,
    ReadTally,
    RebuildTally,
    commit,
    promote,
    read_captures,
    record_definitions,
    recorded_sources,
)
from spaniel.lake import rebuild as rebuild_lake
from spaniel.lake.pins import pin
from spaniel.measure import MeasureResult, RateTable, load_coin_rates, load_ecb_rates
from spaniel.measure import measure as run_measure
from spaniel.outcome import Outcome, short_of_expected
from spaniel.ports import Lexicon, Reader
from spaniel.preserve import (
    AuthorityScreen,
    ScreenedArchive,
    Verification,
    WarcArchive,
    verify_evidence,
)
from spaniel.reporting import build_report, known_parameters, strictest
from spaniel.share import comparable, render_report
from spaniel.substances import WordLexicon
from spaniel.types import Act, Authority, ReaderName, Source, Technique, digest

__all__ = [
    "Outcome",
    "import_files",
    "make_current",
    "measure",
    "patrol",
    "rate_table",
    "read",
    "readers",
    "rebuild",
    "report",
    "verify",
]

Progress = Callable[[str, int, int], None]
"""Told of the stage, how much is done, and how much is known to be left."""


def _silent(_stage: str, _done: int, _left: int) -> None: ...


# --------------------------------------------------------------------------- collect and preserve


def patrol(
    lake: Lake,
    authority: Authority,
    source: Source,
    *,
    forbidden: Sequence[str] = (),
    fresh: bool = False,
    progress: Progress = _silent,
) -> Outcome:
    """Patrol a live source, keep what was seen, read it, and enter it in the lake.

    Args:
        lake: where to.
        authority: has to allow ``open_source`` on the source's entries.
        source: what to patrol; a patrol that was killed is gone on with.
        forbidden: digests of what must never be kept.
        fresh: begin anew even if the last patrol was not finished.
        progress: told of what happens.

    Raises:
        Refused: the authority refuses every entry; nothing was asked for.
    """
    from spaniel.collect.crawl import crawl

    with _keeping(lake, authority, source, forbidden) as (gate, screen, keeper, outcome):
        began = lake.clock.now().isoformat()
        path = lake.layout.unit(authority.id).frontier
        with closing(Frontier(path, source.id, began, fresh=fresh)) as frontier:
            tally = crawl(
                source,
                gate=gate,
                screen=screen,
                keeper=keeper,
                clock=lake.clock,
                frontier=frontier,
                progress=partial(progress, "pages"),
            )
        outcome.statuses, outcome.failed = tally.fetched, tally.failed
        outcome.refused, outcome.not_fetched = tally.refused, tally.not_fetched
        outcome.note = tally.stopped or ("went on with an earlier patrol" if tally.resumed else "")
    return _read_and_commit(lake, authority, source, outcome, progress)


def import_files(
    lake: Lake,
    authority: Authority,
    source: Source,
    paths: Sequence[Path],
    *,
    technique: Technique = Technique.EVIDENCE_IMPORT,
    forbidden: Sequence[str] = (),
    progress: Progress = _silent,
) -> Outcome:
    """Take in what was handed over: folders and tars of pages, WARC files, tables.

    All paths are granted, read to their end and held against the source's mapping before anything
    of any of them is kept.

    Raises:
        Refused: the authority does not reach a path; nothing was opened.
        DamagedInput: a file cannot be read to its end, or a table is not as the source says.
    """
    seen = partial(_seen, source)
    with _keeping(lake, authority, source, forbidden) as (gate, _, keeper, outcome):
        whole = [take_over(path, gate, technique) for path in paths]
        for handed in whole:
            _check_tables(handed, source, gate, lake)
        for number, handed in enumerate(whole, 1):
            for response in handed.responses(source, gate, lake.clock, seen):
                keeper.put(response)
                if keeper.taken % 100 == 0:
                    progress("files", keeper.taken, 0)
            outcome.passed_over += handed.passed_over
            progress("files", keeper.taken, len(whole) - number)
    return _read_and_commit(lake, authority, source, outcome, progress)


@contextmanager
def _keeping(
    lake: Lake, authority: Authority, source: Source, forbidden: Sequence[str]
) -> Iterator[tuple[AuthorityGate, AuthorityScreen, ScreenedArchive, Outcome]]:
    """Set up gate, screen and archive of one authority; what was put is kept at the end."""
    record_definitions(lake, authority, source)
    gate = AuthorityGate(authority, lake.ledger, lake.clock)
    screen = AuthorityScreen(authority, forbidden)
    outcome = Outcome()
    with lake.index(authority.id) as index:
        archive = WarcArchive(lake.layout.unit(authority.id), index, authority, gate)
        keeper = ScreenedArchive(source, screen, archive)
        try:
            yield gate, screen, keeper, outcome
            keeper.flush()
        finally:
            archive.close()
    outcome.taken, outcome.held_back = keeper.taken, keeper.held_back
    outcome.new = len(keeper.kept)
    outcome.new_payloads = sum(not capture.same_as for capture in keeper.kept)
    outcome.known = keeper.taken - outcome.new - keeper.held_back.total()


# --------------------------------------------------------------------------- extract


def readers(
    register: LicensedPharmacies | None = None,
    pages: Callable[[Reader, Lexicon], Reader] = TaughtReader,
) -> tuple[Reader, ...]:
    """Return the readers of this version: of tables, and of pages, logs and chats.

    Args:
        register: licensed pharmacies, whose pages are no findings.
        pages: puts a reader before the one that reads any site's pages; by default one that reads
            a source that has a profile by it. Another one's readings belong into no lake.
    """
    lexicon = WordLexicon()
    page = BoundedReader(pages(PageReader(lexicon), lexicon))
    return TableReader(lexicon), ContentReader(page, ExportReader(), register)


def read(
    lake: Lake,
    *,
    sources: Sequence[str] = (),
    using: Sequence[Reader] | None = None,
    progress: Progress = _silent,
) -> ReadTally:
    """Read every capture that the readers at hand have not read, and commit.

    Readings of a newer reader change no measure until :func:`make_current` says so.

    Args:
        lake: the lake.
        sources: ids of sources; all where empty.
        using: readers; those of this version by default.
        progress: told of what happens.
    """
    total = ReadTally()
    for authority in lake.authorities():
        for source in recorded_sources(lake, authority):
            if not sources or source.id in sources:
                hands = readers() if using is None else using
                tally = read_captures(lake, authority, source, hands, partial(progress, "readings"))
                total.merge(tally)
    commit(lake, wait=_WAIT)
    return total


def make_current(
    lake: Lake, reader: ReaderName, *, who: str, why: str, source: str = "", kind: str = "content"
) -> LakeVersion:
    """Record that a reader's readings are the ones that measures see from now on.

    Raises:
        UnknownName: no capture was read by that reader.
    """
    promote(lake, reader, who=who, why=why, source=source, kind=kind)
    return commit(lake, wait=_WAIT)


# --------------------------------------------------------------------------- measure and share


def measure(
    lake: Lake,
    name: str,
    *,
    rates: RateTable,
    version: int | None = None,
    parameters: Mapping[str, object] | None = None,
) -> tuple[MeasureResult, LakeVersion]:
    """Run one measure over a lake version (the latest by default).

    Raises:
        UnknownName: there is no such measure, parameter or version.
    """
    chosen = lake.version(version)
    settings = {**known_parameters(lake, name), **(parameters or {})}
    return run_measure(lake.engine(chosen), name, rates=rates, parameters=settings), chosen


def report(
    lake: Lake, *, rates: RateTable, title: str, version: int | None = None
) -> tuple[bytes, LakeVersion]:
    """Write the page about a lake version, pin its tables, and enter the act in the ledger.

    The same lake version, rates and software give the same page but for the time of making.
    """
    chosen = lake.version(version)
    made = build_report(lake, chosen, rates, title=title)
    page = render_report(made, strictest(made.authorities))
    pin(lake, chosen, wait=_WAIT)
    body = {
        "lake_version": chosen.number,
        "rates": rates.version,
        "page_sha256": digest(comparable(page)),
    }
    lake.ledger.append([Act(kind="report", unit="", id=digest(page), body=body)])
    return page, chosen


def rate_table(coins: Sequence[tuple[str, Path]] = ()) -> RateTable:
    """Return the ECB's rates and the user's coin rates: (ticker, CSV file with date and USD)."""
    return RateTable(load_ecb_rates(), [load_coin_rates(path, coin) for coin, path in coins])


# --------------------------------------------------------------------------- verify


def verify(lake: Lake) -> tuple[Verification, list[str]]:
    """Check all evidence; return what was found, and which derived data files are not as made."""
    return verify_evidence(lake.layout), lake.changed_tables()


def rebuild(lake: Lake) -> RebuildTally:
    """Make index, catalogue and tables again from the evidence alone."""
    return rebuild_lake(lake, readers(), partial(source_from, where="the ledger"))


# --------------------------------------------------------------------------- small print

_WAIT = 60.0
"""Seconds to wait for another committer before saying that it is busy."""


def _read_and_commit(
    lake: Lake, authority: Authority, source: Source, outcome: Outcome, progress: Progress
) -> Outcome:
    outcome.read = read_captures(
        lake, authority.id, source, readers(), partial(progress, "readings")
    )
    outcome.version = commit(lake, wait=_WAIT).number
    if outcome.new:
        outcome.short = short_of_expected(source, outcome)
    return outcome


def _check_tables(handed: HandedOver, source: Source, gate: AuthorityGate, lake: Lake) -> None:
    """Hold every table against the source's mapping before anything is kept."""
    if source.table is not None:
        for response in handed.responses(source, gate, lake.clock, _unseen):
            check_table(response.payload, source, response.origin.partition("!")[2])


def _seen(source: Source, member: str) -> tuple[datetime | None, datetime | None, str]:
    return seen_by_rule(source.seen, member=member)


def _unseen(_member: str) -> tuple[None, None, str]:
    return None, None, ""
