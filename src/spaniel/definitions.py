"""What people write down as YAML, read into the frozen types and held against their rules.

An unknown key, a missing value or a rule that cannot hold is one sentence that names file, field
and remedy; nothing is guessed and nothing passes silently.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from spaniel.errors import AuthorityInvalid, InputError, SourceInvalid
from spaniel.types import Authority, Source, canonical_json

__all__ = ["authority_from", "as_plain", "read_authority", "read_source", "source_from"]

_T = TypeVar("_T", Authority, Source)
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")
_HOST = re.compile(r"(\*\.)?([a-z0-9_]([a-z0-9_-]*[a-z0-9_])?\.)*[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?")
_PATTERN = re.compile(r"https?://[^/*?\[\]@]*[^/*?\[\]@.:](:(\d+|\*))?/.*")
_LIMIT = 1_000_000


def read_authority(path: Path) -> Authority:
    """Read an authority file.

    Raises:
        AuthorityInvalid: the file is missing, not YAML, or says something that cannot hold.
    """
    return authority_from(_load(path, AuthorityInvalid), where=str(path))


def read_source(path: Path) -> Source:
    """Read a source file.

    Raises:
        SourceInvalid: the file is missing, not YAML, or says something that cannot hold.
    """
    return source_from(_load(path, SourceInvalid), where=str(path))


def authority_from(data: Mapping[str, Any], *, where: str) -> Authority:
    """Validate plain values as an authority.

    A date without a time is the whole day: ``valid_from`` its beginning, ``valid_until`` its end.
    """
    data = dict(data)
    for name, lag in (("valid_from", 0), ("valid_until", 1)):
        data[name] = _moment(data.get(name), days=lag, field=name, where=where)
    authority = _validated(Authority, data, AuthorityInvalid, where)
    for fault in _authority_faults(authority):
        raise AuthorityInvalid(fault, where=where, do="correct the file and run again")
    return authority


def source_from(data: Mapping[str, Any], *, where: str) -> Source:
    """Validate plain values as a source."""
    source = _validated(Source, data, SourceInvalid, where)
    for fault in _source_faults(source):
        raise SourceInvalid(fault, where=where, do="correct the file and run again")
    return source


def as_plain(value: Authority | Source) -> dict[str, Any]:
    """Return an authority or source as plain JSON values, readable by the ``..._from`` functions."""
    import json

    plain: dict[str, Any] = json.loads(canonical_json(value))
    return plain


def _load(path: Path, error: type[InputError]) -> Mapping[str, Any]:
    try:
        if path.stat().st_size > _LIMIT:
            raise error("is larger than a definition can be", where=str(path), do="check the path")
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as fault:
        raise error(
            f"cannot be read ({fault.strerror})", where=str(path), do="check the path"
        ) from fault
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as fault:
        line = getattr(getattr(fault, "problem_mark", None), "line", None)
        place = f"{path}:{line + 1}" if line is not None else str(path)
        raise error("is not valid YAML", where=place, do="correct the indentation there") from fault
    if not isinstance(data, dict):
        raise error("holds no fields", where=str(path), do="write `name: value` lines")
    return data


def _validated(kind: type[_T], data: Mapping[str, Any], error: type[InputError], where: str) -> _T:
    try:
        return TypeAdapter(kind).validate_python(data)
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
        case _:
            message = str(fault["msg"])
            return message[0].lower() + message[1:]


def _remedy(fault: Any) -> str:
    if "unexpected" in fault["type"] or "extra" in fault["type"]:
        return "check its spelling"
    return "add or correct it"


def _moment(value: Any, *, days: int, field: str, where: str) -> Any:
    if isinstance(value, str):
        try:
            text = value.strip()
            value = date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
        except ValueError:
            return value
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise AuthorityInvalid(
                f"field `{field}` has a time without a time zone",
                where=where,
                do="write it as 2026-03-01T08:00:00+01:00 or as a date",
            )
        return value.astimezone(UTC)
    if isinstance(value, date):
        return datetime.combine(value, time(), tzinfo=UTC) + timedelta(days=days)
    return value


def _authority_faults(authority: Authority) -> list[str]:
    scope, faults = authority.scope, []
    if not _SLUG.fullmatch(authority.id):
        faults.append("field `id` must be lower-case letters, digits and hyphens, at most 63")
    for name in ("issuing_body", "legal_basis", "purpose", "owning_unit"):
        if not getattr(authority, name).strip():
            faults.append(f"field `{name}` is empty, but an authority has to say it in words")
    if not authority.techniques:
        faults.append("field `techniques` names none, so nothing would be allowed")
    if authority.valid_until <= authority.valid_from:
        faults.append("field `valid_until` is not after `valid_from`")
    if not (scope.hosts or scope.patterns or scope.networks or scope.files):
        faults.append("field `scope` is empty, so nothing would be in reach")
    faults += [f"scope.hosts: `{h}` is not a host name" for h in scope.hosts if not _is_host(h)]
    faults += [
        f"scope.patterns: `{p}` must begin with http(s)://, a host without wildcards, and a /"
        for p in scope.patterns
        if not _PATTERN.fullmatch(p)
    ]
    faults += [f"scope.networks: `{n}` is not a CIDR block" for n in scope.networks if _no_cidr(n)]
    faults += [
        f"scope.files: `{f}` would reach every file" for f in scope.files if not f.strip("*/. ")
    ]
    return faults


def _source_faults(source: Source) -> list[str]:
    faults = []
    if not _SLUG.fullmatch(source.id):
        faults.append("field `id` must be lower-case letters, digits and hyphens, at most 63")
    if not source.service.strip():
        faults.append("field `service` is empty")
    if source.network not in {"web", "tor"}:
        faults.append(f"field `network`: `{source.network}` is neither `web` nor `tor`")
    if source.network == "tor" and not source.proxy:
        faults.append("field `proxy` is empty, but a Tor source needs one (socks5h://host:port)")
    if source.politeness.delay < 0 or source.politeness.concurrency < 1:
        faults.append("field `politeness`: delay is at least 0 and concurrency at least 1")
    if not source.politeness.robots and not source.politeness.robots_reason.strip():
        faults.append("field `politeness.robots_reason` is empty, but robots.txt is set aside")
    if source.budget.pages < 1 or source.budget.depth < 0 or source.budget.bytes_per_page < 1:
        faults.append("field `budget`: pages at least 1, depth at least 0, bytes at least 1")
    faults += [
        f"regular expression `{text}` cannot be compiled"
        for text in (*source.follow, *source.leave, source.listing_key.regex, source.seen.regex)
        if not _compiles(text)
    ]
    if source.listing_key.regex and _compiles(source.listing_key.regex):
        faults += _needs_group("listing_key.regex", source.listing_key.regex)
    if source.seen.regex and _compiles(source.seen.regex):
        faults += _needs_group("seen.regex", source.seen.regex)
    return faults


def _needs_group(name: str, text: str) -> list[str]:
    if re.compile(text).groups >= 1:
        return []
    return [f"field `{name}` has no group; put ( ) round the part that is meant"]


def _is_host(text: str) -> bool:
    return _HOST.fullmatch(text.lower()) is not None


def _no_cidr(text: str) -> bool:
    return _fails(lambda: ipaddress.ip_network(text))


def _compiles(text: str) -> bool:
    return not _fails(lambda: re.compile(text))


def _fails(attempt: Callable[[], Any]) -> bool:
    try:
        attempt()
    except (ValueError, re.error, OverflowError, RecursionError):
        return True
    return False
