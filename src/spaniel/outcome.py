"""What came of a patrol or an import, so that every response is accounted for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from spaniel.lake import ReadTally
from spaniel.types import Source

__all__ = ["Outcome", "short_of_expected"]

_ENOUGH = 0.8
"""A crawl that finds less than this share of what its source expects is said to be short."""


@dataclass(slots=True)
class Outcome:
    """What came of a patrol or an import, so that every response is accounted for.

    Attributes:
        taken: responses and members that arrived; each is in exactly one of the next three.
        new: captures that were not known before, ``new_payloads`` of them with new content.
        known: acts of seeing that the lake already had.
        held_back: by the screen, by rule.
        passed_over: members of what was handed over that hold nothing to keep, by reason.
        refused: requests the authority refused.
        failed: address to why not everything of it could be had.
        statuses: responses by HTTP status.
        not_fetched: what was left alone on purpose, by media type or reason (robots.txt).
        note: why a patrol ended early, or that it was resumed.
        short: by name (``pages``, ``listings``, ``vendors``): what the source expects and what was
            found, where it was less than four fifths of that.
        read: what was read from the captures.
        version: number of the lake version that has it all.
    """

    taken: int = 0
    new: int = 0
    new_payloads: int = 0
    known: int = 0
    held_back: Counter[str] = field(default_factory=Counter)
    passed_over: Counter[str] = field(default_factory=Counter)
    refused: int = 0
    failed: dict[str, str] = field(default_factory=dict)
    statuses: Counter[int] = field(default_factory=Counter)
    not_fetched: Counter[str] = field(default_factory=Counter)
    note: str = ""
    short: dict[str, tuple[int, int]] = field(default_factory=dict)
    read: ReadTally = field(default_factory=ReadTally)
    version: int = 0


def short_of_expected(source: Source, outcome: Outcome) -> dict[str, tuple[int, int]]:
    """Return by name what a source expects and what was found, where it was much less."""
    found = {
        "pages": outcome.new,
        "listings": len(outcome.read.listings),
        "vendors": len(outcome.read.vendors),
    }
    return {
        name: (expected, found[name])
        for name, expected in sorted(source.expected.items())
        if name in found and found[name] < _ENOUGH * expected
    }
