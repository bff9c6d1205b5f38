"""The how-to's worked example does what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from spaniel.extract.export import FORMATS

PAGE = Path(__file__).parents[3] / "docs" / "how-to" / "read-logs-and-chats.md"


def test_the_worked_example(capsys: pytest.CaptureFixture[str]) -> None:
    text = PAGE.read_text(encoding="utf-8")
    example = re.findall(r"^```python\n(.*?)^```$", text, re.M | re.S)
    shown = re.findall(r"^```text\n(.*?)^```$", text, re.M | re.S)
    assert len(example) == len(shown) == 1
    exec(compile(example[0], str(PAGE), "exec"), {})
    assert capsys.readouterr().out == shown[0]


def test_every_format_is_named() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert [row.name for row in FORMATS if f"`{row.name}`" not in text] == []
