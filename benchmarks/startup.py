"""Claim: ``spaniel --help`` starts in under twice a bare import of what draws it.

Peer in the same run: ``python -c "import cyclopts, rich"``. Run: python -m benchmarks.startup
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

ROUNDS = 15


def seconds(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def main() -> None:
    ours = [sys.executable, "-m", "spaniel", "--help"]
    bare = [sys.executable, "-c", "import cyclopts, rich"]
    pairs = [(seconds(ours), seconds(bare)) for _ in range(ROUNDS + 2)][2:]
    ratios = sorted(a / b for a, b in pairs)
    print(f"spaniel --help  {statistics.median(a for a, _ in pairs) * 1000:.0f} ms (median)")
    print(f"bare import     {statistics.median(b for _, b in pairs) * 1000:.0f} ms (median)")
    print(f"ratio           {statistics.median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})")


if __name__ == "__main__":
    main()
