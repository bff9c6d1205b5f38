"""Wrappers: templates taught from marked pages, run fast, checked on each page, and repaired.

A template is data (:class:`spaniel.types.Template`); nothing here knows any site.
"""

from ._induce import induce
from ._marks import MarkedPage
from ._repair import propose, repair
from ._run import PAGE_WIDE, RecordFound, TemplateRun, is_page_wide
from ._shapes import Shape, shape_of
from ._signs import mistaken, signed
from ._teach import Taught, not_on_page, teach
from ._template import check_run, run_template
from ._text import line_round, visible_text

__all__ = [
    "PAGE_WIDE",
    "MarkedPage",
    "RecordFound",
    "Shape",
    "Taught",
    "TemplateRun",
    "check_run",
    "induce",
    "is_page_wide",
    "line_round",
    "mistaken",
    "not_on_page",
    "propose",
    "repair",
    "run_template",
    "shape_of",
    "signed",
    "teach",
    "visible_text",
]
