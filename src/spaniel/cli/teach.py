"""``spaniel teach``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from spaniel.cli.console import emit, table
from spaniel.cli.options import JsonOutput
from spaniel.errors import InputError

if TYPE_CHECKING:
    from spaniel.extract.wrapper import Taught, TemplateRun

__all__ = ["teach"]

_FIELDS = ("title", "url", "vendor", "vendor_url", "price", "category", "ships_from", "stock")
_SHOWN_ROWS = 12
_LONGEST_CELL = 40
_LARGEST_PAGE = 64_000_000


def teach(
    pages: Annotated[list[Path], Parameter(help="One to three saved pages of one kind.")],
    /,
    *,
    site: Annotated[str, Parameter(help="Slug of the site.")],
    out: Annotated[Path, Parameter(help="Where the profile is written.")],
    marks: Annotated[
        Path | None,
        Parameter(help="YAML or JSON: page's file name to its records, field to text each."),
    ] = None,
    show: Annotated[
        list[Path] | None, Parameter(help="Other pages: shows what would be read from them.")
    ] = None,
    unlike: Annotated[
        list[Path] | None,
        Parameter(help="Pages of other kinds, which must not be taken for such: a vendor's page."),
    ] = None,
    observes: Annotated[str, Parameter(help="listing, account, feedback or post.")] = "listing",
    who: Annotated[str, Parameter(help="Who teaches, and when: kept in the profile.")] = "",
    yes: Annotated[bool, Parameter(negative="", help="Save without asking.")] = False,
    as_json: JsonOutput = False,
) -> int:
    """Teach how a site's pages are read, by marking values on a few saved ones.

    Without --marks the values are asked for, one by one; an empty answer leaves a field out and
    Ctrl-D ends a record. What would be read is shown before anything is saved.

    For example: `spaniel teach page1.html page2.html --site lantern --out lantern.yaml`
    """
    from spaniel.definitions import write_profile
    from spaniel.extract.wrapper import teach as taught_from

    if as_json and not (marks and yes):
        raise InputError(
            "cannot ask with --json", where="spaniel teach", do="add --marks and --yes"
        )
    saved = [_page(path) for path in pages]
    others, apart = [_page(path) for path in show or []], [_page(path) for path in unlike or []]
    marked = _read_marks(marks, pages) if marks else _ask_marks(pages, saved)
    taught = taught_from(saved, marked, site=site, taught=who, observes=observes,
                         others=others, unlike=apart)  # fmt: skip
    if not as_json:
        _show(taught, [*pages, *(show or [])])
    is_saved = yes or _agrees(f"Save it as {out}?")
    if is_saved:
        write_profile(taught.profile, out)
    if as_json:
        emit(_as_values(taught, [*pages, *(show or [])], out), as_json=True)
    return 0


def _page(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST_PAGE)
    except OSError as fault:
        what = f"cannot be read ({fault.strerror or fault})"
        raise InputError(what, where=str(path), do="check the path") from fault


# --------------------------------------------------------------------------- marks


def _read_marks(path: Path, pages: Sequence[Path]) -> list[list[dict[str, str]]]:
    from spaniel.definitions import read_plain

    data = read_plain(path)
    unknown = sorted(set(data) - {page.name for page in pages})
    if unknown:
        what = f"marks the page `{unknown[0]}`, which is not among those given"
        raise InputError(what, where=str(path), do="name the pages' files")
    return [_records(data.get(page.name, []), page.name, path) for page in pages]


def _records(data: Any, page: str, path: Path) -> list[dict[str, str]]:
    if not isinstance(data, list) or not all(isinstance(one, Mapping) for one in data):
        what = f"`{page}` should have a list of records, each with `field: text` lines"
        raise InputError(what, where=str(path), do="write `- title: ...` for each record")
    return [{str(name): str(value) for name, value in one.items()} for one in data]


def _ask_marks(pages: Sequence[Path], saved: Sequence[bytes]) -> list[list[dict[str, str]]]:
    marked: list[list[dict[str, str]]] = []
    for path, html in zip(pages, saved, strict=True):
        records: list[dict[str, str]] = []
        while record := _ask_record(f"{path.name}, record {len(records) + 1}", html):
            records.append(record)
            table("Marked", ["field", "value"], list(record.items()))
            if not _agrees("Mark another record on this page?"):
                break
        marked.append(records)
    return marked


def _ask_record(what: str, html: bytes) -> dict[str, str]:
    print(f"{what}: copy each value as the page shows it.")
    record: dict[str, str] = {}
    for name in _FIELDS:
        try:
            value = _ask_value(name, html)
        except EOFError:
            print()
            break
        if value:
            record[name] = value
    return record


def _ask_value(name: str, html: bytes) -> str:
    from spaniel.extract.wrapper import not_on_page

    while value := input(f"  {name}: ").strip():
        if not not_on_page(html, {name: value}):
            return value
        print(f"  `{value}` is not on the page; copy it as it is shown, or leave it empty.")
    return ""


def _agrees(question: str) -> bool:
    try:
        return input(f"{question} [y/n] ").strip().lower() in ("y", "yes")
    except EOFError:
        return False


# --------------------------------------------------------------------------- what is shown


def _show(taught: Taught, names: Sequence[Path]) -> None:
    columns = list(taught.profile.templates[0].fields)
    for path, run in zip(names, taught.preview, strict=True):
        rows = [[_short(one.values.get(name, "")) for name in columns]
                for one in run.records[:_SHOWN_ROWS]]  # fmt: skip
        more = len(run.records) - len(rows)
        # Above the table, not in it: a title is broken to the width of a narrow table.
        print(f"{path.name}: {len(run.records)} records")
        table("", columns, rows)
        if more > 0:
            print(f"... and {more} more")
    for fault in taught.faults:
        print(f"Doubt: {fault}")


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_CELL else f"{text[: _LONGEST_CELL - 3]}..."


def _as_values(taught: Taught, names: Sequence[Path], out: Path) -> dict[str, Any]:
    def told(path: Path, run: TemplateRun) -> dict[str, Any]:
        return {"page": str(path), "records": [dict(one.values) for one in run.records]}

    runs = zip(names, taught.preview, strict=True)
    return {
        "profile": str(out),
        "pages": [told(path, run) for path, run in runs],
        "faults": list(taught.faults),
    }
