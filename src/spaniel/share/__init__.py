"""Telling others: nothing is said without a marking."""

from spaniel.share.figures import Citation, Column, Figure, KeyNumber, ReaderUsed, Report, Row
from spaniel.share.report import comparable, render_report

__all__ = [
    "Citation",
    "Column",
    "Figure",
    "KeyNumber",
    "ReaderUsed",
    "Report",
    "Row",
    "comparable",
    "render_report",
]
