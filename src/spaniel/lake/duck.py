"""The embedded engine: a lake version's tables as Ibis expressions on DuckDB.

The engine is given the snapshot's Parquet files, not Iceberg: the same list serves Spark.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ibis
import pyarrow as pa

from spaniel.errors import LakeError
from spaniel.lake.schema import arrow_schema
from spaniel.lake.version import LakeVersion

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from spaniel.lake.tables import Tables

__all__ = ["DuckEngine"]


class DuckEngine:
    """Opens the tables of one lake version.

    Args:
        tables: the lake's Iceberg tables.
        version: which state of them.
    """

    def __init__(self, tables: Tables, version: LakeVersion) -> None:
        self.version = version
        self._tables = tables
        self._backend = ibis.duckdb.connect()
        self._backend.raw_sql("SET TimeZone='UTC'")
        self._opened: dict[str, ir.Table] = {}

    def table(self, kind: str) -> ir.Table:
        """Return the table of one kind over all retention units; empty if there is none yet.

        Raises:
            LakeError: a data file or a table's metadata is gone or damaged.
        """
        if kind not in self._opened:
            self._opened[kind] = self._open(kind)
        return self._opened[kind]

    def memory_table(
        self,
        name: str,  # noqa: ARG002 - engines that need a name for a view have it
        rows: Sequence[Mapping[str, object]],
        schema: object,
    ) -> ir.Table:
        """Return a small table of rows, with an Ibis schema, joinable with the others."""
        wanted = ibis.schema(schema)
        columns: dict[str, Any] = {c: [row.get(c) for row in rows] for c in wanted.names}
        data = pa.table(columns, schema=wanted.to_pyarrow())
        return ibis.memtable(data)

    def _open(self, kind: str) -> ir.Table:
        files = [
            _there(path)
            for name, snapshot in sorted(self.version.tables.items())
            if name.endswith(f"/{kind}") and snapshot >= 0
            for path in sorted(self._tables.files(name.partition("/")[0], kind, snapshot))
        ]
        schema = arrow_schema(kind)
        if not files:
            return ibis.memtable(schema.empty_table())
        found = self._backend.read_parquet(files, table_name=kind, union_by_name=True)
        wanted = ibis.schema(schema)
        return found.select(
            **{
                column: found[column] if column in found.columns else ibis.null(type_)
                for column, type_ in wanted.items()
            }
        )


def _there(path: Path) -> str:
    if not path.is_file():
        raise LakeError(
            "a data file is gone",
            where=str(path),
            do="run `spaniel rebuild`, which makes tables from the evidence",
        )
    return str(path)
