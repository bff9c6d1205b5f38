"""One form of a text for comparing words, of the same length, so that places stay places."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["Folded", "fold", "fold_word"]

_INVISIBLE = re.compile("[\u00ad\u0300-\u036f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+")
"""Characters between the letters of a word that no reader sees."""


_APART = {"ß": "s", "º": "°"}
"""The sharp s has two letters in any other form; the ordinal sign stands for a degree."""


@lru_cache(maxsize=4096)
def _plain(char: str) -> str:
    """Return one character for one: lower case, without its mark (``Ö`` → ``o``, ``ё`` → ``е``)."""
    if char in _APART:
        return _APART[char]
    letter = unicodedata.normalize("NFKD", char)[:1].lower()
    return letter if len(letter) == 1 else char


def fold_word(text: str) -> str:
    """Return a text in lower case without marks; characters map one to one."""
    lower = text.lower()
    if lower.isascii() and len(lower) == len(text):
        return lower
    return "".join(map(_plain, text))


class Folded:
    """A folded text, and where its characters stood in the original."""

    __slots__ = ("_removed", "text")

    def __init__(self, text: str, removed: list[tuple[int, int]]) -> None:
        self.text = text
        self._removed = removed

    def origin(self, place: int) -> int:
        """Return the place in the original of a place in the folded text."""
        low, high = 0, len(self._removed)
        while low < high:
            middle = (low + high) // 2
            if self._removed[middle][0] <= place:
                low = middle + 1
            else:
                high = middle
        return place + (self._removed[low - 1][1] if low else 0)


def fold(text: str) -> Folded:
    """Fold a text and drop what nobody sees: soft hyphens, zero-width characters, loose marks."""
    if text.isascii():
        return Folded(text.lower(), [])
    removed: list[tuple[int, int]] = []
    total = 0
    for match in _INVISIBLE.finditer(text):
        total += match.end() - match.start()
        removed.append((match.end() - total, total))
    return Folded(fold_word(_INVISIBLE.sub("", text)), removed)
