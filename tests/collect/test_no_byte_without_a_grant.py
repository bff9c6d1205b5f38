"""With connections, look-ups and file opens watched: no byte moves without a ledgered grant."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).parents[1]


def test_watched(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(TESTS / "watched.py"), str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env=os.environ | {"PYTHONPATH": str(TESTS), "TLDEXTRACT_CACHE": str(tmp_path / "cache")},
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
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
    done = subprocess.run(
        [sys.executable, str(TESTS / "watched_commands.py"), str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env=os.environ | {"PYTHONPATH": str(TESTS), "TLDEXTRACT_CACHE": str(tmp_path / "cache")},
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["codes"] == [0, 2, 0, 2]
    assert told["without"] == []
    assert told["connected"] == [told["address"]]
    assert set(told["opened"]) == {"evidence/in/a.html"}
