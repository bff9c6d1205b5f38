"""A patrol in a process of its own, to be killed: ``patrolling.py URL FOLDER [delay]``.

What its keeper acknowledges is a line in ``FOLDER/kept.jsonl``, on disk before ``flush`` returns.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from fakes import FakeClock, FakeScreen, MemoryRecorder, authority, source
from spaniel.authority import AuthorityGate
from spaniel.collect import Frontier
from spaniel.collect.crawl import crawl
from spaniel.types import Politeness, Response


class FileKeeper:
    def __init__(self, path: Path) -> None:
        self._file = path.open("a", encoding="utf-8")
        self._waiting: list[str] = []

    def put(self, response: Response) -> None:
        self._waiting.append(json.dumps([response.address, response.status]) + "\n")

    def flush(self) -> None:
        self._file.writelines(self._waiting)
        self._file.flush()
        os.fsync(self._file.fileno())
        self._waiting.clear()


def main(url: str, folder: Path, delay: float) -> None:
    clock = FakeClock()
    patrolled = source(
        entries=(f"{url}/",), politeness=Politeness(delay=delay, concurrency=4, timeout=5)
    )
    frontier = Frontier(folder / "frontier.sqlite", patrolled.id, "2026")
    tally = crawl(
        patrolled,
        gate=AuthorityGate(authority(patterns=[f"{url}/*"]), MemoryRecorder(), clock),
        screen=FakeScreen(),
        keeper=FileKeeper(folder / "kept.jsonl"),
        clock=clock,
        frontier=frontier,
    )
    print(json.dumps({"stopped": tally.stopped, "resumed": tally.resumed, "failed": tally.failed}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), float(sys.argv[3]) if len(sys.argv) > 3 else 0.0)
