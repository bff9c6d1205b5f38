"""From marked values to a template: wrapper induction.

The classic method (Kushmerick, Weld, Doorenbos: Wrapper induction for information extraction,
IJCAI 1997) with three things that came after it: rules are ranked by what is likely to survive
(Dalvi, Bohannon, Sha, SIGMOD 2009), the other records of the page vote on them (Dalvi, Kumar,
Soliman, VLDB 2011), and records may lie in one element or in several that follow each other
(Liu, Grossman, Zhai: Mining data records in Web pages, KDD 2003).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from spaniel.errors import InputError
from spaniel.types import Template

from ..sensitive import seal
from ._marks import Located, MarkedPage, Marks, locate
from ._opened import open_sheet
from ._record_sets import RecordSet, record_sets
from ._rules import Home, RuleFound, Rules
from ._run import Wrapper
from ._sheet import collapsed

__all__ = ["induce", "induce_from"]

_MOST_KNOWN = 60
_MOST_FACTOR = 5
_ENOUGH = 10
"""From so many records on, a field that none of them lacks is taken to be required."""
_ALWAYS = frozenset({"title", "name", "price", "url", "text", "author"})


@dataclass(frozen=True, slots=True)
class _Proposal:
    weight: float
    records: RecordSet
    rules: Mapping[str, RuleFound]


def induce(
    pages: Sequence[MarkedPage], *, observes: str = "listing", page_kind: str = ""
) -> Template:
    """Induce a template from marked pages, and hold it against the marks.

    Args:
        pages: one to three pages of one template, with one to a few records marked on each. A
            field that a marked record has not is taken to be missing there.
        observes: kind of observation the records are.
        page_kind: what such pages are for; ``results`` or ``listing`` by what is found.

    Returns:
        A template that reads every marked value exactly as it was marked.

    Raises:
        InputError: nothing is marked, a marked value stands nowhere on its page, or no rule
            gives all the marks back.
    """
    sheets = [open_sheet(page.html) for page in pages]
    for number, sheet in enumerate(sheets, 1):
        if not sheet.whole:
            what = "the page is too large to teach with"
            raise InputError(what, where=f"page {number}", do="mark a shorter page of its kind")
    marks = locate(sheets, [page.records for page in pages], [page.places for page in pages])
    for page, name, value in marks.missing:
        what = f"the value `{value[:60]}` marked as `{name}` is not on the page"
        raise InputError(what, where=f"page {page + 1}", do="mark it as it is shown there")
    return induce_from(marks, observes=observes, page_kind=page_kind)


def induce_from(marks: Marks, *, observes: str = "listing", page_kind: str = "") -> Template:
    """Induce a template from located marks; see :func:`induce`."""
    if not marks.located:
        raise InputError("no value is marked", do="mark a record's values on one page at least")
    proposals = [
        proposal
        for records in record_sets(marks.sheets, marks.located)
        if (proposal := _proposal(marks, records)) is not None
    ]
    for proposal in sorted(proposals, key=lambda one: -one.weight):
        template = _template(marks, proposal, observes, page_kind)
        if not _first_difference(marks, template):
            return template
    raise InputError(
        "no rule gives all the marked values back",
        do="check that the marked records are of one kind, or mark one field less",
    )


def _proposal(marks: Marks, records: RecordSet) -> _Proposal | None:
    rules = Rules(marks.sheets, records, marks.located)
    found: dict[str, RuleFound] = {}
    for name in _names(marks.located):
        pairs = list(zip(records.homes, marks.located, strict=True))
        values = {home: one.values[name] for home, one in pairs if name in one.values}
        absent = [home for home, one in pairs if name not in one.values]
        sites = {home: one.sites[name] for home, one in pairs if name in one.sites}
        best = rules.best(values, absent, sites)
        if best is None:
            return None
        found[name] = best
    return _Proposal(_weight(records, found), records, found)


def _names(located: Sequence[Located]) -> list[str]:
    return list(dict.fromkeys(name for one in located for name in one.values))


def _weight(records: RecordSet, rules: Mapping[str, RuleFound]) -> float:
    """Weigh a proposal: whole records count for it, halves of records against it."""
    counts: dict[Home, int] = {}
    for found in rules.values():
        for home in found.values:
            counts[home] = counts.get(home, 0) + 1
    fields = len(rules)
    whole = sum(count for count in counts.values() if 2 * count > fields)
    halves = sum(fields - count for count in counts.values() if 2 * count <= fields)
    robust = sum(found.weight for found in rules.values()) / fields
    return round((whole - halves) / fields * (1 + 0.05 * robust - 0.01 * records.cost), 6)


def _template(marks: Marks, proposal: _Proposal, observes: str, page_kind: str) -> Template:
    records, rules = proposal.records, proposal.rules
    read = _read_records(records, rules)
    fields = {
        name: replace(found.rule, required=_is_required(name, found, read, marks.located))
        for name, found in rules.items()
    }
    kind = page_kind or ("results" if records.selector else "listing")
    most = max((len(elements) for elements in records.elements), default=1)
    return Template(
        observes=observes,
        record=records.selector,
        fields=fields,
        page_kind=kind,
        least=1,
        most=most * _MOST_FACTOR if records.selector else 1,
        known=tuple(_shown(read[home]) for home in _sample(sorted(read), records.homes)),
    )


def _shown(values: Mapping[str, str]) -> dict[str, str]:
    """Return values without those that only the evidence may show: a profile goes into files."""
    return {name: value for name, value in values.items() if not seal(value).kinds}


def _read_records(records: RecordSet, rules: Mapping[str, RuleFound]) -> dict[Home, dict[str, str]]:
    read: dict[Home, dict[str, str]] = {}
    for name, found in rules.items():
        for home, value in found.values.items():
            read.setdefault(home, {})[name] = value
    homes = set(records.homes)
    return {home: one for home, one in read.items() if 2 * len(one) > len(rules) or home in homes}


def _is_required(
    name: str,
    found: RuleFound,
    read: Mapping[Home, Mapping[str, str]],
    located: Sequence[Located],
) -> bool:
    if len(read) < _ENOUGH and name not in _ALWAYS:
        return False
    is_marked = all(name in one.values for one in located)
    return is_marked and all(home in found.values for home in read)


def _sample(homes: Sequence[Home], marked: Sequence[Home]) -> list[Home]:
    """Return the marked records and others spread over the pages."""
    step = max(1, len(homes) // _MOST_KNOWN)
    chosen = {*marked, *homes[::step][:_MOST_KNOWN]}
    return [home for home in homes if home in chosen]


def _first_difference(marks: Marks, template: Template) -> str:
    """Run the template on the marked pages and return the first marked value it does not give."""
    wrapper = Wrapper(template)
    for page, sheet in enumerate(marks.sheets):
        read = [record.values for record in wrapper.read(sheet.parser)]
        for one in marks.located:
            if one.page == page:
                wanted = {name: collapsed(value) for name, value in one.values.items()}
                if not any(wanted.items() <= values.items() for values in read):
                    return next(iter(wanted), "?")
    return ""
