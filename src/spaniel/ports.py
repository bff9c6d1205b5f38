"""The seams: what one room may ask of another without knowing it.

A room never imports a room. It says here what it needs, and :mod:`spaniel.pipeline` hands it
over. Each protocol has one real implementation (or two) and a hand-written fake in
``tests/fakes.py``; ``tests/contract`` holds the suite each implementation has to pass.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol

from spaniel.types import (
    Act,
    Capture,
    Entry,
    Grant,
    Listing,
    Mention,
    Observation,
    ReaderName,
    Reading,
    Response,
    ScreenMatch,
    Source,
    Technique,
)

if TYPE_CHECKING:
    import ibis.expr.types as ir

__all__ = [
    "Archive",
    "Clock",
    "Engine",
    "Gate",
    "Keeper",
    "Ledger",
    "Lexicon",
    "Rate",
    "Rates",
    "ReadPage",
    "Reader",
    "Recorder",
    "Screen",
]


class Clock(Protocol):
    """The only source of the present moment."""

    def now(self) -> datetime:
        """Return the present moment, UTC, with a time zone."""
        ...


class Recorder(Protocol):
    """Takes acts down so that they outlive this process before it returns (fsync)."""

    def append(self, acts: Sequence[Act]) -> Sequence[Entry]:
        """Enter the acts, in order, and return their entries."""
        ...


class Ledger(Recorder, Protocol):
    """The append-only, hash-chained record of every act."""

    def entries(self, start: int = 0) -> Iterator[Entry]:
        """Yield the entries from ``start`` on, in order."""
        ...

    @property
    def size(self) -> int:
        """Number of entries."""
        ...


class Gate(Protocol):
    """Decides, under one authority, whether a byte may move. Deny by default."""

    def grant(self, technique: Technique, target: str) -> Grant:
        """Return a ledgered grant for the target (a URL, or the path of a file or folder).

        Raises:
            Refused: outside technique, scope or dates; the refusal is in the ledger.
        """
        ...

    def allows(self, technique: Technique, target: str) -> bool:
        """Whether a grant would be given: for choosing links. Moves and records nothing."""
        ...

    def issued(self, grant: Grant) -> bool:
        """Whether this gate made the grant and it has not run out."""
        ...


class Screen(Protocol):
    """Stands between collect and preserve."""

    def check(self, response: Response) -> ScreenMatch | None:
        """Return a match if the response must not be kept, else ``None``."""
        ...

    def wants(self, media_type: str) -> bool:
        """Whether a body of this media type may be fetched at all."""
        ...


class Archive(Protocol):
    """Where captures are kept: one writer's segment in one retention unit."""

    def put(self, source: Source, response: Response) -> None:
        """Take a response in; it is safe only once :meth:`flush` has returned its capture."""
        ...

    def flush(self) -> Sequence[Capture]:
        """Make everything put so far durable and return the captures that are new."""
        ...


class Keeper(Protocol):
    """Takes responses from collect: screens them, keeps them, and says when they are safe."""

    def put(self, response: Response) -> None:
        """Take a response in; it is safe only after the next :meth:`flush`."""
        ...

    def flush(self) -> None:
        """Make everything put so far durable."""
        ...


class Lexicon(Protocol):
    """Knows words for substances."""

    @property
    def version(self) -> str:
        """Names the word list's content."""
        ...

    def find(self, text: str) -> Sequence[Mention]:
        """Return mentions in order of position, longest match first, none overlapping."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """What one unit of ``currency`` was worth on ``day``.

    Attributes:
        eur, usd: value of one unit.
        rate_day: the day the rate is of: the last one not after ``day``.
    """

    currency: str
    day: date
    eur: Decimal
    usd: Decimal
    rate_day: date


class Rates(Protocol):
    """A versioned table of exchange rates."""

    @property
    def version(self) -> str:
        """Names the table's content: equal versions give equal conversions."""
        ...

    def table(self, currencies: Iterable[str], first: date, last: date) -> Sequence[Rate]:
        """Return a row per currency and day from ``first`` to ``last`` for which a rate is known.

        "Last rate before the date": where a day has none, the last earlier one stands in, and
        ``rate_day`` says so. A currency that is not known has no rows.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPage:
    """What a reader read from one capture: the reading and its observations, in place order."""

    reading: Reading
    observations: Sequence[Observation]

    @property
    def listings(self) -> Sequence[Listing]:
        """The listings among the observations."""
        return tuple(found for found in self.observations if isinstance(found, Listing))


class Reader(Protocol):
    """Turns a capture into observations. Never sees a URL it could follow."""

    @property
    def kind(self) -> str:
        """What it reads of a capture: ``content`` (all that it shows)."""
        ...

    def name(self, source: Source) -> ReaderName:
        """Return reader, version and the digest of the hints it takes from the source."""
        ...

    def reads(self, capture: Capture, source: Source) -> bool:
        """Whether captures of this media type and source are this reader's business."""
        ...

    def read(self, capture: Capture, payload: bytes, source: Source) -> ReadPage:
        """Read one capture. Broken input gives a reading with a ``problem``, never an exception."""
        ...


class Engine(Protocol):
    """Opens a lake version's tables as Ibis expressions; measures name no engine."""

    def table(self, kind: str) -> ir.Table:
        """Return the table of one kind (``capture``, ``reading``, ``promotion``, ``listing``)."""
        ...

    def memory_table(
        self, name: str, rows: Sequence[Mapping[str, object]], schema: object
    ) -> ir.Table:
        """Return a small table of rows, with an Ibis schema, joinable with the others."""
        ...
