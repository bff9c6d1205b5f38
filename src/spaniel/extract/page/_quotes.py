"""What a post quotes: boxes of other people's words, by tag, class, or how they begin."""

from __future__ import annotations

from ._post_words import QUOTE, QUOTE_TRIM, WROTE, WROTE_BEFORE, is_body
from ._tree import TEXT, Line, Tree

__all__ = ["is_quote", "is_quoted", "quoted_text", "quotes_in"]

_MOST_TEXT = 20_000
_QUOTING = frozenset(
    {"div", "td", "table", "aside", "fieldset", "dl", "details", "section", "blockquote", "p"}
)


def is_quoted(tree: Tree, entry: int, start: int) -> bool:
    while entry > start:
        if tree.tags[entry] != TEXT and is_quote(tree, entry):
            return True
        entry = tree.parents[entry]
    return False


def is_quote(tree: Tree, entry: int) -> bool:
    """Whether an element holds what somebody else said."""
    tag = tree.tags[entry]
    if tag not in _QUOTING:
        return False
    names = tree.classes(entry)
    if names and is_body(names):
        return False
    if names and QUOTE.search(names):
        return not QUOTE_TRIM.search(names)
    if tag == "blockquote":
        return True
    if tag in ("div", "table", "fieldset") and tree.ends[entry] - entry < 400:
        lines = tree.lines_in(entry, tree.ends[entry])
        return len(lines) > 1 and len(lines[0].text) < 80 and _opens_quote(tree, entry, lines[0])
    return False


def _is_named(names: str) -> bool:
    return bool(names and QUOTE.search(names) and not QUOTE_TRIM.search(names))


def _opens_quote(tree: Tree, entry: int, line: Line) -> bool:
    """Whether a box begins with who is quoted, and is no larger than that and the quote."""
    if not WROTE.search(line.text) or len(line.text) > 80:
        return False
    direct = [child for child in tree.children(entry) if tree.tags[child] not in ("br", "hr")]
    said = any(tree.tags[child] == TEXT for child in direct)
    within = range(entry + 1, tree.ends[entry])
    if any(
        tree.tags[e] == "blockquote" or _is_named(tree.classes(e))
        for e in within
        if tree.tags[e] != TEXT
    ):
        return False
    return not said and len(direct) <= 4 and tree.tags[line.block] not in ("p", "li")


def quotes_in(tree: Tree, start: int, end: int) -> list[tuple[int, int]]:
    """Return the outermost quotes of a range."""
    found, entry = [], start + 1
    while entry < end:
        if tree.tags[entry] != TEXT and is_quote(tree, entry):
            found.append((entry, tree.ends[entry]))
            entry = tree.ends[entry]
        elif tree.tags[entry] != TEXT and QUOTE_TRIM.search(tree.classes(entry)):
            entry = tree.ends[entry]
        else:
            entry += 1
    return [quote for quote in found if tree.lines_in(*quote)]


def quoted_text(tree: Tree, start: int, end: int) -> str:
    """Return a quote's text without who said it and the button that shows more."""
    lines = [line.text for line in tree.lines_in(start, end)]
    lines = [WROTE_BEFORE.sub("", text, count=1) if len(text) < 400 else text for text in lines]
    kept = [text for text in lines if text and (len(text) > 100 or not WROTE.search(text))]
    return "\n".join(kept or lines)[:_MOST_TEXT]
