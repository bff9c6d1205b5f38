"""A disk that crashes or is full at the n-th thing that is asked of it."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from spaniel.lake import tables


class Crash(BaseException):
    """The process is gone: nothing can be done after it, and nobody can catch it."""


WRITES = ("write", "pwrite", "fsync", "replace", "mkdir", "open")
CHANGES = (*WRITES, "ftruncate", "unlink", "rmdir")


class FailingDisk:
    """Counts what is asked of the disk and fails at ``at``; a write gets half its bytes in.

    Args:
        patch: undoes everything at the end of a test.
        fault: what is raised.
        names: functions of :mod:`os` that fail.
        lasting: whether everything after it fails too, until :meth:`mend`.
    """

    def __init__(
        self,
        patch: pytest.MonkeyPatch,
        fault: Callable[[], BaseException],
        names: tuple[str, ...],
        *,
        lasting: bool = True,
    ) -> None:
        self._fault, self._lasting = fault, lasting
        self.count, self.at, self.failing = 0, -1, False
        self.failed_in = ""
        for name in names:
            patch.setattr(os, name, self._wrapped(name, getattr(os, name)))
        whole = tables._DurableFile.write
        patch.setattr(tables._DurableFile, "write", self._wrapped("table", whole))

    @contextmanager
    def failing_at(self, number: int) -> Iterator[None]:
        """Fail at the ``number``-th thing from here on."""
        self.count, self.at, self.failing, self.failed_in = 0, number, False, ""
        try:
            yield
        finally:
            self.mend()

    def mend(self) -> None:
        """Let everything succeed from here on."""
        self.at, self.failing = -1, False

    def _wrapped(self, name: str, real: Any) -> Any:
        def call(*given: Any, **named: Any) -> Any:
            if name == "open" and not (len(given) > 1 and given[1] & os.O_CREAT):
                return real(*given, **named)
            self.count += 1
            if self.count - 1 == self.at or (self.failing and self._lasting):
                first = not self.failing
                self.failing = True
                if first:
                    self.failed_in = name
                    if name in {"write", "table"}:
                        real(given[0], bytes(given[1])[: len(given[1]) // 2])
                raise self._fault()
            return real(*given, **named)

        return call


def no_space() -> OSError:
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
