"""Which kind of page, or of site, the evidence makes most likely: multinomial logistic models.

The weights are data (``page_kinds.json``, ``site_kinds.json``), fitted by
``benchmarks/train_page_kinds.py`` on made-up sites; how well they carry over is measured by leaving
whole sites out. Fitting by maximum likelihood with an L2 penalty keeps the probabilities near the
observed frequencies, and one temperature, fitted on sites left out, sets right what is too sure
(Guo et al., "On calibration of modern neural networks", ICML 2017).
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from spaniel.types import PageKind

__all__ = ["kind_of", "shares_of"]


@dataclass(frozen=True, slots=True)
class _Model:
    """Kinds in order, and per feature its weight for each of them."""

    kinds: tuple[str, ...]
    weights: Mapping[str, tuple[float, ...]]


def kind_of(features: Mapping[str, float]) -> tuple[PageKind, float, dict[PageKind, float]]:
    """Return the likeliest kind, its probability, and the probabilities of all kinds."""
    shares = {PageKind(kind): share for kind, share in shares_of("page_kinds", features).items()}
    best = max(shares, key=lambda kind: (shares[kind], kind.value))
    return best, shares[best], shares


def shares_of(model: str, features: Mapping[str, float]) -> dict[str, float]:
    """Return the probability of each kind that a model tells apart.

    Args:
        model: ``page_kinds`` or ``site_kinds``.
        features: what is not among them counts as 0; what the model does not know is left out.
    """
    known = _model(model)
    scores = [0.0] * len(known.kinds)
    for name in sorted(features):
        value = features[name]
        if not value:
            continue
        for at, weight in enumerate(known.weights.get(name, ())):
            scores[at] += weight * value
    highest = max(scores)
    parts = [math.exp(score - highest) for score in scores]
    whole = sum(parts)
    return {kind: part / whole for kind, part in zip(known.kinds, parts, strict=True)}


@cache
def _model(name: str) -> _Model:
    text = (files("spaniel.extract.page") / f"{name}.json").read_text(encoding="utf-8")
    data = json.loads(text)
    warmth = float(data["temperature"])
    weights = {
        feature: tuple(weight / warmth for weight in own)
        for feature, own in data["weights"].items()
    }
    return _Model(tuple(data["kinds"]), weights)
