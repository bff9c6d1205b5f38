"""The program that atheris runs on a reader: ``python steered_fuzzing.py page|export OPTION...``.

The options are libFuzzer's. Spaniel is imported here and nowhere before, because atheris sees only
the branches of what is imported under its eyes.
"""

from __future__ import annotations

import importlib
import sys


def main() -> None:
    atheris = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["spaniel.extract"]):
        from hostile_pages import assert_lawful
        from spaniel.extract.export import ExportReader
        from spaniel.extract.page import PageReader
        from spaniel.ports import Reader
        from spaniel.substances import WordLexicon
    reader: Reader = PageReader(WordLexicon()) if sys.argv[1] == "page" else ExportReader()

    def try_one(payload: bytes) -> None:
        assert_lawful(reader, payload)

    atheris.Setup([sys.argv[0], *sys.argv[2:]], try_one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
