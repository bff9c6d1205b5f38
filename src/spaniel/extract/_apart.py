"""Reading one capture in a process of its own, which may die, hang or swell without harm to us.

The process is a fresh interpreter and no fork of this one, so that it may be started from any
thread; it is handed its work through a pipe and answers through another, so that it leaves no file.
The parser that it runs is written in C and meets pages written to break it: therefore its answer is
not trusted either. It may hold nothing but the types of :mod:`spaniel.types` and plain values.
"""

from __future__ import annotations

import io
import os
import pickle
import resource
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import IO, Any

import spaniel.types
from spaniel.ports import Reader, ReadPage
from spaniel.types import Capture, Reading, Source

from ._bounds import Limits

__all__ = ["packed", "read_apart", "serve"]

_PROGRAM = (
    "import sys; sys.path[:] = sys.argv[1:]; from spaniel.extract._apart import serve; serve()"
)
_CHUNK = 1 << 16
_GRACE_SECONDS = 5.0
_LONGEST_REASON = 200
_MEBIBYTE = 1 << 20
_ALLOWED = {
    (kind.__module__, kind.__qualname__): kind
    for kind in (
        *(kind for kind in vars(spaniel.types).values() if isinstance(kind, type)),
        *(ReadPage, Decimal, date, datetime, timedelta, timezone),
    )
}


def packed(reader: Reader) -> bytes:
    """Return a reader in the form in which it is sent.

    Raises:
        TypeError: it cannot be sent: it holds a file, a lock, or something without a name.
    """
    try:
        return pickle.dumps(reader)
    except (pickle.PicklingError, AttributeError, TypeError) as fault:
        raise TypeError(f"the reader cannot be sent to another process: {fault}") from fault


def read_apart(
    reader: bytes, capture: Capture, payload: bytes, source: Source, limits: Limits
) -> ReadPage | str:
    """Read one capture in a bounded process.

    Args:
        reader: from :func:`packed`.
        capture: what it is to read.
        payload: the capture's bytes, or their head.
        source: where the capture is from.
        limits: of memory, time and answer.

    Returns:
        What was read, or why nothing could be: ``it took more than 20 s of processor time``.
    """
    job = pickle.dumps(limits) + reader + pickle.dumps((capture, payload, source))
    path = [os.path.abspath(entry) for entry in sys.path]  # noqa: PTH100 - "" is where we are
    command = [sys.executable, "-I", "-B", "-c", _PROGRAM, *path]
    try:
        process = subprocess.Popen(  # noqa: S603 - this interpreter, this module
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as fault:
        return f"no process could be started to read it ({fault.strerror})"
    with process:
        try:
            return _answer_of(process, job, limits)
        finally:
            process.kill()


# --------------------------------------------------------------------------- on this side


def _answer_of(process: subprocess.Popen[bytes], job: bytes, limits: Limits) -> ReadPage | str:
    """Return what the process said or, where it said nothing whole, how it ended."""
    try:
        said = _converse(process, job, limits)
    except TimeoutError:
        return f"it was not done within {limits.wall_seconds:g} s"
    if len(said) > limits.result_bytes:
        return _too_much(limits)
    # Whatever a damaged or malicious answer raises, it is no answer.
    with suppress(Exception):
        answer = _Unpickler(io.BytesIO(said)).load()
        if isinstance(answer, str):
            return answer[:_LONGEST_REASON]
        if isinstance(answer, ReadPage) and isinstance(answer.reading, Reading):
            return answer
    with suppress(subprocess.TimeoutExpired):
        process.wait(_GRACE_SECONDS)
    return _ending(process.returncode, limits)


def _converse(process: subprocess.Popen[bytes], job: bytes, limits: Limits) -> bytes:
    """Hand the job over and take the answer in, both at once, as either pipe allows.

    Raises:
        TimeoutError: it took longer than it may.
    """
    assert process.stdin is not None
    assert process.stdout is not None
    until = time.monotonic() + limits.wall_seconds
    said, left = bytearray(), memoryview(job)
    with selectors.DefaultSelector() as pipes:
        os.set_blocking(process.stdin.fileno(), False)
        pipes.register(process.stdin, selectors.EVENT_WRITE)
        pipes.register(process.stdout, selectors.EVENT_READ)
        while len(said) <= limits.result_bytes:
            ready = pipes.select(max(0.0, until - time.monotonic()))
            if not ready:
                raise TimeoutError
            for key, _ in ready:
                if key.fileobj is process.stdin:
                    left = left[_written(process.stdin, left) :]
                    if not left:
                        pipes.unregister(process.stdin)
                        _close(process.stdin)
                    continue
                chunk = os.read(process.stdout.fileno(), _CHUNK)
                if not chunk:
                    return bytes(said)
                said += chunk
    return bytes(said)


def _written(pipe: IO[bytes], data: memoryview) -> int:
    """Return how much a pipe took; all, where nobody is left to read it."""
    try:
        return os.write(pipe.fileno(), data[:_CHUNK])
    except BlockingIOError:
        return 0
    except OSError:
        return len(data)


def _close(pipe: IO[bytes]) -> None:
    with suppress(OSError):
        pipe.close()


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """Return a class that an answer may hold.

        Raises:
            UnpicklingError: it may not.
        """
        try:
            return _ALLOWED[module, name]
        except KeyError:
            raise pickle.UnpicklingError(f"{module}.{name}") from None


def _ending(status: int | None, limits: Limits) -> str:
    if status == -signal.SIGXCPU:
        return f"it took more than {limits.cpu_seconds} s of processor time"
    if status == -signal.SIGALRM:
        return f"it was not done within {limits.wall_seconds:g} s"
    if status is not None and status < 0:
        return f"the process that read it was ended by signal {-status}"
    return f"the process that read it gave no answer (exit status {status})"


def _too_much(limits: Limits) -> str:
    return f"what it holds is larger than {limits.result_bytes // _MEBIBYTE:,} MiB"


# --------------------------------------------------------------------------- on the other side


def serve() -> None:
    """Be the process: read the job from standard input, answer on standard output, and end."""
    # Whatever is printed by accident must not get between the words of the answer.
    answer_to = os.dup(1)
    os.dup2(2, 1)
    limits = pickle.load(sys.stdin.buffer)  # noqa: S301 - our own parent's words
    _bind(limits)
    answer = _answer(sys.stdin.buffer, limits)
    with os.fdopen(answer_to, "wb") as pipe:
        pipe.write(answer)
    # Taking a large tree apart politely takes longer than building it.
    os._exit(0)


def _bind(limits: Limits) -> None:
    """Give ourselves to the kernel: also where our parent was killed and waits for nothing."""
    for what, most, end in (
        (resource.RLIMIT_AS, limits.memory_bytes, limits.memory_bytes),
        # Where both are equal the kernel kills without saying what for.
        (resource.RLIMIT_CPU, limits.cpu_seconds, limits.cpu_seconds + 1),
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        # Some systems know a limit by name only, or have a lower one already.
        with suppress(ValueError, OSError):
            resource.setrlimit(what, (most, end))
    signal.setitimer(signal.ITIMER_REAL, limits.wall_seconds)


def _answer(job: IO[bytes], limits: Limits) -> bytes:
    try:
        answer = pickle.dumps(_read(job))
    except MemoryError:
        return pickle.dumps(
            f"it needs more than {limits.memory_bytes // _MEBIBYTE:,} MiB of memory"
        )
    except Exception as fault:
        # The words of an error may be the page's; its name is ours.
        return pickle.dumps(f"the reader failed ({type(fault).__name__})")
    return answer if len(answer) <= limits.result_bytes else pickle.dumps(_too_much(limits))


def _read(job: IO[bytes]) -> ReadPage:
    load: Callable[[IO[bytes]], Any] = pickle.load
    reader: Reader = load(job)
    capture, payload, source = load(job)
    return reader.read(capture, payload, source)
