"""How large a text is set, where old pages say so in the page itself: ``<font size=5>``, styles."""

from __future__ import annotations

import re

from ..remembered import remembered
from ._tree import Tree

__all__ = ["is_large"]

_SIZE = re.compile(
    r"font(?:-size)?\s*:[^;]*?(?:(?P<px>\d{1,3}(?:\.\d+)?)\s*(?P<unit>px|pt|em|rem|%)"
    r"|(?P<name>x-large|xx-large|larger))",
    re.I,
)
_LARGE = {"px": 18.0, "pt": 14.0, "em": 1.3, "rem": 1.3, "%": 130.0}
_LARGE_FONTS = frozenset({"4", "5", "6", "7", "+1", "+2", "+3", "+4"})


def is_large(tree: Tree, entry: int) -> bool:
    """Whether an element sets its texts larger than running text, by its own attributes."""
    own = tree.attributes[entry]
    if not own:  # as all texts have none
        return False
    if tree.tags[entry] == "font":
        return tree.attribute(entry, "size").strip() in _LARGE_FONTS
    return "style" in own and _sets_large((own["style"] or "")[:400])


@remembered
def _sets_large(style: str) -> bool:
    found = _SIZE.search(style)
    if found is None:
        return False
    return bool(found["name"]) or float(found["px"]) >= _LARGE[found["unit"].lower()]
