"""Files handed over: folders and tars of saved pages, tables, WARC files.

A file is read once to its end before anything of it is passed on: its digest is part of the
identity of what comes out of it, and a truncated or damaged file is refused whole.
"""

from __future__ import annotations

import gzip
import hashlib
import tarfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from spaniel.collect import media, warcs
from spaniel.errors import DamagedInput
from spaniel.ports import Clock, Gate
from spaniel.types import Grant, Response, Source, Technique

__all__ = ["HandedOver", "SeenBy", "take_over"]

SeenBy = Callable[[str], tuple[datetime | None, datetime | None, str]]
"""Member path to (seen, seen_until, seen_text): the source's rule."""

_LARGEST = 512_000_000
_MOST_MEMBERS = 5_000_000
_BLOCK = 1 << 20


@dataclass(slots=True)
class HandedOver:
    """One path handed over, granted and found whole.

    Attributes:
        path: resolved.
        kind: ``folder``, ``tar``, ``warc`` or ``file``.
        sha256: of the file; empty for a folder, whose files have their own.
        passed_over: what was in it and not passed on, by reason. With the responses this accounts
            for every member.
    """

    path: Path
    kind: str
    grant: Grant
    sha256: str = ""
    passed_over: Counter[str] = field(default_factory=Counter)

    def responses(
        self, source: Source, gate: Gate, clock: Clock, seen: SeenBy
    ) -> Iterator[Response]:
        """Yield a response per member, in a fixed order."""
        self.passed_over.clear()
        maker = _Maker(source, gate, clock, seen, self)
        if self.kind == "folder":
            yield from _from_folder(self, maker)
        elif self.kind == "tar":
            yield from _from_tar(self, maker)
        elif self.kind == "warc":
            yield from _from_warc(self.path, self.sha256, maker)
        else:
            yield maker.member(self.path.read_bytes(), self.sha256, self.path.name)


def take_over(path: Path, gate: Gate, technique: Technique) -> HandedOver:
    """Ask the gate for a path and read it to its end.

    Raises:
        Refused: the authority does not reach the path; nothing was opened.
        DamagedInput: there is no such path, or it cannot be read to its end.
    """
    resolved = path.resolve()
    grant = gate.grant(technique, str(resolved))
    if not resolved.exists():
        raise DamagedInput("does not exist", where=str(path), do="check the path")
    try:
        if resolved.is_dir():
            return HandedOver(resolved, "folder", grant)
        return _whole_file(resolved, grant)
    except PermissionError as fault:
        raise DamagedInput("may not be read", where=str(path), do="check its rights") from fault


def _whole_file(path: Path, grant: Grant) -> HandedOver:
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    if path.stat().st_size > _LARGEST * 40:
        raise DamagedInput("is larger than 20 GB", where=str(path), do="split it")
    kind = _kind(path)
    try:
        _read_to_end(path, kind)
    except (EOFError, OSError, zlib.error, tarfile.TarError) as fault:
        raise DamagedInput(
            f"cannot be read to its end ({_plain(fault)})",
            where=str(path),
            do="ask for an undamaged copy; nothing of it was taken in",
        ) from fault
    if kind == "warc":
        warcs.check(path)
    return HandedOver(path, kind, grant, sha256)


def _kind(path: Path) -> str:
    with path.open("rb") as file:
        head = file.read(512)
    if head.startswith(b"\x28\xb5\x2f\xfd"):
        raise DamagedInput(
            "is compressed with zstd, which is not read", where=str(path), do="decompress it first"
        )
    if _begins(path, head).startswith(b"WARC/"):
        return "warc"
    try:
        return "tar" if tarfile.is_tarfile(path) else "file"
    except (EOFError, OSError, zlib.error):
        return "tar" if ".tar" in path.name or path.name.endswith(".tgz") else "file"


def _begins(path: Path, head: bytes) -> bytes:
    if not head.startswith(b"\x1f\x8b"):
        return head
    try:
        with gzip.open(path) as file:
            return file.read(8)
    except (OSError, EOFError, zlib.error):
        return zlib.decompressobj(31).decompress(head)[:8] if len(head) > 18 else b""


def _read_to_end(path: Path, kind: str) -> None:
    with path.open("rb") as file:
        compressed = file.read(2) == b"\x1f\x8b"
    if compressed:
        with gzip.open(path) as stream:
            while stream.read(_BLOCK):
                pass
    if kind == "tar":
        with tarfile.open(path) as tar:
            for number, member in enumerate(tar):
                if number > _MOST_MEMBERS:
                    raise tarfile.TarError(f"more than {_MOST_MEMBERS:,} members")
                if member.isfile() and member.size <= _LARGEST:
                    _member_bytes(tar, member)


def _from_folder(handed: HandedOver, maker: _Maker) -> Iterator[Response]:
    for path in sorted(handed.path.rglob("*")):
        if path.is_dir():
            continue
        name = path.relative_to(handed.path).as_posix()
        resolved = path.resolve()
        if not resolved.is_relative_to(handed.path) or not resolved.is_file():
            handed.passed_over["not a file within the folder"] += 1
        elif resolved.stat().st_size > _LARGEST:
            handed.passed_over["larger than 512 MB"] += 1
        else:
            whole = _whole_file(resolved, handed.grant)
            if whole.kind == "warc":
                yield from _from_warc(resolved, whole.sha256, maker)
            else:
                yield maker.member(resolved.read_bytes(), whole.sha256, name)


def _from_tar(handed: HandedOver, maker: _Maker) -> Iterator[Response]:
    with tarfile.open(handed.path) as tar:
        for member in tar:
            if member.isdir():
                continue
            if not member.isfile():
                handed.passed_over["a link or device"] += 1
            elif member.size > _LARGEST:
                handed.passed_over["larger than 512 MB"] += 1
            else:
                yield maker.member(_member_bytes(tar, member), handed.sha256, member.name)


def _member_bytes(tar: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    stream = tar.extractfile(member)
    data = stream.read() if stream else b""
    if len(data) != member.size:
        raise EOFError(f"member {member.name} is cut short")
    return data


def _from_warc(path: Path, sha256: str, maker: _Maker) -> Iterator[Response]:
    for found in warcs.records(path, maker.handed.passed_over):
        yield Response(
            source=maker.source.id,
            grant=maker.grant(),
            address=found.address,
            payload=found.payload,
            seen=found.date,
            seen_until=found.date,
            seen_text=found.date_text,
            captured=maker.clock.now(),
            media_type=found.media_type or media.media_type(found.payload, found.address),
            status=found.status,
            headers=found.headers,
            origin=f"{sha256}!{path.name}@{found.offset}",
        )


@dataclass(slots=True)
class _Maker:
    """Makes responses of the members of one path."""

    source: Source
    gate: Gate
    clock: Clock
    seen: SeenBy
    handed: HandedOver

    def grant(self) -> Grant:
        """Return a living grant: a long import asks again when the hour is over."""
        if not self.gate.issued(self.handed.grant):
            technique = self.handed.grant.technique
            self.handed.grant = self.gate.grant(technique, str(self.handed.path))
        return self.handed.grant

    def member(self, payload: bytes, sha256: str, name: str) -> Response:
        seen, seen_until, seen_text = self.seen(name)
        return Response(
            source=self.source.id,
            grant=self.grant(),
            address=f"import:{sha256}!{quote(name, safe='/._-')}",
            payload=payload,
            seen=seen,
            seen_until=seen_until,
            seen_text=seen_text,
            captured=self.clock.now(),
            media_type=media.media_type(payload, name),
            origin=f"{sha256}!{name}",
        )


def _plain(fault: BaseException) -> str:
    text = str(fault)
    return text[0].lower() + text[1:] if text else type(fault).__name__
