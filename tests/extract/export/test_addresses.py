"""Kinds of addresses, and the user's own lists."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from ipaddress import ip_network
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spaniel.errors import DamagedInput, UnknownName
from spaniel.extract.export import AddressLists, AddressRange, load_address_list

DAY = datetime(2023, 3, 12, tzinfo=UTC)
NOON = DAY + timedelta(hours=12)
MOMENT = (NOON, NOON)


@pytest.mark.parametrize(
    ("address", "kind", "attributable"),
    [
        ("8.9.10.11", "public", None),
        ("10.255.0.1", "private", False),
        ("172.31.255.255", "private", False),
        ("172.32.0.1", "public", None),
        ("100.64.0.1", "shared", False),
        ("100.128.0.1", "public", None),
        ("127.9.9.9", "loopback", False),
        ("169.254.1.1", "link_local", False),
        ("255.255.255.255", "reserved", False),
        ("::1", "loopback", False),
        ("fe80::1%eth0", "link_local", False),
        ("fd00::1", "private", False),
        ("2a02::1", "public", None),
        ("4000::1", "reserved", False),
        ("::ffff:10.0.0.1", "private", False),
        ("64:ff9b::808:808", "public", None),
        ("dial-up.isp.example", "name", None),
        ("-", "", None),
        ("", "", None),
        ("010.0.0.1", "", None),
        ("1.2.3.4.5", "", None),
        ("9" * 400, "", None),
        ("a" * 400, "", None),
    ],
)
def test_kinds(address: Any, kind: str, attributable: bool | None) -> None:
    standing = AddressLists().standing(address, MOMENT)
    assert (standing.kind, standing.attributable) == (kind, attributable)


def test_no_address_is_ever_said_to_be_somebodys() -> None:
    lists = AddressLists((AddressRange(network=ip_network("8.0.0.0/8"), kind="vpn"),))
    for address in ("8.8.8.8", "9.9.9.9", "x.example", "10.0.0.1"):
        assert lists.standing(address, MOMENT).attributable in {None, False}


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "list.txt"
    path.write_text(text)
    return path


def test_a_bulk_list(tmp_path: Path) -> None:
    lists = load_address_list(
        write(tmp_path, "# made up\n\n8.9.10.11\n2a02::/32  # a network\n"), kind="exit_relay"
    )
    assert lists.standing("8.9.10.11", MOMENT).kind == "exit_relay"
    assert lists.standing("2a02::77", MOMENT).attributable is False
    assert lists.standing("8.9.10.12", MOMENT).kind == "public"


def test_an_exit_relay_on_the_day_of_the_request_only(tmp_path: Path) -> None:
    text = (
        "ExitNode 00AA\nPublished 2023-03-11 02:00:00\nExitAddress 8.9.10.11 2023-03-12 03:04:05\n"
    )
    lists = load_address_list(write(tmp_path, text))
    assert lists.standing("8.9.10.11", MOMENT).kind == "exit_relay"
    for other in (DAY - timedelta(seconds=1), DAY + timedelta(days=1)):
        assert lists.standing("8.9.10.11", (other, other)).kind == "public"
    assert lists.standing("8.9.10.11", (DAY - timedelta(hours=2), NOON)).kind == "exit_relay"
    assert lists.standing("8.9.10.11", None).kind == "exit_relay"


def test_csv_with_kinds_and_dates(tmp_path: Path) -> None:
    lists = load_address_list(
        write(
            tmp_path,
            "network,kind,from,until\n8.9.0.0/16,vpn,2023-01-01,2023-04-01\n"
            "8.9.10.0/24,shared\n10.7.7.7,shared\n",
        )
    )
    assert lists.standing("8.9.10.1", MOMENT).kind == "shared"
    assert lists.standing("8.9.11.1", MOMENT).kind == "vpn"
    late = datetime(2023, 4, 1, tzinfo=UTC)
    assert lists.standing("8.9.11.1", (late, late)).kind == "public"
    assert lists.standing("10.7.7.7", MOMENT).kind == "shared"
    assert lists.standing("10.7.7.8", MOMENT).kind == "private"
    assert lists.standing("8.9.11.1", MOMENT).list == "list.txt"


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("8.9.10.11", "says no kind"),
        ("8.9.10.11,tor", "'tor' is no kind"),
        ("8.9.10,vpn", "is no address or network"),
        ("8.9.10.11/33,vpn", "is no address or network"),
        ("0.0.0.0/0,vpn", "covers a great part of the Internet"),
        ("8.9.10.11,vpn,soon", "is no date"),
        ("8.9.10.11,vpn,2023-04-01,2023-03-01", "ends before it begins"),
        ("8.9.10.11,vpn,,,x", "more than four cells"),
        ("ExitAddress 8.9.10.11", "says no time"),
        ("<html>", "is no address or network"),
    ],
)
def test_a_bad_line_is_one_clear_error(tmp_path: Path, line: str, what: str) -> None:
    path = write(tmp_path, f"# first\n{line}\n")
    with pytest.raises(DamagedInput) as raised:
        load_address_list(path)
    assert what in str(raised.value)
    assert f"{path}, line 2: " in str(raised.value)


def test_a_list_that_is_not_there_or_of_no_kind(tmp_path: Path) -> None:
    with pytest.raises(DamagedInput, match="cannot be read"):
        load_address_list(tmp_path / "none.txt", kind="vpn")
    with pytest.raises(UnknownName, match="'proxy' is no kind"):
        load_address_list(write(tmp_path, ""), kind="proxy")


RANGES = st.builds(
    AddressRange,
    network=st.ip_addresses(v=4).flatmap(
        lambda a: st.integers(8, 32).map(lambda p: ip_network(f"{a}/{p}", strict=False))
    ),
    kind=st.sampled_from(["vpn", "shared", "exit_relay"]),
)


@given(st.lists(RANGES, max_size=8), st.ip_addresses(v=4), st.randoms(use_true_random=False))
def test_lists_agree_with_looking_through_them_in_any_order(
    ranges: list[AddressRange], address: Any, random: Random
) -> None:
    shuffled = ranges[:]
    random.shuffle(shuffled)
    lists, again = AddressLists(tuple(ranges)), AddressLists(tuple(shuffled))
    assert lists == again
    assert lists.version == again.version
    standing = lists.standing(str(address), MOMENT)
    assert standing == again.standing(str(address), MOMENT)
    within = [r for r in ranges if address in r.network]
    if not within:
        assert standing.kind not in {"vpn", "exit_relay"}
    else:
        assert standing.attributable is False
        assert standing.kind in {r.kind for r in within}


def test_lists_put_together_hold_both() -> None:
    one = AddressLists((AddressRange(network=ip_network("8.0.0.1/32"), kind="vpn"),))
    two = AddressLists((AddressRange(network=ip_network("8.0.0.2/32"), kind="shared"),))
    assert (one | two).standing("8.0.0.1", MOMENT).kind == "vpn"
    assert (one | two).standing("8.0.0.2", MOMENT).kind == "shared"
    assert (one | two).version == (two | one).version != one.version
