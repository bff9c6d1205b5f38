"""Fits the page-kind model on the made-up sites, and measures it on sites left out.

Writes ``src/spaniel/extract/page/page_kinds.json``. Deterministic: full-batch gradient descent on a
convex loss from zero. Run: ``python -m benchmarks.train_page_kinds [--write]``.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.zero_shot import SEED, capture_of, sites
from spaniel.extract.page._look import look
from spaniel.types import Source

MODEL = Path(__file__).parent.parent / "src/spaniel/extract/page/page_kinds.json"
KINDS = ("captcha", "error", "feedback", "index", "listing", "login", "other", "results", "thread",
         "vendor", "wait")  # fmt: skip
PENALTY = 0.004
STEPS = 1500
Matrix = NDArray[np.float64]


def collect() -> tuple[list[dict[str, float]], list[str], list[str]]:
    """Return features, kinds and sites of all pages."""
    features, kinds, names = [], [], []
    for site in sites(None):
        source = Source(id=site.name, service=site.name)
        for page in site.pages(random.Random(SEED)):  # noqa: S311
            seen = look(page.html.encode(), capture_of(site, page), source)
            if seen.features:
                features.append(dict(seen.features))
                kinds.append(page.kind)
                names.append(site.name)
    return features, kinds, names


def fit(x: Matrix, y: NDArray[np.int64], weight: Matrix) -> Matrix:
    """Return weights, shape (features, kinds): penalised maximum likelihood."""
    w = np.zeros((x.shape[1], len(KINDS)))
    one = np.eye(len(KINDS))[y]
    momentum = np.zeros_like(w)
    for _ in range(STEPS):
        p = _softmax(x @ w)
        grad = x.T @ ((p - one) * weight[:, None]) / weight.sum() + PENALTY * w
        momentum = 0.9 * momentum + grad
        w -= 0.5 * momentum
    return w


def _softmax(z: Matrix) -> Matrix:
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return np.asarray(e / e.sum(axis=1, keepdims=True))


def _temperature(z: Matrix, y: NDArray[np.int64]) -> float:
    """Return the divisor of the scores that makes left-out pages likeliest."""
    grid = np.linspace(0.3, 4, 75)
    losses = [-np.log(_softmax(z / t)[np.arange(len(y)), y] + 1e-12).mean() for t in grid]
    return float(grid[int(np.argmin(losses))])


def main() -> None:
    """Collect, fit, measure, and write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    features, kinds, names = collect()
    columns = sorted({name for row in features for name in row})
    x = np.array([[row.get(name, 0.0) for name in columns] for row in features])
    y = np.array([KINDS.index(kind) for kind in kinds])
    per_site = Counter(names)
    weight = np.array([1 / per_site[name] for name in names]) * len(names) / len(per_site)
    left_out = np.zeros((len(y), len(KINDS)))
    for site in sorted(per_site):
        out = np.array([name == site for name in names])
        left_out[out] = x[out] @ fit(x[~out], y[~out], weight[~out])
    temperature = _temperature(left_out, y)
    p = _softmax(left_out / temperature)
    right = p.argmax(axis=1) == y
    print(f"{len(y)} pages of {len(per_site)} sites; left out: {right.mean():.3f} right")
    for kind, guess, name in zip(y[~right], p[~right].argmax(axis=1), np.array(names)[~right], strict=True):
        print(f"  {name}: {KINDS[kind]} taken for {KINDS[guess]}")
    whole = fit(x, y, weight)
    inside = (_softmax(x @ whole).argmax(axis=1) == y).mean()
    sure = p.max(axis=1)
    bins = np.minimum((sure * 10).astype(int), 9)
    error = sum(abs(sure[bins == b].sum() - right[bins == b].sum()) for b in range(10)) / len(y)
    print(f"fitted: {inside:.3f} right; temperature {temperature:.2f}; calibration error {error:.3f}")
    if options.write:
        weights = {
            kind: {name: round(float(whole[i, k]), 4) for i, name in enumerate(columns) if abs(whole[i, k]) >= 0.0005}
            for k, kind in enumerate(KINDS)
        }
        data = {"made_by": "benchmarks/train_page_kinds.py", "temperature": round(temperature, 3), "weights": weights}
        MODEL.write_text(json.dumps(data, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
