"""What a page shows at first sight: its lines sorted by where they stand, its forms, its head.

Words mean different things in different places: *reviews* in a menu is a link, as a heading it is
the page's matter. So lines are sorted into *navigation* (margins, and lines or runs of lines that
are only links), *headings*, and the *middle*.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..remembered import remembered
from ._forms import Forms, forms_of
from ._phrases import normal_text
from ._sizes import is_large
from ._tree import Line, Tree

__all__ = ["Signs", "signs_of"]

_MOST_TEXT = 12_000
_BETWEEN = " | "
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "caption", "legend"})
_HEADED = re.compile(
    r"(^|[\s_-])(page-?head(ing)?|page-?title|heading|title|tcat|maintitle|box-?title|"
    r"page-?header|headline)($|[\s_-])"
)
_RUN = 3
"""So many lines in a row that are only links are a menu."""
_MOSTLY = 0.6
_CAPTION = 30


@dataclass(frozen=True, slots=True)
class Signs:
    """What the page shows at first sight.

    Attributes:
        title: of the head, as written.
        text: the different lines, made normal, shortened.
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
    told = _BETWEEN.join(dict.fromkeys([line.text for line in tree.lines]))[:_MOST_TEXT]
    shares = _shares(tree)
    linked = [share >= 1.0 for share, _ in shares]
    forms = forms_of(tree)
    forms.passwords = forms.passwords or int(password)
    return Signs(
        title=title,
        text=normal_text([title, *told.split(_BETWEEN)]),
        words=sum([line.text.count(" ") + 1 for line in tree.lines]),
        links=len(tree.links),
        navigation=_navigation(tree, shares),
        headings=[_is_heading(tree, line) for line in tree.lines],
        linked=linked,
        forms=forms,
        refresh=refresh,
        status=status or 0,
    )


def _shares(tree: Tree) -> list[tuple[float, int]]:
    """Return per line the share of its letters that are links, and how many links it holds."""
    linked = bytearray(len(tree.tags))
    for link in tree.links:
        size = tree.ends[link.entry] - link.entry
        linked[link.entry : link.entry + size] = b"\1" * size
    found = []
    for _, _, leaves, text, _ in tree.lines:
        if len(leaves) == 1:  # as nearly all are
            found.append((1.0, 1) if linked[leaves[0]] and text else (0.0, linked[leaves[0]]))
            continue
        within = [leaf for leaf in leaves if linked[leaf]]
        letters = sum([len(tree.texts[leaf]) for leaf in within])
        found.append((letters / max(len(text) - len(leaves) + 1, 1), len(within)))
    return found


def _navigation(tree: Tree, shares: Sequence[tuple[float, int]]) -> list[bool]:
    found = [
        tree.in_margin(line.block) or "©" in line.text or (share > _MOSTLY and links >= _RUN)
        for line, (share, links) in zip(tree.lines, shares, strict=True)
    ]
    run = 0
    for at, (share, links) in enumerate([*shares, (0.0, 0)]):
        if share > _MOSTLY and links:
            run += 1
            continue
        if run > _RUN:
            first = at - run
            # The short line above a run of links is the menu's own heading.
            first -= first > 0 and len(tree.lines[first - 1].text) < _CAPTION
            found[first:at] = [True] * (at - first)
        run = 0
    return found


def _is_heading(tree: Tree, line: Line) -> bool:
    if len(line.text) > 120:
        return False
    block, above = line.block, tree.parents[line.start]
    tags = tree.tags
    if tags[block] in _HEADINGS or tags[above] in _HEADINGS:
        return True
    if tags[tree.parents[block]] in _HEADINGS:
        return True
    if is_large(tree, block) or (above != block and is_large(tree, above)):
        return True
    names = tree.classes(block)
    return names != "" and _is_headed(names)


@remembered
def _is_headed(names: str) -> bool:
    return _HEADED.search(names) is not None
