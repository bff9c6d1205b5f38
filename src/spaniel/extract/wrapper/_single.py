"""Recognising the fields of a page that is one record, in its new form: by labels and shapes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spaniel.types import FieldRule, Template

from ._shapes import Shape
from ._sheet import Sheet, collapsed
from ._text import cut, shown_after

__all__ = ["PARTNERS", "marks_by_label"]

PARTNERS = {"title": "url", "name": "url", "vendor": "vendor_url", "author": "author_url"}
"""Fields whose text is mostly what a link shows, and the field that holds the link's address."""

_LONGEST = 4_000
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def marks_by_label(
    template: Template,
    sheet: Sheet,
    shapes: Mapping[str, Shape],
    rows: Sequence[Mapping[str, str]],
) -> list[dict[str, str]]:
    """Return the page's one record, with the fields that could be recognised.

    A label keeps its words; a link its skeleton; what has neither is known by a value seen before,
    and a title by being the heading that is not the site's.
    """
    values: dict[str, str] = {}
    for name, rule in template.fields.items():
        shape = shapes.get(name)
        found = _by_label(sheet, rule) or _by_link(sheet, shape) or _by_value(sheet, shape)
        if found and shape is not None and shape.fits(found):
            values[name] = found
    for name, partner in PARTNERS.items():
        if name in template.fields and name not in values and partner in values:
            values[name] = _text_of_link(sheet, values[partner])
    values = {name: value for name, value in values.items() if value}
    for name in template.fields:
        if name not in values and not template.fields[name].after:
            heading = _heading(sheet, shapes.get(name), values, rows)
            if heading:
                values[name] = heading
    return [values] if values else []


def _by_label(sheet: Sheet, rule: FieldRule) -> str:
    label = rule.after.strip()
    if not any(letter.isalpha() for letter in label):
        return ""
    for element in _elements_with(sheet, label):
        text = sheet.text(element)
        value = shown_after(sheet.nodes[element]) if text == label else cut(text, label, "")
        if value:
            return cut(value, "", rule.before) or value
    return ""


def _elements_with(sheet: Sheet, label: str) -> Iterator[int]:
    """Yield the elements that show a label, the smallest ones first."""
    found = [
        element
        for element in range(1, len(sheet.nodes))
        if sheet.ends[element] - element < 40 and sheet.text(element).startswith(label)
    ]
    yield from sorted(found, key=lambda element: (len(sheet.text(element)), element))


def _by_link(sheet: Sheet, shape: Shape | None) -> str:
    if shape is None or shape.kind != "link":
        return ""
    return next((link for _, link in sheet.links() if shape.fits(link)), "")


def _text_of_link(sheet: Sheet, link: str) -> str:
    shown = (sheet.text(site.element) for site, text in sheet.links() if text == link)
    return next((text for text in shown if text), "")


def _by_value(sheet: Sheet, shape: Shape | None) -> str:
    if shape is None or shape.kind == "link":
        return ""
    for element in range(1, len(sheet.nodes)):
        if sheet.ends[element] == element + 1 and sheet.text(element) in shape.values:
            return sheet.text(element)
    return ""


def _heading(
    sheet: Sheet,
    shape: Shape | None,
    values: Mapping[str, str],
    rows: Sequence[Mapping[str, str]],
) -> str:
    if shape is None or shape.kind == "link":
        return ""
    known = {value for row in rows for value in row.values()} | set(values.values())
    for tag in _HEADINGS:
        for element in range(1, len(sheet.nodes)):
            text = sheet.text(element) if sheet.tags[element] == tag else ""
            if text and text not in known and len(text) < _LONGEST and shape.fits(text):
                return collapsed(text)
    return ""
