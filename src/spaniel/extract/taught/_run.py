"""Running a template as the readers do: what the page says of all its records is held against it.

A page's heading is the category of its records only if the page also links to that category; the
reader of any page asks the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from spaniel.types import Template

from ..links import categories_linked, uncounted
from ..wrapper import TemplateRun, is_page_wide, run_template, visible_text

__all__ = ["run_on"]

_CATEGORY = "category"
_MOST_LINKS = 2_000


def run_on(template: Template, parser: LexborHTMLParser) -> TemplateRun:
    """Run a template; see :func:`spaniel.extract.wrapper.run_template`."""
    run = run_template(template, parser)
    rule = template.fields.get(_CATEGORY)
    if rule is None or not is_page_wide(rule) or not run.records:
        return run
    name = uncounted(run.records[0].values.get(_CATEGORY, ""))
    if name.lower() in categories_linked(_links(parser, name)):
        return run
    for record in run.records:
        record.drop(_CATEGORY)
    return run


def _links(parser: LexborHTMLParser, name: str) -> Iterator[tuple[str, str]]:
    """Yield the links that begin like a name: reading all takes as long as the template."""
    start = name[:1].lower()
    for node in parser.css("a[href]")[:_MOST_LINKS]:
        text = visible_text(node)
        if text[:1].lower() == start:
            yield node.attributes.get("href") or "", text
