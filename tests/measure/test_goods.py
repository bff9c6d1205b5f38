"""Categories and countries of dispatch."""

from __future__ import annotations

from typing import Any

from spaniel.measure import measure


def rows(lake: Any, name: str, *columns: str) -> list[tuple[Any, ...]]:
    return [
        tuple(row[c] for c in columns)
        for row in measure(lake.engine(), name, captures_per_row=0).rows
    ]


def test_categories_are_counted_at_two_levels(lake: Any) -> None:
    lake.listing(listing_key="1", vendor="ann", category="Sweets > Sugar > Brown")
    lake.listing(listing_key="2", vendor="bob", category="Sweets > Sugar")
    lake.listing(listing_key="3", vendor="bob", category="Sweets")
    lake.listing(listing_key="4", category="")
    found = rows(lake, "categories", "top", "category", "listings", "vendors", "share_of_listings")
    assert found == [
        ("", "", 1, 0, 0.25),
        ("Sweets", "", 3, 2, 0.75),
        ("Sweets", "Sugar", 2, 2, 0.5),
    ]


def test_odd_paths_are_counted_like_any_other(lake: Any) -> None:
    odd = (" > ", "a > ", " > b", ">", "a>b", "Süßes > Сахар > 糖", "x" * 5000)
    for number, path in enumerate(odd):
        lake.listing(service=f"service {number}", capture=f"cap-{number}", category=path)
    expected = []
    for number, path in enumerate(odd):
        top, *rest = path.split(" > ")
        expected.append((f"service {number}", top, ""))
        expected.extend((f"service {number}", top, second) for second in rest[:1] if second)
    assert rows(lake, "categories", "service", "top", "category") == expected


def test_a_listing_that_moved_counts_under_both(lake: Any) -> None:
    lake.listing(listing_key="1", category="A")
    lake.listing(listing_key="1", category="B", day=1)
    assert rows(lake, "categories", "top", "listings", "share_of_listings") == [
        ("A", 1, 1.0),
        ("B", 1, 1.0),
    ]


def test_what_is_not_a_country_is_kept_apart_from_what_is_not_shown(lake: Any) -> None:
    lake.listing(listing_key="1", ships_from="DE", ships_from_text="Germany")
    lake.listing(listing_key="2", ships_from="", ships_from_text="the moon")
    lake.listing(listing_key="3", ships_from="", ships_from_text="  ")
    assert rows(lake, "ships_from", "country", "origin", "listings") == [
        ("", "not a country", 1),
        ("", "not shown", 1),
        ("DE", "read", 1),
    ]


def test_services_are_kept_apart(lake: Any) -> None:
    lake.listing(listing_key="1", ships_from="DE")
    lake.listing(listing_key="1", ships_from="DE", service="Other", capture="cap-o")
    found = rows(lake, "ships_from", "service", "country", "listings", "share_of_listings")
    assert found == [("Bazaar", "DE", 1, 1.0), ("Other", "DE", 1, 1.0)]
