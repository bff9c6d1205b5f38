"""Identifiers that are long codes: onion addresses, Session and Tox ids.

Sources: Tor rend-spec v2 (16 letters of base32) and v3, section 6 (56 letters: key, two octets of
SHA3-256, version 3); Session account ids (``05`` and a 32-octet X25519 key in hex, no checksum);
the Tox protocol specification (38 octets in hex, the last two the exclusive-or of the others).
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator

from spaniel.extract.handle._found import Candidate
from spaniel.extract.handle._labels import Labels

__all__ = ["find_codes", "is_onion_host"]

_DOT = (
    r"(?:\.|\s{0,2}[\[({]\s?(?:dot|\.|точка|punto|punkt|point)\s?[\])}]\s{0,2}"
    r"|\s(?:dot|точка|\.)\s)"
)
_ONION = re.compile(
    rf"(?<![A-Za-z0-9])([a-z2-7]{{56}}|[a-z2-7]{{16}}){_DOT}onion(?![\w-])(?!\.\w)", re.IGNORECASE
)
_HEX = re.compile(r"(?<![0-9A-Za-z])(?:05[0-9a-f]{64}|[0-9a-f]{76})(?![0-9A-Za-z])", re.IGNORECASE)
_HEX_RUN = re.compile(r"[0-9A-Fa-f]{66}")


def find_codes(text: str, labels: Labels) -> Iterator[Candidate]:
    """Yield onion addresses, Session and Tox ids."""
    if "onion" in text.lower():
        yield from _onions(text)
    if _HEX_RUN.search(text):
        yield from _hex_ids(text, labels)


def is_onion_host(label: str) -> bool:
    """Whether a host label before ``.onion`` is an address: 16 letters, or 56 whose sum holds."""
    if len(label) == 16:
        return bool(re.fullmatch("[a-z2-7]{16}", label, re.IGNORECASE))
    return len(label) == 56 and _v3_holds(label)


def _onions(text: str) -> Iterator[Candidate]:
    for match in _ONION.finditer(text):
        host = match[1].lower()
        if not is_onion_host(host):
            continue
        kind, checked = ("onion_v3", True) if len(host) == 56 else ("onion_v2", None)
        confidence = 0.99 if checked else 0.9
        yield Candidate(kind, f"{host}.onion", match.start(), match.end(), confidence, checked)


def _v3_holds(label: str) -> bool:
    try:
        data = base64.b32decode(label.upper())
    except ValueError:
        return False
    key, stated, version = data[:32], data[32:34], data[34:]
    made = hashlib.sha3_256(b".onion checksum" + key + version).digest()[:2]
    return version == b"\x03" and stated == made


def _hex_ids(text: str, labels: Labels) -> Iterator[Candidate]:
    for match in _HEX.finditer(text):
        start, end = match.span()
        if end - start == 76:
            if _tox_holds(match.group()):
                yield Candidate("tox", match.group().upper(), start, end, 0.99, checked=True)
            continue
        said = "session" in (*labels.before(start), labels.behind(end))
        yield Candidate("session", match.group().lower(), start, end, 0.98 if said else 0.8)


def _tox_holds(text: str) -> bool:
    data = bytes.fromhex(text)
    folded = 0
    for index in range(0, len(data), 2):
        folded ^= int.from_bytes(data[index : index + 2], "big")
    return folded == 0 and any(data)
