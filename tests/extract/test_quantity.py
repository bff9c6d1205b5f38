"""Quantities in titles. All titles are invented."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spaniel.extract.quantity import find_quantities, find_quantity

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
        ("Syrup pills 20mg box of 4", 4, "piece", "0.08"),
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
    assert (found.pieces, found.amount, found.unit) == (pieces, pieces, unit)
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
    assert (said_twice.grams, said_twice.confidence) == (28, 0.95)
    assert menu.confidence == 0.5


def test_all_quantities_are_found_in_order() -> None:
    half, eighth = find_quantities("1/2oz. + 1/8th wax")
    assert (half.grams, eighth.grams) == (OUNCE / 2, OUNCE / 8)
    assert find_quantity("1/2oz. + 1/8th wax") == half.__class__(
        amount=half.amount, unit="oz", grams=half.grams, text="1/2oz", confidence=0.5
    )


def test_a_range_gives_its_lower_end_less_surely() -> None:
    found = find_quantity("10 x 150 - 170ug")
    assert found is not None
    assert found.grams == Decimal("0.0015")
    assert found.confidence < 0.6


def test_strength_per_millilitre_times_volume() -> None:
    found = find_quantity("250mg/ml 10ml vial")
    assert found is not None
    assert (found.amount, found.unit, found.grams) == (10, "ml", Decimal("2.5"))
    bottle = find_quantity("300mg x 10ml")
    assert bottle is not None
    assert (bottle.amount, bottle.unit, bottle.grams) == (10, "ml", None)


def test_a_lone_dose_is_less_sure_than_a_bag() -> None:
    dose, bag = find_quantity("Pillex 30mg"), find_quantity("powder 30g")
    assert dose is not None
    assert bag is not None
    assert dose.confidence == 0.6 < bag.confidence


@given(
    st.integers(1, 999), st.sampled_from(["g", "mg", "kg", "oz", "lb"]), st.sampled_from(["", " "])
)
def test_number_and_unit_are_read_back_anywhere(number: int, unit: str, space: str) -> None:
    for frame in ("{}", "Purple Robot {} stealth", "({}) Purple Robot"):
        found = find_quantity(frame.format(f"{number}{space}{unit}"))
        assert found is not None
        assert (found.amount, found.unit) == (number, unit)


@given(st.integers(1, 500), st.integers(1, 900))
def test_order_of_count_and_dose_does_not_matter(count: int, dose: int) -> None:
    first, second = find_quantity(f"{count} x {dose}mg"), find_quantity(f"{dose}mg x {count}")
    assert first is not None
    assert second is not None
    assert first.grams == second.grams == Decimal(count * dose) / 1000


@given(st.text(max_size=80))
def test_any_text_is_survived_and_the_words_are_in_it(text: str) -> None:
    for quantity in find_quantities(text):
        assert quantity.text in text
        assert quantity.amount > 0


@pytest.mark.parametrize("piece", ["1,000", "1/2 ", "10x", "1.", "quarter of ", "pills ", "9"])
def test_hostile_repetition_ends(piece: str) -> None:
    find_quantity(piece * (200_000 // len(piece)))
