"""What commands print: words for people on a terminal, one JSON object for machines."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Protocol

__all__ = ["ProgressLine", "complain", "emit", "progress", "table"]


def complain(text: str, *, hint: str = "") -> None:
    """Say on standard error what is wrong, in one sentence."""
    tail = f" ({hint})" if hint else ""
    print(f"spaniel: {' '.join(text.split())}{tail}", file=sys.stderr)


def emit(values: Mapping[str, Any], *, as_json: bool) -> None:
    """Print a result: aligned lines, or one JSON object."""
    if as_json:
        import json

        print(json.dumps(values, default=_plain, ensure_ascii=False))
        return
    width = max((len(name) for name in values), default=0)
    for name, value in values.items():
        if value not in (None, "", {}, []):
            print(f"{name.replace('_', ' '):<{width}}  {_words(value)}")


def table(
    title: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[Any]],
    *,
    numbers: Sequence[int] = (),
) -> None:
    """Print a table for people; ``numbers`` are the columns aligned to the right."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    shown = Table(title=title, title_justify="left", title_style="bold")
    for place, name in enumerate(columns):
        shown.add_column(name, justify="right" if place in numbers else "left")
    for row in rows:
        # Text, not markup: a vendor may call himself "[red]".
        shown.add_row(*(Text(_words(value)) for value in row))
    # Into a file or pipe a table is as wide as it has to be; nothing is cut.
    console = Console(width=None if sys.stdout.isatty() else 1_000)
    console.print(shown)


class ProgressLine(Protocol):
    """Told of the stage, how much is done, and how much is known to be left."""

    def __call__(self, stage: str, done: int, left: int) -> None:
        """Show it."""
        ...


@contextmanager
def progress(*, quiet: bool) -> Iterator[ProgressLine]:
    """Show a progress bar on standard error, where that is a terminal."""
    if quiet or not sys.stderr.isatty():
        yield lambda _stage, _done, _left: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True)) as bar:
        tasks: dict[str, Any] = {}

        def show(stage: str, done: int, left: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage)
            bar.update(tasks[stage], completed=done, total=done + left)

        yield show


def _words(value: Any) -> str:
    if isinstance(value, int | float | Decimal):
        return _number(value)
    if isinstance(value, Mapping):
        return ", ".join(f"{_words(number)} {name}" for name, number in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(_words(item) for item in value)
    # Control characters and direction marks from a hostile page must not reach the terminal.
    return "".join(c if c.isprintable() else " " for c in str("" if value is None else value))


def _number(value: float | Decimal) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return f"{value:,.4f}".rstrip("0").rstrip(".")
    return f"{value:,}" if isinstance(value, int) else f"{value:.3f}"


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    return str(value)
