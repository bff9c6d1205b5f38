"""The first line of a WhatsApp message, in the writings of many languages.

``[12/03/2023, 14:05:33] Name: text`` (iPhone), ``12.03.23, 14:05 - Name: text`` (Android),
``3/12/23, 2:05 PM - Name: text``, and with the day's half before the time as in Chinese and
Korean. There is no specification; the app writes dates as the telephone's language does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Stamped", "author_of", "media_of", "stamped"]

_INVISIBLE = "\u200e\u200f\u202a\u202b\u202c\u2068\u2069\ufeff"
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u202f\u2009", " "))
_MARKS = str.maketrans({**dict.fromkeys(_INVISIBLE), **dict.fromkeys("\u00a0\u202f\u2009", " ")})
_FORENOON = frozenset({"am", "上午", "오전", "午前", "πμ", "ص"})
_AFTERNOON = frozenset({"pm", "下午", "오후", "午後", "μμ", "م"})
_HALF = r"[ap]\.? ?m\.?|上午|下午|오전|오후|午前|午後|π\.?μ\.?|μ\.?μ\.?|ص|م"
_LINE = re.compile(
    r"(?P<open>\[)?"
    r"(?P<first>\d{4}|\d{1,2})(?P<sep>[./-]) ?(?P<second>\d{1,2})(?P=sep) ?"
    r"(?P<third>\d{4}|\d{1,2})\.?"
    r"(?P<comma>,| um| à| alle| às| kl\.| в)? "
    rf"(?:(?P<before>{_HALF}) ?)?(?P<hour>\d{{1,2}})[:.](?P<minute>\d\d)(?:[:.](?P<seconds>\d\d))?"
    rf"(?: ?(?P<after>{_HALF}))?"
    r"(?(open)\]| [-–])(?: (?P<rest>.*)|$)",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST_STAMP = 60
_WIDTHS = ({1, 2}, {2}, {1, 4}, {2, 4})
"""Of the first and the last part of a date: a year has two digits or four."""
_LONGEST_NAME = 100

_LEVEL_NAMES = "trace debug info notice warn warning error critical fatal"
_LEVELS = frozenset(_LEVEL_NAMES.split())
_OMITTED = re.compile(
    r"omitted|omitid|weggelassen|ausgeschlossen|weggelaten|omis\b|omise\b|omess|ocult|pomini"
    r"|пропущен|не включен|без медиафайлов|dahil edilmedi|bortta|省略|생략",
    re.IGNORECASE,
)
_FILE = r"(?P<file>[^<>:\"/\\|?*\n]{1,200}\.[A-Za-z0-9]{2,5})"
_NAMED_FILE = re.compile(rf"<[^<>:]{{1,40}} ?: ?{_FILE}>")
_FILE_AND_WORDS = re.compile(rf"{_FILE} \([^()\n]{{3,40}}\)")
_OWN_NAME = re.compile(r"(?:IMG|VID|AUD|PTT|STK|DOC)-\d{8}-WA\d{4}\.[a-z0-9]{2,5}")


@dataclass(frozen=True, slots=True)
class Stamped:
    """A line that begins a message.

    Attributes:
        text: the stamp as written.
        first, second, third: the parts of the date, in the order written.
        hour: 0 to 23, if the half of the day was understood; unchecked otherwise.
        second_of_minute: ``None`` where not shown.
        rest: what follows, its marks still in it.
    """

    text: str
    first: str
    second: str
    third: str
    separator: str
    hour: int
    minute: int
    second_of_minute: int | None
    rest: str
    sure: bool


def stamped(line: str) -> Stamped | None:
    """Return the parts of a line that begins a message, ``None`` for any other."""
    head = line[: 2 * _LONGEST_STAMP].translate(_MARKS).lstrip()
    match = _LINE.match(head)
    if match is None or {len(match["first"]), len(match["third"])} not in _WIDTHS:
        return None
    seconds = match["seconds"]
    text = head[: match.start("rest") if match["rest"] is not None else match.end()].strip()
    return Stamped(
        text=text.removesuffix("-").removesuffix("–").strip(),
        first=match["first"],
        second=match["second"],
        third=match["third"],
        separator=match["sep"],
        hour=_hour(int(match["hour"]), match["before"] or match["after"] or ""),
        minute=int(match["minute"]),
        second_of_minute=None if seconds is None else int(seconds),
        rest=_rest(line, match["open"] is not None),
        sure=_surely(match),
    )


def author_of(rest: str) -> tuple[str, str]:
    """Return author and text; a line of the app itself has no author."""
    name, colon, text = rest.partition(":")
    plain = name.translate(_MARKS).strip()
    quotes = sum(plain.count(mark) for mark in '"“”„«»')
    # 'Ann changed the subject to "a: b"': the colon stands within quotation marks.
    if not colon or not plain or len(plain) > _LONGEST_NAME or quotes % 2:
        return "", rest.translate(_MARKS).strip()
    if text and not text.translate(_MARKS).startswith(" "):
        return "", rest.translate(_MARKS).strip()
    return plain.removeprefix("~").strip(), text


def media_of(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text without its marks, and the names of files or what was left out.

    Args:
        text: as written: an invisible mark before it is how the app marks its own words.
    """
    by_app = text.lstrip(" ").startswith("\u200e")
    plain = text.translate(_MARKS).strip()
    first, _, more = plain.partition("\n")
    if match := (_NAMED_FILE.fullmatch(first) or _FILE_AND_WORDS.fullmatch(first)):
        return more.strip(), (match["file"].strip(),)
    if _OWN_NAME.fullmatch(first):
        return more.strip(), (first,)
    bracketed = first.startswith("<") and first.endswith(">")
    if len(first) < _LONGEST_STAMP and (by_app or bracketed) and _OMITTED.search(first):
        return more.strip(), (first.strip("<>"),)
    return plain, ()


def _rest(line: str, bracketed: bool) -> str:
    """Return what follows the stamp, with the marks that say who speaks still in it."""
    spaced = line.translate(_SPACES)
    end = spaced.find("]") + 1 if bracketed else _after_dash(spaced)
    return line[end:].removeprefix(" ")


def _after_dash(spaced: str) -> int:
    match = re.search(" [-–](?: |$)", spaced)
    return match.end() if match else len(spaced)


def _hour(hour: int, half: str) -> int:
    word = half.casefold().replace(".", "").replace(" ", "")
    if word in _AFTERNOON and hour < 12:
        return hour + 12
    return 0 if word in _FORENOON and hour == 12 else hour


def _surely(match: re.Match[str]) -> bool:
    """Whether no other program's log begins so: ``[2023-01-02 10:00:00] ERROR: ...`` does."""
    name = (match["rest"] or "").partition(":")[0].strip().casefold()
    if name in _LEVELS:
        return False
    return match["comma"] is not None or match["sep"] != "-" or match["seconds"] is None
