"""Pinning a lake version: a report names Iceberg tags, which no clean-up expires."""

from __future__ import annotations

from spaniel.lake.lake import Lake
from spaniel.lake.lease import lease
from spaniel.lake.version import LakeVersion

__all__ = ["pin"]


def pin(lake: Lake, version: LakeVersion, *, wait: float) -> str:
    """Tag every table's snapshot of a lake version and return the tag's name.

    Raises:
        Busy: a committer is at work and did not finish within ``wait`` seconds.
    """
    name = f"lake-{version.number}"
    with lease(lake, wait):
        for table, snapshot in version.tables.items():
            unit, _, kind = table.partition("/")
            lake.tables.tag(unit, kind, snapshot, name)
    return name
