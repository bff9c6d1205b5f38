"""What all tests share: the folder of the fakes is importable, and a few of them are at hand."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from fakes import FakeClock, MemoryRecorder


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def recorder() -> MemoryRecorder:
    return MemoryRecorder()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave long runs to ``make soak``: they run only where ``-m`` asks for them."""
    if "soak" in str(config.option.markexpr):
        return
    long = [item for item in items if "soak" in item.keywords]
    if long:
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if "soak" not in item.keywords]
