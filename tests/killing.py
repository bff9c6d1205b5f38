"""Walks that are killed: a small server imports everything once and forks a walk per request."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent


class Walks:
    """Starts walks in processes of their own and kills them."""

    def __init__(self) -> None:
        self._server = subprocess.Popen(
            [sys.executable, str(HERE / "killing.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def start(self, root: Path, seed: int, acks: Path) -> int:
        """Start a walk and return its process id."""
        return int(self._ask(f"start {seed} {root} {acks}"))

    def kill(self, pid: int, *more: int) -> None:
        """Kill -9, and return when the processes are gone."""
        for each in (pid, *more):
            os.kill(each, signal.SIGKILL)
        for each in (pid, *more):
            status = int(self._ask(f"wait {each}"))
            assert status == signal.SIGKILL, f"the walk ended by itself with {status}"

    def close(self) -> None:
        """End the server."""
        assert self._server.stdin and self._server.stdout
        self._server.stdin.close()
        self._server.stdout.close()
        self._server.wait()

    def _ask(self, line: str) -> str:
        assert self._server.stdin and self._server.stdout
        self._server.stdin.write(line + "\n")
        self._server.stdin.flush()
        return self._server.stdout.readline()


def killed_at_random(walks: Walks, root: Path, seed: int) -> set[tuple[str, str]]:
    """Let one or two walks go on a lake, kill them at a random moment, and return all acks."""
    dice = random.Random(seed)
    acks = root.with_suffix(".acks")
    acks.touch()
    known = acks.stat().st_size
    pids = [walks.start(root, dice.randrange(10**9), acks) for _ in range(dice.choice((1, 1, 2)))]
    until = time.monotonic() + 20
    while acks.stat().st_size == known and time.monotonic() < until:
        time.sleep(0.001)
    time.sleep(dice.random() ** 2 * 0.5)
    walks.kill(*pids)
    return acknowledged(acks)


def acknowledged(acks: Path) -> set[tuple[str, str]]:
    """Return (unit, capture) of every acknowledged capture."""
    lines = acks.read_text().split("\n")[:-1]
    return {(unit, id_) for unit, _, id_ in (line.partition(" ") for line in lines)}


def _serve() -> None:
    sys.path.insert(0, str(HERE))
    import lakes
    import spaniel.lake.tables  # noqa: F401 - imported once for all walks

    for line in sys.stdin:
        word, first, *rest = line.split()
        if word == "start":
            pid = os.fork()
            if pid == 0:
                sys.stdin.close()
                handle = os.open(rest[1], os.O_WRONLY | os.O_APPEND)
                lakes.walk(Path(rest[0]), int(first), handle)
                os._exit(0)
            answer = pid
        else:
            answer = os.waitstatus_to_exitcode(os.waitpid(int(first), 0)[1]) * -1
        print(answer, flush=True)


if __name__ == "__main__":
    _serve()
