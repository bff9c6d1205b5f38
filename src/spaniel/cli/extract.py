"""``spaniel read``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from spaniel.cli.console import emit, progress
from spaniel.cli.options import JsonOutput
from spaniel.errors import InputError

__all__ = ["read"]


def read(
    paths: Annotated[
        list[Path] | None,
        Parameter(help="Files, folders, tars, WARCs to try the readers on; nothing is kept."),
    ] = None,
    /,
    *,
    lake: Annotated[
        Path | None, Parameter(name=["--lake", "-l"], help="Folder of the lake.")
    ] = None,
    source: Annotated[list[str] | None, Parameter(help="Ids of sources; all by default.")] = None,
    source_file: Annotated[
        Path | None, Parameter(help="YAML file of the source the PATHs are from, for its hints.")
    ] = None,
    as_json: JsonOutput = False,
) -> int:
    """Read pages: every capture of a lake not read yet, or a dry run over local files.

    With PATHs nothing is written: what would be read is printed, one JSON object a line with
    --json. With --lake, readings of a newer reader change no measure until `spaniel current` says
    so.

    For example: `spaniel read saved-pages/ --json`, or `spaniel read --lake lake --source cypher`
    """
    if bool(paths) == (lake is not None):
        raise InputError(
            "needs either files to try the readers on, or a lake",
            where="spaniel read",
            do="say `spaniel read PATH...` or `spaniel read --lake FOLDER`",
        )
    if lake is not None:
        return _read_lake(lake, source or [], as_json=as_json)
    return _read_files(paths or [], source_file, as_json=as_json)


def _read_lake(lake: Path, sources: list[str], *, as_json: bool) -> int:
    from spaniel import pipeline
    from spaniel.lake import Lake

    with progress(quiet=as_json) as show:
        tally = pipeline.read(Lake(lake), sources=sources, progress=show)
    values = {
        "readings": tally.readings,
        "observations": tally.observations,
        "pages": dict(tally.pages),
        "problems": dict(tally.problems),
    }
    emit(values, as_json=as_json)
    return 0


def _read_files(paths: list[Path], source_file: Path | None, *, as_json: bool) -> int:
    import json
    import sys
    from collections import Counter

    from spaniel.definitions import read_source
    from spaniel.dry_run import dry_run
    from spaniel.extract.contract import as_objects
    from spaniel.pipeline import readers

    source = read_source(source_file) if source_file else None
    counted: Counter[str] = Counter()
    pages: Counter[str] = Counter()
    with progress(quiet=as_json) as show:
        for number, (page, found) in enumerate(dry_run(paths, readers(), source), 1):
            for said in as_objects(found, page):
                counted[said["kind"]] += 1
                if as_json:
                    sys.stdout.write(json.dumps(said, ensure_ascii=False) + "\n")
            pages[found.reading.page_kind] += 1
            show("pages", number, 0)
    if not as_json:
        emit({"pages": dict(pages), **dict(counted)}, as_json=False)
    return 0
