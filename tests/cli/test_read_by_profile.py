"""``spaniel read --profile``, ``--fast`` and ``--propose``: what is read, said and written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.extract.taught.taught_sites import ROW, shop_page, shop_profile

from spaniel.cli import main
from spaniel.definitions import read_profile, write_profile

CHANGED = ROW.replace('class="offer"', 'class="z1"').replace('class="cost"', 'class="z2"')


@pytest.fixture
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write_profile(shop_profile(), tmp_path / "teapots.yaml")
    for name, row in (("old", ROW), ("new", CHANGED)):
        (tmp_path / name).mkdir()
        for start in range(10, 70, 15):
            page = shop_page(range(start, start + 14), row=row)
            (tmp_path / name / f"{start}.html").write_bytes(page)
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[Any], str]:
    code = main(["read", *arguments, "--json"])
    out, err = capsys.readouterr()
    return code, [json.loads(line) for line in out.splitlines()], err


def test_a_profile_reads_and_nothing_is_said(
    saved: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said, err = run(capsys, "old", "--profile", "teapots.yaml")
    listings = [one for one in said if one["kind"] == "listing"]
    assert (code, err, len(listings)) == (0, "", 4 * 14)
    assert {one["confidence"] for one in listings} == {0.85}  # a bare $ may be of several countries
    assert listings[0]["stock"] == 10
    assert not any("problem" in one for one in said)


def test_drift_is_loud_and_the_repair_is_written_to_be_looked_at(
    saved: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said, err = run(capsys, "new", "--profile", "teapots.yaml", "--propose", "teapots-3.yaml")
    assert code == 0
    assert sum(one["kind"] == "listing" for one in said) == 4 * 14
    first, second, third = err.splitlines()
    assert first.startswith("spaniel: new/10.html: the profile teapots version 2 no longer fits: ")
    assert second == "spaniel: the profile no longer fits 4 of 4 pages"
    assert third.startswith("spaniel: teapots-3.yaml: a profile to be looked at: proposed: ")
    assert read_profile(Path("teapots-3.yaml")).version == 3
    code, said, err = run(capsys, "new", "--profile", "teapots-3.yaml")
    assert (code, err) == (0, "")
    assert sum("stock" in one for one in said) == 4 * 14


def test_what_is_read_fast_is_what_is_read_and_can_be_kept(
    saved: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, plain, _ = run(capsys, "old")
    code, fast, err = run(capsys, "old", "--fast", "--propose", "learned.yaml")
    assert (code, err.count("\n")) == (0, 1)
    assert "learned from 3 pages" in err
    assert [bare(one) for one in fast] == [bare(one) for one in plain]
    _, taught, _ = run(capsys, "old", "--profile", "learned.yaml")
    assert [bare(one) for one in taught] == [bare(one) for one in plain]


def bare(one: dict[str, Any]) -> dict[str, Any]:
    """Return an object without how sure the reader was."""
    return {name: value for name, value in one.items() if name != "confidence"}


def test_where_there_is_nothing_to_propose_nothing_is_written(
    saved: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, _, err = run(capsys, "old", "--profile", "teapots.yaml", "--propose", "x.yaml")
    assert err == "spaniel: x.yaml: not written, there is nothing to propose\n"
    assert not Path("x.yaml").exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["old", "--fast", "--profile", "teapots.yaml"], "--fast: learns a profile"),
        (["old", "--propose", "x.yaml"], "--propose: has nothing to propose"),
        (["old", "--profile", "teapots.yaml", "--propose", "./teapots.yaml"], "name another file"),
        (["old", "--profile", "none.yaml"], "none.yaml"),
        (["old", "--profile", "old/10.html"], "old/10.html"),
        (["--lake", "lake", "--profile", "teapots.yaml"], "the profiles of its sources"),
        (["--lake", "lake", "--fast"], "the profiles of its sources"),
    ],
)
def test_what_cannot_be_is_one_sentence(
    saved: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    code, said, err = run(capsys, *arguments)
    assert (code, said) == (2, [])
    assert says in err
    assert err.count("\n") == 1
