"""From a region of records to listings, each field read in the light of all its neighbours."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from statistics import fmean

from spaniel.types import Price, Quantity

from ..labels import plain
from ..links import categories_linked, followable, leads_to, pattern, uncounted
from ..region import parse_region, parse_regions
from ..remembered import remembered, saying
from ..terms import marketing_in
from ._columns import Heading, headings_above, under_headings
from ._fields import Fields, Hints, read_fields, vendor_by_standing, vendor_likeness
from ._money import Money
from ._places import roles_by_place
from ._records import Record, Region
from ._segments import segments_of
from ._tiers import tiers_in
from ._titles import Title, titles_of
from ._tree import Tree
from ._vendors_own import drop_vendors_own
from ._when import Times
from ._whispers import whispers_in
from ._words import ACTIONS, class_role

__all__ = ["Found", "first_step", "looks_like_feedback", "navigation", "read_region"]

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_FEWEST = 3
"""Records up to which half with masked names are enough to be no offers."""
_MASKED = re.compile(r"^\S{0,3}[*•]{2,}\S{0,3}$|^\S\*{2,}\S$|^\S( ?\. ?){2,}\S$")
_DAY = re.compile(
    r"\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{4}-\d\d-\d\d\b|^\d{1,3} ?(?:d|h|min|days?|hours?)\b"
    r"|\bago\b|назад|\bhace \d|\bvor \d|"
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{1,2},? \d{2,4}",
    re.I)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """A listing found in a page, before it is given identity."""

    root: int
    title: str
    link: str
    fields: Fields


def read_region(tree: Tree, region: Region, money: Money, times: Times) -> list[Found]:
    """Read each record of the region; records without anything like a title are left out."""
    hints = _hints(tree, region)
    headings = _headings(tree, region)
    columns = {
        record.root: under_headings(
            tree,
            record.start,
            record.end,
            tree.lines_in(record.start, record.end),
            headings,
        )
        for record in region.records
    }
    found = []
    sections = _sections(tree, region)
    titles = titles_of(tree, region, columns, money)
    taken = [title.leaves if title else frozenset() for title in titles]
    known = bool(hints.vendor_pattern) or _says_vendor(tree, region)
    placed = roles_by_place(tree, region.records, taken, money, times, vendor_known=known,
                            flagged=_flagged(tree, region),
                            categories=hints.categories)  # fmt: skip
    for record, title in zip(region.records, titles, strict=True):
        if title is None:
            continue
        lines = tree.lines_in(record.start, record.end)
        under = {**placed, **columns[record.root]}
        segments = segments_of(tree, lines, apart=title.leaves, columns=under)
        links = [
            link
            for link in tree.links_in(record.start, record.end)
            if link.href != title.link and followable(link.href)
        ]
        whispers = whispers_in(tree, record.start, record.end)
        fields = read_fields(tree, [*segments, *whispers], links, hints, money, times)
        fields.vendor = fields.vendor or vendor_by_standing(
            [line.text for line in lines if line.leaves[0] not in title.leaves]
        )
        fields.marketing = tuple(sorted({*fields.marketing, *marketing_in(title.text)}))
        fields.category = fields.category or sections.get(record.root, "")
        _read_by_leaf(tree, record, title, fields, money, times)
        found.append(Found(record.root, title.text, title.link, fields))
    drop_vendors_own([one.fields for one in found])
    return found


def _flagged(tree: Tree, region: Region) -> bool:
    """Whether flags stand in the records."""
    sample = region.records[:_SAMPLE]
    flags = (
        any(whisper.role == "flag" for whisper in whispers_in(tree, record.start, record.end))
        for record in sample
    )
    return sum(flags) * 2 > len(sample)


def _read_by_leaf(
    tree: Tree, record: Record, title: Title, fields: Fields, money: Money, times: Times
) -> None:
    """Read what stands alone in one text among others on its line: a date, a rating."""
    # What a machine is told is nearer than "7 months ago".
    fields.listed = times.marked(tree, record.start, record.end) or fields.listed
    if fields.listed is None:
        texts = [tree.texts[leaf] for leaf in _leaves(tree, record, title)]
        fields.listed = next(filter(None, map(times.alone, texts)), None)
    if _MOST_TIERS >= _priced_in(tree, record, money) > 1 or _has_options(tree, record):
        fields.tiers = tiers_in(
            tree, record.start, record.end, (), money, money.currencies, money.language
        )
        first_step(fields)
    _read_places(tree, record, fields)
    if fields.rating is None:
        # On the line with the vendor's name it is the vendor's.
        lines = tree.lines_in(record.start, record.end)
        others = [ln for ln in lines if not (fields.vendor and fields.vendor in ln.text)]
        rating = next(filter(None, (_rating_alone(line.text) for line in others)), None)
        if rating is not None:
            fields.rating, fields.rating_text = rating


_STARRED = re.compile(
    r"(?<![(\d])[★⭐]\s*(\d(?:[.,]\d{1,2})?)(?![\d%])|(?<![(\d.,])(\d[.,]\d{1,2})\s*[★⭐]|(?<![\d(/])(\d(?:[.,]\d{1,2})?)\s*/\s*5(?!\d)"
)


@remembered
def _rating_alone(text: str) -> tuple[Decimal, str] | None:
    """Read a number at a star, which is the listing's; one in brackets is the vendor's."""
    found = _STARRED.search(text) if len(text) < 120 else None
    if found is None:
        return None
    number = next(group for group in found.groups() if group)
    return Decimal(number.replace(",", ".")), found[0].strip()


_MOST_TIERS = 24


def _priced_in(tree: Tree, record: Record, money: Money) -> int:
    lines = tree.lines_in(record.start, record.end)
    return sum([len(money.prices(line.text)) for line in lines if len(line.text) < 300])


def _has_options(tree: Tree, record: Record) -> bool:
    return "option" in tree.tags[record.start : record.end]


def _leaves(tree: Tree, record: Record, title: Title) -> list[int]:
    lines = tree.lines_in(record.start, record.end)
    return [leaf for line in lines for leaf in line.leaves if leaf not in title.leaves]


def _read_places(tree: Tree, record: Record, fields: Fields) -> None:
    """Read two names of places on one line with an icon between: whence and whither."""
    for line in tree.lines_in(record.start, record.end):
        if len(line.leaves) == 2 and len(line.text) < 80:
            start, goal = (tree.texts[leaf] for leaf in line.leaves)
            code, codes = parse_region(start), parse_regions(goal)
            if code and codes and fields.ships_from in ("", code) and not fields.ships_to:
                fields.ships_from, fields.ships_from_text = code, start
                fields.ships_to, fields.ships_to_text = codes, goal


_PIECES = re.compile(r"\b(?:st[üu]ck|stk|pcs|pieces?|шт|szt|unidades|uds|pezzi|pz|pièces?|stuks)\b",
                     re.I)  # fmt: skip
"""A count that says it is one of pieces, and not the number of an option."""


def first_step(fields: Fields) -> None:
    """Take the first step of a price list for what the price buys, if it is an amount of goods."""
    if not fields.tiers:
        return
    step = fields.tiers[0]
    if fields.price is None:
        fields.price = Price(amount=step.price_amount, currency=step.price_currency,
                             text=step.text, confidence=0.8)  # fmt: skip
    if (
        step.quantity_amount is not None
        and (step.quantity_unit not in ("", "piece") or _PIECES.search(step.text))
        and (fields.price.amount == step.price_amount)
    ):
        fields.quantity = Quantity(amount=step.quantity_amount, unit=step.quantity_unit,
                                   grams=step.grams, text=step.text, confidence=0.9)  # fmt: skip


def _sections(tree: Tree, region: Region) -> dict[int, str]:
    """Return each record's part of the page by its heading, if the page has parts."""
    records = region.records
    start = min(record.start for record in records)
    inside = [
        line
        for line in tree.lines_in(max(0, start - _BEFORE), records[-1].end)
        if tree.tags[line.block] in ("h1", "h2", "h3")
        and not any(r.start <= line.start < r.end for r in records)
    ]
    if not inside:
        return {}
    found = {}
    for record in records:
        before = [line for line in inside if line.start < record.start]
        if before:
            found[record.root] = before[-1].text
    distinct = set(found.values())
    return found if 1 < len(distinct) <= len(records) / 2 and len(found) == len(records) else {}


_BEFORE = 40
"""Entries before the first record in which its part's heading is looked for."""


def _says_vendor(tree: Tree, region: Region) -> bool:
    """Whether labels say who sells."""
    sample = region.records[:4]
    labelled = sum(
        any(
            segment.role == "vendor" and segment.said and segment.text
            for segment in segments_of(tree, tree.lines_in(record.start, record.end))
        )
        for record in sample
    )
    return labelled * 2 > len(sample)


def _headings(tree: Tree, region: Region) -> list[Heading]:
    root = region.records[0].root
    return headings_above(tree, root) if tree.tags[root] == "tr" else []


def _tells(text: str) -> bool:
    short = plain(text)
    return 1 < len(short) <= 300 and short not in ACTIONS and any(c.isalpha() for c in short)


# --------------------------------------------------------------------------- hints of the region


def _hints(tree: Tree, region: Region) -> Hints:
    likeness: dict[str, list[float]] = {}
    categories: Counter[str] = Counter()
    aside = _addresses_aside(tree, region)
    led: dict[str, set[str]] = {}
    for record in region.records:
        seen = set()
        for link in tree.links_in(record.start, record.end):
            shape = pattern(link.href)
            if link in record.links or not followable(link.href):
                continue
            likeness.setdefault(shape, []).append(vendor_likeness(link))
            led.setdefault(shape, set()).add(link.href)
            if leads_to(link.href) == "category" and link.text and shape not in seen:
                categories[shape] += 1
                seen.add(shape)
    for shape, addresses in led.items():
        if len(addresses) > 1 and addresses <= aside and not _names_vendors(tree, region, shape):
            # All stand in the page's menu as well: what the offers are filed under.
            del likeness[shape]
            categories.setdefault(shape, 1)
    return Hints(
        vendor_pattern=_likeliest(likeness, len(region.records)),
        category_pattern=min(categories, key=lambda s: (-categories[s], s), default=""),
        categories=navigation(tree, region),
        page_category=_page_category(tree, region),
    )


def _names_vendors(tree: Tree, region: Region, shape: str) -> bool:
    """Whether an address's words or the classes around its links say that vendors are there."""
    links = [
        link
        for record in region.records[:_SAMPLE]
        for link in tree.links_in(record.start, record.end)
        if pattern(link.href) == shape
    ]
    return any(leads_to(link.href) == "vendor" for link in links) or any(
        class_role(tree.attribute(entry, "class")) == "vendor"
        for link in links
        for entry in (link.entry, tree.parents[link.entry])
    )


_SAMPLE = 4


def _addresses_aside(tree: Tree, region: Region) -> set[str]:
    """Return where links outside the region's records lead to."""
    start = min(record.start for record in region.records)
    end = max(record.end for record in region.records)
    return {link.href for link in tree.links if not start <= link.entry < end}


def _page_category(tree: Tree, region: Region) -> str:
    """Return the page's heading, where the site's navigation has the same words."""
    names = categories_linked((link.href, link.text) for link in tree.links)
    for line in tree.lines_in(0, region.records[0].start):
        around = (tree.tags[line.block], tree.tags[tree.parents[line.leaves[0]]])
        if "h1" in around and not tree.in_margin(line.block):
            text = uncounted(tree.texts[line.leaves[0]])
            if text.lower() in names:
                return text
    return ""


def _likeliest(likeness: dict[str, list[float]], records: int) -> str:
    best, weight = "", 0.3
    for shape in sorted(likeness, key=lambda s: (len(s), s)):
        values = likeness[shape]
        share = min(len(values) / records, 1.0)
        if fmean(values) * share > weight:
            best, weight = shape, fmean(values) * share
    return best


def navigation(tree: Tree, region: Region) -> frozenset[str]:
    """Return the texts of links outside the region, lower case: the site's categories are there."""
    start = min(record.start for record in region.records)
    end = max(record.end for record in region.records)
    return frozenset(
        uncounted(link.text).lower()
        for link in tree.links
        if not start <= link.entry < end
        and 2 < len(link.text) < 50
        and leads_to(link.href) in ("category", "")
    )


# --------------------------------------------------------------------------- feedback


@remembered
def _is_masked(text: str) -> bool:
    return _MASKED.match(text) is not None


_says_day = saying(_DAY)


def looks_like_feedback(tree: Tree, region: Region) -> bool:
    """Whether the records are what buyers said: masked names, dates, comments, no titles."""
    roles = {role for role, _ in _headings(tree, region)}
    if "buyer" in roles and not roles & {"stock", "vendor", "ships_from"}:
        return True
    masked = dated = titled = 0
    sample = region.records[:: len(region.records) // 12 + 1]
    for record in sample:
        lines = tree.lines_in(record.start, record.end)
        texts = [tree.texts[leaf] for line in lines for leaf in line.leaves]
        masked += any(map(_is_masked, texts))
        dated += any(_says_day(text) for text in texts if len(text) < 60)
        titled += any(_tells(link.text) for link in record.links)
    count = len(sample)
    if count <= _FEWEST and masked * 2 >= count:
        return True
    return masked * 2 > count or (dated * 10 >= 7 * count and titled * 2 < count)
