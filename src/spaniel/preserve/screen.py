"""The screen: what must not be kept is held back before anything is written.

Two rules. A response whose digest is on a list that the user supplies is never kept. A response
whose media type the authority does not name is not kept: text, tables and archives of text are
the business; images, video and sound come only where an authority says so. The type is told by
the bytes as well as by the header, since a hostile server may say anything.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path

from spaniel.errors import InputError
from spaniel.types import Authority, Response, ScreenMatch

__all__ = ["AuthorityScreen", "read_hash_list"]

_ALGORITHMS = {32: "md5", 40: "sha1", 64: "sha256"}
_ALWAYS = (
    "text/*",
    "application/xhtml+xml",
    "application/xml",
    "application/json",
    "application/ld+json",
    "application/x-ndjson",
    "application/rss+xml",
    "application/atom+xml",
    "application/javascript",
)
_HANDED_OVER = ("application/gzip",)
"""Compressed tables handed over as evidence are read; over the network they are archives."""

_DECODED_LIMIT = 64_000_000

_MAGIC = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"\x1aE\xdf\xa3", "video/webm"),
    (b"OggS", "application/ogg"),
    (b"ID3", "audio/mpeg"),
    (b"FLV\x01", "video/x-flv"),
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"\x1f\x8b", "application/gzip"),
    (b"BZh91AY&SY", "application/x-bzip2"),
    (b"\xfd7zXZ\x00", "application/x-xz"),
    (b"(\xb5/\xfd", "application/zstd"),
    (b"MZ", "application/x-msdownload"),
    (b"\x7fELF", "application/x-executable"),
)


class AuthorityScreen:
    """The screen for one authority.

    Args:
        authority: its ``media`` are allowed beside text and tables.
        forbidden: digests (MD5, SHA-1 or SHA-256, hex) of what must never be kept.
    """

    def __init__(self, authority: Authority, forbidden: Iterable[str] = ()) -> None:
        self._allowed = (*_ALWAYS, *authority.media)
        listed = [text.lower() for text in forbidden]
        self._lists = {
            name: frozenset(text for text in listed if len(text) == size)
            for size, name in _ALGORITHMS.items()
        }

    def check(self, response: Response) -> ScreenMatch | None:
        """Return a match if the response must not be kept, else ``None``."""
        plain = _decoded(response)
        rule = (
            self._listed(response.payload)
            or self._listed(plain)
            or self._forbidden_type(response, plain)
        )
        if not rule:
            return None
        return ScreenMatch(
            rule=rule,
            payload_digest=response.payload_digest,
            address=response.address,
            captured=response.captured,
        )

    def wants(self, media_type: str) -> bool:
        """Whether a body of this media type may be fetched at all."""
        return not media_type or any(fnmatchcase(media_type, p) for p in self._allowed)

    def _listed(self, payload: bytes) -> str:
        for name, digests in sorted(self._lists.items()):
            if digests and hashlib.new(name, payload, usedforsecurity=False).hexdigest() in digests:
                return f"hash-list:{name}"
        return ""

    def _forbidden_type(self, response: Response, plain: bytes) -> str:
        allowed = self._allowed + (_HANDED_OVER if response.status is None else ())
        for media_type in (_recognised(plain), response.media_type):
            if media_type and not any(fnmatchcase(media_type, pattern) for pattern in allowed):
                return f"media-type:{media_type}"
        return ""


def read_hash_list(path: Path) -> list[str]:
    """Read a list of forbidden digests: one hex digest a line, ``#`` begins a comment.

    Raises:
        InputError: the file cannot be read or a line is not an MD5, SHA-1 or SHA-256 digest.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as fault:
        raise InputError("cannot be read", where=str(path), do="check the hash list") from fault
    found = []
    for number, line in enumerate(lines, 1):
        text = line.partition("#")[0].strip()
        if text and not (len(text) in _ALGORITHMS and re.fullmatch(r"[0-9a-fA-F]+", text)):
            raise InputError(
                "is not an MD5, SHA-1 or SHA-256 digest",
                where=f"{path}:{number}",
                do="write one hex digest a line",
            )
        if text:
            found.append(text.lower())
    return found


def _decoded(response: Response) -> bytes:
    """Return the payload without its HTTP content coding, as far as that can be undone.

    What cannot be decoded is recognised by its coded bytes, and so held back as an archive.
    """
    codings = [v.strip().lower() for n, v in response.headers if n.lower() == "content-encoding"]
    if not codings or codings == ["identity"]:
        return response.payload
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(response.payload, _DECODED_LIMIT)
    except zlib.error:
        return response.payload


def _recognised(payload: bytes) -> str:
    for magic, media_type in _MAGIC:
        if payload.startswith(magic) and not (magic.isalnum() and b"\0" not in payload[:64]):
            return media_type
    if payload[4:8] == b"ftyp":
        return "video/mp4"
    if payload.startswith(b"RIFF"):
        return "image/webp" if payload[8:12] == b"WEBP" else "video/x-msvideo"
    return ""
