"""From readings of some pages to a template that reads them the same way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborHTMLParser

from spaniel.errors import InputError
from spaniel.types import Capture, FieldRule, Observation, Source, Template

from ..wrapper import PAGE_WIDE, MarkedPage, induce
from ._agreement import ENOUGH, Agreement, compare, is_enough
from ._grammar import Grammar
from ._kinds import KINDS
from ._marks import FIELDS, Spot, mark
from ._observe import Observer, now_of
from ._run import run_on

__all__ = ["ENOUGH", "Induction", "Seen"]

_MOST_PAGES = 3
_ALWAYS = frozenset({"title", "url", "price", "name", "text", "author"})
"""Fields that a record may be required to have: two or three pages do not show what may lack."""
_MARKED = 3
"""Records marked on a page, beside those that show a field which the others lack, or lack one."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A page and what was read from it."""

    html: bytes
    parser: LexborHTMLParser
    capture: Capture
    reading: str
    observations: Sequence[Observation]


class Induction:
    """Induces one template from pages that were read without one.

    Args:
        observes: kind of the observations that count.
        page_kind: of the pages.
        source: whose pages they are.
        grammar: the source's.
        pages: those that are marked, and others on which the template has to hold as well.
    """

    def __init__(
        self,
        observes: str,
        page_kind: str,
        source: Source,
        grammar: Grammar,
        pages: Sequence[Seen],
    ) -> None:
        self._observes, self._page_kind = observes, page_kind
        self._source, self._grammar, self._pages = source, grammar, pages
        self._kind = KINDS[observes]
        marked = pages[:_MOST_PAGES]
        laid_out = [(now_of(one.capture), one.parser, one.observations) for one in marked]
        self._marked = mark(observes, grammar, laid_out)

    def template(self) -> Template | None:
        """Return a template that reads the pages as they were read, ``None`` if there is none.

        First all fields at once; where this fails or some field is read otherwise, they are added
        one by one, each in the first way that works, and what works in none is left out.
        """
        chosen = dict.fromkeys(self._marked.ways, 0)
        template = self._induced(chosen)
        agreed = self._agreement(template)
        if template is None or not all(self._agrees(agreed, name) for name in chosen):
            template = self._grown()
            agreed = self._agreement(template)
        if template is not None and agreed.of(["category"]) < ENOUGH:
            template, agreed = self._filed(template, agreed)
        return template if is_enough(agreed) else None

    def _filed(self, template: Template, agreed: Agreement) -> tuple[Template, Agreement]:
        """Return a template with the page's heading as the category, if that says it right."""
        heading = FieldRule(path=f"{PAGE_WIDE} h1")
        tried = replace(template, fields={**template.fields, "category": heading})
        found = self._agreement(tried)
        return (tried, found) if self._agrees(found, "category") else (template, agreed)

    def _grown(self) -> Template | None:
        names = list(self._marked.ways)
        chosen = {name: 0 for name in names if self._is_name(name)}
        template = self._induced(chosen)
        if template is None:
            return None
        for name in names:
            for way in range(len(self._marked.ways[name])) if name not in chosen else ():
                tried = self._induced({**chosen, name: way})
                if tried is not None and self._agrees(self._agreement(tried), name):
                    chosen[name], template = way, tried
                    break
        return template

    def _is_name(self, field: str) -> bool:
        return bool({*FIELDS[self._observes][field][1]} & {*self._kind.names})

    # ------------------------------------------------------------------ one try

    def _induced(self, chosen: Mapping[str, int]) -> Template | None:
        """Induce from the chosen way to mark each field; only repeated records count."""
        marked = [
            MarkedPage(
                page.html,
                [self._marks_at(spot, chosen) for spot in spots],
                [self._marked.places[spot] for spot in spots],
            )
            for page, spots in zip(self._pages, self._sample(chosen), strict=False)
        ]
        if not any(page.records for page in marked):
            return None
        try:
            template = induce(marked, observes=self._observes, page_kind=self._page_kind)
        except InputError:
            return None
        if not template.record:
            return None
        rules = {
            name: replace(rule, required=rule.required and name in _ALWAYS)
            for name, rule in template.fields.items()
        }
        return replace(template, fields=rules)

    def _marks_at(self, spot: Spot, chosen: Mapping[str, int]) -> dict[str, str]:
        ways = {name: self._marked.ways[name][way] for name, way in chosen.items()}
        return {name: marks[spot] for name, marks in ways.items() if spot in marks}

    def _sample(self, chosen: Mapping[str, int]) -> list[list[Spot]]:
        """Choose records spread over each page, and for each field one with it and one without."""
        return [self._of_page(spots, chosen) for spots in self._marked.alike]

    def _of_page(self, spots: Sequence[Spot], chosen: Mapping[str, int]) -> list[Spot]:
        able = [spot for spot in spots if self._is_whole(spot, chosen)]
        step = max(1, len(able) // _MARKED)
        picked = able[::step][:_MARKED]
        # Of the fields not chosen too: a record with an earlier price shows its price otherwise.
        for name in self._marked.ways:
            said = self._marked.said[name]
            for has in (True, False):
                if not any((spot in said) is has for spot in picked):
                    picked += [spot for spot in able if (spot in said) is has][:1]
        return sorted(picked)

    def _is_whole(self, spot: Spot, chosen: Mapping[str, int]) -> bool:
        """Whether each chosen field that the record says is marked: else it would seem to lack."""
        marked = self._marked
        return all(
            spot in marked.ways[name][way] or spot not in marked.said[name]
            for name, way in chosen.items()
        )

    # ------------------------------------------------------------------ what came of it

    def _agreement(self, template: Template | None) -> Agreement:
        """Compare with what was read; a page on which a fault is found agrees in nothing."""
        if template is None:
            return Agreement(records=1)
        observer = Observer(template, self._source, self._grammar)
        pairs = []
        for one in self._pages:
            run = run_on(template, one.parser)
            records = () if run.faults else run.records
            found = observer.observe(records, one.capture, one.reading)
            pairs.append((found, one.observations))
        return compare(self._observes, pairs)

    def _agrees(self, agreed: Agreement, field: str) -> bool:
        return agreed.of(FIELDS[self._observes][field][1]) >= ENOUGH
