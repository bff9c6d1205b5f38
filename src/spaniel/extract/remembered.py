"""What was read from short texts, remembered per process.

The labels, prices, classes and addresses of a site come again on page after page: what a pure
function said of one of them it need not work out again. Long texts hardly come again, and would
hold memory: they are read anew each time.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

__all__ = ["remembered", "saying"]

_LONGEST = 200
"""Characters. With the most texts per function this bounds what is held to some megabytes each."""
_MOST = 6_000
_T = TypeVar("_T")


class _Known(dict[str, _T]):
    """Texts and what was said of them; a text that is not there is read, and there from then."""

    __slots__ = ("_read",)

    def __init__(self, read: Callable[[str], _T]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, text: str) -> _T:
        said = self._read(text)
        if len(text) <= _LONGEST:
            if len(self) >= _MOST:
                self.clear()
            self[text] = said
        return said


def remembered(read: Callable[[str], _T]) -> Callable[[str], _T]:
    """Make a pure function of one text remember what it said of short ones.

    What it returns is shared by all who ask: it must be of a type that nobody can change. Most
    calls are for what is known, and some thousands of them make a page; so they are a look into a
    dictionary and run no Python at all.
    """
    return _Known(read).__getitem__


def saying(words: re.Pattern[str]) -> Callable[[str], bool]:
    """Return whether a pattern stands somewhere in a text, remembered of short ones."""
    return remembered(lambda text: words.search(text) is not None)
