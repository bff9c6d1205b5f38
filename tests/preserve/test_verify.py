"""Whatever is done to the evidence, verification names it; to a sound lake it says nothing."""

from __future__ import annotations

import gzip
import json
import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fakes import FakeClock
from lakes import LineReader, filled, new_lake, page, verified, writing
from spaniel.lake import commit, read_captures
from spaniel.preserve import FileLedger, Layout, verify_evidence
from spaniel.preserve.ledger import GENESIS, commitment, entry_hash
from spaniel.types import Act, canonical_json

UNITS = ("order-17", "order-18")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("evidence") / "lake"
    filled(root, pages=4, units=UNITS).close()
    # Lake versions are witnesses; what is found has to be found without them.
    shutil.rmtree(root / "versions")
    return root


@pytest.fixture
def root(sound: Path, tmp_path: Path) -> Path:
    return shutil.copytree(sound, tmp_path / "lake")


def findings(root: Path) -> list[str]:
    lake_id = json.loads((root / "lake.json").read_text())["id"]
    return [str(finding) for finding in verify_evidence(Layout(root, lake_id)).findings]


def evidence(root: Path) -> list[Path]:
    files = [root / "ledger" / "entries.jsonl"]
    for unit in UNITS:
        files += [root / "units" / unit / "acts.jsonl"]
        files += sorted((root / "units" / unit / "warc").iterdir())
    return files


def segments(root: Path) -> list[Path]:
    return [path for path in evidence(root) if path.suffix == ".gz"]


# --------------------------------------------------------------------------- one byte


def flip_every(root: Path, positions: dict[Path, list[int]], bits: Callable[[], int]) -> None:
    for path, offsets in positions.items():
        whole = path.read_bytes()
        for offset in offsets:
            changed = bytearray(whole)
            changed[offset] ^= bits()
            path.write_bytes(changed)
            found = findings(root)
            name = str(path.relative_to(root))
            assert found, f"a flipped byte {offset} of {name} was not found"
            assert any(name in line for line in found), found
        path.write_bytes(whole)
    assert findings(root) == []


def test_a_flipped_byte_is_named(root: Path) -> None:
    dice = random.Random(7)
    places = [(path, n) for path in evidence(root) for n in range(path.stat().st_size)]
    chosen: dict[Path, list[int]] = {}
    for path, offset in dice.sample(places, 350):
        chosen.setdefault(path, []).append(offset)
    for path in segments(root):  # and the first bytes of every file: magic, method, flags, time
        chosen.setdefault(path, []).extend(range(12))
    for path in evidence(root):  # and the last ones
        chosen[path] += [path.stat().st_size - 1]
    flip_every(root, chosen, lambda: dice.randint(1, 255))


def test_a_salt_in_capitals_is_named(root: Path) -> None:
    """One bit of a hexadecimal digit is in no number, only in the text."""

    def capitals(all_: list[bytes]) -> list[bytes]:
        before, name, after = all_[3].partition(b'"salt":"')
        return [*all_[:3], before + name + after[:32].upper() + after[32:], *all_[4:]]

    tamper(root / ACTS, capitals)
    assert any(line.startswith(f"changed: {ACTS}, line 4") for line in findings(root))


@pytest.mark.soak
def test_every_flipped_byte_is_named(root: Path) -> None:
    dice = random.Random(int(os.environ.get("SPANIEL_SOAK_SEED", "1")))
    places = {path: list(range(path.stat().st_size)) for path in evidence(root)}
    flip_every(root, places, lambda: dice.randint(1, 255))


# --------------------------------------------------------------------------- lines


def lines(path: Path) -> list[bytes]:
    return path.read_bytes().splitlines(keepends=True)


def tamper(path: Path, change: Callable[[list[bytes]], list[bytes]]) -> None:
    path.write_bytes(b"".join(change(lines(path))))


ENTRIES = Path("ledger/entries.jsonl")
ACTS = Path("units/order-17/acts.jsonl")


@pytest.mark.parametrize("file", [ENTRIES, ACTS])
@pytest.mark.parametrize("at", [0, 5, -1])
@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (lambda all_, n: all_[:n] + all_[n:][1:], "missing"),
        (lambda all_, n: [*all_, all_[n]], "added"),
        (lambda all_, n: [*all_[:n], all_[n], *all_[n:]], "added"),
        (lambda all_, n: [all_[n], *(x for x in all_ if x is not all_[n])], "reordered"),
        (lambda all_, n: [*all_[:n], all_[n][: len(all_[n]) // 2] + b"\n", *all_[n:][1:]], "chang"),
        (lambda all_, n: [*all_[:n], b"\n", *all_[n:]], "changed"),
        (lambda all_, n: [*all_[:n], b"[]\n", *all_[n:]], "changed"),
        (lambda all_, n: [*all_[:n], all_[n].replace(b":", b": ", 1), *all_[n:][1:]], "changed"),
    ],
    ids=["remove", "repeat", "double", "move", "halve", "empty", "list", "space"],
)
def test_changed_lines_are_named(root: Path, file: Path, at: int, change: Any, kind: str) -> None:
    def changed(all_: list[bytes]) -> list[bytes]:
        return list(change(all_, at % len(all_)))

    if kind == "reordered":
        at = at or 1  # the first line is where it is
    tamper(root / file, changed)
    found = findings(root)
    assert any(line.startswith(kind) for line in found), found


def test_every_order_of_two_lines_but_theirs_is_named(root: Path) -> None:
    for file in (ENTRIES, ACTS):
        whole = lines(root / file)
        for n in range(len(whole) - 1):
            tamper(root / file, lambda all_, n=n: [*all_[:n], all_[n + 1], all_[n], *all_[n + 2 :]])
            assert any(line.startswith("reordered") for line in findings(root)), n
            (root / file).write_bytes(b"".join(whole))


def test_fields_in_another_order_are_named(root: Path) -> None:
    def shuffled(all_: list[bytes]) -> list[bytes]:
        fields = json.loads(all_[3])
        turned = dict(reversed(fields.items()))
        return [*all_[:3], json.dumps(turned, separators=(",", ":")).encode() + b"\n", *all_[4:]]

    for file in (ENTRIES, ACTS):
        whole = (root / file).read_bytes()
        tamper(root / file, shuffled)
        assert any(line.startswith("changed") for line in findings(root))
        (root / file).write_bytes(whole)


@pytest.mark.parametrize("file", [ENTRIES, ACTS])
@pytest.mark.parametrize("keep", [0.0, 0.3, 0.99])
def test_truncated_files_are_named(root: Path, file: Path, keep: float) -> None:
    path = root / file
    os.truncate(path, int(path.stat().st_size * keep))
    assert any(line.startswith("missing") for line in findings(root))


def test_a_ledger_cut_at_an_entry_is_told_by_the_acts(root: Path) -> None:
    tamper(root / ENTRIES, lambda all_: all_[:-2])
    found = findings(root)
    assert sum("is not in the ledger, but" in line for line in found) == 2, found


def test_a_ledger_and_acts_cut_together_are_told_by_the_lake_version(tmp_path: Path) -> None:
    lake = filled(tmp_path / "lake")
    tamper(lake.root / ACTS, lambda all_: all_[:-1])
    tamper(lake.root / ENTRIES, lambda all_: all_[:-1])
    assert any("lake version" in line for line in findings(lake.root))


# --------------------------------------------------------------------------- forgery


def reforge(root: Path, file: Path, number: int, body: Any) -> None:
    """Replace an act, and its commitment in the entry, but not the chain."""
    acts, entries = lines(root / file), lines(root / ENTRIES)
    act = json.loads(acts[number]) | {"body": body}
    seq = act["seq"]
    entry = json.loads(entries[seq])
    entry["commitment"] = commitment(act["salt"], act["kind"], act["id"], act["body"])
    acts[number] = canonical_json(act) + b"\n"
    entries[seq] = json.dumps(entry, separators=(",", ":")).encode() + b"\n"
    (root / file).write_bytes(b"".join(acts))
    (root / ENTRIES).write_bytes(b"".join(entries))


def test_an_act_replaced_with_its_commitment_breaks_the_chain(root: Path) -> None:
    act = json.loads(lines(root / ACTS)[4])
    reforge(root, ACTS, 4, act["body"] | {"address": "http://other.example"})
    assert any("hash was made from" in line for line in findings(root))


def test_an_act_and_the_chain_from_there_on_are_told_by_the_lake_version(tmp_path: Path) -> None:
    root = filled(tmp_path / "lake").root
    source_act = json.loads(lines(root / ACTS)[1])
    reforge(root, ACTS, 1, source_act["body"] | {"service": "another"})
    head, entries = GENESIS, []
    for line in lines(root / ENTRIES):
        entry = json.loads(line) | {"previous": head}
        names = ("seq", "at", "kind", "unit", "commitment", "previous")
        entry["hash"] = head = entry_hash(*(entry[name] for name in names))
        entries.append(json.dumps(entry, separators=(",", ":")).encode() + b"\n")
    (root / ENTRIES).write_bytes(b"".join(entries))
    assert any("is another than when lake version" in line for line in findings(root))


def forged(root: Path, kind: str, body: dict[str, Any], id_: str = "forged") -> None:
    lake_id = json.loads((root / "lake.json").read_text())["id"]
    ledger = FileLedger(Layout(root, lake_id), FakeClock())
    ledger.append([Act(kind=kind, unit="order-17", id=id_, body=body)])


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"file": "x.warc.gz"},
        {"file": "../../../etc/passwd", "offset": 0, "length": 10, "record_sha256": "sha256:0"},
        {"file": ["a"], "offset": "0", "length": None, "record_sha256": 7, "id": {}},
        {"file": "x.warc.gz", "offset": -1, "length": 10**30, "record_sha256": "", "id": "forged"},
        {"file": "x.warc.gz", "offset": 0, "length": 10**15, "record_sha256": "", "id": "forged"},
    ],
)
@pytest.mark.parametrize("kind", ["capture", "segment"])
def test_forged_acts_with_a_proper_chain_are_named(
    root: Path, kind: str, body: dict[str, Any]
) -> None:
    forged(root, kind, body)
    assert findings(root)


def test_a_second_act_for_a_record_is_named(root: Path) -> None:
    body = next(
        act["body"] for act in map(json.loads, lines(root / ACTS)) if act["kind"] == "capture"
    )
    forged(root, "capture", body, body["id"])
    assert any("two acts" in line for line in findings(root))


def test_an_entry_with_a_proper_chain_and_no_act_is_named(root: Path) -> None:
    forged(root, "grant", {"target": "http://x.example"})
    tamper(root / ACTS, lambda all_: all_[:-1])
    assert any("its act (grant) is gone" in line for line in findings(root))


# --------------------------------------------------------------------------- records and files


def test_records_and_files_that_move_are_named(root: Path) -> None:
    first, second = segments(root)[0], segments(root)[-1]
    one, two = first.read_bytes(), second.read_bytes()
    assert first.parent != second.parent
    first.write_bytes(two)
    second.write_bytes(one)
    found = findings(root)
    assert {str(first.relative_to(root)), str(second.relative_to(root))} <= {
        line.split(": ")[1].partition(",")[0] for line in found
    }


def members(data: bytes) -> list[bytes]:
    starts = [n for n in range(len(data)) if data.startswith(b"\x1f\x8b\x08\x00\x00\x00\x00", n)]
    return [data[a:b] for a, b in zip(starts, [*starts[1:], len(data)], strict=True)]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda all_: [all_[0], all_[2], all_[1], *all_[3:]], "changed"),
        (lambda all_: all_[:-1], "missing"),
        (lambda all_: [all_[0], *all_[2:]], "changed"),
        (lambda all_: [*all_, all_[-1]], "added"),
        (lambda all_: [*all_, gzip.compress(b"WARC/1.1\r\n\r\n\r\n\r\n")], "added"),
        (lambda all_: [b"", *all_, b"\0"], "added"),
        (lambda all_: [gzip.compress(gzip.decompress(one), 1) for one in all_], "changed"),
        (lambda all_: [], "missing"),
    ],
    ids=["swap", "last", "remove", "repeat", "append", "byte", "recompress", "empty"],
)
def test_changed_records_are_named(root: Path, change: Any, says: str) -> None:
    path = max(segments(root), key=lambda path: path.stat().st_size)
    path.write_bytes(b"".join(change(members(path.read_bytes()))))
    found = findings(root)
    name = str(path.relative_to(root))
    assert any(line.startswith(says) and name in line for line in found), found


def test_missing_added_and_strange_files_are_named(root: Path) -> None:
    first, second, *_ = segments(root)
    renamed = first.with_name("other.warc.gz")
    first.rename(renamed)
    (renamed.parent / "folder.warc.gz").mkdir()
    second.unlink()
    second.mkdir()
    found = findings(root)
    assert f"added: {renamed.relative_to(root)}: the ledger knows no such file" in found
    assert any("folder.warc.gz" in line for line in found)
    assert any(line.startswith(f"missing: {first.relative_to(root)}") for line in found)
    assert any(line.startswith(f"missing: {second.relative_to(root)}") for line in found)


def test_an_act_moved_between_units_is_named(root: Path) -> None:
    other = root / "units" / "order-18" / "acts.jsonl"
    line = lines(root / ACTS)[-1]
    tamper(root / ACTS, lambda all_: all_[:-1])
    tamper(other, lambda all_: [*all_, line])
    found = findings(root)
    assert any(line.startswith("added: units/order-18/acts.jsonl") for line in found)
    assert any(line.startswith("missing: ledger entr") for line in found)


def test_a_unit_that_is_gone_is_named(root: Path) -> None:
    shutil.rmtree(root / "units" / "order-17")
    found = findings(root)
    assert any("its act (capture) is gone" in line for line in found)
    assert len(found) < 20, "one line for each run of entries, not for each entry"


def test_an_emptied_lake_is_told_by_its_versions(tmp_path: Path) -> None:
    root = filled(tmp_path / "lake", units=UNITS).root
    for path in evidence(root):
        path.unlink()
    assert any("lake version" in line for line in findings(root))


# --------------------------------------------------------------------------- no false findings


def test_a_sound_lake_is_silent_at_every_stage(tmp_path: Path) -> None:
    lake = new_lake(tmp_path / "lake")
    assert verified(lake).sound
    with writing(lake) as writer:
        assert verified(lake).sound
        writer.keep([("http://shop.example/1", page(1))])
        writer.put("http://shop.example/2", page(2))
        found = verified(lake)
        assert (found.sound, found.captures, found.waiting) == (True, 1, 1)
        commit(lake)
        found = verified(lake)
        assert (found.sound, found.captures, found.waiting) == (True, 1, 0)
        writer.archive.flush()
        assert verified(lake).waiting == 1
    read_captures(lake, "order-17", writer.source, [LineReader()])
    assert verified(lake).sound
    commit(lake)
    found = verified(lake)
    assert (found.sound, found.captures, found.payloads, found.segments) == (True, 2, 2, 1)
    assert found.entries == lake.ledger.size


def test_verification_changes_nothing(root: Path) -> None:
    before = {p: (p.stat().st_mtime_ns, p.stat().st_size) for p in sorted(root.rglob("*"))}
    assert findings(root) == []
    assert {p: (p.stat().st_mtime_ns, p.stat().st_size) for p in sorted(root.rglob("*"))} == before


def test_a_spool_with_a_damaged_line_is_named_and_set_aside(tmp_path: Path) -> None:
    lake = new_lake(tmp_path / "lake")
    with writing(lake) as writer:
        writer.keep([(f"http://shop.example/{n}", page(n)) for n in range(4)])
    unit = lake.layout.unit("order-17")
    (spool,) = unit.spool.glob("*.spool")
    tamper(spool, lambda all_: [all_[0], all_[1], all_[2].replace(b"shop", b"shoq"), *all_[3:]])
    name = f"changed: {spool.relative_to(lake.root)}"
    assert any(line.startswith(name) for line in findings(lake.root))
    commit(lake)
    found = verified(lake)
    assert found.captures == 3, "the lines after the damaged one are not lost"
    assert (spool.with_suffix(".damaged")).exists()
    assert any("1 acknowledged lines cannot be read" in str(line) for line in found.findings)
    (segment,) = unit.warc.iterdir()
    assert any(segment.name in line.where for line in found.findings)
    assert len(members(segment.read_bytes())) == 5, "nothing of the segment was cut off"
