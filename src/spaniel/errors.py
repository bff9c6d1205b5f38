"""Every way Spaniel says no, in one tree.

::

    SpanielError
    ├── Refused                an authority does not allow this technique, target or time
    ├── InputError             something handed to us is wrong; nothing was written
    │   ├── AuthorityInvalid   an authority file
    │   ├── SourceInvalid      a source file
    │   ├── DamagedInput       an import that cannot be read to its end
    │   └── UnknownName        a lake, capture, measure or reader that is not there
    ├── Busy                   another committer holds the lake's lease
    ├── StorageError           the disk refused: full, read-only, vanished
    ├── LakeError              the lake on disk is not one we can open
    └── EvidenceError          evidence is not what the ledger says it is

Each error is one sentence that says what is wrong, where, and what to do. The command line prints
it and exits with 2 (`Refused`, `Busy` and the others alike), except `EvidenceError`, which exits
with 1: the command worked and found something.
"""

from __future__ import annotations

__all__ = [
    "AuthorityInvalid",
    "Busy",
    "DamagedInput",
    "EvidenceError",
    "InputError",
    "LakeError",
    "Refused",
    "SourceInvalid",
    "SpanielError",
    "StorageError",
    "UnknownName",
]


class SpanielError(Exception):
    """The root: ``what`` is wrong, ``where``, and what to ``do`` about it.

    Args:
        what: the fault, without a full stop.
        where: file, address, row or field; may be empty.
        do: the remedy as an imperative; may be empty.
    """

    exit_code = 2

    def __init__(self, what: str, *, where: str = "", do: str = "") -> None:
        self.what, self.where, self.do = what, where, do
        super().__init__(what, where, do)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        remedy = f"; {self.do}" if self.do else ""
        return f"{place}{self.what}{remedy}."


class Refused(SpanielError):
    """An authority does not allow this technique, target or time. The refusal is in the ledger."""


class InputError(SpanielError):
    """Something handed to us is wrong; nothing was written."""


class AuthorityInvalid(InputError):
    """An authority file is missing, unreadable or says something that cannot hold."""


class SourceInvalid(InputError):
    """A source file is missing, unreadable or says something that cannot hold."""


class DamagedInput(InputError):
    """An import cannot be read to its end: a truncated gzip, a broken WARC, a missing column."""


class UnknownName(InputError):
    """A name that nothing here answers to."""


class Busy(SpanielError):
    """Another committer holds the lake's lease; readers and writers go on."""


class StorageError(SpanielError):
    """The disk refused a write or a read: full, read-only or gone."""


class LakeError(SpanielError):
    """The folder is not a lake, or not one this version can open."""


class EvidenceError(SpanielError):
    """Evidence is not what the ledger says it is."""

    exit_code = 1
