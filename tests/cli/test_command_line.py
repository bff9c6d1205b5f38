"""The command line as people and machines use it: words, JSON, exit codes, one clear sentence."""

from __future__ import annotations

import json
import resource
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from spaniel.cli import app, main

AUTHORITY = """\
id: order-17
issuing_body: A court that does not exist
legal_basis: An order made up for this test
purpose: testing
owning_unit: tests
techniques: [evidence_import]
scope: {files: ["handed-over/*"]}
valid_from: 2020-01-01
valid_until: 2099-12-31
retain_until: 2100-12-31
"""
SOURCE = """\
id: table
service: invented-market
listing_key: {column: page}
seen: {column: day}
table:
  fields:
    title: {column: product}
    vendor: {column: vendor}
    price: {column: price, currency: USD}
  ignored: [page, day]
"""
TABLE = """\
page,day,vendor,product,price
1,2026-02-01,invented-anna,3.5g Cannabis,30
2,2026-02-01,invented-[bold]bob,1g MDMA,20
"""


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "authority.yaml").write_text(AUTHORITY)
    (tmp_path / "source.yaml").write_text(SOURCE)
    (tmp_path / "handed-over").mkdir()
    (tmp_path / "handed-over" / "a.csv").write_text(TABLE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


IMPORT = ["import", "source.yaml", "handed-over/a.csv", "-a", "authority.yaml", "--lake", "lake"]


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(list(arguments))
    out, err = capsys.readouterr()
    return code, out, err


def as_json(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    code, out, err = run(capsys, *arguments, "--json")
    assert (code, err) == (0, "")
    found: dict[str, Any] = json.loads(out)
    return found


def commands() -> list[list[str]]:
    names = [[name] for name in app if not name.startswith("-") and name != "range"]
    return [*names, ["range", "serve"], ["range", "truth"]]


@pytest.mark.parametrize("command", commands(), ids=" ".join)
def test_every_command_has_help_with_an_example(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(capsys, *command, "--help")
    assert code == 0
    assert "For example:" in out
    assert f"spaniel {' '.join(command)}" in out.split("For example:")[1]


def test_from_import_to_report(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = as_json(capsys, *IMPORT)
    assert (told["captures_new"], told["observations"]) == (1, 2)
    assert as_json(capsys, *IMPORT)["captures_new"] == 0
    rows = as_json(capsys, "measure", "listings_per_day", "--lake", "lake")["rows"]
    assert [(row["service"], row["listings"]) for row in rows] == [("invented-market", 2)]
    capture = rows[0]["captures"][0]
    shown = as_json(capsys, "show", capture, "--lake", "lake", "--payload", "seen.csv")
    assert shown["service"] == "invented-market"
    assert (work / "seen.csv").read_text() == TABLE
    assert as_json(capsys, "report", "--lake", "lake", "--out", "r.html")["lake_version"] == 1
    assert "invented-market" in (work / "r.html").read_text()
    assert as_json(capsys, "verify", "--lake", "lake")["sound"] is True
    assert as_json(capsys, "lake", "--lake", "lake")["authorities"] == ["order-17"]
    assert as_json(capsys, "rebuild", "--lake", "lake")["observations"] == 2


def test_a_reader_is_made_current_from_the_command_line(
    work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    as_json(capsys, *IMPORT)
    reader = as_json(capsys, "lake", "--lake", "lake")["readers"][0][1]
    told = as_json(capsys, "current", reader, "--lake", "lake", "--who", "me", "--why", "a test")
    assert told["current"] == reader


def test_words_for_people_do_not_obey_what_vendors_write(
    work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in (IMPORT, ["lake", "--lake", "lake"], ["measure", "--list"]):
        assert run(capsys, *command)[0] == 0
    code, out, _ = run(capsys, "measure", "listings_per_day", "--lake", "lake")
    assert code == 0
    assert "invented-market" in out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["verfiy"], "verify"),
        (["verify", "--lake", "nowhere"], "is not a lake"),
        (["verify", "--lak", "x"], "--lake"),
        (["measure", "prices", "--lake", "lake"], "prices"),
        (["measure", "listings_per_day"], "--lake"),
        (["measure", "listings_per_day", "--lake", "lake", "--set", "x"], "NAME=VALUE"),
        (["measure", "listings_per_day", "--lake", "lake", "--at", "99"], "99"),
        (["report", "--lake", "lake", "--rates", "BTC=none.csv"], "none.csv"),
        (["show", "cap-0", "--lake", "lake"], "cap-0"),
        (["current", "page@0", "--lake", "lake", "--who", "a", "--why", "b"], "page@0"),
        (["check", "none.yaml"], "none.yaml"),
        (["patrol", "source.yaml", "-a", "authority.yaml", "--lake", "lake"], "entr"),
        ([*IMPORT[:2], "none.csv", *IMPORT[3:]], "none.csv"),
        ([*IMPORT[:2], "handed-over/none.csv", *IMPORT[3:]], "none.csv"),
        (["import", "none.yaml", *IMPORT[2:]], "none.yaml"),
        ([*IMPORT, "--forbidden", "none.txt"], "none.txt"),
    ],
)
def test_bad_input_gets_one_sentence_and_exit_code_2(
    work: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    as_json(capsys, *IMPORT)
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (2, "")
    assert says in err
    assert err.startswith("spaniel: ")
    assert err.count("\n") == 1
    assert "Traceback" not in err


def test_an_expired_authority(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (work / "authority.yaml").write_text(AUTHORITY.replace("2099-12-31", "2021-12-31"))
    code, _, err = run(capsys, *IMPORT)
    assert code == 2
    assert "expired on 2022-01-01" in err
    assert as_json(capsys, "lake", "--lake", "lake")["ledger_entries"] == 3


def test_check_says_whether_an_address_would_be_allowed(
    work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert as_json(capsys, "check", "source.yaml")["source"] == "table"
    told = as_json(capsys, "check", "authority.yaml", "--target", "http://market.example/")
    assert told["allowed"] is False
    assert "technique" in told["reason"]


def test_one_flipped_byte_gives_exit_code_1(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    as_json(capsys, *IMPORT)
    (segment,) = (work / "lake" / "units").rglob("*.warc.gz")
    data = bytearray(segment.read_bytes())
    data[len(data) // 2] ^= 1
    segment.write_bytes(data)
    code, out, _ = run(capsys, "verify", "--lake", "lake")
    assert code == 1
    assert segment.name in out


def test_a_full_disk_is_one_sentence_and_the_run_goes_on_where_it_stopped(work: Path) -> None:
    def small_files() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, resource.RLIM_INFINITY))

    rows = [f"{n},2026-02-01,invented-{n},{n}g MDMA,{n}" for n in range(1, 4000)]
    text = "page,day,vendor,product,price\n" + "\n".join(rows) + "\n"
    (work / "handed-over" / "a.csv").write_text(text)
    command = [sys.executable, "-m", "spaniel", *IMPORT]
    full = subprocess.run(
        command, cwd=work, preexec_fn=small_files, capture_output=True, text=True, check=False
    )
    assert full.returncode == 2
    assert "Traceback" not in full.stderr
    assert full.stderr.startswith("spaniel: ")
    assert "free some space" in full.stderr
    again = subprocess.run([*command, "--json"], cwd=work, capture_output=True, check=True)
    assert json.loads(again.stdout)["lake_version"] >= 1
    found = subprocess.run(
        [
            sys.executable,
            "-m",
            "spaniel",
            "measure",
            "listings_per_day",
            "--lake",
            "lake",
            "--json",
        ],
        cwd=work,
        capture_output=True,
        check=True,
    )
    assert [row["listings"] for row in json.loads(found.stdout)["rows"]] == [3999]
