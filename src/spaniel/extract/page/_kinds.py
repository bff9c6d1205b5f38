"""Which kind of page the evidence makes most likely: a multinomial logistic model.

The weights are data (``page_kinds.json``), fitted by ``benchmarks/train_page_kinds.py`` on made-up
sites; how well they carry over is measured by leaving whole sites out. Fitting by maximum
likelihood with an L2 penalty keeps the probabilities near the observed frequencies, and one
temperature, fitted on sites left out, sets right what is too sure (Guo et al., ICML 2017).
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from spaniel.types import PageKind

__all__ = ["kind_of"]


def kind_of(features: Mapping[str, float]) -> tuple[PageKind, float, dict[PageKind, float]]:
    """Return the likeliest kind, its probability, and the probabilities of all kinds."""
    weights, temperature = _model()
    scores = {
        kind: sum(own.get(name, 0.0) * value for name, value in features.items()) / temperature
        for kind, own in weights.items()
    }
    highest = max(scores.values())
    parts = {kind: math.exp(score - highest) for kind, score in scores.items()}
    whole = sum(parts.values())
    shares = {kind: part / whole for kind, part in parts.items()}
    best = max(shares, key=lambda kind: (shares[kind], kind.value))
    return best, shares[best], shares


@cache
def _model() -> tuple[dict[PageKind, dict[str, float]], float]:
    text = (files("spaniel.extract.page") / "page_kinds.json").read_text(encoding="utf-8")
    data = json.loads(text)
    weights = {PageKind(kind): dict(own) for kind, own in data["weights"].items()}
    return weights, float(data["temperature"])
