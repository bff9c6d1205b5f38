"""Ratings a vendor brings along from other markets, as its page claims them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spaniel.types import Standing

from ..remembered import saying
from ._account_words import STANDING, fact_role
from ._tree import Line, Tree

__all__ = ["read_standings"]

_RATING = re.compile(
    r"(?<![\d.,])(\d{1,3}(?:[.,]\d{1,2})?)\s?(%|\s?(?:/|of|out of|von|de|из|sur)\s?(?:5|10"
    r"|100)(?!\d)|★|⭐|stars?)?"
)
_NAME = re.compile(r"^([^\W\d_][^\d:(|]{1,34}?)\s*(?:[:(|–—-]\s*|\s)(?=[\d★⭐(])")
_COUNT = re.compile(
    r"(\d[\d.,]{0,9})\s*(?:sales?|deals?|orders?|feedbacks?|reviews?|votes?|transactions?"
    r"|сделок|продаж|отзыв\w*|ventas|verkäufe|ventes|transakcj\w+|vendite|vendas)"
    r"|[(\[]\s*(\d[\d.,]{0,9})\s*[)\]]",
    re.I,
)
_WHOLE = re.compile(
    r"[^\W\d_][^\d:(|]{1,34}?\s*[:–—-]\s*\d{1,3}(?:[.,]\d{1,2})?\s?(?:%|/\s?(?:5|10"
    r"|100))(?:\s*\([^()]{1,30}\))?"
)
_WORDS = re.compile(
    r"\b(?:market|rating|deals?|sales|feedback|verified|площадка|рейтинг|mercado|markt|marché"
    r"|rynek)\b",
    re.I,
)
_CLAIMED = re.compile(r"\s+(?:verified|imported|confirmed)$|^(?:verified|imported)\s+", re.I)
_MOST = 20
_LONGEST = 120
_SHORT = 50


def read_standings(tree: Tree, lines: Sequence[Line]) -> tuple[tuple[Standing, ...], set[int]]:
    """Return the standings, and the starts of the lines that say them.

    Args:
        tree: the page.
        lines: what may say something of the account.
    """
    found: list[Standing] = []
    used: set[int] = set()
    for number, line in enumerate(lines):
        short = len(line.text) < _SHORT or ":" in line.text[:_SHORT]
        if short and len(line.text) < _LONGEST and _announces(line.text):
            some, taken = _under(tree, line, lines[number + 1 : number + 3 * _MOST])
            if some:
                found, used = found + some, used | taken | {line.start}
    if not found:
        found, used = _in_list(tree, lines)
    names = dict.fromkeys(standing.market.casefold() for standing in found)
    kept = [next(s for s in found if s.market.casefold() == name) for name in names]
    return tuple(kept[:_MOST]), used


_announces = saying(STANDING)


def _in_list(tree: Tree, lines: Sequence[Line]) -> tuple[list[Standing], set[int]]:
    """Read a list in which every item is a name and a rating, though nothing announces it."""
    by_list: dict[int, list[Line]] = {}
    for line in lines:
        if tree.tags[line.block] == "li":
            by_list.setdefault(tree.parents[line.block], []).append(line)
    for some in by_list.values():
        read = [_standing([line.text]) for line in some if _WHOLE.fullmatch(line.text)]
        found = [standing for standing in read if standing is not None]
        if len(found) == len(some) > 1:
            return found, {line.start for line in some}
    return [], set()


def _under(tree: Tree, heading: Line, lines: Sequence[Line]) -> tuple[list[Standing], set[int]]:
    """Read a heading's own line after its colon, then rows and lines until something else comes."""
    own = _on_heading(tree, heading)
    if own:
        return own, set()
    found: list[Standing] = []
    used: set[int] = set()
    for row in _rows(tree, lines):
        text = " ".join(line.text for line in row)
        several = _several(text) if len(row) == 1 and len(row[0].leaves) > 1 else []
        if len(several) > 1:
            return several, {line.start for line in row}
        standing = _standing([line.text for line in row] if len(row) > 1 else [text])
        if standing is not None:
            found.append(standing)
        elif found or not _is_heading_row(text):
            break
        used |= {line.start for line in row}
    return found, used if found else set()


def _on_heading(tree: Tree, heading: Line) -> list[Standing]:
    """Read ``Imported feedback: Gullwing 4.91, The Pier 98%``, badges or a list on one line."""
    leaves = [tree.texts[leaf] for leaf in heading.leaves]
    _, colon, rest = heading.text.partition(":")
    if not colon and len(leaves) < 3:
        return []
    return _several(rest if colon else " ".join(leaves[1:]))


def _several(text: str) -> list[Standing]:
    """Read several names with a rating each, whatever parts them."""
    pieces = re.split(r"\s*[,;|·•]\s+", text)
    if len(pieces) == 1:
        pieces = re.findall(
            r"[^\W\d_][^\d]{1,34}?\d{1,3}(?:[.,]\d{1,2})?(?:\s?%|\s?/\s?\d{1,3})?", pieces[0]
        )
    found = [_standing([piece]) for piece in pieces]
    return [standing for standing in found if standing is not None]


def _rows(tree: Tree, lines: Sequence[Line]) -> list[list[Line]]:
    """Group lines that stand in one row of a table; every other is a row of its own."""
    rows: list[list[Line]] = []
    last = -1
    for line in lines:
        row = next((a for a in (tree.parents[line.block], line.block) if tree.tags[a] == "tr"), -1)
        if row >= 0 and row == last:
            rows[-1].append(line)
        else:
            rows.append([line])
        last = row
    return rows


def _is_heading_row(text: str) -> bool:
    return len(text) < 60 and bool(_WORDS.search(text))


def _standing(cells: Sequence[str]) -> Standing | None:
    """Read a name with a rating, and a count of deals where there is one."""
    first = cells[0].strip("•-– ")
    name = _NAME.match(first)
    if len(cells) > 1:
        market, rest = first, " | ".join(cells[1:])
    else:
        market, rest = (name[1], first[name.end() :]) if name else ("", "")
    rating = _RATING.search(rest)
    market = _CLAIMED.sub("", market.strip(" -–—:"))
    if rating is None or not any(map(str.isalpha, market)) or len(" ".join(cells)) > _LONGEST:
        return None
    if not market or len(market) > 36 or fact_role(market) or _WORDS.fullmatch(market):
        return None
    after = rest[rating.end() :]
    count = _COUNT.search(after)
    sales = count[1] or count[2] if count else _bare_count(cells)
    digits = re.sub(r"\D", "", sales or "")
    text = f"{rating[1]}{rating[2] or ''}".strip()
    return Standing(market=market, rating_text=text, sales=int(digits) if digits else None)


def _bare_count(cells: Sequence[str]) -> str:
    """Return the third cell of a row, where it is a number."""
    return cells[2] if len(cells) > 2 and re.fullmatch(r"\d[\d.,\s]{0,9}", cells[2]) else ""
