"""Claim: the kind of a page, and of its site, is told on sites never seen, and how surely is true.

Fits both models on the made-up sites of ``tests/sites`` (or ``--sites FOLDER``), and measures them
by leaving whole sites out; the penalty is chosen, within what is left, by leaving sites out again.
Writes ``src/spaniel/extract/page/{page,site}_kinds.json``. Deterministic: full-batch gradient
descent on a convex loss from zero. Run: ``python -m benchmarks.train_page_kinds [--write]``.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from selectolax.lexbor import LexborHTMLParser

from benchmarks.page_forge import forge
from benchmarks.zero_shot import SEED, capture_of, sites
from spaniel.extract.page._look import look
from spaniel.extract.page._signs import Signs, signs_of
from spaniel.extract.page._sites import site_features
from spaniel.extract.page._tree import Tree
from spaniel.types import Capture, Source

FOLDER = Path(__file__).parent.parent / "src/spaniel/extract/page"
SILENT = ("login", "captcha", "wait", "error")
"""Kinds of pages that need not say what their site is for."""
PENALTIES = (0.0005, 0.001, 0.002)
STEPS = 400
FORGED = 140
"""Sites of random templates that are learned from beside the others, and never measured on."""
FORGED_WEIGHT = {"page_kinds": 0.15, "site_kinds": 1.0}
"""What a page of theirs counts beside a page that somebody wrote: for the kinds of sites more,
because of most kinds there are one or two sites, and none when it is left out."""
Matrix = NDArray[np.float64]


@dataclass
class Pages:
    """Pages as features, what they are, and the site each is of."""

    features: list[Mapping[str, float]] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    sites: list[str] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)

    def add(self, features: Mapping[str, float], kind: str, site: str, path: str) -> None:
        """Add one page."""
        self.features.append(features)
        self.kinds.append(kind)
        self.sites.append(site)
        self.paths.append(path)


def collect(folder: Path | None) -> tuple[Pages, Pages]:
    """Read all pages, with their address and without: for the kinds of pages, and of sites."""
    pages, owners = Pages(), Pages()
    for name, kind, html, path, page_kind, capture in _everything(folder):
        addresses = ("", f"http://{name}.example{path}")
        for address in addresses[:1] if name.startswith("forged_") else addresses:
            seen = look(html.encode(), replace(capture, address=address), Source(id=name, service=name))
            if seen.features and seen.tree is not None:
                pages.add(seen.features, page_kind, name, path)
                told = site_features(_signs(html, seen.tree), seen.listings, seen.kind)
                owners.add(told, kind, name, f"{path} ({page_kind})")
    return pages, owners


def _everything(folder: Path | None) -> Iterator[tuple[str, str, str, str, str, Capture]]:
    first = None
    for site in sites(folder):
        for page in site.pages(random.Random(SEED)):
            capture = capture_of(site, page)
            first = first or capture
            yield site.name, site.kind, page.html, page.path, page.kind, capture
    assert first is not None
    for name, kind, forged in forge(FORGED, SEED):
        for made in forged:
            yield name, kind, made.html, made.path, made.kind, first


def _signs(html: str, tree: Tree) -> Signs:
    title = LexborHTMLParser(html).css_first("title")
    words = " ".join(title.text().split()) if title is not None else ""
    return signs_of(tree, words, refresh=False, password=False, status=None)


# --------------------------------------------------------------------------- fitting


@dataclass(frozen=True)
class Table:
    """Pages as arrays: features ``x``, kinds ``y`` (numbers), weights, sites."""

    x: Matrix
    y: NDArray[np.int64]
    weight: Matrix
    sites: NDArray[np.str_]
    columns: Sequence[str]
    kinds: Sequence[str]

    def only(self, kept: NDArray[np.bool_]) -> Table:
        """Return some of the pages."""
        return replace(self, x=self.x[kept], y=self.y[kept], weight=self.weight[kept], sites=self.sites[kept])


def tabled(pages: Pages, forged_weight: float) -> Table:
    """Return pages as arrays; each site weighs the same."""
    columns = sorted({name for row in pages.features for name in row})
    at = {name: i for i, name in enumerate(columns)}
    x = np.zeros((len(pages.kinds), len(columns)), dtype=np.float32)
    for row, features in enumerate(pages.features):
        for name, value in features.items():
            x[row, at[name]] = value
    kinds = sorted(set(pages.kinds))
    sizes = Counter(pages.sites)
    weight = np.array([1 / sizes[name] ** 0.5 for name in pages.sites])
    y = np.array([kinds.index(kind) for kind in pages.kinds])
    names = np.array(pages.sites)
    weight = weight * _evened(y, _is_forged(names), forged_weight)
    return Table(x, y, (weight / weight.mean()).astype(np.float32), names, columns, kinds)


def _is_forged(sites: NDArray[np.str_]) -> NDArray[np.bool_]:
    return np.char.startswith(sites, "forged_")


def _evened(y: NDArray[np.int64], forged: NDArray[np.bool_], each: float) -> Matrix:
    """Return weights by which forged pages are as often of each kind as the others."""
    weight = np.ones(len(y))
    for kind in set(y.tolist()):
        share = (y[~forged] == kind).mean() / max((y[forged] == kind).mean(), 1e-9)
        weight[forged & (y == kind)] = each * share
    return weight


def fit(table: Table, penalty: float, start: Matrix | None = None) -> Matrix:
    """Return weights, shape (features, kinds): penalised maximum likelihood."""
    x, one = table.x, np.eye(len(table.kinds))[table.y]
    weights = np.zeros((x.shape[1], len(table.kinds))) if start is None else start
    ahead, speed = weights, 0.0
    step = 1.0 / (0.5 * float(np.linalg.eigvalsh(x.T @ (x * table.weight[:, None]) / len(x))[-1]) + penalty)
    for _ in range(STEPS if start is None else STEPS // 2):
        wrong = (softmax(x @ ahead) - one) * table.weight[:, None]
        after = ahead - step * (x.T @ wrong / len(x) + penalty * ahead)
        next_speed = (1 + (1 + 4 * speed**2) ** 0.5) / 2
        ahead = after + (speed - 1) / next_speed * (after - weights)
        weights, speed = after, next_speed
    return weights


def softmax(scores: Matrix) -> Matrix:
    """Return probabilities, row by row."""
    parts = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(parts / parts.sum(axis=1, keepdims=True))


def left_out(table: Table, penalty: float) -> Matrix:
    """Return the scores of each page by weights fitted without its site."""
    scores = np.zeros((len(table.y), len(table.kinds)))
    forged = _is_forged(table.sites)
    start = fit(table.only(forged), penalty)  # never from a fit that has seen the site left out
    for site in sorted(set(table.sites[~forged].tolist())):
        out = table.sites == site
        scores[out] = table.x[out] @ fit(table.only(~out), penalty, start)
    return scores


def warmth(scores: Matrix, y: NDArray[np.int64]) -> float:
    """Return the divisor of the scores that makes left-out pages likeliest."""
    grid = np.linspace(0.3, 4, 75)
    return float(grid[int(np.argmin([loss(scores / t, y) for t in grid]))])


def loss(scores: Matrix, y: NDArray[np.int64]) -> float:
    """Return the mean negative log likelihood."""
    return float(-np.log(softmax(scores)[np.arange(len(y)), y] + 1e-12).mean())


def calibration_error(sure: Matrix, right: NDArray[np.bool_]) -> float:
    """Return the expected calibration error over ten bins of equal width."""
    bins = np.minimum((sure * 10).astype(int), 9)
    return float(sum(abs(sure[bins == b].sum() - right[bins == b].sum()) for b in range(10)) / len(sure))


# --------------------------------------------------------------------------- telling


def measured(name: str, pages: Pages, *, wrong: bool) -> dict[str, object]:
    """Fit a model, print how it does on sites left out, and return it as plain data."""
    table = tabled(pages, FORGED_WEIGHT[name])
    real = ~_is_forged(table.sites)
    y = table.y[real]
    tried = {penalty: left_out(table, penalty)[real] for penalty in PENALTIES}
    penalty = min(tried, key=lambda p: loss(tried[p] / warmth(tried[p], y), y))
    for p, z in tried.items():
        print(f"   penalty {p}: {(z.argmax(axis=1) == y).mean():.3f} loss {loss(z / warmth(z, y), y):.3f}")
    heat = warmth(tried[penalty], y)
    shares = softmax(tried[penalty] / heat)
    right = shares.argmax(axis=1) == y
    error = calibration_error(shares.max(axis=1), right)
    print(f"{name}: {len(y)} pages of {len(set(table.sites[real]))} sites, {len(table.columns)} features, "
          f"penalty {penalty}, temperature {heat:.2f}: left out {right.mean():.3f} right, calibration error {error:.3f}")
    for kind in range(len(table.kinds)):
        true, said = y == kind, shares.argmax(axis=1) == kind
        print(f"  {table.kinds[kind]:14} {int((true & said).sum()):4} right {int(said.sum()):4} said {int(true.sum()):4} there")
    if wrong:
        for i in np.flatnonzero(~right):
            at = int(np.flatnonzero(real)[i])
            print(f"    {pages.sites[at]}{pages.paths[at]}: {table.kinds[y[i]]} taken for {table.kinds[int(shares[i].argmax())]} ({shares[i].max():.2f})")
    weights = fit(table, penalty)
    return {
        "made_by": "benchmarks/train_page_kinds.py",
        "kinds": list(table.kinds),
        "temperature": round(heat, 3),
        "weights": {c: [round(float(w), 3) for w in weights[i]] for i, c in enumerate(table.columns)},
    }


def main() -> None:
    """Collect, fit, measure, and write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--wrong", action="store_true", help="list the pages taken for another kind")
    parser.add_argument("--sites", type=Path)
    options = parser.parse_args()
    pages, owners = collect(options.sites)
    for name, some in (("page_kinds", pages), ("site_kinds", owners)):
        model = measured(name, some, wrong=options.wrong)
        if options.write:
            (FOLDER / f"{name}.json").write_text(json.dumps(model, sort_keys=True).replace('], "', '],\n "') + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
