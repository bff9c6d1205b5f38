"""Kill -9 at random moments loses nothing acknowledged and leaves a lake that opens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from killing import Walks, killed_at_random
from lakes import assert_whole, new_lake, verified
from spaniel.lake import commit

KILLS = 20


@pytest.fixture(scope="module")
def walks() -> Iterator[Walks]:
    made = Walks()
    yield made
    made.close()


@pytest.mark.parametrize("seed", range(4))
def test_killed_at_random_moments(tmp_path: Path, walks: Walks, seed: int) -> None:
    for kill in range(KILLS // 4):
        kept = killed_at_random(walks, tmp_path / "lake", seed * 1000 + kill)
        assert kept
        lake = new_lake(tmp_path / "lake")
        before = verified(lake)
        assert before.sound, [str(finding) for finding in before.findings]
        commit(lake)
        assert_whole(lake, kept)
        lake.close()
