"""``spaniel read`` over files: what is printed, in which order, and the sentence that is said."""

from __future__ import annotations

import gzip
import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from spaniel.cli import main

ROWS = "".join(
    f"<div class=item><h3><a href='/item/{n}'>Blue teapot no. {n}</a></h3><p>Price: $1{n}.50</p>"
    f"<p>Seller: <a href='/vendor/otter{n}'>otter{n}</a></p><p>Stock: {n}</p></div>"
    for n in range(1, 9)
)
PAGE = f"<html><head><title>Teapots</title></head><body><h1>All teapots</h1>{ROWS}</body></html>"
CONTACT = "<h1>Contact</h1><p>Mail: otter@post.org</p>"
STEPS = (
    "Melt 400 g of wax at 75 °C in a double boiler. Stir in 30 ml of oil and cool to 60 °C. "
    "Pour into the jars and leave for 24 hours."
)


@pytest.fixture
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "saved"
    folder.mkdir()
    (folder / "list.html").write_text(PAGE)
    (folder / "contact.html").write_text(CONTACT)
    return folder


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["read", *arguments])
    out, err = capsys.readouterr()
    return code, out, err


def objects(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_each_pages_object_comes_first_and_then_what_was_read(
    saved: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, "saved", "--json")
    assert (code, err) == (0, "")
    said = objects(out)
    assert [one["kind"] for one in said] == ["page", "handle", "page", *["listing"] * 8]
    assert [one["page"] for one in said][:3] == [
        "saved/contact.html", "saved/contact.html", "saved/list.html",
    ]  # fmt: skip
    handle = said[1]
    assert (handle["handle_kind"], handle["value"]) == ("email", "otter@post.org")
    assert "account" not in handle
    assert said[2]["observations"] == 8
    assert said[3]["price"] == {"amount": 11.5, "currency": "USD", "text": "$11.50"}


def test_for_people_there_are_counts(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (saved / "pots.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    code, out, err = run(capsys, "saved")
    assert (code, err) == (0, "")
    assert "listing" in out
    assert "image/png is no page, log or chat (1)" in out


def test_seals_are_obeyed_in_every_object(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    body = f"<article class=post><a class=author href=/u/ann>Ann</a><p>{STEPS}</p></article>"
    (saved / "thread.html").write_text(f"<h1>{STEPS}</h1>{body * 3}<p>{STEPS}</p>")
    for text in (run(capsys, "saved", "--json")[1], run(capsys, "saved")[1]):
        assert "double boiler" not in text
        assert "Pour into the jars" not in text


def test_a_damaged_file_in_a_folder_is_an_object_and_the_others_are_read(
    saved: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (saved / "d.gz").write_bytes(gzip.compress(os.urandom(4_000))[:-400])
    code, out, err = run(capsys, "saved", "--json")
    assert (code, err) == (0, "")
    damaged = next(one for one in objects(out) if one["page"] == "saved/d.gz")
    assert set(damaged) == {"kind", "page", "partial", "problem"}
    assert [one["page"] for one in objects(out) if one.get("partial")] == ["saved/d.gz"]
    assert damaged["problem"].startswith("cannot be read to its end")
    assert sum(one["kind"] == "listing" for one in objects(out)) == 8
    code, out, err = run(capsys, "saved")
    assert code == 0
    assert err.count("\n") == 1
    assert "d.gz: cannot be read to its end" in err


def test_what_was_printed_before_a_bad_path_stays(
    saved: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, "saved/contact.html", "saved/none.html", "--json")
    assert code == 2
    assert [one["kind"] for one in objects(out)] == ["page", "handle"]
    assert "saved/none.html: does not exist; check the path." in err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "needs either files"),
        (["saved", "--lake", "lake"], "needs either files"),
        (["--bogus", "saved"], "--bogus"),
        (["nowhere"], "does not exist"),
        (["empty"], "there is nothing in it to read"),
        (["pots.png"], "image/png is no page, log or chat (1)"),
        (["/dev/null"], "neither a file nor a folder"),
        (["broken.gz"], "cannot be read to its end"),
        (["saved", "--source-file", "nowhere.yaml"], "nowhere.yaml"),
        (["saved", "--register", "nowhere.txt"], "nowhere.txt: cannot be read"),
        (["saved", "--register", "bad.txt"], "bad.txt, line 2: 'not a host' is no host name"),
    ],
)
def test_what_cannot_be_is_one_sentence(
    saved: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    Path("empty").mkdir()
    Path("pots.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    Path("broken.gz").write_bytes(gzip.compress(os.urandom(4_000))[:-400])
    Path("bad.txt").write_text("a.example\nnot a host\n")
    code, out, err = run(capsys, *arguments, "--json")
    assert (code, out) == (2, "")
    assert says in err
    assert err.count("\n") == 1
    assert "Traceback" not in err


def test_binary_rubbish_and_nothing_are_pages_with_their_reason(
    saved: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("rubbish").write_bytes(bytes(range(256)) * 40)
    Path("nothing.html").write_bytes(b"")
    code, out, err = run(capsys, "rubbish", "nothing.html", "--json")
    rubbish, nothing = objects(out)
    assert (code, err) == (0, "")
    assert (rubbish["page_kind"], nothing["page_kind"]) == ("other", "empty")
    assert rubbish["problem"] == "the payload is no text, so no page"
    assert rubbish["partial"] is True
    assert not {"partial", "problem"} & set(nothing)


def test_a_page_that_was_cut_is_partial_and_counted(
    saved: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("deep.html").write_text(PAGE + "<div>" * 5_000)
    code, out, err = run(capsys, "deep.html", "--json")
    page, *found = objects(out)
    assert (code, err, page["partial"]) == (0, "", True)
    assert "nests more than 1,000 elements deep and was read up to byte" in page["problem"]
    assert len(found) == 8
    assert re.search(r"^ *partial\W+1$", run(capsys, "deep.html", "saved")[1], re.M)


def test_names_of_any_bytes_can_be_said(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path(os.fsdecode(b"na\xffme.html")).write_text(CONTACT)
    for arguments in ([os.fsdecode(b"na\xffme.html")], ["."]):
        code, out, _ = run(capsys, *arguments, "--json")
        assert code == 0
        assert any("name.html" in one["page"].replace("\udcff", "") for one in objects(out))


def test_a_licensed_pharmacys_page_is_no_finding(
    saved: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head = (
        "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        "WARC-Date: 2020-01-02T03:04:05Z\r\nWARC-Target-URI: https://pots.example/all\r\n"
        f"Content-Type: text/html\r\nContent-Length: {len(PAGE)}\r\n\r\n"
    )
    Path("w.warc").write_bytes(f"{head}{PAGE}\r\n\r\n".encode())
    Path("register.txt").write_text("pots.example\n")
    assert len(objects(run(capsys, "w.warc", "--json")[1])) == 9
    _, out, _ = run(capsys, "w.warc", "--register", "register.txt", "--json")
    (page,) = objects(out)
    assert (page["page"], page["site_kind"]) == ("https://pots.example/all", "licensed_pharmacy")
    assert "problem" not in page


def test_a_page_saved_with_gzip_is_a_page(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("page.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    Path("rubbish.gz").write_bytes(gzip.compress(bytes(range(256)) * 40))
    _, out, _ = run(capsys, "page.html.gz", "--json")
    assert [one["kind"] for one in objects(out)] == ["page"] + ["listing"] * 8
    code, out, err = run(capsys, "rubbish.gz", "--json")
    assert (code, err, len(objects(out))) == (0, "", 1)


def test_control_c_is_one_sentence(saved: Path) -> None:
    for number in range(400):
        (saved / f"{number}.html").write_text(PAGE.replace("$", f"{number} $"))
    command = [sys.executable, "-m", "spaniel", "read", "saved", "--json"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err.decode().startswith("spaniel: stopped; ")
    assert err.count(b"\n") == 1
    assert out[-1:] in (b"", b"\n")


def test_a_closed_pipe_is_no_traceback(saved: Path) -> None:
    (saved / "more.html").write_text(PAGE * 40)
    command = [sys.executable, "-m", "spaniel", "read", "saved", "--json"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        err = process.stderr.read()
    assert b"Traceback" not in err
    assert process.returncode == 141
