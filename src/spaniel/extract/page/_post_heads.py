"""Who may have written a record of a thread, and when: all candidates, with where they stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from ..labels import label_role, plain
from ._post_words import AUTHOR, EDITED, JOINED, MEMBER_LINK, POST_ACTIONS, SAID_BY, WROTE
from ._quotes import is_quoted
from ._tree import TEXT, Line, Tree
from ._when import Times, When
from ._words import ACTIONS

__all__ = ["Author", "Record", "Time", "authors_in", "in_link", "own_lines", "path_of", "times_in"]

_LONGEST_NAME = 40
_LONGEST_DATED = 120
_NUMBERS = re.compile(r"\d+")
_NOT_MEMBER = re.compile(
    r"search|find|private|sendmessage|email|mailto|reputation|report|posting|reply", re.I
)
_STAMPED = frozenset({"time", "abbr", "span", "a", "relative-time", "div"})
_DAY = timedelta(days=1)
_BRACKET = re.compile(r"[(\[«]")
_PREFIX = re.compile(r"^/?u/|^@")


@dataclass(frozen=True, slots=True)
class Record:
    """A post's range of entries without the posts that are nested in it."""

    start: int
    end: int
    holes: tuple[tuple[int, int], ...] = ()

    def holds(self, entry: int) -> bool:
        """Whether an entry is the record's own."""
        at = bisect_left(self.holes, (entry + 1, 0))
        return not (at and entry < self.holes[at - 1][1])


@dataclass(frozen=True, slots=True)
class Author:
    name: str
    link: str
    path: str
    worth: float
    entry: int


@dataclass(frozen=True, slots=True)
class Time:
    when: When
    path: str
    worth: float
    entry: int


def own_lines(tree: Tree, record: Record) -> list[Line]:
    """Return the lines of a record that are not of one nested in it."""
    lines = tree.lines_in(record.start, record.end)
    return [line for line in lines if record.holds(line.start)] if record.holes else lines


def authors_in(tree: Tree, record: Record) -> Iterator[Author]:
    """Yield the names in a record that may be its author's."""
    for link in tree.links_in(record.start, record.end):
        if record.holds(link.entry) and not is_quoted(tree, link.entry, record.start):
            name = _name(link.text)
            worth = _author_worth(tree, link.entry, record)
            worth += 1.0 * bool(MEMBER_LINK.search(link.href[:300]))
            worth -= 1.2 * bool(_NOT_MEMBER.search(link.href[:300]))
            if name and worth > 0.6:
                yield Author(
                    name, link.href, path_of(tree, link.entry, record.start), worth, link.entry
                )
    for line in own_lines(tree, record):
        if len(line.text) > 200:
            continue
        for leaf in line.leaves:
            above = tree.parents[leaf]
            text = tree.texts[leaf]
            if len(text) > _LONGEST_NAME + 20 or in_link(tree, leaf):
                continue
            name = _name(SAID_BY.sub("", text))
            worth = _author_worth(tree, leaf, record) + 0.7 * bool(SAID_BY.match(text))
            if name and worth > 0.6 and not is_quoted(tree, leaf, record.start):
                yield Author(name, "", path_of(tree, above, record.start), worth, leaf)
    said = tree.attribute(record.start, "data-author")
    if said and tree.tags[record.start] != TEXT:
        yield Author(_name(said) or said[:_LONGEST_NAME], "", "data-author", 1.2, record.end)


def _author_worth(tree: Tree, entry: int, record: Record) -> float:
    above, worth = entry, 0.0
    for step in range(4):
        if tree.tags[above] != TEXT and AUTHOR.search(
            f"{tree.attribute(above, 'class')} {tree.attribute(above, 'itemprop')}"
        ):
            worth = max(worth, 0.9 - 0.15 * step)
        if above <= record.start:
            break
        above = tree.parents[above]
    return worth


def in_link(tree: Tree, leaf: int) -> bool:
    above = tree.parents[leaf]
    return "a" in (tree.tags[above], tree.tags[tree.parents[above]])


def _name(text: str) -> str:
    name = _PREFIX.sub("", text.strip(" :;,·•|»«\u200b"))
    if (
        not 0 < len(name) <= _LONGEST_NAME
        or len(name.split()) > 4
        or not any(map(str.isalnum, name))
    ):
        return ""
    word = plain(name)
    if word in ACTIONS or word in POST_ACTIONS or name.startswith("#") or label_role(name):
        return ""
    return "" if name[0].isdigit() and not any(map(str.isalpha, name)) else name


def times_in(tree: Tree, record: Record, times: Times) -> Iterator[Time]:
    """Yield the times in a record that may be those of its posting."""
    for entry in range(record.start, record.end):
        if tree.tags[entry] in _STAMPED and record.holds(entry):
            when = times.marked(tree, entry, entry + 1)
            if when is not None and not _is_beside(tree, entry, record):
                worth = 1.5 + 0.3 * (tree.tags[entry] in ("time", "relative-time"))
                worth -= 0.6 * (when.until - when.start >= _DAY)
                yield Time(when, path_of(tree, entry, record.start), worth, entry)
    for line in own_lines(tree, record):
        text = _before_edit(line.text) if len(line.text) <= 2 * _LONGEST_DATED else ""
        if 0 < len(text) <= _LONGEST_DATED and (any(map(str.isdigit, text)) or len(text) <= 40):
            when = times.find(text)
            if when is not None and not _is_beside(tree, line.start, record):
                worth = _time_worth(text, when)
                yield Time(when, path_of(tree, line.block, record.start), worth, line.start)


def _before_edit(text: str) -> str:
    """Return a line without a bracket that says when the post was edited."""
    for bracket in _BRACKET.finditer(text):
        if bracket.start() and EDITED.match(text, bracket.start()):
            text = text[: bracket.start()]
            break
    return text.replace(" ,", ",").strip()


def _time_worth(text: str, when: When) -> float:
    known = JOINED.search(text) or EDITED.match(text) or WROTE.search(text)
    worth = 1.0 + 0.5 * (":" in when.text) - 0.9 * bool(known)
    return worth - 0.5 * (len(text) > 3 * len(when.text) + 30)


def _is_beside(tree: Tree, entry: int, record: Record) -> bool:
    """Whether an entry is of a quote, a signature, or of when the author joined."""
    if is_quoted(tree, entry, record.start):
        return True
    for above in (entry, *tree.ancestors(entry)):
        if above <= record.start:
            return False
        if tree.tags[above] != TEXT and re.search(
            r"signature|joined|edited|user-?info|user-?extras|postprofile|last-?edit"
            r"|join-?date",
            tree.classes(above),
        ):
            return True
    return False


def path_of(tree: Tree, entry: int, start: int) -> str:
    """Return tags, classes and ids from the record down to an entry, without numbers."""
    steps = []
    while entry > start:
        if tree.tags[entry] != TEXT:
            names = _NUMBERS.sub("", tree.attribute(entry, "class")).split()
            names += [_column(tree, entry)] if tree.tags[entry] in ("td", "th") else []
            stem = _NUMBERS.split(tree.attribute(entry, "id"), maxsplit=1)[0]
            steps.append(f"{tree.tags[entry]}.{'.'.join(names[:3])}#{stem[:20]}")
        entry = tree.parents[entry]
    return "/".join(reversed(steps))


def _column(tree: Tree, cell: int) -> str:
    siblings = enumerate(tree.children(tree.parents[cell]))
    return next((str(i) for i, child in siblings if child == cell or i > 9), "")
