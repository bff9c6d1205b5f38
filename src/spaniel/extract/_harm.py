"""Where in a page begins what would hurt a parser, whatever the page does to hide it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from ._markup import RAW, Tag, end_of_raw, most_attributes, tag_at
from ._nesting import Nesting

__all__ = ["Bearable", "Harm", "share", "where_harmful"]


@dataclass(frozen=True, slots=True)
class Bearable:
    """What a parser is given at most.

    Measured with lexbor 1.0.2: its time grows with the square of the depth, of the attributes of
    one tag, and of what is in one ``select``; its memory, 370 bytes each, with the formatting
    elements (``b``, ``font``, ...) that it opens again in each paragraph, if they were left open.

    Attributes:
        depth: elements that stand open at once.
        reopened: formatting elements that may have to be opened again, in the whole page.
        attributes: of one tag.
        choices: over all options of a page, what stands before each in its ``select``.
        unlooked_tags, unlooked_separators: up to these a page is not looked at tag by tag: what
            it can nest, and the attributes that it can have, do not hurt.
    """

    depth: int = 1_000
    reopened: int = 1_000_000
    attributes: int = 2_000
    choices: int = 5_000_000
    unlooked_tags: int = 3_000
    unlooked_separators: int = 16_000


class Harm(NamedTuple):
    """Where a page has to be cut, and what is there: ``nests more than 1,000 elements deep``."""

    place: int
    what: str


def where_harmful(html: bytes, bearable: Bearable) -> Harm | None:
    """Return the first place at which a page stops being bearable; ``None`` if there is none.

    Args:
        html: in UTF-8, or in another charset that writes markup as ASCII does.
        bearable: the bounds.
    """
    tags = html.count(b"<")
    if (
        tags <= bearable.unlooked_tags
        and not _may_reopen(html, tags, bearable)
        and not _may_have_long_tag(html, bearable)
    ):
        return None
    return _Look(html, bearable).harm()


def share(part: int, whole: int) -> str:
    """Return how much of a page was read, in words."""
    percent = 100 * part // whole
    return f"{percent} %" if percent else "less than 1 %"


# --------------------------------------------------------------------------- at a glance

_FORMAT = re.compile(
    rb"<(?:b|big|code|em|font|i|s|small|strike|strong|tt|u)(?=[\t\n\f\r />])[^>]*", re.I
)
_ALIKE = 3
"""As many formatting elements that are alike are opened again: the standard's "Noah's Ark"."""
_SEPARATORS = b" \t\n\f\r/\"'"
_INDENT = b" " * 8
_HIDDEN_END = re.compile(rb"=[\t\n\f\r ]*(?:\"[^\">]*>|'[^'>]*>)")


def _may_reopen(html: bytes, tags: int, bearable: Bearable) -> bool:
    if (tags // 2) ** 2 <= bearable.reopened:
        return False  # as many elements in as many paragraphs
    found = _FORMAT.findall(html)
    # Where a quotation is open, what was found is not all of the tag.
    odd = sum(1 for tag in found if tag.count(b'"') % 2 or tag.count(b"'") % 2)
    return min(len(found), _ALIKE * len(set(found)) + odd) * tags > bearable.reopened


def _may_have_long_tag(html: bytes, bearable: Bearable) -> bool:
    """Whether a tag may have too many attributes: it is long, or it hides a ``>`` in one.

    An attribute takes two bytes, so the tag takes twice as many as it may have attributes; of
    these, a stretch of half the length without a ``>`` would be one. Pages that are neatly set in
    are mostly spaces, and of a run of these only the last can have an attribute after it.
    """
    separators = len(html) - len(html.translate(None, _SEPARATORS))
    if separators - (len(_INDENT) - 1) * html.count(_INDENT) <= bearable.unlooked_separators:
        return False
    stretch = bearable.attributes
    starts = range(0, len(html) - stretch + 1, stretch)
    return (
        any(html.find(b">", start, start + stretch) < 0 for start in starts)
        or _HIDDEN_END.search(html) is not None
    )


# --------------------------------------------------------------------------- tag by tag


class _Look:
    def __init__(self, html: bytes, bearable: Bearable) -> None:
        self._html, self._bearable = html, bearable
        self._nesting = Nesting(quirks=_has_quirks(html))
        self._looks: set[bytes] = set()
        self._reopened = 0
        self._in_select = self._choices = 0

    def harm(self) -> Harm | None:
        place = 0
        while tag := tag_at(self._html, place):
            harm = self._harm_of(tag)
            if harm:
                return Harm(tag.start, harm)
            after = self._after(tag)
            if after is None:
                return Harm(tag.start, "has text and tags that cannot be told apart")
            place = after
        return None

    def _after(self, tag: Tag) -> int | None:
        """Take a tag in and return where to go on; ``None`` if there is no saying."""
        nesting = self._nesting
        if tag.name == b"![CDATA[":
            return self._after_cdata(tag)
        if tag.closes:
            nesting.end(tag.name)
        elif tag.name in RAW:
            return self._after_raw(tag)
        elif tag.name == b"plaintext":
            hidden = nesting.in_maze and b"<" in self._html[tag.end :]
            return None if hidden else len(self._html)
        else:
            nesting.start(tag.name, alone=tag.alone)
        return tag.end

    def _after_raw(self, tag: Tag) -> int | None:
        """Return where the end tag is, if what is between is text to every parser."""
        html, end = self._html, end_of_raw(self._html, tag.name, tag.end)
        if self._nesting.in_maze:
            if tag.alone and self._nesting.in_foreign:
                return tag.end
            text = html[tag.end : end]
            data = text.find(b"<![CDATA[")
            if data >= 0:
                stop = text.find(b"]]>", data)
                text = text[:data] + text[stop + 3 :] if stop >= 0 else text
            if b"<" in text:
                return None
        self._nesting.text_of(tag.name)
        closing = tag_at(html, end)
        return closing.end if closing else len(html)

    def _after_cdata(self, tag: Tag) -> int | None:
        """Return where a CDATA section ends, which outside of a picture is a comment."""
        html, foreign = self._html, self._nesting.in_foreign
        as_comment = html.find(b">", tag.start) + 1 or len(html)
        as_data = html.find(b"]]>", tag.end) + 3
        as_data = as_data if as_data > 2 else len(html)
        if foreign is None:
            return as_data if as_data == as_comment else None
        return as_data if foreign else as_comment

    def _harm_of(self, tag: Tag) -> str:
        nesting, bearable = self._nesting, self._bearable
        if tag.end - tag.start > 2 * bearable.attributes:
            most = bearable.attributes + 1
            if most_attributes(self._html, tag, most) >= most:
                return f"has a tag with more than {bearable.attributes:,} attributes"
        # The tag itself may be the one too many.
        if nesting.depth >= bearable.depth and not tag.closes:
            return f"nests more than {bearable.depth:,} elements deep"
        if nesting.in_select:
            self._in_select += 1
            self._choices += self._in_select if tag.name == b"option" else 0
            if self._choices > bearable.choices:
                return "has lists with too many choices"
        else:
            self._in_select = 0
        if nesting.formats:
            self._looks.add(self._html[tag.start : tag.end] if not tag.closes else b"")
            self._reopened += min(nesting.formats, _ALIKE * len(self._looks))
            if self._reopened > bearable.reopened:
                return "leaves too many formatting elements open"
        return ""


def _has_quirks(html: bytes) -> bool | None:
    """Whether a page says nothing of its type, or what everybody knows; ``None`` if otherwise."""
    said = _TYPE.search(html)
    if said is None:
        return True
    return (
        False if said[1].strip().lower() == b"html" and not html[: said.start()].strip() else None
    )


_TYPE = re.compile(rb"<!doctype([^>]*)", re.I)
