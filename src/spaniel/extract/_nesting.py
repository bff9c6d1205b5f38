"""How deep a page nests at most: what a parser would hold open, never less.

The stack of open elements is followed as the HTML standard lets a parser keep it
(https://html.spec.whatwg.org/#parsing-main-inbody), in linear time and without a tree. Where it
takes more than is known here to tell whether an end tag ends anything, nothing is ended, and what
the tag may have ended is in *doubt*: it ends only with an element around it that is certain, or as
the innermost. So pages made to look shallow count as deep, and no page counts as shallower than
it is; ``tests/extract/test_nesting.py`` holds it against the parser.
"""

from __future__ import annotations

from ._elements import (
    BLOCKS,
    CLOSE_P,
    DOUBTFUL,
    FORMATS,
    HEADINGS,
    LEAVE_FOREIGN,
    MAY_CLOSE_P,
    NOWHERE,
    ONCE,
    PARTS,
    RUBY,
    STOP_FORMATS,
    VOID,
)
from ._open_elements import OpenElements

__all__ = ["Nesting"]


class Nesting(OpenElements):
    """Follows a page tag by tag.

    Args:
        quirks: whether the parser takes the page for one of before the standard; ``None`` if that
            is not known.
    """

    def __init__(self, *, quirks: bool | None = False) -> None:
        super().__init__()
        self._quirks = quirks
        self._in_form = False

    @property
    def in_maze(self) -> bool:
        """Whether elements with raw text may not be taken for such here."""
        return bool(self._at.get(b"#maze")) and not self._is_html_in_svg()

    @property
    def in_select(self) -> bool:
        """Whether this may be in a list of choices."""
        return bool(self._at.get(b"select"))

    @property
    def in_foreign(self) -> bool | None:
        """Whether this is in SVG or MathML; ``None`` if that is not known."""
        if not self._at.get(b"#foreign"):
            return False
        return True if self._is_in_svg() else None

    # ----------------------------------------------------------------------- tags

    def start(self, name: bytes, *, alone: bool = False) -> None:
        """Take a start tag in."""
        if self._at.get(b"#maze") and not self._is_html_in_svg():
            self._start_in_maze(name, alone=alone)
        elif name in PARTS:
            self._start_part(name)
        elif name not in NOWHERE:
            self._start_plain(name, alone=alone)

    def text_of(self, name: bytes) -> None:
        """Take in an element of raw text, with its end."""
        if not self.in_maze:
            self._make_room(name)
        elif name == b"textarea":
            self._doubt(self._at[b"#maze"][0])

    def end(self, name: bytes) -> None:
        """Take an end tag in."""
        if name == b"form":
            self._end_form()
        elif self._stack and self._name(len(self._stack) - 1) == name:
            self._end_innermost(b"#heading" if name in HEADINGS else name)
        elif self._at.get(b"#maze") and not self._is_html_in_svg():
            self._end_in_maze(name)
        elif name in FORMATS:
            self._end_format(name)
        elif name in PARTS or name == b"table":
            self._end_in_table(name)
        elif name not in NOWHERE:
            self._end_plain(name)

    # ----------------------------------------------------------------------- in a page's text

    def _start_plain(self, name: bytes, *, alone: bool) -> None:
        self._make_room(name)
        if name in VOID or (alone and name in (b"svg", b"math")):
            return
        if name in FORMATS:
            self._start_format(name)
        elif name == b"form":
            # In a form another counts only after an end tag, even one that ended nothing.
            self._push(name, certain=not self._in_form)
            self._in_form = True
        else:
            if name == b"frameset":
                self._doubt(0)
            if name in RUBY:
                self._before_ruby_text()
            self._push(name, certain=name not in DOUBTFUL)

    def _make_room(self, name: bytes) -> None:
        """End what a start tag ends."""
        if name == b"li":
            self._close(b"li", b"#item")
        elif name in (b"dd", b"dt"):
            self._close(b"#term", b"#item")
        elif name == b"button":
            self._close(b"button", b"#scope")
        elif name == b"table":
            self._before_table()
        elif name in (b"option", b"optgroup"):
            self._close_innermost(b"option")
        if name in MAY_CLOSE_P or (name == b"form" and self._in_form):
            self._doubt_from(b"p")
        elif name in CLOSE_P:
            self._close(b"p", b"#button")
        if name in HEADINGS:
            self._close_innermost(b"#heading")

    def _before_table(self) -> None:
        if self._quirks is None:
            self._doubt_from(b"p")
        elif not self._quirks:
            self._close(b"p", b"#button")
        # Directly in another, a table ends that one.
        table = self._last(b"table")
        if table > self._last(b"#cell"):
            self._doubt(table)

    def _before_ruby_text(self) -> None:
        ruby = self._last(b"ruby")
        if ruby >= 0 and self._is_certain(ruby):
            self._doubt(ruby + 1)
        else:
            self._doubt_from(b"ruby")

    def _close_innermost(self, key: bytes) -> None:
        top = len(self._stack) - 1
        if top >= 0 and key in self._stack[top][0] and not self.formats:
            self._end_innermost(key)
        elif self.formats or not self._is_certain(top):
            self._doubt_from(key)

    def _end_innermost(self, key: bytes) -> None:
        top = len(self._stack) - 1
        certain = self._is_certain(top)
        self._pop_to(top)
        if not certain:
            self._doubt_from(key)  # one further out may have ended instead

    def _end_plain(self, name: bytes) -> None:
        if name == b"p":
            self._close(name, b"#button")
        elif name == b"li":
            self._close(name, b"#list")
        elif name in HEADINGS:
            self._close(b"#heading", b"#scope")
        else:
            self._close(name, b"#scope" if name in BLOCKS else b"#special")

    def _end_form(self) -> None:
        """End a form only if nothing is in it: else what is in it stays there."""
        top = len(self._stack) - 1
        if top >= 0 and self._last(b"form") == top and self._is_certain(top) and not self.formats:
            self._pop_to(top)
        else:
            self._doubt_from(b"form")
        self._in_form = self.in_maze

    def _close(self, key: bytes, barrier: bytes) -> None:
        """End up to the innermost element of a kind, unless a barrier is around what is inside."""
        found = self._at.get(key)
        if not found:
            return
        place, top = found[-1], len(self._stack) - 1
        wall = self._last(barrier)
        if place >= wall and self._is_certain(place):
            self._pop_to(place)
        elif place == top:
            self._end_innermost(key)
        elif place >= wall or not self._is_certain(wall):
            self._doubt(self._first_above(found, barrier))

    # ----------------------------------------------------------------------- formatting elements

    def _start_format(self, name: bytes) -> None:
        level = self._levels[-1]
        if name in ONCE and level.get(name):
            self._end_format(name)
        level.setdefault(name, []).append(len(self._stack))
        self.formats += 1

    def _end_format(self, name: bytes) -> None:
        """End a formatting element, and with it what is in it and is no block."""
        special = self._last(b"#special")
        if special + 1 < len(self._stack):
            self._doubt(special + 1)
        opened = self._levels[-1].get(name)
        if not opened:
            self._end_format_elsewhere(name)
            return
        if opened[-1] <= special:
            self._move_inwards(opened[-1])
        scopes = self._at.get(b"#scope")
        if scopes and self._name(scopes[-1]) in STOP_FORMATS and opened[-1] <= scopes[-1]:
            return
        opened.pop()
        self.formats -= 1
        if not opened:
            del self._levels[-1][name]

    def _end_format_elsewhere(self, name: bytes) -> None:
        """Take in that what ends may stand outside of a cell that is in doubt."""
        if not self._is_certain(self._last(b"#scope")) and any(name in at for at in self._levels):
            self._doubt(0)

    # ----------------------------------------------------------------------- tables

    def _start_part(self, name: bytes) -> None:
        tables = self._at.get(b"table")
        if not tables:
            return
        certain = self._is_certain(tables[-1])
        if certain:
            self._pop_to(tables[-1] + 1)
        else:
            self._doubt(tables[0])
        if PARTS[name]:
            self._push(name, certain=certain, weight=PARTS[name])

    def _end_in_table(self, name: bytes) -> None:
        tables, found = self._at.get(b"table"), self._at.get(name)
        if not tables or name in (b"tbody", b"thead", b"tfoot", b"col", b"colgroup"):
            if tables:
                self._doubt(tables[-1] + 1)
            return
        table = tables[-1]
        if not self._is_certain(table):
            self._doubt(tables[0])
        elif name == b"table":
            self._pop_to(table)
        elif name == b"tr":
            if self._stack[table + 1 :] and self._name(table + 1) in (b"td", b"th", b"tr"):
                self._pop_to(table + 1)
        elif found and found[-1] > table:
            if self._is_certain(found[-1]):
                self._pop_to(found[-1])
            else:
                self._doubt(table + 1)

    # ----------------------------------------------------------------------- mazes

    def _is_in_svg(self) -> bool:
        """Whether this is in one SVG picture and in nothing else that has rules of its own."""
        mazes = self._at.get(b"#maze", ())
        if len(mazes) != 1 or self._name(mazes[0]) != b"svg" or not self._is_certain(mazes[0]):
            return False
        inner = self._at.get(b"#html")
        return not inner or inner[-1] < mazes[0]

    def _is_html_in_svg(self) -> bool:
        """Whether this is in a part of an SVG picture that holds HTML."""
        inner = self._at.get(b"#html")
        mazes = self._at.get(b"#maze", ())
        return bool(
            inner and len(mazes) == 1 and self._name(mazes[0]) == b"svg" and inner[-1] > mazes[0]
            and self._is_certain(mazes[0]) and self._is_certain(inner[-1])
        )  # fmt: skip

    def _start_in_maze(self, name: bytes, *, alone: bool) -> None:
        maze = self._at[b"#maze"][0]
        if self._is_in_svg() and name not in LEAVE_FOREIGN:
            if not alone:
                self._push(name, certain=True)
            return
        foreign = bool(self._at.get(b"#foreign"))
        if name == b"template" and not foreign:
            self._push(name, certain=True)
            return
        if self._name(self._at[b"#maze"][-1]) == b"select" and name in (b"option", b"optgroup"):
            self._close_innermost(b"option")
        elif name in PARTS and len(self._at[b"#maze"]) == 1 and self._name(maze) == b"select":
            self._start_part(name)
            return
        else:
            self._doubt(maze)
        if name in FORMATS:
            self._levels[-1].setdefault(name, []).append(len(self._stack))
            self.formats += 1
        if foreign or (name not in VOID and name not in FORMATS and name not in NOWHERE):
            self._push(name, certain=False, weight=PARTS.get(name) or 1)

    def _end_in_maze(self, name: bytes) -> None:
        mazes, place = self._at[b"#maze"], self._last(name)
        in_select = len(mazes) == 1 and self._name(mazes[0]) == b"select"
        if (self._is_in_svg() and place >= mazes[0]) or (
            name in (b"select", b"template") and place == mazes[-1]
        ):
            if self._is_certain(place):
                self._pop_to(place)
            else:
                self._doubt(mazes[0])
        elif in_select and (name in PARTS or name == b"table"):
            self._end_in_table(name)
        else:
            self._doubt(min([*self._at.get(name, ())[:1], mazes[0]]))
