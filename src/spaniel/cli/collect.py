"""``spaniel patrol`` and ``spaniel import``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Parameter

from spaniel.cli.console import emit, progress
from spaniel.cli.options import AuthorityFile, Forbidden, JsonOutput, LakeFolder, SourceFile

if TYPE_CHECKING:
    from spaniel.pipeline import Outcome


def patrol(
    source: SourceFile,
    /,
    *,
    authority: AuthorityFile,
    lake: LakeFolder,
    forbidden: Forbidden = None,
    fresh: Annotated[
        bool,
        Parameter(negative="", help="Begin anew even if the last patrol was not finished."),
    ] = False,
    as_json: JsonOutput = False,
) -> int:
    """Patrol a live source, keep what was seen, read it, and enter it in the lake.

    Nothing is asked for that the authority does not reach. A patrol that was stopped or killed is
    gone on with by the same command.

    For example: `spaniel patrol market.yaml --authority order-17.yaml --lake lake`
    """
    from spaniel import pipeline
    from spaniel.definitions import read_authority, read_source
    from spaniel.lake import Lake
    from spaniel.preserve import read_hash_list

    given, watched = read_authority(authority), read_source(source)
    listed = read_hash_list(forbidden) if forbidden else []
    with progress(quiet=as_json) as show:
        outcome = pipeline.patrol(
            Lake.create(lake), given, watched, forbidden=listed, fresh=fresh, progress=show
        )
    emit(_told(outcome), as_json=as_json)
    return 2 if outcome.failed and not outcome.statuses else 0


def import_(
    source: SourceFile,
    paths: Annotated[list[Path], Parameter(help="Folders, tars, pages, tables, WARC files.")],
    /,
    *,
    authority: AuthorityFile,
    lake: LakeFolder,
    technique: Annotated[
        Literal["evidence_import", "disclosure"],
        Parameter(help="What the authority has to name: handed over, or disclosed by a provider."),
    ] = "evidence_import",
    forbidden: Forbidden = None,
    as_json: JsonOutput = False,
) -> int:
    """Take in what was handed over: saved pages, tars, WARC files, CSV and JSON tables.

    Every path is read to its end and held against the source's mapping before anything of any of
    them is kept. Importing the same files again adds nothing.

    For example: `spaniel import agora.yaml products-*.csv.gz -a order-17.yaml --lake lake`
    """
    from spaniel import pipeline
    from spaniel.definitions import read_authority, read_source
    from spaniel.lake import Lake
    from spaniel.preserve import read_hash_list
    from spaniel.types import Technique

    given, watched = read_authority(authority), read_source(source)
    listed = read_hash_list(forbidden) if forbidden else []
    with progress(quiet=as_json) as show:
        outcome = pipeline.import_files(
            Lake.create(lake),
            given,
            watched,
            paths,
            technique=Technique(technique),
            forbidden=listed,
            progress=show,
        )
    emit(_told(outcome), as_json=as_json)
    return 0


def _told(outcome: Outcome) -> dict[str, Any]:
    return {
        "taken": outcome.taken,
        "captures_new": outcome.new,
        "payloads_new": outcome.new_payloads,
        "captures_known": outcome.known,
        "held_back": dict(outcome.held_back),
        "passed_over": dict(outcome.passed_over),
        "statuses": {str(code): number for code, number in sorted(outcome.statuses.items())},
        "refused": outcome.refused,
        "not_fetched": dict(outcome.not_fetched),
        "failed": outcome.failed,
        "note": outcome.note,
        "short": [
            f"expected {expected:,} {name}, found {found:,}"
            for name, (expected, found) in outcome.short.items()
        ],
        "readings": outcome.read.readings,
        "pages": dict(outcome.read.pages),
        "observations": outcome.read.observations,
        "partial": outcome.read.partial,
        "problems": dict(outcome.read.problems),
        "lake_version": outcome.version,
    }
