"""Columns of tables: what their headings say about the cells beneath."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..labels import label_role, labels_in
from ._money import Money
from ._tree import Line, Tree

__all__ = ["Heading", "headings_above", "priced_lines", "under_headings"]

Heading = tuple[str, str]
"""The role that a heading announces, empty where it announces none, and its text."""

_CELLS = frozenset({"td", "th"})
_MOST_SPAN = 50
_COUNTED = re.compile(r"\s*[\[(]?\d[\d.,]*[\])]?$")


def headings_above(tree: Tree, row: int) -> list[Heading]:
    """Return the headings of the table a row stands in, one per column; none if it has none."""
    table = next((above for above in tree.ancestors(row) if tree.tags[above] == "table"), row)
    rows = [entry for entry in range(table, row) if tree.tags[entry] == "tr"]
    for candidate in (*rows[:2], *reversed(rows[-2:])):
        headings = _as_headings(tree, candidate)
        if headings:
            return headings
    return []


def _as_headings(tree: Tree, row: int) -> list[Heading]:
    cells = [tree.text_in(cell, tree.ends[cell]) for cell in _cells_of(tree, row)]
    known = [(_heading_role(cell), cell) for cell in cells if len(cell) < 60]
    named = sum(1 for cell in cells if cell)  # a column of pictures or buttons has no heading
    enough = sum(1 for role, _ in known if role) * 2 >= named > 1
    return known if enough and len(known) == len(cells) else []


def _heading_role(text: str) -> str:
    """Read ``Price, BTC``, ``Stock (12)`` and ``Vendor / rating`` by their first words."""
    text = text.rstrip(_SORTED)
    first = re.split(r"[,/(\[\n]| - | in ", text)[0]
    return label_role(text) or label_role(_COUNTED.sub("", text)) or label_role(first)


_SORTED = " +-▲▼↑↓⇅"
"""Signs behind the heading of the column that a table is sorted by."""


def _cells_of(tree: Tree, row: int) -> list[int]:
    return [child for child in tree.children(row) if tree.tags[child] in _CELLS]


def _span(tree: Tree, cell: int, name: str) -> int:
    text = tree.attribute(cell, name).strip()
    return min(int(text), _MOST_SPAN) if text.isdigit() and text != "0" else 1


def under_headings(
    tree: Tree, start: int, end: int, lines: Sequence[Line], headings: Sequence[Heading]
) -> dict[int, Heading]:
    """Return for the lines of a record, by their start, the headings with a role they are under.

    A record may be several rows; a cell that spans columns stands under no single heading.
    """
    if not headings:
        return {}
    placed = {}
    held: dict[int, int] = {}
    row = start
    while row < end and tree.tags[row] == "tr":
        column = 0
        for cell in _cells_of(tree, row):
            while held.get(column, 0) > 0:
                held[column] -= 1
                column += 1
            wide, high = _span(tree, cell, "colspan"), _span(tree, cell, "rowspan")
            heading = headings[column] if wide == 1 and column < len(headings) else ("", "")
            for line in lines if heading[0] else ():
                if cell <= line.start < tree.ends[cell]:
                    placed[line.start] = heading
            for spanned in range(column, column + wide):
                held[spanned] = high - 1
            column += wide
        row = tree.ends[row]
    return placed


def priced_lines(tree: Tree, money: Money) -> list[Line]:
    """Return the lines with a price: by its currency, its label, or its column's heading."""
    bare = _bare_prices(tree, money)
    return [
        line
        for line in tree.lines
        if line.start in bare or money.prices(line.text) or _is_labelled(line, money)
    ]


def _is_labelled(line: Line, money: Money) -> bool:
    if len(line.text) > 40 or ":" not in line.text:
        return False
    return any(
        label_role(label) == "price" and money.under(label, line.text[start:].strip()) is not None
        for _, start, label in labels_in(line.text)
    )


def _bare_prices(tree: Tree, money: Money) -> set[int]:
    """Return the starts of lines that are numbers in a column of prices."""
    found: set[int] = set()
    headings: list[Heading] = []
    for row in (entry for entry, tag in enumerate(tree.tags) if tag == "tr"):
        above = _as_headings(tree, row)
        if above:
            headings = above if any(role == "price" for role, _ in above) else []
        elif headings:
            lines = tree.lines_in(row, tree.ends[row])
            for start, heading in under_headings(
                tree, row, tree.ends[row], lines, headings
            ).items():
                line = next(line for line in lines if line.start == start)
                if heading[0] == "price" and money.under(heading[1], line.text):
                    found.add(start)
    return found
