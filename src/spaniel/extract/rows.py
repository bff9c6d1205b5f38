"""The rows of a table file, one at a time: CSV, JSON array or JSON lines, gzip or plain.

Everything comes out as text: a number of a JSON file as it was written there, so that no binary
fraction is ever made of it.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, NoReturn

from spaniel.errors import DamagedInput, SourceInvalid
from spaniel.types import Source, TableMapping

__all__ = ["Row", "key_column", "open_rows", "table_form"]

Row = Mapping[str, str]
"""Column to cell text; a column that a JSON row does not have is absent."""

_GZIP = b"\x1f\x8b"
_LONGEST = 16 * 1024 * 1024
"""Characters of one line or cell: longer is an attack or no table."""
_END = "\x00end of table"
"""Follows the last line: if a cell swallows it, the file broke off inside quotes."""
_FORMS = {".csv": "csv", ".tsv": "csv", ".json": "json", ".jsonl": "json", ".ndjson": "json"}
_MEDIA = {
    "text/csv": "csv",
    "text/tab-separated-values": "csv",
    "application/json": "json",
    "application/x-ndjson": "json",
}


def table_form(media_type: str, member: str) -> str:
    """Return ``csv`` or ``json`` (array or lines), or the empty string for what is no table.

    Args:
        media_type: essence of the declared or recognised type. ``application/gzip`` is a table
            only if the name says so.
        member: address or name of the file, as ``.../products.csv.gz``.
    """
    if media_type in _MEDIA:
        return _MEDIA[media_type]
    name = member.casefold()
    return _form_of_name(name) if media_type == "application/gzip" and name.endswith(".gz") else ""


def open_rows(
    payload: bytes, source: Source, member: str, *, form: str = "", strict: bool = True
) -> Iterator[Row]:
    """Yield the rows of a table, holding its columns against the source's mapping.

    Args:
        payload: the file; gzip is recognised by its magic bytes.
        source: its ``table`` says encoding, delimiter and columns.
        member: the file's name, for messages.
        form: ``csv`` or ``json``; by the file's name or else its first byte where empty.
        strict: refuse a row of another length than the header; otherwise it comes out empty.

    Raises:
        SourceInvalid: the source has no mapping, or one that cannot hold.
        DamagedInput: the file lacks a column, has one that nobody declared, breaks off, is not in
            its encoding, or has such a row; the message names column or row, and file.
    """
    if source.table is None:
        raise SourceInvalid("has no 'table'", where=f"source {source.id}", do="map its columns")
    if not payload:
        raise DamagedInput("the file is empty", where=member, do="ask for it again")
    with _faults_named(member, source.table):
        lines = _lines(payload, source.table)
        if (form or _form_of_name(member.casefold()) or _sniffed(payload)) == "json":
            yield from _json_rows(lines, source, member)
        else:
            yield from _csv_rows(lines, source, member, strict=strict)


def key_column(source: Source) -> str:
    """Return the column that holds the site's own id, or the empty string if none is said.

    The rule's default, ``link``, means the column mapped to the field ``link``.
    """
    column = source.listing_key.column
    fields = source.table.fields if source.table else {}
    if column != "link":
        return column
    return fields["link"].column if "link" in fields else ""


def _form_of_name(name: str) -> str:
    bare = name.removesuffix(".gz")
    return next((form for end, form in _FORMS.items() if bare.endswith(end)), "")


def _sniffed(payload: bytes) -> str:
    head = gzip.GzipFile(fileobj=io.BytesIO(payload)) if _is_gzip(payload) else io.BytesIO(payload)
    first = head.read(64).lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    return "json" if first in (b"[", b"{") else "csv"


def _is_gzip(payload: bytes) -> bool:
    return payload.startswith(_GZIP)


@contextmanager
def _faults_named(member: str, table: TableMapping) -> Iterator[None]:
    """Say every fault of the bytes as one sentence."""
    try:
        yield
    except (EOFError, gzip.BadGzipFile, zlib.error) as fault:
        raise DamagedInput(
            f"the gzip file breaks off or is damaged ({fault})",
            where=member,
            do="ask for the file again",
        ) from fault
    except UnicodeError as fault:
        raise DamagedInput(
            f"the file is not {table.encoding} ({fault})",
            where=member,
            do="say its encoding in the source's 'table'",
        ) from fault
    except csv.Error as fault:
        raise DamagedInput(
            f"the CSV cannot be read ({fault})", where=member, do="look at delimiter and quotes"
        ) from fault
    except (LookupError, TypeError) as fault:
        raise SourceInvalid(
            f"encoding '{table.encoding}' or delimiter '{table.delimiter}' is none ({fault})",
            where="table",
            do="correct it in the source",
        ) from fault


def _lines(payload: bytes, table: TableMapping) -> io.TextIOWrapper:
    raw = io.BytesIO(payload)
    stream: Any = gzip.GzipFile(fileobj=raw) if _is_gzip(payload) else raw
    marked = table.encoding.casefold().replace("_", "-") in ("utf-8", "utf8")
    encoding = "utf-8-sig" if marked else table.encoding
    return io.TextIOWrapper(stream, encoding=encoding, errors="strict", newline="")


def _limited(lines: io.TextIOWrapper) -> Iterator[str]:
    """Yield lines; one that never ends is handed on in pieces that the limit of a cell stops."""
    while line := lines.readline(_LONGEST):
        yield line


# --------------------------------------------------------------------------- CSV


def _csv_rows(
    lines: io.TextIOWrapper, source: Source, member: str, *, strict: bool
) -> Iterator[Row]:
    assert source.table is not None
    csv.field_size_limit(max(csv.field_size_limit(), _LONGEST))
    cells = csv.reader(_with_end(lines), delimiter=source.table.delimiter)
    header = next(cells)
    if header == [_END]:
        raise DamagedInput("the table has no header", where=member, do="ask for the file again")
    _check_columns(header, source, member)
    number = 0
    for row in cells:
        if row == [_END]:
            return
        if not row:
            continue
        number += 1
        if _END in row[-1]:
            _broken_off(number, member)
        if len(row) == len(header):
            yield dict(zip(header, row, strict=True))
        elif strict:
            _ragged(number, len(row), len(header), member)
        else:
            yield {}


def _with_end(lines: io.TextIOWrapper) -> Iterator[str]:
    yield from _limited(lines)
    yield _END


def _broken_off(number: int, member: str) -> NoReturn:
    raise DamagedInput(
        f"row {number} opens a quote that is never closed",
        where=member,
        do="ask for the whole file again",
    )


def _ragged(number: int, cells: int, columns: int, member: str) -> NoReturn:
    raise DamagedInput(
        f"row {number} has {cells} cells where the header has {columns}",
        where=member,
        do="correct the row or the delimiter, or ask for the file again",
    )


# --------------------------------------------------------------------------- columns


def _check_columns(columns: Sequence[str], source: Source, member: str) -> None:
    """Refuse a file with a column twice, without a needed one, or with one nobody declared."""
    twice = sorted({name for name in columns if columns.count(name) > 1})
    if twice:
        raise DamagedInput(
            f"column '{twice[0]}' is there twice", where=member, do="rename one of the two"
        )
    _check_present(set(columns), source, member)
    for name in columns:
        if not _is_declared(name, source):
            _undeclared(name, member)


def _check_present(columns: set[str], source: Source, member: str) -> None:
    for name in _needed(source):
        if name not in columns:
            raise DamagedInput(
                f"column '{name}' is missing",
                where=member,
                do="correct the source's 'table', or mark the column as optional there",
            )


def _undeclared(name: str, member: str) -> NoReturn:
    raise DamagedInput(
        f"column '{name}' is not declared",
        where=member,
        do="map it in the source's 'table', or list it under 'ignored'",
    )


def _needed(source: Source) -> list[str]:
    assert source.table is not None
    rules = source.table.fields.values()
    optional = {rule.column for rule in rules if rule.optional}
    named = [rule.column for rule in rules] + [key_column(source), source.seen.column]
    return [name for name in dict.fromkeys(named) if name and name not in optional]


def _is_declared(name: str, source: Source) -> bool:
    assert source.table is not None
    return (
        name in source.table.ignored
        or name in (key_column(source), source.seen.column)
        or any(rule.column == name for rule in source.table.fields.values())
    )


# --------------------------------------------------------------------------- JSON


def _json_rows(lines: io.TextIOWrapper, source: Source, member: str) -> Iterator[Row]:
    seen: set[str] = set()
    declared: dict[str, bool] = {}
    number = 0
    for number, value in enumerate(_json_values(lines, member), start=1):
        if not isinstance(value, dict):
            _not_json(f"row {number} is no object", member)
        row = dict(_flat(value, "", declared, source))
        for name in row:
            if not declared[name]:
                _undeclared(name, member)
        seen.update(row)
        yield row
    if number:
        _check_present(seen, source, member)


def _json_values(lines: io.TextIOWrapper, member: str) -> Iterator[Any]:
    """Yield the members of an array, or one value a line."""
    first = next((line for line in _limited(lines) if line.strip()), "")
    if first.lstrip().startswith("["):
        values = _loads(first + lines.read(), member)
        yield from values
        return
    if not first:
        return
    yield _loads(first, member)
    for line in _limited(lines):
        if line.strip():
            yield _loads(line, member)


def _loads(text: str, member: str) -> Any:
    try:
        return json.loads(text, parse_float=str, parse_int=str, parse_constant=_refuse)
    except (ValueError, RecursionError) as fault:
        _not_json(str(fault), member, fault)


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")


def _not_json(why: str, member: str, fault: BaseException | None = None) -> NoReturn:
    raise DamagedInput(
        f"the file is not an array or lines of JSON objects ({why})",
        where=member,
        do="ask for the file again, or convert it",
    ) from fault


def _flat(
    value: Mapping[str, Any], prefix: str, declared: dict[str, bool], source: Source
) -> Iterator[tuple[str, str]]:
    """Yield (dotted path, text) of every leaf; a declared path is a leaf whatever it holds."""
    for key, part in value.items():
        path = prefix + key
        if path not in declared:
            declared[path] = _is_declared(path, source)
        if isinstance(part, dict) and part and not declared[path]:
            yield from _flat(part, f"{path}.", declared, source)
        else:
            yield path, _text(part)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return ", ".join(value)
    return json.dumps(value, ensure_ascii=False)
