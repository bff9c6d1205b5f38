"""Names that are handles only beside their label: ``Wickr me: name``, ``@name``, ``name (tg)``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from spaniel.extract.handle._found import Candidate
from spaniel.extract.handle._labels import Label, Labels
from spaniel.extract.handle._words import is_common_word

__all__ = ["find_names"]

_END = r"(?![\w@#]|[.:/][\w/])"
_FORMS: Mapping[str, re.Pattern[str]] = {
    "telegram": re.compile(rf"[A-Za-z][A-Za-z0-9_]{{3,31}}{_END}"),
    "wickr": re.compile(rf"[A-Za-z0-9](?:[A-Za-z0-9._-]{{1,30}}[A-Za-z0-9_]){_END}"),
    "threema": re.compile(rf"[A-Za-z0-9*][A-Za-z0-9]{{7}}{_END}"),
    "signal": re.compile(rf"[A-Za-z_][A-Za-z0-9_]{{2,31}}\.\d{{2,9}}{_END}"),
    "skype": re.compile(rf"(?:live:)?[A-Za-z.](?:[\w.-]{{3,60}}\w){_END}", re.ASCII),
    "discord": re.compile(r"[\w.]{2,32}(?:#\d{4})?(?![\w@#]|[:/][\w/])", re.ASCII),
    "instagram": re.compile(rf"[A-Za-z0-9_](?:[\w.]{{1,28}}\w){_END}", re.ASCII),
    "snapchat": re.compile(rf"[A-Za-z](?:[\w.-]{{1,13}}\w){_END}", re.ASCII),
    "kik": re.compile(rf"[A-Za-z](?:[\w.]{{1,28}}\w){_END}", re.ASCII),
    "wire": re.compile(rf"[A-Za-z](?:[\w.]{{1,62}}\w){_END}", re.ASCII),
}
_ONLY_WITH_SIGN = frozenset({"wire"})
"""Labels that are everyday words: what stands behind ``wire:`` is a bank's name more often."""
_FILLERS = (
    "me|id|ids|username|user ?name|user|name|nick|nickname|handle|account|acc|contact|number|no"
    "|channel|bot|chat|group|address|addy|support|канал|бот|ник|чат|ид|контакт|логин|юзер(?:нейм)?"
    "|usuario|nombre|cuenta|benutzername|konto|kennung|nom|compte|pseudo|identifiant|kanal|canal"
)
_NAMING = frozenset(
    [
        "id",
        "ids",
        "username",
        "user",
        "name",
        "nick",
        "nickname",
        "handle",
        "account",
        "ник",
        "ид",
        "логин",
        "usuario",
    ]
)
_GAP = re.compile(
    rf"(?P<fill>(?:[\s(\[-]{{0,2}}(?<!\w)(?:{_FILLERS})(?!\w)){{0,3}})[ \t)\]]{{0,3}}"
    r"(?P<mark>[:=»>•|#~]{1,2}"
    r"|[\u2190-\u21ff\u2500-\u27bf\U0001f300-\U0001faff]{1,4}|[-=]>|:-|[–—-](?![–—-])"
    r"|(?:is|ist|es|est|это)(?!\w)|(?P<at>(?:at|on|en|unter)(?!\w)))?"
    r"(?P<space>\s{0,4})[\"'“«*_<(\[`]{0,3}(?P<sign>@?)",
    re.IGNORECASE,
)
_MORE = re.compile(r"[ \t]{0,2}(?:,|/|\||&|or\b|and\b|и\b|или\b|oder\b|und\b|ou\b|y\b)[ \t]{0,2}@?")
_LINE_START = re.compile(r"(?:^|\n)[ \t•*>–-]{0,6}\Z")
_LINE_END = re.compile(r"[ \t.!]{0,4}(?:\n|\Z)")
_MENTION = re.compile(r"(?<![\w/@.:=+-])@([A-Za-z][A-Za-z0-9_]{3,31})(?![\w@]|\.[a-z]|[/:(][\w/])")
_BEFORE_LABEL = re.compile(r"(?<![\w@./-])([A-Za-z0-9][A-Za-z0-9._-]{2,31})[\s(\[]")
_AT_RULES = frozenset(
    {
        "admin", "apply", "author", "channel", "charset", "container", "deprecated",
        "everyone", "example", "extend", "here", "import", "include", "keyframes", "layer",
        "media", "mixin", "namespace", "override", "page", "param", "property", "return",
        "returns", "supports", "tailwind", "throws", "username", "version",
    }
)  # fmt: skip
"""Words after ``@`` in style sheets, code comments and forums that name nobody."""
_INVITES = re.compile(
    r"contact|write|\bdm\b|\bpm\b|msg|messag|hit (?:me|us)|reach|order|support|channel|\bbot\b"
    r"|join|add"
    r"|пиш|связ|канал|бот|оператор|контакт|заказ|обращ|escr[ií]b|pedid|schreib|kontakt|bestell|écri",
    re.IGNORECASE,
)


def find_names(text: str, labels: Labels) -> Iterator[Candidate]:
    """Yield names behind their labels, before them, and ``@names``."""
    for label in labels:
        kinds = [kind for kind in labels.sharers(label) if kind in _FORMS]
        if kinds:
            yield from _behind(text, label, kinds)
            yield from _ahead(text, label, labels)
    if "@" in text:
        yield from _mentions(text, labels)


def _behind(text: str, label: Label, kinds: list[str]) -> Iterator[Candidate]:
    gap = _GAP.match(text, label.end)
    if gap is None:
        return
    for kind in kinds:
        name = _FORMS[kind].match(text, gap.end())
        confidence = _trust(text, label, gap, name, kind) if name else 0
        if name and confidence:
            yield Candidate(
                kind, _normal(kind, name.group()), *_with_sign(text, name.span()), confidence
            )
            yield from _more(text, name.end(), kind, confidence)


def _more(text: str, start: int, kind: str, confidence: float) -> Iterator[Candidate]:
    """Yield the further names of ``Wickr: one1, two2``."""
    for _ in range(4):
        joint = _MORE.match(text, start)
        name = _FORMS[kind].match(text, joint.end()) if joint else None
        if name is None or not _looks_chosen(name.group()):
            return
        yield Candidate(
            kind, _normal(kind, name.group()), *_with_sign(text, name.span()), confidence - 0.1
        )
        start = name.end()


def _trust(text: str, label: Label, gap: re.Match[str], name: re.Match[str], kind: str) -> float:
    """Return how surely the name behind a label is one; 0 for a word of the sentence."""
    token = name.group()
    if _is_no_name(token, kind) or (kind in _ONLY_WITH_SIGN and not gap["sign"]):
        return 0
    marked = bool(gap["mark"] and not gap["at"]) or _names_itself(gap["fill"])
    if "\n" in gap["space"] and not _LINE_END.match(text, name.end()):
        marked = False
    if gap["sign"] or kind == "signal":
        return 0.96 if marked else 0.93
    chosen = _looks_chosen(token)
    if marked:
        return 0.93 if chosen else 0.85
    if gap.end() == label.end:
        return 0
    return 0.8 if chosen else 0.7 * _alone_in_line(text, label, name)


def _is_no_name(token: str, kind: str) -> bool:
    if kind == "threema":
        return not (token.isupper() or any(c.isdigit() for c in token))
    return token.isdigit() or is_common_word(token)


def _names_itself(fill: str) -> bool:
    """Whether the words between label and name are such as ``ID`` or ``username``."""
    return any(word.lower() in _NAMING for word in re.findall(r"\w+", fill))


def _looks_chosen(token: str) -> bool:
    """Whether no sentence would hold the token: digits or underscores among letters."""
    odd = any(c.isdigit() or c == "_" for c in token)
    return odd and any(c.isalpha() for c in token) and not re.fullmatch(r"\d+\w{1,2}", token)


def _alone_in_line(text: str, label: Label, name: re.Match[str]) -> bool:
    starts = _LINE_START.search(text, max(0, label.start - 8), label.start)
    return bool((label.start == 0 or starts) and _LINE_END.match(text, name.end()))


def _with_sign(text: str, span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    return (start - 1 if text[start - 1 : start] == "@" else start), end


def _ahead(text: str, label: Label, labels: Labels) -> Iterator[Candidate]:
    """Yield the name of ``name_1 on wickr`` and ``name1 (wickr)``."""
    if label.kind not in {"wickr", "telegram", "kik", "snapchat", "discord", "instagram", "skype"}:
        return
    floor = max(0, label.start - 44)
    for name in _BEFORE_LABEL.finditer(text, floor, label.start):
        token = name[1].rstrip(".-")
        end = name.start(1) + len(token)
        form = _FORMS[label.kind].fullmatch(token)
        if form and _looks_chosen(token) and labels.behind(end) == label.kind:
            yield Candidate(label.kind, _normal(label.kind, token), name.start(1), end, 0.75)


def _mentions(text: str, labels: Labels) -> Iterator[Candidate]:
    for match in _MENTION.finditer(text):
        name = match[1]
        if name.lower() in _AT_RULES:
            continue
        for kind, confidence in _mentioned(text, match, labels):
            yield Candidate(kind, name.lower(), match.start(), match.end(), confidence)


def _mentioned(text: str, match: re.Match[str], labels: Labels) -> Iterator[tuple[str, float]]:
    """Yield the kinds of an ``@name`` by the labels around it, else by an invitation before it."""
    behind = labels.behind(match.end())
    near = (behind,) if behind else labels.before(match.start(), 80)
    named = [kind for kind in near if kind in _FORMS and kind not in {"signal", "threema"}]
    if named:
        for kind in named:
            yield kind, 0.94
        return
    if "other" in near or len(match[1]) < 5:
        return
    if match[1].lower().endswith("bot"):
        yield "telegram", 0.75
    elif _INVITES.search(text[max(0, match.start() - 40) : match.start()].rpartition("\n")[2]):
        yield "telegram", 0.6


def _normal(kind: str, name: str) -> str:
    return name.upper() if kind == "threema" else name.lower()
