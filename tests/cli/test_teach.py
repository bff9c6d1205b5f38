"""``spaniel teach`` as people and scripts use it."""

from __future__ import annotations

import builtins
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from spaniel.cli.teach import teach
from spaniel.definitions import read_profile
from spaniel.errors import InputError

ROW = '<li class="row"><a href="/l/{0}">Thing {0}</a> <i class="cost">{0}.50 $</i></li>'


@pytest.fixture
def pages(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / "one.html", tmp_path / "two.html"]
    for start, path in zip((1, 20), paths, strict=True):
        rows = "".join(ROW.format(n) for n in range(start, start + 9))
        path.write_text(f"<html><body><ul>{rows}</ul></body></html>")
    return paths


def marks(folder: Path, text: str) -> Path:
    path = folder / "marks.yaml"
    path.write_text(text)
    return path


MARKS = "one.html:\n- {title: Thing 2, url: /l/2, price: 2.50 $}\n"


def test_a_script_teaches_from_a_file_and_gets_json(
    pages: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "profile.yaml"
    code = teach(pages[:1], site="made-up", out=out, marks=marks(tmp_path, MARKS),
                 show=pages[1:], yes=True, as_json=True)  # fmt: skip
    told = json.loads(capsys.readouterr().out)
    assert code == 0
    assert [len(page["records"]) for page in told["pages"]] == [9, 9]
    assert told["pages"][1]["records"][0] == {
        "title": "Thing 20", "url": "/l/20", "price": "20.50 $"
    }  # fmt: skip
    assert told["faults"] == []
    assert read_profile(out).site == "made-up"


def answers(monkeypatch: pytest.MonkeyPatch, *said: str | None) -> None:
    """Let the terminal say these lines; ``None`` is Ctrl-D."""
    lines: Iterator[str | None] = iter(said)

    def ask(_prompt: str = "") -> str:
        line = next(lines)
        if line is None:
            raise EOFError
        return line

    monkeypatch.setattr(builtins, "input", ask)


def test_a_person_is_asked_value_by_value_and_told_what_is_not_there(
    pages: list[Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = tmp_path / "profile.yaml"
    answers(monkeypatch, "Thing nowhere", "Thing 3", "/l/3", None, "n", "y")
    assert teach(pages[:1], site="made-up", out=out) == 0
    told = capsys.readouterr().out
    assert "`Thing nowhere` is not on the page" in told
    assert "one.html: 9 records" in told
    assert set(read_profile(out).templates[0].fields) == {"title", "url"}


def test_nothing_is_saved_where_the_answer_is_no(
    pages: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "profile.yaml"
    for last in ("n", None):
        answers(monkeypatch, last)
        teach(pages[:1], site="made-up", out=out, marks=marks(tmp_path, MARKS))
        assert not out.exists()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("other.html: []\n", "`other.html`"),
        ("one.html: {title: x}\n", "a list of records"),
        ("one.html: [1]\n", "a list of records"),
        ("one.html:\n- {title: Nothing such}\n", "is not on the page"),
        ("- 1\n", "holds no fields"),
    ],
)
def test_marks_that_cannot_be_used_are_one_sentence(
    pages: list[Path], tmp_path: Path, text: str, word: str
) -> None:
    with pytest.raises(InputError, match=word):
        teach(pages[:1], site="x", out=tmp_path / "p", marks=marks(tmp_path, text), yes=True)


def test_a_page_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        teach([tmp_path / "gone.html"], site="x", out=tmp_path / "p", yes=True)


def test_json_cannot_ask(pages: list[Path], tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot ask"):
        teach(pages, site="x", out=tmp_path / "p", as_json=True)
