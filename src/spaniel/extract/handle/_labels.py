"""Words that say what kind of handle stands beside them, in five languages.

A label is only a word: whether something near it is a handle is for each kind's own reader.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

__all__ = ["Label", "Labels", "find_labels"]

_WORDS: Mapping[str, str] = {
    "telegram": r"tele?gra[mn]{1,2}e?|telega|tlgrm?|tele(?=\s{0,2}[:@])|tg(?!\w)"
    r"|т[еэ]л[еэ]грам{1,2}(?:а|е|у|ом)?|телег[аеуи]|тг(?:шка)?|телеграм{1,2}-канал",
    "wickr": r"wickr[ -]?(?:me|pro)|wickr|wicker(?:[ -]?me)?|wikr|викк?р",
    "signal": r"signal|сигнал(?:е|у)?",
    "session": r"session|сешн|сессион",
    "threema": r"threema|трима",
    "whatsapp": r"what'?s[ -]?app?|watsapp?|wh?atsap|wapp|wsp|wpp|wa(?=\s{0,2}[:+])"
    r"|ва[тц]{1,2}с?ап{1,2}|вотс{1,2}ап{1,2}|воцап",
    "skype": r"skype|скайпе?",
    "icq": r"icq|аськ[аеу]|uin",
    "xmpp": r"jabber|xmpp|jid|(?:jab|otr)(?=\s{0,2}:)|жаб{1,2}(?:ер)?[аеу]?|джаб{1,2}ер[ае]?",
    "email": r"e-?mails?|mails?|e-?pošta|почт[аеуы]|мыло|[еи]-?ме?[ай]л|correo|courriel"
    r"|protonmail|tutanota",
    "phone": r"phones?|telephone|tel[eé]fono?|t[eé]l[eé]phone|tel|тел(?:ефон)?|mobile|m[oó]vil"
    r"|handy|handynummer|telefonnummer|cell(?:phone)?|sms|call|text|звон(?:ить|ите|и)|номер"
    r"|celular|portable",
    "viber": r"viber|вайбер",
    "discord": r"discord|дискорд",
    "instagram": r"instagram|insta|ig|инст(?:а|аграм{1,2})",
    "snapchat": r"snapchat|snap",
    "kik": r"kik",
    "wire": r"wire",
    "matrix": r"matrix|element",
    "tox": r"q?tox(?:[ -]?id)?",
    "other": r"twitter|facebook|fb|vk|вк(?:онтакте)?|reddit|dread|tiktok|line|wechat|youtube"
    r"|github|onlyfans|mastodon|briar|ricochet|forum|форум",
}
_BEGINNINGS = frozenset(
    """tel tél tlg tg wic wik
    sig ses thr wha wat wap wsp wpp wa sky icq uin jab otr xmp jid ema e mai
    cor cou pro tut pho mob mov móv han cel sms cal tex por vib dis ins ig sna kik wir mat ele tox
    qto twi fac fb vk red dre tik lin wec you git onl mas bri ric for тел тэл тг тгш вик сиг сеш сес
    три ват вац вот воц ска ась жаб джа поч мыл ема еме емэ ейм има име имэ эма эме зво ном вай дис
    инс вк вко фор""".split()  # noqa: SIM905
)
"""How the labels begin: their first three letters, or all of a shorter one."""
_WORD = re.compile(r"[^\W\d_]+")
_ALL = "|".join(f"(?P<{kind}>{words})" for kind, words in _WORDS.items())
_ANY = re.compile(rf"(?<![^\W_])(?<![^\W_]_)(?:{_ALL})(?![^\W_]|_[^\W_])", re.IGNORECASE)
_SHARING = re.compile(r"[\s)]{0,2}(?:[/|&,+\\;]|and|or|и|или|y|o|und|oder|et|ou|-)[\s(]{0,2}", re.I)
_BETWEEN_LINES = re.compile(r"[\s:=|>»→*•–—-]{0,8}")
_INTRODUCES = re.compile(r"\s{0,2}(?:id|me|name)?\s{0,2}[:=]", re.IGNORECASE)
_BEHIND = re.compile(
    r"[ \t]{0,2}(?:(?:on|in|via|at|auf|en|sur|в|на)[ \t]|[(\[{/–—-])?[ \t]?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Label:
    """A word that names a kind of handle, ``[start, end)`` in the folded text."""

    kind: str
    start: int
    end: int


class Labels:
    """The labels of a text, in order."""

    def __init__(self, text: str, labels: Sequence[Label]) -> None:
        self._text = text
        self._labels = labels
        self._starts = [label.start for label in labels]
        self._ends = [label.end for label in labels]

    def __iter__(self) -> Iterator[Label]:
        return iter(self._labels)

    def before(self, position: int, reach: int = 60) -> tuple[str, ...]:
        """Return the kinds of the nearest label before a position, with those that share its value.

        ``Jabber/e-mail: a@b.example`` is both. A label does not reach over a line end, unless
        nothing but separators stand between.
        """
        index = bisect_right(self._ends, position) - 1
        if index < 0 or position - self._ends[index] > reach:
            return ()
        between = self._text[self._ends[index] : position]
        if "\n" in between and not _BETWEEN_LINES.fullmatch(between):
            return ()
        return self._with_sharers(index)

    def behind(self, position: int) -> str:
        """Return the kind of the label that follows what ends at a position: ``@name (tg)``."""
        index = bisect_left(self._starts, position)
        if index == len(self._labels) or self._starts[index] - position > 8:
            return ""
        label = self._labels[index]
        if not _BEHIND.fullmatch(self._text[position : label.start]):
            return ""
        return "" if _INTRODUCES.match(self._text, label.end) else label.kind

    def sharers(self, label: Label) -> tuple[str, ...]:
        """Return the kinds of a label and of those before it that share its value."""
        return self._with_sharers(bisect_left(self._starts, label.start))

    def _with_sharers(self, index: int) -> tuple[str, ...]:
        kinds = [self._labels[index].kind]
        for earlier in range(index - 1, max(index - 4, -1), -1):
            between = self._text[self._ends[earlier] : self._starts[earlier + 1]]
            if len(between) > 8 or not _SHARING.fullmatch(between):
                break
            kinds.append(self._labels[earlier].kind)
        return tuple(dict.fromkeys(kinds))


def find_labels(text: str) -> Labels:
    """Return the labels of a text.

    The expression for all labels is only tried at words that begin like one: at every place of a
    page it would cost more than all the rest.
    """
    found: list[Label] = []
    end = 0
    for word in _WORD.finditer(text):
        if word.group()[:3].lower() in _BEGINNINGS and word.start() >= end:
            match = _ANY.match(text, word.start())
            if match:
                end = match.end()
                found.append(Label(match.lastgroup or "", match.start(), end))
    return Labels(text, found)
