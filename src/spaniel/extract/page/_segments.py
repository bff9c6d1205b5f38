"""The lines of a record cut into what they announce: ``Views: 18 / Sales: 3`` is two segments."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from ..labelled import (
    CLAUSES,
    COUNTS,
    LONGEST_COUNTED,
    LONGEST_LABELLED,
    SENTENCE,
    Piece,
    at_colons,
    counted,
    is_counted,
    opening,
)
from ..labels import COUNTED, label_role, labels_in, loose_role
from ._tree import Line, Tree

__all__ = ["Segment", "segments_of"]


class Segment(NamedTuple):
    """A piece of a record's text and the role that its surroundings give it.

    Attributes:
        role: what a label, a column's heading or a class name announces; empty where nothing does.
        text: without the label.
        label: the label's own text (a column may say the currency of its prices).
        leaves: the text entries it came from, so far as it is made of whole ones.
        said: the role comes from a label or heading, not from a class name.
        entry: for what an attribute says: the element it stands on.
    """

    role: str
    text: str
    label: str = ""
    leaves: tuple[int, ...] = ()
    said: bool = False
    entry: int = 0


def segments_of(
    tree: Tree,
    lines: Sequence[Line],
    *,
    apart: Collection[int] = (),
    columns: Mapping[int, tuple[str, str]] | None = None,
) -> list[Segment]:
    """Cut lines into segments.

    Args:
        tree: the page.
        lines: the record's lines, in order.
        apart: text entries that are none of it (the title).
        columns: where lines stand in columns with headings: line start to (role, heading).
    """
    found: list[Segment] = []
    waiting: tuple[str, str] | None = None
    for line in lines:
        leaves = [leaf for leaf in line.leaves if leaf not in apart]
        crossed = [leaf for leaf in leaves if leaf in tree.struck or _was(tree, leaf, leaves)]
        if crossed:
            text = " ".join([tree.texts[leaf] for leaf in crossed])
            found.append(Segment("old", text, leaves=tuple(crossed), said=True))
            leaves = [leaf for leaf in leaves if leaf not in crossed]
        if not leaves:
            continue
        whole = len(leaves) == len(line.leaves)
        text = line.text if whole else " ".join([tree.texts[leaf] for leaf in leaves])
        heading = columns.get(line.start) if columns else None
        if heading and heading[0] != "title" and not label_role(text) and not labels_in(text):
            found += _under_heading(heading, text, leaves)
            waiting = None
            continue
        cut = list(_cut(tree, text, leaves))
        if waiting and cut and _is_value(waiting[0], cut[0]):
            cut[0] = Segment(waiting[0], cut[0].label, waiting[1], cut[0].leaves, said=True)
        elif waiting and waiting[0] == "escrow" and not waiting[1].rstrip().endswith(":"):
            found.append(Segment("escrow", waiting[1], waiting[1], said=True))
        elif waiting and cut and not cut[0].said and _suits(*waiting, cut[0].text):
            cut[0] = Segment(waiting[0], cut[0].text, waiting[1], cut[0].leaves, said=True)
        waiting = None
        if cut and cut[-1].said and not cut[-1].text:
            waiting = (cut[-1].role, cut[-1].label)
            del cut[-1]
        found += cut
    if waiting and waiting[0] == "escrow":
        found.append(Segment("escrow", waiting[1], waiting[1], said=True))
    return found


def _was(tree: Tree, leaf: int, leaves: Sequence[int]) -> bool:
    """Whether a text of several is what a price was: by its class, the style sheet crosses it."""
    if len(leaves) < 2:
        return False
    return tree.named_role(tree.parents[leaf]) == "old"


def _is_value(role: str, segment: Segment) -> bool:
    """Whether what looks like a label is a value: ``Payment`` | ``Escrow``."""
    return role == "payment" and segment.said and segment.role == "escrow" and not segment.text


def _under_heading(heading: tuple[str, str], text: str, leaves: Sequence[int]) -> list[Segment]:
    """Give a cell its column's role; ``3 / 18`` under ``Sold / Views`` is two values."""
    names, values = heading[1].split("/"), text.split("/")
    if len(names) == len(values) > 1 and all(label_role(name) for name in names):
        return [
            Segment(label_role(name), value.strip(), name, tuple(leaves), said=True)
            for name, value in zip(names, values, strict=True)
        ]
    return [Segment(heading[0], text, heading[1], tuple(leaves), said=True)]


def _suits(role: str, label: str, text: str) -> bool:
    """Whether a line may be the value of a label alone on the line before.

    Without its colon a label may be a mere badge (ESCROW), and the next line something else.
    """
    if label.rstrip().endswith((":", "：")):
        return True
    if role in COUNTS:
        return text[:1].isdigit() or len(text) < 20
    return role not in ("ignored", "buyer", "escrow")


def _cut(tree: Tree, text: str, leaves: Sequence[int]) -> Iterable[Segment]:
    if len(text) > LONGEST_LABELLED:
        return [Segment(_class_role(tree, leaves[0]), text, leaves=tuple(leaves))]
    if ":" in text or "：" in text:
        by_colon = _as_segments(at_colons(text), leaves)
        if by_colon:
            return by_colon
    by_label = _at_label_leaves(tree, leaves)
    if by_label:
        return by_label
    clauses = CLAUSES.split(text) if len(text) > SENTENCE else [text]
    if len(clauses) > 1:
        cut = [piece for clause in clauses for piece in _at_openings(tree, clause, leaves)]
        if sum(piece.said for piece in cut) > 1:
            return cut
    return _at_openings(tree, text, leaves)


def _at_openings(tree: Tree, text: str, leaves: Sequence[int]) -> list[Segment]:
    role = label_role(text) or _loose_role(tree, text, leaves[0])
    if role:
        return [Segment(role, "", text, tuple(leaves), said=True)]
    label, value = opening(text)
    if label:
        return [Segment(label_role(label), value, label, tuple(leaves), said=True)]
    if len(text) < LONGEST_COUNTED and is_counted(text):
        if len(leaves) > 1 and any(_class_role(tree, leaf) == "vendor" for leaf in leaves):
            return _beside_vendor(tree, leaves)
        if len(leaves) > 1 and any(COUNTED.fullmatch(tree.texts[leaf]) for leaf in leaves):
            return _by_counts(tree, leaves)
        return _as_segments(counted(text), leaves)
    return [_unlabelled(tree, leaves)] if len(leaves) == 1 else _by_leaf(tree, leaves)


def _loose_role(tree: Tree, text: str, leaf: int) -> str:
    """Return the role of a text that stands where labels stand and holds a label's words."""
    tags = (tree.tags[tree.parents[leaf]], tree.tags[tree.parents[tree.parents[leaf]]])
    return loose_role(text) if "dt" in tags or "th" in tags or "label" in tags else ""


def _as_segments(pieces: Iterable[Piece], leaves: Sequence[int]) -> list[Segment]:
    return [
        Segment(one.role, one.text, one.label, tuple(leaves), said=True)
        if one.said
        else Segment("", one.text)
        for one in pieces
    ]


def _at_label_leaves(tree: Tree, leaves: Sequence[int]) -> list[Segment]:
    """Cut before each text that is a label: ``<b>Stock</b> 5 <b>Sold</b> 3``."""
    if len(leaves) < 2:
        return []
    roles = [label_role(tree.texts[leaf]) for leaf in leaves]
    if not roles[0] and not any(roles[1:-1]):
        return []
    found: list[Segment] = []
    for leaf, role in zip(leaves, roles, strict=True):
        last = found[-1] if found else None
        if role and last and last.said and not last.text and role != last.role:
            found[-1] = Segment(role, "", tree.texts[leaf], said=True)
        elif role and not (last and last.said and not last.text):
            found.append(Segment(role, "", tree.texts[leaf], said=True))
        elif last and last.role not in COUNTS and COUNTED.fullmatch(tree.texts[leaf]):
            found += _as_segments(counted(tree.texts[leaf]), [leaf])  # ESCROW | 96 left
        elif last and last.role == "escrow" and not last.label.rstrip().endswith(":"):
            found.append(_unlabelled(tree, [leaf]))  # a badge, and what stands beside it
        elif last and last.said:
            text = f"{last.text} {tree.texts[leaf]}".strip()
            found[-1] = Segment(last.role, text, last.label, (*last.leaves, leaf), said=True)
        else:
            found.append(_unlabelled(tree, [leaf]))
    return found


def _by_counts(tree: Tree, leaves: Sequence[int]) -> list[Segment]:
    """Cut a line text by text where one is a count: of ``level 3`` ``444 sales`` 444 are sold."""
    found: list[Segment] = []
    for leaf in leaves:
        found += (
            _as_segments(counted(tree.texts[leaf]), [leaf])
            if COUNTED.search(tree.texts[leaf])
            else [_unlabelled(tree, [leaf])]
        )
    return found


def _beside_vendor(tree: Tree, leaves: Sequence[int]) -> list[Segment]:
    """Cut a line with the vendor's name text by text; its deals are the vendor's, not counted."""
    found: list[Segment] = []
    for leaf in leaves:
        count = COUNTED.search(tree.texts[leaf])
        if count and not _DEALS.search(count[0]):
            found += _as_segments(counted(tree.texts[leaf]), [leaf])
        elif not count:
            found.append(_unlabelled(tree, [leaf]))
    return found


_DEALS = re.compile(r"deal|сдел|transac|transak|trade|order|commande|pedido|bestell", re.I)


def _by_leaf(tree: Tree, leaves: Sequence[int]) -> list[Segment]:
    """Keep a line together, unless its parts have roles of their own by their class names."""
    parts: list[Segment] = []
    for leaf in leaves:
        part = _unlabelled(tree, [leaf])
        if parts and parts[-1].role == part.role:
            # A currency sign and its number are two elements of one price.
            part = Segment(
                part.role, f"{parts[-1].text} {part.text}", leaves=(*parts[-1].leaves, leaf)
            )
            del parts[-1]
        parts.append(part)
    return parts


def _unlabelled(tree: Tree, leaves: Sequence[int]) -> Segment:
    text = " ".join(tree.texts[leaf] for leaf in leaves)
    return Segment(_class_role(tree, leaves[0]), text, leaves=tuple(leaves))


def _class_role(tree: Tree, leaf: int) -> str:
    """Return the role hinted at by class names: of the text's element, or one little larger."""
    entry = leaf
    for _ in range(3):
        above = tree.parents[entry]
        if above == 0 or tree.ends[above] - above > 8:
            break
        entry = above
        role = tree.named_role(entry)
        if role:
            return role
    return ""
