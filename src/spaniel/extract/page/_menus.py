"""Lines that are menus, though nothing around them is called so."""

from __future__ import annotations

from ._tree import Line, Tree

__all__ = ["is_menu"]

_LEAST_LINKS = 3


def is_menu(tree: Tree, line: Line) -> bool:
    """Whether a line is hardly more than links: ``Home | Sales | Messages 1 | Orders 0``."""
    if len(line.leaves) < _LEAST_LINKS:
        return False
    links = tree.links_in(line.start - 1, line.end)
    letters = sum(len(link.text) for link in links)
    share = letters / max(len(line.text), 1)
    return len(links) >= _LEAST_LINKS and share >= (0.5 if len(links) > _LEAST_LINKS else 0.67)
