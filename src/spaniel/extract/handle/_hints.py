"""Whether a text may be part of what names a handle or key: most lines of most pages are not.

For readers that know a page's listings without reading all its text. Nothing that
:func:`find_handles` would find in a text, alone or beside its neighbours, is without a hint;
of what has one, most is no handle.
"""

from __future__ import annotations

import re

from spaniel.extract.handle._labels import find_labels
from spaniel.extract.handle._view import view_of

__all__ = ["DIGITS", "NONE", "NUMBER", "SIGN", "hint_in"]

NONE, SIGN, NUMBER, DIGITS = 0, 1, 2, 4
"""No hint; a sign or label; a label of numbers only (``call``); as many digits as a number has."""

_SIGN = re.compile(
    r"@|\.onion|\bt\.me|wa\.me|PGP|\btg:|собак|arrob|arobase|[\[({]\s?(?:at|ät|chez)\b"
    r"|\+ ?\(?\d|[A-Za-z0-9]{25}",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d(?:[ .()/-]{0,2}\d){6}")
_EVERYDAY = frozenset({"other", "phone"})


def hint_in(text: str) -> int:
    """Return what hints at a handle in a text: a sum of the module's numbers."""
    plain = view_of(text).text
    kinds = {label.kind for label in find_labels(plain)}
    is_sign = bool(kinds - _EVERYDAY) or _SIGN.search(plain) is not None
    digits = DIGITS if _DIGITS.search(plain) else NONE
    return (SIGN if is_sign else NONE) | (NUMBER if "phone" in kinds else NONE) | digits
