"""Procedures in many styles and texts that must stay, from templates; seeded, always the same."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from benchmarks.sealing_corpus.sample import CLOSES, OPENS, Sample, marked, written

__all__ = ["load_corpus", "load_first_contact"]

_HERE = Path(__file__).parent
_NUMBERS = re.compile(r"\{(\d+)-(\d+)\}")
_WORDS = re.compile(r"\{([^{}]*\|[^{}]*)\}")
_NEGATIVE_ROUNDS = 7
_SLANG = {"and": "n", "with": "w", "you": "u", "minutes": "min", "until": "till", "the ": ""}
_NEXT = {
    "en": ("First", "Then", "Next", "After that", "Now", "Finally"),
    "de": ("Zuerst", "Dann", "Danach", "Anschließend", "Jetzt", "Zum Schluss"),
    "es": ("Primero", "Luego", "Después", "A continuación", "Ahora", "Por último"),
    "ru": ("Сначала", "Потом", "Затем", "После этого", "Теперь", "Наконец"),
}


def load_corpus() -> list[Sample]:
    """Return the whole corpus: written and generated, procedures and texts that must stay."""
    dice = random.Random(1847)
    found = list(written(_HERE / "written.txt"))
    found += _procedures(dice)
    found += _negatives(dice)
    return found


def load_first_contact() -> list[Sample]:
    """Return texts of other crafts, written after the weights were fitted and never fitted to."""
    path = _HERE / "first_contact.txt"
    return list(written(path)) if path.exists() else []


def _fill(template: str, dice: random.Random) -> str:
    numbered = _NUMBERS.sub(lambda m: str(dice.randint(int(m[1]), int(m[2]))), template)
    return _WORDS.sub(lambda m: dice.choice(m[1].split("|")), numbered)


def _yaml(name: str) -> Any:
    return yaml.safe_load((_HERE / name).read_text(encoding="utf-8"))


def _negatives(dice: random.Random) -> Iterator[Sample]:
    for kind, languages in _yaml("negatives.yaml").items():
        for language, templates in languages.items():
            for template in templates:
                texts = {_fill(template, dice) for _ in range(_NEGATIVE_ROUNDS)}
                yield from (Sample(kind, language, "template", text) for text in sorted(texts))


def _procedures(dice: random.Random) -> Iterator[Sample]:
    chatter = _yaml("chatter.yaml")
    for craft, languages in _yaml("steps.yaml").items():
        for language, recipe in languages.items():
            for style, write in _STYLES.items():
                steps = [_fill(step, dice) for step in recipe["steps"]]
                items = [_fill(item, dice) for item in recipe["items"]]
                talk = dice.sample(chatter[language], 4)
                text = write(steps, items, [recipe["title"], *talk], language)
                yield marked(craft, language, style, text)


def _seal(text: str) -> str:
    return f"{OPENS}{text}{CLOSES}"


def _numbered(steps: Sequence[str], items: Sequence[str], talk: Sequence[str], _: str) -> str:
    lines = [f"- {item}" for item in items] + [f"{n}. {s}" for n, s in enumerate(steps, 1)]
    return f"{talk[0]}\n\n{_seal(chr(10).join(lines))}"


def _prose(steps: Sequence[str], _: Sequence[str], talk: Sequence[str], language: str) -> str:
    words = _NEXT[language]
    said = [
        f"{words[min(n, len(words) - 1)]}, {step[0].lower()}{step[1:]}" if n % 2 == 0 else step
        for n, step in enumerate(steps)
    ]
    return f"{talk[1]} {_seal(' '.join(said))}"


def _slang(steps: Sequence[str], items: Sequence[str], talk: Sequence[str], language: str) -> str:
    text = ", ".join(step.rstrip(".").lower() for step in steps)
    text = ", ".join(items[:-1]).lower() + " ... " + text
    for long, short in _SLANG.items() if language == "en" else ():
        text = text.replace(long, short)
    return f"{talk[1].lower()}\n{_seal(text.replace(' °c', 'c'))}\n{talk[2].lower()}"


def _telegraphic(steps: Sequence[str], _: Sequence[str], _talk: Sequence[str], __: str) -> str:
    short = [" ".join(step.rstrip(".").split()[:7]) for step in steps]
    return _seal(" / ".join(short))


def _notes(steps: Sequence[str], items: Sequence[str], _: Sequence[str], __: str) -> str:
    short = [step.rstrip(".").lower().split(", ")[0].split() for step in steps]
    bare = [" ".join(word for word in words if len(word) > 3 or word.isdigit()) for words in short]
    return _seal(", ".join([*items[:2], *bare]))


def _posts(steps: Sequence[str], _: Sequence[str], talk: Sequence[str], __: str) -> str:
    half = len(steps) // 2
    first, second = " ".join(steps[:half]), " ".join(steps[half:])
    return f"#1 {talk[1]}\n{_seal(f'#2 {first}{chr(10)}#3 {second}')}\n#4 {talk[2]}"


def _chatter(steps: Sequence[str], _: Sequence[str], talk: Sequence[str], __: str) -> str:
    around = "\n\n".join(talk[1:3]), "\n\n".join(talk[3:5])
    return f"{around[0]}\n\n{_seal(' '.join(steps))}\n\n{around[1]}"


_Style = Callable[[Sequence[str], Sequence[str], Sequence[str], str], str]
_STYLES: dict[str, _Style] = {
    "numbered": _numbered,
    "prose": _prose,
    "slang": _slang,
    "telegraphic": _telegraphic,
    "notes": _notes,
    "posts": _posts,
    "chatter": _chatter,
}
