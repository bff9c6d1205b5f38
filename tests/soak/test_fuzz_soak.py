"""Thousands of hostile pages: ``make soak``, with SPANIEL_SOAK_SEED and SPANIEL_SOAK_FUZZ.

Edited pages and exports, then whatever atheris finds worth trying when it watches which branches
are taken. What fails is printed with the numbers that make it again.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from hostile_pages import (
    EXPORTS,
    apply,
    assert_lawful,
    assert_on_page,
    random_edits,
    seeds,
    watched,
)
from hostile_texts import random_text
from spaniel.extract.export import ExportReader
from spaniel.extract.handle import find_handles
from spaniel.extract.key import find_keys
from spaniel.extract.page import PageReader
from spaniel.extract.price import find_prices
from spaniel.extract.quantity import find_quantities
from spaniel.extract.region import parse_regions
from spaniel.extract.sensitive import seal
from spaniel.extract.tiers import find_tiers
from spaniel.ports import Reader
from spaniel.substances import WordLexicon

SEED = int(os.environ.get("SPANIEL_SOAK_SEED", "1"))
FUZZ = int(os.environ.get("SPANIEL_SOAK_FUZZ", "5000"))
SECONDS_PER_INPUT = 60
READERS: dict[str, tuple[Reader, Sequence[bytes]]] = {
    "page": (PageReader(WordLexicon()), seeds()),
    "export": (ExportReader(), EXPORTS),
}
PROGRAM = Path(__file__).parents[1] / "steered_fuzzing.py"


@pytest.mark.soak
@pytest.mark.parametrize("name", READERS)
def test_thousands_of_edited_pages(name: str) -> None:
    reader, pages = READERS[name]
    print(f"{FUZZ} edited pages, seed {SEED}")
    for number in range(FUZZ):
        rng = random.Random(f"{SEED} {number}")
        page = rng.randrange(len(pages))
        edits = random_edits(rng)
        payload = apply(pages[page], edits)
        with watched(SECONDS_PER_INPUT):
            try:
                read = assert_lawful(reader, payload)
                if name == "page":
                    assert_on_page(read, payload)
            except BaseException:
                print(f"seed {SEED}, input {number}: page {page}, {edits}")
                raise


@pytest.mark.soak
def test_thousands_of_texts_that_repeat_themselves() -> None:
    """Find what makes an expression go back on itself without knowing the expression."""
    lexicon = WordLexicon()
    print(f"{FUZZ} repeating texts, seed {SEED}")
    for number in range(FUZZ):
        text = random_text(random.Random(f"{SEED} {number}"), 20_000)
        for find in (find_prices, find_quantities, find_tiers, parse_regions, find_handles,
                     find_keys, seal, lexicon.find):  # fmt: skip
            with watched(SECONDS_PER_INPUT):
                try:
                    find(text)
                except BaseException:
                    print(f"seed {SEED}, text {number}: {text[:60]!r}... {text[-20:]!r}")
                    raise


@pytest.mark.soak
@pytest.mark.parametrize("name", READERS)
def test_what_atheris_finds(name: str, tmp_path: Path) -> None:
    pytest.importorskip("atheris", reason="atheris is not installed: pip install atheris")
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for number, page in enumerate(sorted(READERS[name][1], key=len)[:40]):
        (corpus / str(number)).write_bytes(page)
    print(f"{FUZZ} runs of atheris, seed {SEED}")
    options = [f"-runs={FUZZ}", f"-seed={SEED}", f"-timeout={SECONDS_PER_INPUT}", "-max_len=20000",
               f"-artifact_prefix={tmp_path}/", "-rss_limit_mb=2048", str(corpus)]  # fmt: skip
    done = subprocess.run(
        [sys.executable, str(PROGRAM), name, *options],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.returncode == 0, done.stderr[-5_000:]
    assert "Done " in done.stderr
