"""Addresses from patterns and back: ``/category/{section}?page={page}``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import parse_qsl, quote, unquote

__all__ = ["Route", "read_number", "read_query"]

_FIELD = re.compile(r"\{(\w+)\}")
_QUERY_FIELDS = 50


class Route:
    """One pattern of addresses; fields stand in its path or are whole values of its query."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        path, _, query = pattern.partition("?")
        parts = _FIELD.split(path)
        regex = "".join(
            f"(?P<{part}>[^/]+)" if position % 2 else re.escape(part)
            for position, part in enumerate(parts)
        )
        self._path = re.compile(regex)
        self._query = dict(parse_qsl(query, keep_blank_values=True))

    def build(self, **fields: object) -> str:
        """Return the address with the fields filled in and percent-encoded."""
        quoted = {name: quote(str(value), safe="") for name, value in fields.items()}
        return self.pattern.format_map(quoted)

    def match(self, path: str, query: Mapping[str, str]) -> dict[str, str] | None:
        """Return the fields of an address, or ``None`` if it is not of this pattern."""
        found = self._path.fullmatch(unquote(path))
        if found is None:
            return None
        fields = found.groupdict()
        for name, value in self._query.items():
            if name not in query:
                return None
            inner = _FIELD.fullmatch(value)
            if inner is not None:
                fields[inner[1]] = query[name]
            elif query[name] != value:
                return None
        return fields


def read_query(query: str) -> dict[str, str]:
    """Return the query's fields, the first of each name; what cannot be read is left out."""
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=_QUERY_FIELDS)
    except ValueError:
        return {}
    return dict(reversed(pairs))


def read_number(text: str) -> int | None:
    """Return a small whole number written in ASCII digits, or ``None``."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else None
