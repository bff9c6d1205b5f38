"""What was read from short texts, remembered per process.

The labels, prices, classes and addresses of a site come again on page after page: what a pure
function said of one of them it need not work out again. Long texts hardly come again, and would
hold memory: they are read anew each time.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

__all__ = ["remembered"]

_LONGEST = 200
"""Characters. With the most texts per function this bounds what is held to some megabytes each."""
_MOST = 20_000
_T = TypeVar("_T")


def remembered(read: Callable[[str], _T]) -> Callable[[str], _T]:
    """Make a pure function of one text remember what it said of short ones.

    What it returns is shared by all who ask: it must be of a type that nobody can change.
    """
    known = lru_cache(maxsize=_MOST)(read)

    @wraps(read)
    def reading(text: str) -> _T:
        return known(text) if len(text) <= _LONGEST else read(text)

    return reading
