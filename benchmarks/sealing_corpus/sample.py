"""A text with the part that has to be sealed, read from the marked form ``talk ⟦steps⟧ talk``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Sample", "marked", "written"]

OPENS, CLOSES = "⟦", "⟧"


@dataclass(frozen=True, slots=True)
class Sample:
    """One text of the corpus.

    Attributes:
        group: the craft of a procedure (``soap``), or the kind of a text that must stay.
        language: ISO 639-1.
        style: how it is written: ``written`` by hand, or the generator's name of the style.
        text: without marks.
        start, end: what has to be sealed, in code points; both 0 where nothing has.
    """

    group: str
    language: str
    style: str
    text: str
    start: int = 0
    end: int = 0

    @property
    def is_procedure(self) -> bool:
        """Whether anything has to be sealed."""
        return self.end > self.start


def marked(group: str, language: str, style: str, text: str) -> Sample:
    """Return the sample that a text with at most one pair of marks stands for."""
    if OPENS not in text:
        return Sample(group, language, style, text)
    start = text.index(OPENS)
    end = text.index(CLOSES) - 1
    plain = text.replace(OPENS, "").replace(CLOSES, "")
    return Sample(group, language, style, plain, start, end)


def written(path: Path) -> Iterator[Sample]:
    """Read a file of texts set apart by lines ``=== group language [style]``."""
    for block in path.read_text(encoding="utf-8").split("\n=== ")[1:]:
        head, text = block.split("\n", 1)
        group, language = head.split()[:2]
        yield marked(group, language, "written", text.strip())
