"""How a record is built: what all records of one build share needs to be worked out only once."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from ._record import Record
from ._tree import Line, Link, Tree

__all__ = ["build_of"]


def build_of(
    tree: Tree, record: Record, lines: Sequence[Line], links: Sequence[Link]
) -> Hashable | None:
    """Return what records share that differ in nothing but their texts and addresses.

    That is the order, nesting, classes and roles of their entries, where their lines and links
    are, and what they stand in. So whatever follows from these alone holds for all such records,
    at the same distance from where they start.

    Args:
        tree: the page.
        record: of the page.
        lines: that begin in the record, in order.
        links: of the record, in order.

    Returns:
        ``None`` for a record whose last line runs on beyond it: that is like no other.
    """
    start, end = record.start, record.end
    if lines and lines[-1].end > end:
        return None
    return (
        record.root - start,
        tree.look(tree.parents[start]),
        tuple(tree.tags[start:end]),
        # What stands in the element around the record is as far from its start as that happens.
        tuple([max(parent - start, -1) for parent in tree.parents[start:end]]),
        *tree.styles_in(start, end),
        tuple([line.start - start for line in lines]),
        tuple([link.entry - start for link in links]),
    )
