"""Forum threads: posts with author, time, text and what they quote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ._labels import label_role, plain
from ._links import followable, leads_to
from ._repeats import Repeat, repeats
from ._tree import TEXT, Line, Tree
from ._when import Times, When
from ._words import ACTIONS

__all__ = ["Message", "find_messages", "thread_title"]

_POST = re.compile(r"(?:^|[\s_-])(?:post(?!er)|message|msg|comment|reply|entry|topic-?body|cooked|article)", re.I)
_BODY = re.compile(
    r"(?:^|\s)(?:post-?_?(?:body|content|text|message|inner|msg)|content|message-?_?(?:body|content|text|inner)|"
    r"bbwrapper|cooked|md|usertext-body|entry-?content|comment-?(?:body|content|text)|"
    r"postbody|post|message|inner|body|text|msg)(?:\s|$)", re.I)  # fmt: skip
_AUTHOR = re.compile(r"author|poster|user-?name|nick|member(?:name)?|profile|(?:^|\s)user(?:\s|$)|bigusername|creator|owner", re.I)
_QUOTE = re.compile(r"(?:^|[\s_-])quote(?:$|[\s_-]|d|content|text|block)|bbcodeblock--quote|(?:^|\s)quote", re.I)
_SIGNATURE = re.compile(r"signature|(?:^|[\s_-])sig(?:$|[\s_-])|post-?footer|edited|attachment|user-?info|user-?details|poster(?:$|\s)|postprofile|post-?author|avatar|buttons|likes|reactions|rank", re.I)
_MEMBER_LINK = re.compile(r"member|user|profile|author|/u/|/@|account", re.I)
_WROTE = re.compile(r"\b(?:wrote|said|schrieb|escribió|dijo|написал|писал|пишет|сказал|цитата)\b", re.I)
_LEAST = 1.5


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


def thread_title(tree: Tree, head_title: str) -> str:
    """Return the thread's title: the heading that the page's title begins with, or repeats."""
    best, worth = "", 0.0
    for line in tree.lines[:200]:
        tags = {tree.tags[line.block], tree.tags[tree.parents[line.block]],
                tree.tags[tree.parents[line.leaves[0]]]}  # fmt: skip
        if not tags & {"h1", "h2", "h3"} and "title" not in tree.classes(line.block):
            continue
        if tree.tags[line.block] in ("h1", "h2") or not tree.in_margin(line.block):
            named = line.text.casefold() in head_title.casefold()
            rank = 2.0 * named + ("h1" in tags) + 0.6 * ("h2" in tags) + 0.002 * len(line.text)
            if len(line.text) > 3 and rank > worth:
                best, worth = line.text, rank
    return best if worth >= 1.0 else re.split(r"\s+[|•·—–-]\s+", head_title)[0]


def find_messages(tree: Tree, times: Times) -> list[Message]:
    """Return the posts of a thread's page, in order; none where nothing looks like posts."""
    best: tuple[float, Repeat] | None = None
    for repeat in repeats(tree, least=1):
        score = _judged(tree, repeat, times)
        if score >= _LEAST and (best is None or score > best[0]):
            best = (score, repeat)
    if best is None:
        return []
    score, repeat = best
    found = [_read(tree, start, end, times, score) for start, end in repeat.ranges]
    return [message for message in found if message.text and (message.author or message.when)]


def _judged(tree: Tree, repeat: Repeat, times: Times) -> float:
    sample = repeat.ranges[:: len(repeat.ranges) // 10 + 1]
    if tree.in_margin(sample[0][0]):
        return 0.0
    authored = dated = spoken = 0
    for start, end in sample:
        lines = tree.lines_in(start, end)
        authored += bool(_author(tree, start, end)[0])
        dated += _when(tree, start, end, times) is not None
        spoken += any(len(line.text) > 25 for line in lines)
    count = len(sample)
    if min(authored, dated, spoken) * 2 < count:
        return 0.0
    hinted = bool(_POST.search(tree.classes(sample[0][0])))
    crowded = _stamps(tree, sample[0], times)
    score = (authored + dated + spoken) / count * (1.0 if crowded <= 3 else 0.4)
    alone = len(repeat.ranges) == 1
    if alone and not hinted:
        return 0.0
    return score * (1 + 0.15 * min(len(repeat.ranges), 10)) * (1.3 if hinted else 1.0)


def _stamps(tree: Tree, place: tuple[int, int], times: Times) -> int:
    """Count the times of day in a record: a whole page of posts is no post."""
    lines = [line for line in tree.lines_in(*place) if len(line.text) < 80]
    return sum(1 for line in lines if times.find(line.text) is not None)


# --------------------------------------------------------------------------- reading one


def _read(tree: Tree, start: int, end: int, times: Times, score: float) -> Message:
    author, link = _author(tree, start, end)
    message = Message(start, author, link, _when(tree, start, end, times))
    body = _body(tree, start, end, message)
    quotes = _quotes(tree, *body)
    message.quotes = tuple(tree.text_in(*quote) for quote in quotes)
    message.text = _own_text(tree, body, quotes, message)
    message.sure = min(0.98, 0.55 + 0.1 * score)
    return message


def _author(tree: Tree, start: int, end: int) -> tuple[str, str]:
    """Return the author's name and link: by class, by the link's address, else the first name."""
    best: tuple[float, str, str] = (0.0, "", "")
    for link in tree.links_in(start, end):
        name = link.text.strip(" @:")
        if not 0 < len(name) <= 40 or len(name.split()) > 3 or plain(name) in ACTIONS:
            continue
        around = (link.entry, tree.parents[link.entry], tree.parents[tree.parents[link.entry]])
        worth = 1.0 * bool(_MEMBER_LINK.search(link.href)) + 0.8 * any(
            _AUTHOR.search(tree.classes(e)) for e in around
        )
        worth -= 0.6 * _within_quote(tree, link.entry, start)
        if worth > best[0] and not label_role(name):
            best = (worth, name, link.href)
    if best[0] >= 0.7:
        return best[1], best[2]
    return _unlinked_author(tree, start, end), ""


def _unlinked_author(tree: Tree, start: int, end: int) -> str:
    for line in tree.lines_in(start, end):
        for leaf in line.leaves:
            name, above = tree.texts[leaf].strip(" @:"), tree.parents[leaf]
            around = (above, tree.parents[above])
            hinted = any(_AUTHOR.search(f"{tree.classes(e)} {tree.attribute(e, 'itemprop')}") for e in around)
            if hinted and 0 < len(name) <= 40 and len(name.split()) <= 3 and not label_role(name):
                return name
    return ""


def _within_quote(tree: Tree, entry: int, start: int) -> bool:
    for above in tree.ancestors(entry):
        if above < start:
            return False
        if _is_quote(tree, above):
            return True
    return False


def _is_quote(tree: Tree, entry: int) -> bool:
    return tree.tags[entry] == "blockquote" or (
        tree.tags[entry] in ("div", "td", "table", "p", "aside")
        and bool(_QUOTE.search(tree.classes(entry)))
    )


def _when(tree: Tree, start: int, end: int, times: Times) -> When | None:
    marked = times.marked(tree, start, end)
    if marked is not None:
        return marked
    short = [line for line in tree.lines_in(start, end) if len(line.text) < 120]
    found = times.first(tree, short)
    return found[0] if found else None


def _body(tree: Tree, start: int, end: int, message: Message) -> tuple[int, int]:
    """Return the range of the post's text: the element named so, else where most text is."""
    best, worth = (start, end), 0.0
    for entry in range(start, end):
        if tree.tags[entry] in (TEXT, "a", "span", "b", "i") or not tree.tags[entry]:
            continue
        if not _BODY.search(tree.attribute(entry, "class")) and not re.search(
            r"^(?:msg|post_?message|post_?content)", tree.classes(entry)
        ):
            continue
        if entry == start and tree.ends[entry] == end:
            continue
        size = sum(len(line.text) for line in tree.lines_in(entry, tree.ends[entry]))
        depth = 1.0 + 0.02 * tree.tag_path(entry).count("/")
        noise = _noise(tree, entry, message)
        if size * depth * noise > worth:
            best, worth = (entry, tree.ends[entry]), size * depth * noise
    return best if worth else _longest(tree, start, end, message)


def _noise(tree: Tree, entry: int, message: Message) -> float:
    """Weigh down what holds the author's name and the time beside the text."""
    texts = {line.text for line in tree.lines_in(entry, tree.ends[entry])}
    named = any(message.author and message.author in text and len(text) < 80 for text in texts)
    timed = any(message.when and message.when.text in text and len(text) < 100 for text in texts)
    return 0.6 ** (named + timed)


def _longest(tree: Tree, start: int, end: int, message: Message) -> tuple[int, int]:
    blocks: dict[int, int] = {}
    for line in tree.lines_in(start, end):
        blocks[line.block] = blocks.get(line.block, 0) + len(line.text)
    best = max(blocks, key=lambda b: (blocks[b], -b), default=start)
    above = tree.parents[best]
    if tree.tags[best] in ("p", "blockquote", "li") and above >= start:
        best = above
    return best, tree.ends[best]


def _quotes(tree: Tree, start: int, end: int) -> list[tuple[int, int]]:
    found, entry = [], start + 1
    while entry < end:
        if tree.tags[entry] != TEXT and _is_quote(tree, entry):
            found.append((entry, tree.ends[entry]))
            entry = tree.ends[entry]
        else:
            entry += 1
    return [quote for quote in found if tree.lines_in(*quote)]


def _own_text(
    tree: Tree, body: tuple[int, int], quotes: Sequence[tuple[int, int]], message: Message
) -> str:
    texts = []
    for line in tree.lines_in(*body):
        if any(a <= line.start < b for a, b in quotes) or _is_trimming(tree, line, body, message):
            continue
        texts.append(line.text)
    return "\n".join(texts)


def _is_trimming(tree: Tree, line: Line, body: tuple[int, int], message: Message) -> bool:
    """Whether a line is signature, button, name or time rather than what was said."""
    for above in (line.block, *tree.ancestors(line.block)):
        if above <= body[0]:
            break
        if _SIGNATURE.search(tree.classes(above)):
            return True
    if plain(line.text) in ACTIONS or (line.text == message.author):
        return True
    timed = message.when is not None and message.when.text in line.text
    return timed and len(line.text) < len(message.when.text if message.when else "") + 40


def follows(tree: Tree, start: int, end: int) -> bool:
    """Whether a range holds a link one could follow to an account."""
    return any(followable(link.href) and leads_to(link.href) == "vendor" for link in tree.links_in(start, end))
