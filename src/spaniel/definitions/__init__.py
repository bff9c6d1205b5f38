"""What people write down as YAML, read into the frozen types and held against their rules.

An unknown key, a missing value or a rule that cannot hold is one sentence that names file, field
and remedy; nothing is guessed and nothing passes silently.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from spaniel.definitions._plain import plain
from spaniel.definitions._profile import as_yaml, profile_faults
from spaniel.definitions._rules import authority_faults, source_faults
from spaniel.definitions._yaml import load
from spaniel.errors import AuthorityInvalid, InputError, SourceInvalid, StorageError
from spaniel.types import Authority, SiteProfile, Source, canonical_json

__all__ = [
    "as_plain",
    "authority_from",
    "profile_from",
    "read_authority",
    "read_plain",
    "read_profile",
    "read_source",
    "source_from",
    "write_profile",
]

_T = TypeVar("_T", Authority, Source, SiteProfile)


def read_authority(path: Path) -> Authority:
    """Read an authority file.

    Raises:
        AuthorityInvalid: the file is missing, not YAML, or says something that cannot hold.
    """
    return authority_from(load(path, AuthorityInvalid), where=str(path))


def read_source(path: Path) -> Source:
    """Read a source file.

    Raises:
        SourceInvalid: the file is missing, not YAML, or says something that cannot hold.
    """
    return source_from(load(path, SourceInvalid), where=str(path))


def authority_from(data: Mapping[str, Any], *, where: str) -> Authority:
    """Validate plain values as an authority.

    A date without a time is the whole day: ``valid_from`` its beginning, ``valid_until`` its end.

    Raises:
        AuthorityInvalid: says which field is wrong, and why.
    """
    values = plain(data, AuthorityInvalid, where)
    for name, lag in (("valid_from", 0), ("valid_until", 1)):
        if name in values:
            values[name] = _moment(values[name], days=lag, field=name, where=where)
    authority = _validated(Authority, values, AuthorityInvalid, where)
    for fault in authority_faults(authority):
        raise AuthorityInvalid(fault, where=where, do="correct the file and run again")
    return authority


def source_from(data: Mapping[str, Any], *, where: str) -> Source:
    """Validate plain values as a source.

    Raises:
        SourceInvalid: says which field is wrong, and why.
    """
    source = _validated(Source, plain(data, SourceInvalid, where), SourceInvalid, where)
    faults = source_faults(source)
    if source.profile:
        faults += [f"profile: {fault}" for fault in profile_faults(source.profile)]
    for fault in faults:
        raise SourceInvalid(fault, where=where, do="correct the file and run again")
    return source


def read_profile(path: Path) -> SiteProfile:
    """Read a site profile.

    Raises:
        SourceInvalid: the file is missing, not YAML, or says something that cannot hold, as a
            selector beyond the plain subset of CSS.
    """
    return profile_from(load(path, SourceInvalid), where=str(path))


def read_plain(path: Path) -> dict[str, Any]:
    """Read a YAML or JSON file of no type of its own (marks of a page) as plain JSON values.

    Raises:
        InputError: the file is missing, not YAML, or holds what JSON has not.
    """
    return plain(load(path, InputError), InputError, str(path))


def profile_from(data: Mapping[str, Any], *, where: str) -> SiteProfile:
    """Validate plain values as a site profile.

    Raises:
        SourceInvalid: says which field is wrong, and why.
    """
    profile = _validated(SiteProfile, plain(data, SourceInvalid, where), SourceInvalid, where)
    for fault in profile_faults(profile):
        raise SourceInvalid(fault, where=where, do="correct the file and run again")
    return profile


def write_profile(profile: SiteProfile, path: Path) -> None:
    """Write a site profile as YAML that people can review; equal profiles give equal bytes.

    Raises:
        StorageError: the file cannot be written.
    """
    try:
        path.write_text(as_yaml(profile), encoding="utf-8")
    except OSError as fault:
        what = f"cannot be written ({fault.strerror or fault})"
        raise StorageError(what, where=str(path), do="check the path and the disk") from fault


def as_plain(value: Authority | Source | SiteProfile) -> dict[str, Any]:
    """Return plain JSON values, from which the ``..._from`` functions make an equal one."""
    values: dict[str, Any] = json.loads(canonical_json(value))
    return values


def _validated(kind: type[_T], data: dict[str, Any], error: type[InputError], where: str) -> _T:
    try:
        return TypeAdapter(kind).validate_json(json.dumps(data), strict=True)
    except ValidationError as fault:
        first = fault.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise error(f"field `{name}`: {_say(first)}", where=where, do=_remedy(first)) from fault


def _say(fault: Any) -> str:
    match fault["type"]:
        case "missing" | "missing_argument" | "missing_keyword_only_argument":
            return "is missing"
        case "unexpected_keyword_argument" | "extra_forbidden":
            return "is not a field of this kind of file"
        case "tuple_type":
            return "should be a list"
        case "bool_type":
            return "should be true or false"
        case "dataclass_type" | "dict_type" | "mapping_type":
            return "should be `name: value` lines"
        case _:
            message = str(fault["msg"]).removeprefix("Input ")
            return message[0].lower() + message[1:]


def _remedy(fault: Any) -> str:
    if "unexpected" in fault["type"] or "extra" in fault["type"]:
        return "check its spelling"
    return "add or correct it"


def _moment(value: Any, *, days: int, field: str, where: str) -> str:
    what = f"field `{field}` is not a date or time"
    do = "write it as 2026-03-01T08:00:00+01:00 or as a date, at most in 9998"
    if not isinstance(value, str):
        raise AuthorityInvalid(what, where=where, do=do)
    try:
        moment = _start_of(value.strip(), days)
        if moment.tzinfo is None:
            what = f"field `{field}` has a time without a time zone"
            raise AuthorityInvalid(what, where=where, do=do)
        return moment.astimezone(UTC).isoformat()
    except (ValueError, OverflowError) as fault:
        raise AuthorityInvalid(what, where=where, do=do) from fault


def _start_of(text: str, days: int) -> datetime:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return datetime.fromisoformat(text)
    return datetime.combine(day, time(), tzinfo=UTC) + timedelta(days=days)
