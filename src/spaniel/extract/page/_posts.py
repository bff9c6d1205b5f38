"""Forum threads, comments and channels: which records of a page are posts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..remembered import remembered, saying
from ._post import Message, read_messages
from ._post_heads import Record, authors_in, own_lines, times_in
from ._post_words import LINE_OF_TOPICS, POST, REMOVED
from ._repeats import repeats_around
from ._stars import ratings_in
from ._thread import thread_title
from ._tree import TEXT, Line, Tree
from ._when import Times

__all__ = ["Message", "find_messages", "thread_title"]

_LEAST = 1.5
_SAMPLE = 10
_MOST_POSTS = 1_000
_MOST_GROUPS = 12
_MOST_ENTRIES = 20_000
_BLOCKS = frozenset(
    {
        "div",
        "article",
        "li",
        "table",
        "tr",
        "section",
        "td",
        "tbody",
        "dl",
        "p",
        "ol",
        "ul",
        "blockquote",
    }
)
_CLOCK = re.compile(r"\d{1,2}:\d\d")
_AGO = re.compile(
    r"\bago\b|назад|\bvor \d|\bhace \d|\bil y a\b|\btemu\b|\bfa\b|\bhá \d|\batrás\b", re.I
)
_TALKED = re.compile(
    r"\bwrote\b|\bposted by\b|\bjoined\b|\bposts:|\breplies\b|\breply\b|\bquote\b"
    r"|\bcomments?\b|сообщени|цитат|ответить|написал|регистрация|"
    r"beiträge|zitat|antworten|schrieb|mensajes|citar|responder|escribió|messages|citer"
    r"|répondre|a écrit|odpowiedz|cytuj|napisał|"
    r"rispondi|ha scritto|anonymous|аноним",
    re.I,
)
_NUMBERS = re.compile(r"\d+")


def find_messages(tree: Tree, times: Times) -> list[Message]:
    """Return the posts of a thread's page, in order; none where nothing looks like posts.

    Args:
        tree: the page.
        times: reads times.
    """
    score, records = _likeliest(tree, _hinted(tree), times, hinted=True)
    if not records:
        score, records = _likeliest(tree, _unhinted(tree, times), times, hinted=False)
    found = read_messages(tree, records, times) if records else []
    found = _opening(tree, records, times) + found
    kept = [message for message in found if _is_left(message)]
    for message in kept:
        told = bool(message.author) + bool(message.when)
        message.sure = round(min(0.98, 0.4 + 0.05 * score + 0.2 * told), 3) if told else 0.3
    return [message for message in kept if message.author or message.when]


def _opening(tree: Tree, records: Sequence[Record], times: Times) -> list[Message]:
    """Return the post that a thread begins with, where it looks otherwise than the answers."""
    if not records:
        return []
    first = records[0].start
    for group in _hinted(tree):
        alone = group[0]
        is_before = len(group) == 1 and alone.end <= first and not tree.in_margin(alone.start)
        if is_before and _judged(tree, group, times, hinted=True) >= _LEAST:
            return read_messages(tree, group, times)
    return []


def _likeliest(
    tree: Tree, groups: Sequence[list[Record]], times: Times, *, hinted: bool
) -> tuple[float, list[Record]]:
    """Return the group that looks most like posts, with its score; empty where none does."""
    best: tuple[float, list[Record]] = (0.0, [])
    for records in groups:
        score = _judged(tree, records, times, hinted=hinted)
        if score >= _LEAST and score > best[0] * _advantage(best[1], records):
            best = (score, records)
    return best


def _advantage(best: Sequence[Record], records: Sequence[Record]) -> float:
    """Return by how much records must be better: less if they are the same posts and more."""
    if not best:
        return 1.0
    wider = records[0].start <= best[0].start and records[-1].end >= best[-1].end
    narrower = best[0].start <= records[0].start and best[-1].end >= records[-1].end
    if wider and len(records) > len(best):
        return 0.85
    return 1.15 if narrower and len(records) < len(best) else 1.0


def _is_left(message: Message) -> bool:
    """Whether anything is there to read: a post taken down says only that."""
    return bool(message.text or message.quotes) and not REMOVED.match(message.text)


# --------------------------------------------------------------------------- candidates


@remembered
def _post_words(names: str) -> tuple[str, ...]:
    """Return the words of a class and id that name a post."""
    words = (word.strip("-_") for word in _NUMBERS.sub("", names).lower().split())
    return tuple(dict.fromkeys(word for word in words if POST.match(word)))


def _hinted(tree: Tree) -> list[list[Record]]:
    """Return the groups of elements whose class or id names them posts, wherever they stand."""
    groups: dict[tuple[str, str], list[int]] = {}
    for entry, tag in enumerate(tree.tags):
        if tag in _BLOCKS:
            names = tree.classes(entry)
            for word in _post_words(names) if len(names) > 2 else ():
                groups.setdefault((tag, word), []).append(entry)
    free = [some for some in groups.values() if not tree.in_margin(some[0])]
    most = sorted(free, key=len, reverse=True)[:_MOST_GROUPS]
    return [_nested(tree, entries[:_MOST_POSTS]) for entries in most]


def _nested(tree: Tree, entries: Sequence[int]) -> list[Record]:
    """Return elements in document order as records without those within them."""
    open_: list[int] = []
    holes: dict[int, list[tuple[int, int]]] = {entry: [] for entry in entries}
    for entry in entries:
        while open_ and tree.ends[open_[-1]] <= entry:
            open_.pop()
        if open_:
            holes[open_[-1]].append((entry, tree.ends[entry]))
        open_.append(entry)
    return [Record(entry, tree.ends[entry], tuple(holes[entry])) for entry in entries]


def _unhinted(tree: Tree, times: Times) -> list[list[Record]]:
    """Return groups of siblings around times of day, on a page that speaks as forums do."""
    timed = [line for line in tree.lines if _may_be_stamp(tree, line)]
    if len(timed) < 2 or sum(1 for line in tree.lines if _talked(line.text[:200])) < 2:
        return []
    marks = [line.start for line in timed[:400] if times.find(line.text) is not None]
    found: list[list[Record]] = []
    if len(marks) < 2:
        return []
    found += [_nested(tree, entries) for entries in _alike(tree, marks)]
    for repeat in repeats_around(tree, marks):
        ranges = repeat.ranges[:_MOST_POSTS]
        if len(ranges) > 1 and not tree.in_margin(ranges[0][0]):
            found.append([Record(start, end) for start, end in ranges])
    return found


def _alike(tree: Tree, marks: Sequence[int]) -> list[list[int]]:
    """Return elements of one look around the marks, at whatever depth: comments on comments."""
    groups: dict[tuple[str, str], set[int]] = {}
    for mark in marks:
        seen: set[tuple[str, str]] = set()
        for above in tree.ancestors(mark):
            names = tree.classes(above).split()
            key = (tree.tags[above], names[0]) if names else None
            if key and tree.tags[above] in _BLOCKS and key not in seen:
                seen.add(key)
                groups.setdefault(key, set()).add(above)
    nested = [sorted(some)[:_MOST_POSTS] for some in groups.values() if len(some) > 1]
    return sorted(nested, key=lambda some: (-len(some), some[0]))[:_MOST_GROUPS]


_has_clock, _is_ago, _talked = map(saying, (_CLOCK, _AGO, _TALKED))


def _may_be_stamp(tree: Tree, line: Line) -> bool:
    if len(line.text) > 120:
        return False
    if _has_clock(line.text) or _is_ago(line.text):
        return True
    return "time" in (tree.tags[line.block], tree.tags[tree.parents[line.leaves[0]]])


# --------------------------------------------------------------------------- judging


def _judged(tree: Tree, records: Sequence[Record], times: Times, *, hinted: bool) -> float:
    sample = records[:: len(records) // _SAMPLE + 1]
    if sum(record.end - record.start for record in sample) > _MOST_ENTRIES:
        return 0.0
    spoken = sum(_speaks(tree, record) for record in sample)
    if spoken * 3 < len(sample) or _is_of_topics(tree, sample):
        return 0.0
    authored = dated = crowded = rated = 0
    for record in sample:
        authored += any(True for _ in authors_in(tree, record))
        stamps = {time.when.start for time in times_in(tree, record, times) if time.worth > 0.6}
        dated += bool(stamps)
        crowded += len(stamps) > 4 or len(own_lines(tree, record)) > 400
        rated += any(
            r.way != "word" and r.alone for r in ratings_in(tree, record.start, record.end)
        )
    count = len(sample)
    if min(authored, dated) * 2 < count or crowded * 2 > count or rated * 10 > 7 * count:
        return 0.0
    if len(records) == 1 and not hinted:
        return 0.0
    score = (authored + dated + spoken) / count * (1.35 if hinted else 1.0)
    return score * (1 + 0.15 * min(len(records), 10))


def _speaks(tree: Tree, record: Record) -> bool:
    """Whether something is said in a record beside links, names and dates."""
    for line in own_lines(tree, record):
        own = [tree.texts[leaf] for leaf in line.leaves if not _is_linked(tree, leaf)]
        text = " ".join(own)
        if len(text) > 25 and len(text.split()) > 3 and not _CLOCK.search(text):
            return True
    return False


def _is_linked(tree: Tree, leaf: int) -> bool:
    above = tree.parents[leaf]
    for _ in range(3):
        if tree.tags[above] == "a":
            return True
        above = tree.parents[above]
    return False


def _is_of_topics(tree: Tree, sample: Sequence[Record]) -> bool:
    """Whether the records are lines of a list of topics, or of reviews, by their class names."""
    told = 0
    for record in sample[:3]:
        names = " ".join(
            tree.classes(entry)
            for entry in range(record.start, min(record.end, record.start + 60))
            if tree.tags[entry] != TEXT
        )
        told += bool(LINE_OF_TOPICS.search(names))
    return told * 2 > len(sample[:3])
