"""What people wrote down and decided, as records: definitions and promotions."""

from __future__ import annotations

import secrets
from contextlib import closing

from spaniel.definitions import as_plain, authority_from, source_from
from spaniel.errors import UnknownName
from spaniel.lake.lake import Lake
from spaniel.preserve import Spool
from spaniel.preserve.disk import refused_by_disk
from spaniel.preserve.legible import legible
from spaniel.types import (
    Act,
    Authority,
    Promotion,
    ReaderName,
    Source,
    canonical_json,
    digest,
    short_id,
)

__all__ = ["promote", "record_definitions", "recorded_sources"]


def record_definitions(lake: Lake, authority: Authority, source: Source) -> None:
    """Enter authority and source in the ledger as they stand, if they do not stand there yet."""
    acts = []
    with lake.index(authority.id) as index:
        for kind, value in (("authority", authority), ("source", source)):
            plain = as_plain(value)
            if index.definition(kind, value.id) != plain:
                id_ = digest(canonical_json([plain, secrets.token_hex(8)]))
                acts.append(Act(kind=kind, unit=authority.id, id=id_, body=plain))
    lake.ledger.append(acts)


def recorded_sources(lake: Lake, authority: str) -> list[Source]:
    """Return the sources recorded under an authority, as they stand, by id."""
    with lake.index(authority) as index:
        plain = [index.definition("source", name) for name in index.sources()]
    return [source_from(body, where="the ledger") for body in plain if body is not None]


def promote(
    lake: Lake, reader: ReaderName, *, who: str, why: str, source: str = "", kind: str = "content"
) -> list[Promotion]:
    """Acknowledge the act by which a reader's readings become current; commit enters it.

    Returns:
        One promotion for each authority under which the reader has read.

    Raises:
        UnknownName: it has read nothing.
        StorageError: the disk refused.
    """
    made = []
    for authority in lake.authorities():
        with lake.index(authority) as index:
            plain = index.definition("authority", authority)
            if plain is not None and index.was_read_by(reader, kind, source):
                recorded = authority_from(plain, where="the ledger")
                made.append(_promotion(lake, recorded, reader, who, why, source, kind))
    if not made:
        raise UnknownName(
            f"reader {reader} has read nothing here",
            where=str(lake.root),
            do="see the readers with `spaniel lake`",
        )
    for promotion in made:
        body = {name: getattr(promotion, name) for name in Promotion.__dataclass_fields__}
        act = Act(kind="promotion", unit=promotion.authority, id=promotion.id, body=body)
        unit = lake.layout.unit(promotion.authority)
        with (
            refused_by_disk("the decision cannot be kept", unit.root),
            closing(Spool(unit.spool)) as spool,
            unit.locked(),
        ):
            spool.append([(act, {})])
    return made


def _promotion(
    lake: Lake, authority: Authority, reader: ReaderName, who: str, why: str, source: str, kind: str
) -> Promotion:
    now = lake.clock.now()
    who, why = legible(who), legible(why)
    return Promotion(
        id=short_id("prm", authority.id, str(reader), source, kind, who, why, now),
        authority=authority.id,
        marking=str(authority.marking),
        retain_until=authority.retain_until,
        owning_unit=authority.owning_unit,
        source=source,
        kind=kind,
        reader=reader.name,
        version=reader.version,
        profile=reader.profile,
        who=who,
        why=why,
        at=now,
    )
