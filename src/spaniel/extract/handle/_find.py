"""Handles of a text: every kind's own reader over the folded text, the strongest of rivals kept."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence

from spaniel.extract.handle._codes import find_codes
from spaniel.extract.handle._found import Candidate, FoundHandle
from spaniel.extract.handle._labels import find_labels
from spaniel.extract.handle._links import find_links
from spaniel.extract.handle._mail import find_addresses
from spaniel.extract.handle._names import find_names
from spaniel.extract.handle._numbers import find_numbers
from spaniel.extract.handle._view import View, view_of
from spaniel.extract.handle._wallet import find_wallets
from spaniel.extract.key import find_blocks

__all__ = ["find_handles"]


def find_handles(text: str, label: str = "") -> Sequence[FoundHandle]:
    """Return the handles of a text in order of position.

    Of overlapping ones the longer is kept, then the surer; one text may be handles of several
    kinds where its label says so (``Telegram/Wickr: name``). Nothing is read out of PGP armor.
    Never raises; time is linear in the length of the text.

    Args:
        text: text without markup; line ends part what belongs to different lines.
        label: what stands before the text on the page, as the head of its row: ``Wickr ID``.
    """
    if not label:
        return _found(text)
    ahead = f"{label.strip().rstrip(':')}: "
    moved = (_moved(handle, -len(ahead)) for handle in _found(ahead + text))
    return tuple(handle for handle in moved if handle.start >= 0)


def _found(text: str) -> tuple[FoundHandle, ...]:
    view = view_of(_without_armor(text))
    kept = _strongest(_candidates(view.text))
    return tuple(_written(text, view, candidate) for candidate in kept)


def _candidates(text: str) -> Iterator[Candidate]:
    labels = find_labels(text)
    yield from find_wallets(text)
    yield from find_codes(text, labels)
    yield from find_links(text)
    yield from find_addresses(text, labels)
    yield from find_names(text, labels)
    yield from find_numbers(text, labels)


def _without_armor(text: str) -> str:
    """Blank out PGP armor, in which long enough stretches of base64 look like anything."""
    parts, done = list[str](), 0
    for block in find_blocks(text):
        if block.kind != "signed_message":
            parts += (text[done : block.start], " " * (block.end - block.start))
            done = block.end
    return "".join([*parts, text[done:]]) if parts else text


def _strongest(candidates: Iterable[Candidate]) -> list[Candidate]:
    ranked = sorted(
        candidates,
        key=lambda c: (c.start - c.end, not c.checked, -c.confidence, c.start, c.kind),
    )
    kept: list[tuple[int, int, str, Candidate]] = []
    for candidate in ranked:
        if _has_room(kept, candidate):
            insort(kept, (candidate.start, candidate.end, candidate.kind, candidate), key=_order)
    return [candidate for *_, candidate in kept]


def _order(entry: tuple[int, int, str, Candidate]) -> tuple[int, int, str]:
    return entry[:3]


def _has_room(kept: Sequence[tuple[int, int, str, Candidate]], candidate: Candidate) -> bool:
    """Whether nothing kept overlaps, but another kind's reading of the very same words."""
    index = bisect_left(kept, (candidate.start, 0, ""), key=_order)
    if index and kept[index - 1][1] > candidate.start:
        return False
    while index < len(kept) and kept[index][0] < candidate.end:
        start, end, kind, other = kept[index]
        same = (start, end, other.value) == (candidate.start, candidate.end, candidate.value)
        if not same or kind == candidate.kind or other.checked:
            return False
        index += 1
    return True


def _written(text: str, view: View, candidate: Candidate) -> FoundHandle:
    start, end = view.origin(candidate.start, candidate.end)
    folded = text[start:end] != view.text[candidate.start : candidate.end]
    return FoundHandle(
        kind=candidate.kind,
        value=candidate.value,
        text=text[start:end],
        start=start,
        end=end,
        checked=candidate.checked,
        confidence=round(candidate.confidence * (0.95 if folded else 1), 3),
    )


def _moved(handle: FoundHandle, by: int) -> FoundHandle:
    return FoundHandle(
        kind=handle.kind,
        value=handle.value,
        text=handle.text,
        start=handle.start + by,
        end=handle.end + by,
        checked=handle.checked,
        confidence=handle.confidence,
    )
