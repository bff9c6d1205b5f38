"""``spaniel demo``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from spaniel.cli.console import emit, table
from spaniel.cli.options import JsonOutput


def demo(
    *,
    folder: Annotated[Path, Parameter(help="A new folder is made below this one.")] = Path("demo"),
    seed: Annotated[int, Parameter(help="Of the simulated world.")] = 1,
    days: Annotated[int, Parameter(help="How many days are patrolled.")] = 4,
    as_json: JsonOutput = False,
) -> int:
    """Patrol the simulated world, report, verify, and hold the result against its truth.

    Everything in it is simulated. It needs no network but loopback.

    For example: `spaniel demo --folder demo`
    """
    from spaniel.demo import run_demo

    def tell(text: str) -> None:
        if not as_json:
            print(f"  {text}", flush=True)

    result = run_demo(folder, seed=seed, days=days, tell=tell)
    fields = list(result.marks[0].shares) if result.marks else []
    columns = ["service", "there", "in reach", "found", "precision", "recall", *fields]
    rows = [
        [m.service, m.there, m.true, m.found, m.precision, m.recall, *m.shares.values()]
        for m in result.marks
    ]
    values = {
        "simulated": True,
        "seconds": round(result.seconds, 1),
        "captures_per_day": result.captures,
        "new_payloads_per_day": result.new_payloads,
        "evidence_sound": result.verification.sound,
        "lake": str(result.folder / "lake"),
        "report": str(result.report),
    }
    if as_json:
        marks = [dict(zip(columns, row, strict=True)) for row in rows]
        emit({**values, "found_against_truth": marks}, as_json=True)
    else:
        title = "Found against truth on the last day (simulated; share right of what was found)"
        table(title, columns, rows, numbers=range(1, len(columns)))
        emit(values, as_json=False)
    return 0 if result.verification.sound else 1
