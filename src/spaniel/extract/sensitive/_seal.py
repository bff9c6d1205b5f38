"""Put markers in the place of what only the evidence may show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spaniel.extract.sensitive._credentials import find_credentials
from spaniel.extract.sensitive._fold import fold_word
from spaniel.extract.sensitive._procedures import find_procedures
from spaniel.extract.sensitive._secret_labels import MARKER
from spaniel.extract.sensitive._segments import segments
from spaniel.extract.sensitive._span import CREDENTIAL, SYNTHESIS, UNREAD, Sealed, SealedText

__all__ = ["LONGEST", "seal", "seal_fields", "seal_together"]

LONGEST = 200_000
"""Characters of one text that are judged; what is behind them is sealed unread."""
_ROOM = 100
"""Characters kept free of those, so that the marker of the rest has room."""
_ROUNDS = 6
_WEIGHT = {CREDENTIAL: 0, UNREAD: 1, SYNTHESIS: 2}
_TOKEN = re.compile(r"[^\s\"'`,;]{6,200}")
_STOPS = ".:!?)"
_REPEATED = 24
"""Characters from which a sentence said again is the same sentence and not a common phrase."""

_Spans = tuple[Sealed, ...]


def seal(text: str) -> SealedText:
    """Take out of a text what only the evidence may show.

    Sealing the result again changes nothing. Sentences and credentials that are sealed once are
    sealed wherever the text says them again.

    Args:
        text: plain text; of more than 200,000 characters the rest is sealed unread.
    """
    if len(text) <= LONGEST and not find_procedures(text) and not find_credentials(text):
        return SealedText(text=text)
    return seal_together((text,))[0]


def seal_fields(values: Mapping[str, str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Seal the texts of one observation, and name those that are not what the page said.

    Args:
        values: field name to text.

    Returns:
        The same fields with sealed texts, and the sorted names for the observation's ``sealed``.
    """
    sealed = {name: seal(text) for name, text in values.items()}
    shown = {name: one.text for name, one in sealed.items()}
    return shown, tuple(sorted(name for name, one in sealed.items() if one.kinds))


def seal_together(texts: Sequence[str]) -> Sequence[SealedText]:
    """Seal texts that are read one after the other: the posts of a thread, the lines of a chat.

    Each is judged alone and as a part of the whole, because a procedure may be told in posts of
    one step each.

    Args:
        texts: in their order.

    Returns:
        One for each, in the same order.
    """
    spans: list[_Spans] = [()] * len(texts)
    for _ in range(_ROUNDS):
        shown = [_render(text, taken) for text, taken in zip(texts, spans, strict=True)]
        found = _find([one.text for one in shown])
        if not any(found):
            return shown
        spans = [
            _merged([*one.spans, *(_brought_back(span, one) for span in new)])
            for one, new in zip(shown, found, strict=True)
        ]
        spans = _said_again(texts, spans)
    return [_whole(text, taken) for text, taken in zip(texts, spans, strict=True)]


def _find(texts: Sequence[str]) -> list[list[Sealed]]:
    """Return what has to be sealed in each text, by itself and by its neighbours."""
    heads = [text[:LONGEST] for text in texts]
    found = [[*find_procedures(text), *find_credentials(text)] for text in heads]
    for new, text in zip(found, texts, strict=True):
        if len(text) > LONGEST:
            place = LONGEST - _ROOM
            new.append(Sealed(start=place, end=len(text), kind=UNREAD, confidence=1.0))
    if len(texts) > 1:
        _find_across(heads, found)
    return found


def _find_across(texts: Sequence[str], found: list[list[Sealed]]) -> None:
    """Add to each text its share of the procedures that the texts tell together."""
    spans = find_procedures("\n".join(texts))
    offset = 0
    for text, new in zip(texts, found, strict=True):
        for span in spans:
            start, end = max(span.start - offset, 0), min(span.end - offset, len(text))
            if start < end and text[start:end].strip():
                new.append(replace(span, start=start, end=end))
        offset += len(text) + 1


def _merged(spans: Sequence[Sealed]) -> _Spans:
    """Return spans of which none touches another; the graver kind stands for what was joined."""
    joined: list[Sealed] = []
    for span in sorted(spans, key=lambda one: (one.start, one.end)):
        if not joined or span.start > joined[-1].end:
            joined.append(span)
            continue
        last = joined[-1]
        graver = max(last, span, key=lambda one: (_WEIGHT[one.kind], one.confidence))
        joined[-1] = replace(graver, start=last.start, end=max(last.end, span.end))
    return tuple(joined)


def _marker(span: Sealed) -> str:
    if span.kind == CREDENTIAL:
        return MARKER
    return f"[sealed: {span.kind}, {span.end - span.start:,} characters]"


def _render(text: str, spans: _Spans) -> SealedText:
    parts: list[str] = []
    markers = []
    place = length = 0
    for span in spans:
        before, marker = text[place : span.start], _marker(span)
        length += len(before)
        markers.append((length, length + len(marker)))
        parts += (before, marker)
        length += len(marker)
        place = span.end
    parts.append(text[place:])
    kinds = tuple(sorted({span.kind for span in spans}))
    return SealedText(text="".join(parts), kinds=kinds, spans=spans, markers=tuple(markers))


def _brought_back(span: Sealed, shown: SealedText) -> Sealed:
    """Return a span of a rendered text as a span of the original."""
    start, end = _origin(span.start, shown, 0), _origin(span.end, shown, 1)
    return replace(span, start=start, end=end)


def _origin(place: int, shown: SealedText, side: int) -> int:
    """Return where a place of the rendered text stood; inside a marker, its nearer or farther end.

    Args:
        place: in the rendered text.
        shown: the rendered text.
        side: 0 for the start of a span, 1 for its end.
    """
    shift = 0
    for (first, last), span in zip(shown.markers, shown.spans, strict=True):
        if place < first or (place == first and side == 1):
            break
        if place < last or (place == last and side == 1):
            return (span.start, span.end)[side]
        shift = span.end - last
    return place + shift


def _said_again(texts: Sequence[str], spans: Sequence[_Spans]) -> list[_Spans]:
    """Add to the spans of texts the sealed sentences and secrets that stand there once more."""
    sentences, secrets = _sealed_words(texts, spans)
    if not sentences and not secrets:
        return list(spans)
    return [
        _merged([*taken, *_repeats(text[:LONGEST], sentences, secrets)])
        for text, taken in zip(texts, spans, strict=True)
    ]


def _sealed_words(
    texts: Sequence[str], spans: Sequence[_Spans]
) -> tuple[frozenset[str], frozenset[str]]:
    sentences: set[str] = set()
    secrets: set[str] = set()
    for text, taken in zip(texts, spans, strict=True):
        for span in taken:
            part = text[span.start : min(span.end, LONGEST)]
            if span.kind == SYNTHESIS:
                sentences.update(_bare(part[a:b]) for a, b in segments(part))
            elif span.kind == CREDENTIAL and _TOKEN.fullmatch(part):
                secrets.add(part.rstrip(_STOPS))
    return frozenset(one for one in sentences if len(one) >= _REPEATED), frozenset(secrets)


def _bare(sentence: str) -> str:
    """Return the words of a sentence, without what quotes or numbers it."""
    return re.sub(r"[\W\d_]+", " ", fold_word(sentence)).strip()


def _repeats(text: str, sentences: frozenset[str], secrets: frozenset[str]) -> Iterator[Sealed]:
    if sentences:
        for start, end in segments(text):
            if _bare(text[start:end]) in sentences:
                yield Sealed(start=start, end=end, kind=SYNTHESIS, confidence=1.0)
    if secrets:
        for match in _TOKEN.finditer(text):
            if match[0].rstrip(_STOPS) in secrets:
                yield Sealed(start=match.start(), end=match.end(), kind=CREDENTIAL, confidence=1.0)


def _whole(text: str, spans: _Spans) -> SealedText:
    """Seal all of a text that could not be brought to rest: better too much than a part."""
    if not spans:
        return _render(text, ())
    gravest = max(spans, key=lambda one: (_WEIGHT[one.kind], one.confidence))
    return _render(text, (replace(gravest, start=0, end=len(text)),))
