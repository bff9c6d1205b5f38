"""Markup taken apart into tags as a browser does it, in linear time, without making a page of it.

The rules are those of the HTML standard's tokenizer: https://html.spec.whatwg.org/#tokenization
"""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["RAW", "Tag", "end_of_raw", "most_attributes", "tag_at"]

_SPACE = rb"\t\n\f\r "
_ATTRIBUTE = (
    rb"[%(s)b/]*+(?:=[^%(s)b/>=]*+|[^%(s)b/>=]++)"
    rb"(?:[%(s)b]*+=[%(s)b]*+"
    rb"(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|(?=>)|\Z|[^%(s)b>\"'][^%(s)b>]*+))?+"
) % {b"s": _SPACE}
_ONE_ATTRIBUTE = re.compile(_ATTRIBUTE)
_AFTER_ATTRIBUTES = re.compile(rb"([%b/]*+)(?:>|\Z)" % _SPACE)
_PIECE = re.compile(
    # Where two dashes end a comment they may be those that begin it.
    rb"<(?:!--(?:-?>|(?s:.)*?(?:--!?>|\Z))"
    rb"|(!\[CDATA\[)"
    rb"|[!?][^>]*+(?:>|\Z)|/(?:>|[^a-zA-Z>][^>]*+(?:>|\Z))"
    rb"|(/?)([a-zA-Z][^%b/>]*+)(?:([^>\"']*+)>)?+)" % _SPACE
)
RAW = frozenset(b"title textarea style script xmp iframe noembed noframes".split())
"""Elements whose content is text, whatever it looks like."""
_ENDS = {name: re.compile(rb"</%b(?=[%b/>])" % (name, _SPACE), re.I) for name in RAW}
_IN_SCRIPT = re.compile(rb"<!--|-->|<(/?)script(?=[%b/>])" % _SPACE, re.I)


class Tag(NamedTuple):
    """A tag, or the beginning of a CDATA section, whose name is ``![CDATA[``.

    Attributes:
        start, end: where it begins, and where what is after it begins.
        name: lower case.
        closes: whether it is an end tag.
        alone: whether it ends with ``/>``.
    """

    start: int
    end: int
    name: bytes
    closes: bool
    alone: bool


def tag_at(html: bytes, place: int) -> Tag | None:
    """Return the first tag from a place on that is in text; ``None`` if there is none."""
    while found := _PIECE.search(html, place):
        cdata, slash, name, plain = found.groups()
        place = found.end()
        if name is None:
            if cdata:
                return Tag(found.start(), place, b"![CDATA[", closes=False, alone=False)
            continue
        alone = False
        if plain is None:
            place, alone = _end_of_tag(html, place)
        elif plain.endswith(b"/"):
            alone = _end_of_tag(html, found.end(3))[1]
        return Tag(found.start(), place, name.lower(), closes=bool(slash), alone=alone)
    return None


def _end_of_tag(html: bytes, place: int) -> tuple[int, bool]:
    while found := _ONE_ATTRIBUTE.match(html, place):
        place = found.end()
    end = _AFTER_ATTRIBUTES.match(html, place)
    assert end is not None, "what is no attribute ends the tag"
    return end.end(), end[1].endswith(b"/")


def most_attributes(html: bytes, tag: Tag, most: int) -> int:
    """Return how many attributes a tag has, or ``most`` where there are as many."""
    place, count = tag.start + 1 + tag.closes + len(tag.name), 0
    while count < most and (found := _ONE_ATTRIBUTE.match(html, place, tag.end)):
        place, count = found.end(), count + 1
    return count


def end_of_raw(html: bytes, name: bytes, place: int) -> int:
    """Return where the end tag of an element with raw text begins; the length if nowhere."""
    if name != b"script":
        found = _ENDS[name].search(html, place)
        return found.start() if found else len(html)
    # In a comment that opens a script of its own, the first end tag is of that one.
    commented = nested = False
    while found := _IN_SCRIPT.search(html, place):
        place = found.end()
        if found[0] == b"<!--":
            commented = True
            place = found.end() - 2  # `<!-->` is whole
        elif found[0] == b"-->":
            commented = nested = False
        elif not found[1]:
            nested = commented
        elif nested:
            nested = False
        else:
            return found.start()
    return len(html)
