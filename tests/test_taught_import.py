"""A source with a profile is read by it wherever it is read: imports, later readings, rebuilds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.extract.taught.taught_sites import ROW, shop, shop_page

from fakes import FakeClock
from spaniel import pipeline
from spaniel.definitions import as_plain, authority_from, read_source, source_from
from spaniel.lake import Lake

CHANGED = ROW.replace('class="offer"', 'class="z1"').replace('class="cost"', 'class="z2"')


@pytest.fixture
def lake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Lake]:
    monkeypatch.chdir(tmp_path)
    opened = Lake.create(tmp_path / "lake", FakeClock())
    yield opened
    opened.close()


def rows(lake: Lake, kind: str) -> list[dict[str, Any]]:
    found = lake.engine(lake.version(None)).table(kind).to_pyarrow().to_pylist()
    return sorted(found, key=lambda row: row["id"])


def test_an_import_is_read_by_the_profile_and_drift_is_in_the_lake(lake: Lake) -> None:
    handed = Path("handed-over")
    handed.mkdir()
    (handed / "a.html").write_bytes(shop_page(range(10, 22)))
    (handed / "b.html").write_bytes(shop_page(range(30, 42), row=CHANGED))
    given = authority_from(
        {
            "id": "order-17", "issuing_body": "nobody", "legal_basis": "made up",
            "purpose": "testing", "owning_unit": "tests", "techniques": ["evidence_import"],
            "scope": {"files": ["handed-over/*", "handed-over"]}, "valid_from": "2020-01-01",
            "valid_until": "2039-12-31", "retain_until": "2040-01-01",
        },
        where="the test",
    )  # fmt: skip
    source = source_from(as_plain(shop()), where="the test")
    pipeline.import_files(lake, given, source, [handed])
    readings = rows(lake, "reading")
    assert len(readings) == 2
    assert all(one["profile"].startswith("teapots.2.") for one in readings)
    problems = sorted(one["problem"] for one in readings)
    assert problems[0] == ""
    assert problems[1].startswith("the profile teapots version 2 no longer fits: ")
    listings = rows(lake, "listing")
    assert len(listings) == 24
    before = [(one["id"], one["title"], one["price_amount"]) for one in listings]
    assert pipeline.read(lake).readings == 0
    tally = pipeline.rebuild(lake)
    assert (tally.readings, tally.lost) == (2, [])
    again = rows(lake, "listing")
    assert [(one["id"], one["title"], one["price_amount"]) for one in again] == before


def test_a_profile_stands_in_the_sources_own_file(tmp_path: Path) -> None:
    from spaniel.definitions import write_profile

    profile = shop().profile
    assert profile is not None
    write_profile(profile, tmp_path / "p.yaml")
    text = (tmp_path / "p.yaml").read_text()
    body = "".join(f"  {line}\n" for line in text.splitlines() if not line.startswith("#"))
    path = tmp_path / "s.yaml"
    path.write_text(f"id: teapots\nservice: teapots\nprofile:\n{body}")
    assert read_source(path).profile == profile
