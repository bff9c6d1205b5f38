"""Hand-written fakes for the ports, and makers of small invented authorities and sources."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from spaniel.errors import Refused, StorageError
from spaniel.types import (
    Act,
    Authority,
    Capture,
    Entry,
    Grant,
    Response,
    Scope,
    ScreenMatch,
    Source,
    Technique,
)

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


class FakeClock:
    """Stands still until it is told to go; ``step`` is how far each look moves it."""

    def __init__(self, now: datetime = NOW, step: timedelta = timedelta()) -> None:
        self.moment, self.step = now, step

    def now(self) -> datetime:
        self.moment += self.step
        return self.moment

    def forward(self, **span: float) -> None:
        self.moment += timedelta(**span)


class MemoryRecorder:
    """Keeps acts in a list; ``full`` makes it refuse like a full disk."""

    def __init__(self) -> None:
        self.acts: list[Act] = []
        self.full = False

    def append(self, acts: Sequence[Act]) -> list[Entry]:
        if self.full:
            raise StorageError("cannot be written (No space left on device)", where="ledger")
        self.acts.extend(acts)
        return []

    def bodies(self, kind: str) -> list[dict[str, Any]]:
        return [dict(act.body) for act in self.acts if act.kind == kind]


class FakeGate:
    """Grants what a rule allows; remembers what was asked."""

    def __init__(self, allows: Callable[[str], bool] = lambda _: True) -> None:
        self._rule = allows
        self.asked: list[str] = []
        self.given: list[Grant] = []
        self.dead: set[str] = set()

    def grant(self, technique: Technique, target: str) -> Grant:
        self.asked.append(target)
        if not self._rule(target):
            raise Refused("refused: the fake says so", where=target)
        self.given.append(grant(technique, target))
        return self.given[-1]

    def allows(self, technique: Technique, target: str) -> bool:
        return self._rule(target)

    def issued(self, grant: Grant) -> bool:
        return grant in self.given and grant.id not in self.dead


class FakeScreen:
    """Wants every media type but those named, and matches nothing."""

    def __init__(self, *unwanted: str) -> None:
        self.unwanted = unwanted

    def check(self, response: Response) -> ScreenMatch | None:
        return None

    def wants(self, media_type: str) -> bool:
        return media_type not in self.unwanted


class MemoryKeeper:
    """Keeps responses in a list; ``acknowledged`` are those that a flush made safe.

    ``fail_after`` responses it refuses like a full disk: in ``put`` or only in ``flush``.
    """

    def __init__(self, *, fail_after: int | None = None, fail_on: str = "put") -> None:
        self.put_in: list[Response] = []
        self.acknowledged: list[Response] = []
        self.flushes = 0
        self._fail_after, self._fail_on = fail_after, fail_on

    def put(self, response: Response) -> None:
        self._maybe_fail("put")
        self.put_in.append(response)

    def flush(self) -> None:
        self._maybe_fail("flush")
        self.flushes += 1
        self.acknowledged = list(self.put_in)

    def paths(self) -> list[str]:
        return ["/" + r.address.split("/", 3)[3] for r in self.put_in]

    def _maybe_fail(self, on: str) -> None:
        if on != self._fail_on or self._fail_after is None:
            return
        if len(self.put_in) >= self._fail_after:
            raise StorageError("cannot be written (No space left on device)", where="disk")


def grant(technique: Technique = Technique.OPEN_SOURCE, target: str = "http://a:80") -> Grant:
    return Grant(
        id=f"grant-{secrets.token_hex(8)}",
        authority="order-17",
        technique=technique,
        target=target,
        since=NOW,
        until=NOW + timedelta(hours=1),
    )


def authority(**changes: Any) -> Authority:
    """Return an invented authority; scope fields may be given directly (``hosts=...``)."""
    scope = {
        name: tuple(changes.pop(name))
        for name in ("hosts", "patterns", "networks", "files")
        if name in changes
    }
    values: dict[str, Any] = {
        "id": "order-17",
        "issuing_body": "Invented Court",
        "legal_basis": "Invented Act, section 1",
        "purpose": "tests",
        "owning_unit": "unit 1",
        "techniques": (Technique.OPEN_SOURCE, Technique.EVIDENCE_IMPORT),
        "scope": Scope(**scope),
        "valid_from": datetime(2026, 1, 1, tzinfo=UTC),
        "valid_until": datetime(2027, 1, 1, tzinfo=UTC),
        "retain_until": date(2030, 1, 1),
    }
    return Authority(**(values | changes))


def source(**changes: Any) -> Source:
    """Return an invented source."""
    return Source(**({"id": "shop-a", "service": "Shop A"} | changes))


def unseen(_member: str) -> tuple[None, None, str]:
    """Be the rule of a source that does not say when anything was seen."""
    return None, None, ""


class MemoryLedger(MemoryRecorder):
    """A ledger in memory, with a chain that only counts."""

    def __init__(self, clock: FakeClock | None = None) -> None:
        super().__init__()
        self._clock = clock or FakeClock()
        self._entries: list[Entry] = []

    def append(self, acts: Sequence[Act]) -> list[Entry]:
        super().append(acts)
        made = []
        for act in acts:
            seq = len(self._entries)
            entry = Entry(
                seq=seq,
                at=self._clock.now(),
                kind=act.kind,
                unit=f"key of {act.unit}" if act.unit else "",
                commitment=secrets.token_hex(32),
                previous=f"{seq:064x}",
                hash=f"{seq + 1:064x}",
            )
            self._entries.append(entry)
            made.append(entry)
        return made

    def entries(self, start: int = 0) -> Iterator[Entry]:
        yield from self._entries[start:]

    @property
    def size(self) -> int:
        return len(self._entries)


class MemoryArchive:
    """Keeps captures in a list: the same act once, the same payload once."""

    def __init__(self, gate: FakeGate) -> None:
        self._gate = gate
        self._waiting: list[tuple[Source, Response]] = []
        self.kept: dict[str, Capture] = {}

    def put(self, source: Source, response: Response) -> None:
        if not self._gate.issued(response.grant):
            raise Refused("came without a living grant", where=response.address)
        self._waiting.append((source, response))

    def flush(self) -> list[Capture]:
        made = []
        for source, response in self._waiting:
            found = response.payload_digest
            id_ = Capture.identify(response.source, response.address, response.seen, found)
            if id_ not in self.kept:
                holders = [c.id for c in self.kept.values() if c.payload_digest == found]
                made.append(_kept(id_, source, response, holders[0] if holders else ""))
                self.kept[id_] = made[-1]
        self._waiting.clear()
        return made


def _kept(id_: str, watched: Source, response: Response, same_as: str) -> Capture:
    given = authority()
    return Capture(
        id=id_,
        authority=given.id,
        marking=str(given.marking),
        retain_until=given.retain_until,
        owning_unit=given.owning_unit,
        source=response.source,
        service=watched.service,
        address=response.address,
        seen=response.seen,
        seen_until=response.seen_until,
        seen_text=response.seen_text,
        captured=response.captured,
        payload_digest=response.payload_digest,
        payload_bytes=len(response.payload),
        media_type=response.media_type,
        content_encoding="",
        status=response.status,
        technique=response.grant.technique.value,
        grant=response.grant.id,
        origin=response.origin,
        depth=response.depth,
        simulated=watched.simulated,
        record_id=f"<urn:uuid:{id_}>",
        file="memory",
        offset=0,
        length=0,
        record_sha256="",
        same_as=same_as,
    )
