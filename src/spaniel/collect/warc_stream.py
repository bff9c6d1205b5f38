"""The records of a WARC file, one after the other, to its very end."""

from __future__ import annotations

import base64
import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

__all__ = ["Record", "WarcDamaged", "framed", "reopened"]

_BLOCK = 1 << 16
_LONGEST_HEAD = 1 << 20


class WarcDamaged(Exception):
    """A record is not as a record has to be."""

    def __init__(self, number: int, what: str) -> None:
        super().__init__(what)
        self.number, self.what = number, what


@dataclass(frozen=True, slots=True)
class Record:
    """One record.

    Attributes:
        headers: of the WARC record, names in lower case.
        block: what follows them; empty if it is larger than was asked for.
        left_out: the block is larger than was asked for.
        digest_holds: the block has the digest it names, or names none that is known.
        offset: of the record in the file; of its gzip member in a compressed one.
        index: 0 for the first record at that offset, 1 for the next one in the same member, ...
        number: 1, 2, 3, ...
    """

    headers: dict[str, str]
    block: bytes
    left_out: bool
    digest_holds: bool
    offset: int
    index: int
    number: int


def framed(file: BinaryIO, *, largest: int, offset: int = 0) -> Iterator[Record]:
    """Yield the records from ``offset`` on; blocks of more than ``largest`` bytes are left out.

    Raises:
        WarcDamaged: what is there is not a record, or not a whole one.
        EOFError, zlib.error: the compression is cut short or damaged.
    """
    stream = _Stream(file, offset)
    number = index = 0
    before = -1
    while stream.skip_line_ends():
        number += 1
        at = stream.member_offset
        before, index = at, index + 1 if at == before else 0
        headers = _head(stream, number)
        length = headers.get("content-length", "")
        if not (length.isascii() and length.isdigit() and len(length) < 19):
            raise WarcDamaged(number, "does not say how long it is")
        block, holds = _block(stream, int(length), headers, largest, number)
        left_out = int(length) > largest
        yield Record(headers, block, left_out, holds, at, index, number)


def reopened(file: BinaryIO, offset: int, index: int, *, largest: int) -> Record:
    """Return a record by its place."""
    for record in framed(file, largest=largest, offset=offset):
        if record.index == index:
            return record
    raise WarcDamaged(index, "cannot be found again")


def _head(stream: _Stream, number: int) -> dict[str, str]:
    head = stream.until(b"\r\n\r\n", _LONGEST_HEAD)
    if head is None:
        raise WarcDamaged(number, "has no whole header")
    first, *lines = head.decode("utf-8", "replace").split("\r\n")
    if first not in {"WARC/1.0", "WARC/1.1"}:
        raise WarcDamaged(number, "does not begin as a record of WARC 1.0 or 1.1 does")
    headers: dict[str, str] = {}
    name = ""
    for line in lines:
        if line[:1] in {" ", "\t"} and name:
            headers[name] += f" {line.strip()}"
            continue
        key, colon, value = line.partition(":")
        name = key.strip().lower() if colon else ""
        if name:
            headers.setdefault(name, value.strip())
    return headers


def _block(
    stream: _Stream, length: int, headers: dict[str, str], largest: int, number: int
) -> tuple[bytes, bool]:
    algorithm, _, value = headers.get("warc-block-digest", "").partition(":")
    summed = _summer(algorithm)
    parts: list[bytes] = []
    left = length
    while left:
        part = stream.take(min(left, _BLOCK))
        if not part:
            raise WarcDamaged(number, "is cut short")
        left -= len(part)
        if summed is not None:
            summed.update(part)
        if length <= largest:
            parts.append(part)
    if stream.take(4) != b"\r\n\r\n":
        raise WarcDamaged(number, "is not as long as it says")
    return b"".join(parts), summed is None or _same(summed.digest(), value)


def _summer(algorithm: str) -> Any:
    name = algorithm.strip().lower().replace("-", "")
    if name not in {"md5", "sha1", "sha224", "sha256", "sha384", "sha512"}:
        return None
    return hashlib.new(name, usedforsecurity=False)


def _same(raw: bytes, text: str) -> bool:
    value = text.strip().lower().rstrip("=")
    spellings = (raw.hex(), base64.b32encode(raw).decode(), base64.b64encode(raw).decode())
    return value in {spelling.lower().rstrip("=") for spelling in spellings}


class _Stream:
    """A file without its gzip, member after member, that knows where each member begins."""

    def __init__(self, file: BinaryIO, offset: int) -> None:
        self._file, self._at = file, offset
        file.seek(offset)
        self._packed = file.read(2) == b"\x1f\x8b"
        self._buffer = bytearray()
        self._begins: list[tuple[int, int]] = []
        self._read = self._used = 0
        self._inflate: Any = None
        self._raw = b""

    @property
    def member_offset(self) -> int:
        """Offset of the gzip member that holds the next byte; of the byte itself where plain."""
        if not self._packed:
            return self._at - len(self._buffer)
        while len(self._begins) > 1 and self._begins[1][0] <= self._used:
            self._begins.pop(0)
        return self._begins[0][1]

    def skip_line_ends(self) -> bool:
        """Whether anything follows but line ends."""
        while self._fill(1):
            rest = self._buffer.lstrip(b"\r\n")
            self._drop(len(self._buffer) - len(rest))
            if rest:
                return True
        return False

    def until(self, mark: bytes, most: int) -> bytes | None:
        """Return what stands before a mark, and drop both; ``None`` if there is no mark."""
        start = 0
        while (found := self._buffer.find(mark, start)) < 0:
            start = max(0, len(self._buffer) - len(mark))
            if len(self._buffer) > most or not self._fill(len(self._buffer) + 1):
                return None
        head = bytes(self._buffer[:found])
        self._drop(found + len(mark))
        return head

    def take(self, size: int) -> bytes:
        """Return as much as ``size`` bytes, fewer at the end."""
        self._fill(size)
        part = bytes(self._buffer[:size])
        self._drop(len(part))
        return part

    def _drop(self, size: int) -> None:
        del self._buffer[:size]
        self._used += size

    def _fill(self, size: int) -> bool:
        while len(self._buffer) < size:
            data = self._next() if self._packed else self._plain()
            if not data:
                return False
            self._buffer += data
            self._read += len(data)
        return True

    def _plain(self) -> bytes:
        self._file.seek(self._at)
        data = self._file.read(_BLOCK)
        self._at += len(data)
        return data

    def _next(self) -> bytes:
        while True:
            if not self._raw:
                self._file.seek(self._at)
                self._raw = self._file.read(_BLOCK)
                self._at += len(self._raw)
            if not self._raw:
                return self._last()
            if self._inflate is None:
                self._inflate = zlib.decompressobj(31)
                self._begins.append((self._read, self._at - len(self._raw)))
            data: bytes = self._inflate.decompress(self._raw, _BLOCK)
            self._raw = self._inflate.unconsumed_tail or self._inflate.unused_data
            if self._inflate.eof:
                self._inflate = None
            if data:
                return data

    def _last(self) -> bytes:
        """Return what is still held back at the end of the file."""
        if self._inflate is None:
            return b""
        data: bytes = self._inflate.decompress(b"", _BLOCK)
        if self._inflate.eof:
            self._inflate = None
        elif not data:
            raise EOFError("the last gzip member is cut short")
        return data
