"""Invented texts for the recogniser of procedures: harmless crafts, and what must stay.

``load_corpus`` gives all of them, written by hand and generated, always the same.
"""

from benchmarks.sealing_corpus.generate import load_corpus, load_first_contact
from benchmarks.sealing_corpus.sample import Sample

__all__ = ["Sample", "load_corpus", "load_first_contact"]
