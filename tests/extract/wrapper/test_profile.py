"""Site profiles as YAML: round trip, order, and one clear sentence for each slip."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spaniel.definitions import profile_from, read_profile, source_from, write_profile
from spaniel.errors import SourceInvalid, StorageError
from spaniel.types import FieldRule, SiteProfile, Template

PROFILE = SiteProfile(
    site="made-up",
    version=3,
    taught="by a test",
    templates=(
        Template(
            observes="listing",
            record="li.row",
            fields={
                "title": FieldRule(path="h4>a", required=True),
                "price": FieldRule(path="p", after="From: ", before=" -"),
                "seller": FieldRule(path="+li b", nth=-1, take="@title"),
            },
            most=60,
            known=({"title": "Größe: 1", "price": "1 €"},),
        ),
    ),
)


def test_a_profile_comes_back_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "profile.yaml"
    write_profile(PROFILE, path)
    assert read_profile(path) == PROFILE
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# What was taught")
    assert list(read_profile(path).templates[0].fields) == ["title", "price", "seller"]
    write_profile(read_profile(path), path)
    assert path.read_text(encoding="utf-8") == text


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=30))
def test_texts_of_any_script_survive(text: str) -> None:
    rule = FieldRule(path="p", after=text)
    one = Template(observes="post", record="", fields={"text": rule}, known=({"text": text},))
    profile = SiteProfile(site="made-up", taught=text, templates=(one,))
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "p.yaml"
        write_profile(profile, path)
        assert read_profile(path) == profile


GOOD = {
    "site": "made-up",
    "templates": [{"observes": "listing", "record": "li", "fields": {"title": {"path": "a"}}}],
}


def with_template(**changes: object) -> dict[str, object]:
    return {"site": "made-up", "templates": [{**GOOD["templates"][0], **changes}]}  # type: ignore[dict-item]


@pytest.mark.parametrize(
    ("data", "word"),
    [
        ({**GOOD, "colour": "red"}, "`colour`: is not a field"),
        ({**GOOD, "site": "Made Up"}, "`site`"),
        ({**GOOD, "version": 0}, "`version`"),
        ({**GOOD, "templates": []}, "`templates` is empty"),
        (with_template(least="many"), "templates.0.least"),
        (with_template(least=5, most=2), "no number of records"),
        (with_template(observes="weather"), "`weather` is none of"),
        (with_template(fields={}), "fields: needs"),
        (with_template(fields={"title": {"path": "a:has(b)"}}), "not a plain selector"),
        (with_template(fields={"title": {"path": "a", "take": "html"}}), "`html` is neither"),
        (with_template(fields={"title": {"path": "a", "take": "next"}}), "needs the label's"),
        (with_template(fields={"title": {"way": "a"}}), "way"),
        (with_template(record="", fields={"title": {}}), "path: is empty"),
        (with_template(fields={"Title!": {"path": "a"}}), "lower-case word"),
        (with_template(record="div div div div p"), "too many steps"),
    ],
)
def test_each_slip_is_one_sentence_with_its_place(data: dict[str, object], word: str) -> None:
    with pytest.raises(SourceInvalid) as told:
        profile_from(data, where="p.yaml")
    assert word in str(told.value)
    assert str(told.value).startswith("p.yaml: ")
    assert "\n" not in str(told.value)


def test_a_profile_within_a_source_keeps_the_same_rules() -> None:
    source = {"id": "x", "service": "x", "profile": with_template(record="a:has(b)")}
    with pytest.raises(SourceInvalid, match="plain selector"):
        source_from(source, where="s.yaml")


@pytest.mark.parametrize("text", ["", "[]", "- 1", "site: *x", "site: a\nsite: b", "\x00", "{"])
def test_files_that_are_no_profile_are_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "p.yaml"
    path.write_text(text)
    with pytest.raises(SourceInvalid):
        read_profile(path)


def test_a_folder_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="cannot be written"):
        write_profile(PROFILE, tmp_path / "gone" / "p.yaml")
    with pytest.raises(SourceInvalid, match="cannot be read"):
        read_profile(tmp_path / "p.yaml")
