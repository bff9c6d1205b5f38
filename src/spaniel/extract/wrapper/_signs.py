"""What only the pages of one kind have: a vendor's page shows listings in the same rows as a list.

A template that fits such a page too would read its rows and nothing else of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from spaniel.types import Template

from ._names import is_stable
from ._template import run_template

__all__ = ["mistaken", "signed"]

_MOST_ELEMENTS = 5_000
_MOST_CLASSES = 4
_WEIGHT = {"#": 0, ".": 1, "[": 2, "": 3}


def signed(
    template: Template, such: Sequence[LexborHTMLParser], others: Sequence[LexborHTMLParser]
) -> Template | None:
    """Return a template that fits none of some other pages, with a sign where it needs one.

    Args:
        template: fits the pages it is for.
        such: pages it is for.
        others: pages of other kinds of the same site.

    Returns:
        The template, with a ``sign`` if it fitted one of the others, which none of them has;
        ``None`` if there is none.
    """
    if not mistaken(template, others):
        return template
    common = set.intersection(*(set(_selectors(page)) for page in such)) if such else set()
    for page in others:
        common -= set(_selectors(page))
    if not common:
        return None
    return replace(template, sign=min(common, key=_rank))


def mistaken(template: Template, others: Sequence[LexborHTMLParser]) -> list[LexborHTMLParser]:
    """Return the pages that a template fits although it is not for them."""
    return [page for page in others if not run_template(template, page).faults]


def _selectors(page: LexborHTMLParser) -> Iterator[str]:
    """Yield what stands on a page: tags, classes, ids, names, and what stands in or after what."""
    for node in page.css("body *")[:_MOST_ELEMENTS]:
        own = list(_simple(node))
        yield from own
        above, before = node.parent, node.prev
        while before is not None and not before.is_element_node:
            before = before.prev
        for other, mark in ((above, ">"), (before, "+")):
            for one in _simple(other) if other is not None else ():
                yield from (f"{one}{mark}{two}" for two in own)


def _simple(node: LexborNode) -> Iterator[str]:
    tag, attributes = node.tag or "", node.attributes
    if not tag.isalnum():
        return
    yield tag
    for name in (attributes.get("class") or "").split()[:_MOST_CLASSES]:
        if is_stable(name):
            yield f"{tag}.{name}"
    for attribute, shown in (("id", "#{}"), ("name", '[name="{}"]')):
        value = attributes.get(attribute) or ""
        if is_stable(value):
            yield f"{tag}{shown.format(value)}"


def _rank(selector: str) -> tuple[int, int, int, str]:
    """Rank short ones first, and of these ids and classes, which somebody chose."""
    marks = [_WEIGHT[mark] for mark in _WEIGHT if mark and mark in selector]
    steps = selector.count(">") + selector.count("+")
    return steps, min(marks, default=_WEIGHT[""]), len(selector), selector
