"""The stack of open elements, with what of it is in doubt."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from ._elements import CELLS, KEYS, MARKERS

__all__ = ["OpenElements"]

_WALLS = 16
"""As many barriers are looked at before everything is doubted."""


class OpenElements:
    """What a parser holds open, or more. Every step costs the same, over a page, however deep.

    Attributes:
        formats: how many formatting elements may be open, or be opened again by what comes next.
    """

    def __init__(self) -> None:
        self._stack: list[tuple[tuple[bytes, ...], int]] = []
        self._at: dict[bytes, list[int]] = {}
        self._weight = 0
        # Ranges of the stack that are in doubt: their starts and their ends.
        self._doubts: tuple[list[int], list[int]] = ([], [])
        # Of each level of formatting elements: for each name how high the stack was.
        self._levels: list[dict[bytes, list[int]]] = [{}]
        self.formats = 0

    @property
    def depth(self) -> int:
        """How many elements are open."""
        return self._weight + self.formats

    def _push(self, name: bytes, *, certain: bool, weight: int = 1) -> None:
        keys = KEYS.get(name) or (name,)
        place = len(self._stack)
        self._stack.append((keys, weight))
        self._weight += weight
        for key in keys:
            self._at.setdefault(key, []).append(place)
        if name in MARKERS:
            self._levels.append({})
        if not certain:
            self._doubt(place)

    def _pop_to(self, height: int) -> None:
        stack, at = self._stack, self._at
        levels = []
        while len(stack) > height:
            place = len(stack) - 1
            certain = self._is_certain(place)
            keys, weight = stack.pop()
            self._weight -= weight
            for key in keys:
                at[key].pop()
            if keys[0] in MARKERS:
                # What ends a cell by its own end also ends what is open in it and is no element.
                clears = certain and (keys[0] in CELLS or place == height)
                levels.append((self._levels.pop(), clears))
        if levels:
            self._leave(levels)
        starts, ends = self._doubts
        while starts and starts[-1] >= height:
            starts.pop()
            ends.pop()
        if ends and ends[-1] > height:
            ends[-1] = height
        for heights in self._levels[-1].values():
            for which in range(len(heights) - 1, -1, -1):
                if heights[which] <= height:
                    break
                heights[which] = height

    def _leave(self, levels: list[tuple[dict[bytes, list[int]], bool]]) -> None:
        """Forget the formatting elements of a cell or object; of several at once, of none."""
        if len(levels) == 1 and levels[0][1]:
            self.formats -= sum(map(len, levels[0][0].values()))
            return
        # A mark stays behind in the parser's list: what is before it no end tag ends any more.
        around = self._levels[-1]
        lost = [at for level in (around, *(level for level, _ in levels)) for at in level.values()]
        heights = sorted(height for at in lost for height in at)
        around.clear()
        if heights:
            around[b""] = heights

    def _name(self, place: int) -> bytes:
        return self._stack[place][0][0]

    def _last(self, key: bytes) -> int:
        found = self._at.get(key)
        return found[-1] if found else -1

    def _is_certain(self, place: int) -> bool:
        """Whether an element is open in the parser too; before the first everything is."""
        starts, ends = self._doubts
        which = bisect_right(starts, place) - 1
        return which < 0 or place >= ends[which]

    def _doubt_from(self, key: bytes) -> None:
        found = self._at.get(key)
        if found:
            self._doubt(found[0])

    def _doubt(self, place: int) -> None:
        """Doubt all elements from a place on."""
        starts, ends = self._doubts
        while starts and ends[-1] >= place:
            place = min(place, starts.pop())
            ends.pop()
        if place < len(self._stack):
            starts.append(place)
            ends.append(len(self._stack))

    def _first_above(self, found: list[int], barrier: bytes) -> int:
        """Return the outermost of some elements that no certain barrier keeps from being ended."""
        walls = self._at.get(barrier, [])
        for wall in walls[:-_WALLS:-1]:
            if self._is_certain(wall) and wall < found[-1]:
                return found[min(bisect_right(found, wall - 1), len(found) - 1)]
        return found[0]

    def _move_inwards(self, place: int) -> None:
        """Take in that a formatting element is made again in each block that stands open in it.

        The standard calls it the adoption agency, and sends at most eight.
        """
        blocks = self._at[b"#special"]
        outermost = bisect_left(blocks, place)
        more = min(len(blocks) - outermost, 8)
        keys, weight = self._stack[blocks[outermost]]
        self._stack[blocks[outermost]] = keys, weight + more
        self._weight += more
        self._doubt(place)
