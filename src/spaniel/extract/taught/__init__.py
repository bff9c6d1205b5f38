"""Reading by what was taught: a site's templates, run fast, and learned from reading without them.

:class:`TaughtReader` reads a source by its profile and may read into a lake. :func:`learn` makes a
profile from readings without one, and :class:`FastReader` does so on the way through many pages,
for dry runs. See ``docs/explanation/wrappers.md``.
"""

from ._agreement import Agreement, compare
from ._drift import is_drift
from ._fast import Counts, FastReader
from ._learn import ReadBefore, learn
from ._reader import Proposal, TaughtReader

__all__ = [
    "Agreement",
    "Counts",
    "FastReader",
    "Proposal",
    "ReadBefore",
    "TaughtReader",
    "compare",
    "is_drift",
    "learn",
]
