"""The tables of all observations, the one committer that fills them, the engines that read them."""

from spaniel.lake.committer import commit
from spaniel.lake.lake import Lake, LakeVersion, SystemClock

__all__ = ["Lake", "LakeVersion", "SystemClock", "commit"]
