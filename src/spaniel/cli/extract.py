"""``spaniel read``."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from spaniel.cli.console import emit, progress
from spaniel.cli.options import JsonOutput, LakeFolder


def read(
    *,
    lake: LakeFolder,
    source: Annotated[list[str] | None, Parameter(help="Ids of sources; all by default.")] = None,
    as_json: JsonOutput = False,
) -> int:
    """Read every capture that this version's readers have not read yet.

    Readings of a newer reader change no measure until `spaniel current` says so.

    For example: `spaniel read --lake lake --source cypher`
    """
    from spaniel import pipeline
    from spaniel.lake import Lake

    with progress(quiet=as_json) as show:
        tally = pipeline.read(Lake(lake), sources=source or [], progress=show)
    values = {
        "readings": tally.readings,
        "observations": tally.observations,
        "pages": dict(tally.pages),
        "problems": dict(tally.problems),
    }
    emit(values, as_json=as_json)
    return 0
