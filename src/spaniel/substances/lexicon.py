"""Words for substances, found in texts.

``words.csv`` (word, substance, language, ambiguous, source) is a first list, written from general
usage; ``patterns.csv`` holds families of code names (``5F-MDMB-2201``, ``25I-NBOMe``) as regular
expressions. *Ambiguous* marks words that mean other things more often than not (``ice``,
``acid``): whoever asks decides by what stands around them.

A word is compared letter run by letter run, without case and marks: ``4-mmc`` is found in
``4-MMC``, ``4 mmc`` and ``4MMC``, ``cocaína`` in ``COCAINA``; but ``ice`` is not in ``price``, and
``heroin`` not in ``he roin``.
"""

from __future__ import annotations

import csv
import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from spaniel.errors import DamagedInput
from spaniel.types import Mention

__all__ = ["WordLexicon"]

_MARKS = "\u0300-\u036f"
_RUN = re.compile(rf"\d+|(?:[^\W\d_][{_MARKS}]*)+")
_GAP = re.compile(r"\s{0,2}|[-–—_.,'’]")
_MOST_RUNS = 6
_LONG_ENOUGH_TO_JOIN = 6
"""Letters from which ``bubblehash`` may stand for ``bubble hash``; ``teste`` is no ``test e``."""


@dataclass(frozen=True, slots=True)
class _Word:
    substance: str
    ambiguous: bool
    runs: int


class WordLexicon:
    """A :class:`spaniel.ports.Lexicon` over two tables of words and patterns.

    Args:
        words: CSV text with the columns word, substance, ambiguous; the package's own if ``None``.
        patterns: CSV text with the columns pattern, substance, ambiguous; the package's own if
            ``None``. A pattern is matched as a whole word.

    Raises:
        DamagedInput: a table lacks a column, or a pattern is no regular expression.
    """

    def __init__(self, words: str | None = None, patterns: str | None = None) -> None:
        words = _shipped("words.csv") if words is None else words
        patterns = _shipped("patterns.csv") if patterns is None else patterns
        digest = hashlib.sha256(f"{words}\x00{patterns}".encode()).hexdigest()
        self._version = f"words-{digest[:12]}"
        self._words, self._starts = _indexed(words)
        self._patterns = _Patterns(patterns)

    @property
    def version(self) -> str:
        """``words-`` and twelve hex digits of the tables' SHA-256."""
        return self._version

    def find(self, text: str) -> Sequence[Mention]:
        """Return mentions in order of position; of overlapping ones the first, then the longest."""
        found = [*self._in_words(text), *self._patterns.find(text)]
        found.sort(key=lambda mention: (mention.start, -mention.end, mention.ambiguous))
        mentions: list[Mention] = []
        for mention in found:
            if not mentions or mention.start >= mentions[-1].end:
                mentions.append(mention)
        return tuple(mentions)

    def _in_words(self, text: str) -> Iterator[Mention]:
        runs = [(match.start(), match.end(), _key(match.group())) for match in _RUN.finditer(text)]
        for index, (start, _, key) in enumerate(runs):
            if key in self._starts:
                mention = self._longest_at(text, runs, index, start)
                if mention is not None:
                    yield mention

    def _longest_at(
        self, text: str, runs: Sequence[tuple[int, int, str]], index: int, start: int
    ) -> Mention | None:
        best: Mention | None = None
        joined = ""
        for count, (begin, end, key) in enumerate(runs[index : index + _MOST_RUNS], start=1):
            if count > 1 and not _GAP.fullmatch(text, runs[index + count - 2][1], begin):
                break
            joined += key
            word = self._words.get(joined)
            if word is not None and (word.runs > 1 or count == 1):
                best = Mention(
                    substance=word.substance,
                    text=text[start:end],
                    start=start,
                    end=end,
                    ambiguous=word.ambiguous,
                )
        return best


class _Patterns:
    """All patterns as one expression; the group that matched names the substance."""

    def __init__(self, table: str) -> None:
        rows = _rows(table, ("pattern", "substance", "ambiguous"))
        self._substances = [(row["substance"], row["ambiguous"] == "1") for row in rows]
        for row in rows:
            _checked(row["pattern"])
        union = "|".join(f"(?P<p{n}>{row['pattern']})" for n, row in enumerate(rows))
        self._any = re.compile(rf"(?<![\w-])(?:{union})(?![\w])", re.IGNORECASE) if rows else None

    def find(self, text: str) -> Iterator[Mention]:
        for match in self._any.finditer(text) if self._any else ():
            group = next(name for name, value in match.groupdict().items() if value is not None)
            substance, ambiguous = self._substances[int(group[1:])]
            yield Mention(
                substance=substance,
                text=match.group(),
                start=match.start(),
                end=match.end(),
                ambiguous=ambiguous,
            )


def _indexed(table: str) -> tuple[dict[str, _Word], frozenset[str]]:
    """Return the words by their joined runs, and the runs with which one can begin.

    With the second most of a text is passed over at the cost of one look-up a run.
    """
    words: dict[str, _Word] = {}
    starts: set[str] = set()
    for row in _rows(table, ("word", "substance", "ambiguous")):
        runs = [_key(run) for run in _RUN.findall(row["word"])]
        joined = "".join(runs)
        if runs:
            words.setdefault(joined, _Word(row["substance"], row["ambiguous"] == "1", len(runs)))
            starts.add(runs[0])
            if len(joined) >= _LONG_ENOUGH_TO_JOIN:
                starts.add(joined)
    return words, frozenset(starts)


def _rows(table: str, needed: Sequence[str]) -> list[dict[str, str]]:
    reader = csv.DictReader(table.splitlines())
    missing = [name for name in needed if name not in (reader.fieldnames or ())]
    if missing:
        raise DamagedInput(
            f"column '{missing[0]}' is missing",
            where="table of words for substances",
            do=f"give it the columns {', '.join(needed)}",
        )
    return list(reader)


def _checked(pattern: str) -> None:
    try:
        re.compile(pattern)
    except re.error as fault:
        raise DamagedInput(
            f"'{pattern}' is no regular expression ({fault})",
            where="table of patterns for substances",
            do="correct it",
        ) from fault


_LONGEST_KEPT = 200
"""Characters of a run of letters whose key is remembered: longer ones are no words."""


def _key(run: str) -> str:
    return _kept_key(run) if len(run) <= _LONGEST_KEPT else _made_key(run)


@lru_cache(maxsize=65536)
def _kept_key(run: str) -> str:
    return _made_key(run)


def _made_key(run: str) -> str:
    folded = run.casefold()
    if folded.isascii():
        return folded
    decomposed = unicodedata.normalize("NFKD", folded)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _shipped(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
