"""How values are written: numbers for people, and other people's texts so that they do no harm."""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime
from decimal import Decimal

from spaniel.share.figures import Column

__all__ = ["LONGEST_TEXT", "cell", "moment", "number", "visible"]

LONGEST_TEXT = 160
"""Characters of a text that are shown; what is cut off is counted."""

_KEPT_FORMATS = {"\u200c", "\u200d"}
"""Joiners: invisible, but words and pictures of many scripts need them."""


def visible(text: object, limit: int = LONGEST_TEXT) -> str:
    """Return a text from outside so that what it holds can be seen and cannot act.

    Control characters and invisible ones, among them those that turn the direction of writing
    around (Unicode TR 36), are written as ``⟨U+202E⟩``; white space becomes single spaces; what is
    longer than ``limit`` is cut, and the cut is counted. Escaping for HTML is the template's task.
    """
    whole = " ".join(str(text).split())
    cut = len(whole) - limit
    shown = "".join(_harmless(character) for character in whole[:limit])
    return f"{shown} … [{cut:,} more characters]" if cut > 0 else shown


def _harmless(character: str) -> str:
    hidden = unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn"}
    if hidden and character not in _KEPT_FORMATS:
        return f"⟨U+{ord(character):04X}⟩"
    return character


def number(value: float | Decimal) -> str:
    """Write an amount with as many decimals as its size deserves: 12,345 · 123.4 · 1.234 · 0.00123.

    Whole numbers stay whole.
    """
    exact = Decimal(str(value))
    if exact == exact.to_integral_value():
        return f"{int(exact):,}"
    size = abs(exact)
    if size >= 1000:
        return f"{exact:,.0f}"
    decimals = 1 if size >= 100 else 2 if size >= 1 else min(8, 2 - size.adjusted())
    return f"{exact:,.{decimals}f}"


def _per_cent(value: float | Decimal) -> str:
    exact = Decimal(str(value)) * 100
    return "<0.1 %" if 0 < exact < Decimal("0.05") else f"{exact:.1f} %"


def moment(value: datetime | None) -> str:
    """Write a moment in UTC to the second, or say that nobody stated it."""
    if value is None:
        return "not stated"
    return value.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")


def cell(value: object, column: Column) -> str:
    """Write one value of a table; an empty one as its column says."""
    match value:
        case None | "":
            return column.missing
        case bool():
            return "yes" if value else "no"
        case int() | float() | Decimal():
            return _per_cent(value) if column.kind == "share" else number(value)
        case datetime():
            return moment(value)
        case date():
            return value.isoformat()
        case _:
            return visible(value)
