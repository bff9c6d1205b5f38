"""What a page shows at first sight: its lines sorted by where they stand, its forms, its head.

Words mean different things in different places: *reviews* in a menu is a link, as a heading it is
the page's matter. So lines are sorted into *navigation* (margins, and lines or runs of lines that
are only links), *headings*, and the *middle*.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ._forms import Forms, forms_of
from ._phrases import normal_text
from ._tree import Line, Tree

__all__ = ["Signs", "signs_of"]

_MOST_TEXT = 40_000
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "caption", "legend"})
_HEADED = re.compile(
    r"(^|[\s_-])(page-?head(ing)?|page-?title|heading|title|tcat|maintitle|box-?title|"
    r"page-?header|headline)($|[\s_-])"
)
_RUN = 3
"""So many lines in a row that are only links are a menu."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What the page shows at first sight.

    Attributes:
        title: of the head, as written.
        text: all visible text, shortened.
        words, links: how many.
        navigation: per line of the page, whether it is navigation.
        headings: per line, whether it is a heading.
        linked: per line, whether it is one link and nothing else.
        forms: what the page asks for.
        refresh: the head sends the browser on.
        status: HTTP status, 0 where unknown.
    """

    title: str
    text: str
    words: int
    links: int
    navigation: Sequence[bool]
    headings: Sequence[bool]
    linked: Sequence[bool]
    forms: Forms
    refresh: bool
    status: int


def signs_of(tree: Tree, title: str, *, refresh: bool, password: bool, status: int | None) -> Signs:
    """Collect the signs from the page."""
    text = normal_text([title, " | ".join([line.text for line in tree.lines])[:_MOST_TEXT]])
    shares = _shares(tree)
    linked = [share == 1.0 for share, _ in shares]
    forms = forms_of(tree)
    forms.passwords = forms.passwords or int(password)
    words = sum(line.text.count(" ") + 1 for line in tree.lines)
    return Signs(
        title=title,
        text=text,
        words=words,
        links=len(tree.links),
        navigation=_navigation(tree, shares, linked),
        headings=[_is_heading(tree, line) for line in tree.lines],
        linked=linked,
        forms=forms,
        refresh=refresh,
        status=status or 0,
    )


def _shares(tree: Tree) -> list[tuple[float, int]]:
    """Return per line the share of its letters that are links, and how many links it holds."""
    above = [False] * len(tree.tags)
    for link in tree.links:
        above[link.entry : tree.ends[link.entry]] = [True] * (tree.ends[link.entry] - link.entry)
    found = []
    for line in tree.lines:
        whole = sum(len(tree.texts[leaf]) for leaf in line.leaves) or 1
        within = [leaf for leaf in line.leaves if above[leaf]]
        found.append((sum(len(tree.texts[leaf]) for leaf in within) / whole, len(within)))
    return found


def _navigation(
    tree: Tree, shares: Sequence[tuple[float, int]], linked: Sequence[bool]
) -> list[bool]:
    found = [
        tree.in_margin(line.block) or (share > 0.6 and links >= _RUN)
        for line, (share, links) in zip(tree.lines, shares, strict=True)
    ]
    run = 0
    for at, is_link in enumerate([*linked, False]):
        if is_link:
            run += 1
            continue
        if run > _RUN:
            found[at - run : at] = [True] * run
        run = 0
    return found


def _is_heading(tree: Tree, line: Line) -> bool:
    if len(line.text) > 120:
        return False
    above = tree.parents[line.leaves[0]]
    if tree.tags[line.block] in _HEADINGS or tree.tags[above] in _HEADINGS:
        return True
    if tree.tags[tree.parents[line.block]] in _HEADINGS:
        return True
    return _HEADED.search(tree.classes(line.block)) is not None
