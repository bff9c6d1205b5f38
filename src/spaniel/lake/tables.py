"""Iceberg tables in a folder that can be moved.

Iceberg metadata holds absolute locations. Ours begin with ``lake:///`` and are mapped to the
folder that the lake was opened in, so that a lake can be copied, restored and mounted elsewhere.
Each retention unit has its own tables: dropping an authority drops whole folders.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
from pyarrow.fs import LocalFileSystem
from pyiceberg.catalog.sql import SqlCatalog
from pyiceberg.exceptions import NamespaceAlreadyExistsError, NoSuchTableError
from pyiceberg.io import InputFile, OutputFile
from pyiceberg.io.pyarrow import PyArrowFile, PyArrowFileIO
from pyiceberg.table import Table

from spaniel.lake.schema import arrow_schema

__all__ = ["LakeFileIO", "Tables"]

_SCHEME = "lake:///"
_ROOT = "spaniel.root"
_BATCH = "spaniel.batch"
_SMALL = 64
"""So many data files, and a table is compacted."""


class LakeFileIO(PyArrowFileIO):
    """Maps ``lake:///path`` to a path in the lake's folder; refuses anything else."""

    def new_input(self, location: str) -> PyArrowFile:
        """Open a location for reading."""
        return self._file(location)

    def new_output(self, location: str) -> PyArrowFile:
        """Open a location for writing; its folder is made."""
        file = self._file(location)
        Path(file._path).parent.mkdir(parents=True, exist_ok=True)
        return file

    def delete(self, location: str | InputFile | OutputFile) -> None:
        """Remove a location."""
        name = location if isinstance(location, str) else location.location
        Path(self._file(name)._path).unlink()

    def _file(self, location: str) -> PyArrowFile:
        path = to_path(Path(self.properties[_ROOT]), location)
        return PyArrowFile(location=location, path=str(path), fs=LocalFileSystem())


def to_path(root: Path, location: str) -> Path:
    """Return where a ``lake:///`` location lies.

    Raises:
        ValueError: the location is not within the lake.
    """
    path = (root / location.removeprefix(_SCHEME)).resolve()
    if not location.startswith(_SCHEME) or not path.is_relative_to(root.resolve()):
        raise ValueError(f"{location} is not a location in the lake")
    return path


class Tables:
    """The tables of a lake: one per retention unit and kind.

    Args:
        root: the lake's folder.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._catalog = SqlCatalog(
            "spaniel",
            uri=f"sqlite:///{root / 'catalogue.sqlite'}",
            warehouse=f"{_SCHEME}units",
            **{"py-io-impl": f"{__name__}.LakeFileIO", _ROOT: str(root)},
        )

    def append(self, unit: str, kind: str, rows: pa.Table, batch: str) -> int:
        """Append rows once per ``batch`` and return the table's snapshot.

        A batch that a crash left half committed is offered again: a table that already has it is
        left as it is.
        """
        table = self._made(unit, kind)
        for snapshot in reversed(table.metadata.snapshots):
            if snapshot.summary and snapshot.summary.additional_properties.get(_BATCH) == batch:
                return int(snapshot.snapshot_id)
        table.append(rows, snapshot_properties={_BATCH: batch})
        if len(self.files(unit, kind)) > _SMALL:
            self._compact(table, batch)
        return self.snapshot(unit, kind)

    def snapshot(self, unit: str, kind: str) -> int:
        """Return the id of a table's present snapshot."""
        current = self._table(unit, kind).current_snapshot()
        return int(current.snapshot_id) if current else -1

    def snapshots(self) -> dict[str, int]:
        """Return ``<unit>/<kind>`` to present snapshot for all tables."""
        return {
            f"{unit}/{kind}": self.snapshot(unit, kind)
            for (unit,) in sorted(self._catalog.list_namespaces())
            for _, kind in sorted(self._catalog.list_tables(unit))
        }

    def files(self, unit: str, kind: str, snapshot: int | None = None) -> list[Path]:
        """Return the Parquet files of a table's snapshot (the present one by default)."""
        scan = self._table(unit, kind).scan(snapshot_id=snapshot)
        return [to_path(self._root, task.file.file_path) for task in scan.plan_files()]

    def tag(self, unit: str, kind: str, snapshot: int, name: str) -> None:
        """Pin a snapshot under a name, so that no clean-up expires it."""
        table = self._table(unit, kind)
        if name not in table.metadata.refs:
            table.manage_snapshots().create_tag(snapshot, name).commit()

    def tags(self, unit: str, kind: str) -> dict[str, int]:
        """Return the tags of a table and their snapshots."""
        refs = self._table(unit, kind).metadata.refs
        return {name: ref.snapshot_id for name, ref in refs.items() if name != "main"}

    def known(self) -> Iterator[tuple[str, str]]:
        """Yield (unit, kind) of every table."""
        for name in self.snapshots():
            unit, _, kind = name.partition("/")
            yield unit, kind

    def close(self) -> None:
        """Let go of the catalogue."""
        self._catalog.close()

    def _table(self, unit: str, kind: str) -> Table:
        return self._catalog.load_table((unit, kind))

    def _made(self, unit: str, kind: str) -> Table:
        try:
            table = self._table(unit, kind)
        except NoSuchTableError:
            return self._create(unit, kind)
        _add_columns(table, arrow_schema(kind))
        return table

    def _create(self, unit: str, kind: str) -> Table:
        try:
            self._catalog.create_namespace(unit)
        except NamespaceAlreadyExistsError:
            pass
        return self._catalog.create_table(
            (unit, kind),
            schema=arrow_schema(kind),
            location=f"{_SCHEME}units/{unit}/tables/{kind}",
            properties={
                "write.parquet.compression-codec": "zstd",
                # Statistics of a text column would put handles into manifests.
                "write.metadata.metrics.default": "counts",
                "commit.retry.num-retries": "0",
            },
        )

    def _compact(self, table: Table, batch: str) -> None:
        rows = table.scan().to_arrow()
        table.overwrite(rows, snapshot_properties={_BATCH: batch, "spaniel.compacted": "true"})


def _add_columns(table: Table, wanted: pa.Schema) -> None:
    known = set(table.schema().column_names)
    missing = [column for column in wanted if column.name not in known]
    if missing:
        with table.update_schema() as update:
            update.union_by_name(pa.schema([*table.schema().as_arrow(), *missing]))
