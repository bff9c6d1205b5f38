"""Ratings as pages show them: numbers on a scale, words, stars as signs, icons or widths."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from ..remembered import remembered
from ._tree import TEXT, Tree

__all__ = [
    "Rating",
    "is_rating",
    "rating_in",
    "rating_number",
    "rating_of_text",
    "rating_span",
    "ratings_in",
]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NUMBER = r"(?<![\d.,/])(\d{1,3}(?:[.,]\d{1,2})?)"
_OF = r"\s*(?:/|of|out of|van de|van|de las|из|de|von|sur|su|na|sobre|van|out-of)\s*"
_SCALED = re.compile(
    rf"{_NUMBER}{_OF}(5|10|100)(?![\d.,/]\d|\d|\s?(?:days|tabl|pill|г\b|g\b|mg|x\b|шт))", re.I
)
_PERCENT = re.compile(rf"{_NUMBER}\s?%")
_STARRED = re.compile(
    r"(?<![\d.,])(\d(?:[.,]\d{1,2})?)\s*(?:★|⭐|☆|stars?\b|зв[её]зд\w{0,2}|sternen?\b"
    r"|estrellas?\b|étoiles?\b|"
    r"gwiazd\w{0,3}|stell[ae]\b|estrelas?\b)|[★⭐]\s*(\d(?:[.,]\d{1,2})?)(?![\d/])",
    re.I,
)
_FULL = re.compile(r"[★⭐🌟✮✭]")
_ROW = re.compile(r"^\W{0,2}(?:[★⭐🌟✮✭☆✩]\s?\ufe0f?){1,10}\W{0,2}$")
_RUN = re.compile(r"(?<![★⭐☆✩])[★⭐☆✩]{5}(?![★⭐☆✩])")
_ALONE = re.compile(r"^\(?([0-5](?:[.,]\d{1,2})?)\)?$")
_WORDS = re.compile(
    r"(?<![^\W_])(positive|negative|neutral|excellent|good|bad|poor|average|great|terrible|"
    r"положительн\w{2,4}|отрицательн\w{2,4}|нейтральн\w{2,4}|отлично|хорошо|плохо|ужасно|"
    r"positiv[aoe]?|negativ[aoe]?|neutr[aoe]l?|pozytywn[aye]|negatywn[aye]|neutraln[aye]"
    r"|sehr gut|gut|schlecht|"
    r"excelente|bueno|malo|bien|mauvais|ottimo|pessimo|[oó]timo|ruim|positif|négatif"
    r"|neutre)(?![^\W_])",
    re.I,
)
_RATING_WORDS = _words(
    """
    rating rated rate stars star score out of overall average customer vote votes оценка рейтинг
    звезд звёзд звезды звёзды nota puntuación valoración estrellas bewertung bewertet mit note
    sterne sternen étoiles noté sur ocena gwiazdki gwiazdek voto stelle estrelas avaliação
    """
)
_LETTERS = re.compile(r"[^\W\d_]+")
_SIGN = re.compile(r"^[+−–-]\s?1?$|^[👍👎]\ufe0f?$|^\(\s?[+−-]\s?\)$")
_STAR_CLASS = re.compile(
    r"(?:^|[\s_-])(?:fa-|glyphicon-|bi-|icon-|mdi-)?star(?:$|[\s_-])|^stars?(?:$|[\s_-]|\d)"
    r"|rating-star",
    re.I,
)
_NOT_FULL = re.compile(
    r"empty|star-o\b|blank|(?:^|[\s_-])(?:o|off|gr[ae]y|muted|inactive|none|outline"
    r"|regular)(?:$|[\s_-])|far\b",
    re.I,
)
_HALF = re.compile(r"half", re.I)
_WIDTH = re.compile(r"width:\s*(\d{1,3}(?:\.\d+)?)%")
_COUNT_CLASS = re.compile(
    r"(?:stars?|rating|rate|score|grade|st)[-_]?([0-5])(?:[-_.]([05]))?(?:\.\w{3,4})?(?:$"
    r"|[\s_-])",
    re.I,
)
_SHORT = 60
_ICON_TAGS = frozenset({"i", "span", "img", "li", "div", "em", "b", "td", "svg", "p", "a", "meter"})
_SAID = ("title", "aria-label", "alt", "data-original-title")
_COUNTED = ("data-rating", "data-score", "data-grade", "data-stars", "data-rate")


@dataclass(frozen=True, slots=True)
class Rating:
    """A rating shown: its number on its own scale (``None`` for words), its text, where, and how.

    Attributes:
        way: ``scale`` (``5/5``), ``said`` (an attribute), ``icons``, ``word``.
        alone: its text is the rating and little else.
    """

    number: Decimal | None
    text: str
    entry: int
    way: str
    alone: bool = True


@remembered
def rating_number(text: str) -> Decimal | None:
    """Return the number that a rating's text says, on its own scale; ``None`` for words."""
    for found in (_SCALED.search(text), _STARRED.search(text), _PERCENT.search(text)):
        if found:
            return _number(next(group for group in found.groups() if group))
    full = len(_FULL.findall(text))
    if full:
        return Decimal(full) if "☆" in text or full <= 5 else None
    alone = _ALONE.match(text.strip())
    return _number(alone[1]) if alone else None


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


@remembered
def is_rating(text: str) -> bool:
    """Whether a short text is a rating on a scale, or a row of stars, and little else."""
    if len(text) > _SHORT:
        return False
    found = _SCALED.search(text) or _STARRED.search(text)
    return _is_alone(text, found) if found else bool(_ROW.match(text))


def rating_span(text: str) -> tuple[int, int] | None:
    """Return where a rating on a scale stands in a short text."""
    found = _SCALED.search(text) or _RUN.search(text) if len(text) <= 4 * _SHORT else None
    return found.span() if found else None


def _is_alone(text: str, found: re.Match[str]) -> bool:
    """Whether what a rating was found in says nothing else: ``Rated 4 out of 5``."""
    rest = _LETTERS.findall(f"{text[: found.start()]} {text[found.end() :]}".lower())
    return all(word in _RATING_WORDS for word in rest)


def rating_of_text(text: str, entry: int) -> Rating | None:
    """Return the rating that a text holds: on a scale, as stars, or as a word alone."""
    found = _rating_said(text) if len(text) <= 4 * _SHORT else None
    return replace(found, entry=entry) if found is not None else None


@remembered
def _rating_said(text: str) -> Rating | None:
    """Return the rating that a text holds, as of entry 0."""
    found = _SCALED.search(text) or _STARRED.search(text)
    if found:
        alone = _is_alone(text, found)
        return Rating(rating_number(found[0]), text if alone else found[0], 0, "scale", alone)
    if _ROW.match(text):
        return Rating(rating_number(text), text, 0, "scale")
    run = _RUN.search(text)
    if run:
        return Rating(rating_number(run[0]), run[0], 0, "scale", alone=False)
    word = _WORDS.search(text) if len(text) < 24 else None
    if word and len(word[0]) * 2 >= len(text.strip(" .!()")):
        return Rating(None, text, 0, "word")
    return Rating(None, text, 0, "word") if _SIGN.match(text) else None


def ratings_in(tree: Tree, start: int, end: int) -> Iterator[Rating]:
    """Yield every rating of a range, in order: by text, by attribute, by icons, by class."""
    stars: list[tuple[int, Decimal]] = []
    for entry in range(start, end):
        tag = tree.tags[entry]
        if tag == TEXT:
            found = rating_of_text(tree.texts[entry], entry)
        elif tag in _ICON_TAGS:
            if not tree.attributes[entry]:
                continue
            found = _of_element(tree, entry, tag)
            worth = _star(tree, entry, tag)
            if worth is not None:
                stars.append((entry, worth))
        else:
            continue
        if found is not None:
            yield found
    total = sum((worth for _, worth in stars), Decimal(0))
    if stars and total <= 10 and (len(stars) > 1 or total):
        yield Rating(total, f"{total} stars", stars[0][0], "icons")


_TELLING = frozenset({*_SAID, *_COUNTED})


def _of_element(tree: Tree, entry: int, tag: str) -> Rating | None:
    if _TELLING.isdisjoint(tree.attributes[entry]):
        return _of_class(tree, entry, tag)
    for name in _SAID:
        said = " ".join(tree.attribute(entry, name).split())
        if said and len(said) < _SHORT:
            if _SCALED.search(said) or _STARRED.search(said):
                return Rating(rating_number(said), said, entry, "said")
            word = _WORDS.search(said)
            if word and len(word[0]) * 2 >= len(said):
                return Rating(None, said, entry, "word")
    for name in _COUNTED:
        found = _ALONE.match(tree.attribute(entry, name))
        if found:
            return Rating(_number(found[1]), found[0], entry, "said")
    return _of_class(tree, entry, tag)


def _of_class(tree: Tree, entry: int, tag: str) -> Rating | None:
    """Read what only names say: a width, ``stars-4``, ``feedback-positive``."""
    names = tree.attribute(entry, "class")
    if tag == "img":
        names = f"{names} {tree.attribute(entry, 'src')[-60:]}"
    says = _says_of(names) if len(names) > 1 else _SAYS_NOTHING
    if says is _SAYS_NOTHING:
        return None
    if says.scaled:
        width = _WIDTH.search(tree.attribute(entry, "style"))
        if width:
            return Rating(Decimal(width[1]) / 20, f"{width[1]}%", entry, "said")
        if says.number is not None:
            return Rating(says.number, f"{says.number} stars", entry, "said")
    if says.word and not any(tree.texts[entry : min(tree.ends[entry], entry + 4)]):
        return Rating(None, says.word, entry, "word")
    return None


class _Says(NamedTuple):
    """What class names say of a rating: that it is on a scale, its number, or a word for it."""

    scaled: bool = False
    number: Decimal | None = None
    word: str = ""


_SAYS_NOTHING = _Says()


@remembered
def _says_of(names: str) -> _Says:
    lowered = names.lower()
    scaled = "star" in lowered or "rating" in lowered or "rate" in lowered
    counted = _COUNT_CLASS.search(lowered) if scaled else None
    word = _WORDS.search(lowered.replace("-", " ").replace("_", " "))
    if not scaled and not word:
        return _SAYS_NOTHING
    return _Says(
        scaled,
        Decimal(f"{counted[1]}.{counted[2] or 0}").normalize() if counted else None,
        word[0] if word else "",
    )


def _star(tree: Tree, entry: int, tag: str) -> Decimal | None:
    """Return what one icon of a row of stars counts."""
    if tree.ends[entry] > entry + 2:
        return None
    names = tree.attribute(entry, "class")
    if tag == "img":
        names = f"{names} {tree.attribute(entry, 'alt')} {tree.attribute(entry, 'src')[-60:]}"
    return _worth(names) if len(names) > 3 else None


@remembered
def _worth(names: str) -> Decimal | None:
    if not _STAR_CLASS.search(names):
        return None
    if _NOT_FULL.search(names):
        return Decimal(0)
    return Decimal("0.5") if _HALF.search(names) else Decimal(1)


def rating_in(tree: Tree, start: int, end: int) -> tuple[Decimal | None, str, int] | None:
    """Return (number, text, entry) of the likeliest rating of a range, ``None`` without one.

    Args:
        tree: the page.
        start: of the range of entries.
        end: of the range of entries.
    """
    best: Rating | None = None
    for rating in ratings_in(tree, start, end):
        if rating.way == "scale" and len(tree.texts[rating.entry]) < _SHORT:
            return rating.number, rating.text, rating.entry
        if rating.way != "scale" and (best is None or _rank(rating) > _rank(best)):
            best = rating
    return (best.number, best.text, best.entry) if best else None


def _rank(rating: Rating) -> int:
    return {"said": 3, "icons": 2, "word": 1}.get(rating.way, 0)
