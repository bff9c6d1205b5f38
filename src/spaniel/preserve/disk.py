"""What touches the disk: appends and replacements that are whole or not there, folders, locks."""

from __future__ import annotations

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from spaniel.errors import StorageError

__all__ = [
    "append_durably",
    "cut",
    "length",
    "locked",
    "make_folder",
    "refused_by_disk",
    "sync_folder",
    "write_all",
    "write_atomically",
]


@contextmanager
def refused_by_disk(what: str, where: Path) -> Iterator[None]:
    """Turn whatever the disk or SQLite refuses within the context into one clear error.

    Raises:
        StorageError: the disk refused: full, read-only or gone; or an index is damaged.
    """
    try:
        yield
    except sqlite3.OperationalError as fault:
        raise _refusal(what, str(fault), where) from fault
    except sqlite3.DatabaseError as fault:
        raise StorageError(
            f"{what} (an index is damaged: {fault})",
            where=str(where),
            do="run `spaniel rebuild`, which makes it again from the evidence",
        ) from fault
    except OSError as fault:
        raise _refusal(what, fault.strerror or str(fault), where) from fault


def append_durably(path: Path, data: bytes) -> int:
    """Append ``data`` and return where it begins; on disk when it returns, not there if it raises.

    Raises:
        OSError: the disk refused.
    """
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        start = os.fstat(handle).st_size
        try:
            write_all(handle, data)
            os.fsync(handle)
            if start == 0:
                sync_folder(path.parent)
        except BaseException:
            os.ftruncate(handle, start)
            raise
    finally:
        os.close(handle)
    return start


def write_all(handle: int, data: bytes) -> None:
    """Write all of ``data``: a nearly full disk takes a part, says so, and refuses the next."""
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]


def cut(path: Path, size: int) -> None:
    """Cut a file to ``size`` bytes, durably, if it is there and longer."""
    with suppress(FileNotFoundError):
        handle = os.open(path, os.O_WRONLY | os.O_CLOEXEC)
        try:
            if os.fstat(handle).st_size > size:
                os.ftruncate(handle, size)
                os.fsync(handle)
        finally:
            os.close(handle)


def length(path: Path) -> int:
    """Return a file's length in bytes, 0 if it is not there."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def write_atomically(path: Path, data: bytes) -> None:
    """Put ``data`` at ``path`` so that after a crash the old or the new content is there, whole."""
    partial = path.with_name(f"{path.name}.{os.getpid()}.partial")
    try:
        with partial.open("wb", buffering=0) as file:
            write_all(file.fileno(), data)
            os.fsync(file.fileno())
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    sync_folder(path.parent)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, durably, where they are not there."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable (a new file's name is not, until this)."""
    handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def locked(path: Path, *, shared: bool = False) -> Iterator[int]:
    """Hold a lock file while the context lasts, and yield its handle; a crash lets go of it.

    A shared lock changes nothing, so that it can be had on a read-only medium; where nobody has
    ever held the lock, there is nobody to wait for.
    """
    how = os.O_RDONLY if shared else os.O_RDWR | os.O_CREAT
    try:
        handle = os.open(path, how | os.O_CLOEXEC, 0o644)
    except FileNotFoundError:
        if not shared:
            raise
        yield -1
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_SH if shared else fcntl.LOCK_EX)
        yield handle
    finally:
        os.close(handle)


def _refusal(what: str, why: str, where: Path) -> StorageError:
    return StorageError(
        f"{what} ({why})",
        where=str(where),
        do="free some space or mend the disk and run again; what was acknowledged is safe",
    )
