"""The simulated world is the same for everybody, changes by day, and survives any request."""

import hashlib
import os
import subprocess
import sys
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spaniel.errors import InputError, UnknownName
from spaniel.range import Page, World, build_world, walk

WORLD = build_world(seed=7, scale=0.2, days=6)
SERVICES = list(WORLD.services)

_FINGERPRINT = """
import hashlib
from spaniel.range import build_world, walk
world = build_world(seed=7, scale=0.2, days=6)
total = hashlib.sha256()
for service in {order}(world.services):
    for day in (0, 3):
        pages = hashlib.sha256()
        for address, page in walk(world, service, day):
            pages.update(repr((address, page.status, page.headers)).encode() + page.body)
        print(service, day, pages.hexdigest())
print(hashlib.sha256(repr(world.truth_listings(3)).encode()).hexdigest())
"""


def fetch(world: World, service: str, day: int, address: str, **more: Any) -> Page:
    path, _, query = address.partition("?")
    return world.page(service, day, path, query, **more)


def fingerprint(hash_seed: str, order: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", _FINGERPRINT.format(order=order)],
        env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": "src"},
        capture_output=True,
        text=True,
        check=True,
    )
    return sorted(done.stdout.split("\n"))


def test_every_process_makes_the_same_pages_in_whatever_order_it_asks() -> None:
    first, second = fingerprint("1", "list"), fingerprint("2", "reversed")
    assert first == second
    assert len(first) == 2 * len(SERVICES) + 2


def test_the_same_world_built_twice_gives_the_same_bytes() -> None:
    again = build_world(seed=7, scale=0.2, days=6)
    for service in SERVICES:
        for address in WORLD.result_addresses(service, 2):
            assert fetch(again, service, 2, address) == fetch(WORLD, service, 2, address)


def test_another_seed_is_another_world_with_other_class_names() -> None:
    other = build_world(seed=8, scale=0.2, days=6)
    here, there = (fetch(w, "kupol", 0, "/katalog/").body.decode() for w in (WORLD, other))
    assert here.partition('class="')[2][:7] != there.partition('class="')[2][:7]
    assert {t.title for t in WORLD.truth_listings(0)} != {t.title for t in other.truth_listings(0)}


def test_two_days_differ_and_a_quiet_day_repeats_every_byte() -> None:
    world = build_world(seed=7, scale=0.2, days=6, quiet_days=[2, 3])
    for service in ("halberd", "quillmart", "porchlight"):
        pages = [{a: p.body for a, p in walk(world, service, day)} for day in range(5)]
        assert pages[0] != pages[1]
        assert pages[1] == pages[2] == pages[3]
        assert pages[3] != pages[4]


def test_a_quiet_day_repeats_the_outage_of_the_day_before() -> None:
    plain = build_world(seed=7, days=8)
    quiet = build_world(seed=7, days=8, quiet_days=[4])
    (before,) = [o for o in plain.outages(3) if o.service == "halberd"]
    (repeated,) = [o for o in quiet.outages(4) if o.service == "halberd"]
    assert repeated.addresses == before.addresses


def test_dates_follow_the_first_day() -> None:
    world = build_world(first_day=date(2024, 2, 28), days=3)
    assert [world.date(day) for day in range(3)][-1] == date(2024, 3, 1)


def test_the_default_world_has_the_promised_size() -> None:
    world = build_world()
    accounts = world.truth_vendors(0)
    assert 1400 <= len(world.truth_listings(0)) <= 1600
    assert 130 <= len(accounts) <= 170
    assert len(world.services) >= 6
    assert {s.language for s in world.services.values()} == {"en", "ru", "de", "es"}
    currencies = {c for s in world.services.values() for c in (s.currency, s.second_currency)}
    assert currencies >= {"USD", "EUR", "GBP", "BTC", "XMR", "RUB"}


def test_scale_makes_more_listings_and_a_tiny_world_still_stands() -> None:
    small, large = build_world(scale=0.01), build_world(scale=8)
    assert large.count_listings(0, "halberd") > 4000
    assert fetch(large, "halberd", 0, large.result_addresses("halberd", 0)[-1]).status == 200
    for service in small.services:
        assert all(page.status in {200, 301, 302} for _, page in walk(small, service, 0))


@pytest.mark.parametrize(
    "wrong",
    [
        {"scale": 0},
        {"scale": -1},
        {"scale": 1e9},
        {"scale": float("nan")},
        {"days": 0},
        {"quiet_days": [0]},
        {"quiet_days": [14]},
        {"nonce": ["nowhere"]},
    ],
)
def test_a_world_that_cannot_be_is_refused_in_a_sentence(wrong: dict[str, Any]) -> None:
    with pytest.raises(InputError) as caught:
        build_world(**wrong)
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize("day", [-1, 6, 10**9])
def test_a_day_the_world_does_not_have_is_refused(day: int) -> None:
    for ask in (WORLD.truth_listings, WORLD.truth_changes, WORLD.outages, WORLD.date):
        with pytest.raises(InputError, match="no day"):
            ask(day)
    with pytest.raises(InputError, match="no day"):
        WORLD.page("halberd", day, "/")


def test_an_unknown_service_is_named_with_the_known_ones() -> None:
    with pytest.raises(UnknownName, match="halberd"):
        WORLD.page("nowhere", 0, "/")


HOSTILE = [
    "/category/cannabis?page=0",
    "/category/cannabis?page=-1",
    "/category/cannabis?page=99999999999999999999999",
    "/category/cannabis?page=%D9%A1",
    "/category/cannabis?page=" + "9" * 3000,
    "/category/..%2f..%2fetc",
    "/category/%00",
    "/category/%ff%fe",
    "/item/1' OR '1'='1",
    "/item/",
    "/vendor/%0d%0aSet-Cookie:a=b",
    "//",
    "/" + "a" * 100_000,
    "/category/cannabis?" + "&".join(f"a{n}=1" for n in range(400)),
]


@pytest.mark.parametrize("address", HOSTILE)
def test_hostile_addresses_get_an_ordinary_answer(address: str) -> None:
    page = fetch(WORLD, "halberd", 0, address)
    assert page.status in {404, 414} or (page.status == 200 and "&" in address)
    assert b"imulated" in page.body


def test_what_was_searched_for_is_shown_but_never_as_markup() -> None:
    for service in SERVICES:
        body = fetch(WORLD, service, 0, "/search?q=%3Cscript%3Exss%3C/script%3E").body
        assert b"<script>xss" not in body
        assert b"&lt;script&gt;xss" in body


@settings(max_examples=150, deadline=None)
@given(
    service=st.sampled_from(SERVICES),
    path=st.one_of(
        st.text().map("/".__add__),
        st.builds("/{}/{}".format, st.sampled_from(["item", "l", "oferta", "info"]), st.text()),
    ),
    query=st.text(),
)
def test_any_request_is_answered(service: str, path: str, query: str) -> None:
    page = WORLD.page(service, 1, path, query)
    assert page.status in {200, 301, 302, 404, 414, 500, 503}
    assert "\n" not in repr(page.headers)
    assert all("\r" not in value and "\n" not in value for _, value in page.headers)


def test_a_nonce_changes_every_visit_and_nothing_else() -> None:
    world = build_world(seed=7, scale=0.2, days=6, nonce=["halberd", "kupol"])
    for service in ("halberd", "kupol"):
        first, second, again = (
            fetch(world, service, 0, "/help", visit=visit).body for visit in (0, 1, 0)
        )
        assert first != second
        assert first == again
        assert len(first) == len(second)
    assert fetch(world, "candil", 0, "/help", visit=0) == fetch(
        world, "candil", 0, "/help", visit=1
    )


def test_a_waiting_page_stands_before_some_first_visits_only() -> None:
    world = build_world(seed=7, scale=0.5, days=6, wait=["halberd"])
    addresses = world.result_addresses("halberd", 0)
    first = [fetch(world, "halberd", 0, address, visit=0) for address in addresses]
    waiting = [n for n, page in enumerate(first) if page.status == 503]
    assert 0 < len(waiting) < len(addresses)
    for number in waiting:
        assert b'http-equiv="refresh"' in first[number].body
        assert fetch(world, "halberd", 0, addresses[number], visit=1).status == 200


def test_bytes_are_pinned_for_the_pictures() -> None:
    page = fetch(WORLD, "candil", 0, "/img/banner.png")
    assert page.media_type == "image/png"
    assert hashlib.sha256(page.body).hexdigest() == (
        "065da922ba9d1427933699efcf7e25cad3ba1aea4db68a0be26d8e22b4f131d6"
    )
