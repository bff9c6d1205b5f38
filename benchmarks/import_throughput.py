"""Claim: what import, preserve, extract and lake cost over bare parsing of the same pages.

Peer in the same run: lexbor (selectolax) parsing the same payloads. Each stage is timed apart:
keeping (gate, screen, WARC, ledger spool, fsync), reading (payload back from the WARC, fields,
spool), committing (ledger, Iceberg). Needs the Cypher pages of the real data.
Run: python -m benchmarks.import_throughput
"""

from __future__ import annotations

import statistics
import tarfile
import tempfile
import time
from pathlib import Path

import yaml
from selectolax.lexbor import LexborHTMLParser

from benchmarks.real_data import folder
from spaniel import pipeline
from spaniel.definitions import authority_from, read_source
from spaniel.lake import Lake, commit

ROUNDS = 5
EXAMPLES = Path(__file__).parent.parent / "examples"


def pages(path: Path) -> list[bytes]:
    with tarfile.open(path) as tar:
        files = [tar.extractfile(member) for member in tar if member.isfile()]
        return [file.read() for file in files if file is not None]


def parse_all(payloads: list[bytes]) -> float:
    began = time.perf_counter()
    for payload in payloads:
        LexborHTMLParser(payload).root  # noqa: B018 - parsing is what is measured
    return time.perf_counter() - began


def whole_walk(path: Path) -> tuple[float, int]:
    source = read_source(EXAMPLES / "cypher.yaml")
    text = (EXAMPLES / "authority.yaml").read_text(encoding="utf-8")
    authority = authority_from(yaml.safe_load(text), where="examples/authority.yaml")
    with tempfile.TemporaryDirectory() as scratch:
        lake = Lake.create(Path(scratch) / "lake")
        commit(lake)
        lake.tables.snapshots()  # imports and catalogue are start-up, not throughput
        began = time.perf_counter()
        outcome = pipeline.import_files(lake, authority, source, [path])
        spent = time.perf_counter() - began
        lake.close()
    return spent, outcome.read.observations


def main() -> None:
    path = folder("market-pages", "cypher-2020-09-17.tar.gz")
    payloads = pages(path)
    rounds = []
    for _ in range(ROUNDS):
        bare = parse_all(payloads)
        walk, listings = whole_walk(path)
        rounds.append((walk, bare))
    ratios = sorted(walk / bare for walk, bare in rounds)
    walk = statistics.median(walk for walk, _ in rounds)
    print(f"pages                  {len(payloads)}, listings {listings}")
    print(f"bare lexbor            {statistics.median(b for _, b in rounds) * 1000:.0f} ms")
    print(f"import to lake         {walk * 1000:.0f} ms, {len(payloads) / walk:.0f} pages/s")
    print(f"ratio                  {statistics.median(ratios):.1f} "
          f"({ratios[0]:.1f} to {ratios[-1]:.1f})")  # fmt: skip


if __name__ == "__main__":
    main()
