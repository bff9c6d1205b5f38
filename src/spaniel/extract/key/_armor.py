"""Radix-64 (RFC 9580, section 6) out of what a page has made of it.

Pages put armor into tags, quote it, escape its dashes, join its lines, and eat its line ends. The
base64 alphabet survives all that, so the body is whatever is left of it, and the first packet's
header says where it begins.
"""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Iterator, Sequence
from itertools import islice

from spaniel.extract.key._found import Fault

__all__ = ["dearmor"]

_MOST_CHARACTERS = 2_000_000
_MOST_STARTS = 60
_TAG = re.compile(r"<[/a-zA-Z][^<>]{0,300}>")
_INVISIBLE = dict.fromkeys([0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])
_QUOTED = re.compile(r"[\s>|*]{0,40}(?:- )?")
_HEADER = re.compile(r"[A-Za-z][A-Za-z-]{0,30}:(?:\s.{0,300})?")
_BASE64 = re.compile(r"[A-Za-z0-9+/=]+")
_BODY = re.compile(r"([A-Za-z0-9+/]+)(={0,2})(?:=([A-Za-z0-9+/]{4}))?")
_FIRST_LETTERS = "mlx"
"""How base64 of a key packet's first octet begins: 0x98-0x9B, 0x94-0x97, 0xC5 and 0xC6."""
_LONG = 24


def dearmor(body: str) -> bytes:
    """Return the octets between an armor's marks.

    A checksum that does not fit refuses the block although RFC 9580 would let it pass: the text
    is then not what the key's owner made, and evidence is quoted with it.

    Raises:
        Fault: nothing there, no base64, cut within a group, or another checksum than stated.
    """
    if len(body) > _MOST_CHARACTERS:
        raise Fault(f"The key block is longer than {_MOST_CHARACTERS} characters.")
    tokens = list(_tokens(_clean(body)))
    if not tokens:
        raise Fault("The key block is empty.")
    whole = "".join(tokens)
    for start in _starts(tokens):
        candidate = "".join(tokens[start:]) if start else whole
        parts = _BODY.fullmatch(candidate)
        if parts and _begins_with_key(parts[1]):
            return _decoded(candidate)
    return _decoded(whole)


def _clean(body: str) -> str:
    """Take tags, entities and invisible characters off, unless there are none."""
    text = body.translate(_INVISIBLE)
    if "<" in text:
        text = _TAG.sub("\n", text)
    return html.unescape(text) if "&" in text else text


def _tokens(text: str) -> Iterator[str]:
    """Yield the words of all lines that are not armor headers."""
    for line in text.splitlines():
        quote = _QUOTED.match(line)
        bare = line[quote.end() if quote else 0 :].rstrip()
        words = bare.split()
        if not (_HEADER.fullmatch(bare) and max(map(len, words)) < _LONG):
            yield from words


def _starts(tokens: Sequence[str]) -> Iterator[int]:
    """Yield where the body may begin: behind the last word that is no base64, long words first."""
    bad = [index for index, token in enumerate(tokens) if not _BASE64.fullmatch(token)]
    first = bad[-1] + 1 if bad else 0
    likely = [n for n in range(first, len(tokens)) if tokens[n][0] in _FIRST_LETTERS]
    likely = list(islice(likely, _MOST_STARTS))
    yield from sorted(likely, key=lambda n: (len(tokens[n]) < _LONG, n))


def _begins_with_key(letters: str) -> bool:
    """Whether the first octets are the header and version of a public or secret key packet."""
    if len(letters) < 12:
        return False
    head = base64.b64decode(letters[:12])
    first = head[0]
    if first & 0x40:
        length = 1 if head[1] < 192 else 2 if head[1] < 224 else 5
        return first & 0x3F in {5, 6} and head[1 + length] in range(2, 7)
    return (first >> 2) & 0xF in {5, 6} and head[1 + (1, 2, 4, 0)[first & 3]] in range(2, 7)


def _decoded(text: str) -> bytes:
    parts = _BODY.fullmatch(text)
    if parts is None:
        raise Fault("The key block is damaged: it holds characters that are no base64.")
    letters, _, checksum = parts.groups()
    if len(letters) % 4 == 1:
        raise Fault("The key block is cut short: its base64 ends within a group.")
    data = base64.b64decode(letters + "=" * (-len(letters) % 4))
    if checksum is not None and base64.b64decode(checksum) != _crc24(data):
        raise Fault("The key block is damaged: its checksum (CRC-24) does not fit its content.")
    return data


def _crc24(data: bytes) -> bytes:
    """Return the checksum of RFC 9580, section 6.1.1."""
    crc = 0xB704CE
    for octet in data:
        crc = (crc << 8 & 0xFFFFFF) ^ _CRC_TABLE[crc >> 16 ^ octet]
    return crc.to_bytes(3, "big")


def _crc_row(octet: int) -> int:
    crc = octet << 16
    for _ in range(8):
        crc = (crc << 1) ^ (0x1864CFB if crc & 0x800000 else 0)
    return crc & 0xFFFFFF


_CRC_TABLE = tuple(_crc_row(octet) for octet in range(256))
