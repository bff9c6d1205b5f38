"""Words that restore a wallet: BIP-39 and Monero seed phrases.

BIP-39 (M. Palatinus et al., 2013): 12, 15, 18, 21 or 24 words of a list of 2048, the last of which
holds a checksum. Monero's legacy phrases have 12, 13, 24 or 25 words of a list of 1626. The lists
are those of bip_utils, loaded when a text has a long enough run of words of one column.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from spaniel.extract.sensitive._span import CREDENTIAL, Sealed

__all__ = ["find_seed_phrases"]

_FEWEST = 12
_SIZES = (12, 15, 18, 21, 24)
_GAP = re.compile(r"[\s,;|\-–—]{0,6}(?:\(?\d{1,2}[.):]?\s{0,4})?[\"'\[]?")
_WORD = re.compile(r"[^\W\d_]{3,12}")
_ANY_RUN = re.compile(
    r"(?<![^\W\d_])[^\W\d_]{3,12}(?:[\s,;|\-–—.):\d\"'(\[]{1,10}[^\W\d_]{3,12}){11}"
)
_Words = list[tuple[int, int, str]]


def find_seed_phrases(text: str) -> Iterator[Sealed]:
    """Yield runs of at least twelve words of one list; confidence 1 where the checksum holds.

    Prose hardly ever has twelve words of a list in a row: a run without a checksum is a phrase
    copied with a fault, and is sealed with confidence 0.8.
    """
    if not _ANY_RUN.search(text):
        return
    for run in _word_runs(text):
        for start, stop in _listed(run):
            words = run[start:stop]
            sure = _holds([word for _, _, word in words])
            yield Sealed(
                start=words[0][0],
                end=words[-1][1],
                kind=CREDENTIAL,
                confidence=1.0 if sure else 0.8,
            )


def _word_runs(text: str) -> Iterator[_Words]:
    """Yield runs of twelve words and more with nothing but separators and numbers between them."""
    run: _Words = []
    for match in _WORD.finditer(text):
        if run and not _GAP.fullmatch(text, run[-1][1], match.start()):
            if len(run) >= _FEWEST:
                yield run
            run = []
        word = unicodedata.normalize("NFKD", match[0].lower())
        run.append((match.start(), match.end(), word))
    if len(run) >= _FEWEST:
        yield run


def _listed(run: _Words) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a run, twelve words and longer, whose words stand in one list."""
    for words in _lists():
        start = 0
        for place in range(len(run) + 1):
            if place < len(run) and run[place][2] in words:
                continue
            if place - start >= _FEWEST:
                yield start, place
            start = place + 1


@cache
def _lists() -> tuple[frozenset[str], ...]:
    """Return the lists in alphabets; imported here because bip_utils takes half a second."""
    from bip_utils.bip.bip39 import (  # type: ignore[import-untyped, unused-ignore]  # noqa: PLC0415
        bip39_mnemonic_utils as bip39,
    )
    from bip_utils.monero.mnemonic_legacy import (  # type: ignore[import-untyped, unused-ignore]  # noqa: PLC0415
        monero_mnemonic_utils as monero,
    )

    asian = ("CHINESE", "KOREAN", "JAPANESE")
    found = []
    for getter, languages in (
        (bip39.Bip39WordsListGetter(), bip39.Bip39Languages),
        (monero.MoneroWordsListGetter(), monero.MoneroLanguages),
    ):
        for language in sorted(languages, key=lambda one: one.name):
            if not language.name.startswith(asian):
                words = getter.GetByLanguage(language)
                found.append(
                    frozenset(_plain(words.GetWordAtIdx(n)) for n in range(words.Length()))
                )
    return tuple(found)


def _plain(word: str) -> str:
    return unicodedata.normalize("NFKD", word.lower())


def _holds(words: list[str]) -> bool:
    """Whether a stretch, as a whole or in a part of it, is a phrase whose checksum holds."""
    from bip_utils.bip.bip39 import (  # noqa: PLC0415
        Bip39MnemonicValidator,
    )

    if len(words) > 2 * max(_SIZES):
        return False
    validator = Bip39MnemonicValidator()
    return any(
        validator.IsValid(" ".join(words[start : start + size]))
        for size in _SIZES
        for start in range(len(words) - size + 1)
    )
