"""A text as it is meant to be read, with the way back to how it was written.

Zero-width characters fall out; full-width and mathematical letters, other spaces and left-over
HTML entities become plain; look-alike letters in a word that is otherwise Latin become Latin;
``n a m e`` becomes ``name``. Every position knows where it stood in the original.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable
from typing import NamedTuple

__all__ = ["View", "view_of"]

_ALIKE = str.maketrans(
    "аеорсухіѕјԁһԛԝАВЕЗКМНОРСТУХІЅЈοОΑΒΕΖΗΙΚΜΝΟΡΤΥΧı",
    "aeopcyxisjdhqwABE3KMHOPCTYXISJoOABEZHIKMNOPTYXi",
)
"""Cyrillic and Greek letters that look Latin in every typeface (Unicode TR 39, confusables)."""
_ALIKE_SET = re.escape("".join(map(chr, sorted(_ALIKE))))
_BESIDE_LATIN = re.compile(rf"[A-Za-z@_][{_ALIKE_SET}]|[{_ALIKE_SET}][A-Za-z@_]")
_ODD = re.compile(
    r"&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});"
    "|[\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]+"
    "|[\uff01-\uff5e\u2460-\u24ff\U0001d400-\U0001d7ff\ufe52\ufe6b]"
    "|[\u00a0\u2000-\u200a\u202f\u205f\u3000]"
)
_TOKEN = re.compile(r"[\w.+@-]{2,200}")
_MAY_BE_SPACED = re.compile(r" \S \S \S ")
_SPACED = re.compile(r"(?<!\S)(?:\S ){5,400}\S(?!\S)")


class _Piece(NamedTuple):
    """A stretch that reads otherwise than it is written.

    Each of its characters stands for ``step`` characters of the original; 0: for all of them.
    """

    start: int
    end: int
    original_start: int
    original_end: int
    step: int


class View:
    """A text to be read and the way back to the text it was made of."""

    def __init__(
        self, text: str, pieces: Iterable[_Piece] = (), parent: View | None = None
    ) -> None:
        self.text = text
        self._pieces = list(pieces)
        self._starts = [piece.start for piece in self._pieces]
        self._parent = parent

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original text that ``[start, end)`` of this one stands for."""
        span = self._place(start)[0], self._place(end - 1)[1]
        return self._parent.origin(*span) if self._parent else span

    def _place(self, position: int) -> tuple[int, int]:
        """Return where the character at a position stood, ``[start, end)``."""
        index = bisect_right(self._starts, position) - 1
        if index < 0:
            return position, position + 1
        piece = self._pieces[index]
        if position >= piece.end:
            start = piece.original_end + position - piece.end
            return start, start + 1
        if not piece.step:
            return piece.original_start, piece.original_end
        start = piece.original_start + piece.step * (position - piece.start)
        return start, start + 1


def view_of(text: str) -> View:
    """Return the text as it is meant to be read; the text itself where nothing is odd in it."""
    view = View(text)
    if not text.isascii() or "&" in text:
        view = _replaced(view, _ODD, _plain)
    if not view.text.isascii() and _BESIDE_LATIN.search(view.text):
        view = _replaced(view, _TOKEN, _latin)
    return _replaced(view, _SPACED, _joined) if _MAY_BE_SPACED.search(view.text) else view


def _replaced(view: View, odd: re.Pattern[str], read: Callable[[str], tuple[str, int]]) -> View:
    text, parts, pieces = view.text, list[str](), list[_Piece]()
    done = length = 0
    for match in odd.finditer(text):
        written = match.group()
        meant, step = read(written)
        if meant == written:
            continue
        start, end = match.span()
        length += start - done
        parts += (text[done:start], meant)
        pieces.append(_Piece(length, length + len(meant), start, end, step))
        length += len(meant)
        done = end
    if not pieces:
        return view
    return View("".join([*parts, text[done:]]), pieces, view)


def _plain(written: str) -> tuple[str, int]:
    if written[0] == "&":
        meant = html.unescape(written)
        return (meant if len(meant) == 1 and meant.isprintable() else written), 0
    if written[0].isspace():
        return " ", 1
    plain = unicodedata.normalize("NFKC", written)
    return (plain if plain.isascii() and plain.isprintable() and len(plain) == 1 else ""), 0


def _latin(written: str) -> tuple[str, int]:
    if written.isascii():
        return written, 1
    meant = written.translate(_ALIKE)
    latin = meant.isascii() and any(c.isascii() and c.isalpha() for c in written)
    return (meant if latin else written), 1


def _joined(written: str) -> tuple[str, int]:
    return written[::2], 2
