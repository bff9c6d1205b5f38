"""``spaniel measure``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

from cyclopts import Parameter

from spaniel.cli.console import emit, table
from spaniel.cli.options import JsonOutput
from spaniel.errors import InputError

RateFiles = Annotated[
    list[str] | None,
    Parameter(help="TICKER=FILE.csv with date and USD price, for coins; may be repeated."),
]


def measure(
    name: Annotated[str, Parameter(help="Name of the measure; see `--list`.")] = "",
    /,
    *,
    lake: Annotated[
        Path | None, Parameter(name=["--lake", "-l"], help="Folder of the lake.")
    ] = None,
    list_: Annotated[
        bool, Parameter(name="--list", negative="", help="List the measures.")
    ] = False,
    rates: RateFiles = None,
    at: Annotated[int | None, Parameter(help="Lake version; the latest by default.")] = None,
    set_: Annotated[
        list[str] | None, Parameter(name="--set", help="NAME=VALUE of a parameter of the measure.")
    ] = None,
    as_json: JsonOutput = False,
) -> int:
    """Run one measure over a lake version, or list the measures.

    For example: `spaniel measure price_per_gram --lake lake --rates BTC=btc-usd.csv`
    """
    if list_ or not name:
        return _list(as_json=as_json)
    if lake is None:
        raise InputError("needs a lake", where="spaniel measure", do="add `--lake FOLDER`")
    from spaniel import pipeline
    from spaniel.lake import Lake

    table_ = pipeline.rate_table(coin_files(rates))
    parameters = dict(_pair(text, "--set") for text in set_ or [])
    result, version = pipeline.measure(
        Lake(lake), name, rates=table_, version=at, parameters=_values(name, parameters)
    )
    if as_json:
        emit(
            {
                "measure": result.name,
                "method": result.method,
                "parameters": dict(result.parameters),
                "lake_version": version.number,
                "rate_version": result.rate_version,
                "rows": [
                    {**row, "captures": [c.capture for c in found.first]}
                    for row, found in zip(result.rows, result.evidence, strict=True)
                ],
            },
            as_json=True,
        )
        return 0
    columns = [column for column in result.columns if column.kind != "remark"]
    table(
        f"{result.title} (lake version {version.number})",
        [f"{c.title}{f' ({c.unit})' if c.unit else ''}" for c in columns],
        [[row.get(c.name) for c in columns] for row in result.rows],
        numbers=[n for n, c in enumerate(columns) if c.kind in {"count", "share", "amount"}],
    )
    return 0


def coin_files(rates: list[str] | None) -> list[tuple[str, Path]]:
    """Return (ticker, file) of ``--rates`` options.

    Raises:
        InputError: one is not TICKER=FILE.
    """
    return [(name.upper(), Path(file)) for name, file in (_pair(t, "--rates") for t in rates or [])]


def _pair(text: str, option: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not (name and sign and value):
        raise InputError(f"`{text}` is not NAME=VALUE", where=option, do="write it as NAME=VALUE")
    return name, value


def _values(name: str, parameters: dict[str, str]) -> dict[str, Any]:
    """Read parameter texts as values of their defaults' types."""
    from spaniel.measure import find_measure

    defaults = {p.name: p.default for p in find_measure(name).parameters}
    values: dict[str, Any] = {}
    for key, text in parameters.items():
        kind: Any = type(defaults.get(key, text))
        try:
            values[key] = _counts(text) if kind is dict else kind(text)
        except (ValueError, ArithmeticError) as fault:
            form = "SERVICE:NUMBER,..." if kind is dict else "a number"
            raise InputError(
                f"`{text}` is not {form}", where=f"--set {key}", do="correct it"
            ) from fault
    return values


def _counts(text: str) -> dict[str, int]:
    """Read ``service:number,service:number``."""
    pairs = [part.rpartition(":") for part in text.split(",")]
    return {name: int(number) for name, _, number in pairs}


def _list(*, as_json: bool) -> int:
    from spaniel.measure import MEASURES

    if as_json:
        emit({"measures": {m.name: m.title for m in MEASURES.values()}}, as_json=True)
        return 0
    table("Measures", ["name", "what it shows"], [[m.name, m.title] for m in MEASURES.values()])
    return 0
