"""Fits the confidences of listings on the made-up sites, and measures them on sites left out.

Writes ``src/spaniel/extract/page/listing_sure.json``. Deterministic.
Run: ``python -m benchmarks.train_sureness [--write]``.
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
from scoring import score_page
from spaniel.extract.contract import as_objects
from spaniel.extract.page import PageReader
from spaniel.extract.page._look import look
from spaniel.substances import WordLexicon
from spaniel.types import Source

MODEL = Path(__file__).parent.parent / "src/spaniel/extract/page/listing_sure.json"
PENALTY = 0.01
STEPS = 3000


def collect() -> tuple[list[dict[str, float]], list[bool], list[str]]:
    """Return features, whether right, and site of every listing read."""
    reader = PageReader(WordLexicon())
    features, right, names = [], [], []
    for site in sites(None):
        source = Source(id=site.name, service=site.name)
        for page in site.pages(random.Random(SEED)):
            capture = capture_of(site, page)
            payload = page.html.encode()
            seen = look(payload, capture, source)
            said = list(as_objects(reader.read(capture, payload, source), page.path))
            listings = [o for o in said if o["kind"] == "listing"]
            for one, own in zip(listings, seen.sureness, strict=True):
                score = score_page([one], page)
                features.append(dict(own))
                right.append(any(ok for _, ok in score.sure))
                names.append(site.name)
    return features, right, names


def fit(
    x: NDArray[np.float64], y: NDArray[np.float64], weight: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return weights of a penalised logistic regression."""
    w = np.zeros(x.shape[1])
    momentum = np.zeros_like(w)
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ w))
        grad = x.T @ ((p - y) * weight) / weight.sum() + PENALTY * w
        momentum = 0.9 * momentum + grad
        w -= 0.3 * momentum
    return w


def error_of(p: NDArray[np.float64], y: NDArray[np.float64]) -> float:
    """Return the expected calibration error over ten bins."""
    bins = np.minimum((p * 10).astype(int), 9)
    return float(sum(abs(p[bins == b].sum() - y[bins == b].sum()) for b in range(10)) / len(y))


def main() -> None:
    """Collect, fit, measure, and write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    features, right, names = collect()
    columns = sorted({name for row in features for name in row})
    x = np.array([[row.get(name, 0.0) for name in columns] for row in features])
    y = np.array(right, dtype=float)
    counted = Counter(names)
    weight = np.array([1 / counted[name] ** 0.5 for name in names])
    left_out = np.zeros(len(y))
    for site in sorted(counted):
        out = np.array([name == site for name in names])
        left_out[out] = 1 / (1 + np.exp(-x[out] @ fit(x[~out], y[~out], weight[~out])))
    left_out = np.minimum(left_out, 0.985)
    print(
        f"{len(y)} listings of {len(counted)} sites, {y.mean():.3f} right; left out: "
        f"calibration error {error_of(left_out, y):.3f}, mean {left_out.mean():.3f}"
    )
    whole = fit(x, y, weight)
    if options.write:
        weights = {name: round(float(value), 4) for name, value in zip(columns, whole, strict=True)}
        data = {"made_by": "benchmarks/train_sureness.py", "weights": weights}
        MODEL.write_text(json.dumps(data, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
