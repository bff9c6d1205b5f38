"""``spaniel read``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

from cyclopts import Parameter

from spaniel.cli.console import complain, emit, progress
from spaniel.cli.options import JsonOutput
from spaniel.errors import DamagedInput, InputError

if TYPE_CHECKING:
    from spaniel.extract.taught import FastReader, TaughtReader
    from spaniel.ports import Lexicon, Reader, ReadPage

__all__ = ["read"]


def read(
    paths: Annotated[
        list[Path] | None,
        Parameter(help="Files, folders, tars, WARCs to try the readers on; nothing is kept."),
    ] = None,
    /,
    *,
    lake: Annotated[
        Path | None, Parameter(name=["--lake", "-l"], help="Folder of the lake.")
    ] = None,
    source: Annotated[list[str] | None, Parameter(help="Ids of sources; all by default.")] = None,
    source_file: Annotated[
        Path | None, Parameter(help="YAML file of the source the PATHs are from, for its hints.")
    ] = None,
    register: Annotated[
        Path | None,
        Parameter(help="File of licensed pharmacies' hosts; their pages are no findings."),
    ] = None,
    profile: Annotated[
        Path | None,
        Parameter(help="Site profile to read the PATHs by; see `spaniel teach`."),
    ] = None,
    fast: Annotated[
        bool,
        Parameter(negative="", help="Learn from the first of many PATHs how to read the others."),
    ] = False,
    propose: Annotated[
        Path | None,
        Parameter(
            help="Where the profile, repaired or (--fast) learned, is written to be looked at."
        ),
    ] = None,
    as_json: JsonOutput = False,
) -> int:
    """Read pages: every capture of a lake not read yet, or a dry run over local files.

    With PATHs nothing is kept: what would be read is printed, one JSON object a line with --json.
    A page that a --profile no longer fits is read without it, and standard error says so.
    With --lake, readings of a newer reader change no measure until `spaniel current` says so.

    For example: `spaniel read saved-pages/ --json`, or `spaniel read --lake lake --source cypher`
    """
    if bool(paths) == (lake is not None):
        raise InputError(
            "needs either files to try the readers on, or a lake",
            where="spaniel read",
            do="say `spaniel read PATH...` or `spaniel read --lake FOLDER`",
        )
    hands = _Hands(profile, propose, fast=fast)
    if lake is not None:
        hands.refuse_options("a lake is read by the profiles of its sources")
        return _read_lake(lake, source or [], hands.readers(register), as_json=as_json)
    return _read_files(paths or [], source_file, hands, hands.readers(register), as_json=as_json)


def _read_lake(
    lake: Path, sources: list[str], readers: tuple[Reader, ...], *, as_json: bool
) -> int:
    from spaniel import pipeline
    from spaniel.lake import Lake

    with progress(quiet=as_json) as show:
        tally = pipeline.read(Lake(lake), sources=sources, using=readers, progress=show)
    values = {
        "readings": tally.readings,
        "observations": tally.observations,
        "partial": tally.partial,
        "pages": dict(tally.pages),
        "problems": dict(tally.problems),
    }
    emit(values, as_json=as_json)
    return 0


def _read_files(
    paths: list[Path],
    source_file: Path | None,
    hands: _Hands,
    readers: tuple[Reader, ...],
    *,
    as_json: bool,
) -> int:
    from spaniel.definitions import read_source
    from spaniel.dry_run import dry_run

    source = read_source(source_file) if source_file else None
    said = _Said(as_json=as_json)
    pages = dry_run(paths, readers, source, damaged=said.damaged, passed_over=said.passed_over,
                    profile=hands.profile)  # fmt: skip
    with progress(quiet=as_json) as show:
        for number, (page, found) in enumerate(pages, 1):
            said.page(page, found)
            show("pages", number, 0)
    code = said.end(paths)
    hands.write_proposal()
    return code


class _Hands:
    """The readers that a command asked for, and the profile that they have to propose."""

    def __init__(self, profile: Path | None, propose: Path | None, *, fast: bool) -> None:
        from spaniel.definitions import read_profile

        self._propose, self._fast = propose, fast
        if fast and profile:
            self.refuse("--fast", "learns a profile, and so cannot be given one", "leave one out")
        if propose and not (fast or profile):
            self.refuse("--propose", "has nothing to propose", "add --profile or --fast")
        if propose and profile and propose.absolute() == profile.absolute():
            what = "is the profile in use, and a proposal has to be looked at first"
            self.refuse("--propose", what, "name another file")
        self.profile = read_profile(profile) if profile else None
        self._reader: FastReader | TaughtReader | None = None

    def refuse(self, option: str, what: str, remedy: str) -> NoReturn:
        """Say what an option cannot be.

        Raises:
            InputError: always.
        """
        raise InputError(what, where=f"spaniel read {option}", do=remedy)

    def refuse_options(self, why: str) -> None:
        """Refuse what is for files only."""
        if self._fast or self.profile or self._propose:
            self.refuse("--lake", why, "leave out --profile, --fast and --propose")

    def readers(self, register: Path | None) -> tuple[Reader, ...]:
        """Return the readers; the one of pages is kept in mind for what it has to propose."""
        from spaniel import pipeline
        from spaniel.extract.register import read_register
        from spaniel.extract.taught import FastReader, TaughtReader

        made = FastReader if self._fast else TaughtReader

        def pages(page: Reader, lexicon: Lexicon) -> Reader:
            self._reader = made(page, lexicon)
            return self._reader

        return pipeline.readers(read_register(register) if register else None, pages)

    def write_proposal(self) -> None:
        """Write the profile that was learned or repaired, or say that there is none."""
        from spaniel.definitions import write_profile

        if self._propose is None or self._reader is None:
            return
        profiles = self._reader.profiles()
        if profiles:
            write_profile(profiles[-1], self._propose)
            complain(f"{self._propose}: a profile to be looked at: {profiles[-1].taught}")
        else:
            complain(f"{self._propose}: not written, there is nothing to propose")


class _Said:
    """What a dry run has said: objects for machines as they come, counts for people at the end."""

    def __init__(self, *, as_json: bool) -> None:
        self._as_json = as_json
        self._kinds: Counter[str] = Counter()
        self._pages: Counter[str] = Counter()
        self._problems: Counter[str] = Counter()
        self._drifted = 0
        self._partial = 0
        self.passed_over: Counter[str] = Counter()

    def page(self, name: str, found: ReadPage) -> None:
        """Say what was read from a page: the page's own object first."""
        from spaniel.extract.contract import as_objects
        from spaniel.extract.taught import is_drift

        reading = found.reading
        self._pages[reading.page_kind] += 1
        if reading.partial:
            self._partial += 1
            self._problems[reading.problem] += 1
            if is_drift(reading.problem):
                self._drifted += 1
                if self._drifted == 1:  # at once, and of the others how many they are
                    complain(f"{name}: {reading.problem}")
        for said in as_objects(found, name):
            self._kinds[said["kind"]] += 1
            self._write(said)

    def damaged(self, name: str, fault: DamagedInput) -> None:
        """Say of a file in a folder that it could not be read; the others are."""
        self._problems[fault.what] += 1
        self._partial += 1
        if self._as_json:
            self._write({"kind": "page", "page": name, "partial": True, "problem": fault.what})
        else:
            complain(str(fault))

    def end(self, paths: list[Path]) -> int:
        """Say how many of what there were, and fail if there was nothing to read at all."""
        left = ", ".join(f"{why} ({count})" for why, count in sorted(self.passed_over.items()))
        if not self._pages and not self._problems:
            raise InputError(
                f"there is nothing in it to read{': ' if left else ''}{left}",
                where=", ".join(map(str, paths)),
                do="name saved pages, logs or chats, or folders, tars or WARC files with such",
            )
        if self._drifted > 1:
            complain(f"the profile no longer fits {self._drifted} of {self._pages.total()} pages")
        if not self._as_json:
            counts = {"pages": dict(self._pages), **dict(self._kinds)}
            wrong = {"partial": self._partial, "problems": dict(self._problems)}
            emit({**counts, **wrong, "not read": left}, as_json=False)
        return 0

    def _write(self, said: Mapping[str, Any]) -> None:
        import json
        import sys

        if self._as_json:
            line = json.dumps(said, ensure_ascii=False)
            # The name of a file may hold bytes that are no UTF-8; JSON has an escape for them.
            sys.stdout.write(line.encode("utf-8", "backslashreplace").decode() + "\n")
