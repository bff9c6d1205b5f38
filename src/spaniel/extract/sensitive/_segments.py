"""Cut a text into the pieces that are judged one by one: sentences, lines, parts of long lines."""

from __future__ import annotations

import re

__all__ = ["segments"]

_END = re.compile(r"\n|[.!?;…](?=\s)")
_SHORTEST = 16
"""A sentence does not end before: ``1.``, ``approx.``, ``ст. л.`` are not sentences."""
_LONGEST = 240


def segments(text: str) -> list[tuple[int, int]]:
    """Return the pieces ``[start, end)`` of a text, in order, without the white space between.

    A line is a piece of its own; a line of several sentences is cut at their ends, and what is
    longer than 240 characters without one, at a space or through the middle of a word.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if match[0] == "\n":
            _add(text, start, match.start(), found)
            start = match.end()
        elif match.end() - start >= _SHORTEST:
            _add(text, start, match.end(), found)
            start = match.end()
    _add(text, start, len(text), found)
    return found


def _add(text: str, start: int, end: int, found: list[tuple[int, int]]) -> None:
    """Note a piece, cut to the longest allowed and stripped."""
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        cut = cut if cut > 0 else start + _LONGEST
        _add(text, start, cut, found)
        start = cut
    piece = text[start:end]
    bare = piece.strip()
    if bare:
        first = start + len(piece) - len(piece.lstrip())
        found.append((first, first + len(bare)))
