"""Walks through a JSON document of any length and decodes it piece by piece.

The caller says at each key whether to go in, to take the value or to pass it over; what is held
is one value, of at most some megabytes. A document that breaks off ends with :class:`Broken`;
what was whole before has been handed out by then.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from ._found import Account
from ._streams import blocks

__all__ = ["Broken", "JsonStream"]

_LARGEST_VALUE = 16_000_000
_SPACE = " \t\r\n"


class Broken(ValueError):
    """The document ends, or stops being JSON, at this character (from 0)."""

    def __init__(self, offset: int, why: str) -> None:
        self.offset, self.why = offset, why
        super().__init__(f"{why} at character {offset}")


class JsonStream:
    """A place in a document.

    Args:
        stream: UTF-8, or UTF-16 with its mark.
        account: told if the file is damaged beneath (gzip).
    """

    def __init__(self, stream: BinaryIO, account: Account) -> None:
        self._blocks = blocks(stream, account)
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")("replace")
        self._json = json.JSONDecoder(strict=False)
        self._text, self._at, self._before = "", 0, 0
        self._ended = False

    @property
    def offset(self) -> int:
        """Characters passed so far."""
        return self._before + self._at

    def peek(self) -> str:
        """Return the next character that is not white space; empty at the end."""
        while True:
            while self._at < len(self._text):
                char = self._text[self._at]
                if char not in _SPACE:
                    return char
                self._at += 1
            if not self._more():
                return ""

    def members(self) -> Iterator[str]:
        """Yield the keys of the object that begins here; take or enter each value before the next.

        Raises:
            Broken: there is none, or it does not end.
        """
        for _ in self._parts("{", "}"):
            key = self.value()
            self._expect(":")
            yield key if isinstance(key, str) else ""

    def elements(self) -> Iterator[int]:
        """Yield the number (from 0) of each item of the array that begins here, likewise.

        Raises:
            Broken: there is none, or it does not end.
        """
        yield from self._parts("[", "]")

    def value(self) -> Any:
        """Decode the value that begins here.

        Raises:
            Broken: it does not end, is no JSON, nests too deeply or is longer than 16 MB.
        """
        self.peek()
        while True:
            try:
                value, end = self._json.raw_decode(self._text, self._at)
            except RecursionError:
                raise Broken(self.offset, "it nests too deeply") from None
            except ValueError:
                self._grow()
                continue
            # A number that ends where the text ends may go on.
            if end == len(self._text) and self._more():
                continue
            self._at = end
            return value

    def _parts(self, opening: str, closing: str) -> Iterator[int]:
        self._expect(opening)
        if self.peek() == closing:
            self._at += 1
            return
        number = 0
        while True:
            yield number
            number += 1
            mark = self.peek()
            if mark not in {",", closing}:
                raise Broken(self.offset, "it breaks off" if not mark else "it is no JSON")
            self._at += 1
            if mark == closing:
                return

    def _expect(self, char: str) -> None:
        found = self.peek()
        if found != char:
            raise Broken(self.offset, "it breaks off" if not found else "it is no JSON")
        self._at += 1

    def _grow(self) -> None:
        """Read as much again as is held: a long value is then decoded few times, not many."""
        held = len(self._text) - self._at
        if held > _LARGEST_VALUE:
            raise Broken(self.offset, "a value is no JSON or longer than 16 MB")
        if not self._more():
            raise Broken(self.offset, "it breaks off")
        while len(self._text) - self._at < 2 * held and self._more():
            pass

    def _more(self) -> bool:
        if self._ended:
            return False
        block = next(self._blocks, None)
        self._ended = block is None
        self._before += self._at
        self._text = self._text[self._at :] + self._decoder.decode(block or b"", self._ended)
        self._at = 0
        return not self._ended
