"""The words for units, pieces and numbers in the titles of listings, and the masses of units.

English, Russian, Ukrainian, Spanish, Portuguese, German, Dutch, French, Italian, Polish. All words
are folded (:meth:`str.casefold`, with the micro sign as a Greek mu).

Grams: international avoirdupois ounce 28.349523125 g and pound 453.59237 g (exact by the
International Yard and Pound Agreement, 1959). The words of the trade are general usage.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

__all__ = [
    "BARE_PIECES",
    "CHEMICAL_TAILS",
    "CONTAINERS",
    "DOSES",
    "FRACTIONS",
    "GRADE_WORDS",
    "GRAMS",
    "NUMBER_WORDS",
    "PIECES",
    "TRADE",
    "UNITS",
]

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
    "ug": "ug μg mcg mics mic мкг microgram micrograms microgramm mikrogramm microgrammes "
    "microgramos microgrammi mikrogramów microgramas",
    "mg": "mg mgs mgr мг milligram milligrams milligramm milligrammes milligramme milligrammi "
    "miligramo miligramos miligrama miligramas miligram miligramy miligramów миллиграмм",
    "g": "g gs gr grs gm gms gram grams gramm gramms gramme grammes grm grms gramo gramos grama "
    "gramas grammo grammi grammen gramy gramów г гр грам грамм грамма граммов грами грамів",
    "kg": "kg kgs kilo kilos kilogram kilograms kilogramm kilogramme kilogrammes kilogramo "
    "kilogramos kilogrammo chilo chili quilo quilos kilograma kilogramy kilogramów кг кило "
    "килограмм килограмма килограммов кіло кілограм кілограма кілограмів",
    "oz": "oz ozs ounce ounces onza onzas onça onças unze unzen once onces oncia uncja uncje "
    "uncji унция унции унций унція унції zip zips",
    "lb": "lb lbs pound pounds libra libras libbra libbre funt funty funtów фунт фунта фунтов",
    "ml": "ml mls мл millilitre millilitres milliliter milliliters mililitro mililitros "
    "millilitri mililitrów cc",
    "l": "l л liter liters litre litres litro litros litri litrów litr литр литра литров літр "
    "літра літрів",
}
_PIECE_WORDS: Mapping[str, str] = {
    "tablet": "tablet tablets tab tabs tablette tabletten tableta tabletas pill pills pille pillen "
    "pastilla pastillas geltab geltabs таблетка таблетки таблеток таб табл колес dragees "
    "tabletter piller pilules pilule comprimé comprimés comprimido comprimidos tabletki tabletek "
    "tabletka pastiglia pastiglie compressa compresse cachet cachets pastilhas пігулок pellet "
    "pellets",
    "capsule": "capsule capsules cap caps kapsel kapseln capsula capsulas cápsula cápsulas "
    "капсула капсулы капсул kapslar kapsler gélule gélules kapsułki kapsułek kapsułka capsulas "
    "gelcap gelcaps",
    "blotter": "blotter blotters hit hits trip trips blot blots марка марки марок tripis tripi "
    "filze pappen pappe buvard buvards cartoni cartone kartoniki kartonów kartony secante "
    "secantes zegels zegel",
    "seed": "seed seeds samen semilla semillas семя семена семян graine graines semi seme nasiona "
    "nasion semente sementes zaden насіння насінин",
    "vial": "vial vials flacon flacons fiala fiale flakon флакон флакона флаконов viales "
    "fläschchen",
    "ampoule": "amp amps ampoule ampoules ampule ampules ampulle ampullen ampolla ampollas "
    "ампула ампулы ампул ампули fiolki fiolek ampułki ampułek ampullen ampola ampolas",
    "patch": "patch patches pflaster parche parches пластырь пластыря пластырей plastry adesivos",
    "drop": "drop drops tropfen gouttes gotas капель капли",
    "strip": "strip strips film films",
    "bar": "bar bars",
    "joint": "joint joints blunt blunts preroll prerolls джойнт джойнта joints porro porros",
    "cartridge": "cart carts cartridge cartridges картридж картриджа картриджей",
    "gummy": "gummy gummies",
    "piece": "piece pieces pcs pc pz stk stck stück stuck stueck st шт штук штуки штука unit units "
    "unidad unidades dose doses dosis доза дозы доз "
    "edible edibles cookie cookies lollipop lollipops candy candies brownie brownies "
    "ct rounds rds ud uds unité unités pièce pièces pezzi pezzo sztuk sztuki szt stuks stuk "
    "unidade "
    "штуку pouch pouches sachet sachets slice slices baggie baggies",
    "box": "box boxes boîte boîtes caja cajas packung packungen scatola scatole pudełko opakowanie "
    "opakowania opakowań упаковка упаковки упаковок doos caixa caixas",
    "pack": "pack packs packet packets paquete paquetes пачка пачки пачек",
    "blister": "blister blisters блистер блистера блистеров",
    "sheet": "sheet sheets",
    "bottle": "bottle bottles flasche flaschen botella botellas bouteille bouteilles bottiglia "
    "bottiglie butelka butelki butelek бутылка бутылки бутылок garrafa fles flessen",
}
CONTAINERS = frozenset({"box", "pack", "blister", "sheet", "bottle"})
_BARE = "tablet capsule blotter bar patch vial ampoule strip seed joint cartridge gummy drop"
BARE_PIECES = frozenset(_BARE.split())
"""Nouns that, without a number of their own, say that an earlier bare number counts pieces."""

NUMBER_WORDS: Mapping[str, Decimal] = {
    word: Decimal(number)
    for number, text in {
        1: "a an one full single un una uno une ein eine einen één een um uma один одна одну "
        "jeden jedna jedną",
        2: "two dos deux zwei due dois duas twee dwa dwie два две дві pair",
        3: "three tres trois drei tre três drie trzy три",
        4: "four cuatro quatre vier quattro quatro cztery четыре чотири",
        5: "five cinco cinq fünf cinque vijf pięć пять п'ять",
        6: "six seis sechs sei zes sześć шесть шість",
        7: "seven siete sept sieben sette sete zeven siedem семь сім",
        8: "eight ocho huit acht otto oito osiem восемь вісім",
        9: "nine nueve neuf neun nove negen dziewięć девять",
        10: "ten diez dix zehn dieci dez tien dziesięć десять",
        12: "twelve dozen zwölf doce douze",
        15: "fifteen quince quinze fünfzehn",
        20: "twenty veinte vingt zwanzig venti vinte twintig dwadzieścia двадцать",
        25: "twenty-five",
        28: "twenty-eight",
        30: "thirty treinta trente dreißig dreissig trenta trinta",
        50: "fifty cincuenta cinquante fünfzig cinquanta cinquenta vijftig pięćdziesiąt пятьдесят",
        100: "hundred hundert cien cent cento cem honderd sto сто",
        500: "quinientos пятьсот",
        1000: "thousand tausend mil mille duizend tysiąc тысяча",
    }.items()
    for word in text.split()
}
FRACTIONS: Mapping[str, Decimal] = {
    word: Decimal(number)
    for number, text in {
        "0.5": "half halbe halbes halber halben medio media demi demie mezzo mezza meio meia pół "
        "halve пол половина половину пів",
        "0.25": "quarter viertel cuarto quart quarto ćwierć kwart четверть чверть",
        "0.125": "eighth 8th achtel octavo",
        "1.5": "anderthalb полтора półtora",
    }.items()
    for word in text.split()
}

TRADE: Mapping[str, tuple[str, Decimal]] = {
    word: (unit, Decimal(amount))
    for text, unit, amount in (
        ("8ball 8balls eightball eightballs", "oz", "0.125"),
        ("teenth teenths teener teeners", "oz", "0.0625"),
        ("qp qps", "lb", "0.25"),
        ("hp hps", "lb", "0.5"),
        ("полграмма півграма полграма", "g", "0.5"),
        ("полкило полкилограмма півкіло", "kg", "0.5"),
        ("четвертак", "g", "0.25"),
        ("etto etti ons", "g", "100"),
        ("pfund livre livres pond", "g", "500"),
    )
    for word in text.split()
}
"""Words that are an amount by themselves."""

_GRADES = """
no nr number num nummer numero grade type vol volume version v level part pt ak og numéro
номер № n° сорт step phase season gen generation edition mark mk area route
"""
GRADE_WORDS = frozenset(_GRADES.split())
"""Words before a number that make it a name: ``No 4``, ``AK 47``."""


def _by_word(words: Mapping[str, str]) -> dict[str, str]:
    return {word: unit for unit, text in words.items() for word in text.split()}


UNITS = _by_word(_UNIT_WORDS)
PIECES = _by_word(_PIECE_WORDS)

_TAILS = """
mmc fa fma fpm cmc cec mec meo aco ho cb ce ci cp apb apdb mapb mpa emc methyl fluoro chloro
fmph mapdb i b c eapb fpv mcpp hometh homipt mxe bk mmba nbome ci cbf ct
"""
CHEMICAL_TAILS = frozenset(_TAILS.split())
"""``3 MMC pills`` are pills of 3-MMC and not three pills."""
