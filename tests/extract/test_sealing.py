"""The seal on fields: what was cut from a sealed part goes with it. All texts are invented."""

from __future__ import annotations

from decimal import Decimal

from spaniel.extract.sealing import Sealing
from spaniel.types import Standing, Tier

STEPS = (
    "Melt 400 g of wax at 75 °C in a double boiler.",
    "Stir in 30 ml of oil and cool to 60 °C.",
    "Pour into the jars and leave for 24 hours.",
)


def tier(text: str) -> Tier:
    return Tier(quantity_amount=None, quantity_unit="", grams=None, price_amount=Decimal(9),
                price_currency="USD", text=text)  # fmt: skip


TALK = "Hello everybody, my sister came to visit and we looked at old photos."


def test_what_is_harmless_stays_as_it_is() -> None:
    row = {"title": "Teapot, blue", "price_text": "$5", "tiers": (tier("2 for $9"),), "n": 3}
    assert Sealing().fields(row) == {**row, "sealed": ()}


def test_fields_that_were_changed_are_named() -> None:
    shown = Sealing().fields({"title": TALK, "description": " ".join(STEPS), "rating": None})
    assert shown["sealed"] == ("description",)
    assert shown["title"] == TALK
    assert "wax" not in shown["description"]


def test_an_original_that_stands_only_in_a_sealed_part_goes_with_it() -> None:
    row = {
        "title": "Pots of wax for 20 EUR",
        "description": " ".join(STEPS),
        "quantity_text": "400 g",
        "price_text": "20 EUR",
        "listed_text": "yesterday",
    }
    shown = Sealing().fields(row)
    assert (shown["quantity_text"], shown["listed_text"]) == ("", "yesterday")
    assert shown["sealed"] == ("description", "quantity_text")


def test_texts_within_tuples_are_sealed() -> None:
    secret = "login: bob42 pass: hunter2x"
    shown = Sealing().fields(
        {
            "tiers": (tier(secret),),
            "standings": (Standing(market=secret),),
            "shipping": ("Post", secret),
        }
    )
    assert shown["sealed"] == ("shipping", "standings", "tiers")
    assert "hunter2x" not in repr(shown)
    assert shown["shipping"][0] == "Post"


def test_steps_told_in_several_posts_are_judged_as_one_text() -> None:
    sealing = Sealing()
    sealing.judged([TALK, *STEPS, TALK])
    rows = [sealing.fields({"text": text}) for text in (TALK, *STEPS)]
    assert [row["sealed"] for row in rows] == [(), ("text",), ("text",), ("text",)]


def test_said_twice_it_is_sealed_twice() -> None:
    sealing = Sealing()
    sealing.judged([*STEPS, *[TALK] * 30, STEPS[1]])
    assert sealing.fields({"text": STEPS[1]})["sealed"] == ("text",)
