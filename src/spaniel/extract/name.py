"""A vendor's name out of what stands round it: ``by @bob (312), since May`` is ``bob``."""

from __future__ import annotations

import re

__all__ = ["vendor_name"]

_LONGEST, _MOST_WORDS = 60, 5
_AFTER_NAME = re.compile(r"\s*[(\[|].*$", re.S)
_LED_BY = re.compile(r"^(?:by|at|from|von|bei|от|у|por|de|par|chez|od|da)\s+(?=\S)", re.I)
_NAME_ENDS = re.compile(r"\s*(?:[;|·•]|\.\s|,\s|\s[—–-]\s)")


def vendor_name(text: str) -> str:
    """Return the name in a text that is one, with or without more behind it; else empty."""
    text = _LED_BY.sub("", text.strip())
    name = _NAME_ENDS.split(_AFTER_NAME.sub("", text), maxsplit=1)[0]
    name = name.strip(" ,;:-–·•").removeprefix("@")
    named = any(c.isalpha() for c in name)
    return name if named and len(name) <= _LONGEST and len(name.split()) <= _MOST_WORDS else ""
