"""The tables of all observations, the one committer that fills them, the engines that read them."""

from spaniel.lake.committer import commit
from spaniel.lake.lake import Lake, SystemClock
from spaniel.lake.readings import ReadTally, read_captures
from spaniel.lake.rebuild import RebuildTally, rebuild
from spaniel.lake.records import promote, record_definitions, recorded_sources
from spaniel.lake.version import LakeVersion

__all__ = [
    "Lake",
    "LakeVersion",
    "ReadTally",
    "RebuildTally",
    "SystemClock",
    "commit",
    "promote",
    "read_captures",
    "rebuild",
    "record_definitions",
    "recorded_sources",
]
