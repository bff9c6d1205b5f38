"""What speaks for which kind of page, as numbers; weighed by :mod:`._kinds`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ._account import Profile
from ._detail import Detail
from ._feedback import Review
from ._listings import Found
from ._posts import Message
from ._records import Region
from ._signs import Signs, times_of
from ._tree import Tree

__all__ = ["Evidence", "features_of"]

_RELATED = re.compile(
    r"related|similar|you may|also (?:like|bought|by|from)|customers who|more (?:from|by|items|listings|products)|"
    r"other (?:listings|items|products|offers)|recommended|похож|также|с этим товаром|другие товары|ещё от|"
    r"relacionad|similares|también|otros (?:productos|anuncios)|ähnliche|weitere (?:angebote|artikel|produkte)|"
    r"auch gekauft|similaires|autres|podobne|inne oferty|best ?sellers?|recently viewed", re.I)  # fmt: skip
_NOTHING = re.compile(
    r"no (?:results|listings|items|products|matches|offers)(?: (?:found|were|matched|match))?|nothing (?:was )?found|0 results|"
    r"did not match|ничего не найдено|не найдено|по запросу .{0,40} нет|sin resultados|no se (?:han )?encontr|no hay (?:productos|resultados)|"
    r"keine (?:ergebnisse|treffer|angebote|artikel|produkte)|aucun r[ée]sultat|brak wynik|nie znaleziono|nessun risultato", re.I)  # fmt: skip


@dataclass(slots=True)
class Evidence:
    """Everything that was seen on a page before its kind is decided."""

    signs: Signs
    region: Region | None = None
    listings: Sequence[Found] = ()
    detail: Detail | None = None
    reviews: Sequence[Review] = ()
    messages: Sequence[Message] = ()
    account: Profile | None = None
    at_vendor: bool = False
    features: Mapping[str, float] = field(default_factory=dict)


def features_of(tree: Tree, seen: Evidence) -> dict[str, float]:
    """Return the page's evidence as named numbers, most of them between 0 and 1."""
    signs = seen.signs
    return {
        "one": 1.0,
        **times_of(signs),
        **_of_list(tree, seen),
        **_of_detail(tree, seen),
        **_of_people(tree, seen),
    }


def _few(count: float, most: float) -> float:
    return min(count, most) / most


def _of_list(tree: Tree, seen: Evidence) -> dict[str, float]:
    region, listings = seen.region, seen.listings
    if region is None or not listings:
        return {"list_none": 1.0, "nothing_found": float(bool(_NOTHING.search(seen.signs.text[:6000])))}
    score = region.score / len(region.records)
    vendors = {found.fields.vendor for found in listings} - {""}
    first = region.records[0].start
    before = [line for line in tree.lines_in(0, first) if not tree.in_margin(line.block)]
    headed = " ".join(line.text for line in before[-4:] if len(line.text) < 60)
    return {
        "list_score": _few(score, 2.0),
        "list_one": float(len(listings) == 1),
        "list_few": float(1 < len(listings) <= 4),
        "list_some": float(4 < len(listings) <= 9),
        "list_many": float(len(listings) > 9),
        "list_size": _few(len(listings), 25),
        "list_vendor_one": float(len(vendors) == 1 and len(listings) > 1),
        "list_vendors": float(len(vendors) > 1),
        "list_related": float(bool(_RELATED.search(headed))),
        "list_late": _few(len(before), 30),
        "list_priced": region.priced,
    }


def _of_detail(tree: Tree, seen: Evidence) -> dict[str, float]:
    detail = seen.detail
    if detail is None:
        return {"detail_none": 1.0}
    region = seen.region
    fields = detail.found.fields
    before = region is not None and detail.found.root < region.records[0].start
    links = {link.text.casefold() for link in tree.links if tree.in_margin(link.entry)}
    return {
        "detail": detail.likeness,
        "detail_high": float(detail.likeness > 0.75),
        "detail_before": float(before),
        "detail_in_nav": float(detail.found.title.casefold() in links),
        "detail_words": _few(len(detail.found.title.split()), 6),
        "detail_digits": float(any(c.isdigit() for c in detail.found.title)),
        "detail_told": _few(len(fields.roles), 6),
        "detail_described": _few(len(fields.description), 300),
        "detail_priced": float(fields.price is not None),
        "detail_alone": float(region is None),
        "detail_buy": float(detail.buy),
        "detail_named": float(detail.named),
    }


def _of_people(tree: Tree, seen: Evidence) -> dict[str, float]:
    account = seen.account
    facts = 0
    if account is not None:
        told = (account.level, account.sales, account.rating_text, account.member_since,
                account.last_seen, account.standings, account.terms, account.languages)  # fmt: skip
        facts = sum(bool(value) for value in told)
    long = sum(1 for message in seen.messages if len(message.text) > 60)
    covered = sum(tree.ends[review.root] - review.root for review in seen.reviews)
    return {
        "reviews": _few(len(seen.reviews), 10),
        "reviews_any": float(bool(seen.reviews)),
        "reviews_share": min(1.0, covered / max(len(tree.tags), 1) * 2),
        "messages": _few(len(seen.messages), 6),
        "messages_any": float(bool(seen.messages)),
        "messages_long": _few(long, 4),
        "account_facts": _few(facts, 5),
        "account_named": float(account is not None and bool(account.name)),
        "at_vendor": float(seen.at_vendor),
    }
