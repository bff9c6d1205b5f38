"""Which names in a page were given by a person and will be there tomorrow.

Class names made by a build tool (``css-1q2w3e``, ``sc-bdVaJa``) change with each build, and ids
that number things are of one record only. Robustness of a wrapper is the probability that what it
relies on survives (Dalvi, Bohannon, Sha: Robust web extraction, SIGMOD 2009).
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

__all__ = ["is_stable", "link_parts"]

_PLAIN = re.compile(r"[A-Za-z][A-Za-z_-]*")
_WITH_NUMBER = re.compile(r"(?:[A-Za-z]+[-_]){1,4}\d{1,2}|h\d")
_CAMEL = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_VOWELS = frozenset("aeiouyAEIOUY")
_STATES = frozenset(
    """
    active selected odd even first last current hover open even-row odd-row
    """.split()  # noqa: SIM905 - a list of words reads as one
)
_SEGMENT = re.compile(r"[a-z][a-z_-]{2,20}", re.IGNORECASE)
_QUERY = re.compile(r"[a-z_]{1,12}=[a-z][a-z_-]{2,20}", re.IGNORECASE)


def is_stable(name: str) -> bool:
    """Whether a class or id looks like a word somebody chose for all things of a kind."""
    if len(name) > 40 or name.lower() in _STATES:
        return False
    if _WITH_NUMBER.fullmatch(name):
        return True
    if not _PLAIN.fullmatch(name):
        return False
    return all(_is_word(part) for part in re.split(r"[-_]+", name) if part)


def _is_word(part: str) -> bool:
    humps = _CAMEL.findall(part)
    if len(humps) > 2 and len(part) / len(humps) < 3:
        return False
    return len(part) < 5 or any(letter in _VOWELS for letter in part)


def link_parts(link: str) -> list[str]:
    """Return the words of an address that say what it leads to, as ``/vendor/`` or ``act=show``."""
    try:
        address = urlsplit(link)
    except ValueError:
        return []
    segments = address.path.split("/")
    words = [part for part in segments[:-1] if _SEGMENT.fullmatch(part)]
    if len(segments) > 1 and segments[-1].endswith(".php"):
        words.append(segments[-1])
    found = [f"/{word}" if word.endswith(".php") else f"/{word}/" for word in words]
    found += [part for part in address.query.split("&") if _QUERY.fullmatch(part)]
    return found if all('"' not in part and "\\" not in part for part in found) else []
