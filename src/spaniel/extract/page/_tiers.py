"""A page's price list: rows, options or buttons that each say how much for how much."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from spaniel.types import Tier

from ..price import find_prices
from ..quantity import find_quantity
from ..remembered import remembered
from ..tiers import find_tiers
from ._money import Money
from ._tree import TEXT, Tree

__all__ = ["tiers_in"]

_ROWS = frozenset(
    {"tr", "li", "option", "label", "dd", "dt", "button", "p", "div", "a", "td", "span"}
)
_MOST_ROWS = 40
_MOST_TEXT = 120
_COUNT = re.compile(r"^\W*(\d{1,5})\s*(?:[-–+]|to|bis|до)?\s*\d*\s*\+?\W*$")
_SHIPPING = re.compile(
    r"ship|deliver|post|courier|express|standard|tracking|dhl|ups|fedex|mail|достав|env[ií]o|versand|livraison|wysył",
    re.I,
)


def tiers_in(
    tree: Tree, start: int, end: int, taken: Sequence[tuple[int, int]], money: Money,
    currencies: Mapping[str, str], language: str,
) -> tuple[Tier, ...]:  # fmt: skip
    """Return the longest price list in a range, empty where there is none with two steps.

    Args:
        tree: the page.
        start: first entry of where to look.
        end: the entry after the last.
        taken: ranges of other listings, whose prices are theirs.
        money: finds prices.
        currencies: what a bare symbol means on this source.
        language: how the source writes numbers.
    """
    best = _by_count(tree, start, end, taken, money)
    if best:
        return tuple(best)
    step_of = _stepper(tuple(sorted(currencies.items())), language)
    for rows in _runs(tree, start, end, taken):
        steps = [step_of(row) for row in rows]
        found = [step for step in steps if step is not None]
        if len(found) * 10 >= len(rows) * 6 and len(found) > max(len(best), 1) and _rises(found):
            best = found
    return tuple(
        best
        or _across(tree, start, end, taken, money)
        or _in_lines(tree, start, end, taken, currencies, language)
    )


def _by_count(
    tree: Tree, start: int, end: int, taken: Sequence[tuple[int, int]], money: Money
) -> list[Tier]:
    """Read rows of a table that say from how many on a piece costs how much.

    ``Bulk discount | From qty 250 to 499 | USD 1.30``, or ``250 | 499 | USD 1.30``.
    """
    found: list[Tier] = []
    for row in (e for e in range(start, end) if tree.tags[e] == "tr" and not _inside(e, taken)):
        cells = [_text(tree, c) for c in tree.children(row) if tree.tags[c] in ("td", "th")]
        step = _counted_step(cells, money) if 1 < len(cells) <= _MOST_CELLS else None
        if step is not None:
            found.append(step)
    counts = [step.quantity_amount or 0 for step in found]
    return found if len(found) > 1 and counts == sorted(set(counts)) else []


def _counted_step(cells: Sequence[str], money: Money) -> Tier | None:
    said = [(at, found[1]) for at, cell in enumerate(cells) if (found := _FROM_COUNT.match(cell))]
    first = cells[0].strip()
    if not said and len(cells) > _FEWEST_CELLS and first.isdigit() and cells[1].strip().isdigit():
        said = [(1, first)]
    if not said or not said[0][1].isascii():
        return None
    at, count = said[0]
    # Of a price in dollars and in coins, the first is asked.
    prices = (
        price
        for cell in cells[at + 1 :]
        for price in money.prices(cell)[:1]
        if len(price.text) + 2 >= len(cell.strip())
    )
    price = next(prices, None)
    if price is None:
        return None
    return Tier(
        quantity_amount=Decimal(count[:_LONGEST_COUNT]),
        quantity_unit="",
        grams=None,
        price_amount=price.amount,
        price_currency=price.currency,
        text=" ".join(cells)[:_MOST_TEXT],
    )


_FROM_COUNT = re.compile(
    r"^\W*(?:from|ab|von|от|desde|à partir de|od|da)\s+"
    r"(?:qty\.?|quantity|menge|cantidad)?\s*(\d{1,6})"
    r"(?:\s*(?:to|bis|до|hasta|à|do|a|[-–])\s*(?:\d{1,6}|∞)|\s*\+)?\W*$",
    re.I,
)
_MOST_CELLS, _FEWEST_CELLS, _LONGEST_COUNT = 6, 2, 6


def _inside(entry: int, ranges: Sequence[tuple[int, int]]) -> bool:
    return any(a <= entry < b for a, b in ranges)


def _runs(
    tree: Tree, start: int, end: int, taken: Sequence[tuple[int, int]]
) -> Iterator[list[str]]:
    """Yield the texts of siblings of one tag that are short and have digits."""
    seen: set[tuple[int, str]] = set()
    for entry in range(start, end):
        tag, parent = tree.tags[entry], tree.parents[entry]
        if tag not in _ROWS or parent < start or (parent, tag) in seen:
            continue
        seen.add((parent, tag))
        if _inside(entry, taken) or tree.in_margin(entry):
            continue
        siblings = [child for child in tree.children(parent) if tree.tags[child] == tag]
        texts = [_text(tree, child) for child in siblings[: _MOST_ROWS + 1]]
        rows = [
            text
            for text in texts
            if text and len(text) <= _MOST_TEXT and any(c.isdigit() for c in text)
        ]
        if 1 < len(rows) <= _MOST_ROWS:
            yield rows


def _text(tree: Tree, entry: int) -> str:
    texts, length = [], 0
    for inner in range(entry, tree.ends[entry]):
        if tree.tags[inner] == TEXT and inner not in tree.struck:
            texts.append(tree.texts[inner])
            length += len(tree.texts[inner])
            if length > _MOST_TEXT:
                break
    return " ".join(texts)


@lru_cache(maxsize=64)
def _stepper(
    currencies: tuple[tuple[str, str], ...], language: str
) -> Callable[[str], Tier | None]:
    """Return what reads a row as a step of a price list, and remembers it."""
    meant = dict(currencies)
    return remembered(lambda text: _step(text, meant, language))


@lru_cache(maxsize=64)
def _finder(
    currencies: tuple[tuple[str, str], ...], language: str
) -> Callable[[str], tuple[Tier, ...]]:
    """Return what finds steps in a line, and remembers them."""
    meant = dict(currencies)

    @remembered
    def find(text: str) -> tuple[Tier, ...]:
        if not any(c.isdigit() for c in text) or _SHIPPING.search(text):
            return ()
        return tuple(find_tiers(text, currencies=meant, language=language))

    return find


def _step(text: str, currencies: Mapping[str, str], language: str) -> Tier | None:
    if _SHIPPING.search(text):
        return None
    found = find_tiers(text, currencies=currencies, language=language)
    if not found:
        return None
    whole = _price_of_pack(text, currencies, language)
    return replace(found[0], text=text, price_amount=whole or found[0].price_amount)


def _price_of_pack(text: str, currencies: Mapping[str, str], language: str) -> Decimal | None:
    """Return the pack's price where a row gives the price of one piece before it."""
    prices = [p.amount for p in find_prices(text, currencies=currencies, language=language)]
    quantity = find_quantity(text)
    count = (
        quantity.pieces or (quantity.amount if quantity.grams is None else None)
        if quantity
        else None
    )
    if len(prices) < 2 or not count or not prices[0]:
        return None
    expected = prices[0] * count
    return next((p for p in prices[1:] if abs(p - expected) <= expected * Decimal("0.03")), None)


def _rises(steps: Sequence[Tier]) -> bool:
    """Whether more costs more, or the same price per unit falls: shipping options do not."""
    amounts = [step.grams if step.grams is not None else step.quantity_amount for step in steps]
    known = [a for a in amounts if a is not None]
    return len(known) == len(steps) and len(set(known)) * 10 >= len(known) * 8


def _across(
    tree: Tree, start: int, end: int, taken: Sequence[tuple[int, int]], money: Money
) -> list[Tier]:
    """Read a table whose head has the amounts and whose next row the prices."""
    rows = [e for e in range(start, end) if tree.tags[e] == "tr" and not _inside(e, taken)]
    for head, row in pairwise(rows):
        cells = [_text(tree, c) for c in tree.children(head) if tree.tags[c] in ("td", "th")]
        values = [_text(tree, c) for c in tree.children(row) if tree.tags[c] in ("td", "th")]
        if not 1 < len(cells) == len(values) <= _MOST_ROWS:
            continue
        steps = [_pair(cell, value, money) for cell, value in zip(cells, values, strict=True)]
        found = [step for step in steps if step is not None]
        if len(found) > 1 and len(found) >= len(steps) - 1:
            return found
    return []


def _pair(cell: str, value: str, money: Money) -> Tier | None:
    prices = money.prices(value)
    if not prices or len(cell) > 40:
        return None
    quantity = find_quantity(cell)
    count = _COUNT.match(cell)
    if quantity is None and count is None:
        return None
    return Tier(
        quantity_amount=quantity.amount if quantity else Decimal(count[1]) if count else None,
        quantity_unit=quantity.unit if quantity else "",
        grams=quantity.grams if quantity else None,
        price_amount=prices[0].amount,
        price_currency=prices[0].currency,
        text=f"{cell} {value}",
    )


def _in_lines(
    tree: Tree, start: int, end: int, taken: Sequence[tuple[int, int]],
    currencies: Mapping[str, str], language: str,
) -> list[Tier]:  # fmt: skip
    """Read steps from lines that follow each other, or from one line that has them all."""
    best: list[Tier] = []
    run: list[Tier] = []
    find = _finder(tuple(sorted(currencies.items())), language)
    for line in tree.lines_in(start, end):
        found = find(line.text) if len(line.text) <= 300 else ()
        if not found or _inside(line.start, taken) or tree.in_margin(line.block):
            run = []
            continue
        run = [*run, *found]
        if len(run) > max(len(best), 1) and _rises(run):
            best = list(run)
    return best[:_MOST_ROWS]
