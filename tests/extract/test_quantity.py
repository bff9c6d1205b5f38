"""Quantities in titles. All titles are invented."""

import csv
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spaniel.extract.quantity import (
    find_quantities,
    find_quantity,
    locate_quantities,
    locate_quantity,
)

OUNCE = Decimal("28.349523125")
POUND = Decimal("453.59237")


@pytest.mark.parametrize(
    ("text", "amount", "unit", "grams"),
    [
        ("5g", "5", "g", 5),
        ("3.5 g", "3.5", "g", "3.5"),
        ("3,5гр", "3.5", "g", "3.5"),
        ("1kg", "1", "kg", 1000),
        ("0,5 kg speed", "0.5", "kg", 500),
        ("250 mg powder", "250", "mg", "0.25"),
        ("28 grams", "28", "g", 28),
        ("1 oz", "1", "oz", OUNCE),
        ("1/8 oz", "0.125", "oz", OUNCE / 8),
        ("1/8th of weed", "0.125", "oz", OUNCE / 8),
        ("1/8 ounce of robot weed", "0.125", "oz", OUNCE / 8),
        ("0,5 gram of snow", "0.5", "g", "0.5"),
        ("5 kilo of snow", "5", "kg", 5000),
        ("½ ounce of weed", "0.5", "oz", OUNCE / 2),
        ("2 QPs of weed", "0.50", "lb", POUND / 2),
        ("gram of snow", "1", "g", 1),
        ("1 -15 mg green", "15", "mg", "0.015"),
        ("1 1/2 oz", "1.5", "oz", OUNCE * 3 / 2),
        ("2½ oz weed", "2.5", "oz", OUNCE * 5 / 2),
        ("1 lb", "1", "lb", POUND),
        ("QP of grass", "0.25", "lb", POUND / 4),
        ("half a kilo", "0.5", "kg", 500),
        ("medio kilo", "0.5", "kg", 500),
        ("an ounce", "1", "oz", OUNCE),
        ("8-ball of snow", "0.125", "oz", OUNCE / 8),
        ("5 грамм", "5", "g", 5),
        ("GHB 1 L", "1", "l", None),
        ("2 x 10g weed", "20", "g", 20),
        ("5g x 10", "50", "g", 50),
    ],
)
def test_masses_and_volumes(text: str, amount: str, unit: str, grams: object) -> None:
    found = find_quantity(text)
    assert found is not None
    assert (found.amount, found.unit) == (Decimal(amount), unit)
    assert found.grams == (None if grams is None else Decimal(str(grams)))


@pytest.mark.parametrize(
    ("text", "pieces", "unit", "grams"),
    [
        ("10 x 200µg", 10, "piece", "0.002"),
        ("200ug x 10 blotters", 10, "blotter", "0.002"),
        ("100 pills 200mg", 100, "tablet", "20"),
        ("Pillex 1 MG (1000 Pills)", 1000, "tablet", "1"),
        ("Pillex 20mg OP X5", 5, "piece", "0.1"),
        ("25x20mg generics", 25, "piece", "0.5"),
        ("3x Blue Robots | 200 mg", 3, "piece", "0.6"),
        ("25 Brandname 2MG bars", 25, "bar", "0.05"),
        ("Syrup pills 20mg box of 4", 4, "tablet", "0.08"),
        ("100 Tabletten 10mg", 100, "tablet", "1"),
        ("25 марок 250мкг", 25, "blotter", "0.00625"),
        ("Pillex 10 mg Qty: 25", 25, "piece", "0.25"),
        ("1 Box Pillex 30 Pills", 30, "tablet", None),
        ("5 blisters of 10 tablets", 50, "tablet", None),
        ("5 seeds", 5, "seed", None),
        ("10 regular seeds - Robot Kush", 10, "seed", None),
        ("1000 tabs", 1000, "tablet", None),
        ("1k pills", 1000, "tablet", None),
        ("10 000 таблеток", 10000, "tablet", None),
        ("50 Stück", 50, "piece", None),
    ],
)
def test_pieces_and_their_total_active_mass(
    text: str, pieces: int, unit: str, grams: str | None
) -> None:
    found = find_quantity(text)
    assert found is not None
    assert (found.pieces, found.amount, found.unit) == (Decimal(pieces), Decimal(pieces), unit)
    assert found.grams == (None if grams is None else Decimal(grams))


@pytest.mark.parametrize(
    "text",
    """5F-PB22|4-MMC|2C-B|MDMA 84%|THC 20%|8th Edition|500mb|2019|$5|100% pure|a-PVP|5 star|24h
    |Gmail|JWH-018|1st quality|2014 г.|7.62 x 39|50 x 50 cm|windows x64|PHONES**2014**|0g|1/0 oz
    |3 MMC|#4 heroin||5€|patch 100mcg/hr""".replace("\n", "").split("|"),
)
def test_traps(text: str) -> None:
    assert find_quantity(text.strip()) is None


@pytest.mark.parametrize(
    ("text", "grams"),
    [
        ("5g 5F-PB22", "5"),
        ("#4 heroin 0.5g", "0.5"),
        ("AK47 1/8oz", "3.543690390625"),
        ("2C-B 500mg", "0.5"),
        ("$50 1g", "1"),
        ("90.2% pure - 1 Gram", "1"),
        ("(29) 1oz top shelf", "28.349523125"),
    ],
)
def test_names_prices_and_percentages_beside_a_quantity(text: str, grams: str) -> None:
    found = find_quantity(text)
    assert found is not None
    assert found.grams == Decimal(grams)


def test_the_same_said_twice_is_sure_and_a_menu_is_not() -> None:
    said_twice, menu = find_quantity("28g (1 oz)"), find_quantity("1g 2g 5g")
    assert said_twice is not None
    assert menu is not None
    assert said_twice.grams == 28
    assert menu.grams == 1
    assert menu.confidence < 0.7 < 0.95 < said_twice.confidence


def test_all_quantities_are_found_in_order() -> None:
    half, eighth = find_quantities("1/2oz. + 1/8th wax")
    assert (half.grams, eighth.grams) == (OUNCE / 2, OUNCE / 8)
    first = find_quantity("1/2oz. + 1/8th wax")
    assert first is not None
    assert (first.amount, first.unit, first.text) == (Decimal("0.5"), "oz", "1/2oz")
    assert first.confidence < half.confidence


def test_a_range_gives_its_lower_end_less_surely() -> None:
    found, plain = find_quantity("10 x 150 - 170ug"), find_quantity("10 x 150ug")
    assert found is not None
    assert plain is not None
    assert found.grams == Decimal("0.0015")
    assert found.confidence < plain.confidence


def test_strength_per_millilitre_times_volume() -> None:
    found = find_quantity("250mg/ml 10ml vial")
    assert found is not None
    assert (found.amount, found.unit, found.grams) == (Decimal(10), "ml", Decimal("2.5"))
    bottle = find_quantity("300mg x 10ml")
    assert bottle is not None
    assert (bottle.amount, bottle.unit, bottle.grams) == (Decimal(10), "ml", None)


def test_a_lone_dose_is_less_sure_than_a_bag() -> None:
    dose, bag = find_quantity("Pillex 30mg"), find_quantity("powder 30g")
    assert dose is not None
    assert bag is not None
    assert dose.confidence < bag.confidence


@pytest.mark.parametrize(
    ("text", "amount", "unit", "pieces", "grams"),
    [
        ("quarter ounce", "0.25", "oz", None, OUNCE / 4),
        ("eighth", "0.125", "oz", None, OUNCE / 8),
        ("Purple Robot - eighth", "0.125", "oz", None, OUNCE / 8),
        ("zip", "1", "oz", None, OUNCE),
        ("HP robot kush", "0.5", "lb", None, POUND / 2),
        ("3 8balls of snow", "0.375", "oz", None, OUNCE * 3 / 8),
        (".5 gr", "0.5", "g", None, "0.5"),
        ("1-10g robot", "1", "g", None, 1),
        ("5g + 1g free", "5", "g", None, 5),
        ("Robot No 4 - 5g", "5", "g", None, 5),
        ("two grams", "2", "g", None, 2),
        ("ten pills", "10", "tablet", 10, None),
        ("dozen gummies", "12", "gummy", 12, None),
        ("200mg - 250 uds", "250", "piece", 250, 50),
        ("10 gummies 150mg THC", "10", "gummy", 10, "1.5"),
        ("150mg THC cart 1g", "1", "g", None, 1),
        ("3 carts 1g each", "3", "g", 3, 3),
        ("2 vials (10ml)", "20", "ml", 2, None),
        ("10 bottles 100ml", "1000", "ml", 10, None),
        ("pack of 10 joints", "10", "joint", 10, None),
        ("Pillex 10mg [50]", "50", "piece", 50, "0.5"),
        ("1 strip (10 tabs)", "10", "tablet", 10, None),
        ("50 - Pillex 2mg bars", "50", "bar", 50, "0.1"),
        ("Pillex-120mg 120mg robot 10 pills", "10", "tablet", 10, "1.2"),
        ("10 шт по 1г", "10", "g", 10, 10),
        ("500 мкг", "500", "ug", None, "0.0005"),
        ("пол грамма", "0.5", "g", None, "0.5"),
        ("полкило", "0.5", "kg", None, 500),
        ("пять марок", "5", "blotter", 5, None),
        ("5 грамів", "5", "g", None, 5),
        ("10 таблеток по 50 мг", "10", "tablet", 10, "0.5"),
        ("halbes Gramm", "0.5", "g", None, "0.5"),
        ("2 Pfund Gras", "1000", "g", None, 1000),
        ("1.000 Stück", "1000", "piece", 1000, None),
        ("media onza", "0.5", "oz", None, OUNCE / 2),
        ("cinco gramos", "5", "g", None, 5),
        ("un demi-gramme", "0.5", "g", None, "0.5"),
        ("10 comprimés de 20mg", "10", "tablet", 10, "0.2"),
        ("mezzo chilo", "0.5", "kg", None, 500),
        ("un etto di robot", "100", "g", None, 100),
        ("pięć gramów", "5", "g", None, 5),
        ("10 tabletek", "10", "tablet", 10, None),
        ("2 ons robot", "200", "g", None, 200),
        ("tien pillen", "10", "tablet", 10, None),
        ("meio quilo", "0.5", "kg", None, 500),
    ],
)
def test_words_of_ten_languages_and_of_the_trade(
    text: str, amount: str, unit: str, pieces: int | None, grams: object
) -> None:
    found = find_quantity(text)
    assert found is not None
    assert (found.amount, found.unit, found.pieces) == (Decimal(amount), unit, pieces)
    assert found.grams == (None if grams is None else Decimal(str(grams)))


@pytest.mark.parametrize(
    "text",
    """12.03.2023|+49 170 1234567|call 555-123-4567|24/7 support|A+++|#4|3-MMC|4F-MPH|5-MeO-XYZ
    |U-47700|AK-47|AK 47 seeds|G13|OG|v1.2.3|30 EUR|1 CC fullz|HP laptop|2014 pack|9x19 robots
    |gr8 stuff|zip file|buy 2 get 1 free""".replace("\n", "").split("|"),
)
def test_names_dates_telephones_and_bargains_are_no_quantities(text: str) -> None:
    assert find_quantity(text.strip()) is None


def _rows() -> list[dict[str, str]]:
    with (Path(__file__).parent / "titles.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _is_right(row: dict[str, str]) -> bool:
    found = find_quantity(row["title"])
    if found is None:
        return not row["amount"]
    numbers = (found.amount, found.pieces, found.grams)
    wanted = (row["amount"], row["pieces"], row["grams"])
    same = all(
        (a is None and not b) or (a is not None and b != "" and a == Decimal(b))
        for a, b in zip(numbers, wanted, strict=True)
    )
    return same and found.unit == row["unit"]


def test_titles_of_a_market_in_invented_words_are_read() -> None:
    rows = _rows()
    assert len(rows) == 300
    wrong = [row["title"] for row in rows if not _is_right(row)]
    assert len(wrong) <= 0.03 * len(rows), wrong


def test_confidence_is_the_share_that_is_right() -> None:
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for row in _rows():
        if found := find_quantity(row["title"]):
            bins[min(int(found.confidence * 10), 9)].append((found.confidence, _is_right(row)))
    count = sum(len(one) for one in bins.values())
    error = sum(abs(sum(c for c, _ in one) - sum(r for _, r in one)) for one in bins.values())
    assert count > 200
    assert error / count <= 0.05


@pytest.mark.parametrize("text", ["İ 5g [10 x 200µg] ½ oz", "(2 vials (10ml))", "СКОРОСТЬ 5 ГР"])
def test_where_a_quantity_stands(text: str) -> None:
    found = locate_quantities(text)
    assert found
    assert locate_quantity(text) is not None
    for one in found:
        assert text[one.start : one.end] == one.quantity.text


@given(
    st.integers(1, 999), st.sampled_from(["g", "mg", "kg", "oz", "lb"]), st.sampled_from(["", " "])
)
def test_number_and_unit_are_read_back_anywhere(number: int, unit: str, space: str) -> None:
    for frame in ("{}", "Purple Robot {} stealth", "({}) Purple Robot"):
        found = find_quantity(frame.format(f"{number}{space}{unit}"))
        assert found is not None
        assert (found.amount, found.unit) == (Decimal(number), unit)


@given(st.integers(1, 500), st.integers(1, 900))
def test_order_of_count_and_dose_does_not_matter(count: int, dose: int) -> None:
    first, second = find_quantity(f"{count} x {dose}mg"), find_quantity(f"{dose}mg x {count}")
    assert first is not None
    assert second is not None
    assert first.grams == second.grams == Decimal(count * dose) / 1000


@given(st.text(max_size=80))
def test_any_text_is_survived_and_the_words_are_in_it(text: str) -> None:
    for found in locate_quantities(text):
        assert text[found.start : found.end] == found.quantity.text
        assert found.quantity.amount > 0
        assert 0 < found.quantity.confidence <= 1


@given(
    st.lists(
        st.sampled_from(
            [
                "5",
                "10",
                "x",
                "g",
                "mg",
                "pills",
                "(",
                ")",
                "-",
                "/",
                "1/8",
                "oz",
                "half",
                "a",
                "of",
                ",",
                ".5",
                "µg",
                "кг",
                "1k",
                "+",
            ]
        )
    )
)
def test_any_shuffle_of_its_own_words_is_survived(words: list[str]) -> None:
    for text in (" ".join(words), "".join(words)):
        assert len(find_quantities(text)) <= len(text)


@pytest.mark.parametrize(
    "piece", ["1,000", "1/2 ", "10x", "1.", "quarter of ", "pills ", "9", "half ", "5g ", "1-", "$"]
)
def test_hostile_repetition_ends(piece: str) -> None:
    find_quantity(piece * (200_000 // len(piece)))
