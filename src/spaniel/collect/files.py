"""Files and folders as they are handed over: regular ones only, and nothing outside a folder."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BufferedReader
from pathlib import Path

from spaniel.errors import DamagedInput

__all__ = ["Part", "Stamp", "opened", "parts_of", "stamp_of"]

Stamp = tuple[int, int, int, int]
"""Size, time of change in ns, inode and device: the same file, unchanged, has the same."""


@dataclass(frozen=True, slots=True)
class Part:
    """One file of what was handed over.

    Attributes:
        path: resolved.
        name: within the folder, or the file's own.
        kind: ``tar``, ``warc``, ``zstd`` or ``file``; empty until it was read.
        sha256: hex; empty until it was read.
    """

    path: Path
    name: str
    stamp: Stamp
    kind: str = ""
    sha256: str = ""

    def told(self, kind: str, sha256: str, stamp: Stamp) -> Part:
        """Return the part with what reading it told."""
        return replace(self, kind=kind, sha256=sha256, stamp=stamp)


def parts_of(path: Path, left: Counter[str]) -> list[Part]:
    """Return the files at a path, in order of their names' bytes; count in ``left`` what is not.

    Raises:
        DamagedInput: there is nothing, it may not be read, or it is neither a file nor a folder.
    """
    with _readable(path):
        found = path.stat()
        if stat.S_ISREG(found.st_mode):
            return [Part(path, path.name, _stamp(found))]
        if not stat.S_ISDIR(found.st_mode):
            raise DamagedInput(
                "is neither a file nor a folder", where=str(path), do="save it to a file first"
            )
        parts = list(_walked(path, left))
    return sorted(parts, key=lambda part: os.fsencode(part.name))


@contextmanager
def opened(path: Path) -> Iterator[BufferedReader]:
    """Open a regular file that is where it was, and neither follow nor wait for what replaced it.

    Raises:
        DamagedInput: it is gone, replaced or unreadable.
    """
    with _readable(path):
        if os.path.realpath(path) != str(path):
            raise OSError(0, "a link stands in its place")
        file = os.fdopen(_open_regular(path), "rb")
    with file:
        yield file


def stamp_of(file: BufferedReader) -> Stamp:
    """Return the stamp of an open file."""
    return _stamp(os.fstat(file.fileno()))


def _walked(folder: Path, left: Counter[str]) -> Iterator[Part]:
    for root, folders, names in os.walk(folder, onerror=_raise):
        left["a link to a folder"] += sum(Path(root, name).is_symlink() for name in folders)
        for name in names:
            whole = Path(root, name)
            target = Path(os.path.realpath(whole)) if whole.is_symlink() else whole
            if not target.is_relative_to(folder):
                left["a link that leads out of the folder"] += 1
            elif not target.is_file():
                left["not a regular file"] += 1
            else:
                yield Part(target, whole.relative_to(folder).as_posix(), _stamp(target.stat()))
    left += Counter()  # drops what counts nothing


def _open_regular(path: Path) -> int:
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(0, "is not a regular file any more")
    return handle


def _stamp(found: os.stat_result) -> Stamp:
    return found.st_size, found.st_mtime_ns, found.st_ino, found.st_dev


def _raise(fault: OSError) -> None:
    raise fault


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as fault:
        raise DamagedInput("does not exist", where=str(path), do="check the path") from fault
    except PermissionError as fault:
        where = str(fault.filename or path)
        raise DamagedInput("may not be read", where=where, do="check its rights") from fault
    except (OSError, RuntimeError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        raise DamagedInput(
            f"cannot be read ({reason})", where=str(path), do="check the path"
        ) from fault
