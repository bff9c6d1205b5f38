"""A line cut into what it announces: ``From: U.S.A. To: anywhere 6 left`` is three pieces.

Text alone decides here; what elements, columns and class names add to it is the reader's business.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from .labels import COUNTED, OPENING_LABEL, label_role, labels_in
from .remembered import remembered

__all__ = [
    "CLAUSES",
    "COUNTS",
    "LONGEST_COUNTED",
    "LONGEST_LABELLED",
    "SENTENCE",
    "Piece",
    "at_colons",
    "counted",
    "is_counted",
    "opening",
    "pieces_of",
]

COUNTS = frozenset({"stock", "sales", "views", "rating"})
"""What labels announce whose value is a number."""
LONGEST_LABELLED, LONGEST_COUNTED, SENTENCE = 400, 60, 30
CLAUSES = re.compile(r"\s*[;|·•]\s+|(?<=[\w)])\.\s+(?=\w)|\s+[—–]\s+")


class Piece(NamedTuple):
    """A piece of a line.

    Attributes:
        role: what its label or its counted word announces; empty where there is none.
        text: without the label.
        label: the label, or the word counted.
        said: whether there is a label or a counted word.
    """

    role: str
    text: str
    label: str = ""
    said: bool = False


@remembered
def at_colons(text: str) -> tuple[Piece, ...]:
    """Cut a line at its labels with a colon; nothing where there is none."""
    labels = labels_in(text)
    if not labels:
        return ()
    before = text[: labels[0][0]].strip(" /|,;(•·–-")
    found = [Piece("", before)] if before else []
    ends = [start for start, _, _ in labels[1:]] + [len(text)]
    for (_, start, label), end in zip(labels, ends, strict=True):
        role, value = label_role(label), text[start:end].strip(" /|,;•·–-")
        last = _ends_in_count(value)
        apart = last is not None and value[: last.start()].rstrip()[-1:] in "|·•/,;"
        if last is not None and (apart or role not in COUNTS):
            value, rest = value[: last.start()].rstrip(" /|,;•·–-("), last[0]
            found += counted(rest)
        found.append(Piece(role, value, label, said=True))
    return tuple(found)


def _ends_in_count(value: str) -> re.Match[str] | None:
    """Return the count at the end of a label's value: ``everywhere but Australia 6 left``."""
    found = list(COUNTED.finditer(value))[-1:]
    return next((one for one in found if one.start() > 0 and one.end() == len(value)), None)


@remembered
def counted(text: str) -> tuple[Piece, ...]:
    """Return what a line counts (``6 left``, ``431 sales``), and last what remains of it."""
    found = []
    for match in COUNTED.finditer(text):
        role = next(name for name in ("sales", "stock", "views") if match[name])
        found.append(Piece(role, match["count"], match[role], said=True))
    rest = COUNTED.sub(" ", text).strip(" /|,;•·–-()")
    return (*found, Piece("", rest)) if rest else tuple(found)


@remembered
def is_counted(text: str) -> bool:
    """Whether a line counts something."""
    return not text.isalpha() and COUNTED.search(text) is not None


@remembered
def opening(text: str) -> tuple[str, str]:
    """Return the label that a text begins with and what comes after it, or nothing."""
    label, start = "", 0
    found = OPENING_LABEL.match(text)
    while found:  # "Regular price Sale price $20": the last label is the value's
        label, start = found[1], found.end()
        found = OPENING_LABEL.match(text, start)
    return label, text[start:] if label else ""


@remembered
def pieces_of(text: str) -> tuple[Piece, ...]:
    """Cut a line into its pieces; one without a role where it announces nothing."""
    if len(text) > LONGEST_LABELLED:
        return (Piece("", text),)
    if ":" in text or "：" in text:
        found = at_colons(text)
        if found:
            return found
    clauses = CLAUSES.split(text) if len(text) > SENTENCE else [text]
    cut = [piece for clause in clauses for piece in _of_clause(clause)]
    return tuple(cut if _is_announced(cut) else _of_clause(text))


def _is_announced(cut: Sequence[Piece]) -> bool:
    return sum(piece.said for piece in cut) > 1


def _of_clause(text: str) -> tuple[Piece, ...]:
    if label_role(text):
        return (Piece(label_role(text), "", text, said=True),)
    label, value = opening(text)
    if label:
        return (Piece(label_role(label), value, label, said=True),)
    if len(text) < LONGEST_COUNTED and is_counted(text):
        return counted(text)
    return (Piece("", text),)
