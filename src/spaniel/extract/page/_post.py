"""One post read from each of several records of one look: author, time, text, quotes.

Where author, time and text stand is decided once for all the records, by what stands in the same
place of most of them; so a date within a text is no time of posting, and a short post is still one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from ..labels import plain
from ._post_heads import Author, Record, Time, authors_in, in_link, own_lines, path_of, times_in
from ._post_words import EDITED, POST_ACTIONS, QUOTE_TRIM, TRIMMING, WROTE, is_body
from ._quotes import is_quote, quoted_text, quotes_in
from ._tree import Line, Tree
from ._when import Times, When
from ._words import ACTIONS

__all__ = ["Message", "read_messages"]

_MOST_TEXT = 20_000
_CLIMBED = frozenset({"p", "li", "ul", "ol", "blockquote", "pre", "h3", "h4", "h5", "center"})
_GREEN = re.compile(r"^>(?!>\d)")
_REPLY_MARK = re.compile(r"^(?:>>\d+(?:\s*\((?:OP|You)\))?\s*)+$")
_REPLIED = re.compile(r"^(?:re|aw|antw|odp|ответ|sv)\s*:\s*", re.I)
_LONGEST_INTRODUCTION = 80
_RULE = re.compile(r"^[_\-=*]{6,}$")


def _constant(found: Sequence[Sequence[Author]]) -> list[str]:
    """Return the places where all records say the same, while others hold names that vary."""
    names: dict[str, list[str]] = {}
    for own in found:
        for path, name in {author.path: author.name for author in own}.items():
            names.setdefault(path, []).append(name)
    same = [path for path, some in names.items() if len(some) > 2 and len(set(some)) == 1]
    return same if len(same) < len(names) else []


_Head = TypeVar("_Head", "Author", "Time")
Heads = tuple["Author | None", "Time | None"]


@dataclass(slots=True)
class Message:
    """One post."""

    root: int
    author: str = ""
    author_link: str = ""
    when: When | None = None
    text: str = ""
    quotes: tuple[str, ...] = ()
    sure: float = 0.0
    end: int = 0


def read_messages(tree: Tree, records: Sequence[Record], times: Times) -> list[Message]:
    """Return a message per record, in order; any of its fields may be missing."""
    authors = [list(authors_in(tree, record)) for record in records]
    dates = [list(times_in(tree, record, times)) for record in records]
    author_paths = _ranked([[(a.path, a.worth) for a in own] for own in authors])
    for path in _constant(authors):
        author_paths[path] *= 0.3
    time_paths = _ranked([[(t.path, t.worth) for t in own] for own in dates])
    heads = [
        (_chosen(own, author_paths, len(records)), _chosen(when, time_paths, len(records)))
        for own, when in zip(authors, dates, strict=True)
    ]
    bodies = _bodies(tree, records, heads)
    messages = [
        _message(tree, record, author, when, body)
        for record, (author, when), body in zip(records, heads, bodies, strict=True)
    ]
    _drop_subjects(messages)
    _drop_signatures(messages)
    return messages


def _drop_subjects(messages: Sequence[Message]) -> None:
    """Drop the first line where most posts begin with the same: the thread's title above each."""
    firsts = Counter(_subject(message) for message in messages)
    first, count = firsts.most_common(1)[0] if firsts else ("", 0)
    if not first or count < 2 or count * 2 < len(messages):
        return
    for message in messages:
        _, _, rest = message.text.partition("\n")
        if rest and _subject(message) == first:
            message.text = rest.strip()


def _subject(message: Message) -> str:
    return _REPLIED.sub("", message.text.partition("\n")[0]).casefold()


def _drop_signatures(messages: Sequence[Message]) -> None:
    """Drop the last line where all posts of an author end with the same."""
    by_author: dict[str, list[Message]] = {}
    for message in messages:
        by_author.setdefault(message.author, []).append(message)
    for author, own in by_author.items():
        lasts = {message.text.rpartition("\n")[2] for message in own if "\n" in message.text}
        whole = all("\n" in message.text for message in own)
        if author and len(own) > 1 and whole and len(lasts) == 1:
            for message in own:
                message.text = message.text.rpartition("\n")[0].strip()


def _ranked(found: Sequence[Sequence[tuple[str, float]]]) -> dict[str, float]:
    """Return how much speaks for each place: the sum over records of its best there."""
    total: Counter[str] = Counter()
    for own in found:
        best: dict[str, float] = {}
        for path, worth in own:
            best[path] = max(best.get(path, 0.0), worth)
        total.update(best)
    return dict(total)


def _chosen(own: Sequence[_Head], paths: dict[str, float], count: int) -> _Head | None:
    """Return what speaks best for itself and stands where those of the other records do."""
    return min(
        own, key=lambda one: (-one.worth - 1.5 * paths[one.path] / count, one.entry), default=None
    )


def _bodies(tree: Tree, records: Sequence[Record], heads: Sequence[Heads]) -> list[tuple[int, int]]:
    """Return the range of each record's text, in the place where most have theirs."""
    blocks: list[dict[str, tuple[int, str]]] = []
    for record, (author, when) in zip(records, heads, strict=True):
        own: dict[str, tuple[int, str]] = {}
        for line in own_lines(tree, record):
            if (
                author is not None
                and line.start <= author.entry < line.end
                and len(line.text) < 100
            ):
                continue
            if when is not None and line.start <= when.entry < line.end and len(line.text) < 160:
                continue
            block = _box(tree, line.block, record.start)
            path = path_of(tree, block, record.start)
            known = own.get(path, (block, ""))
            own[path] = (known[0], f"{known[1]}\n{line.text}" if known[1] else line.text)
        blocks.append(own)
    order = _body_paths(tree, blocks)
    found = []
    for record, own in zip(records, blocks, strict=True):
        likely = order[0] if order and order[0] in own else _longest(tree, own)
        best = own[likely][0] if likely in own else record.start
        found.append((best, record.end if best == record.start else tree.ends[best]))
    return found


def _longest(tree: Tree, own: dict[str, tuple[int, str]]) -> str:
    """Return the place of a record's text where it is not where those of the others are."""
    worth = {path: _hint(tree, entry) * len(text) for path, (entry, text) in own.items()}
    return max(worth, key=lambda path: (worth[path], path), default="")


def _box(tree: Tree, block: int, start: int) -> int:
    """Return the element that a paragraph, list or quote is a part of."""
    best = block
    for entry in (block, *tree.ancestors(block)):
        if entry <= start:
            break
        if tree.tags[entry] in _CLIMBED or is_quote(tree, entry):
            best = tree.parents[entry]
        elif entry != best and not is_body(tree.classes(best)):
            if is_body(tree.classes(entry)) and not TRIMMING.search(tree.classes(best)):
                best = entry
            elif tree.classes(entry):
                break
    return max(best, start)


def _body_paths(tree: Tree, blocks: Sequence[dict[str, tuple[int, str]]]) -> list[str]:
    """Order the places by how much that is said only once stands there."""
    said: dict[str, set[str]] = {}
    for own in blocks:
        for path, (_, text) in own.items():
            said.setdefault(path, set()).add(text[:600])
    worth = {}
    for path, texts in said.items():
        entry = next(own[path][0] for own in blocks if path in own)
        letters = sum(min(len(text), 400) for text in texts)
        worth[path] = (
            _hint(tree, entry) * letters * (1 + sum(path in own for own in blocks) / len(blocks))
        )
    return sorted(worth, key=lambda path: (-worth[path], path))


def _hint(tree: Tree, entry: int) -> float:
    """Return how much class names speak for an element holding a post's text."""
    names, around = tree.classes(entry), tree.classes(tree.parents[entry]) if entry else ""
    if TRIMMING.search(names) and not is_body(names):
        return 0.1
    hint = 2.5 if is_body(names) else 1.0
    return hint * (0.4 if TRIMMING.search(around) and not is_body(around) else 1.0)


def _message(
    tree: Tree, record: Record, author: Author | None, when: Time | None, body: tuple[int, int]
) -> Message:
    message = Message(record.start, end=record.end)
    if author is not None:
        message.author, message.author_link = author.name, author.link
    if when is not None:
        message.when = when.when
    quotes = [quote for quote in quotes_in(tree, *body) if record.holds(quote[0])]
    lines = [
        line
        for line in tree.lines_in(*body)
        if record.holds(line.start) and not _is_of_quotes(line, quotes)
    ]
    texts, green = _own_texts(tree, lines, body[0], message)
    message.text = "\n".join(texts)[:_MOST_TEXT].strip()
    message.quotes = (*(quoted_text(tree, *quote) for quote in quotes), *green)
    return message


def _is_of_quotes(line: Line, quotes: Sequence[tuple[int, int]]) -> bool:
    """Whether a line stands in a quote, or says right before one whose it is."""
    said_by = len(line.text) < _LONGEST_INTRODUCTION and WROTE.search(line.text) is not None
    return any(a <= line.start < b or (said_by and 0 <= a - line.end < 8) for a, b in quotes)


def _own_texts(
    tree: Tree, lines: Sequence[Line], body: int, message: Message
) -> tuple[list[str], list[str]]:
    """Return what a post says itself, and what it quotes behind ``>``."""
    texts: list[str] = []
    green: list[list[str]] = []
    before = ""
    for line in lines:
        if _RULE.match(line.text):
            break
        if _is_trimming(tree, line, body, message) or _REPLY_MARK.match(line.text):
            continue
        if _GREEN.match(line.text):
            if before != "green":
                green.append([])
            green[-1].append(line.text.lstrip("> "))
            before = "green"
            continue
        before = "own"
        texts.append(line.text)
    return texts, ["\n".join(some) for some in green]


def _is_trimming(tree: Tree, line: Line, body: int, message: Message) -> bool:
    """Whether a line is signature, button, name or time rather than what was said."""
    if EDITED.match(line.text) or line.text == message.author:
        return True
    words = plain(line.text)
    if words in POST_ACTIONS or (words in ACTIONS and in_link(tree, line.leaves[0])):
        return True
    for above in (line.block, *tree.ancestors(line.block)):
        if above <= body:
            break
        names = tree.classes(above)
        if QUOTE_TRIM.search(names) or (TRIMMING.search(names) and not is_body(names)):
            return True
    if _only_actions(tree, line):
        return True
    when = message.when
    return when is not None and when.text in line.text and len(line.text) < len(when.text) + 40


def _only_actions(tree: Tree, line: Line) -> bool:
    """Whether every text of a line is a button's."""
    return all(plain(tree.texts[leaf]) in POST_ACTIONS for leaf in line.leaves)
