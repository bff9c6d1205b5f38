"""What a record is filed under: by its label, its links, or the words of the site's navigation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..labels import label_role
from ..links import pattern
from ..region import parse_region
from ..remembered import remembered
from ._record_fields import Fields, Hints
from ._segments import Segment
from ._tree import Link

__all__ = ["read_category"]

_FILED = re.compile(
    r"\b(?:in|filed under|posted in|listed in|en la categoría|в разделе|unter)\s+"
    r"([^\d,.;:()]{3,40}?)(?:\s+since\b.*)?$", re.I)  # fmt: skip
_STEPS = re.compile(r"\s*(?:/|>|»|›|→|::)\s*")
_SPACED_STEPS = re.compile(r"\s+(?:/|>|»|›|→|::)\s+")
_PARTS = re.compile(r"(?:^|\s)[-–—|•·](?:\s|$)|\s*[|•·]\s*")
_COUNTED_AFTER = re.compile(r"\s+\(?\d+\)?$|\s*\(\d+\)$")


def read_category(
    fields: Fields, segments: Sequence[Segment], links: Sequence[Link], hints: Hints
) -> None:
    """Read the category of one record: what says it most plainly goes first."""
    for segment in segments:
        if segment.role == "category" and segment.text:
            fields.category = _joined(segment.text)
            return
    named = [
        link.text
        for link in links
        if hints.category_pattern
        and pattern(link.href) == hints.category_pattern
        and any(c.isalpha() for c in link.text)
    ]
    if named:
        path = [step for text in named for step in _SPACED_STEPS.split(text)]
        fields.category = " > ".join(dict.fromkeys(_COUNTED_AFTER.sub("", step) for step in path))
        return
    for segment in segments:
        if segment.said or segment.role == "vendor":
            continue
        for part, steps in _parts_of(segment.text):
            if part.strip() != fields.vendor and not hints.categories.isdisjoint(steps):
                fields.category = _joined(part)
                return
    for segment in segments:
        free = (not segment.said or segment.role == "vendor") and len(segment.text) < 90
        filed = _filed_under(segment.text) if free else ""
        known = filed[:1].isupper() or filed.lower() in hints.categories
        if filed and known and len(filed.split()) < 5 and _may_be_category(filed):
            fields.category = _joined(filed)
            return
    fields.category = hints.page_category


@remembered
def _parts_of(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the parts of a line, each with the steps of the path that it may be."""
    return tuple(
        (part, tuple(step.lower() for step in _STEPS.split(part.strip())))
        for part in _PARTS.split(text)
    )


@remembered
def _filed_under(text: str) -> str:
    found = _FILED.search(text)
    return found[1] if found else ""


def _may_be_category(text: str) -> bool:
    return not (parse_region(text) or label_role(text) or text.lower() in ("escrow", "cart"))


def _joined(text: str) -> str:
    text = _COUNTED_AFTER.sub("", text)
    return " > ".join(step for step in _STEPS.split(text.strip(" -–—|•·")) if step)
