"""Which observations count: those of the current reading of each capture.

A capture may have been read several times. One reading per capture and kind is current, and only
its observations are measured, so that reading again changes no figure until a person has said, in
a recorded :class:`~spaniel.types.Promotion`, that the newer reader's word is to be taken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from spaniel.ports import Engine

__all__ = ["current_listings", "current_readings", "readers_used"]

_NAMED_BY_PROMOTION = ("authority", "kind", "reader", "version", "profile")


def current_readings(engine: Engine) -> ir.Table:
    """Return the ``reading`` table reduced to one row per capture and kind.

    The reading matched by the latest promotion (greatest ``ledger_seq``) is current. Without a
    match it is the earliest reading (``ledger_seq``, then ``id``). A capture kept under two
    authorities is still one act of seeing, so it too has one current reading.
    """
    promoted = _latest_promotions(engine)
    readings = engine.table("reading").left_join(promoted, ["id", "authority"])
    best = ibis.window(
        group_by=["capture", "kind"],
        order_by=[
            ibis.desc(readings.promoted_at, nulls_first=False),
            readings.ledger_seq,
            readings.id,
            readings.authority,
        ],
    )
    ranked = readings.mutate(rank=ibis.row_number().over(best))
    return ranked.filter(ranked["rank"] == 0).select(engine.table("reading").columns)


def current_listings(engine: Engine) -> ir.Table:
    """Return the ``listing`` table reduced to observations of current readings."""
    listings = engine.table("listing")
    current = current_readings(engine).filter(lambda r: r.kind == "content")
    chosen = current.select("authority", reading=current.id)
    return listings.semi_join(chosen, ["reading", "authority"])


def readers_used(engine: Engine) -> ir.Table:
    """Return who read what is measured, for reports to name.

    Columns: ``kind``, ``source``, ``reader``, ``version``, ``profile``, ``captures`` (read by it
    and current), ``observations``, ``problems`` (captures it could not read whole).
    """
    current = current_readings(engine)
    by = ["kind", "source", "reader", "version", "profile"]
    return (
        current.group_by(by)
        .agg(
            captures=current.count(),
            observations=current.observations.sum().cast("int64"),
            problems=(current.problem != "").sum().cast("int64"),
        )
        .order_by(by)
    )


def _latest_promotions(engine: Engine) -> ir.Table:
    """``id``, ``authority`` of readings that a promotion matches, and the latest one's sequence."""
    readings = engine.table("reading")
    promotions = engine.table("promotion").select(
        *_NAMED_BY_PROMOTION, promoted_source="source", promoted_at="ledger_seq"
    )
    matched = readings.inner_join(promotions, list(_NAMED_BY_PROMOTION))
    matched = matched.filter(
        (matched.promoted_source == "") | (matched.promoted_source == matched.source)
    )
    return matched.group_by(["id", "authority"]).agg(promoted_at=matched.promoted_at.max())
