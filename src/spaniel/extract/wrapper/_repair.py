"""A template whose site has changed, induced again from what it used to read.

Values known before mark the new page: some of them still stand on it. Where none does, what they
look like has to do (Lerman, Minton, Knoblock: Wrapper maintenance: a machine learning approach,
JAIR 2003): prices look like prices, links have the same skeleton, vendors are links of the
vendors' kind, and labels keep their words. Out comes a proposal; a person decides.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from spaniel.errors import InputError
from spaniel.types import FieldRule, SiteProfile, Template

from ._columns import Column, Rows, columns_of, repeated_rows
from ._induce import induce_from
from ._marks import locate
from ._opened import open_sheet
from ._shapes import Shape, kind_of, shape_of
from ._sheet import Sheet
from ._single import PARTNERS, marks_by_label
from ._template import run_template

__all__ = ["propose", "repair"]

_MOST_KNOWN = 60
_MOST_ROWS = 2_000
_MARKED = 4
_LEAST_SCORE = 0.1
_TRIES = 4
_DEEPEST_IN_LINK = 4
_MOST_LOOKED_AT = 6_000
"""Elements of a page: each costs about half a millisecond, and a page of 100 records has 2,000."""


def repair(
    template: Template, html: bytes, known: Sequence[Mapping[str, str]] = ()
) -> Template | None:
    """Induce a template again from a page that it no longer reads.

    Args:
        template: as it was taught.
        html: a page of the same kind in its new form, as saved.
        known: records read earlier (field to text), beside the template's own ``known``.

    Returns:
        A template that reads the page without a fault, for a person to look at; ``None`` where
        the page does not say enough. Of a page of more than 6,000 elements the first 6,000 are
        looked at; the template still has to read the whole of it.
    """
    return _repaired(template, open_sheet(html, _MOST_LOOKED_AT), known)


def _repaired(
    template: Template, sheet: Sheet, known: Sequence[Mapping[str, str]]
) -> Template | None:
    rows = [*known, *template.known][:_MOST_ROWS]
    shapes = _shapes(template, rows)
    if not template.record:
        return _finished(template, sheet, [marks_by_label(template, sheet, shapes, rows)])
    tried = (_marks(template, sheet, pivots, shapes, rows) for pivots in _pivots(sheet, shapes))
    return _finished(template, sheet, [marked for marked in tried if marked])


def propose(
    profile: SiteProfile, place: int, html: bytes, known: Sequence[Mapping[str, str]] = ()
) -> SiteProfile | None:
    """Return a profile with one template repaired, marked as a proposal that nobody has seen.

    Args:
        profile: as it is in use.
        place: number of the template that broke, from 0.
        html: a page in its new form.
        known: see :func:`repair`.

    Returns:
        The profile; its ``taught`` says so where only a part of the page was looked at.
    """
    sheet = open_sheet(html, _MOST_LOOKED_AT)
    repaired = _repaired(profile.templates[place], sheet, known)
    if repaired is None:
        return None
    part = "" if sheet.whole else f"the first {_MOST_LOOKED_AT:,} elements of a page and "
    templates = [*profile.templates[:place], repaired, *profile.templates[place + 1 :]]
    return replace(
        profile,
        version=profile.version + 1,
        taught=f"proposed: induced again from {part}values known to version {profile.version}; "
        "not yet looked at by a person",
        templates=tuple(templates),
    )


def _shapes(template: Template, rows: Sequence[Mapping[str, str]]) -> dict[str, Shape]:
    values = {name: [row[name] for row in rows if name in row] for name in template.fields}
    return {name: shape for name, some in values.items() if (shape := shape_of(some))}


# --------------------------------------------------------------------------- records


def _pivots(sheet: Sheet, shapes: Mapping[str, Shape]) -> Iterator[list[tuple[int, str]]]:
    """Yield what each record may have one of: its link, else its price, else a known value."""
    links = [name for name, shape in shapes.items() if shape.kind == "link"]
    for name in sorted(links, key=lambda one: (one != "url", -shapes[one].variety, one)):
        yield [(site.element, link) for site, link in sheet.links() if shapes[name].fits(link)]
    leaves = [
        (element, sheet.text(element))
        for element in range(len(sheet.nodes))
        if sheet.ends[element] == element + 1 and 0 < len(sheet.text(element)) <= 200
    ]
    if any(shape.kind == "price" for shape in shapes.values()):
        yield [(e, str(e)) for e, text in leaves if kind_of(text) == "price"]
    for name in ("title", "name", "vendor"):
        if name in shapes:
            yield [(e, text) for e, text in leaves if text in shapes[name].values]


def _marks(
    template: Template,
    sheet: Sheet,
    pivots: Sequence[tuple[int, str]],
    shapes: Mapping[str, Shape],
    rows: Sequence[Mapping[str, str]],
) -> list[dict[str, str]]:
    """Return records to be taken as marked: those in which most fields were recognised."""
    found = repeated_rows(sheet, pivots)
    if found is None:
        return []
    columns = columns_of(sheet, found, template.fields)
    evidence = _Evidence(sheet, shapes, _known_by_record(columns, rows), len(found.elements))
    chosen = _assigned(template, columns, evidence)
    return _fullest(chosen, found)


def _fullest(chosen: Mapping[str, Column], rows: Rows) -> list[dict[str, str]]:
    """Pick the fullest records, and for each field one more that has it and one that has not."""
    records = [
        {name: column.cells[at] for name, column in chosen.items() if column.cells.get(at)}
        for at in range(len(rows.elements))
    ]
    records = sorted((one for one in records if one), key=lambda one: -len(one))
    picked = records[:_MARKED]
    for name in chosen:
        for has in (True, False):
            if not any((name in one) is has for one in picked):
                picked += [one for one in records[_MARKED:] if (name in one) is has][:1]
    return [dict(one) for one in picked]


# --------------------------------------------------------------------------- which column is what


@dataclass(frozen=True, slots=True)
class _Claim:
    score: float
    name: str
    column: Column


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What speaks for a column: shapes, records known before, the number of records."""

    sheet: Sheet
    shapes: Mapping[str, Shape]
    known: Mapping[int, Mapping[str, str]]
    count: int


def _assigned(
    template: Template, columns: Sequence[Column], evidence: _Evidence
) -> dict[str, Column]:
    """Give each field its column, the best claim first.

    Links come before prices, numbers and dates, and these before texts: a text is best known by
    the link it stands in and by what it does not hold.
    """
    chosen: dict[str, Column] = {}
    for kinds in (("link",), ("price", "number", "moment"), ("text",)):
        claims = [
            _Claim(score, name, column)
            for name, shape in evidence.shapes.items()
            if shape.kind in kinds
            for column in columns
            if (score := _claimed(name, template.fields[name], column, evidence, chosen))
            > _LEAST_SCORE
        ]
        for claim in sorted(claims, key=lambda one: (-one.score, one.name)):
            is_taken = any(claim.column.cells == other.cells for other in chosen.values())
            if claim.name not in chosen and not is_taken:
                chosen[claim.name] = claim.column
    return chosen


def _claimed(
    name: str,
    rule: FieldRule,
    column: Column,
    evidence: _Evidence,
    chosen: Mapping[str, Column],
) -> float:
    score = _score(name, rule, column, evidence.shapes[name], evidence.known, evidence.count)
    score += _with_partner(name, column, chosen, evidence.sheet)
    price = chosen.get("price")
    if price is not None and evidence.shapes[name].kind == "text":
        both = [price.cells[at] in value for at, value in column.cells.items() if at in price.cells]
        score -= 0.6 if both and sum(both) > 0.8 * len(both) else 0.0
    return score


def _score(
    name: str,
    rule: FieldRule,
    column: Column,
    shape: Shape,
    known: Mapping[int, Mapping[str, str]],
    count: int,
) -> float:
    """Say how much a column looks like a field, about -1 to 3."""
    cells = [value for value in column.cells.values() if value]
    if not cells:
        return -1.0
    value = 0.25 if shape.kind == "text" else 0.6
    worth = [1.0 if c in shape.values else value if shape.fits(c) else -0.6 for c in cells]
    score = sum(worth) / len(worth) * math.sqrt(len(cells) / max(1, count))
    if shape.kind in ("text", "number"):
        length = sum(map(len, cells)) / len(cells)
        score -= 0.15 * abs(math.log((length + 1) / (shape.length + 1)))
        score -= 0.3 * abs(len(set(cells)) / len(cells) - shape.variety) if len(cells) > 5 else 0
    if rule.after.strip() and rule.after == column.after:
        score += 0.5
    score += 0.1 if rule.take == column.take else 0.0
    score -= 0.1 if column.is_cut or (column.after and rule.after != column.after) else 0.0
    return score + _agreement(name, column, known)


def _agreement(name: str, column: Column, known: Mapping[int, Mapping[str, str]]) -> float:
    """Compare with the records that were known before: the same listing says the same."""
    told = [(row[name], column.cells.get(at)) for at, row in known.items() if name in row]
    if not told:
        return 0.0
    return 1.5 * sum(1 for was, now in told if was == now) / len(told)


def _known_by_record(
    columns: Sequence[Column], rows: Sequence[Mapping[str, str]]
) -> dict[int, Mapping[str, str]]:
    """Find known records again by a value that names one of them alone: its link or title."""
    by_value: dict[str, Mapping[str, str]] = {}
    for row in rows:
        for name in ("url", "title"):
            if name in row:
                by_value.setdefault(row[name], row)
    return {
        at: by_value[value]
        for column in columns
        for at, value in column.cells.items()
        if value in by_value
    }


def _with_partner(name: str, column: Column, chosen: Mapping[str, Column], sheet: Sheet) -> float:
    """Say how well a text goes with its link: a vendor's name is what the vendor's link shows."""
    partner = chosen.get(PARTNERS.get(name, ""))
    if partner is None or not column.elements:
        return 0.0
    within = sum(
        _is_within(sheet, element, partner.cells[at])
        for at, element in column.elements.items()
        if at in partner.cells
    )
    return 0.6 * within / len(column.elements)


def _is_within(sheet: Sheet, element: int, link: str) -> bool:
    above = islice(sheet.up(element), _DEEPEST_IN_LINK)
    return any((sheet.attributes(one).get("href") or "").strip() == link for one in above)


# --------------------------------------------------------------------------- the new template


def _finished(
    template: Template, sheet: Sheet, tried: Sequence[Sequence[Mapping[str, str]]]
) -> Template | None:
    for marked in tried:
        records = [dict(one) for one in marked]
        for _ in range(_TRIES):
            induced, name = _induced(template, sheet, records)
            if induced is not None or not name:
                break
            for one in records:
                one.pop(name, None)
        else:
            induced = None
        if induced is not None and not run_template(induced, sheet.parser).faults:
            return induced
    return None


def _induced(
    template: Template, sheet: Sheet, records: Sequence[Mapping[str, str]]
) -> tuple[Template | None, str]:
    """Induce from recognised records; else say which field to try without."""
    optional = [n for one in records for n in one if not template.fields[n].required]
    try:
        made = induce_from(locate([sheet], [records]), observes=template.observes,
                           page_kind=template.page_kind)  # fmt: skip
    except InputError:
        return None, optional[-1] if optional else ""
    if bool(made.record) != bool(template.record):
        return None, ""
    required = {name for name, rule in template.fields.items() if rule.required}
    if not required <= set(made.fields):
        return None, ""
    fields = {
        name: replace(made.fields[name], required=name in required)
        for name in template.fields
        if name in made.fields
    }
    for name, rule in _by_their_labels(template, made).items():
        fields.setdefault(name, rule)
    known = [*made.known, *template.known][:_MOST_KNOWN]
    sign = template.sign if template.sign and sheet.parser.css_first(template.sign) else ""
    return replace(template, record=made.record, fields=fields, sign=sign, known=tuple(known)), ""


def _by_their_labels(template: Template, made: Template) -> dict[str, FieldRule]:
    """Return rules for fields that this page does not show: their labels stand as the others do.

    An optional field may be missing on the very page that the template is repaired from.
    """
    ways = [rule for name, rule in made.fields.items() if _is_label(rule) and rule.nth == 0]
    if not ways:
        return {}
    paths = [(rule.path, rule.take) for rule in ways]
    path, take = max(dict.fromkeys(paths), key=paths.count)
    return {
        name: FieldRule(path=path, take=take, after=rule.after)
        for name, rule in template.fields.items()
        if name not in made.fields and _is_label(rule) and not rule.required
    }


def _is_label(rule: FieldRule) -> bool:
    return rule.take in ("text", "next") and sum(letter.isalpha() for letter in rule.after) > 1
