"""``spaniel lake``, ``commit``, ``current`` and ``rebuild``."""

from __future__ import annotations

from typing import Annotated, Any

from cyclopts import Parameter

from spaniel.cli.console import emit, table
from spaniel.cli.options import JsonOutput, LakeFolder

_LATEST = 10


def lake(*, lake: LakeFolder, as_json: JsonOutput = False) -> int:
    """Say what a lake holds: authorities, sources, readers, versions.

    For example: `spaniel lake --lake lake`
    """
    from spaniel.lake import Lake

    opened = Lake(lake)
    version = opened.version()
    readers: list[tuple[str, str, str, int]] = []
    sources: list[tuple[str, str]] = []
    for authority in opened.authorities():
        with opened.index(authority) as index:
            sources += [(authority, name) for name in index.sources()]
            readers += [(authority, str(r), kind, n) for r, kind, n in index.readers()]
    values: dict[str, Any] = {
        "lake_version": version.number,
        "made": version.at,
        "ledger_entries": opened.ledger.size,
        "authorities": opened.authorities(),
        "sources": [list(pair) for pair in sources],
        "readers": [list(row) for row in readers],
    }
    kept = [[v.number, v.at, v.ledger_size] for v in opened.versions()]
    if as_json:
        emit({**values, "versions": kept}, as_json=True)
        return 0
    emit({k: v for k, v in values.items() if k not in {"sources", "readers"}}, as_json=False)
    table("Sources", ["authority", "source"], sources)
    table("Readers", ["authority", "reader", "kind", "captures read"], readers, numbers=[3])
    title = f"Lake versions, the latest {_LATEST} of {len(kept)}"
    table(title, ["version", "made", "ledger entries"], kept[-_LATEST:], numbers=[0, 2])
    return 0


def commit(*, lake: LakeFolder, as_json: JsonOutput = False) -> int:
    """Enter what writers have acknowledged into the ledger and the tables.

    Patrols and imports do this at their end; run it after a crash, or beside long patrols.

    For example: `spaniel commit --lake lake`
    """
    from spaniel.lake import Lake
    from spaniel.lake import commit as enter

    version = enter(Lake(lake))
    emit({"lake_version": version.number, "ledger_entries": version.ledger_size}, as_json=as_json)
    return 0


def current(
    reader: Annotated[str, Parameter(help="NAME@VERSION+PROFILE, as `spaniel lake` lists it.")],
    /,
    *,
    lake: LakeFolder,
    who: Annotated[str, Parameter(help="Who decided: name or function.")],
    why: Annotated[str, Parameter(help="Why.")],
    source: Annotated[str, Parameter(help="Only for this source.")] = "",
    as_json: JsonOutput = False,
) -> int:
    """Make a reader's readings the ones that measures see from now on, by a recorded act.

    For example: `spaniel current page@2+1a2b --lake lake --who "A. Head" --why "reads tiers"`
    """
    from spaniel import pipeline
    from spaniel.lake import Lake
    from spaniel.types import ReaderName

    name, _, rest = reader.partition("@")
    version, _, profile = rest.partition("+")
    chosen = ReaderName(name=name, version=version, profile=profile)
    made = pipeline.make_current(Lake(lake), chosen, who=who, why=why, source=source)
    emit({"current": str(chosen), "lake_version": made.number}, as_json=as_json)
    return 0


def rebuild(*, lake: LakeFolder, as_json: JsonOutput = False) -> int:
    """Make index, catalogue and tables again from ledger, acts and WARC segments alone.

    Readings are made again and held against what their ledger entries committed to. Exit code 1
    if one comes out different or its reader is not at hand.

    For example: `spaniel rebuild --lake lake`
    """
    from spaniel import pipeline
    from spaniel.lake import Lake

    tally = pipeline.rebuild(Lake(lake))
    values = {
        "captures": tally.captures,
        "readings": tally.readings,
        "observations": tally.observations,
        "lost": tally.lost,
    }
    emit(values, as_json=as_json)
    return 1 if tally.lost else 0
