"""Where goods are sent from and to, from the words that sellers use.

Names of countries in ten languages (English, Russian, Spanish, German, French, Italian,
Portuguese, Polish, Dutch, Ukrainian) and in their own are those of Unicode CLDR 47 (Unicode
License v3), in ``regions.csv`` beside this file, with spellings met on markets (``also``),
adjectives, and capitals and large cities. Codes are ISO 3166-1 alpha-2 (``XK`` for Kosovo, by
common use), and:

* ``WW``: world-wide.
* ``EU``: the European Union, and what sellers call Europe: the two are not told apart on markets.
* ``-XX`` (only for destinations): everywhere named before, but not there.
* :data:`DOMESTIC`: the country of dispatch, where the text says no more (``domestic only``), for
  callers that ask for it.

Continents and groups are the countries in them: Scandinavia is Denmark, Norway and Sweden; North
America is Canada, Mexico and the United States. A made-up or withheld place (``Torland``,
``undeclared``, ``Internet``) is no region.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ._places import (
    LONGEST_NAME,
    adjectives,
    alpha3_codes,
    codes,
    composite_names,
    fold_name,
    names,
    names_inside,
)
from .remembered import remembered

__all__ = ["DOMESTIC", "parse_region", "parse_regions", "split_from_to"]

DOMESTIC = "="
"""Stands for the country of dispatch among destinations, until the caller knows which it is."""

_LONGEST = 400
"""Characters of a text that is a list of countries: what is longer is a novel in the cell."""
_WORLD_MISSPELT = re.compile(r"w[a-z]{2,5} ?-?w(?:i|ei)?de?\b|world(?=except|but|excl)")
_AMBIGUOUS_CODES = frozenset({"PM", "FE", "OK"})
"""Upper-case words on markets that are no countries: private message, finalise early."""

_EXCEPT = re.compile(
    r"""\A\W*outside(?:\sof)?(?=\W)|(?:\b|(?<=world))except(?:ing|ions?|s)?|\b(?:exept|exlcud(?:es?|ing)|exclud(?:es?|ing)|excl|but\snot|but|
        not\s(?:even|to)|not|no(?=\s+\w)|without|(?:we\s)?(?:do|does|will|can)\s?n[o']?t\s(?:ship|send)
        (?:\sto)?|(?:dont|cant|wont)\s(?:ship|send)(?:\sto)?|no\sshipping\sto|
        кроме|исключая|за\sисключением|крім|окрім|за\sвинятком|excepto|menos|salvo|excluyendo|
        außer|ausser|ausgenommen|nicht\snach|ohne|sauf|hors|excepté|à\sl'exception\sd[eu]|
        tranne|escluso|esclusi|eccetto|exceto|oprócz|z\swyjątkiem|poza|bez|behalve|
        uitgezonderd|niet\snaar|außerhalb|fuera\sde|за\sпределами)(?=\W|$)""",
    re.VERBOSE | re.IGNORECASE,
)
_PARTS = re.compile(
    r"[,/&+;|()*\n\r→➞]|//|\s-\s|->|=>|\.\s|\b(?:and|or|und|oder|y|o|и|или|et|ou|plus|oraz|lub|та|або)\b"
    r"|\s[eiі]\s",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){1,4}[^\W\d_]?(?!\w)")
_HYPHENED_CODES = re.compile(r"\b[A-Z]{2,3}(?:-[A-Z]{2,3})+\b")
_LOWER_CODES = re.compile(r"[a-z]{2,3}(?:[\s,/&+]+[a-z]{2,3})*")
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_GLOBE = re.compile("[\U0001f30d-\U0001f310]")
_BRITISH_FLAG = re.compile("\U0001f3f4\U000e0067\U000e0062[\U000e0061-\U000e007a]{3}\U000e007f")
_TRADE_NOUNS = re.compile(
    r"\b(?:vendor|seller|domestic|only|stock|post|shop|sales?|shipping|delivery|customers?|"
    r"citizens?|buyers?|market|quality|based|warehouse|origin|nur|solo|только|seulement)\b"
)
_DOMESTIC = re.compile(
    r"(?:domestic(?:ally)?|my country|same country|own country|within (?:the |my )?country|"
    r"national(?:ly)?|nation ?wide|inland|innerhalb des landes|по стране|внутри страны|"
    r"по всей стране|по країні|nacional|en mi pais|nazionale|nationale|national|kraj|krajowa|"
    r"binnenland|binnen het land|home country|local)(?: (?:only|shipping|nur|solo))?"
)
_SHIPPED = (
    "(?:ships?|shipping|shipped|sent|versand|expédié|envoi|spedito|enviado|wysyłka|verzonden|"
    "отправка)"
)
_MARKER = re.compile(
    rf"""(?<!\w)(?:(?P<from>(?:{_SHIPPED}\s+)?
            (?:from|von|aus|desde|откуда|из|звідки|з|depuis|da|dal|z|van|origen|origin))
        | (?P<to>(?:{_SHIPPED}\s+)?
            (?:to|nach|hasta|hacia|куда|в|куди|vers|verso|para|do|naar|destination)))\s*:""",
    re.VERBOSE | re.IGNORECASE,
)
_ARROWS = " →➞➔➜⇒»➡>"
_ARROW = re.compile(r"\s*(?:[→➞➔➜⇒»➡]️?|-{1,2}>|=>|>{1,2})\s*")
_FROM_WORD = re.compile(
    rf"\A\s*(?:{_SHIPPED}\s+)?(?:from|von|aus|desde|из|з|depuis|dal?|z|van|to)\b\s*:?\s*",
    re.IGNORECASE,
)
_FROM_TO = re.compile(
    rf"\A\s*(?:{_SHIPPED}\s+)?(?:(?P<said>from|von|aus|desde|de|depuis|da|z|van|из|з)\s+)?"
    r"(?P<from>[^\n:]{2,60}?)\s+(?:to|nach|hasta|a|à|vers|verso|para|do|naar|в|до)\s+"
    r"(?P<to>[^\n:]{2,200})\Z",
    re.IGNORECASE,
)


def parse_region(text: str) -> str:
    """Return the one region that ``text`` names as a place of dispatch, or the empty string.

    A country goes before the group named with it (``Germany, EU``); two countries give neither.

    Args:
        text: ``USA``, ``U.K.``, ``Германия``, ``🇩🇪``, ``Torland`` (none), ``Germany, Berlin``.
    """
    return _region(_fold_space(text)) if len(text) < 4000 else ""


def parse_regions(text: str, *, home: str = "") -> tuple[str, ...]:
    """Return the destinations that ``text`` names: those included, then ``-XX`` those excluded.

    Each part is sorted and without repetition. A text that only excludes (``we do not ship to
    USA``) includes the world.

    Args:
        text: ``Worldwide``, ``EU, USA and Canada``, ``everywhere but Australia``.
        home: the code that ``domestic only`` stands for: that of the place of dispatch, or
            :data:`DOMESTIC` to have it marked. Without it such words say nothing.
    """
    if len(text) >= 4000:
        return ()
    found = _regions(_fold_space(text))
    if DOMESTIC not in found or home == DOMESTIC:
        return found
    included = {code for code in found if not code.startswith("-") and code != DOMESTIC}
    included |= {home} if home else set()
    return (*sorted(included), *(code for code in found if code.startswith("-")))


def split_from_to(text: str) -> tuple[str, str]:
    """Split a cell like ``From: Germany To: Worldwide`` at its markers, folding white space.

    An arrow (``Germany ➞ EU``) and words without a colon (``from Germany to EU``) part it too, the
    words only where a region stands on both sides.

    Returns:
        The place of dispatch and the destinations; without markers all is the first.
    """
    markers = list(_MARKER.finditer(text))
    if not markers:
        return _split_unmarked(_fold_space(text))
    parts = {"from": "", "to": ""}
    ends = [marker.start() for marker in markers[1:]] + [len(text)]
    for marker, end in zip(markers, ends, strict=True):
        side = "from" if marker.group("from") else "to"
        parts[side] = parts[side] or _fold_space(text[marker.end() : end]).rstrip(_ARROWS)
    if parts["from"] and not parts["to"]:
        sides = _at_arrow(parts["from"])
        return sides if sides is not None else (parts["from"], "")
    return parts["from"] or _fold_space(text[: markers[0].start()]), parts["to"]


def _split_unmarked(text: str) -> tuple[str, str]:
    if len(text) > _LONGEST:
        return text, ""
    sides = _at_arrow(text)
    if sides is not None:
        return sides
    words = _FROM_TO.match(text)
    if words is None or not parse_region(words["from"]):
        return text, ""
    if not parse_regions(words["to"], home=DOMESTIC):
        return text, ""
    return words["from"].strip(), words["to"].strip()


def _at_arrow(text: str) -> tuple[str, str] | None:
    """Split at the one arrow of a text, if it has one and a place before it."""
    sides = _ARROW.split(text)
    if len(sides) != 2 or not sides[0].strip():
        return None
    return _FROM_WORD.sub("", sides[0]).strip(), _FROM_WORD.sub("", sides[1]).strip()


@remembered
def _region(text: str) -> str:
    found = set(_included(text)) if not _EXCEPT.search(text) else set()
    found.discard(DOMESTIC)
    found = (found - {"EU", "WW"}) or found  # Germany (EU)
    return found.pop() if len(found) == 1 else ""


@remembered
def _regions(text: str) -> tuple[str, ...]:
    exception = _EXCEPT.search(text)
    head = text[: exception.start()] if exception else text
    included = set(_included(head))
    excluded = set(_included(text[exception.end() :])) if exception else set()
    excluded -= {"WW", DOMESTIC}
    if excluded and not included:
        included = {"WW"} if exception and not head.strip(" .,:;()*-").strip("Ww") else included
    included -= excluded
    return (*sorted(included), *(f"-{code}" for code in sorted(excluded)))


def _included(text: str) -> Iterator[str]:
    """Yield the codes of the regions named in a text without exceptions.

    Beside the whole world its continents say nothing more; a country by itself does.
    """
    named = list(_named(text))
    world = ("WW",) in named
    return (code for codes in named if not world or len(codes) == 1 for code in codes)


def _named(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the codes of each region named: several for a continent."""
    if len(text) > _LONGEST:
        return
    if (whole := fold_name(text)) in names() and len(whole) > 3:
        yield names()[whole]
        return
    if _LOWER_CODES.fullmatch(text.strip()) and _all_codes(text.upper()):
        text = text.upper()
    if not text.isascii():
        yield from ((code,) for code in _of_flags(text))
        text = _FLAG.sub(", ", text)
    yield from (names()[fold_name(name)] for name in composite_names().findall(text))
    text = composite_names().sub(", ", text)
    text = _INITIALS.sub(lambda initials: initials.group().replace(".", ""), text)
    text = _HYPHENED_CODES.sub(lambda found: found.group().replace("-", ","), text)
    for part in _PARTS.split(text):
        if part and part.strip():
            yield _of_part(part.strip())


def _all_codes(text: str) -> bool:
    return all(word in codes() or word in names() for word in re.findall(r"[A-Z]+", text)) and (
        text.strip() not in _NO_LOWER_CODES
    )


_NO_LOWER_CODES = frozenset(
    {"PM", "FE", "OK", "NO", "IS", "IN", "SO", "MY", "ME", "TO", "BE", "IT"}
)
"""Lower-case words that alone are words: Norway writes itself with a capital."""


def _of_flags(text: str) -> Iterator[str]:
    if _GLOBE.search(text):
        yield "WW"
    if _BRITISH_FLAG.search(text):
        yield "GB"
    for flag in _FLAG.findall(text):
        code = "".join(chr(ord(c) - 0x1F1E6 + ord("A")) for c in flag)
        if code in codes():
            yield code


def _of_part(part: str) -> tuple[str, ...]:
    code = part.strip(". ")
    if code in codes() and code not in _AMBIGUOUS_CODES:
        return (code,)
    if code in alpha3_codes():
        return (alpha3_codes()[code],)
    name = fold_name(part)
    if name in names():
        return names()[name]
    if _DOMESTIC.fullmatch(name):
        return (DOMESTIC,)
    if name == "all" or _WORLD_MISSPELT.search(name):
        return ("WW",)
    return _adjective(name) or _inside(part, name)


def _adjective(name: str) -> tuple[str, ...]:
    """Read ``german vendor``, ``US domestic``: an adjective, or a name beside words of trade."""
    bare = " ".join(_TRADE_NOUNS.sub(" ", name).split())
    if bare in adjectives():
        return (adjectives()[bare],)
    return names().get(bare, ()) if bare != name else ()


def _inside(part: str, name: str) -> tuple[str, ...]:
    """Find names inside a longer text, the longest first at each word."""
    words, index = name.split(), 0
    found: list[str] = []
    while index < len(words):
        for length in range(min(LONGEST_NAME, len(words) - index), 0, -1):
            known = names_inside().get(" ".join(words[index : index + length]))
            if known is not None:
                found.extend(known)
                break
        index += max(1, length if known is not None else 1)
    return tuple(found + ["US"] * bool(re.search(r"\bUS\b", part)))


def _fold_space(text: str) -> str:
    return " ".join(text.split())
