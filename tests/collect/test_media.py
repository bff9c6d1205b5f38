"""What a file is: bytes first, name second."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spaniel.collect.media import media_type


@pytest.mark.parametrize(
    ("payload", "name", "told"),
    [
        (b"<!doctype html><p>", "x.bin", "text/html"),
        (b"\xef\xbb\xbf  <?xml version='1.0'?>\n<!-- a --><!-- b --><html>", "x", "text/html"),
        ("<html>".encode("utf-16"), "x", "text/html"),
        (b"<table><tr>", "x.csv", "text/html"),
        (b"a,b\n1,2", "dir.html/t.CSV", "text/csv"),
        (b'{"a": 1}', "a.json", "application/json"),
        (b"words", "readme", "text/plain"),
        (b"", "empty", "text/plain"),
        (gzip.compress(b"a,b"), "t.csv", "application/gzip"),
        (b"\x28\xb5\x2f\xfdxx", "t.csv", "application/zstd"),
        (b"WARC/1.1\r\n", "x", "application/warc"),
        (b"\0" * 257 + b"ustar\0", "x", "application/x-tar"),
        (b"PK\x03\x04", "a.zip", "application/zip"),
        (b"\x00\x01\x02", "mystery", "application/octet-stream"),
        (b"\x00\x01\x02", ".hidden", "application/octet-stream"),
        (b"caf\xe9", "latin", "application/octet-stream"),
        ("é".encode() * 2047 + "aé".encode(), "cut", "text/plain"),
    ],
)
def test_told(payload: bytes, name: str, told: str) -> None:
    assert media_type(payload, name) == told


@pytest.mark.parametrize("filling", [b"<!---->", b"<!-- -->x", b"<!--", b"<?xml", b"\n "])
def test_comments_without_end_take_no_time(filling: bytes) -> None:
    assert media_type(filling * 4_000, "x") in {"text/plain", "application/octet-stream"}


@given(st.binary(max_size=600), st.text(max_size=20))
def test_any_bytes(payload: bytes, name: str) -> None:
    assert "/" in media_type(payload, name)
