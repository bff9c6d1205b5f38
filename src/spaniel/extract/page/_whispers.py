"""What attributes say and no text does: flags, icons with titles, pictures with alternatives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..labels import COUNTED, OPENING_LABEL, label_role, labels_in
from ..remembered import remembered
from ._lines import Attributes
from ._segments import Segment
from ._tree import TEXT, Tree

__all__ = ["whispers_in"]

_TAGS = frozenset(
    {"img", "i", "span", "abbr", "a", "td", "div", "b", "em", "small", "svg", "li", "time"}
)
_NAMES = ("title", "aria-label", "data-original-title", "data-tooltip", "data-title", "alt")
_SAYING = frozenset(_NAMES)
_FLAG = re.compile(
    r"(?:^|[\s/_-])(?:flags?|fi|flag-icon|fflag|country)(?:[\s/_-]+(?:flags?|icon|sm|md|\d+x\d+|\d+))*[\s/_-]+([a-z]{2})(?:$|[\s._-])",
    re.I,
)
_FLAGGED = re.compile(r"flag|country|land|geo", re.I)
_LONGEST = 90


def whispers_in(tree: Tree, start: int, end: int) -> list[Segment]:
    """Return what the elements of a range say in attributes, as segments without text entries."""
    found: list[Segment] = []
    tags, attributes = tree.tags, tree.attributes
    for entry in range(start, end):
        own = attributes[entry]
        if not own or tags[entry] not in _TAGS:
            continue
        # Most elements have a class and nothing else: these are asked for a flag alone.
        if not _SAYING.isdisjoint(own) or _flag(own):
            found.extend(_of(tree, entry, tags[entry]))
    return found


def _of(tree: Tree, entry: int, tag: str) -> Iterator[Segment]:
    shown = (
        " ".join(text for text in tree.texts[entry : tree.ends[entry]] if text)
        if tag != "img"
        else ""
    )
    said = False
    for name in _NAMES:
        text = " ".join(tree.attribute(entry, name).split())
        if (
            not text
            or len(text) > _LONGEST
            or text == shown
            or (shown and text.startswith(shown[:20]) and len(shown) > 8)
        ):
            continue
        if tag == "a" and not labels_in(text) and not OPENING_LABEL.match(text):
            continue
        said = True
        yield from _cut(tree, entry, text)
        if tag != "img":
            break
    if not said and not shown:
        code = _flag(tree.attributes[entry])
        if code:
            yield Segment("flag", code, entry=entry)


def _flag(own: Attributes) -> str:
    if "src" in own:
        return _country_in(f"{own.get('class') or ''} {(own['src'] or '')[-60:]}")
    return _country_in_class(own["class"] or "") if "class" in own else ""


@remembered
def _country_in_class(names: str) -> str:
    return _country_in(f"{names} ")


@remembered
def _country_in(names: str) -> str:
    found = _FLAG.search(names)
    return found[1].upper() if found else ""


def _cut(tree: Tree, entry: int, text: str) -> Iterator[Segment]:
    labels = labels_in(text)
    if labels:
        ends = [start for start, _, _ in labels[1:]] + [len(text)]
        for (_, start, label), stop in zip(labels, ends, strict=True):
            yield Segment(
                label_role(label), text[start:stop].strip(), label, said=True, entry=entry
            )
        return
    opening = OPENING_LABEL.match(text)
    if opening:
        yield Segment(
            label_role(opening[1]), text[opening.end() :], opening[1], said=True, entry=entry
        )
        return
    counted = COUNTED.search(text)
    if counted:
        role = next(name for name in ("sales", "stock", "views") if counted[name])
        yield Segment(role, counted["count"], counted[role], said=True, entry=entry)
        return
    role = label_role(text)
    if role:
        yield from _beside(tree, entry, role, text)
        return
    flagged = tree.tags[entry] == "img" and _FLAGGED.search(
        f"{tree.attribute(entry, 'class')} {tree.attribute(entry, 'src')[-60:]}"
    )
    yield Segment("flag" if flagged else "whisper", text, entry=entry)


def _beside(tree: Tree, entry: int, role: str, label: str) -> Iterator[Segment]:
    """Yield the text that an icon labels: its own, or the next before another icon."""
    for leaf in range(entry + 1, min(entry + 12, len(tree.tags))):
        if tree.tags[leaf] == TEXT and tree.texts[leaf]:
            if role in ("sales", "rating") and tree.texts[leaf].startswith(("(", "[")):
                return  # a counter in brackets is of the name before it: the vendor's
            yield Segment(role, tree.texts[leaf], label, (leaf,), said=True, entry=entry)
            return
        if leaf >= tree.ends[entry] and tree.tags[leaf] in ("i", "img", "svg") and leaf > entry + 1:
            return
