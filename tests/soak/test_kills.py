"""Thousands of kills: ``make soak``, with SPANIEL_SOAK_SEED and SPANIEL_SOAK_KILLS."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from killing import Walks, killed_at_random
from lakes import assert_whole, new_lake, verified
from spaniel.lake import commit

SEED = int(os.environ.get("SPANIEL_SOAK_SEED", "1"))
KILLS = int(os.environ.get("SPANIEL_SOAK_KILLS", "2000"))
PER_LAKE = 25


@pytest.mark.soak
def test_killed_thousands_of_times(tmp_path: Path) -> None:
    walks = Walks()
    root = tmp_path / "lake"
    try:
        for kill in range(KILLS):
            kept = killed_at_random(walks, root, SEED * 1_000_003 + kill)
            lake = new_lake(root)
            before = verified(lake)
            told = f"seed {SEED}, kill {kill}: {[str(finding) for finding in before.findings]}"
            assert before.sound, told
            commit(lake)
            assert_whole(lake, kept)
            lake.close()
            if kill % PER_LAKE == PER_LAKE - 1:
                shutil.rmtree(root)
                root.with_suffix(".acks").unlink()
    finally:
        walks.close()
