"""The lease: one committer per lake; a second one waits, or is told so."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from spaniel.errors import Busy
from spaniel.lake.lake import Lake
from spaniel.preserve.disk import refused_by_disk

__all__ = ["lease"]

_PAUSE = 0.05


@contextmanager
def lease(lake: Lake, wait: float) -> Iterator[None]:
    """Be the committer while the context lasts; a crash gives the lease back.

    Raises:
        Busy: another one is, and did not finish within ``wait`` seconds.
        StorageError: the lake cannot be written.
    """
    path = lake.root / "committer.lock"
    with refused_by_disk("the lake cannot be written", path):
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        _take(file, lake, wait)
        with suppress(OSError):  # only for people to read
            os.ftruncate(file, 0)
            holder = f"process {os.getpid()} since {lake.clock.now():%Y-%m-%d %H:%M:%S} UTC"
            os.pwrite(file, holder.encode(), 0)
        yield
    finally:
        os.close(file)


def _take(file: int, lake: Lake, wait: float) -> None:
    until = time.monotonic() + wait
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() < until:
                time.sleep(_PAUSE)
                continue
        holder = os.pread(file, 200, 0).decode(errors="replace").strip() or "another process"
        raise Busy(
            f"another committer is at work ({holder})",
            where=str(lake.root),
            do="let it finish; what was kept is safe, and the next commit enters it",
        )
