"""A patrol that is killed or interrupted goes on; nothing acknowledged is lost, no page missed."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from loopback import Asked, Loopback, links, moved, page

TESTS = Path(__file__).parents[1]
PAGES = 110


class Site:
    """Pages that lead to one another, a quarter of them through a redirect."""

    def __init__(self) -> None:
        rng = random.Random(11)
        self._leads = {n: [rng.randrange(PAGES) for _ in range(3)] for n in range(PAGES)}
        self._leads[0] = [*self._leads[0], *range(1, PAGES, 7)]
        self.kill_at: int | None = None
        self.signal = signal.SIGKILL
        self.process: subprocess.Popen[str] | None = None
        self.answered = 0

    def answer(self, asked: Asked) -> bytes:
        self.answered += 1
        if self.answered == self.kill_at and self.process is not None:
            self.process.send_signal(self.signal)
        path = asked.target.strip("/")
        if path.startswith("go-"):
            return moved(f"/{path[3:]}")
        leads = self._leads[int(path or 0)]
        return links(*(f"/go-{n}" if n % 4 == 0 else f"/{n}" for n in leads))

    def reachable(self) -> set[str]:
        seen, waiting = {0}, [0]
        while waiting:
            new = set(self._leads[waiting.pop()]) - seen
            seen |= new
            waiting += sorted(new)
        seen.discard(0)
        return {f"/{n}" for n in seen} | {"/"}


def run(site: Site, url: str, folder: Path, delay: str = "0") -> tuple[int, dict[str, Any]]:
    command = [sys.executable, str(TESTS / "patrolling.py"), url, str(folder), delay]
    environment = os.environ | {"PYTHONPATH": str(TESTS)}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as site.process:
        out, err = site.process.communicate(timeout=60)
    assert "Traceback" not in err, err
    return site.process.returncode, json.loads(out) if out else {}


def kept(folder: Path, url: str) -> list[str]:
    lines = (folder / "kept.jsonl").read_text().splitlines()
    return [json.loads(line)[0].removeprefix(url) for line in lines]


def test_killed_at_random_moments(tmp_path: Path) -> None:
    site = Site()
    rng = random.Random(2026)
    with Loopback({"/robots.txt": page("", 404)}, site.answer) as served:
        before: list[str] = []
        for _ in range(3):
            site.kill_at = site.answered + rng.randrange(20, 70)
            code, _ = run(site, served.url, tmp_path)
            assert code == -signal.SIGKILL
            now = kept(tmp_path, served.url) if (tmp_path / "kept.jsonl").exists() else []
            assert now[: len(before)] == before
            before = now
        site.kill_at = None
        code, told = run(site, served.url, tmp_path)
        addresses = kept(tmp_path, served.url)
    assert (code, told["stopped"], told["resumed"], told["failed"]) == (0, "", True, {})
    assert site.reachable() <= set(addresses)
    again = Counter(a for a in addresses if a != "/robots.txt")
    assert sum(number - 1 for number in again.values()) <= 3 * 55


def test_interrupted_by_hand(tmp_path: Path) -> None:
    site = Site()
    site.signal = signal.SIGINT
    with Loopback({}, site.answer) as served:
        site.kill_at = 30
        code, told = run(site, served.url, tmp_path)
        assert code == 0
        assert told["stopped"] == "interrupted; the same command goes on from here"
        first = kept(tmp_path, served.url)
        assert len(first) >= 25
        site.kill_at = None
        code, told = run(site, served.url, tmp_path)
        addresses = kept(tmp_path, served.url)
    assert (code, told["resumed"]) == (0, True)
    assert site.reachable() <= set(addresses)
    assert len(addresses) - len(set(addresses)) <= 6  # what was in the air, and robots.txt
