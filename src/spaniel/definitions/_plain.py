"""Values as JSON has them, so that the same rules hold for YAML, Python and the ledger."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from spaniel.errors import InputError

__all__ = ["plain"]

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def plain(data: Any, error: type[InputError], where: str) -> dict[str, Any]:
    """Return a mapping with plain JSON values; dates and times as ISO 8601.

    Raises:
        InputError: of the class ``error``: a value that JSON has not, or a control character.
    """
    if not isinstance(data, Mapping):
        raise error("holds no fields", where=where, do="write `name: value` lines")
    try:
        values: dict[str, Any] = _json(data, "", error, where)
    except RecursionError as fault:
        raise error("is nested too deep", where=where, do="check the file") from fault
    return values


def _json(value: Any, field: str, error: type[InputError], where: str) -> Any:
    if isinstance(value, Mapping):
        return {
            _key(key, field, error, where): _json(item, f"{field}.{key}".strip("."), error, where)
            for key, item in value.items()
        }
    if isinstance(value, list | tuple):
        return [_json(item, f"{field}.{n}", error, where) for n, item in enumerate(value)]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and not math.isfinite(value):
        raise error(f"field `{field}` is not a finite number", where=where, do="correct it")
    if isinstance(value, int) and abs(value) >= 2**63:
        raise error(f"field `{field}` is far too large a number", where=where, do="correct it")
    if isinstance(value, str) and not field.endswith("delimiter") and _UNPRINTABLE.search(value):
        raise error(f"field `{field}` holds a control character", where=where, do="remove it")
    if value is not None and not isinstance(value, str | bool | int | float):
        what = f"field `{field}` holds a {type(value).__name__}, which no field takes"
        raise error(what, where=where, do="write text, a number, true, false or a list")
    return str(value) if isinstance(value, str) else value


def _key(key: Any, field: str, error: type[InputError], where: str) -> str:
    if not isinstance(key, str) or _UNPRINTABLE.search(key):
        place = f"field `{field}`" if field else "the file"
        raise error(f"{place} has a key that is not a word", where=where, do="put it in quotes")
    return str(key)
