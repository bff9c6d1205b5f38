"""Where things lie in a lake's folder.

::

    lake.json                     format and random id of the lake
    ledger/entries.jsonl          the chain: commitments only, outlives every deletion
    ledger/acts.jsonl             bodies of acts of the installation itself
    ledger/lock                   held while entries are made; names an unfinished append
    units/<authority>/            one retention unit: everything about one authority
        acts.jsonl                bodies of its ledger entries, each with its salt
        warc/*.warc.gz            captures, each segment written by one writer
        spool/*.spool             acknowledged, not yet committed
        spool/*.damaged           a spool with lines that cannot be read, set aside for a person
        tables/<kind>/            Iceberg data and metadata
        index.sqlite              derived: what is known, for quick look-up
        frontier.sqlite           derived: where a patrol stands
        lock                      held while something is acknowledged
    versions/<n>.json             lake versions: which snapshot of which table
    catalogue.sqlite              derived: the Iceberg catalogue
    committer.lock                held by the one committer
    committer.json                how far the spools are committed
    rebuilding                    there while derived parts are made again

To delete an authority is to drop its folder: no file mixes two.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from spaniel.preserve.disk import locked, make_folder

__all__ = ["Layout", "Unit"]


@dataclass(frozen=True, slots=True)
class Unit:
    """The folder of one retention unit."""

    authority: str
    root: Path

    @property
    def acts(self) -> Path:
        """Bodies of the unit's ledger entries."""
        return self.root / "acts.jsonl"

    @property
    def warc(self) -> Path:
        """Folder of WARC segments."""
        return self.root / "warc"

    @property
    def spool(self) -> Path:
        """Folder of writers' spools."""
        return self.root / "spool"

    @property
    def index(self) -> Path:
        """The derived index."""
        return self.root / "index.sqlite"

    @property
    def frontier(self) -> Path:
        """The derived state of patrols."""
        return self.root / "frontier.sqlite"

    @property
    def tables(self) -> Path:
        """Folder of Iceberg tables."""
        return self.root / "tables"

    @contextmanager
    def locked(self, *, shared: bool = False) -> Iterator[None]:
        """Hold the unit's lock.

        Whoever acknowledges something holds it until all of it is on disk or undone, so that
        whoever takes it sees whole records and lines only.
        """
        with locked(self.root / "lock", shared=shared):
            yield


@dataclass(frozen=True, slots=True)
class Layout:
    """The folder of a lake.

    Args:
        root: the lake's folder.
        lake_id: the random id in ``lake.json``; keys units in the ledger.
    """

    root: Path
    lake_id: str

    @property
    def ledger(self) -> Path:
        """Folder of the ledger."""
        return self.root / "ledger"

    @property
    def units_folder(self) -> Path:
        """Folder of all retention units."""
        return self.root / "units"

    def unit(self, authority: str) -> Unit:
        """Return the folder of one authority, made if it is not there."""
        unit = Unit(authority, self.units_folder / authority)
        for folder in (unit.warc, unit.spool, unit.tables):
            make_folder(folder)
        return unit

    def units(self) -> list[Unit]:
        """Return the units there are, by name."""
        if not self.units_folder.is_dir():
            return []
        return [Unit(p.name, p) for p in sorted(self.units_folder.iterdir()) if p.is_dir()]

    def key(self, authority: str) -> str:
        """Return what stands for an authority in the ledger.

        The name of an authority may name a person or an operation, and the ledger outlives its
        deletion: it holds this key instead. Empty for acts of the installation.
        """
        if not authority:
            return ""
        return hashlib.sha256(f"{self.lake_id}/{authority}".encode()).hexdigest()[:16]
