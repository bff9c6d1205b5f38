"""Handles that are addresses of their service: ``t.me/name``, ``wa.me/number``, ``skype:name``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from spaniel.extract.handle._found import Candidate

__all__ = ["find_links"]

_DOT = r"(?:\.| \. ?|\s?[\[({]\s?(?:dot|\.|точка)\s?[\])}]\s?)"
_SLASH = r" ?/ ?"
_START = r"(?<![\w@-])(?<!\w\.)"
_NAME = r"[A-Za-z][A-Za-z0-9_]{3,31}(?![\w])"
_TELEGRAM_HOST = rf"(?:t{_DOT}me|telegram{_DOT}(?:me|dog)|tlgg?{_DOT}(?:ru|me))"
_PAGES = frozenset(
    {
        "addemoji", "addlist", "addstickers", "addstyle", "addtheme", "bg", "boost", "c",
        "confirmphone", "contact", "giftcode", "invoice", "iv", "joinchat", "login",
        "msg_url", "nft", "path", "proxy", "setlanguage", "share", "socks",
    }
)  # fmt: skip
"""First parts of paths at t.me that name no account."""


class _Rule(NamedTuple):
    kind: str
    pattern: re.Pattern[str]
    value: Callable[[str], str]
    confidence: float = 0.98


def _rule(kind: str, pattern: str, value: Callable[[str], str] = str.lower) -> _Rule:
    return _Rule(kind, re.compile(pattern, re.IGNORECASE), value)


def _number(digits: str) -> str:
    return "+" + re.sub(r"\D", "", digits)


def _prefixed(prefix: str) -> Callable[[str], str]:
    return lambda part: prefix + part


_RULES = (
    _rule("telegram", rf"{_START}{_TELEGRAM_HOST}{_SLASH}(?:s/)?@?({_NAME})"),
    _rule("telegram", rf"{_START}({_NAME}){_DOT}t{_DOT}me(?!\w)"),
    _rule("telegram", rf"{_START}{_TELEGRAM_HOST}{_SLASH}\+(\d{{7,15}})(?!\w)", _number),
    _rule(
        "telegram",
        rf"{_START}{_TELEGRAM_HOST}{_SLASH}(?:joinchat/|\+)([\w-]{{10,40}})",
        _prefixed("t.me/+"),
    ),
    _rule("telegram", rf"tg://resolve/?\?(?:[\w=]{{1,40}}&(?:amp;)?){{0,3}}domain=({_NAME})"),
    _rule("telegram", r"tg://resolve/?\?phone=\+?(\d{7,15})(?!\w)", _number),
    _rule("telegram", r"tg://join\?invite=([\w-]{10,40})", _prefixed("t.me/+")),
    _rule("whatsapp", rf"{_START}wa{_DOT}me{_SLASH}\+?(\d{{7,15}})(?!\w)", _number),
    _rule(
        "whatsapp",
        r"(?:api\.whatsapp\.com/send|whatsapp://send)/?\?(?:[\w=]{1,40}&(?:amp;)?){0,3}"
        r"phone=(?:\+|%2B)?(\d{7,15})(?!\w)",
        _number,
    ),
    _rule(
        "whatsapp",
        r"chat\.whatsapp\.com/(?:invite/)?([A-Za-z0-9]{18,26})(?!\w)",
        _prefixed("chat.whatsapp.com/"),
    ),
    _rule("signal", r"signal\.me/\#p/(?:\+|%2B)(\d{7,15})(?!\w)", _number),
    _rule("signal", r"signal\.me/\#(eu/[\w=-]{20,120})", _prefixed("signal.me/#")),
    _rule("signal", r"signal\.group/\#([\w=-]{20,200})", _prefixed("signal.group/#")),
    _rule("threema", r"threema\.id/([A-Z0-9*][A-Z0-9]{7})(?!\w)", str.upper),
    _rule("icq", r"icq\.(?:com/people|im)/(\d{5,10})(?!\w)"),
    _rule(
        "skype",
        r"(?<!\w)skype:(?!\s)((?:live:)?[a-z][\w.,:-]{4,60}?)(?:\?(?:chat|call|add)|(?![\w.,:-]))",
    ),
    _rule(
        "discord",
        r"discord(?:\.gg|(?:app)?\.com/invite)/([A-Za-z0-9-]{2,32})",
        _prefixed("discord.gg/"),
    ),
    _rule("matrix", r"matrix\.to/\#/(@[a-z0-9._=/+-]{1,80}:[a-z0-9.-]{3,80}[a-z0-9])"),
    _rule(
        "matrix",
        r"(?<![\w@./])(@[a-z0-9._=+-]{1,80}:[a-z0-9-]{1,60}(?:\.[a-z0-9-]{1,60}){1,4})",
    ),
)  # fmt: skip
_SIGNS = {
    "telegram": (
        "t.me", "t .", "t[", "t [", "t(", "t (", "t{", "telegram.", "telegram [", "telegram(",
        "tlg", "tg:",
    ),
    "whatsapp": ("whatsapp", "wa.me", "wa .", "wa[", "wa [", "wa(", "wa ("),
    "signal": ("signal.",),
    "threema": ("threema.id",),
    "icq": ("icq.",),
    "skype": ("skype:",),
    "discord": ("discord",),
    "matrix": ("@",),
}  # fmt: skip
"""What has to stand in a text, in lower case, for a kind's rules to be worth trying."""


def find_links(text: str) -> Iterator[Candidate]:
    """Yield handles written as links."""
    if "/" not in text and ":" not in text and "." not in text:
        return
    lowered = text.lower()
    kinds = {kind for kind, signs in _SIGNS.items() if any(sign in lowered for sign in signs)}
    for rule in _RULES:
        if rule.kind not in kinds:
            continue
        for match in rule.pattern.finditer(text):
            part = match[1]
            if rule.kind == "telegram" and part.lower() in _PAGES:
                continue
            start, end = match.span()
            yield Candidate(rule.kind, rule.value(part), start, end, rule.confidence)
