"""The kinds of observation that a template can read, and what one of each needs to be one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from typing import Any

from spaniel.types import Account, Feedback, Listing, Observation, Post

__all__ = ["BASE", "KINDS", "Kind"]

BASE = tuple(field.name for field in fields(Observation))
"""What every observation carries: identity, evidence, times."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of observation.

    Attributes:
        made: its type.
        needs: fields of which one at least has to be there.
        names: fields by which the same record is known again in two readings.
        times: field of a template to the stem of the times' fields.
        blank: its own fields, in their order, with what each is where nothing is said.
    """

    made: type[Observation]
    needs: tuple[str, ...]
    names: tuple[str, ...]
    times: Mapping[str, str]
    blank: Mapping[str, Any]

    @property
    def own(self) -> tuple[str, ...]:
        """The names of its own fields, those that not every observation has."""
        return tuple(self.blank)


def _kind(
    made: type[Observation],
    needs: tuple[str, ...],
    names: tuple[str, ...],
    times: Mapping[str, str],
    **said: Any,
) -> Kind:
    blank = {
        field.name: "" if field.default is MISSING else field.default
        for field in fields(made)
        if field.name not in BASE
    }
    return Kind(made, needs, names, times, blank | said)


KINDS: Mapping[str, Kind] = {
    "listing": _kind(Listing, ("title",), ("title", "link"), {"listed_at": "listed"}),
    "account": _kind(
        Account, ("name",), ("name",), {"member_since": "member_since", "last_seen": "last_seen"}
    ),
    "feedback": _kind(Feedback, ("text", "rating_text"), ("text", "buyer", "at_text"),
                      {"at": "at"}),
    "post": _kind(Post, ("text", "author"), ("author", "text"), {"at": "at"}, channel="forum"),
}  # fmt: skip
