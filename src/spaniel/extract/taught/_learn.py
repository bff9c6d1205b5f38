"""A profile learned from readings without one: the automatic wrapper.

What was read from the first pages of a template is marked on them, a template is induced from the
marks, run on the same pages, and kept only as far as it reads what was read before. (Crescenzi,
Mecca, Merialdo: RoadRunner, VLDB 2001, has the same aim; here the readings say which data matter.)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from spaniel.errors import InputError
from spaniel.ports import Lexicon, ReadPage
from spaniel.types import Capture, SiteKind, SiteProfile, Source, Template

from ..wrapper import run_template, signed
from ._agreement import Agreement, compare
from ._grammar import Grammar
from ._induction import Induction, Seen
from ._kinds import KINDS
from ._open import opened
from ._reading import WRONG

__all__ = ["ReadBefore", "agreement_on", "learn", "told_apart"]


@dataclass(frozen=True, slots=True)
class ReadBefore:
    """A page and what was read from it without a template."""

    capture: Capture
    payload: bytes
    read: ReadPage


def learn(
    readings: Sequence[ReadBefore],
    *,
    source: Source,
    lexicon: Lexicon,
    site: str = "",
    others: Sequence[ReadBefore] = (),
) -> SiteProfile | None:
    """Learn a profile from readings of a few pages of one template.

    Only pages with repeated records are learned from: a template without records says too little
    of which pages it is for.

    Args:
        readings: two or three pages of one template, read without one, with all their records.
        source: whose pages they are.
        lexicon: knows words for substances.
        site: slug for the profile; the source's id where empty.
        others: further pages of the site. Of these the template must fit none that is of another
            kind (a vendor's page shows listings too); it gets a sign, or is not learned.

    Returns:
        A profile with one template, marked ``learned from N pages``, that gives at least 98 % of
        the records and fields of the readings; ``None`` where the pages do not yield one.
    """
    try:
        return _learned(readings, others, source, Grammar(lexicon, source), site)
    except (*WRONG, InputError):
        return None


def _learned(
    readings: Sequence[ReadBefore],
    others: Sequence[ReadBefore],
    source: Source,
    grammar: Grammar,
    site: str,
) -> SiteProfile | None:
    observes = _one_kind(readings)
    page_kinds = {one.read.reading.page_kind for one in readings}
    if observes is None or len(page_kinds) != 1:
        return None
    pages = [seen for one in readings if (seen := _seen(one)) is not None]
    template = Induction(observes, page_kinds.pop(), source, grammar, pages).template()
    template = template and told_apart(template, readings, others)
    if template is None:
        return None
    site_kinds = sorted(one.read.reading.site_kind for one in readings)
    known = max(site_kinds, key=site_kinds.count)
    return SiteProfile(
        site=site or source.id,
        taught=f"learned from {len(pages)} pages",
        site_kind="" if known == SiteKind.UNKNOWN else known,
        templates=(template,),
    )


def _one_kind(readings: Sequence[ReadBefore]) -> str | None:
    """Return the one kind of observation in the readings; handles and keys are read otherwise."""
    read = [one for reading in readings for one in reading.read.observations]
    found = [
        name for name, kind in KINDS.items() if any(isinstance(one, kind.made) for one in read)
    ]
    return found[0] if len(found) == 1 else None


def _seen(one: ReadBefore) -> Seen | None:
    page = opened(one.capture, one.payload)
    if page is None:
        return None
    read = one.read
    return Seen(page.html, page.parser, one.capture, read.reading.id, read.observations)


def told_apart(
    template: Template, such: Sequence[ReadBefore], others: Sequence[ReadBefore]
) -> Template | None:
    """Return a template that fits none of some pages of other kinds, ``None`` if there is none."""
    alike = [one for one in others if one.read.reading.page_kind == template.page_kind]
    unlike = [one for one in others if one.read.reading.page_kind != template.page_kind]
    fitting = [page for page in _parsed(alike) if not run_template(template, page).faults]
    return signed(template, [*_parsed(such), *fitting], _parsed(unlike))


def _parsed(some: Sequence[ReadBefore]) -> list[LexborHTMLParser]:
    pages = (opened(one.capture, one.payload) for one in some)
    return [page.parser for page in pages if page is not None]


def agreement_on(template: Template, read: ReadPage, other: ReadPage) -> Agreement:
    """Compare two readings of one page in what a template is for."""
    return compare(template.observes, [(read.observations, other.observations)])
