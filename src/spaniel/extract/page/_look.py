"""Looking at one page: what it is, and which listings it shows. Decides; makes no records."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

from spaniel.types import Capture, PageKind, SiteKind, Source

from ..links import leads_to, normal
from ..moment import date_order
from ._account import Profile, read_account
from ._clock import clock_of
from ._columns import priced_lines
from ._detail import Head, read_detail
from ._evidence import Evidence, features_of
from ._feedback import Review, find_reviews
from ._kinds import kind_of
from ._listings import Found, looks_like_feedback, read_region
from ._money import Money
from ._offers_said import may_be_said, messages_with_offers, without_reviews
from ._payload import decode
from ._possible import possible_kind
from ._posts import Message, find_messages, thread_title
from ._records import Region, completed, find_regions
from ._signs import Signs, signs_of
from ._sites import site_kind
from ._sure import features_of_listings
from ._tree import Line, Tree, grow
from ._vendor import is_at_vendor
from ._when import Times

__all__ = ["Look", "look"]

_LEAST_SCORE = 0.42
"""Per record: below it, what repeats is not taken for listings."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a page was taken for, and the listings seen in it.

    Attributes:
        places: CSS path of each listing, in the order of ``listings``.
        sure: how much the region or page looked like listings, 0 to 1.
        own_link: the page's own address, if it says one.
        problem: why nothing or not all could be read.
    """

    kind: PageKind
    confidence: float
    site: SiteKind = SiteKind.UNKNOWN
    listings: tuple[Found, ...] = ()
    places: tuple[str, ...] = ()
    ranges: tuple[tuple[int, int], ...] = ()
    accounts: tuple[Profile, ...] = ()
    reviews: tuple[Review, ...] = ()
    messages: tuple[Message, ...] = ()
    thread: str = ""
    tree: Tree | None = None
    features: Mapping[str, float] = field(default_factory=dict)
    sureness: tuple[Mapping[str, float], ...] = ()
    sure: float = 1.0
    own_link: str = ""
    problem: str = ""


def look(payload: bytes, capture: Capture, source: Source) -> Look:
    """Look at a page. Nothing in a page makes it raise."""
    decoded = decode(payload, capture.content_encoding)
    if not decoded.html.strip():
        return Look(PageKind.EMPTY, 1.0, problem=decoded.problem)
    parser = LexborHTMLParser(decoded.html)
    tree, head = grow(parser), _head(parser)
    cut = "" if tree.whole else "the page has more elements than are read; the rest was left out"
    seen = _seen(tree, head, parser, capture, source)
    return replace(seen, tree=tree, own_link=head.canonical, problem=decoded.problem or cut)


def _seen(
    tree: Tree, head: Head, parser: LexborHTMLParser, capture: Capture, source: Source
) -> Look:
    password = parser.css_first('input[type="password" i]') is not None
    signs = signs_of(
        tree, head.title, refresh=head.refresh, password=password, status=capture.status
    )
    if signs.words == 0:
        return Look(PageKind.WAIT, 0.8) if signs.refresh else Look(PageKind.EMPTY, 0.9)
    address = capture.address if capture.address.startswith("http") else ""
    language = source.language or _language_of(parser)
    hands = _Hands(
        Money(source.currencies, language),
        Times(
            capture.seen or capture.captured, language, clock_of(tree), _order_of(tree, language)
        ),
        address,
    )
    evidence = _evidence(tree, head, signs, hands)
    evidence.features = features_of(tree, evidence)
    kind, sure = possible_kind(kind_of(evidence.features)[2], evidence, address)
    return _decided(tree, head, evidence, kind, sure)


def _order_of(tree: Tree, language: str) -> str:
    """Return how the page orders day and month, by those of its dates that can be read one way."""
    dated = (
        line.text
        for line in tree.lines
        if len(line.text) < _SHORT and ("/" in line.text or "-" in line.text)
    )
    return date_order(islice(dated, _MOST_DATES), language=language)


_SHORT = 80
_MOST_DATES = 300
_LANGUAGES = frozenset({"en", "ru", "es", "de", "fr", "it", "pt", "pl", "nl", "uk"})


def _language_of(parser: LexborHTMLParser) -> str:
    """Return the language that the page says it is in; English says nothing, it is everybody's."""
    root = parser.root
    said = (root.attributes.get("lang") or "" if root is not None else "")[:2].lower()
    return said if said in _LANGUAGES - {"en"} else ""


@dataclass(frozen=True, slots=True)
class _Hands:
    """What reads the values of one page, and the page's own address."""

    money: Money
    times: Times
    address: str


def _evidence(tree: Tree, head: Head, signs: Signs, hands: _Hands) -> Evidence:
    money, times = hands.money, hands.times
    priced = priced_lines(tree, money)
    regions = find_regions(tree, priced, money)
    best = next((region for region in regions if _is_listings(tree, region)), None)
    if best is not None:
        best = without_reviews(tree, best, money, times)
    if best is not None:
        best = completed(tree, best, [line.start for line in priced])
    evidence = Evidence(signs, best, at_vendor=is_at_vendor(tree, hands.address))
    evidence.unpriced = _unpriced(regions)
    evidence.listings = _distinct(read_region(tree, best, money, times)) if best else []
    if best is not None and _is_price_list(best, evidence.listings):
        best, evidence.region, evidence.listings = None, None, []
    taken = _ranges(best)
    people = (
        len(evidence.listings) < _FULL
        or evidence.at_vendor
        or _PEOPLE.search(f"{signs.title} {_headings(tree, signs)}".lower()) is not None
        or _ACCOUNT.search(signs.text) is not None
    )
    if people:
        evidence.reviews = find_reviews(tree, money, times, taken)
    if _may_be_detail(tree, priced, best):
        apart = list(taken) if best is not None and len(best.records) > 1 else []
        apart += [(r.root, tree.ends[r.root]) for r in evidence.reviews]
        evidence.detail = read_detail(tree, head, apart, money, times)
    if len(evidence.listings) < _MANY or (best is not None and may_be_said(tree, best)):
        evidence.messages = find_messages(tree, times)
    if people:
        other = [*taken, *((r.root, tree.ends[r.root]) for r in evidence.reviews)]
        evidence.account = read_account(tree, hands.address, times, other)
    return evidence


_PEOPLE = re.compile(
    r"feedback|review|rating|vendor|seller|profile|store\b|shop\b|отзыв|продав|профиль|магазин|bewertung|händler|"
    r"verkäufer|profil|opinion|valoraci|vendedor|tienda|perfil|avis\b|vendeur|boutique|opini|sprzedaw|sklep|venditor"
)
_ACCOUNT = re.compile(
    r"member since|join date|last seen|last online|last active|registered|joined|на сайте с|"
    r"был в сети|mitglied seit|zuletzt|"
    r"miembro desde|última|membre depuis|dernière|pgp|członek|ostatnio|iscritto|ultimo accesso"
)
"""What pages about accounts say: without it a page full of listings is searched for no account."""


def _headings(tree: Tree, signs: Signs) -> str:
    return " ".join(line.text for at, line in enumerate(tree.lines) if signs.headings[at])


_FULL = 13
"""Listings from which a page is searched for people only if it speaks of them."""
_MANY = 6
"""Listings from which a page is not a discussion."""


_FEW = 2


def _unpriced(regions: Sequence[Region]) -> int:
    """Return how many records lead to items, whether they have prices or not."""
    best = next(iter(regions), None)
    if best is None or not best.records[0].links:
        return 0
    return len(best.records) if leads_to(best.records[0].links[0].href) == "item" else 0


def _is_price_list(region: Region, listings: Sequence[Found]) -> bool:
    """Whether what repeats are the prices of one offer: no links, and few names among many."""
    names = {found.title for found in listings}
    return not region.pattern and len(listings) > _FEW and len(names) * 2 <= len(listings)


def _ranges(region: Region | None) -> tuple[tuple[int, int], ...]:
    return tuple((record.start, record.end) for record in region.records) if region else ()


def _is_listings(tree: Tree, region: Region) -> bool:
    return region.score / len(region.records) >= _LEAST_SCORE and not looks_like_feedback(
        tree, region
    )


def _may_be_detail(tree: Tree, priced: Sequence[Line], best: Region | None) -> bool:
    """Whether a price stands in the page's middle outside the records: a page's own offer."""
    if best is None:
        return bool(priced)
    ranges = [(record.start, record.end) for record in best.records]
    return any(
        not any(start <= line.start < end for start, end in ranges)
        and not tree.in_margin(line.block)
        for line in priced
    )


def _decided(tree: Tree, head: Head, evidence: Evidence, kind: PageKind, sure: float) -> Look:
    """Return what a page of this kind shows, and leave out what only seemed to be there."""
    seen = Look(kind, round(sure, 3), features=evidence.features)
    if kind is PageKind.LISTING and evidence.detail is not None:
        seen = _with_detail(tree, seen, evidence)
    elif kind in _LISTS and evidence.listings and evidence.region is not None:
        seen = _with_list(tree, seen, evidence)
        said = messages_with_offers(evidence)
        if said:
            seen = replace(seen, messages=said, thread=thread_title(tree, head.title))
    elif kind is PageKind.THREAD:
        thread = thread_title(tree, head.title)
        seen = replace(seen, messages=tuple(evidence.messages), thread=thread)
    if kind in _WITH_REVIEWS:
        seen = replace(seen, reviews=_about(evidence, seen))
    if (
        evidence.account is not None
        and evidence.account.name
        and (
            kind is PageKind.VENDOR or (kind is PageKind.FEEDBACK and _is_told_of(evidence.account))
        )
    ):
        seen = replace(seen, accounts=(evidence.account,))
    site = site_kind(evidence.signs, seen.listings, kind)
    if site is SiteKind.UNKNOWN and seen.listings:
        vendors = {found.fields.vendor for found in seen.listings}
        site = SiteKind.MARKET if len(vendors - {""}) > 1 else SiteKind.SHOP
    return replace(seen, site=site)


def _is_told_of(account: Profile) -> bool:
    """Whether a page of feedback has the facts of its account above, as a tab of its page does."""
    facts = (account.sales, account.member_since, account.last_seen, account.rating, account.level)
    return sum(fact not in (None, "") for fact in facts) > 1


_LISTS = frozenset(
    {
        PageKind.RESULTS,
        PageKind.INDEX,
        PageKind.VENDOR,
        PageKind.FEEDBACK,
        PageKind.OTHER,
        PageKind.LISTING,
    }
)
_WITH_REVIEWS = frozenset({PageKind.LISTING, PageKind.VENDOR, PageKind.FEEDBACK})


def _about(evidence: Evidence, seen: Look) -> tuple[Review, ...]:
    """Return the reviews with whom and what they are about, as far as the page says."""
    for review in evidence.reviews:
        if seen.kind is PageKind.LISTING and seen.listings:
            named = evidence.account.name if evidence.account is not None else ""
            review.vendor = review.vendor or seen.listings[0].fields.vendor or named
            review.listing = review.listing or seen.listings[0].title
        elif evidence.account is not None:
            review.vendor = review.vendor or evidence.account.name
    return tuple(evidence.reviews)


def _with_detail(tree: Tree, seen: Look, evidence: Evidence) -> Look:
    detail = evidence.detail
    assert detail is not None
    return replace(
        seen,
        listings=(detail.found,),
        places=(tree.css_path(detail.found.root),),
        sureness=tuple(
            features_of_listings(
                [detail.found], score=2 * detail.likeness, detail=True, kind=seen.confidence
            )
        ),
        sure=round(detail.likeness, 3),
    )


def _with_list(tree: Tree, seen: Look, evidence: Evidence) -> Look:
    region, listings = evidence.region, list(evidence.listings)
    assert region is not None
    if seen.kind is PageKind.VENDOR and evidence.account is not None:
        for found in listings:
            found.fields.vendor = found.fields.vendor or evidence.account.name
    return replace(
        seen,
        listings=tuple(listings),
        places=tuple(tree.css_path(found.root) for found in listings),
        ranges=_ranges(region),
        sureness=tuple(
            features_of_listings(
                listings,
                score=region.score / len(region.records),
                detail=False,
                kind=seen.confidence,
            )
        ),
        sure=round(min(1.0, region.score / len(region.records)), 3),
    )


def _distinct(listings: Sequence[Found]) -> list[Found]:
    """Drop what a page shows twice: the same listing once more as featured."""
    known: set[object] = set()
    kept = []
    for found in listings:
        price = found.fields.price
        same = (
            normal(found.link) if found.link else found.root,
            found.title,
            found.fields.vendor,
            price.amount if price else None,
        )
        if same not in known:
            known.add(same)
            kept.append(found)
    return kept


def _head(parser: LexborHTMLParser) -> Head:
    head = parser.head
    title = parser.css_first("title")
    products = parser.css('[itemtype*="schema.org/Product" i]')
    canonical = _attribute(head, 'link[rel="canonical" i][href]', "href")
    kind = _attribute(head, 'meta[property="og:type" i][content]', "content").lower()
    return Head(
        title=" ".join(title.text().split())[:500] if title is not None else "",
        canonical=canonical or _attribute(head, 'meta[property="og:url" i][content]', "content"),
        kind=f"{kind} product" if len(products) == 1 else kind,
        refresh=_attribute(head, 'meta[http-equiv="refresh" i]', "http-equiv") != "",
    )


def _attribute(head: LexborNode | None, selector: str, name: str) -> str:
    found = head.css_first(selector) if head is not None else None
    return ((found.attributes.get(name) if found is not None else "") or "").strip()
