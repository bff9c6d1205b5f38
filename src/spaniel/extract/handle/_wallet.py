"""Wallets in texts: by their checksums, and by the coin's name nearby where coins share a form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from spaniel.extract.handle._coin import Address, has_shape, read_address
from spaniel.extract.handle._found import Candidate

__all__ = ["find_wallets"]

_TOKEN = re.compile(r"(?<![A-Za-z0-9])(?:(?i:bitcoincash):)?[A-Za-z0-9]{25,510}(?![A-Za-z0-9])")
_PART = re.compile(r"\S+")
_SHORTEST = 25
_HALF_OF_MONERO = 47
_BROKEN_MONERO = re.compile(
    r"(?<![A-Za-z0-9])[48][1-9A-HJ-NP-Za-km-z]{8,100}"
    r"(?:\s{1,3}[1-9A-HJ-NP-Za-km-z]{2,100}(?![A-Za-z0-9])){1,3}"
)
_MONERO_LENGTHS = frozenset({95, 106})
_CASH_PREFIX = "bitcoincash:"
_COINS: Mapping[str, str] = {
    "bch": r"bch|bitcoin[ -]?cash|bcash",
    "btc": r"btc|xbt|bitcoins?|биткои?н\w{0,2}|бтк|биток",
    "ltc": r"ltc|litecoins?|ла[ий]ткоин\w{0,2}|лтк",
    "xmr": r"xmr|monero|монеро",
    "doge": r"doge(?:coins?)?",
    "dash": r"dash",
    "zec": r"zec|zcash",
    "usdt": r"usdt?[ -]?(?:trc|erc|bep)[ -]?20|usdt|tether|тезер|юсдт|trc[ -]?20|usd₮",
    "usdc": r"usdc",
    "trx": r"trx|tron|трон",
    "eth": r"eth(?:ereum)?|ether|эфир\w{0,2}|erc[ -]?20",
}
_COIN = re.compile(
    r"(?<![^\W_])(?:"
    + "|".join(f"(?P<{kind}>{words})" for kind, words in _COINS.items())
    + r")(?![^\W_])",
    re.IGNORECASE,
)
_REACH = 60
_BEHIND = re.compile(r"\s{0,2}[(\[–—-]\s?")


def find_wallets(text: str) -> Iterator[Candidate]:
    """Yield the wallets of a text."""
    longest = max(map(len, text.split()), default=0)
    if longest < _SHORTEST:
        return
    done = 0
    for match in _TOKEN.finditer(text):
        token = match.group()
        address = read_address(token) if has_shape(token) else None
        if address is not None and not _has_broken_prefix(text, match.start()):
            yield _candidate(text, address, match.start(), match.end(), done)
            done = match.end()
    if longest >= _HALF_OF_MONERO:
        yield from _broken(text)


def _broken(text: str) -> Iterator[Candidate]:
    """Yield Monero addresses that line ends cut in two to four: 95 letters seldom fit a line."""
    for match in _BROKEN_MONERO.finditer(text):
        token = ""
        for part in _PART.finditer(match.group()):
            token += part.group()
            if len(token) in _MONERO_LENGTHS and part.start():
                address = read_address(token)
                if address is not None:
                    yield _candidate(text, address, match.start(), match.start() + part.end(), 0)


def _has_broken_prefix(text: str, start: int) -> bool:
    """Whether ``bitcoincash:`` with one wrong letter stands before: then the writing is damaged."""
    before = text[max(0, start - len(_CASH_PREFIX)) : start].lower()
    return sum(a == b for a, b in zip(before, _CASH_PREFIX, strict=False)) == len(_CASH_PREFIX) - 1


def _candidate(text: str, address: Address, start: int, end: int, floor: int) -> Candidate:
    said = _coins_said(text, start, end, floor)
    kind, confidence = _choose(address, said)
    return Candidate(kind, address.value, start, end, confidence, address.checked)


def _choose(address: Address, said: list[str]) -> tuple[str, float]:
    """Return the coin: the form's own, or of those that share it the one named nearest."""
    likeliest = address.kinds[0]
    certain = 0.99 if address.checked else 0.85
    if likeliest in {"eth", "trx"} and "usdt" in said and "usdc" not in said[:1]:
        return "usdt", certain - 0.03
    for kind in said:
        if kind in address.kinds:
            return kind, certain
    if said:
        return likeliest, certain - 0.15
    return likeliest, certain if len(address.kinds) == 1 else certain - 0.03


def _coins_said(text: str, start: int, end: int, floor: int) -> list[str]:
    """Return the coins named near an address, the nearest first.

    Looked for after the previous address, and not over an empty line or one with other words.
    """
    before = text[max(floor, start - _REACH) : start]
    head, line_end, tail = before.rpartition("\n")
    if line_end and (tail.strip() or not head.strip()):
        before = tail
    elif line_end:
        before = head.rpartition("\n")[2]
    said = [match.lastgroup or "" for match in _COIN.finditer(before)][::-1]
    behind = _BEHIND.match(text, end)
    named = _COIN.match(text, behind.end()) if behind else None
    return [named.lastgroup or "", *said] if named else said
