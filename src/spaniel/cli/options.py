"""The options that commands share, named once so that they read alike everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

__all__ = ["AuthorityFile", "Forbidden", "JsonOutput", "LakeFolder", "SourceFile"]

LakeFolder = Annotated[Path, Parameter(name=["--lake", "-l"], help="Folder of the lake.")]
AuthorityFile = Annotated[
    Path, Parameter(name=["--authority", "-a"], help="YAML file of the authority.")
]
SourceFile = Annotated[Path, Parameter(help="YAML file of the source.")]
Forbidden = Annotated[
    Path | None,
    Parameter(help="List of digests (one hex digest a line) of what must never be kept."),
]
JsonOutput = Annotated[
    bool, Parameter(name="--json", negative="", help="Print one JSON object, for machines.")
]
