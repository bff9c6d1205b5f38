"""The plain subset of CSS that a template may use, taken apart into steps.

A profile is data that somebody else may have written: ``:has(...)``, ``:not(...)`` and long chains
of descendants can keep a parser busy for hours. What is allowed is tag, class, id, attribute,
``:nth-child`` and ``:nth-of-type``, joined by child (``>``), adjacent (``+``) and at most two
descendant combinators.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from spaniel.errors import InputError

__all__ = ["Step", "steps_of"]

_LONGEST = 400
_MOST_STEPS = 16
_MOST_DESCENTS = 2

_NAME = r"[A-Za-z_\u00a1-\uffff-][\w\u00a1-\uffff-]*"
_SIMPLE = (
    rf"\.{_NAME}|\#{_NAME}"
    rf"|\[{_NAME}(?:[~^$*|]?=\"[^\"\\\x00-\x1f]*\")?\]"
    r"|:nth-(?:child|of-type)\((?:odd|even|\d{1,4}|\d{0,4}n(?:\+\d{1,4})?)\)"
)
_COMPOUND = re.compile(rf"(?:{_NAME}|\*)?(?:{_SIMPLE})*")
_COMBINATOR = re.compile(r"\s*([>+])\s*|\s+")


class Step(NamedTuple):
    """One step of a path: how it is reached (``>``, ``+`` or a space) and what it has to be."""

    by: str
    what: str


def steps_of(selector: str) -> tuple[Step, ...]:
    """Take a selector apart.

    A selector relative to a record may begin with a combinator; otherwise its first step is a
    descendant's.

    Raises:
        InputError: it is empty, too long, or uses more of CSS than templates may.
    """
    text = selector.strip()
    if not text or len(text) > _LONGEST:
        raise _refusal(selector, "is empty" if not text else "is too long")
    steps: list[Step] = []
    at = 0
    while at < len(text):
        joined = _COMBINATOR.match(text, at)
        at = joined.end() if joined else at
        found = _COMPOUND.match(text, at)
        if found is None or not found[0] or (steps and not joined):
            raise _refusal(selector, "is not a plain CSS selector")
        steps.append(Step((joined[1] if joined else None) or " ", found[0]))
        at = found.end()
    if len(steps) > _MOST_STEPS or sum(step.by == " " for step in steps[1:]) > _MOST_DESCENTS:
        raise _refusal(selector, "has too many steps")
    return tuple(steps)


def _refusal(selector: str, what: str) -> InputError:
    return InputError(
        f"the selector `{selector[:60]}` {what}",
        do="use tags, classes, attributes and nth-child, joined by `>`, `+` or a space",
    )
