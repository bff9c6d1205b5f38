"""Reading files without a lake: nothing is kept, nothing is written, and seals are obeyed.

For trying a reader or a profile on saved pages. What is to be evidence goes through
:func:`spaniel.pipeline.import_files`, under an authority and into the ledger; a dry run has neither
and leaves no trace beyond what its caller prints.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from spaniel.collect import take_over
from spaniel.collect.files import parts_of
from spaniel.errors import DamagedInput, Refused
from spaniel.extract import seen_by_rule
from spaniel.ports import Reader, ReadPage
from spaniel.types import Capture, Grant, Response, SiteProfile, Source, Technique

__all__ = ["dry_run"]

_ANY = Source(id="dry-run", service="dry-run")
_HOUR = timedelta(hours=1)


class _Present:
    """The clock of a run that records nothing."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class _NamedFiles:
    """A gate that opens what its user named, and what is in it, for reading, and nothing else."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._targets = {Path(os.path.realpath(path)) for path in paths}

    def grant(self, technique: Technique, target: str) -> Grant:
        """Grant a named file; a dry run has no ledger that could remember it."""
        if not self.allows(technique, target):
            raise Refused("a dry run opens only the files it was given", where=target, do="name it")
        now = datetime.now(UTC)
        return Grant(id="dry-run", authority="dry-run", technique=technique, target=target,
                     since=now, until=now + _HOUR)  # fmt: skip

    def allows(self, technique: Technique, target: str) -> bool:
        """Whether the target, or a folder that it is in, was named."""
        real = Path(os.path.realpath(target))
        named = any(place in self._targets for place in (real, *real.parents))
        return technique is Technique.EVIDENCE_IMPORT and named

    def issued(self, grant: Grant) -> bool:
        """Whether the grant is this gate's."""
        return grant.id == "dry-run"


def _stop(_page: str, fault: DamagedInput) -> None:
    raise fault


def dry_run(
    paths: Sequence[Path],
    readers: Sequence[Reader],
    source: Source | None = None,
    *,
    damaged: Callable[[str, DamagedInput], None] = _stop,
    passed_over: Counter[str] | None = None,
    profile: SiteProfile | None = None,
) -> Iterator[tuple[str, ReadPage]]:
    """Yield, for each page in the files, its path or address and what was read from it.

    An import takes a folder whole or not at all, for it is evidence. This is none: what is damaged
    in a folder is told of, and the other files of the folder are read.

    Args:
        paths: files, folders, tars, WARC files.
        readers: the first that takes a page's kind for its business reads it.
        source: hints (currencies, language, when it was seen); none by default.
        damaged: told of each file in a folder that cannot be read to its end; the fault is raised
            by default.
        passed_over: counts what no reader reads, by reason.
        profile: what was taught about the pages, to be tried in the place of the source's own.

    Raises:
        DamagedInput: there is no such path, or it cannot be read to its end.
    """
    source = source or _ANY
    source = replace(source, profile=profile) if profile else source
    run = _Run(paths, readers, source, Counter() if passed_over is None else passed_over)
    for path in paths:
        if not path.is_dir():
            yield from run.file(path, str(path))
            continue
        for part in parts_of(path.resolve(), run.passed_over):
            name = str(path / part.name)
            try:
                yield from run.file(part.path, name)
            except DamagedInput as fault:
                damaged(name, fault)


class _Run:
    """Reads file by file, so that one that is damaged keeps no other from being read."""

    def __init__(
        self,
        paths: Sequence[Path],
        readers: Sequence[Reader],
        source: Source,
        passed_over: Counter[str],
    ) -> None:
        self._gate, self._clock = _NamedFiles(paths), _Present()
        self._readers, self._source = readers, source
        self.passed_over = passed_over

    def file(self, path: Path, name: str) -> Iterator[tuple[str, ReadPage]]:
        """Yield the pages of one file with their names: the file's own, or a member's in it."""
        handed = take_over(path, self._gate, Technique.EVIDENCE_IMPORT)
        seen = partial(_seen, self._source)
        for response in handed.responses(self._source, self._gate, self._clock, seen):
            read = self._read(response)
            if read is None:
                kind = response.media_type or "what is of no known type"
                self.passed_over[f"{kind} is no page, log or chat"] += 1
            else:
                yield _name(name, handed.kind, response), read
        self.passed_over.update(handed.passed_over)

    def _read(self, response: Response) -> ReadPage | None:
        source = self._source
        capture = _capture(source, response)
        reader = next((r for r in self._readers if r.reads(capture, source)), None)
        return reader.read(capture, response.payload, source) if reader else None


def _seen(source: Source, member: str) -> tuple[datetime | None, datetime | None, str]:
    return seen_by_rule(source.seen, member=member)


def _name(file: str, kind: str, response: Response) -> str:
    """Return a page's address, or its path: a member's behind that of the archive it is in."""
    if not response.address.startswith("import:"):
        return response.address
    member = unquote(response.address.partition("!")[2])
    return file if kind == "file" else f"{file}!{member}"


def _capture(source: Source, response: Response) -> Capture:
    """Return a response as readers know it, with nothing in the fields about its keeping."""
    empty: dict[str, Any] = {f.name: _EMPTY.get(str(f.type), "") for f in fields(Capture)}
    known = {name: getattr(response, name) for name in _SAME}
    digest = response.payload_digest
    headers = {name.lower(): value for name, value in response.headers}
    return Capture(
        **{
            **empty,
            **known,
            "id": Capture.identify(source.id, response.address, response.seen, digest),
            "service": source.service,
            "payload_digest": digest,
            "payload_bytes": len(response.payload),
            "content_encoding": headers.get("content-encoding", ""),
            "technique": response.grant.technique.value,
            "simulated": source.simulated,
        }
    )


_EMPTY: dict[str, Any] = {"int": 0, "date": date.max, "bool": False}
_SAME = ("source", "address", "seen", "seen_until", "seen_text", "captured", "media_type",
         "status", "origin", "depth")  # fmt: skip
