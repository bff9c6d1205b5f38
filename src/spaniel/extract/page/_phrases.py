"""The phrases by which pages say what they are, in nine languages, and how often they are said.

The phrases are data (``page_words.json``: topic, language, phrases). A phrase begins where a word
begins and is open at its end, so that one stem stands for all its forms; a phrase that ends in
``_`` ends where its last word ends. All are lower case without punctuation, as texts are made by
:func:`normal_text`. Only the phrases whose first letters stand in a text are looked for in it, so
that a few thousand phrases cost less than a millisecond.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

from ..remembered import remembered

__all__ = ["Phrases", "normal_text", "phrases"]

_KEY = 4
_WORD = re.compile(r"[^\W_]+|\|")


def normal_text(lines: Iterable[str]) -> str:
    """Return words in lower case between single spaces; ``|`` keeps lines apart."""
    return f" {' | '.join(map(_words, lines))} ".replace("  ", " ")


@remembered
def _words(line: str) -> str:
    return " ".join(_WORD.findall(line.lower()))


class Phrases:
    """Finds phrases by topic.

    Args:
        topics: topic to phrases.
    """

    def __init__(self, topics: Mapping[str, Iterable[str]]) -> None:
        self.topics = tuple(topics)
        by_key: dict[str, dict[str, set[str]]] = {}
        for topic, said in topics.items():
            for phrase in said:
                key = phrase.split()[0].rstrip("_")[:_KEY]
                sought = " " + phrase.replace("_", " ")
                by_key.setdefault(key, {}).setdefault(sought, set()).add(topic)
        self._by_key = {
            key: [(sought, tuple(sorted(found))) for sought, found in sorted(some.items())]
            for key, some in by_key.items()
        }
        self._of_line = remembered(self._in_line)

    def kinds(self, text: str) -> Counter[str]:
        """Return how many different phrases of each topic stand in a text made normal."""
        return Counter(topic for topics in self._found(text).values() for topic in topics)

    def kinds_and_times(self, text: str) -> tuple[Counter[str], Counter[str]]:
        """Return how many different phrases of each topic are said, and how often any of them."""
        kinds: Counter[str] = Counter()
        times: Counter[str] = Counter()
        for sought, topics in self._found(text).items():
            said = text.count(sought)
            for topic in topics:
                kinds[topic] += 1
                times[topic] += said
        return kinds, times

    def _found(self, text: str) -> Mapping[str, tuple[str, ...]]:
        """Return the phrases in a text with their topics. None goes on over a ``|``.

        Line by line, because the lines of a site's menus and labels come again on every page.
        """
        found: dict[str, tuple[str, ...]] = {}
        for line in text.split("|"):
            said = self._of_line(line)
            if said:
                found.update(said)
        return found

    def _in_line(self, text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
        return tuple(self._sought(text))

    def _sought(self, text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        starts = {word[:size] for word in set(text.split()) for size in (3, _KEY)}
        for key in self._by_key.keys() & starts:
            for sought, topics in self._by_key[key]:
                if sought in text:
                    yield sought, topics


@cache
def phrases(of: str) -> Phrases:
    """Return the phrases that tell ``pages`` or ``sites`` apart, read once."""
    text = (files("spaniel.extract.page") / "page_words.json").read_text(encoding="utf-8")
    topics = json.loads(text)[of]
    return Phrases(
        {
            topic: [phrase for said in languages.values() for phrase in said]
            for topic, languages in topics.items()
        }
    )
