"""The frontier: nothing found is forgotten, nothing is asked for twice."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spaniel.collect import Frontier
from spaniel.collect.frontier import Waiting
from spaniel.errors import StorageError


def drained(frontier: Frontier) -> list[Waiting]:
    return list(iter(frontier.next, None))


def make(path: Path, source: str = "shop-a", *, fresh: bool = False) -> Frontier:
    return Frontier(path / "frontier.sqlite", source, "2026-03-01", fresh=fresh)


def test_addresses_come_once_and_in_order(tmp_path: Path) -> None:
    frontier = make(tmp_path)
    urls = [f"http://a/{n}" for n in range(500)]
    frontier.add(urls, 1)
    frontier.add(urls, 2)
    assert [w.url for w in drained(frontier)] == urls
    assert frontier.next() is None
    assert frontier.size == 500


def test_one_address_in_several_spellings(tmp_path: Path) -> None:
    frontier = make(tmp_path)
    frontier.add(["http://a/?x=1&y=2", "http://a/?y=2&x=1", "http://A/?x=1&y=2#z"], 0)
    assert len(drained(frontier)) == 1


def test_what_was_not_settled_waits_again_after_a_kill(tmp_path: Path) -> None:
    frontier = make(tmp_path)
    frontier.add([f"http://a/{n}" for n in range(4)], 0)
    out = drained(frontier)
    frontier.settle([(out[0], "done"), (out[2], "failed")])
    frontier.close()
    again = make(tmp_path)
    assert again.resumed
    assert [w.url for w in drained(again)] == ["http://a/1", "http://a/3"]
    assert again.counts() == {"done": 1, "failed": 1, "waiting": 2}


def test_a_run_that_ended_begins_anew(tmp_path: Path) -> None:
    for fresh, ended in ((False, True), (True, False)):
        frontier = make(tmp_path)
        frontier.add(["http://a/"], 0)
        if ended:
            frontier.finish("2026-03-02")
        frontier.close()
        again = make(tmp_path, fresh=fresh)
        assert not again.resumed
        assert again.next() is None
        assert again.counts() == {}
        again.finish("now")
        again.close()


def test_sources_do_not_mix(tmp_path: Path) -> None:
    first, second = make(tmp_path), make(tmp_path, "shop-b")
    first.add(["http://a/"], 0)
    second.add(["http://a/"], 0)
    assert [w.url for w in drained(first)] == [w.url for w in drained(second)] == ["http://a/"]
    third = make(tmp_path, "shop-b", fresh=True)
    assert third.next() is None
    assert first.count("waiting") == 1


def test_a_redirect_may_lead_back_once(tmp_path: Path) -> None:
    frontier = make(tmp_path)
    frontier.add(["http://a/?b=1&a=2"], 3)
    (first,) = drained(frontier)
    frontier.add_redirect("http://a/?a=2&b=1", first)
    (second,) = drained(frontier)
    assert (second.depth, second.hops) == (3, 1)
    frontier.add_redirect("http://a/?a=2&b=1", second)
    assert frontier.next() is None


def test_what_is_not_a_frontier_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "frontier.sqlite").write_bytes(b"not a database, but longer than a header" * 100)
    with pytest.raises(StorageError, match="move the file away"):
        make(tmp_path)
    with pytest.raises(StorageError):
        make(tmp_path / "no-such-folder")


def test_an_older_form_is_replaced(tmp_path: Path) -> None:
    old = sqlite3.connect(tmp_path / "frontier.sqlite")
    old.execute("CREATE TABLE address (number INTEGER PRIMARY KEY, run INTEGER, url TEXT)")
    old.commit()
    old.close()
    frontier = make(tmp_path)
    frontier.add(["http://a/"], 0)
    assert len(drained(frontier)) == 1


def test_a_full_disk_adds_all_or_nothing(tmp_path: Path) -> None:
    frontier = make(tmp_path)
    frontier._db.execute("PRAGMA max_page_count=30")
    with pytest.raises(StorageError, match="full"):
        frontier.add((f"http://a/{n}/{'x' * 500}" for n in range(2_000)), 0)
    assert frontier.counts() == {}
    frontier.add(["http://a/"], 0)
    assert len(drained(frontier)) == 1


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=20), max_size=8))
def test_any_address_can_be_remembered(texts: list[str]) -> None:
    frontier = Frontier(Path(":memory:"), "a", "now")
    frontier.add([f"http://a/{text}" for text in texts], 0)
    out = drained(frontier)
    frontier.settle([(w, "done") for w in out])
    assert frontier.count("waiting") == 0
    frontier.close()


def test_links_added_in_any_order_are_all_seen(tmp_path: Path) -> None:
    rng = random.Random(7)
    frontier = make(tmp_path)
    pages = {n: [rng.randrange(300) for _ in range(5)] for n in range(300)}
    frontier.add(["http://a/0"], 0)
    seen: list[int] = []
    while (waiting := frontier.next()) is not None:
        page = int(waiting.url.rpartition("/")[2])
        seen.append(page)
        frontier.add([f"http://a/{n}" for n in pages[page]], waiting.depth + 1)
        frontier.settle([(waiting, "done")])
    assert len(seen) == len(set(seen)) == frontier.count("done")
