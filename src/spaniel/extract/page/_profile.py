"""What is gathered of an account, and how its level, rating and counts are taken in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from spaniel.types import Standing

from ._stars import rating_number
from ._when import When

__all__ = ["Profile", "count_in", "take_level", "take_rating"]

_COUNT = re.compile(r"\d+(?:[.,\s\u00a0]\d{3})+(?!\d)|\d+")
_THOUSANDS = re.compile(r"(\d+(?:[.,]\d)?)\s?k\b", re.I)


@dataclass(slots=True)
class Profile:
    """What a vendor's page says of its account; fields as in :class:`spaniel.types.Account`.

    Attributes:
        root: entry of the name.
        sure: how much speaks for the name and the facts, 0 to 1.
    """

    root: int = 0
    name: str = ""
    level: str = ""
    sales: int | None = None
    rating: Decimal | None = None
    rating_text: str = ""
    standings: tuple[Standing, ...] = ()
    ships_from: str = ""
    ships_from_text: str = ""
    ships_to: tuple[str, ...] = ()
    ships_to_text: str = ""
    member_since: When | None = None
    last_seen: When | None = None
    description: str = ""
    terms: str = ""
    languages: tuple[str, ...] = ()
    sure: float = 0.0
    used: set[int] = field(default_factory=set)


def take_level(profile: Profile, text: str) -> bool:
    if profile.level or len(text) > 40 or not any(map(str.isalnum, text)):
        return False
    profile.level = re.sub(r"^(?:vendor|seller|trust)\s+(?=level|lvl|rank)", "", text, flags=re.I)
    return True


def take_rating(profile: Profile, text: str, *, points: bool = False) -> bool:
    """Take a rating; a bare whole number over ten is a count of votes."""
    if profile.rating_text or len(text) > 60:
        return False
    number = rating_number(text)
    if number is None:
        bare = re.match(r"^\+?(\d{1,3}(?:[.,]\d{1,2})?)(?!\d)", text)
        number = Decimal(bare[1].replace(",", ".")) if bare else None
        if number is None or (not points and number > 10 and number == number.to_integral_value()):
            return False
    profile.rating, profile.rating_text = number, text
    return True


def count_in(text: str) -> int | None:
    thousands = _THOUSANDS.search(text)
    if thousands:
        return int(Decimal(thousands[1].replace(",", ".")) * 1000)
    found = _COUNT.search(text)
    return int(re.sub(r"\D", "", found[0])[:15]) if found else None
