"""Where from and where to. All texts are invented or names of countries."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spaniel.extract import region
from spaniel.extract.region import DOMESTIC, parse_region, parse_regions, split_from_to


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("USA", "US"),
        ("United States", "US"),
        ("U.S.A.", "US"),
        ("U.K.", "GB"),
        ("uk", "GB"),
        ("Holland", "NL"),
        ("The Netherlands", "NL"),
        ("Германия", "DE"),
        ("aus Deutschland", "DE"),
        ("España", "ES"),
        ("Espana", "ES"),
        ("Frankreich", "FR"),
        ("DE", "DE"),
        ("Hong Kong", "HK"),
        ("Germany, Berlin", "DE"),
        ("Germany (EU)", "DE"),
        ("Europe", "EU"),
        ("World", "WW"),
        ("весь мир", "WW"),
        ("New Mexico", "US"),
        ("Papua New Guinea", "PG"),
        ("Torland", ""),
        ("undeclared", ""),
        ("Internet", ""),
        ("contact us", ""),
        ("my pm", ""),
        ("PM", ""),
        ("USA or Canada", ""),
        ("weltweit außer USA", ""),
        ("", ""),
    ],
)
def test_place_of_dispatch(text: str, code: str) -> None:
    assert parse_region(text) == code


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Worldwide", ("WW",)),
        ("WORLWIDE", ("WW",)),
        ("Wolrdwide", ("WW",)),
        ("everywhere but Australia", ("WW", "-AU")),
        ("Worldwide (except: US/NZ)", ("WW", "-NZ", "-US")),
        ("World exceptAustralia,Canada", ("WW", "-AU", "-CA")),
        ("worldwide // No Finland", ("WW", "-FI")),
        ("EU except SWE/UK", ("EU", "-GB", "-SE")),
        ("We do not ship to USA / Canada", ("WW", "-CA", "-US")),
        ("EU, USA and Canada", ("CA", "EU", "US")),
        ("EU, CH, NO, USA", ("CH", "EU", "NO", "US")),
        ("UK-EU-USA", ("EU", "GB", "US")),
        ("UK only", ("GB",)),
        ("E.U. Countries", ("EU",)),
        ("Europe, Scandinavia", ("DK", "EU", "NO", "SE")),
        ("Россия и Украина", ("RU", "UA")),
        ("España y Portugal", ("ES", "PT")),
        ("weltweit außer USA", ("WW", "-US")),
        ("todo el mundo excepto México", ("WW", "-MX")),
        ("kind people", ()),
        ("please check listing", ()),
        ("", ()),
    ],
)
def test_destinations(text: str, codes: tuple[str, ...]) -> None:
    assert parse_regions(text) == codes


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("From: Germany To: Worldwide", ("Germany", "Worldwide")),
        ("\n  From: Germany\n\n  To:   EU \n", ("Germany", "EU")),
        ("Ships from: UK Ships to: EU", ("UK", "EU")),
        ("To: EU From: UK", ("UK", "EU")),
        ("From: Germany To:", ("Germany", "")),
        ("To: EU", ("", "EU")),
        ("Germany To: EU", ("Germany", "EU")),
        ("  Hong\n Kong ", ("Hong Kong", "")),
        ("Откуда: Россия Куда: весь мир", ("Россия", "весь мир")),
        ("Ships from: Germany ➞ EU", ("Germany", "EU")),
        ("Germany -> Worldwide", ("Germany", "Worldwide")),
        ("🇳🇱 → 🌍", ("🇳🇱", "🌍")),
        ("from Germany to EU", ("Germany", "EU")),
        ("From: Spain → To: WW", ("Spain", "WW")),
        ("Z: Polska Do: UE", ("Polska", "UE")),
        ("contact to us", ("contact to us", "")),
        ("", ("", "")),
    ],
)
def test_embedded_from_and_to(text: str, parts: tuple[str, str]) -> None:
    assert split_from_to(text) == parts


@given(st.lists(st.sampled_from(["Germany", "France", "Peru", "USA"]), min_size=1, unique=True))
def test_order_of_destinations_does_not_matter(names: list[str]) -> None:
    assert parse_regions(", ".join(names)) == parse_regions(" / ".join(reversed(names)))
    assert len(parse_regions(", ".join(names))) == len(names)


@given(st.text(max_size=60))
def test_any_text_is_survived(text: str) -> None:
    parse_region(text)
    assert len(set(parse_regions(text))) == len(parse_regions(text))
    first, second = split_from_to(text)
    assert (first, second) == (" ".join(first.split()), " ".join(second.split()))


def test_huge_texts_end() -> None:
    parse_regions("USA, " * 50_000)
    parse_region("x " * 100_000)


def _rows() -> list[dict[str, str]]:
    with (Path(__file__).parent / "destinations.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_places_in_ten_languages_are_read() -> None:
    rows = _rows()
    assert len(rows) == 150
    wrong = [
        row["text"]
        for row in rows
        if parse_region(row["text"]) != row["from"]
        or " ".join(parse_regions(row["text"], home=DOMESTIC)) != row["to"]
    ]
    assert len(wrong) <= 0.03 * len(rows), wrong


def test_domestic_is_the_place_of_dispatch_if_the_caller_knows_it() -> None:
    assert parse_regions("Domestic and EU") == ("EU",)
    assert parse_regions("Domestic and EU", home="NL") == ("EU", "NL")
    assert parse_regions("Domestic only", home=DOMESTIC) == (DOMESTIC,)
    assert parse_regions("US domestic", home="NL") == ("US",)


def test_every_country_is_known_by_its_english_name_and_flag() -> None:
    path = Path(region.__file__).with_name("regions.csv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 250
    for row in rows:
        assert parse_region(row["en"]) == row["code"], row["en"]
        flag = "".join(chr(0x1F1E6 + ord(letter) - ord("A")) for letter in row["code"])
        assert parse_region(flag) == row["code"]


@pytest.mark.parametrize("piece", ["from ", "a to ", "->", "no ", "EU, ", "not "])
def test_hostile_repetition_ends(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    parse_regions(text)
    split_from_to(text)
    split_from_to(text[:399])
