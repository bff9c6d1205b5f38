"""Reading a small YAML file without surprises."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from spaniel.errors import InputError

__all__ = ["load"]

_LIMIT = 1_000_000


class _Loader(yaml.SafeLoader):
    """YAML without what surprises: aliases, keys given twice, ``on`` and ``no`` as booleans.

    An alias can make a small file endless; the later of two equal keys would win in silence; and
    ``seen: {on: 2014-05-01}`` would have the key ``true``.
    """

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.events.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.MarkedYAMLError(problem="an alias (*) is not taken here", problem_mark=mark)
        return super().compose_node(parent, index)

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        seen: set[tuple[str, str]] = set()
        for key, _ in node.value if isinstance(node, yaml.MappingNode) else ():
            name = (key.tag, str(key.value))
            if name in seen:
                raise yaml.MarkedYAMLError(
                    problem=f"`{name[1]}` is given twice", problem_mark=key.start_mark
                )
            seen.add(name)
        return dict(super().construct_mapping(node, deep))

    def construct_object(self, node: Any, deep: bool = False) -> Any:
        try:
            return super().construct_object(node, deep)
        except (ValueError, KeyError, AttributeError, TypeError, OverflowError) as fault:
            raise yaml.MarkedYAMLError(
                problem=f"`{str(node.value)[:40]}` is not a value", problem_mark=node.start_mark
            ) from fault


_BOOL = "tag:yaml.org,2002:bool"
_Loader.yaml_implicit_resolvers = {
    letter: [rule for rule in rules if rule[0] != _BOOL]
    for letter, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(_BOOL, re.compile(r"true|True|TRUE|false|False|FALSE"), list("tTfF"))


def load(path: Path, error: type[InputError]) -> Mapping[str, Any]:
    """Return the fields of a YAML file.

    Raises:
        InputError: of the class ``error``: no file, not UTF-8, not YAML, or no fields.
    """
    text = _text(path, error)
    try:
        data = yaml.load(text, _Loader)  # noqa: S506 - a SafeLoader with less, not more
    except (yaml.YAMLError, RecursionError) as fault:
        mark = getattr(fault, "problem_mark", None)
        place = f"{path}:{mark.line + 1}" if mark is not None else str(path)
        problem = getattr(fault, "problem", None) or getattr(fault, "reason", None) or "too deep"
        raise error(f"is not valid YAML ({problem})", where=place, do="correct it there") from fault
    if not isinstance(data, dict):
        raise error("holds no fields", where=str(path), do="write `name: value` lines")
    return data


def _text(path: Path, error: type[InputError]) -> str:
    try:
        if path.exists() and not path.is_file():
            raise error("is not a file", where=str(path), do="check the path")
        with path.open("rb") as file:
            data = file.read(_LIMIT + 1)
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        raise error(f"cannot be read ({reason})", where=str(path), do="check the path") from fault
    if len(data) > _LIMIT:
        raise error("is larger than a definition can be", where=str(path), do="check the path")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise error("is not UTF-8", where=f"{path}:{line}", do="save it as UTF-8") from fault
