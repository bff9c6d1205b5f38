"""Whether a page is of a template that no longer fits it, and in which words that is said.

A page of another kind is no drift: it is read without a template and nothing is said. Drift has to
be loud on its first page, so what looks like a page of the template and breaks its assertions is
named, and a template that finds nothing at all on a page whose listings have the known addresses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spaniel.ports import ReadPage
from spaniel.types import Observation, PageKind, SiteProfile, Template

from ..wrapper import TemplateRun, shape_of
from ._kinds import KINDS

__all__ = ["Drift", "Try", "drift_of", "is_drift"]

_MOST_SAID = 3


_LISTS = {PageKind.RESULTS.value, PageKind.INDEX.value}
"""Both show listings in records, and which it is may change with a heading."""
_SAID = re.compile(r"the profile \S+ version \d+ no longer fits:")


def is_drift(problem: str) -> bool:
    """Whether a reading's problem is that its source's profile no longer fits."""
    return _SAID.search(problem) is not None


@dataclass(frozen=True, slots=True)
class Try:
    """A template of a profile that was tried on a page, and what came of it.

    Attributes:
        number: of the template in its profile, from 0.
        signed: the template has a sign, and the page has it too.
    """

    number: int
    template: Template
    run: TemplateRun
    signed: bool


@dataclass(frozen=True, slots=True)
class Drift:
    """A template that should have fitted a page, by its number, and the problem in a sentence."""

    number: int
    problem: str


def drift_of(profile: SiteProfile, tries: Sequence[Try], read: ReadPage) -> Drift | None:
    """Return which template no longer fits, ``None`` where the page is simply of another kind.

    Args:
        profile: as it was tried.
        tries: its templates, none of which fitted.
        read: what was read without them.
    """
    name = f"the profile {profile.site} version {profile.version}"
    broken = next((one for one in tries if _is_broken(one, read)), None)
    if broken is not None:
        why = "; ".join(fault.rstrip(".") for fault in broken.run.faults[:_MOST_SAID])
        return Drift(broken.number, f"{name} no longer fits: {why}; read without it")
    missed = next((one for one in tries if _is_missed(one.template, read)), None)
    if missed is None:
        return None
    count = len(_of_kind(missed.template, read))
    return Drift(
        missed.number,
        f"{name} no longer fits: it finds none of {count} {missed.template.observes}s whose "
        "addresses look like those it knew; read without it",
    )


def _is_broken(one: Try, read: ReadPage) -> bool:
    """Whether the page has the template's sign, or records with most of what they need.

    Rows of other pages look like its records often enough; so one that is read without a template
    and is of another kind is none that the template has lost.
    """
    records, template = one.run.records, one.template
    is_kind = _is_kind(template, read)
    is_unknown = read.reading.page_kind == PageKind.OTHER
    if not records:
        # A list of nothing is a list still; but who knows what a page is that nobody can read?
        is_lost = is_kind and bool(_of_kind(template, read))
        return one.signed and (is_lost or is_unknown)
    required = [name for name, rule in template.fields.items() if rule.required]
    fullest = max(sum(name in record.values for name in required) for record in records)
    is_likely = one.signed or 2 * fullest > len(required)
    return is_kind or (is_unknown and is_likely) if template.record else is_kind and is_likely


def _is_kind(template: Template, read: ReadPage) -> bool:
    kind = read.reading.page_kind
    return kind == template.page_kind or {kind, template.page_kind} == _LISTS


def _is_missed(template: Template, read: ReadPage) -> bool:
    """Whether a page of the template's kind shows several records with addresses as it knew them.

    Of a site whose every class was renamed the addresses stay.
    """
    if not template.record or not _is_kind(template, read):
        return False
    found = _of_kind(template, read)
    shape = shape_of([row["url"] for row in template.known if "url" in row])
    if shape is None or shape.kind != "link" or len(found) < max(2, template.least):
        return False
    links = [str(getattr(one, "link", "")) for one in found]
    return 2 * sum(shape.fits(link) for link in links if link) > len(links)


def _of_kind(template: Template, read: ReadPage) -> list[Observation]:
    made = KINDS[template.observes].made
    return [one for one in read.observations if isinstance(one, made)]
