"""Where the real data lies: ``SPANIEL_REAL_DATA``, or ``../shared/data`` beside the checkout."""

from __future__ import annotations

import os
import sys
from pathlib import Path

__all__ = ["folder"]

_BESIDE = Path(__file__).parent.parent.parent / "shared" / "data"


def folder(*names: str) -> Path:
    """Return a folder or file of the real data, or stop with the remedy."""
    path = Path(os.environ.get("SPANIEL_REAL_DATA", _BESIDE)).joinpath(*names)
    if not path.exists():
        print(f"{path} is not there: set SPANIEL_REAL_DATA to the real data folder")
        sys.exit(2)
    return path
