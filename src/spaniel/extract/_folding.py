"""Lower case that moves no character, so that places in the folded text are places in the text."""

from __future__ import annotations

__all__ = ["fold_in_place"]

_MU = {ord("µ"): "μ"}


def fold_in_place(text: str) -> str:
    """Lower-case a text without moving a single character, the micro sign as a Greek mu."""
    folded = text.lower()
    if len(folded) != len(text):  # a capital I with a dot becomes two characters
        folded = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return folded if folded.isascii() else folded.translate(_MU)
