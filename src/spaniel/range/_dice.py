"""Seeded draws that are the same in every process, on every platform, in any order of asking.

``random.Random`` promises stability only for some of its methods; a world whose pages must be the
same bytes for everybody needs all of it. Every thing in the world has dice of its own, named by
what it is, so that one page can be made without making the others first.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from math import cos, exp, log, pi, sqrt
from typing import TypeVar

__all__ = ["Dice"]

_T = TypeVar("_T")
_MASK = (1 << 64) - 1


class Dice:
    """A stream of draws named by ``names`` (SplitMix64: Steele, Lea, Flood, OOPSLA 2014)."""

    __slots__ = ("_state",)

    def __init__(self, *names: object) -> None:
        text = "\x1f".join(str(name) for name in names)
        self._state = int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")

    def bits(self) -> int:
        """Return 64 random bits."""
        self._state = (self._state + 0x9E3779B97F4A7C15) & _MASK
        mixed = self._state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
        return mixed ^ (mixed >> 31)

    def unit(self) -> float:
        """Return a number in [0, 1)."""
        return (self.bits() >> 11) / (1 << 53)

    def below(self, end: int) -> int:
        """Return an integer in [0, end); ``end`` is at least 1."""
        return self.bits() % end

    def between(self, first: int, last: int) -> int:
        """Return an integer from ``first`` to ``last``, both included."""
        return first + self.bits() % (last - first + 1)

    def chance(self, probability: float) -> bool:
        """Return whether something of this probability happens."""
        return self.unit() < probability

    def pick(self, things: Sequence[_T]) -> _T:
        """Return one of the things, each as likely as the other."""
        return things[self.bits() % len(things)]

    def weigh(self, weights: Sequence[float]) -> int:
        """Return an index, each as likely as its weight says."""
        left = self.unit() * sum(weights)
        for index, weight in enumerate(weights):
            left -= weight
            if left < 0:
                return index
        return len(weights) - 1

    def normal(self) -> float:
        """Return a standard normal draw (Box and Muller 1958)."""
        return sqrt(-2.0 * log(1.0 - self.unit())) * cos(2.0 * pi * self.unit())

    def lognormal(self, sigma: float) -> float:
        """Return a factor of median 1 whose logarithm has standard deviation ``sigma``."""
        return exp(sigma * self.normal())

    def shuffled(self, things: Sequence[_T]) -> list[_T]:
        """Return the things in another order (Fisher and Yates)."""
        order = list(things)
        for last in range(len(order) - 1, 0, -1):
            other = self.below(last + 1)
            order[last], order[other] = order[other], order[last]
        return order

    def token(self, length: int, alphabet: str = "0123456789abcdef") -> str:
        """Return ``length`` random letters of the alphabet."""
        return "".join(self.pick(alphabet) for _ in range(length))
