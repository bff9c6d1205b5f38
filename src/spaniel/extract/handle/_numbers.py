"""Telephone numbers, to E.164 (ITU-T), where the country is plain; and ICQ numbers.

The country is plain where the number says it (``+49 ...``), or where its form is one country's
own and a label says that it is a telephone number. ``phonenumbers`` knows which numbers exist.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spaniel.extract.handle._found import Candidate
from spaniel.extract.handle._labels import Labels

__all__ = ["find_numbers"]

_KINDS = frozenset({"phone", "whatsapp", "signal", "telegram", "viber"})
_TAIL = r"(?:[ .()\u2010-\u2015/-]{0,3}\d){6,16}(?![\w@])(?![.,]\d)"
_FULL = re.compile(rf"(?<![\w+=.])\+ ?\(?\d{_TAIL}")
_DOUBLE_ZERO = re.compile(rf"(?<![\w+.,])00[1-9]{_TAIL}")
_LAST_GROUP = re.compile(r"[ .()\u2010-\u2015/-]{1,3}\d+\Z")
_NATIONAL = (
    ("RU", re.compile(r"(?<![\w+.,])8[ (-]{0,2}9\d{2}[ )-]{0,2}\d{3}(?:[ -]?\d{2}){2}(?!\w)")),
    ("US", re.compile(r"(?<![\w+.,])(?:1[ .-])?\(?[2-9]\d{2}(?:\) ?|[ .-])\d{3}[ .-]\d{4}(?!\w)")),
    ("GB", re.compile(r"(?<![\w+.,])07\d{3} ?\d{3} ?\d{3}(?!\w)")),
    ("FR", re.compile(r"(?<![\w+.,])0[67](?:[ .-]?\d{2}){4}(?!\w)")),
)  # fmt: skip
_NEEDED = re.compile(r"\+ ?\(?\d")
_DIGITS = re.compile(r"\d(?:[ .()-]{0,2}\d){8}")
_ICQ = re.compile(r"\d(?:[ -]?\d){4,9}(?![\w-]|[.,]\d)")
_NOT_DIGIT = re.compile(r"\D")


def find_numbers(text: str, labels: Labels) -> Iterator[Candidate]:
    """Yield telephone numbers, as the kind that the nearest label names, ``phone`` without one."""
    if _NEEDED.search(text):
        for match in _FULL.finditer(text):
            yield from _international(match, labels)
    if any(label.kind in _KINDS for label in labels) and _DIGITS.search(text):
        for match in _DOUBLE_ZERO.finditer(text):
            yield from _international(match, labels)
        for region, pattern in _NATIONAL:
            for match in pattern.finditer(text):
                yield from _of_region(match, region, labels)
    yield from _icq(text, labels)


def _said(match: re.Match[str], labels: Labels) -> tuple[str, ...]:
    behind = labels.behind(match.end())
    near = (behind,) if behind in _KINDS else labels.before(match.start(), 40)
    return tuple(kind for kind in near if kind in _KINDS)


def _international(match: re.Match[str], labels: Labels) -> Iterator[Candidate]:
    said = _said(match, labels)
    if match.group().startswith("00") and not said:
        return
    written = match.group()
    for _ in range(3):  # a number that stands behind it may have been taken along
        number = "+" + _NOT_DIGIT.sub("", written.replace("(0)", "", 1)).removeprefix("00")
        confidence = _belief(number, bool(said))
        if confidence:
            end = match.start() + len(written)
            yield from (
                Candidate(kind, number, match.start(), end, confidence)
                for kind in said or ("phone",)
            )
            return
        written = _LAST_GROUP.sub("", written)


def _belief(number: str, labelled: bool) -> float:
    """Return how surely a number in E.164 is one; 0 for none.

    A labelled number only has to be possible: ranges are opened faster than lists are written.
    """
    if not 8 <= len(number) <= 16:
        return 0
    import phonenumbers  # noqa: PLC0415  # thirty milliseconds that a text without a number need not pay

    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return 0
    if phonenumbers.is_valid_number(parsed):
        return 0.97 if labelled else 0.9
    return 0.7 if labelled and phonenumbers.is_possible_number(parsed) else 0


def _of_region(match: re.Match[str], region: str, labels: Labels) -> Iterator[Candidate]:
    said = _said(match, labels)
    if not said:
        return
    import phonenumbers  # noqa: PLC0415

    try:
        parsed = phonenumbers.parse(match.group(), region)
    except phonenumbers.NumberParseException:
        return
    # Beside its label a number need not be one that a network has given out.
    if phonenumbers.is_possible_number(parsed):
        value = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
        for kind in said:
            yield Candidate(kind, value, match.start(), match.end(), 0.75)


def _icq(text: str, labels: Labels) -> Iterator[Candidate]:
    for label in labels:
        if label.kind != "icq":
            continue
        gap = re.compile(r"[\s:#№=(–—-]{0,5}(?:(?:uin|number|номер)[\s:#№=]{0,3})?").match(
            text, label.end
        )
        number = _ICQ.match(text, gap.end() if gap else label.end)
        if number is not None:
            value = _NOT_DIGIT.sub("", number.group())
            yield Candidate("icq", value, number.start(), number.end(), 0.93)
