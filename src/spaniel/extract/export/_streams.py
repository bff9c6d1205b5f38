"""From a file's bytes to bounded lines, with flat memory whatever the file's length.

Gzip is undone on the way, UTF-16 is recoded, a line longer than a megabyte is cut off, and a file
that breaks off in the middle ends there with a note in the account.
"""

from __future__ import annotations

import codecs
import gzip
import io
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from ._found import Account

__all__ = [
    "Head",
    "Line",
    "blocks",
    "charset_of",
    "decoded",
    "head_of",
    "lines_of",
    "opened",
    "raw_lines",
    "unpacked",
]

LONGEST_LINE = 1_000_000
_BLOCK = 1 << 18
_HEAD = 1 << 16
_MOST_BYTES = 8 << 30
"""What is unpacked of one file at most: a gzip of a few megabytes may hold terabytes."""
_GZIP = b"\x1f\x8b"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_HIGH_RUN = re.compile(rb"[\xa8\xb8\xc0-\xff]{2,}")
_DAMAGED = (EOFError, OSError, zlib.error)


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its end.

    Attributes:
        number: from 1.
        text: empty for a line that was too long.
        whole: ``False`` if the line was too long and is left out.
    """

    number: int
    text: str
    whole: bool = True

    @property
    def place(self) -> str:
        """``line:<number>``."""
        return f"line:{self.number}"


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of a file, for telling its format.

    Attributes:
        text: the first 64 KiB, unpacked and decoded.
        lines: its lines that are not blank; the last, which may be cut, is left out unless the
            file ends there.
        address: the file's name or address, which never decides alone.
    """

    text: str
    lines: tuple[str, ...]
    address: str


def opened(payload: bytes) -> BinaryIO:
    """Return the payload as a stream, unpacked if it is gzip. Nothing is read yet."""
    return unpacked(io.BytesIO(payload))


def unpacked(stream: BinaryIO) -> BinaryIO:
    """Return a seekable stream, through gzip if it begins like gzip."""
    magic = stream.read(2)
    stream.seek(0)
    return gzip.GzipFile(fileobj=stream) if magic == _GZIP else stream  # type: ignore[return-value]


def head_of(stream: BinaryIO, address: str) -> Head:
    """Return the beginning of a stream and rewind it."""
    start = b"".join(_until(blocks(stream, Account(), _HEAD), _HEAD))
    stream.seek(0)
    text = decoded(start).removeprefix("\ufeff")
    lines = text.split("\n")
    if len(start) >= _HEAD and len(lines) > 1:
        lines.pop()
    kept = tuple(line.rstrip("\r") for line in lines if line.strip())
    return Head(text, kept, address)


def blocks(stream: BinaryIO, account: Account, size: int = _BLOCK) -> Iterator[bytes]:
    """Yield the stream's bytes from where it stands, in a charset that contains ASCII."""
    return _recoded(_plain_blocks(stream, account, size))


def raw_lines(stream: BinaryIO, account: Account) -> Iterator[tuple[bytes, bool]]:
    """Yield each line with its end, and whether it is whole; a longer one is cut to the limit."""
    pending, whole = b"", True
    for block in blocks(stream, account):
        *ended, rest = (pending + block).split(b"\n")
        for line in ended:
            yield line[:LONGEST_LINE] + b"\n", whole and len(line) <= LONGEST_LINE
            whole = True
        whole = whole and len(rest) <= LONGEST_LINE
        pending = rest[:LONGEST_LINE]
    if pending:
        yield pending, whole


def lines_of(stream: BinaryIO, account: Account) -> Iterator[Line]:
    """Yield the lines as text: UTF-8, or a guess for each line that is not."""
    for number, (raw, whole) in enumerate(raw_lines(stream, account), start=1):
        account.taken += 1
        if not whole:
            yield Line(number, "", whole=False)
            continue
        text = decoded(raw).rstrip("\r\n")
        yield Line(number, text.removeprefix("\ufeff") if number == 1 else text)


def decoded(raw: bytes) -> str:
    """Return bytes as text: UTF-8 where they are, else by the charset that fits best."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode(charset_of(raw), "replace")


def charset_of(sample: bytes) -> str:
    """Return ``utf-8``, or the single-byte charset that fits the sample better."""
    text = sample.decode("utf-8", "ignore")
    lost = len(sample) - len(text.encode())
    high = [byte for byte in sample if byte > 0x7F]
    if not high or lost * 10 < len(high) or lost <= 3 < len(high):
        return "utf-8"
    # Cyrillic words are of such bytes alone; of Latin ones they are a letter here and there.
    in_runs = sum(map(len, _HIGH_RUN.findall(sample)))
    return "cp1251" if in_runs > 0.7 * len(high) else "cp1252"


def _plain_blocks(stream: BinaryIO, account: Account, size: int) -> Iterator[bytes]:
    taken = 0
    while taken < _MOST_BYTES:
        try:
            block = stream.read(size)
        except _DAMAGED:
            account.note(f"The file is damaged and ends at byte {taken}; the rest is not read.")
            return
        if not block:
            return
        taken += len(block)
        yield block
    account.note(f"Only the first {_MOST_BYTES} bytes were read.")


def _recoded(found: Iterator[bytes]) -> Iterator[bytes]:
    first = next(found, b"")
    if not first.startswith(_UTF_16):
        yield first
        yield from found
        return
    decoder = codecs.getincrementaldecoder("utf-16")("replace")
    yield decoder.decode(first).encode("utf-8", "replace")
    for block in found:
        yield decoder.decode(block).encode("utf-8", "replace")


def _until(found: Iterable[bytes], size: int) -> Iterator[bytes]:
    taken = 0
    for block in found:
        yield block
        taken += len(block)
        if taken >= size:
            return
