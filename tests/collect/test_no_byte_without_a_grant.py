"""With connections, look-ups and file opens watched: no byte moves without a ledgered grant."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

TESTS = Path(__file__).parents[1]


def told_by(script: str, folder: Path) -> dict[str, Any]:
    """Run a watched script in a process of its own and return what it saw."""
    done = subprocess.run(
        [sys.executable, str(TESTS / script), str(folder)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env=os.environ | {"PYTHONPATH": str(TESTS), "TLDEXTRACT_CACHE": str(folder / "cache")},
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_watched(tmp_path: Path) -> None:
    told = told_by("watched.py", tmp_path)
    assert told["without"] == []
    assert told["outside"] == 0
    assert sorted(told["asked"]) == ["/", "/left", "/moved", "/named", "/page", "/robots.txt"]
    assert told["connected"] >= 6
    assert told["imported"] == 8
    assert {Path(path).name for path in told["opened"]} == {
        "a.html", "t.csv.gz", "pages.tgz", "x.warc",
    }  # fmt: skip
    assert sorted(told["refusals"]) == sorted(
        [
            "http://elsewhere.example/",
            "OUT/redirect",
            "http://name.example/",
            "/evidence/out",
            "/evidence/out/secret.html",
        ]
    )
    assert told["refused"] == 3
    assert told["failed"] == {}


def test_watched_from_the_command_line(tmp_path: Path) -> None:
    told = told_by("watched_commands.py", tmp_path)
    assert told["codes"] == [0, 2, 0, 2]
    assert told["without"] == []
    assert told["connected"] == [told["address"]]
    assert set(told["opened"]) == {"evidence/in/a.html"}
