"""Rules for one field: all that give back its marked values, weighed on the other records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from spaniel.types import FieldRule

from ._marks import Located
from ._paths import Choice, paths_below
from ._record_sets import RecordSet
from ._run import Path
from ._shapes import Shape, shape_of
from ._sheet import Sheet, Site
from ._text import beside, cut, line_round, shown_after

__all__ = ["Home", "RuleFound", "Rules"]

Home = tuple[int, int]
"""A record: page and number on the page."""

_MOST_SITES = 8
_MOST_WORDS = 4
_MOST_FOUND = 2_000
_LONGEST_LABEL = 60
_ICONS = frozenset({"i", "img", "svg", "span"})
"""What may announce what follows it without a word."""
_EACH_EXTRA, _MOST_EXTRA = 0.1, 0.4
"""What each further element costs that a path finds in a record and the rule passes over."""
_LOOSE = {"beside": 0.6, "line": 1.2}
"""What it costs to say where a value stands by a picture, or by its line."""
_WIDER = 0.02
"""What each character of a wider element costs: the more it holds, the more can change in it."""


class RuleFound(NamedTuple):
    """A rule, its weight (higher is better), and the value it gives for each record."""

    weight: float
    rule: FieldRule
    values: Mapping[Home, str]


@dataclass(frozen=True, slots=True)
class _Taken:
    """What a path's elements show in one record: texts, and for labels what follows each."""

    shown: list[str]
    following: list[str]


class Rules:
    """Induces rules within one set of records."""

    def __init__(
        self, sheets: Sequence[Sheet], records: RecordSet, located: Sequence[Located]
    ) -> None:
        self._sheets = sheets
        self._records = records
        # A page's menu shows many a value too: of a page that is one record, what was marked
        # stands together.
        self._inner: dict[Home, int] = {}
        if not records.selector:
            pairs = zip(records.homes, located, strict=True)
            self._inner = {home: one.element for home, one in pairs}
        self._chance = 0.3 if records.selector else 1.5
        self._taken: dict[tuple[str, str], dict[Home, _Taken]] = {}

    def best(
        self,
        marks: Mapping[Home, str],
        absent: Sequence[Home],
        sites: Mapping[Home, Sequence[Site]],
    ) -> RuleFound | None:
        """Return the best rule that gives every mark back, ``None`` where there is none.

        Args:
            marks: the field's value in the records where it is marked; not empty.
            absent: records that were marked without this field.
            sites: where each mark's value stands on its page.
        """
        base = min(marks, key=lambda home: (len(self._inside(home, sites[home])), home))
        shape = shape_of(list(marks.values()))
        best: RuleFound | None = None
        for choice, take, label in self._candidates(base, marks[base], sites[base]):
            if best is not None and 1 - 0.1 * choice.cost <= best.weight:
                continue
            for rule, cost in self._cuts(choice, take, label, base, marks[base]):
                values = self._apply(rule, marks)
                if values is None:
                    continue
                weight = self._weigh(values, absent, shape) - 0.1 * cost
                if best is None or weight > best.weight:
                    best = RuleFound(round(weight, 6), rule, values)
        return best

    def _inside(self, home: Home, sites: Sequence[Site]) -> list[Site]:
        page, number = home
        element = self._records.elements[page][number]
        ends = self._end(page, element)
        if home in self._inner:
            element, ends = self._inner[home], self._sheets[page].ends[self._inner[home]]
        return [site for site in sites if element <= site.element < ends]

    def _end(self, page: int, element: int) -> int:
        sheet = self._sheets[page]
        end = sheet.ends[element]
        for _ in range(self._records.rows - 1):
            if end < len(sheet.nodes) and sheet.parents[end] == sheet.parents[element]:
                end = sheet.ends[end]
        return end

    # ------------------------------------------------------------------ where it could stand

    def _candidates(
        self, home: Home, value: str, sites: Sequence[Site]
    ) -> Iterator[tuple[Choice, str, str]]:
        """Yield (path, what is taken, label): everything that could lead to a mark's value."""
        page, number = home
        sheet, record = self._sheets[page], self._records.elements[page][number]
        inside = self._inside(home, sites)
        whole = [site for site in inside if sheet.shows(site) == value]
        seen: set[tuple[int, str, str]] = set()
        found: list[tuple[Choice, str, str]] = []
        for site in [*whole[:_MOST_SITES], *[s for s in inside if s not in whole][:_MOST_SITES]]:
            for element, take, label in self._bearers(sheet, record, site, value):
                if (element, take, label) not in seen:
                    seen.add((element, take, label))
                    extra = _WIDER * len(sheet.text(element)) if element < site.element else 0.0
                    for cost, path in self._paths(sheet, record, element):
                        found.append((Choice(round(cost + extra, 6), path), take, label))
        yield from sorted(found)

    def _bearers(
        self, sheet: Sheet, record: int, site: Site, value: str
    ) -> Iterator[tuple[int, str, str]]:
        """Yield (element, what is taken, label) of a site, its row, and what could be its label."""
        yield site.element, site.take, ""
        if site.take != "text":
            return
        for element in sheet.rows_around(site.element):
            if element < record or (element == 0 and not self._records.selector):
                break
            if element != site.element:
                yield element, "text", ""
            if sheet.text(element) == value:
                before = _element_before(sheet, element)
                if before is not None:
                    yield from _label(sheet, before, value)
        for child in sheet.children(site.element):
            yield from _label(sheet, child, value)
            if line_round(sheet.nodes[child]) == value:
                yield child, "line", ""

    def _paths(self, sheet: Sheet, record: int, element: int) -> list[Choice]:
        if not self._records.selector:
            chain = [one for one in sheet.up(element) if one > 0][::-1]
            below = paths_below(sheet, chain) if chain else []
            return [Choice(cost, selector.removeprefix(">")) for cost, selector in below]
        if element == record:
            return [Choice(1.5, "")]
        if sheet.holds(record, element):
            return paths_below(sheet, _chain(sheet, record, element))
        lead, sibling = "", record
        for _ in range(self._records.rows - 1):
            sibling = sheet.ends[sibling]
            lead += f"+{sheet.tags[sibling]}"
            if sheet.holds(sibling, element):
                if sibling == element:
                    return [Choice(2.5, lead)]
                below = paths_below(sheet, _chain(sheet, sibling, element))
                return [Choice(cost + 1, _joined(lead, path)) for cost, path in below]
        return []

    # ------------------------------------------------------------------ what is cut out

    def _cuts(
        self, choice: Choice, take: str, label: str, base: Home, value: str
    ) -> Iterator[tuple[FieldRule, float]]:
        """Yield rules that give the base record's value, with their cost."""
        there = self._take(choice.selector, take).get(base)
        if there is None:
            return
        tried: set[tuple[str, str]] = set()
        for at, shown in enumerate(there.following if take == "next" else there.shown):
            if take == "next" and there.shown[at] != label:
                continue
            for cut_at, before in _affixes(shown, value):
                after = label if take == "next" else cut_at
                if (after, before) in tried:
                    continue
                tried.add((after, before))
                # A name cut out of an address is seldom the name as it is shown.
                cost = choice.cost + _cut_cost(after, before)
                cost += 0.5 if take.startswith("@") and (after or before) else 0.0
                cost += _LOOSE.get(take, 0.0)
                rule = FieldRule(path=choice.selector, take=take, after=after, before=before)
                yield from self._numbered(rule, there, value, cost)

    def _numbered(
        self, rule: FieldRule, there: _Taken, value: str, cost: float
    ) -> Iterator[tuple[FieldRule, float]]:
        """Yield the rule with each number under which it gives the value; the first is cheapest."""
        if value_of(rule, there) == value:
            # Several elements that say different things: the first of them is first by chance.
            by_chance = len(set(there.shown)) > 1 and not rule.after
            several = min(_MOST_EXTRA, _EACH_EXTRA * (len(there.shown) - 1))
            yield rule, cost + several + (self._chance if by_chance else 0.0)
            return
        for nth, extra in ((-1, 2.0), *((n, 3.0) for n in range(1, min(len(there.shown), 12)))):
            numbered = replace(rule, nth=nth)
            if value_of(numbered, there) == value:
                yield numbered, cost + extra

    def _take(self, path: str, take: str) -> dict[Home, _Taken]:
        key = (path, take)
        known = self._taken.get(key)
        if known is None:
            known = self._taken[key] = {}
            for home, sheet, element in self._found(path):
                there = known.setdefault(home, _Taken([], []))
                there.shown.append(sheet.shows(Site(element, "text" if take == "next" else take)))
                if take == "next":
                    there.following.append(shown_after(sheet.nodes[element]))
        return known

    def _found(self, path: str) -> Iterator[tuple[Home, Sheet, int]]:
        for page, (sheet, records) in enumerate(
            zip(self._sheets, self._records.elements, strict=True)
        ):
            if not self._records.selector:
                some = sheet.css(path)[:_MOST_FOUND]
                yield from (((page, 0), sheet, element) for element in some)
            elif not path:
                yield from (((page, n), sheet, element) for n, element in enumerate(records))
            else:
                owners = {sheet.nodes[element].mem_id: n for n, element in enumerate(records)}
                found = Path(path).find(sheet.nodes[0], owners)
                for number, node in zip(*found, strict=True):
                    if node.mem_id in sheet.number:
                        yield (page, number), sheet, sheet.number[node.mem_id]

    # ------------------------------------------------------------------ how good it is

    def _apply(self, rule: FieldRule, marks: Mapping[Home, str]) -> dict[Home, str] | None:
        taken = self._take(rule.path, rule.take)
        for home, value in marks.items():
            if home not in taken or value_of(rule, taken[home]) != value:
                return None
        values = {home: value_of(rule, there) for home, there in taken.items()}
        return {home: value for home, value in values.items() if value}

    def _weigh(
        self, values: Mapping[Home, str], absent: Sequence[Home], shape: Shape | None
    ) -> float:
        total = max(1, self._records.total)
        shifted = sum(1 for home in absent if home in values)
        fitting = sum(1 for value in values.values() if shape is None or shape.fits(value))
        wrong = len(values) - fitting
        return (fitting - 2 * wrong - 3 * shifted) / total - 0.3 * shifted


def value_of(rule: FieldRule, there: _Taken) -> str:
    """Return a rule's value in a record, empty where there is none; see :mod:`._run`."""
    if rule.take == "next":
        pairs = zip(there.shown, there.following, strict=True)
        found = [cut(text, "", rule.before) for label, text in pairs if label == rule.after]
    else:
        found = [cut(text, rule.after, rule.before) for text in there.shown]
    texts = [text for text in found if text is not None]
    return texts[rule.nth] if -len(texts) <= rule.nth < len(texts) else ""


def _affixes(shown: str, value: str) -> Iterator[tuple[str, str]]:
    """Yield texts between which a value stands: the nearest word or so, up to all there is."""
    at = shown.find(value)
    for _ in range(3):
        if at < 0:
            return
        for after in _endings(shown[:at]):
            for before in _beginnings(shown[at + len(value) :]):
                yield after, before
        at = shown.find(value, at + 1)


def _endings(text: str) -> list[str]:
    words = text.strip().split(" ")
    some = [" ".join(words[-count:]) for count in range(1, min(len(words), _MOST_WORDS) + 1)]
    if len(text) <= _LONGEST_LABEL:
        some.append(text.strip())
    space = " " if text.endswith(" ") else ""
    return _distinct([one if _says_much(one) else one + space for one in some])


def _beginnings(text: str) -> list[str]:
    words = text.strip().split(" ")
    some = [" ".join(words[:count]) for count in range(1, min(len(words), _MOST_WORDS) + 1)]
    if len(text) <= _LONGEST_LABEL:
        some.append(text.strip())
    space = " " if text.startswith(" ") else ""
    return _distinct([*(one if _says_much(one) else space + one for one in some), ""])


def _says_much(text: str) -> bool:
    """Whether a text is a word; a bare hyphen stands in too many others without its space."""
    return not text or any(letter.isalpha() for letter in text)


def _distinct(some: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(some))


def _cut_cost(after: str, before: str) -> float:
    cost = 0.0
    for text in (after, before):
        if text:
            letters = sum(letter.isalpha() for letter in text)
            cost += 0.5 if letters >= 3 else 0.7 if len(text) >= 3 else 1.1
            cost += 0.7 if any(letter.isdigit() for letter in text) else 0.0
            cost += 0.02 * text.count(" ")
    return cost


def _label(sheet: Sheet, element: int, value: str) -> Iterator[tuple[int, str, str]]:
    label = sheet.text(element)
    is_label = len(label) <= _LONGEST_LABEL and sum(c.isalpha() for c in label) >= 2
    if is_label and value in shown_after(sheet.nodes[element]):
        yield element, "next", label
    elif sheet.tags[element] in _ICONS and value in beside(sheet.nodes[element]):
        yield element, "beside", ""


def _element_before(sheet: Sheet, element: int) -> int | None:
    before = None
    for child in sheet.children(sheet.parents[element]):
        if child == element:
            return before
        before = child
    return None


def _chain(sheet: Sheet, outer: int, inner: int) -> list[int]:
    """Return the elements from the child of one down to another."""
    chain = []
    while inner != outer:
        chain.append(inner)
        inner = sheet.parents[inner]
    return chain[::-1]


def _joined(lead: str, path: str) -> str:
    return f"{lead}{path}" if path.startswith(">") else f"{lead} {path}"
