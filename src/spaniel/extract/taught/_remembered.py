"""What was read from a text, remembered: pages of one site say the same texts again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

__all__ = ["Remembered"]

_ROOM = 4_000_000
"""Characters remembered in all, and for each text some more for keeping it."""
_KEEPING = 60
_LONGEST = 300
"""Characters of a text that is remembered: titles and prices come again, descriptions do not."""

_Text = TypeVar("_Text", str, bytes)
_Read = TypeVar("_Read")


class Remembered(dict[_Text, _Read], Generic[_Text, _Read]):
    """A bounded memory around a function of one text: ``remembered[text]``.

    When it is full it is emptied, which costs little and needs no book-keeping at each hit.

    Args:
        read: the function; its results are shared and must not be changed.
        longest: texts up to here are remembered.
    """

    __slots__ = ("_longest", "_read", "_room")

    def __init__(self, read: Callable[[_Text], _Read], longest: int = _LONGEST) -> None:
        super().__init__()
        self._read: Callable[[_Text], _Read] = read
        self._longest, self._room = longest, _ROOM

    def __missing__(self, text: _Text) -> _Read:
        made: _Read = self._read(text)
        if len(text) <= self._longest:
            self._room -= len(text) + _KEEPING
            if self._room < 0:
                self.clear()
                self._room = _ROOM - len(text) - _KEEPING
            self[text] = made
        return made
