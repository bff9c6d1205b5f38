"""What is sealed, and what is left when it is."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["CREDENTIAL", "SYNTHESIS", "UNREAD", "Sealed", "SealedText"]

SYNTHESIS = "synthesis"
CREDENTIAL = "credential"
UNREAD = "unread"
"""What stood behind the longest text that is judged: sealed because nobody looked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """A part of a text that only the evidence may show: ``[start, end)`` in code points.

    Attributes:
        kind: ``synthesis``, ``credential`` or ``unread``.
        confidence: 0 to 1; 1 where a checksum or an unmistakable form says so.
    """

    start: int
    end: int
    kind: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedText:
    """A text that may be shown, and what was taken out of it.

    Attributes:
        text: with a marker in the place of each sealed part.
        kinds: what was sealed, sorted; empty where nothing was.
        spans: the sealed parts in the original text, in order, none touching another.
        markers: where the markers stand in ``text``, in the order of ``spans``. What looks like a
            marker and does not stand here, the page wrote itself.
    """

    text: str
    kinds: tuple[str, ...] = ()
    spans: tuple[Sealed, ...] = ()
    markers: tuple[tuple[int, int], ...] = ()
