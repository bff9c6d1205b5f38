"""Iceberg tables in a folder that can be moved.

Iceberg metadata holds absolute locations. Ours begin with ``lake:///`` and are mapped to the
folder that the lake was opened in, so that a lake can be copied, restored and mounted elsewhere.
Each retention unit has its own tables: dropping an authority drops whole folders.
"""

from __future__ import annotations

import io
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow.fs import LocalFileSystem
from pyiceberg.catalog.sql import SqlCatalog
from pyiceberg.exceptions import NamespaceAlreadyExistsError, NoSuchTableError, ValidationError
from pyiceberg.expressions import AlwaysTrue
from pyiceberg.io import InputFile, OutputFile
from pyiceberg.io.pyarrow import ArrowScan, PyArrowFile, PyArrowFileIO, _dataframe_to_data_files
from pyiceberg.table import FileScanTask, Table
from sqlalchemy.exc import SQLAlchemyError

from spaniel.errors import LakeError, StorageError
from spaniel.lake.schema import arrow_schema
from spaniel.preserve.disk import make_folder, refused_by_disk, sync_folder

__all__ = ["LakeFileIO", "Tables", "refused_by_tables"]

_SCHEME = "lake:///"
_ROOT = "spaniel.root"
_BATCH = "spaniel.batch"
_SMALL = 64
"""So many small data files, and they become one."""
_SMALL_BYTES = 16_000_000
_MERGED_BYTES = 64_000_000
"""At most so much (compressed) is merged at once: a few times as much has to fit in memory."""
_PROPERTIES = {
    "write.parquet.compression-codec": "zstd",
    # Statistics of a text column would put handles into manifests.
    "write.metadata.metrics.default": "counts",
    "commit.retry.num-retries": "0",
    # Every commit writes all metadata anew; lake versions need only the newest.
    "write.metadata.delete-after-commit.enabled": "true",
    "write.metadata.previous-versions-max": "20",
}


@contextmanager
def refused_by_tables(what: str, where: Path) -> Iterator[None]:
    """Turn what disk, catalogue or Iceberg refuses within the context into one clear error.

    Raises:
        StorageError: the disk refused.
        LakeError: the catalogue or a table's metadata is damaged.
    """
    try:
        with refused_by_disk(what, where):
            yield
    except StorageError as fault:
        if isinstance(fault.__cause__, FileNotFoundError):
            raise _damaged(f"{what}: a file is gone", where) from fault
        raise
    except (ValueError, EOFError, pa.ArrowException, ValidationError, NoSuchTableError) as fault:
        raise _damaged(f"{what}: a table is damaged ({type(fault).__name__})", where) from fault
    except SQLAlchemyError as fault:
        if isinstance(fault.__cause__, sqlite3.OperationalError):
            raise StorageError(
                f"{what} ({fault.__cause__})",
                where=str(where),
                do="free some space or mend the disk and run again; what was acknowledged is safe",
            ) from fault
        raise _damaged(f"{what}: the catalogue is damaged", where) from fault


def _damaged(what: str, where: Path) -> LakeError:
    return LakeError(
        what, where=str(where), do="run `spaniel rebuild`, which makes tables from the evidence"
    )


class _DurableFile(io.FileIO):
    """On disk when it is closed: a lake version must not name a file that a power cut takes."""

    def __init__(self, path: Path) -> None:
        make_folder(path.parent)
        super().__init__(path, "wb")
        self._path = path

    def write(self, data: Any) -> int:
        view = memoryview(data).cast("B")
        size = len(view)
        while view:
            view = view[super().write(view) or 0 :]
        return size

    def close(self) -> None:
        if not self.closed:
            try:
                os.fsync(self.fileno())
            finally:
                super().close()
            sync_folder(self._path.parent)


class _LakeFile(PyArrowFile):
    """A file of a table, written durably."""

    def create(self, overwrite: bool = False) -> Any:
        """Open for writing."""
        if not overwrite and self.exists():
            raise FileExistsError(f"{self.location} is there already")
        return io.BufferedWriter(_DurableFile(Path(self._path)), 1 << 20)


class LakeFileIO(PyArrowFileIO):
    """Maps ``lake:///path`` to a path in the lake's folder; refuses anything else."""

    def new_input(self, location: str) -> PyArrowFile:
        """Open a location for reading."""
        return self._file(location)

    def new_output(self, location: str) -> PyArrowFile:
        """Open a location for writing; its folder is made."""
        return self._file(location)

    def delete(self, location: str | InputFile | OutputFile) -> None:
        """Remove a location."""
        name = location if isinstance(location, str) else location.location
        Path(self._file(name)._path).unlink()

    def _file(self, location: str) -> PyArrowFile:
        path = to_path(Path(self.properties[_ROOT]), location)
        return _LakeFile(location=location, path=str(path), fs=LocalFileSystem())


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

    Raises:
        LakeError: the catalogue is damaged.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        with refused_by_tables("the catalogue cannot be opened", root):
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
        _compact(table, batch)
        return _current(table)

    def snapshot(self, unit: str, kind: str) -> int:
        """Return the id of a table's present snapshot."""
        return _current(self._table(unit, kind))

    def snapshots(self) -> dict[str, int]:
        """Return ``<unit>/<kind>`` to present snapshot for all tables."""
        return {
            f"{unit}/{kind}": self.snapshot(unit, kind)
            for (unit,) in sorted(self._catalog.list_namespaces())
            for _, kind in sorted(self._catalog.list_tables(unit))
        }

    def files(self, unit: str, kind: str, snapshot: int | None = None) -> list[Path]:
        """Return the Parquet files of a table's snapshot (the present one by default).

        Raises:
            LakeError: the table's metadata is damaged or gone.
        """
        with refused_by_tables(f"table {unit}/{kind} cannot be read", self._root):
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
        with suppress(NamespaceAlreadyExistsError):
            self._catalog.create_namespace(unit)
        return self._catalog.create_table(
            (unit, kind),
            schema=arrow_schema(kind),
            location=f"{_SCHEME}units/{unit}/tables/{kind}",
            properties=_PROPERTIES,
        )


def _current(table: Table) -> int:
    current = table.current_snapshot()
    return int(current.snapshot_id) if current else -1


def _compact(table: Table, batch: str) -> None:
    """Merge small data files, if there are many. Versions made before keep the files they name."""
    current = table.current_snapshot()
    if current is None or current.summary is None:
        return
    if int(current.summary["total-data-files"] or 0) <= _SMALL:
        return  # known without opening every manifest
    small = _to_merge(list(table.scan().plan_files()))
    if not small:
        return
    rows = ArrowScan(table.metadata, table.io, table.schema(), AlwaysTrue()).to_table(small)
    said = {_BATCH: batch, "spaniel.compacted": "true"}
    with (
        table.transaction() as transaction,
        transaction.update_snapshot(snapshot_properties=said).overwrite() as change,
    ):
        for task in small:
            change.delete_data_file(task.file)
        for file in _dataframe_to_data_files(transaction.table_metadata, rows, table.io):
            change.append_data_file(file)


def _to_merge(tasks: list[FileScanTask]) -> list[FileScanTask]:
    small = [task for task in tasks if task.file.file_size_in_bytes < _SMALL_BYTES]
    if len(small) <= _SMALL:
        return []
    small.sort(key=lambda task: (task.file.file_size_in_bytes, task.file.file_path))
    chosen: list[FileScanTask] = []
    room = _MERGED_BYTES
    for task in small:
        room -= task.file.file_size_in_bytes
        if room < 0:
            break
        chosen.append(task)
    return chosen


def _add_columns(table: Table, wanted: pa.Schema) -> None:
    known = set(table.schema().column_names)
    missing = [column for column in wanted if column.name not in known]
    if missing:
        with table.update_schema() as update:
            update.union_by_name(pa.schema([*table.schema().as_arrow(), *missing]))
