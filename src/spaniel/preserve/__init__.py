"""Response to Capture: WARC files, the ledger, the screen, and their verification."""

from spaniel.preserve.archive import WarcArchive, payload
from spaniel.preserve.disk import write_atomically
from spaniel.preserve.index import UnitIndex
from spaniel.preserve.keeper import ScreenedArchive
from spaniel.preserve.layout import Layout, Unit
from spaniel.preserve.ledger import FileLedger
from spaniel.preserve.screen import AuthorityScreen, read_hash_list
from spaniel.preserve.spool import Spool
from spaniel.preserve.verify import Finding, Verification, verify_evidence

__all__ = [
    "AuthorityScreen",
    "FileLedger",
    "Finding",
    "Layout",
    "ScreenedArchive",
    "Spool",
    "Unit",
    "UnitIndex",
    "Verification",
    "WarcArchive",
    "payload",
    "read_hash_list",
    "verify_evidence",
    "write_atomically",
]
