"""The command line with every connection and opening of evidence watched; see ``watched.py``.

Patrols one service of the range (which redirects out of scope and links subresources elsewhere)
and imports a folder, both through ``spaniel.cli.main``. All of it is invented or simulated.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
from pathlib import Path

import tldextract.suffix_list  # noqa: F401 - what Scrapy loads, loaded before we watch

from spaniel import pipeline  # noqa: F401 - loaded before we watch
from spaniel.cli import main as spaniel
from spaniel.range import authority_yaml, build_world, serve, source_yaml
from watched import PAGE, Watch

AUTHORITY = """
id: papers
issuing_body: A court that does not exist
legal_basis: An order made up for this test
purpose: testing
owning_unit: tests
techniques: [evidence_import]
scope: {files: ["evidence/in"]}
valid_from: 2020-01-01
valid_until: 2099-12-31
retain_until: 2100-12-31
"""


def run(*arguments: str) -> int:
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        return spaniel(list(arguments))


def main(folder: Path) -> None:
    inside, outside = folder / "evidence" / "in", folder / "evidence" / "out"
    for place in (inside, outside):
        place.mkdir(parents=True)
        (place / "a.html").write_bytes(PAGE)
    (folder / "papers.yaml").write_text(AUTHORITY)
    (folder / "pages.yaml").write_text("{id: pages, service: invented}")
    world = build_world(5, scale=0.1)
    lake = folder / "lake"
    with serve(world) as running:
        address = running.addresses["quillmart"]
        only = {"quillmart": address}
        (folder / "range.yaml").write_text(authority_yaml(world, only))
        (folder / "source.yaml").write_text(source_yaml(world, "quillmart", address))
        (folder / "other.yaml").write_text(source_yaml(world, "kupol", running.addresses["kupol"]))
        patrols = Watch(lake / "units" / "range" / "acts.jsonl", folder / "nothing")
        imports = Watch(lake / "units" / "papers" / "acts.jsonl", folder / "evidence")
        common = ["--lake", str(lake), "--json"]
        sys.addaudithook(patrols)
        order = ["-a", str(folder / "range.yaml")]
        codes = [
            run("patrol", str(folder / "source.yaml"), *order, *common),
            run("patrol", str(folder / "other.yaml"), *order, *common),
        ]
    sys.addaudithook(imports)
    order = ["-a", str(folder / "papers.yaml")]
    codes += [
        run("import", str(folder / "pages.yaml"), str(inside), *order, *common),
        run("import", str(folder / "pages.yaml"), str(outside), *order, *common),
    ]
    print(json.dumps({
        "codes": codes, "without": patrols.without + imports.without,
        "connected": sorted(set(patrols.connected)), "address": address,
        "opened": [str(Path(path).relative_to(folder)) for path in imports.opened],
    }))  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
