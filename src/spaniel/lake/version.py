"""A state of the lake that stays what it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["LakeVersion"]


@dataclass(frozen=True, slots=True)
class LakeVersion:
    """A state of the lake that stays what it is.

    Attributes:
        number: 0 for an empty lake, then 1, 2, ...
        at: when it was made.
        ledger_size: entries of the ledger that it reflects.
        ledger_hash: hash of the last of them.
        tables: ``<unit>/<kind>`` to Iceberg snapshot id.
        digests: data file (path within the lake) to SHA-256, of the files it added.
    """

    number: int
    at: str
    ledger_size: int
    ledger_hash: str
    tables: Mapping[str, int]
    digests: Mapping[str, str]
