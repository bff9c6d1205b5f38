"""What was read from a text, remembered: pages of one site say the same texts again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

__all__ = ["Remembered"]

_MOST = 20_000
_LONGEST = 300
"""Characters of a text that is remembered: titles and prices come again, descriptions do not."""

_Read = TypeVar("_Read")


class Remembered(dict[str, _Read], Generic[_Read]):
    """A bounded memory around a function of one text: ``remembered[text]``.

    When it is full it is emptied, which costs little and needs no book-keeping at each hit.

    Args:
        read: the function; its results are shared and must not be changed.
    """

    __slots__ = ("_read",)

    def __init__(self, read: Callable[[str], _Read]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, text: str) -> _Read:
        made = self._read(text)
        if len(text) <= _LONGEST:
            if len(self) >= _MOST:
                self.clear()
            self[text] = made
        return made
