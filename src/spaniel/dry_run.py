"""Reading files without a lake: nothing is kept, nothing is written, and seals are obeyed.

For trying a reader or a profile on saved pages. What is to be evidence goes through
:func:`spaniel.pipeline.import_files`, under an authority and into the ledger; a dry run has neither
and leaves no trace beyond what its caller prints.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from spaniel.collect import take_over
from spaniel.errors import Refused
from spaniel.extract import seen_by_rule
from spaniel.ports import Reader, ReadPage
from spaniel.types import Capture, Grant, Response, Source, Technique

__all__ = ["dry_run"]

_ANY = Source(id="dry-run", service="dry-run")
_HOUR = timedelta(hours=1)


class _Present:
    """The clock of a run that records nothing."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class _NamedFiles:
    """A gate that opens the files its user named, for reading, and nothing else."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._targets = {os.path.realpath(path) for path in paths}

    def grant(self, technique: Technique, target: str) -> Grant:
        """Grant a named file; a dry run has no ledger that could remember it."""
        if not self.allows(technique, target):
            raise Refused("a dry run opens only the files it was given", where=target, do="name it")
        now = datetime.now(UTC)
        return Grant(id="dry-run", authority="dry-run", technique=technique, target=target,
                     since=now, until=now + _HOUR)  # fmt: skip

    def allows(self, technique: Technique, target: str) -> bool:
        """Whether the target was named."""
        return technique is Technique.EVIDENCE_IMPORT and os.path.realpath(target) in self._targets

    def issued(self, grant: Grant) -> bool:
        """Whether the grant is this gate's."""
        return grant.id == "dry-run"


def dry_run(
    paths: Sequence[Path], readers: Sequence[Reader], source: Source | None = None
) -> Iterator[tuple[str, ReadPage]]:
    """Yield, for each page in the files, its path or address and what was read from it.

    Args:
        paths: files, folders, tars, WARC files.
        readers: the first that takes a page's kind for its business reads it.
        source: hints (currencies, language, when it was seen); none by default.

    Raises:
        DamagedInput: there is no such path, or it cannot be read to its end.
    """
    source = source or _ANY
    gate, clock = _NamedFiles(paths), _Present()
    seen = partial(_seen, source)
    for path in paths:
        handed = take_over(path, gate, Technique.EVIDENCE_IMPORT)
        for response in handed.responses(source, gate, clock, seen):
            capture = _capture(source, response)
            reader = next((r for r in readers if r.reads(capture, source)), None)
            if reader is not None:
                yield _name(path, response), reader.read(capture, response.payload, source)


def _seen(source: Source, member: str) -> tuple[datetime | None, datetime | None, str]:
    return seen_by_rule(source.seen, member=member)


def _name(path: Path, response: Response) -> str:
    """Return a page's address, or its path: a member's below the folder or archive it is in."""
    if not response.address.startswith("import:"):
        return response.address
    member = unquote(response.address.partition("!")[2])
    if path.is_dir():
        return str(path / member)
    return str(path) if member == path.name else f"{path}!{member}"


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
