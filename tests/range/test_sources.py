"""The range's source and authority files say what the rest of the house needs, and no more."""

import re
from datetime import UTC, datetime
from fnmatch import fnmatchcase
from typing import Any

import pytest
import yaml
from pydantic import TypeAdapter

from spaniel.errors import InputError, UnknownName
from spaniel.range import authority_yaml, build_world, source_yaml, walk
from spaniel.types import Authority, Source, Technique, Tlp

WORLD = build_world(seed=4, days=3)
BASE = "http://127.0.0.1:40001"


def read_source(service: str, **more: Any) -> Source:
    text = source_yaml(WORLD, service, BASE, **more)
    return TypeAdapter(Source).validate_python(yaml.safe_load(text))


@pytest.mark.parametrize("service", list(WORLD.services))
def test_a_source_file_is_a_source(service: str) -> None:
    source = read_source(service)
    assert source.simulated
    assert source.service == service
    assert source.entries == (BASE + "/",)
    assert (source.politeness.delay, source.politeness.concurrency) == (0.0, 8)
    assert source.politeness.robots
    assert source.expected.get("listings", 0) == WORLD.count_listings(0, service)
    assert source_yaml(WORLD, service, BASE).startswith("# simulated\n")


@pytest.mark.parametrize("service", [s.id for s in WORLD.services.values() if s.listings])
def test_the_key_rule_reads_the_key_from_the_link(service: str) -> None:
    rule = re.compile(read_source(service).listing_key.regex)
    for truth in WORLD.iter_truth(0, service):
        found = rule.search(truth.pages[-1])
        assert found is not None
        assert found[1] == truth.listing_key


def test_a_patrol_of_everything_is_some_hundreds_of_pages() -> None:
    pages = 0
    for service in WORLD.services:
        source = read_source(service)
        walked = [a for a, _ in walk(WORLD, service, 0, leave="|".join(source.leave))]
        reached = set(walked)
        assert set(WORLD.result_addresses(service, 0)) <= reached
        assert len(walked) < source.budget.pages
        pages += len(walked)
    assert 350 <= pages <= 550


def test_details_are_followed_when_asked_for() -> None:
    def walked(service: str, **more: Any) -> set[str]:
        leave = "|".join(read_source(service, **more).leave)
        return {address for address, _ in walk(WORLD, service, 0, leave=leave)}

    assert not any("/item/" in address for address in walked("halberd"))
    assert any("/item/" in address for address in walked("halberd", details=True))
    assert any("/oferta/" in address for address in walked("candil"))


def test_the_budget_is_deep_enough_for_a_chain_of_next_links() -> None:
    source = read_source("kupol")
    assert source.budget.depth > len(WORLD.result_addresses("kupol", 0))


def test_an_authority_file_reaches_the_range_and_nothing_else() -> None:
    addresses = {"halberd": BASE, "kupol": "http://127.0.0.1:40002"}
    text = authority_yaml(WORLD, addresses)
    authority = TypeAdapter(Authority).validate_python(yaml.safe_load(text))
    assert authority.techniques == (Technique.OPEN_SOURCE,)
    assert authority.marking.tlp is Tlp.CLEAR
    assert "simulated" in authority.marking.caveats
    assert authority.purpose == "training on simulated markets"
    assert authority.media == ()
    assert authority.valid_from < datetime.combine(WORLD.first_day, datetime.min.time(), UTC)
    assert authority.retain_until > WORLD.first_day

    def reached(url: str) -> bool:
        return any(fnmatchcase(url, pattern) for pattern in authority.scope.patterns)

    assert reached(BASE + "/")
    assert reached("http://127.0.0.1:40002/katalog/")
    assert not reached("http://127.0.0.1:9/mirror")
    assert not reached("http://outside.invalid/partner")
    assert not (authority.scope.hosts or authority.scope.networks or authority.scope.files)


@pytest.mark.parametrize(
    "url", ["http://example.com:80", "https://127.0.0.1:1", "ftp://127.0.0.1", ""]
)
def test_an_authority_for_elsewhere_is_refused(url: str) -> None:
    with pytest.raises(InputError, match="this machine only"):
        authority_yaml(WORLD, {"halberd": url})


def test_an_unknown_service_has_no_source() -> None:
    with pytest.raises(UnknownName):
        source_yaml(WORLD, "nowhere", BASE)
