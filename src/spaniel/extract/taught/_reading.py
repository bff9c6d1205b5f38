"""Readings: made new by a template, or taken over from the reader that reads without one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace

from spaniel.ports import ReadPage
from spaniel.types import Capture, Handle, Key, Observation, ReaderName, Reading, SiteKind

__all__ = ["CONTENT", "WRONG", "joined", "made_reading", "taken_over", "with_contacts"]

CONTENT = "content"
WRONG = (
    ValueError, ArithmeticError, LookupError, TypeError, AttributeError, RecursionError,
    MemoryError,
)  # fmt: skip
"""What a hostile page may make a parser or a grammar raise; the page is then read without it."""

_SURE = 0.99
_OF_CAPTURE = tuple(
    sorted({field.name for field in fields(Reading)} & {field.name for field in fields(Capture)})
)


def made_reading(
    capture: Capture,
    name: ReaderName,
    kinds: tuple[str, str],
    observations: Sequence[Observation],
    problem: str,
) -> ReadPage:
    """Return a reading by a template.

    Args:
        capture: what was read.
        name: of the reader.
        kinds: of the page and of the site, the latter empty where unknown.
        observations: what was read.
        problem: what could not be read, or empty.
    """
    values = {field: getattr(capture, field) for field in _OF_CAPTURE}
    values |= {
        "id": Reading.identify(capture.id, CONTENT, name), "capture": capture.id, "kind": CONTENT,
        "reader": name.name, "version": name.version, "profile": name.profile,
        "page_kind": kinds[0], "page_kind_confidence": _SURE,
        "site_kind": kinds[1] or SiteKind.UNKNOWN.value,
        "observations": len(observations), "problem": problem,
    }  # fmt: skip
    return ReadPage(reading=Reading(**values), observations=observations)


def taken_over(read: ReadPage, name: ReaderName, problem: str = "") -> ReadPage:
    """Return another reader's reading as one of ours: under our name, with a problem before its.

    A reader's readings all bear its name, so that a capture is read once by it and the reading can
    be made again.
    """
    old = read.reading
    id_ = Reading.identify(old.capture, old.kind, name)
    reading = replace(
        old, id=id_, reader=name.name, version=name.version, profile=name.profile,
        problem=joined(problem, old.problem),
    )  # fmt: skip
    observations = tuple(
        replace(one, reading=id_, id=type(one).identify(id_, one.place))
        for one in read.observations
    )
    return ReadPage(reading=reading, observations=observations)


def with_contacts(read: ReadPage, other: ReadPage) -> ReadPage:
    """Return a reading by a template with the handles and keys of another reader's of its page."""
    old = read.reading
    found = tuple(
        replace(one, reading=old.id, id=type(one).identify(old.id, one.place))
        for one in other.observations
        if isinstance(one, Handle | Key)
    )
    observations = (*read.observations, *found)
    problem = other.reading.problem or old.problem
    reading = replace(old, observations=len(observations), problem=problem)
    return ReadPage(reading=reading, observations=observations)


def joined(*problems: str) -> str:
    """Return problems as one text."""
    return "; ".join(filter(None, problems))
