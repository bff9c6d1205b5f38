"""Where goods are sent from and to, from the words that sellers use.

Names of countries in English, Russian, Spanish and German are those of Unicode CLDR 47 (Unicode
License v3), in ``regions.csv`` beside this file, with spellings met on markets (``also``). Codes
are ISO 3166-1 alpha-2 (``XK`` for Kosovo, by common use), and:

* ``WW``: world-wide.
* ``EU``: the European Union, and what sellers call Europe: the two are not told apart on markets.
* ``-XX`` (only for destinations): everywhere named before, but not there.

Scandinavia is Denmark, Norway and Sweden; North America is Canada, Mexico and the United States.
Continents beyond Europe have no code here and are passed over; the original text stands beside
the value. A made-up or withheld place (``Torland``, ``undeclared``, ``Internet``) is no region.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files

__all__ = ["parse_region", "parse_regions", "split_from_to"]

_GROUPS: Mapping[str, tuple[str, ...]] = {
    "WW": ("WW",),
    "EU": ("EU",),
    "scandinavia": ("DK", "NO", "SE"),
    "north america": ("CA", "MX", "US"),
    "benelux": ("BE", "LU", "NL"),
    "baltics": ("EE", "LT", "LV"),
    "baltic states": ("EE", "LT", "LV"),
    "скандинавия": ("DK", "NO", "SE"),
    "skandinavien": ("DK", "NO", "SE"),
    "снг": ("AM", "AZ", "BY", "KG", "KZ", "MD", "RU", "TJ", "UZ"),
}
_WORLD = """
ww|world|the world|world wide|worldwide|world-wide|global|globally|global shipping|international
internationally|everywhere|everyplace|anywhere|any where|any destination|all countries
earth|planet earth|whole world
весь мир|по всему миру|всему миру|мир|везде|любая страна|todo el mundo|mundial
mundialmente|el mundo|weltweit|die ganze welt|welt|überall|international shipping
"""
_EUROPE = """
eu|e u|europe|european union|the european union|eu countries|europa|unión europea|union europea
europäische union|европа|евросоюз|европейский союз|ес|europe wide|inside eu|within eu
"""
_WORLD_MISSPELT = re.compile(r"w[a-z]{2,5} ?-?w(?:i|ei)?de?\b|world(?=except|but|excl)")
_AMBIGUOUS_CODES = frozenset({"PM", "FE", "OK"})
"""Upper-case words on markets that are no countries: private message, finalise early."""

_EXCEPT = re.compile(
    r"""(?:\b|(?<=world))except(?:ing|ions?|s)?|\b(?:exept|exlcud(?:es?|ing)|exclud(?:es?|ing)|excl|but\snot|but|
        not\s(?:even|to)|not|no(?=\s+\w)|without|(?:we\s)?(?:do|does|will|can)\s?n[o']?t\s(?:ship|send)
        (?:\sto)?|(?:dont|cant|wont)\s(?:ship|send)(?:\sto)?|no\sshipping\sto|
        кроме|исключая|за\sисключением|excepto|menos|salvo|excluyendo|außer|ausser|ausgenommen|
        nicht\snach|ohne)(?=\W|$)""",
    re.VERBOSE | re.IGNORECASE,
)
_PARTS = re.compile(
    r"[,/&+;|()*\n\r]|//|\s-\s|\.\s|\b(?:and|or|und|oder|y|o|и|или|et|plus)\b", re.IGNORECASE
)
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){1,4}[^\W\d_]?(?!\w)")
_HYPHENED_CODES = re.compile(r"\b[A-Z]{2,3}(?:-[A-Z]{2,3})+\b")
_MARKER = re.compile(
    r"""(?<!\w)(?:(?P<from>(?:(?:ships?|shipping|shipped|sent|versand)\s+)?
            (?:from|von|aus|desde|откуда|из))
        | (?P<to>(?:(?:ships?|shipping|shipped|sent|versand)\s+)?
            (?:to|nach|hasta|hacia|куда|в)))\s*:""",
    re.VERBOSE | re.IGNORECASE,
)


def parse_region(text: str) -> str:
    """Return the one region that ``text`` names as a place of dispatch, or the empty string.

    A country goes before the group named with it (``Germany, EU``); two countries give neither.

    Args:
        text: ``USA``, ``U.K.``, ``Германия``, ``Torland`` (none), ``Germany, Berlin``.
    """
    named = _fold_space(text)
    found = set(_included(named)) if not _EXCEPT.search(named) else set()
    found = (found - {"EU", "WW"}) or found  # Germany (EU)
    return found.pop() if len(found) == 1 else ""


def parse_regions(text: str) -> tuple[str, ...]:
    """Return the destinations that ``text`` names: those included, then ``-XX`` those excluded.

    Each part is sorted and without repetition. A text that only excludes (``we do not ship to
    USA``) includes the world.

    Args:
        text: ``Worldwide``, ``EU, USA and Canada``, ``everywhere but Australia``.
    """
    return _regions(_fold_space(text))


def split_from_to(text: str) -> tuple[str, str]:
    """Split a cell like ``From: Germany To: Worldwide`` at its markers, folding white space.

    Returns:
        The place of dispatch and the destinations; without markers all is the first.
    """
    parts = {"from": "", "to": ""}
    markers = list(_MARKER.finditer(text))
    if not markers:
        return _fold_space(text), ""
    ends = [marker.start() for marker in markers[1:]] + [len(text)]
    for marker, end in zip(markers, ends, strict=True):
        side = "from" if marker.group("from") else "to"
        parts[side] = parts[side] or _fold_space(text[marker.end() : end])
    return parts["from"] or _fold_space(text[: markers[0].start()]), parts["to"]


@lru_cache(maxsize=4096)
def _regions(text: str) -> tuple[str, ...]:
    exception = _EXCEPT.search(text)
    head = text[: exception.start()] if exception else text
    included = set(_included(head))
    excluded = set(_included(text[exception.end() :])) if exception else set()
    excluded -= {"WW"}
    if excluded and not included:
        included = {"WW"} if exception and not head.strip(" .,:;()*-").strip("Ww") else included
    included -= excluded
    return (*sorted(included), *(f"-{code}" for code in sorted(excluded)))


def _included(text: str) -> Iterator[str]:
    """Yield the codes of the regions named in a text without exceptions."""
    if len(text) > 400:  # a novel in the cell is not a list of countries
        return
    text = _INITIALS.sub(lambda initials: initials.group().replace(".", ""), text)
    text = _HYPHENED_CODES.sub(lambda codes: codes.group().replace("-", ","), text)
    for part in _PARTS.split(text):
        if part.strip():
            yield from _of_part(part.strip())


def _of_part(part: str) -> tuple[str, ...]:
    code = part.strip(". ")
    if code in _codes() and code not in _AMBIGUOUS_CODES:
        return (code,)
    name = _fold_name(part)
    if name in _names():
        return _names()[name]
    if name == "all" or _WORLD_MISSPELT.search(name):
        return ("WW",)
    inside = [code for m in _any_name().finditer(name) for code in _names()[m.group()]]
    return tuple(inside + ["US"] * bool(re.search(r"\bUS\b", part)))


def _fold_space(text: str) -> str:
    return " ".join(text.split())


def _fold_name(text: str) -> str:
    """Fold case, marks and punctuation: ``U.S.'A'`` and ``España`` become ``usa``, ``espana``."""
    unquoted = re.sub("['’`´]", "", text.casefold())
    plain = _INITIALS.sub(lambda initials: initials.group().replace(".", ""), unquoted)
    decomposed = unicodedata.normalize("NFKD", plain)
    kept = "".join(c if c.isalnum() else " " for c in decomposed if not unicodedata.combining(c))
    return " ".join(kept.split())


@cache
def _rows() -> tuple[dict[str, str], ...]:
    table = files(__package__).joinpath("regions.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(table.splitlines()))


@cache
def _codes() -> frozenset[str]:
    return frozenset(row["code"] for row in _rows()) | {"EU", "WW"}


@cache
def _names() -> Mapping[str, tuple[str, ...]]:
    """Folded name to codes. The first row wins where two countries share a folded name."""
    names: dict[str, tuple[str, ...]] = {}
    for row in _rows():
        spelt = [row["en"], row["ru"], row["es"], row["de"], *row["also"].split("|")]
        for name in filter(None, map(_fold_name, spelt)):
            names.setdefault(name, (row["code"],))
    names.update({_fold_name(name): codes for name, codes in _GROUPS.items()})
    for text, code in ((_WORLD, "WW"), (_EUROPE, "EU")):
        for name in re.split(r"[|\n]", text.strip()):
            names[_fold_name(name)] = (code,)
    return names


@cache
def _any_name() -> re.Pattern[str]:
    longest_first = sorted(_names(), key=lambda name: (-len(name), name))
    long_enough = [re.escape(n) for n in longest_first if len(n) > 3 or n in _SHORT]
    return re.compile(r"(?<!\w)(?:" + "|".join(long_enough) + r")(?!\w)")


_SHORT = frozenset({"usa", "uae", "uk", "eu", "nz", "ww", "сша", "оаэ"})
"""Short names looked for inside longer texts; ``us`` and the German ``aus`` are words."""
