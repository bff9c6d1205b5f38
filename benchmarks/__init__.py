"""One file per claim in docs/performance.md, each runnable alone: ``python -m benchmarks.NAME``."""
