"""Secrets that their own form gives away: key blocks, tokens, private keys, payment cards."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from spaniel.extract.sensitive._span import CREDENTIAL, Sealed

__all__ = ["find_cards", "find_key_blocks", "find_tokens", "find_wallet_keys"]

_BLOCK = re.compile(
    r"-{2,5} ?BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)? ?-{2,5}|PuTTY-User-Key-File-\d"
)
_BLOCK_END = re.compile(
    r"-{2,5} ?END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)? ?-{2,5}|Private-MAC: ?\w{0,200}"
)
_KEY_LINE = re.compile(
    r"[ \t>|]{0,8}(?:[A-Za-z0-9+/=_-]{4,200}|[A-Za-z-]{1,30}: ?[^\n]{0,200})?[ \t\r]{0,8}(?:\n|\Z)"
)
"""A line of base64 or a header of the block, with what quotes it."""

_TOKEN = re.compile(
    r"""(?<![A-Za-z0-9_-])(?:
      (?:AKIA|ASIA)[0-9A-Z]{16}
    | eyJ[A-Za-z0-9_-]{8,4000}\.eyJ[A-Za-z0-9_-]{8,8000}(?:\.[A-Za-z0-9_-]{0,2000})?
    | gh[pousr]_[A-Za-z0-9]{30,255} | github_pat_[A-Za-z0-9_]{30,255} | glpat-[A-Za-z0-9_-]{18,64}
    | xox[abeoprs]-[A-Za-z0-9-]{10,255}
    | (?:sk|rk)_(?:live|test)_[A-Za-z0-9]{16,255} | sk-[A-Za-z0-9_-]{20,255}
    | AIza[A-Za-z0-9_-]{35}
    | \d{8,10}:[A-Za-z0-9_-]{35}
    | AGE-SECRET-KEY-1[A-Z0-9]{50,60} | nsec1[a-z0-9]{58}
    | [xyztuv]prv[1-9A-HJ-NP-Za-km-z]{100,112}
    )(?![A-Za-z0-9_-])""",
    re.VERBOSE,
)
"""Forms published by those who issue them; each begins where a word begins, so that a long run of
letters is tried once."""

_WIF = re.compile(r"(?<![A-Za-z0-9])[1-9A-HJ-NP-Za-km-z]{51,52}(?![A-Za-z0-9])")
_WIF_VERSIONS = frozenset({0x80, 0xEF, 0xB0, 0x9E, 0xCC, 0xF1})
"""Bitcoin, its test network, Litecoin, Dogecoin, Dash, Dogecoin's test network."""
_BASE58 = {c: n for n, c in enumerate("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz")}

_CARD = re.compile(
    r"(?<![\w+.-])"
    r"(?:\d{4}([ -])\d{4}\1\d{4}\1\d{4}|3[47]\d{2}([ -])\d{6}\2\d{5}|\d{15,19})"
    r"(?![\w-])"
)
_CARD_REST = re.compile(
    r"[\s|:;,/]{1,4}(?:exp\w{0,5}\W{0,3})?(?:0[1-9]|1[0-2])\s?[/|\-]?\s?(?:20)?\d{2}"
    r"(?:[\s|:;,/]{1,4}(?:cvv2?|cvc|code)?\W{0,3}\d{3,4}(?!\d))?"
)
_ISSUERS = re.compile(
    r"4|5[1-5]|2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720)|3[47]|6(?:011|5|4[4-9]|2)"
    r"|35(?:2[89]|[3-8])|220[0-4]"
)
_NO_CARD = re.compile(
    r"(?:order|track\w*|invoice|ref\w*|id|no|nr|number|зака[зж]\w*|трек|pedido|bestell\w*)\W{0,4}$"
)


def _secret(start: int, end: int, confidence: float = 1.0) -> Sealed:
    return Sealed(start=start, end=end, kind=CREDENTIAL, confidence=confidence)


def find_key_blocks(text: str) -> Iterator[Sealed]:
    """Yield private key blocks (PEM, OpenSSH, OpenPGP, PuTTY), also those cut off before their end.

    Without an end, all lines go that look like a part of a key.
    """
    place = 0
    while begin := _BLOCK.search(text, place):
        after = _BLOCK.search(text, begin.end())
        limit = after.start() if after else len(text)
        end = _BLOCK_END.search(text, begin.end(), limit)
        place = end.end() if end else _end_of_lines(text, begin.end(), limit)
        yield _secret(begin.start(), place)


def _end_of_lines(text: str, place: int, limit: int) -> int:
    """Return where lines end that could belong to a key."""
    end = place
    while place < limit and (line := _KEY_LINE.match(text, place, limit)):
        place = line.end()
        end = line.start() + len(line[0].rstrip()) if line[0].strip() else end
    return end


def find_tokens(text: str) -> Iterator[Sealed]:
    """Yield access tokens and keys with a form of their own: AWS, JWT, GitHub, Telegram bots."""
    for match in _TOKEN.finditer(text):
        yield _secret(match.start(), match.end())


def find_wallet_keys(text: str) -> Iterator[Sealed]:
    """Yield private keys in Wallet Import Format whose checksum holds; addresses are no secret."""
    for match in _WIF.finditer(text):
        if _is_wif(match[0]):
            yield _secret(match.start(), match.end())


def _is_wif(text: str) -> bool:
    number = 0
    for char in text:
        number = number * 58 + _BASE58[char]
    if number.bit_length() > 38 * 8:
        return False
    data = number.to_bytes(38, "big").lstrip(b"\0")
    if len(data) not in (37, 38) or data[0] not in _WIF_VERSIONS:
        return False
    return hashlib.sha256(hashlib.sha256(data[:-4]).digest()).digest()[:4] == data[-4:]


def find_cards(text: str) -> Iterator[Sealed]:
    """Yield payment cards: an issuer's prefix (ISO/IEC 7812) and Luhn's check digit.

    What follows as expiry and security code goes with the number. A number that is called an order
    or a tracking number is none.
    """
    for match in _CARD.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        called = text[max(0, match.start() - 20) : match.start()].lower().strip()
        if _ISSUERS.match(digits) and _luhn(digits) and not _NO_CARD.search(called):
            rest = _CARD_REST.match(text, match.end())
            yield _secret(match.start(), rest.end() if rest else match.end(), 0.9)


def _luhn(digits: str) -> bool:
    doubled = [int(d) * (1 + n % 2) for n, d in enumerate(reversed(digits))]
    return sum(n - 9 if n > 9 else n for n in doubled) % 10 == 0 and len(set(digits)) > 1
