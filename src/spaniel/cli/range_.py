"""``spaniel range``: the simulated market world."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

from spaniel.cli.console import emit
from spaniel.cli.options import JsonOutput

app = App(
    name="range",
    help="Serve the simulated market world, or export its truth.",
    help_format="plaintext",
)


@app.command
def serve(
    *,
    folder: Annotated[Path, Parameter(help="Authority and source files are written here.")],
    seed: Annotated[int, Parameter(help="Of the world.")] = 1,
    day: Annotated[int, Parameter(help="Day of the world that is shown.")] = 0,
    port: Annotated[int, Parameter(help="First port; free ones by default.")] = 0,
) -> int:
    """Serve the world on loopback until stopped, with files to patrol it by. Simulated.

    For example: `spaniel range serve --folder training`
    """
    import threading

    from spaniel.preserve import write_atomically
    from spaniel.range import authority_yaml, build_world, source_yaml
    from spaniel.range import serve as open_range

    world = build_world(seed)
    with open_range(world, port=port, day=day) as running:
        (folder / "sources").mkdir(parents=True, exist_ok=True)
        text = authority_yaml(world, running.addresses)
        write_atomically(folder / "authority.yaml", text.encode())
        for service, address in running.addresses.items():
            path = folder / "sources" / f"{service}.yaml"
            write_atomically(path, source_yaml(world, service, address).encode())
            print(f"{service:<14} {address}  {path}")
        print("Serving day", day, "of the simulated world; stop with Ctrl-C.", flush=True)
        threading.Event().wait()
    return 0


@app.command
def truth(
    *,
    folder: Annotated[Path, Parameter(help="The tables are written here.")],
    seed: Annotated[int, Parameter(help="Of the world.")] = 1,
    as_json: JsonOutput = False,
) -> int:
    """Export what is true in the simulated world as CSV tables.

    For example: `spaniel range truth --folder truth`
    """
    from spaniel.range import build_world, export_truth

    paths = export_truth(build_world(seed), folder)
    emit({"simulated": True, "tables": [str(path) for path in paths]}, as_json=as_json)
    return 0
