"""Where a page's clock stands: ``All times are GMT +3``, as forums say in their footers."""

from __future__ import annotations

import re
from datetime import UTC, timedelta, timezone

from ..remembered import remembered
from ._tree import Tree

__all__ = ["clock_of"]

_SAID = re.compile(
    r"(?:times? (?:are|is|zone)|timezone|time zone|часовой пояс|время указано|zeitzone"
    r"|alle zeiten|zeitangaben|zona horaria|"
    r"huso horario|todas las horas|fuseau horaire|heures sont|strefa czasowa|czas\w* "
    r"|fuso orario|fuso horário)"
    r"[^+\-−–\d]{0,30}?(?:utc|gmt)\s*(?:([+\-−–])\s*(\d{1,2})(?::?([0-5]\d))?)?",
    re.I,
)
_FURTHEST = 14


def clock_of(tree: Tree) -> timezone:
    """Return the zone that the page says its times are in; UTC where it says none."""
    for line in reversed(tree.lines[-40:]):
        said = _zone_in(line.text[:300])
        if said is not None:
            return said
    return UTC


@remembered
def _zone_in(text: str) -> timezone | None:
    found = _SAID.search(text)
    if not found or not found[1] or int(found[2]) > _FURTHEST:
        return None
    shift = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    return timezone(shift if found[1] == "+" else -shift)
