"""How well pages were read, held against their truth: precision and recall per kind and field.

Both sides are the plain objects of ``spaniel read --json``. A record is matched by its address,
else by its title or text, each at most once; a field counts as read rightly where its value equals
the truth's. What the truth marks ``aside`` may be found or not.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from sites import SitePage

__all__ = ["FIELDS", "Score", "score_page"]

Record = Mapping[str, Any]


@dataclass
class Score:
    """Counts per (kind, field): right, read, there. The field ``record`` is the record itself.

    Attributes:
        sure: (confidence, whether the record and its main fields were right) of each record read.
        wrong: examples of what went wrong: (page, kind, field, read, truth).
        kinds: (truth, read) kinds of pages.
    """

    right: Counter[tuple[str, str]] = field(default_factory=Counter)
    read: Counter[tuple[str, str]] = field(default_factory=Counter)
    there: Counter[tuple[str, str]] = field(default_factory=Counter)
    sure: list[tuple[float, bool]] = field(default_factory=list)
    wrong: list[tuple[str, str, str, Any, Any]] = field(default_factory=list)
    kinds: Counter[tuple[str, str]] = field(default_factory=Counter)

    def merge(self, other: Score) -> None:
        """Add another score."""
        self.right += other.right
        self.read += other.read
        self.there += other.there
        self.sure += other.sure
        self.wrong += other.wrong
        self.kinds += other.kinds

    def precision(self, kind: str, name: str) -> float | None:
        """Return the share of what was read that is right; ``None`` where nothing was read."""
        read = self.read[kind, name]
        return self.right[kind, name] / read if read else None

    def recall(self, kind: str, name: str) -> float | None:
        """Return the share of what is there that was read rightly; ``None`` where nothing is."""
        there = self.there[kind, name]
        return self.right[kind, name] / there if there else None

    def least(self, kind: str, name: str) -> float | None:
        """Return the lesser of precision and recall."""
        known = [v for v in (self.precision(kind, name), self.recall(kind, name)) if v is not None]
        return min(known) if self.there[kind, name] else None

    def calibration_error(self, bins: int = 10) -> float:
        """Return the expected calibration error over equal-width bins (Guo et al., ICML 2017)."""
        groups = defaultdict(list)
        for sure, right in self.sure:
            groups[min(int(sure * bins), bins - 1)].append((sure, right))
        gaps = (
            abs(sum(s for s, _ in group) - sum(r for _, r in group)) for group in groups.values()
        )
        return sum(gaps) / max(len(self.sure), 1)


# --------------------------------------------------------------------------- values


def _words(value: Any) -> str:
    return " ".join(str(value).split()).casefold()


def _decimal(value: Any) -> Decimal | None:
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None


def _same_number(read: Any, true: Any) -> bool:
    a, b = _decimal(read), _decimal(true)
    if a is None or b is None:
        first = [re.search(r"\d+(?:[.,]\d+)?", str(value)) for value in (read, true)]
        if all(first):
            return first[0][0].replace(",", ".") == first[1][0].replace(",", ".")  # type: ignore[index]
        return _words(read) == _words(true)
    return abs(a - b) <= abs(b) * Decimal("0.000001")


def _same_price(read: Record, true: Record) -> bool:
    return _same_number(read.get("amount"), true.get("amount")) and (
        not true.get("currency") or read.get("currency") == true.get("currency")
    )


def _same_quantity(read: Record, true: Record) -> bool:
    if true.get("grams") is not None and read.get("grams") is not None:
        return _same_number(read["grams"], true["grams"])
    same_unit = str(read.get("unit", "")) == str(true.get("unit", ""))
    pieces = {"piece", "tablet", "blotter", "seed", "box", "joint", "capsule", "bar", "pill",
              "pack",              "cartridge", "gummy", "strip", ""}  # fmt: skip
    both_pieces = {str(read.get("unit", "")), str(true.get("unit", ""))} <= pieces
    return _same_number(read.get("amount"), true.get("amount")) and (same_unit or both_pieces)


def _same_moment(read: Any, true: Any) -> bool:
    a, b = str(read), str(true)
    short = min(len(a), len(b), 16)
    if len(a) <= 10 or len(b) <= 10:
        return a[: min(short, 10)] == b[: min(short, 10)]
    try:
        moments = [datetime.fromisoformat(t.replace("Z", "+00:00")) for t in (a, b)]
        gap = moments[0].replace(tzinfo=None) - moments[1].replace(tzinfo=None)
        return abs(gap.total_seconds()) < 60
    except (ValueError, TypeError):
        return a[:short] == b[:short]


def _same_address(read: Any, true: Any) -> bool:
    """Whether two addresses are the same below the host: a page may be known by its own only."""
    bare = [re.sub(r"^https?://[^/]+", "", str(value)).lstrip("./") for value in (read, true)]
    return bare[0] == bare[1]


def _same_set(read: Any, true: Any) -> bool:
    return {_words(v) for v in read} == {_words(v) for v in true}


def _same_list(read: Any, true: Any) -> bool:
    return [_words(v) for v in read] == [_words(v) for v in true]


def _same_end(read: Any, true: Any) -> bool:
    """Whether two category paths end alike: a page may show the path or its last step."""
    return bool(read) and bool(true) and _words(read[-1]) == _words(true[-1])


def _same_text(read: Any, true: Any) -> bool:
    """Whether two long texts are mostly the same words, whatever the white space."""
    a, b = re.findall(r"\w+", _words(read))[:40], re.findall(r"\w+", _words(true))[:40]
    if not b:
        return _words(read) == _words(true)
    common = sum((Counter(a) & Counter(b)).values())
    return common >= 0.9 * min(len(a), len(b)) and common >= 0.6 * max(len(a), len(b))


def _same_tiers(read: Any, true: Any) -> bool:
    return len(read) == len(true) and all(
        _same_price(a.get("price", {}), b.get("price", {}))
        and (
            not b.get("quantity")
            or _same_quantity(a.get("quantity", {}), b["quantity"])
            or _same_number(a.get("quantity", {}).get("amount"), b["quantity"].get("amount"))
        )
        for a, b in zip(read, true, strict=True)
    )


def _same_markets(read: Any, true: Any) -> bool:
    return {_words(m.get("market")) for m in read} == {_words(m.get("market")) for m in true}


Same = Callable[[Any, Any], bool]
_TEXT: Same = lambda read, true: _words(read) == _words(true)  # noqa: E731
FIELDS: Mapping[str, Mapping[str, Same]] = {
    "listing": {
        "title": _TEXT, "url": _same_address, "vendor": _TEXT, "price": _same_price,
        "tiers": _same_tiers, "quantity": _same_quantity, "category": _same_end,
        "ships_from": _TEXT, "ships_to": _same_set, "stock": _same_number, "sales": _same_number,
        "views": _same_number, "rating": _same_number, "payment": _same_set, "escrow": _TEXT,
        "description": _same_text, "listed_at": _same_moment, "offer_kind": _TEXT,
        "marketing": _same_set, "delivery": _same_set,
    },
    "vendor": {
        "name": _TEXT, "level": _same_number, "sales": _same_number, "rating": _same_number,
        "ships_from": _TEXT, "member_since": _same_moment, "last_seen": _same_moment,
        "description": _same_text, "markets": _same_markets,
    },
    "feedback": {
        "vendor": _TEXT, "rating": _same_number, "text": _same_text, "buyer": _TEXT,
        "at": _same_moment, "amount": _same_price, "listing": _TEXT,
    },
    "post": {
        "thread": _TEXT, "author": _TEXT, "at": _same_moment, "text": _same_text,
        "quotes": lambda read, true: len(read) == len(true),
    },
    "handle": {"handle_kind": _TEXT, "value": _TEXT, "account": _TEXT},
}  # fmt: skip
_MAIN = {
    "listing": ("title", "vendor", "price"),
    "vendor": ("name",),
    "feedback": ("text", "at"),
    "post": ("author", "text"),
    "handle": ("value",),
}


# --------------------------------------------------------------------------- records


def _likeness(kind: str, read: Record, true: Record) -> float:
    """Return how surely the two are the same record; 0 is no match."""
    same = FIELDS[kind]
    if kind == "listing":
        by_url = bool(read.get("url")) and _same_address(read.get("url"), true.get("url"))
        by_title = _words(read.get("title")) == _words(true.get("title"))
        by_price = bool(true.get("price")) and same["price"](read.get("price", {}), true["price"])
        return 2.0 * by_url + 1.5 * by_title + 0.4 * by_price if by_url or by_title else 0.0
    if kind == "vendor":
        return 1.0
    if kind == "handle":
        return float(_words(read.get("value")) == _words(true.get("value")))
    text = _same_text(read.get("text", ""), true.get("text", ""))
    name = "buyer" if kind == "feedback" else "author"
    others = sum(
        bool(true.get(n)) and n in read and same[n](read[n], true[n])
        for n in (name, "at", "rating", "listing", "amount")
        if n in same
    )
    return 1.0 * (text and bool(true.get("text"))) + 0.4 * others


def _pairs(kind: str, read: Sequence[Record], true: Sequence[Record]) -> list[tuple[int, int]]:
    likely = sorted(
        (
            (-_likeness(kind, a, b), abs(i - j), i, j)
            for i, a in enumerate(read)
            for j, b in enumerate(true)
            if _likeness(kind, a, b) >= 0.8
        ),
    )
    used: tuple[set[int], set[int]] = set(), set()
    pairs = []
    for _, _, i, j in likely:
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            pairs.append((i, j))
    return pairs


def _score_kind(
    score: Score, page: str, kind: str, read: Sequence[Record], true: Sequence[Record]
) -> None:
    pairs = _pairs(kind, read, true)
    matched = dict(pairs)
    wanted = [j for j, record in enumerate(true) if not record.get("aside")]
    found = {j for _, j in pairs}
    asides = sum(1 for _, j in pairs if true[j].get("aside"))
    score.right[kind, "record"] += len(pairs) - asides
    score.read[kind, "record"] += len(read) - asides
    score.there[kind, "record"] += len(wanted)
    for j in wanted:
        if j not in found:
            score.wrong.append((page, kind, "missing", None, _short(true[j])))
    for i, record in enumerate(read):
        if i not in matched:
            score.wrong.append((page, kind, "extra", _short(record), None))
            score.sure.append((float(record.get("confidence", 1.0)), False))
    for i, j in pairs:
        wrong = [
            n for n in FIELDS[kind] if not _score_field(score, page, kind, n, read[i], true[j])
        ]
        right = not set(wrong) & set(_MAIN[kind])
        score.sure.append((float(read[i].get("confidence", 1.0)), right))
    for j in wanted:
        if j not in found:
            for name in FIELDS[kind]:
                score.there[kind, name] += name in true[j]


def _score_field(score: Score, page: str, kind: str, name: str, read: Record, true: Record) -> bool:
    """Count one field of a pair and return whether it is right, or rightly absent."""
    has_read, has_true = name in read, name in true and true[name] not in (None, "", [], {})
    if not has_true and (name == "offer_kind" and read.get(name) == "sale"):
        return True  # what nothing else is said of is a sale
    if name in true.get("unscored", ()) or (not has_read and name in true.get("optional", ())):
        return True
    if not has_read and not has_true:
        return True
    score.read[kind, name] += has_read
    score.there[kind, name] += has_true
    right = has_read and has_true and FIELDS[kind][name](read[name], true[name])
    others = true.get("also", {}).get(name, [])
    if has_read and not right and others:
        right = any(FIELDS[kind][name](read[name], other) for other in others)
    if has_read and not right and true.get(f"{name}_also"):
        right = FIELDS[kind][name](read[name], true[f"{name}_also"])
    score.right[kind, name] += right
    if not right:
        score.wrong.append((page, kind, name, read.get(name), true.get(name)))
    return right


def _short(record: Record) -> str:
    words = (record.get(n) for n in ("title", "name", "text", "value", "url"))
    return str(next((w for w in words if w), record))[:80]


def score_page(objects: Iterable[Record], page: SitePage) -> Score:
    """Hold what was read from a page against its truth."""
    score = Score()
    said = list(objects)
    kind = next((o["page_kind"] for o in said if o["kind"] == "page"), "other")
    score.kinds[page.kind, kind] += 1
    truths: Mapping[str, Sequence[Record]] = {
        "listing": page.listings,
        "vendor": page.vendors,
        "feedback": page.feedback,
        "post": page.posts,
        "handle": [{"handle_kind": h["kind"], **h} for h in page.handles],
    }
    for name, true in truths.items():
        _score_kind(score, page.path, name, [o for o in said if o["kind"] == name], true)
    return score
