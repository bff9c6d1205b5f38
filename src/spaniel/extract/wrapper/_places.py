"""Where an element stands on its page, as a CSS place."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

__all__ = ["Places"]


class Places:
    """CSS places of elements; siblings are counted once."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}
        self._paths: dict[int, str] = {}

    def of(self, node: LexborNode) -> str:
        """Return the place of an element, from ``body`` down."""
        chain: list[LexborNode] = []
        at: LexborNode | None = node
        while at is not None and at.tag not in ("body", "html") and at.mem_id not in self._paths:
            chain.append(at)
            at = at.parent
        path = self._paths.get(at.mem_id, "body") if at is not None else "body"
        for item in reversed(chain):
            path = f"{path}>{item.tag}:nth-child({self._number(item)})"
            if item is not node:
                self._paths[item.mem_id] = path
        return path

    def _number(self, node: LexborNode) -> int:
        number = self._numbers.get(node.mem_id)
        if number is None:
            above = node.parent
            for count, child in enumerate(above.iter() if above is not None else (), 1):
                self._numbers[child.mem_id] = count
            number = self._numbers.get(node.mem_id, 1)
        return number
