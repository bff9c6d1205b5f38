"""The words of a page by where they stand, outside and inside what repeats on it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from ._phrases import normal_text
from ._signs import Signs
from ._tree import Tree

__all__ = ["Zones", "zones_of"]

_SHORT = 80
_MOST_LINES = 3_000
_MOST_LONG = 12_000
_SAMPLE = 3
_LEAD = 6


@dataclass(slots=True)
class Zones:
    """The different lines of a page, in order, each in one zone.

    Attributes:
        named: the page's title and its first two headings.
        lead: the first short lines outside navigation and records.
        heads: further headings.
        middle: short lines outside navigation and records; ``said``: long ones.
        menu: navigation.
        inside: short lines of the first three records.
        letters, repeated: letters of the middle, and those of them in records.
    """

    named: list[str] = field(default_factory=list)
    lead: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    middle: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    menu: list[str] = field(default_factory=list)
    inside: list[str] = field(default_factory=list)
    letters: int = 0
    repeated: int = 0

    def texts(self) -> dict[str, str]:
        """Return the text of each zone, made normal."""
        return {
            "named": normal_text(dict.fromkeys(self.named)),
            "lead": normal_text(self.lead),
            "heads": normal_text(dict.fromkeys(self.heads)),
            "middle": normal_text(dict.fromkeys(self.middle)),
            "said": normal_text([" | ".join(self.said)[:_MOST_LONG]]),
            "menu": normal_text(dict.fromkeys(self.menu)),
            "inside": normal_text(dict.fromkeys(self.inside)),
        }


def zones_of(tree: Tree, signs: Signs, ranges: Sequence[tuple[int, int]]) -> Zones:
    """Sort the lines of a page into zones.

    Args:
        tree: the page.
        signs: of the page.
        ranges: entries that are records, in order, none overlapping.
    """
    zones = Zones(named=[signs.title])
    starts = [start for start, _ in ranges]
    for at, line in enumerate(tree.lines[:_MOST_LINES]):
        record = bisect_right(starts, line.start) - 1
        if record >= 0 and line.start < ranges[record][1]:
            zones.repeated += len(line.text)
            zones.letters += len(line.text)
            if record < _SAMPLE and len(line.text) < _SHORT:
                zones.inside.append(line.text)
        elif signs.navigation[at] and not (signs.headings[at] and not tree.in_margin(line.block)):
            zones.menu.append(line.text)
        else:
            zones.letters += len(line.text)
            _place(zones, line.text, heading=signs.headings[at])
    return zones


def _place(zones: Zones, text: str, *, heading: bool) -> None:
    if heading:
        (zones.named if len(zones.named) < 3 else zones.heads).append(text)
    if len(zones.lead) < _LEAD and len(text) < _SHORT:
        zones.lead.append(text)
    (zones.middle if len(text) < _SHORT else zones.said).append(text)
