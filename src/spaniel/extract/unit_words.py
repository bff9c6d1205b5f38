"""The words for units and pieces in the titles of listings, in four languages, and their masses.

Grams: international avoirdupois ounce 28.349523125 g and pound 453.59237 g (exact by the
International Yard and Pound Agreement, 1959). The words of the trade are general usage.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

__all__ = ["BARE_PIECES", "CHEMICAL_TAILS", "DOSES", "GRAMS", "PIECES", "TRADE", "UNITS"]

_OUNCE = Decimal("28.349523125")
_POUND = Decimal("453.59237")
GRAMS: Mapping[str, Decimal] = {
    "ug": Decimal("0.000001"),
    "mg": Decimal("0.001"),
    "g": Decimal(1),
    "kg": Decimal(1000),
    "oz": _OUNCE,
    "lb": _POUND,
}
DOSES = frozenset({"ug", "mg"})

_UNIT_WORDS: Mapping[str, str] = {
    "ug": "ug μg µg mcg mics mic мкг microgram micrograms microgramm mikrogramm",
    "mg": "mg mgs мг milligram milligrams milligramm miligramo miligramos миллиграмм",
    "g": "g gs gr grs gm gms gram grams gramm gramms gramme grammes grm grms gramo gramos г гр "
    "грам грамм грамма граммов",
    "kg": "kg kgs kilo kilos kilogram kilograms kilogramm kilogramo kilogramos кг кило килограмм "
    "килограмма килограммов",
    "oz": "oz ozs ounce ounces onza onzas unze unzen унция унции унций zip zips",
    "lb": "lb lbs pound pounds libra libras фунт фунта фунтов",
    "ml": "ml mls мл millilitre millilitres milliliter milliliters mililitro mililitros cc",
    "l": "l л liter liters litre litres litro litros литр литра литров",
}
_PIECE_WORDS: Mapping[str, str] = {
    "tablet": "tablet tablets tab tabs tablette tabletten tableta tabletas pill pills pille pillen "
    "pastilla pastillas geltab geltabs таблетка таблетки таблеток таб табл колес dragees "
    "tabletter piller pilules comprimés comprimidos tabletki pastiglie",
    "capsule": "capsule capsules cap caps kapsel kapseln capsula capsulas cápsula cápsulas "
    "капсула капсулы капсул kapslar kapsler gélules",
    "blotter": "blotter blotters hit hits trip trips blot blots марка марки марок tripis tripi "
    "filze pappen",
    "seed": "seed seeds samen semilla semillas семя семена семян",
    "vial": "vial vials amp amps ampoule ampoules ampule ampules ampulle ampullen ampolla ampollas "
    "ампула ампулы ампул",
    "patch": "patch patches pflaster parche parches пластырь пластыря пластырей",
    "strip": "strip strips film films",
    "bar": "bar bars",
    "piece": "piece pieces pcs pc pz stk stck stück stuck stueck st шт штук штуки штука unit units "
    "unidad unidades dose doses dosis доза дозы доз cartridge cartridges carts "
    "edible edibles cookie cookies gummy gummies",
    "joint": "joint joints blunt blunts preroll prerolls",
    "box": "box boxes pack packs packet packets bottle bottles blister blisters sheet sheets",
}
BARE_PIECES = frozenset(
    {"tablet", "capsule", "blotter", "bar", "patch", "vial", "strip", "seed", "joint"}
)
"""Nouns that, without a number of their own, say that an earlier bare number counts pieces."""

TRADE: Sequence[tuple[str, str, Decimal]] = (
    (r"(?:8|eight)[- ]?balls?", "oz", Decimal("0.125")),
    (r"(?:8th|eighths?)[- ](?:of[- ](?:an[- ])?)?(?:ounce|oz)", "oz", Decimal("0.125")),
    (r"(?:an?|one)[- ](?:8th|eighth)|(?:8th|eighth)(?=[- ]of\b)", "oz", Decimal("0.125")),
    (r"1/8(?:ths?)?(?![ ]?(?:oz|ou|lb|p|g|k))", "oz", Decimal("0.125")),
    (r"teenths?|teeners?", "oz", Decimal("0.0625")),
    (r"qps?|quarter[- ](?:pound|lb)", "lb", Decimal("0.25")),
    (r"half[- ](?:a[- ])?(?:pound|lb)|hp(?= of\b)", "lb", Decimal("0.5")),
    (r"quarter[- ](?:of[- ]an[- ])?(?:ounce|oz|of)", "oz", Decimal("0.25")),
    (r"half[- ](?:an?[- ])?(?:ounce|oz|zip)|media[- ]onza|halbe[- ]unze", "oz", Decimal("0.5")),
    (r"half[- ](?:a[- ])?(?:gram|g)|medio[- ]gramo|halbes[- ]gramm|полграмма", "g", Decimal("0.5")),
    (r"half[- ](?:a[- ])?(?:kilo|kilogram|kg)|medio[- ]kilo|halbes[- ]kilo|пол[- ]?кило", "kg",
     Decimal("0.5")),
    (r"(?:an?|one|full|una|eine)[- ](?:ounce|oz|zip|onza|unze)|(?:ounce|zip)(?=[- ]of\b)", "oz",
     Decimal(1)),
    (r"(?:a|one|un|ein)[- ](?:gramo?|gramm)|gram(?=[- ]of\b)", "g", Decimal(1)),
    (r"(?:a|one|un|ein)[- ](?:kilo|kilogram|kg)|kilo(?=[- ]of\b)", "kg", Decimal(1)),
    (r"(?:a|one)[- ](?:pound|lb)|pound(?=[- ]of\b)", "lb", Decimal(1)),
)  # fmt: skip


def _by_word(words: Mapping[str, str]) -> dict[str, str]:
    return {word: unit for unit, text in words.items() for word in text.split()}


UNITS = _by_word(_UNIT_WORDS)
PIECES = _by_word(_PIECE_WORDS)

_TAILS = """
mmc fa fma fpm cmc cec mec meo aco ho cb ce ci cp apb apdb mapb mpa emc methyl fluoro chloro
"""
CHEMICAL_TAILS = frozenset(_TAILS.split())
"""``3 MMC pills`` are pills of 3-MMC and not three pills."""
