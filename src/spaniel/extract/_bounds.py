"""How much of a page is read, and what reading it may cost."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Limits"]


@dataclass(frozen=True, slots=True)
class Limits:
    """Where a page stops being ordinary, where it is cut, and what reading it may cost.

    The defaults were chosen by measuring lexbor 1.0.2 on one core. An *ordinary* page is one that
    costs it under three seconds whatever it says, once what :mod:`spaniel.extract._harm` looks for
    is cut off. Time grows with the square of elements nested or left open (20,000: 0.6 s; 100,000:
    26 s) and of attributes of one tag (32,000: 2.5 s; 100,000: 35 s), and no tag can have more
    attributes than the page has separators. A *head* is read in a few seconds.

    Attributes:
        ordinary_bytes, ordinary_tags, ordinary_separators: up to all of them a page is read in
            this process: its bytes, its ``<``, its runs of white space, slashes and quotes.
        opaque_bytes: up to here so is a page in a charset in which markup cannot be counted.
        bytes, tags, depth: what is beyond is cut off: bytes once unpacked, tags, elements that
            stand open at once.
        memory_bytes: address space of the process that reads a page which is not ordinary.
        cpu_seconds, wall_seconds: its time.
        result_bytes: what it may hand back, pickled.
    """

    ordinary_bytes: int = 2_000_000
    ordinary_tags: int = 20_000
    ordinary_separators: int = 32_000
    opaque_bytes: int = 64_000
    bytes: int = 8_000_000
    tags: int = 150_000
    depth: int = 1_000
    memory_bytes: int = 1 << 30
    cpu_seconds: int = 20
    wall_seconds: float = 60.0
    result_bytes: int = 64 << 20
