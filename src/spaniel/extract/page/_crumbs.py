"""The path of categories above a listing's own title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..labels import plain
from ..links import leads_to, normal
from ._tree import TEXT, Link, Tree

__all__ = ["breadcrumbs"]

_CRUMB = re.compile(
    r"bread-?_?crumb|(?:^|[\s_-])(?:crumbs?|trail|you-?are|pathway|navpath|path)(?:$|[\s_-])", re.I
)
_WEAK = re.compile(r"\s[|·•]\s")
"""Signs that part the entries of menus at least as often as the steps of a path."""
_CRUMB_SIGNS = re.compile(r"\s*(?:»|›|>|→|::|/|\||·|•|\u25b8|\u203a)\s*")
_HOME = re.compile(

        r"^(?:home|start(?:seite)?|main|index|top|front page|market|shop|store|browse|"
        r"all(?: listings| products)?|listings|"
    r"products|categories|catalog(?:ue)?|главная|каталог|магазин|inicio|tienda|categorías|accueil|boutique|"
    r"strona główna|sklep|kategorien|übersicht|home page|hauptseite)$", re.I)  # fmt: skip


def breadcrumbs(tree: Tree, title: str, title_start: int) -> str:
    """Return the path of categories above the title, without the way home and the title."""
    named = _named_crumbs(tree, title)
    return (
        named
        or _crumb_line(tree, title, title_start)
        or _linked_path(tree, title, title_start)
        or _chosen_path(tree, title)
    )


def _chosen_path(tree: Tree, title: str) -> str:
    """Return the categories that the menu shows as chosen, from the widest to the nearest."""
    listed = [link for link in tree.links if link.text and leads_to(link.href) == "category"]
    chosen = [at for at, link in enumerate(listed) if _is_chosen(tree, link)]
    steps = [listed[at].text for at in chosen]
    if len(chosen) == 1:
        steps = [link.text for link in _down_to(tree, listed[: chosen[0] + 1])]
    return _category_path(steps, title) if len(steps) <= _MOST_IN_PATH else ""


def _down_to(tree: Tree, listed: Sequence[Link]) -> list[Link]:
    """Return the last of a menu's links after those that it is indented under."""
    path = [listed[-1]]
    level = _level(tree, path[0])
    for link in reversed(listed[:-1]):
        own = _level(tree, link)
        if own < level:
            path, level = [link, *path], own
    return path


def _level(tree: Tree, link: Link) -> int:
    """Return how deep a link of a menu stands: by its class, or by the lists around it."""
    for entry in (link.entry, tree.parents[link.entry]):
        said = _DEPTH.search(tree.attribute(entry, "class"))
        if said:
            return int(said[1])
    return sum(tree.tags[above] in ("ul", "ol") for above in tree.ancestors(link.entry))


_DEPTH = re.compile(r"(?:depth|level|lvl|indent|tier)[_-]?(\d)", re.I)


def _is_chosen(tree: Tree, link: Link) -> bool:
    above = tree.parents[link.entry]
    names = f"{tree.classes(link.entry)} {tree.classes(above)}"
    return _CHOSEN.search(names) is not None


_CHOSEN = re.compile(r"(?:^|[\s_-])(?:selected|active|current|chosen|aktiv)(?:$|[\s_-])")


def _linked_path(tree: Tree, title: str, title_start: int) -> str:
    """Return the few links to categories that stand by themselves before the title."""
    holders: dict[int, list[Link]] = {}
    for link in tree.links:
        if link.entry < title_start and link.text and leads_to(link.href) == "category":
            holders.setdefault(_holder(tree, link.entry), []).append(link)
    for holder in sorted(holders, reverse=True):
        links = holders[holder]
        others = tree.links_in(holder, tree.ends[holder])
        counted = any(_COUNTED_LINK.search(link.text) for link in links)
        if len(links) == len(others) <= _MOST_IN_PATH and not counted:
            return _category_path([link.text for link in links], title)
    return ""


def _holder(tree: Tree, entry: int) -> int:
    """Return the element around a link and the heading, item or cell that is its alone."""
    above = tree.parents[entry]
    while len(tree.links_in(above, tree.ends[above])) == 1 and tree.parents[above]:
        above = tree.parents[above]
    return above


_COUNTED_LINK = re.compile(r"\d$|\d[\])]$")
_MOST_IN_PATH = 4


def _named_crumbs(tree: Tree, title: str) -> str:
    for entry, tag in enumerate(tree.tags):
        if tag in (TEXT, "body", "a", "span", "li"):
            continue
        names = f"{tree.classes(entry)} {tree.attribute(entry, 'aria-label')}"
        if _CRUMB.search(names) and len(tree.lines_in(entry, tree.ends[entry])) <= _MOST_CRUMBS:
            texts = [line.text for line in tree.lines_in(entry, tree.ends[entry])]
            steps = [s for text in texts for s in _CRUMB_SIGNS.split(text)]
            path = _category_path(steps, title)
            if path:
                return path
    return ""


def _crumb_line(tree: Tree, title: str, title_start: int) -> str:
    """Return the path in a line of links before or near the title that begins at home."""
    for line in tree.lines[:150]:
        if len(line.text) > 160 or len(line.leaves) < 2:
            continue
        steps = [s for s in _CRUMB_SIGNS.split(line.text) if s.strip()]
        links = tree.links_in(line.start - 1, line.end)
        if len(steps) < 2 or not links or len(steps) > _MOST_CRUMBS:
            continue
        first = plain(steps[0])
        begins = _HOME.match(first) is not None or normal(links[0].href) == "/"
        ends = plain(steps[-1]).startswith(plain(title)[:12])
        if any(leads_to(link.href) == "service" for link in links):
            continue  # Home | Cart | Messages
        if _WEAK.search(line.text) and not any(leads_to(k.href) == "category" for k in links):
            continue  # Home | Reviews | Questions
        separated = len(_CRUMB_SIGNS.findall(line.text)) >= len(steps) - 1
        same_kind = ">" in line.text or "»" in line.text or "›" in line.text or "→" in line.text
        near = line.start < title_start and len(tree.lines_in(line.start, title_start)) <= _NEAR
        near = near and len(links) >= len(steps) - 1 and (same_kind or " / " in line.text)
        if separated and (begins or near or (ends and same_kind)):
            return _category_path(steps, title)
    return ""


def _category_path(steps: Sequence[str], title: str) -> str:
    whole = title.casefold()
    kept = [step.strip() for step in steps if step.strip()]
    kept = [s for s in kept if not _HOME.match(plain(s)) and len(s) < 60 and not s.isdigit()]
    kept = _without_title(kept, whole)
    return " > ".join(dict.fromkeys(_COUNTED_STEP.sub("", s) for s in kept))


def _without_title(steps: list[str], title: str) -> list[str]:
    """Drop the title at the end, also where signs within it were taken for steps."""
    if steps and _is_title(steps[-1], title):
        return steps[:-1]
    wanted = _letters(title)
    for at in range(len(steps) - 1, -1, -1):
        if _letters("".join(steps[at:])) == wanted:
            return steps[:at]
    return steps


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _is_title(step: str, title: str) -> bool:
    """Whether the last step is the title, whole or cut short; ``MDMA`` alone is a category."""
    shown = step.rstrip(".… ").casefold()
    cut = shown != step.casefold() or len(shown) * 2 > len(title)
    return shown == title or (cut and title.startswith(shown))


_COUNTED_STEP = re.compile(r"\s*(?:[(\[]\d[\d.,]*[)\]]|\s\d[\d.,]*)$")
_MOST_CRUMBS = 8
_NEAR = 3
"""Lines: a path of categories stands this near before the title, if it does not begin at home."""
