"""Where armored blocks (RFC 9580, section 6.2) stand in a text, however a page has set them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Block", "find_blocks"]

_DASH = "[-\u2010-\u2015\u2212\u00ad]{1,8}"
_GAP = r"(?:\s|&nbsp;){0,4}"
_WHAT = (
    r"(?:(?P<public>PUBLIC KEY BLOCK)|(?P<private>(?:PRIVATE|SECRET) KEY BLOCK)"
    r"|(?P<signed_message>SIGNED MESSAGE)|(?P<message>MESSAGE(?:, PART \d{1,3}(?:/\d{1,3})?)?)"
    r"|(?P<signature>SIGNATURE))"
).replace(" ", r"(?:\s|&nbsp;){1,4}")
_MARK = re.compile(
    rf"{_DASH}{_GAP}(?P<side>BEGIN|END)(?:\s|&nbsp;){{1,4}}PGP\s{{1,4}}{_WHAT}{_GAP}{_DASH}"
)
_ARMOR_LINE = re.compile(
    r"""[ \t>|*]{0,20}(?:-[ ])?
        (?:[A-Za-z0-9+/]{4,2000}={0,2}|=[A-Za-z0-9+/]{4}|[A-Za-z-]{1,30}:[ ].{0,200})?
        [ \t]{0,20}(?:<br[ ]?/?>|\r)?(?:\n|\Z)""",
    re.VERBOSE,
)
_MOST_LINES = 20_000


@dataclass(frozen=True, slots=True)
class Block:
    """An armored block in a text.

    Attributes:
        kind: ``public``, ``private``, ``message``, ``signature``, or ``signed_message``, which is
            only the opening line: what is signed is text like any other.
        start, end: ``[start, end)`` in code points, marks included.
        body_start, body_end: what stands between the marks.
        closed: whether the closing mark is there.
    """

    kind: str
    start: int
    end: int
    body_start: int
    body_end: int
    closed: bool


def find_blocks(text: str) -> Sequence[Block]:
    """Return the armored blocks in order of position.

    A block without its closing mark ends where lines stop looking like armor. Time is linear in
    the length of the text.
    """
    if "PGP" not in text:
        return ()
    marks = list(_MARK.finditer(text))
    followers = [*marks[1:], None][: len(marks)]
    return tuple(
        _block(text, mark, following)
        for mark, following in zip(marks, followers, strict=True)
        if mark["side"] == "BEGIN"
    )


def _block(text: str, mark: re.Match[str], following: re.Match[str] | None) -> Block:
    kind = _kind(mark)
    start, body_start = mark.span()
    if kind == "signed_message":
        return Block(kind, start, body_start, body_start, body_start, closed=True)
    if following is not None and following["side"] == "END" and _kind(following) == kind:
        return Block(kind, start, following.end(), body_start, following.start(), closed=True)
    end = _end_of_armor(text, body_start, following.start() if following else len(text))
    return Block(kind, start, end, body_start, end, closed=False)


def _kind(mark: re.Match[str]) -> str:
    return mark.lastgroup or ""


def _end_of_armor(text: str, start: int, limit: int) -> int:
    """Return where armor that begins behind an opening mark stops looking like armor."""
    line_end = text.find("\n", start, limit)
    if line_end < 0:
        return limit if limit < len(text) else _end_of_run(text, start, limit)
    end = line_end + 1
    for _ in range(_MOST_LINES):
        line = _ARMOR_LINE.match(text, end, limit)
        if line is None or line.end() == end:
            break
        end = line.end()
    return end


def _end_of_run(text: str, start: int, limit: int) -> int:
    run = re.compile(r"(?:\s{0,4}[A-Za-z0-9+/=:.()]{1,2000}){0,5000}").match(text, start, limit)
    return run.end() if run else limit
