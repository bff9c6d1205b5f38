"""Records of one template, and the regions they make."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ._tree import Link

__all__ = ["Record", "Region"]


class Record(NamedTuple):
    """Entries that seem to be one listing, its element, and the links that led to it."""

    start: int
    end: int
    root: int
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """Records of one template.

    Attributes:
        pattern: of the addresses the records were found by; empty where it was by their prices.
        score: how much it looks like a list of listings; sums over its records.
        priced: share of records that hold a price.
    """

    records: tuple[Record, ...]
    pattern: str
    score: float = 0.0
    priced: float = 0.0
