"""Reading tar archives so that nothing in them is passed over in silence.

Python's reader takes a damaged header for the end of the archive, and believes what a header says
of its size; here the members have to follow one another to a proper end mark.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import tarfile
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

__all__ = ["Guarded", "begins", "members", "unpacked"]

_BLOCK = 1 << 20
_EXPANDS = 200
"""How many times its size a file may hold: text hardly comes to 50, a bomb of zeros to 1,000."""

_HARMLESS = 256_000_000
_MOST_MEMBERS = 5_000_000


_OPENERS: dict[bytes, Callable[[BinaryIO], Any]] = {
    b"\x1f\x8b": lambda file: gzip.GzipFile(fileobj=file),
    b"BZh": bz2.BZ2File,
    b"\xfd7zXZ\x00": lzma.LZMAFile,
}


def unpacked(file: BinaryIO) -> Any:
    """Return a file's content without gzip, bzip2 or xz; the file itself where it has none."""
    head = file.read(6)
    file.seek(0)
    for magic, opener in _OPENERS.items():
        if head.startswith(magic):
            return opener(file)
    return file


def begins(head: bytes) -> bool:
    """Whether the first 512 bytes are a tar header."""
    try:
        tarfile.TarInfo.frombuf(head, "utf-8", "surrogateescape")
    except tarfile.HeaderError:
        return False
    return True


class Guarded:
    """A stream that is read to its end, unless it turns out to be a bomb.

    Args:
        stream: unpacked.
        packed: bytes of the file it comes from.
    """

    def __init__(self, stream: BinaryIO, packed: int) -> None:
        self._stream = stream
        self._most = max(_HARMLESS, packed * _EXPANDS)
        self._held = 0
        self.last = b""
        """What the last read gave."""

    def read(self, size: int = -1) -> bytes:
        """Read; bytes skipped by a seek are not counted."""
        self.last = self._stream.read(size)
        return self.last

    def seek(self, offset: int, whence: int = 0) -> int:
        """Move."""
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        """Return the place."""
        return self._stream.tell()

    def drain(self, check: Callable[[bytes], None] = lambda _: None) -> None:
        """Read to the end."""
        while block := self._stream.read(_BLOCK):
            check(block)
            if self._stream.tell() > self._most:
                raise tarfile.TarError("holds suspiciously much for its size")

    def hold(self, size: int) -> None:
        """Count what a member says that it holds: a sparse one holds what was never written."""
        self._held += size
        if self._held > self._most:
            raise tarfile.TarError("holds suspiciously much for its size")


def members(stream: Guarded, largest: int) -> Iterator[tuple[tarfile.TarInfo, Callable[[], bytes]]]:
    """Yield each member and a function that reads it, in the archive's order.

    Raises:
        tarfile.TarError, EOFError, OSError, ValueError: the archive is cut short or damaged.
    """
    source: Any = stream
    with tarfile.open(fileobj=source, mode="r:", encoding="utf-8", errors="surrogateescape") as tar:
        kept: list[tarfile.TarInfo] = vars(tar)["members"]
        before = -1
        number = 0
        while (member := tar.next()) is not None:
            number += 1
            if member.offset <= before or member.size < 0 or number > _MOST_MEMBERS:
                raise tarfile.TarError(f"member {number:,} cannot be where it says")
            before = member.offset
            if member.isfile() and member.size <= largest:
                stream.hold(member.size)
            yield member, _reader(tar, member)
            kept.clear()  # else a million members are held in memory
        _check_end(stream)


def _reader(tar: tarfile.TarFile, member: tarfile.TarInfo) -> Callable[[], bytes]:
    def read() -> bytes:
        stream = tar.extractfile(member)
        data = stream.read() if stream else b""
        if len(data) != member.size:
            raise EOFError(f"member {member.name!a} is cut short")
        return data

    return read


def _check_end(stream: Guarded) -> None:
    if not stream.last:
        raise EOFError("it has no end mark, so it may be cut short")
    _only_zeros(stream.last)
    stream.drain(_only_zeros)


def _only_zeros(block: bytes) -> None:
    if block.strip(b"\0"):
        raise tarfile.TarError("a member's header is damaged")
