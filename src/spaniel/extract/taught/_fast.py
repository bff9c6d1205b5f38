"""Reading the pages of one run: without a template at first, then by what was learned of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from spaniel.errors import InputError
from spaniel.ports import Lexicon, Reader, ReadPage
from spaniel.types import Capture, Observation, ReaderName, Reading, SiteProfile, Source, Template

from ._agreement import is_enough
from ._contacts import ContactHints
from ._grammar import Grammar
from ._kinds import KINDS
from ._learn import ReadBefore, agreement_on, learn, told_apart
from ._observe import Observer
from ._open import opened
from ._reading import CONTENT, WRONG, made_reading, taken_over, with_contacts
from ._run import run_on

__all__ = ["Counts", "FastReader"]

_CHECKED_EACH = 50
_LEAST_RECORDS = 5
_MUCH_LONGER, _MUCH_SPARSER = 1.5, 2.0
_MOST_FAILURES = 3
_MOST_WAITING = 12
_MOST_LEARNED = 12
_MOST_SAMPLES = 4
"""Pages of each kind kept, to see whether a template learned fits pages that it is not for."""


@dataclass(slots=True)
class Counts:
    """What came of the pages of a run.

    Attributes:
        pages: read in all.
        by_template: of these by what was learned.
        checked: of these read without it as well.
        differing: of the checked, those that said something else; what was learned was dropped.
        learned, refused: how often a template was learned, and how often the pages yielded none.
    """

    pages: int = 0
    by_template: int = 0
    checked: int = 0
    differing: int = 0
    learned: int = 0
    refused: int = 0


@dataclass(slots=True)
class _Learned:
    """A template ready to read, and what the pages were like that it was learned from.

    Attributes:
        holders: places of the elements in which their first records stood.
        longest: bytes of the longest.
        sparsest: bytes for each record, of the one with the fewest in its length.
        pages: these themselves.
        used: how many pages it has read.
    """

    observer: Observer
    holders: frozenset[str]
    longest: int
    sparsest: float
    pages: Sequence[ReadBefore] = ()
    used: int = 0

    def is_like(self, found: Sequence[Observation], length: int) -> bool:
        """Whether a page on which these were found may be of the same template.

        A vendor's page shows listings in the records of a result page, but elsewhere; and the few
        featured listings of a long page are all that a template for them finds there.
        """
        if not found or _holder(found[0]) not in self.holders:
            return False
        is_longer = length > _MUCH_LONGER * self.longest
        return not (is_longer and length > _MUCH_SPARSER * self.sparsest * len(found))


_Bucket = tuple[str, str, str]
"""What pages of one template share: kind of page, kind of observation, what holds the records."""


@dataclass(slots=True)
class _Site:
    source: Source
    name: ReaderName
    grammar: Grammar
    site_kind: str = ""
    learned: list[_Learned] = field(default_factory=list)
    waiting: dict[_Bucket, list[ReadBefore]] = field(default_factory=dict)
    samples: dict[str, list[ReadBefore]] = field(default_factory=dict)
    failures: dict[_Bucket, int] = field(default_factory=dict)


class FastReader:
    """Reads the many pages of one run; implements :class:`spaniel.ports.Reader`.

    The first pages of each template are read by ``page``; from ``after`` of them a template is
    learned, and further pages that it fits are read by it. A page on which anything is wrong is
    read by ``page``, and every fiftieth that nothing is wrong with is read by both and compared.

    What is read of a page depends on the pages before it, so that a reading can not be made again
    from its capture alone: for dry runs, and for making a profile (:meth:`profiles`), which read
    into a lake through :class:`TaughtReader` once it stands in the source's definition.

    Args:
        page: reads pages of any site.
        lexicon: knows words for substances; the same that ``page`` was given.
        after: pages of a template that it is learned from.

    Attributes:
        counts: what came of the pages so far.
    """

    _NAME, _VERSION = "fast", "1"

    def __init__(self, page: Reader, lexicon: Lexicon, after: int = 3) -> None:
        self._page, self._lexicon, self._after = page, lexicon, after
        self.counts = Counts()
        self._sites: dict[str, _Site] = {}
        self._hints = ContactHints()

    def __getstate__(self) -> dict[str, Any]:
        """Leave behind what was learned when sent to another process."""
        return {**self.__dict__, "_sites": {}, "_hints": ContactHints()}

    @property
    def kind(self) -> str:
        """``content``."""
        return CONTENT

    def name(self, source: Source) -> ReaderName:
        """Return a name that no reader has whose readings can be made again."""
        page = self._page.name(source)
        return ReaderName(name=self._NAME, version=self._VERSION, profile=page.profile)

    def reads(self, capture: Capture, source: Source) -> bool:
        """Whether the capture may be a page."""
        return self._page.reads(capture, source)

    def profiles(self) -> Sequence[SiteProfile]:
        """Return what was learned, a profile for each source, for a person to look at and keep."""
        made = (self._profile(site) for site in self._sites.values() if site.learned)
        return [profile for profile in made if profile.templates]

    def _profile(self, site: _Site) -> SiteProfile:
        pages = self._after * len(site.learned)
        templates = tuple(filter(None, (_apart(one, site.samples) for one in site.learned)))
        return SiteProfile(site=site.source.id, taught=f"learned from {pages} pages",
                           site_kind=site.site_kind, templates=templates)  # fmt: skip

    def read(self, capture: Capture, payload: bytes, source: Source) -> ReadPage:
        """Read one capture; nothing on a page makes it raise."""
        site = self._site(source)
        self.counts.pages += 1
        fitting = self._by_template(site, capture, payload)
        if fitting is not None:
            learned, read = fitting
            learned.used += 1
            self.counts.by_template += 1
            if learned.used % _CHECKED_EACH:
                return read
            return self._checked(site, learned, read, capture, payload)
        read = self._page.read(capture, payload, source)
        self._remember(site, ReadBefore(capture, payload, read))
        return taken_over(read, site.name)

    def _site(self, source: Source) -> _Site:
        known = self._sites.get(source.id)
        if known is None or (known.source is not source and known.source != source):
            known = _Site(source, self.name(source), Grammar(self._lexicon, source))
            self._sites[source.id] = known
        return known

    # ------------------------------------------------------------------ by template

    def _by_template(
        self, site: _Site, capture: Capture, payload: bytes
    ) -> tuple[_Learned, ReadPage] | None:
        if not site.learned:
            return None
        try:
            seen = opened(capture, payload)
            if seen is None or seen.problem:
                return None
            reading = Reading.identify(capture.id, CONTENT, site.name)
            for learned in site.learned:
                template = learned.observer.template
                run = run_on(template, seen.parser)
                if run.faults:
                    continue
                found = learned.observer.observe(run.records, capture, reading)
                if learned.is_like(found, len(seen.html)):
                    kinds = (template.page_kind, site.site_kind)
                    read = made_reading(capture, site.name, kinds, found, "")
                    if self._hints.on(seen.html, seen.parser):
                        read = with_contacts(read, self._page.read(capture, payload, site.source))
                    return learned, read
        except (*WRONG, InputError):
            pass
        return None

    def _checked(
        self, site: _Site, learned: _Learned, read: ReadPage, capture: Capture, payload: bytes
    ) -> ReadPage:
        """Read a page without its template too; what says something else is not used again."""
        self.counts.checked += 1
        other = self._page.read(capture, payload, site.source)
        agreed = agreement_on(learned.observer.template, read, other)
        if is_enough(agreed) and (other.reading.page_kind == read.reading.page_kind):
            return read
        self.counts.differing += 1
        site.learned.remove(learned)
        return taken_over(other, site.name)

    # ------------------------------------------------------------------ learning

    def _remember(self, site: _Site, one: ReadBefore) -> None:
        samples = site.samples.setdefault(one.read.reading.page_kind, [])
        if len(samples) < _MOST_SAMPLES:
            samples.append(one)
        bucket = _bucket(one.read)
        if bucket is None or len(site.learned) >= _MOST_LEARNED:
            return
        if site.failures.get(bucket, 0) >= _MOST_FAILURES:
            return
        waiting = site.waiting.setdefault(bucket, [])
        waiting.append(one)
        if len(waiting) >= self._after:
            del site.waiting[bucket]
            self._learn(site, bucket, waiting)
        elif len(site.waiting) > _MOST_WAITING:
            del site.waiting[next(iter(site.waiting))]

    def _learn(self, site: _Site, bucket: _Bucket, pages: list[ReadBefore]) -> None:
        others = [sample for some in site.samples.values() for sample in some]
        profile = learn(pages, source=site.source, lexicon=self._lexicon, others=others)
        if profile is None:
            self.counts.refused += 1
            site.failures[bucket] = site.failures.get(bucket, 0) + 1
            if len(site.failures) > _MOST_WAITING * _MOST_FAILURES:
                del site.failures[next(iter(site.failures))]
            return
        self.counts.learned += 1
        site.site_kind = site.site_kind or profile.site_kind
        observer = Observer(profile.templates[0], site.source, site.grammar)
        site.learned.append(_ready(observer, pages))


def _ready(observer: Observer, pages: list[ReadBefore]) -> _Learned:
    holders: set[str] = set()
    longest, sparsest = 0, 0.0
    for one in pages:
        seen = opened(one.capture, one.payload)
        if seen is not None:
            run = run_on(observer.template, seen.parser)
            found = observer.observe(run.records, one.capture, one.read.reading.id)
            holders.update(_holder(first) for first in found[:1])
            longest = max(longest, len(seen.html))
            sparsest = max(sparsest, len(seen.html) / max(1, len(found)))
    return _Learned(observer, frozenset(holders), longest, sparsest, pages)


def _apart(learned: _Learned, samples: Mapping[str, Sequence[ReadBefore]]) -> Template | None:
    others = [sample for some in samples.values() for sample in some]
    return told_apart(learned.observer.template, learned.pages, others)


def _bucket(read: ReadPage) -> _Bucket | None:
    """Return what a page shares with others of its template, ``None`` if it has no records."""
    for name, kind in KINDS.items():
        found = [one for one in read.observations if isinstance(one, kind.made)]
        if len(found) >= _LEAST_RECORDS:
            return read.reading.page_kind, name, _holder(found[0])
    return None


def _holder(first: Observation) -> str:
    """Return the place of the element that the page's first record stands in."""
    return first.place.rpartition(">")[0]
