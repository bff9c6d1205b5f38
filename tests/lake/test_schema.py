"""Tables follow from types; what is in them stays readable, and no value of a page breaks one."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from importlib.resources import files
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spaniel.lake.schema import KINDS, arrow_schema, arrow_table, describe, fitted
from spaniel.types import Tier, canonical_json

COMMITTED: dict[str, dict[str, str]] = json.loads(
    (files("spaniel.lake") / "schemas.json").read_text(encoding="utf-8")
)
ACCEPT = (
    "tables have new columns. Nullable additions at the end of a type are welcome; accept them "
    "with: python -c 'import json; from spaniel.lake.schema import describe; "
    "print(json.dumps(describe(), indent=1))' > src/spaniel/lake/schemas.json"
)


@pytest.mark.parametrize("kind", COMMITTED)
def test_no_column_is_ever_renamed_retyped_moved_or_dropped(kind: str) -> None:
    now = describe().get(kind, {})
    kept = {name: type_ for name, type_ in now.items() if name in COMMITTED[kind]}
    assert list(kept.items()) == list(COMMITTED[kind].items()), (
        f"lakes out there have these columns of `{kind}`: add a new column instead"
    )


def test_additions_are_committed() -> None:
    assert describe() == COMMITTED, ACCEPT


def test_every_column_is_nullable_and_the_committers_are_there() -> None:
    for kind in KINDS:
        schema = arrow_schema(kind)
        assert all(column.nullable for column in schema)
        assert schema.names[-2:] == ["recorded", "ledger_seq"]


# --------------------------------------------------------------------------- values


def column(name: str, value: Any) -> Any:
    """Return what a listing's column holds after fitting, and a trip through a spool."""
    row, lost = fitted("listing", {name: value})
    again = json.loads(canonical_json(row))
    (held,) = arrow_table("listing", [again]).column(name).to_pylist()
    assert (held is None) == (value is None or lost == [name])
    assert arrow_table("listing", [row]).column(name).to_pylist() == [held]
    return held


@pytest.mark.parametrize(
    ("value", "held"),
    [
        (Decimal("99999999999999999999.999999999999999999"), "same"),
        (Decimal("-99999999999999999999.999999999999999999"), "same"),
        (Decimal("0.000000000000000001"), "same"),
        (Decimal("99999999999999999999.9999999999999999999"), None),
        (Decimal("1E+20"), None),
        (Decimal("1E+30"), None),
        (Decimal("-1E+999999"), None),
        (Decimal("1E-999999"), Decimal(0)),
        (Decimal("0E+40"), Decimal(0)),
        (Decimal("-0"), Decimal(0)),
        (Decimal("0.1234567890123456785"), Decimal("0.123456789012345678")),
        (Decimal("9." + "9" * 500), Decimal(10)),
        (Decimal("1" + "0" * 200 + "." + "1" * 200), None),
        (Decimal("NaN"), None),
        (Decimal("sNaN"), None),
        (Decimal("-Infinity"), None),
        (None, None),
    ],
)
def test_amounts(value: Decimal | None, held: Any) -> None:
    assert column("price_amount", value) == (value if held == "same" else held)


@pytest.mark.parametrize(
    ("name", "value", "held"),
    [
        ("stock", 2**63 - 1, "same"),
        ("stock", 2**63, None),
        ("stock", -(10**30), None),
        ("stock", 1.5, None),
        ("confidence", float("nan"), None),
        ("confidence", float("inf"), None),
        ("confidence", 0.25, "same"),
        ("title", "a\0b", "same"),
        ("title", "lone \ud800\udfff", "lone \\ud800\\udfff"),
        ("title", "\U0001f48a ünï", "same"),
        ("title", 17, None),
        ("title", b"bytes", None),
        ("ships_to", ("DE", "\ud800"), ["DE", "\\ud800"]),
        ("seen", datetime(2026, 1, 1, tzinfo=UTC), "same"),
        ("seen", datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=5))), None),
        ("seen", datetime.max.replace(tzinfo=timezone(timedelta(hours=-5))), None),
        ("seen", datetime.max.replace(tzinfo=UTC), "same"),
        ("seen", "yesterday", None),
        ("retain_until", date.max, "same"),
        ("simulated", True, "same"),
    ],
)
def test_other_values(name: str, value: Any, held: Any) -> None:
    assert column(name, value) == (value if held == "same" else held)


@settings(max_examples=200, deadline=None)
@given(
    title=st.text(st.characters(exclude_categories=())),
    amount=st.one_of(st.none(), st.decimals(), st.integers().map(Decimal)),
    stock=st.one_of(st.none(), st.integers()),
    confidence=st.floats(),
    seen=st.one_of(st.none(), st.datetimes(timezones=st.timezones())),
)
def test_whatever_a_reader_says_fits_and_fitting_again_changes_nothing(**values: Any) -> None:
    row = {
        "title": values["title"],
        "price_amount": values["amount"],
        "stock": values["stock"],
        "confidence": values["confidence"],
        "seen": values["seen"],
    }
    fit, lost = fitted("listing", row)
    assert fitted("listing", fit) == (fit, [])
    assert all(row[name] is not None and fit[name] is None for name in lost)
    again = json.loads(canonical_json(fit))
    assert arrow_table("listing", [again]).equals(arrow_table("listing", [fit]))


def test_a_row_that_does_not_fit_does_not_keep_the_others_from_a_table() -> None:
    good = {"title": "good", "price_amount": "1.5"}
    bad = {"title": "bad", "price_amount": "1" + "0" * 30, "stock": 2**70, "seen": "never"}
    table = arrow_table("listing", [good, bad, good])
    assert table.column("title").to_pylist() == ["good", "bad", "good"]
    assert table.column("price_amount").to_pylist() == [Decimal("1.5"), None, Decimal("1.5")]
    assert isinstance(table.schema.field("price_amount").type, pa.Decimal128Type)


def test_a_price_list_goes_into_a_column_of_structs_and_keeps_what_fits() -> None:
    good = Tier(quantity_amount=Decimal(5), quantity_unit="g", grams=Decimal(5),
                price_amount=Decimal("40.50"), price_currency="EUR",
                text="5 g for 40.50")  # fmt: skip
    absurd = replace(good, price_amount=Decimal("1e40"), text="5 g for ever")
    row, lost = fitted("listing", {"id": "obs-1", "tiers": (good, absurd)})
    (tiers,) = arrow_table("listing", [row]).column("tiers").to_pylist()
    assert [tier["price_amount"] for tier in tiers] == [Decimal("40.50"), None]
    assert [tier["text"] for tier in tiers] == ["5 g for 40.50", "5 g for ever"]
    assert lost == []
