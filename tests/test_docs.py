"""The documentation is complete and speaks of nothing that is gone."""

from __future__ import annotations

import hashlib
import re
import typing
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
import yaml

import spaniel.errors
from spaniel.cli import app
from spaniel.definitions import authority_from, source_from
from spaniel.errors import SpanielError
from spaniel.lake.schema import describe
from spaniel.measure import MEASURES
from spaniel.preserve import FileLedger, Layout
from spaniel.types import Act, Authority, Source, Technique

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
HEADING = re.compile(r"^(#{1,4}) (.+)$", re.MULTILINE)
LINK = re.compile(r"\]\(([^)\s]+)\)")


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def section(text: str, title: str) -> str:
    """Return what stands under a heading, up to the next of its rank or a higher one."""
    found = [match for match in HEADING.finditer(_without_code(text)) if match[2] == title]
    assert found, f"there is no section '{title}'"
    rest = text[found[0].end() :]
    after = re.search(rf"^#{{1,{len(found[0][1])}}} ", _without_code(rest), re.MULTILINE)
    return rest[: after.start()] if after else rest


def rows(text: str) -> dict[str, str]:
    """Return first cell (code) to the rest of the line, of all tables in a text."""
    return {m[1]: m[2] for m in re.finditer(r"^\| `([^`]+)` \|(.*)\|$", text, re.MULTILINE)}


def blocks(text: str, language: str) -> list[str]:
    """Return fenced code of a language (none for the empty string), in order."""
    found: list[str] = []
    inside: list[str] | None = None
    wanted = False
    for line in text.splitlines():
        if not line.lstrip().startswith("```"):
            if inside is not None:
                inside.append(line)
        elif inside is None:
            inside, wanted = [], line.strip() == f"```{language}"
        else:
            found += ["\n".join(inside) + "\n"] if wanted else []
            inside = None
    assert inside is None, "a fence is not closed"
    return found


def _without_code(text: str) -> str:
    """Blank out fenced code, of the same length: a comment in it is no heading."""
    return re.sub(r"^```.*?^```$", lambda m: " " * len(m[0]), text, flags=re.M | re.S)


# --------------------------------------------------------------------------- commands


def commands() -> Iterator[tuple[str, Any]]:
    for name in app:
        if name.startswith("-"):
            continue
        below = [part for part in app[name] if not part.startswith("-")]
        yield from ((f"{name} {part}", app[name][part]) for part in below)
        if not below:
            yield name, app[name]


COMMANDS = dict(commands())


def options(command: Any) -> set[str]:
    arguments = command.assemble_argument_collection()
    names = {name for argument in arguments for name in argument.names}
    return {name for name in names if name.startswith("--") and not name.startswith("--empty-")}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented_with_all_its_options(name: str) -> None:
    text = section(page("reference/command-line.md"), name)
    assert f"`spaniel {name}" in text
    missing = {o for o in options(COMMANDS[name]) if not re.search(rf"{o}(?![\w-])", text)}
    assert not missing, f"`spaniel {name}`: {sorted(missing)} not documented"


@pytest.mark.parametrize("name", COMMANDS)
def test_no_documented_option_is_gone(name: str) -> None:
    usage = re.findall(r"`spaniel [^`]*`", section(page("reference/command-line.md"), name))
    named = set(re.findall(r"--[a-z-]+", " ".join(usage)))
    assert named <= options(COMMANDS[name])


def test_no_documented_command_is_gone() -> None:
    text = page("reference/command-line.md")
    titles = {match[2] for match in HEADING.finditer(text) if match[1] == "###"}
    assert titles == set(COMMANDS)


def shell_lines() -> Iterator[tuple[str, str]]:
    for path in pages():
        for block in blocks(path.read_text(encoding="utf-8"), ""):
            for line in block.splitlines():
                if line.strip().startswith("spaniel "):
                    yield str(path.relative_to(ROOT)), line.strip().partition("#")[0]


def pages() -> list[Path]:
    return [*sorted(ROOT.glob("*.md")), *sorted(DOCS.rglob("*.md"))]


def test_examples_name_commands_and_options_that_there_are() -> None:
    lines = list(shell_lines())
    assert len(lines) > 30
    for where, line in lines:
        words = line.split()[1:]
        name = next((n for n in (" ".join(words[:2]), words[0]) if n in COMMANDS), "")
        assert name, f"{where}: {line}"
        used = set(re.findall(r"(?<!\S)--[a-z-]+", line)) - {"--help"}
        assert used <= options(COMMANDS[name]), f"{where}: {line}"


# --------------------------------------------------------------------------- YAML files


def yaml_types(kind: type) -> Iterator[type]:
    """Yield a dataclass and all dataclasses within its fields."""
    yield kind
    for hint in typing.get_type_hints(kind).values():
        for part in parts_of(hint):
            if is_dataclass(part):
                yield from yaml_types(typing.cast(type, part))


def parts_of(hint: Any) -> Iterator[Any]:
    """Yield the plain types within ``X | None``, ``tuple[X, ...]``, ``Mapping[str, X]``."""
    inner = typing.get_args(hint)
    for part in inner:
        yield from parts_of(part)
    if not inner:
        yield hint


WHERE = {
    "Authority": ("reference/authority-file.md", "Authority file"),
    "Scope": ("reference/authority-file.md", "scope"),
    "Marking": ("reference/authority-file.md", "marking"),
    "Source": ("reference/source-file.md", "Source file"),
    "Politeness": ("reference/source-file.md", "politeness"),
    "Budget": ("reference/source-file.md", "budget"),
    "KeyRule": ("reference/source-file.md", "listing_key"),
    "SeenRule": ("reference/source-file.md", "seen"),
    "TableMapping": ("reference/source-file.md", "table"),
    "ColumnRule": ("reference/source-file.md", "One field"),
    "SiteProfile": ("reference/source-file.md", "profile"),
    "Template": ("reference/source-file.md", "One template"),
    "FieldRule": ("reference/source-file.md", "One field rule"),
}
KINDS = {kind.__name__: kind for root in (Authority, Source) for kind in yaml_types(root)}


def test_every_type_in_a_file_has_its_section() -> None:
    assert set(KINDS) == set(WHERE)


@pytest.mark.parametrize("name", WHERE)
def test_every_field_of_a_file_is_documented(name: str) -> None:
    path, title = WHERE[name]
    documented = rows(section(page(path), title))
    missing = [f.name for f in fields(KINDS[name]) if f.name not in documented]
    assert not missing


@pytest.mark.parametrize("name", set(WHERE) - {"Authority", "Source"})
def test_no_documented_field_is_gone(name: str) -> None:
    path, title = WHERE[name]
    text = section(page(path), title).partition("\n### ")[0]
    assert set(rows(text)) == {f.name for f in fields(KINDS[name])}


@pytest.mark.parametrize("name", WHERE)
def test_defaults_are_as_documented(name: str) -> None:
    path, title = WHERE[name]
    text = section(page(path), title).partition("\n### ")[0]
    if "| default |" not in text:
        return
    documented = rows(text)
    for f in fields(KINDS[name]):
        default = f.default
        if isinstance(default, bool | int | float | str) and default not in {"", MISSING}:
            said = documented[f.name].split("|")[0].strip()
            shown = str(default).lower() if isinstance(default, bool) else str(default)
            assert said in {f"`{shown}`", "names the software"}, f"{name}.{f.name}"


def test_every_technique_is_documented() -> None:
    assert set(rows(section(page("reference/authority-file.md"), "techniques"))) == set(Technique)


def test_every_mappable_field_of_a_listing_is_documented() -> None:
    from spaniel.extract.mapping import _FIELDS

    text = section(page("reference/source-file.md"), "table")
    assert all(f"`{name}`" in text for name in _FIELDS)


def whole_files() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in pages():
        for block in blocks(path.read_text(encoding="utf-8"), "yaml"):
            if block.startswith("id: "):
                yield str(path.relative_to(ROOT)), yaml.safe_load(block)


def test_whole_files_in_the_documentation_are_valid() -> None:
    found = set()
    for where, data in whole_files():
        is_authority = "techniques" in data
        (authority_from if is_authority else source_from)(data, where=where)
        found.add((where, is_authority))
    assert {("README.md", True), ("README.md", False)} <= found


# --------------------------------------------------------------------------- tables and measures


@pytest.mark.parametrize("kind", describe())
def test_every_column_is_documented_with_its_type(kind: str) -> None:
    documented = rows(section(page("reference/tables.md"), kind))
    found = {name: text.split("|")[0].strip().strip("`") for name, text in documented.items()}
    assert found == describe()[kind]


@pytest.mark.parametrize("name", MEASURES)
def test_every_measure_is_documented(name: str) -> None:
    text = section(page("reference/measures.md"), name)
    missing = [column.name for column in MEASURES[name].columns if f"`{column.name}`" not in text]
    missing += [p.name for p in MEASURES[name].parameters if f"`{p.name}`" not in text]
    assert not missing


def test_defaults_of_parameters_are_as_documented() -> None:
    documented = rows(page("reference/measures.md"))
    for measure in MEASURES.values():
        for parameter in measure.parameters:
            shown = f"`{parameter.default}`" if parameter.default else "none"
            assert documented[parameter.name].split("|")[0].strip() == shown


def test_every_error_is_documented() -> None:
    found = {name for name in spaniel.errors.__all__ if name != "annotations"}
    documented = set(rows(section(page("reference/errors.md"), "Errors and exit codes")))
    assert found <= documented
    assert all(issubclass(getattr(spaniel.errors, name), SpanielError) for name in found)


@pytest.mark.parametrize("name", ["page_kind", "site_kind"])
def test_every_kind_of_page_and_site_is_documented(name: str) -> None:
    from spaniel import types as spaniel_types

    kinds: type[Enum] = {
        "page_kind": spaniel_types.PageKind,
        "site_kind": spaniel_types.SiteKind,
    }[name]
    text = rows(section(page("reference/tables.md"), "reading"))[name]
    assert set(re.findall(r"`([a-z_]+)`", text)) == {kind.value for kind in kinds} | {"string"}


# --------------------------------------------------------------------------- the ledger's format


class StandingClock:
    def now(self) -> datetime:
        return datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


@pytest.fixture
def small_lake(tmp_path: Path) -> Path:
    """A lake's evidence: two units, acts with awkward values, and a record."""
    layout = Layout(tmp_path, "0" * 32)
    (tmp_path / "lake.json").write_text('{"format": 1, "id": "%s"}' % ("0" * 32))
    record = b"invented compressed bytes"
    segment = layout.unit("order-17").warc / "a.warc.gz"
    segment.write_bytes(record)
    sha256 = "sha256:" + hashlib.sha256(record).hexdigest()
    place = {"file": "a.warc.gz", "offset": 0, "length": len(record), "record_sha256": sha256}
    bodies = [{"delay": 0.0, "big": 10**30, "salt": ',"salt":"', "é": [None, True]}, {}]
    ledger = FileLedger(layout, StandingClock())
    ledger.append(
        [Act(kind="source", unit="order-17", id=f"s{n}", body=b) for n, b in enumerate(bodies)]
    )
    ledger.append([Act(kind="segment", unit="order-17", id="a.warc.gz", body=place)])
    ledger.append([Act(kind="report", unit="", id="r", body={"rates": "x"})])
    ledger.append([Act(kind="grant", unit="order-23", id="g", body={"target": "http://a.test"})])
    return tmp_path


def verify_as_documented(lake: Path) -> list[str]:
    (code,) = blocks(section(page("reference/ledger-format.md"), "A verifier"), "python")
    names: dict[str, Any] = {"__name__": "documented"}
    exec(compile(code, "ledger-format.md", "exec"), names)
    return list(names["verify"](lake))


def test_the_documented_verifier_agrees_that_evidence_is_sound(small_lake: Path) -> None:
    assert verify_as_documented(small_lake) == []


@pytest.mark.parametrize(
    "name",
    [
        "ledger/entries.jsonl",
        "ledger/acts.jsonl",
        "units/order-17/acts.jsonl",
        "units/order-17/warc/a.warc.gz",
        "units/order-23/acts.jsonl",
    ],
)
def test_the_documented_verifier_names_a_changed_byte(small_lake: Path, name: str) -> None:
    path = small_lake / name
    data = path.read_bytes()
    for at in (data.find(b'"kind":"') + 8, len(data) // 2):
        other = b"b" if data[at : at + 1] == b"a" else b"a"
        path.write_bytes(data[:at] + other + data[at + 1 :])
        assert not found_sound(small_lake), f"byte {at}"


def found_sound(lake: Path) -> bool:
    """Whether the documented verifier comes to its end and finds nothing."""
    try:
        return verify_as_documented(lake) == []
    except (ValueError, KeyError, TypeError):  # no JSON, or no hexadecimal, any more
        return False


def test_the_documented_verifier_names_a_missing_and_an_exchanged_act(small_lake: Path) -> None:
    path = small_lake / "units/order-17/acts.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[1:]))
    assert verify_as_documented(small_lake) == ["the act of entry 0 is missing"]
    entries = small_lake / "ledger/entries.jsonl"
    first, second, *rest = entries.read_bytes().splitlines(keepends=True)
    entries.write_bytes(b"".join([second, first, *rest]))
    assert any("does not follow" in line for line in verify_as_documented(small_lake))


def test_every_kind_of_act_in_the_source_is_documented() -> None:
    text = "".join(path.read_text("utf-8") for path in (ROOT / "src/spaniel").rglob("*.py"))
    kinds = set(re.findall(r'(?:Act\(\s*kind=|_enter\()"([a-z_]+)"', text))
    documented = re.findall(
        r"^\| ((?:`[a-z_]+`(?:, )?)+) \|",
        section(page("reference/ledger-format.md"), "Acts"),
        re.MULTILINE,
    )
    named = {name for cell in documented for name in re.findall(r"`([a-z_]+)`", cell)}
    assert {"grant", "capture"} <= kinds <= named


# --------------------------------------------------------------------------- pages and links


def test_every_page_is_in_the_navigation() -> None:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    named = set(re.findall(r"[\w/.-]+\.md", text))
    there = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")}
    assert there <= named
    assert named - there <= {"performance.md"}


def test_links_lead_somewhere() -> None:
    for path in pages():
        for target in LINK.findall(_without_code(path.read_text(encoding="utf-8"))):
            if target.startswith(("http", "mailto:")):
                continue
            name, _, anchor = target.partition("#")
            led = (path.parent / name).resolve() if name else path
            assert led.exists() or led.name == "performance.md", f"{path.name}: {target}"
            if anchor and led.suffix == ".md":
                assert anchor in anchors(led), f"{path.name}: {target}"


def anchors(path: Path) -> set[str]:
    text = _without_code(path.read_text(encoding="utf-8"))
    titles = [re.sub(r"[^\w\s-]", "", m[2]).strip().lower() for m in HEADING.finditer(text)]
    return {re.sub(r"\s+", "-", title) for title in titles}


def test_pages_ask_nothing_of_other_machines_when_built() -> None:
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    assert settings["theme"]["font"] is False
    assert not {"extra_javascript", "extra_css"} & set(settings)
    for path in pages():
        assert "](http" not in "".join(re.findall(r"!\[[^]]*\]\([^)]*\)", path.read_text("utf-8")))


def test_pictures_are_small() -> None:
    pictures = list((DOCS / "images").iterdir())
    assert pictures
    assert all(path.stat().st_size < 300_000 for path in pictures)


def test_decisions_are_numbered_and_have_their_four_parts() -> None:
    found = sorted((DOCS / "decisions").glob("0*.md"))
    assert [int(path.name[:4]) for path in found] == list(range(1, len(found) + 1))
    index = page("decisions/index.md")
    for path in found:
        text = path.read_text(encoding="utf-8")
        parts = [f"**{p}.**" for p in ("Context", "Choice", "Rejected", "Consequence")]
        assert [text.index(part) for part in parts] == sorted(text.index(part) for part in parts)
        assert path.name in index
        assert len(text.splitlines()) < 70
