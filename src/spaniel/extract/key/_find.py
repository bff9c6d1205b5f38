"""Keys of a text or of octets: blocks found, opened, read, and refused with a reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spaniel.extract.key._armor import dearmor
from spaniel.extract.key._blocks import Block, find_blocks
from spaniel.extract.key._found import Fault, FoundKey, PrivateKeyFault
from spaniel.extract.key._packets import read_packets

__all__ = ["find_keys", "parse_key"]

_CUT = " The block has no closing line."


def find_keys(text: str) -> Sequence[FoundKey]:
    """Return the public keys of a text and the blocks refused, in order of position.

    Messages and signatures are no keys and are passed over; a key inside a signed message is
    found. A private key gives a refusal with ``private`` set and nothing of its content. Never
    raises; the time is linear in the length of the text.

    Source: RFC 9580, with RFC 4880 and LibrePGP for the older and the other keys.
    """
    return tuple(
        key
        for block in find_blocks(text)
        if block.kind in {"public", "private"}
        for key in _of_block(text, block)
    )


def parse_key(material: str | bytes) -> Sequence[FoundKey]:
    """Return the keys of an armored text, of bare base64, or of binary packets. Never raises."""
    if isinstance(material, bytes):
        if material[:1] >= b"\x80":
            return tuple(_of_octets(material, 0, len(material)))
        material = material.decode("utf-8", "replace")
    if found := find_keys(material):
        return found
    try:
        return tuple(_of_octets(dearmor(material), 0, len(material)))
    except Fault as fault:
        return (_refused(fault, 0, len(material)),)


def _of_block(text: str, block: Block) -> Iterator[FoundKey]:
    start, end = block.start, block.end
    if block.kind == "private":
        yield _refused(PrivateKeyFault(), start, end)
        return
    try:
        data = dearmor(text[block.body_start : block.body_end])
    except Fault as fault:
        yield _refused(fault, start, end, "" if block.closed else _CUT)
        return
    yield from _of_octets(data, start, end)


def _of_octets(data: bytes, start: int, end: int) -> Iterator[FoundKey]:
    # ``cryptography`` costs fifty milliseconds that a text without a key need not pay.
    from spaniel.extract.key._certificate import (  # noqa: PLC0415
        read_certificate,
        split_certificates,
    )

    try:
        certificates = list(split_certificates(list(read_packets(data))))
    except Fault as fault:
        yield _refused(fault, start, end)
        return
    for packets in certificates:
        try:
            yield read_certificate(packets, start, end)
        except Fault as fault:
            yield _refused(fault, start, end)


def _refused(fault: Fault, start: int, end: int, more: str = "") -> FoundKey:
    private = isinstance(fault, PrivateKeyFault)
    return FoundKey(start=start, end=end, private=private, refused=f"{fault}{more}")
