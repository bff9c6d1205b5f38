"""The house itself: the dependency rule, the words, and what must not be in it."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "src").rglob("*.py"))


def test_the_dependency_rule_holds() -> None:
    code = "import sys; from importlinter.cli import lint_imports as check; sys.exit(check())"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()


def test_there_is_no_junk_drawer() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "core", "base", "misc", "shared"}
    found = [p for p in (ROOT / "src").rglob("*") if p.stem in drawers and p.suffix in {"", ".py"}]
    assert [p for p in found if "templates" not in p.parts] == []


def test_the_pipeline_can_be_read_in_two_minutes() -> None:
    lines = (ROOT / "src" / "spaniel" / "pipeline.py").read_text().splitlines()
    assert len(lines) < 400


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT / "src")))
def test_every_module_says_what_it_is_for_and_can_be_held_in_mind(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text))
    assert len(text.splitlines()) < 420 or path.name == "types.py"


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT / "src")))
def test_no_function_is_longer_than_a_screen(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    long = {
        node.name: (node.end_lineno or 0) - node.lineno
        for node in ast.walk(tree)
        if isinstance(node, functions) and (node.end_lineno or 0) - node.lineno > 60
    }
    assert long == {}


def test_nothing_names_a_machine_path_or_another_workplace() -> None:
    told = re.compile(r"/work/(main|shared)|/root/|/tmp/bash")
    files = [p for p in ROOT.rglob("*") if p.suffix in {".py", ".md", ".yaml", ".toml", ".yml"}]
    ours = [p for p in files if not {".venv", ".git", "demo", "site"} & set(p.parts)]
    assert [p for p in ours if p != Path(__file__) and told.search(p.read_text("utf-8"))] == []
