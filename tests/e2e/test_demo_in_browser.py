"""The demo as a user runs it, and its report as Chromium shows it. All of it is simulated."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = [
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    folder = tmp_path_factory.mktemp("demo")
    command = [sys.executable, "-m", "spaniel", "demo", "--folder", str(folder), "--days", "3"]
    done = subprocess.run([*command, "--json"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return folder, json.loads(done.stdout)


def test_the_demo_finds_what_is_there(demo: tuple[Path, dict[str, Any]]) -> None:
    told = demo[1]
    assert told["simulated"] is True
    assert told["evidence_sound"] is True
    marks = {mark["service"]: mark for mark in told["found_against_truth"]}
    assert len(marks) >= 6
    true, right = (
        sum(mark["in reach"] for mark in marks.values()),
        sum(mark["recall"] * mark["in reach"] for mark in marks.values()),
    )
    assert right / true > 0.9
    assert all(mark["precision"] > 0.9 for mark in marks.values())
    first, *later = told["new_payloads_per_day"]
    assert all(0 < number < first for number in later)


def test_the_report_asks_for_nothing_and_says_simulated(demo: tuple[Path, dict[str, Any]]) -> None:
    page = Path(demo[1]["report"]).read_text(encoding="utf-8")
    assert "default-src 'none'" in page
    assert "<script" not in page
    loads = re.findall(r"""(?:src|data|poster|xlink:href)=["']([^"'#][^"']*)["']""", page)
    assert [target for target in loads if not target.startswith("data:")] == []
    assert not re.search(r"""url\(\s*["']?(?!#|data:)""", page)
    assert not re.search(r"<link[^>]+href", page)
    assert "simulated" in page.lower()


@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium: run `make system` as root")
def test_chromium_draws_the_report(demo: tuple[Path, dict[str, Any]], tmp_path: Path) -> None:
    assert CHROMIUM is not None
    # Only our own report of the range is shown, so the sandbox, which root cannot have, may be off.
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    picture = tmp_path / "report.png"
    command = [CHROMIUM, *QUIET, *sandbox, f"--user-data-dir={tmp_path / 'profile'}"]
    address = Path(demo[1]["report"]).resolve().as_uri()
    shot = [*command, "--window-size=1024,3000", f"--screenshot={picture}", address]
    subprocess.run(shot, check=True, capture_output=True, timeout=120)
    assert picture.stat().st_size > 50_000
    dom = subprocess.run(
        [*command, "--dump-dom", address], check=True, capture_output=True, text=True, timeout=120
    ).stdout
    assert dom.count("<svg") >= 5
    for heading in ("Listings per crawl day", "Price per gram", "The captures"):
        assert heading in dom
