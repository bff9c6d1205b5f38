"""What is sold in the simulated world: substances, their forms, sizes and median prices.

The prices are invented, of the order of magnitude of retail prices in public monitoring reports
(US dollars); they are the truth against which a measured price per gram is held.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

__all__ = ["GOODS", "GOODS_BY_ID", "GROUPS", "Good"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Good:
    """One substance in one form.

    Attributes:
        id: slug.
        substance: the substance's plain English name, empty for goods that are no substance.
        group: the category it stands in, an id of ``GROUPS``.
        unit: what it is counted in: ``g``, ``tablet``, ``blotter``, ``ml``, ``seed``, ``piece``.
        dose: grams of substance in one unit; ``None`` where the unit has no mass.
        price: median in US dollars per gram, or per unit where it is not sold by mass, at the
            reference size (the third of ``sizes``).
        sigma: standard deviation of the logarithm of the price.
        sizes: how many units a listing may hold.
        names: by language, what sellers call it.
        purity: whether sellers print a percentage.
    """

    id: str
    substance: str
    group: str
    unit: str
    dose: Decimal | None
    price: float
    sigma: float
    sizes: tuple[Decimal, ...]
    names: dict[str, tuple[str, ...]]
    purity: bool = False


GROUPS: dict[str, dict[str, str]] = {
    "cannabis": {"en": "Cannabis", "ru": "Каннабис", "de": "Cannabis", "es": "Cannabis"},
    "stimulants": {
        "en": "Stimulants",
        "ru": "Стимуляторы",
        "de": "Stimulanzien",
        "es": "Estimulantes",
    },
    "ecstasy": {"en": "Ecstasy", "ru": "Экстази", "de": "Ecstasy", "es": "Éxtasis"},
    "psychedelics": {
        "en": "Psychedelics",
        "ru": "Психоделики",
        "de": "Psychedelika",
        "es": "Psicodélicos",
    },
    "opioids": {"en": "Opioids", "ru": "Опиаты", "de": "Opioide", "es": "Opioides"},
    "dissociatives": {
        "en": "Dissociatives",
        "ru": "Диссоциативы",
        "de": "Dissoziativa",
        "es": "Disociativos",
    },
    "medicines": {"en": "Medicines", "ru": "Аптека", "de": "Arzneimittel", "es": "Medicamentos"},
    "nps": {"en": "Research", "ru": "Дизайнерские", "de": "Research", "es": "Investigación"},
    "seeds": {"en": "Seeds", "ru": "Семена", "de": "Samen", "es": "Semillas"},
    "other": {"en": "Other goods", "ru": "Прочее", "de": "Sonstiges", "es": "Otros"},
}

_RETAIL = "1 2 3.5 5 7 10 14 28 50 100 250"
_POWDER = "0.5 1 2 3 5 10 25 50 100"
_TABLETS = "10 20 50 100 250 500"
_PACKS = "14 28 30 56 60 90 120"


def _good(
    row: str, sizes: str, en: str, ru: str, de: str, es: str, *, purity: bool = False
) -> Good:
    ident, substance, group, unit, dose, price, sigma = (cell.strip() for cell in row.split("|"))
    names = {"en": en, "ru": ru, "de": de, "es": es}
    return Good(
        id=ident,
        substance=substance,
        group=group,
        unit=unit,
        dose=Decimal(dose) if dose else None,
        price=float(price),
        sigma=float(sigma),
        sizes=tuple(Decimal(size) for size in sizes.split()),
        names={language: tuple(text.split("/")) for language, text in names.items()},
        purity=purity,
    )


GOODS: tuple[Good, ...] = (
    _good(
        "herb|cannabis|cannabis|g|1|9|0.28",
        _RETAIL,
        "Weed/Cannabis flower/Marijuana/Lemon Haze buds",
        "Шишки/Марихуана/Бошки",
        "Gras/Marihuana Blüten/Cannabisblüten",
        "Marihuana/Hierba/Cogollos",
    ),
    _good(
        "resin|cannabis resin|cannabis|g|1|8|0.30",
        _RETAIL,
        "Hash/Hashish/Dry sift hash",
        "Гашиш/Твёрдый гашиш",
        "Haschisch/Hasch",
        "Hachís/Hash marroquí",
    ),
    _good(
        "cocaine|cocaine|stimulants|g|1|82|0.22",
        _POWDER,
        "Cocaine/Coke/Fishscale cocaine/Colombian cocaine",
        "Кокаин/Кокс",
        "Kokain/Koks",
        "Cocaína/Coca en roca",
        purity=True,
    ),
    _good(
        "speed|amphetamine|stimulants|g|1|12|0.32",
        "1 2 5 10 20 50 100 500",
        "Amphetamine/Speed paste/Amphetamine sulphate",
        "Амфетамин/Фен",
        "Amphetamin/Speed/Pep",
        "Anfetamina/Speed",
        purity=True,
    ),
    _good(
        "meth|methamphetamine|stimulants|g|1|46|0.30",
        _POWDER,
        "Methamphetamine/Crystal meth/Ice meth",
        "Метамфетамин/Винт",
        "Methamphetamin/Crystal Meth",
        "Metanfetamina/Cristal meta",
        purity=True,
    ),
    _good(
        "mephedrone|mephedrone|stimulants|g|1|20|0.26",
        "1 2 3 5 10 25 50",
        "4-MMC/Mephedrone/4-MMC crystal",
        "Мефедрон/4-MMC/Меф",
        "4-MMC/Mephedron",
        "4-MMC/Mefedrona",
    ),
    _good(
        "mdma|MDMA|ecstasy|g|1|21|0.25",
        _POWDER,
        "MDMA/MDMA crystals/Molly",
        "МДМА/MDMA кристаллы",
        "MDMA/MDMA Kristalle",
        "MDMA/MDMA cristal",
        purity=True,
    ),
    _good(
        "pills|MDMA|ecstasy|tablet|0.2|5.2|0.28",
        _TABLETS,
        "XTC pills 200mg MDMA/Ecstasy pills 200mg",
        "Экстази 200мг МДМА/Таблетки экстази 200 мг",
        "XTC Pillen 200mg MDMA/Ecstasy Tabletten 200mg",
        "Pastillas de éxtasis 200mg MDMA/Éxtasis 200mg",
    ),
    _good(
        "lsd|LSD|psychedelics|blotter|0.00012|6|0.26",
        "5 10 25 50 100 200",
        "LSD blotters 120ug/Acid tabs 120ug",
        "Марки ЛСД 120 мкг/LSD марки 120мкг",
        "LSD Pappen 120ug/LSD Filze 120µg",
        "LSD tripis 120ug/Secantes LSD 120µg",
    ),
    _good(
        "shrooms|psilocybin mushrooms|psychedelics|g|1|7.5|0.25",
        "3.5 5 7 10 14 28 50",
        "Magic mushrooms/Golden Teacher shrooms",
        "Грибы псилоцибиновые/Грибы Golden Teacher",
        "Zauberpilze/Magic Mushrooms",
        "Setas alucinógenas/Hongos mágicos",
    ),
    _good(
        "2cb|2C-B|psychedelics|tablet|0.02|6.4|0.22",
        _TABLETS,
        "2C-B pills 20mg/2CB 20mg",
        "2C-B таблетки 20мг",
        "2C-B Pillen 20mg",
        "2C-B pastillas 20mg",
    ),
    _good(
        "dmt|DMT|psychedelics|g|1|85|0.22",
        "0.5 1 2 3 5 10",
        "DMT/DMT yellow crystals",
        "ДМТ",
        "DMT",
        "DMT",
    ),
    _good(
        "heroin|heroin|opioids|g|1|58|0.34",
        _POWDER,
        "Heroin/Heroin No 4/Brown heroin no.3",
        "Героин",
        "Heroin/Heroin Nr. 3",
        "Heroína/Heroína n.º 4",
        purity=True,
    ),
    _good(
        "ketamine|ketamine|dissociatives|g|1|27|0.24",
        "1 2 3.5 5 7 14 28 50 100",
        "Ketamine/S-isomer ketamine/Ketamine needles",
        "Кетамин",
        "Ketamin/S-Ketamin",
        "Ketamina/Keta",
        purity=True,
    ),
    _good(
        "xanax|alprazolam|medicines|tablet|0.002|2.3|0.26",
        _TABLETS,
        "Xanax 2mg/Alprazolam 2 mg bars",
        "Алпразолам 2 мг/Ксанакс 2мг",
        "Xanax 2mg/Alprazolam 2 mg",
        "Trankimazin 2mg/Alprazolam 2 mg",
    ),
    _good(
        "tramadol|tramadol|medicines|tablet|0.1|1.3|0.24",
        _PACKS,
        "Tramadol 100mg",
        "Трамадол 100мг",
        "Tramadol 100mg",
        "Tramadol 100mg",
    ),
    _good(
        "diazepam|diazepam|medicines|tablet|0.01|1.1|0.24",
        _PACKS,
        "Diazepam 10mg/Valium 10 mg",
        "Диазепам 10 мг",
        "Diazepam 10mg/Valium 10 mg",
        "Diazepam 10mg/Valium 10 mg",
    ),
    _good(
        "oxycodone|oxycodone|medicines|tablet|0.03|14|0.28",
        _PACKS,
        "Oxycodone 30mg",
        "Оксикодон 30мг",
        "Oxycodon 30mg",
        "Oxicodona 30mg",
    ),
    _good(
        "zopiclone|zopiclone|medicines|tablet|0.0075|0.9|0.22",
        _PACKS,
        "Zopiclone 7.5mg",
        "Зопиклон 7,5мг",
        "Zopiclon 7,5mg",
        "Zopiclona 7,5mg",
    ),
    _good(
        "modafinil|modafinil|medicines|tablet|0.2|0.8|0.22",
        _PACKS,
        "Modafinil 200mg",
        "Модафинил 200 мг",
        "Modafinil 200mg",
        "Modafinilo 200mg",
    ),
    _good(
        "sildenafil|sildenafil|medicines|tablet|0.1|0.9|0.25",
        _PACKS,
        "Sildenafil 100mg",
        "Силденафил 100мг",
        "Sildenafil 100mg",
        "Sildenafilo 100mg",
    ),
    _good(
        "3mmc|3-MMC|nps|g|1|15|0.18",
        "1 2 5 10 25 50 100",
        "3-MMC/3-MMC crystal",
        "3-MMC",
        "3-MMC",
        "3-MMC",
    ),
    _good(
        "alphapihp|alpha-PiHP|nps|g|1|24|0.20",
        "0.5 1 2 5 10 25",
        "A-PiHP/alpha-PiHP",
        "Альфа-PiHP/a-PiHP",
        "a-PiHP",
        "a-PiHP",
    ),
    _good(
        "1plsd|1P-LSD|nps|blotter|0.0001|5.5|0.15",
        "5 10 25 50 100",
        "1P-LSD 100mcg blotters",
        "1P-LSD 100 мкг марки",
        "1P-LSD 100mcg Pappen",
        "1P-LSD 100mcg secantes",
    ),
    _good(
        "2fdck|2-FDCK|nps|g|1|18|0.16",
        "0.5 1 2 5 10 25",
        "2-FDCK/2F-DCK crystals",
        "2-FDCK",
        "2-FDCK",
        "2-FDCK",
    ),
    _good(
        "gbl|GBL|nps|ml||0.28|0.2",
        "100 250 500 1000",
        "GBL cleaner",
        "GBL",
        "GBL Reiniger",
        "GBL limpiador",
    ),
    _good(
        "seeds|cannabis|seeds|seed||5.5|0.3",
        "3 5 10 25",
        "Critical Mist feminised seeds/Blue Ferry auto seeds",
        "Семена Blue Ferry",
        "Blue Ferry Samen",
        "Blue Ferry feminizadas/Critical Mist autoflorecientes/Amnesia Bruma regulares/Faro Kush "
        "feminizadas/Lemon Timón/Skunk Marea auto/White Ancla feminizadas/Niebla n.º 5 auto",
    ),
    _good(
        "ebook||other|piece||6|0.6",
        "1",
        "Origami handbook (PDF)/Ebook: chess openings",
        "Учебник оригами PDF",
        "E-Book Origami",
        "Ebook: nudos marineros",
    ),
    _good(
        "watch||other|piece||140|0.5",
        "1",
        "Replica watch, steel/Sunglasses, copy",
        "Часы, копия",
        "Uhr, Nachbau",
        "Reloj, réplica",
    ),
)

GOODS_BY_ID: dict[str, Good] = {good.id: good for good in GOODS}
