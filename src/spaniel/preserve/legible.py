r"""Text that every store can hold.

Hostile pages and file names carry lone surrogates, which no UTF-8 store takes. They become the
text of their own escape (``\ud800``): the same input always gives the same output, and two
different inputs stay different.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["legible", "legible_values", "one_line"]


def legible(text: str) -> str:
    """Return ``text`` with lone surrogates written out as escapes."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def one_line(text: str) -> str:
    """Return legible text without control characters (but tabs), for a header line.

    A line break would end the header, or add another, and make the rest something else.
    """
    if text.isprintable():
        return text
    return "".join(_seen(character) for character in legible(text))


def legible_values(value: Any) -> Any:
    """Return plain values (mappings, sequences, texts) with every text legible."""
    if isinstance(value, str):
        return legible(value)
    if isinstance(value, Mapping):
        return {legible_values(name): legible_values(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [legible_values(item) for item in value]
    return value


def _seen(character: str) -> str:
    code = ord(character)
    return f"%{code:02X}" if (code < 0x20 and code != 0x09) or code == 0x7F else character
