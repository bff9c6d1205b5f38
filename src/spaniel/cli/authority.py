"""``spaniel check``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

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
    technique: Annotated[str, Parameter(help="With `--target`: by which technique.")] = (
        "open_source"
    ),
    as_json: JsonOutput = False,
) -> int:
    """Hold an authority or source file against its rules; nothing is fetched or written.

    For example: `spaniel check order-17.yaml --target http://market.example/listing/1`
    """
    from spaniel.authority import decide
    from spaniel.definitions import read_authority, read_source
    from spaniel.errors import SourceInvalid
    from spaniel.lake import SystemClock
    from spaniel.types import Technique

    try:
        source = read_source(file)
    except SourceInvalid as not_a_source:
        if "techniques" not in file.read_text(encoding="utf-8", errors="replace"):
            raise not_a_source from None
        authority = read_authority(file)
        values = {"authority": authority.id, "valid_until": authority.valid_until, "valid": True}
        if target:
            decision = decide(authority, Technique(technique), target, SystemClock().now())
            values |= {"allowed": decision.allowed, "reason": decision.reason}
        emit(values, as_json=as_json)
        return 0
    emit({"source": source.id, "service": source.service, "valid": True}, as_json=as_json)
    return 0
