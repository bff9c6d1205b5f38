"""Facts on a page about one account: labels and their values, however they are set.

A label stands before its value on a line, in the cell, term or block before it, above or below it
in a box of two lines, or in the title of an icon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ._account_words import fact_role
from ._tree import TEXT, Line, Tree

__all__ = ["Fact", "facts_in", "said_in_attributes"]

_LONGEST_VALUE = 300
_COLON = re.compile(r"\s?[:：]\s*")
_PARTED = re.compile(r"\s+[|·•/]\s+|\s{2,}|;\s+")
_NAMES = ("title", "aria-label", "data-original-title", "data-tooltip", "alt")
_TAGS = frozenset(
    {"img", "i", "span", "abbr", "a", "td", "div", "b", "em", "small", "li", "time", "p"}
)
_VALUE_FIRST = re.compile(r"^[\d.,\s%+k★/]{1,12}$", re.I)
_BESIDE = frozenset({"member_since", "last_seen"})


@dataclass(frozen=True, slots=True)
class Fact:
    """A value and what it is of.

    Attributes:
        role: as :func:`.._account_words.fact_role` names it.
        lines: starts of the lines it was read from.
    """

    role: str
    text: str
    lines: tuple[int, ...] = ()
    label: str = ""


def facts_in(tree: Tree, lines: Sequence[Line]) -> Iterator[Fact]:
    """Yield the facts of lines in order.

    Args:
        tree: the page.
        lines: what may say something of the account.
    """
    skipped = -1
    for number, line in enumerate(lines):
        if number == skipped or len(line.text) > _LONGEST_VALUE:
            continue
        after = lines[number + 1] if number + 1 < len(lines) else None
        found = list(_on_line(tree, line))
        if not found:
            pair = _with_next(tree, line, after) if after is not None else None
            found, skipped = ([pair], number + 1) if pair else ([], skipped)
        yield from found


def _on_line(tree: Tree, line: Line) -> Iterator[Fact]:
    """Yield what a line says of itself: after colons, or after a text that is a label."""
    if ":" in line.text or "：" in line.text:
        yield from _after_colons(line)
        return
    texts = [tree.texts[leaf] for leaf in line.leaves]
    if len(texts) == 2 and fact_role(texts[1]) and _may_be_value(tree, line):
        yield Fact(fact_role(texts[1]), texts[0], (line.start,), texts[1])
        return
    label = ""
    value: list[str] = []
    for text in (*texts, ""):
        role = fact_role(text)
        if (role or not text) and label and value:
            yield Fact(fact_role(label), " ".join(value), (line.start,), label)
        if role:
            label, value = text, []
        elif label:
            value.append(text)


def _may_be_value(tree: Tree, line: Line) -> bool:
    """Whether the first text of a line is the value of the label behind it."""
    text = tree.texts[line.leaves[0]]
    if _VALUE_FIRST.match(text):
        return True
    named = tree.classes(tree.parents[line.leaves[0]])
    return len(text) < _LONGEST_FIRST and not fact_role(text) and bool(_VALUE_CLASS.search(named))


_LONGEST_FIRST = 40
_VALUE_CLASS = re.compile(r"(?:^|[\s_-])(?:value|val|number|num|figure|data|big)(?:$|[\s_-])")


def _after_colons(line: Line) -> Iterator[Fact]:
    for part in _PARTED.split(line.text):
        label, _, value = part.partition(":") if ":" in part else part.partition("：")
        words = label.split()
        for first in range(max(0, len(words) - 4), len(words)):
            role = fact_role(" ".join(words[first:]))
            if role and value.strip():
                yield Fact(role, value.strip(), (line.start,), label)
                break


def _with_next(tree: Tree, line: Line, after: Line) -> Fact | None:
    """Return a label and its value on two lines, either of which may come first."""
    role = fact_role(line.text)
    if role and len(after.text) <= _LONGEST_VALUE and not _is_label_cell(tree, after):
        if _belong(tree, line, after) or line.text.rstrip().endswith(":"):
            return Fact(role, after.text, (line.start, after.start), line.text)
        return None
    role = fact_role(after.text)
    if role and _VALUE_FIRST.match(line.text) and _belong(tree, line, after):
        return Fact(role, line.text, (line.start, after.start), after.text)
    return None


def _is_label_cell(tree: Tree, line: Line) -> bool:
    return tree.tags[line.block] in ("dt", "th") and bool(fact_role(line.text))


def _belong(tree: Tree, line: Line, after: Line) -> bool:
    """Whether two lines are a pair: cells of a row, term and definition, a box of two lines."""
    one, other = line.block, after.block
    if tree.tags[one] in ("dt", "th", "td") and tree.tags[other] in ("dd", "td"):
        return True
    if one == other:
        return len(tree.lines_in(one, tree.ends[one])) <= 8
    for box in (tree.parents[one], one, tree.parents[tree.parents[one]]):
        if box and box < after.start < tree.ends[box]:
            return len(tree.lines_in(box, tree.ends[box])) <= 3
    return False


def said_in_attributes(tree: Tree, ranges: Sequence[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    """Yield (entry, text) of what icons and pictures say in a title or alternative text."""
    for start, end in ranges:
        for entry in range(start, min(end, len(tree.tags))):
            if tree.tags[entry] == TEXT or tree.tags[entry] not in _TAGS:
                continue
            for name in _NAMES:
                said = " ".join(tree.attribute(entry, name).split())
                if 2 < len(said) < 90:
                    yield entry, said
                    break
