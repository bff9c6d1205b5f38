"""What an element shows: its visible text, white space collapsed, as a browser would set it."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

__all__ = ["INLINE", "UNSEEN", "beside", "cut", "line_round", "shown_after", "visible_text"]

INLINE = frozenset(
    """
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q
    s samp small span strike strong sub sup time tt u var wbr
    """.split()  # noqa: SIM905 - a list of words reads as one
)
UNSEEN = frozenset(
    """
    script style template svg math iframe object noframes noscript canvas audio video map
    textarea select head -comment
    """.split()  # noqa: SIM905 - a list of words reads as one
)
_LONGEST = 200_000
_LONGEST_LINE = 20
"""Nodes on either side of an element on its line."""
_TEXT = 2
"""The tag number of a text node in lexbor."""


def visible_text(node: LexborNode) -> str:
    """Return the text of an element; blocks and line breaks part words, inline elements do not."""
    child = node.first_child
    if child is None:
        return ""
    if child.next is None and child.tag == "-text":
        return " ".join((child.text_content or "").split())
    pieces = _flat(node)
    if pieces is None:
        pieces = []
        _walk(child, pieces)
    return " ".join("".join(pieces).split())


def _flat(node: LexborNode) -> list[str] | None:
    """Return the texts of an element of texts and plain inline elements; ``None`` for others.

    Most of what is not a single text is of this kind, and it need not be walked.
    """
    pieces = []
    child = node.first_child
    while child is not None:
        within: LexborNode | None = child
        if child.tag_id != _TEXT:
            within = child.first_child
            if within is None or within.next is not None or within.tag_id != _TEXT:
                return None
            if child.tag not in INLINE or _is_hidden(child):
                return None
        pieces.append((within.text_content or "") if within is not None else "")
        child = child.next
    return pieces


def _walk(first: LexborNode, pieces: list[str]) -> None:
    """Add the texts of a node and its later siblings, without recursion: pages nest deeply."""
    waiting: list[tuple[LexborNode | None, bool]] = []
    node: LexborNode | None = first
    taken = 0
    while taken < _LONGEST:
        if node is None:
            if not waiting:
                return
            node, is_block = waiting.pop()
            if is_block:
                pieces.append(" ")
            continue
        tag = node.tag
        if tag == "-text":
            text = node.text_content or ""
            taken += len(text)
            pieces.append(text)
        elif tag not in UNSEEN and not _is_hidden(node):
            is_block = tag not in INLINE
            if is_block:
                pieces.append(" ")
            waiting.append((node.next, is_block))
            node = node.first_child
            continue
        node = node.next


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    if not attributes:
        return False
    style = attributes.get("style") or ""
    return "hidden" in attributes or "display:none" in style.replace(" ", "").lower()


def shown_after(node: LexborNode) -> str:
    """Return the text of what follows an element: its next sibling that shows anything."""
    after = node.next
    while after is not None:
        is_text = after.tag == "-text"
        text = " ".join((after.text_content or "").split()) if is_text else ""
        if not is_text and after.tag not in UNSEEN:
            return visible_text(after)
        if text:
            return text
        after = after.next
    return ""


def beside(node: LexborNode) -> str:
    """Return the text that follows an element without one: a picture stands for its label."""
    return "" if visible_text(node) else shown_after(node)


def line_round(node: LexborNode) -> str:
    """Return the text of an inline element and of what stands on its line in the same element."""
    if node.tag not in INLINE:
        return ""
    pieces = [_of_line(node) or ""]
    for ahead in (False, True):
        at = node.next if ahead else node.prev
        for _ in range(_LONGEST_LINE):
            piece = _of_line(at) if at is not None else None
            if at is None or piece is None:
                break
            pieces.insert(len(pieces) if ahead else 0, piece)
            at = at.next if ahead else at.prev
    return " ".join("".join(pieces).split())


def _of_line(node: LexborNode) -> str | None:
    """Return the text of a node, ``None`` where it ends a line."""
    if node.tag == "-text":
        return node.text_content or ""
    if node.tag in UNSEEN or _is_hidden(node):
        return ""
    return visible_text(node) if node.tag in INLINE else None


def cut(text: str, after: str, before: str) -> str | None:
    """Return what stands between two texts, ``None`` where one of them is not there."""
    start = 0
    if after:
        start = text.find(after)
        if start < 0:
            return None
        start += len(after)
    end = len(text)
    if before:
        end = text.find(before, start)
        if end < 0:
            return None
    return text[start:end].strip()
