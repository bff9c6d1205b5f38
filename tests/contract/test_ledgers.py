"""What any ledger has to do."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest

from fakes import FakeClock, MemoryLedger
from lakes import STEP
from spaniel.ports import Ledger
from spaniel.preserve import FileLedger, Layout
from spaniel.types import Act

Open = Callable[[], Ledger]


@pytest.fixture(params=["file", "memory"])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Open:
    """Return what opens the same ledger, again and again."""
    if request.param == "memory":
        only = MemoryLedger(FakeClock(step=STEP))
        return lambda: only
    clock = FakeClock(step=STEP)
    return lambda: FileLedger(Layout(tmp_path, "id"), clock)


def acts(count: int, unit: str = "order-17") -> list[Act]:
    return [
        Act(kind="grant", unit=unit, id=f"{unit}-{n}", body={"target": f"http://a.example/{n}"})
        for n in range(count)
    ]


def test_an_empty_ledger(opened: Open) -> None:
    assert opened().size == 0
    assert list(opened().entries()) == []
    assert list(opened().append([])) == []


def test_entries_come_back_in_order_and_outlive_the_object(opened: Open) -> None:
    made = [*opened().append(acts(3)), *opened().append(acts(2, ""))]
    assert [entry.seq for entry in made] == [0, 1, 2, 3, 4]
    assert opened().size == 5
    assert list(opened().entries()) == made
    assert list(opened().entries(3)) == made[3:]
    assert list(opened().entries(9)) == []


def test_each_entry_names_the_one_before(opened: Open) -> None:
    made = [entry for n in range(4) for entry in opened().append(acts(n))]
    for before, after in itertools.pairwise(made):
        assert after.previous == before.hash
        assert after.at >= before.at
    assert len({entry.hash for entry in made}) == len(made)


def test_an_entry_tells_the_kind_and_nothing_else(opened: Open) -> None:
    (entry,) = opened().append(acts(1))
    assert entry.kind == "grant"
    assert "a.example" not in repr(entry)
    assert entry.unit != "order-17"


def test_equal_acts_cannot_be_told_to_be_equal(opened: Open) -> None:
    made = opened().append(acts(1) * 2)
    assert made[0].commitment != made[1].commitment
