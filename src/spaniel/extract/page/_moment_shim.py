"""Temporary."""
from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from ..moment import parse_moment


@dataclass
class F:
    start: datetime
    until: datetime
    text: str
_M = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_T = r"(?:,?\s*(?:at\s+)?\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]m)?)?"
R = re.compile(rf"\d{{4}}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}{_T}|\b\d{{1,2}}(?:st|nd|rd|th)?\s+{_M}\s+\d{{2,4}}{_T}|\b{_M}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}{_T}|\b{_M}\s+\d{{4}}\b", re.I)
REL = re.compile(r"(\d+)\s*(min|hour|day|week|month|year)[a-z]*\s+ago", re.I)
U = dict(min=timedelta(minutes=1), hour=timedelta(hours=1), day=timedelta(days=1), week=timedelta(days=7), month=timedelta(days=30), year=timedelta(days=365))
def find_moment(text, *, now=None, language=""):
    m = R.search(text)
    if m:
        got = parse_moment(m[0], language=language or "en")
        if got: return F(got[0], got[1], m[0])
    m = REL.search(text)
    if m and now:
        u = U[m[2].lower()]; t = now - int(m[1]) * u
        if u >= timedelta(days=1): t = t.replace(hour=0, minute=0, second=0, microsecond=0)
        return F(t, t + u, m[0])
    return None
