"""Running a template on a parsed page: the hot path.

The parser's selectors cost about 15 µs a call on a whole page, whatever they look for, and about
1.5 µs a call within a record. So each path is looked for once on the whole page, fields that share
a path share the search, and what was found is given to its record by climbing from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from spaniel.types import FieldRule, Template

from ._places import Places
from ._selector import steps_of
from ._text import beside, cut, line_round, shown_after, visible_text

__all__ = [
    "PAGE_WIDE",
    "Path",
    "RecordFound",
    "TemplateRun",
    "Wrapper",
    "around",
    "is_page_wide",
]

_MOST_RECORDS = 20_000
PAGE_WIDE = ":root"
"""What a path begins with that leads from the page, to what is said of all its records."""
_TEXT = 2
"""The tag number of a text node in lexbor."""


class RecordFound:
    """One record of a page.

    Attributes:
        values: field to its text as shown; a field that is not there is absent.
    """

    __slots__ = ("_node", "_places", "values")

    def __init__(self, node: LexborNode, places: Places, values: dict[str, str]) -> None:
        self._node, self._places = node, places
        self.values: Mapping[str, str] = values

    def drop(self, field: str) -> None:
        """Forget a field that turned out not to be the record's."""
        self.values = {name: text for name, text in self.values.items() if name != field}

    @property
    def place(self) -> str:
        """CSS place of its element, as ``body>ul:nth-child(2)>li:nth-child(1)``.

        Worked out when it is asked for: many a page is only checked, and counting siblings takes
        as long as reading two fields.
        """
        return self._places.of(self._node)

    def __repr__(self) -> str:
        return f"RecordFound({self.values!r})"


@dataclass(frozen=True, slots=True)
class TemplateRun:
    """What a template read from a page.

    Attributes:
        records: in the order of the page.
        faults: the assertions that do not hold, in sentences; a page with one is not to be
            believed to be of this template.
    """

    records: tuple[RecordFound, ...]
    faults: tuple[str, ...] = ()


Found = tuple[list[int], list[LexborNode]]


class Path:
    """A path from records to elements, and the way back.

    It is looked for without its record, in the element that holds all of them; what stands in no
    record at the right height is dropped on the way back.
    """

    __slots__ = ("_leads", "_ups", "selector")

    def __init__(self, path: str) -> None:
        steps = steps_of(path)
        self.selector = "".join(f"{step.by}{step.what}" for step in steps)[1:]
        rest = list(steps)
        while rest and rest[0].by == "+":
            rest.pop(0)
        self._leads = len(steps) - len(rest)
        is_fixed = all(step.by != " " for step in rest)
        self._ups = sum(step.by == ">" for step in rest) if is_fixed else -1

    def find(
        self,
        around: LexborNode,
        owners: Mapping[int, int],
        climbed: dict[int, int] | None = None,
    ) -> Found:
        """Return, in page order, each element's record and the element: two parallel lists.

        Args:
            around: an element that holds all records.
            owners: numbers of the records by their elements' ``mem_id``.
            climbed: the same, and of all elements on the way to them that were passed before:
                fields of one record share most of their way. It is added to.
        """
        nodes = around.css(self.selector)
        if self._leads:
            return self._beside(nodes, owners)
        if self._ups < 0:
            return _within(nodes, dict(owners) if climbed is None else climbed)
        numbers, found, ups = [], [], range(self._ups)
        for node in nodes:
            above: LexborNode | None = node
            for _ in ups:
                above = above.parent if above is not None else None
            if above is not None and above.mem_id in owners:
                numbers.append(owners[above.mem_id])
                found.append(node)
        return numbers, found

    def _beside(self, nodes: Iterable[LexborNode], owners: Mapping[int, int]) -> Found:
        numbers, found = [], []
        for node in nodes:
            above: LexborNode | None = node
            ups = 0
            while above is not None:
                owner = self._owner_before(above, owners) if self._ups in (-1, ups) else None
                if owner is not None:
                    numbers.append(owner)
                    found.append(node)
                if owner is not None or ups == self._ups:
                    break
                above, ups = above.parent, ups + 1
        return numbers, found

    def _owner_before(self, node: LexborNode, owners: Mapping[int, int]) -> int | None:
        before: LexborNode | None = node
        for _ in range(self._leads):
            before = before.prev if before is not None else None
            while before is not None and not before.is_element_node:
                before = before.prev
        return owners.get(before.mem_id) if before is not None else None


def _within(nodes: Iterable[LexborNode], climbed: dict[int, int]) -> Found:
    numbers, found = [], []
    for node in nodes:
        above, passed = node.parent, []
        owner = -1
        while above is not None:
            id_ = above.mem_id
            if id_ in climbed:
                owner = climbed[id_]
                break
            passed.append(id_)
            above = above.parent
        for id_ in passed:
            climbed[id_] = owner
        if owner >= 0:
            numbers.append(owner)
            found.append(node)
    return numbers, found


def around(elements: Sequence[LexborNode]) -> LexborNode | None:
    """Return the lowest element that holds all of some elements, given in page order."""
    if not elements:
        return None
    chain = set()
    above = elements[-1].parent
    while above is not None:
        chain.add(above.mem_id)
        above = above.parent
    above = elements[0].parent
    while above is not None and above.mem_id not in chain:
        above = above.parent
    return above


def _text(node: LexborNode) -> str:
    # By far the most elements hold one text and nothing else.
    child = node.first_child
    if child is not None and child.next is None and child.tag_id == _TEXT:
        return " ".join((child.text_content or "").split())
    return visible_text(node)


def _all_shown(nodes: Sequence[LexborNode], take: str) -> list[str]:
    """Return the texts of elements, or an attribute of theirs."""
    if take == "text":
        return [_text(node) for node in nodes]
    if take == "line":
        return [line_round(node) for node in nodes]
    if take == "beside":
        return [beside(node) for node in nodes]
    name = take[1:]
    return [(node.attributes.get(name) or "").strip() for node in nodes]


class _Shown:
    """What elements show, each looked up once, and only when a rule asks for it."""

    __slots__ = ("_known", "_nodes", "_take")

    def __init__(self, nodes: Sequence[LexborNode], take: str) -> None:
        self._nodes, self._take = nodes, take
        self._known: list[str | None] = [None] * len(nodes)

    def at(self, number: int) -> str:
        """Return the text or attribute of one of the elements."""
        text = self._known[number]
        if text is None:
            text = self._known[number] = _all_shown(self._nodes[number : number + 1], self._take)[0]
        return text

    def all(self) -> list[str]:
        """Return the texts or attributes of all elements, in one go."""
        if self._known and self._known[0] is None:
            self._known = list(_all_shown(self._nodes, self._take))
        return [text or "" for text in self._known]

    def value(self, number: int, rule: FieldRule) -> str | None:
        """Return what an element holds for a rule, ``None`` where it is not meant by it."""
        text = self.at(number)
        if rule.take == "next":
            if text != rule.after:
                return None
            return cut(shown_after(self._nodes[number]), "", rule.before)
        return cut(text, rule.after, rule.before) if rule.after or rule.before else text


class Wrapper:
    """A template made ready to run."""

    def __init__(self, template: Template) -> None:
        """Take a template's selectors apart.

        Raises:
            InputError: a selector is not of the plain subset.
        """
        self.template = template
        self.record = _checked(template.record)
        self.sign = _checked(template.sign)
        self._own = [(name, rule) for name, rule in template.fields.items() if not rule.path]
        self._wide: list[tuple[str, str, FieldRule]] = []
        self._below: list[tuple[Path, list[tuple[str, FieldRule]]]] = []
        by_path: dict[str, list[tuple[str, FieldRule]]] = {}
        for name, rule in template.fields.items():
            if is_page_wide(rule):
                wide = Path(rule.path.removeprefix(PAGE_WIDE).strip())
                self._wide.append((name, wide.selector, rule))
            elif rule.path:
                by_path.setdefault(rule.path, []).append((name, rule))
        for path, rules in by_path.items():
            self._below.append((Path(path), rules))

    def read(self, parser: LexborHTMLParser) -> tuple[RecordFound, ...]:
        """Return what the page's records hold, those with no value at all left out."""
        if self.sign and parser.css_first(self.sign) is None:
            return ()
        if not self.record:
            return self._read_whole(parser)
        elements = parser.css(self.record)[:_MOST_RECORDS]
        owners = {node.mem_id: number for number, node in enumerate(elements)}
        values: list[dict[str, str]] = [{} for _ in elements]
        holder = around(elements)
        if self._own:
            _fill(values, self._own, range(len(elements)), elements)
        if holder is not None:
            climbed = dict(owners)
            for path, rules in self._below:
                _fill(values, rules, *path.find(holder, owners, climbed))
        self._fill_wide(parser, values)
        places = Places()
        return tuple(
            RecordFound(node, places, record)
            for node, record in zip(elements, values, strict=True)
            if record
        )

    def _fill_wide(self, parser: LexborHTMLParser, records: Sequence[dict[str, str]]) -> None:
        """Enter what the page says of all its records; one without values of its own is none."""
        for name, selector, rule in self._wide:
            node = parser.css_first(selector)
            value = _Shown([node], rule.take).value(0, rule) if node is not None else None
            for record in records if value else ():
                if record:
                    record[name] = value or ""

    def _read_whole(self, parser: LexborHTMLParser) -> tuple[RecordFound, ...]:
        values: list[dict[str, str]] = [{}]
        for path, rules in self._below:
            nodes = parser.css(path.selector)
            _fill(values, rules, [0] * len(nodes), nodes)
        whole = parser.body or parser.root
        if whole is None or not values[0]:
            return ()
        return (RecordFound(whole, Places(), values[0]),)


def is_page_wide(rule: FieldRule) -> bool:
    """Whether a rule's path begins at the page and not at a record: ``:root h1``."""
    return rule.path.startswith(PAGE_WIDE)


def _checked(selector: str) -> str:
    if selector:
        steps_of(selector)
    return selector


def _fill(
    records: Sequence[dict[str, str]],
    rules: Sequence[tuple[str, FieldRule]],
    owners: Sequence[int],
    nodes: Sequence[LexborNode],
) -> None:
    """Enter the values of the fields that share a path."""
    shown: dict[str, _Shown] = {}
    is_single = len(set(owners)) == len(owners)
    for name, rule in rules:
        take = "text" if rule.take == "next" else rule.take
        if take not in shown:
            shown[take] = _Shown(nodes, take)
        if is_single and rule.nth in (0, -1) and rule.take != "next":
            _fill_single(records, name, rule, owners, shown[take])
            continue
        fill = _fill_first if rule.nth == 0 else _fill_numbered
        fill(records, name, rule, owners, shown[take])


def _fill_single(
    records: Sequence[dict[str, str]],
    name: str,
    rule: FieldRule,
    owners: Sequence[int],
    shown: _Shown,
) -> None:
    """Enter values where no record has two elements, as mostly: nothing has to be chosen."""
    after, before = rule.after, rule.before
    for owner, text in zip(owners, shown.all(), strict=True):
        value = cut(text, after, before) if after or before else text
        if value:
            records[owner][name] = value


def _fill_first(
    records: Sequence[dict[str, str]],
    name: str,
    rule: FieldRule,
    owners: Sequence[int],
    shown: _Shown,
) -> None:
    after, before = rule.after, rule.before
    is_cut, is_next = bool(after or before), rule.take == "next"
    look, filled = shown.at, -1
    for number, owner in enumerate(owners):
        # Elements come in page order: those of one record follow each other.
        if owner == filled:
            continue
        value: str | None = shown.value(number, rule) if is_next else look(number)
        if is_cut and not is_next and value is not None:
            value = cut(value, after, before)
        if value is not None:
            filled = owner
            if value and name not in records[owner]:
                records[owner][name] = value


def _fill_numbered(
    records: Sequence[dict[str, str]],
    name: str,
    rule: FieldRule,
    owners: Sequence[int],
    shown: _Shown,
) -> None:
    several: dict[int, list[str]] = {}
    for number, owner in enumerate(owners):
        value = shown.value(number, rule)
        if value is not None:
            several.setdefault(owner, []).append(value)
    for owner, texts in several.items():
        if -len(texts) <= rule.nth < len(texts) and texts[rule.nth]:
            records[owner][name] = texts[rule.nth]
