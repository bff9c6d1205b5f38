"""Licensed pharmacies: which hosts a register covers, and which only look like it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spaniel.errors import DamagedInput
from spaniel.extract.register import LicensedPharmacies, LicensedPharmacy, read_register

NOON = datetime(2024, 5, 6, 12, tzinfo=UTC)
REGISTER = """# made up for this test
Pharmacy.Example     # the capitals do not matter
*.chemist.example
straße.example,Apotheke an der Straße,DE,A-104
timed.example,Timed,GB,7,2024-01-01,2024-05-06
"""


@pytest.fixture
def register(tmp_path: Path) -> LicensedPharmacies:
    path = tmp_path / "register.txt"
    path.write_text(REGISTER, encoding="utf-8")
    return read_register(path)


def read(tmp_path: Path, text: str | bytes) -> LicensedPharmacies:
    path = tmp_path / "r.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_register(path)


@pytest.mark.parametrize(
    "address",
    [
        "https://pharmacy.example/", "http://pharmacy.example", "HTTPS://PHARMACY.EXAMPLE/x?y#z",
        "https://pharmacy.example:8443/", "https://pharmacy.example./", "https://u@pharmacy.example",
        "https://ｐharmacy.example/", "https://shop.chemist.example/", "https://a.b.chemist.example",
        "https://straße.example/", "https://xn--strae-oqa.example/", "https://timed.example/",
    ],
)  # fmt: skip
def test_covered(register: LicensedPharmacies, address: str) -> None:
    assert register.covers(address, NOON)


@pytest.mark.parametrize(
    "address",
    [
        "https://pharmacy.example.evil.example/", "https://evil.example/pharmacy.example",
        "https://pharmacy.example@evil.example/", "https://evil.example/?pharmacy.example",
        "https://evil.example#pharmacy.example", "https://my-pharmacy.example/",
        "https://www.pharmacy.example/", "https://chemist.example/", "https://xchemist.example/",
        "https://phаrmacy.example/", "https://pharmaсy.example/", "https://strasse.example/",
        "https://evil.example\\@pharmacy.example/", "https://evil.example\\.pharmacy.example/",
        "https://pharmacy.example\x00.evil.example/", "https://pharm\tacy.example/",
        "ftp://pharmacy.example/", "//pharmacy.example/", "pharmacy.example", "", "https://",
        "https://[::1/", "import:sha256!pharmacy.example", "https://*.chemist.example/",
        "https://.chemist.example/", "https://" + "a" * 5_000 + ".chemist.example/",
    ],
)  # fmt: skip
def test_not_covered(register: LicensedPharmacies, address: str) -> None:
    assert not register.covers(address, NOON)


def test_a_licence_holds_from_its_first_day_through_its_last() -> None:
    entry = LicensedPharmacy(host="a.example", since=date(2024, 1, 2), until=date(2024, 1, 3))
    register = LicensedPharmacies((entry,))
    days = {day: register.covers("http://a.example", datetime(2024, 1, day, 23, 59, tzinfo=UTC))
            for day in (1, 2, 3, 4)}  # fmt: skip
    assert days == {1: False, 2: True, 3: True, 4: False}


def test_one_host_may_have_several_licences() -> None:
    old = LicensedPharmacy(host="a.example", until=date(2020, 1, 1))
    new = LicensedPharmacy(host="a.example", since=date(2024, 1, 1))
    assert LicensedPharmacies((old, new)).covers("http://a.example", NOON)


def test_columns_may_stand_in_another_order(tmp_path: Path) -> None:
    text = '\ufeffname;website;country\r\n"Markt; Apotheke";a.example;de\r\n\r\nB;b.example;\r\n'
    first, second = read(tmp_path, text).entries
    assert (first.host, first.name, first.country) == ("a.example", "Markt; Apotheke", "DE")
    assert (second.host, second.country) == ("b.example", "")


def test_the_version_names_the_content_whatever_its_order() -> None:
    a, b = LicensedPharmacy(host="a.example"), LicensedPharmacy(host="b.example")
    assert LicensedPharmacies((a, b)).version == LicensedPharmacies((b, a)).version
    assert LicensedPharmacies((a,)).version != LicensedPharmacies((b,)).version
    assert LicensedPharmacies((a, b)) == LicensedPharmacies((b, a))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a.example\nnot a host\n", "line 2: 'not a host' is no host name"),
        ("localhost\n", "'localhost' is no host name"),
        ("*.com\n", "'*.com' is no host name"),
        ("a.*.example\n", "is no host name"),
        ("https://a.example/\n", "is no host name"),
        ("192.0.2.7\n", "is an address"),
        ("a.example,A,Germany\n", "'Germany' is no country code"),
        ("a.example,A,DE,7,soon\n", "'soon' is no day"),
        ("a.example,A,DE,7,2024-02-30\n", "is no day"),
        ("a.example,A,DE,7,2024-02-02,2024-01-01\n", "ends before it begins"),
        ("a.example,A,DE,7,,,x\n", "has more than 6 cells"),
        (",Nobody,DE\n", "names no host"),
        ("host,colour\na.example,red\n", "has a column 'colour'"),
        ("host,website\na.example,b.example\n", "names a column twice"),
        ('a.example,"open\n', "is no CSV"),
        ("", "names no host"),
        ("# nothing\n\n", "names no host"),
        (b"\xff\xfe\x00", "is not text in UTF-8"),
    ],
)  # fmt: skip
def test_a_bad_line_is_one_sentence_that_names_it(
    tmp_path: Path, text: str | bytes, says: str
) -> None:
    with pytest.raises(DamagedInput) as told:
        read(tmp_path, text)
    assert says in str(told.value)
    assert "r.csv" in told.value.where
    assert told.value.do


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DamagedInput, match="cannot be read"):
        read_register(tmp_path / "none")
    with pytest.raises(DamagedInput, match="cannot be read"):
        read_register(tmp_path)


@given(st.text(max_size=60))
def test_no_address_raises_and_only_whole_hosts_are_covered(text: str) -> None:
    register = LicensedPharmacies((LicensedPharmacy(host="*.chemist.example"),))
    for address in (text, f"https://{text}", f"https://chemist.example{text}"):
        if register.covers(address, NOON):
            assert "chemist" in address.lower() or not address.isascii()
