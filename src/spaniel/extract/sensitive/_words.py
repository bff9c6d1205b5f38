"""What kinds of word a token is: the classes of ``words.csv``.

A word ending in ``*`` in the table stands for all that begin so. Words are compared folded
(lower case, no marks), so that ``añade`` finds ``ANADE``.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from spaniel.extract.remembered import remembered
from spaniel.extract.sensitive._fold import fold_word

__all__ = ["CLASSES", "PREFIX", "Kinds", "kinds_of", "verb_prefixes"]

Kinds = tuple[tuple[str, str], ...]
"""Pairs of class and the table's word, so that two forms of one verb are one verb."""

CLASSES = (
    "verb", "act", "order", "manner", "ware", "stuff",
    "trade", "dose", "aid", "test", "net", "pack", "grow", "talk",
)  # fmt: skip
PREFIX = 3
"""Letters by which a text is first looked over; every verb of the table has as many."""


@cache
def _table() -> tuple[dict[str, Kinds], dict[str, Kinds]]:
    """Return whole words and beginnings, each with its kinds."""
    whole: dict[str, dict[tuple[str, str], None]] = {}
    begins: dict[str, dict[tuple[str, str], None]] = {}
    table = files(__package__).joinpath("words.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(table.splitlines()):
        for written in row["words"].split():
            word = fold_word(written.rstrip("*"))
            side = begins if written.endswith("*") else whole
            side.setdefault(word, {})[row["class"], word] = None
    return (
        {word: tuple(kinds) for word, kinds in whole.items()},
        {word: tuple(kinds) for word, kinds in begins.items()},
    )


@remembered
def kinds_of(token: str) -> Kinds:
    """Return the classes of a folded token, each with the table's word; one entry per class."""
    whole, begins = _table()
    found = dict(whole.get(token, ()))
    for length in range(min(len(token), 14), 1, -1):
        for kind, word in begins.get(token[:length], ()):
            found.setdefault(kind, word)
    return tuple(found.items())


@cache
def verb_prefixes() -> frozenset[str]:
    """Return the first letters of all verbs: what none of a text's words begins with is not there.

    Only verbs, not the weaker acts: without a verb of heating, mixing or parting there is no
    procedure.
    """
    whole, begins = _table()
    entries = (*whole.items(), *begins.items())
    return frozenset(w[:PREFIX] for w, kinds in entries if any(k == "verb" for k, _ in kinds))
