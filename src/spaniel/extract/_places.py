"""The names of countries, groups of countries and cities, folded, and the codes they stand for."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

__all__ = [
    "LONGEST_NAME",
    "adjectives",
    "alpha3_codes",
    "codes",
    "composite_names",
    "fold_name",
    "names",
    "names_inside",
]

_LANGUAGES = ("en", "ru", "es", "de", "fr", "it", "pt", "pl", "nl", "uk")
_SCANDINAVIA = "DK NO SE"
_BALTICS = "EE LT LV"
_BALKANS = "AL BA BG GR HR ME MK RO RS SI XK"
_MIDDLE_EAST = "AE BH EG IL IQ IR JO KW LB OM PS QA SA SY TR YE"
_GROUPS: Mapping[str, str] = {
    "scandinavia|skandinavien|скандинавия|escandinavia|scandinavie|skandynawia|скандинавія|"
    "scandinavië": _SCANDINAVIA,
    "nordics|nordic countries|nordic|norden": "DK FI IS NO SE",
    "north america|nordamerika|северная америка|norteamérica|américa del norte|amérique du nord|"
    "nord america|america del nord|américa do norte|ameryka północna|noord amerika|"
    "північна америка": "CA MX US",
    "benelux|бенилюкс|бенілюкс|beneluks": "BE LU NL",
    "baltics|baltic states|baltic|baltikum|прибалтика|países bálticos|pays baltes": _BALTICS,
    "balkans|balkan|балканы|balcanes|les balkans|balcani|bálcãs|bałkany|балкани": _BALKANS,
    "снг|cis|cei|wnp|снд": "AM AZ BY KG KZ MD RU TJ UZ",
    "dach": "AT CH DE",
    "iberia|iberian peninsula|península ibérica": "ES PT",
    "british isles": "GB IE",
    "eastern europe|восточная европа|osteuropa": "BG BY CZ HU MD PL RO RU SK UA",
    "middle east|ближний восток|naher osten|oriente medio|moyen orient|medio oriente|"
    "bliski wschód|midden oosten|близький схід": _MIDDLE_EAST,
    "eea|ewr": "EU IS LI NO",
    "schengen": "EU CH IS LI NO",
}
_PARTS: Mapping[str, tuple[str, ...]] = {
    "africa|afrika|африка|áfrica|afrique|afryka": ("africa",),
    "asia|asien|азия|asie|ásia|azja|azië|азія": ("asia",),
    "oceania|ozeanien|океания|oceanía|océanie|australasia|океанія|oceanië": ("oceania",),
    "south america|südamerika|южная америка|sudamérica|américa del sur|suramérica|"
    "amérique du sud|sud america|america del sud|sudamerica|américa do sul|ameryka południowa|"
    "zuid amerika|південна америка": ("south america",),
    "central america|mittelamerika|centroamérica|центральная америка": ("central america",),
    "caribbean|karibik|caribe|карибы": ("caribbean",),
    "latin america|lateinamerika|латинская америка|latinoamérica|américa latina|amérique latine|"
    "latam": ("south america", "central america"),
}  # fmt: skip
_WORLD = """
ww|world|the world|world wide|worldwide|world-wide|global|globally|global shipping|international
internationally|everywhere|everyplace|anywhere|any where|any destination|all countries
earth|planet earth|whole world|all over the world|all world|any country
весь мир|по всему миру|всему миру|мир|везде|любая страна|todo el mundo|mundial
mundialmente|el mundo|weltweit|die ganze welt|welt|überall|international shipping
monde|monde entier|le monde entier|partout dans le monde|partout|dans le monde entier|mondiale
internazionale|tutto il mondo|in tutto il mondo|mondo|ovunque|mundo inteiro|todo o mundo|mundo
cały świat|na cały świat|świat|wszędzie|wereldwijd|hele wereld|de hele wereld|wereld|overal
tutti i paesi|todos los países|todos os países|tous les pays|alle länder|alle landen
wszystkie kraje|все страны|всі країни|все країни
весь світ|по всьому світу|світ|усюди|международная|international only
"""
_EUROPE = """
eu|e u|europe|european union|the european union|eu countries|europa|unión europea|union europea
europäische union|европа|евросоюз|европейский союз|ес|europe wide|inside eu|within eu
ue|union européenne|unione europea|união europeia|unia europejska|europese unie|eu wide|eu only
європа|європейський союз|євросоюз|єс|european|europäisch|европе|по европе|europaweit|all europe
"""
_NEVER_CODES = frozenset({"AND", "ARE", "PER", "COD", "COM", "MAR", "MAC", "NET", "TON", "BEN"})
"""Alpha-3 codes that are words, or abbreviations on markets."""
LONGEST_NAME = 6
"""Words of the longest name that is looked for inside a text."""
_SHORT_NAMES = "usa uae uk eu nz ww сша оаэ оае ue ес єс спб мск nyc roma rome bern graz"
_SHORT = frozenset(_SHORT_NAMES.split())
"""Short names looked for inside longer texts; ``us`` and the German ``aus`` are words."""
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){1,4}[^\W\d_]?(?!\w)")
_JOINED = re.compile(r"&|\b(?:and|und|y|и|et|e|i|en|і|та|and the)\b", re.IGNORECASE)


def fold_name(text: str) -> str:
    """Fold case, marks and punctuation: ``U.S.'A'`` and ``España`` become ``usa``, ``espana``."""
    unquoted = _QUOTES.sub("", text.casefold())
    plain = _INITIALS.sub(lambda initials: initials.group().replace(".", ""), unquoted)
    decomposed = unicodedata.normalize("NFKD", plain)
    kept = "".join(c if c.isalnum() else " " for c in decomposed if not unicodedata.combining(c))
    return " ".join(kept.replace("ł", "l").split())


_QUOTES = re.compile("['’`´ʼ]")


@cache
def _rows() -> tuple[dict[str, str], ...]:
    table = files(__package__).joinpath("regions.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(table.splitlines()))


@cache
def codes() -> frozenset[str]:
    """Return every code that a text may name as it is."""
    return frozenset(row["code"] for row in _rows()) | {"EU", "WW"}


@cache
def alpha3_codes() -> Mapping[str, str]:
    """Return ISO 3166-1 alpha-3 to alpha-2, without those that are words."""
    return {
        row["alpha3"]: row["code"]
        for row in _rows()
        if row["alpha3"] and row["alpha3"] not in _NEVER_CODES
    }


def _spelt(*columns: str) -> Iterator[tuple[str, str]]:
    for column in columns:
        for row in _rows():
            for name in row[column].split("|"):
                if name:
                    yield name, row["code"]


@cache
def names() -> Mapping[str, tuple[str, ...]]:
    """Return folded name to codes. Own names go before spellings, and these before cities."""
    found: dict[str, tuple[str, ...]] = {}
    for name, code in _spelt(*_LANGUAGES, "also", "cities"):
        if folded := fold_name(name):
            found.setdefault(folded, (code,))
    for spelt, group in _GROUPS.items():
        found.update({fold_name(name): tuple(group.split()) for name in spelt.split("|")})
    for spelt, parts in _PARTS.items():
        inside = tuple(sorted(row["code"] for row in _rows() if row["part"] in parts))
        found.update({fold_name(name): inside for name in spelt.split("|")})
    for text, code in ((_WORLD, "WW"), (_EUROPE, "EU")):
        found.update({fold_name(name): (code,) for name in re.split(r"[|\n]", text.strip())})
    return found


@cache
def adjectives() -> Mapping[str, str]:
    """Return folded adjectives and inflected names (``german``, ``по россии``) to codes."""
    return {
        fold_name(name): code for name, code in _spelt("adjectives") if len(fold_name(name)) > 2
    }


@cache
def names_inside() -> Mapping[str, tuple[str, ...]]:
    """Return those names that may be looked for inside a longer text."""
    return {name: found for name, found in names().items() if len(name) > 3 or name in _SHORT}


@cache
def composite_names() -> re.Pattern[str]:
    """Return an expression for names that hold an ``and``, which would be taken for two."""
    joined = sorted(
        {name for name, _ in _spelt(*_LANGUAGES, "also") if _JOINED.search(name)},
        key=lambda name: (-len(name), name),
    )
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, joined)) + r")(?!\w)", re.IGNORECASE)
