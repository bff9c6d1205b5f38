"""``spaniel report``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from spaniel.cli.console import emit
from spaniel.cli.measure import RateFiles, coin_files
from spaniel.cli.options import JsonOutput, LakeFolder


def report(
    *,
    lake: LakeFolder,
    out: Annotated[Path, Parameter(name=["--out", "-o"], help="The page to write.")] = Path(
        "report.html"
    ),
    title: Annotated[str, Parameter(help="Title of the page.")] = "Market report",
    rates: RateFiles = None,
    at: Annotated[int | None, Parameter(help="Lake version; the latest by default.")] = None,
    as_json: JsonOutput = False,
) -> int:
    """Write one self-contained page: every figure with its method, lake version and captures.

    The page asks for nothing outside itself. The lake version it was made from is pinned.

    For example: `spaniel report --lake lake --out report.html --rates BTC=btc-usd.csv`
    """
    from spaniel import pipeline
    from spaniel.lake import Lake
    from spaniel.preserve import write_atomically

    table = pipeline.rate_table(coin_files(rates))
    page, version = pipeline.report(Lake(lake), rates=table, title=title, version=at)
    write_atomically(out, page)
    values = {"report": str(out), "lake_version": version.number, "bytes": len(page)}
    emit(values, as_json=as_json)
    return 0
