"""A lake: one folder that holds everything seen under any number of authorities."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spaniel.errors import LakeError, SpanielError, UnknownName
from spaniel.lake.version import LakeVersion
from spaniel.ports import Clock
from spaniel.preserve import FileLedger, Layout, UnitIndex, write_atomically
from spaniel.preserve.disk import locked, make_folder, refused_by_disk

if TYPE_CHECKING:
    from spaniel.lake.duck import DuckEngine
    from spaniel.lake.tables import Tables

__all__ = ["Lake", "SystemClock"]

_FORMAT = 1
_FIRST_FILES = ("lake.json", "committer.lock")
"""All that a crash can leave of the making of a lake."""


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the present moment, UTC."""
        return datetime.now(UTC)


class Lake:
    """Opens a lake's folder.

    Args:
        root: the folder.
        clock: dates what is recorded.

    Raises:
        LakeError: the folder is not a lake, or of a format this version does not know.
    """

    def __init__(self, root: Path, clock: Clock | None = None) -> None:
        self.root = root.resolve()
        self.clock: Clock = clock or SystemClock()
        self.layout = Layout(self.root, _lake_id(self.root))
        self.ledger = FileLedger(self.layout, self.clock)
        self._tables: Tables | None = None

    @classmethod
    def create(cls, root: Path, clock: Clock | None = None) -> Lake:
        """Make a new lake in an empty or absent folder, or open the one that is there."""
        if not (root / "lake.json").exists():
            _make(root)
        return cls(root, clock)

    @property
    def tables(self) -> Tables:
        """The Iceberg tables; imported when first needed, since that takes half a second."""
        if self._tables is None:
            from spaniel.lake.tables import Tables

            self._tables = Tables(self.root)
        return self._tables

    @contextmanager
    def index(self, authority: str) -> Iterator[UnitIndex]:
        """Open the index of one retention unit."""
        index = UnitIndex(self.layout.unit(authority), self.ledger.size)
        try:
            yield index
        finally:
            index.close()

    def authorities(self) -> list[str]:
        """Return the ids of the authorities the lake holds something about."""
        return [unit.authority for unit in self.layout.units()]

    def version(self, number: int | None = None) -> LakeVersion:
        """Return a lake version, the latest by default.

        Raises:
            UnknownName: there is no such version.
            LakeError: it cannot be read.
        """
        if number is None:
            number = self.latest_number()
        if number == 0:
            return LakeVersion(0, "", 0, "", {}, {})
        path = self._version_path(number)
        if not path.exists():
            raise UnknownName(
                f"has no version {number}",
                where=str(self.root),
                do="see the versions with `spaniel lake`",
            )
        try:
            return LakeVersion(**json.loads(path.read_text(encoding="utf-8")))
        except (ValueError, TypeError) as fault:
            raise LakeError(
                "a lake version cannot be read",
                where=str(path),
                do="run `spaniel rebuild`, which makes the tables again from the evidence",
            ) from fault

    def has_version(self, number: int) -> bool:
        """Whether there is a version of this number."""
        return self._version_path(number).exists()

    def latest_number(self) -> int:
        """Return the number of the latest version, 0 if there is none."""
        return max((int(path.stem) for path in self._versions()), default=0)

    def versions(self) -> list[LakeVersion]:
        """Return all versions there are, oldest first."""
        return [self.version(n) for n in sorted(int(p.stem) for p in self._versions())]

    @property
    def rebuilding(self) -> Path:
        """A file that is there while derived parts are made again."""
        return self.root / "rebuilding"

    def check_whole(self) -> None:
        """Refuse to go on from tables that a rebuild has not finished.

        Raises:
            LakeError: a rebuild is under way or was interrupted.
        """
        if self.rebuilding.exists():
            raise LakeError(
                "its tables are being made again, or that was interrupted",
                where=str(self.root),
                do="let the rebuild finish, or run `spaniel rebuild` again",
            )

    def keep_version(self, version: LakeVersion) -> None:
        """Write a version down; the committer's business."""
        data: dict[str, Any] = {
            name: getattr(version, name) for name in LakeVersion.__dataclass_fields__
        }
        path = self._version_path(version.number)
        path.parent.mkdir(exist_ok=True)
        write_atomically(path, json.dumps(data, indent=1, sort_keys=True).encode())

    def digests(
        self, snapshots: Mapping[str, int], before: LakeVersion | None = None
    ) -> dict[str, str]:
        """Return path in the lake to SHA-256 of the data files that ``before`` did not have."""
        found: dict[str, str] = {}
        for name, snapshot in snapshots.items():
            unit, _, kind = name.partition("/")
            known: set[Path] = set()
            if before is not None and name in before.tables:
                if before.tables[name] == snapshot:
                    continue
                known.update(self.tables.files(unit, kind, before.tables[name]))
            for path in self.tables.files(unit, kind, snapshot):
                if path not in known:
                    found[str(path.relative_to(self.root))] = _sha256(path)
        return found

    def changed_tables(self) -> list[str]:
        """Return the data files that are gone or not what their lake version says."""
        wrong: set[str] = set()
        for number in sorted(int(path.stem) for path in self._versions()):
            try:
                version = self.version(number)
            except LakeError as fault:
                wrong.add(f"changed: {self._version_path(number).name}: {fault.what}")
                continue
            of = f"a data file of lake version {version.number}"
            for name, sha256 in version.digests.items():
                found = _sha256(self.root / name)
                if found != sha256:
                    wrong.add(f"{'changed' if found else 'missing'}: {name}: {of}")
        return sorted(wrong | self._unreadable())

    def _unreadable(self) -> set[str]:
        wrong = set()
        try:
            for name, snapshot in self.version().tables.items():
                unit, _, kind = name.partition("/")
                try:
                    self.tables.files(unit, kind, snapshot)
                except SpanielError as fault:
                    wrong.add(f"changed: units/{unit}/tables/{kind}: {fault.what}")
        except SpanielError as fault:
            wrong.add(f"changed: {fault.where}: {fault.what}")
        return wrong

    def engine(self, version: LakeVersion | None = None) -> DuckEngine:
        """Open a version's tables (the latest by default) for reading; never waits.

        Raises:
            LakeError: a rebuild has not finished, or a table cannot be read.
        """
        from spaniel.lake.duck import DuckEngine

        self.check_whole()
        return DuckEngine(self.tables, version or self.version())

    def close(self) -> None:
        """Let go of open files."""
        if self._tables is not None:
            self._tables.close()
            self._tables = None

    def _versions(self) -> list[Path]:
        return [p for p in (self.root / "versions").glob("*.json") if p.stem.isdigit()]

    def _version_path(self, number: int) -> Path:
        return self.root / "versions" / f"{number:08d}.json"


def _sha256(path: Path) -> str:
    """Return the SHA-256 of a file in hex, empty if it is not there."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return ""


def _make(root: Path) -> None:
    with refused_by_disk("a lake cannot be made", root):
        make_folder(root.resolve())
        if any(not path.name.startswith(_FIRST_FILES) for path in root.iterdir()):
            raise LakeError(
                "is not empty and not a lake", where=str(root), do="name a new or empty folder"
            )
        # Of two processes that make the same lake, one finds that the other has made it.
        with locked(root / "committer.lock"):
            if not (root / "lake.json").exists():
                data = {"format": _FORMAT, "id": secrets.token_hex(16)}
                write_atomically(root / "lake.json", json.dumps(data).encode())


def _lake_id(root: Path) -> str:
    try:
        data = json.loads((root / "lake.json").read_text(encoding="utf-8"))
        number, id_ = data["format"], str(data["id"])
        if not isinstance(number, int) or not id_:
            raise ValueError
    except (FileNotFoundError, NotADirectoryError) as fault:
        raise LakeError(
            "is not a lake", where=str(root), do="name a lake, or make one by importing into it"
        ) from fault
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise LakeError("lake.json cannot be read", where=str(root), do="restore it") from fault
    if number != _FORMAT:
        raise LakeError(
            f"has format {number}, and this version knows {_FORMAT}",
            where=str(root),
            do="open it with the version that made it",
        )
    return id_
