"""Texts that hurt: for grammars that read prices, quantities, places, dates, handles, keys."""

from __future__ import annotations

import random
from collections.abc import Mapping

_RUN = 20_000
BOMBS: Mapping[str, str] = {
    "digits": "9" * _RUN,
    "price": "$" + "9" * _RUN,
    "groups": "1,234" * (_RUN // 5),
    "dots": "$1" + ".1" * _RUN,
    "spaced digits": "$" + "1 " * _RUN,
    "signs": "$€£₽฿" * (_RUN // 5),
    "ranges": "$1-" * (_RUN // 3),
    "exponent": "1e" + "9" * 400 + " BTC",
    "tiny": "0." + "0" * _RUN + "1 XMR",
    "factors": "10 x " * (_RUN // 5) + "5g",
    "fractions": "1/" * _RUN + "8 oz",
    "units": "g kg mg oz " * (_RUN // 11),
    "halves": "half a " * (_RUN // 7) + "kilo",
    "quantity": "9" * 5_000 + "g " + "9" * 5_000 + " x " + "9" * 5_000 + "µg",
    "regions": "except EU, US but not " * (_RUN // 22),
    "flags": "🇩🇪" * (_RUN // 2),
    "half flags": "🇩" * _RUN,
    "arrows": "Germany → EU " * (_RUN // 13),
    "moment": "12/" * _RUN,
    "clock": "12:34:" * (_RUN // 6),
    "ago": "2 days 3 hours " * (_RUN // 15) + "ago",
    "year": "12 Mar 999999999999 25:61:61",
    "no such day": "31.02.2023 30 February 0000 00/00/0000",
    "zone": "2023-03-12T14:05:00+99:99 GMT+999999",
    "long ago": "9" * 40 + " years ago, " + "9" * 400 + " days ago",
    "epoch": "99999999999999999999",
    "at": "a@" * _RUN,
    "name at": "name [at] " * (_RUN // 10),
    "spelled": "n a m e " * (_RUN // 8),
    "dotted host": "x@" + "a." * _RUN + "onion",
    "base58": "1BoatSLRHtKNngkdXEeobR76b53LETtpyT"[:-1] * (_RUN // 33),
    "hex": "0x" + "a" * _RUN,
    "phone": "+49 " + "1" * _RUN,
    "labels": "telegram: wickr: signal: " * (_RUN // 25),
    "armor": "-----BEGIN PGP PUBLIC KEY BLOCK-----\n" * (_RUN // 37),
    "armor body": "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n" + "mQENBF" * (_RUN // 6),
    "password": "password: " * (_RUN // 10),
    "e-mail:password": "a@b.example:pw\n" * (_RUN // 15),
    "brackets": "([{<" * (_RUN // 4),
    "spaces": " " * _RUN + "$1",
    "lines": "\n" * _RUN + "1g",
    "marks": "\u202e\u200f\u2066\u200b\ufeff" * (_RUN // 5) + "$5",
    "combining": "e" + "\u0301" * _RUN,
    "digits of others": "٣٫٥ ५ ５ ² ½ Ⅷ 𝟗 ①" * (_RUN // 20),
    "controls": "\x00\x01\x1b\x7f\x85\u2028" * (_RUN // 6),
    "surrogates": "\ud800$5\udfff 3\udc80g",
    "capitals": "İIıi" * (_RUN // 4) + "ß" * 100,
}
"""Texts that hurt expressions which go back on themselves; none is longer than some 40,000."""


_VOCABULARY = """$ € £ BTC XMR 5 12 1,234 0.5 1. . , ' - – / x × g kg mg µg oz ml tabs half kilo
einhalb from to ships except not only EU Germany USA WW → -> > 2 days ago вчера 12.03.2023 14:05
@ a. .onion [at] (at) [dot] n a m e telegram : = wickr +49 30 ( ) [ ] { } < -----BEGIN PGP PUBLIC
KEY BLOCK----- -----END mQ + _ \\ | * # & ; " \u200b \u202e \u0301 ½ ٣ 🇩 password login heat add
20 °C mix stir 1. 0x 1B bc1q pack per each min"""
_UNITS = (*_VOCABULARY.split(), " ", "\n", "\n\n", "\t", "", "  ")


def random_text(rng: random.Random, length: int) -> str:
    """Return one to four words again and again, with something else at either end."""
    gap = rng.choice(("", " "))
    unit = gap.join(rng.choices(_UNITS, k=rng.randint(1, 4))) or "x"
    return rng.choice(_UNITS) + unit * (length // len(unit)) + rng.choice(_UNITS)
