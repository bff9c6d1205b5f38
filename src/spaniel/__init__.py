"""Spaniel: watch, measure and disrupt the illicit drug trade on the Internet, lawfully.

Read :mod:`spaniel.pipeline` first: it tells the whole story in the order in which data walks
through the house. The words used everywhere are listed in ``docs/reference/vocabulary.md``.
"""

__version__ = "0.1.0"
