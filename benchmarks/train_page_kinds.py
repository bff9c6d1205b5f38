"""Claim: the kind of a page, and of its site, is told on sites never seen, and how surely is true.

Fits both models on the made-up sites of ``tests/sites`` (or ``--sites FOLDER``), and measures them
by leaving whole sites out. Penalty and temperature are chosen by the same left-out pages: two
numbers, so the figures flatter a little; sites written later are the better measure.
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
from typing import Any

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
PENALTIES = (0.0005, 0.001, 0.002)
STEPS = 400
STATUS = {"error": 404, "captcha": 403, "wait": 503}
FORGED = 140
"""Sites of random templates that are learned from beside the others, and never measured on."""
FORGED_WEIGHT = {"page_kinds": 0.15, "site_kinds": 1.0}
"""What a page of theirs counts beside a page that somebody wrote: for the kinds of sites more,
because of most kinds there are one or two sites, and none when it is left out."""
Matrix = NDArray[Any]


@dataclass
class Pages:
    """Pages as features, what they are, and the site each is of."""

    features: list[Mapping[str, float]] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    sites: list[str] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    measured: list[bool] = field(default_factory=list)

    def add(
        self, features: Mapping[str, float], kind: str, site: str, path: str, *, measured: bool
    ) -> None:
        """Add one page, to learn from or also to measure on."""
        self.measured.append(measured)
        self.features.append(features)
        self.kinds.append(kind)
        self.sites.append(site)
        self.paths.append(path)


def collect(folder: Path | None) -> tuple[Pages, Pages]:
    """Read all pages: for the kinds of pages, and for the kinds of sites."""
    pages, owners = Pages(), Pages()
    for name, kind, html, page_kind, capture in _everything(folder):
        seen = look(html.encode(), capture, Source(id=name, service=name))
        if seen.features and seen.tree is not None:
            path = capture.address.partition(".example")[2]
            measured = not name.startswith("forged_") and capture.status is None
            pages.add(seen.features, page_kind, name, path, measured=measured)
            told = site_features(_signs(html, seen.tree), seen.listings, seen.kind)
            owners.add(told, kind, name, f"{path} ({page_kind})", measured=measured)
    return pages, owners


def _everything(folder: Path | None) -> Iterator[tuple[str, str, str, str, Capture]]:
    """Yield site, its kind, page, its kind and capture.

    Written pages come with and without address, and walls also with the status that they would
    have: to learn from only, because a status makes it too easy.
    """
    first = None
    for site in sites(folder):
        for page in site.pages(random.Random(SEED)):
            capture = capture_of(site, page)
            first = first or capture
            captures = [capture, replace(capture, address="")]
            if page.kind in STATUS:
                captures.append(replace(capture, status=STATUS[page.kind]))
            for each in captures:
                yield site.name, site.kind, page.html, page.kind, each
    assert first is not None
    for name, kind, forged in forge(FORGED, SEED):
        for made in forged:
            address = f"http://{name}.example{made.path}" if made.path else ""
            capture = replace(first, address=address, status=made.status or None)
            yield name, kind, made.html, made.kind, capture


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
        return replace(
            self, x=self.x[kept], y=self.y[kept], weight=self.weight[kept], sites=self.sites[kept]
        )


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
    step = 1.0 / (
        0.5 * float(np.linalg.eigvalsh(x.T @ (x * table.weight[:, None]) / len(x))[-1]) + penalty
    )
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
    return float(
        sum(abs(sure[bins == b].sum() - right[bins == b].sum()) for b in range(10)) / len(sure)
    )


# --------------------------------------------------------------------------- telling


@dataclass(frozen=True)
class Fitted:
    """A model and what it says of pages of sites that it was fitted without.

    Attributes:
        table: what was learned from, and what was measured on.
        penalty, heat: chosen by the likelihood of pages left out.
        shares: of each measured page, its probabilities.
        at: rows of the measured pages in the table.
    """

    table: Table
    penalty: float
    heat: float
    shares: Matrix
    at: NDArray[np.int64]

    @property
    def truth(self) -> NDArray[np.int64]:
        """Kinds of the measured pages."""
        return self.table.y[self.at]

    @property
    def right(self) -> NDArray[np.bool_]:
        """Which measured pages are told rightly."""
        return np.asarray(self.shares.argmax(axis=1) == self.truth)


def fitted(table: Table, measured: Sequence[bool]) -> Fitted:
    """Choose penalty and temperature, and say what left-out pages were taken for."""
    at = np.flatnonzero(np.array(measured))
    y = table.y[at]
    tried = {penalty: left_out(table, penalty)[at] for penalty in PENALTIES}
    heats = {penalty: warmth(scores, y) for penalty, scores in tried.items()}
    losses = {penalty: loss(tried[penalty] / heats[penalty], y) for penalty in PENALTIES}
    best = min(PENALTIES, key=lambda penalty: losses[penalty])
    return Fitted(table, best, heats[best], softmax(tried[best] / heats[best]), at)


def tell(name: str, model: Fitted) -> None:
    """Print how a model does on sites left out, altogether and by kind."""
    table, said, sure = model.table, model.shares.argmax(axis=1), model.shares.max(axis=1)
    error = calibration_error(sure, model.right)
    print(
        f"{name}: {len(model.at)} pages of {len(set(table.sites[model.at]))} sites, "
        f"{len(table.columns)} features, penalty {model.penalty}, temperature {model.heat:.2f}"
    )
    print(f"  left out: {model.right.mean():.3f} right, calibration error {error:.3f}")
    bold = sure >= 0.5
    print(f"  at least half sure: {bold.mean():.3f} of pages, {model.right[bold].mean():.3f} right")
    for number, kind in enumerate(table.kinds):
        true, taken = model.truth == number, said == number
        right, claimed, there = int((true & taken).sum()), int(taken.sum()), int(true.sum())
        print(f"  {kind:14} {right:4} right {claimed:4} said {there:4} there")


def tell_wrong(model: Fitted, pages: Pages) -> None:
    """Print each page that was taken for another kind."""
    kinds = model.table.kinds
    for row in np.flatnonzero(~model.right):
        at, said = int(model.at[row]), int(model.shares[row].argmax())
        true, sure = kinds[int(model.truth[row])], model.shares[row].max()
        print(f"    {pages.sites[at]}{pages.paths[at]}: {true} -> {kinds[said]} ({sure:.2f})")


def write(name: str, model: Fitted) -> None:
    """Write the weights fitted on everything, one feature a line."""
    weights = fit(model.table, model.penalty)
    rows = [
        f" {json.dumps(column)}: {json.dumps([round(float(w), 3) for w in weights[row]])}"
        for row, column in enumerate(model.table.columns)
    ]
    head = f'"kinds": {json.dumps(list(model.table.kinds))},\n"temperature": {model.heat:.3f}'
    made = '"made_by": "benchmarks/train_page_kinds.py"'
    body = "{" + made + ",\n" + head + ',\n"weights": {\n' + ",\n".join(rows) + "\n}}\n"
    (FOLDER / f"{name}.json").write_text(body, encoding="utf-8")


def main() -> None:
    """Collect, fit, measure, and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--wrong", action="store_true", help="list pages taken for another kind")
    parser.add_argument("--sites", type=Path)
    options = parser.parse_args()
    for name, pages in zip(FORGED_WEIGHT, collect(options.sites), strict=True):
        model = fitted(tabled(pages, FORGED_WEIGHT[name]), pages.measured)
        tell(name, model)
        if options.wrong:
            tell_wrong(model, pages)
        if options.write:
            write(name, model)


if __name__ == "__main__":
    main()
