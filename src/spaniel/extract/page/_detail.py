"""A listing's own page: one title, and its fields in labelled lines near it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..labels import label_role, plain
from ..links import followable, normal, pattern
from ..region import parse_region
from ..remembered import saying
from ..terms import delivery_in, marketing_in, payment_in
from ._checkout import coins_asked
from ._crumbs import breadcrumbs
from ._described import described, is_feedback
from ._fields import Fields, Hints, read_fields, vendor_by_standing, vendor_likeness
from ._listings import Found, first_step
from ._menus import is_menu
from ._money import Money, is_price_line
from ._segments import segments_of
from ._sizes import is_large
from ._tiers import tiers_in
from ._tree import Line, Tree
from ._when import Times
from ._whispers import whispers_in
from ._words import ACTIONS, GENERIC_HEADINGS

__all__ = ["Detail", "Head", "page_title", "read_detail"]

_HEADING_RANK = {"h1": 3.0, "h2": 2.5, "h3": 2.0, "h4": 1.0}
_TITLE_CLASS = re.compile(r"(^|[\s_-])(title|name|heading|headline|subject)($|[\s_-])", re.I)
_BUY = re.compile(
    r"^\W*(buy|order|add to (my )?(cart|basket|bag)|purchase|checkout|купить|заказать|"
    r"(добавить )?в корзину|comprar|pedir|añadir al carrito|(jetzt )?(kaufen|bestellen)|"
    r"in den warenkorb)( it)?( now| ahora| jetzt| this| сейчас)?\W*$", re.I)  # fmt: skip
_MOST_LINKS = 60
_LARGE = 1.8
_NAMED = 3.5
"""Rank of a heading that is most of the page's title."""
_ELSEWHERE = frozenset({"ships_from", "ships_to", "shipping", "payment", "stock", "sales", "views",
                         "category", "listed", "escrow", "vendor", "quantity"})  # fmt: skip
"""What may stand anywhere on a listing's page, if a label says it."""
_PAYS = re.compile(
    r"\bpay(?! ?pal)|accept|\btake\b|оплат|принима|pago|pagar|acept|paga\b|zahl|akzept"
    r"|paie|accepte|płat",
    re.I,
)
_SENDS = re.compile(
    r"ship|sen[dt]|deliver|post|mail|dispatch|отправ|достав|клад|env[ií]|entrega|versand|versend|liefer|envoi|livr|wysył|dostaw",
    re.I,
)
_SENT_FROM = re.compile(
    r"(?:ships?|shipped|sen[dt]|dispatched|delivered|posted|отправ\w+|enviad[oa]s?|envío|envia|versand|versendet|verschickt|"
    r"expédié|wysył\w+|spedit\w+)\s+(?:out\s+)?(?:only\s+)?(?:from|из|desde|de|aus|von|depuis|z|da)\s+(?:the\s+|der\s+)?"
    r"([\w .]{2,30}?)(?=\s+(?:by|via|with|to|per|mit|nach|por|a|through|in|within|"
    r"по|в)\b|\s*[,.;:!]|$)",
    re.I,
)
_ADDED = re.compile(
    r"\b(?:added|listed|posted|published|created)\b|добавлен|размещен|опубликован|publicad|añadid|eingestellt|hinzugefügt|ajouté|publié|dodan",
    re.I,
)
_TELLING = frozenset(
    {"vendor", "price", "stock", "sales", "views", "category", "ships_from", "ships_to", "quantity"}
)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands in the page's head: title, canonical address, declared kind, a refresh."""

    title: str = ""
    canonical: str = ""
    kind: str = ""
    refresh: bool = False


@dataclass(frozen=True, slots=True)
class Detail:
    """A listing read from its own page, and how much the page looks like one (0 to 1)."""

    found: Found
    likeness: float
    buy: bool = False
    named: bool = False


@dataclass(frozen=True, slots=True)
class _Candidate:
    line: Line
    rank: float


def read_detail(
    tree: Tree, head: Head, taken: Sequence[tuple[int, int]], money: Money, times: Times
) -> Detail | None:
    """Read the page as a listing's own page; ``None`` where nothing can be its title.

    Args:
        tree: the page.
        head: its head.
        taken: ranges that are other listings' or reviews.
        money: finds prices.
        times: finds times.
    """
    title = page_title(tree, head, taken)
    if title is None:
        return None
    offer = _offer(tree, title.line, taken, money)
    if offer is None and title.rank >= _NAMED:
        offer = _priced_around(tree, title.line, taken, money)
    if offer is None:
        return None
    own = _own_lines(tree, offer, title.line, taken)
    rest = _other_lines(tree, offer, title.line, taken)
    segments = segments_of(tree, own)
    segments += [s for s in segments_of(tree, rest) if s.said and s.role in _ELSEWHERE]
    links = [
        link
        for link in tree.links_in(_start(offer, title.line), tree.ends[offer])
        if followable(link.href)
        and not _inside(link.entry, taken)
        and not tree.in_margin(link.entry)
    ]
    best = max(links, key=vendor_likeness, default=None)
    sure = best is not None and vendor_likeness(best) > 0.5
    hints = Hints(vendor_pattern=pattern(best.href) if best and sure else "")
    whispers = [
        whisper
        for whisper in whispers_in(tree, _start(offer, title.line), tree.ends[offer])
        if not _inside(whisper.entry, taken) and not tree.in_margin(whisper.entry)
    ]
    fields = read_fields(tree, [*segments, *whispers], links, hints, money, times)
    following = [line.text for line in own if line.start > title.line.start][:8]
    fields.vendor = fields.vendor or vendor_by_standing(following)
    _add_tiers(tree, fields, offer, taken, money)
    fields.description = described(tree, title.line, taken) or fields.description
    fields.category = breadcrumbs(tree, title.line.text, title.line.start) or fields.category
    _read_sentences(fields, [*own, *rest], title.line.text, times)
    fields.payment = tuple(sorted({*fields.payment, *coins_asked(tree, offer)}))
    found = Found(title.line.leaves[0], title.line.text, "", fields)
    near = 0.3 * _is_near(own, title.line, money) * (title.rank >= 2.0)
    likeness = min(near + _likeness(tree, head, offer, found, title), 1.0)
    return Detail(found, likeness, buy=_has_buy(tree, offer), named=title.rank > 4.0)


# --------------------------------------------------------------------------- title


def page_title(tree: Tree, head: Head, taken: Sequence[tuple[int, int]]) -> _Candidate | None:
    """Return the line that names the page: a heading that the page's ``title`` repeats."""
    best: _Candidate | None = None
    for line in tree.lines:
        if len(line.text) > 250 or plain(line.text) in _NAMELESS:
            continue
        rank = _title_rank(tree, line, head)
        if rank <= 0 or _inside(line.start, taken):
            continue
        if tree.in_margin(line.block):
            # An article may have a header of its own, and a site's sign leads home.
            if rank < _NAMED:
                continue
            rank -= 1.0
        if best is None or rank > best.rank:
            best = _Candidate(line, rank)
    return best


_NAMELESS = GENERIC_HEADINGS | ACTIONS
_is_titled = saying(_TITLE_CLASS)


def _title_rank(tree: Tree, line: Line, head: Head) -> float:
    if len(line.text) < 3 or label_role(line.text) or not any(c.isalpha() for c in line.text):
        return 0.0
    around = (
        line.block,
        *list(tree.ancestors(line.block))[:1],
        *map(tree.parents.__getitem__, line.leaves[:1]),
    )
    rank = max((_HEADING_RANK.get(tree.tags[entry], 0.0) for entry in around), default=0.0)
    if _is_titled(tree.classes(line.block)):
        rank = max(rank, 1.8)
    if rank < _LARGE and any(is_large(tree, entry) for entry in around):
        rank = _LARGE
    shown, named = line.text.lower(), head.title.lower()
    if named and (shown in named and len(shown) > 4):
        # A site's name stands in every title too: what is most of the title is the page's own.
        rank += 1.0 + 2.0 * len(shown) / len(named)
    if _leads_home(tree, line):
        rank -= 2.0
    return rank


def _leads_home(tree: Tree, line: Line) -> bool:
    """Whether a line is the site's sign: a link to its front page."""
    links = tree.links_in(tree.parents[line.leaves[0]], line.end)
    return any(
        normal(link.href) in ("/", "/index", "/index.php", "/index.html", "/home")
        for link in links
        if link.text == line.text
    )


def _inside(entry: int, ranges: Sequence[tuple[int, int]]) -> bool:
    return any(start <= entry < end for start, end in ranges)


# --------------------------------------------------------------------------- the offer block


def _offer(tree: Tree, title: Line, taken: Sequence[tuple[int, int]], money: Money) -> int | None:
    """Return the smallest element around the title that makes an offer, if there is one.

    An offer is a price and two labelled fields, or something to buy it with, or the title close
    before it. What is in the page's records is not looked at.
    """
    for entry in (title.block, *tree.ancestors(title.block)):
        if len(tree.links_in(entry, tree.ends[entry])) > _MOST_LINKS:
            return None
        own = _own_lines(tree, entry, title, taken)
        priced = any(is_price_line(line, money) for line in own)
        roles = {segment.role for segment in segments_of(tree, own) if segment.said}
        if (priced or "price" in roles) and (
            len(roles & _TELLING) >= 2 or _has_buy(tree, entry) or _is_near(own, title, money)
        ):
            return entry
    return None


def _priced_around(
    tree: Tree, title: Line, taken: Sequence[tuple[int, int]], money: Money
) -> int | None:
    """Return the smallest element that holds the title and a price, on a page named for it."""
    for entry in (title.block, *tree.ancestors(title.block)):
        own = _own_lines(tree, entry, title, taken)
        if any(money.prices(line.text) for line in own if line.start > title.start):
            return entry
    return None


def _is_near(own: Sequence[Line], title: Line, money: Money) -> bool:
    """Whether a price follows the title closely, as in shops that label nothing."""
    after = [line for line in own if line.start > title.start][:8]
    return any(is_price_line(line, money) for line in after)


def _start(entry: int, title: Line) -> int:
    """Return where an offer begins: in a page without any container, after what precedes it."""
    return entry or title.start


def _own_lines(tree: Tree, entry: int, title: Line, taken: Sequence[tuple[int, int]]) -> list[Line]:
    return [
        line
        for line in tree.lines_in(_start(entry, title), tree.ends[entry])
        if line is not title and not _inside(line.start, taken) and not tree.in_margin(line.block)
    ]


def _has_buy(tree: Tree, entry: int) -> bool:
    for i in range(entry, tree.ends[entry]):
        tag = tree.tags[i]
        if tag == "input" and tree.attribute(i, "type").lower() in ("submit", "button", "image"):
            if _BUY.search(tree.attribute(i, "value")):
                return True
        elif tag in ("button", "a"):
            text = " ".join(t for t in tree.texts[i : tree.ends[i]] if t)
            if len(text) < 40 and _BUY.search(text):
                return True
    return False


def _other_lines(
    tree: Tree, offer: int, title: Line, taken: Sequence[tuple[int, int]]
) -> list[Line]:
    """Return the page's lines beside the offer: in tabs, tables below, a box with the vendor."""
    start, end = _start(offer, title), tree.ends[offer]
    return [
        line
        for line in tree.lines
        if not start <= line.start < end
        and not _inside(line.start, taken)
        and not tree.in_margin(line.block)
        and not is_menu(tree, line)
        and not is_feedback(tree, line.block)
    ]


def _add_tiers(
    tree: Tree, fields: Fields, offer: int, taken: Sequence[tuple[int, int]], money: Money
) -> None:
    """Take the price list; the page's price and quantity are those of its first step."""
    scope = tree.parents[offer] or offer
    for entry in (offer, scope, 0):
        fields.tiers = tiers_in(
            tree, entry, tree.ends[entry], taken, money, money.currencies, money.language
        )
        if fields.tiers:
            break
    first_step(fields)


_pays, _sends, _adds = map(saying, (_PAYS, _SENDS, _ADDED))


def _read_sentences(fields: Fields, lines: Sequence[Line], title: str, times: Times) -> None:
    """Read what running text says of payment, dispatch, delivery and marketing."""
    payment, delivery = set(fields.payment), set(fields.delivery)
    marketing = set(fields.marketing) | set(marketing_in(title))
    for line in lines:
        text = line.text[:1_000]
        if _pays(text):
            payment.update(payment_in(text))
        if _sends(text):
            delivery.update(delivery_in(text))
        if len(text) > 30:
            marketing.update(marketing_in(text))
        sent = _SENT_FROM.search(text) if not fields.ships_from_text else None
        if sent and parse_region(sent[1]):
            fields.ships_from, fields.ships_from_text = parse_region(sent[1]), sent[1]
        if fields.listed is None and _adds(text) and len(text) < 300:
            fields.listed = times.find(text[:160])
    fields.payment, fields.delivery = tuple(sorted(payment)), tuple(sorted(delivery))
    fields.marketing = tuple(sorted(marketing))


def _likeness(tree: Tree, head: Head, offer: int, found: Found, title: _Candidate) -> float:
    fields = found.fields
    told = len(fields.roles & _TELLING) + bool(fields.vendor)
    likeness = 0.12 * min(told, 4) + 0.1 * (title.rank >= 2.0) + 0.08 * (title.rank > 4)
    likeness += 0.25 * (fields.price is not None or "price" in fields.roles) + 0.22 * _has_buy(
        tree, offer
    )
    likeness += 0.3 * ("product" in head.kind)
    return min(likeness, 1.0)
