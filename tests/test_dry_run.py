"""Reading files without a lake: what is read, under which name, and what is told of the rest."""

from __future__ import annotations

import gzip
import io
import os
import tarfile
from collections import Counter
from pathlib import Path

import pytest

from spaniel.dry_run import dry_run
from spaniel.errors import DamagedInput
from spaniel.pipeline import readers
from spaniel.ports import Reader
from spaniel.types import SeenRule, Source

PAGE = "<html><head><title>{0}</title></head><body><h1>{0}</h1><p>Nothing here.</p></body></html>"
LOG = '8.9.10.11 - - [12/Mar/2023:14:05:33 +0100] "GET / HTTP/1.1" 200 5\n'
WARC = (
    "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
    "WARC-Date: 2020-01-02T03:04:05Z\r\nWARC-Target-URI: {address}\r\n"
    "Content-Type: text/html\r\nContent-Length: {size}\r\n\r\n{page}\r\n\r\n"
)


@pytest.fixture(scope="module")
def hands() -> tuple[Reader, ...]:
    return readers()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "saved"
    (made / "deep").mkdir(parents=True)
    (made / "b.html").write_text(PAGE.format("B"))
    (made / "deep" / "a page.html").write_text(PAGE.format("A"))
    (made / "log.txt").write_text(
        '8.9.10.11 - - [12/Mar/2023:14:05:33 +0100] "GET / HTTP/1.1" 200 5\n'
    )
    (made / "pots.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    return made


def tar(path: Path, members: dict[str, bytes]) -> Path:
    with tarfile.open(path, "w:gz") as made:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            made.addfile(info, io.BytesIO(data))
    return path


def names(paths: list[Path], hands: tuple[Reader, ...], **more: object) -> list[str]:
    return [name for name, _ in dry_run(paths, hands, **more)]  # type: ignore[arg-type]


def test_a_folder_is_read_file_by_file_in_order(folder: Path, hands: tuple[Reader, ...]) -> None:
    left: Counter[str] = Counter()
    read = dict(dry_run([folder], hands, passed_over=left))
    assert list(read) == [str(folder / name) for name in ("b.html", "deep/a page.html", "log.txt")]
    assert read[str(folder / "log.txt")].reading.observations == 1
    assert left == {"image/png is no page, log or chat": 1}


def test_archives_name_their_members_and_warcs_their_addresses(
    tmp_path: Path, hands: tuple[Reader, ...]
) -> None:
    path = tar(tmp_path / "a.tgz", {"x/1.html": PAGE.format("1").encode(), "é.html": b"<p>x"})
    page = PAGE.format("W")
    warc = tmp_path / "w.warc"
    text = WARC.format(address="http://pots.example/1", size=len(page), page=page)
    warc.write_bytes(text.encode())
    assert names([path, warc], hands) == [
        f"{path}!x/1.html", f"{path}!é.html", "http://pots.example/1",
    ]  # fmt: skip


def test_archives_in_a_folder_are_named_with_their_members(
    folder: Path, hands: tuple[Reader, ...]
) -> None:
    tar(folder / "deep" / "t.tar.gz", {"in.html": PAGE.format("I").encode()})
    assert f"{folder}/deep/t.tar.gz!in.html" in names([folder], hands)


def test_what_is_damaged_in_a_folder_is_told_and_the_rest_is_read(
    folder: Path, hands: tuple[Reader, ...]
) -> None:
    (folder / "aa.gz").write_bytes(gzip.compress(os.urandom(4_000))[:-400])
    (folder / "c.warc").write_bytes(b"WARC/1.0\r\nbroken")
    told: list[tuple[str, str]] = []
    read = names([folder], hands, damaged=lambda name, fault: told.append((name, fault.what)))
    assert [name for name, _ in told] == [str(folder / "aa.gz"), str(folder / "c.warc")]
    assert "cannot be read to its end" in told[0][1]
    assert len(read) == 3


def test_by_default_damage_ends_the_run(folder: Path, hands: tuple[Reader, ...]) -> None:
    (folder / "c.gz").write_bytes(gzip.compress(os.urandom(4_000))[:-400])
    read = []
    with pytest.raises(DamagedInput, match=r"c\.gz"):
        for name, _ in dry_run([folder], hands):
            read.append(name)
    assert read == [str(folder / "b.html")]


def test_what_was_read_before_a_bad_path_was_read(folder: Path, hands: tuple[Reader, ...]) -> None:
    run = dry_run([folder / "b.html", folder / "none.html"], hands)
    assert next(run)[0] == str(folder / "b.html")
    with pytest.raises(DamagedInput, match="does not exist"):
        next(run)


def test_links_out_of_a_folder_are_not_followed(folder: Path, hands: tuple[Reader, ...]) -> None:
    secret = folder.parent / "secret.html"
    secret.write_text(PAGE.format("secret"))
    (folder / "out.html").symlink_to(secret)
    (folder / "in.html").symlink_to(folder / "b.html")
    left: Counter[str] = Counter()
    read = names([folder], hands, passed_over=left)
    assert str(folder / "in.html") in read
    assert str(folder / "out.html") not in read
    assert left["a link that leads out of the folder"] == 1


def test_nothing_is_written(folder: Path, hands: tuple[Reader, ...]) -> None:
    before = {path: path.stat().st_mtime_ns for path in folder.parent.rglob("*")}
    names([folder], hands)
    assert {path: path.stat().st_mtime_ns for path in folder.parent.rglob("*")} == before


def test_an_empty_folder_has_nothing(tmp_path: Path, hands: tuple[Reader, ...]) -> None:
    assert names([tmp_path], hands) == []


def test_hints_of_a_source_are_used(folder: Path, hands: tuple[Reader, ...]) -> None:
    source = Source(id="s", service="pots", seen=SeenRule(on="2020-09-17"))
    ((_, read),) = dry_run([folder / "b.html"], hands, source)
    assert (read.reading.source, read.reading.service) == ("s", "pots")
