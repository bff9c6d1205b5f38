"""What is remembered is what would be read anew, and is bounded."""

from __future__ import annotations

import gc
import re
from typing import Any

from hostile_pages import capture_of
from spaniel.extract.page import PageReader
from spaniel.extract.remembered import remembered, saying
from spaniel.substances import WordLexicon
from spaniel.types import Source


def test_a_short_text_is_read_once() -> None:
    read: list[str] = []

    def length(text: str) -> int:
        read.append(text)
        return len(text)

    known = remembered(length)
    assert [known("tea"), known("tea"), known("teas")] == [3, 3, 4]
    assert read == ["tea", "teas"]


def test_a_long_text_is_read_each_time_and_not_held() -> None:
    read: list[str] = []
    known = remembered(read.append)
    known("x" * 10_000)
    known("x" * 10_000)
    assert len(read) == 2


def test_what_is_held_is_bounded() -> None:
    known = remembered(str.upper)
    for number in range(50_000):
        assert known(f"a{number}") == f"A{number}"
    assert len(known.__self__) <= 20_000  # type: ignore[attr-defined]


def test_nothing_found_is_remembered_too() -> None:
    says = saying(re.compile(r"\d"))
    assert [says("none"), says("1"), says("none")] == [False, True, False]


def test_the_collector_is_left_as_it_was() -> None:
    reader, source = PageReader(WordLexicon()), Source(id="test", service="test")

    def read() -> Any:
        return reader.read(capture_of(b"<p>tea"), b"<p>tea", source)

    read()
    assert gc.isenabled()
    gc.disable()
    try:
        read()
        assert not gc.isenabled()
    finally:
        gc.enable()
