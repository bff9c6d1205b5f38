"""Imports: whole or refused, every member accounted for, the same bytes at the same address."""

from __future__ import annotations

import bz2
import gzip
import hashlib
import io
import lzma
import os
import random
import socket
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fakes import FakeClock, FakeGate, MemoryRecorder, authority, grant, source, unseen
from spaniel.authority import AuthorityGate
from spaniel.collect import HandedOver, take_over
from spaniel.errors import DamagedInput, Refused
from spaniel.types import Response, Technique

IMPORT = Technique.EVIDENCE_IMPORT
PAGE = b"<!doctype html><title>Invented</title><p>A page"


def taken(path: Path, gate: FakeGate | None = None) -> tuple[list[Response], HandedOver]:
    door = gate or FakeGate()
    handed = take_over(path, door, IMPORT)
    return list(handed.responses(source(), door, FakeClock(), unseen)), handed


def names(responses: list[Response]) -> list[str]:
    return [r.address.partition("!")[2] for r in responses]


def refused(path: Path) -> str:
    with pytest.raises(DamagedInput) as caught:
        taken(path)
    text = str(caught.value)
    assert "\n" not in text
    assert caught.value.do
    return text


def tar(members: dict[str, bytes], **options: object) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", **options) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def special(*infos: tarfile.TarInfo) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for info in infos:
            archive.addfile(info)
    return buffer.getvalue()


def member(name: str, kind: bytes, link: str = "") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, link
    return info


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


# --------------------------------------------------------------------------- single files


def test_a_file_is_itself(tmp_path: Path) -> None:
    data = b"a,b\n1,2\n"
    (response,), handed = taken(put(tmp_path, "table one.csv", data))
    digest = hashlib.sha256(data).hexdigest()
    assert response.address == f"import:{digest}!table%20one.csv"
    assert response.origin == f"{digest}!table one.csv"
    assert (response.payload, response.media_type, response.status) == (data, "text/csv", None)
    assert (response.seen, response.seen_until, response.seen_text) == (None, None, "")
    assert (handed.kind, handed.sha256) == ("file", digest)
    assert response.grant == handed.grant


def test_an_empty_file_is_a_file(tmp_path: Path) -> None:
    (response,), _ = taken(put(tmp_path, "empty.csv", b""))
    assert response.payload == b""


def test_a_compressed_table_stays_as_it_is(tmp_path: Path) -> None:
    packed = gzip.compress(b"a,b\n1,2\n", mtime=0)
    (response,), handed = taken(put(tmp_path, "t.csv.gz", packed))
    assert (response.payload, response.media_type, handed.kind) == (
        packed,
        "application/gzip",
        "file",
    )


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
@pytest.mark.parametrize("name", ["t.csv", "t.tar", "t.warc.gz"])
def test_what_is_cut_short_or_damaged_is_refused(
    tmp_path: Path, pack: Callable[[bytes], bytes], name: str
) -> None:
    packed = pack(random.Random(1).randbytes(20_000))
    flipped = bytearray(packed)
    flipped[len(flipped) // 2] ^= 0xFF
    for damaged in (packed[:-30], packed[:2_000], bytes(flipped)):
        said = refused(put(tmp_path, name, damaged))
        assert "cannot be read to its end" in said or "has no whole header" in said


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    bomb = gzip.compress(bytes(300_000_000), 9)
    assert "suspiciously much" in refused(put(tmp_path, "t.csv.gz", bomb))


def test_zip_and_zstd(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.html", PAGE)
    (response,), _ = taken(put(tmp_path, "pages.zip", buffer.getvalue()))
    assert response.media_type == "application/zip"
    assert "zstd" in refused(put(tmp_path, "t.csv.zst", b"\x28\xb5\x2f\xfd" + bytes(20)))


def test_a_file_of_zeros_is_not_an_archive(tmp_path: Path) -> None:
    (response,), handed = taken(put(tmp_path, "zeros", bytes(20_000)))
    assert handed.kind == "file"
    assert response.media_type == "application/octet-stream"


def test_too_large_a_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(512_000_001)
    assert "larger than 512 MB" in refused(path)
    put(tmp_path, "a.html", PAGE)
    responses, handed = taken(tmp_path)
    assert names(responses) == ["a.html"]
    assert handed.passed_over == {"larger than 512 MB": 1}


# --------------------------------------------------------------------------- the gate


def test_nothing_is_opened_without_a_grant(tmp_path: Path) -> None:
    path = put(tmp_path, "a.html", PAGE)
    recorder = MemoryRecorder()
    gate = AuthorityGate(authority(files=["elsewhere/*"]), recorder, FakeClock())
    for wanted in (path, tmp_path / "missing", tmp_path):
        with pytest.raises(Refused):
            take_over(wanted, gate, IMPORT)
    assert [act.kind for act in recorder.acts] == ["refusal"] * 3


def test_a_technique_of_the_network_opens_no_file(tmp_path: Path) -> None:
    path = put(tmp_path, "a.html", PAGE)
    gate = AuthorityGate(authority(files=[f"{tmp_path}/**"]), MemoryRecorder(), FakeClock())
    with pytest.raises(Refused):
        take_over(path, gate, Technique.OPEN_SOURCE)


def test_a_link_is_judged_by_where_it_leads(tmp_path: Path) -> None:
    secret = put(tmp_path, "secret/a.html", PAGE)
    (tmp_path / "evidence").mkdir()
    link = tmp_path / "evidence" / "a.html"
    link.symlink_to(secret)
    gate = AuthorityGate(authority(files=["evidence/*"]), MemoryRecorder(), FakeClock())
    with pytest.raises(Refused):
        take_over(link, gate, IMPORT)
    with pytest.raises(Refused):
        take_over(tmp_path / "evidence" / ".." / "secret" / "a.html", gate, IMPORT)


def test_a_handed_over_put_together_by_hand_opens_nothing(tmp_path: Path) -> None:
    allowed, secret = put(tmp_path, "evidence/a", PAGE), put(tmp_path, "secret/b", b"secret")
    gate = AuthorityGate(authority(files=["evidence/*"]), MemoryRecorder(), FakeClock())
    real = take_over(allowed, gate, IMPORT)
    forged = HandedOver(secret, "file", real.grant)
    with pytest.raises(Refused):
        next(forged.responses(source(), gate, FakeClock(), unseen))
    made_up = HandedOver(allowed, "file", grant(IMPORT, str(allowed)))
    (response,) = made_up.responses(source(), gate, FakeClock(), unseen)
    assert gate.issued(response.grant)


def test_a_handed_over_that_leads_through_a_link_opens_nothing(tmp_path: Path) -> None:
    put(tmp_path, "secret/b", b"secret")
    (tmp_path / "evidence").mkdir()
    (tmp_path / "evidence" / "sub").symlink_to(tmp_path / "secret")
    gate = AuthorityGate(
        authority(files=[f"{tmp_path}/evidence/**"]), MemoryRecorder(), FakeClock()
    )
    for name in ("evidence/sub/b", "evidence/sub", "evidence/../secret/b"):
        forged = HandedOver(tmp_path / name, "file", grant(IMPORT, str(tmp_path / name)))
        with pytest.raises(Refused):
            next(forged.responses(source(), gate, FakeClock(), unseen))


def test_a_folder_swapped_for_a_link_is_not_followed(tmp_path: Path) -> None:
    put(tmp_path, "evidence/sub/a", PAGE)
    put(tmp_path, "secret/a", PAGE)
    gate = FakeGate()
    handed = take_over(tmp_path / "evidence", gate, IMPORT)
    (tmp_path / "evidence" / "sub").rename(tmp_path / "moved")
    (tmp_path / "evidence" / "sub").symlink_to(tmp_path / "secret")
    with pytest.raises(DamagedInput, match="a link stands in its place"):
        list(handed.responses(source(), gate, FakeClock(), unseen))


def test_a_path_swapped_for_a_link_is_not_followed(tmp_path: Path) -> None:
    path = put(tmp_path, "evidence/a", PAGE)
    secret = put(tmp_path, "secret/b", PAGE)
    gate = FakeGate()
    handed = take_over(path, gate, IMPORT)
    path.unlink()
    path.symlink_to(secret)
    with pytest.raises(DamagedInput):
        list(handed.responses(source(), gate, FakeClock(), unseen))


def test_an_authority_that_ends_stops_an_import(tmp_path: Path) -> None:
    for number in range(5):
        put(tmp_path, f"{number}.html", PAGE)
    clock, recorder = FakeClock(), MemoryRecorder()
    gate = AuthorityGate(authority(files=[f"{tmp_path}"]), recorder, clock)
    handed = take_over(tmp_path, gate, IMPORT)
    responses = handed.responses(source(), gate, clock, unseen)
    assert next(responses)
    assert next(responses)
    clock.forward(days=400)
    with pytest.raises(Refused, match="expired"):
        next(responses)
    assert len(recorder.bodies("refusal")) == 1


def test_a_long_import_asks_again(tmp_path: Path) -> None:
    for number in range(5):
        put(tmp_path, f"{number}.html", PAGE)
    clock, recorder = FakeClock(), MemoryRecorder()
    gate = AuthorityGate(authority(files=[f"{tmp_path}"]), recorder, clock)
    handed = take_over(tmp_path, gate, IMPORT)
    for response in handed.responses(source(), gate, clock, unseen):
        assert gate.issued(response.grant)
        clock.forward(minutes=50)
    assert len(recorder.bodies("grant")) >= 4


# --------------------------------------------------------------------------- folders


def test_a_folder_in_order_of_names(tmp_path: Path) -> None:
    for name in ("b.html", "a/2.html", "a/1.html", "B.html", "ä.html", ".hidden"):
        put(tmp_path, name, PAGE)
    responses, handed = taken(tmp_path)
    assert names(responses) == [
        ".hidden", "B.html", "a/1.html", "a/2.html", "b.html", "%C3%A4.html",
    ]  # fmt: skip
    assert handed.passed_over == {}
    assert names(taken(tmp_path)[0]) == names(responses)


def test_what_is_not_a_file_of_the_folder_is_passed_over(tmp_path: Path) -> None:
    folder = tmp_path / "evidence"
    put(folder, "a.html", PAGE)
    put(tmp_path, "secret/b.html", b"secret")
    (folder / "out").symlink_to(tmp_path / "secret" / "b.html")
    (folder / "outdir").symlink_to(tmp_path / "secret")
    (folder / "in").symlink_to(folder / "a.html")
    (folder / "broken").symlink_to(folder / "nothing")
    (folder / "loop").symlink_to(folder / "loop")
    (folder / "up").symlink_to("..")
    os.mkfifo(folder / "pipe")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(folder / "socket"))
        responses, handed = taken(folder)
    assert names(responses) == ["a.html", "in"]
    assert {r.payload for r in responses} == {PAGE}
    assert handed.passed_over == {
        "a link that leads out of the folder": 1,
        "a link to a folder": 2,
        "not a regular file": 4,
    }


def test_an_empty_folder(tmp_path: Path) -> None:
    assert taken(tmp_path)[0] == []


def test_pipes_devices_and_nothing_are_one_sentence(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "neither a file nor a folder" in refused(tmp_path / "pipe")
    assert "neither a file nor a folder" in refused(Path("/dev/zero"))
    assert "does not exist" in refused(tmp_path / "nothing")
    refused(tmp_path / "pipe" / "below")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    refused(tmp_path / "loop")
    refused(Path("a\0b"))
    refused(tmp_path / ("x" * 300))


@pytest.fixture
def nobody() -> Iterator[Path]:
    """A folder that somebody else than root may enter; root may read everything."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o700)


@contextmanager
def not_root() -> Iterator[None]:
    before = os.geteuid()
    if before == 0:
        os.seteuid(65_534)
    try:
        yield
    finally:
        os.seteuid(before)


@pytest.mark.parametrize("closed", ["sub", "sub/a.html"])
def test_what_may_not_be_read_is_one_sentence(nobody: Path, closed: str) -> None:
    put(nobody, "sub/a.html", PAGE)
    (nobody / closed).chmod(0)
    with not_root():
        for path in (nobody, nobody / "sub", nobody / "sub" / "a.html"):
            assert "may not be read" in refused(path)
    (nobody / "sub").chmod(0o755)


def test_one_damaged_file_in_a_folder_and_nothing_is_passed_on(tmp_path: Path) -> None:
    put(tmp_path, "a.html", PAGE)
    put(tmp_path, "z.csv.gz", gzip.compress(b"a,b" * 1000)[:-9])
    with pytest.raises(DamagedInput, match=r"z\.csv\.gz"):
        take_over(tmp_path, FakeGate(), IMPORT)


def test_a_zstd_file_does_not_keep_the_others_out(tmp_path: Path) -> None:
    put(tmp_path, "a.html", PAGE)
    put(tmp_path, "b.zst", b"\x28\xb5\x2f\xfdxxxx")
    responses, handed = taken(tmp_path)
    assert names(responses) == ["a.html"]
    assert handed.passed_over == {"compressed with zstd, which is not read": 1}


def test_names_that_are_not_utf8(tmp_path: Path) -> None:
    put(tmp_path, os.fsdecode(b"\xff\n.html"), PAGE)
    heard: list[str] = []

    def seen(name: str) -> tuple[None, None, str]:
        heard.append(name)
        return None, None, ""

    gate = FakeGate()
    (response,) = take_over(tmp_path, gate, IMPORT).responses(source(), gate, FakeClock(), seen)
    assert response.address.endswith("!%FF%0A.html")
    assert response.origin.isprintable()
    assert heard[0].isprintable()


def test_a_file_changed_between_check_and_reading_is_refused(tmp_path: Path) -> None:
    for number, name in enumerate(("a.html", "a.tar", "a.warc")):
        folder = tmp_path / str(number)
        data = {"a.html": PAGE, "a.tar": tar({"x": PAGE}), "a.warc": RECORD}[name]
        path = put(folder, name, data)
        gate = FakeGate()
        handed = take_over(folder, gate, IMPORT)
        path.write_bytes(data + b"\n")
        with pytest.raises(DamagedInput, match="changed"):
            list(handed.responses(source(), gate, FakeClock(), unseen))


RECORD = (
    b"WARC/1.0\r\nWARC-Type: warcinfo\r\nWARC-Date: 2020-01-01T00:00:00Z\r\n"
    b"WARC-Record-ID: <urn:uuid:1>\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
)


# --------------------------------------------------------------------------- tars


@pytest.mark.parametrize("pack", [bytes, gzip.compress, bz2.compress, lzma.compress])
def test_a_tar_in_its_order(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    data = pack(tar({"b/2.html": PAGE, "a.csv": b"a,b\n"}))
    responses, handed = taken(put(tmp_path, "pages.tar.any", data))
    assert handed.kind == "tar"
    assert names(responses) == ["b/2.html", "a.csv"]
    digest = hashlib.sha256(data).hexdigest()
    assert all(r.address.startswith(f"import:{digest}!") for r in responses)
    assert [r.origin for r in responses] == [f"{digest}!b/2.html", f"{digest}!a.csv"]


def test_a_tar_in_a_folder_is_opened_and_keeps_its_addresses(tmp_path: Path) -> None:
    path = put(tmp_path / "day1", "pages.tar", tar({"a.html": PAGE, "b.html": PAGE}))
    assert [r.address for r in taken(tmp_path)[0]] == [r.address for r in taken(path)[0]]


def test_names_in_a_tar_lead_nowhere(tmp_path: Path) -> None:
    wanted = {
        "/etc/passwd": b"1",
        "../../up": b"2",
        "a//b/./c": b"3",
        "\udcff": b"4",
        "x" * 300: b"5",
        "new\nline": b"6",
        "ünï": b"7",
    }
    responses, _ = taken(put(tmp_path, "t.tar", tar(wanted)))
    assert [r.payload for r in responses] == [b"1", b"2", b"3", b"4", b"5", b"6", b"7"]
    assert len({r.address for r in responses}) == 7
    assert all(r.address.isascii() and r.origin.isprintable() for r in responses)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["t.tar"]


def test_links_and_devices_in_a_tar_are_passed_over(tmp_path: Path) -> None:
    data = special(
        member("d", tarfile.DIRTYPE),
        member("s", tarfile.SYMTYPE, "/etc/passwd"),
        member("h", tarfile.LNKTYPE, "s"),
        member("c", tarfile.CHRTYPE),
        member("b", tarfile.BLKTYPE),
        member("f", tarfile.FIFOTYPE),
    )
    responses, handed = taken(put(tmp_path, "t.tar", data))
    assert responses == []
    assert handed.passed_over == {"a link or device": 5}


def test_the_same_name_twice_is_two_members(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for data in (b"first", b"second"):
            info = tarfile.TarInfo("a.html")
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    responses, _ = taken(put(tmp_path, "t.tar", buffer.getvalue()))
    assert [r.payload for r in responses] == [b"first", b"second"]


def test_an_archive_in_an_archive_is_passed_on_as_it_is(tmp_path: Path) -> None:
    inner = tar({"a.html": PAGE})
    responses, _ = taken(put(tmp_path, "t.tar", tar({"in.tar": inner, "w.warc": RECORD})))
    assert [r.media_type for r in responses] == ["application/x-tar", "application/warc"]
    assert responses[0].payload == inner


def test_an_empty_tar_is_accounted_for(tmp_path: Path) -> None:
    responses, handed = taken(put(tmp_path, "t.tar", tar({})))
    assert responses == []
    assert handed.passed_over == {"an empty archive": 1}


@pytest.mark.parametrize("format_", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_tars_of_all_kinds(tmp_path: Path, format_: int) -> None:
    wanted = {f"folder-{n}/" + "n" * 60: bytes([n]) * n * 100 for n in range(20)}
    responses, _ = taken(put(tmp_path, "t.tar", tar(wanted, format=format_)))
    assert [r.payload for r in responses] == list(wanted.values())


def test_a_tar_cut_anywhere_is_refused(tmp_path: Path) -> None:
    whole = tar({f"{n}.html": PAGE * 40 for n in range(4)})
    end = len(whole.rstrip(b"\0"))
    rng = random.Random(3)
    cuts = [512, 1024, 3_072, *(rng.randrange(600, end) for _ in range(20))]
    for cut in cuts:
        path = put(tmp_path, "t.tar", whole[:cut])
        assert "cannot be read to its end" in refused(path), cut
        refused(put(tmp_path, "t.tar.gz", gzip.compress(whole[:cut])))


def test_a_flipped_byte_in_any_header_is_not_the_end(tmp_path: Path) -> None:
    whole = tar({f"{n}.html": PAGE for n in range(4)})
    for header in (0, 1024, 2048, 3072):
        damaged = bytearray(whole)
        damaged[header + 100] ^= 0x11
        path = put(tmp_path, "t.tar", bytes(damaged))
        if header:
            assert "header is damaged" in refused(path)
        else:
            (response,), _ = taken(path)  # not a tar at all: held back by the screen as it is
            assert response.payload == bytes(damaged)


def test_what_follows_the_end_is_not_lost_in_silence(tmp_path: Path) -> None:
    two = tar({"a": b"1"}) + tar({"b": b"2"})
    assert "damaged" in refused(put(tmp_path, "t.tar", two))


def sparse(real: int, stored: bytes = b"x" * 512) -> bytes:
    """Make a GNU sparse member by hand: it says that it is ``real`` bytes long."""
    info = tarfile.TarInfo("sparse.bin")
    info.type, info.size = tarfile.GNUTYPE_SPARSE, len(stored)
    head = bytearray(info.tobuf(tarfile.GNU_FORMAT))
    head[386:398] = b"%011o\0" % 0
    head[398:410] = b"%011o\0" % len(stored)
    head[483:495] = b"%011o\0" % min(real, 8**11 - 1)
    head[148:156] = b" " * 8
    head[148:155] = b"%06o\0" % sum(head)
    return bytes(head) + stored


def test_a_sparse_member_may_not_grow_without_end(tmp_path: Path) -> None:
    end = bytes(1024)
    responses, handed = taken(put(tmp_path, "t.tar", sparse(8**11 - 1) + end))
    assert (responses, handed.passed_over) == ([], {"larger than 512 MB": 1})
    assert "suspiciously much" in refused(put(tmp_path, "t.tar", sparse(500_000_000) + end))
    (response,), _ = taken(put(tmp_path, "t.tar", sparse(5_000) + end))
    assert response.payload == b"x" * 512 + bytes(4_488)


def header(name: str, size_field: bytes, kind: bytes = b"0") -> bytes:
    info = tarfile.TarInfo(name)
    head = bytearray(info.tobuf(tarfile.GNU_FORMAT))
    head[124:136] = size_field
    head[156:157] = kind
    head[148:156] = b" " * 8
    head[148:155] = b"%06o\0" % sum(head)
    return bytes(head)


@pytest.mark.parametrize(
    "damage",
    [
        header("a", b"\xff" * 12),  # minus one
        header("a", b"\xff" * 10 + b"\xfc\x00"),  # minus 1024
        header("a", b"\x80" + b"\xff" * 11),
        header("a", b"77777777777\0"),
        header("a", b"not a size\0\0"),
        header("a", b"\xff" * 10 + b"\xfe\x00", b"x"),
        header("a", b"00000001000\0", b"x") + b"30 size=-1024\n".ljust(512, b"\0"),
        header("a", b"00000001000\0", b"x") + b"99999999999 path=a\n".ljust(512, b"\0"),
        header("a", b"00000001000\0", b"x") + b"nonsense".ljust(512, b"\xff"),
        header("a", b"00000001000\0", b"S") + bytes(512),
        header("a", b"00000000001\0", b"L") * 2_000,
    ],
    ids=range(11),
)
def test_headers_made_to_break_a_reader(tmp_path: Path, damage: bytes) -> None:
    for before in (b"", header("first", b"00000000000\0")):
        path = put(
            tmp_path, "t.tar", before + damage + header("last", b"00000000000\0") + bytes(1024)
        )
        try:
            responses, handed = taken(path)
        except DamagedInput as fault:
            assert "\n" not in str(fault)
        else:
            assert len(responses) + handed.passed_over.total() >= 1


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 4_607), st.integers(1, 255))
def test_a_flipped_byte_anywhere_is_refused_or_changes_what_is_seen(
    tmp_path: Path, place: int, flip: int
) -> None:
    whole = tar({"a.html": PAGE, "b.html": PAGE * 30})
    damaged = bytearray(whole)
    damaged[place] ^= flip
    path = put(tmp_path, "t.tar", bytes(damaged))
    try:
        responses, handed = taken(path)
    except DamagedInput:
        return
    assert handed.sha256 == hashlib.sha256(damaged).hexdigest()
    assert len(responses) + handed.passed_over.total() in {1, 2}


@given(
    st.dictionaries(
        st.text(st.characters(codec="utf-8"), min_size=1, max_size=40),
        st.binary(max_size=40),
        max_size=5,
    )
)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_member_of_any_tar_is_accounted_for(
    tmp_path: Path, contents: dict[str, bytes]
) -> None:
    members = {name.replace("\0", "0"): data for name, data in contents.items()}
    path = put(tmp_path, "t.tar", tar(members))
    responses, handed = taken(path)
    folders = sum(name.endswith("/") for name in members)
    assert len(responses) + handed.passed_over.total() == max(1, len(members)) or folders
    again, _ = taken(path)
    assert [(r.address, r.payload) for r in again] == [(r.address, r.payload) for r in responses]


# --------------------------------------------------------------------------- laws


def test_importing_the_same_bytes_again_gives_the_same_acts(tmp_path: Path) -> None:
    data = tar({"a.html": PAGE, "b.html": PAGE})
    first, _ = taken(put(tmp_path, "one/pages.tar", data))
    second, _ = taken(put(tmp_path, "two/pages.tar", data))
    assert [(r.address, r.origin) for r in first] == [(r.address, r.origin) for r in second]


def test_responses_may_be_asked_for_twice(tmp_path: Path) -> None:
    put(tmp_path, "a.html", PAGE)
    (tmp_path / "out").symlink_to("/etc/passwd")
    gate = FakeGate()
    handed = take_over(tmp_path, gate, IMPORT)
    first = list(handed.responses(source(), gate, FakeClock(), unseen))
    second = list(handed.responses(source(), gate, FakeClock(), unseen))
    assert [r.address for r in first] == [r.address for r in second]
    assert handed.passed_over.total() == 1
