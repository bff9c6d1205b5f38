"""The reader of taught sites: templates first, and what reads any page where none of them fits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from spaniel.errors import InputError
from spaniel.ports import Lexicon, Reader, ReadPage
from spaniel.types import (
    Capture,
    ReaderName,
    Reading,
    SiteProfile,
    Source,
    canonical_json,
    digest,
)

from ..wrapper import propose
from ._contacts import ContactHints
from ._drift import Drift, Try, drift_of
from ._grammar import Grammar
from ._kinds import KINDS
from ._observe import Observer
from ._open import Opened, opened
from ._reading import CONTENT, WRONG, joined, made_reading, taken_over, with_contacts
from ._run import run_on

__all__ = ["Proposal", "TaughtReader"]

_MOST_PROPOSALS = 50
_MOST_TRIES = 3
"""Pages from which a template is tried to be induced again: each try costs as much as teaching."""
_MOST_SITES = 16


@dataclass(frozen=True, slots=True)
class Proposal:
    """A profile that would read a page which its predecessor no longer reads.

    Attributes:
        source: id of the source.
        capture: id of the capture that it was made from.
        problem: what failed, as the reading says it.
        profile: the source's own with all its templates repaired that broke so far, one version
            later; not yet looked at by a person.
    """

    source: str
    capture: str
    problem: str
    profile: SiteProfile


class TaughtReader:
    """Reads sources by their profiles; implements :class:`spaniel.ports.Reader`.

    Sources without a profile are read by ``page``, under its name, as if this reader were not
    there. With one, each page is held against the profile's templates in their order, and the
    first whose assertions all hold reads it. A page that no template is for is read by ``page``;
    so is one whose template no longer fits, with a ``problem`` that says what failed, and a
    repaired profile is proposed. What is read depends on payload, source and word list alone.

    Texts are sealed before an observation holds them. Handles and keys stand in no template: where
    a page may name some, these are read by ``page``.

    Args:
        page: reads pages of any site.
        lexicon: knows words for substances; the same that ``page`` was given.
        on_proposal: is told of each proposal; may be ``None``.

    Attributes:
        proposals: those made so far, at most one for each template of a profile.
    """

    _NAME, _VERSION = "taught", "1"

    def __init__(
        self,
        page: Reader,
        lexicon: Lexicon,
        on_proposal: Callable[[Proposal], None] | None = None,
    ) -> None:
        self._page, self._lexicon, self._on_proposal = page, lexicon, on_proposal
        self.proposals: list[Proposal] = []
        self._tries: dict[tuple[str, int, int], int] = {}
        self._sites: dict[int, _Site] = {}
        self._hints = ContactHints()

    def __getstate__(self) -> dict[str, Any]:
        """Leave behind what is only remembered, and the listener, when sent to another process."""
        return {**self.__dict__, "_sites": {}, "_hints": ContactHints(), "_on_proposal": None}

    @property
    def kind(self) -> str:
        """``content``."""
        return CONTENT

    def name(self, source: Source) -> ReaderName:
        """Return the name; its profile is ``hansa.2.0123456789ab``.

        These are the taught profile's site and version, and a digest of all that it says and of
        all that ``page`` reads by.
        """
        if not _is_taught(source):
            return self._page.name(source)
        return self._site(source).name

    def _site(self, source: Source) -> _Site:
        """Return what reading a source needs, made once as long as it is the same object."""
        site = self._sites.get(id(source))
        if site is None or site.source is not source:
            if len(self._sites) >= _MOST_SITES:
                self._sites.clear()
            read_by = [str(self._page.name(source)), self._lexicon.version, source.profile]
            name = ReaderName(name=self._NAME, version=self._VERSION,
                              profile=f"{_lead(source)}{_short(read_by)}")  # fmt: skip
            site = self._sites[id(source)] = _Site(source, name, Grammar(self._lexicon, source))
        return site

    def reads(self, capture: Capture, source: Source) -> bool:
        """Whether the capture may be a page."""
        return self._page.reads(capture, source)

    def read(self, capture: Capture, payload: bytes, source: Source) -> ReadPage:
        """Read one capture; nothing on a page makes it raise."""
        profile = source.profile
        if profile is None or not _is_taught(source):
            return self._page.read(capture, payload, source)
        problem, seen = "", None
        tries: list[Try] = []
        try:
            seen = opened(capture, payload)
            if seen is not None:
                found = self._by_template(seen, capture, source, tries)
                if found is not None and self._hints.on(seen.html, seen.parser):
                    return with_contacts(found, self._page.read(capture, payload, source))
                if found is not None:
                    return found
        except WRONG as fault:
            problem = f"the templates could not be tried ({type(fault).__name__})"
        except InputError as fault:
            problem = f"the profile {profile.site} cannot be used: {fault.what}"
        read = self._page.read(capture, payload, source)
        drift = drift_of(profile, tries, read)
        if drift is not None and seen is not None:
            self._propose(drift, seen, capture, source)
        said = joined(problem, drift.problem if drift else "")
        return taken_over(read, self.name(source), said)

    def profiles(self) -> Sequence[SiteProfile]:
        """Return the profiles proposed so far, for a person to look at; the last one is fullest."""
        return [one.profile for one in self.proposals]

    # ------------------------------------------------------------------ by template

    def _by_template(
        self, seen: Opened, capture: Capture, source: Source, tries: list[Try]
    ) -> ReadPage | None:
        """Read a page by the first template that fits; enter the others in ``tries``."""
        site = self._site(source)
        for number, observer in enumerate(site.observers()):
            template = observer.template
            run = run_on(template, seen.parser)
            if run.faults:
                signed = bool(template.sign) and seen.parser.css_first(template.sign) is not None
                tries.append(Try(number, template, run, signed))
                continue
            reading = Reading.identify(capture.id, CONTENT, site.name)
            observations = observer.observe(run.records, capture, reading)
            kinds = (template.page_kind, site.site_kind)
            return made_reading(capture, site.name, kinds, observations, seen.problem)
        return None

    # ------------------------------------------------------------------ drift

    def _propose(self, drift: Drift, seen: Opened, capture: Capture, source: Source) -> None:
        profile = source.profile
        if profile is None:
            return
        key = (source.id, profile.version, drift.number)
        tries = self._tries.get(key, 0)
        if tries >= _MOST_TRIES or len(self.proposals) >= _MOST_PROPOSALS:
            return
        self._tries[key] = tries + 1
        try:
            proposed = propose(profile, drift.number, seen.html)
        except (*WRONG, InputError):
            return
        if proposed is not None:
            self._tries[key] = _MOST_TRIES
            proposed = self._with_earlier(proposed, source, drift.number)
            self.proposals.append(Proposal(source.id, capture.id, drift.problem, proposed))
            if self._on_proposal is not None:
                self._on_proposal(self.proposals[-1])

    def _with_earlier(self, proposed: SiteProfile, source: Source, number: int) -> SiteProfile:
        """Return a proposal with what was proposed before for the profile's other templates."""
        before = [one.profile for one in self.proposals if one.source == source.id
                  and one.profile.version == proposed.version]  # fmt: skip
        if not before:
            return proposed
        templates = list(before[-1].templates)
        templates[number] = proposed.templates[number]
        return replace(proposed, templates=tuple(templates))


def _lead(source: Source) -> str:
    profile = source.profile
    return f"{profile.site}.{profile.version}." if profile else ""


def _short(read_by: Sequence[object]) -> str:
    return digest(canonical_json(read_by)).removeprefix("sha256:")[:12]


def _is_taught(source: Source) -> bool:
    return source.profile is not None and bool(source.profile.templates)


class _Site:
    """What reading the pages of one source needs."""

    def __init__(self, source: Source, name: ReaderName, grammar: Grammar) -> None:
        self.source, self.name = source, name
        self.site_kind = source.profile.site_kind if source.profile else ""
        self._grammar = grammar
        self._observers: list[Observer] = []

    def observers(self) -> Sequence[Observer]:
        """Return one observer for each template of the profile.

        Raises:
            InputError: a template observes what no template can.
        """
        templates = self.source.profile.templates if self.source.profile else ()
        if len(self._observers) < len(templates):
            unknown = next((one.observes for one in templates if one.observes not in KINDS), None)
            if unknown is not None:
                what = f"a template observes `{unknown[:40]}`, which is none of {', '.join(KINDS)}"
                raise InputError(what)
            self._observers = [Observer(one, self.source, self._grammar) for one in templates]
        return self._observers
