"""The truth hangs together, is believable, and survives the way to disk and back."""

import csv
import math
import statistics
from collections import Counter, defaultdict
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from spaniel.errors import StorageError
from spaniel.range import TruthListing, build_world, export_truth
from spaniel.range._goods import GOODS

WORLD = build_world(seed=5, days=10)
DAY = WORLD.truth_listings(4)
WORLD_SIZE = len(DAY)


def keys(day: int) -> set[tuple[str, str]]:
    return {(t.service, t.listing_key) for t in WORLD.truth_listings(day)}


def test_changes_are_the_difference_of_two_days() -> None:
    for day in (1, 5, 9):
        before, now = keys(day - 1), keys(day)
        new = {(c.service, key) for c in WORLD.truth_changes(day) for key in c.new}
        vanished = {(c.service, key) for c in WORLD.truth_changes(day) for key in c.vanished}
        assert (new, vanished) == (now - before, before - now)
    assert not any(c.new or c.vanished for c in WORLD.truth_changes(0))


def test_listings_come_and_go_at_a_steady_rate() -> None:
    for day in range(1, 10):
        changed = sum(len(c.new) for c in WORLD.truth_changes(day))
        assert 0.02 < changed / WORLD_SIZE < 0.09
    assert 0.8 < len(keys(9)) / len(keys(0)) < 1.25
    between = set.intersection(*(keys(day) for day in range(1, 9)))
    back = (keys(0) & keys(9)) - between
    assert back, "some listings rest for a few days and return"


def test_keys_are_unique_within_a_service() -> None:
    for service in WORLD.services:
        found = [t.listing_key for t in WORLD.iter_truth(4, service)]
        assert len(set(found)) == len(found)


def test_vendors_sell_several_things_and_on_several_services() -> None:
    accounts = WORLD.truth_vendors(4)
    services = defaultdict(set)
    for account in accounts:
        services[account.entity].add(account.service)
    assert sum(len(seen) > 1 for seen in services.values()) >= 5
    per_account = Counter((t.service, t.vendor) for t in DAY)
    assert per_account == {(a.service, a.vendor): a.listings for a in accounts}
    assert statistics.median(per_account.values()) >= 3
    assert len(per_account) == len(accounts)


def test_handles_do_not_collide_even_in_a_large_world() -> None:
    accounts = build_world(seed=5, scale=30).truth_vendors(0)
    handles = Counter((a.service, a.vendor) for a in accounts)
    assert max(handles.values()) == 1


def test_noise_is_there_in_moderation() -> None:
    def share(test: Callable[[TruthListing], object]) -> float:
        return sum(map(test, DAY)) / len(DAY)

    assert 0.005 < share(lambda t: t.holding) < 0.05
    assert 0.01 < share(lambda t: t.sold_out) < 0.08
    assert 0.005 < share(lambda t: t.price_amount is None) < 0.04
    assert 0.01 < share(lambda t: bool(t.repeats)) < 0.09
    assert share(lambda t: not t.substance) > 0.005
    market = [t for t in DAY if t.service == "halberd"]
    assert 0.02 < sum("ships_from" not in t.shown for t in market) / len(market) < 0.12


def test_a_repeat_says_word_for_word_what_the_first_says() -> None:
    by_key = {(t.service, t.listing_key): t for t in DAY}
    pairs = [(t, by_key[t.service, t.repeats]) for t in DAY if (t.service, t.repeats) in by_key]
    assert pairs
    for repeat, first in pairs:
        assert (repeat.title, repeat.vendor, repeat.price_amount) == (
            first.title,
            first.vendor,
            first.price_amount,
        )
        assert repeat.listing_key != first.listing_key


def test_prices_per_gram_are_lognormal_around_the_models_median() -> None:
    listings = build_world(seed=5, scale=10).iter_truth(0, "halberd")
    logs = defaultdict(list)
    for truth in listings:
        if truth.grams:
            logs[truth.substance, truth.quantity_unit].append(math.log(truth.usd / truth.grams))
    model = next(good for good in GOODS if good.id == "cocaine")
    found = logs["cocaine", "g"]
    assert abs(statistics.median(found) - math.log(model.price)) < 0.25
    assert 0.15 < statistics.stdev(found) < 0.5
    skew = statistics.fmean(
        ((x - statistics.fmean(found)) / statistics.stdev(found)) ** 3 for x in found
    )
    assert abs(skew) < 0.6


def test_holding_prices_are_absurd_and_the_honest_price_is_kept() -> None:
    for truth in DAY:
        if truth.price_amount is None:
            continue
        printed = truth.price_amount * WORLD.rate(truth.price_currency, 4)
        ratio = printed / truth.usd
        assert ratio > 30 if truth.holding else Decimal("0.6") < ratio < Decimal("1.7")


def test_grams_follow_from_the_quantity_and_the_dose() -> None:
    for truth in DAY:
        if truth.quantity_unit == "g":
            assert truth.grams == truth.quantity_amount
        if truth.quantity_unit == "mg":
            assert truth.grams * 1000 == truth.quantity_amount
        if truth.quantity_unit == "oz":
            assert truth.grams == Decimal("28.3495")
        if truth.quantity_unit in {"ml", "seed"}:
            assert truth.grams is None
    lsd = [t for t in DAY if t.substance == "LSD"]
    assert all(t.grams == t.pieces * Decimal("0.00012") for t in lsd)


def test_prices_drift_but_do_not_jump_every_day() -> None:
    before = {(t.service, t.listing_key): t for t in WORLD.truth_listings(3)}
    same = [
        (t, before[t.service, t.listing_key]) for t in DAY if (t.service, t.listing_key) in before
    ]
    changed = sum(now.usd != then.usd for now, then in same)
    assert 0 < changed < len(same) * 0.15


def test_titles_hold_traps() -> None:
    titles = " ".join(t.title for t in DAY)
    for trap in ("4-MMC", "24h", "% ", "$200", "120ug"):
        assert trap in titles


def test_export_and_back(tmp_path: Path) -> None:
    world = build_world(seed=5, scale=0.1, days=4)
    paths = export_truth(world, tmp_path / "new" / "truth")
    assert {path.stem for path in paths} >= {
        "listings",
        "vendors",
        "changes",
        "outages",
        "services",
    }
    tables = {}
    for path in paths:
        with path.open(encoding="utf-8", newline="") as file:
            tables[path.stem] = list(csv.DictReader(file))
        header = path.read_text(encoding="utf-8").split(",", 1)[0]
        assert header == "simulated"
        assert all(row["simulated"] == "simulated" for row in tables[path.stem])
    truths = [t for day in range(4) for t in world.truth_listings(day)]
    assert len(tables["listings"]) == len(truths)
    for row, truth in zip(tables["listings"], truths, strict=True):
        assert row["title"] == truth.title
        assert row["vendor"] == truth.vendor
        assert (Decimal(row["price_amount"]) if row["price_amount"] else None) == truth.price_amount
        assert (Decimal(row["grams"]) if row["grams"] else None) == truth.grams
        assert tuple(row["pages"].split()) == truth.pages
        assert row["holding"] == ("yes" if truth.holding else "no")
        assert row["date"] == truth.date.isoformat()
    assert len(tables["rates_BTC"]) == 4


def test_export_is_the_same_bytes_twice(tmp_path: Path) -> None:
    world = build_world(seed=5, scale=0.05, days=3)
    first, second = export_truth(world, tmp_path / "a"), export_truth(world, tmp_path / "b")
    assert [p.read_bytes() for p in first] == [p.read_bytes() for p in second]


def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(StorageError, match="could not be written"):
        export_truth(build_world(scale=0.01, days=1), tmp_path / "file")
