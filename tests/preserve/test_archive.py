"""Identity, segments, writers beside each other."""

from __future__ import annotations

import errno
import multiprocessing
import os
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from fakes import NOW, authority
from lakes import (
    assert_whole,
    filled,
    held,
    keep_some,
    new_lake,
    page,
    response,
    rows_of,
    source_of,
    verified,
    writing,
)
from spaniel.errors import StorageError
from spaniel.lake import commit, rebuild
from spaniel.preserve import ScreenedArchive, payload
from spaniel.preserve.screen import AuthorityScreen


def files(root: Path) -> dict[str, int]:
    return {
        str(path.relative_to(root)): path.stat().st_size
        for path in sorted(root.rglob("*"))
        if path.is_file() and "sqlite" not in path.name
    }


def test_the_same_act_again_adds_nothing(tmp_path: Path) -> None:
    lake = filled(tmp_path / "lake")
    before = files(lake.root)
    with writing(lake) as writer:
        assert writer.keep([(f"http://shop.example/{n}", page(n)) for n in range(6)]) == []
        assert writer.keep([("http://shop.example/0", page(0))] * 3) == []
    commit(lake)
    assert files(lake.root) == before
    assert lake.version().number == 2


def test_the_same_page_another_day_is_a_capture_without_payload(tmp_path: Path) -> None:
    lake = new_lake(tmp_path / "lake")
    big = b"x".join(b"%d" % n for n in range(100_000))
    with writing(lake) as writer:
        (first,) = writer.keep([("http://shop.example/1", big)])
        (second,) = writer.keep([("http://shop.example/1", big)], seen=NOW + timedelta(days=1))
        (third,) = writer.keep([("http://shop.example/2", big)], seen=NOW + timedelta(days=2))
    assert (first.same_as, second.same_as, third.same_as) == ("", first.id, first.id)
    assert second.payload_bytes == len(big) and second.length < 1_000
    with lake.index("order-17") as index:
        unit = lake.layout.unit("order-17")
        assert payload(unit, index, second) == payload(unit, index, first) == big
    found = verified(lake)
    assert (found.captures, found.payloads) == (3, 1)


def test_within_a_flush_too(tmp_path: Path) -> None:
    lake = new_lake(tmp_path / "lake")
    with writing(lake) as writer:
        kept = writer.keep(
            [
                ("http://a.example/1", b"x"),
                ("http://a.example/2", b"x"),
                ("http://a.example/1", b"x"),
            ]
        )
    assert [capture.same_as for capture in kept] == ["", kept[0].id]
    assert verified(lake).captures == 2


def test_a_repeat_always_names_the_record_with_the_payload(tmp_path: Path) -> None:
    lake = new_lake(tmp_path / "lake")
    with writing(lake) as writer:
        (first,) = writer.keep([("http://a.example/1", b"x")])
        for day in (1, 2):
            pages = [("http://a.example/1", b"x"), ("http://a.example/2", b"x")]
            kept = writer.keep(pages, seen=NOW + timedelta(days=day))
            assert [capture.same_as for capture in kept] == [first.id, first.id]


def test_a_flush_that_failed_can_be_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever of its fsyncs it was: all captures come with the flush that succeeds."""
    lake = new_lake(tmp_path / "lake")
    real, failing = os.fsync, [0]

    def fsync(handle: int) -> None:
        failing[0] -= 1
        if failing[0] == 0:
            raise OSError(errno.EIO, "Input/output error")
        real(handle)

    with writing(lake) as writer:
        monkeypatch.setattr(os, "fsync", fsync)
        for number in range(1, 7):
            for n in range(3):
                writer.put(f"http://a.example/{number}-{n}", page(number))
            failing[0] = number
            for _ in range(2):
                try:
                    kept = writer.archive.flush()
                    break
                except StorageError as fault:
                    assert "Input/output error" in str(fault)
                    assert verified(lake).sound
            failing[0] = 0
            assert len(kept) == 3
    commit(lake)
    assert verified(lake).captures == 18


def test_two_authorities_share_nothing(tmp_path: Path) -> None:
    lake = new_lake(tmp_path / "lake")
    kept = []
    for unit in ("order-17", "order-18"):
        with writing(lake, held(unit)) as writer:
            kept += writer.keep([("http://shop.example/1", b"the same")])
    assert [capture.same_as for capture in kept] == ["", ""]
    assert kept[0].id == kept[1].id
    for capture in kept:
        assert (lake.layout.unit(capture.authority).warc / capture.file).exists()
    commit(lake)
    assert_whole(lake, {(capture.authority, capture.id) for capture in kept})


def test_segments_roll_over(tmp_path: Path) -> None:
    lake = new_lake(tmp_path / "lake")
    with writing(lake, segment_bytes=5_000) as writer:
        kept = [c for n in range(30) for c in writer.keep([(f"http://a.example/{n}", page(n))])]
    counts = Counter(capture.file for capture in kept)
    assert len(counts) == 3
    sizes = [path.stat().st_size for path in (lake.layout.unit("order-17").warc).iterdir()]
    assert max(sizes) <= 6_000
    commit(lake)
    assert_whole(lake, {("order-17", capture.id) for capture in kept})
    assert list(lake.layout.unit("order-17").spool.iterdir()) == []


def test_what_was_not_flushed_is_not_there(tmp_path: Path) -> None:
    lake = new_lake(tmp_path / "lake")
    with writing(lake) as writer:
        writer.put()
    commit(lake)
    assert verified(lake).captures == 0
    assert list(lake.layout.unit("order-17").warc.iterdir()) == []


def test_the_archive_says_when_it_is_full(tmp_path: Path) -> None:
    with writing(new_lake(tmp_path / "lake")) as writer:
        for number in range(200):
            assert not writer.archive.full
            writer.put(f"http://a.example/{number}")
        assert writer.archive.full
        writer.archive.flush()
        assert not writer.archive.full
        writer.put(payload=b"x" * 9_000_000)
        assert writer.archive.full


def test_what_the_screen_holds_back_leaves_a_task_and_no_bytes(tmp_path: Path) -> None:
    lake = new_lake(tmp_path / "lake")
    with writing(lake) as writer:
        screen = AuthorityScreen(authority())
        keeper = ScreenedArchive(writer.source, screen, writer.archive)
        image = response(
            "http://a.example/i\ud800", b"\x89PNG\r\n\x1a\nMARK", gate=writer.gate, headers=()
        )
        keeper.put(image)
        keeper.put(image)
        keeper.put(response("http://a.example/1", b"text", gate=writer.gate))
        keeper.flush()
        assert (keeper.taken, len(keeper.kept), keeper.held_back.total()) == (3, 1, 2)
    commit(lake)
    assert verified(lake).sound
    for path in lake.root.rglob("*"):
        assert not path.is_file() or b"MARK" not in path.read_bytes()


# --------------------------------------------------------------------------- many at once


def test_many_writers_and_committers_under_one_authority(tmp_path: Path) -> None:
    new_lake(tmp_path / "lake").close()
    context = multiprocessing.get_context("spawn")
    with context.Pool(3) as pool:
        waiting = [
            pool.apply_async(keep_some, (tmp_path / "lake", seed, seed < 2)) for seed in range(4)
        ]
        lake = new_lake(tmp_path / "lake")
        for _ in range(2_000):
            if all(each.ready() for each in waiting):
                break
            found = verified(lake)
            assert found.sound, [str(finding) for finding in found.findings]
            waiting[0].wait(0.02)
        kept = [capture for each in waiting for capture in each.get(timeout=60)]
    assert max(Counter(kept).values()) == 1, "one capture was acknowledged to two writers"
    commit(lake)
    assert_whole(lake, set(kept))
    payloads = [row for row in rows_of(lake, "capture") if not row["same_as"]]
    assert len(payloads) == 40


def test_a_writer_goes_on_after_the_lake_was_rebuilt_under_it(tmp_path: Path) -> None:
    lake = new_lake(tmp_path / "lake")
    with writing(lake) as writer:
        (first,) = writer.keep([("http://a.example/1", b"x")])
        commit(lake)
        rebuild(lake, [], source_of)
        assert writer.keep([("http://a.example/1", b"x")]) == []
        with writing(lake) as other:
            assert other.keep([("http://a.example/2", b"x")])[0].same_as == first.id
        (again,) = writer.keep([("http://a.example/3", b"x")])
        assert again.same_as == first.id
    commit(lake)
    assert_whole(lake, {("order-17", first.id), ("order-17", again.id)})


@pytest.mark.parametrize("what", ["truncated", "longer", "gone"])
def test_a_segment_that_changes_under_a_writer_is_left_alone(tmp_path: Path, what: str) -> None:
    lake = new_lake(tmp_path / "lake")
    with writing(lake) as writer:
        (first,) = writer.keep([("http://a.example/1", b"x")])
        path = lake.layout.unit("order-17").warc / first.file
        if what == "gone":
            path.unlink()
        else:
            path.write_bytes(path.read_bytes()[:-1] if what == "truncated" else b"y" * 10_000)
        writer.put("http://a.example/2", b"y")
        with pytest.raises(StorageError, match="not as long"):
            writer.archive.flush()
        (second,) = writer.archive.flush()
        assert second.file != first.file
