"""Running a taught template on a page and saying whether the result can be believed."""

from __future__ import annotations

from collections.abc import Sequence

from selectolax.lexbor import LexborHTMLParser

from spaniel.types import Template

from ._check import Assertions
from ._run import RecordFound, TemplateRun, Wrapper

__all__ = ["check_run", "run_template"]

_MOST_READY = 64
_READY: dict[int, tuple[Template, Wrapper, Assertions]] = {}
"""Templates made ready, by identity; each is held, so that its number is not given again."""


def run_template(template: Template, parser: LexborHTMLParser) -> TemplateRun:
    """Run a template on a parsed page.

    Args:
        template: as taught, or from a profile.
        parser: the page, parsed.

    Returns:
        The records with the texts of their fields, and the assertions that do not hold. The texts
        are raw: making prices and dates of them is the caller's.

    Raises:
        InputError: a selector of the template is not of the plain subset of CSS.
    """
    wrapper, assertions = _ready(template)
    if wrapper.sign and parser.css_first(wrapper.sign) is None:
        return TemplateRun((), (f"`{wrapper.sign}`, the sign of such pages, is not there.",))
    records = assertions.believed(wrapper.read(parser))
    return TemplateRun(tuple(records), assertions.faults(records))


def check_run(template: Template, records: Sequence[RecordFound]) -> tuple[str, ...]:
    """Hold records against a template's assertions.

    Checked are: how many there are, that required fields are filled, that values look like the
    values known when it was taught, and that what used to differ does not agree in all of them.

    Returns:
        The assertions that do not hold, one sentence each; empty where the template still fits.
    """
    return _ready(template)[1].faults(records)


def _ready(template: Template) -> tuple[Wrapper, Assertions]:
    known = _READY.get(id(template))
    if known is None:
        if len(_READY) >= _MOST_READY:
            _READY.clear()
        known = _READY[id(template)] = (template, Wrapper(template), Assertions(template))
    return known[1], known[2]
