"""Looking at one page: what it is, and which listings it shows. Decides; makes no records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from spaniel.types import Capture, PageKind, SiteKind, Source

from ._account import Profile, read_account
from ._columns import priced_lines
from ._detail import Detail, Head, read_detail
from ._feedback import Review, find_reviews
from ._kinds import (
    Signs,
    blocked_kind,
    is_thread,
    is_vendor_page,
    list_kind,
    quiet_kind,
    signs_of,
    site_kind,
)
from ._links import normal
from ._listings import Found, looks_like_feedback, read_region
from ._money import Money
from ._payload import decode
from ._posts import Message, find_messages, thread_title
from ._records import Region, find_regions
from ._tree import Line, Tree, grow
from ._vendor import is_at_vendor, page_vendor
from ._when import Times

__all__ = ["Look", "look"]

_LEAST_SCORE = 0.42
"""Per record: below it, what repeats is not taken for listings."""
_LEAST_DETAIL = 0.55


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
    seen = _with_people(tree, head, seen, capture, source)
    return replace(seen, tree=tree, own_link=head.canonical, problem=decoded.problem or cut)


_SAYS_NOTHING = frozenset({
    PageKind.LOGIN, PageKind.CAPTCHA, PageKind.WAIT, PageKind.EMPTY, PageKind.RESULTS,
})  # fmt: skip


def _with_people(tree: Tree, head: Head, seen: Look, capture: Capture, source: Source) -> Look:
    """Add whom the page is about and what people say on it."""
    if seen.kind in _SAYS_NOTHING or (seen.kind is PageKind.INDEX and seen.listings):
        return seen
    address = capture.address if capture.address.startswith("http") else ""
    times = Times(capture.seen or capture.captured, source.language)
    money = Money(source.currencies, source.language)
    ranges = seen.ranges
    messages = [] if seen.listings else find_messages(tree, times)
    if messages and seen.kind in (PageKind.THREAD, PageKind.OTHER, PageKind.INDEX):
        title = thread_title(tree, head.title)
        return replace(seen, kind=PageKind.THREAD, messages=tuple(messages), thread=title)
    reviews = find_reviews(tree, money, times, ranges)
    kind = seen.kind
    if reviews and kind in (PageKind.OTHER, PageKind.INDEX, PageKind.THREAD):
        kind = PageKind.FEEDBACK
    accounts: list[Profile] = []
    if kind in (PageKind.VENDOR, PageKind.FEEDBACK):
        taken = [*ranges, *((r.root, tree.ends[r.root]) for r in reviews)]
        account = read_account(tree, address, times, taken)
        accounts = [account] if account.name and kind is PageKind.VENDOR else []
        for review in reviews:
            review.vendor = account.name
    elif seen.listings:
        for review in reviews:
            review.vendor = seen.listings[0].fields.vendor
            review.listing = review.listing or seen.listings[0].title
    return replace(seen, kind=kind, accounts=tuple(accounts), reviews=tuple(reviews))


def _seen(
    tree: Tree, head: Head, parser: LexborHTMLParser, capture: Capture, source: Source
) -> Look:
    password = parser.css_first('input[type="password" i]') is not None
    signs = signs_of(
        tree, head.title, refresh=head.refresh, password=password, status=capture.status
    )
    blocked = blocked_kind(signs)
    if blocked:
        return Look(*blocked, site=site_kind(signs, ()))
    address = capture.address if capture.address.startswith("http") else ""
    vendors_own = is_at_vendor(tree, address)
    money = Money(source.currencies, source.language)
    priced = priced_lines(tree, money)
    regions = find_regions(tree, priced, money)
    best = next((region for region in regions if _is_listings(tree, region)), None)
    listings = _distinct(read_region(tree, best, money)) if best else []
    if not vendors_own and _may_be_detail(tree, priced, best):
        likely = [r for r in regions if r.pattern and len(r.records) > 1 and _is_listings(tree, r)]
        detail = read_detail(tree, head, likely, money)
        if detail is not None and _is_detail(detail, best, len(listings), is_vendor_page(signs)):
            return _look_at_detail(tree, signs, detail)
    if best is None or not listings or is_thread(signs):
        feedback = bool(regions) and looks_like_feedback(tree, regions[0])
        kind, sure = quiet_kind(tree, signs, feedback=feedback)
        if vendors_own and kind is not PageKind.ERROR:
            kind, sure = PageKind.VENDOR, 0.8
        return Look(kind, sure, site=site_kind(signs, ()))
    return _look_at_list(tree, signs, best, listings, address)


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


def _is_detail(detail: Detail, best: Region | None, records: int, vendors_own: bool) -> bool:
    if detail.likeness < _LEAST_DETAIL + 0.25 * vendors_own:
        return False
    if best is None or records < 2:
        return True
    # Beside its own offer a listing's page often shows others, but after it and smaller.
    # Prices without links may be its own: quantity breaks, postage.
    after = not best.pattern or detail.found.root < best.records[0].start
    return detail.likeness >= 0.75 and after


def _look_at_detail(tree: Tree, signs: Signs, detail: Detail) -> Look:
    return Look(
        PageKind.LISTING,
        round(min(0.98, 0.3 + 0.68 * detail.likeness), 3),
        site=site_kind(signs, [detail.found]),
        listings=(detail.found,),
        places=(tree.css_path(detail.found.root),),
        ranges=(),
        sure=round(detail.likeness, 3),
    )


def _look_at_list(
    tree: Tree, signs: Signs, region: Region, listings: list[Found], address: str
) -> Look:
    sure = min(1.0, region.score / len(region.records))
    vendors = {found.fields.vendor for found in listings}
    kind = list_kind(signs, len(listings), vendors)
    if vendors == {""} and is_at_vendor(tree, address):
        kind = PageKind.VENDOR
    if kind is PageKind.VENDOR:
        _fill_vendor(listings, page_vendor(tree, address))
    return Look(
        kind,
        round(0.5 + 0.48 * sure, 3),
        site=site_kind(signs, listings),
        listings=tuple(listings),
        places=tuple(tree.css_path(found.root) for found in listings),
        ranges=tuple((record.start, record.end) for record in region.records),
        sure=round(sure, 3),
    )


def _fill_vendor(listings: Sequence[Found], vendor: str) -> None:
    for found in listings:
        found.fields.vendor = found.fields.vendor or vendor


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
