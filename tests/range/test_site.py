"""The sites of the range: everything true is printed, every link leads somewhere, no two alike."""

import re
from collections import Counter
from html import unescape

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from spaniel.range import (
    FORBIDDEN_DIGEST,
    FORBIDDEN_PATH,
    FORBIDDEN_STANDIN,
    World,
    build_world,
    walk,
)
from spaniel.range._money import print_money
from spaniel.types import SiteKind, digest

WORLD = build_world(seed=3, scale=0.5, days=6)
MARKETS = [s.id for s in WORLD.services.values() if s.listings]


def text_of(world: World, service: str, day: int, address: str) -> str:
    path, _, query = address.partition("?")
    page = world.page(service, day, path, query)
    assert page.status == 200, address
    return " ".join(LexborHTMLParser(page.body.decode()).text(separator=" ").split())


@pytest.mark.parametrize("service", list(WORLD.services))
@pytest.mark.parametrize("day", [0, 3])
def test_every_link_leads_somewhere_and_every_page_says_simulated(service: str, day: int) -> None:
    down = {address for o in WORLD.outages(day) if o.service == service for address in o.addresses}
    failed = set()
    for address, page in walk(WORLD, service, day):
        assert re.search(rb"simulated", page.body, re.IGNORECASE), address
        assert ("X-Simulated", "yes") in page.headers
        if page.status not in {200, 301, 302}:
            failed.add(address)
    assert failed <= down
    assert bool(failed) == bool(down)


@pytest.mark.parametrize("service", list(WORLD.services))
def test_subresources_are_served_as_what_they_are(service: str) -> None:
    found = set()
    for _, page in walk(WORLD, service, 0):
        found.update(
            re.findall(r'(?:src|link rel="stylesheet" href)="(/[^"]+)"', page.body.decode())
        )
    pages = {link: WORLD.page(service, 0, link) for link in sorted(found)}
    assert all(page.status == 200 for page in pages.values())
    types = {page.media_type for page in pages.values()}
    assert types <= {"image/png", "text/css", "text/javascript"}
    for link, page in pages.items():
        if link.endswith(".png"):
            assert page.body.startswith(b"\x89PNG")
            assert b"simulated" in page.body


@pytest.mark.parametrize("service", MARKETS)
def test_every_listings_own_page_has_one_picture(service: str) -> None:
    for truth in list(WORLD.iter_truth(0, service))[:20]:
        body = LexborHTMLParser(WORLD.page(service, 0, *split(truth.pages[-1])).body.decode())
        assert any(img.attributes["src"].endswith(".png") for img in body.css("img"))


def split(address: str) -> tuple[str, str]:
    path, _, query = address.partition("?")
    return path, query


@pytest.mark.parametrize("service", MARKETS)
@pytest.mark.parametrize("day", [0, 4])
def test_what_is_true_is_printed_where_the_truth_says(service: str, day: int) -> None:
    language = WORLD.services[service].language
    for truth in WORLD.iter_truth(day, service):
        for address in truth.pages:
            text = text_of(WORLD, service, day, address)
            assert " ".join(truth.title.split()) in text, address
            if truth.price_amount is not None:
                price = print_money(truth.price_amount, truth.price_currency, language)
                assert " ".join(price.split()) in text, address
        result = text_of(WORLD, service, day, truth.pages[0]) if truth.visible else ""
        if truth.visible and "vendor" in truth.shown:
            assert truth.vendor in result


def test_every_listing_can_be_reached_on_a_day_without_outage() -> None:
    for service in MARKETS:
        reached = {address for address, _ in walk(WORLD, service, 0)}
        for truth in WORLD.iter_truth(0, service):
            assert truth.visible
            assert set(truth.pages) - {truth.pages[-1]} <= reached
            assert truth.pages[-1] in reached


def test_an_outage_hides_listings_and_the_truth_says_which() -> None:
    outage = next(o for o in build_world(seed=3).outages(3) if o.service == "halberd")
    world = build_world(seed=3)
    hidden = [t for t in world.iter_truth(3, "halberd") if not t.visible]
    assert outage.status in {500, 503}
    assert 20 < len(hidden) < world.count_listings(3, "halberd")
    for address in outage.addresses:
        assert world.page("halberd", 3, *split(address)).status == outage.status
        assert world.page("halberd", 2, *split(address)).status in {200, 404}
    assert not any(set(t.pages) & set(outage.addresses) for t in world.iter_truth(3, "halberd"))


def structure(service: str) -> tuple[str, ...]:
    """Return the tag path above a record's title and the tags beside it, names of classes aside."""
    address = WORLD.result_addresses(service, 0)[0]
    tree = LexborHTMLParser(WORLD.page(service, 0, *split(address)).body.decode())
    titles = {t.title for t in WORLD.iter_truth(0, service)}
    leaf = next(
        node
        for node in tree.css("td a, article a, div a, dt a, li a, figcaption")
        if unescape(node.text(deep=False)) in titles and "sponsored" not in path_of(node)
    )
    return tuple(path_of(leaf).split("/")[-4:])


def path_of(node: LexborNode | None) -> str:
    tags = []
    while node is not None and node.tag not in {"html", "-undef"}:
        name = (node.attributes or {}).get("class") or ""
        tags.append("sponsored" if "sponsored" in name else node.tag)
        node = node.parent
    return "/".join(reversed(tags))


def test_no_two_services_build_a_record_alike() -> None:
    shapes = Counter(structure(service) for service in MARKETS)
    assert max(shapes.values()) == 1, shapes


def test_pagination_differs() -> None:
    second = [WORLD.result_addresses(service, 0)[1] for service in MARKETS]
    shapes = {re.sub(r"\d+", "N", address) for address in second}
    assert len(shapes) == len(MARKETS)
    assert sum("?" in shape for shape in shapes) >= 3
    first = WORLD.page("kupol", 0, "/katalog/").body.decode()
    assert "stranica-2" in first
    assert "stranica-3" not in first


def test_class_names_say_nothing_on_some_sites_and_are_missing_on_one() -> None:
    hashed = WORLD.page("siebenkraut", 0, "/angebote.php").body.decode()
    assert all(
        re.fullmatch(r"_[0-9a-f]{6}", name) for name in re.findall(r'class="([^"]+)"', hashed)
    )
    assert b"class=" not in WORLD.page("quillmart", 0, "/").body


def test_dispatch_stands_only_on_the_detail_page_of_one_market() -> None:
    truth = next(t for t in WORLD.iter_truth(0, "candil") if "ships_from" in t.shown_on_detail)
    assert "Envío desde" not in text_of(WORLD, "candil", 0, truth.pages[0])
    assert "Envío desde" in text_of(WORLD, "candil", 0, truth.pages[-1])


@pytest.mark.parametrize("service", list(WORLD.services))
def test_robots_login_captcha_and_error_pages(service: str) -> None:
    robots = WORLD.page(service, 0, "/robots.txt")
    assert robots.media_type == "text/plain"
    assert b"Disallow: /account" in robots.body
    account = WORLD.page(service, 0, "/account")
    assert (account.status, account.location) == (302, "/login")
    assert b'type="password"' in WORLD.page(service, 0, "/login").body
    assert b"captcha" in WORLD.page(service, 0, "/captcha").body
    lost = WORLD.page(service, 0, "/no/such/page")
    assert lost.status == 404
    assert b"404" in lost.body


@pytest.mark.parametrize("service", list(WORLD.services))
def test_ways_out_of_scope_exist(service: str) -> None:
    away = WORLD.page(service, 0, "/go/partner")
    assert (away.status, away.location) == (302, "http://outside.invalid/partner")
    inside = WORLD.page(service, 0, "/welcome")
    assert inside.status == 302
    assert WORLD.page(service, 0, *split(inside.location)).status == 200
    assert b"http://127.0.0.1:9/" in WORLD.page(service, 0, "/help").body


def test_the_stand_in_is_linked_and_has_the_published_digest() -> None:
    pages = dict(walk(WORLD, "halberd", 0))
    assert digest(pages[FORBIDDEN_PATH].body) == FORBIDDEN_DIGEST
    assert pages[FORBIDDEN_PATH].body == FORBIDDEN_STANDIN


def test_the_forum_names_prices_and_sells_nothing() -> None:
    forum = next(s for s in WORLD.services.values() if s.kind is SiteKind.FORUM)
    posts = [p.body.decode() for a, p in walk(WORLD, forum.id, 0) if a.startswith("/thread/")]
    assert any("€ for" in post for post in posts)
    assert not list(WORLD.iter_truth(0, forum.id))


def test_numbers_are_written_as_the_language_does() -> None:
    world = build_world(seed=3)
    texts = {}
    for service in ("halberd", "siebenkraut", "kupol"):
        bodies = (
            world.page(service, 0, *split(address)).body.decode()
            for address in world.result_addresses(service, 0)
        )
        texts[service] = "".join(bodies)
    assert re.search(r"\$\d,\d{3}\.\d\d", texts["halberd"])
    assert re.search(r"0\.\d{5} BTC", texts["halberd"])
    assert re.search(r"\d\.\d{3},\d\d €", texts["siebenkraut"])
    assert re.search("\\d\u00a0\\d{3} руб\\.", texts["kupol"])


def test_a_listing_that_is_gone_is_not_found() -> None:
    gone = {c.service: c.vanished for c in WORLD.truth_changes(1)}["halberd"]
    assert gone
    assert WORLD.page("halberd", 0, f"/item/{gone[0]}").status == 200
    assert WORLD.page("halberd", 1, f"/item/{gone[0]}").status == 404
