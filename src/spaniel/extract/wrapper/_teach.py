"""The story of ``spaniel teach``: marks in, a profile, what it would read, and doubts out.

A plain function, so that the command line and the web desk tell the same story.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spaniel.errors import InputError
from spaniel.types import SiteProfile, Template

from ._induce import induce
from ._marks import MarkedPage
from ._opened import open_page, open_sheet
from ._run import TemplateRun
from ._sheet import collapsed
from ._signs import mistaken, signed
from ._template import run_template

__all__ = ["Taught", "not_on_page", "teach"]


@dataclass(frozen=True, slots=True)
class Taught:
    """What was taught.

    Attributes:
        profile: to be saved, once a person has looked at the preview.
        preview: what it reads from each page: the marked ones, then the others.
        faults: what speaks against it, in sentences; of a page they begin with its number.
    """

    profile: SiteProfile
    preview: tuple[TemplateRun, ...]
    faults: tuple[str, ...]


def teach(
    pages: Sequence[bytes],
    marks: Sequence[Sequence[Mapping[str, str]]],
    *,
    site: str,
    taught: str = "",
    observes: str = "listing",
    others: Sequence[bytes] = (),
    unlike: Sequence[bytes] = (),
) -> Taught:
    """Teach Spaniel to read one kind of page of a site.

    Args:
        pages: one to three saved pages.
        marks: for each page its marked records: field to the text as shown or in an attribute.
        site: slug of the site.
        taught: when and by whom, in words.
        observes: kind of observation: ``listing``, ``account``, ``feedback``, ``post``.
        others: further pages of the same kind, to show what would be read from them.
        unlike: pages of other kinds of the site, which the template must not fit: it then has the
            sign of something that only pages of its own kind have.

    Raises:
        InputError: a mark is not on its page, or no rule gives all marks back.
    """
    if len(marks) > len(pages):
        raise InputError(
            f"there are marks for {len(marks)} pages, but {len(pages)} pages",
            do="give each page its marks",
        )
    padded = [*marks, *([()] * (len(pages) - len(marks)))]
    marked = [MarkedPage(html, list(some)) for html, some in zip(pages, padded, strict=True)]
    template = induce(marked, observes=observes)
    template, doubts = _told_apart(template, pages, unlike)
    preview = tuple(run_template(template, open_page(html)) for html in (*pages, *others))
    faults = [
        f"Page {number}: {fault}" for number, run in enumerate(preview, 1) for fault in run.faults
    ]
    profile = SiteProfile(site=site, taught=taught, templates=(template,))
    return Taught(profile, preview, (*faults, *doubts))


def _told_apart(
    template: Template, pages: Sequence[bytes], unlike: Sequence[bytes]
) -> tuple[Template, list[str]]:
    """Return a template that fits no page of another kind, else what is to be doubted."""
    others = [open_page(html) for html in unlike]
    apart = signed(template, [open_page(html) for html in pages], others)
    if apart is not None:
        return apart, []
    count = len(mistaken(template, others))
    return template, [f"It also fits {count} of {len(others)} pages that are of another kind."]


def not_on_page(html: bytes, record: Mapping[str, str]) -> list[str]:
    """Return the fields of a marked record whose values stand nowhere on a page."""
    sheet = open_sheet(html)
    return [name for name, value in record.items() if not sheet.find(collapsed(value))]
