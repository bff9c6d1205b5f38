"""Addresses of the form ``name@host``: e-mail and XMPP, as written and as hidden from harvesters.

Which of the two it is, the label says (``jabber: ...``); without one, the host: some serve only
XMPP. A host has to end in a top-level domain of the root zone, ``.onion`` or ``.i2p``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spaniel.extract.handle._found import Candidate
from spaniel.extract.handle._labels import Labels
from spaniel.extract.handle._words import is_common_word, is_top_level, is_xmpp_host

__all__ = ["find_addresses"]

_AT_WORD = "at|собака|собачка|arroba|arobase|chez|klammeraffe|ät|@"
_DOT_WORD = r"dot|точка|тчк|punto|punkt|point|\."
_OPEN, _CLOSE = r"\s{0,2}[\[({<«]\s?", r"\s?[\])}>»]\s{0,2}"
_DOT_BRACKETED = rf"{_OPEN}(?:{_DOT_WORD}){_CLOSE}"
_DOT_SPACED = rf"(?:\.|{_DOT_BRACKETED}|\s(?:{_DOT_WORD})\s)"
_PART = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_AT = re.compile(
    rf"(?P<plain>(?<=[\w+-])@(?=\w))|(?P<hidden>{_OPEN}(?:{_AT_WORD}){_CLOSE})"
    rf"|(?P<spaced>(?<=\w) {{0,2}}@ {{0,2}}(?=\w))"
    rf"|(?P<word>(?<=\w)\s(?:at|собака|собачка|arroba)\s(?=\w))",
    re.IGNORECASE,
)
_DOMAIN = re.compile(rf"{_PART}(?:(?:\.|{_DOT_BRACKETED}){_PART}){{1,6}}", re.IGNORECASE)
_DOMAIN_SPACED = re.compile(rf"{_PART}(?:{_DOT_SPACED}{_PART}){{1,6}}", re.IGNORECASE)
_SPLIT = re.compile(_DOT_SPACED, re.IGNORECASE)
_LOCAL = re.compile(
    rf"[\w%+-]{{1,64}}(?:(?:\.|{_DOT_BRACKETED})[\w%+-]{{1,64}}){{0,6}}\Z", re.IGNORECASE
)
_LOCAL_CHARACTERS = 90
_CREDENTIALS = re.compile(r"://[^\s/]{0,90}\Z")
_SIGNS = ("@", "[at", "(at", "{at", "собак", "arroba", "arobase", " dot ", "(chez", "[chez")


def find_addresses(text: str, labels: Labels) -> Iterator[Candidate]:
    """Yield e-mail and XMPP addresses."""
    lowered = text.lower()
    if not any(sign in lowered for sign in _SIGNS):
        return
    for at in _AT.finditer(text):
        host = _host(text, at)
        local = _LOCAL.search(text, max(0, at.start() - _LOCAL_CHARACTERS), at.start())
        if host is None or local is None:
            continue
        name = _SPLIT.sub(".", local.group()).strip(".-").lower()
        if name in {"", "git"} or (at.lastgroup in {"spaced", "word"} and is_common_word(name)):
            continue
        if not _is_credential(text, local.start()):
            yield from _candidates(f"{name}@{host[0]}", local.start(), host[1], at, labels)


def _candidates(
    value: str, start: int, end: int, at: re.Match[str], labels: Labels
) -> Iterator[Candidate]:
    confidence = 0.97 if at.lastgroup == "plain" else 0.9
    behind = labels.behind(end)
    near = (behind,) if behind in {"email", "xmpp"} else labels.before(start)
    said = [kind for kind in near if kind in {"email", "xmpp"}]
    host = value.rpartition("@")[2]
    for kind in said or ["xmpp" if _speaks_xmpp(host) else "email"]:
        yield Candidate(kind, value, start, end, confidence if said else confidence - 0.03)


def _speaks_xmpp(host: str) -> bool:
    return is_xmpp_host(host) or any(word in host for word in ("jabber", "xmpp"))


def _host(text: str, at: re.Match[str]) -> tuple[str, int] | None:
    """Return the host behind an at sign, and where it ends in the text."""
    plain = at.lastgroup in {"plain", "hidden"} and "dot" not in text[at.end() : at.end() + 80]
    match = (_DOMAIN if at.lastgroup == "plain" or plain else _DOMAIN_SPACED).match(text, at.end())
    if match is None or (at.lastgroup == "word" and "." in match.group()):
        return None
    end = match.end()
    parts = _SPLIT.split(match.group())
    while len(parts) > 1 and not is_top_level(parts[-1]):
        end = _without_last(text, at.end(), end)
        parts.pop()
    return (".".join(parts).lower(), end) if len(parts) > 1 else None


def _without_last(text: str, start: int, end: int) -> int:
    dots = list(_SPLIT.finditer(text, start, end))
    return dots[-1].start() if dots else start


def _is_credential(text: str, start: int) -> bool:
    """Whether ``user:secret@host`` of a URL: no address, and not to be repeated."""
    return bool(_CREDENTIALS.search(text, max(0, start - 100), start))
