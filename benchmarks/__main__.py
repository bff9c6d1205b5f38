"""All measurements of docs/performance.md, one after the other: ``python -m benchmarks``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

NOT_CLAIMS = {"__init__", "__main__", "real_data"}

for path in sorted(Path(__file__).parent.glob("*.py")):
    if path.stem not in NOT_CLAIMS:
        print(f"\n== {path.stem}", flush=True)
        subprocess.run([sys.executable, "-m", f"benchmarks.{path.stem}"], check=False)
