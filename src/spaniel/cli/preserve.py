"""``spaniel verify`` and ``spaniel show``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

from cyclopts import Parameter

from spaniel.cli.console import complain, emit
from spaniel.cli.options import JsonOutput, LakeFolder


def verify(*, lake: LakeFolder, as_json: JsonOutput = False) -> int:
    """Check ledger, acts and every captured record; name what is not as it was.

    Exit code 0 if all evidence is sound, 1 if not. Derived tables are checked too.

    For example: `spaniel verify --lake lake`
    """
    from spaniel import pipeline
    from spaniel.lake import Lake

    found, tables = pipeline.verify(Lake(lake))
    values: dict[str, Any] = {
        "sound": found.sound,
        "ledger_entries": found.entries,
        "captures": found.captures,
        "payloads": found.payloads,
        "segments": found.segments,
        "not_yet_committed": found.waiting,
        "findings": [str(finding) for finding in found.findings],
        "derived": tables,
    }
    emit({k: v for k, v in values.items() if as_json or k not in _LISTS}, as_json=as_json)
    if not as_json:
        for line in values["findings"]:
            print(f"  {line}")
        for line in tables:
            print(f"  derived, `spaniel rebuild` makes it again: {line}")
    return 0 if found.sound and not tables else 1


_LISTS = {"findings", "derived"}


def show(
    capture: str,
    /,
    *,
    lake: LakeFolder,
    payload: Annotated[
        Path | None, Parameter(help="Write the captured bytes here, as an inert file.")
    ] = None,
    as_json: JsonOutput = False,
) -> int:
    """Show a capture: when and under which authority it was seen, and where it lies.

    For example: `spaniel show cap-0123456789abcdef0123456789abcdef --lake lake --payload page.html`
    """
    from spaniel.lake import Lake
    from spaniel.preserve import payload as read_payload
    from spaniel.preserve import write_atomically

    opened = Lake(lake)
    for authority in opened.authorities():
        with opened.index(authority) as index:
            found = index.capture(capture)
            if found is None:
                continue
            if payload is not None:
                unit = opened.layout.unit(authority)
                write_atomically(payload, read_payload(unit, index, found))
        emit({name: getattr(found, name) for name in found.__dataclass_fields__}, as_json=as_json)
        return 0
    complain(f"{lake}: holds no capture {capture}; take the id from a report or from `measure`.")
    return 2
