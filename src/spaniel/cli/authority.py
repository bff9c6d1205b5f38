"""``spaniel check``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from spaniel.cli.console import emit
from spaniel.cli.options import JsonOutput


def check(
    file: Annotated[Path, Parameter(help="YAML file of an authority or a source.")],
    /,
    *,
    target: Annotated[
        str, Parameter(help="With an authority: would this address or path be allowed now?")
    ] = "",
    technique: Annotated[
        Literal[
            "open_source", "registered_access", "test_purchase", "evidence_import", "disclosure"
        ],
        Parameter(help="With `--target`: by which technique."),
    ] = "open_source",
    as_json: JsonOutput = False,
) -> int:
    """Hold an authority or source file against its rules; nothing is fetched or written.

    For example: `spaniel check order-17.yaml --target http://market.example/listing/1`
    """
    from spaniel.authority import decide
    from spaniel.definitions import read_authority, read_source
    from spaniel.lake import SystemClock
    from spaniel.types import Technique

    if not _is_authority(file):
        source = read_source(file)
        emit({"source": source.id, "service": source.service, "valid": True}, as_json=as_json)
        return 0
    authority = read_authority(file)
    values = {"authority": authority.id, "valid_until": authority.valid_until, "valid": True}
    if target:
        decision = decide(authority, Technique(technique), target, SystemClock().now())
        values |= {"allowed": decision.allowed, "reason": decision.reason}
    emit(values, as_json=as_json)
    return 0


def _is_authority(file: Path) -> bool:
    """Whether a file looks like an authority; what it really is, its own reader says."""
    try:
        return "techniques:" in file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
