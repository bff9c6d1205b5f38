"""The screen and the archive as one: what collect hands its responses to."""

from __future__ import annotations

from collections import Counter

from spaniel.ports import Screen
from spaniel.preserve.archive import WarcArchive
from spaniel.types import Capture, Response, Source

__all__ = ["ScreenedArchive"]


class ScreenedArchive:
    """Holds back what the screen matches and keeps the rest.

    Args:
        source: what the responses are of.
        screen: asked about every response before anything of it is written.
        archive: where they are kept.

    Attributes:
        taken: responses handed in.
        kept: captures acknowledged that were not known before.
        held_back: responses the screen matched, by rule.
    """

    def __init__(self, source: Source, screen: Screen, archive: WarcArchive) -> None:
        self._source, self._screen, self._archive = source, screen, archive
        self.taken = 0
        self.kept: list[Capture] = []
        self.held_back: Counter[str] = Counter()

    def put(self, response: Response) -> None:
        """Take a response in; it is safe only after the next :meth:`flush`.

        Raises:
            Refused: it came without a living grant.
            StorageError: the disk refused.
        """
        self.taken += 1
        match = self._screen.check(response)
        if match is not None:
            self.held_back[match.rule] += 1
            self._archive.note_match(match)
            return
        self._archive.put(self._source, response)
        if self._archive.full:
            self.flush()

    def flush(self) -> None:
        """Make everything put so far durable."""
        self.kept.extend(self._archive.flush())
