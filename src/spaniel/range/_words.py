"""The words of the simulated world by language: countries, units, praise, invented handles."""

from __future__ import annotations

from spaniel.range._dice import Dice

__all__ = ["BUYER_WORDS", "COUNTRIES", "PRAISE", "TEMPLATES", "TRAPS", "UNITS", "invent_handle"]

COUNTRIES: dict[str, dict[str, str]] = {
    "DE": {"en": "Germany", "ru": "Германия", "de": "Deutschland", "es": "Alemania"},
    "NL": {"en": "Netherlands", "ru": "Нидерланды", "de": "Niederlande", "es": "Países Bajos"},
    "GB": {
        "en": "United Kingdom",
        "ru": "Великобритания",
        "de": "Großbritannien",
        "es": "Reino Unido",
    },
    "US": {"en": "United States", "ru": "США", "de": "USA", "es": "Estados Unidos"},
    "AU": {"en": "Australia", "ru": "Австралия", "de": "Australien", "es": "Australia"},
    "FR": {"en": "France", "ru": "Франция", "de": "Frankreich", "es": "Francia"},
    "ES": {"en": "Spain", "ru": "Испания", "de": "Spanien", "es": "España"},
    "AT": {"en": "Austria", "ru": "Австрия", "de": "Österreich", "es": "Austria"},
    "PL": {"en": "Poland", "ru": "Польша", "de": "Polen", "es": "Polonia"},
    "RU": {"en": "Russia", "ru": "Россия", "de": "Russland", "es": "Rusia"},
    "KZ": {"en": "Kazakhstan", "ru": "Казахстан", "de": "Kasachstan", "es": "Kazajistán"},
    "IN": {"en": "India", "ru": "Индия", "de": "Indien", "es": "India"},
    "CA": {"en": "Canada", "ru": "Канада", "de": "Kanada", "es": "Canadá"},
    "WW": {"en": "Worldwide", "ru": "Весь мир", "de": "weltweit", "es": "Todo el mundo"},
    "EU": {"en": "Europe", "ru": "Европа", "de": "EU", "es": "Unión Europea"},
}

UNITS: dict[str, dict[str, tuple[str, ...]]] = {
    "g": {
        "en": ("g", "g", " g", "gr", " grams", " GRAM"),
        "ru": ("г", " г", " гр", "гр."),
        "de": ("g", " g", " Gramm"),
        "es": ("g", " g", " gr", " gramos"),
    },
    "tablet": {
        "en": (" tablets", "x", " pills", " pcs"),
        "ru": (" шт", " таб", "шт."),
        "de": (" Stück", "x", " Tabletten", " Stk."),
        "es": (" pastillas", "x", " comprimidos", " uds."),
    },
    "blotter": {
        "en": (" blotters", "x", " tabs"),
        "ru": (" шт", " марок"),
        "de": (" Stück", "x", " Pappen"),
        "es": (" unidades", "x", " tripis"),
    },
    "ml": {"en": ("ml", " ml"), "ru": (" мл",), "de": (" ml", "ml"), "es": (" ml", "ml")},
    "seed": {
        "en": (" seeds", " seeds"),
        "ru": (" семян",),
        "de": (" Samen", " Stück"),
        "es": (" semillas", " semillas", " uds."),
    },
    "piece": {"en": ("x",), "ru": (" шт",), "de": ("x",), "es": ("x",)},
}

PRAISE: dict[str, tuple[str, ...]] = {
    "en": ("AAA+", "top quality", "lab tested", "uncut", "fresh batch", "premium", "strong"),
    "ru": ("высшее качество", "чистый", "свежая партия", "лучший", "VHQ"),
    "de": ("Top Qualität", "frische Ware", "stark", "ungestreckt", "AAA"),
    "es": ("alta calidad", "muy puro", "recién llegado", "premium", "AAA"),
}

TRAPS: dict[str, tuple[str, ...]] = {
    "en": ("24h dispatch", "free shipping over $200", "100% stealth", "2 free samples", "24/7"),
    "ru": ("клад за 30 мин", "24/7", "скидка 10%", "фото 100%"),
    "de": ("Versand in 24h", "2 Proben gratis", "100% diskret", "ab 50€ versandfrei"),
    "es": ("envío 24h", "100% discreto", "2 muestras gratis", "envío gratis desde 50€"),
}

TEMPLATES: dict[str, tuple[str, ...]] = {
    "en": (
        "{amount} {name} {praise}",
        "{name} - {amount} - {praise}",
        "★ {name} {amount} ★ {trap}",
        "[{name}] {amount}",
        "{name} {percent}{amount}",
        "{praise} {name} | {amount} | {trap}",
    ),
    "ru": ("{name} {amount}", "{name} {percent}{amount} — {praise}", "{amount} {name} | {trap}"),
    "de": ("{amount} {name} {praise}", "{name} {percent}{amount}", "{name}, {amount} – {trap}"),
    "es": ("{name} {amount}", "{amount} de {name} {praise}", "{name} {percent}- {amount} ({trap})"),
}

BUYER_WORDS: dict[str, tuple[str, ...]] = {
    "en": ("arrived fast", "all fine, thanks", "a bit late", "good weight", "no answer yet"),
    "ru": ("всё ровно", "спасибо", "долго ждал", "качество хорошее"),
    "de": ("alles bestens", "schnell da", "etwas spät", "gerne wieder"),
    "es": ("todo bien", "llegó rápido", "un poco tarde", "buena comunicación"),
}

_ENGLISH_FIRST = (
    "Copper Velvet Paper Lazy Quiet Wobbly Amber Crooked Dusty Electric Feral Gilded Humble Inky "
    "Jolly Knitted Lunar Mellow Noisy Oaken Pickled Quilted Rusty Salty Tidy Upside Vivid Woolly "
    "Yellow Zigzag Brass Candid Dapper Elastic Foggy Gentle Hollow Itchy Jagged Kindly"
)
_ENGLISH_SECOND = (
    "Otter Teapot Lantern Kettle Pelican Trombone Biscuit Umbrella Walrus Cactus Doorbell Easel "
    "Ferret Gazebo Hammock Inkwell Jigsaw Kazoo Ladle Marmot Napkin Ocarina Puffin Quill Radish "
    "Spatula Turnip Ukulele Violin Wombat Xylophone Yodel Zeppelin Accordion Badger Colander "
    "Dumpling Engine Flannel Gherkin"
)
_RUSSIAN_FIRST = "Медный Тихий Бумажный Ленивый Янтарный Кривой Пыльный Лунный Солёный Вязаный"
_RUSSIAN_SECOND = "Чайник Фонарь Пеликан Тромбон Бублик Зонтик Кактус Самовар Барсук Сундук"
_PAIRS = {
    "en": (_ENGLISH_FIRST.split(), _ENGLISH_SECOND.split()),
    "ru": (_RUSSIAN_FIRST.split(), _RUSSIAN_SECOND.split()),
}


def invent_handle(number: int, language: str, dice: Dice) -> str:
    """Return the handle of the world's ``number``-th vendor; two numbers never share a handle."""
    first, second = _PAIRS["ru" if language == "ru" else "en"]
    both = len(first) * len(second)
    spread = (number * 617) % both  # 617 is prime to both table sizes: a walk through all pairs
    pair = first[spread // len(second)], second[spread % len(second)]
    # The series keeps handles apart once every pair of words is used up.
    series = str(number // both + 1) if number >= both else ""
    styles = ("{0}{1}{2}", "{0}_{1}{2}", "{0}{1}{2}", "Dr{0}{1}{2}", "{0}-{1}{2}")
    return dice.pick(styles).format(*pair, series)
