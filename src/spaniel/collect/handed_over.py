"""Files handed over: folders and tars of saved pages, tables, WARC files.

Everything is read once to its end before anything of it is passed on: its digest is part of the
identity of what comes out of it, and what is truncated or damaged is refused whole. In a folder,
tars and WARC files are opened like the folder itself; an archive within an archive is passed on as
it is, for the screen to decide on.
"""

from __future__ import annotations

import hashlib
import lzma
import os
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO, TypeVar
from urllib.parse import quote

from spaniel.collect import media, tars, warcs
from spaniel.collect.files import Part, opened, parts_of, stamp_of
from spaniel.errors import DamagedInput, SpanielError
from spaniel.ports import Clock, Gate
from spaniel.types import Grant, Response, Source, Technique

__all__ = ["HandedOver", "SeenBy", "take_over"]

SeenBy = Callable[[str], tuple[datetime | None, datetime | None, str]]
"""Member path to (seen, seen_until, seen_text): the source's rule."""

_LARGEST = 512_000_000
_TOO_LARGE = "larger than 512 MB"
_NOT_READ = {
    "large": (_TOO_LARGE, "split it"),
    "zstd": ("compressed with zstd, which is not read", "decompress it first"),
}
_CHANGED = "it was changed while it was being read"
_ASK = "ask for an undamaged copy; nothing of it was taken in"
_T = TypeVar("_T")


@dataclass(slots=True)
class HandedOver:
    """One path handed over, granted and found whole.

    Attributes:
        path: resolved.
        kind: ``folder``, ``tar``, ``warc`` or ``file``.
        sha256: of the file; empty for a folder, whose files have their own.
        passed_over: what was in it and not passed on, by reason. With the responses this accounts
            for every file, member and record (folders do not count).
    """

    path: Path
    kind: str
    grant: Grant
    sha256: str = ""
    passed_over: Counter[str] = field(default_factory=Counter)
    _parts: tuple[Part, ...] = ()
    _left: Counter[str] = field(default_factory=Counter)

    def responses(
        self, source: Source, gate: Gate, clock: Clock, seen: SeenBy
    ) -> Iterator[Response]:
        """Yield a response per member, in a fixed order; begin anew each time.

        Raises:
            Refused: the authority does not reach the path, or not any more.
            DamagedInput: a file is not any more what it was when it was taken over.
        """
        # Asked again, for anybody can put together a HandedOver; what it holds is not believed.
        self.path = Path(os.path.realpath(self.path))
        self.grant = gate.grant(self.grant.technique, str(self.path))
        if not self._parts and not self._left:
            self._parts, self._left = _inspected(self.path)
        self.passed_over.clear()
        self.passed_over.update(self._left)
        maker = _Maker(source, gate, clock, seen, self)
        for part in self._parts:
            yield from _from_part(part, maker)


def take_over(path: Path, gate: Gate, technique: Technique) -> HandedOver:
    """Ask the gate for a path and read it to its end.

    Raises:
        Refused: the authority does not reach the path; nothing was opened.
        DamagedInput: there is no such path, or it cannot be read to its end.
    """
    try:
        resolved = path.resolve()
    except (OSError, RuntimeError, ValueError) as fault:
        raise DamagedInput(
            f"is not a path ({_plain(fault)})", where=f"{str(path)!a}", do="check the path"
        ) from fault
    grant = gate.grant(technique, str(resolved))
    parts, left = _inspected(resolved)
    if resolved.is_dir():
        return HandedOver(resolved, "folder", grant, _parts=parts, _left=left)
    return HandedOver(resolved, parts[0].kind, grant, parts[0].sha256, _parts=parts, _left=left)


def _inspected(path: Path) -> tuple[tuple[Part, ...], Counter[str]]:
    left: Counter[str] = Counter()
    whole: list[Part] = []
    for part in parts_of(path, left):
        found = _whole(part)
        why, remedy = _NOT_READ.get(found.kind, ("", ""))
        if why and part.path == path:
            raise DamagedInput(f"is {why}", where=str(path), do=remedy)
        if why:
            left[why] += 1
        else:
            whole.append(found)
    return tuple(whole), left


def _whole(part: Part) -> Part:
    """Return a part with its kind and digest, read to its end."""
    with opened(part.path) as file, _telling(part.path):
        stamp = stamp_of(file)
        kind = _kind(file, part.name)
        if kind == "file" and stamp[0] > _LARGEST:
            return part.told("large", "", stamp)
        sha256 = hashlib.file_digest(_at_start(file), "sha256").hexdigest()
        _read_to_end(file, kind, stamp[0])
        if stamp_of(file) != stamp:
            raise EOFError(_CHANGED)
    return part.told(kind, sha256, stamp)


def _kind(file: BufferedReader, name: str) -> str:
    head = _at_start(file).read(512)
    if head.startswith(b"\x28\xb5\x2f\xfd"):
        return "zstd"
    try:
        head = tars.unpacked(_at_start(file)).read(512)
    except (EOFError, OSError, zlib.error, lzma.LZMAError):
        head = b""  # reading it to its end will say what is wrong
    last = name.rpartition("/")[2].lower()
    if head.startswith(b"WARC/") or last.endswith((".warc", ".warc.gz")):
        return "warc"
    named = ".tar" in last or last.endswith((".tgz", ".tbz2", ".txz"))
    return "tar" if tars.begins(head) or (named and not head.strip(b"\0")) else "file"


def _read_to_end(file: BufferedReader, kind: str, size: int) -> None:
    if kind == "warc":
        warcs.check(_warc_stream(file))
        return
    stream = tars.Guarded(tars.unpacked(_at_start(file)), size)
    if kind == "tar":
        for member, read in tars.members(stream, _LARGEST):
            if member.isfile() and member.size <= _LARGEST:
                read()
    elif kind == "file":
        stream.drain()


def _from_part(part: Part, maker: _Maker) -> Iterator[Response]:
    with opened(part.path) as file:
        with _telling(part.path):
            if stamp_of(file) != part.stamp:
                raise EOFError(_CHANGED)
        if part.kind == "warc":
            yield from _from_warc(file, part, maker)
            return
        members = _tar_members if part.kind == "tar" else _file_itself
        for name, payload in _told(part.path, members(file, part, maker.handed.passed_over)):
            yield maker.member(payload, part.sha256, name)


def _file_itself(file: BufferedReader, part: Part, _: Counter[str]) -> Iterator[tuple[str, bytes]]:
    payload = file.read()
    if hashlib.sha256(payload).hexdigest() != part.sha256:
        raise EOFError(_CHANGED)
    yield part.name, payload


def _tar_members(
    file: BufferedReader, part: Part, passed_over: Counter[str]
) -> Iterator[tuple[str, bytes]]:
    stream = tars.Guarded(tars.unpacked(file), part.stamp[0])
    empty = True
    for member, read in tars.members(stream, _LARGEST):
        empty = False
        if member.isdir():
            continue
        if not member.isfile():
            passed_over["a link or device"] += 1
        elif member.size > _LARGEST:
            passed_over[_TOO_LARGE] += 1
        else:
            yield member.name, read()
    if empty:
        passed_over["an empty archive"] += 1


def _from_warc(file: BufferedReader, part: Part, maker: _Maker) -> Iterator[Response]:
    found_records = warcs.records(_warc_stream(file), maker.handed.passed_over, largest=_LARGEST)
    for found in _told(part.path, found_records):
        yield Response(
            source=maker.source.id,
            grant=maker.grant(),
            address=_one_line(found.address) or f"import:{part.sha256}!@{found.place}",
            payload=found.payload,
            seen=found.date,
            seen_until=found.date_until,
            seen_text=found.date_text,
            captured=maker.clock.now(),
            media_type=found.media_type or media.media_type(found.payload, found.address),
            status=found.status,
            headers=found.headers,
            origin=f"{part.sha256}!{_one_line(part.path.name)}@{found.place}",
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
        self.handed.grant = self.gate.grant(self.handed.grant.technique, str(self.handed.path))
        return self.handed.grant

    def member(self, payload: bytes, sha256: str, name: str) -> Response:
        grant = self.grant()
        seen, seen_until, seen_text = self.seen(_one_line(name))
        return Response(
            source=self.source.id,
            grant=grant,
            address=f"import:{sha256}!{quote(os.fsencode(name), safe='/._-')}",
            payload=payload,
            seen=seen,
            seen_until=seen_until,
            seen_text=seen_text,
            captured=self.clock.now(),
            media_type=media.media_type(payload, name),
            origin=f"{sha256}!{_one_line(name)}",
        )


def _told(path: Path, found: Iterator[_T]) -> Iterator[_T]:
    """Yield what is found; what goes wrong in the finding is a sentence."""
    while True:
        with _telling(path):
            item = next(found, None)
        if item is None:
            return
        yield item


@contextmanager
def _telling(path: Path) -> Iterator[None]:
    try:
        yield
    except SpanielError:
        raise
    except warcs.WarcDamaged as fault:
        where = f"{path}, record {fault.number}" if fault.number else str(path)
        raise DamagedInput(fault.what, where=where, do=_ASK) from fault
    except Exception as fault:
        # Whatever a hostile archive makes its reader stumble over, it is damaged.
        what = f"cannot be read to its end ({_plain(fault)})"
        raise DamagedInput(what, where=str(path), do=_ASK) from fault


def _warc_stream(file: BufferedReader) -> BinaryIO:
    # The reader undoes gzip itself, to know where each record begins.
    packed = _at_start(file).read(2) == b"\x1f\x8b"
    stream: BinaryIO = _at_start(file) if packed else tars.unpacked(_at_start(file))
    return stream


def _at_start(file: BufferedReader) -> BufferedReader:
    file.seek(0)
    return file


def _one_line(text: str) -> str:
    """Return a name as it can be stored and shown: it may hold any byte but NUL."""
    plain = text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in plain)


def _plain(fault: BaseException) -> str:
    text = str(fault)
    return text[0].lower() + text[1:] if text else type(fault).__name__
