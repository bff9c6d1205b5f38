"""What speaks for which kind of page, as named numbers between 0 and 1; weighed by :mod:`._kinds`.

Three sources: what the page says in which zone (:mod:`._zones`), what it asks for
(:mod:`._forms`), and what the readers of listings, reviews, posts and accounts found on it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ._account import Profile
from ._detail import Detail
from ._feedback import Review
from ._listings import Found
from ._phrases import normal_text, phrases
from ._posts import Message
from ._records import Region
from ._shape import few, forms_asked, size_of, title_of
from ._signs import Signs
from ._tree import Tree
from ._zones import Zones, zones_of

__all__ = ["Evidence", "features_of"]

_MOST_COLUMNS = 14
_PRICED = re.compile(r"[$€£₽₿] ?\d|\d ?(?:[$€£₽₿]|eur|usd|zł|pln|руб|btc|xmr)", re.I)
_WALLS = ("captcha", "wait", "login", "error", "nothing")
_MATTERS = ("search", "posts", "board", "profile", "member", "feedback", "buy", "detail", "welcome",
            "info", "directory", "sort", "related")  # fmt: skip
_SPOKEN = {
    "named": (*_WALLS, *_MATTERS),
    "near": (*_WALLS, *_MATTERS),
    "middle": ("search", "posts", "board", "profile", "member", "feedback", "buy", "detail", "sort",
               "directory", "related"),
    "menu": ("sort", "login", "board"),
    "inside": ("buy", "board", "posts", "detail", "feedback"),
    "form": ("captcha", "login", "search", "buy", "posts", "sort"),
    "any": (*_WALLS, "info"),
}  # fmt: skip
"""Which topics are sought in which zone; ``near`` and ``any`` are zones taken together."""
_TOGETHER = {
    "near": ("named", "lead", "heads"),
    "any": ("named", "lead", "heads", "middle", "said"),
}


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
    unpriced: int = 0
    features: Mapping[str, float] = field(default_factory=dict)


def features_of(tree: Tree, seen: Evidence) -> dict[str, float]:
    """Return the page's evidence as named numbers between 0 and 1."""
    zones = zones_of(tree, seen.signs, _records(tree, seen))
    found = {
        "one": 1.0,
        **_of_words(seen.signs, zones),
        **size_of(tree, seen.signs, zones),
        **title_of(tree, seen.signs, zones),
        **forms_asked(tree, seen.signs),
        **_of_list(tree, seen),
        **_of_detail(tree, seen),
        **_of_people(tree, seen),
    }
    return {**found, **_joined(found)}


def _records(tree: Tree, seen: Evidence) -> list[tuple[int, int]]:
    """Return what repeats, in order, none within another."""
    roots = [review.root for review in seen.reviews] + [message.root for message in seen.messages]
    ranges = [(root, tree.ends[root]) for root in roots]
    if seen.region is not None and len(seen.listings) > 1:
        ranges += [(record.start, record.end) for record in seen.region.records]
        ranges.append((_table_start(tree, seen.region), seen.region.records[0].end))
    kept: list[tuple[int, int]] = []
    for start, end in sorted(ranges, key=lambda r: (r[0], -r[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _table_start(tree: Tree, region: Region) -> int:
    """Return where the records begin with the heads of their columns, if they are rows."""
    first = region.records[0]
    if tree.tags[first.root] != "tr":
        return first.start
    table = next((above for above in tree.ancestors(first.root) if tree.tags[above] == "table"), 0)
    before = tree.lines_in(table, first.start) if table else []
    return table if 0 < len(before) < _MOST_COLUMNS else first.start


def _more(count: int) -> float:
    """Each further sign halves the doubt that is left."""
    return 1.0 - 0.5**count


def _joined(found: Mapping[str, float]) -> dict[str, float]:
    """Return what only means something together: a password field beside posts is a menu's."""
    told = found.get
    said = {
        topic: max(told(f"{zone}_{topic}", 0.0) for zone in ("near", "middle", "any"))
        for topic in (*_WALLS, *_MATTERS)
    }
    listed, posted = told("list_size", 0.0) > 0.05, found["messages_any"] > 0
    full = listed or posted or found["reviews_any"] > 0 or told("detail_high", 0.0) > 0
    form = found["asked_middle"] + found["selects"] + found["radios"] + found["area"] > 0
    form = form or found["password"] > 0
    brief = found["middle_few"] > 0
    paged = found["paged"] > 0 or found["numbered"] > 0
    return {
        "full": float(full),
        "password_alone": float(found["password"] > 0 and not full and found["password_last"] > 0),
        "password_brief": float(found["password"] > 0 and brief and not full),
        "form_brief": float(form and brief and not full and not found["password"]),
        "formless_brief": float(not form and brief and not full),
        "captcha_form": said["captcha"] * form * (not found["password"]),
        "wait_formless": said["wait"] * (not form),
        "nothing_alone": said["nothing"] * (not full),
        "error_alone": said["error"] * (not full),
        "search_alone": said["search"] * (not full),
        "list_paged": float(listed and paged),
        "list_unpaged": float(listed and not paged),
        "status_bare": found["status_error"] * (not form) * (not full),
        "list_only": float(listed and found["share_repeated"] > 0.6),
        "list_many_vendors": told("list_vendors", 0.0) * told("detail_none", 0.0),
        "list_of_posts": listed * told("inside_posts", 0.0),
        "welcome_paged": said["welcome"] * listed * paged,
        "welcome_unpaged": said["welcome"] * listed * (not paged),
        "posts_many": said["posts"] * found["messages"],
        "board_quiet": said["board"] * (not posted),
        "profile_facts": said["profile"] * found["account_facts"],
        "site_listed": float(listed and found["title_site"] > 0),
        "site_unlisted": float(not full and found["title_site"] > 0),
    }


# --------------------------------------------------------------------------- words


def _of_words(signs: Signs, zones: Zones) -> dict[str, float]:
    known = phrases("pages")
    texts = zones.texts()
    texts["form"] = normal_text(dict.fromkeys(signs.forms.words or ()))
    counts = {zone: known.kinds(text) for zone, text in texts.items()}
    found = {}
    for zone, topics in _SPOKEN.items():
        parts = _TOGETHER.get(zone, (zone,))
        for topic in topics:
            most = max(counts[part][topic] for part in parts)
            if most:
                found[f"{zone}_{topic}"] = _more(most)
    return found


# --------------------------------------------------------------------------- what was read


def _of_list(tree: Tree, seen: Evidence) -> dict[str, float]:
    region, listings = seen.region, seen.listings
    if region is None or not listings:
        return {"list_none": 1.0}
    vendors = {found.fields.vendor for found in listings} - {""}
    first = region.records[0].start
    before = [line for line in tree.lines_in(0, first) if not tree.in_margin(line.block)]
    after = tree.lines_in(region.records[-1].end, len(tree.tags))
    headed = phrases("pages").kinds(_above(tree, seen.signs, first))
    count = len(listings)
    return {
        "list_score": few(region.score / len(region.records), 2.0),
        "list_one": float(count == 1),
        "list_few": float(1 < count <= 4),
        "list_some": float(4 < count <= 9),
        "list_many": float(count > 9),
        "list_size": few(count, 25),
        "list_vendor_one": float(len(vendors) == 1 and count > 1),
        "list_vendors": float(len(vendors) > 1),
        "list_related": float(headed["related"] > 0),
        "list_welcome": float(headed["welcome"] > 0),
        "list_headed": _more(headed["sort"]),
        "list_late": few(len(before), 30),
        "list_last": float(len([line for line in after if not tree.in_margin(line.block)]) < 5),
        "list_priced": region.priced,
    }


def _above(tree: Tree, signs: Signs, first: int) -> str:
    """Return the last lines before the records, and the last heading before them."""
    before = tree.lines_in(0, first)
    at = len(before)
    near = [line.text for line in before[-4:] if len(line.text) < 60]
    headings = [before[i].text for i in range(at - 1, max(-1, at - 40), -1) if signs.headings[i]]
    return normal_text(dict.fromkeys([*near, *headings[:1]]))


def _of_detail(tree: Tree, seen: Evidence) -> dict[str, float]:
    detail = seen.detail
    if detail is None:
        return {"detail_none": 1.0}
    region = seen.region
    fields, title = detail.found.fields, detail.found.title
    before = region is not None and detail.found.root < region.records[0].start
    menu = {link.text.casefold() for link in tree.links if tree.in_margin(link.entry)}
    listed = {found.title.casefold() for found in seen.listings}
    return {
        "detail": detail.likeness,
        "detail_high": float(detail.likeness > 0.75),
        "detail_before": float(before),
        "detail_in_nav": float(title.casefold() in menu),
        "detail_in_list": float(title.casefold() in listed),
        "detail_in_title": float(title.casefold()[:30] in seen.signs.title.casefold()),
        "detail_words": few(len(title.split()), 6),
        "detail_digits": float(any(c.isdigit() for c in title)),
        "detail_told": few(len(fields.roles), 6),
        "detail_described": few(len(fields.description), 300),
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
    said = [len(review.text) for review in seen.reviews]
    covered = sum(tree.ends[review.root] - review.root for review in seen.reviews)
    posted = sum(tree.ends[message.root] - message.root for message in seen.messages)
    whole = max(len(tree.tags), 1)
    writers = {message.author for message in seen.messages}
    priced = sum(1 for message in seen.messages if _PRICED.search(message.text[:2_000]))
    return {
        "writer_one": float(len(seen.messages) > 1 and len(writers) == 1),
        "messages_priced": priced / max(len(seen.messages), 1),
        "reviews": few(len(seen.reviews), 10),
        "reviews_any": float(bool(seen.reviews)),
        "reviews_share": min(1.0, covered / whole * 2),
        "reviews_rated": float(sum(bool(r.rating_text) for r in seen.reviews) * 2 > len(said) > 0),
        "reviews_long": float(bool(said) and sum(said) > 120 * len(said)),
        "messages": few(len(seen.messages), 6),
        "messages_any": float(bool(seen.messages)),
        "messages_long": few(long, 4),
        "messages_share": min(1.0, posted / whole * 2),
        "account_facts": few(facts, 5),
        "account_sales": float(account is not None and account.sales is not None),
        "account_named": float(account is not None and bool(account.name)),
        "at_vendor": float(seen.at_vendor),
    }
